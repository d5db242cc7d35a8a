//! What was searched for: the texts that were typed, to be taken up again, and the hits of the last one, which next and
//! previous go through wherever one is.

/// So many are kept.
const MOST: usize = 100;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Searches {
    /// What was typed, the last at the end.
    pub typed: Vec<String>,
    /// What was found, best first, by id, and which of them was gone to last.
    hits: Vec<String>,
    /// `None` before the first.
    at: Option<usize>,
}

impl Searches {
    /// Keeps what was typed, and what it found, of which one was gone to.
    pub fn keep(&mut self, typed: &str, hits: Vec<String>, at: usize) {
        self.remember(typed);
        (self.hits, self.at) = (hits, Some(at));
    }

    /// Lets next and previous go through these, from the first on.
    pub fn lead_through(&mut self, hits: Vec<String>) {
        (self.hits, self.at) = (hits, None);
    }

    /// Keeps what was typed, once.
    pub fn remember(&mut self, typed: &str) {
        let typed = typed.trim();
        if typed.is_empty() {
            return;
        }
        self.typed.retain(|held| held != typed);
        self.typed.push(typed.to_string());
        if self.typed.len() > MOST {
            self.typed.remove(0);
        }
    }

    pub fn has_hits(&self) -> bool {
        !self.hits.is_empty()
    }

    /// Steps to the next hit, or to the one before: its id, its number from 1, and how many there are. `None` at the
    /// end.
    pub fn step(&mut self, is_back: bool) -> Option<(String, usize, usize)> {
        let next = if is_back { self.at?.checked_sub(1)? } else { self.at.map_or(0, |at| at + 1) };
        let id = self.hits.get(next)?.clone();
        self.at = Some(next);
        Some((id, next + 1, self.hits.len()))
    }
}
