//! Which folder may name which, and which view which other.

use std::collections::BTreeSet;

use super::arrows::{self, Arrows};
use super::files;
use super::imports::{self, Module, Taken};

/// What a folder of `src/` may name of ours. `docs/ARCHITECTURE.md` has the picture.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("dossier", &["text"]),
    ("documents", &["text", "dossier"]),
    ("verify", &["text", "dossier", "documents"]),
    ("search", &["text", "dossier"]),
    ("insight", &["text", "dossier"]),
    // What the words of a document suggest for a new position.
    ("suggest", &["text", "dossier", "documents", "verify", "search", "insight"]),
    // What was there, and what of it is looked for.
    ("scope", &["text", "dossier", "verify", "search", "insight"]),
    ("export", &["text"]),
    ("pages", &["text", "dossier", "verify", "search", "insight", "suggest", "scope", "export"]),
    // It takes snapshots in the words of the screens, and composes its page.
    ("brief", &["text", "dossier", "verify", "insight", "export", "pages"]),
    // What is put on the record, from a text that is read.
    ("capture", &["text", "dossier", "documents", "verify", "search", "suggest"]),
    ("widgets", &["text"]),
    // The running program, which knows no view; the views, which know no other view; and what is above them.
    (
        "state",
        &[
            "text",
            "dossier",
            "documents",
            "verify",
            "search",
            "insight",
            "suggest",
            "scope",
            "export",
            "pages",
            "brief",
            "capture",
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
            "suggest",
            "scope",
            "export",
            "pages",
            "brief",
            "capture",
            "state",
            "widgets",
        ],
    ),
    (
        "app",
        &[
            "text",
            "dossier",
            "documents",
            "verify",
            "search",
            "insight",
            "suggest",
            "scope",
            "export",
            "pages",
            "brief",
            "capture",
            "state",
            "views",
            "widgets",
        ],
    ),
    ("shell", &["text", "dossier", "documents", "verify", "brief", "capture", "state", "app"]),
    (
        "cli",
        &[
            "text",
            "dossier",
            "documents",
            "verify",
            "search",
            "insight",
            "suggest",
            "scope",
            "export",
            "pages",
            "brief",
            "capture",
            "state",
            "app",
            "widgets",
            "shell",
        ],
    ),
    ("main.rs", &["cli"]),
];

/// Folders within a layer that its other files do not name, but for these: the model knows nothing
/// of how it is read.
const APART: &[(&str, &[&str])] =
    &[("dossier/read/", &["dossier/mod.rs", "dossier/open.rs", "dossier/bundled.rs"])];

/// Folders of `views/` that are no views: every view draws with them.
const SHARED: &[&str] = &["parts"];

/// Which views there are.
const REGISTRY: &str = "views/registry.rs";

/// The folder of `src/` in which a file lies.
pub(super) fn folder_of(file: &str) -> Option<&str> {
    file.split_once('/').map(|(folder, _)| folder)
}

/// The folder of `views/` in which a file lies.
pub(super) fn view_of(file: &str) -> Option<&str> {
    folder_of(file.strip_prefix("views/")?)
}

/// Arrows that `layers` does not allow.
pub(super) fn forbidden(arrows: &Arrows, layers: &[(&str, &[&str])]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (from, to) in arrows.pairs() {
        let (layer, named) = (folder_of(from).unwrap_or(from), folder_of(to).unwrap_or(to));
        let allowed = layers.iter().find(|(row, _)| *row == layer).map_or(&[][..], |(_, all)| all);
        if layer != named && !allowed.contains(&named) {
            wrong.push(arrows.told(from, to));
        }
    }
    wrong
}

/// Files that name a folder of their layer which is kept apart from them.
pub(super) fn too_near(arrows: &Arrows, apart: &[(&str, &[&str])]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (from, to) in arrows.pairs() {
        for (folder, may) in apart {
            let enters = to.starts_with(folder) && !from.starts_with(folder);
            if enters && folder_of(from) == folder_of(to) && !may.contains(&from) {
                wrong.push(arrows.told(from, to));
            }
        }
    }
    wrong
}

/// Views that name another view.
pub(super) fn views_that_name_views(arrows: &Arrows) -> Vec<String> {
    let mut wrong = Vec::new();
    for (from, to) in arrows.pairs() {
        if let (Some(view), Some(named)) = (view_of(from), view_of(to))
            && view != named
            && !SHARED.contains(&named)
        {
            wrong.push(arrows.told(from, to));
        }
    }
    wrong
}

/// Files that lie in no view and name one, though they are not the registry.
pub(super) fn views_named_from_outside(arrows: &Arrows) -> Vec<String> {
    let is_in_view = |file: &str| view_of(file).is_some_and(|view| !SHARED.contains(&view));
    let mut wrong = Vec::new();
    for (from, to) in arrows.pairs() {
        if is_in_view(to) && !is_in_view(from) && from != REGISTRY {
            wrong.push(arrows.told(from, to));
        }
    }
    wrong
}

/// The kinds of places and of what lies above: one case a screen or overlay, in the file that lists them.
const CASES: &[(&str, &str)] = &[("Place", "state/place.rs"), ("Overlay", "state/overlay.rs")];

/// Files of the state and of what is above the views that name a screen or an overlay: these go through places and
/// overlays without looking which they are.
pub(super) fn screens_named(modules: &[Module]) -> Vec<String> {
    let mut wrong = Vec::new();
    for module in modules {
        let is_bound = matches!(folder_of(&module.file), Some("state" | "app"));
        for (kind, _) in CASES.iter().filter(|(_, lists)| is_bound && module.file != *lists) {
            let renamed = module.uses.iter().filter_map(|taken| match &taken.name {
                Taken::As(name) if taken.path.last().is_some_and(|last| last == kind) => {
                    Some(name.as_str())
                }
                _ => None,
            });
            let names: Vec<&str> = renamed.chain([*kind]).collect();
            let is_case = |path: &[String], is_glob: bool| {
                let at = path.iter().position(|name| names.contains(&name.as_str()));
                at.is_some_and(|at| match path.get(at + 1) {
                    Some(next) => next.starts_with(char::is_uppercase),
                    None => is_glob,
                })
            };
            let taken = module.uses.iter().filter(|u| is_case(&u.path, u.name == Taken::Glob));
            let named = module.paths.iter().filter(|path| is_case(path, false));
            for path in taken.map(|taken| &taken.path).chain(named) {
                wrong.push(format!("{} names {}", module.file, path.join("::")));
            }
        }
    }
    wrong
}

#[test]
fn state_and_app_name_no_screen() {
    let files = files::below("src");
    let modules: Vec<Module> =
        files.iter().flat_map(|file| imports::read(&file.name, &file.text)).collect();
    let wrong = screens_named(&modules);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_path_into_the_program_was_followed() {
    let lost = &arrows::of_program().lost;
    assert!(lost.is_empty(), "{lost:#?}");
}

#[test]
fn layers_name_only_what_lies_below_them() {
    let arrows = arrows::of_program();
    let folders: BTreeSet<&str> = arrows.files.iter().filter_map(|file| folder_of(file)).collect();
    let rows: Vec<&str> = LAYERS.iter().map(|(layer, _)| *layer).collect();
    for folder in folders {
        let number = rows.iter().filter(|row| **row == folder).count();
        assert_eq!(number, 1, "rows of src/{folder}/ in LAYERS");
    }
    let wrong = forbidden(arrows, LAYERS);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_kept_apart_is_not_named() {
    let arrows = arrows::of_program();
    for (folder, may) in APART {
        for file in *may {
            let is_named = arrows.pairs().any(|(a, b)| a == *file && b.starts_with(folder));
            assert!(is_named, "{file} does not name {folder} any more");
        }
    }
    let wrong = too_near(arrows, APART);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn views_do_not_name_one_another() {
    let wrong = views_that_name_views(arrows::of_program());
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_registry_names_views() {
    let wrong = views_named_from_outside(arrows::of_program());
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn in_views_only_drawing_names_widgets() {
    let arrows = arrows::of_program();
    let mut wrong = Vec::new();
    for (from, to) in arrows.pairs() {
        if folder_of(to) == Some("widgets")
            && folder_of(from) == Some("views")
            && !from.contains("render")
            && !from.starts_with("views/parts/")
            && !["views/canvas.rs", "views/frame.rs"].contains(&from)
        {
            wrong.push(arrows.told(from, to));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
