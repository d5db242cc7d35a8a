//! The whole frame: the header, the screen, the key bar, and what lies above them.

pub(super) mod cases;
pub(super) mod ground;
pub(super) mod nodes;
pub(super) mod positions;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{
    actors, brief, briefs, compare, conflicts, documents, export, find, grid, help, palette,
    problems, reader, recover, timeline, wording, writing,
};
use crate::app::areas::{Area, Areas, Target};
use crate::app::command::{Command, Context, When};
use crate::app::place::{Pane, Screen};
use crate::app::{App, Overlay, Stage, time};
use crate::text::visible::visible;
use crate::widgets::{Glyph, Ink, Line, Role, Theme, fill, flow_text, ink, put, width};

/// The smallest screen on which anything can be read.
const SMALLEST: (u16, u16) = (40, 10);

/// From this rank on, a command stays in the key bar however narrow it is.
const PINNED: u8 = 90;

/// Draws one frame, and returns what it learned.
pub fn draw(app: &App, theme: &Theme, frame: &mut Frame<'_>) -> Areas {
    let mut areas = Areas::default();
    let area = frame.area();
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        too_small(theme, frame);
        return areas;
    }
    let [header, tabs] = [0, 1].map(|n| Rect { y: area.y + n, height: 1, ..area });
    let body = Rect { y: area.y + 2, height: area.height - 3, ..area };
    let keys = Rect { y: area.bottom() - 1, height: 1, ..area };
    draw_header(app, theme, frame, header);
    draw_tabs(app, theme, frame, tabs, &mut areas);
    let horizontal = theme.glyph(Glyph::Horizontal);
    for y in [body.y, body.bottom() - 1] {
        fill(frame.buffer_mut(), theme, Rect { y, height: 1, ..body }, horizontal, Role::Rule);
    }
    if app.stage == Stage::Reading {
        let row = Rect { x: body.x + 1, y: body.y + 2, width: body.width - 2, height: 1 };
        put(frame.buffer_mut(), theme, row, &[ink("Reading the dossier …", Role::Quiet)]);
        draw_keys(app, theme, frame, keys, &mut areas);
        return areas;
    }
    match app.place.screen {
        Screen::Actors => actors::draw(app, theme, frame, body, &mut areas),
        Screen::Grid => grid::draw(app, theme, frame, body, &mut areas),
        Screen::Timeline => timeline::draw(app, theme, frame, body, &mut areas),
        Screen::Documents => documents::draw(app, theme, frame, body, &mut areas),
        Screen::Compare => compare::draw(app, theme, frame, body, &mut areas),
        Screen::Conflicts => conflicts::draw(app, theme, frame, body, &mut areas),
        Screen::Brief => brief::draw(app, theme, frame, body, &mut areas),
        Screen::Reader => reader::draw(app, theme, frame, body, &mut areas),
    }
    draw_time(app, theme, frame, Rect { height: 1, ..body });
    match &app.overlay {
        Some(Overlay::Help { scroll }) => help::draw(app, theme, frame, *scroll, &mut areas),
        Some(Overlay::Problems { scroll }) => {
            problems::draw(app, theme, frame, *scroll, &mut areas);
        }
        Some(Overlay::Wording { scroll, words }) => {
            wording::draw(app, theme, frame, (words, *scroll), &mut areas);
        }
        Some(Overlay::Palette(state)) => palette::draw(app, theme, frame, state, &mut areas),
        Some(Overlay::Outline { chosen }) => {
            reader::draw_outline(app, theme, frame, *chosen, &mut areas);
        }
        Some(Overlay::Writing(state)) => {
            writing::draw(app, theme, frame, state, &mut areas);
        }
        Some(Overlay::Briefs(state)) => briefs::draw(app, theme, frame, state, &mut areas),
        Some(Overlay::Export(state)) => export::draw(app, theme, frame, state, &mut areas),
        Some(Overlay::Recover { scroll }) => {
            recover::draw(app, theme, frame, *scroll, &mut areas);
        }
        Some(Overlay::Search(words)) => draw_search(words, theme, frame, keys),
        None => {}
    }
    if matches!(app.overlay, Some(Overlay::Search(_))) {
        return areas;
    }
    if app.finding.is_some() && app.overlay.is_none() && app.status.is_none() {
        find::draw(app, theme, frame, keys);
    } else {
        draw_keys(app, theme, frame, keys, &mut areas);
    }
    areas
}

fn too_small(theme: &Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    let words = [
        "This window is too small",
        "for onrecord: 40 columns",
        "and 10 rows are needed.",
        "q leaves.",
    ];
    for (n, text) in words.iter().enumerate().take(usize::from(area.height)) {
        let row = Rect { y: area.y + n as u16, height: 1, ..area };
        put(frame.buffer_mut(), theme, row, &[ink(*text, Role::Plain)]);
    }
}

/// Draws a line on the left and one on the right; the left one gives way.
fn put_both(frame: &mut Frame<'_>, theme: &Theme, row: Rect, left: &[Ink], right: &[Ink]) {
    let columns = width(right) as u16;
    let fits =
        columns > 0 && usize::from(row.width) >= width(left).min(20) + usize::from(columns) + 3;
    let room = if fits { row.width - columns - 3 } else { row.width - 1 };
    put(frame.buffer_mut(), theme, Rect { x: row.x + 1, width: room, ..row }, left);
    if fits {
        let x = row.right() - columns - 1;
        put(frame.buffer_mut(), theme, Rect { x, width: columns, ..row }, right);
    }
}

/// From this many columns on what is held stands beside the tabs; on a narrower screen it stands above them,
/// unless that is too narrow, too.
const WIDE: u16 = 100;
const NARROW: u16 = 64;

fn draw_header(app: &App, theme: &Theme, frame: &mut Frame<'_>, row: Rect) {
    let left = [
        ink("onrecord", Role::Title),
        ink("   ", Role::Plain),
        ink(&*app.dossier.title, Role::Plain),
    ];
    let words = if row.width >= WIDE { app.tally.in_words() } else { app.tally.in_short() };
    let role = if app.tally.is_good() { Role::Quiet } else { Role::Warning };
    let mut right = vec![ink(words, role)];
    if (NARROW..WIDE).contains(&row.width) {
        right.push(ink(format!(", {}", app.held.primary_in_words()), Role::Quiet));
    }
    put_both(frame, theme, row, &left, &right);
}

fn draw_tabs(app: &App, theme: &Theme, frame: &mut Frame<'_>, row: Rect, areas: &mut Areas) {
    let mut right = state_words(app);
    // On a narrow screen the others are only numbers; the palette has their names.
    let room = |right: &Line| usize::from(row.width).saturating_sub(width(right) + 3);
    let names = |gap: usize| -> usize {
        Screen::ALL.iter().map(|screen| screen.title().len() + 2 + gap).sum()
    };
    let gap = if names(3) <= room(&right) { 3 } else { 2 };
    let names = names(gap);
    let is_named = names <= room(&right) + gap;
    if app.scope.find.is_empty() && !(NARROW..WIDE).contains(&row.width) {
        let words = app.held.documents_in_words();
        let fits = names + words.chars().count() <= room(&right);
        right.push(ink(if fits { words } else { app.held.primary_in_words() }, Role::Quiet));
    }
    let mut left: Line = Vec::new();
    for screen in Screen::ALL {
        let here = *screen == app.place.screen;
        let named = here || is_named;
        let x = row.x + 1 + width(&left) as u16;
        let tab = [
            ink(screen.key(), if here { Role::Accent } else { Role::Quiet }),
            ink(if named { " " } else { "" }, Role::Plain),
            ink(
                if named { screen.title() } else { "" },
                if here { Role::Title } else { Role::Quiet },
            ),
        ];
        let area = Area { x, y: row.y, width: width(&tab) as u16, height: 1 };
        areas.targets.push((area, Target::Screen(*screen)));
        left.extend(tab);
        if Screen::ALL.last() != Some(screen) {
            left.push(ink(if is_named { " ".repeat(gap) } else { " ".to_string() }, Role::Plain));
        }
    }
    put_both(frame, theme, row, &left, &right);
}

/// What is going on, what is wrong, and what was found.
fn state_words(app: &App) -> Line {
    let mut right: Line = Vec::new();
    if matches!(app.stage, Stage::Checking | Stage::CheckingAgain) && app.dossier.len() > 10_000 {
        right.push(ink("checking …   ", Role::Quiet));
    }
    if app.work.is_under_way() {
        right.push(ink("counting …   ", Role::Quiet));
    }
    if app.unread > 0 {
        let noun = if app.unread == 1 { "document" } else { "documents" };
        right.push(ink(format!("proving: {} {noun} to go   ", app.unread), Role::Quiet));
    }
    let open = app.problems.iter().filter(|p| p.is_open()).count() + app.unsettled.len();
    if open > 0 {
        let noun = if open == 1 { "problem" } else { "problems" };
        right.push(ink(format!("{open} {noun} (!)   "), Role::Warning));
    }
    if !app.scope.find.is_empty() {
        let found = app.scope.shown.len();
        let text =
            format!("found “{}”: {found} of {} positions", app.scope.find, app.dossier.len());
        right.push(ink(text, Role::Accent));
    }
    right
}

/// What is restricted in time, on the rule above every screen: it is in sight wherever one reads.
fn draw_time(app: &App, theme: &Theme, frame: &mut Frame<'_>, row: Rect) {
    let room = usize::from(row.width.saturating_sub(4));
    let [long, short] = time::in_words(app);
    let words = if long.chars().count() <= room { long } else { short };
    if !words.is_empty() {
        let line = [ink(format!(" {words} "), Role::Accent)];
        let columns = (width(&line) as u16).min(row.width.saturating_sub(2));
        put(frame.buffer_mut(), theme, Rect { x: row.x + 1, width: columns, ..row }, &line);
    }
}

/// The search line of the reader, in the place of the key bar.
fn draw_search(words: &str, theme: &Theme, frame: &mut Frame<'_>, row: Rect) {
    let left = [
        ink("search: ", Role::Accent),
        ink(words, Role::Title),
        ink(theme.glyph(Glyph::Cursor), Role::Accent),
    ];
    let right = [
        ink("Enter", Role::Key),
        ink(" search   ", Role::Quiet),
        ink("Esc", Role::Key),
        ink(" close", Role::Quiet),
    ];
    put_both(frame, theme, row, &left, &right);
}

fn draw_keys(app: &App, theme: &Theme, frame: &mut Frame<'_>, row: Rect, areas: &mut Areas) {
    if let Some(status) = &app.status {
        return draw_status(status, theme, frame, row);
    }
    // Above a screen, only what can be done there is shown; a wording can be copied.
    let contexts = match app.overlay {
        Some(Overlay::Wording { .. }) | None => app.contexts(),
        Some(_) => app.contexts().into_iter().take(1).collect(),
    };
    let mut bar: Vec<(u8, usize, &Command)> = Vec::new();
    for (n, command) in
        app.commands.iter().enumerate().filter(|(_, c)| contexts.contains(&c.context))
    {
        // A key that means something nearer is not shown for what it means elsewhere.
        let own = !is_shadowed(app, &contexts, command);
        if let (Some((rank, _)), true, When::Yes) = (command.bar, own, (command.when)(app)) {
            bar.push((rank, n, command));
        }
    }
    let mut left: Line = Vec::new();
    if !app.pending.is_empty() {
        let pressed: String = app.pending.iter().map(|key| key.label()).collect();
        left.push(ink(format!("{pressed} and then?   "), Role::Accent));
        for (key, title) in followers(app) {
            left.extend([ink(key, Role::Key), ink(format!(" {title}   "), Role::Quiet)]);
        }
        return put_both(frame, theme, row, &left, &[]);
    }
    let arrows = match (theme.is_ascii(), app.place.screen) {
        (true, _) => "arrows",
        (false, Screen::Grid) => "↑↓←→",
        (false, _) => "↑↓",
    };
    let scrolls = matches!(
        app.overlay,
        Some(Overlay::Help { .. } | Overlay::Problems { .. } | Overlay::Wording { .. })
    ) || (app.overlay.is_none()
        && (app.place.pane == Pane::Card || app.place.screen == Screen::Reader));
    let moves = match (scrolls, &app.overlay) {
        (_, Some(Overlay::Writing(_))) => " move",
        (true, _) => " scroll",
        (false, _) => " choose",
    };
    left.extend([ink(arrows, Role::Key), ink(moves, Role::Quiet)]);
    let room = usize::from(row.width).saturating_sub(2);
    let entry = |command: &Command| {
        let word = command.bar.map_or("", |(_, word)| word);
        [
            ink("   ", Role::Plain),
            ink(command.key_label(), Role::Key),
            ink(format!(" {word}"), Role::Quiet),
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
        let area = Area { x, y: row.y, width: width(&more) as u16 - 3, height: 1 };
        areas.targets.push((area, Target::Command(n)));
        left.extend(more);
    }
    let explained = chosen_term(app);
    let right = explained.filter(|line| width(&left) + width(line) + 3 <= room).unwrap_or_default();
    put_both(frame, theme, row, &left, &right);
}

/// Rows that a status may take: a long address must be seen whole.
const MOST_ROWS: usize = 4;

/// What was done or could not be done, in the place of the key bar, and above it where it is long.
fn draw_status(status: &str, theme: &Theme, frame: &mut Frame<'_>, row: Rect) {
    let columns = usize::from(row.width.saturating_sub(2));
    let lines = flow_text(&visible(status), columns, Role::Warning, &[]);
    let count = lines.len().min(MOST_ROWS);
    for (n, line) in lines.iter().take(count).enumerate() {
        let y = row.y.saturating_sub((count - 1 - n) as u16);
        fill(frame.buffer_mut(), theme, Rect { y, ..row }, " ", Role::Plain);
        put(frame.buffer_mut(), theme, Rect { x: row.x + 1, y, width: row.width - 1, ..row }, line);
    }
}

/// The keys that may follow those that were pressed, each with what it then does.
fn followers(app: &App) -> Vec<(String, &'static str)> {
    let pressed = &app.pending;
    let contexts = app.contexts();
    let here = app.commands.iter().filter(|command| contexts.contains(&command.context));
    let follow = here.flat_map(|command| {
        let longer = command.sequences().filter(|keys| keys.starts_with(pressed));
        longer.filter_map(|keys| Some((keys.get(pressed.len())?.label(), command.title)))
    });
    follow.collect()
}

/// Whether the first key of a command means something nearer. Keys are compared as they are written: at
/// each frame they are not parsed anew.
fn is_shadowed(app: &App, contexts: &[Context], command: &Command) -> bool {
    let Some(first) = command.keys.first() else { return false };
    let nearer = contexts.iter().take_while(|context| **context != command.context);
    let mut others =
        nearer.flat_map(|context| app.commands.iter().filter(move |c| c.context == *context));
    others.any(|other| other.keys.contains(first))
}

/// What the stance of the chosen position means, for the corner of the key bar.
fn chosen_term(app: &App) -> Option<Line> {
    if app.overlay.is_some() || app.place.screen != Screen::Actors {
        return None;
    }
    let crate::dossier::Entity::Position(ix) = app.dossier.find(&app.place.item)? else {
        return None;
    };
    let stance = app.dossier.position(ix)?.stance();
    Some(vec![ink(format!("{stance}: {}", stance.meaning()), Role::Quiet)])
}
