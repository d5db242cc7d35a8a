//! The dossier that comes with the program, so that it opens on something worth reading. A test
//! compares this list with the folder.

use std::borrow::Cow;

use super::read::SourceFile;

macro_rules! bundled {
    ($($name:literal)+) => {
        const FILES: &[(&str, &'static str)] = &[$((
            concat!("paris-declaration/", $name),
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/paris-declaration/", $name)),
        ),)+];
    };
}

bundled! {
    "actors.ron"
    "documents.ron"
    "dossier.ron"
    "instruments.ron"
    "officials.ron"
    "positions-declaration.ron"
    "positions-draft.ron"
    "positions-force.ron"
    "positions-greenland.ron"
    "positions-guarantees.ron"
    "positions-talks.ron"
    "positions-troops.ron"
    "positions-us.ron"
    "positions-visits.ron"
    "stamps.ron"
    "topics.ron"
}

/// The files of the bundled dossier, in the order of their names.
pub fn bundled() -> Vec<SourceFile> {
    let file = |(name, text): &(&str, &'static str)| SourceFile {
        name: (*name).to_string(),
        text: Cow::Borrowed(text),
    };
    FILES.iter().map(file).collect()
}
