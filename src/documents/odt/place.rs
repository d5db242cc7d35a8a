//! What holds where a text stands, and what is learnt on the way through a document.

use std::collections::{HashMap, HashSet};

use super::super::capitals::Casing;
use super::super::extract::{BlockKind, Unreadable, Why};
use super::super::map::Map;
use super::super::writer::Writer;
use super::formulas::Piece;
use super::letters::{Ground, Letters};
use super::lists::{ListPlace, Lists};
use super::names::Node;
use super::styles::Styles;

/// What holds for what stands here.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    /// What a paragraph is when nothing else makes it something.
    pub(super) kind: BlockKind,
    /// Why nothing here is seen.
    pub(super) gone: Option<Why>,
    pub(super) ground: Ground,
    pub(super) letters: Letters,
    pub(super) list: Option<ListPlace<'a>>,
}

impl Place<'_> {
    pub(super) fn new(kind: BlockKind, ground: Ground) -> Self {
        Place { kind, gone: None, ground, letters: Letters::default(), list: None }
    }

    pub(super) fn without(self, why: Why) -> Self {
        Place { gone: self.gone.or(Some(why)), ..self }
    }

    pub(super) fn on(self, ground: Option<Ground>) -> Self {
        Place { ground: ground.unwrap_or(self.ground), ..self }
    }

    pub(super) fn why_unseen(&self) -> Option<Why> {
        self.gone.or(self.letters.why_unseen(self.ground))
    }
}

/// What is learnt on the way through.
#[derive(Debug)]
pub(super) struct Walk<'a> {
    pub(super) writer: Writer,
    pub(super) styles: &'a Styles<'a>,
    /// How capitals are made.
    pub(super) casing: Casing,
    pub(super) lists: Lists<'a>,
    /// What tracked changes deleted, by their ids, until the text comes to where it was.
    pub(super) deleted: HashMap<&'a str, String>,
    /// The changes that delete.
    pub(super) deletions: HashSet<&'a str>,
    /// One of them is open: what stands here is deleted.
    pub(super) open_deletion: Option<&'a str>,
    /// Footnotes and endnotes, to be read behind the text.
    pub(super) notes: (Boxes<'a>, Boxes<'a>),
    /// The formulas of other parts, by their names.
    pub(super) formulas: &'a HashMap<String, Vec<Piece>>,
    pub(super) has_changes: bool,
    /// What is read is a header or a footer.
    pub(super) in_margin: bool,
    /// White space that comes now adds nothing: there is some, or the paragraph begins.
    pub(super) is_blank: bool,
    /// To the bytes of the part; only for the main part.
    pub(super) map: Option<&'a Map>,
}

/// Text that is read later, and where it stands: notes, text boxes.
pub(super) type Boxes<'a> = Vec<(Node<'a>, Place<'a>)>;

pub(super) type Done = Result<(), Unreadable>;

impl Walk<'_> {
    /// A part is not read: a quote that is not found may stand in it.
    pub(super) fn leave(&mut self, what: &str, name: Option<&str>) {
        const LONGEST: usize = 120;
        let from = self.writer.len();
        let name: Option<String> = name.map(|name| name.chars().take(LONGEST).collect());
        self.writer.unread(
            from,
            match name.filter(|name| !name.is_empty()) {
                Some(name) => format!("{what} was not read ({name})"),
                None => format!("{what} was not read"),
            },
        );
    }

    /// What a change that deletes took away.
    pub(super) fn delete(&mut self, id: &str) -> Done {
        match self.deleted.remove(id) {
            Some(text) => self.writer.hidden(&text, Why::Deleted),
            None => Ok(()),
        }
    }
}
