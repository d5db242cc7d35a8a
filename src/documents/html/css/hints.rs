//! What attributes say of how an element looks, besides `style`: less than any rule of a page.

use super::cascade::Cascade;
use super::colors::of_attribute;
use super::elements::{ElementId, Elements};
use super::lengths::Length;
use super::style::Display;
use super::value::{Id, Image, Paint, Shown, Value};

/// Applies the attributes of an element.
pub(super) fn hints(elements: &Elements, element: ElementId, to: &mut Cascade) {
    let name = elements.name(element);
    for (attribute, value) in elements.attribute_words(element) {
        let value = elements.text(*value);
        match elements.text(*attribute) {
            // A browser shows it when somebody looks for words in it, and not before.
            "hidden" if value.eq_ignore_ascii_case("until-found") => {
                to.set(Id::ContentVisibility, Value::Flag(true));
            }
            "hidden" => {
                let display = Display::None;
                let shown = Shown { display, lays_out: false, is_item: false, of_table: false };
                to.set(Id::Display, Value::Display(shown));
            }
            "bgcolor" if has_ground(name) => paint(to, Id::Ground, value),
            "background" if has_ground(name) && !value.trim().is_empty() => {
                to.set(Id::Image, Value::Image(Image::Unknown));
            }
            "color" if name == "font" => paint(to, Id::Ink, value),
            "text" if name == "body" => paint(to, Id::Ink, value),
            "size" if name == "font" => {
                if let Some(size) = font_size(value) {
                    to.set(Id::FontSize, Value::Length(Length::px(size)));
                }
            }
            _ => {}
        }
    }
}

fn has_ground(name: &str) -> bool {
    matches!(name, "body" | "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" | "marquee")
}

fn paint(to: &mut Cascade, id: Id, value: &str) {
    if let Some(color) = of_attribute(value) {
        to.set(id, Value::Paint(Paint::Is(color)));
    }
}

/// The size of `<font size>`: from 1 to 7, or so many steps from 3.
fn font_size(value: &str) -> Option<f32> {
    let value = value.trim();
    let digits = value.trim_start_matches(['+', '-']);
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let number: i32 = digits.get(..end)?.parse().ok()?;
    let step = match value.chars().next()? {
        '+' => number.saturating_add(3),
        '-' => 3_i32.saturating_sub(number),
        _ => number,
    };
    Some(match step {
        ..=1 => 10.0,
        2 => 13.0,
        3 => 16.0,
        4 => 18.0,
        5 => 24.0,
        6 => 32.0,
        7.. => 48.0,
    })
}
