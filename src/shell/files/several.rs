//! Whether a folder is a dossier in several folders, or one in which several dossiers lie.

use std::path::{Path, PathBuf};

/// A file that is larger has no header of a dossier that anybody wrote.
pub(super) const LARGEST_HEADER: u64 = 1024 * 1024;

/// Two folders below `root` with the header of a dossier each, if nothing lies in `root` itself: it is none then.
/// `text` reads a file.
pub(super) fn dossiers(
    root: &Path,
    paths: &[PathBuf],
    text: impl Fn(&Path) -> Option<String>,
) -> Option<Vec<PathBuf>> {
    if paths.iter().any(|path| path.parent() == Some(root)) {
        return None;
    }
    let mut some: Vec<PathBuf> = Vec::new();
    for path in paths {
        let folder = path.parent().unwrap_or(root);
        // What lies deeper in a dossier that was found is part of it.
        if some.iter().any(|known| folder.starts_with(known)) {
            continue;
        }
        if text(path).is_some_and(|text| has_header(&text)) {
            some.push(folder.to_path_buf());
        }
        if some.len() == 2 {
            return Some(some);
        }
    }
    None
}

/// Whether a line of a file begins the header of a dossier: `dossier: (id: "d", title: "D"),`.
fn has_header(text: &str) -> bool {
    text.lines().any(|line| {
        let line = line.trim_start().trim_start_matches('(').trim_start();
        let rest = line.strip_prefix("dossier").map(str::trim_start);
        rest.and_then(|rest| rest.strip_prefix(':'))
            .is_some_and(|rest| rest.trim_start().is_empty() || rest.trim_start().starts_with('('))
    })
}
