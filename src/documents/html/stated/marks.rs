//! Authors and dates that are marked in the text of a page: in the article and shortly before it, never
//! in comments, in navigation or in another article.

use std::ops::Range;

use super::super::super::dates::{day, day_within};
use super::super::super::meta::Placed;
use super::super::regions::{Item, Place, Region, Regions};

use super::people::{byline, is_plain_name, person};

/// How far before the article's title its author and its date may stand, in bytes.
const BEFORE: usize = 600;
/// How far from one author's name the next may stand, in bytes.
const APART: usize = 80;
/// Marks that are looked at, at most.
const MOST: usize = 200;
/// From this rank on a class alone says who the author is.
pub(super) const BY_CLASS: u8 = 4;

/// The rank of dates that a part of a name marks.
const BY_NAME: u8 = 5;

/// Where authors stand that are marked so surely, for people.
pub(super) fn place(rank: u8) -> String {
    match rank {
        1 => "itemprop author in its text",
        2 => "rel=author in its text",
        3 => "an hCard in its text",
        BY_CLASS => "a byline marked by its class",
        _ => "an address in its text",
    }
    .to_string()
}

/// Where a date stands that is marked so surely, for people.
fn place_of_date(rank: u8) -> &'static str {
    match rank {
        1 => "datePublished in its text",
        2 => "a published mark in its text",
        3 => "a time in its text",
        4 => "a dateline marked by its class",
        _ => "a part named as a date",
    }
}

/// A page in which marks are looked for.
pub(super) struct Marked<'m> {
    pub(super) text: &'m str,
    pub(super) regions: &'m Regions,
    pub(super) main: Option<&'m Range<usize>>,
}

impl Marked<'_> {
    /// Whether a part is the article's own: near it, and in nothing that is about other things.
    fn is_own(&self, region: &Region) -> bool {
        let at = region.range.start;
        let is_sure = region.author == Some(1) || region.published == Some(1);
        if is_sure && self.is_of_whole(region) {
            return true;
        }
        if region.author > Some(3) && self.main.is_some_and(|main| !Self::is_at_edge(region, main))
        {
            return false;
        }
        let is_near = self.main.is_none_or(|main| {
            (main.start.saturating_sub(BEFORE)..main.end).contains(&at) || at == main.end
        });
        let mut articles = 0;
        for (_, outer) in self.regions.around(region) {
            match outer.place {
                Place::Beside if self.is_small(outer) => return false,
                Place::Article => articles += 1,
                _ => {}
            }
        }
        // An article within an article is a comment or another one; so is one that the main text is not in.
        let is_of_other = || {
            let outer =
                self.regions.around(region).find(|(_, outer)| outer.place == Place::Article);
            outer.is_some_and(|(_, outer)| {
                self.main.is_some_and(|main| {
                    outer.range.end <= main.start || outer.range.start >= main.end
                })
            })
        };
        is_near && articles < 2 && !is_of_other()
    }

    /// What holds most of the page is not beside it, whatever its name.
    fn is_small(&self, region: &Region) -> bool {
        region.range.len() * 2 < self.text.len() || self.text.len() < 400
    }

    /// Whether the thing that a property belongs to is the article that holds the main text.
    fn is_of_whole(&self, region: &Region) -> bool {
        let thing = self.regions.around(region).find(|(_, outer)| outer.item != Item::None);
        thing.is_some_and(|(_, outer)| {
            let holds = |main: &Range<usize>| {
                outer.range.start <= main.start + BEFORE && main.end <= outer.range.end + BEFORE
            };
            outer.item == Item::Article && self.main.is_some_and(holds)
        })
    }

    /// Whether the thing that a property belongs to is an article, if it belongs to one.
    fn is_of_article(&self, region: &Region) -> bool {
        let thing = self.regions.around(region).find(|(_, outer)| outer.item != Item::None);
        thing.is_none_or(|(_, outer)| outer.item == Item::Article)
    }

    /// The authors by the surest marks, those that stand together, and how sure these are.
    pub(super) fn authors(&self) -> (u8, Vec<String>) {
        let marks =
            self.regions.all.iter().enumerate().filter(|(_, region)| region.author.is_some());
        let own: Vec<(usize, &Region)> =
            marks.filter(|(_, region)| self.is_own(region)).take(MOST).collect();
        for rank in 1..=5 {
            let mut names: Vec<String> = Vec::new();
            let mut end: Option<usize> = None;
            // Where nobody knows which text is the article, a class must not name two people.
            let is_loose = self.main.is_none() && rank > 2;
            for (number, region) in own.iter().filter(|(_, region)| region.author == Some(rank)) {
                if rank == 1 && !self.is_of_article(region) {
                    continue;
                }
                if end.is_some_and(|end| region.range.start > end + APART) && !is_loose {
                    break;
                }
                // Marks within marks: the inner ones are nearer to the name.
                let holds = |other: &&(usize, &Region)| {
                    other.0 > *number
                        && other.1.range.end <= region.range.end
                        && other.1.range.start >= region.range.start
                        && other.1.author.is_some_and(|other| other <= rank)
                        && other.1.range != region.range
                };
                if rank > 2
                    && own.iter().any(|other| {
                        holds(&other) && !self.names(*number, other.1, rank).is_empty()
                    })
                {
                    continue;
                }
                let found = self.names(*number, region, rank);
                if !found.is_empty() {
                    names.extend(found);
                    end = Some(region.range.end);
                }
            }
            if is_loose {
                names.dedup();
                names.truncate(usize::from(names.len() == 1));
            }
            if !names.is_empty() {
                return (rank, names);
            }
        }
        (u8::MAX, Vec::new())
    }

    /// The names in a part that is marked as an author.
    fn names(&self, number: usize, region: &Region, rank: u8) -> Vec<String> {
        let text = self.text.get(region.range.clone()).unwrap_or_default();
        let inside = || {
            let later = self.regions.all.iter().skip(number + 1);
            later.take_while(|inner| inner.range.start <= region.range.end).take(20)
        };
        let own = |inner: &Region| {
            let shown = self.text.get(inner.range.clone()).unwrap_or_default();
            inner.value.clone().filter(|_| inner.range.is_empty()).or_else(|| person(shown))
        };
        let is_within = |inner: &&Region| inner.range.end <= region.range.end;
        if let Some(value) = region.value.as_deref().filter(|_| text.trim().is_empty()) {
            return person(value).into_iter().collect();
        }
        let named = inside().filter(is_within).filter(|inner| inner.is_name).find_map(own);
        if let Some(name) = named.and_then(|name| person(&name)) {
            return vec![name];
        }
        if text.len() > 1000 {
            return Vec::new();
        }
        if rank <= 3 && !text.trim().contains('\n') {
            let names = byline(text);
            let is_short =
                text.trim().chars().count() <= 60 && !text.contains(|c: char| c.is_ascii_digit());
            return match person(text).filter(|_| is_short) {
                Some(name) if names.len() < 2 => vec![name],
                _ => names,
            };
        }
        let names = byline(text);
        if !names.is_empty() && (rank < 5 || names.iter().all(|name| name.contains(' '))) {
            return names;
        }
        // "by the political editor <a>Orla Kern</a>": the link has the name.
        let links = inside().filter(is_within).filter(|inner| inner.is_link);
        let shown = links.filter_map(|link| self.text.get(link.range.clone()));
        shown
            .map(str::trim)
            .find(|name| is_plain_name(name, false))
            .map(str::to_string)
            .into_iter()
            .collect()
    }

    /// The first date of publication by the surest mark.
    pub(super) fn published(&self, language: Option<&str>) -> Option<Placed> {
        self.first_day(&|region, shown| {
            // What people see counts before what programs read.
            let stated = || region.value.as_deref().and_then(|value| day(value, language));
            day_within(shown, language).or_else(stated)
        })
    }

    /// The same as people see it.
    pub(super) fn shown(&self, language: Option<&str>) -> Option<Placed> {
        self.first_day(&|_, shown| day_within(shown, language))
    }

    fn first_day(&self, stated: &dyn Fn(&Region, &str) -> Option<String>) -> Option<Placed> {
        let marks = self.regions.all.iter().filter(|region| region.published.is_some());
        let own: Vec<&Region> = marks.filter(|region| self.is_own(region)).take(MOST).collect();
        let is_of_article =
            |region: &&&Region| region.published != Some(1) || self.is_of_article(region);
        let day = |region: &Region| {
            let shown = self.text.get(region.range.clone()).unwrap_or_default();
            let is_short = shown.len() < 200 && !shown.trim().is_empty();
            let is_other = is_short && says_changed(shown);
            stated(region, shown).filter(|_| !is_other)
        };
        // A date within the text may be one that the text speaks of.
        let is_near = |region: &&&Region| {
            region.published < Some(3)
                || self.main.is_none_or(|main| Self::is_at_edge(region, main))
        };
        (1..=BY_NAME).find_map(|rank| {
            let of_rank = own.iter().filter(|region| region.published == Some(rank));
            let near = of_rank.filter(is_of_article).filter(is_near);
            let beside = near.filter(|region| rank < 4 || self.is_beside(region));
            let mut days = beside.filter_map(|region| day(region));
            let first = days.next()?;
            // A part of a name is less than a name: of two days, neither is stated.
            let is_sure = rank < BY_NAME || days.all(|day| day == first);
            is_sure.then(|| Placed::new(first, place_of_date(rank)))
        })
    }

    /// Whether a part does not stand far above the article, where pages have the day on which one looks.
    fn is_beside(&self, region: &Region) -> bool {
        const ABOVE: usize = 100;
        self.main.is_none_or(|main| region.range.end + ABOVE >= main.start)
    }

    /// Whether a part stands at the beginning of the article, or before it.
    fn is_at_edge(region: &Region, main: &Range<usize>) -> bool {
        const HEAD: usize = 800;
        let at = region.range.start;
        at <= main.start + HEAD.min(main.len() / 3 + 100)
    }
}

/// Whether a text calls its date one of a change.
fn says_changed(text: &str) -> bool {
    super::super::super::dates::is_changed(text)
}
