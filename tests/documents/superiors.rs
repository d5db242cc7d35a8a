//! Figures that the font itself raises or lowers: they are set on the line at full size, and called plain digits.

use super::made::{check, pdf_of};

/// Glyphs of the fonts here, each a box: its feet, its head, and what it is said to mean. The first is missing.
const GLYPHS: [(i16, i16, &str); 7] = [
    (0, 700, ""),
    // Superior and inferior, and a digit of the old style.
    (270, 680, "1"),
    (270, 680, "2"),
    (-140, 270, "2"),
    (-220, 430, "3"),
    // A sign that hovers by nature.
    (250, 320, "-"),
    (280, 690, "a"),
];
/// The code of the first letter on the line: letters follow in the order of ASCII from the blank.
const PLAIN: u8 = 16;

fn glyphs() -> Vec<(i16, i16, String)> {
    let own = GLYPHS.map(|(low, high, text)| (low, high, text.to_string()));
    let unused = (GLYPHS.len()..PLAIN.into()).map(|_| (0, 700, String::new()));
    let plain = (b' '..=b'~').map(|byte| (0, 700, char::from(byte).to_string()));
    own.into_iter().chain(unused).chain(plain).collect()
}

/// A font in the compact format whose glyphs are these boxes.
fn compact() -> Vec<u8> {
    let index = |entries: &[Vec<u8>]| {
        let mut bytes = u16::try_from(entries.len()).unwrap().to_be_bytes().to_vec();
        if entries.is_empty() {
            return bytes;
        }
        bytes.push(2);
        let mut offset = 1_u16;
        bytes.extend(offset.to_be_bytes());
        for entry in entries {
            offset += u16::try_from(entry.len()).unwrap();
            bytes.extend(offset.to_be_bytes());
        }
        bytes.extend(entries.concat());
        bytes
    };
    let number = |value: i16| [&[28][..], &value.to_be_bytes()].concat();
    let boxed = |(low, high, _): &(i16, i16, String)| {
        let (up, down) = (number(high - low), number(low - high));
        // rmoveto, and lines to the right, up, left and down.
        [number(50), number(*low), vec![21], number(300), up, number(-300), down, vec![6, 14]]
            .concat()
    };
    let strings: Vec<Vec<u8>> = glyphs().iter().map(boxed).collect();
    // One operator: where the outlines stand.
    let top = |at: usize| vec![[&number(i16::try_from(at).unwrap())[..], &[17]].concat()];
    let before = |at| [vec![1, 0, 4, 2], index(&[b"Own".to_vec()]), index(&top(at))].concat();
    let at = before(0).len() + 4;
    [before(at), index(&[]), index(&[]), index(&strings)].concat()
}

/// A page in that font. Of the text, digits between `{` and `}` are superior and between `<` and `>` inferior.
fn page(lines: &[(f64, f64, f64, &str)]) -> Vec<u8> {
    let mut content = String::new();
    for (x, y, size, text) in lines {
        let mut codes = String::new();
        let mut inside = ' ';
        for c in text.chars() {
            let code = match (inside, c) {
                (_, '{' | '<' | '_') => {
                    inside = c;
                    continue;
                }
                (_, '}' | '>' | '|') => {
                    inside = ' ';
                    continue;
                }
                ('{', '1') => 1,
                ('{', '2') => 2,
                ('<', '2') => 3,
                ('_', '3') => 4,
                (_, '-') => 5,
                ('{', 'a') => 6,
                (_, c) => PLAIN + (c as u8 - b' '),
            };
            codes += &format!("{code:04x}");
        }
        content += &format!("BT /F {size} Tf {x} {y} Td <{codes}> Tj ET\n");
    }
    let meanings: Vec<String> = glyphs()
        .iter()
        .zip(0_u8..)
        .filter_map(|((.., text), code)| {
            Some(format!("<{code:04x}> <{:04x}>", text.chars().next()? as u32))
        })
        .collect();
    let map = format!(
        "begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange {} beginbfchar\n{}\n\
         endbfchar endcmap",
        meanings.len(),
        meanings.join("\n")
    );
    let stream = |more: &str, bytes: &[u8]| {
        let head = format!("<< /Length {} {more} >>\nstream\n", bytes.len());
        [head.as_bytes(), bytes, b"\nendstream"].concat()
    };
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R \
          /Resources << /Font << /F 5 0 R >> >> >>"
            .to_vec(),
        stream("", content.as_bytes()),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H \
          /DescendantFonts [6 0 R] /ToUnicode 8 0 R >>"
            .to_vec(),
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Own /DW 500 /FontDescriptor 7 0 R >>"
            .to_vec(),
        b"<< /Type /FontDescriptor /FontName /Own /Flags 4 /FontFile3 9 0 R >>".to_vec(),
        stream("", map.as_bytes()),
        stream("/Subtype /CIDFontType0C", &compact()),
    ];
    pdf_of(&objects)
}

#[test]
fn a_superior_figure_is_a_note_mark_and_never_a_digit() {
    let text = [
        (50.0, 700.0, 10.0, "The harbour was reopened.{1} They were some 41,000.{2} More came to"),
        (
            50.0,
            688.0,
            10.0,
            "the port.{a} Some left CO<2> for 10{2} ships in the year _3|1 of the city.",
        ),
    ];
    check(
        &page(&text),
        "a.pdf",
        &[
            ('+', "The harbour was reopened."),
            ('+', "They were some 41,000."),
            ('-', "They were some 41,000.2"),
            ('-', "They were some 41,0002"),
            ('~', "was reopened. They were some 41,000. More came to the"),
            ('~', "More came to the port. Some left"),
            ('+', "for 10\u{b2} ships"),
            ('-', "for 102 ships"),
            ('-', "for 10 ships"),
            ('~', "left CO2 for"),
            ('+', "in the year 31 of the city."),
        ],
    );
}

#[test]
fn a_sentence_runs_past_a_note_with_a_superior_figure() {
    let left = [
        (50.0, 700.0, 10.0, "The pilots of the harbour met in"),
        (50.0, 688.0, 10.0, "the hall above the market,{1} and"),
        (50.0, 676.0, 10.0, "the council would"),
        (50.0, 97.0, 8.0, "{1} Letter of the mayor, May."),
    ];
    let right = [
        (320.0, 700.0, 10.0, "put out the lamps on the mole"),
        (320.0, 688.0, 10.0, "as soon as the ferries are in"),
        (320.0, 676.0, 10.0, "port and the bells are rung."),
    ];
    check(
        &page(&[&left[..], &right].concat()),
        "a.pdf",
        &[
            ('~', "the market, and the council would put out the lamps"),
            ('-', "the council would Letter of the mayor"),
            ('+', "Letter of the mayor, May."),
            ('-', "1 Letter of the mayor, May."),
        ],
    );
}
