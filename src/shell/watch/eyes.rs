//! Hears from the system that something changed in a dossier's folders; where that cannot be had, its files are looked
//! at now and then.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::mpsc::SyncSender;
use std::sync::{Arc, Mutex, PoisonError};

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::super::copies::Copies;
use super::super::files::{Look, looked};

/// What is watched.
#[derive(Clone, Debug)]
pub struct Watched {
    /// The folder or file of the dossier, as it was named.
    pub dossier: PathBuf,
    /// The folders in which copies are looked for.
    pub copies: Vec<PathBuf>,
}

/// What is watched, and by which means.
pub(super) struct Eyes {
    watched: Watched,
    /// `None` where the system has none to give.
    watcher: Option<RecommendedWatcher>,
    /// The folders that it watches.
    folders: BTreeSet<PathBuf>,
    counts: Arc<Mutex<Counts>>,
    /// Something is not watched: the files are looked at.
    pub(super) are_partial: bool,
    seen: BTreeMap<PathBuf, Look>,
}

/// Which events count.
#[derive(Debug, Default)]
struct Counts {
    /// The dossier by the names by which the system may tell it.
    dossier: Vec<PathBuf>,
    is_folder: bool,
    copies: Vec<PathBuf>,
}

impl Eyes {
    /// Opens the eyes; `wake` is sent something whenever something changed.
    pub(super) fn open(watched: Watched, wake: SyncSender<()>) -> Eyes {
        let counts = Arc::<Mutex<Counts>>::default();
        let which = Arc::clone(&counts);
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            let counts = which.lock().unwrap_or_else(PoisonError::into_inner);
            if event.map_or(true, |event| counts.counts(&event)) {
                // One that waits says as much as many.
                let _ = wake.try_send(());
            }
        });
        let mut eyes = Eyes {
            watched,
            watcher: watcher.ok(),
            folders: BTreeSet::new(),
            counts,
            are_partial: true,
            seen: BTreeMap::new(),
        };
        eyes.renew();
        eyes
    }

    /// Watches the folders that there are now. Whatever changes from here on is heard of.
    pub(super) fn renew(&mut self) {
        let dossier = std::path::absolute(&self.watched.dossier).unwrap_or_default();
        let (folders, _) = looked(&dossier);
        // A folder that is moved away or replaced is told by the one around it.
        let around =
            names(&dossier).into_iter().filter_map(|path| path.parent().map(Path::to_path_buf));
        let mut wanted: BTreeSet<PathBuf> = folders.into_iter().chain(around).collect();
        let is_told =
            |folder: &PathBuf| folder.parent().is_some_and(|around| wanted.contains(around));
        let (there, missing): (Vec<_>, Vec<_>) =
            self.watched.copies.iter().cloned().partition(|folder| folder.is_dir());
        let are_missed = !missing.iter().all(is_told);
        wanted.extend(there);
        self.are_partial =
            !dossier.exists() || are_missed || wanted.iter().any(|folder| is_remote(folder));
        *self.counts.lock().unwrap_or_else(PoisonError::into_inner) = Counts {
            is_folder: dossier.is_dir(),
            dossier: names(&dossier),
            copies: self.watched.copies.iter().flat_map(|folder| names(folder)).collect(),
        };
        match &mut self.watcher {
            None => self.are_partial = true,
            Some(watcher) => {
                for gone in self.folders.difference(&wanted) {
                    // One that is gone is not watched any more anyway.
                    let _ = watcher.unwatch(gone);
                }
                for folder in &wanted {
                    // Again, because another one may have its name now.
                    let is_watched = watcher.watch(folder, RecursiveMode::NonRecursive).is_ok();
                    self.are_partial |= !is_watched;
                }
            }
        }
        self.folders = wanted;
        self.seen = self.look();
    }

    /// Whether the files look otherwise than before.
    pub(super) fn see(&mut self) -> bool {
        let now = self.look();
        let is_other = now != self.seen;
        self.seen = now;
        is_other
    }

    /// What can be seen, if it must be looked for.
    fn look(&self) -> BTreeMap<PathBuf, Look> {
        if !self.are_partial {
            return BTreeMap::new();
        }
        let (_, mut all) = looked(&self.watched.dossier);
        all.extend(Copies::in_folders(self.watched.copies.iter().cloned()).looked());
        all
    }
}

impl Counts {
    /// Whether an event may be one of the dossier's files or of a copy. That something was only read never is: the
    /// program itself reads.
    fn counts(&self, event: &Event) -> bool {
        let is_read = matches!(event.kind, EventKind::Access(how) if how != AccessKind::Close(AccessMode::Write));
        event.need_rescan() || (!is_read && event.paths.iter().any(|path| self.is_of_it(path)))
    }

    fn is_of_it(&self, path: &Path) -> bool {
        let is_hidden = |name: &OsStr| name.as_encoded_bytes().starts_with(b".");
        if self.copies.iter().any(|folder| path == folder || path.parent() == Some(folder)) {
            return !path.file_name().is_some_and(is_hidden);
        }
        self.dossier.iter().any(|dossier| match path.strip_prefix(dossier) {
            Ok(below) if self.is_folder => {
                !below.iter().any(is_hidden)
                    && !below.starts_with("briefs")
                    && !below.starts_with("views")
            }
            Ok(below) => below.as_os_str().is_empty(),
            Err(_) => false,
        })
    }
}

/// A path and where it leads, which is what some systems tell.
fn names(path: &Path) -> Vec<PathBuf> {
    let real = std::fs::canonicalize(path).ok().filter(|real| real != path);
    [path.to_path_buf()].into_iter().chain(real).collect()
}

/// Whether a folder lies on another machine, whose changes the system does not tell.
#[cfg(target_os = "linux")]
#[expect(
    clippy::cast_sign_loss,
    reason = "the number has 32 bits, in a type that each processor has otherwise"
)]
fn is_remote(folder: &Path) -> bool {
    /// NFS, SMB (three), 9P, Ceph, AFS, Coda, what programs make up (FUSE), and shared folders of virtual machines.
    const REMOTE: [u32; 11] = [
        0x6969,
        0x517b,
        0xff53_4d42,
        0xfe53_4d42,
        0x0102_1997,
        0x00c3_6400,
        0x5346_414f,
        0x7375_7245,
        0x6573_5546,
        0x786f_4256,
        0xbacb_acbc,
    ];
    rustix::fs::statfs(folder).is_ok_and(|found| REMOTE.contains(&(found.f_type as u32)))
}

#[cfg(not(target_os = "linux"))]
fn is_remote(_: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{CreateKind, DataChange, Flag, ModifyKind};

    fn written(path: &str) -> Event {
        let kind = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        Event::new(kind).add_path(PathBuf::from(path))
    }

    #[test]
    fn what_counts_is_what_would_be_read() {
        let folder = Counts {
            dossier: vec![PathBuf::from("/d")],
            is_folder: true,
            copies: vec![PathBuf::from("/d/documents"), PathBuf::from("/copies")],
        };
        for path in [
            "/d",
            "/d/a.ron",
            "/d/more",
            "/d/more/b.ron",
            "/d/documents/x.txt",
            "/copies/x.pdf",
            "/copies",
        ] {
            assert!(folder.counts(&written(path)), "{path}");
        }
        // What the program itself writes and reads does not.
        for path in [
            "/d/briefs",
            "/d/briefs/b.ron",
            "/d/.a.ron.swp",
            "/d/.git/x",
            "/e",
            "/d2/a.ron",
            "/copies/.x",
            "/copies/more/x",
        ] {
            assert!(!folder.counts(&written(path)), "{path}");
        }
        for how in [
            AccessKind::Open(AccessMode::Any),
            AccessKind::Close(AccessMode::Read),
            AccessKind::Read,
        ] {
            let read = Event::new(EventKind::Access(how)).add_path(PathBuf::from("/d/a.ron"));
            assert!(!folder.counts(&read), "{read:?}");
        }
        let closed = EventKind::Access(AccessKind::Close(AccessMode::Write));
        assert!(folder.counts(&Event::new(closed).add_path(PathBuf::from("/d/a.ron"))));
        assert!(folder.counts(&Event::new(EventKind::Other).set_flag(Flag::Rescan)));
    }

    #[test]
    fn of_a_single_file_nothing_beside_it_counts() {
        let file = Counts { dossier: vec![PathBuf::from("/d/a.ron")], ..Counts::default() };
        assert!(file.counts(&written("/d/a.ron")));
        let other =
            Event::new(EventKind::Create(CreateKind::File)).add_path(PathBuf::from("/d/b.ron"));
        assert!(!file.counts(&other));
    }
}
