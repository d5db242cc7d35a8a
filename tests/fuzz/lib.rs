//! The targets of the tests, for cargo-fuzz.

#[path = "../searched.rs"]
mod searched;
#[path = "../fuzzed/targets/mod.rs"]
mod targets;

/// Runs one input through a target.
pub fn run(name: &str, data: &[u8]) {
    targets::target(name)(data);
}
