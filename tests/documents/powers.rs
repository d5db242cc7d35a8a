//! Raised numbers that may be powers: none is left out, in any reader, unless a link leads from it to a note.

use super::made::{check, docx, html, paragraph, pdf};

#[test]
fn a_raised_two_behind_what_is_counted_may_be_a_power_in_every_reader() {
    let quotes = [
        ('-', "keeps 40 roods of land"),
        ('+', "keeps 40 roods² of land"),
        ('-', "for 120 days"),
        ('-', "or sixty fathoms deep"),
        ('~', "the pilots say so"),
        ('~', "since 2031, it holds"),
    ];
    let parts = [
        ("Arland keeps 40 roods", "2"),
        (" of land for 120", "3"),
        (" days, or sixty fathoms", "3"),
        (" deep; the pilots", "2"),
        (" say so since 2031", "3"),
        (", it holds.", ""),
    ];
    let all = |up: &dyn Fn(&str) -> String| {
        parts.map(|(text, mark)| format!("{text}{}", up(mark))).concat()
    };
    let marked =
        all(&|mark| if mark.is_empty() { String::new() } else { format!("<sup>{mark}</sup>") });
    html(&format!("<p>{marked}"), &quotes);
    check(marked.as_bytes(), "a.md", &quotes);
    let plain = all(&|mark| mark.replace('2', "²").replace('3', "³"));
    check(plain.as_bytes(), "a.txt", &quotes);
    for said in ["<w:vertAlign w:val='superscript'/>", "<w:position w:val='8'/><w:sz w:val='14'/>"]
    {
        let runs: Vec<_> =
            parts.iter().flat_map(|(text, mark)| [(*text, ""), (*mark, said)]).collect();
        check(&docx(&paragraph(&runs)), "a.docx", &quotes);
    }
    let drawn = all(&|mark| format!(") Tj /F 6 Tf 4 Ts ({mark}) Tj /F 10 Tf 0 Ts ("));
    check(&pdf(&format!("BT /F 10 Tf 50 700 Td ({drawn}) Tj ET"), &[]), "a.pdf", &quotes);
    // What leads to a note is none.
    let linked = all(&|mark| format!("<sup><a href='#n{mark}'>{mark}</a></sup>"));
    html(
        &format!("<p>{linked}"),
        &[('~', "keeps 40 roods of land for 120 days, or sixty fathoms deep; the pilots say")],
    );
}
