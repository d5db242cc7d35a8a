//! What is planted in a copy is seen on every screen that shows what rests on it, and on none that does not. Every
//! screen that there is has its row below, so that a new one cannot be forgotten.

use std::collections::BTreeSet;

use super::stage::Play;
use crate::planted::{PLANTS, copies};
use onrecord::app::commands;
use onrecord::dossier::{Opened, SourceFile, open};
use onrecord::state::command::{Kind, Owner};

/// Two accords that have nothing to do with each other, each with a pledge, a refusal, and a draft.
fn two_accords() -> Opened {
    let accord = |name: &str, month: u8| {
        let lower = name.to_lowercase();
        r#"(
    actors: [
        (id: "LOW", name: "NAMEland", kind: State),
        (id: "LOW-ally", name: "NAMEmark", kind: State),
    ],
    topics: [(id: "LOW-ships", name: "NAME ships", short: "NAME", kind: Undertaking, question: "Will it send ships?")],
    instruments: [
        (id: "LOW-accord", title: "NAME Accord", kind: Declaration, text: Final),
        (id: "LOW-draft", title: "Draft of the NAME Accord", kind: Declaration, text: Draft, draft_of: "LOW-accord"),
    ],
    documents: [(id: "LOW-paper", publisher: "NAME Paper", kind: News, published_on: "2030-MONTH-03")],
    positions: [
        (id: "LOW-own", actors: ["LOW"], topic: "LOW-ships", stance: Commit, firmness: Pledged, stated_on: "2030-MONTH-02",
         instrument: "LOW-accord", clause: "LOW-sending", summary: "NAMEland promised 300 ships.",
         links: [(kind: Contradicts, to: "LOW-other", why: "one sends, the other keeps its own")],
         evidence: [(document: "LOW-paper", exact: "the state of NAMEland promised 300 ships", attribution: [(who: ["LOW"], mode: Act)])]),
        (id: "LOW-other", actors: ["LOW-ally"], topic: "LOW-ships", stance: Refuse, summary: "NAMEmark refused to send ships.",
         evidence: [(document: "LOW-paper", exact: "Then NAMEmark refused to send ships", attribution: [(who: ["LOW-ally"], mode: Act)])]),
        (id: "LOW-drafted", actors: ["LOW"], topic: "LOW-ships", stance: Expected, firmness: Attributed,
         instrument: "LOW-draft", clause: "LOW-sending", summary: "In a draft, NAMEland would send 500 ships.",
         evidence: [(document: "LOW-paper", exact: "the draft said that NAMEland would send 500 ships", attribution: [(who: ["LOW-draft"], mode: Text)])]),
    ],
)"#
        .replace("LOW", &lower)
        .replace("NAME", name)
        .replace("MONTH", &format!("{month:02}"))
    };
    let head = r#"(dossier: (id: "two", title: "Two accords"))"#.to_string();
    let files = [("0.ron", head), ("1.ron", accord("North", 5)), ("2.ron", accord("South", 6))];
    open(&files.map(|(name, text)| SourceFile { name: name.to_string(), text: text.into() }))
}

/// Each screen that there is, with the keys that lead there from the chosen position.
const SCREENS: [(&str, &str); 9] = [
    ("Actors", "1"),
    ("Grid", "2"),
    ("Timeline", "3"),
    ("Documents", "4"),
    ("Compare", "5"),
    ("Conflicts", "6"),
    ("Brief", "b7"),
    ("Voices", "8"),
    ("In a document", "or"),
];

#[test]
fn every_screen_is_listed() {
    let table = commands();
    let contexts = table.iter().filter(|command| command.context.kind == Kind::Screen);
    let tabs = table.iter().filter(|command| matches!(command.owner, Owner::Screen(_)));
    let there: BTreeSet<&str> =
        contexts.map(|command| command.context.title).chain(tabs.map(|tab| tab.title)).collect();
    let listed: BTreeSet<&str> = SCREENS.iter().map(|(name, _)| *name).collect();
    assert_eq!(listed, there);
}

/// The program where only what belongs to one accord is listed, with copies in which the pledge of the North reads
/// otherwise.
fn play(listed: &str, plant: fn(&str) -> Option<String>) -> Play {
    let opened = two_accords();
    assert_eq!(opened.dossier.len(), 6, "{:?}", opened.problems);
    let texts = copies(&opened.dossier);
    let mut play = Play::new(opened, commands());
    for (id, paragraphs) in texts {
        let text = paragraphs.join("\n\n");
        let pledge = "the state of Northland promised 300 ships";
        let text = text.replace(pledge, &plant(pledge).unwrap());
        play.copies.insert(id, text);
    }
    play.prove();
    play.keys(&format!("/{listed}<tab>"));
    play
}

/// The screen below its header, which sums up the whole dossier, and without the legend of signs.
fn body(play: &Play) -> String {
    let screen = play.screen();
    let lines = screen.lines().skip(2).filter(|line| !line.contains("≠ otherwise"));
    lines.collect::<Vec<_>>().join("\n")
}

fn is_marked(body: &str) -> bool {
    body.contains('≠') || body.contains("reads otherwise") || body.contains("{+")
}

#[test]
fn what_is_planted_is_seen_on_every_screen_that_shows_what_rests_on_it_and_on_no_other() {
    let mut failed = String::new();
    for (what, plant) in PLANTS {
        for (listed, expected) in [("north", true), ("south", false)] {
            for (screen, keys) in SCREENS {
                let mut play = play(listed, plant);
                play.keys(keys);
                let body = body(&play);
                if is_marked(&body) != expected || !body.to_lowercase().contains(listed) {
                    failed += &format!("{what}: {screen}, {listed}:\n{body}\n\n");
                }
            }
        }
    }
    assert!(failed.is_empty(), "{failed}");
}

/// The wording lies above a screen, and is no screen itself.
#[test]
fn what_is_planted_is_seen_in_the_wording_and_in_the_lists_on_the_left() {
    for (listed, expected) in [("north", true), ("south", false)] {
        let mut play = play(listed, PLANTS[0].1);
        play.keys("w");
        assert_eq!(is_marked(&body(&play)), expected, "{}", play.screen());
        play.keys("<esc>");
        for key in ["1", "3", "8"] {
            play.keys(key);
            let lines = play.screen();
            let left = lines.lines().skip(2).filter_map(|line| line.split('│').next());
            let marked = left.filter(|line| line.contains('≠')).count();
            assert_eq!(marked > 0, expected, "{key}: {lines}");
        }
    }
}
