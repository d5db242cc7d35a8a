//! Answers by hand, where the expected ones are not what the page states.

use std::collections::BTreeMap;

use super::compare::Field;

/// What was written by hand.
pub(crate) enum Answer {
    AsExpected,
    /// The page states nothing.
    Nothing,
    Right(String),
}

pub(crate) struct Judged<'t> {
    /// By page and key: the line, the right answer if there is one, and whether it was met.
    lines: BTreeMap<(&'t str, &'t str), (&'t str, Option<&'t str>, bool)>,
}

impl<'t> Judged<'t> {
    /// Lines of `page || key || right answer, or nothing || reason`.
    pub(crate) fn parse(text: &'t str) -> Judged<'t> {
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let one = |line: &'t str| {
            let parts: Vec<&str> = line.split(" || ").map(str::trim).collect();
            let [page, key, right, _reason] = parts.as_slice() else {
                panic!("four parts: {line}")
            };
            ((*page, *key), (line, Some(*right).filter(|right| *right != "nothing"), false))
        };
        Judged { lines: lines.map(one).collect() }
    }

    pub(crate) fn answer(&mut self, page: &str, field: Field) -> Answer {
        let found = self.lines.iter_mut().find(|((of, key), _)| *of == page && *key == field.key());
        let Some((_, (_, right, is_met))) = found else { return Answer::AsExpected };
        *is_met = true;
        right.map_or(Answer::Nothing, |right| Answer::Right(right.to_string()))
    }

    /// Lines of pages that are not in the folder.
    pub(crate) fn unused(&self) -> impl Iterator<Item = &'t str> + '_ {
        self.lines.values().filter(|(.., is_met)| !is_met).map(|(line, ..)| *line)
    }
}
