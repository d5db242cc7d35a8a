//! What is a block of its own, and what leaves a gap in a line.

use super::super::{Display, Style};
use super::{declared, inline, last};

#[test]
fn boxes_are_of_a_few_kinds() {
    for (value, expected, lays_out) in [
        ("none", Display::None, false),
        ("block", Display::Block, false),
        ("BLOCK", Display::Block, false),
        ("flow-root", Display::Block, false),
        ("list-item", Display::Block, false),
        ("table", Display::Block, false),
        ("table-row", Display::Row, false),
        ("table-cell", Display::Cell, false),
        ("table-caption", Display::Block, false),
        ("table-row-group", Display::Block, false),
        ("table-column", Display::None, false),
        ("flex", Display::Block, true),
        ("grid", Display::Block, true),
        ("-webkit-box", Display::Block, true),
        ("inline", Display::Inline, false),
        ("inline-block", Display::InlineBlock, false),
        ("inline-table", Display::InlineBlock, false),
        ("inline-flex", Display::InlineBlock, true),
        ("inline-grid", Display::InlineBlock, true),
        ("contents", Display::Contents, false),
        ("block flow", Display::Block, false),
        ("inline flow", Display::Inline, false),
        ("inline flow-root", Display::InlineBlock, false),
        ("inline flex", Display::InlineBlock, true),
        ("inherit", Display::Inherited, false),
        ("initial", Display::Inline, false),
        ("unset", Display::Inline, false),
    ] {
        let style = declared(&format!("display: {value}"));
        assert_eq!(style.display, Some(expected), "{value}");
        assert_eq!(style.lays_out_children, Some(lays_out), "{value}");
    }
    for value in ["nonsense", "-ms-flexbox", "block inline-block", "12px", "revert"] {
        let style = declared(&format!("display: {value}"));
        assert_eq!(style, Style::default(), "{value}");
    }
    let style = declared("display: -webkit-box; display: -ms-flexbox; display: flex");
    assert_eq!(style.display, Some(Display::Block));
}

#[test]
fn boxes_leave_the_flow() {
    for (declarations, expected) in [
        ("float: left", Some(true)),
        ("float: inline-end", Some(true)),
        ("float: none", Some(false)),
        ("position: absolute", Some(true)),
        ("position: fixed", Some(true)),
        ("position: relative", Some(false)),
        ("position: sticky; float: right", Some(true)),
        ("position: absolute; float: none", Some(true)),
        ("position: absolute; position: static", Some(false)),
        ("color: red", None),
    ] {
        assert_eq!(declared(declarations).out_of_flow, expected, "{declarations}");
    }
}

#[test]
fn edges_leave_gaps() {
    for (declarations, before, after) in [
        ("margin-left: 5px", true, false),
        ("margin-right: .2em", false, true),
        ("margin: 0 1em", true, true),
        ("margin: 0 1px", false, false),
        ("padding: 4px", true, true),
        ("padding: 1px 2px 1px 4px", true, false),
        ("padding-left: 2px; margin-left: 2px", true, false),
        ("padding-left: 5px; margin-left: -5px", false, false),
        ("margin-inline: 8px", true, true),
        ("margin-inline-start: 8px", true, false),
        ("margin-inline-end: 8px", false, true),
        ("padding-inline: 8px 0", true, false),
        ("border-left: 3px solid red", true, false),
        ("border-left: 3px none", false, false),
        ("border-right: solid", false, true),
        ("border: 1px solid", false, false),
        ("border: 1px solid; padding: 2px", true, true),
        ("border-style: solid; border-width: 0 4px 0 0", false, true),
        ("border: thick dotted #000", true, true),
        ("margin: auto", false, false),
        ("margin-left: 5px; display: contents", false, false),
        ("color: red", false, false),
    ] {
        let style = inline(declarations);
        assert_eq!((style.gap_before, style.gap_after), (before, after), "{declarations}");
    }
    let css = "li { margin-left: 1em } .x { margin: 0 }";
    assert!(!last(css, "<li class=x>").gap_before);
}
