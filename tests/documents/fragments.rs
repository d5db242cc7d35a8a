//! Lines of a PDF that are drawn in pieces, in whatever order: a person sees where they stand.

use onrecord::documents::{Limits, read};
use proptest::prelude::*;

use super::made::{check, drawn, pdf};

/// Of the size: how long words are in Helvetica, which is all that the places of pieces need.
fn width(text: &str) -> f64 {
    let letter = |c: char| match c {
        'i' | 'j' | 'l' => 222.0,
        ' ' | ',' | '.' | 'f' | 't' | '/' | 'I' => 278.0,
        'r' | '-' => 333.0,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 500.0,
        'm' | 'M' => 833.0,
        'O' | 'Q' | 'G' => 778.0,
        'w' => 722.0,
        'A' | 'B' | 'E' | 'K' | 'S' | 'V' | 'P' => 667.0,
        'C' | 'D' | 'H' | 'N' | 'R' | 'U' => 722.0,
        'T' | 'F' => 611.0,
        _ => 556.0,
    };
    text.chars().map(letter).sum::<f64>() / 1000.0
}

type Piece<'t> = (f64, f64, f64, &'t str);

fn page(pieces: &[Piece<'_>], quotes: &[(char, &str)]) {
    check(&pdf(&drawn(pieces), &[]), "a.pdf", quotes);
}

const TEXT: [&str; 7] = [
    "The parties met in the harbour of Port Aldane and agreed that",
    "each of them will open its mole to the ships of the other one,",
    "and the government of Corvia has told all of them that it will",
    "send ships to the strait of Ilmen as soon as the assembly has",
    "met and has said which of the districts in the north are to be",
    "guarded by the soldiers of Maretta before the end of the year,",
    "and that no ship of war will go there before this is done.",
];

/// The lines of the text from a place on.
fn text<'t>(x: f64, rows: &[usize]) -> Vec<Piece<'t>> {
    rows.iter().map(|row| (x, 700.0 - 12.0 * *row as f64, 10.0, TEXT[*row])).collect()
}

#[test]
fn a_word_that_is_drawn_later_stands_in_its_gap() {
    let (before, behind) = ("The consul said that Corvia will", "send ships to the strait.");
    for word in ["not", "500", "never again"] {
        let at = 50.0 + 10.0 * width(&format!("{before} "));
        let then = at + 10.0 * width(&format!("{word} "));
        let row = [(50.0, 616.0, 10.0, before), (then, 616.0, 10.0, behind)];
        let late = [(at, 616.0, 10.0, word)];
        let all = text(50.0, &[0, 1, 2, 3, 4, 5, 6]);
        let told = [
            ('-', "Corvia will send ships to the strait.".to_string()),
            ('+', format!("Corvia will {word} send ships to the strait.")),
        ];
        let told: Vec<(char, &str)> =
            told.iter().map(|(how, text)| (*how, text.as_str())).collect();
        page(&[&all[..], &row, &late].concat(), &told);
        page(&[&row[..], &all, &late].concat(), &told);
        page(&[&late[..], &all, &row].concat(), &told);
        page(&[&row[..1], &all, &late, &row[1..]].concat(), &told);
        page(&[&row[1..], &late, &all[..3], &row[..1], &all[3..]].concat(), &told);
    }
}

#[test]
fn a_word_at_an_end_of_a_line_belongs_to_it() {
    let end = 50.0 + 10.0 * width(TEXT[2]);
    let all = text(50.0, &[0, 1, 2, 3, 4, 5, 6]);
    for word in ["not", "500", "no more"] {
        let told = [
            ('-', "all of them that it will send ships".to_string()),
            ('~', format!("all of them that it will {word} send ships")),
        ];
        let told = told.each_ref().map(|(how, text)| (*how, text.as_str()));
        for gap in [2.8, 5.0, 9.0, 13.0] {
            let told = |late: Piece<'_>| {
                let bytes = pdf(&drawn(&[&all[..], &[late]].concat()), &[]);
                let extract = read(&bytes, "a.pdf", &Limits::default()).unwrap();
                let finder = onrecord::verify::QuoteFinder::new(&extract);
                for (how, exact) in told {
                    let sought = onrecord::verify::Sought { exact, ..Default::default() };
                    let verdict = finder.judge(sought);
                    assert_eq!(verdict.is_proof(), how != '-', "{gap} {exact} {}", extract.text);
                }
            };
            // Behind a line, and before the next one.
            told((end + gap, 676.0, 10.0, word));
            told((50.0 - gap - 10.0 * width(word), 664.0, 10.0, word));
        }
        // Farther away, neither is proved.
        let doubtful = told.map(|(_, text)| ('-', text));
        for gap in [16.0, 30.0] {
            let left = (50.0 - gap - 10.0 * width(word), 664.0, 10.0, word);
            page(&[&all[..], &[left]].concat(), &doubtful);
            page(&[&all[..], &[(end + gap, 676.0, 10.0, word)]].concat(), &doubtful);
            // Others below it make it no column.
            let more = ["12", "a few"].map(|word| (50.0 - gap - 10.0 * width(word), word));
            let more = [(more[0].0, 652.0, 10.0, more[0].1), (more[1].0, 640.0, 10.0, more[1].1)];
            page(&[&all[..], &[left], &more].concat(), &doubtful);
        }
    }
}

#[test]
fn a_line_that_is_drawn_later_stands_in_its_place() {
    let quote = "all of them that it will send ships to the strait of Ilmen as soon as the assembly has met";
    let skipped = "has told all of them that it will met and has said";
    for rows in [[0, 1, 2, 4, 5, 6, 3], [3, 0, 1, 2, 4, 5, 6], [6, 3, 1, 0, 2, 5, 4]] {
        page(&text(50.0, &rows), &[('+', quote), ('-', skipped)]);
    }
    // Of another size it need not be a line of theirs.
    let mut large = text(50.0, &[0, 1, 2, 4, 5, 6]);
    large.push((50.0, 664.0, 12.0, "send no ships to any strait"));
    page(&large, &[('-', skipped)]);
}

#[test]
fn what_stands_in_columns_and_margins_of_its_own_changes_nothing() {
    let quote = ('+', "all of them that it will send ships to the strait of Ilmen");
    let all = text(50.0, &[0, 1, 2, 3, 4, 5, 6]);
    // Another column, a note in the margin, numbers of paragraphs.
    page(&[text(360.0, &[0, 1, 2]), all.clone()].concat(), &[]);
    let other = ["It is said of the pilots", "of the port that none of", "them will go out to sea"];
    let places = [688.0, 676.0, 664.0].into_iter().zip(other);
    let other: Vec<Piece<'_>> = places.map(|(y, line)| (380.0, y, 10.0, line)).collect();
    page(&[&all[..], &other].concat(), &[quote]);
    let note = [(380.0, 676.0, 7.0, "See the treaty"), (380.0, 668.0, 7.0, "of Port Aldane.")];
    page(&[&all[..], &note].concat(), &[quote]);
    let numbers = [(390.0, 676.0, 10.0, "12"), (390.0, 628.0, 10.0, "13")];
    page(&[&all[..], &numbers].concat(), &[quote]);
}

/// Where the longest line of the text ends.
fn right() -> f64 {
    TEXT.iter().map(|line| 50.0 + 10.0 * width(line)).fold(0.0, f64::max)
}

const OTHER: [&str; 6] = [
    "It is said of the pilots",
    "of the port that none of",
    "them will go out to sea",
    "as long as a single ship",
    "of war lies at anchor in",
    "the strait of Ilmen.",
];

#[test]
fn columns_of_which_few_rows_are_level_are_read_one_after_the_other() {
    let all = text(50.0, &[0, 1, 2, 3, 4, 5, 6]);
    let quotes = [
        ('+', "all of them that it will send ships to the strait of Ilmen as soon as the assembly"),
        ('+', "none of them will go out to sea as long as a single ship of war lies at anchor"),
        ('-', "the ships of the other one, It is said of the pilots"),
        ('-', "the ships of the other one, Of the pilots"),
        ('-', "that it will of the port that none of"),
    ];
    for gap in [9.5, 12.0, 14.5] {
        let x = right() + gap;
        // Under a heading; closer together; wider apart; moved.
        let heading = [(x, 688.4, 13.0, "Of the pilots")];
        for (top, leading) in [(670.5, 12.0), (688.0, 10.9), (688.0, 13.3), (684.5, 12.0)] {
            let rows = (0..).zip(OTHER);
            let other: Vec<Piece<'_>> =
                rows.map(|(row, line)| (x, top - leading * f64::from(row), 10.0, line)).collect();
            let heading = if top < 680.0 { &heading[..] } else { &[] };
            page(&[&all[..], heading, &other].concat(), &quotes);
            page(&[heading, &other, &all[..]].concat(), &quotes);
        }
    }
}

#[test]
fn a_table_with_rows_of_its_own_changes_nothing_beside_it() {
    let quote = "all of them that it will send ships to the strait of Ilmen";
    let all = text(50.0, &[0, 1, 2, 3, 4, 5, 6]);
    let labels = ["Ships", "Pilots", "Lamps", "Bells", "Moles", "Buoys"];
    let cells = ["40", "12", "7", "31", "2", "95"];
    let table = |top: f64, leading: f64| -> Vec<Piece<'_>> {
        let rows = (0..).zip(labels.into_iter().zip(cells));
        rows.flat_map(|(row, (label, cell))| {
            let y = top - leading * f64::from(row);
            [(right() + 40.0, y, 10.0, label), (right() + 110.0, y, 10.0, cell)]
        })
        .collect()
    };
    for (top, leading, is_read) in [
        // Lines closer together, and wider apart.
        (688.0, 10.8, '+'),
        (700.0, 10.5, '+'),
        (700.5, 13.5, '+'),
        (676.0, 14.0, '+'),
        // At the height of the lines each may be a word of one, even where it stands a little higher or lower.
        (700.0, 12.0, '-'),
        (688.0, 12.0, '-'),
        (701.5, 12.0, '-'),
        (686.5, 12.0, '-'),
    ] {
        let told = [(is_read, quote)];
        page(&[&all[..], &table(top, leading)].concat(), &told);
        page(&[&table(top, leading), &all[..]].concat(), &told);
    }
    // What is put there by hand, one beside each line, stands nowhere evenly.
    let heights = [699.2, 688.9, 675.0, 664.9, 651.1, 640.4];
    let late: Vec<Piece<'_>> =
        heights.into_iter().zip(labels).map(|(y, word)| (right() + 20.0, y, 10.0, word)).collect();
    page(&[&all[..], &late].concat(), &[('-', quote)]);
}

#[test]
fn what_stands_behind_another_column_changes_nothing() {
    let quote = ('+', "all of them that it will send ships to the strait of Ilmen");
    let all = text(50.0, &[0, 1, 2, 3, 4, 5, 6]);
    let x = right() + 20.0;
    let column = |top: f64| -> Vec<Piece<'_>> {
        let rows = (0..).zip(&OTHER[..5]);
        rows.map(|(row, line)| (x, top - 12.0 * f64::from(row), 10.0, *line)).collect()
    };
    let behind = |y: f64| [(x + 160.0, y, 10.0, "never")];
    // Between two of its lines, and beside one that is not quite level.
    page(&[&all[..], &column(694.0), &behind(676.0)].concat(), &[quote]);
    page(&[&all[..], &column(681.0), &behind(676.0)].concat(), &[quote]);
    // Above it and below it nothing stands between.
    page(&[&all[..], &column(664.0), &behind(676.0)].concat(), &[('-', quote.1)]);
    page(&[&all[..], &column(734.0), &behind(676.0)].concat(), &[('-', quote.1)]);
    // Nor does a word between two lines, or between two words of a row.
    let word = |y: f64| [(right() + 40.0, y, 10.0, "Ilmen")];
    page(&[&all[..], &word(682.0), &word(670.0), &behind(676.0)].concat(), &[('-', quote.1)]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pieces_drawn_in_any_order_give_the_same_text(
        cuts in prop::collection::vec(any::<bool>(), 128),
        order in prop::collection::vec(any::<u64>(), 128),
    ) {
        let mut pieces: Vec<Piece<'_>> = Vec::new();
        let mut cuts = cuts.into_iter();
        for (_, y, size, line) in text(50.0, &[0, 1, 2, 3, 4, 5, 6]) {
            let mut from = 0;
            for (at, _) in line.match_indices(' ') {
                if cuts.next().unwrap_or(false) {
                    pieces.push((50.0 + size * width(&line[..from]), y, size, &line[from..at]));
                    from = at + 1;
                }
            }
            pieces.push((50.0 + size * width(&line[..from]), y, size, &line[from..]));
        }
        let text = |pieces: &[Piece<'_>]| {
            read(&pdf(&drawn(pieces), &[]), "a.pdf", &Limits::default()).unwrap().text
        };
        let mut shuffled: Vec<(u64, Piece<'_>)> = order.into_iter().zip(pieces.iter().copied()).collect();
        shuffled.sort_by_key(|(key, _)| *key);
        let shuffled: Vec<Piece<'_>> = shuffled.into_iter().map(|(_, piece)| piece).collect();
        prop_assert_eq!(text(&shuffled), text(&pieces));
        prop_assert_eq!(text(&pieces).split_whitespace().collect::<Vec<_>>().join(" "), TEXT.join(" "));
    }

    #[test]
    fn a_late_word_is_never_passed_over_whatever_stands_behind_it(
        (gap, white) in (0.28..3.0_f64, 0.2..6.0_f64),
        (row, at_start) in (1..6_usize, any::<bool>()),
        (top, leading, size) in (640.0..740.0_f64, 1.0..1.6_f64, 8.0..13.0_f64),
        (is_table, first, few) in (any::<bool>(), any::<bool>(), 2..7_usize),
    ) {
        let all = text(50.0, &[0, 1, 2, 3, 4, 5, 6]);
        // At the end of a line, or before it.
        let word = 10.0 * width("not");
        let y = 700.0 - 12.0 * row as f64;
        let ends = 50.0 + 10.0 * width(TEXT[row]);
        let x = if at_start { 50.0 - 10.0 * gap - word } else { ends + 10.0 * gap };
        let late = [(x, y, 10.0, "not")];
        // Nearer to the text than to what stands behind it.
        let white = 10.0 * white.max(gap + 0.5);
        let cells = ["Ships", "Pilots", "Lamps", "Bells", "Moles", "Buoys"];
        let other = if is_table { cells } else { OTHER };
        let long = other.iter().map(|line| size * width(line)).fold(0.0, f64::max);
        let behind = if at_start { x - white - long } else { right().max(x + word) + white };
        let rows = (0..).zip(other).take(few);
        let other: Vec<Piece<'_>> =
            rows.map(|(row, line)| (behind, top - leading * size * f64::from(row), size, line)).collect();
        let pieces = if first { [&other[..], &all, &late] } else { [&all[..], &other, &late] };
        let end = |line: &'static str| line.split(' ').rev().take(4).collect::<Vec<_>>();
        let before = end(TEXT[if at_start { row - 1 } else { row }]);
        let before: Vec<&str> = before.into_iter().rev().collect();
        let then = TEXT[if at_start { row } else { row + 1 }];
        let then: Vec<&str> = then.split(' ').take(4).collect();
        let passed = format!("{} {}", before.join(" "), then.join(" "));
        page(&pieces.concat(), &[('-', &passed)]);
    }
}
