//! The verdicts on quotes, from outside: no edit of a source passes for its quote, every fold that is
//! listed keeps a quote proved, and a slow full search agrees with the fast one.

use onrecord::documents::{AsideKind, Extract, Limits, read};
use onrecord::dossier::{Bundled, Dossier, open};
use onrecord::verify::{
    Fold, QuoteFinder, Sought, Verdict, VerdictKind, documents_quoted, strict_match,
};
use proptest::prelude::*;

#[path = "tools/mutants.rs"]
mod mutants;
use mutants::mutants;

fn text(text: &str) -> Extract {
    read(text.as_bytes(), "copy.txt", &Limits::default()).unwrap()
}

fn judge(text_: &str, sought: Sought<'_>) -> Verdict {
    QuoteFinder::new(&text(text_)).judge(sought)
}

/// Every quote of the bundled dossiers: what stands before it, its words, what stands behind it.
fn quotes() -> Vec<(String, String, String)> {
    Bundled::ALL.iter().flat_map(|bundled| quotes_of(&open(&bundled.texts()).dossier)).collect()
}

fn quotes_of(d: &Dossier) -> Vec<(String, String, String)> {
    let of = |ix| d.quotes_from(ix).iter().filter_map(|ix| d.quote(*ix));
    documents_quoted(d)
        .flat_map(of)
        .map(|q| (q.prefix().to_string(), q.exact().to_string(), q.suffix().to_string()))
        .collect()
}

#[test]
fn no_mutant_of_a_quote_is_proof() {
    let mut tried = 0;
    for (prefix, exact, suffix) in quotes() {
        let sought = Sought { prefix: &prefix, exact: &exact, suffix: &suffix };
        let around = |words: &str| format!("Before it. {prefix}{words}{suffix} And after it.");
        let verdict = judge(&around(&exact), sought);
        assert!(verdict.is_proof(), "{exact}: {}", verdict.sentence());
        for (n, mutant) in mutants(&exact).into_iter().enumerate() {
            let spoiled = text(&around(&mutant));
            let reader = QuoteFinder::new(&spoiled);
            let found = reader.look(sought).map(Verdict::Found);
            let green = found.as_ref().is_some_and(Verdict::is_proof);
            assert!(!green, "{exact:?} passes for {mutant:?}");
            // The rest of the way, here and there: it takes longer.
            if n % 17 == 0 {
                assert!(!reader.judge(sought).is_proof());
            }
            tried += 1;
        }
    }
    assert!(tried > 50_000, "{tried}");
}

#[test]
fn no_change_of_the_words_around_is_proof() {
    let all = quotes();
    for (prefix, exact, suffix) in all.iter().filter(|(a, _, b)| !a.is_empty() || !b.is_empty()) {
        let sought = Sought { prefix, exact, suffix };
        let whole = format!("{prefix}{exact}{suffix}");
        // At the outer edges more letters may stand: nothing is said about these.
        let says_otherwise = |text: &String| !text.contains(&whole);
        let before =
            mutants(prefix).into_iter().map(|m| format!("It was {m}{exact}{suffix} then."));
        for mutant in before.filter(says_otherwise).step_by(7) {
            let verdict = judge(&mutant, sought);
            assert!(!verdict.is_proof(), "{prefix:?} {exact:?} passes for {mutant:?}");
        }
        let after = mutants(suffix).into_iter().map(|m| format!("It was {prefix}{exact}{m} then."));
        for mutant in after.filter(says_otherwise).step_by(7) {
            let verdict = judge(&mutant, sought);
            assert!(!verdict.is_proof(), "{exact:?} {suffix:?} passes for {mutant:?}");
        }
    }
}

/// Words of several scripts, with what folds apply to.
const WORDS: &[&str] = &[
    "Corvia",
    "will",
    "not",
    "sign",
    "it’s",
    "15,000",
    "Élysée",
    "Київ",
    "гарантії",
    "Ασφάλεια",
    "ασφάλεια",
    "güvenlik",
    "İstanbul",
    "Łódź",
    "συμφωνία",
    "安全",
    "保障",
    "안보",
    "보장",
    "ضمانات",
    "ביטחון",
    "सुरक्षा",
    "office",
    "finally",
    "re-sign",
    "CO2",
    "“yes”",
    "«да»",
    "… so",
    "x — y",
];

/// A fold, applied to a text that has something for it.
fn folded(text: &str, fold: Fold) -> String {
    use unicode_normalization::UnicodeNormalization;
    match fold {
        Fold::Composition => text.nfd().collect(),
        Fold::QuotationMarks => text.replace(['“', '”', '«', '»'], "\"").replace('’', "'"),
        Fold::Dashes => text.replace('—', "–"),
        Fold::Spaces => text.replace(' ', "\u{a0} "),
        Fold::LineBreaks => text.replace(' ', "\n"),
        Fold::Invisible => text.replace("rv", "r\u{ad}v").replace("га", "г\u{200b}а"),
        Fold::Kashida => text.replace("ما", "م\u{640}ا"),
        Fold::Ellipsis => text.replace('…', "..."),
        Fold::Ligatures => text.replace("ffi", "\u{fb03}").replace("fi", "\u{fb01}"),
        Fold::Rejoined => text.replace("ig", "i-\ng"),
        Fold::Lowered => text.replace("O2", "O\u{2082}"),
        // The other kinds need a reader that knows them.
        Fold::Aside(_) => text.replace("it’s", "it’s\u{b9}"),
    }
}

const FOLDS: [Fold; 12] = [
    Fold::Composition,
    Fold::QuotationMarks,
    Fold::Dashes,
    Fold::Spaces,
    Fold::LineBreaks,
    Fold::Invisible,
    Fold::Ellipsis,
    Fold::Ligatures,
    Fold::Rejoined,
    Fold::Lowered,
    Fold::Aside(AsideKind::NoteMark),
    Fold::Kashida,
];

fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(WORDS);
    prop::collection::vec(word, 3..12).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn every_fold_keeps_a_quote_proved(quote in words(), one in 0..FOLDS.len(), two in 0..FOLDS.len()) {
        // Letters are taken apart last: nothing stands between a letter and its mark.
        let (one, two) = (one.max(two), one.min(two));
        let passage = folded(&folded(&quote, FOLDS[one]), FOLDS[two]);
        let verdict = judge(&format!("It began. {passage} It ended."), Sought { exact: &quote, ..Sought::default() });
        prop_assert!(verdict.is_proof(), "{:?} in {:?}: {}", quote, passage, verdict.sentence());
        // A mark behind the quote is no part of it.
        let shown = passage.trim_end_matches('\u{b9}');
        prop_assert_eq!(verdict.kind() == VerdictKind::Exact, shown == quote, "{:?} {:?}", quote, passage);
        // The other way round, too: the folds know no direction, but for a word broken by the source and
        // for what the source has more.
        if ![8, 10].iter().any(|way| [one, two].contains(way)) {
            let verdict = judge(&format!("It began. {quote} It ended."), Sought { exact: &passage, ..Sought::default() });
            prop_assert!(verdict.is_proof(), "{:?} in {:?}: {}", passage, quote, verdict.sentence());
        }
    }

    #[test]
    fn no_mutant_in_any_script_is_proof(quote in words(), pick in 0..1000_usize, one in 0..FOLDS.len()) {
        let all = mutants(&quote);
        let mutant = &all[pick % all.len()];
        // `not not sign` still says `not sign`.
        prop_assume!(!mutant.contains(&quote));
        let passage = folded(mutant, FOLDS[one]);
        let verdict = judge(&format!("It began. {passage} It ended."), Sought { exact: &quote, ..Sought::default() });
        prop_assert!(!verdict.is_proof(), "{:?} passes for {:?}", quote, passage);
    }

    /// Short texts of few letters, in which everything happens: each stretch of the text is shown to
    /// the strict match, and the fast search must find a place exactly when one of them will do.
    #[test]
    fn a_full_search_agrees(text_ in "[ab.\"“”’' –-]{0,14}", quote in "[ab.\"“' -]{0,2}[ab][ab.\"“' -]{0,2}") {
        let quote = quote.trim();
        let extract = text(&text_);
        let found = QuoteFinder::new(&extract).look(Sought { exact: quote, ..Sought::default() });
        let borders: Vec<usize> = text_.char_indices().map(|(at, _)| at).chain([text_.len()]).collect();
        let places = borders.iter().flat_map(|from| borders.iter().map(move |to| (*from, *to)));
        let stands = places.filter(|(from, to)| from < to)
            .any(|(from, to)| strict_match(quote, &text_[from..to]).is_some());
        prop_assert_eq!(found.is_some(), stands, "{:?} in {:?}: {:?}", quote, text_, found);
        if let Some(found) = found {
            let span = found.spans[0].clone();
            prop_assert!(strict_match(quote, &text_[span]).is_some());
        }
    }
}
