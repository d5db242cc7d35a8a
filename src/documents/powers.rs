//! Which raised numbers may be powers: of ten (10⁶), of a number (5³), of a unit (5 km²), of a letter that
//! stands for a number (x²). To leave a power out would change what is said, so that one in doubt is one.

use super::height::value_of_raised;
use crate::text::borders::is_unspaced;

/// Names of units, and of what else is raised to a power, that need no number before them.
const UNITS: &str = "Mm mc sin cos tan log ln km cm mm dm hm dam nm um \u{b5}m \u{3bc}m ft yd kg qm nmi \
    \u{43a}\u{43c} \u{441}\u{43c} \u{43c}\u{43c} \u{49b}\u{43c} \u{643}\u{645} \u{645}\u{645} \u{633}\u{645} \
    metre metres meter meters m\u{e8}tre m\u{e8}tres metro metros metri metrow metr\u{f3}w \u{43c}\u{435}\u{442}\u{440} \
    \u{43c}\u{435}\u{442}\u{440}\u{430} \u{43c}\u{435}\u{442}\u{440}\u{43e}\u{432} mile miles meile meilen \
    mille milles milla millas miglia feet yard yards inch inches";
/// Endings of the names of units that are compounds: "kilometres", "Zentimeter", "км".
const ENDINGS: &str = "ometre ometres ometer ometers timetre timetres timeter timeters llimetre llimetres \
    llimeter llimeters om\u{e8}tre om\u{e8}tres tim\u{e8}tre tim\u{e8}tres llim\u{e8}tre llim\u{e8}tres \
    \u{f3}metro \u{f3}metros \u{ed}metro \u{ed}metros il\u{f4}metro il\u{f4}metros ilometri ilometrow \
    ilometr\u{f3}w \u{43e}\u{43c}\u{435}\u{442}\u{440} \u{43e}\u{43c}\u{435}\u{442}\u{440}\u{430} \
    \u{43e}\u{43c}\u{435}\u{442}\u{440}\u{43e}\u{432} \u{516c}\u{91cc} \u{5343}\u{7c73} \u{5398}\u{7c73} \u{6beb}\u{7c73} \u{516c}\u{5c3a} \u{82f1}\u{91cc} \
    \u{6d77}\u{91cc} \u{30e1}\u{30fc}\u{30c8}\u{30eb} \u{30ad}\u{30ed} \u{30bb}\u{30f3}\u{30c1} \u{bbf8}\u{d130}";
/// Units whose names are other words, too: only where something counts them.
const ALSO_WORDS: [&str; 4] = ["in", "mi", "sec", "foot"];
/// Words behind which stands what is counted.
const COUNTING: &str = "per pro par je por pour kazdy each every \u{43d}\u{430} \u{437}\u{430}";
/// Such words behind which mostly other words stand: only where a number is near.
const COUNTING_NEAR: &str = "a an the le la el il der die das den dem ein eine einen un une uno una \
    square cubic sq cu nautical statute geographic long short";
/// Numbers in words, and scales. Of words that are longer, the endings count in [`is_number_word`].
const NUMBERS: &str = "one two three four five six seven eight nine ten eleven twelve twenty thirty forty \
    fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions \
    trillion trillions dozen dozens half quarter third couple score several few many some bn mn mln mrd mio \
    deux trois quatre cinq sept huit neuf dix onze douze quinze vingt trente quarante cinquante soixante cent \
    cents mille milliers millier milliard milliards demi plusieurs quelques douzaine \
    eins zwei drei vier f\u{fc}nf sechs sieben acht neun zehn elf zw\u{f6}lf hundert tausend millionen million\u{e4}re milliarde \
    milliarden halbe halben viele einige mehrere dutzend \
    dos tres cuatro cinco seis siete ocho nueve diez doce quince veinte treinta cuarenta cincuenta sesenta \
    setenta ochenta noventa cien ciento cientos mil miles mill\u{f3}n millones medio media varios varias muchos \
    due tre quattro cinque sei sette otto nove dieci dodici venti trenta cento mila milione milioni miliardi \
    mezzo alcuni dois duas quatro sete oito dez doze vinte trinta milh\u{e3}o milh\u{f5}es bilh\u{f5}es cem meio v\u{e1}rios \
    twee drie vijf zes zeven acht negen tien twaalf twintig honderd duizend miljoen miljard halve \
    tv\u{e5} fyra fem sju \u{e5}tta nio tio hundra tusen miljon miljoner miljard miljarder to fire seks syv \u{e5}tte ni ti \
    hundre hundrede tusind millioner dwa trzy cztery pi\u{119}\u{107} sze\u{15b}\u{107} siedem osiem dziewi\u{119}\u{107} dziesi\u{119}\u{107} sto \
    dwie\u{15b}cie tysi\u{105}c tysi\u{105}ce tysi\u{119}cy milion miliony milion\u{f3}w kilka p\u{f3}\u{142} dva t\u{159}i \u{10d}ty\u{159}i p\u{11b}t \u{161}est sedm osm \
    dev\u{11b}t deset tis\u{ed}c milion\u{16f} iki \u{fc}\u{e7} d\u{f6}rt be\u{15f} alt\u{131} yedi sekiz dokuz on yirmi y\u{fc}z bin milyon milyar yar\u{131}m \
    \u{43e}\u{434}\u{438}\u{43d} \u{434}\u{432}\u{430} \u{434}\u{432}\u{435} \u{442}\u{440}\u{438} \u{447}\u{435}\u{442}\u{44b}\u{440}\u{435} \u{43f}\u{44f}\u{442}\u{44c} \u{448}\u{435}\u{441}\u{442}\u{44c} \u{441}\u{435}\u{43c}\u{44c} \u{432}\u{43e}\u{441}\u{435}\u{43c}\u{44c} \u{434}\u{435}\u{432}\u{44f}\u{442}\u{44c} \
    \u{434}\u{435}\u{441}\u{44f}\u{442}\u{44c} \u{434}\u{432}\u{430}\u{434}\u{446}\u{430}\u{442}\u{44c} \u{441}\u{43e}\u{440}\u{43e}\u{43a} \u{441}\u{442}\u{43e} \u{434}\u{432}\u{435}\u{441}\u{442}\u{438} \u{442}\u{44b}\u{441}\u{44f}\u{447}\u{430} \u{442}\u{44b}\u{441}\u{44f}\u{447}\u{438} \u{442}\u{44b}\u{441}\u{44f}\u{447} \
    \u{442}\u{44b}\u{441} \u{43c}\u{43b}\u{43d} \u{43c}\u{43b}\u{440}\u{434} \u{43c}\u{438}\u{43b}\u{43b}\u{438}\u{43e}\u{43d} \u{43c}\u{438}\u{43b}\u{43b}\u{438}\u{43e}\u{43d}\u{430} \u{43c}\u{438}\u{43b}\u{43b}\u{438}\u{43e}\u{43d}\u{43e}\u{432} \u{43f}\u{43e}\u{43b} \u{43d}\u{435}\u{441}\u{43a}\u{43e}\u{43b}\u{44c}\u{43a}\u{43e} \
    \u{645}\u{627}\u{626}\u{629} \u{645}\u{626}\u{629} \u{623}\u{644}\u{641} \u{622}\u{644}\u{627}\u{641} \u{645}\u{644}\u{64a}\u{648}\u{646} \u{645}\u{644}\u{627}\u{64a}\u{64a}\u{646} \u{647}\u{632}\u{627}\u{631} \u{635}\u{62f} \u{5de}\u{5d0}\u{5d4} \u{5d0}\u{5dc}\u{5e3} \u{5de}\u{5d9}\u{5dc}\u{5d9}\u{5d5}\u{5df} \u{938}\u{94c} \u{939}\u{91c}\u{93e}\u{930} \u{932}\u{93e}\u{916} \u{915}\u{930}\u{94b}\u{921}";
/// Endings of numbers that are written as one word: "fünfhundert", "duecento", "пятьсот", "오백", "twenty-five".
const NUMBER_ENDINGS: &str = "hundert tausend zig \u{df}ig hundra tusen honderd duizend tig cento cientos centos mila \
    \u{441}\u{43e}\u{442} \u{441}\u{442}\u{430} \u{434}\u{435}\u{441}\u{44f}\u{442} \u{43d}\u{430}\u{434}\u{446}\u{430}\u{442}\u{44c} set sta lik dziesi\u{105}t \u{bc31} \u{cc9c} \u{b9cc} \u{c5b5}";
/// Letters that are numbers where words have no blanks between them.
const NUMERALS: &str = "\u{4e00}\u{4e8c}\u{4e24}\u{5169}\u{4e09}\u{56db}\u{4e94}\u{516d}\u{4e03}\u{516b}\u{4e5d}\u{5341}\u{767e}\u{5343}\u{4e07}\u{842c}\u{4ebf}\u{5104}\u{534a}\u{51e0}\u{6570}\u{6bcf}\u{6bce}";

/// Letters of a text without blanks between its words in which a number is looked for.
const UNSPACED: usize = 10;
/// Words before a mark in which a number is looked for.
const NEAR: usize = 5;
/// Bytes of a text before a mark that are read at all.
const MOST: usize = 256;

/// Whether a raised number may belong to the number before it: as a power, as cents (5⁹⁹), as minutes (8³⁰).
/// A note mark behind a number is told from these behind a year; and as a single ¹, which would change no
/// number, behind several digits.
pub(super) fn belongs_to_number(before: &str, mark: &str, behind: &str) -> bool {
    let number = before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    let digits = before.get(number.len()..).unwrap_or_default();
    let is_price = number.ends_with(['$', '\u{20ac}', '\u{a3}', '\u{a5}']);
    if is_price || digits.len() < 2 || digits == "10" || mark.chars().count() > 1 {
        return true;
    }
    match mark.chars().next().and_then(value_of_raised) {
        Some(1) => false,
        Some(0) | None => true,
        Some(_) => !is_year(number, digits) || is_counted(behind),
    }
}

/// Whether digits are a year, and no part of a longer number.
fn is_year(before: &str, digits: &str) -> bool {
    let is_part = before.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    let is_part = is_part.len() < before.len() && is_part.ends_with(char::is_numeric)
        || before.ends_with(|c: char| c.is_alphanumeric() && !is_unspaced(c) || c == '\u{2212}');
    let year = digits.parse().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()));
    digits.len() == 4 && year.is_some_and(|year: u32| (1500..2200).contains(&year)) && !is_part
}

/// Whether a text goes on with what makes a number of what stands before it: a scale or a unit.
fn is_counted(behind: &str) -> bool {
    let word = behind.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let end = word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len());
    let name = word.get(..end).unwrap_or_default();
    let letter = name.chars().count() == 1 && name.contains(['m', 'g', 't', 'l', 's', '\u{43c}']);
    letter
        || word.starts_with(['%', '\u{b0}', '$', '\u{20ac}', '\u{a3}', '\u{a5}', '\u{d7}'])
        || ["percent", "per", "ha", "acres", "tons", "tonnes"].contains(&name)
        || name.contains(|c: char| NUMERALS.contains(c))
        || !name.is_empty() && (is_number_word(name) || is_unit(name))
}

/// Whether a raised number behind a word may be a power of it.
pub(super) fn is_power(before: &str, mark: &str) -> bool {
    let before = tail(before);
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 {
        return before.get(before.len() - digits..) == Some("10");
    }
    let Some((power, is_alone)) = first_of(mark) else { return false };
    let (ahead, word) = last_word(before);
    if !matches!(power, 2 | 3) {
        return false;
    }
    // "km²³" is a unit and a mark behind it.
    is_of_unit(ahead, word) || {
        let (ahead, word) = with_points(ahead, word);
        is_alone && counts(ahead, word)
    }
}

/// The first raised digit of a mark, and whether no other follows it directly.
fn first_of(mark: &str) -> Option<(u32, bool)> {
    let mark = mark.trim_start_matches(['(', ' ']);
    let mut digits = mark.chars();
    let first = digits.next().and_then(value_of_raised)?;
    Some((first, digits.next().and_then(value_of_raised).is_none()))
}

/// Whether a word is a unit, or a letter that stands for a number.
fn is_of_unit(ahead: &str, word: &str) -> bool {
    let mut letters = word.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        // A single letter is a word in some languages, and a quantity in all.
        let is_word = "aAIyeoi\u{e0}\u{438}\u{432}\u{44f}".contains(letter);
        return !is_word && !is_unspaced(letter);
    }
    if !ALSO_WORDS.contains(&word) {
        return is_unit(word);
    }
    let ahead = ahead.trim_end();
    ahead.ends_with(|c: char| c.is_numeric() || matches!(c, '/' | '(' | '\u{b7}' | '\u{d7}'))
        || ["per", "pro", "par", "je", "of", "in", "square", "many"]
            .iter()
            .any(|w| ahead.ends_with(w))
}

/// Whether a word has the name of a unit that need not be counted to be one.
fn is_unit(word: &str) -> bool {
    let small = word.to_lowercase();
    has(UNITS, word) || has(UNITS, &small) && small.len() > 3 || ends_with(ENDINGS, &small)
}

/// Whether something before a word counts it: a number, or a word such as "per".
fn counts(ahead: &str, word: &str) -> bool {
    if word.ends_with(is_unspaced) {
        let number = |c: char| is_digit(c) || NUMERALS.contains(c);
        let within = word.chars().rev().take(UNSPACED).any(number);
        return within || word.chars().count() < UNSPACED && ahead.trim_end().ends_with(number);
    }
    let ahead = ahead.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '.' | '('));
    if ahead.ends_with(|c: char| is_digit(c) || matches!(c, '/' | '\u{2044}' | '\u{d7}' | '\u{b7}'))
    {
        return true;
    }
    // "10³ acres²", and not "Arland³ says²".
    let bare = ahead.trim_end_matches(|c| value_of_raised(c).is_some());
    if bare.len() < ahead.len() {
        return bare.ends_with(is_digit);
    }
    let (rest, last) = last_word(ahead);
    let small = last.to_lowercase();
    is_number_word(last)
        || has(COUNTING, &small)
        || last.ends_with(is_unspaced)
            && last.chars().rev().take(UNSPACED).any(|c| NUMERALS.contains(c))
        || has(COUNTING_NEAR, &small) && is_number_near(rest)
}

/// Whether a number stands among the last words of a text, within its sentence.
fn is_number_near(before: &str) -> bool {
    let sentence = before.rsplit(['\n', ';', '!', '?']).next().unwrap_or_default();
    let words = sentence.rsplit(char::is_whitespace).filter(|word| !word.is_empty());
    words.take(NEAR).take_while(|word| !word.ends_with('.')).any(|word| {
        word.contains(char::is_numeric)
            || is_number_word(word.trim_matches(|c: char| !c.is_alphabetic()))
    })
}

/// A digit that stands on the line.
fn is_digit(c: char) -> bool {
    c.is_numeric() && value_of_raised(c).is_none()
}

fn is_number_word(word: &str) -> bool {
    let small = word.to_lowercase();
    has(NUMBERS, &small)
        || small.chars().count() > 4 && ends_with(NUMBER_ENDINGS, &small)
        || small.ends_with(['\u{bc31}', '\u{cc9c}', '\u{b9cc}', '\u{c5b5}'])
}

fn has(names: &str, word: &str) -> bool {
    !word.is_empty() && names.split_whitespace().any(|name| name == word)
}

fn ends_with(endings: &str, word: &str) -> bool {
    endings.split_whitespace().any(|ending| word.ends_with(ending))
}

/// The last word of a text, with its marks and without a point of its own, and what stands before it.
fn last_word(text: &str) -> (&str, &str) {
    let is_letter = |c: char| {
        let is_mark = unicode_normalization::char::is_combining_mark;
        (c.is_alphanumeric() && !c.is_numeric())
            || is_mark(c)
            || matches!(c, '\u{200c}' | '\u{200d}')
            || is_unspaced(c)
    };
    let word = text.len() - text.trim_end_matches(is_letter).len();
    text.split_at(text.len() - word)
}

/// The first of the abbreviations that a word is the last of, as "кв" in "кв.м", or the word; and what stands
/// before it.
fn with_points<'t>(mut ahead: &'t str, mut word: &'t str) -> (&'t str, &'t str) {
    while let Some(before) = ahead.strip_suffix('.') {
        let (rest, part) = last_word(before);
        if part.is_empty() {
            break;
        }
        (ahead, word) = (rest, part);
    }
    (ahead, word)
}

/// The end of a text, as far as it is read.
fn tail(text: &str) -> &str {
    let mut from = text.len().saturating_sub(MOST);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..).unwrap_or_default()
}
