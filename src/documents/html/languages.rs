//! Quotation marks by language, as browsers put them around `<q>` (after the Unicode CLDR).

/// The outer two and the inner two.
pub(super) type Pairs = [(&'static str, &'static str); 2];

/// The quotation marks of a language.
pub(super) fn quotation_marks(language: &str) -> Pairs {
    const ENGLISH: Pairs = [("\u{201c}", "\u{201d}"), ("\u{2018}", "\u{2019}")];
    const GERMAN: Pairs = [("\u{201e}", "\u{201c}"), ("\u{201a}", "\u{2018}")];
    const POLISH: Pairs = [("\u{201e}", "\u{201d}"), ("\u{ab}", "\u{bb}")];
    const HUNGARIAN: Pairs = [("\u{201e}", "\u{201d}"), ("\u{bb}", "\u{ab}")];
    const RUSSIAN: Pairs = [("\u{ab}", "\u{bb}"), ("\u{201e}", "\u{201c}")];
    const SPANISH: Pairs = [("\u{ab}", "\u{bb}"), ("\u{201c}", "\u{201d}")];
    const FRENCH: Pairs = [("\u{ab}", "\u{bb}"), ("\u{ab}", "\u{bb}")];
    const SWISS: Pairs = [("\u{ab}", "\u{bb}"), ("\u{2039}", "\u{203a}")];
    const SWEDISH: Pairs = [("\u{201d}", "\u{201d}"), ("\u{2019}", "\u{2019}")];
    const DANISH: Pairs = [("\u{201c}", "\u{201d}"), ("\u{2018}", "\u{2019}")];
    const NORWEGIAN: Pairs = [("\u{ab}", "\u{bb}"), ("\u{2018}", "\u{2019}")];
    const JAPANESE: Pairs = [("\u{300c}", "\u{300d}"), ("\u{300e}", "\u{300f}")];
    const HEBREW: Pairs = [("\u{201d}", "\u{201d}"), ("\u{2019}", "\u{2019}")];
    let tag = language.to_ascii_lowercase().replace('_', "-");
    let main = tag.split('-').next().unwrap_or_default();
    match (main, tag.as_str()) {
        ("fr" | "it" | "de", "fr-ch" | "it-ch" | "de-ch" | "de-li") => SWISS,
        ("de" | "cs" | "sk" | "sl" | "is" | "bg" | "et" | "lt" | "ka", _) => GERMAN,
        ("pl" | "ro" | "hr" | "mk", _) => POLISH,
        ("hu", _) => HUNGARIAN,
        ("ru" | "uk" | "be", _) => RUSSIAN,
        ("es" | "it" | "ca" | "el" | "gl" | "eu", _) => SPANISH,
        ("pt", "pt-pt") => SPANISH,
        ("fr" | "br", _) => FRENCH,
        ("fa" | "hy", _) => SWISS,
        ("sv" | "fi" | "he", _) => {
            if main == "he" {
                HEBREW
            } else {
                SWEDISH
            }
        }
        ("da", _) => DANISH,
        ("no" | "nb" | "nn", _) => NORWEGIAN,
        ("ja", _) => JAPANESE,
        ("zh", "zh-tw" | "zh-hant" | "zh-hk" | "zh-hant-tw" | "zh-hant-hk") => JAPANESE,
        _ => ENGLISH,
    }
}
