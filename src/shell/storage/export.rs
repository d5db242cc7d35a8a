//! Writes files that are replaced in whole: those that leave the program, and what it remembers.

use std::path::{Path, PathBuf};

use crate::shell::files;
use crate::state::msg::NotExported;

/// Writes a file; where it lies, from the root on.
pub(super) fn export(path: &Path, bytes: &[u8], replace: bool) -> Result<PathBuf, NotExported> {
    let done = if replace { files::replace(path, bytes) } else { files::create(path, bytes) };
    let lies_at = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    done.map(|()| lies_at)
        .map_err(|error| NotExported { is_there: error.is_taken(), why: error.to_string() })
}

/// Writes what is remembered, in a folder that is made for it.
pub(super) fn remember(path: &Path, text: &str) -> Result<(), files::CreateError> {
    files::create_folder(path.parent().unwrap_or(Path::new(".")))?;
    files::replace(path, text.as_bytes())
}
