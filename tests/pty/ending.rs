//! However the program ends, it ends in time and the terminal is as it was.

use rustix::process::Signal;
use rustix::termios::{Action, tcflow};

use super::session::{AT_ONCE, PROGRAM, Session};
use super::{ANY_KEY, FIRST_TEXT};

#[test]
fn leaving_gives_the_terminal_back() {
    let mut session = Session::start(&[]);
    session.assert_taken();
    session.quit();
    session.assert_given_back();
}

#[test]
fn q_leaves_from_the_first_screen() {
    let mut session = Session::start(&[]);
    session.keys("q");
    let status = session.wait_exit(AT_ONCE);
    assert!(status.success(), "{status:?}");
    session.assert_given_back();
}

#[test]
fn a_signal_ends_it_and_is_the_reason_that_the_caller_sees() {
    for (signal, name) in [
        (Signal::TERM, "Terminated"),
        (Signal::INT, "Interrupt"),
        (Signal::HUP, "Hangup"),
        (Signal::QUIT, "Quit"),
    ] {
        let mut session = Session::start(&[]);
        session.signal(signal);
        let status = session.wait_exit(AT_ONCE);
        let reason = status.signal().unwrap_or_default();
        assert!(reason.starts_with(name), "{status:?}");
        session.assert_given_back();
    }
}

#[test]
#[cfg(debug_assertions)]
fn a_signal_ends_it_while_it_is_busy() {
    let mut session = Session::start(&[("ONRECORD_TEST_FAULT", "stuck")]);
    session.keys(ANY_KEY);
    // The bell says that the event loop answers nothing any more.
    session.wait_for_raw("\x07", 0);
    session.signal(Signal::TERM);
    session.wait_exit(AT_ONCE);
    session.assert_given_back();
}

#[test]
fn a_signal_ends_it_while_the_terminal_takes_no_output() {
    let mut session = Session::start(&[]);
    let tty = std::fs::File::open(session.tty()).unwrap();
    tcflow(&tty, Action::OOff).unwrap();
    session.keys(ANY_KEY);
    session.resize(70, 20);
    session.signal(Signal::TERM);
    session.wait_exit(AT_ONCE);
    session.assert_cooked();
}

#[test]
fn a_closed_terminal_ends_it() {
    let mut session = Session::start(&[]);
    session.close();
    session.wait_exit(AT_ONCE);
}

/// The hangup signal goes to the leader of the session only. Here that is a shell which ignores it,
/// so nothing but the state of the terminal tells the program.
#[test]
fn a_closed_terminal_ends_it_without_a_signal_and_without_spinning() {
    let folder = tempfile::tempdir().unwrap();
    let times = folder.path().join("times");
    let script = r#"trap "" HUP; "$1"; times >"$2"; exit 7"#;
    let args = ["/bin/sh", "-c", script, "sh", PROGRAM, times.to_str().unwrap()];
    let mut session = Session::spawn(&args, &[], (80, 24));
    session.wait_for(FIRST_TEXT);
    session.close();
    let status = session.wait_exit(AT_ONCE);
    assert_eq!(status.exit_code(), 7);
    let times = std::fs::read_to_string(times).unwrap();
    let of_children = times.lines().last().unwrap();
    assert!(seconds(of_children) < 0.3, "{times}");
}

/// Adds up what `times` prints: `0m0.010s 0m0.020s`.
fn seconds(times: &str) -> f64 {
    let number = |text: &str| text.parse::<f64>().expect("a number");
    let parts = times.split_whitespace().map(|part| {
        let (minutes, seconds) = part.trim_end_matches('s').split_once('m').expect("minutes");
        60.0 * number(minutes) + number(seconds)
    });
    parts.sum()
}

#[test]
#[cfg(debug_assertions)]
fn a_panic_gives_the_terminal_back_and_tells_where() {
    for (fault, message) in [
        ("panic-draw", "provoked in draw"),
        ("panic-update", "provoked in update"),
        ("panic-worker", "provoked in a worker"),
    ] {
        let mut session = Session::start(&[("ONRECORD_TEST_FAULT", fault)]);
        session.keys(ANY_KEY);
        session.wait_for("mistake in the program");
        session.wait_for("fault.rs");
        session.wait_for(message);
        let status = session.wait_exit(AT_ONCE);
        assert_eq!(status.exit_code(), 101, "{fault}");
        session.assert_given_back();
    }
}
