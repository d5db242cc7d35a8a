//! The quotes of a whole dossier against the copies of its documents, one document at a time: verdicts,
//! and what is wrong as findings.

use std::collections::BTreeMap;

use super::anew::{Anew, anew};
use super::around::{hedge_outside, settle_waivers};
use super::decided::{HowRead, documents_quoted, documents_read, tell};
use super::judge::QuoteFinder;
use super::no_text::NoText;
use super::outcomes::Outcomes;
use super::places::Sought;
use super::verdict::{Difference, Drift, Found, Verdict, VerdictKind};
use super::verdicts::Verdicts;
use crate::documents::{Encoding, Extract, Kind};
use crate::dossier::entry::StampEntry;
use crate::dossier::problem::{Fault, Finding, Spot};
use crate::dossier::{DocumentIx, Dossier, Fallen, Origin, Quote, QuoteIx, QuoteStamp};
use crate::text::visible::visible;

/// The copy of a document, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// The name of the file.
    pub name: String,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub hash: String,
    pub extract: Extract,
    /// Whether the stamp's hash is that of the same bytes with other ends of lines.
    pub line_ends: bool,
}

/// What is known of a document's copy after it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopyState {
    None(NoText),
    Held {
        /// The name of the file.
        name: String,
        hash: String,
        kind: Kind,
        encoding: Encoding,
        /// Sentences about how the text came about.
        remarks: Vec<String>,
        /// Whether it is not the copy that was stamped.
        stale: bool,
    },
}

/// What a document's copy says about its quotes.
#[derive(Clone, Debug)]
pub struct DocumentProof {
    pub document: DocumentIx,
    pub copy: CopyState,
    /// One for each quote of the document, in order.
    pub verdicts: Vec<(QuoteIx, Verdict)>,
    /// Those that do not stand and could be quoted anew.
    pub anew: Vec<(QuoteIx, Anew)>,
    /// Where that is told at all.
    pub how_read: Option<HowRead>,
    pub findings: Vec<Finding>,
}

/// The verdicts on a dossier's quotes, as far as they are known.
#[derive(Clone, Debug, Default)]
pub struct Proofs {
    verdicts: Verdicts,
    documents: Vec<Option<CopyState>>,
    counts: [usize; VerdictKind::ALL.len()],
    fallen: Fallen,
    outcomes: Outcomes,
    anew: BTreeMap<QuoteIx, Anew>,
    how_read: BTreeMap<DocumentIx, HowRead>,
    pub findings: Vec<Finding>,
}

/// Reads a document's quotes in its copy.
pub fn prove_document(
    d: &Dossier,
    document: DocumentIx,
    copy: Result<&Copy, &NoText>,
) -> DocumentProof {
    let mut proof = DocumentProof {
        document,
        copy: CopyState::None(NoText::Absent(String::new())),
        verdicts: Vec::new(),
        anew: Vec::new(),
        how_read: None,
        findings: Vec::new(),
    };
    let quotes = d.quotes_from(document);
    let id = d.document(document).map(|d| d.id.clone()).unwrap_or_default();
    match copy {
        Err(why) => {
            proof.copy = CopyState::None(why.clone());
            let (verdict, fault) = match why {
                // The quotes stand as they stood without any copy: attested, or not proved.
                NoText::NotHeld(_) => (Verdict::NoCopy, None),
                NoText::Absent(said) => {
                    (Verdict::NoCopy, Some(Fault::NoCopy { document: id, said: said.clone() }))
                }
                NoText::Unreadable(said) => (
                    Verdict::Unreadable(said.clone()),
                    Some(Fault::UnreadableCopy { document: id, said: said.clone() }),
                ),
            };
            proof.verdicts = quotes.iter().map(|ix| (*ix, verdict.clone())).collect();
            if let (Some(fault), Some(Origin::Entry(at))) =
                (fault, d.document(document).map(|d| d.at))
                && !quotes.is_empty()
            {
                let spot = Spot::Field { at, path: "id".to_string() };
                proof.findings.push(Finding::new(fault, spot));
            }
        }
        Ok(copy) => proof.read(d, &id, copy, quotes),
    }
    proof
}

impl DocumentProof {
    fn read(&mut self, d: &Dossier, id: &str, copy: &Copy, quotes: &[QuoteIx]) {
        let stale =
            d.stamp_of(self.document).filter(|s| !s.sha256.eq_ignore_ascii_case(&copy.hash));
        if let Some(stamp) = stale
            && let Origin::Entry(at) = stamp.at
        {
            let fault = Fault::StaleCopy {
                document: id.to_string(),
                stamped: stamp.sha256.clone(),
                found: copy.hash.clone(),
                line_ends: copy.line_ends,
            };
            let spot = Spot::Field { at, path: "sha256".to_string() };
            self.findings.push(Finding::new(fault, spot));
        }
        let as_stamped = |verdict, own: Option<&QuoteStamp>| match own {
            Some(own) if own.sha256.eq_ignore_ascii_case(&copy.hash) => verdict,
            Some(_) => Verdict::Stale { instead: Box::new(verdict), line_ends: false },
            None if stale.is_some() => {
                Verdict::Stale { instead: Box::new(verdict), line_ends: copy.line_ends }
            }
            None => verdict,
        };
        let reader = QuoteFinder::new(&copy.extract);
        for (ix, quote) in quotes.iter().filter_map(|ix| Some((*ix, d.quote(*ix)?))) {
            let verdict = reader.judge(sought(quote));
            let own = d.stamp_of_quote(ix);
            if let Some(own) = own.filter(|own| !own.sha256.eq_ignore_ascii_case(&copy.hash)) {
                let fault = Fault::StaleCopy {
                    document: id.to_string(),
                    stamped: own.sha256.clone(),
                    found: copy.hash.clone(),
                    line_ends: false,
                };
                let at = d.origin_of(quote.owner()).unwrap_or_default();
                let path = format!("{}.stamp.sha256", d.path_of_quote(quote));
                self.findings.push(Finding::new(fault, Spot::Field { at, path }).of_quote(ix));
            }
            if let Some(mut anew) = anew(&reader, &copy.extract, sought(quote), &verdict) {
                anew.verdict = as_stamped(anew.verdict, own);
                self.anew.push((ix, anew));
            }
            if let Some((field, fault)) = fault_of(id, quote, &verdict) {
                let at = d.origin_of(quote.owner()).unwrap_or_default();
                let path = format!("{}.{field}", d.path_of_quote(quote));
                self.findings.push(Finding::new(fault, Spot::Field { at, path }).of_quote(ix));
            }
            if let ([span], true) = (verdict.spans(), verdict.is_proof())
                && let Some(fault) = hedge_outside(d, quote, &copy.extract, span)
            {
                let at = d.origin_of(quote.owner()).unwrap_or_default();
                let path = format!("{}.exact", d.path_of_quote(quote));
                self.findings.push(Finding::new(fault, Spot::Field { at, path }));
            }
            self.verdicts.push((ix, as_stamped(verdict, own)));
        }
        if d.tells_what_is_read() {
            let (how_read, findings) = tell(d, self.document, &copy.extract, &self.verdicts);
            self.how_read = Some(how_read);
            self.findings.extend(findings);
        }
        let Extract { kind, encoding, remarks, .. } = &copy.extract;
        self.copy = CopyState::Held {
            name: copy.name.clone(),
            hash: copy.hash.clone(),
            kind: *kind,
            encoding: encoding.clone(),
            remarks: remarks.clone(),
            stale: stale.is_some(),
        };
    }
}

/// What is looked for, of a quote.
pub fn sought(quote: Quote<'_>) -> Sought<'_> {
    Sought { prefix: quote.prefix(), exact: quote.exact(), suffix: quote.suffix() }
}

/// What is wrong with a quote that is not proved, and in which of its fields.
fn fault_of(id: &str, quote: Quote<'_>, verdict: &Verdict) -> Option<(&'static str, Fault)> {
    let document = id.to_string();
    match verdict {
        Verdict::Missing => Some(("exact", Fault::NotInSource { document })),
        Verdict::Drifted(drift) => {
            let field = if drift.only_around { around(quote, drift) } else { "exact" };
            let difference = told(&drift.difference);
            Some((field, Fault::Drifted { document, difference }))
        }
        Verdict::Found(_) if verdict.is_proof() => None,
        Verdict::Found(Found { flags, .. }) => {
            let fault = match (flags.hidden, flags.ambiguous) {
                (Some(why), _) => Fault::OnlyHidden { document, said: why.label().to_string() },
                (None, times) if times > 0 => Fault::Ambiguous { document, times },
                (None, _) if flags.inside_word => Fault::InsideWord { document },
                (None, _) => Fault::JoinsApart { document, said: flags.joined() },
            };
            Some(("exact", fault))
        }
        Verdict::PartUnread(said) => {
            Some(("exact", Fault::PartUnread { document, said: said.clone() }))
        }
        Verdict::NoCopy | Verdict::Stale { .. } | Verdict::Unreadable(_) => None,
    }
}

/// Which of the words around a quote read otherwise in the copy.
fn around(quote: Quote<'_>, drift: &Drift) -> &'static str {
    let mut before = String::new();
    for part in &drift.difference {
        match part {
            Difference::Same(words) => before.push_str(words),
            Difference::Quote(_) | Difference::Source(_) => break,
        }
        before.push(' ');
    }
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let prefix_is_good = quote.prefix().is_empty() || bare(&before) >= bare(quote.prefix());
    if prefix_is_good && !quote.suffix().is_empty() { "suffix" } else { "prefix" }
}

/// A difference in one line: `[-only in the quote-] {+only in the source+}`, as `wdiff` writes it. What
/// cannot be seen in it is named.
pub fn told(difference: &[Difference]) -> String {
    let part = |part: &Difference| match part {
        Difference::Same(words) => words.clone(),
        Difference::Quote(words) => format!("[-{}-]", visible(words)),
        Difference::Source(words) => format!("{{+{}+}}", visible(words)),
    };
    difference.iter().map(part).collect::<Vec<String>>().join(" ")
}

impl Proofs {
    /// Proves every quote of a dossier. `copy` gives the copy of a document.
    pub fn all(d: &Dossier, mut copy: impl FnMut(DocumentIx) -> Result<Copy, NoText>) -> Proofs {
        let mut proofs = Proofs::default();
        for document in documents_read(d) {
            // One copy at a time: all of them together may not fit.
            proofs.add(d, prove_document(d, document, copy(document).as_ref()));
        }
        proofs.settle(d);
        proofs
    }

    /// Once every document was read: applies the waivers of what only copies can tell.
    pub fn settle(&mut self, d: &Dossier) {
        let mut findings = std::mem::take(&mut self.findings);
        settle_waivers(d, &mut findings, |ix| {
            self.verdict(ix).is_some_and(|verdict| {
                !matches!(
                    verdict,
                    Verdict::NoCopy | Verdict::Unreadable(_) | Verdict::PartUnread(_)
                )
            })
        });
        self.findings = findings;
    }

    /// Takes what was found out about one document.
    pub fn add(&mut self, d: &Dossier, proof: DocumentProof) {
        for (_, verdict) in self.verdicts.put(proof.document, proof.verdicts) {
            if let Some(count) = self.counts.get_mut(verdict.kind() as usize) {
                *count -= 1;
            }
        }
        for (ix, verdict) in self.verdicts.of_document(proof.document) {
            self.outcomes.put(*ix, verdict);
            if let Some(count) = self.counts.get_mut(verdict.kind() as usize) {
                *count += 1;
            }
            self.fallen.put(d, *ix, is_fallen(verdict));
        }
        self.anew.extend(proof.anew);
        put(&mut self.documents, proof.document.at(), proof.copy);
        self.how_read.extend(proof.how_read.map(|how| (proof.document, how)));
        self.findings.extend(proof.findings);
    }

    /// How far the sentences of a document are decided on; `None` where that is not told, or its copy was not read.
    pub fn how_read(&self, document: DocumentIx) -> Option<HowRead> {
        self.how_read.get(&document).copied()
    }

    /// The quotes that were looked for in a copy and are not there as they are written. Positions that have no
    /// other are listed with that, and count for nothing.
    pub const fn fallen(&self) -> &Fallen {
        &self.fallen
    }

    /// What became of each quote, in short.
    pub const fn outcomes(&self) -> &Outcomes {
        &self.outcomes
    }

    /// The verdict on a quote; `None` while it is not known.
    pub fn verdict(&self, quote: QuoteIx) -> Option<&Verdict> {
        self.verdicts.get(quote)
    }

    /// How a quote that does not stand could be quoted anew.
    pub fn anew(&self, quote: QuoteIx) -> Option<&Anew> {
        self.anew.get(&quote)
    }

    /// Whether a copy of a document was read.
    pub fn is_held(&self, document: DocumentIx) -> bool {
        matches!(self.copy(document), Some(CopyState::Held { .. }))
    }

    /// What is known of a document's copy.
    pub fn copy(&self, document: DocumentIx) -> Option<&CopyState> {
        self.documents.get(document.at()).and_then(Option::as_ref)
    }

    /// Whether a quote is proved.
    pub fn is_proved(&self, quote: QuoteIx) -> bool {
        self.verdict(quote).is_some_and(Verdict::is_proof)
    }

    /// How many quotes have such a verdict.
    pub fn count(&self, kind: VerdictKind) -> usize {
        self.counts.get(kind as usize).copied().unwrap_or_default()
    }

    /// How many quotes are proved.
    pub fn proved(&self) -> usize {
        VerdictKind::ALL.iter().filter(|kind| kind.is_proof()).map(|kind| self.count(*kind)).sum()
    }

    /// How many quotes have a verdict.
    pub fn judged(&self) -> usize {
        self.counts.iter().sum()
    }
}

/// The stamps that proofs allow, given on that day: for each document whose copy is held and in whose
/// copy every quote stands, unless its latest stamp says so already. And for each other one why not.
pub fn stamps(d: &Dossier, proofs: &Proofs, on: &str) -> (Vec<StampEntry>, Vec<String>) {
    let (mut stamps, mut refused) = (Vec::new(), Vec::new());
    for document in documents_quoted(d) {
        let id = d.document(document).map(|d| d.id.clone()).unwrap_or_default();
        let quotes = d.quotes_from(document);
        let stands = |ix: &&QuoteIx| match proofs.verdict(**ix) {
            Some(Verdict::Stale { instead, .. }) => instead.is_proof(),
            verdict => verdict.is_some_and(Verdict::is_proof),
        };
        let standing = quotes.iter().filter(stands).count();
        match proofs.copy(document) {
            Some(CopyState::Held { hash, .. }) if standing == quotes.len() => {
                // The others have one of their own.
                let quotes = d.quotes_under_stamps(document) as u32;
                if quotes == 0 {
                    continue;
                }
                let known = d.stamp_of(document).is_some_and(|stamp| {
                    stamp.sha256.eq_ignore_ascii_case(hash) && stamp.quotes == quotes
                });
                if !known {
                    let (sha256, on) = (hash.clone(), on.to_string());
                    stamps.push(StampEntry { document: id, sha256, on, quotes });
                }
            }
            Some(CopyState::Held { .. }) => refused.push(format!(
                "{id} is not stamped: {} of {} quotes do not stand in its copy",
                quotes.len() - standing,
                quotes.len()
            )),
            Some(CopyState::None(_)) | None => {
                refused.push(format!("{id} is not stamped: no copy of it could be read"));
            }
        }
    }
    (stamps, refused)
}

/// Whether a quote with such a verdict was looked for and does not stand as it is written. Where only the words
/// around it read otherwise, it does.
fn is_fallen(verdict: &Verdict) -> bool {
    match verdict.kind() {
        VerdictKind::Drifted => !verdict.drift().is_some_and(|drift| drift.only_around),
        VerdictKind::Missing => true,
        // Of what is doubtful the words do stand there.
        _ => false,
    }
}

fn put<T>(list: &mut Vec<Option<T>>, at: usize, value: T) -> Option<T> {
    if list.len() <= at {
        list.resize_with(at + 1, || None);
    }
    list.get_mut(at).and_then(|place| place.replace(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{Limits, read};
    use crate::dossier::{SourceFile, load};
    use crate::verify::hash;

    fn copy(text: &str) -> Result<Copy, NoText> {
        match text {
            "" => Err(NoText::Absent("nothing is there".to_string())),
            "never held" => Err(NoText::NotHeld("nothing is there".to_string())),
            text => {
                let extract = read(text.as_bytes(), "d.txt", &Limits::default())
                    .map_err(|why| NoText::Unreadable(why.to_string()))?;
                let name = "d.txt".to_string();
                Ok(Copy { name, hash: hash(text.as_bytes()), extract, line_ends: false })
            }
        }
    }

    /// The verdict on `quote` in `text`, and the fields that are pointed at.
    fn check(quote: &str, text: &str, expected: &str) {
        let ron = format!(
            "(documents: [(id: \"d\", publisher: \"P\", kind: News)], positions: [(id: \"p\", actors: \
             [\"a\"], topic: \"t\", stance: Refuse, summary: \"S\", evidence: [(document: \"d\", \
             {quote})])], stamps: [(document: \"d\", sha256: \"{}\", on: \"2031-05-04\", quotes: 1)])",
            hash(b"one two three, four").to_uppercase()
        );
        let loaded = load(&[SourceFile { name: "a.ron".to_string(), text: ron.into() }]);
        let proofs = Proofs::all(&loaded.dossier, |_| copy(text));
        let mut told = vec![proofs.verdict(QuoteIx(0)).unwrap().kind().label().to_string()];
        for finding in &proofs.findings {
            let Spot::Field { path, .. } = &finding.spot else { continue };
            told.push(format!("{} {path}", finding.fault.code().name()));
        }
        assert_eq!(told.join("; "), expected, "{quote} in {text}");
        assert_eq!(proofs.judged(), 1);
        assert_eq!(proofs.proved() == 1, told.len() == 1 && text != "never held");
    }

    #[test]
    fn what_is_not_proved_is_pointed_at_where_it_fails() {
        let text = "one two three, four";
        check(r#"exact: "two""#, text, "exact");
        check(r#"exact: "two  three""#, text, "typographic");
        check(r#"exact: "two""#, "", "no copy; D203 id");
        check(r#"exact: "two""#, "never held", "no copy");
        check(r#"exact: "two""#, "\u{0}\u{1}\u{2}", "unreadable; D206 id");
        check(r#"exact: "nine""#, text, "missing; D201 evidence[0].exact");
        check(r#"exact: "one too three""#, text, "reads otherwise; D205 evidence[0].exact");
        check(
            r#"exact: "two three", prefix: "zero ""#,
            text,
            "reads otherwise; D205 evidence[0].prefix",
        );
        check(
            r#"exact: "two", prefix: "one ", suffix: " tree""#,
            text,
            "reads otherwise; D205 evidence[0].suffix",
        );
        check(r#"exact: "thr""#, text, "doubtful; D208 evidence[0].exact");
        check(r#"exact: "two""#, "two", "stale; D204 sha256");
        check(r#"exact: "two""#, "two or two", "doubtful; D204 sha256; D202 evidence[0].exact");
    }

    #[test]
    fn a_difference_is_told_in_one_line() {
        let difference = [
            Difference::Same("will".to_string()),
            Difference::Quote("now".to_string()),
            Difference::Source("not".to_string()),
        ];
        assert_eq!(told(&difference), "will [-now-] {+not+}");
    }
}
