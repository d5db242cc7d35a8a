//! Numbers at the edges of a page: those of lines and of pages are no part of a sentence; those of items and
//! of sentences are; and where that cannot be known, neither reading is proved.

use super::made::{check, drawn, pdf, pdf_pages};

/// Rows of text and, if there is one, the number of each in a column of its own.
fn rows(number_x: f64, text_x: f64, top: f64, rows: &[(&str, &str)]) -> String {
    let row = |(at, (number, text)): (u32, &(&str, &str))| {
        let y = top - 12.0 * f64::from(at);
        let number =
            if number.is_empty() { String::new() } else { drawn(&[(number_x, y, 10.0, number)]) };
        number + &drawn(&[(text_x, y, 10.0, text)])
    };
    (0_u32..).zip(rows).map(row).collect()
}

const INTRODUCTION: &str = "In the course of the next year the council will hand to the harbour";
const GOODS: [&str; 5] = [
    "crane that lifts the heavy goods of the barges and of the ferries",
    "sheds that keep the corn of the farmers dry all through the winter",
    "boats that are there for the pilots who speak the language well",
    "lamps that may not be lit in the harbour before the town says so",
    "bells that are rung in the fog and when a ship is late for harbour",
];

fn page(content: &str, quotes: &[(char, &str)]) {
    check(&pdf(content, &[]), "a.pdf", quotes);
}

#[test]
fn numbers_of_items_of_one_line_stay() {
    let numbers = ["1", "2", "3", "4", "5"];
    let quotes = [
        ('-', "the council will hand to the harbour crane that lifts"),
        ('-', "of the ferries sheds that keep the corn"),
        ('+', "2 sheds that keep the corn of the farmers"),
    ];
    // The introduction begins where the numbers do, or before them.
    for (x, introduction) in [(50.0, 50.0), (70.0, 50.0)] {
        let listed: Vec<(&str, &str)> = numbers.into_iter().zip(GOODS).collect();
        let content = drawn(&[(introduction, 712.0, 10.0, INTRODUCTION)])
            + &rows(x, x + 20.0, 700.0, &listed);
        page(&content, &quotes);
        let inline: Vec<String> =
            listed.iter().map(|(number, text)| format!("{number}   {text}")).collect();
        let inline: Vec<(&str, &str)> = inline.iter().map(|text| ("", text.as_str())).collect();
        let content =
            drawn(&[(introduction, 712.0, 10.0, INTRODUCTION)]) + &rows(x, x, 700.0, &inline);
        page(&content, &quotes);
    }
    // Each ends as an item does, and nothing stands before.
    let ended: Vec<String> = GOODS.iter().map(|text| format!("{text},")).collect();
    let ended: Vec<(&str, &str)> =
        numbers.into_iter().zip(ended.iter().map(String::as_str)).collect();
    page(
        &rows(30.0, 50.0, 700.0, &ended),
        &[
            ('-', "of the ferries, sheds that keep the corn"),
            ('+', "2 sheds that keep the corn of"),
        ],
    );
}

#[test]
fn numbers_that_may_be_of_items_or_of_lines_prove_nothing() {
    let inline: Vec<String> =
        (1..).zip(GOODS).map(|(number, text)| format!("{number}   {text}")).collect();
    let inline: Vec<(&str, &str)> = inline.iter().map(|text| ("", text.as_str())).collect();
    page(
        &rows(50.0, 50.0, 700.0, &inline),
        &[
            ('-', "of the ferries sheds that keep the corn"),
            ('-', "of the ferries 2 sheds that keep the corn"),
            ('-', "2 sheds that keep the corn"),
            ('+', "sheds that keep the corn of the farmers dry"),
        ],
    );
}

const LONG: [&str; 8] = [
    "The council met in the great hall by the harbour and heard what the",
    "pilots had to say of the fog, of the lamps and of the bells that are",
    "rung in it, and it was told that nobody in the town had ever heard of",
    "them before the ferries came; the mayor, who is a pilot himself, said",
    "that he knew each of the lamps by its name and that he would not have",
    "one of them put out as long as he had any say in it, and that whoever",
    "wants the harbour dark may as well close it and send the ships to the",
    "next one, which is small and has no lamps and no bells of any sort at",
];

#[test]
fn numbers_of_many_lines_in_the_margin_are_no_part_of_them() {
    for (number_x, step) in [(30.0, 1), (400.0, 1), (30.0, 2)] {
        let all: Vec<String> = (1..=LONG.len())
            .map(|at| if at % step == 0 { at.to_string() } else { String::new() })
            .collect();
        let all: Vec<(&str, &str)> = all.iter().map(String::as_str).zip(LONG).collect();
        page(
            &(drawn(&[(50.0, 736.0, 10.0, "Minutes")]) + &rows(number_x, 50.0, 700.0, &all)),
            &[
                ('~', "of the bells that are rung in it, and it was told"),
                ('-', "of the bells that are 3 rung in it"),
                ('-', "heard what the 2 pilots had to say"),
            ],
        );
    }
}

#[test]
fn a_number_that_ends_a_sentence_is_no_number_of_a_page() {
    // In the middle of both pages, where no page has its number.
    let text: Vec<(&str, &str)> = LONG.iter().map(|text| ("", *text)).collect();
    let sheet = |year: &str, number: &str, y: f64| {
        let of = format!("all. Lamps that the council will light in the harbour {year} year:");
        [
            rows(50.0, 50.0, 700.0, &text),
            drawn(&[(50.0, y + 28.0, 10.0, &of), (50.0, y, 10.0, number)]),
        ]
        .concat()
    };
    check(
        &pdf_pages(&[sheet("this", "15", 500.0), sheet("next", "16", 500.0)], &[]),
        "a.pdf",
        &[
            ('~', "light in the harbour this year: 15"),
            ('-', "light in the harbour this year: The council met"),
        ],
    );
    // At the foot of both, as close to the text as a paragraph: nobody knows.
    check(
        &pdf_pages(&[sheet("this", "15", 90.0), sheet("next", "16", 90.0)], &[]),
        "a.pdf",
        &[
            ('-', "light in the harbour this year: 15"),
            ('-', "light in the harbour this year: The council met"),
            ('+', "Lamps that the council will light in the harbour this year"),
        ],
    );
    // As far from it as the number of a page, it is one.
    let foot =
        |number: &str| rows(50.0, 50.0, 700.0, &text) + &drawn(&[(300.0, 60.0, 10.0, number)]);
    check(
        &pdf_pages(&[foot("15"), foot("16")], &[]),
        "a.pdf",
        &[('-', "no bells of any sort at 15 The council met")],
    );
}

const PAGE: [&str; 3] = [
    "The mayor told the pilots, who had come from all of the country, that",
    "none of the lamps on the mole will be lit before the council has met",
    "once more, and that nobody in the town will hear of it before he has",
];
const NEXT: [&str; 3] = [
    "told the council of the fog and of the bells, which had been rung for",
    "all of the night; and he said that he would not go out to sea again as",
    "long as there is a single lamp that has not been seen by the pilots.",
];

/// Two pages of text with what stands around each.
fn two_pages(around: [&[(f64, f64, f64, &str)]; 2]) -> Vec<u8> {
    let text = |text: [&str; 3]| rows(50.0, 50.0, 700.0, &text.map(|text| ("", text)));
    pdf_pages(&[text(PAGE) + &drawn(around[0]), text(NEXT) + &drawn(around[1])], &[])
}

#[test]
fn two_pages_have_running_heads_and_feet_too() {
    let over = ('~', "before he has told the council of the fog");
    let (head, foot) = (740.0, 40.0);
    for (first, then, read) in [
        // A head of two parts and the number of the page.
        (
            [
                (50.0, head, 9.0, "Record of Ilmen"),
                (440.0, head, 9.0, "3 May"),
                (300.0, foot, 9.0, "7"),
            ],
            [
                (50.0, head, 9.0, "Record of Ilmen"),
                (440.0, head, 9.0, "3 May"),
                (300.0, foot, 9.0, "8"),
            ],
            "Record of Ilmen 3 May",
        ),
        // One at the left, as large as the text; a foot; a number that counts beside words.
        (
            [
                (50.0, 728.0, 10.0, "Town of Ilmen"),
                (50.0, foot, 8.0, "Press office"),
                (300.0, 28.0, 9.0, "- 1 -"),
            ],
            [
                (50.0, 728.0, 10.0, "Town of Ilmen"),
                (50.0, foot, 8.0, "Press office"),
                (300.0, 28.0, 9.0, "- 2 -"),
            ],
            "Town of Ilmen",
        ),
        (
            [
                (420.0, head, 9.0, "Council of Ilmen | 1"),
                (50.0, foot, 9.0, "Draft of May"),
                (300.0, foot, 9.0, "x"),
            ],
            [
                (420.0, head, 9.0, "Council of Ilmen | 2"),
                (50.0, foot, 9.0, "Draft of May"),
                (300.0, foot, 9.0, "x"),
            ],
            "Council of Ilmen | 2",
        ),
        (
            [
                (50.0, head, 9.0, "The Town"),
                (400.0, head, 9.0, "Town of Ilmen, page 9"),
                (50.0, foot, 9.0, "May"),
            ],
            [
                (50.0, head, 9.0, "The Town"),
                (400.0, head, 9.0, "Town of Ilmen, page 10"),
                (50.0, foot, 9.0, "May"),
            ],
            "The Town",
        ),
    ] {
        let parts: Vec<_> = [first, then]
            .into_iter()
            .map(|page| page.into_iter().filter(|part| part.3 != "x").collect::<Vec<_>>())
            .collect();
        check(
            &two_pages([&parts[0], &parts[1]]),
            "a.pdf",
            &[
                over,
                ('-', &format!("{read} told the council of the fog")),
                ('-', &format!("before he has {read} told the council")),
                (
                    '-',
                    &format!("before he has {}", parts[0].iter().find(|p| p.1 < 100.0).unwrap().3),
                ),
            ],
        );
    }
    // The first page of three has a head of its own.
    let text = |text: [&str; 3]| rows(50.0, 50.0, 700.0, &text.map(|text| ("", text)));
    let head = drawn(&[(250.0, 750.0, 9.0, "Letter of the mayor")]);
    let own = drawn(&[(200.0, 760.0, 16.0, "TOWN OF ILMEN")]);
    check(
        &pdf_pages(&[own + &text(PAGE), text(NEXT) + &head, text(PAGE) + &head], &[]),
        "a.pdf",
        &[over, ('-', "before he has Letter of the mayor told the council")],
    );
}

#[test]
fn words_of_two_pages_that_may_be_text_prove_nothing() {
    for (first, then) in [
        // At another place, larger than the text, or counting like headings.
        ((50.0, 740.0, 9.0, "Record of Ilmen"), (440.0, 740.0, 9.0, "Record of Ilmen")),
        ((50.0, 745.0, 18.0, "Town of Ilmen"), (50.0, 745.0, 18.0, "Town of Ilmen")),
        ((50.0, 740.0, 10.0, "Lamps of group 1"), (50.0, 740.0, 10.0, "Lamps of group 2")),
        // A sentence or a part of one.
        ((50.0, 740.0, 10.0, "The council decides:"), (50.0, 740.0, 10.0, "The council decides:")),
        ((50.0, 740.0, 10.0, "not yet been"), (50.0, 740.0, 10.0, "not yet been")),
        ((50.0, 740.0, 10.0, "We will not do it."), (50.0, 740.0, 10.0, "We will not do it.")),
    ] {
        let head = then.3;
        check(
            &two_pages([&[first], &[then]]),
            "a.pdf",
            &[
                ('-', "before he has told the council of the fog"),
                ('-', &format!("before he has {head} told the council")),
                ('-', &format!("{head} told the council of the fog")),
                ('+', "told the council of the fog and of the bells"),
            ],
        );
    }
    // Words close below the text, as a paragraph is.
    let long: Vec<(&str, &str)> = LONG.iter().map(|text| ("", *text)).collect();
    let sheet = |text: [&str; 3]| {
        let text = text.map(|text| ("", text));
        rows(50.0, 50.0, 700.0, &long)
            + &rows(50.0, 50.0, 150.0, &text)
            + &drawn(&[(50.0, 100.0, 10.0, "The town of Ilmen")])
    };
    check(
        &pdf_pages(&[sheet(PAGE), sheet(NEXT)], &[]),
        "a.pdf",
        &[
            ('-', "before he has The council met in the great hall"),
            ('-', "before he has The town of Ilmen"),
            ('+', "nobody in the town will hear of it before he has"),
        ],
    );
}
