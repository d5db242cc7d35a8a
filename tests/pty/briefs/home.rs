//! A user's home, in which the program runs, is killed, and runs again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use onrecord::brief::{Brief, file};

use crate::pty::session::{DEADLINE, PROGRAM, Session, wait_within};

pub(super) const SMALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/play/small.ron");

pub(super) struct Home {
    _temporary: tempfile::TempDir,
    path: PathBuf,
}

impl Home {
    pub(super) fn new() -> Home {
        // In memory, where there is such a folder: the tests ask what is written, not how fast a disk is.
        let temporary = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        let path = fs::canonicalize(temporary.path()).unwrap();
        for folder in ["home", "all/data", "all/state"] {
            fs::create_dir_all(path.join(folder)).unwrap();
        }
        Home { _temporary: temporary, path }
    }

    /// `home` is where the program is started; below `all` are `data` with the briefs and `state` with
    /// journals and sessions.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    fn env(&self) -> [(&'static str, String); 3] {
        let at = |name: &str| self.path(name).to_str().unwrap().to_string();
        [
            ("HOME", at("home")),
            ("XDG_DATA_HOME", at("all/data")),
            ("XDG_STATE_HOME", at("all/state")),
        ]
    }

    /// Starts the program, and waits until the dossier is there and something more is on the screen.
    pub(super) fn start(&self, text: &str) -> Session {
        let mut session = self.spawn(&[], &[]);
        session.wait_for(text);
        session
    }

    pub(super) fn spawn(&self, args: &[&str], more: &[(&str, &str)]) -> Session {
        let home = self.env();
        let mut env: Vec<(&str, &str)> = home.iter().map(|(name, at)| (*name, &**at)).collect();
        env.extend(more);
        let args = [&[PROGRAM, SMALL], args].concat();
        Session::spawn(&args, &env, (160, 30))
    }

    /// Starts it with one item collected and saved, on the screen of the brief.
    pub(super) fn collected(&self) -> Session {
        let mut session = self.start(FIRST);
        session.keys("b");
        session.wait_for("as item 1");
        session.keys("7");
        session.wait_for(SAVED);
        session
    }

    /// What `onrecord brief show` prints.
    pub(super) fn shown(&self, name: &str) -> String {
        let args = ["brief", "show", name, SMALL];
        let done = Command::new(PROGRAM).args(args).envs(self.env()).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    }

    fn files(&self, folder: &str) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut folders = vec![self.path(folder)];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                if entry.path().is_dir() {
                    folders.push(entry.path());
                } else {
                    found.push(entry.path());
                }
            }
        }
        found
    }

    /// The file of a brief.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        let wanted = format!("{name}.ron");
        let files = self.files("all/data");
        let folder = || {
            let key = onrecord::shell::files::key_of(Some(Path::new(SMALL)));
            self.path("all/data/onrecord/briefs").join(key)
        };
        files
            .into_iter()
            .find(|path| path.ends_with(&wanted))
            .unwrap_or_else(|| folder().join(&wanted))
    }

    /// All briefs; each must be whole.
    pub(super) fn briefs(&self) -> BTreeMap<String, Brief> {
        let name = |path: &Path| {
            let name = path.file_name()?.to_str()?.strip_suffix(".ron")?;
            (!name.starts_with('.')).then(|| name.to_string())
        };
        let files = self.files("all/data");
        let named = files.iter().filter_map(|path| Some((name(path)?, path)));
        named
            .map(|(name, path)| {
                let text = fs::read_to_string(path).unwrap();
                let brief =
                    file::from_text(&text).unwrap_or_else(|why| panic!("{name}: {why}: {text}"));
                (name, brief)
            })
            .collect()
    }

    /// All words of all briefs and their notes.
    pub(super) fn notes(&self, name: &str) -> String {
        let notes = self.briefs().remove(name).map(|brief| {
            let notes: Vec<String> = brief.items.iter().map(|item| item.note.clone()).collect();
            format!("{} {}", brief.head.title, notes.join(" "))
        });
        notes.unwrap_or_default()
    }

    pub(super) fn journal_files(&self) -> Vec<PathBuf> {
        let mut files = self.files("all/state");
        files.retain(|path| path.extension().is_some_and(|e| e == "journal"));
        files
    }

    /// The texts of all journals.
    pub(super) fn journals(&self) -> Vec<String> {
        self.journal_files().iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
    }

    pub(super) fn wait_for_journal(&self, text: &str) {
        wait_within(DEADLINE, &format!("{text:?} in a journal"), || {
            self.journals().iter().any(|journal| journal.contains(text)).then_some(())
        });
    }

    pub(super) fn wait_for_no_journal(&self) {
        wait_within(DEADLINE, "the journals to go", || self.journals().is_empty().then_some(()));
    }

    pub(super) fn wait_for_note(&self, name: &str, text: &str) {
        wait_within(DEADLINE, &format!("{text:?} in `{name}`"), || {
            self.notes(name).contains(text).then_some(())
        });
    }
}

/// Stands on the first screen when the dossier is there.
pub(super) const FIRST: &str = "Arland pledged";

/// What the head of the screen says of a brief that is saved.
pub(super) const SAVED: &str = "brief · saved";

/// Says that something was left behind.
pub(super) const LEFT: &str = "The program ended before this was saved.";
