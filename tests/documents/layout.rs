//! Pages as people see them: what stands around a text and within it, and what is read in which order.

use onrecord::documents::{Limits, read};
use onrecord::verify::{QuoteFinder, Sought};
use proptest::prelude::*;

use super::made::{check, drawn, pdf, pdf_pages};

/// Lines one below the other from a height on, in ten points.
fn lines(x: f64, top: f64, lines: &[&str]) -> String {
    let at = (0_u32..).map(|at| top - 12.0 * f64::from(at));
    drawn(&at.zip(lines).map(|(y, text)| (x, y, 10.0, *text)).collect::<Vec<_>>())
}

fn pages(contents: &[String], quotes: &[(char, &str)]) {
    check(&pdf_pages(contents, &[]), "a.pdf", quotes);
}

fn page(content: &str, quotes: &[(char, &str)]) {
    check(&pdf(content, &[]), "a.pdf", quotes);
}

const FIRST: [&str; 3] = [
    "The parties met in the harbour of Port Aldane and agreed that",
    "each of them will open its mole to the ships of the other one,",
    "and the government of Corvia has told all of them that it will",
];
const THEN: [&str; 3] = [
    "send ships to the strait of Ilmen as soon as the assembly has",
    "met and has said which of the districts in the north are to be",
    "guarded by the soldiers of Maretta before the end of the year.",
];

#[test]
fn a_sentence_runs_over_the_number_of_a_page() {
    for (foot, x) in [(60.0, 300.0), (760.0, 40.0)] {
        let numbered = |number: &str, text: &[&str]| {
            [lines(50.0, 700.0, text), drawn(&[(x, foot, 9.0, number)])].concat()
        };
        pages(
            &[numbered("2", &FIRST), numbered("3", &THEN), numbered("4", &["The last of it all."])],
            &[
                ('~', "it will send ships to the strait of Ilmen"),
                ('-', "it will 3 send ships to the strait"),
                ('-', "it will 2 send ships to the strait"),
            ],
        );
    }
    // "- iv -" and "Page 4 of 9" count, too.
    for names in [["- iv -", "- v -"], ["Page 4 of 9", "Page 5 of 9"], ["4/9", "5/9"]] {
        let numbered = |number: &str, text: &[&str]| {
            [lines(50.0, 700.0, text), drawn(&[(280.0, 60.0, 10.0, number)])].concat()
        };
        pages(
            &[numbered(names[0], &FIRST), numbered(names[1], &THEN)],
            &[('~', "it will send ships to the strait of Ilmen"), ('+', names[0])],
        );
    }
}

#[test]
fn a_sentence_runs_over_running_heads_and_notes() {
    let content = |at: usize, text: &[&str]| {
        let (left, right) =
            [("Record of Ilmen", "The Assembly"), ("The Assembly", "Record of Ilmen")][at % 2];
        let number = (at + 7).to_string();
        [
            drawn(&[(50.0, 770.0, 9.0, left), (400.0, 770.0, 9.0, right)]),
            lines(50.0, 700.0, text),
            drawn(&[
                (50.0, 100.0, 5.0, "1"),
                (53.0, 97.0, 8.0, "The strait is in the north of Maretta."),
            ]),
            drawn(&[(300.0, 60.0, 9.0, &number)]),
        ]
        .concat()
    };
    let middle = ["It is long, and the text goes on over all of the page to the end."];
    let all: Vec<String> = [&FIRST[..], &THEN, &middle, &middle, &FIRST, &THEN]
        .iter()
        .enumerate()
        .map(|(at, text)| content(at, text))
        .collect();
    let extract = read(&pdf_pages(&all, &[]), "a.pdf", &Limits::default()).unwrap();
    let folded = QuoteFinder::new(&extract).judge(Sought {
        prefix: "and the government of Corvia has told all of them that ",
        exact: "it will send ships to the strait of Ilmen",
        suffix: "",
    });
    // The same words stand on pages 1 and 2, and on 5 and 6.
    assert!(folded.sentence().contains("stand in 2 places"), "{}", folded.sentence());
    pages(
        &all[..4],
        &[
            ('~', "it will send ships to the strait of Ilmen"),
            ('-', "it will The Assembly send ships"),
            ('-', "it will 1 The strait is in the north of Maretta. send ships"),
        ],
    );
}

#[test]
fn what_the_file_calls_an_artifact_is_one_at_an_end_of_the_page_only() {
    let artifact = |text: String| format!("/Artifact <</Type /Pagination>> BDC {text} EMC\n");
    let first = [lines(50.0, 700.0, &FIRST), artifact(drawn(&[(50.0, 40.0, 9.0, "Draft of May")]))];
    let then = lines(50.0, 700.0, &THEN);
    pages(&[first.concat(), then.clone()], &[('~', "it will send ships to the strait")]);
    // A word of the sentence stays one, whatever the file says.
    let inside = [
        drawn(&[(50.0, 700.0, 10.0, "Corvia will")]),
        artifact(drawn(&[(98.5, 700.0, 10.0, "not")])),
        drawn(&[(115.2, 700.0, 10.0, "send any ships.")]),
        lines(50.0, 688.0, &FIRST),
    ];
    pages(
        &[inside.concat(), then],
        &[('-', "Corvia will send any"), ('+', "Corvia will not send any")],
    );
}

#[test]
fn what_is_part_of_a_sentence_is_no_furniture() {
    // A number in a narrow column, at the end of a page that has this number.
    let narrow = |text: &[&str]| lines(50.0, 700.0, text);
    pages(
        &[narrow(&["We will", "send", "1"]), narrow(&["ship to", "the port", "of it."])],
        &[('-', "We will send ship to"), ('~', "We will send 1 ship to")],
    );
    // Rows of a table, whose numbers count with the pages.
    let table = |number: &str, text: &str| {
        [narrow(&FIRST), drawn(&[(50.0, 100.0, 10.0, number), (200.0, 100.0, 10.0, text)])].concat()
    };
    pages(
        &[table("1", "ships of war"), table("2", "large boats"), table("3", "old barges")],
        &[('-', "that it will The parties met"), ('-', "it will 2 The parties met")],
    );
    // Headings that count.
    let article = |number: &str, text: &[&str]| {
        [drawn(&[(50.0, 740.0, 10.0, number)]), lines(50.0, 700.0, text)].concat()
    };
    pages(
        &[article("Article 1", &FIRST), article("Article 2", &THEN)],
        &[('-', "that it will send ships to the strait")],
    );
}

#[test]
fn numbers_of_lines_are_no_part_of_them() {
    let text: Vec<&str> = FIRST.iter().chain(&THEN).copied().collect();
    let sentence = "the government of Corvia has told all of them that it will send ships";
    for x in [30.0, 365.0] {
        let numbers = ["1", "2", "3", "4", "5", "6"];
        let content = [lines(50.0, 700.0, &text), lines(x, 700.0, &numbers)].concat();
        page(&content, &[('~', sentence), ('-', "told all of them that it will 4 send ships")]);
    }
    // Each second line, and each fifth; the text says all of it several times.
    for (step, times) in [(2_u32, 2), (5, 4)] {
        let long: Vec<&str> = text.iter().copied().cycle().take(text.len() * times).collect();
        let mut content = lines(50.0, 700.0, &long);
        for at in (1_u32..=4).map(|at| at * step) {
            content += &drawn(&[(25.0, 712.0 - 12.0 * f64::from(at), 8.0, &at.to_string())]);
        }
        let extract = read(&pdf(&content, &[]), "a.pdf", &Limits::default()).unwrap();
        assert_eq!(extract.asides.len(), 4, "{}", extract.text);
    }
    // The first words of each line are drawn with their number.
    let more = [
        "It is said in the harbour that nobody knows what is in it, and",
        "that no pilot will go out to sea before the first of the ships",
        "is in sight of the mole and has shown its flag to all of those",
        "who stand there and who came to it from all of the country.",
    ];
    let rows: Vec<String> = text
        .iter()
        .chain(&more)
        .enumerate()
        .map(|(at, line)| format!("{}   {line}", at + 1))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    page(&lines(50.0, 700.0, &rows), &[('~', "all of them that it will send ships to the strait")]);
}

#[test]
fn numbers_of_a_list_and_of_rows_stay() {
    let rows = ["1", "2", "3", "4", "5"].iter().zip([
        "the consent of Maretta",
        "an office in Port Aldane with twelve rooms",
        "two boats",
        "the mandate of the assembly and of all its districts",
        "ships",
    ]);
    let content: String = (0_u32..)
        .zip(rows)
        .map(|(at, (number, text))| {
            let y = 700.0 - 12.0 * f64::from(at);
            drawn(&[(50.0, y, 10.0, number), (70.0, y, 10.0, text)])
        })
        .collect();
    let extract = read(&pdf(&content, &[]), "a.pdf", &Limits::default()).unwrap();
    assert_eq!(extract.asides, []);
}

#[test]
fn a_large_initial_belongs_to_its_word() {
    let two = |initial: &str, first: &str, x: f64, next: f64| {
        [
            drawn(&[(50.0, 676.0, 30.0, initial)]),
            drawn(&[(x, 688.0, 10.0, first)]),
            drawn(&[(next, 676.0, 10.0, "if the treaty is signed before June ends")]),
            drawn(&[(50.0, 664.0, 10.0, "and if no soldier sets foot on the mole.")]),
        ]
        .concat()
    };
    page(
        &two("C", "orvia will send two ships and six boats", 75.0, 75.0),
        &[
            (
                '+',
                "Corvia will send two ships and six boats if the treaty is signed before June ends",
            ),
            ('-', "orvia will send"),
        ],
    );
    page(
        &two("I", "will send two ships and also six boats", 64.0, 61.0),
        &[
            ('+', "I will send two ships and also six boats if the treaty is signed"),
            ('-', "Iwill send"),
        ],
    );
    // Drawn last, over three lines.
    let last = [
        lines(
            85.0,
            700.0,
            &[
                "aretta will not send any ship",
                "or boat to the harbour of Port",
                "Aldane before the treaty is",
            ],
        ),
        lines(50.0, 664.0, &["signed by each of the parties in it."]),
        drawn(&[(50.0, 676.0, 43.0, "M")]),
    ];
    page(
        &last.concat(),
        &[('+', "Maretta will not send any ship or boat to the harbour of Port Aldane before the")],
    );
    // On the line of its word.
    let raised = [
        drawn(&[(50.0, 700.0, 24.0, "C"), (67.5, 700.0, 10.0, "orvia will send two ships if the")]),
        lines(50.0, 688.0, &["treaty is signed before the end of May, or"]),
    ];
    page(&raised.concat(), &[('+', "Corvia will send two ships if the treaty is signed")]);
    // A letter of a plan is no initial.
    let plan = [
        drawn(&[(50.0, 688.0, 20.0, "C")]),
        drawn(&[(75.0, 660.0, 10.0, "orvia will send")]),
        lines(50.0, 600.0, &FIRST),
    ];
    page(&plan.concat(), &[('-', "Corvia will send")]);
}

/// Codes for letters from right to left: from `a` on, those of Hebrew; from `A` on, some of Arabic and what
/// they look like in the middle of words.
fn letters() -> Vec<(u8, String)> {
    let hebrew = (b'a'..=b'z').zip(0x05d0..).map(|(code, letter)| (code, format!("{letter:04x}")));
    let arabic = [
        (b'A', 0xfee3), // meem, initial
        (b'B', 0xfee8), // noon, medial
        (b'C', 0xfeae), // reh, final
        (b'D', 0x0640), // kashida
        (b'E', 0xfefb), // lam with alef
        (b'F', 0x064e), // fatha
    ];
    hebrew.chain(arabic.map(|(code, letter)| (code, format!("{letter:04x}")))).collect()
}

#[track_caller]
fn right_to_left(content: &str, quotes: &[(char, &str)]) {
    let letters = letters();
    let codes: Vec<(u8, &str)> = letters.iter().map(|(code, hex)| (*code, hex.as_str())).collect();
    check(&pdf(content, &codes), "a.pdf", quotes);
}

#[test]
fn what_is_read_from_the_right_is_read_so_however_it_is_drawn() {
    // Of "shalom olam haver" as it is seen: the first letter to the right.
    let expected = [
        ('+', "\u{5d0}\u{5d1}\u{5d2} \u{5d3}\u{5d4} \u{5d5}\u{5d6}\u{5d7}"),
        ('-', "\u{5d2}\u{5d1}\u{5d0}"),
    ];
    right_to_left(&drawn(&[(100.0, 700.0, 10.0, "hgf ed cba")]), &expected);
    // Each letter by itself, from the right to the left.
    let places = [
        (150.0, "a"),
        (144.0, "b"),
        (138.0, "c"),
        (127.0, "d"),
        (121.0, "e"),
        (110.0, "f"),
        (104.0, "g"),
        (98.0, "h"),
    ];
    let pieces: Vec<(f64, f64, f64, &str)> =
        places.iter().map(|(x, text)| (*x, 700.0, 10.0, *text)).collect();
    right_to_left(&drawn(&pieces), &expected);
    // Each word by itself, drawn in the order in which it is read.
    right_to_left(
        &drawn(&[
            (140.0, 700.0, 10.0, "cba"),
            (120.0, 700.0, 10.0, "ed"),
            (95.0, 700.0, 10.0, "hgf"),
        ]),
        &expected,
    );
    // Two lines are one paragraph; it begins at the right.
    right_to_left(
        &drawn(&[(100.0, 700.0, 10.0, "hgf ed cba"), (100.0, 688.0, 10.0, "tsr qp nml")]),
        &[('+', "\u{5d5}\u{5d6}\u{5d7} \u{5db}\u{5dc}\u{5dd}")],
    );
}

#[test]
fn numbers_words_and_brackets_keep_their_order() {
    let a = "\u{5d0}\u{5d1}\u{5d2}";
    let b = "\u{5d3}\u{5d4}\u{5d5}";
    right_to_left(
        &drawn(&[(100.0, 700.0, 10.0, "fed 1,250 cba")]),
        &[('+', &format!("{a} 1,250 {b}")), ('-', &format!("{a} 052,1 {b}"))],
    );
    right_to_left(
        &drawn(&[(100.0, 700.0, 10.0, ".\\(fed\\) 10-15 cba")]),
        &[('+', &format!("{a} 10-15 ({b}).")), ('-', &format!("{a} 15-10"))],
    );
    right_to_left(
        &drawn(&[(100.0, 700.0, 10.0, "fed NTO X5 cba")]),
        &[('+', &format!("{a} NTO X5 {b}"))],
    );
    // A file may call brackets what was written.
    right_to_left(
        &drawn(&[(100.0, 700.0, 10.0, "\\)fed\\( cba")]),
        &[('+', &format!("{a} ({b})"))],
    );
}

#[test]
fn shapes_of_arabic_letters_are_the_letters() {
    let content = drawn(&[(100.0, 700.0, 10.0, "CBA CBDDA EBA")]);
    right_to_left(
        &content,
        &[
            ('~', "\u{645}\u{646}\u{644}\u{627} \u{645}\u{646}\u{631} \u{645}\u{646}\u{631}"),
            ('+', "\u{645}\u{646}\u{644}\u{627} \u{645}\u{640}\u{640}\u{646}\u{631}"),
            ('-', "\u{645}\u{646}\u{627}\u{644}"),
        ],
    );
    // A mark without a width, drawn over its letter after the whole word.
    let marked = drawn(&[(100.0, 700.0, 10.0, "CBA"), (114.0, 700.0, 10.0, "F")]);
    right_to_left(&marked, &[('+', "\u{645}\u{64e}\u{646}\u{631}")]);
}

fn number_words() -> impl Strategy<Value = Vec<String>> {
    let word = prop::sample::select(vec![
        "send", "ships", "to", "the", "port", "and", "boats", "of", "war",
    ]);
    prop::collection::vec(word, 8..14)
        .prop_map(|words| words.into_iter().map(String::from).collect::<Vec<String>>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_careless_eye_makes_of_a_page_is_no_proof(words in number_words(), number in 2_u32..9, pick in 0_usize..2) {
        let text = words.join(" ");
        let half = words.len() / 2;
        let (left, right) = (words[..half].join(" "), words[half..].join(" "));
        let rows: Vec<String> = (0..4).map(|at| format!("q{at} {left}")).collect();
        let beside: Vec<String> = (0..4).map(|at| format!("z{at} {right}")).collect();
        // Two columns, drawn one after the other or row by row.
        let mut pieces: Vec<(f64, f64, f64, &str)> = Vec::new();
        for at in 0..4_u32 {
            let y = 700.0 - 12.0 * f64::from(at);
            pieces.push((50.0, y, 10.0, &rows[at as usize]));
            if pick == 1 {
                pieces.push((330.0, y, 10.0, &beside[at as usize]));
            }
        }
        if pick == 0 {
            for at in 0..4_u32 {
                pieces.push((330.0, 700.0 - 12.0 * f64::from(at), 10.0, &beside[at as usize]));
            }
        }
        let bytes = pdf(&drawn(&pieces), &[]);
        for at in 0..4 {
            check(&bytes, "a.pdf", &[('-', &format!("q{at} {left} z{at} {right}"))]);
        }
        // A page number within a sentence.
        let numbered = |at: u32, text: &str| [
            lines(50.0, 700.0, &[&format!("x{at} {text}"), &format!("y{at} {text}")]),
            drawn(&[(300.0, 60.0, 9.0, &(number + at).to_string())]),
        ].concat();
        let bytes = pdf_pages(&[numbered(0, &text), numbered(1, &text)], &[]);
        check(&bytes, "a.pdf", &[
            ('-', &format!("y0 {text} {number} x1 {text}")),
            ('-', &format!("y0 {text}{number} x1 {text}")),
            ('~', &format!("y0 {text} x1 {text}")),
        ]);
        // A hyphen at the end of a line, or a note mark, turned into a digit.
        let bytes = pdf(&[
            lines(50.0, 700.0, &[&format!("{text} over-"), &format!("come {text}")]),
            drawn(&[(50.0, 600.0, 10.0, "harbour"), (87.0, 604.0, 6.0, &number.to_string())]),
            drawn(&[(95.0, 600.0, 10.0, &text)]),
        ].concat(), &[]);
        check(&bytes, "a.pdf", &[
            ('-', &format!("over{number}come {text}")),
            ('-', &format!("over{number} come {text}")),
            ('~', &format!("overcome {text}")),
            ('-', &format!("harbour{number} {text}")),
            ('-', &format!("harbour {number} {text}")),
        ]);
    }
}

#[test]
fn the_end_of_a_line_is_nothing_where_words_have_no_blanks() {
    let lines =
        "BT /F 12 Tf 1 0 0 1 60 700 Tm (abcdef) Tj 1 0 0 1 60 685 Tm (ghijk) Tj ET".to_string();
    // 中方不会派遣 and 作战部队。
    let codes: Vec<(u8, &str)> = (b'a'..)
        .zip([
            "4e2d", "65b9", "4e0d", "4f1a", "6d3e", "9063", "4f5c", "6218", "90e8", "961f", "3002",
        ])
        .collect();
    let bytes = pdf_pages(&[lines], &codes);
    check(&bytes, "a.pdf", &[('~', "中方不会派遣作战部队。"), ('-', "中方会派遣作战部队。")]);
}
