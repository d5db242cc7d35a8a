//! What a careful reader must find in the bundled dossier, whatever the entries are called: looked
//! up by state, topic and stance.

use std::collections::BTreeSet;

use onrecord::dossier::problem::Problem;
use onrecord::dossier::terms::{
    Act, ActorKind, ConditionKind, Firmness, LinkKind, Mode, Stance, TextState,
};
use onrecord::dossier::{
    ActorIx, Bundled, Dossier, Entity, Hop, InstrumentIx, Opened, Position, TopicIx, Words,
    bundled, nearest_words, open, speaks_for,
};
use onrecord::insight::record::is_elsewhere;
use onrecord::search::named::named;

use crate::searched::Searched;

fn dossier() -> Dossier {
    open(&bundled()).dossier
}

/// What is a rule of every dossier is looked for in both.
fn both() -> [Dossier; 2] {
    Bundled::ALL.map(|bundled| open(&bundled.texts()).dossier)
}

/// The state with this ISO 3166-1 code.
fn state(d: &Dossier, code: &str) -> ActorIx {
    let is = |ix: &ActorIx| {
        d.actor(*ix).is_some_and(|a| a.kind == ActorKind::State && a.code.as_deref() == Some(code))
    };
    let mut states = d.actor_indices().filter(is);
    let state = states.next().unwrap_or_else(|| panic!("no state has the code {code}"));
    assert_eq!(states.next(), None, "two states have the code {code}");
    state
}

fn topic(d: &Dossier, id: &str) -> TopicIx {
    match d.find(id) {
        Some(Entity::Topic(ix)) => ix,
        _ => panic!("there is no topic {id}"),
    }
}

fn instrument(d: &Dossier, id: &str) -> InstrumentIx {
    match d.find(id) {
        Some(Entity::Instrument(ix)) => ix,
        _ => panic!("there is no instrument {id}"),
    }
}

/// The positions of a state and of those who speak for it.
fn all_of<'d>(d: &'d Dossier, code: &str) -> Vec<Position<'d>> {
    let state = state(d, code);
    d.positions().filter(|p| p.actors().iter().any(|a| speaks_for(d, *a, state))).collect()
}

/// The positions of a state on a topic; at least one.
fn positions<'d>(d: &'d Dossier, code: &str, on: &str) -> Vec<Position<'d>> {
    let on = topic(d, on);
    let found: Vec<Position<'d>> =
        all_of(d, code).into_iter().filter(|p| p.topic() == on).collect();
    assert!(!found.is_empty(), "{code} has no position on {}", d.id_of(Entity::Topic(on)));
    found
}

fn stances(positions: &[Position<'_>]) -> BTreeSet<Stance> {
    positions.iter().map(|p| p.stance()).collect()
}

/// Those to whom the words of a position are traced back.
fn innermost(position: Position<'_>) -> impl Iterator<Item = Hop<'_>> {
    position.evidence().filter_map(|quote| quote.hops().next_back())
}

fn is_state(d: &Dossier, actor: ActorIx) -> bool {
    d.actor(actor).is_some_and(|a| a.kind == ActorKind::State)
}

#[test]
fn ukraine_undertakes_to_send_no_soldiers() {
    let d = dossier();
    let on = topic(&d, "ground-troops");
    for position in all_of(&d, "UKR").iter().filter(|p| p.topic() == on) {
        assert!(!matches!(position.stance(), Stance::Commit | Stance::Ready), "{}", position.id());
    }
    // It lets others in, which is another question.
    assert_eq!(stances(&positions(&d, "UKR", "hosting-troops")), [Stance::Ready].into());
}

#[test]
fn turkey_and_poland_are_only_spoken_for() {
    let d = dossier();
    for (code, on) in [("TUR", "naval"), ("POL", "logistics")] {
        for position in positions(&d, code, on) {
            assert_eq!(position.stance(), Stance::Expected, "{}", position.id());
            assert_eq!(position.firmness(), Some(Firmness::Attributed), "{}", position.id());
            assert_eq!(nearest_words(&d, position, state(&d, code)), Words::Others);
        }
    }
}

#[test]
fn germany_might_and_only_elsewhere() {
    let d = dossier();
    for position in positions(&d, "DEU", "ground-troops") {
        assert_eq!(position.stance(), Stance::Ready);
        assert_eq!(position.firmness(), Some(Firmness::Signalled));
        assert!(position.conditions().any(|c| c.kind == ConditionKind::Caveat));
        assert!(is_elsewhere(&d, position));
    }
}

#[test]
fn italy_refuses_to_send_soldiers() {
    let d = dossier();
    assert_eq!(stances(&positions(&d, "ITA", "ground-troops")), [Stance::Refuse].into());
}

#[test]
fn france_and_the_united_kingdom_pledge_and_also_say_less() {
    let d = dossier();
    for code in ["FRA", "GBR"] {
        let found = positions(&d, code, "ground-troops");
        let own: Vec<Position<'_>> =
            found.iter().copied().filter(|p| p.stance() != Stance::Expected).collect();
        assert_eq!(stances(&own), [Stance::Commit, Stance::Ready].into(), "{code}");
        assert!(found.iter().all(|p| !is_elsewhere(&d, *p)), "{code}");
    }
}

#[test]
fn the_united_states_commits_to_nothing_and_has_not_signed() {
    let d = dossier();
    let usa = state(&d, "USA");
    let all = all_of(&d, "USA");
    assert!(!stances(&all).contains(&Stance::Commit));
    assert!(!all.is_empty());

    let declaration = instrument(&d, "declaration");
    assert_eq!(d.instrument(declaration).unwrap().text, TextState::Final);
    let acts: Vec<_> = d.instruments[declaration.at()]
        .participation
        .iter()
        .filter(|p| p.actors.contains(&usa) && p.act == Act::NotSigned)
        .collect();
    assert!(acts.iter().any(|p| d.quotes(p.evidence).any(|q| q.exact().contains("not sign"))));
    assert!(acts.iter().all(|p| !p.evidence.is_empty()));
    for ix in (0..d.instruments.len() as u32).map(InstrumentIx) {
        for act in [Act::Signed, Act::Adopted] {
            assert!(!d.took_part(ix, usa, act), "{}", d.id_of(Entity::Instrument(ix)));
        }
    }

    let troops = positions(&d, "USA", "us-troops");
    assert_eq!(stances(&troops), [Stance::Refuse].into());
    assert!(troops.iter().all(|p| p.stated_on().is_none()), "“previously” is no date");
}

#[test]
fn a_draft_stays_a_draft_and_commits_nobody() {
    for d in both() {
        drafts_commit_nobody(&d);
    }
}

fn drafts_commit_nobody(d: &Dossier) {
    let is_draft = |who: &Entity| matches!(who, Entity::Instrument(ix) if d.instrument(*ix).unwrap().text == TextState::Draft);
    let mut clauses = 0;
    for position in d.positions() {
        let told_by_draft = innermost(position).any(|hop| hop.who.iter().any(is_draft));
        let on_draft = position.instrument().is_some_and(|ix| is_draft(&Entity::Instrument(ix)));
        assert_eq!(position.is_draft(), on_draft, "{}", position.id());
        assert_eq!(told_by_draft, on_draft, "{}", position.id());
        if !on_draft {
            continue;
        }
        clauses += usize::from(position.clause().is_some());
        let undertaken = matches!(position.stance(), Stance::Commit | Stance::Ready);
        for actor in position.actors() {
            let spoke = nearest_words(d, position, *actor) != Words::Others;
            assert!(!undertaken || spoke, "{}: others undertake it", position.id());
        }
    }
    assert!(clauses > 0);
    let drafts: Vec<_> = d.instruments.iter().filter(|i| i.text == TextState::Draft).collect();
    assert!(!drafts.is_empty());
    for draft in drafts {
        let whole = draft.draft_of.and_then(|ix| d.instrument(ix));
        assert!(whole.is_some_and(|i| i.text == TextState::Final), "{}", draft.id);
    }
}

#[test]
fn what_the_final_text_leaves_out_is_said_on_evidence() {
    let d = dossier();
    let omitted: Vec<&str> = all_of(&d, "USA")
        .into_iter()
        .filter(|p| p.is_draft() && p.links().any(|l| l.kind == LinkKind::OmittedInFinal))
        .filter_map(Position::clause)
        .collect();
    assert_eq!(omitted.len(), 2, "intelligence and logistics, support in case of attack");
    let links = d.positions().flat_map(Position::links);
    for link in links.filter(|l| l.kind == LinkKind::OmittedInFinal) {
        assert!(d.quotes(link.evidence).any(|q| q.exact().contains("not explicitly mentioned")));
    }
}

#[test]
fn each_number_belongs_to_those_who_hold_it() {
    let d = dossier();
    let holding = |words: &str| -> Vec<(Position<'_>, BTreeSet<ActorIx>)> {
        let said = |p: Position<'_>| p.quantity().is_some_and(|q| q.as_said.contains(words));
        let found: Vec<Position<'_>> = d.positions().filter(|p| said(*p)).collect();
        assert!(!found.is_empty(), "nobody holds “{words}”");
        let holders = |p: Position<'_>| p.quantity().unwrap().held_by.iter().copied().collect();
        found.into_iter().map(|p| (p, holders(p))).collect()
    };
    let (france, uk) = (state(&d, "FRA"), state(&d, "GBR"));
    for (position, holders) in holding("several thousand") {
        assert_eq!(holders, [france].into(), "{}", position.id());
        assert_eq!(position.actors(), [france], "{}", position.id());
    }
    for (position, holders) in holding("up to 15,000 troops combined") {
        assert_eq!(holders, [france, uk].into(), "{}", position.id());
    }
    let outlet = named(&d, "RFE/RL");
    assert_eq!(outlet.len(), 1);
    for (position, holders) in holding("15,000 and 30,000") {
        assert!(!holders.iter().any(|h| is_state(&d, *h)), "{}", position.id());
        assert!(!position.actors().iter().any(|a| is_state(&d, *a)), "{}", position.id());
        for quote in position.evidence() {
            let mut relays = quote.hops().flat_map(|hop| hop.who);
            assert!(relays.any(|who| outlet.contains(who)), "{}", position.id());
        }
    }
}

/// The topic and everything below it.
fn below(d: &Dossier, id: &str) -> Vec<TopicIx> {
    let mut found = vec![topic(d, id)];
    let mut n = 0;
    while let Some(parent) = found.get(n).copied() {
        n += 1;
        let children = (0..d.topics.len() as u32).map(TopicIx);
        found.extend(children.filter(|ix| d.topic(*ix).and_then(|t| t.parent) == Some(parent)));
    }
    found
}

#[test]
fn the_elysee_denies_the_visit_to_its_palace_and_nothing_else() {
    let d = dossier();
    let topics = below(&d, "dmitriev-paris");
    assert!(topics.len() > 3, "being in Paris, the street, the embassy, the palace");
    let denials: Vec<Position<'_>> = d
        .positions()
        .filter(|p| topics.contains(&p.topic()) && p.stance() == Stance::Deny)
        .collect();
    assert_eq!(denials.len(), 1);
    assert_eq!(denials[0].topic(), topic(&d, "dmitriev-elysee"));
    assert_eq!(denials[0].actors(), [state(&d, "FRA")]);
    let elysee = d.find("elysee").unwrap();
    assert!(innermost(denials[0]).all(|hop| hop.who == [elysee]));
}

#[test]
fn neither_side_confirms_or_denies_the_visit_to_moscow() {
    let d = dossier();
    for (code, office) in [("FRA", "elysee"), ("RUS", "kremlin")] {
        let found = positions(&d, code, "bonne-moscow");
        assert_eq!(stances(&found), [Stance::Noncommittal].into(), "{code}");
        let Some(Entity::Actor(office)) = d.find(office) else { panic!("no {office}") };
        for hop in found.into_iter().flat_map(innermost) {
            let speaks = |who: &Entity| matches!(who, Entity::Actor(speaker) if speaks_for(&d, *speaker, office));
            assert!(hop.who.iter().all(speaks), "{code}");
        }
    }
    let topics = below(&d, "bonne-moscow");
    let denied = d.positions().any(|p| topics.contains(&p.topic()) && p.stance() == Stance::Deny);
    assert!(!denied);
}

#[test]
fn every_state_that_matters_has_its_code_and_a_position() {
    let d = dossier();
    for code in ["FRA", "GBR", "DEU", "ITA", "POL", "TUR", "USA", "UKR", "RUS"] {
        assert!(!d.positions_of(state(&d, code)).is_empty(), "{code}");
    }
}

#[test]
fn what_people_type_finds_what_they_mean() {
    let searched = Searched::of(dossier());
    let d = &searched.d;
    let actor = |id: &str| match d.find(id) {
        Some(Entity::Actor(ix)) => ix,
        _ => panic!("there is no actor {id}"),
    };
    let wanted = [
        ("zelenskyy", actor("zelensky")),
        ("elysee", actor("elysee")),
        ("turkiye", state(d, "TUR")),
        ("uk", state(d, "GBR")),
    ];
    for (typed, meant) in wanted {
        assert_eq!(named(d, typed), [Entity::Actor(meant)], "{typed}");
        let found = searched.search(typed).positions;
        let own = d.positions_of(meant).iter().chain(d.positions_spoken_by(meant));
        assert_ne!(own.clone().count(), 0, "{typed}");
        for ix in own {
            let id = d.position(*ix).unwrap().id();
            assert!(found.contains(*ix), "{typed} does not find {id}");
        }
    }
}

#[test]
fn one_remark_in_two_translations_is_one_remark() {
    let d = dossier();
    let saying = |word: &str| -> Vec<Position<'_>> {
        let says = |p: &Position<'_>| p.evidence().any(|q| q.exact().contains(word));
        all_of(&d, "UKR").into_iter().filter(says).collect()
    };
    let (substantial, thorough) = (saying("substantial documents"), saying("‘thorough’"));
    assert_eq!((substantial.len(), thorough.len()), (1, 1));
    let linked = |from: Position<'_>, to: Position<'_>| {
        from.links().any(|l| l.kind == LinkKind::SameUtterance && l.to == Entity::Position(to.ix))
    };
    assert!(linked(substantial[0], thorough[0]) || linked(thorough[0], substantial[0]));
}

#[test]
fn the_bundled_dossiers_are_in_order() {
    for bundled in Bundled::ALL {
        is_in_order(&open(&bundled.texts()));
    }
}

fn is_in_order(opened: &Opened) {
    let still_open: Vec<String> = opened
        .problems
        .iter()
        .filter(|p| p.is_open())
        .map(|p: &Problem| format!("{} {}: {}", p.code().name(), p.place(), p.fault.sentence()))
        .collect();
    assert!(still_open.is_empty(), "{}", still_open.join("\n"));
    for position in opened.dossier.positions() {
        for waiver in position.waivers() {
            assert!(waiver.why.split_whitespace().count() > 3, "{}", position.id());
        }
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test compares with the folder itself")]
fn every_file_of_the_folders_is_bundled() {
    type Files = Vec<(String, Vec<u8>)>;
    let below = |folder: &str| -> Files {
        let path = format!("{}/data/{folder}", env!("CARGO_MANIFEST_DIR"));
        let files = std::fs::read_dir(path).into_iter().flatten().map(|entry| entry.unwrap());
        let files = files.filter(|entry| entry.path().is_file());
        let mut files: Files = files
            .map(|entry| {
                let name = entry.file_name().into_string().unwrap();
                (format!("{folder}/{name}"), std::fs::read(entry.path()).unwrap())
            })
            .collect();
        files.sort();
        files
    };
    let names = |files: &Files| files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    for bundled in Bundled::ALL {
        let texts = bundled.texts();
        let folder = texts[0].name.split('/').next().unwrap();
        let held: Files =
            texts.iter().map(|f| (f.name.clone(), f.text.as_bytes().to_vec())).collect();
        let documents = format!("{folder}/documents");
        let copies: Files = bundled
            .documents
            .iter()
            .map(|(name, bytes)| (format!("{documents}/{name}"), bytes.to_vec()))
            .collect();
        for (held, there) in [(held, below(folder)), (copies, below(&documents))] {
            assert_eq!(names(&held), names(&there));
            assert!(held == there, "a bundled file differs from the one in {folder}");
        }
    }
}

/// A speaker is lent no words that a report has in its own voice around those of the speaker.
#[test]
fn what_a_report_says_itself_is_not_put_into_the_mouth_of_whom_it_quotes() {
    const RUN: usize = 4;
    let words = |text: &str| -> Vec<String> {
        let lower = text.to_lowercase();
        let all = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        all.map(str::to_string).collect()
    };
    let both = both();
    let all = both.iter().flat_map(Dossier::positions);
    for p in all.filter(|p| innermost(*p).any(|hop| hop.mode == Mode::Indirect)) {
        // Behind a semicolon a summary says whose the rest is.
        let said = words(p.summary().split("; ").next().unwrap_or_default());
        let has = |text: &str, run: &[String]| words(text).windows(RUN).any(|all| all == run);
        for run in said.windows(RUN) {
            let lent =
                p.evidence().any(|quote| has(quote.prefix(), run) || has(quote.suffix(), run));
            let own = p.evidence().any(|quote| has(quote.exact(), run));
            assert!(own || !lent, "{}: “{}”", p.id(), run.join(" "));
        }
    }
}

/// Why two entries are one statement says which two they are: the same words cannot stand for two pairs.
#[test]
fn no_two_pairs_of_one_statement_have_one_reason() {
    let both = both();
    let mut seen = BTreeSet::new();
    for p in both.iter().flat_map(Dossier::positions) {
        let once = p.links().filter(|link| link.kind == LinkKind::SameUtterance);
        for why in once.filter_map(|link| link.why) {
            assert!(seen.insert(why), "{}: {why}", p.id());
        }
    }
}
