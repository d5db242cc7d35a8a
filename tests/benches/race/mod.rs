//! A harness for benches: what is measured runs in turn with its floor, so that both see the same
//! machine; a figure is the median of its rounds, and a missed ratio fails the bench.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    dead_code,
    reason = "it measures time and prints, and no bench needs all of it"
)]

use std::process::ExitCode;
use std::time::{Duration, Instant};

/// What runs in a race: its name, and one round of it.
pub(crate) type Runner<'r> = (&'static str, &'r mut dyn FnMut());

/// The medians of a race, in the order of its runners.
pub(crate) struct Race {
    medians: Vec<Duration>,
}

/// Runs each in turn, so many rounds, after one round that does not count; prints all figures.
pub(crate) fn race(title: &str, rounds: usize, runners: &mut [Runner<'_>]) -> Race {
    println!("\n{title}");
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); runners.len()];
    for round in 0..=rounds {
        for ((_, run), times) in runners.iter_mut().zip(&mut times) {
            let start = Instant::now();
            run();
            let time = start.elapsed();
            if round > 0 {
                times.push(time);
            }
        }
    }
    let mut medians = Vec::new();
    for ((name, _), times) in runners.iter().zip(&times) {
        let mut sorted = times.clone();
        sorted.sort();
        let median = sorted.get(sorted.len() / 2).copied().unwrap_or_default();
        let raw: Vec<String> = times.iter().map(|time| shown(*time)).collect();
        println!("  {name}: {}  [{}]", shown(median), raw.join(" "));
        medians.push(median);
    }
    Race { medians }
}

impl Race {
    /// The median of a runner, in seconds.
    pub(crate) fn seconds(&self, runner: usize) -> f64 {
        self.medians.get(runner).map_or(f64::NAN, Duration::as_secs_f64)
    }
}

/// What was held against its target, and whether any was missed.
#[derive(Default)]
pub(crate) struct Verdict {
    missed: bool,
}

impl Verdict {
    /// Prints a ratio beside its target. One that is missed fails the bench.
    pub(crate) fn hold(&mut self, what: &str, ratio: f64, target: f64) {
        let met = ratio <= target;
        self.missed |= !met;
        let said = if met { "met" } else { "MISSED" };
        println!("  {what}: {ratio:.2} (target: at most {target}) {said}");
    }

    /// As [`Verdict::hold`], but says nothing of a ratio that is met.
    pub(crate) fn hold_quietly(&mut self, what: &str, ratio: f64, target: f64) {
        if ratio > target || ratio.is_nan() {
            self.hold(what, ratio, target);
        }
    }

    pub(crate) fn exit(&self) -> ExitCode {
        ExitCode::from(u8::from(self.missed))
    }
}

/// The exponent by which time or memory grows with size: 1 is linear, 0 is flat.
pub(crate) fn growth(small: (f64, f64), large: (f64, f64)) -> f64 {
    (large.1 / small.1).ln() / (large.0 / small.0).ln()
}

/// A time in the unit that suits it.
fn shown(time: Duration) -> String {
    match time.as_micros() {
        0..10_000 => format!("{:.3} ms", time.as_secs_f64() * 1e3),
        10_000..1_000_000 => format!("{:.1} ms", time.as_secs_f64() * 1e3),
        _ => format!("{:.2} s", time.as_secs_f64()),
    }
}
