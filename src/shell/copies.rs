//! Finds the copies of a dossier's documents and reads them: in the folder `documents` of the dossier,
//! then in a folder that the user names. Nothing outside of these folders is opened, and no link
//! is followed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::documents;
use super::files::{self, LARGEST_FILE, Look, look};
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
    by_hash: OnceLock<BTreeMap<String, PathBuf>>,
    /// Whether somebody named a folder with copies: then each copy is missed that is in none.
    are_promised: bool,
}

#[derive(Debug)]
struct Folder {
    path: PathBuf,
    /// By the name without its ending.
    files: BTreeMap<String, Vec<PathBuf>>,
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
        let folders = Copies::folders(dossier, sources);
        // The dossier's own folder may hold one copy of many: what was never put there is not missing.
        Copies { are_promised: sources.is_some(), ..Copies::in_folders(folders) }
    }

    /// Whether there is any file that may be a copy.
    pub fn is_empty(&self) -> bool {
        self.folders.iter().all(|folder| folder.files.is_empty())
    }

    /// The files that may be copies, as they look.
    pub fn looked(&self) -> BTreeMap<PathBuf, Look> {
        let all = self.folders.iter().flat_map(|folder| folder.files.values().flatten());
        all.filter_map(|path| Some((path.clone(), look(path)?))).collect()
    }

    /// Reads the copy of a document: by its id, else the file that has the stamped hash.
    ///
    /// # Errors
    /// There is none, there are several and nothing says which is meant, or it cannot be read.
    pub fn read(&self, id: &str, stamped: Option<&str>) -> Result<Copy, NoText> {
        let path = self.path_of(id, stamped)?;
        read(&path.ok_or_else(|| self.none(id))?, stamped)
    }

    /// The file that is the copy of a document, if there is one.
    ///
    /// # Errors
    /// There are several, and nothing says which is meant.
    pub fn path_of(&self, id: &str, stamped: Option<&str>) -> Result<Option<PathBuf>, NoText> {
        let by_hash = |hash: &str| self.by_hash().get(&hash.to_lowercase()).cloned();
        Ok(self.named(id, stamped)?.or_else(|| stamped.and_then(by_hash)))
    }

    fn named(&self, id: &str, stamped: Option<&str>) -> Result<Option<PathBuf>, NoText> {
        for folder in &self.folders {
            match folder.files.get(id).map(Vec::as_slice) {
                None | Some([]) => {}
                Some([one]) => return Ok(Some(one.clone())),
                Some(several) => {
                    let is_stamped = |path: &&PathBuf| {
                        let bytes = files::read_bytes(path, LARGEST_FILE).ok();
                        bytes.is_some_and(|b| {
                            stamped.is_some_and(|s| s.eq_ignore_ascii_case(&hash(&b)))
                        })
                    };
                    if let Some(one) = several.iter().find(is_stamped) {
                        return Ok(Some(one.clone()));
                    }
                    let names: Vec<String> = several.iter().map(|path| name(path)).collect();
                    let why = format!("there are several copies ({})", names.join(", "));
                    return Err(NoText::Absent(format!("{why}, and none is stamped: keep one")));
                }
            }
        }
        Ok(None)
    }

    fn by_hash(&self) -> &BTreeMap<String, PathBuf> {
        self.by_hash.get_or_init(|| {
            let all = self.folders.iter().flat_map(|folder| folder.files.values().flatten());
            let hashed = |path: &PathBuf| {
                Some((hash(&files::read_bytes(path, LARGEST_FILE).ok()?), path.clone()))
            };
            all.filter_map(hashed).collect()
        })
    }

    /// That there is no copy, and whether there should be one.
    fn none(&self, id: &str) -> NoText {
        let said = self.looked_for(id);
        if self.are_promised { NoText::Absent(said) } else { NoText::NotHeld(said) }
    }

    /// Where a copy was looked for, as a clause.
    fn looked_for(&self, id: &str) -> String {
        let folders: Vec<String> =
            self.folders.iter().map(|folder| format!("`{}`", folder.path.display())).collect();
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
        let mut files: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
        for file in files::names_in(path) {
            let ending = file.extension().and_then(|e| e.to_str()).map(str::to_lowercase);
            let known = ending.is_some_and(|ending| is_ending(&ending));
            if let Some(stem) = file.file_stem().and_then(|s| s.to_str()).filter(|_| known) {
                files.entry(stem.to_string()).or_default().push(file.clone());
            }
        }
        for paths in files.values_mut() {
            paths.sort();
        }
        Folder { path: path.to_path_buf(), files }
    }
}

/// Reads one copy.
///
/// # Errors
/// Why there is no text.
fn read(path: &Path, stamped: Option<&str>) -> Result<Copy, NoText> {
    let document = documents::read(path, &Limits::default())
        .map_err(|error| NoText::Unreadable(error.to_string()))?;
    let hash = document.hash;
    let line_ends = stamped.is_some_and(|stamped| {
        // The bytes are read again, because few copies are not the stamped ones.
        !stamped.eq_ignore_ascii_case(&hash)
            && files::read_bytes(path, LARGEST_FILE)
                .is_ok_and(|bytes| differs_in_line_ends(&bytes, stamped))
    });
    let extract = document.extract.map_err(|why| {
        let also =
            if line_ends { "; only its line ends are not those of the stamped copy" } else { "" };
        NoText::Unreadable(format!("{why}{also}"))
    })?;
    Ok(Copy { name: name(path), hash, extract, line_ends })
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
