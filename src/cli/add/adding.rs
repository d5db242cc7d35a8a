//! Putting documents into a dossier: what each is, what is said of it, and writing both.

use std::path::{Path, PathBuf};

use super::given::Given;
use super::report;
use super::taken::Taken;
use super::told::told;
use super::version::{self, New, Version};
use super::words::Way;
use crate::cli::git;
use crate::documents::{Extract, Field, Limits, Meta};
use crate::dossier::date::Date;
use crate::dossier::entry::DocumentEntry;
use crate::dossier::terms::DocumentKind;
use crate::dossier::{Dossier, SourceFile, documents_fragment, slug};
use crate::shell::copies::{self, Copies};
use crate::shell::files::CreateError;
use crate::shell::{clock, documents, files};
use crate::text::address::host_of;
use crate::verify::hash;

/// What a file is.
pub(super) enum Looked {
    Document(Box<Found>),
    Version(Box<Version>),
}

/// A document that is to be added.
pub(super) struct Found {
    /// What it is called where it is spoken of: `page.html`, the pasted text.
    file: String,
    pub entry: DocumentEntry,
    bytes: Vec<u8>,
    /// The ending of its copy in the folder `documents`, where it is named by its id.
    ending: &'static str,
    /// Whether its file had a name.
    is_named: bool,
    /// A copy of it is there already, which no entry describes.
    is_there: bool,
    told: Vec<String>,
}

/// What there is to say of what was done, line by line, and of what the system refused.
#[derive(Default)]
pub(super) struct Report {
    pub told: Vec<String>,
    pub failed: Vec<String>,
    /// The file in which new documents are described now.
    pub described: Option<PathBuf>,
}

/// A document as it comes in.
pub(super) struct Source {
    pub name: String,
    /// Whether that is a name that somebody gave it.
    pub is_named: bool,
    pub bytes: Vec<u8>,
}

impl Source {
    /// A file.
    ///
    /// # Errors
    /// A sentence: it cannot be read.
    pub(super) fn file(path: &Path) -> Result<Source, String> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = files::read_named(path, files::LARGEST_FILE).map_err(|e| e.to_string())?;
        Ok(Source { name, is_named: true, bytes })
    }

    /// A text that has no name.
    pub(super) fn pasted(bytes: Vec<u8>) -> Source {
        Source { name: format!("pasted-{}", clock::today()), is_named: false, bytes }
    }
}

/// A dossier that documents are added to.
pub(super) struct Adding<'d> {
    dossier: &'d Dossier,
    texts: &'d [SourceFile],
    /// Its folder.
    folder: &'d Path,
    /// That of the copies.
    documents: PathBuf,
    /// The hashes and names of those that are there.
    held: Vec<(String, String)>,
    /// Where held copies are looked for: in that folder, and in one that the user names.
    copies: Copies,
    way: Way,
}

impl<'d> Adding<'d> {
    /// Makes the folder of the copies where there is none yet. What is to be said of that goes into `done`.
    ///
    /// # Errors
    /// The system refuses.
    pub(super) fn to(
        (folder, sources): (&'d Path, Option<&Path>),
        (dossier, texts): (&'d Dossier, &'d [SourceFile]),
        way: Way,
        warn: &mut dyn FnMut(&str),
    ) -> Result<Adding<'d>, CreateError> {
        let documents = folder.join("documents");
        if !documents.is_dir() {
            files::create_folder(&documents)?;
            if let Some(why) = git::keep_bytes(folder)? {
                warn(&why);
            }
        }
        let held = copies::hashes(&documents);
        let copies = Copies::of_dossier(Some(folder), sources);
        Ok(Adding { dossier, texts, folder, documents, held, copies, way })
    }

    /// Reads a document and works out what is said of it; or why it is not added.
    pub(super) fn look(
        &self,
        source: Source,
        given: &Given,
        corrects: Option<&str>,
        taken: &mut Taken,
    ) -> Result<Looked, String> {
        let Source { name, is_named, bytes } = source;
        let hash = hash(&bytes);
        let there = self.held.iter().find(|(known, _)| *known == hash).map(|(_, there)| there);
        // Whoever was stopped between the copy and its description goes on there.
        let left = there.and_then(|there| Path::new(there).file_stem()?.to_str());
        let left = left.filter(|stem| self.dossier.find(stem).is_none());
        if let (Some(there), None) = (there, left) {
            return Err(format!("`{name}` is in the dossier already, as documents/{there}"));
        }
        let mut extract = documents::extract(&bytes, &name, &Limits::default())
            .map_err(|why| format!("`{name}` is not added: {why}"))?;
        if extract.text.trim().is_empty() {
            return Err(format!("`{name}` is not added: there is no text in it"));
        }
        let otherwise = given.put_over(&mut extract);
        let address = extract.meta.address.as_deref();
        let of = (self.dossier, self.folder);
        if let Some((document, why)) = version::document_of(of, corrects, address, &name, self.way)?
        {
            let address = address.map(str::to_string);
            let new = New { document, why, file: name.clone(), bytes, extract };
            let of = (self.dossier, self.texts);
            let version = Version::look(of, (&self.copies, &self.documents), new)?;
            taken.take(&name, hash, address.as_deref())?;
            return Ok(Looked::Version(Box::new(version)));
        }
        taken.take(&name, hash, address)?;
        let named = (name.as_str(), is_named);
        let mut found = self.new_document(named, bytes, extract, &otherwise, taken);
        if let Some(left) = left {
            (found.entry.id, found.is_there) = (left.to_string(), true);
        }
        Ok(Looked::Document(Box::new(found)))
    }

    /// What is said of a document that the dossier does not have. `is_named` tells whether its file had a name.
    fn new_document(
        &self,
        (name, is_named): (&str, bool),
        bytes: Vec<u8>,
        mut extract: Extract,
        otherwise: &[(Field, String)],
        taken: &mut Taken,
    ) -> Found {
        let stem = Path::new(name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
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
        let told = told(&extract, otherwise);
        let what = if is_named { format!("`{name}`") } else { "The pasted text".to_string() };
        let ending = extract.kind.extension();
        Found { file: what, entry, bytes, ending, is_named, is_there: false, told }
    }

    /// Writes new documents, and what is said of them.
    pub(super) fn add(&self, found: &mut [Found], taken: &mut Taken, done: &mut Report) {
        let mut entries: Vec<DocumentEntry> = Vec::new();
        for document in found {
            match self.put_copy(document, taken) {
                Ok(name) => {
                    let mut told = document.told.iter();
                    let first = told.next().map_or("", String::as_str);
                    done.told.push(format!("{} is documents/{name}: {first}", document.file));
                    done.told.extend(told.cloned());
                    entries.push(document.entry.clone());
                }
                Err(error) => {
                    done.failed.push(format!("{} is not added: {error}", document.file));
                }
            }
        }
        if entries.is_empty() {
            return;
        }
        let head = "Written by `onrecord add`, from what the documents state and what was given; `kind` is only assumed. Mend it as you like.";
        let text = documents_fragment(head, &entries);
        let name = format!("documents_{}", clock::today());
        match files::create_numbered(self.folder, &name, text.as_bytes()) {
            Ok(path) => {
                done.told.push(format!("Described in {}.", path.display()));
                done.described = Some(path);
            }
            // The copies are there: what is known of them must not be lost.
            Err(error) => {
                done.told.extend(text.lines().map(str::to_string));
                done.failed.push(format!(
                    "the entries above are in no file yet: put them into a file of the dossier, or add the same documents \
                     again later ({error})"
                ));
            }
        }
    }

    /// Puts the copy of a new document into the folder, and tells its name. Where another program has taken that
    /// meanwhile, the document gets another id.
    fn put_copy(&self, document: &mut Found, taken: &mut Taken) -> Result<String, CreateError> {
        loop {
            let name = format!("{}.{}", document.entry.id, document.ending);
            if document.is_there {
                return Ok(name);
            }
            match files::create(&self.documents.join(&name), &document.bytes) {
                Ok(()) => return Ok(name),
                Err(error) if error.is_taken() => {
                    let other = taken.free_id(&document.entry.id, self.dossier);
                    if other == document.entry.id {
                        return Err(error);
                    }
                    document.entry.id = other;
                    if document.is_named {
                        let was = format!("The file was {}.", document.file);
                        document.entry.note.get_or_insert(was);
                    }
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Tells what is another version, and puts it in place if nothing is held or if that is asked for. Tells whether it
    /// was to be.
    pub(super) fn put(&self, version: &Version, replace: bool, done: &mut Report) -> bool {
        done.told.extend(report::report(version, self.way));
        match &version.held {
            Some(held) if !replace => {
                done.told.push(report::go_on(version, held, self.way));
                return false;
            }
            _ => match version.put_in_place(&self.documents) {
                Ok(kept) => done.told.extend(report::done(version, kept.as_deref(), self.folder)),
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
