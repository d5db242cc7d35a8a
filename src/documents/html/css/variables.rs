//! Custom properties: what holds for an element, and values with `var(…)` filled in.

use std::collections::HashMap;
use std::sync::Arc;

use cssparser::{Parser, Token};

use super::atom::{Atom, hash};
use super::declarations::{Custom, rests_on_others};

/// What one value may become long, and how many pieces it may be put together from.
const MOST_TEXT: usize = 64 * 1024;
/// All elements together declare no more of their own.
const MOST_HELD: usize = 1_000_000;
const MOST_PIECES: usize = 2_000;
/// How deep values may rest on others, and stand in blocks and in what is given instead of others.
const DEPTH: usize = 64;

/// The custom properties of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct ScopeId(u32);

#[derive(Debug)]
struct Scope {
    /// What the element itself declares, in order.
    own: Vec<(Atom, Option<Arc<str>>)>,
    /// What it inherits.
    around: Option<ScopeId>,
    /// The rules by which it declares it.
    rules: Box<[u32]>,
}

/// The custom properties of all elements. Elements that declare the same share them.
#[derive(Debug, Default)]
pub(super) struct Scopes {
    all: Vec<Scope>,
    /// How many declarations they hold.
    held: usize,
    by_rules: HashMap<(Option<ScopeId>, Box<[u32]>), ScopeId>,
}

impl Scopes {
    /// The custom properties that are declared by these rules, in an element within `around`.
    pub(super) fn known(&self, around: Option<ScopeId>, rules: &[u32]) -> Option<ScopeId> {
        // The same declarations once more, within an element that has them already.
        if let Some(id) = around
            && let Some(scope) = self.get(id)
            && *scope.rules == *rules
            && !rules.is_empty()
        {
            return Some(id);
        }
        self.by_rules.get(&(around, Box::from(rules))).copied()
    }

    /// Takes in what is declared in an element; of two of one name, the latter counts.
    pub(super) fn add(
        &mut self,
        around: Option<ScopeId>,
        rules: Option<&[u32]>,
        declared: Vec<(Atom, Custom)>,
    ) -> Option<ScopeId> {
        self.held += declared.len();
        if self.held > MOST_HELD {
            return around;
        }
        let mut own: Vec<(Atom, Custom)> = declared;
        own.reverse();
        own.sort_by(|a, b| a.0.cmp(&b.0));
        own.dedup_by(|later, first| later.0 == first.0);
        let own = own.into_iter().filter_map(|(name, value)| match value {
            Custom::Text(text) => Some((name, Some(text))),
            Custom::Nothing => Some((name, None)),
            Custom::Inherited => None,
        });
        let id = ScopeId(u32::try_from(self.all.len()).ok()?);
        let shared = rules.map(Box::<[u32]>::from);
        if let Some(rules) = shared.clone() {
            self.by_rules.insert((around, rules), id);
        }
        let rules = shared.unwrap_or_default();
        self.all.push(Scope { own: own.collect(), around, rules });
        Some(id)
    }

    fn get(&self, id: ScopeId) -> Option<&Scope> {
        self.all.get(usize::try_from(id.0).ok()?)
    }

    /// The value of a name, and where it was declared.
    fn find(&self, from: Option<ScopeId>, name: &str, work: &mut u64) -> Option<(&str, ScopeId)> {
        let hash = hash(name);
        let mut at = from;
        while let Some(id) = at {
            *work += 1;
            let scope = self.get(id)?;
            let place = scope.own.binary_search_by(|(own, _)| own.order(hash, name));
            if let Some((_, value)) = place.ok().and_then(|place| scope.own.get(place)) {
                return value.as_deref().map(|text| (text, id));
            }
            at = scope.around;
        }
        None
    }

    /// A value with everything filled in, or nothing if something is missing. What it cost is added
    /// to `work`.
    pub(super) fn filled(
        &self,
        scope: Option<ScopeId>,
        text: &str,
        work: &mut u64,
    ) -> Option<String> {
        let mut filling = Filling { scopes: self, open: Vec::new(), pieces: 0, depth: 0, work };
        let mut out = String::new();
        filling.fill(scope, text, &mut out).ok()?;
        Some(out)
    }
}

/// Why a value cannot be filled in.
#[derive(Clone, Copy, Debug)]
enum Gap {
    /// Something is missing for which nothing else is given.
    Missing,
    /// It rests on itself, by the property at this place among those that are open.
    Circle(usize),
    /// It becomes too long.
    TooLong,
}

struct Filling<'a> {
    scopes: &'a Scopes,
    /// The properties that are being filled in.
    open: Vec<(String, ScopeId)>,
    pieces: usize,
    depth: usize,
    work: &'a mut u64,
}

impl Filling<'_> {
    fn fill(&mut self, scope: Option<ScopeId>, text: &str, out: &mut String) -> Result<(), Gap> {
        self.pieces += 1;
        *self.work += 1 + u64::try_from(text.len() / 16).unwrap_or(u64::MAX);
        if self.pieces > MOST_PIECES || out.len() + text.len() > MOST_TEXT {
            return Err(Gap::TooLong);
        }
        if !rests_on_others(text) {
            out.push_str(text);
            return Ok(());
        }
        let mut gap = None;
        self.block(scope, &mut Parser::new(text), out, &mut gap);
        gap.map_or(Ok(()), Err)
    }

    /// Fills in what stands in one block, and in the blocks in it.
    fn block(
        &mut self,
        scope: Option<ScopeId>,
        input: &mut Parser<'_>,
        out: &mut String,
        gap: &mut Option<Gap>,
    ) {
        if self.depth >= DEPTH {
            *gap = Some(Gap::TooLong);
            return;
        }
        self.depth += 1;
        let mut copied = input.position();
        while gap.is_none() {
            let before = input.position();
            let is_value = match input.next_including_whitespace_and_comments() {
                Err(_) => break,
                Ok(Token::Function(name)) => name.eq_ignore_ascii_case("var"),
                Ok(
                    Token::ParenthesisBlock | Token::SquareBracketBlock | Token::CurlyBracketBlock,
                ) => false,
                Ok(_) => continue,
            };
            let end = if is_value { before } else { input.position() };
            out.push_str(input.slice(copied..end));
            // Inside, the block is read up to its closing bracket, which is copied with what follows.
            let inside = input.parse_nested_block(|input| {
                if is_value {
                    // What stands side by side does not become one word.
                    out.push_str("/**/");
                    if let Err(found) = self.value(scope, input, out) {
                        *gap = Some(found);
                    }
                    out.push_str("/**/");
                    copied = input.position();
                } else {
                    self.block(scope, input, out, gap);
                    copied = input.position();
                }
                while input.next().is_ok() {}
                Ok::<_, cssparser::ParseError<()>>(())
            });
            if inside.is_err() {
                *gap = Some(Gap::TooLong);
            }
            if is_value {
                copied = input.position();
            }
            if out.len() > MOST_TEXT {
                *gap = Some(Gap::TooLong);
            }
        }
        out.push_str(input.slice_from(copied));
        self.depth -= 1;
    }

    /// What stands for `var(…)`, of which the inside is read.
    fn value(
        &mut self,
        scope: Option<ScopeId>,
        input: &mut Parser<'_>,
        out: &mut String,
    ) -> Result<(), Gap> {
        let name = match input.next() {
            Ok(Token::Ident(name)) if name.starts_with("--") => name.to_string(),
            _ => return Err(Gap::Missing),
        };
        let instead = input.try_parse(|input| input.expect_comma()).ok().map(|()| {
            let start = input.position();
            while input.next().is_ok() {}
            input.slice_from(start).trim()
        });
        let length = out.len();
        match self.declared(scope, &name, out) {
            Err(Gap::Missing) => {}
            done => return done,
        }
        out.truncate(length);
        instead.map_or(Err(Gap::Missing), |instead| self.fill(scope, instead, out))
    }

    fn declared(
        &mut self,
        scope: Option<ScopeId>,
        name: &str,
        out: &mut String,
    ) -> Result<(), Gap> {
        let scopes = self.scopes;
        let (text, declared) = scopes.find(scope, name, self.work).ok_or(Gap::Missing)?;
        let place = self.open.iter().position(|(n, s)| n == name && *s == declared);
        if let Some(place) = place {
            return Err(Gap::Circle(place));
        }
        self.open.push((name.to_string(), declared));
        let filled = self.fill(Some(declared), text, out);
        self.open.pop();
        match filled {
            // What rests on itself has no value.
            Err(Gap::Circle(place)) if place == self.open.len() => Err(Gap::Missing),
            filled => filled,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_filled_in() {
        let mut scopes = Scopes::default();
        let text = |text: &str| Custom::Text(Arc::from(text));
        let declared = vec![
            (Atom::from("--a"), text("var(--b)")),
            (Atom::from("--b"), text("red")),
            (Atom::from("--c"), text("x(1, var(--b) y) z")),
        ];
        let scope = scopes.add(None, None, declared);
        for (value, expected) in [
            ("none", Some("none")),
            ("var(--b)", Some("red")),
            ("var(--a)", Some("red")),
            ("var(--c)", Some("x(1, red y) z")),
            ("f(var(--a) g(var(--b)))", Some("f(red g(red))")),
            ("var(--d, 1px (2px))", Some("1px (2px)")),
            ("var(--d, var(--e, var(--a)))", Some("red")),
            ("var(--d)", None),
        ] {
            let filled = scopes.filled(scope, value, &mut 0);
            let filled = filled.map(|filled| filled.replace("/**/", ""));
            assert_eq!(filled.as_deref(), expected, "{value}");
        }
    }
}
