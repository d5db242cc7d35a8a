//! What the attributes of one element say about whether its text can be seen. Style sheets are not
//! read: what only they hide counts as seen, and a remark says so.

use super::super::extract::Why;
use super::tokens::Tag;

/// What one element says. `None` leaves it as the element around it has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sight {
    /// Nothing within it can be seen, whatever it says.
    pub(super) gone: Option<Why>,
    /// `visibility`: what is within may say otherwise.
    pub(super) visible: Option<bool>,
    /// `font-size`: whether it is more than nothing.
    pub(super) has_size: Option<bool>,
}

/// What the attributes of a tag say.
pub(super) fn sight(tag: &Tag<'_>) -> Sight {
    let mut sight = match tag.attribute("style") {
        Some(style) => styled(style),
        None => Sight::default(),
    };
    if tag.attribute("hidden").is_some() {
        sight.gone = Some(Why::NotShown);
    }
    sight
}

fn styled(style: &str) -> Sight {
    let style = without_comments(&style.to_ascii_lowercase());
    let mut sight = Sight::default();
    let (mut clips, mut flat) = (false, false);
    for declaration in style.split(';') {
        let Some((name, value)) = declaration.split_once(':') else { continue };
        let value = value.split('!').next().unwrap_or_default().trim();
        match name.trim() {
            "display" if value == "none" => sight.gone = Some(Why::NotShown),
            "visibility" => sight.visible = Some(!matches!(value, "hidden" | "collapse")),
            "content-visibility" if value == "hidden" => sight.gone = Some(Why::NotShown),
            "opacity" if is_nothing(value) => sight.gone = Some(Why::Unseeable),
            "color" if value == "transparent" => sight.gone = Some(Why::Unseeable),
            "font-size" => match amount(value) {
                Some((0.0, _)) => sight.has_size = Some(false),
                // A share of nothing is nothing.
                Some((_, "em" | "%" | "ex" | "ch")) => {}
                _ if matches!(value, "inherit" | "smaller" | "larger" | "unset") => {}
                _ => sight.has_size = Some(true),
            },
            "text-indent" | "left" | "right" | "top" | "margin-left" | "margin-top"
                if amount(value).is_some_and(|(size, _)| size <= FAR_OFF) =>
            {
                sight.gone = Some(Why::Unseeable);
            }
            "clip"
                if value.replace([' ', ','], "").starts_with("rect(0") && has_one_side(value) =>
            {
                sight.gone = Some(Why::Unseeable);
            }
            "clip-path" if value.replace(' ', "") == "inset(50%)" => {
                sight.gone = Some(Why::Unseeable);
            }
            "transform" if value.replace(' ', "") == "scale(0)" => {
                sight.gone = Some(Why::Unseeable);
            }
            "overflow" | "overflow-y" | "overflow-x" => clips = matches!(value, "hidden" | "clip"),
            "height" | "max-height" | "width" | "max-width" if is_nothing(value) => flat = true,
            // Struck out is taken back, as `<del>` is.
            "text-decoration" | "text-decoration-line" if value.contains("line-through") => {
                sight.gone = Some(Why::Deleted);
            }
            _ => {}
        }
    }
    if clips && flat {
        sight.gone = Some(Why::NotShown);
    }
    sight
}

/// Pages move text out of sight by thousands of pixels; nobody indents so far back for another reason.
const FAR_OFF: f64 = -900.0;

/// A number and its unit.
fn amount(value: &str) -> Option<(f64, &str)> {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+');
    let unit = value.trim_start_matches(is_number);
    let number = value.get(..value.len() - unit.len())?;
    Some((number.parse().ok()?, unit))
}

fn is_nothing(value: &str) -> bool {
    amount(value).is_some_and(|(size, _)| size <= 0.0)
}

/// Whether the sides of `rect(…)` are all nothing or one pixel, as in the well-known recipe.
fn has_one_side(value: &str) -> bool {
    let inside = value.trim_start_matches("rect(").trim_end_matches(')');
    let sides = inside.split([' ', ',']).filter(|side| !side.is_empty());
    sides.into_iter().all(|side| amount(side).is_some_and(|(size, _)| size <= 1.0))
}

fn without_comments(style: &str) -> String {
    let mut kept = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, comment)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(style: &str, gone: Option<Why>, visible: Option<bool>, has_size: Option<bool>) {
        assert_eq!(styled(style), Sight { gone, visible, has_size }, "{style}");
    }

    #[test]
    fn a_style_says_what_cannot_be_seen() {
        check("", None, None, None);
        check("color: red; display: block", None, None, None);
        check("DISPLAY : NONE !important", Some(Why::NotShown), None, None);
        check("display:/* x */none", Some(Why::NotShown), None, None);
        check("visibility:hidden", None, Some(false), None);
        check("visibility:visible", None, Some(true), None);
        check("font-size:0", None, None, Some(false));
        check("font-size: 0.0px", None, None, Some(false));
        check("font-size:14px", None, None, Some(true));
        check("font-size:1.2em", None, None, None);
        check("font-size:small", None, None, Some(true));
        check("opacity:0", Some(Why::Unseeable), None, None);
        check("opacity:0.5", None, None, None);
        check("position:absolute;left:-9999px", Some(Why::Unseeable), None, None);
        check("margin-left:-15px", None, None, None);
        check("clip: rect(0 0 0 0)", Some(Why::Unseeable), None, None);
        check("clip: rect(0, 0, 100px, 0)", None, None, None);
        check("height:0;overflow:hidden", Some(Why::NotShown), None, None);
        check("height:0", None, None, None);
        check("text-decoration: line-through", Some(Why::Deleted), None, None);
    }
}
