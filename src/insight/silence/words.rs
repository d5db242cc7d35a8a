//! Who has words of their own, in words.

use super::{Said, Voice};
use crate::dossier::terms::{Stance, TextState};
use crate::dossier::{Dossier, Entity, Words};
use crate::insight::naming;
use crate::insight::naming::{called, self_of};

/// What is said beside every list of those who are silent.
pub const NOTE: &str = "Silent: the question can be put to the actor, but nothing of its own is held here and nobody speaks for it; \
     drafts do not count. Silence is not refusal.";

/// Who speaks, in words. That a text is a draft is always said.
pub fn speaker(d: &Dossier, who: Entity) -> String {
    match who {
        Entity::Instrument(ix) => {
            let is_draft = d.instrument(ix).is_some_and(|text| text.text == TextState::Draft);
            let draft = if is_draft { " (draft)" } else { "" };
            format!("{}{draft}", called(d, who))
        }
        _ => called(d, who),
    }
}

/// One actor in a list, with a clause on who speaks: `Germany: paraphrased`, `Turkey: only OSW speaks of it`.
pub fn in_words(d: &Dossier, said: &Said) -> String {
    let name = d.name_of(Entity::Actor(said.actor));
    let by = || naming::in_a_row(said.by.iter().map(|who| speaker(d, *who)));
    let speaks = match said.by.as_slice() {
        [Entity::Actor(ix)] if self_of(d, *ix) == " themselves" => "speak",
        [_] => "speaks",
        _ => "speak",
    };
    let clause = match said.voice {
        Voice::SpokenFor => format!("only {} {speaks} of it", by()),
        Voice::Has(Words::Instrument) => format!("{} {speaks} for it", by()),
        Voice::Has(Words::OwnAct) => reported(d, said),
        voice => voice.name().to_string(),
    };
    format!("{name}: {clause}")
}

/// What it is reported to have done, for each stance of its acts: to refuse and not to sign are not to act.
fn reported(d: &Dossier, said: &Said) -> String {
    let mut told: Vec<String> = Vec::new();
    for p in said.positions.iter().filter_map(|ix| d.position(*ix)) {
        let done = act(p.stance()).to_string();
        if !told.contains(&done) {
            told.push(done);
        }
    }
    format!("reported {}", naming::in_a_row(told))
}

/// What a report that somebody did something tells of it, no stronger than its stance.
const fn act(stance: Stance) -> &'static str {
    match stance {
        // What is ready by an act has signed a letter, or leads a plan.
        Stance::Commit | Stance::Ready | Stance::Expected => "to have acted",
        Stance::Refuse => "to have refused",
        Stance::Abstain => "not to have joined",
        Stance::Noncommittal => "to have left it open",
        Stance::Demand => "to have made demands",
        Stance::Oppose => "to be opposed",
        Stance::Criticise => "to have found fault",
        Stance::Endorse => "to have voiced approval",
        Stance::Assert => "to have said so",
        Stance::Deny => "to have denied it",
    }
}
