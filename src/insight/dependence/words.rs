//! What falls with a document, in sentences. That a document falls does not make untrue what it says,
//! and no sentence here says so.

use crate::dossier::terms::{Act, InstrumentKind, LinkKind};
use crate::dossier::{
    ActorIx, DocumentIx, Dossier, Entity, InstrumentIx, Known, Membership, Position, PositionIx,
};
use crate::insight::dependence::{Fall, Hang, Part};
use crate::insight::naming::{
    all_called, called, count, document, in_a_row, names, on_topic, self_of, short,
};
use crate::insight::parties::is_gathering;
use crate::text::words::closed;

/// Words of a quote that a sentence repeats, at most: as many as a quote should have.
const MOST_WORDS: usize = 60;

/// `one document only`, `every quote through an unnamed source`: what a reader must know of what a
/// position hangs on.
pub fn clauses(hang: Hang) -> Vec<String> {
    let mut clauses = Vec::new();
    if hang.document.is_some() {
        clauses.push("one document only".to_string());
    }
    clauses.extend(unnamed(hang));
    match (hang.proved, hang.quotes) {
        (0, _) => clauses.push("no quote proved".to_string()),
        (1, 1) => clauses.push("its one quote proved".to_string()),
        (1, all) => clauses.push(format!("one proved quote of {all}")),
        _ => {}
    }
    clauses
}

/// That every quote came through somebody without a name; `None` where one did not.
pub fn unnamed(hang: Hang) -> Option<String> {
    let through = match hang.unnamed {
        0 => return None,
        1 => "through an unnamed source".to_string(),
        n => format!("through {n} unnamed sources"),
    };
    let all = if hang.quotes == 1 { "" } else { "every quote " };
    Some(format!("{all}{through}"))
}

/// `If The Paper, 3 May 2030, falls: 12 positions rest on it alone and fall with it; 3 positions lose one of several
/// sources.`
pub fn sentence(d: &Dossier, fall: &Fall) -> String {
    let falls = document(d, fall.document);
    let mut told = Vec::new();
    match fall.alone.len() {
        0 => {}
        1 => told.push("1 position rests on it alone and falls with it".to_string()),
        n if fall.utterances == n => {
            told.push(format!("{n} positions rest on it alone and fall with it"));
        }
        n => {
            let utterances = count(fall.utterances, "utterance", "utterances");
            told.push(format!(
                "{n} positions, from {utterances}, rest on it alone and fall with it"
            ));
        }
    }
    match fall.weakened.len() {
        0 => {}
        1 => told.push("1 position loses one of several sources".to_string()),
        n => told.push(format!("{n} positions lose one of several sources")),
    }
    match fall.disowned.len() {
        0 => {}
        1 => told.push("1 position stands, yet no longer as the actor's own".to_string()),
        n => told.push(format!("{n} positions stand, yet no longer as the actor's own")),
    }
    let listed = in_a_row(counted(&fall.parts));
    match (listed.is_empty(), fall.parts.len()) {
        (true, _) => {}
        (false, 1) => told.push(format!("{listed} falls with it")),
        (false, _) => told.push(format!("{listed} fall with it")),
    }
    if told.is_empty() {
        return format!("Nothing that is held here rests on {falls}.");
    }
    format!("If {falls}, falls: {}.", told.join("; "))
}

/// What falls beside positions, counted by what it is about: `1 report of who did what about a text`.
fn counted(parts: &[Part]) -> Vec<String> {
    let kinds = [
        ("act", "report of who did what about a text", "reports of who did what about a text"),
        ("precondition", "precondition of a text", "preconditions of texts"),
        ("membership", "membership of a body", "memberships of bodies"),
        ("non-membership", "statement on who is no member", "statements on who is no member"),
        ("condition", "condition of a position", "conditions of positions"),
        ("link", "comparison with another entry", "comparisons with other entries"),
    ];
    let each = kinds.map(|(label, one, many)| {
        (parts.iter().filter(|part| part.label() == label).count(), one, many)
    });
    let some = each.into_iter().filter(|(n, ..)| *n > 0);
    some.map(|(n, one, many)| count(n, one, many)).collect()
}

/// What a part says, as a sentence that names the document on which it rests, and its words: `Only The Paper, 3 May
/// 2030, has words on whether Arland is a member of the League: “…”.` Of the documents that are held: the page says so.
pub fn part_in_words(d: Known<'_>, part: &Part) -> String {
    let quote = part.quotes(d).into_iter().find_map(|ix| d.quote(ix));
    let only = quote.map(|quote| document(&d, quote.document())).unwrap_or_default();
    let words = quote.map(|quote| short(quote.exact(), MOST_WORDS)).unwrap_or_default();
    let text = |ix: InstrumentIx| called(&d, Entity::Instrument(ix));
    let of = |ix: PositionIx| d.position(ix).map(|p| position(d, p)).unwrap_or_default();
    match part {
        Part::Act(ix, n, actors) => {
            let entry = d.instrument(*ix).and_then(|text| text.participation.get(*n));
            let (who, text) = (all_called(&d, actors), text(*ix));
            let did = match entry.map(|entry| entry.act) {
                Some(Act::Attended) => format!("attended {}", meeting(d, *ix)),
                Some(Act::Host) => format!("hosted {}", meeting(d, *ix)),
                Some(act) => format!("{} {text}", act.meaning()),
                None => String::new(),
            };
            closed(&format!(
                "Only {only}, has the words on which it rests here that {who} {did}: {words}"
            ))
        }
        Part::Precondition(ix, _) => {
            closed(&format!("Only {only}, has words on what {} depends on: {words}", text(*ix)))
        }
        Part::Membership(ix, n) => {
            let entry = d.actor(*ix).and_then(|a| a.member_of.get(*n));
            closed(&format!("Only {only}, has words on whether {}: {words}", member(d, *ix, entry)))
        }
        Part::NonMembership(ix, n) => {
            let entry = d.actor(*ix).and_then(|a| a.not_member_of.get(*n));
            closed(&format!("Only {only}, has words on whether {}: {words}", member(d, *ix, entry)))
        }
        Part::Condition(ix, n) => {
            let condition = d.position(*ix).and_then(|p| p.conditions().nth(*n));
            let (kind, text) = condition.map_or(("", ""), |c| (c.kind.name(), c.text));
            let kind = kind.to_lowercase();
            let article = if kind.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
            format!("Only {only}, has words for {article} {kind} of {}: {text}.", of(*ix))
        }
        Part::Link(ix, n) => {
            let link = d.position(*ix).and_then(|p| p.links().find(|link| link.number == *n));
            let (how, to) =
                link.map_or(("", String::new()), |link| (compared(link.kind), target(d, link.to)));
            format!("Only {only}, writes {words}, by which {} and {to} are compared{how}.", of(*ix))
        }
    }
}

/// As what two entries are compared that a link joins.
const fn compared(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::DiffersInScope => ", one as wider or narrower than the other",
        LinkKind::DiffersInDenominator => " as counting different things",
        LinkKind::OmittedInFinal => {
            " as a draft and a final text that, as reported, does not mention it"
        }
        LinkKind::WeakenedInFinal => {
            " as a draft and a final text that, as reported, has it weaker"
        }
        LinkKind::Contradicts => " as a contradiction",
        LinkKind::Corroborates => " as saying the same",
        LinkKind::SameUtterance => " as one utterance told twice",
        LinkKind::Supersedes => " as an earlier statement and a later one",
        LinkKind::Answers => " as a statement and its answer",
    }
}

/// The meeting at which a text was made, as somebody can have attended it.
fn meeting(d: Known<'_>, ix: InstrumentIx) -> String {
    let text = called(&d, Entity::Instrument(ix));
    match d.instrument(ix).map(|text| text.kind) {
        Some(InstrumentKind::Statement | InstrumentKind::Interview | InstrumentKind::Post)
        | None => {
            format!("the meeting recorded under this title: {text}")
        }
        Some(_) => format!("the meeting at which {text} was made"),
    }
}

/// `France is a member of the Coalition of the Willing`, `Donald Tusk is among European leaders`.
fn member(d: Known<'_>, actor: ActorIx, entry: Option<&Membership>) -> String {
    let Some(entry) = entry else { return String::new() };
    let who = called(&d, Entity::Actor(actor));
    let body = called(&d, Entity::Actor(entry.body));
    if is_gathering(&d, entry.body) {
        return format!("{who} was among {body}");
    }
    let is_many = self_of(&d, entry.body) == " themselves";
    let how = if is_many { "among" } else { "a member of" };
    format!("{who} is {how} {body}")
}

/// What a link leads to, as people know it: a position by whom it is of, on what, and who reports it.
fn target(d: Known<'_>, to: Entity) -> String {
    match to {
        Entity::Position(ix) => d
            .position(ix)
            .map_or(String::new(), |p| format!("{} ({})", position(d, p), reports(d, p))),
        other => called(&d, other),
    }
}

/// `the position of Arland on ships`, `what a draft says of Arland on ships`.
fn position(d: Known<'_>, p: Position<'_>) -> String {
    let (who, topic) = (all_called(&d, p.actors()), on_topic(&d, p.topic()));
    if p.is_draft() {
        format!("what a draft says of {who} on {topic}")
    } else {
        format!("the position of {who} on {topic}")
    }
}

/// The documents in which a position stands, by publisher and date, each once.
pub fn reports(d: Known<'_>, p: Position<'_>) -> String {
    let mut documents: Vec<DocumentIx> = p.evidence().map(|quote| quote.document()).collect();
    documents.sort_unstable();
    documents.dedup();
    in_a_row(documents.into_iter().map(|ix| document(&d, ix)))
}

/// `France and United Kingdom, Ground troops`.
pub fn who_and_what(d: Known<'_>, p: Position<'_>) -> String {
    format!("{}, {}", names(&d, p.actors()), d.name_of(Entity::Topic(p.topic())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Opened, PositionSet, bundled, open};
    use crate::insight::dependence::{echoes, falls, hang};

    #[test]
    fn the_bundled_dossier_falls_where_its_sources_put_it() {
        let Opened { dossier: d, .. } = open(&bundled());
        let (known, within) = (Known::from(&d), PositionSet::all(d.len()));
        let all = falls(known, &within);
        let of = |id: &str| {
            let fall = all.iter().find(|f| d.id_of(Entity::Document(f.document)) == id);
            fall.unwrap_or_else(|| panic!("{id}"))
        };
        let alone = |fall: &Fall, id: &str| {
            fall.alone.iter().any(|ix| d.id_of(Entity::Position(*ix)) == id)
        };
        let (osw, why) =
            (of("osw-2026-01-08-paris-declaration"), of("whysofrance-2026-01-07-declaration"));
        assert!(alone(osw, "tur-naval") && alone(osw, "pol-logistics"));
        assert!(alone(why, "ita-ground-troops") && alone(why, "deu-ground-troops"));
        // Both tell that the United States did not sign; only one that the Coalition adopted.
        assert!(!alone(osw, "usa-signature") && !alone(why, "usa-signature"));
        let parts: Vec<String> = why.parts.iter().map(|part| part_in_words(known, part)).collect();
        let has = |told: &str| assert!(parts.iter().any(|part| part == told), "{told}: {parts:#?}");
        has(
            "Only Why So France, 7 January 2026, has the words on which it rests here that the Coalition of the Willing \
             adopted the Paris Declaration: “the 35 member countries of the “Coalition of Volunteers,” primarily European \
             nations, adopted the “Declaration of Paris” yesterday”.",
        );
        // What a source says of a membership is told in its words, whichever way they go.
        has(
            "Only Why So France, 7 January 2026, has words on whether the United States is a member of the Coalition of \
             the Willing: “it is not part of the Coalition”.",
        );
        has(
            "Only Why So France, 7 January 2026, has words on what the Paris Declaration depends on: “This initiative \
             would come into effect once a peace agreement, currently highly hypothetical, is reached with Russia”.",
        );
        has(
            "Only Why So France, 7 January 2026, writes “This initiative would come into effect once a peace agreement, \
             currently highly hypothetical, is reached with Russia”, by which the position of France and the United \
             Kingdom on the multinational force and the Paris Declaration are compared, one as wider or narrower than \
             the other.",
        );
        let fallen = of("kyivindependent-2026-01-06-summit");
        let parts: Vec<String> =
            fallen.parts.iter().map(|part| part_in_words(known, part)).collect();
        assert!(
            parts.iter().any(|part| part.starts_with(
                "Only The Kyiv Independent, 6 January 2026, has the words on which it rests here that Alexus Grynkewich \
                 attended the meeting recorded under this title: Mandon's statement after the talks of the military \
                 chiefs: “"
            )),
            "{parts:#?}"
        );
        let ids: Vec<&str> =
            why.disowned.iter().map(|(ix, _)| d.id_of(Entity::Position(*ix))).collect();
        assert!(
            ids.contains(&"coalition-attack-sanctions") && !ids.contains(&"coalition-monitoring")
        );
        let Some(Entity::Position(ix)) = d.find("ukr-thorough-documents") else { panic!() };
        let echoes: Vec<&str> = echoes(known, &within, osw.document, ix)
            .into_iter()
            .map(|ix| d.id_of(Entity::Position(ix)))
            .collect();
        assert_eq!(echoes, ["ukr-substantial-documents"]);
        let hops = |id: &str| {
            let Some(Entity::Position(ix)) = d.find(id) else { panic!("{id}") };
            hang(known, ix, &|_| false).unwrap().unnamed
        };
        assert_eq!((hops("sources-bonne-moscow"), hops("fra-dmitriev-elysee")), (2, 0));
    }
}
