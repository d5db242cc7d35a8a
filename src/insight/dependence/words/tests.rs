//! Tests of the sentences on what rests on a source.

use super::*;
use crate::dossier::{Opened, PositionSet, SourceFile, bundled, load, open};
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
    let alone =
        |fall: &Fall, id: &str| fall.alone.iter().any(|ix| d.id_of(Entity::Position(*ix)) == id);
    let (osw, why) =
        (of("osw-2026-01-08-paris-declaration"), of("whysofrance-2026-01-07-declaration"));
    assert!(alone(osw, "tur-naval") && alone(osw, "pol-logistics"));
    assert!(alone(why, "ita-ground-troops") && alone(why, "deu-ground-troops"));
    // Both tell that the United States did not sign; only one that the Coalition adopted.
    assert!(!alone(osw, "usa-signature") && !alone(why, "usa-signature"));
    let parts: Vec<String> = why.parts.iter().map(|part| part_in_words(known, part)).collect();
    let has = |told: &str| assert!(parts.iter().any(|part| part == told), "{told}: {parts:#?}");
    has(
        "That the Coalition of the Willing adopted what is recorded here as the Paris Declaration rests on Why So France, 7 January 2026, alone: \
         “the 35 member countries of the “Coalition of Volunteers,” primarily European nations, adopted the “Declaration \
         of Paris” yesterday”.",
    );
    // What a source says of a membership stands behind what is recorded of it.
    has(
        "That the United States is recorded here as no member of the Coalition of the Willing rests on Why So France, 7 \
         January 2026, alone: “it is not part of the Coalition”.",
    );
    has(
        "That Donald Tusk is recorded here among European leaders rests on Why So France, 7 January 2026, alone: \
         “European leaders, including Polish Prime Minister Donald Tusk”.",
    );
    has("That the Paris Declaration on the multinational force, command of the force, ceasefire \
         monitoring and US support is recorded here as \
         subject to a peace agreement, “currently highly hypothetical”, being \
         reached with Russia (stated of “this initiative”, taken here to be the force and the monitoring) rests on Why So France, 7 January 2026, alone: “This \
         initiative would come into effect once a peace agreement, currently highly hypothetical, is reached with \
         Russia”.");
    has(
        "The record notes that what is reported of France and the United Kingdom on the multinational force \
         (The Kyiv Independent, 6 January 2026) may differ in scope from the Paris Declaration. When the force would \
         start: The Kyiv Independent writes of “the plan to deploy the so-called \"reassurance force\" in Ukraine after a \
         peace deal is reached”, Why So France of an initiative that “would come into effect once a peace agreement, \
         currently highly hypothetical, is reached with Russia”. Whether these are one condition is not stated. Besides the quotes of what it compares, this remark rests on Why So France, \
         7 January 2026, alone: “This initiative would come into effect once a \
         peace agreement, currently highly hypothetical, is reached with Russia”.",
    );
    assert!(
        parts.iter().any(|part| part.starts_with(
            "The record notes that the final text, as reported, may say less than what a draft says on \
             US support (The Kyiv Independent, 6 January 2026). According to a draft that The Kyiv Independent has"
        ) && part.contains(
            " Besides the quotes of what it compares, this remark rests on Why So France, \
         7 January 2026, alone: “the United States’ contributions"
        )),
        "{parts:#?}"
    );
    let of_ki = of("kyivindependent-2026-01-06-summit");
    let parts: Vec<String> = of_ki.parts.iter().map(|part| part_in_words(known, part)).collect();
    for told in [
        "That Alexus Grynkewich is recorded here as having attended the talks of the military chiefs rests on The Kyiv Independent, 6 January 2026, alone: “Alexus Grynkewich, the chief of the U.S. \
         European Command and Supreme Allied Commander Europe, was also present at the talks”.",
        "That Donald Trump and Volodymyr Zelensky are recorded here as having attended the joint press conference of 28 December rests on The Kyiv Independent, 6 January 2026, alone: “During a \
         joint press conference with Zelensky on Dec. 28, Trump said”.",
        "That Volodymyr Zelensky is recorded here as having attended the meeting at which the Paris Declaration was made rests on The Kyiv \
         Independent, 6 January 2026, alone: “Zelensky attends Paris summit”.",
    ] {
        assert!(parts.iter().any(|part| part == told), "{told}: {parts:#?}");
    }
    let razomua = of("razomua-2026-01-dmitriev");
    // What is compared is told, and with it why a third source is quoted.
    let parts: Vec<String> = razomua.parts.iter().map(|part| part_in_words(known, part)).collect();
    let remark = "The record notes that what is reported of France and the United Kingdom on ground troops \
                  (OSW Centre for Eastern Studies, 8 January 2026) may differ in scope from the letter of intent on the \
                  stationing of French and British troops. OSW writes of “the planned stationing of French and British \
                  troops in Ukraine”; RazomUA, of what is taken to be the same document, of “the future deployment of \
                  multinational forces”, and says neither whose nor where. Besides the quotes of what it \
                  compares, this remark rests on RazomUA, an undated document, alone: “Zelensky, Macron and Starmer signed a declaration of intent regarding \
                  the future deployment of multinational forces”.";
    assert!(parts.iter().any(|part| part == remark), "{parts:#?}");
    assert_eq!(
        sentence(&d, razomua),
        "If RazomUA, an undated document, is set aside, 6 entries here have no source left; 1 \
         more loses one of several sources; and 1 report of who signed a text and 2 remarks on how \
         two entries compare are lost with it."
    );
    assert_eq!(
        sentence(&d, why),
        "If Why So France, 7 January 2026, is set aside, 28 entries here have no source left; 5 \
         more lose one of several sources; 8 more then rest on the word of others alone: they tell what a text says for those who joined it, and no other document here says that the actors did; and 1 report of who adopted a text, 1 report of \
         what a text depends on, 5 reports of who belongs to a body, 1 report of who does not \
         belong to a body and 2 remarks on how two entries compare are lost with it."
    );
    let ids: Vec<&str> =
        why.disowned.iter().map(|(ix, _)| d.id_of(Entity::Position(*ix))).collect();
    assert!(ids.contains(&"coalition-attack-sanctions") && !ids.contains(&"coalition-monitoring"));
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

/// The parts of a small dossier in words: of the text `i` with this title, kind and act, and of a position of `a`
/// that has more, as a link to it.
fn small(text: &str, more: &str) -> Vec<String> {
    let text = format!(
        r#"(dossier: (id: "d", title: "D"), actors: [(id: "a", name: "Arland", kind: State)],
        topics: [(id: "t", name: "Ground troops", short: "T", kind: Undertaking, question: "Will it send ground troops?")],
        instruments: [(id: "i", {text}, participation: [(actors: ["a"], act: ACT, evidence: [QUOTE])])],
        documents: [(id: "one", publisher: "The Post", kind: News), (id: "two", publisher: "The Herald", kind: News)],
        positions: [(id: "x", actors: ["a"], topic: "t", stance: Ready, firmness: Signalled, summary: "S",
            evidence: [(document: "two", exact: "w", attribution: [(who: ["a"], mode: Indirect)])], {more})])"#
    );
    let text = text
        .replace("ACT", if text.contains("HOST") { "Host" } else { "Attended" })
        .replace(", HOST", "")
        .replace("QUOTE", r#"(document: "one", exact: "they say so")"#);
    // On one line: how it is broken and indented here says nothing.
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let d = load(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]).dossier;
    let (known, within) = (Known::from(&d), PositionSet::all(d.len()));
    let all = falls(known, &within);
    all.iter().flat_map(|fall| &fall.parts).map(|part| part_in_words(known, part)).collect()
}

#[test]
fn one_takes_part_in_an_occasion_and_not_in_a_statement() {
    let check = |text: &str, expected: &str| {
        let rests = "rests on The Post, an undated document, alone: “they say so”.";
        assert_eq!(
            small(text, ""),
            [format!("That Arland is recorded here as having {expected} {rests}")]
        );
    };
    let titled =
        |title: &str, kind: &str| format!(r#"title: "{title}", kind: {kind}, text: Final"#);
    check(&titled("Sea Pact", "Treaty"), "attended the meeting at which the Sea Pact was made");
    check(
        &format!("{}, HOST", titled("Sea Pact", "Treaty")),
        "hosted the meeting at which the Sea Pact was made",
    );
    check(&titled("Kern after the round table", "Statement"), "attended the round table");
    check(
        &titled("Arland and Bordavia at their second summit of 2 May", "Statement"),
        "attended the second summit of 2 May",
    );
    check(
        &titled("Joint press conference in Bor", "Statement"),
        "attended the joint press conference in Bor",
    );
    check(&titled("Bor summit", "Statement"), "attended the Bor summit");
    check(
        &titled("Statement on talks", "Statement"),
        "attended the talks named in “Statement on talks”",
    );
    check(&titled("Kern on ships", "Interview"), "taken part in the interview “Kern on ships”");
    check(&titled("Kern on recalls", "Post"), "attended the meeting behind “Kern on recalls”");
}

#[test]
fn a_remark_rests_on_the_words_that_it_cites_and_says_no_more() {
    let parts = |kind: &str, number: &str| {
        let links = format!(r#"links: [(kind: {kind}, to: "i", why: "W", evidence: [QUOTE])]"#);
        small(r#"title: "Sea Pact", kind: Treaty, text: Final"#, &format!("{number}{links}"))
    };
    let of_number = |kind: &str, number: &str| {
        let parts = parts(kind, number);
        let remarks = "The record notes that ";
        let remark = parts.into_iter().find_map(|part| {
            Some(
                part.strip_prefix(remarks)?
                    .strip_suffix(
                        ". W. Besides the quotes of what it compares, this remark rests on The Post, an undated document, alone: “they say so”.",
                    )?
                    .to_string(),
            )
        });
        remark.unwrap_or_default()
    };
    let told = |kind: &str| of_number(kind, "");
    let of = "the statement of Arland on ground troops (The Herald, an undated document)";
    assert_eq!(told("DiffersInScope"), format!("{of} may differ in scope from the Sea Pact"));
    assert_eq!(told("DiffersInDenominator"), format!("{of} counts other things than the Sea Pact"));
    let nobodys = r#"quantity: (as_said: "w", unit: "ships"), "#;
    assert_eq!(
        of_number("DiffersInDenominator", nobodys),
        format!("{of} may count other things than the Sea Pact")
    );
    assert_eq!(
        told("OmittedInFinal"),
        format!("the Sea Pact, as reported, does not explicitly mention {of}")
    );
    assert_eq!(
        told("WeakenedInFinal"),
        format!("the Sea Pact, as reported, may say less than {of}")
    );
    assert_eq!(told("Contradicts"), format!("{of} contradicts the Sea Pact"));
    assert_eq!(
        told("SameUtterance"),
        format!("{of} is taken to be one utterance with the Sea Pact")
    );
}
