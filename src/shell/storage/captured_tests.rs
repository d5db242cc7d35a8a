//! Records on the disk: what is done, taken back and done again, also after a restart, ends as a simple model says.

use std::collections::BTreeMap;
use std::path::Path;

use proptest::prelude::*;

use super::Places;
use super::captured::Records;
use crate::capture::deeds::Kind;
use crate::capture::{from_text, set_aside_in, to_text};
use crate::dossier::entry::{PositionEntry, QuoteEntry, SetAsideEntry};
use crate::dossier::terms::{Stance, WhyAside};
use crate::shell::files;
use crate::state::captured::{Next, RecordDone, RecordRequest};
use crate::state::msg::Msg;

fn places(folder: &Path) -> Places {
    Places {
        captured: Some(folder.join("d/captured")),
        deeds: Some(folder.join("state/deeds/d.ron")),
        journals: Some(folder.join("state/journals")),
        ..Places::default()
    }
}

fn records(folder: &Path) -> Records {
    Records::new(&places(folder))
}

fn entry(summary: &str) -> PositionEntry {
    let quote = QuoteEntry {
        document: "o".to_string(),
        exact: "it\n“refuses”".to_string(),
        prefix: None,
        suffix: None,
        attribution: Vec::new(),
        translation: None,
        translated_by: None,
        stamp: None,
    };
    PositionEntry {
        id: String::new(),
        actors: vec!["a".to_string()],
        topic: "t".to_string(),
        stance: Stance::Refuse,
        firmness: None,
        summary: summary.to_string(),
        evidence: vec![quote],
        clause: None,
        conditions: Vec::new(),
        quantity: None,
        place: None,
        instrument: None,
        about: Vec::new(),
        stated_on: None,
        event_on: None,
        links: Vec::new(),
        note: None,
        waive: Vec::new(),
    }
}

fn ask(records: &mut Records, request: RecordRequest) -> (RecordDone, Next) {
    match records.handle(request) {
        Some(Msg::Record { done, next }) => (*done, *next),
        other => panic!("{other:?}"),
    }
}

fn capture(records: &mut Records, summary: &str) -> String {
    let entry = Box::new(entry(summary));
    match ask(records, RecordRequest::Capture { stem: "a-t".to_string(), entry }).0 {
        RecordDone::Captured(Ok(captured)) => captured.id,
        other => panic!("{other:?}"),
    }
}

/// The files of records with their texts, as they lie there.
fn there(folder: &Path) -> BTreeMap<String, String> {
    let paths = files::names_in(&folder.join("d/captured")).into_iter();
    let own = paths.filter(|path| path.extension().is_some_and(|ending| ending == "ron"));
    let name = |path: &Path| path.file_stem().unwrap().to_string_lossy().into_owned();
    own.filter(|path| !name(path).starts_with('.'))
        .map(|path| (name(&path), files::read_text(&path, 1_000_000).unwrap()))
        .collect()
}

/// As by a key that is pressed again where that is asked for.
fn turn(records: &mut Records, kind: Kind) -> Result<(), String> {
    let request = |told| RecordRequest::Turn { kind, told };
    let done = match ask(records, request(None)).0 {
        RecordDone::OfAnother { deed, .. } => ask(records, request(Some(deed))).0,
        done => done,
    };
    match done {
        RecordDone::Turned(_, done) => done.map(|_| ()),
        RecordDone::Stuck { why, .. } => Err(why),
        RecordDone::NothingToTurn(_) => Err(String::new()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_record_is_a_file_that_reads_back_and_two_people_make_no_same_one() {
    let folder = tempfile::tempdir().unwrap();
    let ids: Vec<String> =
        (0..40).map(|n| capture(&mut records(folder.path()), &n.to_string())).collect();
    let there = there(folder.path());
    assert_eq!(there.len(), 40);
    for (n, id) in ids.iter().enumerate() {
        let read = from_text(&there[id]).unwrap();
        assert_eq!(read, PositionEntry { id: id.clone(), ..entry(&n.to_string()) });
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test writes into a record")]
fn what_was_changed_since_is_left_as_it_is_and_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut own = records(folder.path());
    let id = capture(&mut own, "one");
    let path = folder.path().join(format!("d/captured/{id}.ron"));
    let before = there(folder.path())[&id].clone();
    let other = format!("// by hand\n{before}");
    std::fs::write(&path, &other).unwrap();
    let why = turn(&mut own, Kind::Undo).unwrap_err();
    assert!(why.contains("has changed since"), "{why}");
    let changed = Box::new(PositionEntry { id: id.clone(), ..entry("two") });
    let request =
        RecordRequest::Change { file: id.clone(), before: before.clone(), entry: changed };
    match ask(&mut own, request).0 {
        RecordDone::Captured(Err(why)) => assert!(why.contains("has changed since"), "{why}"),
        other => panic!("{other:?}"),
    }
    let request = RecordRequest::Remove { file: id.clone(), before: before.clone() };
    assert!(matches!(ask(&mut own, request).0, RecordDone::Removed(Err(_))));
    assert_eq!(there(folder.path())[&id], other);
    // As it was, it is taken back.
    std::fs::write(&path, &before).unwrap();
    turn(&mut own, Kind::Undo).unwrap();
    assert!(there(folder.path()).is_empty());
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test puts a file in the way")]
fn where_records_cannot_be_read_nothing_is_saved_and_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("d")).unwrap();
    std::fs::write(folder.path().join("d/captured"), "a file").unwrap();
    let mut own = records(folder.path());
    let request = RecordRequest::Capture { stem: "a-t".to_string(), entry: Box::new(entry("x")) };
    let RecordDone::Captured(Err(why)) = ask(&mut own, request).0 else { panic!() };
    assert!(why.contains("captured"), "{why}");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test looks where a link leads")]
fn no_record_is_written_through_a_link() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let outside = folder.path().join("outside");
    std::fs::create_dir_all(folder.path().join("d")).unwrap();
    std::fs::create_dir(&outside).unwrap();
    symlink(&outside, folder.path().join("d/captured")).unwrap();
    let mut own = records(folder.path());
    let request = RecordRequest::Capture { stem: "a-t".to_string(), entry: Box::new(entry("x")) };
    let RecordDone::Captured(Err(why)) = ask(&mut own, request).0 else { panic!() };
    assert!(why.contains("captured` is a link") && why.contains("put a folder"), "{why}");
    let request = RecordRequest::Make { file: "new".to_string(), text: "()".to_string() };
    let RecordDone::Made(Err(why)) = ask(&mut own, request).0 else { panic!() };
    assert!(why.contains("captured` is a link"), "{why}");
    assert_eq!(std::fs::read_dir(&outside).unwrap().count(), 0);
    // The file of one record.
    std::fs::remove_file(folder.path().join("d/captured")).unwrap();
    let id = capture(&mut own, "one");
    let path = folder.path().join(format!("d/captured/{id}.ron"));
    let before = there(folder.path())[&id].clone();
    std::fs::rename(&path, outside.join("x.ron")).unwrap();
    symlink(outside.join("x.ron"), &path).unwrap();
    let changed = Box::new(PositionEntry { id: id.clone(), ..entry("two") });
    let request =
        RecordRequest::Change { file: id.clone(), before: before.clone(), entry: changed };
    let RecordDone::Captured(Err(why)) = ask(&mut own, request).0 else { panic!() };
    assert!(why.contains("is a link") && why.contains("put the file"), "{why}");
    let request = RecordRequest::Remove { file: id.clone(), before: before.clone() };
    let RecordDone::Removed(Err(why)) = ask(&mut own, request).0 else { panic!() };
    assert!(why.contains("is a link"), "{why}");
    assert!(turn(&mut own, Kind::Undo).unwrap_err().contains("is a link"));
    assert_eq!(std::fs::read_to_string(outside.join("x.ron")).unwrap(), before);
}

#[test]
fn what_can_never_be_taken_back_is_set_aside_when_that_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut own = records(folder.path());
    let [first, second] = ["one", "two"].map(|text| capture(&mut own, text));
    std::fs::remove_file(folder.path().join(format!("d/captured/{second}.ron"))).unwrap();
    let undo = || RecordRequest::Turn { kind: Kind::Undo, told: None };
    let RecordDone::Stuck { deed, why, .. } = ask(&mut own, undo()).0 else { panic!() };
    assert!(deed.file == second && why.contains("is gone"), "{why}");
    let leave = |deed| RecordRequest::Leave { kind: Kind::Undo, deed };
    let (done, next) = ask(&mut own, leave(deed.clone()));
    assert!(matches!(done, RecordDone::Left(Kind::Undo, Ok(_))), "{done:?}");
    assert_eq!(next.undo.unwrap().file, first);
    // What was set aside already is not set aside again in the place of another one.
    assert!(matches!(ask(&mut own, leave(deed)).0, RecordDone::Left(_, Err(_))));
    turn(&mut own, Kind::Undo).unwrap();
    assert!(there(folder.path()).is_empty());
}

#[test]
fn what_another_session_did_is_told_before_it_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut other) = (records(folder.path()), records(folder.path()));
    ask(&mut one, RecordRequest::List);
    capture(&mut one, "one");
    ask(&mut other, RecordRequest::List);
    let theirs = capture(&mut other, "two");
    let undo = |told| RecordRequest::Turn { kind: Kind::Undo, told };
    // The first was told of its own record last.
    let RecordDone::OfAnother { deed, is_since: true, .. } = ask(&mut one, undo(None)).0 else {
        panic!()
    };
    assert!(deed.file == theirs && there(folder.path()).len() == 2);
    // A third one came between.
    capture(&mut other, "three");
    let done = ask(&mut one, undo(Some(deed))).0;
    assert!(matches!(done, RecordDone::OfAnother { .. }), "{done:?}");
    assert_eq!(there(folder.path()).len(), 3);
    for _ in 0..2 {
        turn(&mut other, Kind::Undo).unwrap();
    }
    let mut next = records(folder.path());
    ask(&mut next, RecordRequest::List);
    let done = ask(&mut next, undo(None)).0;
    assert!(matches!(done, RecordDone::OfAnother { is_since: false, .. }), "{done:?}");
    turn(&mut one, Kind::Undo).unwrap();
    assert!(there(folder.path()).is_empty());
}

#[test]
fn what_is_filled_in_is_offered_to_the_next_start_until_it_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let left = |records: &mut Records| match ask(records, RecordRequest::List).0 {
        RecordDone::Listed { left } => left,
        other => panic!("{other:?}"),
    };
    let mut own = records(folder.path());
    assert_eq!(left(&mut own), [""; 0]);
    for text in ["a", "ab"] {
        assert!(own.handle(RecordRequest::KeepDraft(text.to_string())).is_none());
    }
    drop(own);
    let mut next = records(folder.path());
    assert_eq!(left(&mut next), ["ab"]);
    drop(next);
    let mut next = records(folder.path());
    assert_eq!(left(&mut next), ["ab"]);
    next.handle(RecordRequest::DiscardLeft("ab".to_string()));
    next.handle(RecordRequest::KeepDraft("x".to_string()));
    next.handle(RecordRequest::ForgetDraft);
    drop(next);
    assert_eq!(left(&mut records(folder.path())), [""; 0]);
}

#[test]
fn what_is_gone_on_with_is_thrown_away_only_once_it_is_kept_anew_or_saved() {
    let folder = tempfile::tempdir().unwrap();
    let start = || {
        let mut own = records(folder.path());
        let RecordDone::Listed { left } = ask(&mut own, RecordRequest::List).0 else { panic!() };
        (own, left)
    };
    let keep = |own: &mut Records, text: &str| {
        own.handle(RecordRequest::KeepDraft(text.to_string())).is_none()
    };
    let resume = |own: &mut Records, text: &str| {
        own.handle(RecordRequest::Resume(text.to_string()));
    };
    assert!(keep(&mut start().0, "typed"));
    let (mut own, left) = start();
    assert_eq!(left, ["typed"]);
    resume(&mut own, "typed");
    // The journal takes no more than this: as on a disk that is full.
    assert!(!keep(&mut own, &"x".repeat(17 * 1024 * 1024)));
    drop(own);
    let (mut own, left) = start();
    assert_eq!(left, ["typed"]);
    resume(&mut own, "typed");
    assert!(keep(&mut own, "typed on"));
    drop(own);
    let (mut own, left) = start();
    assert_eq!(left, ["typed on"]);
    // Saved without having been kept anew.
    resume(&mut own, "typed on");
    own.handle(RecordRequest::ForgetDraft);
    drop(own);
    assert_eq!(start().1, [""; 0]);
}

#[test]
fn several_that_were_left_are_all_offered_and_thrown_away_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let list = |own: &mut Records| match ask(own, RecordRequest::List).0 {
        RecordDone::Listed { mut left } => {
            left.sort();
            left
        }
        other => panic!("{other:?}"),
    };
    let mut own = records(folder.path());
    own.handle(RecordRequest::KeepDraft("one".to_string()));
    own.handle(RecordRequest::LeaveDraft("one".to_string()));
    own.handle(RecordRequest::KeepDraft("two".to_string()));
    own.handle(RecordRequest::LeaveDraft("two".to_string()));
    own.handle(RecordRequest::KeepDraft("three".to_string()));
    own.handle(RecordRequest::DiscardLeft("two".to_string()));
    drop(own);
    let mut next = records(folder.path());
    assert_eq!(list(&mut next), ["one", "three"]);
    next.handle(RecordRequest::DiscardLeft("three".to_string()));
    drop(next);
    assert_eq!(list(&mut records(folder.path())), ["one"]);
}

#[test]
fn without_a_folder_nothing_is_saved_and_that_is_said() {
    let mut own = Records::new(&Places::default());
    let request = RecordRequest::Capture { stem: "a".to_string(), entry: Box::new(entry("x")) };
    match ask(&mut own, request).0 {
        RecordDone::Captured(Err(why)) => assert!(why.contains("no folder"), "{why}"),
        other => panic!("{other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever is done, taken back, done again and started again, the files are those of the model; and once everything
    /// is taken back there is none.
    #[test]
    fn sessions_end_as_a_model_of_states_does(steps in prop::collection::vec((0..6u8, 0..9usize), 1..30)) {
        let folder = tempfile::tempdir().unwrap();
        let mut own = records(folder.path());
        let mut states = vec![BTreeMap::<String, String>::new()];
        let mut at = 0;
        for (n, (what, which)) in steps.into_iter().enumerate() {
            let now = states[at].clone();
            let chosen = now.iter().nth(which % now.len().max(1)).map(|(id, text)| (id.clone(), text.clone()));
            match (what, chosen) {
                (0 | 1, _) => {
                    let id = capture(&mut own, &n.to_string());
                    let text = to_text(&PositionEntry { id: id.clone(), ..entry(&n.to_string()) });
                    states.truncate(at + 1);
                    states.push(now.into_iter().chain([(id, text)]).collect());
                    at += 1;
                }
                (2, Some((id, before))) => {
                    let changed = PositionEntry { id: id.clone(), ..entry(&format!("{n}!")) };
                    let text = to_text(&changed);
                    let request = RecordRequest::Change { file: id.clone(), before, entry: Box::new(changed) };
                    prop_assert!(matches!(ask(&mut own, request).0, RecordDone::Captured(Ok(_))));
                    states.truncate(at + 1);
                    states.push(now.into_iter().chain([(id, text)]).collect());
                    at += 1;
                }
                (3, Some((id, before))) => {
                    let request = RecordRequest::Remove { file: id.clone(), before };
                    prop_assert!(matches!(ask(&mut own, request).0, RecordDone::Removed(Ok(_))));
                    states.truncate(at + 1);
                    states.push(now.into_iter().filter(|(other, _)| *other != id).collect());
                    at += 1;
                }
                (4, _) => {
                    prop_assert_eq!(turn(&mut own, Kind::Undo).is_ok(), at > 0);
                    at = at.saturating_sub(1);
                }
                (5, _) => {
                    prop_assert_eq!(turn(&mut own, Kind::Redo).is_ok(), at + 1 < states.len());
                    at = (at + 1).min(states.len() - 1);
                }
                _ => own = records(folder.path()),
            }
            prop_assert_eq!(&there(folder.path()), &states[at]);
        }
        while at > 0 {
            turn(&mut own, Kind::Undo).unwrap();
            at -= 1;
        }
        prop_assert!(there(folder.path()).is_empty());
    }
}

fn aside(from: u32, why: WhyAside) -> SetAsideEntry {
    let hash = format!("{:016x}", u64::from(from));
    SetAsideEntry { document: "o".to_string(), from, to: from + 5, hash, why }
}

fn decide(
    records: &mut Records,
    put: &[SetAsideEntry],
    taken: &[SetAsideEntry],
) -> Result<(), String> {
    let (document, put, taken) = ("o".to_string(), put.to_vec(), taken.to_vec());
    match ask(records, RecordRequest::Decide { document, put, taken }).0 {
        RecordDone::Decided { done, .. } => done.map(|_| ()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_two_decide_on_one_document_is_kept_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut two) = (records(folder.path()), records(folder.path()));
    let own = || there(folder.path()).get("set-aside-o").cloned();
    decide(&mut one, &[aside(40, WhyAside::Scene)], &[]).unwrap();
    decide(&mut two, &[aside(9, WhyAside::Context)], &[]).unwrap();
    decide(&mut one, &[aside(70, WhyAside::Closing)], &[aside(40, WhyAside::Scene)]).unwrap();
    let both = [aside(9, WhyAside::Context), aside(70, WhyAside::Closing)];
    assert_eq!(set_aside_in(&own().unwrap()), both);
    // Each step comes back, byte by byte, to nothing at all.
    for _ in 0..3 {
        turn(&mut two, Kind::Undo).unwrap();
    }
    assert_eq!(own(), None);
    turn(&mut two, Kind::Redo).unwrap();
    assert_eq!(set_aside_in(&own().unwrap()), [aside(40, WhyAside::Scene)]);
    decide(&mut one, &[], &[aside(40, WhyAside::Scene)]).unwrap();
    assert_eq!(own(), None, "no file is left without a line");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test writes into the file")]
fn a_file_that_somebody_edited_is_told_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut records = records(folder.path());
    decide(&mut records, &[aside(40, WhyAside::Scene)], &[]).unwrap();
    let path = folder.path().join("d/captured/set-aside-o.ron");
    for by_hand in ["// Mine.\n(set_aside: [])\n", "<<<<<<< ours\n(\n=======\n"] {
        std::fs::write(&path, by_hand).unwrap();
        let why = decide(&mut records, &[aside(9, WhyAside::Scene)], &[]).unwrap_err();
        assert!(why.contains("captured/set-aside-o.ron"), "{why}");
        assert_eq!(files::read_text(&path, 1_000).unwrap(), by_hand);
    }
}
