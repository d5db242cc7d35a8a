//! Reads the dossier on one thread, when asked to and when its files may have changed, and proves it on another:
//! at most one reading is under way and one waits, and proving ends when there is another dossier to prove.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};

use super::event::{Event, Outbox};
use crate::state::msg::Msg;

/// Why the dossier is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Somebody asked.
    Asked,
    /// Its files may have changed: only what is other than it was is told.
    Watched,
}

/// What is left to do once a dossier is read, as long as no other one is: it is asked before each document.
pub type Proving = Box<dyn FnOnce(&dyn Fn(Msg), &dyn Fn() -> bool) + Send>;

/// Reads a dossier and says how it goes: `Msg::Loaded` and then `Msg::Checked`, or
/// `Msg::LoadFailed`; nothing where nothing changed.
pub type Load = Arc<dyn Fn(Why, &dyn Fn(Msg)) -> Option<Proving> + Send + Sync>;

/// What is asked for: a reading, and a message that comes after it.
type Request = (Why, Option<Msg>);

/// The sending end of the reading thread's queue.
#[derive(Clone, Debug)]
pub(super) struct Reader {
    requests: Sender<Request>,
    /// How many requests are not answered, and how many answers not taken by the event loop.
    open: Arc<AtomicUsize>,
}

impl Reader {
    /// Starts both threads.
    pub(super) fn start(outbox: &Outbox, load: Load) -> io::Result<Reader> {
        let (requests, asked) = mpsc::channel();
        let (to_prove, proving) = mpsc::channel();
        let (open, latest) = (Arc::<AtomicUsize>::default(), Arc::<AtomicU64>::default());
        let thread = |name: &str| std::thread::Builder::new().name(name.to_string());
        let (to, newest) = (outbox.clone(), Arc::clone(&latest));
        thread("prove").spawn(move || prove(&proving, &to, &newest))?;
        let (to, count) = (outbox.clone(), Arc::clone(&open));
        thread("load").spawn(move || {
            while let Ok(first) = asked.recv() {
                let waiting: Vec<Request> = [first].into_iter().chain(asked.try_iter()).collect();
                let send = |msg: Msg| {
                    if matches!(msg, Msg::Loaded { .. }) {
                        count.fetch_add(1, Ordering::SeqCst);
                    }
                    to.send(Event::Msg(msg));
                };
                let is_asked = waiting.iter().any(|(why, _)| *why == Why::Asked);
                let why = if is_asked { Why::Asked } else { Why::Watched };
                if let Some(proving) = load(why, &send) {
                    let number = latest.fetch_add(1, Ordering::SeqCst) + 1;
                    // Without the other thread nobody listens.
                    let _ = to_prove.send((number, proving));
                }
                count.fetch_sub(waiting.len(), Ordering::SeqCst);
                waiting.into_iter().filter_map(|(_, said)| said).for_each(send);
            }
        })?;
        Ok(Reader { requests, open })
    }

    /// Asks for a reading; `said` comes after what it has to say, so that it stays to be read.
    pub(super) fn ask(&self, why: Why, said: Option<Msg>) {
        self.open.fetch_add(1, Ordering::SeqCst);
        // Without a thread nobody listens.
        let _ = self.requests.send((why, said));
    }

    /// The event loop took a dossier that was read.
    pub(super) fn taken(&self) {
        self.open.fetch_sub(1, Ordering::SeqCst);
    }

    /// Whether everything that was asked for was read, and taken.
    pub(super) fn is_idle(&self) -> bool {
        self.open.load(Ordering::SeqCst) == 0
    }
}

/// Proves what was read, the latest of what waits.
fn prove(waiting: &Receiver<(u64, Proving)>, outbox: &Outbox, latest: &AtomicU64) {
    while let Ok(first) = waiting.recv() {
        let (number, proving) = waiting.try_iter().last().unwrap_or(first);
        let send = |msg: Msg| {
            outbox.send(Event::Msg(msg));
        };
        proving(&send, &|| latest.load(Ordering::SeqCst) == number);
    }
}
