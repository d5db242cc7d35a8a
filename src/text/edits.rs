//! How many letters two words differ by.

/// Letters to change, add, drop, or swap with the next one (optimal string alignment).
pub fn edits(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let at = |row: &[usize], n: usize| row.get(n).copied().unwrap_or(usize::MAX / 2);
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    let mut last = None;
    for (i, x) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        let mut previous = None;
        for (j, y) in b.iter().copied().enumerate() {
            let changed = at(&row, j) + usize::from(x != y);
            let mut least = changed.min(at(&row, j + 1) + 1).min(at(&next, j) + 1);
            if last == Some(y) && previous == Some(x) {
                least = least.min(at(&before, j.saturating_sub(1)) + 1);
            }
            next.push(least);
            previous = Some(y);
        }
        (before, row) = (row, next);
        last = Some(x);
    }
    row.last().copied().unwrap_or(0)
}

/// Whether one character was changed, dropped or added, or two were swapped.
pub fn one_edit_apart(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    // A wrong character may take up to four bytes.
    if a == b || long.len() - short.len() > 4 {
        return false;
    }
    let (mut short, mut long) = (short.chars(), long.chars());
    loop {
        let (rest, left, right) = (short.as_str(), short.next(), long.next());
        if left == right {
            continue;
        }
        let dropped = rest == long.as_str();
        let changed = short.as_str() == long.as_str();
        let swapped = short.next() == right && long.next() == left && right.is_some();
        return dropped || changed || swapped && short.as_str() == long.as_str();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swapped_letters_count_once() {
        for (a, b, expected) in [
            ("gird", "grid", 1),
            ("lsit", "list", 1),
            ("germny", "germany", 1),
            ("macorn", "macron", 1),
            ("kitten", "sitting", 3),
            ("ca", "abc", 3),
            ("", "ab", 2),
            ("abab", "baba", 2),
        ] {
            assert_eq!((edits(a, b), edits(b, a)), (expected, expected), "{a} {b}");
        }
    }

    #[test]
    fn one_slip_is_forgiven_and_two_are_not() {
        let check = |a: &str, b: &str, expected| {
            assert_eq!(one_edit_apart(a, b), expected, "{a} {b}");
            assert_eq!(one_edit_apart(b, a), expected, "{b} {a}");
        };
        for near in ["topisc", "topic", "topicss", "opics", "tópics", "top\"cs", "topics:"] {
            check("topics", near, true);
        }
        for far in ["topics", "tpoisc", "topi", "", "toxxcs", "stamps"] {
            check("topics", far, false);
        }
    }
}
