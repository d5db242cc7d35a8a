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
}
