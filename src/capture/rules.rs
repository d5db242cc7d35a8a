//! Holds an entry to the rules before it is written: the very check of a dossier, on the entry beside what it names.

use std::collections::BTreeSet;

use ron::extensions::Extensions;
use serde::Serialize;

use super::draft::Draft;
use super::field::Field;
use super::record::to_text;
use crate::documents::Extract;
use crate::dossier::entry::{
    ActorEntry, DocumentEntry, InstrumentEntry, PositionEntry, TopicEntry,
};
use crate::dossier::problem::{Code, Fault, Severity, Spot};
use crate::dossier::terms::Stance;
use crate::dossier::{Dossier, Entity, Entry, Loaded, SourceFile, check, load};
use crate::verify::hedge_outside;

/// What a rule says of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub field: Field,
    pub code: Code,
    pub sentence: String,
    pub remedy: String,
    /// The reason for which it is let stand.
    pub waived: Option<String>,
}

impl Said {
    /// Whether nothing can be saved like this.
    pub fn is_error(&self) -> bool {
        self.code.severity() == Severity::Error
    }
}

/// The entries that an entry names.
#[derive(Default, Serialize)]
struct Named {
    actors: Vec<ActorEntry>,
    topics: Vec<TopicEntry>,
    instruments: Vec<InstrumentEntry>,
    documents: Vec<DocumentEntry>,
    positions: Vec<PositionEntry>,
}

/// What the rules say of an entry as it would be written; with the text of its document also of the words around the
/// quote. Grows with what it names, not with the dossier.
pub fn held_to_rules(
    d: &Dossier,
    entry: &PositionEntry,
    text: Option<(&Extract, &std::ops::Range<usize>)>,
) -> Vec<Said> {
    let file = |name: &str, text: String| SourceFile { name: name.to_string(), text: text.into() };
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let ground = options.to_string(&named(d, entry)).unwrap_or_default();
    // A waiver of what only a copy can tell is settled here, with the copy.
    let texts = [file("ground", ground), file("record", to_text(entry))];
    let Loaded { dossier, mut findings } = load(&texts);
    findings.extend(check(&dossier));
    let is_own = |spot: &Spot| match spot {
        Spot::Field { at, .. } => at.file == 1,
        Spot::Bytes { file, .. } => *file == 1,
        Spot::File { .. } | Spot::Dossier => false,
    };
    let mut said: Vec<Said> = findings
        .into_iter()
        .filter(|finding| is_own(&finding.spot))
        .map(|finding| {
            let path = match &finding.spot {
                Spot::Field { path, .. } => path.as_str(),
                _ => "",
            };
            of_fault(&finding.fault, path, finding.waived.clone())
        })
        .collect();
    let quote = dossier.find(&entry.id).and_then(|own| match own {
        Entity::Position(ix) => dossier.position(ix)?.evidence().last(),
        _ => None,
    });
    if let (Some(quote), Some((extract, span))) = (quote, text)
        && let Some(fault) = hedge_outside(&dossier, quote, extract, span)
    {
        let code = fault.code().name();
        let waived = entry.waive.iter().find(|waiver| waiver.code == code);
        said.push(of_fault(&fault, "summary", waived.map(|waiver| waiver.why.clone())));
    }
    said
}

fn of_fault(fault: &Fault, path: &str, waived: Option<String>) -> Said {
    let code = fault.code();
    let (sentence, remedy) = (fault.sentence(), fault.remedy());
    Said { field: Field::of_path(code, path), code, sentence, remedy, waived }
}

/// The entry of a draft to be held to the rules: one that is made has an id there that nothing in the dossier has.
pub fn tried(d: &Dossier, draft: &Draft, summary: &str) -> Option<PositionEntry> {
    let mut free = (0_u32..).map(|n| format!("trial-{n}"));
    let id = draft.id.clone().or_else(|| free.find(|id| d.find(id).is_none()))?;
    draft.entry(d, &id, summary)
}

/// The stances that the rules leave for what is said so far, in the order of the model.
pub fn stances_left(d: &Dossier, draft: &Draft) -> Vec<Stance> {
    let is_left = |stance: &Stance| {
        let draft = Draft { stance: Some(*stance), firmness: None, ..draft.clone() };
        let Some(entry) = tried(d, &draft, ".") else { return true };
        let rules = held_to_rules(d, &entry, None);
        !rules.iter().any(|said| matches!(said.code, Code::D104 | Code::D105 | Code::D106))
    };
    Stance::ALL.iter().copied().filter(is_left).collect()
}

/// What an entry names, as entries again.
fn named(d: &Dossier, entry: &PositionEntry) -> Named {
    let hops = |entry: &PositionEntry| -> Vec<String> {
        let hops = entry.evidence.iter().flat_map(|quote| &quote.attribution);
        hops.flat_map(|hop| hop.who.clone()).collect()
    };
    let documents = |entry: &PositionEntry| -> Vec<String> {
        entry.evidence.iter().map(|quote| quote.document.clone()).collect()
    };
    let mut ids: BTreeSet<String> = entry.actors.iter().chain(&entry.about).cloned().collect();
    ids.extend(hops(entry));
    ids.extend(documents(entry));
    ids.extend(entry.quantity.iter().flat_map(|quantity| quantity.held_by.clone()));
    ids.extend(entry.links.iter().map(|link| link.to.clone()));
    ids.extend(entry.instrument.clone());
    ids.insert(entry.topic.clone());
    ids.remove(&entry.id);
    let mut named = Named::default();
    for id in &ids {
        match d.find(id).and_then(|entity| d.entry(entity)) {
            Some(Entry::Actor(actor)) => named.actors.push(actor),
            Some(Entry::Topic(topic)) => named.topics.push(topic),
            Some(Entry::Instrument(instrument)) => named.instruments.push(instrument),
            Some(Entry::Document(document)) => named.documents.push(document),
            Some(Entry::Position(position)) => named.positions.push(*position),
            None => {}
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::entry::{HopEntry, QuoteEntry};
    use crate::dossier::open;
    use crate::dossier::terms::Mode;

    const GROUND: &str = r#"(
        dossier: (id: "d", title: "D"),
        actors: [(id: "a", name: "Arland", kind: State), (id: "k", name: "Kern", kind: Person, represents: ["a"])],
        topics: [(id: "t", name: "T", short: "T", kind: Undertaking, question: "Q?"),
            (id: "c", name: "C", short: "C", kind: Claim, question: "Q?")],
        documents: [(id: "o", publisher: "P", kind: News)],
    )"#;

    fn draft(who: &str, mode: Mode, topic: &str) -> Draft {
        let quote = QuoteEntry {
            document: "o".to_string(),
            exact: "it may send up to 5 ships".to_string(),
            prefix: None,
            suffix: None,
            attribution: Vec::new(),
            translation: None,
            translated_by: None,
            stamp: None,
        };
        let hop = HopEntry { who: vec![who.to_string()], mode };
        let says = if who.is_empty() { Vec::new() } else { vec![hop] };
        let (actors, topic) = (vec!["a".to_string()], Some(topic.to_string()));
        Draft { actors, says: Some(says), topic, ..Draft::new(quote) }
    }

    fn ground() -> Dossier {
        open(&[SourceFile { name: "a.ron".to_string(), text: GROUND.to_string().into() }]).dossier
    }

    #[test]
    fn where_no_words_are_the_actors_own_it_is_only_expected() {
        let d = ground();
        let left = |draft: &Draft| -> Vec<&str> {
            stances_left(&d, draft).into_iter().map(Stance::name).collect()
        };
        assert_eq!(left(&draft("", Mode::Direct, "t")), ["Expected"]);
        assert_eq!(left(&draft("k", Mode::Indirect, "c")), ["Noncommittal", "Assert", "Deny"]);
        assert_eq!(left(&draft("a", Mode::Act, "t")).len(), 10);
    }

    // A document called `draft` was taken for the entry that was tried, and nothing of it could be saved.
    #[test]
    fn what_is_tried_takes_nothing_for_itself() {
        for id in ["draft", "trial-0"] {
            let text = GROUND.replace("\"o\"", &format!("\"{id}\""));
            let d = open(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]).dossier;
            let mut draft =
                Draft { stance: Some(Stance::Ready), ..draft("k", Mode::Indirect, "t") };
            draft.quotes[0].document = id.to_string();
            let entry = tried(&d, &draft, "Arland may send up to 5 ships.").unwrap();
            assert_eq!(held_to_rules(&d, &entry, None), [], "{id}");
        }
    }

    #[test]
    fn the_rules_of_a_dossier_speak_of_the_entry_that_would_be_written() {
        let d = ground();
        let draft = Draft { stance: Some(Stance::Ready), ..draft("k", Mode::Indirect, "t") };
        let said = |summary: &str| -> Vec<(Field, &str)> {
            let entry = draft.entry(&d, "a-t-abcd", summary).unwrap();
            let said = held_to_rules(&d, &entry, None).into_iter();
            said.map(|said| (said.field, said.code.name())).collect()
        };
        assert_eq!(said("Arland may send up to 5 ships."), []);
        assert_eq!(said("Arland may send up to 6 ships."), [(Field::Summary, "D131")]);
        assert_eq!(
            said("Arland will send ships."),
            [(Field::Summary, "D132"), (Field::Summary, "D132"), (Field::Summary, "D133")]
        );
        assert_eq!(said(""), [(Field::Summary, "D018")]);
    }
}
