//! Why the program cannot run in the terminal, in sentences with a remedy.

use std::error::Error;
use std::fmt;
use std::io::{self, IsTerminal};

use super::env::Env;

/// Why the terminal program did not start, or ended.
#[derive(Debug)]
pub enum ShellError {
    /// Standard input or output is not a terminal; which of them.
    NotATerminal(&'static str),
    /// `TERM` says that the terminal cannot do it: its value, if there is one.
    Dumb(Option<String>),
    /// The terminal could not be set up or written to.
    Terminal(io::Error),
    /// The terminal could not be read.
    Input(io::Error),
    /// A thread could not be started.
    Thread(io::Error),
    /// A thread panicked: the report, which names the place.
    Panicked(String),
}

impl ShellError {
    /// The exit status that tells this apart: 2 for a terminal that cannot be used.
    pub fn status(&self) -> u8 {
        match self {
            ShellError::NotATerminal(_) | ShellError::Dumb(_) => 2,
            ShellError::Terminal(_) | ShellError::Input(_) | ShellError::Thread(_) => 1,
            ShellError::Panicked(_) => 101,
        }
    }
}

impl fmt::Display for ShellError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let remedy = "use `onrecord list` or `onrecord show`, which need none";
        match self {
            ShellError::NotATerminal(which) => {
                write!(f, "{which} is not a terminal: start onrecord in a terminal, or {remedy}")
            }
            ShellError::Dumb(term) => {
                match term {
                    Some(term) => write!(f, "the terminal cannot place text (TERM is `{term}`)")?,
                    None => write!(f, "the terminal is unknown (TERM is not set)")?,
                }
                write!(f, ": start onrecord in another one, or {remedy}")
            }
            ShellError::Terminal(error) => write!(
                f,
                "the terminal does not take output ({error}): try again in a new terminal"
            ),
            ShellError::Input(error) => write!(
                f,
                "the terminal can no longer be read ({error}): try again in a new terminal"
            ),
            ShellError::Thread(error) => write!(
                f,
                "the system starts no further thread ({error}): close other programs and try again"
            ),
            ShellError::Panicked(report) => write!(f, "{report}"),
        }
    }
}

impl Error for ShellError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            ShellError::Terminal(error) | ShellError::Input(error) | ShellError::Thread(error) => {
                Some(error)
            }
            ShellError::NotATerminal(_) | ShellError::Dumb(_) | ShellError::Panicked(_) => None,
        }
    }
}

/// Refuses what is no terminal, or none that can place text.
pub(super) fn refuse_unfit(env: &Env) -> Result<(), ShellError> {
    if !io::stdin().is_terminal() {
        return Err(ShellError::NotATerminal("standard input"));
    }
    if !io::stdout().is_terminal() {
        return Err(ShellError::NotATerminal("standard output"));
    }
    refuse_dumb(env.term.as_deref())
}

fn refuse_dumb(term: Option<&str>) -> Result<(), ShellError> {
    match term {
        None | Some("") => Err(ShellError::Dumb(None)),
        Some("dumb") => Err(ShellError::Dumb(Some("dumb".to_string()))),
        Some(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_one_line_with_a_remedy() {
        for (error, start) in [
            (ShellError::NotATerminal("standard input"), "standard input is not a terminal"),
            (refuse_dumb(None).unwrap_err(), "the terminal is unknown (TERM is not set)"),
            (refuse_dumb(Some("dumb")).unwrap_err(), "the terminal cannot place text"),
        ] {
            let line = error.to_string();
            assert!(line.starts_with(start), "{line}");
            assert!(line.contains("onrecord list"), "{line}");
            assert!(!line.contains('\n'), "{line}");
            assert_eq!(error.status(), 2);
        }
        assert!(refuse_dumb(Some("xterm-256color")).is_ok());
    }
}
