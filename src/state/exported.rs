//! What came of writing a file.

use super::exportable::Exportable;
use super::model::Model;
use super::msg::{Msg, NotExported};

/// What came of writing a file.
pub fn written(model: &mut Model, msg: Msg) {
    let Msg::Exported { path, done } = msg else { return };
    match done {
        Ok(lies_at) => {
            // The folder is named, too: the path that was typed may begin anywhere.
            let opens =
                if model.last_export.of == Some(Exportable::Brief) { " O opens it." } else { "" };
            model.say(format!("Written: {}.{opens}", lies_at.display()));
            model.last_export.path = Some(lies_at);
            model.last_export.written = model.last_export.of;
        }
        Err(NotExported { is_there: true, .. }) => {
            model.say(format!("`{path}` is there already. Enter again replaces it."));
        }
        Err(NotExported { why, .. }) => model.say(format!("Not written: {why}")),
    }
}
