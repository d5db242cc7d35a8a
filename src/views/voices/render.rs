//! Draws the topics, and who has words of their own on the chosen one.

use ratatui::layout::Rect;

use super::state::Voices;
use crate::dossier::{Entity, TopicIx};
use crate::insight::grounds::of_positions;
use crate::insight::naming::all_called;
use crate::insight::silence::words::{NOTE, in_words};
use crate::insight::silence::{Group, Said};
use crate::state::Model;
use crate::state::place::Pane;
use crate::text::visible::visible;
use crate::text::words::capital;
use crate::verify::Flaw;
use crate::views::canvas::Canvas;
use crate::views::parts::MEASURE;
use crate::views::parts::flaws;
use crate::views::parts::nothing;
use crate::views::parts::signs::{bar, inside};
use crate::views::parts::two_panes::{Narrow, TwoPanes};
use crate::widgets::{Line, List, Role, Span, Theme, span, width, wrapped};

const PANES: TwoPanes =
    TwoPanes { beside: 64, share: 30, least: 28, most: 44, narrow: Narrow::Focus };

pub(super) fn draw(voices: &Voices, on: &mut Canvas<'_, '_>) {
    if voices.topics.is_empty() {
        return nothing::draw(on, inside(on.body));
    }
    let [topics, told] = PANES.split(on, voices.at.pane, 0);
    if topics.height > 0 {
        draw_topics(voices, on, topics);
    }
    if told.height > 0 {
        draw_voices(voices, on, told);
    }
}

fn draw_topics(voices: &Voices, on: &mut Canvas<'_, '_>, pane: Rect) {
    let (model, theme) = (on.model, on.theme);
    let chosen = voices.chosen_row(model);
    let focus = voices.at.pane == Pane::Subjects;
    let columns = usize::from(pane.width);
    let name = |topic: &TopicIx| visible(model.dossier.name_of(Entity::Topic(*topic))).into_owned();
    let lines = |n: usize| {
        let here = chosen == Some(n);
        let role = match (here, focus) {
            (true, true) => Role::Chosen,
            (true, false) => Role::Title,
            (false, _) => Role::Plain,
        };
        let Some(topic) = voices.topics.get(n) else { return Vec::new() };
        let flaw = flaws::of_row(model, |flawed| flawed.of_topic(*topic));
        let Some(flaw) = flaw.map(|flaw| flaws::sign(theme, flaw)) else {
            return vec![vec![
                bar(theme, here, focus),
                span(" ", Role::Plain),
                span(name(topic), role),
            ]];
        };
        let sign = [flaw, span(" ", Role::Plain)];
        let room = columns.saturating_sub(2 + width(&sign) + 1);
        let name = span(name(topic), role);
        let name = Span { text: name.text.cut(room), role };
        let gap = (room + 1).saturating_sub(width(std::slice::from_ref(&name)));
        let mut line = vec![bar(theme, here, focus), span(" ", Role::Plain), name];
        line.push(span(" ".repeat(gap), Role::Plain));
        line.extend(sign);
        vec![line]
    };
    let (len, top) = (voices.topics.len(), model.layout.subjects.top);
    let rows = List { len, chosen, top, lines: &lines, heads: &|_| false };
    on.draw_rows(Pane::Subjects, pane, &rows);
}

fn draw_voices(voices: &Voices, on: &mut Canvas<'_, '_>, pane: Rect) {
    let columns = usize::from(pane.width.saturating_sub(3).min(MEASURE));
    on.scrolled(pane, lines(voices, on.model, on.theme, columns), voices.at.scroll, voices.at.pane);
}

/// Nearest words first.
fn lines(voices: &Voices, model: &Model, theme: &Theme, columns: usize) -> Vec<Line> {
    let d = model.known();
    let mut lines: Vec<Line> = Vec::new();
    let mut say = |text: &str, role| lines.extend(wrapped(&visible(text), columns, role, &[]));
    let Some(topic) = voices.chosen(model) else { return lines };
    say(d.name_of(Entity::Topic(topic)), Role::Title);
    say(d.topic(topic).map_or("", |topic| topic.question.as_str()), Role::Quiet);
    let Some(map) = &voices.map else { return lines };
    let flaw = |said: &Said| flaws::flaw(model, of_positions(d, said.positions.iter().copied()));
    for on in map.topics.iter().filter(|on| on.topic == topic) {
        for group in Group::ALL {
            let told: Vec<(String, Option<Flaw>)> = match group {
                Group::Silent => Some((capital(&all_called(&d, &on.silent)), None))
                    .filter(|(all, _)| !all.is_empty())
                    .into_iter()
                    .collect(),
                group => on.of(group).map(|said| (in_words(&d, said), flaw(said))).collect(),
            };
            if !told.is_empty() {
                say("", Role::Plain);
                say(&capital(group.label()), Role::Heading);
                for (told, flaw) in &told {
                    match flaw {
                        Some(flaw) => {
                            say(&format!("{}: {told}", flaws::words(theme, *flaw)), Role::Warning);
                        }
                        None => say(told, Role::Plain),
                    }
                }
            }
        }
    }
    say("", Role::Plain);
    say(NOTE, Role::Quiet);
    lines
}
