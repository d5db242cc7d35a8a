//! Opens a file in the user's own editor, at a line, in this terminal, and waits for it.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::env::Env;
use super::files::{LARGEST_FILE, read_text};
use super::{input, signals, terminal};

/// What is used where neither `VISUAL` nor `EDITOR` says anything, as other programs do.
const USUAL: &str = "vi";

/// Editors that open a file at `+LINE`.
const PLUS: &[&str] = &[
    "vi",
    "vim",
    "nvim",
    "view",
    "gvim",
    "elvis",
    "vis",
    "nano",
    "rnano",
    "pico",
    "emacs",
    "emacsclient",
    "mg",
    "jmacs",
    "joe",
    "kak",
    "ne",
    "micro",
    "gedit",
    "mcedit",
    "ee",
];
/// Editors that open `FILE:LINE:COLUMN`, with what makes them wait for the file to be closed.
const COLON: &[(&str, &[&str])] = &[
    ("code", &["--wait", "--goto"]),
    ("code-insiders", &["--wait", "--goto"]),
    ("codium", &["--wait", "--goto"]),
    ("cursor", &["--wait", "--goto"]),
    ("subl", &["--wait"]),
    ("zed", &["--wait"]),
    ("hx", &[]),
    ("helix", &[]),
];

/// The file of a dossier: a name within its folder, or the one file that the dossier is.
pub(super) fn file_of(folder: &str, name: &str) -> PathBuf {
    let folder = Path::new(folder);
    if folder.is_dir() { folder.join(name) } else { folder.to_path_buf() }
}

/// The line of a file in which a byte stands; the first, where it cannot be read.
pub(super) fn line_at(file: &Path, byte: usize) -> u32 {
    let text = read_text(file, LARGEST_FILE).unwrap_or_default();
    let before = text.get(..byte).unwrap_or_default();
    before.matches('\n').count() as u32 + 1
}

/// The arguments that open a file at a line in that editor; how unknown ones are told a line is not known.
fn arguments(editor: &str, file: &Path, line: u32, column: u32) -> Vec<String> {
    let program = editor.split_whitespace().next().unwrap_or_default();
    let name = Path::new(program).file_name().unwrap_or_default().to_string_lossy();
    let file = file.display().to_string();
    let (line, column) = (line.max(1), column.max(1));
    if let Some((_, first)) = COLON.iter().find(|(editor, _)| *editor == name) {
        let first = first.iter().map(ToString::to_string);
        return first.chain([format!("{file}:{line}:{column}")]).collect();
    }
    if PLUS.contains(&&*name) { vec![format!("+{line}"), file] } else { vec![file] }
}

/// What became of a file that was to be opened.
pub(super) enum Opened {
    /// The editor was left: the file may be another one now, however the editor ended. What there is to say of that.
    Left(Option<String>),
    /// It was not opened, for this reason.
    Not(String),
}

/// Opens it and waits until the editor is left.
pub(super) fn open(env: &Env, file: &Path, line: u32, column: u32) -> Opened {
    // An absolute path cannot be taken for an option.
    let file = std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf());
    let place = format!("{}:{line}:{column}", file.display());
    if !file.is_file() {
        return Opened::Not(format!("Not opened: there is no file {}.", file.display()));
    }
    let editor = env.editor.as_deref().unwrap_or(USUAL);
    // Two programs that read one terminal would each get some of the keys.
    let Some(_held) = input::hold() else {
        return Opened::Not(format!("Not opened, a key is still being read: {place}"));
    };
    // Also before the editor runs and after it the terminal is cooked, and keys send signals: they are not for us.
    let _typed = signals::lend();
    terminal::lend();
    let ended = run(editor, &arguments(editor, &file, line, column));
    let taken = terminal::take_again();
    match (ended, taken) {
        (Ok(Some(0)), Ok(())) => Opened::Left(None),
        (Ok(Some(126 | 127)), Ok(())) => Opened::Not(format!(
            "Not opened, “{editor}” cannot be run (set VISUAL or EDITOR): {place}"
        )),
        (Ok(_), Ok(())) => Opened::Left(Some(format!("“{editor}” ended with a failure: {place}"))),
        (Ok(_), Err(error)) => Opened::Left(Some(format!("The terminal failed, {error}: {place}"))),
        (Err(error), _) => Opened::Not(format!("Not opened, {error}: {place}")),
    }
}

/// Runs it by the shell, because what the variables hold may have arguments and quotation marks. Its exit status, if
/// no signal ended the shell.
#[expect(clippy::disallowed_methods, reason = "the place that starts the user's editor")]
fn run(editor: &str, arguments: &[String]) -> io::Result<Option<i32>> {
    let mut shell = Command::new("/bin/sh");
    // Ctrl-C reaches the shell as well. With an answer of its own it waits until the editor has given its own.
    let script = format!("trap : INT QUIT; {editor} \"$@\"");
    shell.arg("-c").arg(script).arg(editor).args(arguments);
    shell.status().map(|status| status.code())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_editor_is_told_the_line_in_its_own_way() {
        for (editor, expected) in [
            ("vim", "+7 /d/a b.ron"),
            ("/usr/bin/nvim -R", "+7 /d/a b.ron"),
            ("emacsclient -nw", "+7 /d/a b.ron"),
            ("code", "--wait --goto /d/a b.ron:7:3"),
            ("code --new-window", "--wait --goto /d/a b.ron:7:3"),
            ("subl", "--wait /d/a b.ron:7:3"),
            ("hx", "/d/a b.ron:7:3"),
            ("my-own-editor", "/d/a b.ron"),
        ] {
            let told = arguments(editor, Path::new("/d/a b.ron"), 7, 3).join(" ");
            assert_eq!(told, expected, "{editor}");
        }
        // A file as a whole has no line.
        assert_eq!(arguments("vi", Path::new("/a.ron"), 0, 0), ["+1", "/a.ron"]);
    }
}
