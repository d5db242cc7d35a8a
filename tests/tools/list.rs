//! The list of every sentence of the sources with what it yields: its form, how it is filled from
//! the quotes, and what can be wrong with it. Knows no files: documents come in.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use onrecord::documents::{self, Block, Extract, Kind, Limits};
use onrecord::dossier::{Dossier, Entity};
use onrecord::text::sentences::sentences;
use onrecord::verify::{QuoteFinder, hash, sought};
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

/// Declares the closed list of reasons, each with the meaning that the head of the file gives.
macro_rules! reasons {
    ($($name:ident: $meaning:literal,)+) => {
        /// Why a sentence yields nothing.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub(crate) enum Reason { $(#[doc = $meaning] $name,)+ }

        impl Reason {
            const MEANINGS: &[(&str, &str)] = &[$((stringify!($name), $meaning),)+];
        }
    };
}

reasons! {
    Heading: "a title, or the heading of a section; what a page shows around its article.",
    Byline: "only says whose the words beside it are.",
    Scene: "an event: who met, travelled or published, or a question. No actor takes a stance or joins an instrument in it.",
    Context: "what the author reports or explains as background, with no actor taking a stance in it.",
    Analysis: "the author's own assessment. Outlets and analysts hold no positions on undertakings.",
    Speculation: "what the author thinks might be, or leaves open.",
    Faceless: "a crowd that nobody could be asked about: some countries, analysts, readers.",
    Repeats: "says again, without anything new, what is recorded from another sentence.",
    NoStance: "an actor's own words, or a clause, that take none of the model's stances.",
    Closing: "rounds off an article or a section, or opens one.",
    Unread: "nobody has read it yet. Refused by the check.",
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct List {
    pub(crate) documents: Vec<Listed>,
}

/// The sentences of one document, in the order of its text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Listed {
    pub(crate) document: String,
    /// Of the whole file.
    pub(crate) sha256: String,
    pub(crate) sentences: Vec<Sentence>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sentence {
    pub(crate) bytes: (usize, usize),
    pub(crate) hash: String,
    /// Ids of the entities for which it is evidence, sorted.
    pub(crate) yields: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) none: Option<Reason>,
}

/// A document, as the program reads it.
pub(crate) struct Source {
    pub(crate) id: String,
    sha256: String,
    extract: Extract,
    /// Its text, of which a line that only ends at the margin goes on in the next.
    text: String,
}

impl Source {
    /// `file` is its name, by which a kind is told where its bytes do not say.
    pub(crate) fn read(id: &str, file: &str, bytes: &[u8]) -> Result<Source, String> {
        let extract = documents::read(bytes, file, &Limits::default())
            .map_err(|why| format!("{file}: {why}"))?;
        let text = unbroken(&extract);
        Ok(Source { id: id.to_string(), sha256: hash(bytes), extract, text })
    }
}

/// The text of a document without the line breaks within its blocks, each place where it was. Of plain text each line
/// may be a paragraph.
fn unbroken(extract: &Extract) -> String {
    let mut text = extract.text.clone();
    if extract.kind != Kind::Text {
        for Block { range, .. } in &extract.blocks {
            let block = text.get(range.clone()).unwrap_or_default().replace('\n', " ");
            text.replace_range(range.clone(), &block);
        }
    }
    text
}

/// Where a quote stands in the text of its document, and whose evidence it is.
struct Standing<'d> {
    bytes: Range<usize>,
    owner: &'d str,
}

pub(crate) fn read(text: &str) -> Result<List, String> {
    options().from_str(text).map_err(|error| error.to_string())
}

/// The file as `write` writes it. Comments are lost on a rewrite, so that its head comes from here.
pub(crate) fn render(list: &List) -> Result<String, ron::Error> {
    let pretty = PrettyConfig::new().depth_limit(4).new_line("\n").indentor("    ");
    let body = options().to_string_pretty(list, pretty)?;
    let lines: Vec<String> = Reason::MEANINGS
        .iter()
        .map(|(name, meaning)| format!("//     {name}: {meaning}"))
        .collect();
    Ok(format!("{HEAD}{}\n{body}\n", lines.join("\n")))
}

const HEAD: &str = "\
// Every sentence of every document that is coded, with what it yields: the positions, and the instruments and actors, for which a
// quote stands in it. None of the documents' text is kept here: a sentence is its byte range in the text that the program reads of
// the file, with a line that goes on in the next, and the first 16 digits of its SHA-256.
//
// Written by `cargo run --example coverage -- write DOSSIER DIR`, with DIR the folder of the documents; `-- check DOSSIER DIR`
// compares. By hand, only the reasons are edited: each sentence that yields nothing says why, once somebody has read it against the
// rules of the model:
//
";

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// The hash under which a sentence is listed.
pub(crate) fn short_hash(sentence: &str) -> String {
    hash(sentence.as_bytes()).chars().take(16).collect()
}

/// The list for these texts: what each sentence yields comes from the quotes, the reasons come from
/// the old list.
pub(crate) fn fill(d: &Dossier, old: &List, sources: &[Source]) -> List {
    let reasons: BTreeMap<(&str, &str), Reason> = old
        .documents
        .iter()
        .flat_map(|l| l.sentences.iter().map(|s| (l.document.as_str(), s)))
        .filter_map(|(document, s)| Some(((document, s.hash.as_str()), s.none?)))
        .collect();
    let listed = |source: &Source| {
        let (quotes, _) = standings(d, source);
        let sentence = |bytes: Range<usize>| {
            let hash = short_hash(source.text.get(bytes.clone()).unwrap_or_default());
            let yields = owners(&quotes, &bytes);
            let known = reasons.get(&(source.id.as_str(), hash.as_str()));
            let none = yields.is_empty().then(|| known.copied().unwrap_or(Reason::Unread));
            let yields = yields.into_iter().map(str::to_string).collect();
            Sentence { bytes: (bytes.start, bytes.end), hash, yields, none }
        };
        Listed {
            document: source.id.clone(),
            sha256: source.sha256.clone(),
            sentences: sentences(&source.text).into_iter().map(sentence).collect(),
        }
    };
    List { documents: sources.iter().map(listed).collect() }
}

/// Everything in which the list, the dossier and the texts disagree.
pub(crate) fn faults(d: &Dossier, list: &List, sources: &[Source]) -> Vec<String> {
    let mut faults = faults_within(d, list);
    for source in sources {
        if !list.documents.iter().any(|listed| listed.document == source.id) {
            faults.push(format!("{}: the list has no such document", source.id));
        }
    }
    for listed in &list.documents {
        match sources.iter().find(|source| source.id == listed.document) {
            Some(source) => against_text(d, listed, source, &mut faults),
            None => faults.push(format!("{}: its text is not there", listed.document)),
        }
    }
    faults
}

/// What can be seen to be wrong without the texts.
pub(crate) fn faults_within(d: &Dossier, list: &List) -> Vec<String> {
    let mut faults = Vec::new();
    for document in &d.documents {
        let times = list.documents.iter().filter(|l| l.document == document.id).count();
        if times != 1 {
            faults.push(format!("{}: listed {times} times", document.id));
        }
    }
    for listed in &list.documents {
        let document = &listed.document;
        let Some(Entity::Document(ix)) = d.find(document) else {
            faults.push(format!("{document}: no document of the dossier"));
            continue;
        };
        let quotes = d.quotes_from(ix).iter().filter_map(|q| d.quote(*q));
        let owners: BTreeSet<&str> = quotes.map(|q| d.id_of(q.owner())).collect();
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut end = 0;
        for sentence in &listed.sentences {
            let place = place(document, sentence);
            if sentence.bytes.0 < end || sentence.bytes.1 <= sentence.bytes.0 {
                faults.push(format!("{place}: the range is empty or overlaps the one before"));
            }
            end = sentence.bytes.1;
            match (sentence.yields.is_empty(), sentence.none) {
                (true, None) => {
                    faults.push(format!("{place}: yields nothing and does not say why"));
                }
                (true, Some(Reason::Unread)) => faults.push(format!("{place}: is still Unread")),
                (false, Some(_)) => {
                    faults.push(format!("{place}: yields something, and gives a reason not to"));
                }
                _ => {}
            }
            for (n, id) in sentence.yields.iter().enumerate() {
                seen.insert(id);
                if sentence.yields.iter().skip(n + 1).any(|other| other == id) {
                    faults.push(format!("{place}: {id} is listed, but twice"));
                }
                if d.find(id).is_none() {
                    faults.push(format!("{place}: nothing has the id {id}"));
                } else if !owners.contains(id.as_str()) {
                    faults.push(format!("{place}: {id} has no quote from this document"));
                }
            }
        }
        for owner in owners.difference(&seen) {
            faults.push(format!("{document}: no sentence lists {owner}, which quotes it"));
        }
    }
    faults
}

fn against_text(d: &Dossier, listed: &Listed, source: &Source, faults: &mut Vec<String>) {
    let (document, text) = (&source.id, source.text.as_str());
    if listed.sha256 != source.sha256 {
        faults.push(format!("{document}: the file has another hash than the one listed"));
    }
    let there: BTreeMap<(usize, usize), &str> = sentences(text)
        .into_iter()
        .map(|bytes| ((bytes.start, bytes.end), text.get(bytes).unwrap_or_default()))
        .collect();
    let mut end = 0;
    for (bytes, sentence) in &there {
        if !listed.sentences.iter().any(|s| s.bytes == *bytes) {
            let start: String = sentence.chars().take(40).collect();
            let (from, to) = bytes;
            faults.push(format!("{document} {from}..{to}: the list misses “{start}”"));
        }
        blank(text, document, end..bytes.0, faults);
        end = bytes.1;
    }
    blank(text, document, end..text.len(), faults);

    let (quotes, unproved) = standings(d, source);
    faults.extend(unproved);
    for sentence in &listed.sentences {
        let place = place(document, sentence);
        match there.get(&sentence.bytes) {
            None => {
                faults.push(format!("{place}: no sentence of the text"));
                continue;
            }
            Some(text) if short_hash(text) != sentence.hash => {
                faults.push(format!("{place}: the sentence has another hash"));
            }
            Some(_) => {}
        }
        let quoting = owners(&quotes, &(sentence.bytes.0..sentence.bytes.1));
        let listed: BTreeSet<&str> = sentence.yields.iter().map(String::as_str).collect();
        for id in quoting.difference(&listed) {
            faults.push(format!("{place}: {id} quotes it and is not listed"));
        }
        for id in listed.difference(&quoting) {
            faults.push(format!("{place}: {id} is listed and quotes none of it"));
        }
    }
}

fn place(document: &str, sentence: &Sentence) -> String {
    format!("{document} {}..{}", sentence.bytes.0, sentence.bytes.1)
}

/// What lies between two sentences must be blank, or the sentences do not tile the text.
fn blank(text: &str, document: &str, between: Range<usize>, faults: &mut Vec<String>) {
    if text.get(between.clone()).is_none_or(|part| !part.trim().is_empty()) {
        let Range { start, end } = between;
        faults.push(format!("{document} {start}..{end}: text that is in no sentence"));
    }
}

/// Where the quotes from a document stand in its text, and which stand nowhere or anywhere.
fn standings<'d>(d: &'d Dossier, source: &Source) -> (Vec<Standing<'d>>, Vec<String>) {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    let Some(Entity::Document(document)) = d.find(&source.id) else { return (found, faults) };
    let reader = QuoteFinder::new(&source.extract);
    for quote in d.quotes_from(document).iter().filter_map(|ix| d.quote(*ix)) {
        let owner = d.id_of(quote.owner());
        let verdict = reader.judge(sought(quote));
        if verdict.is_proof() {
            let standing = |bytes: &Range<usize>| Standing { bytes: bytes.clone(), owner };
            found.extend(verdict.spans().iter().map(standing));
        } else {
            let path = d.path_of_quote(quote);
            faults.push(format!("{}: {owner} {path}: {}", source.id, verdict.sentence()));
        }
    }
    (found, faults)
}

/// Whose quotes share a byte with a sentence.
fn owners<'d>(quotes: &[Standing<'d>], sentence: &Range<usize>) -> BTreeSet<&'d str> {
    let touches = |q: &&Standing<'_>| q.bytes.start < sentence.end && sentence.start < q.bytes.end;
    quotes.iter().filter(touches).map(|q| q.owner).collect()
}
