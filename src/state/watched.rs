//! What was changed on the disk while the program runs, and how that is said.

/// A file that is other than it was when it was read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// Its name within the dossier.
    pub name: String,
    pub how: How,
}

/// How a file is other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    Changed,
    New,
    Gone,
}

/// What changed, as the beginning of a sentence: `a.ron changed`.
pub fn words(changes: &[Change]) -> String {
    match changes {
        [] => "nothing changed".to_string(),
        [Change { name, how }] => match how {
            How::Changed => format!("{name} changed"),
            How::New => format!("{name} is new"),
            How::Gone => format!("{name} is gone"),
        },
        [one, other] if one.how == other.how => {
            let names = format!("{} and {}", one.name, other.name);
            match one.how {
                How::Changed => format!("{names} changed"),
                How::New => format!("{names} are new"),
                How::Gone => format!("{names} are gone"),
            }
        }
        all => format!("{} files changed", all.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::slice::from_ref;

    #[test]
    fn changes_are_told_by_name_where_they_are_few() {
        let change = |name: &str, how| Change { name: name.to_string(), how };
        let (a, b) = (change("a.ron", How::Changed), change("b.ron", How::New));
        let c = change("c.ron", How::New);
        assert_eq!(words(from_ref(&a)), "a.ron changed");
        assert_eq!(words(from_ref(&b)), "b.ron is new");
        assert_eq!(words(&[change("d.ron", How::Gone)]), "d.ron is gone");
        assert_eq!(words(&[b.clone(), c.clone()]), "b.ron and c.ron are new");
        assert_eq!(words(&[a.clone(), b.clone()]), "2 files changed");
        assert_eq!(words(&[a, b, c]), "3 files changed");
    }
}
