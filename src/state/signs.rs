//! What each cell of the grid comes to in one sign, for all cells at once. Grows with the dossier.

use std::collections::{BTreeMap, BTreeSet};

use crate::dossier::terms::Stance;
use crate::dossier::{ActorIx, Known, PositionSet, TopicIx};
use crate::insight::cell::{Bucket, Cell, cell};
use crate::insight::grid::{held_topics, rows};
use crate::insight::grounds::of_cell;
use crate::verify::{Flaw, Outcomes, flaw_among};

/// A cell in one sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign {
    /// The stance that it shows; `None` where only drafts speak.
    pub stance: Option<Stance>,
    /// What is shown does not stand as it is quoted, and counts for nothing.
    pub is_fallen: bool,
    /// With a condition, or only elsewhere.
    pub is_limited: bool,
    /// What is wrong with the quotes on which it rests.
    pub flaw: Option<Flaw>,
}

/// What the cells of one topic show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnTopic {
    /// How many actors show which stance.
    pub stances: BTreeMap<Stance, usize>,
    /// How many show something that does not stand as it is quoted.
    pub fallen: usize,
    /// How many show only a draft.
    pub drafts: usize,
    /// Whether anything is limited.
    pub is_limited: bool,
    pub flaws: BTreeSet<Flaw>,
}

/// The cells in which something stands, and what they come to on each topic.
#[derive(Clone, Debug, Default)]
pub struct Signs {
    pub cells: BTreeMap<(ActorIx, TopicIx), Sign>,
    pub topics: BTreeMap<TopicIx, OnTopic>,
}

/// Works them out for each actor with a row.
pub fn signs(d: Known<'_>, outcomes: &Outcomes, there: &PositionSet) -> Signs {
    let mut signs = Signs::default();
    for (_, actor) in rows(&d) {
        for topic in held_topics(&d, actor) {
            let on = d.whole().positions_on(actor, topic).iter().copied();
            let Some(sign) = sign(d, outcomes, &cell(d, on, there)) else { continue };
            signs.topics.entry(topic).or_default().add(sign);
            signs.cells.insert((actor, topic), sign);
        }
    }
    signs
}

impl OnTopic {
    fn add(&mut self, sign: Sign) {
        match sign.stance {
            Some(_) if sign.is_fallen => self.fallen += 1,
            Some(stance) => *self.stances.entry(stance).or_default() += 1,
            None => self.drafts += 1,
        }
        self.is_limited |= sign.is_limited;
        self.flaws.extend(sign.flaw);
    }
}

fn sign(d: Known<'_>, outcomes: &Outcomes, cell: &Cell) -> Option<Sign> {
    let shown = cell.shown().and_then(|ix| d.position(ix));
    if shown.is_none() && cell.drafts.is_empty() {
        return None;
    }
    Some(Sign {
        stance: shown.map(|p| p.stance()),
        is_fallen: cell.bucket() == Bucket::NotAsQuoted,
        is_limited: cell.is_limited(),
        flaw: flaw_among(&d, outcomes, of_cell(d, cell)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{Limits, read};
    use crate::dossier::{Dossier, Entity, Fallen, QuoteIx, SourceFile, bundled, open};
    use crate::verify::{Copy, NoText, Proofs, hash};

    #[test]
    fn a_sign_stands_just_where_something_does_and_shows_what_the_cell_shows() {
        let d = open(&bundled()).dossier;
        let there: PositionSet =
            PositionSet::all(d.len()).iter().filter(|ix| ix.0 % 5 != 0).collect();
        let mut fallen = Fallen::default();
        for quote in d.all_quotes().filter(|quote| quote.ix.0 % 3 == 0) {
            fallen.put(&d, QuoteIx(quote.ix.0), true);
        }
        let known = Known::from(&d).fallen(&fallen);
        let signs = signs(known, &Outcomes::default(), &there);
        let mut seen = 0;
        for topic in (0..d.topics.len() as u32).map(TopicIx) {
            for (_, actor) in rows(&d) {
                let positions = d.positions_on(actor, topic).iter().copied();
                let cell = cell(known, positions, &there);
                let sign = signs.cells.get(&(actor, topic)).copied();
                assert_eq!(sign.is_none(), cell.positions().next().is_none());
                let Some(sign) = sign else { continue };
                seen += 1;
                let stance = cell.shown().map(|ix| d.position(ix).unwrap().stance());
                assert_eq!(sign.stance, stance);
                assert_eq!(sign.is_limited, cell.is_limited());
                assert_eq!(
                    sign.is_fallen,
                    cell.own.is_empty() && cell.spoken_for.is_empty() && !cell.fallen.is_empty()
                );
            }
        }
        assert!(seen > 50 && signs.cells.values().any(|sign| sign.is_fallen), "{seen}");
    }

    /// An actor, a document that quotes it, and what it says: on what, and how.
    const SAID: [[&str; 3]; 7] = [
        ["fell", "t", "Commit, firmness: Pledged"],
        [
            "caveat",
            "t",
            r#"Commit, firmness: Pledged, conditions: [(kind: Caveat, text: "in summer",
                evidence: [(document: "in-limit", exact: "these are the words of limit")])]"#,
        ],
        ["pledge", "t", "Commit, firmness: Pledged"],
        ["refuse", "t", "Refuse"],
        ["draft-1", "t", r#"Commit, firmness: Pledged, instrument: "plan""#],
        ["draft-2", "t", r#"Commit, firmness: Pledged, instrument: "plan""#],
        ["no-copy", "u", "Ready"],
    ];

    fn said() -> Dossier {
        let all = |form: &str| -> String {
            let told = SAID.iter().map(|[who, topic, stance]| {
                form.replace("WHO", who).replace("TOPIC", topic).replace("STANCE", stance)
            });
            told.collect()
        };
        let text = format!(
            r#"(dossier: (id: "d", title: "D"), actors: [{}],
                documents: [{}(id: "in-limit", publisher: "P", kind: News)],
                topics: [
                    (id: "t", name: "T", short: "T", kind: Undertaking, question: "?"),
                    (id: "u", name: "U", short: "U", kind: Undertaking, question: "?"),
                ],
                instruments: [(id: "plan", title: "Plan", kind: Declaration, text: Draft)],
                positions: [{}])"#,
            all(r#"(id: "WHO", name: "WHO", kind: State),"#),
            all(r#"(id: "in-WHO", publisher: "P", kind: News),"#),
            all(r#"(id: "p-WHO", actors: ["WHO"], topic: "TOPIC", stance: STANCE, summary: "S.",
                    evidence: [(document: "in-WHO", exact: "these are the words of WHO",
                        attribution: [(who: ["WHO"], mode: Act)])]),"#),
        );
        open(&[SourceFile { name: "d.ron".to_string(), text: text.into() }]).dossier
    }

    /// Copies that hold each quote, two of them with a "not" in it; of one there is none.
    fn proofs(d: &Dossier) -> Proofs {
        Proofs::all(d, |document| {
            let name = d.document(document).unwrap().id.trim_start_matches("in-");
            if name == "no-copy" {
                return Err(NoText::NotHeld("nowhere".to_string()));
            }
            let not = if ["fell", "limit"].contains(&name) { "not " } else { "" };
            let text = format!("these are {not}the words of {name}");
            let extract = read(text.as_bytes(), "d.txt", &Limits::default()).unwrap();
            let hash = hash(text.as_bytes());
            Ok(Copy { name: "d.txt".to_string(), hash, extract, line_ends: false })
        })
    }

    #[test]
    fn what_a_topic_shows_is_counted_with_the_flaws_of_its_quotes() {
        let d = said();
        assert_eq!(d.len(), SAID.len());
        let proofs = proofs(&d);
        let known = Known::from(&d).fallen(proofs.fallen());
        let signs = signs(known, proofs.outcomes(), &PositionSet::all(d.len()));
        let told = |id: &str| match d.find(id) {
            Some(Entity::Topic(ix)) => signs.topics.get(&ix).cloned().unwrap(),
            other => panic!("{id}: {other:?}"),
        };
        let expected = OnTopic {
            stances: [(Stance::Commit, 2), (Stance::Refuse, 1)].into(),
            fallen: 1,
            drafts: 2,
            is_limited: true,
            flaws: [Flaw::ReadsOtherwise].into(),
        };
        assert_eq!(told("t"), expected);
        let expected = OnTopic {
            stances: [(Stance::Ready, 1)].into(),
            flaws: [Flaw::NotProved].into(),
            ..OnTopic::default()
        };
        assert_eq!(told("u"), expected);
        let flawed = signs.cells.iter().filter_map(|((actor, _), sign)| {
            Some((d.id_of(Entity::Actor(*actor)), sign.flaw?, sign.is_fallen))
        });
        let flawed: BTreeSet<(&str, Flaw, bool)> = flawed.collect();
        let expected = [
            ("caveat", Flaw::ReadsOtherwise, false),
            ("fell", Flaw::ReadsOtherwise, true),
            ("no-copy", Flaw::NotProved, false),
        ];
        assert_eq!(flawed, expected.into());
    }
}
