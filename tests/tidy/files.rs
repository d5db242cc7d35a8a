//! Each file says what it is for, and can be read at one sitting.

use std::fs;
use std::path::{Path, PathBuf};

/// Lines of a file, at most.
const LONGEST: usize = 500;

/// A source file: its name from the folder that was asked for, and its text.
pub(super) struct File {
    pub(super) name: String,
    pub(super) text: String,
}

/// Every source file below a folder of the project.
pub(super) fn below(folder: &str) -> Vec<File> {
    read(folder, is_source)
}

pub(super) fn is_source(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "rs")
}

/// Every file below a folder of the project that is meant.
pub(super) fn read(folder: &str, is_meant: impl Fn(&Path) -> bool) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    paths.retain(|path| is_meant(path));
    let file = |path: PathBuf| File {
        name: path.strip_prefix(&root).unwrap().to_string_lossy().into_owned(),
        text: fs::read_to_string(&path).unwrap(),
    };
    paths.into_iter().map(file).collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        // What cargo builds in the folder of the fuzz targets is not ours.
        if !path.is_dir() {
            found.push(path);
        } else if !path.ends_with("fuzz/target") {
            walk(&path, found);
        }
    }
}

impl File {
    /// What it says but for the tests at its end.
    pub(super) fn without_tests(&self) -> &str {
        self.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default()
    }

    /// The lines of its code: neither comments nor the tests at its end.
    pub(super) fn code_lines(&self) -> impl Iterator<Item = &str> {
        self.without_tests().lines().filter(|line| !line.trim_start().starts_with("//"))
    }
}

#[test]
fn each_file_says_what_it_is_for_and_can_be_read() {
    let mut wrong = Vec::new();
    for folder in ["src", "tests"] {
        for File { name, text } in below(folder) {
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
