//! Completion in the shells themselves: each reads the script that the program prints and is asked what it would
//! offer. Nothing waits, and a shell that is not there is said to be missing.

use std::path::Path;
use std::process::Command;

use super::{NO_HOME, run};

/// What a shell prints that runs a script with the program on its path; `None` where there is no such shell.
#[expect(clippy::print_stderr, reason = "whoever runs the tests is told what was not tried")]
fn shell(name: &str, arguments: &[&str], script: &str) -> Option<String> {
    let program = Path::new(env!("CARGO_BIN_EXE_onrecord")).parent().unwrap().display();
    let path = format!("{program}:{}", std::env::var("PATH").unwrap());
    let output = Command::new(name)
        .args(arguments)
        .args(["-c", script])
        .env("PATH", path)
        .env("HOME", NO_HOME)
        .env("XDG_CONFIG_HOME", NO_HOME)
        .env("LC_ALL", "C.UTF-8")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output();
    let Ok(output) = output else {
        eprintln!("skipped: there is no {name} here");
        return None;
    };
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(told, "", "{name}: {script}");
    Some(String::from_utf8(output.stdout).unwrap())
}

/// What bash would offer for these words of its line, the cursor at the last one.
fn bash(words: &[&str]) -> Option<Vec<String>> {
    let quoted: Vec<String> =
        words.iter().map(|word| format!("'{}'", word.replace('\'', "'\\''"))).collect();
    let script = format!(
        "source <(onrecord completions bash)\n\
         COMP_WORDS=({}) COMP_CWORD={}\n_onrecord onrecord\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"",
        quoted.join(" "),
        words.len() - 1
    );
    let out = shell("bash", &["--norc", "--noprofile"], &script)?;
    Some(out.lines().filter(|line| !line.is_empty()).map(str::to_string).collect())
}

#[test]
fn bash_offers_what_can_stand_there() {
    for (words, expected) in [
        (&["onrecord", "li"][..], &["list", "line"][..]),
        (&["onrecord", "comp"], &["completions"]),
        (&["onrecord", "completions", ""], &["bash", "zsh", "fish"]),
        (&["onrecord", "brief", "ex"], &["export"]),
        (&["onrecord", "list", "--for"], &["--format"]),
        (&["onrecord", "list", "--format", "j"], &["json"]),
        (&["onrecord", "list", "--format", "=", "j"], &["json"]),
        (&["onrecord", "list", "--format", "="], &["table", "json", "csv", "md"]),
        (&["onrecord", "list", "--format=j"], &["--format=json"]),
        (&["onrecord", "list", "--stance", "ref"], &["refuse"]),
        (&["onrecord", "list", "--actor", "deu"], &["deu"]),
        (&["onrecord", "list", "--actor", "Germ"], &["Germany"]),
        (&["onrecord", "list", "--actor", "turki"], &["Türkiye"]),
        (&["onrecord", "list", "--topic", "Ground t"], &["Ground\\ troops"]),
        (&["onrecord", "list", "--topic", "Ground\\ t"], &["Ground\\ troops"]),
        (&["onrecord", "list", "--topic", "\"Ground t"], &["Ground troops"]),
        (&["onrecord", "show", "deu-ground"], &["deu-ground-troops"]),
        (&["onrecord", "diff", "--dossier", "tests/play/small.ron", "Arl"], &["Arland"]),
        (&["onrecord", "list", "tests/play/small.ron", "--actor", "Arl"], &["Arland"]),
        (&["onrecord", "list", "--actor", "no such"], &[]),
        (&["onrecord", "list", "absent", "--actor", "Germ"], &[]),
        (&["onrecord", "list", "Cargo.toml", "--actor", "Germ"], &[]),
        (&["onrecord", "check", "har"], &["harbour"]),
        (&["onrecord", "diff", "--dossier", "har"], &["harbour"]),
        (&["onrecord", "new", "x", "--from", ""], &["paris", "harbour"]),
        (&["onrecord", "list", "harbour", "--actor", "Thal"], &["Thalmeria"]),
        (&["onrecord", "show", "--nothing", "-"], &["--as-of"]),
    ] {
        let Some(offered) = bash(words) else { return };
        if words.last() == Some(&"-") {
            assert!(offered.contains(&expected[0].to_string()), "{words:?}: {offered:?}");
            continue;
        }
        let mut offered = offered;
        let mut expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
        offered.sort();
        expected.sort();
        assert_eq!(offered, expected, "{words:?}");
    }
}

// A folder whose name began as that of a bundled dossier was not offered.
#[test]
fn the_names_of_dossiers_hide_no_files() {
    let Some(offered) = bash(&["onrecord", "check", ""]) else { return };
    for name in ["paris", "harbour", "data", "docs"] {
        assert!(offered.contains(&name.to_string()), "{name}: {offered:?}");
    }
}

#[test]
fn every_command_and_every_option_is_offered() {
    let Some(offered) = bash(&["onrecord", ""]) else { return };
    let (help, _, _) = run(&["--help"]);
    let commands = help.split_once("Commands:\n").unwrap().1.lines();
    let commands = commands.take_while(|line| !line.is_empty());
    let commands = commands.filter(|line| !line.starts_with("   "));
    let names: Vec<&str> = commands.filter_map(|line| line.split_whitespace().next()).collect();
    for name in names {
        assert!(offered.contains(&name.to_string()), "{name}: {offered:?}");
    }
}

#[test]
fn what_a_shell_would_obey_is_quoted() {
    let folder = tempfile::tempdir().unwrap();
    let names = ["Zed $(touch hit); `x` & |", "Zod'd \"of\" \\\\ *?[a]{b}!", "Zud ~ # = : (x) <y>"];
    let quoted = |name: &str| name.replace('\\', "\\\\").replace('"', "\\\"");
    let actors = names.iter().enumerate();
    let actors: Vec<String> = actors
        .map(|(n, name)| format!("(id: \"a{n}\", name: \"{}\", kind: State)", quoted(name)))
        .chain([r#"(id: "hid", name: "Zid\u{202e}x\nrm", kind: State)"#.to_string()])
        .collect();
    let text = format!("(dossier: (id: \"d\", title: \"D\"), actors: [{}])", actors.join(", "));
    let path = folder.path().join("d.ron");
    std::fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap();
    for (n, name) in names.iter().enumerate() {
        let typed: String = name.chars().take(3).collect();
        for mark in ["", "'", "\""] {
            let typed = format!("{mark}{typed}");
            let Some(offered) = bash(&["onrecord", "list", path, "--actor", &typed]) else {
                return;
            };
            assert_eq!(offered.len(), 1, "{n}: {offered:?}");
            let script = format!("set +H; printf %s {mark}{}{mark}", offered[0]);
            assert_eq!(shell("bash", &["--norc"], &script).unwrap(), *name, "{offered:?}");
        }
    }
    assert_eq!(bash(&["onrecord", "list", path, "--actor", "Zid"]), Some(Vec::new()));
}

#[test]
fn zsh_offers_the_same_with_what_it_means() {
    for (words, expected) in [
        ("onrecord list --actor Germ", "Germany\nGermany  -- deu\n"),
        ("onrecord list --format=j", "--format=json\n--format=json\n"),
        ("onrecord list --topic 'Ground t'", "Ground troops\nGround troops  -- ground-troops\n"),
        ("onrecord check --sources ''", "folders\n"),
        (
            "onrecord export pa",
            "paris\nparis  -- the Paris Declaration on Ukraine, January 2026\nfiles\n",
        ),
        ("onrecord export Car", "files\n"),
    ] {
        // What the completion system would be told is printed instead.
        let script = format!(
            "compdef() {{ }}\n\
             compadd() {{ print -l -- \"${{(@)values}}\" \"${{(@)shown}}\" }}\n\
             _files() {{ if (( $# )); then print folders; else print files; fi }}\n\
             source <(onrecord completions zsh)\n\
             words=({words}) CURRENT=$#words PREFIX=${{(q)words[-1]}}\n_onrecord"
        );
        let Some(out) = shell("zsh", &["-f"], &script) else { return };
        assert_eq!(out, expected, "{words}");
    }
}

#[test]
fn fish_offers_the_same_with_what_it_means() {
    for (line, expected) in [
        ("onrecord list --actor Germ", "Germany\tdeu\n"),
        ("onrecord list --format=j", "--format=json\n"),
        ("onrecord list --topic \"Ground t", "Ground troops\tground-troops\n"),
        ("onrecord completions z", "zsh\n"),
    ] {
        let script = format!("onrecord completions fish | source\ncomplete -C '{line}'");
        let Some(out) = shell("fish", &["--no-config"], &script) else { return };
        assert_eq!(out, expected, "{line}");
    }
}

#[test]
fn whatever_is_asked_nothing_is_told_but_words() {
    for arguments in [
        &["complete", "bash", "9", "onrecord"][..],
        &["complete", "bash", "0", "onrecord"],
        &["complete", "zsh", "18446744073709551615", "onrecord", "list"],
        &["complete", "fish", "3", "onrecord", "list", "--actor"],
        &["complete", "bash", "2", "onrecord", "=", "=", "="],
        &["complete", "bash", "1", "onrecord", "'"],
        &["complete", "bash", "3", "onrecord", "--", "--actor=", "="],
        &["complete", "bash", "4", "onrecord", "list", "/dev/null", "--actor", "x"],
    ] {
        let (_, told, status) = run(arguments);
        assert_eq!((told.as_str(), status), ("", 0), "{arguments:?}");
    }
}
