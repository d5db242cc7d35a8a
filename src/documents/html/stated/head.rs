//! What a page states about itself in the tags of its head, and in those of its kind that stand further
//! down: there anybody may have written, so that they count only where the head is silent.

use super::super::super::lines::{address, line};
use super::super::super::meta::Placed;
use super::super::tokens::Tag;
use super::people::person;
use super::titles::is_host_name;

/// Values of a kind that are kept, at most.
const MOST: usize = 50;
/// A longer value is none, in bytes.
const LONGEST: usize = 2000;
/// What stands behind the head counts so much less.
pub(super) const LATE: u8 = 100;

/// What was stated so far, with the rank of who stated it: the lower one counts.
#[derive(Debug, Default)]
pub(in super::super) struct Head {
    /// The text of `<title>`.
    pub(super) title: Option<Ranked>,
    /// Titles that metas state, as they are.
    pub(super) titles: Vec<Ranked>,
    /// Of one rank.
    pub(super) authors: Vec<Ranked>,
    pub(super) publisher: Option<Ranked>,
    /// Names of the site.
    pub(super) sites: Vec<String>,
    /// As stated.
    pub(super) published: Vec<Ranked>,
    pub(super) language: Option<Ranked>,
    pub(super) address: Option<Ranked>,
    /// JSON-LD.
    pub(super) scripts: Vec<String>,
    /// What a label of a card (`twitter:label1`) names, by its number.
    label: Option<(String, Card)>,
    /// The head is over.
    pub(in super::super) is_over: bool,
}

#[derive(Clone, Copy, Debug)]
enum Card {
    Author,
    Published,
}

/// What a tag states: the lower rank counts.
#[derive(Clone, Debug)]
pub(super) struct Ranked {
    pub(super) rank: u8,
    pub(super) said: Placed,
}

impl Ranked {
    fn new(rank: u8, value: impl Into<String>, place: impl Into<String>) -> Ranked {
        Ranked { rank, said: Placed::new(value, place) }
    }

    pub(super) fn value(&self) -> &str {
        &self.said.value
    }
}

impl Head {
    /// What a tag states.
    pub(in super::super) fn tag(&mut self, tag: &Tag<'_>) {
        match tag.name.as_ref() {
            "html" if !self.is_over => {
                let language = tag.attribute("lang").or_else(|| tag.attribute("xml:lang"));
                let language = language.and_then(line);
                state(&mut self.language, language.map(|own| Ranked::new(0, own, "html lang")));
            }
            "meta" => self.meta(tag),
            "link" if !self.is_over => {
                let relation = tag.attribute("rel").unwrap_or_default().to_ascii_lowercase();
                if relation.split_ascii_whitespace().any(|word| word == "canonical") {
                    let own = tag.attribute("href").and_then(address);
                    state(&mut self.address, own.map(|own| Ranked::new(0, own, "link canonical")));
                }
            }
            _ => {}
        }
    }

    /// The text of `<title>`: the first of the page counts, wherever it stands.
    pub(in super::super) fn title(&mut self, text: &str) {
        let title = line(text).filter(|title| title.len() <= LONGEST);
        state(&mut self.title, title.map(|title| Ranked::new(0, title, "title")));
    }

    /// A script in JSON-LD.
    pub(in super::super) fn script(&mut self, text: &str) {
        const LARGEST: usize = 1024 * 1024;
        let size: usize = self.scripts.iter().map(String::len).sum();
        if size + text.len() <= LARGEST && self.scripts.len() < MOST {
            self.scripts.push(text.to_string());
        }
    }

    fn meta(&mut self, tag: &Tag<'_>) {
        let Some(content) = tag.attribute("content").filter(|content| content.len() <= LONGEST)
        else {
            return;
        };
        let late = if self.is_over { LATE } else { 0 };
        if tag
            .attribute("http-equiv")
            .is_some_and(|name| name.eq_ignore_ascii_case("content-language"))
            && late == 0
            && !content.contains(',')
        {
            let language = line(content).map(|own| Ranked::new(1, own, "content-language"));
            state(&mut self.language, language);
        }
        let is_of_item = |name: &&str| *name == "itemprop" && late == 0;
        let names = ["property", "name", "itemprop"].into_iter();
        for kind in names.filter(|name| *name != "itemprop" || is_of_item(name)) {
            // Some pages give a tag several names.
            let names = tag.attribute(kind).unwrap_or_default().to_ascii_lowercase();
            for name in names.split_ascii_whitespace().take(4) {
                self.named(name, content, late);
            }
        }
    }

    /// What a tag states by the name of what it states: also its place, for people.
    fn named(&mut self, name: &str, content: &str, late: u8) {
        let short = name.strip_prefix("weibo:").unwrap_or(name).replace(['.', '_'], ":");
        match short.as_str() {
            "citation:title" | "dc:title" | "dcterms:title" | "dcterm:title" => {
                self.titled(late, content, name);
            }
            "og:title" => self.titled(1 + late, content, name),
            "headline" | "article:title" | "parsely-title" | "sailthru:title" | "twitter:title" => {
                self.titled(2 + late, content, name);
            }
            "citation:author" => self.author(late, content, name),
            "dc:creator" | "dcterms:creator" | "dcterm:creator" | "dc:contributor:author" => {
                self.author(1 + late, content, name);
            }
            "author"
            | "parsely-author"
            | "sailthru:author"
            | "byl"
            | "article:author:name"
            | "authors"
            | "cxenseparse:author" => self.author(2 + late, content, name),
            "article:author" | "og:article:author" | "og:author" | "book:author" => {
                self.author(3 + late, content, name);
            }
            "og:site:name" => self.site(late, content, name),
            "publisher" | "dc:publisher" | "dcterms:publisher" | "citation:publisher"
            | "dcterm:publisher" => {
                self.site(1 + late, content, name);
            }
            "citation:journal:title" => self.site(late, content, name),
            "application-name" | "apple-mobile-web-app-title" => {
                self.site(4 + late, content, name);
            }
            "article:publisher" if !content.contains('/') => self.site(2 + late, content, name),
            "article:published:time" | "og:article:published:time" | "article:published" => {
                self.date(late, content, name);
            }
            "datepublished"
            | "dcterms:issued"
            | "dcterm:issued"
            | "dc:date:issued"
            | "dc:issued"
            | "citation:publication:date"
            | "citation:date"
            | "citation:online:date"
            | "parsely-pub-date"
            | "sailthru:date"
            | "pubdate"
            | "publishdate"
            | "publish:date"
            | "publish-date"
            | "publication:date"
            | "article:date:original"
            | "og:pubdate"
            | "ptime"
            | "cxenseparse:recs:publishtime"
            | "originalpublicationdate"
            | "og:published:time" => {
                self.date(1 + late, content, name);
            }
            "date" | "dc:date" | "dcterms:date" | "dcterm:date" | "dc:date:created"
            | "dcterms:created" => {
                self.date(2 + late, content, name);
            }
            "og:url" if late == 0 => {
                state(&mut self.address, address(content).map(|own| Ranked::new(1, own, name)));
            }
            "og:locale" if late == 0 => {
                let language = line(&content.replace('_', "-"));
                state(&mut self.language, language.map(|own| Ranked::new(2, own, name)));
            }
            _ => self.card(&short, content, late),
        }
    }

    /// `twitter:label1` says what `twitter:data1` is.
    fn card(&mut self, name: &str, content: &str, late: u8) {
        if let Some(number) = name.strip_prefix("twitter:label") {
            let label = content.trim().trim_end_matches(':').to_lowercase();
            let card = match label.as_str() {
                "written by" | "author" | "by" | "posted by" | "verfasst von" | "autor"
                | "geschrieben von" | "écrit par" | "auteur" | "escrito por" | "scritto da"
                | "autore" | "written-by" | "geschreven door" | "napisane przez" | "автор"
                | "skrevet av" | "skrevet af" => Some(Card::Author),
                "published" | "published on" | "published at" | "posted on" | "veröffentlicht"
                | "publié le" | "publicado" | "pubblicato" => Some(Card::Published),
                _ => None,
            };
            self.label = card.map(|card| (number.to_string(), card));
        } else if let Some(number) = name.strip_prefix("twitter:data")
            && let Some((of, card)) = &self.label
            && of == number
        {
            match card {
                Card::Author => self.author(4 + late, content, name),
                Card::Published => self.date(3 + late, content, name),
            }
        }
    }

    fn titled(&mut self, rank: u8, content: &str, place: &str) {
        if let Some(title) = line(content).filter(|_| self.titles.len() < MOST) {
            self.titles.push(Ranked::new(rank, title, place));
        }
    }

    fn author(&mut self, rank: u8, content: &str, place: &str) {
        let Some(name) = person(content) else { return };
        let before = self.authors.first().map_or(u8::MAX, |author| author.rank);
        if rank < before {
            self.authors.clear();
        }
        if rank <= before && self.authors.len() < MOST {
            self.authors.push(Ranked::new(rank, name, place));
        }
    }

    fn site(&mut self, rank: u8, content: &str, place: &str) {
        let Some(name) = line(content) else { return };
        if self.sites.len() < MOST {
            self.sites.push(name.clone());
        }
        // What is no name counts where there is none.
        let rank = if is_host_name(&name) { rank.saturating_add(50) } else { rank };
        state(&mut self.publisher, Some(Ranked::new(rank, name, place)));
    }

    fn date(&mut self, rank: u8, content: &str, place: &str) {
        if self.published.len() < MOST {
            self.published.push(Ranked::new(rank, content, place));
        }
    }
}

/// The first of the best rank counts.
fn state(stated: &mut Option<Ranked>, own: Option<Ranked>) {
    if let Some(own) = own
        && stated.as_ref().is_none_or(|before| own.rank < before.rank)
    {
        *stated = Some(own);
    }
}
