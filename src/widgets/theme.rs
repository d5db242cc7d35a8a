//! Every colour, every modifier and every sign that the program draws; no other file has any.
//!
//! Only the sixteen colours of the terminal are used, so that the user's own palette decides what
//! they look like, and no meaning rests on a colour alone: a sign and a word always stand beside.

use ratatui::style::{Color, Modifier, Style};

/// What the theme is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Background {
    Dark,
    Light,
    /// No colours at all: weight, underlining and reverse video only.
    Mono,
}

impl Background {
    /// From `COLORFGBG` (`15;0`: foreground; background); dark when it says nothing.
    pub fn guess(colorfgbg: Option<&str>) -> Background {
        let background = colorfgbg.and_then(|v| v.rsplit(';').next()).and_then(|n| n.parse().ok());
        match background {
            Some(7 | 9..=15) => Background::Light,
            Some(0_u8..) | None => Background::Dark,
        }
    }
}

/// What a piece of text is, from which its looks follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    Plain,
    /// Beside the point: labels, dates, citations.
    Quiet,
    /// The name of what a pane shows.
    Title,
    /// A heading within a pane.
    Heading,
    /// The quoted words: the brightest thing on the screen.
    Quote,
    /// The chosen one of several quotes in a text.
    Here,
    /// Words that two quotes share.
    Shared,
    /// A hedge inside the quoted words.
    Hedge,
    /// The sentence around the quoted words.
    Context,
    /// Stances that undertake: commit, ready.
    Undertakes,
    /// Expected: somebody else says it.
    SpokenFor,
    /// Stances that withhold: refuse, abstain, noncommittal.
    Withholds,
    /// Stances that press others: demand, oppose, criticise, endorse.
    Presses,
    /// Assert, deny.
    Reports,
    /// The mark of what is chosen, where the focus is.
    Accent,
    /// The row that is chosen, where the focus is.
    Chosen,
    /// Something that asks for attention.
    Warning,
    /// Words that say that something is proved.
    Proved,
    /// What was looked for, in a text.
    Found,
    /// A key in the key bar.
    Key,
    Rule,
}

/// The signs that the program draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Glyph {
    Commit,
    Ready,
    Expected,
    Refuse,
    Abstain,
    Noncommittal,
    Demand,
    Oppose,
    Criticise,
    Endorse,
    Assert,
    Deny,
    /// Beside what is chosen.
    Bar,
    /// Beside a quote.
    QuoteBar,
    Folded,
    Unfolded,
    /// Before an outer link of a chain.
    Chain,
    Link,
    Proved,
    Attested,
    Unproved,
    /// A quote that reads otherwise in its copy, and whatever rests on it.
    Otherwise,
    Dot,
    Horizontal,
    Vertical,
    TopLeft,
    TopRight,
    BottomLeft,
    BottomRight,
    TeeDown,
    TeeUp,
    TeeRight,
    More,
    Up,
    Down,
    Cursor,
    /// Beside what is in the brief.
    Kept,
    /// Behind a stance that holds under a condition, or only elsewhere.
    Limited,
    /// Behind what sources differ about.
    Differ,
    /// In the place of a stance that only a draft has.
    DraftOnly,
    /// Behind what is new, changed or superseded since the other day.
    New,
}

impl Glyph {
    /// The signs of the stances, in the order of the model.
    pub const STANCES: [Glyph; 12] = [
        Glyph::Commit,
        Glyph::Ready,
        Glyph::Expected,
        Glyph::Refuse,
        Glyph::Abstain,
        Glyph::Noncommittal,
        Glyph::Demand,
        Glyph::Oppose,
        Glyph::Criticise,
        Glyph::Endorse,
        Glyph::Assert,
        Glyph::Deny,
    ];

    /// What stands beside a stance, or in its place, in the grid.
    pub const IN_GRID: [Glyph; 7] = [
        Glyph::Limited,
        Glyph::Differ,
        Glyph::DraftOnly,
        Glyph::New,
        Glyph::Otherwise,
        Glyph::Unproved,
        Glyph::Dot,
    ];

    /// The sign, and its form in ASCII. Each is one column wide.
    const fn forms(self) -> (&'static str, &'static str) {
        match self {
            Glyph::Commit => ("●", "*"),
            Glyph::Ready => ("◐", "%"),
            Glyph::Expected => ("◌", "o"),
            Glyph::Refuse => ("✕", "x"),
            Glyph::Abstain => ("⊘", "/"),
            Glyph::Noncommittal => ("◇", "?"),
            Glyph::Demand => ("▲", "!"),
            Glyph::Oppose => ("▼", "v"),
            Glyph::Criticise => ("▽", "<"),
            Glyph::Endorse => ("△", "^"),
            Glyph::Assert => ("■", "="),
            Glyph::Deny => ("□", "#"),
            Glyph::Bar => ("▌", ">"),
            Glyph::QuoteBar => ("┃", ":"),
            Glyph::Folded => ("▸", "+"),
            Glyph::Unfolded => ("▾", "-"),
            Glyph::Chain => ("└", "`"),
            Glyph::Link => ("→", ">"),
            Glyph::Proved => ("✓", "+"),
            Glyph::Otherwise => ("≠", "~"),
            Glyph::Attested => ("◈", "@"),
            Glyph::Unproved => ("○", "-"),
            Glyph::Dot => ("·", "."),
            Glyph::Horizontal => ("─", "-"),
            Glyph::Vertical => ("│", "|"),
            Glyph::TopLeft => ("┌", "+"),
            Glyph::TopRight => ("┐", "+"),
            Glyph::BottomLeft => ("└", "+"),
            Glyph::BottomRight => ("┘", "+"),
            Glyph::TeeDown => ("┬", "+"),
            Glyph::TeeUp => ("┴", "+"),
            Glyph::TeeRight => ("├", "+"),
            Glyph::More => ("↓", "v"),
            Glyph::Up => ("↑", "^"),
            Glyph::Down => ("↓", "v"),
            Glyph::Cursor => ("▏", "_"),
            Glyph::Kept => ("▪", "b"),
            Glyph::Limited => ("*", "'"),
            Glyph::Differ => ("!", "&"),
            Glyph::DraftOnly => ("d", "d"),
            Glyph::New => ("+", "+"),
        }
    }
}

/// How everything looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    background: Background,
    ascii: bool,
}

impl Theme {
    pub const fn new(background: Background, ascii: bool) -> Theme {
        Theme { background, ascii }
    }

    /// Whether only ASCII may be drawn of the program's own signs.
    pub const fn is_ascii(&self) -> bool {
        self.ascii
    }

    pub const fn glyph(&self, glyph: Glyph) -> &'static str {
        let (sign, ascii) = glyph.forms();
        if self.ascii { ascii } else { sign }
    }

    pub fn style(&self, role: Role) -> Style {
        let style = Style::new();
        let bold = style.add_modifier(Modifier::BOLD);
        let (quiet, bright) = match self.background {
            Background::Mono => return mono(role),
            // The terminal's own foreground, in case its background is light after all.
            Background::Dark => (Color::DarkGray, Color::Reset),
            Background::Light => (Color::DarkGray, Color::Black),
        };
        let dark = self.background == Background::Dark;
        // On white the plain colours are too pale for words; on black they are not.
        let word = if dark { style } else { bold };
        match role {
            Role::Plain | Role::Context => style,
            Role::Quiet | Role::Rule => style.fg(quiet),
            Role::Title => bold.fg(bright),
            Role::Heading => style.fg(quiet).add_modifier(Modifier::BOLD),
            Role::Quote => bold.fg(bright),
            Role::Here => bold.fg(if dark { Color::Cyan } else { Color::Blue }),
            Role::Shared => bold.fg(bright).add_modifier(Modifier::UNDERLINED),
            Role::Hedge => {
                let colour = if dark { Color::Yellow } else { Color::Magenta };
                bold.fg(colour).add_modifier(Modifier::UNDERLINED)
            }
            Role::Undertakes => word.fg(Color::Green),
            Role::SpokenFor => word.fg(if dark { Color::Yellow } else { Color::DarkGray }),
            Role::Withholds => word.fg(Color::Red),
            Role::Presses => word.fg(Color::Magenta),
            Role::Reports | Role::Accent => style.fg(if dark { Color::Cyan } else { Color::Blue }),
            Role::Chosen => bold.fg(bright),
            Role::Warning => style.fg(if dark { Color::Yellow } else { Color::Red }),
            Role::Proved => word.fg(Color::Green),
            Role::Found => style.add_modifier(Modifier::REVERSED),
            Role::Key => style.fg(bright).add_modifier(Modifier::BOLD),
        }
    }
}

fn mono(role: Role) -> Style {
    let style = Style::new();
    match role {
        Role::Plain | Role::Context => style,
        Role::Quiet | Role::Rule => style.add_modifier(Modifier::DIM),
        Role::Hedge | Role::Shared => style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        Role::Chosen | Role::Found | Role::Here => style.add_modifier(Modifier::REVERSED),
        Role::Heading => style.add_modifier(Modifier::UNDERLINED),
        Role::Title | Role::Quote | Role::Accent | Role::Warning | Role::Key => {
            style.add_modifier(Modifier::BOLD)
        }
        Role::Undertakes
        | Role::SpokenFor
        | Role::Withholds
        | Role::Presses
        | Role::Reports
        | Role::Proved => style,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width::columns;

    #[test]
    fn the_background_is_guessed_only_from_what_is_said() {
        for (said, expected) in [
            (Some("15;0"), Background::Dark),
            (Some("0;15"), Background::Light),
            (Some("0;default;7"), Background::Light),
            (Some("7;8"), Background::Dark),
            (Some("nonsense"), Background::Dark),
            (None, Background::Dark),
        ] {
            assert_eq!(Background::guess(said), expected, "{said:?}");
        }
    }

    #[test]
    fn signs_are_one_column_wide_and_those_of_the_grid_differ_in_ascii_too() {
        let (mut signs, mut seen) = (Vec::new(), Vec::new());
        for glyph in Glyph::STANCES.into_iter().chain(Glyph::IN_GRID) {
            let (sign, ascii) = glyph.forms();
            assert_eq!((columns(sign), columns(ascii)), (1, 1));
            assert!(ascii.is_ascii() && !seen.contains(&ascii), "{ascii}");
            assert!(!signs.contains(&sign), "{sign}");
            signs.push(sign);
            seen.push(ascii);
        }
    }

    #[test]
    fn without_colours_there_are_none() {
        let theme = Theme::new(Background::Mono, false);
        for role in
            [Role::Plain, Role::Quote, Role::Hedge, Role::Withholds, Role::Accent, Role::Key]
        {
            assert_eq!(theme.style(role).fg, None);
        }
    }
}
