//! Copies in which every quote of a dossier stands, and what is planted in them: a word that was not there, another
//! number, another name, a word that is gone.

use onrecord::dossier::Dossier;
use onrecord::verify::documents_quoted;

/// A copy for each document in which all of its quotes stand once, each sentence a paragraph.
pub(crate) fn copies(d: &Dossier) -> Vec<(String, Vec<String>)> {
    let of = |ix| {
        let mut all: Vec<String> = Vec::new();
        let quotes = d.quotes_from(ix).iter().filter_map(|ix| d.quote(*ix));
        let mut pieces: Vec<String> = quotes
            .flat_map(|q| {
                let whole = format!("{}{}{}", q.prefix(), q.exact(), q.suffix());
                whole.split(" [...] ").map(str::to_string).collect::<Vec<_>>()
            })
            .collect();
        pieces.sort_by_key(|piece| std::cmp::Reverse(piece.len()));
        for piece in pieces {
            if !all.iter().any(|other| joined(other, &piece).is_some()) {
                all.push(piece);
                continue;
            }
            let at = all.iter().position(|other| joined(other, &piece).is_some()).unwrap();
            all[at] = joined(&all[at], &piece).unwrap();
        }
        (d.document(ix).unwrap().id.clone(), all)
    };
    documents_quoted(d).map(of).collect()
}

/// Two stretches of one text as one, where one holds the other or goes on where it ends.
fn joined(one: &str, other: &str) -> Option<String> {
    if one.contains(other) {
        return Some(one.to_string());
    }
    let enough = |n: &usize| *n >= 12;
    let on = |a: &str, b: &str| {
        let ends = (1..=a.len().min(b.len())).rev().filter(|n| b.is_char_boundary(*n));
        let n = ends.filter(enough).find(|n| a.ends_with(&b[..*n]))?;
        Some(format!("{a}{}", &b[n..]))
    };
    on(one, other).or_else(|| on(other, one))
}

/// Changes a stretch of words, where it has a place for that.
pub(crate) type Plant = fn(&str) -> Option<String>;

/// The four things that are planted in a stretch of words, where it has a place for them.
pub(crate) const PLANTS: [(&str, Plant); 4] = [
    ("a not", |words| {
        let at = words.find(' ')?;
        Some(format!("{} not{}", &words[..at], &words[at..]))
    }),
    ("another number", |words| {
        let at = words.find(|c: char| c.is_ascii_digit())?;
        let digit = if words[at..].starts_with('7') { "8" } else { "7" };
        Some(format!("{}{digit}{}", &words[..at], &words[at + 1..]))
    }),
    ("another name", |words| {
        let is_name = |word: &&str| word.len() > 3 && word.starts_with(char::is_uppercase);
        let name = words.split(' ').skip(1).find(is_name)?;
        Some(words.replacen(name, "Ruritania", 1))
    }),
    ("a dropped word", |words| {
        let mut all: Vec<&str> = words.split(' ').collect();
        (all.len() > 3).then(|| all.remove(2))?;
        Some(all.join(" "))
    }),
];
