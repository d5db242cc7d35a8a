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
}
