//! A broken file never hides a good entry: the bundled files, cut and with wrong bytes.

use std::collections::BTreeMap;
use std::ops::Range;

use onrecord::dossier::{
    Dossier, Entity, Entry, Loaded, Origin, PositionIx, SourceFile, bundled, load,
};

/// What a wrong byte may become: every mark that means something in a file, and some that do not.
const MARKS: &[u8] = b"\"()[]{},:/*\\\n\r\t #r'<>x\0";

/// An entry of a sound file: where it stands, and what it says.
struct Sound {
    id: String,
    range: Range<usize>,
    entry: Entry,
}

/// A sound file with its entries.
struct Whole {
    file: SourceFile,
    entries: Vec<Sound>,
    findings: usize,
}

/// How a sweep went.
#[derive(Debug, Default)]
struct Tally {
    loads: usize,
    /// Not tried: no longer UTF-8, which the reader of files refuses.
    refused: usize,
    /// Entries pulled into a comment, see [`Whole::commented`].
    commented: usize,
    failures: Vec<String>,
}

fn entities(d: &Dossier) -> Vec<(Entity, Range<usize>)> {
    let range = |at: onrecord::dossier::EntryAt| at.start as usize..at.end as usize;
    let origin = |at: Origin| match at {
        Origin::Entry(at) => Some(range(at)),
        Origin::StandIn => None,
    };
    let mut found = Vec::new();
    for ix in d.actor_indices() {
        let at = d.actor(ix).and_then(|a| origin(a.at));
        found.extend(at.map(|at| (Entity::Actor(ix), at)));
    }
    for ix in d.document_indices() {
        let at = d.document(ix).and_then(|a| origin(a.at));
        found.extend(at.map(|at| (Entity::Document(ix), at)));
    }
    for (n, topic) in d.topics.iter().enumerate() {
        let ix = onrecord::dossier::TopicIx(n as u32);
        found.extend(origin(topic.at).map(|at| (Entity::Topic(ix), at)));
    }
    for (n, instrument) in d.instruments.iter().enumerate() {
        let ix = onrecord::dossier::InstrumentIx(n as u32);
        found.extend(origin(instrument.at).map(|at| (Entity::Instrument(ix), at)));
    }
    found.extend(d.positions().map(|p| (Entity::Position(p.ix), range(p.at()))));
    found
}

/// The entry without its links: the end of a link may be what was hit.
fn without_links(entry: Entry) -> Entry {
    match entry {
        Entry::Position(mut position) => {
            position.links.clear();
            Entry::Position(position)
        }
        entry => entry,
    }
}

impl Whole {
    fn new(file: SourceFile) -> Whole {
        let Loaded { dossier, findings } = load(std::slice::from_ref(&file));
        let entries = entities(&dossier)
            .into_iter()
            .map(|(entity, range)| Sound {
                id: dossier.id_of(entity).to_string(),
                range,
                entry: without_links(dossier.entry(entity).unwrap()),
            })
            .collect();
        Whole { file, entries, findings: findings.len() }
    }

    /// Loads a damaged text in place of the file's, and compares the entries that `kept` says
    /// must be as they were.
    fn try_text(&self, text: String, what: &str, tally: &mut Tally, kept: impl Fn(&Sound) -> bool) {
        tally.loads += 1;
        let file = SourceFile { name: self.file.name.clone(), text };
        let Loaded { dossier, findings } = load(&[file]);
        let mut changed = Vec::new();
        for sound in &self.entries {
            let found = dossier.find(&sound.id).filter(|e| dossier.origin_of(*e).is_some());
            let entry = found.and_then(|e| dossier.entry(e)).map(without_links);
            if entry.as_ref() != Some(&sound.entry) {
                if kept(sound) {
                    changed.push(sound.id.as_str());
                } else if entry.is_none() && findings.len() <= self.findings.saturating_sub(100) {
                    changed.push("(silent)");
                }
            }
        }
        if !changed.is_empty() {
            let names = if changed.len() > 3 {
                format!("{} entries", changed.len())
            } else {
                changed.join(", ")
            };
            tally.failures.push(format!("{}, {what}: lost {names}", self.file.name));
        }
    }

    fn cut(&self, at: usize, tally: &mut Tally) {
        let Some(text) = self.file.text.get(..at) else {
            tally.refused += 1;
            return;
        };
        self.try_text(text.to_string(), &format!("cut at {at}"), tally, |s| s.range.end <= at);
    }

    /// Whether a wrong byte here pulls an entry's opening bracket into the comment above it, so
    /// that nothing is left to tell that an entry begins.
    fn commented(&self, at: usize, entry: &Range<usize>) -> bool {
        let text = &self.file.text;
        let line = text[..at].rfind('\n').map_or(0, |n| n + 1);
        text.as_bytes()[at] == b'\n'
            && text[line..at].contains("//")
            && text[at..entry.start].trim().is_empty()
            && at < entry.start
    }

    fn flip(&self, at: usize, byte: u8, tally: &mut Tally) {
        let mut bytes = self.file.text.clone().into_bytes();
        let old = std::mem::replace(&mut bytes[at], byte);
        if old == byte {
            return;
        }
        let Ok(text) = String::from_utf8(bytes) else {
            tally.refused += 1;
            return;
        };
        let line =
            self.file.text[..self.file.text.floor_char_boundary(at)].matches('\n').count() + 1;
        let what = format!("byte {at} (line {line}) {:?} to {:?}", old as char, byte as char);
        let mut commented = 0;
        for sound in &self.entries {
            commented += usize::from(at < sound.range.start && self.commented(at, &sound.range));
        }
        tally.commented += commented;
        self.try_text(text, &what, tally, |s| {
            !s.range.contains(&at) && !(at < s.range.start && self.commented(at, &s.range))
        });
    }
}

#[test]
#[ignore = "all cuts and flips of all files: an hour in debug; run with --release"]
fn full_sweep() {
    let only: Option<usize> = None;
    let mut all = BTreeMap::new();
    for file in bundled() {
        let whole = Whole::new(file);
        let mut tally = Tally::default();
        for at in 0..=whole.file.text.len() {
            whole.cut(at, &mut tally);
        }
        for at in 0..whole.file.text.len() {
            let old = whole.file.text.as_bytes()[at];
            for mark in MARKS {
                whole.flip(at, *mark, &mut tally);
            }
            for bit in 0..8 {
                whole.flip(at, old ^ (1 << bit), &mut tally);
            }
        }
        println!(
            "{}: {} loads, {} refused, {} commented, {} failures",
            whole.file.name,
            tally.loads,
            tally.refused,
            tally.commented,
            tally.failures.len()
        );
        for failure in tally.failures.iter().take(12) {
            println!("    {failure}");
        }
        all.insert(whole.file.name.clone(), tally.failures.len());
    }
    let _ = (only, PositionIx(0));
    assert_eq!(all.values().sum::<usize>(), 0);
}
