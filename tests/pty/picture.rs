//! What reaches the terminal while the program runs: sizes, colours, bursts of keys.

use super::session::{DEADLINE, PROGRAM, Session};
use super::{ANY_KEY, FIRST_TEXT, QUIT};

#[test]
fn it_follows_every_size() {
    let mut session = Session::start(&[]);
    for round in 0..3 {
        for (columns, rows) in
            [(120, 40), (1, 1), (500, 200), (0, 0), (2, 1), (80, 24), (7, 30), (200, 3), (1, 200)]
        {
            session.resize(columns + round, rows);
        }
    }
    // A size that was not among them: a frame that changes nothing sends nothing.
    let seen = session.raw().len();
    session.resize(3, 2);
    session.wait_for_raw("\x1b[?2026l", seen);
    let seen = session.raw().len();
    session.resize(80, 24);
    session.wait_for_raw(FIRST_TEXT, seen);
    session.quit();
    session.assert_given_back();
}

#[test]
fn it_waits_for_a_terminal_to_have_a_size() {
    let mut session = Session::spawn(&[PROGRAM], &[], (0, 0));
    session.wait_for_raw("\x1b[?1049h", 0);
    session.resize(80, 24);
    session.wait_for(FIRST_TEXT);
    session.quit();
}

#[test]
fn a_burst_of_keys_is_answered_to_its_last() {
    let mut session = Session::start(&[]);
    // More than crossterm reads at once; the last key stands alone.
    session.keys(&format!("{}{QUIT}", ANY_KEY.repeat(3000)));
    let status = session.wait_exit(DEADLINE);
    assert!(status.success(), "{status:?}");
}

#[test]
fn nothing_is_asked_of_the_terminal() {
    let mut session = Session::start(&[]);
    session.quit();
    let raw = session.raw();
    for question in ["\x1b[6n", "\x1b[c", "\x1b[?u", "\x1b]10;?", "\x1b]11;?", "\x1bP+q"] {
        let asked = raw.windows(question.len()).any(|part| part == question.as_bytes());
        assert!(!asked, "{question:?}");
    }
}

#[test]
fn no_color_means_none_and_keeps_reverse_and_bold() {
    let mut session = Session::start(&[("NO_COLOR", "1")]);
    session.quit();
    let raw = String::from_utf8(session.raw()).unwrap();
    let styles = styles(&raw);
    for style in &styles {
        let colour = matches!(style, 30..=38 | 40..=48 | 58 | 90..=97 | 100..=107);
        assert!(!colour, "{style} in {styles:?}");
    }
    // What crossterm sends in place of a colour when it obeys NO_COLOR itself: it ends reverse video.
    assert!(!raw.contains("\x1b[m"), "{raw:?}");
    assert!(styles.contains(&7) || styles.contains(&1), "{styles:?}");
}

/// The numbers of all `CSI … m` sequences; 0 for an empty one.
fn styles(text: &str) -> Vec<u16> {
    let sequences = text.split("\x1b[").skip(1);
    let styles = sequences.filter_map(|rest| {
        let (numbers, _) = rest.split_once('m')?;
        let plain = numbers.chars().all(|c| c.is_ascii_digit() || c == ';' || c == ':');
        plain.then(|| numbers.split([';', ':']).map(|n| n.parse().unwrap_or(0)).collect())
    });
    styles.flat_map(|numbers: Vec<u16>| numbers).collect()
}

#[test]
fn styles_are_found() {
    assert_eq!(styles("a\x1b[7mb\x1b[38;5;2mc\x1b[2Jm\x1b[m"), [7, 38, 5, 2, 0]);
}
