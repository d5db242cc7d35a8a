//! Standard output and standard error of the command line. A reader that closes the pipe early is
//! no failure; a full disk is one.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use crate::export::Format;
use crate::insight::as_of::Time;
use crate::pages::{Page, printed};
use crate::shell::env::Env;
use crate::text::visible::Shown;

/// Why a command could not run: a sentence with the thing, the place and the remedy.
#[derive(Debug)]
pub(super) struct Failure(pub(super) String);

pub(super) type Done = Result<ExitCode, Failure>;

/// Writes a result to standard output. A byte-order mark is for spreadsheet programs that open a file: whatever reads a
/// pipe, and a terminal, gets none.
pub(super) fn write(bytes: &[u8]) -> Done {
    let mut out = io::stdout().lock();
    let bare = bytes.strip_prefix(b"\xef\xbb\xbf").filter(|_| !crate::shell::stdout_is_a_file());
    let bytes = bare.unwrap_or(bytes);
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(Failure(format!("the output could not be written: {error}"))),
    }
}

/// Prints a page of a time.
pub(super) fn print(page: &dyn Page, format: Format, time: Time) -> Done {
    write(&printed(page, format, time, Some(columns())))
}

/// Writes a remark to standard error; there is nowhere to say so when that fails.
pub(super) fn remark(text: &str) {
    let _ = writeln!(io::stderr(), "onrecord: {}", Shown::line(text));
}

/// Says why a command could not run: exit 2.
pub(super) fn fail(failure: &Failure) -> ExitCode {
    remark(&failure.0);
    ExitCode::from(2)
}

/// The columns of what is not a terminal, where `COLUMNS` says nothing else: as wide as a pager or a mail shows at once.
const COLUMNS: usize = 100;

/// The columns that text for people has: those of the terminal that standard output is, else what `COLUMNS` says.
/// What is cut up for programs is CSV and JSON.
pub(super) fn columns() -> usize {
    let terminal = io::stdout().is_terminal().then(crate::shell::columns_of_stdout).flatten();
    terminal.map(usize::from).or_else(|| Env::read().columns).unwrap_or(COLUMNS)
}
