//! Draws the compare screen.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::state::{self, Row};
use crate::app::App;
use crate::app::areas::Areas;
use crate::app::collect::is_kept;
use crate::app::place::Pane;
use crate::app::work::Sides;
use crate::brief::Of;
use crate::brief::collect::difference_key;
use crate::insight::compare::{Comparison, Group, Told};
use crate::insight::diff::words::meaning_sentence;
use crate::text::words::capital;
use crate::views::render::cases::{self, Cases, Page};
use crate::views::render::ground::inside;
use crate::widgets::{Line, Role, Theme, ink, put};

pub(in crate::views) fn draw(
    app: &App,
    theme: &Theme,
    frame: &mut Frame<'_>,
    body: Rect,
    areas: &mut Areas,
) {
    let rows = &app.compare.rows;
    let head = head(app);
    let Some(comparison) = state::comparison(app).filter(|_| !rows.is_empty()) else {
        let all = inside(body);
        put(frame.buffer_mut(), theme, Rect { height: 1, ..all }, &head);
        let words = match state::comparison(app) {
            Some(comparison) => comparison.nothing,
            None => "Comparing …",
        };
        let at = Rect { y: all.y + 2.min(all.height - 1), height: 1, ..all };
        return put(frame.buffer_mut(), theme, at, &[ink(format!(" {words}"), Role::Quiet)]);
    };
    let row = |n: usize| match rows.get(n).copied() {
        Some(Row::Heading(n)) => {
            let group = comparison.groups.get(n);
            let count = group.map_or(0, |group| group.told.len());
            let text = group.map_or(String::new(), |group| capital(&group.label));
            cases::Row::Heading { text, count, is_warning: false }
        }
        Some(row @ Row::Case(..)) => match state::told(app, row) {
            Some((_, told)) => title(app, told),
            None => cases::Row::Case { what: String::new(), who: String::new(), is_kept: false },
        },
        None => cases::Row::Case { what: String::new(), who: String::new(), is_kept: false },
    };
    let chosen = state::chosen(app, Pane::Subjects);
    let told = chosen.and_then(|n| rows.get(n)).and_then(|row| state::told(app, *row));
    let page = told.map(|(group, told)| page(comparison, group, told));
    Cases { len: rows.len(), chosen, row: &row, page }.draw(
        app,
        theme,
        frame,
        body,
        Some(head),
        areas,
    );
}

/// What can be set beside each other, and what is.
fn head(app: &App) -> Line {
    let sides = state::sides(app);
    let all: [(&str, bool); 4] = [
        ("drafts", sides == Sides::Drafts),
        ("members", sides == Sides::Members),
        ("dates", sides == Sides::Dates),
        ("actors (= on two)", matches!(sides, Sides::Actors(..))),
    ];
    let mut line = vec![ink(" ", Role::Plain)];
    for (word, here) in all {
        line.push(ink(word, if here { Role::Title } else { Role::Quiet }));
        line.push(ink("  ", Role::Plain));
    }
    line
}

/// A row: who, and what tells it apart. Of two actors only the topic: who they are stands in the sides.
fn title(app: &App, told: &Told) -> cases::Row {
    let (first, topic) = (told.actors.join(", "), told.topic.clone());
    let [one, other] = &told.words;
    let (what, who) = match state::sides(app) {
        Sides::Actors(..) => (topic, String::new()),
        // Several clauses stand on one topic: what they say tells them apart.
        Sides::Drafts => (first, if one.is_empty() { other.clone() } else { one.clone() }),
        Sides::Members => (first, format!("{other} · {topic}")),
        Sides::Dates => (first, topic),
    };
    let of = Of::Comparison { sides: state::sides_in_words(app), case: difference_key(told) };
    cases::Row::Case { what, who, is_kept: is_kept(app, of) }
}

fn page(comparison: &Comparison, group: &Group, told: &Told) -> Page {
    let mut sides: Vec<cases::Side> = comparison
        .sides
        .iter()
        .zip(&told.words)
        .zip(&told.quotes)
        .map(|((title, words), quotes)| cases::Side {
            title: title.clone(),
            // What the sentence says already is not said again.
            text: if told.sentence.contains(words.as_str()) {
                String::new()
            } else {
                capital(words)
            },
            quotes: quotes.clone(),
        })
        .collect();
    if told.why.is_some() || !told.evidence.is_empty() {
        sides.push(cases::Side {
            title: "How we know it".to_string(),
            text: told.why.clone().unwrap_or_default(),
            quotes: told.evidence.clone(),
        });
    }
    Page {
        verdict: format!("{}: {}", told.actors.join(" and "), told.topic),
        is_warning: false,
        meaning: meaning_sentence(&group.meaning),
        reason: told.sentence.clone(),
        by: comparison.notes.join(" "),
        sides,
    }
}
