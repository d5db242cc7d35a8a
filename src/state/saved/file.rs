//! A saved view, and the file that it lies in: a record in RON, to be read and merged by people, too.

use serde::{Deserialize, Serialize};

use crate::brief::TakenAt;
use crate::brief::taken::{taken, time_of};
use crate::insight::as_of::Time;
use crate::state::place::Place;

/// Whose a saved view is, and so where it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// The user's own.
    Own,
    /// The dossier's: in its folder `views`, for everybody who has it.
    Dossier,
}

impl Whose {
    /// In what the user looked at it is kept under this and its name.
    const fn name(self) -> &'static str {
        match self {
            Whose::Own => "own",
            Whose::Dossier => "dossier",
        }
    }
}

/// A file of a saved view as it was found: whose, its name without the ending, and its text with the hash of its
/// bytes; or why it cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewFile {
    pub whose: Whose,
    pub file: String,
    pub read: Result<(String, String), String>,
}

/// A saved view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    pub whose: Whose,
    /// The name of its file, without the ending.
    pub file: String,
    /// The hash of the file as it was read: another one is not replaced.
    pub hash: String,
    /// As somebody called it.
    pub name: String,
    /// What is looked for, as it is typed.
    pub find: String,
    pub time: Time,
    pub place: Place,
}

impl SavedView {
    /// By which it is told apart from every other one.
    pub fn key(&self) -> String {
        format!("{}/{}", self.whose.name(), self.file)
    }

    /// The text of its file.
    pub fn text(&self) -> String {
        let form = Form {
            name: self.name.clone(),
            find: self.find.clone(),
            time: taken(self.time),
            place: self.place.clone(),
        };
        let pretty = ron::ser::PrettyConfig::new().escape_strings(true);
        ron::ser::to_string_pretty(&form, pretty).unwrap_or_default() + "\n"
    }
}

/// What stands in the file.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Form {
    name: String,
    find: String,
    time: Option<TakenAt>,
    place: Place,
}

/// A saved view, or why there is none in that file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Read {
    View(SavedView),
    /// A sentence.
    Not(String),
}

/// Reads what was found.
pub fn read(found: ViewFile) -> Read {
    let ViewFile { whose, file, read } = found;
    let (text, hash) = match read {
        Ok(read) => read,
        Err(why) => return Read::Not(why),
    };
    match ron::from_str::<Form>(&text) {
        Ok(form) => Read::View(SavedView {
            name: if form.name.trim().is_empty() { file.clone() } else { form.name },
            whose,
            file,
            hash,
            find: form.find,
            time: time_of(form.time.as_ref()),
            place: form.place,
        }),
        Err(error) => Read::Not(format!(
            "`views/{file}.ron` is no saved view (line {}: {}): mend it or take it away",
            error.span.start.line, error.code
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::place::AtCell;

    fn view() -> SavedView {
        SavedView {
            whose: Whose::Own,
            file: "who-refused".to_string(),
            hash: "h".to_string(),
            name: "Who refused “troops”?\u{7}".to_string(),
            find: "bucket:refused topic:troops ".to_string(),
            time: Time::default(),
            place: Place::Grid(AtCell { actor: "bor".to_string(), topic: "troops".to_string() }),
        }
    }

    fn found(text: &str) -> ViewFile {
        let read = Ok((text.to_string(), "h".to_string()));
        ViewFile { whose: Whose::Own, file: "who-refused".to_string(), read }
    }

    #[test]
    fn a_view_is_read_as_it_was_written() {
        assert_eq!(read(found(&view().text())), Read::View(view()));
        let timed = TakenAt { as_of: Some("2030-05-06".to_string()), ..TakenAt::default() };
        let timed = SavedView { time: time_of(Some(&timed)), ..view() };
        assert_eq!(read(found(&timed.text())), Read::View(timed));
    }

    #[test]
    fn what_is_left_out_is_empty_and_what_is_no_view_is_told_with_its_line() {
        let Read::View(view) = read(found("(find: \"macron\")")) else { panic!() };
        assert_eq!((view.name.as_str(), view.find.as_str()), ("who-refused", "macron"));
        let Read::Not(why) = read(found("(\nfind: 7)")) else { panic!() };
        assert!(why.starts_with("`views/who-refused.ron` is no saved view (line 2: "), "{why}");
    }
}
