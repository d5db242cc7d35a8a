//! The man page: every command and option, every variable of the environment, examples that run, and no warning.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use super::run;

fn page() -> String {
    let (page, remarks, status) = run(&["man"]);
    assert_eq!((remarks.as_str(), status), ("", 0));
    page
}

/// The page as it is read, without what only sets it.
fn read() -> String {
    let page = page().replace("\\-", "-").replace("\\fB", "").replace("\\fR", "");
    page.replace("\\fI", "").replace("\\(aq", "'").replace("\\(ti", "~").replace("\\&", "")
}

/// The names of the options in a help.
fn options(help: &str) -> BTreeSet<String> {
    let words = help.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    words.filter(|word| word.starts_with("--") && word.len() > 2).map(str::to_string).collect()
}

#[test]
fn it_has_every_command_with_every_option() {
    let page = read();
    for title in ["NAME", "SYNOPSIS", "EXIT STATUS", "FILES", "ENVIRONMENT", "EXAMPLES"] {
        assert!(page.contains(&format!(".SH \"{title}\"")), "{title}");
    }
    let (help, _, _) = run(&["--help"]);
    let commands = help.split_once("Commands:\n").unwrap().1.lines();
    let commands = commands.take_while(|line| !line.is_empty());
    let commands = commands.filter(|line| !line.starts_with("   "));
    for name in commands.filter_map(|line| line.split_whitespace().next()) {
        if ["help", "brief"].contains(&name) {
            continue;
        }
        let section = page.split(&format!(".SS \"onrecord {name}")).nth(1);
        let section = section.unwrap_or_else(|| panic!("{name}")).split("\n.S").next().unwrap();
        let (help, _, _) = run(&[name, "--help"]);
        let told = options(section);
        let missing: Vec<String> =
            options(&help).into_iter().filter(|o| o != "--help" && !told.contains(o)).collect();
        assert_eq!(missing, [""; 0], "{name}");
    }
    assert!(page.contains(".SS \"onrecord brief export") && page.contains("--allow-unproved"));
    assert!(!page.contains("read-document") && !page.contains("TEST_FAULT"));
    assert_eq!(page, read(), "it is the same each time");
}

#[test]
fn every_variable_that_is_read_is_told() {
    let page = read();
    let source = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/shell/env.rs"));
    let source = source.unwrap();
    let code = source.split("mod tests").next().unwrap();
    let is_name =
        |part: &&str| part.len() > 3 && part.chars().all(|c| c.is_ascii_uppercase() || c == '_');
    let names: BTreeSet<&str> = code.split('"').filter(is_name).collect();
    assert!(names.len() > 12, "{names:?}");
    for name in names.into_iter().filter(|name| !name.starts_with("ONRECORD_TEST")) {
        assert!(page.contains(name), "{name}");
    }
}

#[test]
fn its_examples_run() {
    let page = read();
    let examples = page.split(".SH \"EXAMPLES\"").nth(1).unwrap();
    let lines: Vec<&str> = examples.lines().filter(|l| l.starts_with("onrecord ")).collect();
    assert_eq!(lines.len(), 3);
    for line in lines {
        let mut words: Vec<&str> = Vec::new();
        for (n, part) in line.split('"').enumerate() {
            if n % 2 == 1 { words.push(part) } else { words.extend(part.split_whitespace()) }
        }
        let (out, remarks, status) = run(&words[1..]);
        assert!(status == 0 && remarks.is_empty() && out.lines().count() > 2, "{line}: {remarks}");
    }
}

#[test]
fn groff_sets_it_without_a_warning() {
    let groff = Command::new("groff")
        .args(["-man", "-ww", "-Tutf8"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut groff) = groff else {
        eprintln!("skipped: there is no groff here");
        return;
    };
    let text = page();
    let mut input = groff.stdin.take().unwrap();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let done = groff.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert_eq!(String::from_utf8_lossy(&done.stderr), "");
    assert!(done.status.success() && done.stdout.len() > 5_000);
}
