//! Numbers in the words: as they are said, of what, how they are bounded, and whose total they are.

use std::ops::Range;

use super::days::named;
use super::lexicon::{BOUNDS, Bound, Limit, Small, is};
use super::place::Place;
use super::suggestion::{Amount, Ranking};
use super::tokens::{Token, tokens};
use crate::dossier::ActorIx;
use crate::search::shapes;
use crate::text::numbers::{Number, numbers};

/// The numbers that a place suggests.
pub(super) fn amounts(place: &Place<'_>, actors: Option<&[ActorIx]>) -> Ranking<Amount> {
    let mut all = Ranking::new();
    let words = tokens(place.words());
    let language = place.document().and_then(|document| document.language.as_deref());
    // A day without its year is one, too, whatever the year.
    let dates: Vec<Range<usize>> = named(&words, 0..words.len(), Some((2000, 1, 1)), language)
        .into_iter()
        .filter_map(|date| bytes(&words, &date.words))
        .collect();
    for found in found(place.words()) {
        if dates.iter().any(|date| date.start < found.range.end && found.range.start < date.end) {
            continue;
        }
        let Some(as_said) = place.words().get(found.range.clone()) else { continue };
        let is_relay = |ix: &ActorIx| place.d.actor(*ix).is_some_and(|actor| actor.is_relay());
        let is_own = actors.is_some_and(|actors| actors.len() == 1 && !actors.iter().any(is_relay));
        let is_joint = (found.is_joint || is_own) && !found.unit.starts_with("percent");
        let held_by = if is_joint { actors.unwrap_or_default().to_vec() } else { Vec::new() };
        let reason = if found.is_joint { "their total" } else { "the number in the words" };
        let is_time = found.unit.split(' ').next().is_some_and(|unit| TIMES.contains(&unit));
        let weight = match (found.is_counted, is_time) {
            (true, false) => 2.0,
            (true, true) => 1.2,
            (false, _) => 1.0,
        };
        let Found { unit, min, max, .. } = found;
        let amount = Amount { as_said: as_said.to_string(), unit, min, max, held_by };
        all.add(amount, weight, reason);
    }
    all
}

/// Units of time: they seldom are what a position is about.
const TIMES: [&str; 12] = [
    "year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "mois",
    "payment",
];

/// A number with what stands around it.
#[derive(Debug, PartialEq)]
struct Found {
    range: Range<usize>,
    unit: String,
    min: Option<f64>,
    max: Option<f64>,
    is_joint: bool,
    /// Whether anything is counted.
    is_counted: bool,
}

fn bytes(words: &[Token], run: &Range<usize>) -> Option<Range<usize>> {
    Some(words.get(run.start)?.range.start..words.get(run.end.checked_sub(1)?)?.range.end)
}

/// The numbers of a text, those with a scale of another language among them: `90 Mrd`, `12 млн`.
fn in_any_language(text: &str) -> Vec<Number> {
    let mut all = numbers(text);
    for (range, value) in shapes::numbers(text) {
        match all.iter_mut().find(|number| number.range.start == range.start) {
            Some(number) if number.range.end < range.end => *number = Number { range, value },
            _ => {}
        }
    }
    all
}

/// The numbers of a text with their units and bounds.
fn found(text: &str) -> Vec<Found> {
    let words = tokens(text);
    let all = in_any_language(text);
    let mut found = Vec::new();
    let mut n = 0;
    while let Some(number) = all.get(n) {
        n += 1;
        let first = number.range.clone();
        if is_year_or_time(text, &first, &number.value) {
            continue;
        }
        let value: Option<f64> = number.value.parse().ok();
        let at = words.partition_point(|word| word.range.end <= first.start);
        let mut end = words.partition_point(|word| word.range.start < first.end);
        let (mut min, mut max) = (value, value);
        // `between 15 and 30`, `15–30`, `15 to 30`.
        if let Some(next) = all.get(n) {
            let gap = text.get(first.end..next.range.start).unwrap_or_default().trim();
            let before =
                at.checked_sub(1).and_then(|at| words.get(at)).map_or("", |word| word.key.as_str());
            let is_range = matches!(gap, "–" | "-" | "to" | "bis" | "à")
                || gap == "and" && before == "between";
            if is_range && let Ok(upper) = next.value.parse::<f64>() {
                max = Some(upper);
                // `Between 520 and 700 million`.
                let digits =
                    text.get(next.range.clone()).and_then(|said| said.split_whitespace().next());
                let bare =
                    digits.and_then(|digits| digits.parse::<f64>().ok()).filter(|bare| *bare > 0.0);
                if let (Some(lower), Some(bare)) = (value, bare)
                    && lower < 1000.0
                    && upper >= 1000.0 * bare
                {
                    min = Some(lower * upper / bare);
                }
                end = words.partition_point(|word| word.range.start < next.range.end);
                n += 1;
            }
        }
        if let Some(half) = half_behind(text, &words, end) {
            min = min.map(|value| value + 0.5);
            max = max.map(|value| value + 0.5);
            end = half;
        }
        let start = bound(text, &words, at, &mut min, &mut max);
        let (unit, until) = unit_behind(text, &words, end);
        let mut last = until;
        if let Some((len, Bound { is, .. })) =
            BOUNDS.all_at(&words, until).find(|(_, bound)| !bound.is_before)
        {
            limit(is, &mut min, &mut max);
            last = until + len;
        }
        let is_joint = is(Small::Combined, &words, last);
        if is_joint {
            last += 1;
        }
        if let Some(range) = bytes(&words, &(start..last.max(end))) {
            let currency = text.get(..range.start).and_then(|before| before.chars().next_back());
            let sign = currency.filter(|c| matches!(c, '€' | '$' | '£' | '¥'));
            let range = range.start - sign.map_or(0, char::len_utf8)..range.end;
            let percent =
                text.get(range.end..).is_some_and(|rest| rest.trim_start().starts_with('%'));
            let unit = match sign {
                Some('€') => "euros".to_string(),
                Some('$') => "dollars".to_string(),
                Some('£') => "pounds".to_string(),
                Some('¥') => "yen".to_string(),
                _ if percent => format!("percent {unit}").trim().to_string(),
                _ => unit,
            };
            // `A four-year war` counts nothing.
            let is_tied = text
                .get(first.end..)
                .is_some_and(|rest| rest.starts_with('-') && !rest.starts_with("- "));
            let is_counted = !unit.is_empty() && !is_tied;
            found.push(Found { range, unit, min, max, is_joint, is_counted });
        }
    }
    found
}

/// The word behind `and a half`.
fn half_behind(text: &str, words: &[Token], from: usize) -> Option<usize> {
    let keys: Vec<&str> = words.get(from..from + 3)?.iter().map(|word| word.key.as_str()).collect();
    let gap = text.get(words.get(from.checked_sub(1)?)?.range.end..words.get(from)?.range.start)?;
    (keys == ["and", "a", "half"] && gap.trim().is_empty()).then_some(from + 3)
}

/// Applies what stands before a number, and hands back the first word that belongs to it.
fn bound(
    text: &str,
    words: &[Token],
    at: usize,
    min: &mut Option<f64>,
    max: &mut Option<f64>,
) -> usize {
    let mut start = at;
    if at
        .checked_sub(1)
        .and_then(|before| words.get(before))
        .is_some_and(|word| word.key == "between")
    {
        start = at - 1;
    }
    // The longest run of bounds that ends before the number.
    while start > 0 {
        let from = start.saturating_sub(4);
        let ends = |n: &usize| {
            BOUNDS.at(words, *n).is_some_and(|(len, bound)| bound.is_before && n + len == start)
        };
        let gap = words
            .get(start - 1)
            .zip(words.get(start))
            .and_then(|(one, next)| text.get(one.range.end..next.range.start));
        if gap.is_some_and(|gap| gap.contains([',', ';', '.', '\n'])) {
            break;
        }
        let Some(n) = (from..start).find(ends) else { break };
        if let Some((_, found)) = BOUNDS.at(words, n) {
            limit(found.is, min, max);
        }
        start = n;
    }
    start
}

/// What a bound does to a number.
fn limit(is: Limit, min: &mut Option<f64>, max: &mut Option<f64>) {
    let is_whole = |value: f64| value.fract() == 0.0 && value < 1000.0;
    match is {
        Limit::Most => *min = None,
        Limit::Under => {
            *min = None;
            // Of what is counted one by one, fewer than 30 are 29 at most.
            *max = max.map(|value| if is_whole(value) { value - 1.0 } else { value });
        }
        Limit::Least => *max = None,
        Limit::Over => {
            *max = None;
            *min = min.map(|value| if is_whole(value) { value + 1.0 } else { value });
        }
        Limit::None => {}
    }
}

/// What is counted, and the word behind it: up to where the phrase ends.
fn unit_behind(text: &str, words: &[Token], from: usize) -> (String, usize) {
    let mut end = from;
    while end < words.len() && end < from + 5 {
        let gap = end
            .checked_sub(1)
            .and_then(|before| Some(words.get(before)?.range.end..words.get(end)?.range.start));
        let gap = gap.and_then(|range| text.get(range)).unwrap_or_default();
        let is_mark = |c: char| matches!(c, '”' | '"' | '’' | '%') && end == from;
        let is_open =
            !gap.contains('\n') && gap.chars().all(|c| c.is_whitespace() || c == '-' || is_mark(c));
        let is_small = is(Small::Auxiliary, words, end)
            || words.get(end).is_some_and(|word| {
                matches!(word.key.as_str(), "out" | "or" | "so" | "that" | "who" | "which" | "if")
            })
            || is(Small::Preposition, words, end)
                && words.get(end).is_some_and(|word| word.key != "of")
            || is(Small::And, words, end) && end == from
            || is(Small::NewClause, words, end)
            || is(Small::Combined, words, end)
            || BOUNDS.at(words, end).is_some_and(|(_, bound)| !bound.is_before);
        if !is_open || is_small {
            break;
        }
        let is_verb = end > from
            && words.get(end).is_some_and(|word| word.key.ends_with("ed") && !word.is_capital)
            || words.get(end).is_some_and(|word| word.key.ends_with("ing"));
        if is_verb {
            break;
        }
        end += 1;
    }
    while end > from
        && words.get(end - 1).is_some_and(|_| {
            is(Small::And, words, end - 1)
                || is(Small::Article, words, end - 1)
                || is(Small::Preposition, words, end - 1)
        })
    {
        end -= 1;
    }
    // Whose they are is no part of the unit: `soldiers` of `French soldiers`.
    let noun =
        (from..end).find(|at| words.get(*at).is_some_and(|word| !word.is_capital)).unwrap_or(from);
    let unit = bytes(words, &(noun..end)).filter(|_| end > from).and_then(|range| text.get(range));
    (unit.unwrap_or_default().trim_start_matches("of ").to_string(), end)
}

/// Words before the number of a thing.
const NUMBERED: [&str; 13] = [
    "article",
    "annex",
    "clause",
    "paragraph",
    "section",
    "chapter",
    "no",
    "point",
    "part",
    "page",
    "item",
    "art",
    "artikel",
];

/// Whether a number is a year, the time of a day, or the number of a thing: `Article 5`, `Channel 2`.
fn is_year_or_time(text: &str, range: &Range<usize>, value: &str) -> bool {
    let before = text.get(..range.start).unwrap_or_default();
    let behind = text.get(range.end..).unwrap_or_default();
    let is_digit = |c: char| c.is_ascii_digit();
    let last = before.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_numbered = NUMBERED.contains(&last.to_lowercase().as_str());
    let is_year = value.len() == 4
        && value.parse::<u16>().is_ok_and(|year| (1800..=2100).contains(&year))
        && text
            .get(range.clone())
            .is_some_and(|said| said.bytes().all(|byte| byte.is_ascii_digit()))
        && !behind
            .trim_start()
            .starts_with(|c: char| c.is_lowercase() && last.chars().all(char::is_lowercase))
        || value.len() == 4
            && value.starts_with(['1', '2'])
            && matches!(last, "in" | "since" | "until" | "by" | "year");
    let starts_time = behind.strip_prefix(':').is_some_and(|rest| rest.starts_with(is_digit));
    let ends_time = before.strip_suffix(':').is_some_and(|rest| rest.ends_with(is_digit));
    // A name directly before it, and nothing that is counted behind.
    let is_called = before.ends_with(' ')
        && last.starts_with(char::is_uppercase)
        && !before.trim_end().ends_with(|c: char| !c.is_alphanumeric())
        && !behind.starts_with([' ', '-', '%']);
    is_numbered || is_year || starts_time || ends_time || is_called
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(String, String, Option<f64>, Option<f64>)> {
        found(text).into_iter().map(|f| (text[f.range].to_string(), f.unit, f.min, f.max)).collect()
    }

    fn of(
        as_said: &str,
        unit: &str,
        min: Option<f64>,
        max: Option<f64>,
    ) -> Vec<(String, String, Option<f64>, Option<f64>)> {
        vec![(as_said.to_string(), unit.to_string(), min, max)]
    }

    #[test]
    fn numbers_have_their_bounds_and_units() {
        assert_eq!(
            told("It will send up to 15,000 troops."),
            of("up to 15,000 troops", "troops", None, Some(15000.0))
        );
        assert_eq!(
            told("more than 30 countries"),
            of("more than 30 countries", "countries", Some(31.0), None)
        );
        assert_eq!(
            told("at least two ships were sent"),
            of("at least two ships", "ships", Some(2.0), None)
        );
        assert_eq!(
            told("between 15,000 and 30,000 troops"),
            of("between 15,000 and 30,000 troops", "troops", Some(15000.0), Some(30000.0))
        );
        assert_eq!(
            told("several thousand soldiers could"),
            of("thousand soldiers", "soldiers", None, None)
        );
        assert_eq!(told("€90 million a year"), of("€90 million", "euros", Some(9e7), Some(9e7)));
        assert_eq!(told("In 2030, at 3:45, Article 5 said so"), []);
    }

    #[test]
    fn a_number_of_several_together_is_told() {
        let found = found("up to 500 men combined");
        assert!(found[0].is_joint && found[0].unit == "men");
    }
}
