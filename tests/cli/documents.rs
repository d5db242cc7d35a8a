//! Dossiers made, documents added, quotes proved and stamped on the command line, in folders of their own.

use std::fs;
use std::path::Path;

use super::run;

const QUOTING: &str = r#"(
    actors: [(id: "bes", name: "Bessony", kind: State, code: "BES")],
    topics: [(id: "ships", name: "Ships", short: "Ships", kind: Undertaking, question: "Will it send ships?")],
    positions: [(id: "bes-ships", actors: ["bes"], topic: "ships", stance: Refuse,
        summary: "Bessony refuses to send ships.",
        evidence: [(document: "letter", exact: "Bessony refuses to send ships",
                    attribution: [(who: ["bes"], mode: Act)])])],
)"#;

/// A new dossier with a letter and a quote from it.
fn dossier() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let (_, remarks, status) = run(&["new", name(folder.path())]);
    assert_eq!((remarks.as_str(), status), ("", 0));
    let letter = folder.path().join("letter.txt");
    fs::write(&letter, "Dear all,\n\nBessony refuses to send ships. Yours.\n").unwrap();
    let (out, remarks, status) = run(&["add", name(&letter), "--to", name(folder.path())]);
    assert_eq!((remarks.as_str(), status), ("", 0));
    assert!(
        out.starts_with("`letter.txt` is documents/letter.txt: plain text, 8 words, UTF-8"),
        "{out}"
    );
    fs::remove_file(letter).unwrap();
    fs::write(folder.path().join("positions.ron"), QUOTING).unwrap();
    folder
}

fn name(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The last line of `check`, and its status.
fn check(folder: &Path, more: &[&str]) -> (String, i32) {
    let (out, _, status) = run(&[&["check", name(folder)], more].concat());
    (out.lines().last().unwrap_or_default().to_string(), status)
}

#[test]
fn copies_in_the_folder_of_a_dossier_prove_its_quotes() {
    let folder = dossier();
    let proved = "1 position, 1 quote: no problems; all proved to the character";
    assert_eq!(check(folder.path(), &[]), (proved.to_string(), 0));
    // By its hash, whatever its name, once it is stamped.
    assert_eq!(check(folder.path(), &["--stamp"]).1, 0);
    let documents = folder.path().join("documents");
    fs::rename(documents.join("letter.txt"), documents.join("scan-001.txt")).unwrap();
    assert_eq!(check(folder.path(), &[]), (proved.to_string(), 0));
    // Without the copy, the stamp attests.
    fs::remove_file(documents.join("scan-001.txt")).unwrap();
    let (line, status) = check(folder.path(), &[]);
    assert!(line.contains("1 quote attested, none read again"), "{line}");
    assert_eq!(status, 0);
}

#[test]
fn a_copy_whose_lines_end_otherwise_is_told_as_such() {
    let folder = dossier();
    let attributes = fs::read_to_string(folder.path().join(".gitattributes")).unwrap();
    assert!(attributes.ends_with("\ndocuments/** -text\n"), "{attributes}");
    check(folder.path(), &["--stamp"]);
    let copy = folder.path().join("documents/letter.txt");
    let text = fs::read_to_string(&copy).unwrap();
    fs::write(&copy, text.replace('\n', "\r\n")).unwrap();
    let (out, _, status) = run(&["check", name(folder.path())]);
    assert_eq!(status, 1);
    assert!(out.contains("The copy of letter differs from the stamped one only in its line ends"));
    let words = out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        words.contains("Put the line `documents/** -text` into the file `.gitattributes`"),
        "{out}"
    );
    let (out, _, _) = run(&["show", "bes-ships", name(folder.path())]);
    let words = out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        words.contains(
            "not proved: the copy differs from the stamped one only in its line ends (the words \
             stand in this one, too)"
        ),
        "{out}"
    );
}

#[test]
fn a_folder_with_hidden_files_only_becomes_a_dossier_and_they_stay() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    fs::write(folder.path().join(".gitattributes"), "*.png binary\n").unwrap();
    let (_, remarks, status) = run(&["new", name(folder.path())]);
    assert_eq!(status, 0);
    assert!(remarks.trim_end().ends_with("put the line `documents/** -text` into it"), "{remarks}");
    let kept = fs::read_to_string(folder.path().join(".gitattributes")).unwrap();
    assert_eq!(kept, "*.png binary\n");
}

#[test]
fn files_named_in_any_script_get_ids_that_tell_them_apart() {
    let folder = tempfile::tempdir().unwrap();
    run(&["new", name(folder.path())]);
    let outside = tempfile::tempdir().unwrap();
    for (file, expected) in [
        ("Заява.txt", "zaiava"),
        ("声明.txt", "sheng-ming"),
        ("بيان.txt", "byn"),
        ("Déclaration ﬁnale.txt", "declaration-finale"),
        ("🎉.txt", "tada"),
        ("заява.txt", "zaiava-2"),
        ("---.txt", "document"),
    ] {
        let path = outside.path().join(file);
        fs::write(&path, format!("Bessony says so in {file}.\n")).unwrap();
        let (out, remarks, status) = run(&["add", name(&path), "--to", name(folder.path())]);
        assert_eq!((remarks.as_str(), status), ("", 0));
        assert!(out.contains(&format!("is documents/{expected}.txt: ")), "{out}");
        let (list, _, _) = run(&["check", name(folder.path()), "--format", "json"]);
        assert!(!list.contains("D0"), "{list}");
    }
    let described: String = fs::read_dir(folder.path())
        .unwrap()
        .filter_map(|entry| fs::read_to_string(entry.unwrap().path()).ok())
        .collect();
    assert!(described.contains("note: \"The file was `声明.txt`.\""), "{described}");
}

#[test]
fn a_changed_copy_is_stale_and_one_not_is_shown() {
    let folder = dossier();
    check(folder.path(), &["--stamp"]);
    let copy = folder.path().join("documents/letter.txt");
    fs::write(&copy, "Dear all,\n\nBessony refuses not to send ships. Yours.\n").unwrap();
    let (out, _, status) = run(&["check", name(folder.path())]);
    assert_eq!(status, 1);
    assert!(out.contains("error D204: Copy is not the stamped one (letter)"), "{out}");
    assert!(out.contains("error D205: Copy reads otherwise (bes-ships)"), "{out}");
    assert!(out.contains("Bessony refuses {+not+} to send ships"), "{out}");
    assert!(out.trim_end().ends_with("2 errors; 1 reads otherwise"), "{out}");
    let (out, remarks, _) = run(&["check", name(folder.path()), "--stamp"]);
    assert!(
        remarks.contains("letter is not stamped: 1 of 1 quotes do not stand in its copy"),
        "{out}"
    );
    let (out, _, _) = run(&["show", "bes-ships", name(folder.path())]);
    assert!(out.contains("not proved: the copy is not the one that was stamped"), "{out}");
}

#[test]
fn stamps_and_documents_are_files_of_their_own() {
    let folder = dossier();
    let names = || -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    let before: Vec<_> = names();
    check(folder.path(), &["--stamp"]);
    let added: Vec<_> = names().into_iter().filter(|name| !before.contains(name)).collect();
    assert_eq!(added.len(), 1);
    assert!(added[0].starts_with("stamps_"), "{added:?}");
    // Nothing is stamped twice.
    let (_, remarks, _) = run(&["check", name(folder.path()), "--stamp"]);
    assert!(remarks.contains("no stamp to give"), "{remarks}");
    assert_eq!(names().len(), before.len() + 1);
}

#[test]
fn what_is_refused_is_told_and_leaves_nothing() {
    let folder = dossier();
    let copy = folder.path().join("documents/letter.txt");
    let (_, remarks, status) = run(&["add", name(&copy), "--to", name(folder.path())]);
    assert_eq!(status, 1);
    assert!(remarks.contains("is in the dossier already, as documents/letter.txt"), "{remarks}");
    let picture = folder.path().join("picture.txt");
    fs::write(&picture, b"\x89PNG\r\n").unwrap();
    let (out, remarks, status) = run(&["add", name(&picture), "--to", name(folder.path())]);
    assert_eq!((out.as_str(), status), ("", 1));
    assert!(remarks.contains("it is a picture (PNG)"), "{remarks}");
    let (_, remarks, status) = run(&["new", name(folder.path())]);
    assert_eq!(status, 2);
    assert!(remarks.contains("is not empty"), "{remarks}");
    let (_, remarks, status) = run(&["check", "--stamp"]);
    assert_eq!(status, 2);
    assert!(remarks.contains("name the folder of a dossier"), "{remarks}");
    let (_, remarks, status) = run(&["add", "/nowhere.txt", "--to", "/nowhere"]);
    assert_eq!(status, 2);
    assert!(remarks.contains("is no folder"), "{remarks}");
}

#[test]
fn a_copy_of_the_bundled_dossier_is_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine");
    assert_eq!(run(&["new", name(&path), "--from", "bundled"]).2, 0);
    let (out, _, status) = run(&["export", name(&path), "--format", "json"]);
    assert_eq!(status, 0);
    assert_eq!(out, run(&["export", "--format", "json"]).0);
}
