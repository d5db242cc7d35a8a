#![expect(clippy::disallowed_methods, reason = "opens folders, to bring their entries to the disk")]
//! The steps that durable writing is made of, for new files (`create`) and for briefs (`shell/store`).
//! Only `std` is called: tests let each of its system calls fail, by a library laid over libc.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

use rustix::io::Errno;

/// Writes a file that was not there, and brings its bytes to the disk. It has these permissions from
/// the beginning (less the process's mask), and at the end those of `like`, if that is given.
///
/// Nothing is read back: it would come from memory and prove nothing about the disk.
///
/// # Errors
/// The system refuses; something unfinished may lie there then.
pub(in crate::shell) fn write_new(
    path: &Path,
    bytes: &[u8],
    mode: u32,
    like: Option<&Permissions>,
) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(mode).open(path)?;
    file.write_all(bytes)?;
    if let Some(like) = like
        && file.metadata()?.permissions() != *like
    {
        file.set_permissions(like.clone())?;
    }
    file.sync_all()
}

/// Gives a finished file the name `path` in place of its own, if nothing has that name; never replaces.
///
/// # Errors
/// `AlreadyExists`, or the system refuses; the file has its old name then.
pub(in crate::shell) fn place(finished: &Path, path: &Path) -> io::Result<()> {
    match fs::hard_link(finished, path) {
        Ok(()) => {
            // A second, hidden name that cannot be removed harms nothing.
            let _ = fs::remove_file(finished);
            Ok(())
        }
        Err(error) if knows_no_links(&error) => match fs::symlink_metadata(path) {
            Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => fs::rename(finished, path),
            Err(error) => Err(error),
        },
        Err(error) => Err(error),
    }
}

/// Whether a second name for a file was refused because the file system has no such thing.
pub(in crate::shell) fn knows_no_links(error: &io::Error) -> bool {
    // ENOTSUP and EOPNOTSUPP are the same on Linux and differ on macOS.
    let cannot = [Errno::PERM, Errno::NOTSUP, Errno::OPNOTSUPP, Errno::NOSYS, Errno::MLINK];
    cannot.iter().any(|errno| error.raw_os_error() == Some(errno.raw_os_error()))
}

/// Opens a folder, to sync it later: once something has been written, nothing should be left that
/// can fail.
///
/// # Errors
/// The system refuses.
pub(in crate::shell) fn open_folder(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// Brings a folder's entries to the disk. Some file systems cannot do this and need not.
///
/// # Errors
/// The disk refuses: what was renamed may have its old name after a crash.
pub(in crate::shell) fn sync_folder(folder: &File) -> io::Result<()> {
    let needless = [Errno::INVAL, Errno::NOTSUP, Errno::OPNOTSUPP];
    match folder.sync_all() {
        Err(error) if needless.iter().any(|e| error.raw_os_error() == Some(e.raw_os_error())) => {
            Ok(())
        }
        done => done,
    }
}

/// Makes a folder with those above it, durably, for this user alone; one that is there stays as it is.
///
/// # Errors
/// The system refuses.
pub(in crate::shell) fn make_own_folder(path: &Path) -> io::Result<()> {
    make_folder(path, 0o700)
}

/// The same, for those whom the mode lets in.
///
/// # Errors
/// The system refuses.
pub(in crate::shell) fn make_folder(path: &Path, mode: u32) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    let above = folder_of(path);
    if above != path {
        make_folder(above, mode)?;
    }
    match DirBuilder::new().mode(mode).create(path) {
        // Another process was quicker.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        Err(error) => Err(error),
        // A folder may be entered and yet not be opened: then it cannot be synced either.
        Ok(()) => open_folder(above).map_or(Ok(()), |above| sync_folder(&above)),
    }
}

/// The folder that a path lies in.
pub(in crate::shell) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(above) if above.as_os_str().is_empty() => Path::new("."),
        Some(above) => above,
        None => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_gets_its_name_only_where_it_is_free() {
        let folder = tempfile::tempdir().unwrap();
        let (a, b) = (folder.path().join("a"), folder.path().join("b"));
        write_new(&a, b"one", 0o600, None).unwrap();
        place(&a, &b).unwrap();
        assert!(!a.exists());
        write_new(&a, b"two", 0o600, None).unwrap();
        assert_eq!(place(&a, &b).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!((fs::read(&a).unwrap(), fs::read(&b).unwrap()), (b"two".into(), b"one".into()));
    }

    #[test]
    fn folders_that_are_made_are_the_users_own() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("a/b");
        make_own_folder(&deep).unwrap();
        make_own_folder(&deep).unwrap();
        for made in [deep.as_path(), folder_of(&deep)] {
            assert_eq!(fs::metadata(made).unwrap().permissions().mode() & 0o777, 0o700);
        }
        fs::write(folder.path().join("file"), b"").unwrap();
        assert!(make_own_folder(&folder.path().join("file")).is_err());
    }
}
