//! Commands that are told as a remedy: they are about the dossier that was opened, and can be pasted as they stand.

use std::path::Path;

use crate::text::shell::quoted;

/// `onrecord check 'my talks'`, for the words `check` and that dossier; the bundled one needs no name.
pub(super) fn command(words: &str, dossier: Option<&Path>) -> String {
    let dossier = dossier.map_or(String::new(), |path| format!(" {}", word(path)));
    format!("`onrecord {words}{dossier}`")
}

/// A path as a word of a command.
pub(super) fn word(path: &Path) -> String {
    quoted(&path.display().to_string())
}
