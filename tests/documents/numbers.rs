//! What Word and browsers show and no text of the file says: numbers of paragraphs, capitals, parts in
//! other formats. Provable with and without, and never another number.

use super::made::{check, docx, docx_with, paragraph, word_part};

/// Levels of a list: format, text, and what else is said.
fn list(levels: &[(&str, &str, &str)]) -> String {
    let levels = levels.iter().enumerate().map(|(at, (format, text, more))| {
        format!(
            "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/>{more}<w:lvlText \
             w:val='{text}'/></w:lvl>"
        )
    });
    format!("<w:abstractNum w:abstractNumId='0'>{}</w:abstractNum>", levels.collect::<String>())
}

fn num(id: u32, more: &str) -> String {
    format!("<w:num w:numId='{id}'><w:abstractNumId w:val='0'/>{more}</w:num>")
}

/// A paragraph at a level of a list.
fn item(id: u32, level: u32, text: &str) -> String {
    let said = format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{id}'/></w:numPr>");
    format!("<w:p><w:pPr>{said}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>")
}

#[track_caller]
fn numbered(numbering: &str, body: &str, quotes: &[(char, &str)]) {
    let part = word_part("numbering", numbering);
    check(&docx_with(body, &[("numbering", "numbering.xml", &part)]), "a.docx", quotes);
}

#[test]
fn numbers_of_articles_are_provable_with_and_without() {
    let levels = list(&[("decimal", "Article %1", ""), ("lowerLetter", "(%2)", "")]);
    let body = [
        item(1, 0, "Arland sends ships."),
        item(1, 0, "Bessony pays for them:"),
        item(1, 1, "in full, and"),
        item(1, 1, "15 at a time, but"),
        item(1, 1, "000 ships at most."),
        item(1, 0, "Corvia looks on."),
        item(1, 1, "It may ask why."),
    ]
    .concat();
    numbered(
        &format!("{levels}{}", num(1, "")),
        &body,
        &[
            ('+', "Article 2 Bessony pays for them:"),
            ('+', "Bessony pays for them:"),
            ('-', "Article 1 Bessony pays for them:"),
            ('-', "Article 3 Bessony pays for them:"),
            ('~', "Article 2 Bessony pays for them: (a) in full, and"),
            ('~', "pays for them: in full, and 15 at a time"),
            ('-', "at a time, but 000 ships (c) at most"),
            ('+', "(c) 000 ships at most."),
            ('-', "(d) 000 ships at most."),
            ('+', "(a) It may ask why."),
        ],
    );
}

#[test]
fn levels_are_counted_as_word_counts_them() {
    let levels = list(&[
        ("upperRoman", "Title %1", ""),
        ("decimal", "%1.%2", "<w:isLgl/>"),
        ("lowerRoman", "%2-%3)", "<w:lvlRestart w:val='0'/>"),
        ("ordinal", "%4", "<w:suff w:val='space'/>"),
    ]);
    let body = [
        item(1, 0, "first things"),
        item(1, 1, "second things"),
        item(1, 2, "third things"),
        item(1, 0, "fourth things"),
        item(1, 1, "fifth things"),
        item(1, 2, "sixth things"),
        item(1, 3, "seventh things"),
    ]
    .concat();
    numbered(
        &format!("{levels}{}", num(1, "")),
        &body,
        &[
            ('+', "Title I first things"),
            ('+', "1.1 second things"),
            ('+', "1-i) third things"),
            ('+', "Title II fourth things"),
            ('+', "2.1 fifth things"),
            ('+', "1-ii) sixth things"),
            ('+', "1st seventh things"),
        ],
    );
}

#[test]
fn lists_begin_anew_where_the_file_says_so() {
    let levels = list(&[("decimal", "%1.", "")]);
    let anew = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride>";
    let other = "<w:lvlOverride w:ilvl='0'><w:lvl w:ilvl='0'><w:start w:val='3'/><w:numFmt \
                 w:val='upperLetter'/><w:lvlText w:val='%1:'/></w:lvl></w:lvlOverride>";
    let body = [
        item(1, 0, "one of the ships"),
        item(1, 0, "two of the ships"),
        item(2, 0, "seven of the ships"),
        item(2, 0, "eight of the ships"),
        item(3, 0, "nine of the ships"),
        item(1, 0, "ten of the ships"),
    ]
    .concat();
    numbered(
        &[levels, num(1, ""), num(2, anew), num(3, other)].concat(),
        &body,
        &[
            ('+', "2. two of the ships"),
            ('+', "7. seven of the ships"),
            ('+', "8. eight of the ships"),
            ('+', "I: nine of the ships"),
            ('+', "10. ten of the ships"),
        ],
    );
}

#[test]
fn styles_number_their_paragraphs() {
    let styles = word_part(
        "styles",
        "<w:style w:type='paragraph' w:styleId='Art'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>\
         </w:style><w:style w:type='paragraph' w:styleId='Sub'><w:basedOn w:val='Art'/><w:pPr><w:numPr><w:ilvl \
         w:val='1'/></w:numPr></w:pPr></w:style>",
    );
    let levels = list(&[
        ("decimal", "Art. %1", "<w:pStyle w:val='Art'/>"),
        ("lowerLetter", "%1%2", "<w:pStyle w:val='Sub'/><w:suff w:val='nothing'/>"),
    ]);
    let numbering = word_part("numbering", &format!("{levels}{}", num(1, "")));
    let styled = |style: &str, more: &str, text: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val='{style}'/>{more}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body = [
        styled("Art", "", "Arland sends ships."),
        styled("Sub", "", "Ships are grey."),
        styled("Art", "<w:numPr><w:numId w:val='0'/></w:numPr>", "Nobody counts this."),
        styled("Art", "<w:rPr><w:caps/></w:rPr>", "Bessony pays for them."),
    ]
    .concat();
    check(
        &docx_with(
            &body,
            &[("numbering", "numbering.xml", &numbering), ("styles", "styles.xml", &styles)],
        ),
        "a.docx",
        &[
            ('+', "Art. 1 Arland sends ships."),
            ('+', "1aShips are grey."),
            ('-', "Ships are grey."),
            ('+', "Nobody counts this."),
            ('-', "Art. 2 Nobody counts this."),
            ('+', "ART. 2 Bessony pays for them."),
            ('~', "Art. 2 Bessony pays for them."),
        ],
    );
}

#[test]
fn what_is_not_sure_has_no_number() {
    let levels = list(&[("decimal", "%1.", ""), ("decimal", "%1.%2", "")]);
    let skipped = [item(1, 1, "begins below"), item(1, 0, "goes on above")].concat();
    let none = [
        ('+', "begins below"),
        ('-', "1.1 begins below"),
        ('-', "1. goes on above"),
        ('-', "2. goes on above"),
    ];
    numbered(&format!("{levels}{}", num(1, "")), &skipped, &none);
    let deleted = [
        item(1, 0, "Arland sends ships."),
        item(1, 0, "gone").replace("<w:pPr>", "<w:pPr><w:rPr><w:del/></w:rPr>"),
        item(1, 0, "Bessony pays."),
    ]
    .concat();
    numbered(
        &format!("{levels}{}", num(1, "")),
        &deleted,
        &[
            ('+', "1. Arland sends ships."),
            ('+', "Bessony pays."),
            ('-', "2. Bessony pays."),
            ('-', "3. Bessony pays."),
        ],
    );
    for format in ["ordinalText", "hebrew1", "aiueo", "chineseCounting"] {
        let levels = list(&[(format, "%1.", "")]);
        let body = item(1, 0, "Arland sends ships.");
        numbered(&format!("{levels}{}", num(1, "")), &body, &[('-', "1. Arland sends ships.")]);
    }
    let styles = word_part(
        "styles",
        "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val='fr-FR'/></w:rPr></w:rPrDefault></w:docDefaults>",
    );
    let numbering =
        word_part("numbering", &format!("{}{}", list(&[("ordinal", "%1", "")]), num(1, "")));
    check(
        &docx_with(
            &item(1, 0, "Arland sends ships."),
            &[("numbering", "numbering.xml", &numbering), ("styles", "styles.xml", &styles)],
        ),
        "a.docx",
        &[('-', "1st Arland sends ships."), ('+', "Arland sends ships.")],
    );
}

#[test]
fn signs_before_items_are_provable_too() {
    let levels = list(&[("bullet", "–", "")]);
    let drawn = list(&[(
        "bullet",
        "\u{f0b7}",
        "<w:rPr><w:rFonts w:ascii='Symbol' w:hAnsi='Symbol'/></w:rPr>",
    )]);
    let body = [item(1, 0, "ships of Arland,"), item(1, 0, "boats of Bessony.")].concat();
    let both = [('+', "ships of Arland,"), ('~', "ships of Arland, boats of Bessony.")];
    numbered(&format!("{levels}{}", num(1, "")), &body, &both);
    numbered(&format!("{levels}{}", num(1, "")), &body, &[('+', "– boats of Bessony.")]);
    numbered(&format!("{drawn}{}", num(1, "")), &body, &both);
    numbered(&format!("{drawn}{}", num(1, "")), &body, &[('-', "\u{f0b7} boats of Bessony.")]);
}

#[test]
fn a_number_before_a_figure_is_no_figure() {
    let levels = list(&[("decimal", "%1", "")]);
    let joined = list(&[("decimal", "%1", "<w:suff w:val='nothing'/>")]);
    let body = [item(1, 0, "Arland sends 15"), item(1, 0, "000 of the ships")].concat();
    numbered(
        &format!("{levels}{}", num(1, "")),
        &body,
        &[
            ('-', "2 000 of the ships"),
            ('-', "2000 of the ships"),
            ('-', "sends 15 000 of the ships"),
            ('-', "sends 15 2 000 of the ships"),
            // Seen, this is 2 000.
            ('-', "000 of the ships"),
            ('+', "1 Arland sends 15"),
        ],
    );
    numbered(
        &format!("{joined}{}", num(1, "")),
        &body,
        &[('-', "000 of the ships"), ('-', "15 000 of the ships")],
    );
}

#[test]
fn capitals_by_style_are_provable_as_seen_and_as_written() {
    let body = paragraph(&[
        ("Arland", "<w:caps/>"),
        (" will send six ", ""),
        ("Straße", "<w:smallCaps/>"),
        (" ships. ", ""),
        ("ilk gün", "<w:caps/><w:lang w:val='tr-TR'/>"),
    ]);
    check(
        &docx(&body),
        "a.docx",
        &[
            ('+', "ARLAND will send six"),
            ('~', "Arland will send six"),
            ('-', "arland will send six"),
            ('-', "ARLAND WILL send six"),
            ('+', "will send six Straße ships."),
            ('~', "will send six STRASSE ships."),
            ('-', "will send six STRAsse ships."),
            ('-', "LAND will send six"),
            ('+', "six Straße ships. İLK GÜN"),
            ('~', "ships. ilk gün"),
            ('-', "ships. ILK GÜN"),
        ],
    );
}

#[test]
fn parts_in_other_formats_are_read_in_their_place() {
    let body = format!(
        "{}<w:altChunk r:id='a'/>{}",
        paragraph(&[("Before the part.", "")]),
        paragraph(&[("Behind the part.", "")])
    );
    let with = |part: &[u8], quotes: &[(char, &str)]| {
        let all = [("aFChunk", "a", part)];
        check(&docx_with(&body, &all), "a.docx", quotes);
    };
    let quotes = [
        ('+', "Arland sends 500² ships."),
        ('-', "Arland sends 5002 ships."),
        ('~', "Before the part. Arland sends"),
        ('+', "Behind the part."),
        ('-', "It will never pay."),
    ];
    with(
        b"<html><p>Arland sends 500<sup>2</sup> ships.<p hidden>It will never pay.</html>",
        &quotes,
    );
    with("Arland sends 500² ships.".as_bytes(), &quotes);
    let inner = docx(&paragraph(&[
        ("Arland sends 500", ""),
        ("2", "<w:vertAlign w:val='superscript'/>"),
        (" ships.", ""),
        ("It will never pay.", "<w:vanish/>"),
    ]));
    with(&inner, &quotes);
    let saved = "MIME-Version: 1.0\r\nSnapshot-Content-Location: https://a.example/\r\nContent-Type: \
                 text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>Arland sends \
                 500<sup>2</sup> ships.<p hidden>It will never pay.\r\n";
    with(saved.as_bytes(), &quotes);
    let rich = docx_with(&body, &[("aFChunk", "a", br"{\rtf1 Arland sends 500 ships.}")]);
    let extract =
        onrecord::documents::read(&rich, "a.docx", &onrecord::documents::Limits::default())
            .unwrap();
    assert_eq!(extract.unread[0].what, "a part in another format was not read (a)");
    let finder = onrecord::verify::QuoteFinder::new(&extract);
    let sought = |exact| onrecord::verify::Sought { exact, ..Default::default() };
    let verdict = finder.judge(sought("Arland sends 500 ships."));
    assert_eq!(verdict.kind().label(), "unreadable", "{}", verdict.sentence());
    assert!(finder.judge(sought("Behind the part.")).is_proof());
}

#[test]
fn what_word_paints_over_or_draws_otherwise_proves_nothing() {
    let hidden = [('+', "Arland will send ships."), ('-', "Bessony will send none at all.")];
    for said in [
        "<w:color w:val='FEFEFE'/>",
        "<w:color w:val='auto' w:themeColor='background1'/>",
        "<w:color w:val='000000'/><w:shd w:val='clear' w:color='auto' w:fill='000000'/>",
        "<w:color w:val='000000'/><w:shd w:val='solid' w:color='000000' w:fill='auto'/>",
        "<w:highlight w:val='black'/>",
        "<w:color w:val='FF0000'/><w:highlight w:val='red'/>",
        "<w:rFonts w:ascii='Wingdings' w:hAnsi='Wingdings'/>",
    ] {
        let body = paragraph(&[
            ("Arland will send ships.", ""),
            (" Bessony will send none at all.", said),
        ]);
        check(&docx(&body), "a.docx", &hidden);
    }
    for said in [
        "<w:color w:val='auto'/><w:shd w:val='clear' w:fill='000000'/>",
        "<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='1F3864'/>",
        "<w:color w:val='FFFFFF' w:themeColor='background1'/><w:highlight w:val='darkBlue'/>",
        "<w:color w:val='767676'/>",
    ] {
        let body = paragraph(&[("Arland will send ships.", said)]);
        check(&docx(&body), "a.docx", &[('+', "Arland will send ships.")]);
    }
    let drawn = "<w:p><w:r><w:t xml:space='preserve'>It takes </w:t></w:r><w:r><w:fldChar \
                 w:fldCharType='begin'/></w:r><w:r><w:instrText xml:space='preserve'> EQ \\f(1;2) </w:instrText>\
                 </w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t xml:space='preserve'>days of </w:t>\
                 <w:sym w:font='Wingdings' w:char='F04A'/><w:t xml:space='preserve'>ships and </w:t><w:sym \
                 w:font='Symbol' w:char='F0B3'/><w:t>5 boats.</w:t></w:r></w:p>";
    check(
        &docx(drawn),
        "a.docx",
        &[('-', "It takes days of"), ('-', "days of ships"), ('+', "ships and ≥5 boats.")],
    );
    let shape = |style: &str| {
        format!(
            "<w:p><w:r><w:pict><v:shape style='{style}'><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox>\
             </v:shape></w:pict><w:t>Arland will send ships.</w:t></w:r></w:p>",
            paragraph(&[("Bessony will send none at all.", "")])
        )
    };
    check(&docx(&shape("position:absolute; visibility: hidden")), "a.docx", &hidden);
    let seen = [('+', "Bessony will send none at all.")];
    check(&docx(&shape("position:absolute")), "a.docx", &seen);
}

#[test]
fn the_style_of_a_table_hides_what_is_in_it() {
    let styles = word_part(
        "styles",
        "<w:style w:type='table' w:styleId='No'><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type='table' \
         w:styleId='White'><w:rPr><w:color w:val='FFFFFF'/></w:rPr></w:style><w:style w:type='table' \
         w:styleId='Dark'><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:tcPr><w:shd w:val='clear' w:fill='222222'/>\
         </w:tcPr></w:style>",
    );
    for (style, proof) in [("No", '-'), ("White", '-'), ("Dark", '+'), ("Unknown", '+')] {
        let body = format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val='{style}'/></w:tblPr><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>{}",
            paragraph(&[("Bessony will send none at all.", "")]),
            paragraph(&[("Arland will send ships.", "")])
        );
        check(
            &docx_with(&body, &[("styles", "styles.xml", &styles)]),
            "a.docx",
            &[(proof, "Bessony will send none at all."), ('+', "Arland will send ships.")],
        );
    }
}
