//! How each fault is said: one sentence for what is wrong, one for what to do. The only place with
//! this wording. What it quotes from a file is untrusted and is made printable where it is shown.

use super::problem::{Fault, WaiverFault};
use super::terms::{Firmness, Stance, TopicKind};
use crate::text::words::in_a_row;

fn list(names: &[&str], last_joined_by: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|n| format!("`{n}`")).collect();
    if quoted.is_empty() { "none".to_string() } else { in_a_row(&quoted, last_joined_by) }
}

fn counted(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

impl Fault {
    /// What is wrong, in a sentence.
    pub fn sentence(&self) -> String {
        match self {
            Fault::Syntax { said } => format!("The entry cannot be read: {}.", plain(said)),
            Fault::UnknownField { found, .. } => format!("There is no field `{found}` here."),
            Fault::MissingField { field } => format!("The field `{field}` is missing."),
            Fault::UnknownValue { found, .. } => {
                format!("`{found}` is not one of the values allowed here.")
            }
            Fault::DuplicateField { field } => format!("The field `{field}` is given twice."),
            Fault::WrongType { said } => {
                format!("The value is of the wrong kind: {}.", wanted(said))
            }
            Fault::Conflict => {
                "What stands between merge-conflict markers is left out.".to_string()
            }
            Fault::Stray => "This text stands outside of any entry and is left out.".to_string(),
            Fault::UnknownList { found, read_as: Some(name) } => {
                format!("There is no list `{found}`; it is read as `{name}`.")
            }
            Fault::UnknownList { found, read_as: None } => {
                format!("There is no list `{found}`; its entries are left out.")
            }
            Fault::Unclosed => {
                "What opens here (or should be closed here) is never closed.".to_string()
            }
            Fault::DuplicateId { id, first_file, first_line } => format!(
                "The id `{id}` is taken by {first_file}:{first_line}; this entry is left out."
            ),
            Fault::UnknownId { id, wanted, .. } => {
                format!("`{id}` should be {wanted}, but no entry of the dossier has that id.")
            }
            Fault::WrongEntity { id, is, wanted } => {
                format!("`{id}` is {is}; here belongs {wanted}.")
            }
            Fault::BadId { id } => format!("`{id}` is not an id."),
            Fault::BadDate { text, reason } => format!("`{text}` {reason}."),
            Fault::NoHeader => "No file holds the header `dossier: (id: …, title: …)`.".to_string(),
            Fault::SecondHeader => {
                "The dossier has a second header; the first one counts.".to_string()
            }
            Fault::EmptyText => "This is empty.".to_string(),
            Fault::GivenUp => {
                "The rest of the file is not read: too much of it is broken.".to_string()
            }
            Fault::Unreadable { said } => format!("{said}."),
            Fault::NoEvidence { what } => format!("{what} has no quote to show for it."),
            Fault::FirmnessMissing { stance } => format!("`{stance}` needs a firmness."),
            Fault::FirmnessNotAllowed { stance } => {
                format!("`{stance}` takes no firmness: nothing is undertaken.")
            }
            Fault::StanceTopic { stance, kind: TopicKind::Claim } => format!(
                "`{stance}` does not answer a claim, which is asserted, denied or left open."
            ),
            Fault::StanceTopic { stance, kind: TopicKind::Undertaking } => {
                format!("`{stance}` answers a claim, and the topic is an undertaking.")
            }
            Fault::Attribution { stance: Stance::Expected, firmness } => {
                format!("What only others say is `Attributed`, not `{firmness}`.")
            }
            Fault::Attribution { stance, .. } => format!(
                "`Attributed` means that only others say so, which is not `{stance}` but `Expected`."
            ),
            Fault::NotOwnWords { actor, stance } => format!(
                "No quote gives the words of {actor}, even paraphrased, or an act of {actor}, or a text that {actor} signed or adopted; `{stance}` needs one of these."
            ),
            Fault::FirmnessWithoutAct { actor, firmness } => format!(
                "The firmness is `{firmness}`, but no participation says that {actor} {} the position's instrument.",
                if *firmness == Firmness::Signed { "signed" } else { "adopted" }
            ),
            Fault::ClauseWithoutInstrument => {
                "A clause belongs to a text, and the position names no instrument.".to_string()
            }
            Fault::NotFromDraft => {
                "Only what stood in a draft can be omitted or weakened in its final text."
                    .to_string()
            }
            Fault::NotSuperseded { reason } => {
                format!("This position does not supersede the other: {reason}.")
            }
            Fault::QuantityNotSaid { as_said } => {
                format!("“{as_said}” stands in none of the position's quotes.")
            }
            Fault::QuantityImpossible { reason } => format!("The number is impossible: {reason}."),
            Fault::CombinedWithOne => {
                "The number is a combined one, and `held_by` does not name all whose total it is."
                    .to_string()
            }
            Fault::RelayAsActor { actor } => {
                format!("A relay takes no part in undertakings: {actor} passes on what others say.")
            }
            Fault::LongQuote { words } => format!(
                "The quote has {words} words; above 60 it is republication rather than evidence."
            ),
            Fault::LongContext { characters } => {
                format!("This has {characters} characters; 200 are enough to fix the place.")
            }
            Fault::BlankEdges => "The quote begins or ends with blanks.".to_string(),
            Fault::Circle { through } => {
                format!("This leads back to itself: {}.", through.join(" → "))
            }
            Fault::DraftOf { reason } => format!("This cannot be: {reason}."),
            Fault::CountryCode { reason } => format!("The code is wrong: {reason}."),
            Fault::WideHeading { columns } => {
                format!("The heading takes {columns} columns; the grid has 8.")
            }
            Fault::LinkToItself => "The position is linked to itself.".to_string(),
            Fault::StampCount { stamped, quotes } => format!(
                "The stamp was given for {}; the dossier now has {quotes} from this document.",
                counted(*stamped as usize, "quote")
            ),
            Fault::SummaryNumber { number } => {
                format!("The summary says {number}, which stands in none of its quotes.")
            }
            Fault::SummaryHedge { hedge, class } => {
                format!("The quote hedges (“{hedge}”: {class}) and the summary does not.")
            }
            Fault::SummaryStrong { word } => {
                format!("The summary says “{word}”, and no quote uses such a word.")
            }
            Fault::SummaryAnonymous { source } => {
                format!("The claim comes from {source}, and the summary does not say so.")
            }
            Fault::StaleWaiver { code } => {
                format!("The waiver of {code} waives nothing: the position gets no such warning.")
            }
            Fault::NotWaivable { reason: WaiverFault::UnknownCode { code } } => {
                format!("There is no problem code {code}.")
            }
            Fault::NotWaivable { reason: WaiverFault::IsError { code } } => {
                format!("{code} is an error, and only warnings can be waived.")
            }
            Fault::NotWaivable { reason: WaiverFault::NoReason } => {
                "The waiver gives no reason.".to_string()
            }
            Fault::NotInSource { document } => {
                format!("These words do not stand in the copy of {document}, nor any like them.")
            }
            Fault::Ambiguous { document, times } => format!(
                "These words stand {times} times in {document}, and nothing says which is meant."
            ),
            Fault::NoCopy { document, said } => {
                format!("No copy of {document} can be read; {said}.")
            }
            Fault::StaleCopy { document, line_ends: true, .. } => format!(
                "The copy of {document} differs from the stamped one only in its line ends, as git makes them."
            ),
            Fault::StaleCopy { document, stamped, found, .. } => format!(
                "The copy of {document} has the hash {found}, and the stamp is for {stamped}."
            ),
            Fault::Drifted { document, difference } => {
                format!("The copy of {document} reads otherwise: {difference}")
            }
            Fault::UnreadableCopy { document, said } => {
                format!("The copy of {document} cannot be read: {said}.")
            }
            Fault::OnlyHidden { document, said } => {
                format!("In the copy of {document} these words stand only in {said}.")
            }
            Fault::HedgeOutside { hedge, class } => format!(
                "The sentence around the quote says “{hedge}” ({class}), and neither the quote nor the summary does."
            ),
            Fault::JoinsApart { document, said } => {
                format!("In {document} these words read {said}.")
            }
            Fault::PartUnread { document, said } => {
                format!(
                    "These words were not found in {document}, and part of it could not be read: {said}."
                )
            }
            Fault::NoSentence => {
                "`from` and `to` enclose no sentence, or `hash` is not 16 hexadecimal digits."
                    .to_string()
            }
            Fault::NotDecided { document, open: 1, sentences, first } => format!(
                "One of the {sentences} sentences of {document} is neither on record nor set aside: “{first}”."
            ),
            Fault::NotDecided { document, open, sentences, first } => format!(
                "Of the {sentences} sentences of {document}, {open} are neither on record nor set aside; the first is “{first}”."
            ),
            Fault::SetAsideGone { document } => {
                format!("No sentence in the copy of {document} is the one that was set aside here.")
            }
            Fault::InsideWord { document } => {
                format!("In {document} these words begin or end within a longer word or number.")
            }
        }
    }

    /// What to do about it, in a sentence.
    pub fn remedy(&self) -> String {
        match self {
            Fault::Syntax { .. } => "Look for a missing comma, quotation mark or bracket at or before this place.".to_string(),
            Fault::UnknownField { expected, .. } => format!("Fields here are {}.", list(expected, "and")),
            Fault::MissingField { field } => format!("Add `{field}: …` inside this bracket."),
            Fault::UnknownValue { expected, .. } => format!("Write {}.", list(expected, "or")),
            Fault::DuplicateField { .. } => "Keep one of the two.".to_string(),
            Fault::WrongType { .. } => "Write text in quotation marks, lists in square brackets, numbers and values bare.".to_string(),
            Fault::Conflict => "Settle the conflict and remove the marker lines.".to_string(),
            Fault::Stray => "Move it into an entry, remove it, or put `//` before it.".to_string(),
            Fault::UnknownList { .. } => "Lists are `actors`, `topics`, `instruments`, `documents`, `positions`, `stamps` and `set_aside`; the header is `dossier`.".to_string(),
            Fault::Unclosed => "Close the string, comment or bracket.".to_string(),
            Fault::DuplicateId { .. } => "Give one of the two another id; ids are unique across all lists.".to_string(),
            Fault::UnknownId { near: Some(near), .. } => format!("Did you mean `{near}`?"),
            Fault::UnknownId { near: None, .. } => "Define it, or correct the id.".to_string(),
            Fault::WrongEntity { wanted, .. } => format!("Name {wanted}."),
            Fault::BadId { .. } => "Use lower-case letters, digits and hyphens between them, at most 100 characters, such as `arland-planes`.".to_string(),
            Fault::BadDate { .. } => "Correct the date; where the source states none, leave the field out.".to_string(),
            Fault::NoHeader => "Add `dossier: (id: \"…\", title: \"…\"),` to one of the files.".to_string(),
            Fault::SecondHeader => "Keep one header.".to_string(),
            Fault::EmptyText => "Fill it in, or leave the field out if it is optional.".to_string(),
            Fault::GivenUp => "Correct the problems above, then check again.".to_string(),
            Fault::Unreadable { .. } => "Then check again: until then, nothing of it is shown.".to_string(),
            Fault::NoEvidence { .. } => "Add `evidence: [(document: …, exact: …)]` with the verbatim words.".to_string(),
            Fault::FirmnessMissing { stance: Stance::Expected } => "Add `firmness: Attributed`.".to_string(),
            Fault::FirmnessMissing { .. } => "Add `firmness:` with `Binding`, `Signed`, `Adopted`, `Pledged` or `Signalled`.".to_string(),
            Fault::FirmnessNotAllowed { .. } => "Remove the firmness.".to_string(),
            Fault::StanceTopic { kind: TopicKind::Claim, .. } => "Write `Assert`, `Deny` or `Noncommittal`, or choose another topic.".to_string(),
            Fault::StanceTopic { kind: TopicKind::Undertaking, .. } => "Put the assertion on a topic of kind `Claim`.".to_string(),
            Fault::Attribution { stance: Stance::Expected, .. } => "Write `firmness: Attributed`.".to_string(),
            Fault::Attribution { .. } => "Write `stance: Expected`, or the firmness of its own words.".to_string(),
            Fault::NotOwnWords { .. } => "Correct the attribution, or write `stance: Expected`.".to_string(),
            Fault::FirmnessWithoutAct { .. } => "Name the instrument, add the participation with its quote, or lower the firmness.".to_string(),
            Fault::ClauseWithoutInstrument => "Name the instrument, or remove the clause.".to_string(),
            Fault::NotFromDraft => "Put the position on an instrument with `text: Draft`, or use another kind of link.".to_string(),
            Fault::NotSuperseded { .. } => "Use another kind of link, or correct the dates.".to_string(),
            Fault::QuantityNotSaid { .. } => "Copy `as_said` from the quote to the character.".to_string(),
            Fault::QuantityImpossible { .. } => "Correct `min` and `max`.".to_string(),
            Fault::CombinedWithOne => "Name each of them, or their group, in `held_by`.".to_string(),
            Fault::RelayAsActor { .. } => "Name the actor spoken of, and put the relay into the attribution.".to_string(),
            Fault::LongQuote { .. } => "Shorten it to the words that matter; on a position this may be waived with a reason.".to_string(),
            Fault::LongContext { .. } => "Shorten it.".to_string(),
            Fault::BlankEdges => "Move the blanks to prefix and suffix.".to_string(),
            Fault::Circle { .. } => "Remove one of these references.".to_string(),
            Fault::DraftOf { .. } => "Correct `text` or `draft_of`.".to_string(),
            Fault::CountryCode { .. } => "Use the three capitals of ISO 3166-1 alpha-3, for states only.".to_string(),
            Fault::WideHeading { .. } => "Shorten `short`.".to_string(),
            Fault::LinkToItself => "Link it to another position, or remove the link.".to_string(),
            Fault::StampCount { .. } => "Prove the quotes again and renew the stamp.".to_string(),
            Fault::SummaryNumber { .. } => "Use the number of the quote, or waive this with a reason.".to_string(),
            Fault::SummaryHedge { .. } => "Carry the hedge into the summary, or waive this with a reason.".to_string(),
            Fault::SummaryStrong { .. } => "Say what the quote says, or waive this with a reason.".to_string(),
            Fault::SummaryAnonymous { .. } => "Say in the summary that the source is not named, or waive this with a reason.".to_string(),
            Fault::StaleWaiver { .. } => "Remove the waiver.".to_string(),
            Fault::NotWaivable { reason: WaiverFault::NoReason } => "Say why the warning may stand.".to_string(),
            Fault::NotWaivable { .. } => "Remove the waiver, and correct what it was meant for.".to_string(),
            Fault::NotInSource { .. } => "Copy the words from the source to the character, with the prefix and suffix around them.".to_string(),
            Fault::Ambiguous { .. } => "Add a prefix or a suffix that only the right place has.".to_string(),
            Fault::NoCopy { document, .. } => format!("Put a copy named `{document}` (.txt, .md, .html, .pdf, .docx, .odt, .epub, .eml, .mhtml) into the folder `documents` of the dossier, or name a folder with --sources."),
            Fault::Drifted { .. } => "[-only in the quote-] {+only in the copy+}: quote what the copy says, or find the copy that says what is quoted.".to_string(),
            Fault::UnreadableCopy { .. } => "Put a copy of another kind in its place, such as the text saved as .txt.".to_string(),
            Fault::OnlyHidden { .. } => "Quote what a reader of the document sees.".to_string(),
            Fault::HedgeOutside { .. } => "Quote the hedge, too, and keep it in the summary, or waive this with a reason.".to_string(),
            Fault::JoinsApart { .. } => "Quote what stands on one side, or leave out what stands between.".to_string(),
            Fault::NoSentence => "Leave the writing of these lines to the program: select the sentence in the document, and set it aside anew.".to_string(),
            Fault::NotDecided { .. } => "Open the document, select, and go to the next undecided sentence; put it on record, or set it aside with a reason.".to_string(),
            Fault::SetAsideGone { .. } => "Read the copy again: the document may have changed. Then set its sentences aside anew, and take this line away.".to_string(),
            Fault::PartUnread { .. } => "Put a copy of another kind in its place, or the part itself, such as the text saved as .txt.".to_string(),
            Fault::InsideWord { .. } => "Quote whole words and numbers.".to_string(),
            Fault::StaleCopy { line_ends: true, .. } => "Put the line `documents/** -text` into the file `.gitattributes` of the dossier's folder and get the copy anew from where it was stamped, or renew the stamp.".to_string(),
            Fault::StaleCopy { .. } => "Get the copy that was stamped, or prove the quotes again and renew the stamp.".to_string(),
        }
    }
}

/// What the parser wanted, in the words of a dossier.
fn wanted(said: &str) -> String {
    match said {
        "Expected string" => "here belongs text in quotation marks".to_string(),
        "Expected opening `[`" => "here belongs a list in square brackets".to_string(),
        // Goes on with the name of a struct, which is none of the author's business.
        said if said.starts_with("Expected opening `(`") => {
            "here belong fields in round brackets".to_string()
        }
        "Expected integer" => "here belongs a whole number".to_string(),
        "Expected float" => "here belongs a number".to_string(),
        said => plain(said),
    }
}

/// The parser's words as the middle of a sentence.
fn plain(said: &str) -> String {
    if said == "Expected identifier" {
        return "here belongs a name or a value without quotation marks".to_string();
    }
    let mut chars = said.trim_end_matches('.').chars();
    chars.next().map_or(String::new(), |c| c.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use crate::dossier::{SourceFile, open};

    /// The sentence about the only problem of a dossier.
    fn check(entry: &str, expected: &str) {
        let text = format!("(dossier: (id: \"d\", title: \"D\"), {entry})");
        let problems = open(&[SourceFile { name: "a.ron".into(), text: text.into() }]).problems;
        let said: Vec<String> = problems.iter().map(|p| p.fault.sentence()).collect();
        assert_eq!(said, [expected], "{entry}");
    }

    #[test]
    fn the_parsers_words_become_those_of_a_dossier() {
        let actor =
            |field: &str| format!("actors: [(id: \"a\", name: \"A\", kind: Person, {field})]");
        let wrong = |what: &str| format!("The value is of the wrong kind: here {what}.");
        check(&actor("role: 3"), &wrong("belongs text in quotation marks"));
        check(&actor("aliases: \"B\""), &wrong("belongs a list in square brackets"));
        check(&actor("member_of: [3]"), &wrong("belong fields in round brackets"));
        let bare =
            "The entry cannot be read: here belongs a name or a value without quotation marks.";
        check("actors: [(id: \"a\", name: \"A\", kind: \"State\")]", bare);
    }

    #[test]
    fn one_is_one() {
        let text = "documents: [(id: \"o\", publisher: \"P\", kind: News)], stamps: [(document: \"o\", \
                    sha256: \"\", on: \"2031\", quotes: 1)]";
        let sentence = "The stamp was given for 1 quote; the dossier now has 0 from this document.";
        check(text, sentence);
    }
}
