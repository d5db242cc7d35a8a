//! What an eye can tell: letters that are large enough, and of another colour than what they stand on.

use super::css::{FontSize, Rgba};

/// Sizes up to this many pixels cannot be read.
const SMALLEST: f64 = 2.0;

/// Whether letters of that size are too small to be read.
pub(super) fn is_tiny(px: f64) -> bool {
    px <= SMALLEST
}

/// The size of letters in pixels, of which one of `size` says something.
pub(super) fn px(size: FontSize, around: f64, root: f64) -> f64 {
    match size {
        FontSize::Px(px) => px,
        FontSize::Em(times) => times * around,
        FontSize::Rem(times) => times * root,
    }
}

/// Letters whose colour is so near to that of what they stand on cannot be seen (WCAG 2 calls 4.5 enough).
const PALE: f64 = 1.1;
/// Of 255: a difference in one of the three colours that is seen at any brightness.
const OTHER: u8 = 40;

/// Whether letters cannot be seen on their ground.
pub(super) fn is_pale(ink: Rgba, ground: Rgba) -> bool {
    let ink = over(ink, ground);
    let far = |a: u8, b: u8| a.abs_diff(b) >= OTHER;
    if far(ink.red, ground.red) || far(ink.green, ground.green) || far(ink.blue, ground.blue) {
        return false;
    }
    let (one, other) = (luminance(ink), luminance(ground));
    (one.max(other) + 0.05) / (one.min(other) + 0.05) < PALE
}

/// Whether letters of one colour cannot be seen on another: red, green and blue of each.
pub(in super::super) fn is_unseeable([red, green, blue]: [u8; 3], ground: [u8; 3]) -> bool {
    let [ground_red, ground_green, ground_blue] = ground;
    let ground = Rgba { red: ground_red, green: ground_green, blue: ground_blue, alpha: 1.0 };
    is_pale(Rgba { red, green, blue, alpha: 1.0 }, ground)
}

/// A colour laid over another one.
pub(super) fn over(top: Rgba, below: Rgba) -> Rgba {
    #[expect(clippy::cast_sign_loss, reason = "a mean of two colours is a colour")]
    let mix = |top_part: u8, below_part: u8| {
        let (a, b) = (f32::from(top_part), f32::from(below_part));
        (b + (a - b) * top.alpha.clamp(0.0, 1.0)).round() as u8
    };
    Rgba {
        red: mix(top.red, below.red),
        green: mix(top.green, below.green),
        blue: mix(top.blue, below.blue),
        alpha: 1.0,
    }
}

/// The relative luminance of WCAG 2.
fn luminance(color: Rgba) -> f64 {
    let part = |value: u8| {
        let share = f64::from(value) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(color.red) + 0.7152 * part(color.green) + 0.0722 * part(color.blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_seen_by_its_difference() {
        let color = |hex: u32| Rgba {
            red: (hex >> 16) as u8,
            green: (hex >> 8 & 255) as u8,
            blue: (hex & 255) as u8,
            alpha: 1.0,
        };
        for (ink, ground, pale) in [
            (0xff_ffff, 0xff_ffff, true),
            (0xfd_fdfd, 0xff_ffff, true),
            (0xf8_f8f8, 0xff_ffff, true),
            (0xdd_dddd, 0xff_ffff, false),
            (0x00_0000, 0xff_ffff, false),
            (0x00_0000, 0x05_0505, true),
            (0xff_0000, 0x75_7575, false),
        ] {
            assert_eq!(is_pale(color(ink), color(ground)), pale, "{ink:x} on {ground:x}");
        }
        assert!(is_pale(Rgba { alpha: 0.02, ..Rgba::BLACK }, Rgba::WHITE));
        assert!(!is_pale(Rgba { alpha: 0.5, ..Rgba::BLACK }, Rgba::WHITE));
    }
}
