//! What the parts of a mail or a book become together: one text after the other, each read by the reader of
//! its kind.

use std::ops::Range;

use super::extract::{
    Aside, Block, Encoding, Extract, Hidden, Kind, Limits, Sure, Unread, Unreadable, Why,
};
use super::map::Map;
use super::meta::Meta;

/// Names of parts that are told, at most.
const NAMES: usize = 12;
/// Remarks, at most.
const REMARKS: usize = 100;
/// Characters of a name that are told, at most.
const NAME: usize = 120;

/// A text in the making.
#[derive(Debug)]
pub(super) struct Sheet {
    kind: Kind,
    text: String,
    blocks: Vec<Block>,
    asides: Vec<Aside>,
    main: Option<Range<usize>>,
    beside: Vec<Range<usize>>,
    not_read: Vec<Unread>,
    apart: Vec<usize>,
    seams: Vec<usize>,
    hidden: Vec<Hidden>,
    encoding: Option<Encoding>,
    remarks: Vec<String>,
    /// The names of the parts that were not read, the first of them, and how many there are.
    unread: (Vec<String>, usize),
    pub(super) meta: Meta,
    most: usize,
    unseen: usize,
}

impl Sheet {
    pub(super) fn new(kind: Kind, limits: &Limits) -> Sheet {
        Sheet {
            kind,
            text: String::new(),
            blocks: Vec::new(),
            asides: Vec::new(),
            main: None,
            beside: Vec::new(),
            not_read: Vec::new(),
            apart: Vec::new(),
            seams: Vec::new(),
            hidden: Vec::new(),
            encoding: None,
            remarks: Vec::new(),
            unread: (Vec::new(), 0),
            meta: Meta::default(),
            most: limits.text,
            unseen: 0,
        }
    }

    /// Adds the text of a part behind the others.
    pub(super) fn join(&mut self, part: Extract) -> Result<(), Unreadable> {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        let by = self.text.len();
        if by + part.text.len() > self.most {
            return Err(Unreadable::TooMuchText(self.most));
        }
        self.text.push_str(&part.text);
        let blocks = part.blocks.into_iter();
        self.blocks.extend(
            blocks.map(|Block { range, kind }| Block {
                range: range.start + by..range.end + by,
                kind,
            }),
        );
        let asides = part.asides.into_iter();
        self.asides.extend(
            asides.map(|aside| Aside {
                range: aside.range.start + by..aside.range.end + by,
                ..aside
            }),
        );
        if self.main.is_none() {
            let beside = part.beside.into_iter();
            self.beside.extend(beside.map(|range| range.start + by..range.end + by));
        }
        self.main = self.main.take().or(part.main.map(|main| main.start + by..main.end + by));
        let unread = part.unread.into_iter();
        self.not_read.extend(unread.map(|Unread { range, what }| Unread {
            range: range.start + by..range.end + by,
            what,
        }));
        self.apart.extend(part.apart.into_iter().map(|place| place + by));
        self.seams.extend(part.seams.into_iter().map(|place| place + by));
        for hidden in part.hidden {
            self.hide(hidden.text, hidden.at + by, hidden.why)?;
        }
        self.decoded(&part.encoding, part.remarks);
        Ok(())
    }

    /// Notes a text that the document does not show.
    pub(super) fn beside(&mut self, text: &str, why: Why) -> Result<(), Unreadable> {
        let text = text.trim();
        if text.is_empty() { Ok(()) } else { self.hide(text.to_string(), self.text.len(), why) }
    }

    fn hide(&mut self, text: String, at: usize, why: Why) -> Result<(), Unreadable> {
        self.unseen += text.len();
        if self.unseen > self.most {
            return Err(Unreadable::TooMuchText(self.most));
        }
        self.hidden.push(Hidden { text, at, why });
        Ok(())
    }

    /// How a part was decoded: the least sure one counts for the whole.
    pub(super) fn decoded(&mut self, encoding: &Encoding, remarks: Vec<String>) {
        let doubt = |encoding: &Encoding| match encoding.sure {
            Sure::Yes => 0,
            Sure::Declared => 1,
            Sure::Guessed => 2,
        };
        match &mut self.encoding {
            Some(before) if doubt(before) >= doubt(encoding) => before.doubt_also(encoding),
            before => {
                let mut least = encoding.clone();
                if let Some(before) = before {
                    least.doubt_also(before);
                }
                *before = Some(least);
            }
        }
        for remark in remarks {
            self.remark(remark);
        }
    }

    /// Says something, once.
    pub(super) fn remark(&mut self, remark: String) {
        if self.remarks.len() < REMARKS && !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
    }

    /// A part is not read.
    pub(super) fn leave(&mut self, name: &str) {
        self.unread.1 += 1;
        if self.unread.0.len() < NAMES {
            self.unread.0.push(name.chars().take(NAME).collect());
        }
    }

    /// Says of a part that it was not read; a quote that is not found may stand in it.
    pub(super) fn not_read(&mut self, what: &str) {
        self.remark(format!("{what}."));
        let end = self.text.len();
        let mut clause = what.chars();
        let what = clause.next().map_or(String::new(), |c| c.to_lowercase().collect::<String>());
        self.not_read.push(Unread { range: end..end, what: what + clause.as_str() });
    }

    /// Ends the text. `part` is what the parts that were not read are called.
    pub(super) fn finish(mut self, part: (&str, &str)) -> Extract {
        let (names, count) = std::mem::take(&mut self.unread);
        let more = count - names.len();
        let names = names.join(", ");
        match (count, more) {
            (0, _) => {}
            (1, _) => self.not_read(&format!("{} was not read: {names}", part.0)),
            (_, 0) => self.not_read(&format!("{count} {} were not read: {names}", part.1)),
            _ => {
                self.not_read(&format!(
                    "{count} {} were not read: {names} and {more} more",
                    part.1
                ));
            }
        }
        Extract {
            kind: self.kind,
            text: self.text,
            blocks: self.blocks,
            main: self.main,
            beside: self.beside,
            pages: Vec::new(),
            asides: self.asides,
            recognised: Vec::new(),
            apart: self.apart,
            seams: self.seams,
            unread: self.not_read,
            hidden: self.hidden,
            map: Map::default(),
            meta: self.meta,
            encoding: self.encoding.unwrap_or_else(Encoding::utf8),
            remarks: self.remarks,
        }
    }

    /// Whether there is no text so far.
    pub(super) fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }
}
