//! Any bytes at all, pages far too deep or long, and html5ever as a second opinion.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token as Other, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use proptest::prelude::*;

use super::tokens::Raw;
use super::*;

/// What every extract must hold to.
pub(in super::super) fn holds(extract: &Extract, size: usize) {
    let mut end = 0;
    for block in &extract.blocks {
        assert!(block.range.start >= end && block.range.start < block.range.end);
        assert!(extract.text.get(block.range.clone()).is_some(), "on the borders of characters");
        assert!(extract.text[end..block.range.start].trim().is_empty());
        end = block.range.end;
        if let Some(source) = extract.map.source(block.range.clone()) {
            assert!(source.start <= source.end && source.end <= size, "{source:?} of {size}");
        }
    }
    assert!(extract.text[end..].trim().is_empty());
    assert!(extract.hidden.iter().all(|h| extract.text.is_char_boundary(h.at)));
}

fn reads(bytes: &[u8]) {
    if let Ok(extract) = read(bytes, &Limits::default()) {
        holds(&extract, bytes.len());
    }
}

/// The text and the tags of a page, as one line.
#[derive(Default)]
struct Sink(RefCell<String>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Other, _: u64) -> TokenSinkResult<()> {
        let mut line = self.0.borrow_mut();
        match token {
            Other::TagToken(tag) => {
                line.push('\u{1}');
                if tag.kind == TagKind::EndTag {
                    line.push_str(&format!("/{}", tag.name));
                    return TokenSinkResult::Continue;
                }
                line.push_str(&tag.name);
                for attribute in &tag.attrs {
                    line.push_str(&format!(" {}={}", attribute.name.local, attribute.value));
                }
                line.push('\u{1}');
                match &*tag.name {
                    "script" => return TokenSinkResult::RawData(RawKind::ScriptData),
                    "style" => return TokenSinkResult::RawData(RawKind::Rawtext),
                    _ => {}
                }
            }
            Other::CommentToken(comment) => line.push_str(&format!("\u{2}{comment}\u{2}")),
            Other::CharacterTokens(characters) => line.push_str(&characters),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

fn second_opinion(html: &str) -> String {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

fn first_opinion(html: &str) -> String {
    let mut line = String::new();
    let mut tokens = Tokens::new(html);
    while let Some(token) = tokens.next() {
        match token {
            Token::Text(range) => line.push_str(&html[range]),
            Token::Reference(characters, _) => line.push_str(&characters),
            Token::End(name, _) => line.push_str(&format!("\u{1}/{name}")),
            Token::Comment(range) if html[..range.start].ends_with("<!") => {}
            Token::Comment(range) => line.push_str(&format!("\u{2}{}\u{2}", &html[range])),
            Token::Start(tag) => {
                line.push_str(&format!("\u{1}{}", tag.name));
                for (at, (name, value)) in tag.attributes.iter().enumerate() {
                    if !tag.attributes.iter().take(at).any(|(before, _)| before == name) {
                        line.push_str(&format!(" {name}={value}"));
                    }
                }
                line.push('\u{1}');
                let raw = match tag.name.as_ref() {
                    "script" => Raw::Script,
                    "style" => Raw::Plain,
                    _ => continue,
                };
                let (inside, _) = tokens.raw(&tag.name, raw);
                line.push_str(&html[inside]);
            }
        }
    }
    line
}

/// Pieces of markup that mean something to somebody.
fn markup() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "<",
        ">",
        "/",
        "!",
        "-",
        "--",
        "=",
        "'",
        "\"",
        " ",
        "\n",
        "?",
        "&",
        ";",
        "#",
        "x",
        "a",
        "é",
        "<p>",
        "</p>",
        "<b hidden>",
        "</b>",
        "<s>",
        "</s>",
        "<li>",
        "<ul>",
        "</ul>",
        "<td>",
        "<tr>",
        "<table>",
        "</table>",
        "<div>",
        "</div>",
        "<!--",
        "-->",
        "--!>",
        "<script>",
        "</script",
        "<style>",
        "</style>",
        "&amp",
        "&notit",
        "&#x41",
        "&#150;",
        "&#13;",
        "&copy=",
        "<a href=",
        "<br/>",
        "<svg>",
        "</svg>",
        "<template>",
        "</template>",
        "<pre>",
        "</pre>",
        "<title>",
        "</title>",
        "<span style='display:none'>",
        "</span>",
        "<br>",
        "<h1>",
        "</h2>",
        "<![CDATA[",
        "]]>",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_bytes_end_in_text_or_a_reason(bytes: Vec<u8>) {
        reads(&bytes);
    }

    #[test]
    fn any_markup_ends_in_text_or_a_reason(html in markup()) {
        reads(html.as_bytes());
        reads(&encoding_rs::WINDOWS_1252.encode(&html).0);
        reads(&html.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
    }

    #[test]
    fn html5ever_cuts_the_same_tokens(html in markup()) {
        // What counts as a comment after `<!` is told apart by no mark: only real ones are compared.
        let parts: Vec<String> = html.split("<!--").map(|part| part.replace("<!", "< !")).collect();
        let html = parts.join("<!--");
        prop_assert_eq!(first_opinion(&html), second_opinion(&html));
    }
}

#[test]
fn pages_far_too_deep_end_soon() {
    for tag in ["<div>", "<b>", "<table><tr><td>", "<ul><li>", "<svg>", "<span hidden>", "<p><b>"] {
        let html = format!("a{}", tag.repeat(100_000));
        let found = read(html.as_bytes(), &Limits::default());
        let is_deep = matches!(found, Err(Unreadable::TooDeep(512)));
        // Paragraphs end each other, and of marks that are alike three go on.
        assert!(is_deep || tag == "<p><b>", "{tag}");
    }
}

#[test]
fn a_page_as_long_as_it_likes_is_read_in_one_go() {
    let words = "Corvia will &amp; must <b>not</b> go. ".repeat(300_000);
    let extract = page(format!("<p>{words}").as_bytes());
    assert_eq!(extract.blocks.len(), 1);
    for piece in [
        "<p",
        "<!--",
        "<!-- --",
        "&",
        "&amp",
        "</",
        "<a b='",
        "<script><!--",
        "</b>",
        "<b id=",
        "<li>",
    ] {
        reads(piece.repeat(1_000_000).as_bytes());
    }
}

fn page(html: &[u8]) -> Extract {
    read(html, &Limits::default()).unwrap()
}
