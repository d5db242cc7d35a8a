//! Puts text on the clipboard of whoever sits at the terminal: by a program of the desktop, by tmux, or
//! through the terminal itself. Says truthfully which of them it was; the terminal never answers.

use crossterm::QueueableCommand;
use crossterm::clipboard::CopyToClipboard;

use super::env::Env;
use super::program::{self, Ended};
use super::terminal;
use crate::text::visible::{Shown, visible_lines};

/// Base64 characters that terminals take: xterm, and tmux before it, drop longer sequences.
const MOST_FOR_TERMINAL: usize = 74_000;

/// A way to the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// A program that takes the text from its standard input.
    Program(&'static [&'static str]),
    /// tmux keeps it, and sends it on to its terminal. It ignores what programs in it send (OSC 52)
    /// unless it is told not to.
    Tmux,
    /// The terminal, by the escape sequence OSC 52.
    Terminal,
}

/// The ways that may lead there, the best first; the last one needs nothing.
fn ways(env: &Env, is_macos: bool) -> Vec<Way> {
    let mut ways = Vec::new();
    // On another machine, a desktop's clipboard is not that of whoever sits here.
    if !env.is_remote {
        if is_macos {
            ways.push(Way::Program(&["pbcopy"]));
        }
        if env.wayland {
            ways.push(Way::Program(&["wl-copy"]));
        }
        if env.x11 {
            ways.push(Way::Program(&["xclip", "-selection", "clipboard"]));
            ways.push(Way::Program(&["xsel", "-ib"]));
        }
    }
    if env.in_tmux {
        ways.push(Way::Tmux);
    }
    ways.push(Way::Terminal);
    ways
}

/// Copies text by the first way that leads there, and says which it was. May take seconds.
pub(super) fn copy(text: &str, env: &Env) -> String {
    // It is pasted into shells and editors: nothing in it may act there.
    let text = visible_lines(text);
    let what = beginning(&text);
    let said = ways(env, cfg!(target_os = "macos")).into_iter().find_map(|way| match way {
        Way::Program(words) => {
            let given = program::give(words, text.as_bytes());
            let name = words.first().copied().unwrap_or_default();
            (given == Ended::Well).then(|| format!("Copied to the clipboard, with {name}: {what}"))
        }
        Way::Tmux => {
            let given = program::give(&["tmux", "load-buffer", "-w", "-"], text.as_bytes());
            // The terminal has it where tmux may pass it on.
            (given == Ended::Well).then(|| format!("Copied into tmux: {what}"))
        }
        Way::Terminal => Some(to_terminal(&text)),
    });
    said.unwrap_or_default()
}

/// What is copied, as far as there is room to say so: at 80 columns, beside the way.
fn beginning(text: &str) -> String {
    const MOST: usize = 36;
    let line = text.lines().next().unwrap_or_default();
    let goes_on = text.trim_end().lines().nth(1).is_some();
    let line = if goes_on { format!("{line}…") } else { line.to_string() };
    Shown::of(line).cut(MOST).to_string()
}

fn to_terminal(text: &str) -> String {
    if text.len().div_ceil(3) * 4 > MOST_FOR_TERMINAL {
        return "Not copied: it is too long for the terminal's clipboard.".to_string();
    }
    let mut bytes = Vec::new();
    let written = bytes.queue(CopyToClipboard::to_clipboard_from(text)).map(|_| ());
    match written.and_then(|()| terminal::send(&bytes)) {
        // Short enough for 80 columns.
        Ok(()) => "Sent to the terminal; if nothing arrives on the clipboard, it is not allowed.",
        Err(error) => return format!("Not copied: {error}."),
    }
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_copied_is_told_by_its_beginning() {
        for (text, expected) in [
            ("ships go", "ships go"),
            ("ships go\n", "ships go"),
            ("ships go\nand come", "ships go…"),
            (&"a".repeat(37), &format!("{}…", "a".repeat(35))),
            ("", ""),
        ] {
            assert_eq!(beginning(text), expected, "{text:?}");
        }
    }

    #[test]
    fn the_best_way_comes_first_and_the_terminal_last() {
        let env = |words: &str| {
            let has = |word: &str| words.split(' ').any(|w| w == word);
            Env {
                is_remote: has("remote"),
                in_tmux: has("tmux"),
                wayland: has("wayland"),
                x11: has("x11"),
                ..Env::default()
            }
        };
        for (words, is_macos, expected) in [
            ("", false, "terminal"),
            ("wayland", false, "wl-copy terminal"),
            ("x11", false, "xclip xsel terminal"),
            ("wayland x11", false, "wl-copy xclip xsel terminal"),
            ("tmux", false, "tmux terminal"),
            ("tmux wayland", false, "wl-copy tmux terminal"),
            ("remote", false, "terminal"),
            ("remote x11 wayland", false, "terminal"),
            ("remote tmux x11", false, "tmux terminal"),
            ("", true, "pbcopy terminal"),
            ("remote", true, "terminal"),
        ] {
            let ways = ways(&env(words), is_macos);
            let names = ways.iter().map(|way| match way {
                Way::Program(words) => words[0],
                Way::Tmux => "tmux",
                Way::Terminal => "terminal",
            });
            assert_eq!(names.collect::<Vec<_>>().join(" "), expected, "{words} {is_macos}");
        }
    }

    #[test]
    fn what_a_terminal_would_drop_is_not_sent() {
        assert!(to_terminal(&"x".repeat(55_501)).starts_with("Not copied"));
    }
}
