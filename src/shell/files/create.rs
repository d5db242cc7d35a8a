//! Creates files that were not there. Nothing is ever overwritten: either the whole new file is there
//! under its name afterwards, or nothing is.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::durable::{folder_of, open_folder, place, sync_folder, write_new};

/// Why a file was not created. The path is raw: pass the sentence through `text::visible`.
#[derive(Debug)]
pub struct CreateError {
    path: PathBuf,
    error: io::Error,
}

impl CreateError {
    /// Whether something of that name was there already.
    pub fn is_taken(&self) -> bool {
        self.error.kind() == io::ErrorKind::AlreadyExists
    }
}

impl std::fmt::Display for CreateError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let path = self.path.display();
        if self.is_taken() {
            return write!(
                f,
                "`{path}` is there already and is not overwritten: choose another name"
            );
        }
        write!(f, "`{path}` cannot be written ({}): check the folder and the disk", self.error)
    }
}

/// Creates a file with these bytes, durably, under a name that nothing has.
///
/// # Errors
/// The name is taken, or the system refuses; nothing is left behind then.
pub fn create(path: &Path, bytes: &[u8]) -> Result<(), CreateError> {
    let done = create_whole(path, bytes);
    done.map_err(|error| CreateError { path: path.to_path_buf(), error })
}

/// Creates a file with these bytes, durably, or replaces the one of that name: afterwards the old file or
/// the new one is there, whole.
///
/// # Errors
/// The system refuses, or a folder has that name; the old file is as it was then.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), CreateError> {
    let done = replace_whole(path, bytes);
    done.map_err(|error| CreateError { path: path.to_path_buf(), error })
}

fn replace_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let like = fs::metadata(path).ok().map(|found| found.permissions());
    let unfinished = unfinished(path);
    let written = write_new(&unfinished, bytes, 0o666, like.as_ref())
        .and_then(|()| fs::rename(&unfinished, path));
    if written.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    written?;
    if let Ok(folder) = open_folder(folder_of(path)) {
        let _ = sync_folder(&folder);
    }
    Ok(())
}

/// The hidden name under which a file is written before it has its own.
fn unfinished(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.tmp", std::process::id()));
    folder_of(path).join(name)
}

fn create_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = folder_of(path);
    let unfinished = unfinished(path);
    let written =
        write_new(&unfinished, bytes, 0o666, None).and_then(|()| place(&unfinished, path));
    if written.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    written?;
    // Some file systems cannot do this; the file itself is safe.
    if let Ok(folder) = open_folder(folder) {
        let _ = sync_folder(&folder);
    }
    Ok(())
}

/// Creates `NAME.ron`, or `NAME_02.ron` and so on where that is taken: the later a file comes in the
/// order of names, the later it is read. Tells its path.
///
/// # Errors
/// All such names are taken, or the system refuses.
pub fn create_numbered(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, CreateError> {
    let mut n = 1;
    loop {
        let suffix = if n == 1 { String::new() } else { format!("_{n:02}") };
        let path = folder.join(format!("{name}{suffix}.ron"));
        match create(&path, bytes) {
            Ok(()) => return Ok(path),
            Err(error) if error.is_taken() && n < 99 => n += 1,
            Err(error) => return Err(error),
        }
    }
}

/// Creates a folder with those above it; one that is there already is left as it is.
///
/// # Errors
/// The system refuses.
pub fn create_folder(path: &Path) -> Result<(), CreateError> {
    fs::create_dir_all(path).map_err(|error| CreateError { path: path.to_path_buf(), error })
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests look at what was written")]
mod tests {
    use super::*;

    #[test]
    fn what_is_to_be_replaced_is_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        replace(&path, b"one").unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        fs::create_dir(folder.path().join("d")).unwrap();
        assert!(replace(&folder.path().join("d"), b"x").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "something is left behind");
    }

    #[test]
    fn what_is_there_is_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        create(&path, b"one").unwrap();
        let error = create(&path, b"two").unwrap_err();
        assert!(error.is_taken());
        assert_eq!(fs::read(&path).unwrap(), b"one");
        assert!(create(&folder.path().join("no/b.ron"), b"x").is_err());
        let names = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(names, 1, "something is left behind");
    }
}
