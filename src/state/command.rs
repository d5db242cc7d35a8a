//! What a command is: one row of the table from which the keymap, the palette, the key bar, the help,
//! `onrecord keys` and `docs/KEYS.md` all come. What a row does lies with whoever owns it.

use super::key::{Key, parse_keys};

/// Where a command can be given: everywhere, on a screen, or in something that lies above one. Each view has
/// its own, beside its commands.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Context {
    /// How the help calls it.
    pub title: &'static str,
    /// Why a command of it cannot run elsewhere.
    pub only: &'static str,
    pub kind: Kind,
}

/// What sort of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Everywhere,
    Screen,
    /// It lies above a screen.
    Above,
    /// The same, and letters are typed into it: a command of it can have no letter for its key, and one of these,
    /// which lead out of it, has to have one.
    Typed(&'static [&'static str]),
}

impl Kind {
    /// Whether letters are typed there.
    pub const fn is_typed(self) -> bool {
        matches!(self, Kind::Typed(_))
    }
}

/// Every screen, and whatever lies above one as far as the row says so.
pub const EVERYWHERE: Context =
    Context { title: "Everywhere", only: "Only where it is shown.", kind: Kind::Everywhere };

/// How far a command of the program reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// A screen with nothing above it.
    Screen,
    /// What lies on top, whatever it is.
    Top,
}

/// Who carries a command out, by the number of its row in the owner's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The program: the row works on whatever is there.
    Program(usize, Reach),
    /// A view, wherever one is: of what all views offer, the row of that number.
    Offered(usize, Reach),
    /// The program goes to the screen of that number.
    Screen(usize),
    /// The view whose context it is.
    View(usize),
    /// Nobody: it does nothing.
    Nobody,
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
    pub context: &'static Context,
    /// Keys in the notation of `key.rs`; the first one is shown.
    pub keys: &'static [&'static str],
    /// The word in the key bar, and its rank there: lower comes first.
    pub bar: Option<(u8, &'static str)>,
    pub owner: Owner,
}

impl Command {
    /// How its keys are shown: `gg`, `Ctrl-R`.
    pub fn key_labels(&self) -> Vec<String> {
        self.sequences().map(|keys| keys.into_iter().map(|key| key.label()).collect()).collect()
    }

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

/// The commands of a table by where they can be given, in its order: each place once.
pub fn by_context(table: &[Command]) -> Vec<(&'static Context, Vec<&Command>)> {
    let mut all: Vec<(&'static Context, Vec<&Command>)> = Vec::new();
    for command in table {
        match all.iter_mut().find(|(context, _)| *context == command.context) {
            Some((_, commands)) => commands.push(command),
            None => all.push((command.context, vec![command])),
        }
    }
    all
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

/// What a run of keys means in a context.
#[derive(Clone, Copy, Debug)]
pub enum Meaning {
    Command(Command),
    /// More keys are needed.
    Prefix,
    Nothing,
}

/// Looks up keys among the commands that can be given, the nearest first.
pub fn meaning<'a>(active: impl Iterator<Item = &'a Command>, keys: &[Key]) -> Meaning {
    let mut prefix = false;
    for command in active {
        for sequence in command.sequences() {
            if sequence == keys {
                return Meaning::Command(*command);
            }
            prefix |= sequence.starts_with(keys);
        }
    }
    if prefix { Meaning::Prefix } else { Meaning::Nothing }
}
