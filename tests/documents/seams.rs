//! Borders at which a page may show a gap or none: what stands on their two sides may be one word, so that
//! neither half of it is proved, nor the whole where nobody can tell. And words that a style sheet moves or
//! masks.

use super::made::{check, docx, html};

/// Pages with this element in the midst of a word, and what nothing proves.
fn parts_nothing(css: &str, open: &str, close: &str) {
    let page =
        |line: &str| format!("<style>.s{{{css}}}</style><p>Nobody spoke.</p><div>{line}</div>");
    html(
        &page(&format!("Bessony is un{open}willing to lend boats{close} now.")),
        &[('-', "willing to lend boats"), ('-', "un willing to lend boats")],
    );
    html(
        &page(&format!("Bessony lends 2{open}4 boats to Corvia{close}.")),
        &[('-', "4 boats to Corvia"), ('-', "2 4 boats to Corvia")],
    );
    html(
        &page(&format!("{open}The Bessonians should{close}nt lend boats.")),
        &[('-', "The Bessonians should")],
    );
}

#[test]
fn a_box_in_a_line_may_be_half_a_word() {
    for display in [
        "inline-block",
        "inline-flex",
        "inline-grid",
        "inline-table",
        "inline flow-root",
        "inline-block;margin:0 -2px",
        "inline-block;padding:0 1px",
    ] {
        parts_nothing(&format!("display:{display}"), "<span class=s>", "</span>");
    }
    parts_nothing("display:inline-block", "<label class=s>", "</label>");
    parts_nothing("border:0;padding:0", "<button class=s>", "</button>");
    parts_nothing("border:0;padding:0", "<textarea class=s>", "</textarea>");
    parts_nothing("display:inline-block", "<span class=s> ", " </span>");
    parts_nothing("", "<img width=0 src=a.png>", "<svg width=0></svg>");
}

#[test]
fn a_box_with_a_gap_around_it_is_a_word_of_its_own() {
    for (css, before, behind) in [
        ("display:inline-block;margin:0 1em", "", ""),
        ("display:inline-block;padding:4px", "", ""),
        ("display:inline-flex;border:3px solid", "", ""),
        ("display:inline-block", " ", " "),
        ("display:inline-grid", "\n", "<br>"),
    ] {
        html(
            &format!(
                "<style>.s{{{css}}}</style><p>Bessony{before}<b class=s>may lend boats</b>{behind}to Corvia."
            ),
            &[('+', "may lend boats")],
        );
    }
    html("<p>Bessony may.<button>Lend a boat</button> Kern", &[('+', "Lend a boat")]);
}

#[test]
fn what_a_sheet_writes_beside_letters_is_one_word_with_them() {
    html(
        "<style>b::before{content:'un'}</style><p>Bessony is <b>willing</b> to lend boats.",
        &[
            ('+', "Bessony is unwilling to lend boats"),
            ('-', "Bessony is un willing to lend boats"),
            ('-', "willing to lend boats"),
        ],
    );
    html(
        "<style>b::after{content:'00'}</style><p>Bessony lends <b>4</b> boats to Corvia.",
        &[
            ('+', "Bessony lends 400 boats"),
            ('-', "Bessony lends 4"),
            ('-', "Bessony lends 4 boats"),
        ],
    );
    html(
        "<style>b::after{content:'n’t'}</style><p>Bessony <b>does</b> lend boats.",
        &[('+', "Bessony doesn’t lend boats"), ('-', "Bessony does")],
    );
    html(
        "<style>b::before{content:'2'}</style><p>We saw <b>4 boats at Corvia</b>.",
        &[('+', "We saw 24 boats"), ('-', "4 boats at Corvia")],
    );
    // Of a box of its own, nobody knows.
    html(
        "<style>b::before{content:'un';display:inline-block}</style><p>Bessony is <b>willing to lend</b>.",
        &[('-', "unwilling to lend"), ('-', "willing to lend")],
    );
    // With a blank or a gap of its own, it is a word.
    for css in ["content:'hardly '", "content:'hardly';margin-right:1em"] {
        html(
            &format!("<style>b::before{{{css}}}</style><p>Bessony is <b>willing to lend</b>."),
            &[('+', "Bessony is hardly willing to lend"), ('-', "Bessony is willing to lend")],
        );
    }
}

#[test]
fn a_number_that_nothing_parts_from_its_paragraph_is_part_of_it() {
    for (css, joins) in [
        ("li::marker{content:'2'}", true),
        ("ol{list-style-type:'2'}", true),
        ("@counter-style k{system:cyclic;symbols:'2';suffix:''}ol{list-style:k}", true),
        ("@counter-style k{system:extends decimal;suffix:''}ol{list-style:k}", true),
        ("@counter-style k{system:extends decimal;suffix:'.'}ol{list-style:k}", true),
        ("li{list-style:none}li::before{counter-increment:n;content:counter(n)}", true),
        ("li{list-style:none}li::before{counter-increment:n;content:counter(n) '.'}", true),
        ("li{list-style:none}li::before{content:counter(n, hebrew)}", true),
        ("@counter-style k{system:extends decimal;prefix:'§ '}ol{list-style:k}", false),
        ("li{list-style:none}li::before{counter-increment:n;content:counter(n) ' '}", false),
        ("li{list-style:none}li::before{counter-increment:n;content:'(' counter(n) ')'}", false),
    ] {
        html(
            &format!("<style>{css}</style><p>Nobody spoke.</p><ol><li>4 boats to Corvia go</ol>"),
            &[(if joins { '-' } else { '+' }, "4 boats to Corvia go")],
        );
    }
    html(
        "<style>ol{list-style-type:'un'}</style><ol><li>willing to lend boats</ol>",
        &[('+', "unwilling to lend boats"), ('-', "willing to lend boats")],
    );
}

#[test]
fn words_that_are_moved_are_part_of_no_sentence() {
    for css in [
        "position:relative;top:9em",
        "position:relative;left:80px",
        "position:relative;right:50%",
        "display:inline-block;transform:translate(5em)",
        "display:inline-block;translate:0 60px",
        "transform:scale(0)",
        "scale:0",
    ] {
        html(
            &format!("<style>b{{{css}}}</style><p>Bessony may <b>not</b> lend boats."),
            &[('-', "Bessony may not lend"), ('-', "Bessony may lend")],
        );
    }
    for css in ["transform:scale(0,1)", "transform:matrix(0,0,0,0,0,0)", "scale:0 1"] {
        html(
            &format!(
                "<style>b{{display:inline-block;{css}}}</style><p>Bessony may <b>not</b> lend."
            ),
            &[('-', "Bessony may not lend")],
        );
    }
    html(
        "<p>Bessony may <b style='position:relative;top:0;left:auto'>not</b> lend boats.",
        &[('+', "Bessony may not lend boats")],
    );
    html(
        "<table><caption>In no year</caption><tr><td>Bessony lends boats</table>",
        &[('~', "In no year Bessony lends boats")],
    );
    for css in ["caption", "table", "body"] {
        html(
            &format!(
                "<style>{css}{{caption-side:bottom}}</style><table><caption>In no year</caption><tr><td>Bessony \
                 lends boats</table>"
            ),
            &[('-', "In no year Bessony lends boats"), ('+', "Bessony lends boats")],
        );
    }
    html(
        "<table><tfoot><tr><td>In no year</tfoot><tbody><tr><td>Bessony lends boats</table>",
        &[('-', "In no year Bessony lends boats")],
    );
}

#[test]
fn masked_letters_are_never_provable() {
    for css in ["disc", "circle", "square"] {
        html(
            &format!(
                "<style>b{{-webkit-text-security:{css}}}</style><p>Bessony lends <b>40</b> boats."
            ),
            &[('-', "Bessony lends 40 boats"), ('-', "Bessony lends boats")],
        );
    }
    html(
        "<style>p{-webkit-text-security:disc}b{-webkit-text-security:none}</style><p>Nobody <b>lends a boat</b>.",
        &[('+', "lends a boat"), ('-', "Nobody lends a boat")],
    );
    html(
        "<p>Bessony may <b hidden=until-found>not</b> lend boats.",
        &[('-', "Bessony may not lend"), ('-', "Bessony may lend")],
    );
}

#[test]
fn a_custom_property_has_the_value_with_which_it_is_registered() {
    let page = |css: &str| {
        format!(
            "<style>@property --w{{syntax:'*';inherits:true;initial-value:'not '}}b::before{{content:var(--w)}}\
             {css}</style><p>Bessony may <b>lend boats</b>."
        )
    };
    html(&page(""), &[('-', "Bessony may lend boats"), ('+', "Bessony may not lend boats")]);
    html(&page("p{--w:'soon '}"), &[('+', "Bessony may soon lend boats")]);
    html(&page(":root{--w:'soon '}"), &[('+', "Bessony may soon lend boats")]);
    html(&page("@layer a{:root{--w:'soon '}}"), &[('+', "Bessony may soon lend boats")]);
}

#[test]
fn letters_of_a_docx_that_are_turned_around_are_not_read() {
    let page = |val: &str, text: &str| {
        docx(&format!(
            "<w:p><w:r><w:t xml:space='preserve'>Bessony lends </w:t></w:r><w:bdo w:val='{val}'><w:r>\
             <w:t>{text}</w:t></w:r></w:bdo><w:r><w:t xml:space='preserve'> boats.</w:t></w:r></w:p>"
        ))
    };
    for (val, text, sign) in [("rtl", "24", '-'), ("ltr", "24", '+'), ("rtl", "many", '-')] {
        check(&page(val, text), "a.docx", &[(sign, &format!("Bessony lends {text} boats"))]);
    }
}
