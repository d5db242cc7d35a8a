//! What a panic looks like: the terminal is given back first, then a short report follows.
//!
//! On the event loop's thread the report is printed and the panic unwinds to the end of the
//! program (status 101). On any other thread nothing is printed over the picture: the report goes
//! to the loop, which gives the terminal back and ends with it. A program that went on without one
//! of its threads could lose what is typed without a word.

use std::any::Any;
use std::backtrace::{Backtrace, BacktraceStatus};
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::panic::{PanicHookInfo, set_hook};
use std::thread;

use super::event::{Event, Outbox};
use super::{documents, terminal};
use crate::text::visible::visible;

/// Replaces the panic hook. Called on the event loop's thread.
pub(super) fn install(outbox: Outbox) {
    let home = thread::current().id();
    set_hook(Box::new(move |info| {
        // What a document does to its reader ends the reading, not the program.
        if documents::is_reading() {
            return;
        }
        let report = report(info);
        let told = thread::current().id() != home && outbox.send(Event::Panicked(report.clone()));
        if !told {
            terminal::give_back();
            // Not `eprintln!`, which panics when nobody can be told.
            let _ = writeln!(io::stderr(), "onrecord: {report}");
        }
    }));
}

fn report(info: &PanicHookInfo<'_>) -> String {
    let place = info.location().map_or_else(
        || "an unknown place".to_string(),
        |location| format!("{}:{}", location.file(), location.line()),
    );
    let thread = thread::current();
    let thread = thread.name().unwrap_or("unnamed");
    let mut report = format!(
        "this is a mistake in the program, not yours. It ended itself to be safe.\n\
         What happened: {} ({place}, thread {thread}, version {}).\n\
         Please report these lines {}.",
        // It may quote a document, and no byte of a document controls the terminal.
        visible(message(info.payload())),
        env!("CARGO_PKG_VERSION"),
        address(),
    );
    // Only when asked for with RUST_BACKTRACE, as with any Rust program.
    let backtrace = Backtrace::capture();
    if backtrace.status() == BacktraceStatus::Captured {
        let _ = write!(report, "\n{backtrace}");
    }
    report
}

fn address() -> String {
    match env!("CARGO_PKG_REPOSITORY") {
        "" => "to the people who gave you onrecord".to_string(),
        repository => format!("at {repository}/issues"),
    }
}

fn message(payload: &dyn Any) -> &str {
    payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no message")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_of_message_are_found() {
        assert_eq!(message(&"text"), "text");
        assert_eq!(message(&"text".to_string()), "text");
        assert_eq!(message(&7), "no message");
    }
}
