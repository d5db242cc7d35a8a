//! What settings come to, and what can be wrong with them.

/// What holds, whether the file says so or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    pub theme: Theme,
    /// Draw with ASCII characters only.
    pub ascii: bool,
    pub mouse: bool,
    /// A folder with copies of the documents, as it is written, and where in the text.
    pub sources: Option<(String, usize)>,
    /// Commands with their keys, in the order of the file.
    pub keys: Vec<Given>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { theme: Theme::Auto, ascii: false, mouse: true, sources: None, keys: Vec::new() }
    }
}

/// The colours to draw with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
pub enum Theme {
    /// By what the environment says.
    #[default]
    Auto,
    Dark,
    Light,
    Mono,
}

/// A command's id with the keys that are given to it, each with its byte in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    pub id: String,
    pub keys: Vec<(String, usize)>,
    /// Where the id stands.
    pub at: usize,
}

/// Something wrong with the settings, as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    pub file: String,
    /// Counted from 1; 0 where the file as a whole is meant.
    pub line: usize,
    /// In characters, counted from 1.
    pub column: usize,
    /// The line itself, and the characters of it before the place.
    pub excerpt: String,
    pub caret: usize,
    pub sentence: String,
    pub remedy: String,
}

impl Problem {
    /// `file:line:column`, as editors understand it.
    pub fn place(&self) -> String {
        match self.line {
            0 => self.file.clone(),
            line => format!("{}:{line}:{}", self.file, self.column),
        }
    }
}

/// Something wrong at a byte of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub(super) at: usize,
    pub(super) sentence: String,
    pub(super) remedy: String,
}

impl Fault {
    /// A sentence, and what to do about it.
    pub fn new(at: usize, sentence: impl Into<String>, remedy: impl Into<String>) -> Fault {
        Fault { at, sentence: sentence.into(), remedy: remedy.into() }
    }
}

/// Characters of a line that are shown before and after a place, at most.
const BEFORE: usize = 40;
const AFTER: usize = 40;

/// Finds lines and columns, in the order of the file.
pub fn located(mut faults: Vec<Fault>, text: &str, file: &str) -> Vec<Problem> {
    faults.sort_by_key(|fault| fault.at);
    let place = |fault: Fault| {
        let mut at = fault.at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let before = text.get(..at).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |n| n + 1);
        let line = text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
        let column = text.get(start..at).unwrap_or_default().chars().count();
        let blanks = line.chars().take_while(|c| c.is_whitespace()).count().min(column);
        let skipped = column.saturating_sub(BEFORE).max(blanks);
        Problem {
            file: file.to_string(),
            line: before.matches('\n').count() + 1,
            column: column + 1,
            excerpt: line.chars().skip(skipped).take(BEFORE + AFTER).collect(),
            caret: column - skipped,
            sentence: fault.sentence,
            remedy: fault.remedy,
        }
    };
    faults.into_iter().map(place).collect()
}
