//! Draws a quote that is quoted anew.

use super::words;
use crate::dossier::{QuoteIx, quote_line};
use crate::insight::naming;
use crate::insight::record::{after, before};
use crate::state::Model;
use crate::text::visible::visible;
use crate::verify::{Standing, VerdictKind, standing};
use crate::views::parts::quoted::sentence;
use crate::views::parts::signs::{difference, standing_sign};
use crate::widgets::{Line, Role, Theme, span, wrapped};

/// Everything there is to see of it, in so many columns.
pub(super) fn lines(model: &Model, theme: &Theme, quote: QuoteIx, columns: usize) -> Vec<Line> {
    let d = &model.dossier;
    let Some(found) = d.quote(quote) else { return Vec::new() };
    let mut page = Page { columns, lines: Vec::new() };
    let problem = model.problems.iter().find(|problem| problem.quote == Some(quote));
    let place = problem.map_or(String::new(), |problem| format!("   {}", problem.place()));
    let id = d.id_of(found.owner());
    let marks = [(id.len()..id.len() + place.len(), Role::Quiet)];
    page.text(&format!("{id}{place}"), Role::Title, &marks);
    page.text(&naming::document(d, found.document()), Role::Quiet, &[]);
    page.heading(words::AS_QUOTED);
    page.quoted(theme, [found.prefix(), found.exact(), found.suffix()]);
    let judged = standing(d, &model.proofs, quote);
    let anew = model.proofs.anew(quote);
    match (&judged, anew) {
        (Standing::Judged(verdict), anew) if !verdict.is_proof() => {
            if let Some(anew) = anew {
                page.heading(words::IN_THE_COPY);
                page.quoted(theme, [&anew.prefix, &anew.exact, &anew.suffix]);
            }
            match verdict.drift() {
                Some(drift) => {
                    page.heading(words::DIFFERENCE);
                    let (text, marks) = difference(&drift.difference);
                    page.indented(&text, Role::Context, &marks);
                }
                None => page.standing(theme, &judged),
            }
        }
        (Standing::Judged(_), _) => page.standing(theme, &judged),
        _ if model.unread > 0 => page.text(words::BEING_READ, Role::Plain, &[]),
        _ => page.standing(theme, &judged),
    }
    match anew {
        Some(anew) => {
            page.heading(words::WOULD_STAND);
            page.standing(theme, &Standing::Judged(&anew.verdict));
            if anew.verdict.kind() == VerdictKind::Stale {
                page.indented(words::STAMP, Role::Quiet, &[]);
            }
            page.heading(words::TO_WRITE);
            let line = quote_line(&anew.prefix, &anew.exact, &anew.suffix);
            page.indented(&visible(&line), Role::Plain, &[]);
            page.lines.push(Line::new());
            page.text(words::BY_YOU, Role::Quiet, &[]);
        }
        None if !judged.is_proof() && model.unread == 0 => {
            page.lines.push(Line::new());
            page.text(words::NOTHING_NEAR, Role::Plain, &[]);
        }
        None => {}
    }
    page.lines
}

struct Page {
    columns: usize,
    lines: Vec<Line>,
}

impl Page {
    fn text(&mut self, text: &str, role: Role, marks: &[(std::ops::Range<usize>, Role)]) {
        self.lines.extend(wrapped(text, self.columns, role, marks));
    }

    fn heading(&mut self, text: &str) {
        self.lines.push(Line::new());
        self.text(text, Role::Heading, &[]);
    }

    fn indented(&mut self, text: &str, role: Role, marks: &[(std::ops::Range<usize>, Role)]) {
        for part in wrapped(text, self.columns.saturating_sub(2), role, marks) {
            self.lines.push([vec![span("  ", Role::Plain)], part].concat());
        }
    }

    /// The words, with those around them.
    fn quoted(&mut self, theme: &Theme, [prefix, exact, suffix]: [&str; 3]) {
        let (text, marks) = sentence(theme, [&before(prefix), exact, &after(suffix)]);
        self.indented(&text, Role::Context, &marks);
    }

    fn standing(&mut self, theme: &Theme, standing: &Standing<'_>) {
        let (glyph, role) = standing_sign(standing);
        self.indented(&format!("{} {}", theme.glyph(glyph), standing.clause()), role, &[]);
    }
}
