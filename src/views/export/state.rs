//! What is typed and chosen for a file that is written, and writing it.

use super::compose::{composed, page};
use crate::export::Format;
use crate::insight::naming::count;
use crate::state::Model;
use crate::state::effect::StorageRequest;
use crate::state::exportable::Exportable;
use crate::views::parts::picker::{Picker, Picks};

/// What is written, under which name and in which format.
#[derive(Debug)]
pub(in crate::views) struct Export {
    pub(super) output: Exportable,
    /// The path of the file, without its ending; the number of the format.
    pub(super) picker: Picker,
    /// How many quotes of a page are not proved, and of which proofs and which scope that is.
    counted: usize,
    counted_of: Option<(u64, u64)>,
    /// What is not proved may leave, stamped.
    pub(super) allows_unproved: bool,
    /// Of a brief, the short form is written.
    pub(super) short: bool,
    /// A file of this path is there and may be replaced when it is asked for again.
    pub(super) replaces: Option<String>,
}

impl Export {
    pub(in crate::views) fn new(model: &Model, output: Exportable) -> Export {
        let name = match output {
            Exportable::Brief => model.brief.name.clone(),
            output => output.name().to_string(),
        };
        let chosen = model.last_export.format.min(output.formats().len() - 1);
        let picker = Picker::new(name, chosen);
        let mut export = Export {
            output,
            picker,
            counted: 0,
            counted_of: None,
            allows_unproved: false,
            short: model.brief.now().head.short,
            replaces: None,
        };
        export.fit(model);
        export
    }

    /// Counts again what is not proved, if quotes were proved or something else is shown since.
    pub(super) fn fit(&mut self, model: &Model) {
        let of = (model.proved, model.generation);
        if self.output != Exportable::Brief && self.counted_of != Some(of) {
            // Where every quote stands there is nothing to count, and nothing is written before all are read.
            let is_open = !model.tally.is_good() && model.unread == 0;
            let page = is_open.then(|| page(model, self.output)).flatten();
            self.counted = page.map_or(0, |page| page.unproved());
            self.counted_of = Some(of);
        }
    }

    /// How many of its quotes are not proved, as far as is known now.
    pub(super) fn unproved(&self, model: &Model) -> usize {
        match self.output {
            Exportable::Brief => model.brief.count.unproved,
            _ => self.counted,
        }
    }

    /// Whether there are two forms to choose from.
    pub(super) fn has_forms(&self) -> bool {
        self.output == Exportable::Brief && self.format().is_for_people()
    }

    /// The chosen format.
    pub(super) fn format(&self) -> Format {
        self.output.formats().get(self.picker.chosen).copied().unwrap_or(Format::Docx)
    }

    /// The path of the file.
    pub(super) fn path(&self) -> String {
        let (typed, ending) = (self.picker.text().trim(), self.format().ending());
        // Whoever types the ending has it once.
        if typed.len() > ending.len() && typed.ends_with(ending) {
            return typed.to_string();
        }
        format!("{typed}{ending}")
    }

    pub(super) fn write(&mut self, model: &mut Model) {
        let (path, format) = (self.path(), self.format());
        if self.picker.text().trim().is_empty() {
            return model.say("Type a name for the file.");
        }
        if model.unread > 0 {
            return model.say("The quotes are still being proved; try again in a moment.");
        }
        let n = self.unproved(model);
        if n > 0 && !self.allows_unproved && format.is_for_people() {
            let passages = count(n, "passage", "passages");
            return model.say(format!(
                "Not written: {passages} not proved. Ctrl-A writes them all the same, stamped."
            ));
        }
        let replace = self.replaces.as_ref() == Some(&path);
        let bytes = composed(model, self.output, self.short, format).into();
        model.last_export.format = self.picker.chosen;
        model.last_export.of = Some(self.output);
        model.ask(StorageRequest::Export { path, bytes, replace });
    }
}

impl Picks for Export {
    fn picker(&mut self) -> &mut Picker {
        &mut self.picker
    }

    fn len(&self, _: &Model) -> usize {
        self.output.formats().len()
    }

    fn chose(&mut self) {
        self.replaces = None;
    }
}
