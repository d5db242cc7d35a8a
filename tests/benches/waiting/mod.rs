//! How long keys waited, and the dossiers on which that is measured: each is written once for a size and kept in the
//! folder of the build.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    dead_code,
    reason = "for benches, which write files and print, and each of which needs a part of it"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::race::Verdict;
use crate::synthetic::Synthetic;

/// One frame at 60 Hz, in milliseconds.
pub(crate) const FRAME: f64 = 16.7;

/// How long keys waited, in milliseconds.
#[derive(Default)]
pub(crate) struct Waits {
    times: Vec<f64>,
    /// Keys that changed nothing.
    idle: usize,
}

impl Waits {
    pub(crate) fn take(&mut self, time: Option<Duration>) {
        match time {
            Some(time) => self.times.push(milliseconds(time)),
            None => self.idle += 1,
        }
        self.times.sort_by(f64::total_cmp);
    }

    /// What so many of a hundred keys did not wait longer than.
    pub(crate) fn percentile(&self, of_hundred: usize) -> f64 {
        let at = (self.times.len() * of_hundred).div_ceil(100).saturating_sub(1);
        self.times.get(at).copied().unwrap_or(f64::NAN)
    }

    pub(crate) fn print(&self, name: &str) {
        let [p50, p90, p99, max] = [50, 90, 99, 100].map(|of_hundred| self.percentile(of_hundred));
        let idle = if self.idle > 0 {
            format!(", {} without an answer", self.idle)
        } else {
            String::new()
        };
        println!(
            "    {name}: p50 {p50:.1}, p90 {p90:.1}, p99 {p99:.1}, max {max:.1} ms ({} keys{idle})",
            self.times.len()
        );
    }

    /// One frame for ninety-nine keys of a hundred, two for each.
    pub(crate) fn hold(&self, verdict: &mut Verdict) {
        if self.times.is_empty() {
            return;
        }
        verdict.hold_quietly(
            "frames at p99",
            self.percentile(99) / FRAME,
            if self.times.len() < 100 { 2.0 } else { 1.0 },
        );
        verdict.hold_quietly("frames at most", self.percentile(100) / FRAME, 2.0);
    }
}

pub(crate) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The folder of a dossier of that size, with its copies or without, written if it is not there yet.
pub(crate) fn dossier(positions: usize, copies: bool) -> PathBuf {
    let name = if copies { "waits" } else { "search" };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{positions}"));
    if !folder.exists() {
        let unfinished = folder.with_extension("unfinished");
        let _ = fs::remove_dir_all(&unfinished);
        synthetic(positions).write(&unfinished, copies).unwrap();
        fs::rename(&unfinished, &folder).unwrap();
    }
    folder
}

/// The dossier of that size.
pub(crate) fn synthetic(positions: usize) -> Synthetic {
    Synthetic { positions, documents: (positions / 20).max(1) }
}
