//! The encoding that a page names.

use super::elements;
use super::tokens::{Raw, Token, Tokens};

/// The encoding that a page names in its first kilobytes.
pub(in super::super) fn declared(bytes: &[u8]) -> Option<String> {
    /// As far as browsers look, or somewhat farther.
    const HEAD: usize = 4096;
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    // All that matters here are letters of ASCII.
    let text: String = head.iter().map(|byte| char::from(*byte)).collect();
    let mut tokens = Tokens::new(&text);
    while let Some(token) = tokens.next() {
        match token {
            Token::Start(tag) if tag.name == "meta" => {
                if let Some(name) = tag.attribute("charset") {
                    return Some(name.to_string());
                }
                let is_type = tag
                    .attribute("http-equiv")
                    .is_some_and(|name| name.eq_ignore_ascii_case("content-type"));
                let content = tag.attribute("content").filter(|_| is_type);
                if let Some(name) = content.and_then(charset) {
                    return Some(name);
                }
            }
            Token::Start(tag) => {
                if let Some(raw @ (Raw::Plain | Raw::Script)) = elements::raw(&tag.name) {
                    tokens.raw(&tag.name, raw);
                }
            }
            Token::Comment(range) => {
                let words = text.get(range).unwrap_or_default();
                let named = words.strip_prefix("?xml").and_then(|xml| xml.split_once("encoding="));
                if let Some(name) = named.and_then(|(_, rest)| first_word(rest)) {
                    return Some(name);
                }
            }
            _ => {}
        }
    }
    None
}

/// The encoding in `text/html; charset=…`.
fn charset(content: &str) -> Option<String> {
    let lower = content.to_ascii_lowercase();
    let (_, rest) = lower.split_once("charset")?;
    first_word(rest.trim_start().strip_prefix('=')?)
}

fn first_word(text: &str) -> Option<String> {
    let text = text.trim_start().trim_start_matches(['"', '\'']);
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '?'));
    let word = text.get(..end.unwrap_or(text.len()))?;
    (!word.is_empty()).then(|| word.to_string())
}
