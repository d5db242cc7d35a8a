//! A brief as the text of its file, and back. The file is RON that a person can read and mend.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::reworded::renew;
use super::{Brief, ItemKind};
use crate::text::own_letters::in_own_letters;

/// Of the form described in `model.rs`. Another one is told apart, never guessed. The first did not keep the quotes
/// of facts, and called both a text and what it depends on for some topics `text`; the second did not keep its days,
/// nor which records there were.
const VERSION: u32 = 3;

/// The largest file that is read, in bytes.
pub const LARGEST: u64 = 32 * 1024 * 1024;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File<B> {
    onrecord_brief: u32,
    brief: B,
}

/// Only which version it is.
#[derive(Deserialize)]
struct Version {
    onrecord_brief: u32,
}

/// Why a text is no brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// Of a later version of this program: its number.
    Later(u32),
    /// Line and column, from 1 on, and what the parser says.
    Broken { line: usize, column: usize, why: String },
    /// Two items have this id.
    Twice(u32),
}

impl std::fmt::Display for FileFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            FileFault::Later(version) => write!(
                f,
                "it is written in version {version} of the form of briefs, and this program knows \
                 {VERSION}: use a newer onrecord"
            ),
            FileFault::Broken { line, column, why } => {
                write!(f, "line {line}, column {column}: {why}: mend it there")
            }
            FileFault::Twice(id) => {
                write!(f, "two items have the id {id}: give one of them another number")
            }
        }
    }
}

/// The text of a brief's file.
pub fn to_text(brief: &Brief) -> String {
    let pretty = ron::ser::PrettyConfig::new().indentor("  ").escape_strings(true);
    let file = File { onrecord_brief: VERSION, brief };
    // Text, numbers and lists can always be written.
    let text = ron::ser::to_string_pretty(&file, pretty).unwrap_or_default();
    in_own_letters(&text) + "\n"
}

/// The brief of a file's text.
///
/// # Errors
/// It is of another version, or no brief: where, and why.
pub fn from_text(text: &str) -> Result<Brief, FileFault> {
    let options = ron::Options::default();
    let parsed: Result<File<Brief>, _> = options.from_str(text);
    let mut file = parsed.map_err(|error| {
        // A later version may have any form: only its number is read.
        match options.from_str::<Version>(text) {
            Ok(version) if version.onrecord_brief > VERSION => {
                FileFault::Later(version.onrecord_brief)
            }
            _ => FileFault::Broken {
                line: error.span.start.line,
                column: error.span.start.col,
                why: error.code.to_string(),
            },
        }
    })?;
    match file.onrecord_brief {
        2 | VERSION => {}
        1 => rename_texts(&mut file.brief),
        version => return Err(FileFault::Later(version)),
    }
    form_of_the_page(&mut file.brief);
    renew(&mut file.brief);
    let mut ids = std::collections::BTreeSet::new();
    match file.brief.items.iter().find(|item| !ids.insert(item.id)) {
        Some(item) => Err(FileFault::Twice(item.id)),
        None => Ok(file.brief),
    }
}

/// Makes the short form, which the items of earlier versions had one by one, the form of the page where all had it.
fn form_of_the_page(brief: &mut Brief) {
    let mut kept = brief.items.iter().filter_map(|item| item.excerpt()).peekable();
    brief.head.short |= kept.peek().is_some() && kept.all(|kept| kept.words_alone);
    for item in &mut brief.items {
        if item.excerpt().is_some_and(|kept| kept.words_alone)
            && let ItemKind::Excerpt(kept) = &mut Arc::make_mut(item).what
        {
            kept.words_alone = false;
        }
    }
}

/// Gives the facts of the first version the names that they have now: else each would look like a change.
fn rename_texts(brief: &mut Brief) {
    for item in &mut brief.items {
        let ItemKind::Excerpt(kept) = &mut Arc::make_mut(item).what else { continue };
        let facts = kept.snapshot.parts.iter_mut().flat_map(|part| &mut part.facts);
        for fact in facts.filter(|fact| fact.label == "text") {
            let is_condition = fact.text.starts_with("only with ");
            fact.label = if is_condition { "this topic" } else { "instrument" }.to_string();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Excerpt, Fact, Item, Part, Snapshot, edit};
    use super::*;

    #[test]
    fn a_brief_is_read_as_it_was_written() {
        let text = "a \"b\"\n\u{1b}[2J \u{202e} \\ 'é' \u{0}";
        let (mut brief, _) = edit::insert(
            &Brief::default(),
            None,
            ItemKind::Heading(text.to_string()),
            text.to_string(),
        );
        brief.head.title = text.to_string();
        let (brief, _) = edit::keep(&brief, Snapshot::default());
        let written = to_text(&brief);
        assert!(!written.chars().any(|c| c.is_control() && c != '\n'), "{written:?}");
        assert_eq!(from_text(&written), Ok(brief));
    }

    #[test]
    fn what_is_no_brief_is_told_with_its_place() {
        let told = |text: &str| from_text(text).unwrap_err().to_string();
        assert!(told("(onrecord_brief: 9, other: 1)").contains("newer onrecord"));
        let broken = to_text(&Brief::default()).replace("items", "itms");
        assert!(told(&broken).starts_with("line 7, column 5"), "{}", told(&broken));
        assert!(told("").contains("line 1"));
        let twice = || Arc::new(Item::default());
        let brief = Brief { items: vec![twice(), twice()], ..Brief::default() };
        assert!(told(&to_text(&brief)).contains("two items"));
    }

    #[test]
    fn the_short_form_of_all_items_is_that_of_the_page() {
        let two =
            edit::keep(&edit::keep(&Brief::default(), Snapshot::default()).0, Snapshot::default())
                .0;
        let written = to_text(&two);
        assert!(!written.contains("words_alone") && !written.contains("short"));
        let sign = "snapshot: (";
        assert_eq!(written.matches(sign).count(), 2, "{written}");
        let with = |n: usize| written.replacen(sign, &format!("words_alone: true, {sign}"), n);
        assert_eq!(from_text(&with(1)), Ok(two.clone()));
        let short = edit::with_head(&two, |head| head.short = true);
        assert_eq!(from_text(&with(2)), Ok(short.clone()));
        assert_eq!(from_text(&to_text(&short)), Ok(short));
    }

    #[test]
    fn a_brief_of_the_first_version_is_read_and_its_facts_have_todays_names() {
        let fact = |label: &str, text: &str| Fact {
            label: label.to_string(),
            text: text.to_string(),
            ..Fact::default()
        };
        let brief = |facts: Vec<Fact>| {
            let part = Part { facts, ..Part::default() };
            let snapshot = Snapshot { parts: vec![part], ..Snapshot::default() };
            let kept = Box::new(Excerpt { snapshot, ..Excerpt::default() });
            let item = Item { id: 1, what: ItemKind::Excerpt(kept), note: String::new() };
            Brief { items: vec![Arc::new(item)], ..Brief::default() }
        };
        let old = [fact("text", "The treaty (draft)"), fact("text", "only with a peace")];
        let now =
            [fact("instrument", "The treaty (draft)"), fact("this topic", "only with a peace")];
        let written = to_text(&brief(old.to_vec())).replace("brief: 3", "brief: 1");
        assert_eq!(from_text(&written), Ok(brief(now.to_vec())));
        // What it did not keep is not there; nothing else is told apart from today's form.
        assert!(!written.contains("quotes") && !written.contains("apart"));
    }
}
