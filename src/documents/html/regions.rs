//! What the parts of a page are, by its markup: where articles, navigation, comments, headings and links
//! stand in its text, and what is marked as the name of an author or as a date.

use std::ops::Range;

use super::named::{
    AUTHORS, BESIDE, DATES, FURNITURE, NO_AUTHOR, OTHER_DATES, Words, may_have_known_word,
};
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

/// Whether an element means something by its name alone.
fn is_meaningful(name: &str) -> bool {
    matches!(
        name,
        "nav" | "aside" | "search" | "footer" | "main" | "article" | "h1" | "time" | "address"
    )
}

/// Whether nothing in the class and the id of a tag can mean something, nor in other attributes but `href`.
/// Most names of most pages are such, and to find out so costs much less than to look at each.
fn is_nameless(tag: &Tag<'_>) -> bool {
    let is_silent = |name: &str| {
        tag.attribute(name).is_none_or(|value| value.len() <= 200 && !may_have_known_word(value))
    };
    ["role", "rel", "itemprop", "itemscope"].iter().all(|name| tag.attribute(name).is_none())
        && is_silent("class")
        && is_silent("id")
}

/// What a tag means; `None` if nothing.
fn meaning(tag: &Tag<'_>) -> Option<Region> {
    let name = tag.name.as_ref();
    let speaks = |name: &str| {
        matches!(name, "class" | "id" | "role" | "rel" | "itemprop" | "itemscope" | "href")
    };
    let is_plain = !tag.attributes.iter().any(|(name, _)| speaks(name));
    if is_plain && !is_meaningful(name) {
        return None;
    }
    if is_nameless(tag) && !is_meaningful(name) {
        let is_link = name == "a" && tag.attribute("href").is_some();
        return is_link.then(|| Region { is_link, ..Region::default() });
    }
    let attribute = |name: &str| tag.attribute(name).unwrap_or_default().to_ascii_lowercase();
    let has = |list: &str, words: &[&str]| {
        list.split_ascii_whitespace().any(|word| words.contains(&word))
    };
    let property = attribute("itemprop");
    let class = tag.attribute("class").unwrap_or_default();
    let classes: Vec<Words> = class.split_ascii_whitespace().take(20).map(Words::of).collect();
    let id = Words::of(tag.attribute("id").unwrap_or_default());
    let mut region = Region {
        is_link: name == "a" && tag.attribute("href").is_some(),
        is_main_heading: name == "h1",
        is_name: has(&property, &["name"])
            || name != "h1"
                && classes.iter().any(|class| matches!(class.joined(), "fn" | "p-name")),
        ..Region::default()
    };
    region.place = place(name, &attribute("role"), &property);
    let is_comment =
        |words: &Words| words.each().any(|word| matches!(word, "comment" | "comments"));
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
fn named_place(name: &str, classes: &[Words], id: &Words) -> Place {
    let is_text = matches!(name, "body" | "html" | "p" | "blockquote" | "pre" | "h1" | "h2" | "h3");
    if is_text || !super::elements::is_block(name) {
        return Place::Any;
    }
    let classes = classes.iter().filter(|words| words.count() <= 4).flat_map(Words::each);
    let ids = Some(id).filter(|id| id.count() <= 2).into_iter().flat_map(Words::each);
    let names: Vec<&str> = classes.chain(ids).collect();
    let is_one = |set: &[&str]| names.iter().any(|word| set.contains(word));
    if is_one(BESIDE) {
        Place::Beside
    } else if is_one(FURNITURE) {
        Place::Furniture
    } else {
        Place::Any
    }
}

/// How sure it is that an element names the author.
fn author(name: &str, relation: &str, property: &str, classes: &[Words], id: &Words) -> Option<u8> {
    let has = |list: &str, wanted: &str| list.split_ascii_whitespace().any(|word| word == wanted);
    if has(property, "author") || has(property, "creator") {
        return Some(1);
    }
    if name == "a" && has(relation, "author") {
        return Some(2);
    }
    let is = |wanted: &str| classes.iter().any(|class| class.joined() == wanted);
    if is("author") && (is("vcard") || is("fn")) || is("p-author") {
        return Some(3);
    }
    if matches!(name, "body" | "html" | "main" | "article" | "img" | "time" | "ul" | "section") {
        return None;
    }
    let names_author = |words: &Words| {
        let is = |set: &[&str]| words.each().any(|word| set.contains(&word));
        let is_pair = words.each().zip(words.each().skip(1)).any(|pair| pair == ("written", "by"));
        (is(AUTHORS) || is_pair) && !is(NO_AUTHOR)
    };
    if classes.iter().chain([id]).any(names_author) {
        return Some(4);
    }
    (name == "address").then_some(5)
}

/// How sure it is that an element states when the text was published.
fn published(tag: &Tag<'_>, property: &str, classes: &[Words]) -> Option<u8> {
    let has = |wanted: &str| property.split_ascii_whitespace().any(|word| word == wanted);
    if has("datepublished") {
        return Some(1);
    }
    let is_changed = |words: &Words| {
        words.each().any(|word| {
            matches!(
                word,
                "updated" | "modified" | "update" | "edited" | "duration" | "reading" | "readtime"
            )
        })
    };
    if has("datemodified") || property.split_ascii_whitespace().any(|word| word.ends_with("date")) {
        return None;
    }
    let is = |set: &[&str]| classes.iter().any(|class| set.contains(&class.joined()));
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
    if is(&set) {
        return Some(4);
    }
    let is_whole =
        matches!(tag.name.as_ref(), "body" | "html" | "main" | "article" | "section" | "ul");
    let names_date = |words: &Words| {
        words.count() <= 4
            && words.each().any(|word| DATES.contains(&word))
            && !words.each().any(|word| OTHER_DATES.contains(&word))
    };
    (!is_whole && classes.iter().any(names_date)).then_some(5)
}
