//! Draws the neutral wording.

use ratatui::Frame;

use super::Words;
use crate::app::App;
use crate::app::areas::Areas;
use crate::app::collect::is_kept;
use crate::dossier::Entity;
use crate::insight::neutral::{Ground, Part, Phrase};
use crate::text::visible::visible;
use crate::verify::standing;
use crate::views::render::ground::standing_sign;
use crate::views::render::positions::IN_BRIEF;
use crate::widgets::{Line, Role, Theme, flow_text, ink, popup};

pub(in crate::views) fn draw(
    app: &App,
    theme: &Theme,
    frame: &mut Frame<'_>,
    (words, scroll): (&Words, usize),
    areas: &mut Areas,
) {
    let screen = frame.area();
    let columns = usize::from(screen.width.saturating_sub(6).min(92));
    let lines = lines(app, theme, words, columns);
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
    let place = popup::place(screen, columns as u16 + 4, height);
    let inside = popup::frame(frame, theme, place, "In neutral words");
    popup::lines(frame, theme, inside, &lines, scroll);
    areas.popup_lines = lines.len();
    areas.popup_page = usize::from(inside.height);
}

fn lines(app: &App, theme: &Theme, words: &Words, columns: usize) -> Vec<Line> {
    let line = &words.line;
    let mut lines = flow_text(&visible(&words.title), columns, Role::Title, &[]);
    if is_kept(app, words.of.clone()) {
        lines.push(vec![ink(IN_BRIEF, Role::Accent)]);
    }
    lines.push(Line::new());
    lines.extend(flow_text(&visible(&line.text()), columns, Role::Plain, &[]));
    lines.push(Line::new());
    lines.push(vec![ink("What each phrase rests on", Role::Heading)]);
    for phrase in &line.phrases {
        lines.push(Line::new());
        let role = if phrase.part == Part::Quoted { Role::Quote } else { Role::Plain };
        lines.extend(flow_text(&visible(&phrase.text), columns, role, &[]));
        lines.extend(flow_text(&visible(&grounds(app, phrase)), columns, Role::Quiet, &[]));
        for quote in phrase.quotes() {
            let standing = standing(&app.dossier, &app.proofs, quote);
            let (glyph, role) = standing_sign(&standing);
            let said = format!("{} {}", theme.glyph(glyph), standing.clause());
            lines.extend(flow_text(&visible(&said), columns, role, &[]));
        }
    }
    lines
}

/// The ids of the records behind a phrase, and the documents of its quotes.
fn grounds(app: &App, phrase: &Phrase) -> String {
    let d = &app.dossier;
    let ids = phrase.rests_on.iter().filter_map(|ground| match ground {
        Ground::Entry(entity) => Some(d.id_of(*entity).to_string()),
        Ground::Quote(ix) => {
            let quote = d.quote(*ix)?;
            let document = Entity::Document(quote.document());
            Some(format!("a quote of {}", d.id_of(document)))
        }
    });
    let ids: Vec<String> = ids.collect();
    if ids.is_empty() { "nothing: that nothing is there".to_string() } else { ids.join(" · ") }
}
