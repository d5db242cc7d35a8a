//! Gives commands the keys of the settings. Whatever they say, no key means two things in one place, each
//! sequence can be pressed to its end, and the program can be left.

use super::{Fault, Given};
use crate::state::command::{Command, Context, Kind};
use crate::state::key::{Code, Key, parse_keys};
use crate::text::edits::edits;

/// The commands of which one must have a key: to leave, to step back until one leaves, or to run any command, those
/// too.
const WAYS_OUT: [&str; 3] = ["app.leave", "app.quit", "app.palette"];

/// The command table with the keys that the settings give, and what is wrong with these.
///
/// A command that is given keys has these and no others. What is refused leaves the rest; where nothing
/// of a list is left, the command keeps its own keys, as far as nothing else has them now.
pub fn with_keys(commands: &[Command], given: &[Given]) -> (Vec<Command>, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut wanted: Vec<(&Command, &Given)> = Vec::new();
    for given in given {
        match commands.iter().find(|command| command.id == given.id) {
            Some(command) => wanted.push((command, given)),
            None => faults.push(unknown(commands, given)),
        }
    }
    // The ways out are sure of their keys before any other command takes some.
    wanted.sort_by_key(|(command, _)| !WAYS_OUT.contains(&command.id));
    let is_wanted = |id: &str| wanted.iter().any(|(command, _)| command.id == id);
    let mut taken = Taken::default();
    for command in commands.iter().filter(|command| !is_wanted(command.id)) {
        command.sequences().for_each(|keys| taken.add(command, keys));
    }
    let mut resolved: Vec<(&'static str, Vec<String>)> = Vec::new();
    for (command, given) in &wanted {
        let mut keys = taken.take(command, given, &mut faults);
        let without =
            |id: &str| resolved.iter().any(|(known, keys)| *known == id && keys.is_empty());
        if WAYS_OUT.contains(&command.id)
            && keys.is_empty()
            && WAYS_OUT.iter().all(|id| *id == command.id || without(id))
        {
            let sentence =
                "Without a key for `app.leave`, `app.quit` or `app.palette`, nobody could leave.";
            faults.push(Fault::new(given.at, sentence, "Give one of them a key."));
            keys = taken.own(command);
        }
        resolved.push((command.id, keys));
    }
    let changed = |command: &Command| {
        let keys = resolved.iter().find(|(id, _)| *id == command.id).map(|(_, keys)| keys);
        keys.map_or(*command, |keys| Command { keys: kept(keys), ..*command })
    };
    (commands.iter().map(changed).collect(), faults)
}

/// Keys for as long as the program runs. The table is `Copy` and read at each key press; it is made once,
/// at the start, so what is never freed is a few hundred bytes.
fn kept(keys: &[String]) -> &'static [&'static str] {
    let keys: Vec<&'static str> = keys.iter().map(|keys| &*keys.clone().leak()).collect();
    keys.leak()
}

fn unknown(commands: &[Command], given: &Given) -> Fault {
    let near = commands.iter().map(|command| (edits(&given.id, command.id), command.id)).min();
    let remedy = match near {
        Some((edits, id)) if edits <= 3 => format!("Did you mean `{id}`?"),
        _ => "`onrecord keys` lists every command with its id.".to_string(),
    };
    Fault::new(given.at, format!("There is no command `{}`.", given.id), remedy)
}

/// The sequences that have a meaning, with whose they are.
#[derive(Default)]
struct Taken(Vec<(&'static Context, Vec<Key>, &'static str)>);

impl Taken {
    fn add(&mut self, command: &Command, keys: Vec<Key>) {
        self.0.push((command.context, keys, command.id));
    }

    /// Takes the keys that are given to a command, as far as they can be.
    fn take(&mut self, command: &Command, given: &Given, faults: &mut Vec<Fault>) -> Vec<String> {
        let mut kept: Vec<String> = Vec::new();
        for (text, at) in &given.keys {
            let keys = match sound(command.context, text) {
                Ok(keys) => keys,
                Err((sentence, remedy)) => {
                    faults.push(Fault::new(*at, sentence, remedy));
                    continue;
                }
            };
            if kept.contains(text) {
                continue;
            }
            if let Some(sentence) = self.clash(command, &keys) {
                let remedy = "Choose another key, or give that command another one.";
                faults.push(Fault::new(*at, format!("`{text}` {sentence}."), remedy));
            } else {
                self.add(command, keys);
                kept.push(text.clone());
            }
        }
        if kept.is_empty() && !given.keys.is_empty() { self.own(command) } else { kept }
    }

    /// Takes the keys that a command has by itself, as far as they are free.
    fn own(&mut self, command: &Command) -> Vec<String> {
        let mut kept = Vec::new();
        for (text, keys) in command.keys.iter().zip(command.sequences()) {
            if self.clash(command, &keys).is_none() {
                self.add(command, keys);
                kept.push((*text).to_string());
            }
        }
        kept
    }

    /// Why a command cannot have these keys: what stands after them in a sentence.
    fn clash(&self, command: &Command, keys: &[Key]) -> Option<String> {
        self.0.iter().find_map(|(context, others, id)| {
            let same = context == &command.context;
            if !same && !meet(context, command.context) {
                return None;
            }
            if others == keys {
                let out = WAYS_OUT.contains(id) || WAYS_OUT.contains(&command.id);
                let hides = out && (is_screen(context) || is_screen(command.context));
                return match (same, hides) {
                    (true, _) => Some(format!("is already the key of `{id}`")),
                    // Elsewhere the nearer meaning counts, as with the keys that commands have anyway.
                    (false, true) => {
                        Some(format!("is the key of `{id}`, and one of the two must be a way out"))
                    }
                    (false, false) => None,
                };
            }
            if others.starts_with(keys) {
                return Some(format!(
                    "begins the keys of `{id}`, which could not be pressed any more"
                ));
            }
            keys.starts_with(others)
                .then(|| format!("could never be pressed: its beginning is the key of `{id}`"))
        })
    }
}

/// Whether keys of two contexts are looked up together.
fn meet(one: &Context, other: &Context) -> bool {
    let everywhere = |context: &Context| context.kind == Kind::Everywhere;
    one == other
        || (everywhere(one) && !is_typed_into(other))
        || (everywhere(other) && !is_typed_into(one))
}

/// Whether letters are typed there: a command there can have no letter for its key.
fn is_typed_into(context: &Context) -> bool {
    context.kind == Kind::Typed
}

/// Whether it is a screen, and not something that lies above one and is closed.
fn is_screen(context: &Context) -> bool {
    context.kind == Kind::Screen
}

/// The keys of a text, if they can be pressed there; else what is wrong, and the remedy.
fn sound(context: &Context, text: &str) -> Result<Vec<Key>, (String, &'static str)> {
    const NAMES: &str =
        "Keys are written as in `onrecord settings --default`: `x`, `gg`, `<c-x>`, `<ret>`.";
    let keys = parse_keys(text).map_err(|why| (format!("{why}."), NAMES))?;
    let Some(first) = keys.first() else {
        return Err(("No key is named.".to_string(), NAMES));
    };
    if is_typed_into(context) && first.typed().is_some() {
        let sentence = format!("`{text}` is typed there, it cannot be a key.");
        return Err((sentence, "Choose a key that types nothing, such as `<c-x>`."));
    }
    for key in &keys {
        match key.code {
            Code::Char(c) if c.is_control() => {
                return Err(("A control character is no key.".to_string(), NAMES));
            }
            Code::Char(c) if key.ctrl && c.is_uppercase() => {
                let sentence = format!("`{key}`: with Control, terminals tell no capital letters.");
                return Err((sentence, "Write the small letter."));
            }
            Code::Char('i' | 'm' | '[') if key.ctrl => {
                let sentence =
                    format!("`{key}` reaches no program: terminals send Tab, Enter or Esc.");
                return Err((sentence, "Choose another key."));
            }
            _ => {}
        }
    }
    Ok(keys)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::commands;
    use crate::state::settings::read;

    /// The sentences about keys, and the keys that some commands have then.
    fn check(keys: &str, expected: &[&str], has: &[(&str, &[&str])]) {
        let (settings, faults) = read(&format!("(keys: {{{keys}}})"));
        assert_eq!(faults, [], "{keys}");
        let (table, faults) = with_keys(&commands(), &settings.keys);
        let told: Vec<&str> = faults.iter().map(|fault| fault.sentence.as_str()).collect();
        assert_eq!(told, expected, "{keys}");
        for (id, keys) in has {
            let command = table.iter().find(|command| command.id == *id).unwrap();
            assert_eq!(command.keys, *keys, "{id}");
        }
    }

    #[test]
    fn a_command_has_the_keys_that_are_given_to_it() {
        check(
            r#""reader.next-quote": ["<a-n>", "<f3>"], "app.help": []"#,
            &[],
            &[
                ("reader.next-quote", &["<a-n>", "<f3>"]),
                ("app.help", &[]),
                ("app.quit", &["q"]),
                ("app.leave", &["<c-c>", "<c-q>"]),
            ],
        );
        // What one gives up another can have, in any order; a nearer meaning counts.
        check(
            r#""move.up": ["j"], "move.down": ["k"], "help.close": ["x"], "actors.fold": ["w"]"#,
            &[],
            &[
                ("move.up", &["j"]),
                ("move.down", &["k"]),
                ("help.close", &["x"]),
                ("actors.fold", &["w"]),
            ],
        );
    }

    #[test]
    fn no_key_means_two_things() {
        check(
            r#""move.up": ["j", "<a-k>"], "actors.fold": ["Z"], "app.help": ["<f9>"], "app.redraw": ["<f9>"]"#,
            &[
                "`j` is already the key of `move.down`.",
                "`Z` is already the key of `actors.fold-all`.",
                "`<f9>` is already the key of `app.help`.",
            ],
            &[("move.up", &["<a-k>"]), ("actors.fold", &["z"]), ("app.redraw", &["<c-l>"])],
        );
    }

    #[test]
    fn no_sequence_hides_another() {
        check(
            r#""app.help": ["g"], "actors.fold": ["qz"], "grid.fold": ["g"], "app.redraw": ["ga"]"#,
            &[
                "`g` begins the keys of `move.first`, which could not be pressed any more.",
                "`qz` could never be pressed: its beginning is the key of `app.quit`.",
                "`g` begins the keys of `move.first`, which could not be pressed any more.",
            ],
            &[("app.help", &["?", "<f1>"]), ("app.redraw", &["ga"])],
        );
    }

    #[test]
    fn there_is_always_a_way_out() {
        let none =
            "Without a key for `app.leave`, `app.quit` or `app.palette`, nobody could leave.";
        let own: &[&str] = &[":", "<c-p>"];
        check(r#""app.quit": []"#, &[], &[("app.quit", &[]), ("app.palette", own)]);
        check(
            r#""app.leave": [], "app.quit": [], "move.up": [":", "<c-p>"], "app.palette": []"#,
            &[
                none,
                "`:` is already the key of `app.palette`.",
                "`<c-p>` is already the key of `app.palette`.",
            ],
            &[("app.quit", &[]), ("app.palette", own)],
        );
        check(
            r#""actors.fold": ["q"], "app.quit": ["<f10>", "z"]"#,
            &["`z` is the key of `grid.fold`, and one of the two must be a way out."],
            &[("app.quit", &["<f10>"]), ("actors.fold", &["q"])],
        );
        check(
            r#""reader.outline": ["<c-c>"]"#,
            &["`<c-c>` is the key of `app.leave`, and one of the two must be a way out."],
            &[("reader.outline", &["t"])],
        );
    }

    #[test]
    fn what_is_no_key_is_told() {
        check(
            r#""move.up": ["<nope>", "<ret", "", "<c-K>", "<c-i>", "<a-k>"], "find.down": ["x", "<c-x>"], "palette.run": ["<space>"]"#,
            &[
                "`<nope>` is no key.",
                "`<ret` opens a key name with `<` and never closes it.",
                "No key is named.",
                "`<c-K>`: with Control, terminals tell no capital letters.",
                "`<c-i>` reaches no program: terminals send Tab, Enter or Esc.",
                "`x` is typed there, it cannot be a key.",
                "`<space>` is typed there, it cannot be a key.",
            ],
            &[("move.up", &["<a-k>"]), ("find.down", &["<c-x>"]), ("palette.run", &["<ret>"])],
        );
    }

    #[test]
    fn an_unknown_command_is_told_with_the_nearest() {
        let (settings, _) = read(r#"(keys: {"move.dwn": ["x"], "something.else": ["y"]})"#);
        let (_, faults) = with_keys(&commands(), &settings.keys);
        let told: Vec<&str> = faults.iter().map(|fault| fault.remedy.as_str()).collect();
        assert_eq!(
            told,
            ["Did you mean `move.down`?", "`onrecord keys` lists every command with its id."]
        );
    }
}
