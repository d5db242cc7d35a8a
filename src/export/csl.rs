//! CSL-JSON: sources as reference managers read them (Zotero, Pandoc), by the schema of
//! citationstyles.org. Exact, as all JSON here.

use serde_json::{Map, Value as Json, json};

use super::json::to_bytes;

/// What a source is, in the words of CSL.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    Article,
    ArticleMagazine,
    ArticleNewspaper,
    Book,
    Broadcast,
    #[default]
    Document,
    Hearing,
    Interview,
    Legislation,
    PersonalCommunication,
    Post,
    PostWeblog,
    Report,
    Speech,
    Treaty,
    Webpage,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 16] = [
        Kind::Article,
        Kind::ArticleMagazine,
        Kind::ArticleNewspaper,
        Kind::Book,
        Kind::Broadcast,
        Kind::Document,
        Kind::Hearing,
        Kind::Interview,
        Kind::Legislation,
        Kind::PersonalCommunication,
        Kind::Post,
        Kind::PostWeblog,
        Kind::Report,
        Kind::Speech,
        Kind::Treaty,
        Kind::Webpage,
    ];

    /// The value of `type`.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Article => "article",
            Kind::ArticleMagazine => "article-magazine",
            Kind::ArticleNewspaper => "article-newspaper",
            Kind::Book => "book",
            Kind::Broadcast => "broadcast",
            Kind::Document => "document",
            Kind::Hearing => "hearing",
            Kind::Interview => "interview",
            Kind::Legislation => "legislation",
            Kind::PersonalCommunication => "personal_communication",
            Kind::Post => "post",
            Kind::PostWeblog => "post-weblog",
            Kind::Report => "report",
            Kind::Speech => "speech",
            Kind::Treaty => "treaty",
            Kind::Webpage => "webpage",
        }
    }

    /// Whether it stands in something larger of whoever publishes it: a newspaper, a site.
    fn is_contained(self) -> bool {
        matches!(
            self,
            Kind::ArticleMagazine
                | Kind::ArticleNewspaper
                | Kind::Broadcast
                | Kind::Interview
                | Kind::Post
                | Kind::PostWeblog
                | Kind::Webpage
        )
    }
}

/// A date as a source gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    Year(i32),
    Month(i32, u8),
    Day(i32, u8, u8),
    /// One that is no calendar date: "early 2026".
    Literal(String),
}

/// A source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    pub id: String,
    pub kind: Kind,
    pub title: Option<String>,
    /// Persons and bodies, each by its name as written.
    pub author: Vec<String>,
    /// Who publishes it: the newspaper of an article, the site of a page, the publisher of the rest.
    pub publisher: Option<String>,
    pub issued: Option<When>,
    pub accessed: Option<When>,
    pub url: Option<String>,
    pub language: Option<String>,
    pub note: Option<String>,
}

/// The sources as one CSL-JSON file.
pub fn references(all: &[Reference]) -> Vec<u8> {
    to_bytes(&all.iter().map(item).collect::<Vec<Json>>())
}

fn item(reference: &Reference) -> Json {
    let published = if reference.kind.is_contained() { "container-title" } else { "publisher" };
    let mut item = Map::new();
    item.insert("id".to_string(), json!(reference.id));
    item.insert("type".to_string(), json!(reference.kind.name()));
    if !reference.author.is_empty() {
        let names = reference.author.iter().map(|name| json!({ "literal": name }));
        item.insert("author".to_string(), names.collect());
    }
    for (name, when) in [("issued", &reference.issued), ("accessed", &reference.accessed)] {
        item.extend(when.iter().map(|when| (name.to_string(), date(when))));
    }
    for (name, text) in [
        ("title", &reference.title),
        (published, &reference.publisher),
        ("URL", &reference.url),
        ("language", &reference.language),
        ("note", &reference.note),
    ] {
        item.extend(text.iter().map(|text| (name.to_string(), json!(text))));
    }
    Json::Object(item)
}

fn date(when: &When) -> Json {
    match when {
        When::Year(year) => json!({ "date-parts": [[year]] }),
        When::Month(year, month) => json!({ "date-parts": [[year, month]] }),
        When::Day(year, month, day) => json!({ "date-parts": [[year, month, day]] }),
        When::Literal(text) => json!({ "literal": text }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(all: &[Reference]) -> Json {
        serde_json::from_slice(&references(all)).unwrap()
    }

    #[test]
    fn a_source_has_what_is_known_of_it() {
        let bare = Reference { id: "a".to_string(), ..Reference::default() };
        assert_eq!(read(&[bare]), json!([{ "id": "a", "type": "document" }]));
        let full = Reference {
            id: "reuters-2026".to_string(),
            kind: Kind::ArticleNewspaper,
            title: Some("A “title”".to_string()),
            author: vec!["A. Person".to_string(), "Foreign Office".to_string()],
            publisher: Some("Reuters".to_string()),
            issued: Some(When::Day(2026, 1, 6)),
            accessed: Some(When::Literal("spring".to_string())),
            url: Some("https://x.example/?a&b".to_string()),
            language: Some("en".to_string()),
            note: Some("cut\u{202e}".to_string()),
        };
        let expected = json!([{
            "id": "reuters-2026",
            "type": "article-newspaper",
            "title": "A “title”",
            "author": [{ "literal": "A. Person" }, { "literal": "Foreign Office" }],
            "container-title": "Reuters",
            "issued": { "date-parts": [[2026, 1, 6]] },
            "accessed": { "literal": "spring" },
            "URL": "https://x.example/?a&b",
            "language": "en",
            "note": "cut\u{202e}",
        }]);
        assert_eq!(read(&[full]), expected);
    }

    #[test]
    fn who_publishes_is_the_container_of_what_stands_in_something() {
        for kind in Kind::ALL {
            let publisher = Some("P".to_string());
            let read = read(&[Reference { kind, publisher, ..Reference::default() }]);
            let (with, without) = if kind.is_contained() {
                ("container-title", "publisher")
            } else {
                ("publisher", "container-title")
            };
            assert_eq!(read[0][with], "P", "{kind:?}");
            assert_eq!(read[0].get(without), None, "{kind:?}");
        }
    }

    #[test]
    fn a_date_is_as_precise_as_its_source() {
        for (when, expected) in [
            (When::Year(2026), json!({ "date-parts": [[2026]] })),
            (When::Month(2026, 1), json!({ "date-parts": [[2026, 1]] })),
            (When::Day(-44, 3, 15), json!({ "date-parts": [[-44, 3, 15]] })),
            (When::Literal("2026~".to_string()), json!({ "literal": "2026~" })),
        ] {
            assert_eq!(date(&when), expected);
        }
    }

    #[test]
    fn each_kind_has_a_name_of_its_own() {
        let names: std::collections::BTreeSet<&str> = Kind::ALL.map(Kind::name).into();
        assert_eq!(names.len(), Kind::ALL.len());
    }
}
