//! Cases of the bundled dossier in sentences, and kinds of made-up ones.

use super::*;
use crate::dossier::{Opened, PositionSet, bundled, open};
use crate::insight::conflicts::conflicts;

/// The sentences of one kind about which one of these words stands.
fn told(kind: Kind, word: &str) -> Vec<String> {
    let Opened { dossier: d, .. } = open(&bundled());
    let found = conflicts(Known::from(&d), &PositionSet::all(d.len()));
    let of_kind = found.iter().filter(|c| c.kind == kind).map(|c| sentence(Known::from(&d), c));
    of_kind.filter(|sentence| sentence.contains(word)).collect()
}

#[test]
fn nothing_in_the_bundled_dossier_is_called_a_contradiction() {
    assert_eq!(told(Kind::Contradiction, ""), Vec::<String>::new());
}

#[test]
fn numbers_with_other_holders_are_other_denominators() {
    assert_eq!(
        told(Kind::Denominator, "thousand"),
        [
            "No contradiction, different things counted: “Several thousand” counts French soldiers alone; “up to \
             15,000” counts French and British troops combined. Why So France, on France: “President \
             Macron announced on France 2 that “several thousand” French soldiers could be deployed \
             to maintain peace in Ukraine after a ceasefire is signed”. OSW Centre for Eastern \
             Studies, on France and the United Kingdom: “Individual countries will assume \
             responsibility for specific components of the future mission: France and the UK pledged \
             to deploy their ground forces – reportedly up to 15,000 troops combined”.",
        ]
    );
    assert_eq!(
        told(Kind::OpenDenominator, "thousand"),
        [
            "No contradiction, perhaps different things counted: “Between 15,000 and 30,000” is said of \
             “the deployment” without a word on whose troops these would be; “several thousand” counts French \
             soldiers alone. The Kyiv Independent, citing Radio Free Europe/Radio Liberty: \
             “According to Radio Free Europe/Radio Liberty, the deployment could involve between \
             15,000 and 30,000 troops”. Why So France, on France: “President Macron announced on \
             France 2 that “several thousand” French soldiers could be deployed to maintain peace in \
             Ukraine after a ceasefire is signed”.",
        ]
    );
}

#[test]
fn the_elysee_denies_less_than_was_reported() {
    let found = told(Kind::NarrowerDenial, "Le Monde reports");
    assert_eq!(
        found,
        ["No contradiction, narrower denial: The Élysée denies a visit to the president's \
             residence; the denial quoted here does not speak of Dmitriev in Paris. France (the \
             Élysée, quoted directly by RazomUA): “A Kremlin representative did not visit the \
             president's residence”. RazomUA, citing Le Monde: “Le Monde reports that Kirill \
             Dmitriev was spotted in Paris on January 7”."]
    );
}

#[test]
fn neither_moscow_nor_paris_denies() {
    let found = told(Kind::NonDenial, "Asked about");
    assert_eq!(
        found,
        [
            "No contradiction, non-denial: Asked about Bonne's alleged visit to Moscow, the Kremlin's \
             spokesperson neither confirms nor denies it. BRICx News, on Russia: “The Kremlin has \
             declined to confirm or deny reports that a senior French diplomatic adviser visited \
             Moscow earlier this week for talks with Russian officials”. BRICx News, citing unnamed \
             sources of international media: “According to sources cited by international media \
             outlets, Emmanuel Bonne, President Emmanuel Macron's top diplomatic adviser, traveled \
             to the Russian capital on February 3, 2026”."
        ]
    );
    let paris = told(Kind::NonDenial, "The French presidency neither confirms");
    assert_eq!(paris.len(), 2);
    assert!(
        paris.iter().all(|s| s.contains("has neither confirmed nor denied the reported meeting"))
    );
}

#[test]
fn the_participants_signed_is_loose_wording_inside_one_document() {
    let found = told(Kind::LooseWording, "");
    assert_eq!(
        found,
        [
            "No contradiction: Loose wording: the same document has US envoys attend, says that “the participants” signed, and notes the absence of US signatures. It does not show that the US \
                 signed. OSW Centre for Eastern Studies, on the participants in the Paris meeting of \
                 6 January: “The participants signed the so-called Paris Declaration”. OSW Centre \
                 for Eastern Studies, on the United States: “The absence of US signatures on the \
                 declaration itself”."
        ]
    );
    assert_eq!(told(Kind::AttendedNotSigned, "To attend is not to sign").len(), 1);
}

#[test]
fn substantial_and_thorough_are_one_utterance() {
    let found = told(Kind::SameUtterance, "thorough");
    assert_eq!(
        found,
        [
            "No contradiction, taken to be one utterance: “Substantial documents, and not just words” (Why So \
             France) and ‘thorough’ documents (OSW) are taken here to be one utterance in two \
             translations. Ukraine (Volodymyr Zelensky, quoted directly by Why So France): “it is \
             important that the coalition now has substantial documents, and not just words”. OSW \
             Centre for Eastern Studies, on Ukraine: “President Volodymyr Zelensky described the documents adopted in Paris as \
             ‘thorough’ and as a signal that Europe and the Coalition of the Willing are serious \
             about providing Ukraine with security guarantees”."
        ]
    );
}

#[test]
fn a_claim_that_nobody_answers_is_one_sided() {
    let found = told(Kind::OneSided, "US embassy");
    assert!(found.iter().any(|s| s.ends_with(
            "attributed to an unnamed interlocutor of Le Monde; under this heading, nothing is on record here from the United States itself. \
             RazomUA: “According to the outlet (citing an unnamed interlocutor), he was seen on Rue du Faubourg \
             Saint-Honoré, and later he was reportedly received at the US embassy”."
        )), "{found:?}");
    // A topic's name is not put in marks as if somebody had said it; who speaks for the actor is named.
    assert!(
        found.iter().all(|s| s.starts_with("One side on record, on ") && !s.contains(", on “"))
    );
    let agreed = told(Kind::OneSided, "fully agreed,\"”");
    assert!(agreed.iter().all(|s| s.contains(
            ": said by Ukraine (Volodymyr Zelensky); under this heading, nothing is on record here from the United States itself. \
             The Kyiv Independent: “Zelensky previously said that bilateral guarantees between Ukraine and the U.S. are \
             already"
        )) && agreed.len() == 1, "{agreed:?}");
}

#[test]
fn what_a_link_quotes_stands_for_the_text_at_its_end() {
    let found = told(Kind::Scope, "When the force would start: Why So France writes that");
    assert!(found[0].ends_with(
        "Why So France, on the Paris Declaration: “This initiative would come into effect once a peace agreement, currently \
         highly hypothetical, is reached with Russia”."
    ), "{found:?}");
    let dropped = told(Kind::DraftFinal, "the final text: “");
    assert!(dropped.iter().all(|s| s.ends_with(
        "Why So France, on the Paris Declaration, the final text: “which were present in a draft declaration seen by AFP, \
         are not explicitly mentioned in the final text”."
    )) && !dropped.is_empty(), "{dropped:?}");
    for sentence in told(Kind::Scope, "").into_iter().chain(told(Kind::DraftFinal, "")) {
        assert!(!sentence.contains(" Text: ") && !sentence.contains("[…]"), "{sentence}");
    }
}

#[test]
fn one_sentence_under_two_entries_is_quoted_once() {
    let found = told(Kind::SameUtterance, "OSW paraphrases Macron in one sentence");
    assert!(found[0].ends_with(
        ". OSW Centre for Eastern Studies, on the United Kingdom, and on France: “According to French President Emmanuel \
         Macron, these troops would be stationed on Ukrainian territory, but far from the front lines”."
    ) && found.len() == 1, "{found:?}");
}

#[test]
fn a_state_s_claim_about_another_is_one_sided_and_a_document_s_own_word_is_not() {
    let about_us = |topic: &str| {
        let all = told(Kind::OneSided, "");
        all.iter().any(|s| s.contains(topic) && s.contains("from the United States itself"))
    };
    assert!(about_us(": said by Ukraine (Volodymyr Zelensky)"));
    assert!(about_us(": said by France (Emmanuel Macron)"));
    assert_eq!(told(Kind::OneSided, "whether a coordination cell has been set up"), [""; 0]);
    assert_eq!(told(Kind::OneSided, "Size of the force"), [""; 0]);
    let of = |who: &str, about: &str| {
        format!("(id: \"x\", topic: \"c1\", stance: Assert, BY-{who}, about: [\"{about}\"]),")
    };
    check(&of("a", "b"), &[Kind::OneSided]);
    check(&of("a", "a"), &[]);
    check(&of("p", "a"), &[]);
    let answered = r#"(id: "y", topic: "c", stance: Noncommittal, BY-b),"#;
    check(&format!("{}{answered}", of("a", "b")), &[]);
}

#[test]
fn two_respects_in_which_a_pair_differs_are_both_told() {
    let x = r#"(id: "x", topic: "t", stance: Commit, firmness: Pledged, BY-a, links: [LINKS]),"#;
    let y = r#"(id: "y", topic: "t", stance: Ready, firmness: Signalled, BY-b, links: [LINKS]),"#;
    let link =
        |kind: &str, to: &str, why: &str| format!("(kind: {kind}, to: \"{to}\", why: \"{why}\")");
    let pair = |one: String, other: String| {
        format!("{}{}", x.replace("LINKS", &one), y.replace("LINKS", &other))
    };
    let scope = |to, why| link("DiffersInScope", to, why);
    check(
        &pair(link("DiffersInDenominator", "y", "N"), scope("x", "S")),
        &[Kind::Denominator, Kind::Scope],
    );
    check(&pair(scope("y", "S"), scope("x", "T")), &[Kind::Scope, Kind::Scope]);
    check(&pair(scope("y", "S"), scope("x", "S")), &[Kind::Scope]);
    let same = |to, why| link("SameUtterance", to, why);
    check(&pair(same("y", "S"), same("x", "T")), &[Kind::SameUtterance]);
    let agree = |to| link("Corroborates", to, "A");
    check(&pair(agree("y"), agree("x")), &[Kind::Agree]);
}

#[test]
fn what_agrees_is_said_to_be_compatible() {
    let found = told(Kind::Agree, "");
    assert!(!found.is_empty());
    for sentence in found {
        assert!(sentence.starts_with("No contradiction, compatible: "), "{sentence}");
    }
}

#[test]
fn a_denial_is_told_with_what_it_denies_and_whom_it_names() {
    let claim = by("x", "a", "topic: \"c\", stance: Assert");
    let denial = by("y", "b", "topic: \"v\", stance: Deny").replace("Indirect", "Direct");
    assert_eq!(
        of_kind(Kind::NarrowerDenial, &format!("{claim}{denial}")),
        [
            "The Post quotes a denial by Bessony: “y said”; what is quoted here says nothing on this: Did the envoy come?"
        ]
    );
}

/// The kinds that are found among some positions of `a`, `b` and the relay `r`, on the undertaking `t`,
/// the claim `c` with its parts `c1` and `c2`.
fn check(positions: &str, expected: &[Kind]) {
    let frame = r#"(dossier: (id: "d", title: "D"),
            actors: [(id: "a", name: "A", kind: State), (id: "b", name: "B", kind: State),
                (id: "r", name: "R", kind: Outlet), (id: "p", name: "P", kind: Outlet)],
            topics: [(id: "t", name: "T", short: "T", kind: Undertaking, question: "?", place: "Here"),
                (id: "c", name: "C", short: "C", kind: Claim, question: "?"),
                (id: "c1", name: "C1", short: "C1", kind: Claim, question: "?", parent: "c"),
                (id: "c2", name: "C2", short: "C2", kind: Claim, question: "?", parent: "c")],
            instruments: [(id: "final", title: "F", kind: Declaration, text: Final),
                (id: "draft", title: "F", kind: Declaration, text: Draft, draft_of: "final")],
            documents: [(id: "o", publisher: "P", kind: News)], positions: [POSITIONS])"#;
    let by = |who: &str| {
        format!(
            "actors: [\"{who}\"], summary: \"S\", evidence: [(document: \"o\", exact: \"7 or 9 words of it\", \
                 attribution: [(who: [\"{who}\"], mode: Indirect)])]"
        )
    };
    let mut text = frame.replace("POSITIONS", positions);
    for who in ["a", "b", "r", "p"] {
        text = text.replace(&format!("BY-{who}"), &by(who));
    }
    let file = crate::dossier::SourceFile { name: "a.ron".to_string(), text: text.into() };
    let Opened { dossier: d, problems } = open(&[file]);
    assert!(problems.iter().all(|p| p.code().name() >= "D130"), "{problems:?}");
    let kinds: Vec<Kind> =
        conflicts(Known::from(&d), &PositionSet::all(d.len())).iter().map(|c| c.kind).collect();
    assert_eq!(kinds, expected, "{positions}");
}

const COMMIT: &str = r#"(id: "x", topic: "t", stance: Commit, firmness: Pledged, BY-a),"#;
const REFUSE: &str = r#"(id: "y", topic: "t", stance: Refuse, BY-a),"#;

#[test]
fn to_undertake_and_to_decline_is_a_contradiction_only_when_nothing_tells_them_apart() {
    check(&format!("{COMMIT}{REFUSE}"), &[Kind::Contradiction]);
    let limited = COMMIT.replace("BY-a", "BY-a, conditions: [(kind: Caveat, text: \"only so\")]");
    check(&format!("{limited}{REFUSE}"), &[Kind::Scope]);
    let there = COMMIT.replace("BY-a", "BY-a, place: \"There\"");
    check(&format!("{there}{REFUSE}"), &[Kind::Scope]);
    let other = REFUSE.replace("BY-a", "BY-b");
    check(&format!("{COMMIT}{other}"), &[]);
    let drafted = COMMIT.replace("BY-a", "BY-a, instrument: \"draft\"");
    check(&format!("{drafted}{REFUSE}"), &[]);
    let dated = |entry: &str, day: &str| {
        entry.replace("BY-a", &format!("BY-a, stated_on: \"2031-05-{day}\""))
    };
    let later = dated(COMMIT, "09")
        .replace("stated_on", "links: [(kind: Supersedes, to: \"y\")], stated_on");
    check(&format!("{later}{}", dated(REFUSE, "04")), &[]);
    // Whoever could and does is not at odds with itself.
    let ready = r#"(id: "z", topic: "t", stance: Ready, firmness: Signalled, BY-a),"#;
    check(&format!("{COMMIT}{ready}"), &[]);
}

#[test]
fn numbers_contradict_only_with_one_holder_on_one_day() {
    let number = |id: &str, said: &str, more: &str| {
        let value: f64 = said.parse().unwrap();
        format!(
            "(id: \"{id}\", topic: \"t\", stance: Commit, firmness: Pledged, BY-a, quantity: (as_said: \
                 \"{said}\", unit: \"ships\", min: {value:?}, max: {value:?}, held_by: [{more}),"
        )
    };
    let on = |day: &str| format!("\"a\"]), stated_on: \"2031-05-0{day}\"");
    let (first, second) = (number("x", "7", &on("1")), number("y", "9", &on("1")));
    check(&format!("{first}{second}"), &[Kind::Contradiction]);
    check(&format!("{first}{}", number("y", "9", &on("2"))), &[]);
    check(&format!("{first}{}", number("y", "9", "\"a\", \"b\"])")), &[Kind::Denominator]);
    check(&format!("{first}{}", number("y", "7", &on("1"))), &[]);
    // Of a number that is not said to be anybody's it is not known what it counts.
    let nobodys = |id: &str, said: &str| number(id, said, &on("1").replace("\"a\"", ""));
    check(&format!("{first}{}", nobodys("y", "9")), &[Kind::OpenDenominator]);
    check(&format!("{}{}", nobodys("x", "7"), nobodys("y", "9")), &[Kind::OpenDenominator]);
    let linked = nobodys("y", "9")
        .replace("BY-a", "BY-a, links: [(kind: DiffersInDenominator, to: \"x\", why: \"W\")]");
    check(&format!("{first}{linked}"), &[Kind::OpenDenominator]);
}

#[test]
fn only_a_denial_of_the_very_claim_contradicts_it() {
    let said = r#"(id: "x", topic: "c1", stance: Assert, BY-r),"#;
    let whole = r#"(id: "w", topic: "c", stance: Assert, BY-r),"#;
    let deny = |topic: &str| format!("(id: \"y\", topic: \"{topic}\", stance: Deny, BY-a),");
    check(&format!("{said}{}", deny("c1")), &[Kind::Contradiction]);
    check(&format!("{said}{whole}{}", deny("c2")), &[Kind::NarrowerDenial, Kind::NarrowerDenial]);
    check(&format!("{whole}{}", deny("c2")), &[Kind::NarrowerDenial]);
    let open = r#"(id: "y", topic: "c1", stance: Noncommittal, BY-a),"#;
    check(&format!("{said}{open}"), &[Kind::NonDenial]);
    // Two reports of one answer are one answer; two answers are two.
    let again = open.replace("\"y\"", "\"y2\"");
    check(&format!("{said}{open}{again}"), &[Kind::NonDenial, Kind::NonDenial]);
    let link = r#"stance: Noncommittal, links: [(kind: SameUtterance, to: "y", why: "W")]"#;
    let again = again.replace("stance: Noncommittal", link);
    check(&format!("{said}{open}{again}"), &[Kind::NonDenial, Kind::SameUtterance]);
    // Whoever denies the whole denies its part, and whoever denies a claim itself denies no less elsewhere.
    check(&format!("{said}{}", deny("c")), &[]);
    let as_well = deny("c2").replace("\"y\"", "\"z\"");
    let both = |first: &str, second: &str, expected: &[Kind]| {
        check(&format!("{said}{whole}{}{second}", deny(first)), expected);
    };
    let narrower = Kind::NarrowerDenial;
    both("c", &as_well, &[Kind::Contradiction]);
    both("c1", &as_well, &[Kind::Contradiction, narrower, narrower]);
    let by_another = as_well.replace("BY-a", "BY-b");
    both("c1", &by_another, &[Kind::Contradiction, narrower, narrower, narrower]);
    // A person's link overrules all of it.
    let linked =
        deny("c1").replace("BY-a", "BY-a, links: [(kind: Corroborates, to: \"x\", why: \"W\")]");
    check(&format!("{said}{linked}"), &[Kind::Agree]);
    let about = said.replace("BY-r", "BY-r, about: [\"b\"]");
    check(&about, &[Kind::OneSided]);
}

#[test]
fn a_brief_finds_its_cases_by_the_names_that_their_kinds_first_had() {
    let Opened { dossier: d, .. } = open(&bundled());
    let found = conflicts(Known::from(&d), &PositionSet::all(d.len()));
    let keys: Vec<String> =
        found.iter().map(|found| crate::insight::conflicts::case::key(&d, found)).collect();
    let has = |kind: Kind, words: &str| {
        assert!(keys.iter().any(|key| key.starts_with(words)), "{kind:?}: {keys:#?}");
        assert_ne!(format!("{}|", kind.label()), words);
    };
    has(Kind::SameUtterance, "one utterance told twice|");
    has(Kind::Denominator, "different denominators|");
}

/// The cases of a made-up dossier in sentences: two states, one with a minister, and two claims, one part of the other.
fn sentences(entries: &str) -> Vec<String> {
    let frame = r#"(dossier: (id: "d", title: "D"), actors: [(id: "a", name: "Arland", kind: State),
            (id: "b", name: "Bessony", kind: State), (id: "r", name: "The Wire", kind: Outlet),
            (id: "m", name: "Ann Moor", kind: Person, represents: ["a"]), (id: "k", name: "Orla Kern", kind: Person)],
        topics: [(id: "c", name: "C", short: "C", kind: Claim, question: "Did they meet?"),
            (id: "c1", name: "C1", short: "C1", kind: Claim, question: "Was Orla Kern there?", parent: "c")],
        documents: [(id: "o", publisher: "The Post", kind: News), (id: "o2", publisher: "The Globe", kind: News)],
        ENTRIES)"#;
    let text = frame.replace("ENTRIES", entries);
    let file = crate::dossier::SourceFile { name: "a.ron".to_string(), text: text.into() };
    let Opened { dossier: d, problems } = open(&[file]);
    assert!(problems.iter().all(|p| p.code().name() >= "D130"), "{problems:?}");
    let found = conflicts(Known::from(&d), &PositionSet::all(d.len()));
    found.iter().map(|case| sentence(Known::from(&d), case)).collect()
}

#[test]
fn foreign_words_are_told_in_translation() {
    let of = |mode: &str| {
        sentences(&format!(
            r#"positions: [(id: "x", topic: "c", stance: Assert, actors: ["r"], summary: "S", evidence: [(document: "o",
                exact: "sie trafen sich", translation: "they met", attribution: [(who: ["r"], mode: Indirect)])]),
            (id: "y", topic: "c1", stance: Deny, actors: ["a"], summary: "S", evidence: [(document: "o",
                exact: "sie war nicht da", translation: "she was not there", translated_by: "Meg Orr",
                attribution: [(who: ["m"], mode: {mode})])])]"#
        ))
    };
    let denial = |how: &str, said: &str, passed_on: &str| {
        format!(
            "No contradiction, narrower denial: The Post {how} a denial by Ann Moor: {said} (translated by Meg Orr); what is \
             {passed_on} here says nothing on this: Did they meet? The Post, citing The Wire: “they met” (in translation)."
        )
    };
    assert_eq!(of("Direct"), [denial("quotes", "“she was not there”", "quoted")]);
    assert_eq!(of("Indirect"), [denial("tells of", "she was not there", "told")]);
}

#[test]
fn a_contested_signature_says_who_has_it_and_who_has_the_opposite() {
    let act = |act: &str, hops: &str, exact: &str| {
        format!(
            r#"(actors: ["a", "m"], act: {act}, evidence: [(document: "o", exact: "{exact}", attribution: [{hops}])]),"#
        )
    };
    let signed = |hops: &str| act("Signed", hops, "they have signed");
    let not = |hops: &str| act("NotSigned", hops, "they did not sign").replace("\"o\"", "\"o2\"");
    let told = |signed: &str, not: &str| {
        sentences(&format!(
            r#"instruments: [(id: "f", title: "Cove Accord", kind: Treaty, text: Final, participation: [{signed}{not}])]"#
        ))
    };
    let reasons = |signed: &str, not: &str| {
        let told = told(signed, not);
        assert_eq!(told.len(), 1, "{told:?}");
        told.concat().split_once(". ").unwrap().0.to_string()
    };
    let whole =
        "Contradiction: sources differ on whether Arland and Ann Moor signed the Cove Accord: ";
    assert_eq!(
        reasons(&signed("(who: [\"k\"], mode: Indirect)"), &not("(who: [\"m\"], mode: Direct)")),
        format!("{whole}Orla Kern (The Post) says so, Ann Moor (The Globe) says the opposite")
    );
    assert_eq!(
        reasons(&signed("(who: [\"a\"], mode: Act)"), &not("")),
        format!("{whole}The Post says so, The Globe says the opposite")
    );
}

/// The cases of one kind in a dossier with two states, a person who speaks for one, and some positions.
fn of_kind(kind: Kind, positions: &str) -> Vec<String> {
    let text = format!(
        "(dossier: (id: \"d\", title: \"D\"), actors: [(id: \"a\", name: \"Arland\", kind: State), \
         (id: \"b\", name: \"Bessony\", kind: State), (id: \"g\", name: \"Guild\", kind: Group)], \
         topics: [(id: \"t\", name: \"Fund\", short: \"T\", kind: Undertaking, question: \"?\"), \
         (id: \"c\", name: \"Visit\", short: \"C\", kind: Claim, question: \"Did the envoy come?\"), \
         (id: \"v\", name: \"Talks\", short: \"V\", kind: Claim, parent: \"c\", question: \"Were there talks?\")], \
         documents: [(id: \"p\", publisher: \"The Post\", kind: News)], positions: [{positions}])"
    );
    let Opened { dossier: d, .. } =
        open(&[crate::dossier::SourceFile { name: "a.ron".to_string(), text: text.into() }]);
    assert!(!d.is_empty());
    let found = conflicts(Known::from(&d), &PositionSet::all(d.len()));
    let found = found.iter().filter(|c| c.kind == kind);
    found.map(|c| reason(Known::from(&d), c)).collect()
}

fn by(id: &str, actor: &str, more: &str) -> String {
    format!(
        "(id: \"{id}\", actors: [\"{actor}\"], {more}, summary: \"S\", evidence: [(document: \"p\", exact: \"{id} said\", \
         attribution: [(who: [\"{actor}\"], mode: Indirect)])]),"
    )
}

#[test]
fn what_was_neither_confirmed_nor_denied_is_named() {
    let claim = by("x", "a", "topic: \"c\", stance: Assert");
    let open = by("y", "b", "topic: \"c\", stance: Noncommittal");
    assert_eq!(
        of_kind(Kind::NonDenial, &format!("{claim}{open}")),
        ["Bessony neither confirmed nor denied this: Did the envoy come?"]
    );
}

#[test]
fn in_what_two_statements_differ_is_named() {
    let yes = |more: &str| {
        by("x", "a", &format!("topic: \"t\", stance: Commit, firmness: Pledged{more}"))
    };
    let no = by("y", "a", "topic: \"t\", stance: Refuse");
    let check = |more: &str, expected: &str| {
        let yes = yes(more);
        assert_eq!(of_kind(Kind::Scope, &format!("{yes}{no}")), [expected], "{more}");
    };
    check(", place: \"Here\"", "the two differ in place");
    check(
        ", place: \"Here\", conditions: [(kind: Caveat, text: \"by day\")]",
        "the two differ in place and in their conditions",
    );
}

#[test]
fn what_each_state_gives_of_its_own_is_no_difference_of_sources() {
    let gives = |id: &str, who: &str, stance: &str, n: u32| {
        let more = format!(
            "topic: \"t\", stance: {stance}, quantity: (as_said: \"{n} crowns\", unit: \"crowns\", min: {n}, max: {n}, \
             held_by: [\"{who}\"])"
        );
        by(id, who, &more)
    };
    let ready = "Commit, firmness: Pledged";
    let each = format!("{}{}", gives("x", "a", ready, 90), gives("y", "b", ready, 60));
    assert_eq!(of_kind(Kind::Denominator, &each), Vec::<String>::new());
    let sum = format!("{each}{}", gives("z", "g", ready, 150));
    assert_eq!(of_kind(Kind::Denominator, &sum).len(), 2);
    // Two who count the same thing may well differ.
    let counted = format!("{}{}", gives("x", "a", "Assert", 90), gives("y", "b", "Assert", 60));
    assert_eq!(of_kind(Kind::Denominator, &counted).len(), 1);
}
