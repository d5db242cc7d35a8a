//! Draws the problems.

use ratatui::layout::Rect;

use crate::dossier::problem::{Problem, Severity};
use crate::state::Model;
use crate::state::layout::{Flowed, Target};
use crate::state::settings::Problem as SettingsProblem;
use crate::text::clusters::clusters;
use crate::text::shell::quoted;
use crate::text::visible::{Shown, visible};
use crate::views::canvas::Canvas;
use crate::views::parts::signs::bar;
use crate::widgets::{Glyph, Line, List, Role, Theme, popup, span, wrapped};

/// Problems that are composed at most; a dossier with more is mended from the command line.
const MOST: usize = 500;

/// The line of the file with a mark under the place. Where that is far to the right, the line is cut at its beginning.
fn excerpt(
    theme: &Theme,
    (text, caret): (&str, usize),
    columns: usize,
    role: Role,
    lines: &mut Vec<Line>,
) {
    if text.is_empty() {
        return;
    }
    let end = text.char_indices().nth(caret).map_or(text.len(), |(at, _)| at);
    let before = |from: usize| shown(text.get(from..end).unwrap_or_default());
    // The margin, the sign that something is missing, and the place itself.
    let room = columns.saturating_sub(4);
    let starts = clusters(text).map(|(at, _)| at).take_while(|at| *at < end);
    let from = starts.into_iter().find(|at| before(*at).width() <= room).unwrap_or(end);
    let cut = if from > 0 { "…" } else { "" };
    let indent = 2 + cut.chars().count() + before(from).width();
    let rest = text.get(from..).unwrap_or_default();
    lines.push(vec![span("  ", Role::Plain), span(format!("{cut}{rest}"), Role::Quiet)]);
    lines
        .push(vec![span(" ".repeat(indent), Role::Plain), span(theme.glyph(Glyph::Pointer), role)]);
}

fn shown(text: &str) -> Shown<'static> {
    span(text, Role::Quiet).text
}

/// What is wrong with the settings stands before what is wrong with the dossier: so many.
pub(super) fn settings_shown(model: &Model) -> usize {
    model.settings_problems.len().min(MOST)
}

/// The problems of the dossier as they are listed: those that are open, then those that were waived.
pub(super) fn in_order(model: &Model) -> impl Iterator<Item = &Problem> {
    let of = |open: bool| model.problems.iter().filter(move |p| p.is_open() == open).take(MOST);
    of(true).chain(of(false))
}

/// How many are listed.
pub(super) fn count(model: &Model) -> usize {
    settings_shown(model) + in_order(model).count()
}

pub(super) fn draw(chosen: usize, scroll: usize, on: &mut Canvas<'_, '_>) {
    let columns = usize::from(on.body.width.saturating_sub(6).min(100));
    let mut items = items(on.model, on.theme, columns.saturating_sub(2));
    for (n, lines) in items.iter_mut().enumerate() {
        let mark = || bar(on.theme, n == chosen, true);
        lines.iter_mut().filter(|line| !line.is_empty()).for_each(|line| {
            line.splice(0..0, [mark(), span(" ", Role::Plain)]);
        });
    }
    let height: usize = items.iter().map(Vec::len).sum();
    let height = u16::try_from(height + 2).unwrap_or(u16::MAX);
    let place = popup::place(on.body, columns as u16 + 4, height);
    let inside = popup::frame(on.frame, on.theme, place, "Problems");
    let page = usize::from(inside.height);
    let lines = |n: usize| items.get(n).cloned().unwrap_or_default();
    let (len, needs) = (items.len(), lines(chosen).len());
    // By itself it needs no blank line before it.
    let alone: Vec<Line> = lines(chosen).into_iter().skip_while(Vec::is_empty).collect();
    on.layout.above = Flowed { lines: alone.len(), page, ..Flowed::default() };
    if needs > page {
        return popup::lines(on.frame, on.theme, inside, &alone, scroll);
    }
    let list = List { len, chosen: Some(chosen), top: 0, lines: &lines, heads: &|_| false };
    let drawn = on.draw_list(&list, inside);
    for (n, y, height) in drawn.rows {
        let from = usize::from(y - inside.y);
        on.layout.above.spots.push(from..from + usize::from(height));
        on.target(Rect { y, height, ..inside }, Target::Choice(n));
    }
}

/// What is wrong with the settings.
fn settings(model: &Model, theme: &Theme, columns: usize) -> Vec<Vec<Line>> {
    let one = |problem: &SettingsProblem| {
        let mut lines = Vec::new();
        let (role, place) = (Role::Withholds, problem.place());
        let title = if place.len() + 12 <= columns { "Settings   " } else { "" };
        lines.push(vec![span(title, Role::Title), span(place, Role::Quiet)]);
        excerpt(theme, (&problem.excerpt, problem.caret), columns, role, &mut lines);
        lines.extend(wrapped(&visible(&problem.sentence), columns, role, &[]));
        lines.extend(wrapped(&visible(&problem.remedy), columns, Role::Plain, &[]));
        lines
    };
    model.settings_problems.iter().take(MOST).map(one).collect()
}

/// One that asks for something to be done.
fn open(problem: &Problem, theme: &Theme, columns: usize) -> Vec<Line> {
    let role = match problem.code().severity() {
        Severity::Error => Role::Withholds,
        Severity::Warning => Role::Warning,
    };
    let code = problem.code();
    let head = format!("{} {}   {}", code.name(), code.title(), visible(&problem.place()));
    let title = code.name().len()..code.name().len() + 1 + code.title().len();
    let marks = [(0..title.start, role), (title.end..head.len(), Role::Quiet)];
    let mut lines = wrapped(&head, columns, Role::Title, &marks);
    excerpt(theme, (&problem.excerpt, problem.caret), columns, role, &mut lines);
    lines.extend(wrapped(&problem.fault.sentence(), columns, Role::Plain, &[]));
    lines.extend(wrapped(&problem.fault.remedy(), columns, Role::Plain, &[]));
    lines
}

/// One that somebody lets stand, and why.
fn waived(problem: &Problem, columns: usize) -> Vec<Line> {
    let why = problem.waived.as_deref().unwrap_or_default();
    let (code, sentence) = (problem.code().name(), problem.fault.sentence());
    let text = format!("{code} {}: {sentence} {why}", problem.entry);
    wrapped(&text, columns, Role::Quiet, &[])
}

/// All of them, each with its lines, in so many columns. What is said of them all stands in the lines of the one after
/// or before.
fn items(model: &Model, theme: &Theme, columns: usize) -> Vec<Vec<Line>> {
    let mut items = settings(model, theme, columns);
    let is_open = |p: &&Problem| p.is_open();
    let open_count = model.problems.iter().filter(is_open).count();
    let mut said: Vec<Line> = Vec::new();
    if open_count == 0 {
        let words = "No problems: every entry was read and holds to the rules.";
        said.extend(wrapped(words, columns, Role::Plain, &[]));
    }
    items.extend(in_order(model).filter(is_open).map(|problem| open(problem, theme, columns)));
    if open_count > MOST {
        let check = match model.folder.as_str() {
            "" => "onrecord check".to_string(),
            folder => format!("onrecord check {}", quoted(folder)),
        };
        let words = format!("and {} more: “{check}” lists them all", open_count - MOST);
        said.extend(wrapped(&visible(&words), columns, Role::Quiet, &[]));
    }
    for item in items.iter_mut().skip(1) {
        item.insert(0, Line::new());
    }
    if !said.is_empty() && !items.is_empty() {
        said.insert(0, Line::new());
    }
    let mut heading = said;
    for problem in in_order(model).filter(|p| !p.is_open()) {
        if !heading.is_empty() || items.len() == settings_shown(model) + open_count.min(MOST) {
            heading.extend([Line::new(), vec![span("Waived, each with its reason", Role::Title)]]);
        }
        let lines = waived(problem, columns);
        items.push(heading.drain(..).chain(lines).collect());
    }
    if !heading.is_empty() {
        match items.last_mut() {
            Some(last) => last.extend(heading),
            None => items.push(heading),
        }
    }
    items
}
