//! Draft against final, clause by clause: of each, for whom.
//!
//! Kept, weakened, dropped and added are said only of positions that share a clause, or on evidence
//! that says so (rule 3). Where neither is there the other side is *not held*: nothing is concluded
//! from silence, and omission is not refusal.

pub mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::dossier::terms::{LinkKind, Mode, TextState};
use crate::dossier::{
    ActorIx, Dossier, Entity, InstrumentIx, Known, Link, Position, PositionIx, PositionSet, Quote,
    QuoteIx,
};

/// What became of a clause between a draft and its final text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClauseChange {
    /// A source says that it is not mentioned in the final text, or that text is held and has none.
    Dropped,
    /// A source says that it is weaker there.
    Weakened,
    /// Both texts have it. The words may differ: both are quoted.
    Kept,
    /// Only the final text has it, and the draft's own text is held.
    Added,
    /// The other text is not held on this point.
    NotHeld,
}

impl ClauseChange {
    pub const ALL: [ClauseChange; 5] = [
        ClauseChange::Dropped,
        ClauseChange::Weakened,
        ClauseChange::Kept,
        ClauseChange::Added,
        ClauseChange::NotHeld,
    ];

    pub const fn label(self) -> &'static str {
        match self {
            ClauseChange::Dropped => "dropped",
            ClauseChange::Weakened => "weakened",
            ClauseChange::Kept => "kept",
            ClauseChange::Added => "added",
            ClauseChange::NotHeld => "not held",
        }
    }

    /// What it means, and what it does not.
    pub const fn meaning(self) -> &'static str {
        match self {
            ClauseChange::Dropped => {
                "Clauses of the reported draft. A source says that the final text does not explicitly mention them, or \
                 that text is held and does not have them. Omission is not refusal."
            }
            ClauseChange::Weakened => {
                "Clauses that are recorded as weaker in the final text than in the draft, with the words on which that rests."
            }
            ClauseChange::Kept => {
                "Clauses of the reported draft that the final text has as well, as far as both are known here. The wording may differ."
            }
            ClauseChange::Added => {
                "Clauses of the final text that the draft, which is held here, does not have."
            }
            ClauseChange::NotHeld => {
                "Clauses recorded of the draft alone, or of the final text alone; what the other of the two says of them is not held here."
            }
        }
    }
}

/// One clause, for everybody of whom both texts say it in the same entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    pub draft_text: InstrumentIx,
    pub final_text: InstrumentIx,
    pub actors: Vec<ActorIx>,
    /// The key that both sides share; empty for a position without one.
    pub key: String,
    pub draft: Vec<PositionIx>,
    pub in_final: Vec<PositionIx>,
    pub change: ClauseChange,
    /// The words that say that it was dropped or weakened.
    pub evidence: Vec<QuoteIx>,
    pub why: Option<String>,
}

/// Every clause of every draft in the dossier whose final text is known, by actor in the order of the
/// dossier.
pub fn clauses(d: Known<'_>, within: &PositionSet) -> Vec<Clause> {
    let mut sides: BTreeMap<(InstrumentIx, ActorIx, String), Sides> = BTreeMap::new();
    let drafts = drafts(&d);
    for p in within.iter().filter_map(|ix| d.position(ix)) {
        let Some(text) = p.instrument() else { continue };
        for (draft, final_text) in &drafts {
            let is_draft = text == *draft;
            if !is_draft && text != *final_text {
                continue;
            }
            // A position of the final text without a clause pairs with nothing.
            let key = match (p.clause(), is_draft) {
                (Some(key), _) => key.to_string(),
                (None, true) => String::new(),
                (None, false) => continue,
            };
            for actor in p.actors() {
                let side = sides.entry((*draft, *actor, key.clone())).or_default();
                if is_draft { side.draft.push(p.ix) } else { side.in_final.push(p.ix) }
            }
        }
    }
    let held = texts_held(d);
    let mut clauses: Vec<Clause> = sides
        .into_iter()
        .filter_map(|((draft, actor, key), side)| {
            let (_, final_text) = *drafts.iter().find(|(d, _)| *d == draft)?;
            Some(clause(d, within, (draft, final_text), actor, key, side, &held))
        })
        .collect();
    clauses.sort_by_key(|c| {
        (
            c.draft_text,
            c.actors.first().copied(),
            c.draft.is_empty(),
            c.draft.first().copied(),
            c.key.clone(),
        )
    });
    together(clauses)
}

/// What is said of several in the same entries is one clause, with the first of them.
fn together(clauses: Vec<Clause>) -> Vec<Clause> {
    let mut all: Vec<Clause> = Vec::with_capacity(clauses.len());
    let mut known: BTreeMap<(InstrumentIx, Vec<PositionIx>, Vec<PositionIx>), usize> =
        BTreeMap::new();
    for clause in clauses {
        let of = (clause.draft_text, clause.draft.clone(), clause.in_final.clone());
        if let Some(first) = known.get(&of).and_then(|at| all.get_mut(*at)) {
            first.actors.extend(clause.actors);
        } else {
            known.insert(of, all.len());
            all.push(clause);
        }
    }
    all
}

#[derive(Default)]
struct Sides {
    draft: Vec<PositionIx>,
    in_final: Vec<PositionIx>,
}

/// The drafts whose final text has an entry.
fn drafts(d: &Dossier) -> Vec<(InstrumentIx, InstrumentIx)> {
    let indices = (0..d.instruments.len() as u32).map(InstrumentIx);
    indices
        .filter_map(|ix| {
            let draft = d.instrument(ix).filter(|i| i.text == TextState::Draft)?;
            Some((ix, draft.draft_of?))
        })
        .collect()
}

fn clause(
    d: Known<'_>,
    within: &PositionSet,
    (draft_text, final_text): (InstrumentIx, InstrumentIx),
    actor: ActorIx,
    key: String,
    Sides { draft, in_final }: Sides,
    held: &BTreeSet<InstrumentIx>,
) -> Clause {
    let said = |kind: LinkKind| {
        let positions = draft.iter().filter_map(|ix| d.position(*ix));
        positions
            .flat_map(Position::links)
            .find(|link| link.kind == kind && is_about(&d, link.to, final_text))
    };
    let (change, link) = match (draft.is_empty(), in_final.is_empty()) {
        (false, false) => match said(LinkKind::WeakenedInFinal) {
            Some(link) => (ClauseChange::Weakened, Some(link)),
            None => (ClauseChange::Kept, None),
        },
        (false, true) => match (said(LinkKind::OmittedInFinal), said(LinkKind::WeakenedInFinal)) {
            (Some(link), _) => (ClauseChange::Dropped, Some(link)),
            (None, Some(link)) => (ClauseChange::Weakened, Some(link)),
            (None, None) if held.contains(&final_text) => (ClauseChange::Dropped, None),
            (None, None) => (ClauseChange::NotHeld, None),
        },
        (true, _) if held.contains(&draft_text) => (ClauseChange::Added, None),
        (true, _) => (ClauseChange::NotHeld, None),
    };
    let quotes = |link: Link<'_>| d.quotes(link.evidence).map(|q| q.ix).collect();
    // Where a link leads to what the final text has instead, that stands there under a key of its own.
    let instead = || {
        let Entity::Position(ix) = link?.to else { return None };
        let is_its = d.position(ix).is_some_and(|p| p.actors().contains(&actor));
        (is_its && within.contains(ix)).then_some(ix)
    };
    let in_final = if in_final.is_empty() { instead().into_iter().collect() } else { in_final };
    Clause {
        draft_text,
        final_text,
        actors: vec![actor],
        key,
        draft,
        in_final,
        change,
        evidence: link.map(quotes).unwrap_or_default(),
        why: link.and_then(|link| link.why).map(str::to_string),
    }
}

/// Whether a link to `to` speaks of that text: of the text itself, or of a position on it.
fn is_about(d: &Dossier, to: Entity, text: InstrumentIx) -> bool {
    match to {
        Entity::Instrument(ix) => ix == text,
        Entity::Position(ix) => d.position(ix).and_then(|p| p.instrument()) == Some(text),
        Entity::Actor(_) | Entity::Topic(_) | Entity::Document(_) => false,
    }
}

/// How it is said that a report is taken to be of a draft which its own sentence does not name.
pub const NOT_NAMED: &str = "in a sentence that does not name the draft";

/// Whether a report in English has a clause of a draft in a sentence that names no text: that it is the draft's is then the
/// reading of the dossier's author.
pub fn names_no_text(d: &Dossier, quote: Quote<'_>) -> bool {
    const TEXTS: [&str; 6] = ["draft", "document", "text", "statement", "declaration", "agreement"];
    let language = d.document(quote.document()).and_then(|one| one.language.as_deref());
    let is_english = language.is_some_and(|language| language.starts_with("en"));
    let is_its_wording =
        quote.hops().next_back().is_none_or(|hop| matches!(hop.mode, Mode::Text | Mode::Direct));
    let sentence = format!("{}{}{}", quote.prefix(), quote.exact(), quote.suffix()).to_lowercase();
    is_english && !is_its_wording && !TEXTS.iter().any(|text| sentence.contains(text))
}

/// Whether a document of the dossier is that text itself: only then does silence say anything.
pub fn is_text_held(d: Known<'_>, text: InstrumentIx) -> bool {
    d.whole().all_quotes().any(|quote| text_of(d, quote).is_some_and(|of| of.contains(&text)))
}

/// The same of all texts, in one pass over the quotes.
fn texts_held(d: Known<'_>) -> BTreeSet<InstrumentIx> {
    d.whole().all_quotes().filter_map(|quote| text_of(d, quote)).flatten().collect()
}

/// The texts of which a quote is the wording, where its document is the text itself and was there.
fn text_of(d: Known<'_>, quote: Quote<'_>) -> Option<Vec<InstrumentIx>> {
    let mut hops = quote.hops();
    let only = hops.next().filter(|hop| hop.mode == Mode::Text && hops.next().is_none())?;
    let document = d.document(quote.document())?;
    let texts = only.who.iter().filter_map(|who| match who {
        Entity::Instrument(ix) if d.has_wording(*ix, quote) => Some(*ix),
        _ => None,
    });
    document.kind.is_primary().then(|| texts.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Opened, bundled, open};

    fn told(actor: &str) -> Vec<String> {
        let Opened { dossier: d, .. } = open(&bundled());
        let found = clauses(Known::from(&d), &PositionSet::all(d.len()));
        let is_of = |c: &&Clause| c.actors.iter().any(|ix| d.id_of(Entity::Actor(*ix)) == actor);
        let of = found.iter().filter(is_of);
        of.map(|c| format!("{} {}", c.key, c.change.label())).collect()
    }

    #[test]
    fn what_washington_dropped_is_said_only_where_a_source_says_so() {
        assert_eq!(
            told("usa"),
            [
                "us-lead-monitoring kept",
                "us-support weakened",
                "us-intelligence-logistics dropped",
                "us-support-in-attack dropped",
                "us-ukraine-subgroup not held",
            ]
        );
        assert_eq!(
            told("coalition"),
            [
                "force kept",
                "force-tasks not held",
                "binding-commitments kept",
                "attack-military-capabilities kept",
                "attack-intelligence-logistics not held",
                "attack-diplomacy not held",
                "attack-sanctions kept",
            ]
        );
    }

    #[test]
    fn a_dropped_clause_has_the_words_that_say_so_and_is_no_refusal() {
        let Opened { dossier: d, .. } = open(&bundled());
        let found = clauses(Known::from(&d), &PositionSet::all(d.len()));
        for clause in found.iter().filter(|c| c.change == ClauseChange::Dropped) {
            let quote = d.quote(clause.evidence[0]).unwrap();
            assert!(quote.exact().contains("are not explicitly mentioned in the final text"));
        }
    }

    /// A draft and a final text, and whether an official text of each is held.
    fn check(positions: &str, kind: &str, expected: &str) {
        let text = format!(
            "(dossier: (id: \"d\", title: \"D\"), actors: [(id: \"a\", name: \"A\", kind: State)], \
             topics: [(id: \"t\", name: \"T\", short: \"T\", kind: Undertaking, question: \"?\")], \
             instruments: [(id: \"final\", title: \"F\", kind: Declaration, text: Final), \
             (id: \"draft\", title: \"F\", kind: Declaration, text: Draft, draft_of: \"final\")], \
             documents: [(id: \"o\", publisher: \"P\", kind: {kind})], positions: [{positions}])"
        );
        let text = text.replace(
            "DRAFT",
            "actors: [\"a\"], topic: \"t\", stance: Expected, firmness: Attributed, summary: \"S\", \
             instrument: \"draft\", evidence: [(document: \"o\", exact: \"some words\", \
             attribution: [(who: [\"draft\"], mode: Text)])]",
        );
        let text = text.replace(
            "FINAL",
            "actors: [\"a\"], topic: \"t\", stance: Expected, firmness: Attributed, summary: \"S\", \
             instrument: \"final\", evidence: [(document: \"o\", exact: \"other words\", \
             attribution: [(who: [\"final\"], mode: Text)])]",
        );
        let file = crate::dossier::SourceFile { name: "a.ron".to_string(), text: text.into() };
        let Opened { dossier: d, .. } = open(&[file]);
        let found = clauses(Known::from(&d), &PositionSet::all(d.len()));
        let told: Vec<String> =
            found.iter().map(|c| format!("{} {}", c.key, c.change.label())).collect();
        assert_eq!(told.join(", "), expected, "{positions}");
    }

    #[test]
    fn what_is_said_of_two_in_the_same_entries_is_one_clause() {
        let d = r#"(dossier: (id: "d", title: "D"), actors: [(id: "a", name: "A", kind: State), (id: "b", name: "B", kind: State)],
            topics: [(id: "t", name: "T", short: "T", kind: Undertaking, question: "?")],
            instruments: [(id: "final", title: "F", kind: Treaty, text: Final),
                (id: "draft", title: "G", kind: Treaty, text: Draft, draft_of: "final")],
            documents: [(id: "o", publisher: "P", kind: News)],
            positions: [OF("x", "c", "a", "b"), OF("y", "e", "a", "b"), OF("z", "e", "b")])"#;
        let mut text = d.to_string();
        for (id, key, who) in
            [("x", "c", r#""a", "b""#), ("y", "e", r#""a", "b""#), ("z", "e", r#""b""#)]
        {
            let position = format!(
                "(id: \"{id}\", clause: \"{key}\", actors: [{who}], topic: \"t\", stance: Expected, firmness: Attributed, \
                 summary: \"S\", instrument: \"draft\", evidence: [(document: \"o\", exact: \"some words\", \
                 attribution: [(who: [\"draft\"], mode: Text)])])"
            );
            text = text.replace(&format!("OF(\"{id}\", \"{key}\", {who})"), &position);
        }
        let file = crate::dossier::SourceFile { name: "a.ron".to_string(), text: text.into() };
        let Opened { dossier: d, .. } = open(&[file]);
        let found = clauses(Known::from(&d), &PositionSet::all(d.len()));
        let whose = |c: &Clause| {
            let names: Vec<&str> =
                c.actors.iter().map(|ix| d.name_of(Entity::Actor(*ix))).collect();
            format!("{} of {}", c.key, names.join(" and "))
        };
        assert_eq!(
            found.iter().map(whose).collect::<Vec<_>>(),
            ["c of A and B", "e of A", "e of B"]
        );
    }

    #[test]
    fn silence_says_something_only_where_the_text_itself_is_held() {
        let both = r#"(id: "x", clause: "c", DRAFT), (id: "y", clause: "c", FINAL),"#;
        let only_draft = r#"(id: "z", clause: "e", DRAFT),"#;
        let only_final = r#"(id: "v", clause: "g", FINAL),"#;
        check(&format!("{both}{only_draft}{only_final}"), "News", "c kept, e not held, g not held");
        check(&format!("{both}{only_draft}{only_final}"), "Official", "c kept, e dropped, g added");
        let weaker = r#"(id: "x", clause: "c", DRAFT, links: [(kind: WeakenedInFinal, to: "y", why: "W")]), (id: "y", clause: "c", FINAL),"#;
        check(weaker, "News", "c weakened");
    }

    /// By what was said on a day between a draft and its final text, what came of it was not there, whatever tells of it now.
    #[test]
    fn nothing_had_come_of_a_clause_before_there_was_a_final_text() {
        let position = |id: &str, text: &str, day: &str, links: &str| {
            format!(
                "(id: \"{id}\", clause: \"{id}\", actors: [\"a\"], topic: \"t\", stance: Expected, firmness: Attributed, \
                 summary: \"S\", instrument: \"{text}\", stated_on: \"{day}\", evidence: [(document: \"{text}-copy\", \
                 exact: \"{id} words\", attribution: [(who: [\"{text}\"], mode: Text)])], links: [{links}]),"
            )
        };
        let told = r#", why: "W", evidence: [(document: "final-copy", exact: "told")])"#;
        let weaker = format!(r#"(kind: WeakenedInFinal, to: "weaker"{told}"#);
        let left_out = format!(r#"(kind: OmittedInFinal, to: "final"{told}"#);
        let positions = [
            position("kept", "draft", "2030-05-01", &weaker),
            position("out", "draft", "2030-05-01", &left_out),
            position("gone", "draft", "2030-05-01", ""),
            position("weaker", "final", "2030-05-07", ""),
        ];
        let text = format!(
            r#"(dossier: (id: "d", title: "D"), actors: [(id: "a", name: "A", kind: State)],
            topics: [(id: "t", name: "T", short: "T", kind: Undertaking, question: "?")],
            instruments: [(id: "final", title: "F", kind: Treaty, text: Final, dated: "2030-05-07"),
                (id: "draft", title: "G", kind: Treaty, text: Draft, draft_of: "final", dated: "2030-05-01")],
            documents: [(id: "draft-copy", publisher: "P", kind: Official, published_on: "2030-05-01"),
                (id: "final-copy", publisher: "P", kind: Official, published_on: "2030-05-09")],
            positions: [{}])"#,
            positions.concat()
        );
        let file = crate::dossier::SourceFile { name: "a.ron".to_string(), text: text.into() };
        let Opened { dossier: d, problems, .. } = open(&[file]);
        let calendar = crate::insight::as_of::Calendar::new(&d);
        let on = |day: u8| {
            use crate::insight::as_of::{Clock, as_of};
            let there = as_of(&calendar, Clock::Said, (2030, 5, day)).there;
            let found = clauses(Known::said(&d, Some((2030, 5, day))), &there);
            let told = found.iter().map(|c| format!("{} {}", c.key, c.change.label()));
            told.collect::<Vec<_>>().join(", ")
        };
        assert_eq!(on(6), "kept not held, out not held, gone not held", "{problems:?}");
        assert_eq!(on(7), "kept weakened, out dropped, gone dropped, weaker added");
    }
}
