//! Which addresses may become links.

use crate::text::visible::visible;

/// Whether an address may be followed: of the web, one that a reader sees as it is, and whose host is
/// the one that it seems to be.
pub(super) fn is_link(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let Some(rest) = rest else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    // Before an `@` anything may stand, the name of another host included.
    let is_host = host.starts_with(char::is_alphanumeric) && !host.contains('@');
    let is_odd = |c: char| c.is_whitespace() || c.is_control() || "\"'`<>\\^{|}".contains(c);
    is_host && !address.contains(is_odd) && visible(address) == address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_address_of_the_web_is_a_link() {
        for (address, expected) in [
            ("https://www.example.org/a?b=c&d=(e)#f", true),
            ("http://example.org", true),
            ("https://пример.example/путь", true),
            ("https://", false),
            ("https:///etc", false),
            ("HTTPS://example.org", false),
            (" https://example.org", false),
            ("https://example.org/a b", false),
            ("https://example.org/\"onclick=", false),
            ("https://example.org/'x", false),
            ("https://example.org/<b>", false),
            ("https://example.org/\u{202e}x", false),
            ("https://example.org/\u{200b}x", false),
            ("https://example.org/\nx", false),
            ("https://good.example@evil.example/", false),
            ("https://good.example\\@evil.example/", false),
            ("javascript:alert(1)//https://x", false),
            ("data:text/html,https://x", false),
            ("ftp://example.org", false),
            ("//example.org", false),
            ("www.example.org", false),
            ("", false),
        ] {
            assert_eq!(is_link(address), expected, "{address:?}");
        }
    }
}
