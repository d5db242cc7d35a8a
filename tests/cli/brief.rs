//! `onrecord brief`: exact output and status, over a small dossier with briefs in its folder.

use std::fs;
use std::path::Path;

use onrecord::brief::{Brief, collect, edit, file, journal};
use onrecord::dossier::{PositionSet, SourceFile, open};

use super::run;

/// A folder with the small dossier and two briefs: one of its first two positions with a note, and one that
/// is broken.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = include_str!("../play/small.ron");
    fs::write(folder.path().join("small.ron"), text).unwrap();
    let opened = open(&[SourceFile { name: "small.ron".to_string(), text: text.into() }]);
    let d = opened.dossier;
    let within = PositionSet::all(d.len());
    let at = collect::At { d: (&d).into(), within: &within, taken: None };
    let mut brief = Brief::default();
    for position in d.positions().take(2) {
        brief = edit::keep(&brief, collect::position(at, position.ix).unwrap()).0;
    }
    brief = journal::put(&brief, journal::EditTarget::Note(1), "Ask again.\n- before May");
    brief = journal::put(&brief, journal::EditTarget::Title, "The week");
    brief.head.handling = "OFFICIAL".to_string();
    fs::create_dir(folder.path().join("briefs")).unwrap();
    fs::write(folder.path().join("briefs/week.ron"), file::to_text(&brief)).unwrap();
    fs::write(folder.path().join("briefs/broken.ron"), "(onrecord_brief: 1, brief: (").unwrap();
    folder
}

fn name(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn briefs_are_listed_by_name_and_a_broken_one_is_told() {
    let folder = folder();
    let dossier = name(folder.path());
    let (out, err, status) = run(&["brief", "list", dossier]);
    assert_eq!(out, "broken  cannot be read\nweek    2 items  days not kept  The week\n");
    assert!(err.contains("broken.ron`: line 1, column"), "{err}");
    assert_eq!(status, 1);
    let (out, err, status) = run(&["brief", "show", "weak", dossier]);
    assert_eq!((out.as_str(), status), ("", 2));
    assert_eq!(err, "onrecord: no brief is called `weak`: did you mean week?\n");
    let (_, err, status) = run(&["brief", "list", "nowhere"]);
    assert_eq!((err.as_str(), status), ("onrecord: `nowhere` does not exist: check the path\n", 2));
}

#[test]
fn a_brief_is_shown_as_its_page() {
    let folder = folder();
    let (out, err, status) = run(&["brief", "show", "week", name(folder.path())]);
    assert_eq!((err.as_str(), status), ("", 0));
    let (head, _) = out.split_once("Sources\n").unwrap();
    let lines: Vec<&str> = head.lines().filter(|line| !line.starts_with("Date ")).collect();
    insta::assert_snapshot!(lines.join("\n"));
    for said in ["None of the 3 is proved; each is stamped.", "sha256 "] {
        assert!(out.contains(said), "{said:?} is not in {out}");
    }
}

#[test]
fn what_is_not_proved_does_not_leave_unasked_and_no_file_is_replaced_unasked() {
    let folder = folder();
    let dossier = name(folder.path());
    let path = folder.path().join("out.md");
    let export = |more: &[&str]| {
        let all = [
            &["brief", "export", "week", dossier, "--format", "md", "--output", name(&path)],
            more,
        ];
        run(&all.concat())
    };
    let (out, err, status) = export(&[]);
    assert_eq!((out.as_str(), status), ("", 1));
    assert!(
        err.starts_with("onrecord: item 1, “Arland pledged to send 200 soldiers”: not proved"),
        "{err}"
    );
    assert!(err.contains("not written: 3 passages are not proved; --allow-unproved"), "{err}");
    assert!(!path.exists());
    let (_, err, status) = export(&["--allow-unproved"]);
    assert_eq!((err, status), (format!("onrecord: written: {}\n", path.display()), 0));
    let written = fs::read_to_string(&path).unwrap();
    assert!(written.starts_with("**OFFICIAL**\n") && written.trim_end().ends_with("**OFFICIAL**"));
    assert_eq!(written.matches("> **NOT PROVED**").count(), 3);
    let (_, err, status) = export(&["--allow-unproved"]);
    assert_eq!(status, 2);
    assert!(err.contains("is there already and is not overwritten") && err.contains("--replace"));
    assert_eq!(export(&["--allow-unproved", "--replace"]).2, 0);
}

#[test]
fn programs_get_all_of_it_and_every_verdict() {
    let folder = folder();
    let dossier = name(folder.path());
    let export = |format: &str| {
        let (out, err, status) = run(&["brief", "export", "week", dossier, "--format", format]);
        assert_eq!((err.as_str(), status), ("", 0), "{format}");
        out
    };
    let json: serde_json::Value = serde_json::from_str(&export("json")).unwrap();
    assert_eq!(json["brief"]["head"]["title"], "The week");
    let worth: Vec<&str> =
        json["quotes"].as_array().unwrap().iter().map(|q| q["worth"].as_str().unwrap()).collect();
    assert_eq!(worth, ["not proved"; 3]);
    let csv = export("csv");
    assert_eq!(csv::Reader::from_reader(csv.as_bytes()).records().count(), 3);
    let sources: serde_json::Value = serde_json::from_str(&export("csl-json")).unwrap();
    assert_eq!(sources[0]["container-title"], "The Paper");
}

#[test]
fn the_grid_the_timeline_and_the_conflicts_are_written_with_a_closing_block() {
    let folder = folder();
    let dossier = name(folder.path());
    for what in ["grid", "timeline", "conflicts"] {
        for format in ["html", "docx", "txt", "md"] {
            let path = folder.path().join(format!("{what}.{format}"));
            let all = [what, dossier, "--format", format, "--output", name(&path)];
            let (out, err, status) = run(&all);
            assert_eq!((out.as_str(), status), ("", 1), "{err}");
            let (_, err, status) = run(&[&all[..], &["--allow-unproved"]].concat());
            assert_eq!((err, status), (format!("onrecord: written: {}\n", path.display()), 0));
            let bytes = fs::read(&path).unwrap();
            if format != "docx" {
                let text = String::from_utf8(bytes).unwrap();
                assert!(text.contains("About this page") && text.contains("sha256 "), "{text}");
            }
        }
    }
}
