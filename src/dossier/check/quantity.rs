//! Rules about numbers: printed as said, and whose total they are (rule 6 of the model).

use super::Report;
use crate::dossier::model::Position;
use crate::dossier::problem::Fault;

/// Words by which a number says that it is the total of several holders.
const COMBINED: [&str; 4] = ["combined", "together", "jointly", "in total"];

pub(super) fn check(position: Position<'_>, report: &mut Report) {
    let Some(quantity) = position.quantity() else { return };
    let at = position.at();
    let said = quantity.as_said;
    if said.trim().is_empty() || !position.evidence().any(|q| q.exact().contains(said)) {
        report.add(Fault::QuantityNotSaid { as_said: said.to_string() }, at, "quantity.as_said");
    }
    let ends = [("quantity.min", quantity.min), ("quantity.max", quantity.max)];
    for (path, end) in ends {
        if end.is_some_and(|n| !n.is_finite() || n < 0.0) {
            let reason = "it is below nothing, or endless";
            report.add(Fault::QuantityImpossible { reason }, at, path);
        }
    }
    if let (Some(min), Some(max)) = (quantity.min, quantity.max)
        && min > max
    {
        let reason = "the least is more than the most";
        report.add(Fault::QuantityImpossible { reason }, at, "quantity.min");
    }
    let combined = said.to_lowercase();
    if COMBINED.iter().any(|word| combined.contains(word)) && quantity.held_by.len() < 2 {
        report.add(Fault::CombinedWithOne, at, "quantity.held_by");
    }
}
