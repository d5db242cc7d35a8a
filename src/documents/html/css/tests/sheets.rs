//! At-rules, `media` attributes and custom properties.

use super::super::{FontSize, Ink, Rgba, Sheets};
use super::{declared, inline, last, page, parse};

fn check_media(query: &str, expected: bool) {
    let css = format!("@media {query} {{ p {{ visibility: hidden }} }}");
    assert_eq!(last(&css, "<p>").visibility, expected.then_some(false), "{query}");
    let sheets = Sheets::parse([("p { visibility: hidden }", Some(query))].into_iter());
    assert_eq!(!sheets.is_empty(), expected, "media=\"{query}\"");
}

#[test]
fn media_are_a_light_screen_of_1280_by_800() {
    for (query, expected) in [
        ("", true),
        ("screen", true),
        ("all", true),
        ("print", false),
        ("speech", false),
        ("only screen", true),
        ("not print", true),
        ("not screen", false),
        ("not all", false),
        ("SCREEN and (MIN-WIDTH: 768px)", true),
        ("screen and (max-width: 767px)", false),
        ("(min-width: 48em) and (max-width: 100em)", true),
        ("(min-width: 1280px)", true),
        ("(min-width: 1281px)", false),
        ("print, (min-width: 1px)", true),
        ("print, (max-width: 1px)", false),
        ("(width >= 768px)", true),
        ("(width < 768px)", false),
        ("(400px <= width <= 1300px)", true),
        ("(400px <= width < 1280px)", false),
        ("(600px > height)", false),
        ("(width: 1280px)", true),
        ("(orientation: landscape)", true),
        ("(orientation: portrait)", false),
        ("(min-aspect-ratio: 16/10)", true),
        ("(prefers-color-scheme: light)", true),
        ("(prefers-color-scheme: dark)", false),
        ("not (prefers-color-scheme: dark)", true),
        ("(prefers-reduced-motion: no-preference)", true),
        ("(prefers-reduced-motion)", false),
        ("(hover: hover) and (pointer: fine)", true),
        ("(hover: none)", false),
        ("(hover)", true),
        ("(min-resolution: 2dppx)", false),
        ("(-webkit-min-device-pixel-ratio: 2), (min-resolution: 192dpi)", false),
        ("(-webkit-min-device-pixel-ratio: 1)", true),
        ("(scripting: none)", false),
        ("(unknown: 1)", false),
        ("not (unknown: 1)", false),
        ("(unknown: 1) or (hover)", true),
        ("((hover) and (not (print))) or (color)", true),
        ("not screen and (color), print and (color)", false),
        ("screen and", false),
        ("&&", false),
        ("(min-width: calc(10px + 2em))", true),
    ] {
        check_media(query, expected);
    }
}

#[test]
fn supports_are_what_a_browser_supports() {
    for (condition, expected) in [
        ("(display: grid)", true),
        ("not (display: grid)", false),
        ("(display: grid) and (not (color: red))", false),
        ("(display: grid) or (-moz-appearance: none)", true),
        ("(-moz-appearance: none)", false),
        ("(-ms-ime-align: auto)", false),
        ("selector(:has(a))", true),
        ("not selector(:focus-visible)", false),
        ("((a: b) and ((c: d)))", true),
        ("nonsense", false),
        ("", false),
    ] {
        let css = format!("@supports {condition} {{ p {{ visibility: hidden }} }}");
        assert_eq!(last(&css, "<p>").visibility, expected.then_some(false), "{condition}");
    }
}

#[test]
fn other_at_rules_are_passed_over() {
    for css in [
        "@font-face { font-family: x; src: url(y) } p { visibility: hidden }",
        "@keyframes k { from { opacity: 0 } to { opacity: 1 } } p { visibility: hidden }",
        "@page { margin: 0 } p { visibility: hidden }",
        "@container (width > 1px) { p { visibility: visible } } p { visibility: hidden }",
        "@scope (.a) { p { visibility: visible !important } } p { visibility: hidden }",
        "@charset \"utf-8\"; @namespace svg url(x); p { visibility: hidden }",
        "@unknown x; @unknown { y } p { visibility: hidden }",
        "<!-- p { visibility: hidden } -->",
        "/* x */ p /* y */ { /* z */ visibility /**/ : /**/ hidden /* ; } */ }",
        "} p { visibility: visible } p { visibility: hidden }",
        "p { visibility: hidden",
        "p { visibility: hidden; color: red",
        "p { ; ; color red; visibility: hidden; }",
        "@media screen { @media (hover) { @supports (a: b) { p { visibility: hidden } } } }",
    ] {
        assert_eq!(last(css, "<p>").visibility, Some(false), "{css}");
    }
    assert!(parse("@import url(x.css); p { color: red }").has_import);
    assert!(!parse("p { color: red }").has_import);
    assert!(parse("p { cursor: pointer } @font-face { x: y } a:hover { color: red }").is_empty());
}

fn check_color(css: &str, html: &str, expected: Option<[u8; 3]>) {
    let found = match last(css, html).color {
        Some(Ink::Is(Rgba { red, green, blue, .. })) => Some([red, green, blue]),
        _ => None,
    };
    assert_eq!(found, expected, "{css} | {html}");
}

#[test]
fn custom_properties_are_filled_in() {
    let red = Some([255, 0, 0]);
    for (css, html) in [
        ("p { --c: red; color: var(--c) }", "<p>"),
        (":root { --c: red } p { color: var(--c) }", "<html><body><p>"),
        ("p { color: var(--c, red) }", "<p>"),
        ("p { color: var(--c, var(--d, red)) }", "<p>"),
        ("p { --r: 255; color: rgb(var(--r), 0, 0) }", "<p>"),
        ("p { --r: 255 0 0; color: rgb(var(--r) / var(--a, 1)) }", "<p>"),
        (":root { --a: var(--b); --b: red } p { color: var(--a) }", "<html><p>"),
        ("div { --c: blue } p { --c: red; color: var(--c) }", "<div><p>"),
        ("div { --c: red } p { --c: inherit; color: var(--c) }", "<div><p>"),
        ("p { --c: blue; color: var(--c) } p { --c: red }", "<p>"),
        ("p { --c: red !important; color: var(--c) } #x { --c: blue }", "<p id=x>"),
        ("p { color: var(--c) }", "<p style='--c: red'>"),
        ("", "<div style='--c: red'><p style='color: var( --c )'>"),
        ("p { --a: var(--b); --b: var(--a); color: var(--a, red) }", "<p>"),
        ("p { --c: initial; color: var(--c, red) }", "<p>"),
        ("p { --C: red; --c: blue; color: var(--C) }", "<p>"),
        ("p { --x:; color: red var(--x) }", "<p>"),
        ("p { --c: red; color: VAR(--c) }", "<p>"),
        (":root, :host { --c: red } p { color: var(--c) }", "<html><p>"),
        ("* { --c: red } p { color: var(--c) }", "<html><body><p>"),
        ("* { --c: var(--d) } div { --d: red } p { color: var(--c) }", "<div><p>"),
    ] {
        check_color(css, html, red);
    }
    for css in [
        "p { color: red; color: var(--none) }",
        "p { --a: var(--a); color: var(--a) }",
        "p { --c: 12px; color: var(--c) }",
        "p { --c: initial; color: var(--c) }",
        "p { color: var(--c,) }",
        "p { color: var(c) }",
    ] {
        check_color(css, "<p>", None);
        assert_eq!(last(css, "<p>").color, Some(Ink::Inherited), "{css}: as if unset");
    }
    let style = declared("--s: 2; font-size: calc(var(--s) * 10px); --d: none; display: var(--d)");
    assert_eq!(style.font_size, Some(FontSize::Px(20.0)));
    assert_eq!(style.display, Some(super::super::Display::None));
}

#[test]
fn elements_share_custom_properties_that_are_the_same() {
    let sheets = parse("* { --x: 0; --y: red } p { color: var(--y) } i { --y: blue }");
    let (styles, _) = page("<div><p></p><i><p></p></i></div>", &sheets, false);
    let colors: Vec<_> = styles.iter().map(|style| style.color).collect();
    let red = Rgba { red: 255, green: 0, blue: 0, alpha: 1.0 };
    // `*` speaks of the inner `<p>` again.
    assert_eq!(colors, [None, Some(Ink::Is(red)), None, Some(Ink::Is(red))]);
}

#[test]
fn words_for_all_properties_set_them_back() {
    let css = "p { font-size: 20px; color: red; visibility: hidden; display: none }";
    for (word, size, visibility, has_display) in [
        ("all: initial", Some(FontSize::Px(16.0)), Some(true), true),
        ("all: unset", Some(FontSize::Em(1.0)), None, true),
        ("all: revert", None, None, false),
        ("font-size: revert; visibility: revert; display: revert", None, None, false),
        ("font-size: inherit; visibility: inherit", Some(FontSize::Em(1.0)), None, true),
        ("font-size: revert-layer", Some(FontSize::Px(20.0)), Some(false), true),
    ] {
        let style = last(css, &format!("<p style='{word}'>"));
        assert_eq!(style.font_size, size, "{word}");
        assert_eq!(style.visibility, visibility, "{word}");
        assert_eq!(style.display.is_some(), has_display, "{word}");
    }
    assert_eq!(inline("").color, None);
}
