//! Draws the conflicts screen.

use ratatui::layout::Rect;

use super::state::{Conflicts, Row};
use crate::brief::Subject;
use crate::insight::conflicts::Conflict;
use crate::insight::conflicts::case::{key, rests_on, side_name, title, verdict};
use crate::insight::conflicts::words::{quotes, reason};
use crate::state::Model;
use crate::text::words::{capital, closed};
use crate::verify::Flaw;
use crate::views::canvas::Canvas;
use crate::views::parts::flaws;
use crate::views::parts::nothing;
use crate::views::parts::signs::inside;
use crate::views::parts::two_sides::{self, Cases, Page, Tells};
use crate::widgets::{Role, span};

pub(super) fn draw(conflicts: &Conflicts, on: &mut Canvas<'_, '_>) {
    let model = on.model;
    let rows = &conflicts.rows;
    if rows.is_empty() {
        let words = match &model.jobs.differing {
            None => "Looking for what differs …",
            Some(differing) if differing.all.is_empty() => "Nothing was found that differs.",
            // It is only not looked for.
            Some(_) => nothing::MATCHES,
        };
        let line = [span(format!(" {words}"), Role::Quiet)];
        return on.draw_line(Rect { height: 1, ..inside(on.body) }, &line);
    }
    let row = |n: usize| match rows.get(n) {
        Some(Row::Heading(kind, count)) => two_sides::Row::Heading {
            text: match (kind.is_contradiction(), count) {
                (true, 0) => "No contradiction was found.".to_string(),
                _ => capital(kind.label()),
            },
            count: *count,
            // That there is none is a sentence, and heads nothing.
            role: match (kind.is_contradiction(), count) {
                (true, 0) => Role::Plain,
                (true, _) => Role::Warning,
                (false, _) => Role::Heading,
            },
        },
        Some(Row::Case(case, is_alone)) => {
            let (what, mut who) = title(&model.dossier, case);
            // Of several on one topic and of the same sides: what each is about.
            if let (false, Some(about)) = (is_alone, about(model, case)) {
                who.push_str(&format!(": {about}"));
            }
            let is_kept = model.is_kept(Subject::Conflict(key(&model.dossier, case)));
            let tells = if *is_alone { Tells::What } else { Tells::Who };
            two_sides::Row::Case { what, who, tells, is_kept, flaw: flaw(model, case) }
        }
        None => two_sides::Row::none(),
    };
    let chosen = conflicts.chosen_row(model);
    let page = conflicts.case(model).map(|case| page(model, &case));
    let (focus, scroll) = (conflicts.at.pane, conflicts.at.scroll);
    Cases { len: rows.len(), chosen, row: &row, page, focus, scroll }.draw(on, None);
}

/// What the first position of a case says.
fn about<'a>(model: &'a Model, case: &Conflict) -> Option<&'a str> {
    model.dossier.position(case.positions().next()?).map(|position| position.summary())
}

fn page(model: &Model, case: &Conflict) -> Page {
    let sides = case.sides.into_iter().zip(quotes(model.known(), case));
    Page {
        verdict: verdict(case),
        is_warning: case.kind.is_contradiction(),
        meaning: format!("{}.", capital(case.kind.meaning())),
        reason: closed(&reason(model.known(), case)),
        by: if case.by_hand.is_some() {
            "according to the dossier’s author"
        } else {
            "worked out"
        }
        .to_string(),
        sides: sides
            .map(|(side, quote)| two_sides::Side {
                title: side_name(&model.dossier, side),
                text: String::new(),
                quotes: quote.into_iter().map(|quote| quote.ix).collect(),
            })
            .collect(),
        flaw: flaw(model, case),
    }
}

/// What is wrong with the quotes on which a case rests.
fn flaw(model: &Model, case: &Conflict) -> Option<Flaw> {
    flaws::flaw(model, rests_on(model.known(), case))
}
