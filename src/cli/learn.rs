//! `onrecord learn`: a copy of a bundled dossier in a folder of the user's own, opened with the lesson above it.

use std::path::{Path, PathBuf};

use super::open::{Add, LookArgs, unchecked};
use super::output::{Done, Failure, remark};
use super::{git, open};
use crate::dossier::{EXERCISE, Exercise, load};
use crate::shell::env::Env;
use crate::shell::files::{self, CreateError};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder of the copy: made the first time, and opened again as it was left; without it, a folder `learn` among
    /// your own data
    folder: Option<PathBuf>,
    #[command(flatten)]
    look: LookArgs,
}

pub(super) fn run(args: &Args, add: Add) -> Done {
    let folder = match &args.folder {
        Some(folder) => folder.clone(),
        None => Env::read().data.map(|data| data.join("learn")).ok_or_else(|| {
            Failure(
                "your data has no place here: name a folder, `onrecord learn FOLDER`".to_string(),
            )
        })?,
    };
    let exercise = &EXERCISE;
    if !is_copy(&folder, exercise) {
        if folder.is_file() || !files::names_in(&folder).is_empty() {
            let place = folder.display();
            return Err(Failure(format!(
                "`{place}` holds something else: name a folder that is not there, `onrecord learn FOLDER`"
            )));
        }
        make(&folder, exercise).map_err(|error| Failure(error.to_string()))?;
    }
    remark(&format!("the copy to learn with lies in {}", folder.display()));
    open::lesson(&folder, exercise, &args.look, add)
}

/// Whether a folder holds a copy of the dossier of the exercise.
fn is_copy(folder: &Path, exercise: &Exercise) -> bool {
    let id = load(&exercise.of.texts()).dossier.id;
    let has_original = folder.join("original").join(exercise.file).is_file();
    has_original && unchecked(Some(folder)).is_some_and(|d| d.id == id)
}

/// Writes the copy, with the one document changed and as it came beside it. There are no stamps: they would tell which.
fn make(folder: &Path, exercise: &Exercise) -> Result<(), CreateError> {
    let (documents, original) = (folder.join("documents"), folder.join("original"));
    files::create_folder(&documents)?;
    files::create_folder(&original)?;
    files::create(&original.join(exercise.file), exercise.original())?;
    for (name, bytes) in exercise.of.documents {
        let is_changed = *name == exercise.file;
        let bytes = if is_changed { exercise.planted() } else { bytes.to_vec() };
        files::create(&documents.join(name), &bytes)?;
    }
    for (name, text) in exercise.of.files().filter(|(name, _)| *name != "stamps.ron") {
        files::create(&folder.join(name), text.as_bytes())?;
    }
    git::keep_bytes(folder).map(|_| ())
}
