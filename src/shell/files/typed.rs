#![expect(clippy::disallowed_methods, reason = "lists a folder for whoever types a path into it")]
//! Paths as people type them, and as terminals write those that are dropped on them: `~`, quotes, `file://`; and how
//! one that is begun can go on.

use std::fs;
use std::path::{Path, PathBuf};

/// Names that are told of a folder, at most.
const MOST_NAMES: usize = 200;

/// The path that is meant. `home` stands for `~`.
pub fn typed_path(text: &str, home: Option<&Path>) -> PathBuf {
    let text = text.trim();
    if let Some(address) = text.strip_prefix("file://") {
        // What stands before the path is the name of a machine: this one.
        let path = address.find('/').and_then(|at| address.get(at..)).unwrap_or(address);
        return PathBuf::from(decoded(path));
    }
    for quote in ['\'', '"'] {
        let inside = text.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
        if let Some(inside) = inside.filter(|inside| !inside.is_empty()) {
            return PathBuf::from(inside.replace("'\\''", "'"));
        }
    }
    let path = from_home(text, home);
    // A blank that a shell would want escaped, unless the file is called so.
    if text.contains('\\') && !path.exists() { from_home(&unescaped(text), home) } else { path }
}

/// The path with the user's own folder in the place of `~`.
pub fn from_home(text: &str, home: Option<&Path>) -> PathBuf {
    match (text.strip_prefix('~'), home) {
        (Some(""), Some(home)) => home.to_path_buf(),
        (Some(rest), Some(home)) if rest.starts_with('/') => {
            home.join(rest.trim_start_matches('/'))
        }
        _ => PathBuf::from(text),
    }
}

/// How a path goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completed {
    /// As far as it can only go on one way.
    pub path: String,
    /// The first of the names among which it can go on. Folders end in `/`.
    pub names: Vec<String>,
    /// How many these are in all; 0 where nothing begins so.
    pub of: usize,
}

/// How a path can go on. One in quotes, or an address, stays as it is.
pub fn completed(typed: &str, home: Option<&Path>) -> Completed {
    let certain = |path: &str| Completed { path: path.to_string(), names: Vec::new(), of: 1 };
    if typed.starts_with(['\'', '"']) || typed.starts_with("file://") {
        return certain(typed);
    }
    if typed == "~" {
        return certain("~/");
    }
    let (folder, begun) = typed.split_at(typed.rfind('/').map_or(0, |at| at + 1));
    let place = if folder.is_empty() { PathBuf::from(".") } else { typed_path(folder, home) };
    let all = names(&place, begun.starts_with('.'));
    let mut fit: Vec<&String> = all.iter().filter(|name| name.starts_with(begun)).collect();
    if fit.is_empty() {
        let small = begun.to_lowercase();
        fit = all.iter().filter(|name| name.to_lowercase().starts_with(&small)).collect();
    }
    let common = common(&fit);
    let goes_on = if common.len() < begun.len() { begun } else { &common };
    let names = if fit.len() < 2 { &[][..] } else { &fit };
    let names = names.iter().take(MOST_NAMES).map(|name| (*name).clone()).collect();
    Completed { path: format!("{folder}{goes_on}"), names, of: fit.len() }
}

/// The names in a folder, sorted; those that are no text cannot be typed.
fn names(folder: &Path, with_hidden: bool) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let name = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().ok()?;
        let is_folder = fs::metadata(entry.path()).is_ok_and(|found| found.is_dir());
        let is_shown = with_hidden || !name.starts_with('.');
        let is_plain = !name.chars().any(char::is_control);
        (is_shown && is_plain).then(|| if is_folder { format!("{name}/") } else { name })
    };
    let mut names: Vec<String> = entries.flatten().filter_map(name).collect();
    names.sort();
    names
}

/// What all names begin with.
fn common(names: &[&String]) -> String {
    let Some((first, rest)) = names.split_first() else { return String::new() };
    let is_of_all = |(at, letter): &(usize, char)| {
        let end = at + letter.len_utf8();
        rest.iter().all(|name| name.get(..end) == first.get(..end))
    };
    first.char_indices().take_while(is_of_all).map(|(_, letter)| letter).collect()
}

/// Without the backslashes of a shell.
fn unescaped(text: &str) -> String {
    let mut letters = text.chars();
    let mut plain = String::with_capacity(text.len());
    while let Some(letter) = letters.next() {
        plain.push(if letter == '\\' { letters.next().unwrap_or(letter) } else { letter });
    }
    plain
}

/// With the letters in the place of their `%20`.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let hex = behind.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        let byte = byte.filter(|_| *first == b'%');
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { behind.get(2..).unwrap_or_default() } else { behind };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_meant_however_it_is_written() {
        let home = Path::new("/home/ana");
        let check = |text: &str, path: &str| {
            assert_eq!(typed_path(text, Some(home)), Path::new(path), "{text}");
        };
        check("a b.pdf", "a b.pdf");
        check("  /tmp/x.txt ", "/tmp/x.txt");
        check("~", "/home/ana");
        check("~/Downloads/x.pdf", "/home/ana/Downloads/x.pdf");
        check("~ben/x.pdf", "~ben/x.pdf");
        check("'/tmp/a b.pdf'", "/tmp/a b.pdf");
        check("'/tmp/it'\\''s.pdf'", "/tmp/it's.pdf");
        check("\"/tmp/a b.pdf\"", "/tmp/a b.pdf");
        check("/no/such/a\\ b\\(1\\).pdf", "/no/such/a b(1).pdf");
        check("file:///tmp/a%20b%C3%A9.pdf", "/tmp/a bé.pdf");
        check("file://desk/tmp/100%.pdf", "/tmp/100%.pdf");
        assert_eq!(typed_path("~/x", None), Path::new("~/x"));
    }

    #[test]
    fn a_path_goes_on_as_far_as_it_is_certain() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().display().to_string();
        for name in
            ["statement-1.pdf", "statement-2.pdf", "Étude.html", ".hidden", "with\\slash.txt"]
        {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        fs::create_dir(folder.path().join("old")).unwrap();
        let check = |begun: &str, path: &str, names: &[&str]| {
            let got = completed(&format!("{place}/{begun}"), None);
            assert_eq!(got.path, format!("{place}/{path}"), "{begun}");
            assert_eq!(got.names, names, "{begun}");
        };
        check("s", "statement-", &["statement-1.pdf", "statement-2.pdf"]);
        check("statement-2", "statement-2.pdf", &[]);
        check("o", "old/", &[]);
        check("é", "Étude.html", &[]);
        check("STATE", "statement-", &["statement-1.pdf", "statement-2.pdf"]);
        check(".h", ".hidden", &[]);
        check("zzz", "zzz", &[]);
        check("old/", "old/", &[]);
        let all = completed(&format!("{place}/"), None);
        assert_eq!((all.names.len(), all.of), (5, 5));
        assert_eq!(completed(&format!("{place}/zzz"), None).of, 0);
        assert_eq!(completed("'/tmp/", None).path, "'/tmp/");
        assert_eq!(completed("~/o", Some(folder.path())).path, "~/old/");
        for n in 0..=MOST_NAMES {
            fs::write(folder.path().join(format!("old/{n:03}")), "").unwrap();
        }
        let many = completed(&format!("{place}/old/"), None);
        assert_eq!((many.names.len(), many.of), (MOST_NAMES, MOST_NAMES + 1));
    }
}
