//! Text on its way to a terminal: nothing in it acts, hides or reorders, and doing it twice changes
//! nothing more.

use onrecord::text::visible::{Shown, visible as shown};
use onrecord::text::width::columns;
use unicode_segmentation::UnicodeSegmentation;

pub(super) fn visible(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let once = shown(&text);
    assert_eq!(shown(&once), once, "twice is not once for {text:?}");
    if let Some(c) = once.chars().find(|c| acts(*c)) {
        panic!("U+{:04X} in {once:?}", u32::from(c));
    }
    let is_plain = |cluster: &str| cluster.starts_with(|c: char| c.is_ascii());
    let joins = |cluster: &&str| cluster.contains(['\u{200c}', '\u{200d}']);
    let mut lone = once
        .graphemes(true)
        .filter(joins)
        .filter(|cluster| is_plain(cluster) || cluster.starts_with(['\u{200c}', '\u{200d}']));
    assert_eq!(lone.next(), None, "a lone joiner in {once:?}");

    // A text that is cut on the border of a cluster reads the same.
    let borders: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
    let at = borders.get(borders.len() / 2).copied().unwrap_or_default();
    assert_eq!(format!("{}{}", shown(&text[..at]), shown(&text[at..])), once, "cut at {at}");

    let width = Shown::line(&text).width();
    assert_eq!(width, columns(&once));
    for room in [0, 1, 2, width / 2, width] {
        let cut = Shown::line(&text).cut(room);
        assert!(cut.width() <= room, "{cut:?} is wider than {room}");
        assert!(room < width || cut.as_str() == once);
    }
}

/// What acts on a terminal or is not to be seen, whatever stands beside it.
fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}'
            | '\u{fdd0}'..='\u{fdef}' | '\u{e0000}'..='\u{e00ff}' | '\u{f0000}'..)
}
