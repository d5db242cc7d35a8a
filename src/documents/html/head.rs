//! What a page states about itself in its head. Only there: further down anybody may have written.

use super::super::extract::Meta;
use super::tokens::Tag;
use crate::dossier::date::Date;

/// What was stated so far, with the rank of who stated it: the lower one counts.
#[derive(Debug, Default)]
pub(super) struct Head {
    title: Stated,
    author: Stated,
    publisher: Stated,
    published: Stated,
    language: Stated,
    address: Stated,
    /// The head is over.
    pub(super) is_over: bool,
}

type Stated = Option<(u8, String)>;

impl Head {
    /// What a tag of the head states.
    pub(super) fn tag(&mut self, tag: &Tag<'_>) {
        if self.is_over {
            return;
        }
        match tag.name.as_ref() {
            "html" => {
                let language = tag.attribute("lang").or_else(|| tag.attribute("xml:lang"));
                state(&mut self.language, 0, language.and_then(line));
            }
            "meta" => self.meta(tag),
            "link" => {
                let relation = tag.attribute("rel").unwrap_or_default().to_ascii_lowercase();
                if relation.split_ascii_whitespace().any(|word| word == "canonical") {
                    state(&mut self.address, 0, tag.attribute("href").and_then(address));
                }
            }
            _ => {}
        }
    }

    /// The text of `<title>`.
    pub(super) fn title(&mut self, text: &str) {
        if !self.is_over {
            state(&mut self.title, 0, line(text));
        }
    }

    fn meta(&mut self, tag: &Tag<'_>) {
        let Some(content) = tag.attribute("content") else { return };
        let name = tag.attribute("property").or_else(|| tag.attribute("name"));
        let name = name.or_else(|| tag.attribute("itemprop")).unwrap_or_default();
        match name.trim().to_ascii_lowercase().as_str() {
            "og:title" => state(&mut self.title, 1, line(content)),
            "author" => state(&mut self.author, 0, line(content)),
            // Often the address of a profile: that is no name.
            "article:author" if !content.contains("://") => {
                state(&mut self.author, 1, line(content));
            }
            "og:site_name" => state(&mut self.publisher, 0, line(content)),
            "publisher" | "dc.publisher" | "dcterms.publisher" => {
                state(&mut self.publisher, 1, line(content));
            }
            "article:published_time" => state(&mut self.published, 0, day(content)),
            "datepublished" | "dcterms.issued" | "citation_publication_date" => {
                state(&mut self.published, 1, day(content));
            }
            "date" | "dc.date" | "dcterms.date" | "pubdate" => {
                state(&mut self.published, 2, day(content));
            }
            "og:url" => state(&mut self.address, 1, address(content)),
            _ => {}
        }
    }

    pub(super) fn meta_data(self) -> Meta {
        let value = |stated: Stated| stated.map(|(_, value)| value);
        Meta {
            title: value(self.title),
            author: value(self.author),
            publisher: value(self.publisher),
            published: value(self.published),
            language: value(self.language),
            address: value(self.address),
        }
    }
}

/// The first of the best rank counts.
fn state(stated: &mut Stated, rank: u8, value: Option<String>) {
    if let Some(value) = value
        && stated.as_ref().is_none_or(|(before, _)| rank < *before)
    {
        *stated = Some((rank, value));
    }
}

/// Words on one line; `None` when there are none.
pub(in super::super) fn line(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The day, month or year that a text begins with, as an EDTF date. Of a moment only the day, as
/// stated, without reckoning its hour into another zone.
pub(in super::super) fn day(text: &str) -> Option<String> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(text.len());
    let (date, rest) = text.split_at_checked(end)?;
    // Behind it comes the hour or nothing: "12-13 people" is no date.
    let is_whole = rest.is_empty() || (date.len() == 10 && rest.starts_with(['T', 't', ' ']));
    (is_whole && date.len() >= 4 && Date::parse(date).is_ok()).then(|| date.to_string())
}

/// A web address.
pub(in super::super) fn address(text: &str) -> Option<String> {
    let text = text.trim();
    let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    let is_web = lower.starts_with("http://") || lower.starts_with("https://");
    let is_plain = !text.chars().any(|c| c.is_whitespace() || c.is_control());
    (is_web && is_plain).then(|| text.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_taken_as_stated_or_not_at_all() {
        for (text, expected) in [
            ("2026-01-06", Some("2026-01-06")),
            ("2026-01-06T23:30:00-05:00", Some("2026-01-06")),
            (" 2026-01-06 10:00 ", Some("2026-01-06")),
            ("2026-01", Some("2026-01")),
            ("2026", Some("2026")),
            ("2026-13-06", None),
            ("2026-1-6", None),
            ("6 January 2026", None),
            ("2026/01/06", None),
            ("20260106", None),
            ("", None),
        ] {
            assert_eq!(day(text).as_deref(), expected, "{text:?}");
        }
    }

    #[test]
    fn an_address_is_of_the_web() {
        assert_eq!(address(" https://a.example/x ").as_deref(), Some("https://a.example/x"));
        assert_eq!(address("HTTP://a.example").as_deref(), Some("HTTP://a.example"));
        for no in ["/relative", "javascript:alert(1)", "https://a b", "file:///etc/passwd", ""] {
            assert_eq!(address(no), None, "{no}");
        }
    }
}
