//! The whole frame: the header, the screen, the key bar, and what lies above them.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::parts::signs::keys;
use super::view::{Arrows, Screen, View};
use crate::scope::query::in_short;
use crate::state::command::{Command, Kind, When};
use crate::state::key::Key;
use crate::state::layout::{Layout, Target};
use crate::state::{Model, Progress, Stage, time};
use crate::text::visible::{shown_columns, visible};
use crate::widgets::{Glyph, Line, Role, Span, Theme, draw_line, popup, span, width, wrapped};

/// The smallest screen on which anything can be read.
const SMALLEST: (u16, u16) = (40, 10);

/// From this rank on, a command stays in the key bar however narrow it is.
const PINNED: u8 = 90;

/// What a frame shows.
pub(crate) struct Scene<'a> {
    pub model: &'a Model,
    pub screens: &'a [Box<dyn Screen>],
    /// The number of the screen that is shown.
    pub shown: usize,
    /// What lies above it, the topmost last.
    pub above: Vec<&'a dyn View>,
    /// The commands that can be given, the nearest first, with their numbers in the table.
    pub active: Vec<(usize, &'a Command)>,
    /// Keys pressed so far of a longer sequence.
    pub pending: &'a [Key],
    /// What is typed while there is no dossier yet.
    pub ahead: String,
    pub can: &'a dyn Fn(&Command) -> When,
    /// What the key bar says of a command.
    pub word: &'a dyn Fn(&Command) -> &'static str,
}

/// Draws one frame, and returns what it learned.
pub(crate) fn draw(scene: &Scene<'_>, theme: &Theme, frame: &mut Frame<'_>) -> Layout {
    let mut layout = Layout::default();
    let area = frame.area();
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        too_small(theme, frame);
        return layout;
    }
    let model = scene.model;
    let [header, tabs] = [0, 1].map(|n| Rect { y: area.y + n, height: 1, ..area });
    let body = Rect { y: area.y + 2, height: area.height - 3, ..area };
    let keys = Rect { y: area.bottom() - 1, height: 1, ..area };
    let on = &mut Canvas { model, theme, frame, layout: &mut layout, body };
    draw_header(on, header);
    draw_tabs(scene, on, tabs);
    let horizontal = theme.glyph(Glyph::Horizontal);
    for y in [body.y, body.bottom() - 1] {
        on.fill(Rect { y, height: 1, ..body }, horizontal, Role::Rule);
    }
    if model.stage == Stage::Reading {
        draw_reading(scene, on);
        draw_keys(scene, on, keys);
        return layout;
    }
    if let Some(screen) = scene.screens.get(scene.shown) {
        screen.draw(on);
    }
    draw_time(on, Rect { height: 1, ..body });
    on.body = area;
    let mut is_in_key_bar = false;
    for view in &scene.above {
        // A click reaches what lies on top, and nothing beneath it.
        on.layout.targets.clear();
        is_in_key_bar = view.is_in_key_bar();
        if !is_in_key_bar {
            if !view.is_beside() {
                popup::set_back(on.frame, theme);
            }
            view.draw(on);
        }
    }
    match scene.above.last().filter(|_| is_in_key_bar) {
        Some(view) => {
            view.draw(on);
            // What happens meanwhile covers nothing that is typed.
            if let Some(status) = &model.status {
                draw_status(status, on, Rect { y: keys.y - 1, ..keys });
            }
        }
        None => draw_keys(scene, on, keys),
    }
    layout
}

/// What is done before there is anything to show, and what is typed meanwhile.
fn draw_reading(scene: &Scene<'_>, on: &mut Canvas<'_, '_>) {
    let row =
        |n: u16| Rect { x: on.body.x + 1, y: on.body.y + n, width: on.body.width - 2, height: 1 };
    let (first, second) = (row(2), row(4));
    let done = match on.model.progress {
        Progress::Begun => "Reading the dossier …".to_string(),
        Progress::Files { read, of } => format!("Reading the dossier … {read} of {of} files"),
        Progress::Entries { read, of } => {
            format!("Reading the dossier … {}% of its entries", percent(read, of))
        }
    };
    on.draw_line(first, &[span(done, Role::Quiet)]);
    if !scene.ahead.is_empty() {
        let typed = [span("Typed meanwhile: ", Role::Quiet), span(&*scene.ahead, Role::Plain)];
        on.draw_line(second, &typed);
    }
}

/// How much of something is done: 100 only when all is.
fn percent(done: usize, of: usize) -> usize {
    done.saturating_mul(100) / of.max(1)
}

fn too_small(theme: &Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    let words = [
        "This window is too small",
        "for onrecord: 40 columns",
        "and 10 rows are needed.",
        "Ctrl-Q leaves.",
    ];
    for (n, text) in words.iter().enumerate().take(usize::from(area.height)) {
        let row = Rect { y: area.y + n as u16, height: 1, ..area };
        draw_line(frame.buffer_mut(), theme, row, &[span(*text, Role::Plain)]);
    }
}

/// Draws a line on the left and one on the right; the left one gives way.
fn draw_both(on: &mut Canvas<'_, '_>, row: Rect, left: &[Span], right: &[Span]) {
    let columns = width(right) as u16;
    let fits = fit(row, left, right);
    let room = if fits { row.width - columns - 3 } else { row.width - 1 };
    on.draw_line(Rect { x: row.x + 1, width: room, ..row }, left);
    if fits {
        let x = row.right() - columns - 1;
        on.draw_line(Rect { x, width: columns, ..row }, right);
    }
}

/// Whether both have room in a row: the right one as a whole, of the left one enough to know it by.
fn fit(row: Rect, left: &[Span], right: &[Span]) -> bool {
    !right.is_empty() && usize::from(row.width) >= width(left).min(20) + width(right) + 3
}

/// From this many columns on what is held stands beside the tabs; on a narrower screen it stands above them,
/// unless that is too narrow, too.
const WIDE: u16 = 100;
const NARROW: u16 = 64;

fn draw_header(on: &mut Canvas<'_, '_>, row: Rect) {
    let model = on.model;
    let mut left = vec![
        span("onrecord", Role::Title),
        span("   ", Role::Plain),
        span(&*model.dossier.title, Role::Plain),
    ];
    let words = if row.width >= WIDE { model.tally.in_words() } else { model.tally.in_short() };
    let role = if model.tally.is_good() { Role::Quiet } else { Role::Warning };
    let mut right = vec![span(words, role)];
    if (NARROW..WIDE).contains(&row.width) {
        right.push(span(format!(", {}", model.held.primary_in_words()), Role::Quiet));
    }
    // What weighs most is in sight however narrow the screen is.
    if !fit(row, &left, &right) {
        right = vec![span(model.tally.in_fewest(), role)];
    }
    if model.stage == Stage::Reading {
        // Of a dossier that is not read yet nothing is known.
        right.clear();
    }
    // Which folder is open, as much of its end as there is room for.
    let room = usize::from(row.width).saturating_sub(width(&left) + width(&right) + 8);
    if !model.folder.is_empty() && room >= 8 {
        left.push(span(format!("   {}", end_of(&visible(&model.folder), room)), Role::Quiet));
    }
    draw_both(on, row, &left, &right);
}

/// The end of a path, with `…` before it where something is left out.
fn end_of(path: &str, columns: usize) -> String {
    if shown_columns(path) <= columns {
        return path.to_string();
    }
    let cut = path.char_indices().map(|(at, _)| path.get(at..).unwrap_or_default());
    let fits = cut.into_iter().find(|end| shown_columns(end) < columns);
    format!("…{}", fits.unwrap_or_default())
}

fn draw_tabs(scene: &Scene<'_>, on: &mut Canvas<'_, '_>, row: Rect) {
    let model = on.model;
    let state = state_words(model);
    let tabs: Vec<_> = scene.screens.iter().map(|screen| screen.tab()).enumerate().collect();
    let tabs: Vec<_> = tabs.into_iter().filter_map(|(n, tab)| Some((n, tab?))).collect();
    // On a narrow screen the others are only numbers; the palette has their names.
    let room = |right: &Line| usize::from(row.width).saturating_sub(width(right) + 3);
    let names =
        |gap: usize| -> usize { tabs.iter().map(|(_, tab)| tab.title.len() + 2 + gap).sum() };
    // A filter is in sight however narrow it is: what is listed would else seem to be all.
    let mut right = state.clone();
    if model.scope.is_narrowed() {
        let numbers =
            2 * tabs.len() + tabs.iter().map(|(_, tab)| tab.title.len()).max().unwrap_or(0);
        let forms = found_in_words(model).map(|words| {
            let found = span(words, Role::Accent);
            state.iter().cloned().chain([found]).collect::<Line>()
        });
        let fits = |form: &&Line| numbers <= room(form);
        right = forms.iter().find(fits).or(forms.last()).cloned().unwrap_or_default();
    }
    let gap = match room(&right) {
        room if names(3) <= room => 3,
        room if names(2) <= room + 2 => 2,
        _ => 1,
    };
    let names = names(gap);
    let is_named = names <= room(&right) + gap;
    let is_known = model.stage != Stage::Reading && !model.scope.is_narrowed();
    if is_known && !(NARROW..WIDE).contains(&row.width) {
        let words = model.held.documents_in_words();
        let fits = names + words.chars().count() <= room(&right);
        right.push(span(if fits { words } else { model.held.primary_in_words() }, Role::Quiet));
    }
    let mut left: Line = Vec::new();
    for (n, tab) in &tabs {
        let here = *n == scene.shown;
        let named = here || is_named;
        let x = row.x + 1 + width(&left) as u16;
        let key = tab.key.first().copied().unwrap_or_default();
        let line = [
            span(key, if here { Role::Accent } else { Role::Quiet }),
            span(if named { " " } else { "" }, Role::Plain),
            span(if named { tab.title } else { "" }, if here { Role::Title } else { Role::Quiet }),
        ];
        on.target(Rect { x, width: width(&line) as u16, ..row }, Target::Screen(*n));
        left.extend(line);
        if tabs.last().is_some_and(|(last, _)| last != n) {
            left.push(span(if is_named { " ".repeat(gap) } else { " ".to_string() }, Role::Plain));
        }
    }
    draw_both(on, row, &left, &right);
}

/// What is going on, what is wrong, and what was found.
fn state_words(model: &Model) -> Line {
    let mut right: Line = Vec::new();
    if matches!(model.stage, Stage::Checking | Stage::CheckingAgain) && model.dossier.len() > 10_000
    {
        right.push(span("checking …   ", Role::Quiet));
    }
    if model.jobs.is_under_way() {
        right.push(span("counting …   ", Role::Quiet));
    }
    if model.unread > 0 {
        let noun = if model.unread == 1 { "document" } else { "documents" };
        right.push(span(format!("proving: {} {noun} to go   ", model.unread), Role::Quiet));
    }
    let open =
        model.problems.iter().filter(|p| p.is_open()).count() + model.settings_problems.len();
    if open > 0 {
        let noun = if open == 1 { "problem" } else { "problems" };
        right.push(span(format!("{open} {noun} (!)   "), Role::Warning));
    }
    right
}

/// That not everything is listed, in ever fewer words.
fn found_in_words(model: &Model) -> [String; 3] {
    let scope = &model.scope;
    let (found, all) = (scope.shown.len(), scope.there.len());
    let asked = in_short(&scope.told);
    [
        format!("found {asked}: {found} of {all} positions"),
        format!("{asked}: {found} of {all}"),
        format!("{found} of {all}"),
    ]
}

/// What is restricted in time, on the rule above every screen: it is in sight wherever one reads.
fn draw_time(on: &mut Canvas<'_, '_>, row: Rect) {
    let room = usize::from(row.width.saturating_sub(4));
    let [long, short] = time::in_words(on.model);
    let words = if long.chars().count() <= room { long } else { short };
    if !words.is_empty() {
        let line = [span(format!(" {words} "), Role::Accent)];
        let columns = (width(&line) as u16).min(row.width.saturating_sub(2));
        on.draw_line(Rect { x: row.x + 1, width: columns, ..row }, &line);
    }
}

fn draw_keys(scene: &Scene<'_>, on: &mut Canvas<'_, '_>, row: Rect) {
    if let Some(status) = &scene.model.status {
        return draw_status(status, on, row);
    }
    if !scene.pending.is_empty() {
        let pressed = scene.pending.iter().map(|key| key.label()).collect();
        let pressed = keys(on.theme, pressed);
        let mut left = vec![span(format!("{pressed} and then?   "), Role::Accent)];
        for (key, title) in followers(scene) {
            left.extend([
                span(keys(on.theme, key), Role::Key),
                span(format!(" {title}   "), Role::Quiet),
            ]);
        }
        return draw_both(on, row, &left, &[]);
    }
    let mut bar: Vec<(u8, usize, &Command)> = Vec::new();
    // Above a screen only what can be done there is shown; of a wording, that it can be used.
    let is_used = scene.above.last().is_none_or(|view| view.can_collect(scene.model));
    for (at, (n, command)) in scene.active.iter().enumerate() {
        if !is_used && command.context.kind == Kind::Everywhere {
            continue;
        }
        // A key that means something nearer is not shown for what it means elsewhere.
        let own = !is_shadowed(scene, at, command) && !(scene.word)(command).is_empty();
        if let (Some((rank, _)), true, When::Yes) = (command.bar, own, (scene.can)(command)) {
            bar.push((rank, *n, command));
        }
    }
    let arrows = scene.above.last().map_or_else(
        || scene.screens.get(scene.shown).map_or(Arrows::Choose, |screen| screen.arrows()),
        |view| view.arrows(),
    );
    let signs = match (on.theme.is_ascii(), arrows) {
        (true, _) => "arrows",
        (false, Arrows::ChooseCell) => "↑↓←→",
        (false, _) => "↑↓",
    };
    let moves = match arrows {
        Arrows::Choose | Arrows::ChooseCell => " choose",
        Arrows::Scroll => " scroll",
        Arrows::Move => " move",
    };
    let mut left: Line = vec![span(signs, Role::Key), span(moves, Role::Quiet)];
    let room = usize::from(row.width).saturating_sub(2);
    let entry = |command: &Command| {
        [
            span("   ", Role::Plain),
            span(keys(on.theme, command.key_label()), Role::Key),
            span(format!(" {}", (scene.word)(command)), Role::Quiet),
        ]
    };
    // The way to the help and the way out are always there; of the others as many as fit.
    let mut used = width(&left);
    let mut fits = |command: &Command| {
        let more = width(&entry(command));
        let is = used + more <= room;
        used += if is { more } else { 0 };
        is
    };
    bar.sort_by_key(|(rank, ..)| (*rank < PINNED, *rank));
    bar.retain(|(.., command)| fits(command));
    bar.sort_by_key(|(rank, ..)| *rank);
    for (_, n, command) in bar {
        let more = entry(command);
        let x = row.x + 1 + width(&left) as u16 + 3;
        on.target(Rect { x, width: width(&more) as u16 - 3, ..row }, Target::Command(n));
        left.extend(more);
    }
    let screen = scene.screens.get(scene.shown).filter(|_| scene.above.is_empty());
    let explained = screen.and_then(|screen| screen.explained(scene.model));
    let right = explained.map_or(Line::new(), |words| vec![span(words, Role::Quiet)]);
    let fits = width(&left) + width(&right) + 3 <= room;
    draw_both(on, row, &left, if fits { &right } else { &[] });
}

/// Rows that a status may take: a long address must be seen whole.
const MOST_ROWS: usize = 4;

/// What was done or could not be done, in the place of the key bar, and above it where it is long.
fn draw_status(status: &str, on: &mut Canvas<'_, '_>, row: Rect) {
    let columns = usize::from(row.width.saturating_sub(2));
    let lines = wrapped(&visible(status), columns, Role::Warning, &[]);
    let count = lines.len().min(MOST_ROWS);
    for (n, line) in lines.iter().take(count).enumerate() {
        let y = row.y.saturating_sub((count - 1 - n) as u16);
        on.fill(Rect { y, ..row }, " ", Role::Plain);
        on.draw_line(Rect { x: row.x + 1, y, width: row.width - 1, ..row }, line);
    }
}

/// The keys that may follow those that were pressed, each with what it then does.
fn followers(scene: &Scene<'_>) -> Vec<(String, &'static str)> {
    let pressed = scene.pending;
    let follow = scene.active.iter().flat_map(|(_, command)| {
        let longer = command.sequences().filter(|keys| keys.starts_with(pressed));
        longer.filter_map(|keys| Some((keys.get(pressed.len())?.label(), command.title)))
    });
    follow.collect()
}

/// Whether the first key of the command that is the nth of the active ones means something nearer. Keys are
/// compared as they are written: at each frame they are not parsed anew.
fn is_shadowed(scene: &Scene<'_>, nth: usize, command: &Command) -> bool {
    let Some(first) = command.keys.first() else { return false };
    let nearer = scene.active.iter().take(nth).filter(|(_, c)| c.context != command.context);
    nearer.into_iter().any(|(_, other)| other.keys.contains(first))
}
