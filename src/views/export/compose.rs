//! The page, the table and the bytes of what is written.

use crate::brief::format::{Format, bytes};
use crate::export::{Node, Table};
use crate::pages::{self, Paper, Scoped};
use crate::state::Model;
use crate::state::output::Output;

/// A page that is no brief, and the same as a table.
pub(super) fn page(model: &Model, output: Output) -> (Vec<Node>, Table) {
    let d = &model.dossier;
    let scoped = Scoped {
        time: model.scope.time,
        within: model.scope.shown.clone(),
        possibly: model.scope.possibly.clone(),
        since: model.scope.since.clone(),
    };
    match output {
        Output::Brief => (Vec::new(), Table::default()),
        Output::Grid => {
            let asked = pages::grid::Asked { bucket: None, actor: None, topic: &|_| true };
            let table = pages::grid::table(d, &scoped, &asked);
            (pages::grid::nodes(&table), table)
        }
        Output::Timeline => {
            let slots = pages::timeline::slots(d, &model.calendar, &scoped);
            let nodes = pages::timeline::nodes(d, &scoped, &slots);
            (nodes, pages::timeline::table(d, &scoped, &slots))
        }
        Output::Conflicts => {
            let (known, cases) = (scoped.known(d), pages::conflicts::cases(d, &scoped));
            let nodes = pages::conflicts::nodes(known, &model.proofs, &cases);
            (nodes, pages::conflicts::table(known, &model.proofs, &cases))
        }
    }
}

/// The bytes of the file.
pub(super) fn composed(model: &Model, output: Output, format: Format) -> Vec<u8> {
    let of_page = format.of_page().filter(|_| output != Output::Brief);
    let Some(format) = of_page else { return bytes(model.brief.now(), model.ground(), format) };
    let (nodes, table) = page(model, output);
    let paper = Paper {
        title: match output {
            Output::Grid => "Grid",
            Output::Timeline => "Timeline",
            Output::Brief | Output::Conflicts => "Where sources differ",
        },
        dossier: &model.dossier,
        held: &model.held,
        time: model.scope.time,
        today: &model.today,
        fingerprint: &model.fingerprint,
    };
    pages::bytes(paper, nodes, table, format)
}
