//! Ids: the shape that they have, and the id that a name suggests.

use crate::text::fold::fold;

/// Whether a text can be an id: lower-case letters, digits and single hyphens, so that it is safe in
/// file names, addresses and commands.
pub(super) fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= 100
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !id.starts_with('-')
        && !id.ends_with('-')
}

/// The id that a name suggests: small letters, digits and single hyphens; `None` when nothing of it is left.
pub fn slug(name: &str) -> Option<String> {
    let mut id = String::new();
    for c in fold(name).text.chars() {
        match c {
            'a'..='z' | '0'..='9' => id.push(c),
            _ if id.ends_with('-') || id.is_empty() => {}
            _ => id.push('-'),
        }
    }
    id.truncate(60);
    let id = id.trim_end_matches('-');
    is_id(id).then(|| id.to_string())
}
