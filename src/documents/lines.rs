//! What a document states, as one line of words or as an address of the web.

/// Words on one line; `None` when there are none.
pub(super) fn line(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// A web address.
pub(super) fn address(text: &str) -> Option<String> {
    let text = text.trim();
    let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    let is_web = lower.starts_with("http://") || lower.starts_with("https://");
    let is_plain = !text.chars().any(|c| c.is_whitespace() || c.is_control());
    (is_web && is_plain).then(|| text.to_string())
}

/// The title that the properties of a file state. Programs write the file's own name there, or that there
/// is none.
pub(super) fn title(text: &str) -> Option<String> {
    const NONE: &[&str] = &[
        "untitled",
        "untitled document",
        "document",
        "unknown",
        "title",
        "ohne titel",
        "sans titre",
    ];
    const ENDINGS: &[&str] = &[
        ".doc", ".docx", ".dot", ".odt", ".rtf", ".pdf", ".indd", ".qxd", ".qxp", ".pmd", ".tex",
        ".dvi", ".ps", ".xls", ".xlsx", ".ppt", ".pptx", ".pub", ".cdr", ".ai", ".eps", ".tif",
        ".tmp", ".wpd", ".html", ".htm",
    ];
    let line = line(text.trim_matches('\0'))?;
    let lower = line.to_lowercase();
    let is_file = lower.starts_with("microsoft word - ")
        || lower.starts_with("microsoft powerpoint - ")
        || ENDINGS.iter().any(|ending| lower.ends_with(ending))
        || lower.starts_with("file://");
    let is_none =
        is_file || NONE.contains(&lower.as_str()) || !line.chars().any(char::is_alphanumeric);
    let is_numbered = lower.strip_prefix("untitled").is_some_and(|rest| {
        rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '_'))
    });
    (!is_none && !is_numbered).then_some(line)
}

/// The author that the properties of a file state; the names of accounts that nobody named are none.
pub(super) fn author(text: &str) -> Option<String> {
    const NONE: &[&str] = &[
        "user",
        "admin",
        "administrator",
        "owner",
        "author",
        "unknown",
        "default",
        "root",
        "anonymous",
        "microsoft office user",
        "windows user",
        "microsoft",
        "python-docx",
        "openpyxl",
        "guest",
    ];
    let name = line(text.trim_matches('\0'))?;
    let is_one =
        name.chars().any(char::is_alphabetic) && !NONE.contains(&name.to_lowercase().as_str());
    is_one.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_of_the_web() {
        assert_eq!(address(" https://a.example/x ").as_deref(), Some("https://a.example/x"));
        assert_eq!(address("HTTP://a.example").as_deref(), Some("HTTP://a.example"));
        for no in ["/relative", "javascript:alert(1)", "https://a b", "file:///etc/passwd", ""] {
            assert_eq!(address(no), None, "{no}");
        }
    }

    #[test]
    fn a_title_is_no_name_of_a_file() {
        for none in [
            "Microsoft Word - reply_final.doc",
            "untitled",
            "Untitled-1",
            "reply.docx",
            "---",
            " ",
            "Document",
        ] {
            assert_eq!(title(none), None, "{none}");
        }
        assert_eq!(title(" Reply to the\nnote ").as_deref(), Some("Reply to the note"));
        assert_eq!(
            title("Untitled works of Orla Kern").as_deref(),
            Some("Untitled works of Orla Kern")
        );
        assert_eq!(author("Administrator"), None);
        assert_eq!(author("O. Kern").as_deref(), Some("O. Kern"));
    }
}
