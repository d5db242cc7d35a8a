//! Addresses within a book, as its parts name one another.

use super::super::package::resolved;

/// Where something lies, as an address in one part says: `%20` is a blank, what follows `#` a place in it.
/// `None` outside of the book.
pub(super) fn address_in(folder: &str, address: &str) -> Option<String> {
    let path = address.split(['#', '?']).next().unwrap_or_default().trim();
    if path.is_empty() {
        return None;
    }
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    loop {
        match rest {
            [] => break,
            [b'%', high, low, after @ ..]
                if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() =>
            {
                let digit = |b: u8| char::from(b).to_digit(16).unwrap_or_default();
                bytes.push(u8::try_from(digit(*high) * 16 + digit(*low)).unwrap_or_default());
                rest = after;
            }
            [byte, after @ ..] => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    path_of(folder, &String::from_utf8_lossy(&bytes))
}

/// Where something lies, as an address in one part says; `None` outside of the book.
pub(super) fn path_of(folder: &str, address: &str) -> Option<String> {
    let has_scheme = address.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'));
    (!has_scheme).then(|| resolved(folder, address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_to_parts_and_never_out_of_the_book() {
        for (folder, address, expected) in [
            ("OEBPS", "a%20b.xhtml#c", Some("OEBPS/a b.xhtml")),
            ("OEBPS/text", "../css/a.css", Some("OEBPS/css/a.css")),
            ("OEBPS", "../../../../etc/passwd", Some("etc/passwd")),
            ("OEBPS", "%2e%2e/%2e%2e/etc/passwd", Some("etc/passwd")),
            ("", "/a.css?x", Some("a.css")),
            ("OEBPS", "https://a.example/b.css", None),
            ("OEBPS", "file:///etc/passwd", None),
            ("OEBPS", "#c", None),
            ("OEBPS", "a%", Some("OEBPS/a%")),
        ] {
            assert_eq!(address_in(folder, address).as_deref(), expected, "{address}");
        }
    }
}
