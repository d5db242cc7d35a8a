//! Which files may name a crate, or a door to the outside: files, the clock, colours.

use super::arrows;
use super::files;

/// Which folders (or files) may name a crate or a door to the outside.
const DOORS: &[(&str, &[&str])] = &[
    (
        "ratatui",
        &[
            "widgets",
            "shell",
            "views/parts",
            "views/canvas.rs",
            "views/frame.rs",
            "app/draw.rs",
            "views/*/render.rs",
            "views/*/render",
        ],
    ),
    ("crossterm", &["shell"]),
    ("rustix", &["shell"]),
    ("signal_hook", &["shell"]),
    ("notify", &["shell/watch"]),
    ("clap", &["cli"]),
    // People write dossiers and settings in it.
    (
        "ron",
        &[
            "dossier",
            "brief",
            "capture",
            "state/captured",
            "state/settings",
            "state/saved",
            "app/resume.rs",
        ],
    ),
    (
        "serde",
        &[
            "scope/filter.rs",
            "dossier",
            "documents",
            "export",
            "brief",
            "capture",
            "state/captured",
            "state/settings",
            "state/saved",
            "state/place.rs",
            "insight/compare/sides.rs",
            "app/resume.rs",
        ],
    ),
    // The answer of a reading process comes in JSON, and so does what pages state about themselves.
    ("serde_json", &["export", "shell/documents", "documents/html/stated/linked.rs"]),
    ("csv::Writer", &["export"]),
    ("sha2", &["verify"]),
    ("memchr", &["verify", "documents", "search/index"]),
    ("unicode_bidi", &["documents/pdf"]),
    ("encoding_rs", &["documents"]),
    ("simdutf8", &["documents"]),
    ("chardetng", &["documents"]),
    ("lopdf", &["documents/pdf"]),
    ("ttf_parser", &["documents/pdf/heights.rs", "documents/pdf/program.rs"]),
    ("flate2", &["documents"]),
    ("hashbrown", &["dossier", "search/index"]),
    ("deunicode", &["dossier"]),
    ("fuzzy_matcher", &["text"]),
    ("icu_segmenter", &["text"]),
    ("std::fs", &["shell"]),
    ("std::env", &["shell"]),
    ("std::net", &[]),
    ("std::thread", &["shell"]),
    ("std::time", &["shell"]),
    ("std::process", &["shell", "cli", "main.rs"]),
    // Documents are read from memory: `Read` and `Cursor` open nothing.
    ("std::io", &["shell", "cli", "export", "documents/package.rs"]),
    // A DOCX is packed as it is unpacked.
    ("zip", &["documents/package.rs", "export/docx"]),
    ("roxmltree", &["documents"]),
    ("mail_parser", &["documents/mail"]),
    ("pulldown_cmark", &["documents"]),
    ("cssparser", &["documents/html/css"]),
    ("cssparser_color", &["documents/html/css"]),
    ("precomputed_hash", &["documents/html/css"]),
    ("selectors", &["documents/html/css"]),
];

/// Whether a file lies in a place, or is it; `*` stands for any one folder.
fn is_within(file: &str, place: &str) -> bool {
    let mut folders = file.split('/');
    place.split('/').all(|name| folders.next().is_some_and(|folder| name == "*" || name == folder))
}

#[test]
fn a_place_is_a_folder_and_not_a_name_that_is_met_elsewhere() {
    assert!(is_within("documents/pdf/line.rs", "documents/pdf"));
    assert!(is_within("views/grid/render.rs", "views/*/render.rs"));
    for (file, place) in [
        ("views/documents/mod.rs", "documents"),
        ("state/brief/editing.rs", "brief"),
        ("shellac/mod.rs", "shell"),
        ("views/grid/state.rs", "views/*/render"),
    ] {
        assert!(!is_within(file, place), "{file}");
    }
}

#[test]
fn doors_are_opened_only_where_they_belong() {
    let mut wrong = Vec::new();
    for (file, path) in &arrows::of_program().outside {
        for (door, places) in DOORS {
            let may = places.iter().any(|place| is_within(file, place));
            let names =
                path.strip_prefix(door).is_some_and(|p| p.is_empty() || p.starts_with("::"));
            if names && !may {
                wrong.push(format!("src/{file} names {path}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_theme_has_colours() {
    let mut wrong = Vec::new();
    for file in files::below("src") {
        let coloured =
            file.code_lines().any(|line| line.contains("Color::") || line.contains("Modifier::"));
        if coloured && file.name != "widgets/theme.rs" {
            wrong.push(file.name);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
