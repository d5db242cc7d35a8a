//! What is printed, and what is written to files: each composed once, for people as a page and for programs as a
//! table. Knows no arguments, no files and no terminal.

pub mod actors;
pub mod coalition;
mod columns;
pub mod comparison;
pub mod conflicts;
pub mod copied;
pub mod dependence;
pub mod documents;
pub mod entry;
mod filter;
pub mod found;
pub mod grid;
pub mod line;
mod matrix;
mod page;
pub mod positions;
pub mod problems;
pub mod proofs;
pub mod quote;
pub mod score;
mod sheet;
pub mod silence;
pub mod suggested;
pub mod timeline;
pub mod topics;

pub use filter::asked_in_words;
pub use page::Page;
pub use sheet::{Paper, bytes, of_dossier, of_time, print, printed};

#[cfg(test)]
mod tests {
    use crate::dossier::date::Date;
    use crate::dossier::{Dossier, SourceFile, open};
    use crate::export::Node;
    use crate::insight::as_of::{Calendar, Time};
    use crate::scope::Ground;
    use crate::scope::Scope;
    use crate::scope::query::{Columns, Live};
    use crate::search::index::Index;

    /// A pledge that replaced a refusal, weaker words and a draft beside it; a report and its denial. All of
    /// its quotes are attested.
    pub(super) fn small() -> Dossier {
        let text = r#"(dossier: (id: "small", title: "Small"),
            actors: [(id: "ard", name: "Ardanor", kind: State), (id: "bel", name: "Belmark", kind: State),
                (id: "gaz", name: "The Gazette", kind: Outlet), (id: "pact", name: "The Pact", kind: Group)],
            topics: [(id: "troops", name: "Troops", short: "Troops", kind: Undertaking, question: "?"),
                (id: "visit", name: "The visit", short: "Visit", kind: Claim, question: "?")],
            instruments: [(id: "accord", title: "Accord", kind: Declaration, text: Final),
                (id: "draft", title: "Draft", kind: Declaration, text: Draft, draft_of: "accord")],
            documents: [(id: "paper", publisher: "The Paper", kind: News, published_on: "2030-05-03"),
                (id: "letter", publisher: "The Letter", kind: News, published_on: "2030-05-08")],
            positions: [
                (id: "refusal", actors: ["ard"], topic: "troops", stance: Refuse, stated_on: "2030-05-01",
                    summary: "Words that were replaced.", evidence: [PAPER(who: ["ard"], mode: Act)])]),
                (id: "pledge", actors: ["ard"], topic: "troops", stance: Commit, firmness: Pledged,
                    stated_on: "2030-05-02", summary: "It pledged soldiers.", evidence: [PAPER(who: ["ard"], mode: Act)])],
                    links: [(kind: Supersedes, to: "refusal", why: "W")]),
                (id: "weaker", actors: ["ard"], topic: "troops", stance: Ready, firmness: Signalled,
                    stated_on: "2030-05-02", summary: "It might do more.",
                    evidence: [PAPER(who: ["ard"], mode: Act)]), LETTER(who: ["ard"], mode: Act)])]),
                (id: "drafted", actors: ["ard"], topic: "troops", stance: Expected, firmness: Attributed,
                    instrument: "draft", stated_on: "2030-05-02", summary: "Words on a draft.",
                    evidence: [PAPER(who: ["draft"], mode: Text)])]),
                (id: "report", actors: ["gaz"], topic: "visit", stance: Assert, about: ["bel"], stated_on: "2030-05-02",
                    summary: "An envoy was received.", evidence: [PAPER(who: ["gaz"], mode: Indirect)])]),
                (id: "denial", actors: ["bel"], topic: "visit", stance: Deny, stated_on: "2030-05-07",
                    summary: "Nobody came.", evidence: [LETTER(who: ["bel"], mode: Direct)])])],
            stamps: [(document: "paper", sha256: "HASH", on: "2030-05-09", quotes: 5),
                (document: "letter", sha256: "HASH", on: "2030-05-09", quotes: 2)])"#;
        let quote =
            |document| format!("(document: \"{document}\", exact: \"some words\", attribution: [");
        let text = text.replace("PAPER", &quote("paper")).replace("LETTER", &quote("letter"));
        let text = text.replace("HASH", &"0a".repeat(32));
        let opened = open(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]);
        assert_eq!(opened.dossier.len(), 6, "{:#?}", opened.problems);
        opened.dossier
    }

    /// The words of a page, quotes left out.
    pub(super) fn lines(nodes: Vec<Node>) -> Vec<String> {
        let lines = nodes.into_iter().flat_map(|node| match node {
            Node::Heading(_, text) | Node::Paragraph(text) | Node::Note(text) => vec![text],
            Node::List(items) => items,
            Node::Fields(fields) => {
                fields.into_iter().map(|(label, text)| format!("{label}: {text}")).collect()
            }
            Node::Quote(_) | Node::Table(_) | Node::Own(_) => Vec::new(),
        });
        lines.collect()
    }

    /// What is looked for in a dossier since a day.
    pub(super) fn looked_for(d: &Dossier, find: &str, since: Option<&str>) -> Scope {
        let day = since.map(|day| Date::parse(day).unwrap().last_day().unwrap());
        let time = Time { since: day, ..Time::default() };
        let mut scope = Scope { find: find.to_string(), time, ..Scope::default() };
        let (index, columns, calendar) = (Index::new(d), Columns::new(d), Calendar::new(d));
        let live = Live::default();
        scope.renew(
            d,
            Ground { index: &index, columns: &columns, calendar: &calendar, live: &live },
        );
        scope
    }
}
