//! What the shell tells of briefs: what became of saving, opening and keeping, and what was left behind.

use std::sync::Arc;

use super::super::model::Model;
use super::super::msg::Msg;
use super::super::session::Orphan;
use super::editing;
use super::files;
use crate::brief::journal::JournalRecord;

/// Takes what is told.
pub fn take(model: &mut Model, msg: Msg) {
    match msg {
        Msg::Today(day) => model.today = day,
        Msg::Fingerprint { dossier, hash } if Arc::ptr_eq(&dossier, &model.dossier) => {
            model.fingerprint = hash;
        }
        Msg::Briefs { names, orphans, unreadable } => listed(model, names, orphans, &unreadable),
        Msg::BriefOpened { name, read } => {
            // What cannot be put into its brief stays in its journal.
            if editing::opened(model, &name, read)
                && let Some(number) = model.brief.to_recover.take()
            {
                recover(model, number);
            }
        }
        Msg::BriefSaved { version, saved } => editing::saved(model, version, saved),
        Msg::BriefMoved { from, to, done } => files::moved(model, from, to, done),
        Msg::JournalFailed(why) => editing::not_kept(model, &why),
        _ => {}
    }
}

/// Takes the names of the briefs, and offers what was left behind.
fn listed(
    model: &mut Model,
    names: Result<Vec<String>, String>,
    orphans: Vec<(String, JournalRecord)>,
    unreadable: &[String],
) {
    // Asked for again, the journals are the same: what was decided later is not offered twice.
    if !editing::listed(model, names) {
        return;
    }
    match unreadable {
        [] => {}
        [path] => model.say(format!("Some earlier typing cannot be read; it is kept in {path}.")),
        [path, more @ ..] => {
            let n = more.len();
            model.say(format!(
                "Some earlier typing cannot be read; it is kept in {path} and {n} more."
            ));
        }
    }
    let orphan = |(number, (brief, record))| Orphan { number, brief, record };
    model.orphans = orphans.into_iter().enumerate().map(orphan).collect();
    model.brief.offer_orphans = Some("What was left behind is offered next time.");
}

/// Takes what a journal held into the brief that is open, and offers what else there is.
pub fn recover(model: &mut Model, number: usize) {
    editing::recover(model, number);
    model.brief.offer_orphans = Some("");
}
