//! What was found out about a quote, in types and in words. Only [`Verdict::is_proof`] says what counts
//! as proof.

use std::ops::Range;

use super::strict_match::Fold;
use crate::documents::Why;
use crate::text::words::capital;

/// The verdict on one quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Found(Found),
    /// Similar words stand there. Never proof, however similar.
    Drifted(Drift),
    Missing,
    /// There is no copy of the document.
    NoCopy,
    /// The copy is not the one that was stamped: what this one says, and whether only the ends of lines
    /// are others.
    Stale {
        instead: Box<Verdict>,
        line_ends: bool,
    },
    /// The copy cannot be read: why, as a clause.
    Unreadable(String),
    /// The quote is not in what could be read, and may be in a part that could not: which, as a clause.
    PartUnread(String),
}

/// A quote that was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Bytes of the text: one stretch, or one for each part between marked cuts.
    pub spans: Vec<Range<usize>>,
    /// What differs and leaves the words as they are; ascending, each once.
    pub folds: Vec<Fold>,
    pub flags: Flags,
}

/// What must be said with a quote that was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a remark of its own")]
pub struct Flags {
    /// It stands there this often, and nothing says which place is meant; 0 when it is clear.
    pub ambiguous: usize,
    /// It begins or ends within a word or a number of the source.
    pub inside_word: bool,
    /// It stands only in text that nobody sees.
    pub hidden: Option<Why>,
    /// So short that it would be found in many texts.
    pub too_short: bool,
    /// It begins in one paragraph and ends in another.
    pub crosses_paragraph: bool,
    /// Where it runs from one paragraph or cell to the next, digits stand on both sides: read on, they
    /// would be one number.
    pub joins_numbers: bool,
    /// Its stretch has something in it that is no part of the sentence, as a page number has.
    pub reads_furniture: bool,
    /// It reads on from what stands in one place to what stands elsewhere.
    pub reordered: bool,
    /// It begins on one page and ends on another.
    pub crosses_page: bool,
    /// It stands in text that a program recognised in a picture.
    pub recognised: bool,
    /// How the letters are encoded was a guess.
    pub encoding_guessed: bool,
    /// It has letters that are others in another encoding which fits the copy as well.
    pub letters_in_doubt: bool,
    /// The quote says itself that it leaves something out.
    pub marked_cuts: bool,
}

/// How well a quote was proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// The same words but for named folds.
    Typographic,
    /// The same characters.
    Exact,
}

/// Where similar words stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drift {
    /// Bytes of the text that are most like the quote.
    pub span: Range<usize>,
    /// Quote and source side by side, in order.
    pub difference: Vec<Difference>,
    /// Whether the quote itself stands there, and only the words around it (prefix or suffix) read
    /// otherwise.
    pub only_around: bool,
}

/// A stretch of a comparison, word by word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// In both; as the quote has it.
    Same(String),
    /// Only in the quote.
    Quote(String),
    /// Only in the source.
    Source(String),
}

/// The kinds of verdict, for counts and lists, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VerdictKind {
    Exact,
    Typographic,
    /// Found, but the flags keep it from being proof.
    Doubtful,
    Drifted,
    Missing,
    /// Found as well as any, in another copy than the stamped one.
    Stale,
    Unreadable,
    NoCopy,
}

impl VerdictKind {
    /// Each, the best first.
    pub const ALL: [VerdictKind; 8] = [
        VerdictKind::Exact,
        VerdictKind::Typographic,
        VerdictKind::Doubtful,
        VerdictKind::Drifted,
        VerdictKind::Missing,
        VerdictKind::Stale,
        VerdictKind::Unreadable,
        VerdictKind::NoCopy,
    ];

    /// In lists.
    pub const fn label(self) -> &'static str {
        match self {
            VerdictKind::Exact => "exact",
            VerdictKind::Typographic => "typographic",
            VerdictKind::Doubtful => "doubtful",
            VerdictKind::Drifted => "reads otherwise",
            VerdictKind::Missing => "missing",
            VerdictKind::Stale => "stale",
            VerdictKind::Unreadable => "unreadable",
            VerdictKind::NoCopy => "no copy",
        }
    }

    /// In counts: `3 read otherwise`.
    pub fn counted(self, count: usize) -> String {
        match self {
            VerdictKind::Drifted if count != 1 => format!("{count} read otherwise"),
            _ => format!("{count} {}", self.label()),
        }
    }

    pub const fn is_proof(self) -> bool {
        matches!(self, VerdictKind::Exact | VerdictKind::Typographic)
    }
}

impl Flags {
    /// Whether the quote joins what stands apart.
    const fn joins(self) -> bool {
        self.joins_numbers || self.reads_furniture || self.reordered
    }

    /// What a quote joins that stands apart, after "they read".
    pub(super) fn joined(self) -> &'static str {
        if self.reads_furniture {
            "a page number, a running head or a line number as part of the sentence"
        } else if self.reordered {
            "as one sentence what may not be one in the copy"
        } else {
            "the numbers of two cells or paragraphs as one"
        }
    }
}

impl Found {
    /// How well it was found, whether or not that is proof.
    pub fn grade(&self) -> Grade {
        let Flags { crosses_paragraph, encoding_guessed, recognised, .. } = self.flags;
        let capped = crosses_paragraph || encoding_guessed || recognised;
        if self.folds.is_empty() && !capped { Grade::Exact } else { Grade::Typographic }
    }

    fn is_proof(&self) -> bool {
        let Flags { ambiguous, inside_word, hidden, .. } = self.flags;
        let is_doubtful = ambiguous > 0 || inside_word || hidden.is_some() || self.flags.joins();
        !is_doubtful && !self.flags.letters_in_doubt && !self.spans.is_empty()
    }
}

impl Verdict {
    /// Whether the quote is proved: it stands in the document, in one place, for all to see.
    pub fn is_proof(&self) -> bool {
        self.kind().is_proof()
    }

    pub fn kind(&self) -> VerdictKind {
        match self {
            Verdict::Found(found) if !found.is_proof() => VerdictKind::Doubtful,
            Verdict::Found(found) => match found.grade() {
                Grade::Exact => VerdictKind::Exact,
                Grade::Typographic => VerdictKind::Typographic,
            },
            Verdict::Drifted(_) => VerdictKind::Drifted,
            Verdict::Missing => VerdictKind::Missing,
            Verdict::NoCopy => VerdictKind::NoCopy,
            // What another copy says counts before that it is another one.
            Verdict::Stale { instead, .. } if !instead.is_proof() => instead.kind(),
            Verdict::Stale { .. } => VerdictKind::Stale,
            Verdict::Unreadable(_) | Verdict::PartUnread(_) => VerdictKind::Unreadable,
        }
    }

    /// Where something similar stands, if the quote does not.
    pub fn drift(&self) -> Option<&Drift> {
        match self {
            Verdict::Drifted(drift) => Some(drift),
            Verdict::Stale { instead, .. } => instead.drift(),
            Verdict::Found(_)
            | Verdict::Missing
            | Verdict::NoCopy
            | Verdict::Unreadable(_)
            | Verdict::PartUnread(_) => None,
        }
    }

    /// Where the quote stands, if it was found or something like it was.
    pub fn spans(&self) -> &[Range<usize>] {
        match self {
            Verdict::Found(found) => &found.spans,
            Verdict::Drifted(drift) => std::slice::from_ref(&drift.span),
            Verdict::Stale { instead, .. } => instead.spans(),
            Verdict::Missing
            | Verdict::NoCopy
            | Verdict::Unreadable(_)
            | Verdict::PartUnread(_) => &[],
        }
    }

    /// The verdict as a clause, for the evidence card: `proved to the character`.
    pub fn clause(&self) -> String {
        let told = match self {
            Verdict::Found(found) => return found.clause(),
            Verdict::Drifted(drift) if drift.only_around => {
                "the words stand in the copy, but the words given around them read otherwise there"
            }
            Verdict::Drifted(_) => "the copy reads otherwise; similar words stand there",
            Verdict::Missing => "the words are not in the copy",
            Verdict::NoCopy => "there is no copy of the document",
            Verdict::Stale { instead, line_ends } => {
                let copy = if *line_ends {
                    "the copy differs from the stamped one only in its line ends"
                } else {
                    "the copy is not the one that was stamped"
                };
                if instead.is_proof() {
                    return format!("not proved: {copy} (the words stand in this one, too)");
                }
                let this = instead.clause();
                let this = this.strip_prefix("not proved: ").unwrap_or(&this);
                return format!("not proved: {copy}; {this}");
            }
            Verdict::Unreadable(why) => {
                return format!("not proved: the copy cannot be read: {why}");
            }
            Verdict::PartUnread(what) => {
                return format!(
                    "not proved: the words were not found, and part of the copy could not be read: {what}"
                );
            }
        };
        format!("not proved: {told}")
    }

    /// The verdict as a sentence.
    pub fn sentence(&self) -> String {
        format!("{}.", capital(&self.clause()))
    }
}

impl Found {
    fn clause(&self) -> String {
        let mut words = match (self.is_proof(), self.grade()) {
            (true, Grade::Exact) => "proved to the character".to_string(),
            (true, Grade::Typographic) if self.folds.is_empty() => "proved".to_string(),
            (true, Grade::Typographic) => {
                format!("proved but for {}", list(self.folds.iter().map(|fold| fold.label())))
            }
            (false, _) => "not proved".to_string(),
        };
        if self.flags.marked_cuts {
            words.push_str(", with marked cuts");
        }
        let mut told = Vec::new();
        if self.flags.ambiguous > 0 {
            told.push(format!(
                "the words stand in {} places, and nothing says which is meant",
                self.flags.ambiguous
            ));
        }
        if self.flags.inside_word {
            told.push("they begin or end within a word or a number of the source".to_string());
        }
        if let Some(why) = self.flags.hidden {
            told.push(format!("they stand only in {}", why.label()));
        }
        if self.flags.too_short {
            told.push("they are so few that many texts hold them".to_string());
        }
        if self.flags.joins() {
            told.push(format!("they read {}", self.flags.joined()));
        } else if self.flags.crosses_page {
            told.push("they run over the end of a page".to_string());
        } else if self.flags.crosses_paragraph {
            told.push("they run over the end of a paragraph".to_string());
        }
        if self.flags.recognised {
            told.push("they stand in text that a program recognised in a picture".to_string());
        }
        if self.flags.letters_in_doubt {
            told.push(
                "the copy does not say how its letters are encoded, and some of these may be others: \
                 where it shows them right, save it as UTF-8"
                    .to_string(),
            );
        } else if self.flags.encoding_guessed {
            told.push("how the copy's letters are encoded was a guess".to_string());
        }
        if told.is_empty() { words } else { format!("{words}: {}", told.join("; ")) }
    }
}

/// Words as a list: "a, b and c".
fn list<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let words: Vec<&str> = words.collect();
    match words.as_slice() {
        [] => String::new(),
        [one] => (*one).to_string(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stale_copy_proves_nothing_and_shows_what_it_says_instead() {
        let stands = Found { spans: std::iter::once(3..9).collect(), ..Found::default() };
        let stale = |instead, line_ends| Verdict::Stale { instead: Box::new(instead), line_ends };
        let stands = stale(Verdict::Found(stands), true);
        assert!(!stands.is_proof());
        assert_eq!(stands.spans(), std::slice::from_ref(&(3..9)));
        assert!(stands.drift().is_none());
        assert_eq!(
            stands.clause(),
            "not proved: the copy differs from the stamped one only in its line ends (the words stand \
             in this one, too)"
        );
        let drift = Drift { span: 1..2, difference: Vec::new(), only_around: false };
        let drifted = stale(Verdict::Drifted(drift.clone()), false);
        assert_eq!(drifted.spans(), std::slice::from_ref(&(1..2)));
        assert_eq!(drifted.drift(), Some(&drift));
        assert_eq!(
            drifted.clause(),
            "not proved: the copy is not the one that was stamped; the copy reads otherwise; similar \
             words stand there"
        );
    }
}
