//! Deciding on each sentence of a document: those that put nothing on record are set aside with a reason, so that it can
//! be told which nobody has decided on.

use std::ops::Range;
use std::sync::Arc;

use super::asking::{FOLDER, ask, was_written};
use super::{selecting, words};
use crate::capture::{set_aside_file, statement_at};
use crate::dossier::entry::SetAsideEntry;
use crate::dossier::terms::WhyAside;
use crate::dossier::{DocumentIx, Entity, Origin, SetAside};
use crate::insight::naming::count;
use crate::state::captured::{Held, Pending, RecordRequest};
use crate::state::model::Model;
use crate::verify::{Aside, CopyState, Decided, Decision, decided, sentence_hash};

/// Works out what was decided on the sentences of the text in which something is selected, where that has changed.
pub fn renew(model: &mut Model) {
    let Some(text) = model.capturing.text.clone() else { return };
    let Some(Entity::Document(ix)) = model.dossier.find(&text.document) else { return };
    look_at_quotes(model, &text, ix);
    let reading = &model.capturing.reading;
    let copy = (text.document.clone(), text.hash.clone());
    let of = (model.read.dossiers, copy.clone(), reading.changes);
    if reading.of.as_ref() == Some(&of) {
        return;
    }
    let on_record = match &reading.on_record {
        Some((of, spans)) if *of == copy => spans.clone(),
        _ => Vec::new(),
    };
    let d = &model.dossier;
    let known: Vec<SetAsideEntry> =
        d.set_aside_in(ix).map(|aside| d.set_aside_entry(aside)).collect();
    let dossiers = model.read.dossiers;
    let pending = &mut model.capturing.reading.pending;
    pending.retain(|one| one.written.is_none_or(|at| at == dossiers));
    let own = || pending.iter().filter(|one| one.entry.document == text.document);
    let stand = known.iter().filter(|entry| !own().any(|one| one.entry.is_of(entry)));
    let put = own().filter(|one| one.is_put).map(|one| &one.entry);
    let entries: Vec<SetAsideEntry> = stand.chain(put).cloned().collect();
    let set_aside: Vec<Aside> = entries.iter().filter_map(aside_of).collect();
    let found = decided(&text.extract, &on_record, &set_aside);
    let reading = &mut model.capturing.reading;
    (reading.of, reading.decided, reading.set_aside) = (Some(of), Arc::new(found), entries);
}

/// Keeps where the quotes of a document stand in this copy of it, as far as it was proved.
fn look_at_quotes(model: &mut Model, text: &Held, document: DocumentIx) {
    let copy = (text.document.clone(), text.hash.clone());
    let proofs = Some((model.proved, copy.clone()));
    if model.capturing.reading.proofs == proofs {
        return;
    }
    model.capturing.reading.proofs = proofs;
    let is_proved = matches!(
        model.proofs.copy(document),
        Some(CopyState::Held { hash, .. }) if *hash == text.hash
    );
    if !is_proved {
        return;
    }
    let quotes = model.dossier.quotes_from(document).iter();
    let verdicts = quotes.filter_map(|quote| model.proofs.verdict(*quote));
    let proved = verdicts.filter(|verdict| verdict.is_proof());
    let spans: Vec<_> = proved.flat_map(|verdict| verdict.spans().iter().cloned()).collect();
    let on_record = Some((copy, spans));
    let reading = &mut model.capturing.reading;
    if reading.on_record != on_record {
        reading.on_record = on_record;
        reading.changes += 1;
    }
}

/// Whether the quotes of the text in which something is selected were not looked for in it yet; that is said.
fn is_unproved(model: &mut Model) -> bool {
    let Some(text) = &model.capturing.text else { return true };
    let on_record = model.capturing.reading.on_record.as_ref();
    let is_known =
        on_record.is_some_and(|((of, hash), _)| *of == text.document && *hash == text.hash);
    if !is_known {
        model.say("The quotes are still being looked for in this text; try again.");
    }
    !is_known
}

fn aside_of(entry: &SetAsideEntry) -> Option<Aside> {
    let hash = u64::from_str_radix(&entry.hash, 16).ok()?;
    Some(Aside { range: entry.from as usize..entry.to as usize, hash, why: entry.why })
}

/// What was decided on the sentences of the text in which something is selected.
fn here(model: &mut Model) -> Option<(Held, Arc<Decided>)> {
    renew(model);
    let text = model.capturing.text.clone()?;
    Some((text, model.capturing.reading.decided.clone()))
}

/// The file of one of the decisions on what a stretch overlaps that the program did not write, and leaves alone.
fn by_hand(model: &Model, text: &Held, decided: &Decided, span: &Range<usize>) -> Option<String> {
    let Some(Entity::Document(ix)) = model.dossier.find(&text.document) else { return None };
    let decisions = decisions(model, decided, span);
    let is_meant = |aside: &SetAside| {
        let own = model.dossier.set_aside_entry(aside);
        decisions.iter().any(|entry| entry.is_of(&own))
    };
    let all = model.dossier.set_aside_in(ix).filter(|aside| is_meant(aside));
    let mut files = all.filter_map(|aside| match aside.at {
        Origin::Entry(at) => model.dossier.files.get(at.file as usize),
        Origin::StandIn => None,
    });
    let own = format!("{FOLDER}{}.ron", set_aside_file(&text.document));
    files.find(|file| **file != own).cloned()
}

fn say_by_hand(model: &mut Model, file: &str) {
    model.say(format!(
        "The sentence is set aside in {file}, which is left alone here: change it there."
    ));
}

/// Sets the selected sentences aside, and selects the next that is open.
pub fn set_aside(model: &mut Model, why: WhyAside) {
    if let Some(why) = words::nowhere(model) {
        return model.say(why);
    }
    let Some((text, decided)) = here(model) else { return };
    let Some(span) = model.capturing.selection.as_ref().map(|selection| selection.span.clone())
    else {
        return;
    };
    if is_unproved(model) {
        return;
    }
    let around = decided.around(&span);
    if let Some(file) = by_hand(model, &text, &decided, &span) {
        return say_by_hand(model, &file);
    }
    let put: Vec<SetAsideEntry> = around
        .iter()
        .filter(|(_, decision)| *decision != Decision::OnRecord)
        .filter_map(|(range, _)| {
            let sentence = text.extract.text.get(range.clone())?;
            let [from, to] = [range.start, range.end].map(u32::try_from);
            Some(SetAsideEntry {
                document: text.document.clone(),
                from: from.ok()?,
                to: to.ok()?,
                hash: format!("{:016x}", sentence_hash(sentence)),
                why,
            })
        })
        .collect();
    if put.is_empty() {
        return model.say(if around.is_empty() {
            "No sentence of the article is selected."
        } else {
            "The sentence is on record and needs no reason."
        });
    }
    let end = around.last().map_or(span.end, |(range, _)| range.end);
    // What it was before, if it stood elsewhere then.
    let mut taken = decisions(model, &decided, &span);
    taken.retain(|entry| !put.iter().any(|new| new.is_of(entry)));
    decide(model, put, taken);
    go_on(model, end);
}

/// Opens the selected sentences again that were set aside.
pub fn reopen(model: &mut Model) {
    let Some((text, decided)) = here(model) else { return };
    let Some(selection) = &model.capturing.selection else { return };
    if let Some(file) = by_hand(model, &text, &decided, &selection.span) {
        return say_by_hand(model, &file);
    }
    let taken = decisions(model, &decided, &selection.span);
    if taken.is_empty() {
        return model.say("The selected sentence was not set aside.");
    }
    decide(model, Vec::new(), taken);
}

/// The decisions that set the sentences aside that a stretch overlaps.
fn decisions(model: &Model, decided: &Decided, span: &Range<usize>) -> Vec<SetAsideEntry> {
    let all = &model.capturing.reading.set_aside;
    decided.decided_by(span).filter_map(|n| all.get(n).cloned()).collect()
}

fn decide(model: &mut Model, put: Vec<SetAsideEntry>, taken: Vec<SetAsideEntry>) {
    let Some(document) = model.capturing.text.as_ref().map(|text| text.document.clone()) else {
        return;
    };
    let reading = &mut model.capturing.reading;
    let is_meant = |one: &Pending| put.iter().chain(&taken).any(|new| new.is_of(&one.entry));
    reading.pending.retain(|one| !is_meant(one));
    let all = put.iter().map(|entry| (entry, true)).chain(taken.iter().map(|entry| (entry, false)));
    reading.pending.extend(all.map(|(entry, is_put)| Pending {
        entry: entry.clone(),
        is_put,
        written: None,
    }));
    reading.changes += 1;
    ask(model, RecordRequest::Decide { document, put, taken });
}

/// Takes what became of a decision.
pub(super) fn took(model: &mut Model, document: &str, done: Result<Option<String>, String>) {
    match done {
        Ok(remark) => {
            renew(model);
            let dossiers = model.read.dossiers;
            let pending = model.capturing.reading.pending.iter_mut();
            for one in pending.filter(|one| one.entry.document == document) {
                one.written.get_or_insert(dossiers);
            }
            let is_here =
                model.capturing.text.as_ref().is_some_and(|text| text.document == document);
            let told = if is_here {
                format!(" {}", in_words(&model.capturing.reading.decided))
            } else {
                String::new()
            };
            let remark = remark.map_or(String::new(), |remark| format!(" {remark}"));
            was_written(model, format!("Saved.{told}{remark}"));
        }
        Err(why) => {
            let reading = &mut model.capturing.reading;
            reading.pending.retain(|one| one.entry.document != document || one.written.is_some());
            reading.changes += 1;
            model.say(format!("The sentence of {document} is not decided on: {why}."));
        }
    }
}

/// What the disk was asked for is no longer waited for: the dossier alone tells.
pub(super) fn forget(model: &mut Model) {
    let reading = &mut model.capturing.reading;
    reading.pending.clear();
    reading.changes += 1;
}

/// Selects the next sentence from a byte on that nobody has decided on.
fn go_on(model: &mut Model, byte: usize) {
    let Some((text, decided)) = here(model) else { return };
    if is_unproved(model) {
        return;
    }
    match decided.next_open(byte) {
        Some(open) => {
            // Of the sentence alone, whatever a statement is there.
            let is_in = |span: &Range<usize>| open.start <= span.start && span.end <= open.end;
            let span = statement_at(&text.extract, open.start).filter(is_in);
            selecting::select_span(model, span.unwrap_or_else(|| open.clone()));
        }
        None => model.say("Every sentence of this document is decided on."),
    }
}

/// Selects the next undecided sentence behind what is selected.
pub fn next_open(model: &mut Model) {
    let end = model.capturing.selection.as_ref().map_or(0, |selection| selection.span.end);
    let Some((_, decided)) = here(model) else { return };
    let end =
        decided.around(&(end.saturating_sub(1)..end)).last().map_or(end, |(range, _)| range.end);
    go_on(model, end);
}

/// Begins to select at the first undecided sentence from a byte on.
pub fn begin_at_open(model: &mut Model, text: Held, byte: usize) {
    selecting::begin(model, text, byte);
    if model.capturing.selection.is_some() {
        go_on(model, byte);
    }
}

/// How far a document is decided on: `12 of 80 sentences are undecided.`
pub fn in_words(decided: &Decided) -> String {
    match (decided.open(), decided.sentences.len()) {
        (_, 0) => "There are no sentences here.".to_string(),
        (0, all) => format!(
            "{} decided on.",
            if all == 1 { "The only sentence is" } else { "Every sentence is" }
        ),
        (open, all) => {
            let are = if open == 1 { "is" } else { "are" };
            format!("{open} of {} {are} undecided.", count(all, "sentence", "sentences"))
        }
    }
}
