//! A quote against a text: whatever is called proof is proof by a slow and simple reading, too. The
//! first line of an input is `prefix|quote|suffix` or a quote, the rest is the document.

use std::ops::Range;

use onrecord::documents::{Extract, Limits, read};
use onrecord::verify::{Fold, Found, QuoteFinder, Sought, Verdict, VerdictKind, strict_match};

use super::naive::{joined, letters, plain};

const LIMITS: Limits = Limits { file: 64 * 1024, text: 64 * 1024, depth: 64, parts: 200 };

pub(super) fn anchor(data: &[u8]) {
    let at = data.iter().position(|byte| *byte == b'\n').unwrap_or(data.len());
    let first = String::from_utf8_lossy(&data[..at]);
    let parts: Vec<&str> = first.split('|').collect();
    let sought = match parts.as_slice() {
        [prefix, exact, suffix] => Sought { prefix, exact, suffix },
        _ => Sought { exact: &first, ..Sought::default() },
    };
    let Ok(extract) = read(data.get(at + 1..).unwrap_or_default(), "copy.txt", &LIMITS) else {
        return;
    };
    let text = extract.text.as_str();
    let reader = QuoteFinder::new(&extract);
    let verdict = reader.judge(sought);
    assert_eq!(verdict, QuoteFinder::new(&extract).judge(sought), "judged again, it differs");
    assert!(!verdict.sentence().trim().is_empty());
    for span in verdict.spans() {
        assert!(text.get(span.clone()).is_some(), "{span:?} lies on no border of {text:?}");
    }
    let looked = reader.look(sought).map(Verdict::Found);
    match &verdict {
        Verdict::Found(found) => {
            assert_eq!(looked.as_ref(), Some(&verdict));
            if found.flags.hidden.is_none() {
                stands(found, sought, &extract);
            }
            if verdict.is_proof() {
                proved(found, verdict.kind(), sought, &extract);
            }
        }
        Verdict::Drifted(_) | Verdict::Missing | Verdict::PartUnread(_) => {
            assert!(!verdict.is_proof());
            let blank = sought.exact.trim().is_empty();
            assert!(blank || looked.is_none(), "{looked:?} is not told");
            // What stands there letter by letter is never said to be missing.
            let whole = [sought.prefix, sought.exact, sought.suffix].concat();
            assert!(blank || !text.contains(&whole), "{whole:?} is in {text:?}: {verdict:?}");
        }
        other => panic!("{other:?} of a text that is there"),
    }
}

/// The strict match agrees with every stretch that is shown, whether or not it is proof.
fn stands(found: &Found, sought: Sought<'_>, extract: &Extract) {
    if !found.flags.marked_cuts {
        assert_eq!(found.spans.len(), 1);
        let span = found.spans[0].clone();
        assert!(
            strict_match(sought.exact, &shown(found, extract, span.clone())).is_some(),
            "{sought:?} at {span:?}"
        );
    }
    assert!(found.spans.is_sorted_by(|a, b| a.end <= b.start), "{:?}", found.spans);
    assert!(found.folds.is_sorted_by(|a, b| a < b), "{:?}", found.folds);
}

/// What is seen in a stretch, with what the verdict says is left out or read otherwise.
fn shown(found: &Found, extract: &Extract, span: Range<usize>) -> String {
    let mut kept = String::new();
    let mut from = span.start;
    let asides = extract.asides.iter();
    for aside in asides.filter(|aside| found.folds.contains(&Fold::Aside(aside.kind))) {
        if from <= aside.range.start && aside.range.end <= span.end {
            kept.push_str(&extract.text[from..aside.range.start]);
            kept.push_str(&aside.instead);
            from = aside.range.end;
        }
    }
    kept + &extract.text[from..span.end]
}

/// What is proved stands there by the naive reading.
fn proved(found: &Found, kind: VerdictKind, sought: Sought<'_>, extract: &Extract) {
    let text = extract.text.as_str();
    let whole_text = shown(found, extract, 0..text.len());
    let of = |span: &Range<usize>| shown(found, extract, span.clone());
    let shown: Vec<String> = found.spans.iter().map(of).collect();
    let rejoined = found.folds.contains(&Fold::Rejoined);
    if found.flags.marked_cuts {
        // The parts that are said to stand there, without the marks, are all that the quote says.
        let mut said = sought.exact.to_string();
        for mark in ["[…]", "[...]", "[. . .]", "[sic]", "[sic!]"] {
            said = said.replace(mark, " ");
        }
        assert_eq!(letters(&said), letters(&shown.concat()), "{sought:?} in {text:?}");
        return;
    }
    let shown = shown.concat();
    assert_eq!(letters(sought.exact), letters(&shown), "{sought:?} in {text:?}");
    if rejoined {
        assert_eq!(joined(sought.exact), joined(&shown), "{sought:?} in {text:?}");
    } else {
        assert_eq!(plain(sought.exact), plain(&shown), "{sought:?} in {text:?}");
    }
    let whole = [sought.prefix, sought.exact, sought.suffix].concat();
    assert!(letters(&whole_text).contains(&letters(&whole)), "{sought:?} in {text:?}");
    if kind == VerdictKind::Exact {
        let start = found.spans[0].start.checked_sub(sought.prefix.len());
        let there = start.is_some_and(|at| text[at..].starts_with(&whole));
        assert!(there, "{whole:?} is not at {:?} of {text:?}", found.spans);
    }
    if sought.prefix.is_empty() && sought.suffix.is_empty() {
        let times = times_alone(sought.exact, text);
        assert!(times <= 1, "{:?} stands {times} times in {text:?}", sought.exact);
    }
}

/// How often some words stand in a text between blanks or its ends.
fn times_alone(words: &str, text: &str) -> usize {
    let is_end = |c: Option<char>| c.is_none_or(|c| matches!(c, ' ' | '\n'));
    let starts = text.char_indices().map(|(at, _)| at);
    starts
        .filter(|at| text[*at..].starts_with(words))
        .filter(|at| is_end(text[..*at].chars().next_back()))
        .filter(|at| is_end(text[at + words.len()..].chars().next()))
        .count()
}
