//! Names of briefs: what may be one, so that no name leaves its folder, and what a title suggests.
//! And what keeps the names of their hidden files apart.

use std::sync::atomic::{AtomicU32, Ordering};

use crate::dossier;

/// Bytes of a name, at most. What is put before and after it in a hidden name has room beside it.
const LONGEST: usize = 100;

/// What Windows takes for devices, whatever they end in: a brief should survive being sent there.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Whether this can be the name of a brief: letters and digits of any script, `-`, `_`, `.` and spaces,
/// beginning with a letter or digit, ending with neither stop nor space.
pub fn is_name(name: &str) -> bool {
    name.len() <= LONGEST
        && name.starts_with(char::is_alphanumeric)
        && !name.ends_with(['.', ' '])
        && name.chars().all(|c| c.is_alphanumeric() || "-_. ".contains(c))
}

/// The name that a title suggests: small letters and digits of ASCII and single hyphens, at most 60.
pub fn slug(title: &str) -> String {
    let name = dossier::slug(title).unwrap_or_else(|| "brief".to_string());
    if is_device(&name) { format!("brief-{name}") } else { name }
}

fn is_device(name: &str) -> bool {
    let port = |kind| {
        let number = name.strip_prefix(kind).unwrap_or_default();
        matches!(number.as_bytes(), [b'0'..=b'9'])
    };
    DEVICES.contains(&name) || port("com") || port("lpt")
}

/// `name` with something after it, cut before that if it would be too long.
pub(super) fn with_suffix(name: &str, suffix: &str) -> String {
    let room = LONGEST.saturating_sub(suffix.len());
    let end = (0..=room.min(name.len())).rev().find(|end| name.is_char_boundary(*end));
    format!("{}{suffix}", name.get(..end.unwrap_or(0)).unwrap_or_default())
}

/// `PID-N`: what no other living process puts in a name, and this one only once.
pub(super) fn unique() -> String {
    static COUNTER: AtomicU32 = AtomicU32::new(0);
    format!("{}-{}", std::process::id(), COUNTER.fetch_add(1, Ordering::Relaxed))
}

/// Whether this is what `unique` makes.
pub(super) fn is_unique(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    text.split_once('-').is_some_and(|(pid, n)| digits(pid) && digits(n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_title_becomes_a_name() {
        for (title, expected) in [
            ("Ground troops: who commits?", "ground-troops-who-commits"),
            ("  Élysée — 6 janvier 2026 ", "elysee-6-janvier-2026"),
            ("Україна", "ukrayina"),
            ("", "brief"),
            ("...", "brief"),
            ("../../etc/passwd", "etc-passwd"),
            (".hidden", "hidden"),
            ("-rf", "rf"),
            ("CON", "brief-con"),
            ("Lpt1", "brief-lpt1"),
            ("com", "com"),
            ("com10", "com10"),
            ("a\u{1b}[31mb\0c", "a-31mb-c"),
        ] {
            assert_eq!(slug(title), expected, "{title:?}");
        }
        assert_eq!(slug(&"word ".repeat(40)).len(), 59);
    }

    #[test]
    fn only_plain_names_are_names() {
        for name in ["a", "7", "Paris Brief", "v1.2", "résumé", "Україна", "a_b-c"] {
            assert!(is_name(name), "{name:?}");
        }
        for name in
            ["", ".", "..", ".a", "-a", " a", "a.", "a ", "a/b", "a\\b", "a\0", "a\nb", "a:b"]
        {
            assert!(!is_name(name), "{name:?}");
        }
        assert!(is_name(&"a".repeat(LONGEST)) && !is_name(&"a".repeat(LONGEST + 1)));
        assert!(!is_name("a\u{202e}b"));
    }

    #[test]
    fn a_suffix_never_makes_a_name_too_long() {
        assert_eq!(with_suffix("paris", "-2"), "paris-2");
        for long in ["a".repeat(LONGEST), "é".repeat(LONGEST / 2)] {
            let name = with_suffix(&long, "-theirs-2");
            assert!(is_name(&name) && name.ends_with("-theirs-2"), "{name}");
        }
    }

    proptest! {
        #[test]
        fn every_title_has_a_name(title in any::<String>()) {
            let name = slug(&title);
            prop_assert!(is_name(&name) && name.len() <= 66, "{}", name);
            prop_assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        }
    }
}
