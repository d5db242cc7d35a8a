//! The hostile dossier in a real terminal: nothing reaches it but the program's own sequences and
//! text that can be seen.

use std::fs;

use super::session::{PROGRAM, Session};
use crate::hostile::matter::{dossier, harm, mixtures};

/// A sequence that the program sends itself: moving, colours, clearing, its modes.
fn is_own(parameters: &str, last: char) -> bool {
    let numbers = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == ';');
    match last {
        'H' | 'm' => numbers(parameters),
        'J' | 'K' => matches!(parameters, "" | "0" | "2"),
        'h' | 'l' => ["?25", "?1000", "?1006", "?1049", "?2004", "?2026"].contains(&parameters),
        _ => false,
    }
}

/// The text between the program's own sequences, or the first sequence that is none of them.
fn text_of(raw: &str) -> Result<String, String> {
    let mut text = String::new();
    let mut rest = raw;
    while let Some((before, sequence)) = rest.split_once('\u{1b}') {
        text.push_str(before);
        let found = sequence.strip_prefix('[').and_then(|sequence| {
            let end = sequence.find(|c: char| c.is_ascii_alphabetic())?;
            let (parameters, tail) = sequence.split_at(end);
            let last = tail.chars().next()?;
            is_own(parameters, last).then(|| &tail[1..])
        });
        let start: String = sequence.chars().take(20).collect();
        rest = found.ok_or_else(|| format!("{start:?}"))?;
        // Where a sequence stood, another cell may begin.
        text.push('\n');
    }
    text.push_str(rest);
    Ok(text)
}

#[test]
fn nothing_reaches_the_terminal_but_what_the_program_sends() {
    for (n, text) in mixtures().into_iter().enumerate() {
        let folder = tempfile::tempdir().unwrap();
        for (file, name) in
            dossier(&text, n % 2 == 0).into_iter().zip(["a\u{1b}c.ron", "b\u{9b}J.ron"])
        {
            #[expect(clippy::disallowed_methods, reason = "the test writes what is opened")]
            fs::write(folder.path().join(name), &*file.text).unwrap();
        }
        let path = folder.path().to_str().unwrap();
        let mut session = Session::spawn(&[PROGRAM, path], &[], (100, 30));
        session.wait_for("onrecord");
        session.wait_for("problems (!)");
        for (keys, seen) in [
            ("!", "┌─ Problems"),
            ("\u{1b}[6~\u{1b}[6~\u{1b}[F", "┌─ Problems"),
            ("q", "problems (!)"),
            ("\r\r\r", "onrecord"),
            ("4j\r", "onrecord"),
            ("/\u{1b}[200~w1\u{1b}[2J\u{7}\u{1b}[201~", "┌─ Search"),
        ] {
            session.keys(keys);
            session.wait_for(seen);
        }
        session.resize(80, 24);
        // The first Ctrl-C closes the search.
        session.keys("\u{3}\u{3}");
        let status = session.wait_exit(super::session::DEADLINE);
        assert!(status.success(), "{status:?}");
        session.assert_given_back();
        assert_own(&mut session, n);
    }
}

/// Nothing was sent but the program's own sequences and text that can be seen.
fn assert_own(session: &mut Session, n: usize) {
    let raw = String::from_utf8(session.raw()).unwrap();
    let text = text_of(&raw).unwrap_or_else(|found| panic!("mixture {n}: {found}"));
    for piece in text.split('\n') {
        assert_eq!(harm(piece), None, "mixture {n}: {piece:?}");
    }
}

#[test]
fn no_byte_of_a_document_reaches_the_terminal() {
    for (n, text) in mixtures().into_iter().enumerate() {
        let folder = crate::hostile::documents::folder(&text);
        let path = folder.path().to_str().unwrap();
        let mut session = Session::spawn(&[PROGRAM, path], &[], (100, 30));
        session.wait_for("3 read otherwise");
        for (keys, seen) in [
            ("4", "Documents held"),
            ("\rr", "quote 1 of"),
            ("]]G", "100 %"),
            ("gg[", "Arland"),
            ("/before\r", "“before”: 1 of"),
            ("\u{1b}", "Documents held"),
            ("hj", ", HTML"),
            ("r", "2 quotes · "),
            ("t", "Outline"),
            ("tG", "100 %"),
            ("\u{1b}", "Documents held"),
            ("j", ", Markdown"),
            ("r", "2 quotes · "),
            ("G", "100 %"),
            ("1\r\r", "Arland"),
        ] {
            session.keys(keys);
            session.wait_for(seen);
        }
        session.keys("\u{3}");
        let status = session.wait_exit(super::session::DEADLINE);
        assert!(status.success(), "{status:?}");
        session.assert_given_back();
        assert_own(&mut session, n);
    }
}

#[test]
fn a_foreign_sequence_is_noticed() {
    assert_eq!(text_of("a\u{1b}[2;1Hb\u{1b}[?25l").as_deref(), Ok("a\nb\n"));
    for raw in ["\u{1b}]0;x\u{7}", "\u{1b}[6n", "\u{1b}c", "\u{1b}[?1h", "\u{1b}[5;"] {
        assert!(text_of(raw).is_err(), "{raw:?}");
    }
}

/// Places are counted from 1. A place told as 0 stopped the input thread, and with it the program.
#[test]
fn a_place_that_is_none_is_no_click() {
    for told in ["\u{1b}[<0;0;0M", "\u{1b}[<0;5;0m", "\u{1b}[32;5;0M", "\u{1b}[M   "] {
        let mut session = Session::spawn(&[PROGRAM, "--fresh", "--mouse"], &[], (100, 30));
        // The help is that of the screen: of no other, and not before the dossier is there.
        session.wait_for("Poland");
        session.keys("?");
        session.wait_for("┌─ Help");
        session.keys(told);
        // Its first line goes: keys are still read.
        session.wait_for("Keys: actors");
        session.keys("\u{1b}[6~");
        session.wait_until("the second page", |screen, _| {
            let shown = screen.contents();
            shown.contains("─ Help") && !shown.contains("Keys: actors")
        });
        session.keys("q\u{11}");
        let status = session.wait_exit(super::session::DEADLINE);
        assert!(status.success(), "{told:?}: {status:?}");
    }
}
