//! Draws the search box: what is typed, what was found with the words marked, and the chosen one with its quote.

use std::ops::Range;

use ratatui::layout::Rect;

use super::state::Find;
use crate::dossier::{Dossier, Entity, Known, Position, QuoteIx};
use crate::insight::record::{tags, voice_by_then};
use crate::pages::found::kind_of;
use crate::scope::complete::Completions;
use crate::scope::query::{in_short, told as told_of};
use crate::scope::search::Results;
use crate::search::index::{Part, texts_of, texts_of_named};
use crate::search::places::places;
use crate::search::query::Field;
use crate::search::rank::Hit;
use crate::search::terms::Term;
use crate::state::Model;
use crate::state::passages::InText;
use crate::text::visible::shown_columns;
use crate::verify::standing;
use crate::views::canvas::Canvas;
use crate::views::parts::line::typed;
use crate::views::parts::picker::{Look, draw as draw_picker};
use crate::views::parts::positions::names;
use crate::views::parts::signs::{bar, keys, role_of, sign_of, standing_sign};
use crate::widgets::{Glyph, Line, Role, Theme, popup, span, width, wrapped};

/// Rows below the list for what is chosen.
const BELOW: u16 = 9;
/// Columns of what stands before the words of a hit.
const BEFORE: usize = 18;

pub(super) fn draw(find: &Find, on: &mut Canvas<'_, '_>) {
    let (model, theme) = (on.model, on.theme);
    let results = find.results(model);
    let hits = results.map(|results| results.hits.as_slice()).unwrap_or_default();
    let in_texts = find.in_texts(model);
    let is_empty = find.typed().trim().is_empty();
    let title = match results {
        Some(results) if !is_empty && results.error.is_none() => {
            let texts = match in_texts.len() {
                0 if model.in_texts.is_reading => ", reading the texts …".to_string(),
                0 if model.in_texts.documents > 0 => ", nothing more in the texts".to_string(),
                0 => String::new(),
                1 => ", 1 sentence more in the texts".to_string(),
                n => format!(", {n} sentences more in the texts"),
            };
            format!("Search: {}{texts}", counted(results))
        }
        None if !is_empty => "Search: looking …".to_string(),
        _ => "Search".to_string(),
    };
    let nothing = match results.and_then(|results| results.error.as_ref()) {
        _ if is_empty => span("", Role::Plain),
        // While a value is typed it is none yet.
        Some(_) if find.completions(model).is_some() => span("", Role::Plain),
        Some(error) => span(error.said.as_str(), Role::Warning),
        None if results.is_none() => span("", Role::Plain),
        None => span("Nothing is found by that.", Role::Quiet),
    };
    let terms = results.map(|results| results.terms.as_slice()).unwrap_or_default();
    let chosen = find.picker.chosen;
    let look = Look {
        title: &title,
        size: (popup::wide(on.body, [78, 150]), on.body.height),
        typed: Some(&|columns| {
            typed(&find.picker.editor, theme, columns, span("/", Role::Accent), ("", ""))
        }),
        below: if hits.is_empty() && in_texts.is_empty() {
            0
        } else {
            BELOW.min(on.body.height / 2)
        },
        chosen,
        len: hits.len() + in_texts.len(),
        line: &|n, columns| match (hits.get(n), in_texts.get(n.saturating_sub(hits.len()))) {
            (Some(hit), _) => row(model, theme, columns, (*hit, terms), n == chosen),
            (None, Some(found)) => in_text(model, theme, columns, (found, terms), n == chosen),
            (None, None) => Line::new(),
        },
        nothing,
    };
    let size = look.size;
    let below = draw_picker(on, &look);
    let place = popup::place(on.body, size.0, size.1);
    let second =
        Rect { x: place.x + 2, y: place.y + 2, width: place.width.saturating_sub(4), height: 1 };
    if let Some(found) = find.completions(model) {
        on.draw_line(second, &completing(theme, usize::from(second.width), found));
    } else if let Some(results) = results.filter(|results| !results.query.is_words()) {
        // What is asked beyond the words themselves is told as it was understood.
        let told = in_short(&told_of(&model.dossier, &results.query));
        if !told.is_empty() {
            on.draw_line(second, &[span(told, Role::Accent)]);
        }
    }
    if is_empty {
        let all = Rect { height: on.body.height.saturating_sub(6), ..below };
        return draw_lines(on, all, &help(model));
    }
    if let Some(found) = find.chosen_text(model) {
        let columns = usize::from(below.width);
        let rule = vec![span(theme.glyph(Glyph::Horizontal).repeat(columns), Role::Rule)];
        let lines: Vec<Line> =
            [rule].into_iter().chain(of_text(model, columns, (found, terms))).collect();
        draw_lines(on, below, &lines);
    } else if let Some(hit) = find.chosen(model) {
        let columns = usize::from(below.width);
        let mut lines =
            vec![vec![span(theme.glyph(Glyph::Horizontal).repeat(columns), Role::Rule)]];
        lines.extend(told(model, theme, columns, (hit, terms)));
        draw_lines(on, below, &lines);
    }
}

/// What the last word can go on to, with how much that would leave; the first is a key away.
fn completing(theme: &Theme, columns: usize, found: &Completions) -> Line {
    let key = span(keys(theme, "→".to_string()), Role::Key);
    let mut line = vec![key, span(" completes: ", Role::Quiet)];
    for (n, one) in found.all.iter().enumerate() {
        let text = span(one.text.as_str(), if n == 0 { Role::Chosen } else { Role::Plain });
        let left = one.left.map_or(String::new(), |left| format!(" {left}"));
        let part = [text, span(left, Role::Quiet), span("   ", Role::Plain)];
        if width(&line) + width(&part) > columns {
            break;
        }
        line.extend(part);
    }
    line
}

fn draw_lines(on: &mut Canvas<'_, '_>, area: Rect, lines: &[Line]) {
    for (n, line) in lines.iter().enumerate().take(usize::from(area.height)) {
        on.draw_line(Rect { y: area.y + n as u16, height: 1, ..area }, line);
    }
}

/// How much was found: `12 positions, 3 names`.
fn counted(results: &Results) -> String {
    let noun = |n: usize, one: &str, many: &str| match n {
        1 => format!("1 {one}"),
        n => format!("{n} {many}"),
    };
    let mut all = vec![noun(results.positions.len(), "position", "positions")];
    if results.named > 0 {
        all.push(noun(results.named, "name", "names"));
    }
    if results.is_waiting {
        all.push("still counting".to_string());
    }
    all.join(", ")
}

/// One hit: what it is, whose it is, and its words with those that were looked for marked.
fn row(
    model: &Model,
    theme: &Theme,
    columns: usize,
    (hit, terms): (Hit, &[Term]),
    here: bool,
) -> Line {
    let d = model.known();
    let role = if here { Role::Chosen } else { Role::Plain };
    let (sign, before, text) = match hit.entity {
        Entity::Position(ix) => {
            let Some(p) = d.position(ix) else { return Line::new() };
            (sign_of(theme, p.stance()), names(&d, p), p.summary().to_string())
        }
        entity => (span(" ", Role::Plain), kind_of(entity).to_string(), name_of(&d, entity)),
    };
    let mut who = span(before, Role::Quiet);
    who.text = who.text.cut(BEFORE);
    let gap = BEFORE.saturating_sub(width(std::slice::from_ref(&who)));
    let mut line = vec![
        bar(theme, here, true),
        span(" ", Role::Plain),
        sign,
        span(" ", Role::Plain),
        who,
        span(" ".repeat(gap + 2), Role::Plain),
    ];
    let room = columns.saturating_sub(width(&line));
    line.extend(excerpt(&text, terms, room.max(8), role));
    line
}

/// A sentence of a document's text: whose it is, and its words with those that were looked for marked.
fn in_text(
    model: &Model,
    theme: &Theme,
    columns: usize,
    (found, terms): (&InText, &[Term]),
    here: bool,
) -> Line {
    let d = &model.dossier;
    let mut who = span(d.find(&found.document).map_or("", |of| d.name_of(of)), Role::Quiet);
    who.text = who.text.cut(BEFORE);
    let gap = BEFORE.saturating_sub(width(std::slice::from_ref(&who)));
    let mut line = vec![
        bar(theme, here, true),
        span("   ", Role::Plain),
        who,
        span(" ".repeat(gap + 2), Role::Plain),
    ];
    let room = columns.saturating_sub(width(&line));
    let sentence = one_line(&found.sentence);
    line.extend(excerpt(
        &sentence,
        terms,
        room.max(8),
        if here { Role::Chosen } else { Role::Plain },
    ));
    line
}

/// A chosen sentence of a text, and where it stands.
fn of_text(model: &Model, columns: usize, (found, terms): (&InText, &[Term])) -> Vec<Line> {
    let d = &model.dossier;
    let name = d.find(&found.document).map_or(String::new(), |of| name_of(&Known::from(&**d), of));
    let sentence = one_line(&found.sentence);
    let marks: Vec<(Range<usize>, Role)> =
        places(&sentence, terms).into_iter().map(|range| (range, Role::Found)).collect();
    let mut lines = wrapped(&sentence, columns, Role::Plain, &marks);
    lines.extend(wrapped(&name, columns, Role::Quiet, &[]));
    let said = "A sentence of the document’s text; it is no entry here.";
    lines.extend(wrapped(said, columns, Role::Quiet, &[]));
    lines
}

/// A sentence with its line breaks as blanks.
fn one_line(sentence: &str) -> String {
    sentence.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// As much of a text as has room, with the words that were looked for marked: its beginning, unless the first of them
/// stands further on. What is cut is told by dots.
fn excerpt(text: &str, terms: &[Term], room: usize, role: Role) -> Line {
    let all = places(text, terms);
    let lines = |text: &str, places: &[Range<usize>], room: usize| {
        let marks: Vec<(Range<usize>, Role)> =
            places.iter().map(|range| (range.clone(), Role::Found)).collect();
        wrapped(text, room, role, &marks)
    };
    if lines(text, &all, room).len() < 2 {
        return lines(text, &all, room).into_iter().next().unwrap_or_default();
    }
    let shows = |text: &str, at: usize| {
        // The room for dots on both sides is taken off.
        shown_columns(text.get(..at).unwrap_or_default()) < room.saturating_sub(2)
    };
    let first = all.first().filter(|first| !shows(text, first.end));
    // From three words before it on.
    let from = first.map_or(0, |first| {
        let before = text.get(..first.start).unwrap_or_default();
        before.rmatch_indices(' ').nth(3).map_or(0, |(at, _)| at + 1)
    });
    let rest = text.get(from..).unwrap_or_default();
    let rest_places: Vec<Range<usize>> = all
        .iter()
        .filter(|range| range.start >= from)
        .map(|range| range.start - from..range.end - from)
        .collect();
    let mut cut = lines(rest, &rest_places, room.saturating_sub(2)).into_iter();
    let mut line = if from > 0 { vec![span("…", Role::Quiet)] } else { Line::new() };
    line.extend(cut.next().unwrap_or_default());
    if cut.next().is_some() {
        line.push(span("…", Role::Quiet));
    }
    line
}

/// What a thing is called in the list: of a document its title and its publisher.
fn name_of(d: &Dossier, entity: Entity) -> String {
    let name = d.name_of(entity);
    match entity {
        Entity::Actor(ix) => match d.actor(ix).and_then(|actor| actor.role.as_deref()) {
            Some(role) => format!("{name}, {role}"),
            None => name.to_string(),
        },
        Entity::Document(ix) => match d.document(ix).and_then(|document| document.title.as_deref())
        {
            Some(title) => format!("{name}: {title}"),
            None => name.to_string(),
        },
        Entity::Topic(ix) => match d.topic(ix) {
            Some(topic) => format!("{name}: {}", topic.question),
            None => name.to_string(),
        },
        _ => name.to_string(),
    }
}

/// The chosen one: of a position on what and how firm it is, the quote in which the words stand, who says it and how
/// it stands; of a name whatever it was found by.
fn told(model: &Model, theme: &Theme, columns: usize, (hit, terms): (Hit, &[Term])) -> Vec<Line> {
    let d = model.known();
    let found = |text: &str, base: Role| -> Vec<Line> {
        let marks: Vec<(Range<usize>, Role)> =
            places(text, terms).into_iter().map(|range| (range, Role::Found)).collect();
        wrapped(text, columns, base, &marks)
    };
    let Entity::Position(ix) = hit.entity else {
        let texts = texts_of_named(&d, hit.entity);
        let mut seen: Vec<&str> = Vec::new();
        for text in texts.iter().filter(|text| !places(text, terms).is_empty()) {
            if !seen.contains(&&**text) {
                seen.push(text);
            }
        }
        return seen.into_iter().take(6).flat_map(|text| found(text, Role::Plain)).collect();
    };
    let Some(p) = d.position(ix) else { return Vec::new() };
    let topic = d.name_of(Entity::Topic(p.topic()));
    let dot = format!(" {} ", theme.glyph(Glyph::Dot));
    let head = format!("{topic}{dot}{}", tags(d, p).join(&dot));
    let at = topic.len() + dot.len();
    let marks =
        [(0..topic.len(), Role::Title), (at..at + p.stance().name().len(), role_of(p.stance()))];
    let mut lines = wrapped(&head, columns, Role::Quiet, &marks);
    let (part, text) = best_text(model, p, terms);
    if let Some(quote) = part.and_then(|ix| d.quote(ix)) {
        lines.extend(found(&text, Role::Quote));
        let said = voice_by_then(d, quote);
        let standing = standing(&model.dossier, &model.proofs, quote.ix);
        let (glyph, role) = standing_sign(&standing);
        lines.extend(wrapped(&said.chain.join(", "), columns, Role::Quiet, &[]));
        let clause = format!("{} {}", theme.glyph(glyph), standing.clause());
        lines.extend(wrapped(&clause, columns, role, &[]));
    } else {
        lines.extend(found(&text, Role::Plain));
    }
    lines
}

/// The quote in which most of what was looked for stands; where it stands in none, the text of the dossier in which it
/// does, named as what it is; where it stands only in names, the first quote.
fn best_text(model: &Model, p: Position<'_>, terms: &[Term]) -> (Option<QuoteIx>, String) {
    let mut best: (bool, usize, Option<QuoteIx>, String) = (false, 0, None, String::new());
    texts_of(model.known(), p, &mut |part, text| {
        let (quote, label) = match part {
            Part::Quote(ix) => (Some(ix), ""),
            Part::Stance | Part::Summary => return,
            Part::Translation(_) => (None, "translation: "),
            Part::Condition => (None, "condition: "),
            Part::Detail => (None, "detail: "),
            Part::Note => (None, "note in the dossier: "),
        };
        let held = terms.iter().filter(|term| !term.is_optional);
        let count =
            held.filter(|term| !places(text, std::slice::from_ref(*term)).is_empty()).count();
        let is_better = (quote.is_some() && count > 0, count) > (best.0, best.1);
        if best.3.is_empty() || is_better {
            best = (quote.is_some() && count > 0, count, quote, format!("{label}{text}"));
        }
    });
    (best.2, best.3)
}

/// What can be typed, while nothing is.
fn help(model: &Model) -> Vec<Line> {
    let mut lines = vec![
        vec![span(
            "What you remember: a name in any spelling, words of a quote, a number, a day, a publisher.",
            Role::Quiet,
        )],
        vec![span(
            "Questions: who refused, who signed, undated, own words, precondition, only a draft.",
            Role::Quiet,
        )],
        vec![span(
            "“in quotation marks” exactly; -not; or; (parentheses); and by field:",
            Role::Quiet,
        )],
        Line::new(),
    ];
    for field in Field::all() {
        lines.push(vec![
            span(format!("  {:<32}", field.example()), Role::Plain),
            span(field.meaning(), Role::Quiet),
        ]);
    }
    if let Some(last) = model.searches.typed.last() {
        lines.insert(
            3,
            vec![span(format!("Last: {last}"), Role::Quiet), span("   Alt-↑", Role::Key)],
        );
    }
    lines
}
