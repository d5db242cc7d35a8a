//! The house rules, held by test: which layer may name which, one line of purpose on each file,
//! files of a size that can be read, one key for one thing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use onrecord::app::command::{Command, Context};
use onrecord::app::key::parse_keys;
use onrecord::views::commands;

/// What a folder of `src/` may name of ours. `docs/ARCHITECTURE.md` has the picture.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("dossier", &["text"]),
    ("documents", &["text", "dossier"]),
    ("verify", &["text", "dossier", "documents"]),
    ("verify", &["text", "dossier"]),
    ("search", &["text", "dossier"]),
    ("insight", &["text", "dossier"]),
    ("scope", &["text", "dossier", "search", "insight"]),
    ("export", &["text"]),
    ("pages", &["text", "dossier", "verify", "insight", "scope", "export"]),
    // It takes snapshots in the words of the screens, and composes its page.
    ("brief", &["text", "dossier", "verify", "insight", "export", "pages"]),
    ("widgets", &["text"]),
    // One pure layer: commands live with their views, and views read the application's state.
    // It composes what is copied, and `export` turns that into text.
    (
        "app",
        &[
            "text",
            "dossier",
            "documents",
            "verify",
            "search",
            "insight",
            "scope",
            "export",
            "pages",
            "brief",
            "views",
        ],
    ),
    (
        "views",
        &[
            "text",
            "dossier",
            "documents",
            "verify",
            "search",
            "insight",
            "scope",
            "export",
            "pages",
            "brief",
            "app",
            "widgets",
        ],
    ),
    ("shell", &["text", "dossier", "documents", "verify", "brief", "app"]),
    (
        "cli",
        &[
            "text",
            "dossier",
            "documents",
            "verify",
            "search",
            "insight",
            "scope",
            "export",
            "pages",
            "brief",
            "app",
            "views",
            "widgets",
            "shell",
        ],
    ),
];

/// Which folders (or files) may name a crate or a door to the outside.
const DOORS: &[(&str, &[&str])] = &[
    ("ratatui", &["widgets", "shell", "views/render", "render.rs", "/render/"]),
    ("crossterm", &["shell"]),
    ("rustix", &["shell"]),
    ("signal_hook", &["shell"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    // People write dossiers and settings in it.
    ("ron", &["dossier", "brief", "app/settings", "app/session.rs"]),
    ("serde", &["dossier", "documents", "export", "brief", "app/settings", "app/session.rs"]),
    // The answer of a reading process comes in JSON.
    ("serde_json", &["export", "shell/documents"]),
    ("csv::Writer", &["export"]),
    ("sha2", &["verify"]),
    ("memchr", &["verify"]),
    ("encoding_rs", &["documents"]),
    ("simdutf8", &["documents"]),
    ("chardetng", &["documents"]),
    ("lopdf", &["documents/pdf"]),
    ("flate2", &["documents"]),
    ("hashbrown", &["dossier"]),
    ("fuzzy_matcher", &["text"]),
    ("std::fs", &["shell"]),
    ("std::env", &["shell"]),
    ("std::net", &[]),
    ("std::thread", &["shell"]),
    ("std::time", &["shell"]),
    ("std::process", &["shell", "cli", "main.rs"]),
    // Documents are read from memory: `Read` and `Cursor` open nothing.
    ("std::io", &["shell", "cli", "export", "documents/docx"]),
    // A DOCX is packed as it is unpacked.
    ("zip", &["documents", "export/docx"]),
    ("roxmltree", &["documents"]),
    ("pulldown_cmark", &["documents"]),
];

/// Lines of a file, at most.
const LONGEST: usize = 500;

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        // What cargo builds in the folder of the fuzz targets is not ours.
        if path.is_dir() && !path.ends_with("fuzz/target") {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// Every source file below `folder`: its path from there, its text, and its text without tests.
fn files(folder: &str) -> Vec<(String, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    let read = |path: PathBuf| {
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_string();
        (name, text, code)
    };
    paths.into_iter().map(read).collect()
}

/// The lines of code that are no comment.
fn code_lines(code: &str) -> impl Iterator<Item = &str> {
    code.lines().filter(|line| !line.trim_start().starts_with("//"))
}

/// Whether a line names `name` as a path or in a `use`: `name::`, `use name;`.
fn names(line: &str, name: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    line.match_indices(name).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = &line[at + name.len()..];
        let starts = !before.is_some_and(is_word);
        starts
            && (after.starts_with("::")
                || (name.contains("::") && !after.starts_with(is_word))
                || after.starts_with(';'))
    })
}

#[test]
fn layers_name_only_what_lies_below_them() {
    let mut wrong = Vec::new();
    for (name, _, code) in files("src") {
        let folder = name.split('/').next().unwrap_or_default();
        let Some((_, allowed)) = LAYERS.iter().find(|(layer, _)| *layer == folder) else {
            assert!(!name.contains('/'), "src/{folder}/ has no row in LAYERS");
            continue;
        };
        for line in code_lines(&code) {
            for (layer, _) in LAYERS {
                let named = line.contains(&format!("crate::{layer}::"))
                    || line.contains(&format!("crate::{layer};"))
                    || line.contains(&format!("crate::{layer}:"));
                if named && *layer != folder && !allowed.contains(layer) {
                    wrong.push(format!("src/{name} names {layer}/: {}", line.trim()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn doors_are_opened_only_where_they_belong() {
    let mut wrong = Vec::new();
    for (name, _, code) in files("src") {
        for (door, places) in DOORS {
            let may = places.iter().any(|place| {
                name.starts_with(&format!("{place}/")) || name == *place || name.contains(place)
            });
            // `ron` is also what a dossier's files end in.
            for line in code_lines(&code).filter(|line| !may && names(line, door)) {
                wrong.push(format!("src/{name} names {door}: {}", line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn views_do_not_name_each_other_and_only_drawing_names_widgets() {
    let mut wrong = Vec::new();
    for (name, _, code) in files("src/views") {
        let view = name.split('/').next().unwrap_or_default();
        let draws = name.contains("render");
        for line in code_lines(&code).filter(|_| name.contains('/')) {
            for other in ["actors", "documents", "find", "help", "palette", "problems"] {
                let named = line.contains(&format!("views::{other}"));
                if named && other != view && view != "render" {
                    wrong.push(format!("src/views/{name} names {other}: {}", line.trim()));
                }
            }
            if !draws && line.contains("widgets") {
                wrong.push(format!("src/views/{name} names widgets: {}", line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_theme_has_colours() {
    let mut wrong = Vec::new();
    for (name, _, code) in files("src") {
        let coloured =
            code_lines(&code).any(|line| line.contains("Color::") || line.contains("Modifier::"));
        if coloured && name != "widgets/theme.rs" {
            wrong.push(name);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn each_file_says_what_it_is_for_and_can_be_read() {
    let mut wrong = Vec::new();
    for folder in ["src", "tests"] {
        for (name, text, _) in files(folder) {
            if !text.starts_with("//!") && !text.starts_with("#![") {
                wrong.push(format!("{folder}/{name} does not begin with a //! line"));
            }
            let lines = text.lines().count();
            if lines > LONGEST {
                wrong.push(format!("{folder}/{name} has {lines} lines; {LONGEST} are enough"));
            }
            for (n, line) in text.lines().enumerate() {
                if line.contains(concat!("FIX", "ME")) || line.contains(concat!("TO", "DO")) {
                    wrong.push(format!("{folder}/{name}:{} puts something off", n + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_command_has_one_id_a_help_and_keys_that_are_its_own() {
    let table: Vec<Command> = commands();
    let mut taken: BTreeMap<(Context, String), &str> = BTreeMap::new();
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    for command in &table {
        assert!(ids.insert(command.id), "the id {} is used twice", command.id);
        assert!(command.help.ends_with('.'), "the help of {} is no sentence", command.id);
        assert!(!command.title.is_empty() && !command.title.ends_with('.'), "{}", command.id);
        for keys in command.keys {
            assert!(parse_keys(keys).is_ok(), "{}: `{keys}` is no key", command.id);
            let before = taken.insert((command.context, (*keys).to_string()), command.id);
            assert!(before.is_none(), "{keys} is {before:?} and {} in one place", command.id);
        }
    }
    // A key that begins a longer sequence could never be given alone.
    for ((context, keys), id) in &taken {
        let longer = taken.keys().find(|(c, k)| {
            c == context && k != keys && !k.starts_with('<') && k.starts_with(keys.as_str())
        });
        assert!(longer.is_none(), "{keys} ({id}) also begins {longer:?}");
    }
}
