//! What a page states about itself, from all the places where pages do: metas, JSON-LD, marks in its
//! text. Nothing is guessed. Where two of them contradict, the one that is nearest to the article counts.

mod article;
mod head;
mod linked;
mod marks;
mod people;
mod titles;

use std::ops::Range;

pub(super) use head::Head;

use super::super::dates::day;
use super::super::extract::{Block, BlockKind, Meta};
use super::regions::Regions;
use article::{PageText, article};
use linked::{Linked, Page, linked};
use marks::Marked;
use people::{is_plain_name, joined};
use titles::{Known, is_host_name, letters};

/// What a page says about itself, and where its article is.
pub(super) fn stated(
    head: &Head,
    text: &str,
    blocks: &[Block],
    regions: &Regions,
) -> (Meta, Option<Range<usize>>) {
    let headings = headings(text, blocks, regions);
    let address = head.address.as_ref().map(|(_, address)| address.as_str());
    let title = head.title.as_ref().map(|(_, title)| title.as_str());
    let own: Vec<&str> = head.titles.iter().map(|(_, title)| title.as_str()).chain(title).collect();
    let titles = own.iter().copied().chain(headings.iter().map(String::as_str)).collect();
    let linked = linked(&head.scripts, &Page { address, titles });
    let host = address.and_then(|address| address.split("://").nth(1)?.split(['/', ':']).next());
    let names = head.sites.iter().chain(&linked.publisher).chain(&linked.site);
    let elsewhere =
        head.titles.iter().map(|(_, title)| title).chain(&linked.headline).chain(&headings);
    let known = Known {
        sites: names.map(String::as_str).filter(|name| name.len() < 200).collect(),
        host,
        titles: elsewhere.map(String::as_str).collect(),
    };
    let candidates = candidates(head, &linked, &known);
    let called: Vec<String> = candidates.iter().map(|title| letters(title)).collect();
    let main = article(&PageText { text, blocks, regions, titles: &called });
    let marked = Marked { text, regions, main: main.as_ref() };
    let language = head.language.as_ref().map(|(_, language)| language.clone());
    let language = language.or_else(|| linked.language.clone());
    let spoken = language.as_deref();
    let meta = Meta {
        title: title_of(&candidates, &headings, title),
        author: author(head, &linked, &marked, &known),
        publisher: publisher(head, &linked, &known),
        published: published(head, &linked, &marked, spoken),
        address: address.map(str::to_string),
        language,
    };
    (meta, main)
}

/// The main headings, as they are shown.
fn headings(text: &str, blocks: &[Block], regions: &Regions) -> Vec<String> {
    let of_level_one = blocks.iter().filter(|block| block.kind == BlockKind::Heading(1));
    let marked =
        regions.all.iter().filter(|region| region.is_main_heading).map(|region| &region.range);
    let ranges = of_level_one.map(|block| &block.range).chain(marked).take(40);
    let mut found: Vec<String> = Vec::new();
    for range in ranges {
        let heading = text.get(range.clone()).filter(|text| text.len() < 2000);
        if let Some(heading) = heading.and_then(super::super::lines::line)
            && !found.contains(&heading)
        {
            found.push(heading);
        }
    }
    found
}

/// What the page calls itself, the surest first, without the name of the site.
fn candidates(head: &Head, linked: &Linked, known: &Known<'_>) -> Vec<String> {
    let mut metas: Vec<&(u8, String)> = head.titles.iter().collect();
    metas.sort_by_key(|(rank, _)| *rank);
    let metas = metas.into_iter().map(|(_, title)| title);
    let own = head.title.as_ref().map(|(_, title)| title);
    let all = linked.headline.iter().chain(metas).chain(own);
    all.map(|title| known.without_site(title)).filter(|title| !title.is_empty()).collect()
}

/// What is shown as the main heading, if it is stated, too; else what is stated first.
fn title_of(candidates: &[String], headings: &[String], own: Option<&str>) -> Option<String> {
    let is_shown =
        |title: &&String| headings.iter().any(|heading| letters(heading) == letters(title));
    let shown = candidates.iter().find(is_shown).or_else(|| candidates.first());
    let only = || headings.first().filter(|_| headings.len() == 1).cloned();
    shown.cloned().or_else(|| own.map(str::to_string)).or_else(only)
}

/// Who wrote it: as JSON-LD or a meta says, unless the text itself names somebody else. A name that is
/// that of the site, or of an account, counts where no other is stated.
fn author(head: &Head, linked: &Linked, marked: &Marked<'_>, known: &Known<'_>) -> Option<String> {
    let (early, late) = match head.authors.as_ref() {
        Some((rank, names)) if *rank >= head::LATE => (None, Some(names)),
        Some((_, names)) => (Some(names), None),
        None => (None, None),
    };
    let (marks, is_sure) = marked.authors();
    let of = [Some(&linked.authors), early, Some(&marks), late];
    let all = || of.iter().flatten().filter(|names| !names.is_empty());
    let is_site = |names: &[String]| names.iter().all(|name| known.is_site(name));
    let is_people = |names: &[String]| {
        names.iter().all(|name| name.contains(' ') && is_plain_name(name, false))
    };
    let best = all().find(|names| !is_site(names)).or_else(|| all().next())?;
    let holds = |name: &String| best.iter().any(|own| letters(own).contains(&letters(name)));
    let is_other = !marks.is_empty() && !marks.iter().all(holds) && !is_site(&marks);
    let is_nearer =
        is_other && is_people(&marks) && (is_sure || best.iter().all(|name| is_account(name)));
    joined(if is_nearer { &marks } else { best })
}

/// Whether a name is one with which somebody logs in: "ed77", `o_kern`.
fn is_account(name: &str) -> bool {
    let has_sign = |c: char| c.is_numeric() || c == '_';
    !name.contains(char::is_whitespace)
        && (name.contains(has_sign) || name.to_lowercase() == name)
        && name.is_ascii()
}

fn publisher(head: &Head, linked: &Linked, known: &Known<'_>) -> Option<String> {
    let named = |name: &&String| !is_host_name(name);
    let (rank, stated) =
        head.publisher.as_ref().map_or((u8::MAX, None), |(rank, name)| (*rank, Some(name)));
    let site = stated.filter(named);
    let of_title = || {
        let own = head.title.iter().map(|(_, title)| title);
        own.chain(head.titles.iter().map(|(_, title)| title)).find_map(|title| known.site_in(title))
    };
    linked
        .publisher
        .clone()
        .or_else(|| site.filter(|_| rank < 4).cloned())
        .or_else(|| linked.site.as_ref().filter(named).cloned())
        .or_else(of_title)
        .or_else(|| site.cloned())
        .or_else(|| stated.filter(|name| !name.contains("://") && !name.starts_with('@')).cloned())
}

fn published(
    head: &Head,
    linked: &Linked,
    marked: &Marked<'_>,
    language: Option<&str>,
) -> Option<String> {
    let mut metas: Vec<&(u8, String)> = head.published.iter().collect();
    metas.sort_by_key(|(rank, _)| *rank);
    let stated = |from: u8, to: u8| {
        let own = metas.iter().filter(move |(rank, _)| (from..to).contains(rank));
        own.map(|(_, value)| value).find_map(|value| day(value, language))
    };
    let of_script = linked.published.as_deref().and_then(|value| day(value, language));
    of_script
        .or_else(|| stated(0, 2))
        .or_else(|| marked.published(1, language))
        .or_else(|| stated(2, head::LATE))
        .or_else(|| marked.published(u8::MAX, language))
        .or_else(|| stated(head::LATE, u8::MAX))
}

#[cfg(test)]
mod tests;
