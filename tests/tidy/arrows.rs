//! Which file of the program names which: every path is followed to the file that defines what it
//! names, through each `pub use` on the way. Otherwise a circle would hide behind a `mod.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::files;
use super::imports::{self, Module, Taken, Use};

/// The name by which the program's entry knows the library.
const LIBRARY: &str = "onrecord";

/// The files of a crate and how they name one another.
#[derive(Debug, Default)]
pub(super) struct Arrows {
    pub(super) files: BTreeSet<String>,
    /// From one file to another, with the path as it is written there.
    pub(super) all: BTreeMap<(String, String), String>,
    /// What each file names of other crates: `std::fs::read`.
    pub(super) outside: BTreeSet<(String, String)>,
    /// Paths into the crate at whose end nothing was found.
    pub(super) lost: Vec<String>,
}

/// What a path leads to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Found {
    Module(Vec<String>),
    /// Something defined in a file.
    Item(String),
    /// Something of another crate, by its path there.
    Outside(Vec<String>),
    /// Nothing in that module bears the name.
    Nothing(Vec<String>),
}

struct Crate {
    modules: BTreeMap<Vec<String>, Module>,
}

/// The names that are being looked up, so that one that leads to itself comes to an end.
type Trail = Vec<(Vec<String>, String)>;

/// The arrows of this program.
pub(super) fn of_program() -> &'static Arrows {
    static ARROWS: OnceLock<Arrows> = OnceLock::new();
    ARROWS.get_or_init(|| {
        let files = files::below("src");
        of(files.iter().map(|file| (file.name.as_str(), file.text.as_str())))
    })
}

/// The arrows of a crate, given the names and the texts of its files.
pub(super) fn of<'t>(files: impl IntoIterator<Item = (&'t str, &'t str)>) -> Arrows {
    let read: Vec<Module> =
        files.into_iter().flat_map(|(name, text)| imports::read(name, text)).collect();
    let tests: BTreeSet<Vec<String>> = read
        .iter()
        .flat_map(|m| m.test_children.iter().map(|child| joined(&m.path, child)))
        .collect();
    let is_test = |m: &Module| (0..=m.path.len()).any(|n| tests.contains(&m.path[..n]));
    let modules = read.into_iter().filter(|m| !is_test(m)).map(|m| (m.path.clone(), m)).collect();
    let all = Crate { modules };
    let mut arrows = Arrows::default();
    for module in all.modules.values() {
        arrows.files.insert(module.file.clone());
        for taken in &module.uses {
            all.follow_use(module, taken, &mut arrows);
        }
        for path in &module.paths {
            let found = all.resolve(&module.path, path, &mut Vec::new());
            arrows.add(&all, module, path, &found);
        }
    }
    arrows
}

impl Arrows {
    fn add(&mut self, all: &Crate, from: &Module, path: &[String], found: &[Found]) {
        let is_item = found.iter().any(|found| matches!(found, Found::Item(_)));
        for found in found {
            let to = match found {
                Found::Item(file) => file,
                // A function and a module may share a name: the function is meant.
                Found::Module(_) if is_item => continue,
                Found::Module(module) => &all.modules[module].file,
                Found::Outside(path) => {
                    self.outside.insert((from.file.clone(), path.join("::")));
                    continue;
                }
                Found::Nothing(module) => {
                    let (written, module) = (path.join("::"), module.join("::"));
                    self.lost.push(format!("{} names {written}: not in `{module}`", from.file));
                    continue;
                }
            };
            if *to != from.file {
                let arrow = (from.file.clone(), to.clone());
                self.all.entry(arrow).or_insert_with(|| path.join("::"));
            }
        }
    }

    /// The arrows from files to files, without how they are written.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.all.keys().map(|(from, to)| (from.as_str(), to.as_str()))
    }

    /// An arrow in words.
    pub(super) fn told(&self, from: &str, to: &str) -> String {
        let path = self.all.get(&(from.to_string(), to.to_string()));
        format!("{from} names {to}: {}", path.map_or("", String::as_str))
    }
}

impl Crate {
    fn follow_use(&self, from: &Module, taken: &Use, arrows: &mut Arrows) {
        let found = self.resolve(&from.path, &taken.path, &mut Vec::new());
        if taken.name == Taken::Glob {
            for module in modules_of(&found) {
                arrows.add(self, from, &taken.path, &[Found::Module(module.clone())]);
                let sees_all = from.path.starts_with(module);
                for through in self.modules[module].uses.iter().filter(|u| !u.is_local) {
                    if through.is_public || sees_all {
                        let found = self.resolve(module, &through.path, &mut Vec::new());
                        arrows.add(self, from, &taken.path, &found);
                    }
                }
            }
        }
        // Taking in a module names nothing of it yet: the paths through it do. Handing it on does.
        let names = |found: &Found| taken.is_public || !matches!(found, Found::Module(_));
        let found: Vec<Found> = found.into_iter().filter(names).collect();
        arrows.add(self, from, &taken.path, &found);
    }

    /// What a path leads to that is written in a module.
    fn resolve(&self, module: &[String], path: &[String], trail: &mut Trail) -> Vec<Found> {
        let mut names = path.iter().peekable();
        let mut at = module;
        let mut rooted = true;
        match path.first().map_or("", String::as_str) {
            "crate" => at = &[],
            LIBRARY if !self.modules.contains_key(&path[..1]) => at = &[],
            "self" => {}
            "super" => at = parent(module),
            _ => rooted = false,
        }
        let mut found = if rooted {
            names.next();
            while names.next_if(|name| *name == "super").is_some() {
                at = parent(at);
            }
            vec![Found::Module(at.to_vec())]
        } else {
            let Some(name) = names.next().filter(|name| !name.is_empty()) else {
                return vec![Found::Outside(path[1..].to_vec())];
            };
            let found = self.look_up(at, name, true, trail);
            if found.is_empty() {
                return vec![Found::Outside(path.to_vec())];
            }
            found
        };
        for name in names {
            let mut next = Vec::new();
            for module in modules_of(&found) {
                next.extend(self.look_up(module, name, module == at, trail));
            }
            for outside in &found {
                if let Found::Outside(path) = outside {
                    next.push(Found::Outside(joined(path, name)));
                }
            }
            if next.is_empty() {
                // What follows an item is a variant of it, or a function of its own.
                next.extend(found.iter().filter(|f| matches!(f, Found::Item(_))).cloned());
            }
            if next.is_empty() {
                return modules_of(&found).map(|module| self.unread(module)).collect();
            }
            next.sort();
            next.dedup();
            found = next;
        }
        found
    }

    /// What bears a name in a module; what only a function of that module knows counts `within` it.
    fn look_up(
        &self,
        module: &[String],
        name: &str,
        within: bool,
        trail: &mut Trail,
    ) -> Vec<Found> {
        let Module { file, items, uses, .. } = &self.modules[module];
        let mut found = Vec::new();
        let child = joined(module, name);
        if self.modules.contains_key(&child) {
            found.push(Found::Module(child));
        }
        if items.contains(name) {
            found.push(Found::Item(file.clone()));
        }
        // A name that is being looked up is not taken in by itself: `mod load; use load::load;`.
        let step = (module.to_vec(), name.to_string());
        if trail.contains(&step) {
            return found;
        }
        trail.push(step);
        for taken in uses.iter().filter(|taken| within || !taken.is_local) {
            if taken.name == Taken::As(name.to_string()) {
                found.extend(self.resolve(module, &taken.path, trail));
            }
        }
        if found.is_empty() {
            for taken in uses.iter().filter(|taken| taken.name == Taken::Glob) {
                for from in modules_of(&self.resolve(module, &taken.path, trail)) {
                    found.extend(self.look_up(from, name, false, trail));
                }
            }
        }
        trail.pop();
        found.sort();
        found.dedup();
        found
    }

    /// A name that a module does not show: a macro of that module may define it.
    fn unread(&self, module: &[String]) -> Found {
        let Module { file, has_items_of_macros, .. } = &self.modules[module];
        if *has_items_of_macros {
            Found::Item(file.clone())
        } else {
            Found::Nothing(module.to_vec())
        }
    }
}

fn joined(path: &[String], name: &str) -> Vec<String> {
    path.iter().cloned().chain([name.to_string()]).collect()
}

fn parent(module: &[String]) -> &[String] {
    module.split_last().map_or(&[], |(_, parent)| parent)
}

fn modules_of(found: &[Found]) -> impl Iterator<Item = &Vec<String>> {
    found.iter().filter_map(|found| match found {
        Found::Module(path) => Some(path),
        _ => None,
    })
}
