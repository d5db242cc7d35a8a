//! The dossiers that come with the program, so that it opens on something worth reading. A test
//! compares these lists with the folders.

use std::borrow::Cow;

use super::read::SourceFile;

/// A dossier that comes with the program.
#[derive(Debug)]
pub struct Bundled {
    /// What it is called in the place of a folder.
    pub name: &'static str,
    /// What it is about, in a few words.
    pub about: &'static str,
    files: &'static [(&'static str, &'static str)],
    /// The copies of its documents that come with it, by the names of their files.
    pub documents: &'static [(&'static str, &'static [u8])],
}

/// What a first quarter of an hour is spent on: a copy of a bundled dossier in which one document is not as it was.
#[derive(Debug)]
pub struct Exercise {
    pub of: &'static Bundled,
    /// The document that is read first.
    pub read: &'static str,
    /// The document whose copy is changed, and the file of that copy.
    pub changed: &'static str,
    pub file: &'static str,
    /// Words of one quote that stand once in it, and what stands there instead.
    pub words: &'static str,
    pub instead: &'static str,
    /// A position of a draft that the final text weakened.
    pub clause: &'static str,
    /// Two positions that contradict each other, the first case of their topic.
    pub conflict: [&'static str; 2],
    /// A day on which less stood than in the end, as it is typed.
    pub day: &'static str,
}

macro_rules! path {
    ($($part:expr),+) => { concat!(env!("CARGO_MANIFEST_DIR"), "/data/", $($part),+) };
}

macro_rules! bundled {
    ($name:literal, $about:literal, $folder:literal, [$($file:literal)+], [$($copy:literal)*]) => {
        Bundled {
            name: $name,
            about: $about,
            files: &[$((concat!($folder, "/", $file), include_str!(path!($folder, "/", $file)))),+],
            documents: &[$(($copy, include_bytes!(path!($folder, "/documents/", $copy)))),*],
        }
    };
}

static PARIS: Bundled = bundled!(
    "paris",
    "the Paris Declaration on Ukraine, January 2026",
    "paris-declaration",
    [
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
        "read.ron"
        "stamps.ron"
        "topics.ron"
    ],
    []
);

static HARBOUR: Bundled = bundled!(
    "harbour",
    "the Harbour Accord, an invented case with its documents",
    "harbour-accord",
    [
        "actors.ron"
        "documents.ron"
        "dossier.ron"
        "instruments.ron"
        "officials.ron"
        "positions-customs.ron"
        "positions-fund.ron"
        "positions-mission.ron"
        "positions-pilots.ron"
        "positions-return.ron"
        "positions-vessels.ron"
        "positions-visits.ron"
        "positions-votes.ron"
        "positions-works.ron"
        "read.ron"
        "stamps.ron"
        "topics.ron"
    ],
    [
        "accord.docx"
        "communique.pdf"
        "draft.docx"
        "mail.eml"
        "page-de.html"
        "report-fr.docx"
        "report-uk.odt"
        "speech.mhtml"
        "transcript.md"
        "wire-en.html"
    ]
);

/// The one exercise that there is.
pub static EXERCISE: Exercise = Exercise {
    of: &HARBOUR,
    read: "draft",
    changed: "transcript",
    file: "transcript.md",
    words: "the first thousand are home",
    instead: "the first hundred are home",
    clause: "eight-pilots-draft",
    conflict: ["adhran-signature-denied", "witness-adhran-signature"],
    day: "2031-05-20",
};

impl Exercise {
    /// The document as it came, which the changed one takes the place of.
    pub fn original(&self) -> &'static [u8] {
        let documents = self.of.documents.iter();
        documents
            .filter(|(name, _)| *name == self.file)
            .map(|(_, bytes)| *bytes)
            .next()
            .unwrap_or_default()
    }

    /// The same with the words that are changed.
    pub fn planted(&self) -> Vec<u8> {
        String::from_utf8_lossy(self.original()).replacen(self.words, self.instead, 1).into_bytes()
    }
}

impl Bundled {
    /// The one that is meant where none is named.
    pub const FIRST: &'static Bundled = &PARIS;

    pub const ALL: [&'static Bundled; 2] = [&PARIS, &HARBOUR];

    /// The one of that name.
    pub fn named(name: &str) -> Option<&'static Bundled> {
        Bundled::ALL.into_iter().find(|bundled| bundled.name == name)
    }

    /// Its files by their names within its folder, with their texts.
    pub fn files(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.files.iter().map(|(name, text)| (name.rsplit('/').next().unwrap_or(name), *text))
    }

    /// The same as they are read, in the order of their names.
    pub fn texts(&self) -> Vec<SourceFile> {
        let file = |(name, text): &(&str, &'static str)| SourceFile {
            name: (*name).to_string(),
            text: Cow::Borrowed(text),
        };
        self.files.iter().map(file).collect()
    }
}

/// The files of the bundled dossier that opens where none is named.
pub fn bundled() -> Vec<SourceFile> {
    Bundled::FIRST.texts()
}
