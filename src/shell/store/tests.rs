//! What the store does when nothing fails, and when others are at work. Faults are provoked in
//! `tests/faults/`.

#![expect(clippy::disallowed_methods, reason = "tests look at what was written")]

use std::fs::{self, File};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::*;
use crate::shell::files;

struct Ground {
    folder: tempfile::TempDir,
    store: Store,
}

fn ground() -> Ground {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path().join("briefs"), Some(folder.path().join("state/journal")));
    Ground { folder, store }
}

impl Ground {
    /// The names of all files in the folder, hidden ones too.
    fn all(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.store.folder())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name != ".onrecord.lock")
            .collect();
        names.sort();
        names
    }

    fn text(&self, name: &str) -> String {
        self.store.read(name).unwrap().text
    }
}

#[test]
fn a_brief_is_saved_and_read_again() {
    let ground = ground();
    let store = &ground.store;
    assert_eq!(store.names().unwrap(), [""; 0]);
    let first = store.save("paris", "one", None).unwrap();
    assert_eq!((first.name.as_str(), first.beside, &first.theirs), ("paris", false, &None));
    let read = store.read("paris").unwrap();
    assert_eq!((read.text.as_str(), &read.hash), ("one", &first.hash));
    assert_eq!(ground.all(), ["paris.ron"]);
    let second = store.save("paris", "two", Some(&first.hash)).unwrap();
    assert_eq!((second.beside, ground.text("paris").as_str()), (false, "two"));
    assert_eq!(ground.all(), [".paris.ron.previous", "paris.ron"]);
    let previous = store.folder().join(".paris.ron.previous");
    assert_eq!(fs::read_to_string(previous).unwrap(), "one");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(store.folder()), 0o700);
    assert_eq!(mode(&store.folder().join("paris.ron")), 0o600);
}

#[test]
fn what_others_wrote_is_never_overwritten() {
    let ground = ground();
    let store = &ground.store;
    let base = store.save("x", "one", None).unwrap().hash;
    // Already there.
    let saved = store.save("x", "new", None).unwrap();
    assert_eq!((saved.name.as_str(), saved.beside), ("x-2", true));
    // Changed by an editor.
    fs::write(store.folder().join("x.ron"), "theirs").unwrap();
    let saved = store.save("x", "ours", Some(&base)).unwrap();
    assert_eq!((saved.name.as_str(), saved.beside), ("x-3", true));
    // Removed.
    fs::remove_file(store.folder().join("x.ron")).unwrap();
    let saved = store.save("x", "late", Some(&base)).unwrap();
    assert_eq!((saved.name.as_str(), saved.beside), ("x-4", true));
    assert_eq!(store.names().unwrap(), ["x-2", "x-3", "x-4"]);
    assert_eq!((ground.text("x-2"), ground.text("x-3")), ("new".into(), "ours".into()));
}

#[test]
fn a_save_that_failed_late_can_be_repeated() {
    let ground = ground();
    let base = ground.store.save("x", "one", None).unwrap().hash;
    ground.store.save("x", "two", Some(&base)).unwrap();
    let again = ground.store.save("x", "two", Some(&base)).unwrap();
    assert_eq!((again.name.as_str(), again.beside), ("x", false));
}

#[test]
fn the_mode_of_a_file_is_kept_and_obeyed() {
    let ground = ground();
    let path = ground.store.folder().join("x.ron");
    let base = ground.store.save("x", "one", None).unwrap().hash;
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    let base = ground.store.save("x", "two", Some(&base)).unwrap().hash;
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o644);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let error = ground.store.save("x", "three", Some(&base)).unwrap_err();
    assert!(error.to_string().contains("chmod u+w"), "{error}");
    assert_eq!(error.cause(), Some(Cause::ReadOnly));
    assert_eq!(ground.text("x"), "two");
}

#[test]
fn only_plain_files_are_briefs() {
    let ground = ground();
    let store = &ground.store;
    let folder = store.folder().to_path_buf();
    store.save("x", "one", None).unwrap();
    symlink("x.ron", folder.join("link.ron")).unwrap();
    fs::create_dir(folder.join("folder.ron")).unwrap();
    fs::write(folder.join(".hidden.ron"), "").unwrap();
    fs::write(folder.join("notes.txt"), "").unwrap();
    fs::write(folder.join("latin.ron"), b"caf\xe9").unwrap();
    assert_eq!(store.names().unwrap(), ["latin", "x"]);
    for (name, words) in [("link", "is a link"), ("folder", "is a folder"), ("latin", "not UTF-8")]
    {
        let error = store.read(name).unwrap_err();
        assert!(error.to_string().contains(words), "{error}");
    }
    for name in ["link", "folder"] {
        for base in [None, Some("0")] {
            assert!(store.save(name, "two", base).is_err());
        }
    }
    for name in ["", "../x", ".x", "a/b"] {
        let save = store.save(name, "two", None);
        assert!(matches!(save, Err(StoreError::BadName { .. })), "{name:?}");
    }
    assert_eq!(ground.text("x"), "one");
    let large = "a".repeat(LARGEST_BRIEF as usize + 1);
    assert!(matches!(store.save("y", &large, None), Err(StoreError::TooLarge { .. })));
}

#[test]
fn nothing_is_read_or_written_through_a_folder_that_is_a_link() {
    let ground = ground();
    let outside = ground.folder.path().join("outside");
    let store = &ground.store;
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("x.ron"), "theirs").unwrap();
    symlink(&outside, store.folder()).unwrap();
    let hash = crate::verify::hash(b"theirs");
    let refusals = [
        store.save("y", "ours", None).unwrap_err(),
        store.save("x", "ours", Some(&hash)).unwrap_err(),
        store.rename("x", "y", &hash).unwrap_err(),
        store.remove("x", &hash).unwrap_err(),
        store.restore("x").unwrap_err(),
        store.read("x").unwrap_err(),
        store.names().unwrap_err(),
    ];
    for error in refusals {
        let said = error.to_string();
        assert!(said.contains("briefs` is a link") && said.contains("put a folder"), "{said}");
    }
    // What is typed is kept where it is the user's own, and nowhere else.
    assert!(store.journal("y").unwrap().append("typed").is_ok());
    let nowhere = Store::new(store.folder().to_path_buf(), None);
    assert!(nowhere.journal("y").is_err());
    let there: Vec<_> = fs::read_dir(&outside).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(there, ["x.ron"]);
    assert_eq!(fs::read_to_string(outside.join("x.ron")).unwrap(), "theirs");
}

#[test]
fn a_name_is_changed_but_never_taken() {
    let ground = ground();
    let store = &ground.store;
    let base = store.save("a", "one", None).unwrap().hash;
    store.save("b", "two", None).unwrap();
    assert!(matches!(store.rename("a", "b", &base), Err(StoreError::Taken { .. })));
    assert!(matches!(store.rename("a", "c", "0"), Err(StoreError::Changed { .. })));
    assert!(matches!(store.rename("z", "c", &base), Err(StoreError::Missing { .. })));
    assert_eq!(ground.all(), ["a.ron", "b.ron"]);
    store.rename("a", "c", &base).unwrap();
    assert_eq!(
        (ground.all(), ground.text("c")),
        (vec!["b.ron".into(), "c.ron".into()], "one".into())
    );
}

#[test]
fn what_is_removed_can_come_back() {
    let ground = ground();
    let store = &ground.store;
    let base = store.save("a", "one", None).unwrap().hash;
    assert!(matches!(store.remove("a", "0"), Err(StoreError::Changed { .. })));
    assert!(matches!(store.restore("a"), Err(StoreError::Missing { .. })));
    store.remove("a", &base).unwrap();
    assert!(store.names().unwrap().is_empty());
    assert!(matches!(store.remove("a", &base), Err(StoreError::Missing { .. })));
    let back = store.restore("a").unwrap();
    assert_eq!((back.name.as_str(), &back.hash, back.beside), ("a", &base, false));
    store.remove("a", &base).unwrap();
    store.save("a", "two", None).unwrap();
    assert_eq!(store.restore("a").unwrap().name, "a-2");
    assert_eq!((ground.text("a"), ground.text("a-2")), ("two".into(), "one".into()));
}

#[test]
fn a_lock_that_stays_is_told() {
    let mut ground = ground();
    ground.store.patience = Duration::ZERO;
    let base = ground.store.save("x", "one", None).unwrap().hash;
    let lock = File::open(ground.store.folder().join(".onrecord.lock")).unwrap();
    lock.lock().unwrap();
    let error = ground.store.save("x", "two", Some(&base)).unwrap_err();
    let said = error.to_string();
    assert!(said.contains("is not saved") && said.contains(".onrecord.lock"), "{said}");
    assert_eq!(ground.text("x"), "one");
    lock.unlock().unwrap();
    ground.store.save("x", "two", Some(&base)).unwrap();
}

#[test]
fn only_what_a_save_left_is_swept_away() {
    let ground = ground();
    let store = &ground.store;
    store.save("x", "one", None).unwrap();
    let others = [".x.ron.tmp", ".x.ron.a-1.tmp", ".x.ron.12.tmp", "x.ron.1-1.tmp", ".x.1-1.tmp"];
    for name in others.into_iter().chain([".x.ron.12-3.tmp", ".Paris Brief.ron.1-0.tmp"]) {
        fs::write(store.folder().join(name), "").unwrap();
    }
    store.save("y", "two", None).unwrap();
    let mut expected = others.map(String::from).to_vec();
    expected.extend(["x.ron".to_string(), "y.ron".to_string()]);
    expected.sort();
    assert_eq!(ground.all(), expected);
}

#[test]
fn a_journal_is_left_behind_only_by_the_dead() {
    let ground = ground();
    let store = &ground.store;
    let mut living = store.journal("x").unwrap();
    living.append("being typed").unwrap();
    assert!(store.orphans().offered.is_empty());
    // A journal that is dropped stands for a process that died.
    drop(living);
    let mut other = store.journal("y").unwrap();
    other.append("more").unwrap();
    let left = store.orphans().offered;
    assert_eq!(
        left.iter().map(|l| (&*l.name, &*l.text)).collect::<Vec<_>>(),
        [("x", "being typed")]
    );
    assert!(store.orphans().offered.is_empty(), "two are offered the same");
    left.into_iter().for_each(OrphanedJournal::discard);
    assert!(store.orphans().offered.is_empty());
    other.finish();
    let none: [PathBuf; 0] = [];
    assert_eq!(files::names_in(&ground.folder.path().join("state/journal")), none);
}

#[test]
fn what_is_saved_is_not_left_behind() {
    let ground = ground();
    let mut journal = ground.store.journal("x").unwrap();
    journal.append("text").unwrap();
    ground.store.save("x", "text", None).unwrap();
    drop(journal);
    drop(ground.store.journal("x").unwrap());
    assert!(ground.store.orphans().offered.is_empty());
    let none: [PathBuf; 0] = [];
    assert_eq!(files::names_in(&ground.folder.path().join("state/journal")), none);
}

/// A journal whose first record was damaged was removed without a word.
#[test]
fn what_cannot_be_read_is_set_aside_and_told() {
    let names = |ground: &Ground| -> Vec<String> {
        let paths = files::names_in(&ground.folder.path().join("state/journal"));
        paths.iter().map(|path| path.file_name().unwrap().to_str().unwrap().to_string()).collect()
    };
    for (texts, harm, offered) in [
        (&["one", "two"][..], "one", Some("two")),
        (&["one", "two"], "two", Some("one")),
        (&["one"], "one", None),
    ] {
        let ground = ground();
        let mut journal = ground.store.journal("x").unwrap();
        for text in texts {
            journal.append(text).unwrap();
        }
        drop(journal);
        let path = files::names_in(&ground.folder.path().join("state/journal")).remove(0);
        let text = fs::read_to_string(&path).unwrap().replace(harm, "???");
        fs::write(&path, text).unwrap();
        let Orphans { offered: found, unreadable } = ground.store.orphans();
        let told: Vec<_> = found.iter().map(|left| (&*left.text, left.is_damaged)).collect();
        assert_eq!(told, offered.map(|text| (text, true)).into_iter().collect::<Vec<_>>());
        assert_eq!(unreadable.len(), usize::from(offered.is_none()), "{unreadable:?}");
        found.into_iter().for_each(OrphanedJournal::discard);
        assert!(names(&ground)[0].ends_with(".journal.unreadable"), "{:?}", names(&ground));
        // It is told once.
        let again = ground.store.orphans();
        assert!(again.offered.is_empty() && again.unreadable.is_empty(), "{again:?}");
    }
}

/// When its file was gone, a journal is written anew, and until that has its name there is no other.
#[test]
fn an_unfinished_journal_is_offered_where_there_is_no_other() {
    let ground = ground();
    let mut journal = ground.store.journal("x").unwrap();
    journal.append("text").unwrap();
    drop(journal);
    let path = files::names_in(&ground.folder.path().join("state/journal")).remove(0);
    fs::rename(&path, path.with_extension("journal.tmp")).unwrap();
    let found = ground.store.orphans().offered;
    assert_eq!(found.iter().map(|left| &*left.text).collect::<Vec<_>>(), ["text"]);
}

/// Names come again: each process counts from 0, and numbers of processes are given anew.
#[test]
fn what_is_set_aside_takes_the_place_of_nothing() {
    let ground = ground();
    let folder = ground.folder.path().join("state/journal");
    for text in ["one", "two"] {
        let mut journal = ground.store.journal("x").unwrap();
        journal.append(text).unwrap();
        drop(journal);
        let is_journal = |path: &PathBuf| path.extension().is_some_and(|e| e == "journal");
        let made = files::names_in(&folder).into_iter().find(is_journal).unwrap();
        let path = as_first_of_a_new_start(&made);
        fs::rename(made, &path).unwrap();
        let bytes = fs::read_to_string(&path).unwrap();
        fs::write(&path, bytes.replace(&crate::verify::hash(text.as_bytes()), "?")).unwrap();
        assert_eq!(ground.store.orphans().unreadable.len(), 1);
    }
    let kept: Vec<String> =
        files::names_in(&folder).iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    assert_eq!(kept.len(), 2);
    assert!(kept.iter().any(|text| text.contains("one")) && kept.iter().any(|t| t.contains("two")));
}

/// The path of a journal as the first process of a new start would name it.
fn as_first_of_a_new_start(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap().to_str().unwrap();
    let (before, _) = name.strip_suffix(".journal").unwrap().rsplit_once('.').unwrap();
    path.with_file_name(format!("{before}.1-0.journal"))
}

#[test]
fn a_journal_of_another_version_stays_where_it_is() {
    let ground = ground();
    let mut journal = ground.store.journal("x").unwrap();
    journal.append("text").unwrap();
    drop(journal);
    let path = files::names_in(&ground.folder.path().join("state/journal")).remove(0);
    let text = fs::read_to_string(&path).unwrap().replace("journal 1", "journal 2");
    fs::write(&path, &text).unwrap();
    let found = ground.store.orphans();
    assert!(found.offered.is_empty());
    assert_eq!(found.unreadable, std::slice::from_ref(&path));
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn a_journal_stays_small_and_outlives_its_file() {
    let ground = ground();
    let mut journal = ground.store.journal("x").unwrap();
    let text = |n: usize| format!("{n}{}", "a".repeat(100_000));
    for n in 0..30 {
        journal.append(&text(n)).unwrap();
    }
    let state = ground.folder.path().join("state/journal");
    let paths = files::names_in(&state);
    assert_eq!(paths.len(), 1);
    assert!(fs::metadata(&paths[0]).unwrap().len() < 1_300_000);
    fs::remove_file(&paths[0]).unwrap();
    journal.append(&text(30)).unwrap();
    drop(journal);
    assert_eq!(ground.store.orphans().offered[0].text, text(30));
}

#[test]
fn where_the_users_folder_is_of_no_use_journals_lie_beside_the_briefs() {
    let mut ground = ground();
    fs::write(ground.folder.path().join("state"), "a file").unwrap();
    for journals in [ground.store.journals.clone(), None] {
        ground.store.journals = journals;
        let mut journal = ground.store.journal("x").unwrap();
        journal.append("text").unwrap();
        drop(journal);
        assert!(ground.all()[0].starts_with(".x.") && ground.store.names().unwrap().is_empty());
        let left = ground.store.orphans().offered;
        assert_eq!((left.len(), left[0].text.as_str()), (1, "text"));
        left.into_iter().for_each(OrphanedJournal::discard);
    }
}

#[test]
fn each_dossier_has_its_own_journals() {
    let ground = ground();
    let other = Store::new(ground.folder.path().join("other"), ground.store.journals.clone());
    let mut journal = other.journal("x").unwrap();
    journal.append("text").unwrap();
    drop(journal);
    assert!(ground.store.orphans().offered.is_empty());
    assert_eq!(other.orphans().offered.len(), 1);
}
