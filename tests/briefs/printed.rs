//! The pages of briefs of the bundled dossier as somebody reads them who has never seen the program: nothing stands there
//! twice, no term is left unexplained, and the punctuation is that of people.

use std::collections::BTreeMap;

use onrecord::brief::format::bytes;
use onrecord::brief::page::sheet;
use onrecord::brief::{Brief, Snapshot, collect, edit, journal};
use onrecord::dossier::{ActorIx, Dossier, Entity, PositionSet, TopicIx, bundled, open};
use onrecord::export::{Format, Node, Sheet};
use onrecord::insight::compare::{Comparison, actors, drafts};
use onrecord::insight::conflicts::conflicts;
use onrecord::insight::diff::Side;

use super::Around;

fn comparison(at: collect::At<'_>, sides: &str, all: &Comparison) -> Vec<Snapshot> {
    let groups = all.groups.iter();
    let told = groups.flat_map(|group| group.told.iter().map(move |told| (group, told)));
    told.map(|(group, told)| collect::comparison(at, sides, all, group, told)).collect()
}

/// Everything that can be collected, kind by kind.
fn collected(d: &Dossier) -> BTreeMap<&'static str, Vec<Snapshot>> {
    let within = PositionSet::all(d.len());
    let at = collect::At { d: d.into(), within: &within, taken: None };
    let mut pairs: Vec<(ActorIx, TopicIx)> = d
        .positions()
        .flat_map(|p| p.actors().iter().map(move |actor| (*actor, p.topic())))
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    let actor = |id: &str| match d.find(id) {
        Some(Entity::Actor(ix)) => ix,
        _ => panic!("no actor {id}"),
    };
    let none = PositionSet::all(0);
    let side = Side { known: d.into(), within: &within, possibly: &none };
    let two = actors(side, actor("deu"), actor("ita"));
    let cases = conflicts(d.into(), &within);
    BTreeMap::from([
        ("positions", d.positions().filter_map(|p| collect::position(at, p.ix)).collect()),
        ("cells", pairs.iter().filter_map(|(a, t)| collect::cell_of(at, *a, *t)).collect()),
        ("lines", pairs.iter().filter_map(|(a, t)| collect::line(at, *a, *t)).collect()),
        ("conflicts", cases.iter().map(|case| collect::conflict(at, case)).collect()),
        ("drafts", comparison(at, "drafts", &drafts(d.into(), &within))),
        ("actors", comparison(at, "actors deu ita", &two)),
    ])
}

/// A brief of some snapshots, with notes of two kinds.
fn brief_of<'s>(snapshots: impl IntoIterator<Item = &'s Snapshot>) -> Brief {
    let kept = snapshots
        .into_iter()
        .fold(Brief::default(), |brief, snapshot| edit::keep(&brief, snapshot.clone()).0);
    let noted = journal::put(&kept, journal::EditTarget::Note(1), "Ask again.\n- before May");
    journal::put(&noted, journal::EditTarget::NoteAfter(Some(1)), "A note that stands alone.")
}

/// A brief for each kind, one of everything, and small ones with something of each.
fn briefs(d: &Dossier) -> Vec<(String, Brief)> {
    let all = collected(d);
    let mut briefs: Vec<(String, Brief)> =
        all.iter().map(|(kind, snapshots)| (kind.to_string(), brief_of(snapshots))).collect();
    briefs.push(("everything".to_string(), brief_of(all.values().flatten())));
    for n in 0..8 {
        let some = all.values().filter_map(|of| of.get((n * 7) % of.len().max(1)));
        briefs.push((format!("one of each, {n}"), brief_of(some)));
    }
    briefs
}

/// The pages of all briefs, in both forms.
fn pages() -> Vec<(String, Sheet)> {
    let around = Around::of(open(&bundled()).dossier);
    let mut pages = Vec::new();
    for (name, brief) in briefs(&around.dossier) {
        for short in [false, true] {
            let brief = edit::with_head(&brief, |head| head.short = short);
            let form = if short { "short" } else { "long" };
            pages.push((format!("{name}, {form}"), around.with(&brief, |on| sheet(&brief, on))));
        }
    }
    pages
}

/// What is wrong with the pages, in lines.
fn complain(wrong: &[String]) {
    let some: Vec<&String> = wrong.iter().take(12).collect();
    assert!(wrong.is_empty(), "{} faults, among them {some:#?}", wrong.len());
}

/// Every text of a node that is not somebody's quoted or own words.
fn texts(node: &Node) -> Vec<String> {
    match node {
        Node::Heading(_, text) | Node::Paragraph(text) | Node::Note(text) => vec![text.clone()],
        Node::List(items) => items.clone(),
        Node::Fields(fields) => {
            fields.iter().flat_map(|(label, text)| [label.clone(), text.clone()]).collect()
        }
        Node::Quote(quote) => quote.source.iter().chain(&quote.citation).cloned().collect(),
        Node::Table(table) => table.rows.iter().flatten().map(|value| value.to_text()).collect(),
        Node::Own(_) => Vec::new(),
    }
}

fn is_pointer(text: &str) -> bool {
    text.to_lowercase().contains("as above, under “")
}

#[test]
fn nothing_stands_on_a_page_twice() {
    let mut wrong = Vec::new();
    let mut seen_pages = 0;
    for (name, sheet) in pages() {
        let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
        let mut who = "";
        for node in &sheet.nodes {
            let text = match node {
                Node::Quote(quote) => {
                    let sentence = format!("{}{}{}", quote.prefix, quote.exact, quote.suffix);
                    (String::new(), sentence)
                }
                Node::Heading(3, text) => {
                    who = text.split(": ").next().unwrap_or_default();
                    (String::new(), text.clone())
                }
                // What points to what stands above may do so twice, and the same sentence on somebody else is another
                // statement.
                Node::Paragraph(text) if !is_pointer(text) && !text.ends_with(':') => {
                    (who.to_string(), text.clone())
                }
                _ => continue,
            };
            *seen.entry(text).or_default() += 1;
        }
        seen_pages += 1;
        let twice = seen.into_iter().filter(|(_, count)| *count > 1);
        wrong.extend(twice.map(|((_, text), count)| format!("{name}: {count} times: {text}")));
    }
    assert!(seen_pages > 20);
    complain(&wrong);
}

#[test]
fn no_item_says_a_sentence_twice_and_a_label_heads_quotes() {
    let mut wrong = Vec::new();
    for (name, sheet) in pages() {
        let mut said = String::new();
        for (n, node) in sheet.nodes.iter().enumerate() {
            match node {
                Node::Heading(..) => said.clear(),
                Node::Paragraph(text) if text.ends_with(':') => {
                    let next = sheet.nodes.get(n + 1);
                    let is_followed = matches!(next, Some(Node::Quote(_) | Node::Note(_)));
                    wrong.extend((!is_followed).then(|| format!("{name}: {text} and nothing")));
                }
                Node::Paragraph(text) if !is_pointer(text) => {
                    // A label before a sentence is no part of it.
                    let text = text.split_once(": ").map_or(text.as_str(), |(_, rest)| rest);
                    let again =
                        text.split_inclusive(". ").map(str::trim).filter(|s| said.contains(*s));
                    wrong.extend(again.map(|sentence| format!("{name}: {sentence}")));
                    said.push_str(text);
                }
                _ => {}
            }
        }
    }
    complain(&wrong);
}

#[test]
fn the_punctuation_of_a_page_is_in_order() {
    let mut wrong = Vec::new();
    for (name, sheet) in pages() {
        for text in sheet.nodes.iter().flat_map(texts) {
            for odd in ["..", "  ", "()", " .", " ,", ",.", ";.", ":.", "“”", ". .", "—"] {
                if text.replace('…', "x").contains(odd) {
                    wrong.push(format!("{name}: {odd:?} in {text}"));
                }
            }
            let count = |mark: char| text.chars().filter(|c| *c == mark).count();
            for (opens, closes) in [('“', '”'), ('(', ')'), ('‹', '›')] {
                if count(opens) != count(closes) {
                    wrong.push(format!("{name}: {opens}{closes} in {text}"));
                }
            }
            if text.is_empty() || text.trim() != text {
                wrong.push(format!("{name}: {text:?}"));
            }
        }
    }
    complain(&wrong);
}

/// Nobody who has not seen the program meets a term of its vocabularies without an explanation.
#[test]
fn the_terms_of_the_records_stand_on_no_page() {
    let raw = [
        "(commit",
        "(ready",
        "(expected)",
        "(demand",
        "(assert)",
        "(assert,",
        "(assert;",
        "(deny",
        "(endorse",
        "(noncommittal",
        "(refuse)",
        "(abstain",
        "(oppose)",
        "(criticise)",
        "(committed",
        "(conditioned",
        "(spoken for",
        "(silent",
        "(wording)",
        "(dropped",
        "(weakened",
        "(kept",
        "(not held",
        "(worked out)",
        "attributed",
        "precondition",
        "Caveat",
        "Trigger",
        "undated)",
        "Rests on: one",
    ];
    let mut wrong = Vec::new();
    for (name, sheet) in pages() {
        let is_continued =
            |node: &&Node| matches!(node, Node::Heading(2, text) if text.ends_with("continued"));
        let end =
            sheet.nodes.iter().position(|node| is_continued(&node)).unwrap_or(sheet.nodes.len());
        let nodes = sheet.nodes.iter().take(end);
        let nodes = nodes.filter(|node| !matches!(node, Node::Paragraph(_) | Node::Quote(_)));
        for text in nodes.flat_map(texts).filter(|text| !text.starts_with("Dossier’s note")) {
            let odd = raw.iter().filter(|raw| text.contains(*raw));
            wrong.extend(odd.map(|raw| format!("{name}: {raw:?} in {text}")));
        }
    }
    complain(&wrong);
}

/// The short form of a page with five statements, two notes and a difference: little more than a screen of text.
#[test]
fn the_short_form_is_shorter_and_keeps_every_quote_and_note() {
    let around = Around::of(open(&bundled()).dossier);
    let d = &around.dossier;
    let all = collected(d);
    let brief = brief_of(all["positions"].iter().take(5).chain(all["drafts"].iter().take(1)));
    let text = |short: bool| {
        let brief = edit::with_head(&brief, |head| head.short = short);
        String::from_utf8(around.with(&brief, |on| bytes(&brief, on, Format::Txt))).unwrap()
    };
    let (long, short) = (text(false), text(true));
    assert!(short.len() * 5 < long.len() * 4, "{} of {}: {short}", short.len(), long.len());
    let squeezed =
        |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").replace("| ", "");
    let [short, long] = [short, long].map(|text| squeezed(&text));
    for quote in super::quotes(&brief) {
        let words = squeezed(&quote.exact);
        assert!(short.contains(&words), "{words}: {short}");
        assert!(long.replace(['‹', '›'], "").contains(&words), "{words}: {long}");
    }
    assert!(short.contains("Note: Ask again.") && short.contains("Words used on this page"));
    assert!(!short.contains("Dossier’s note:") && long.contains("Dossier’s note:"));
}
