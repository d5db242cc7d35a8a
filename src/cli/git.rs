//! Keeps git from changing the copies of a dossier: stamps are about their bytes, and git may end their lines
//! otherwise in each clone.

use std::path::Path;

use crate::shell::files::{self, CreateError};

const NAME: &str = ".gitattributes";

/// The line that does it, and why.
const ATTRIBUTES: &str = "\
# Stamps hold the hashes of these copies: git must not change the ends of their lines.
documents/** -text
";

/// Writes git's attributes into the folder of a dossier. A file that is there stays as it is; when it lets
/// git change copies, tells so.
///
/// # Errors
/// The system refuses.
pub(super) fn keep_bytes(folder: &Path) -> Result<Option<String>, CreateError> {
    let path = folder.join(NAME);
    match files::create(&path, ATTRIBUTES.as_bytes()) {
        Ok(()) => Ok(None),
        Err(error) if error.is_taken() => {
            let text = files::read_text(&path, files::LARGEST_FILE).unwrap_or_default();
            let place = path.display();
            Ok((!keeps_copies(&text)).then(|| {
                format!(
                    "`{place}` lets git change the line ends of copies, and stamps are about their bytes: \
                     put the line `documents/** -text` into it"
                )
            }))
        }
        Err(error) => Err(error),
    }
}

/// Whether the last line about all copies says that they are no text to git.
fn keeps_copies(attributes: &str) -> bool {
    let mut said = attributes.lines().filter_map(|line| {
        let mut words = line.split_whitespace();
        let pattern = words.next()?.trim_start_matches('/');
        let is_about = matches!(pattern, "*" | "**" | "documents/*" | "documents/**");
        let said = |word| match word {
            "-text" | "binary" => Some(true),
            "text" | "!text" => Some(false),
            _ if word.starts_with("text=") => Some(false),
            _ => None,
        };
        words.filter_map(said).next_back().filter(|_| is_about)
    });
    said.next_back() == Some(true)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests look at what was written")]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_file_that_is_there_stays_and_what_it_lacks_is_told() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(keep_bytes(folder.path()).unwrap(), None);
        assert_eq!(fs::read_to_string(folder.path().join(NAME)).unwrap(), ATTRIBUTES);
        assert_eq!(keep_bytes(folder.path()).unwrap(), None);
        fs::write(folder.path().join(NAME), "*.png binary\n").unwrap();
        let told = keep_bytes(folder.path()).unwrap().unwrap();
        assert!(told.ends_with("put the line `documents/** -text` into it"), "{told}");
        assert_eq!(fs::read_to_string(folder.path().join(NAME)).unwrap(), "*.png binary\n");
    }

    #[test]
    fn the_last_line_about_all_copies_counts() {
        for (attributes, expected) in [
            ("", false),
            ("* -text", true),
            ("# documents/** -text", false),
            ("/documents/** binary\n*.ron text\n", true),
            ("documents/* diff -text\r\n", true),
            ("* -text\n* text=auto\n", false),
            ("* text=auto eol=lf\ndocuments/** -text\n", true),
            ("*.html -text", false),
        ] {
            assert_eq!(keeps_copies(attributes), expected, "{attributes:?}");
        }
    }
}
