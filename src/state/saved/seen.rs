//! What was there when each saved view was looked at last: the user's own, in a file of the user's state.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// By the key of the view, the ids of the positions that it listed then, with blanks between them. A view that is not
/// here was never looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seen(pub BTreeMap<String, Arc<str>>);

impl Seen {
    /// Reads the file. What cannot be read was not looked at.
    pub fn from_text(text: &str) -> Seen {
        ron::from_str(text).unwrap_or_default()
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        let pretty = ron::ser::PrettyConfig::new().escape_strings(true);
        ron::ser::to_string_pretty(self, pretty).unwrap_or_default() + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seen_is_read_as_it_was_written_and_anything_else_as_nothing() {
        let seen = Seen(BTreeMap::from([("own/a".to_string(), Arc::from("one two"))]));
        assert_eq!(Seen::from_text(&seen.text()), seen);
        assert_eq!(Seen::from_text("[1]"), Seen::default());
    }
}
