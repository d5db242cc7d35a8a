//! Turns untrusted text into text that is safe and honest to draw. Must not know who draws it: no
//! terminal, no styles.
//!
//! Rule: what acts on a terminal, reorders, or hides is replaced by a picture or a tag in `⟦ ⟧`;
//! everything else is kept as it is. The rule looks at one grapheme cluster (UAX #29) at a time, so
//! that a text can be cut on cluster borders before or after it, with the same result.

use std::borrow::Cow;
use std::fmt;

use unicode_segmentation::UnicodeSegmentation;

use super::clusters::{clusters, is_one_plain, is_plain};
use super::hidden::{
    Tags, is_mark, is_pictograph, is_prepend, selects_variant, stand_in, takes_joiners,
};
use super::width;

/// More marks than this on one character are cut. Text in living languages needs at most five or so.
const MOST_MARKS: usize = 8;
/// A longer cluster is cut, in bytes: a base and eight marks of four bytes each, and just above the
/// longest emoji in use (35).
const MOST_BYTES: usize = 36;
/// Carries a mark that has no character of its own to sit on (U+25CC).
const BARE_BASE: char = '◌';
const ZWNJ: char = '\u{200C}';
const ZWJ: char = '\u{200D}';

/// `text` with everything that acts or hides replaced by something that is seen.
///
/// Line breaks and tabs become one space each; other controls their pictures (`␛`); bidirectional,
/// zero-width, private and nonexistent characters a tag (`⟦RLO⟧`, `⟦U+E000⟧`); what is cut from a
/// stack of marks is counted (`⟦+12⟧`). Applying it twice changes nothing more.
pub fn visible(text: &str) -> Cow<'_, str> {
    let ascii = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if ascii || text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut changed: Option<String> = None;
    for (at, cluster) in clusters(text) {
        match (show(cluster), &mut changed) {
            (None, None) => {}
            (None, Some(out)) => out.push_str(cluster),
            (Some(shown), Some(out)) => out.push_str(&shown),
            (Some(shown), None) => {
                let mut out = String::with_capacity(text.len() + 16);
                out.push_str(text.get(..at).unwrap_or_default());
                out.push_str(&shown);
                changed = Some(out);
            }
        }
    }
    changed.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// As [`visible`], line by line: the line breaks stay, as `\n`.
pub fn visible_lines(text: &str) -> String {
    text.lines().map(visible).collect::<Vec<_>>().join("\n")
}

/// What is drawn for one cluster; `None` when it is drawn as it is.
fn show(cluster: &str) -> Option<Cow<'static, str>> {
    if matches!(cluster.as_bytes(), [b' '..=b'~']) {
        return None;
    }
    let mut chars = cluster.chars();
    let first = chars.next()?;
    let alone = chars.next().is_none();
    if alone && is_plain(first) {
        return None;
    }
    if first == '\n' || first == '\t' || cluster == "\r\n" {
        return Some(Cow::Borrowed(" "));
    }
    let leading = cluster.find(|c| stand_in(c).is_none()).unwrap_or(cluster.len());
    if leading > 0 {
        // Nothing to hold on to yet: tag these, and look at the rest as at a text of its own.
        let (hidden, rest) = cluster.split_at_checked(leading)?;
        let mut tags = Tags::default();
        hidden.chars().for_each(|c| tags.add(c));
        return Some(Cow::Owned(tags.text() + &visible(rest)));
    }
    if alone && !is_mark(first) && !is_prepend(first) && width::of_cluster(cluster) > 0 {
        return None;
    }
    let shown = Body::of(cluster).finish();
    (shown != cluster).then_some(Cow::Owned(shown))
}

/// Columns that `original` takes once it has passed [`visible`].
pub fn shown_columns(original: &str) -> usize {
    clusters(original).map(|(_, cluster)| shown_columns_of(cluster)).sum()
}

/// Columns of one cluster of original text once it is made visible.
pub(crate) fn shown_columns_of(cluster: &str) -> usize {
    if is_one_plain(cluster) {
        return 1;
    }
    show(cluster).map_or_else(|| width::of_cluster(cluster), |shown| width::columns(&shown))
}

/// A cluster on its way to the screen: what is kept of it, then the tags for what is not, so that no
/// mark ever lands on a tag.
#[derive(Default)]
struct Body {
    kept: String,
    tags: Tags,
    /// Characters that were cut away, because they were too many.
    cut: usize,
}

impl Body {
    /// `cluster` starts with a character that has no stand-in.
    fn of(cluster: &str) -> Body {
        let mut body = Body::default();
        let mut base = None;
        let mut last = None;
        let mut marks = 0;
        let mut full = false;
        let mut chars = cluster.chars().peekable();
        while let Some(c) = chars.next() {
            let joiner = matches!(c, ZWJ | ZWNJ);
            let excused = if joiner {
                let picture = c == ZWJ
                    && base.is_some_and(is_pictograph)
                    && chars.peek().is_some_and(|&next| is_pictograph(next));
                let letter = base.is_some_and(takes_joiners) && !matches!(last, Some(ZWJ | ZWNJ));
                picture || letter
            } else {
                last.is_some_and(|last| selects_variant(last, c))
            };
            if !excused && stand_in(c).is_some() {
                body.tags.add(c);
                continue;
            }
            if excused {
                // Takes no room of its own, so neither a base nor counted as a mark.
            } else if is_mark(c) {
                if base.is_none() {
                    body.kept.push(BARE_BASE);
                    base = Some(BARE_BASE);
                }
                marks += 1;
            } else {
                base = Some(c);
                marks = 0;
            }
            full |= body.kept.len() + c.len_utf8() > MOST_BYTES;
            if full || marks > MOST_MARKS {
                body.cut += 1;
            } else {
                body.kept.push(c);
                last = Some(c);
            }
        }
        body
    }

    fn finish(mut self) -> String {
        if self.kept.ends_with(ZWJ) && self.cut > 0 {
            self.kept.pop();
            self.cut += 1;
        }
        let whole = self.tags.is_empty() && self.cut == 0;
        if !whole && self.kept.graphemes(true).nth(1).is_some() {
            // What was taken out held the cluster together: keep its first character only.
            let first: String = self.kept.chars().take(1).collect();
            self.cut += self.kept.chars().count() - 1;
            self.kept = first;
        }
        if self.kept.starts_with(BARE_BASE) && self.kept.graphemes(true).nth(1).is_some() {
            // A mark of a newer Unicode, which does not join.
            self.kept.remove(0);
            self.tag_kept();
        }
        if self.kept.ends_with(is_prepend) || width::of_cluster(&self.kept) == 0 {
            self.tag_kept();
        }
        self.kept.push_str(&self.tags.text());
        if self.cut > 0 {
            self.kept.extend(["⟦+", &self.cut.to_string(), "⟧"]);
        }
        self.kept
    }

    fn tag_kept(&mut self) {
        let mut tags = Tags::default();
        self.kept.chars().for_each(|c| tags.add(c));
        self.kept = tags.text();
    }
}

/// Text that is safe to draw, on one line. The only way to get one is through [`visible`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown<'a>(Cow<'a, str>);

impl<'a> Shown<'a> {
    /// One line of text that we did not write.
    pub fn line(text: &'a str) -> Shown<'a> {
        Shown(visible(text))
    }

    /// As [`Shown::line`], for text that nobody else keeps.
    pub fn of(text: String) -> Shown<'static> {
        match visible(&text) {
            Cow::Owned(changed) => Shown(Cow::Owned(changed)),
            Cow::Borrowed(_) => Shown(Cow::Owned(text)),
        }
    }

    /// The parts one after the other.
    ///
    /// Where two parts meet in one cluster (two halves of a flag), the width of the whole may be
    /// less than the sum of the widths.
    pub fn join<'p>(parts: impl IntoIterator<Item = Shown<'p>>) -> Shown<'static> {
        Shown::of(parts.into_iter().map(|part| part.0).collect())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The same text, independent of what it was made from.
    pub fn into_owned(self) -> Shown<'static> {
        Shown(Cow::Owned(self.0.into_owned()))
    }

    /// Columns on the screen.
    pub fn width(&self) -> usize {
        width::columns(&self.0)
    }

    /// At most `columns` columns of it, with `…` in the last one if anything was cut.
    #[must_use]
    pub fn cut(self, columns: usize) -> Shown<'a> {
        // No text is wider than its bytes, so most texts need no measuring.
        if self.0.len() <= columns || self.width() <= columns {
            return self;
        }
        if columns == 0 {
            return Shown::default();
        }
        let end = width::prefix(&self.0, columns - 1);
        let kept = self.0.get(..end).unwrap_or_default().trim_end();
        Shown(Cow::Owned(format!("{kept}…")))
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl AsRef<str> for Shown<'_> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// For the program's own words; they are looked at all the same.
impl From<&'static str> for Shown<'static> {
    fn from(text: &'static str) -> Self {
        Shown(visible(text))
    }
}

impl<'a> From<Shown<'a>> for Cow<'a, str> {
    fn from(shown: Shown<'a>) -> Self {
        shown.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::text::Span;
    use ratatui::widgets::Widget;

    use super::*;
    use crate::text::awkward;

    #[test]
    fn columns_once_shown() {
        let check = |text, expected| assert_eq!(shown_columns(text), expected, "{text:?}");
        check("a\nb", 3);
        check("\u{1b}", 1);
        check("\u{202e}", 5);
        check("漢\u{200b}", 8);
    }

    #[test]
    fn what_is_seen() {
        let check = |text, expected| assert_eq!(visible(text), expected, "{text:?}");
        check("plain, “so-called” Élysée — 15 000", "plain, “so-called” Élysée — 15 000");
        check("two\nlines\r\nand\ta tab", "two lines and a tab");
        check("over\rwrite", "over␍write");
        check("\u{1b}[31mred\u{7}\u{7f}", "␛[31mred␇␡");
        check("\u{9b}2J\u{85}", "⟦U+009B⟧2J⟦U+0085⟧");
        check("abc\u{202e}cba\u{202c}", "abc⟦RLO⟧cba⟦PDF⟧");
        check("so\u{ad}called\u{200b}\u{feff}", "so⟦SHY⟧called⟦ZWSP⟧⟦BOM⟧");
        check("a\u{2028}b\u{2029}c", "a⟦LS⟧b⟦PS⟧c");
        check("\u{e000}\u{301}\u{fdd0}", "⟦U+E000⟧◌\u{301}⟦U+FDD0⟧");
        check("မြန်မာနိုင်ငံး", "မြန်မာနိုင်ငံး");
        check("ᨠᩣ ᨠᩤ", "ᨠᩣ ᨠᩤ");
        check("\u{102c}\u{1037}", "\u{102c}\u{1037}");
        check("က\u{102c}\u{200b}", "က\u{102c}⟦ZWSP⟧");
        check("e\u{301}", "e\u{301}");
        check("\u{301}e", "◌\u{301}e");
        check("a\u{fe0f}b", "a⟦VS16⟧b");
        check("a\u{200d}b\u{200c}c", "a⟦ZWJ⟧b⟦ZWNJ⟧c");
        check("می\u{200c}خواهم क्\u{200d}ष", "می\u{200c}خواهم क्\u{200d}ष");
        check(
            "👩\u{200d}👧\u{200d}👧 ❤\u{fe0f} 1\u{fe0f}\u{20e3} 🇫🇷",
            "👩\u{200d}👧\u{200d}👧 ❤\u{fe0f} 1\u{fe0f}\u{20e3} 🇫🇷",
        );
        check("👩\u{200d}x", "👩⟦ZWJ⟧x");
        check("🏴\u{e0067}\u{e0062}\u{e007f}", "🏴⟦TAG gb⟧⟦U+E007F⟧");
        check("a\u{200d}\u{200d}\u{200d}\u{34f}", "a⟦ZWJ×3⟧⟦CGJ⟧");
        check("\u{600}", "⟦U+0600⟧");
        check("\u{115f}\u{1161}", "⟦U+115F⟧⟦U+1161⟧");
        check("", "");
    }

    #[test]
    fn stacks_and_endless_clusters_are_cut() {
        let stack = format!("a{}b", "\u{301}".repeat(20));
        assert_eq!(visible(&stack), format!("a{}⟦+12⟧b", "\u{301}".repeat(8)));
        let chain = "क\u{94d}".repeat(50);
        assert_eq!(visible(&chain), format!("{}⟦+88⟧", "क\u{94d}".repeat(6)));
        let longest_emoji = "👩🏻\u{200d}❤\u{fe0f}\u{200d}💋\u{200d}👩🏿";
        assert_eq!(visible(longest_emoji), longest_emoji);
    }

    #[test]
    fn a_width_that_a_format_asks_for_is_heeded() {
        assert_eq!(format!("{:<4}|", Shown::of("if".to_string())), "if  |");
    }

    #[test]
    fn cut_to_columns() {
        let check = |text: &str, columns, expected: &str| {
            assert_eq!(Shown::line(text).cut(columns).as_str(), expected, "{text:?} {columns}");
        };
        check("ground troops", 13, "ground troops");
        check("ground troops", 12, "ground troo…");
        check("ground troops", 8, "ground…");
        check("ground troops", 1, "…");
        check("ground troops", 0, "");
        check("", 0, "");
        check("漢字漢字", 8, "漢字漢字");
        check("漢字漢字", 6, "漢字…");
        check("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…");
    }

    #[test]
    fn parts_join() {
        let parts = ["a\u{202e}", "b", ""].map(Shown::line);
        assert_eq!(Shown::join(parts).as_str(), "a⟦RLO⟧b");
        assert_eq!(Shown::of("x\u{1b}".to_owned()).into_owned().to_string(), "x␛");
        assert_eq!(Shown::from("key").width(), 3);
    }

    /// Columns that ratatui covers when it draws `text`.
    fn drawn_columns(text: &str) -> usize {
        let area = Rect::new(0, 0, u16::try_from(text.len() * 2 + 8).unwrap_or(u16::MAX), 1);
        let mut buffer = Buffer::empty(area);
        Span::raw(text).render(area, &mut buffer);
        let (end, _) = buffer.set_stringn(0, 0, text, usize::MAX, ratatui::style::Style::new());
        usize::from(end)
    }

    #[test]
    fn as_wide_as_ratatui_draws_it() {
        for text in [
            "plain",
            "漢字。",
            "👩\u{200d}👧\u{200d}👧",
            "🇫🇷🇩",
            "❤\u{fe0f}❤",
            "한글",
            "\u{1112}\u{1161}\u{11ab}",
            "क्षि",
            "ｶ\u{ff9e}ｶ",
            "\u{ff9e}",
            "لا إله",
            "ไทย",
            "မြန်မာနိုင်ငံး",
            "বিবৃতি ক্ষি",
            "ភាសាខ្មែរ",
            "\u{17d8}",
            "1\u{fe0f}\u{20e3}",
            "“’\u{fe01}",
        ] {
            let shown = visible(text);
            assert_eq!(width::columns(&shown), drawn_columns(&shown), "{text:?}");
        }
    }

    #[test]
    fn every_character_is_seen_and_stays() {
        for c in awkward::every_char() {
            for text in [String::from(c), format!("a{c}b"), format!("{c}\u{301}")] {
                let once = visible(&text).into_owned();
                assert_eq!(visible(&once), once, "{text:?}");
                assert!(!once.chars().any(char::is_control), "{text:?}");
                let lost = clusters(&once).any(|(_, cluster)| width::of_cluster(cluster) == 0);
                assert!(!lost, "{text:?} shows {once:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn twice_is_once(text in awkward::text()) {
            let once = visible(&text).into_owned();
            prop_assert_eq!(visible(&once), once.as_str());
        }

        #[test]
        fn cluster_by_cluster(text in awkward::text(), at in any::<prop::sample::Index>()) {
            let borders: Vec<usize> = clusters(&text).map(|(at, _)| at).chain([text.len()]).collect();
            let (a, b) = text.split_at(borders[at.index(borders.len())]);
            prop_assert_eq!(visible(a) + visible(b), visible(&text));
        }

        #[test]
        fn nothing_hidden_is_left(text in awkward::text()) {
            let shown = visible(&text);
            for (_, cluster) in clusters(&shown) {
                prop_assert!(width::of_cluster(cluster) > 0);
                prop_assert!(cluster.len() <= MOST_BYTES);
                prop_assert!(cluster.chars().filter(|&c| is_mark(c)).count() <= MOST_MARKS * 2);
                for hidden in cluster.chars().filter(|&c| stand_in(c).is_some()) {
                    let joins = matches!(hidden, ZWJ | ZWNJ) || cluster.contains(|base| selects_variant(base, hidden));
                    prop_assert!(joins, "{cluster:?}");
                }
            }
        }

        #[test]
        fn widths_agree(text in awkward::text(), limit in 0_usize..30) {
            let shown = Shown::line(&text);
            prop_assert_eq!(shown.width(), shown_columns(&text));
            prop_assert_eq!(shown.width(), drawn_columns(shown.as_str()));
            prop_assert!(shown.cut(limit).width() <= limit);
        }
    }
}
