//! A broken file never hides a good entry: the bundled files, cut and with wrong bytes.

use std::ops::Range;

use onrecord::dossier::problem::Code;
use onrecord::dossier::{
    Dossier, Entity, InstrumentIx, Loaded, SourceFile, TopicIx, bundled, load,
};

/// What a wrong byte may become: every mark that means something in a file, and some that do not.
const MARKS: &[u8] = b"\"()[]{},:/*\\\n\r\t #r'<>x\0";

/// What a file on its own is told anyway: it refers to the others, and has no header.
const REFERENCES: [Code; 3] = [Code::D012, Code::D013, Code::D016];

/// An entry of a sound file: where it stands.
struct Sound {
    id: String,
    range: Range<usize>,
}

/// A sound file with its entries.
struct Whole {
    file: SourceFile,
    entries: Vec<Sound>,
}

/// How a sweep went.
#[derive(Debug, Default)]
struct Tally {
    loads: usize,
    /// Not tried: no longer UTF-8, which the reader of files refuses.
    refused: usize,
    /// Entries pulled into a comment, see [`Whole::commented`].
    commented: usize,
    /// Loads in which an entry changed or went missing without a finding of its own (an id, a
    /// word of a text: what is another sound entry now).
    silent: usize,
    failures: Vec<String>,
}

/// Every entity of a dossier.
fn entities(d: &Dossier) -> impl Iterator<Item = Entity> {
    let topics = (0..d.topics.len() as u32).map(|n| Entity::Topic(TopicIx(n)));
    let instruments = (0..d.instruments.len() as u32).map(|n| Entity::Instrument(InstrumentIx(n)));
    let actors = d.actor_indices().map(Entity::Actor).chain(topics).chain(instruments);
    let documents = d.document_indices().map(Entity::Document);
    actors.chain(documents).chain(d.positions().map(|p| Entity::Position(p.ix)))
}

/// Where an entity is written; `None` for a stand-in.
fn written(d: &Dossier, entity: Entity) -> Option<Range<usize>> {
    d.origin_of(entity).map(|at| at.start as usize..at.end as usize)
}

impl Whole {
    fn new(file: SourceFile) -> Whole {
        let d = load(std::slice::from_ref(&file)).dossier;
        let entries = entities(&d)
            .filter_map(|e| Some(Sound { id: d.id_of(e).to_string(), range: written(&d, e)? }))
            .collect();
        Whole { file, entries }
    }

    /// Loads a damaged text in place of the file's. The entries that `kept` names must be there,
    /// read from the same text as before.
    fn try_text(
        &self,
        text: String,
        hit: usize,
        what: &str,
        tally: &mut Tally,
        kept: impl Fn(&Sound) -> bool,
    ) {
        tally.loads += 1;
        let file = SourceFile { name: self.file.name.clone(), text };
        let Loaded { dossier, findings } = load(std::slice::from_ref(&file));
        let mut lost = Vec::new();
        let mut missing = false;
        for sound in &self.entries {
            let at = dossier.find(&sound.id).and_then(|e| written(&dossier, e));
            let same =
                at.clone().is_some_and(|at| file.text[at] == self.file.text[sound.range.clone()]);
            // A wrong letter in an id makes another sound entry.
            let id = self.file.text[sound.range.clone()].find("\",").unwrap_or(0);
            missing |= at.is_none() && !(sound.range.start..sound.range.start + id).contains(&hit);
            if !same && kept(sound) {
                lost.push(sound.id.as_str());
            }
        }
        let told = findings.iter().any(|f| !REFERENCES.contains(&f.fault.code()));
        if !lost.is_empty() {
            let few = lost.iter().take(3).copied().collect::<Vec<_>>().join(", ");
            tally.failures.push(format!("{what}: lost {} ({few})", lost.len()));
        }
        if missing && !told {
            tally.silent += 1;
        }
    }

    fn cut(&self, at: usize, tally: &mut Tally) {
        let Some(text) = self.file.text.get(..at) else {
            tally.refused += 1;
            return;
        };
        self.try_text(text.to_string(), at, &format!("cut at {at}"), tally, |s| s.range.end <= at);
    }

    /// Whether a wrong byte here pulls an entry's opening bracket into the comment above it, so
    /// that nothing is left to tell that an entry begins.
    fn commented(&self, at: usize, entry: &Range<usize>) -> bool {
        let bytes = self.file.text.as_bytes();
        if bytes[at] != b'\n' || !bytes[at..entry.start].iter().all(u8::is_ascii_whitespace) {
            return false;
        }
        self.file.text[..at].lines().next_back().is_some_and(|line| line.contains("//"))
    }

    /// The byte as each mark, and with each bit the other way round.
    fn flip_to_all(&self, at: usize, tally: &mut Tally) {
        let old = self.file.text.as_bytes()[at];
        let bits = (0..8).map(|bit| old ^ (1 << bit)).filter(|byte| !MARKS.contains(byte));
        for byte in MARKS.iter().copied().chain(bits) {
            self.flip(at, byte, tally);
        }
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
        let what = format!("byte {at} {:?} to {:?}", old as char, byte as char);
        let commented = |s: &Sound| at < s.range.start && self.commented(at, &s.range);
        tally.commented += self.entries.iter().filter(|s| commented(s)).count();
        self.try_text(text, at, &what, tally, |s| !s.range.contains(&at) && !commented(s));
    }
}

/// Every cut and every wrong byte of one file.
fn sweep(whole: &Whole, step: usize) -> Tally {
    let mut tally = Tally::default();
    for at in (0..=whole.file.text.len()).step_by(step) {
        whole.cut(at, &mut tally);
    }
    for at in (0..whole.file.text.len()).step_by(step) {
        whole.flip_to_all(at, &mut tally);
    }
    tally
}

/// Every so many bytes are tried; a prime, so that all columns of a line come up. All of them take
/// half an hour: `ONRECORD_SWEEP=1 cargo test --release a_wrong_byte`.
const STEP: usize = 1499;

#[test]
fn a_cut_and_a_wrong_byte_keep_every_entry_that_they_do_not_hit() {
    let step = std::env::var("ONRECORD_SWEEP").ok().and_then(|n| n.parse().ok()).unwrap_or(STEP);
    let mut failures = Vec::new();
    let mut loads = 0;
    for whole in bundled().into_iter().map(Whole::new) {
        let tally = sweep(&whole, step);
        loads += tally.loads;
        failures.extend(tally.failures.iter().map(|f| format!("{}: {f}", whole.file.name)));
    }
    assert!(loads > 1000, "only {loads} loads");
    assert!(
        failures.is_empty(),
        "{} of {loads}: {:#?}",
        failures.len(),
        &failures[..failures.len().min(20)]
    );
}
