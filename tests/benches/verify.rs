//! Proving 100,000 quotes against 5,000 documents, a tenth of them only typographic, as `onrecord check`
//! does; beside it the least that could be done: open, hash, and one search for each quote. And how long a key waits
//! while a million quotes are being proved behind the screen.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench reads files, prints, and may stop where it stands"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use memchr::memmem;
use onrecord::app::{App, commands};
use onrecord::documents::{Limits, read};
use onrecord::dossier::{DocumentIx, Dossier, SourceFile, load, open};
use onrecord::shell::copies::Copies;
use onrecord::shell::files::read_dossier;
use onrecord::shell::proving::{prove, together};
use onrecord::state::key::parse_keys;
use onrecord::state::msg::Msg;
use onrecord::verify::{
    Copy, DocumentProof, Proofs, VerdictKind, documents_quoted, hash, prove_document,
};
use onrecord::widgets::theme::{Background, Theme};
use race::{Verdict, race};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use sha2::{Digest, Sha256};
use synthetic::Synthetic;

mod race;
#[path = "../tools/synthetic/mod.rs"]
mod synthetic;

const SIZE: Synthetic = Synthetic { positions: 100_000, documents: 5_000 };
const ROUNDS: usize = 7;
/// Times the floor, at most.
const TARGET: f64 = 3.0;

fn main() -> ExitCode {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("verify");
    write(&folder);
    let d = load(&read_dossier(&folder).0).dossier;
    let documents: Vec<(PathBuf, Vec<&str>)> = documents_quoted(&d)
        .map(|ix| {
            let path = folder.join("documents").join(format!("{}.txt", d.document(ix).unwrap().id));
            let quotes = d.quotes_from(ix).iter().map(|ix| d.quote(*ix).unwrap().exact());
            (path, quotes.collect())
        })
        .collect();
    let mut found = 0;
    let (mut proofs, mut beside) = (Proofs::default(), Proofs::default());
    let figures = race(
        "Proving 100,000 quotes against 5,000 documents",
        ROUNDS,
        &mut [
            ("open, SHA-256 and one memmem a quote", &mut || found = floor(&documents)),
            ("copies read and every quote judged", &mut || proofs = ours(&d, &folder, 1)),
            ("the same on two threads", &mut || beside = ours(&d, &folder, 2)),
        ],
    );
    let quotes = d.quote_count();
    let typographic = proofs.count(VerdictKind::Typographic);
    println!("  {found} of {quotes} quotes stand there byte for byte; {typographic} typographic");
    assert_eq!(proofs.proved(), quotes, "every quote stands in its copy");
    assert_eq!(beside.proved(), quotes, "and on two threads");
    let mut verdict = Verdict::default();
    verdict.hold("times the floor", figures.seconds(1) / figures.seconds(0), TARGET);
    let two = figures.seconds(2) / figures.seconds(0);
    println!("  times the floor, on two threads: {two:.2}");
    fs::remove_dir_all(&folder).unwrap();
    println!("\nA key while a million quotes are being proved");
    verdict.hold("frames of 1/60 s", longest_wait() * 60.0, 2.0);
    verdict.exit()
}

/// The longest that a key waits, in seconds: it comes when verdicts have just come, is answered after them, and a
/// frame is drawn. They come together as they do on the screen.
fn longest_wait() -> f64 {
    let size = Synthetic { positions: 1_000_000, documents: 50_000 };
    let texts: Vec<SourceFile> =
        size.files().map(|(name, text)| SourceFile { name, text: text.into() }).collect();
    let mut app = App::with_commands(open(&texts), commands());
    drop(texts);
    app.update(Msg::Resize(120, 40));
    let mut screen = Terminal::new(TestBackend::new(120, 40)).unwrap();
    let theme = Theme::new(Background::Dark, false);
    let down = parse_keys("j").unwrap();
    let dossier = app.model.dossier.clone();
    let documents: Vec<DocumentIx> = documents_quoted(&dossier).collect();
    let (mut longest, mut left) = (0.0_f64, documents.len());
    for some in documents.chunks(together(documents.len())) {
        let proofs = some.iter().map(|ix| {
            let bytes = size.copy(ix.at()).into_bytes();
            let extract = read(&bytes, "copy.txt", &Limits::default()).unwrap();
            let name = "copy.txt".to_string();
            let copy = Copy { name, hash: hash(&bytes), extract, line_ends: false };
            prove_document(&dossier, *ix, Ok(&copy))
        });
        let proofs: Vec<DocumentProof> = proofs.collect();
        left -= some.len();
        let begun = Instant::now();
        app.update(Msg::Proved { dossier: dossier.clone(), proofs, left });
        for key in &down {
            app.update(Msg::Key(*key));
        }
        let mut areas = None;
        screen.draw(|frame| areas = Some(app.draw(&theme, frame))).unwrap();
        app.drawn(areas.unwrap());
        longest = longest.max(begun.elapsed().as_secs_f64());
    }
    let proved = app.model.proofs.proved();
    println!("  {proved} of {} quotes proved", app.model.dossier.quote_count());
    longest
}

/// The dossier and its copies, written anew: the generator may have changed.
fn write(folder: &Path) {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder.join("documents")).unwrap();
    for (name, text) in SIZE.files() {
        fs::write(folder.join(name), text).unwrap();
    }
    for n in 0..SIZE.documents {
        let name = format!("documents/{}.txt", Synthetic::document_id(n));
        fs::write(folder.join(name), SIZE.copy(n)).unwrap();
    }
}

/// How many quotes stand in their documents byte for byte.
fn floor(documents: &[(PathBuf, Vec<&str>)]) -> usize {
    let mut found = 0;
    for (path, quotes) in documents {
        let bytes = fs::read(path).unwrap();
        std::hint::black_box(Sha256::digest(&bytes));
        found += quotes.iter().filter(|q| memmem::find(&bytes, q.as_bytes()).is_some()).count();
    }
    found
}

/// As `onrecord check` does it.
fn ours(d: &Dossier, folder: &Path, threads: usize) -> Proofs {
    let copies = Copies::of_dossier(Some(folder), None);
    let documents: Vec<DocumentIx> = documents_quoted(d).collect();
    let mut proofs = Proofs::default();
    prove(d, &copies, &documents, threads, |proof| {
        proofs.add(d, proof);
        true
    });
    proofs.settle(d);
    proofs
}
