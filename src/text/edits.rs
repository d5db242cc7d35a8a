//! How many letters two words differ by.

/// Levenshtein's distance: letters to change, add or drop.
pub fn edits(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let mut next = vec![left];
        for (y, above) in b.iter().zip(row.iter().skip(1)) {
            let cost = usize::from(x != *y);
            left = (diagonal + cost).min(above + 1).min(left + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
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
