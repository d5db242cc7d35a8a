//! Ids: the shape that they have, and the id that a name suggests.

use deunicode::deunicode_char;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::fold::fold;

/// Whether a text can be an id: lower-case letters, digits and single hyphens, so that it is safe in
/// file names, addresses and commands.
pub(super) fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= 100
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !id.starts_with('-')
        && !id.ends_with('-')
}

/// The id that a name suggests: small letters, digits and single hyphens, letters of other scripts as they are
/// written in Latin ones; of a name without letters, its pictures by their names. `None` when nothing is left.
pub fn slug(name: &str) -> Option<String> {
    let id = spelt(name, |c| c.is_alphanumeric() || is_combining_mark(c));
    let id = if id.is_empty() { spelt(name, |_| true) } else { id };
    is_id(&id).then_some(id)
}

/// The letters and digits of a name as those of an id; `is_spelt` says which of other scripts have a say.
fn spelt(name: &str, is_spelt: impl Fn(char) -> bool) -> String {
    let mut id = String::new();
    let mut add = |c: char| match c.to_ascii_lowercase() {
        c @ ('a'..='z' | '0'..='9') => id.push(c),
        _ if id.ends_with('-') || id.is_empty() => {}
        _ => id.push('-'),
    };
    for c in name.nfc() {
        let folded = fold(c.encode_utf8(&mut [0; 4])).text;
        match deunicode_char(c).filter(|_| !folded.is_ascii() && is_spelt(c)) {
            // Some letters are spelt with an apostrophe, which parts no word.
            Some(latin) => latin.chars().filter(|c| !"'`\"".contains(*c)).for_each(&mut add),
            None => folded.chars().for_each(&mut add),
        }
    }
    id.truncate(60);
    id.trim_end_matches('-').to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_any_script_suggests_an_id() {
        for (name, expected) in [
            ("Ground troops: who commits?", "ground-troops-who-commits"),
            ("  Élysée — 6 janvier 2026 ", "elysee-6-janvier-2026"),
            ("Cafe\u{301} nai\u{308}f", "cafe-naif"),
            ("ﬁnal ﬂow œuvre Straße", "final-flow-oeuvre-strasse"),
            ("Заява", "zaiava"),
            ("Київська заява 2026", "kiyivska-zaiava-2026"),
            ("Δήλωση", "delose"),
            ("声明", "sheng-ming"),
            ("声明文（最終版）", "sheng-ming-wen-zui-zhong-ban"),
            ("ひらがな", "hiragana"),
            ("성명서", "seongmyeongseo"),
            ("بيان", "byn"),
            ("הצהרה", "htshrh"),
            ("განცხადება", "gancxadeba"),
            ("বিবৃতি 3", "bibrti-3"),
            ("ประกาศ", "prakaas"),
            ("5 € plan", "5-plan"),
            ("2½ לַיְלָה", "21-2-lylh"),
            ("😀🎉", "grinning-tada"),
            ("Plan 😀", "plan"),
        ] {
            let id = slug(name);
            assert_eq!(id.as_deref(), Some(expected), "{name:?}");
        }
        assert_eq!(slug(""), None);
        assert_eq!(slug("\u{e000}...\u{2060}"), None);
        let long = slug(&"声".repeat(99)).unwrap();
        assert!(long.len() <= 60 && is_id(&long), "{long}");
    }

    proptest::proptest! {
        #[test]
        fn what_is_suggested_is_an_id(name in "\\PC{0,80}") {
            proptest::prop_assert!(slug(&name).is_none_or(|id| is_id(&id) && id.len() <= 60));
        }
    }
}
