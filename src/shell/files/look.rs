//! What can be seen of files without reading them: enough to tell that one may be other now, never that it is.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::walk::Found;

/// Size, times and number of a file: where one of them is other, the file was changed, touched or replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    size: u64,
    inode: u64,
    modified: (i64, i64),
    changed: (i64, i64),
}

/// Looks at a file, if there is one.
pub fn look(path: &Path) -> Option<Look> {
    let found = fs::symlink_metadata(path).ok()?;
    Some(Look {
        size: found.size(),
        inode: found.ino(),
        modified: (found.mtime(), found.mtime_nsec()),
        changed: (found.ctime(), found.ctime_nsec()),
    })
}

/// The folders in which a dossier's files lie, links followed, and its files as they look. Of a single file the folder
/// is its own, and nothing else in it counts.
pub fn looked(dossier: &Path) -> (Vec<PathBuf>, BTreeMap<PathBuf, Look>) {
    let Ok(root) = fs::canonicalize(dossier) else { return Default::default() };
    let mut found = Found::default();
    if root.is_dir() {
        found.list(&root);
    } else {
        found.folders.extend(root.parent().map(Path::to_path_buf));
        found.paths.push(root);
    }
    let files = found.paths.into_iter().filter_map(|path| Some((look(&path)?, path)));
    (found.folders, files.map(|(look, path)| (path, look)).collect())
}
