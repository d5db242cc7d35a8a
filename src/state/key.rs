//! A key press in the program's own words: how it is written in tables and scripts, and read back.
//!
//! Notation: a character stands for itself (`j`, `?`, `É`); everything else stands in angle
//! brackets: `<ret> <esc> <tab> <s-tab> <bs> <del> <up> <down> <left> <right> <pgup> <pgdn> <home>
//! <end> <ins> <space> <lt> <f1>`, with `c-` and `a-` for Control and Alt: `<c-p>`, `<a-x>`.

use std::fmt;

/// What was pressed, without modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    Home,
    End,
    F(u8),
}

/// One key press. Shift is part of the character (`J`) or of `BackTab`, never a modifier of its
/// own: terminals do not agree on when they report it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    pub code: Code,
    pub ctrl: bool,
    pub alt: bool,
}

const NAMED: &[(&str, Code)] = &[
    ("ret", Code::Enter),
    ("esc", Code::Esc),
    ("tab", Code::Tab),
    ("s-tab", Code::BackTab),
    ("bs", Code::Backspace),
    ("del", Code::Delete),
    ("ins", Code::Insert),
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("pgup", Code::PageUp),
    ("pgdn", Code::PageDown),
    ("home", Code::Home),
    ("end", Code::End),
    ("space", Code::Char(' ')),
    ("lt", Code::Char('<')),
];

impl Key {
    /// The key without modifiers.
    pub const fn plain(code: Code) -> Key {
        Key { code, ctrl: false, alt: false }
    }

    /// Reads one key in the notation above.
    ///
    /// # Errors
    /// The text itself, when it is no key.
    pub fn parse(text: &str) -> Result<Key, String> {
        match parse_keys(text) {
            Ok(keys) => match keys.as_slice() {
                [key] => Ok(*key),
                _ => Err(text.to_string()),
            },
            Err(_) => Err(text.to_string()),
        }
    }

    /// The character it types into a text field, if any.
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt && !c.is_control() => Some(c),
            _ => None,
        }
    }

    /// How the key is called for people: `Enter`, `Ctrl-P`, `↓`.
    pub fn label(self) -> String {
        let name = match self.code {
            Code::Char(' ') => "Space".to_string(),
            Code::Char(c) if self.ctrl => c.to_uppercase().to_string(),
            Code::Char(c) => c.to_string(),
            Code::Enter => "Enter".to_string(),
            Code::Esc => "Esc".to_string(),
            Code::Tab => "Tab".to_string(),
            Code::BackTab => "Shift-Tab".to_string(),
            Code::Backspace => "Backspace".to_string(),
            Code::Delete => "Del".to_string(),
            Code::Insert => "Ins".to_string(),
            Code::Up => "↑".to_string(),
            Code::Down => "↓".to_string(),
            Code::Left => "←".to_string(),
            Code::Right => "→".to_string(),
            Code::PageUp => "PgUp".to_string(),
            Code::PageDown => "PgDn".to_string(),
            Code::Home => "Home".to_string(),
            Code::End => "End".to_string(),
            Code::F(n) => format!("F{n}"),
        };
        let ctrl = if self.ctrl { "Ctrl-" } else { "" };
        let alt = if self.alt { "Alt-" } else { "" };
        format!("{ctrl}{alt}{name}")
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = NAMED.iter().find(|(_, code)| *code == self.code).map(|(name, _)| *name);
        let bare = match (named, self.code) {
            (Some(name), _) => name.to_string(),
            (None, Code::F(n)) => format!("f{n}"),
            (None, Code::Char(c)) if !self.ctrl && !self.alt => return write!(f, "{c}"),
            (None, Code::Char(c)) => c.to_string(),
            (None, _) => return Err(fmt::Error),
        };
        let ctrl = if self.ctrl { "c-" } else { "" };
        let alt = if self.alt { "a-" } else { "" };
        write!(f, "<{ctrl}{alt}{bare}>")
    }
}

/// Reads a run of keys, as in a test script: `/arland<ret>`.
///
/// # Errors
/// A sentence that names the part that is no key.
pub fn parse_keys(text: &str) -> Result<Vec<Key>, String> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first != '<' {
            keys.push(Key::plain(Code::Char(first)));
            rest = rest.get(first.len_utf8()..).unwrap_or("");
            continue;
        }
        let Some((inside, after)) = rest.get(1..).unwrap_or("").split_once('>') else {
            return Err(format!("`{rest}` opens a key name with `<` and never closes it"));
        };
        keys.push(parse_named(inside).ok_or_else(|| format!("`<{inside}>` is no key"))?);
        rest = after;
    }
    Ok(keys)
}

fn parse_named(inside: &str) -> Option<Key> {
    let (mut ctrl, mut alt, mut name) = (false, false, inside);
    loop {
        if let Some(rest) = name.strip_prefix("c-").filter(|r| !r.is_empty()) {
            (ctrl, name) = (true, rest);
        } else if let Some(rest) = name.strip_prefix("a-").filter(|r| !r.is_empty()) {
            (alt, name) = (true, rest);
        } else {
            break;
        }
    }
    let named = NAMED.iter().find(|(n, _)| *n == name).map(|(_, code)| *code);
    let function = || {
        let number: u8 = name.strip_prefix('f')?.parse().ok()?;
        (1..=12).contains(&number).then_some(Code::F(number))
    };
    let single = || {
        let mut chars = name.chars();
        let first = chars.next()?;
        (chars.next().is_none() && (ctrl || alt)).then_some(Code::Char(first))
    };
    let code = named.or_else(function).or_else(single)?;
    Some(Key { code, ctrl, alt })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_written_and_read_back_alike() {
        for text in [
            "j", "J", "?", "É", "<ret>", "<c-p>", "<a-x>", "<c-a-x>", "<s-tab>", "<f12>",
            "<space>", "<lt>",
        ] {
            let key = Key::parse(text).unwrap();
            assert_eq!(key.to_string(), text);
        }
    }

    #[test]
    fn a_script_is_a_run_of_keys() {
        let keys = parse_keys("/it<ret>").unwrap();
        let text: Vec<String> = keys.iter().map(ToString::to_string).collect();
        assert_eq!(text, ["/", "i", "t", "<ret>"]);
    }

    #[test]
    fn what_is_no_key_is_named() {
        assert_eq!(parse_keys("a<nope>"), Err("`<nope>` is no key".to_string()));
        assert_eq!(
            parse_keys("<ret"),
            Err("`<ret` opens a key name with `<` and never closes it".to_string())
        );
        assert!(Key::parse("ab").is_err());
    }
}
