//! What must hold whatever bytes come in: one function for each part of the program that reads what
//! strangers wrote. The tests run them over spoiled seeds, cargo-fuzz (`tests/fuzz`) over what it likes.

mod anchor;
mod documents;
mod markup;
mod naive;
mod packages;
mod query;
mod ron;
mod visible;

/// A target takes any bytes, and panics when something does not hold.
pub(crate) type Target = fn(&[u8]);

/// Every target by its name.
pub(crate) const ALL: [(&str, Target); 12] = [
    ("anchor", anchor::anchor),
    ("docx", documents::docx),
    ("epub", packages::epub),
    ("html", documents::html),
    ("mail", documents::mail),
    ("markdown", documents::markdown),
    ("odt", packages::odt),
    ("pdf", documents::pdf),
    ("plain", documents::plain),
    ("query", query::query),
    ("ron", ron::ron),
    ("visible", visible::visible),
];

/// The target of that name.
pub(crate) fn target(name: &str) -> Target {
    let found = ALL.iter().find(|(known, _)| *known == name);
    found.unwrap_or_else(|| panic!("there is no target {name}")).1
}
