//! The marks of notes of Word's documents: Word counts them, and shows them in the text and before the notes.

use onrecord::documents::{Limits, read};

use super::made::{check, docx_with, word_part};

/// A run with words.
fn words(text: &str) -> String {
    format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>")
}

fn foot(id: u32) -> String {
    format!("<w:r><w:rPr><w:rStyle w:val='x'/></w:rPr><w:footnoteReference w:id='{id}'/></w:r>")
}

/// Some words, with a footnote behind each of them.
fn noted(pieces: &[(&str, u32)], behind: &str, section: &str) -> String {
    let pieces: String = pieces.iter().map(|(text, id)| words(text) + &foot(*id)).collect();
    let section =
        if section.is_empty() { String::new() } else { format!("<w:pPr>{section}</w:pPr>") };
    format!("<w:p>{section}{pieces}{}</w:p>", words(behind))
}

/// A document with footnotes 1 to 9 and endnotes 1 to 9.
fn document(body: &str, settings: &str) -> Vec<u8> {
    let notes = |kind: &str| {
        let note = |id| {
            format!(
                "<w:{kind}note w:id='{id}'><w:p><w:r><w:{kind}noteRef/></w:r>{}</w:p></w:{kind}note>",
                words(&format!(" {kind} {id}"))
            )
        };
        word_part(&format!("{kind}notes"), &(1..10).map(note).collect::<String>())
    };
    let (foot, end) = (notes("foot"), notes("end"));
    let settings = word_part("settings", settings);
    let parts = [
        ("footnotes", "footnotes.xml", &foot[..]),
        ("endnotes", "endnotes.xml", &end[..]),
        ("settings", "settings.xml", &settings[..]),
    ];
    docx_with(body, &parts)
}

const LEFT_OUT: &str = "The marks of some notes could not be worked out, and are left out.";

/// What is seen of a document, with its notes, and whether marks were left out.
#[track_caller]
fn seen(body: &str, settings: &str, expected: &str, lacks_marks: bool) {
    let extract = read(&document(body, settings), "a.docx", &Limits::default()).unwrap();
    assert_eq!(extract.text.trim_end().replace('\n', " | ").replace("|  ", "| "), expected);
    let remarks = extract.remarks.iter().filter(|remark| *remark == LEFT_OUT).count();
    assert_eq!(remarks == 1, lacks_marks, "{:?}", extract.remarks);
}

const ANEW: &str = "<w:footnotePr><w:numRestart w:val='eachSect'/></w:footnotePr>";

fn section(said: &str) -> String {
    format!("<w:sectPr>{said}</w:sectPr>")
}

#[test]
fn notes_begin_with_the_mark_that_leads_to_them() {
    let body = noted(&[("It keeps 500", 7), (" ships,", 3)], " of which 40 sail.", "");
    seen(&body, "", "It keeps 500¹ ships,² of which 40 sail. | ² foot 3 | ¹ foot 7", false);
    let quotes = [
        ('~', "It keeps 500 ships, of which 40 sail."),
        ('+', "500¹ ships,² of which"),
        ('-', "It keeps 5001 ships"),
        ('-', "ships,2 of which"),
        ('+', "foot 7"),
        ('+', "¹ foot 7"),
        ('-', "1 foot 7"),
    ];
    check(&document(&body, ""), "a.docx", &quotes);
    // What stands directly behind the mark is no digit of it.
    let note = "<w:footnote w:id='1'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>5 ships sail.</w:t></w:r></w:p></w:footnote>";
    let notes = word_part("footnotes", note);
    let bytes =
        docx_with(&noted(&[("All of it", 1)], ".", ""), &[("footnotes", "footnotes.xml", &notes)]);
    check(
        &bytes,
        "a.docx",
        &[('-', "15 ships sail."), ('+', "¹5 ships sail."), ('+', "5 ships sail.")],
    );
    let ends = format!(
        "<w:p>{}<w:r><w:endnoteReference w:id='4'/></w:r>{}<w:r><w:endnoteReference w:id='5'/></w:r>{}{}</w:p>",
        words("a"),
        words(" b"),
        words(" c"),
        foot(2)
    );
    seen(&ends, "", "aⁱ bⁱⁱ c¹ | ¹ foot 2 | ⁱ end 4 | ⁱⁱ end 5", false);
}

#[test]
fn numbers_begin_anew_where_all_sections_say_so() {
    let body = noted(&[("a", 1), (" b", 2)], "", "") + &section(ANEW);
    seen(&body, "", "a¹ b² | ¹ foot 1 | ² foot 2", false);
    let two = |first: &str, second: &str| {
        noted(&[("a", 1), (" b", 2)], "", &section(first))
            + &noted(&[("c", 3)], "", "")
            + &section(second)
    };
    seen(&two(ANEW, ANEW), "", "a¹ b² | c¹ | ¹ foot 1 | ² foot 2 | ¹ foot 3", false);
    seen(&two("", ""), ANEW, "a¹ b² | c¹ | ¹ foot 1 | ² foot 2 | ¹ foot 3", false);
    seen(&two("", ""), "", "a¹ b² | c³ | ¹ foot 1 | ² foot 2 | ³ foot 3", false);
    let decimal = "<w:footnotePr><w:numFmt w:val='decimal'/></w:footnotePr>";
    seen(&two(decimal, decimal), "", "a¹ b² | c³ | ¹ foot 1 | ² foot 2 | ³ foot 3", false);
    let letters = "<w:footnotePr><w:numFmt w:val='lowerLetter'/></w:footnotePr>";
    seen(&two(letters, decimal), "", "aᵃ bᵇ | c³ | ᵃ foot 1 | ᵇ foot 2 | ³ foot 3", false);
    let from = "<w:footnotePr><w:numStart w:val='4'/></w:footnotePr>";
    seen(&noted(&[("a", 1)], "", ""), from, "a⁴ | ⁴ foot 1", false);
}

#[test]
fn marks_that_only_word_knows_are_left_out() {
    let two = |first: &str, second: &str| {
        noted(&[("a", 1)], "", &section(first)) + &noted(&[("c", 3)], "", "") + &section(second)
    };
    let pages = "<w:footnotePr><w:numRestart w:val='eachPage'/></w:footnotePr>";
    let from = "<w:footnotePr><w:numStart w:val='4'/></w:footnotePr>";
    let both =
        "<w:footnotePr><w:numStart w:val='4'/><w:numRestart w:val='eachSect'/></w:footnotePr>";
    let strange = "<w:footnotePr><w:numFmt w:val='ganada'/></w:footnotePr>";
    let empty = "<w:footnotePr><w:pos w:val='pageBottom'/></w:footnotePr>";
    for (first, second, settings) in [
        (pages, pages, ""),
        ("", "", pages),
        (ANEW, "", ""),
        ("", from, ""),
        (both, both, ""),
        (strange, strange, ""),
        (empty, empty, ANEW),
    ] {
        seen(&two(first, second), settings, "a | c | foot 1 | foot 3", true);
    }
    // Whether Word counts what it does not show rests on how it is set.
    let deleted =
        format!("<w:p>{}<w:del>{}</w:del>{}{}</w:p>", words("a"), foot(1), words(" b"), foot(2));
    let bytes = document(&deleted, "");
    let extract = read(&bytes, "a.docx", &Limits::default()).unwrap();
    assert!(extract.text.starts_with("a b\n foot 2"), "{}", extract.text);
    assert!(extract.remarks.iter().any(|remark| remark == LEFT_OUT));
    check(&document(&two(pages, pages), ""), "a.docx", &[('-', "a¹"), ('-', "¹ foot 1")]);
}

#[test]
fn marks_that_the_file_gives_are_not_counted() {
    let own = |id: u32, mark: &str, said: &str| {
        format!(
            "<w:r><w:rPr>{said}</w:rPr><w:footnoteReference w:id='{id}' w:customMarkFollows='1'/>{mark}</w:r>"
        )
    };
    let raised = "<w:vertAlign w:val='superscript'/>";
    for said in ["", raised] {
        let body = format!(
            "<w:p>{}{}{}{}{}{}{}{}{}</w:p>",
            words("It keeps 500"),
            own(1, "<w:t>1</w:t>", said),
            words(" ships"),
            own(2, "<w:t>a</w:t>", said),
            words(" in 40"),
            foot(3),
            words(" ports"),
            own(4, "<w:sym w:font='Times New Roman' w:char='2020'/>", said),
            words(" of it.")
        );
        let quotes = [
            ('~', "It keeps 500 ships in 40 ports of it."),
            ('+', "500¹ ships"),
            ('-', "keeps 5001 ships"),
            ('-', "shipsa in 40"),
            ('-', "in 401 ports"),
            ('+', "in 40¹ ports"),
        ];
        check(&document(&body, ""), "a.docx", &quotes);
    }
    // More than a mark is words.
    let body = format!(
        "<w:p>{}{}</w:p>",
        words("It keeps "),
        own(1, "<w:t>no ships at all</w:t>", raised)
    );
    check(&document(&body, ""), "a.docx", &[('+', "It keeps no ships at all")]);
}
