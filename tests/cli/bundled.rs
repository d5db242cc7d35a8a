//! The dossiers that come with the program, by their names in the place of a folder.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::{NO_HOME, run};

/// Runs the program in a folder; standard output, standard error and status.
fn run_in(folder: &Path, arguments: &[&str]) -> (String, String, i32) {
    #[expect(clippy::disallowed_methods, reason = "a test of the program starts it")]
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    let command = command.env("HOME", NO_HOME).env("XDG_CONFIG_HOME", NO_HOME);
    let output = command.current_dir(folder).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

#[test]
fn the_harbour_is_opened_by_its_name_and_proved_in_the_documents_that_it_brings() {
    let folder = tempfile::tempdir().unwrap();
    let (out, remarks, status) = run_in(folder.path(), &["check", "harbour"]);
    assert_eq!((remarks.as_str(), status), ("", 0));
    let last = out.lines().last().unwrap();
    let whole = "199 positions, 318 quotes: no problems, 11 waived; all proved to the character";
    assert_eq!(last, whole);
    // Every sentence of its documents is on record, or set aside with a reason.
    let (out, ..) = run_in(folder.path(), &["documents", "harbour", "--format", "json"]);
    let documents: serde_json::Value = serde_json::from_str(&out).unwrap();
    for document in documents.as_array().unwrap() {
        assert!(document["sentences"].as_u64().unwrap() > 30, "{document}");
        assert_eq!(document["undecided"], 0, "{document}");
    }
    let (out, _, status) = run_in(folder.path(), &["diff", "--drafts", "--dossier", "harbour"]);
    assert_eq!(status, 0);
    assert!(out.contains("Torvane"), "{out}");
    // What is said of it names it, so that it can be pasted.
    let (_, remarks, _) = run_in(folder.path(), &["list", "harbour", "--topic", "nowhere"]);
    assert!(remarks.contains("`onrecord topics harbour` lists them"), "{remarks}");
}

#[test]
fn the_first_one_is_the_same_by_its_name() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run_in(folder.path(), &["list", "paris"]), run_in(folder.path(), &["list"]));
}

#[test]
fn what_lies_on_the_disk_under_that_name_is_meant_before_it() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("harbour")).unwrap();
    let own = "(actors: [(id: \"own\", name: \"Ownland\", kind: State, code: \"OWN\")])";
    fs::write(folder.path().join("harbour/a.ron"), own).unwrap();
    let (out, _, _) = run_in(folder.path(), &["actors", "harbour"]);
    assert!(out.contains("Ownland") && !out.contains("Torvane"), "{out}");
    fs::write(folder.path().join("paris"), "no dossier").unwrap();
    assert_eq!(run_in(folder.path(), &["list", "paris"]).2, 2);
}

#[test]
fn a_copy_of_a_bundled_dossier_is_the_same() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["paris", "harbour"] {
        let (_, remarks, status) = run_in(folder.path(), &["new", "mine", "--from", name]);
        assert_eq!((remarks.as_str(), status), ("", 0));
        assert_eq!(
            run_in(folder.path(), &["export", "mine"]),
            run_in(folder.path(), &["export", name])
        );
        fs::remove_dir_all(folder.path().join("mine")).unwrap();
    }
}

#[test]
fn nothing_is_written_into_the_program() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("letter.txt"), "Dear all").unwrap();
    let (_, remarks, status) = run_in(folder.path(), &["add", "letter.txt", "--to", "harbour"]);
    assert_eq!(status, 2);
    assert!(remarks.contains("`onrecord new FOLDER --from harbour` makes a folder"), "{remarks}");
    let (_, remarks, status) = run_in(folder.path(), &["check", "harbour", "--stamp"]);
    assert_eq!(status, 2);
    assert!(remarks.contains("name the folder of a dossier"), "{remarks}");
    assert!(!folder.path().join("harbour").exists());
}

#[test]
fn the_help_names_them_and_says_that_a_folder_of_that_name_comes_first() {
    let (help, _, _) = run(&["--help"]);
    let words = help.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in ["`paris` (the Paris Declaration", "`harbour` (the Harbour Accord", "in its stead"]
    {
        assert!(words.contains(said), "{said}: {help}");
    }
}

#[test]
fn a_copy_to_learn_with_is_made_once_and_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    // Without a terminal the screen is refused; the copy is made before that.
    let (_, remarks, _) = run_in(folder.path(), &["learn", "copy"]);
    assert!(remarks.starts_with("onrecord: the copy to learn with lies in copy\n"), "{remarks}");
    let (out, _, status) = run_in(folder.path(), &["check", "copy"]);
    assert_eq!(status, 1);
    let last = out.lines().last().unwrap();
    assert_eq!(
        last,
        "199 positions, 318 quotes: 1 error, 11 waived; 1 reads otherwise, 317 proved"
    );
    // It is mended as the lesson says, and stays so.
    let changed = folder.path().join("copy/documents/transcript.md");
    fs::copy(folder.path().join("copy/original/transcript.md"), &changed).unwrap();
    run_in(folder.path(), &["learn", "copy"]);
    assert_eq!(run_in(folder.path(), &["check", "copy"]).2, 0);
}

#[test]
fn what_holds_something_else_is_not_written_into() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("letter.txt"), "Dear all").unwrap();
    for place in [".", "letter.txt"] {
        let (_, remarks, status) = run_in(folder.path(), &["learn", place]);
        assert_eq!(status, 2, "{remarks}");
        assert!(remarks.contains("holds something else: name a folder"), "{remarks}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
