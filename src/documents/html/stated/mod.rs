//! What a page states about itself, from all the places where pages do: metas, JSON-LD, marks in its
//! text. Nothing is guessed. Where two of them contradict, the one that is nearest to the article counts.

mod article;
mod head;
mod linked;
mod marks;
mod people;
mod titles;

pub(super) use head::Head;
use head::Ranked;

use super::super::dates::{are_neighbours, day, is_universal};
use super::super::extract::{Block, BlockKind};
use super::super::meta::{Field, Meta, Placed};
use super::regions::Regions;
use article::{Article, PageText, article};
use linked::{Linked, Page, linked};
use marks::Marked;
use people::{is_plain_name, joined};
use titles::{Known, is_host_name, letters};

use crate::text::address::host_of;

/// What a page says about itself, and where its article is.
pub(super) fn stated(
    head: &Head,
    text: &str,
    blocks: &[Block],
    regions: &Regions,
) -> (Meta, Option<Article>) {
    let headings = headings(text, blocks, regions);
    let address = head.address.as_ref().map(Ranked::value);
    let title = head.title.as_ref().map(Ranked::value);
    let own: Vec<&str> = head.titles.iter().map(Ranked::value).chain(title).collect();
    let titles = own.iter().copied().chain(headings.iter().map(String::as_str)).collect();
    let linked = linked(&head.scripts, &Page { address, titles });
    let host = address.and_then(host_of);
    let names = head.sites.iter().chain(&linked.publisher).chain(&linked.site);
    let elsewhere = linked.headline.iter().chain(&headings).map(String::as_str);
    let known = Known {
        sites: names.map(String::as_str).filter(|name| name.len() < 200).collect(),
        host,
        titles: head.titles.iter().map(Ranked::value).chain(elsewhere).collect(),
    };
    let candidates = candidates(head, &linked, &known);
    let called: Vec<String> = candidates.iter().map(|title| letters(&title.value)).collect();
    let article = article(&PageText { text, blocks, regions, titles: &called });
    let main = article.as_ref().map(|article| &article.range);
    let marked = Marked { text, regions, main };
    let said = |ranked: &Ranked| ranked.said.clone();
    let of_script = || linked.language.as_ref().map(|own| Placed::new(own, JSON_LD));
    let language = head.language.as_ref().map(said).or_else(of_script);
    let spoken = language.as_ref().map(|language| language.value.as_str());
    let published = published(head, &linked, &marked, spoken);
    let mut meta = Meta::default();
    let mut take = |field: Field, found: Option<Placed>| {
        let Placed { value, place } = found?;
        meta.places.note(field, place);
        Some(value)
    };
    let title = take(Field::Title, title_of(candidates, &headings, head));
    let author = take(Field::Author, author(head, &linked, &marked, &known));
    let publisher = take(Field::Publisher, publisher(head, &linked, &known));
    let published = take(Field::Published, published);
    let address = take(Field::Address, head.address.as_ref().map(said));
    let language = take(Field::Language, language);
    (Meta { title, author, publisher, published, language, address, ..meta }, article)
}

/// Where a page states what its scripts say.
const JSON_LD: &str = "JSON-LD";

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
fn candidates(head: &Head, linked: &Linked, known: &Known<'_>) -> Vec<Placed> {
    let mut metas: Vec<&Ranked> = head.titles.iter().collect();
    metas.sort_by_key(|title| title.rank);
    let of_script = linked.headline.iter().map(|title| Placed::new(title, JSON_LD));
    let own = metas.into_iter().chain(&head.title).map(|title| title.said.clone());
    let without_site = |title: Placed| Placed::new(known.without_site(&title.value), title.place);
    of_script.chain(own).map(without_site).filter(|title| !title.value.is_empty()).collect()
}

/// What is shown as the main heading, if it is stated, too; else what is stated first.
fn title_of(candidates: Vec<Placed>, headings: &[String], head: &Head) -> Option<Placed> {
    let is_shown =
        |title: &&Placed| headings.iter().any(|own| letters(own) == letters(&title.value));
    let shown = candidates.iter().find(is_shown).cloned();
    let only = || match headings {
        [only] => Some(Placed::new(only, "its heading")),
        _ => None,
    };
    shown
        .or_else(|| candidates.into_iter().next())
        .or_else(|| head.title.as_ref().map(|title| title.said.clone()))
        .or_else(only)
}

/// Who wrote it: as JSON-LD or a meta says, unless the text itself names somebody else. A name that is
/// that of the site, or of an account, counts where no other is stated.
fn author(head: &Head, linked: &Linked, marked: &Marked<'_>, known: &Known<'_>) -> Option<Placed> {
    let of_head = Named {
        names: head.authors.iter().map(|author| author.value().to_string()).collect(),
        place: head.authors.first().map_or_else(String::new, |author| author.said.place.clone()),
    };
    let is_late = head.authors.first().is_some_and(|author| author.rank >= head::LATE);
    let of_script = Named { names: linked.authors.clone(), place: JSON_LD.to_string() };
    let (rank, marks) = marked.authors();
    let marks = Named { names: marks, place: marks::place(rank) };
    let order =
        if is_late { [&of_script, &marks, &of_head] } else { [&of_script, &of_head, &marks] };
    let all = || order.into_iter().filter(|named| !named.names.is_empty());
    let is_site = |named: &Named| named.names.iter().all(|name| known.is_site(name));
    let is_people = |named: &Named| {
        named.names.iter().all(|name| name.contains(' ') && is_plain_name(name, false))
    };
    let best = all().find(|named| !is_site(named)).or_else(|| all().next())?;
    let holds = |name: &String| best.names.iter().any(|own| letters(own).contains(&letters(name)));
    let is_other = !marks.names.is_empty() && !marks.names.iter().all(holds) && !is_site(&marks);
    let is_sure = rank < marks::BY_CLASS;
    let is_nearer = is_other
        && is_people(&marks)
        && (is_sure || best.names.iter().all(|name| is_account(name)));
    let named = if is_nearer { &marks } else { best };
    joined(&named.names).map(|names| Placed::new(names, &named.place))
}

/// Names with the place where they stand.
struct Named {
    names: Vec<String>,
    place: String,
}

/// Whether a name is one with which somebody logs in: "ed77", `o_kern`.
fn is_account(name: &str) -> bool {
    let has_sign = |c: char| c.is_numeric() || c == '_';
    !name.contains(char::is_whitespace)
        && (name.contains(has_sign) || name.to_lowercase() == name)
        && name.is_ascii()
}

fn publisher(head: &Head, linked: &Linked, known: &Known<'_>) -> Option<Placed> {
    let stated = head.publisher.as_ref();
    let is_named = |name: &str| !is_host_name(name);
    let site = || stated.filter(|own| is_named(own.value())).map(|own| own.said.clone());
    let of_script = |name: &Option<String>| name.as_ref().map(|name| Placed::new(name, JSON_LD));
    let of_title = || {
        let mut own = head.title.iter().chain(&head.titles);
        own.find_map(|title| {
            known.site_in(title.value()).map(|site| Placed::new(site, &title.said.place))
        })
    };
    let is_name = |own: &&Ranked| !own.value().contains("://") && !own.value().starts_with('@');
    of_script(&linked.publisher)
        .or_else(|| site().filter(|_| stated.is_some_and(|own| own.rank < 4)))
        .or_else(|| of_script(&linked.site).filter(|site| is_named(&site.value)))
        .or_else(of_title)
        .or_else(site)
        .or_else(|| stated.filter(is_name).map(|own| own.said.clone()))
}

fn published(
    head: &Head,
    linked: &Linked,
    marked: &Marked<'_>,
    language: Option<&str>,
) -> Option<Placed> {
    let mut metas: Vec<&Ranked> = head.published.iter().collect();
    metas.sort_by_key(|date| date.rank);
    let stated = |from: u8, to: u8| {
        let mut own = metas.iter().filter(move |date| (from..to).contains(&date.rank));
        own.find_map(|date| {
            let placed = Placed::new(day(date.value(), language)?, &date.said.place);
            Some((placed, date.value()))
        })
    };
    let of_script = linked.published.as_deref().and_then(|value| {
        let placed = Placed::new(day(value, language)?, JSON_LD);
        Some((placed, value))
    });
    match (of_script.or_else(|| stated(0, 2)), marked.shown(language)) {
        // A moment of universal time can be of another day than where the page is written.
        (Some((sure, written)), Some(shown))
            if is_universal(written) && are_neighbours(&sure.value, &shown.value) =>
        {
            Some(shown)
        }
        (Some((sure, _)), _) => Some(sure),
        (None, _) => marked
            .published(language)
            .or_else(|| stated(2, head::LATE).map(|(placed, _)| placed))
            .or_else(|| stated(head::LATE, u8::MAX).map(|(placed, _)| placed)),
    }
}

#[cfg(test)]
mod tests;
