//! What became of each quote, in a byte each: enough to count by and to see what is wrong, and so little that
//! it can be handed to another thread while more is being proved.

use super::flaw::Flaw;
use super::standing::{Standing, is_attested};
use super::verdict::{Verdict, VerdictKind};
use crate::dossier::{Dossier, QuoteIx};

/// What became of one quote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Outcome {
    /// No copy speaks to it.
    #[default]
    Unread,
    Proved,
    /// Neither proved nor flawed: in another copy than the stamped one.
    Stands,
    Flawed(Flaw),
}

/// What became of the quotes of a dossier, as far as it is known.
#[derive(Clone, Debug, Default)]
pub struct Outcomes(Vec<Outcome>);

impl Outcomes {
    pub(super) fn put(&mut self, quote: QuoteIx, verdict: &Verdict) {
        let outcome = match (verdict.kind(), Flaw::of(&Standing::Judged(verdict))) {
            (VerdictKind::NoCopy, _) => Outcome::Unread,
            (_, Some(flaw)) => Outcome::Flawed(flaw),
            (_, None) if verdict.is_proof() => Outcome::Proved,
            (_, None) => Outcome::Stands,
        };
        if self.0.len() <= quote.at() {
            self.0.resize(quote.at() + 1, Outcome::Unread);
        }
        if let Some(place) = self.0.get_mut(quote.at()) {
            *place = outcome;
        }
    }

    fn of(&self, quote: QuoteIx) -> Outcome {
        self.0.get(quote.at()).copied().unwrap_or_default()
    }

    /// Whether a quote is proved.
    pub fn is_proved(&self, quote: QuoteIx) -> bool {
        self.of(quote) == Outcome::Proved
    }

    /// The worst flaw of some quotes; `None` where all of them stand.
    pub fn flaw(&self, d: &Dossier, quotes: impl IntoIterator<Item = QuoteIx>) -> Option<Flaw> {
        let flaw = |quote: QuoteIx| match self.of(quote) {
            Outcome::Flawed(flaw) => Some(flaw),
            Outcome::Unread => {
                let attested = d.quote(quote).is_some_and(|q| is_attested(d, q.document()));
                (!attested).then_some(Flaw::NotProved)
            }
            Outcome::Proved | Outcome::Stands => None,
        };
        quotes.into_iter().filter_map(flaw).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{Limits, read};
    use crate::dossier::{SourceFile, load};
    use crate::verify::{Copy, NoText, Proofs, flaw_of, hash};

    /// They say the same as the verdicts, whatever became of a quote.
    #[test]
    fn they_say_what_the_verdicts_say() {
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
                assert_eq!(proofs.outcomes().flaw(&d, [quote]), flaw, "{quote:?}");
                assert_eq!(
                    proofs.outcomes().is_proved(quote),
                    proofs.is_proved(quote),
                    "{quote:?}"
                );
                seen.push(flaw);
            }
            let quotes = || d.all_quotes().map(|quote| quote.ix);
            assert_eq!(proofs.outcomes().flaw(&d, quotes()), flaw_of(&d, proofs, quotes()));
        }
        for flaw in [Flaw::ReadsOtherwise, Flaw::Missing, Flaw::Unreadable, Flaw::NotProved] {
            assert!(seen.contains(&Some(flaw)), "{flaw:?}: {seen:?}");
        }
        assert!(seen.contains(&None));
    }
}
