//! How a brief stands: as of when it is, whose dossier, how its quotes stand, what is on it. Said at the head of the page
//! and in its closing block, each thing once.

use std::collections::BTreeSet;

use super::changed::in_words;
use super::ground::Ground;
use super::item::taken_in_words;
use super::model::{Brief, Snapshot, Subject, TakenAt};
use super::proof::{Count, Worth};
use super::words::{OWN, date};
use crate::dossier::date::Date;
use crate::dossier::{Dossier, Entity};
use crate::insight::naming::count;
use crate::pages::of_dossier;
use crate::text::words::in_a_row;
use crate::verify::{CopyState, attestation};

/// A label and a text.
type Field = (String, String);

/// Names of those whom the items concern, at most; the rest is counted.
const MOST_NAMES: usize = 6;

/// What all items have in common: the time at which they were looked at.
pub fn common_time(brief: &Brief) -> Option<&TakenAt> {
    let mut kept = brief.items.iter().filter_map(|item| item.excerpt());
    let first = kept.next()?.snapshot.taken.as_ref()?;
    kept.all(|kept| kept.snapshot.taken.as_ref() == Some(first)).then_some(first)
}

/// What must be known before the first item.
pub(super) fn at_head(brief: &Brief, on: Ground<'_>) -> Vec<Field> {
    let head = &brief.head;
    let fields = [
        ("Prepared for", head.prepared_for.clone()),
        ("Prepared by", head.prepared_by.clone()),
        ("Handling", head.handling.clone()),
        ("Date", date(on.today)),
        ("As of", as_of(brief, on)),
        ("Dossier", on.dossier.title.clone()),
        ("Quotes", quotes_in_words(on.count)),
        ("On this page", contents(brief)),
    ];
    let some = fields.into_iter().filter(|(_, text)| !text.trim().is_empty());
    some.map(|(label, text)| (label.to_string(), text)).collect()
}

/// What must be known to look it up again.
pub(super) fn at_end(brief: &Brief, on: Ground<'_>) -> Vec<Field> {
    let [dossier, hash] = of_dossier(on.dossier, on.fingerprint);
    let became = in_words(on.became).map_or(String::new(), |words| format!("{words}, said above"));
    let mut fields = vec![("Copies", copies(brief, on)), ("Since it was collected", became)];
    if !on.short {
        fields.push(("Sources", sources_in_words(brief, on)));
        fields.push(dossier);
    }
    fields.push(hash);
    let some = fields.into_iter().filter(|(_, text)| !text.is_empty());
    some.map(|(label, text)| (label.to_string(), text)).collect()
}

/// All of it, for programs.
pub(super) fn in_data(brief: &Brief, on: Ground<'_>) -> Vec<Field> {
    let on = Ground { short: false, ..on };
    let head = [("As of", as_of(brief, on)), ("Quotes", quotes_in_words(on.count))];
    let head = head.map(|(label, text)| (label.to_string(), text));
    head.into_iter().chain(at_end(brief, on)).collect()
}

/// How the quotes stand, once for all of them. What stands otherwise than most is said at the quote.
fn quotes_in_words(of: Count) -> String {
    let many = of.all();
    if many == 0 {
        return "None.".to_string();
    }
    // Of one kind all are counted; of several the first begins.
    let subject = |n: usize| match (n, n == many) {
        (1, true) => "The only one".to_string(),
        (n, true) => format!("All {n}"),
        (n, false) => n.to_string(),
    };
    let verb = |n: usize, one: &'static str, more: &'static str| if n == 1 { one } else { more };
    let source = |n: usize| verb(n, "its source", "their sources");
    let mut told = Vec::new();
    if of.proved > 0 {
        let n = of.proved;
        let (stand, is) = (verb(n, "stands", "stand"), verb(n, "copy", "copies"));
        let marked = if of.common() == Worth::Proved { "" } else { ", and so marked" };
        told.push(format!(
            "{} {stand} in the {is} of {} held here, read again for this page{marked}.",
            subject(n),
            source(n)
        ));
    }
    if of.attested > 0 {
        let n = of.attested;
        let marked = if of.common() == Worth::Attested { "" } else { ", and so marked" };
        told.push(format!(
            "{} {} found in {} {}; {} not held here and not read again{marked}.",
            subject(n),
            verb(n, "was", "were"),
            source(n),
            of.attested_in_words(),
            verb(n, "the copy is", "the copies are")
        ));
    }
    if of.unproved > 0 {
        told.push(match of.unproved {
            1 if many == 1 => "The only one is not proved, and is stamped.".to_string(),
            n if n == many => format!("None of the {n} is proved; each is stamped."),
            1 => "1 is not proved, and is stamped.".to_string(),
            n => format!("{n} are not proved; each is stamped."),
        });
    }
    told.push("Whether what they say is true was not checked.".to_string());
    told.join(" ")
}

/// Whether something is of a kind.
type Is<'i> = &'i dyn Fn(&Subject) -> bool;

/// What is on the page: how much of which kind, and whom it concerns.
fn contents(brief: &Brief) -> String {
    let kept = brief.items.iter().filter_map(|item| item.excerpt()).map(|kept| &kept.snapshot);
    let kept: Vec<&Snapshot> = kept.collect();
    let notes = brief.items.iter().filter(|item| !item.note.trim().is_empty());
    let is_statement = |of: &Subject| {
        matches!(of, Subject::Position(_) | Subject::Cell { .. } | Subject::Line { .. })
    };
    let is_case = |of: &Subject| matches!(of, Subject::Conflict(_));
    let is_difference = |of: &Subject| matches!(of, Subject::Comparison { .. });
    let is_quote = |of: &Subject| matches!(of, Subject::Quote { .. } | Subject::Nothing);
    let kinds: [(Is<'_>, &str, &str); 4] = [
        (&is_statement, "statement", "statements"),
        (&is_difference, "difference", "differences"),
        (&is_case, "case in which sources differ", "cases in which sources differ"),
        (&is_quote, "quote", "quotes"),
    ];
    let mut told: Vec<String> = Vec::new();
    for (is, one, many) in kinds {
        let of: Vec<&&Snapshot> = kept.iter().filter(|snapshot| is(&snapshot.of)).collect();
        if of.is_empty() {
            continue;
        }
        let mut seen = BTreeSet::new();
        let names = of.iter().map(|snapshot| match (&snapshot.of, snapshot.who.as_str()) {
            (Subject::Conflict(_), _) | (_, "") => snapshot.topic.as_str(),
            (_, who) => who,
        });
        let names: Vec<&str> =
            names.filter(|name| !name.is_empty() && seen.insert(*name)).collect();
        let more = names.len().saturating_sub(MOST_NAMES);
        let mut names: Vec<String> = names.into_iter().take(MOST_NAMES).map(String::from).collect();
        if more > 0 {
            names.push(format!("{more} more"));
        }
        let names =
            if names.is_empty() { String::new() } else { format!(" ({})", names.join("; ")) };
        told.push(format!("{}{names}", count(of.len(), one, many)));
    }
    match notes.count() {
        0 => {}
        1 => told.push(format!("1 note by the writer of this page, marked “{OWN}”")),
        n => told.push(format!("{n} notes by the writer of this page, each marked “{OWN}”")),
    }
    in_a_row(&told, "and")
}

/// As of when the page is, and by which clock.
fn as_of(brief: &Brief, on: Ground<'_>) -> String {
    if let Some(text) = common_time(brief).and_then(taken_in_words) {
        return text;
    }
    let latest = match latest(on.dossier) {
        None => String::new(),
        Some(date) => {
            format!("; the latest dated document quoted in it is of {}", date.in_words())
        }
    };
    let all = format!("everything in the dossier, whenever it was said or published{latest}");
    let earlier = brief
        .items
        .iter()
        .filter_map(|item| item.excerpt())
        .filter(|kept| kept.snapshot.taken.as_ref().is_some_and(|taken| taken.as_of.is_some()));
    match earlier.count() {
        0 => all,
        n => format!("{all}; {} as of an earlier day, said there", count(n, "item", "items")),
    }
}

/// The day of the latest document that is dated for certain and that anything is quoted from.
fn latest(d: &Dossier) -> Option<Date> {
    let quoted = d.document_indices().filter(|ix| !d.quotes_from(*ix).is_empty());
    let dated = quoted.filter_map(|ix| d.document(ix)?.published_on);
    dated.filter(|date| date.is_certain()).filter_map(Date::last_day).max().map(Date::of_day)
}

/// `2 of the 5 documents of the dossier; no primary text`.
fn sources_in_words(brief: &Brief, on: Ground<'_>) -> String {
    let quoted = brief.sources().len();
    let all = count(on.held.documents, "document", "documents");
    format!("{quoted} of the {all} of the dossier; {}", on.held.primary_in_words())
}

/// In which copies the quotes were found, by the beginning of the hash of each.
fn copies(brief: &Brief, on: Ground<'_>) -> String {
    let d = on.dossier;
    let copies = brief.sources().into_iter().filter_map(|source| {
        let Entity::Document(ix) = d.find(&source.id)? else { return None };
        if let Some(CopyState::Held { hash, .. }) = on.proofs.copy(ix) {
            let hash: String = hash.chars().take(8).collect();
            return Some(format!("{} (hash {hash}), held here", source.publisher));
        }
        let attested = attestation(d, ix)?;
        Some(format!(
            "{} (hash {}), found there on {}, not held here",
            source.publisher, attested.hash, attested.on
        ))
    });
    copies.collect::<Vec<String>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::super::{ItemKind, edit};
    use super::*;

    #[test]
    fn a_note_on_a_heading_is_counted_like_any_other() {
        let brief = Brief::default();
        let told = [ItemKind::Heading("Help".to_string()), ItemKind::Text].map(|what| {
            let brief = edit::insert(&brief, None, what, "Ask again.".to_string()).0;
            contents(&brief)
        });
        assert_eq!(told, ["1 note by the writer of this page, marked “Note”"; 2]);
    }

    #[test]
    fn how_the_quotes_stand_is_said_of_all_of_them() {
        let day = |text: &str| Date::parse(text).unwrap();
        let on = Some((day("2026-01-30"), day("2026-01-30")));
        let of = |proved, attested, unproved| {
            let attested_on = on.filter(|_| attested > 0);
            let told =
                quotes_in_words(Count { proved, attested, unproved, flaw: None, attested_on });
            told.replace(" Whether what they say is true was not checked.", "")
        };
        assert_eq!(of(0, 0, 0), "None.");
        assert_eq!(
            of(0, 12, 0),
            "All 12 were found in their sources on 30 January 2026; the copies are not held here and not read again."
        );
        assert_eq!(
            of(1, 0, 0),
            "The only one stands in the copy of its source held here, read again for this page."
        );
        assert_eq!(
            of(3, 1, 2),
            "3 stand in the copies of their sources held here, read again for this page. 1 was found in its source on \
             30 January 2026; the copy is not held here and not read again, and so marked. 2 are not proved; each is stamped."
        );
        let two =
            Count { attested_on: Some((day("2026-01-02"), day("2026-01-30"))), ..Count::default() };
        assert_eq!(two.attested_in_words(), "on days from 2 to 30 January 2026");
    }
}
