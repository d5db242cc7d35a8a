//! The quotes of a whole dossier against the copies of its documents: what could not be proved
//! becomes findings.

use super::{Proof, hash, prove};
use crate::dossier::problem::{Fault, Finding, Spot};
use crate::dossier::{Document, Dossier, Origin, Quote};

/// What the sources say about the quotes.
#[derive(Debug, Default)]
pub struct Proofs {
    pub findings: Vec<Finding>,
    /// Quotes that were found.
    pub proved: usize,
}

/// Proves every quote. `read` gives the copy of a document, by its id, or says why there is none.
pub fn prove_all(d: &Dossier, mut read: impl FnMut(&str) -> Result<String, String>) -> Proofs {
    let mut proofs = Proofs::default();
    for ix in d.document_indices() {
        let Some(document) = d.document(ix) else { continue };
        let Origin::Entry(at) = document.at else { continue };
        let id = || document.id.clone();
        // One copy at a time: all of them together may not fit.
        let text = match read(&document.id) {
            Ok(text) => text,
            Err(said) => {
                if !d.quotes_from(ix).is_empty() {
                    let fault = Fault::NoCopy { document: id(), said };
                    proofs.add(fault, Spot::Field { at, path: "id".to_string() });
                }
                continue;
            }
        };
        if let Some(stamp) = d.stamp_of(ix)
            && let Origin::Entry(at) = stamp.at
        {
            let found = hash(text.as_bytes());
            if !stamp.sha256.eq_ignore_ascii_case(&found) {
                let fault =
                    Fault::StaleCopy { document: id(), stamped: stamp.sha256.clone(), found };
                proofs.add(fault, Spot::Field { at, path: "sha256".to_string() });
            }
        }
        for quote in d.quotes_from(ix).iter().filter_map(|ix| d.quote(*ix)) {
            proofs.prove(d, document, quote, &text);
        }
    }
    proofs
}

impl Proofs {
    fn add(&mut self, fault: Fault, spot: Spot) {
        self.findings.push(Finding::new(fault, spot));
    }

    fn prove(&mut self, d: &Dossier, document: &Document, quote: Quote<'_>, text: &str) {
        let id = document.id.clone();
        let (field, fault) = match prove(quote, text) {
            Proof::Found(_) => {
                self.proved += 1;
                return;
            }
            Proof::Missing => (missing_part(quote, text), Fault::NotInSource { document: id }),
            Proof::Ambiguous(times) => ("exact", Fault::Ambiguous { document: id, times }),
        };
        let at = d.origin_of(quote.owner()).unwrap_or_default();
        let path = format!("{}.{field}", d.path_of_quote(quote));
        self.add(fault, Spot::Field { at, path });
    }
}

/// The part of a missing quote with which it stops being found.
fn missing_part(quote: Quote<'_>, text: &str) -> &'static str {
    let (prefix, exact) = (quote.prefix(), quote.exact());
    if exact.is_empty() || !text.contains(exact) {
        "exact"
    } else if text.contains(&format!("{prefix}{exact}")) {
        "suffix"
    } else {
        "prefix"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{SourceFile, load};

    /// The fields that are pointed at when `quote` is looked for in `text`.
    fn check(quote: &str, text: &str, expected: &[(&str, &str)]) {
        let ron = format!(
            "(documents: [(id: \"d\", publisher: \"P\", kind: News)], positions: [(id: \"p\", actors: \
             [\"a\"], topic: \"t\", stance: Refuse, summary: \"S\", evidence: [(document: \"d\", \
             {quote})])], stamps: [(document: \"d\", sha256: \"{}\", on: \"2031-05-04\", quotes: 1)])",
            hash(b"one two three").to_uppercase()
        );
        let loaded = load(&[SourceFile { name: "a.ron".to_string(), text: ron.into() }]);
        let proofs = prove_all(&loaded.dossier, |_| match text {
            "" => Err("nothing is there".to_string()),
            text => Ok(text.to_string()),
        });
        let found: Vec<(&str, &str)> = proofs
            .findings
            .iter()
            .map(|f| match &f.spot {
                Spot::Field { path, .. } => (f.fault.code().name(), path.as_str()),
                _ => ("", ""),
            })
            .collect();
        assert_eq!(found, expected, "{quote} in {text}");
        assert_eq!(proofs.proved == 1, expected.iter().all(|(code, _)| *code == "D204"));
    }

    #[test]
    fn what_is_not_proved_is_pointed_at_where_it_fails() {
        let text = "one two three";
        check(r#"exact: "two""#, text, &[]);
        check(r#"exact: "two""#, "", &[("D203", "id")]);
        check(r#"exact: "four""#, text, &[("D201", "evidence[0].exact")]);
        check(r#"exact: "two", prefix: "zero ""#, text, &[("D201", "evidence[0].prefix")]);
        check(
            r#"exact: "two", prefix: "one ", suffix: ".""#,
            text,
            &[("D201", "evidence[0].suffix")],
        );
        check(r#"exact: "e""#, text, &[("D202", "evidence[0].exact")]);
        check(r#"exact: "two""#, "two", &[("D204", "sha256")]);
    }
}
