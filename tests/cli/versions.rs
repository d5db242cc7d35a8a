//! Another version of a document that is held: what changed, which quotes fell, and how it takes the place of the
//! copy that is held, which is kept.

use std::fs;
use std::path::{Path, PathBuf};

use super::run;

const QUOTING: &str = r#"(
    actors: [
        (id: "pact", name: "The Pact", kind: Group),
        (id: "bes", name: "Bessony", kind: State,
         member_of: [(body: "pact", evidence: [(document: "letter", exact: "Bessony joined the pact")])]),
    ],
    topics: [(id: "ships", name: "Ships", short: "Ships", kind: Undertaking, question: "Will it send ships?")],
    instruments: [
        (id: "accord", title: "The Accord", kind: Declaration, text: Final,
         preconditions: [(text: "a truce", evidence: [(document: "letter", exact: "only after a lasting truce")])]),
    ],
    positions: [
        (id: "bes-ships", actors: ["bes"], topic: "ships", stance: Commit, firmness: Pledged,
         summary: "Bessony will send ships.",
         evidence: [(document: "letter", exact: "Bessony will send ships",
                     attribution: [(who: ["bes"], mode: Act)])]),
    ],
)"#;

const LETTER: &str = "Bessony will send ships to the harbour. Bessony joined the pact. It begins only after a \
                      lasting truce, he said.";

fn page(address: &str, title: &str, text: &str) -> String {
    format!(
        "<!doctype html><html><head><title>{title}</title><link rel=\"canonical\" href=\"{address}\"></head>\
         <body><p>{text}</p><p>The rest is as it was.</p></body></html>"
    )
}

/// A dossier with a copy of one document, a folder for what comes in, and how to name both.
struct Held {
    folder: tempfile::TempDir,
    outside: tempfile::TempDir,
}

const ADDRESS: &str = "https://www.harbour.example/letter/?utm_source=mail";

impl Held {
    fn new() -> Held {
        let folder = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        run(&["new", folder.path().to_str().unwrap()]);
        let held = Held { folder, outside };
        let (out, remarks, status) =
            held.add("letter.html", page(ADDRESS, "A letter", LETTER), &[]);
        assert_eq!((remarks.as_str(), status), ("", 0), "{out}");
        fs::write(held.in_dossier("positions.ron"), QUOTING).unwrap();
        let (out, _, status) = run(&["check", held.dossier(), "--stamp"]);
        assert_eq!(status, 0, "{out}");
        held
    }

    fn dossier(&self) -> &str {
        self.folder.path().to_str().unwrap()
    }

    fn in_dossier(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn add(&self, name: &str, bytes: impl AsRef<[u8]>, more: &[&str]) -> (String, String, i32) {
        let path = self.outside.path().join(name);
        fs::write(&path, bytes).unwrap();
        run(&[&["add", path.to_str().unwrap(), "--to", self.dossier()], more].concat())
    }

    /// Everything in the dossier but what the program may put into `documents`.
    fn written(&self) -> Vec<(PathBuf, String)> {
        let mut files: Vec<PathBuf> = paths(self.folder.path());
        files.retain(|path| path.is_file());
        files.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
    }

    fn copies(&self) -> Vec<String> {
        let name = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().to_string();
        let of =
            |folder: &str| paths(&self.in_dossier(folder)).iter().map(name).collect::<Vec<_>>();
        let earlier = of("documents/earlier").into_iter().map(|name| format!("earlier/{name}"));
        let held = of("documents").into_iter().filter(|name| name != "earlier");
        held.chain(earlier).collect()
    }
}

fn paths(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

#[test]
fn what_changed_and_what_fell_is_told_and_nothing_is_written() {
    let held = Held::new();
    let before = held.written();
    let changed =
        LETTER.replace("will send", "may send").replace("a lasting truce", "a truce that lasts");
    let new = page("http://harbour.example/letter#top", "A letter, corrected", &changed);
    let (out, remarks, status) = held.add("new.html", &new, &[]);
    assert_eq!((remarks.as_str(), status), ("", 1), "{out}");
    for told in [
        "`new.html` is another version of letter: it has the same address.\n",
        "\n  title  [-A letter-] {+A letter, corrected+}\n",
        "\nWhat changed in the text: 1 paragraph.\n  Bessony [-will-] {+may+} send ships",
        "\n1 quote stands in it, 2 do not any more.\n",
        "\nbes-ships  positions.ron:15\n  Bessony [-will-] {+may+} send ships\n  exact: \"Bessony may send ships\",\n  \
         in this version, quoted like this: proved to the character\n",
        "\naccord  positions.ron:10\n",
        "\nNothing is replaced yet: with `--replace` it takes the place of documents/letter.html, which is then kept in \
         documents/earlier.",
    ] {
        assert!(out.contains(told), "{told:?} is not in\n{out}");
    }
    // How it was reached is no change.
    assert!(!out.contains("address  "), "{out}");
    assert_eq!(held.written(), before);
    assert_eq!(held.copies(), ["letter.html"]);
}

#[test]
fn the_line_that_is_shown_mends_the_quote() {
    let held = Held::new();
    let new = page(ADDRESS, "A letter", &LETTER.replace("will send", "“may” send"));
    let (out, remarks, status) = held.add("new.html", &new, &["--replace"]);
    assert_eq!((remarks.as_str(), status), ("", 0), "{out}");
    let day = out.split("letter_").nth(1).unwrap().get(..10).unwrap().to_string();
    assert_eq!(held.copies(), ["letter.html".to_string(), format!("earlier/letter_{day}.html")]);
    assert!(
        out.contains("The stamp is of the earlier copy: once all quotes stand in this one"),
        "{out}"
    );
    let earlier = held.in_dossier(&format!("documents/earlier/letter_{day}.html"));
    assert_eq!(fs::read_to_string(earlier).unwrap(), page(ADDRESS, "A letter", LETTER));
    let line = out.lines().find(|line| line.starts_with("  exact: ")).unwrap().trim();
    let mended = QUOTING.replace("exact: \"Bessony will send ships\",", line);
    assert_ne!(mended, QUOTING);
    fs::write(held.in_dossier("positions.ron"), mended).unwrap();
    run(&["check", held.dossier(), "--stamp"]);
    let (out, _, _) = run(&["check", held.dossier()]);
    assert!(out.contains("3 quotes: ") && out.ends_with("all proved to the character\n"), "{out}");
}

#[test]
fn where_all_stands_nothing_fell() {
    let held = Held::new();
    let new = page(ADDRESS, "A letter", LETTER).replace("as it was", "otherwise now");
    let (out, _, status) = held.add("new.html", &new, &[]);
    assert_eq!(status, 1);
    assert!(out.contains("The rest is [-as it was.-] {+otherwise now.+}\n"), "{out}");
    assert!(out.contains("\nNo quote was lost: all 3 stand in it.\n"), "{out}");
    assert!(!out.contains("exact: "), "{out}");
    // The same words in a page that was saved otherwise.
    let new = page(ADDRESS, "A letter", LETTER).replace("<p>", "<p class=\"x\">");
    let (out, _, _) = held.add("new.html", &new, &[]);
    assert!(out.contains("\nThe words of the text are the same.\n"), "{out}");
}

#[test]
fn a_version_may_be_of_another_kind_and_is_named_by_a_person() {
    let held = Held::new();
    let pdf = include_bytes!("../documents/pdf/note.pdf");
    let (out, remarks, status) = held.add("new.pdf", pdf, &["--corrects", "letter"]);
    assert_eq!((remarks.as_str(), status), ("", 1), "{out}");
    assert!(
        out.starts_with("`new.pdf` is another version of letter: as `--corrects` says.\n"),
        "{out}"
    );
    assert!(out.contains("3 quotes do not stand in it any more."), "{out}");
    let (out, _, status) = held.add("new.pdf", pdf, &["--corrects", "letter", "--replace"]);
    assert_eq!(status, 0, "{out}");
    let copies = held.copies();
    assert_eq!(copies.len(), 2, "{copies:?}");
    assert_eq!(copies[0], "letter.pdf");
    assert!(copies[1].starts_with("earlier/letter_"), "{copies:?}");
    // What is kept is no copy.
    let (out, _, _) = run(&["check", held.dossier()]);
    assert!(!out.contains("several copies") && out.contains("D204"), "{out}");
    // And the same day again: nothing that is kept is lost.
    let (_, _, status) =
        held.add("third.txt", "Another text.", &["--corrects", "letter", "--replace"]);
    assert_eq!(status, 0);
    let (_, _, status) =
        held.add("again.txt", "A text again.", &["--corrects", "letter", "--replace"]);
    assert_eq!(status, 0);
    assert_eq!(held.copies().len(), 4, "{:?}", held.copies());
}

#[test]
fn without_a_held_copy_it_is_put_in_place_at_once() {
    let held = Held::new();
    fs::remove_file(held.in_dossier("documents/letter.html")).unwrap();
    let new = page(ADDRESS, "A letter", &LETTER.replace("will send", "may send"));
    let (out, remarks, status) = held.add("new.html", &new, &[]);
    assert_eq!((remarks.as_str(), status), ("", 0), "{out}");
    assert!(out.contains("No copy was held to compare it with.\n"), "{out}");
    assert!(out.contains("2 quotes stand in it, 1 does not.\n"), "{out}");
    assert!(out.contains("It is documents/letter.html now.\n"), "{out}");
    assert_eq!(held.copies(), ["letter.html"]);
    let described = paths(held.folder.path());
    let described = described.iter().filter(|path| path.to_string_lossy().contains("documents_"));
    assert_eq!(described.count(), 1, "it is described a second time");
}

#[test]
fn two_documents_with_one_address_are_named() {
    let held = Held::new();
    let second = format!(
        "(documents: [(id: \"second\", publisher: \"P\", kind: News, url: \"{}\")])",
        "https://harbour.example/letter"
    );
    fs::write(held.in_dossier("second.ron"), second).unwrap();
    let new = page(ADDRESS, "A letter", "Quite another text.");
    let (out, remarks, status) = held.add("new.html", &new, &[]);
    assert_eq!((out.as_str(), status), ("", 1));
    assert!(
        remarks.contains("its address is that of letter and second; say which of them it is a version of, with `--corrects ID`"),
        "{remarks}"
    );
    let (out, _, status) = held.add("new.html", &new, &["--corrects", "second"]);
    assert_eq!(status, 0, "{out}");
    assert_eq!(held.copies(), ["letter.html", "second.html"]);
}

#[test]
fn what_cannot_be_read_or_meant_replaces_nothing() {
    let held = Held::new();
    let before = held.written();
    for (file, bytes, more, why) in [
        (
            "new.pdf",
            &b"%PDF-1.7 broken"[..],
            &["--corrects", "letter", "--replace"][..],
            "`new.pdf` is not added: ",
        ),
        ("empty.txt", b" \n", &["--corrects", "letter", "--replace"], "there is no text in it"),
        ("new.txt", b"Text.", &["--corrects", "lettre", "--replace"], "letter"),
    ] {
        let (out, remarks, status) = held.add(file, bytes, more);
        assert_eq!((out.as_str(), status), ("", 1), "{file}");
        assert!(remarks.contains(why), "{remarks}");
    }
    assert_eq!(held.written(), before);
    assert_eq!(held.copies(), ["letter.html"]);
    let kept = fs::read_to_string(held.in_dossier("documents/letter.html")).unwrap();
    assert_eq!(kept, page(ADDRESS, "A letter", LETTER));
    let both = ["a.txt", "b.txt"].map(|name| {
        let path = held.outside.path().join(name);
        fs::write(&path, format!("Text of {name}.")).unwrap();
        path.to_str().unwrap().to_string()
    });
    let (_, remarks, status) =
        run(&["add", &both[0], &both[1], "--corrects", "letter", "--to", held.dossier()]);
    assert_eq!(status, 2);
    assert!(remarks.contains("`--corrects` is for one document only"), "{remarks}");
}

#[test]
fn of_many_changes_the_rest_is_counted() {
    let held = Held::new();
    let text = |word: &str| (0..60).map(|n| format!("{word}{n} stays.</p><p>")).collect::<String>();
    let (_, _, status) =
        held.add("long.html", page("https://harbour.example/long", "Long", &text("a")), &[]);
    assert_eq!(status, 0);
    let (out, _, _) =
        held.add("new.html", page("https://harbour.example/long", "Long", &text("b")), &[]);
    assert!(out.contains("What changed in the text: 60 paragraphs.\n"), "{out}");
    assert!(out.contains("  [-a39-] {+b39+} stays.\n  … and 20 more\n"), "{out}");
    assert!(out.contains("Nothing is quoted from it yet.\n"), "{out}");
}

#[test]
fn an_older_copy_that_cannot_be_read_is_told_as_such() {
    let held = Held::new();
    fs::remove_file(held.in_dossier("documents/letter.html")).unwrap();
    fs::remove_file(held.in_dossier("stamps.ron")).ok();
    fs::write(held.in_dossier("documents/letter.pdf"), "%PDF-1.7 broken").unwrap();
    let new = page(ADDRESS, "A letter, corrected", &LETTER.replace("will send", "may send"));
    let (out, remarks, status) = held.add("new.html", &new, &[]);
    assert_eq!((remarks.as_str(), status), ("", 1), "{out}");
    for told in [
        "\nThe copy that is held, documents/letter.pdf, cannot be read (",
        "): the words of the two were not compared.\n",
        "\nWhat it says of itself, beside the title and the date of its entry:\n  title    [-A letter-] {+A letter, corrected+}\n",
        "\n2 quotes stand in it, 1 does not.\n",
    ] {
        assert!(out.contains(told), "{told:?} is not in\n{out}");
    }
    // Nobody knows what the older copy stated.
    let bare = format!("<html><body><p>{LETTER}</p></body></html>");
    let (out, _, _) = held.add("bare.html", bare, &["--corrects", "letter"]);
    assert!(!out.contains("no longer stated"), "{out}");
}

#[test]
fn one_command_adds_one_document_at_an_address() {
    let held = Held::new();
    let names = ["a.html", "b.html", "c.html", "d.html"];
    let paths = names.map(|name| held.outside.path().join(name).to_str().unwrap().to_string());
    let first = page("https://harbour.example/talk", "A talk", "He spoke of ships.");
    let same = page("http://www.harbour.example/talk/#end", "A talk", "He spoke of ports.");
    let letters = ["may send", "might send"].map(|verb| LETTER.replace("will send", verb));
    let [one, other] = letters.map(|text| page(ADDRESS, "A letter", &text));
    for (path, text) in paths.iter().zip([&first, &same, &one, &other]) {
        fs::write(path, text).unwrap();
    }
    let add =
        |paths: &[&str]| run(&[&["add", "--to", held.dossier(), "--replace"][..], paths].concat());
    let (out, remarks, status) = add(&[&paths[0], &paths[1]]);
    assert_eq!(status, 1, "{out}");
    assert!(out.contains("`a.html` is documents/a.html: "), "{out}");
    assert!(!out.contains("b.html"), "{out}");
    assert_eq!(
        remarks,
        "onrecord: `b.html` is not added: it has the address of `a.html`, which comes before it; add it by itself to \
         see what differs\n"
    );
    assert_eq!(held.copies(), ["a.html", "letter.html"]);
    // By itself it is beside the first one.
    let (out, _, _) = add(&[&paths[1]]);
    assert!(out.starts_with("`b.html` is another version of a: it has the same address"), "{out}");
    // Of two versions of a document, the second was never beside the first, whose place it would take.
    let (out, remarks, status) = add(&[&paths[2], &paths[3]]);
    assert_eq!(status, 1, "{out}");
    assert!(remarks.contains("`d.html` is not added: it has the address of `c.html`"), "{remarks}");
    assert_eq!(fs::read_to_string(held.in_dossier("documents/letter.html")).unwrap(), one, "{out}");
}

#[test]
fn one_command_adds_one_file_once() {
    let held = Held::new();
    let paths = ["a.txt", "b.txt"].map(|name| held.outside.path().join(name));
    for path in &paths {
        fs::write(path, "He spoke of ships.").unwrap();
    }
    let [a, b] = paths.each_ref().map(|path| path.to_str().unwrap());
    let (out, remarks, status) = run(&["add", a, b, "--to", held.dossier()]);
    assert_eq!(status, 1, "{out}");
    assert_eq!(
        remarks,
        "onrecord: `b.txt` is not added: it is the same, byte for byte, as `a.txt`\n"
    );
    assert_eq!(held.copies(), ["a.txt", "letter.html"]);
}

#[test]
fn what_cannot_be_put_in_place_is_told_beside_what_could() {
    let held = Held::new();
    let outside = |name: &str, text: &str| {
        let path = held.outside.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_string()
    };
    // A copy that no entry describes has the name that the second file would have: it gets another.
    fs::write(held.in_dossier("documents/second.txt"), "Something else.").unwrap();
    let paths = ["first", "second", "third"]
        .map(|name| outside(&format!("{name}.txt"), &format!("The {name} text.")));
    let [first, second, third] = paths.each_ref().map(String::as_str);
    let (out, remarks, status) = run(&["add", first, second, third, "--to", held.dossier()]);
    assert_eq!((remarks.as_str(), status), ("", 0), "{out}");
    for name in ["first", "second", "third"] {
        let id = if name == "second" { "second-2" } else { name };
        assert!(out.contains(&format!("`{name}.txt` is documents/{id}.txt: ")), "{out}");
    }
    let described = out.lines().last().unwrap().strip_prefix("Described in ").unwrap();
    let described = fs::read_to_string(described.trim_end_matches('.')).unwrap();
    assert!(described.contains("id: \"second-2\""), "{described}");
    assert!(described.contains("The file was `second.txt`."), "{described}");

    // The folder for earlier copies cannot be made: everything else there is to say is said.
    fs::write(held.in_dossier("documents/earlier"), "").unwrap();
    let before = fs::read_to_string(held.in_dossier("documents/letter.html")).unwrap();
    let new = page(ADDRESS, "A letter", &LETTER.replace("will send", "may send"));
    let (out, remarks, status) = held.add("new.html", &new, &["--replace"]);
    assert_eq!(status, 2, "{out}");
    assert!(out.contains("\n2 quotes stand in it, 1 does not any more.\n"), "{out}");
    assert!(!out.contains("It is documents/letter.html now"), "{out}");
    assert!(
        remarks.starts_with(
            "onrecord: `new.html` was not put in place, and documents/letter.html stays as it was: `"
        ),
        "{remarks}"
    );
    assert_eq!(fs::read_to_string(held.in_dossier("documents/letter.html")).unwrap(), before);
}

#[test]
fn entries_that_cannot_be_written_are_shown() {
    let held = Held::new();
    let described = paths(held.folder.path());
    let mut described = described.iter().map(|path| path.file_name().unwrap().to_str().unwrap());
    let name = described.find(|name| name.starts_with("documents_")).unwrap();
    let stem = name.trim_end_matches(".ron");
    for n in 2..100 {
        fs::create_dir(held.in_dossier(&format!("{stem}_{n:02}.ron"))).unwrap();
    }
    let (out, remarks, status) = held.add("talk.txt", "He spoke of ships.", &[]);
    assert_eq!(status, 2, "{out}");
    assert!(out.contains("`talk.txt` is documents/talk.txt: "), "{out}");
    assert!(out.contains("\n            id: \"talk\",\n"), "{out}");
    assert!(
        remarks.contains(
            "onrecord: the entries above are in no file yet: put them into a file of the dossier, or add the same documents again later (`"
        ),
        "{remarks}"
    );
}

/// Whoever was stopped after the copy was there could never describe it: it was "in the dossier already".
#[test]
fn a_copy_that_no_entry_describes_is_described_when_it_is_added_again() {
    let held = Held::new();
    fs::write(held.in_dossier("documents/talk.txt"), "He spoke of ships.").unwrap();
    let (out, remarks, status) = held.add("talk-new.txt", "He spoke of ships.", &[]);
    assert_eq!((remarks.as_str(), status), ("", 0), "{out}");
    assert!(out.contains("`talk-new.txt` is documents/talk.txt: "), "{out}");
    assert_eq!(held.copies(), ["letter.html", "talk.txt"]);
    let (_, remarks, status) = held.add("talk-new.txt", "He spoke of ships.", &[]);
    assert_eq!(status, 1);
    assert!(remarks.contains("is in the dossier already, as documents/talk.txt"), "{remarks}");
}

/// What was left unfinished there was taken for a document that is held.
#[test]
fn what_was_left_unfinished_is_no_copy() {
    let held = Held::new();
    fs::write(held.in_dossier("documents/.talk.txt.123.tmp"), "He spoke of ships.").unwrap();
    let (out, remarks, status) = held.add("talk.txt", "He spoke of ships.", &[]);
    assert_eq!((remarks.as_str(), status), ("", 0), "{out}");
}

/// A copy in the folder that the user names was not seen: the new version was put beside it unseen.
#[test]
fn a_copy_beside_the_dossier_is_compared_and_stays_where_it_is() {
    let held = Held::new();
    let beside = tempfile::tempdir().unwrap();
    let path = beside.path().join("letter.html");
    fs::rename(held.in_dossier("documents/letter.html"), &path).unwrap();
    let new = page(ADDRESS, "A letter", &LETTER.replace("will send", "may send"));
    let sources = ["--sources", beside.path().to_str().unwrap()];
    let (out, _, status) = held.add("new.html", &new, &sources);
    assert_eq!(status, 1, "{out}");
    assert!(out.contains("[-will-] {+may+}"), "{out}");
    assert!(out.contains("which stays where it is"), "{out}");
    let (out, _, status) = held.add("new.html", &new, &[&sources[..], &["--replace"]].concat());
    assert_eq!(status, 0, "{out}");
    assert!(fs::read_to_string(&path).unwrap().contains("will send"));
    assert!(fs::read_to_string(held.in_dossier("documents/letter.html")).unwrap().contains("may"));
}

#[test]
fn the_command_that_stamps_anew_can_be_pasted() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("my talks");
    let dossier = folder.to_str().unwrap();
    run(&["new", dossier]);
    let path = parent.path().join("letter.txt");
    let add = |text: &str, more: &[&str]| {
        fs::write(&path, text).unwrap();
        run(&[&["add", path.to_str().unwrap(), "--to", dossier], more].concat())
    };
    add(LETTER, &[]);
    fs::write(folder.join("positions.ron"), QUOTING).unwrap();
    run(&["check", dossier, "--stamp"]);
    let corrected = format!("{LETTER} And more.");
    let (out, remarks, status) = add(&corrected, &["--corrects", "letter", "--replace"]);
    assert_eq!((remarks.as_str(), status), ("", 0), "{out}");
    assert!(
        out.contains(&format!("`onrecord check --stamp '{dossier}'` stamps it anew.")),
        "{out}"
    );
}
