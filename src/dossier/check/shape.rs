//! Rules about the shape of things: evidence is there, quotes are quotes, nothing is its own
//! parent, codes and headings fit (rules 1 and 10 of the model).

use super::report::Report;
use crate::dossier::date::Date;
use crate::dossier::handles::{Position, Quote};
use crate::dossier::model::{Dossier, Instrument, Origin};
use crate::dossier::problem::Fault;
use crate::dossier::rows::{ActorIx, EntryAt, InstrumentIx, Rows, TopicIx};
use crate::dossier::terms::{ActorKind, LinkKind, TextState};
use crate::text::visible::shown_columns;

/// Words of a quote above which it is no longer evidence but republication (rule 10).
const LONGEST_QUOTE: usize = 60;
/// Characters of a prefix or suffix, at most.
const LONGEST_CONTEXT: usize = 200;
/// Columns of a grid heading, at most.
const WIDEST_HEADING: usize = 8;

pub(super) fn check(d: &Dossier, report: &mut Report) {
    for (n, actor) in d.actors.iter().enumerate() {
        let Origin::Entry(at) = actor.at else { continue };
        for (m, membership) in actor.member_of.iter().enumerate() {
            let path = format!("member_of[{m}]");
            evidence(d, membership.evidence, at, &path, "A membership", report);
        }
        for (m, membership) in actor.not_member_of.iter().enumerate() {
            let path = format!("not_member_of[{m}]");
            evidence(d, membership.evidence, at, &path, "That there is no membership", report);
        }
        let code = actor.code.as_deref();
        let reason = match (actor.kind, code) {
            (ActorKind::State, Some(c))
                if c.len() == 3 && c.bytes().all(|b| b.is_ascii_uppercase()) =>
            {
                None
            }
            (ActorKind::State, Some(_)) => Some("it is not three capital letters"),
            (_, Some(_)) => Some("only states have one"),
            (_, None) => None,
        };
        if let Some(reason) = reason {
            report.add(Fault::CountryCode { reason }, at, "code");
        }
        let ix = ActorIx(n as u32);
        let up = |ix: ActorIx| d.actor(ix).map(|a| a.represents.clone()).unwrap_or_default();
        circle(ix, up, |ix| d.actor(ix).map_or("", |a| &a.id), at, "represents", report);
        let bodies = |ix: ActorIx| {
            d.actor(ix).map(|a| a.member_of.iter().map(|m| m.body).collect()).unwrap_or_default()
        };
        circle(ix, bodies, |ix| d.actor(ix).map_or("", |a| &a.id), at, "member_of", report);
    }
    for (n, topic) in d.topics.iter().enumerate() {
        let Origin::Entry(at) = topic.at else { continue };
        let columns = shown_columns(&topic.short);
        if columns > WIDEST_HEADING {
            report.add(Fault::WideHeading { columns }, at, "short");
        }
        let up = |ix: TopicIx| d.topic(ix).and_then(|t| t.parent).into_iter().collect();
        circle(TopicIx(n as u32), up, |ix| d.topic(ix).map_or("", |t| &t.id), at, "parent", report);
    }
    for (n, instrument) in d.instruments.iter().enumerate() {
        let Origin::Entry(at) = instrument.at else { continue };
        for (p, part) in instrument.participation.iter().enumerate() {
            let path = format!("participation[{p}]");
            if part.actors.is_empty() {
                report.add(Fault::EmptyText, at, format!("{path}.actors"));
            }
            evidence(d, part.evidence, at, &path, "A participation", report);
        }
        for (p, precondition) in instrument.preconditions.iter().enumerate() {
            let path = format!("preconditions[{p}]");
            not_empty(&precondition.text, at, &format!("{path}.text"), report);
            evidence(d, precondition.evidence, at, &path, "A precondition", report);
        }
        draft_of(d, InstrumentIx(n as u32), instrument, at, report);
    }
    // Older stamps are history.
    for stamp in d.document_indices().filter_map(|ix| d.stamp_of(ix)) {
        let Origin::Entry(at) = stamp.at else { continue };
        let quotes = d.quotes_under_stamps(stamp.document);
        // Quotes may be in entries that were left out.
        if stamp.quotes as usize != quotes && !(d.incomplete && quotes < stamp.quotes as usize) {
            report.add(Fault::StampCount { stamped: stamp.quotes, quotes }, at, "quotes");
        }
    }
}

/// The same for one position; apart, so that its waivers reach what is found here.
pub(super) fn check_position(d: &Dossier, position: Position<'_>, report: &mut Report) {
    let at = position.at();
    let mut any = false;
    for (q, quote) in position.evidence().enumerate() {
        any = true;
        check_quote(d, quote, at, &format!("evidence[{q}]"), report);
    }
    if !any {
        report.add(Fault::NoEvidence { what: "A position" }, at, "evidence");
    }
    for (c, condition) in position.conditions().enumerate() {
        let path = format!("conditions[{c}]");
        not_empty(condition.text, at, &format!("{path}.text"), report);
        for (q, quote) in d.quotes(condition.evidence).enumerate() {
            check_quote(d, quote, at, &format!("{path}.evidence[{q}]"), report);
        }
    }
    for link in position.links() {
        let path = format!("links[{}]", link.number);
        for (q, quote) in d.quotes(link.evidence).enumerate() {
            check_quote(d, quote, at, &format!("{path}.evidence[{q}]"), report);
        }
        if link.kind == LinkKind::OmittedInFinal && link.evidence.is_empty() {
            report.add(Fault::NoEvidence { what: "An omission" }, at, path);
        }
    }
}

fn not_empty(text: &str, at: EntryAt, path: &str, report: &mut Report) {
    if text.trim().is_empty() {
        report.add(Fault::EmptyText, at, path);
    }
}

fn evidence(
    d: &Dossier,
    rows: Rows,
    at: EntryAt,
    path: &str,
    what: &'static str,
    report: &mut Report,
) {
    if rows.is_empty() {
        report.add(Fault::NoEvidence { what }, at, path);
    }
    for (q, quote) in d.quotes(rows).enumerate() {
        check_quote(d, quote, at, &format!("{path}.evidence[{q}]"), report);
    }
}

fn check_quote(d: &Dossier, quote: Quote<'_>, at: EntryAt, path: &str, report: &mut Report) {
    let exact = quote.exact();
    not_empty(exact, at, &format!("{path}.exact"), report);
    if !exact.trim().is_empty() && exact.trim() != exact {
        report.add(Fault::BlankEdges, at, format!("{path}.exact"));
    }
    let words = exact.split_whitespace().count();
    if words > LONGEST_QUOTE {
        report.add(Fault::LongQuote { words }, at, format!("{path}.exact"));
    }
    if let Some(stamp) = d.stamp_of_quote(quote.ix)
        && let Err(reason) = Date::parse(&stamp.on)
    {
        let fault = Fault::BadDate { text: stamp.on.clone(), reason };
        report.add(fault, at, format!("{path}.stamp.on"));
    }
    for (h, hop) in quote.hops().enumerate() {
        if hop.who.is_empty() {
            report.add(Fault::EmptyText, at, format!("{path}.attribution[{h}].who"));
        }
    }
    for (field, text) in [("prefix", quote.prefix()), ("suffix", quote.suffix())] {
        let characters = text.chars().count();
        if characters > LONGEST_CONTEXT {
            report.add(Fault::LongContext { characters }, at, format!("{path}.{field}"));
        }
    }
}

fn draft_of(
    d: &Dossier,
    ix: InstrumentIx,
    instrument: &Instrument,
    at: EntryAt,
    report: &mut Report,
) {
    let Some(of) = instrument.draft_of else { return };
    let final_text = d.instrument(of).filter(|i| !i.at.is_stand_in());
    let reason = match (instrument.text, final_text.map(|f| f.text)) {
        (_, None) => None,
        _ if of == ix => Some("a text is not a draft of itself"),
        (TextState::Final, _) => Some("a final text is not a draft"),
        (TextState::Draft, Some(TextState::Draft)) => {
            Some("a draft leads to a final text, not to another draft")
        }
        (TextState::Draft, Some(TextState::Final)) => None,
    };
    if let Some(reason) = reason {
        report.add(Fault::DraftOf { reason }, at, "draft_of");
    }
}

/// Reports when going up from `start` comes back to it. Each circle is reported once, at the
/// member that comes first.
fn circle<'d, Ix: Copy + Ord>(
    start: Ix,
    up: impl Fn(Ix) -> Vec<Ix>,
    name: impl Fn(Ix) -> &'d str,
    at: EntryAt,
    path: &str,
    report: &mut Report,
) {
    let mut seen = vec![start];
    let mut trails = vec![vec![start]];
    while let Some(trail) = trails.pop() {
        let Some(last) = trail.last() else { continue };
        for next in up(*last) {
            if next == start {
                if trail.iter().all(|ix| *ix >= start) {
                    let through = trail.iter().chain([&start]).map(|ix| name(*ix).to_string());
                    report.add(Fault::Circle { through: through.collect() }, at, path);
                }
                return;
            }
            if !seen.contains(&next) {
                seen.push(next);
                trails.push(trail.iter().copied().chain([next]).collect());
            }
        }
    }
}
