//! Sheets that are made to take long, to nest deep, or to break what reads them.

use std::borrow::Cow;

use proptest::prelude::*;

use super::super::{Elements, Sheets, Style, style};
use super::{last, page, parse};

/// Reads a sheet and styles a small page by it.
fn survive(css: &str) -> Style {
    let sheets = parse(css);
    let html = "<html><body class=a><div id=b><p class='a b' lang=en title='x y'></p><p>x</p>";
    page(html, &sheets, false);
    page(html, &sheets, true).0.pop().unwrap()
}

#[test]
fn what_is_left_open_ends_with_the_sheet() {
    for css in [
        "",
        "p",
        "p {",
        "p { color",
        "p { color:",
        "p { color: red",
        "/*",
        "p { /* color: red }",
        "p { content: 'x",
        "p { background: url(",
        "@media",
        "@media (",
        "@media ( {",
        "@",
        "}}}",
        "p[",
        "p[x",
        "p[x=",
        "p:not(",
        "p:is(:not(",
        "p::",
        "p:",
        "#",
        ".",
        "&",
        "& &",
        "\\",
        "p { color: rgb(",
        "p { font-size: calc((",
        "p { --x: { ; } }",
        "@layer a.",
        "@layer {",
        "p { color: var(--",
        "@supports (",
        "@supports not",
        "\u{0}\u{feff}",
        "p:nth-child(",
        "p:nth-child(2n",
        "p:nth-child(1 of",
        "p:has(",
        "p:has(:has(a))",
        "<!--",
        "-->",
        "!",
        "p { color: red !important !important }",
        "p { : ; }",
        "p { {} }",
        "{}",
        "p { a: {} }",
    ] {
        survive(css);
        survive(&format!("{css}\n}} p {{ visibility: hidden }}"));
        last("", &format!("<p style=\"{}\">", css.replace('"', "'")));
    }
}

#[test]
fn what_nests_deep_takes_no_stack() {
    const DEEP: usize = 100_000;
    for part in [
        "(",
        "{",
        "[",
        "a{",
        "a:b{",
        "@media{",
        "@media screen{",
        "@layer a{",
        "@supports(a:b){",
        "p:not(",
        ":is(",
        ":has(",
        "a{b:calc(",
        "&{",
        "a,",
        "a ",
        "a>",
        "/*",
        "'",
        "\\",
        "a{--x:",
        "a{color:var(--x,",
        "a{font-size:calc(",
        "a{filter:x(",
        "a{background:linear-gradient(",
        "a{color:color-mix(in srgb,",
        "@media(",
        "@media not(",
        "@supports not(",
        "a{content:attr(",
        ")",
        "}",
        "]",
        "!",
        "a{}",
        "a;",
        "@x;",
        "\n",
        "-->",
    ] {
        survive(&part.repeat(DEEP));
        survive(&format!("p{{width:{}", part.repeat(DEEP)));
        survive(&format!("p{} {{color:red}}", part.repeat(DEEP)));
    }
    for (open, close) in [(":is(", ")"), (":not(", ")"), ("@media all{", "}"), ("a{", "}")] {
        let css = format!("{}p{}{{color:red}}", open.repeat(DEEP), close.repeat(DEEP));
        survive(&css);
    }
}

#[test]
fn what_rests_on_itself_or_grows_is_not_filled_in() {
    let mut css = String::from("p { --x0: aaaaaaaaaaaaaaaa; ");
    for number in 1..60 {
        let before = number - 1;
        css += &format!("--x{number}: var(--x{before}) var(--x{before});");
    }
    for number in [0, 5, 59] {
        survive(&format!("{css} color: var(--x{number}) }}"));
    }
    // Nothing, doubled again and again.
    survive(&format!("{} color: var(--x59) }}", css.replace("aaaaaaaaaaaaaaaa", "")));
    let mut long = String::from("p {");
    for number in 0..5_000 {
        long += &format!("--x{number}: var(--x{});", number + 1);
    }
    survive(&format!("{long} color: var(--x0, red) }}"));
    let nested = "var(--x,".repeat(5_000);
    survive(&format!("p {{ color: {nested} red }}"));
    let circle = "p { --a: var(--b, x); --b: var(--c, y); --c: var(--a, z); color: var(--b, red) }";
    assert!(survive(circle).color.is_some());
}

#[test]
fn many_rules_and_long_selectors_are_cut() {
    let rules = |many: usize, rule: fn(usize) -> String| -> String {
        (0..many).map(rule).collect::<Vec<_>>().concat()
    };
    let css = rules(60_000, |n| format!(".a{n} {{ color: red }}\n"));
    assert!(parse(&css).is_cut);
    let long = format!("p{} {{ color: red }}", ".a".repeat(5_000));
    assert!(parse(&long).is_empty());
    survive(&rules(20_000, |n| format!("@layer a{n} {{ p {{ color: red }} }}")));
    survive(&format!("p {{ {} color: red", "& & { ".repeat(3_000)));
    survive(&format!("p {{ {} }}", rules(30_000, |n| format!("--x{n}: 0; color: red;"))));
}

/// A page of many elements, side by side and in one another.
fn crowd(sheets: &Sheets, many: usize, deep: usize) -> bool {
    let mut elements = Elements::with_work(2_000_000);
    let attributes = [(Cow::Borrowed("class"), Cow::Borrowed("a b c"))];
    let mut parent = None;
    for _ in 0..deep {
        let id = elements.open(parent, "div", &attributes);
        style(sheets, &mut elements, id);
        parent = Some(id);
    }
    let ids: Vec<_> = (0..many).map(|_| elements.open(parent, "p", &attributes)).collect();
    elements.complete();
    for id in ids {
        style(sheets, &mut elements, id);
    }
    elements.is_exhausted()
}

#[test]
fn matching_comes_to_an_end() {
    // Each level asks all siblings, or all elements around, once more.
    let beside = |depth: usize| {
        format!("{}*{} {{ color: red }}", ":is(* ~ * ~ ".repeat(depth), ")".repeat(depth))
    };
    let around = |depth: usize| {
        format!("{}.x{} {{ color: red }}", ":not(* * * ".repeat(depth), ")".repeat(depth))
    };
    let has = "p:has(~ p ~ p ~ p ~ .x) { color: red }".to_string();
    let nth = format!(
        "{}p{} {{ color: red }}",
        ":nth-last-child(1 of :nth-child(2 of ".repeat(4),
        "))".repeat(4)
    );
    let descendants = format!("{} .x {{ color: red }}", "div ~ div div > div ".repeat(30));
    for css in [beside(6), around(6), has, nth, descendants] {
        let sheets = parse(&css);
        crowd(&sheets, 3_000, 300);
    }
    let rules = "* { color: red; display: block }".repeat(20_000);
    assert!(crowd(&parse(&rules), 20_000, 1), "its cost is bounded");
    assert!(!crowd(&parse("p:nth-child(odd) { color: red }"), 20_000, 1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_sheet_is_read(css in ".{0,200}") {
        survive(&css);
        last("", &format!("<p style=\"{}\">", css.replace('"', "'")));
    }

    #[test]
    fn any_pieces_of_a_sheet_are_read(parts in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        survive(&parts.concat());
        survive(&parts.join(" "));
    }
}

const PIECES: &[&str] = &[
    "p",
    ".a",
    "#b",
    "*",
    "&",
    ">",
    "+",
    "~",
    ",",
    " ",
    ":is(",
    ":not(",
    ":has(",
    ":nth-child(2n+1",
    " of ",
    ":last-child",
    ":root",
    "::before",
    ":hover",
    "[lang",
    "=en",
    "]",
    ")",
    "(",
    "{",
    "}",
    ";",
    ":",
    "color",
    "display",
    "font-size",
    "background",
    "transform",
    "content",
    "--x",
    "all",
    "margin",
    "clip-path",
    "red",
    "none",
    "inherit",
    "revert",
    "12px",
    "-9999px",
    "50%",
    "0",
    "1e40",
    "calc(",
    "infinity",
    "*",
    "/",
    "-",
    "var(--x",
    "rgb(",
    "color-mix(in srgb",
    "linear-gradient(",
    "rect(",
    "polygon(",
    "scale(",
    "attr(title)",
    "'x'",
    "\"",
    "'",
    "/*",
    "*/",
    "@media",
    "@layer",
    "@supports",
    "screen",
    "and",
    "not",
    "min-width",
    "!important",
    "\\",
    "\u{0}",
    "\u{e9}",
    "url(x",
];
