#![expect(clippy::disallowed_methods, reason = "the one place that reads files")]
//! Reads files (first form).
use std::path::Path;

use crate::dossier::SourceFile;

#[derive(Debug)]
pub struct FileError(String);
impl std::fmt::Display for FileError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
impl FileError {
    pub fn name(&self) -> &str {
        ""
    }
}
pub fn read_text(path: &Path) -> Result<String, FileError> {
    std::fs::read_to_string(path).map_err(|e| FileError(format!("{}: {e}", path.display())))
}
pub fn read_dossier(path: &Path) -> (Vec<SourceFile>, Vec<FileError>) {
    let mut paths: Vec<_> = std::fs::read_dir(path).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    (paths.iter().map(|p| SourceFile { name: p.file_name().unwrap().to_string_lossy().into_owned(), text: read_text(p).unwrap() }).collect(), Vec::new())
}
