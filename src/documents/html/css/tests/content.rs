//! What style sheets write beside the content of elements.

use super::super::{Display, Style};
use super::{last, page, parse};

fn text(added: Option<&super::super::Added>) -> Option<&str> {
    added.map(|added| added.text.as_str())
}

fn check(css: &str, html: &str, before: Option<&str>, after: Option<&str>) {
    let style = last(css, html);
    assert_eq!(text(style.before.as_deref()), before, "{css} | {html}");
    assert_eq!(text(style.after.as_deref()), after, "{css} | {html}");
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
            Some("\u{201c}"),
            Some("\u{201d}"),
        ),
        ("p::before { content: '\\201C' }", "<p>", Some("\u{201c}"), None),
        ("p::before { content: '\\f101' }", "<p>", Some("\u{f101}"), None),
        ("p::before { content: 'a\\A b' }", "<p>", Some("a\nb"), None),
        ("p::before { content: 'x' / 'read aloud' }", "<p>", Some("x"), None),
        ("p::before { content: url(x.png) 'y' }", "<p>", Some("y"), None),
        ("p::before { content: counter(n) '. ' }", "<p>", None, None),
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
    let before = style.before.unwrap().style;
    let case = Some(super::super::Case::Lower);
    let lays_out_children = Some(false);
    let display = Some(Display::Block);
    assert_eq!(before, Style { display, lays_out_children, case, ..Style::default() });
}

#[test]
fn what_stands_between_items_is_written_when_the_page_is_known() {
    let sheets = parse("li:not(:last-child)::after { content: ', ' }");
    let (styles, _) = page("<ul><li>a</li><li>b</li></ul>", &sheets, true);
    let after: Vec<_> = styles.iter().map(|style| text(style.after.as_deref())).collect();
    assert_eq!(after, [None, Some(", "), None]);
}
