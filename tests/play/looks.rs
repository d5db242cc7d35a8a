//! What the screens look like where a designer found fault: marks that were hidden, signs with two meanings, words that
//! ran together.

use super::stage::{Play, small};
use onrecord::app::commands;
use onrecord::dossier::{Bundled, SourceFile, bundled, open};
use onrecord::widgets::theme::{Background, Theme};
use ratatui::style::Modifier;

fn bundle(columns: u16, rows: u16, keys: &str) -> Play {
    let mut play = Play::sized(open(&bundled()), commands(), columns, rows);
    play.keys(keys);
    play
}

/// The first line of a screen that holds some words.
fn line(play: &Play, words: &str) -> String {
    let screen = play.screen();
    let found = screen.lines().find(|line| line.contains(words));
    found.unwrap_or_else(|| panic!("{words} is not on:\n{screen}")).to_string()
}

// “Sources differ” stood in the place of the condition, and on 80 columns nothing did.
#[test]
fn a_sign_of_the_grid_shows_that_it_is_limited_and_that_sources_differ() {
    for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
        let play = bundle(columns, rows, "2-");
        // A condition on the weaker of two statements is none of the stronger.
        let france = line(&play, "FRA France");
        assert!(france.contains("◐‡") && france.contains("●!"), "{}", play.screen());
        assert!(line(&play, "GBR United").contains("●!"), "{}", play.screen());
        assert!(line(&play, "DEU Germany").contains("◐*"), "{}", play.screen());
        for told in ["● commits", "* under a condition", "! sources differ", "‡ both"] {
            line(&play, told);
        }
    }
}

// The legend ended in “…” above blank lines.
#[test]
fn every_sign_in_sight_is_explained() {
    for (columns, rows, keys) in
        [(80, 24, "2-"), (120, 40, "2-"), (120, 40, "2"), (120, 40, "2+"), (200, 60, "2")]
    {
        let play = bundle(columns, rows, keys);
        let screen = play.screen();
        let begins = screen.find("● commits").expect(&screen);
        let cells = &screen[screen.find("FRA France").unwrap()..begins];
        for sign in "●◐◌✕⊘◇▲▼▽△■□".chars().filter(|sign| cells.contains(*sign))
        {
            assert!(screen[begins..].contains(sign), "{sign} at {columns}:\n{screen}");
        }
        let legend: Vec<&str> = screen[begins..].lines().take(4).collect();
        assert!(!legend.concat().contains('…'), "{columns}, {keys}:\n{screen}");
    }
}

// `◌ expect. if…` hid that sources differ, and `◌ expec… if !` cut the word.
#[test]
fn a_word_of_the_grid_stands_beside_both_its_marks() {
    let play = bundle(200, 60, "2");
    assert!(line(&play, "FRA France").contains("◌ expect if !"), "{}", play.screen());
}

#[test]
fn a_cell_in_words_says_all_of_it() {
    for columns in [120, 200] {
        let play = bundle(columns, 60, "2++");
        let screen = play.screen();
        let from = screen.find("FRA France").unwrap();
        let cells = &screen[from..screen.find("how many").unwrap()];
        assert!(
            cells.contains("also") && cells.contains("weaker, another with a condition"),
            "{screen}"
        );
        assert!(!cells.lines().any(|line| line.trim_end().ends_with('…')), "{screen}");
        assert!(!cells.contains("als…"), "{screen}");
    }
}

#[test]
fn how_often_a_sign_stands_on_a_day_is_set_apart() {
    let play = bundle(200, 60, "3");
    assert!(play.screen().contains("●×11 d×7"), "{}", play.screen());
    assert!(play.screen().contains("d only in a draft"), "{}", play.screen());
}

#[test]
fn the_quote_of_the_first_item_is_seen_on_a_small_screen() {
    let play = bundle(80, 24, "b7");
    let screen = play.screen();
    assert!(screen.contains("1 item, 1 quote: 1 attested"), "{screen}");
    assert!(screen.contains("▌France and United Kingdom: Ground troops"), "{screen}");
    assert!(screen.contains("┃ Individual countries"), "{screen}");
}

#[test]
fn how_a_quote_stands_is_on_the_first_screen() {
    let play = bundle(80, 24, "");
    assert!(play.screen().contains("◈ attested 29 November 2026"), "{}", play.screen());
}

// Without colours, two selections were reversed at once.
#[test]
fn nothing_behind_a_popup_is_chosen() {
    let mut play = Play::sized(small(), commands(), 120, 40);
    play.theme(Theme::new(Background::Mono, false)).keys("2");
    let reversed = |play: &Play| -> Vec<usize> {
        let cells = play.buffer().content.iter().enumerate();
        let chosen = cells.filter(|(_, cell)| cell.modifier.contains(Modifier::REVERSED));
        chosen.map(|(n, _)| n).collect()
    };
    let before = reversed(&play);
    assert!(!before.is_empty());
    play.keys(":");
    let cells = &play.buffer().content;
    for at in reversed(&play) {
        let row = &cells[at / 120 * 120..at];
        assert!(row.iter().any(|cell| cell.symbol() == "│"), "{}", play.screen());
    }
}

#[test]
fn a_meaning_in_the_help_stands_apart_from_its_sign() {
    let play = bundle(200, 60, "?/holds under a condition<ret>");
    for told in ["if               holds", "*                the same", "d                only a"] {
        line(&play, told);
    }
}

#[test]
fn two_conflicts_on_one_topic_are_told_apart() {
    let play = bundle(160, 60, "6/us support<tab>");
    let screen = play.screen();
    let rows: Vec<&str> = screen.lines().filter(|line| line.contains("USA – Paris Decl")).collect();
    assert_eq!(rows.len(), 2, "{screen}");
    assert_ne!(rows[0].split('│').next(), rows[1].split('│').next(), "{screen}");
}

#[test]
fn an_ellipsis_of_a_text_is_no_sign_of_a_cut() {
    let mut play = bundle(120, 40, "6");
    play.theme(Theme::new(Background::Dark, true));
    assert!(play.screen().contains("- The Elysee Palace ..."), "{}", play.screen());
}

#[test]
fn words_around_a_quote_that_go_on_end_in_an_ellipsis() {
    let text = include_str!("small.ron").replace(", the minister said.", ", the minister");
    let opened = open(&[SourceFile { name: "small.ron".to_string(), text: text.into() }]);
    let mut play = Play::sized(opened, commands(), 160, 45);
    play.keys("4").see("pledged to send 200 soldiers, the minister …");
    assert!(play.failures.is_empty(), "{:?}: {}", play.failures, play.screen());
}

// Two sides of a case stood in languages that not every reader has.
#[test]
fn a_foreign_quote_of_a_case_is_translated_beneath_it() {
    for (columns, rows) in [(120, 40), (200, 60)] {
        let texts = Bundled::named("harbour").unwrap().texts();
        let mut play = Play::sized(open(&texts), commands(), columns, rows);
        play.keys("6/delaubray<tab>");
        line(&play, "„Er hat unterschrieben");
        line(&play, "In translation: “He has signed, I have seen the page”");
    }
}
