//! What is asked for by how words reached us: whose they are, through how many they came, whether the speaker has
//! a name, whether they are proved. All of it is asked of one quote at a time: the words that are the actor's own
//! are those that came through one relay.

use serde::{Deserialize, Serialize};

use crate::dossier::terms::ActorKind;
use crate::dossier::{Entity, Known, Position, Quote, QuoteIx, Words, words_known};
use crate::search::query::{Field, Query};

/// Which positions are asked for; nothing set asks for all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Words in quotation marks of the actor, or of one who speaks for it.
    pub own_words: bool,
    /// Passed on by at most so many, the publisher among them.
    pub relays: Option<u8>,
    /// Who speaks has a name.
    pub named: bool,
    /// Found in a copy that is here.
    pub proved: bool,
}

impl Filter {
    /// Whether it leaves anything out.
    pub fn is_set(self) -> bool {
        self != Filter::default()
    }

    /// Whether a position is asked for: one of its quotes, as far as it was known, is all that is asked.
    pub fn asks_for(self, d: Known<'_>, p: Position<'_>, proved: &dyn Fn(QuoteIx) -> bool) -> bool {
        !self.is_set() || p.evidence().any(|quote| self.is(d, p, quote, proved))
    }

    fn is(
        self,
        d: Known<'_>,
        p: Position<'_>,
        quote: Quote<'_>,
        proved: &dyn Fn(QuoteIx) -> bool,
    ) -> bool {
        let own = |actor| matches!(words_known(d, quote, actor), Words::Own | Words::OwnInPart);
        (!self.own_words || p.actors().iter().any(|actor| own(*actor)))
            && self.relays.is_none_or(|most| relays(quote) <= usize::from(most))
            && (!self.named || is_named(d, quote))
            && (!self.proved || proved(quote.ix))
    }

    /// The same as what is looked for.
    pub fn query(self) -> Query {
        let is = |name: &str| Query::field(Field::Is, name);
        let parts = [
            self.own_words.then(|| is("own-words")),
            self.relays.map(|most| Query::field(Field::Relays, format!("<={most}"))),
            self.named.then(|| is("named")),
            self.proved.then(|| is("proved")),
        ];
        Query::all(parts.into_iter().flatten())
    }

    /// What is asked, in words: `in the actor's own words, passed on at most once`; empty for nothing.
    pub fn in_words(self) -> String {
        let relays = self.relays.map(|most| match most {
            0 => "not passed on".to_string(),
            1 => "passed on at most once".to_string(),
            most => format!("passed on at most {most} times"),
        });
        let told = [
            self.own_words.then(|| "in the actor's own words".to_string()),
            relays,
            self.named.then(|| "by a named speaker".to_string()),
            self.proved.then(|| "proved".to_string()),
        ];
        told.into_iter().flatten().collect::<Vec<String>>().join(", ")
    }
}

/// How many passed a quote on, from the speaker to the reader, the publisher among them; none where the
/// document speaks for itself.
pub fn relays(quote: Quote<'_>) -> usize {
    quote.hops().count()
}

/// Whether somebody with a name speaks in a quote: a person, a state, a body, a publisher. A text has no name, and an
/// unnamed source none.
pub(super) fn is_named(d: Known<'_>, quote: Quote<'_>) -> bool {
    let Some(innermost) = quote.hops().next_back() else { return true };
    innermost.who.iter().any(|who| match who {
        Entity::Actor(ix) => d.actor(*ix).is_some_and(|actor| actor.kind != ActorKind::Unnamed),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{SourceFile, open};

    /// The ids of the positions that are asked for; of `d` the quote is proved.
    fn asked(filter: Filter) -> Vec<String> {
        let entry = |(id, hops): (&str, &str)| {
            format!(
                "(id: \"{id}\", actors: [\"a\"], topic: \"t\", stance: Refuse, summary: \"S\", evidence: \
                 [(document: \"o\", exact: \"words {id}\", attribution: [{hops}])]),"
            )
        };
        let entries = [
            ("far", r#"(who: ["gaz"], mode: Indirect), (who: ["m"], mode: Direct)"#),
            ("near", r#"(who: ["m"], mode: Mixed)"#),
            ("told", r#"(who: ["a"], mode: Indirect)"#),
            ("unnamed", r#"(who: ["u"], mode: Direct)"#),
            ("voice", ""),
        ];
        let text = r#"(dossier: (id: "d", title: "D"), actors: [(id: "a", name: "Ardanor", kind: State),
            (id: "m", name: "M", kind: Person, represents: ["a"], role: "R"), (id: "u", name: "U", kind: Unnamed),
            (id: "gaz", name: "The Gazette", kind: Outlet)],
            topics: [(id: "t", name: "T", short: "T", kind: Undertaking, question: "?")],
            documents: [(id: "o", publisher: "P", kind: News)],
            positions: [ENTRIES])"#;
        let text = text.replace("ENTRIES", &entries.map(entry).concat()).replace('\n', " ");
        let opened = open(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]);
        let d = &opened.dossier;
        assert_eq!(d.len(), 5, "{:#?}", opened.problems);
        let proved = |ix| d.quote(ix).is_some_and(|quote| quote.exact().contains("near"));
        let known = Known::from(d);
        let asked = d.positions().filter(|p| filter.asks_for(known, *p, &proved));
        asked.map(|p| p.id().to_string()).collect()
    }

    #[test]
    fn each_part_asks_what_it_says() {
        let all = Filter::default();
        assert_eq!(asked(all).len(), 5);
        assert_eq!(asked(Filter { own_words: true, ..all }), ["far", "near"]);
        assert_eq!(asked(Filter { relays: Some(1), ..all }), ["near", "told", "unnamed", "voice"]);
        assert_eq!(asked(Filter { relays: Some(0), ..all }), ["voice"]);
        assert_eq!(asked(Filter { named: true, ..all }), ["far", "near", "told", "voice"]);
        assert_eq!(asked(Filter { proved: true, ..all }), ["near"]);
        let both = Filter { own_words: true, relays: Some(1), ..all };
        assert_eq!(asked(both), ["near"]);
        assert_eq!(both.in_words(), "in the actor's own words, passed on at most once");
    }

    /// Of two quotes one is the actor's own, through two, and the other came through one and is not: together
    /// they are not its own words through one.
    #[test]
    fn all_of_it_is_asked_of_one_quote() {
        let text = r#"(dossier: (id: "d", title: "D"), actors: [(id: "a", name: "Ardanor", kind: State),
            (id: "gaz", name: "The Gazette", kind: Outlet)],
            topics: [(id: "t", name: "T", short: "T", kind: Undertaking, question: "?")],
            documents: [(id: "o", publisher: "P", kind: News)], positions: [
                (id: "p", actors: ["a"], topic: "t", stance: Refuse, summary: "S", evidence: [
                    (document: "o", exact: "own words", attribution: [(who: ["gaz"], mode: Indirect), (who: ["a"], mode: Direct)]),
                    (document: "o", exact: "told words", attribution: [(who: ["a"], mode: Indirect)])])])"#;
        let opened = open(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]);
        let known = Known::from(&opened.dossier);
        let p = opened.dossier.positions().next().unwrap();
        let asks = |filter: Filter| filter.asks_for(known, p, &|_| false);
        assert!(asks(Filter { own_words: true, ..Filter::default() }));
        assert!(asks(Filter { relays: Some(1), ..Filter::default() }));
        assert!(!asks(Filter { own_words: true, relays: Some(1), ..Filter::default() }));
    }
}
