//! Works out what grows with the dossier, on one thread: what was asked for a scope that is gone by now is
//! left out, so that stepping through time does not pile up work.

use std::cell::RefCell;
use std::sync::mpsc::{self, Receiver, Sender};

use super::event::{Event, Outbox};
use crate::state::finder::Finder;
use crate::state::jobs::{Job, JobKind};
use crate::state::msg::Msg;
use crate::state::work_out::work_out;

/// The sending end of the worker's queue; the thread ends with it.
#[derive(Debug)]
pub(super) struct Worker(Sender<Job>);

impl Worker {
    /// Starts the thread. When it cannot be started, that is said, jobs are dropped, and the rest works.
    pub(super) fn start(outbox: &Outbox) -> Worker {
        let (sender, jobs) = mpsc::channel();
        let thread = std::thread::Builder::new().name("work".to_string());
        let to = outbox.clone();
        if let Err(error) = thread.spawn(move || run(&jobs, &to)) {
            let why = format!("Counts and differences cannot be worked out now: {error}.");
            outbox.send(Event::Msg(Msg::LoadFailed(why)));
        }
        Worker(sender)
    }

    /// Asks for a job.
    pub(super) fn ask(&self, job: Job) {
        // Without a thread nobody listens.
        let _ = self.0.send(job);
    }
}

fn run(jobs: &Receiver<Job>, outbox: &Outbox) {
    let mut finder = Finder::default();
    let waiting = RefCell::new(Vec::new());
    while let Ok(first) = jobs.recv() {
        waiting.borrow_mut().push(first);
        while let Some(job) = next(jobs, &waiting) {
            let is_outdated = || {
                waiting.borrow_mut().extend(jobs.try_iter());
                waiting.borrow().iter().any(|newer| outdates(newer, &job))
            };
            let mut is_heard = true;
            let mut tell = |result| {
                let result = Box::new(result);
                is_heard &= outbox.send(Event::Msg(Msg::WorkedOut { number: job.number, result }));
            };
            match &job.kind {
                JobKind::Search(typed) => finder.find(&job, typed, &is_outdated, &mut tell),
                _ => tell(work_out(&job)),
            }
            if !is_heard {
                return;
            }
        }
    }
}

/// The next job that is worth doing.
fn next(jobs: &Receiver<Job>, waiting: &RefCell<Vec<Job>>) -> Option<Job> {
    let mut waiting = waiting.borrow_mut();
    waiting.extend(jobs.try_iter());
    keep_latest(&mut waiting);
    (!waiting.is_empty()).then(|| waiting.remove(0))
}

/// Whether nobody wants a job any more once another was asked for after it: that is for another scope, or for what was
/// typed since.
fn outdates(newer: &Job, job: &Job) -> bool {
    newer.number > job.number || (is_search(newer) && is_search(job))
}

fn is_search(job: &Job) -> bool {
    matches!(job.kind, JobKind::Search(_))
}

/// Of jobs for several scopes only those of the last are worth doing.
fn keep_latest(jobs: &mut Vec<Job>) {
    let last = jobs.iter().map(|job| job.number).max();
    jobs.retain(|job| Some(job.number) == last);
    // Of what was typed one letter after the other only the last.
    let searches = jobs.iter().filter(|job| is_search(job)).count();
    let mut seen = 0;
    jobs.retain(|job| {
        seen += usize::from(is_search(job));
        !is_search(job) || seen == searches
    });
}
