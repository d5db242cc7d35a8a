//! Reading a dossier for the screen: at the start, when that is asked for, and when its files changed.

use std::cell::Cell;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::output::Failure;
use super::texts::{Texts, texts_telling};
use crate::dossier::problem::Finding;
use crate::dossier::{
    DocumentIx, Dossier, Loaded, SourceFile, check, in_order, load_telling, locate,
};
use crate::insight::as_of::Calendar;
use crate::search::index::Index;
use crate::shell::copies::Copies;
use crate::shell::{Held, Load, Proving, Why, proving};
use crate::state::Progress;
use crate::state::msg::Msg;
use crate::verify::{DocumentProof, Proofs, fingerprint};

/// What was read last, and what could not be.
#[derive(Default)]
struct Last {
    /// `None` until it was read once.
    held: Option<Held>,
    /// Counts what was read, so that a copy that is proved is noted with what it was read for.
    number: u64,
    /// Why it could not be read since, if it could not.
    failed: Option<String>,
}

/// Reads the dossier for the screen, at the start, whenever it is asked for, and when its files changed; `first` is what
/// is read of it already. Where it cannot be opened at all, the screen is closed, and `refused` has the reason.
pub(super) fn loader(
    path: Option<PathBuf>,
    sources: Option<PathBuf>,
    first: Option<Texts>,
    refused: Arc<Mutex<Option<Failure>>>,
) -> Load {
    let (first, last) = (Mutex::new(first), Arc::new(Mutex::new(Last::default())));
    Arc::new(move |why, send: &dyn Fn(Msg)| {
        let is_first = locked(&last).held.is_none();
        let kept = locked(&first).take();
        // What is soon read is in the first frame.
        let tells = is_first && kept.is_none();
        let tell = by_percent(|read, of| {
            if tells {
                send(Msg::Reading(Progress::Files { read, of }));
            }
        });
        // What changes while it is read is other afterwards.
        let copies = Copies::of_dossier(path.as_deref(), sources.as_deref());
        let looks = copies.looked();
        let read = kept.map_or_else(|| texts_telling(path.as_deref(), &tell), Ok);
        let (texts, unreadable) = match read {
            Ok(read) => read,
            Err(failure) if is_first => {
                *locked(&refused) = Some(failure);
                send(Msg::CannotOpen);
                return None;
            }
            Err(Failure(said)) => {
                let before = locked(&last).failed.replace(said.clone());
                // Said once, and not again while nothing is done about it.
                if why == Why::Asked || before.as_ref() != Some(&said) {
                    send(Msg::LoadFailed(format!("{said}; what was read before is still shown")));
                }
                return None;
            }
        };
        let mut now = Held::new(path.as_deref(), looks, &texts, &unreadable);
        let number = {
            let mut last = locked(&last);
            let had_failed = last.failed.take().is_some();
            let changes = last.held.as_ref().map(|held| held.changes(&mut now)).unwrap_or_default();
            if why == Why::Watched {
                let is_same = changes.is_empty();
                if !is_same || had_failed {
                    send(Msg::FilesChanged(changes));
                }
                if is_same {
                    last.held = Some(now);
                    return None;
                }
            }
            last.held = Some(now);
            last.number += 1;
            last.number
        };
        let last = Arc::clone(&last);
        let note = move |proof: &DocumentProof| {
            let mut last = locked(&last);
            if last.number == number
                && let Some(held) = &mut last.held
            {
                held.proved(proof);
            }
        };
        Some(open_in_stages(texts, unreadable, copies, tells, Box::new(note), send))
    })
}

fn locked<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Tells only what is another hundredth of the whole.
fn by_percent(tell: impl Fn(usize, usize)) -> impl Fn(usize, usize) {
    let last = Cell::new(None);
    move |done, of| {
        let now = Some(done.saturating_mul(100) / of.max(1));
        if last.replace(now) != now {
            tell(done, of);
        }
    }
}

/// What takes note of a document that is proved.
type Note = Box<dyn Fn(&DocumentProof) + Send>;

/// Sends the dossier as soon as it is read, and all that is wrong with it when that is known; hands back the proving
/// that is left to do.
fn open_in_stages(
    texts: Vec<SourceFile>,
    unreadable: Vec<Finding>,
    copies: Copies,
    tells: bool,
    note: Note,
    send: &dyn Fn(Msg),
) -> Proving {
    let tell = by_percent(|read, of| {
        if tells {
            send(Msg::Reading(Progress::Entries { read, of }));
        }
    });
    let Loaded { dossier, mut findings } = load_telling(&texts, &tell);
    findings.extend(unreadable);
    let problems = locate(findings.clone(), &texts);
    let dossier = Arc::new(dossier);
    // Those without a quote, too: they can be read.
    let read: fn(&DocumentIx) -> bool = if copies.is_empty() { |_| false } else { |_| true };
    let documents: Vec<DocumentIx> = dossier.document_indices().filter(read).collect();
    send(Msg::Loaded { dossier: dossier.clone(), problems, unread: documents.len() });
    findings.extend(check(&dossier));
    let problems = locate(findings.clone(), &texts);
    let (index, calendar) = (Box::new(Index::new(&dossier)), Box::new(Calendar::new(&dossier)));
    send(Msg::Checked { dossier: dossier.clone(), problems, index, calendar });
    let hash = fingerprint(texts.iter().map(|file| (file.name.as_str(), &*file.text)));
    send(Msg::Fingerprint { dossier: dossier.clone(), hash });
    Box::new(move |send, is_wanted| {
        if documents.is_empty() {
            return;
        }
        let all = prove(&dossier, &documents, &copies, &*note, send, is_wanted);
        if let Some(all) = all {
            findings.extend(all);
            let mut problems = locate(findings, &texts);
            in_order(&mut problems, &texts);
            send(Msg::AllProved { dossier, problems });
        }
    })
}

/// Reads the quotes in their copies and tells the verdicts, some documents at a time; what is wrong with them. `None`
/// where nobody wants to know any more.
fn prove(
    dossier: &Arc<Dossier>,
    documents: &[DocumentIx],
    copies: &Copies,
    note: &dyn Fn(&DocumentProof),
    send: &dyn Fn(Msg),
    is_wanted: &dyn Fn() -> bool,
) -> Option<Vec<Finding>> {
    let mut all = Proofs::default();
    let mut left = documents.len();
    let together = proving::together(documents.len());
    let mut waiting: Vec<DocumentProof> = Vec::new();
    proving::prove(dossier, copies, documents, proving::threads(), |proof| {
        if !is_wanted() {
            return false;
        }
        note(&proof);
        all.add(dossier, proof.clone());
        waiting.push(proof);
        left -= 1;
        if waiting.len() >= together || left == 0 {
            let proofs = std::mem::take(&mut waiting);
            send(Msg::Proved { dossier: dossier.clone(), proofs, left });
        }
        true
    });
    all.settle(dossier);
    (left == 0).then_some(all.findings)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the test writes the files that are read")]
mod tests {
    use super::*;
    use crate::app::{App, commands};
    use crate::insight::conflicts::conflicts;
    use crate::insight::grid::{cells, columns, rows};
    use proptest::collection::vec;
    use proptest::prelude::*;
    use std::fs;
    use std::path::Path;

    /// What the files of the dossier may hold; the first of them a whole dossier.
    const TEXTS: [&str; 6] = [
        include_str!("../../tests/play/small.ron"),
        "(topics: [(id: \"more\", name: \"More\", kind: Undertaking)])",
        "(positions: [(id: \"x\", actors: [\"arl\"], topic: \"troops\", stance: Refuse, summary: \"S\", \
         evidence: [(document: \"paper\", exact: \"the minister said\")])])",
        "(actors: [\n<<<<<<< a\n(id: \"k\"),\n=======\n>>>>>>> b\n(id: \"l\", name: \"L\", kind: State)])",
        "(positions: [(id: \"x\", actors: [\"arl\"",
        "\u{1}",
    ];
    const NAMES: [&str; 4] = ["a.ron", "b.ron", "more/c.ron", "documents/paper.txt"];

    #[derive(Clone, Debug)]
    enum Edit {
        Write(usize, usize),
        Remove(usize),
        /// Another file takes its place, as editors save.
        Replace(usize, usize),
        /// Not UTF-8.
        Spoil(usize),
    }

    fn edit() -> impl Strategy<Value = Edit> {
        let (name, text) = (0..NAMES.len(), 0..TEXTS.len());
        prop_oneof![
            (name.clone(), text.clone()).prop_map(|(name, text)| Edit::Write(name, text)),
            (name.clone(), text).prop_map(|(name, text)| Edit::Replace(name, text)),
            name.clone().prop_map(Edit::Remove),
            name.prop_map(Edit::Spoil),
        ]
    }

    fn apply(root: &Path, edit: &Edit) {
        match *edit {
            Edit::Write(name, text) => fs::write(root.join(NAMES[name]), TEXTS[text]).unwrap(),
            Edit::Replace(name, text) => {
                fs::write(root.join(".new"), TEXTS[text]).unwrap();
                fs::rename(root.join(".new"), root.join(NAMES[name])).unwrap();
            }
            Edit::Remove(name) => drop(fs::remove_file(root.join(NAMES[name]))),
            Edit::Spoil(name) => fs::write(root.join(NAMES[name]), b"(\xff").unwrap(),
        }
    }

    /// Reads, and tells the application; whether there was anything to tell.
    fn read(load: &Load, why: Why, app: &mut App) -> bool {
        let told = std::cell::RefCell::new(Vec::new());
        let send = |msg: Msg| told.borrow_mut().push(msg);
        if let Some(proving) = load(why, &send) {
            proving(&send, &|| true);
        }
        let told = told.into_inner();
        let is_told = !told.is_empty();
        for msg in told {
            app.update(msg);
        }
        is_told
    }

    fn loader_of(root: &Path) -> Load {
        loader(Some(root.to_path_buf()), None, None, Arc::default())
    }

    /// Everything that is known, in words.
    fn known(app: &App) -> String {
        let model = &app.model;
        let (d, there) = (&model.dossier, &model.scope.there);
        let columns = columns(d, there, |_| false);
        let cells: Vec<_> = rows(d)
            .into_iter()
            .map(|(_, actor)| cells(model.known(), actor, &columns, there))
            .collect();
        let positions: Vec<_> =
            d.positions().map(|p| format!("{} {}", p.id(), p.summary())).collect();
        let conflicts = conflicts(model.known(), there);
        format!(
            "{}\n{positions:?}\n{:?}\n{cells:?}\n{conflicts:?}\n{:?}",
            model.fingerprint, model.problems, model.tally
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn after_any_edits_all_is_as_if_it_were_read_for_the_first_time(edits in vec(vec(edit(), 1..4), 1..6)) {
            let folder = tempfile::tempdir().unwrap();
            let root = folder.path();
            for below in ["more", "documents"] {
                fs::create_dir(root.join(below)).unwrap();
            }
            fs::write(root.join("a.ron"), TEXTS[0]).unwrap();
            let (load, mut app) = (loader_of(root), App::waiting(commands()));
            read(&load, Why::Asked, &mut app);
            for edits in edits {
                for edit in &edits {
                    apply(root, edit);
                }
                let before = known(&app);
                let is_told = read(&load, Why::Watched, &mut app);
                let mut fresh = App::waiting(commands());
                read(&loader_of(root), Why::Asked, &mut fresh);
                // What cannot be read at all leaves the last state.
                let expected = if fresh.model.read.dossiers > 0 { known(&fresh) } else { before.clone() };
                prop_assert_eq!(&known(&app), &expected);
                prop_assert!(is_told || before == expected);
                // Written anew and equal, it is the same.
                for name in NAMES {
                    if let Ok(bytes) = fs::read(root.join(name)) {
                        fs::write(root.join(name), bytes).unwrap();
                    }
                }
                prop_assert!(!read(&load, Why::Watched, &mut app));
            }
        }
    }
}
