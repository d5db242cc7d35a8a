//! What languages look like, as far as that tells encodings from one another: their commonest words and
//! their letters that are not ASCII.

/// A language.
pub(super) struct Tongue {
    /// Its commonest words, which few other languages have.
    words: &'static str,
    /// Its own small letters. None are told of English, whose texts have names from everywhere.
    letters: Option<&'static str>,
}

const fn tongue(words: &'static str, letters: &'static str) -> Tongue {
    Tongue { words, letters: Some(letters) }
}

/// Those with Latin letters.
pub(super) const LATIN: &[Tongue] = &[
    Tongue {
        words: "the and of to is that for it with was on by this not from be are he they we said will has which",
        letters: None,
    },
    tongue(
        "le la les de des et du une qui que dans pour pas sur est au aux par avec nous vous ne il elle ces cette",
        "àâæçéèêëîïôœùûüÿ",
    ),
    tongue(
        "der die das und den dem nicht ist ein eine einen mit von zu im auf sich auch wir sie dass werden",
        "äöüßéè",
    ),
    tongue("el los las de que en y un una por con para se del al es su lo como", "áéíñóúü"),
    tongue("a os as de que em um uma para com do da dos das no na por se ao foi", "áâãàçéêíóôõúü"),
    tongue(
        "il lo gli di che un una per con non del della dei nel sono alla anche da si",
        "àèéìíîòóùú",
    ),
    tongue("de het een en van dat op te met voor zijn niet aan ook wordt", "éèëïöüáóíúê"),
    tongue("och att det som en av den till inte har om med ett vi kan", "åäöéèü"),
    tongue("og at det en den er til som de med af ikke der vi har", "æøåéèöäü"),
    tongue("og det er til som av ikke en for med har vi ble skal", "æøåéèòôöäü"),
    tongue("ja ei oli mutta kun joka ovat sen niin hallitus mukaan", "åäöšž"),
    tongue("og er sem ekki til um hann var fyrir hefur verið", "áðéíóúýþæö"),
    tongue("el la els les de i que en un una per amb no del dels al va", "àçèéíïòóúü"),
    tongue("se na je to v z do o pro za by ale jako jsou podle aby", "áčďéěíňóřšťúůýž"),
    tongue("sa na je v to z do o pre za by ale ako podľa aby", "áäčďéíĺľňóôŕšťúýž"),
    tongue("w na z do nie to jest od po przez dla oraz jak ale", "ąćęłńóśźż"),
    tongue("az és hogy nem egy van meg csak ezt azt volt lesz mint", "áéíóöőúüű"),
    tongue("u na je da se za od su kako bi ali iz koji ne", "čćđšž"),
    tongue("de la nu pe este din un sau mai cu care pentru sunt fost", "ăâîșțşţ"),
    tongue("ve bir bu da de ile olarak gibi daha olan sonra dedi", "çğıöşüâîû"),
    tongue("ir bet yra ne kad tai buvo pagal jau", "ąčęėįšųūž"),
    tongue("un ir ka ar no uz par kas tas bet arī", "āčēģīķļņšūž"),
    tongue("ja on ei et see ta oli kui ka ning", "äöõüšž"),
];

/// Those with Cyrillic letters.
pub(super) const CYRILLIC: &[Tongue] = &[
    tongue("и в не на что с по как это он мы из за от для к", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    tongue("і в не на що з та як до у від за для це ми", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    tongue("и на да не се за от в че са с по ще ние", "абвгдежзийклмнопрстуфхцчшщъьюяѝ"),
    tongue("и у је да се на за не од су са ће који", "абвгдђежзијклљмнњопрстћуфхцчџш"),
    tongue("и на да се во од не за со ќе што дека", "абвгдѓежзѕијклљмнњопрстќуфхцчџш"),
    tongue("і ў не на што з як да у за для мы", "абвгдеёжзійклмнопрстуўфхцчшыьэюя"),
];

impl Tongue {
    /// Whether a letter is one of its own, or of those that are ASCII.
    pub(super) fn has(&self, c: char) -> bool {
        let small = |c: char| self.letters.is_none_or(|letters| letters.contains(c));
        c.is_ascii() || small(c) || c.is_uppercase() && c.to_lowercase().all(small)
    }

    pub(super) fn is_english(&self) -> bool {
        self.letters.is_none()
    }

    fn says(&self, word: &str) -> bool {
        self.words.split(' ').any(|own| own == word)
    }
}

/// The language of a text, where its commonest words leave no doubt; and how many different ones were found.
pub(super) fn tongue_of(text: &str, all: &'static [Tongue]) -> (Option<&'static Tongue>, usize) {
    /// Words that are looked at.
    const MOST: usize = 4000;
    let mut counts: Vec<(usize, std::collections::BTreeSet<String>, &Tongue)> =
        all.iter().map(|tongue| (0, std::collections::BTreeSet::new(), tongue)).collect();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    for word in words.take(MOST) {
        let word = word.to_lowercase();
        for (times, own, tongue) in &mut counts {
            if tongue.says(&word) {
                *times += 1;
                own.insert(word.clone());
            }
        }
    }
    counts.sort_by_key(|(times, own, _)| std::cmp::Reverse((own.len(), *times)));
    let different = counts.first().map_or(0, |(_, own, _)| own.len());
    let next = counts.get(1).map_or(0, |(_, own, _)| own.len());
    let known = counts.first().filter(|(_, own, _)| own.len() >= 2 && own.len() * 2 >= next * 3);
    (known.map(|(.., tongue)| *tongue), different)
}
