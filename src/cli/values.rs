//! What can stand as the value of each argument: one table for completion, and for the test that whatever is not
//! found is told with what resembles it.

use clap::{Arg, ArgAction};

/// What a value names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Values {
    /// One of those that the table of arguments lists.
    Listed,
    Actor,
    /// An actor, or a dossier.
    ActorOrFile,
    Topic,
    Document,
    Stance,
    /// Any entry of the dossier.
    Entry,
    /// A group or an organisation, or a dossier.
    BodyOrFile,
    Body,
    Brief,
    /// A bundled dossier by its name, or a file or folder.
    Dossier,
    File,
    Folder,
    /// A date, a number, words that name nothing.
    Written,
    /// Nothing that has a name, or nothing at all.
    None,
}

/// What the value of an argument of a command names.
pub(super) fn of(command: &str, arg: &Arg) -> Values {
    if !takes_value(arg) {
        return Values::None;
    }
    if !arg.get_possible_values().is_empty() {
        return Values::Listed;
    }
    match (command, arg.get_id().as_str()) {
        ("coalition", "dossier") => Values::BodyOrFile,
        (_, "actor") => Values::Actor,
        (_, "one" | "other") => Values::ActorOrFile,
        (_, "topic") => Values::Topic,
        (_, "document" | "corrects") => Values::Document,
        (_, "stance") => Values::Stance,
        (_, "what") => Values::Entry,
        (_, "body") => Values::Body,
        ("show" | "export", "name") => Values::Brief,
        (_, "dossier") => Values::Dossier,
        (_, "output" | "files") => Values::File,
        (_, "sources" | "to" | "folder") => Values::Folder,
        (_, "as_of" | "since" | "max_relays" | "limit" | "date" | "find" | "query" | "words") => {
            Values::Written
        }
        // What a document is, in words.
        ("add", "publisher" | "title" | "author" | "language" | "url") => Values::Written,
        _ => Values::None,
    }
}

/// Whether anything is written behind an option, or in its place.
pub(super) fn takes_value(arg: &Arg) -> bool {
    matches!(arg.get_action(), ArgAction::Set | ArgAction::Append)
}
