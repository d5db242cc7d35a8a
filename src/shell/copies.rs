//! Finds the copies of a dossier's documents and reads them: in the folder `documents` of the dossier, or among what
//! a bundled one brings along, then in a folder that the user names. Nothing outside of these is opened, and no link
//! is followed.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::documents::{self, Document};
use super::files::{self, FileError, LARGEST_FILE, Look, Meant, look};
use crate::documents::{Kind, Limits};
use crate::verify::{Copy, NoText, differs_in_line_ends, hash};

/// Whether a copy is looked for under that ending, without the dot, in small letters.
pub fn is_ending(ending: &str) -> bool {
    Kind::ALL.into_iter().any(|kind| kind.endings().contains(&ending))
}

/// The files that may be copies.
#[derive(Debug, Default)]
pub struct Copies {
    folders: Vec<Folder>,
    /// The files by the hash of their bytes; worked out when a document is not found by its name.
    by_hash: OnceLock<BTreeMap<String, CopyFile>>,
    /// Whether somebody named a folder with copies: then each copy is missed that is in none.
    are_promised: bool,
}

#[derive(Debug)]
struct Folder {
    /// None where they lie in the program.
    path: Option<PathBuf>,
    /// By the name without its ending.
    files: BTreeMap<String, Vec<CopyFile>>,
}

/// A file that may be a copy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum CopyFile {
    OnDisk(PathBuf),
    /// By its name, with its bytes.
    Bundled(&'static str, &'static [u8]),
}

impl CopyFile {
    /// Its bytes, where they can be read.
    fn bytes(&self) -> Option<Cow<'static, [u8]>> {
        match self {
            CopyFile::OnDisk(path) => files::read_bytes(path, LARGEST_FILE).ok().map(Cow::Owned),
            CopyFile::Bundled(_, bytes) => Some(Cow::Borrowed(*bytes)),
        }
    }

    fn document(&self) -> Result<Document, FileError> {
        let limits = Limits::default();
        match self {
            CopyFile::OnDisk(path) => documents::read(path, &limits),
            CopyFile::Bundled(name, bytes) => {
                let extract = documents::extract(bytes, name, &limits);
                Ok(Document { hash: hash(bytes), extract })
            }
        }
    }

    fn path(&self) -> &Path {
        match self {
            CopyFile::OnDisk(path) => path,
            CopyFile::Bundled(name, _) => Path::new(name),
        }
    }

    fn on_disk(&self) -> Option<&PathBuf> {
        match self {
            CopyFile::OnDisk(path) => Some(path),
            CopyFile::Bundled(..) => None,
        }
    }
}

impl Copies {
    /// Looks into the folders, the nearest first. One that is not there holds nothing.
    pub fn in_folders(paths: impl IntoIterator<Item = PathBuf>) -> Copies {
        let folders = paths.into_iter().map(|path| Folder::list(&path)).collect();
        Copies { folders, by_hash: OnceLock::new(), are_promised: true }
    }

    /// The folders in which copies of a dossier's documents are looked for.
    pub fn folders(dossier: Option<&Path>, sources: Option<&Path>) -> Vec<PathBuf> {
        let own = dossier.filter(|path| path.is_dir()).map(|path| path.join("documents"));
        own.into_iter().chain(sources.map(Path::to_path_buf)).collect()
    }

    /// The copies that a dossier's documents may have.
    pub fn of_dossier(dossier: Option<&Path>, sources: Option<&Path>) -> Copies {
        // The dossier's own folder may hold one copy of many: what was never put there is not missing.
        let are_promised = sources.is_some();
        let mut copies = Copies::in_folders(Copies::folders(dossier, sources));
        if let Meant::Bundled(bundled) = files::meant(dossier)
            && !bundled.documents.is_empty()
        {
            copies.folders.insert(0, Folder::bundled(bundled.documents));
        }
        Copies { are_promised, ..copies }
    }

    /// Whether there is any file that may be a copy.
    pub fn is_empty(&self) -> bool {
        self.folders.iter().all(|folder| folder.files.is_empty())
    }

    fn all(&self) -> impl Iterator<Item = &CopyFile> {
        self.folders.iter().flat_map(|folder| folder.files.values().flatten())
    }

    /// The files on the disk that may be copies, as they look.
    pub fn looked(&self) -> BTreeMap<PathBuf, Look> {
        let all = self.all().filter_map(CopyFile::on_disk);
        all.filter_map(|path| Some((path.clone(), look(path)?))).collect()
    }

    /// Reads the copy of a document: by its id, else the file that has the stamped hash.
    ///
    /// # Errors
    /// There is none, there are several and nothing says which is meant, or it cannot be read.
    pub fn read(&self, id: &str, stamped: Option<&str>) -> Result<Copy, NoText> {
        let file = self.file_of(id, stamped)?;
        read(&file.ok_or_else(|| self.none(id))?, stamped)
    }

    /// The file on the disk that is the copy of a document, if there is one.
    ///
    /// # Errors
    /// There are several, and nothing says which is meant.
    pub fn path_of(&self, id: &str, stamped: Option<&str>) -> Result<Option<PathBuf>, NoText> {
        Ok(self.file_of(id, stamped)?.and_then(|file| file.on_disk().cloned()))
    }

    fn file_of(&self, id: &str, stamped: Option<&str>) -> Result<Option<CopyFile>, NoText> {
        let by_hash = |hash: &str| self.by_hash().get(&hash.to_lowercase()).cloned();
        Ok(self.named(id, stamped)?.or_else(|| stamped.and_then(by_hash)))
    }

    fn named(&self, id: &str, stamped: Option<&str>) -> Result<Option<CopyFile>, NoText> {
        for folder in &self.folders {
            match folder.files.get(id).map(Vec::as_slice) {
                None | Some([]) => {}
                Some([one]) => return Ok(Some(one.clone())),
                Some(several) => {
                    let is_stamped = |file: &&CopyFile| {
                        file.bytes().is_some_and(|b| {
                            stamped.is_some_and(|s| s.eq_ignore_ascii_case(&hash(&b)))
                        })
                    };
                    if let Some(one) = several.iter().find(is_stamped) {
                        return Ok(Some(one.clone()));
                    }
                    let names: Vec<String> = several.iter().map(|file| name(file.path())).collect();
                    let why = format!("there are several copies ({})", names.join(", "));
                    return Err(NoText::Absent(format!("{why}, and none is stamped: keep one")));
                }
            }
        }
        Ok(None)
    }

    fn by_hash(&self) -> &BTreeMap<String, CopyFile> {
        self.by_hash.get_or_init(|| {
            let hashed = |file: &CopyFile| Some((hash(&file.bytes()?), file.clone()));
            self.all().filter_map(hashed).collect()
        })
    }

    /// That there is no copy, and whether there should be one.
    fn none(&self, id: &str) -> NoText {
        let said = self.looked_for(id);
        if self.are_promised { NoText::Absent(said) } else { NoText::NotHeld(said) }
    }

    /// Where a copy was looked for, as a clause.
    fn looked_for(&self, id: &str) -> String {
        let named = |folder: &Folder| match &folder.path {
            Some(path) => format!("`{}`", path.display()),
            None => "the program itself".to_string(),
        };
        let folders: Vec<String> = self.folders.iter().map(named).collect();
        match folders.as_slice() {
            [] => "no folder with copies is known".to_string(),
            folders => {
                format!("there is no `{id}` ({}) in {}", Kind::all_endings(), folders.join(" or "))
            }
        }
    }
}

impl Folder {
    fn list(path: &Path) -> Folder {
        let all = files::names_in(path).into_iter().map(CopyFile::OnDisk);
        Folder { path: Some(path.to_path_buf()), files: by_stem(all) }
    }

    fn bundled(documents: &[(&'static str, &'static [u8])]) -> Folder {
        let all = documents.iter().map(|(name, bytes)| CopyFile::Bundled(name, bytes));
        Folder { path: None, files: by_stem(all) }
    }
}

/// Those that may be copies, by the name without its ending.
fn by_stem(all: impl Iterator<Item = CopyFile>) -> BTreeMap<String, Vec<CopyFile>> {
    let mut files: BTreeMap<String, Vec<CopyFile>> = BTreeMap::new();
    for file in all {
        let ending = file.path().extension().and_then(|e| e.to_str()).map(str::to_lowercase);
        let known = ending.is_some_and(|ending| is_ending(&ending));
        let stem = file.path().file_stem().and_then(|s| s.to_str()).filter(|_| known);
        if let Some(stem) = stem.map(str::to_string) {
            files.entry(stem).or_default().push(file);
        }
    }
    for same in files.values_mut() {
        same.sort();
    }
    files
}

/// Reads one copy.
///
/// # Errors
/// Why there is no text.
fn read(file: &CopyFile, stamped: Option<&str>) -> Result<Copy, NoText> {
    let document = file.document().map_err(|error| NoText::Unreadable(error.to_string()))?;
    let hash = document.hash;
    let line_ends = stamped.is_some_and(|stamped| {
        // The bytes are read again, because few copies are not the stamped ones.
        !stamped.eq_ignore_ascii_case(&hash)
            && file.bytes().is_some_and(|bytes| differs_in_line_ends(&bytes, stamped))
    });
    let extract = document.extract.map_err(|why| {
        let also =
            if line_ends { "; only its line ends are not those of the stamped copy" } else { "" };
        NoText::Unreadable(format!("{why}{also}"))
    })?;
    Ok(Copy { name: name(file.path()), hash, extract, line_ends })
}

/// The files of a folder with the hashes of their bytes. Hidden ones are not finished, and no copies.
pub fn hashes(folder: &Path) -> Vec<(String, String)> {
    let hashed =
        |path: PathBuf| Some((hash(&files::read_bytes(&path, LARGEST_FILE).ok()?), name(&path)));
    let all = files::names_in(folder).into_iter().filter(|path| !name(path).starts_with('.'));
    all.filter_map(hashed).collect()
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
