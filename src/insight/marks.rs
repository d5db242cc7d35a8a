//! Quotation marks in what is composed: only words that a source itself sets in them, as those of whoever
//! is quoted, may stand in ours.

use crate::dossier::Quote;
use crate::dossier::terms::Mode;
use crate::text::fold::fold;
use crate::text::quoted::quoted;

/// Whether a source sets these words in quotation marks, or the record has them as whole quoted words
/// or as the wording of a text.
pub fn is_set(quote: Quote<'_>, words: &str) -> bool {
    let wanted = bare(words);
    if wanted.is_empty() {
        return false;
    }
    let has = |text: &str| bare(text).contains(&wanted);
    let is_whole =
        quote.hops().next_back().is_some_and(|hop| matches!(hop.mode, Mode::Direct | Mode::Text));
    let shown = [Some(quote.exact()), quote.translation()];
    if is_whole && shown.into_iter().flatten().any(has) {
        return true;
    }
    let around = format!("{}{}{}", quote.prefix(), quote.exact(), quote.suffix());
    let texts = [Some(around.as_str()), Some(quote.exact()), quote.translation()];
    texts
        .into_iter()
        .flatten()
        .any(|text| quoted(text).into_iter().filter_map(|run| text.get(run)).any(has))
}

/// A text in which marks stand only around what one of the quotes has in marks; other words are told.
pub fn honest(text: &str, quotes: &[Quote<'_>]) -> String {
    rewritten(text, |words| quotes.iter().any(|quote| is_set(*quote, words)))
}

/// A source's own sentence as it is told: without marks around it, and with the source's marks around what
/// it quotes, in our form.
pub fn told(words: &str) -> String {
    let text = rewritten(words, |_| true);
    text.trim_end_matches(['.', ',', ';', ' ']).to_string()
}

/// A text with each run of quoted words in `“…”` where `keep` says so, and without marks elsewhere.
fn rewritten(text: &str, keep: impl Fn(&str) -> bool) -> String {
    let (mut out, mut from) = (String::new(), 0);
    let width = |c: Option<char>| c.map_or(0, char::len_utf8);
    for run in quoted(text) {
        let Some(words) = text.get(run.clone()) else { continue };
        let open = width(text.get(..run.start).and_then(|t| t.chars().next_back()));
        let close = width(text.get(run.end..).and_then(|t| t.chars().next()));
        out.push_str(text.get(from..run.start - open).unwrap_or_default());
        let single = text.get(run.start - open..run.start).is_some_and(|m| "‘’'".contains(m));
        from = run.end + close;
        let rest = text.get(from..).unwrap_or_default();
        // At the end the sentence has its own full stop.
        let inner = if rest.trim_matches(['.', ',', ' ', ';']).is_empty() {
            words.trim_end_matches(['.', ','])
        } else {
            words
        };
        // A comma is the sentence's, not of those who are quoted.
        let (inner, comma) = match inner.strip_suffix(',') {
            Some(inner) => (inner, ","),
            None => (inner, ""),
        };
        match (keep(words), single) {
            (true, true) => out.push_str(&format!("‘{inner}’{comma}")),
            (true, false) => out.push_str(&format!("“{inner}”{comma}")),
            (false, _) => out.push_str(&format!("{inner}{comma}")),
        }
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

/// Words as they are compared: folded, single-spaced, without what ends a sentence.
fn bare(text: &str) -> String {
    let folded = fold(text).text;
    let words: Vec<&str> = folded.split_whitespace().collect();
    words.join(" ").trim_matches([' ', '.', ',', ';', '"', '\'']).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Opened, SourceFile, open};

    #[test]
    fn only_what_the_source_quotes_stands_in_marks() {
        let text = r#"(dossier: (id: "d", title: "D"), actors: [(id: "a", name: "A", kind: State)],
            topics: [(id: "t", name: "T", short: "T", kind: Claim, question: "?")],
            documents: [(id: "o", publisher: "P", kind: News)],
            positions: [(id: "x", actors: ["a"], topic: "t", stance: Assert, summary: "S", evidence: [
                (document: "o", exact: "A said it was \"fully agreed,\" after the future mission",
                 attribution: [(who: ["a"], mode: Mixed)])])])"#;
        let file = SourceFile { name: "a.ron".to_string(), text: text.into() };
        let Opened { dossier: d, .. } = open(&[file]);
        let quotes: Vec<Quote<'_>> = d.all_quotes().collect();
        let check = |text: &str, expected: &str| assert_eq!(honest(text, &quotes), expected);
        check("It is “fully agreed”", "It is “fully agreed”");
        check(
            "After “the future mission” it is ‘agreed’",
            "After the future mission it is ‘agreed’",
        );
        check("A said “it was” so", "A said it was so");
        assert_eq!(told("already \"fully agreed,\""), "already “fully agreed”");
        assert_eq!(told("\"support,\" it said."), "“support”, it said");
    }
}
