//! Draws the compare screen.

use ratatui::layout::Rect;

use super::state::{Compare, Row};
use crate::brief::Subject;
use crate::brief::collect::difference_key;
use crate::dossier::date::Date;
use crate::insight::compare::Sides;
use crate::insight::compare::{Comparison, Group, Told};
use crate::state::Model;
use crate::text::words::capital;
use crate::verify::Flaw;
use crate::views::canvas::Canvas;
use crate::views::parts::flaws;
use crate::views::parts::nothing;
use crate::views::parts::signs::inside;
use crate::views::parts::two_sides::{self, Cases, Head, Page, Tells};
use crate::widgets::{Line, Role, span};

pub(super) fn draw(compare: &Compare, on: &mut Canvas<'_, '_>) {
    let model = on.model;
    let rows = &compare.rows;
    let head = head(compare).with_note(days(compare, model));
    let Some(comparison) = compare.comparison(model).filter(|_| !rows.is_empty()) else {
        return draw_empty(compare, on, &head);
    };
    let none = two_sides::Row::none;
    let row = |n: usize| match rows.get(n).copied() {
        Some(Row::Heading(n, count)) => {
            let group = comparison.groups.get(n);
            let text = group.map_or(String::new(), |group| capital(&group.label));
            two_sides::Row::Heading { text, count, role: Role::Heading }
        }
        Some(row @ Row::Case(..)) => {
            compare.told(model, row).map_or_else(none, |(_, told)| title(compare, model, told))
        }
        None => none(),
    };
    let told = compare.chosen_told(model);
    let page = told.map(|(group, told)| page(model, comparison, group, told));
    let chosen = compare.chosen_row(model);
    let (focus, scroll) = (compare.at.pane, compare.at.scroll);
    Cases { len: rows.len(), chosen, row: &row, page, focus, scroll }.draw(on, Some(&head));
}

/// What is said where there is nothing to show.
fn draw_empty(compare: &Compare, on: &mut Canvas<'_, '_>, head: &Head) {
    let all = inside(on.body);
    head.draw(on, all);
    let words = match compare.comparison(on.model) {
        None => "Comparing …",
        Some(comparison) if comparison.groups.iter().all(|group| group.told.is_empty()) => {
            comparison.nothing
        }
        // It is only not looked for.
        Some(_) => nothing::MATCHES,
    };
    let at = Rect { y: all.y + 2.min(all.height - 1), height: 1, ..all };
    on.draw_line(at, &[span(format!(" {words}"), Role::Quiet)]);
}

/// What can be set beside each other, and what is.
fn head(compare: &Compare) -> Head {
    let sides = &compare.at.sides;
    Head::new(&[
        ("d", "drafts", *sides == Sides::Drafts),
        ("m", "members", *sides == Sides::Members),
        ("t", "dates", *sides == Sides::Dates),
        ("=", "two actors", matches!(sides, Sides::Actors(..))),
    ])
}

/// Which two days are set beside each other, and how others are chosen.
fn days(compare: &Compare, model: &Model) -> Line {
    if compare.at.sides != Sides::Dates {
        return Line::new();
    }
    let time = model.compared_time();
    let day = |day| Date::of_day(day).in_short();
    let Some(since) = time.since.map(day) else { return Line::new() };
    let days = match time.as_of.map(day) {
        Some(until) => format!(" {since} to {until}   "),
        None => format!(" since {since}   "),
    };
    vec![span(days, Role::Plain), span("t", Role::Key), span(" other days", Role::Quiet)]
}

/// A row: who, and what tells it apart. Of two actors only the topic: who they are stands in the sides.
fn title(compare: &Compare, model: &Model, told: &Told) -> two_sides::Row {
    let (first, topic) = (told.actors.join(", "), told.topic.clone());
    let [one, other] = &told.words;
    let (what, who, tells) = match &compare.at.sides {
        Sides::Actors(..) => (topic, String::new(), Tells::What),
        // Several clauses stand on one topic: what they say tells them apart.
        Sides::Drafts => {
            (first, if one.is_empty() { other.clone() } else { one.clone() }, Tells::Who)
        }
        Sides::Members => (first, format!("{other} · {topic}"), Tells::Who),
        Sides::Dates => (first, topic, Tells::Who),
    };
    let of =
        Subject::Comparison { sides: compare.at.sides.to_string(), case: difference_key(told) };
    let (is_kept, flaw) = (model.is_kept(of), flaw(model, told));
    two_sides::Row::Case { what, who, tells, is_kept, flaw }
}

fn page(model: &Model, comparison: &Comparison, group: &Group, told: &Told) -> Page {
    let mut sides: Vec<two_sides::Side> = comparison
        .sides
        .iter()
        .zip(&told.words)
        .zip(&told.quotes)
        .map(|((title, words), quotes)| two_sides::Side {
            title: title.clone(),
            text: if words.is_empty() && quotes.is_empty() {
                capital(told.absent)
            // What the sentence says already is not said again.
            } else if says(&told.sentence, words) {
                String::new()
            } else {
                capital(words)
            },
            quotes: quotes.clone(),
        })
        .collect();
    if told.why.is_some() || !told.evidence.is_empty() {
        sides.push(two_sides::Side {
            title: "How we know it".to_string(),
            text: told.why.clone().unwrap_or_default(),
            quotes: told.evidence.clone(),
        });
    }
    Page {
        verdict: format!("{}: {}", told.actors.join(" and "), told.topic),
        is_warning: false,
        meaning: group.meaning.clone(),
        reason: told.sentence.clone(),
        by: comparison.notes.join(" "),
        sides,
        flaw: flaw(model, told),
    }
}

/// Whether a sentence has every part of some words.
fn says(sentence: &str, words: &str) -> bool {
    words.split(". ").all(|part| sentence.contains(part.trim_end_matches('.')))
}

/// What is wrong with the quotes on which a difference rests.
fn flaw(model: &Model, told: &Told) -> Option<Flaw> {
    flaws::flaw(model, told.quotes.iter().flatten().chain(&told.evidence).copied())
}
