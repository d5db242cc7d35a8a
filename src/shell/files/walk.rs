#![expect(clippy::disallowed_methods, reason = "the one place that lists folders")]
//! Finds a dossier's files below its folder, without leaving it.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::{FileError, io_error};

/// Folders may stand so deep in one another below the dossier's own.
pub(super) const DEEPEST: usize = 16;

/// What stands beside the data in a dossier: the sources' own texts, what the program exports, and saved views.
const NOT_DATA: [&str; 3] = ["documents", "briefs", "views"];

/// What a walk through the folder has found.
#[derive(Default)]
pub(super) struct Found {
    pub(super) paths: Vec<PathBuf>,
    /// The folders in which data may lie, the dossier's own first.
    pub(super) folders: Vec<PathBuf>,
    pub(super) errors: Vec<FileError>,
}

impl Found {
    /// Finds all that lies below a folder, whose path leads through no link.
    pub(super) fn list(&mut self, root: &Path) {
        self.list_below(root, root, 0);
    }

    fn list_below(&mut self, root: &Path, folder: &Path, depth: usize) {
        if depth > DEEPEST {
            self.errors.push(FileError::TooDeep { path: folder.to_path_buf(), limit: DEEPEST });
            return;
        }
        self.folders.push(folder.to_path_buf());
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.errors.push(io_error(folder, error)),
        };
        for entry in entries {
            match entry.and_then(|entry| Ok((entry.path(), entry.file_type()?))) {
                Ok((path, kind)) => self.sort_in(root, path, kind, depth),
                Err(error) => self.errors.push(io_error(folder, error)),
            }
        }
    }

    fn sort_in(&mut self, root: &Path, path: PathBuf, kind: fs::FileType, depth: usize) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_data = path.extension().is_some_and(|extension| extension == "ron");
        let is_beside_data = depth == 0 && NOT_DATA.contains(&&*name);
        if name.starts_with('.') || is_beside_data {
            return;
        }
        if kind.is_symlink() {
            self.check_link(root, path, is_data);
        } else if kind.is_dir() && !is_data {
            self.list_below(root, &path, depth + 1);
        } else if is_data {
            // What is no regular file is refused when it is opened.
            self.paths.push(path);
        }
    }

    /// What a link inside the folder leads to is read by its own name.
    fn check_link(&mut self, root: &Path, path: PathBuf, is_data: bool) {
        match fs::canonicalize(&path) {
            Ok(target) if target.starts_with(root) => {}
            Ok(target) if is_data || target.is_dir() => {
                self.errors.push(FileError::LeadsOut { path });
            }
            Err(error) if is_data => self.errors.push(io_error(&path, error)),
            Ok(_) | Err(_) => {}
        }
    }
}

/// Whether a path is a file of at most so many bytes, or a folder with at most so many entries, at any depth, and as
/// many bytes of data. No more is looked at than that.
pub(super) fn is_within(root: &Path, (mut entries, mut bytes): (usize, u64)) -> bool {
    match fs::metadata(root) {
        Err(_) => return true,
        Ok(found) if !found.is_dir() => return found.len() <= bytes,
        Ok(_) => {}
    }
    let mut waiting = vec![root.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let Some(left) = entries.checked_sub(1) else { return false };
            entries = left;
            let (name, path) = (entry.file_name(), entry.path());
            let is_beside_data = folder == root && NOT_DATA.iter().any(|other| name == *other);
            let Ok(found) = entry.metadata() else { continue };
            if path.extension().is_some_and(|extension| extension == "ron") {
                let Some(left) = bytes.checked_sub(found.len()) else { return false };
                bytes = left;
            } else if found.is_dir() && !is_beside_data {
                waiting.push(path);
            }
        }
    }
    true
}

/// What lies directly in a folder, as paths, in no order; nothing when it cannot be listed.
pub(super) fn names_in(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}
