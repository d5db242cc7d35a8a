//! The settings that hold without a file, as a file: each setting with what it means, each command with
//! its keys.

use super::form::SETTINGS;
use crate::state::command::{Command, by_context};

/// The file, for a command table.
pub fn sample(commands: &[Command]) -> String {
    let mut text = "\
// Settings of onrecord. All of it is optional; this file says what holds without one.
// `onrecord settings` tells where it belongs and what is wrong with it.
("
    .to_string();
    for setting in SETTINGS {
        let meaning = setting.meaning.replace('\n', "\n    // ");
        text.push_str(&format!("\n    // {meaning}\n    {}\n", setting.line));
    }
    for (context, commands) in by_context(commands) {
        text.push_str(&format!("\n        // {}\n", context.title));
        for command in commands {
            text.push_str(&format!(
                "        // {:?}: {:?}, // {}\n",
                command.id, command.keys, command.title
            ));
        }
    }
    text + "    },\n)\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::commands;
    use crate::state::settings::{Settings, read, with_keys};

    #[test]
    fn the_sample_says_what_holds_without_it() {
        let table = commands();
        let text = sample(&table);
        assert_eq!(read(&text), (Settings::default(), Vec::new()));
        // With every comment lifted: each command with the keys that it has anyway.
        let lifted = text.replace("        // \"", "        \"");
        let (settings, faults) = read(&lifted);
        assert_eq!((settings.keys.len(), faults), (table.len(), Vec::new()));
        let (same, faults) = with_keys(&table, &settings.keys);
        assert_eq!(faults, []);
        for (one, other) in table.iter().zip(&same) {
            assert_eq!((one.id, one.keys), (other.id, other.keys));
        }
    }
}
