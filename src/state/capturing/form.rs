//! The form: one field after the other is asked for, with what can be chosen for it and what the rules say.

use super::making::making_choices;
use super::near::{present, with_near};
use crate::capture::{Draft, Field, Near, Said, Value, beginning, held_to_rules, suggested, tried};
use crate::dossier::Dossier;
use crate::dossier::entry::WaiverEntry;
use crate::state::captured::{Again, Form, Making, RecordRequest, Waiving};
use crate::state::editor::{Editor, Size, Typed};
use crate::state::effect::StorageRequest;
use crate::state::key::{Code as KeyCode, Key};
use crate::state::model::Model;
use crate::state::step::Step;

/// Opens the form of a record as it is, at a field.
pub(super) fn open_on(model: &mut Model, form: Form, field: Field) {
    model.capturing.form = Some(form);
    ask_for(model, field);
    (model.capturing.is_open, model.capturing.shows_form) = (true, true);
}

/// Types into the field what was typed there before.
pub(super) fn type_again(model: &mut Model, typed: &str) {
    if let Some(form) = &mut model.capturing.form {
        form.editor = Editor::new(typed, Size::Line);
    }
    renew(model);
}

/// Keeps what is filled in, where anything of it is new; of a form in which nothing stands nothing is kept.
fn keep(model: &mut Model) {
    let capturing = &mut model.capturing;
    let selected = capturing.text.as_ref().zip(capturing.selection.as_ref());
    let Some(form) = &mut capturing.form else { return };
    // Of a form that is closed, other words may be selected meanwhile.
    if capturing.is_open || form.place.is_none() {
        form.place = selected.map(|(text, own)| (text.document.clone(), own.span.clone()));
    }
    let kept = form.kept();
    if kept.holds_something(&model.dossier) {
        let text = kept.text();
        if text != capturing.kept || std::mem::take(&mut capturing.is_not_kept) {
            capturing.is_not_kept = false;
            capturing.kept.clone_from(&text);
            model.ask(StorageRequest::Record(RecordRequest::KeepDraft(text)));
        }
    } else if !std::mem::take(&mut capturing.kept).is_empty() {
        model.ask(StorageRequest::Record(RecordRequest::ForgetDraft));
    }
}

/// Asks for a field: what stands in it comes first.
pub(super) fn ask_for(model: &mut Model, field: Field) {
    let Some(form) = &mut model.capturing.form else { return };
    form.field = field;
    form.put_reason_aside();
    (form.chosen, form.is_beside, form.making) = (0, false, None);
    let text = form.draft.text(field).unwrap_or_default().to_string();
    let size = if field == Field::Note { Size::Paragraphs } else { Size::Line };
    form.editor = match field {
        Field::Summary if text.is_empty() => {
            Editor::new(beginning(&model.dossier, &form.draft), Size::Line)
        }
        field if field.is_text() => Editor::new(text, size),
        _ => Editor::new("", Size::Line),
    };
    renew(model);
}

/// Works out anew what can be chosen, and what the rules say.
pub(super) fn renew(model: &mut Model) {
    super::suggesting::suggest(model);
    let Some(form) = &model.capturing.form else { return };
    let (draft, field, typed) = (&form.draft, form.field, form.editor.text());
    let near = |near: Near<'_>| near.choices(draft, field, typed);
    let is_making = form.making.is_some();
    let mut choices = match &form.making {
        Some(making) => making_choices(model, making, typed),
        None => with_near(model, near).unwrap_or_default(),
    };
    if !is_making && typed.trim().is_empty() && !form.is_beside {
        let present = present(model, draft, field);
        choices.retain(|choice| present.iter().all(|present| present.value != choice.value));
        choices.splice(0..0, present);
    }
    let rules = rules(model);
    let of = model.read.dossiers;
    let Some(form) = &mut model.capturing.form else { return };
    form.chosen = form.chosen.min(choices.len().saturating_sub(1));
    (form.choices, form.rules, form.of) = (choices, rules, of);
    keep(model);
}

/// What the rules say of the entry that would be written now.
fn rules(model: &Model) -> Vec<Said> {
    let Some(form) = &model.capturing.form else { return Vec::new() };
    let mut draft = form.draft.clone();
    if form.is_text() {
        draft.put(form.field, Value::Text(form.editor.text().to_string()), false);
    }
    let summary = summary_of(model, &draft);
    let Some(entry) = tried(&model.dossier, &draft, &summary) else { return Vec::new() };
    let (text, selection) = (&model.capturing.text, &model.capturing.selection);
    let around = text.as_ref().zip(selection.as_ref());
    let around = around.map(|(text, selection)| (&*text.extract, &selection.span));
    let around = match &form.around {
        Some((extract, span)) if around.is_none() => Some((&**extract, span)),
        _ => around,
    };
    held_to_rules(&model.dossier, &entry, around)
}

/// The summary that was typed, or else the one with which it begins.
pub(super) fn summary_of(model: &Model, draft: &Draft) -> String {
    draft.summary.clone().unwrap_or_else(|| beginning(&model.dossier, draft))
}

/// The field after the one that is asked for: what is needed and missing, then what something is suggested for, then the
/// summary; none after that.
fn after(d: &Dossier, form: &Form) -> Option<Field> {
    if form.field == Field::Summary {
        return None;
    }
    let has = |field: Field| form.draft.has(field);
    let is_missing = |field: &Field| field.is_needed() && *field != Field::Summary && !has(*field);
    let all = form.suggested.as_ref().map(|(_, all)| all);
    let is_suggested = |field: &Field| {
        let is_asked_alone = Field::ASKED_ALONE.contains(field);
        let is_new = is_asked_alone && !has(*field) && !form.asked.contains(field);
        is_new && all.is_some_and(|all| !suggested(d, all, *field).is_empty())
    };
    let missing = Field::ALL.into_iter().find(is_missing);
    let next = missing.or_else(|| Field::ALL.into_iter().find(is_suggested));
    Some(next.unwrap_or(Field::Summary))
}

impl Model {
    /// Takes what is chosen or typed and goes on to the next field; whether there is none, and all is to be saved.
    pub fn capture_on(&mut self) -> bool {
        if self.take_reason() || self.make_on() {
            return false;
        }
        match self.take_field() {
            Ok(Some(_)) if self.is_making() => {}
            Ok(Some(field)) => self.capture_go(field),
            Ok(None) => return true,
            Err(why) => self.say(why),
        }
        false
    }

    /// Takes one of the choices by its number, and goes on; whether all is to be saved.
    pub fn capture_take(&mut self, n: usize) -> bool {
        if let Some(form) = &mut self.capturing.form {
            (form.chosen, form.is_answered) = (n, true);
        }
        self.capture_on()
    }

    /// Takes what stands in the field that is asked for; the field that comes next.
    fn take_field(&mut self) -> Result<Option<Field>, String> {
        let Some(form) = &mut self.capturing.form else { return Ok(None) };
        let field = form.field;
        let is_typed = form.is_typed();
        let picked = form.choices.get(form.chosen).filter(|_| !is_typed || !field.is_text());
        if let (Some(choice), true) = (picked, field.is_text()) {
            // A day that is suggested and seen.
            form.draft.put(field, choice.value.clone(), false);
        } else if field.is_text() {
            let text = form.editor.text().to_string();
            if field.is_needed() && text.trim().is_empty() {
                return Err("A record needs a summary: one sentence, no stronger than its quote."
                    .to_string());
            }
            form.draft.put(field, Value::Text(text), false);
        } else if let Some(choice) = form.choices.get(form.chosen) {
            if let Value::New(name) = &choice.value {
                let name = name.clone();
                self.begin_making(name);
                return Ok(Some(field));
            }
            if field == Field::Conditions && !form.is_typed() {
                if form.draft.conditions.is_empty() {
                    return Err(
                        "First type what limits it, in the words of the source.".to_string()
                    );
                }
            } else {
                let (value, beside) = (choice.value.clone(), form.is_beside);
                form.draft.put(field, value, beside);
            }
        } else if form.is_typed() {
            return Err(format!("Nothing is called “{}” here.", form.editor.text().trim()));
        } else if field.is_needed() {
            return Err(format!("Type part of a name: {}.", field.hint()));
        }
        form.is_beside = false;
        Ok(self.next_field())
    }

    /// The field that is asked for next.
    fn next_field(&mut self) -> Option<Field> {
        if let Some(form) = &mut self.capturing.form {
            form.asked.push(form.field);
        }
        super::suggesting::suggest(self);
        after(&self.dossier, self.capturing.form.as_ref()?)
    }

    /// Passes over the field that is asked for.
    pub(super) fn capture_pass(&mut self) {
        if let Some(field) = self.next_field() {
            self.capture_go(field);
        }
    }

    /// Asks for a field; the one before is a step back.
    pub fn capture_go(&mut self, field: Field) {
        if let Some(form) = &mut self.capturing.form {
            let before = form.field;
            if before != field {
                form.trail.push(before);
            }
        }
        ask_for(self, field);
    }

    /// Goes to the next field, or to the one before, whether or not something stands in them. What is typed is kept.
    pub fn capture_turn(&mut self, step: Step) {
        self.capture_keep();
        let Some(form) = &self.capturing.form else { return };
        let at = Field::ALL.iter().position(|field| *field == form.field).unwrap_or(0);
        let is_open = |field: &Field| {
            let has_firmness =
                form.draft.stance.is_some_and(crate::dossier::terms::Stance::has_firmness);
            *field != Field::Firmness || has_firmness
        };
        let to = if step == Step::Back {
            Field::ALL.iter().take(at).rev().copied().find(is_open)
        } else {
            Field::ALL.iter().skip(at + 1).copied().find(is_open)
        };
        match to {
            Some(field) => self.capture_go(field),
            None if step == Step::Back => self.say("This is the first field."),
            None => self.say("This is the last field."),
        }
    }

    /// Puts a text that is typed where it belongs, without going on.
    pub fn capture_keep(&mut self) {
        let summary =
            self.capturing.form.as_ref().map(|form| beginning(&self.dossier, &form.draft));
        if let Some(form) = &mut self.capturing.form
            && form.is_text()
        {
            let text = form.editor.text().to_string();
            // What nobody typed goes on to follow from the rest.
            if form.field != Field::Summary || Some(&text) != summary.as_ref() {
                form.draft.put(form.field, Value::Text(text), false);
            }
        }
    }

    /// One step back: what is typed in a list, the reason that is typed, the field before; `false` where there is none.
    pub fn capture_back(&mut self) -> bool {
        self.capture_keep();
        let Some(form) = &mut self.capturing.form else { return false };
        if form.put_reason_aside() {
            keep(self);
            return true;
        }
        if !form.is_text() && (form.is_typed() || form.is_beside || form.making.is_some()) {
            let field = form.field;
            ask_for(self, field);
            return true;
        }
        match form.trail.pop() {
            Some(field) => {
                ask_for(self, field);
                true
            }
            None => false,
        }
    }

    /// Whether the form may be left now: one in which something stands asks first, and is kept.
    pub fn capture_may_leave(&mut self) -> bool {
        let form = self.capturing.form.as_ref();
        let holds = form.is_some_and(|form| form.kept().holds_something(&self.dossier));
        if !holds || self.capturing.before.take() == Some(Again::LeaveForm) {
            return true;
        }
        self.say("Esc again leaves the form; what you filled in is kept.");
        self.capturing.again = Some(Again::LeaveForm);
        false
    }

    /// Whether a question mark is asked for help: nothing is called by one, but a text may hold it.
    pub fn capture_asks_for_help(&self, key: Key) -> bool {
        let form = self.capturing.form.as_ref();
        key.typed() == Some('?')
            && form.is_some_and(|form| {
                let is_text = form.is_text() || form.waiving.is_some() || form.is_typed();
                let is_asked = matches!(form.making, Some(Making::Question { .. }));
                !is_text && !is_asked && form.field != Field::Conditions
            })
    }

    /// Takes what is chosen, and asks for one more of the same field.
    pub fn capture_another(&mut self) {
        let Some(form) = &self.capturing.form else { return };
        let field = form.field;
        if !field.takes_several() {
            return self.say("This field takes only one value.");
        }
        match self.take_field() {
            Ok(_) => {
                ask_for(self, field);
                if let Some(form) = &mut self.capturing.form {
                    form.is_beside = true;
                }
                renew(self);
            }
            Err(why) => self.say(why),
        }
    }

    /// Takes out what stands in the field.
    pub fn capture_clear(&mut self) {
        let Some(form) = &mut self.capturing.form else { return };
        let field = form.field;
        form.draft.clear(field);
        ask_for(self, field);
    }

    /// Chooses another one of the list.
    pub fn capture_choose(&mut self, step: Step) {
        let page = self.layout.above.page;
        if let Some(form) = &mut self.capturing.form {
            // The first step chooses where nothing was chosen.
            let is_first = form.is_unanswered() && step == Step::On;
            form.is_answered = true;
            if !is_first {
                form.chosen = step.from(form.chosen, form.choices.len(), page);
            }
        }
    }

    /// Begins to waive the first warning: its reason is typed.
    pub fn capture_waive(&mut self) {
        self.capture_keep();
        renew(self);
        let Some(form) = &mut self.capturing.form else { return };
        let Some(code) = form.warning().map(|said| said.code) else {
            let is_error = form.error().is_some();
            return self.say(if is_error {
                "An error cannot be waived: mend it."
            } else {
                "There is no warning to waive."
            });
        };
        let reason = form.reason.take_if(|reason| reason.code == code.name());
        let why = Editor::new(reason.map_or(String::new(), |reason| reason.why), Size::Line);
        form.waiving = Some(Waiving { code, why });
    }

    /// Takes the reason that is typed, if one is.
    pub(super) fn take_reason(&mut self) -> bool {
        let Some(form) = &mut self.capturing.form else { return false };
        let Some(waiving) = &form.waiving else { return false };
        let why = waiving.why.text().trim().to_string();
        if why.is_empty() {
            self.say("Type the reason why the warning may stand.");
            return true;
        }
        let code = waiving.code.name().to_string();
        form.draft.waive.push(WaiverEntry { code, why });
        (form.waiving, form.reason) = (None, None);
        renew(self);
        true
    }

    /// Takes a key that is typed into the field.
    pub fn capture_type(&mut self, key: Key, columns: usize) -> bool {
        let Some(form) = &mut self.capturing.form else { return false };
        if let Some(waiving) = &mut form.waiving {
            let typed = waiving.why.type_key(key, columns);
            return self.after_typing(typed);
        }
        if !form.is_text() && !form.is_typed() {
            let digit = key.typed().and_then(|c| c.to_digit(10)).filter(|n| *n > 0);
            let n = digit.map(|n| n as usize - 1).filter(|n| *n < form.choices.len());
            if let Some(n) = n.filter(|_| form.field != Field::Quantity) {
                self.capture_take(n);
                return true;
            }
        }
        if form.editor.text().is_empty() && matches!(key.code, KeyCode::Backspace | KeyCode::Left) {
            self.capture_back();
            return true;
        }
        let typed = form.editor.type_key(key, columns);
        self.after_typing(typed)
    }

    /// Takes what is pasted into the field.
    pub fn capture_paste(&mut self, text: &str) -> bool {
        let Some(form) = &mut self.capturing.form else { return false };
        let typed = match &mut form.waiving {
            Some(waiving) => waiving.why.paste(text),
            None => form.editor.paste(text),
        };
        self.after_typing(typed)
    }

    fn after_typing(&mut self, typed: Typed) -> bool {
        if typed == Typed::TooLong {
            self.say("Nothing was added: the field is full.");
        }
        let is_reason = self.capturing.form.as_ref().is_some_and(|form| form.waiving.is_some());
        if typed == Typed::Changed && is_reason {
            keep(self);
        } else if typed == Typed::Changed {
            if let Some(form) = &mut self.capturing.form {
                (form.chosen, form.is_warned) = (0, false);
            }
            renew(self);
        }
        typed != Typed::Nothing
    }

    /// Throws away what is filled in.
    pub fn capture_drop(&mut self) {
        self.capturing.form = None;
        self.capturing.is_open = false;
        self.capturing.kept.clear();
        self.ask(StorageRequest::Record(RecordRequest::ForgetDraft));
    }

    /// Makes the form fit the dossier that is there.
    pub fn capture_fit(&mut self) {
        let of = self.read.dossiers;
        if self.capturing.selection.is_some() {
            super::suggesting::read(self);
        }
        if self.capturing.form.as_ref().is_some_and(|form| form.of != of) {
            renew(self);
        }
    }

    /// Holds the form to the rules once more; for saving.
    pub(super) fn capture_renew(&mut self) {
        renew(self);
    }
}
