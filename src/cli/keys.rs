//! `onrecord keys`: every command with its keys, from the one command table.

use super::output::{Done, columns, write};
use super::{format, settings};
use crate::export::{Column, Format, Node, Output, Table, Value};
use crate::shell::env::Env;
use crate::state::command::{Command, by_context};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// How to print them; `md` prints docs/KEYS.md
    #[arg(long, value_parser = format::of(Output::List), default_value = Format::Table.name())]
    format: Format,
}

pub(super) fn run(args: &Args) -> Done {
    let all = settings::effective_with_remark(&Env::read()).commands;
    let nodes = match args.format {
        Format::Md => page(&all),
        _ => vec![Node::Table(flat(&all))],
    };
    write(&args.format.printed(&nodes, Some(columns())))
}

/// The page that is kept as `docs/KEYS.md`.
pub(super) fn page(all: &[Command]) -> Vec<Node> {
    let mut nodes = vec![
        Node::Heading(1, "Keys".to_string()),
        Node::Paragraph(
            "Made by `onrecord keys --format md` from the command table; a test keeps it fresh. \
             Every command is also in the palette, under its name."
                .replace('`', "'"),
        ),
    ];
    for (context, commands) in by_context(all) {
        let rows: Vec<Vec<Value>> = commands
            .into_iter()
            .map(|c| {
                [
                    c.key_labels().join(", "),
                    c.title.to_string(),
                    c.help.to_string(),
                    c.id.to_string(),
                ]
            })
            .map(|row| row.into_iter().map(Value::Text).collect())
            .collect();
        let columns = ["Keys", "Command", "What it does", "Id"];
        let columns = columns.iter().map(|title| Column::new(title, title)).collect();
        nodes.push(Node::Heading(2, context.title.to_string()));
        nodes.push(Node::Table(Table { columns, rows }));
    }
    nodes
}

fn flat(all: &[Command]) -> Table {
    let columns = [
        ("context", "Where"),
        ("keys", "Keys"),
        ("title", "Command"),
        ("help", "What it does"),
        ("id", "Id"),
    ];
    let row = |c: &Command| {
        vec![
            Value::Text(c.context.title.to_string()),
            Value::List(c.key_labels()),
            Value::Text(c.title.to_string()),
            Value::Text(c.help.to_string()),
            Value::Text(c.id.to_string()),
        ]
    };
    Table {
        columns: columns.iter().map(|(key, title)| Column::new(key, title)).collect(),
        rows: all.iter().map(row).collect(),
    }
}
