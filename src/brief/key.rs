//! The key of a page: the terms that stand on it, and only those, each in one line for somebody who has never seen the
//! program.

use crate::export::Node;
use crate::insight::conflicts::Kind;
use crate::insight::record::OWN_VOICE;

/// Where a term is looked for. Sentences of the record may have the same words in their everyday sense.
#[derive(Clone, Copy, PartialEq, Eq)]
enum In {
    /// In headings, in what stands below sentences and quotes, and in labels.
    Around,
    /// In sentences, too.
    Everywhere,
}

/// A term as it stands on the page in small letters, how the key has it, and what it means.
struct Term(&'static str, &'static str, In, &'static str);

const TERMS: &[Term] = &[
    Term("pledged", "Pledged", In::Around, "a clear promise, not a signed text."),
    Term("undertaken", "Undertaken", In::Around, "it says that it will do this itself."),
    Term(
        "open to it, no pledge",
        "Open to it, no pledge",
        In::Around,
        "it says that it could or would do this, and has promised nothing.",
    ),
    Term(
        "signalled",
        "Signalled",
        In::Around,
        "said cautiously, with words such as “might” or “ready to”.",
    ),
    Term(
        "in hedged words",
        "In hedged words",
        In::Around,
        "with “might”, “could” or the like; less than a promise.",
    ),
    Term(
        "described as binding",
        "Described as binding",
        In::Around,
        "the source calls it legally binding; whether it is in force is another matter.",
    ),
    Term(
        "in a signed text",
        "In a signed text",
        In::Around,
        "in a text that it signed, as the source has it.",
    ),
    Term(
        "in an adopted text",
        "In an adopted text",
        In::Around,
        "in a text that it adopted with others; to adopt is not to sign.",
    ),
    Term(
        "expected by others",
        "Expected by others",
        In::Around,
        "others say that it will; it has not said so itself in the documents used here.",
    ),
    Term(
        "only others say so",
        "Only others say so",
        In::Around,
        "it has not said so itself in the documents used here.",
    ),
    Term(
        "asserted",
        "Asserted",
        In::Around,
        "somebody says that it is or was so; nobody here has checked it.",
    ),
    Term(
        "took part, did not join",
        "Took part, did not join",
        In::Around,
        "that is not a refusal.",
    ),
    Term(
        "under a condition, or elsewhere only",
        "Under a condition, or elsewhere only",
        In::Around,
        "it would or could only if something else happens, within a limit or elsewhere.",
    ),
    Term(
        "not as quoted",
        "Not as quoted",
        In::Around,
        "the source does not have these words, or has others; nothing follows from them.",
    ),
    Term(
        "nothing said here",
        "Nothing said here",
        In::Around,
        "it says nothing on this in the documents used here; that is neither a yes nor a no.",
    ),
    Term(
        "only a draft speaks of it",
        "Only a draft speaks of it",
        In::Around,
        "nothing else in the documents used here does; a draft commits nobody.",
    ),
    Term(
        "in a draft",
        "In a draft",
        In::Around,
        "in a text that was not final; a draft commits nobody.",
    ),
    Term(
        "not explicitly in the final text",
        "Not explicitly in the final text",
        In::Around,
        "the draft had it; the final text does not have it, or not in so many words. That is not a refusal.",
    ),
    Term(
        "weaker in the final text",
        "Weaker in the final text",
        In::Around,
        "the draft had stronger words. To weaken is not to refuse.",
    ),
    Term(
        "the other text is not known here",
        "The other text is not known here",
        In::Around,
        "whether draft and final text differ cannot be told.",
    ),
    Term(
        "condition of the whole text",
        "Condition of the whole text",
        In::Around,
        "what everything in the text depends on, whoever is party to it.",
    ),
    Term(
        "comes into play",
        "Comes into play",
        In::Around,
        "what must happen before anything is done.",
    ),
    Term(
        "one side on record",
        "One side on record",
        In::Around,
        "one side says it; from those whom it concerns there is nothing on it in the documents used here.",
    ),
    Term(
        "on record",
        "On record",
        In::Everywhere,
        "in the documents used here. Elsewhere there may be more.",
    ),
    Term(
        "possibly",
        "Possibly",
        In::Around,
        "the dates leave open whether it was said by that day; it is not counted.",
    ),
    Term(
        "· as reported",
        "As reported",
        In::Around,
        "the source tells what somebody did or said, and gives no statement of theirs.",
    ),
    Term(
        "paraphrased",
        "Paraphrased",
        In::Around,
        "the source gives what somebody said in its own words, not in the speaker’s.",
    ),
    Term(
        "quoted in fragments",
        "Quoted in fragments",
        In::Around,
        "only what stands in quotation marks within the quote is the speaker’s own.",
    ),
    Term(
        "wording of the text",
        "Wording of the text",
        In::Around,
        "words of the text named, not of a speaker.",
    ),
    Term(
        OWN_VOICE,
        "In its own voice",
        In::Around,
        "the source says this itself and attributes it to nobody.",
    ),
    Term("· through ", "Through", In::Around, "who passed it on before it reached the source."),
    Term(
        "reliable (",
        "(A) to (F)",
        In::Around,
        "how reliable the source is: A completely, B usually, C fairly, D not usually, E not; F cannot be judged.",
    ),
    Term(
        "attested",
        "Attested",
        In::Around,
        "found in a copy of its source on an earlier day; that copy is not held here.",
    ),
    Term(
        "not proved",
        "NOT PROVED",
        In::Everywhere,
        "nobody found these words in a copy of their source, or they read otherwise there.",
    ),
    Term(
        "stale copy",
        "STALE COPY",
        In::Around,
        "the words stand in the copy held here, but it is not the copy that was once checked.",
    ),
    Term(
        "dossier",
        "Dossier",
        In::Around,
        "the collection of documents and records from which this page was made.",
    ),
    Term(
        " in the cop",
        "Stand",
        In::Around,
        "can be found there in the words that are quoted here.",
    ),
    Term("held here", "Held here", In::Around, "saved where this page was made."),
    Term(
        "dossier’s note",
        "Dossier’s note",
        In::Around,
        "a remark by whoever made that collection.",
    ),
    Term(
        "sha256",
        "Hash (sha256)",
        In::Around,
        "a fingerprint of files, by the sha256 method: it changes when they do.",
    ),
];

/// The key of a page: each term that it has with what it means, in the order in which one would explain them.
pub(super) fn key<'n>(nodes: impl IntoIterator<Item = &'n Node>) -> Vec<(String, String)> {
    let mut around = String::new();
    let mut sentences = String::new();
    let mut headings = String::new();
    for node in nodes {
        read(node, &mut headings, &mut around, &mut sentences);
    }
    around.push_str(&headings);
    let [headings, around, sentences] =
        [headings, around, sentences].map(|text| text.to_lowercase());
    let has = |term: &&Term| match term.2 {
        In::Around => around.contains(term.0),
        In::Everywhere => around.contains(term.0) || sentences.contains(term.0),
    };
    let terms = TERMS.iter().filter(has).map(|term| (term.1.to_string(), term.3.to_string()));
    // The meaning of the others is that of the kinds themselves.
    let kinds = Kind::ALL.into_iter().filter(|kind| *kind != Kind::OneSided);
    let kinds = kinds.filter(|kind| headings.contains(&format!(": {}", kind.label())));
    let kinds = kinds.map(|kind| {
        let no = if kind.is_contradiction() { "" } else { "; no contradiction" };
        (crate::text::words::capital(kind.label()), format!("{}{no}.", kind.meaning()))
    });
    kinds.chain(terms).collect()
}

/// Takes the words of a node apart by where they stand. Quotes, notes of somebody's own and headings of the writer's have
/// no terms.
fn read(node: &Node, headings: &mut String, around: &mut String, sentences: &mut String) {
    let mut add = |text: &str| {
        around.push_str(text);
        around.push('\n');
    };
    match node {
        Node::Heading(3, text) => {
            headings.push_str(text);
            headings.push('\n');
        }
        Node::Note(text) => add(text),
        Node::Quote(quote) => {
            quote
                .source
                .iter()
                .chain(&quote.citation)
                .chain(&quote.stamp)
                .for_each(|text| add(text));
        }
        Node::Fields(fields) => fields.iter().for_each(|(label, text)| {
            add(label);
            add(text);
        }),
        Node::Table(table) => table.rows.iter().flatten().for_each(|value| add(&value.to_text())),
        Node::Paragraph(text) => {
            sentences.push_str(text);
            sentences.push('\n');
        }
        Node::List(items) => items.iter().for_each(|item| {
            sentences.push_str(item);
            sentences.push('\n');
        }),
        Node::Heading(..) | Node::Own(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_on_the_page_is_explained() {
        let labels = |nodes: &[Node]| {
            key(nodes).into_iter().map(|(label, _)| label).collect::<Vec<String>>()
        };
        let heading = |text: &str| Node::Heading(3, text.to_string());
        let paragraph = |text: &str| Node::Paragraph(text.to_string());
        assert_eq!(labels(&[paragraph("Arland pledged pilots, expected by others.")]), [""; 0]);
        assert_eq!(labels(&[heading("Arland: Pilots (pledged)")]), ["Pledged"]);
        assert_eq!(labels(&[paragraph("Nothing is on record here.")]), ["On record"]);
        assert_eq!(labels(&[heading("The visit: narrower denial (A; B)")]), ["Narrower denial"]);
        assert_eq!(labels(&[Node::Heading(2, "Pledged".to_string())]), [""; 0]);
    }

    #[test]
    fn each_meaning_is_one_line_and_no_term_comes_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for Term(term, label, _, meaning) in TERMS {
            assert!(seen.insert(label), "{label}");
            assert_eq!(*term, term.to_lowercase(), "{term}");
            assert!(meaning.ends_with('.') && meaning.len() < 110, "{label}: {meaning}");
        }
    }
}
