//! What is copied: a quote with everything that belongs to it, or a line with its sources. Never the bare words:
//! whoever pastes them pastes whose they are and how they stand, too.

use super::line;
use crate::dossier::{Dossier, QuoteIx};
use crate::export::{Node, Quote, markdown, plain};
use crate::insight::neutral::Line;
use crate::insight::record::{Voice, voice};
use crate::text::words::capital;
use crate::verify::{Proofs, Standing, stamp_of, standing};

/// How it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Text,
    Markdown,
}

/// Some nodes of a page.
pub fn of_nodes(nodes: &[Node], form: Form) -> String {
    match form {
        Form::Text => String::from_utf8_lossy(&plain::page(nodes, None)).trim_end().to_string(),
        Form::Markdown => written(nodes),
    }
}

/// A quote with everybody through whom it came, where it stands and how.
/// # Errors
/// There is no such quote: a sentence.
pub fn of_quote(
    d: &Dossier,
    proofs: &Proofs,
    quote: QuoteIx,
    form: Form,
) -> Result<String, &'static str> {
    let (voice, standing) = told(d, proofs, quote).ok_or("This quote is not in the dossier.")?;
    let mut source = voice.chain;
    source.extend(voice.translation.map(|text| format!("In translation: {text}")));
    source.push(capital(&standing.clause()));
    Ok(match form {
        Form::Text => {
            let words = in_marks(&voice.exact);
            [words].into_iter().chain(source).collect::<Vec<_>>().join("\n")
        }
        Form::Markdown => written(&[Node::Quote(Quote {
            prefix: voice.prefix,
            exact: voice.exact,
            suffix: voice.suffix,
            source,
            stamp: stamp_of(&standing),
            ..Quote::default()
        })]),
    })
}

/// A line with the quotes that it rests on.
pub fn of_line(d: &Dossier, proofs: &Proofs, line: &Line, form: Form) -> String {
    let quotes = line.quotes();
    let line = line::text(d, proofs, line);
    let sources: Vec<String> = quotes
        .iter()
        .filter_map(|quote| told(d, proofs, *quote))
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
fn told<'a>(d: &'a Dossier, proofs: &'a Proofs, quote: QuoteIx) -> Option<(Voice, Standing<'a>)> {
    Some((voice(d, d.quote(quote)?), standing(d, proofs, quote)))
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
