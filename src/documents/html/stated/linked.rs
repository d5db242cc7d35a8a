//! What a page states about itself in JSON-LD, in the vocabulary of schema.org. A page may describe many
//! things: related articles, its comments, its site. Only the one that is the page itself counts.

use serde_json::{Map, Value};

use super::super::super::lines::line;
use super::super::tokens::{Token, Tokens};
use super::people::person;
use super::titles::{are_alike, is_host_name, letters};

/// Things that are looked at, at most.
const MOST: usize = 2000;
/// Lists and things within each other, at most.
const DEEPEST: usize = 6;

/// What the page says of itself elsewhere.
pub(super) struct Page<'p> {
    pub(super) address: Option<&'p str>,
    pub(super) titles: Vec<&'p str>,
}

/// What was stated about the page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Linked {
    pub(super) headline: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) publisher: Option<String>,
    /// The name of the site.
    pub(super) site: Option<String>,
    /// As stated.
    pub(super) published: Option<String>,
    pub(super) language: Option<String>,
    /// The beginning of the article.
    pub(super) body: Option<String>,
}

type Thing = Map<String, Value>;

/// What the scripts of a page state. What is no JSON is passed over.
pub(super) fn linked(scripts: &[String], page: &Page<'_>) -> Linked {
    let parsed: Vec<Value> = scripts.iter().flat_map(|script| parse(script)).collect();
    let mut things = Vec::new();
    for value in &parsed {
        gather(value, DEEPEST, &mut things);
    }
    let graph = Graph { things };
    let site = graph.of_kind("WebSite").find_map(|thing| Graph::name(thing.get("name")));
    let mut found = graph.own(page).map_or_else(Linked::default, |thing| graph.stated(thing, page));
    found.site = site;
    found
}

/// The values of a script, as far as it is JSON. Line breaks within a string are none there, and stand in many.
fn parse(script: &str) -> Vec<Value> {
    let mut text = script.trim();
    for (open, close) in [("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>")] {
        text = text
            .strip_prefix(open)
            .map_or(text, |rest| rest.strip_suffix(close).unwrap_or(rest))
            .trim();
    }
    let text = text.replace(char::is_control, " ");
    let values = serde_json::Deserializer::from_str(&text).into_iter();
    values.map_while(Result::ok).take(MOST).collect()
}

/// The things of a script: those of a list and of `@graph`, and what a page says it is about.
fn gather<'v>(value: &'v Value, deepest: usize, things: &mut Vec<&'v Thing>) {
    if things.len() >= MOST {
        return;
    }
    match value {
        Value::Array(values) if deepest > 0 => {
            for value in values {
                gather(value, deepest - 1, things);
            }
        }
        Value::Object(thing) => {
            things.push(thing);
            for name in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = thing.get(name).filter(|_| deepest > 0) {
                    gather(inner, deepest - 1, things);
                }
            }
        }
        _ => {}
    }
}

struct Graph<'v> {
    things: Vec<&'v Thing>,
}

/// How well a thing fits the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Other,
    /// Nothing speaks against it.
    Perhaps,
    Title,
    /// By its address, or because the page says that it is about it.
    Sure,
}

impl<'v> Graph<'v> {
    fn of_kind(&self, kind: &'static str) -> impl Iterator<Item = &'v Thing> + '_ {
        self.things.iter().copied().filter(move |thing| kinds(thing).any(|own| own == kind))
    }

    /// The thing that is the page: an article before a page of the web.
    fn own(&self, page: &Page<'_>) -> Option<&'v Thing> {
        let articles = || self.things.iter().copied().filter(|thing| kinds(thing).any(is_article));
        let pages = || self.things.iter().copied().filter(|thing| kinds(thing).any(is_page));
        self.best(articles(), page).or_else(|| self.best(pages(), page))
    }

    fn best(&self, things: impl Iterator<Item = &'v Thing>, page: &Page<'_>) -> Option<&'v Thing> {
        let mut fitting: Vec<(Fit, &Thing)> =
            things.map(|thing| (self.fit(thing, page), thing)).collect();
        let count = fitting.len();
        fitting.retain(|(fit, _)| *fit > Fit::Other);
        let best = fitting.iter().map(|(fit, _)| *fit).max()?;
        let (fit, thing) = fitting.iter().find(|(fit, _)| *fit == best)?;
        // Of several of which nothing says that they are the page, none is taken.
        (*fit > Fit::Perhaps || count == 1).then_some(*thing)
    }

    fn fit(&self, thing: &Thing, page: &Page<'_>) -> Fit {
        let is_named = self.things.iter().filter(|other| kinds(other).any(is_page)).any(|other| {
            let about = other.get("mainEntity");
            about.is_some_and(|about| {
                about.as_object().is_some_and(|about| std::ptr::eq(about, thing))
                    || id(about).is_some() && id(about) == thing.get("@id").and_then(Value::as_str)
            })
        });
        let address = page.address.map(place);
        let own: Vec<String> = [thing.get("mainEntityOfPage"), thing.get("url"), thing.get("@id")]
            .into_iter()
            .flatten()
            .filter_map(id)
            .filter(|own| own.contains('/') && !own.starts_with('#'))
            .map(place)
            .collect();
        let is_here =
            address.as_ref().is_some_and(|here| own.iter().any(|own| same_place(own, here)));
        let names = ["headline", "name"].iter().filter_map(|name| Graph::name(thing.get(*name)));
        let names: Vec<String> = names.collect();
        let called = || names.iter();
        let same = |title: &&str| called().any(|own| letters(own) == letters(title));
        let alike =
            |title: &&str| called().next().is_none() || called().any(|own| are_alike(own, title));
        let is_elsewhere = address.is_some() && !own.is_empty() && !is_here;
        if is_here
            && own.first().zip(address.as_ref()).is_some_and(|(own, here)| same_place(own, here))
            || is_named
        {
            Fit::Sure
        } else if page.titles.iter().any(same) {
            Fit::Title
        } else if is_elsewhere {
            Fit::Other
        } else if page.titles.is_empty() || page.titles.iter().any(alike) {
            Fit::Perhaps
        } else if is_here {
            Fit::Title
        } else {
            Fit::Other
        }
    }

    fn stated(&self, thing: &'v Thing, page: &Page<'_>) -> Linked {
        let authors = self.people(thing.get("author"), DEEPEST);
        let authors =
            if authors.is_empty() { self.people(thing.get("creator"), DEEPEST) } else { authors };
        let body = thing.get("articleBody").and_then(Value::as_str);
        Linked {
            headline: Graph::headline(thing, page),
            authors,
            publisher: thing.get("publisher").and_then(|publisher| self.body(publisher)),
            site: None,
            published: thing.get("datePublished").and_then(first_text).map(str::to_string),
            language: thing.get("inLanguage").and_then(first_text).map(str::to_string),
            body: body.map(|body| body.chars().take(400).collect()),
        }
    }

    /// What an article is called: as the page calls itself, if one of its names is alike.
    fn headline(thing: &Thing, page: &Page<'_>) -> Option<String> {
        let names =
            ["headline", "name"].into_iter().filter_map(|name| Graph::name(thing.get(name)));
        let names: Vec<String> = names.filter(|_| kinds(thing).any(is_article)).collect();
        let is_alike = |name: &&String| page.titles.iter().any(|title| are_alike(name, title));
        names.iter().find(is_alike).or(names.first()).cloned()
    }

    /// The names of persons or bodies: one or many, named, described or referred to.
    fn people(&self, value: Option<&'v Value>, deepest: usize) -> Vec<String> {
        let Some(deeper) = deepest.checked_sub(1) else { return Vec::new() };
        match value {
            Some(Value::String(name)) => person(&plain(name)).into_iter().collect(),
            Some(Value::Array(values)) => {
                let all = values.iter().take(50);
                all.flat_map(|value| self.people(Some(value), deeper)).collect()
            }
            Some(Value::Object(thing)) => {
                let thing = self.meant(thing);
                let part = |name: &str| Graph::name(thing.get(name));
                let whole = part("givenName").zip(part("familyName"));
                match thing.get("name") {
                    Some(name) => self.people(Some(name), deeper),
                    None => {
                        whole.and_then(|(a, b)| person(&format!("{a} {b}"))).into_iter().collect()
                    }
                }
            }
            _ => Vec::new(),
        }
    }

    /// The name of a body that publishes.
    fn body(&self, value: &'v Value) -> Option<String> {
        self.people(Some(value), DEEPEST).into_iter().find(|name| !is_host_name(name))
    }

    /// What a thing stands for that is nothing but a reference.
    fn meant(&self, thing: &'v Thing) -> &'v Thing {
        let Some(id) =
            thing.get("@id").and_then(Value::as_str).filter(|_| !thing.contains_key("name"))
        else {
            return thing;
        };
        let is = |other: &&&Thing| {
            other.contains_key("name") && other.get("@id").and_then(Value::as_str) == Some(id)
        };
        self.things.iter().find(is).copied().unwrap_or(thing)
    }

    fn name(value: Option<&Value>) -> Option<String> {
        line(&plain(first_text(value?)?))
    }
}

fn first_text(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Array(values) => values.iter().find_map(Value::as_str),
        Value::Object(thing) => {
            thing.get("@value").or_else(|| thing.get("name")).and_then(Value::as_str)
        }
        _ => None,
    }
}

/// Character references are written into JSON by mistake, and often.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for token in Tokens::references(text, 0..text.len()) {
        match token {
            Token::Text(range) => plain.push_str(text.get(range).unwrap_or_default()),
            Token::Reference(characters, _) => plain.push_str(&characters),
            _ => {}
        }
    }
    plain
}

/// The address that a value is or refers to.
fn id(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Object(thing) => {
            thing.get("@id").or_else(|| thing.get("url")).and_then(Value::as_str)
        }
        _ => None,
    }
}

/// What a thing is, by the last words of the names of its kinds.
fn kinds(thing: &Thing) -> impl Iterator<Item = &str> {
    let (one, many) = match thing.get("@type") {
        Some(Value::String(kind)) => (Some(kind.as_str()), None),
        Some(Value::Array(kinds)) => (None, Some(kinds.iter().filter_map(Value::as_str))),
        _ => (None, None),
    };
    let all = one.into_iter().chain(many.into_iter().flatten());
    all.map(|kind| kind.rsplit(['/', ':', '#']).next().unwrap_or(kind))
}

pub(super) fn is_article(kind: &str) -> bool {
    kind.ends_with("Article")
        || kind.ends_with("Posting") && kind != "JobPosting"
        || matches!(
            kind,
            "Report"
                | "CreativeWork"
                | "Review"
                | "Legislation"
                | "DigitalDocument"
                | "PressRelease"
        )
}

pub(super) fn is_page(kind: &str) -> bool {
    kind.ends_with("Page")
}

/// An address without its scheme, `www.`, its fragment and a slash at its end.
fn place(address: &str) -> String {
    let address = address.trim();
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    let address = address.split('#').next().unwrap_or(address);
    let address = address.strip_prefix("www.").unwrap_or(address);
    address.trim_end_matches('/').to_lowercase()
}

/// Whether two addresses are one; one of them may be without its host.
fn same_place(own: &str, here: &str) -> bool {
    own == here || own.starts_with('/') && here.find('/').and_then(|at| here.get(at..)) == Some(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(script: &str) -> Linked {
        let page = Page {
            address: Some("https://gazette.example/ships"),
            titles: vec!["Ships for the mole"],
        };
        linked(&[script.to_string()], &page)
    }

    #[test]
    fn the_page_itself_is_chosen_and_no_other_article() {
        let own = r#"{"@type":"NewsArticle","headline":"Ships for the mole","author":"Orla Kern"}"#;
        let other = r#"{"@type":"NewsArticle","headline":"Cats win","author":"Ed Vale","url":"https://gazette.example/cats"}"#;
        let loose = r#"{"@type":"Article","headline":"Cats win again","author":"Ed Vale"}"#;
        let by_url = r#"{"@type":["Report"],"headline":"Ready","mainEntityOfPage":{"@id":"http://www.gazette.example/ships/#x"},"author":{"name":"Jo Low"}}"#;
        for (script, authors) in [
            (own.to_string(), "Orla Kern"),
            (format!("[{other},{own}]"), "Orla Kern"),
            (format!(r#"{{"@graph":[{other},{loose},{own}]}}"#), "Orla Kern"),
            (format!("[{own},{by_url}]"), "Jo Low"),
            (other.to_string(), ""),
            (loose.to_string(), ""),
            (format!("[{other},{loose}]"), ""),
            (format!(r#"{{"@type":"WebPage","mainEntity":{loose}}}"#), "Ed Vale"),
            (r##"{"@type":"Article","comment":[{"author":"Troll"}],"author":[{"@id":"#p"},"Jo Low"]}"##.to_string(), "Jo Low"),
            (r##"{"@graph":[{"@type":"Article","author":{"@id":"#p"}},{"@id":"#p","@type":"Person","name":"Ed &amp; Vale"}]}"##.to_string(), "Ed & Vale"),
            (r#"{"@type":"http://schema.org/BlogPosting","author":{"givenName":"Orla","familyName":"Kern"}}"#.to_string(), "Orla Kern"),
            ("{broken".to_string(), ""),
            (format!("{own}];"), "Orla Kern"),
            (own.replace("for the mole", "for\n the\tmole"), "Orla Kern"),
            ("[".repeat(100_000), ""),
        ] {
            assert_eq!(read(&script).authors.join(", "), authors, "{script:.200}");
        }
    }

    #[test]
    fn a_publisher_is_a_name() {
        let of = |publisher: &str| {
            read(&format!(r#"{{"@type":"Article","publisher":{publisher}}}"#)).publisher
        };
        assert_eq!(
            of(r#"{"@type":"Organization","name":"The Gazette"}"#).as_deref(),
            Some("The Gazette")
        );
        assert_eq!(
            of(r#"["https://gazette.example","The Gazette"]"#).as_deref(),
            Some("The Gazette")
        );
        assert_eq!(of(r#""www.gazette.example""#), None);
    }
}
