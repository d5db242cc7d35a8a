//! What cannot be seen, in the ways in which pages hide text, and what only looks like it.

use super::super::{Gone, Style};
use super::{declared, inline, last};

const NOT_SHOWN: Option<Gone> = Some(Gone::NotShown);
const UNSEEABLE: Option<Gone> = Some(Gone::Unseeable);

fn check(declarations: &str, gone: Option<Gone>) {
    assert_eq!(declared(declarations).gone, gone, "{declarations}");
}

#[test]
fn what_fades_or_is_cut_cannot_be_seen() {
    for (declarations, gone) in [
        ("opacity: 0", UNSEEABLE),
        ("opacity: .04", UNSEEABLE),
        ("opacity: 0%", UNSEEABLE),
        ("opacity: -1", UNSEEABLE),
        ("opacity: 0; animation: appear 1s ease forwards", None),
        ("opacity: 0; animation: none", UNSEEABLE),
        ("opacity: 0.1", None),
        ("opacity: 1", None),
        ("filter: opacity(0)", UNSEEABLE),
        ("filter: blur(2px) opacity(0%)", UNSEEABLE),
        ("filter: opacity()", None),
        ("filter: none", None),
        ("filter: grayscale(1)", None),
        ("clip-path: inset(50%)", UNSEEABLE),
        ("clip-path: inset(100%)", UNSEEABLE),
        ("-webkit-clip-path: inset(0 100% 0 0)", UNSEEABLE),
        ("clip-path: inset(10px round 5px)", None),
        ("clip-path: circle(0)", UNSEEABLE),
        ("clip-path: circle(0% at 50% 50%)", UNSEEABLE),
        ("clip-path: circle(50%)", None),
        ("clip-path: circle()", None),
        ("clip-path: polygon(0 0, 0 0, 0 0)", UNSEEABLE),
        ("clip-path: polygon(0 0, 0 0)", UNSEEABLE),
        ("clip-path: polygon(0px 0px,0px 0px,0px 0px,0px 0px)", UNSEEABLE),
        ("clip-path: polygon(0 0, 100% 0, 100% 100%)", None),
        ("clip-path: rect(0 0 0 0)", UNSEEABLE),
        ("clip-path: url(#x)", None),
        ("clip-path: none", None),
        ("zoom: 0", UNSEEABLE),
        ("zoom: 1.5", None),
        ("zoom: normal", None),
        ("opacity: 0; opacity: 1", None),
        ("opacity: 0; opacity: initial", None),
        ("opacity: 0; display: contents", None),
    ] {
        check(declarations, gone);
    }
}

#[test]
fn what_is_flat_cannot_be_seen() {
    for (declarations, gone) in [
        ("transform: scale(0)", UNSEEABLE),
        ("transform: scale(1, 0)", UNSEEABLE),
        ("transform: scaleX(0)", UNSEEABLE),
        ("transform: scaleY(0.01)", UNSEEABLE),
        ("transform: translate(10px) scale3d(0, 0, 0)", UNSEEABLE),
        ("transform: scale(.5)", None),
        ("transform: scale(-1, 1)", None),
        ("transform: matrix(0, 0, 0, 0, 0, 0)", UNSEEABLE),
        ("transform: matrix(1, 0, 0, 1, 5, 5)", None),
        ("transform: rotateX(90deg)", UNSEEABLE),
        ("transform: rotateY(.25turn)", UNSEEABLE),
        ("transform: rotateY(180deg)", None),
        ("transform: rotate(90deg)", None),
        ("scale: 0", UNSEEABLE),
        ("scale: 1 0", UNSEEABLE),
        ("scale: 1 1 0", None),
        ("scale: none", None),
        ("rotate: x 90deg", UNSEEABLE),
        ("rotate: 90deg", None),
        ("transform: none", None),
    ] {
        check(declarations, gone);
    }
    assert_eq!(inline("transform: scale(0)").gone, None, "it does nothing to words in a line");
    assert_eq!(inline("display: inline-block; transform: scale(0)").gone, UNSEEABLE);
    assert_eq!(inline("float: left; transform: scale(0)").gone, UNSEEABLE);
}

#[test]
fn what_is_moved_far_away_cannot_be_seen() {
    for (declarations, gone) in [
        ("position: absolute; left: -9999px", UNSEEABLE),
        ("position: fixed; top: -100em", UNSEEABLE),
        ("position: relative; left: -999rem", UNSEEABLE),
        ("position: absolute; left: -100vw", UNSEEABLE),
        ("position: absolute; top: -200vh", UNSEEABLE),
        ("position: absolute; left: -700pt", UNSEEABLE),
        ("position: absolute; left: -30cm", UNSEEABLE),
        ("position: absolute; left: -10in", UNSEEABLE),
        ("position: absolute; right: -9999px", UNSEEABLE),
        ("position: absolute; bottom: -9999px", UNSEEABLE),
        ("position: absolute; right: 9999px", UNSEEABLE),
        ("position: absolute; left: -999%", UNSEEABLE),
        ("position: absolute; inset: 0 auto auto -9999px", UNSEEABLE),
        ("position: absolute; inset-inline-start: -9999px", UNSEEABLE),
        ("position: absolute; left: calc(-1 * 9999px)", UNSEEABLE),
        ("position: absolute; left: -50px", None),
        ("position: absolute; left: -100%", UNSEEABLE),
        ("position: absolute; right: 100%", UNSEEABLE),
        ("position: absolute; left: -50%", None),
        ("position: fixed; transform: translateX(-100%)", UNSEEABLE),
        ("position: absolute; left: 100%; transform: translateX(-100%)", None),
        ("position: absolute; left: 50%; transform: translate(-50%, -50%)", None),
        ("position: absolute; left: 0; right: -9999px", None),
        ("position: absolute; top: 9999px", None),
        ("left: -9999px", None),
        ("position: static; left: -9999px", None),
        ("position: sticky; top: -9999px", None),
        ("transform: translateX(-9999px)", UNSEEABLE),
        ("transform: translate(0, -9999px)", UNSEEABLE),
        ("transform: translate3d(-9999px, 0, 0)", UNSEEABLE),
        ("transform: matrix(1, 0, 0, 1, -9999, 0)", UNSEEABLE),
        ("transform: translate(-50%, -50%)", None),
        ("translate: -9999px", UNSEEABLE),
        ("translate: -50% 0", None),
        ("margin-left: -9999px", UNSEEABLE),
        ("margin: 0 0 0 -9999px", UNSEEABLE),
        ("margin-top: -1000px", UNSEEABLE),
        ("margin: 0 -9999px; padding: 0 9999px", None),
        ("margin-bottom: -9999px; padding-bottom: 9999px", None),
        ("margin-left: -15px", None),
        ("text-indent: -9999px", UNSEEABLE),
        ("text-indent: -999em", UNSEEABLE),
        ("text-indent: -1.5em", None),
        ("text-indent: 100%; white-space: nowrap; overflow: hidden", UNSEEABLE),
        ("text-indent: 2em; white-space: nowrap; overflow: hidden", None),
    ] {
        check(declarations, gone);
    }
    assert_eq!(inline("text-indent: -9999px").gone, None, "only blocks indent");
    assert_eq!(inline("margin-top: -9999px").gone, None, "words in a line have no top margin");
    assert_eq!(inline("margin-left: -9999px").gone, UNSEEABLE);
}

#[test]
fn the_recipes_for_screen_readers_are_not_shown() {
    for (declarations, gone) in [
        ("position: absolute; width: 1px; height: 1px; overflow: hidden", NOT_SHOWN),
        (
            "border: 0; clip: rect(0, 0, 0, 0); height: 1px; margin: -1px; overflow: hidden; \
             padding: 0; position: absolute; white-space: nowrap; width: 1px",
            NOT_SHOWN,
        ),
        ("position: absolute !important; clip: rect(1px, 1px, 1px, 1px)", NOT_SHOWN),
        ("position: absolute; clip: rect(1px 1px 1px 1px)", NOT_SHOWN),
        ("position: absolute; clip: rect(0 0 0 0)", NOT_SHOWN),
        ("position: fixed; clip: rect(0, 0, 0, 0)", NOT_SHOWN),
        ("clip: rect(0, 0, 0, 0)", None),
        ("position: absolute; clip: rect(0, 100px, 100px, 0)", None),
        ("position: absolute; clip: rect(auto, auto, auto, auto)", None),
        ("position: absolute; clip: auto", None),
        ("height: 0; overflow: hidden", NOT_SHOWN),
        ("max-height: 0; overflow: hidden", NOT_SHOWN),
        ("max-width: 1px; overflow: clip", NOT_SHOWN),
        ("width: 0; overflow-x: hidden", NOT_SHOWN),
        ("height: 0; overflow-y: auto", NOT_SHOWN),
        ("height: 0; overflow: scroll", NOT_SHOWN),
        ("height: 0; overflow-x: clip", None),
        ("height: 0", None),
        ("overflow: hidden", None),
        ("height: 0; overflow: visible", None),
        ("height: 10px; overflow: hidden", None),
        ("height: 0; padding-bottom: 56.25%; overflow: hidden", None),
        ("height: 0; min-height: 100%; overflow: hidden", None),
        ("display: table-cell; height: 1px; overflow: hidden", None),
        ("display: table-cell; max-width: 0; overflow: hidden; text-overflow: ellipsis", None),
        ("height: auto; overflow: hidden", None),
        ("content-visibility: hidden", NOT_SHOWN),
        ("content-visibility: auto", None),
    ] {
        check(declarations, gone);
    }
    assert_eq!(inline("height: 0; overflow: hidden").gone, None, "words in a line have no height");
    assert_eq!(inline("display: block; height: 0; overflow: hidden").gone, NOT_SHOWN);
    let css = ".f { display: flex } span { height: 0; overflow: hidden }";
    assert_eq!(last(css, "<p class=f><span>").gone, NOT_SHOWN);
    let css = ".f { display: flex } div { flex: 1; height: 0; overflow: auto }";
    assert_eq!(last(css, "<p class=f><div>").gone, None, "it grows to what is there");
    assert_eq!(last(css, "<p><div>").gone, NOT_SHOWN);
}

#[test]
fn attributes_hide_less_than_rules_show() {
    use super::super::Display;
    let check = |css: &str, html: &str, expected: Style| {
        assert_eq!(last(css, html), expected, "{css} | {html}");
    };
    let display = |display| Style {
        display: Some(display),
        lays_out_children: Some(false),
        is_item: Some(false),
        ..Style::default()
    };
    check("", "<p hidden>", display(Display::None));
    check("p { display: block }", "<p hidden>", display(Display::Block));
    check("[hidden] { display: none !important }", "<p hidden>", display(Display::None));
    check("", "<p hidden=until-found>", Style { gone: NOT_SHOWN, ..Style::default() });
    check("", "<p style='display: none'>", display(Display::None));
    check("", "<p style='DISPLAY : NONE !important'>", display(Display::None));
    check("", "<p style='display:/* x */none'>", display(Display::None));
    check("", "<p>", Style::default());
}
