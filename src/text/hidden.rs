//! The characters that would not be seen, or would act, if they were drawn, and what is drawn in
//! their place. Knows single characters only; what neighbours allow is decided in `visible`.

use unicode_normalization::char::is_combining_mark;

/// What is drawn in place of a character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum StandIn {
    /// One ordinary character.
    Picture(char),
    /// `⟦name⟧`
    Name(&'static str),
    /// Its number in brackets, such as `⟦U+FFFE⟧`
    Code(char),
    /// A tag character (U+E0020 to U+E007E): the printable ASCII that it smuggles.
    Smuggled(char),
}

/// The stand-in for `c` where no neighbour excuses it; `None` for what may be drawn.
///
/// Covers General Category Cc, bidirectional controls, `Default_Ignorable_Code_Point`, the format
/// characters without a glyph, separators, private use and noncharacters (Unicode 16).
pub(crate) fn stand_in(c: char) -> Option<StandIn> {
    Some(match c {
        '\t' | '\n' => StandIn::Picture(' '),
        '\0'..='\u{1F}' => StandIn::Picture(control_picture(c)),
        '\u{7F}' => StandIn::Picture('\u{2421}'),
        ' '..='~' => return None,
        '\u{AD}' => StandIn::Name("SHY"),
        '\u{34F}' => StandIn::Name("CGJ"),
        '\u{61C}' => StandIn::Name("ALM"),
        '\u{180E}' => StandIn::Name("MVS"),
        '\u{200B}' => StandIn::Name("ZWSP"),
        '\u{200C}' => StandIn::Name("ZWNJ"),
        '\u{200D}' => StandIn::Name("ZWJ"),
        '\u{200E}' => StandIn::Name("LRM"),
        '\u{200F}' => StandIn::Name("RLM"),
        '\u{2028}' => StandIn::Name("LS"),
        '\u{2029}' => StandIn::Name("PS"),
        '\u{202A}' => StandIn::Name("LRE"),
        '\u{202B}' => StandIn::Name("RLE"),
        '\u{202C}' => StandIn::Name("PDF"),
        '\u{202D}' => StandIn::Name("LRO"),
        '\u{202E}' => StandIn::Name("RLO"),
        '\u{2060}' => StandIn::Name("WJ"),
        '\u{2066}' => StandIn::Name("LRI"),
        '\u{2067}' => StandIn::Name("RLI"),
        '\u{2068}' => StandIn::Name("FSI"),
        '\u{2069}' => StandIn::Name("PDI"),
        '\u{FE0E}' => StandIn::Name("VS15"),
        '\u{FE0F}' => StandIn::Name("VS16"),
        '\u{FEFF}' => StandIn::Name("BOM"),
        '\u{E0020}'..='\u{E007E}' => StandIn::Smuggled(smuggled(c)),
        '\u{80}'..='\u{9F}'
        | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' // Hangul fillers
        | '\u{17B4}' | '\u{17B5}' // Khmer vowels that are never written
        | '\u{180B}'..='\u{180D}' | '\u{180F}' // Mongolian variation selectors
        | '\u{2061}'..='\u{2065}' | '\u{206A}'..='\u{206F}'
        | '\u{FDD0}'..='\u{FDEF}'
        | '\u{FE00}'..='\u{FE0D}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{13430}'..='\u{1345F}' // Egyptian hieroglyph format controls
        | '\u{16FE4}' // Khitan filler
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E000}'..='\u{F8FF}'
        | '\u{E0000}'..='\u{E0FFF}'
        | '\u{F0000}'.. => StandIn::Code(c),
        _ if u32::from(c) & 0xFFFE == 0xFFFE => StandIn::Code(c),
        _ => return None,
    })
}

fn control_picture(c: char) -> char {
    char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn smuggled(c: char) -> char {
    char::from_u32(u32::from(c) - 0xE_0000).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// What sits on, under, around or against the character before it: General Category M, and the few
/// other characters that extend a cluster (UAX #29).
pub(crate) fn is_mark(c: char) -> bool {
    c >= '\u{300}'
        && (is_combining_mark(c) && !stands_apart(c)
            || matches!(
                c,
                '\u{E33}' | '\u{EB3}' // Thai and Lao am
                | '\u{FF9E}' | '\u{FF9F}' // halfwidth voiced sound marks
                | '\u{1F3FB}'..='\u{1F3FF}' // skin tones
            ))
}

/// Spacing marks that UAX #29 sets apart from the character before them (Burmese, Tai Tham, Ahom): each is seen
/// and takes a column of its own.
pub(crate) fn stands_apart(c: char) -> bool {
    matches!(c,
        '\u{102B}' | '\u{102C}' | '\u{1038}' | '\u{1062}'..='\u{1064}' | '\u{1067}'..='\u{106D}'
        | '\u{1083}' | '\u{1087}'..='\u{108C}' | '\u{108F}' | '\u{109A}'..='\u{109C}'
        | '\u{1A61}' | '\u{1A63}' | '\u{1A64}' | '\u{AA7B}' | '\u{AA7D}' | '\u{11720}' | '\u{11721}')
}

/// Characters that attach to what follows (`Grapheme_Cluster_Break=Prepend`, UAX #29): alone they
/// would take whatever is drawn next into their own cell.
pub(crate) fn is_prepend(c: char) -> bool {
    matches!(c,
        '\u{600}'..='\u{605}' | '\u{6DD}' | '\u{70F}' | '\u{890}' | '\u{891}' | '\u{8E2}' | '\u{D4E}'
        | '\u{110BD}' | '\u{110CD}' | '\u{111C2}' | '\u{111C3}' | '\u{113D1}' | '\u{1193F}'
        | '\u{11941}' | '\u{11A84}'..='\u{11A89}' | '\u{11D46}' | '\u{11F02}')
}

/// Pictographs, roughly: asked only about the two sides of a joiner or selector that the
/// segmentation tables already accept.
pub(crate) fn is_pictograph(c: char) -> bool {
    matches!(c,
        '\u{A9}' | '\u{AE}' | '\u{203C}' | '\u{2049}' | '\u{2122}' | '\u{2139}'
        | '\u{2190}'..='\u{2BFF}' | '\u{3030}' | '\u{303D}' | '\u{3297}' | '\u{3299}'
        | '\u{1F000}'..='\u{1FAFF}')
}

/// Letters of the scripts in which a zero-width joiner or non-joiner changes how a word is written:
/// Arabic, Syriac, N'Ko, Mandaic, Mongolian, Adlam, and the scripts of India and South-East Asia.
pub(crate) fn takes_joiners(c: char) -> bool {
    matches!(c,
        '\u{620}'..='\u{8FF}' | '\u{900}'..='\u{DFF}' | '\u{F00}'..='\u{109F}'
        | '\u{1700}'..='\u{18AF}' | '\u{1A20}'..='\u{1AAF}' | '\u{1B00}'..='\u{1C4F}'
        | '\u{A800}'..='\u{A82F}' | '\u{A840}'..='\u{A8FF}' | '\u{A930}'..='\u{A9FF}'
        | '\u{AA00}'..='\u{AAFF}' | '\u{ABC0}'..='\u{ABFF}'
        | '\u{FB50}'..='\u{FDCF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{11000}'..='\u{11FFF}' | '\u{1E900}'..='\u{1E95F}')
        && c.is_alphabetic()
}

/// Whether `selector` is a variation selector that `base` has variants for. Any other pair hides
/// bytes in plain sight.
pub(crate) fn selects_variant(base: char, selector: char) -> bool {
    let ideograph = matches!(base, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}');
    match selector {
        '\u{FE0E}' | '\u{FE0F}' => {
            (is_pictograph(base) && !matches!(base, '\u{1F3FB}'..='\u{1F3FF}'))
                || matches!(base, '0'..='9' | '#' | '*')
        }
        '\u{FE00}'..='\u{FE0D}' => {
            ideograph
                || matches!(base, '\u{1000}'..='\u{109F}' | '\u{2200}'..='\u{22FF}'
                    | '\u{2A00}'..='\u{2AFF}' | '\u{A840}'..='\u{A877}')
        }
        '\u{180B}'..='\u{180D}' | '\u{180F}' => matches!(base, '\u{1820}'..='\u{18AA}'),
        '\u{E0100}'..='\u{E01EF}' => ideograph,
        _ => false,
    }
}

/// The stand-ins for hidden characters in a row, repeated ones counted.
#[derive(Default)]
pub(crate) struct Tags {
    list: Vec<(StandIn, usize)>,
}

impl Tags {
    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(crate) fn add(&mut self, c: char) {
        let stand_in = stand_in(c).unwrap_or(StandIn::Code(c));
        match self.list.last_mut() {
            Some((last, times)) if *last == stand_in => *times += 1,
            _ => self.list.push((stand_in, 1)),
        }
    }

    pub(crate) fn text(&self) -> String {
        let mut out = String::new();
        let mut smuggling = false;
        for (stand_in, times) in &self.list {
            let smuggled = matches!(stand_in, StandIn::Smuggled(_));
            if smuggling && !smuggled {
                out.push('⟧');
            } else if smuggled && !smuggling {
                out.push_str("⟦TAG ");
            }
            smuggling = smuggled;
            let many = if *times > 1 { format!("×{times}") } else { String::new() };
            match stand_in {
                StandIn::Smuggled(c) | StandIn::Picture(c) => out.extend((0..*times).map(|_| *c)),
                StandIn::Name(name) => out.extend(["⟦", name, &many, "⟧"]),
                StandIn::Code(c) => {
                    out.extend(["⟦U+", &format!("{:04X}", u32::from(*c)), &many, "⟧"]);
                }
            }
        }
        if smuggling {
            out.push('⟧');
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use unicode_segmentation::UnicodeSegmentation;
    use unicode_width::UnicodeWidthChar;

    use super::*;
    use crate::text::awkward;

    #[test]
    fn each_hidden_character_has_its_stand_in() {
        let check = |c, expected| assert_eq!(stand_in(c), Some(expected), "{c:?}");
        check('\u{1B}', StandIn::Picture('␛'));
        check('\u{7F}', StandIn::Picture('␡'));
        check('\r', StandIn::Picture('␍'));
        check('\n', StandIn::Picture(' '));
        check('\u{9B}', StandIn::Code('\u{9B}'));
        check('\u{202E}', StandIn::Name("RLO"));
        check('\u{E0041}', StandIn::Smuggled('A'));
        check('\u{1FFFE}', StandIn::Code('\u{1FFFE}'));
        check('\u{10FFFF}', StandIn::Code('\u{10FFFF}'));
        for c in ['é', '\u{301}', '漢', '👩', '\u{FFFD}', '\u{A0}', '…'] {
            assert_eq!(stand_in(c), None, "{c:?}");
        }
    }

    /// What has no width of its own is a mark, a conjoining vowel or consonant sign, or a prefix
    /// that `visible` shows only together with its base; nothing else slips through.
    #[test]
    fn whatever_has_no_width_is_accounted_for() {
        for c in awkward::every_char() {
            let seen = c.width().is_some_and(|width| width > 0);
            let known = stand_in(c).is_some()
                || is_mark(c)
                || is_prepend(c)
                || matches!(c, '\u{1160}'..='\u{11FF}' | '\u{D7B0}'..='\u{D7FB}' | '\u{A8FA}');
            assert!(seen || known, "{c:?} U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn marks_that_stand_apart_are_those_of_the_segmentation_tables() {
        for c in awkward::every_char().filter(|&c| is_combining_mark(c)) {
            let is_apart = format!("◌{c}").graphemes(true).count() > 1;
            assert_eq!(is_apart && c.width() == Some(1), stands_apart(c), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn what_joins_is_as_in_the_segmentation_tables() {
        let one = |text: String| text.graphemes(true).count() == 1;
        for c in awkward::every_char().filter(|&c| stand_in(c).is_none()) {
            assert_eq!(one(format!("{c}x")), is_prepend(c), "U+{:04X}", u32::from(c));
            assert!(!one(format!("x{c}")) || is_mark(c), "U+{:04X}", u32::from(c));
        }
    }
}
