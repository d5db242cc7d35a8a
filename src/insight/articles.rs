//! Which names take an article within a sentence, and which of them begin in lower case.

use crate::dossier::terms::{ActorKind, InstrumentKind};

/// Whether a text of this kind is called by a title, rather than by who spoke.
pub(super) const fn is_titled(kind: InstrumentKind) -> bool {
    matches!(
        kind,
        InstrumentKind::Treaty
            | InstrumentKind::Declaration
            | InstrumentKind::LetterOfIntent
            | InstrumentKind::JointStatement
            | InstrumentKind::VerbalAssurance
    )
}

/// `the Sea Pact`, `the letter of intent on planes`; `Arland's letter` has no article.
pub(super) fn titled(name: &str) -> String {
    let first = name.split_whitespace().next().unwrap_or_default();
    let has_own = ["the", "a", "an"].contains(&first.to_lowercase().as_str());
    if has_own {
        let rest = name.get(first.len()..).unwrap_or_default();
        return format!("{}{rest}", first.to_lowercase());
    }
    let is_owned = [first.ends_with("'s"), first.ends_with("’s"), first.ends_with("s'")];
    // A name of one word, or in another script, stands alone.
    let is_latin = name.chars().all(|c| !c.is_alphabetic() || c < '\u{250}');
    if is_owned.contains(&true) || !name.contains(' ') || !is_latin {
        return name.to_string();
    }
    format!("the {}", common(name))
}

/// A name whose first word is a common noun begins in lower case.
pub(super) fn common(name: &str) -> String {
    const NOUNS: [&str; 16] = [
        "Communiqué",
        "Delegation",
        "Participants",
        "Signatories",
        "Members",
        "Delegates",
        "Draft",
        "Reported",
        "Letter",
        "Joint",
        "Verbal",
        "Final",
        "Statement",
        "Memorandum",
        "Agreement",
        "Understanding",
    ];
    let first = name.split_whitespace().next().unwrap_or_default();
    let rest = name.get(first.len()..).unwrap_or_default();
    let next = rest.split_whitespace().next().unwrap_or_default();
    // `Joint Statement` is a title, `Joint statement` is a description.
    let is_title = next.chars().next().is_some_and(char::is_uppercase);
    if NOUNS.contains(&first) && !is_title {
        format!("{}{rest}", first.to_lowercase())
    } else {
        name.to_string()
    }
}

pub(super) fn takes_article(kind: ActorKind, name: &str) -> bool {
    const STATES: [&str; 8] = [
        "Netherlands",
        "Philippines",
        "Bahamas",
        "Gambia",
        "Maldives",
        "Comoros",
        "Seychelles",
        "Czech Republic",
    ];
    const FIRST: [&str; 2] = ["European", "African"];
    /// Common nouns for a body, at the head of its name or at its end.
    const BODIES: [&str; 22] = [
        "Agency",
        "Alliance",
        "Assembly",
        "Association",
        "Authority",
        "Board",
        "Chamber",
        "Commission",
        "Committee",
        "Council",
        "Court",
        "Delegation",
        "Federation",
        "Government",
        "League",
        "Ministry",
        "Mission",
        "Office",
        "Parliament",
        "Presidency",
        "Secretariat",
        "Union",
    ];
    let first = name.split_whitespace().next().unwrap_or_default();
    let several = name.contains(' ');
    match kind {
        ActorKind::State => first == "United" || STATES.contains(&name),
        ActorKind::Organisation => {
            let last = name.rsplit(' ').next().unwrap_or_default();
            let is_owned = first.ends_with("'s") || first.ends_with("’s");
            let is_body = BODIES.contains(&first) || BODIES.contains(&last);
            several && !is_owned && (first == "United" || FIRST.contains(&first) || is_body)
        }
        // `Coalition of the North`, but not `Northern leaders`.
        ActorKind::Group => {
            several
                && [" of ", " in ", " behind ", " at "].iter().any(|word| name.contains(word))
                && !name.to_lowercase().starts_with("the ")
        }
        ActorKind::Person | ActorKind::Outlet | ActorKind::Unnamed => false,
    }
}

/// Whether a person is called by an office, which no name begins: `Spokesman of the government`.
pub(super) fn is_office(name: &str) -> bool {
    const OFFICES: [&str; 8] = [
        "Ambassador",
        "Delegate",
        "Envoy",
        "Observer",
        "Representative",
        "Spokesman",
        "Spokesperson",
        "Spokeswoman",
    ];
    let mut words = name.split_whitespace();
    words.next().is_some_and(|first| OFFICES.contains(&first))
        && words.next().is_some_and(|next| ["of", "for", "at", "to"].contains(&next))
}

/// Whether a text is called by what it is, `Communiqué of the Council`, rather than by who speaks.
pub(super) fn is_described(name: &str) -> bool {
    const TEXTS: [&str; 7] =
        ["Communiqué", "Decision", "Minutes", "Protocol", "Resolution", "Transcript", "Verdict"];
    let mut words = name.split_whitespace();
    words.next().is_some_and(|first| TEXTS.contains(&first))
        && words.next().is_some_and(|next| ["of", "on"].contains(&next))
}
