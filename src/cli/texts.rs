//! The texts of a dossier, as they are read from its files or stand in the program.

use std::path::Path;

use super::output::Failure;
use crate::dossier::SourceFile;
use crate::dossier::problem::Finding;
use crate::shell::files::{self, Meant};

/// The texts of a dossier, and what could not be read of it.
pub(super) type Texts = (Vec<SourceFile>, Vec<Finding>);

pub(super) fn texts(path: Option<&Path>) -> Result<Texts, Failure> {
    texts_telling(path, &|_, _| {})
}

/// As `texts`; tells how many files are read of how many.
pub(super) fn texts_telling(
    path: Option<&Path>,
    tell: &dyn Fn(usize, usize),
) -> Result<Texts, Failure> {
    let path = match files::meant(path) {
        Meant::Bundled(bundled) => return Ok((bundled.texts(), Vec::new())),
        Meant::OnDisk(path) => path,
    };
    let (texts, errors) = files::read_dossier_telling(path, tell);
    if texts.is_empty() {
        let why: Vec<String> = errors.iter().map(ToString::to_string).collect();
        return Err(Failure(why.join("; ")));
    }
    Ok((texts, errors.iter().map(files::FileError::finding).collect()))
}
