//! Notes at the foot of a page: a sentence runs past them and nobody reads into them; what may as well be the
//! end of the text is proved neither with it nor left out of it.

use super::made::{check, drawn, pdf_pages};

/// Lines one below the other from a height on.
fn lines(x: f64, top: f64, size: f64, lines: &[&str]) -> String {
    let at = (0_u32..).map(|at| top - 1.2 * size * f64::from(at));
    drawn(&at.zip(lines).map(|(y, text)| (x, y, size, *text)).collect::<Vec<_>>())
}

fn pages(contents: &[String], quotes: &[(char, &str)]) {
    check(&pdf_pages(contents, &[]), "a.pdf", quotes);
}

const FIRST: [&str; 4] = [
    "The pilots of the harbour met in the hall above the market and",
    "heard what the mayor had to say of the lamps, of the bells and of",
    "the fog, and nobody in the town had ever heard of it before; the",
    "mayor, who is a pilot himself, said then that the council would",
];
const THEN: [&str; 3] = [
    "put out the lamps on the mole as soon as the ferries are in port",
    "and the bells have been rung, and that whoever wants the harbour",
    "dark may as well close it and send the ships to the next one.",
];
const LAST: [&str; 2] = [
    "The pilots heard it and went home, and it was late in the night",
    "when the last of them put out his own lamp.",
];

const OVER: (char, &str) = ('~', "said then that the council would put out the lamps");
const NOT_OVER: (char, &str) = ('-', "said then that the council would put out the lamps");

/// Drawn above notes by most programs, as a line and as a thin area.
const RULES: [&str; 2] = ["50 112 m 150 112 l S\n", "50 112 144 0.6 re f\n"];

#[test]
fn a_note_with_a_number_of_usual_size_is_no_part_of_the_sentence() {
    let note = |rule: &str, note: &[&str]| {
        [lines(50.0, 700.0, 10.0, &FIRST), rule.to_string(), lines(50.0, 97.0, 8.0, note)].concat()
    };
    let quotes = |mark: &str| {
        let into = format!("that the council would {mark} Letter of the mayor");
        let all =
            format!("that the council would {mark} Letter of the mayor to the pilots, May 3.");
        let own = format!("{mark} Letter of the mayor to the");
        let quotes = [
            OVER,
            ('-', into.as_str()),
            ('-', all.as_str()),
            ('-', "to the pilots, May 3. put out the lamps"),
            ('-', "pilots, May 3. put out the lamps"),
            ('+', own.as_str()),
            ('+', "mayor to the pilots, May 3."),
        ];
        quotes.map(|(expected, text)| (expected, text.to_string()))
    };
    for rule in ["", RULES[0], RULES[1]] {
        for mark in ["1", "[1]", "12.", "3:"] {
            let text = format!("{mark} Letter of the mayor to the pilots, May 3.");
            let quotes = quotes(mark);
            let quotes: Vec<(char, &str)> =
                quotes.iter().map(|(expected, text)| (*expected, text.as_str())).collect();
            pages(&[note(rule, &[&text]), lines(50.0, 700.0, 10.0, &THEN)], &quotes);
        }
    }
    // Two notes, the second of two lines; both pages have some.
    let two = ["1 Letter of the mayor.", "2 See the book of the pilots, which was", "lost in May."];
    let second = lines(50.0, 700.0, 10.0, &THEN) + RULES[0] + &lines(50.0, 97.0, 8.0, &["3 Ibid."]);
    pages(
        &[note(RULES[0], &two), second, lines(50.0, 700.0, 10.0, &LAST)],
        &[
            OVER,
            ('~', "send the ships to the next one. The pilots heard it"),
            ('-', "that the council would 2 See the book"),
            ('-', "which was lost in May. put out the lamps"),
            ('-', "send the ships to the next one. 3 Ibid."),
            ('~', "1 Letter of the mayor. 2 See the book of the pilots, which was"),
        ],
    );
    // The mark in the text is raised, the number of the note is not: not even a rule is needed.
    let marked = lines(50.0, 700.0, 10.0, &FIRST[..3])
        + &drawn(&[(50.0, 664.0, 10.0, "harbour"), (87.0, 668.0, 6.0, "1")])
        + &drawn(&[(93.0, 664.0, 10.0, "so he said then that the council would")])
        + &lines(50.0, 97.0, 8.0, &["1 the mayor's letter of May"]);
    pages(
        &[marked, lines(50.0, 700.0, 10.0, &THEN)],
        &[
            OVER,
            ('-', "that the council would 1 the mayor's letter"),
            ('+', "1 the mayor's letter"),
        ],
    );
}

#[test]
fn a_note_below_two_columns_or_one_of_them_is_no_part_of_the_sentence() {
    let left =
        ["The pilots of the harbour met in", "the hall above the market, and", "the council would"];
    let right = [
        "put out the lamps on the mole",
        "as soon as the ferries are in",
        "port and all the bells",
    ];
    let columns = lines(50.0, 700.0, 10.0, &left) + &lines(320.0, 700.0, 10.0, &right);
    let then = lines(50.0, 700.0, 10.0, &["have been rung in the harbour."]);
    for x in [50.0, 320.0] {
        let note = format!("{x} 112 m {} 112 l S\n", x + 80.0)
            + &lines(x, 97.0, 8.0, &["1 Letter of the mayor,", "May 3."]);
        pages(
            &[columns.clone() + &note, then.clone()],
            &[
                ('~', "the council would put out the lamps"),
                ('~', "and all the bells have been rung"),
                ('-', "the council would 1 Letter of the mayor"),
                ('-', "and all the bells 1 Letter of the mayor"),
                ('+', "1 Letter of the mayor, May 3."),
            ],
        );
    }
}

#[test]
fn nobody_reads_into_a_part_of_a_note_with_a_raised_mark() {
    for (mark, size, y) in [("1", 5.0, 100.0), ("2", 5.0, 99.5), ("*", 8.0, 97.0)] {
        let note = lines(50.0, 700.0, 10.0, &FIRST)
            + &drawn(&[
                (50.0, y, size, mark),
                (54.0, 97.0, 8.0, "Letter of the mayor to the pilots,"),
            ])
            + &drawn(&[(50.0, 87.0, 8.0, "which was lost in May.")]);
        let raised = match mark {
            "1" => "\u{b9}",
            "2" => "\u{b2}",
            _ => mark,
        };
        let blank = if mark == "*" { "" } else { " " };
        pages(
            &[note, lines(50.0, 700.0, 10.0, &THEN)],
            &[
                OVER,
                ('-', &format!("that the council would {raised}{blank}Letter of the mayor")),
                ('-', &format!("that the council would {raised} Letter of the mayor")),
                ('-', "that the council would Letter of the mayor"),
                ('-', "lost in May. put out the lamps"),
                ('+', "Letter of the mayor to the"),
                ('+', "to the pilots, which was lost in May."),
            ],
        );
    }
}

#[test]
fn small_type_that_may_end_the_text_is_in_doubt() {
    let sheet = |last: &str, rule: &str, small: &str, then: &[&str]| {
        let mut text = FIRST;
        text[3] = last;
        let first = lines(50.0, 700.0, 10.0, &text) + rule + &lines(50.0, 97.0, 8.0, &[small]);
        [first, lines(50.0, 700.0, 10.0, then)]
    };
    let wide = "50 112 m 360 112 l S\n";
    let table = "50 112 m 150 112 l S\n50 90 m 150 90 l S\n";
    for (last, rule, small, then) in [
        // What is announced, and items that are no sentences.
        ("in the year to come the council would light:", "", "15 Lamps of oil.", &THEN[..]),
        ("in the year to come the council would light:", RULES[0], "15 Lamps of oil.", &THEN),
        ("in the year to come the council would light", "", "15 lamps of oil.", &THEN),
        ("in the year to come the council would light", RULES[0], "15 lamps of oil", &THEN),
        ("in the year to come the council would light", "", "15 Lamps of oil", &THEN),
        // The next page need not go on with the sentence of this one.
        ("in the year to come the council would light", "", "15 Lamps of oil.", &LAST),
        ("in the year to come the council would light", wide, "15 Lamps of oil.", &LAST),
        ("in the year to come the council would light", table, "15 Lamps of oil.", &LAST),
    ] {
        let end = last.rsplit_once("year").unwrap().1.trim();
        let (small_start, _) = small.rsplit_once(" of").unwrap();
        let over = then[0].split_inclusive(' ').take(4).collect::<String>();
        pages(
            &sheet(last, rule, small, then),
            &[
                ('-', &format!("{end} {small_start}")),
                ('-', &format!("{end} {small}")),
                ('-', &format!("{end} {}", over.trim())),
                ('-', &format!("{small} {}", over.trim())),
                ('+', small),
                ('+', end),
            ],
        );
    }
    // What is raised may be a power.
    let power = lines(50.0, 700.0, 10.0, &FIRST[..3])
        + &drawn(&[(50.0, 664.0, 10.0, "harbour"), (87.0, 668.0, 6.0, "2")])
        + &drawn(&[(93.0, 664.0, 10.0, "so he said then that the council would")])
        + &lines(50.0, 97.0, 8.0, &["2 ships of the town"]);
    pages(
        &[power, lines(50.0, 700.0, 10.0, &THEN)],
        &[NOT_OVER, ('-', "the council would 2 ships of"), ('+', "2 ships of the town")],
    );
    // The number of a page that nobody knows to be one.
    let alone = lines(50.0, 700.0, 10.0, &FIRST)
        + RULES[0]
        + &lines(50.0, 97.0, 8.0, &["1 Letter of the mayor."])
        + &drawn(&[(300.0, 50.0, 10.0, "7")]);
    pages(&[alone], &[('-', "the council would 1 Letter of"), ('+', "1 Letter of the mayor.")]);
}

#[test]
fn what_is_no_note_stays_in_the_text() {
    // As large as the text, or with text below.
    let large = lines(50.0, 700.0, 10.0, &FIRST) + &lines(50.0, 97.0, 10.0, &["12 Lamps of oil."]);
    pages(
        &[large, lines(50.0, 700.0, 10.0, &THEN)],
        &[NOT_OVER, ('~', "would 12 Lamps of oil. put out")],
    );
    let inside = lines(50.0, 700.0, 10.0, &FIRST)
        + &lines(50.0, 300.0, 8.0, &["12 Lamps of oil."])
        + &lines(50.0, 270.0, 10.0, &LAST);
    pages(&[inside, lines(50.0, 700.0, 10.0, &THEN)], &[NOT_OVER]);
}
