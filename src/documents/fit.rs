//! How well a text fits an encoding: by signs that stand where they belong or where none does, by letters
//! of languages, and by what stands beside them. Of two encodings that fit, the letters on which they differ
//! are in doubt.

use std::collections::BTreeSet;

use encoding_rs::{
    Encoding as Codec, IBM866, ISO_8859_2, ISO_8859_5, ISO_8859_15, KOI8_U, MACINTOSH,
    WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1254, WINDOWS_1257, X_MAC_CYRILLIC,
};

use super::tongues::{CYRILLIC, LATIN, Tongue, tongue_of};

/// Points by which one encoding must fit better than another to rule that out.
const CLEARLY: i32 = 2;
/// Different letters with what stands beside them that are looked at.
const MOST: usize = 4096;
/// As many points as all of them can take.
const MOST_POINTS: i32 = 1 << 14;

/// Letters of Russian from which on the commonest words and letters of it count.
const FEW: usize = 8;

const WESTERN: [&Codec; 7] =
    [WINDOWS_1252, WINDOWS_1250, ISO_8859_15, ISO_8859_2, WINDOWS_1254, WINDOWS_1257, MACINTOSH];
const OF_RUSSIA: [&Codec; 5] = [WINDOWS_1251, KOI8_U, IBM866, X_MAC_CYRILLIC, ISO_8859_5];

/// The encoding that fits a text best, of those that may be meant where one was guessed; and the letters of
/// it that others which fit as well read otherwise.
pub(super) fn best(bytes: &[u8], first: &'static Codec) -> (&'static Codec, String) {
    let is_known = WESTERN.contains(&first) || OF_RUSSIA.contains(&first);
    let of_russia = OF_RUSSIA.into_iter().filter(|_| is_known);
    let others = WESTERN.into_iter().chain(of_russia).filter(|other| *other != first);
    let rivals: Vec<(&'static Codec, i32)> =
        [first].into_iter().chain(others).map(|codec| (codec, fit_of(codec, bytes))).collect();
    let own = rivals.first().map_or(0, |(_, points)| *points);
    // The first of those that fit as well as any.
    let (mut codec, mut points) = (first, own);
    for (rival, fit) in &rivals {
        let is_alike = OF_RUSSIA.contains(rival) == OF_RUSSIA.contains(&first);
        if is_alike && *fit >= own + CLEARLY && *fit > points {
            (codec, points) = (rival, *fit);
        }
    }
    // Few texts are of old Macintoshes: what else was guessed is not given up lightly for that.
    let ruled_out = |other: &'static Codec, fit: i32| {
        let least = if other == first && codec == MACINTOSH { 2 * CLEARLY } else { CLEARLY };
        fit + least <= points
    };
    let fitting: Vec<&'static Codec> = rivals
        .iter()
        .filter(|(other, fit)| *other != codec && !ruled_out(other, *fit))
        .map(|(other, _)| *other)
        .collect();
    let read = |codec: &'static Codec, byte: u8| {
        let byte = [byte];
        let (text, _) = codec.decode_without_bom_handling(&byte);
        text.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER)
    };
    let in_doubt = (0x80..=0xff).filter_map(|byte| {
        let own = read(codec, byte);
        fitting.iter().any(|other| read(other, byte) != own).then_some(own)
    });
    (codec, in_doubt.collect())
}

fn fit_of(codec: &'static Codec, bytes: &[u8]) -> i32 {
    let tongues = if OF_RUSSIA.contains(&codec) { CYRILLIC } else { LATIN };
    fit(&codec.decode_without_bom_handling(bytes).0, tongues)
}

/// How well a text looks: points for what stands where it belongs, less those for what does not.
fn fit(text: &str, tongues: &'static [Tongue]) -> i32 {
    let mut around: BTreeSet<(char, char, char)> = BTreeSet::new();
    let (mut before, mut letters, mut common) = (' ', 0_usize, 0_usize);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_ascii() {
            letters += 1;
            common += usize::from("оеаинтсОЕАИНТС".contains(c));
            if around.len() < MOST {
                around.insert((before, c, chars.peek().copied().unwrap_or(' ')));
            }
        }
        before = c;
    }
    let (known, different) = tongue_of(text, tongues);
    let misfits = |tongue: &Tongue| {
        around
            .iter()
            .filter(|(_, c, _)| (is_latin(*c) || is_cyrillic(*c)) && !tongue.has(*c))
            .count()
    };
    let misfits = match known {
        Some(tongue) => misfits(tongue),
        None => tongues.iter().filter(|t| !t.is_english()).map(misfits).min().unwrap_or(0),
    };
    let is_own = |c: char| known.is_some_and(|tongue| !tongue.is_english() && tongue.has(c));
    let points = around.iter().map(|(before, c, after)| match sign(*before, *c, *after) {
        Some(points) => points,
        None => -letter(*before, *c, *after, is_own(*c)),
    });
    let misfits = i32::try_from(misfits).unwrap_or(MOST_POINTS);
    let mut points = points.sum::<i32>() - misfits;
    if std::ptr::eq(tongues, CYRILLIC) && letters >= FEW {
        // Texts in these letters have none of another language's.
        points -= misfits;
        points += 2 * i32::try_from(different).unwrap_or(0);
        points += if common * 10 >= letters * 3 { 4 } else { 0 };
    }
    points
}

/// The points of a sign by what stands beside it; `None` for a letter.
fn sign(before: char, c: char, after: char) -> Option<i32> {
    let word = |c: char| c.is_alphanumeric();
    let blank = |c: char| c.is_whitespace();
    let digit = |c: char| c.is_ascii_digit();
    let ends =
        |c: char| blank(c) || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '"');
    let points = match c {
        '“' | '„' | '‘' | '‚' if !word(before) && word(after) => 2,
        '”' if !blank(before) && !word(after) => 2,
        '“' | '‘' if !blank(before) && !word(after) => 1,
        '«' if !word(before) && (word(after) || blank(after)) => 2,
        '»' if !blank(after) && !word(after)
            || blank(after) && (blank(before) || word(before) || ends(before)) =>
        {
            2
        }
        '»' | '«' => 0,
        '’' if before.is_alphabetic() && "strlvdmSTRLVDM".contains(after) => 2,
        '’' if "ldncjmusLDNCJMUST".contains(before) && after.is_alphabetic() => 2,
        '’' if word(before) && (word(after) || ends(after)) => 1,
        '–' | '—' if blank(before) && blank(after) || digit(before) && digit(after) => 2,
        '–' | '—' if word(before) && word(after) => 1,
        '£' | '€' | '¥' if digit(after) || digit(before) => 2,
        '£' | '€' | '¥' if (blank(before) || before == '(') && !word(after) || blank(after) => {
            0
        }
        '½' | '¼' | '¾' if digit(before) => 2,
        '½' | '¼' | '¾' if !word(before) && !word(after) => 0,
        '°' if digit(before) => 1,
        '±' if digit(after) => 1,
        '§' if !word(before) && digit(after) => 1,
        '§' if blank(after) => 0,
        '©' if !word(before) && (digit(after) || blank(after)) => 1,
        '®' | '™' if word(before) && !word(after) => 1,
        '…' if (word(before) || blank(before)) && !word(after) || blank(before) => 1,
        '•' if !word(before) && blank(after) => 1,
        '\u{a0}'
            if digit(before) || digit(after) || matches!(after, ';' | ':' | '!' | '?' | '»') =>
        {
            2
        }
        '\u{a0}' if before == '«' => 2,
        '\u{a0}' | '\u{ad}' | '·' => 0,
        '¡' | '¿' if !word(before) && word(after) => 1,
        '²' | '³' | '¹' if before.is_alphanumeric() || ends(before) => 0,
        // Signs that nobody writes by themselves, and those of sums.
        '˛' | 'ˇ' | '˘' | '˝' | '˙' | '¨' | '¸' | '¤' | '¦' | '∞' | '≠' | '≤' | '≥' | '∂' | '∑'
        | '∏' | '∫' | '√' | '≈' | '∆' | '◊' | '⁄' => -2,
        '\u{80}'..='\u{9f}' | '\u{fffd}' => -2,
        _ if c.is_alphabetic() => return None,
        _ if before.is_alphabetic() && after.is_alphabetic() => -2,
        _ => -1,
    };
    Some(points)
}

/// How odd a letter is by what stands beside it. One of the language itself is odd only within a number.
fn letter(before: char, c: char, after: char, is_own: bool) -> i32 {
    let digit = |c: char| c.is_ascii_digit();
    if matches!(c, 'ª' | 'º') {
        return if digit(before) { -1 } else { 2 };
    }
    if matches!(c, 'µ' | 'ƒ' | 'π' | 'Ω') {
        return if before.is_alphabetic() { 2 } else { 1 };
    }
    // "5ème"
    let is_ordinal = matches!(c, 'è' | 'é') && digit(before);
    if !is_ordinal && (digit(before) || digit(after))
        || is_foreign(c, before)
        || is_foreign(c, after)
    {
        return 2;
    }
    if c.is_uppercase() && before.is_lowercase() {
        return 2;
    }
    if !is_latin(c) {
        return 0;
    }
    if before.is_alphabetic() && is_run(before, after) {
        return 2;
    }
    let alone = !before.is_alphabetic() && !after.is_alphabetic();
    if alone && c.is_uppercase() && after == '.' {
        // An initial.
        return 0;
    }
    if alone {
        return if "àáéèêòóìíôúåöøæäÀÁÉÈÊÓÍÔÚÅÖ".contains(c) && (is_own || !"äöåøæêìúáô".contains(c))
        {
            0
        } else {
            2
        };
    }
    if is_own {
        return 0;
    }
    by_neighbours(before, c, after)
}

/// Letters of Latin and other scripts in one word.
fn is_foreign(c: char, beside: char) -> bool {
    beside.is_alphabetic() && is_latin(c) != is_latin(beside)
}

const fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'À'..='ɏ')
}

const fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

/// Whether the letters on both sides of one are not ASCII either.
const fn is_run(before: char, after: char) -> bool {
    !before.is_ascii() && !after.is_ascii()
}

/// How odd a letter is between two others, whatever the language.
fn by_neighbours(before: char, c: char, after: char) -> i32 {
    let vowel = |c: char| "aeiouyáéíóúàèìòùäöüâêîôûãõåæøąęěůőűAEIOUYÁÉÍÓÚ".contains(c);
    let consonant = |c: char| c.is_alphabetic() && !vowel(c);
    let ends = !after.is_alphabetic();
    let begins = !before.is_alphabetic();
    let small = c.to_lowercase().next().unwrap_or(c);
    match small {
        // Only behind a vowel, as in "naïve"; the other is mostly before one.
        'ï' if !vowel(before) => 2,
        'ď' if "bcdfglnpqrvx".contains(after) => 2,
        'ļ' if "bcdfglnprvx".contains(after) => 2,
        'ā' | 'ē' | 'ī' | 'ū' | 'ō' if vowel(before) || vowel(after) => 1,
        'ķ' | 'ģ' | 'ņ' if consonant(before) && consonant(after) => 1,
        'ñ' if !vowel(after) => 2,
        'ń' | 'ň' if small == 'ń' && vowel(after) => 2,
        'è' if vowel(after) => 2,
        'è' if ends && !begins => 1,
        'à' if !begins && !ends => 1,
        'ŕ' if ends || vowel(before) || vowel(after) => 2,
        'ã' if consonant(after) && after != 's' => 1,
        'ă' if after == 'o' => 2,
        'ĺ' if vowel(before) || vowel(after) || begins || ends => 2,
        'å' if vowel(before) => 1,
        'æ' if vowel(before) => 2,
        'æ' if ends => 1,
        'ć' if consonant(before) || "bdfgklmrtvz".contains(after) => 1,
        'ø' if vowel(before) => 2,
        'ø' if vowel(after) => 1,
        'ř' if consonant(after) && !vowel(before) => 1,
        'ř' if ends && consonant(before) => 1,
        'õ' if ends => 1,
        'ő' if after == 'e' => 2,
        'ę' if vowel(after) || begins => 2,
        'ê' if vowel(after) || ends => 1,
        'ě' if vowel(before) || begins => 2,
        'ì' if !ends || begins => 1,
        'í' | 'ë' | 'î' if begins && consonant(after) || small == 'î' && ends => 1,
        'ů' | 'ű' if vowel(before) => 2,
        'ù' if consonant(before) && !ends => 1,
        'ä' | 'ö' | 'ü' if "aou".contains(before) => 1,
        'ß' if begins => 2,
        'ÿ' if !vowel(before) => 2,
        'ğ' if begins || consonant(before) => 2,
        'ð' if begins => 1,
        'ı' if vowel(before) || vowel(after) => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::guess::{Guess, guess};

    /// A text in an encoding is read rightly, and nothing in it is in doubt but some letters.
    #[track_caller]
    fn check(text: &str, codec: &'static Codec, doubted: &str) {
        let (bytes, _, is_lossy) = codec.encode(text);
        assert!(!is_lossy, "{text} has letters that {} has not", codec.name());
        let Guess { codec: found, in_doubt, .. } = guess(&bytes);
        let read = found.decode_without_bom_handling(&bytes).0;
        assert_eq!(read, text, "{} as {}", codec.name(), found.name());
        let told: String = text.chars().filter(|c| in_doubt.contains(*c)).collect();
        assert_eq!(told, doubted, "{text} in {} as {}", codec.name(), found.name());
    }

    /// Of a text, nothing that is read wrongly goes without doubt.
    #[track_caller]
    fn never_wrong(text: &str, codec: &'static Codec) {
        let (bytes, _, is_lossy) = codec.encode(text);
        assert!(!is_lossy, "{text} has letters that {} has not", codec.name());
        let Guess { codec: found, in_doubt, .. } = guess(&bytes);
        let read = found.decode_without_bom_handling(&bytes).0;
        for (own, seen) in text.chars().zip(read.chars()) {
            let is_told = own == seen || in_doubt.contains(seen);
            assert!(is_told, "{own} as {seen} in {text}: {} as {}", codec.name(), found.name());
        }
    }

    #[test]
    fn signs_beside_numbers_tell_encodings() {
        for codec in [WINDOWS_1252, WINDOWS_1254] {
            check("A berth at the quay costs £40 a day, said the harbour master.", codec, "");
            check("A berth costs £40, and the naïve pay £60.", codec, "");
            check("They turned the ship by ±7° and waited for 3½ hours.", codec, "");
            check("The harbour “will stay open” – that’s what we’ve been told.", codec, "");
            check("The harbour isn’t open and won’t be: the pilots don’t work.", codec, "");
        }
        check("A berth costs €40 a day; the naïve pay €60 for it.", ISO_8859_15, "");
        check("The berths cost £3 or €4 million, says the naïve clerk.", ISO_8859_15, "");
        check("A berth at the quay costs £40 a day; it isn’t cheap, “he” said.", MACINTOSH, "");
        check(
            "Une place au quai coûte 40 € par jour, et c’est très cher à Brest.",
            WINDOWS_1252,
            "",
        );
    }

    #[test]
    fn languages_tell_encodings() {
        for text in [
            "Le préfet a été reçu à la préfecture après la grève; très peu de bateaux étaient prêts.",
            "La flotte ne sera pas prête avant l'été, a déclaré le préfet à la télévision.",
        ] {
            check(text, WINDOWS_1252, "");
            check(text, ISO_8859_15, "");
            check(text, MACINTOSH, "");
        }
        check("Der Hafen für größere Schiffe wird später geöffnet.", WINDOWS_1252, "");
        check(
            "El año que viene, España enviará más barcos; la señora lo dijo mañana.",
            WINDOWS_1252,
            "",
        );
        check("A decisão não será tomada amanhã; as condições são outras.", WINDOWS_1252, "");
        check("Skibene sejler til øerne på søndag, og de når også Færøerne.", WINDOWS_1252, "");
        check(
            "Přístav bude otevřen až příští týden, řekl ředitel; lodě čekají u mola.",
            WINDOWS_1250,
            "",
        );
        check(
            "Přístav bude otevřen až příští týden, řekl ředitel; lodě čekají u mola.",
            ISO_8859_2,
            "",
        );
        check(
            "Port będzie otwarty później; załoga się zgodziła, że łodzie mają czekać.",
            WINDOWS_1250,
            "",
        );
        check(
            "Liman yarın açılacak; gemiler şimdi bekliyor, dedi başkan bir toplantıda.",
            WINDOWS_1254,
            "",
        );
        check("порт будет открыт позже, и корабли не уйдут до весны", WINDOWS_1251, "");
        check("порт будет открыт позже, и корабли не уйдут до весны", KOI8_U, "");
        check("Министр сказал, что корабли не придут.", WINDOWS_1251, "");
        check("Порт будет открыт позже: мы ждём корабли.", WINDOWS_1251, "");
    }

    #[test]
    fn what_is_read_wrongly_is_in_doubt() {
        for text in [
            "The minister Zdeněk Dvořák met Kovač in Brno.",
            "President Vučić spoke of ships.",
            "Mr Kovač said so.",
            "Mr Grčka and Ms Beňa said so.",
            "Naďa said so.",
            "Ms Jaroš and Mr Ŕ said that the ships of Łódź sail.",
            "It costs 5 zł in Gdańsk.",
            "Le ministre Dvořák a été reçu à Brno",
            "Arad şi Ploieşti",
        ] {
            for codec in [WINDOWS_1250, ISO_8859_2, WINDOWS_1254, WINDOWS_1257, MACINTOSH] {
                if !codec.encode(text).2 {
                    never_wrong(text, codec);
                }
            }
        }
        for text in [
            "The Besançon and the Tromsø sail.",
            "Mr Ibáñez said so to Mr Pêcheur.",
            "a naïve idea",
            "Le maire Zoë Køge a parlé.",
            "It takes 5² or 3 ¾ hours",
            "The sign ¤ and the sign ¨ are no letters.",
            "it´s £",
            "Ärger",
            "São",
        ] {
            for codec in [WINDOWS_1252, ISO_8859_15, MACINTOSH, WINDOWS_1254] {
                if !codec.encode(text).2 {
                    never_wrong(text, codec);
                }
            }
        }
    }
}
