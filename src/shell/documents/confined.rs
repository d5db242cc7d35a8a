//! The side of the process that reads: it confines itself before it sees the first byte, and then it
//! can no longer open, write or start anything, nor take more than its share.

use std::ffi::OsString;
use std::io::{self, Read, Write};

use rustix::process::{Resource, Rlimit, setrlimit};

use super::guarded::on_thread;
use crate::documents::{self, Limits, Unreadable};

/// Memory, in bytes: far more than the limits of any document need.
const MEMORY: u64 = 1024 * 1024 * 1024;
/// Time on the processor.
pub(super) const SECONDS: u64 = 20;

/// The arguments with which a parent starts such a process; `cli` has their other side.
pub(super) fn arguments(limits: &Limits) -> Vec<OsString> {
    let numbers = [limits.file, limits.text, limits.depth, limits.parts];
    let names = ["--file", "--text", "--depth", "--parts"];
    let mut arguments: Vec<OsString> = vec!["read-document".into()];
    for (name, number) in names.into_iter().zip(numbers) {
        arguments.extend([name.into(), number.to_string().into()]);
    }
    arguments
}

/// Reads a document from standard input and answers on standard output, in JSON: a text or a reason.
///
/// # Errors
/// The answer could not be written.
pub fn read_confined(limits: &Limits) -> io::Result<()> {
    confine();
    let mut bytes = Vec::new();
    let most = u64::try_from(limits.file).unwrap_or(u64::MAX).saturating_add(1);
    let read = match io::stdin().lock().take(most).read_to_end(&mut bytes) {
        Ok(_) => on_thread(|| documents::read(&bytes, "", limits)),
        Err(error) => Err(Unreadable::Broken(format!("no bytes came: {}", error.kind()))),
    };
    let answer = serde_json::to_vec(&read)?;
    let mut output = io::stdout().lock();
    output.write_all(&answer)?;
    output.flush()
}

/// Gives up what a reader does not need. A system that refuses one of these still has the others, and
/// the parent's clock.
fn confine() {
    let only = |most: u64| Rlimit { current: Some(most), maximum: Some(most) };
    let limits = [
        (Resource::As, only(MEMORY)),
        (Resource::Core, only(0)),
        (Resource::Fsize, only(0)),
        // What is open stays open; nothing more can be opened.
        (Resource::Nofile, only(0)),
        // The signal comes first, and an end that cannot be put off a second later.
        (Resource::Cpu, Rlimit { current: Some(SECONDS), maximum: Some(SECONDS + 1) }),
    ];
    for (resource, limit) in limits {
        let _ = setrlimit(resource, limit);
    }
    #[cfg(target_os = "linux")]
    {
        let _ =
            rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL));
    }
}
