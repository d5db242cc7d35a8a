//! What states and a few bodies are called in the common languages. Must not know which of them a dossier has.

use std::borrow::Cow;
use std::sync::LazyLock;

/// The table; its head says where it is from and what stands in it.
const TABLE: &str = include_str!("exonyms.tsv");

/// As what a word stands for a state, from what names it most plainly on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Naming {
    /// `germany`, `allemagne`, `німеччина`.
    Name,
    /// `uk`, `otan`. A few are also ordinary words when written small (`us`, `un`): whoever looks one up
    /// should know how it was written.
    Short,
    /// Its capital, or the seat of its government: `kiew`, `the hague`.
    Capital,
    /// What its people are called, in English: `dutch`, `frenchman`.
    People,
}

/// A word or two for a state or a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exonym {
    /// Folded, without stops, with blanks for hyphens.
    pub name: &'static str,
    pub naming: Naming,
    /// ISO 3166-1 alpha-3 (`DEU`; `XKX` for Kosovo), or of a body `EU`, `UN`, `NATO`, `OSCE`, `COE`, `AU`,
    /// `G7`, `G20`, `IMF`, `IAEA`, `WHO`.
    pub code: &'static str,
}

/// All of them, by name.
static BY_NAME: LazyLock<Vec<Exonym>> = LazyLock::new(|| {
    let mut all: Vec<Exonym> = Vec::with_capacity(TABLE.len() / 14);
    for line in lines() {
        all.extend(exonyms(line));
    }
    all.sort_unstable();
    all
});

/// The state or body that a folded text names as a whole: its code. A name comes before a capital, and a
/// capital before what people are called; `None` also where two states have an equal claim (`congo`,
/// `korea`, `dominican`): for these ask [`states_named`].
pub fn state_named(folded: &str) -> Option<&'static str> {
    // They come sorted by how plainly they name.
    let all = states_named(folded);
    let first = all.first()?;
    let mut equal = all.iter().take_while(|other| other.naming == first.naming);
    equal.all(|other| other.code == first.code).then_some(first.code)
}

/// Whatever a folded text names as a whole, whether with hyphens and stops or without, with `the` or
/// without: the plainest naming first.
pub fn states_named(folded: &str) -> &'static [Exonym] {
    let key = key(folded);
    let from = BY_NAME.partition_point(|exonym| exonym.name < &*key);
    let rest = BY_NAME.get(from..).unwrap_or_default();
    let len = rest.partition_point(|exonym| exonym.name == &*key);
    rest.get(..len).unwrap_or_default()
}

/// The names and short forms of the state or body with that code, folded; none for an unknown code.
pub fn names_of(code: &str) -> impl Iterator<Item = &'static str> {
    called(code)
        .filter(|exonym| matches!(exonym.naming, Naming::Name | Naming::Short))
        .map(|exonym| exonym.name)
}

/// All that the state or body with that code is called, its capitals and its people among it.
pub fn called(code: &str) -> impl Iterator<Item = Exonym> {
    let line = lines().find(|line| line.split('\t').next() == Some(code));
    line.into_iter().flat_map(exonyms)
}

/// The lines of the table that hold a state.
fn lines() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.starts_with('#'))
}

/// What stands in a line.
fn exonyms(line: &'static str) -> impl Iterator<Item = Exonym> {
    let mut fields = line.split('\t');
    let code = fields.next().unwrap_or_default();
    let namings = [Naming::Name, Naming::Short, Naming::Capital, Naming::People];
    fields.zip(namings).flat_map(move |(names, naming)| {
        let names = names.split('|').filter(|name| !name.is_empty());
        names.map(move |name| Exonym { name, naming, code })
    })
}

/// A folded text as the table writes it.
fn key(folded: &str) -> Cow<'_, str> {
    let text = folded.trim();
    let text = text.strip_prefix("the ").unwrap_or(text);
    if !text.contains(['.', '-', '_']) {
        return Cow::Borrowed(text);
    }
    let plain = text.replace('.', "").replace(['-', '_'], " ");
    Cow::Owned(plain.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::text::fold::fold;

    fn check(name: &str, expected: Option<&str>) {
        assert_eq!(state_named(&fold(name).text), expected, "{name}");
    }

    #[test]
    fn states_in_many_languages() {
        for (name, code) in [
            ("Germany", "DEU"),
            ("Deutschland", "DEU"),
            ("Allemagne", "DEU"),
            ("Niemcy", "DEU"),
            ("Німеччина", "DEU"),
            ("Германия", "DEU"),
            ("Γερμανία", "DEU"),
            ("ألمانيا", "DEU"),
            ("גרמניה", "DEU"),
            ("德国", "DEU"),
            ("ドイツ", "DEU"),
            ("독일", "DEU"),
            ("जर्मनी", "DEU"),
            ("Jerman", "DEU"),
            ("Türkiye", "TUR"),
            ("Turkey", "TUR"),
            ("Turquie", "TUR"),
            ("Tyskland", "DEU"),
            ("Węgry", "HUN"),
            ("Україна", "UKR"),
            ("the Ukraine", "UKR"),
            ("The Netherlands", "NLD"),
            ("Holland", "NLD"),
            ("Pays-Bas", "NLD"),
            ("Royaume-Uni", "GBR"),
            ("Guinea-Bissau", "GNB"),
            ("Guinea", "GIN"),
            ("Guinée équatoriale", "GNQ"),
            ("Papua New Guinea", "PNG"),
            ("South Korea", "KOR"),
            ("Nordkorea", "PRK"),
            ("Czechia", "CZE"),
            ("Czech Republic", "CZE"),
            ("Burma", "MMR"),
            ("Côte d’Ivoire", "CIV"),
            ("Congo-Brazzaville", "COG"),
            ("DR Congo", "COD"),
            ("Bosnia and Herzegovina", "BIH"),
            ("Bosnia & Herzegovina", "BIH"),
            ("Niger", "NER"),
            ("Nigeria", "NGA"),
            ("Kosovo", "XKX"),
            ("Hong Kong", "HKG"),
            ("Holy See", "VAT"),
        ] {
            check(name, Some(code));
        }
    }

    #[test]
    fn short_forms_bodies_capitals_and_people() {
        for (name, code, naming) in [
            ("UK", "GBR", Naming::Short),
            ("U.K.", "GBR", Naming::Short),
            ("GB", "GBR", Naming::Short),
            ("US", "USA", Naming::Short),
            ("U.S.A.", "USA", Naming::Short),
            ("США", "USA", Naming::Short),
            ("UAE", "ARE", Naming::Short),
            ("OTAN", "NATO", Naming::Short),
            ("НАТО", "NATO", Naming::Short),
            ("ONU", "UN", Naming::Short),
            ("ЄС", "EU", Naming::Short),
            ("ЕС", "EU", Naming::Short),
            ("ОБСЄ", "OSCE", Naming::Short),
            ("欧盟", "EU", Naming::Name),
            ("European Union", "EU", Naming::Name),
            ("Київ", "UKR", Naming::Capital),
            ("Kiew", "UKR", Naming::Capital),
            ("Kyiv", "UKR", Naming::Capital),
            ("Москва", "RUS", Naming::Capital),
            ("Moskau", "RUS", Naming::Capital),
            ("Warschau", "POL", Naming::Capital),
            ("Londres", "GBR", Naming::Capital),
            ("Paříž", "FRA", Naming::Capital),
            ("Вашингтон", "USA", Naming::Capital),
            ("Pékin", "CHN", Naming::Capital),
            ("The Hague", "NLD", Naming::Capital),
            ("Berlin", "DEU", Naming::Capital),
            ("Ankara", "TUR", Naming::Capital),
            ("German", "DEU", Naming::People),
            ("French", "FRA", Naming::People),
            ("Turkish", "TUR", Naming::People),
            ("Poles", "POL", Naming::People),
            ("North Macedonian", "MKD", Naming::People),
            ("South Korean", "KOR", Naming::People),
        ] {
            check(name, Some(code));
            let first = states_named(&fold(name).text)[0];
            assert_eq!((first.code, first.naming), (code, naming), "{name}");
        }
        for name in ["", "the", "Atlantis", "united", "ger", "deu", "of", "paris agreement"] {
            check(name, None);
        }
    }

    #[test]
    fn what_two_states_are_called_alike_is_left_open() {
        for (name, codes) in [
            ("Congo", vec!["COD", "COG"]),
            ("Конго", vec!["COD", "COG"]),
            ("Korea", vec!["KOR", "PRK"]),
            ("Dominican", vec!["DMA", "DOM"]),
            ("Congolese", vec!["COD", "COG"]),
        ] {
            check(name, None);
            let found = states_named(&fold(name).text).iter().map(|exonym| exonym.code);
            assert_eq!(found.collect::<Vec<_>>(), codes, "{name}");
        }
        // The name of one comes before the capital of another.
        check("Cuba", Some("CUB"));
        check("عمان", Some("OMN"));
    }

    #[test]
    fn all_names_of_a_state() {
        let names: Vec<_> = names_of("GBR").collect();
        for name in ["united kingdom", "uk", "royaume uni", "великобритания", "britain"]
        {
            assert!(names.contains(&name), "{name}");
        }
        assert!(!names.contains(&"london") && !names.contains(&"british"));
        assert_eq!(names_of("ZZZ").count(), 0);
        assert!(called("FRA").any(|exonym| exonym.name == "paris"));
    }

    #[test]
    fn the_table_is_sorted_folded_and_small() {
        assert!(TABLE.len() < 150_000, "{}", TABLE.len());
        let codes: Vec<_> = lines().map(|line| line.split('\t').next().unwrap()).collect();
        assert!(codes.is_sorted() && codes.len() == codes.iter().collect::<BTreeSet<_>>().len());
        for line in lines() {
            assert_eq!(line.split('\t').count(), 5, "{line}");
            let mut seen = BTreeSet::new();
            for exonym in exonyms(line) {
                assert_eq!(key(&fold(exonym.name).text), exonym.name);
                assert!(seen.insert(exonym.name), "{} twice in {}", exonym.name, exonym.code);
            }
        }
        // Each is found under its own name.
        for exonym in BY_NAME.iter() {
            assert!(states_named(exonym.name).contains(exonym), "{exonym:?}");
        }
    }
}
