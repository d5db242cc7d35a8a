//! A form in which the usual spellings of one name agree. Must not know whose names they are.

use super::latin::latin;

/// A name with fewer consonants says too little once its vowels are gone.
const LEAST: usize = 3;

/// What is left of a name in Latin letters without what its spellings differ in; empty if fewer than three
/// consonants are left, so that it must not be used.
///
/// Vowels go, and `y` and `j` with them; doubled letters become one. One letter stands for each of `p b`,
/// `f v w ph`, `s z sh zh sch sz ts tz` and the soft `c`, `k q ck` and the hard `c`, and for
/// `g h gh kh ch tsch cz`: `ch` is `kh` in German and `tch` in English, unless `ou` tells of French, and Ukrainian has `h` where Russian
/// has `g`. Takes folded text ([`fold_into`](crate::text::fold::fold_into)); names in other scripts go through
/// [`latin`] first.
///
/// Different names can agree (`kern` and `corn`): it is a key to look candidates up by, and
/// [`are_alike`] tells.
pub fn skeleton(latin: &str) -> String {
    let sounds = Sounds::of(latin);
    if sounds.consonants.len() < LEAST { String::new() } else { sounds.key() }
}

/// Whether two folded words in any script can be spellings of one name: their skeletons agree, and where
/// both are written in Latin letters so do their vowels, as far as spellings keep them.
pub fn are_alike(one: &str, other: &str) -> bool {
    Spelt::new(one).is_alike(other)
}

/// A folded word, got ready to be held against many as [`are_alike`] does.
#[derive(Debug)]
pub struct Spelt {
    is_latin: bool,
    sounds: Sounds,
    key: String,
}

impl Spelt {
    pub fn new(word: &str) -> Spelt {
        let spelt = latin(word);
        let sounds = Sounds::of(spelt.as_deref().unwrap_or(word));
        Spelt { is_latin: spelt.is_none(), key: sounds.key(), sounds }
    }

    pub fn is_alike(&self, other: &str) -> bool {
        if self.sounds.consonants.len() < LEAST {
            return false;
        }
        let spelt = latin(other);
        let other = Sounds::of(spelt.as_deref().unwrap_or(other));
        if self.key != other.key() {
            return false;
        }
        // Arabic has no `p`.
        let are_latin = self.is_latin && spelt.is_none();
        !are_latin || (self.sounds.consonants == other.consonants && self.sounds.agree(&other))
    }
}

/// `a`; `e` lies between `a` and `i`.
const OPEN: u8 = 1;
const FRONT: u8 = 2;
const ROUND: u8 = 4;

/// A name as it sounds, roughly.
#[derive(Debug, Default)]
struct Sounds {
    consonants: Vec<char>,
    /// Which vowels stand before each consonant.
    vowels: Vec<u8>,
    /// Which vowels stand at the end, a silent `e` left out.
    end: u8,
}

impl Sounds {
    fn of(word: &str) -> Sounds {
        let mut sounds = Sounds::default();
        let mut between = 0;
        let bytes = word.as_bytes();
        let habit = if word.ends_with("oglu") {
            Habit::Turkish
        } else if word.contains("ou") {
            Habit::French
        } else {
            Habit::Other
        };
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let (sound, len) = sound(rest, bytes.get(..at).unwrap_or_default(), habit);
            match sound {
                Sound::Vowel(vowel) => between |= vowel,
                Sound::Silent => {}
                Sound::Consonants(all) => {
                    for consonant in all.chars() {
                        if between != 0 || sounds.consonants.last() != Some(&consonant) {
                            sounds.consonants.push(consonant);
                            sounds.vowels.push(between);
                        }
                        between = 0;
                    }
                }
            }
            at += len;
        }
        // A single `e` at the end is silent: `Poutine`.
        let is_silent = match bytes {
            [.., before, b'e'] => !is_vowel(*before),
            _ => false,
        };
        sounds.end = if is_silent { 0 } else { between };
        sounds
    }

    fn key(&self) -> String {
        self.consonants.iter().map(|c| if *c == 'p' { 'b' } else { *c }).collect()
    }

    /// Whether the vowels of two names with the same consonants can be two spellings.
    fn agree(&self, other: &Sounds) -> bool {
        // `Aleksandr`, `Alexander`: one `e` may be left out, though not where a name begins or ends.
        let mut left_out = 0;
        // `Gorbachev`, `Gorbatschow`; `Kharkiv`, `Kharkov`.
        let last = match self.consonants.as_slice() {
            [before @ .., 'v'] if self.end == 0 && other.end == 0 => before.len(),
            _ => usize::MAX,
        };
        let mut pairs = self.vowels.iter().zip(&other.vowels).enumerate();
        let within = pairs.all(|(at, (one, other))| {
            let is_missing = (*one == 0) != (*other == 0);
            left_out += usize::from(is_missing);
            match at {
                // `Yeltsin`, `Eltsin`; `Alexander`, `Oleksandr`.
                0 => !is_missing,
                _ if is_missing => one | other == OPEN | FRONT,
                _ => at == last || *one == *other || one & other != 0,
            }
        });
        within && left_out <= 1 && (self.end == other.end || self.end & other.end != 0)
    }
}

/// What letters are heard as.
enum Sound {
    Vowel(u8),
    Consonants(&'static str),
    Silent,
}

/// How a name is spelt, where its letters tell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Habit {
    /// `Loukachenko`: `ch` is `sh`.
    French,
    /// `Cavusoglu`: `c` was perhaps `ç`.
    Turkish,
    Other,
}

/// Letters that are one sound together, longest first.
const TOGETHER: &[(&str, &str)] = &[
    ("dsch", ""),
    ("tsch", "g"),
    ("dzh", ""),
    ("sch", "s"),
    ("tch", "g"),
    ("tsh", "g"),
    ("ch", "g"),
    ("ck", "k"),
    ("cz", "g"),
    ("dh", "d"),
    ("dz", "s"),
    ("gh", "g"),
    ("kh", "g"),
    ("ph", "v"),
    ("sh", "s"),
    ("sz", "s"),
    ("th", "t"),
    ("ts", "s"),
    ("tz", "s"),
    ("zh", "s"),
];

/// The sound that the letters of `rest` begin with, and how many they are.
fn sound(rest: &[u8], before: &[u8], habit: Habit) -> (Sound, usize) {
    // Polish and Czech: `Morawiecki`.
    if rest.starts_with(b"ck") && matches!(rest.get(2..), Some(b"i" | b"y" | b"ij" | b"yj")) {
        return (Sound::Consonants("sk"), 2);
    }
    if rest.starts_with(b"ch") && habit == Habit::French {
        return (Sound::Consonants("s"), 2);
    }
    if let Some((letters, sound)) =
        TOGETHER.iter().find(|(letters, _)| rest.starts_with(letters.as_bytes()))
    {
        let sound = if sound.is_empty() { Sound::Silent } else { Sound::Consonants(sound) };
        return (sound, letters.len());
    }
    let next = rest.get(1).copied();
    let consonants = match rest.first() {
        Some(b'a') => return (Sound::Vowel(OPEN), 1),
        Some(b'e') => return (Sound::Vowel(OPEN | FRONT), 1),
        Some(b'i' | b'j' | b'y') => return (Sound::Vowel(FRONT), 1),
        Some(b'o' | b'u') => return (Sound::Vowel(ROUND), 1),
        // Arabic written letter by letter: `ardwghan`.
        Some(b'w')
            if before.last().is_some_and(|c| !is_vowel(*c))
                && next.is_some_and(|c| !is_vowel(c)) =>
        {
            return (Sound::Vowel(ROUND), 1);
        }
        // `Johnson`, `Kohl`, `Sarah`.
        Some(b'h') if matches!(next, None | Some(b'n' | b'l')) => return (Sound::Silent, 1),
        // The next one tells.
        Some(b'c') if next == Some(b'c') => return (Sound::Silent, 1),
        Some(b'c') => soft(rest, before, habit),
        Some(b'b') => "b",
        Some(b'd') => "d",
        Some(b'f' | b'v' | b'w') => "v",
        Some(b'g' | b'h') => "g",
        Some(b'k' | b'q') => "k",
        Some(b'l') => "l",
        Some(b'm') => "m",
        Some(b'n') => "n",
        Some(b'p') => "p",
        Some(b'r') => "r",
        Some(b's' | b'z') => "s",
        Some(b't') => "t",
        Some(b'x') => "ks",
        _ => return (Sound::Silent, 1),
    };
    (Sound::Consonants(consonants), 1)
}

const fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'j' | b'o' | b'u' | b'y')
}

/// What a single `c` is heard as. Folding has taken what tells the three of Slavic languages and the two
/// of Turkish apart.
fn soft(rest: &[u8], before: &[u8], habit: Habit) -> &'static str {
    let is_ic = |word: &[u8]| word.ends_with(b"ic");
    // `Vucic` and `Milosevic`; not `Eric`, `Frederic`, `Dominic`.
    let is_balkan = match rest {
        [b'c'] => before.ends_with(b"i") && !before.ends_with(b"ri") && !before.ends_with(b"ini"),
        _ => is_ic(rest),
    };
    match rest.get(1) {
        _ if is_balkan || habit == Habit::Turkish => "g",
        Some(b'e' | b'i' | b'y') => "s",
        _ => "k",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::fold::fold;

    fn of(name: &str) -> (String, String) {
        let folded = fold(name).text;
        let skeleton = skeleton(latin(&folded).as_deref().unwrap_or(&folded));
        (folded, skeleton)
    }

    /// Spellings of one name, a line each.
    const SAME: &[&str] = &[
        "Zelensky Zelenskyy Zelenskiy Zelenskyi Selenskyj Zelenskij Zelenski Зеленський Зеленский Зеленски Ζελένσκι زيلينسكي زلنسکی",
        "Erdogan Erdoğan ardwghan أردوغان اردوغان Эрдоган Ердоган Ερντογάν",
        "Lavrov Lawrow Lavroff Ławrow Лавров Λαβρόφ لافروف",
        "Putin Poutine Putine Путин Путін Πούτιν بوتين",
        "Meloni ميلوني Мелони Μελόνι",
        "Macron ماكرون Макрон Μακρόν",
        "Merz Mertz Мерц Μερτς",
        "Scholz Шольц Σολτς شولتس",
        "Starmer Стармер Στάρμερ ستارمر",
        "Chrysostomos Khrysostomos Χρυσόστομος Хрисостомос",
        "Medvedev Medwedew Medvedeff Medwedjew Медведев مدفيديف",
        "Kharkiv Charkiw Kharkov Harkiv Харків Харьков",
        "Kherson Cherson Херсон",
        "Khrushchev Chruschtschow Khrouchtchev Хрущёв",
        "Gorbachev Gorbatschow Gorbatchev Горбачёв",
        "Luhansk Lugansk Луганськ Луганск",
        "Chernihiv Tschernihiw Чернігів",
        "Zaluzhny Zaluzhnyi Zaluzhnyy Saluschnyj Залужний",
        "Syrsky Syrskyi Syrskyj Сирський",
        "Yermak Jermak Ermak Єрмак Ермак",
        "Kuleba Kouleba Кулеба",
        "Sybiha Sibiga Сибіга",
        "Lukashenko Lukaschenko Loukachenko Лукашенко",
        "Poroshenko Poroschenko Порошенко",
        "Yanukovych Janukowytsch Yanukovich Янукович",
        "Serhii Serhiy Sergej Sergei Сергій Сергей",
        "Hryhorii Grigory Григорій",
        "Oleksandr Aleksandr Alexander Олександр Александр",
        "Mitsotakis Mizotakis Μητσοτάκης Мицотакис",
        "Tsipras Τσίπρας Ципрас",
        "Netanyahu Netanjahu Nétanyahou Нетаньяху نتنياهو",
        "Khamenei Chamenei Hamaney خامنئي",
        "Mohammed Muhammad Mohamed Muhammed محمد",
        "Ahmed Ahmad Akhmed أحمد Ахмед",
        "Hussein Husain Hussain",
        "Mahmoud Mahmud محمود",
        "Vucic Vučić Vuchich Vutschitsch Вучић Вучич",
        "Plenkovic Plenković Plenkovich Пленковић",
        "Milosevic Milošević Milosevich Милошевић",
        "Dukanovic Đukanović Djukanovic Ђукановић",
        "Morawiecki Моравецкий Моравецький",
        "Kaczynski Kaczyński Качиньский",
        "Sikorski Sikorsky Сикорський Сікорський",
        "Trump Трамп Τραμπ ترامب",
        "Stoltenberg Столтенберг Στόλτενμπεργκ",
        "Johnson Джонсон جونسون",
        "Blinken Блінкен Блинкен بلينكن",
        "Kellogg Келлог",
        "Witkoff Виткофф Віткофф",
        "Rubiales Рубиалес",
        "Nawrocki Навроцкий Навроцький",
        "Navalny Nawalny Nawalnyj Navalni Навальный",
        "Prigozhin Prigoschin Пригожин",
        "Shmyhal Schmyhal Шмигаль",
        "Umerov Umjerow Умеров Умєров",
        "Kovalchuk Kowaltschuk Ковальчук",
        "Simion Simeon Симион",
        "Frederiksen Фредериксен",
        "Cavusoglu Çavuşoğlu Чавушоглу",
        "Kilicdaroglu Kılıçdaroğlu Кылычдароглу",
        "Kristersson Кристерссон",
        "Sanchez Sánchez",
        "Peskov Peskow Peskoff Песков",
        "Ushakov Uschakow Ouchakov Ушаков",
        "Dmitriev Dmitrijew Dmitriyev Дмитриев",
    ];

    #[test]
    fn spellings_of_one_name_agree() {
        let mut failures = Vec::new();
        let mut pairs = 0;
        for line in SAME {
            let mut names = line.split(' ');
            let first = names.next().unwrap();
            let (folded, expected) = of(first);
            for name in names {
                pairs += 1;
                let (other, got) = of(name);
                if got.is_empty()
                    || got != expected
                    || !are_alike(&folded, &other)
                    || !are_alike(&other, &folded)
                {
                    failures.push(format!("{first} {expected} / {name} {got}"));
                }
            }
        }
        assert!(failures.is_empty(), "{failures:#?}");
        assert!(pairs > 60);
    }

    /// Names of different people and places, and a few words beside names.
    const DIFFERENT: &[(&str, &str)] = &[
        ("Macron", "Marcon"),
        ("Macron", "Cameron"),
        ("Macron", "Macaron"),
        ("Merz", "Merkel"),
        ("Merz", "March"),
        ("Merz", "Mercosur"),
        ("Rutte", "Rota"),
        ("Rutte", "Rote"),
        ("Tusk", "Task"),
        ("Biden", "Baden"),
        ("Biden", "Boden"),
        ("Putin", "Patton"),
        ("Putin", "Petain"),
        ("Putin", "Пушков"),
        ("Trump", "Tramp"),
        ("Zelensky", "Zaluzhny"),
        ("Zelensky", "Yavlinsky"),
        ("Lavrov", "Lvov"),
        ("Lavrov", "Lazarov"),
        ("Meloni", "Melon"),
        ("Meloni", "Milan"),
        ("Meloni", "Malone"),
        ("Meloni", "Melania"),
        ("Scholz", "Salzach"),
        ("Scholz", "Schmidt"),
        ("Starmer", "Steinmeier"),
        ("Starmer", "Stormer"),
        ("Erdogan", "Jordan"),
        ("Erdogan", "Gordian"),
        ("Orban", "Urbina"),
        ("Orban", "Arab"),
        ("Fico", "Figo"),
        ("Sanchez", "Sancho"),
        ("Costa", "Caste"),
        ("Costa", "Castro"),
        ("Kallas", "Kulesa"),
        ("Kallas", "Callous"),
        ("Leyen", "Lenin"),
        ("Stubb", "Stab"),
        ("Stubb", "Step"),
        ("Frederiksen", "Fredriksson"),
        ("Vance", "Venus"),
        ("Rubio", "Rabe"),
        ("Rubio", "Robot"),
        ("Hegseth", "Hogarth"),
        ("Kellogg", "Kolag"),
        ("Witkoff", "Wetzlaff"),
        ("Lukashenko", "Poroshenko"),
        ("Poroshenko", "Tymoshenko"),
        ("Yermak", "Jarmusch"),
        ("Sybiha", "Kuleba"),
        ("Netanyahu", "Nathan"),
        ("Khamenei", "Rouhani"),
        ("Hamas", "Thomas"),
        ("Hamas", "Samas"),
        ("Stoltenberg", "Lindbergh"),
        ("Johnson", "Jensen"),
        ("Johnson", "Jackson"),
        ("Modi", "Mahdi"),
        ("Sunak", "Sonic"),
        ("Truss", "Taurus"),
        ("Truss", "Trees"),
        ("Nausėda", "Nasdaq"),
        ("Luhansk", "Donetsk"),
        ("Kharkiv", "Kherson"),
        ("Kherson", "Garrison"),
        ("Medvedev", "Medvedchuk"),
        ("Milosevic", "Milanovic"),
        ("Vucic", "Vulin"),
        ("Plenkovic", "Pavlovic"),
        ("Navalny", "Navarro"),
        ("Лавров", "Лазарев"),
        ("Макрон", "Cameron"),
        ("Зеленський", "Залужний"),
        ("ماكرون", "Cameron"),
        ("Песков", "Moskau"),
        ("troops", "treaties"),
        ("security", "secretary"),
        ("Kosovo", "Kazakh"),
        ("support", "separate"),
    ];

    #[test]
    fn different_names_are_told_apart() {
        let mut failures = Vec::new();
        let mut by_key = 0;
        for (one, other) in DIFFERENT {
            let ((folded, skeleton), (folded_other, skeleton_other)) = (of(one), of(other));
            if are_alike(&folded, &folded_other) || are_alike(&folded_other, &folded) {
                failures.push(format!("{one} / {other}: {skeleton}"));
            }
            by_key += usize::from(skeleton != skeleton_other || skeleton.is_empty());
        }
        assert!(failures.is_empty(), "{failures:#?}");
        assert!(DIFFERENT.len() >= 60 && by_key >= 50, "{by_key}");
    }

    #[test]
    fn a_name_of_few_consonants_has_none() {
        for name in ["", "Rutte", "Rota", "Duda", "Kaja", "Xi", "Athina", "2026", "泽连斯基"] {
            assert_eq!(of(name).1, "", "{name}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_taken(text in "\\PC{0,30}") {
            let (folded, skeleton) = of(&text);
            prop_assert!(skeleton.bytes().all(|letter| letter.is_ascii_lowercase()));
            prop_assert_eq!(are_alike(&folded, &folded), !skeleton.is_empty());
        }

        #[test]
        fn doubled_letters_change_nothing(name in "[bcdfgklmnprstvz]([aeiou][bdfgklmnprstv]){2,5}", at in any::<prop::sample::Index>()) {
            let at = 1 + at.index(name.len() - 1);
            let doubled = format!("{}{}", &name[..at], &name[at - 1..]);
            prop_assert_eq!(skeleton(&doubled), skeleton(&name));
        }
    }
}
