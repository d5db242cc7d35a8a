//! Who has words of their own, in words.

use super::{Said, Voice};
use crate::dossier::terms::{Mode, TextState};
use crate::dossier::{Dossier, Entity, Hop, Quote, Words};
use crate::insight::naming;
use crate::insight::naming::{called, of_whom, self_of};

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
        _ => of_whom(d, who),
    }
}

/// One actor in a list, with a clause on who speaks: `Bessony: paraphrased`, `Corvia: spoken of only by WSC`.
pub fn in_words(d: &Dossier, said: &Said) -> String {
    let name = d.name_of(Entity::Actor(said.actor));
    let by = |told: fn(&Dossier, &Said, Entity) -> String| {
        naming::in_a_row(said.by.iter().map(|who| told(d, said, *who)))
    };
    let several = self_of(d, said.actor) == " themselves";
    let [its, it] = if several { ["their", "them"] } else { ["its", "it"] };
    let clause = match said.voice {
        Voice::SpokenFor if is_narrated(d, said) => {
            let what = by(|d, _, who| speaker(d, who));
            format!("spoken of in reports about {what}, not in words of {its} own")
        }
        Voice::SpokenFor => format!("spoken of only by {}", by(heard)),
        Voice::Has(Words::Instrument) => format!("on record through {}", by(heard)),
        // What somebody did is told elsewhere, no stronger than it was.
        Voice::Has(Words::OwnAct) => {
            format!("under this heading, only reports about {it} and no words of {its} own")
        }
        Voice::Has(Words::Own) => "on record in direct quotation".to_string(),
        Voice::Has(Words::OwnInPart) => "on record in quoted fragments".to_string(),
        Voice::Has(Words::Reported) => "on record in paraphrase".to_string(),
        voice => voice.name().to_string(),
    };
    format!("{name}: {clause}")
}

/// Who speaks, and in whose report: `The Wire (in The Paper)`. A publisher has its own words.
fn heard(d: &Dossier, said: &Said, who: Entity) -> String {
    let positions = said.positions.iter().filter_map(|ix| d.position(*ix));
    let speaks =
        |quote: &Quote<'_>| quote.hops().next_back().is_some_and(|hop| hop.who.contains(&who));
    let quotes = positions.flat_map(|p| p.evidence()).filter(speaks);
    let mut reports: Vec<String> = Vec::new();
    for publisher in quotes.map(|quote| called(d, Entity::Document(quote.document()))) {
        if publisher != called(d, who) && !reports.contains(&publisher) {
            reports.push(publisher);
        }
    }
    let name = speaker(d, who);
    if reports.is_empty() { name } else { format!("{name} (in {})", naming::in_a_row(reports)) }
}

/// Whether a report tells what somebody holds, or what a text says, without their words.
fn is_summed_up(d: &Dossier, hop: Hop<'_>) -> bool {
    let is_text =
        |who: &Entity| matches!(who, Entity::Instrument(_)) && !d.name_of(*who).is_empty();
    hop.mode == Mode::Act || (hop.mode == Mode::Indirect && hop.who.iter().all(is_text))
}

/// Whether those who speak of it are not quoted with it either: a report tells what they hold.
fn is_narrated(d: &Dossier, said: &Said) -> bool {
    let positions = said.positions.iter().filter_map(|ix| d.position(*ix));
    let mut innermost = positions.flat_map(|p| p.evidence()).map(|quote| quote.hops().next_back());
    !said.positions.is_empty() && innermost.all(|hop| hop.is_some_and(|hop| is_summed_up(d, hop)))
}
