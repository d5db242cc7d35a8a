//! What a person says of the documents that are added: it counts more than what they state.

use std::collections::BTreeMap;

use crate::cli::dates::no_date;
use crate::cli::output::Failure;
use crate::documents::{Extract, Field};
use crate::dossier::date::Date;
use crate::state::address::is_openable;

#[derive(Debug, clap::Args)]
pub(super) struct Given {
    /// Who publishes them, whatever they state
    #[arg(long, value_name = "NAME", value_parser = text)]
    publisher: Option<String>,
    /// What the one document is called
    #[arg(long, value_parser = text)]
    title: Option<String>,
    /// Who wrote them
    #[arg(long, value_name = "NAME", value_parser = text)]
    author: Option<String>,
    /// When they were published: `2030-05-03`, `2030-05`, `2030`, with `?` or `~` where that is not sure
    #[arg(long, value_name = "DATE", value_parser = date)]
    date: Option<String>,
    /// In which language they are: `en`, `de-AT`
    #[arg(long, value_name = "TAG", value_parser = language)]
    language: Option<String>,
    /// Where the one document is on the web
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    url: Option<String>,
}

/// Where a person has said it, as a noun beside those of the documents.
pub(super) const PLACE: &str = "as given";

impl Given {
    /// What was typed into the lines of a form.
    ///
    /// # Errors
    /// A sentence: what stands in a line is not what it is for.
    pub(super) fn typed(lines: &BTreeMap<Field, String>) -> Result<Given, String> {
        let read = |field: Field, as_field: &dyn Fn(&str) -> Result<String, String>| {
            let line = lines.get(&field).map(|line| as_field(line)).transpose();
            line.map_err(|why| format!("{}: {why}", field.label()))
        };
        let plain = |line: &str| text(line).map_err(str::to_string);
        Ok(Given {
            publisher: read(Field::Publisher, &plain)?,
            title: read(Field::Title, &plain)?,
            author: read(Field::Author, &plain)?,
            date: read(Field::Published, &date)?,
            language: read(Field::Language, &language)?,
            url: read(Field::Address, &address)?,
        })
    }

    fn all(&self) -> [(Field, &'static str, Option<&String>); 6] {
        [
            (Field::Publisher, "--publisher", self.publisher.as_ref()),
            (Field::Title, "--title", self.title.as_ref()),
            (Field::Author, "--author", self.author.as_ref()),
            (Field::Published, "--date", self.date.as_ref()),
            (Field::Language, "--language", self.language.as_ref()),
            (Field::Address, "--url", self.url.as_ref()),
        ]
    }

    /// Refuses what only one document can have, where several are added.
    pub(super) fn check(&self, files: usize) -> Result<(), Failure> {
        let is_of_one = |field| matches!(field, Field::Title | Field::Address);
        let given =
            self.all().into_iter().filter(|(field, _, value)| is_of_one(*field) && value.is_some());
        let given: Vec<String> = given.map(|(_, option, _)| format!("`{option}`")).collect();
        if files < 2 || given.is_empty() {
            return Ok(());
        }
        let (given, verb) = match given.as_slice() {
            [one] => (one.clone(), "is"),
            all => (all.join(" and "), "are"),
        };
        Err(Failure(format!(
            "{given} {verb} for one document only, and {files} files are named: add that one by itself"
        )))
    }

    /// Puts what is given in the place of what a document states; tells what it states otherwise.
    pub(super) fn put_over(&self, extract: &mut Extract) -> Vec<(Field, String)> {
        let mut otherwise = Vec::new();
        for (field, _, value) in self.all() {
            let Some(value) = value else { continue };
            if let Some(stated) = extract.meta.get(field).filter(|stated| *stated != value) {
                otherwise.push((field, format!("{stated} ({})", extract.place_of(field))));
            }
            extract.meta.put(field, value.clone(), PLACE);
        }
        otherwise
    }
}

/// As a field of an entry: it may not be empty.
fn text(value: &str) -> Result<String, &'static str> {
    let value = value.trim();
    if value.is_empty() { Err("this is empty") } else { Ok(value.to_string()) }
}

fn date(value: &str) -> Result<String, String> {
    let value = text(value)?;
    match Date::parse(&value) {
        Ok(_) => Ok(value),
        Err(why) => Err(no_date(&value, why).0),
    }
}

fn language(value: &str) -> Result<String, String> {
    let value = text(value)?;
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let first = value.split('-').next().unwrap_or_default();
    let is_tag = first.len() > 1 && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is_tag && value.split('-').all(is_part) {
        Ok(value)
    } else {
        Err(format!("`{value}` is not a language tag: write it as `en` or `de-AT`"))
    }
}

fn address(value: &str) -> Result<String, String> {
    let value = text(value)?;
    if is_openable(&value) {
        Ok(value)
    } else {
        Err(format!(
            "`{value}` is not a web address: it must begin with `https://` or `http://` and have no spaces"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_must_be_what_a_field_can_hold() {
        assert_eq!(text(" The Gazette "), Ok("The Gazette".to_string()));
        assert_eq!(text("  "), Err("this is empty"));
        for right in ["2026-01-06", "2026-01", "2026", "2026-01-06~", "2026-01-06/2026-01-08"] {
            assert_eq!(date(right).as_deref(), Ok(right));
        }
        for wrong in ["6 January 2026", "2026-02-30", "yesterday", ""] {
            assert!(date(wrong).is_err(), "{wrong}");
        }
        for right in ["en", "de-AT", "zh-Hant-TW", "sr-Latn", "gsw"] {
            assert_eq!(language(right).as_deref(), Ok(right));
        }
        for wrong in ["English, please", "e", "de_AT", "12", "de--AT"] {
            assert!(language(wrong).is_err(), "{wrong}");
        }
        assert!(address("https://a.example/b?c=d").is_ok());
        for wrong in ["a.example", "https://a b", "file:///etc/passwd", "javascript:alert(1)"] {
            assert!(address(wrong).is_err(), "{wrong}");
        }
    }
}
