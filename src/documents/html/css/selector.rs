//! Selectors: which of their parts are known, and how they are read.

use std::fmt;

use cssparser::{ParseError, Parser as Input, ToCss};
use selectors::parser::{
    Component, NonTSPseudoClass, Parser, PseudoElement, Selector, SelectorImpl, SelectorList,
    SelectorParseErrorKind as Kind,
};

use super::atom::Atom;

/// A selector with more parts is not kept: matching descends as deep as they are many.
const MOST_PARTS: usize = 1_000;

/// The parts of which selectors are made here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parts;

impl SelectorImpl for Parts {
    type ExtraMatchingData<'a> = ();
    type AttrValue = Atom;
    type Identifier = Atom;
    type LocalName = Atom;
    type NamespaceUrl = Atom;
    type NamespacePrefix = Atom;
    type BorrowedNamespaceUrl = Atom;
    type BorrowedLocalName = Atom;
    type NonTSPseudoClass = State;
    type PseudoElement = Beside;
}

/// What an element can be besides its name, its attributes and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum State {
    Link,
    Enabled,
    Disabled,
    Checked,
    Required,
    Optional,
    /// What can be typed into, or cannot.
    Writable(bool),
    PlaceholderShown,
    /// `<details open>`, `<dialog open>`.
    Open,
    Languages(Box<[String]>),
    /// Whether it is written from left to right.
    LeftToRight(bool),
    /// What is always so.
    Always,
    /// What is not so before somebody does something.
    Never,
}

impl NonTSPseudoClass for State {
    fn is_active_or_hover(&self) -> bool {
        false
    }

    fn is_user_action_state(&self) -> bool {
        false
    }
}

impl ToCss for State {
    fn to_css<W: fmt::Write>(&self, to: &mut W) -> fmt::Result {
        write!(to, ":{self:?}")
    }
}

/// A pseudo-element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    Before,
    After,
    Marker,
    /// One that brings no text of its own.
    Other,
}

impl PseudoElement for Beside {
    fn accepts_state_pseudo_classes(&self) -> bool {
        true
    }

    fn valid_after_before_or_after(&self) -> bool {
        *self == Beside::Other
    }

    fn is_before_or_after(&self) -> bool {
        *self != Beside::Other
    }
}

impl ToCss for Beside {
    fn to_css<W: fmt::Write>(&self, to: &mut W) -> fmt::Result {
        write!(to, "::{self:?}")
    }
}

/// Reads selectors as current browsers do: what they do not know makes a list of selectors invalid.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader;

fn unknown<T>() -> Result<T, ParseError<Kind>> {
    Err(ParseError::custom(Kind::UnsupportedPseudoClassOrElement))
}

impl<'i> Parser<'i> for Reader {
    type Impl = Parts;
    type Error = Kind;

    fn parse_slotted(&self) -> bool {
        true
    }

    fn parse_part(&self) -> bool {
        true
    }

    fn parse_nth_child_of(&self) -> bool {
        true
    }

    fn parse_is_and_where(&self) -> bool {
        true
    }

    fn parse_has(&self) -> bool {
        true
    }

    fn parse_parent_selector(&self) -> bool {
        true
    }

    fn is_is_alias(&self, name: &str) -> bool {
        name.eq_ignore_ascii_case("-webkit-any") || name.eq_ignore_ascii_case("matches")
    }

    fn parse_host(&self) -> bool {
        true
    }

    fn parse_non_ts_pseudo_class(&self, name: &str) -> Result<State, ParseError<Kind>> {
        Ok(match name.to_ascii_lowercase().as_str() {
            "link" | "any-link" | "-webkit-any-link" => State::Link,
            "enabled" => State::Enabled,
            "disabled" => State::Disabled,
            "checked" => State::Checked,
            "required" => State::Required,
            "optional" => State::Optional,
            "read-write" => State::Writable(true),
            "read-only" => State::Writable(false),
            "placeholder-shown" => State::PlaceholderShown,
            "open" => State::Open,
            "defined" => State::Always,
            "hover"
            | "active"
            | "focus"
            | "focus-within"
            | "focus-visible"
            | "visited"
            | "target"
            | "target-within"
            | "target-current"
            | "current"
            | "past"
            | "future"
            | "playing"
            | "paused"
            | "seeking"
            | "buffering"
            | "stalled"
            | "muted"
            | "volume-locked"
            | "default"
            | "indeterminate"
            | "valid"
            | "invalid"
            | "in-range"
            | "out-of-range"
            | "user-valid"
            | "user-invalid"
            | "autofill"
            | "-webkit-autofill"
            | "fullscreen"
            | "-webkit-full-screen"
            | "modal"
            | "popover-open"
            | "picture-in-picture"
            | "local-link"
            | "blank"
            | "active-view-transition"
            | "-webkit-drag"
            | "window-inactive"
            | "has-slotted" => State::Never,
            _ => return unknown(),
        })
    }

    fn parse_non_ts_functional_pseudo_class(
        &self,
        name: &str,
        input: &mut Input<'i>,
        _after_part: bool,
    ) -> Result<State, ParseError<Kind>> {
        match name.to_ascii_lowercase().as_str() {
            "lang" => {
                let all = input.parse_comma_separated(|input| {
                    Ok::<_, ParseError<Kind>>(input.expect_ident_or_string()?.to_ascii_lowercase())
                })?;
                Ok(State::Languages(all.into()))
            }
            "dir" => {
                let word = input.expect_ident()?.to_ascii_lowercase();
                Ok(match word.as_str() {
                    "ltr" => State::LeftToRight(true),
                    "rtl" => State::LeftToRight(false),
                    _ => State::Never,
                })
            }
            "state" | "host-context" | "active-view-transition-type" => {
                while input.next().is_ok() {}
                Ok(State::Never)
            }
            _ => unknown(),
        }
    }

    fn parse_pseudo_element(&self, name: &str) -> Result<Beside, ParseError<Kind>> {
        let name = name.to_ascii_lowercase();
        Ok(match name.as_str() {
            "before" => Beside::Before,
            "after" => Beside::After,
            "marker" => Beside::Marker,
            "first-line"
            | "first-letter"
            | "selection"
            | "placeholder"
            | "backdrop"
            | "cue"
            | "file-selector-button"
            | "grammar-error"
            | "spelling-error"
            | "target-text"
            | "details-content"
            | "view-transition"
            | "search-text"
            | "scroll-marker"
            | "scroll-marker-group"
            | "checkmark"
            | "picker-icon"
            | "column" => Beside::Other,
            _ if name.starts_with("-webkit-") => Beside::Other,
            _ => return unknown(),
        })
    }

    fn parse_functional_pseudo_element(
        &self,
        name: &str,
        input: &mut Input<'i>,
    ) -> Result<Beside, ParseError<Kind>> {
        let known = ["highlight", "cue", "picker", "scroll-button"];
        let name = name.to_ascii_lowercase();
        if !known.contains(&name.as_str()) && !name.starts_with("view-transition-") {
            return unknown();
        }
        while input.next().is_ok() {}
        Ok(Beside::Other)
    }
}

/// What there is to know of a selector before it is matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    /// It asks for what comes later in the page.
    pub(super) looks_ahead: bool,
}

/// Looks through a selector. Nothing if it can match no element, or has too many parts.
pub(super) fn seen(selector: &Selector<Parts>) -> Option<Seen> {
    if selector.is_slotted() || selector.is_part() {
        return None;
    }
    let own = subject(selector);
    let never = |part: &Component<Parts>| {
        part.is_host()
            || matches!(part, Component::Invalid(_))
            || matches!(part, Component::NonTSPseudoClass(State::Never))
    };
    if own.clone().any(never) {
        return None;
    }
    let (mut parts, mut looks_ahead) = (MOST_PARTS, false);
    look_through(selector, &mut parts, &mut looks_ahead)?;
    Some(Seen { looks_ahead })
}

/// The parts that speak of the element itself.
pub(super) fn subject(
    selector: &Selector<Parts>,
) -> impl Iterator<Item = &Component<Parts>> + Clone {
    let mut parts = selector.iter();
    if selector.has_pseudo_element() {
        while parts.next().is_some() {}
        parts.next_sequence();
    }
    parts
}

fn look_through(selector: &Selector<Parts>, left: &mut usize, ahead: &mut bool) -> Option<()> {
    for part in selector.iter_raw_match_order() {
        *left = left.checked_sub(1)?;
        let inner: &[Selector<Parts>] = match part {
            Component::Negation(list) | Component::Is(list) | Component::Where(list) => {
                list.slice()
            }
            Component::Host(Some(inner)) | Component::Slotted(inner) => std::slice::from_ref(inner),
            Component::Nth(data) => {
                *ahead |= data.ty.is_from_end() || data.ty.is_only();
                &[]
            }
            Component::NthOf(data) => {
                *ahead |= data.nth_data().ty.is_from_end();
                data.selectors()
            }
            Component::Empty => {
                *ahead = true;
                &[]
            }
            Component::Has(all) => {
                *ahead = true;
                for relative in all {
                    look_through(&relative.selector, left, ahead)?;
                }
                &[]
            }
            _ => &[],
        };
        for inner in inner {
            look_through(inner, left, ahead)?;
        }
    }
    Some(())
}

/// Reads a list of selectors.
pub(super) fn read(
    input: &mut Input<'_>,
    relative: selectors::parser::ParseRelative,
) -> Result<SelectorList<Parts>, ParseError<()>> {
    SelectorList::parse(&Reader, input, relative).or(Err(ParseError::unexpected_token()))
}
