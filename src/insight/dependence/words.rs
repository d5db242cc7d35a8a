//! What falls with a document, in sentences. That a document falls does not make untrue what it says,
//! and no sentence here says so.

use crate::dossier::terms::Act;
use crate::dossier::{DocumentIx, Entity, InstrumentIx, Known, Membership, Position, PositionIx};
use crate::insight::dependence::{Fall, Hang, Part};
use crate::insight::naming::{
    all_called, called, count, depends_on, document, in_a_row, names, self_of,
};

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

/// `12 positions rest on it alone and fall with it; 3 lose one of several sources.`
pub fn sentence(fall: &Fall) -> String {
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
    let parts = [
        ("act", "acts"),
        ("precondition", "preconditions"),
        ("membership", "memberships"),
        ("non-membership", "non-memberships"),
        ("condition", "conditions"),
        ("link", "links"),
    ];
    let parts = parts.map(|(one, many)| {
        (fall.parts.iter().filter(|part| part.label() == one).count(), one, many)
    });
    let some = parts.into_iter().filter(|(n, ..)| *n > 0);
    let listed = in_a_row(some.map(|(n, one, many)| count(n, one, many)));
    match (listed.is_empty(), fall.parts.len()) {
        (true, _) => {}
        (false, 1) => told.push(format!("{listed} falls with it")),
        (false, _) => told.push(format!("{listed} fall with it")),
    }
    if told.is_empty() {
        return "Nothing that is held here rests on it.".to_string();
    }
    format!("{}.", told.join("; "))
}

/// What a part says, in words: `Paris Declaration: adopted by the Coalition of the Willing`.
pub fn part_in_words(d: Known<'_>, part: &Part) -> String {
    let title = |ix: InstrumentIx| d.whole().name_of(Entity::Instrument(ix));
    let of = |ix: PositionIx| d.position(ix).map(|p| who_and_what(d, p)).unwrap_or_default();
    match part {
        Part::Act(ix, n, actors) => {
            let entry = d.instrument(*ix).and_then(|text| text.participation.get(*n));
            let by = match entry.map(|entry| entry.act) {
                Some(Act::Signed) => "signed by",
                Some(Act::Adopted) => "adopted by",
                Some(Act::NotSigned) => "not signed by",
                Some(Act::Attended) => "its meeting attended by",
                Some(Act::Host) => "its meeting hosted by",
                None => "",
            };
            format!("{}: {by} {}", title(*ix), all_called(&d, actors))
        }
        Part::Precondition(ix, n) => {
            let shared = d.instrument(*ix).and_then(|text| text.preconditions.get(*n));
            let text = called(&d, Entity::Instrument(*ix));
            format!(
                "precondition of {text}: {}",
                shared.map_or(String::new(), |shared| depends_on(&d, shared))
            )
        }
        Part::Membership(ix, n) => {
            let entry = d.actor(*ix).and_then(|a| a.member_of.get(*n));
            format!("{}: {}", d.name_of(Entity::Actor(*ix)), member(d, entry))
        }
        Part::NonMembership(ix, n) => {
            let entry = d.actor(*ix).and_then(|a| a.not_member_of.get(*n));
            format!("{}: not {}", d.name_of(Entity::Actor(*ix)), member(d, entry))
        }
        Part::Condition(ix, n) => {
            let condition = d.position(*ix).and_then(|p| p.conditions().nth(*n));
            let (kind, text) = condition.map_or(("", ""), |c| (c.kind.name(), c.text));
            format!("{}: {}, {text}", of(*ix), kind.to_lowercase())
        }
        Part::Link(ix, n) => {
            let link = d.position(*ix).and_then(|p| p.links().find(|link| link.number == *n));
            let (kind, to) =
                link.map_or(("", String::new()), |link| (link.kind.meaning(), target(d, link.to)));
            format!("{}: {kind}: {to}", of(*ix))
        }
    }
}

/// `a member of the Coalition of the Willing`, `among European leaders`.
fn member(d: Known<'_>, entry: Option<&Membership>) -> String {
    entry.map_or(String::new(), |entry| {
        let is_many = self_of(&d, entry.body) == " themselves";
        let how = if is_many { "among" } else { "a member of" };
        format!("{how} {}", called(&d, Entity::Actor(entry.body)))
    })
}

/// What a link leads to, as people know it: a position by whom it is of, on what, and who reports it.
fn target(d: Known<'_>, to: Entity) -> String {
    match to {
        Entity::Position(ix) => d
            .position(ix)
            .map_or(String::new(), |p| format!("{} ({})", who_and_what(d, p), reports(d, p))),
        other => called(&d, other),
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
        assert!(
            parts.contains(
                &"Paris Declaration: adopted by the Coalition of the Willing".to_string()
            )
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
