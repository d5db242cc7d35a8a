//! What is seen of a page, what is not, and where it stands.

use super::super::extract::{Block, BlockKind, Sure, Why};
use super::super::meta::{Field, Places};
use super::*;

fn page(html: &[u8]) -> Extract {
    read(html, &Limits::default()).unwrap()
}

/// The blocks of a page, each with a sign for what it is, parted by ` | `.
fn blocks(extract: &Extract) -> String {
    let sign = |block: &Block| match block.kind {
        BlockKind::Heading(level) => format!("h{level}:"),
        BlockKind::Paragraph => String::new(),
        BlockKind::Item => "*:".to_string(),
        BlockKind::Quotation => ">:".to_string(),
        BlockKind::Cell => "c:".to_string(),
        BlockKind::Verbatim => "v:".to_string(),
        BlockKind::Note => "n:".to_string(),
    };
    let with_sign = |block: &Block| sign(block) + &extract.text[block.range.clone()];
    extract.blocks.iter().map(with_sign).collect::<Vec<_>>().join(" | ")
}

fn check(html: &str, expected: &str) {
    assert_eq!(blocks(&page(html.as_bytes())), expected, "{html}");
}

fn check_hidden(html: &str, seen: &str, unseen: &[(&str, Why)]) {
    let extract = page(html.as_bytes());
    assert_eq!(blocks(&extract), seen, "{html}");
    let found: Vec<(&str, Why)> = extract.hidden.iter().map(|h| (h.text.as_str(), h.why)).collect();
    assert_eq!(found, unseen, "{html}");
}

#[test]
fn blocks_stand_apart_and_marks_do_not_break_words() {
    check("one", "one");
    check("<p>one<p>two", "one | two");
    check("<div>one<p>two</p>three</div>four", "one | two | three | four");
    check("<h1>A <em>b</em></h1><h3>C</h3>d", "h1:A b | h3:C | d");
    check("un<b>break</b>able <i>x</i> <i>y</i><span>z</span>", "unbreakable x yz");
    check("<ul><li>one<li>two<ul><li>in</ul>more</ul>out", "*:one | *:two | *:in | *:more | out");
    check("<dl><dt>a<dd>b<dt>c</dl>", "*:a | *:b | *:c");
    check("<blockquote><p>a<p>b</blockquote>c", ">:a | >:b | c");
    check("<table><tr><th>a<td>b<tr><td>c</table>d", "c:a | c:b | c:c | d");
    check("<table><caption>t</caption><tbody><tr><td><p>a<p>b</table>", "t | c:a | c:b");
    check("<table><tr><td><table><tr><td>in</table>out</table>", "c:in | c:out");
    check("<p>a<table><tr><td>b</table>c", "a | c:b | c");
    check("<td>no table</td> here", "no table here");
    check("a<br>b<br><br>c<br>", "a\nb | c");
    check("<pre>\n a  b\r\n c</pre>d", "v: a  b\n c | d");
    check("<p>&nbsp;</p><p>a&nbsp;b &amp; c&#8217;s</p>", "a\u{a0}b & c’s");
    check("a<!-- x -->b<script>c</script>d", "abd");
    check("<textarea>\na <b> &lt;</textarea>c", "v:a <b> < | c");
    check("soft&shy;hyphen no<wbr>break", "soft\u{ad}hyphen nobreak");
    check("<p>a</p></p>b</div>c", "a | bc");
    check("<select><option>a<option>b</select>", "a");
    check("<plaintext>a<b>", "v:a<b>");
    check("a\0b<pre>c\rd</pre>", "ab | v:c\nd");
    check("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字</ruby>", "漢字");
    check("<math><mi>x</mi><mo>=</mo><mn>1</mn><annotation>tex</annotation></math>", "x=1");
}

#[test]
fn what_a_browser_would_not_show_is_hidden() {
    use Why::{Beside, Deleted, NotShown, Unseeable};
    check_hidden("a<p hidden>b <b>c</b></p>d", "ad", &[("b c", NotShown)]);
    check_hidden("a<p style='display:none'>b</p>c", "ac", &[("b", NotShown)]);
    check_hidden("a<span style='opacity:0'>b</span>c", "ac", &[("b", Unseeable)]);
    check_hidden("a <del>b</del><s>c</s> d", "a d", &[("bc", Deleted)]);
    check_hidden("a<img alt='b' title='c'>d", "a d", &[("b", Beside), ("c", Beside)]);
    check_hidden("a<!-- b --><!-- c -->d", "ad", &[("b", Beside), ("c", Beside)]);
    check_hidden("a<svg><title>b</title><path/></svg>c", "a c", &[("b", Beside)]);
    check_hidden("a<svg><p>b", "a | b", &[]);
    check_hidden(
        "a<svg><style><!--</style></svg>b-->c</svg>d",
        "a d",
        &[("</style></svg>b", Beside), ("c", Beside)],
    );
    check_hidden("a<template><div>b</div></template>c", "ac", &[("b", NotShown)]);
    check_hidden("<p aria-hidden=true>a</p>", "a", &[]);
    check_hidden("<details><summary>a</summary>b</details>", "a | b", &[]);
    check_hidden("a<dialog>b</dialog><dialog open>c</dialog>", "a | c", &[("b", NotShown)]);
    // `visibility` and the size of the letters can be taken back further in; `display` cannot.
    let hidden = "<div style='visibility:hidden'>a<b style='visibility:visible'>b</b></div>c";
    check_hidden(hidden, "b | c", &[("a", NotShown)]);
    let small = "<div style='font-size:0'>a<b style='font-size:9px'>b</b></div>c";
    check_hidden(small, "b | c", &[("a", Unseeable)]);
    check_hidden(
        "<div hidden>a<b style='display:block'>b</b></div>c",
        "c",
        &[("a", NotShown), ("b", NotShown)],
    );
    check_hidden("<div hidden><p>a</p><p>b</p></div>c", "c", &[("a", NotShown), ("b", NotShown)]);
}

#[test]
fn tags_that_do_not_match_hide_what_browsers_hide() {
    use Why::{Deleted, NotShown};
    // A mark goes on behind the paragraph in which it was left open, and ends with its own tag.
    check_hidden("<p><s>a</p><p>b</s>c", "c", &[("a", Deleted), ("b", Deleted)]);
    check_hidden("<s><p>a</s>b</p>c", "b | c", &[("a", Deleted)]);
    check_hidden("<s><div><p>a</s>b</p>c</div>d", "b | c | d", &[("a", Deleted)]);
    // An ordinary element does not end across a block.
    check_hidden(
        "<span hidden><p>a</span>b</p>c</span>d",
        "d",
        &[("ab", NotShown), ("c", NotShown)],
    );
    check_hidden("<div hidden><b>a</div>b", "b", &[("a", NotShown)]);
    let ruby = "<ruby>a<li hidden>b<rt>c<li>d</ruby>e";
    check_hidden(ruby, "a", &[("b", NotShown), ("c", Why::Beside), ("de", Why::Beside)]);
    let formula = "a<b hidden>b<mi><math><mi>c</b>d</math>e";
    check_hidden(formula, "a", &[("bcde", NotShown)]);
    check_hidden("<form hidden><div>a</form>b</div>c", "c", &[("ab", NotShown)]);
}

#[test]
fn a_page_says_what_it_is_in_its_head() {
    let html = "<!doctype html><html lang='en-GB'><head><title> A\n title &amp; more</title>\
        <meta name=author content='E. Writer'><meta property='og:site_name' content='The Daily'>\
        <meta name=date content='2025-01-01'>\
        <meta property='article:published_time' content='2026-01-06T10:00:00Z'>\
        <meta property='og:url' content='https://a.example/og'>\
        <meta name=description content='A summary.'>\
        <link rel=canonical href='https://a.example/c'></head>\
        <body><p>text</p><title>no</title><meta name=author content='No'></body>";
    let extract = page(html.as_bytes());
    let meta = Meta {
        title: Some("A title & more".to_string()),
        author: Some("E. Writer".to_string()),
        publisher: Some("The Daily".to_string()),
        published: Some("2026-01-06".to_string()),
        language: Some("en-GB".to_string()),
        address: Some("https://a.example/c".to_string()),
        ..Meta::default()
    };
    let places = Places::default();
    assert_eq!(Meta { places, ..extract.meta.clone() }, meta);
    let places = Field::ALL.map(|field| extract.place_of(field));
    let expected = [
        "og:site_name",
        "title",
        "author",
        "article:published_time",
        "html lang",
        "link canonical",
    ];
    assert_eq!(places, expected);
    assert_eq!(extract.text, "text\n");
    assert_eq!(extract.hidden.len(), 1);
    // Behind the head anybody may have written: that counts only where the head is silent.
    let late = page(b"<p>text</p><meta name=author content='E. Late'><title>Late</title>");
    assert_eq!(late.meta.author.as_deref(), Some("E. Late"));
    assert_eq!(late.meta.title.as_deref(), Some("Late"));
}

#[test]
fn the_encoding_is_the_one_that_the_page_names() {
    for (html, name, sure) in [
        (&b"<meta charset=iso-8859-1>\xe9"[..], "windows-1252", Sure::Declared),
        (
            b"<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>\xe9",
            "windows-1251",
            Sure::Declared,
        ),
        (
            b"<?xml version='1.0' encoding='windows-1250'?><html>\xe9",
            "windows-1250",
            Sure::Declared,
        ),
        (b"<meta charset=iso-8859-1>\xc3\xa9", "UTF-8", Sure::Guessed),
        (b"<!-- <meta charset=iso-8859-2> --><p>\xe9t\xe9", "windows-1252", Sure::Guessed),
    ] {
        let extract = page(html);
        assert_eq!((extract.encoding.name.as_str(), extract.encoding.sure), (name, sure));
    }
}

#[test]
fn text_is_traced_to_its_bytes() {
    let head = "<meta charset=iso-8859-1>";
    let html = "<p>a\u{e9} <b>b</b>&eacute;c";
    let utf8 = format!("{head}{html}").into_bytes();
    let latin = encoding_rs::WINDOWS_1252.encode(&format!("{head}{html}")).0.into_owned();
    let utf16: Vec<u8> = "\u{feff}<p>a".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, codec) in [(utf8, encoding_rs::UTF_8), (latin, encoding_rs::WINDOWS_1252)] {
        let extract = page(&bytes);
        assert_eq!(extract.text, "aé béc\n");
        let written = |range| {
            let source = extract.map.source(range).unwrap();
            codec.decode_without_bom_handling(&bytes[source]).0.into_owned()
        };
        assert_eq!(written(0..1), "a");
        assert_eq!(written(1..3), "é");
        assert_eq!(written(0..3), "aé");
        assert_eq!(written(4..5), "b");
        assert_eq!(written(5..7), "&eacute;");
        assert_eq!(written(7..8), "c");
        assert_eq!(written(4..8), "b</b>&eacute;c");
    }
    assert_eq!(page(&utf16).map.source(0..1), Some(8..10));
}

#[test]
fn a_page_without_text_has_none() {
    for html in ["<html></html>", "<p>&nbsp;</p>", "<script>a</script>", "a<body hidden>b"] {
        let found = read(html.as_bytes(), &Limits::default());
        assert_eq!(found, Err(Unreadable::NoText(Kind::Html)), "{html}");
    }
}

#[test]
fn what_is_hidden_as_a_whole_is_hidden_text() {
    check_hidden("<div hidden>a</div>", "", &[("a", Why::NotShown)]);
    let extract = page(b"<div style='display:none'><p>a</div>");
    assert_eq!(extract.remarks, ["All its text is hidden; a script may show it."]);
    for body in [
        "<body hidden><p>a",
        "<main style='opacity:0'><p>a</main>",
        "<style>body>*{display:none}</style><p>a</p>",
        "<style>#wide{clip-path:inset(100%)}</style><div id=wide>a</div>",
        "<div style='position:absolute;left:-9999px'><p>a</div>",
        "<p style='font-size:0'>a",
    ] {
        let extract = page(body.as_bytes());
        assert_eq!(extract.text, "", "{body}");
        assert!(extract.hidden.iter().any(|hidden| hidden.text.contains('a')), "{body}");
        assert_eq!(extract.remarks, ["All its text is hidden; a script may show it."], "{body}");
    }
}

#[test]
fn what_swallows_the_rest_is_told() {
    let extract = page(b"<p>a<script>b<p>c");
    assert_eq!(extract.text, "a\n");
    assert!(extract.remarks.iter().any(|r| r.starts_with("<script> has no end")));
}
