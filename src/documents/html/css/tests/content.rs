//! What style sheets write beside the content of elements.

use super::super::style::Case;
use super::super::{Beside, Display, ListType, Style, Written};
use super::{last, page, parse};

/// The text; a quotation mark is `q`, a counter its name.
fn text(beside: &Beside) -> Option<String> {
    let Beside::Is(added) = beside else { return None };
    let piece = |piece: &Written| match piece {
        Written::Text(text) => text.clone(),
        Written::Quote(opens, _) => if *opens { "<q>" } else { "</q>" }.to_string(),
        Written::Counter { name, between, list } => format!("{name}{between:?}{list:?}"),
    };
    Some(added.pieces.iter().map(piece).collect())
}

fn check(css: &str, html: &str, before: Option<&str>, after: Option<&str>) {
    let style = last(css, html);
    assert_eq!(text(&style.before).as_deref(), before, "{css} | {html}");
    assert_eq!(text(&style.after).as_deref(), after, "{css} | {html}");
}

#[test]
fn strings_are_written_before_and_after() {
    for (css, html, before, after) in [
        ("p::before { content: 'a' }", "<p>", Some("a"), None),
        ("p:after { content: \"b\" }", "<p>", None, Some("b")),
        ("p::before, p::after { content: 'x' }", "<p>", Some("x"), Some("x")),
        ("::before { content: 'x' }", "<p>", Some("x"), None),
        (".a > p::before { content: 'x' }", "<div class=a><p>", Some("x"), None),
        (".b > p::before { content: 'x' }", "<div class=a><p>", None, None),
        ("p::before { content: 'a' 'b' attr(x) }", "<p x=c>", Some("abc"), None),
        ("p::before { content: attr(x, 'none') }", "<p>", Some("none"), None),
        ("a::after { content: ' (' attr(href) ')' }", "<a href=u>", None, Some(" (u)")),
        (
            "q::before { content: open-quote } q::after { content: close-quote }",
            "<q>",
            Some("<q>"),
            Some("</q>"),
        ),
        ("p::before { content: '\\201C' }", "<p>", Some("\u{201c}"), None),
        ("p::before { content: '\\f101' }", "<p>", Some("\u{f101}"), None),
        ("p::before { content: 'a\\A b' }", "<p>", Some("a\nb"), None),
        ("p::before { content: 'x' / 'read aloud' }", "<p>", Some("x"), None),
        ("p::before { content: url(x.png) 'y' }", "<p>", Some("y"), None),
        ("p::before { content: counter(n) '. ' }", "<p>", Some("nNoneDecimal. "), None),
        (
            "p::before { content: counters(n, '.', upper-roman) }",
            "<p>",
            Some("nSome(\".\")UpperRoman"),
            None,
        ),
        ("p::before { content: none }", "<p>", None, None),
        ("p::before { content: normal }", "<p>", None, None),
        ("p::before { content: url(x.png) }", "<p>", None, None),
        ("p::before { color: red }", "<p>", None, None),
        ("p { content: 'x' }", "<p>", None, None),
        ("p::before { content: 'x'; display: none }", "<p>", None, None),
        (
            "p::before { content: '.'; visibility: hidden; height: 0; display: block }",
            "<p>",
            None,
            None,
        ),
        ("p::before { content: 'x'; opacity: 0 }", "<p>", None, None),
        ("p::before { content: 'x'; font-size: 0 }", "<p>", None, None),
        ("p::before { content: 'x'; position: absolute; left: -9999px }", "<p>", None, None),
        ("p::before { content: 'x' } p.a::before { content: none }", "<p class=a>", None, None),
        ("p::before { content: var(--x) } p { --x: 'y' }", "<p>", Some("y"), None),
        ("p::before { --x: 'y'; content: var(--x) }", "<p>", Some("y"), None),
        ("p { display: none } p::before { content: 'x' }", "<p>", None, None),
        ("p:hover::before { content: 'x' }", "<p>", None, None),
        ("p::before:hover { content: 'x' }", "<p>", None, None),
        ("p::marker { content: 'x' }", "<p>", None, None),
        ("input::before { content: 'x' }", "<input>", None, None),
        ("p::before { content: '' }", "<p>", None, None),
        ("p::before { content: ''; display: table }", "<p>", Some(""), None),
        ("p::after { content: ''; display: block; position: absolute }", "<p>", None, None),
        ("p::after { content: ''; margin-left: 5px }", "<p>", None, Some("")),
    ] {
        check(css, html, before, after);
    }
}

#[test]
fn what_is_written_has_a_style_of_its_own() {
    let css = "p { color: red; text-transform: uppercase } \
               p::before { content: 'x'; display: block; text-transform: lowercase }";
    let style = last(css, "<p>");
    let before = style.before.added().unwrap().style;
    let case = Some(Case::Lower);
    let is_item = Some(false);
    let lays_out_children = Some(false);
    let display = Some(Display::Block);
    assert_eq!(before, Style { display, lays_out_children, case, is_item, ..Style::default() });
}

#[test]
fn what_stands_between_items_is_written_when_the_page_is_known() {
    let sheets = parse("li:not(:last-child)::after { content: ', ' }");
    let (styles, _) = page("<ul><li>a</li><li>b</li></ul>", &sheets, true);
    let after: Vec<_> = styles.iter().map(|style| text(&style.after)).collect();
    assert_eq!(after, [None, Some(", ".to_string()), None]);
}

#[test]
fn what_is_said_of_lists_and_quotation_marks_is_known() {
    let list = |css: &str| last(css, "<ol><li>").list;
    for (css, expected) in [
        ("li { list-style: upper-roman inside }", Some(ListType::UpperRoman)),
        ("li { list-style-type: '- ' }", Some(ListType::Text("- ".to_string()))),
        ("li { list-style: none }", Some(ListType::Nothing)),
        ("li { list-style: url(a.png) decimal }", Some(ListType::Nothing)),
        ("li { list-style: hebrew }", Some(ListType::Foreign)),
        ("li { list-style: Stars }", Some(ListType::Named("stars".to_string()))),
        ("li { list-style: symbols(cyclic '*') }", Some(ListType::Unknown)),
        ("li { list-style: 5 }", None),
    ] {
        assert_eq!(list(css), expected, "{css}");
    }
    assert_eq!(last("q::before { content: none }", "<q>").before, Beside::Nothing);
    assert_eq!(last("q::before { color: red }", "<q>").before, Beside::NotSaid);
    assert!(matches!(last("li::marker { content: 'x' }", "<li>").marker, Beside::Is(_)));
}
