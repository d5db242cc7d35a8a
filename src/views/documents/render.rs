//! Draws the documents screen.

use ratatui::layout::Rect;

use super::state::{Documents, Item, Row, count_of, fall, rests_alone};
use crate::brief::Subject;
use crate::dossier::terms::TextState;
use crate::dossier::{DocumentIx, Entity, InstrumentIx};
use crate::insight::dependence::words::sentence;
use crate::insight::record::voice_by_then;
use crate::insight::when::Later;
use crate::state::Model;
use crate::state::place::Pane;
use crate::text::visible::visible;
use crate::verify::{CopyState, Standing, VerdictKind, document_words, standing};
use crate::views::canvas::Canvas;
use crate::views::parts::MEASURE;
use crate::views::parts::nothing;
use crate::views::parts::positions::IN_BRIEF;
use crate::views::parts::quoted;
use crate::views::parts::signs::{bar, standing_sign};
use crate::views::parts::two_panes::{Narrow, TwoPanes};
use crate::widgets::{Glyph, Line, List, Role, Theme, span, width, wrapped};

const PANES: TwoPanes =
    TwoPanes { beside: 64, share: 28, least: 30, most: 44, narrow: Narrow::Focus };

pub(super) fn draw(documents: &Documents, on: &mut Canvas<'_, '_>) {
    let [subjects, items] = PANES.split(on, documents.at.pane, 0);
    if subjects.height > 0 {
        draw_subjects(documents, on, subjects);
    }
    if items.height > 0 {
        draw_items(documents, on, items);
    }
}

fn draw_subjects(documents: &Documents, on: &mut Canvas<'_, '_>, pane: Rect) {
    let (model, theme) = (on.model, on.theme);
    let rows = &documents.rows;
    if rows.is_empty() {
        return nothing::draw(on, pane);
    }
    let focus = documents.at.pane == Pane::Subjects;
    let chosen = documents.chosen_row(model);
    let columns = usize::from(pane.width);
    let lines = |n: usize| {
        let here = chosen == Some(n);
        match rows.get(n) {
            None => Vec::new(),
            Some(Row::Heading(title)) => {
                let heading = vec![span("  ", Role::Plain), span(*title, Role::Heading)];
                if n == 0 { vec![heading] } else { vec![Line::new(), heading] }
            }
            Some(Row::Document(ix)) => document_lines(model, theme, columns, *ix, (here, focus)),
            Some(Row::Instrument(ix)) => {
                instrument_lines(model, theme, columns, *ix, (here, focus))
            }
        }
    };
    let heads = |n: usize| matches!(rows.get(n), Some(Row::Heading(_)));
    let rows = List {
        len: rows.len(),
        chosen,
        top: model.layout.subjects.top,
        lines: &lines,
        heads: &heads,
    };
    on.draw_rows(Pane::Subjects, pane, &rows);
}

fn name_line(
    theme: &Theme,
    columns: usize,
    name: &str,
    number: &str,
    (here, focus): (bool, bool),
) -> Line {
    let role = match (here, focus) {
        (true, true) => Role::Chosen,
        (true, false) => Role::Title,
        (false, _) => Role::Plain,
    };
    let mut line = vec![bar(theme, here, focus), span(" ", Role::Plain), span(name, role)];
    let room = columns.saturating_sub(number.len() + 1);
    if let Some(name) = line.last_mut() {
        name.text = name.text.clone().cut(room.saturating_sub(3));
    }
    line.push(span(" ".repeat(room.saturating_sub(width(&line))), Role::Plain));
    line.push(span(number, Role::Quiet));
    line
}

fn document_lines(
    model: &Model,
    theme: &Theme,
    columns: usize,
    ix: DocumentIx,
    marks: (bool, bool),
) -> Vec<Line> {
    let d = &model.dossier;
    let Some(document) = d.document(ix) else { return Vec::new() };
    let date = document.published_on.map_or("undated".to_string(), |date| date.in_short());
    let dot = theme.glyph(Glyph::Dot);
    let mut lines = vec![name_line(
        theme,
        columns,
        &document.publisher,
        &count_of(model, Row::Document(ix)),
        marks,
    )];
    let mut add = |text: &str, role: Role| {
        let mut line = span(format!(" {}", visible(text)), role);
        line.text = line.text.cut(columns.saturating_sub(1));
        lines.push(vec![bar(theme, marks.0, marks.1), line]);
    };
    match &document.title {
        Some(title) => add(&format!("“{title}”"), Role::Plain),
        None => add(document.kind.meaning(), Role::Quiet),
    }
    // Whoever writes a quote needs the name: what is beside it gives way.
    let name = name_of(model, ix);
    let grade = document.reliability.map_or(String::new(), |r| format!(" {dot} {r}"));
    let whole = [format!("{name} {dot} {date}{grade}"), format!("{name} {dot} {date}")];
    let fits = |text: &&String| text.chars().count() + 2 <= columns;
    add(whole.iter().find(fits).unwrap_or(&name), Role::Quiet);
    if let Some(later) = Later::of_document(model.known(), ix) {
        add(later.words(), Role::Accent);
    }
    lines
}

/// The name of a document's copy, if it is that of its id; else its id.
fn name_of(model: &Model, ix: DocumentIx) -> String {
    let id = model.dossier.id_of(Entity::Document(ix));
    match model.proofs.copy(ix) {
        Some(CopyState::Held { name, .. })
            if name.rsplit_once('.').is_some_and(|(stem, _)| stem == id) =>
        {
            name.clone()
        }
        _ => id.to_string(),
    }
}

fn instrument_lines(
    model: &Model,
    theme: &Theme,
    columns: usize,
    ix: InstrumentIx,
    marks: (bool, bool),
) -> Vec<Line> {
    let d = &model.dossier;
    let Some(instrument) = d.instrument(ix) else { return Vec::new() };
    let date = instrument.dated.map_or("undated".to_string(), |date| date.in_short());
    let dot = theme.glyph(Glyph::Dot);
    let draft =
        if instrument.text == TextState::Draft { format!("draft {dot} ") } else { String::new() };
    let below = format!(" {draft}{} {dot} {date}", instrument.kind.meaning());
    vec![
        name_line(theme, columns, &instrument.title, &count_of(model, Row::Instrument(ix)), marks),
        vec![bar(theme, marks.0, marks.1), span(below, Role::Quiet)],
    ]
}

fn draw_items(documents: &Documents, on: &mut Canvas<'_, '_>, pane: Rect) {
    let (model, theme) = (on.model, on.theme);
    let columns = usize::from(pane.width.saturating_sub(3).min(MEASURE));
    let head = head(documents, model, columns);
    let room = usize::from(pane.height);
    let shown = head.len().min(room / 2);
    for (n, line) in head.iter().take(shown).enumerate() {
        let row = Rect { y: pane.y + n as u16, height: 1, ..pane };
        on.draw_line(row, line);
    }
    let list = Rect { y: pane.y + shown as u16, height: pane.height - shown as u16, ..pane };
    let items = &documents.items;
    let chosen = documents.chosen_item();
    let focus = documents.at.pane != Pane::Subjects;
    let lines = |n: usize| {
        items.get(n).map_or(Vec::new(), |item| {
            item_lines(documents, model, theme, columns, item, (chosen == Some(n), focus))
        })
    };
    let heads = |_: usize| false;
    let rows = List {
        len: items.len(),
        chosen,
        top: model.layout.items.top,
        lines: &lines,
        heads: &heads,
    };
    on.draw_rows(Pane::Items, list, &rows);
}

/// The citation of the chosen document, or what the chosen text is.
fn head(documents: &Documents, model: &Model, columns: usize) -> Vec<Line> {
    let d = &model.dossier;
    let mut lines: Vec<Line> = Vec::new();
    // Line breaks are not kept, or a title could pass for the line about the proof.
    let mut say = |text: &str, role: Role| {
        for part in wrapped(&visible(text), columns, role, &[]) {
            lines.push([vec![span(" ", Role::Plain)], part].concat());
        }
    };
    match documents.subject(model) {
        Some(Row::Document(ix)) => {
            let Some(document) = d.document(ix) else { return lines };
            say(&document.publisher, Role::Title);
            let own = document.title.iter().map(|title| format!("“{title}”"));
            let by = document.author.iter().map(|author| format!("by {author}"));
            let own: Vec<String> = own.chain(by).collect();
            if !own.is_empty() {
                say(&own.join(", "), Role::Plain);
            }
            let date = document.published_on.map_or("undated".to_string(), |date| date.in_words());
            let grade = document
                .reliability
                .map_or(String::new(), |r| format!(", {} (grade {r})", r.meaning()));
            say(&format!("{date}, {}{grade}", document.kind.meaning()), Role::Plain);
            let id = d.id_of(Entity::Document(ix));
            let file = match model.proofs.copy(ix) {
                Some(CopyState::Held { name, .. }) => format!(", copy {name}"),
                _ => String::new(),
            };
            say(&format!("id {id}{file}"), Role::Quiet);
            say(&document_words(d, &model.proofs, ix), Role::Quiet);
            if let Some(fall) = fall(model, ix) {
                say(&sentence(d, fall), Role::Quiet);
            }
            if let Some(url) = &document.url {
                let mut line = span(&**url, Role::Quiet);
                line.text = line.text.cut(columns);
                lines.push(vec![span(" ", Role::Plain), line]);
            }
            if let Some(note) = &document.note {
                for part in wrapped(&visible(note), columns, Role::Quiet, &[]) {
                    lines.push([vec![span(" ", Role::Plain)], part].concat());
                }
            }
        }
        Some(Row::Instrument(ix)) => {
            let Some(instrument) = d.instrument(ix) else { return lines };
            say(&instrument.title, Role::Title);
            let date = instrument.dated.map_or("undated".to_string(), |date| date.in_words());
            let held = if model.held.primary == 0 {
                "; its wording is not held here, only what others report of it"
            } else {
                ""
            };
            let draft = if instrument.text == TextState::Draft { ", draft" } else { "" };
            say(&format!("{}{draft}, {date}{held}", instrument.kind.meaning()), Role::Plain);
            if let Some(of) = instrument.draft_of {
                say(&format!("A draft of: {}", d.name_of(Entity::Instrument(of))), Role::Plain);
            }
            if !instrument.aliases.is_empty() {
                say(&format!("Also: {}", instrument.aliases.join(", ")), Role::Quiet);
            }
            if let Some(note) = &instrument.note {
                say(note, Role::Quiet);
            }
        }
        Some(Row::Heading(_)) | None => {}
    }
    lines
}

fn item_lines(
    documents: &Documents,
    model: &Model,
    theme: &Theme,
    columns: usize,
    item: &Item,
    (here, focus): (bool, bool),
) -> Vec<Line> {
    let d = &model.dossier;
    let Some(quote) = d.quote(item.quote) else { return Vec::new() };
    let mut lines: Vec<Line> = vec![Line::new()];
    let mut add = |mut line: Line| {
        line.insert(0, bar(theme, here, focus));
        lines.push(line);
    };
    let role = if here { Role::Title } else { Role::Plain };
    for part in wrapped(&visible(&item.of), columns, role, &[]) {
        add(part);
    }
    let document = d.id_of(Entity::Document(quote.document())).to_string();
    if model.is_kept(Subject::Quote { document, exact: quote.exact().to_string() }) {
        add(vec![span(IN_BRIEF, Role::Accent)]);
    }
    if rests_alone(model, quote) {
        add(vec![span("rests on this document alone", Role::Warning)]);
    }
    let voice = voice_by_then(model.known(), quote);
    quoted::said(theme, &voice, columns).into_iter().for_each(&mut add);
    let chain = match documents.subject(model) {
        // The document is named above: the speakers are enough.
        Some(Row::Document(_)) => {
            voice.chain.split_last().map_or(Vec::new(), |(_, rest)| rest.to_vec())
        }
        _ => voice.chain,
    };
    for part in wrapped(&visible(&chain.join(", ")), columns, Role::Quiet, &[]) {
        if !part.is_empty() {
            add(part);
        }
    }
    // The head says how all of them stand; only what is not proved is said again.
    let standing = standing(d, &model.proofs, item.quote);
    if let Standing::Judged(verdict) = &standing
        && verdict.kind() != VerdictKind::Exact
    {
        let (glyph, role) = standing_sign(&standing);
        let said = format!("{} {}", theme.glyph(glyph), standing.clause());
        for part in wrapped(&said, columns, role, &[]) {
            add(part);
        }
    }
    lines
}
