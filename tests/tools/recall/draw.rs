//! Sentences on which others agree, drawn the same way each time.

use std::collections::BTreeMap;
use std::path::Path;

use onrecord::verify::hash;
use unicode_normalization::UnicodeNormalization;

use super::mutants::mutants;

/// A sentence, as one reader has it.
pub(crate) struct Drawn {
    pub(crate) text: String,
    /// The readers that have it; none where it comes from an expected page.
    pub(crate) by: Vec<String>,
}

impl Drawn {
    /// What names it in the list of faults: its document and the beginning of its hash.
    pub(crate) fn mark(&self, path: &Path) -> String {
        let folder = path.parent().and_then(Path::file_name).unwrap_or_default();
        let name = path.file_name().unwrap_or_default();
        let hash = hash(self.text.as_bytes());
        format!("{}/{} {}", folder.display(), name.display(), &hash[..12])
    }

    /// Whether two readers besides this one have it, or no reader was asked.
    pub(crate) fn others_than(&self, name: &str) -> bool {
        self.by.is_empty() || self.by.iter().filter(|by| *by != name).count() >= 2
    }
}

/// Sentences of one text.
pub(crate) fn from_one(text: &str, most: usize) -> Vec<Drawn> {
    let whole = plain(text);
    let list = text.lines().flat_map(|line| sentences(&plain(line)));
    let mut once: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for sentence in list.filter(|sentence| whole.matches(sentence.as_str()).count() == 1) {
        once.insert(sentence, Vec::new());
    }
    some(once, most)
}

/// Sentences that stand once in each of at least two texts.
pub(crate) fn where_two_agree(texts: &[(&str, &str)], most: usize) -> Vec<Drawn> {
    let plain: Vec<(&str, String)> =
        texts.iter().map(|(name, text)| (*name, plain(&rejoined(text)))).collect();
    let folded: Vec<(&str, String)> =
        plain.iter().map(|(name, text)| (*name, folded(text))).collect();
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (_, text) in &plain {
        for sentence in sentences(text) {
            let key = self::folded(&sentence);
            let has_once = |text: &String| text.matches(key.as_str()).count() == 1;
            let by = folded.iter().filter(|(_, text)| has_once(text));
            let by: Vec<String> = by.map(|(name, _)| (*name).to_string()).collect();
            let is_new = !found.keys().any(|other| self::folded(other) == key);
            if by.len() >= 2 && is_new {
                found.insert(sentence, by);
            }
        }
    }
    some(found, most)
}

/// Whether a text has a sentence, but for blanks, line ends and the shape of marks.
pub(crate) fn is_found(sentence: &str, text: &str) -> bool {
    folded(&plain(&rejoined(text))).contains(&folded(sentence))
}

/// A sentence with one edit, always the same.
pub(crate) fn mutant(text: &str) -> String {
    let mut all = mutants(text);
    // Less of it is a shorter quote, and no other.
    all.retain(|mutant| !text.contains(mutant.as_str()));
    let pick = usize::from_str_radix(&hash(text.as_bytes())[..6], 16).unwrap();
    all[pick % all.len()].clone()
}

/// At most so many, chosen by their hashes.
fn some(found: BTreeMap<String, Vec<String>>, most: usize) -> Vec<Drawn> {
    let mut list: Vec<Drawn> = found.into_iter().map(|(text, by)| Drawn { text, by }).collect();
    list.sort_by_key(|drawn| hash(drawn.text.as_bytes()));
    list.truncate(most);
    list
}

/// Prose between stops: 8 to 40 words, mostly letters, from a capital on.
fn sentences(text: &str) -> Vec<String> {
    let mut list = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find([".", "!", "?"].map(|s| s.chars().next().unwrap())) {
        let (one, behind) = rest.split_at(at + 1);
        let ends = behind.is_empty() || behind.starts_with(' ');
        let next = behind.trim_start().chars().next();
        if !ends || next.is_some_and(|c| !c.is_uppercase() && !"“\"(‘".contains(c)) {
            // No end of a sentence: what it stands in is left out.
            rest = behind.split_once(". ").map_or("", |(_, rest)| rest);
            continue;
        }
        let one = one.trim();
        let words = one.split(' ').count();
        let letters = one.chars().filter(|c| c.is_alphabetic()).count();
        let known = !one.contains(['\u{fffd}', '\t', '|']) && !one.chars().any(char::is_control);
        let starts = one.starts_with(char::is_uppercase);
        if (8..=40).contains(&words) && known && starts && 10 * letters > 7 * one.chars().count() {
            list.push(one.to_string());
        }
        rest = behind;
    }
    list
}

/// Without the hyphens at line ends within words of small letters.
fn rejoined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['-', '\u{ad}', '\u{2}']) {
        let (before, behind) = rest.split_at(at);
        let mark = behind.chars().next().map_or(1, char::len_utf8);
        let after = &behind[mark..];
        let word = after.trim_start_matches([' ', '\r']).strip_prefix('\n').map(str::trim_start);
        joined.push_str(before);
        match word {
            Some(word)
                if before.ends_with(char::is_lowercase) && word.starts_with(char::is_lowercase) =>
            {
                rest = word;
            }
            _ => {
                joined.push_str(&behind[..mark]);
                rest = after;
            }
        }
    }
    joined + rest
}

/// One blank for each run of them, letters composed.
fn plain(text: &str) -> String {
    text.nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Quotation marks, dashes and ligatures in one shape.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{2018}' | '\u{2019}' | '`' | '\u{b4}' => folded.push('\''),
            '\u{201c}' | '\u{201d}' | '\u{201e}' => folded.push('"'),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => folded.push('-'),
            '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
            '\u{fb00}'..='\u{fb06}' => folded.extend(std::iter::once(c).nfkc()),
            c => folded.push(c),
        }
    }
    folded
}
