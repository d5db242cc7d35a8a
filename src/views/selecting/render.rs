//! Draws what is said of the selection, below the text.

use ratatui::layout::Rect;

use crate::capture::End;
use crate::dossier::Entity;
use crate::dossier::terms::WhyAside;
use crate::insight::naming::count;
use crate::state::Model;
use crate::state::capturing::in_words;
use crate::text::borders::word_ranges;
use crate::text::visible::visible;
use crate::verify::Decision;
use crate::views::canvas::Canvas;
use crate::views::parts::beside::{body_of, split};
use crate::views::parts::legend::in_lines;
use crate::widgets::{Glyph, Line, Role, span, wrapped};

/// So many records that quote the same words are named.
const MOST: usize = 3;

pub(super) fn draw(on: &mut Canvas<'_, '_>) {
    // The form stands there instead.
    if on.model.capturing.is_open {
        return;
    }
    let Some(shared) = split(on.model, body_of(on.body)) else { return };
    let area = shared.said;
    on.fill(Rect { height: 1, ..area }, on.theme.glyph(Glyph::Horizontal), Role::Rule);
    let title = Rect { x: area.x + 2, width: area.width.saturating_sub(4), height: 1, ..area };
    on.draw_line(title, &[span(format!(" {} ", told(on.model)), Role::Title)]);
    let width = area.width.saturating_sub(4);
    let lines = lines(on.model, on, usize::from(width));
    for (n, line) in (1..area.height).zip(&lines) {
        on.draw_line(Rect { x: area.x + 2, y: area.y + n, width, height: 1 }, line);
    }
}

/// How much is selected, and which end moves.
fn told(model: &Model) -> String {
    let capturing = &model.capturing;
    let (Some(text), Some(selection)) = (&capturing.text, &capturing.selection) else {
        return String::new();
    };
    let words = text.extract.text.get(selection.span.clone()).unwrap_or_default();
    let end = match selection.end {
        End::First => "the beginning moves",
        End::Last => "the end moves",
    };
    let selected = count(word_ranges(words).len(), "word", "words");
    let decided = in_words(&capturing.reading.decided);
    format!("Selected: {selected}, {end}. {}", decided.trim_end_matches('.'))
}

/// How it would stand as a quote, what is taken along, and what is on record there.
fn lines(model: &Model, on: &Canvas<'_, '_>, columns: usize) -> Vec<Line> {
    let Some(quoted) = model.capturing.verdict() else {
        return vec![vec![span("Looking for the words in the text …", Role::Quiet)]];
    };
    let is_proof = quoted.verdict.is_proof();
    let (glyph, role) =
        if is_proof { (Glyph::Proved, Role::Proved) } else { (Glyph::Otherwise, Role::Warning) };
    let mut said = quoted.verdict.sentence();
    if let Some(first) = said.get(..1) {
        said = first.to_lowercase() + said.get(1..).unwrap_or_default();
    }
    let said = format!("{} As a quote: {said}", on.theme.glyph(glyph));
    let mut lines = wrapped(&visible(&said), columns, role, &[]);
    let around = match (quoted.prefix.is_empty(), quoted.suffix.is_empty()) {
        (true, true) => None,
        (false, true) => Some(format!("“{}” before them is", quoted.prefix.trim())),
        (true, false) => Some(format!("“{}” after them is", quoted.suffix.trim())),
        (false, false) => Some(format!(
            "“{}” before and “{}” after them are",
            quoted.prefix.trim(),
            quoted.suffix.trim()
        )),
    };
    if let Some(around) = around {
        let told = format!("These words stand more than once: {around} kept to mark the place.");
        lines.extend(wrapped(&visible(&told), columns, Role::Quiet, &[]));
    }
    let told = on_record(model);
    if !told.is_empty() {
        lines.extend(wrapped(&visible(&told), columns, Role::Quiet, &[]));
    }
    if let Some(told) = decision(model) {
        lines.extend(wrapped(&told, columns, Role::Quiet, &[]));
    } else if is_open(model) {
        let mut parts = vec![vec![span("Undecided; to set it aside:", Role::Quiet)]];
        parts.extend(KEYS.iter().zip(WhyAside::ALL).map(|(key, why)| {
            vec![span(*key, Role::Key), span(format!(" {}", why.label()), Role::Quiet)]
        }));
        lines.extend(in_lines(&parts, columns));
    }
    lines
}

/// The key for each reason.
const KEYS: [&str; 10] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"];

fn around(model: &Model) -> impl Iterator<Item = Decision> {
    let selection = model.capturing.selection.as_ref();
    let around = selection.map(|selection| model.capturing.reading.decided.around(&selection.span));
    around.unwrap_or_default().iter().map(|(_, decision)| *decision)
}

/// Whether nobody has decided on one of the selected sentences.
fn is_open(model: &Model) -> bool {
    around(model).any(|decision| decision == Decision::Open)
}

/// For what reason the selected sentence was set aside.
fn decision(model: &Model) -> Option<String> {
    around(model).find_map(|decision| match decision {
        Decision::SetAside(why) => {
            Some(format!("Set aside, {}: {}. x takes that back.", why.label(), why.meaning()))
        }
        Decision::OnRecord | Decision::Open => None,
    })
}

/// The records that quote some of the selected words.
fn on_record(model: &Model) -> String {
    let capturing = &model.capturing;
    let (Some(text), Some(selection)) = (&capturing.text, &capturing.selection) else {
        return String::new();
    };
    let d = &model.dossier;
    let Some(Entity::Document(document)) = d.find(&text.document) else { return String::new() };
    let span = &selection.span;
    let mut found: Vec<String> = Vec::new();
    for quote in d.quotes_from(document) {
        let spans = model.proofs.verdict(*quote).map(|verdict| verdict.spans());
        let overlaps = |own: &std::ops::Range<usize>| own.start < span.end && span.start < own.end;
        if !spans.is_some_and(|spans| spans.iter().any(overlaps)) {
            continue;
        }
        let Some(owner) = d.quote(*quote).map(|quote| quote.owner()) else { continue };
        let name = match owner {
            Entity::Position(ix) => d.position(ix).map_or(String::new(), |position| {
                let actor = position.actors().first().copied();
                let actor = actor.map_or("", |actor| d.name_of(Entity::Actor(actor)));
                format!("{actor}, {}", d.name_of(Entity::Topic(position.topic())))
            }),
            owner => d.name_of(owner).to_string(),
        };
        if !found.contains(&name) {
            found.push(name);
        }
    }
    let more = found.len().saturating_sub(MOST);
    found.truncate(MOST);
    match (found.is_empty(), more) {
        (true, _) => String::new(),
        (false, 0) => format!("On record here: {}.", found.join("; ")),
        (false, more) => format!("On record here: {}; {more} more.", found.join("; ")),
    }
}
