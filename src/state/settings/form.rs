//! What settings come to, what there is to set, and what can be wrong with it.

use crate::dossier::read::places;
use crate::text::edits::edits;
use crate::text::visible::Shown;

/// What holds, whether the file says so or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    pub theme: Theme,
    /// Draw with ASCII characters only.
    pub ascii: bool,
    pub mouse: bool,
    /// Read the dossier anew whenever its files change.
    pub watch: bool,
    /// A folder with copies of the documents, as it is written, and where in the text.
    pub sources: Option<(String, usize)>,
    /// Commands with their keys, in the order of the file.
    pub keys: Vec<Given>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            theme: Theme::Auto,
            ascii: false,
            mouse: true,
            watch: true,
            sources: None,
            keys: Vec::new(),
        }
    }
}

impl Settings {
    /// Takes a value as it is written, with the byte where it begins: of the setting of that name, or without a
    /// name as a key of the last command. `None` where it is nothing that belongs there.
    pub(super) fn take(&mut self, name: &str, written: &str, at: usize) -> Option<()> {
        match name {
            "theme" => self.theme = ron::from_str(written).ok()?,
            "ascii" => self.ascii = ron::from_str(written).ok()?,
            "mouse" => self.mouse = ron::from_str(written).ok()?,
            "watch" => self.watch = ron::from_str(written).ok()?,
            "sources" => self.sources = Some((ron::from_str(written).ok()?, at)),
            "" => self.keys.last_mut()?.keys.push((ron::from_str(written).ok()?, at)),
            _ => return None,
        }
        Some(())
    }
}

/// What is read, asked for and explained of each setting.
pub(super) struct Setting {
    pub(super) name: &'static str,
    pub(super) wanted: &'static str,
    /// What the sample says: what holds without it, or an example behind the mark of a comment.
    pub(super) line: &'static str,
    pub(super) meaning: &'static str,
}

pub(super) const SETTINGS: [Setting; 6] = [
    Setting {
        name: "theme",
        wanted: "`Auto`, `Dark`, `Light` or `Mono`",
        line: "theme: Auto,",
        meaning: "Colours: Auto (by NO_COLOR and COLORFGBG), Dark, Light or Mono.",
    },
    Setting {
        name: "ascii",
        wanted: "`true` or `false`",
        line: "ascii: false,",
        meaning: "Draw with ASCII characters only. Where the locale is not UTF-8, that is done anyway.",
    },
    Setting {
        name: "mouse",
        wanted: "`true` or `false`",
        line: "mouse: true,",
        meaning: "Ask the terminal for clicks and the wheel. Its own selection of text then needs Shift.",
    },
    Setting {
        name: "watch",
        wanted: "`true` or `false`",
        line: "watch: true,",
        meaning: "Read the dossier anew whenever its files or the copies of its documents change.",
    },
    Setting {
        name: "sources",
        wanted: "a folder in quotation marks",
        line: "// sources: \"copies\",",
        meaning: "\
A folder with copies of the documents, as --sources and ONRECORD_SOURCES name it; these win. A
relative path begins at the folder of this file.",
    },
    Setting {
        name: "keys",
        wanted: "a map of commands and keys: `{\"app.quit\": [\"q\"]}`",
        line: "keys: {",
        meaning: "\
Keys: a command that stands here has these keys and no others; [] takes its keys away, and the
palette still runs it. A letter stands for itself, \"gg\" is one after the other, and names stand in
angle brackets: <ret> <esc> <tab> <s-tab> <bs> <del> <ins> <up> <down> <left> <right> <pgup> <pgdn>
<home> <end> <space> <lt> <f1>, with c- for Control and a- for Alt: <c-p> <a-x>.
Uncomment a line to change it.",
    },
];

/// The colours to draw with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
pub enum Theme {
    /// By what the environment says.
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

/// Something wrong with the settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    pub file: String,
    /// Its byte in the text.
    pub at: usize,
    /// Counted from 1; 0 where the file as a whole is meant.
    pub line: u32,
    /// In characters, counted from 1.
    pub column: u32,
    /// The line itself, and the characters of it before the place.
    pub excerpt: String,
    pub caret: usize,
    pub sentence: String,
    pub remedy: String,
}

impl Problem {
    /// A sentence, and what to do about it. The sentence may quote a megabyte of the file, and is cut then.
    pub fn new(at: usize, sentence: &str, remedy: &str) -> Problem {
        let sentence = Shown::line(sentence).cut(1_000).to_string();
        Problem { at, sentence, remedy: remedy.to_string(), ..Problem::default() }
    }

    /// `file:line:column`, as editors understand it.
    pub fn place(&self) -> String {
        match self.line {
            0 => self.file.clone(),
            line => format!("{}:{line}:{}", self.file, self.column),
        }
    }
}

/// Finds lines and columns, in the order of the file.
pub fn located(mut problems: Vec<Problem>, text: &str, file: &str) -> Vec<Problem> {
    problems.sort_by_key(|problem| problem.at);
    let places = places(text, problems.iter().map(|problem| problem.at));
    for (problem, place) in problems.iter_mut().zip(places) {
        (problem.line, problem.column, problem.excerpt, problem.caret) = place;
        problem.file = file.to_string();
    }
    problems
}

/// The remedy for an unknown name: the nearest known one, or else `otherwise`.
pub(super) fn did_you_mean(written: &str, names: &[&str], otherwise: &str) -> String {
    let distance =
        |name: &&str| (name.len().abs_diff(written.len()) < 4).then(|| edits(written, name));
    let near = names.iter().filter_map(|name| Some((distance(name)?, name))).min();
    match near {
        Some((edits, name)) if edits <= 3.min(name.len() / 3 + 1) => {
            format!("Did you mean `{name}`?")
        }
        _ => otherwise.to_string(),
    }
}
