//! What can be wrong with a dossier, as data. How it is said stands in `wording.rs`; where it is
//! said to be, line and column, is worked out in `read/locate.rs`.

use std::ops::Range;

use super::rows::{EntryAt, QuoteIx};
use super::terms::{Firmness, Stance, TopicKind};

/// Declares the codes, each with the title under which `docs/PROBLEMS.md` explains it.
macro_rules! codes {
    ($($code:ident $severity:ident $title:literal,)+) => {
        /// The code of a problem. A code keeps its meaning for ever.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $title] $code,)+ }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Code] = &[$(Code::$code,)+];

            /// The code as it is printed and waived.
            pub const fn name(self) -> &'static str {
                match self { $(Code::$code => stringify!($code),)+ }
            }

            /// What the problem is called.
            pub const fn title(self) -> &'static str {
                match self { $(Code::$code => $title,)+ }
            }

            /// A warning may be waived with a reason; an error may not.
            pub const fn severity(self) -> Severity {
                match self { $(Code::$code => Severity::$severity,)+ }
            }
        }
    };
}

codes! {
    D001 Error "Not readable as RON",
    D002 Error "Unknown field",
    D003 Error "Missing field",
    D004 Error "Unknown value",
    D005 Error "Field given twice",
    D006 Error "Wrong kind of value",
    D007 Error "Merge conflict",
    D008 Error "Text outside of any entry",
    D009 Error "Unknown list",
    D010 Error "Never closed",
    D011 Error "Id used twice",
    D012 Error "Reference to nothing",
    D013 Error "Reference to the wrong kind of thing",
    D014 Error "Id of the wrong shape",
    D015 Error "Not a date",
    D016 Error "No header",
    D017 Error "Second header",
    D018 Error "Empty text",
    D019 Error "File too broken to read on",
    D020 Error "File not readable",
    D101 Error "No evidence",
    D102 Error "Firmness missing",
    D103 Error "Firmness where none belongs",
    D104 Error "Stance does not answer the topic",
    D105 Error "Expected and Attributed belong together",
    D106 Error "Not the actor's own words",
    D107 Error "Firmness without the act",
    D108 Error "Clause without an instrument",
    D109 Error "Omission that is not from a draft",
    D110 Error "Does not supersede",
    D111 Error "Number not as said",
    D112 Error "Impossible number",
    D113 Error "Combined number with one holder",
    D114 Error "Relay as an actor",
    D115 Warning "Long quote",
    D116 Error "Context too long",
    D117 Error "Blanks around a quote",
    D118 Error "Circle",
    D119 Error "Draft of what it cannot be a draft of",
    D120 Error "Not a country code",
    D121 Error "Heading too wide",
    D122 Error "Link to itself",
    D123 Error "Stamp for other quotes",
    D124 Error "Not the place of a sentence",
    D131 Warning "Number not in the quote",
    D132 Warning "Hedge dropped",
    D133 Warning "Stronger than the quote",
    D134 Warning "Anonymous claim without its source",
    D141 Error "Stale waiver",
    D142 Error "Nothing to waive",
    D201 Error "Quote not in its source",
    D202 Error "Quote in more than one place",
    D203 Error "No copy of the source",
    D204 Error "Copy is not the stamped one",
    D205 Error "Copy reads otherwise",
    D206 Error "Copy cannot be read",
    D207 Error "Quote only in hidden text",
    D208 Error "Quote ends within a word",
    D209 Warning "Hedge outside the quote",
    D210 Error "Quote joins what stands apart",
    D211 Error "Quote may be in a part not read",
    D212 Error "Sentence not decided",
    D213 Error "Sentence set aside is gone",
}

impl Code {
    /// The code of that name.
    pub fn from_name(name: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.name() == name)
    }
}

impl Code {
    /// Whether only the copies of the documents can tell, as with every `D2..`.
    pub fn needs_copy(self) -> bool {
        self.name().starts_with("D2")
    }
}

/// Whether a problem may be waived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
}

/// What is wrong, with what the sentence about it needs to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    Syntax {
        said: String,
    },
    UnknownField {
        found: String,
        expected: &'static [&'static str],
    },
    MissingField {
        field: String,
    },
    UnknownValue {
        found: String,
        expected: &'static [&'static str],
    },
    DuplicateField {
        field: String,
    },
    WrongType {
        said: String,
    },
    Conflict,
    Stray,
    UnknownList {
        found: String,
        read_as: Option<&'static str>,
    },
    Unclosed,
    DuplicateId {
        id: String,
        first_file: String,
        first_line: u32,
    },
    UnknownId {
        id: String,
        wanted: &'static str,
        near: Option<String>,
    },
    WrongEntity {
        id: String,
        is: &'static str,
        wanted: &'static str,
    },
    BadId {
        id: String,
    },
    BadDate {
        text: String,
        reason: &'static str,
    },
    NoHeader,
    SecondHeader,
    EmptyText,
    GivenUp,
    Unreadable {
        said: String,
    },
    NoEvidence {
        what: &'static str,
    },
    FirmnessMissing {
        stance: Stance,
    },
    FirmnessNotAllowed {
        stance: Stance,
    },
    StanceTopic {
        stance: Stance,
        kind: TopicKind,
    },
    Attribution {
        stance: Stance,
        firmness: Firmness,
    },
    NotOwnWords {
        actor: String,
        stance: Stance,
    },
    FirmnessWithoutAct {
        actor: String,
        firmness: Firmness,
    },
    ClauseWithoutInstrument,
    NotFromDraft,
    NotSuperseded {
        reason: &'static str,
    },
    QuantityNotSaid {
        as_said: String,
    },
    QuantityImpossible {
        reason: &'static str,
    },
    CombinedWithOne,
    RelayAsActor {
        actor: String,
    },
    LongQuote {
        words: usize,
    },
    LongContext {
        characters: usize,
    },
    BlankEdges,
    Circle {
        through: Vec<String>,
    },
    DraftOf {
        reason: &'static str,
    },
    CountryCode {
        reason: &'static str,
    },
    WideHeading {
        columns: usize,
    },
    LinkToItself,
    StampCount {
        stamped: u32,
        quotes: usize,
    },
    /// A sentence that is set aside has no range, or no hash.
    NoSentence,
    SummaryNumber {
        number: String,
    },
    SummaryHedge {
        hedge: String,
        class: &'static str,
    },
    SummaryStrong {
        word: String,
    },
    SummaryAnonymous {
        source: String,
    },
    StaleWaiver {
        code: String,
    },
    NotWaivable {
        reason: WaiverFault,
    },
    NotInSource {
        document: String,
    },
    Ambiguous {
        document: String,
        times: usize,
    },
    NoCopy {
        document: String,
        said: String,
    },
    StaleCopy {
        document: String,
        stamped: String,
        found: String,
        /// Whether they differ only in the ends of lines.
        line_ends: bool,
    },
    /// Similar words stand there: how they differ, see `verify::told`.
    Drifted {
        document: String,
        difference: String,
    },
    /// Why, as a clause.
    UnreadableCopy {
        document: String,
        said: String,
    },
    /// In what kind of text, as a part of a sentence.
    OnlyHidden {
        document: String,
        said: String,
    },
    InsideWord {
        document: String,
    },
    /// What it joins, as a part of a sentence.
    JoinsApart {
        document: String,
        said: &'static str,
    },
    /// What could not be read, as a clause.
    PartUnread {
        document: String,
        said: String,
    },
    /// Sentences of a document that are neither on record nor set aside, of how many; how the first begins.
    NotDecided {
        document: String,
        open: usize,
        sentences: usize,
        first: String,
    },
    /// No sentence of the copy is the one that was set aside.
    SetAsideGone {
        document: String,
    },
    /// A hedge in the sentence around a quote, of a class that quote and summary do without.
    HedgeOutside {
        hedge: String,
        class: &'static str,
    },
}

/// Why a waiver waives nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WaiverFault {
    UnknownCode { code: String },
    IsError { code: String },
    NoReason,
}

impl Fault {
    pub const fn code(&self) -> Code {
        match self {
            Fault::Syntax { .. } => Code::D001,
            Fault::UnknownField { .. } => Code::D002,
            Fault::MissingField { .. } => Code::D003,
            Fault::UnknownValue { .. } => Code::D004,
            Fault::DuplicateField { .. } => Code::D005,
            Fault::WrongType { .. } => Code::D006,
            Fault::Conflict => Code::D007,
            Fault::Stray => Code::D008,
            Fault::UnknownList { .. } => Code::D009,
            Fault::Unclosed => Code::D010,
            Fault::DuplicateId { .. } => Code::D011,
            Fault::UnknownId { .. } => Code::D012,
            Fault::WrongEntity { .. } => Code::D013,
            Fault::BadId { .. } => Code::D014,
            Fault::BadDate { .. } => Code::D015,
            Fault::NoHeader => Code::D016,
            Fault::SecondHeader => Code::D017,
            Fault::EmptyText => Code::D018,
            Fault::GivenUp => Code::D019,
            Fault::Unreadable { .. } => Code::D020,
            Fault::NoEvidence { .. } => Code::D101,
            Fault::FirmnessMissing { .. } => Code::D102,
            Fault::FirmnessNotAllowed { .. } => Code::D103,
            Fault::StanceTopic { .. } => Code::D104,
            Fault::Attribution { .. } => Code::D105,
            Fault::NotOwnWords { .. } => Code::D106,
            Fault::FirmnessWithoutAct { .. } => Code::D107,
            Fault::ClauseWithoutInstrument => Code::D108,
            Fault::NotFromDraft => Code::D109,
            Fault::NotSuperseded { .. } => Code::D110,
            Fault::QuantityNotSaid { .. } => Code::D111,
            Fault::QuantityImpossible { .. } => Code::D112,
            Fault::CombinedWithOne => Code::D113,
            Fault::RelayAsActor { .. } => Code::D114,
            Fault::LongQuote { .. } => Code::D115,
            Fault::LongContext { .. } => Code::D116,
            Fault::BlankEdges => Code::D117,
            Fault::Circle { .. } => Code::D118,
            Fault::DraftOf { .. } => Code::D119,
            Fault::CountryCode { .. } => Code::D120,
            Fault::WideHeading { .. } => Code::D121,
            Fault::LinkToItself => Code::D122,
            Fault::StampCount { .. } => Code::D123,
            Fault::NoSentence => Code::D124,
            Fault::SummaryNumber { .. } => Code::D131,
            Fault::SummaryHedge { .. } => Code::D132,
            Fault::SummaryStrong { .. } => Code::D133,
            Fault::SummaryAnonymous { .. } => Code::D134,
            Fault::StaleWaiver { .. } => Code::D141,
            Fault::NotWaivable { .. } => Code::D142,
            Fault::NotInSource { .. } => Code::D201,
            Fault::Ambiguous { .. } => Code::D202,
            Fault::NoCopy { .. } => Code::D203,
            Fault::StaleCopy { .. } => Code::D204,
            Fault::Drifted { .. } => Code::D205,
            Fault::UnreadableCopy { .. } => Code::D206,
            Fault::OnlyHidden { .. } => Code::D207,
            Fault::InsideWord { .. } => Code::D208,
            Fault::HedgeOutside { .. } => Code::D209,
            Fault::JoinsApart { .. } => Code::D210,
            Fault::PartUnread { .. } => Code::D211,
            Fault::NotDecided { .. } => Code::D212,
            Fault::SetAsideGone { .. } => Code::D213,
        }
    }
}

/// Where a fault is, before line and column are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A byte of a file, in the piece of text (normally an entry) that is left out for it.
    Bytes { file: u32, at: usize, within: Range<usize> },
    /// A field of an entry, by its path: `evidence[0].exact`. An empty path is the entry itself.
    Field { at: EntryAt, path: String },
    /// A file as a whole, by its name.
    File { name: String },
    /// The dossier as a whole.
    Dossier,
}

/// A fault and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub fault: Fault,
    pub spot: Spot,
    /// The reason for which a person lets it stand.
    pub waived: Option<String>,
    /// The quote that does not stand in its copy.
    pub quote: Option<QuoteIx>,
}

impl Finding {
    pub const fn new(fault: Fault, spot: Spot) -> Finding {
        Finding { fault, spot, waived: None, quote: None }
    }

    /// The same, of a quote.
    #[must_use]
    pub const fn of_quote(mut self, quote: QuoteIx) -> Finding {
        self.quote = Some(quote);
        self
    }
}

/// A finding that can be shown: with file, line, column and the line itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub fault: Fault,
    /// The file's name as shown to people; empty for the dossier as a whole.
    pub file: String,
    /// 1-based; 0 when the file as a whole is meant.
    pub line: u32,
    /// 1-based, in characters.
    pub column: u32,
    /// The id of the entry in which it is, when that is known.
    pub entry: String,
    /// The line itself, shortened around the place.
    pub excerpt: String,
    /// Characters of the excerpt before the caret.
    pub caret: usize,
    /// The reason for which a person lets it stand.
    pub waived: Option<String>,
    /// The quote that does not stand in its copy.
    pub quote: Option<QuoteIx>,
}

impl Problem {
    pub const fn code(&self) -> Code {
        self.fault.code()
    }

    /// Whether it still asks for something to be done.
    pub const fn is_open(&self) -> bool {
        self.waived.is_none()
    }

    /// `file:line:column`, as editors understand it.
    pub fn place(&self) -> String {
        match (self.file.as_str(), self.line) {
            ("", _) => "dossier".to_string(),
            (file, 0) => file.to_string(),
            (file, line) => format!("{file}:{line}:{}", self.column),
        }
    }
}
