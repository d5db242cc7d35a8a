//! What can lie between two statements, and why that is, or is not, a contradiction.

/// What lies between two statements, by how much a reader has to know of it: where two clash, where one answers the
/// other, where texts and counts differ, where one side is silent, and what is no difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// They cannot both be so.
    Contradiction,
    /// A denial of something narrower than what was reported.
    NarrowerDenial,
    /// Neither confirmed nor denied.
    NonDenial,
    /// In a draft, and in the final text weaker or not mentioned.
    DraftFinal,
    /// Took part in the meeting, did not sign the text.
    AttendedNotSigned,
    /// Numbers that count different things.
    Denominator,
    /// Numbers of which one is not said to be anybody's: they may count the same.
    OpenDenominator,
    /// One speaks of something wider or narrower than the other.
    Scope,
    /// Two sentences of one document that do not fit when read literally.
    LooseWording,
    /// A claim about somebody who has said nothing on it.
    OneSided,
    /// One utterance, told twice.
    SameUtterance,
    /// They say the same, each in a source of its own.
    Agree,
}

impl Kind {
    pub const ALL: [Kind; 12] = [
        Kind::Contradiction,
        Kind::NarrowerDenial,
        Kind::NonDenial,
        Kind::DraftFinal,
        Kind::AttendedNotSigned,
        Kind::Denominator,
        Kind::OpenDenominator,
        Kind::Scope,
        Kind::LooseWording,
        Kind::OneSided,
        Kind::SameUtterance,
        Kind::Agree,
    ];

    /// In lists.
    pub const fn label(self) -> &'static str {
        match self {
            Kind::Contradiction => "contradiction",
            Kind::OneSided => "one side on record",
            Kind::NarrowerDenial => "narrower denial",
            Kind::NonDenial => "non-denial",
            Kind::AttendedNotSigned => "attended, not signed",
            Kind::LooseWording => "loose wording",
            Kind::DraftFinal => "draft and final",
            Kind::Denominator => "different things counted",
            Kind::OpenDenominator => "perhaps different things counted",
            Kind::Scope => "scope may differ",
            Kind::SameUtterance => "taken to be one utterance",
            Kind::Agree => "compatible",
        }
    }

    /// In the keys by which briefs name a case: kept as they first were, whatever a kind is called since.
    pub const fn key(self) -> &'static str {
        match self {
            Kind::Denominator | Kind::OpenDenominator => "different denominators",
            Kind::SameUtterance => "one utterance told twice",
            Kind::Agree => "agree",
            Kind::OneSided => "one-sided claim",
            _ => self.label(),
        }
    }

    /// Why it is, or is not, a contradiction.
    pub const fn meaning(self) -> &'static str {
        match self {
            Kind::Contradiction => "the two statements cannot both be so",
            Kind::OneSided => {
                "only others make the claim; from those whom it concerns, nothing is on record here under this heading"
            }
            Kind::NarrowerDenial => "the denial speaks of less than the report does",
            Kind::NonDenial => "the answer neither confirms nor denies the report",
            Kind::AttendedNotSigned => {
                "somebody attended the meeting and did not sign its text; to attend is not to sign"
            }
            Kind::LooseWording => {
                "one document names a group of which, by its own words, not everybody can be meant"
            }
            Kind::DraftFinal => {
                "the draft has what the final text is said to have in weaker words, or not explicitly; omission is not refusal"
            }
            Kind::Denominator => "the numbers count different things",
            Kind::OpenDenominator => {
                "the numbers may count different things: whose one of them is, is not stated"
            }
            Kind::Scope => "one speaks of something wider or narrower than the other",
            Kind::SameUtterance => {
                "the two are taken to be one statement, not two that confirm each other"
            }
            Kind::Agree => "the two say the same, or can both be so",
        }
    }

    /// Whether both sides cannot be so.
    pub const fn is_contradiction(self) -> bool {
        matches!(self, Kind::Contradiction)
    }
}
