//! The process in which faults are provoked: carries out orders on a store and reports how each went.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::path::PathBuf;

use onrecord::shell::store::{Journal, Store, StoreError};

use super::ground::Ground;

/// What the test binary calls this, to be run alone.
pub(super) const NAME: &str = "faults::driver::carries_out_orders";

/// The store of a watched folder.
pub(super) fn store(watched: &std::path::Path) -> Store {
    Store::new(watched.join("briefs"), Some(watched.join("state/journal")))
}

/// A text from its short form: as it is, or `WORD:LENGTH` for a word again and again.
pub(super) fn text_of(short: &str) -> String {
    match short.split_once(':') {
        Some((word, length)) => {
            let length: usize = length.parse().unwrap();
            let mut text = format!("{short} {}", word.repeat(length / word.len()));
            text.truncate(length);
            text
        }
        None => short.to_string(),
    }
}

struct Driver {
    watched: PathBuf,
    store: Store,
    journal: Option<Journal>,
    report: File,
}

impl Driver {
    /// `save NAME TEXT BASE`, and so on: what was done, or the error. `-` is no base, `=` the hash of what lies there.
    fn carry_out(&mut self, order: &[&str]) -> Result<String, StoreError> {
        let base_of = |name: &str, base: &str| match base {
            "-" => None,
            "=" => Some(self.store.read(name).unwrap().hash),
            hash => Some(hash.to_string()),
        };
        match *order {
            ["save", name, text, base] => {
                let base = base_of(name, base);
                let saved = self.store.save(name, &text_of(text), base.as_deref())?;
                let theirs = saved.theirs.unwrap_or_default();
                return Ok(format!("{}\t{}\t{theirs}", saved.name, saved.beside));
            }
            ["rename", from, to, base] => {
                self.store.rename(from, to, &base_of(from, base).unwrap())?;
            }
            ["remove", name, base] => self.store.remove(name, &base_of(name, base).unwrap())?,
            ["restore", name] => return self.store.restore(name).map(|saved| saved.name),
            ["read", name] => return self.store.read(name).map(|stored| stored.hash),
            ["names"] => return self.store.names().map(|names| names.join(" ")),
            ["journal", name] => self.journal = Some(self.store.journal(name)?),
            ["append", text] => {
                if let Some(journal) = &mut self.journal {
                    journal.append(&text_of(text))?;
                } else {
                    return Ok("no journal".to_string());
                }
            }
            ["wait"] => {
                std::io::stdout().write_all(b"\nwaiting\n").unwrap();
                let _ = std::io::stdin().read(&mut [0]).unwrap();
            }
            ["fill"] => {
                let mut filler = File::create(self.watched.join("filler")).unwrap();
                for size in [4096, 1] {
                    while filler.write_all(&vec![b'a'; size]).is_ok() {}
                }
            }
            ["free"] => fs::remove_file(self.watched.join("filler")).unwrap(),
            ref other => panic!("no such order: {other:?}"),
        }
        Ok(String::new())
    }
}

/// The process that the other tests of faults start, when it is given orders; by itself the test that such a
/// process does what it is told, reports it, and ends without finishing anything.
#[test]
fn carries_out_orders() {
    let Ok(orders) = std::env::var("FAULTS_ORDERS") else {
        return starts_one_that_does();
    };
    let watched = PathBuf::from(std::env::var_os("FAULTS_WATCHED").unwrap());
    let report = std::env::var_os("FAULTS_REPORT").unwrap();
    let report = OpenOptions::new().append(true).create(true).open(report).unwrap();
    let mut driver = Driver { store: store(&watched), watched, journal: None, report };
    for order in orders.lines() {
        let words: Vec<&str> = order.split('\t').collect();
        let line = match driver.carry_out(&words) {
            Ok(done) => format!("{}\tdone\t{done}\n", words[0]),
            Err(error) => format!("{}\terror\t{error}\n", words[0]),
        };
        driver.report.write_all(line.as_bytes()).unwrap();
    }
    // Ends as a process that dies: nothing is finished.
    std::process::exit(0);
}

fn starts_one_that_does() {
    let ground = Ground::new();
    let orders = ["save\ta\tnew\t-", "rename\tb\tc\tno", "journal\ta", "append\ttyped"];
    assert!(ground.command(&orders, "report").status().unwrap().success());
    let report = ground.report("report");
    let told: Vec<&str> = report.iter().map(|(order, _)| order.as_str()).collect();
    assert_eq!(told, ["save", "rename", "journal", "append"]);
    assert_eq!(report[0].1.as_deref(), Ok("a\tfalse\t"));
    assert!(report[1].1.is_err() && report[3].1.is_ok(), "{report:?}");
    assert_eq!(ground.text("a").as_deref(), Some("new"));
    let left: Vec<String> =
        ground.store.orphans().offered.into_iter().map(|left| left.text).collect();
    assert_eq!(left, ["typed"]);
}
