//! What was done to records, one deed a line, so that it can be taken back and done again, also by a later start of the
//! program. A line holds the file before and after, so that every byte comes back.

use serde::{Deserialize, Serialize};

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    Capture,
    Change,
    Remove,
    /// The last deed that stands was taken back, or the last that was taken back was done again.
    Undo,
    Redo,
    /// The last deed that stands, or the last that was taken back, is set aside: its file is no longer as it left it, so it
    /// can be neither taken back nor done again.
    LeaveDone,
    LeaveUndone,
    /// The deed before this line failed: the file is as it was.
    Failed,
}

/// A deed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deed {
    pub kind: Kind,
    /// Which start of the program did it, and on which day.
    pub session: String,
    pub on: String,
    /// The name of the file, without its ending.
    pub file: String,
    /// The file before and after; none where there was none.
    #[serde(default)]
    pub before: Option<String>,
    #[serde(default)]
    pub after: Option<String>,
}

/// The deeds that stand, and those that were taken back, each the last at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deeds {
    pub done: Vec<Deed>,
    pub undone: Vec<Deed>,
    last: Option<Last>,
}

/// What the last line did, so that it can be found not to have happened.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Last {
    /// A deed was done; these had been taken back, and could no longer be done again.
    Done(Vec<Deed>),
    /// A deed was taken back or done again; by whom and when it had been done or taken back before.
    Undone(String, String),
    Redone(String, String),
}

impl Deeds {
    /// Reads a log. A line that cannot be read, as one that a crash has torn, is passed over.
    pub fn read(text: &str) -> Deeds {
        let mut deeds = Deeds::default();
        for deed in text.lines().filter_map(|line| ron::from_str::<Deed>(line).ok()) {
            deeds.take(deed);
        }
        deeds
    }

    /// Takes note of a deed.
    pub fn take(&mut self, deed: Deed) {
        let last = self.last.take();
        self.last = match (deed.kind, last) {
            (Kind::Capture | Kind::Change | Kind::Remove, _) => {
                self.done.push(deed);
                Some(Last::Done(std::mem::take(&mut self.undone)))
            }
            (Kind::Undo, _) => moved(&mut self.done, &mut self.undone, deed.session, deed.on)
                .map(|(session, on)| Last::Undone(session, on)),
            (Kind::Redo, _) => moved(&mut self.undone, &mut self.done, deed.session, deed.on)
                .map(|(session, on)| Last::Redone(session, on)),
            (Kind::Failed, Some(Last::Undone(session, on))) => {
                moved(&mut self.undone, &mut self.done, session, on);
                None
            }
            (Kind::Failed, Some(Last::Redone(session, on))) => {
                moved(&mut self.done, &mut self.undone, session, on);
                None
            }
            (Kind::LeaveDone, _) => {
                self.done.pop();
                None
            }
            (Kind::LeaveUndone, _) => {
                self.undone.pop();
                None
            }
            (Kind::Failed, Some(Last::Done(undone))) => {
                self.done.pop();
                self.undone = undone;
                None
            }
            (Kind::Failed, None) => None,
        };
    }
}

/// Moves the last deed to the other list: from now on it is who moved it that did it last. Who had done so before, and
/// when.
fn moved(
    from: &mut Vec<Deed>,
    to: &mut Vec<Deed>,
    session: String,
    on: String,
) -> Option<(String, String)> {
    let mut deed = from.pop()?;
    let before =
        (std::mem::replace(&mut deed.session, session), std::mem::replace(&mut deed.on, on));
    to.push(deed);
    Some(before)
}

impl Deed {
    /// The line of the log.
    pub fn line(&self) -> String {
        // Plain data cannot fail to be written; a serialiser puts no end of a line into a string.
        ron::to_string(self).unwrap_or_default() + "\n"
    }

    /// The same deed in the other direction, as another session does it.
    #[must_use]
    pub fn turned(&self, kind: Kind, session: &str, on: &str) -> Deed {
        let (before, after) = match kind {
            Kind::Undo => (self.after.clone(), self.before.clone()),
            _ => (self.before.clone(), self.after.clone()),
        };
        let (session, on) = (session.to_string(), on.to_string());
        Deed { kind, session, on, file: self.file.clone(), before, after }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deed(kind: Kind, file: &str) -> Deed {
        let text = |text: &str| Some(format!("(\n  \"{text}\"\n)"));
        let [session, on, file] = ["1", "2031-05-04", file].map(str::to_string);
        Deed { kind, session, on, before: text("a"), after: text(&file), file }
    }

    #[test]
    fn a_log_says_what_stands_and_what_was_taken_back() {
        let kinds = [Kind::Capture, Kind::Change, Kind::Undo, Kind::Undo, Kind::Redo, Kind::Remove];
        let log = |kinds: &[Kind]| -> String {
            kinds.iter().enumerate().map(|(n, kind)| deed(*kind, &n.to_string()).line()).collect()
        };
        let names = |deeds: &[Deed]| deeds.iter().map(|d| d.file.clone()).collect::<String>();
        let told = |text: &str| {
            let deeds = Deeds::read(text);
            (names(&deeds.done), names(&deeds.undone))
        };
        let check = |count: usize, done: &str, undone: &str| {
            let text = log(kinds.get(..count).unwrap());
            assert_eq!(text.lines().count(), count);
            assert_eq!(told(&text), (done.to_string(), undone.to_string()), "{count}");
        };
        check(2, "01", "");
        check(3, "0", "1");
        check(4, "", "10");
        check(5, "0", "1");
        check(6, "05", "");
        // What is set aside is gone, and what was done before it comes next.
        let aside = [Kind::Capture, Kind::Change, Kind::Undo, Kind::LeaveUndone, Kind::LeaveDone];
        assert_eq!(told(&log(&aside[..4])), ("0".to_string(), String::new()));
        assert_eq!(told(&log(&aside)), (String::new(), String::new()));
        // What a crash has torn, and what failed, did not happen.
        let torn = log(&kinds[..2]);
        assert_eq!(told(&torn[..torn.len() - 9]).0, "0");
        assert_eq!(told(&(torn + &log(&[Kind::Failed]))).0, "0");
        // Whatever failed leaves what stands and what was taken back as they were before it.
        let before = [Kind::Capture, Kind::Change, Kind::Remove, Kind::Undo, Kind::Undo];
        for kind in [Kind::Capture, Kind::Change, Kind::Remove, Kind::Undo, Kind::Redo] {
            assert_eq!(told(&(log(&before) + &log(&[kind, Kind::Failed]))), told(&log(&before)));
        }
    }

    #[test]
    fn a_deed_is_of_the_session_that_did_or_took_it_back_last() {
        let of =
            |kind: Kind, session: &str| Deed { session: session.to_string(), ..deed(kind, "f") };
        let mut deeds = Deeds::default();
        deeds.take(of(Kind::Capture, "1"));
        deeds.take(of(Kind::Undo, "2"));
        assert_eq!(deeds.undone[0].session, "2");
        deeds.take(of(Kind::Redo, "3"));
        assert_eq!(deeds.done[0].session, "3");
        deeds.take(of(Kind::Undo, "4"));
        deeds.take(of(Kind::Failed, "4"));
        assert_eq!(deeds.done[0].session, "3");
    }
}
