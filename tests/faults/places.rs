//! Real disks that are full or not to be written. Where the machine does not let a test mount one, the test
//! says so, and what it would have shown rests on the faults laid over libc alone.

use std::ffi::OsStr;
use std::io::Write;
use std::process::{Command, Stdio};

use onrecord::verify::hash;

use super::driver::text_of;
use super::ground::Ground;

/// What a script ends with when no disk can be mounted.
const NO_DISK: i32 = 77;

impl Ground {
    /// The command of `orders`, wrapped in a script that ends in `exec "$@"`. Its report is written to the
    /// file `report`.
    fn scripted(&self, around: &[&str], orders: &[&str]) -> Command {
        let plain = self.command(orders, "report");
        let mut command = Command::new(around[0]);
        command.args(&around[1..]).arg("sh").arg(plain.get_program()).args(plain.get_args());
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        for (name, value) in plain.get_envs() {
            command.env(name, value.unwrap_or(OsStr::new("")));
        }
        command
    }

    /// As `scripted`, in a world where a small disk of its own is mounted on the watched folder.
    fn on_a_disk(&self, script: &str, orders: &[&str]) -> Command {
        let mount = format!(
            "mount -t tmpfs -o size=256k tmpfs \"$FAULTS_WATCHED\" 2>/dev/null || exit {NO_DISK}; \
             mkdir \"$FAULTS_WATCHED/briefs\"; {script}"
        );
        self.scripted(&["unshare", "-Urm", "sh", "-c", &mount], orders)
    }
}

/// Says so where it is seen: past what the test harness keeps to itself.
fn not_tried(what: &str) {
    let _ = writeln!(std::io::stderr(), "not tried: {what}");
}

/// Whether a command could be tried at all.
fn is_tried(mut command: Command) -> bool {
    // `unshare` ends with 1 where it may not, and is not there on every machine.
    let status = command.status();
    match status.ok().and_then(|status| status.code()) {
        Some(0) => true,
        None | Some(1 | NO_DISK) => false,
        Some(other) => panic!("the orders ended with {other}"),
    }
}

#[test]
fn a_full_disk_keeps_the_old_text_and_is_named() {
    let ground = Ground::new();
    let orders = [
        "save\tx\told\t-",
        "journal\tx",
        "append\tshort",
        "fill",
        "save\tx\tnew:100000\t=",
        "append\tnew:100000",
        "names",
        "read\tx",
        "free",
        "append\tnew:50000",
        "save\tx\tnew:100000\t=",
        "read\tx",
    ];
    if !is_tried(ground.on_a_disk("exec \"$@\"", &orders)) {
        not_tried("a full disk (no disk of its own can be mounted here)");
        return;
    }
    let report = ground.report("report");
    let [_, _, _, _, full, kept, names, old, _, again, saved, new] = report.as_slice() else {
        panic!("{report:?}");
    };
    for (error, thing) in [(full, "briefs/x.ron` is not saved"), (kept, "is not being kept")] {
        let error = error.1.as_ref().unwrap_err();
        assert!(error.contains(thing) && error.contains("is full"), "{error}");
        assert!(error.contains("make room"), "{error}");
    }
    assert_eq!(names.1.as_deref(), Ok("x"));
    assert_eq!(old.1, Ok(hash(b"old")));
    assert!(again.1.is_ok() && saved.1.is_ok(), "{report:?}");
    assert_eq!(new.1, Ok(hash(text_of("new:100000").as_bytes())));
}

#[test]
fn a_read_only_disk_keeps_the_old_text_and_is_named() {
    let ground = Ground::new();
    let orders = "save\tx\tnew\t=\nrename\tx\ty\t=\nremove\tx\t=\njournal\tx\nread\tx";
    let script = format!(
        "FAULTS_ORDERS='save\tx\told\t-' \"$@\" && \
         mount -o remount,ro \"$FAULTS_WATCHED\" 2>/dev/null || exit {NO_DISK}; exec \"$@\""
    );
    if !is_tried(ground.on_a_disk(&script, &[orders])) {
        not_tried("a read-only disk (no disk of its own can be mounted here)");
        return;
    }
    let report = ground.report("report");
    let [_, refused @ .., read] = report.as_slice() else { panic!("{report:?}") };
    assert_eq!(refused.len(), 4, "{report:?}");
    for (_, error) in refused {
        let error = error.as_ref().unwrap_err();
        assert!(error.contains("not allowed (Read-only file system"), "{error}");
    }
    assert_eq!(read.1, Ok(hash(b"old")));
}

#[test]
fn a_folder_that_is_not_to_be_written_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let ground = Ground::with("x", "old");
    std::fs::write(ground.store.folder().join(".onrecord.lock"), "").unwrap();
    let allow = |mode| {
        let mode = std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(ground.store.folder(), mode).unwrap();
    };
    if rustix::process::geteuid().is_root() {
        not_tried("a folder without permission (to root nothing is forbidden)");
        return;
    }
    allow(0o555);
    let error = ground.store.save("x", "new", Some(&hash(b"old"))).unwrap_err().to_string();
    allow(0o755);
    assert!(error.contains("is not allowed (Permission denied"), "{error}");
    assert_eq!(ground.text("x").as_deref(), Some("old"));
    assert!(!ground.has_unfinished());
}

#[test]
fn a_file_that_may_not_grow_is_given_up() {
    // The system writes what still fits, and refuses the rest.
    let script = "ulimit -f 64; trap '' XFSZ; exec \"$@\"";
    let ground = Ground::with("x", "old");
    let orders = ["save\tx\tnew:200000\t=", "read\tx", "save\tx\tnew\t=", "read\tx"];
    assert!(is_tried(ground.scripted(&["sh", "-c", script], &orders)));
    let report = ground.report("report");
    let error = report[0].1.as_ref().unwrap_err();
    assert!(error.contains("is not saved (File too large"), "{error}");
    assert_eq!(report[1].1, Ok(hash(b"old")));
    assert_eq!(report[3].1, Ok(hash(b"new")));
    assert!(!ground.has_unfinished());
}
