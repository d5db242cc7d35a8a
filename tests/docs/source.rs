//! What the program's own source says of the format: the entries with their fields, the
//! vocabularies. Read from the text, so that nothing can be added without its documentation.

const ENTRY: &str = include_str!("../../src/dossier/entry.rs");
const TERMS: &str = include_str!("../../src/dossier/terms.rs");

/// A struct of an entry, without the `Entry` at the end of its name.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) name: &'static str,
    pub(super) fields: Vec<Field>,
}

#[derive(Debug)]
pub(super) struct Field {
    pub(super) name: &'static str,
    /// Without the `Option` around it.
    pub(super) kind: &'static str,
    /// Whether an entry cannot be read without it.
    pub(super) needed: bool,
}

/// Every struct of `entry.rs`, in its order.
pub(super) fn entries() -> Vec<Entry> {
    let (_, body) = ENTRY.split_once("\nentries! {\n").expect("the macro call in entry.rs");
    let mut entries: Vec<Entry> = Vec::new();
    for line in body.lines().map(str::trim).filter(|line| !line.starts_with("//")) {
        if let Some(name) = line.strip_suffix("Entry {") {
            entries.push(Entry { name, fields: Vec::new() });
        } else if let Some((name, kind)) = line.trim_end_matches(',').split_once(": ") {
            let bare = kind.trim_end_matches(" = default");
            let needed = bare == kind;
            let kind = bare.strip_prefix("Option<").map_or(bare, |k| k.trim_end_matches('>'));
            let entry = entries.last_mut().expect("a struct before its fields");
            entry.fields.push(Field { name, kind, needed });
        }
    }
    entries
}

/// The names of the vocabularies of `terms.rs`.
pub(super) fn vocabularies() -> Vec<&'static str> {
    TERMS
        .split("\nterms! {")
        .skip(1)
        .filter_map(|body| body.lines().find_map(|line| line.trim().strip_suffix(" {")))
        .collect()
}

#[test]
fn the_source_is_read_as_it_is_written() {
    let entries = entries();
    let names: Vec<&str> = entries.iter().map(|entry| entry.name).collect();
    assert!(names.starts_with(&["Dossier", "Actor"]) && names.contains(&"Stamp"), "{names:?}");
    let quantity = entries.iter().find(|entry| entry.name == "Quantity").expect("quantities");
    let fields: Vec<_> = quantity.fields.iter().map(|f| (f.name, f.kind, f.needed)).collect();
    assert_eq!(fields[0], ("as_said", "String", true));
    assert_eq!(fields[2], ("min", "f64", false));
    assert_eq!(fields[4], ("held_by", "Vec<String>", false));
    assert!(vocabularies().contains(&"Stance"), "{:?}", vocabularies());
}
