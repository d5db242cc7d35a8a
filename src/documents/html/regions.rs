//! What the parts of a page are, by its markup: where articles, navigation, comments, headings and links
//! stand in its text, and what is marked as the name of an author or as a date.

use std::ops::Range;

use super::tokens::Tag;

/// Parts that are kept, at most. Of a page with more of them nothing is said.
const MOST: usize = 100_000;
/// A value in an attribute is no longer, in bytes.
const LONGEST: usize = 500;

/// The parts of a page that mean something, in the order in which they begin.
#[derive(Debug, Default)]
pub(super) struct Regions {
    pub(super) all: Vec<Region>,
    /// Those that are not closed.
    open: Vec<usize>,
    pub(super) is_cut: bool,
}

#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is another thing that markup says")]
pub(super) struct Region {
    /// Bytes of the visible text.
    pub(super) range: Range<usize>,
    pub(super) outer: Option<usize>,
    pub(super) place: Place,
    /// Its place is said by its name or its role, not by a class.
    pub(super) is_sure: bool,
    pub(super) item: Item,
    pub(super) is_link: bool,
    pub(super) is_main_heading: bool,
    /// It is marked as an author; the lower number is the surer mark.
    pub(super) author: Option<u8>,
    /// It is the name of the thing around it.
    pub(super) is_name: bool,
    /// It is marked as the date of publication; the lower number is the surer mark.
    pub(super) published: Option<u8>,
    /// What an attribute says of it for programs.
    pub(super) value: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    #[default]
    Any,
    /// The part that the page calls its main one.
    Main,
    Article,
    /// The text of the article alone.
    Body,
    /// What belongs to the page and not to the text: its foot, what shares it.
    Furniture,
    /// What is about other things or by other people: navigation, comments, related articles.
    Beside,
}

/// A thing that markup describes (`itemscope`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Item {
    #[default]
    None,
    Article,
    Other,
}

impl Regions {
    /// A tag began an element: its part, if it means something. A tag without content is a part, too.
    pub(super) fn begin(&mut self, tag: &Tag<'_>, at: usize) -> Option<usize> {
        let mut region = meaning(tag)?;
        if self.all.len() >= MOST {
            self.is_cut = true;
            return None;
        }
        region.range = at..at;
        region.outer = self.open.last().copied();
        self.all.push(region);
        let number = self.all.len() - 1;
        if !super::elements::is_void(&tag.name) {
            self.open.push(number);
        }
        Some(number)
    }

    /// An element ended, and with it what was begun in it.
    pub(super) fn end(&mut self, number: usize, at: usize) {
        let Some(place) = self.open.iter().rposition(|open| *open == number) else { return };
        for open in self.open.drain(place..) {
            if let Some(region) = self.all.get_mut(open) {
                region.range.end = at.max(region.range.start);
            }
        }
    }

    /// The page ended.
    pub(super) fn finish(&mut self, at: usize) {
        if let Some(first) = self.open.first().copied() {
            self.end(first, at);
        }
    }

    /// The parts around one, from the inside.
    pub(super) fn around(&self, region: &Region) -> impl Iterator<Item = (usize, &Region)> {
        let mut next = region.outer;
        std::iter::from_fn(move || {
            let number = next?;
            let region = self.all.get(number)?;
            next = region.outer;
            Some((number, region))
        })
    }
}

/// What a tag means; `None` if nothing.
fn meaning(tag: &Tag<'_>) -> Option<Region> {
    let name = tag.name.as_ref();
    let speaks = |name: &str| {
        matches!(name, "class" | "id" | "role" | "rel" | "itemprop" | "itemscope" | "href")
    };
    let is_plain = !tag.attributes.iter().any(|(name, _)| speaks(name));
    if is_plain
        && !matches!(
            name,
            "nav" | "aside" | "search" | "footer" | "main" | "article" | "h1" | "time" | "address"
        )
    {
        return None;
    }
    let attribute = |name: &str| tag.attribute(name).unwrap_or_default().to_ascii_lowercase();
    let has = |list: &str, words: &[&str]| {
        list.split_ascii_whitespace().any(|word| words.contains(&word))
    };
    let property = attribute("itemprop");
    let class = tag.attribute("class").unwrap_or_default();
    let classes: Vec<Vec<String>> = class.split_ascii_whitespace().take(20).map(words).collect();
    let id = words(tag.attribute("id").unwrap_or_default());
    let mut region = Region {
        is_link: name == "a" && tag.attribute("href").is_some(),
        is_main_heading: name == "h1",
        is_name: has(&property, &["name"])
            || has(&attribute("class"), &["fn", "p-name"]) && name != "h1",
        ..Region::default()
    };
    region.place = place(name, &attribute("role"), &property);
    let is_comment = |words: &Vec<String>| {
        words.iter().any(|word| matches!(word.as_str(), "comment" | "comments"))
    };
    if region.place == Place::Article && classes.iter().any(is_comment) {
        region.place = Place::Beside;
    }
    region.is_sure = region.place != Place::Any;
    if !region.is_sure {
        region.place = named_place(name, &classes, &id);
    }
    if tag.attribute("itemscope").is_some() {
        let kind = tag.attribute("itemtype").unwrap_or_default();
        let kind = kind.rsplit(['/', '#', ':']).next().unwrap_or_default();
        let is_article = kind.ends_with("Article")
            || kind.ends_with("Posting") && kind != "JobPosting"
            || kind.ends_with("Page")
            || matches!(kind, "Blog" | "Report" | "CreativeWork" | "Review" | "");
        region.item = if is_article { Item::Article } else { Item::Other };
    }
    region.author = author(name, &attribute("rel"), &property, &classes, &id);
    region.published = published(tag, &property, &classes);
    if region.author.is_some() || region.published.is_some() || region.is_name {
        let value = ["content", "datetime", "data-datetime"]
            .into_iter()
            .find_map(|name| tag.attribute(name));
        let title = tag.attribute("title").filter(|_| name == "abbr");
        region.value = value.or(title).filter(|value| value.len() <= LONGEST).map(str::to_string);
    }
    let means = region.is_link
        || region.is_main_heading
        || region.is_name
        || region.place != Place::Any
        || region.item != Item::None
        || region.author.is_some()
        || region.published.is_some();
    means.then_some(region)
}

fn place(name: &str, role: &str, property: &str) -> Place {
    match role {
        "main" => return Place::Main,
        "article" => return Place::Article,
        "banner" | "contentinfo" => return Place::Furniture,
        "navigation" | "complementary" | "search" | "menu" | "menubar" | "tablist" | "dialog" => {
            return Place::Beside;
        }
        _ => {}
    }
    if property.split_ascii_whitespace().any(|word| matches!(word, "articlebody" | "reviewbody")) {
        return Place::Body;
    }
    match name {
        "nav" | "aside" | "search" => Place::Beside,
        "footer" => Place::Furniture,
        "main" => Place::Main,
        "article" => Place::Article,
        _ => Place::Any,
    }
}

/// What a part is by its class or its id, of which only short ones name it: a long id is the title of a
/// section.
fn named_place(name: &str, classes: &[Vec<String>], id: &[String]) -> Place {
    let is_text = matches!(name, "body" | "html" | "p" | "blockquote" | "pre" | "h1" | "h2" | "h3");
    if is_text || !super::elements::is_block(name) {
        return Place::Any;
    }
    let classes = classes.iter().filter(|words| words.len() <= 4).flatten();
    let names: Vec<&String> = classes.chain(id.iter().filter(|_| id.len() <= 2)).collect();
    let is_one = |set: &[&str]| names.iter().any(|word| set.contains(&word.as_str()));
    if is_one(BESIDE) {
        Place::Beside
    } else if is_one(FURNITURE) {
        Place::Furniture
    } else {
        Place::Any
    }
}

/// Words of names that pages give to what is about other things.
const BESIDE: &[&str] = &[
    "nav",
    "navbar",
    "navigation",
    "menu",
    "sidebar",
    "comment",
    "comments",
    "disqus",
    "related",
    "recommended",
    "recommendations",
    "recirc",
    "trending",
    "popular",
    "mostread",
    "outbrain",
    "taboola",
    "breadcrumb",
    "breadcrumbs",
    "kommentare",
    "commentlist",
];

/// Words of names that pages give to what belongs to every page.
const FURNITURE: &[&str] = &[
    "footer",
    "share",
    "sharing",
    "social",
    "newsletter",
    "promo",
    "advert",
    "advertisement",
    "ads",
    "sponsored",
    "cookie",
    "cookies",
    "consent",
    "toolbar",
    "pagination",
    "pager",
    "masthead",
    "subscribe",
    "tags",
    "skip",
    "signup",
];

/// How sure it is that an element names the author.
fn author(
    name: &str,
    relation: &str,
    property: &str,
    classes: &[Vec<String>],
    id: &[String],
) -> Option<u8> {
    let has = |list: &str, wanted: &str| list.split_ascii_whitespace().any(|word| word == wanted);
    if has(property, "author") || has(property, "creator") {
        return Some(1);
    }
    if name == "a" && has(relation, "author") {
        return Some(2);
    }
    let joined: Vec<String> = classes.iter().map(|words| words.join("-")).collect();
    let is = |wanted: &str| joined.iter().any(|class| class == wanted);
    if is("author") && (is("vcard") || is("fn")) || is("p-author") {
        return Some(3);
    }
    if matches!(name, "body" | "html" | "main" | "article" | "img" | "time" | "ul" | "section") {
        return None;
    }
    let names_author = |words: &Vec<String>| {
        let is = |set: &[&str]| words.iter().any(|word| set.contains(&word.as_str()));
        let is_pair =
            words.windows(2).any(|pair| matches!(pair, [a, b] if a == "written" && b == "by"));
        (is(&[
            "byline",
            "bylines",
            "author",
            "authors",
            "authorname",
            "writtenby",
            "authored",
            "autor",
        ]) || is_pair)
            && !is(NO_AUTHOR)
    };
    let ids = id.to_vec();
    if classes.iter().chain([&ids]).any(names_author) {
        return Some(4);
    }
    (name == "address").then_some(5)
}

/// Words of names of what stands beside the name of an author.
const NO_AUTHOR: &[&str] = &[
    "bio",
    "box",
    "image",
    "img",
    "avatar",
    "photo",
    "picture",
    "comments",
    "comment",
    "count",
    "social",
    "follow",
    "description",
    "title",
    "job",
    "role",
    "twitter",
    "email",
    "related",
    "date",
    "time",
    "timestamp",
    "share",
    "icon",
    "position",
    "location",
    "source",
    "has",
    "no",
    "with",
    "more",
];

/// How sure it is that an element states when the text was published.
fn published(tag: &Tag<'_>, property: &str, classes: &[Vec<String>]) -> Option<u8> {
    let has = |wanted: &str| property.split_ascii_whitespace().any(|word| word == wanted);
    if has("datepublished") {
        return Some(1);
    }
    let is_changed = |words: &Vec<String>| {
        words.iter().any(|word| {
            matches!(
                word.as_str(),
                "updated" | "modified" | "update" | "edited" | "duration" | "reading" | "readtime"
            )
        })
    };
    if has("datemodified") || property.split_ascii_whitespace().any(|word| word.ends_with("date")) {
        return None;
    }
    let joined: Vec<String> = classes.iter().map(|words| words.join("-")).collect();
    let is = |set: &[&str]| joined.iter().any(|class| set.contains(&class.as_str()));
    // WordPress writes `updated` to the date of publication, too, as hAtom asks.
    if is(&["published", "dt-published", "entry-date"]) {
        return Some(2);
    }
    if classes.iter().any(is_changed) {
        return None;
    }
    if tag.name == "time" {
        return Some(if tag.attribute("pubdate").is_some() { 1 } else { 3 });
    }
    let set = [
        "dateline",
        "publish-date",
        "published-date",
        "publication-date",
        "pub-date",
        "pubdate",
        "publishdate",
        "date-published",
        "post-date",
        "article-date",
        "article-published",
        "posted-on",
        "byline-date",
        "date",
        "timestamp",
        "publish-time",
        "entry-published",
    ];
    is(&set).then_some(4)
}

/// The words of a name: `articleHeader__by-line` has four.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for c in name.chars().take(200) {
        if !c.is_alphanumeric() || c.is_uppercase() && was_small {
            words.push(String::new());
        }
        if let Some(last) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            last.extend(c.to_lowercase());
        }
        was_small = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_words() {
        assert_eq!(words("articleHeader__by-line"), ["article", "header", "by", "line"]);
        assert_eq!(words("BYLINE"), ["byline"]);
        assert!(words("--").is_empty());
    }
}
