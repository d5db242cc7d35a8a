//! Reads text files and a dossier's folder. Knows nothing of what the text says. Whatever the
//! folder holds, nothing outside of it is read, nothing blocks, and a bad file hides no good one.

mod create;
pub(super) mod durable;
mod error;
mod look;
mod named;
mod several;
mod typed;
mod walk;
mod what;

use std::fs::{self, File, OpenOptions};
use std::io::Read;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;
use rustix::io::Errno;

use crate::dossier::{Bundled, SourceFile, slug};
use crate::text::fold::fold;
use crate::verify::hash;

pub use create::{CreateError, create, create_folder, create_numbered, replace, supersede};
pub use error::FileError;
use error::io_error;
pub use look::{Look, look, looked};
pub use named::{Meant, meant};
pub use typed::{Completed, completed, from_home, typed_path};
use walk::Found;

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// Files and bytes of a dossier that are read before anybody could see that they are, at most.
const SOON: (usize, u64) = (500, 4 * 1024 * 1024);

/// Whether a dossier is read so soon that nothing need be shown meanwhile. What cannot be looked at is told as soon.
pub fn is_soon_read(path: &Path) -> bool {
    walk::is_within(path, SOON)
}

const BOM: &str = "\u{feff}";

/// Reads a dossier: all `.ron` files below a folder in the order of their paths, or a single file.
/// What cannot be read is told and does not keep the rest from being read.
///
/// Left out without a word are hidden files and folders, `documents/`, `briefs/` and `views/` directly in the
/// folder, and links to what lies in it anyway.
pub fn read_dossier(path: &Path) -> (Vec<SourceFile>, Vec<FileError>) {
    read_dossier_telling(path, &|_, _| {})
}

/// As [`read_dossier`]; tells how many files are read of how many, before each.
pub fn read_dossier_telling(
    path: &Path,
    tell: &dyn Fn(usize, usize),
) -> (Vec<SourceFile>, Vec<FileError>) {
    let mut found = Found::default();
    // Whoever names a link means what it leads to.
    let root = match fs::canonicalize(path) {
        Ok(root) => root,
        Err(error) => return (Vec::new(), vec![io_error(path, error)]),
    };
    let mut files = Vec::new();
    if root.is_dir() {
        found.list(&root);
        found.paths.sort();
        if found.paths.is_empty() && found.errors.is_empty() {
            found.errors.push(FileError::NoData { path: path.to_path_buf() });
        }
        // Nobody means the folder in which all dossiers lie, and it may hold a great many files.
        let text = |path: &Path| read_text(path, several::LARGEST_HEADER).ok();
        if let Some(some) = several::dossiers(&root, &found.paths, text) {
            let error = FileError::Several { path: path.to_path_buf(), some };
            return (Vec::new(), vec![error]);
        }
    } else {
        found.paths.push(root.clone());
    }
    let of = found.paths.len();
    for (n, full) in found.paths.into_iter().enumerate() {
        tell(n, of);
        let below = full.strip_prefix(&root).unwrap_or(&full);
        let name = match (below.to_str(), full.file_name()) {
            (Some(""), Some(name)) => name.to_string_lossy(),
            _ => below.to_string_lossy(),
        };
        match read_data(&full) {
            Ok(text) => {
                files.push(SourceFile { name: name.into_owned(), text: without_bom(text).into() });
            }
            Err(error) => found.errors.push(error),
        }
    }
    // A file or two may be empty; where all are, there is nothing to show.
    if !files.is_empty() && files.iter().all(|file| file.text.trim().is_empty()) {
        files.clear();
        found.errors.push(FileError::Empty { path: path.to_path_buf() });
    }
    (files, found.errors)
}

/// As [`read_text`], for what is to be a dossier or a part of one: other things are told by what they are.
fn read_data(path: &Path) -> Result<String, FileError> {
    let bytes = read_bytes(path, LARGEST_FILE)?;
    let other = |what| FileError::NoDossier { path: path.to_path_buf(), what };
    if let Some(what) = what::of(&bytes) {
        return Err(other(what));
    }
    let text = text_of(path, bytes)?;
    // Whatever is called a dossier is held to be one, and its faults are shown.
    let is_called_one = path.extension().is_some_and(|extension| extension == "ron");
    if is_called_one || what::begins_as_data(&text) { Ok(text) } else { Err(other("a text")) }
}

/// Reads a whole text file of at most `cap` bytes, a byte order mark included.
///
/// # Errors
/// It is no regular file, too large, not UTF-8, or the system refuses. A link is not followed.
pub fn read_text(path: &Path, cap: u64) -> Result<String, FileError> {
    text_of(path, read_bytes(path, cap)?)
}

fn text_of(path: &Path, bytes: Vec<u8>) -> Result<String, FileError> {
    let path = || path.to_path_buf();
    // A mark tells UTF-16; without one, a zero byte beside the first ASCII character.
    if let [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..] = bytes.as_slice() {
        return Err(FileError::Utf16 { path: path() });
    }
    String::from_utf8(bytes).map_err(|error| FileError::NotUtf8 {
        path: path(),
        offset: error.utf8_error().valid_up_to(),
    })
}

/// Reads a whole file that somebody names: where the name is a link, the file is meant that it leads to.
///
/// # Errors
/// As [`read_bytes`].
pub fn read_named(path: &Path, cap: u64) -> Result<Vec<u8>, FileError> {
    let real = fs::canonicalize(path).map_err(|error| io_error(path, error))?;
    read_bytes(&real, cap)
}

/// Reads a whole file of at most `cap` bytes.
///
/// # Errors
/// It is no regular file, too large, or the system refuses. A link is not followed.
pub fn read_bytes(path: &Path, cap: u64) -> Result<Vec<u8>, FileError> {
    let refused = |error| io_error(path, error);
    let file = open(path)?;
    let metadata = file.metadata().map_err(refused)?;
    if !metadata.is_file() {
        return Err(FileError::NotAFile { path: path.to_path_buf() });
    }
    let too_large = || FileError::TooLarge { path: path.to_path_buf(), limit: cap };
    if metadata.len() > cap {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    // The file may grow while it is read, and some systems' files tell no size.
    let mut limited = file.take(cap.saturating_add(1));
    limited.read_to_end(&mut bytes).map_err(refused)?;
    if bytes.len() as u64 > cap {
        return Err(too_large());
    }
    Ok(bytes)
}

/// What lies directly in a folder, as paths, in no order; nothing when it cannot be listed.
pub fn names_in(folder: &Path) -> Vec<PathBuf> {
    walk::names_in(folder)
}

/// Whether this user may write into a folder.
pub fn may_write(folder: &Path) -> bool {
    rustix::fs::access(folder, rustix::fs::Access::WRITE_OK | rustix::fs::Access::EXEC_OK).is_ok()
}

/// What names a dossier among a user's own things: `sea-pact-3b2f94d9`, the name of its folder or file
/// and the beginning of the hash of its whole path, links followed; `bundled` for the bundled one that opens by itself,
/// and `bundled-harbour` for another.
pub fn key_of(dossier: Option<&Path>) -> String {
    let path = match meant(dossier) {
        Meant::Bundled(first) if first.name == Bundled::FIRST.name => return "bundled".to_string(),
        Meant::Bundled(other) => return format!("bundled-{}", other.name),
        Meant::OnDisk(path) => path,
    };
    let whole = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let stem = whole.file_stem().unwrap_or_default().to_string_lossy();
    // As it always was, or what is kept under it would not be found again: other scripts are left out.
    let latin = fold(&stem).text.replace(|c: char| !c.is_ascii(), " ");
    let name = slug(&latin).unwrap_or_else(|| "dossier".to_string());
    let hash = hash(whole.as_os_str().as_encoded_bytes());
    format!("{name}-{}", hash.get(..8).unwrap_or_default())
}

/// Reads all of standard input, at most `cap` bytes.
///
/// # Errors
/// There is more, or the system refuses.
pub fn read_stdin(cap: u64) -> Result<Vec<u8>, FileError> {
    let path = || PathBuf::from("standard input");
    let mut bytes = Vec::new();
    let mut limited = std::io::stdin().lock().take(cap.saturating_add(1));
    limited.read_to_end(&mut bytes).map_err(|error| io_error(&path(), error))?;
    if bytes.len() as u64 > cap {
        return Err(FileError::TooLarge { path: path(), limit: cap });
    }
    Ok(bytes)
}

/// Opens for reading without waiting for the other end of a pipe, and without following a link.
fn open(path: &Path) -> Result<File, FileError> {
    let flags = OFlags::NONBLOCK | OFlags::NOFOLLOW | OFlags::NOCTTY;
    let opened = OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(path);
    opened.map_err(|error| {
        // Sockets cannot be opened at all.
        if error.raw_os_error() == Some(Errno::NXIO.raw_os_error()) {
            FileError::NotAFile { path: path.to_path_buf() }
        } else if fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink()) {
            FileError::Link { path: path.to_path_buf() }
        } else {
            io_error(path, error)
        }
    })
}

fn without_bom(mut text: String) -> String {
    if text.starts_with(BOM) {
        text.drain(..BOM.len());
    }
    text
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests write the files that are read")]
mod tests {
    use super::walk::DEEPEST;
    use super::*;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    use std::process::Command;

    /// A folder with these files in it.
    fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        folder
    }

    /// The names of the files read, and the errors with the folder's path left out.
    fn read(folder: &Path) -> (Vec<String>, Vec<String>) {
        let (files, errors) = read_dossier(folder);
        let root = format!("{}/", fs::canonicalize(folder).unwrap().display());
        let names = files.into_iter().map(|file| file.name).collect();
        let errors = errors.iter().map(|error| error.to_string().replace(&root, "")).collect();
        (names, errors)
    }

    #[test]
    fn all_data_below_a_folder_is_read_in_the_order_of_paths() {
        let folder = folder(&[
            ("b.ron", b"()"),
            ("a/z.ron", b"()"),
            ("a.ron", b"()"),
            ("a/deep/er/x.ron", b"()"),
            ("a/documents/y.ron", b"()"),
            ("notes.txt", b"no"),
            ("documents/a.ron", b"no"),
            ("briefs/a.ron", b"no"),
            (".hidden.ron", b"no"),
            (".git/x.ron", b"no"),
        ]);
        let (names, errors) = read(folder.path());
        assert_eq!(names, ["a/deep/er/x.ron", "a/documents/y.ron", "a/z.ron", "a.ron", "b.ron"]);
        assert_eq!(errors, [""; 0]);
    }

    #[test]
    fn a_single_file_is_read_by_its_name() {
        let folder = folder(&[("one.ron", b"(1)"), ("two.ron", b"(2)")]);
        let (files, errors) = read_dossier(&folder.path().join("one.ron"));
        assert!(errors.is_empty(), "{errors:?}");
        let expected = SourceFile { name: "one.ron".to_string(), text: "(1)".into() };
        assert_eq!(files, [expected]);
    }

    #[test]
    fn a_bad_file_hides_no_good_one() {
        let folder = folder(&[
            ("good.ron", b"()"),
            ("latin.ron", b"(name: \"Caf\xe9\")"),
            ("cut.ron", b"(\xe2\x82"),
            ("wide.ron", b"\xff\xfe(\0)\0"),
            ("wide-no-mark.ron", b"(\0)\0"),
            ("wide-other.ron", b"\0(\0)"),
        ]);
        let (names, errors) = read(folder.path());
        assert_eq!(names, ["good.ron"]);
        assert_eq!(
            errors,
            [
                "`cut.ron` is not UTF-8 text, from byte 1 on (counted from 0): save it as UTF-8",
                "`latin.ron` is not UTF-8 text, from byte 11 on (counted from 0): save it as UTF-8",
                "`wide-no-mark.ron` is UTF-16 text, from byte 0 on: save it as UTF-8",
                "`wide-other.ron` is UTF-16 text, from byte 0 on: save it as UTF-8",
                "`wide.ron` is UTF-16 text, from byte 0 on: save it as UTF-8",
            ]
        );
    }

    #[test]
    fn a_folder_of_dossiers_is_none() {
        let header: &[u8] = b"(dossier: (id: \"d\", title: \"D\"))";
        let none: &[u8] = b"(actors: [])";
        let folder = folder(&[
            ("all/one/a.ron", b"(\n    dossier: (id: \"d\", title: \"D\"),\n)"),
            ("all/two/b.ron", header),
            ("apart/head/a.ron", header),
            ("apart/head/more/b.ron", header),
            ("apart/rest/b.ron", none),
            ("own/a.ron", none),
            ("own/one/a.ron", header),
            ("own/two/a.ron", header),
        ]);
        let (names, errors) = read(&folder.path().join("all"));
        assert_eq!(names, Vec::<String>::new());
        assert_eq!(errors.len(), 1);
        assert!(
            errors[0].contains("holds several dossiers: name one of them, such as"),
            "{errors:?}"
        );
        // A dossier may stand in several folders.
        assert_eq!(read(&folder.path().join("apart")).0.len(), 3);
        assert_eq!(read(&folder.path().join("own")).0.len(), 3);
    }

    #[test]
    fn a_byte_order_mark_is_taken_off() {
        let folder = folder(&[("a.ron", b"\xef\xbb\xbf()"), ("b.ron", b""), ("c.ron", b"(")]);
        let (files, _) = read_dossier(folder.path());
        let noted: Vec<&str> = files.iter().map(|f| f.text.as_ref()).collect();
        assert_eq!(noted, ["()", "", "("]);
    }

    #[test]
    fn what_is_no_file_is_refused_and_nothing_waits() {
        let folder = folder(&[("good.ron", b"()"), ("folder.ron/inside.ron", b"()")]);
        let pipe = folder.path().join("pipe.ron");
        assert!(Command::new("mkfifo").arg(pipe).status().unwrap().success());
        let _socket = UnixListener::bind(folder.path().join("socket.ron")).unwrap();
        let (names, errors) = read(folder.path());
        assert_eq!(names, ["good.ron"]);
        let refused = "is a folder, a pipe or a device, not a file";
        assert_eq!(
            errors,
            ["folder.ron", "pipe.ron", "socket.ron"].map(|name| format!("`{name}` {refused}"))
        );
    }

    #[test]
    fn links_do_not_lead_out() {
        let outside = folder(&[("secret.ron", b"no"), ("more/x.ron", b"no")]);
        let folder = folder(&[("good.ron", b"()"), ("sub/x.ron", b"()")]);
        let link = |to: &Path, name: &str| symlink(to, folder.path().join(name)).unwrap();
        link(&outside.path().join("secret.ron"), "out.ron");
        link(outside.path(), "out");
        link(&folder.path().join("good.ron"), "twin.ron");
        link(folder.path(), "sub/round");
        link(Path::new("nowhere"), "broken.ron");
        link(Path::new("/dev/zero"), "endless.ron");
        let (names, mut errors) = read(folder.path());
        errors.sort();
        assert_eq!(names, ["good.ron", "sub/x.ron"]);
        let out = "is a link out of the dossier and was not followed: \
                   copy what it leads to into the dossier";
        assert_eq!(
            errors,
            [
                "`broken.ron` does not exist: check the path".to_string(),
                format!("`endless.ron` {out}"),
                format!("`out.ron` {out}"),
                format!("`out` {out}"),
            ]
        );
    }

    #[test]
    fn a_link_to_a_dossier_is_followed_when_it_is_named() {
        let folder = folder(&[("real/a.ron", b"()")]);
        let link = folder.path().join("link");
        symlink(folder.path().join("real"), &link).unwrap();
        assert_eq!(read(&link).0, ["a.ron"]);
        let file = folder.path().join("file.ron");
        symlink(folder.path().join("real/a.ron"), &file).unwrap();
        assert_eq!(read(&file).0, ["a.ron"]);
        assert!(matches!(read_text(&file, 10), Err(FileError::Link { .. })));
    }

    #[test]
    fn a_file_over_the_limit_is_not_read() {
        let folder = folder(&[("a.ron", b"12345")]);
        let path = folder.path().join("a.ron");
        assert_eq!(read_text(&path, 5).unwrap(), "12345");
        assert!(matches!(read_text(&path, 4), Err(FileError::TooLarge { limit: 4, .. })));
        // A file that is all hole takes no space and has a size.
        File::create(&path).unwrap().set_len(20 << 30).unwrap();
        let (names, errors) = read(folder.path());
        assert_eq!(names, [""; 0]);
        assert_eq!(errors, ["`a.ron` is larger than 64 MB: split it into several files"]);
    }

    #[test]
    fn folders_without_end_are_cut() {
        let deep = "d/".repeat(DEEPEST + 3);
        let ok = "d/".repeat(DEEPEST);
        let folder = folder(&[(&format!("{deep}x.ron"), b"()"), (&format!("{ok}y.ron"), b"()")]);
        let (names, errors) = read(folder.path());
        assert_eq!(names, [format!("{ok}y.ron")]);
        assert_eq!(errors.len(), 1);
        assert!(errors[0].contains("more than 16 folders"), "{errors:?}");
    }

    #[test]
    fn nothing_to_read_is_said() {
        let folder = folder(&[("notes.txt", b"no")]);
        let (_, errors) = read_dossier(folder.path());
        assert!(errors[0].to_string().contains("a folder without `.ron` files"), "{errors:?}");
        let (_, errors) = read_dossier(&folder.path().join("absent"));
        assert!(errors[0].to_string().contains("does not exist"), "{errors:?}");
    }
}
