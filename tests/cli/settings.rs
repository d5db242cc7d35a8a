//! `onrecord settings`, and what settings do to other commands.

use std::path::Path;

use super::{run, run_with};

/// A folder with settings, and its path as text.
fn config(text: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("onrecord");
    std::fs::create_dir(&own).unwrap();
    #[expect(clippy::disallowed_methods, reason = "the test writes what is read")]
    std::fs::write(own.join("settings.ron"), text).unwrap();
    let path = folder.path().to_str().unwrap().to_string();
    (folder, path)
}

#[test]
fn without_a_file_it_says_where_one_belongs() {
    let (out, err, status) = run(&["settings"]);
    assert_eq!((err.as_str(), status), ("", 0));
    assert!(out.contains("no-home/onrecord/settings.ron\nThere is none;"), "{out}");
}

#[test]
fn problems_are_told_all_at_once_with_their_places() {
    let text = "(\n    theme: Drak,\n    sources: \"nowhere\",\n    keys: {\n        \"move.dwn\": [\"x\"],\n        \"app.help\": [\"q\", \"<f9>\"],\n    },\n)\n";
    let (_folder, path) = config(text);
    let (out, err, status) = run_with(&path, &["settings"]);
    assert_eq!((err.as_str(), status), ("", 1));
    let out = out.replace(&path, "CONFIG");
    let expected = "\
Settings are read from CONFIG/onrecord/settings.ron

CONFIG/onrecord/settings.ron:2:12: `Drak` is not valid here.
    theme: Drak,
           ^
  Write `Auto`, `Dark`, `Light` or `Mono`.

CONFIG/onrecord/settings.ron:3:14: CONFIG/onrecord/nowhere is not a folder.
    sources: \"nowhere\",
             ^
  Name the folder with the copies.

CONFIG/onrecord/settings.ron:5:9: There is no command `move.dwn`.
    \"move.dwn\": [\"x\"],
    ^
  Did you mean `move.down`?

CONFIG/onrecord/settings.ron:6:22: `q` is already the key of `app.quit`.
    \"app.help\": [\"q\", \"<f9>\"],
                 ^
  Choose another key, or give that command another one.

4 problems; everything else in it holds
";
    assert_eq!(out, expected);
    // What is right in it holds.
    let (keys, err, status) = run_with(&path, &["keys", "--format", "csv"]);
    assert_eq!(status, 0);
    assert!(keys.contains("Everywhere,F9,Help,"), "{keys}");
    assert_eq!(err, "onrecord: the settings have 4 problems; `onrecord settings` lists them\n");
}

#[test]
fn a_file_that_cannot_be_read_is_told() {
    let (folder, path) = config("");
    let file = folder.path().join("onrecord/settings.ron");
    std::fs::remove_file(&file).unwrap();
    std::os::unix::fs::symlink("nowhere", &file).unwrap();
    let (out, _, status) = run_with(&path, &["settings"]);
    assert_eq!(status, 1);
    assert!(out.contains("1 problem;"), "{out}");
}

#[test]
fn whatever_lies_in_its_place_is_told_and_everything_is_as_without_it() {
    let check = |bytes: &[u8], expected: &str| {
        let (folder, path) = config("");
        let file = folder.path().join("onrecord/settings.ron");
        #[expect(clippy::disallowed_methods, reason = "the test writes what is read")]
        std::fs::write(&file, bytes).unwrap();
        let (out, _, status) = run_with(&path, &["settings"]);
        assert_eq!(status, 1, "{out}");
        let out = out.replace(file.to_str().unwrap(), "FILE");
        let told = format!(
            "Settings are read from FILE\n\nFILE: {expected}\n  \
             Until then, everything is as it is without settings.\n\n\
             1 problem; everything else in it holds\n"
        );
        assert_eq!(out, told);
        let (keys, _, status) = run_with(&path, &["keys", "--format", "csv"]);
        let (without, _, _) = run(&["keys", "--format", "csv"]);
        assert_eq!((keys == without, status), (true, 0), "{keys}");
    };
    let text = b"(ascii: true) // ".as_slice();
    check(
        &[text, &[0xe9]].concat(),
        "`FILE` is not UTF-8 text, from byte 17 on (counted from 0): save it as UTF-8",
    );
    check(b"\xff\xfe(\0)\0", "`FILE` is UTF-16 text, from byte 0 on: save it as UTF-8");
    check(
        &[text, &vec![b'x'; 10 * 1024 * 1024]].concat(),
        "`FILE` is too large: remove whatever is not a setting",
    );
}

#[test]
fn settings_may_be_a_link_and_name_a_folder_beside_them() {
    let (folder, path) = config("(sources: \"..\")");
    let file = folder.path().join("onrecord/settings.ron");
    std::fs::rename(&file, folder.path().join("mine.ron")).unwrap();
    std::os::unix::fs::symlink(folder.path().join("mine.ron"), &file).unwrap();
    let (out, _, status) = run_with(&path, &["settings"]);
    assert_eq!((out.ends_with("\nno problems\n"), status), (true, 0), "{out}");
    // The folder is where the quotes are looked for: there, nothing is.
    let small = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/play/small.ron");
    let (with, _, _) = run_with(&path, &["check", small.to_str().unwrap()]);
    let (without, _, _) = run(&["check", small.to_str().unwrap()]);
    assert!(with != without, "{with}");
}

#[test]
fn the_page_of_settings_is_fresh() {
    let (sample, _, _) = run(&["settings", "--default"]);
    let page = include_str!("../../docs/SETTINGS.md");
    let (_, from) = page.split_once("```ron\n").unwrap();
    let (kept, _) = from.split_once("```").unwrap();
    assert!(kept == sample, "put it in its place again: onrecord settings --default");
}
