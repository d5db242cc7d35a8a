//! The names that pages give to their parts, in classes and ids: of which words they are made, and which of
//! these mean something.

use std::sync::LazyLock;

/// Words by one of which at least a name means something.
const KNOWN: [&[&str]; 5] = [
    BESIDE,
    FURNITURE,
    AUTHORS,
    DATES,
    &["fn", "p", "vcard", "written", "published", "publish", "posted", "timestamp"],
];

/// Whether some names, parted by white space, may have one of the known words: words are parted as [`Words`]
/// does, which costs more.
pub(super) fn may_have_known_word(names: &str) -> bool {
    /// The known words by their first letter.
    static BY_LETTER: LazyLock<[Vec<&str>; 32]> = LazyLock::new(|| {
        let mut by_letter = [const { Vec::new() }; 32];
        for word in KNOWN.iter().copied().flatten().copied() {
            let first = word.bytes().next().unwrap_or_default();
            if let Some(alike) = by_letter.get_mut(usize::from(first & 31)) {
                alike.push(word);
            }
        }
        by_letter
    });
    let by_letter = &*BY_LETTER;
    let is_known = |word: &[u8]| {
        let alike = word.first().and_then(|first| by_letter.get(usize::from(first & 31)));
        let is_same =
            |known: &&str| known.len() == word.len() && known.as_bytes().eq_ignore_ascii_case(word);
        alike.is_some_and(|alike| alike.iter().any(is_same))
    };
    let bytes = names.as_bytes();
    let (mut from, mut was_small) = (0, false);
    for (at, byte) in bytes.iter().enumerate() {
        let is_of_word = byte.is_ascii_alphanumeric();
        if !is_of_word || was_small && byte.is_ascii_uppercase() {
            if !byte.is_ascii() || is_known(bytes.get(from..at).unwrap_or_default()) {
                return true;
            }
            from = at + usize::from(!is_of_word);
        }
        was_small = byte.is_ascii_lowercase();
    }
    is_known(bytes.get(from..).unwrap_or_default())
}

/// Words of names that pages give to what is about other things.
pub(super) const BESIDE: &[&str] = &[
    "nav",
    "navbar",
    "navigation",
    "menu",
    "sidebar",
    "comment",
    "comments",
    "disqus",
    "related",
    "recommended",
    "recommendations",
    "recirc",
    "trending",
    "popular",
    "mostread",
    "outbrain",
    "taboola",
    "breadcrumb",
    "breadcrumbs",
    "kommentare",
    "commentlist",
];

/// Words of names that pages give to what belongs to every page.
pub(super) const FURNITURE: &[&str] = &[
    "footer",
    "share",
    "sharing",
    "social",
    "newsletter",
    "promo",
    "advert",
    "advertisement",
    "ads",
    "sponsored",
    "cookie",
    "cookies",
    "consent",
    "toolbar",
    "pagination",
    "pager",
    "masthead",
    "subscribe",
    "tags",
    "skip",
    "signup",
];

/// Words of names that pages give to authors.
pub(super) const AUTHORS: &[&str] =
    &["byline", "bylines", "author", "authors", "authorname", "writtenby", "authored", "autor"];

/// Words of names of what stands beside the name of an author.
pub(super) const NO_AUTHOR: &[&str] = &[
    "bio",
    "box",
    "image",
    "img",
    "avatar",
    "photo",
    "picture",
    "comments",
    "comment",
    "count",
    "social",
    "follow",
    "description",
    "title",
    "job",
    "role",
    "twitter",
    "email",
    "related",
    "date",
    "time",
    "timestamp",
    "share",
    "icon",
    "position",
    "location",
    "source",
    "has",
    "no",
    "with",
    "more",
];

/// Words of names that pages give to the date of a text.
pub(super) const DATES: &[&str] = &[
    "date",
    "datum",
    "fecha",
    "dateline",
    "pubdate",
    "postdate",
    "publishdate",
    "publishingdate",
    "publicationdate",
    "datetime",
];

/// Words of names of other dates: those of events, of lists, of the day on which one looks.
pub(super) const OTHER_DATES: &[&str] = &[
    "event", "events", "start", "begin", "end", "due", "birth", "expiry", "expire", "valid",
    "until", "deadline", "comment", "comments", "archive", "archives", "calendar", "picker",
    "range", "current", "today", "now", "upcoming", "list", "teaser", "related", "sidebar",
    "footer", "nav", "menu", "search", "filter", "input", "access", "visit",
];

/// The words of a name in small letters: `articleHeader__by-line` has four.
pub(super) struct Words {
    /// A hyphen stands between them.
    joined: String,
}

impl Words {
    pub(super) fn of(name: &str) -> Words {
        let mut joined = String::with_capacity(name.len().min(200) + 4);
        let mut was_small = false;
        for c in name.chars().take(200) {
            let is_border = !c.is_alphanumeric() || c.is_uppercase() && was_small;
            if is_border && !joined.is_empty() && !joined.ends_with('-') {
                joined.push('-');
            }
            match c {
                _ if c.is_ascii_alphanumeric() => joined.push(c.to_ascii_lowercase()),
                _ if c.is_alphanumeric() => joined.extend(c.to_lowercase()),
                _ => {}
            }
            was_small = c.is_lowercase();
        }
        if joined.ends_with('-') {
            joined.pop();
        }
        Words { joined }
    }

    pub(super) fn joined(&self) -> &str {
        &self.joined
    }

    pub(super) fn each(&self) -> impl Iterator<Item = &str> {
        self.joined.split('-').filter(|word| !word.is_empty())
    }

    pub(super) fn count(&self) -> usize {
        self.each().count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_that_means_something_is_passed_over() {
        let names = [
            "fn",
            "p-name",
            "p-author",
            "vcard",
            "writtenBy",
            "dt-published",
            "posted-on",
            "publish_time",
        ];
        for name in KNOWN.concat().into_iter().chain(names) {
            for name in [name.to_string(), format!("aB-{name} c"), name.to_uppercase()] {
                assert!(may_have_known_word(&name), "{name}");
            }
        }
        for name in ["", "row", "é", "updateX", "date2 navs"] {
            assert_eq!(may_have_known_word(name), !name.is_ascii(), "{name}");
        }
    }

    #[test]
    fn a_name_has_words() {
        assert_eq!(Words::of("articleHeader__by-line").joined(), "article-header-by-line");
        assert_eq!(Words::of("articleHeader__by-line").count(), 4);
        assert_eq!(Words::of("BYLINE").joined(), "byline");
        assert_eq!(Words::of("--").count(), 0);
    }
}
