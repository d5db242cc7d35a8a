//! `onrecord dependence`: if this source falls, what falls with it.

use std::path::PathBuf;

use super::list::unknown;
use super::output::{Done, Failure, terminal_width, write};
use super::{Format, open, scope};
use crate::dossier::{DocumentIx, Dossier, Entity, Known, Position, PositionIx};
use crate::export::{Column, Node, Table, Value, csv, json, markdown, plain};
use crate::insight::cell::is_superseded;
use crate::insight::dependence::words::{clauses, part_in_words, sentence, unnamed, who_and_what};
use crate::insight::dependence::{Fall, Hang, Part, Spoken, echoes, fall, falls, hang};
use crate::insight::naming;
use crate::scope::Scope;
use crate::search::named::named;
use crate::verify::{Proofs, standing};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder or a `.ron` file; the bundled one when left out
    dossier: Option<PathBuf>,
    /// Only this document: its id, title or publisher
    #[arg(long, value_name = "NAME")]
    document: Option<String>,
    #[command(flatten)]
    scope: scope::ScopeArgs,
    /// A folder with copies of the documents, as for `check`
    #[arg(long, value_name = "DIR")]
    sources: Option<PathBuf>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

const COLUMNS: [(&str, &str); 15] = [
    ("document", "Document"),
    ("what", "What"),
    ("effect", "Effect"),
    ("entry", "Entry"),
    ("number", "Number"),
    ("actors", "Actors"),
    ("topic", "Topic"),
    ("text", "In words"),
    ("draft", "Draft"),
    ("hangs_on", "Hangs on"),
    ("only_document", "Only document"),
    ("said_elsewhere", "Said elsewhere"),
    ("unnamed_sources", "Unnamed sources"),
    ("quotes", "Quotes"),
    ("proved", "Proved"),
];

/// What a page speaks of.
struct Page<'d> {
    d: Known<'d>,
    scoped: Scope,
    proofs: Proofs,
    falls: Vec<Fall>,
}

pub(super) fn run(args: &Args) -> Done {
    let opened = open::dossier_with_remark(args.dossier.as_deref())?;
    let d = &opened.dossier;
    let document = args.document.as_deref().map(|name| document_named(d, name)).transpose()?;
    let scoped = scope::scoped(d, &args.scope)?;
    let proofs = open::proofs(d, args.dossier.as_deref(), args.sources.as_deref())?;
    let (known, within) = (scoped.known(d), &scoped.there);
    let mut falls = match document {
        Some(ix) => vec![fall(known, within, &Spoken::new(known, within), ix)],
        None => falls(known, within),
    };
    if scoped.time.since.is_some() {
        for fall in &mut falls {
            fall.alone.retain(|ix| scoped.asks_for(*ix));
            fall.weakened.retain(|ix| scoped.asks_for(*ix));
            fall.disowned.retain(|(ix, _)| scoped.asks_for(*ix));
            fall.parts.retain(|part| match part {
                Part::Condition(ix, _) | Part::Link(ix, _) => scoped.asks_for(*ix),
                // Nothing says since when these are there.
                Part::Act(..)
                | Part::Precondition(..)
                | Part::Membership(..)
                | Part::NonMembership(..) => false,
            });
        }
        falls.retain(|fall| document.is_some() || !fall.is_empty());
    }
    let page = Page { d: known, scoped, proofs, falls };
    match args.format {
        Format::Table => write(&plain::page(&page.nodes(), terminal_width())),
        Format::Md => write(&markdown::page(&page.nodes())),
        Format::Json => write(&json::page(&[Node::Table(page.table())])),
        Format::Csv => write(&csv::page(&[Node::Table(page.table())])),
    }
}

/// The one document of that name. A publisher may have several: then their ids are asked for.
fn document_named(d: &Dossier, name: &str) -> Result<DocumentIx, Failure> {
    let found = named(d, name).into_iter().filter_map(|entity| match entity {
        Entity::Document(ix) => Some(ix),
        _ => None,
    });
    let found: Vec<DocumentIx> = found.collect();
    match found.as_slice() {
        [] => Err(unknown(d, name, "document")),
        [one] => Ok(*one),
        several => {
            let ids = several.iter().take(5).map(|ix| d.id_of(Entity::Document(*ix)).to_string());
            Err(Failure(format!(
                "`{name}` names {} documents: name one by its id, such as {}",
                several.len(),
                naming::in_a_row(ids)
            )))
        }
    }
}

impl Page<'_> {
    fn hang(&self, ix: PositionIx) -> Option<Hang> {
        hang(self.d, ix, &|quote| standing(&self.d, &self.proofs, quote).is_proof())
    }

    /// Each document with what falls with it, in lists.
    fn nodes(&self) -> Vec<Node> {
        let mut nodes = vec![Node::Heading(1, "If this source falls".to_string())];
        if self.falls.is_empty() {
            nodes.push(Node::Note("Nothing that is asked for rests on any document.".to_string()));
            return nodes;
        }
        nodes.push(Node::Note(
            "That a source falls does not make untrue what it says. Each position stands or falls by its own \
             quotes."
                .to_string(),
        ));
        for fall in &self.falls {
            nodes.push(Node::Heading(2, naming::document(&self.d, fall.document)));
            nodes.push(Node::Paragraph(sentence(fall)));
            let mut disowned: Vec<PositionIx> = fall.disowned.iter().map(|(ix, _)| *ix).collect();
            disowned.dedup();
            for (title, lines) in [
                ("Fall with it:", self.lines(&fall.alone, Some(fall.document))),
                ("Lose one of several sources:", self.lines(&fall.weakened, None)),
                (
                    "Stand, yet no longer as the actor's own, because nothing else tells that it joined the text:",
                    self.lines(&disowned, None),
                ),
                (
                    "Fall with it, too:",
                    fall.parts.iter().map(|part| part_in_words(self.d, part)).collect(),
                ),
            ] {
                if !lines.is_empty() {
                    nodes.push(Node::Paragraph(title.to_string()));
                    nodes.push(Node::List(lines));
                }
            }
        }
        nodes
    }

    fn lines(&self, positions: &[PositionIx], falls_with: Option<DocumentIx>) -> Vec<String> {
        let positions = positions.iter().filter_map(|ix| self.d.position(*ix));
        positions.map(|p| self.line(p, falls_with)).collect()
    }

    /// Who, on what, what, and what else must be known of it.
    fn line(&self, p: Position<'_>, falls_with: Option<DocumentIx>) -> String {
        let mut remarks: Vec<String> = Vec::new();
        if p.is_draft() {
            remarks.push("draft".to_string());
        }
        if is_superseded(self.d, p.ix, &self.scoped.there) {
            remarks.push("superseded".to_string());
        }
        if let Some(document) = falls_with {
            remarks.extend(self.hang(p.ix).and_then(unnamed));
            for other in echoes(self.d, &self.scoped.there, document, p.ix) {
                remarks.push(format!(
                    "said elsewhere, too: {}",
                    self.d.id_of(Entity::Position(other))
                ));
            }
        }
        let remarks = match remarks.as_slice() {
            [] => String::new(),
            some => format!(" ({})", some.join("; ")),
        };
        format!("{}: {}{remarks}", who_and_what(self.d, p), p.summary())
    }

    /// One row for each position and part under each of its documents.
    fn table(&self) -> Table {
        let mut rows = Vec::new();
        for fall in &self.falls {
            let positions = [(&fall.alone, "falls"), (&fall.weakened, "loses a source")];
            for (positions, effect) in positions {
                rows.extend(positions.iter().filter_map(|ix| self.row(fall, *ix, effect, None)));
            }
            let disowned = fall.disowned.iter().filter_map(|(ix, actor)| {
                let id = self.d.id_of(Entity::Actor(*actor)).to_string();
                self.row(fall, *ix, "no longer its own", Some(id))
            });
            rows.extend(disowned);
            rows.extend(fall.parts.iter().map(|part| self.row_of_part(fall, part)));
        }
        Table { columns: COLUMNS.iter().map(|(key, title)| Column { key, title }).collect(), rows }
    }

    fn row(
        &self,
        fall: &Fall,
        ix: PositionIx,
        effect: &str,
        actor: Option<String>,
    ) -> Option<Vec<Value>> {
        let (p, hang) = (self.d.position(ix)?, self.hang(ix)?);
        let ids = |actors: &[_]| {
            actors.iter().map(|a| self.d.id_of(Entity::Actor(*a)).to_string()).collect()
        };
        let echoes = echoes(self.d, &self.scoped.there, fall.document, ix).into_iter();
        let only = hang.document.map(|ix| self.d.id_of(Entity::Document(ix)).to_string());
        Some(vec![
            Value::Text(self.d.id_of(Entity::Document(fall.document)).to_string()),
            Value::Text("position".to_string()),
            Value::Text(effect.to_string()),
            Value::Text(p.id().to_string()),
            Value::Absent,
            Value::List(actor.map_or_else(|| ids(p.actors()), |actor| vec![actor])),
            Value::Text(self.d.id_of(Entity::Topic(p.topic())).to_string()),
            Value::Text(p.summary().to_string()),
            Value::Flag(p.is_draft()),
            Value::List(clauses(hang)),
            Value::optional(only),
            Value::List(echoes.map(|ix| self.d.id_of(Entity::Position(ix)).to_string()).collect()),
            Value::Number(hang.unnamed as u64),
            Value::Number(hang.quotes as u64),
            Value::Number(hang.proved as u64),
        ])
    }

    fn row_of_part(&self, fall: &Fall, part: &Part) -> Vec<Value> {
        let actors = match part {
            Part::Act(_, _, actors) => actors.clone(),
            Part::Membership(actor, _) | Part::NonMembership(actor, _) => vec![*actor],
            Part::Condition(ix, _) | Part::Link(ix, _) => {
                self.d.position(*ix).map(|p| p.actors().to_vec()).unwrap_or_default()
            }
            Part::Precondition(..) => Vec::new(),
        };
        let actors = actors.iter().map(|a| self.d.id_of(Entity::Actor(*a)).to_string()).collect();
        let mut row = vec![
            Value::Text(self.d.id_of(Entity::Document(fall.document)).to_string()),
            Value::Text(part.label().to_string()),
            Value::Text("falls".to_string()),
            Value::Text(self.d.id_of(part.owner()).to_string()),
            Value::Number(part.number() as u64),
            Value::List(actors),
            Value::Absent,
            Value::Text(part_in_words(self.d, part)),
        ];
        row.resize(COLUMNS.len(), Value::Absent);
        row
    }
}
