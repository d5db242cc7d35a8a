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

// Its other documents, of which no copy was ever put there, were then said to be missing.
#[test]
fn a_folder_that_was_clean_stays_so_when_a_document_is_added() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine");
    assert_eq!(run(&["new", name(&path), "--from", "paris"]).2, 0);
    assert_eq!(check(&path, &[]).1, 0);
    let statement = folder.path().join("statement.txt");
    fs::write(&statement, "Bessony refuses to send ships.").unwrap();
    assert_eq!(run(&["add", name(&statement), "--to", name(&path)]).2, 0);
    let (line, status) = check(&path, &[]);
    assert_eq!(status, 0, "{line}");
    // Whoever names a folder with copies says that they are there.
    let documents = path.join("documents");
    let (out, _, status) = run(&["check", name(&path), "--sources", name(&documents)]);
    assert_eq!(status, 1, "{out}");
}

// Run as it was written, the command checked the bundled dossier.
#[test]
fn the_command_that_lists_the_problems_names_the_dossier_that_has_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("my talks");
    fs::create_dir(&path).unwrap();
    let text =
        "(dossier: (id: \"d\", title: \"D\"), actors: [(id: \"B!\", name: \"B\", kind: State)])";
    fs::write(path.join("a.ron"), text).unwrap();
    let remedy = format!("; `onrecord check '{}'` lists them", path.display());
    for words in [&["list", name(&path)][..], &["diff", name(&path), "tests/play/small.ron"]] {
        let (_, remarks, _) = run(words);
        assert!(remarks.lines().any(|line| line.ends_with(&remedy)), "{words:?}: {remarks}");
    }
    let (out, _, status) = run(&["check", name(&path)]);
    assert!(status == 1 && out.contains("a.ron:1:"), "{out}");
}

#[test]
fn what_is_given_of_a_document_wins_and_is_said() {
    let folder = tempfile::tempdir().unwrap();
    run(&["new", name(folder.path())]);
    let outside = tempfile::tempdir().unwrap();
    let page = outside.path().join("page.html");
    let html = "<html lang=en><title>Gates open</title><meta property='og:site_name' content='Harbour Post'>\
        <meta property='article:published_time' content='2031-05-05'><h1>Gates open</h1><p>They are open.";
    fs::write(&page, html).unwrap();
    let to = name(folder.path());
    let given = ["--publisher", "Port Office", "--date", "2031-05-06~", "--author", "Orla Kern"];
    let (out, remarks, status) = run(&[&["add", name(&page), "--to", to], &given[..]].concat());
    assert_eq!((remarks.as_str(), status), ("", 0));
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(
        lines[1..7],
        [
            "  publisher  Port Office (as given; it states Harbour Post (og:site_name))",
            "  title      Gates open (title)",
            "  author     Orla Kern (as given)",
            "  date       2031-05-06~ (as given; it states 2031-05-05 (article:published_time))",
            "  language   en (html lang)",
            "  not found: address",
        ],
        "{out}"
    );
    let (list, _, _) = run(&["documents", to, "--format", "json"]);
    for value in ["Port Office", "2031-05-06~", "Gates open"] {
        assert!(list.contains(value), "{list}");
    }
    assert!(!list.contains("Harbour Post"), "{list}");
}

#[test]
fn a_title_and_a_language_that_are_given_win_too() {
    let folder = tempfile::tempdir().unwrap();
    run(&["new", name(folder.path())]);
    let outside = tempfile::tempdir().unwrap();
    let page = outside.path().join("page.html");
    fs::write(&page, "<html lang=en><title>Gates open</title><p>They are open.").unwrap();
    let to = name(folder.path());
    let (out, remarks, status) =
        run(&["add", name(&page), "--to", to, "--title", "Tore auf", "--language", "de-AT"]);
    assert_eq!((remarks.as_str(), status), ("", 0));
    for line in [
        "  title      Tore auf (as given; it states Gates open (title))",
        "  language   de-AT (as given; it states en (html lang))",
    ] {
        assert!(out.lines().any(|own| own == line), "{out}");
    }
}

#[test]
fn what_one_document_is_cannot_be_said_of_several_nor_what_is_none() {
    let folder = tempfile::tempdir().unwrap();
    run(&["new", name(folder.path())]);
    let to = name(folder.path());
    let outside = tempfile::tempdir().unwrap();
    let files = ["one.txt", "two.txt"].map(|file| {
        let path = outside.path().join(file);
        fs::write(&path, format!("Words of {file}.")).unwrap();
        path
    });
    let [one, two] = [name(&files[0]), name(&files[1])];
    for (more, expected) in [
        (vec!["--title", "T"], "`--title` is for one document only, and 2 files are named"),
        (vec!["--url", "https://a.example"], "`--url` is for one document only"),
        (
            vec!["--url", "https://a.example", "--title", "T"],
            "`--title` and `--url` are for one document only",
        ),
        (vec!["--date", "6 January"], "`6 January` "),
        (vec!["--date", "2026-02-30"], "`2026-02-30` "),
        (vec!["--publisher", " "], "this is empty"),
        (vec!["--language", "English, please"], "is not a language tag"),
    ] {
        let (out, remarks, status) = run(&[&["add", one, two, "--to", to], &more[..]].concat());
        assert_eq!((out.as_str(), status), ("", 2), "{more:?}");
        assert!(remarks.contains(expected), "{remarks}");
        assert!(!folder.path().join("documents/one.txt").exists(), "{more:?}");
    }
    let (_, remarks, status) = run(&["add", one, "--to", to, "--url", "a.example"]);
    assert_eq!(status, 2);
    assert!(remarks.contains("`a.example` is not a web address"), "{remarks}");
    // What many can share is said of all; what is not stated, nothing tells apart but their files' names.
    let (_, remarks, status) = run(&["add", one, two, "--to", to, "--language", "en"]);
    assert_eq!((remarks.as_str(), status), ("", 0));
    let (list, _, _) = run(&["documents", to]);
    let rows: Vec<&str> = list.lines().filter(|line| line.contains("not stated")).collect();
    assert_eq!(rows.len(), 2, "{list}");
    assert!(rows[0].contains(" one ") && rows[1].contains(" two "), "{list}");
}

#[test]
fn a_date_that_is_given_is_read_as_any_other() {
    let folder = dossier();
    let path = folder.path().join("talk.txt");
    fs::write(&path, "He spoke of ships.").unwrap();
    let add = |date| run(&["add", name(&path), "--to", name(folder.path()), "--date", date]);
    for (date, meant) in [
        ("6 January 2026", "did you mean 2026-01-06?"),
        ("2026-1-6", "did you mean 2026-01-06?"),
        ("6/1/2026", "did you mean 2026-01-06 or 2026-06-01?"),
        ("tomorrow", "`tomorrow` is no date"),
    ] {
        let (out, remarks, status) = add(date);
        assert_eq!((out.as_str(), status), ("", 2), "{date}");
        assert!(remarks.contains(meant), "{remarks}");
    }
}

#[test]
fn a_publisher_that_only_the_address_names_is_its_host() {
    let folder = dossier();
    let path = folder.path().join("talk.txt");
    for (n, address) in
        ["https://www.harbour.example:8080/a", "https://harbour.example?b=1#c"].iter().enumerate()
    {
        fs::write(&path, format!("He spoke of {n} ships.")).unwrap();
        let (out, remarks, status) =
            run(&["add", name(&path), "--to", name(folder.path()), "--url", address]);
        assert_eq!((remarks.as_str(), status), ("", 0), "{address}");
        assert!(
            out.contains("  publisher  harbour.example (the host of its address)\n"),
            "{address}: {out}"
        );
    }
}

#[test]
fn two_dates_that_are_typed_otherwise_are_told_as_dates() {
    let (_, remarks, status) = run(&["diff", "6 January 2026", "7 January 2026"]);
    assert_eq!(status, 2);
    assert!(remarks.trim_end().ends_with("did you mean 2026-01-06?"), "{remarks}");
}

#[test]
fn what_neither_of_two_dossiers_has_is_looked_up_in_the_first() {
    let both = ["tests/play/small.ron", "tests/cli/small-later.ron"];
    for (option, noun) in [("--actor", "actor"), ("--topic", "topic")] {
        let (_, remarks, status) = run(&["diff", both[0], both[1], option, "zzzz"]);
        assert_eq!(status, 2);
        let remedy = format!(
            "onrecord: no {noun} is called `zzzz`: `onrecord {noun}s {}` lists them\n",
            both[0]
        );
        assert_eq!(remarks, remedy);
    }
}

#[test]
fn the_first_side_that_cannot_be_compared_is_told_and_nothing_of_the_other() {
    let small = ["--dossier", "tests/play/small.ron"];
    let diff = |one, other| run(&[&["diff", one, other][..], &small].concat());
    let (_, remarks, status) = diff("2030-05-01/..", "2030-05-02");
    assert_eq!(status, 2);
    assert_eq!(remarks, "onrecord: `2030-05-01/..` has no end: name a day\n");
    let (_, remarks, _) = diff("2030-05-01/..", "2030-05-02/..");
    assert!(remarks.contains("`2030-05-01/..`"), "{remarks}");
}
