//! The editor of the user, opened at the line where a problem of the dossier lies.

use crate::dossier::problem::Problem;
use crate::state::Model;
use crate::state::command::When;
use crate::state::effect::Effect;

/// Whether a problem lies in a file that can be opened, or why not.
pub(in crate::views) fn can_edit(model: &Model, problem: &Problem) -> When {
    if problem.file.is_empty() {
        return When::No("This is about the dossier as a whole, not about one of its files.");
    }
    When::only(
        !model.folder.is_empty(),
        "A bundled dossier has no files here; “onrecord new FOLDER --from NAME” makes some.",
    )
}

/// What opens the file of a problem at its line.
pub(in crate::views) fn edit(model: &Model, problem: &Problem) -> Effect {
    let Problem { file, line, column, .. } = problem;
    let (folder, file) = (model.folder.clone(), file.clone());
    Effect::Edit { folder, file, line: *line, column: *column }
}
