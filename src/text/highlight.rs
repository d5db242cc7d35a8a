//! Cuts a stretch of text where marks begin and end. Must not know what the marks mean or look like.

use std::ops::Range;

/// The parts of `window`, each with the marks that cover it.
///
/// The parts tile the window, in order; a part is as long as its set of marks stays the same. Marks
/// may overlap and reach beyond the window; empty ones are nowhere. The marks of a part stand in the
/// order in which they were given. An empty window has no parts.
pub fn runs<M: Copy>(
    window: Range<usize>,
    marks: &[(Range<usize>, M)],
) -> Vec<(Range<usize>, Vec<M>)> {
    let inside: Vec<(Range<usize>, M)> = marks
        .iter()
        .map(|(range, mark)| (range.start.max(window.start)..range.end.min(window.end), *mark))
        .filter(|(range, _)| range.start < range.end)
        .collect();
    let mut cuts: Vec<usize> =
        inside.iter().flat_map(|(range, _)| [range.start, range.end]).collect();
    cuts.extend([window.start, window.end]);
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .filter_map(|cut| match cut {
            [start, end] if window.start < window.end => Some(*start..*end),
            _ => None,
        })
        .map(|part| {
            let covers = |range: &Range<usize>| range.start <= part.start && part.end <= range.end;
            let marks = inside.iter().filter(|(range, _)| covers(range)).map(|(_, mark)| *mark);
            let marks = marks.collect();
            (part, marks)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cut_where_marks_begin_and_end() {
        let check = |window, marks: &[(Range<usize>, char)], expected: &[(Range<usize>, &str)]| {
            let got: Vec<_> = runs(window, marks)
                .into_iter()
                .map(|(part, marks)| (part, marks.into_iter().collect::<String>()))
                .collect();
            let expected: Vec<_> =
                expected.iter().map(|(part, marks)| (part.clone(), (*marks).to_owned())).collect();
            assert_eq!(got, expected);
        };
        check(0..9, &[], &[(0..9, "")]);
        check(3..3, &[(0..9, 'q')], &[]);
        check(0..9, &[(2..5, 'q')], &[(0..2, ""), (2..5, "q"), (5..9, "")]);
        check(
            0..9,
            &[(2..6, 'q'), (4..8, 'h')],
            &[(0..2, ""), (2..4, "q"), (4..6, "qh"), (6..8, "h"), (8..9, "")],
        );
        check(
            10..20,
            &[(0..12, 'a'), (15..99, 'b'), (30..40, 'c'), (13..13, 'd')],
            &[(10..12, "a"), (12..15, ""), (15..20, "b")],
        );
        check(0..5, &[(0..5, 'b'), (0..5, 'a')], &[(0..5, "ba")]);
    }

    proptest! {
        #[test]
        fn parts_tile_the_window(
            start in 0_usize..20,
            len in 0_usize..20,
            marks in prop::collection::vec((0_usize..40, 0_usize..20), 0..6),
        ) {
            let marks: Vec<_> = marks.iter().enumerate().map(|(name, &(at, len))| (at..at + len, name)).collect();
            let window = start..start + len;
            let parts = runs(window.clone(), &marks);
            prop_assert_eq!(parts.iter().flat_map(|(part, _)| part.clone()).collect::<Vec<_>>(), window.collect::<Vec<_>>());
            for (part, names) in parts {
                for at in part {
                    let expected: Vec<_> = marks.iter().filter(|(range, _)| range.contains(&at)).map(|(_, name)| *name).collect();
                    prop_assert_eq!(&expected, &names);
                }
            }
        }
    }
}
