//! `onrecord add`: puts copies of documents into a dossier, with what they say about themselves. Whatever
//! is in the dossier already stays as it is; only a copy is replaced by another version of its document, if that is
//! asked for, and is kept then.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

mod address;
mod given;
mod report;
mod taken;
mod told;
mod version;
mod words;

use super::git;
use super::open;
use super::output::{Done, Failure, remark, write};
use crate::documents::{Extract, Field, Limits, Meta};
use crate::dossier::date::Date;
use crate::dossier::entry::DocumentEntry;
use crate::dossier::terms::DocumentKind;
use crate::dossier::{Dossier, SourceFile, documents_fragment, slug};
use crate::shell::copies;
use crate::shell::{clock, documents, files};
use crate::text::address::host_of;
use crate::text::visible::Shown;
use crate::verify::hash;
use given::Given;
use taken::Taken;
use told::told;
use version::{New, Version};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The documents (text, Markdown, HTML, PDF, DOCX, ODT, EPUB, mail, saved pages); `-` for text from standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The folder of the dossier; this folder when left out
    #[arg(long, value_name = "DOSSIER")]
    to: Option<PathBuf>,
    #[command(flatten)]
    given: Given,
    /// The document of the dossier of which the one file is another version, whatever its address
    #[arg(long, value_name = "DOCUMENT")]
    corrects: Option<String>,
    /// Put another version in the place of the held copy, which is kept in `documents/earlier`
    #[arg(long)]
    replace: bool,
}

/// What a file is.
enum Looked {
    Document(Box<Found>),
    Version(Box<Version>),
}

/// A document that is to be added.
struct Found {
    /// The name of the file as it was given.
    file: String,
    entry: DocumentEntry,
    bytes: Vec<u8>,
    /// The name of its copy in the folder `documents`.
    name: String,
    told: Vec<String>,
}

pub(super) fn run(args: &Args) -> Done {
    args.given.check(args.files.len())?;
    if args.corrects.is_some() && args.files.len() > 1 {
        return Err(Failure(words::ONE_ONLY.to_string()));
    }
    let folder = args.to.clone().unwrap_or_else(|| PathBuf::from("."));
    if !folder.is_dir() {
        let place = folder.display();
        return Err(Failure(format!("`{place}` is no folder: `onrecord new` makes a dossier")));
    }
    let (opened, texts) = open::with_texts_and_remark(Some(&folder))?;
    let documents = folder.join("documents");
    if !documents.is_dir() {
        files::create_folder(&documents).map_err(|error| Failure(error.to_string()))?;
        if let Some(why) = git::keep_bytes(&folder).map_err(|error| Failure(error.to_string()))? {
            remark(&why);
        }
    }
    let adding = Adding {
        dossier: &opened.dossier,
        texts: &texts,
        folder: folder.clone(),
        held: copies::hashes(&documents),
        documents,
    };
    let mut taken = Taken::default();
    let (mut found, mut versions, mut refused) = (Vec::new(), Vec::new(), false);
    for path in &args.files {
        match adding.look(path, args, &mut taken) {
            Ok(Looked::Document(document)) => found.push(*document),
            Ok(Looked::Version(version)) => versions.push(version),
            Err(why) => {
                refused = true;
                remark(&why);
            }
        }
    }
    let mut done = Report::default();
    adding.add(&found, &folder, &mut done);
    for version in &versions {
        refused |= !adding.put(version, args.replace, &folder, &mut done);
    }
    let lines: Vec<String> = done.told.iter().map(|line| Shown::line(line).to_string()).collect();
    write(format!("{}\n", lines.join("\n")).trim_start().as_bytes())?;
    for why in &done.failed {
        remark(why);
    }
    Ok(ExitCode::from(if done.failed.is_empty() { u8::from(refused) } else { 2 }))
}

/// What there is to say of what was done, line by line, and of what the system refused.
#[derive(Default)]
struct Report {
    told: Vec<String>,
    failed: Vec<String>,
}

/// Where documents are added.
struct Adding<'d> {
    dossier: &'d Dossier,
    texts: &'d [SourceFile],
    /// Its folder.
    folder: PathBuf,
    /// That of the copies.
    documents: PathBuf,
    /// The hashes and names of those that are there.
    held: Vec<(String, String)>,
}

impl Adding<'_> {
    /// Reads a document and works out what is said of it; or why it is not added.
    fn look(&self, path: &Path, args: &Args, taken: &mut Taken) -> Result<Looked, String> {
        let (name, bytes) = if path == Path::new("-") {
            let bytes = files::read_stdin(files::LARGEST_FILE).map_err(|e| e.to_string())?;
            (format!("pasted-{}", clock::today()), bytes)
        } else {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (name, files::read_bytes(path, files::LARGEST_FILE).map_err(|e| e.to_string())?)
        };
        let hash = hash(&bytes);
        if let Some((_, there)) = self.held.iter().find(|(known, _)| *known == hash) {
            return Err(format!("`{name}` is in the dossier already, as documents/{there}"));
        }
        let mut extract = documents::extract(&bytes, &name, &Limits::default())
            .map_err(|why| format!("`{name}` is not added: {why}"))?;
        if extract.text.trim().is_empty() {
            return Err(format!("`{name}` is not added: there is no text in it"));
        }
        let otherwise = args.given.put_over(&mut extract);
        let (corrects, address) = (args.corrects.as_deref(), extract.meta.address.as_deref());
        taken.take(&name, hash, address)?;
        if let Some((document, why)) =
            version::document_of((self.dossier, &self.folder), corrects, address, &name)?
        {
            let new = New { document, why, file: name, bytes, extract };
            let version = Version::look(self.dossier, self.texts, &self.documents, new)?;
            return Ok(Looked::Version(Box::new(version)));
        }
        let is_named = path != Path::new("-");
        let found = self.new_document((name, is_named), bytes, extract, &otherwise, taken);
        Ok(Looked::Document(Box::new(found)))
    }

    /// What is said of a document that the dossier does not have. `is_named` tells whether its file had a name.
    fn new_document(
        &self,
        (name, is_named): (String, bool),
        bytes: Vec<u8>,
        mut extract: Extract,
        otherwise: &[(Field, String)],
        taken: &mut Taken,
    ) -> Found {
        let stem = Path::new(&name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let published = published(&extract.meta);
        let id = id_of(&extract.meta, published.as_deref(), &stem);
        let id = taken.free_id(&id, self.dossier);
        let host = extract.meta.address.as_deref().and_then(host).map(str::to_string);
        if let Some(host) = host.filter(|_| extract.meta.publisher.is_none()) {
            extract.meta.put(Field::Publisher, host, "the host of its address");
        }
        let mut entry = entry(&extract.meta, id.clone(), published);
        // The copy is named by the id: where that is not the file's own name, the entry keeps it.
        entry.note = (stem != id && is_named).then(|| format!("The file was `{name}`."));
        let copy = format!("{id}.{}", extract.kind.extension());
        let told = told(&extract, otherwise, &name, &copy);
        Found { file: name, entry, bytes, name: copy, told }
    }

    /// Writes new documents, and what is said of them.
    fn add(&self, found: &[Found], folder: &Path, done: &mut Report) {
        let mut entries: Vec<DocumentEntry> = Vec::new();
        for document in found {
            match files::create(&self.documents.join(&document.name), &document.bytes) {
                Ok(()) => {
                    done.told.extend(document.told.iter().cloned());
                    entries.push(document.entry.clone());
                }
                Err(error) => {
                    done.failed.push(format!("`{}` is not added: {error}", document.file));
                }
            }
        }
        if entries.is_empty() {
            return;
        }
        let head = "Written by `onrecord add`, from what the documents state and what was given; `kind` is only assumed. Mend it as you like.";
        let text = documents_fragment(head, &entries);
        let name = format!("documents_{}", clock::today());
        match files::create_numbered(folder, &name, text.as_bytes()) {
            Ok(path) => done.told.push(format!("Described in {}.", path.display())),
            // The copies are there: what is known of them must not be lost.
            Err(error) => {
                done.told.extend(text.lines().map(str::to_string));
                done.failed.push(format!(
                    "the entries above stand in no file yet, put them into one of the dossier: {error}"
                ));
            }
        }
    }

    /// Tells what is another version, and puts it in place if nothing is held or if that is asked for. Tells
    /// whether it was to be.
    fn put(&self, version: &Version, replace: bool, folder: &Path, done: &mut Report) -> bool {
        done.told.extend(report::report(version));
        match &version.held {
            Some(held) if !replace => {
                done.told.push(report::go_on(version, &held.path));
                return false;
            }
            _ => match version.put_in_place(&self.documents) {
                Ok(kept) => done.told.extend(report::done(version, kept.as_deref(), folder)),
                Err(error) => done.failed.push(report::not_put(version, &error.to_string())),
            },
        }
        true
    }
}

/// The day or month of publication that a document states, if it is a date.
fn published(meta: &Meta) -> Option<String> {
    meta.published.clone().filter(|date| Date::parse(date).is_ok())
}

/// An id that says what it is: the publisher and the date where both are stated, else the file's name; where
/// that has no letters, whatever is stated.
fn id_of(meta: &Meta, published: Option<&str>, stem: &str) -> String {
    let publisher = meta.publisher.as_deref().and_then(slug);
    if let (Some(publisher), Some(date)) = (&publisher, published) {
        return format!("{publisher}-{}", date_in_id(date));
    }
    slug(stem)
        .or_else(|| meta.title.as_deref().and_then(slug))
        .or(publisher)
        .or_else(|| published.map(|date| format!("document-{}", date_in_id(date))))
        .unwrap_or_else(|| "document".to_string())
}

/// A date without the signs that no id can have: those of doubt and of an interval.
fn date_in_id(date: &str) -> String {
    slug(date).unwrap_or_default()
}

fn entry(meta: &Meta, id: String, published_on: Option<String>) -> DocumentEntry {
    DocumentEntry {
        id,
        publisher: meta.publisher.clone().unwrap_or_else(|| "Publisher not stated".to_string()),
        kind: DocumentKind::News,
        title: meta.title.clone(),
        author: meta.author.clone(),
        published_on,
        language: meta.language.clone(),
        url: meta.address.clone(),
        accessed_on: None,
        reliability: None,
        note: None,
    }
}

/// The host of an address, which stands for a publisher that nothing names.
fn host(address: &str) -> Option<&str> {
    host_of(address).map(|host| host.trim_start_matches("www.")).filter(|host| !host.is_empty())
}
