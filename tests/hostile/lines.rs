#![expect(clippy::disallowed_methods, reason = "a test of the program starts it and writes files")]
//! The hostile dossier through the command line: the bytes that the process really sends.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::ffi::OsStringExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::matter::{assert_harmless, dossier, mixtures};

/// The ids of the entries in `good.ron`, one of each kind and some more.
pub(super) const IDS: &[&str] = &[
    "state",
    "person",
    "body",
    "outlet",
    "silent",
    "acts",
    "claims",
    "pact",
    "pact-draft",
    "doc",
    "bare",
    "one",
    "two",
    "three",
    "four",
];

/// Runs the program and sees to it that it ends.
pub(super) fn run<S: AsRef<OsStr>>(args: &[S]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    // Nobody's settings change what is said.
    command.env("XDG_CONFIG_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-home"));
    command.args(args).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = command.spawn().unwrap();
    let pid = rustix::process::Pid::from_child(&child);
    let started = Instant::now();
    let (ended, waiting) = std::sync::mpsc::channel::<()>();
    let guard = std::thread::spawn(move || {
        if waiting.recv_timeout(Duration::from_secs(20)).is_err() {
            let _ = rustix::process::kill_process(pid, rustix::process::Signal::KILL);
        }
    });
    let output = child.wait_with_output().unwrap();
    let _ = ended.send(());
    guard.join().unwrap();
    assert!(started.elapsed() < Duration::from_secs(20), "it did not end");
    output
}

/// Runs the program; its output and status, after what it sent was found harmless.
pub(super) fn harmless<S: AsRef<OsStr> + std::fmt::Debug>(args: &[S]) -> (String, String, i32) {
    let output = run(args);
    let what = format!("{:.200}", format!("{args:?}"));
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let (out, err) = (text(output.stdout), text(output.stderr));
    assert_harmless(&what, &err);
    // JSON is exact: what belongs together stays so, however long it is.
    if what.contains("json") || what.contains("export") {
        let acts = out.chars().find(|c| *c != '\n' && super::matter::is_forbidden(*c));
        assert_eq!(acts, None, "{what}");
    } else {
        // The mark before CSV is ours; a terminal is not sent it.
        assert_harmless(&what, out.strip_prefix('\u{feff}').unwrap_or(&out));
    }
    (out, err, output.status.code().unwrap_or(-1))
}

/// A folder with the hostile dossier in it; the broken file has a plain name.
pub(super) fn folder(text: &str, flip: bool) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (n, file) in dossier(text, flip).into_iter().enumerate() {
        fs::write(folder.path().join(format!("{n}.ron")), &*file.text).unwrap();
    }
    folder
}

pub(super) fn name(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn nothing_is_sent_raw() {
    for (n, text) in mixtures().into_iter().enumerate() {
        let folder = folder(&text, n % 2 == 0);
        let path = name(folder.path());
        for (command, format) in ["list", "grid"]
            .into_iter()
            .flat_map(|command| ["table", "json", "csv", "md"].map(|format| (command, format)))
        {
            let (out, _, status) = harmless(&[command, path, "--format", format]);
            assert_eq!((out.is_empty(), status), (false, 0), "{command}, {format}");
        }
        for id in IDS {
            for format in ["text", "json", "md"] {
                assert_eq!(harmless(&["show", id, path, "--format", format]).2, 0, "{id}");
            }
        }
        for format in ["table", "json"] {
            assert_eq!(harmless(&["check", path, "--format", format]).2, 1);
            let sources = ["check", path, "--format", format, "--sources", path];
            assert_eq!(harmless(&sources).2, 1);
        }
        assert_eq!(harmless(&["export", path]).2, 0);
        assert_eq!(harmless(&["keys"]).2, 0);
    }
}

#[test]
fn what_is_asked_for_comes_back_visible() {
    let folder = folder("plain", false);
    let path = name(folder.path());
    for text in mixtures().iter().map(|text| text.replace('\0', "")) {
        let text = text.as_str();
        for args in [
            &["show", text, path][..],
            &["show", "one", text],
            &["list", path, "--actor", text],
            &["list", path, "--topic", text],
            &["list", path, "--stance", text],
            &["list", path, "--format", text],
            &["list", text],
            &["check", text],
            &["check", path, "--sources", text],
            &["export", path, "--format", text],
            &["completions", text],
            &["--theme", text],
            &[text],
            &[text, text],
        ] {
            // What begins with a hyphen is an option that is not there.
            let (out, err, status) = harmless(args);
            assert_eq!((out.as_str(), status), ("", 2), "{args:?}");
            assert!(!err.is_empty(), "{args:?}");
        }
        let option = format!("--{text}");
        assert_eq!(harmless(&["list", path, option.as_str()]).2, 2);
    }
}

#[test]
fn an_argument_that_is_no_text_is_refused() {
    let bytes = OsString::from_vec(b"a\x1b[2J\xff".to_vec());
    for args in [vec!["show".into(), bytes.clone()], vec!["show".into(), "one".into(), bytes]] {
        assert_eq!(harmless(&args).2, 2);
    }
}
