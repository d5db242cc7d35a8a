//! Finds the words that make an English statement weaker or stronger than a plain one. Must not
//! judge who says it or whether that matters.

use std::ops::Range;
use std::sync::LazyLock;

pub use super::numbers::{Number, numbers};
use super::words::{Word, gap, joins, words};

/// How a hedge weakens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HedgeClass {
    /// It may be so.
    Possibility,
    /// Someone would do it, and has not said that they will.
    Willingness,
    /// It is wanted, planned or awaited.
    Expectation,
    /// Somebody else said so.
    Hearsay,
    /// Not all of it, or not exactly.
    Limit,
    /// Only if, or only then.
    Condition,
}

impl HedgeClass {
    /// One lower-case word for people.
    pub fn name(self) -> &'static str {
        match self {
            HedgeClass::Possibility => "possibility",
            HedgeClass::Willingness => "willingness",
            HedgeClass::Expectation => "expectation",
            HedgeClass::Hearsay => "hearsay",
            HedgeClass::Limit => "limit",
            HedgeClass::Condition => "condition",
        }
    }
}

/// A hedge in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hedge {
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    pub class: HedgeClass,
}

// Phrases in lower case, divided by `|`. A space stands for a space or a hyphen. A phrase that ends
// in ` #` counts only before a number.

const POSSIBILITY: &str = "may|might|could|can be|possible|possibly|possibility|possibilities|perhaps|\
    maybe|potential|potentially|likely|unlikely|likelihood|probable|probably|appear|appears|appeared|\
    appear to|appears to|appeared to|apparently|seem|seems|seemed|seemingly|option of|options of|\
    option to|options to|option|options|consider|considers|considering|considered|under consideration|\
    under discussion|hypothetical|hypothetically|theoretical|theoretically|in theory|in principle|\
    weighing|mulling|exploring|on the table|tentative|tentatively|conceivable|conceivably|unclear|\
    uncertain|not ruled out|not rule out|not ruling out|cannot be ruled out|suggests|\
    suggest";
const WILLINGNESS: &str = "ready to|willing|willing to|willingness|willingness to|unwilling|readiness|\
    readiness to|expressed readiness|expressed willingness|expressed its readiness|\
    expressed its willingness|stands ready|stand ready|stood ready|prepared to|preparedness|open to|\
    openness|keen to|offers to|offer to|offered to|hope to|hopes to|hoped to|hoping to|hoping for|\
    hopes for|hopes that|wants to|want to|wanted to|wishes to|would like to|would be ready|\
    would be willing|would be prepared";
const EXPECTATION: &str = "expect|expects|expected|expected to|expecting|expectation|expectations|\
    anticipate|anticipates|anticipated|anticipating|would|would be|planned|planning|plan to|plans to|\
    plans for|aim to|aims to|aims at|aimed to|aimed at|aiming to|aiming at|intend|intends|intends to|\
    intended|intending|intention|intentions|of intent|seek to|seeks to|sought to|seeking to|seek|seeks|\
    seeking|scheduled|propose|proposes|proposed|proposing|proposal|proposals|set to|due to be|poised to|\
    envisage|envisages|envisaged|envision|envisions|envisioned|projected|forecast|supposed to|\
    meant to|to be decided|to be finalized|to be finalised|still to be";
const HEARSAY: &str = "reportedly|reported|reports|reports that|reports of|alleged|allegedly|allege|\
    alleges|allegation|allegations|is said to|are said to|was said to|were said to|be said to|\
    according to|citing|cites|sources|sources cited|a source|unnamed|anonymous|unidentified|so called|\
    rumoured|rumored|rumour|rumor|rumours|rumors|purported|purportedly|supposedly|ostensibly|\
    claimed|claims that|claims to|believed to|thought to|understood to|unconfirmed|it is believed|\
    on condition of anonymity";
const LIMIT: &str = "up to #|up to a|up to half|at most|at least|no more than|not more than|as many as #|\
    as much as #|as few as #|about #|around #|some|some of|several|a few|few|limited|partial|partially|\
    partly|in part|broadly|largely|mostly|mainly|primarily|almost|nearly|approximately|roughly|\
    or so|over #|more than #|less than #|fewer than #|under #|between #|close to #|just under #|\
    just over #|estimated|an estimated|somewhat|to some extent|to a limited extent|for now|for the time being";
const CONDITION: &str = "if|only if|if and when|once|only once|after|only after|only|only when|unless|\
    until|not until|subject to|provided that|providing that|in the event of|in the event that|\
    in case of|in the case of|in case|depend|depends|depends on|depend on|depending|depending on|\
    conditional|conditional on|conditionally|conditioned on|on condition that|on the condition that|\
    contingent|contingent on|contingent upon|assuming|as long as|so long as|pending|whether|\
    if necessary|if needed|as needed|as necessary|following a ceasefire|following a peace|when a ceasefire|\
    when a peace|except";
/// Not hedges, though they hold the words of one.
const NONE: &str = "coalition of the willing|once again|once more|once and for all|at once|\
    military might|after all|until now|until recently|day after|morning after|if not|as if|\
    not only|so far as|soon after|shortly after|up to date|in some cases|named after|\
    look after|looks after|sought after|whether or not|open to the public|\
    whatever you may|whatever they may|whatever one may|if i may|want to be understood|\
    want to be clear|thought possible|make subject to|makes subject to|making subject to|because some of";

const STRONG: &str = "will|shall|commit|commits|committed|committing|commitment|commitments|\
    agree|agrees|agreed|agreeing|pledge|pledges|pledged|pledging|guarantee|guarantees|guaranteed|\
    guaranteeing|sign|signs|signed|promise|promises|promised|promising|undertake|undertakes|undertook|\
    undertaken|vow|vows|vowed|vowing|adopt|adopts|adopted|decide|decides|decided|\
    ratified|ratifies";
/// The same words where they name a thing instead of binding anyone.
const NOT_STRONG: &str = "security guarantee|security guarantees|political will|good will|free will|\
    against the will|the will of|the will to|at will|guarantees of|road sign|road signs|a sign|no sign|\
    signs of|sign of|signs that|not signed|not sign|did not sign|not agreed|not commit|not committed|\
    not decided|not adopted|not agree|not pledged|not promised|not signed";

static HEDGES: LazyLock<Phrases<Option<HedgeClass>>> = LazyLock::new(|| {
    Phrases::new(&[
        (POSSIBILITY, Some(HedgeClass::Possibility)),
        (WILLINGNESS, Some(HedgeClass::Willingness)),
        (EXPECTATION, Some(HedgeClass::Expectation)),
        (HEARSAY, Some(HedgeClass::Hearsay)),
        (LIMIT, Some(HedgeClass::Limit)),
        (CONDITION, Some(HedgeClass::Condition)),
        (NONE, None),
    ])
});

/// The hedges of `text`, in order and apart from each other: whole words, the longest phrase first,
/// in any case.
pub fn hedges(text: &str) -> Vec<Hedge> {
    HEDGES
        .find(text)
        .into_iter()
        .filter_map(|(range, class)| Some(Hedge { range, class: class? }))
        .collect()
}

/// The words of `text` that bind whoever says them: will, pledged, agreed, signed and their like, but
/// not the names of things (`security guarantees`) or their plain refusal (`did not sign`).
pub fn strong_words(text: &str) -> Vec<Range<usize>> {
    static PHRASES: LazyLock<Phrases<bool>> =
        LazyLock::new(|| Phrases::new(&[(STRONG, true), (NOT_STRONG, false)]));
    PHRASES.find(text).into_iter().filter_map(|(range, strong)| strong.then_some(range)).collect()
}

/// Whether a text, or any part of it that is not cut within a word, may hold a hedge: `false` where none
/// of its words begins one. It asks far less than [`hedges`], and needs no memory.
pub fn may_hedge(text: &str) -> bool {
    /// Whether a hedge may begin with words of each mark.
    static OPENERS: LazyLock<Vec<bool>> = LazyLock::new(|| {
        let mut openers = vec![false; MARKS];
        for phrase in HEDGES.rows.iter().flatten().filter(|phrase| phrase.meaning.is_some()) {
            let mark = phrase.words.first().map(|word| mark_of(word.as_bytes()));
            if let Some(opener) = mark.and_then(|mark| openers.get_mut(mark)) {
                *opener = true;
            }
        }
        openers
    });
    if !may_be_english(text) {
        return false;
    }
    let openers = OPENERS.as_slice();
    let may_open = |run: &[u8]| openers.get(mark_of(run)).is_some_and(|opens| *opens);
    let opens = |run: &Range<usize>| {
        text.get(run.clone()).is_some_and(|word| HEDGES.open_with(word.as_bytes(), Option::is_some))
    };
    // Within a longer word, such as that of another language, it is none.
    let is_alone = |run: &Range<usize>| {
        let (before, behind) = (text.get(..run.start), text.get(run.end..));
        !before.is_some_and(|text| text.ends_with(char::is_alphanumeric))
            && !behind.is_some_and(|text| text.starts_with(char::is_alphanumeric))
    };
    // The longest runs of the letters of ASCII. A word of the tables that stands in a text is one of
    // them: a letter or a mark beside it would be part of the word.
    let (mut rest, mut at) = (text.as_bytes(), 0);
    while !rest.is_empty() {
        let len = rest.iter().position(|b| !b.is_ascii_alphabetic()).unwrap_or(rest.len());
        let (run, behind) = rest.split_at(len);
        if may_open(run) {
            let run = at..at + len;
            if opens(&run) && is_alone(&run) {
                return true;
            }
        }
        let gap = behind.iter().position(u8::is_ascii_alphabetic).unwrap_or(behind.len());
        rest = behind.get(gap..).unwrap_or_default();
        at += len + gap;
    }
    false
}

/// How many marks there are.
const MARKS: usize = 1 << 14;

/// A number for the length of a word and its first and last letter, in any case. It tells most words
/// apart without reading them.
fn mark_of(word: &[u8]) -> usize {
    let letter = |byte: Option<&u8>| usize::from(byte.copied().unwrap_or_default() & 31);
    word.len().min(LONG) << 10 | letter(word.first()) << 5 | letter(word.last())
}

/// Whether a text has any letter of the tables' words. Most texts in other scripts have none, and
/// nothing is to be looked for in them.
fn may_be_english(text: &str) -> bool {
    // Piece by piece: to stop at the first letter would take a decision at each byte.
    let has_letter =
        |piece: &[u8]| piece.iter().fold(false, |found, byte| found | byte.is_ascii_alphabetic());
    text.as_bytes().chunks(64).any(has_letter)
}

/// A phrase, split into words.
struct Phrase<M> {
    words: Vec<&'static str>,
    before_number: bool,
    meaning: M,
}

/// Phrases by the first letter and the length of their first word, the longest first.
struct Phrases<M> {
    rows: Vec<Vec<Phrase<M>>>,
}

/// First words of this many letters and more share a row.
const LONG: usize = 15;

/// The row of the phrases that may start with `word`.
fn row_of(word: &[u8]) -> Option<usize> {
    let first = word.first()?.to_ascii_lowercase();
    first.is_ascii_lowercase().then(|| usize::from(first - b'a') * LONG + word.len().min(LONG) - 1)
}

impl<M: Copy> Phrases<M> {
    fn new(tables: &[(&'static str, M)]) -> Phrases<M> {
        let mut rows: Vec<Vec<Phrase<M>>> = (0..26 * LONG).map(|_| Vec::new()).collect();
        for &(table, meaning) in tables {
            for phrase in table.split('|') {
                let before_number = phrase.ends_with('#');
                let words: Vec<_> =
                    phrase.split([' ', '#']).filter(|word| !word.is_empty()).collect();
                let row = words.first().and_then(|word| row_of(word.as_bytes()));
                if let Some(row) = row.and_then(|row| rows.get_mut(row)) {
                    row.push(Phrase { words, before_number, meaning });
                }
            }
        }
        for row in &mut rows {
            row.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
        Phrases { rows }
    }

    /// Whether any phrase of such a meaning begins with that word.
    fn open_with(&self, word: &[u8], is_meant: impl Fn(&M) -> bool) -> bool {
        let row = row_of(word).and_then(|row| self.rows.get(row));
        let opens = |phrase: &Phrase<M>| {
            let first = phrase.words.first().map(|first| first.as_bytes());
            is_meant(&phrase.meaning) && first.is_some_and(|first| first.eq_ignore_ascii_case(word))
        };
        row.is_some_and(|row| row.iter().any(opens))
    }

    fn find(&self, text: &str) -> Vec<(Range<usize>, M)> {
        if !may_be_english(text) {
            return Vec::new();
        }
        let words = words(text);
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            let before = at.checked_sub(1).and_then(|before| words.get(before));
            match self.phrase_at(text, before, rest) {
                Some((phrase, first, last)) => {
                    found.push((first.start..last.end(), phrase.meaning));
                    at += phrase.words.len();
                }
                None => at += 1,
            }
        }
        found
    }

    /// The longest phrase at the start of `words`, with its first and last word.
    fn phrase_at<'w, 't>(
        &self,
        text: &str,
        before: Option<&Word<'_>>,
        words: &'w [Word<'t>],
    ) -> Option<(&Phrase<M>, &'w Word<'t>, &'w Word<'t>)> {
        let first = words.first()?;
        let row = self.rows.get(row_of(first.text.as_bytes())?)?;
        row.iter().find_map(|phrase| {
            let last = phrase.words.len() - 1;
            let same = words.len() > last
                && phrase.words.iter().zip(words).all(|(a, b)| b.text.eq_ignore_ascii_case(a))
                && words.windows(2).take(last).all(|pair| match pair {
                    [left, right] => joins(gap(text, left, right)),
                    _ => false,
                });
            if !same || (phrase.before_number && !number_follows(text, words.get(last..)?)) {
                return None;
            }
            (last > 0 || !is_name(text, before, words)).then_some(())?;
            Some((phrase, first, words.get(last)?))
        })
    }
}

/// Whether a number or an article with one (`a dozen`) follows the first of `words`.
fn number_follows(text: &str, words: &[Word<'_>]) -> bool {
    let [first, next, ..] = words else {
        return false;
    };
    let between = gap(text, first, next);
    let close = joins(between) || matches!(between.trim(), "€" | "$" | "£" | "¥" | "~");
    let rest = text.get(next.start..).unwrap_or_default();
    // A short look ahead: no number is spelled in more bytes than this to its first word.
    let end = (0..=24.min(rest.len())).rev().find(|&end| rest.is_char_boundary(end)).unwrap_or(0);
    close
        && rest
            .get(..end)
            .is_some_and(|rest| numbers(rest).first().is_some_and(|number| number.range.start == 0))
}

/// `May` and `Will` are hedges or promises in lower case or at the start of a sentence; elsewhere
/// they are a month or a person.
fn is_name(text: &str, before: Option<&Word<'_>>, words: &[Word<'_>]) -> bool {
    let [word, after @ ..] = words else {
        return false;
    };
    let month = word.text.eq_ignore_ascii_case("may");
    if !(month || word.text.eq_ignore_ascii_case("will"))
        || word.text.starts_with(|c: char| c.is_lowercase())
    {
        return false;
    }
    let digit = |word: &Word<'_>| word.text.starts_with(|c: char| c.is_ascii_digit());
    let dated = month
        && (before.is_some_and(|before| digit(before) && joins(gap(text, before, word)))
            || after.first().is_some_and(digit));
    let shouted = word.text.chars().all(char::is_uppercase);
    let opens = before.is_none_or(|before| !joins(gap(text, before, word)))
        && before.is_none_or(|before| {
            gap(text, before, word).contains(['.', '!', '?', '"', '“', '‘', '\n', ':', '(', '—'])
        });
    dated || !(shouted || opens)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::awkward;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let got: Vec<_> = hedges(text)
            .into_iter()
            .map(|hedge| (&text[hedge.range], hedge.class.name()))
            .collect();
        assert_eq!(got, expected, "{text:?}");
    }

    #[test]
    fn each_class_is_found() {
        check("Troops could be sent.", &[("could", "possibility")]);
        check("They were POSSIBLY seen", &[("POSSIBLY", "possibility")]);
        check(
            "is ready to send, with willingness",
            &[("ready to", "willingness"), ("willingness", "willingness")],
        );
        check("would be stationed", &[("would be", "expectation")]);
        check("A is expected to lead", &[("expected to", "expectation")]);
        check("a letter of intent", &[("of intent", "expectation")]);
        check(
            "the so-called force reportedly",
            &[("so-called", "hearsay"), ("reportedly", "hearsay")],
        );
        check("according\n to sources", &[("according\n to", "hearsay"), ("sources", "hearsay")]);
        check("up to 500 men, some tanks", &[("up to", "limit"), ("some", "limit")]);
        check("only after a ceasefire", &[("only after", "condition")]);
        check(
            "in the event of an attack, unless asked",
            &[("in the event of", "condition"), ("unless", "condition")],
        );
        check("They will send it.", &[]);
    }

    #[test]
    fn words_that_only_look_like_hedges() {
        check("It is up to them, over there, about it.", &[]);
        check(
            "more than 30, over €5, about a dozen, around twenty",
            &[("more than", "limit"), ("over", "limit"), ("about", "limit"), ("around", "limit")],
        );
        check("the Coalition of the Willing met once again", &[]);
        check("on 9 May, in May, by May 9, Theresa May", &[]);
        check(
            "May 9 was dry. May they come. It may rain.",
            &[("May", "possibility"), ("may", "possibility")],
        );
        check("TROOPS MAY GO", &[("MAY", "possibility")]);
        check("military might; mayor, couldn", &[]);
        check("", &[]);
        for text in [
            "Whatever you may read about it",
            "If I may, these figures go round",
            "I want to be understood in both towns",
            "further than many had thought possible",
            "They shall not make subject to any charge the transit",
            "because some of those who drew them are dead",
        ] {
            assert_eq!(hedges(text), [], "{text}");
        }
    }

    #[test]
    fn words_that_bind() {
        let check = |text: &str, expected: &[&str]| {
            let got: Vec<_> = strong_words(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(got, expected, "{text:?}");
        };
        check("A will lead and has pledged to sign.", &["will", "pledged", "sign"]);
        check("The commitment was adopted.", &["commitment", "adopted"]);
        check("security guarantees, goodwill, political will", &[]);
        check("B did not sign it. Will Smith and Mr Will Aro", &["Will"]);
        check("It guarantees this.", &["guarantees"]);
    }

    #[test]
    fn tables_hold_letters_and_nothing_else() {
        let phrases = HEDGES.rows.iter().flatten();
        let letters = |word: &&str| word.bytes().all(|byte| byte.is_ascii_lowercase());
        assert!(phrases.flat_map(|phrase| &phrase.words).all(letters));
        assert!(may_hedge("Troops MAY go") && !may_hedge("They will go, mayor"));
        assert!(!may_hedge("Mayé, the morning, 5may"));
    }

    proptest! {
        #[test]
        fn where_nothing_may_hedge_nothing_does(
            text in prop_oneof![awkward::prose(), awkward::text(), "([a-z]{1,3} |may |up |mayé |to |5 |ünder|only|[;.\u{200b}]){0,9}"],
            from in 0..20_usize,
        ) {
            if !hedges(&text).is_empty() {
                prop_assert!(may_hedge(&text));
            }
            // Parts as they are cut between sentences and at a semicolon.
            for part in text.split([';', ' ', '.']).skip(from) {
                prop_assert!(hedges(part).is_empty() || may_hedge(&text));
            }
        }

        #[test]
        fn ranges_are_whole_words(text in prop_oneof![awkward::prose(), awkward::text(), "([a-z]{1,3} |may |up to |5 |only ){0,9}"]) {
            let mut at = 0;
            for hedge in hedges(&text) {
                prop_assert!(hedge.range.start >= at && hedge.range.end > hedge.range.start);
                let before = text[..hedge.range.start].chars().next_back();
                let after = text[hedge.range.end..].chars().next();
                prop_assert!(!before.is_some_and(char::is_alphanumeric));
                prop_assert!(!after.is_some_and(char::is_alphanumeric));
                at = hedge.range.end;
            }
        }
    }
}
