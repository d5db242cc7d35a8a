//! Words for numbers in other languages than English: enough to see that a number goes on, not what it is.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::borders::{is_south_east_asian, may_end_first_word};

/// Words that make the figures before them another number: thousands, millions, per cent.
const SCALES: &str = "bn mn mln tn tr trn k pct bps percent percentage \
    Tausend tausend Million Millionen Milliarde Milliarden Billion Billionen Mio Mrd Prozent Promille \
    mille million millions milliard milliards \
    mil millón millones milhão milhões bilhão bilhões mila milione milioni miliardo miliardi \
    mii milion milioane miliarde duizend miljoen miljard tusen miljon miljoner miljarder million millioner \
    milliard milliarder procent prosent \
    tys tysiąc tysiące tysięcy miliony milionów miliard miliardy miliardów mld mlrd \
    tisíc tisíce milionů miliarda tis miliónov \
    ezer millió milliárd százalék bin milyon milyar trilyon \
    тыс тысяча тысячи тысяч млн млрд миллион миллиона миллионов миллиард миллиарда миллиардов процент процента \
    процентов тис тисяча тисячі тисяч мільйон мільйони мільйонів мільярд мільярди мільярдів відсоток відсотка \
    відсотків хиляди милиона милиарда хиљада милиона \
    χιλιάδες εκατομμύρια εκατομμύριο δισεκατομμύρια \
    ألف ألفا آلاف مليون مليونا ملايين مليار مليارات تريليون אלף אלפים מיליון מיליארד \
    هزار میلیون میلیارد हज़ार हजार लाख करोड़ अरब প্রতিশত হাজার লাখ কোটি lakh lakhs lac crore crores \
    ribu juta miliar triliun persen nghìn ngàn trăm triệu tỷ tỉ";
static SCALE_WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| SCALES.split_ascii_whitespace().collect());
/// Such names in scripts without blanks, and in Korean, where more stands directly behind them.
const SCALES_BEFORE_MORE: &str =
    "พัน หมื่น แสน ล้าน ພັນ ໝື່ນ ລ້ານ ពាន់ លាន ထောင် သောင်း သိန်း 千 万 萬 亿 億 만 억 천만";
/// Such names of two words.
const SCALES_OF_TWO: [&str; 6] =
    ["per cent", "pour cent", "por ciento", "por cento", "per cento", "per mille"];

/// Of one language: words behind which a number may go on, and words with which it goes on.
const LANGUAGES: [(&str, &str); 24] = [
    (
        "ein eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig hundert",
        "Million Millionen Milliarde Milliarden Billionen Tausend tausend hundert",
    ),
    (
        "un due tre quattro cinque sei sette otto nove dieci venti trenta quaranta cinquanta cento duecento mille",
        "mila milione milioni miliardo miliardi cento",
    ),
    (
        "een twee drie vier vijf zes zeven acht negen tien twintig dertig veertig vijftig honderd",
        "honderd duizend miljoen miljard",
    ),
    (
        "två tre fyra fem sex sju åtta nio tio tjugo trettio hundra en ett syv sju otte ni ti tyve",
        "hundra tusen miljon miljoner miljard miljarder hundre million millioner milliard milliarder",
    ),
    ("kaksi kolme neljä viisi kuusi seitsemän kymmenen sata", "sataa tuhatta miljoonaa miljardia"),
    ("két kettő három négy öt hat hét nyolc kilenc tíz húsz száz", "száz ezer millió milliárd"),
    (
        "είκοσι τριάντα σαράντα πενήντα εξήντα εκατό διακόσια δύο τρεις τρία τέσσερα πέντε δέκα χίλια",
        "ένα δύο τρία τέσσερα πέντε έξι επτά οκτώ εννέα είκοσι πενήντα χιλιάδες εκατομμύρια εκατό",
    ),
    (
        "עשרים שלושים ארבעים חמישים מאה מאתיים שני שלושה שלושת ארבעת חמשת ששת שבעת אלף אלפיים",
        "ואחת ושתיים ושלוש וארבע וחמש ושש ושבע ושמונה ותשע אלף אלפים מאות מיליון",
    ),
    (
        "بیست سی چهل پنجاه شصت صد دویست دو سه چهار پنج شش هفت هشت نه ده هزار",
        "یک دو سه چهار پنج شش هفت هشت نه صد هزار میلیون میلیارد",
    ),
    ("दो तीन चार पाँच पांच छह सात आठ नौ दस बीस पचास सौ", "सौ हज़ार हजार लाख करोड़"),
    ("দুই তিন চার পাঁচ ছয় সাত আট নয় দশ বিশ শত", "শত হাজার লাখ কোটি"),
    (
        "ishirini thelathini arobaini hamsini mia elfu",
        "moja mbili tatu nne tano sita saba nane tisa mia elfu milioni",
    ),
    (
        "vingt trente quarante cinquante soixante quatre-vingt quatre-vingts cent cents mille million millions \
         deux trois quatre cinq six sept huit neuf",
        "un une onze deux trois quatre cinq six sept huit neuf dix douze treize quatorze quinze seize cent cents \
         mille million millions vingt trente quarante cinquante soixante",
    ),
    (
        "treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento doscientos trescientos \
         cuatrocientos quinientos seiscientos mil millón millones dos tres cuatro cinco seis siete ocho nueve",
        "uno un una dos tres cuatro cinco seis siete ocho nueve diez veinte treinta cuarenta cincuenta ciento \
         cien doscientos trescientos quinientos mil millones",
    ),
    (
        "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cento duzentos trezentos mil milhão \
         milhões dois três quatro cinco seis sete oito nove",
        "um uma dois duas três quatro cinco seis sete oito nove dez vinte trinta cem cento mil milhões",
    ),
    (
        "două trei patru cinci douăzeci treizeci patruzeci cincizeci sută sute mie mii",
        "unu unul doi două trei patru cinci șase șapte opt nouă sute mii",
    ),
    (
        "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто сто двести триста четыреста \
         пятьсот тысяча тысячи тысяч миллион миллиона миллионов два две три четыре пять шесть семь восемь девять \
         десять двадцати тридцати пятидесяти ста",
        "один одна два две три четыре пять шесть семь восемь девять десять двадцать тридцать сорок пятьдесят сто \
         двести триста пятьсот тысяч тысячи миллионов пяти шести трёх трех двух",
    ),
    (
        "двадцять тридцять сорок п’ятдесят шістдесят сімдесят вісімдесят дев’яносто сто двісті триста тисяча тисячі \
         тисяч мільйон мільйони мільйонів два дві три чотири п’ять шість сім вісім дев’ять десять",
        "один одна два дві три чотири п’ять шість сім вісім дев’ять десять двадцять тридцять сто двісті триста \
         тисяч тисячі мільйонів",
    ),
    (
        "dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt \
         dziewięćdziesiąt sto dwieście trzysta pięćset tysiąc tysiące tysięcy milion miliony milionów dwa dwie \
         trzy cztery pięć sześć siedem osiem dziewięć dziesięć",
        "jeden jedna dwa dwie trzy cztery pięć sześć siedem osiem dziewięć dziesięć dwadzieścia trzydzieści sto \
         dwieście tysięcy tysiące milionów",
    ),
    (
        "dvacet třicet čtyřicet padesát šedesát sedmdesát osmdesát devadesát sto dvě tři čtyři pět šest sedm osm \
         devět deset tisíc tisíce milion",
        "jeden jedna dva dvě tři čtyři pět šest sedm osm devět deset dvacet třicet sta set tisíc tisíce milionů",
    ),
    (
        "on yirmi otuz kırk elli altmış yetmiş seksen doksan yüz bin milyon iki üç dört beş altı yedi sekiz dokuz",
        "bir iki üç dört beş altı yedi sekiz dokuz yüz bin milyon yirmi otuz kırk elli altmış yetmiş seksen doksan",
    ),
    (
        "واحد اثنان اثنين ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية ثماني تسعة تسع عشرة مئة مائة مئتان \
         مئتين ألف ألفين مليون عشرون عشرين",
        "عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين وعشرون \
         وعشرين وثلاثون وثلاثين وأربعون وأربعين وخمسون وخمسين وستون وستين مئة مائة ألف آلاف مليون ملايين وخمسمئة وخمسمائة",
    ),
    (
        "hai ba bốn năm sáu bảy tám chín mười mươi trăm nghìn ngàn triệu",
        "mươi mốt một hai ba bốn lăm năm sáu bảy tám chín trăm nghìn ngàn triệu mười",
    ),
    (
        "satu dua tiga empat lima enam tujuh delapan sembilan puluh ratus ribu juta",
        "belas puluh ratus ribu juta satu dua tiga empat lima enam tujuh delapan sembilan",
    ),
];
/// Number words of Thai, Lao, Khmer and Burmese, which have no blanks between them.
const UNSPACED: [&str; 4] = [
    "ศูนย์ หนึ่ง เอ็ด สอง ยี่ สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ ร้อย พัน หมื่น แสน ล้าน \
     ครึ่ง",
    "ສູນ ໜຶ່ງ ຫນຶ່ງ ນຶ່ງ ເອັດ ສອງ ຊາວ ສາມ ສີ່ ຫ້າ ຫົກ ເຈັດ ແປດ ເກົ້າ ສິບ ຮ້ອຍ ພັນ ໝື່ນ \
     ຫມື່ນ ແສນ ລ້ານ",
    "សូន្យ មួយ ពីរ បី បួន ប្រាំ ដប់ ម្ភៃ សាមសិប សែសិប ហាសិប ហុកសិប ចិតសិប ប៉ែតសិប \
     កៅសិប រយ ពាន់ ម៉ឺន សែន លាន",
    "သုည တစ် နှစ် သုံး လေး ငါး ခြောက် ခုနစ် ခုနှစ် ရှစ် ကိုး ဆယ် ဆယ့် ရာ ရာ့ ထောင် \
     ထောင့် သောင်း သိန်း သန်း ကုဋေ",
];
/// What stands between the words of one number: vingt et un, treinta y cinco.
const AND: [&str; 9] = ["et", "y", "e", "și", "ve", "и", "και", "و", "na"];

/// Whether a word begins a text that makes the figures before it another number.
pub(super) fn begins_with_scale(text: &str) -> bool {
    let word = first_word(text);
    let goes_on = |scale: &str| {
        text.starts_with(scale)
            && (!scale.starts_with(is_south_east_asian) || may_end_first_word(word, scale.len()))
    };
    SCALE_WORDS.contains(word)
        || SCALES_BEFORE_MORE.split_ascii_whitespace().any(goes_on)
        || SCALES_OF_TWO.iter().any(|two| {
            text.strip_prefix(two).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        })
}

/// Whether a number in words goes on from one text to the next, which may begin or end with "and".
pub(super) fn is_one_number(left: &str, right: &str) -> bool {
    let (left, right) = (left.trim_end(), right.trim_start());
    let last = last_word(left);
    let left = if AND.contains(&last) {
        left.strip_suffix(last).map_or(left, str::trim_end)
    } else {
        left
    };
    let first = first_word(right);
    let right = if AND.contains(&first) {
        right.strip_prefix(first).map_or(right, str::trim_start)
    } else {
        right
    };
    let role = |word: &str| ROLES.get(word).copied().unwrap_or_default();
    let before = role(last_word(left)).before;
    before != 0 && before & role(first_word(right)).behind != 0
}

/// In which of the languages a word is one behind which a number may go on, and in which one with which it goes on: a bit
/// for each of [`LANGUAGES`], in their order.
#[derive(Clone, Copy, Default)]
struct Roles {
    before: u32,
    behind: u32,
}

/// The words of all languages. Asked of each end of each quote, for which their lists would be read from the beginning.
static ROLES: LazyLock<HashMap<&'static str, Roles>> = LazyLock::new(|| {
    let mut roles: HashMap<&'static str, Roles> = HashMap::new();
    for (n, (before, behind)) in LANGUAGES.iter().enumerate() {
        for word in before.split_ascii_whitespace() {
            roles.entry(word).or_default().before |= 1 << n;
        }
        for word in behind.split_ascii_whitespace() {
            roles.entry(word).or_default().behind |= 1 << n;
        }
    }
    roles
});

/// The words behind which a number may go on, those between the words of one among them.
pub(super) fn before_more() -> impl Iterator<Item = &'static str> {
    let words = LANGUAGES.iter().flat_map(|(before, _)| before.split_ascii_whitespace());
    words.chain(AND)
}

/// As [`is_one_number`], in scripts without blanks: สิบ|ห้า.
pub(super) fn is_one_number_unspaced(left: &str, right: &str) -> bool {
    let words = || UNSPACED.iter().flat_map(|words| words.split_ascii_whitespace());
    let rest = right.trim_start_matches(is_south_east_asian);
    let head = right.get(..right.len() - rest.len()).unwrap_or_default();
    let goes_on = |word: &str| head.starts_with(word) && may_end_first_word(head, word.len());
    left.ends_with(is_south_east_asian)
        && words().any(|word| left.ends_with(word))
        && words().any(goes_on)
}

fn in_word(c: char) -> bool {
    // Letters of which no table of Unicode need be asked.
    if matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Σ'..='ώ' | 'А'..='ё' | 'ؠ'..='ي')
    {
        return true;
    }
    let is_other = |c: char| c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c);
    c.is_ascii_alphabetic() || matches!(c, '’' | '-') || !c.is_ascii() && is_other(c)
}

fn first_word(text: &str) -> &str {
    let rest = text.trim_start_matches(in_word);
    text.get(..text.len() - rest.len()).unwrap_or_default()
}

fn last_word(text: &str) -> &str {
    text.get(text.trim_end_matches(in_word).len()..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_goes_on_in_words() {
        for text in [
            "двадцать | пять",
            "treinta y |cinco barcos",
            "treinta| y cinco",
            "deux |cents",
            "vingt |et un",
            "yirmi |beş gemi",
            "خمسة |وعشرين",
            "hai mươi |lăm",
            "dua puluh |lima",
            "zwei |Millionen Schiffe",
            "due |mila navi",
            "είκοσι |πέντε πλοία",
            "עשרים |וחמש אניות",
            "پنج |هزار کشتی",
            "पाँच |हज़ार जहाज़",
            "öt |millió hajó",
            "ishirini |na tano",
        ] {
            let (left, right) = text.split_once('|').unwrap();
            assert!(is_one_number(left, right), "{text}");
        }
        for text in ["ready to |fire", "et |cinq", "pięć |okrętów", "il |y a", "dix |navires", ""]
        {
            let (left, right) = text.split_once('|').unwrap_or_default();
            assert!(!is_one_number(left, right), "{text}");
        }
        for text in [
            "тысяч кораблей",
            "Mio. Euro",
            "per cent of",
            "lakh",
            "pour cent",
            "만 달러",
            "พันนายไปยังท่าเรือ",
            "万人",
        ] {
            assert!(begins_with_scale(text), "{text}");
        }
        assert!(!begins_with_scale("พันธมิตร"));
        assert!(!begins_with_scale("ships") && !begins_with_scale("per centre"));
    }
}
