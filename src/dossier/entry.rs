//! The entries of a dossier exactly as a person writes them in RON, and as the JSON export names
//! them: owned, unresolved, unchecked. Field names and their order are those of the model.

use serde::{Deserialize, Serialize};

use super::terms::{
    Act, ActorKind, ConditionKind, DocumentKind, Firmness, InstrumentKind, LinkKind, Mode,
    Reliability, Stance, TextState, TopicKind, WhyAside,
};

/// Declares the structs with the attributes that every one of them needs: unknown fields are
/// errors, absent fields stay absent in both directions.
macro_rules! entries {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $ty:ty $(= $default:ident)?,)+ })+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
            #[serde(deny_unknown_fields)]
            pub struct $name {
                $($(#[$field_doc])* $(#[serde($default, skip_serializing_if = "is_absent")])? pub $field: $ty,)+
            }
        )+
    };
}

/// What makes a field absent from the export.
trait Absent {
    fn absent(&self) -> bool;
}

impl<T> Absent for Option<T> {
    fn absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Absent for Vec<T> {
    fn absent(&self) -> bool {
        self.is_empty()
    }
}

impl Absent for bool {
    fn absent(&self) -> bool {
        !self
    }
}

impl SetAsideEntry {
    /// Whether both are of one sentence at one place, whatever the reasons.
    pub fn is_of(&self, other: &SetAsideEntry) -> bool {
        (self.from, &self.hash) == (other.from, &other.hash) && self.document == other.document
    }
}

fn is_absent<T: Absent>(value: &T) -> bool {
    value.absent()
}

entries! {
    /// What the dossier as a whole is called; in exactly one file.
    DossierEntry {
        id: String,
        title: String,
        summary: Option<String> = default,
        /// Whether each sentence of each document must be on record or set aside.
        every_sentence: bool = default,
    }

    ActorEntry {
        id: String,
        name: String,
        kind: ActorKind,
        /// ISO 3166-1 alpha-3, states only.
        code: Option<String> = default,
        aliases: Vec<String> = default,
        member_of: Vec<MembershipEntry> = default,
        /// The bodies of which a source says that it is not a member.
        not_member_of: Vec<MembershipEntry> = default,
        /// The bodies that it speaks for.
        represents: Vec<String> = default,
        role: Option<String> = default,
        note: Option<String> = default,
    }

    MembershipEntry {
        body: String,
        evidence: Vec<QuoteEntry> = default,
    }

    TopicEntry {
        id: String,
        name: String,
        /// Heading in the grid, at most 8 columns.
        short: String,
        kind: TopicKind,
        /// What a stance on the topic answers.
        question: String,
        parent: Option<String> = default,
        place: Option<String> = default,
        /// Whether it is among those that the grid shows first.
        main: bool = default,
        note: Option<String> = default,
    }

    InstrumentEntry {
        id: String,
        title: String,
        kind: InstrumentKind,
        text: TextState,
        aliases: Vec<String> = default,
        draft_of: Option<String> = default,
        dated: Option<String> = default,
        participation: Vec<ParticipationEntry> = default,
        preconditions: Vec<PreconditionEntry> = default,
        note: Option<String> = default,
    }

    ParticipationEntry {
        actors: Vec<String>,
        act: Act,
        evidence: Vec<QuoteEntry> = default,
    }

    PreconditionEntry {
        text: String,
        topics: Vec<String> = default,
        evidence: Vec<QuoteEntry> = default,
    }

    DocumentEntry {
        id: String,
        publisher: String,
        kind: DocumentKind,
        title: Option<String> = default,
        author: Option<String> = default,
        published_on: Option<String> = default,
        /// BCP 47.
        language: Option<String> = default,
        url: Option<String> = default,
        accessed_on: Option<String> = default,
        reliability: Option<Reliability> = default,
        note: Option<String> = default,
    }

    PositionEntry {
        id: String,
        actors: Vec<String>,
        topic: String,
        stance: Stance,
        firmness: Option<Firmness> = default,
        summary: String,
        evidence: Vec<QuoteEntry> = default,
        /// A key shared by the draft and final versions of one clause.
        clause: Option<String> = default,
        conditions: Vec<ConditionEntry> = default,
        quantity: Option<QuantityEntry> = default,
        place: Option<String> = default,
        instrument: Option<String> = default,
        about: Vec<String> = default,
        stated_on: Option<String> = default,
        event_on: Option<String> = default,
        links: Vec<LinkEntry> = default,
        note: Option<String> = default,
        waive: Vec<WaiverEntry> = default,
    }

    /// A quote with its selector (W3C Web Annotation, `TextQuoteSelector`).
    QuoteEntry {
        document: String,
        exact: String,
        prefix: Option<String> = default,
        suffix: Option<String> = default,
        /// From the outermost relay to the innermost speaker; the publisher is implied.
        attribution: Vec<HopEntry> = default,
        translation: Option<String> = default,
        translated_by: Option<String> = default,
        /// Of a quote that the program took from a copy.
        stamp: Option<QuoteStampEntry> = default,
    }

    /// That a quote was found in a copy with this hash on that day.
    QuoteStampEntry {
        /// In hexadecimal.
        sha256: String,
        on: String,
    }

    HopEntry {
        who: Vec<String>,
        mode: Mode,
    }

    ConditionEntry {
        kind: ConditionKind,
        text: String,
        evidence: Vec<QuoteEntry> = default,
    }

    QuantityEntry {
        /// Verbatim, inside the quote: what screens print.
        as_said: String,
        unit: String,
        min: Option<f64> = default,
        max: Option<f64> = default,
        /// Whose total it is.
        held_by: Vec<String> = default,
    }

    LinkEntry {
        kind: LinkKind,
        to: String,
        why: Option<String> = default,
        evidence: Vec<QuoteEntry> = default,
    }

    WaiverEntry {
        code: String,
        why: String,
    }

    StampEntry {
        document: String,
        /// Of the copy that was read, in hexadecimal.
        sha256: String,
        on: String,
        /// How many quotes were found in that copy.
        quotes: u32,
    }

    /// That a sentence of a document was read and puts nothing on record. The sentence itself is not kept.
    SetAsideEntry {
        document: String,
        /// Where it stands in the text that the program reads of the copy: bytes.
        from: u32,
        to: u32,
        /// The first 16 digits of the SHA-256 of the sentence without blanks and hyphens, in hexadecimal.
        hash: String,
        why: WhyAside,
    }
}
