//! Names in Cyrillic, Greek and Arabic letters, written in Latin ones by rule. Must not know whose names they are.

/// A word or name in Cyrillic (Ukrainian, Russian, Bulgarian, Serbian, Macedonian), Greek or Arabic script
/// (Persian, too), in small letters of ASCII; `None` if it has no letter of these scripts.
///
/// It takes folded text ([`fold_into`](crate::text::fold::fold_into)): which of `й` and `и` stood there is
/// lost by then, and [`skeleton`](super::skeleton()) would not ask. One language's rule is taken where
/// several differ (`г` is `g`). Vowels that Arabic does not write are not put in, and its `و` and `ي` are
/// taken for vowels. Other letters stay as they are.
pub fn latin(folded: &str) -> Option<String> {
    let is_foreign = |c: char| matches!(c, '\u{370}'..='\u{52F}' | '\u{620}'..='\u{6FF}');
    if folded.is_ascii() || !folded.contains(is_foreign) {
        return None;
    }
    let mut out = String::with_capacity(folded.len());
    let mut found = false;
    let mut rest = folded;
    let mut before = None;
    while let Some(c) = rest.chars().next() {
        let (spelling, len) = match greek_pair(rest, before) {
            Some(spelling) => (Some(spelling), 2),
            None => (cyrillic(c).or_else(|| greek(c)).or_else(|| arabic(c)), 1),
        };
        match spelling {
            Some(spelling) => {
                out.push_str(spelling);
                found = true;
            }
            None => out.push(c),
        }
        let mut letters = rest.chars();
        before = letters.by_ref().take(len).last();
        rest = letters.as_str();
    }
    found.then_some(out)
}

fn cyrillic(c: char) -> Option<&'static str> {
    Some(match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'ђ' => "dj",
        'е' | 'э' => "e",
        'є' => "ye",
        'ж' => "zh",
        'з' => "z",
        'ѕ' => "dz",
        'и' | 'і' => "i",
        'ј' => "j",
        'к' => "k",
        'л' => "l",
        'љ' => "lj",
        'м' => "m",
        'н' => "n",
        'њ' => "nj",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'ћ' | 'ч' => "ch",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'џ' => "dzh",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ы' => "y",
        'ю' => "yu",
        'я' => "ya",
        _ => return None,
    })
}

fn greek(c: char) -> Option<&'static str> {
    Some(match c {
        'α' => "a",
        'β' => "v",
        'γ' => "g",
        'δ' => "d",
        'ε' => "e",
        'ζ' => "z",
        'η' | 'ι' => "i",
        'θ' => "th",
        'κ' => "k",
        'λ' => "l",
        'μ' => "m",
        'ν' => "n",
        'ξ' => "x",
        'ο' | 'ω' => "o",
        'π' => "p",
        'ρ' => "r",
        'σ' | 'ς' => "s",
        'τ' => "t",
        'υ' => "y",
        'φ' => "f",
        'χ' => "ch",
        'ψ' => "ps",
        _ => return None,
    })
}

/// Two Greek letters that stand for one sound at the beginning of `rest`, after the letter `before`.
fn greek_pair(rest: &str, before: Option<char>) -> Option<&'static str> {
    let mut letters = rest.chars();
    let pair = (letters.next()?, letters.next()?);
    let is_vowel = |c: char| matches!(c, 'α' | 'ε' | 'η' | 'ι' | 'ο' | 'υ' | 'ω');
    // Within a word, after a vowel, both are said.
    let is_apart = before.is_some_and(is_vowel);
    Some(match pair {
        ('ο', 'υ') => "u",
        ('α', 'υ') => "av",
        ('ε', 'υ') => "ev",
        ('γ', 'γ') => "ng",
        ('μ', 'π') if is_apart => "mb",
        ('μ', 'π') => "b",
        ('ν', 'τ') if !is_apart => "d",
        ('γ', 'κ') if !is_apart => "g",
        _ => return None,
    })
}

fn arabic(c: char) -> Option<&'static str> {
    Some(match c {
        'ا' | 'ى' | 'ة' | 'ٱ' => "a",
        'ب' => "b",
        'پ' => "p",
        'ت' | 'ط' => "t",
        'ث' => "th",
        'ج' => "j",
        'چ' => "ch",
        'ح' | 'ه' | 'ە' => "h",
        'خ' => "kh",
        'د' | 'ض' => "d",
        'ذ' => "dh",
        'ر' => "r",
        'ز' | 'ظ' => "z",
        'ژ' => "zh",
        'س' | 'ص' => "s",
        'ش' => "sh",
        'ع' | 'ء' | 'ـ' => "",
        'غ' => "gh",
        'ف' => "f",
        'ڤ' => "v",
        'ق' => "q",
        'ك' | 'ک' => "k",
        'گ' => "g",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'و' => "u",
        'ي' | 'ی' | 'ې' => "y",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::fold::fold;

    #[test]
    fn written_in_latin_letters() {
        for (name, expected) in [
            ("Зеленський", "zelenskii"),
            ("Щербак", "shcherbak"),
            ("Київ", "kiiv"),
            ("Путин", "putin"),
            ("Лавров", "lavrov"),
            ("Хрущёв", "khrushchev"),
            ("Юлия Мендель", "yuliya mendel"),
            ("Вучић", "vuchich"),
            ("Ђукановић", "djukanovich"),
            ("Мицотакис", "mitsotakis"),
            ("Μητσοτάκης", "mitsotakis"),
            ("Παύλος", "pavlos"),
            ("Ερντογάν", "erdogan"),
            ("Αντώνης", "antonis"),
            ("Μπορέλ", "borel"),
            ("Τραμπ", "tramb"),
            ("Χρυσόστομος", "chrysostomos"),
            ("أردوغان", "ardughan"),
            ("ميلوني", "myluny"),
            ("ماكرون", "makrun"),
            ("پوتین", "putyn"),
            ("خامنئي", "khamnyy"),
            ("Мерц 2026", "merts 2026"),
        ] {
            assert_eq!(latin(&fold(name).text).as_deref(), Some(expected), "{name}");
        }
        for name in ["", "Macron", "Élysée", "泽连斯基", "2026", "זלנסקי"] {
            assert_eq!(latin(&fold(name).text), None, "{name}");
        }
    }

    proptest! {
        #[test]
        fn letters_of_these_scripts_become_ascii(text in "[а-яєіїґђѓјљњћќџ]{1,12}|[α-ω]{1,12}|[ابتثجحخدذرزسشصضطظعغفقكلمنهوي]{1,12}") {
            let written = latin(&fold(&text).text);
            prop_assert!(written.is_some_and(|written| written.is_ascii()), "{}", text);
        }

        #[test]
        fn any_text_is_taken(text in "\\PC{0,30}") {
            let _ = latin(&fold(&text).text);
        }
    }
}
