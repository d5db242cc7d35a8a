//! Asking for a document to be added, and taking note of what became of it.

use super::adding::{AddRequest, Added, Became, Draft};
use super::effect::Effect;
use super::model::Model;

/// Asks for a document to be added, unless one is being added.
pub fn ask(model: &mut Model, request: AddRequest) {
    if model.adding.is_under_way {
        return model.say("A document is being added; wait until it is read.");
    }
    model.adding.is_under_way = true;
    model.ask(Effect::Add(Box::new(request)));
}

/// Takes note of what became of it: the dossier is read again if it has it now.
pub fn took(model: &mut Model, added: Added) {
    model.adding.is_under_way = false;
    match &added.became {
        Became::Held(id) => {
            model.say(format!("`{id}` is in the dossier."));
            model.adding.draft = Draft::default();
            model.ask(Effect::Load);
        }
        Became::Version(_) => {}
        Became::Refused => model.say(format!("Not added: {}", added.told.join(" "))),
    }
    model.adding.is_untold = added.became != Became::Refused;
    model.adding.last = Some(added);
}
