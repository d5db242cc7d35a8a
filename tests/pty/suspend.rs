//! Stopping and going on, under a real shell with job control.

use rustix::process::Signal;

#[cfg(target_os = "linux")]
use super::session::wait_for_state;
use super::session::{Session, signal_process};
use super::{ANY_KEY, FIRST_TEXT};

/// Says when the program was stopped, reads a line, goes on with it. Sets the terminal's modes, as
/// a shell with line editing does.
const AT_THE_SHELL: &str = r#"
stty "$MODES"
echo "AT THE SHELL"
read line
echo "THE SHELL READ <$line>"
fg >/dev/null"#;

/// Starts the program in a shell that does this when the program is stopped. Tells its process.
fn started(when_stopped: &str) -> (Session, i32) {
    let start = r#"MODES=$(stty -g)
sh -c 'echo "pid $$ ."; exec "$PROGRAM"'"#;
    let mut session = Session::script(&format!("{start}\n{when_stopped}\necho \"LEFT WITH $?\""));
    session.wait_for(FIRST_TEXT);
    let raw = String::from_utf8_lossy(&session.raw()).into_owned();
    let pid = raw.split("pid ").nth(1).and_then(|rest| rest.split(" .").next());
    let pid = pid.and_then(|pid| pid.parse().ok()).expect("the script tells the process id");
    (session, pid)
}

fn at_the_shell_and_back(mut session: Session) {
    session.wait_for("AT THE SHELL");
    session.assert_given_back();
    // What is typed at the shell is the shell's, a key that leaves the program too.
    let seen = session.raw().len();
    session.keys("q typed\n");
    session.wait_for_raw("THE SHELL READ <q typed>", seen);
    session.wait_for(FIRST_TEXT);
    session.assert_taken();
    session.keys(ANY_KEY);
    session.quit_under_a_shell();
    session.assert_given_back();
}

#[test]
fn ctrl_z_stops_it_and_fg_goes_on() {
    let (mut session, _) = started(AT_THE_SHELL);
    session.keys("\x1a");
    at_the_shell_and_back(session);
}

#[test]
fn the_stop_signal_does_as_ctrl_z() {
    let (session, pid) = started(AT_THE_SHELL);
    signal_process(pid, Signal::TSTP);
    at_the_shell_and_back(session);
}

#[test]
fn it_can_be_stopped_again_and_again() {
    let (mut session, pid) =
        started(r#"for round in 1 2 3 4 5; do echo "ROUND $round"; fg >/dev/null; done"#);
    let mut seen = 0;
    for round in 1..=5 {
        signal_process(pid, Signal::TSTP);
        seen = session.wait_for_raw(&format!("ROUND {round}"), seen);
        seen = session.wait_for_raw(FIRST_TEXT, seen);
    }
    session.assert_taken();
    session.quit_under_a_shell();
}

#[test]
fn going_on_in_the_background_leaves_the_shell_alone() {
    let (mut session, pid) = started(AT_THE_SHELL);
    session.keys("\x1a");
    session.wait_for("AT THE SHELL");
    let seen = session.raw().len();
    signal_process(pid, Signal::CONT);
    session.keys("line\n");
    session.wait_for_raw("THE SHELL READ <line>", seen);
    session.wait_for(FIRST_TEXT);
    let raw = String::from_utf8_lossy(&session.raw()[seen..]).into_owned();
    let (at_the_shell, _) = raw.split_once("THE SHELL READ").unwrap();
    assert!(!at_the_shell.contains('\x1b'), "{at_the_shell:?}");
    session.quit_under_a_shell();
}

#[test]
fn a_stop_that_cannot_be_caught_is_survived() {
    let (mut session, pid) = started(AT_THE_SHELL);
    signal_process(pid, Signal::STOP);
    // The shell prints over our screen.
    let seen = session.wait_for_raw("AT THE SHELL", 0);
    session.keys("line\n");
    let seen = session.wait_for_raw("THE SHELL READ <", seen);
    session.wait_for_raw(FIRST_TEXT, seen);
    session.wait_until("a screen of its own", |screen, _| !screen.contents().contains("THE SHELL"));
    session.assert_taken();
    session.quit_under_a_shell();
}

#[test]
fn a_stopped_program_can_be_ended() {
    let (mut session, pid) = started(AT_THE_SHELL);
    session.keys("\x1a");
    session.wait_for("AT THE SHELL");
    signal_process(pid, Signal::TERM);
    signal_process(pid, Signal::CONT);
    session.keys("\n");
    session.wait_for("LEFT WITH");
    session.assert_given_back();
}

#[test]
#[cfg(target_os = "linux")]
fn a_program_in_the_background_stops_and_can_be_ended() {
    let (mut session, pid) = started(AT_THE_SHELL);
    session.keys("\x1a");
    session.wait_for("AT THE SHELL");
    for _ in 0..3 {
        signal_process(pid, Signal::CONT);
        wait_for_state(pid, 'T');
    }
    session.assert_given_back();
    signal_process(pid, Signal::TERM);
    signal_process(pid, Signal::CONT);
    wait_for_state(pid, 'Z');
    session.assert_given_back();
}

/// Stopped hard, it could not give the terminal back; it does so when it ends, from behind.
#[test]
#[cfg(target_os = "linux")]
fn a_program_stopped_hard_can_be_ended() {
    let (mut session, pid) = started(AT_THE_SHELL);
    signal_process(pid, Signal::STOP);
    session.wait_for_raw("AT THE SHELL", 0);
    signal_process(pid, Signal::TERM);
    signal_process(pid, Signal::CONT);
    wait_for_state(pid, 'Z');
    session.assert_given_back();
}

/// As the only program of a terminal window: stopped, nobody could wake it.
#[test]
fn without_a_shell_ctrl_z_does_not_freeze_it() {
    let mut session = Session::start(&[]);
    session.keys("\x1a");
    session.signal(Signal::TSTP);
    let seen = session.raw().len();
    session.resize(60, 20);
    session.wait_for_raw(FIRST_TEXT, seen);
    session.quit();
}

/// In a container whose session lies outside, ids of sessions and groups may be 0. Needs the right
/// to make one; where there is none, the next test run elsewhere looks at it.
#[test]
#[cfg(target_os = "linux")]
fn in_a_container_it_starts_stops_and_leaves() {
    let container = ["unshare", "--user", "--map-root-user", "--pid", "--fork"];
    let (first, rest) = container.split_first().expect("a command");
    let may = std::process::Command::new(first).args(rest).arg("true").output();
    if !may.is_ok_and(|done| done.status.success()) {
        eprintln!("skipped: this system lets nobody make a container");
        return;
    }
    let args = [&container[..], &[super::session::PROGRAM]].concat();
    let mut session = Session::spawn(&args, &[], (80, 24));
    session.wait_for(FIRST_TEXT);
    session.assert_taken();
    session.keys("\x1a");
    let seen = session.raw().len();
    session.resize(60, 20);
    session.wait_for_raw(FIRST_TEXT, seen);
    session.quit();
    session.assert_given_back();
}
