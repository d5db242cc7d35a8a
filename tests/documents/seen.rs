//! What a person sees decides what is provable: words that stand apart are never one, a raised digit is
//! no digit of a number, and what nobody sees proves nothing. In every reader.

use super::made::{check, docx, drawn, html, paragraph, pdf};

#[test]
fn a_raised_digit_is_no_digit_of_a_number() {
    let quotes = [
        ('-', "Arland will send 5002 troops"),
        ('-', "Arland will send 500 troops"),
        ('+', "Arland will send 500² troops"),
        ('-', "It needs 103 beds"),
        ('-', "It needs 10 beds"),
        ('+', "It needs 10³ beds"),
        ('-', "an area of 5 km2 in all"),
        ('-', "an area of 5 km in all"),
        ('+', "an area of 5 km² in all"),
        ('~', "The charter is signed. It holds"),
        ('+', "The charter is signed.⁴ It holds"),
        ('-', "The charter is signed.4 It holds"),
    ];
    let raised = "Arland will send 500<sup>2</sup> troops. It needs 10<sup>3</sup> beds, an area of 5 \
                  km<sup>2</sup> in all. The charter is signed.<sup>4</sup> It holds.";
    html(&format!("<p>{raised}"), &quotes);
    check(raised.as_bytes(), "a.md", &quotes);
    for style in ["vertical-align: super", "VERTICAL-ALIGN : 0.4em", "position:relative;top:-.5em"]
    {
        let styled = raised.replace("<sup>", &format!("<span style='{style}'>"));
        html(&format!("<p>{}", styled.replace("</sup>", "</span>")), &quotes);
    }
    let by_class = raised.replace("<sup>", "<b class='x up'>").replace("</sup>", "</b>");
    html(&format!("<style>p .up {{ vertical-align: super }}</style><p>{by_class}"), &quotes);

    for said in ["<w:vertAlign w:val='superscript'/>", "<w:position w:val='8'/><w:sz w:val='14'/>"]
    {
        let body = paragraph(&[
            ("Arland will send 500", ""),
            ("2", said),
            (" troops. It needs 10", ""),
            ("3", said),
            (" beds, an area of 5 km", ""),
            ("2", said),
            (" in all. The charter is signed.", ""),
            ("4", said),
            (" It holds.", ""),
        ]);
        check(&docx(&body), "a.docx", &quotes);
    }
    for (rise, size) in [(4, 6), (4, 10)] {
        let up = |digit: &str| format!("/F {size} Tf {rise} Ts ({digit}) Tj /F 10 Tf 0 Ts");
        let content = format!(
            "BT /F 10 Tf 50 700 Td (Arland will send 500) Tj {} ( troops. It needs 10) Tj {} ( beds, an \
             area of 5 km) Tj {} ( in all. The charter is signed.) Tj {} ( It holds.) Tj ET",
            up("2"),
            up("3"),
            up("2"),
            up("4")
        );
        check(&pdf(&content, &[]), "a.pdf", &quotes);
    }
}

#[test]
fn a_lowered_digit_is_no_digit_of_a_number() {
    let quotes = [
        ('-', "a level of 102 units"),
        ('-', "a level of 10 units"),
        ('~', "less CO2 by then"),
        ('+', "less CO₂ by then"),
    ];
    html("<p>It has a level of 10<sub>2</sub> units, less CO<sub>2</sub> by then.", &quotes);
    html(
        "<p>It has a level of 10<i style='vertical-align:sub'>2</i> units, less CO<i \
         style='position:relative;top:0.3em'>2</i> by then.",
        &quotes,
    );
    let low = "<w:vertAlign w:val='subscript'/>";
    let body = paragraph(&[
        ("It has a level of 10", ""),
        ("2", low),
        (" units, less CO", ""),
        ("2", low),
        (" by then.", ""),
    ]);
    check(&docx(&body), "a.docx", &quotes);
    let low = "/F 6 Tf -2 Ts (2) Tj /F 10 Tf 0 Ts";
    let content = format!(
        "BT /F 10 Tf 50 700 Td (It has a level of 10) Tj {low} ( units, less CO) Tj {low} ( by then.) Tj ET"
    );
    check(&pdf(&content, &[]), "a.pdf", &quotes);
}

#[test]
fn note_marks_stand_apart() {
    let quotes = [
        ('~', "the port and keeps 40 ships there"),
        ('-', "the port and keeps 407 ships there"),
        ('-', "the port1 and keeps"),
        ('~', "ships there. Maretta has not"),
    ];
    for body in [
        "<p>Corvia signed the port<sup><a href='#n1'>1</a></sup> and keeps 40<sup id=r><a href='#n'>7</a></sup> \
         ships there.[3] Maretta has not.",
        "<p>Corvia signed the port<a href='#fn1'>1</a> and keeps 40<a href='notes.html#fn7' \
         class=footnote-ref>7</a> ships there<a role=doc-noteref href=x>*</a>. Maretta has not.",
        "<p>Corvia signed the port<a href='#fna'><sup>a</sup></a> and keeps 40<sup><a href='#c'><span>[</span>\
         7<span>]</span></a></sup> ships there.<sup>†</sup> Maretta has not.",
    ] {
        html(body, &quotes);
    }
    html(
        "<p>See chapter <a href='#c2'>2</a> of the book (<a href='#p9'>9</a>) in the 1<sup>st</sup> year.",
        &[('+', "See chapter 2 of the book (9) in the 1st year.")],
    );
    let markdown = "Corvia signed the port[^a] and keeps 40[^long] ships there.[^c] Maretta has not.\n\n\
                    [^a]: One.\n[^long]: Two.\n[^c]: Three.\n";
    check(markdown.as_bytes(), "a.md", &quotes);
    check(markdown.as_bytes(), "a.md", &[('+', "the port¹ and keeps 40² ships")]);
    let note =
        |number| format!("</w:t><w:footnoteReference w:id='{number}'/><w:t xml:space='preserve'>");
    let text = format!(
        "Corvia signed the port{} and keeps 40{} ships there.{} Maretta has not.",
        note(2),
        note(7),
        note(9)
    );
    check(&docx(&paragraph(&[(&text, "")])), "a.docx", &quotes);
}

#[test]
fn the_parts_of_a_formula_are_no_one_number() {
    let quotes = [
        ('-', "takes 102 days"),
        ('+', "takes 10² days"),
        ('-', "or 12 of it"),
        ('+', "or 1/2 of it"),
    ];
    html(
        "<p>It takes <math><msup><mn>10</mn><mn>2</mn></msup></math> days or <math><mfrac><mn>1</mn>\
         <mn>2</mn></mfrac></math> of it.",
        &quotes,
    );
    let run = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    let body = format!(
        "<w:p><w:r><w:t xml:space='preserve'>It takes </w:t></w:r><m:oMath><m:sSup><m:e>{}</m:e><m:sup>{}\
         </m:sup></m:sSup></m:oMath><w:r><w:t xml:space='preserve'> days or </w:t></w:r><m:oMath><m:f><m:num>\
         {}</m:num><m:den>{}</m:den></m:f></m:oMath><w:r><w:t xml:space='preserve'> of it.</w:t></w:r></w:p>",
        run("10"),
        run("2"),
        run("1"),
        run("2")
    );
    check(&docx(&body), "a.docx", &quotes);
}

#[test]
fn what_is_drawn_is_never_nothing() {
    let content =
        drawn(&[(50.0, 700.0, 10.0, "Corvia will send 10-12 ships and sign Form W-4 this year.")]);
    let quotes = [('-', "Corvia will send 1012 ships"), ('-', "sign Form W4 this year")];
    for (unicode, as_shown) in
        [("00ad", '+'), ("200b", '-'), ("2060", '-'), ("feff", '-'), ("0002", '-')]
    {
        let bytes = pdf(&content, &[(b'-', unicode)]);
        check(&bytes, "a.pdf", &quotes);
        check(&bytes, "a.pdf", &[(as_shown, "Corvia will send 10-12 ships and sign Form W-4")]);
    }
    let broken = drawn(&[
        (50.0, 700.0, 10.0, "The envoy says that it will never let a for-"),
        (50.0, 688.0, 10.0, "eigner read it, and the ships of 2030-"),
        (50.0, 676.0, 10.0, "31 are for the port of the whole coun-"),
        (50.0, 664.0, 10.0, "try."),
    ]);
    check(
        &pdf(&broken, &[(b'-', "00ad")]),
        "a.pdf",
        &[
            ('~', "never let a foreigner read it"),
            ('-', "the ships of 203031 are"),
            ('~', "of the whole country"),
        ],
    );
}

/// Two columns of text, line by line.
pub(super) const LEFT: [&str; 3] = [
    "Corvia will send four ships",
    "to the northern mole, but only",
    "if its council agrees to it.",
];
pub(super) const RIGHT: [&str; 3] =
    ["Maretta has not said whether", "its pilots may work there and", "left before anybody asked."];

/// What is read down these columns, and what would be read across them.
pub(super) const ACROSS: [(char, &str); 4] = [
    ('+', "four ships to the northern mole, but only if its council agrees"),
    ('+', "has not said whether its pilots may work there and left"),
    ('-', "Corvia will send four ships Maretta has not said"),
    ('-', "but only its pilots may work there"),
];

#[test]
fn nothing_is_read_across_a_gutter() {
    let (left, right, quotes) = (LEFT, RIGHT, ACROSS);
    let rows = || (0_u32..3).map(|row| (row as usize, 700.0 - 12.0 * f64::from(row)));
    let mut row_by_row = Vec::new();
    for (row, y) in rows() {
        row_by_row.push((50.0, y, 10.0, left[row]));
        row_by_row.push((220.0, y, 10.0, right[row]));
    }
    check(&pdf(&drawn(&row_by_row), &[]), "a.pdf", &quotes);
    row_by_row.reverse();
    check(&pdf(&drawn(&row_by_row), &[]), "a.pdf", &quotes);
    let column_by_column: Vec<_> = rows()
        .map(|(row, y)| (50.0, y, 10.0, left[row]))
        .chain(rows().map(|(row, y)| (220.0, y, 10.0, right[row])))
        .collect();
    check(&pdf(&drawn(&column_by_column), &[]), "a.pdf", &quotes);
    // With the lines of the one column lower than those of the other.
    let (left, right) = (&left, &right);
    let lower: Vec<_> = rows()
        .flat_map(|(row, y)| [(50.0, y, 10.0, left[row]), (220.0, y - 5.0, 10.0, right[row])])
        .collect();
    check(&pdf(&drawn(&lower), &[]), "a.pdf", &quotes);
    // With a blank at the end of each piece, in one string.
    let one: String = rows()
        .map(|(row, y)| {
            format!(
                "BT /F 10 Tf 50 {y} Td ({} ) Tj ET BT /F 10 Tf 195 {y} Td ({}) Tj ET\n",
                left[row], right[row]
            )
        })
        .collect();
    check(&pdf(&one, &[]), "a.pdf", &quotes);
}

#[test]
fn what_cannot_be_seen_proves_nothing() {
    let quotes = [('+', "Arland will send ships."), ('-', "Bessony will send none at all.")];
    for hides in [
        "style='background:#fff;color:#fff'",
        "style='color:white'",
        "style='color: rgb(254 254 254)'",
        "style='color:hsl(0 0% 99.5%)'",
        "style='color: rgba(0,0,0,.01)'",
        "style='background:#123456;color:#123457'",
        "style='font-size:1px'",
        "style='font-size: .1em'",
        "style='font: 1pt/1 serif'",
        "style='opacity:0'",
        "style='position:absolute;left:-9999px'",
        "style='text-indent:-300em'",
        "style='transform: scale(0)'",
        "style='clip-path: inset(100%)'",
        "style='height:1px;overflow:hidden'",
        "class=no",
        "class='x no y'",
        "id=never",
        "data-state=off",
        "class=pale",
        "class=tiny",
        "class=reader",
        "class=late",
        "class=last",
        "class=filled",
    ] {
        html(
            &format!(
                "<style>.no {{ display: none }} #never{{visibility:hidden}} [data-state='off']{{display:none}}
                 .pale{{color:var(--paper)}} :root{{--paper:#fefefe}} .tiny{{font-size:2px}}
                 .reader{{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)}}</style>
                 <p>Arland will send ships.</p><p {hides}>Bessony will send none at all.</p>
                 <style media=screen>p.late{{display:none!important}} p.last:nth-last-of-type(1),p.filled:not(:empty)
                 {{display:none}}</style>"
            ),
            &quotes,
        );
    }
    let hidden = [('-', "Bessony will send none at all.")];
    html(
        "<body style='display:none'><script>go()</script><p>Bessony will send none at all.",
        &hidden,
    );
    html(
        "<p>Arland will send ships.</p><font color=white>Bessony will send none at all.</font>",
        &quotes,
    );
    html(
        "<body bgcolor=navy text=white><p>Arland will send ships.</p><font color='#000080'>Bessony will send \
         none at all.</font>",
        &quotes,
    );
}

#[test]
fn what_can_be_seen_is_not_called_hidden() {
    let quotes = [('+', "Arland will send ships.")];
    for shows in [
        "style='background:#222;color:#fff'",
        "style='color:#767676'",
        "style='font-size:small'",
        "style='background:url(a.png);color:#fff'",
        "style='color:transparent;background:linear-gradient(red,blue);background-clip:text'",
        "class=print",
        "class=phone",
        "class=hover",
        "hidden class=again",
        "style='left:-9999px'",
    ] {
        html(
            &format!(
                "<style>@media print {{ .print {{ display:none }} }} @media (max-width:600px) {{ .phone {{ \
                 display:none }} }} .hover:hover {{ display: none }} .again {{ display: block }}</style>\
                 <p {shows}>Arland will send ships.</p>"
            ),
            &quotes,
        );
    }
    html(
        "<div style='background:#000'><p style='color:#fff'>Arland will send ships.</p></div>",
        &quotes,
    );
    // A script shows what the style sheet hides until then.
    for veil in ["html{display:none}", "body{visibility:hidden!important}", "body{opacity:0}"] {
        html(
            &format!("<script>show()</script><style>{veil}</style><p>Arland will send ships."),
            &quotes,
        );
    }
    // What stands beneath is said in a file that is not at hand.
    html("<link rel=stylesheet href=a.css><p style='color:#fff'>Arland will send ships.", &quotes);
}

#[test]
fn what_stands_apart_is_never_one_word() {
    let quotes = [('-', "Arland15"), ('-', "Arland15000"), ('-', "15000")];
    for style in [
        ".r{display:grid}",
        ".r{display:flex}",
        ".r>*{display:block}",
        ".r{display:table-row} .r i{display:table-cell}",
        ".r i{float:left}",
        ".r i{display:inline-block}",
        ".r i{margin-right:1em}",
        ".r i + i{padding-left:8px}",
        ".r i::after{content:'';display:block}",
        ".r i{position:absolute}",
    ] {
        html(
            &format!("<style>{style}</style><div class=r><i>Arland</i><i>15</i><i>000</i></div>"),
            &quotes,
        );
    }
    html(
        "<style>.b{display:block}</style><p><span class=b>Statement of Arland</span><span class=b>We will send \
         ships</span></p>",
        &[('+', "We will send ships"), ('-', "Statement of ArlandWe")],
    );
    html(
        "<style>.c{float:left;font-size:3em}</style><p><span class=c>A</span>rland will send ships.",
        &[('+', "Arland will send ships.")],
    );
    html(
        "<style>p i{display:inline}.w i{display:inline-block}</style><p>Ar<i>land</i> will <span class=w><i>s</i>\
         <i>e</i><i>n</i><i>d</i></span>.",
        &[('+', "Arland will"), ('+', "will send.")],
    );
}

#[test]
fn two_numbers_are_never_read_as_one() {
    let cells = "<table><tr><td>Arland<td>15<td>000<td>ships</table>";
    html(cells, &[('-', "Arland 15 000 ships"), ('~', "Arland 15"), ('~', "000 ships")]);
    let columns = "<style>.r{display:flex}</style><div class=r><i>Arland sends 15</i><i>000 of its ships</i></div>";
    html(columns, &[('-', "Arland sends 15 000 of its ships"), ('+', "000 of its ships")]);
    html("<p>Arland sends 15 000 ships.", &[('+', "Arland sends 15 000 ships")]);
}

#[test]
fn what_stands_beside_a_mark_is_not_left_out_with_it() {
    let power =
        [('-', "an area of 5 km in all"), ('-', "takes 2 days"), ('-', "Corvia will send it")];
    html(
        "<p>Arland has an area of 5 km<sup>2</sup><sup><a href='#n'>[1]</a></sup> in all, and it takes <math><msup>\
         <mn>2</mn><mn>8</mn></msup></math> days. Corvia will <sup>[not]</sup> send it.",
        &power,
    );
    html(
        "<p>It keeps 500<sup>2[a]</sup> ships and 500<sup><a href='#n'>2</a></sup>000 boats under Article \
         3.<a href='#a2'>2</a> of it.",
        &[
            ('-', "keeps 5002[a] ships"),
            ('-', "and 500000 boats"),
            ('-', "under Article 3. of it"),
            ('+', "under Article 3.2 of it"),
        ],
    );
    let raised = "<w:vertAlign w:val='superscript'/>";
    let body = paragraph(&[
        ("the port", ""),
        ("* ", raised),
        ("and 500", ""),
        ("1 ", raised),
        ("000 ships", ""),
    ]);
    check(&docx(&body), "a.docx", &[('-', "the portand"), ('-', "and 500000 ships")]);
}

#[test]
fn what_a_page_implies_is_styled_as_what_it_writes() {
    html(
        "<style>p:nth-child(2){display:none}</style><body><script></script><p>Arland sends ships.<p>Corvia none.",
        &[('-', "Arland sends ships."), ('+', "Corvia none.")],
    );
    html(
        "<style>body{background:#000} p{color:#fff}</style><p>Arland sends ships.",
        &[('+', "Arland sends ships.")],
    );
    html(
        "<style>body{font-size:0} i{font-size:12px}</style><p>Arland <i>sends ships.</i>",
        &[('-', "Arland sends ships."), ('+', "sends ships.")],
    );
}

#[test]
fn what_stands_between_two_words_parts_them() {
    for between in
        ["<img src=a.png>", "<svg></svg>", "<input>", "<iframe></iframe>", "<canvas></canvas>"]
    {
        html(
            &format!("<p>We meet to{between}day with 500{between}2 men."),
            &[('-', "We meet today"), ('-', "with 5002 men")],
        );
    }
    html(
        "<style>.n::before{content:'not '}</style><p>Arland will <span class=n>send</span> five ships.",
        &[('-', "Arland will send five ships."), ('+', "Arland will not send five ships.")],
    );
    html(
        "<p><span style='float:left;font-size:48px;padding:3px'>T</span>he ships will sail.",
        &[('+', "The ships will sail.")],
    );
    html("<p>Arland.<div popover>It will never pay.</div>", &[('-', "It will never pay.")]);
}

#[test]
fn what_belongs_to_a_number_is_not_left_out() {
    html(
        "<p>The tank costs $5<sup>99</sup> today, at 8<sup>30</sup> sharp, with 2<sup>10</sup> bits, under \
         G<a href='#g7'>7</a> rules.",
        &[
            ('-', "The tank costs $5 today"),
            ('-', "at 8 sharp"),
            ('-', "with 2 bits"),
            ('-', "under G rules"),
            ('+', "under G7 rules"),
        ],
    );
}

#[test]
fn what_is_named_html_is_read_as_html() {
    let hidden =
        "<app-root><x-y hidden>It will never pay.</x-y><x-z>Arland will pay.</x-z></app-root>";
    check(hidden.as_bytes(), "a.html", &[('-', "It will never pay."), ('+', "Arland will pay.")]);
}
