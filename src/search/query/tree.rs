//! A query as a tree, and what is ticked in it.

use super::field::Field;

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Query {
    /// A word as it was typed. One that is not ended is the beginning of a word.
    Word {
        text: String,
        ended: bool,
    },
    /// Words that stand one after another.
    Phrase(String),
    /// One of some values of a field.
    Field(Field, Vec<String>),
    Not(Box<Query>),
    /// All of them; none of them asks for everything.
    And(Vec<Query>),
    /// One of them; two at least.
    Or(Vec<Query>),
}

impl Default for Query {
    fn default() -> Query {
        Query::And(Vec::new())
    }
}

impl Query {
    /// Whether it asks for everything.
    pub fn is_all(&self) -> bool {
        matches!(self, Query::And(parts) if parts.is_empty())
    }

    /// What has to hold, each by itself.
    pub fn parts(&self) -> &[Query] {
        match self {
            Query::And(parts) => parts,
            one => std::slice::from_ref(one),
        }
    }

    /// All of some queries, one beside the other.
    pub fn all(parts: impl IntoIterator<Item = Query>) -> Query {
        let mut flat = Vec::new();
        for part in parts {
            match part {
                Query::And(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        if flat.len() == 1 { flat.swap_remove(0) } else { Query::And(flat) }
    }

    /// One of some queries.
    pub fn any(parts: impl IntoIterator<Item = Query>) -> Query {
        let mut flat = Vec::new();
        for part in parts {
            match part {
                Query::Or(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        if flat.len() == 1 { flat.swap_remove(0) } else { Query::Or(flat) }
    }

    #[must_use]
    pub fn negated(self) -> Query {
        match self {
            Query::Not(inner) => *inner,
            other => Query::Not(Box::new(other)),
        }
    }

    /// One value of a field.
    pub fn field(field: Field, value: impl Into<String>) -> Query {
        Query::Field(field, vec![value.into()])
    }

    /// What is ticked of a field in the list of facets: the values of which one has to hold. Of flags ([`Field::Is`])
    /// each has to hold.
    pub fn ticked(&self, field: Field) -> Vec<String> {
        let mut parts = self.parts().iter().filter_map(|part| match part {
            Query::Field(of, values) if *of == field && is_tick(field, values) => Some(values),
            _ => None,
        });
        if field == Field::Is {
            return parts.flatten().cloned().collect();
        }
        parts.next().cloned().unwrap_or_default()
    }

    /// The same without what is ticked of a field.
    #[must_use]
    pub fn without(&self, field: Field) -> Query {
        self.with(field, Vec::new())
    }

    /// The same with other values of a field ticked, in place of those that were.
    #[must_use]
    pub fn with(&self, field: Field, values: Vec<String>) -> Query {
        let mut ticks: Vec<Query> = match field {
            Field::Is => values.into_iter().map(|value| Query::field(field, value)).collect(),
            _ if values.is_empty() => Vec::new(),
            _ => vec![Query::Field(field, values)],
        };
        let mut parts = Vec::new();
        for part in self.parts() {
            let is_ticked =
                matches!(part, Query::Field(of, values) if *of == field && is_tick(field, values));
            // Each flag stays where it was ticked; the values of a field take the place of those before.
            let tick = match field {
                _ if !is_ticked => {
                    parts.push(part.clone());
                    continue;
                }
                Field::Is => ticks.iter().position(|tick| tick == part),
                _ => (!ticks.is_empty()).then_some(0),
            };
            parts.extend(tick.map(|n| ticks.remove(n)));
        }
        parts.append(&mut ticks);
        Query::all(parts)
    }

    /// The same with a value of a field ticked, or no longer.
    #[must_use]
    pub fn turned(&self, field: Field, value: &str) -> Query {
        let mut values = self.ticked(field);
        match values.iter().position(|held| held == value) {
            Some(at) => {
                values.remove(at);
            }
            None => values.push(value.to_string()),
        }
        self.with(field, values)
    }

    /// The words that have to be found, in the order in which they were typed, each with whether it is ended. What is
    /// only ruled out, or one of several, is none of them.
    pub fn words(&self) -> Vec<(&str, bool)> {
        let words = self.parts().iter().filter_map(|part| match part {
            Query::Word { text, ended } => Some((text.as_str(), *ended)),
            _ => None,
        });
        words.collect()
    }

    /// Whether it is words and phrases alone.
    pub fn is_words(&self) -> bool {
        let is_word = |part: &Query| matches!(part, Query::Word { .. } | Query::Phrase(_));
        !self.is_all() && self.parts().iter().all(is_word)
    }

    /// The same with every word ended, as a blank, Tab or Enter ends it.
    #[must_use]
    pub fn ended(self) -> Query {
        match self {
            Query::Word { text, .. } => Query::Word { text, ended: true },
            Query::Not(inner) => Query::Not(Box::new(inner.ended())),
            Query::And(parts) => Query::And(parts.into_iter().map(Query::ended).collect()),
            Query::Or(parts) => Query::Or(parts.into_iter().map(Query::ended).collect()),
            other => other,
        }
    }
}

/// Whether values stand as the list of facets writes them: of several flags one is typed only.
fn is_tick(field: Field, values: &[String]) -> bool {
    field != Field::Is || values.len() == 1
}
