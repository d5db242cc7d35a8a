//! The names of the months, in the languages of which dates are read. One name can mean two months:
//! "listopad" is November in Polish and October in Croatian.

use std::sync::LazyLock;

use super::fold::fold;

/// A language, and its months from January on; other forms of a name behind `|`.
const NAMES: &[(&str, &str)] = &[
    (
        "en",
        "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug \
         september|sept|sep october|oct november|nov december|dec",
    ),
    (
        "de",
        "januar|jänner|jan februar|feber|feb märz|mär|mrz april|apr mai juni|jun juli|jul august|aug \
         september|sept|sep oktober|okt november|nov dezember|dez",
    ),
    (
        "fr",
        "janvier|janv février|févr|fév mars avril|avr mai juin juillet|juil août septembre|sept \
         octobre|oct novembre|nov décembre|déc",
    ),
    (
        "es",
        "enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago \
         septiembre|setiembre|sept|sep octubre|oct noviembre|nov diciembre|dic",
    ),
    (
        "it",
        "gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago \
         settembre|set ottobre|ott novembre|nov dicembre|dic",
    ),
    (
        "pt",
        "janeiro|jan fevereiro|fev março|mar abril|abr maio|mai junho|jun julho|jul agosto|ago \
         setembro|set outubro|out novembro|nov dezembro|dez",
    ),
    (
        "nl",
        "januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug \
         september|sept|sep oktober|okt november|nov december|dec",
    ),
    (
        "sv",
        "januari|jan februari|feb mars april|apr maj juni|jun juli|jul augusti|aug september|sep \
         oktober|okt november|nov december|dec",
    ),
    (
        "da",
        "januar|jan februar|feb marts april|apr maj juni|jun juli|jul august|aug september|sep \
         oktober|okt november|nov december|dec",
    ),
    (
        "no",
        "januar|jan februar|feb mars april|apr mai juni|jun juli|jul august|aug september|sep \
         oktober|okt november|nov desember|des",
    ),
    (
        "fi",
        "tammikuuta|tammikuu helmikuuta|helmikuu maaliskuuta|maaliskuu huhtikuuta|huhtikuu \
         toukokuuta|toukokuu kesäkuuta|kesäkuu heinäkuuta|heinäkuu elokuuta|elokuu syyskuuta|syyskuu \
         lokakuuta|lokakuu marraskuuta|marraskuu joulukuuta|joulukuu",
    ),
    (
        "et",
        "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
    ),
    (
        "lv",
        "janvāris|janvārī februāris|februārī marts|martā aprīlis|aprīlī maijs|maijā jūnijs|jūnijā \
         jūlijs|jūlijā augusts|augustā septembris|septembrī oktobris|oktobrī novembris|novembrī \
         decembris|decembrī",
    ),
    (
        "lt",
        "sausio|sausis vasario|vasaris kovo|kovas balandžio|balandis gegužės|gegužė birželio|birželis \
         liepos|liepa rugpjūčio|rugpjūtis rugsėjo|rugsėjis spalio|spalis lapkričio|lapkritis \
         gruodžio|gruodis",
    ),
    (
        "pl",
        "stycznia|styczeń lutego|luty marca|marzec kwietnia|kwiecień maja|maj czerwca|czerwiec \
         lipca|lipiec sierpnia|sierpień września|wrzesień października|październik \
         listopada|listopad grudnia|grudzień",
    ),
    (
        "cs",
        "ledna|leden února|únor března|březen dubna|duben května|květen června|červen \
         července|červenec srpna|srpen září října|říjen listopadu|listopad prosince|prosinec",
    ),
    (
        "sk",
        "januára|január februára|február marca|marec apríla|apríl mája|máj júna|jún júla|júl \
         augusta|august septembra|september októbra|október novembra|november decembra|december",
    ),
    (
        "hr",
        "siječnja|siječanj veljače|veljača ožujka|ožujak travnja|travanj svibnja|svibanj lipnja|lipanj \
         srpnja|srpanj kolovoza|kolovoz rujna|rujan listopada|listopad studenoga|studenog|studeni \
         prosinca|prosinac",
    ),
    (
        "sr",
        "јануар|januar фебруар|februar март|mart април|april мај|maj јун|jun јул|jul август|avgust \
         септембар|septembar октобар|oktobar новембар|novembar децембар|decembar",
    ),
    (
        "sl",
        "januar|januarja februar|februarja marec|marca april|aprila maj|maja junij|junija julij|julija \
         avgust|avgusta september|septembra oktober|oktobra november|novembra december|decembra",
    ),
    (
        "hu",
        "január|jan február|febr|feb március|márc április|ápr május|máj június|jún július|júl \
         augusztus|aug szeptember|szept október|okt november|nov december|dec",
    ),
    (
        "ro",
        "ianuarie|ian februarie|feb martie|mar aprilie|apr mai iunie|iun iulie|iul august|aug \
         septembrie|sept octombrie|oct noiembrie|nov decembrie|dec",
    ),
    ("bg", "януари февруари март април май юни юли август септември октомври ноември декември"),
    (
        "ru",
        "января|январь|янв февраля|февраль|фев марта|март|мар апреля|апрель|апр мая|май \
         июня|июнь|июн июля|июль|июл августа|август|авг сентября|сентябрь|сент|сен \
         октября|октябрь|окт ноября|ноябрь|ноя декабря|декабрь|дек",
    ),
    (
        "uk",
        "січня|січень лютого|лютий березня|березень квітня|квітень травня|травень червня|червень \
         липня|липень серпня|серпень вересня|вересень жовтня|жовтень листопада|листопад грудня|грудень",
    ),
    (
        "el",
        "ιανουαρίου|ιανουάριος φεβρουαρίου|φεβρουάριος μαρτίου|μάρτιος απριλίου|απρίλιος μαΐου|μάιος \
         ιουνίου|ιούνιος ιουλίου|ιούλιος αυγούστου|αύγουστος σεπτεμβρίου|σεπτέμβριος \
         οκτωβρίου|οκτώβριος νοεμβρίου|νοέμβριος δεκεμβρίου|δεκέμβριος",
    ),
    ("tr", "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık"),
    ("ar", "يناير فبراير مارس أبريل|إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
    (
        "he",
        "ינואר|בינואר פברואר|בפברואר מרץ|במרץ אפריל|באפריל מאי|במאי יוני|ביוני יולי|ביולי \
         אוגוסט|באוגוסט ספטמבר|בספטמבר אוקטובר|באוקטובר נובמבר|בנובמבר דצמבר|בדצמבר",
    ),
    (
        "bn",
        "জানুয়ারি|জানুয়ারী ফেব্রুয়ারি|ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট|অগাস্ট সেপ্টেম্বর অক্টোবর \
         নভেম্বর ডিসেম্বর",
    ),
    (
        "hi",
        "जनवरी फरवरी|फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर \
         दिसंबर|दिसम्बर",
    ),
];

/// All of them folded, each with its language and its number, in the order of the names.
static FOLDED: LazyLock<Vec<(String, &str, u32)>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for (language, names) in NAMES {
        for (number, forms) in (1..).zip(names.split_whitespace()) {
            all.extend(forms.split('|').map(|name| (fold(name).text, *language, number)));
        }
    }
    all.sort();
    all
});

/// The number of the month that a word names: in its language, if that is known and has the word, else if
/// all languages that have it agree.
pub(crate) fn month(word: &str, language: Option<&str>) -> Option<u32> {
    let word = fold(word).text;
    let from = FOLDED.partition_point(|(name, ..)| *name < word);
    let same = || FOLDED.iter().skip(from).take_while(|(name, ..)| *name == word);
    let own = language.map(primary);
    if let Some((.., number)) = same().find(|(_, of, _)| own.as_deref() == Some(*of)) {
        return Some(*number);
    }
    let (.., number) = same().next()?;
    same().all(|(.., other)| other == number).then_some(*number)
}

/// The numbers of all months that a word names in any language, ascending; none for another word.
///
/// Short forms count, as far as a language has them here: `jan`, `févr`. January is 1.
pub fn months(word: &str) -> Vec<u8> {
    let word = fold(word).text;
    let from = FOLDED.partition_point(|(name, ..)| *name < word);
    let same = FOLDED.iter().skip(from).take_while(|(name, ..)| *name == word);
    let mut numbers: Vec<u8> = same.map(|(.., number)| *number as u8).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// The language of a tag, without its region. Norwegian has two.
pub(crate) fn primary(tag: &str) -> String {
    let end = tag.find(['-', '_']).unwrap_or(tag.len());
    let language = tag.get(..end).unwrap_or(tag).trim().to_ascii_lowercase();
    if matches!(language.as_str(), "nb" | "nn") { "no".to_string() } else { language }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_twelve_months() {
        for (language, names) in NAMES {
            assert_eq!(names.split_whitespace().count(), 12, "{language}");
            for (number, forms) in (1..).zip(names.split_whitespace()) {
                for name in forms.split('|') {
                    assert_eq!(month(name, Some(language)), Some(number), "{language} {name}");
                }
            }
        }
    }

    #[test]
    fn a_name_of_two_months_needs_its_language() {
        assert_eq!(month("Listopad", None), None);
        assert_eq!(month("listopad", Some("pl-PL")), Some(11));
        assert_eq!(month("listopada", Some("hr")), Some(10));
        assert_eq!(month("MARS", Some("en")), Some(3));
        assert_eq!(month("morgen", None), None);
        assert_eq!(months("listopad"), [10, 11]);
        assert_eq!(months("Mars"), [3]);
        assert!(months("morgen").is_empty());
    }
}
