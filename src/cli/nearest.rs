//! That nothing is called so, with what resembles it: the one sentence for whatever is named on the command line and
//! not found.

use super::output::Failure;
use crate::insight::naming::{Joint, list};
use crate::search::named::folded;
use crate::text::edits::edits;

/// Something that could have been meant.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// How it is offered: `Bessony (bes)`.
    shown: String,
    /// Everything that it is called.
    names: Vec<String>,
}

impl Candidate {
    /// What has one name.
    pub(super) fn new(name: &str) -> Candidate {
        Candidate { shown: name.to_string(), names: vec![name.to_string()] }
    }

    /// What is shown otherwise than any of its names.
    pub(super) fn shown(shown: &str, names: &[&str]) -> Candidate {
        Candidate {
            shown: shown.to_string(),
            names: names.iter().map(ToString::to_string).collect(),
        }
    }
}

/// So many are offered.
const MOST: usize = 3;
/// What is longer is no name, and not compared letter by letter.
const LONGEST: usize = 100;

/// That no `noun` is called so, and what was meant; where nothing resembles it, the remedy.
pub(super) fn no_such(
    noun: &str,
    name: &str,
    all: impl IntoIterator<Item = Candidate>,
    remedy: &str,
) -> Failure {
    let near = nearest(name, all);
    let said = if near.is_empty() { remedy.to_string() } else { did_you_mean(&near) };
    Failure(format!("no {noun} is called `{name}`: {said}"))
}

/// What was meant, as a question.
pub(super) fn did_you_mean(near: &[String]) -> String {
    format!("did you mean {}?", list(near, Joint::Or))
}

/// What resembles a name, the nearest first.
pub(super) fn nearest(name: &str, all: impl IntoIterator<Item = Candidate>) -> Vec<String> {
    let wanted = folded(name);
    let mut near: Vec<(usize, String)> = all
        .into_iter()
        .filter_map(|candidate| {
            let distances =
                candidate.names.iter().filter_map(|name| distance(&wanted, &folded(name)));
            Some((distances.min()?, candidate.shown))
        })
        .collect();
    near.sort_by_key(|(distance, _)| *distance);
    // Beside something very near, what is far only distracts.
    let nearest = near.first().map_or(0, |(distance, _)| *distance);
    let near = near.into_iter().take_while(|(distance, _)| *distance <= nearest + 1);
    near.take(MOST).map(|(_, shown)| shown).collect()
}

/// How far two folded names are apart, by a letter here and there, in one of their words, or because one holds
/// the other; `None` for too far.
fn distance(wanted: &str, name: &str) -> Option<usize> {
    let letters = wanted.chars().count();
    if !(2..=LONGEST).contains(&letters) || name.chars().count() < 2 {
        return None;
    }
    let slips = |name: &str| {
        // Of a short word almost everything is one letter apart.
        if letters < 3 || name.len() > 4 * LONGEST {
            return None;
        }
        let apart = edits(wanted, name);
        (apart <= letters.div_ceil(4)).then_some(2 * apart)
    };
    let in_a_word = name.split_whitespace().filter_map(slips).min();
    let holds = name.contains(wanted).then_some(3);
    let is_held = (wanted.contains(name) && name.chars().count() > 2).then_some(5);
    let all = [slips(name), in_a_word.map(|n| n + 1), holds, is_held];
    all.into_iter().flatten().min()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str) -> String {
        let all = [
            Candidate::shown("Germany (deu)", &["deu", "Germany", "DEU"]),
            Candidate::shown("Norway (nor)", &["nor", "Norway"]),
            Candidate::shown(
                "Coalition of the Willing (cotw)",
                &["cotw", "Coalition of the Willing"],
            ),
            Candidate::new("north-talks"),
        ];
        no_such("actor", name, all, "look").0
    }

    #[test]
    fn the_nearest_stands_first_and_what_is_far_is_not_named() {
        assert_eq!(told("Germny"), "no actor is called `Germny`: did you mean Germany (deu)?");
        assert_eq!(
            told("Coalitoin"),
            "no actor is called `Coalitoin`: did you mean Coalition of the Willing (cotw)?"
        );
        assert_eq!(
            told("norh"),
            "no actor is called `norh`: did you mean Norway (nor) or north-talks?"
        );
        for far in ["", "x", "Ruritania", &"g".repeat(5000)] {
            assert_eq!(told(far), format!("no actor is called `{far}`: look"));
        }
    }
}
