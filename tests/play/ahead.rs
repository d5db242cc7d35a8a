//! What is typed while the dossier is read for the first time.

use super::stage::{Play, small};
use onrecord::insight::as_of::Calendar;
use onrecord::search::index::Index;
use onrecord::state::Progress;
use onrecord::state::effect::Effect;
use onrecord::state::msg::Msg;
use std::sync::Arc;

#[test]
fn how_far_reading_is_can_be_seen() {
    let mut play = Play::waiting();
    // Nothing is said of what it holds before that is known.
    play.see("Reading the dossier …").miss("no quotes yet").miss("no primary text");
    play.send(Msg::Reading(Progress::Files { read: 12, of: 900 }));
    play.see("12 of 900 files").send(Msg::Reading(Progress::Entries { read: 999, of: 1000 }));
    play.see("99% of its entries");
    assert!(play.failures.is_empty(), "{:#?}", play.failures);
}

#[test]
fn keys_are_kept_for_the_screens_that_they_are_meant_for() {
    let mut play = Play::waiting();
    play.keys("2j/bord").send(Msg::Paste("avia".to_string())).keys("<ret>");
    play.see("Typed meanwhile: 2 j / b o r d … Enter");
    let dossier = Arc::new(small().dossier);
    play.send(Msg::Loaded { dossier, problems: Vec::new(), unread: 0 });
    // What is searched for is found once there is an index; then Enter goes there.
    play.miss("Reading").see("/bordavia");
    let opened = small();
    let (dossier, index) = (play.app.model.dossier.clone(), Index::new(&opened.dossier));
    let calendar = Box::new(Calendar::new(&opened.dossier));
    play.send(Msg::Checked { dossier, problems: Vec::new(), index: Box::new(index), calendar });
    play.chosen("Bordavia").miss("/bordavia");
    assert!(play.failures.is_empty(), "{:#?}\n{}", play.failures, play.screen());
    assert!(play.app.take_ahead().is_empty());
}

#[test]
fn whoever_waits_can_leave_at_once() {
    for (keys, leaves) in
        [("q", true), ("<c-c>", true), ("2<c-q>", true), ("2q", false), ("jj", false)]
    {
        let mut play = Play::waiting();
        play.keys(keys);
        let failures = play.failures.len();
        play.effect(&Effect::Quit);
        assert_eq!(play.failures.len() == failures, leaves, "{keys}");
    }
}

#[test]
fn what_cannot_be_opened_ends_the_program() {
    let mut play = Play::waiting();
    play.send(Msg::CannotOpen).effect(&Effect::Quit);
    assert!(play.failures.is_empty(), "{:#?}", play.failures);
}
