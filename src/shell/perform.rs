//! Carries out effects. `state/effect.rs` lists all that can be asked for.

use super::env::Env;
use super::event::{Event, Outbox};
use super::files::{self, Completed};
use super::reading::{Load, Reader, Why};
use super::screen::Screen;
use super::storage::{Places, Storage};
use super::suspend;
use super::texts::{ReadCopy, Texts};
use super::watch::{self, Watched};
use super::worker::Worker;
use super::{clipboard, editor, opener};
use crate::state::adding::{AddRequest, Added};
use crate::state::capturing::read_for;
use crate::state::effect::Effect;
use crate::state::jobs::JobKind;
use crate::state::msg::Msg;
use crate::text::fold::occurrences;
use crate::verify::quoted;
use std::cell::{OnceCell, RefCell};
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

/// Puts a document into the dossier, or tells why not.
pub type AddDocument = Arc<dyn Fn(&AddRequest) -> Added + Send + Sync>;

/// How the dossier is reached, each on a thread of its own.
pub struct Doors {
    /// Reads it, at the start and again when asked to, or when its files may have changed.
    pub load: Load,
    /// What is watched for that, if anything is.
    pub watched: Option<Watched>,
    /// Reads the copy of a document, by its id.
    pub read: ReadCopy,
    /// Puts a document into it.
    pub add: AddDocument,
}

/// Whether the program goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    Go,
    Quit,
}

/// Has what effects need.
pub(super) struct Performer {
    outbox: Outbox,
    doors: Doors,
    reader: Reader,
    /// Where the terminal is decides how copying and opening are done.
    env: Env,
    /// Started by the first thing that is to be worked out.
    worker: OnceCell<Worker>,
    /// Works out what is searched for and counted while it is typed.
    searcher: OnceCell<Worker>,
    storage: Storage,
    /// The texts that were searched last.
    texts: Arc<Texts>,
    /// What becomes of the document that is being added: why it is not in the dossier, if it is not.
    adding: RefCell<Option<Receiver<Option<String>>>>,
}

/// How long the end of the program waits for a document that is being added.
const PATIENCE: Duration = Duration::from_secs(10);

impl Performer {
    /// Starts what works beside the event loop.
    ///
    /// # Errors
    /// There is no thread to be had to read with.
    pub(super) fn new(outbox: Outbox, doors: Doors, places: &Places) -> io::Result<Performer> {
        let reader = Reader::start(&outbox, doors.load.clone())?;
        let storage = Storage::start(&outbox, places);
        let (env, worker, adding) = (Env::default(), OnceCell::new(), RefCell::default());
        let searcher = OnceCell::new();
        let texts = Arc::default();
        Ok(Performer { outbox, doors, reader, env, worker, searcher, storage, texts, adding })
    }

    /// Waits until everything is kept. What is not: the brief, or a document that is being added.
    /// `is_adding` tells whether what becomes of a document was not heard of yet.
    pub(super) fn finish(&self, is_adding: bool) -> Option<String> {
        let added = self.adding.take().filter(|_| is_adding).and_then(|done| {
            match done.recv_timeout(PATIENCE) {
                Ok(why) => why,
                Err(mpsc::RecvTimeoutError::Timeout) => Some(
                    "whether the document was added is not known: that took too long".to_string(),
                ),
                Err(mpsc::RecvTimeoutError::Disconnected) => None,
            }
        });
        let saved = self.storage.finish().map(|why| format!("the brief is not saved: {why}"));
        let all: Vec<String> = saved.into_iter().chain(added).collect();
        (!all.is_empty()).then(|| all.join("; "))
    }

    /// The same, in an environment that is known.
    pub(super) fn within(self, env: &Env) -> Performer {
        Performer { env: env.clone(), ..self }
    }

    /// Carries out effects in their order; what follows a `Quit` is not done.
    pub(super) fn all(&self, effects: Vec<Effect>, screen: &mut Screen) -> Flow {
        for effect in effects {
            match effect {
                Effect::Quit => return Flow::Quit,
                Effect::Suspend => suspend::ask(),
                Effect::Redraw => screen.forget(),
                Effect::Load => self.load(),
                Effect::Storage(request) => self.storage.ask(request),
                Effect::ReadCopy { document, stamped } => {
                    let read = self.doors.read.clone();
                    self.beside("read", move || {
                        let copy = read(&document, stamped.as_deref());
                        let hash = copy.as_ref().map_or(String::new(), |copy| copy.hash.clone());
                        let copy = copy.map(|copy| Arc::new(copy.extract));
                        Msg::CopyRead { document, copy, hash }
                    });
                }
                Effect::Copy { text } => {
                    let env = self.env.clone();
                    self.beside("copy", move || Msg::Copied(clipboard::copy(&text, &env)));
                }
                Effect::OpenAddress(address) => {
                    let env = self.env.clone();
                    self.beside("open", move || Msg::Opened(opener::address(&address, &env)));
                }
                Effect::OpenFile(path) => {
                    let env = self.env.clone();
                    self.beside("open", move || Msg::Opened(opener::file(&path, &env)));
                }
                Effect::EditAt { folder, file, byte } => {
                    let path = editor::file_of(&folder, &file);
                    let line = editor::line_at(&path, byte as usize);
                    let edit = Effect::Edit { folder, file, line, column: 1 };
                    if self.all(vec![edit], screen) == Flow::Quit {
                        return Flow::Quit;
                    }
                }
                Effect::Edit { folder, file, line, column } => {
                    let file = editor::file_of(&folder, &file);
                    // On this thread: while the editor has the terminal, there is nothing to draw and no key to answer.
                    match editor::open(&self.env, &file, line, column) {
                        editor::Opened::Left(said) => {
                            self.reader.ask(Why::Asked, said.map(Msg::Opened));
                        }
                        editor::Opened::Not(why) => {
                            self.outbox.send(Event::Msg(Msg::Opened(why)));
                        }
                    }
                    screen.forget();
                }
                Effect::Add(request) => {
                    let add = self.doors.add.clone();
                    let (sender, done) = mpsc::channel();
                    self.adding.replace(Some(done));
                    self.beside("add", move || {
                        let added = add(&request);
                        // Nobody listens while the program goes on.
                        let _ = sender.send(added.not_held());
                        Msg::Added(Box::new(added))
                    });
                }
                Effect::CompletePath(typed) => {
                    let home = self.env.home.clone();
                    self.beside("list", move || {
                        let Completed { path, names, of } =
                            files::completed(&typed, home.as_deref());
                        Msg::PathCompleted { typed, path, names, of }
                    });
                }
                Effect::WorkOut(job) => {
                    // What is typed does not wait for what takes long.
                    let is_typed = matches!(job.kind, JobKind::Search(_) | JobKind::Facets(_));
                    let worker = if is_typed { &self.searcher } else { &self.worker };
                    worker.get_or_init(|| Worker::start(&self.outbox)).ask(*job);
                }
                Effect::SearchTexts { wanted, documents } => {
                    let (texts, read) = (self.texts.clone(), self.doors.read.clone());
                    let (number, outbox) = (texts.begin(), self.outbox.clone());
                    self.thread("texts", move || {
                        let tell = |msg| {
                            outbox.send(Event::Msg(msg));
                        };
                        texts.search(number, &read, &wanted, documents, &tell);
                    });
                }
                Effect::Judge { text, span } => {
                    self.beside("judge", move || {
                        let quoted = Box::new(quoted(&text, &span));
                        Msg::Judged { text, span, quoted }
                    });
                }
                Effect::Suggest(job) => {
                    let outbox = self.outbox.clone();
                    self.thread("suggest", move || {
                        if let Some(read) = read_for(&job) {
                            outbox.send(Event::Msg(Msg::Suggesting(Box::new(read))));
                        }
                    });
                }
                Effect::Search { document, text, words } => {
                    self.beside("search", move || {
                        let found = occurrences(&text.text, &words);
                        Msg::Searched { document, words, found }
                    });
                }
            }
        }
        Flow::Go
    }

    /// Does work on a thread of its own, and sends what comes of it.
    fn beside(&self, name: &str, work: impl FnOnce() -> Msg + Send + 'static) {
        let outbox = self.outbox.clone();
        self.thread(name, move || {
            outbox.send(Event::Msg(work()));
        });
    }

    /// Does work on a thread of its own.
    fn thread(&self, name: &str, work: impl FnOnce() + Send + 'static) {
        let thread = std::thread::Builder::new().name(name.to_string());
        let started = thread.spawn(work);
        if let Err(error) = started {
            let why = format!("This cannot be done now: {error}.");
            self.outbox.send(Event::Msg(Msg::LoadFailed(why)));
        }
    }

    /// Reads the dossier beside the event loop.
    pub(super) fn load(&self) {
        self.reader.ask(Why::Asked, None);
    }

    /// The event loop took a dossier that was read.
    pub(super) fn taken(&self) {
        // Its copies may be other now.
        self.texts.forget();
        self.reader.taken();
    }

    /// Has the dossier read whenever its files change, if it is to be watched.
    pub(super) fn watch(&self) {
        if let Some(watched) = self.doors.watched.clone()
            && let Err(error) = watch::start(watched, self.reader.clone())
        {
            let why = format!("Changes of files are not noticed ({error}); Ctrl-R reads them.");
            self.outbox.send(Event::Msg(Msg::Opened(why)));
        }
    }
}
