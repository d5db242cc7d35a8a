//! How the parts of a selector are compared with an element.

use std::fmt;
use std::num::NonZeroUsize;
use std::ptr::NonNull;

use selectors::attr::{
    AttrSelectorOperation, AttrSelectorOperator, CaseSensitivity, NamespaceConstraint,
};
use selectors::bloom::{BLOOM_HASH_MASK, BloomFilter};
use selectors::matching::{ElementSelectorFlags, MatchingContext};
use selectors::{Element, OpaqueElement};

use super::atom::Atom;
use super::elements::{ElementId, Elements, Node, Word};
use super::selector::{Beside, Parts, State};

/// An element among all elements.
#[derive(Clone, Copy)]
pub(super) struct Handle<'a> {
    pub(super) all: &'a Elements,
    pub(super) id: ElementId,
}

impl fmt::Debug for Handle<'_> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "<{}> {:?}", self.all.name(self.id), self.id)
    }
}

impl<'a> Handle<'a> {
    fn node(self) -> Option<&'a Node> {
        self.all.node(self.id)
    }

    /// Another element, if there is work left.
    fn go(self, to: impl Fn(&Node) -> Option<ElementId>) -> Option<Handle<'a>> {
        if !self.all.spend(1) {
            return None;
        }
        let id = self.node().and_then(to)?;
        Some(Handle { id, ..self })
    }

    fn is_named(self, names: &[&str]) -> bool {
        names.contains(&self.all.name(self.id))
    }

    fn attribute(self, name: &str) -> Option<&'a str> {
        let many = self.all.attribute_words(self.id).len() as u64;
        self.all.attribute(self.id, name).filter(|_| self.all.spend(1 + many / 4))
    }

    /// The nearest value of an attribute, from the element outwards.
    fn nearest(self, name: &str) -> Option<&'a str> {
        let mut at = Some(self);
        while let Some(element) = at {
            if let Some(value) = element.attribute(name) {
                return Some(value);
            }
            at = element.parent_element();
        }
        None
    }

    fn is_control(self) -> bool {
        self.is_named(&["button", "input", "select", "textarea", "optgroup", "option", "fieldset"])
    }

    fn is_disabled(self) -> bool {
        self.is_control() && self.attribute("disabled").is_some()
    }

    fn is_writable(self) -> bool {
        let is_free = self.attribute("readonly").is_none() && self.attribute("disabled").is_none();
        let takes_text = || {
            let kind = self.attribute("type").unwrap_or("text").to_ascii_lowercase();
            !matches!(
                kind.as_str(),
                "hidden"
                    | "checkbox"
                    | "radio"
                    | "file"
                    | "submit"
                    | "image"
                    | "reset"
                    | "button"
                    | "range"
                    | "color"
            )
        };
        is_free && (self.is_named(&["textarea"]) || self.is_named(&["input"]) && takes_text())
            || self.nearest("contenteditable").is_some_and(|v| !v.eq_ignore_ascii_case("false"))
    }

    fn is_in(self, state: &State) -> bool {
        match state {
            State::Link => self.is_link(),
            State::Enabled => self.is_control() && !self.is_disabled(),
            State::Disabled => self.is_disabled(),
            State::Checked => {
                self.is_named(&["input"]) && self.attribute("checked").is_some()
                    || self.is_named(&["option"]) && self.attribute("selected").is_some()
            }
            State::Required | State::Optional => {
                self.is_named(&["input", "select", "textarea"])
                    && self.attribute("required").is_some() == (*state == State::Required)
            }
            State::Writable(writable) => self.is_writable() == *writable,
            State::PlaceholderShown => {
                self.is_named(&["input", "textarea"])
                    && self.attribute("placeholder").is_some()
                    && self.attribute("value").is_none_or(str::is_empty)
                    && !self.node().is_some_and(|node| node.holds_text)
            }
            State::Open => {
                self.is_named(&["details", "dialog"]) && self.attribute("open").is_some()
            }
            State::Languages(all) => {
                let own = self.nearest("lang").unwrap_or_default().to_ascii_lowercase();
                all.iter().any(|wanted| {
                    let rest = own.strip_prefix(wanted.as_str());
                    !wanted.is_empty() && rest.is_some_and(|r| r.is_empty() || r.starts_with('-'))
                })
            }
            State::LeftToRight(ltr) => {
                let dir = self.nearest("dir").unwrap_or_default();
                dir.eq_ignore_ascii_case("rtl") != *ltr
            }
            State::Always => true,
            State::Never => false,
        }
    }

    /// What selectors may ask of an element when they speak of those in it.
    pub(super) fn hashes(self) -> impl Iterator<Item = u32> + 'a {
        let node = self.node();
        let own = node.into_iter().flat_map(|node| [Some(node.name), node.id]).flatten();
        own.chain(self.all.class_words(self.id).iter().copied())
            .map(|word: Word| word.hash & BLOOM_HASH_MASK)
    }
}

/// What it costs to compare a value.
fn cost(operation: &AttrSelectorOperation<&Atom>, value: &str) -> u64 {
    let (length, mut times) = (value.len() as u64, 1);
    if let AttrSelectorOperation::WithValue { operator, case_sensitivity, value: part } = operation
        && *operator == AttrSelectorOperator::Substring
        && *case_sensitivity == CaseSensitivity::AsciiCaseInsensitive
    {
        // It is looked for letter by letter.
        times += part.text().len() as u64;
    }
    length.saturating_mul(times) / 16
}

impl Element for Handle<'_> {
    type Impl = Parts;

    fn opaque(&self) -> OpaqueElement {
        // The number of the element stands for it: it stays the same while elements are added.
        let number = NonZeroUsize::try_from(self.id.number()).unwrap_or(NonZeroUsize::MAX);
        OpaqueElement::from_ptr(NonNull::without_provenance(number))
    }

    fn parent_element(&self) -> Option<Self> {
        self.go(|node| node.parent)
    }

    fn parent_node_is_shadow_root(&self) -> bool {
        false
    }

    fn containing_shadow_host(&self) -> Option<Self> {
        None
    }

    fn is_pseudo_element(&self) -> bool {
        false
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        self.go(|node| node.before)
    }

    fn next_sibling_element(&self) -> Option<Self> {
        self.go(|node| node.after)
    }

    fn first_element_child(&self) -> Option<Self> {
        self.go(|node| node.first)
    }

    fn is_html_element_in_html_document(&self) -> bool {
        true
    }

    fn has_local_name(&self, name: &Atom) -> bool {
        self.all.spend(1)
            && self.node().is_some_and(|n| name.is(n.name.hash, self.all.text(n.name)))
    }

    fn has_namespace(&self, _: &Atom) -> bool {
        false
    }

    fn is_same_type(&self, other: &Self) -> bool {
        self.all.spend(1)
            && self.node().zip(other.node()).is_some_and(|(one, other)| {
                one.name.hash == other.name.hash
                    && self.all.text(one.name) == self.all.text(other.name)
            })
    }

    fn attr_matches(
        &self,
        namespace: &NamespaceConstraint<&Atom>,
        name: &Atom,
        operation: &AttrSelectorOperation<&Atom>,
    ) -> bool {
        let is_known = match namespace {
            NamespaceConstraint::Any => true,
            NamespaceConstraint::Specific(url) => url.text().is_empty(),
        };
        let all = self.all.attribute_words(self.id);
        if !is_known || !self.all.spend(1 + all.len() as u64 / 4) {
            return false;
        }
        let found = all.iter().find(|(key, _)| name.is(key.hash, self.all.text(*key)));
        found.is_some_and(|(_, value)| {
            let value = self.all.text(*value);
            self.all.spend(cost(operation, value)) && operation.eval_str(value)
        })
    }

    fn match_non_ts_pseudo_class(&self, state: &State, _: &mut MatchingContext<'_, Parts>) -> bool {
        self.all.spend(1) && self.is_in(state)
    }

    fn match_pseudo_element(&self, _: &Beside, _: &mut MatchingContext<'_, Parts>) -> bool {
        false
    }

    fn apply_selector_flags(&self, _: ElementSelectorFlags) {}

    fn is_link(&self) -> bool {
        self.is_named(&["a", "area"]) && self.attribute("href").is_some()
    }

    fn is_html_slot_element(&self) -> bool {
        false
    }

    fn has_id(&self, id: &Atom, case: CaseSensitivity) -> bool {
        self.all.spend(1)
            && self.node().and_then(|node| node.id).is_some_and(|own| {
                let text = self.all.text(own);
                id.is(own.hash, text) || case.eq(text.as_bytes(), id.text().as_bytes())
            })
    }

    fn has_class(&self, name: &Atom, case: CaseSensitivity) -> bool {
        let all = self.all.class_words(self.id);
        self.all.spend(1 + all.len() as u64 / 8)
            && all.iter().any(|own| match case {
                CaseSensitivity::CaseSensitive => name.is(own.hash, self.all.text(*own)),
                CaseSensitivity::AsciiCaseInsensitive => {
                    self.all.text(*own).eq_ignore_ascii_case(name.text())
                }
            })
    }

    fn has_custom_state(&self, _: &Atom) -> bool {
        false
    }

    fn imported_part(&self, _: &Atom) -> Option<Atom> {
        None
    }

    fn is_part(&self, _: &Atom) -> bool {
        false
    }

    fn is_empty(&self) -> bool {
        self.node().is_some_and(|node| node.first.is_none() && !node.holds_text)
    }

    fn is_root(&self) -> bool {
        self.node().is_some_and(|node| node.parent.is_none())
    }

    fn add_element_unique_hashes(&self, filter: &mut BloomFilter) -> bool {
        self.hashes().for_each(|hash| filter.insert_hash(hash));
        true
    }
}
