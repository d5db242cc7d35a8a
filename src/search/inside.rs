//! Where what is looked for stands in the running text of a document: the sentences that hold all of it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::index::Level;
use super::terms::Term;
use super::words::words;
use crate::dossier::{DocumentIx, Dossier};
use crate::text::fold::fold;
use crate::text::lines::{in_one_line, rejoined};

/// The sentences of a text in which all of the words stand, as whole words or beginnings where any sentence holds them so,
/// else inside of others; in order, at most so many. A word that is broken at the end of a line is one word. `sentences`
/// are bytes of the text, asked for only where the text holds all of the words. Grows with the text.
pub fn passages<I: Iterator<Item = Range<usize>>>(
    text: &str,
    sentences: impl Fn() -> I,
    terms: &[Term],
    most: usize,
) -> Vec<Range<usize>> {
    let needed: Vec<&Term> = terms.iter().filter(|term| !term.is_optional).collect();
    let folded = plain(text);
    // Most texts hold not all of the words, and need not be cut into sentences.
    let all: BTreeSet<&str> = words(&folded).collect();
    let all: Vec<&str> = all.into_iter().collect();
    if needed.is_empty() || !stand_in(&needed, text, &all, Level::Inside) {
        return Vec::new();
    }
    let at = |widest: Level| -> Vec<Range<usize>> {
        let holds = |range: &Range<usize>| {
            let sentence = text.get(range.clone()).unwrap_or_default();
            let folded = plain(sentence);
            let held: Vec<&str> = words(&folded).collect();
            stand_in(&needed, sentence, &held, widest)
        };
        sentences().filter(holds).take(most).collect()
    };
    let found = at(Level::Prefix);
    if found.is_empty() { at(Level::Inside) } else { found }
}

/// Whether a sentence of a document is told with a quote on record: it holds one, or stands in one. Ends of lines and marks
/// that are written in several ways do not matter.
pub fn is_quoted(d: &Dossier, document: DocumentIx, sentence: &str) -> bool {
    let plain = |text: &str| fold(text).text.split_whitespace().collect::<Vec<_>>().join(" ");
    let sentence = plain(sentence);
    let quotes = d.quotes_from(document).iter().filter_map(|ix| d.quote(*ix));
    quotes
        .map(|quote| plain(quote.exact()))
        .any(|quote| sentence.contains(&quote) || quote.contains(&sentence))
}

/// A text folded, and where words are broken at the ends of its lines, once more with these put together.
fn plain(text: &str) -> String {
    let (broken, whole) = (in_one_line(text), rejoined(text));
    let mut plain = fold(&broken).text;
    if broken != whole {
        plain.push('\n');
        plain.push_str(&fold(&whole).text);
    }
    plain
}

fn stand_in(terms: &[&Term], text: &str, held: &[&str], widest: Level) -> bool {
    terms.iter().all(|term| term.stands_in(text, held, widest).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::terms::terms;
    use super::*;
    use crate::text::lines::sentences_of;

    const TEXT: &str =
        "Belmark will send 15,000 men. Ardanor refused. The refusal of Belmark was told by nobody.";

    fn found(typed: &[(&str, bool)]) -> Vec<String> {
        found_in(TEXT, typed)
    }

    fn found_in(text: &str, typed: &[(&str, bool)]) -> Vec<String> {
        let found = passages(text, || sentences_of(text).into_iter(), &terms(typed), 9);
        found.into_iter().map(|range| text[range].to_string()).collect()
    }

    #[test]
    fn a_sentence_goes_on_behind_the_end_of_a_line_and_a_word_does() {
        let text = "It rains. They say that Corvia will\nsend ships to the har-\nbour. It may.";
        for typed in [[("corvia", true), ("ships", true)], [("say", true), ("harbour", true)]] {
            let whole = "They say that Corvia will\nsend ships to the har-\nbour.";
            assert_eq!(found_in(text, &typed), [whole], "{typed:?}");
        }
        assert!(found_in(text, &[("rains", true), ("ships", true)]).is_empty());
    }

    #[test]
    fn a_sentence_is_found_that_holds_all_of_the_words() {
        assert_eq!(found(&[("belmark", true), ("refus", false)]).len(), 1);
        assert_eq!(found(&[("belmark", true)]).len(), 2);
        assert_eq!(found(&[("refused", true)]), ["Ardanor refused."]);
        assert_eq!(
            found(&[("15000", false), ("belmark", true)]),
            ["Belmark will send 15,000 men."]
        );
        // In one sentence, not in two.
        assert!(found(&[("ardanor", true), ("nobody", false)]).is_empty());
    }

    #[test]
    fn inside_of_words_only_where_no_word_begins_so() {
        assert_eq!(found(&[("elmar", false)]).len(), 2);
        assert_eq!(found(&[("ref", false)]).len(), 2);
        assert!(found(&[("xyz", false)]).is_empty() && found(&[]).is_empty());
    }

    #[test]
    fn a_sentence_is_quoted_that_holds_a_quote_or_stands_in_one_however_it_is_written() {
        let text = r#"(dossier: (id: "d", title: "D"), actors: [(id: "a", name: "Ardanor", kind: State)],
            topics: [(id: "t", name: "T", short: "T", kind: Undertaking, question: "?")],
            documents: [(id: "n", publisher: "P", kind: News), (id: "o", publisher: "O", kind: News)],
            positions: [(id: "x", actors: ["a"], topic: "t", stance: Refuse, summary: "S.", evidence: [
                (document: "n", exact: "We won't go. We \u{201c}stay\u{201d} here"), (document: "n", exact: "no ships")])])"#;
        let file = crate::dossier::SourceFile { name: "a.ron".to_string(), text: text.into() };
        let d = crate::dossier::open(&[file]).dossier;
        let (of, other) = (DocumentIx(0), DocumentIx(1));
        for sentence in ["There are no\nships at all.", "We won’t go.", "No ships"] {
            assert!(is_quoted(&d, of, sentence), "{sentence}");
            assert!(!is_quoted(&d, other, sentence), "{sentence}");
        }
        assert!(!is_quoted(&d, of, "They go."));
    }
}
