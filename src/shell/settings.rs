//! Finds and reads the file of the user's settings. What it says is `state::settings`' business.

use std::path::PathBuf;

use super::env::Env;
use super::files::{FileError, read_text};

/// A larger file is no settings.
const LARGEST: u64 = 1024 * 1024;

/// The file of the settings.
#[derive(Debug)]
pub struct File {
    /// Where it belongs; `None` where the environment names no home.
    pub path: Option<PathBuf>,
    /// Its text; `None` where there is no such file.
    pub text: Option<Result<String, FileError>>,
}

/// Reads the settings' file.
pub fn read(env: &Env) -> File {
    let path = env.config.as_ref().map(|folder| folder.join("settings.ron"));
    let there = path.as_ref().filter(|path| path.symlink_metadata().is_ok());
    // Settings are often kept elsewhere and linked to; a link that leads nowhere is told as such.
    let text = there.map(|path| {
        let real = std::fs::canonicalize(path).unwrap_or_else(|_| path.clone());
        read_text(&real, LARGEST)
    });
    File { path, text }
}
