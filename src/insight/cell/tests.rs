//! Cells of the grid: which bucket some positions make, which is shown, and what stands beside it.

use super::*;
use crate::dossier::{Fallen, Opened, SourceFile, bundled, open};

/// The bucket and the marks of some positions of one actor on one topic.
fn check(positions: &str, expected: &str) {
    let text = format!(
        "(dossier: (id: \"d\", title: \"D\"), actors: [(id: \"a\", name: \"A\", kind: State)], \
         topics: [(id: \"t\", name: \"T\", short: \"T\", kind: Undertaking, question: \"?\", place: \"Here\")], \
         instruments: [(id: \"final\", title: \"F\", kind: Declaration, text: Final, \
         preconditions: [(text: \"a truce\", evidence: [(document: \"o\", exact: \"a truce\")])]), \
         (id: \"draft\", title: \"F\", kind: Declaration, text: Draft, draft_of: \"final\")], \
         documents: [(id: \"o\", publisher: \"P\", kind: News)], positions: [{positions}])"
    );
    let text = text.replace(
        "POS",
        "actors: [\"a\"], topic: \"t\", summary: \"S\", evidence: [(document: \"o\", exact: \"words of it\", \
         attribution: [(who: [\"a\"], mode: Act)])]",
    );
    let Opened { dossier: d, .. } =
        open(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]);
    let within = PositionSet::all(d.len());
    let found = cell(Known::from(&d), d.positions_of(ActorIx(0)).iter().copied(), &within);
    let shown = found.shown().map_or("nothing", |ix| d.id_of(Entity::Position(ix)));
    let mut told = format!("{} {shown}", found.bucket().label());
    let CellMarks {
        weaker,
        condition,
        other_condition,
        precondition,
        elsewhere,
        other_elsewhere,
        undated,
    } = found.marks;
    for (is, mark) in [
        (weaker, "+weaker"),
        (condition, "condition"),
        (precondition, "precondition"),
        (elsewhere, "elsewhere"),
        (other_condition, "other-condition"),
        (other_elsewhere, "other-elsewhere"),
        (undated, "undated"),
        (!found.drafts.is_empty(), "draft"),
        (!found.spoken_for.is_empty(), "spoken for"),
    ] {
        if is {
            told.push(' ');
            told.push_str(mark);
        }
    }
    assert_eq!(told, expected, "{positions}");
}

#[test]
fn each_cell_falls_into_the_bucket_of_the_model() {
    let commit = r#"(id: "c", stance: Commit, firmness: Pledged, stated_on: "2030-01-01", POS),"#;
    let ready = r#"(id: "r", stance: Ready, firmness: Signalled, POS),"#;
    let refuse = r#"(id: "n", stance: Refuse, POS),"#;
    let expected = r#"(id: "e", stance: Expected, firmness: Attributed, POS),"#;
    let demand = r#"(id: "m", stance: Demand, POS),"#;
    let limited = |kind: &str| {
        commit.replace("POS", &format!("POS, conditions: [(kind: {kind}, text: \"x\")]"))
    };
    check("", "silent nothing");
    check(commit, "committed c");
    check(&format!("{ready}{commit}"), "committed c +weaker");
    check(ready, "ready r undated");
    check(&format!("{refuse}{ready}"), "mixed n undated");
    check(refuse, "refused n undated");
    check(expected, "spoken for e undated spoken for");
    check(&format!("{expected}{demand}"), "other stance m undated spoken for");
    check(&limited("Precondition"), "conditioned c condition");
    check(&limited("Caveat"), "conditioned c condition");
    check(&limited("Approval"), "conditioned c condition");
    check(&limited("Trigger"), "committed c condition");
    // A condition on one of them limits the whole cell, and is no condition of what is shown unless that is as strong.
    let on = |said: &str| said.replace("POS", "POS, conditions: [(kind: Caveat, text: \"x\")]");
    check(&format!("{commit}{}", on(ready)), "conditioned c +weaker other-condition");
    check(&format!("{commit}{}", on(demand)), "committed c other-condition");
    let twin = on(&commit.replace("\"c\"", "\"k\""));
    check(&format!("{commit}{twin}"), "conditioned c condition");
    check(&format!("{commit}{twin}{}", on(ready)), "conditioned c +weaker condition");
}

#[test]
fn a_draft_never_counts_and_a_place_elsewhere_never_counts_here() {
    let commit = r#"(id: "c", stance: Commit, firmness: Pledged, stated_on: "2030-01-01", POS"#;
    check(&format!("{commit}, instrument: \"draft\")"), "silent nothing draft");
    check(&format!("{commit}, instrument: \"final\")"), "committed c precondition");
    check(&format!("{commit}, place: \"There\")"), "conditioned c elsewhere");
    let ready = commit.replace("\"c\"", "\"r\"").replace("Commit, firmness: Pledged", "Ready");
    let both = format!("{commit}), {ready}, place: \"There\")");
    check(&both, "conditioned c +weaker other-elsewhere");
    check(&format!("{commit}, place: \"Here, in the north\")"), "committed c");
}

#[test]
fn a_precondition_of_some_topics_bears_on_no_other() {
    let shared = |topics: &str, topic: &str| {
        let text = format!(
            "(dossier: (id: \"d\", title: \"D\"), actors: [(id: \"a\", name: \"A\", kind: State)], \
             topics: [(id: \"force\", name: \"T\", short: \"T\", kind: Undertaking, question: \"?\"), \
             (id: \"fleet\", name: \"U\", short: \"U\", kind: Undertaking, question: \"?\", parent: \"force\")], \
             documents: [(id: \"o\", publisher: \"P\", kind: News)], \
             instruments: [(id: \"i\", title: \"F\", kind: Declaration, text: Final, preconditions: \
             [(text: \"a truce\", topics: [{topics}], evidence: [(document: \"o\", exact: \"a truce\")])])], \
             positions: [(id: \"p\", actors: [\"a\"], topic: \"{topic}\", stance: Commit, firmness: Adopted, \
             instrument: \"i\", summary: \"S\", evidence: [(document: \"o\", exact: \"words\")])])"
        );
        let Opened { dossier: d, .. } =
            open(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]);
        let all = PositionSet::all(d.len());
        cell(Known::from(&d), [PositionIx(0)], &all).marks.precondition
    };
    assert!(shared("", "fleet") && shared("\"force\"", "force"));
    // Said of the force, it is not said of each part of it.
    assert!(!shared("\"force\"", "fleet") && !shared("\"fleet\"", "force"));
    assert!(shared("\"fleet\", \"force\"", "fleet"));
}

#[test]
fn what_does_not_stand_in_its_source_counts_for_nothing() {
    let Opened { dossier: d, .. } = open(&bundled());
    let (Some(Entity::Actor(ita)), Some(Entity::Topic(troops))) =
        (d.find("ita"), d.find("ground-troops"))
    else {
        panic!("not there");
    };
    let on = || d.positions_on(ita, troops).iter().copied();
    let within = PositionSet::all(d.len());
    let mut fallen = Fallen::default();
    for quote in on().flat_map(|ix| d.position(ix).unwrap().evidence()) {
        fallen.put(&d, quote.ix, true);
    }
    let known = Known::from(&d).fallen(&fallen);
    let found = cell(known, on(), &within);
    assert_eq!((found.bucket(), found.own.len()), (Bucket::NotAsQuoted, 0));
    assert_eq!(found.shown(), on().next());
    assert!(found.has_own(&d));
    assert_eq!(cell(Known::from(&d), on(), &within).bucket(), Bucket::Refused);
}

#[test]
fn what_was_superseded_no_longer_stands() {
    let refuse = r#"(id: "n", stance: Refuse, POS),"#;
    let later = r#"(id: "c", stance: Commit, firmness: Pledged, stated_on: "2030-01-01", POS, links: [(kind: Supersedes, to: "n")])"#;
    check(&format!("{refuse}{later}"), "committed c");
}

#[test]
fn the_bundled_dossier_stands_where_its_sources_put_it() {
    let Opened { dossier: d, .. } = open(&bundled());
    let within = PositionSet::all(d.len());
    let at = |actor: &str, topic: &str| {
        let (Some(Entity::Actor(actor)), Some(Entity::Topic(topic))) =
            (d.find(actor), d.find(topic))
        else {
            panic!("{actor} {topic}");
        };
        let on = d.positions_of(actor).iter().copied();
        let on = on.filter(|ix| d.position(*ix).is_some_and(|p| p.topic() == topic));
        cell(Known::from(&d), on, &within)
    };
    let troops = |actor: &str| at(actor, "ground-troops");
    // Of his soldiers Macron says "after a ceasefire is signed"; of British ones nobody does.
    for (actor, bucket) in [("fra", Bucket::Conditioned), ("gbr", Bucket::Committed)] {
        assert_eq!((troops(actor).bucket(), troops(actor).marks.weaker), (bucket, true));
    }
    assert_eq!(troops("deu").bucket(), Bucket::Conditioned);
    assert!(troops("deu").marks.elsewhere);
    assert_eq!(troops("ita").bucket(), Bucket::Refused);
    assert_eq!(at("tur", "naval").bucket(), Bucket::SpokenFor);
    assert_eq!(at("pol", "logistics").bucket(), Bucket::SpokenFor);
    let Some(Entity::Actor(usa)) = d.find("usa") else { panic!() };
    for topic in &d.topics {
        let found = at("usa", &topic.id);
        assert_ne!(found.bucket(), Bucket::Committed, "{}", topic.id);
        assert!(found.own.iter().all(|ix| d.position(*ix).unwrap().stance() != Stance::Commit));
    }
    assert!(has_row(&d, usa));
}
