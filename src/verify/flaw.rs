//! What must be said beside whatever rests on a quote that does not stand: a sentence, a cell, a row. Of a
//! copy that is merely another one than the stamped one nothing has to be: the words stand in it.

use super::outcomes::{Outcome, Outcomes};
use super::proofs::Proofs;
use super::standing::{Standing, is_attested, standing};
use super::verdict::VerdictKind;
use crate::dossier::{Dossier, QuoteIx};

/// With this begins whatever rests on a quote that does not stand.
pub const STAMP: &str = "NOT PROVED";

/// On a quote whose words stand in a copy, and that copy is not the one that was stamped.
const STALE: &str = "STALE COPY";

/// Why a quote is neither proved nor attested; the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flaw {
    /// The copy has similar words, and others.
    ReadsOtherwise,
    /// The copy does not have the words.
    Missing,
    /// The copy has them where they prove nothing.
    Doubtful,
    /// The copy has them, and other words around them.
    Context,
    /// The copy, or a part of it, cannot be read.
    Unreadable,
    /// Nobody looked: there is no copy here, and no stamp.
    NotProved,
}

impl Flaw {
    /// Each, the worst first.
    pub const ALL: [Flaw; 6] = [
        Flaw::ReadsOtherwise,
        Flaw::Missing,
        Flaw::Doubtful,
        Flaw::Context,
        Flaw::Unreadable,
        Flaw::NotProved,
    ];

    /// What is wrong with a quote that stands like this; `None` where nothing is. A stale copy is another one
    /// than was stamped, and has the words: that is told of the copy, once.
    pub fn of(standing: &Standing<'_>) -> Option<Flaw> {
        match standing {
            Standing::Judged(verdict) => match verdict.drift() {
                Some(drift) if drift.only_around => Some(Flaw::Context),
                _ => Flaw::of_kind(verdict.kind()),
            },
            Standing::Attested(_) => None,
            Standing::Unproved => Some(Flaw::NotProved),
        }
    }

    /// What a verdict of this kind says is wrong with the words of a quote themselves.
    const fn of_kind(kind: VerdictKind) -> Option<Flaw> {
        match kind {
            VerdictKind::Exact | VerdictKind::Typographic | VerdictKind::Stale => None,
            VerdictKind::Doubtful => Some(Flaw::Doubtful),
            VerdictKind::Drifted => Some(Flaw::ReadsOtherwise),
            VerdictKind::Missing => Some(Flaw::Missing),
            VerdictKind::Unreadable => Some(Flaw::Unreadable),
            VerdictKind::NoCopy => Some(Flaw::NotProved),
        }
    }

    /// In lists and beside cells.
    pub const fn label(self) -> &'static str {
        match self {
            Flaw::ReadsOtherwise => "reads otherwise",
            Flaw::Missing => "missing",
            Flaw::Doubtful => "doubtful",
            Flaw::Context => "context reads otherwise",
            Flaw::Unreadable => "unreadable",
            Flaw::NotProved => "not proved",
        }
    }

    /// Before a sentence, on a quote: `NOT PROVED (reads otherwise)`.
    pub fn stamp(self) -> String {
        match self {
            Flaw::NotProved => STAMP.to_string(),
            flaw => format!("{STAMP} ({})", flaw.label()),
        }
    }
}

/// What nobody may overlook of a quote that stands like this; `None` where it is proved or attested.
pub fn stamp_of(standing: &Standing<'_>) -> Option<String> {
    let is_good = standing.is_proof() || matches!(standing, Standing::Attested(_));
    let stale = || (!is_good).then(|| STALE.to_string());
    Flaw::of(standing).map(Flaw::stamp).or_else(stale)
}

/// The worst flaw of some quotes; `None` where all of them stand.
pub fn flaw_of(
    d: &Dossier,
    proofs: &Proofs,
    quotes: impl IntoIterator<Item = QuoteIx>,
) -> Option<Flaw> {
    quotes.into_iter().filter_map(|quote| Flaw::of(&standing(d, proofs, quote))).min()
}

/// The same by what is known of them in short: for what goes through all quotes of a dossier.
pub fn flaw_among(
    d: &Dossier,
    outcomes: &Outcomes,
    quotes: impl IntoIterator<Item = QuoteIx>,
) -> Option<Flaw> {
    let flaw = |quote: QuoteIx| match outcomes.of(quote) {
        Outcome::Unread => {
            let is = d.quote(quote).is_some_and(|quote| is_attested(d, quote));
            (!is).then_some(Flaw::NotProved)
        }
        Outcome::Proved => None,
        Outcome::Around => Some(Flaw::Context),
        Outcome::Judged(kind) => Flaw::of_kind(kind),
    };
    quotes.into_iter().filter_map(flaw).min()
}

/// A sentence with the stamp of the worst of the quotes on which it rests, if they do not all stand.
pub fn stamped(
    d: &Dossier,
    proofs: &Proofs,
    quotes: impl IntoIterator<Item = QuoteIx>,
    sentence: &str,
) -> String {
    with_stamp(flaw_of(d, proofs, quotes), sentence)
}

/// A sentence after the stamp of a flaw, if there is one.
pub fn with_stamp(flaw: Option<Flaw>, sentence: &str) -> String {
    match flaw {
        Some(flaw) => format!("{}: {sentence}", flaw.stamp()),
        None => sentence.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{Limits, read};
    use crate::dossier::{SourceFile, load};
    use crate::verify::{Copy, NoText, hash};

    /// Outcomes say the same as the verdicts, whatever became of a quote.
    #[test]
    fn outcomes_say_what_the_verdicts_say() {
        let quote = |document: &str, exact: &str| {
            format!("(document: \"{document}\", exact: \"{exact}\"),")
        };
        let quotes: String = [
            quote("here", "the state will send 300 ships"),
            quote("here", "the state will send 400 ships to the harbour"),
            quote("here", "nobody said anything like it"),
            quote("here", "twice"),
            quote("other", "the state will send 300 ships"),
            quote("other", "a state will not send ships"),
            quote("gone", "attested words"),
            quote("never", "words that nobody looked for"),
            quote("broken", "words"),
        ]
        .concat();
        let documents = ["here", "other", "gone", "never", "broken"];
        let documents =
            documents.map(|id| format!("(id: \"{id}\", publisher: \"P\", kind: News),"));
        let stamp = |document: &str, quotes: u32| {
            let sha = "a".repeat(64);
            format!(
                "(document: \"{document}\", sha256: \"{sha}\", on: \"2030-01-01\", quotes: {quotes}),"
            )
        };
        let text = format!(
            "(documents: [{}], positions: [(id: \"p\", actors: [\"a\"], topic: \"t\", stance: Refuse, summary: \
             \"S\", evidence: [{quotes}])], stamps: [{}{}])",
            documents.concat(),
            stamp("gone", 1),
            stamp("other", 2)
        );
        let d = load(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]).dossier;
        let copy = |ix| {
            let text =
                "It is said that the state will send 300 ships to the harbour. Said twice, twice.";
            let bytes: &[u8] = match d.document(ix).map(|document| document.id.as_str()) {
                Some("here" | "other") => text.as_bytes(),
                Some("broken") => b"\0\x01\x02",
                _ => return Err(NoText::Absent("there is none".to_string())),
            };
            let extract = read(bytes, "d.txt", &Limits::default());
            let extract = extract.map_err(|why| NoText::Unreadable(why.to_string()))?;
            Ok(Copy { name: "d.txt".to_string(), hash: hash(bytes), extract, line_ends: false })
        };
        let (none, all) = (Proofs::default(), Proofs::all(&d, copy));
        let mut seen = Vec::new();
        for proofs in [&none, &all] {
            for quote in d.all_quotes().map(|quote| quote.ix) {
                let flaw = flaw_of(&d, proofs, [quote]);
                assert_eq!(flaw_among(&d, proofs.outcomes(), [quote]), flaw, "{quote:?}");
                assert_eq!(
                    proofs.outcomes().is_proved(quote),
                    proofs.is_proved(quote),
                    "{quote:?}"
                );
                seen.push(flaw);
            }
            let quotes = || d.all_quotes().map(|quote| quote.ix);
            assert_eq!(flaw_among(&d, proofs.outcomes(), quotes()), flaw_of(&d, proofs, quotes()));
        }
        for flaw in [Flaw::ReadsOtherwise, Flaw::Missing, Flaw::Unreadable, Flaw::NotProved] {
            assert!(seen.contains(&Some(flaw)), "{flaw:?}: {seen:?}");
        }
        assert!(seen.contains(&None));
    }
}
