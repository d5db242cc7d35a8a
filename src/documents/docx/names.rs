//! The names of what is in a DOCX, whatever edition of the standard it keeps to.

use roxmltree::Node;

/// The name of a node if it is of the namespace that ends so, as both editions of the standard have
/// it (`…/wordprocessingml/2006/main` and `…/ooxml/wordprocessingml/main`).
fn name_in<'a>(node: Node<'a, '_>, family: &str) -> Option<&'a str> {
    let name = node.tag_name();
    name.namespace().is_some_and(|space| space.contains(family)).then(|| node.tag_name().name())
}

/// The name of an element of a text document; empty for any other.
pub(super) fn word<'a>(node: Node<'a, '_>) -> &'a str {
    name_in(node, "/wordprocessingml/").unwrap_or_default()
}

/// The name of an element of a formula.
pub(super) fn formula<'a>(node: Node<'a, '_>) -> &'a str {
    name_in(node, "/officeDocument/2006/math")
        .or_else(|| name_in(node, "/officeDocument/math"))
        .unwrap_or_default()
}

/// Whether it offers one content in several forms.
pub(super) fn is_choice(node: Node<'_, '_>) -> bool {
    name_in(node, "/markup-compatibility/") == Some("AlternateContent")
}

/// The value of an attribute, whatever its namespace.
pub(super) fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// The first child with that name in a text document.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| word(*child) == name)
}

/// What a switch says: `None` when it is not there; there without a value, it is on.
pub(super) fn switch(node: Node<'_, '_>, name: &str) -> Option<bool> {
    let switch = child(node, name)?;
    Some(!matches!(value(switch, "val"), Some("0" | "false" | "off" | "none")))
}
