//! Another version of a document as it is told: what changed, which quotes fell, the lines to write, and how to go
//! on.

use std::borrow::Cow;
use std::ops::Range;
use std::path::Path;

use super::version::{Fell, Held, Version, Why};
use super::words::{EARLIER, IF_IT_SAYS_SO, Way};
use crate::cli::remedy::command;
use crate::documents::Field;
use crate::dossier::quote_line;
use crate::insight::naming::count;
use crate::text::width::columns;
use crate::verify::{Difference, pieces, told};

/// Lines of changes that are told, at most.
const MOST_LINES: usize = 40;
/// Words of an unchanged stretch that are told on each side of a change.
const AROUND: usize = 8;
/// Words of a changed stretch that are told, at most.
const MOST_WORDS: usize = 60;

/// Everything there is to say of a version, line by line.
pub(super) fn report(version: &Version, way: Way) -> Vec<String> {
    let mut lines = head(version, way);
    lines.extend(stated(version));
    lines.extend(changed(version));
    lines.extend(quotes(version));
    lines.push(String::new());
    lines
}

fn head(version: &Version, way: Way) -> Vec<String> {
    let why = match version.new.why {
        Why::Address => "it has the same address",
        Why::Given => match way {
            Way::CommandLine => "as `--corrects` says",
            Way::Screen => "as you say",
        },
    };
    let mut lines =
        vec![format!("`{}` is another version of {}: {why}.", version.new.file, version.id)];
    match &version.held {
        None => lines.push("No copy was held to compare it with.".to_string()),
        Some(held) => {
            if let Err(why) = &held.text {
                let name = place_of(held);
                lines.push(format!(
                    "The copy that is held, {name}, cannot be read ({why}): the words of the two were not \
                     compared."
                ));
            }
        }
    }
    lines
}

/// What the document says of itself, where that changed.
fn stated(version: &Version) -> Vec<String> {
    let (now, gone): (Vec<_>, Vec<_>) =
        version.stated.iter().partition(|(_, _, now)| now.is_some());
    let is_compared = version.older().is_some();
    // What there was nothing to compare with is not gone.
    let gone = gone.iter().map(|(field, ..)| field.label().to_string());
    let gone: Vec<String> = gone.filter(|_| is_compared).collect();
    if now.is_empty() && gone.is_empty() {
        return Vec::new();
    }
    let beside = if is_compared { "" } else { ", beside the title and the date of its entry" };
    let mut lines = vec![String::new(), format!("What it says of itself{beside}:")];
    let widest = now.iter().map(|(field, ..)| columns(field.label())).max().unwrap_or(0);
    for (field, before, now) in now {
        let (label, now) = (field.label(), now.as_deref().unwrap_or_default());
        let pad = " ".repeat(widest.saturating_sub(columns(label)));
        let before = before.as_deref().map_or(String::new(), |before| format!("[-{before}-] "));
        lines.push(format!("  {label}{pad}  {before}{{+{now}+}}"));
    }
    if !gone.is_empty() {
        lines.push(format!("  no longer stated: {}", gone.join(", ")));
    }
    let is_described = |(field, ..): &(Field, _, _)| {
        matches!(field, Field::Title | Field::Published | Field::Author)
    };
    if let Some((file, line)) = &version.described
        && version.stated.iter().any(|stated| stated.2.is_some() && is_described(stated))
    {
        lines.push(format!("  It is described in {file}:{line}, which stays as you wrote it."));
    }
    lines
}

/// What changed in the text.
fn changed(version: &Version) -> Vec<String> {
    if version.older().is_none() {
        return Vec::new();
    }
    let all = &version.changed;
    if all.is_empty() {
        return vec![String::new(), "The words of the text are the same.".to_string()];
    }
    let number = count(all.len(), "paragraph", "paragraphs");
    let mut lines = vec![String::new(), format!("What changed in the text: {number}.")];
    lines.extend(all.iter().take(MOST_LINES).map(|line| format!("  {}", told(&shortened(line)))));
    if all.len() > MOST_LINES {
        lines.push(format!("  … and {} more", all.len() - MOST_LINES));
    }
    lines
}

/// A line with its long stretches cut: of what is the same, what is nearest to the changes stays.
fn shortened(line: &[Difference]) -> Vec<Difference> {
    let last = line.len().saturating_sub(1);
    let cut = |(n, part): (usize, &Difference)| match part {
        Difference::Same(words) => Difference::Same(ends(words, n > 0, n < last)),
        Difference::Quote(words) => Difference::Quote(beginning(words)),
        Difference::Source(words) => Difference::Source(beginning(words)),
    };
    line.iter().enumerate().map(cut).collect()
}

/// The words next to what stands before, and next to what follows.
fn ends(text: &str, has_before: bool, has_behind: bool) -> String {
    let words: Vec<Range<usize>> = pieces(text).collect();
    let head = if has_before { AROUND } else { 0 };
    let tail = if has_behind { AROUND } else { 0 };
    if words.len() <= head + tail + 1 {
        return text.to_string();
    }
    let first = words.get(..head).and_then(|first| text.get(..first.last()?.end));
    let last = words.get(words.len() - tail..).and_then(|last| text.get(last.first()?.start..));
    [first, Some("…"), last].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn beginning(text: &str) -> String {
    let words: Vec<Range<usize>> = pieces(text).collect();
    let first = words.get(..MOST_WORDS).and_then(|first| text.get(..first.last()?.end));
    match first {
        Some(first) if words.len() > MOST_WORDS + 1 => {
            format!("{first} … ({} more words)", words.len() - MOST_WORDS)
        }
        _ => text.to_string(),
    }
}

/// How the quotes stand in it, and of each that fell what to write.
fn quotes(version: &Version) -> Vec<String> {
    let quotes = &version.quotes;
    let numbers = (quotes.standing, quotes.fell.len(), quotes.never);
    let sum = sum(numbers, version.older().is_some());
    let mut lines = vec![String::new(), sum];
    if quotes.fell.iter().any(|fell| fell.anew.is_some()) {
        lines.push(IF_IT_SAYS_SO.to_string());
    }
    for quote in &quotes.fell {
        lines.push(String::new());
        lines.extend(fallen(quote));
    }
    lines
}

/// How many quotes stand in the new version, how many fell, and how many stand in neither, which only a comparison
/// tells.
fn sum((stand, fell, never): (usize, usize, usize), is_compared: bool) -> String {
    let stands = |n: usize| if n == 1 { "stands" } else { "stand" };
    let neither = match never {
        0 => String::new(),
        n => format!("{n} {} in neither version", stands(n)),
    };
    let any_more = if is_compared { " any more" } else { "" };
    let told = match (stand, fell, never) {
        (0, 0, 0) => "Nothing is quoted from it yet".to_string(),
        (0, 0, 1) => "The only quote stands in neither version".to_string(),
        (0, 0, n) => format!("None of the {n} quotes stands in either version"),
        (1, 0, 0) if is_compared => "No quote was lost: the only one stands in it".to_string(),
        (n, 0, 0) if is_compared => format!("No quote was lost: all {n} stand in it"),
        (1, 0, 0) => "The only quote stands in it".to_string(),
        (n, 0, 0) => format!("All {n} quotes stand in it"),
        (n, 0, _) => {
            format!(
                "No quote was lost: {} {} in it, {neither}",
                count(n, "quote", "quotes"),
                stands(n)
            )
        }
        (stand, fell, never) => {
            let quotes = count(if stand == 0 { fell } else { stand }, "quote", "quotes");
            let verbs = if fell == 1 { "does" } else { "do" };
            let first = if stand == 0 {
                format!("{quotes} {verbs} not stand in it{any_more}")
            } else {
                format!("{quotes} {} in it, {fell} {verbs} not{any_more}", stands(stand))
            };
            let semicolon = if never == 0 { "" } else { "; " };
            format!("{first}{semicolon}{neither}")
        }
    };
    format!("{told}.")
}

fn fallen(quote: &Fell) -> Vec<String> {
    let place =
        quote.place.as_ref().map_or(String::new(), |(file, line)| format!("  {file}:{line}"));
    let mut lines = vec![format!("{}{place}", quote.entry)];
    match quote.verdict.drift() {
        Some(drift) => lines.push(format!("  {}", told(&drift.difference))),
        None => lines.push(format!("  {}", quote.verdict.sentence())),
    }
    if let Some(anew) = &quote.anew {
        lines.push(format!("  {}", quote_line(&anew.prefix, &anew.exact, &anew.suffix)));
        lines.push(format!("  in this version, quoted like this: {}", anew.verdict.clause()));
    } else if quote.verdict.drift().is_none() {
        lines.push("  No passage is near enough to be quoted instead.".to_string());
    }
    lines
}

/// Where a held copy lies, as people see it.
fn place_of(held: &Held) -> String {
    if held.is_own {
        format!("documents/{}", name_of(&held.path))
    } else {
        format!("`{}`", held.path.display())
    }
}

/// The name of a copy in its folder.
fn name_of(copy: &Path) -> Cow<'_, str> {
    copy.file_name().unwrap_or_default().to_string_lossy()
}

/// That nothing was replaced yet, and how to go on.
pub(super) fn go_on(version: &Version, held: &Held, way: Way) -> String {
    let name = name_of(&held.path);
    let (replaced, given) = match way {
        Way::CommandLine => ("with `--replace` it takes", "give its own address with `--url`"),
        Way::Screen => {
            ("when you replace the copy, it takes", "close this, and give its own address")
        }
    };
    let own = match version.new.why {
        Why::Address => format!(" If it is a different document, {given}."),
        Why::Given => String::new(),
    };
    if !held.is_own {
        let path = held.path.display();
        return format!(
            "Nothing is replaced yet: {replaced} the place of `{path}`, which stays where it is.{own}"
        );
    }
    format!(
        "Nothing is replaced yet: {replaced} the place of documents/{name}, which is then kept in \
         documents/{EARLIER}.{own}"
    )
}

/// That it could not be put in place, and where the earlier copy is.
pub(super) fn not_put(version: &Version, why: &str) -> String {
    let file = &version.new.file;
    match &version.held {
        None => format!("`{file}` was not put in place: {why}"),
        Some(held) if held.path.is_file() => {
            format!("`{file}` was not put in place, and {} stays as it was: {why}", place_of(held))
        }
        Some(_) => format!(
            "`{file}` was not put in place, and the earlier copy is in documents/{EARLIER}: {why}"
        ),
    }
}

/// That it was put in place, where the earlier copy is, and what stamps are about.
pub(super) fn done(version: &Version, kept: Option<&Path>, folder: &Path) -> Vec<String> {
    let name = &version.name;
    let mut lines = match kept {
        None => vec![format!("It is documents/{name} now.")],
        Some(kept) => {
            let kept = name_of(kept);
            vec![format!(
                "It is documents/{name} now; the earlier copy is kept as documents/{EARLIER}/{kept}."
            )]
        }
    };
    if version.is_stamped {
        lines.push(format!(
            "The stamp is of the earlier copy: once all quotes stand in this one, {} stamps it anew.",
            command("check --stamp", Some(folder))
        ));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_of_the_quotes_contradicts_nothing() {
        for (numbers, expected) in [
            ((0, 0, 0), "Nothing is quoted from it yet."),
            ((1, 0, 0), "No quote was lost: the only one stands in it."),
            ((3, 0, 0), "No quote was lost: all 3 stand in it."),
            ((0, 0, 1), "The only quote stands in neither version."),
            ((0, 0, 2), "None of the 2 quotes stands in either version."),
            ((1, 0, 1), "No quote was lost: 1 quote stands in it, 1 stands in neither version."),
            ((2, 0, 3), "No quote was lost: 2 quotes stand in it, 3 stand in neither version."),
            ((0, 1, 0), "1 quote does not stand in it any more."),
            ((0, 2, 1), "2 quotes do not stand in it any more; 1 stands in neither version."),
            ((1, 2, 0), "1 quote stands in it, 2 do not any more."),
            ((2, 1, 2), "2 quotes stand in it, 1 does not any more; 2 stand in neither version."),
        ] {
            assert_eq!(sum(numbers, true), expected, "{numbers:?}");
        }
        // Of what was not compared nobody knows whether it fell.
        for (numbers, expected) in [
            ((0, 0, 0), "Nothing is quoted from it yet."),
            ((1, 0, 0), "The only quote stands in it."),
            ((3, 0, 0), "All 3 quotes stand in it."),
            ((0, 1, 0), "1 quote does not stand in it."),
            ((2, 2, 0), "2 quotes stand in it, 2 do not."),
        ] {
            assert_eq!(sum(numbers, false), expected, "{numbers:?}");
        }
    }

    #[test]
    fn of_a_long_stretch_the_words_beside_the_changes_stay() {
        let numbered = |from: usize, to: usize| {
            (from..=to).map(|n| n.to_string()).collect::<Vec<_>>().join(" ")
        };
        let long = numbered(1, 40);
        assert_eq!(ends(&long, true, true), format!("{} … {}", numbered(1, 8), numbered(33, 40)));
        assert_eq!(ends(&long, false, true), format!("… {}", numbered(33, 40)));
        assert_eq!(ends(&long, true, false), format!("{} …", numbered(1, 8)));
        assert_eq!(ends(&numbered(1, 17), true, true), numbered(1, 17));
        // Where no blanks part the words, each letter counts.
        let letters = "一二三四五六七八九十".repeat(4);
        assert_eq!(ends(&letters, true, true), "一二三四五六七八 … 三四五六七八九十");
        assert_eq!(beginning(&numbered(1, 70)), format!("{} … (10 more words)", numbered(1, 60)));
        assert_eq!(beginning(&long), long);
    }
}
