//! Reads a neutral line as a hostile editor would: whether anything in it is stronger than the quotes
//! under it, and whether anybody through whom it came is lost.

use crate::dossier::{Entity, Known, Position, Quote, QuoteIx, TopicIx};
use crate::insight::judge::{self, Sentence};
use crate::insight::naming::{Tells, UNDATED, called};
use crate::insight::neutral::draft::chain;
use crate::insight::neutral::limits::{APART, NOT_ITS_OWN};
use crate::insight::neutral::line::{Line, Part, Phrase};
use crate::insight::neutral::statement::{passed_on, unnamed_links, unsaid};
use crate::insight::neutral::voice::{is_told_by_others, shown, speaks_itself};
use crate::insight::neutral::wording::{is_too_strong, lost, says_the_same};
use crate::insight::record::{OWN_VOICE, is_elsewhere};
use crate::insight::translation::words_of;

/// What is wrong with a line, each as a clause; nothing for a line that can be used as it stands.
pub fn faults(d: Known<'_>, line: &Line) -> Vec<String> {
    let mut faults = Vec::new();
    let speaks = |phrase: &Phrase| phrase.part == Part::Speaker;
    if line.phrases.iter().any(speaks) && !line.phrases.first().is_some_and(speaks) {
        faults.push("it does not begin with who says it".to_string());
    }
    if let Some(idle) = line.phrases.iter().find(|phrase| phrase.rests_on.is_empty()) {
        faults.push(format!("nothing stands behind “{}”", idle.text));
    }
    let text = line.text();
    for ix in line.positions() {
        let is_its =
            |phrase: &&Phrase| phrase.part != Part::Absence && phrase.position() == Some(ix);
        let phrases: Vec<&Phrase> = line.phrases.iter().filter(is_its).collect();
        let Some(p) = d.position(ix).filter(|_| !phrases.is_empty()) else { continue };
        let Some(quote) = shown(&d, p) else {
            faults.push(format!("{}: no quote is known", p.id()));
            continue;
        };
        let mut found = if p.is_draft() {
            of_draft(d, p, quote, &phrases, &text)
        } else {
            of_statement(d, p, quote, &phrases)
        };
        let is_said = |phrase: &&&Phrase| phrase.part != Part::Speaker;
        let quotes: Vec<QuoteIx> = phrases.iter().flat_map(|phrase| phrase.quotes()).collect();
        if !phrases.iter().any(|phrase| is_said(&phrase)) {
            found.push("nothing is said".to_string());
        }
        if is_told_by_others(&d, p)
            && !p.is_draft()
            && !says_the_same(&text, NOT_ITS_OWN)
            && !says_the_same(&text, APART)
            && !says_the_same(&text, "nothing is on record here")
        {
            found.push("whose words: that only others say so is not said".to_string());
        }
        let whole = phrases.iter().map(|phrase| phrase.text.as_str()).collect::<Vec<_>>().join(" ");
        // What a draft is stands once, before all that it has.
        let whole = if p.is_draft() { format!("In a draft: {whole}") } else { whole };
        let sentence = Sentence { text: &whole, positions: &[ix], quotes: &quotes };
        found.extend(judge::faults(d, sentence).into_iter().map(|fault| fault.why));
        let missing = d.preconditions_of(p).filter(|c| !says_the_same(&text, &c.text));
        found.extend(missing.map(|c| format!("it depends on “{}”", c.text)));
        faults.extend(found.into_iter().map(|fault| format!("{}: {fault}", p.id())));
    }
    faults
}

fn of_statement(
    d: Known<'_>,
    p: Position<'_>,
    quote: Quote<'_>,
    phrases: &[&Phrase],
) -> Vec<String> {
    let whole = phrases.iter().map(|phrase| phrase.text.as_str()).collect::<Vec<_>>().join(" ");
    let head = phrases.first().map_or("", |phrase| phrase.text.as_str());
    let mut faults = Vec::new();
    let itself = speaks_itself(&d, p, quote);
    let mut must = |text: &str, why: &str| {
        if !text.trim().is_empty() && !says_the_same(&whole, text) {
            faults.push(format!("{why}: “{text}” is not said"));
        }
    };
    if itself {
        must(OWN_VOICE, "how it was passed on");
    }
    for (n, hop) in quote.hops().enumerate().filter(|_| !itself) {
        must(passed_on(hop.mode, n == 0), "how it was passed on");
        for who in hop.who {
            must(&called(&d, *who), "a speaker or a relay");
        }
    }
    must(&called(&d, Entity::Document(quote.document())), "the publisher");
    if let Some(count) = unnamed_links(unsaid(&d, quote)) {
        must(&count, "links that are not named");
    }
    let published = d.document(quote.document()).and_then(|document| document.published_on);
    let date = p.stated_on().or(published.filter(|_| itself));
    let none = if itself { UNDATED } else { Tells::of(quote).undated() };
    must(&date.map_or(none.to_string(), |date| date.in_words()), "the date");
    faults.extend(of_content(d, p, quote, phrases, ""));
    if !begins_with_a_speaker(d, p, quote, head) {
        faults.push(format!("“{head}” does not begin with who says it"));
    }
    let says = |part: Part| phrases.iter().filter(|phrase| phrase.part == part).count();
    if says(Part::Saying) + says(Part::Quoted) + says(Part::Told) != 1 || says(Part::Speaker) != 1 {
        faults.push("it is not one speaker who says one thing".to_string());
    }
    faults
}

/// A draft is said to be one before anything that it has, with whoever reports it.
fn of_draft(
    d: Known<'_>,
    p: Position<'_>,
    quote: Quote<'_>,
    phrases: &[&Phrase],
    line: &str,
) -> Vec<String> {
    let mut faults = of_content(d, p, quote, phrases, line);
    let reported = p.instrument().map(|text| chain(&d, text, quote)).unwrap_or_default();
    for text in ["draft", "not the final text", &reported] {
        if !says_the_same(line, text) {
            faults.push(format!("the text: “{text}” is not said"));
        }
    }
    if p.stated_on().is_none() && !["undated", "dated differently"].iter().any(|w| line.contains(w))
    {
        faults.push("the date: “undated” is not said".to_string());
    }
    faults
}

/// What is said, and what limits it.
fn of_content(
    d: Known<'_>,
    p: Position<'_>,
    quote: Quote<'_>,
    phrases: &[&Phrase],
    line: &str,
) -> Vec<String> {
    let whole = phrases.iter().map(|phrase| phrase.text.as_str()).collect::<Vec<_>>().join(" ");
    let mut faults = Vec::new();
    let mut must = |text: &str, why: &str| {
        if !text.trim().is_empty() && !says_the_same(&whole, text) {
            faults.push(format!("{why}: “{text}” is not said"));
        }
    };
    for condition in p.conditions() {
        must(without_end(condition.text), "a condition");
    }
    if is_elsewhere(&d, p) {
        must(without_end(p.place().unwrap_or_default()), "the place");
        must(&format!("not in {}", place_of(d, p.topic())), "the place");
    }
    let is_content =
        |phrase: &&&Phrase| matches!(phrase.part, Part::Saying | Part::Quoted | Part::Told);
    let content = phrases.iter().find(is_content).map_or("", |phrase| phrase.text.as_str());
    // What a draft depends on stands before all that it has.
    let carried = if p.is_draft() { line } else { "" };
    for class in lost(p, quote, &format!("{carried} {content}")) {
        faults.push(format!("a hedge of the quote is lost: {class}"));
    }
    let known: Vec<&str> = p.evidence().map(words_of).collect();
    for saying in phrases.iter().filter(|phrase| phrase.part == Part::Saying) {
        if is_too_strong(&d, p, &saying.text, &known) {
            faults.push(format!("“{}” is stronger than its quotes", saying.text));
        }
    }
    faults
}

fn without_end(text: &str) -> &str {
    text.trim_end_matches(['.', ',', ';', ' '])
}

fn place_of(d: Known<'_>, topic: TopicIx) -> String {
    d.topic(topic).and_then(|t| t.place.clone()).unwrap_or_default()
}

/// Whether a head opens with an actor of the position who speaks, or else with whoever speaks of it.
fn begins_with_a_speaker(d: Known<'_>, p: Position<'_>, quote: Quote<'_>, head: &str) -> bool {
    let own = || p.actors().iter().map(|actor| Entity::Actor(*actor)).collect::<Vec<_>>();
    let innermost = quote.hops().next_back().map(|hop| hop.who.to_vec());
    let document = || vec![Entity::Document(quote.document())];
    let speakers = if speaks_itself(&d, p, quote) {
        document()
    } else if is_told_by_others(&d, p) {
        innermost.unwrap_or_else(document)
    } else {
        own()
    };
    let head = head.to_lowercase();
    speakers.iter().any(|who| head.starts_with(&called(&d, *who).to_lowercase()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::dossier::{ActorIx, Dossier, Opened, PositionSet, SourceFile, bundled, load, open};
    use crate::insight::as_of::Day;
    use crate::insight::cell::has_row;
    use crate::insight::neutral::{Ground, cell_lines, claim_lines};

    /// Every line of a dossier as it was known on a day.
    fn all_lines(d: &Dossier, by: Option<Day>, within: &PositionSet) -> Vec<Line> {
        let known = Known::by(d, by);
        let mut lines: Vec<Line> = claim_lines(known, within).into_iter().map(|(_, l)| l).collect();
        for actor in d.actor_indices() {
            lines.extend(cell_lines(known, actor, within).into_iter().map(|(_, line)| line));
        }
        lines
    }

    #[test]
    fn no_line_of_the_bundled_dossier_is_stronger_than_its_quotes() {
        let Opened { dossier: d, .. } = open(&bundled());
        let within = PositionSet::all(d.len());
        let lines = all_lines(&d, None, &within);
        assert!(lines.len() > 90, "{}", lines.len());
        for line in &lines {
            assert_eq!(faults(Known::from(&d), line), Vec::<String>::new(), "{}", line.text());
        }
        // Everything that is on record is in some line, through all that is known of it.
        let told: Vec<_> = lines.iter().flat_map(Line::positions).collect();
        assert!(d.positions().all(|p| told.contains(&p.ix)));
        let claims = claim_lines(Known::from(&d), &within);
        for (_, line) in &claims {
            let words = line.text().split_whitespace().count();
            assert!(words < 120, "{words}: {}", line.text());
        }
    }

    #[test]
    fn a_stronger_line_is_seen() {
        let Opened { dossier: d, .. } = open(&bundled());
        let known = Known::from(&d);
        let Some(Entity::Actor(germany)) = d.find("deu") else { panic!("no Germany") };
        let lines = cell_lines(known, germany, &PositionSet::all(d.len()));
        let line = lines.into_iter().map(|(_, line)| line).find(|l| l.text().contains("might"));
        let line = line.unwrap();
        let check = |from: &str, to: &str, fault: &str| {
            let mut spoilt = line.clone();
            for phrase in &mut spoilt.phrases {
                phrase.text = phrase.text.replace(from, to);
            }
            let found = faults(known, &spoilt);
            assert!(found.iter().any(|f| f.contains(fault)), "{from}: {found:?}");
        };
        assert!(faults(known, &line).is_empty());
        check("might participate", "participate", "a hedge of the quote is lost: possibility");
        check("might participate", "might and will take part", "stronger than its quotes");
        check("but only", "with 5,000, but only", "stronger than its quotes");
        check("Friedrich Merz, ", "", "a speaker or a relay");
        check("paraphrased", "quoted directly", "how it was passed on");
        check("Germany (", "They (", "does not begin with who says it");
        check("undated", "6 January 2026", "the date");
        check("not in Ukraine", "", "the place");
        check("by Why So France", "", "the publisher");
    }

    /// A document, words of it, and the hops through which they came.
    type Drawn = (&'static str, &'static str, Vec<(&'static str, &'static str)>);

    /// Parts of dossiers: the more hedges, drafts and relays, the better.
    fn a_dossier() -> impl Strategy<Value = String> {
        let actor = prop::sample::select(vec!["a", "b", "g", "o", "c", "s", "m"]);
        let actors = prop::sample::subsequence(vec!["a", "b", "g", "c", "s"], 1..3);
        let mode = prop::sample::select(vec!["Direct", "Mixed", "Indirect", "Text", "Act"]);
        let who = prop_oneof![actor.clone(), prop::sample::select(vec!["final", "draft"])];
        let hops = prop::collection::vec((who, mode), 0..4);
        let words = prop::sample::select(vec![
            "A might send ships",
            "A will send 5 ships",
            "it reportedly could, if asked",
            "up to 200 of them, allegedly",
            "A did not sign it",
            "A signed it after a truce",
            "B is expected to lead",
            "sources: the so-called force would come",
            "“No one came”",
            "According to C, ready to help",
            "it was agreed, S said",
            "some ships, C reported.",
        ]);
        let quote = (prop::sample::select(vec!["d1", "d2", "d3"]), words.clone(), hops);
        let quotes = prop::collection::vec(quote, 0..3);
        let stance = prop::sample::select(crate::dossier::terms::Stance::ALL.to_vec());
        let more = prop::sample::subsequence(
            vec![
                "place: \"There\"",
                "instrument: \"final\"",
                "stated_on: \"2030-01-02\"",
                "conditions: [(kind: Approval, text: \"the house agrees\"), (kind: Trigger, text: \"once asked\")]",
                "quantity: (as_said: \"5 ships\", unit: \"ships\", max: 5, held_by: [\"a\", \"b\"])",
                "about: [\"o\", \"b\"]",
                "links: [(kind: SameUtterance, to: \"p0\", why: \"W\")]",
                "links: [(kind: OmittedInFinal, to: \"final\", why: \"W\")]",
                "links: [(kind: Supersedes, to: \"p1\", why: \"W\")]",
            ],
            0..5,
        );
        let draft = any::<bool>();
        let position = (actors, 0..4_usize, stance, words, quotes, more, draft);
        prop::collection::vec(position, 1..8).prop_map(|positions| {
            let quoted = |quotes: &[Drawn]| {
                let quote = |(document, words, hops): &Drawn| {
                    let hops: Vec<String> = hops.iter().map(|(who, mode)| format!("(who: [\"{who}\"], mode: {mode})")).collect();
                    format!("(document: \"{document}\", exact: \"{words}\", attribution: [{}])", hops.join(", "))
                };
                quotes.iter().map(quote).collect::<Vec<_>>().join(", ")
            };
            let mut written = String::new();
            for (n, (actors, topic, stance, summary, quotes, more, draft)) in positions.iter().enumerate() {
                let topic = ["t", "u", "c1", "c2"][*topic];
                let firmness = if stance.has_firmness() { "firmness: Signalled, " } else { "" };
                // A field stands once: the last of those that were drawn.
                let mut fields: Vec<String> = Vec::new();
                for field in more {
                    let name = field.split(':').next().unwrap_or_default();
                    fields.retain(|known| !known.starts_with(name));
                    fields.push((*field).to_string());
                }
                if *draft {
                    fields.retain(|field| !field.starts_with("instrument"));
                    fields.push("instrument: \"draft\"".to_string());
                }
                written.push_str(&format!(
                    "(id: \"p{n}\", actors: {actors:?}, topic: \"{topic}\", stance: {stance}, {firmness}\
                     summary: \"{summary}.\", evidence: [{}], {}),",
                    quoted(quotes), fields.join(", "),
                ));
            }
            format!(
                "(dossier: (id: \"d\", title: \"D\"), actors: [(id: \"a\", name: \"A\", kind: State), \
                 (id: \"b\", name: \"United B\", kind: State, member_of: [(body: \"g\")]), (id: \"g\", name: \"Group of G\", kind: Group), \
                 (id: \"o\", name: \"Ola O\", kind: Person, represents: [\"a\"]), (id: \"c\", name: \"C\", kind: Outlet), \
                 (id: \"s\", name: \"Unnamed source of S\", kind: Unnamed), (id: \"m\", name: \"Media (not named)\", kind: Outlet)], \
                 topics: [(id: \"t\", name: \"T\", short: \"T\", kind: Undertaking, question: \"?\", place: \"Here\"), \
                 (id: \"u\", name: \"U\", short: \"U\", kind: Undertaking, question: \"?\"), \
                 (id: \"c1\", name: \"C1\", short: \"C1\", kind: Claim, question: \"?\"), \
                 (id: \"c2\", name: \"C2\", short: \"C2\", kind: Claim, question: \"?\", parent: \"c1\")], \
                 instruments: [(id: \"final\", title: \"F\", kind: Declaration, text: Final, participation: [\
                 (actors: [\"b\"], act: NotSigned, evidence: [(document: \"d1\", exact: \"B did not\")]), (actors: [\"a\"], act: Signed)], \
                 preconditions: [(text: \"a truce\", evidence: [(document: \"d2\", exact: \"a truce\")])]), \
                 (id: \"draft\", title: \"F\", kind: Declaration, text: Draft, draft_of: \"final\")], \
                 documents: [(id: \"d1\", publisher: \"The Paper\", kind: News, published_on: \"2030-01-01\"), \
                 (id: \"d2\", publisher: \"Letter\", kind: Analysis, published_on: \"2030-01-03\"), \
                 (id: \"d3\", publisher: \"Post\", kind: Official)], positions: [{written}])"
            )
        })
    }

    proptest! {
        #[test]
        fn no_line_of_any_dossier_is_stronger_than_its_quotes(
            text in a_dossier(),
            early in any::<bool>(),
            flags in prop::collection::vec(prop::bool::weighted(0.8), 8),
        ) {
            let written = text.matches("(id: \"p").count();
            let file = SourceFile { name: "a.ron".to_string(), text: text.into() };
            let d = load(&[file]).dossier;
            prop_assert_eq!(d.len(), written);
            let by = early.then_some((2030, 1, 2));
            let within = PositionSet::of_flags(flags.into_iter().take(d.len()));
            let known = Known::by(&d, by);
            for line in all_lines(&d, by, &within) {
                let text = line.text();
                prop_assert_eq!(faults(known, &line), Vec::<String>::new(), "{}", text);
                prop_assert!(text.ends_with(['.', '”', '"']) && !text.contains("  "), "{}", text);
                let grounds = line.phrases.iter().flat_map(|phrase| &phrase.rests_on);
                for ground in grounds {
                    // Nothing rests on what was not out, or not asked for.
                    let is_there = match ground {
                        Ground::Quote(ix) => d.quote(*ix).is_some_and(|quote| known.is_out(quote)),
                        Ground::Entry(Entity::Position(ix)) => within.contains(*ix),
                        Ground::Entry(_) => true,
                    };
                    prop_assert!(is_there, "{:?} in {}", ground, text);
                }
            }
            let rows = d.actor_indices().filter(|actor| has_row(&d, *actor));
            let known_positions = |actor: ActorIx| {
                let own = d.positions_of(actor).iter().filter(|ix| within.contains(**ix));
                own.filter_map(|ix| known.position(*ix)).any(|p| p.evidence().next().is_some())
            };
            for actor in rows.filter(|actor| !known_positions(*actor)) {
                prop_assert!(cell_lines(known, actor, &within).is_empty());
            }
        }
    }
}
