//! The lesson: what of it is ticked off, and when. A step is done when it was done, and not before.

use super::scripts::Script;
use super::stage::Play;
use onrecord::app::{App, commands, resume};
use onrecord::dossier::{EXERCISE, SourceFile, locate, open};
use onrecord::state::effect::{Effect, StorageRequest};
use onrecord::state::lesson::{Deed, Lesson};
use onrecord::state::msg::Msg;
use onrecord::state::place::Place;

pub(super) const SCRIPTS: &[(&str, Script)] = &[
    ("the lesson is opened by a key wherever one is, and closed", |p| {
        p.keys("L").see("“onrecord learn” opens a copy for the lesson.");
        p.app.model.lesson = Some(Lesson::of(&EXERCISE));
        p.keys("2L").see("Your first 15 minutes").see("0 of 8 done");
        p.keys("<esc>").miss("Your first 15 minutes").keys("L").see("0 of 8 done");
        p.keys("L").miss("Your first 15 minutes");
    }),
    ("what restores the changed document is copied", |p| {
        p.app.model.folder = "/home/desk/my copy".to_string();
        p.app.model.lesson = Some(Lesson::of(&EXERCISE));
        let command =
            "(cd '/home/desk/my copy' && cp original/transcript.md documents/transcript.md)";
        p.keys("Ly").effect(&Effect::Copy { text: command.to_string() });
    }),
    ("the lesson leads nowhere where there is none, and nothing is ticked off", |p| {
        p.keys("4r5A").types("2030-05-02").keys("<ret>b7e<ret>");
        assert!(p.app.model.learned.is_empty(), "{:?}", p.app.model.learned);
    }),
];

/// The texts of the copy that is made to learn with: stamps would tell which document is changed.
fn texts() -> Vec<SourceFile> {
    let texts = EXERCISE.of.texts().into_iter();
    texts.filter(|file| !file.name.ends_with("/stamps.ron")).collect()
}

/// The copy as it is opened, with everything proved.
fn learner() -> Play {
    learner_on(160, 45)
}

fn learner_on(columns: u16, rows: u16) -> Play {
    let mut play = Play::sized(open(&texts()), commands(), columns, rows);
    play.app.model.folder = "/home/desk/learn".to_string();
    play.app.model.lesson = Some(Lesson::of(&EXERCISE));
    for (name, bytes) in EXERCISE.of.documents {
        let is_changed = *name == EXERCISE.file;
        let bytes = if is_changed { EXERCISE.planted() } else { bytes.to_vec() };
        play.documents.insert(stem(name), (name, bytes));
    }
    prove(&mut play);
    play
}

fn stem(name: &str) -> String {
    name.split('.').next().unwrap_or_default().to_string()
}

fn prove(play: &mut Play) {
    play.prove();
    let model = &play.app.model;
    let problems = locate(model.proofs.findings.clone(), &texts());
    let all = Msg::AllProved { dossier: model.dossier.clone(), problems };
    play.send(all);
}

/// Presses a key until one is where one wants to be.
fn until(play: &mut Play, key: &str, is_there: impl Fn(&Place) -> bool) {
    for _ in 0..300 {
        if is_there(&play.app.place()) {
            return;
        }
        play.keys(key);
    }
    panic!("never there:\n{}", play.screen());
}

fn is_of(row: &str, position: &str) -> bool {
    row.split(['|', ',']).any(|part| part == position)
}

fn to_document(p: &mut Play) {
    p.keys("4");
    until(p, "j", |place| matches!(place, Place::Documents(at) if at.entry == EXERCISE.read));
}

fn to_clause(p: &mut Play) {
    p.keys("5");
    until(p, "j", |place| matches!(place, Place::Compare(at) if is_of(&at.case, EXERCISE.clause)));
}

/// The first case of the conflict's topic is the one that is meant.
fn to_conflict(p: &mut Play) {
    let [one, other] = EXERCISE.conflict;
    p.keys("6");
    until(p, "j", |place| matches!(place, Place::Conflicts(at) if is_of(&at.row, one)));
    assert!(matches!(p.app.place(), Place::Conflicts(at) if is_of(&at.row, other)));
}

/// What comes near a step without doing it.
fn nearly(p: &mut Play, deed: Deed) {
    match deed {
        Deed::Read => {
            to_document(p);
            p.keys("r");
        }
        Deed::Found => drop(p.keys("!")),
        // Another document reads as it did; the changed one is still the changed one.
        Deed::Mended => prove(p),
        Deed::Compared => to_clause(p),
        Deed::Conflict => {
            to_conflict(p);
            p.keys("<ret><esc>");
        }
        Deed::AsOf => {
            p.keys("A").types("2031-05-25").keys("<ret>xA").types(EXERCISE.day).keys("<ret>");
        }
        Deed::Collected => drop(p.keys("7H").types("A heading").keys("<esc>")),
        Deed::Exported => drop(p.keys("1b3e<c-a><ret>7e")),
    }
}

/// The rest of it.
fn then(p: &mut Play, deed: Deed) {
    match deed {
        Deed::Read => drop(p.keys("]")),
        Deed::Found => drop(p.keys("Q")),
        Deed::Mended => {
            let original = EXERCISE.original().to_vec();
            p.documents.insert(EXERCISE.changed.to_string(), (EXERCISE.file, original));
            prove(p);
        }
        Deed::Compared | Deed::Exported => drop(p.keys("<ret>")),
        Deed::Conflict => drop(p.keys("o")),
        Deed::AsOf => drop(p.keys("x")),
        Deed::Collected => drop(p.keys("1b")),
    }
}

/// What is opened by another way, or is another thing, is not the step.
#[test]
fn a_step_is_not_ticked_off_by_what_only_looks_like_it() {
    let mut p = learner();
    p.keys("rr]]<esc>1");
    assert!(!p.app.model.has_learned(Deed::Read), "{}", p.screen());
    to_conflict(&mut p);
    p.keys("oo<esc>6<ret>");
    p.keys("A").types("2031-05-25").keys("<ret>x");
    for deed in [Deed::Compared, Deed::AsOf] {
        assert!(!p.app.model.has_learned(deed), "{deed:?}\n{}", p.screen());
    }
}

/// What a step says has room on a small screen: a title and at most four lines, or six with a command.
#[test]
fn a_step_is_short_and_the_page_says_how_it_is_closed() {
    let mut p = learner_on(80, 60);
    p.keys("L").see("Esc closes this page").see("L brings it back");
    for (n, deed) in Deed::ALL.into_iter().enumerate() {
        let others = Deed::ALL.into_iter().filter(|one| *one != deed);
        p.app.model.learned = others.map(|one| one.name().to_string()).collect();
        p.keys("<esc>L");
        let shown = p.screen();
        let from = shown.lines().skip_while(|line| !line.contains(&format!("▌ {}  ", n + 1)));
        let inside = from.skip(1).filter_map(|line| line.split('│').nth(1));
        let told =
            inside.take_while(|line| line.starts_with("      ") && !line.trim().is_empty()).count();
        let most = if deed == Deed::Mended { 6 } else { 4 };
        assert!((1..=most).contains(&told), "{deed:?} takes {told} lines:\n{shown}");
    }
}

/// It opened at its top, and only the title of the last step was seen.
#[test]
fn what_comes_next_is_in_sight_on_a_small_screen() {
    let mut p = learner_on(80, 24);
    for (n, deed) in Deed::ALL.into_iter().enumerate() {
        p.app.model.learned =
            Deed::ALL.into_iter().take(n).map(|one| one.name().to_string()).collect();
        p.keys("<esc>L");
        let shown = p.screen();
        let step = shown.lines().skip_while(|line| !line.contains(&format!("▌ {}  ", n + 1)));
        let told = step.skip(1).filter_map(|line| line.split('│').nth(1));
        let told =
            told.take_while(|line| line.starts_with("      ") && !line.trim().is_empty()).count();
        assert!(told >= 2, "{deed:?}:\n{shown}");
    }
}

#[test]
fn each_step_is_ticked_off_only_when_it_was_done() {
    for deed in Deed::ALL {
        let mut p = learner();
        assert!(p.app.model.learned.is_empty(), "{:?}", p.app.model.learned);
        nearly(&mut p, deed);
        assert!(
            !p.app.model.has_learned(deed),
            "{deed:?} is ticked off before it is done:\n{}",
            p.screen()
        );
        then(&mut p, deed);
        assert!(p.app.model.has_learned(deed), "{deed:?} is not ticked off:\n{}", p.screen());
        assert!(p.screen().contains("Done: "), "{deed:?}:\n{}", p.screen());
    }
}

#[test]
fn the_whole_lesson_is_gone_through_and_kept() {
    let mut p = learner();
    p.keys("L").see("▌ 1  Read a quote in its document").see("0 of 8 done").keys("<esc>");
    for (n, deed) in Deed::ALL.into_iter().enumerate() {
        nearly(&mut p, deed);
        then(&mut p, deed);
        p.keys("<esc><esc><esc><esc>x").keys("L").see(&format!("{} of 8 done", n + 1)).keys("L");
    }
    p.keys("L").see("8 of 8 done. That was the last step").miss("closes this page").keys("<esc>");
    assert_eq!(p.failures, [""; 0]);
    // What is ticked off stays so, however one begins the next time.
    let kept = p.left();
    let mut again = App::waiting(commands());
    resume::learned(&mut again, &kept);
    assert!(Deed::ALL.into_iter().all(|deed| again.model.has_learned(deed)));
}

#[test]
fn the_changed_document_makes_one_quote_read_otherwise_and_no_more() {
    let p = learner();
    let told = p.app.model.problems.iter().map(|problem| problem.fault.sentence());
    let told: Vec<String> = told.filter(|said| said.starts_with("The copy of ")).collect();
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].contains("[-thousand-] {+hundred+}"), "{told:#?}");
}

#[test]
fn what_is_learned_is_kept_at_once() {
    let mut p = learner();
    nearly(&mut p, Deed::Found);
    p.take_effects();
    then(&mut p, Deed::Found);
    let kept = p.take_effects().into_iter().any(|effect| {
        matches!(effect, Effect::Storage(StorageRequest::RememberSession(text)) if text.contains("\"found\""))
    });
    assert!(kept);
}
