//! What a command is: one row of the table from which the keymap, the palette, the key bar, the
//! help, `onrecord keys` and `docs/KEYS.md` all come.

use super::App;
use super::effect::Effect;
use super::key::{Key, parse_keys};
use super::place::Screen;

/// Where a command can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    Everywhere,
    Actors,
    Grid,
    Timeline,
    Documents,
    Compare,
    Conflicts,
    Brief,
    Reader,
    /// While the search line of the reader is being typed.
    Search,
    /// In the headings of the reader's document.
    Outline,
    /// While the find line is being typed.
    Find,
    Palette,
    Help,
    Problems,
    Wording,
    /// While a note, a heading or a line of a brief is being written.
    Writing,
    /// The briefs that there are.
    Briefs,
    /// While a file is being written out.
    Export,
    /// What was left behind when the program ended without being left.
    Recover,
}

impl Context {
    /// Every context, in the order in which the help shows them.
    pub const ALL: &'static [Context] = &[
        Context::Everywhere,
        Context::Actors,
        Context::Grid,
        Context::Timeline,
        Context::Documents,
        Context::Compare,
        Context::Conflicts,
        Context::Brief,
        Context::Reader,
        Context::Search,
        Context::Outline,
        Context::Find,
        Context::Palette,
        Context::Help,
        Context::Problems,
        Context::Wording,
        Context::Writing,
        Context::Briefs,
        Context::Export,
        Context::Recover,
    ];

    /// The context of a screen.
    pub const fn of(screen: Screen) -> Context {
        match screen {
            Screen::Actors => Context::Actors,
            Screen::Grid => Context::Grid,
            Screen::Timeline => Context::Timeline,
            Screen::Documents => Context::Documents,
            Screen::Compare => Context::Compare,
            Screen::Conflicts => Context::Conflicts,
            Screen::Brief => Context::Brief,
            Screen::Reader => Context::Reader,
        }
    }

    /// How the help calls it.
    pub const fn title(self) -> &'static str {
        match self {
            Context::Everywhere => "Everywhere",
            Context::Actors => "Actors",
            Context::Grid => "Grid",
            Context::Timeline => "Timeline",
            Context::Documents => "Documents",
            Context::Compare => "Compare",
            Context::Conflicts => "Conflicts",
            Context::Brief => "Brief",
            Context::Reader => "In a document",
            Context::Search => "While searching in a document",
            Context::Outline => "In the outline",
            Context::Find => "While finding",
            Context::Palette => "In the palette",
            Context::Help => "In the help",
            Context::Problems => "In the problems",
            Context::Wording => "In the neutral wording",
            Context::Writing => "While writing",
            Context::Briefs => "Among the briefs",
            Context::Export => "While exporting",
            Context::Recover => "When something was left behind",
        }
    }
}

/// Whether a command can run now, or the reason why it cannot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    Yes,
    No(&'static str),
}

impl When {
    /// `Yes` when the condition holds.
    pub const fn only(condition: bool, otherwise: &'static str) -> When {
        if condition { When::Yes } else { When::No(otherwise) }
    }
}

/// One row of the command table.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    /// `actors.fold`: where it works and what it does.
    pub id: &'static str,
    /// A few words, as in the palette.
    pub title: &'static str,
    /// One sentence.
    pub help: &'static str,
    pub context: Context,
    /// Keys in the notation of `key.rs`; the first one is shown.
    pub keys: &'static [&'static str],
    /// The word in the key bar, and its rank there: lower comes first.
    pub bar: Option<(u8, &'static str)>,
    pub when: fn(&App) -> When,
    pub run: fn(&mut App) -> Vec<Effect>,
}

impl Command {
    /// The key sequences that give it.
    pub fn sequences(&self) -> impl Iterator<Item = Vec<Key>> {
        self.keys.iter().filter_map(|keys| parse_keys(keys).ok())
    }

    /// The first key, for people; empty when it has none.
    pub fn key_label(&self) -> String {
        let first = self.sequences().next().unwrap_or_default();
        first.into_iter().map(Key::label).collect()
    }
}

/// For commands that can always run.
pub fn always(_: &App) -> When {
    When::Yes
}

/// What a run of keys means in a context.
#[derive(Clone, Copy, Debug)]
pub enum Meaning {
    Command(Command),
    /// More keys are needed.
    Prefix,
    Nothing,
}

/// Looks up keys in the contexts that are active, the nearest first.
pub fn meaning(table: &[Command], contexts: &[Context], keys: &[Key]) -> Meaning {
    let mut prefix = false;
    for context in contexts {
        for command in table.iter().filter(|c| c.context == *context) {
            for sequence in command.sequences() {
                if sequence == keys {
                    return Meaning::Command(*command);
                }
                prefix |= sequence.starts_with(keys);
            }
        }
    }
    if prefix { Meaning::Prefix } else { Meaning::Nothing }
}
