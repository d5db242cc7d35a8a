//! Draws the reader: the citation, the text at a measure that can be read, quotes in place, and in the
//! gutter whose they are.

use std::collections::BTreeSet;
use std::ops::Range;

use ratatui::layout::Rect;

mod aside;

use super::layout::{self, Fold, FoldPlace, Row};
use super::select::in_sight_of;
use super::state::{Mark, Reader, Text};
use crate::documents::BlockKind;
use crate::dossier::Entity;
use crate::insight::naming::count;
use crate::insight::record::citation;
use crate::text::highlight::runs;
use crate::text::visible::visible;
use crate::verify::{Decided, Decision, document_words};
use crate::views::canvas::Canvas;
use crate::views::parts::beside::split;
use crate::views::parts::flaws;
use crate::views::parts::signs::{inside, sign_of};
use crate::widgets::{Glyph, Line, Role, Span, Theme, span, width};

/// The widest measure at which running text is comfortable.
const MEASURE: u16 = 76;
/// From this width on, what the chosen quote says stands beside the text.
const WITH_ASIDE: u16 = 150;
/// Columns of the gutter, where there is room, and where there is more.
const GUTTER: u16 = 16;
const WIDE_GUTTER: u16 = 40;
/// From this width on the gutter is the wider one, and what stands beside the text still has room.
const WITH_WIDE_GUTTER: u16 = 180;
/// Columns of the gutter on a narrow screen: a bar only.
const NARROW: u16 = 3;

pub(super) fn draw(reader: &Reader, on: &mut Canvas<'_, '_>) {
    let (model, theme, body) = (on.model, on.theme, on.body);
    let selected = model.capturing.selected_in(&reader.at.document).map(|own| own.span.clone());
    // Whoever decides on sentences sees which were set aside.
    let decided = selected.is_some().then_some(&*model.capturing.reading.decided);
    let body = match selected.as_ref().and_then(|_| split(model, body)) {
        Some(shared) => shared.text,
        None => inside(body),
    };
    let [head, standing] = [0, 1].map(|n| Rect {
        x: body.x + 1,
        y: body.y + n,
        width: body.width.saturating_sub(2),
        height: 1,
    });
    let d = &model.dossier;
    let document = match d.find(&reader.at.document) {
        Some(Entity::Document(ix)) => Some(ix),
        _ => None,
    };
    if let Some(held) = document.and_then(|ix| d.document(ix)) {
        let mut line = vec![span(visible(&citation(held)).into_owned(), Role::Title)];
        // Nothing else tells it from others that state as little.
        if held.title.is_none() && held.published_on.is_none() {
            line.push(span(format!("  {}", held.id), Role::Quiet));
        }
        on.draw_line(head, &line);
    }
    if let Some(ix) = document {
        let said = document_words(d, &model.proofs, ix);
        on.draw_line(standing, &[span(said, Role::Quiet)]);
    }
    let gutter = match body.width {
        WITH_WIDE_GUTTER.. => WIDE_GUTTER,
        60.. => GUTTER,
        _ => NARROW,
    };
    let measure = body.width.saturating_sub(gutter + 2).min(MEASURE);
    let page = Rect { y: body.y + 3, height: body.height.saturating_sub(4), ..body };
    on.layout.text.columns = usize::from(measure.max(1));
    on.layout.text.page = usize::from(page.height.max(1));
    match &reader.text {
        Text::Held(_) => {}
        Text::Unasked | Text::Asked => {
            return on.draw_line(
                Rect { x: page.x + 1, height: 1, ..page },
                &[span("Reading the document …", Role::Quiet)],
            );
        }
        Text::None(why) => {
            let said = format!("There is no text to show: {why}");
            return on.draw_line(
                Rect { x: page.x + 1, width: page.width - 1, height: 1, ..page },
                &[span(visible(&said).into_owned(), Role::Warning)],
            );
        }
    }
    let Some(extract) = reader.held() else { return };
    let layout = layout::Page {
        text: &extract.text,
        pieces: &reader.pieces,
        columns: on.layout.text.columns,
    };
    if body.width >= WITH_ASIDE {
        let x = page.x + gutter + measure + 4;
        aside::draw(reader, on, Rect { x, width: body.right() - 1 - x, ..page });
    }
    let height = usize::from(page.height.max(1));
    let begins = reader.begins(layout, height);
    let begins = match &selected {
        Some(span) => in_sight_of(layout, begins, height, span),
        None => begins,
    };
    let rows = layout.rows(begins, usize::from(page.height));
    let current = reader.current();
    let mut before: Option<Range<usize>> = None;
    for (n, row) in rows.iter().enumerate() {
        let Row { line: Some((line, kind)), fold } = row else { continue };
        let y = page.y + n as u16;
        if let Some(fold) = fold.and_then(|fold| reader.folds.get(fold)) {
            let area = Rect { x: page.x + gutter, y, width: measure, height: 1 };
            on.draw_line(area, &folded(reader, theme, fold));
            before = Some(line.clone());
            continue;
        }
        let from = before.as_ref().map_or(line.start, |before| before.end);
        let side = side(reader, theme, from.min(line.start)..line.end, line, current, gutter);
        on.draw_line(Rect { x: page.x, y, width: gutter, height: 1 }, &side);
        let text =
            text_of(reader, &extract.text, line, *kind, (current, selected.as_ref(), decided));
        // What takes more columns in ASCII reaches into the margin.
        let area = Rect { x: page.x + gutter, y, width: measure + 2, height: 1 };
        let text = spelled(theme, text, usize::from(area.width));
        on.draw_line(area, &text);
        before = Some(line.clone());
    }
    let shown = rows.iter().rev().find_map(|row| row.line.as_ref()).map_or(0, |(line, _)| line.end);
    let foot = Rect {
        x: body.x,
        y: body.bottom().saturating_sub(1),
        width: body.width.saturating_sub(1),
        height: 1,
    };
    let end = reader.pieces.last().map_or(0, |piece| piece.range.end);
    let told = told(reader, shown, end);
    let width = told.chars().count() as u16;
    let x = foot.right().saturating_sub(width).max(foot.x);
    on.draw_line(Rect { x, width: foot.right() - x, ..foot }, &[span(told, Role::Quiet)]);
}

/// What is said in the place of a fold.
fn folded(reader: &Reader, theme: &Theme, fold: &Fold) -> Line {
    let place = match fold.place {
        FoldPlace::Before => "before",
        FoldPlace::Within => "within",
        FoldPlace::After => "after",
    };
    let mut said =
        format!("{} {} lines {place} the article", theme.glyph(Glyph::Folded), fold.lines);
    let quotes: Vec<usize> = reader.marks_in(&fold.range).map(|(_, mark)| mark.nth).collect();
    match quotes.iter().collect::<BTreeSet<_>>().len() {
        0 => {}
        1 => said.push_str(", 1 quote among them"),
        n => said.push_str(&format!(", {n} quotes among them")),
    }
    vec![span(said, Role::Quiet), span("  z", Role::Key), span(" shows them", Role::Quiet)]
}

/// Where the reader is: the quote, what was found, how far.
fn told(reader: &Reader, shown: usize, len: usize) -> String {
    let mut told = Vec::new();
    let marks = &reader.marks;
    if let Some(at) = reader.current() {
        told.push(format!("quote {} of {}", at + 1, marks.len()));
    } else if !marks.is_empty() {
        told.push(count(marks.len(), "quote", "quotes"));
    }
    if !reader.words.is_empty() {
        let found = reader.found.len();
        let at = (reader.hit + 1).min(found);
        told.push(format!("“{}”: {at} of {found}", visible(&reader.words)));
    }
    told.push(format!("{} %", (shown * 100).checked_div(len).unwrap_or(100)));
    told.join(" · ")
}

/// The gutter of a line: a bar where a quote stands, and at its beginning whose it is.
fn side(
    reader: &Reader,
    theme: &Theme,
    since: Range<usize>,
    line: &Range<usize>,
    current: Option<usize>,
    gutter: u16,
) -> Line {
    let touching: Vec<(usize, &Mark)> = reader.marks_in(line).collect();
    let Some((n, _)) = touching.first() else { return Line::new() };
    let begins = touching.iter().find(|(_, mark)| since.start <= mark.span.start);
    let chosen = |n: usize| current == Some(n);
    let is_current = touching.iter().any(|(n, _)| chosen(*n)) || chosen(*n);
    let bar = if is_current { Role::Accent } else { Role::Rule };
    let mut side = vec![
        span(" ", Role::Plain),
        span(theme.glyph(if is_current { Glyph::Bar } else { Glyph::QuoteBar }), bar),
    ];
    if gutter <= NARROW {
        let flaw = begins.and_then(|(_, mark)| mark.flaw);
        if let (Some(flaw), Some(bar)) = (flaw, side.last_mut()) {
            *bar = flaws::sign(theme, flaw);
        }
        return side;
    }
    if let Some((n, mark)) = begins {
        // Of several that begin here, the chosen one is named.
        let (n, mark) = touching
            .iter()
            .find(|(n, m)| chosen(*n) && since.start <= m.span.start)
            .map_or((*n, *mark), |(n, m)| (*n, *m));
        let more = touching.iter().filter(|(_, m)| since.start <= m.span.start).count() - 1;
        side.push(span(" ", Role::Plain));
        // The sign of a stance would say that the words stand there.
        let sign = match mark.flaw {
            Some(flaw) => Some(flaws::sign(theme, flaw)),
            None => mark.stance.map(|stance| sign_of(theme, stance)),
        };
        side.extend(sign.into_iter().flat_map(|sign| [sign, span(" ", Role::Plain)]));
        let room = usize::from(gutter).saturating_sub(if more > 0 { 9 } else { 6 });
        let role = match (mark.flaw.is_none(), chosen(n)) {
            (false, _) => Role::Warning,
            (true, true) => Role::Accent,
            (true, false) => Role::Quiet,
        };
        let mut label = span(visible(&mark.label).into_owned(), role);
        label.text = label.text.cut(room);
        side.push(label);
        if more > 0 {
            side.push(span(format!(" +{more}"), Role::Quiet));
        }
    }
    side
}

/// A line of the text with its quotes and what was found in it.
fn text_of(
    reader: &Reader,
    text: &str,
    line: &Range<usize>,
    kind: BlockKind,
    (current, selected, decided): (Option<usize>, Option<&Range<usize>>, Option<&Decided>),
) -> Line {
    let base = if matches!(kind, BlockKind::Heading(_)) { Role::Heading } else { Role::Context };
    let mut marks: Vec<(Range<usize>, Role)> = Vec::new();
    for (sentence, decision) in decided.map_or(&[][..], |decided| decided.around(line)) {
        if matches!(decision, Decision::SetAside(_)) {
            marks.push((sentence.clone(), Role::Quiet));
        }
    }
    for (n, mark) in reader.marks_in(line) {
        let role = match (mark.flaw.is_none(), current == Some(n)) {
            (false, _) => Role::Warning,
            (true, true) => Role::Here,
            (true, false) => Role::Quote,
        };
        marks.push((mark.span.clone(), role));
    }
    for part in shared(reader, line) {
        marks.push((part, Role::Shared));
    }
    // The chosen quote lies above those that it overlaps.
    if let Some(mark) = current.and_then(|at| reader.marks.get(at)) {
        let role = if mark.flaw.is_none() { Role::Here } else { Role::Warning };
        marks.push((mark.span.clone(), role));
    }
    let first = reader.found.partition_point(|hit| hit.end <= line.start);
    let hits = reader.found.iter().skip(first).take_while(|hit| hit.start < line.end);
    marks.extend(hits.map(|hit| (hit.clone(), Role::Found)));
    marks.extend(selected.map(|span| (span.clone(), Role::Found)));
    runs(line.clone(), &marks)
        .into_iter()
        .map(|(part, roles)| {
            let role = roles.last().copied().unwrap_or(base);
            span(text.get(part).unwrap_or_default(), role)
        })
        .collect()
}

/// A line with its ellipses as dots in ASCII, if it has room for that.
fn spelled(theme: &Theme, line: Line, columns: usize) -> Line {
    let of = |part: &Span| span(theme.spelled(part.text.as_str()).into_owned(), part.role);
    let spelled: Line = line.iter().map(of).collect();
    if width(&spelled) <= columns { spelled } else { line }
}

/// Where two quotes or more cover the same words of a line.
fn shared(reader: &Reader, line: &Range<usize>) -> Vec<Range<usize>> {
    let spans: Vec<(Range<usize>, ())> =
        reader.marks_in(line).map(|(_, mark)| (mark.span.clone(), ())).collect();
    let parts = runs(line.clone(), &spans).into_iter();
    parts.filter(|(_, covering)| covering.len() > 1).map(|(part, _)| part).collect()
}
