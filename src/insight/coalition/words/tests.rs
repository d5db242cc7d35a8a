//! The sentences of a body beside states, from the bundled dossier and from small ones.

use std::collections::BTreeSet;

use super::*;
use crate::dossier::date::Date;
use crate::dossier::{Dossier, Opened, PositionSet, SourceFile, bundled, load, open};
use crate::insight::coalition::{Coalition, Stated, States, coalition, coalitions};

/// The body `id` of the bundled dossier, all of it at hand.
fn of_bundled(d: &Dossier, id: &str) -> Coalition {
    let (known, within) = (Known::from(d), PositionSet::all(d.len()));
    let Some(Entity::Actor(body)) = d.find(id) else { panic!("{id}") };
    coalition(known, &within, &States::new(known, &within, &PositionSet::none()), body)
}

/// A sentence for each state of which something is stated.
fn memberships(d: Known<'_>, of: &Coalition) -> Vec<String> {
    let all = of.members.iter();
    all.filter_map(|(state, stated)| membership(d, of.body, *state, *stated)).collect()
}

/// What is told of the states beside one undertaking.
fn beside(d: &Dossier, of: &Coalition, topic: &str) -> Vec<String> {
    let on = of.undertakings.iter().find(|on| d.id_of(Entity::Topic(on.topic)) == topic);
    let on = on.unwrap();
    let told = lines(Known::from(d), of.body, on, on.cases.iter().collect());
    told.into_iter().map(|line| line.sentence).collect()
}

/// The first body of a small dossier: whom the sources name, what it undertakes, and what is told of
/// the states beside it. `who` are its states, `more` its texts and positions.
fn small(who: &str, more: &str) -> Vec<String> {
    let text = format!(
        r#"(dossier: (id: "d", title: "D"), actors: [
            (id: "g", name: "League of the North", kind: Group, aliases: ["League"]), {who}],
        topics: [(id: "t", name: "The fleet", short: "T", kind: Undertaking, question: "?"),
            (id: "p", name: "Ships", short: "P", kind: Undertaking, question: "?", parent: "t")],
        documents: [(id: "one", publisher: "The Herald", kind: News), (id: "two", publisher: "The Post", kind: News)],
        {more})"#
    );
    // On one line: how it is broken and indented here says nothing.
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let file = SourceFile { name: "a.ron".to_string(), text: text.into() };
    let d = load(&[file]).dossier;
    let (known, within) = (Known::from(&d), PositionSet::all(d.len()));
    let found = coalitions(known, &within, &PositionSet::none());
    let of = &found[0];
    let on = &of.undertakings[0];
    let mut told = vec![named(known, of)];
    told.extend(memberships(known, of));
    told.push(undertaking(known, of.body, on));
    let cases: Vec<&Case> = on.cases.iter().collect();
    told.extend(remarks(known, on, &cases).into_iter().map(|remark| remark.sentence));
    let beside = lines(known, of.body, on, cases);
    told.extend(beside.into_iter().map(|line| line.sentence));
    told
}

#[test]
fn whom_the_sources_name_is_said_once() {
    let Opened { dossier: d, .. } = open(&bundled());
    let of = of_bundled(&d, "coalition");
    assert_eq!(
        named(Known::from(&d), &of),
        "No source here lists the 35 member countries by name. On who is a member: France: Fabien Mandon says “our \
             Coalition” (The Kyiv Independent); the United States: Why So France writes “it is \
             not part of the Coalition”."
    );
    assert_eq!(
        memberships(Known::from(&d), &of),
        [
            "As to whether France is a member of the Coalition of the Willing, Fabien Mandon says “carried \
             out for months with our Coalition” (The Kyiv Independent, 6 January 2026).",
            "As to whether the United States is a member of the Coalition of the Willing, Why So France, 7 \
             January 2026, writes “it is not part of the Coalition”.",
        ]
    );
}

#[test]
fn one_takes_part_in_a_meeting_and_is_no_member_of_it() {
    let Opened { dossier: d, .. } = open(&bundled());
    let of = of_bundled(&d, "paris-participants");
    assert_eq!(
        named(Known::from(&d), &of),
        "No source here lists the “more than 30 countries” (OSW) or the “35 countries” (The Kyiv \
         Independent) by name. Sources here name some who took part, \
         which is not to sign: France, the United States and Ukraine."
    );
    assert!(memberships(Known::from(&d), &of).contains(
        &"As to whether the United States took part, OSW Centre for Eastern Studies, 8 January 2026, \
             writes “Representatives from more than 30 countries attended the meeting, \
             including US envoys Steve Witkoff and Jared Kushner”."
            .to_string()
    ));
}

#[test]
fn whom_nothing_ties_to_an_undertaking_does_not_stand_beside_it() {
    let Opened { dossier: d, .. } = open(&bundled());
    let of = of_bundled(&d, "coalition");
    for on in &of.undertakings {
        let names = on.cases.iter().map(|case| d.id_of(Entity::Actor(case.actor)));
        assert!(names.into_iter().all(|id| id != "rus" && id != "dnk"), "{on:?}");
    }
    assert_eq!(
        beside(&d, &of, "sanctions"),
        [
            "Sanctions: France, the United States and Ukraine have nothing of their own on record here under this heading; silence \
             is not refusal."
        ]
    );
}

#[test]
fn what_a_body_did_is_told_where_no_source_names_the_state() {
    let Opened { dossier: d, .. } = open(&bundled());
    let of = of_bundled(&d, "coalition");
    assert_eq!(
        beside(&d, &of, "signature"),
        [
            "Signature or adoption: The United States did not sign the declaration (Why So France, 7 January \
             2026; see also OSW Centre for Eastern Studies, 8 January 2026); not to sign is not to \
             refuse.",
            "Signature or adoption: No source on record here names France or Ukraine as adopting or signing the Paris \
             Declaration. Why So France: “the 35 member countries” adopted it; OSW: “The \
             participants” signed it.",
        ]
    );
    let on = of.undertakings.last().unwrap();
    let france = on.cases.iter().find(|case| d.id_of(Entity::Actor(case.actor)) == "fra").unwrap();
    assert_eq!(
        sentence(Known::from(&d), of.body, on, france),
        "Signature or adoption: No source on record here names France as adopting or signing the Paris Declaration. \
             Why So France: “the 35 member countries” adopted it; OSW: “The participants” \
             signed it."
    );
}

#[test]
fn a_pledge_on_a_part_stands_beside_what_is_said_of_the_whole() {
    let Opened { dossier: d, .. } = open(&bundled());
    let told = beside(&d, &of_bundled(&d, "coalition"), "force");
    assert_eq!(
        told[0],
        "The multinational force as a whole: France and the United Kingdom: Paris and London are \
         spearheading the plan to deploy the so-called “reassurance force” in Ukraine after a peace \
         deal is reached, aiming to help secure the country's infrastructure in the rear and rebuild \
         its military (The Kyiv Independent, 6 January 2026; act undated); what they are said to pledge on \
         ground troops stands below."
    );
    let has = |text: &str| assert!(told.iter().any(|one| one == text), "{told:#?}");
    has(
        "Ground troops (listed under the multinational force): Italy reiterated its refusal to send soldiers \
             to Ukraine (Why So France, 7 January 2026; act undated).",
    );
    has(
        "Hosting foreign troops (listed under the multinational force): Ukraine, France and the UK signed a letter of intent on \
             the planned stationing of French and British troops in Ukraine (OSW Centre for \
             Eastern Studies, 8 January 2026); the wording of the letter of intent is not held \
             here.",
    );
    has("Ground troops (listed under the multinational force): Germany: German \
             troops might participate, but only in a NATO member country bordering Ukraine (Why \
             So France, 7 January 2026, paraphrasing Friedrich Merz; statement undated).");
    has(
        "Ground troops (listed under the multinational force): France: OSW: as a component of “the future mission”, France and \
         the UK pledged to deploy their ground forces, reportedly up to 15,000 troops combined (published 8 January 2026; act \
         undated); also on record: “Several thousand” French soldiers could be deployed to maintain peace \
         in Ukraine after a ceasefire is signed, said Macron (said 6 to 7 January 2026; Why So France, 7 January 2026); and: \
         France, the UK and Ukraine signed a letter of intent on the planned stationing of French and British troops \
         in Ukraine (OSW Centre for Eastern Studies, 8 January 2026).",
    );
    has(
        "Logistics (listed under the multinational force): Poland will oversee logistical support for the future mission, OSW writes (published 8 \
         January 2026). From Poland itself, nothing is on record here under this heading.",
    );
    has(
        "Command of the force (listed under the multinational force): France and the United Kingdom: OSW's summary of the \
         declaration puts the reassurance force under French and British command (published 8 January 2026; subject to \
         a peace agreement, “currently highly hypothetical”, being \
         reached with Russia, stated of “this initiative”, taken here to be the force and the monitoring, as Why So France has it). From France \
         and the United Kingdom themselves, nothing is on record here under this heading.",
    );
    let of = of_bundled(&d, "coalition");
    for (topic, expected) in [
        (
            "renewed-attack",
            "Response to a renewed attack: Ukraine: Zelensky expressed disappointment that the parties had failed to \
         reach an agreement on how to \
             respond in the event of a renewed Russian attack (said 6 to 8 January 2026; OSW Centre \
             for Eastern Studies, 8 January 2026).",
        ),
        (
            "military-support",
            "Military support: Ukraine welcomed efforts to sustain the capabilities of its armed forces, aimed at ensuring \
             that they are able to repel any renewed assault (OSW Centre for Eastern Studies, 8 January 2026).",
        ),
    ] {
        assert_eq!(beside(&d, &of, topic)[0], expected);
    }
    // Whoever speaks of a part alone is not called silent on the whole.
    assert!(told.iter().all(|one| !one.contains("nothing of")), "{told:#?}");
}

#[test]
fn preconditions_are_told_one_by_one_with_their_publishers() {
    let Opened { dossier: d, .. } = open(&bundled());
    let of = of_bundled(&d, "coalition");
    let on = of.undertakings.iter().find(|on| d.id_of(Entity::Topic(on.topic)) == "force").unwrap();
    assert_eq!(
        undertaking(Known::from(&d), of.body, on),
        "The Coalition of the Willing (a commitment in a text recorded here as adopted): The declaration outlines the \
         Coalition's commitment to deploying a multinational force in Ukraine (Why So France, 7 \
         January 2026; see also OSW Centre for Eastern Studies, 8 January 2026). On what this \
         depends: Why So France: “This initiative would come into effect once a peace agreement, \
         currently highly hypothetical, is reached with Russia.”"
    );
    // What a link cites beside it, of what the meeting was about, is no condition of the text.
    let cases: Vec<&Case> = on.cases.iter().collect();
    let remarks = remarks(Known::from(&d), on, &cases);
    let told: Vec<&str> = remarks.iter().map(|remark| remark.sentence.as_str()).collect();
    assert!(
        told.iter().any(|one| one.starts_with(
            "This dossier compares the Paris Declaration with what is recorded here of France on ground troops. "
        ) && one.contains("after a ceasefire is signed, as Macron announced")),
        "{told:#?}"
    );
    // To have adopted it is done, and hangs on nothing.
    let on = of.undertakings.last().unwrap();
    assert_eq!(
        undertaking(Known::from(&d), of.body, on),
        "The Coalition of the Willing: The 35 member countries, primarily European nations, adopted the \
             “Declaration of Paris” (Why So France, 7 January 2026)."
    );
}

const STATES: &str = r#"
    (id: "a", name: "Ardania", kind: State, member_of: [(body: "g", evidence: [(document: "one", exact: "said Ardania of its League")])]),
    (id: "b", name: "United Isles", kind: State, not_member_of: [(body: "g", evidence: [(document: "two", exact: "the Isles are outside the League")])]),
    (id: "c", name: "Corvia", kind: State), (id: "e", name: "Estmark", kind: State), (id: "f", name: "Fenland", kind: State),
    (id: "m", name: "Mara", kind: Person, represents: ["c"], role: "Envoy")"#;

const PACT: &str = r#"instruments: [(id: "pact", title: "Sea Pact", kind: Treaty, text: Final,
    participation: [(actors: ["g"], act: Signed, evidence: [(document: "one", exact: "the twelve states signed the Sea Pact")]),
        (actors: ["m"], act: Attended, evidence: [(document: "one", exact: "Mara was there")])],
    preconditions: [(text: "a truce", evidence: [(document: "one", exact: "It holds once a truce is signed", suffix: ".")]),
        (text: "a vote", evidence: [(document: "two", exact: "after a vote of all parliaments", prefix: "only ")])])],"#;

#[test]
fn a_small_league_is_told_by_the_same_rules() {
    let force = r#"positions: [(id: "x", actors: ["g"], topic: "t", stance: Commit, firmness: Signed, instrument: "pact",
            summary: "The League will build a fleet.",
            evidence: [(document: "two", exact: "the pact speaks of a fleet", attribution: [(who: ["pact"], mode: Indirect)])]),
        (id: "y", actors: ["e"], topic: "p", stance: Refuse, summary: "Estmark repeated its refusal to send ships.",
            evidence: [(document: "two", exact: "its refusal to send ships", attribution: [(who: ["e"], mode: Act)])])]"#;
    assert_eq!(
        small(STATES, &format!("{PACT} {force}")),
        [
            "On who is a member: Ardania: The Herald writes “said Ardania of its League”; the United Isles: \
             The Post writes “the Isles are outside the League”.",
            "As to whether Ardania is a member of the League of the North, The Herald, an undated document, \
             writes “said Ardania of its League”.",
            "As to whether the United Isles is a member of the League of the North, The Post, an undated \
             document, writes “the Isles are outside the League”.",
            "The League of the North (a commitment in a text recorded here as signed): The League will build a fleet (The \
             Post, an undated document). On what this depends: The Herald: “It holds once a truce is \
             signed.” The Post: “after a vote of all parliaments”. Whether these are one condition \
             is not stated.",
            "Ships (listed under the fleet): Estmark repeated its refusal to send ships (The Post, an undated \
             document).",
            "The fleet: Ardania and Corvia have nothing of their own on record here under this heading; silence is not refusal.",
        ]
    );
}

#[test]
fn states_are_told_by_their_statements_with_who_speaks_and_alike_ones_together() {
    let positions = r#"positions: [(id: "x", actors: ["g"], topic: "t", stance: Commit, firmness: Pledged, summary: "The League will build a fleet.",
            evidence: [(document: "two", exact: "will build a fleet", attribution: [(who: ["g"], mode: Act)])]),
        (id: "j", actors: ["a", "e"], topic: "p", stance: Ready, firmness: Signalled, summary: "The two neighbours could send ships.",
            evidence: [(document: "one", exact: "could send ships", attribution: [(who: ["a", "e"], mode: Indirect)])]),
        (id: "y", actors: ["c"], topic: "p", stance: Ready, firmness: Signalled, summary: "Three ships might sail, but only in summer.",
            conditions: [(kind: Caveat, text: "only in summer")],
            evidence: [(document: "two", exact: "three ships might sail, but only in summer", attribution: [(who: ["m"], mode: Indirect)])]),
        (id: "z", actors: ["f"], topic: "p", stance: Expected, firmness: Attributed, summary: "Fenland will lend its harbours.",
            evidence: [(document: "two", exact: "Fenland will lend its harbours", attribution: [(who: ["m"], mode: Indirect)])]),
        (id: "n", actors: ["b"], topic: "t", stance: Criticise, summary: "The plan comes too late.",
            evidence: [(document: "one", exact: "the plan comes too late", attribution: [(who: ["b"], mode: Direct)])])]"#;
    let told = small(STATES, &format!("{PACT} {positions}"));
    assert_eq!(
        told[3..],
        [
            "The League of the North (a pledge, unsigned): The League will build a fleet (The Post, an undated \
             document).",
            "The fleet: The United Isles: The plan comes too late (The Herald, an undated document).",
            "Ships (listed under the fleet): Corvia: Three ships might sail, but only in summer (The Post, an \
             undated document, paraphrasing Mara).",
            "Ships (listed under the fleet): Ardania and Estmark: The two neighbours could send ships (The \
             Herald, an undated document).",
            "Ships (listed under the fleet): Fenland will lend its harbours (The Post, an undated document, \
             citing Mara). From Fenland itself, nothing is on record here under this heading.",
        ]
    );
}

#[test]
fn a_small_league_that_signed_is_told_with_its_number_and_with_whom_a_source_names() {
    let signs = r#"positions: [(id: "x", actors: ["g"], topic: "t", stance: Commit, firmness: Signed, instrument: "pact",
        summary: "The twelve states signed it.", quantity: (as_said: "the twelve states", unit: "states", min: 12, max: 12, held_by: ["g"]),
        evidence: [(document: "one", exact: "the twelve states signed the Sea Pact", attribution: [(who: ["g"], mode: Act)])])]"#;
    let told = small(STATES, &format!("{PACT} {signs}"));
    assert_eq!(
        told.first().map(String::as_str),
        Some(
            "No source here lists the twelve states by name. On who is a member: Ardania: The Herald writes “said \
             Ardania of its League”; the United Isles: The Post writes “the Isles are outside \
             the League”."
        )
    );
    assert_eq!(
        told.last().map(String::as_str),
        Some(
            "The fleet: No source on record here names Ardania or Corvia as signing the Sea Pact. The Herald: “the twelve \
             states” signed it."
        )
    );
    let by_name =
        PACT.replace("act: Attended", "act: Signed").replace("was there", "signed for Corvia");
    let told = small(STATES, &format!("{by_name} {signs}"));
    assert_eq!(
        told.last().map(String::as_str),
        Some(
            "The fleet: No source on record here names Ardania as signing the Sea Pact. The Herald: “the twelve states” \
             signed it. Corvia: The Herald: “Mara signed for Corvia”."
        )
    );
}

#[test]
fn a_source_that_denies_a_membership_is_told_with_its_words_and_both_where_two_differ() {
    let told = |entry: &str| {
        let positions = r#"positions: [(id: "b", topic: "t", stance: Commit, firmness: Pledged, actors: ["g"], summary: "S",
            evidence: [(document: "one", exact: "w", attribution: [(who: ["g"], mode: Act)])])]"#;
        small(&format!(r#"(id: "s", name: "S", kind: State, {entry})"#), positions)
    };
    let is = r#"member_of: [(body: "g", evidence: [(document: "one", exact: "a member of it")])]"#;
    let not = r#"not_member_of: [(body: "g", evidence: [(document: "two", exact: "S is out")])]"#;
    let names = |entry: &str| told(entry).into_iter().take(2).collect::<Vec<String>>().join(" ");
    assert_eq!(
        names(is),
        "On who is a member: S: The Herald writes “a member of it”. As to whether S is a member of the \
         League of the North, The Herald, an undated document, writes “a member of it”."
    );
    assert_eq!(
        names(not),
        "On who is a member: S: The Post writes “S is out”. As to whether S is a member of the League of the \
         North, The Post, an undated document, writes “S is out”."
    );
    assert_eq!(
        names(&format!("{is}, {not}")),
        "On who is a member: S: The Herald writes “a member of it”, but The Post writes “S is out”. As to \
         whether S is a member of the League of the North, The Herald, an undated document, writes \
         “a member of it”; but The Post, an undated document, writes “S is out”."
    );
    assert_eq!(told("")[0], "No source on record here names a state as a member.");
    assert_eq!(told("").len(), 2, "nobody stands beside it");
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

#[test]
fn under_what_a_text_depends_on_stand_only_its_own_preconditions() {
    let force = r#"positions: [(id: "x", actors: ["g"], topic: "t", stance: Commit, firmness: Signed, instrument: "pact",
            summary: "The League will build a fleet.",
            evidence: [(document: "two", exact: "the pact speaks of a fleet", attribution: [(who: ["pact"], mode: Indirect)])]),
        (id: "y", actors: ["a"], topic: "p", stance: Ready, firmness: Signalled, summary: "Ardania might send ships after a lull.",
            evidence: [(document: "two", exact: "Ardania might send ships after a lull", attribution: [(who: ["a"], mode: Indirect)])],
            links: [(kind: DiffersInScope, to: "pact", why: "One has a lull, the other a truce.",
                evidence: [(document: "one", exact: "It holds once a truce is signed"),
                    (document: "two", exact: "the talks were about a lull")])])]"#;
    let told = small(STATES, &format!("{PACT} {force}"));
    assert_eq!(
        told[3],
        "The League of the North (a commitment in a text recorded here as signed): The League will build a fleet (The Post, an \
         undated document). On what this depends: The Herald: “It holds once a truce is signed.” The Post: “after a vote \
         of all parliaments”. Whether these are one condition is not stated."
    );
    assert!(
        told.contains(
            &"This dossier compares the Sea Pact with what is recorded here of Ardania on ships. One has a lull, the other a truce."
                .to_string()
        ),
        "{told:#?}"
    );
}

#[test]
fn who_did_not_sign_is_not_said_not_to_have_joined() {
    let told = |act: &str| {
        let pact = PACT.replace(
            "preconditions:",
            &format!(
                r#"preconditions: []), (id: "other", title: "Other", kind: Treaty, text: Final, participation: [
                (actors: ["e"], act: {act}, evidence: [(document: "one", exact: "Estmark was there, without a pen")])], preconditions:"#
            ),
        );
        let positions = r#"positions: [(id: "x", actors: ["g"], topic: "t", stance: Commit, firmness: Pledged, summary: "The League will build a fleet.",
                evidence: [(document: "two", exact: "will build a fleet", attribution: [(who: ["g"], mode: Act)])]),
            (id: "y", actors: ["e"], topic: "t", stance: Abstain, instrument: "other", summary: "Estmark stayed out of it.",
                evidence: [(document: "two", exact: "Estmark stayed out of it", attribution: [(who: ["e"], mode: Act)])])]"#;
        let told = small(STATES, &format!("{pact} {positions}"));
        told.into_iter().find(|one| one.contains("Estmark")).unwrap()
    };
    let stays = "The fleet: Estmark stayed out of it (The Post, an undated document); not to ";
    assert_eq!(told("NotSigned"), format!("{stays}sign is not to refuse."));
    assert_eq!(told("Attended"), format!("{stays}join is not to refuse."));
}

#[test]
fn what_others_say_of_a_state_stands_with_what_its_text_depends_on() {
    let positions = r#"positions: [(id: "x", actors: ["g"], topic: "t", stance: Commit, firmness: Signed, instrument: "pact",
            summary: "The League will build a fleet.",
            evidence: [(document: "two", exact: "the pact speaks of a fleet", attribution: [(who: ["pact"], mode: Indirect)])]),
        (id: "y", actors: ["f"], topic: "p", stance: Expected, firmness: Attributed, instrument: "pact", summary: "Fenland would lead the ships.",
            evidence: [(document: "two", exact: "the ships would be led by Fenland", attribution: [(who: ["pact"], mode: Indirect)])])]"#;
    let told = small(STATES, &format!("{PACT} {positions}"));
    assert_eq!(
        told.iter().find(|one| one.contains("Fenland")).unwrap(),
        "Ships (listed under the fleet): Fenland would lead the ships (The Post, an undated document, citing the Sea \
         Pact; subject to a truce, as The Herald has it and a vote, as The Post has it). From Fenland itself, nothing \
         is on record here under this heading."
    );
}
