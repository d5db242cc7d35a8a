//! What a record of a journal holds of a brief: what is being typed, and the brief itself where it could not be saved.

use serde::{Deserialize, Serialize};

use super::Brief;
use super::reworded::renew;
use crate::text::words::squeezed;

/// What was not in the file yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Jotting", deny_unknown_fields)]
pub struct JournalRecord {
    /// The whole brief, when it could not be saved.
    #[serde(default)]
    pub brief: Option<Brief>,
    #[serde(default)]
    pub typing: Option<TypedText>,
    /// The hash of the file beside which the whole brief was kept; absent where there was none.
    #[serde(default)]
    pub base: Option<String>,
    /// The file is another one by now: the whole brief must not take its place. Found out when the record is
    /// read, never written.
    #[serde(skip)]
    pub is_behind: bool,
    /// Something of the journal cannot be read, and may have been later than this. Never written.
    #[serde(skip)]
    pub is_damaged: bool,
}

/// A text that is being typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Typing", deny_unknown_fields)]
pub struct TypedText {
    pub into: EditTarget,
    pub text: String,
}

/// Where it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EditTarget {
    /// The note on an item.
    Note(u32),
    /// A note or a heading that is to stand after an item, or at the end.
    NoteAfter(Option<u32>),
    HeadingAfter(Option<u32>),
    Heading(u32),
    Title,
    PreparedFor,
    PreparedBy,
    Handling,
}

impl EditTarget {
    /// How the place is called.
    pub const fn name(self) -> &'static str {
        match self {
            EditTarget::Note(_) => "Note",
            EditTarget::NoteAfter(_) => "A note of its own",
            EditTarget::HeadingAfter(_) | EditTarget::Heading(_) => "Heading",
            EditTarget::Title => "Title",
            EditTarget::PreparedFor => "Prepared for",
            EditTarget::PreparedBy => "Prepared by",
            EditTarget::Handling => "Handling",
        }
    }

    /// Whether it is one line.
    pub const fn is_line(self) -> bool {
        !matches!(self, EditTarget::Note(_) | EditTarget::NoteAfter(_))
    }
}

/// The text of a record.
pub fn to_text(record: &JournalRecord) -> String {
    ron::to_string(record).unwrap_or_default()
}

/// What a record holds; `None` where it is none.
pub fn from_text(text: &str) -> Option<JournalRecord> {
    let mut record: JournalRecord = ron::from_str(text).ok()?;
    if let Some(brief) = &mut record.brief {
        renew(brief);
    }
    Some(record)
}

impl JournalRecord {
    /// Puts what was typed where it belongs, with the whole brief as it was kept, if it was, in the place
    /// of `brief`.
    pub fn put_into(self, brief: &Brief) -> Brief {
        let brief = self.brief.unwrap_or_else(|| brief.clone());
        match self.typing {
            Some(typing) => put(&brief, typing.into, &typing.text),
            None => brief,
        }
    }

    /// Whether a brief has all of it already.
    pub fn is_in(&self, brief: &Brief) -> bool {
        use super::ItemKind;
        let has = |is: &dyn Fn(&super::Item) -> bool| brief.items.iter().any(|item| is(item));
        let is_put = match (&self.brief, &self.typing) {
            // Put in once more, an item of its own would stand there twice.
            (None, Some(TypedText { into: EditTarget::NoteAfter(_), text })) => {
                has(&|item| item.what == ItemKind::Text && item.note == text.trim_end())
            }
            (None, Some(TypedText { into: EditTarget::HeadingAfter(_), text })) => {
                has(&|item| is_heading(&item.what, text))
            }
            _ => false,
        };
        let mut put = self.clone().put_into(brief);
        // On which day it was saved is nothing that somebody wrote.
        put.head.changed_on.clone_from(&brief.head.changed_on);
        is_put || put == *brief
    }
}

fn is_heading(what: &super::ItemKind, text: &str) -> bool {
    matches!(what, super::ItemKind::Heading(heading) if heading.split(' ').eq(text.split_whitespace()))
}

/// Puts a text where it belongs. A note whose item is gone stands alone at the end; an empty text that
/// would make an item of its own makes none.
pub fn put(brief: &Brief, into: EditTarget, text: &str) -> Brief {
    use super::{ItemKind, edit};
    let line = || squeezed(text);
    let is_empty = text.trim().is_empty();
    match into {
        EditTarget::Note(id) if brief.item(id).is_some() => {
            let alone = brief.item(id).is_some_and(|(_, item)| item.what == ItemKind::Text);
            if alone && is_empty {
                return edit::remove(brief, id);
            }
            edit::change(brief, id, |item| item.note = text.trim_end().to_string())
        }
        EditTarget::Heading(id) if brief.item(id).is_some() => {
            if is_empty {
                return edit::remove(brief, id);
            }
            edit::change(brief, id, |item| item.what = ItemKind::Heading(line()))
        }
        EditTarget::Note(_)
        | EditTarget::NoteAfter(_)
        | EditTarget::Heading(_)
        | EditTarget::HeadingAfter(_)
            if is_empty =>
        {
            brief.clone()
        }
        EditTarget::Note(_) => {
            edit::insert(brief, None, ItemKind::Text, text.trim_end().to_string()).0
        }
        EditTarget::NoteAfter(id) => {
            edit::insert(brief, id, ItemKind::Text, text.trim_end().to_string()).0
        }
        EditTarget::Heading(_) => {
            edit::insert(brief, None, ItemKind::Heading(line()), String::new()).0
        }
        EditTarget::HeadingAfter(id) => {
            edit::insert(brief, id, ItemKind::Heading(line()), String::new()).0
        }
        EditTarget::Title => edit::with_head(brief, |head| head.title = line()),
        EditTarget::PreparedFor => edit::with_head(brief, |head| head.prepared_for = line()),
        EditTarget::PreparedBy => edit::with_head(brief, |head| head.prepared_by = line()),
        EditTarget::Handling => edit::with_head(brief, |head| head.handling = line()),
    }
}

/// The text that stands there now.
pub fn present(brief: &Brief, into: EditTarget) -> String {
    match into {
        EditTarget::Note(id) => brief.item(id).map_or(String::new(), |(_, item)| item.note.clone()),
        EditTarget::Heading(id) => {
            brief.item(id).map_or(String::new(), |(_, item)| item.title().into())
        }
        EditTarget::NoteAfter(_) | EditTarget::HeadingAfter(_) => String::new(),
        EditTarget::Title => brief.head.title.clone(),
        EditTarget::PreparedFor => brief.head.prepared_for.clone(),
        EditTarget::PreparedBy => brief.head.prepared_by.clone(),
        EditTarget::Handling => brief.head.handling.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_a_file_is_in_it_on_whatever_day_it_was_saved() {
        let written = put(&Brief::default(), EditTarget::Title, "The week");
        let record = JournalRecord { brief: Some(written.clone()), ..JournalRecord::default() };
        let mut saved = written;
        saved.head.changed_on = "2026-01-06".to_string();
        assert!(record.is_in(&saved));
        saved.head.title.clear();
        assert!(!record.is_in(&saved));
    }

    #[test]
    fn what_was_typed_comes_back_to_its_place() {
        let typing = |into, text: &str| JournalRecord {
            brief: None,
            typing: Some(TypedText { into, text: text.to_string() }),
            ..JournalRecord::default()
        };
        let one = put(&Brief::default(), EditTarget::NoteAfter(None), "first\n");
        assert_eq!(one.items[0].note, "first");
        let record = typing(EditTarget::Note(1), "a \"b\"\n\u{1b}");
        let read = from_text(&to_text(&record));
        assert_eq!(read.as_ref(), Some(&record));
        assert_eq!(record.put_into(&one).items[0].note, "a \"b\"\n\u{1b}");
        // The item is gone: the words stay.
        let lost = typing(EditTarget::Note(9), "words").put_into(&one);
        assert_eq!(lost.items[1].note, "words");
        assert_eq!(typing(EditTarget::Title, " A\n title ").put_into(&one).head.title, "A title");
        assert_eq!(put(&one, EditTarget::Note(1), " ").items.len(), 0);
        assert_eq!(from_text("(brief"), None);
    }

    #[test]
    fn what_a_brief_has_already_is_told() {
        let typing = |into, text: &str| JournalRecord {
            brief: None,
            typing: Some(TypedText { into, text: text.to_string() }),
            ..JournalRecord::default()
        };
        let all = [
            (EditTarget::NoteAfter(None), " first\n"),
            (EditTarget::HeadingAfter(None), " A  heading "),
            (EditTarget::Note(1), " first, and more"),
            (EditTarget::Title, "A  title"),
        ];
        let mut brief = Brief::default();
        for (into, text) in all {
            assert!(!typing(into, text).is_in(&brief), "{text}");
            brief = put(&brief, into, text);
            assert!(typing(into, text).is_in(&brief), "{text}");
        }
        assert!(typing(EditTarget::NoteAfter(None), " ").is_in(&brief));
        let whole = |brief: &Brief| JournalRecord {
            brief: Some(brief.clone()),
            typing: None,
            ..Default::default()
        };
        assert!(whole(&brief).is_in(&brief) && !whole(&brief).is_in(&Brief::default()));
    }
}
