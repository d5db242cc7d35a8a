//! Every colour, every modifier and every sign that the program draws; no other file has any.
//!
//! On a dark background the sixteen colours of the terminal are used, so that the user's own palette decides what
//! they look like; on a light one fixed darker ones, because most palettes have yellow, green and cyan that are too
//! pale to be read on white. No meaning rests on a colour alone: a sign and a word always stand beside.

use std::borrow::Cow;

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
    /// More follows below.
    More,
    /// More stands above.
    Up,
    /// Under the place of a text that is spoken of.
    Pointer,
    Cursor,
    /// Beside what is in the brief.
    Kept,
    /// Behind a stance that holds under a condition, or only elsewhere.
    Limited,
    /// Behind what sources differ about.
    Differ,
    /// Behind a stance that holds under a condition and about which sources differ.
    LimitedAndDiffer,
    /// In the place of a stance that only a draft has.
    DraftOnly,
    /// Behind what is new, changed or superseded since the other day.
    New,
    /// Between a sign and how often it stands there.
    Times,
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
    pub const IN_GRID: [Glyph; 8] = [
        Glyph::Limited,
        Glyph::Differ,
        Glyph::LimitedAndDiffer,
        Glyph::DraftOnly,
        Glyph::New,
        Glyph::Otherwise,
        Glyph::Unproved,
        Glyph::Dot,
    ];

    /// The sign, and its form in ASCII. Each is one column wide.
    const fn forms(self) -> (&'static str, &'static str) {
        match self {
            Glyph::Commit => ("●", "@"),
            Glyph::Ready => ("◐", "%"),
            Glyph::Expected => ("◌", "o"),
            Glyph::Refuse => ("✕", "x"),
            Glyph::Abstain => ("⊘", "/"),
            Glyph::Noncommittal => ("◇", "?"),
            Glyph::Demand => ("▲", "&"),
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
            Glyph::Otherwise => ("≠", "N"),
            Glyph::Attested => ("◈", "a"),
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
            Glyph::More => ("↓", "}"),
            Glyph::Up => ("↑", "{"),
            Glyph::Pointer => ("↑", "^"),
            Glyph::Cursor => ("▏", "_"),
            Glyph::Kept => ("▪", "b"),
            Glyph::Limited => ("*", "*"),
            Glyph::Differ => ("!", "!"),
            Glyph::LimitedAndDiffer => ("‡", "$"),
            Glyph::DraftOnly => ("d", "d"),
            Glyph::New => ("+", "+"),
            Glyph::Times => ("×", ":"),
        }
    }
}

/// The colours on one background.
struct Colours {
    grey: Color,
    bright: Color,
    green: Color,
    yellow: Color,
    red: Color,
    magenta: Color,
    blue: Color,
    warning: Color,
    hedge: Color,
}

const ON_DARK: Colours = Colours {
    // In some palettes the bright black is as dark as the background.
    grey: Color::Indexed(245),
    // The terminal's own foreground, in case its background is light after all.
    bright: Color::Reset,
    green: Color::Green,
    yellow: Color::Yellow,
    // The plain red and magenta are too dark for words.
    red: Color::LightRed,
    magenta: Color::LightMagenta,
    blue: Color::Cyan,
    warning: Color::Yellow,
    hedge: Color::Yellow,
};

const ON_LIGHT: Colours = Colours {
    grey: Color::Indexed(240),
    bright: Color::Black,
    green: Color::Indexed(22),
    yellow: Color::Indexed(94),
    red: Color::Indexed(124),
    magenta: Color::Indexed(90),
    blue: Color::Indexed(25),
    warning: Color::Indexed(124),
    hedge: Color::Indexed(90),
};

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

    /// A text by others: in ASCII its ellipses are dots, for the sign of an ellipsis would say that it is cut here.
    pub fn spelled<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.ascii && text.contains('…') {
            Cow::Owned(text.replace('…', "..."))
        } else {
            Cow::Borrowed(text)
        }
    }

    /// What stands where a text was cut.
    pub const fn cut(&self) -> &'static str {
        if self.ascii { "~" } else { "…" }
    }

    /// How everything looks behind a popup: quiet, and nothing of it chosen.
    pub fn behind(&self) -> Style {
        Style::reset().patch(self.style(Role::Quiet))
    }

    pub fn style(&self, role: Role) -> Style {
        let colours = match self.background {
            Background::Mono => return mono(role),
            Background::Dark => &ON_DARK,
            Background::Light => &ON_LIGHT,
        };
        let style = Style::new();
        let bold = style.add_modifier(Modifier::BOLD);
        let word = if self.background == Background::Light { bold } else { style };
        match role {
            Role::Plain | Role::Context => style,
            Role::Quiet | Role::Rule => style.fg(colours.grey),
            Role::Heading => bold.fg(colours.grey),
            Role::Title | Role::Quote | Role::Chosen | Role::Key => bold.fg(colours.bright),
            Role::Here => bold.fg(colours.blue),
            Role::Shared => bold.fg(colours.bright).add_modifier(Modifier::ITALIC),
            Role::Hedge => bold.fg(colours.hedge).add_modifier(Modifier::UNDERLINED),
            Role::Undertakes | Role::Proved => word.fg(colours.green),
            Role::SpokenFor => word.fg(colours.yellow),
            Role::Withholds => word.fg(colours.red),
            Role::Presses => word.fg(colours.magenta),
            Role::Reports | Role::Accent => style.fg(colours.blue),
            Role::Warning => word.fg(colours.warning),
            Role::Found => style.add_modifier(Modifier::REVERSED),
        }
    }
}

fn mono(role: Role) -> Style {
    let style = Style::new();
    match role {
        Role::Plain | Role::Context => style,
        Role::Quiet | Role::Rule => style.add_modifier(Modifier::DIM),
        Role::Hedge => style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        Role::Shared => style.add_modifier(Modifier::BOLD | Modifier::ITALIC),
        Role::Chosen | Role::Found | Role::Here => style.add_modifier(Modifier::REVERSED),
        Role::Title | Role::Heading | Role::Quote | Role::Accent | Role::Warning | Role::Key => {
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
    fn a_sign_in_ascii_stands_for_nothing_else() {
        let ascii = |glyph: Glyph| glyph.forms().1;
        let marks = [Glyph::Limited, Glyph::Differ, Glyph::DraftOnly, Glyph::New];
        for mark in marks {
            assert_eq!(mark.forms().0, ascii(mark), "{mark:?}");
        }
        // Whatever can stand in a row with a stance, and the sign that something is cut.
        let others = [
            Glyph::More,
            Glyph::Up,
            Glyph::Bar,
            Glyph::QuoteBar,
            Glyph::Kept,
            Glyph::Attested,
            Glyph::Folded,
            Glyph::Unfolded,
        ];
        for stance in Glyph::STANCES {
            let alike = marks.into_iter().chain(others).chain(Glyph::STANCES);
            let alike = alike.filter(|glyph| *glyph != stance && ascii(*glyph) == ascii(stance));
            assert_eq!(alike.collect::<Vec<_>>(), [], "{stance:?}");
        }
        for glyph in Glyph::STANCES.into_iter().chain(Glyph::IN_GRID).chain(others) {
            assert_ne!(ascii(glyph), Theme::new(Background::Dark, true).cut(), "{glyph:?}");
        }
    }

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

    /// Every role.
    const ROLES: [Role; 21] = [
        Role::Plain,
        Role::Quiet,
        Role::Title,
        Role::Heading,
        Role::Quote,
        Role::Here,
        Role::Shared,
        Role::Hedge,
        Role::Context,
        Role::Undertakes,
        Role::SpokenFor,
        Role::Withholds,
        Role::Presses,
        Role::Reports,
        Role::Accent,
        Role::Chosen,
        Role::Warning,
        Role::Proved,
        Role::Found,
        Role::Key,
        Role::Rule,
    ];

    /// Red, green and blue of a colour: those of the sixteen as xterm has them, the others by the standard's rule.
    fn rgb(colour: Color, foreground: [u8; 3]) -> [u8; 3] {
        let step = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
        match colour {
            Color::Reset => foreground,
            Color::Black => [0, 0, 0],
            Color::Red => [205, 0, 0],
            Color::Green => [0, 205, 0],
            Color::Yellow => [205, 205, 0],
            Color::Blue => [0, 0, 238],
            Color::Magenta => [205, 0, 205],
            Color::Cyan => [0, 205, 205],
            Color::DarkGray => [127, 127, 127],
            Color::LightRed => [255, 0, 0],
            Color::LightMagenta => [255, 0, 255],
            Color::Indexed(n @ 16..=231) => {
                [step((n - 16) / 36), step((n - 16) / 6 % 6), step((n - 16) % 6)]
            }
            Color::Indexed(n @ 232..) => [8 + 10 * (n - 232); 3],
            other => panic!("what does {other:?} look like?"),
        }
    }

    /// How much light a colour gives, by the Web Content Accessibility Guidelines.
    fn luminance(rgb: [u8; 3]) -> f64 {
        let [red, green, blue] = rgb.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    #[test]
    fn every_role_can_be_read_on_its_background() {
        const BLACK: [u8; 3] = [0; 3];
        const WHITE: [u8; 3] = [255; 3];
        let grounds = [(Background::Dark, BLACK, WHITE), (Background::Light, WHITE, BLACK)];
        for (background, ground, foreground) in grounds {
            for role in ROLES {
                let style = Theme::new(background, false).style(role);
                let drawn = rgb(style.fg.unwrap_or(Color::Reset), foreground);
                let (a, b) = (luminance(drawn) + 0.05, luminance(ground) + 0.05);
                let contrast = a.max(b) / a.min(b);
                assert!(contrast >= 4.5, "{role:?} on {background:?}: {contrast:.1}");
            }
        }
    }

    #[test]
    fn what_is_underlined_hedges() {
        for background in [Background::Dark, Background::Light, Background::Mono] {
            let style = |role| Theme::new(background, false).style(role).add_modifier;
            let underlined = ROLES.into_iter().filter(|r| style(*r).contains(Modifier::UNDERLINED));
            assert_eq!(underlined.collect::<Vec<_>>(), [Role::Hedge], "{background:?}");
        }
    }

    #[test]
    fn without_colours_there_are_none() {
        let theme = Theme::new(Background::Mono, false);
        for role in ROLES {
            assert_eq!(theme.style(role).fg, None);
        }
    }
}
