//! The occasion on which something was only said, as a title names it.

use crate::text::words::uncapital;
use crate::text::words::words;

/// The word of a title for what people come together for.
pub(super) fn occasion(title: &str) -> Option<&'static str> {
    const OCCASIONS: [&str; 16] = [
        "press conference",
        "news conference",
        "press briefing",
        "phone call",
        "video call",
        "round table",
        "conference",
        "summit",
        "talks",
        "negotiations",
        "meeting",
        "briefing",
        "ceremony",
        "hearing",
        "debate",
        "call",
    ];
    let title = words(title).iter().map(|word| word.text.to_lowercase()).collect::<Vec<_>>();
    let title = format!(" {} ", title.join(" "));
    OCCASIONS.into_iter().find(|occasion| title.contains(&format!(" {occasion} ")))
}

/// Words at the beginning of a title that are no names.
const COMMON: [&str; 10] = [
    "joint",
    "bilateral",
    "trilateral",
    "informal",
    "emergency",
    "virtual",
    "final",
    "second",
    "first",
    "press",
];

/// What stands before an occasion within a title.
const DETERMINERS: [&str; 8] = ["the", "their", "his", "her", "its", "a", "an", "this"];

/// The occasion as a title names it, from the article before it to the end: `talks of the military chiefs` of a
/// statement after these; or the whole, where the title begins with it.
pub(super) fn named_occasion(title: &str) -> Option<String> {
    let occasion = occasion(title)?;
    let words: Vec<&str> = title.split_whitespace().collect();
    let last = occasion.split(' ').next_back()?;
    let is = |word: &str, of: &str| {
        word.trim_matches(|c: char| !c.is_alphanumeric()).eq_ignore_ascii_case(of)
    };
    let at = words.iter().position(|word| is(word, last))?;
    // The article stands at most two words before the occasion's own.
    let from = at.saturating_sub(occasion.split(' ').count() + 2);
    let article =
        words.get(from..at)?.iter().position(|word| DETERMINERS.iter().any(|one| is(word, one)));
    let begins = match article {
        Some(n) => from + n + 1,
        None if from == 0 && !words.iter().take(at).any(|word| is_linking(word)) => 0,
        None => return None,
    };
    let rest = words.get(begins..)?;
    let first = rest.first()?;
    let is_common =
        COMMON.into_iter().chain(occasion.split(' ').next()).any(|word| is(first, word));
    let first = if begins == 0 && is_common { uncapital(first) } else { (*first).to_string() };
    Some(
        std::iter::once(first)
            .chain(rest.iter().skip(1).map(ToString::to_string))
            .collect::<Vec<_>>()
            .join(" "),
    )
}

/// Whether a word before the occasion says that the title is of something else: `Statement after talks`, `Kern's
/// statement at a summit`.
fn is_linking(word: &str) -> bool {
    ["after", "at", "before", "on", "of", "in", "from", "to", "a", "an"].contains(&word)
        || word.ends_with("'s")
        || word.ends_with("’s")
}
