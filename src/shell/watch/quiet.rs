//! When to read what is being changed: once nothing changed for a moment, and not too long after the first change.

use std::time::Duration;

/// So long nothing must have changed: an editor, `git` or a copying program is done by then.
const QUIET: Duration = Duration::from_millis(300);

/// Whatever goes on changing is read after this time all the same.
const LONGEST: Duration = Duration::from_secs(2);

/// The changes that nothing was read after yet, by when the first and the last came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Quiet(Option<(Duration, Duration)>);

impl Quiet {
    /// Something changed.
    pub(super) fn heard(&mut self, now: Duration) {
        let first = self.0.map_or(now, |(first, _)| first);
        self.0 = Some((first, now));
    }

    /// How long it is until there is something to read: no time at all once it is due, `None` while nothing changed.
    pub(super) fn left(&self, now: Duration) -> Option<Duration> {
        let (first, last) = self.0?;
        Some((last + QUIET).min(first + LONGEST).saturating_sub(now))
    }

    /// Whoever reads is still busy: it is due again after a moment.
    pub(super) fn put_off(&mut self, now: Duration) {
        self.0 = Some((now, now));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    /// The times at which something is read, when something changes at each of `times`.
    fn reads(times: impl IntoIterator<Item = u64>) -> Vec<u64> {
        let (mut quiet, mut reads, mut times) =
            (Quiet::default(), Vec::new(), times.into_iter().peekable());
        for now in 0..20_000 {
            while times.next_if_eq(&now).is_some() {
                quiet.heard(ms(now));
            }
            if quiet.left(ms(now)) == Some(Duration::ZERO) {
                quiet = Quiet::default();
                reads.push(now);
            }
        }
        reads
    }

    #[test]
    fn nothing_is_read_while_nothing_changes() {
        assert_eq!(Quiet::default().left(ms(9_000)), None);
        assert_eq!(reads([]), [0; 0]);
    }

    #[test]
    fn a_change_is_read_once_all_is_quiet() {
        assert_eq!(reads([1_000]), [1_300]);
        assert_eq!(reads([1_000, 1_100, 1_399]), [1_699]);
        assert_eq!(reads([1_000, 1_300]), [1_600]);
        assert_eq!(reads([1_000, 1_301]), [1_300, 1_601]);
    }

    #[test]
    fn what_never_rests_is_read_every_two_seconds() {
        assert_eq!(reads(0..5_000), [2_000, 4_001, 5_299]);
    }

    #[test]
    fn what_cannot_be_read_yet_waits() {
        let mut quiet = Quiet::default();
        quiet.heard(ms(0));
        quiet.put_off(ms(400));
        assert_eq!(quiet.left(ms(450)), Some(ms(250)));
    }
}
