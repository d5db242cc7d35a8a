//! Gives commands the keys of the settings. Whatever they say, no key means two things in one place, each
//! sequence can be pressed to its end, and the program can be left.

use super::form::{Given, Problem, did_you_mean};
use crate::state::command::{Command, Kind};
use crate::state::key::{Code, Key, parse_keys};

/// At least one of these must have a key: to leave, to step back until one leaves, or to run any command, those
/// too.
const WAYS_OUT: [&str; 3] = ["app.leave", "app.quit", "app.palette"];

/// A sequence of keys that gives a command, as it is written and as it is pressed.
type Taken<'a> = (&'a Command, &'a str, Vec<Key>);

/// Why a text cannot be keys, and the remedy.
type Refusal = (String, &'static str);

/// The command table with the keys that the settings give, and what is wrong with these.
///
/// A command that is given keys has these and no others. What is refused leaves the rest; where nothing
/// of a list is left, the command keeps its own keys, as far as nothing else has them now.
pub fn with_keys(commands: &[Command], given: &[Given]) -> (Vec<Command>, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut wanted: Vec<(&Command, &Given)> = Vec::new();
    for given in given {
        if let Some(command) = commands.iter().find(|command| command.id == given.id) {
            wanted.push((command, given));
        } else {
            let ids: Vec<&str> = commands.iter().map(|command| command.id).collect();
            let all = "`onrecord keys` lists every command with its id.";
            let sentence = format!("There is no command `{}`.", given.id);
            problems.push(Problem::new(given.at, &sentence, &did_you_mean(&given.id, &ids, all)));
        }
    }
    let all_ways = ways_of(commands);
    for ways in &all_ways {
        let lost = |id: &&str| wanted.iter().position(|(c, g)| c.id == *id && g.keys.is_empty());
        let all: Option<Vec<usize>> = ways.iter().map(lost).collect();
        if let Some(last) = all.and_then(|all| all.into_iter().max()) {
            let names = match ways {
                [others @ .., last] if !others.is_empty() => {
                    format!("{}` or `{last}", others.join("`, `"))
                }
                ways => ways.concat(),
            };
            let sentence = format!("No key is left for `{names}`; there would be no way out.");
            let remedy = match ways.len() {
                1 => "Give it a key.",
                2 => "Give one of the two a key.",
                _ => "Give one of them a key.",
            };
            problems.push(Problem::new(wanted.remove(last).1.at, &sentence, remedy));
        }
    }
    // The ways out are sure of their keys before any other command takes some.
    wanted.sort_by_key(|(command, _)| !all_ways.iter().any(|ways| ways.contains(&command.id)));
    let is_given = |command: &Command| wanted.iter().any(|(other, _)| other.id == command.id);
    let mut taken: Vec<Taken<'_>> =
        commands.iter().filter(|command| !is_given(command)).flat_map(own).collect();
    let mut refused = Vec::new();
    for (command, given) in &wanted {
        let before = taken.len();
        for (text, at) in &given.keys {
            let is_new = taken.iter().skip(before).all(|(_, other, _)| other != text);
            match pressable(command, text).and_then(|keys| free(&taken, (command, text, keys))) {
                Ok(new) => taken.push(new),
                Err((why, remedy)) if is_new => refused.push(Problem::new(*at, &why, remedy)),
                Err(_) => {}
            }
        }
        if taken.len() == before && !given.keys.is_empty() {
            own(command).for_each(|own| taken.extend(free(&taken, own)));
        }
    }
    refused.sort_by_key(|problem| problem.at);
    problems.append(&mut refused);
    let table = commands.iter().map(|command| {
        let own = taken.iter().filter(|(other, ..)| other.id == command.id);
        // The table is `Copy` and read at each key press; it is made once, at the start, so what is
        // never freed is a few hundred bytes.
        let keys: Vec<&str> = own.map(|(_, text, _)| &*text.to_string().leak()).collect();
        if is_given(command) { Command { keys: keys.leak(), ..*command } } else { *command }
    });
    (table.collect(), problems)
}

/// Of each of these commands one must have a key: to leave the program, and to leave each place where letters are typed
/// and keys that work everywhere do not.
fn ways_of(commands: &[Command]) -> Vec<&'static [&'static str]> {
    let mut all = vec![WAYS_OUT.as_slice()];
    for command in commands {
        if let Kind::Typed(ways) = command.context.kind
            && !all.contains(&ways)
        {
            all.push(ways);
        }
    }
    all
}

/// The sequences that a command has by itself.
fn own(command: &Command) -> impl Iterator<Item = Taken<'_>> {
    command.keys.iter().zip(command.sequences()).map(move |(text, keys)| (command, *text, keys))
}

/// The sequence, if none that is looked up together with it stands in its way.
fn free<'a>(taken: &[Taken<'_>], new: Taken<'a>) -> Result<Taken<'a>, Refusal> {
    let (command, text, keys) = &new;
    let clash = |(other, _, others): &Taken<'_>| {
        let kinds = [command.context.kind, other.context.kind];
        let same = command.context == other.context;
        let is_typed = kinds.into_iter().any(Kind::is_typed);
        if !same && (!kinds.contains(&Kind::Everywhere) || is_typed) {
            return None;
        }
        let is_way_out = WAYS_OUT.contains(&command.id) || WAYS_OUT.contains(&other.id);
        let id = other.id;
        if others == keys && same {
            Some(format!("is already the key of `{id}`"))
        } else if others == keys {
            // The nearer meaning counts, as with the keys that commands have anyway.
            let hides = is_way_out && !kinds.contains(&Kind::Above);
            hides.then(|| format!("is the key of `{id}`, and one of the two must be a way out"))
        } else if others.starts_with(keys) {
            Some(format!("begins the keys of `{id}`, which could not be pressed any more"))
        } else {
            let hidden = keys.starts_with(others);
            hidden.then(|| format!("could never be pressed: its beginning is the key of `{id}`"))
        }
    };
    match taken.iter().find_map(clash) {
        None => Ok(new),
        Some(why) => Err((
            format!("`{text}` {why}."),
            "Choose another key, or give that command another one.",
        )),
    }
}

/// The keys of a text, if they can be pressed where the command is given.
fn pressable(command: &Command, text: &str) -> Result<Vec<Key>, Refusal> {
    const NOTATION: &str =
        "Keys are written as in `onrecord settings --default`: `x`, `gg`, `<c-x>`, `<ret>`.";
    let keys = parse_keys(text).map_err(|why| (format!("{why}."), NOTATION))?;
    let first = keys.first().ok_or(("No key is named.".to_string(), NOTATION))?;
    if command.context.kind.is_typed() && first.typed().is_some() {
        let remedy = "Choose a key that types nothing, such as `<c-x>`.";
        return Err((format!("`{text}` is typed there, so it cannot be a key."), remedy));
    }
    let wrong = |key: &Key| match key.code {
        Code::Char(c) if c.is_control() => {
            Some(("A control character is no key.".to_string(), NOTATION))
        }
        Code::Char(c) if key.ctrl && c.is_uppercase() => {
            let why = format!("`{key}`: with Control, terminals tell no capital letters.");
            Some((why, "Write the small letter."))
        }
        Code::Char('i' | 'm' | '[') if key.ctrl => {
            let why = format!("`{key}` reaches no program: terminals send Tab, Enter or Esc.");
            Some((why, "Choose another key."))
        }
        _ => None,
    };
    keys.iter().find_map(wrong).map_or(Ok(keys), Err)
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
        let none = "No key is left for `app.leave`, `app.quit` or `app.palette`; there would be no way out.";
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
                "`x` is typed there, so it cannot be a key.",
                "`<space>` is typed there, so it cannot be a key.",
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
