//! A guess at how the letters of a text are encoded when nothing says so. The guess of browsers, and two
//! encodings of old Macintoshes that browsers do not guess at: in the wrong one, capitals and signs stand
//! within words.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding as Codec, ISO_2022_JP, MACINTOSH, X_MAC_CYRILLIC};

use super::fit::best;

/// How much of a text is judged by its looks.
const HEAD: usize = 256 * 1024;

/// What a text is most likely in.
#[derive(Debug)]
pub(super) struct Guess {
    pub(super) codec: &'static Codec,
    /// Whether its letters look right so.
    pub(super) looks_right: bool,
    /// Letters that are others in another encoding which fits the text as well.
    pub(super) in_doubt: String,
}

pub(super) fn guess(bytes: &[u8]) -> Guess {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let look = |codec| Look::of(codec, head);
    let first = by_looks(bytes, &look);
    if !first.is_single_byte() {
        return Guess {
            codec: first,
            looks_right: look(first).is_right(),
            in_doubt: String::new(),
        };
    }
    let (codec, mut in_doubt) = best(head, first);
    let looks_right = look(codec).is_right();
    if !looks_right {
        // Nobody knows what any of them is.
        in_doubt = (0x80..=0xff)
            .map(|byte| codec.decode_without_bom_handling(&[byte]).0.into_owned())
            .collect();
    }
    Guess { codec, looks_right, in_doubt }
}

/// The guess of browsers, or one of old Macintoshes in which the text looks better.
fn by_looks(bytes: &[u8], look: &impl Fn(&'static Codec) -> Look) -> &'static Codec {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let first = detector.guess(None, Utf8Detection::Deny);
    let seen = look(first);
    if !first.is_single_byte() || seen.wrong == 0 {
        return first;
    }
    let better = [MACINTOSH, X_MAC_CYRILLIC]
        .into_iter()
        .map(|codec| (codec, look(codec)))
        .filter(|(_, look)| look.wrong * 4 <= seen.wrong)
        .min_by_key(|(_, look)| look.wrong);
    better.map_or(first, |(codec, _)| codec)
}

/// Whether bytes that are ASCII switch to the letters of Japan and back, as mail does.
pub(super) fn is_iso_2022_jp(bytes: &[u8]) -> bool {
    let switches = [&b"\x1b$B"[..], b"\x1b$@", b"\x1b(J", b"\x1b(I"];
    memchr::memchr(0x1b, bytes).is_some()
        && switches.iter().any(|switch| memchr::memmem::find(bytes, switch).is_some())
        && ISO_2022_JP.decode_without_bom_handling_and_without_replacement(bytes).is_some()
}

/// How a text looks in an encoding.
struct Look {
    /// Letters and signs that are not ASCII.
    letters: usize,
    /// Those of them that stand where no language has them.
    wrong: usize,
}

impl Look {
    const fn is_right(&self) -> bool {
        self.wrong * 3 <= self.letters
    }

    fn of(codec: &'static Codec, bytes: &[u8]) -> Look {
        let (text, _) = codec.decode_without_bom_handling(bytes);
        let mut look = Look { letters: 0, wrong: 0 };
        let mut before = ' ';
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            if !c.is_ascii() {
                let after = chars.peek().copied().unwrap_or(' ');
                look.letters += 1;
                look.wrong += usize::from(is_wrong(before, c, after));
            }
            before = c;
        }
        look
    }
}

/// Whether a letter that is not ASCII stands where none like it does.
fn is_wrong(before: char, c: char, after: char) -> bool {
    if c.is_alphabetic() {
        // Signs that are letters to Unicode alone, and capitals behind small letters.
        let is_sign = matches!(c, '\u{2b0}'..='\u{2ff}' | 'ª' | 'º' | 'ƒ' | 'µ');
        return (is_sign && before.is_alphabetic()) || (c.is_uppercase() && before.is_lowercase());
    }
    let is_apart = !before.is_alphabetic() || !after.is_alphabetic();
    match c {
        '\u{80}'..='\u{9f}' | '\u{fffd}' => true,
        // Within words, these stand in some languages.
        '’' | '‘' | '·' | '\u{ad}' | '\u{a0}' | '–' | '—' | '‑' => false,
        // A mark that stands below opens a quotation, or is none.
        '„' | '‚' | '¿' | '¡' => before.is_alphabetic(),
        _ => !is_apart,
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{
        BIG5, EUC_JP, EUC_KR, GB18030, GBK, IBM866, ISO_8859_2, KOI8_R, KOI8_U, SHIFT_JIS,
        WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1255, WINDOWS_1256,
    };

    use super::*;

    const FRENCH: &str = "Le ministre a déclaré que la flotte était prête à partir dès l’été. « Nous n’enverrons \
        pas de troupes », a-t-il ajouté ; la décision sera prise à l’Élysée.";
    const GERMAN: &str = "Die Regierung erklärte, sie werde keine Truppen schicken, „höchstens Schiffe für die \
        Übungen“. Größere Verbände müssten geprüft werden.";
    const SPANISH: &str = "El ministro señaló que España enviará más buques en otoño; según él, «mañana» habrá una \
        decisión. ¿Qué dirá el país?";
    const RUSSIAN: &str = "Министр заявил, что корабли выйдут весной. Мы не будем отправлять войска, сказал он. \
        Решение будет принято позднее, после переговоров в столице.";
    const CHINESE: &str = "部长表示，船只将于春季出发。我们不会派遣部队，他说。决定将在首都会谈之后作出，目前没有更多消息。";
    const TAIWANESE: &str = "部長表示，船隻將於春季出發。我們不會派遣部隊，他說。決定將在首都會談之後作出，目前沒有更多消息。";
    const JAPANESE: &str = "大臣は船が春に出航すると述べた。私たちは部隊を派遣しませんと彼は言った。決定は首都での会談の後に行われる。";
    const KOREAN: &str =
        "장관은 배가 봄에 출항할 것이라고 말했다. 우리는 군대를 보내지 않을 것이라고 그는 말했다.";

    #[test]
    fn letters_are_read_as_they_were_meant() {
        for (text, codec, expected) in [
            (FRENCH, WINDOWS_1252, WINDOWS_1252),
            (GERMAN, WINDOWS_1252, WINDOWS_1252),
            (SPANISH, WINDOWS_1252, WINDOWS_1252),
            (FRENCH, MACINTOSH, MACINTOSH),
            (GERMAN, MACINTOSH, MACINTOSH),
            (SPANISH, MACINTOSH, MACINTOSH),
            ("The caf\u{e9} at the \u{2018}Elys\u{e9}e\u{2019} is closed", MACINTOSH, MACINTOSH),
            (
                "Minister Škoda řekl, že lodě vyplují na jaře; žádné vojáky nepošleme.",
                ISO_8859_2,
                ISO_8859_2,
            ),
            (
                "Ο υπουργός δήλωσε ότι τα πλοία θα αποπλεύσουν την άνοιξη.",
                WINDOWS_1253,
                WINDOWS_1253,
            ),
            ("שר הביטחון אמר כי האוניות יפליגו באביב ולא נשלח כוחות.", WINDOWS_1255, WINDOWS_1255),
            ("قال الوزير إن السفن ستبحر في الربيع ولن نرسل قوات.", WINDOWS_1256, WINDOWS_1256),
            (RUSSIAN, WINDOWS_1251, WINDOWS_1251),
            (RUSSIAN, X_MAC_CYRILLIC, X_MAC_CYRILLIC),
            (RUSSIAN, IBM866, IBM866),
            (RUSSIAN, KOI8_R, KOI8_U),
            (CHINESE, GB18030, GBK),
            (TAIWANESE, BIG5, BIG5),
            (JAPANESE, SHIFT_JIS, SHIFT_JIS),
            (JAPANESE, EUC_JP, EUC_JP),
            (KOREAN, EUC_KR, EUC_KR),
        ] {
            let (bytes, _, is_lossy) = codec.encode(text);
            assert!(!is_lossy, "{text} has letters that {} has not", codec.name());
            let Guess { codec: found, looks_right, in_doubt } = guess(&bytes);
            let in_doubt: String = text.chars().filter(|c| in_doubt.contains(*c)).collect();
            assert_eq!(in_doubt, "", "{text} in {}", codec.name());
            assert_eq!((found.name(), looks_right), (expected.name(), true), "{text}");
            assert_eq!(found.decode_without_bom_handling(&bytes).0, text, "{}", codec.name());
        }
    }

    #[test]
    fn letters_that_fit_nowhere_are_told() {
        // Of DOS, as in code page 850.
        let Guess { looks_right, .. } =
            guess(b"d\x82cision prise \x85 l'\x90lys\x82e, tr\x8as pr\x8at\x82e");
        assert!(!looks_right);
    }

    #[test]
    fn mail_of_japan_is_told_from_colours_of_a_terminal() {
        let (bytes, _, _) = ISO_2022_JP.encode(JAPANESE);
        assert!(is_iso_2022_jp(&bytes));
        for text in [&b"plain"[..], b"\x1b[31mred\x1b[0m", b"\x1b$B\xff", b"ESC $B is a switch"] {
            assert!(!is_iso_2022_jp(text), "{text:?}");
        }
    }
}
