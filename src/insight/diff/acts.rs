//! Who signed, adopted, attended or hosted a text, or did not sign it: what one of two sides knows of
//! that and the other does not.

use std::collections::BTreeMap;

use crate::dossier::terms::{Act, TextState};
use crate::dossier::{ActorIx, Dossier, Entity, InstrumentIx, QuoteIx};
use crate::insight::diff::side::{Side, is_one_dossier};

/// An act that only one side knows of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActChange {
    /// Whether it is the second that knows of it.
    pub is_new: bool,
    /// In the dossier of the side that knows of it.
    pub instrument: InstrumentIx,
    pub actor: ActorIx,
    pub act: Act,
    pub quotes: Vec<QuoteIx>,
}

/// An act by the ids of text and actor.
type Key<'d> = (&'d str, &'d str, Act);

/// The acts that only one of the two knows of: those of the second first.
pub(super) fn acts(a: Side<'_>, b: Side<'_>) -> Vec<ActChange> {
    let (before, after) = (known_acts(a, false), known_acts(b, true));
    let new = after.iter().filter(|(key, _)| !before.contains_key(*key));
    let gone = before.iter().filter(|(key, _)| !after.contains_key(*key));
    new.chain(gone).map(|(_, act)| act.clone()).collect()
}

fn known_acts(side: Side<'_>, is_new: bool) -> BTreeMap<Key<'_>, ActChange> {
    let d = side.known.whole();
    let mut found: BTreeMap<Key<'_>, ActChange> = BTreeMap::new();
    for instrument in (0..d.instruments.len() as u32).map(InstrumentIx) {
        for (_, part) in side.known.participation(instrument) {
            for actor in &part.actors {
                let id = |entity| d.id_of(entity);
                let (text, who) = (Entity::Instrument(instrument), Entity::Actor(*actor));
                let act = found.entry((id(text), id(who), part.act)).or_insert(ActChange {
                    is_new,
                    instrument,
                    actor: *actor,
                    act: part.act,
                    quotes: Vec::new(),
                });
                act.quotes.extend(side.known.quotes(part.evidence).map(|quote| quote.ix));
            }
        }
    }
    found
}

/// `New: United Isles, Sea Pact: did not sign, as a source says.`
pub fn act_sentence(a: Side<'_>, b: Side<'_>, act: &ActChange) -> String {
    let d = if act.is_new { b.known.whole() } else { a.known.whole() };
    let label = match () {
        () if act.is_new => "New",
        () if b.known.whole().incomplete => "Not held here, where entries could not be read",
        () if is_one_dossier(a, b) => "Not held here",
        () => "No longer held here",
    };
    let (who, text) = (d.name_of(Entity::Actor(act.actor)), text_name(d, act.instrument));
    format!("{label}: {who}, {text}: {}, as a source says.", act.act.meaning())
}

/// The title of a text; that it is a draft is always said.
pub fn text_name(d: &Dossier, ix: InstrumentIx) -> String {
    let is_draft = d.instrument(ix).is_some_and(|text| text.text == TextState::Draft);
    let draft = if is_draft { " (draft)" } else { "" };
    format!("{}{draft}", d.name_of(Entity::Instrument(ix)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Known, PositionSet, SourceFile, open};

    fn told(one: &str, other: &str) -> Vec<String> {
        let dossier = |acts: &str| {
            let text = format!(
                "(dossier: (id: \"d\", title: \"D\"), actors: [(id: \"a\", name: \"A\", kind: State)], \
                 documents: [(id: \"o\", publisher: \"P\", kind: News)], \
                 instruments: [(id: \"i\", title: \"Treaty\", kind: Treaty, text: Final, participation: [{acts}])])"
            );
            open(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]).dossier
        };
        let (one, other) = (dossier(one), dossier(other));
        let none = PositionSet::none();
        let side = |d| Side { known: Known::from(d), within: &none, possibly: &none };
        let (a, b) = (side(&one), side(&other));
        acts(a, b).iter().map(|act| act_sentence(a, b, act)).collect()
    }

    #[test]
    fn a_signature_that_is_new_and_one_that_is_gone_are_told() {
        let act = |act: &str| {
            format!(
                "(actors: [\"a\"], act: {act}, evidence: [(document: \"o\", exact: \"it did\")])"
            )
        };
        assert_eq!(told(&act("Signed"), &act("Signed")), Vec::<String>::new());
        assert_eq!(
            told(&act("NotSigned"), &act("Signed")),
            [
                "New: A, Treaty: signed, as a source says.",
                "No longer held here: A, Treaty: did not sign, as a source says.",
            ]
        );
    }
}
