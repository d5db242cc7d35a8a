//! What limits a statement in a neutral line: conditions, place, number, what the stance does not do, and
//! what bears on a whole text.

use crate::dossier::terms::{Act, ConditionKind, Family, InstrumentKind, Stance, TopicKind};
use crate::dossier::{
    ActorIx, Condition, DocumentIx, Dossier, Entity, InstrumentIx, Known, Position, Quote, Rows,
};
use crate::insight::clauses::as_noun;
use crate::insight::denial::names_in_words;
use crate::insight::drafts::is_text_held;
use crate::insight::naming::{Joint, SUBJECT_TO, all_called, as_told, called, list, self_of};
use crate::insight::neutral::line::Ground;
use crate::insight::neutral::voice::is_told_by_others;
use crate::insight::neutral::wording::says_the_same;
use crate::insight::record::is_elsewhere;
use crate::insight::translation::{figures, has_figures};

/// Something that limits what is said.
pub(super) struct Limit {
    pub(super) text: String,
    pub(super) rests_on: Vec<Ground>,
    /// Where the words already say one of these, it is not said again.
    pub(super) unless: Vec<String>,
}

impl Limit {
    pub(super) fn of(text: impl Into<String>) -> Limit {
        Limit { text: text.into(), rests_on: Vec::new(), unless: Vec::new() }
    }
}

/// What limits a statement of no draft. `others_only` says that the line ends by saying that the actor
/// itself says nothing, so that no statement must.
pub(super) fn limits(
    d: Known<'_>,
    p: Position<'_>,
    quote: Quote<'_>,
    head: &str,
    others_only: bool,
) -> Vec<Limit> {
    let mut limits = conditions(d, p);
    limits.extend(number(d, p));
    limits.extend(place(d, p));
    if let Some(text) = p.instrument() {
        if d.instrument(text).is_some_and(|text| text.kind == InstrumentKind::VerbalAssurance) {
            limits.push(Limit {
                unless: vec!["verbal".to_string()],
                rests_on: vec![Ground::Entry(Entity::Instrument(text))],
                ..Limit::of("a verbal assurance")
            });
        }
        limits.extend(whole_text(d, p, text, quote, head));
    }
    if !others_only {
        limits.extend(standing(d, p));
    }
    limits.extend(not_named(&d, p, quote));
    limits
}

/// The actor's own conditions.
pub(super) fn conditions(d: Known<'_>, p: Position<'_>) -> Vec<Limit> {
    let quotes = |rows: Rows| d.quotes(rows).map(|q| Ground::Quote(q.ix)).collect::<Vec<_>>();
    let limit = |condition: Condition<'_>| {
        let kind = match condition.kind {
            ConditionKind::Precondition | ConditionKind::Trigger => "condition",
            ConditionKind::Caveat => "caveat",
            ConditionKind::Approval => "approval needed",
        };
        Limit {
            text: format!("{kind}: {}", condition.text.trim()),
            rests_on: quotes(condition.evidence),
            unless: vec![condition.text.to_string()],
        }
    };
    p.conditions().map(limit).collect()
}

/// That it is placed elsewhere than its topic.
pub(super) fn place(d: Known<'_>, p: Position<'_>) -> Vec<Limit> {
    let Some(topic) = d.topic(p.topic()).and_then(|t| t.place.as_deref()) else {
        return Vec::new();
    };
    if !is_elsewhere(&d, p) {
        return Vec::new();
    }
    let at = p.place().unwrap_or_default();
    vec![
        Limit { unless: vec![at.to_string()], ..Limit::of(format!("place: {at}")) },
        Limit::of(format!("[that is: not in {topic}]")),
    ]
}

/// How it is said that nobody but others says something of an actor.
pub(super) const NOT_ITS_OWN: &str = "not on record here as saying so";

/// How it is said that others say something of an actor who has words of its own on the same.
pub(super) const APART: &str = "are recorded apart";

/// Whether an actor of a position has said something itself on its topic.
fn speaks_on(d: Known<'_>, p: Position<'_>) -> bool {
    let own = p.actors().iter().flat_map(|actor| d.positions_of(*actor));
    own.filter_map(|ix| d.position(*ix)).any(|other| {
        other.topic() == p.topic() && !other.is_draft() && !is_told_by_others(&d, other)
    })
}

/// What the stance does not do.
fn standing(d: Known<'_>, p: Position<'_>) -> Option<Limit> {
    let by_others = is_told_by_others(&d, p);
    // “Neither confirmed nor denied” says it.
    let summary = p.summary().to_lowercase();
    let is_said_already = summary.contains("confirm") && summary.contains(" den");
    let is_claim = d.topic(p.topic()).is_some_and(|topic| topic.kind == TopicKind::Claim);
    let has_not_signed = p.instrument().is_some_and(|text| {
        p.actors().iter().all(|actor| d.took_part(text, *actor, Act::NotSigned))
    });
    if by_others {
        let whose = all_called(&d, p.actors());
        let itself = match p.actors() {
            [actor] => self_of(&d, *actor),
            _ => " themselves",
        };
        // Whoever says less on the same has said something.
        if speaks_on(d, p) {
            return Some(Limit::of(format!("the words and acts of {whose}{itself} {APART}")));
        }
        let is = if itself == " themselves" { "are" } else { "is" };
        return Some(Limit::of(format!("{whose}{itself} {is} {NOT_ITS_OWN}")));
    }
    let text = match p.stance() {
        // What nobody holds cannot be said to undertake nothing.
        Stance::Ready if unheld_letter(d, p).is_some() => return unheld_letter(d, p),
        Stance::Noncommittal if is_claim && !is_said_already => {
            "that is neither a denial nor a confirmation"
        }
        Stance::Abstain if has_not_signed => "not to sign is not to refuse",
        Stance::Abstain => "not to join is not to refuse",
        // Their words say what they are: “could”, “welcomed”, “avoided”. What follows on them is the reader's to say.
        Stance::Ready
        | Stance::Endorse
        | Stance::Noncommittal
        | Stance::Commit
        | Stance::Expected
        | Stance::Refuse
        | Stance::Demand
        | Stance::Oppose
        | Stance::Criticise
        | Stance::Assert
        | Stance::Deny => return None,
    };
    Some(Limit::of(text))
}

/// The number as said, and whose it is where that is not its actor's alone. Who counts heads says of whom in
/// the words themselves.
fn number(d: Known<'_>, p: Position<'_>) -> Vec<Limit> {
    let Some(number) = p.quantity() else { return Vec::new() };
    // A number of a quote that is not known yet is not known either.
    if !p.evidence().any(|quote| says_the_same(quote.exact(), number.as_said)) {
        return Vec::new();
    }
    let figures = figures(p);
    let is_told = figures.is_some() && has_figures(p, p.summary());
    let figures = figures.map_or(String::new(), |figures| format!(" ({figures})"));
    let said = format!("the number as said: “{}”{figures}", number.as_said.trim());
    let unless = vec![number.as_said.to_string()];
    let is_its_own = number.held_by == p.actors() && p.actors().len() == 1;
    let mut limits: Vec<Limit> = Vec::new();
    // Foreign words say nothing more where the summary has their figures.
    if !is_told {
        limits.push(Limit { unless, ..Limit::of(said) });
    }
    if !number.held_by.is_empty() && !is_its_own && p.stance() != Stance::Assert {
        let together = if number.held_by.len() > 1 { " together" } else { "" };
        let whose = all_called(&d, number.held_by);
        let sums = ["combined", "together", "in total"];
        let says_so = sums.iter().any(|word| says_the_same(number.as_said, word));
        limits.push(Limit {
            unless: says_so.then(|| number.as_said.to_string()).into_iter().collect(),
            rests_on: number.held_by.iter().map(|a| Ground::Entry(Entity::Actor(*a))).collect(),
            ..Limit::of(format!("the number refers to {whose}{together}"))
        });
    }
    limits
}

/// A letter of intent behind it, whose own wording nobody holds.
fn unheld_letter(d: Known<'_>, p: Position<'_>) -> Option<Limit> {
    let text = p.instrument()?;
    d.instrument(text).filter(|text| text.kind == InstrumentKind::LetterOfIntent)?;
    if is_text_held(d, text) {
        return None;
    }
    let names_it = says_the_same(p.summary(), "letter of intent");
    let said = if names_it {
        "its wording is not held here"
    } else {
        "a letter of intent, whose wording is not held here"
    };
    Some(Limit {
        rests_on: vec![Ground::Entry(Entity::Instrument(text))],
        unless: vec!["wording is not held".to_string()],
        ..Limit::of(said)
    })
}

/// Whom the words of a denial are held to concern, and do not name.
fn not_named(d: &Dossier, p: Position<'_>, quote: Quote<'_>) -> Option<Limit> {
    let clause = names_in_words(d, p, quote).filter(|_| p.stance() == Stance::Deny)?;
    Some(Limit {
        rests_on: p.about().iter().map(|ix| Ground::Entry(Entity::Actor(*ix))).collect(),
        ..Limit::of(format!("the denial {clause}"))
    })
}

/// What a position depends on through its text. What two sources say is never made into one condition.
pub(super) fn shared(d: Known<'_>, p: Position<'_>) -> String {
    let mut by_source: Vec<(Option<DocumentIx>, Vec<String>)> = Vec::new();
    for condition in d.preconditions_of(p) {
        let document = d.quotes(condition.evidence).next().map(|quote| quote.document());
        let said = as_noun(condition.text.trim());
        match by_source.iter_mut().find(|(known, _)| *known == document) {
            Some((_, all)) => all.push(said),
            None => by_source.push((document, vec![said])),
        }
    }
    let several = by_source.len() > 1;
    let told =
        by_source.into_iter().map(|(document, all)| as_told(&d, &list(&all, Joint::And), document));
    let told: Vec<String> = told.collect();
    if several {
        format!("{}; whether these are one condition is not stated", told.join("; elsewhere, to "))
    } else {
        told.concat()
    }
}

/// What bears on a text as a whole: what it depends on, and who did not sign it.
fn whole_text(
    d: Known<'_>,
    p: Position<'_>,
    text: InstrumentIx,
    quote: Quote<'_>,
    head: &str,
) -> Vec<Limit> {
    let mut limits = Vec::new();
    if !matches!(p.stance().family(), Family::Undertakes | Family::SpokenFor) {
        return limits;
    }
    let shared = shared(d, p);
    if !shared.is_empty() {
        let title = called(&d, Entity::Instrument(text));
        // Where the text itself does not speak, that it says so is more than the record has.
        let is_spoken = d.instrument(text).is_some_and(|text| is_spoken(text.kind));
        let under = if is_spoken || says_the_same(head, &title) {
            String::new()
        } else {
            format!("recorded under {title}, ")
        };
        let quotes = d.preconditions_of(p).flat_map(|c| d.quotes(c.evidence));
        limits.push(Limit {
            rests_on: of_text(text, quotes),
            ..Limit::of(format!("{under}{SUBJECT_TO}{shared}"))
        });
    }
    let not_signed: Vec<_> =
        d.participation(text).filter(|(_, part)| part.act == Act::NotSigned).collect();
    let parts = not_signed.iter().flat_map(|(_, part)| &part.actors).copied();
    let (themselves, others): (Vec<ActorIx>, Vec<ActorIx>) =
        parts.partition(|actor| p.actors().contains(actor));
    let is_among_them = |actor: &ActorIx| {
        d.actor(*actor).is_some_and(|a| {
            a.member_of.iter().any(|m| p.actors().contains(&m.body) && d.holds(m.evidence))
        })
    };
    let others: Vec<ActorIx> = others.into_iter().filter(is_among_them).collect();
    let quotes = || not_signed.iter().flat_map(|(_, part)| d.quotes(part.evidence));
    let is_contested = |actor: &ActorIx| d.is_signature_contested(text, *actor);
    let (contested, plain): (Vec<ActorIx>, Vec<ActorIx>) =
        themselves.into_iter().partition(is_contested);
    if !plain.is_empty() {
        let names = all_called(&d, &plain);
        let document = quotes().next().map(|quote| quote.document());
        limits.push(Limit {
            rests_on: of_text(text, quotes()),
            ..Limit::of(as_told(&d, &format!("a text that {names} did not sign"), document))
        });
    }
    if !contested.is_empty() {
        let names = all_called(&d, &contested);
        let joined = d.participation(text).filter(|(_, part)| {
            joins(part.act) && part.actors.iter().any(|actor| contested.contains(actor))
        });
        let joined = joined.flat_map(|(_, part)| d.quotes(part.evidence));
        limits.push(Limit {
            rests_on: of_text(text, quotes().chain(joined)),
            ..Limit::of(format!("sources differ on whether {names} signed it"))
        });
    }
    // “The participants signed” says more than is so where one of them is said not to have.
    let loose: Vec<ActorIx> = others.into_iter().filter(|actor| !is_contested(actor)).collect();
    if !loose.is_empty() && tells_of_signature(d, p, text, quote) {
        let names = all_called(&d, &loose);
        let document = quotes().next().map(|quote| quote.document());
        let told = format!("read literally, that includes {names}, which did not sign");
        limits.push(Limit {
            rests_on: of_text(text, quotes()),
            ..Limit::of(as_told(&d, &told, document))
        });
    }
    limits
}

const fn joins(act: Act) -> bool {
    matches!(act, Act::Signed | Act::Adopted)
}

/// Whether a quote is what has the actors of a position sign a text: a clause of the text says what they shall do, not
/// who signed it.
fn tells_of_signature(d: Known<'_>, p: Position<'_>, text: InstrumentIx, quote: Quote<'_>) -> bool {
    let of_them = d.participation(text).filter(|(_, part)| {
        joins(part.act) && part.actors.iter().any(|actor| p.actors().contains(actor))
    });
    of_them.flat_map(|(_, part)| d.quotes(part.evidence)).any(|told| {
        told.document() == quote.document()
            && (told.exact().contains(quote.exact()) || quote.exact().contains(told.exact()))
    })
}

pub(super) fn of_text<'d>(
    text: InstrumentIx,
    quotes: impl Iterator<Item = Quote<'d>>,
) -> Vec<Ground> {
    let text = Ground::Entry(Entity::Instrument(text));
    std::iter::once(text).chain(quotes.map(|quote| Ground::Quote(quote.ix))).collect()
}

/// Whether an instrument is what somebody said rather than a text.
const fn is_spoken(kind: InstrumentKind) -> bool {
    matches!(
        kind,
        InstrumentKind::Statement
            | InstrumentKind::Interview
            | InstrumentKind::Post
            | InstrumentKind::VerbalAssurance
    )
}
