//! Reads the text of the settings. Marks are found as in a dossier, each value is parsed alone, so that a
//! broken one hides no other; at the end the parser of RON has the last word on the whole.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::de::DeserializeOwned;

use super::{Fault, Given, Settings, Theme};
use crate::dossier::read::{Token, token, value};

/// The fields, with what they hold.
const FIELDS: [(&str, &str); 5] = [
    ("theme", "`Auto`, `Dark`, `Light` or `Mono`"),
    ("ascii", "`true` or `false`"),
    ("mouse", "`true` or `false`"),
    ("sources", "a folder in quotation marks"),
    ("keys", "a map of commands and keys: `{\"app.quit\": [\"q\"]}`"),
];

/// The same as one value, for the last word.
#[derive(Default, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Whole {
    theme: Theme,
    ascii: bool,
    mouse: bool,
    sources: String,
    keys: BTreeMap<String, Vec<String>>,
}

/// Reads settings; what is wrong with a value leaves that value at its default. A text without any
/// mark sets nothing. Keys are not yet held to the commands.
pub fn read(text: &str) -> (Settings, Vec<Fault>) {
    let mut reader =
        Reader { text, settings: Settings::default(), faults: Vec::new(), has_left: false };
    reader.file();
    if reader.faults.is_empty() && token(text, 0).is_some() {
        reader.last_word();
    }
    (reader.settings, reader.faults)
}

struct Reader<'t> {
    text: &'t str,
    settings: Settings,
    faults: Vec<Fault>,
    /// A bracket was left that is never closed, so that no comma follows it.
    has_left: bool,
}

/// Takes one member: its name, if it has one, and where its value begins. Says where that ends.
type Member<'c, 't> = dyn FnMut(&mut Reader<'t>, Option<Range<usize>>, usize) -> usize + 'c;

/// What stands between two brackets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// `(name: value)`
    Fields,
    /// `{"id": value}`
    Map,
    /// `[value]`
    List,
}

impl Inside {
    const fn closing(self) -> &'static str {
        match self {
            Inside::Fields => ")",
            Inside::Map => "}",
            Inside::List => "]",
        }
    }
}

impl<'t> Reader<'t> {
    fn slice(&self, range: &Range<usize>) -> &'t str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    fn fault(&mut self, at: usize, sentence: impl Into<String>, remedy: impl Into<String>) {
        self.faults.push(Fault::new(at, sentence, remedy));
    }

    fn file(&mut self) {
        let Some((kind, first)) = token(self.text, 0) else { return };
        if kind != Token::Open || self.slice(&first) != "(" {
            self.fault(
                first.start,
                "Settings begin with a round bracket.",
                "Write `(theme: Dark)`; `onrecord settings --default` prints a whole file.",
            );
        }
        // Without the bracket, what stands in it may still be right.
        let opened = kind == Token::Open;
        let start = if opened { first.end } else { first.start };
        let mut seen: Vec<&str> = Vec::new();
        let end = self.members(Inside::Fields, first.start, start, &mut |reader, name, at| {
            let range = name.unwrap_or_default();
            let name = reader.slice(&range);
            let is_new = !seen.contains(&name);
            seen.push(name);
            reader.field((name, range.start), at, is_new)
        });
        if let Some((_, range)) = token(self.text, end).filter(|_| opened) {
            self.fault(
                range.start,
                "Something follows the closing bracket.",
                "Move it into the brackets, or take it out.",
            );
        }
    }

    /// Steps through what stands between brackets and hands on each name and the place where its value
    /// begins; the callback says where the value ends. Returns where all of it ends.
    fn members(
        &mut self,
        inside: Inside,
        open: usize,
        start: usize,
        each: &mut Member<'_, 't>,
    ) -> usize {
        let mut at = start;
        loop {
            let Some((kind, range)) = token(self.text, at) else {
                let sentence = format!("This is never closed with `{}`.", inside.closing());
                // Of brackets in one another the innermost tells where.
                if !self.faults.iter().any(|fault| fault.sentence.starts_with("This is never")) {
                    self.fault(open, sentence, "Add the closing bracket.");
                }
                return self.text.len();
            };
            match kind {
                Token::Close if self.slice(&range) == inside.closing() => return range.end,
                Token::Close => {
                    let sentence = format!("`{}` must stand before this.", inside.closing());
                    self.fault(
                        range.start,
                        sentence,
                        "Brackets close in the order in which they open.",
                    );
                    // The bracket around this one may be meant.
                    return if inside == Inside::Fields { range.end } else { range.start };
                }
                Token::Comma => {
                    self.fault(range.start, "A comma without a value before it.", "Take it out.");
                    at = range.end;
                    continue;
                }
                Token::Unclosed => {
                    let remedy = "Add the end of the string or comment.";
                    self.fault(range.start, "This is never closed.", remedy);
                    return self.text.len();
                }
                _ => {}
            }
            // The bracket before is lost: what follows belongs to what lies around.
            let named = token(self.text, range.end).is_some_and(|(next, _)| next == Token::Colon);
            let leaves = match inside {
                Inside::Fields => false,
                Inside::Map => named && FIELDS.iter().any(|(name, _)| *name == self.slice(&range)),
                Inside::List => named,
            };
            if leaves {
                let sentence = format!("This is never closed with `{}`.", inside.closing());
                self.fault(open, sentence, "Add the closing bracket.");
                self.has_left = true;
                return range.start;
            }
            at = self.member(inside, kind, range, each);
            match token(self.text, at) {
                Some((Token::Comma, comma)) => at = comma.end,
                Some((Token::Close | Token::Unclosed, _)) | None => {}
                Some(_) if std::mem::take(&mut self.has_left) => {}
                Some((_, next)) => {
                    self.fault(next.start, "A comma must stand before this.", "Add the comma.");
                }
            }
        }
    }

    fn member(
        &mut self,
        inside: Inside,
        kind: Token,
        range: Range<usize>,
        each: &mut Member<'_, 't>,
    ) -> usize {
        if inside == Inside::List {
            return each(self, None, range.start);
        }
        let is_name = match inside {
            Inside::Fields => kind == Token::Word,
            Inside::Map | Inside::List => kind == Token::Text,
        };
        let colon =
            token(self.text, range.end).filter(|(next, _)| *next == Token::Colon && is_name);
        let Some((_, colon)) = colon else {
            let wanted =
                if inside == Inside::Map { "`\"a.command\": [\"x\"]`" } else { "`name: value`" };
            self.fault(
                range.start,
                format!("{wanted} must stand here."),
                "Mend it, or take it out.",
            );
            return self.behind(range.start);
        };
        match token(self.text, colon.end) {
            Some((Token::Comma | Token::Close | Token::Colon, next)) => {
                self.fault(
                    next.start,
                    "A value is missing before this.",
                    "Add it, or take the name out.",
                );
                if self.slice(&next) == ":" { self.behind(next.end) } else { next.start }
            }
            Some((_, next)) => each(self, Some(range), next.start),
            None => self.text.len(),
        }
    }

    /// Where the next comma or closing bracket stands on this level.
    fn behind(&self, mut at: usize) -> usize {
        while let Some((kind, range)) = token(self.text, at) {
            match kind {
                Token::Comma | Token::Close => return range.start,
                _ => at = value(self.text, at).map_or(self.text.len(), |found| found.end),
            }
        }
        self.text.len()
    }

    /// Takes a field, by its name with its place; its value begins at `at`.
    fn field(&mut self, (name, start): (&'t str, usize), at: usize, is_new: bool) -> usize {
        if !is_new {
            self.fault(start, format!("`{name}` is set twice."), "Keep one of the two.");
            return self.behind(at);
        }
        let wanted = FIELDS.iter().find(|(field, _)| *field == name).map(|(_, wanted)| *wanted);
        let Some(wanted) = wanted else {
            let names: Vec<String> = FIELDS.iter().map(|(name, _)| format!("`{name}`")).collect();
            let remedy = format!("Settings are {}.", names.join(", "));
            self.fault(start, format!("There is no setting `{name}`."), remedy);
            return self.behind(at);
        };
        if name == "keys" {
            return self.keys(at, wanted);
        }
        let Some(range) = self.value(at) else { return self.text.len() };
        match name {
            "theme" => self.settings.theme = self.parsed(&range, wanted).unwrap_or_default(),
            "ascii" => self.settings.ascii = self.parsed(&range, wanted).unwrap_or(false),
            "mouse" => self.settings.mouse = self.parsed(&range, wanted).unwrap_or(true),
            _ => self.sources(&range, wanted),
        }
        range.end
    }

    fn sources(&mut self, range: &Range<usize>, wanted: &str) {
        match self.parsed::<String>(range, wanted) {
            Some(folder) if folder.trim().is_empty() => {
                self.fault(range.start, "No folder is named.", "Name one, or take `sources` out.");
            }
            Some(folder) if folder.starts_with('~') => {
                let remedy = "Write the whole path, or one that begins at the folder of this file.";
                self.fault(range.start, "`~` stands for no folder here.", remedy);
            }
            folder => self.settings.sources = folder.map(|folder| (folder, range.start)),
        }
    }

    fn keys(&mut self, at: usize, wanted: &str) -> usize {
        let Some((_, open)) = token(self.text, at).filter(|(_, r)| self.slice(r) == "{") else {
            let range = at..self.behind(at);
            self.wrong(&range, wanted);
            return range.end;
        };
        let mut seen: Vec<String> = Vec::new();
        self.members(Inside::Map, open.start, open.end, &mut |reader, name, at| {
            let name = name.unwrap_or_default();
            let Some(id) = reader.parsed::<String>(&name, "an id in quotation marks") else {
                return reader.behind(at);
            };
            let is_new = !seen.contains(&id);
            seen.push(id.clone());
            let (given, end) = reader.list(id, name.start, at);
            if is_new {
                reader.settings.keys.extend(given);
            } else {
                let sentence = "This command is given keys twice.";
                reader.fault(name.start, sentence, "Put all its keys into one list.");
            }
            end
        })
    }

    /// A command's keys; `None` where there is no list of them.
    fn list(&mut self, id: String, start: usize, at: usize) -> (Option<Given>, usize) {
        let wanted = "a list of keys: `[\"q\", \"<c-q>\"]`";
        let Some((_, open)) = token(self.text, at).filter(|(_, r)| self.slice(r) == "[") else {
            let range = at..self.behind(at);
            self.wrong(&range, wanted);
            return (None, range.end);
        };
        let mut keys = Vec::new();
        let mut sound = true;
        let end = self.members(Inside::List, open.start, open.end, &mut |reader, _, at| {
            let Some(range) = reader.value(at) else { return reader.text.len() };
            match reader.parsed(&range, "a key in quotation marks") {
                Some(key) => keys.push((key, range.start)),
                None => sound = false,
            }
            range.end
        });
        // A list of which nothing can be read is no wish to take all keys away.
        let given = (sound || !keys.is_empty()).then_some(Given { id, keys, at: start });
        (given, end)
    }

    /// The value that begins at `at`.
    fn value(&mut self, at: usize) -> Option<Range<usize>> {
        let found = value(self.text, at);
        let is_whole = token(self.text, at).is_some_and(|(kind, _)| kind != Token::Unclosed);
        let whole = found.filter(|_| is_whole);
        if whole.is_none() {
            let remedy = "Add the closing bracket or quotation mark.";
            self.fault(at, "This is never closed.", remedy);
        }
        whole
    }

    fn parsed<T: DeserializeOwned>(&mut self, range: &Range<usize>, wanted: &str) -> Option<T> {
        let parsed = ron::from_str(self.slice(range)).ok();
        if parsed.is_none() {
            self.wrong(range, wanted);
        }
        parsed
    }

    fn wrong(&mut self, range: &Range<usize>, wanted: &str) {
        const MOST: usize = 40;
        let written = self.slice(range).trim();
        let mut shown: String = written.chars().take(MOST).collect();
        if shown.len() < written.len() {
            shown.push('…');
        }
        let sentence = format!("`{shown}` is not what belongs here.");
        self.fault(range.start, sentence, format!("Write {wanted}."));
    }

    /// What this reader lets pass and RON does not.
    fn last_word(&mut self) {
        let text = self.text.strip_prefix('\u{feff}').unwrap_or(self.text);
        let Err(error) = ron::from_str::<Whole>(text) else { return };
        let place = error.span.start;
        let before: usize =
            text.split_inclusive('\n').take(place.line.saturating_sub(1)).map(str::len).sum();
        let line = text.get(before..).unwrap_or_default().chars();
        let column: usize = line.take(place.col.saturating_sub(1)).map(char::len_utf8).sum();
        let at = self.text.len() - text.len() + before + column;
        self.fault(at, format!("This is no RON: {}.", error.code), "Mend it.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::settings::located;

    /// The places and sentences of what is wrong.
    fn faults(text: &str) -> String {
        let (_, faults) = read(text);
        let problems = located(faults, text, "s");
        let told = problems.iter().map(|p| format!("{}:{} {}", p.line, p.column, p.sentence));
        told.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_is_set_is_read() {
        let text = "\u{feff}// mine\n(theme: Mono, ascii: true, mouse: false, sources: \"a/b\",\n keys: {\"app.quit\": [\"x\", r\"y\"], \"app.help\": []})";
        let (settings, faults) = read(text);
        assert_eq!(faults, []);
        let keys: Vec<(&str, Vec<&str>)> = settings
            .keys
            .iter()
            .map(|g| (g.id.as_str(), g.keys.iter().map(|(k, _)| k.as_str()).collect()))
            .collect();
        assert_eq!(keys, [("app.quit", vec!["x", "y"]), ("app.help", vec![])]);
        let rest = Settings { keys: Vec::new(), ..settings };
        let sources = Some(("a/b".to_string(), text.find("\"a/b").unwrap()));
        let expected =
            Settings { theme: Theme::Mono, ascii: true, mouse: false, sources, keys: Vec::new() };
        assert_eq!(rest, expected);
    }

    #[test]
    fn nothing_set_is_the_default() {
        for text in ["", "// nothing\n", "()", " ( ) "] {
            assert_eq!(read(text), (Settings::default(), Vec::new()), "{text:?}");
        }
    }

    #[test]
    fn each_fault_has_its_place() {
        for (text, expected) in [
            (
                "theme: Dark",
                "1:1 Settings begin with a round bracket.\n1:1 This is never closed with `)`.",
            ),
            (
                "[theme: Dark]",
                "1:1 Settings begin with a round bracket.\n1:13 `)` must stand before this.",
            ),
            ("(theme: Drak)", "1:9 `Drak` is not what belongs here."),
            ("(theme: \"Dark\")", "1:9 `\"Dark\"` is not what belongs here."),
            ("(ascii: yes)", "1:9 `yes` is not what belongs here."),
            ("(ascii: true,\n  asci: true)", "2:3 There is no setting `asci`."),
            ("(mouse: true, mouse: false)", "1:15 `mouse` is set twice."),
            ("(mouse: true ascii: true)", "1:14 A comma must stand before this."),
            ("(mouse: true,, ascii: true)", "1:14 A comma without a value before it."),
            ("(mouse:, ascii: true)", "1:8 A value is missing before this."),
            ("(mouse true)", "1:2 `name: value` must stand here."),
            ("(mouse: true", "1:1 This is never closed with `)`."),
            ("(mouse: true) x", "1:15 Something follows the closing bracket."),
            ("(sources: \"x", "1:11 This is never closed."),
            ("(sources: \"\")", "1:11 No folder is named."),
            ("(sources: \"~/x\")", "1:11 `~` stands for no folder here."),
            ("(keys: [\"q\"])", "1:8 `[\"q\"]` is not what belongs here."),
            ("(keys: {\"app.quit\": \"q\"})", "1:21 `\"q\"` is not what belongs here."),
            ("(keys: {app.quit: [\"q\"]})", "1:9 `\"a.command\": [\"x\"]` must stand here."),
            ("(keys: {\"a\": [\"q\", 7]})", "1:20 `7` is not what belongs here."),
            ("(keys: {\"a\": [\"q\"], \"a\": []})", "1:21 This command is given keys twice."),
            ("(keys: {\"a\": [\"q\", \"b\": [\"x\"]})", "1:14 This is never closed with `]`."),
            ("(keys: {\"a\": [\"q\"}, ascii: true)", "1:18 `]` must stand before this."),
            ("(keys: {\"a\": [\"q\"], ascii: true)", "1:8 This is never closed with `}`."),
            ("(keys: {\"a\": [\"q\"", "1:14 This is never closed with `]`."),
            ("(mouse: true /* x", "1:14 This is never closed."),
            ("(sources: \"\\q\")", "1:11 `\"\\q\"` is not what belongs here."),
        ] {
            assert_eq!(faults(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_wrong_hides_nothing() {
        let text = "(theme: Drak, nope: (a: [1, 2]), ascii: true, keys: {\"a\": [\"q\", \"b\": [\"x\"], \"c\": 7, \"d\": [\"y\"], mouse: false";
        let (settings, faults) = read(text);
        assert!(faults.len() >= 5, "{faults:#?}");
        assert!(settings.ascii && !settings.mouse);
        let ids: Vec<&str> = settings.keys.iter().map(|given| given.id.as_str()).collect();
        assert_eq!(ids, ["a", "b", "d"]);
    }

    #[test]
    fn any_piece_of_any_settings_is_read() {
        let text = crate::state::settings::sample(&crate::app::commands()).replace("// \"", "\"");
        for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)).step_by(7) {
            let (before, after) = text.split_at(at);
            for piece in
                [before, after, &format!("{before}]{after}"), &format!("{before}\"{after}")]
            {
                let (_, faults) = read(piece);
                located(faults, piece, "s");
            }
        }
    }
}
