//! What a page states about itself in the tags of its head, and in those of its kind that stand further
//! down: there anybody may have written, so that they count only where the head is silent.

use super::super::super::lines::{address, line};
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
    pub(super) title: Stated,
    /// Titles that metas state, as they are.
    pub(super) titles: Vec<(u8, String)>,
    pub(super) authors: Option<(u8, Vec<String>)>,
    pub(super) publisher: Stated,
    /// Names of the site.
    pub(super) sites: Vec<String>,
    /// As stated.
    pub(super) published: Vec<(u8, String)>,
    pub(super) language: Stated,
    pub(super) address: Stated,
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

pub(super) type Stated = Option<(u8, String)>;

impl Head {
    /// What a tag states.
    pub(in super::super) fn tag(&mut self, tag: &Tag<'_>) {
        match tag.name.as_ref() {
            "html" if !self.is_over => {
                let language = tag.attribute("lang").or_else(|| tag.attribute("xml:lang"));
                state(&mut self.language, 0, language.and_then(line));
            }
            "meta" => self.meta(tag),
            "link" if !self.is_over => {
                let relation = tag.attribute("rel").unwrap_or_default().to_ascii_lowercase();
                if relation.split_ascii_whitespace().any(|word| word == "canonical") {
                    state(&mut self.address, 0, tag.attribute("href").and_then(address));
                }
            }
            _ => {}
        }
    }

    /// The text of `<title>`: the first of the page counts, wherever it stands.
    pub(in super::super) fn title(&mut self, text: &str) {
        state(&mut self.title, 0, line(text).filter(|title| title.len() <= LONGEST));
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
            state(&mut self.language, 1, line(content));
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

    fn named(&mut self, name: &str, content: &str, late: u8) {
        let short = name.strip_prefix("weibo:").unwrap_or(name).replace(['.', '_'], ":");
        match short.as_str() {
            "citation:title" | "dc:title" | "dcterms:title" | "dcterm:title" => {
                self.titled(late, content);
            }
            "og:title" => self.titled(1 + late, content),
            "headline" | "article:title" | "parsely-title" | "sailthru:title" | "twitter:title" => {
                self.titled(2 + late, content);
            }
            "citation:author" => self.author(late, content),
            "dc:creator" | "dcterms:creator" | "dcterm:creator" | "dc:contributor:author" => {
                self.author(1 + late, content);
            }
            "author"
            | "parsely-author"
            | "sailthru:author"
            | "byl"
            | "article:author:name"
            | "authors"
            | "cxenseparse:author" => self.author(2 + late, content),
            "article:author" | "og:article:author" | "og:author" | "book:author" => {
                self.author(3 + late, content);
            }
            "og:site:name" => self.site(late, content),
            "publisher" | "dc:publisher" | "dcterms:publisher" | "citation:publisher"
            | "dcterm:publisher" => {
                self.site(1 + late, content);
            }
            "citation:journal:title" => self.site(late, content),
            "application-name" | "apple-mobile-web-app-title" => {
                self.site(4 + late, content);
            }
            "article:publisher" if !content.contains('/') => self.site(2 + late, content),
            "article:published:time" | "og:article:published:time" | "article:published" => {
                self.date(late, content);
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
                self.date(1 + late, content);
            }
            "date" | "dc:date" | "dcterms:date" | "dcterm:date" | "dc:date:created"
            | "dcterms:created" => {
                self.date(2 + late, content);
            }
            "og:url" if late == 0 => state(&mut self.address, 1, address(content)),
            "og:locale" if late == 0 => {
                state(&mut self.language, 2, line(&content.replace('_', "-")));
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
                Card::Author => self.author(4 + late, content),
                Card::Published => self.date(3 + late, content),
            }
        }
    }

    fn titled(&mut self, rank: u8, content: &str) {
        if let Some(title) = line(content).filter(|_| self.titles.len() < MOST) {
            self.titles.push((rank, title));
        }
    }

    fn author(&mut self, rank: u8, content: &str) {
        let Some(name) = person(content) else { return };
        match &mut self.authors {
            Some((before, names)) if *before == rank => {
                if names.len() < MOST {
                    names.push(name);
                }
            }
            Some((before, _)) if *before < rank => {}
            _ => self.authors = Some((rank, vec![name])),
        }
    }

    fn site(&mut self, rank: u8, content: &str) {
        let Some(name) = line(content) else { return };
        if self.sites.len() < MOST {
            self.sites.push(name.clone());
        }
        // What is no name counts where there is none.
        let rank = if is_host_name(&name) { rank.saturating_add(50) } else { rank };
        state(&mut self.publisher, rank, Some(name));
    }

    fn date(&mut self, rank: u8, content: &str) {
        if self.published.len() < MOST {
            self.published.push((rank, content.to_string()));
        }
    }
}

/// The first of the best rank counts.
pub(super) fn state(stated: &mut Stated, rank: u8, value: Option<String>) {
    if let Some(value) = value
        && stated.as_ref().is_none_or(|(before, _)| rank < *before)
    {
        *stated = Some((rank, value));
    }
}
