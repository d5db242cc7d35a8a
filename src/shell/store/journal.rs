//! Keeps what is being typed, before it is saved: one file that only grows, for each brief and process.
//! Every record is the whole text, so the last whole one is all that counts.
//!
//! ```text
//!  onrecord journal 1: "NAME" of "FOLDER"\n        for people who come upon the file
//!  0000001a SHA-256-OF-THE-TEXT\nTEXT\n            a record: how many bytes, their hash, they
//! ```
//!
//! A record that a crash has torn, or that was damaged, does not fit its length or hash, and is passed over. Nothing of
//! which a part cannot be read is removed: it is set aside, and that is said. A journal is locked as long as its process
//! lives: one without a lock was left behind.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rustix::fs::OFlags;

use super::brief::LARGEST_BRIEF;
use super::error::{Deed, StoreError};
use super::folder::Store;
use super::lock::Locked;
use super::name::{is_name, is_unique, unique};
use super::records::{HEAD, Records, records};
use crate::shell::files;
use crate::shell::files::durable::{make_own_folder, open_folder, sync_folder};
use crate::verify::hash;

/// A journal that is larger is written anew with its last record alone.
const COMPACT: u64 = 1024 * 1024;

/// The largest journal that is read: one that is about to be written anew, and one more record.
const LARGEST_JOURNAL: u64 = COMPACT + 2 * LARGEST_BRIEF;

const ENDING: &str = ".journal";

/// What is appended to the name of one that cannot be read in full.
const ASIDE: &str = ".unreadable";

/// Of one name so many are set aside, at most.
const MOST_ASIDE: usize = 1000;

/// How a journal begins that is to take the place of another.
const UNFINISHED: &str = ".journal.tmp";

/// A folder for journals, and what the names of this store's begin with there.
#[derive(Clone, Debug)]
struct JournalFolder {
    folder: PathBuf,
    prefix: String,
}

/// What is being typed into one brief, kept on the disk.
#[derive(Debug)]
pub struct Journal {
    folder: JournalFolder,
    name: String,
    head: String,
    path: PathBuf,
    file: Locked,
    size: u64,
    /// The last record may be torn, or not on the disk: what follows needs a new file.
    torn: bool,
}

/// What a process that is gone had not saved. While this lives, nobody else is offered it.
#[derive(Debug)]
pub struct OrphanedJournal {
    /// The brief that it was typed into.
    pub name: String,
    /// All of its text, as it was kept last.
    pub text: String,
    /// Some of its records cannot be read; there may have been later words.
    pub is_damaged: bool,
    path: PathBuf,
    _file: Locked,
}

impl OrphanedJournal {
    /// The journal's file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Forgets it. One that cannot be removed is offered again; a damaged one is set aside.
    pub fn discard(self) {
        if self.is_damaged {
            set_aside(&self.path);
        } else {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// What processes that are gone had not saved.
#[derive(Debug, Default)]
pub struct Orphans {
    /// Newest first.
    pub offered: Vec<OrphanedJournal>,
    /// Where journals lie of which nothing can be read here.
    pub unreadable: Vec<PathBuf>,
}

impl Store {
    /// Begins to keep what is typed into a brief.
    ///
    /// # Errors
    /// Not a name, or no folder lets a file be written and locked.
    pub fn journal(&self, name: &str) -> Result<Journal, StoreError> {
        let brief = self.path(name)?;
        let head = format!("{HEAD}{name:?} of {:?}\n", self.folder.to_string_lossy());
        let mut refused = None;
        for folder in self.folders() {
            let kept = make_own_folder(&folder.folder)
                .and_then(|()| Journal::begin(folder, name.to_string(), head.clone()));
            match kept {
                Ok(journal) => return Ok(journal),
                Err(error) => refused = Some(error),
            }
        }
        let error = refused.unwrap_or_else(|| io::ErrorKind::NotFound.into());
        Err(StoreError::Refused { deed: Deed::Journal, path: brief, error })
    }

    /// What processes that are gone had not saved. Journals of living processes are not looked into. Those that hold
    /// nothing more than their brief does are removed, and so are those that hold nothing.
    pub fn orphans(&self) -> Orphans {
        let mut unreadable = Vec::new();
        let mut found: Vec<(SystemTime, OrphanedJournal)> = Vec::new();
        for folder in self.folders() {
            for path in files::names_in(&folder.folder) {
                let Some((name, is_finished)) = folder.brief_of(&path) else {
                    continue;
                };
                let (time, mut file) = match open_abandoned(&path) {
                    Ok(Some(found)) => found,
                    Ok(None) => continue,
                    Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                    Err(_) => {
                        unreadable.push(path);
                        continue;
                    }
                };
                let Ok(bytes) = read_all(&mut file.0) else {
                    unreadable.push(path);
                    continue;
                };
                let is_saved = |text: &str| self.read(name).is_ok_and(|brief| brief.text == text);
                match records(&bytes) {
                    // What was to take the place of another one that is still there.
                    _ if !is_finished && has_finished(&path) => {
                        let _ = fs::remove_file(&path);
                    }
                    Records::Foreign => unreadable.push(path),
                    Records::Of { last: None, is_damaged: true } => {
                        unreadable.push(set_aside(&path));
                    }
                    Records::Of { last: Some(text), is_damaged }
                        if is_damaged || !is_saved(text) =>
                    {
                        let (name, text) = (name.to_string(), text.to_string());
                        let orphan = OrphanedJournal { name, text, is_damaged, path, _file: file };
                        found.push((time, orphan));
                    }
                    Records::Of { .. } => {
                        let _ = fs::remove_file(&path);
                    }
                }
            }
        }
        found.sort_by(|a, b| (b.0, &b.1.path).cmp(&(a.0, &a.1.path)));
        Orphans { offered: found.into_iter().map(|(_, orphan)| orphan).collect(), unreadable }
    }

    /// Where journals are, the better place first.
    fn folders(&self) -> Vec<JournalFolder> {
        let own = self.journals.iter().map(|folder| {
            // The user's folder holds journals of many dossiers; each has a mark of its own.
            let mark = hash(whole_path(&self.folder).as_os_str().as_encoded_bytes());
            let mark = mark.get(..16).unwrap_or_default();
            JournalFolder { folder: folder.clone(), prefix: format!("{mark}-") }
        });
        let beside = JournalFolder { folder: self.folder.clone(), prefix: ".".to_string() };
        own.chain(self.is_no_link().is_ok().then_some(beside)).collect()
    }
}

impl JournalFolder {
    fn path(&self, name: &str, ending: &str) -> PathBuf {
        self.folder.join(format!("{}{name}.{}{ending}", self.prefix, unique()))
    }

    /// The brief that a file here is the journal of, if it is one, and whether it is finished.
    fn brief_of<'a>(&self, path: &'a Path) -> Option<(&'a str, bool)> {
        let file = path.file_name()?.to_str()?.strip_prefix(self.prefix.as_str())?;
        let (rest, is_finished) = match file.strip_suffix(ENDING) {
            Some(rest) => (rest, true),
            None => (file.strip_suffix(UNFINISHED)?, false),
        };
        let (name, who) = rest.rsplit_once('.')?;
        (is_name(name) && is_unique(who)).then_some((name, is_finished))
    }

    fn sync(&self) -> io::Result<()> {
        sync_folder(&open_folder(&self.folder)?)
    }

    /// A new, empty, locked file.
    fn create(&self, name: &str, ending: &str) -> io::Result<(PathBuf, Locked)> {
        loop {
            let path = self.path(name, ending);
            let made = OpenOptions::new().append(true).create_new(true).mode(0o600).open(&path);
            let file = match made {
                // Of a process with the same number that is gone.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
                made => made?,
            };
            let locked = match file.try_lock() {
                // Between the two calls another process can take it for one that was left behind.
                Ok(()) if file.metadata()?.nlink() > 0 => return Ok((path, Locked(file))),
                Ok(()) | Err(TryLockError::WouldBlock) => continue,
                Err(TryLockError::Error(error)) => error,
            };
            let _ = fs::remove_file(&path);
            return Err(locked);
        }
    }
}

impl Journal {
    fn begin(folder: JournalFolder, name: String, head: String) -> io::Result<Journal> {
        let (path, mut file) = folder.create(&name, ENDING)?;
        let begun = file
            .0
            .write_all(head.as_bytes())
            .and_then(|()| file.0.sync_all())
            .and_then(|()| folder.sync());
        if let Err(error) = begun {
            let _ = fs::remove_file(&path);
            return Err(error);
        }
        let size = head.len() as u64;
        Ok(Journal { folder, name, head, path, file, size, torn: false })
    }

    /// Keeps the whole text as it is now. When this returns, it is on the disk.
    ///
    /// # Errors
    /// The system refuses, or the text is too large. What was kept before is still there.
    pub fn append(&mut self, text: &str) -> Result<(), StoreError> {
        if text.len() as u64 > LARGEST_BRIEF {
            let path = self.path.clone();
            return Err(StoreError::TooLarge { path, limit: LARGEST_BRIEF });
        }
        let record = format!("{:08x} {}\n{text}\n", text.len(), hash(text.as_bytes()));
        let is_gone = self.file.0.metadata().is_ok_and(|found| found.nlink() == 0);
        let kept = if self.torn || is_gone || self.size > COMPACT {
            self.write_anew(&record)
        } else {
            self.write_on(&record)
        };
        kept.map_err(|error| {
            let path = self.path.clone();
            StoreError::Refused { deed: Deed::Journal, path, error }
        })
    }

    fn write_on(&mut self, record: &str) -> io::Result<()> {
        self.torn = true;
        self.file.0.write_all(record.as_bytes())?;
        self.file.0.sync_data()?;
        self.torn = false;
        self.size += record.len() as u64;
        Ok(())
    }

    /// Puts a journal with this record alone in the place of this one.
    fn write_anew(&mut self, record: &str) -> io::Result<()> {
        let (path, mut file) = self.folder.create(&self.name, UNFINISHED)?;
        let written = file
            .0
            .write_all(self.head.as_bytes())
            .and_then(|()| file.0.write_all(record.as_bytes()))
            .and_then(|()| file.0.sync_all())
            .and_then(|()| fs::rename(&path, &self.path));
        if let Err(error) = written {
            let _ = fs::remove_file(&path);
            return Err(error);
        }
        self.file = file;
        self.size = (self.head.len() + record.len()) as u64;
        self.torn = true;
        self.folder.sync()?;
        self.torn = false;
        Ok(())
    }

    /// The text is saved, or not wanted: removes the journal.
    pub fn finish(self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// Opens a journal and locks it, unless a process has it; tells when it was written last.
fn open_abandoned(path: &Path) -> io::Result<Option<(SystemTime, Locked)>> {
    let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed();
    // For writing, because some file systems lock no other file.
    let file = OpenOptions::new().read(true).write(true).custom_flags(flags).open(path)?;
    if file.try_lock().is_err() {
        return Ok(None);
    }
    let file = Locked(file);
    let found = file.0.metadata()?;
    if !found.is_file() || found.nlink() == 0 {
        return Ok(None);
    }
    Ok(Some((found.modified()?, file)))
}

fn read_all(file: &mut File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(LARGEST_JOURNAL).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Whether a journal of the same process for the same brief is there, whose place an unfinished one was to take.
fn has_finished(unfinished: &Path) -> bool {
    let name = |path: &Path| path.file_name().and_then(|name| name.to_str()).map(str::to_string);
    let Some(own) = name(unfinished) else { return false };
    // Before the last `-` stand the brief and the process.
    let (process, _) = own.rsplit_once('-').unwrap_or((&own, ""));
    let others = unfinished.parent().map(files::names_in).unwrap_or_default();
    others.iter().filter_map(|path| name(path)).any(|other| {
        other
            .strip_suffix(ENDING)
            .and_then(|rest| rest.rsplit_once('-'))
            .is_some_and(|(of, _)| of == process)
    })
}

/// Keeps a journal out of the way, beside others that were kept under the same name; where it lies now. Where it
/// cannot be moved, it is told again the next time.
fn set_aside(path: &Path) -> PathBuf {
    let numbers = std::iter::once(String::new()).chain((2..).map(|n| format!("-{n}")));
    for number in numbers.take(MOST_ASIDE) {
        let mut aside = path.as_os_str().to_owned();
        aside.push(format!("{ASIDE}{number}"));
        let aside = PathBuf::from(aside);
        // It is locked, and so nobody else moves it meanwhile.
        if fs::symlink_metadata(&aside).is_err() {
            return if fs::rename(path, &aside).is_ok() { aside } else { path.to_path_buf() };
        }
    }
    path.to_path_buf()
}

/// The path without links, as far as it is there.
fn whole_path(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let whole = path.ancestors().find_map(|above| {
        let mut whole = fs::canonicalize(above).ok()?;
        // One by one: an empty rest, joined, would leave a slash at the end.
        whole.extend(path.strip_prefix(above).ok()?);
        Some(whole)
    });
    whole.unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_the_same_before_and_after_it_is_made() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("real")).unwrap();
        std::os::unix::fs::symlink(folder.path().join("real"), folder.path().join("link")).unwrap();
        let path = folder.path().join("link/a/b");
        let before = whole_path(&path);
        fs::create_dir_all(&path).unwrap();
        // Compared as text: to paths a slash at the end makes no difference, to their hash it does.
        assert_eq!(whole_path(&path).as_os_str(), before.as_os_str());
        assert_eq!(before, fs::canonicalize(folder.path()).unwrap().join("real/a/b"));
    }
}
