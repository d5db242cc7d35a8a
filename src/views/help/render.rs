//! Draws the help.

use ratatui::layout::Rect;

use crate::dossier::terms::{Family, Firmness, Stance};
use crate::insight::cell::Bucket;
use crate::state::command::{Command, Context, Kind, by_context};
use crate::text::fold::fold;
use crate::views::parts::signs::{Mark, keys as pressed, role_of, sign_of};
use crate::widgets::theme::Background;
use crate::widgets::{Glyph, Line, Role, Theme, popup, span, width, wrapped};

/// Columns for keys.
const KEYS: usize = 27;
/// Columns for signs and names.
const NAME: usize = 17;

/// The columns of its lines: more on a wide screen.
pub(super) fn columns(screen: Rect) -> usize {
    let wide = popup::wide(screen, [92, 130]).min(screen.width.saturating_sub(2));
    usize::from(wide.saturating_sub(4))
}

/// All of it, each part with its lines in so many columns: first what can be done on the screen that is `here` and
/// everywhere, then what is seen, then what can be done elsewhere.
fn parts(
    commands: &[Command],
    here: Option<&'static Context>,
    theme: &Theme,
    columns: usize,
) -> Vec<Vec<Line>> {
    let all = by_context(commands);
    let is_near = |context: &Context| Some(context) == here || context.kind == Kind::Everywhere;
    let (mut near, far): (Vec<_>, Vec<_>) = all.iter().partition(|(context, _)| is_near(context));
    near.sort_by_key(|(context, _)| Some(*context) != here);
    let mut parts = Vec::new();
    for (context, commands) in near {
        keys(theme, (context, commands), columns, &mut parts);
        parts.push(vec![Line::new()]);
    }
    seen(theme, columns, &mut parts);
    for (context, commands) in far {
        parts.push(vec![Line::new()]);
        keys(theme, (context, commands), columns, &mut parts);
    }
    parts
}

/// The parts that hold some words, whatever their case and accents.
pub(super) fn found(
    commands: &[Command],
    here: Option<&'static Context>,
    words: &str,
) -> Vec<usize> {
    let words = fold(words.trim()).text;
    // The text is the same whatever it is drawn with, but for its signs; where no line is wrapped, words are found
    // across the end of a line, too.
    let parts = parts(commands, here, &Theme::new(Background::Mono, false), usize::from(u16::MAX));
    let holds = |part: &[Line]| {
        let text: String = part.iter().flatten().map(|span| span.text.as_str()).collect();
        !words.is_empty() && fold(&text).text.contains(&words)
    };
    parts.iter().enumerate().filter(|(_, part)| holds(part)).map(|(n, _)| n).collect()
}

/// All of it, with the parts set off in which something was found.
pub(super) fn marked(
    commands: &[Command],
    here: Option<&'static Context>,
    theme: &Theme,
    columns: usize,
    found: &[usize],
) -> Vec<Vec<Line>> {
    let mut parts = parts(commands, here, theme, columns);
    for n in found {
        let spans = parts.get_mut(*n).into_iter().flatten().flatten();
        spans.for_each(|span| span.role = Role::Chosen);
    }
    parts
}

/// The keys of one place.
fn keys(
    theme: &Theme,
    (context, commands): (&Context, &[&Command]),
    columns: usize,
    parts: &mut Vec<Vec<Line>>,
) {
    let title = format!("Keys: {}", context.title.to_lowercase());
    parts.push(vec![vec![span(title, Role::Title)]]);
    for command in commands {
        let keys = pressed(theme, command.key_labels().join(" "));
        let before = vec![span(format!("{keys:<w$} ", w = KEYS - 1), Role::Key)];
        parts.push(beside(before, command.help, Role::Plain, columns));
    }
}

/// What is seen on the screens, and what it means.
fn seen(theme: &Theme, columns: usize, parts: &mut Vec<Vec<Line>>) {
    let mut text = |words: &str| {
        parts.push(wrapped(words, columns, Role::Plain, &[]));
        parts.push(vec![Line::new()]);
    };
    text(
        "Every line is a position: who takes which stance on what. The bright words are quoted to \
         the character; what stands around them is the sentence that they were taken from; words \
         that hedge are underlined. Below stand who said it and through whom it reached the document. In \
         the text of a document, words that several quotes share are in italics.",
    );
    text(
        "“Attested” means that the words were found in a copy of the document on that day; the \
         copy is not here. “Not proved” means that nothing has shown it yet.",
    );
    text(
        "Digits go to the screens; they are never repeat counts. An open popup or input line takes every \
         key until Esc closes it.",
    );
    parts.push(vec![vec![span("Stances", Role::Title)]]);
    let mut family: Option<Family> = None;
    for stance in Stance::ALL {
        let lead = if family == Some(stance.family()) { "" } else { stance.family().name() };
        family = Some(stance.family());
        let before = vec![
            sign_of(theme, *stance),
            span(format!(" {:<w$}", stance.name(), w = NAME - 2), role_of(*stance)),
            span(format!("{lead:<12}"), Role::Quiet),
        ];
        parts.push(beside(before, stance.meaning(), Role::Plain, columns));
    }
    parts.push(vec![Line::new()]);
    parts.push(vec![vec![span("Firmness", Role::Title)]]);
    for firmness in Firmness::ALL {
        let name = format!("  {:<w$}", firmness.name().to_lowercase(), w = NAME - 2);
        let before = vec![span(name, Role::Plain)];
        parts.push(beside(before, firmness.meaning(), Role::Quiet, columns));
    }
    parts.push(vec![Line::new()]);
    parts.push(vec![vec![span("Signs", Role::Title)]]);
    for (glyph, meaning) in [
        (Glyph::Attested, "found in a copy that is not here"),
        (
            Glyph::Otherwise,
            "a quote reads otherwise in its copy, or what stands here rests on such a quote",
        ),
        (
            Glyph::Unproved,
            "not proved for another reason, or resting on something that is not proved",
        ),
        (Glyph::Folded, "has officials who speak for it; z shows them"),
        (Glyph::Dot, "named in the documents, and no position bears on it"),
    ] {
        let before = vec![span(format!("{:<NAME$}", theme.glyph(glyph)), Role::Plain)];
        parts.push(beside(before, meaning, Role::Quiet, columns));
    }
    parts.push(vec![Line::new()]);
    parts.push(vec![vec![span("Beside a stance in the grid", Role::Title)]]);
    for mark in Mark::ALL {
        let before = vec![span(format!("{:<NAME$}", mark.span(theme).text), Role::Plain)];
        parts.push(beside(before, mark.more, Role::Quiet, columns));
    }
    parts.push(vec![Line::new()]);
    parts.push(vec![vec![span("Where an actor stands on a topic", Role::Title)]]);
    for bucket in Bucket::ALL {
        let before = vec![span(format!("{:<NAME$}", bucket.label()), Role::Plain)];
        parts.push(beside(before, bucket.meaning(), Role::Quiet, columns));
    }
}

/// What something means beside what it is, in as many lines as it takes.
fn beside(before: Line, meaning: &str, role: Role, columns: usize) -> Vec<Line> {
    let indent = width(&before);
    let mut lines = wrapped(meaning, columns.saturating_sub(indent).max(1), role, &[]);
    let mut before = Some(before);
    for line in &mut lines {
        let margin = before.take();
        let margin = margin.unwrap_or_else(|| vec![span(" ".repeat(indent), Role::Plain)]);
        line.splice(0..0, margin);
    }
    lines
}
