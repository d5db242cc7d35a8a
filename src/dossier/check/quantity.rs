//! Rules about numbers: printed as said, and whose total they are (rule 6 of the model).

use super::report::Report;
use crate::dossier::handles::Position;
use crate::dossier::model::Dossier;
use crate::dossier::problem::Fault;
use crate::dossier::terms::ActorKind;

/// Words by which a number says that it is the total of several holders.
const COMBINED: [&str; 3] = ["combined", "together", "jointly"];

pub(super) fn check(d: &Dossier, position: Position<'_>, report: &mut Report) {
    let Some(quantity) = position.quantity() else { return };
    let at = position.at();
    let said = quantity.as_said;
    for (path, text) in [("quantity.as_said", said), ("quantity.unit", quantity.unit)] {
        if text.trim().is_empty() {
            report.add(Fault::EmptyText, at, path);
        }
    }
    if !said.trim().is_empty() && !position.evidence().any(|q| q.exact().contains(said)) {
        report.add(Fault::QuantityNotSaid { as_said: said.to_string() }, at, "quantity.as_said");
    }
    let ends = [("quantity.min", quantity.min), ("quantity.max", quantity.max)];
    for (path, end) in ends {
        if end.is_some_and(|n| !n.is_finite() || n < 0.0) {
            let reason = "it is negative or has no end";
            report.add(Fault::QuantityImpossible { reason }, at, path);
        }
    }
    if let (Some(min), Some(max)) = (quantity.min, quantity.max)
        && min > max
    {
        let reason = "`min` is more than `max`";
        report.add(Fault::QuantityImpossible { reason }, at, "quantity.min");
    }
    // A group is several by itself.
    let one = match quantity.held_by {
        [] => true,
        [one] => d.actor(*one).is_some_and(|a| a.kind != ActorKind::Group),
        _ => false,
    };
    let mut words = said.split(|c: char| !c.is_alphabetic());
    if one && words.any(|word| COMBINED.iter().any(|c| word.eq_ignore_ascii_case(c))) {
        report.add(Fault::CombinedWithOne, at, "quantity.held_by");
    }
}
