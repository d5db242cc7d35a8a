//! Raised, hidden, turned and parted by other means than text and tags: by what style sheets write, by
//! formulas, signs, fields, lines and tables. What a person sees of it is what can be proved.

use super::made::{check, docx, drawn, html, paragraph, pdf};
use super::seen::{ACROSS, LEFT, RIGHT};

#[test]
fn what_a_sheet_writes_above_the_line_is_no_digit() {
    let quotes = [
        ('-', "Arland will send 5002 troops"),
        ('-', "Arland will send 500 troops"),
        ('+', "Arland will send 500² troops"),
    ];
    for css in [
        "b::after{content:'2';vertical-align:super}",
        "b::before{content:'2';font-size:60%;position:relative;top:-.5em}",
        "b::after{content:'2';display:inline-block;transform:translateY(-5px)}",
        "b{vertical-align:.4em}b::after{content:'2'}",
        "b::after{content:attr(x) '2';font-variant-position:super}",
    ] {
        html(&format!("<style>{css}</style><p>Arland will send 500<b></b> troops to it."), &quotes);
    }
    html(
        "<style>b::after{content:'2';vertical-align:sub}</style><p>Less CO<b></b> in 10<b></b> years.",
        &[('+', "Less CO₂ in 10₂ years."), ('-', "in 102 years"), ('-', "in 10 years")],
    );
    // A counter makes the mark of a note.
    html(
        "<style>i{counter-increment:n}i::after{content:counter(n);vertical-align:super}</style>\
         <p>Arland keeps the port.<i></i> It pays.",
        &[('~', "keeps the port. It pays"), ('-', "keeps the port.1 It pays")],
    );
}

#[test]
fn what_a_sheet_writes_is_struck_turned_and_moved_as_elements_are() {
    html(
        "<style>b::before{content:'not ';text-decoration:line-through}</style><p>Arland will <b>send</b> ships.",
        &[('-', "Arland will not send ships."), ('+', "Arland will send ships.")],
    );
    html(
        "<style>b::before{content:'15';direction:rtl;unicode-bidi:bidi-override}</style><p>Arland sends <b></b> \
         ships.",
        &[('-', "Arland sends 15 ships."), ('-', "Arland sends 51 ships.")],
    );
    for moves in ["position:relative;left:9em", "display:inline-block;translate:9em"] {
        html(
            &format!(
                "<style>b::before{{content:'not ';{moves}}}</style><p>Arland will <b>send</b> ships."
            ),
            &[('-', "Arland will not send ships."), ('-', "Arland will send ships.")],
        );
    }
}

#[test]
fn what_a_formula_leaves_out_is_not_read() {
    for (formula, as_shown) in [
        ("<mn>500</mn><mphantom><mn>2</mn></mphantom>", '+'),
        ("<maction actiontype=toggle><mn>500</mn><mn>2</mn></maction>", '+'),
        ("<semantics><mn>500</mn><mn>2</mn></semantics>", '+'),
        ("<mn>500</mn><mpadded voffset=6px><mn>2</mn></mpadded>", '-'),
        ("<mn>500</mn><mpadded voffset='-0.5em'><mn>2</mn></mpadded>", '-'),
    ] {
        html(
            &format!("<p>Arland will send <math>{formula}</math> troops."),
            &[('-', "will send 5002 troops"), (as_shown, "will send 500 troops")],
        );
    }
    html(
        "<p>It is <math><mn>5</mn><mpadded voffset=0 width=2em><mn>2</mn></mpadded></math> days.",
        &[('+', "It is 52 days.")],
    );
}

#[test]
fn signs_and_fields_of_word_are_raised_and_hidden_as_its_runs_are() {
    let run = |inside: &str| format!("<w:r>{inside}</w:r>");
    let text = |text: &str| run(&format!("<w:t xml:space='preserve'>{text}</w:t>"));
    let mark = |kind: &str| run(&format!("<w:fldChar w:fldCharType='{kind}'/>"));
    let code = |code: &str| run(&format!("<w:instrText xml:space='preserve'>{code}</w:instrText>"));
    let within = |middle: &str| {
        docx(&format!(
            "<w:p>{}{middle}{}</w:p>",
            text("Arland will send 500"),
            text(" troops to it.")
        ))
    };
    let raised = "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr>";
    check(
        &within(&run(&format!("{raised}<w:sym w:font='Arial' w:char='0032'/>"))),
        "a.docx",
        &[('-', "send 5002 troops"), ('-', "send 500 troops"), ('+', "send 500² troops")],
    );
    // Word draws the one, and keeps no text of it.
    let drawn = "<w:fldSimple w:instr=' EQ \\s\\up6(2) '><w:r><w:t>2</w:t></w:r></w:fldSimple>";
    check(&within(drawn), "a.docx", &[('-', "send 5002 troops"), ('-', "send 500 troops")]);
    // What stands in an instruction is not shown, nor is the result of a field within it.
    let field = [mark("begin"), code(" IF "), text("2"), mark("separate"), mark("end")].concat();
    let nested = [
        mark("begin"),
        code(" IF "),
        mark("begin"),
        code(" DOCPROPERTY x "),
        mark("separate"),
        text("2"),
        mark("end"),
        code(" = 1 "),
        mark("separate"),
        mark("end"),
    ];
    for hidden in [field, nested.concat()] {
        let quotes = [('-', "send 5002 troops"), ('+', "send 500 troops to it.")];
        check(&within(&hidden), "a.docx", &quotes);
    }
    let shown = [mark("begin"), code(" PAGE "), mark("separate"), text("2"), mark("end")].concat();
    check(&within(&shown), "a.docx", &[('+', "send 5002 troops")]);
}

#[test]
fn pictures_in_a_line_of_word_part_its_words() {
    let inline = "<w:drawing><w:inline><w:extent w:cx='900' w:cy='900'/></w:inline></w:drawing>";
    for picture in [inline, "<w:object/>", "<w:pict><v:shape style='width:9pt'/></w:pict>"] {
        let body = format!(
            "<w:p><w:r><w:t>It sends 15</w:t></w:r><w:r>{picture}</w:r><w:r><w:t>000 ships.</w:t></w:r></w:p>"
        );
        check(&docx(&body), "a.docx", &[('-', "It sends 15000 ships."), ('-', "It sends 15 000")]);
    }
    let anchored = "<w:drawing><w:anchor><w:extent w:cx='900' w:cy='900'/></w:anchor></w:drawing>";
    let body = format!(
        "<w:p><w:r><w:t>It sends 15</w:t></w:r><w:r>{anchored}</w:r><w:r><w:t>000 ships.</w:t></w:r></w:p>"
    );
    check(&docx(&body), "a.docx", &[('+', "It sends 15000 ships.")]);
}

#[test]
fn a_cell_that_another_one_covers_is_not_seen() {
    let row = |merged: &str, words: &str| {
        format!("<w:tr><w:tc><w:tcPr>{merged}</w:tcPr>{}</w:tc></w:tr>", paragraph(&[(words, "")]))
    };
    for covered in ["<w:vMerge/>", "<w:vMerge w:val='continue'/>"] {
        let body = format!(
            "<w:tbl>{}{}{}</w:tbl>",
            row("<w:vMerge w:val='restart'/>", "Arland sends ships."),
            row(covered, "Bessony sends none."),
            row("", "Corvia sends boats.")
        );
        check(
            &docx(&body),
            "a.docx",
            &[
                ('+', "Arland sends ships."),
                ('-', "Bessony sends none."),
                ('+', "Corvia sends boats."),
            ],
        );
    }
}

#[test]
fn thick_lines_cover_what_they_are_drawn_over() {
    let words =
        drawn(&[(50.0, 700.0, 10.0, "Arland sends ships."), (50.0, 600.0, 10.0, "Bessony none.")]);
    let quotes = [('+', "Arland sends ships."), ('-', "Bessony none.")];
    for line in [
        "0 G 14 w 40 603 m 240 603 l S",
        "1 1 1 RG 14 w 40 603 m 240 603 l s",
        "q 10 0 0 10 0 0 cm 1 0 0 RG 1.4 w 4 60.3 m 24 60.3 l S Q",
        "0 G 300 w 200 590 m 200 615 l S",
    ] {
        check(&pdf(&format!("{words}{line}"), &[]), "a.pdf", &quotes);
        // Beneath the words the line is what they stand on.
        let beneath = pdf(&format!("q {line} Q 1 0 0 rg {words}"), &[]);
        check(&beneath, "a.pdf", &quotes[..1]);
    }
    let white = drawn(&[(50.0, 600.0, 10.0, "Bessony sends none.")]);
    let bar = pdf(&format!("0 G 14 w 40 603 m 240 603 l S 1 g {white}"), &[]);
    check(&bar, "a.pdf", &[('+', "Bessony sends none.")]);
    for clear in [
        "0 G .5 w 40 598 m 240 598 l S",
        "0 G 14 w 40 640 m 240 640 l S",
        "0 G 14 w 40 603 m 240 640 l S",
    ] {
        check(&pdf(&format!("{words}{clear}"), &[]), "a.pdf", &[('+', "Bessony none.")]);
    }
}

#[test]
fn a_page_that_lies_on_its_side_is_read_as_one_turns_it() {
    let (left, right, quotes) = (LEFT, RIGHT, ACROSS);
    for turned in ["0 1 -1 0 600 0 cm", "0 -1 1 0 0 800 cm", "-1 0 0 -1 600 800 cm"] {
        let rows: String = (0_u32..)
            .zip(left.iter().zip(right))
            .map(|(row, (left, right))| {
                let y = 500.0 - 12.0 * f64::from(row);
                drawn(&[(50.0, y, 10.0, left), (220.0, y, 10.0, right)])
            })
            .collect();
        check(&pdf(&format!("{turned}\n{rows}"), &[]), "a.pdf", &quotes);
    }
}

#[test]
fn columns_of_blanks_are_not_read_across() {
    let rows = [
        ("Corvia will send four ships", "Maretta has not said whether"),
        ("to the northern mole, but only", "its pilots may work there and"),
        ("if its council agrees to it.", "left before anybody asked."),
    ];
    let blanks: [&dyn Fn(&str) -> String; 4] = [
        &|left| " ".repeat(40 - left.len()),
        &|_| "\t\t".to_string(),
        &|left| "\u{a0}".repeat(36 - left.len()),
        &|_| "\u{3000}\u{3000}\u{3000}".to_string(),
    ];
    for blank in blanks {
        let lines: Vec<String> =
            rows.iter().map(|(left, right)| format!("{left}{}{right}", blank(left))).collect();
        let text = lines.join("\n");
        let mail = format!(
            "MIME-Version: 1.0\nSubject: x\nContent-Type: text/plain; charset=utf-8\n\n{text}\n"
        );
        for (page, name) in [
            (text.clone(), "a.txt"),
            (mail, "a.eml"),
            (format!("<!doctype html><meta charset=utf-8><pre>{text}</pre>"), "a.html"),
            (format!("```\n{text}\n```\n"), "a.md"),
        ] {
            check(
                page.as_bytes(),
                name,
                &[
                    ('-', "Corvia will send four ships Maretta has not said"),
                    ('-', "but only its pilots may work there"),
                    ('-', "has not said whether to the northern mole"),
                    ('+', "Corvia will send four ships"),
                    ('+', "if its council agrees to it."),
                ],
            );
        }
    }
}

#[test]
fn a_rule_between_two_cells_parts_them() {
    let words = drawn(&[(50.0, 700.0, 10.0, "Corvia 15"), (95.6, 700.0, 10.0, "000 Maretta")]);
    for rule in [
        ".5 w 94.2 690 m 94.2 712 l S",
        "94 690 .4 22 re f",
        "q 1 0 0 1 94.2 712 cm .2 w 0 0 m 0 -22 l S Q",
    ] {
        check(
            &pdf(&format!("{rule}\n{words}"), &[]),
            "a.pdf",
            &[
                ('-', "Corvia 15 000 Maretta"),
                ('-', "Corvia 15000 Maretta"),
                ('+', "Corvia"),
                ('+', "Maretta"),
            ],
        );
    }
    for elsewhere in
        [".5 w 94.2 650 m 94.2 690 l S", ".5 w 40 697 m 160 697 l S", "70 690 m 70 712 l S"]
    {
        let quotes = [('+', "Corvia 15 000 Maretta")];
        check(&pdf(&format!("{elsewhere}\n{words}"), &[]), "a.pdf", &quotes);
    }
}
