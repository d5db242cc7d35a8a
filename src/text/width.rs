//! How many terminal columns a text takes. Must agree with what ratatui does when it draws, without
//! knowing ratatui: a test in `visible` compares the two.
//!
//! ratatui draws cluster by cluster (UAX #29), so the width of a text is the sum over its clusters,
//! not what `unicode-width` says of the whole (Arabic lam-alef differs).

use unicode_width::UnicodeWidthStr;

use super::clusters::{clusters, is_one_plain};

/// Columns of text that is already visible.
pub fn columns(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    clusters(text).map(|(_, cluster)| of_cluster(cluster)).sum()
}

/// The length in bytes of the longest run of clusters from the start of visible `text` that fits
/// into `columns`.
pub fn prefix(text: &str, columns: usize) -> usize {
    let mut used = 0;
    for (at, cluster) in clusters(text) {
        used += of_cluster(cluster);
        if used > columns {
            return at;
        }
    }
    text.len()
}

/// Columns of one visible cluster, as `ratatui-core` 0.1.2 counts a cell
/// (`buffer/cell_width.rs`): `unicode-width`, and one more for each halfwidth voiced sound mark.
pub(crate) fn of_cluster(cluster: &str) -> usize {
    if cluster.len() == 1 || is_one_plain(cluster) {
        return 1;
    }
    let sound_marks = cluster.chars().filter(|c| matches!(c, '\u{FF9E}' | '\u{FF9F}')).count();
    cluster.width() + sound_marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_visible_text() {
        let check = |text, expected| assert_eq!(columns(text), expected, "{text:?}");
        check("", 0);
        check("ground troops", 13);
        check("Élysée — “so”", 13);
        check("e\u{301}", 1);
        check("漢字", 4);
        check("👩\u{200d}👧", 2);
        check("🇫🇷", 2);
        check("لا", 2);
    }

    #[test]
    fn longest_prefix() {
        let check =
            |text, columns, expected| assert_eq!(prefix(text, columns), expected, "{text:?}");
        check("abc", 2, 2);
        check("abc", 9, 3);
        check("漢字", 3, 3);
        check("e\u{301}e", 1, 3);
        check("abc", 0, 0);
    }
}
