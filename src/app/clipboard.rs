//! The commands that copy: the chosen quote with everything that belongs to it, or a neutral line with
//! its sources. Never the bare words: whoever pastes them pastes whose they are and how they stand, too.

use super::command::{Command, Context, When};
use super::effect::Effect;
use super::place::Screen;
use super::{App, Overlay, chosen};
use crate::brief::page::item_nodes;
use crate::dossier::QuoteIx;
use crate::export::{Node, Quote, markdown, plain};
use crate::insight::record::{Voice, voice};
use crate::pages::quote::{STAMP, is_unproved};
use crate::text::words::capital;
use crate::verify::{Standing, standing};
use crate::views::brief;
use crate::views::export::ground;
use crate::views::wording::Words;

/// The rows of the table.
pub const COMMANDS: &[Command] = &[
    Command {
        id: "copy.text",
        title: "Copy",
        help: "Copy the chosen quote, the neutral line, or the item of the brief, with its sources and how it stands.",
        context: Context::Everywhere,
        keys: &["y"],
        bar: Some((85, "copy")),
        when,
        run: |app| copy(app, Form::Text),
    },
    Command {
        id: "copy.markdown",
        title: "Copy as Markdown",
        help: "Copy the same as Markdown: the quote as a block, its words in bold.",
        context: Context::Everywhere,
        keys: &["Y"],
        bar: None,
        when,
        run: |app| copy(app, Form::Markdown),
    },
];

/// How it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Text,
    Markdown,
}

fn when(app: &App) -> When {
    match &app.overlay {
        Some(Overlay::Wording { .. }) => When::Yes,
        Some(Overlay::Help { .. } | Overlay::Problems { .. }) => {
            When::No("Close this first, with Esc.")
        }
        // Of a brief the whole item is copied.
        _ if brief::item(app).is_some() => When::Yes,
        // The palette asks what can be run beneath it.
        _ => match chosen::quote(app) {
            Ok(_) => When::Yes,
            Err(why) => When::No(why),
        },
    }
}

fn copy(app: &mut App, form: Form) -> Vec<Effect> {
    let text = match &app.overlay {
        Some(Overlay::Wording { words, .. }) => Some(of_line(app, words, form)),
        _ if app.place.screen == Screen::Brief => brief::item(app).map(|item| {
            let nodes = item_nodes(item, ground(app));
            match form {
                Form::Text => {
                    String::from_utf8_lossy(&plain::page(&nodes, None)).trim_end().to_string()
                }
                Form::Markdown => written(&nodes),
            }
        }),
        _ => chosen::quote(app).ok().and_then(|quote| of_quote(app, quote, form)),
    };
    text.map(|text| Effect::Copy { text }).into_iter().collect()
}

/// A quote with everybody through whom it came, where it stands and how.
fn of_quote(app: &App, quote: QuoteIx, form: Form) -> Option<String> {
    let (voice, standing) = told(app, quote)?;
    let mut source = voice.chain;
    source.extend(voice.translation.map(|text| format!("In translation: {text}")));
    source.push(capital(&standing.clause()));
    Some(match form {
        Form::Text => {
            let words = in_marks(&voice.exact);
            [words].into_iter().chain(source).collect::<Vec<_>>().join("\n")
        }
        Form::Markdown => written(&[Node::Quote(Quote {
            prefix: voice.prefix,
            exact: voice.exact,
            suffix: voice.suffix,
            source,
            stamp: is_unproved(&standing).then(|| STAMP.to_string()),
            ..Quote::default()
        })]),
    })
}

/// A line with the quotes that it rests on.
fn of_line(app: &App, words: &Words, form: Form) -> String {
    let line = words.line.text();
    let quotes = words.line.quotes();
    let sources: Vec<String> = quotes
        .iter()
        .filter_map(|quote| told(app, *quote))
        .map(|(voice, standing)| {
            let chain = voice.chain.join("; ");
            format!("{} – {chain} – {}", in_marks(&voice.exact), standing.clause())
        })
        .collect();
    match form {
        Form::Text if sources.is_empty() => line,
        Form::Text => {
            let sources = sources.iter().map(|source| format!("- {source}"));
            [line, String::new(), "Sources:".to_string()]
                .into_iter()
                .chain(sources)
                .collect::<Vec<_>>()
                .join("\n")
        }
        Form::Markdown if sources.is_empty() => written(&[Node::Paragraph(line)]),
        Form::Markdown => written(&[
            Node::Paragraph(line),
            Node::Paragraph("Sources:".to_string()),
            Node::List(sources),
        ]),
    }
}

/// A quote with everybody through whom it came, and how it stands.
fn told(app: &App, quote: QuoteIx) -> Option<(Voice, Standing<'_>)> {
    let d = &app.dossier;
    Some((voice(d, d.quote(quote)?), standing(d, &app.proofs, quote)))
}

/// Words in quotation marks, unless these are the first and last of them already.
fn in_marks(words: &str) -> String {
    let is_mark = |c: char| "“”„\"«»".contains(c);
    let ends = words.starts_with(is_mark) && words.ends_with(is_mark);
    let once = words.chars().filter(|c| is_mark(*c)).count() == 2;
    if ends && once { words.to_string() } else { format!("“{words}”") }
}

fn written(nodes: &[Node]) -> String {
    String::from_utf8_lossy(&markdown::page(nodes)).trim_end().to_string()
}
