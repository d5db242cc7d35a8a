//! One at a time: the lock of a folder of briefs. Readers need none, because what they see is always
//! whole. The system takes it from a process that ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::thread;
use std::time::Duration;

use rustix::fs::OFlags;

use super::error::{Deed, StoreError};
use super::folder::Store;
use crate::shell::files::durable::{make_folder, open_folder};

const NAME: &str = ".onrecord.lock";

/// Between two attempts to get the lock.
const STEP: Duration = Duration::from_millis(5);

/// The folder, as long as nobody else changes it.
pub(super) struct Entered {
    /// Opened before anything is written, so that syncing it needs nothing more.
    pub(super) folder: File,
    /// Whether the lock is held. A file system without locks is used without one: new names are never
    /// taken from others even so, and what was replaced is read again.
    pub(super) alone: bool,
    _lock: Locked,
}

/// A file that is locked as long as this lives. A child that another thread is just starting holds the
/// file for a moment, too: therefore the lock is given back, and not only the file closed.
#[derive(Debug)]
pub(super) struct Locked(pub(super) File);

impl Drop for Locked {
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

impl Store {
    /// Enters the folder, which is made if it is not there. `name` is the brief that it is for.
    pub(super) fn enter(&self, deed: Deed, name: &str) -> Result<Entered, StoreError> {
        let path = self.path(name)?;
        self.is_no_link()?;
        let lock_path = self.folder.join(NAME);
        let refused = |error| StoreError::Refused { deed, path: path.clone(), error };
        let mode = if self.is_shared { 0o777 } else { 0o700 };
        make_folder(&self.folder, mode).map_err(refused)?;
        let folder = open_folder(&self.folder).map_err(refused)?;
        let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed();
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false).mode(0o600).custom_flags(flags);
        let lock = options.open(&lock_path).map_err(refused)?;
        match self.wait_for(&lock) {
            Ok(alone) => Ok(Entered { folder, alone, _lock: Locked(lock) }),
            Err(TryLockError::WouldBlock) => {
                Err(StoreError::Locked { deed, path, lock: lock_path })
            }
            Err(TryLockError::Error(error)) => Err(refused(error)),
        }
    }

    fn wait_for(&self, lock: &File) -> Result<bool, TryLockError> {
        let mut waited = Duration::ZERO;
        loop {
            match lock.try_lock() {
                Ok(()) => return Ok(true),
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                    return Ok(false);
                }
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(TryLockError::WouldBlock) if waited < self.patience => {
                    thread::sleep(STEP);
                    waited += STEP;
                }
                Err(error) => return Err(error),
            }
        }
    }
}
