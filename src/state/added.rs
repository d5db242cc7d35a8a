//! Asking for a document to be added, and taking note of what became of it.

use super::adding::{AddRequest, Added, Became, Draft};
use super::effect::Effect;
use super::model::Model;
use crate::text::words::capital;

/// Asks for a document to be added, unless one is being added.
pub fn ask(model: &mut Model, request: AddRequest) {
    if model.adding.is_under_way {
        return model.say("Another document is being added; wait until that is done.");
    }
    model.adding.is_under_way = true;
    model.ask(Effect::Add(Box::new(request)));
}

/// Takes note of what became of it: the dossier is read again if it has something new now.
pub fn took(model: &mut Model, mut added: Added) {
    model.adding.is_under_way = false;
    let is_seen = std::mem::take(&mut model.adding.is_seen);
    if matches!(added.became, Became::Held(_) | Became::InPart) {
        model.adding.reads_again = true;
        model.ask(Effect::Load);
    }
    if added.became == Became::Refused {
        if !is_seen {
            model.say(capital(&added.why()));
        }
        // What could not be put in place is shown still, and can be tried again.
        if let Some(shown) = added.request.replace.clone() {
            let before = model.adding.last.take().map(|last| last.told).unwrap_or_default();
            let why = std::mem::take(&mut added.told);
            added.told = [why, vec![String::new()], before].concat();
            added.became = Became::Version(shown);
        } else {
            return;
        }
    }
    // What was typed since is another document.
    let asked = AddRequest { replace: None, ..added.request.clone() };
    if matches!(added.became, Became::Held(_)) && model.adding.draft.request() == Some(asked) {
        model.adding.draft = Draft::default();
    }
    model.adding.is_untold = true;
    model.adding.last = Some(added);
}
