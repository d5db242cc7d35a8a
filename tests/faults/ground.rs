//! A folder to be harmed, and processes that do it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::OnceLock;

use onrecord::shell::store::{Store, Stored};

use super::driver;

/// What is done to the process at one of its calls, in the words of `shim.c`.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) harm: String,
}

/// What a process said and did.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) status: ExitStatus,
    /// What came of each order: `ORDER`, `done` or `error`, and more.
    pub(super) report: Vec<(String, Result<String, String>)>,
    /// Its calls, without their numbers.
    pub(super) calls: Vec<String>,
}

pub(super) struct Ground {
    temporary: tempfile::TempDir,
    pub(super) watched: PathBuf,
    pub(super) store: Store,
}

/// The library that is laid over libc, compiled once.
pub(crate) fn shim() -> &'static Path {
    static SHIM: OnceLock<PathBuf> = OnceLock::new();
    SHIM.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/shim.c");
        let library = folder.join("faults-shim.so");
        let unfinished = folder.join(format!("faults-shim.{}", std::process::id()));
        let compiler = std::env::var_os("CC").unwrap_or_else(|| "cc".into());
        let compiled = Command::new(&compiler)
            .args(["-shared", "-fPIC", "-O1", "-o"])
            .args([&unfinished, &source])
            .output()
            .unwrap_or_else(|error| panic!("{}: {error}", compiler.display()));
        assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
        fs::rename(unfinished, &library).unwrap();
        library
    })
}

impl Ground {
    pub(super) fn new() -> Ground {
        // In memory, where there is such a folder: syncing a disk a thousand times shows nothing more.
        let temporary = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        let watched = fs::canonicalize(temporary.path()).unwrap().join("watched");
        fs::create_dir_all(watched.join("briefs")).unwrap();
        let store = driver::store(&watched);
        Ground { temporary, watched, store }
    }

    /// With a brief, whose permissions are not those of a new one.
    pub(super) fn with(name: &str, text: &str) -> Ground {
        use std::os::unix::fs::PermissionsExt;
        let ground = Ground::new();
        let path = ground.brief(name);
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        ground
    }

    pub(super) fn brief(&self, name: &str) -> PathBuf {
        self.store.folder().join(format!("{name}.ron"))
    }

    /// A file outside of what is watched.
    pub(super) fn outside(&self, name: &str) -> PathBuf {
        self.temporary.path().join(name)
    }

    /// The command of a process that carries out orders, by itself: nothing is laid over its libc yet.
    pub(super) fn command(&self, orders: &[&str], report: &str) -> Command {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command
            .args([driver::NAME, "--exact", "--test-threads=1", "--nocapture"])
            .env("FAULTS_WATCHED", &self.watched)
            .env("FAULTS_REPORT", self.outside(report))
            .env("FAULTS_ORDERS", orders.join("\n"))
            .env("RUST_BACKTRACE", "0")
            .env_remove("LD_PRELOAD")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    /// Carries out orders in a process of its own, with a fault or without one.
    pub(super) fn run(&self, orders: &[&str], fault: Option<&Fault>) -> Run {
        let mut command = self.command(orders, "report");
        command
            .env("LD_PRELOAD", shim())
            .env("FAULTS_LOG", self.outside("log"))
            .env("FAULTS_TARGET", self.brief("x"))
            .env("FAULTS_OTHER", self.outside("other"));
        if let Some(fault) = fault {
            command.env("FAULTS_AT", fault.at.to_string()).env("FAULTS_DO", &fault.harm);
        }
        let status = command.status().unwrap();
        let calls = fs::read_to_string(self.outside("log")).unwrap_or_default();
        let calls = calls.lines().filter_map(|line| Some(line.split_once(' ')?.1.to_string()));
        Run { status, report: self.report("report"), calls: calls.collect() }
    }

    /// What a process has reported.
    pub(super) fn report(&self, report: &str) -> Vec<(String, Result<String, String>)> {
        let report = fs::read_to_string(self.outside(report)).unwrap_or_default();
        let parts = report.lines().map(|line| {
            let mut parts = line.splitn(3, '\t').map(str::to_string);
            let mut next = || parts.next().unwrap();
            (next(), if next() == "done" { Ok(next()) } else { Err(next()) })
        });
        parts.collect()
    }

    pub(super) fn read(&self, name: &str) -> Option<Stored> {
        fs::symlink_metadata(self.brief(name)).is_ok().then(|| self.store.read(name).unwrap())
    }

    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.read(name).map(|stored| stored.text)
    }

    /// The texts of all briefs that are seen.
    pub(super) fn texts(&self) -> BTreeSet<String> {
        self.store.names().unwrap().iter().map(|name| self.text(name).unwrap()).collect()
    }

    /// All files in the folder of briefs, hidden ones too.
    pub(super) fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.store.folder()).into_iter().flatten();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    pub(super) fn has_unfinished(&self) -> bool {
        self.files().iter().any(|name| name.contains(".tmp"))
    }
}

/// Every call of an untouched run, each with every harm.
pub(super) fn at_every_call(untouched: &Run, harms: &[&str]) -> Vec<Fault> {
    let calls = 1..=untouched.calls.len();
    calls
        .flat_map(|at| harms.iter().map(move |harm| Fault { at, harm: (*harm).to_string() }))
        .collect()
}
