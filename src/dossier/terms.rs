//! The closed vocabularies of the model: kinds, acts, stances, firmness. Each value carries the
//! plain words that explain it, so that no screen needs a manual. Knows nothing of layout or colour.

use serde::{Deserialize, Serialize};

/// Declares a closed vocabulary whose values are written in RON and JSON exactly as named here.
macro_rules! terms {
    ($(#[$doc:meta])* $name:ident { $($value:ident: $meaning:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[repr(u8)]
        pub enum $name { $(#[doc = $meaning] $value,)+ }

        impl $name {
            /// Every value, in the order of the specification.
            pub const ALL: &'static [$name] = &[$($name::$value,)+];

            /// The value as it is written in a dossier.
            pub const fn name(self) -> &'static str {
                match self { $($name::$value => stringify!($value),)+ }
            }

            /// What the value means, in plain words.
            pub const fn meaning(self) -> &'static str {
                match self { $($name::$value => $meaning,)+ }
            }

            /// The value of that name, whatever the case of its letters.
            pub fn from_name(name: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|v| v.name().eq_ignore_ascii_case(name))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }
    };
}

terms! {
    /// What an actor is.
    ActorKind {
        State: "a state",
        Organisation: "an organisation or an institution",
        Group: "states or leaders acting together",
        Person: "an official, by name or by office",
        Outlet: "a publisher that relays what others said",
        Unnamed: "a source that is not named",
    }
}

terms! {
    /// What a stance on a topic answers.
    TopicKind {
        Undertaking: "something that an actor may do",
        Claim: "one proposition that is so or is not",
    }
}

terms! {
    /// What sort of text an instrument is.
    InstrumentKind {
        Treaty: "treaty",
        Declaration: "declaration",
        LetterOfIntent: "letter of intent",
        JointStatement: "joint statement",
        Statement: "statement",
        Interview: "interview",
        Post: "post",
        VerbalAssurance: "verbal assurance",
    }
}

terms! {
    /// Whether the text of an instrument is a draft.
    TextState {
        Draft: "draft",
        Final: "final",
    }
}

terms! {
    /// What an actor did about an instrument. Attending is not signing; not signing is not refusing.
    Act {
        Signed: "signed",
        Adopted: "adopted",
        Attended: "attended",
        NotSigned: "did not sign",
        Host: "hosted",
    }
}

terms! {
    /// What sort of document a quote was taken from.
    DocumentKind {
        News: "news report",
        Analysis: "analysis",
        Official: "official text",
        Transcript: "transcript",
        Post: "post",
    }
}

impl DocumentKind {
    /// Whether the document is itself the text of record rather than a report about it.
    pub const fn is_primary(self) -> bool {
        matches!(self, DocumentKind::Official | DocumentKind::Transcript | DocumentKind::Post)
    }
}

terms! {
    /// How reliable a source is (Admiralty code, first letter).
    Reliability {
        A: "completely reliable",
        B: "usually reliable",
        C: "fairly reliable",
        D: "not usually reliable",
        E: "unreliable",
        F: "reliability cannot be judged",
    }
}

terms! {
    /// What the words of a position do (after CAMEO/PLOVER event codes, `FactBank` factuality and
    /// United Nations voting practice).
    Stance {
        Commit: "undertakes its own future action",
        Ready: "could do so or is willing to, but undertakes nothing",
        Expected: "only others say what it will do",
        Refuse: "declines what is asked of it",
        Abstain: "took part and did not join",
        Noncommittal: "neither confirms nor denies",
        Demand: "requires others to act",
        Oppose: "rejects what others do",
        Criticise: "finds fault",
        Endorse: "praises, and undertakes nothing",
        Assert: "says that it is or was so",
        Deny: "says that it was not so",
    }
}

/// The five families of stances; colour follows the family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    Undertakes,
    SpokenFor,
    Withholds,
    Presses,
    Reports,
}

impl Family {
    /// The family in plain words.
    pub const fn name(self) -> &'static str {
        match self {
            Family::Undertakes => "undertakes",
            Family::SpokenFor => "spoken for",
            Family::Withholds => "withholds",
            Family::Presses => "presses",
            Family::Reports => "reports",
        }
    }
}

impl Stance {
    pub const fn family(self) -> Family {
        match self {
            Stance::Commit | Stance::Ready => Family::Undertakes,
            Stance::Expected => Family::SpokenFor,
            Stance::Refuse | Stance::Abstain | Stance::Noncommittal => Family::Withholds,
            Stance::Demand | Stance::Oppose | Stance::Criticise | Stance::Endorse => {
                Family::Presses
            }
            Stance::Assert | Stance::Deny => Family::Reports,
        }
    }

    /// Whether the model requires a firmness beside it (it is absent elsewhere).
    pub const fn has_firmness(self) -> bool {
        matches!(self, Stance::Commit | Stance::Ready | Stance::Expected)
    }

    /// Whether it may answer a topic of that kind: a claim is asserted, denied or left open.
    pub const fn answers(self, kind: TopicKind) -> bool {
        match kind {
            TopicKind::Claim => {
                matches!(self, Stance::Assert | Stance::Deny | Stance::Noncommittal)
            }
            TopicKind::Undertaking => !matches!(self, Stance::Assert | Stance::Deny),
        }
    }
}

terms! {
    /// How firm an undertaking is; a separate axis from the stance.
    Firmness {
        Binding: "described as legally binding; whether it is in force is stated apart",
        Signed: "in a text that it signed",
        Adopted: "in a text that it adopted",
        Pledged: "its own clear undertaking, unsigned",
        Signalled: "its own hedged words",
        Attributed: "only others say so",
    }
}

terms! {
    /// What a condition does to a position.
    ConditionKind {
        Precondition: "must hold before anything is done",
        Trigger: "sets it in motion",
        Caveat: "limits what is undertaken",
        Approval: "needs the consent of a third party",
    }
}

terms! {
    /// How one position bears on another.
    LinkKind {
        Corroborates: "says the same in another source",
        SameUtterance: "taken to be one utterance, told twice",
        Contradicts: "cannot both be so",
        DiffersInScope: "speaks of something wider or narrower",
        DiffersInDenominator: "counts something else",
        Supersedes: "replaces the earlier statement",
        OmittedInFinal: "in the draft; not explicitly in the final text, as reported",
        WeakenedInFinal: "in the draft; weaker in the final text, as reported",
        Answers: "answers it",
    }
}

terms! {
    /// How a link of the attribution chain passes the words on.
    Mode {
        Direct: "quoted directly",
        Mixed: "quoted in fragments",
        Indirect: "paraphrased",
        Text: "wording of the text",
        Act: "as reported",
    }
}

terms! {
    /// Why a sentence of a document puts nothing on record.
    WhyAside {
        Heading: "a title, the heading of a section, or what stands around an article",
        Byline: "only says whose the words beside it are",
        Scene: "an event or a question: who met, travelled or published; nobody takes a stance",
        Context: "background that the author reports; no actor takes a stance",
        Analysis: "the author's own assessment",
        Speculation: "what the author thinks might be, or leaves open",
        Faceless: "a crowd that nobody could be asked about: some countries, analysts, readers",
        Repeats: "says again, without anything new, what is on record from another sentence",
        NoStance: "an actor's own words, or a clause, that take no stance",
        Closing: "opens or rounds off an article or a section",
    }
}

impl WhyAside {
    /// The value within a sentence.
    pub const fn label(self) -> &'static str {
        match self {
            WhyAside::Heading => "heading",
            WhyAside::Byline => "byline",
            WhyAside::Scene => "scene",
            WhyAside::Context => "context",
            WhyAside::Analysis => "analysis",
            WhyAside::Speculation => "speculation",
            WhyAside::Faceless => "faceless",
            WhyAside::Repeats => "repeats",
            WhyAside::NoStance => "no stance",
            WhyAside::Closing => "closing",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back_whatever_their_case() {
        for stance in Stance::ALL {
            assert_eq!(Stance::from_name(&stance.name().to_lowercase()), Some(*stance));
        }
        assert_eq!(Stance::from_name("agrees"), None);
    }

    #[test]
    fn a_claim_is_asserted_denied_or_left_open_and_nothing_else() {
        let fits: Vec<&str> =
            Stance::ALL.iter().filter(|s| s.answers(TopicKind::Claim)).map(|s| s.name()).collect();
        assert_eq!(fits, ["Noncommittal", "Assert", "Deny"]);
    }
}
