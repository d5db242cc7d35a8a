//! The judge against sentences that were wrong, each beside one that is right.
use super::*;
use crate::dossier::{Dossier, Entity, Opened, PositionIx, SourceFile, bundled, open};

fn rules(d: &Dossier, text: &str, ids: &[&str]) -> Vec<Rule> {
    let positions: Vec<PositionIx> = ids
        .iter()
        .map(|id| match d.find(id) {
            Some(Entity::Position(ix)) => ix,
            other => panic!("{id}: {other:?}"),
        })
        .collect();
    let sentence = Sentence { text, positions: &positions, quotes: &[] };
    faults(Known::from(d), sentence).into_iter().map(|fault| fault.rule).collect()
}

#[test]
fn each_fault_is_seen_and_the_mended_sentence_is_not() {
    let Opened { dossier: d, .. } = open(&bundled());
    let check = |ids: &[&str], wrong: &str, rule: Rule, right: &str| {
        assert!(rules(&d, wrong, ids).contains(&rule), "{wrong}: {:?}", rules(&d, wrong, ids));
        assert_eq!(rules(&d, right, ids), [], "{right}");
    };
    check(
        &["ukr-thorough-documents"],
        "It is also said elsewhere: ukr-substantial-documents.",
        Rule::Id,
        "It is also said elsewhere by Why So France.",
    );
    check(
        &["usa-signature"],
        "United States took part.",
        Rule::Article,
        "The United States took part.",
    );
    check(
        &["coalition-signature"],
        "That it is a member of Coalition of the Willing is not stated.",
        Rule::Article,
        "That it is a member of the Coalition of the Willing is not stated.",
    );
    check(
        &["ukr-bilateral-guarantees"],
        "Ukraine says that they are “fully agreed,”.",
        Rule::Stop,
        "Ukraine says that they are “fully agreed”.",
    );
    check(
        &["fra-ground-troops-number"],
        "France (Emmanuel Macron): “President Macron announced on France 2 that it goes”.",
        Rule::Marks,
        "France (Emmanuel Macron): “several thousand” soldiers could be deployed.",
    );
    check(
        &["tur-naval"],
        "Turkey: “is expected to take charge of the naval component in the Black Sea”.",
        Rule::Marks,
        "OSW, in its own voice: Turkey “is expected to take charge of the naval component in the Black \
         Sea”.",
    );
    check(
        &["fra-military-work"],
        "France (Fabien Mandon, quoted in full by The Kyiv Independent): it supports them.",
        Rule::InFull,
        "France (Fabien Mandon, quoted directly by The Kyiv Independent): it supports them.",
    );
    check(
        &["fra-summit-start"],
        "France (the Élysée, paraphrased by Suspilne): it has commenced, Suspilne reported.",
        Rule::Doubled,
        "France (the Élysée, paraphrased by Suspilne): it has commenced.",
    );
    check(
        &["rus-arrangements-rejection"],
        "Russia: silent, others expect it.",
        Rule::Rejection,
        "Ukraine expects Russia to reject them in their current form.",
    );
    check(
        &["ita-ground-troops"],
        "New: Italy, Ground troops: refuses.",
        Rule::New,
        "Italy, Ground troops: refuses.",
    );
    check(
        &["usa-support-draft"],
        "The United States would “support” a force.",
        Rule::Draft,
        "In a draft, the United States would “support” a force.",
    );
    check(
        &["deu-ground-troops"],
        "Germany will take part.",
        Rule::Stronger,
        "Germany might take part.",
    );
    check(
        &["fra-dmitriev-elysee"],
        "The denial by France is that Kirill Dmitriev was there.",
        Rule::Denial,
        "The denial by France does not name Kirill Dmitriev.",
    );
    check(
        &["fra-bonne-moscow"],
        "It has said neither; that is no denial.",
        Rule::Leans,
        "It has said neither; that is neither a denial nor a confirmation.",
    );
    check(
        &["fra-gbr-ground-troops-intent"],
        "They signed a letter of intent; no undertaking.",
        Rule::Unheld,
        "They signed a letter of intent; its wording is not held here.",
    );
}

#[test]
fn two_sources_are_not_made_one_condition() {
    let text = r#"(dossier: (id: "d", title: "D"), actors: [(id: "a", name: "A", kind: State)],
        topics: [(id: "t", name: "T", short: "T", kind: Undertaking, question: "?")],
        instruments: [(id: "f", title: "The Pact", kind: Declaration, text: Final, preconditions: [
            (text: "a truce", evidence: [(document: "o", exact: "a truce")]),
            (text: "a treaty", evidence: [(document: "u", exact: "a treaty")])])],
        documents: [(id: "o", publisher: "P", kind: News), (id: "u", publisher: "Q", kind: News)],
        positions: [(id: "x", actors: ["a"], topic: "t", stance: Commit, firmness: Pledged, summary: "S",
            instrument: "f", evidence: [(document: "o", exact: "S", attribution: [(who: ["a"], mode: Act)])])])"#;
    let file = SourceFile { name: "a.ron".to_string(), text: text.into() };
    let Opened { dossier: d, .. } = open(&[file]);
    assert_eq!(rules(&d, "It hangs on a truce and a treaty.", &["x"]), [Rule::Joined]);
    assert_eq!(rules(&d, "It hangs on a truce, as P has it; elsewhere on a treaty.", &["x"]), []);
}
