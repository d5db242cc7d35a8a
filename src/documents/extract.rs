//! What a reader makes of a document: its visible text in blocks, the way back to the bytes, what the
//! document says about itself, and apart from all that the text that nobody sees.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::map::Map;
use super::meta::{Field, Meta};
use crate::text::lines::sentences_of;
use crate::text::sentences::sentences;

/// What a document is, by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    Text,
    Markdown,
    Html,
    Pdf,
    Docx,
    Odt,
    Epub,
    Mail,
    Mhtml,
}

impl Kind {
    /// Each, in the order in which they are listed for people.
    pub const ALL: [Kind; 9] = [
        Kind::Text,
        Kind::Markdown,
        Kind::Html,
        Kind::Pdf,
        Kind::Docx,
        Kind::Odt,
        Kind::Epub,
        Kind::Mail,
        Kind::Mhtml,
    ];

    /// What is read, as a list in words: "plain text, Markdown or HTML".
    pub fn list() -> String {
        let names = Kind::ALL.map(|kind| kind.label().replace(" (its text layer)", ""));
        match names.as_slice() {
            [most @ .., last] => format!("{} or {last}", most.join(", ")),
            [] => String::new(),
        }
    }

    /// As people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Kind::Text => "plain text",
            Kind::Markdown => "Markdown",
            Kind::Html => "HTML",
            Kind::Pdf => "PDF (its text layer)",
            Kind::Docx => "DOCX",
            Kind::Odt => "ODT",
            Kind::Epub => "EPUB",
            Kind::Mail => "mail (EML)",
            Kind::Mhtml => "saved page (MHTML)",
        }
    }

    /// The endings of its files' names, without the dot, in small letters; the usual one first.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Kind::Text => &["txt"],
            Kind::Markdown => &["md", "markdown"],
            Kind::Html => &["html", "htm", "xhtml"],
            Kind::Pdf => &["pdf"],
            Kind::Docx => &["docx"],
            Kind::Odt => &["odt", "ott", "fodt"],
            Kind::Epub => &["epub"],
            Kind::Mail => &["eml"],
            Kind::Mhtml => &["mhtml", "mht"],
        }
    }

    /// Which endings there are, for people: `.txt, .md` and so on.
    pub fn all_endings() -> String {
        let usual = Kind::ALL.map(|kind| format!(".{}", kind.extension()));
        usual.join(", ")
    }

    /// Where its documents state what they are, where no nearer place is known.
    const fn place_of_meta(self) -> &'static str {
        match self {
            Kind::Text | Kind::Html => "the page",
            Kind::Markdown => "its front matter",
            Kind::Pdf | Kind::Docx | Kind::Odt => "its properties",
            Kind::Epub => "the description of the book",
            Kind::Mail | Kind::Mhtml => "its header fields",
        }
    }

    /// The usual ending of a file's name, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Kind::Text => "txt",
            Kind::Markdown => "md",
            Kind::Html => "html",
            Kind::Pdf => "pdf",
            Kind::Docx => "docx",
            Kind::Odt => "odt",
            Kind::Epub => "epub",
            Kind::Mail => "eml",
            Kind::Mhtml => "mhtml",
        }
    }
}

/// A document as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extract {
    pub kind: Kind,
    /// What a person who opens the document sees, unfolded. Between two blocks stands at least one
    /// line break.
    pub text: String,
    /// In order, without overlap. Text between two blocks is white space.
    pub blocks: Vec<Block>,
    /// Where the article of a page of the web is, as its markup and its text show it: bytes of `text`, from
    /// the beginning of a block to the end of one. `None` if there is none or if that is not sure, and
    /// for all other kinds. What is outside is seen and can be proved like the rest.
    pub main: Option<Range<usize>>,
    /// Stretches within it, in order, that are not of the article: buttons that share it, links to others. Each
    /// is from the beginning of a block to the end of one.
    #[serde(default)]
    pub beside: Vec<Range<usize>>,
    /// Where each page begins in `text`; empty where there are no pages.
    pub pages: Vec<usize>,
    /// Stretches of `text` that are seen and that a quote may have otherwise, in order, without overlap.
    pub asides: Vec<Aside>,
    /// Stretches of `text` that a program recognised in a picture: bytes, in order, without overlap.
    pub recognised: Vec<Range<usize>>,
    /// What the document shows and nobody could read here, in order.
    pub unread: Vec<Unread>,
    /// Places in `text` over which no sentence goes, in order: what stands behind is shown elsewhere, or
    /// something is drawn between that could not be read or may be part of the sentence.
    #[serde(default)]
    pub apart: Vec<usize>,
    /// Places in `text`, in order, where what stands on the two sides may be one word: a blank that
    /// begins there and may not be seen, or something unknown that is drawn there without one.
    #[serde(default)]
    pub seams: Vec<usize>,
    /// What is in the document and not to be seen.
    pub hidden: Vec<Hidden>,
    /// From `text` back to the bytes.
    pub map: Map,
    pub meta: Meta,
    pub encoding: Encoding,
    /// What a reader of the verdicts must know about how this text came about: one sentence each.
    pub remarks: Vec<String>,
}

impl Extract {
    /// Where the document states something about itself, as a noun: "JSON-LD", "its properties".
    pub fn place_of(&self, field: Field) -> &str {
        self.meta.places.of(field).unwrap_or(self.kind.place_of_meta())
    }

    /// The sentences of its blocks, in order, as bytes of the text; lines that are only wrapped end none.
    pub fn sentences(&self) -> impl Iterator<Item = Range<usize>> {
        self.blocks.iter().flat_map(|block| {
            let (own, start) =
                (self.text.get(block.range.clone()).unwrap_or_default(), block.range.start);
            let found =
                if block.kind == BlockKind::Verbatim { sentences(own) } else { sentences_of(own) };
            found.into_iter().map(move |range| start + range.start..start + range.end)
        })
    }

    /// Whether a letter of a stretch of the text, or one beside it that may belong to it, may be another.
    pub fn has_letters_in_doubt(&self, span: &Range<usize>) -> bool {
        let in_doubt = &self.encoding.in_doubt;
        let of = |part: Range<usize>| self.text.get(part).unwrap_or_default();
        let before = of(0..span.start).chars().next_back();
        let behind = of(span.end..self.text.len()).chars().next();
        let mut all = of(span.clone()).chars().chain(before).chain(behind);
        !in_doubt.is_empty() && all.any(|c| in_doubt.contains(c))
    }
}

/// A paragraph, a heading, an item of a list or a cell of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Bytes of the visible text.
    pub range: Range<usize>,
    pub kind: BlockKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// With its level, from 1.
    Heading(u8),
    Paragraph,
    Item,
    Quotation,
    Cell,
    /// White space counts: code, verse.
    Verbatim,
    Note,
}

/// Text that is seen and that a quote may leave out or have otherwise, if that is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    /// Bytes of the visible text.
    pub range: Range<usize>,
    pub kind: AsideKind,
    /// What a quote may have in its place; mostly nothing.
    pub instead: String,
}

impl Aside {
    /// A stretch that a quote may leave out.
    pub fn left_out(range: Range<usize>, kind: AsideKind) -> Aside {
        Aside { range, kind, instead: String::new() }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AsideKind {
    /// The number or the sign that leads to a note. It is no digit of a number before it.
    NoteMark,
    /// What stands on every page around its text: a page number, a running head, a footnote that
    /// parts a sentence. A quote must leave it out where it stands within the sentence.
    Furniture,
    /// The number of a line, in the margin. A quote must leave it out, too.
    LineNumber,
    /// The number or sign that a program puts before a paragraph: "Article 2", "(b)".
    ListNumber,
    /// Quotation marks that a style sheet or a browser adds.
    QuotationMarks,
    /// The sign that mail programs put before each line of what they answer: `>`.
    ReplyMark,
    /// Capitals that a style makes of other letters, which stand in [`Aside::instead`].
    Capitals,
}

impl AsideKind {
    /// Each, in the order of their names above.
    pub const ALL: [AsideKind; 7] = [
        AsideKind::NoteMark,
        AsideKind::Furniture,
        AsideKind::LineNumber,
        AsideKind::ListNumber,
        AsideKind::QuotationMarks,
        AsideKind::ReplyMark,
        AsideKind::Capitals,
    ];

    /// Whether it is no part of a sentence that runs past it.
    pub const fn must_be_left_out(self) -> bool {
        matches!(self, AsideKind::Furniture | AsideKind::LineNumber)
    }
}

/// A part of a document that is shown and could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// Bytes of the visible text: letters without meaning (each is U+FFFD there). Empty where nothing
    /// of the part is in the text.
    pub range: Range<usize>,
    /// What it is, as a clause: "a part in another format was not read (part.rtf)".
    pub what: String,
}

/// Text that is in a document but cannot be seen. A quote found only here is not proved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hidden {
    pub text: String,
    /// Where in the visible text it would stand.
    pub at: usize,
    pub why: Why,
}

/// Why a text cannot be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// Said to be hidden: `hidden`, `display: none`, a vanished run, an invisible mode of rendering.
    NotShown,
    /// Deleted in a tracked change, or struck out: nobody says it any more.
    Deleted,
    /// Of no size, of the colour of the paper, or off the page.
    Unseeable,
    /// A comment, alternative text, a field's instruction: beside the text, not in it.
    Beside,
}

impl Why {
    /// As part of a sentence: "the words stand only in …".
    pub const fn label(self) -> &'static str {
        match self {
            Why::NotShown => "text that the document does not show",
            Why::Deleted => "text that is struck out or deleted by a tracked change",
            Why::Unseeable => "text too small, too pale or too far off the page to be seen",
            Why::Beside => "a comment or a description, not the text itself",
        }
    }
}

/// How bytes became characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Encoding {
    /// As the Encoding Standard calls it, in its own capitals: `UTF-8`, `windows-1252`.
    pub name: String,
    pub sure: Sure,
    /// Of a guess: letters that are others in another encoding which fits the text as well.
    #[serde(default)]
    pub in_doubt: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sure {
    /// The bytes allow no other reading, or a byte-order mark or the format says so.
    Yes,
    /// The document names it, and the bytes do not contradict.
    Declared,
    /// Nothing says so: no quote can be found "to the character" in such a text.
    Guessed,
}

impl Encoding {
    pub fn new(name: impl Into<String>, sure: Sure) -> Encoding {
        Encoding { name: name.into(), sure, in_doubt: String::new() }
    }

    pub fn utf8() -> Encoding {
        Encoding::new("UTF-8", Sure::Yes)
    }

    pub fn is_guessed(&self) -> bool {
        self.sure == Sure::Guessed
    }

    /// What is in doubt in another part of the document is in doubt here, too.
    pub(super) fn doubt_also(&mut self, other: &Encoding) {
        let new = other.in_doubt.chars().filter(|c| !self.in_doubt.contains(*c));
        let new: String = new.collect();
        self.in_doubt.push_str(&new);
    }
}

/// How much a document may cost. Readers stop there, with a reason; they never guess the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub file: usize,
    /// Bytes of text, visible and hidden, and of any part of a container once unpacked.
    pub text: usize,
    /// Elements within elements.
    pub depth: usize,
    /// Parts of a container, pages, objects: things that a small file can claim to hold by the
    /// million.
    pub parts: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        const MEGABYTE: usize = 1024 * 1024;
        Limits { file: 64 * MEGABYTE, text: 64 * MEGABYTE, depth: 512, parts: 100_000 }
    }
}

/// Why no text could be had. Never "the quote is missing": nothing is known of the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unreadable {
    /// More than this many bytes of the file.
    TooLarge(usize),
    /// It would unpack to more than this many bytes of text.
    TooMuchText(usize),
    /// Nested deeper than this.
    TooDeep(usize),
    /// More parts, pages or objects than this.
    TooManyParts(usize),
    /// It took longer than this many seconds.
    TooSlow(u64),
    /// The reader of such documents came to an end of its own, or ran out of memory.
    Broken(String),
    Encrypted,
    /// It is what its kind says, but damaged: how, as a clause.
    Damaged(String),
    /// There is no text in it, as in a scan.
    NoText(Kind),
    /// Of no kind that can be read: what it looks like and, behind `; `, what to do about it.
    UnknownKind(String),
}

impl fmt::Display for Unreadable {
    /// A clause that goes on from "the copy of … cannot be read: ".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let megabytes = |bytes: &usize| bytes / (1024 * 1024);
        match self {
            Unreadable::TooLarge(most) => {
                write!(f, "the file is larger than {} MB", megabytes(most))
            }
            Unreadable::TooMuchText(most) => {
                write!(f, "it holds more than {} MB of text", megabytes(most))
            }
            Unreadable::TooDeep(most) => write!(f, "it is nested more than {most} levels deep"),
            Unreadable::TooManyParts(most) => write!(f, "it has more than {most} parts"),
            Unreadable::TooSlow(seconds) => write!(f, "reading it took more than {seconds} s"),
            Unreadable::Broken(how) => write!(f, "its reader failed ({how})"),
            Unreadable::Encrypted => f.write_str("it is encrypted"),
            Unreadable::Damaged(how) => write!(f, "it is damaged: {how}"),
            Unreadable::NoText(Kind::Pdf) => {
                f.write_str(
                    "it is a PDF without text (a scan?): open it in a program that recognises text and save \
                     it as PDF",
                )
            }
            Unreadable::NoText(kind) => write!(f, "there is no text in it ({})", kind.label()),
            Unreadable::UnknownKind(what) => match what.split_once("; ") {
                Some((what, remedy)) => write!(f, "it is {what}, which is not read: {remedy}"),
                None => write!(f, "it is {what}, which is not read: save it as {}", Kind::list()),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_read_is_said_with_what_to_do() {
        for (what, expected) in [
            (
                "rich text (RTF); save it as DOCX or PDF",
                "it is rich text (RTF), which is not read: save it as DOCX or PDF",
            ),
            (
                "a poem",
                "it is a poem, which is not read: save it as plain text, Markdown, HTML, PDF, DOCX, ODT, EPUB, mail (EML) or saved page (MHTML)",
            ),
        ] {
            assert_eq!(Unreadable::UnknownKind(what.to_string()).to_string(), expected);
        }
    }
}
