//! What drafts say of an actor, each draft in one sentence, which says first that it is a draft.

use crate::dossier::terms::{LinkKind, Mode};
use crate::dossier::{Dossier, Entity, InstrumentIx, Known, Position, PositionIx, Quote};
use crate::insight::drafts::words::without_lead;
use crate::insight::drafts::{NOT_NAMED, names_no_text};
use crate::insight::naming::{Joint, SUBJECT_TO, called, list};
use crate::insight::neutral::limits::{conditions, of_text, place, shared};
use crate::insight::neutral::line::{Ground, Part, Phrase};
use crate::insight::neutral::statement::{limited, without_stop};
use crate::insight::neutral::voice::shown;
use crate::insight::neutral::wording::{plain_words, says_the_same, told_words, verbatim};
use crate::text::words::capital;

/// The sentences of some positions on drafts: who reports what, and what a source says of the final text.
pub(super) fn drafts(d: Known<'_>, positions: &[PositionIx]) -> Vec<Phrase> {
    let mut texts: Vec<(Option<InstrumentIx>, Vec<Position<'_>>)> = Vec::new();
    for p in positions.iter().filter_map(|ix| d.position(*ix)) {
        if shown(&d, p).is_none() {
            continue;
        }
        match texts.iter_mut().find(|(text, _)| *text == p.instrument()) {
            Some((_, of)) => of.push(p),
            None => texts.push((p.instrument(), vec![p])),
        }
    }
    texts.into_iter().filter_map(|(text, of)| Some(of_draft(d, text?, &of))).flatten().collect()
}

fn of_draft(d: Known<'_>, text: InstrumentIx, of: &[Position<'_>]) -> Vec<Phrase> {
    let mut grounds =
        of.first().map(|p| Ground::Entry(Entity::Position(p.ix))).into_iter().collect::<Vec<_>>();
    grounds.extend(of_text(text, d.preconditions(text).flat_map(|c| d.quotes(c.evidence))));
    let head = head(d, text, of);
    let mut phrases =
        vec![Phrase { text: format!("{head}, said:"), part: Part::Speaker, rests_on: grounds }];
    let chains: Vec<String> =
        of.iter().filter_map(|p| Some(chain(&d, text, shown(&d, *p)?))).collect();
    for (n, p) in of.iter().enumerate() {
        let Some(quote) = shown(&d, *p) else { continue };
        let position = Ground::Entry(Entity::Position(p.ix));
        let (mut said, part) = said(d, *p, quote, &head);
        // `A draft … proposes it`, not `said: it proposes it`.
        if let Some(rest) = said.strip_prefix("it ").filter(|_| of.len() == 1) {
            said = rest.to_string();
            if let Some(speaker) = phrases.first_mut() {
                speaker.text = format!("{head},");
            }
        }
        let mut rests_on = vec![position, Ground::Quote(quote.ix)];
        let others = p.evidence().map(|q| Ground::Quote(q.ix));
        rests_on.extend(others.filter(|other| *other != Ground::Quote(quote.ix)));
        phrases.push(Phrase { text: without_stop(&said), part, rests_on });
        let limits = conditions(d, *p).into_iter().chain(place(d, *p)).collect();
        let limits = limited(limits, &said, &[position, Ground::Quote(quote.ix)]);
        for limit in limits {
            end(&mut phrases, ",");
            phrases.push(limit);
        }
        // Who reports it stands behind the last of what they report.
        let told = chains.get(n).filter(|chain| chains.get(n + 1) != Some(chain));
        end(&mut phrases, &told.map_or(String::new(), |chain| format!(" ({chain})")));
        end(&mut phrases, if n + 1 < of.len() { ";" } else { "." });
    }
    if let Some(last) = of.last().filter(|_| is_of_several(&d, of)) {
        phrases.push(Phrase {
            text: "Whether these reports are of one draft is not stated.".to_string(),
            part: Part::Absence,
            rests_on: vec![Ground::Entry(Entity::Position(last.ix))],
        });
    }
    phrases.extend(in_final(d, of));
    phrases
}

/// Whether more than one publisher reports what a draft has: nobody says that they saw the same one.
fn is_of_several(d: &Dossier, of: &[Position<'_>]) -> bool {
    let mut documents = of.iter().filter_map(|p| Some(shown(d, *p)?.document()));
    let first = documents.next();
    documents.any(|document| Some(document) != first)
}

fn end(phrases: &mut [Phrase], with: &str) {
    if let Some(last) = phrases.last_mut() {
        last.text.push_str(with);
    }
}

/// `A reported draft of the Accord (no later than 3 May 2030), not the final text`.
fn head(d: Known<'_>, text: InstrumentIx, of: &[Position<'_>]) -> String {
    let dates = || of.iter().map(|p| p.stated_on());
    let first = dates().next().flatten();
    let is_one = dates().all(|date| date == first);
    let date = match first.filter(|_| is_one) {
        // A draft “by 6 January” would have a day for its author.
        Some(date) => match date.in_words().strip_prefix("by ") {
            Some(day) => format!("no later than {day}"),
            None => date.in_words(),
        },
        None if dates().all(|date| date.is_none()) => "undated".to_string(),
        None => "dated differently".to_string(),
    };
    // All stand on one topic, and so under the same conditions.
    let depends = of.first().map(|p| shared(d, *p)).unwrap_or_default();
    let depends = if depends.is_empty() { depends } else { format!("; {SUBJECT_TO}{depends}") };
    let draft = a_draft(&d, text);
    // Of which text it is a draft is an analyst's reading where its own title does not say so.
    let of_text = d.instrument(text).and_then(|text| text.draft_of);
    let of_text = of_text.map(|ix| called(&d, Entity::Instrument(ix)));
    let of_text = of_text.filter(|title| !says_the_same(&draft, title));
    let of_text =
        of_text.map_or(String::new(), |title| format!("recorded as a draft of {title}, "));
    format!("{} ({date}{depends}), {of_text}not the final text", capital(&draft))
}

/// A draft by its title, in running text: `a reported draft of the Accord`.
pub fn a_draft(d: &Dossier, text: InstrumentIx) -> String {
    let name = called(d, Entity::Instrument(text));
    if !name.to_lowercase().contains("draft") {
        return format!("a draft of {name}");
    }
    match name.strip_prefix("the ") {
        Some(rest) if rest.starts_with(char::is_lowercase) => format!("a {rest}"),
        _ => name,
    }
}

/// Who reports it: `The Paper, citing The Wire`. Where the draft is not named there, that is said.
pub(super) fn chain(d: &Dossier, text: InstrumentIx, quote: Quote<'_>) -> String {
    let publisher = called(d, Entity::Document(quote.document()));
    let hops = quote.hops().flat_map(|hop| hop.who).filter(|who| **who != Entity::Instrument(text));
    let mut names: Vec<String> = Vec::new();
    for name in hops.map(|who| called(d, *who)).filter(|name| *name != publisher) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let cited = (!names.is_empty()).then(|| format!("citing {}", list(&names, Joint::And)));
    let unnamed = names_no_text(d, quote).then(|| NOT_NAMED.to_string());
    let told: Vec<String> = std::iter::once(publisher).chain(cited).chain(unnamed).collect();
    told.join(", ")
}

/// What the draft has, without saying again that a draft has it.
fn said(d: Known<'_>, p: Position<'_>, quote: Quote<'_>, head: &str) -> (String, Part) {
    let is_text = quote.hops().next_back().is_some_and(|hop| hop.mode == Mode::Text);
    match plain_words(d, p, quote, head) {
        Some(text) => (within(&text), Part::Saying),
        None if is_text => (verbatim(quote), Part::Quoted),
        None => (told_words(quote), Part::Told),
    }
}

/// A sentence as it stands behind a colon.
fn within(text: &str) -> String {
    const SMALL: [&str; 4] = ["The ", "A ", "An ", "In "];
    const LEADS: [&str; 4] = ["The draft ", "A draft ", "A reported draft ", "The document "];
    if let Some(rest) = LEADS.iter().find_map(|lead| text.strip_prefix(lead)) {
        return format!("it {rest}");
    }
    let text = without_lead(text);
    match text.chars().next() {
        Some(first) if SMALL.iter().any(|word| text.starts_with(word)) => {
            format!("{}{}", first.to_lowercase(), text.get(1..).unwrap_or_default())
        }
        _ => text.to_string(),
    }
}

/// What a source says of the final text, in its words, each once.
fn in_final(d: Known<'_>, of: &[Position<'_>]) -> Vec<Phrase> {
    let mut told: Vec<(String, bool, Vec<Ground>)> = Vec::new();
    for p in of {
        for link in p.links() {
            let is_omitted = match link.kind {
                LinkKind::OmittedInFinal => true,
                LinkKind::WeakenedInFinal => false,
                _ => continue,
            };
            let quote = d.quotes(link.evidence).next();
            let text = match quote {
                Some(quote) => {
                    let publisher = called(&d, Entity::Document(quote.document()));
                    capital(&format!("{publisher} writes of the final text: {}.", verbatim(quote)))
                }
                None if is_omitted => {
                    "The final text is reported not to have it explicitly.".to_string()
                }
                None => "The final text is reported to be weaker.".to_string(),
            };
            let mut rests_on = vec![Ground::Entry(Entity::Position(p.ix))];
            rests_on.extend(quote.map(|q| Ground::Quote(q.ix)));
            // Words that another repeats are not said twice.
            let bare = text
                .trim_end_matches(['.', '”'])
                .rsplit_once('“')
                .map_or("", |(_, w)| w)
                .to_string();
            match told.iter_mut().find(|(known, ..)| {
                *known == text || (!bare.is_empty() && says_the_same(known, &bare))
            }) {
                Some((_, omitted, grounds)) => {
                    *omitted |= is_omitted;
                    grounds.extend(rests_on);
                }
                None => told.push((text, is_omitted, rests_on)),
            }
        }
    }
    let is_omitted = told.iter().any(|(_, omitted, _)| *omitted);
    let last = told.len().saturating_sub(1);
    let phrases = told.into_iter().enumerate().map(|(n, (mut text, _, rests_on))| {
        if is_omitted && n == last {
            text.push_str(" Omission is not refusal.");
        }
        Phrase { text, part: Part::Limit, rests_on }
    });
    phrases.collect()
}
