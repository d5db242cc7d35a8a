//! What was read last, by its content, so that it can be told whether files that were written anew are other now.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::files::{self, LARGEST_FILE, Look};
use crate::dossier::SourceFile;
use crate::dossier::problem::{Fault, Finding, Spot};
use crate::state::watched::{Change, How};
use crate::verify::{CopyState, DocumentProof, hash};

/// The files of a dossier and the copies of its documents, as they were read.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// The hash of each text, or why there is none, by the file's name within the dossier.
    files: BTreeMap<String, String>,
    copies: BTreeMap<PathBuf, HeldCopy>,
    /// The copies by the names of their files, which is what a proof tells.
    by_name: BTreeMap<String, Vec<PathBuf>>,
}

/// A file that may be a copy. What it holds is known once it was read: proving reads those that are needed.
#[derive(Clone, Debug)]
struct HeldCopy {
    look: Look,
    hash: Option<String>,
}

impl Held {
    /// Takes note of what was read, and before that of how the copies looked.
    pub fn new(
        dossier: Option<&Path>,
        looks: BTreeMap<PathBuf, Look>,
        texts: &[SourceFile],
        unreadable: &[Finding],
    ) -> Held {
        let read = texts.iter().map(|file| (file.name.clone(), hash(file.text.as_bytes())));
        let root = dossier.and_then(|path| std::fs::canonicalize(path).ok()).unwrap_or_default();
        let refused =
            unreadable.iter().filter_map(|finding| match (&finding.fault, &finding.spot) {
                (Fault::Unreadable { said }, Spot::File { name }) => {
                    let name = Path::new(name).strip_prefix(&root).unwrap_or(Path::new(name));
                    Some((name.display().to_string(), said.clone()))
                }
                _ => None,
            });
        let mut by_name: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
        for path in looks.keys() {
            if let Some(name) = path.file_name().and_then(|name| name.to_str()) {
                by_name.entry(name.to_string()).or_default().push(path.clone());
            }
        }
        let copies = looks.into_iter().map(|(path, look)| (path, HeldCopy { look, hash: None }));
        Held { files: read.chain(refused).collect(), copies: copies.collect(), by_name }
    }

    /// Takes note of the copy that a document was proved in.
    pub fn proved(&mut self, proof: &DocumentProof) {
        let CopyState::Held { name, hash, .. } = &proof.copy else { return };
        for path in self.by_name.get(name).into_iter().flatten() {
            if let Some(copy) = self.copies.get_mut(path) {
                copy.hash.get_or_insert_with(|| hash.clone());
            }
        }
    }

    /// What is other in `now`, in the order of names. Only copies that look otherwise are read, and what they hold
    /// decides.
    pub fn changes(&self, now: &mut Held) -> Vec<Change> {
        let mut changes = differences(&self.files, &now.files, |before, now| before == now);
        for (path, copy) in &mut now.copies {
            copy.hash = match self.copies.get(path) {
                Some(before) if before.look == copy.look => before.hash.clone(),
                _ => files::read_bytes(path, LARGEST_FILE).ok().map(|bytes| hash(&bytes)),
            };
        }
        let is_same = |before: &HeldCopy, now: &HeldCopy| {
            before.look == now.look || (before.hash.is_some() && before.hash == now.hash)
        };
        changes.extend(differences(&self.copies, &now.copies, is_same).into_iter().map(named));
        changes
    }
}

/// A copy is told by the name of its file.
fn named(change: Change) -> Change {
    let Change { name, how } = change;
    let file = name.rsplit('/').next().unwrap_or_default();
    Change { name: file.to_string(), how }
}

/// What is other, by a key that can be said.
fn differences<K: Ord + AsRef<std::ffi::OsStr>, V>(
    before: &BTreeMap<K, V>,
    now: &BTreeMap<K, V>,
    is_same: impl Fn(&V, &V) -> bool,
) -> Vec<Change> {
    let name = |key: &K| key.as_ref().to_string_lossy().into_owned();
    let gone = before.keys().filter(|key| !now.contains_key(*key));
    let gone = gone.map(|key| Change { name: name(key), how: How::Gone });
    let other = now.iter().filter_map(|(key, value)| match before.get(key) {
        None => Some(Change { name: name(key), how: How::New }),
        Some(before) if is_same(before, value) => None,
        Some(_) => Some(Change { name: name(key), how: How::Changed }),
    });
    let mut all: Vec<Change> = gone.chain(other).collect();
    all.sort();
    all
}
