//! What lies above a screen takes every key: for each of them and each command of what lies beneath, the keys of
//! that command change nothing beneath, unless what lies above runs that command itself.

use std::collections::BTreeSet;

use super::stage::{Play, small};
use onrecord::app::commands;
use onrecord::brief::journal;
use onrecord::dossier::EXERCISE;
use onrecord::state::captured::Kept;
use onrecord::state::command::{Command, Context, Kind, Meaning, Owner, Reach};
use onrecord::state::effect::Effect;
use onrecord::state::key::{Key, parse_keys};
use onrecord::state::layout::{Area, Target};
use onrecord::state::lesson::Lesson;
use onrecord::state::msg::{Mouse, Msg};

/// Each thing that can lie above a screen, and the keys that lay it there.
pub(super) const ABOVE: &[(&str, &str)] = &[
    ("the help", "?"),
    ("the problems", "!"),
    ("a wording", "w"),
    ("the palette", ":"),
    ("the search box", "/"),
    ("the filters", "f"),
    ("the saved views", "V"),
    ("the days", "A"),
    ("the search line", "r/"),
    ("the outline", "rt"),
    ("a note", "b7n"),
    ("a heading", "b7H"),
    ("the briefs", "B"),
    ("the export of the grid", "2e"),
    ("the export of the brief", "b7e"),
    ("the help above the problems", "!?"),
    ("a quote that is quoted anew", "j]Q"),
    ("the form of a document", "4a"),
    ("what became of a document", "4alate.txt<ret>"),
    ("a selection", "rv"),
    ("the form of a record", "rv<ret>"),
];

/// What lies beneath, as far as anything can be told of it.
fn beneath(play: &Play, is_narrowed: bool) -> String {
    let model = &play.app.model;
    let narrowed = if is_narrowed {
        String::new()
    } else {
        format!("{:?} {}", play.app.place(), model.scope.find)
    };
    format!("{narrowed} {:?} {:?} {:?}", model.scope.time, model.marked_actor, model.brief.now())
}

fn laid(keys: &str) -> Play {
    let mut play = Play::new(small(), commands());
    play.prove().keys(keys);
    play
}

/// Whether what lies on top answers the keys, or one of them alone, by a command of its own, or by a command of the
/// program that reaches it.
fn is_answered(play: &Play, command: &Command, keys: &[Key]) -> bool {
    let answers = |keys: &[Key]| match play.app.meaning(keys) {
        Meaning::Command(met) => {
            met.id != command.id
                || matches!(
                    met.owner,
                    Owner::Program(_, Reach::Top) | Owner::Offered(_, Reach::Top)
                )
        }
        Meaning::Prefix | Meaning::Nothing => false,
    };
    answers(keys) || keys.iter().any(|key| answers(&[*key]))
}

/// Whether it still lies there, and waits for no second key.
fn lies_above(play: &Play) -> bool {
    let esc = parse_keys("<esc>").unwrap();
    let closes = |command: Command| command.id != "app.back";
    play.app.pending().is_empty()
        && matches!(play.app.meaning(&esc), Meaning::Command(command) if closes(command))
}

fn check(name: &str, to: &str, mut fresh: impl FnMut() -> Play) -> Vec<String> {
    let mut wrong = Vec::new();
    // Typing into the find line narrows the screen: that is what it is for.
    let is_narrowed = to == "/";
    let mut play = fresh();
    for command in commands() {
        // Leaving puts what is written into the brief first.
        let is_beneath = matches!(command.context.kind, Kind::Everywhere | Kind::Screen);
        if !is_beneath || command.id == "app.leave" {
            continue;
        }
        for keys in command.sequences() {
            if !lies_above(&play) {
                play = fresh();
            }
            if is_answered(&play, &command, &keys) {
                continue;
            }
            let before = beneath(&play, is_narrowed);
            let mut effects: Vec<Effect> = Vec::new();
            for key in &keys {
                effects.extend(play.app.update(Msg::Key(*key)));
            }
            // The whole terminal is drawn anew, given back or left, whatever is on it.
            let is_of_all = |effect: &Effect| {
                matches!(
                    effect,
                    Effect::Storage(_)
                        | Effect::Redraw
                        | Effect::Suspend
                        | Effect::Quit
                        // What is typed is looked for in the texts.
                        | Effect::SearchTexts { .. }
                )
            };
            let after = beneath(&play, is_narrowed);
            if before != after || !effects.iter().all(is_of_all) {
                wrong.push(format!("{name}: {}: {before} {after} {effects:?}", command.id));
            }
        }
    }
    wrong
}

#[test]
fn no_key_acts_beneath_what_lies_above() {
    let mut wrong = Vec::new();
    for (name, keys) in ABOVE {
        wrong.extend(check(name, keys, || laid(keys)));
    }
    wrong.extend(check("what was left behind", "", left_behind));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What was left behind lies above once it was told.
fn left_behind() -> Play {
    let record = "(typing:Some((into:NoteAfter(None),text:\"Left\")))";
    let orphans = vec![("brief".to_string(), journal::from_text(record).unwrap())];
    let mut play = Play::new(small(), commands());
    play.send(Msg::Briefs { names: Ok(Vec::new()), orphans, unreadable: Vec::new() });
    play
}

fn left_record() -> Play {
    let mut play = Play::new(small(), commands());
    let typed = "Arl".to_string();
    play.records.left = vec![Kept { typed, ..Kept::default() }.text()];
    let started = play.records.start_again();
    play.send(started);
    play
}

fn lesson() -> Play {
    let mut play = Play::new(small(), commands());
    play.app.model.lesson = Some(Lesson::of(&EXERCISE));
    play.keys("L");
    play
}

/// The keys lay above what they are said to, or nothing was tested; and nothing else can lie there.
#[test]
fn each_of_them_lies_above() {
    let esc = parse_keys("<esc>").unwrap();
    let mut met: BTreeSet<&Context> = BTreeSet::new();
    let all = ABOVE.iter().map(|(name, keys)| (*name, laid(keys)));
    let others = vec![
        ("what was left behind", left_behind()),
        ("a record that was left behind", left_record()),
        ("the lesson", lesson()),
    ];
    for (name, play) in all.chain(others) {
        assert!(lies_above(&play), "{name} does not lie above the screen");
        if let Meaning::Command(command) = play.app.meaning(&esc) {
            met.insert(command.context);
        }
    }
    let is_above = |kind: Kind| kind == Kind::Above || kind.is_typed();
    let there: BTreeSet<&Context> =
        commands().iter().map(|command| command.context).filter(|c| is_above(c.kind)).collect();
    assert_eq!(met, there);
}

/// A click where something of the screen could be clicked reaches what lies above it, or closes that.
#[test]
fn no_click_acts_beneath_what_lies_above() {
    let mut wrong = Vec::new();
    let all = ABOVE.iter().copied().chain([("what was left behind", "")]);
    for (name, keys) in all {
        let laid = |keys: &str| if keys.is_empty() { left_behind() } else { laid(keys) };
        // Typing into the find line narrows the screen: that is what it is for.
        let is_narrowed = keys == "/";
        // What could be clicked where it is laid.
        let mut bare = laid(keys);
        bare.keys("<esc>");
        let targets = bare.app.model.layout.targets.clone();
        let is_of_screen = |target: &&(Area, Target)| !matches!(target.1, Target::Command(_));
        for (area, target) in targets.iter().filter(is_of_screen).step_by(5) {
            let mut play = laid(keys);
            let before = beneath(&play, is_narrowed);
            let (column, row) = (area.x + area.width / 2, area.y + area.height / 2);
            // A click on something of its own does what that is for.
            let own = play.app.model.layout.target_at(column, row);
            if matches!(own, Some(Target::Choice(_) | Target::Command(_))) {
                continue;
            }
            play.send(Msg::Mouse(Mouse::Click { column, row }));
            let after = beneath(&play, is_narrowed);
            if before != after {
                wrong.push(format!("{name}: {target:?}: {before} {after}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
