//! A broken file never hides a good entry: the bundled files, cut and with wrong bytes.

use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use onrecord::dossier::problem::Code;
use onrecord::dossier::{
    Dossier, Entity, EntryAt, InstrumentIx, Loaded, Origin, SourceFile, TopicIx, bundled, load,
    open,
};

/// What a wrong byte may become: every mark that means something in a file, and some that do not.
const MARKS: &[u8] = b"\"()[]{},:/*\\\n\r\t #r'<>x\0";

/// What a file on its own is told anyway: it refers to the others, and has no header.
const REFERENCES: [Code; 3] = [Code::D012, Code::D013, Code::D016];

/// An entry of a sound file: where it stands. A stamp has no id.
struct Sound {
    id: Option<String>,
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

fn stamps(d: &Dossier) -> impl Iterator<Item = Range<usize>> {
    d.stamps.iter().filter_map(|stamp| match stamp.at {
        Origin::Entry(at) => Some(at.start as usize..at.end as usize),
        Origin::StandIn => None,
    })
}

impl Whole {
    fn new(file: SourceFile) -> Whole {
        let d = load(std::slice::from_ref(&file)).dossier;
        let mut entries: Vec<Sound> = entities(&d)
            .filter_map(|e| Some(Sound { id: Some(d.id_of(e).into()), range: written(&d, e)? }))
            .collect();
        entries.extend(stamps(&d).map(|range| Sound { id: None, range }));
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
        let file = SourceFile { name: self.file.name.clone(), text: text.into() };
        let Loaded { dossier, findings } = load(std::slice::from_ref(&file));
        let mut lost = Vec::new();
        let mut missing = false;
        for sound in &self.entries {
            let text = &self.file.text[sound.range.clone()];
            let same = |at: Range<usize>| file.text[at] == *text;
            let at = sound.id.as_ref().and_then(|id| written(&dossier, dossier.find(id)?));
            let same = match &sound.id {
                Some(_) => at.clone().is_some_and(same),
                None => stamps(&dossier).any(same),
            };
            // A wrong letter in an id makes another sound entry.
            let id = sound.range.start..sound.range.start + text.find("\",").unwrap_or(0);
            missing |= sound.id.is_some() && at.is_none() && !id.contains(&hit);
            if !same && kept(sound) {
                lost.push(sound.id.as_deref().unwrap_or("a stamp"));
            }
        }
        let told = findings.iter().any(|f| !REFERENCES.contains(&f.fault.code()));
        if !lost.is_empty() {
            let few = lost.iter().take(3).copied().collect::<Vec<_>>().join(", ");
            tally.failures.push(format!("{what}: lost {} ({few})", lost.len()));
        }
        // A file that is cut in the comment above all entries looks like one that holds nothing yet.
        let is_bare = |line: &str| line.trim().is_empty() || line.starts_with("//");
        if missing && !told && !file.text.lines().all(is_bare) {
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
        let mut bytes = self.file.text.clone().into_owned().into_bytes();
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

/// Which bytes of a file are tried.
#[derive(Clone, Copy)]
enum Reach {
    /// Each.
    Whole,
    /// Each cut, and each byte outside of the entries.
    Frame,
    /// Every so many, of the bytes inside and outside of the entries.
    Sample(usize),
}

/// Tries cuts and wrong bytes in one file.
fn sweep(whole: &Whole, reach: Reach) -> Tally {
    let mut tally = Tally::default();
    let len = whole.file.text.len();
    let inside = |at: &usize| whole.entries.iter().any(|s| s.range.contains(at));
    let (cuts, wrong): (Vec<usize>, Vec<usize>) = match reach {
        Reach::Whole => ((0..=len).collect(), (0..len).collect()),
        Reach::Frame => ((0..=len).collect(), (0..len).filter(|at| !inside(at)).collect()),
        Reach::Sample(step) => {
            let outside = (0..len).filter(|at| !inside(at)).step_by(step / 4);
            ((0..=len).step_by(step).collect(), (0..len).step_by(step).chain(outside).collect())
        }
    };
    for at in cuts {
        whole.cut(at, &mut tally);
    }
    for at in wrong {
        whole.flip_to_all(at, &mut tally);
    }
    tally
}

/// A prime, so that all columns of a line come up.
const STEP: usize = 499;

/// Tries the two smallest files thoroughly and the others here and there. For every byte of every
/// file, some six million loads: `ONRECORD_SWEEP=1 cargo test --release a_cut_and -- --nocapture`.
#[test]
fn a_cut_and_a_wrong_byte_keep_every_entry_that_they_do_not_hit() {
    let everything = std::env::var_os("ONRECORD_SWEEP").is_some();
    let mut wholes: Vec<Whole> = bundled().into_iter().map(Whole::new).collect();
    wholes.sort_by_key(|whole| whole.file.text.len());
    let tallies: Mutex<Vec<(&str, Tally)>> = Mutex::default();
    let next = AtomicUsize::new(0);
    std::thread::scope(|threads| {
        for _ in 0..2 {
            threads.spawn(|| {
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    let Some(whole) = wholes.get(n) else { return };
                    let reach = match n {
                        _ if everything => Reach::Whole,
                        0 | 1 => Reach::Frame,
                        _ => Reach::Sample(STEP),
                    };
                    let tally = sweep(whole, reach);
                    tallies.lock().unwrap().push((&whole.file.name, tally));
                }
            });
        }
    });
    let mut failures = Vec::new();
    for (name, tally) in tallies.into_inner().unwrap() {
        let Tally { loads, refused, commented, silent, .. } = tally;
        println!("{name}: {loads} loads, {refused} no UTF-8, {commented} in a comment");
        assert_eq!(silent, 0, "{name}: an entry went without a finding");
        failures.extend(tally.failures.iter().map(|f| format!("{name}: {f}")));
    }
    assert!(failures.is_empty(), "{}: {:#?}", failures.len(), &failures[..failures.len().min(20)]);
}

/// Whatever refers to a broken entry is kept, and the entry itself is the only problem.
#[test]
fn a_broken_entry_makes_one_problem() {
    let files = bundled();
    let sound = open(&files);
    let at: Vec<EntryAt> =
        entities(&sound.dossier).filter_map(|e| sound.dossier.origin_of(e)).collect();
    let kept = at.len() - 1;
    for at in at {
        let mut files = files.clone();
        let text = files[at.file as usize].text.to_mut();
        text.insert(at.end as usize - 1, '?');
        let line = text[..at.end as usize - 1].matches('\n').count() as u32 + 1;
        let broken = open(&files);
        let entries = entities(&broken.dossier).filter(|e| broken.dossier.origin_of(*e).is_some());
        assert_eq!(entries.count(), kept);
        let mut problems = broken.problems;
        problems.retain(|p| {
            !sound.problems.iter().any(|s| (s.code(), &s.entry) == (p.code(), &p.entry))
        });
        let told: Vec<String> = problems
            .iter()
            .map(|p| format!("{} {} {}", p.code().name(), p.place(), p.entry))
            .collect();
        assert!(told.len() == 1 && problems[0].line == line, "line {line}: {told:?}");
    }
}

/// Somebody begins a file, writes a comment, and wants to see the rest meanwhile.
#[test]
fn a_file_that_holds_nothing_yet_is_no_fault() {
    let files = bundled();
    let sound = open(&files).problems.len();
    for text in [
        "",
        "\n\n",
        " \t\r\n",
        "\u{feff}",
        "// To be written.",
        "// To be written.\r\n// By June.\r\n",
        "/* To be /* or not */ written. */\n",
        "\u{feff}/* To be written. */",
        "()",
    ] {
        let mut more = files.clone();
        let mut begun = files[0].clone();
        begun.name = "begun.ron".into();
        *begun.text.to_mut() = text.to_string();
        more.push(begun);
        let problems = open(&more).problems;
        let told: Vec<&str> = problems.iter().map(|p| p.code().name()).collect();
        assert_eq!(problems.len(), sound, "{text:?}: {told:?}");
    }
    // One that is cut off in its comment is not whole.
    let mut more = files.clone();
    let last = more.last_mut().unwrap();
    *last.text.to_mut() = "/* To be written.".to_string();
    assert!(open(&more).problems.iter().any(|p| p.code() == Code::D010));
}
