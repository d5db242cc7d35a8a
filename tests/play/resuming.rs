//! Where one was is where one is again: after leaving and starting anew, and after the files are read again.

use super::stage::{Play, small};
use onrecord::app::{commands, resume};
use onrecord::dossier::{bundled, open};
use onrecord::insight::as_of::Time;
use onrecord::state::effect::{Effect, StorageRequest};
use onrecord::state::key::parse_keys;
use onrecord::state::msg::Msg;
use onrecord::state::place::Place;

/// Keys that lead somewhere: in each pane of each screen, with something looked for, with a day.
const PLACES: &[&str] = &[
    "j",
    "<ret>j",
    "jl<ret>j",
    "2jl",
    "2vj",
    "3j",
    "3lj",
    "4j",
    "4<ret>j",
    "5",
    "5j",
    "5mj",
    "6jj",
    "6j<tab>",
    "8jj",
    "b<tab>jb7j",
    "r",
    "/visit<tab>2l",
    "/visit<tab>3",
    "/visit<tab>6j",
    "/troops<tab>4<ret>",
    ",3j",
    ",2jl",
    ",,6j",
];

impl Play {
    /// Leaves: the text that is remembered for the next start.
    pub(super) fn left(&mut self) -> String {
        let mut effects = Vec::new();
        for key in parse_keys("<c-q>").unwrap() {
            effects.extend(self.app.update(Msg::Key(key)));
        }
        let text = effects.into_iter().find_map(|effect| match effect {
            Effect::Storage(StorageRequest::RememberSession(text)) => Some(text),
            _ => None,
        });
        text.expect("nothing is remembered")
    }
}

#[test]
fn one_starts_again_where_one_left() {
    let mut wrong = Vec::new();
    for keys in PLACES {
        let mut play = Play::new(small(), commands());
        let effects = play.app.update(Msg::Briefs {
            names: Ok(Vec::new()),
            orphans: Vec::new(),
            unreadable: Vec::new(),
        });
        play.perform(&effects);
        play.prove().keys(keys);
        let (place, time) = (play.app.place(), play.app.model.scope.time);
        if place == Play::new(small(), commands()).app.place() && time == Time::default() {
            wrong.push(format!("{keys} leads nowhere"));
        }
        let text = play.left();
        let files = std::mem::take(&mut play.files);
        let mut again = Play::waiting();
        again.files = files;
        resume::restore(&mut again.app, &text);
        again.send(Msg::Today("2030-06-01".to_string())).resize(160, 45);
        again.again().prove();
        let names = Ok(again.files.keys().cloned().collect());
        let effects =
            again.app.update(Msg::Briefs { names, orphans: Vec::new(), unreadable: Vec::new() });
        again.perform(&effects);
        if (again.app.place(), again.app.model.scope.time) != (place.clone(), time) {
            wrong.push(format!("{keys}: left at {place:?}, is at {:?}", again.app.place()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn one_stays_where_one_is_when_the_files_are_read_again() {
    let mut wrong = Vec::new();
    for keys in PLACES {
        let mut play = Play::new(small(), commands());
        play.prove().keys(keys);
        let place = play.app.place();
        play.again().prove();
        if play.app.place() != place {
            wrong.push(format!("{keys}: was at {place:?}, is at {:?}", play.app.place()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Left before the dossier was there, or after it could not be read, one is where one was the next time.
#[test]
fn leaving_early_forgets_nothing() {
    let mut play = Play::new(small(), commands());
    play.keys("2jl");
    let text = play.left();
    for fails in [false, true] {
        let mut again = Play::waiting();
        resume::restore(&mut again.app, &text);
        again.send(Msg::Today("2030-06-01".to_string())).keys("?<esc><c-l>");
        if fails {
            again.send(Msg::LoadFailed("it is gone".to_string())).keys("?<esc>");
        }
        assert_eq!(again.left(), text, "{fails}");
    }
    // A key that moves nothing holds nothing up.
    let mut again = Play::waiting();
    resume::restore(&mut again.app, &text);
    again.keys("?<esc>").again();
    assert_eq!(again.app.place(), play.app.place());
}

/// Whatever is done to the time, what is chosen on the timeline stays chosen where it is still listed.
#[test]
fn another_time_or_clock_leaves_what_is_chosen_on_the_timeline() {
    let mut wrong = Vec::new();
    for down in 0..8 {
        for key in ["s", ",", ".", "c", ",s", ",c", "a"] {
            let mut play = Play::new(open(&bundled()), commands());
            play.keys("3").keys(&"j".repeat(down));
            let chosen = |play: &Play| match play.app.place() {
                Place::Timeline(at) => at.position,
                place => panic!("{place:?}"),
            };
            let before = chosen(&play);
            play.keys(key);
            if chosen(&play) != before {
                wrong.push(format!("{down} down, {key}: {before} became {}", chosen(&play)));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn whoever_moves_in_the_meantime_is_not_moved_back() {
    let mut play = Play::new(small(), commands());
    play.keys("2jl");
    let text = play.left();
    let mut again = Play::waiting();
    resume::restore(&mut again.app, &text);
    again.keys("3").again();
    assert!(format!("{:?}", again.app.place()).starts_with("Timeline"), "{:?}", again.app.place());
}
