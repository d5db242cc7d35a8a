//! The dossier is read anew at any moment: nothing that is shown, chosen or typed is lost by it.

use std::sync::Arc;

use super::above::ABOVE;
use super::stage::{Play, small};
use onrecord::app::commands;
use onrecord::dossier::{Opened, SourceFile, open};
use onrecord::insight::as_of::Calendar;
use onrecord::search::index::Index;
use onrecord::state::msg::Msg;
use onrecord::state::watched::{Change, How};

fn changed() -> Msg {
    Msg::FilesChanged(vec![Change { name: "small.ron".to_string(), how: How::Changed }])
}

/// What the watcher has to tell of a dossier, answered as the shell answers.
fn read_anew(play: &mut Play, opened: Opened) {
    let (dossier, problems) = (Arc::new(opened.dossier), opened.problems);
    let (index, calendar) = (Index::new(&dossier), Box::new(Calendar::new(&dossier)));
    let loaded = Msg::Loaded { dossier: dossier.clone(), problems: problems.clone(), unread: 0 };
    let checked = Msg::Checked { dossier, problems, index: Box::new(index), calendar };
    let mut tell = |msgs: Vec<Msg>| {
        for msg in msgs {
            let effects = play.app.update(msg);
            play.draw();
            play.perform(&effects);
        }
    };
    tell(vec![changed(), loaded, checked]);
    let proofs = play.proofs();
    for msg in proofs {
        let effects = play.app.update(msg);
        play.draw();
        play.perform(&effects);
    }
}

/// The screen without what is said in the status line.
fn quiet_screen(play: &mut Play) -> String {
    play.app.model.status = None;
    play.draw();
    play.screen()
}

#[test]
fn whatever_lies_above_stays_as_it_is() {
    let mut wrong = Vec::new();
    for (name, keys) in ABOVE {
        for narrowed in ["", "/bor<tab>", "jj", "6j", "3jj", "4j"] {
            let mut play = Play::new(small(), commands());
            play.prove().keys(narrowed).keys(keys);
            // Where letters are typed, they are still there.
            play.types("ar");
            let before = quiet_screen(&mut play);
            read_anew(&mut play, small());
            let after = quiet_screen(&mut play);
            if before != after {
                wrong.push(format!("{name} after {narrowed}:\n{before}\n--- and then\n{after}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn what_is_typed_in_the_key_bar_is_seen_beside_what_is_said() {
    let mut play = Play::new(small(), commands());
    play.keys("/").types("bor");
    read_anew(&mut play, small());
    play.see("Read anew: small.ron changed; 5 positions, no problems.").see("/bor");
    assert!(play.failures.is_empty(), "{:?}\n{}", play.failures, play.screen());
}

#[test]
fn a_file_that_is_half_written_loses_no_place() {
    let text = include_str!("small.ron");
    let half = || {
        let half = text.get(..text.find("id: \"bor-troops\"").unwrap()).unwrap();
        open(&[SourceFile { name: "small.ron".to_string(), text: half.into() }])
    };
    let mut play = Play::new(small(), commands());
    play.keys("jl");
    let place = play.app.place();
    assert!(format!("{place:?}").contains("bor"), "{place:?}");
    for _ in 0..2 {
        read_anew(&mut play, half());
        assert_ne!(play.app.place(), place, "{}", play.screen());
    }
    read_anew(&mut play, small());
    assert_eq!(play.app.place(), place, "{}", play.screen());
    // Whoever moves meanwhile is not moved back.
    read_anew(&mut play, half());
    play.keys("2");
    read_anew(&mut play, small());
    assert_ne!(play.app.place(), place);
}
