//! Whatever is combined: what is found is what each part finds by itself, and each count is the number of rows after
//! the tick.

use std::sync::LazyLock;

use onrecord::dossier::{PositionIx, PositionSet, bundled, open};
use onrecord::scope::query::is_value;
use onrecord::search::query::{Field, Query, parse, parse_with};
use proptest::prelude::*;

use crate::searched::Searched;

static SEARCHED: LazyLock<Searched> = LazyLock::new(|| Searched::of(open(&bundled()).dossier));

/// What can be typed of the bundled dossier.
fn leaves() -> impl Strategy<Value = String> {
    let words = ["troops", "macron", "up", "15000", "commit", "ceasefire", "force", "the"];
    let fields = [
        "stance:commit",
        "stance:refuse,ready",
        "family:withholds",
        "actor:france",
        "actor:germany,poland",
        "topic:ground-troops",
        "firmness:>=pledged",
        "firmness:signalled",
        "relays:<=1",
        "relays:2",
        "lang:en",
        "kind:news",
        "publisher:osw",
        "is:own-words",
        "is:undated",
        "is:draft",
        "is:joint",
        "is:anonymous",
        "is:conflict",
        "is:precondition",
        "is:attested",
        "is:unproved",
        "before:2026-01-07",
        "after:2026-01-05",
        "date:2026-01",
        "date:undated",
        "bucket:conditioned",
        "bucket:spoken-for",
        "proof:attested",
        "group:coalition",
    ];
    prop_oneof![
        prop::sample::select(words.to_vec()).prop_map(|word| format!("{word} ")),
        prop::sample::select(fields.to_vec()).prop_map(str::to_string),
        Just("\"peace agreement\"".to_string()),
    ]
}

fn queries() -> impl Strategy<Value = Query> {
    let leaf = leaves().prop_map(|text| parse(&text).unwrap());
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(Query::negated),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Query::all),
            prop::collection::vec(inner, 2..4).prop_map(Query::any),
        ]
    })
}

/// What is asked of one position and one of its quotes, by looking at nothing else: each leaf by itself, each word as
/// often as it stands beside others.
struct Naive<'s> {
    of: &'s Searched,
}

impl Naive<'_> {
    /// Whether a position is found: one of its quotes is all that is asked.
    fn is_found(&self, query: &Query, ix: PositionIx) -> bool {
        let quotes = self.of.d.position(ix).map_or(0, |p| p.evidence().count()).max(1);
        (0..quotes).any(|quote| self.holds(query, ix, quote))
    }

    fn holds(&self, query: &Query, ix: PositionIx, quote: usize) -> bool {
        match query {
            Query::Not(inner) => !self.is_found(inner, ix),
            Query::And(parts) => {
                let words: Vec<Query> = parts
                    .iter()
                    .filter(|part| matches!(part, Query::Word { .. }))
                    .cloned()
                    .collect();
                let rest = parts.iter().filter(|part| !matches!(part, Query::Word { .. }));
                let mut rest = rest;
                (words.is_empty() || self.alone(&Query::all(words), ix))
                    && rest.all(|part| self.holds(part, ix, quote))
            }
            Query::Or(parts) => parts.iter().any(|part| self.holds(part, ix, quote)),
            // What is asked of quotes is asked of a dossier in which the position has this quote alone.
            Query::Field(..) => self.of.holds_of_quote(query, ix, quote),
            Query::Word { .. } | Query::Phrase(_) => self.alone(query, ix),
        }
    }

    fn alone(&self, query: &Query, ix: PositionIx) -> bool {
        self.of.against().find(query).positions.contains(ix)
    }
}

impl Searched {
    /// Whether one field holds of one quote of a position.
    fn holds_of_quote(&self, query: &Query, ix: PositionIx, quote: usize) -> bool {
        use onrecord::dossier::{Known, Words, words_known};
        let Query::Field(field, values) = query else { return false };
        let (known, p) = (Known::from(&self.d), self.d.position(ix).unwrap());
        let Some(quote) = p.evidence().nth(quote) else {
            return self.against().find(query).positions.contains(ix);
        };
        let document = self.d.document(quote.document()).unwrap();
        let relays = quote.hops().count();
        let anonymous = || {
            quote.hops().next_back().is_some_and(|hop| {
                hop.who.iter().any(|who| match who {
                    onrecord::dossier::Entity::Actor(ix) => {
                        self.d.actor(*ix).unwrap().kind
                            == onrecord::dossier::terms::ActorKind::Unnamed
                    }
                    _ => false,
                })
            })
        };
        let own = || {
            let words = |actor| words_known(known, quote, actor);
            p.actors().iter().any(|actor| matches!(words(*actor), Words::Own | Words::OwnInPart))
        };
        let one = |value: &str| match (*field, value) {
            (Field::Is, "own-words") => own(),
            (Field::Is, "anonymous") => anonymous(),
            (Field::Is, "unproved") => true,
            (Field::Is | Field::Proof, "attested") => self.d.stamp_of(quote.document()).is_some(),
            (Field::Relays, "<=1") => relays <= 1,
            (Field::Relays, "2") => relays == 2,
            (Field::Language, "en") => document.language.as_deref() == Some("en"),
            (Field::Kind, "news") => document.kind == onrecord::dossier::terms::DocumentKind::News,
            (Field::Publisher, "osw") => document.publisher.contains("OSW"),
            // Of the position: whichever quote it is.
            _ => self.against().find(&Query::field(*field, value)).positions.contains(ix),
        };
        values.iter().any(|value| one(value))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Every combination gives what looking at one quote after the other gives.
    #[test]
    fn combinations_are_what_their_parts_are(query in queries()) {
        let searched = &*SEARCHED;
        let found = searched.against().find(&query).positions;
        let naive = Naive { of: searched };
        for ix in (0..searched.d.len() as u32).map(PositionIx) {
            let id = searched.d.position(ix).unwrap().id();
            prop_assert_eq!(found.contains(ix), naive.is_found(&query, ix), "{} of {}", id, query);
        }
    }

    /// Every count is the number of rows after the tick.
    #[test]
    fn a_count_is_what_there_is_after_the_tick(query in queries(), n in 0_usize..16) {
        let searched = &*SEARCHED;
        let against = searched.against();
        let all = PositionSet::all(searched.d.len());
        let fields = [
            Field::Is, Field::Relays, Field::Actor, Field::Group, Field::Topic, Field::Family, Field::Stance,
            Field::Firmness, Field::Bucket, Field::Instrument, Field::Document, Field::Publisher, Field::Kind,
            Field::Language, Field::Date, Field::Proof,
        ];
        let field = fields[n];
        let facet = against.facet(&query, field, &all);
        prop_assert!(!facet.counts.is_empty());
        for count in &facet.counts {
            let after = if count.is_ticked { query.clone() } else { query.turned(field, &count.value.text) };
            // The box writes the same filter, and says that it means something.
            let text = after.to_string();
            let is_value = |field, text: &str| is_value(&searched.d, field, text);
            prop_assert!(parse_with(&text, &is_value).is_ok(), "{}", text);
            prop_assert_eq!(parse(&text).unwrap(), after.clone(), "{}", text);
            let rows = against.find(&after).positions.len();
            prop_assert_eq!(count.left, Some(rows), "{} in {}", &count.value.text, text);
        }
    }
}

/// The flags of the command line, the ticks of the panel and what is typed are one filter.
#[test]
fn panel_box_and_flags_agree() {
    use onrecord::scope::Filter;
    let flags = Filter { own_words: true, relays: Some(1), named: true, proved: true };
    let typed = "is:own-words relays:<=1 is:named is:proved";
    assert_eq!(flags.query(), parse(typed).unwrap());
    let ticked = Query::default()
        .turned(Field::Is, "own-words")
        .with(Field::Relays, vec!["<=1".to_string()])
        .turned(Field::Is, "named")
        .turned(Field::Is, "proved");
    assert_eq!(ticked, flags.query());
    assert_eq!(ticked.turned(Field::Is, "named").to_string(), "is:own-words relays:<=1 is:proved");
}
