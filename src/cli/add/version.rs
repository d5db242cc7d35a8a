//! Another version of a document that the dossier has: what changed in it, and which quotes do not stand in it.
//! Nothing that a person wrote is changed: the lines to write are shown.

use std::path::{Path, PathBuf};

use super::address::page_of;
use super::words::{self, EARLIER, Way};
use crate::cli::names::document_named;
use crate::documents::{Extract, Field};
use crate::dossier::{DocumentIx, Dossier, Entity, Quote, SourceFile, line_of};
use crate::shell::copies::Copies;
use crate::shell::{clock, files};
use crate::state::adding::Shown;
use crate::verify::{Anew, Difference, NoText, QuoteFinder, Verdict, anew, changes, hash, sought};

/// Why a file is taken for a version of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// It has the address of that document.
    Address,
    /// A person says so.
    Given,
}

/// The document of which a file is another version, if it is one of the dossier's.
///
/// # Errors
/// A sentence: nothing is called so, or several documents have that address.
pub(super) fn document_of(
    (d, folder): (&Dossier, &Path),
    corrects: Option<&str>,
    address: Option<&str>,
    file: &str,
    way: Way,
) -> Result<Option<(DocumentIx, Why)>, String> {
    if let Some(name) = corrects {
        let found = document_named(d, Some(folder), name).map_err(|failure| failure.0)?;
        return Ok(Some((found, Why::Given)));
    }
    let Some(page) = address.map(page_of) else { return Ok(None) };
    let has_it = |ix: &DocumentIx| {
        let document = d.document(*ix).filter(|document| !document.at.is_stand_in());
        let url = document.and_then(|document| document.url.as_deref());
        url.is_some_and(|url| page_of(url) == page)
    };
    let found: Vec<DocumentIx> = d.document_indices().filter(has_it).collect();
    match found.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some((*one, Why::Address))),
        several => {
            let ids: Vec<String> = several.iter().map(|ix| id_of(d, *ix).to_string()).collect();
            Err(words::several_have_its_address(file, &ids, way))
        }
    }
}

fn id_of(d: &Dossier, document: DocumentIx) -> &str {
    d.document(document).map_or("", |document| document.id.as_str())
}

/// A file that is another version of a document.
pub(super) struct New {
    pub document: DocumentIx,
    pub why: Why,
    /// The name of the file as it was given.
    pub file: String,
    pub bytes: Vec<u8>,
    pub extract: Extract,
}

/// A version beside the copy that is held.
pub(super) struct Version {
    pub id: String,
    pub new: New,
    /// The name that its copy has in the folder `documents`.
    pub name: String,
    pub held: Option<Held>,
    /// What the document says of itself, and said before: in the copy that is held, else in its entry.
    pub stated: Vec<(Field, Option<String>, Option<String>)>,
    /// Where it is described.
    pub described: Option<(String, u32)>,
    pub changed: Vec<Vec<Difference>>,
    pub quotes: Quotes,
    pub is_stamped: bool,
}

/// The copy that is held.
pub(super) struct Held {
    pub path: PathBuf,
    /// Whether it lies in the dossier, and not in a folder that the user names beside it.
    pub is_own: bool,
    /// That of its bytes; `None` where it cannot be read.
    pub hash: Option<String>,
    /// Its text, or why there is none.
    pub text: Result<Extract, String>,
}

/// How the quotes of a document stand in its new version.
#[derive(Default)]
pub(super) struct Quotes {
    pub standing: usize,
    /// Those that do not stand, and did before as far as is known.
    pub fell: Vec<Fell>,
    /// Those that stood in neither.
    pub never: usize,
}

/// A quote that does not stand in the new version.
pub(super) struct Fell {
    /// The id of its entry.
    pub entry: String,
    pub place: Option<(String, u32)>,
    pub verdict: Verdict,
    pub anew: Option<Anew>,
}

impl Version {
    /// Looks at both versions.
    ///
    /// # Errors
    /// A sentence: it is not clear which copy is held.
    pub(super) fn look(
        (d, texts): (&Dossier, &[SourceFile]),
        (copies, folder): (&Copies, &Path),
        new: New,
    ) -> Result<Version, String> {
        let id = id_of(d, new.document).to_string();
        let stamp = d.stamp_of(new.document).map(|stamp| stamp.sha256.as_str());
        let path = copies
            .path_of(&id, stamp)
            .map_err(|why| words::unclear(&new.file, &id, &why.said()))?;
        let held = path.map(|path| Held {
            is_own: path.parent() == Some(folder),
            hash: files::read_bytes(&path, files::LARGEST_FILE).ok().map(|bytes| hash(&bytes)),
            path,
            text: copies.read(&id, stamp).map(|copy| copy.extract).map_err(NoText::said),
        });
        let older = held.as_ref().and_then(|held| held.text.as_ref().ok());
        let document = d.document(new.document);
        let at = d.origin_of(Entity::Document(new.document));
        let described = at.and_then(|at| line_of(at, "id", texts));
        let before = |field| match older {
            Some(older) => older.meta.get(field).map(str::to_string),
            None => document.and_then(|document| match field {
                Field::Title => document.title.clone(),
                Field::Published => document.published_on.map(|date| date.to_string()),
                _ => None,
            }),
        };
        let stated = Field::ALL
            .into_iter()
            .map(|field| (field, before(field), new.extract.meta.get(field).map(str::to_string)));
        let is_same = |field, before: &Option<String>, now: &Option<String>| match field {
            Field::Address => before.as_deref().map(page_of) == now.as_deref().map(page_of),
            _ => before == now,
        };
        let stated = stated.filter(|(field, before, now)| !is_same(*field, before, now)).collect();
        let changed = older.map(|older| changes(older, &new.extract)).unwrap_or_default();
        let quotes = Quotes::of(d, texts, &new, older);
        let name = format!("{id}.{}", new.extract.kind.extension());
        let is_stamped = stamp.is_some();
        Ok(Version { id, new, name, held, stated, described, changed, quotes, is_stamped })
    }

    /// The text of the copy that is held, if there is one and it can be read.
    pub(super) fn older(&self) -> Option<&Extract> {
        self.held.as_ref().and_then(|held| held.text.as_ref().ok())
    }

    /// Which versions these are.
    pub(super) fn shown(&self) -> Shown {
        let held = self.held.as_ref().map(|held| held.hash.clone().unwrap_or_default());
        Shown { new: hash(&self.new.bytes), held }
    }

    /// Puts it in the place of the held copy; tells the path under which that is kept.
    ///
    /// # Errors
    /// The system refuses; the held copy is where it was, or where it is kept.
    pub(super) fn put_in_place(
        &self,
        folder: &Path,
    ) -> Result<Option<PathBuf>, files::CreateError> {
        let path = folder.join(&self.name);
        // A copy outside of the dossier stays as it is.
        let Some(held) = self.held.as_ref().filter(|held| held.is_own) else {
            return files::create(&path, &self.new.bytes).map(|()| None);
        };
        let earlier = folder.join(EARLIER);
        files::create_folder(&earlier)?;
        let name = format!("{}_{}", self.id, clock::today());
        files::supersede(&held.path, &earlier.join(name), &path, &self.new.bytes).map(Some)
    }
}

impl Quotes {
    fn of(d: &Dossier, texts: &[SourceFile], new: &New, older: Option<&Extract>) -> Quotes {
        let (now, before) = (QuoteFinder::new(&new.extract), older.map(QuoteFinder::new));
        let mut quotes = Quotes::default();
        for quote in d.quotes_from(new.document).iter().filter_map(|ix| d.quote(*ix)) {
            let verdict = now.judge(sought(quote));
            if verdict.is_proof() {
                quotes.standing += 1;
            } else if before.as_ref().is_some_and(|before| !before.judge(sought(quote)).is_proof())
            {
                quotes.never += 1;
            } else {
                let anew = anew(&now, &new.extract, sought(quote), &verdict);
                let (entry, place) = (d.id_of(quote.owner()).to_string(), place(d, texts, quote));
                quotes.fell.push(Fell { entry, place, verdict, anew });
            }
        }
        quotes
    }
}

/// The file and the line of a quote's words.
fn place(d: &Dossier, texts: &[SourceFile], quote: Quote<'_>) -> Option<(String, u32)> {
    line_of(d.origin_of(quote.owner())?, &format!("{}.exact", d.path_of_quote(quote)), texts)
}
