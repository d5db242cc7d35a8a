//! What grows with the dossier is worked out beside the event loop in a large one: until it is there, no number is
//! shown, and then the right one.

use std::fmt::Write;

use super::stage::Play;
use onrecord::app::commands;
use onrecord::dossier::{Opened, SourceFile, open};
use onrecord::state::key::parse_keys;
use onrecord::state::msg::Msg;

/// So many positions that nothing is worked out at once: of every third the words are the actor's own.
fn large() -> Opened {
    let mut text = String::from(
        r#"(dossier: (id: "large", title: "Large"), actors: [(id: "a", name: "Arland", kind: State)],
        topics: [(id: "t", name: "Ships", short: "Ships", kind: Undertaking, question: "?")],
        documents: [(id: "o", publisher: "The Paper", kind: News)], positions: ["#,
    );
    for n in 0..2_100 {
        let mode = if n % 3 == 0 { "Direct" } else { "Indirect" };
        write!(
            text,
            r#"(id: "p{n}", actors: ["a"], topic: "t", stance: Refuse, summary: "S{n}", evidence: [(document: "o",
            exact: "words {n}", attribution: [(who: ["a"], mode: {mode})])]),"#
        )
        .unwrap();
    }
    text.push_str("])");
    open(&[SourceFile { name: "large.ron".to_string(), text: text.replace('\n', " ").into() }])
}

#[test]
fn filters_are_counted_beside_the_loop() {
    let mut play = Play::new(large(), commands());
    let key = parse_keys("f").unwrap()[0];
    let effects = play.app.update(Msg::Key(key));
    play.draw();
    let count = |play: &Play, of: &str| {
        let screen = play.screen();
        let line = screen.lines().find(|line| line.contains(of)).unwrap();
        line.trim_end_matches(['│', '┃', ' ']).rsplit("  ").next().unwrap().trim().to_string()
    };
    assert_eq!(count(&play, "in the actor's own words"), "counting …", "{}", play.screen());
    play.perform(&effects);
    assert_eq!(count(&play, "in the actor's own words"), "700", "{}", play.screen());
    assert_eq!(count(&play, "by a named speaker"), "2100");
    assert_eq!(count(&play, "proved in a copy"), "0");
    // What is proved meanwhile makes the number a wrong one: it is not shown again until it is the right one.
    play.copies.insert("o".to_string(), "words 7.\n\nwords 8.".to_string());
    for msg in play.proofs() {
        let effects = play.app.update(msg);
        play.draw();
        assert_eq!(count(&play, "proved in a copy"), "counting …", "{}", play.screen());
        play.perform(&effects);
    }
    assert_eq!(count(&play, "proved in a copy"), "2", "{}", play.screen());
}
