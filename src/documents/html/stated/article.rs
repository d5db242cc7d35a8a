//! Where the article of a page is in its text: by what its markup calls so, and by where the long text is
//! that does not consist of links. A page of which that is not sure has none.

use std::ops::Range;

use super::super::super::extract::{Block, BlockKind};
use super::super::regions::{Place, Region, Regions};
use super::titles::letters;

/// How many blocks there may be between the title and the text: lines about authors, dates, pictures.
const BETWEEN: usize = 8;
/// The same where the heading is the title that the page states.
const FACTS: usize = 24;
/// How many short blocks around the text belong to it if nothing says where it ends.
const AFTER: usize = 3;
/// The least text of an article, in bytes.
const LEAST: usize = 250;
/// The most that one block counts: one long menu is no article, nor is one long note.
const WEIGHTIEST: i64 = 1500;

/// A page that is looked through.
pub(super) struct PageText<'p> {
    pub(super) text: &'p str,
    pub(super) blocks: &'p [Block],
    pub(super) regions: &'p Regions,
    /// What the article may be called, the letters alone.
    pub(super) titles: &'p [String],
}

/// Stretches in order, without overlap.
struct Stretches(Vec<Range<usize>>);

impl Stretches {
    fn new(mut all: Vec<Range<usize>>) -> Stretches {
        all.sort_by_key(|range| range.start);
        let mut merged: Vec<Range<usize>> = Vec::new();
        for range in all.into_iter().filter(|range| !range.is_empty()) {
            match merged.last_mut().filter(|last| range.start <= last.end) {
                Some(last) => last.end = last.end.max(range.end),
                None => merged.push(range),
            }
        }
        Stretches(merged)
    }

    /// How many bytes of a stretch they cover.
    fn covered(&self, range: &Range<usize>) -> usize {
        let first = self.0.partition_point(|own| own.end <= range.start);
        let own = self.0.iter().skip(first).take_while(|own| own.start < range.end);
        own.map(|own| own.end.min(range.end) - own.start.max(range.start)).sum()
    }
}

/// What is known of a block.
#[derive(Clone, Copy)]
struct Seen {
    weight: i64,
    /// It stands in a part that is about other things or belongs to every page.
    is_beside: bool,
    /// It is made of links.
    is_linked: bool,
    /// A heading that leads elsewhere, as on a page that lists articles.
    leads_away: bool,
}

impl Seen {
    const fn is_around(&self) -> bool {
        self.is_beside || self.is_linked
    }
}

/// Where an article is, in bytes of the text, from the beginning of a block to the end of one.
pub(in super::super) struct Article {
    pub(in super::super) range: Range<usize>,
    /// What stands in it and is about other things.
    pub(in super::super) beside: Vec<Range<usize>>,
}

/// The article of a page.
pub(super) fn article(page: &PageText<'_>) -> Option<Article> {
    let PageText { blocks, regions, .. } = page;
    if regions.is_cut || blocks.is_empty() {
        return None;
    }
    let seen = page.look();
    let (first, last) = heaviest(&seen)?;
    let sums = Sums::new(&seen);
    let core = sums.of(first..last + 1);
    if core < LEAST {
        return None;
    }
    let marked = page.marked(&sums, first..last + 1, core);
    let is_article = marked.as_ref().is_some_and(|(region, _)| region.place != Place::Main);
    if !is_article && page.is_list(&seen, &sums, first..last + 1, core) {
        return None;
    }
    let (from, to) = page.bounds(&seen, first, last, marked.as_ref());
    let range = blocks.get(from)?.range.start..blocks.get(to)?.range.end;
    let length: usize = blocks.iter().map(|block| block.range.len()).sum();
    let beside = page.beside(&seen, from..to + 1);
    (range.len() * 4 >= length).then_some(Article { range, beside })
}

impl PageText<'_> {
    fn look(&self) -> Vec<Seen> {
        let stretches = |wanted: &dyn Fn(&Region) -> bool| {
            let found = self.regions.all.iter().filter(|region| wanted(region));
            Stretches::new(found.map(|region| region.range.clone()).collect())
        };
        let links = stretches(&|region| region.is_link);
        let around = stretches(&|region| self.is_around(region));
        let one = |block: &Block| {
            let length = block.range.len();
            let linked = links.covered(&block.range);
            let is_around = around.covered(&block.range) * 2 > length;
            let is_linked = linked * 2 > length;
            let text = self.text.get(block.range.clone()).unwrap_or_default();
            let free = i64::try_from(length - linked.min(length)).unwrap_or(WEIGHTIEST);
            let weight = match block.kind {
                _ if is_around => -20 - free.min(300),
                _ if is_linked => -30,
                BlockKind::Heading(_) if !is_sentence(text) => 0,
                _ if is_prose(text) => free.min(WEIGHTIEST),
                _ => -6,
            };
            Seen {
                weight,
                is_beside: is_around,
                is_linked,
                leads_away: is_linked && matches!(block.kind, BlockKind::Heading(_)),
            }
        };
        self.blocks.iter().map(one).collect()
    }

    /// Whether a part is about other things. What holds the heading or most of the text is not,
    /// whatever its name.
    fn is_around(&self, region: &Region) -> bool {
        if !matches!(region.place, Place::Beside | Place::Furniture) {
            return false;
        }
        // Names are not always meant so: what is long is no button that shares the page.
        let least = if region.place == Place::Furniture && !region.is_sure { 10 } else { 2 };
        region.range.len() * least < self.text.len() || self.text.len() < 2000 && region.is_sure
    }

    /// The parts among some blocks that are about other things and mostly links: a box beside the text may
    /// hold facts.
    fn beside(&self, seen: &[Seen], blocks: Range<usize>) -> Vec<Range<usize>> {
        let own: Vec<(&Block, &Seen)> =
            self.blocks.iter().zip(seen).take(blocks.end).skip(blocks.start).collect();
        let runs = own.chunk_by(|one, other| one.1.is_beside == other.1.is_beside);
        let is_links = |run: &&[(&Block, &Seen)]| {
            run.first().is_some_and(|(_, seen)| seen.is_beside)
                && run.iter().filter(|(_, seen)| seen.is_linked).count() * 2 > run.len()
        };
        let range =
            |run: &[(&Block, &Seen)]| Some(run.first()?.0.range.start..run.last()?.0.range.end);
        runs.filter(is_links).filter_map(range).collect()
    }

    /// The smallest part that is marked as an article and holds what is heavy.
    fn marked(
        &self,
        sums: &Sums,
        blocks: Range<usize>,
        core: usize,
    ) -> Option<(&Region, Range<usize>)> {
        let is_article =
            |region: &&Region| matches!(region.place, Place::Main | Place::Article | Place::Body);
        let found = self.regions.all.iter().filter(is_article).filter_map(|region| {
            let own = self.blocks_in(&region.range);
            let shared = own.start.max(blocks.start)..own.end.min(blocks.end);
            (!shared.is_empty() && sums.of(shared) * 10 >= core * 9).then_some((region, own))
        });
        // Of two with the same text, the surer one.
        found.min_by_key(|(region, own)| (own.len(), std::cmp::Reverse(region.place)))
    }

    /// Whether the text consists of several articles, none of them the main one.
    fn is_list(&self, seen: &[Seen], sums: &Sums, blocks: Range<usize>, core: usize) -> bool {
        let articles = self.regions.all.iter().filter(|region| region.place == Place::Article);
        let weights = articles.map(|region| {
            let own = self.blocks_in(&region.range);
            sums.of(own.start.max(blocks.start)
                ..own.end.min(blocks.end).max(own.start.max(blocks.start)))
        });
        let (mut count, mut most) = (0, 0);
        for weight in weights.filter(|weight| *weight > 0) {
            (count, most) = (count + 1, most.max(weight));
        }
        let own = || seen.iter().take(blocks.end).skip(blocks.start);
        let away = own().filter(|seen| seen.leads_away).count();
        let prose = own().filter(|seen| seen.weight > 0).count();
        let top = blocks.start.saturating_sub(BETWEEN);
        let is_titled = || (top..blocks.start + AFTER).any(|at| self.is_stated_title(at));
        count > 2 && most * 2 < core || away > 4 && away * 2 > prose && !is_titled()
    }

    /// The blocks that begin in a stretch.
    fn blocks_in(&self, range: &Range<usize>) -> Range<usize> {
        let at = |byte: usize| self.blocks.partition_point(|block| block.range.start < byte);
        at(range.start)..at(range.end)
    }

    /// From the title to the end of what is marked, or as far as the text goes on around what is heavy.
    fn bounds(
        &self,
        seen: &[Seen],
        first: usize,
        last: usize,
        marked: Option<&(&Region, Range<usize>)>,
    ) -> (usize, usize) {
        let is_around = |at: usize| seen.get(at).is_none_or(Seen::is_around);
        let is_heavy = |at: &usize| seen.get(*at).is_some_and(|seen| seen.weight > 0);
        let (own, is_main) = match marked {
            Some((region, own)) => {
                // The heading stands in the article, before its text.
                let outer =
                    self.regions.around(region).filter(|(_, outer)| outer.place == Place::Article);
                let start = outer.last().map(|(_, outer)| self.blocks_in(&outer.range).start);
                let start = start.unwrap_or(own.start).min(first);
                (start..own.end.max(last + 1), region.place == Place::Main)
            }
            None => (first..(last + 1 + AFTER).min(seen.len()), true),
        };
        // A list of contents may part the beginning of an article from the rest.
        let title =
            own.clone().take_while(|at| *at <= first).filter(|at| self.is_title(*at)).last();
        let top = title.or(Some(own.start).filter(|_| !is_main));
        let first = top.and_then(|top| (top..first).find(is_heavy)).unwrap_or(first);
        let limit = if marked.is_some() && is_main { own.start } else { 0 };
        let near = first.saturating_sub(BETWEEN).max(limit);
        let title = (near..=first).find(|at| self.is_title(*at));
        // A list of facts may stand between a heading that is sure and the text.
        let far = first.saturating_sub(FACTS).max(limit);
        let title = title.or_else(|| {
            (far..near).rev().find(|at| self.is_title(*at) && self.is_stated_title(*at))
        });
        let short = |from: usize| (from..first).rev().take_while(|at| !is_around(*at)).last();
        let before = short(first.saturating_sub(AFTER).max(limit));
        let top =
            top.filter(|top| *top >= near).and_then(|top| (top..first).find(|at| !is_around(*at)));
        let from = title.or(top).or(before).unwrap_or(first);
        let end = own.end;
        let to = match marked {
            Some(_) => (last..end).rev().find(|at| !is_around(*at)),
            None => (last..end).take_while(|at| !is_around(*at)).last(),
        };
        (from, to.unwrap_or(last))
    }

    /// Whether a block is the title of the article, or may be.
    fn is_title(&self, at: usize) -> bool {
        let is_main = self.blocks.get(at).is_some_and(|block| block.kind == BlockKind::Heading(1));
        is_main || self.is_stated_title(at)
    }

    fn is_stated_title(&self, at: usize) -> bool {
        let Some(block) = self.blocks.get(at) else { return false };
        let own = letters(self.text.get(block.range.clone()).unwrap_or_default());
        let is_heading = matches!(block.kind, BlockKind::Heading(_));
        self.titles.iter().any(|title| *title == own && (is_heading || own.len() > 12))
    }
}

/// Whether a text is a sentence and no label: it is long, or ends as sentences do.
fn is_prose(text: &str) -> bool {
    text.len() >= 120 || is_sentence(text)
}

fn is_sentence(text: &str) -> bool {
    let ends = |c: char| {
        matches!(
            c,
            '.' | '!'
                | '?'
                | '…'
                | '"'
                | '”'
                | '»'
                | '。'
                | '！'
                | '？'
                | '」'
                | '।'
                | '؟'
                | '۔'
                | '።'
        )
    };
    text.len() >= 40 && text.trim_end().ends_with(ends)
}

/// What blocks weigh together, of those that weigh anything.
struct Sums(Vec<usize>);

impl Sums {
    fn new(seen: &[Seen]) -> Sums {
        let mut sums = vec![0];
        let mut sum = 0;
        for seen in seen {
            sum += usize::try_from(seen.weight).unwrap_or(0);
            sums.push(sum);
        }
        Sums(sums)
    }

    fn of(&self, blocks: Range<usize>) -> usize {
        let at = |n: usize| self.0.get(n).or(self.0.last()).copied().unwrap_or(0);
        at(blocks.end).saturating_sub(at(blocks.start))
    }
}

/// The run of blocks that weighs most: the first and the last of them.
fn heaviest(seen: &[Seen]) -> Option<(usize, usize)> {
    let mut best: Option<(i64, usize, usize)> = None;
    let (mut sum, mut start) = (0i64, 0);
    for (at, block) in seen.iter().enumerate() {
        if sum <= 0 {
            (sum, start) = (0, at);
        }
        sum += block.weight;
        if sum > 0 && best.is_none_or(|(most, ..)| sum > most) {
            best = Some((sum, start, at));
        }
    }
    best.map(|(_, start, at)| (start, at))
}
