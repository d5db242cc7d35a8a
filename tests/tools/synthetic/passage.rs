//! Passages: what a document says, and how a dossier quotes it. Nine of ten are quoted to the character,
//! the tenth differs in something that is only typography.

use super::tongue::{Dice, Tongue};

/// A quoted stretch of a document with what stands around it.
pub(super) struct Passage {
    pub(super) prefix: String,
    /// As the dossier has it.
    pub(super) exact: String,
    /// As the document has it.
    pub(super) source: String,
    pub(super) suffix: String,
    /// A number with its noun, within the quote.
    pub(super) quantity: Option<String>,
}

impl Passage {
    /// The passage of that number, from its document.
    pub(super) fn new(number: usize, document: usize) -> Passage {
        let tongue = Tongue::of(document);
        let mut dice = Dice::of("passage", number);
        let gap = tongue.gap;
        let prefix = format!("{}: ", tongue.words(6, &mut dice));
        let mut left = tongue.words(5, &mut dice);
        let quantity = dice
            .one_in(4)
            .then(|| format!("{} {}", 10 + dice.below(90_000), tongue.words(1, &mut dice)));
        if let Some(said) = &quantity {
            left = format!("{left}{gap}{said}");
        }
        let (middle, right) = (tongue.words(2, &mut dice), tongue.words(5, &mut dice));
        let (exact, source) = if dice.one_in(10) {
            let (quoted, printed) = match dice.below(4) {
                0 => (format!(" \"{middle}\" "), format!(" \u{201c}{middle}\u{201d} ")),
                1 => (format!(" - {middle} - "), format!(" \u{2013} {middle} \u{2013} ")),
                2 => (format!(" {middle} "), format!("\u{a0}{middle}\u{a0}")),
                _ => (format!(" {middle} "), format!("\n{middle} ")),
            };
            (format!("{left}{quoted}{right}"), format!("{left}{printed}{right}"))
        } else {
            let middle = match dice.below(3) {
                0 => format!(" \u{201c}{middle}\u{201d} "),
                1 => format!("{gap}{middle}, "),
                _ => format!("{gap}{middle}{gap}"),
            };
            let same = format!("{left}{middle}{right}");
            (same.clone(), same)
        };
        let suffix = format!(", {}.", tongue.words(6, &mut dice));
        Passage { prefix, exact, source, suffix, quantity }
    }

    /// The paragraph of the document in which the passage stands.
    pub(super) fn paragraph(&self, number: usize, document: usize) -> String {
        let tongue = Tongue::of(document);
        let mut dice = Dice::of("paragraph", number);
        let [before, behind] = [12, 14].map(|count| tongue.words(count, &mut dice));
        let Passage { prefix, source, suffix, .. } = self;
        format!("{before}. {prefix}{source}{suffix} {behind}.\n")
    }
}
