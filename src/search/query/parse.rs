//! What is typed as a tree. Whatever is typed means something, but for a field that there is not or a value that it
//! does not have: then the error points at the word.
//!
//! ```text
//! or     := and ("or" and)*          and := not+
//! not    := "-" not | "(" or ")" | phrase | field | word
//! field  := name ":" value ("," value)*      phrase := '"' … '"'
//! ```

use std::ops::Range;

use super::field::Field;
use super::tree::Query;

/// Why what is typed means nothing, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    /// Bytes of what was typed.
    pub at: Range<usize>,
    /// A sentence with the remedy.
    pub said: String,
}

/// Deeper parentheses are read as if they were not there.
const DEEPEST: usize = 32;
/// More is not read: no one types it, and a paste must not hold up a key.
const LONGEST: usize = 4_000;

/// Reads what is typed, whatever the values of its fields are.
///
/// # Errors
/// A field that there is not, or one without a value.
pub fn parse(text: &str) -> Result<Query, QueryError> {
    parse_with(text, &|_, _| Ok(()))
}

/// Reads what is typed; `is_value` says in a sentence why a value is none of its field.
///
/// # Errors
/// As [`parse`], and for a value that is none.
pub fn parse_with(
    text: &str,
    is_value: &dyn Fn(Field, &str) -> Result<(), String>,
) -> Result<Query, QueryError> {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = text.get(..end).unwrap_or_default();
    let mut reading = Reading { text, at: 0, depth: 0, is_value };
    let mut read = Vec::new();
    loop {
        read.push(reading.any()?);
        if !reading.eat(')') {
            break;
        }
        // A parenthesis that closes nothing is passed over.
    }
    Ok(Query::all(read))
}

struct Reading<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    is_value: &'a dyn Fn(Field, &str) -> Result<(), String>,
}

fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')') || is_quotation_mark(c)
}

impl<'a> Reading<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn eat(&mut self, c: char) -> bool {
        self.skip_blanks();
        let is_there = self.rest().starts_with(c);
        self.at += if is_there { c.len_utf8() } else { 0 };
        is_there
    }

    /// The bare word that comes next, as far as `or` and `and` are concerned.
    fn next_word(&self) -> &'a str {
        let rest = self.rest().trim_start();
        rest.get(..rest.find(ends_word).unwrap_or(rest.len())).unwrap_or_default()
    }

    fn any(&mut self) -> Result<Query, QueryError> {
        let mut all = vec![self.every()?];
        while self.is_operator("or") {
            self.skip_blanks();
            self.at += "or".len();
            all.push(self.every()?);
        }
        all.retain(|part| !part.is_all());
        Ok(match all.len() {
            0 => Query::default(),
            _ => Query::any(all),
        })
    }

    /// Whether that word comes next, and something comes after it on which it can work.
    fn is_operator(&self, word: &str) -> bool {
        if !self.next_word().eq_ignore_ascii_case(word) {
            return false;
        }
        let after = self.rest().trim_start().get(word.len()..).unwrap_or_default().trim_start();
        !after.is_empty() && !after.starts_with(')')
    }

    fn every(&mut self) -> Result<Query, QueryError> {
        let mut parts = Vec::new();
        loop {
            self.skip_blanks();
            let rest = self.rest();
            if rest.is_empty() || rest.starts_with(')') {
                break;
            }
            if !parts.is_empty() && self.is_operator("or") {
                break;
            }
            if !parts.is_empty() && self.is_operator("and") {
                self.at += "and".len();
                continue;
            }
            parts.extend(self.one()?);
        }
        Ok(Query::all(parts))
    }

    fn one(&mut self) -> Result<Option<Query>, QueryError> {
        let rest = self.rest();
        if let Some(after) = rest.strip_prefix('-') {
            self.at += 1;
            // A dash that stands alone says nothing.
            if after.is_empty() || after.starts_with(|c: char| c.is_whitespace() || c == ')') {
                return Ok(None);
            }
            return Ok(self.one()?.filter(|inner| !inner.is_all()).map(Query::negated));
        }
        if rest.starts_with('(') {
            self.at += 1;
            self.depth += 1;
            let inner = if self.depth < DEEPEST { self.any()? } else { Query::default() };
            self.depth -= 1;
            self.eat(')');
            return Ok(Some(inner).filter(|inner| !inner.is_all()));
        }
        if rest.starts_with(is_quotation_mark) {
            let phrase = self.quoted();
            let phrase = phrase.split_whitespace().collect::<Vec<_>>().join(" ");
            return Ok((!phrase.is_empty()).then_some(Query::Phrase(phrase)));
        }
        Ok(Some(self.word_or_field()?).filter(|word| !word.is_all()))
    }

    /// What stands between quotation marks; without a second one, all the rest.
    fn quoted(&mut self) -> &'a str {
        let rest = self.rest();
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let inner = rest.get(first..).unwrap_or_default();
        let end = inner.char_indices().find(|(_, c)| is_quotation_mark(*c));
        let (len, mark) = end.map_or((inner.len(), 0), |(at, c)| (at, c.len_utf8()));
        self.at += first + len + mark;
        inner.get(..len).unwrap_or_default()
    }

    fn word_or_field(&mut self) -> Result<Query, QueryError> {
        let (start, rest) = (self.at, self.rest());
        let end = rest.find(ends_word).unwrap_or(rest.len());
        let word = rest.get(..end).unwrap_or_default();
        if let Some((name, _)) = word.split_once(':')
            && !name.is_empty()
            && name.chars().all(|c| c.is_ascii_alphabetic() || c == '-')
        {
            return self.field(name, start);
        }
        self.at += end;
        let ended = self.at < self.text.len();
        // An operator that has nothing to work on says nothing, but for one that is still being typed.
        let is_operator = ["or", "and"].iter().any(|operator| word.eq_ignore_ascii_case(operator));
        if is_operator && ended {
            return Ok(Query::default());
        }
        Ok(Query::Word { text: word.to_string(), ended })
    }

    fn field(&mut self, name: &str, start: usize) -> Result<Query, QueryError> {
        let Some(field) = Field::named(name) else {
            return Err(QueryError {
                at: start..start + name.len(),
                said: format!("There is no field `{name}`{}.", nearest(name)),
            });
        };
        self.at += name.len() + 1;
        let mut values: Vec<String> = Vec::new();
        loop {
            let from = self.at;
            let rest = self.rest();
            let value = if rest.starts_with(is_quotation_mark) {
                self.quoted().split_whitespace().collect::<Vec<_>>().join(" ")
            } else {
                let end = rest.find(|c: char| ends_word(c) || c == ',').unwrap_or(rest.len());
                self.at += end;
                rest.get(..end).unwrap_or_default().to_string()
            };
            let at = from..self.at.max(from);
            if value.is_empty() {
                let (at, name) = (start..self.at, field.name());
                let said = format!("`{name}:` wants a value, such as {}.", field.example());
                return Err(QueryError { at, said });
            }
            (self.is_value)(field, &value).map_err(|said| QueryError { at, said })?;
            if !values.contains(&value) {
                values.push(value);
            }
            if !self.rest().starts_with(',') {
                break;
            }
            self.at += 1;
        }
        Ok(Query::Field(field, values))
    }
}

/// `; did you mean actor:?`, where a field is called nearly so; else which there are.
fn nearest(name: &str) -> String {
    use crate::search::shapes::is_slip;
    let name = name.to_ascii_lowercase();
    let near = Field::all().map(Field::name).find(|held| {
        is_slip(&name, held)
            || held.starts_with(&name)
            || (name.len() > 2 && name.starts_with(held))
    });
    if let Some(near) = near {
        return format!("; did you mean `{near}:`");
    }
    let all: Vec<&str> = Field::all().map(Field::name).collect();
    format!("; there are {}. In quotation marks it is a word", all.join(", "))
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn word(text: &str, ended: bool) -> Query {
        Query::Word { text: text.to_string(), ended }
    }

    #[test]
    fn what_is_typed_is_read() {
        let check = |text: &str, query: Query| {
            assert_eq!(parse(text).unwrap(), query, "{text}");
            assert_eq!(parse(&query.to_string()).unwrap(), query, "{text} as {query}");
        };
        check("", Query::default());
        check("uk", word("uk", false));
        check("uk ", word("uk", true));
        check("macron thou", Query::all([word("macron", true), word("thou", false)]));
        check("\"up to 15,000\"", Query::Phrase("up to 15,000".to_string()));
        check("“up  to", Query::Phrase("up to".to_string()));
        check("-germany", word("germany", false).negated());
        check(
            "a or b c",
            Query::any([word("a", true), Query::all([word("b", true), word("c", false)])]),
        );
        check(
            "(a or b) c ",
            Query::all([Query::any([word("a", true), word("b", true)]), word("c", true)]),
        );
        check(
            "actor:germany,\"United States\" -is:draft",
            Query::all([
                Query::Field(Field::Actor, vec!["germany".into(), "United States".into()]),
                Query::field(Field::Is, "draft").negated(),
            ]),
        );
        check("firmness:>=pledged", Query::field(Field::Firmness, ">=pledged"));
        check("at 6:15", Query::all([word("at", true), word("6:15", false)]));
        check(
            "-(\"a\" tro",
            Query::all([Query::Phrase("a".to_string()), word("tro", false)]).negated(),
        );
        // While it is being typed, nothing is wrong.
        check("troops or", Query::all([word("troops", true), word("or", false)]));
        check("a and b", Query::all([word("a", true), word("b", false)]));
        for nothing in ["-", "()", "\"\"", "(", ")", "( )", "- ()", "-()"] {
            assert_eq!(parse(nothing).unwrap(), Query::default(), "{nothing}");
        }
    }

    #[test]
    fn an_error_points_at_the_word() {
        let check = |text: &str, at: &str, said: &str| {
            let error = parse(text).unwrap_err();
            assert_eq!((&text[error.at.clone()], error.said.as_str()), (at, said));
        };
        check("troops actr:germany", "actr", "There is no field `actr`; did you mean `actor:`.");
        check("actor:", "actor:", "`actor:` wants a value, such as actor:germany.");
        check("lang:en,", "lang:en,", "`lang:` wants a value, such as lang:en.");
        let no = |_: Field, value: &str| Err(format!("no {value}"));
        let error = parse_with("is:draft is:x", &no).unwrap_err();
        assert_eq!((error.at, error.said.as_str()), (3..8, "no draft"));
    }

    /// Any query, as the box, the panel and the flags can make it.
    fn queries() -> impl Strategy<Value = Query> {
        let value = prop_oneof!["[a-z0-9-]{1,8}", "[a-z]{1,4} [a-z,()]{1,4}x"];
        let fields: Vec<Field> = Field::all().collect();
        let leaf = prop_oneof![
            "[a-zä0-9,.'’]{2,8}"
                .prop_filter("operators", |text| !["or", "and"].contains(&text.as_str()))
                .prop_map(|text| word(&text, true)),
            "[a-z0-9]{1,5}( [a-z0-9,-]{1,5}){0,2}".prop_map(Query::Phrase),
            (prop::sample::select(fields), vec(value, 1..4)).prop_map(|(field, mut values)| {
                values.sort();
                values.dedup();
                Query::Field(field, values)
            }),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                inner.clone().prop_map(Query::negated),
                vec(inner.clone(), 2..4).prop_map(Query::all),
                vec(inner, 2..4).prop_map(Query::any),
            ]
        })
    }

    proptest! {
        /// Text to tree and back is the same.
        #[test]
        fn a_query_is_read_as_it_is_printed(query in queries()) {
            let text = query.to_string();
            prop_assert_eq!(parse(&text).unwrap(), query, "{}", text);
        }

        /// Whatever is typed, it ends in a tree that is printed and read again, or in an error within the text.
        #[test]
        fn whatever_is_typed_means_something(text in "[ab :,()\"“”\\-or]{0,24}") {
            match parse(&text) {
                Ok(query) => prop_assert_eq!(parse(&query.to_string()).unwrap(), query, "{}", text),
                Err(error) => prop_assert!(text.get(error.at).is_some()),
            }
        }
    }
}
