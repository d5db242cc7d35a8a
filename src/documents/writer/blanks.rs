//! White space that collapses, and the words between it.

/// The white space of HTML: it collapses, and a no-break space does not.
pub(super) fn collapses(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

/// How long the word is with which a text begins; if `all`, with the words behind it, as far as each is parted
/// from the next by one space: nothing of them collapses.
pub(super) fn words(text: &str, all: bool) -> usize {
    let bytes = text.as_bytes();
    let goes_on = |at: usize| bytes.get(at + 1).is_some_and(|next| !collapses(*next));
    let ends =
        |(at, byte): (usize, &u8)| collapses(*byte) && !(all && *byte == b' ' && goes_on(at));
    bytes.iter().enumerate().position(ends).unwrap_or(bytes.len())
}
