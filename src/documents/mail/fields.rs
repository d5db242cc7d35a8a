//! The header of a mail or of a part of one: its fields, decoded as mail programs show them.

use mail_parser::parsers::MessageStream;
use mail_parser::{Addr, Address, ContentType, DateTime, HeaderValue};

use super::super::dates::day;
use super::super::decode::{Decoded, decode};
use super::super::extract::{Encoding, Limits, Unreadable};
use super::super::lines::line;

/// Bytes of one header, at most.
const HEADER: usize = 1024 * 1024;
/// Bytes of a field that is taken apart. A longer one is kept as it stands there.
const FIELD: usize = 32 * 1024;
/// Bytes of what a field says about a part, at most: the crate looks through all that came before for each
/// piece of it.
const TYPE: usize = 2048;

/// The fields that mail programs show above the text.
pub(super) const SHOWN: [&str; 5] = ["from", "to", "cc", "date", "subject"];

/// A field: its name as it is written, and its value on one line, not decoded.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) value: String,
}

impl Field {
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// The fields of a header in order. A line that is no field has no name.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) fields: Vec<Field>,
    pub(super) encoding: Encoding,
    pub(super) remarks: Vec<String>,
}

impl Header {
    /// The header that some bytes begin with, and the body behind it.
    pub(super) fn cut<'b>(
        bytes: &'b [u8],
        limits: &Limits,
    ) -> Result<(Header, &'b [u8]), Unreadable> {
        let mut end = 0;
        let mut body: &[u8] = &[];
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            if matches!(line, b"\n" | b"\r\n") {
                body = bytes.get(end + line.len()..).unwrap_or_default();
                break;
            }
            end += line.len();
        }
        if end > HEADER {
            let how = "it has a header of more than 1 MB".to_string();
            return Err(Unreadable::Damaged(how));
        }
        let header = bytes.get(..end).unwrap_or_default();
        let Decoded { text, encoding, remarks, .. } = decode(header, None, limits)?;
        Ok((Header { fields: fields(&text), encoding, remarks }, body))
    }

    /// The value of the first field of that name.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|field| field.is(name)).map(|field| field.value.as_str())
    }
}

/// The fields of a header. A line that begins with a blank goes on with the one before.
pub(super) fn fields(text: &str) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for line in text.lines() {
        let goes_on = line.starts_with([' ', '\t']);
        if let Some(last) = fields.last_mut().filter(|_| goes_on) {
            last.value.push(' ');
            last.value.push_str(line.trim());
            continue;
        }
        let (name, value) = named(line).unwrap_or(("", line));
        fields.push(Field { name: name.to_string(), value: value.trim().to_string() });
    }
    fields
}

/// The name and the value of a line that begins a field.
fn named(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim_end_matches([' ', '\t']);
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic());
    is_name.then_some((name, value))
}

/// A value in words: encoded words decoded, on one line.
pub(super) fn words(value: &str) -> String {
    if value.len() > FIELD || !value.contains("=?") {
        return line(value).unwrap_or_default();
    }
    let whole = joined(value);
    let found = MessageStream::new(whole.as_bytes()).parse_unstructured();
    line(found.as_text().unwrap_or(value)).unwrap_or_default()
}

/// A value that names people, as mail programs show them: the name, then the address in `<…>`.
pub(super) fn people(value: &str) -> String {
    if value.len() > FIELD || !value.contains('@') {
        return words(value);
    }
    let whole = joined(value);
    let all = match MessageStream::new(whole.as_bytes()).parse_address() {
        HeaderValue::Address(Address::List(list)) => addresses(&list),
        HeaderValue::Address(Address::Group(groups)) => {
            let group = |group: &mail_parser::Group<'_>| match &group.name {
                Some(name) => format!("{name}: {};", addresses(&group.addresses)),
                None => addresses(&group.addresses),
            };
            groups.iter().map(group).collect::<Vec<_>>().join(" ")
        }
        _ => return words(value),
    };
    line(&all).unwrap_or_default()
}

fn addresses(list: &[Addr<'_>]) -> String {
    let one = |one: &Addr<'_>| match (&one.name, &one.address) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (Some(one), None) | (None, Some(one)) => one.to_string(),
        (None, None) => String::new(),
    };
    list.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// The name of the first person that a value names.
pub(super) fn author(value: &str) -> Option<String> {
    if value.len() > FIELD {
        return None;
    }
    let whole = joined(value);
    let found = MessageStream::new(whole.as_bytes()).parse_address();
    line(found.as_address()?.first()?.name()?)
}

/// The day of a date, as stated, without reckoning its hour into another zone.
pub(super) fn date(value: &str) -> Option<String> {
    let date = DateTime::parse_rfc822(value.get(..FIELD).unwrap_or(value))?;
    day(&format!("{:04}-{:02}-{:02}", date.year, date.month, date.day), None)
}

/// What `Content-Type` or `Content-Disposition` say.
#[derive(Debug, Default)]
pub(super) struct Stated {
    /// In small letters: `text/html`, `attachment`.
    pub(super) what: String,
    parameters: Vec<(String, String)>,
}

impl Stated {
    pub(super) fn of(value: &str) -> Stated {
        let end = (0..=value.len().min(TYPE)).rev().find(|end| value.is_char_boundary(*end));
        let whole = format!("{}\n", value.get(..end.unwrap_or_default()).unwrap_or_default());
        let found = MessageStream::new(whole.as_bytes()).parse_content_type();
        let Some(found) = found.as_content_type() else { return Stated::default() };
        let parameter = |one: &mail_parser::Attribute<'_>| {
            (one.name.to_ascii_lowercase(), one.value.to_string())
        };
        let parameters = found.attributes().unwrap_or_default().iter().map(parameter).collect();
        Stated { what: essence(found), parameters }
    }

    pub(super) fn parameter(&self, name: &str) -> Option<String> {
        let found = self.parameters.iter().find(|(known, _)| known == name)?;
        let value = found.1.trim();
        (!value.is_empty()).then(|| value.to_string())
    }
}

fn essence(found: &ContentType<'_>) -> String {
    match found.subtype() {
        Some(subtype) => format!("{}/{subtype}", found.ctype()).to_ascii_lowercase(),
        None => found.ctype().to_ascii_lowercase(),
    }
}

/// A value on one line with a break behind it, in which encoded words that follow each other are one: a
/// letter of several bytes may be cut between them.
fn joined(value: &str) -> String {
    let mut whole = String::with_capacity(value.len() + 1);
    let mut before: Option<(String, String)> = None;
    for token in value.split_whitespace() {
        let word = encoded(token);
        let same = word.as_ref().map(|(how, _)| how.to_ascii_lowercase());
        match (word, &before) {
            (Some((_, letters)), Some((how, _))) if same.as_ref() == Some(how) => {
                whole.truncate(whole.trim_end_matches("?=").len());
                whole.push_str(letters);
                whole.push_str("?=");
            }
            _ => {
                whole.push_str(if whole.is_empty() { "" } else { " " });
                whole.push_str(token);
                before = same.map(|how| (how, String::new()));
            }
        }
    }
    whole.push('\n');
    whole
}

/// An encoded word: how it is encoded, and its letters.
fn encoded(token: &str) -> Option<(&str, &str)> {
    let inside = token.strip_prefix("=?")?.strip_suffix("?=")?;
    let charset = inside.find('?')?;
    let end = charset + 2;
    let (how, letters) = inside.split_at_checked(end)?;
    let letters = letters.strip_prefix('?')?;
    (!letters.contains('?')).then_some((how, letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_decoded() {
        for (value, expected) in [
            ("plain  words", "plain words"),
            ("=?utf-8?q?Ma=C3=AEtre_d'=C5=93uvre?=", "Maître d'œuvre"),
            ("=?UTF-8?B?w4lseXPDqWU=?= and more", "Élysée and more"),
            // A letter in two words.
            ("=?utf-8?Q?Caf=C3?= =?UTF-8?q?=A9?=", "Café"),
            ("=?utf-8?b?w4k=?= =?utf-8?b?bHk=?=", "Ély"),
            ("=?iso-8859-2?Q?=B1?= x", "ą x"),
            ("=?shift_jis?B?g26DjYFb?=", "ハロー"),
            ("a =? b", "a =? b"),
            ("=?utf-8?x?a?=", "=?utf-8?x?a?="),
            ("", ""),
        ] {
            assert_eq!(words(value), expected, "{value}");
        }
    }

    #[test]
    fn people_are_shown_with_their_addresses() {
        for (value, expected, name) in [
            (
                "\"Rask, Ona\" <ona@corvia.example>",
                "Rask, Ona <ona@corvia.example>",
                Some("Rask, Ona"),
            ),
            ("ona@corvia.example", "ona@corvia.example", None),
            ("Ona Rask", "Ona Rask", Some("Ona Rask")),
            (
                "=?utf-8?q?Ona_R=C3=A5sk?= <o@c.example>, b@c.example",
                "Ona Råsk <o@c.example>, b@c.example",
                Some("Ona Råsk"),
            ),
            ("Envoys: a@c.example, b@c.example;", "Envoys: a@c.example, b@c.example;", None),
            ("The minister (acting) of Corvia", "The minister (acting) of Corvia", None),
        ] {
            assert_eq!(people(value), expected);
            if name.is_some() {
                assert_eq!(author(value).as_deref(), name, "{value}");
            }
        }
    }

    #[test]
    fn a_date_is_a_day() {
        for (value, expected) in [
            ("Tue, 6 Jan 2026 23:30:00 -0500", Some("2026-01-06")),
            ("6 Jan 2026 10:00 +0100 (CET)", Some("2026-01-06")),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(date(value).as_deref(), expected, "{value}");
        }
    }

    #[test]
    fn a_type_has_its_parameters() {
        let stated = Stated::of(
            "Multipart/Related; BOUNDARY=\"--=_a b\"; start=\"<r@a>\"; x*=utf-8''%C3%A9",
        );
        assert_eq!(stated.what, "multipart/related");
        assert_eq!(stated.parameter("boundary").as_deref(), Some("--=_a b"));
        assert_eq!(stated.parameter("start").as_deref(), Some("<r@a>"));
        assert_eq!(stated.parameter("x").as_deref(), Some("é"));
        assert_eq!(Stated::of("").what, "");
    }

    #[test]
    fn fields_go_on_in_lines_that_begin_with_a_blank() {
        let found = fields("From: a\r\n b\nnothing\nX :c\n");
        let found: Vec<_> = found.iter().map(|f| (f.name.as_str(), f.value.as_str())).collect();
        assert_eq!(found, [("From", "a b"), ("", "nothing"), ("X", "c")]);
    }
}
