//! Finds what is typed, letter by letter: keeps what was found last for letters that are taken back, and gives up what
//! is outdated.

use std::collections::VecDeque;

use super::jobs::{Job, JobResult};
use super::work_out::{MOST_HITS, against};
use crate::scope::complete::{completions, counts_values};
use crate::scope::search::{Results, found};

/// More than a screen has room for.
const FIRST_HITS: usize = 80;

/// What was found by so many texts is kept.
const MOST_KEPT: usize = 64;

/// What was found last, as far as it would be found again.
#[derive(Debug, Default)]
pub struct Finder {
    /// The number of the scope in which it was found.
    number: u64,
    /// The last at the end.
    kept: VecDeque<(String, Results)>,
}

impl Finder {
    /// Tells what is found by what is typed: the first hits, then all of them, then what its last word can go on to, each
    /// with what was told before. Tells nothing more once it is outdated.
    pub fn find(
        &mut self,
        job: &Job,
        typed: &str,
        is_outdated: &dyn Fn() -> bool,
        tell: &mut dyn FnMut(JobResult),
    ) {
        if self.number != job.number {
            *self = Finder { number: job.number, ..Finder::default() };
        }
        if let Some((_, results)) = self.kept.iter().find(|(held, _)| held == typed) {
            return tell(JobResult::Search(typed.to_string(), results.clone()));
        }
        let within = job.there.or(&job.possibly);
        let told = against(job, |against| {
            let mut go_on = |so_far: Option<&Results>| {
                let is_wanted = !is_outdated();
                if let Some(results) = so_far.filter(|_| is_wanted) {
                    tell(JobResult::Search(typed.to_string(), results.clone()));
                }
                is_wanted
            };
            let steps = [FIRST_HITS, MOST_HITS];
            let results = found(against, typed, &within, &steps, &mut go_on)?;
            if counts_values(typed) && !go_on(Some(&results)) {
                return None;
            }
            Some(Results { completions: completions(against, typed, &within), ..results })
        });
        let Some(results) = told else { return };
        // What words find stays so while quotes are proved and the brief is changed.
        if results.query.is_words() {
            if self.kept.len() == MOST_KEPT {
                self.kept.pop_front();
            }
            self.kept.push_back((typed.to_string(), results.clone()));
        }
        tell(JobResult::Search(typed.to_string(), results));
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::app::App;
    use crate::dossier::{bundled, open};
    use crate::state::jobs::JobKind;

    fn job(number: u64) -> Job {
        let app = App::new(open(&bundled()));
        Job { number, ..app.model.job(JobKind::Search(String::new())) }
    }

    fn told(finder: &mut Finder, job: &Job, typed: &str) -> Vec<Results> {
        let mut all = Vec::new();
        finder.find(job, typed, &|| false, &mut |result| match result {
            JobResult::Search(of, results) if of == typed => all.push(results),
            other => panic!("{other:?}"),
        });
        all
    }

    #[test]
    fn the_first_hits_are_told_first_and_stay_first() {
        let job = job(1);
        let all = told(&mut Finder::default(), &job, "t");
        let [first, last] = all.as_slice() else { panic!("{}", all.len()) };
        assert_eq!((first.hits.len(), first.len()), (FIRST_HITS, last.len()));
        assert_eq!(first.hits, last.hits[..FIRST_HITS]);
        let at_once = against(&job, |against| {
            crate::scope::search::search(against, "t", &job.there.or(&job.possibly), MOST_HITS)
        });
        assert_eq!(last.hits, at_once.hits);
    }

    #[test]
    fn values_are_counted_after_what_is_found_was_told() {
        let all = told(&mut Finder::default(), &job(1), "troops actor:ger");
        assert_eq!(all.len(), 2);
        assert!(all[0].completions.all.is_empty() && !all[1].completions.all.is_empty());
        assert_eq!(all[0].hits, all[1].hits);
    }

    #[test]
    fn what_is_outdated_is_given_up() {
        let job = job(1);
        // Before it is sorted, before the rest is, and not at all.
        for (outdated_at, told) in [(0, 0), (1, 0), (2, 2)] {
            let (mut finder, asked, mut count) = (Finder::default(), Cell::new(0), 0);
            let is_outdated = || asked.replace(asked.get() + 1) >= outdated_at;
            finder.find(&job, "t", &is_outdated, &mut |_| count += 1);
            assert_eq!((count, finder.kept.len()), (told, told / 2), "{outdated_at}");
        }
    }

    #[test]
    fn letters_that_are_taken_back_find_what_they_found_as_long_as_the_scope_is_the_same() {
        let mut finder = Finder::default();
        let (one, other) = (job(1), job(2));
        told(&mut finder, &one, "tr");
        told(&mut finder, &one, "tro");
        // It is told at once, and as a whole.
        assert_eq!(told(&mut finder, &one, "tr").len(), 1);
        told(&mut finder, &one, "is:proved");
        assert_eq!(finder.kept.len(), 2, "what is asked of proofs changes while they are proved");
        told(&mut finder, &other, "tro");
        assert_eq!(finder.kept.len(), 1);
    }
}
