//! Reads the text of the settings. Marks are found as in a dossier, each value is parsed alone, and a name tells
//! where it belongs, whatever bracket is missing before it: what is broken hides nothing else.

use std::collections::BTreeSet;
use std::iter::successors;
use std::ops::Range;

use super::form::{Given, Problem, SETTINGS, Settings, did_you_mean};
use crate::dossier::read::Token::{self, Close, Colon, Comma, Open, Text, Unclosed, Word};
use crate::dossier::read::token;
use crate::text::visible::Shown;

/// A mark of RON, and where it stands.
type Mark = (Token, Range<usize>);

/// Marks that are read at most, ten times as many as all keys of all commands take.
const MOST: usize = 10_000;

/// Reads settings; what is wrong with a value leaves that value at its default. A text without any
/// mark sets nothing. Keys are not yet held to the commands.
pub fn read(text: &str) -> (Settings, Vec<Problem>) {
    let next = |(_, range): &Mark| token(text, range.end);
    let marks: Vec<Mark> = successors(token(text, 0), next).take(MOST).collect();
    let mut reader = Reader { text, marks: &marks, rest: &marks, ..Reader::default() };
    reader.file();
    (reader.settings, reader.problems)
}

#[derive(Default)]
struct Reader<'t> {
    text: &'t str,
    marks: &'t [Mark],
    /// Those that are not read yet.
    rest: &'t [Mark],
    /// The brackets that are not closed yet: of the settings, of the commands, of the keys of one. Where they
    /// open, and what closes them.
    open: Vec<(usize, &'static str)>,
    /// The names and ids that were met, with the number of brackets around them.
    names: BTreeSet<(usize, String)>,
    settings: Settings,
    problems: Vec<Problem>,
}

impl<'t> Reader<'t> {
    fn wrong(&mut self, at: usize, sentence: &str, remedy: &str) {
        self.problems.push(Problem::new(at, sentence, remedy));
    }

    fn written(&self, marks: &[Mark]) -> &'t str {
        let ([(_, first), ..], [.., (_, last)]) = (marks, marks) else { return "" };
        self.text.get(first.start..last.end).unwrap_or_default()
    }

    fn file(&mut self) {
        let [(kind, first), inside @ ..] = self.marks else { return };
        if self.text.get(first.clone()) != Some("(") {
            let remedy =
                "Write `(theme: Dark)`; `onrecord settings --default` prints a whole file.";
            self.wrong(first.start, "Settings begin with a round bracket.", remedy);
        }
        // Without the bracket, what stands in it may still be right.
        self.rest = if *kind == Open { inside } else { self.marks };
        self.open.push((first.start, ")"));
        while let ([mark, after @ ..], Some(&(_, closing))) = (self.rest, self.open.last()) {
            self.step(mark, after, closing);
        }
        if let ([.., (_, last)], MOST) = (self.marks, self.marks.len()) {
            let sentence = "Too long for a settings file: nothing is read from here on.";
            self.wrong(last.start, sentence, "Remove whatever is not a setting.");
        } else if let [(_, range), ..] = self.rest {
            let remedy = "Move it into the brackets, or take it out.";
            self.wrong(range.start, "Something follows the closing bracket.", remedy);
        } else {
            // Of brackets in one another the innermost tells where.
            self.leave_unclosed();
        }
        let is_none = |folder: &str| folder.trim().is_empty() || folder.starts_with('~');
        if let Some((folder, at)) = self.settings.sources.take_if(|(folder, _)| is_none(folder)) {
            let tilde = folder.starts_with('~').then_some("`~` stands for no folder here.");
            let remedy =
                "Write a path, absolute or relative to this file’s folder, or remove `sources`.";
            self.wrong(at, tilde.unwrap_or("No folder is named."), remedy);
        }
    }

    /// Reads what comes next in a bracket.
    fn step(&mut self, (kind, range): &Mark, after: &'t [Mark], closing: &str) {
        let (depth, at, rest) = (self.open.len(), range.start, self.rest);
        let written = self.text.get(range.clone()).unwrap_or_default();
        let (before, _) = self.marks.split_at(self.marks.len() - rest.len());
        let is_first = matches!(before, [] | [.., (Open | Comma, _)]);
        let home = if SETTINGS.iter().any(|setting| setting.name == written) { 1 } else { 2 };
        if is_named(rest) && depth > home {
            return self.leave_unclosed();
        }
        if !is_first && !matches!(kind, Comma | Close | Unclosed) {
            self.wrong(at, "A comma is missing before this.", "Add the comma.");
        }
        self.rest = after;
        match (kind, after) {
            (Comma, _) if !is_first => {}
            (Comma, _) => self.wrong(at, "A comma without a value before it.", "Take it out."),
            (Close, _) if written == closing => self.leave(),
            (Close, [_, ..]) if self.open.iter().all(|(_, closing)| *closing != written) => {
                self.wrong(at, &format!("`{written}` closes nothing."), "Take it out.");
            }
            (Close, _) => {
                let sentence = format!("`{closing}` is missing before this.");
                self.wrong(at, &sentence, "Brackets close in the order in which they open.");
                self.leave();
                // A bracket around this one may be meant.
                self.rest = if depth > 1 { rest } else { after };
            }
            (Unclosed, _) => {
                let remedy = "Add the closing quotation mark, or `*/` after a comment.";
                self.wrong(at, "This is never closed.", remedy);
                while !self.open.is_empty() {
                    self.leave();
                }
            }
            (Word, [(Colon, _), value @ ..]) if depth == 1 => self.named(at, written, value),
            (Text, [(Colon, _), value @ ..]) if depth == 2 => self.named(at, written, value),
            _ if depth == 3 => self.value(rest, "", "a key in quotation marks"),
            _ => {
                let wanted = if depth == 1 { "name: value" } else { "\"a.command\": [\"x\"]" };
                let sentence = format!("`{wanted}` is expected here.");
                self.wrong(at, &sentence, "Mend it, or take it out.");
                self.rest = skip(rest).1;
            }
        }
    }

    /// Leaves a bracket. A list that cannot be read at all is no request to take all keys away.
    fn leave(&mut self) {
        let (open, _) = self.open.pop().unwrap_or_default();
        let is_broken = self.problems.last().is_some_and(|problem| problem.at >= open);
        if self.open.len() == 2 && is_broken {
            self.settings.keys.pop_if(|given| given.keys.is_empty());
        }
    }

    fn leave_unclosed(&mut self) {
        if let Some(&(open, closing)) = self.open.last() {
            let sentence = format!("This is never closed with `{closing}`.");
            self.wrong(open, &sentence, "Add the closing bracket.");
            self.leave();
        }
    }

    /// Reads what a setting or a command is given.
    fn named(&mut self, at: usize, written: &str, value: &'t [Mark]) {
        let depth = self.open.len();
        // An id stands in quotation marks.
        let name = ron::from_str(written).unwrap_or_else(|_| written.to_string());
        let setting = SETTINGS.iter().find(|setting| setting.name == name);
        let is_new = self.names.insert((depth, name.clone()));
        self.rest = skip(value).1;
        let wanted = match (value, setting) {
            ([(Comma | Close, next), ..], _) => {
                self.rest = value;
                let remedy = "Add it, or take the name out.";
                return self.wrong(next.start, "A value is missing before this.", remedy);
            }
            _ if depth == 2 && is_new => "a list of keys: `[\"q\", \"<c-q>\"]`",
            _ if depth == 2 => {
                let remedy = "Put all its keys into one list.";
                return self.wrong(at, "This command is given keys twice.", remedy);
            }
            (_, Some(setting)) if is_new => setting.wanted,
            (_, Some(_)) => {
                let sentence = format!("`{name}` is set twice.");
                return self.wrong(at, &sentence, "Keep one of the two.");
            }
            (_, None) => {
                let names = SETTINGS.map(|setting| setting.name);
                let all = format!("The settings are `{}`.", names.join("`, `"));
                let remedy = did_you_mean(&name, &names, &all);
                return self.wrong(at, &format!("There is no setting `{name}`."), &remedy);
            }
        };
        let (of, opening, closing) =
            if depth == 2 { ("keys", "[", "]") } else { (&*name, "{", "}") };
        match value {
            [(Open, bracket), inside @ ..]
                if of == "keys" && self.text.get(bracket.clone()) == Some(opening) =>
            {
                self.open.push((bracket.start, closing));
                self.rest = inside;
                if depth == 2 {
                    self.settings.keys.push(Given { id: name, keys: Vec::new(), at });
                }
            }
            _ => self.value(value, of, wanted),
        }
    }

    /// Takes a value for a setting, or without a name as a key of the last command.
    fn value(&mut self, marks: &'t [Mark], name: &str, wanted: &str) {
        let (own, rest) = cut(marks);
        // One key says nothing of the next.
        let (whole, behind) = if name.is_empty() { (own, rest) } else { skip(marks) };
        self.rest = rest;
        let Some((_, first)) = own.first() else { return };
        if self.settings.take(name, self.written(own), first.start).is_none() {
            self.rest = behind;
            let written = Shown::line(self.written(whole)).cut(41);
            let sentence = format!("`{written}` is not valid here.");
            self.wrong(first.start, &sentence, &format!("Write {wanted}."));
        }
    }
}

fn is_named(marks: &[Mark]) -> bool {
    matches!(marks, [(Word | Text, _), (Colon, _), ..])
}

/// Parts a value from what stands behind it. A bracket goes with the word before it and all that it holds.
fn cut(marks: &[Mark]) -> (&[Mark], &[Mark]) {
    let mut depth = 0_usize;
    for (n, (kind, _)) in marks.iter().enumerate() {
        match kind {
            Open => depth += 1,
            Close => depth = depth.saturating_sub(1),
            Unclosed => return marks.split_at(n),
            Word if matches!(marks.get(n + 1), Some((Open, _))) => continue,
            _ => {}
        }
        if depth == 0 {
            return marks.split_at(n + 1);
        }
    }
    (marks, &[])
}

/// As [`cut`], together with whatever stands behind it, up to a comma, a closing bracket or a name.
fn skip(marks: &[Mark]) -> (&[Mark], &[Mark]) {
    let mut rest = cut(marks).1;
    while !is_named(rest) && !matches!(rest, [] | [(Comma | Close | Unclosed, _), ..]) {
        rest = cut(rest).1;
    }
    marks.split_at(marks.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::settings::{Theme, located};

    /// The places and sentences of what is wrong.
    fn faults(text: &str) -> String {
        let (_, faults) = read(text);
        let problems = located(faults, text, "s");
        let told = problems.iter().map(|p| format!("{}:{} {}", p.line, p.column, p.sentence));
        told.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_is_set_is_read() {
        let text = "\u{feff}// mine\n(theme: Mono, ascii: true, mouse: false, watch: false, sources: \"a/b\",\n keys: {\"app.quit\": [\"x\", r\"y\"], \"app.help\": []})";
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
        let expected = Settings {
            theme: Theme::Mono,
            ascii: true,
            mouse: false,
            watch: false,
            sources,
            keys: Vec::new(),
        };
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
                "1:1 Settings begin with a round bracket.\n1:13 `)` is missing before this.",
            ),
            ("(theme: Drak)", "1:9 `Drak` is not valid here."),
            ("(theme: \"Dark\")", "1:9 `\"Dark\"` is not valid here."),
            ("(ascii: yes)", "1:9 `yes` is not valid here."),
            ("(ascii: true,\n  asci: true)", "2:3 There is no setting `asci`."),
            ("(mouse: true, mouse: false)", "1:15 `mouse` is set twice."),
            ("(mouse: true ascii: true)", "1:14 A comma is missing before this."),
            ("(mouse: true,, ascii: true)", "1:14 A comma without a value before it."),
            ("(mouse:, ascii: true)", "1:8 A value is missing before this."),
            ("(mouse true)", "1:2 `name: value` is expected here."),
            ("(mouse: true", "1:1 This is never closed with `)`."),
            ("(mouse: true) x", "1:15 Something follows the closing bracket."),
            ("(sources: \"x", "1:11 This is never closed."),
            ("(sources: \"\")", "1:11 No folder is named."),
            ("(sources: \"~/x\")", "1:11 `~` stands for no folder here."),
            ("(keys: [\"q\"])", "1:8 `[\"q\"]` is not valid here."),
            ("(keys: {\"app.quit\": \"q\"})", "1:21 `\"q\"` is not valid here."),
            ("(keys: {app.quit: [\"q\"]})", "1:9 `\"a.command\": [\"x\"]` is expected here."),
            ("(keys: {\"a\": [\"q\", 7]})", "1:20 `7` is not valid here."),
            ("(keys: {\"a\": [\"q\"], \"a\": []})", "1:21 This command is given keys twice."),
            ("(keys: {\"a\": [\"q\", \"b\": [\"x\"]})", "1:14 This is never closed with `]`."),
            ("(keys: {\"a\": [\"q\"}, ascii: true)", "1:18 `]` is missing before this."),
            ("(keys: {\"a\": [\"q\"], ascii: true)", "1:8 This is never closed with `}`."),
            ("(keys: {\"a\": [\"q\"", "1:14 This is never closed with `]`."),
            ("(mouse: true /* x", "1:14 This is never closed."),
            ("(sources: \"\\q\")", "1:11 `\"\\q\"` is not valid here."),
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
