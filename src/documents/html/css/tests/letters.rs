//! Colours, sizes, places on the line, case, white space.

use super::super::style::Case;
use super::super::{FontSize, Ground, Ink, Rgba, Style, Vertical};
use super::{declared, inline, last};

fn rgb(red: u8, green: u8, blue: u8) -> Rgba {
    Rgba { red, green, blue, alpha: 1.0 }
}

fn check_color(value: &str, expected: Option<Rgba>) {
    let found = declared(&format!("color: {value}")).color;
    assert_eq!(found, expected.map(Ink::Is), "{value}");
}

#[test]
fn colors_are_read_in_all_forms() {
    let half = Rgba { alpha: 0.5, ..rgb(255, 0, 0) };
    for (value, expected) in [
        ("red", rgb(255, 0, 0)),
        ("RebeccaPurple", rgb(102, 51, 153)),
        ("#f00", rgb(255, 0, 0)),
        ("#FF0000", rgb(255, 0, 0)),
        ("#f000", Rgba { alpha: 0.0, ..rgb(255, 0, 0) }),
        ("rgb(255, 0, 0)", rgb(255, 0, 0)),
        ("rgb(100%, 0%, 0%)", rgb(255, 0, 0)),
        ("rgb(255 0 0 / 50%)", half),
        ("rgba(255, 0, 0, .5)", half),
        ("hsl(0, 100%, 50%)", rgb(255, 0, 0)),
        ("hsl(120deg 100% 50%)", rgb(0, 255, 0)),
        ("hsla(0, 0%, 100%, 1)", rgb(255, 255, 255)),
        ("hwb(0 0% 0%)", rgb(255, 0, 0)),
        ("hwb(0 100% 0%)", rgb(255, 255, 255)),
        ("lab(100% 0 0)", rgb(255, 255, 255)),
        ("lab(0 0 0)", rgb(0, 0, 0)),
        ("lch(54.29 106.84 40.86)", rgb(255, 0, 0)),
        ("oklab(1 0 0)", rgb(255, 255, 255)),
        ("oklch(62.8% 0.2577 29.23)", rgb(255, 0, 0)),
        ("color(srgb 1 0 0)", rgb(255, 0, 0)),
        ("color(srgb-linear 1 1 1)", rgb(255, 255, 255)),
        ("color(display-p3 1 1 1)", rgb(255, 255, 255)),
        ("color(prophoto-rgb 1 1 1)", rgb(255, 255, 255)),
        ("color(rec2020 0 0 0)", rgb(0, 0, 0)),
        ("color(xyz-d65 0.9505 1 1.089)", rgb(255, 255, 255)),
        ("transparent", Rgba::CLEAR),
        ("Canvas", Rgba::WHITE),
        ("CanvasText", Rgba::BLACK),
        ("light-dark(white, black)", Rgba::WHITE),
        ("color-mix(in srgb, white, white)", Rgba::WHITE),
        ("color-mix(in srgb, red 100%, blue)", rgb(255, 0, 0)),
        ("color-mix(in srgb, red 50%, transparent)", half),
        ("initial", Rgba::BLACK),
    ] {
        check_color(value, Some(expected));
    }
    for value in ["nonsense", "#ff", "rgb(1)", "12px", "rgb(a, b, c)", "red blue"] {
        check_color(value, None);
    }
    for value in ["inherit", "currentcolor", "unset"] {
        assert_eq!(declared(&format!("color: {value}")).color, Some(Ink::Inherited), "{value}");
    }
}

#[test]
fn paint_over_letters_is_their_color() {
    let white = Some(Ink::Is(Rgba::WHITE));
    let clear = Some(Ink::Is(Rgba::CLEAR));
    let check = |css: &str, html: &str, expected: Option<Ink>| {
        assert_eq!(last(css, html).color, expected, "{css} | {html}");
    };
    check("p { -webkit-text-fill-color: transparent }", "<p>", clear);
    check("p { -webkit-text-fill-color: white; color: red }", "<p>", white);
    check("div { -webkit-text-fill-color: white } p { color: red }", "<div><p>", white);
    check("div { -webkit-text-fill-color: white }", "<div><a href=x>", white);
    let css = "div { color: white; -webkit-text-fill-color: red } \
               p { -webkit-text-fill-color: currentcolor }";
    check(css, "<div><p>", white);
    check("p { -webkit-text-fill-color: currentcolor; color: white }", "<p>", white);
}

#[test]
fn grounds_are_colors_or_unknown() {
    let white = Some(Ground::Color(Rgba::WHITE));
    let clear = Some(Ground::Color(Rgba::CLEAR));
    for (declarations, expected) in [
        ("background: white", white),
        ("background-color: #fff", white),
        ("background: #fff none repeat scroll 0 0", white),
        ("background: none", clear),
        ("background: 0 0", clear),
        ("background: transparent", clear),
        ("background-color: initial", clear),
        ("background-image: none", None),
        ("background: url(x.png)", Some(Ground::Unknown)),
        ("background: white url('x.png') no-repeat 0 50%", Some(Ground::Unknown)),
        ("background: url(x) center / cover, white", Some(Ground::Unknown)),
        ("background-image: url(x); background-color: white", Some(Ground::Unknown)),
        ("background-image: url(x); background: white", white),
        ("background: linear-gradient(red, blue)", Some(Ground::Unknown)),
        ("background: linear-gradient(white, white)", white),
        ("background: linear-gradient(to right, #fff 0%, white 100%)", white),
        ("background: linear-gradient(90deg, rgba(0,0,0,0), transparent)", clear),
        ("background-image: -webkit-linear-gradient(top, #fff, #000)", Some(Ground::Unknown)),
        (
            "background: -webkit-gradient(linear, 0 0, 0 100%, from(red), to(blue))",
            Some(Ground::Unknown),
        ),
        ("background: white; background-clip: text", Some(Ground::Unknown)),
        ("background: white; -webkit-background-clip: text", Some(Ground::Unknown)),
        ("background: white; background-clip: padding-box", white),
        ("color: white; background: currentcolor", white),
        ("background: currentcolor", Some(Ground::Ink)),
        ("background: white; display: contents", None),
        ("background: nonsense(", None),
    ] {
        assert_eq!(declared(declarations).background, expected, "{declarations}");
    }
}

fn check_size(declarations: &str, expected: Option<FontSize>) {
    assert_eq!(declared(declarations).font_size, expected, "{declarations}");
}

#[test]
fn sizes_of_letters_are_read_in_all_units() {
    let px = |px| Some(FontSize::Px(px));
    let em = |em| Some(FontSize::Em(em));
    for (value, expected) in [
        ("12px", px(12.0)),
        ("0", px(0.0)),
        ("12pt", px(16.0)),
        ("1pc", px(16.0)),
        ("1in", px(96.0)),
        ("2.54cm", px(96.0)),
        ("25.4mm", px(96.0)),
        ("101.6q", px(96.0)),
        ("1vw", px(12.8)),
        ("1vh", px(8.0)),
        ("1.5em", em(1.5)),
        ("1ex", em(0.5)),
        ("75%", em(0.75)),
        ("0.1em", em(0.1)),
        ("1.25rem", Some(FontSize::Rem(1.25))),
        ("xx-small", px(9.0)),
        ("x-small", px(10.0)),
        ("small", px(13.0)),
        ("medium", px(16.0)),
        ("large", px(18.0)),
        ("x-large", px(24.0)),
        ("xx-large", px(32.0)),
        ("xxx-large", px(48.0)),
        ("smaller", em(0.8333)),
        ("larger", em(1.2)),
        ("calc(1em + 50%)", em(1.5)),
        ("calc(2 * (3px + 4px) / 2)", px(7.0)),
        ("calc(10px - 2px * 3)", px(4.0)),
        ("clamp(1rem, 2vw, 3rem)", px(25.6)),
        ("min(10px, 1rem)", px(10.0)),
        ("max(10px, 1rem)", Some(FontSize::Rem(1.0))),
        ("calc(1rem + 1vw)", px(28.8)),
        ("inherit", em(1.0)),
        ("initial", px(16.0)),
        ("nonsense", None),
        ("12", None),
        ("calc(1px + 2)", None),
        ("calc(1px / 0)", None),
    ] {
        check_size(&format!("font-size: {value}"), expected);
    }
    for (value, expected) in [
        ("12px Arial", px(12.0)),
        ("italic bold 12px/30px Georgia, serif", px(12.0)),
        ("700 0.875em/1.5 'A b'", em(0.875)),
        ("0/0 a", px(0.0)),
        ("small-caps x-small/110% sans-serif", px(10.0)),
        ("normal medium serif", px(16.0)),
        ("caption", px(13.0)),
        ("inherit", em(1.0)),
        ("12px", None),
        ("bold", None),
    ] {
        check_size(&format!("font: {value}"), expected);
    }
    check_size("font: 12px x; font-size: 20px", px(20.0));
}

fn check_vertical(declarations: &str, expected: Option<Vertical>) {
    assert_eq!(inline(declarations).vertical, expected, "{declarations}");
}

#[test]
fn letters_are_raised_and_lowered_in_several_ways() {
    let (raised, lowered) = (Some(Vertical::Raised), Some(Vertical::Lowered));
    let on_line = Some(Vertical::OnLine);
    for (declarations, expected) in [
        ("vertical-align: super", raised),
        ("vertical-align: sub", lowered),
        ("vertical-align: baseline", on_line),
        ("vertical-align: middle", on_line),
        ("vertical-align: .5em", raised),
        ("vertical-align: 5px", raised),
        ("vertical-align: 30%", raised),
        ("vertical-align: -25%", lowered),
        ("vertical-align: 1px", on_line),
        ("vertical-align: top", None),
        ("vertical-align: top; font-size: 60%", raised),
        ("vertical-align: top; font-size: 1em", on_line),
        ("vertical-align: text-top; font-size: smaller", raised),
        ("vertical-align: inherit", on_line),
        ("vertical-align: revert", None),
        ("position: relative; top: -.5em", raised),
        ("position: relative; top: -0.5em; vertical-align: baseline; font-size: 75%", raised),
        ("position: relative; bottom: .4em", raised),
        ("position: relative; bottom: -.25em", lowered),
        ("position: relative; top: 3px; font-size: 10px", lowered),
        ("position: relative; top: 0.1em", None),
        ("position: relative; top: -20px; font-size: 8px", None),
        ("position: relative; top: 1px; vertical-align: baseline", on_line),
        ("position: relative; top: 0; bottom: 1ex; vertical-align: baseline", raised),
        ("top: -.5em", None),
        ("position: absolute; top: -.5em", None),
        ("font-variant-position: super", raised),
        ("font-variant-position: sub", lowered),
        ("font-variant: super", raised),
        ("font-variant: small-caps", None),
        ("font-feature-settings: 'sups' 1", raised),
        ("font-feature-settings: 'kern', 'subs' on", lowered),
        ("font-feature-settings: 'sups' 0", None),
        ("baseline-shift: super", raised),
        ("baseline-shift: -3px", lowered),
        ("color: red", None),
    ] {
        check_vertical(declarations, expected);
    }
}

#[test]
fn letters_are_written_as_declared() {
    for (declarations, expected) in [
        ("text-transform: uppercase", Style { case: Some(Case::Upper), ..Style::default() }),
        ("text-transform: lowercase", Style { case: Some(Case::Lower), ..Style::default() }),
        ("text-transform: capitalize", Style { case: Some(Case::Capitalized), ..Style::default() }),
        ("text-transform: none", Style { case: Some(Case::AsWritten), ..Style::default() }),
        ("text-transform: initial", Style { case: Some(Case::AsWritten), ..Style::default() }),
        ("text-transform: inherit", Style::default()),
        (
            "text-transform: uppercase full-width",
            Style { case: Some(Case::Upper), ..Style::default() },
        ),
        ("text-transform: nonsense", Style::default()),
        ("font-variant: small-caps", Style { small_capitals: Some(true), ..Style::default() }),
        ("font-variant-caps: normal", Style { small_capitals: Some(false), ..Style::default() }),
        ("text-decoration: line-through", Style { struck: Some(true), ..Style::default() }),
        (
            "text-decoration: underline line-through red",
            Style { struck: Some(true), ..Style::default() },
        ),
        ("text-decoration-line: line-through", Style { struck: Some(true), ..Style::default() }),
        ("text-decoration: none", Style { struck: Some(false), ..Style::default() }),
        ("text-decoration: underline", Style { struck: Some(false), ..Style::default() }),
        ("text-wrap: balance", Style::default()),
        ("visibility: collapse", Style { visibility: Some(false), ..Style::default() }),
        ("visibility: visible", Style { visibility: Some(true), ..Style::default() }),
        ("visibility: inherit", Style::default()),
    ] {
        assert_eq!(inline(declarations), expected, "{declarations}");
    }
}

#[test]
fn old_attributes_say_less_than_rules() {
    let ink = |color| Style { color: Some(Ink::Is(color)), ..Style::default() };
    let ground = |ground| Style { background: Some(ground), ..Style::default() };
    let size = |px| Style { font_size: Some(FontSize::Px(px)), ..Style::default() };
    let white = Ground::Color(Rgba::WHITE);
    for (css, html, expected) in [
        ("", "<font color=white>", ink(Rgba::WHITE)),
        ("", "<font color='#fff'>", ink(Rgba::WHITE)),
        ("", "<font color=ffffff>", ink(Rgba::WHITE)),
        ("", "<font color='#00FF00 '>", ink(rgb(0, 255, 0))),
        ("", "<font color=chucknorris>", ink(rgb(192, 0, 0))),
        ("", "<font color=''>", Style::default()),
        ("", "<p color=white>", Style::default()),
        ("font { color: red }", "<font color=white>", ink(rgb(255, 0, 0))),
        ("", "<body text=white>", ink(Rgba::WHITE)),
        ("", "<td bgcolor=white>", ground(white)),
        ("", "<body bgcolor='#FFFFFF'>", ground(white)),
        ("", "<p bgcolor=white>", Style::default()),
        ("", "<table background=x.png>", ground(Ground::Unknown)),
        ("td { background: white }", "<td background=x.png>", ground(white)),
        ("", "<font size=1>", size(10.0)),
        ("", "<font size=7>", size(48.0)),
        ("", "<font size='+1'>", size(18.0)),
        ("", "<font size=-2>", size(10.0)),
        ("", "<font size=99>", size(48.0)),
        ("", "<font size=x>", Style::default()),
        ("* { font-size: 12px }", "<font size=7>", size(12.0)),
        ("* { color: revert }", "<font color=white>", Style::default()),
    ] {
        assert_eq!(last(css, html), expected, "{css} | {html}");
    }
}
