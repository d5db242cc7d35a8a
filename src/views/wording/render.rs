//! Draws the neutral wording.

use crate::dossier::Entity;
use crate::insight::neutral::{self, Ground, Part, Phrase};
use crate::pages::line::text;
use crate::state::Model;
use crate::text::visible::visible;
use crate::verify::{STAMP, standing};
use crate::views::parts::positions::IN_BRIEF;
use crate::views::parts::signs::standing_sign;
use crate::widgets::{Line, Role, Theme, span, wrapped};

/// The line under its title, and what each of its phrases rests on.
pub(super) fn lines(
    model: &Model,
    theme: &Theme,
    (title, line): (&str, &neutral::Line),
    is_kept: bool,
    columns: usize,
) -> Vec<Line> {
    let mut lines = wrapped(&visible(title), columns, Role::Title, &[]);
    if is_kept {
        lines.push(vec![span(IN_BRIEF, Role::Accent)]);
    }
    lines.push(Line::new());
    let text = text(&model.dossier, &model.proofs, line);
    let marks: Vec<_> = text
        .match_indices(STAMP)
        .map(|(at, stamp)| (at..at + stamp.len(), Role::Warning))
        .collect();
    lines.extend(wrapped(&text, columns, Role::Plain, &marks));
    lines.push(Line::new());
    lines.push(vec![span("What each phrase rests on", Role::Heading)]);
    for phrase in &line.phrases {
        lines.push(Line::new());
        let role = if phrase.part == Part::Quoted { Role::Quote } else { Role::Plain };
        lines.extend(wrapped(&visible(&phrase.text), columns, role, &[]));
        lines.extend(wrapped(&visible(&grounds(model, phrase)), columns, Role::Quiet, &[]));
        for quote in phrase.quotes() {
            let standing = standing(&model.dossier, &model.proofs, quote);
            let (glyph, role) = standing_sign(&standing);
            let said = format!("{} {}", theme.glyph(glyph), standing.clause());
            lines.extend(wrapped(&visible(&said), columns, role, &[]));
        }
    }
    lines
}

/// The ids of the records behind a phrase, and the documents of its quotes.
fn grounds(model: &Model, phrase: &Phrase) -> String {
    let d = &model.dossier;
    let ids = phrase.rests_on.iter().filter_map(|ground| match ground {
        Ground::Entry(entity) => Some(d.id_of(*entity).to_string()),
        Ground::Quote(ix) => {
            let quote = d.quote(*ix)?;
            let document = Entity::Document(quote.document());
            Some(format!("a quote of {}", d.id_of(document)))
        }
    });
    let ids: Vec<String> = ids.collect();
    if ids.is_empty() {
        "no quote: nothing is on record here".to_string()
    } else {
        ids.join(" · ")
    }
}
