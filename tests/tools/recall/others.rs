//! Documents as other readers read them.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What one reader made of many documents.
#[derive(Default)]
pub(crate) struct Reading {
    pub(crate) texts: BTreeMap<PathBuf, String>,
    pub(crate) seconds: f64,
    pub(crate) megabytes: u64,
}

/// The documents of a kind below a folder, in the order of their paths.
pub(crate) fn documents(kind: &str, folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if match kind {
                "html" => path.ends_with("source.html"),
                _ => path.extension().is_some_and(|ending| ending == kind),
            } {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Reads documents by another reader. What it cannot read has no text.
pub(crate) fn read_by(reader: &str, documents: &[PathBuf]) -> Reading {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tools/recall/readers.py");
    let answers = tempfile::NamedTempFile::new().unwrap();
    let mut process = Command::new("python3")
        .arg(script)
        .arg(reader)
        .arg(answers.path())
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let list: Vec<String> = documents.iter().map(|path| path.display().to_string()).collect();
    process.stdin.take().unwrap().write_all(list.join("\n").as_bytes()).unwrap();
    process.wait().unwrap();
    let mut reading = Reading::default();
    for line in std::fs::read_to_string(answers.path()).unwrap_or_default().lines() {
        let Ok(answer) = serde_json::from_str::<serde_json::Value>(line) else { continue };
        if let (Some(path), Some(text)) = (answer["path"].as_str(), answer["text"].as_str()) {
            reading.texts.insert(PathBuf::from(path), text.to_string());
        }
        reading.seconds = answer["seconds"].as_f64().unwrap_or(reading.seconds);
        reading.megabytes = answer["megabytes"].as_u64().unwrap_or(reading.megabytes);
    }
    reading
}
