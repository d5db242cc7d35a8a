//! Whether a message holds the words of an earlier one, as its program marks what it answers or sends on.

use memchr::memchr_iter;

/// What programs write between two messages, among hyphens.
const BETWEEN: [&str; 17] = [
    "original message",
    "forwarded message",
    "reply message",
    "ursprüngliche nachricht",
    "weitergeleitete nachricht",
    "message d'origine",
    "message d\u{2019}origine",
    "message transféré",
    "mensaje original",
    "mensaje reenviado",
    "messaggio originale",
    "messaggio inoltrato",
    "mensagem original",
    "oorspronkelijk bericht",
    "wiadomość oryginalna",
    "исходное сообщение",
    "пересылаемое сообщение",
];
/// What begins the fields of an earlier message below a rule.
const FROM: [&str; 8] = ["From:", "Von:", "De :", "De:", "Da:", "Van:", "Od:", "От:"];
/// Classes and ids of the parts of pages in which programs put an earlier message.
const NAMES: [&str; 8] = [
    "gmail_quote",
    "yahoo_quoted",
    "protonmail_quote",
    "tutanota_quote",
    "zmail_extra",
    "moz-forward-container",
    "moz-cite-prefix",
    "divrplyfwdmsg",
];

/// Whether a line of a plain text parts it from an earlier message.
pub(super) fn parts_messages(text: &str) -> bool {
    let mut is_ruled = false;
    text.lines().map(str::trim).any(|line| {
        let words = line.trim_matches('-');
        let between = line.len() - words.len() >= 4 && line.starts_with('-');
        let words = words.trim().to_lowercase();
        let is_below = is_ruled && FROM.iter().any(|from| line.starts_with(from));
        is_ruled = line.len() > 9 && line.bytes().all(|b| b == b'_');
        is_below
            || between && BETWEEN.contains(&words.as_str())
            || words == "begin forwarded message:"
    })
}

/// Whether a page has an element of those in which programs put an earlier message.
pub(super) fn is_in_page(page: &str) -> bool {
    /// Bytes of a tag that are looked at, at most.
    const LONGEST: usize = 1000;
    memchr_iter(b'<', page.as_bytes()).any(|at| {
        let tag = page.as_bytes().get(at + 1..).unwrap_or_default();
        let begins = |name: &[u8]| {
            tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
        };
        let is_quotation = begins(b"blockquote");
        if !is_quotation && !begins(b"div") {
            return false;
        }
        let tag = tag.get(..tag.len().min(LONGEST)).unwrap_or_default();
        let tag = tag.split(|b| *b == b'>').next().unwrap_or_default();
        let is_bare = |b: &u8| !b.is_ascii_whitespace() && !matches!(b, b'"' | b'\'');
        let tag: Vec<u8> = tag.iter().copied().filter(is_bare).collect();
        let tag = String::from_utf8_lossy(&tag).to_ascii_lowercase();
        is_quotation && tag.contains("type=cite") || NAMES.iter().any(|name| tag.contains(name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_earlier_message_is_told_by_what_stands_before_it() {
        for text in [
            "No.\r\n\r\n-----Ursprüngliche Nachricht-----\r\nVon: a\r\n",
            "Begin forwarded message:\n\nFrom: a",
            "No.\n____________________\nFrom: a",
        ] {
            assert!(parts_messages(text), "{text}");
        }
        for text in ["No.\n--\nOna", "the original message", "----\n____________________\nName: a"]
        {
            assert!(!parts_messages(text), "{text}");
        }
        assert!(is_in_page("<p>No<Blockquote\n dir=ltr type = 'cite'>x"));
        assert!(!is_in_page("<p>No<blockquote cite=x><b type=cite></b>x<"));
    }
}
