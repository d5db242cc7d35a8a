//! Words as a shell takes them, so that a command that is told can be pasted as it stands.

/// A word that the shell takes as it is, in quotation marks where it needs them.
pub fn quoted(word: &str) -> String {
    // Before what begins like an option stands where it lies, which means the same of a path.
    let word = if word.starts_with('-') { format!("./{word}") } else { word.to_string() };
    let is_plain = !word.is_empty() && word.chars().all(|c| !c.is_ascii() || is_safe(c));
    if is_plain { word } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

/// Whether a shell takes an ASCII character as it is, wherever it stands.
pub fn is_safe(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | ',' | '+' | '@' | '%')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_shell_would_read_otherwise_is_quoted() {
        for (word, expected) in [
            ("d", "d"),
            ("/srv/talks-2030/a.ron", "/srv/talks-2030/a.ron"),
            ("Gespräche", "Gespräche"),
            ("my talks", "'my talks'"),
            ("it's", "'it'\\''s'"),
            ("$HOME", "'$HOME'"),
            ("~", "'~'"),
            ("-d", "./-d"),
            ("", "''"),
        ] {
            assert_eq!(quoted(word), expected);
        }
    }
}
