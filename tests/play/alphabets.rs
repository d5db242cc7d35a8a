#![expect(clippy::disallowed_methods, reason = "a test writes the files that the program opens")]
//! Sentences of the world's scripts on the screen and in lists: every letter is there, and every row has
//! as many columns as the screen.

use std::process::Command;

use onrecord::app::commands;
use onrecord::dossier::{SourceFile, open};
use unicode_width::UnicodeWidthStr;

use super::stage::Play;

/// Each short enough for one line of the card.
const QUOTES: [&str; 10] = [
    "中方不会派遣部队",
    "艦船を派遣する用意がある",
    "กระทรวงจะไม่ส่งเรือรบ",
    "ប្រទេសមិនបញ្ជូនទាហាន",
    "မစေလွှတ်ဘူးဟု ပြောသည်",
    "सेना नहीं भेजेगा",
    "لن ترسل قوات كبيرة",
    "המדינה לא תשלח חיילים",
    "함정을 보내지 않겠다",
    "সৈন্য পাঠাবে না",
];

fn dossier() -> String {
    let position = |(n, quote): (usize, &&str)| {
        format!(
            r#"(id: "p{n}", actors: ["a"], topic: "t", stance: Refuse, summary: "S{n}.",
            evidence: [(document: "d", exact: "{quote}", attribution: [(who: ["a"], mode: Act)])]),"#
        )
    };
    let positions: String = QUOTES.iter().enumerate().map(position).collect();
    [
        r#"(dossier: (id: "d", title: "世界"),"#,
        r#"actors: [(id: "a", name: "Arland", kind: State)],"#,
        r#"topics: [(id: "t", name: "Troops", short: "Troops", kind: Undertaking, question: "?")],"#,
        r#"documents: [(id: "d", publisher: "P", kind: News)],"#,
        &format!("positions: [{positions}])"),
    ]
    .join("\n")
}

/// The rows of the screen as a terminal shows them: behind a wide sign stands nothing.
fn rows(play: &Play) -> Vec<String> {
    let buffer = play.buffer();
    let columns = usize::from(buffer.area.width);
    let row = |cells: &[ratatui::buffer::Cell]| {
        let (mut text, mut at) = (String::new(), 0);
        while let Some(cell) = cells.get(at) {
            text.push_str(cell.symbol());
            at += cell.symbol().width().max(1);
        }
        assert_eq!(at, columns, "{text:?}");
        text
    };
    buffer.content.chunks(columns).map(row).collect()
}

#[test]
fn every_letter_is_on_the_screen_in_its_columns() {
    for (columns, height) in [(120, 40), (80, 24)] {
        let text = dossier();
        let opened = open(&[SourceFile { name: "d.ron".to_string(), text: text.into() }]);
        assert!(opened.problems.is_empty(), "{:?}", opened.problems);
        let mut play = Play::sized(opened, commands(), columns, height);
        play.keys("<ret><ret>");
        for (n, quote) in QUOTES.iter().enumerate() {
            let rows = rows(&play);
            assert!(rows.iter().any(|row| row.contains(quote)), "{quote}\n{}", rows.join("\n"));
            if n + 1 < QUOTES.len() {
                play.keys("<esc>j<ret>");
            }
        }
    }
}

#[test]
fn lists_print_every_letter() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("d.ron"), dossier()).unwrap();
    let path = folder.path().to_str().unwrap();
    for format in ["json", "csv"] {
        let mut list = Command::new(env!("CARGO_BIN_EXE_onrecord"));
        let output = list.args(["list", path, "--format", format]).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        for quote in QUOTES {
            assert!(text.contains(quote), "{quote} in {text}");
        }
    }
}
