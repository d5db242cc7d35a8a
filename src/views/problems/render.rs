//! Draws the problems.

use crate::dossier::problem::{Problem, Severity};
use crate::state::Model;
use crate::text::visible::visible;
use crate::widgets::{Glyph, Line, Role, Theme, span, wrapped};

/// Problems that are composed at most; a dossier with more is mended from the command line.
const MOST: usize = 500;

/// The line of the file with a mark under the place.
fn excerpt(theme: &Theme, (text, caret): (&str, usize), role: Role, lines: &mut Vec<Line>) {
    if text.is_empty() {
        return;
    }
    lines.push(vec![span("  ", Role::Plain), span(text, Role::Quiet)]);
    let before: String = text.chars().take(caret).collect();
    let columns = span(before, Role::Quiet).text.width();
    lines
        .push(vec![span(" ".repeat(columns + 2), Role::Plain), span(theme.glyph(Glyph::Up), role)]);
}

/// What is wrong with the settings, before what is wrong with the dossier.
fn settings(model: &Model, theme: &Theme, columns: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for problem in model.settings_problems.iter().take(MOST) {
        let (role, place) = (Role::Withholds, problem.place());
        let title = if place.len() + 12 <= columns { "Settings   " } else { "" };
        lines.push(vec![span(title, Role::Title), span(place, Role::Quiet)]);
        excerpt(theme, (&problem.excerpt, problem.caret), role, &mut lines);
        lines.extend(wrapped(&visible(&problem.sentence), columns, role, &[]));
        lines.extend(wrapped(&visible(&problem.remedy), columns, Role::Plain, &[]));
        lines.push(Line::new());
    }
    lines
}

/// All of them, in so many columns.
pub(super) fn lines(model: &Model, theme: &Theme, columns: usize) -> Vec<Line> {
    let (open, waived): (Vec<&Problem>, Vec<&Problem>) =
        model.problems.iter().partition(|p| p.is_open());
    let mut lines: Vec<Line> = settings(model, theme, columns);
    if open.is_empty() {
        lines.push(vec![span(
            "No problems: every entry was read and holds to the rules.",
            Role::Plain,
        )]);
    }
    for problem in open.iter().take(MOST) {
        let role = match problem.code().severity() {
            Severity::Error => Role::Withholds,
            Severity::Warning => Role::Warning,
        };
        let code = problem.code();
        lines.push(vec![
            span(code.name(), role),
            span(format!(" {}", code.title()), Role::Title),
            span(format!("   {}", problem.place()), Role::Quiet),
        ]);
        excerpt(theme, (&problem.excerpt, problem.caret), role, &mut lines);
        lines.extend(wrapped(&problem.fault.sentence(), columns, Role::Plain, &[]));
        lines.extend(wrapped(&problem.fault.remedy(), columns, Role::Plain, &[]));
        lines.push(Line::new());
    }
    if open.len() > MOST {
        let rest = open.len() - MOST;
        lines.push(vec![span(
            format!("and {rest} more: “onrecord check” lists them all"),
            Role::Quiet,
        )]);
    }
    if !waived.is_empty() {
        lines.push(Line::new());
        lines.push(vec![span("Waived, each with its reason", Role::Title)]);
        for problem in waived.iter().take(MOST) {
            let why = problem.waived.as_deref().unwrap_or_default();
            let text = format!(
                "{} {}: {} {why}",
                problem.code().name(),
                problem.entry,
                problem.fault.sentence()
            );
            lines.extend(wrapped(&text, columns, Role::Quiet, &[]));
        }
    }
    lines
}
