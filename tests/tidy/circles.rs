//! No circle of folders, and none of files: what names one another can only be understood together.
//!
//! A `mod.rs` counts as any other file. It may hand on what its children define, and a child that
//! takes such a name from it names the file that defines it; but what a child needs of `mod.rs`
//! itself belongs in a file of its own.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::arrows::{self, Arrows};

/// Circles of files within a folder that may be, each with its files and the reason.
const CIRCLES: &[(&[&str], &str)] = &[];

/// At most this many are allowed.
const MOST_CIRCLES: usize = 2;

/// What names one another.
#[derive(Debug, PartialEq, Eq)]
struct Circle {
    /// The shortest way around, from the first name to the last, which names the first.
    way: Vec<String>,
    /// All that belongs to it.
    all: BTreeSet<String>,
}

/// The circles among arrows.
fn circles(arrows: &BTreeSet<(&str, &str)>) -> Vec<Circle> {
    let mut next: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, to) in arrows {
        next.entry(from).or_default().push(to);
    }
    let ways: BTreeMap<&str, Vec<&str>> =
        next.keys().filter_map(|start| Some((*start, way_around(start, &next)?))).collect();
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        ways.keys().map(|start| (*start, reached_from(start, &next))).collect();
    let mut found = Vec::new();
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for start in ways.keys() {
        if told.contains(start) {
            continue;
        }
        let both = |other: &&str| {
            reached[start].contains(*other)
                && reached.get(*other).is_some_and(|reached| reached.contains(start))
        };
        let all: BTreeSet<&str> = ways.keys().copied().filter(both).collect();
        let shortest = all.iter().map(|name| &ways[name]).min_by_key(|way| way.len());
        let way = shortest.into_iter().flatten().map(ToString::to_string).collect();
        found.push(Circle { way, all: all.iter().map(ToString::to_string).collect() });
        told.extend(all);
    }
    found
}

/// The shortest way from a name back to it.
fn way_around<'a>(start: &'a str, next: &BTreeMap<&'a str, Vec<&'a str>>) -> Option<Vec<&'a str>> {
    let mut before: BTreeMap<&str, &str> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(at) = queue.pop_front() {
        for to in next.get(at).into_iter().flatten() {
            if *to == start {
                let mut way = vec![at];
                while let Some(from) = way.last().and_then(|at| before.get(at)) {
                    way.push(from);
                }
                way.reverse();
                return Some(way);
            }
            if !before.contains_key(to) {
                before.insert(to, at);
                queue.push_back(to);
            }
        }
    }
    None
}

fn reached_from<'a>(start: &'a str, next: &BTreeMap<&'a str, Vec<&'a str>>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![start];
    while let Some(at) = open.pop() {
        for to in next.get(at).into_iter().flatten() {
            if reached.insert(*to) {
                open.push(to);
            }
        }
    }
    reached
}

impl Circle {
    /// Whether it is made of these files.
    fn is(&self, files: &[&str]) -> bool {
        self.all.iter().map(String::as_str).eq(files.iter().copied().collect::<BTreeSet<_>>())
    }

    /// `a -> b -> a`, the arrows of which it is made, and how many more belong to it.
    fn told(&self, arrow: impl Fn(&str, &str) -> String) -> String {
        let mut around = self.way.clone();
        around.extend(self.way.first().cloned());
        let mut told = around.join(" -> ");
        if self.all.len() > self.way.len() {
            let all: Vec<&str> = self.all.iter().map(String::as_str).collect();
            told += &format!("\n    one of a knot of {}: {}", all.len(), all.join(", "));
        }
        for pair in around.windows(2) {
            told += &format!("\n    {}", arrow(&pair[0], &pair[1]));
        }
        told
    }
}

/// The circles of a folder: each of its files, and each folder in it with all that it holds, is one
/// thing. A circle of files anywhere is one of the folder in which they all lie.
fn of_folder(arrows: &Arrows, folder: &str) -> Vec<(Circle, String)> {
    let place = |file| child(folder, file);
    let mut examples = BTreeMap::new();
    for (from, to) in arrows.pairs() {
        if let (Some(a), Some(b)) = (place(from), place(to))
            && a != b
        {
            examples.entry((a, b)).or_insert((from, to));
        }
    }
    let arrow = |a: &str, b: &str| {
        let (from, to) = examples[&(a, b)];
        arrows.told(from, to)
    };
    let found = circles(&examples.keys().copied().collect());
    let told = |circle: Circle| {
        let told = circle.told(arrow);
        (circle, told)
    };
    found.into_iter().map(told).collect()
}

/// The child of a folder in which a file lies, or which it is.
fn child<'f>(folder: &str, file: &'f str) -> Option<&'f str> {
    let within =
        if folder.is_empty() { file } else { file.strip_prefix(folder)?.strip_prefix('/')? };
    let name = within.split('/').next()?;
    file.get(..file.len() - within.len() + name.len())
}

/// The circles of all folders.
fn of_all(arrows: &Arrows) -> Vec<(Circle, String)> {
    let above =
        |file: &String| file.match_indices('/').map(|(n, _)| file[..n].to_string()).collect();
    let folders: BTreeSet<String> = arrows.files.iter().flat_map::<Vec<String>, _>(above).collect();
    let folders = folders.iter().map(String::as_str).chain([""]);
    folders.flat_map(|folder| of_folder(arrows, folder)).collect()
}

/// The circles that may not be, as people read them. Only circles of files can be allowed.
pub(super) fn forbidden(arrows: &Arrows, allowed: &[(&[&str], &str)]) -> Vec<String> {
    let may_be = |circle: &Circle| allowed.iter().any(|(files, _)| circle.is(files));
    let found = of_all(arrows).into_iter();
    found.filter(|(circle, _)| !may_be(circle)).map(|(_, told)| told).collect()
}

#[test]
fn nothing_names_what_names_it() {
    let found = forbidden(arrows::of_program(), CIRCLES);
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn circles_that_may_be_are_few_and_still_there() {
    assert!(CIRCLES.len() <= MOST_CIRCLES, "{} circles are too many", CIRCLES.len());
    let arrows = arrows::of_program();
    let found = of_all(arrows);
    for (files, reason) in CIRCLES {
        let are_files = files.iter().all(|file| arrows.files.contains(*file));
        assert!(are_files, "{files:?} are not all files");
        assert!(reason.ends_with('.'), "why {files:?} name one another is no sentence");
        assert!(found.iter().any(|(circle, _)| circle.is(files)), "{files:?} are no circle");
    }
}
