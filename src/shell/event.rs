//! The one queue between all threads and the event loop. Knows nothing of what the messages mean.

use std::io;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use crate::state::msg::Msg;

/// At most so many events are answered before the next frame, so that a flood of them cannot
/// freeze the picture.
const BATCH: usize = 1024;

/// What reaches the event loop.
#[derive(Debug)]
pub(super) enum Event {
    /// For the application.
    Msg(Msg),
    /// The size of the terminal changed; the loop measures it itself, so the last change wins.
    Winch,
    /// The process was stopped and runs again.
    Resumed,
    /// The terminal can no longer be read.
    InputEnded(io::Error),
    /// A thread other than the loop's own panicked: the report for people.
    Panicked(String),
}

/// The sending end, for any thread.
#[derive(Clone, Debug)]
pub(super) struct Outbox(Sender<Event>);

/// The receiving end, for the event loop.
pub(super) struct Queue(Receiver<Event>);

/// A new queue.
pub(super) fn queue() -> (Outbox, Queue) {
    let (sender, receiver) = mpsc::channel();
    (Outbox(sender), Queue(receiver))
}

impl Outbox {
    /// Sends, and says whether anybody still listens: if not, the sender's thread can end.
    pub(super) fn send(&self, event: Event) -> bool {
        self.0.send(event).is_ok()
    }
}

impl Queue {
    /// As [`Queue::next_batch`], but does not wait longer than that.
    pub(super) fn next_within(&self, time: Duration) -> Vec<Event> {
        let mut batch: Vec<Event> = self.0.recv_timeout(time).into_iter().collect();
        batch.extend(self.0.try_iter().take(BATCH));
        keep_last_winch(&mut batch);
        batch
    }

    /// Waits for an event and takes it together with what else has piled up.
    pub(super) fn next_batch(&self) -> Vec<Event> {
        let mut batch = Vec::new();
        // The panic hook keeps an outbox for ever, so the queue never ends.
        batch.extend(self.0.recv());
        batch.extend(self.0.try_iter().take(BATCH));
        keep_last_winch(&mut batch);
        batch
    }
}

/// Of several changes of the size only the last is answered.
fn keep_last_winch(batch: &mut Vec<Event>) {
    let mut ahead = batch.iter().filter(|e| matches!(e, Event::Winch)).count();
    batch.retain(|event| {
        if matches!(event, Event::Winch) {
            ahead -= 1;
            ahead == 0
        } else {
            true
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::key::Key;

    fn key(text: &str) -> Event {
        Event::Msg(Msg::Key(Key::parse(text).unwrap()))
    }

    fn shape(batch: &[Event]) -> String {
        batch
            .iter()
            .map(|event| match event {
                Event::Msg(Msg::Key(key)) => key.to_string(),
                Event::Winch => "~".to_string(),
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn a_batch_keeps_its_order_and_the_last_change_of_size() {
        let (outbox, queue) = queue();
        for event in [Event::Winch, key("a"), Event::Winch, key("b"), Event::Winch, key("c")] {
            assert!(outbox.send(event));
        }
        assert_eq!(shape(&queue.next_batch()), "ab~c");
    }

    #[test]
    fn a_flood_is_cut_into_batches() {
        let (outbox, queue) = queue();
        for _ in 0..2 * BATCH {
            outbox.send(key("x"));
        }
        assert_eq!(queue.next_batch().len(), BATCH + 1);
        assert_eq!(queue.next_batch().len(), BATCH - 1);
    }

    #[test]
    fn a_sender_learns_that_nobody_listens() {
        let (outbox, queue) = queue();
        drop(queue);
        assert!(!outbox.send(Event::Winch));
    }
}
