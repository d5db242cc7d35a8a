//! Creates files whole or not at all. `create` and `create_numbered` overwrite nothing; `supersede` keeps what it takes
//! the place of; `replace` alone overwrites a file, where that was asked for or the file is the program's own.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::durable::{folder_of, knows_no_links, open_folder, place, sync_folder, write_new};

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

/// Puts a new file in the place of one that is kept: the held one gets the name `kept`, with its own ending, or with a
/// number behind it where that is taken, and then the new one its own name. Tells the name under which the held one
/// is kept. When the program is killed midway, both are whole: the held one under one of its names.
///
/// # Errors
/// The system refuses; the held file has its name then, unless that could not be given back, too: then that under
/// which it is kept.
pub fn supersede(
    held: &Path,
    kept: &Path,
    path: &Path,
    bytes: &[u8],
) -> Result<PathBuf, CreateError> {
    let failed = |path: &Path, error| CreateError { path: path.to_path_buf(), error };
    let unfinished = unfinished(path);
    let ended = write_new(&unfinished, bytes, 0o666, None)
        .map_err(|error| failed(path, error))
        .and_then(|()| keep(held, kept))
        .and_then(|kept| match take_place(&unfinished, held, path) {
            Ok(()) => Ok(kept),
            Err(error) => {
                // It has its own name still, or gets it back.
                if fs::symlink_metadata(held).is_ok() {
                    let _ = fs::remove_file(&kept);
                } else {
                    let _ = place(&kept, held);
                }
                Err(failed(path, error))
            }
        });
    if ended.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    for folder in [folder_of(kept), folder_of(path)] {
        if let Ok(folder) = open_folder(folder) {
            let _ = sync_folder(&folder);
        }
    }
    ended
}

/// Gives a file a second name, under which it is kept; where files have one name only, in the place of its own.
fn keep(held: &Path, kept: &Path) -> Result<PathBuf, CreateError> {
    let mut n = 1;
    loop {
        let mut name = kept.file_name().unwrap_or_default().to_os_string();
        if n > 1 {
            name.push(format!("_{n:02}"));
        }
        if let Some(ending) = held.extension() {
            name.push(".");
            name.push(ending);
        }
        let path = folder_of(kept).join(name);
        let done = match fs::hard_link(held, &path) {
            Err(error) if knows_no_links(&error) => place(held, &path),
            done => done,
        };
        match done {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && n < 99 => n += 1,
            Err(error) => return Err(CreateError { path, error }),
        }
    }
}

/// Gives a finished file the name of the held one, at no moment of which there is none; or, where its name is to be
/// another, that one, and then takes the held one's name away.
fn take_place(finished: &Path, held: &Path, path: &Path) -> io::Result<()> {
    if held == path {
        return fs::rename(finished, path);
    }
    place(finished, path)?;
    match fs::remove_file(held) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            let _ = fs::remove_file(path);
            Err(error)
        }
        _ => Ok(()),
    }
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
    fn what_is_superseded_is_kept_whatever_is_there_already() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("earlier")).unwrap();
        fs::write(at("a.html"), b"one").unwrap();
        let kept = supersede(&at("a.html"), &at("earlier/a_1"), &at("a.html"), b"two").unwrap();
        assert_eq!(kept, at("earlier/a_1.html"));
        let kept = supersede(&at("a.html"), &at("earlier/a_1"), &at("a.pdf"), b"three").unwrap();
        assert_eq!(kept, at("earlier/a_1_02.html"));
        let read = |name: &str| String::from_utf8(fs::read(at(name)).unwrap()).unwrap();
        assert_eq!(read("earlier/a_1.html"), "one");
        assert_eq!(read("earlier/a_1_02.html"), "two");
        assert_eq!(read("a.pdf"), "three");
        assert!(!at("a.html").exists());
        // What cannot be put in place leaves everything as it was.
        fs::write(at("b.txt"), b"other").unwrap();
        assert!(supersede(&at("a.pdf"), &at("earlier/a_1"), &at("b.txt"), b"four").is_err());
        assert!(supersede(&at("a.pdf"), &at("no/a_1"), &at("a.pdf"), b"four").is_err());
        assert_eq!((read("a.pdf"), read("b.txt")), ("three".to_string(), "other".to_string()));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "something is left behind");
        assert_eq!(fs::read_dir(at("earlier")).unwrap().count(), 2, "something is left behind");
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
