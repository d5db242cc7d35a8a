//! The names of what is in an ODT file, and what its attributes measure.

/// An element, a text or a comment of a part.
pub(super) type Node<'a> = roxmltree::Node<'a, 'a>;

/// The vocabularies that are met in a text document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    Office,
    Text,
    Style,
    Table,
    Draw,
    /// Of formatting objects: sizes, colours.
    Fo,
    Svg,
    Meta,
    /// Dublin Core.
    Dc,
    Xlink,
    Math,
    Manifest,
    /// What `LibreOffice` adds to the standard.
    Loext,
    Xml,
    Other,
}

fn space(namespace: Option<&str>) -> Space {
    let Some(namespace) = namespace else { return Space::Other };
    if let Some(name) = namespace.strip_prefix("urn:oasis:names:tc:opendocument:xmlns:") {
        return match name {
            "office:1.0" => Space::Office,
            "text:1.0" => Space::Text,
            "style:1.0" => Space::Style,
            "table:1.0" => Space::Table,
            "drawing:1.0" => Space::Draw,
            "xsl-fo-compatible:1.0" => Space::Fo,
            "svg-compatible:1.0" => Space::Svg,
            "meta:1.0" => Space::Meta,
            "manifest:1.0" => Space::Manifest,
            _ => Space::Other,
        };
    }
    match namespace {
        "http://purl.org/dc/elements/1.1/" => Space::Dc,
        "http://www.w3.org/1999/xlink" => Space::Xlink,
        "http://www.w3.org/1998/Math/MathML" => Space::Math,
        "http://www.w3.org/XML/1998/namespace" => Space::Xml,
        "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" => Space::Loext,
        _ => Space::Other,
    }
}

/// The vocabulary and the name of an element; both say nothing of what is no element.
pub(super) fn tag(node: Node<'_>) -> (Space, &str) {
    if !node.is_element() {
        return (Space::Other, "");
    }
    let name = node.tag_name();
    (space(name.namespace()), node.tag_name().name())
}

/// The value of an attribute.
pub(super) fn said<'a>(node: Node<'a>, of: Space, name: &str) -> Option<&'a str> {
    let mut all = node.attributes();
    all.find(|attribute| attribute.name() == name && space(attribute.namespace()) == of)
        .map(|attribute| attribute.value())
}

/// The first child of that name.
pub(super) fn child<'a>(node: Node<'a>, of: Space, name: &str) -> Option<Node<'a>> {
    node.children().find(|child| tag(*child) == (of, name))
}

/// A length in points.
pub(super) fn points(length: &str) -> Option<f32> {
    let unit =
        length.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    let number: f32 = length.get(..length.len() - unit.len())?.parse().ok()?;
    let factor = match unit.trim() {
        "pt" => 1.0,
        "in" => 72.0,
        "cm" => 72.0 / 2.54,
        "mm" => 7.2 / 2.54,
        "pc" => 12.0,
        "px" => 0.75,
        _ => return None,
    };
    Some(number * factor)
}

/// A share in parts of a hundred.
pub(super) fn percent(share: &str) -> Option<f32> {
    share.trim().strip_suffix('%')?.trim().parse().ok()
}

/// All words in a node, without asking whether they are seen; paragraphs stand on lines of their own.
pub(super) fn all_words(node: Node<'_>) -> String {
    let mut words = String::new();
    for node in node.descendants() {
        match tag(node) {
            (Space::Text, "p" | "h") if !words.is_empty() => words.push('\n'),
            (Space::Text, "s" | "tab" | "line-break") => words.push(' '),
            _ => {}
        }
        // Who wrote a comment, and when, is no part of it.
        let of = node.parent().map_or(Space::Other, |parent| tag(parent).0);
        if node.is_text() && !matches!(of, Space::Dc | Space::Meta) {
            words.push_str(node.text().unwrap_or_default());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_measured_in_points() {
        for (length, expected) in [
            ("12pt", Some(12.0)),
            ("1in", Some(72.0)),
            ("2.54cm", Some(72.0)),
            ("-25.4mm", Some(-72.0)),
            ("1pc", Some(12.0)),
            ("12", None),
            ("pt", None),
            ("1 é", None),
        ] {
            let found = points(length);
            let is_same = match (found, expected) {
                (Some(found), Some(expected)) => (found - expected).abs() < 0.01,
                (found, expected) => found.is_none() && expected.is_none(),
            };
            assert!(is_same, "{length}: {found:?}");
        }
        assert!(percent(" 58 %").is_some() && percent("58").is_none());
    }
}
