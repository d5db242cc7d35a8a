//! The settings that hold without a file, as a file: each setting with what it means, each command with
//! its keys.

use crate::state::command::{Command, contexts};

const HEAD: &str = "\
// Settings of onrecord. All of it is optional; this file says what holds without one.
// `onrecord settings` tells where it belongs and what is wrong with it.
(
    // Colours: Auto (by NO_COLOR and COLORFGBG), Dark, Light or Mono.
    theme: Auto,

    // Draw with ASCII characters only. Where the locale is not UTF-8, that is done anyway.
    ascii: false,

    // Ask the terminal for clicks and the wheel. Its own selection of text then needs Shift.
    mouse: true,

    // A folder with copies of the documents, as --sources and ONRECORD_SOURCES name it; these win. A
    // relative path begins at the folder of this file.
    // sources: \"copies\",

    // Keys: a command that stands here has these keys and no others; [] takes its keys away, and the
    // palette still runs it. A letter stands for itself, \"gg\" is one after the other, and names stand in
    // angle brackets: <ret> <esc> <tab> <s-tab> <bs> <del> <ins> <up> <down> <left> <right> <pgup> <pgdn>
    // <home> <end> <space> <lt> <f1>, with c- for Control and a- for Alt: <c-p> <a-x>.
    // Lift the comment of a line to change it.
    keys: {
";

/// The file, for a command table.
pub fn sample(commands: &[Command]) -> String {
    let mut text = HEAD.to_string();
    for context in contexts(commands) {
        text.push_str(&format!("\n        // {}\n", context.title));
        for command in commands.iter().filter(|command| command.context == context) {
            let keys: Vec<String> = command.keys.iter().map(|keys| format!("{keys:?}")).collect();
            let line = format!("// \"{}\": [{}],", command.id, keys.join(", "));
            text.push_str(&format!("        {line} // {}\n", command.title));
        }
    }
    text.push_str("    },\n)\n");
    text
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
