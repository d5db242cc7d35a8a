//! What only later parts of a page tell of an element that has just begun: how many items a list has, which
//! option of a selection is chosen, what stands in the slots of a shadow root.

use std::ops::Range;

use super::super::extract::Limits;
use super::elements;
use super::tokens::{Token, Tokens};

/// What may still be looked through twice.
#[derive(Debug)]
pub(super) struct Ahead {
    left: usize,
}

/// Which options of a selection are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Options {
    All,
    /// The one behind so many others.
    One(usize),
    /// The one was shown, or which it is is not known.
    NoMore,
}

impl Options {
    /// Whether the next option is shown.
    pub(super) fn shows_next(&mut self) -> bool {
        let (shows, next) = match *self {
            Options::All => (true, Options::All),
            Options::One(0) => (true, Options::NoMore),
            Options::One(others) => (false, Options::One(others - 1)),
            Options::NoMore => (false, Options::NoMore),
        };
        *self = next;
        shows
    }
}

/// What stands in an element with a shadow root.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Light {
    /// The slots for which there is something; that without a name is empty.
    pub(super) slots: Vec<String>,
}

impl Ahead {
    pub(super) fn new(limits: &Limits) -> Ahead {
        Ahead { left: limits.file.saturating_mul(2) }
    }

    /// Nothing more may be looked through.
    pub(super) fn spent() -> Ahead {
        Ahead { left: 0 }
    }

    /// The tokens from a place on, until `goes_on` says otherwise. `None` where it costs too much.
    fn each<'t>(
        &mut self,
        text: &'t str,
        from: usize,
        mut goes_on: impl FnMut(&Token<'t>, &mut Tokens<'t>) -> bool,
    ) -> Option<Range<usize>> {
        let end = text.len().min(from.saturating_add(self.left));
        let mut tokens = Tokens::within(text, from..end);
        let mut before = from;
        while let Some(token) = tokens.next() {
            if let Token::Start(tag) = &token
                && let Some(raw) = elements::raw(&tag.name)
            {
                tokens.raw(&tag.name, raw);
            }
            if !goes_on(&token, &mut tokens) {
                break;
            }
            before = tokens.place();
        }
        self.left = self.left.saturating_sub(tokens.place() - from);
        (self.left > 0).then_some(from..before)
    }

    /// How many items the list has that begins at a place.
    pub(super) fn items(&mut self, text: &str, from: usize) -> Option<usize> {
        let is_list = |name: &str| matches!(name, "ol" | "ul" | "menu" | "dir");
        let (mut items, mut depth, mut is_known) = (0_usize, 0_usize, true);
        self.each(text, from, |token, _| {
            match token {
                Token::Start(tag) if is_list(&tag.name) => depth += 1,
                Token::Start(tag) if tag.name == "li" && depth == 0 => {
                    // Whether it is shown, and counted, is told only where it stands.
                    let says = ["hidden", "style", "class", "id"];
                    is_known &= says.iter().all(|name| tag.attribute(name).is_none());
                    items += 1;
                }
                Token::End(name, _) if is_list(name) => match depth.checked_sub(1) {
                    Some(outer) => depth = outer,
                    None => return false,
                },
                _ => {}
            }
            true
        })?;
        is_known.then_some(items)
    }

    /// The option that the selection shows that begins at a place.
    pub(super) fn chosen(&mut self, text: &str, from: usize) -> Options {
        let (mut options, mut chosen, mut usual) = (0_usize, None, None);
        let known = self.each(text, from, |token, _| {
            match token {
                Token::Start(tag) if tag.name == "option" => {
                    if tag.attribute("selected").is_some() {
                        chosen = Some(options);
                    }
                    if tag.attribute("disabled").is_none() {
                        usual = usual.or(Some(options));
                    }
                    options += 1;
                }
                Token::Start(tag) => return tag.name != "select" && tag.name != "input",
                Token::End(name, _) => return name != "select",
                _ => {}
            }
            true
        });
        match known.and(chosen.or(usual)) {
            Some(at) => Options::One(at),
            None => Options::NoMore,
        }
    }

    /// Where the content of the element `name` ends that begins at a place.
    pub(super) fn content(&mut self, text: &str, name: &str, from: usize) -> Option<Range<usize>> {
        let mut depth = 0_usize;
        self.each(text, from, |token, _| {
            match token {
                Token::Start(tag) if tag.name == name => depth += 1,
                Token::End(end, _) if end == name => match depth.checked_sub(1) {
                    Some(outer) => depth = outer,
                    None => return false,
                },
                _ => {}
            }
            true
        })
    }

    /// For which slots there is something in an element of which the content goes on at a place.
    pub(super) fn light(&mut self, text: &str, from: usize) -> Option<Light> {
        let mut light = Light::default();
        let mut depth = 0_usize;
        self.each(text, from, |token, _| {
            let slot = match token {
                Token::Start(tag) => {
                    let is_closed = elements::is_void(&tag.name) || tag.closes_itself;
                    let slot = tag.attribute("slot").unwrap_or_default().to_string();
                    let own = (depth == 0 && tag.name != "script").then_some(slot);
                    depth += usize::from(!is_closed);
                    own
                }
                Token::End(..) => match depth.checked_sub(1) {
                    Some(outer) => {
                        depth = outer;
                        None
                    }
                    None => return false,
                },
                Token::Text(range) => {
                    let words = text.get(range.clone()).unwrap_or_default();
                    (depth == 0 && !words.trim().is_empty()).then(String::new)
                }
                Token::Reference(..) => (depth == 0).then(String::new),
                Token::Comment(_) => None,
            };
            if let Some(slot) = slot.filter(|slot| !light.slots.contains(slot))
                && light.slots.len() < 100
            {
                light.slots.push(slot);
            }
            true
        })?;
        Some(light)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ahead() -> Ahead {
        Ahead::new(&Limits::default())
    }

    #[test]
    fn what_comes_later_is_known() {
        let items = |text: &str| ahead().items(text, 0);
        assert_eq!(items("<li>a<li>b<ol><li>c</ol><li>d</ol><li>e"), Some(3));
        assert_eq!(items("<li>a<li hidden>b</ol>"), None);
        assert_eq!(items("</ol>"), Some(0));
        let chosen = |text: &str| ahead().chosen(text, 0);
        assert_eq!(
            chosen("<option>a<option selected>b</select><option selected>"),
            Options::One(1)
        );
        assert_eq!(chosen("<option disabled>a<option>b</select>"), Options::One(1));
        assert_eq!(chosen("</select><option>"), Options::NoMore);
        let content = |text: &str| ahead().content(text, "template", 0);
        assert_eq!(content("a<template>b</template>c</template>d"), Some(0..24));
        let light = |text: &str| ahead().light(text, 0).unwrap().slots;
        assert_eq!(light(" <p slot=a>x</p><!-- y --></x>z"), ["a"]);
        assert_eq!(light("<b slot=a>x</b> words <i>y</i></x>"), ["a", ""]);
    }

    #[test]
    fn looking_ahead_has_its_limit() {
        let mut ahead = Ahead { left: 10 };
        assert_eq!(ahead.items("<li>a<li>b<li>c</ol>", 0), None);
    }
}
