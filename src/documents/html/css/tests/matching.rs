//! Which elements a selector speaks of, and which of two rules weighs more.

use super::super::Sheets;
use super::{check_matches, last, page, parse};

#[test]
fn selectors_match_by_name_class_id_and_attribute() {
    for (selector, html, expected) in [
        ("p", "<p>", true),
        ("P", "<p>", true),
        ("*", "<p>", true),
        ("p", "<div>", false),
        (".a", "<p class='b a c'>", true),
        (".a.c", "<p class='b a c'>", true),
        (".A", "<p class='a'>", false),
        (".a", "<p class='ab'>", false),
        ("#x", "<p id=x>", true),
        ("#x", "<p id=X>", false),
        ("p#x.a", "<p id=x class=a>", true),
        ("[hidden]", "<p hidden>", true),
        ("[data-x]", "<p data-x=1>", true),
        ("[data-x='1']", "<p data-x=1>", true),
        ("[data-x=\"2\"]", "<p data-x=1>", false),
        ("[class~=b]", "<p class='a b'>", true),
        ("[class*='col-']", "<p class='x col-3'>", true),
        ("[class^=col]", "<p class='x col-3'>", false),
        ("[href$='.pdf' i]", "<a href='A.PDF'>", true),
        ("[lang|=en]", "<p lang=en-GB>", true),
        ("[type=TEXT]", "<input type=text>", true),
        ("|p", "<p>", false),
        ("*|p", "<p>", true),
        ("svg|p", "<p>", false),
        (".\\31 0", "<p class='10'>", true),
        ("a, p", "<p>", true),
    ] {
        check_matches(selector, html, expected);
    }
}

#[test]
fn selectors_match_by_what_is_around() {
    for (selector, html, expected) in [
        ("div p", "<div><section><p>", true),
        ("div > p", "<div><section><p>", false),
        ("section > p", "<div><section><p>", true),
        ("#a .b > p", "<div id=a><div class=b><p>", true),
        ("#a .c > p", "<div id=a><div class=b><p>", false),
        ("h1 + p", "<div><h1></h1><p>", true),
        ("h1 + p", "<div><h1></h1><h2></h2><p>", false),
        ("h1 ~ p", "<div><h1></h1><h2></h2><p>", true),
        ("#toggle:checked ~ p", "<div><input id=toggle checked></input><p>", true),
        ("html body p", "<html><body><p>", true),
        ("body > div > p", "<html><body><div><p>", true),
    ] {
        check_matches(selector, html, expected);
    }
}

#[test]
fn selectors_match_by_place_and_state() {
    for (selector, html, expected) in [
        (":root", "<html>", true),
        (":root", "<html><p>", false),
        (":root p", "<html><p>", true),
        (":scope > p", "<html><p>", true),
        ("p:first-child", "<div><p>", true),
        ("p:first-child", "<div><i></i><p>", false),
        ("p:first-of-type", "<div><i></i><p>", true),
        ("p:nth-child(2)", "<div><i></i><p>", true),
        ("p:nth-child(odd)", "<div><i></i><p>", false),
        ("p:nth-child(2n+1)", "<div><p></p><p></p><p>", true),
        ("p:nth-child(n+3)", "<div><p></p><p></p><p>", true),
        ("p:nth-of-type(2)", "<div><p></p><i></i><p>", true),
        ("p:nth-child(2 of .a)", "<div><p class=a></p><i></i><p class=a>", true),
        ("p:not(.a)", "<p class=b>", true),
        ("p:not(.a, .b)", "<p class=b>", false),
        ("p:not(.x .y)", "<div><p>", true),
        (":is(h1, p).a", "<p class=a>", true),
        (":where(.a, #b) p", "<div id=b><p>", true),
        (":is(.a, :unknown(x))", "<p class=a>", true),
        (":-webkit-any(.a)", "<p class=a>", true),
        ("a:link", "<a href=x>", true),
        (":any-link", "<a>", false),
        ("a:visited", "<a href=x>", false),
        ("a:not(:visited)", "<a href=x>", true),
        ("p:hover", "<p>", false),
        ("p:not(:hover)", "<p>", true),
        ("p:focus-within", "<p>", false),
        ("p:target", "<p id=x>", false),
        (":checked", "<input checked>", true),
        (":checked", "<option selected>", true),
        (":enabled", "<input>", true),
        (":enabled", "<p>", false),
        (":disabled", "<button disabled>", true),
        (":lang(en)", "<html lang=en-US><p>", true),
        (":lang(de)", "<html lang=en-US><p>", false),
        (":dir(ltr)", "<p>", true),
        ("[dir=rtl] p:dir(rtl)", "<div dir=rtl><p>", true),
        ("x-y:not(:defined)", "<x-y>", false),
        ("details:open", "<details open>", true),
    ] {
        check_matches(selector, html, expected);
    }
}

#[test]
fn a_selector_that_is_not_known_spoils_its_list() {
    for (selector, expected) in [
        ("p, p:hover", true),
        ("p, p::marker", true),
        ("p, p::-webkit-scrollbar", true),
        ("p, p:unknown", false),
        ("p, p::-moz-focus-inner", false),
        ("p, :host", true),
        ("p, ::slotted(a)", true),
        ("p, p::part(x)", true),
        ("p,", false),
        ("p..a", false),
        ("", false),
    ] {
        check_matches(selector, "<p>", expected);
    }
}

fn check_ahead(selector: &str, html: &str, expected: &[bool]) {
    let sheets = parse(&format!("{selector} {{ visibility: hidden }}"));
    assert!(sheets.looks_ahead(), "{selector}");
    let (styles, _) = page(html, &sheets, true);
    let found: Vec<bool> = styles.iter().map(|style| style.visibility.is_some()).collect();
    assert_eq!(found, expected, "{selector} | {html}");
    // Without what comes later, it matches nothing.
    assert!(page(html, &sheets, false).0.iter().all(|style| style.visibility.is_none()));
}

#[test]
fn selectors_that_look_ahead_need_the_whole_page() {
    let list = "<ul><li></li><li></li><li></li></ul>";
    check_ahead("li:last-child", list, &[false, false, false, true]);
    check_ahead("li:not(:last-child)", list, &[false, true, true, false]);
    check_ahead("li:nth-last-child(2)", list, &[false, false, true, false]);
    check_ahead("li:nth-last-child(-n+2)", list, &[false, false, true, true]);
    check_ahead("li:last-of-type", list, &[false, false, false, true]);
    check_ahead("ul:only-child", "<div><ul></ul></div>", &[false, true]);
    check_ahead("p:empty", "<div><p></p><p>x</p></div>", &[false, true, false]);
    check_ahead("div:has(> p.x)", "<div><p class=x></p></div><div></div>", &[true, false, false]);
    check_ahead("p:has(+ i)", "<div><p></p><i></i></div>", &[false, true, false]);
    check_ahead(":is(.a:only-of-type, .b)", "<div><p class=a></p></div>", &[false, true]);
    assert!(!parse("li:first-child, li + li { color: red }").looks_ahead());
    assert!(!parse("li:last-child { border: none; cursor: pointer }").is_empty());
    assert!(!parse("li:last-child { cursor: pointer }").looks_ahead(), "it is not kept");
}

fn check_order(css: &str, html: &str, is_visible: bool) {
    assert_eq!(last(css, html).visibility, Some(is_visible), "{css} | {html}");
}

#[test]
fn of_two_rules_the_one_that_weighs_more_counts() {
    let html = "<p id=i class=c style='visibility: visible'>";
    let hidden = "<p id=i class=c>";
    let (no, yes) = ("{ visibility: hidden }", "{ visibility: visible }");
    check_order(&format!("p {no} p {yes}"), hidden, true);
    check_order(&format!("p {yes} p {no}"), hidden, false);
    check_order(&format!(".c {yes} p {no}"), hidden, true);
    check_order(&format!("#i {yes} .c.c.c {no} p {no}"), hidden, true);
    check_order(&format!(":where(#i) {yes} p {no}"), hidden, false);
    check_order(&format!(":is(#i, p) {yes} .c {no}"), hidden, true);
    check_order(&format!("p:not(#x) {yes} .c {no}"), hidden, true);
    check_order(&format!("#i {no}"), html, true);
    check_order("p { visibility: hidden !important }", html, false);
    check_order("p { visibility: hidden ! IMPORTANT } #i { visibility: visible }", hidden, false);
    check_order(
        "p { visibility: hidden !important }",
        "<p style='visibility: visible !important'>",
        true,
    );
    check_order("p { visibility: hidden !important; visibility: visible }", hidden, false);
    check_order("p { visibility: hidden; visibility: nonsense }", hidden, false);
}

#[test]
fn layers_weigh_less_than_what_stands_in_none() {
    let (no, yes) = ("p { visibility: hidden }", "p { visibility: visible }");
    for (css, is_visible) in [
        (format!("{yes} @layer a {{ #i {{ visibility: hidden }} }}"), true),
        (format!("@layer a {{ {no} }} @layer b {{ {yes} }}"), true),
        (format!("@layer b, a; @layer a {{ {no} }} @layer b {{ {yes} }}"), false),
        (format!("@layer a {{ {no} @layer b {{ {yes} }} }}"), false),
        (format!("@layer a.b {{ {yes} }} @layer a {{ {no} }}"), false),
        (format!("@layer {{ {yes} }} @layer {{ {no} }}"), false),
        (
            "@layer a { p { visibility: visible !important } } \
             @layer b { p { visibility: hidden !important } } \
             #i { visibility: hidden !important }"
                .to_string(),
            true,
        ),
    ] {
        check_order(&css, "<p id=i>", is_visible);
    }
    // Layers are those of the page, not of one sheet.
    let sheets = Sheets::parse(
        [("@layer a, b;", None), ("@layer b { p { visibility: hidden } }", None)]
            .into_iter()
            .chain([("@layer a { p { visibility: visible } }", None)]),
    );
    assert_eq!(page("<p>", &sheets, false).0.pop().unwrap().visibility, Some(false));
}

#[test]
fn rules_may_stand_in_rules() {
    for (css, html, expected) in [
        (".a { p { visibility: hidden } }", "<div class=a><p>", true),
        (".a { & p { visibility: hidden } }", "<div class=a><p>", true),
        (".a { > p { visibility: hidden } }", "<div class=a><i><p>", false),
        (".a { &.b { visibility: hidden } }", "<div class='a b'>", true),
        (".a { &:hover { visibility: hidden } }", "<div class='a b'>", false),
        (".a { .x & { visibility: hidden } }", "<div class=x><p class=a>", true),
        (".a { color: red; @media screen { visibility: hidden } }", "<p class=a>", true),
        (".a { @media print { visibility: hidden } }", "<p class=a>", false),
        (".a, #b { p { visibility: hidden } }", "<div id=b><p>", true),
        (".a { .b { .c { visibility: hidden } } }", "<p class=a><p class=b><p class=c>", true),
        (".a { :hover { color: red } visibility: hidden }", "<p class=a>", true),
        (".a { x:hover { color: red } visibility: hidden }", "<p class=a>", true),
    ] {
        assert_eq!(last(css, html).visibility, expected.then_some(false), "{css} | {html}");
    }
    // What comes behind an inner rule weighs as much as its place says.
    let css = "p { visibility: hidden; & { visibility: hidden } visibility: visible }";
    check_order(css, "<p>", true);
}
