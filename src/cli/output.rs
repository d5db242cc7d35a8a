//! Standard output and standard error of the command line. A reader that closes the pipe early is
//! no failure; a full disk is one.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use crate::export::Format;
use crate::insight::as_of::Time;
use crate::pages::{self, Page};
use crate::shell::env::Env;
use crate::text::visible::Shown;

/// Why a command could not run: a sentence with the thing, the place and the remedy.
#[derive(Debug)]
pub(super) struct Failure(pub(super) String);

pub(super) type Done = Result<ExitCode, Failure>;

/// Writes a result to standard output. A byte-order mark is for spreadsheet programs that open a file: whatever reads a
/// pipe, and a terminal, gets none.
pub(super) fn write(bytes: &[u8]) -> Done {
    write_with(|out| out.write_all(bytes))
}

/// The same of what is written as it is made.
pub(super) fn write_with(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Done {
    let mut out = Bare { out: BufWriter::with_capacity(BUFFER, io::stdout().lock()), begun: false };
    match write(&mut out).and_then(|()| out.flush()) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(Failure(format!("the output could not be written: {error}"))),
    }
}

/// What is written at once, in bytes.
const BUFFER: usize = 1 << 16;

/// Leaves out a byte-order mark at the beginning, unless a file is written.
struct Bare<W> {
    out: W,
    begun: bool,
}

impl<W: Write> Write for Bare<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mark = bytes.strip_prefix(b"\xef\xbb\xbf").filter(|_| !self.begun);
        self.begun |= !bytes.is_empty();
        match mark.filter(|_| !crate::shell::stdout_is_a_file()) {
            Some(rest) => {
                self.out.write_all(rest)?;
                Ok(bytes.len())
            }
            None => self.out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Prints a page of a time.
pub(super) fn print(page: &dyn Page, format: Format, time: Time) -> Done {
    write_with(|out| pages::print(page, format, time, Some(columns())).write_to(out))
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
