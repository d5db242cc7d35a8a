//! Words to write with, in several scripts, and the dice that choose them. None of the words hedges or
//! promises anything, so that the rules about summaries find nothing to say.

/// A language of the synthetic texts: its tag, what stands between two words, and some words.
pub(super) struct Tongue {
    pub(super) tag: &'static str,
    pub(super) gap: &'static str,
    words: &'static [&'static str],
}

/// English stands twice: half of the documents are in Latin letters.
const TONGUES: [Tongue; 8] = [
    ENGLISH,
    Tongue {
        tag: "fr",
        gap: " ",
        words: &[
            "frontière",
            "rivière",
            "conseil",
            "élection",
            "forêt",
            "siècle",
            "marché",
            "école",
            "hôpital",
            "région",
            "traité",
            "séance",
            "chemin",
            "lumière",
            "récolte",
            "bâtiment",
            "ministère",
            "délégué",
            "navire",
            "hiver",
            "sécurité",
            "énergie",
            "côte",
            "île",
        ],
    },
    Tongue {
        tag: "uk",
        gap: " ",
        words: &[
            "кордон",
            "міст",
            "рада",
            "громада",
            "область",
            "завод",
            "пшениця",
            "річка",
            "школа",
            "лікарня",
            "місто",
            "зима",
            "потяг",
            "вокзал",
            "корабель",
            "гавань",
            "посол",
            "уряд",
            "засідання",
            "текст",
            "північ",
            "їжак",
            "степ",
            "під'їзд",
        ],
    },
    Tongue {
        tag: "el",
        gap: " ",
        words: &[
            "σύνορα",
            "γέφυρα",
            "συμβούλιο",
            "κοινότητα",
            "περιοχή",
            "λιμάνι",
            "ποτάμι",
            "σχολείο",
            "νοσοκομείο",
            "πόλη",
            "χειμώνας",
            "τρένο",
            "σταθμός",
            "πλοίο",
            "πρέσβης",
            "κυβέρνηση",
            "κείμενο",
            "βορράς",
            "νησί",
            "θάλασσα",
            "αγορά",
            "δρόμος",
            "ειρήνη",
            "δάσος",
        ],
    },
    ENGLISH,
    Tongue {
        tag: "pl",
        gap: " ",
        words: &[
            "granica",
            "most",
            "rada",
            "gmina",
            "województwo",
            "fabryka",
            "pszenica",
            "rzeka",
            "szkoła",
            "szpital",
            "miasto",
            "zima",
            "pociąg",
            "dworzec",
            "okręt",
            "przystań",
            "poseł",
            "rząd",
            "posiedzenie",
            "treść",
            "północ",
            "żuraw",
            "źródło",
            "łąka",
        ],
    },
    Tongue {
        tag: "ar",
        gap: " ",
        words: &[
            "حدود",
            "جسر",
            "مجلس",
            "مدينة",
            "منطقة",
            "ميناء",
            "نهر",
            "مدرسة",
            "مستشفى",
            "شتاء",
            "قطار",
            "محطة",
            "سفينة",
            "سفير",
            "حكومة",
            "نص",
            "شمال",
            "جزيرة",
            "بحر",
            "سوق",
            "طريق",
            "غابة",
            "قمح",
            "مصنع",
        ],
    },
    Tongue {
        tag: "zh",
        gap: "",
        words: &[
            "边境", "桥梁", "议会", "城市", "地区", "港口", "河流", "学校", "医院", "冬季", "火车",
            "车站", "船只", "大使", "政府", "文本", "北方", "岛屿", "海洋", "市场", "道路", "森林",
            "小麦", "工厂",
        ],
    },
];

const ENGLISH: Tongue = Tongue {
    tag: "en",
    gap: " ",
    words: &[
        "border",
        "bridge",
        "harbour",
        "council",
        "river",
        "northern",
        "region",
        "parliament",
        "minister",
        "budget",
        "railway",
        "grain",
        "winter",
        "ships",
        "court",
        "record",
        "school",
        "hospital",
        "village",
        "engineer",
        "convoy",
        "satellite",
        "valley",
        "market",
        "morning",
        "assembly",
        "delegation",
        "factory",
        "island",
        "harvest",
        "station",
        "archive",
    ],
};

impl Tongue {
    /// The language of a document.
    pub(super) fn of(document: usize) -> &'static Tongue {
        const ALL: &[Tongue] = &TONGUES;
        &ALL[document % ALL.len()]
    }

    /// Some words in a row.
    pub(super) fn words(&self, count: usize, dice: &mut Dice) -> String {
        let mut text = String::new();
        for n in 0..count {
            if n > 0 {
                text.push_str(self.gap);
            }
            text.push_str(self.words[dice.below(self.words.len())]);
        }
        text
    }
}

/// Numbers that look thrown and are the same on every machine (`SplitMix64`).
pub(super) struct Dice(u64);

impl Dice {
    /// Dice of their own for each thing that is written, so that nothing depends on what came before.
    pub(super) fn of(what: &str, number: usize) -> Dice {
        let seed = what.bytes().fold(0x0000_0000_2031_0504_u64, |seed, byte| {
            (seed ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        let mut dice = Dice(seed ^ (number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        dice.next();
        dice
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to just below `most`.
    pub(super) fn below(&mut self, most: usize) -> usize {
        (self.next() % most.max(1) as u64) as usize
    }

    /// Whether one throw in `of` is a hit.
    pub(super) fn one_in(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }
}
