//! The body minus its members, in sentences. None reads stronger than the data: what a body undertakes
//! is never put down to a member, and silence is not refusal.

use std::collections::BTreeSet;

use crate::dossier::terms::{Act, ConditionKind, Stance};
use crate::dossier::{ActorIx, Entity, InstrumentIx, Known, Membership, Position, Quote};
use crate::insight::coalition::{Against, Case, Stated, Undertaking};
use crate::insight::naming::{document, in_a_row, names, short};
use crate::insight::record::{actor_with_role, headline, is_elsewhere};
use crate::text::words::closed;

/// Words of a quote that a sentence repeats, at most.
const MOST_WORDS: usize = 20;

/// What the body undertakes on one topic, and what its text depends on.
pub fn undertaking(d: Known<'_>, body: ActorIx, on: &Undertaking) -> String {
    let all: Vec<Position<'_>> = on.positions.iter().filter_map(|ix| d.position(*ix)).collect();
    let Some(first) = all.first() else { return String::new() };
    let told = closed(first.summary());
    let mut told = format!("{} ({}): {told}", d.name_of(Entity::Actor(body)), headline(*first));
    for text in texts(&all) {
        let shared = preconditions(d, all.iter().filter(|p| p.instrument() == Some(text)));
        if !shared.is_empty() {
            let title = d.whole().name_of(Entity::Instrument(text));
            told.push_str(&format!(" {title} holds only with {shared}."));
        }
    }
    told
}

/// One case: `Ground troops (under The multinational force): Italy declines it; that it is a member of
/// Coalition of the Willing is not stated by the sources held here.`
pub fn sentence(d: Known<'_>, body: ActorIx, on: &Undertaking, case: &Case) -> String {
    let topic = d.name_of(Entity::Topic(case.topic));
    let under = if case.topic == on.topic {
        String::new()
    } else {
        format!(" (under {})", d.name_of(Entity::Topic(on.topic)))
    };
    let actor = d.name_of(Entity::Actor(case.actor));
    let (told, is_summary) = stance(d, body, on, case);
    let colon = if is_summary { ":" } else { "" };
    let membership = membership(d, body, case.actor, case.membership);
    format!("{topic}{under}: {actor}{colon} {told}; {membership}.")
}

/// Several silent states of which no membership is stated, in one sentence.
pub fn silent(d: Known<'_>, body: ActorIx, on: &Undertaking, actors: &[ActorIx]) -> String {
    let body = d.name_of(Entity::Actor(body));
    let (has, own, them, members) = match actors {
        [_] => ("has", "its", "it", "it is a member"),
        _ => ("have", "their", "them", "they are members"),
    };
    format!(
        "{}: {} {has} nothing of {own} own on it{} here, and nobody speaks for {them}; silence is not refusal; \
         that {members} of {body} is not stated by the sources held here.",
        d.name_of(Entity::Topic(on.topic)),
        names(&d, actors),
        as_a_whole(on)
    )
}

/// What states say on topics below is told apart: of those, silence on the topic itself says nothing.
fn as_a_whole(on: &Undertaking) -> &'static str {
    let parts = on.cases.iter().any(|case| case.topic != on.topic);
    if parts { " as a whole" } else { "" }
}

/// Where it stands, and whether that begins with the summary of a position instead of a verb.
fn stance(d: Known<'_>, body: ActorIx, on: &Undertaking, case: &Case) -> (String, bool) {
    let body = d.name_of(Entity::Actor(body));
    let own: Vec<Position<'_>> = case
        .positions
        .iter()
        .filter_map(|ix| d.position(*ix))
        .filter(|p| matches!(p.stance(), Stance::Commit | Stance::Ready))
        .collect();
    let bodys: Vec<Position<'_>> = on.positions.iter().filter_map(|ix| d.position(*ix)).collect();
    // Who could is told by the words of its record: general ones would read weaker than its quote.
    let ready = own.first().copied().filter(|_| !commits(&own));
    let does = || {
        let limits = limits(d, &own, ready.map_or("", |p| p.summary()));
        match ready {
            Some(p) => format!("{}{limits}; it undertakes nothing there", unclosed(p.summary())),
            None => format!("{}{limits}", verb(&own)),
        }
    };
    let is_summary = ready.is_some()
        && matches!(
            case.against,
            Against::Narrower | Against::Limits | Against::Part | Against::Further | Against::Same
        );
    let told = match case.against {
        Against::Declines => "declines it".to_string(),
        Against::Mixed => "undertakes something and declines something".to_string(),
        Against::Narrower if commits(&bodys) && !commits(&own) => {
            format!("{}; {body} undertakes it", does())
        }
        Against::Narrower => format!("{}; {body} undertakes it without that limit", does()),
        Against::Limits | Against::Part => does(),
        Against::OtherText => format!(
            "{} in another text ({}), not in that of {body} ({})",
            verb(&own),
            titles(d, &own),
            titles(d, &bodys)
        ),
        Against::Further if commits(&own) && !commits(&bodys) => {
            format!("{}; {body} could or is willing to", does())
        }
        Against::Further => format!("{}; {body} does so under limits of its own", does()),
        Against::Same => {
            format!("{}; {body} takes the same stance", does())
        }
        Against::OtherStance => other(d, case),
        Against::SpokenFor => {
            "has no words of its own on it here: only others say what it will do".to_string()
        }
        Against::NotAsQuoted => {
            "is on record with words on it that do not stand in their source as they are quoted"
                .to_string()
        }
        Against::Perhaps => {
            "may have said something on it by then: the dates do not say".to_string()
        }
        Against::Silent => {
            let by =
                if case.drafted { "only a draft speaks of it" } else { "nobody speaks for it" };
            format!(
                "has nothing of its own on it{} here, and {by}; silence is not refusal",
                as_a_whole(on)
            )
        }
    };
    (told, is_summary)
}

/// A summary without its full stop, so that a sentence can go on.
fn unclosed(summary: &str) -> &str {
    summary.trim().trim_end_matches('.')
}

/// A stance that neither undertakes nor declines, and that it does neither.
fn other(d: Known<'_>, case: &Case) -> String {
    let shown = case.positions.first().and_then(|ix| d.position(*ix)).map(|p| p.stance());
    match shown {
        Some(Stance::Abstain) => {
            "took part and did not join; not to join is not to refuse".to_string()
        }
        Some(Stance::Noncommittal) => {
            "neither confirms nor denies it, or avoids it; that is no refusal".to_string()
        }
        Some(Stance::Endorse) => "praises it, and undertakes nothing".to_string(),
        Some(stance) => format!("{}, and neither undertakes nor declines it", stance.meaning()),
        None => "takes a stance that neither undertakes nor declines it".to_string(),
    }
}

fn commits(all: &[Position<'_>]) -> bool {
    all.iter().any(|p| p.stance() == Stance::Commit)
}

fn verb(all: &[Position<'_>]) -> &'static str {
    let also = all.iter().any(|p| p.stance() == Stance::Ready);
    match (commits(all), also) {
        (true, true) => "undertakes it, and also says only that it could or is willing to",
        (true, false) => "undertakes it",
        (false, _) => "could or is willing to, and undertakes nothing",
    }
}

/// What limits an undertaking: its own conditions, a place elsewhere, and what its text depends on.
/// A condition that is told already, in `told`, is not told twice.
fn limits(d: Known<'_>, all: &[Position<'_>], told: &str) -> String {
    let mut limits: Vec<String> = Vec::new();
    let mut all_limited = true;
    for p in all {
        let mut limited = false;
        for condition in p.conditions().filter(|c| c.kind != ConditionKind::Trigger) {
            limited = true;
            if told.contains(condition.text) {
                continue;
            }
            let kind = match condition.kind {
                ConditionKind::Approval => "with an approval".to_string(),
                kind => format!("with a {}", kind.name().to_lowercase()),
            };
            limits.push(format!("{kind} ({})", condition.text));
        }
        if is_elsewhere(&d, *p) {
            let place = d.topic(p.topic()).and_then(|t| t.place.as_deref()).unwrap_or_default();
            limits.push(format!("not in {place}"));
            limited = true;
        }
        let shared = preconditions(d, [p]);
        if !shared.is_empty() {
            limits.push(format!("in a text that holds only with {shared}"));
            limited = true;
        }
        all_limited &= limited;
    }
    let mut seen = BTreeSet::new();
    limits.retain(|limit| seen.insert(limit.clone()));
    match (limits.is_empty(), all_limited) {
        (true, _) => String::new(),
        (false, true) => format!(", {}", in_a_row(limits)),
        // One of its statements has none of it.
        (false, false) => format!(", partly {}", in_a_row(limits)),
    }
}

/// What some positions depend on through their text, in a row.
fn preconditions<'p, 'd: 'p>(
    d: Known<'d>,
    of: impl IntoIterator<Item = &'p Position<'d>>,
) -> String {
    let mut shared: Vec<String> = Vec::new();
    for condition in of.into_iter().flat_map(|p| d.preconditions_of(*p)) {
        if !shared.contains(&condition.text) {
            shared.push(condition.text.clone());
        }
    }
    in_a_row(shared)
}

/// The texts on which some positions stand.
fn texts(all: &[Position<'_>]) -> BTreeSet<InstrumentIx> {
    all.iter().filter_map(|p| p.instrument()).collect()
}

fn titles(d: Known<'_>, all: &[Position<'_>]) -> String {
    let titles = texts(all).into_iter().map(|ix| d.whole().name_of(Entity::Instrument(ix)));
    in_a_row(titles.map(str::to_string))
}

fn membership(d: Known<'_>, body: ActorIx, actor: ActorIx, stated: Stated) -> String {
    let body = d.name_of(Entity::Actor(body));
    let cite = |quote: Option<Quote<'_>>| {
        quote.map_or(String::new(), |quote| {
            format!("{} ({})", short(quote.exact(), MOST_WORDS), document(&d, quote.document()))
        })
    };
    let not_stated =
        format!("that it is a member of {body} is not stated by the sources held here");
    match stated {
        Stated::Member(_) => {
            format!("that it is a member of {body} rests on {}", cite(evidence(d, actor, stated)))
        }
        Stated::NotMember(_) => {
            format!(
                "a source says that it is not a member of {body}: {}",
                cite(denial(d, actor, stated))
            )
        }
        Stated::Differs(..) => format!(
            "that it is a member of {body} rests on {}, and that it is not a member of it on {}",
            cite(evidence(d, actor, stated)),
            cite(denial(d, actor, stated))
        ),
        Stated::Official(who, _) => {
            format!("{not_stated}, only of {}", actor_with_role(&d, who))
        }
        Stated::JoinedText(text, act) => {
            let joined = if act == Act::Signed { "signed" } else { "adopted" };
            let text = d.whole().name_of(Entity::Instrument(text));
            format!("it {joined} {text} itself; {not_stated}")
        }
        Stated::NotStated => not_stated,
    }
}

/// The words on which a membership rests: of the state, or of one who speaks for it.
pub fn evidence(d: Known<'_>, actor: ActorIx, stated: Stated) -> Option<Quote<'_>> {
    let (who, n) = match stated {
        Stated::Member(n) | Stated::Differs(n, _) => (actor, n),
        Stated::Official(who, n) => (who, n),
        Stated::JoinedText(..) | Stated::NotMember(_) | Stated::NotStated => return None,
    };
    let membership: &Membership = d.whole().actor(who)?.member_of.get(n)?;
    d.quotes(membership.evidence).next()
}

/// The words by which a source says of the state that it is not a member.
pub fn denial(d: Known<'_>, actor: ActorIx, stated: Stated) -> Option<Quote<'_>> {
    let (Stated::NotMember(n) | Stated::Differs(_, n)) = stated else { return None };
    let membership: &Membership = d.whole().actor(actor)?.not_member_of.get(n)?;
    d.quotes(membership.evidence).next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::date::Date;
    use crate::dossier::{Opened, PositionSet, SourceFile, bundled, open};
    use crate::insight::coalition::{States, coalition, coalitions};

    /// The sentences of the Coalition about one state, other than that it is silent.
    fn told(id: &str) -> Vec<String> {
        let Opened { dossier: d, .. } = open(&bundled());
        let (known, within) = (Known::from(&d), PositionSet::all(d.len()));
        let (Some(Entity::Actor(body)), Some(Entity::Actor(state))) =
            (d.find("coalition"), d.find(id))
        else {
            panic!("{id}");
        };
        let found =
            coalition(known, &within, &States::new(known, &within, &PositionSet::none()), body);
        let each = found.undertakings.iter().flat_map(|on| on.cases.iter().map(move |c| (on, c)));
        let of = each.filter(|(_, c)| c.actor == state && c.against != Against::Silent);
        of.map(|(on, case)| sentence(known, body, on, case)).collect()
    }

    const NOT_STATED: &str =
        "that it is a member of Coalition of the Willing is not stated by the sources held here.";

    const US: &str = "a source says that it is not a member of Coalition of the Willing: \
         “it is not part of the Coalition” (Why So France, 7 January 2026).";

    #[test]
    fn refusals_and_limits_are_told_with_what_is_not_stated() {
        assert_eq!(
            told("ita"),
            [format!(
                "Ground troops (under The multinational force): Italy declines it; {NOT_STATED}"
            )]
        );
        assert_eq!(
            told("deu"),
            [format!(
                "Ground troops (under The multinational force): Germany: German troops might participate, \
                 but only in a NATO member country bordering Ukraine, not in Ukraine; \
                 it undertakes nothing there; {NOT_STATED}"
            )]
        );
    }

    #[test]
    fn not_to_sign_is_not_to_refuse_and_another_text_is_not_the_same() {
        let found = told("usa");
        assert!(found.contains(&format!(
            "Signature or adoption: United States took part and did not join; not to join is not to refuse; {US}"
        )));
        // To have signed the letter of intent, a text and a topic of its own, says nothing about the declaration.
        let signs = |s: &&String| s.starts_with("Signature or adoption: United Kingdom");
        assert_eq!(told("gbr").iter().find(signs), None);
        for id in ["tur", "pol"] {
            let [only] = &told(id)[..] else { panic!("{id}") };
            assert!(
                only.contains(
                    "has no words of its own on it here: only others say what it will do"
                )
            );
        }
    }

    #[test]
    fn a_membership_is_told_with_the_words_on_which_it_rests() {
        let found = told("fra");
        let first = found.first().map(String::as_str);
        assert_eq!(
            first,
            Some(
                "The multinational force: France: Paris and London are spearheading the plan to deploy the so-called \
                 “reassurance force” in Ukraine after a peace deal is reached, aiming to help secure \
                 the country's infrastructure in the rear and rebuild its military; it undertakes \
                 nothing there; Coalition of the Willing undertakes it; that it is a member of \
                 Coalition of the Willing rests on “carried out for months with our Coalition” (The \
                 Kyiv Independent, 6 January 2026)."
            )
        );
    }

    #[test]
    fn a_source_that_denies_a_membership_is_told_with_its_words_and_both_where_two_differ() {
        let check = |entry: &str, expected: &str| {
            let text = r#"(dossier: (id: "d", title: "D"),
                actors: [(id: "g", name: "G", kind: Group), (id: "s", name: "S", kind: State, ENTRY)],
                topics: [(id: "t", name: "T", short: "T", kind: Undertaking, question: "?")],
                documents: [(id: "doc", publisher: "Doc", kind: News), (id: "two", publisher: "Two", kind: News)],
                positions: [(id: "b", topic: "t", stance: Commit, firmness: Pledged, actors: ["g"], summary: "S",
                    evidence: [(document: "doc", exact: "w", attribution: [(who: ["g"], mode: Act)])])])"#
                .replace("ENTRY", entry);
            let file = SourceFile { name: "a.ron".to_string(), text: text.into() };
            let Opened { dossier: d, .. } = open(&[file]);
            let (known, within) = (Known::from(&d), PositionSet::all(d.len()));
            let found = coalitions(known, &within, &PositionSet::none());
            let on = &found[0].undertakings[0];
            let told = sentence(known, found[0].body, on, &on.cases[0]);
            let silent = "T: S has nothing of its own on it here, and nobody speaks for it; silence is not refusal; ";
            assert_eq!(told, format!("{silent}{expected}"), "{entry}");
        };
        let is =
            r#"member_of: [(body: "g", evidence: [(document: "doc", exact: "a member of G")])]"#;
        let not = r#"not_member_of: [(body: "g", evidence: [(document: "two", exact: "S is not in G")])]"#;
        check(is, "that it is a member of G rests on “a member of G” (Doc, undated).");
        check(not, "a source says that it is not a member of G: “S is not in G” (Two, undated).");
        check(
            &format!("{is}, {not}"),
            "that it is a member of G rests on “a member of G” (Doc, undated), and that it is not a member of it on “S is \
             not in G” (Two, undated).",
        );
        check("", "that it is a member of G is not stated by the sources held here.");
    }

    #[test]
    fn what_the_body_undertakes_is_told_with_what_its_text_depends_on() {
        let Opened { dossier: d, .. } = open(&bundled());
        let (known, within) = (Known::from(&d), PositionSet::all(d.len()));
        let Some(Entity::Actor(body)) = d.find("coalition") else { panic!() };
        let found =
            coalition(known, &within, &States::new(known, &within, &PositionSet::none()), body);
        let sanctions =
            found.undertakings.iter().find(|on| d.topic(on.topic).unwrap().id == "sanctions");
        let on = sanctions.unwrap();
        assert_eq!(
            undertaking(known, body, on),
            "Coalition of the Willing (Commit, binding; with a trigger): OSW's summary: additional sanctions at \
             the near end of a range of legally binding commitments, “broadly defined and open to \
             interpretation”, if Russia attacks again."
        );
        let silent_ones: Vec<ActorIx> = on.cases.iter().map(|case| case.actor).take(2).collect();
        assert_eq!(
            silent(known, body, on, &silent_ones),
            "Sanctions: France and United Kingdom have nothing of their own on it here, and nobody speaks for \
             them; silence is not refusal; that they are members of Coalition of the Willing is not stated by \
             the sources held here."
        );
    }

    #[test]
    fn one_membership_in_the_coalition_is_stated_and_one_denied_and_only_once_it_was_published() {
        let Opened { dossier: d, .. } = open(&bundled());
        let within = PositionSet::all(d.len());
        let stated = |known: Known<'_>| {
            let found = coalitions(known, &within, &PositionSet::none());
            let names: Vec<String> =
                found.iter().map(|c| d.id_of(Entity::Actor(c.body)).to_string()).collect();
            assert_eq!(names, ["coalition", "paris-participants"]);
            let cases = found[0].undertakings.iter().flat_map(|on| &on.cases);
            let stated = cases.filter(|case| case.membership != Stated::NotStated);
            stated.map(|case| d.id_of(Entity::Actor(case.actor))).collect::<BTreeSet<&str>>()
        };
        assert_eq!(stated(Known::from(&d)), BTreeSet::from(["fra", "usa"]));
        let before = Date::parse("2026-01-05").unwrap().last_day();
        assert_eq!(stated(Known::by(&d, before)), BTreeSet::new());
    }
}
