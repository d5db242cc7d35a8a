//! Draws the form: the fields in order, below the one that is asked for what can be chosen, and what the rules say.

use ratatui::layout::Rect;

use crate::capture::{Field, Said};
use crate::state::captured::Form;
use crate::state::editor::Editor;
use crate::state::layout::{Flowed, Target};
use crate::text::visible::{shown_columns, visible};
use crate::text::width::prefix;
use crate::views::canvas::Canvas;
use crate::views::parts::MEASURE;
use crate::views::parts::beside::{body_of, split};
use crate::views::parts::draft::value;
use crate::views::parts::line::typed;
use crate::widgets::{Glyph, Line, Role, first_lines, popup, span, wrapped};

/// Columns of what the fields are called.
const LABEL: usize = 12;
/// On fewer columns a reason that is typed is introduced in a word.
const NARROW: usize = 50;
/// Rows of what the rules say, at most.
const RULES: usize = 4;

/// Rows of a text that hold only what document it is.
const LOW: u16 = 2;

/// A line of the form, and the number of the choice that stands in it.
type Row = (Line, Option<usize>);

pub(super) fn draw(on: &mut Canvas<'_, '_>) {
    let (model, theme) = (on.model, on.theme);
    let Some(form) = &model.capturing.form else { return };
    let body = body_of(on.body);
    let Some(shared) = split(model, body) else { return draw_alone(on, form) };
    let said = shared.said;
    let head = Rect { x: said.x + 1, width: said.width.saturating_sub(2), height: 1, ..said };
    if shared.is_beside {
        for y in said.top()..said.bottom() {
            let cell = Rect { x: said.x - 1, y, width: 1, height: 1 };
            on.draw_line(cell, &[span(theme.glyph(Glyph::Vertical), Role::Rule)]);
        }
    } else {
        on.fill(Rect { height: 1, ..said }, theme.glyph(Glyph::Horizontal), Role::Rule);
    }
    on.draw_line(head, &title(form));
    let inside = Rect {
        y: said.y + 1 + u16::from(shared.is_beside),
        height: said.height.saturating_sub(1 + u16::from(shared.is_beside)),
        ..head
    };
    // Where the text has no row left for its words, they stand in the form, once the field has its row.
    let is_hidden = !shared.is_beside && shared.text.height <= LOW && inside.height > 1;
    let taken = u16::from(is_hidden);
    if is_hidden {
        let columns = usize::from(inside.width);
        let quote = visible(&format!("“{}”", form.draft.words())).into_owned();
        let quote = first_lines(wrapped(&quote, columns, Role::Quote, &[]), columns, 1);
        if let Some(line) = quote.first() {
            on.draw_line(Rect { height: 1, ..inside }, line);
        }
    }
    draw_fields(on, form, Rect { y: inside.y + taken, height: inside.height - taken, ..inside });
}

/// A form whose quote stands in no text here, in a box with its words.
fn draw_alone(on: &mut Canvas<'_, '_>, form: &Form) {
    let width = MEASURE.min(on.body.width.saturating_sub(4)) + 4;
    let place = popup::place(on.body, width, on.body.height * 3 / 4);
    let inside = popup::frame(on.frame, on.theme, place, "Change the record");
    let columns = usize::from(inside.width);
    let quote = wrapped(&visible(&format!("“{}”", form.draft.words())), columns, Role::Quote, &[]);
    let quote = first_lines(quote, columns, usize::from(inside.height) / 4);
    for (n, line) in (0..).zip(&quote) {
        on.draw_line(Rect { y: inside.y + n, height: 1, ..inside }, line);
    }
    let taken = (quote.len() as u16 + 1).min(inside.height);
    draw_fields(on, form, Rect { y: inside.y + taken, height: inside.height - taken, ..inside });
}

/// The fields, and what the rules say below them.
fn draw_fields(on: &mut Canvas<'_, '_>, form: &Form, inside: Rect) {
    let columns = usize::from(inside.width).saturating_sub(1).max(1);
    on.layout.above.columns = columns.saturating_sub(LABEL + 2).max(1);
    let below = below(on, form, columns);
    let room = usize::from(inside.height);
    // A reason that is typed is in sight like a field.
    let least = usize::from(form.waiving.is_some() && room > 1);
    let below = first_lines(below, columns, RULES.min(room / 3).max(least));
    let (rows, asked) = rows(on, form, columns);
    let gap = usize::from(!below.is_empty() && room > 3);
    let height = room.saturating_sub(below.len() + gap);
    // What is asked for is in sight, with as much of its choices as there is room for.
    let from = asked.end.saturating_sub(height).min(asked.start);
    for (n, (line, choice)) in rows.iter().skip(from).take(height).enumerate() {
        let row = Rect { y: inside.y + n as u16, height: 1, ..inside };
        on.draw_line(row, line);
        if let Some(choice) = choice {
            on.target(row, Target::Choice(*choice));
        }
    }
    let shown = rows.len().saturating_sub(from).min(height);
    for (n, line) in below.iter().enumerate() {
        let y = inside.y + (shown + gap + n) as u16;
        on.draw_line(Rect { y, height: 1, ..inside }, line);
    }
    let Flowed { columns, .. } = on.layout.above;
    on.layout.above = Flowed { lines: form.choices.len(), page: 5, columns, ..Flowed::default() };
}

/// What the form is, and how far it is.
fn title(form: &Form) -> Line {
    let title = if form.draft.id.is_some() { "Change the record" } else { "Put on record" };
    let needed = Field::ALL.iter().filter(|field| field.is_needed());
    let missing = needed.filter(|field| **field != Field::Summary && !form.draft.has(**field));
    let told = match missing.count() {
        _ if form.is_saving => "saving …".to_string(),
        0 => "complete".to_string(),
        1 => "1 field to go".to_string(),
        n => format!("{n} fields to go"),
    };
    vec![span(format!(" {title} "), Role::Title), span(format!(" {told} "), Role::Quiet)]
}

/// The lines of the form, and which of them belong to the field that is asked for.
fn rows(on: &Canvas<'_, '_>, form: &Form, columns: usize) -> (Vec<Row>, std::ops::Range<usize>) {
    let mut rows: Vec<Row> = Vec::new();
    let mut asked = 0..0;
    for field in Field::ALL {
        let is_asked = field == form.field;
        if !is_asked && !field.is_needed() && !form.draft.has(field) {
            continue;
        }
        if !is_asked {
            rows.extend(told(on, form, field, columns).into_iter().map(|line| (line, None)));
            continue;
        }
        let start = rows.len();
        if form.is_text() {
            rows.extend(written(on, field, &form.editor, columns).into_iter().map(|l| (l, None)));
            if form.editor.text().is_empty() && !form.choices.is_empty() {
                rows.extend(choices(on, form, columns));
            }
        } else {
            let before = if form.is_beside { told(on, form, field, columns) } else { Vec::new() };
            rows.extend(before.into_iter().map(|line| (line, None)));
            let name = if form.is_beside { "and" } else { field.name() };
            let label = span(format!("{name:<LABEL$}"), Role::Accent);
            let line = typed(&form.editor, on.theme, columns, label, ("", form.hint()));
            rows.push((line, None));
            rows.extend(choices(on, form, columns));
        }
        asked = start..rows.len();
    }
    (rows, asked)
}

/// A field that is not asked for, with what stands in it.
fn told(on: &Canvas<'_, '_>, form: &Form, field: Field, columns: usize) -> Vec<Line> {
    let label = span(format!("{:<LABEL$}", field.name()), Role::Quiet);
    let value = value(on.model, &form.draft, field);
    let is_empty = value.is_empty();
    let (text, role) =
        if is_empty { ("–".to_string(), Role::Quiet) } else { (value, Role::Plain) };
    let lines = wrapped(&visible(&text), columns.saturating_sub(LABEL).max(8), role, &[]);
    let lines = first_lines(lines, columns.saturating_sub(LABEL), 2);
    lines
        .into_iter()
        .enumerate()
        .map(|(n, mut line)| {
            let own = if n == 0 { label.clone() } else { span(" ".repeat(LABEL), Role::Plain) };
            line.insert(0, own);
            line
        })
        .collect()
}

/// What can be chosen, with the digit that takes it.
fn choices(on: &Canvas<'_, '_>, form: &Form, columns: usize) -> Vec<Row> {
    const MOST: usize = 9;
    let is_typed = !form.editor.text().trim().is_empty();
    let from = (form.chosen + 1).saturating_sub(MOST);
    let numbered = !is_typed && form.field != Field::Quantity && !form.is_text();
    let width = form.choices.iter().skip(from).take(MOST);
    let width =
        width.map(|choice| shown_columns(&choice.label)).max().unwrap_or(0).min(columns / 2);
    let mut rows: Vec<Row> = Vec::new();
    for (n, choice) in form.choices.iter().enumerate().skip(from).take(MOST) {
        let is_chosen = n == form.chosen && !form.is_unanswered();
        let bar = if is_chosen { on.theme.glyph(Glyph::Bar) } else { " " };
        let digit = if numbered && n < 9 { (n + 1).to_string() } else { " ".to_string() };
        let role = if is_chosen { Role::Chosen } else { Role::Plain };
        let label = visible(&choice.label).into_owned();
        let pad = width.saturating_sub(shown_columns(&label));
        rows.push((
            vec![
                span("  ", Role::Plain),
                span(bar, Role::Accent),
                span(format!("{digit} "), Role::Key),
                span(label, role),
                span(" ".repeat(pad + 2), Role::Plain),
                span(visible(&choice.why).into_owned(), Role::Quiet),
            ],
            Some(n),
        ));
    }
    let more = form.choices.len().saturating_sub(from + MOST);
    if more > 0 {
        rows.push((vec![span(format!("     {more} more"), Role::Quiet)], None));
    }
    if form.choices.is_empty() && form.making.is_none() {
        let told = if is_typed {
            "     Nothing is called like that."
        } else {
            "     Nothing fits what is said so far; Esc goes back."
        };
        rows.push((vec![span(told, Role::Warning)], None));
    }
    rows
}

/// A text that is written, with its cursor.
fn written(on: &Canvas<'_, '_>, field: Field, editor: &Editor, columns: usize) -> Vec<Line> {
    let label = span(format!("{:<LABEL$}", field.name()), Role::Accent);
    if editor.text().is_empty() {
        return vec![typed(editor, on.theme, columns, label, ("", field.hint()))];
    }
    let room = columns.saturating_sub(LABEL + 2).max(1);
    let cursor = editor.buffer().cursor();
    let (at, _) = editor.buffer().place(room);
    let rows = editor.buffer().rows(room);
    let line = |(n, row): (usize, &std::ops::Range<usize>)| {
        let own = if n == 0 { label.clone() } else { span(" ".repeat(LABEL), Role::Plain) };
        let text = editor.text();
        let of = |range| visible(text.get(range).unwrap_or_default()).into_owned();
        if n != at {
            return vec![own, span(of(row.clone()), Role::Title)];
        }
        let behind = text.get(cursor..row.end).unwrap_or_default();
        let end = prefix(behind, 1).max(behind.chars().next().map_or(0, char::len_utf8));
        let before = span(of(row.start..cursor), Role::Title);
        let letter = behind.get(..end).filter(|letter| !letter.trim().is_empty());
        if let Some(letter) = letter {
            let rest = span(of(cursor + end..row.end), Role::Title);
            vec![own, before, span(visible(letter).into_owned(), Role::Found), rest]
        } else {
            let rest = span(of(cursor..row.end), Role::Title);
            vec![own, before, span(on.theme.glyph(Glyph::Cursor), Role::Accent), rest]
        }
    };
    rows.iter().enumerate().map(line).collect()
}

/// What the rules say, why it is not saved, and the reason that is typed.
fn below(on: &Canvas<'_, '_>, form: &Form, columns: usize) -> Vec<Line> {
    if let Some(waiving) = &form.waiving {
        let label = if columns < NARROW {
            "because ".to_string()
        } else {
            format!("{} may stand, because ", waiving.code.name())
        };
        let label = span(label, Role::Accent);
        return vec![typed(&waiving.why, on.theme, columns, label, ("", "a reason"))];
    }
    if let Some(trouble) = &form.trouble {
        return wrapped(&visible(trouble), columns, Role::Warning, &[]);
    }
    let is_open = |said: &&Said| said.waived.is_none();
    let said = form.rules.iter().filter(is_open);
    let sentence = |said: &Said| {
        if said.is_error() {
            format!("{} {}", said.sentence, said.remedy)
        } else {
            said.sentence.clone()
        }
    };
    let told = said.flat_map(|said| {
        let text = format!(
            "{} {}: {}",
            on.theme.glyph(Glyph::Otherwise),
            said.code.name(),
            sentence(said)
        );
        wrapped(&visible(&text), columns, Role::Warning, &[])
    });
    told.collect()
}
