//! Each command has one id, a help, and keys that are its own.

use std::collections::{BTreeMap, BTreeSet};

use onrecord::app::commands;
use onrecord::state::command::{Command, Context};
use onrecord::state::key::parse_keys;

#[test]
fn every_command_has_one_id_a_help_and_keys_that_are_its_own() {
    let table: Vec<Command> = commands();
    let mut taken: BTreeMap<(&Context, String), &str> = BTreeMap::new();
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    for command in &table {
        assert!(ids.insert(command.id), "the id {} is used twice", command.id);
        assert!(command.help.ends_with('.'), "the help of {} is no sentence", command.id);
        assert!(!command.title.is_empty() && !command.title.ends_with('.'), "{}", command.id);
        for keys in command.keys {
            assert!(parse_keys(keys).is_ok(), "{}: `{keys}` is no key", command.id);
            let before = taken.insert((command.context, (*keys).to_string()), command.id);
            assert!(before.is_none(), "{keys} is {before:?} and {} in one place", command.id);
        }
    }
    // A key that begins a longer sequence could never be given alone.
    for ((context, keys), id) in &taken {
        let longer = taken.keys().find(|(c, k)| {
            c == context && k != keys && !k.starts_with('<') && k.starts_with(keys.as_str())
        });
        assert!(longer.is_none(), "{keys} ({id}) also begins {longer:?}");
    }
}
