//! The stage on which scripts play: an application, a screen in memory, and what went wrong.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use super::captured::Records;
use onrecord::app::{App, commands};
use onrecord::brief::{file, journal};
use onrecord::documents::{Limits, read};
use onrecord::dossier::{Opened, SourceFile, open};
use onrecord::insight::as_of::Calendar;
use onrecord::search::index::Index;
use onrecord::state::SavedAs;
use onrecord::state::adding::AddRequest;
use onrecord::state::capturing::read_for;
use onrecord::state::command::{Command, Meaning};
use onrecord::state::effect::{Effect, StorageRequest};
use onrecord::state::key::{Code, Key, parse_keys};
use onrecord::state::msg::{Mouse, Msg, NotExported};
use onrecord::state::saved::{Seen, ViewFile, Whose};
use onrecord::state::work_out::work_out;
use onrecord::text::fold::occurrences;
use onrecord::verify::{Copy, NoText, documents_quoted, hash, prove_document, quoted};
use onrecord::widgets::theme::{Background, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

/// The small invented dossier.
pub(super) fn small() -> Opened {
    let text = include_str!("small.ron").to_string();
    open(&[SourceFile { name: "small.ron".to_string(), text: text.into() }])
}

/// A running application and everything that a script expected in vain.
pub(super) struct Play {
    pub(super) app: App,
    terminal: Terminal<TestBackend>,
    theme: Theme,
    effects: Vec<Effect>,
    /// The ids of the commands that keys gave.
    pub(super) ran: Vec<&'static str>,
    pub(super) failures: Vec<String>,
    /// The briefs by name, the journal, and the exported files by path.
    pub(super) files: BTreeMap<String, String>,
    removed: Option<String>,
    pub(super) journal: Option<String>,
    pub(super) exported: BTreeMap<String, Vec<u8>>,
    /// Nothing can be saved.
    pub(super) full: bool,
    /// A document that is added is read only when that is said.
    pub(super) is_slow: bool,
    waiting: Option<AddRequest>,
    /// Texts of documents by their ids, beside the copies of the small dossier.
    pub(super) copies: BTreeMap<String, String>,
    /// Whole documents by their ids, each with the name of its file.
    pub(super) documents: BTreeMap<String, (&'static str, Vec<u8>)>,
    /// The files of saved views, the one that was taken away last, and what each listed when it was looked at.
    pub(super) views: BTreeMap<(Whose, String), String>,
    taken_away: Option<String>,
    pub(super) seen: Seen,
    /// The records that were captured, and what was done to them.
    pub(super) records: Records,
}

impl Play {
    /// Opens a dossier at 160 columns and 45 rows, where few lines are wrapped.
    pub(super) fn new(opened: Opened, commands: Vec<Command>) -> Play {
        Play::sized(opened, commands, 160, 45)
    }

    /// Opens a dossier on a screen of that size.
    pub(super) fn sized(opened: Opened, commands: Vec<Command>, columns: u16, rows: u16) -> Play {
        Play::of(App::with_commands(opened, commands), columns, rows)
    }

    /// A dossier that is still being read.
    pub(super) fn waiting() -> Play {
        Play::of(App::waiting(commands()), 80, 24)
    }

    fn of(app: App, columns: u16, rows: u16) -> Play {
        let mut play = Play {
            app,
            terminal: Terminal::new(TestBackend::new(columns, rows)).unwrap(),
            theme: Theme::new(Background::Dark, false),
            effects: Vec::new(),
            ran: Vec::new(),
            failures: Vec::new(),
            files: BTreeMap::new(),
            removed: None,
            journal: None,
            exported: BTreeMap::new(),
            full: false,
            is_slow: false,
            waiting: None,
            copies: BTreeMap::new(),
            documents: BTreeMap::new(),
            views: BTreeMap::new(),
            taken_away: None,
            seen: Seen::default(),
            records: Records::default(),
        };
        // As if it lay in a folder.
        play.app.model.is_folder = true;
        play.app.update(Msg::Resize(columns, rows));
        play.draw();
        play
    }

    /// Draws with another theme from now on.
    pub(super) fn theme(&mut self, theme: Theme) -> &mut Play {
        self.theme = theme;
        self.draw();
        self
    }

    /// Draws a frame, as the event loop does after each batch.
    pub(super) fn draw(&mut self) {
        let (app, theme) = (&self.app, &self.theme);
        let mut areas = None;
        self.terminal.draw(|frame| areas = Some(app.draw(theme, frame))).unwrap();
        self.app.drawn(areas.unwrap());
    }

    /// The copies of the small dossier's documents, read: of The Paper there is one, of The Letter none.
    fn copy(&self, document: &str) -> Result<Copy, NoText> {
        let (name, bytes) = match document {
            _ if self.documents.contains_key(document) => {
                let (name, bytes) = &self.documents[document];
                (*name, bytes.as_slice())
            }
            _ if self.copies.contains_key(document) => {
                ("copy.txt", self.copies[document].as_bytes())
            }
            "paper" => ("paper.md", &include_bytes!("copies/paper.md")[..]),
            "page" => ("page.html", &include_bytes!("copies/page.html")[..]),
            _ => return Err(NoText::Absent("there is none".to_string())),
        };
        let extract = read(bytes, name, &Limits::default()).unwrap();
        Ok(Copy { name: name.to_string(), hash: hash(bytes), extract, line_ends: false })
    }

    /// The copies are read, as they are behind the first frame.
    pub(super) fn prove(&mut self) -> &mut Play {
        for msg in self.proofs() {
            self.send(msg);
        }
        self
    }

    /// What comes of reading the copies, document by document.
    pub(super) fn proofs(&self) -> Vec<Msg> {
        let dossier = self.app.model.dossier.clone();
        let proved = documents_quoted(&dossier).map(|ix| {
            let id = &dossier.document(ix).unwrap().id;
            let proofs = vec![prove_document(&dossier, ix, self.copy(id).as_ref())];
            Msg::Proved { dossier: dossier.clone(), proofs, left: 0 }
        });
        proved.collect()
    }

    /// Does what the application asked for, as the shell does, and answers.
    pub(super) fn perform(&mut self, effects: &[Effect]) {
        let mut waiting: VecDeque<Effect> = effects.to_vec().into();
        while let Some(effect) = waiting.pop_front() {
            let answer = match effect {
                Effect::ReadCopy { document, .. } => {
                    let copy = self.copy(&document).map_err(|why| format!("{why:?}"));
                    let hash = copy.as_ref().map_or(String::new(), |copy| copy.hash.clone());
                    Msg::CopyRead { document, copy: copy.map(|copy| Arc::new(copy.extract)), hash }
                }
                Effect::Search { document, text, words } => {
                    let found = occurrences(&text.text, &words);
                    Msg::Searched { document, words, found }
                }
                Effect::SearchTexts { wanted, documents } => {
                    let texts = documents.iter().map(|(id, _)| (id, self.copy(id).unwrap()));
                    let found = texts.flat_map(|(id, copy)| wanted.in_text(id, &copy.extract, 200));
                    Msg::TextsFound {
                        typed: wanted.typed.clone(),
                        found: found.collect(),
                        is_last: true,
                    }
                }
                Effect::WorkOut(job) => {
                    Msg::WorkedOut { number: job.number, result: Box::new(work_out(&job)) }
                }
                Effect::Judge { text, span } => {
                    let quoted = Box::new(quoted(&text, &span));
                    Msg::Judged { text, span, quoted }
                }
                Effect::Suggest(job) => match read_for(&job) {
                    Some(read) => Msg::Suggesting(Box::new(read)),
                    None => continue,
                },
                Effect::Load if self.records.is_touched => {
                    waiting.extend(self.load_records());
                    continue;
                }
                Effect::Add(request) if self.is_slow => {
                    self.waiting = Some(*request);
                    continue;
                }
                Effect::Add(request) => Msg::Added(Box::new(super::adding::added(*request))),
                Effect::CompletePath(typed) => {
                    let names = ["late.txt", "later.txt"].map(str::to_string).to_vec();
                    let of = if "late".starts_with(&typed) { 9 } else { 0 };
                    Msg::PathCompleted { path: "late".to_string(), names, of, typed }
                }
                Effect::Storage(request) => match self.serve(request) {
                    Some(answer) => answer,
                    None => continue,
                },
                _ => continue,
            };
            let more = self.app.update(answer);
            self.effects.extend(more.clone());
            waiting.extend(more);
            self.draw();
        }
    }

    /// The document that is being added is read.
    pub(super) fn answer(&mut self) -> &mut Play {
        let request = self.waiting.take().expect("a document is being added");
        self.send(Msg::Added(Box::new(super::adding::added(request))))
    }

    /// Keeps briefs and files, as the shell does, but in memory.
    fn serve(&mut self, request: StorageRequest) -> Option<Msg> {
        Some(match request {
            StorageRequest::List => Msg::Briefs {
                names: Ok(self.files.keys().cloned().collect()),
                orphans: Vec::new(),
                unreadable: Vec::new(),
            },
            StorageRequest::Open(name) => {
                let read = self.files.get(&name).cloned().ok_or("it is not there".to_string());
                Msg::BriefOpened { name, read }
            }
            StorageRequest::Save { version, .. } if self.full => {
                let saved = Err("the disk is full: make room".to_string());
                Msg::BriefSaved { version, saved }
            }
            StorageRequest::Save { name, version, brief } => {
                self.files.insert(name.clone(), file::to_text(&brief));
                Msg::BriefSaved { version, saved: Ok(SavedAs { name, remark: None }) }
            }
            StorageRequest::Rename { from, to } => {
                let text = self.files.remove(&from).unwrap();
                self.files.insert(to.clone(), text);
                Msg::BriefMoved { from: Some(from), to: Some(to), done: Ok(()) }
            }
            StorageRequest::Remove(name) => {
                self.removed = self.files.remove(&name);
                Msg::BriefMoved { from: Some(name), to: None, done: Ok(()) }
            }
            StorageRequest::Restore(name) => {
                self.files.insert(name.clone(), self.removed.take().unwrap());
                Msg::BriefMoved { from: None, to: Some(name), done: Ok(()) }
            }
            StorageRequest::AppendToJournal { record, .. } => {
                self.journal = Some(journal::to_text(&record));
                return None;
            }
            StorageRequest::ClearJournal { .. } => {
                self.journal = None;
                return None;
            }
            StorageRequest::Export { path, bytes, replace } => {
                let is_there = self.exported.contains_key(&path);
                if is_there && !replace {
                    let done = Err(NotExported { is_there, why: String::new() });
                    return Some(Msg::Exported { path, done });
                }
                self.exported.insert(path.clone(), bytes.to_vec());
                let lies_at = std::path::Path::new("/home/desk").join(&path);
                Msg::Exported { path, done: Ok(lies_at) }
            }
            StorageRequest::ListViews => self.shelf(String::new()),
            StorageRequest::KeepView { whose, file, text, .. } => {
                self.views.insert((whose, file), text);
                self.shelf("The view is saved.".to_string())
            }
            StorageRequest::RemoveView { whose, file, .. } => {
                self.taken_away = self.views.remove(&(whose, file));
                self.shelf("The view is taken away; Ctrl-Z brings it back.".to_string())
            }
            StorageRequest::RestoreView { whose, file } => {
                self.views.insert((whose, file), self.taken_away.take().unwrap());
                self.shelf("It is back.".to_string())
            }
            StorageRequest::LookedAt { view, ids } => {
                self.seen.0.insert(view, ids);
                self.shelf(String::new())
            }
            StorageRequest::Record(request) => return self.records.serve(request, self.full),
            _ => return None,
        })
    }

    /// What lies in the folders of saved views.
    fn shelf(&self, said: String) -> Msg {
        let files = self.views.iter().map(|((whose, file), text)| ViewFile {
            whose: *whose,
            file: file.clone(),
            read: Ok((text.clone(), hash(text.as_bytes()))),
        });
        Msg::SavedViews { files: files.collect(), seen: self.seen.text(), said }
    }

    /// Presses keys, one after the other, with a frame after each.
    pub(super) fn keys(&mut self, keys: &str) -> &mut Play {
        for key in parse_keys(keys).unwrap() {
            let sequence: Vec<_> = self.app.pending().iter().copied().chain([key]).collect();
            if let Meaning::Command(command) = self.app.meaning(&sequence) {
                self.ran.push(command.id);
            }
            let effects = self.app.update(Msg::Key(key));
            // What is asked for comes after a frame.
            self.draw();
            self.perform(&effects);
            self.effects.extend(effects);
        }
        self
    }

    /// Sends another message.
    pub(super) fn send(&mut self, msg: Msg) -> &mut Play {
        let effects = self.app.update(msg);
        self.effects.extend(effects);
        self.draw();
        // What was typed before there was a dossier comes after a frame.
        for msg in self.app.take_ahead() {
            self.send(msg);
        }
        self
    }

    /// The dossier is read again, as after Ctrl-R.
    pub(super) fn again(&mut self) -> &mut Play {
        self.read(small())
    }

    /// The small dossier is read again with something else in the place of what it holds once.
    pub(super) fn changed(&mut self, from: &str, to: &str) -> &mut Play {
        let text = include_str!("small.ron");
        assert_eq!(text.matches(from).count(), 1, "{from}");
        let text = text.replace(from, to).into();
        self.read(open(&[SourceFile { name: "small.ron".to_string(), text }]))
    }

    fn read(&mut self, opened: Opened) -> &mut Play {
        let dossier = Arc::new(opened.dossier);
        let (index, calendar) = (Index::new(&dossier), Box::new(Calendar::new(&dossier)));
        let problems = opened.problems;
        self.send(Msg::Loaded { dossier: dossier.clone(), problems: problems.clone(), unread: 0 });
        // What was found out about another dossier is not taken for this one.
        let other = Arc::new(small().dossier);
        let stale = Msg::Checked {
            dossier: other,
            problems: Vec::new(),
            index: Box::default(),
            calendar: Box::default(),
        };
        self.send(stale);
        self.send(Msg::Checked { dossier, problems, index: Box::new(index), calendar })
    }

    /// Clicks where a text stands on the screen.
    pub(super) fn click(&mut self, text: &str) -> &mut Play {
        let screen = self.screen();
        let found = screen.lines().enumerate().find_map(|(row, line)| {
            let at = line.find(text)?;
            Some((row, line[..at].chars().count()))
        });
        match found {
            Some((row, column)) => {
                self.send(Msg::Mouse(Mouse::Click { column: column as u16, row: row as u16 }))
            }
            None => self.fail(format!("“{text}” is not there to be clicked")),
        }
    }

    /// Changes the size of the screen.
    pub(super) fn resize(&mut self, columns: u16, rows: u16) -> &mut Play {
        self.terminal.backend_mut().resize(columns, rows);
        self.send(Msg::Resize(columns, rows))
    }

    /// Expects a text on the screen. Line breaks within a pane make no difference when the text is
    /// given in the pieces that stand on one line.
    pub(super) fn see(&mut self, text: &str) -> &mut Play {
        if !self.screen().contains(text) {
            self.fail(format!("“{text}” is not on the screen"));
        }
        self
    }

    /// Expects a text not to be on the screen.
    pub(super) fn miss(&mut self, text: &str) -> &mut Play {
        if self.screen().contains(text) {
            self.fail(format!("“{text}” is on the screen"));
        }
        self
    }

    /// Something that no screen shows has to hold.
    pub(super) fn hold(&mut self, holds: bool, what: &str) -> &mut Play {
        if !holds {
            self.failures.push(what.to_string());
        }
        self
    }

    /// Expects the mark of the chosen one beside a text, in the pane that has the focus.
    pub(super) fn chosen(&mut self, text: &str) -> &mut Play {
        let told = format!("{:?}", self.app.place());
        let is = self
            .screen()
            .lines()
            .any(|line| line.split('│').any(|pane| pane.contains('▌') && pane.contains(text)));
        if !is {
            self.fail(format!("“{text}” is not chosen (chosen: {told})"));
        }
        self
    }

    /// Expects an effect since the last time one was expected.
    pub(super) fn effect(&mut self, effect: &Effect) -> &mut Play {
        let effects = std::mem::take(&mut self.effects);
        if !effects.contains(effect) {
            self.fail(format!("{effect:?} was not asked for, but {effects:?}"));
        }
        self
    }

    /// What was asked of the world outside since the last time.
    pub(super) fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// Types a text, as it is.
    pub(super) fn types(&mut self, text: &str) -> &mut Play {
        for letter in text.chars() {
            let effects = self.app.update(Msg::Key(Key::plain(Code::Char(letter))));
            self.draw();
            self.perform(&effects);
            self.effects.extend(effects);
        }
        self
    }

    /// Expects a text in an exported file.
    pub(super) fn exported(&mut self, path: &str, text: &str) -> &mut Play {
        let found =
            self.exported.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        match found {
            Some(file) if file.contains(text) => self,
            Some(file) => self.fail(format!("“{text}” is not in {path}: {file}")),
            None => self.fail(format!("{path} was not written")),
        }
    }

    fn fail(&mut self, why: String) -> &mut Play {
        self.failures.push(why);
        self
    }

    pub(super) fn buffer(&self) -> &Buffer {
        self.terminal.backend().buffer()
    }

    /// The screen as lines of text.
    pub(super) fn screen(&self) -> String {
        let buffer = self.buffer();
        let columns = usize::from(buffer.area.width).max(1);
        let line = |cells: &[ratatui::buffer::Cell]| {
            let text: String = cells.iter().map(ratatui::buffer::Cell::symbol).collect();
            text.trim_end().to_string()
        };
        let lines: Vec<String> = buffer.content.chunks(columns).map(line).collect();
        lines.join("\n")
    }
}
