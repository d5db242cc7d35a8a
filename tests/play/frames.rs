//! Whole frames with their styles, as pictures in text. A change of any of them is looked at before
//! it is accepted: `INSTA_UPDATE=always cargo test frames`, then read the difference.

use super::stage::{Play, small};
use onrecord::app::commands;
use onrecord::dossier::{SourceFile, open};
use onrecord::widgets::theme::{Background, Theme};
use ratatui::style::{Color, Modifier, Style};

/// The screen, and under it one letter per cell for its style.
pub(super) fn picture(play: &Play) -> String {
    let buffer = play.buffer();
    let columns = usize::from(buffer.area.width);
    let mut styles: Vec<Style> = vec![Style::reset()];
    let mut rows = Vec::new();
    for cells in buffer.content.chunks(columns) {
        let mut row = String::new();
        for cell in cells {
            let style = cell.style();
            let at = styles.iter().position(|s| *s == style).unwrap_or_else(|| {
                styles.push(style);
                styles.len() - 1
            });
            let blank = cell.symbol() == " " && style.bg == Some(Color::Reset);
            let reversed = style.add_modifier.contains(Modifier::REVERSED);
            row.push(if blank && !reversed { '.' } else { char::from(b'a' + at as u8) });
        }
        rows.push(row.trim_end_matches('.').to_string());
    }
    let legend: Vec<String> = styles
        .iter()
        .enumerate()
        .skip(1)
        .map(|(n, s)| format!("{}: {:?} {:?}", char::from(b'a' + n as u8), s.fg, s.add_modifier))
        .collect();
    format!("{}\n\n{}\n\n{}", play.screen(), rows.join("\n"), legend.join("\n"))
}

fn frame(columns: u16, rows: u16, theme: Theme, keys: &str) -> String {
    let mut play = Play::sized(small(), commands(), columns, rows);
    play.theme(theme).keys(keys);
    picture(&play)
}

/// The document of the first quote, in which another quote overlaps it.
fn reader(columns: u16, rows: u16, theme: Theme, keys: &str) -> String {
    let overlapping = r#"(document: "paper", exact: "foreign troops, The Courier writes")"#;
    let own = r#"(document: "paper", exact: "Bordavia refuses any foreign troops""#;
    let text = include_str!("small.ron");
    assert_eq!(text.matches(own).count(), 1);
    let text = text.replace(own, &format!("{overlapping}, {own}"));
    let opened = open(&[SourceFile { name: "small.ron".to_string(), text: text.into() }]);
    let mut play = Play::sized(opened, commands(), columns, rows);
    play.theme(theme).prove().keys("r").keys(keys);
    picture(&play)
}

#[test]
fn frames_of_the_reader() {
    let mono = Theme::new(Background::Mono, true);
    for (name, columns, rows, theme, keys) in [
        ("reader-80x24", 80, 24, DARK, ""),
        ("reader-120x40", 120, 40, DARK, "]"),
        ("reader-40x12", 40, 12, DARK, ""),
        ("reader-80x24-mono-ascii", 80, 24, mono, "/SOLDIERS<ret>"),
        ("reader-160x20", 160, 20, DARK, "]"),
        ("outline-80x24", 80, 24, DARK, "t"),
    ] {
        insta::assert_snapshot!(name, reader(columns, rows, theme, keys));
    }
}

#[test]
fn frames_of_a_page() {
    for (name, columns, rows, theme, keys) in [
        ("page-80x24", 80, 24, DARK, "4jjr"),
        ("page-120x40", 120, 40, DARK, "4jjrz"),
        ("page-80x24-mono-ascii", 80, 24, Theme::new(Background::Mono, true), "4jjr]"),
        ("documents-titles-80x24", 80, 24, DARK, "4jj"),
        ("documents-titles-120x40", 120, 40, DARK, "4jj"),
    ] {
        let mut play = Play::sized(small(), commands(), columns, rows);
        play.theme(theme).page().keys(keys);
        insta::assert_snapshot!(name, picture(&play));
    }
}

#[test]
fn frames_of_a_brief_of_which_something_became() {
    for (name, columns, rows) in [("became-80x24", 80, 24), ("became-120x40", 120, 40)] {
        let mut play = Play::sized(small(), commands(), columns, rows);
        play.theme(DARK).keys("bjb");
        let [from, to] = super::days::ANOTHER;
        play.changed(from, to).keys("7<home>>");
        insta::assert_snapshot!(name, picture(&play));
    }
}

pub(super) const DARK: Theme = Theme::new(Background::Dark, false);

#[test]
fn frames() {
    let mono_ascii = Theme::new(Background::Mono, true);
    let light = Theme::new(Background::Light, false);
    for (name, columns, rows, theme, keys) in [
        ("home-80x24", 80, 24, DARK, ""),
        ("home-120x40", 120, 40, DARK, ""),
        ("home-120x40-light", 120, 40, light, ""),
        ("home-80x24-mono-ascii", 80, 24, mono_ascii, ""),
        ("home-40x12", 40, 12, DARK, ""),
        ("positions-40x12", 40, 12, DARK, "<ret>"),
        ("card-40x12", 40, 12, DARK, "<ret><ret>"),
        ("card-80x24", 80, 24, DARK, "<ret>j<ret>"),
        ("documents-80x24", 80, 24, DARK, "4"),
        ("texts-120x40", 120, 40, DARK, "4jj"),
        ("grid-120x40", 120, 40, DARK, "2"),
        ("grid-80x24-mono-ascii", 80, 24, mono_ascii, "2j"),
        ("grid-40x12", 40, 12, DARK, "2"),
        ("buckets-120x40", 120, 40, DARK, "2v"),
        ("buckets-40x12", 40, 12, DARK, "2v"),
        ("timeline-120x40", 120, 40, DARK, "3,"),
        ("timeline-80x24-mono-ascii", 80, 24, mono_ascii, "3,"),
        ("timeline-40x12", 40, 12, DARK, "3,"),
        ("as-of-80x24", 80, 24, DARK, "A<down><right><down>"),
        ("as-of-120x40", 120, 40, DARK, "A2"),
        ("as-of-80x24-mono-ascii", 80, 24, mono_ascii, "A<tab>"),
        ("as-of-40x12", 40, 12, DARK, "A<right>"),
        ("later-120x40", 120, 40, DARK, ",,"),
        ("days-120x40", 120, 40, DARK, "5t"),
        ("compare-120x40", 120, 40, DARK, "5"),
        ("compare-80x24-mono-ascii", 80, 24, mono_ascii, "5t"),
        ("compare-40x12", 40, 12, DARK, "5"),
        ("wording-80x24", 80, 24, DARK, "w"),
        ("conflicts-120x40", 120, 40, DARK, "6"),
        ("conflicts-80x24-mono-ascii", 80, 24, mono_ascii, "6"),
        ("conflicts-40x12", 40, 12, DARK, "6"),
        ("find-80x24", 80, 24, DARK, "/bord"),
        ("palette-80x24", 80, 24, DARK, ":pos"),
        ("help-80x24", 80, 24, DARK, "?"),
        ("problems-80x24", 80, 24, DARK, "!"),
        ("help-80x24-mono-ascii", 80, 24, mono_ascii, "?"),
        ("voices-120x40", 120, 40, DARK, "8"),
        ("voices-40x12", 40, 12, DARK, "8"),
        ("too-small", 30, 8, DARK, ""),
    ] {
        insta::assert_snapshot!(name, frame(columns, rows, theme, keys));
    }
}
