//! What stands around the quote of a record that is changed: its document is read, because some rules speak of that.

use std::sync::Arc;

use crate::documents::Extract;
use crate::dossier::Entity;
use crate::state::effect::Effect;
use crate::state::model::Model;

/// Has the document read in which the quote of a record stands that is changed: some rules speak of what stands around it.
pub(super) fn read_around(model: &mut Model) {
    let form = model.capturing.form.as_ref().filter(|form| form.changes.is_some());
    let Some(quote) = form.and_then(|form| form.draft.quotes.last()) else { return };
    let document = quote.document.clone();
    let Some(Entity::Document(ix)) = model.dossier.find(&document) else { return };
    let stamped = model.dossier.stamp_of(ix).map(|stamp| stamp.sha256.clone());
    model.ask(Effect::ReadCopy { document, stamped });
}

/// Takes the text of a document that was read, if it is that of a record that is changed.
pub fn took_around(model: &mut Model, document: &str, extract: &Arc<Extract>) {
    let form = model.capturing.form.as_ref().filter(|form| form.changes.is_some());
    let Some(quote) = form.and_then(|form| form.draft.quotes.last()) else { return };
    if quote.document != document {
        return;
    }
    // Where it was proved, it stands there; where that is still going on, the first place is as good.
    let id = form.and_then(|form| form.draft.id.as_deref()).and_then(|id| model.dossier.find(id));
    let own = match id {
        Some(Entity::Position(ix)) => model.dossier.position(ix),
        _ => None,
    };
    let own = own.and_then(|position| position.evidence().last());
    let verdict = own.and_then(|own| model.proofs.verdict(own.ix));
    let proved = verdict.and_then(|verdict| verdict.spans().first().cloned());
    let found = || extract.text.find(&quote.exact).map(|at| at..at + quote.exact.len());
    let Some(span) = proved.or_else(found) else { return };
    if let Some(form) = &mut model.capturing.form {
        form.around = Some((extract.clone(), span));
    }
    model.capture_renew();
}
