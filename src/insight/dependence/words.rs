//! What has no other source than a document, in sentences. That a document is set aside does not make untrue
//! what it says, and no sentence here says so.

use std::collections::BTreeSet;

use crate::dossier::terms::{Act, InstrumentKind, LinkKind, Mode, Stance};
use crate::dossier::{
    ActorIx, DocumentIx, Dossier, Entity, InstrumentIx, Known, Membership, Position, PositionIx,
    speaks_for,
};
use crate::insight::dependence::hang::spoken_by;
use crate::insight::dependence::{Fall, Hang, Part};
use crate::insight::naming::{
    Joint, all_called, called, count, document, in_a_row, list, names, self_of, short,
};
use crate::insight::parties::is_gathering;
use crate::insight::subject::subject;
use crate::text::words::{closed, words};

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

/// `If The Paper, 3 May 2030, is set aside, 12 entries here (from 9 statements) have no source left; 3 lose one of
/// several sources; and 1 report of who signed a text goes with it.`
pub fn sentence(d: &Dossier, fall: &Fall) -> String {
    let source = document(d, fall.document);
    let disowned: BTreeSet<PositionIx> = fall.disowned.iter().map(|(ix, _)| *ix).collect();
    let utterances = if fall.utterances == fall.alone.len() {
        String::new()
    } else {
        format!(" (from {})", count(fall.utterances, "statement", "statements"))
    };
    let mut told: Vec<String> = Vec::new();
    for (n, more, one, many) in [
        (fall.alone.len(), utterances.as_str(), NO_SOURCE[0], NO_SOURCE[1]),
        (fall.weakened.len(), "", "loses one of several sources", "lose one of several sources"),
        (disowned.len(), "", "remains only in what others say", "remain only in what others say"),
    ] {
        let what = match (told.is_empty(), n) {
            (_, 0) => continue,
            (true, n) => count(n, "entry here", "entries here"),
            (false, n) => n.to_string(),
        };
        told.push(format!("{what}{more} {}", if n == 1 { one } else { many }));
    }
    let listed = in_a_row(counted(d, &fall.parts));
    let [has, have] =
        if told.is_empty() { NO_SOURCE } else { ["is lost with it", "are lost with it"] };
    match fall.parts.len() {
        0 => {}
        1 => told.push(format!("{listed} {has}")),
        _ => told.push(format!("{listed} {have}")),
    }
    let told = match told.as_slice() {
        [] => return format!("Nothing that is held here rests on {source}."),
        [only] => only.clone(),
        [one, other] => format!("{one}, and {other}"),
        [first @ .., last] => format!("{}; and {last}", first.join("; ")),
    };
    format!("If {source}, is set aside, {told}.")
}

const NO_SOURCE: [&str; 2] = ["has no source left", "have no source left"];

/// What goes beside positions, counted by what it is about: `2 reports of who signed a text or attended a meeting`.
fn counted(d: &Dossier, parts: &[Part]) -> Vec<String> {
    let done = done(d, parts);
    let kinds = [
        ("act", format!("report of who {done}"), format!("reports of who {done}")),
        ("precondition", "precondition of a text".into(), "preconditions of texts".into()),
        ("membership", "report of membership".into(), "reports of membership".into()),
        ("non-membership", "report of non-membership".into(), "reports of non-membership".into()),
        ("condition", "condition of a statement".into(), "conditions of statements".into()),
        ("link", "remark comparing two entries".into(), "remarks comparing entries".into()),
    ];
    let each = kinds.iter().map(|(label, one, many)| {
        (parts.iter().filter(|part| part.label() == *label).count(), one, many)
    });
    let some = each.filter(|(n, ..)| *n > 0);
    some.map(|(n, one, many)| count(n, one, many)).collect()
}

/// `signed or adopted a text or attended a meeting`: what was done in those of some parts that are acts.
fn done(d: &Dossier, parts: &[Part]) -> String {
    let acts: Vec<Act> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Act(ix, n, _) => Some(d.instrument(*ix)?.participation.get(*n)?.act),
            _ => None,
        })
        .collect();
    let of = |some: &[Act], what: &str| -> Option<String> {
        let there = some.iter().filter(|act| acts.contains(act));
        let verbs: Vec<String> = there.map(|act| act.meaning().to_string()).collect();
        (!verbs.is_empty()).then(|| format!("{} {what}", list(&verbs, Joint::Or)))
    };
    let all = [
        of(&[Act::Signed, Act::Adopted, Act::NotSigned], "a text"),
        of(&[Act::Attended, Act::Host], "a meeting"),
    ];
    list(&all.into_iter().flatten().collect::<Vec<String>>(), Joint::Or)
}

/// What a part says, and the document on which that rests with its words: `That Arland signed the Accord rests on The
/// Paper, 3 May 2030, alone: “…”.` Of the documents that are held: the page says so.
pub fn part_in_words(d: Known<'_>, part: &Part) -> String {
    let what = match part {
        Part::Act(ix, n, actors) => {
            let act = d.instrument(*ix).and_then(|text| text.participation.get(*n)).map(|p| p.act);
            let did = act.map(|act| did(d, *ix, act)).unwrap_or_default();
            format!("That {} {did}", all_called(&d, actors))
        }
        Part::Precondition(ix, n) => {
            let shared = d.instrument(*ix).and_then(|text| text.preconditions.get(*n));
            let on = shared.map_or("this", |shared| shared.text.trim());
            let text = called(&d, Entity::Instrument(*ix));
            format!("That what is recorded under {text} depends on {on}")
        }
        Part::Membership(ix, n) => {
            let entry = d.actor(*ix).and_then(|a| a.member_of.get(*n));
            format!("That {}", member(d, *ix, entry, true))
        }
        Part::NonMembership(ix, n) => {
            let entry = d.actor(*ix).and_then(|a| a.not_member_of.get(*n));
            format!("That {}", member(d, *ix, entry, false))
        }
        Part::Condition(ix, n) => {
            let p = d.position(*ix);
            let condition = p.and_then(|p| p.conditions().nth(*n));
            let (kind, text) = condition.map_or(("", ""), |c| (c.kind.name(), c.text));
            let kind = kind.to_lowercase();
            let article = if kind.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
            let of = p.map(|p| statement(d, p)).unwrap_or_default();
            format!("That {of} has {article} {kind} ({text})")
        }
        Part::Link(ix, n) => {
            let p = d.position(*ix);
            let link = p.and_then(|p| p.links().find(|link| link.number == *n));
            let remark = p.zip(link).map(|(p, link)| compared(d, p, link.kind, link.to));
            format!("The remark that {}", remark.unwrap_or_default())
        }
    };
    let quote = part.quotes(d).into_iter().find_map(|ix| d.quote(ix));
    let source = quote.map(|quote| document(&d, quote.document())).unwrap_or_default();
    let words = quote.map(|quote| short(quote.exact(), MOST_WORDS)).unwrap_or_default();
    // Whose words they are: “our Coalition” is nobody's without.
    let by = quote.map(|quote| spoken_by(&d, quote)).unwrap_or_default();
    let alone = match part {
        // A comparison has two sides, of which one is gone.
        Part::Link(..) => format!("falls away without {source}{by}"),
        _ => format!("rests on {source}, alone{by}"),
    };
    closed(&format!("{what} {alone}: {words}"))
}

/// What a link says of two entries, never more than that it says so: of a final text we have reports alone.
fn compared(d: Known<'_>, p: Position<'_>, kind: LinkKind, to: Entity) -> String {
    let of = statement(d, p);
    let final_text = || match to {
        Entity::Instrument(_) => called(&d, to),
        _ => "the final text".to_string(),
    };
    let how = match kind {
        LinkKind::OmittedInFinal => {
            return format!("{}, as reported, does not explicitly mention {of}", final_text());
        }
        LinkKind::WeakenedInFinal => {
            return format!("{}, as reported, does not explicitly repeat {of}", final_text());
        }
        LinkKind::DiffersInScope => "may differ in scope from",
        LinkKind::DiffersInDenominator => "counts other things than",
        LinkKind::Contradicts => "contradicts",
        LinkKind::Corroborates => "agrees with",
        LinkKind::SameUtterance => "is taken to be one utterance with",
        LinkKind::Supersedes => "replaces",
        LinkKind::Answers => "answers",
    };
    format!("{of} {how} {}", target(d, to))
}

/// `signed the Accord`, `attended the meeting at which the Accord was made`.
fn did(d: Known<'_>, ix: InstrumentIx, act: Act) -> String {
    if matches!(act, Act::Signed | Act::Adopted | Act::NotSigned) {
        return format!("{} {}", act.meaning(), called(&d, Entity::Instrument(ix)));
    }
    let hosted = act == Act::Host;
    let (text, kind) = (called(&d, Entity::Instrument(ix)), d.instrument(ix).map(|text| text.kind));
    let occasion = match kind {
        Some(
            InstrumentKind::Treaty
            | InstrumentKind::Declaration
            | InstrumentKind::LetterOfIntent
            | InstrumentKind::JointStatement,
        ) => {
            let verb = if hosted { "hosted" } else { "attended" };
            return format!("{verb} the meeting at which {text} was made");
        }
        // What was only said is named after its occasion, or has none but itself.
        _ => match (occasion(&text), kind) {
            (Some(occasion), _) => format!("the {occasion} named in"),
            (None, Some(InstrumentKind::Interview)) => "the interview".to_string(),
            (None, _) => "the meeting behind".to_string(),
        },
    };
    let verb = if hosted { "hosted" } else { "took part in" };
    format!("{verb} {occasion} “{text}”")
}

/// The word of a title for what people come together for.
fn occasion(title: &str) -> Option<&'static str> {
    const OCCASIONS: [&str; 16] = [
        "press conference",
        "news conference",
        "press briefing",
        "phone call",
        "video call",
        "round table",
        "conference",
        "summit",
        "talks",
        "negotiations",
        "meeting",
        "briefing",
        "ceremony",
        "hearing",
        "debate",
        "call",
    ];
    let title = words(title).iter().map(|word| word.text.to_lowercase()).collect::<Vec<_>>();
    let title = format!(" {} ", title.join(" "));
    OCCASIONS.into_iter().find(|occasion| title.contains(&format!(" {occasion} ")))
}

/// `France is recorded here as a member of the Coalition of the Willing`: what the quote says of it stands behind.
fn member(d: Known<'_>, actor: ActorIx, entry: Option<&Membership>, is: bool) -> String {
    let Some(entry) = entry else { return String::new() };
    let who = called(&d, Entity::Actor(actor));
    let body = called(&d, Entity::Actor(entry.body));
    let is_many = is_gathering(&d, entry.body) || self_of(&d, entry.body) == " themselves";
    let how = match (is_many, is) {
        (true, true) => "among",
        (true, false) => "as not among",
        (false, true) => "as a member of",
        (false, false) => "as no member of",
    };
    format!("{who} is recorded here {how} {body}")
}

/// What a link leads to, as people know it: a position by whom it is of, on what, and who reports it.
fn target(d: Known<'_>, to: Entity) -> String {
    match to {
        Entity::Position(ix) => d
            .position(ix)
            .map_or(String::new(), |p| format!("{} ({})", statement(d, p), reports(d, p))),
        other => called(&d, other),
    }
}

/// `the statement of Arland on ships`; where they only did something, or others speak of them, `what is reported of
/// Arland on ships`.
fn statement(d: Known<'_>, p: Position<'_>) -> String {
    let (who, topic) = (all_called(&d, p.actors()), subject(&d, p.actors(), p.topic()));
    let is_said = p.stance() != Stance::Expected
        && p.evidence().filter_map(|quote| quote.hops().next_back()).any(|hop| {
            matches!(hop.mode, Mode::Direct | Mode::Mixed | Mode::Indirect)
                && hop.who.iter().any(|who| match who {
                    Entity::Actor(said) => p.actors().iter().any(|a| speaks_for(&d, *said, *a)),
                    _ => false,
                })
        });
    match (p.is_draft(), is_said) {
        (true, _) => format!("what a draft says of {who} on {topic}"),
        (false, true) => format!("the statement of {who} on {topic}"),
        (false, false) => format!("what is reported of {who} on {topic}"),
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
            "That the Coalition of the Willing adopted the Paris Declaration rests on Why So France, 7 January 2026, alone: \
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
        has(
            "That what is recorded under the Paris Declaration depends on a peace agreement being reached with Russia \
             (currently highly hypothetical) rests on Why So France, 7 January 2026, alone: “This \
             initiative would come into effect once a peace agreement, currently highly hypothetical, is reached with \
             Russia”.",
        );
        has(
            "The remark that what is reported of France and the United Kingdom on the multinational force may differ in scope \
             from the Paris Declaration falls away without Why So France, 7 January 2026: “This initiative would come into \
             effect once a peace agreement, currently highly hypothetical, is reached with Russia”.",
        );
        assert!(
            parts.iter().any(|part| part.starts_with(
                "The remark that the final text, as reported, does not explicitly repeat what a draft says of the United \
                 States on US support falls away without Why So France, 7 January 2026: “the United States’ contributions"
            )),
            "{parts:#?}"
        );
        let of_ki = of("kyivindependent-2026-01-06-summit");
        let parts: Vec<String> =
            of_ki.parts.iter().map(|part| part_in_words(known, part)).collect();
        for told in [
            "That Alexus Grynkewich took part in the talks named in “Mandon's statement after the talks of the military \
             chiefs” rests on The Kyiv Independent, 6 January 2026, alone: “Alexus Grynkewich, the chief of the U.S. \
             European Command and Supreme Allied Commander Europe, was also present at the talks”.",
            "That Donald Trump and Volodymyr Zelensky took part in the press conference named in “Trump and Zelensky at \
             their joint press conference of 28 December” rests on The Kyiv Independent, 6 January 2026, alone: “During a \
             joint press conference with Zelensky on Dec. 28, Trump said”.",
            "That Volodymyr Zelensky attended the meeting at which the Paris Declaration was made rests on The Kyiv \
             Independent, 6 January 2026, alone: “Zelensky attends Paris summit”.",
        ] {
            assert!(parts.iter().any(|part| part == told), "{told}: {parts:#?}");
        }
        let razomua = of("razomua-2026-01-dmitriev");
        assert_eq!(
            sentence(&d, razomua),
            "If RazomUA, an undated document, is set aside, 6 entries here (from 5 statements) have no source left; 1 \
             loses one of several sources; and 1 report of who signed a text and 2 remarks comparing entries are lost with it."
        );
        assert_eq!(
            sentence(&d, why),
            "If Why So France, 7 January 2026, is set aside, 28 entries here have no source left; 5 lose one of \
             several sources; 8 remain only in what others say; and 1 report of who adopted a text, 1 precondition of a \
             text, 5 reports of membership, 1 report of non-membership and 2 remarks comparing entries are lost with it."
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

    /// The parts of a small dossier in words: of the text `i` with this title, kind and act, and of a position of `a`
    /// with this link to it.
    fn small(text: &str, link: &str) -> Vec<String> {
        let text = format!(
            r#"(dossier: (id: "d", title: "D"), actors: [(id: "a", name: "Arland", kind: State)],
            topics: [(id: "t", name: "Ground troops", short: "T", kind: Undertaking, question: "Will it send ground troops?")],
            instruments: [(id: "i", {text}, participation: [(actors: ["a"], act: ACT, evidence: [QUOTE])])],
            documents: [(id: "one", publisher: "The Post", kind: News), (id: "two", publisher: "The Herald", kind: News)],
            positions: [(id: "x", actors: ["a"], topic: "t", stance: Ready, firmness: Signalled, summary: "S",
                evidence: [(document: "two", exact: "w", attribution: [(who: ["a"], mode: Indirect)])], links: [{link}])])"#
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
            assert_eq!(small(text, ""), [format!("That Arland {expected} {rests}")]);
        };
        let titled =
            |title: &str, kind: &str| format!(r#"title: "{title}", kind: {kind}, text: Final"#);
        check(&titled("Sea Pact", "Treaty"), "attended the meeting at which the Sea Pact was made");
        check(
            &format!("{}, HOST", titled("Sea Pact", "Treaty")),
            "hosted the meeting at which the Sea Pact was made",
        );
        check(
            &titled("Kern after the round table", "Statement"),
            "took part in the round table named in “Kern after the round table”",
        );
        check(&titled("Kern on ships", "Interview"), "took part in the interview “Kern on ships”");
        check(
            &titled("Kern on recalls", "Post"),
            "took part in the meeting behind “Kern on recalls”",
        );
    }

    #[test]
    fn a_remark_rests_on_the_words_that_it_cites_and_says_no_more() {
        let told = |kind: &str| {
            let link = format!(r#"(kind: {kind}, to: "i", why: "W", evidence: [QUOTE])"#);
            let parts = small(r#"title: "Sea Pact", kind: Treaty, text: Final"#, &link);
            let rests = " falls away without The Post, an undated document: “they say so”.";
            let remark = parts.into_iter().find_map(|part| {
                Some(part.strip_prefix("The remark that ")?.strip_suffix(rests)?.to_string())
            });
            remark.unwrap_or_default()
        };
        let of = "the statement of Arland on ground troops";
        assert_eq!(told("DiffersInScope"), format!("{of} may differ in scope from the Sea Pact"));
        assert_eq!(
            told("DiffersInDenominator"),
            format!("{of} counts other things than the Sea Pact")
        );
        assert_eq!(
            told("OmittedInFinal"),
            format!("the Sea Pact, as reported, does not explicitly mention {of}")
        );
        assert_eq!(
            told("WeakenedInFinal"),
            format!("the Sea Pact, as reported, does not explicitly repeat {of}")
        );
        assert_eq!(told("Contradicts"), format!("{of} contradicts the Sea Pact"));
        assert_eq!(
            told("SameUtterance"),
            format!("{of} is taken to be one utterance with the Sea Pact")
        );
    }
}
