//! Draws the brief: the items, and the page that comes of them.

use ratatui::layout::Rect;

use super::state::BriefItems;
use crate::brief::changed::in_words;
use crate::brief::page::title;
use crate::brief::proof::Count;
use crate::brief::{Brief, Item, ItemKind};
use crate::dossier::Entity;
use crate::insight::naming::{count, names};
use crate::state::Model;
use crate::state::place::Pane;
use crate::views::canvas::Canvas;
use crate::views::parts::MEASURE;
use crate::views::parts::flaws;
use crate::views::parts::nodes;
use crate::views::parts::signs::{bar, inside, sign_of};
use crate::views::parts::two_panes::{Narrow, TwoPanes};
use crate::widgets::{Glyph, Line, List, Role, Span, Theme, span, width, wrapped};

const PANES: TwoPanes =
    TwoPanes { beside: 72, share: 40, least: 32, most: 62, narrow: Narrow::Focus };

pub(super) fn draw(items: &BriefItems, on: &mut Canvas<'_, '_>) {
    if on.model.brief.now().items.is_empty() {
        return draw_empty(on);
    }
    let [list, page] = PANES.split(on, items.at.pane, 0);
    if list.height > 0 {
        draw_items(items, on, list);
    }
    if page.height > 0 {
        draw_page(items, on, page);
    }
}

/// What is said where nothing is collected: how to begin.
fn draw_empty(on: &mut Canvas<'_, '_>) {
    let (model, all) = (on.model, inside(on.body));
    let columns = usize::from(all.width.saturating_sub(4).min(MEASURE));
    let mut lines: Vec<Line> = Vec::new();
    if model.brief.is_open() {
        lines.push(vec![span(title(model.brief.now(), &model.dossier), Role::Title)]);
    }
    lines.extend([state_line(model), Line::new()]);
    let mut say = |text: &str, role| lines.extend(wrapped(text, columns, role, &[]));
    let others: Vec<&str> = model.brief.names.iter().map(String::as_str).collect();
    if model.brief.is_open() || others.is_empty() {
        say("Nothing is collected yet.", Role::Title);
    } else {
        let opens = match others.as_slice() {
            [only] => format!("B opens the brief that there is: {only}."),
            all => format!("B opens one of the briefs that there are: {}.", all.join(", ")),
        };
        say(&opens, Role::Title);
    }
    say("", Role::Plain);
    say(
        "On any other screen, b puts what is chosen there into the brief: a position, a cell of the grid, a conflict, a difference, a quote, a neutral wording. It comes with its words, through whom we have them, and how they stand.",
        Role::Plain,
    );
    say("", Role::Plain);
    say(
        "N writes a note, H a heading, t the title. B opens other briefs and begins new ones.",
        Role::Plain,
    );
    if model.brief.is_open() && !others.is_empty() {
        say("", Role::Plain);
        say(&format!("There are: {}.", others.join(", ")), Role::Quiet);
    }
    for (n, line) in lines.iter().enumerate().take(usize::from(all.height)) {
        let row = Rect { x: all.x + 2, y: all.y + n as u16, width: all.width - 2, height: 1 };
        on.draw_line(row, line);
    }
}

/// Which brief it is, whether it is saved, and how its quotes stand.
fn state_line(model: &Model) -> Line {
    let session = &model.brief;
    if !session.is_open() {
        let words = if session.names.is_empty() { "no brief yet" } else { "no brief is open" };
        return vec![span(words, Role::Quiet)];
    }
    let (words, role) = match &session.trouble {
        _ if session.is_typed() && session.is_unkept() => {
            ("being written, and kept nowhere", Role::Warning)
        }
        _ if session.is_typed() => ("being written", Role::Quiet),
        Some(_) => ("not saved (Ctrl-S tries again)", Role::Warning),
        None if session.is_saved() => ("saved", Role::Quiet),
        None => ("saving …", Role::Quiet),
    };
    vec![span(session.name.clone(), Role::Quiet), span(" · ", Role::Quiet), span(words, role)]
}

fn draw_items(items: &BriefItems, on: &mut Canvas<'_, '_>, pane: Rect) {
    let (model, theme) = (on.model, on.theme);
    let brief = model.brief.now();
    let quotes = model.brief.count;
    let role = if quotes.unproved > 0 { Role::Warning } else { Role::Quiet };
    let mut above = vec![
        vec![span(" ", Role::Plain), span(title(brief, &model.dossier), Role::Title)],
        std::iter::once(span(" ", Role::Plain)).chain(state_line(model)).collect::<Line>(),
        vec![span(" ", Role::Plain), span(counts(brief, quotes), role)],
    ];
    if let Some(became) = in_words(&model.brief.became) {
        above.push(vec![
            span(" ", Role::Plain),
            span(format!("since: {became} "), Role::Warning),
            span(">", Role::Key),
        ]);
    }
    for (n, line) in above.iter().enumerate().take(usize::from(pane.height)) {
        let row = Rect { y: pane.y + n as u16, height: 1, ..pane };
        on.draw_line(row, line);
    }
    let taken = (above.len() as u16 + 1).min(pane.height);
    let list = Rect { y: pane.y + taken, height: pane.height - taken, ..pane };
    let columns = usize::from(pane.width);
    let chosen = items.chosen_row(model);
    let lines = |n: usize| -> Vec<Line> {
        let Some(item) = brief.items.get(n) else { return Vec::new() };
        let mut lines = Vec::new();
        if matches!(item.what, ItemKind::Heading(_)) && n > 0 {
            lines.push(Line::new());
        }
        lines.push(item_line(items, model, theme, item, n, columns, chosen == Some(n)));
        lines
    };
    let rows = List {
        len: brief.items.len(),
        chosen,
        top: model.layout.subjects.top,
        lines: &lines,
        heads: &|_| false,
    };
    on.draw_rows(Pane::Subjects, list, &rows);
}

/// How many items there are, and how the quotes in them stand: `2 items, 3 quotes proved`.
fn counts(brief: &Brief, quotes: Count) -> String {
    let items = count(brief.items.len(), "item", "items");
    let all = count(quotes.proved + quotes.attested + quotes.unproved, "quote", "quotes");
    match (quotes.proved, quotes.attested, quotes.unproved) {
        (0, 0, 0) => format!("{items}, no quotes"),
        (1.., 0, 0) => format!("{items}, {all} proved"),
        _ => format!("{items}, {all}: {}", quotes.in_words()),
    }
}

/// An item in the list: its number, its sign, its title, and what is to be known of it.
fn item_line(
    items: &BriefItems,
    model: &Model,
    theme: &Theme,
    item: &Item,
    n: usize,
    columns: usize,
    here: bool,
) -> Line {
    let focus = items.at.pane == Pane::Subjects;
    let mut line = vec![bar(theme, here, focus), span(format!("{:>3} ", n + 1), Role::Quiet)];
    let role = match (&item.what, here && focus) {
        (_, true) => Role::Chosen,
        (ItemKind::Heading(_), false) => Role::Heading,
        (ItemKind::Text, false) => Role::Quiet,
        (ItemKind::Excerpt(_), false) => Role::Plain,
    };
    if let Some(kept) = item.excerpt() {
        let sign = kept.snapshot.parts.first().and_then(|part| {
            match model.dossier.find(&part.position)? {
                Entity::Position(ix) => Some(sign_of(theme, model.dossier.position(ix)?.stance())),
                _ => None,
            }
        });
        line.extend([
            sign.unwrap_or_else(|| span(theme.glyph(Glyph::Dot), Role::Quiet)),
            span(" ", Role::Plain),
        ]);
    }
    line.push(span(short_title(model, item), role));
    let marks = marks(model, theme, item);
    let room = columns.saturating_sub(if marks.is_empty() { 0 } else { width(&marks) + 2 });
    if width(&line) > room
        && let Some(last) = line.pop()
    {
        let left = room.saturating_sub(width(&line));
        line.push(Span { text: last.text.cut(left), role: last.role });
    }
    let gap = columns.saturating_sub(width(&line) + width(&marks) + 1);
    line.push(span(" ".repeat(gap), Role::Plain));
    line.extend(marks);
    line
}

/// The title with the codes of its actors, where they have some: what tells items apart comes into sight.
fn short_title(model: &Model, item: &Item) -> String {
    let title = item.title();
    let short = || {
        let snapshot = &item.excerpt()?.snapshot;
        let rest = title.strip_prefix(&snapshot.who).filter(|_| !snapshot.who.is_empty())?;
        let Entity::Position(ix) = model.dossier.find(&snapshot.parts.first()?.position)? else {
            return None;
        };
        let actors = model.dossier.position(ix)?.actors();
        // A comparison or a cell may be of one of several.
        let is_all = names(&model.dossier, actors) == snapshot.who;
        let codes = actors.iter().map(|ix| model.dossier.actor(*ix)?.code.clone());
        let codes: Option<Vec<String>> = codes.collect();
        Some(format!("{}{rest}", codes.filter(|_| is_all)?.join(", ")))
    };
    short().unwrap_or_else(|| title.to_string())
}

/// What is to be known of an item: that it changed, is not proved, has a note.
fn marks(model: &Model, theme: &Theme, item: &Item) -> Line {
    let mut marks = Line::new();
    let mut mark = |text: &str, role| {
        if !marks.is_empty() {
            marks.push(span(" ", Role::Plain));
        }
        marks.push(span(text.to_string(), role));
    };
    if let Some(became) = model.brief.became.get(&item.id) {
        if !became.changed.is_empty() {
            mark("changed", Role::Warning);
        }
        if !became.new.is_empty() {
            mark(&format!("{} new", became.new.len()), Role::Accent);
        }
    }
    let count = model.brief.count_of(item.id);
    match count.flaw {
        Some(flaw) => mark(&flaws::words(theme, flaw), Role::Warning),
        None if count.unproved > 0 => mark("stale copy", Role::Quiet),
        None => {}
    }
    if item.excerpt().is_some() && !item.note.is_empty() {
        mark("note", Role::Quiet);
    }
    marks
}

/// The page, from the chosen item on: as much of it as fits.
fn draw_page(items: &BriefItems, on: &mut Canvas<'_, '_>, pane: Rect) {
    let (model, theme) = (on.model, on.theme);
    let columns = usize::from(pane.width.saturating_sub(3).min(MEASURE));
    let height = usize::from(pane.height);
    let scroll = items.at.scroll;
    let Some(page) = items.page() else { return };
    let first = items.chosen_row(model).unwrap_or(0);
    let focus = items.at.pane == Pane::Items;
    let of_first = page.items.get(first).map(|nodes| nodes::lines(nodes, theme, columns));
    let of_first = of_first.unwrap_or_default();
    let mut lines: Vec<Line> = Vec::new();
    if first == 0 {
        let head = nodes::lines(&page.head, theme, columns);
        // Where both have no room, what is chosen in the list is seen first.
        if focus || head.len() + 1 + of_first.len() <= height {
            lines.extend(head);
            lines.push(Line::new());
        } else {
            let up = theme.glyph(Glyph::Up);
            lines.push(vec![span(format!("the head of the page {up} (Tab)"), Role::Quiet)]);
        }
    }
    let chosen = lines.len()..lines.len() + of_first.len();
    lines.extend(of_first);
    for nodes in page.items.iter().skip(first + 1).chain([&page.closing]) {
        if lines.len() > scroll + height {
            break;
        }
        lines.push(Line::new());
        lines.extend(nodes::lines(nodes, theme, columns));
    }
    let top = scroll.min(lines.len().saturating_sub(1));
    // Only so many lines are made as are seen: how many follow is not known.
    let more = on.more("more", items.at.pane);
    let cut = (height > 1 && lines.len() > top + height).then(|| top + height - 1);
    if let Some(last) = cut.and_then(|at| lines.get_mut(at)) {
        *last = more;
    }
    for (n, (at, line)) in lines.iter().enumerate().skip(top).take(height).enumerate() {
        let row = Rect { x: pane.x, y: pane.y + n as u16, width: pane.width, height: 1 };
        on.draw_line(row, &[bar(theme, chosen.contains(&at) && Some(at) != cut, focus)]);
        on.draw_line(Rect { x: row.x + 1, width: row.width - 1, ..row }, line);
    }
    on.layout.text.lines = lines.len();
    on.layout.text.page = height;
}
