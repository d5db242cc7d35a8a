//! How a quote stands: judged against a copy, attested against one that is not here, or neither. Every
//! screen and every output takes its words from here, so that no two of them disagree.

use super::no_text::NoText;
use super::proofs::{CopyState, Proofs};
use super::verdict::{Verdict, VerdictKind};
use crate::dossier::date::Date;
use crate::dossier::{DocumentIx, Dossier, Quote, QuoteIx, Stamp};

/// How the words of a quote stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing<'v> {
    /// They were looked for in a copy.
    Judged(&'v Verdict),
    /// They were found once, in a copy that is not here.
    Attested(Attestation),
    Unproved,
}

/// What a stamp says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attestation {
    /// The day, in words.
    pub on: String,
    /// The beginning of the copy's hash.
    pub hash: String,
}

impl Standing<'_> {
    /// In lists: the kind of verdict, `attested` or `not proved`.
    pub fn label(&self) -> &'static str {
        match self {
            Standing::Judged(verdict) => verdict.kind().label(),
            Standing::Attested(_) => "attested",
            Standing::Unproved => "not proved",
        }
    }

    /// Whether the quote was found in a copy that is here. To be attested is another thing.
    pub fn is_proof(&self) -> bool {
        matches!(self, Standing::Judged(verdict) if verdict.is_proof())
    }

    /// The better, the lower. That nobody looked is better than that nothing was found.
    fn rank(&self) -> usize {
        match self {
            Standing::Judged(verdict) => match verdict.kind() {
                VerdictKind::Exact => 0,
                VerdictKind::Typographic => 1,
                VerdictKind::NoCopy | VerdictKind::Unreadable => 4,
                VerdictKind::Stale => 5,
                VerdictKind::Doubtful => 6,
                VerdictKind::Missing => 7,
                VerdictKind::Drifted => 8,
            },
            Standing::Attested(_) => 2,
            Standing::Unproved => 3,
        }
    }

    /// The standing as a clause.
    pub fn clause(&self) -> String {
        match self {
            Standing::Judged(verdict) => verdict.clause(),
            Standing::Attested(Attestation { on, hash }) => {
                format!("attested {on} against {hash}; no copy here")
            }
            Standing::Unproved => "not proved: no copy of the source here".to_string(),
        }
    }
}

/// How one quote stands.
pub fn standing<'p>(d: &Dossier, proofs: &'p Proofs, quote: QuoteIx) -> Standing<'p> {
    match proofs.verdict(quote) {
        Some(Verdict::NoCopy) | None => {
            let attested = d.quote(quote).and_then(|quote| attestation_of(d, quote));
            attested.map_or(Standing::Unproved, Standing::Attested)
        }
        Some(verdict) => Standing::Judged(verdict),
    }
}

/// How the weakest of some quotes stands.
pub fn weakest_of<'p>(
    d: &Dossier,
    proofs: &'p Proofs,
    quotes: impl IntoIterator<Item = QuoteIx>,
) -> Option<Standing<'p>> {
    quotes.into_iter().map(|quote| standing(d, proofs, quote)).max_by_key(Standing::rank)
}

/// What the stamp of a quote attests: its own, or else that of its document.
pub fn attestation_of(d: &Dossier, quote: Quote<'_>) -> Option<Attestation> {
    match d.stamp_of_quote(quote.ix) {
        Some(stamp) => {
            let on = day_attested(d, quote)?.in_words();
            Some(Attestation { on, hash: stamp.sha256.chars().take(8).collect() })
        }
        None => attestation(d, quote.document()),
    }
}

/// On which day a quote was found in the copy that a stamp names, if one attests that.
pub fn day_attested(d: &Dossier, quote: Quote<'_>) -> Option<Date> {
    match d.stamp_of_quote(quote.ix) {
        Some(stamp) => {
            let is_held = d.document(quote.document()).is_some_and(|held| !held.at.is_stand_in());
            let is_good = is_held && is_hash(&stamp.sha256);
            Date::parse(&stamp.on).ok().filter(|_| is_good)
        }
        None => attesting(d, quote.document()).map(|stamp| stamp.on),
    }
}

/// What the latest stamp of a document attests, if it names a copy and is for as many quotes as there
/// are now.
pub fn attestation(d: &Dossier, document: DocumentIx) -> Option<Attestation> {
    attesting(d, document).map(|stamp| Attestation {
        on: stamp.on.in_words(),
        hash: stamp.sha256.chars().take(8).collect(),
    })
}

/// Whether a stamp attests a quote.
pub(super) fn is_attested(d: &Dossier, quote: Quote<'_>) -> bool {
    day_attested(d, quote).is_some()
}

fn attesting(d: &Dossier, document: DocumentIx) -> Option<&Stamp> {
    let is_held = d.document(document).is_some_and(|document| !document.at.is_stand_in());
    let stamp = d.stamp_of(document).filter(|stamp| is_held && is_hash(&stamp.sha256))?;
    (stamp.quotes as usize == d.quotes_under_stamps(document)).then_some(stamp)
}

/// Whether a stamp names a copy at all; words in the place of a hash attest nothing.
fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// How many quotes stand how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub quotes: usize,
    /// By kind of verdict, the best first; without those that no copy speaks to.
    pub judged: Vec<(VerdictKind, usize)>,
    pub attested: usize,
    /// The days of the stamps in words: of one day, or from the first to the last.
    pub attested_on: Option<String>,
}

/// Counts a whole dossier's quotes. Grows with its documents.
pub fn tally(d: &Dossier, proofs: &Proofs) -> Tally {
    let mut tally = Tally { quotes: d.quote_count(), ..Tally::default() };
    let mut days: Vec<Date> = Vec::new();
    for kind in VerdictKind::ALL.into_iter().filter(|kind| *kind != VerdictKind::NoCopy) {
        let count = proofs.count(kind);
        if count > 0 {
            tally.judged.push((kind, count));
        }
    }
    for document in d.document_indices() {
        if matches!(
            proofs.copy(document),
            None | Some(CopyState::None(NoText::Absent(_) | NoText::NotHeld(_)))
        ) {
            let (attested, on) = attested(d, document);
            tally.attested += attested;
            days.extend(on);
        }
    }
    days.sort_by_key(|date| date.last_day());
    tally.attested_on =
        days.first().zip(days.last()).map(|(first, last)| span_in_words(*first, *last));
    tally
}

/// How many quotes of a document stamps attest, and the days on which they were found.
fn attested(d: &Dossier, document: DocumentIx) -> (usize, Vec<Date>) {
    let under = attesting(d, document);
    let under = under.map_or((0, None), |stamp| (d.quotes_under_stamps(document), Some(stamp.on)));
    let quotes = d.quotes_from(document);
    if quotes.len() == d.quotes_under_stamps(document) {
        return (under.0, under.1.into_iter().collect());
    }
    let own = quotes.iter().filter(|quote| d.stamp_of_quote(**quote).is_some());
    let own: Vec<Date> =
        own.filter_map(|quote| d.quote(*quote).and_then(|quote| day_attested(d, quote))).collect();
    (under.0 + own.len(), under.1.into_iter().chain(own).collect())
}

/// From a first day to a last one: `2 to 30 January 2026`; one day alone where they are the same.
pub fn span_in_words(first: Date, last: Date) -> String {
    match (first, last) {
        _ if first == last => first.in_words(),
        (Date::At(first), Date::At(last)) => Date::Between(Some(first), Some(last)).in_words(),
        _ => format!("{} to {}", first.in_words(), last.in_words()),
    }
}

/// How many quotes a document has, how they stand, and which copy was read: `30 quotes, all proved to
/// the character; copy 3b2f94d9, plain text`.
pub fn document_words(d: &Dossier, proofs: &Proofs, document: DocumentIx) -> String {
    let quotes = d.quotes_from(document);
    let held = proofs.copy(document);
    let standing = match held {
        _ if quotes.is_empty() => "nothing quoted yet".to_string(),
        Some(CopyState::Held { .. }) => {
            let kind = |ix: &QuoteIx| proofs.verdict(*ix).map(Verdict::kind);
            let count = |of: VerdictKind| quotes.iter().filter(|ix| kind(ix) == Some(of)).count();
            let judged = VerdictKind::ALL.map(|of| (of, count(of))).into_iter();
            let judged = judged.filter(|(_, count)| *count > 0).collect();
            let tally = Tally { quotes: quotes.len(), judged, ..Tally::default() };
            format!("{}, {}", counted(quotes.len()), tally.judged_clause())
        }
        Some(CopyState::None(NoText::Unreadable(_))) => {
            format!("{}, not proved", counted(quotes.len()))
        }
        Some(CopyState::None(NoText::Absent(_) | NoText::NotHeld(_))) | None => {
            let of = |quote: &QuoteIx| attestation_of(d, d.quote(*quote)?);
            match attested(d, document).0 {
                some if (1..quotes.len()).contains(&some) => {
                    format!(
                        "{}, {some} of them attested, the rest not proved",
                        counted(quotes.len())
                    )
                }
                _ => {
                    let standing = quotes.first().and_then(of);
                    let standing = standing.map_or(Standing::Unproved, Standing::Attested);
                    format!("{}, {}", counted(quotes.len()), standing.clause())
                }
            }
        }
    };
    match held {
        Some(CopyState::Held { hash, kind, encoding, .. }) => {
            let hash: String = hash.chars().take(8).collect();
            let guess = if encoding.is_guessed() {
                format!(", {} at a guess", encoding.name)
            } else {
                String::new()
            };
            let read = proofs.how_read(document).map_or(String::new(), |how| how.clause());
            format!("{standing}; copy {hash}, {}{guess}{read}", kind.label())
        }
        Some(CopyState::None(NoText::Unreadable(why))) => {
            format!("{standing}: the copy cannot be read: {why}")
        }
        Some(CopyState::None(NoText::Absent(_) | NoText::NotHeld(_))) | None => standing,
    }
}

impl Tally {
    /// How many are proved against a copy.
    pub fn proved(&self) -> usize {
        self.judged.iter().filter(|(kind, _)| kind.is_proof()).map(|(_, count)| count).sum()
    }

    /// Whether each quote is proved or attested.
    pub fn is_good(&self) -> bool {
        self.proved() + self.attested == self.quotes
    }

    /// `114 quotes, all proved to the character`, or what it is instead.
    pub fn in_words(&self) -> String {
        let quotes = self.quotes;
        if quotes == 0 {
            return "no quotes yet".to_string();
        }
        if !self.judged.is_empty() {
            return format!("{}, {}", counted(quotes), self.clause(true));
        }
        match (&self.attested_on, self.attested) {
            (Some(on), attested) if attested == quotes => format!("{quotes} quotes, attested {on}"),
            (_, 0) => format!("{quotes} quotes, none proved here"),
            (_, attested) => {
                format!("{quotes} quotes, {attested} attested, the rest not proved here")
            }
        }
    }

    /// `114 quotes, attested`.
    pub fn in_short(&self) -> String {
        let quotes = self.quotes;
        if quotes == 0 {
            return "no quotes yet".to_string();
        }
        if !self.judged.is_empty() {
            return format!("{}, {}", counted(quotes), self.clause(false));
        }
        match self.attested {
            0 => format!("{quotes} quotes, not proved"),
            attested if attested == quotes => format!("{quotes} quotes, attested"),
            attested => format!("{attested} of {quotes} quotes attested"),
        }
    }

    /// What weighs most: `3 read otherwise`.
    pub fn in_fewest(&self) -> String {
        if self.judged.is_empty() {
            return self.in_short();
        }
        let clause = self.clause(false);
        clause.split(", ").next().unwrap_or_default().to_string()
    }

    /// How they stand, once any was judged: `all proved to the character`, `1 reads otherwise, 5
    /// proved, 1 attested, 2 without a copy`.
    pub fn clause(&self, wide: bool) -> String {
        let clause = match (wide, self.proved() == self.quotes) {
            (false, true) => "all proved".to_string(),
            _ => self.judged_clause(),
        };
        let open = self.quotes - self.attested.min(self.quotes);
        let judged: usize = self.judged.iter().map(|(_, count)| count).sum();
        let attested = match self.attested {
            0 => String::new(),
            attested => format!(", {attested} attested"),
        };
        let rest = match open.saturating_sub(judged) {
            0 => String::new(),
            rest => format!(", {rest} without a copy"),
        };
        format!("{clause}{attested}{rest}")
    }

    fn judged_clause(&self) -> String {
        let count = |kind: VerdictKind| {
            self.judged.iter().find(|(k, _)| *k == kind).map_or(0, |(_, count)| *count)
        };
        // What reads otherwise comes first: somebody has to look.
        let first = [VerdictKind::Drifted, VerdictKind::Missing, VerdictKind::Doubtful];
        let last = [VerdictKind::Stale, VerdictKind::Unreadable, VerdictKind::NoCopy];
        let told = |kinds: [VerdictKind; 3]| {
            let some = kinds.into_iter().map(|kind| (kind, count(kind)));
            some.filter(|(_, count)| *count > 0).map(|(kind, count)| kind.counted(count))
        };
        let (exact, proved) = (count(VerdictKind::Exact), self.proved());
        let mut parts: Vec<String> = told(first).collect();
        if exact == self.quotes && exact > 0 {
            parts.push("all proved to the character".to_string());
        } else if proved == self.quotes && proved > 0 {
            parts.push(format!("all proved, {} but for typography", proved - exact));
        } else if proved > 0 {
            parts.push(format!("{proved} proved"));
        }
        parts.extend(told(last));
        parts.join(", ")
    }
}

fn counted(quotes: usize) -> String {
    if quotes == 1 { "1 quote".to_string() } else { format!("{quotes} quotes") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(
        quotes: usize,
        judged: &[(VerdictKind, usize)],
        attested: usize,
        expected: (&str, &str),
    ) {
        let tally = Tally {
            quotes,
            judged: judged.to_vec(),
            attested,
            attested_on: (attested > 0).then(|| "4 May 2031".to_string()),
        };
        assert_eq!((tally.in_words().as_str(), tally.in_short().as_str()), expected);
    }

    #[test]
    fn the_sums_are_said_as_they_are() {
        use VerdictKind::{Drifted, Exact, Missing, Typographic};
        check(0, &[], 0, ("no quotes yet", "no quotes yet"));
        check(9, &[], 0, ("9 quotes, none proved here", "9 quotes, not proved"));
        check(9, &[], 9, ("9 quotes, attested 4 May 2031", "9 quotes, attested"));
        check(
            9,
            &[],
            4,
            ("9 quotes, 4 attested, the rest not proved here", "4 of 9 quotes attested"),
        );
        check(
            9,
            &[(Exact, 9)],
            0,
            ("9 quotes, all proved to the character", "9 quotes, all proved"),
        );
        check(
            9,
            &[(Exact, 7), (Typographic, 2)],
            0,
            ("9 quotes, all proved, 2 but for typography", "9 quotes, all proved"),
        );
        let mixed =
            "9 quotes, 1 reads otherwise, 1 missing, 5 proved, 1 attested, 1 without a copy";
        check(9, &[(Exact, 5), (Drifted, 1), (Missing, 1)], 1, (mixed, mixed));
    }
}
