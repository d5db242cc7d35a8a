//! PDFs through the real process: those of real programs, and hostile ones. Each ends in a text or in
//! one named reason.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use flate2::{Compress, Compression, FlushCompress};
use onrecord::documents::{Extract, Kind, Limits, Unreadable, Why};
use onrecord::shell::documents::Reader;
use onrecord::shell::files::FileError;

fn reader() -> Reader {
    Reader {
        program: PathBuf::from(env!("CARGO_BIN_EXE_onrecord")),
        patience: Duration::from_secs(60),
    }
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/pdf").join(name)
}

/// What the process makes of some bytes.
fn read(bytes: &[u8]) -> Result<Extract, Unreadable> {
    read_within(bytes, &Limits::default())
}

fn read_within(bytes: &[u8], limits: &Limits) -> Result<Extract, Unreadable> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    reader().read(file.path(), limits).unwrap().extract
}

fn broken(how: &str) -> Unreadable {
    Unreadable::Broken(how.to_string())
}

fn damaged(how: &str) -> Unreadable {
    Unreadable::Damaged(how.to_string())
}

/// A file of these objects, numbered from 1; the first is the catalog.
fn file(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table = String::from("0000000000 65535 f \n");
    for (number, object) in (1..).zip(objects) {
        table.push_str(&format!("{:010} 00000 n \n", bytes.len()));
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let (size, start) = (objects.len() + 1, bytes.len());
    bytes.extend(
        format!(
            "xref\n0 {size}\n{table}trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\n\
             startxref\n{start}\n%%EOF\n"
        )
        .bytes(),
    );
    bytes
}

pub(super) fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<< {dictionary} /Length {} >>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

/// A file of one page with this content stream; `more` are objects from 5 on.
pub(super) fn page(content: Vec<u8>, resources: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources << \
             /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> {resources} >> >>"
        )
        .into_bytes(),
        content,
    ];
    objects.extend_from_slice(more);
    file(&objects, "")
}

const AGREES: &[u8] = b"BT /F 10 Tf 10 50 Td (Corvia agrees.) Tj ET";

/// So many megabytes of zeros in zlib's format: what the second of two equal pieces became is good for
/// all that follow.
fn zeros(megabytes: usize) -> Vec<u8> {
    let mut compress = Compress::new(Compression::best(), true);
    let piece = vec![0; 1024 * 1024];
    let mut packed = |flush| {
        let mut out = Vec::with_capacity(16 * 1024);
        compress.compress_vec(&piece, &mut out, flush).unwrap();
        out
    };
    let first = packed(FlushCompress::Sync);
    let again = packed(FlushCompress::Sync);
    let last = packed(FlushCompress::Finish);
    [first, again.repeat(megabytes.saturating_sub(2)), last].concat()
}

fn blocks(extract: &Extract) -> Vec<&str> {
    extract.blocks.iter().map(|block| &extract.text[block.range.clone()]).collect()
}

#[test]
fn the_typesetter_s_columns_hyphens_and_ligatures_are_read() {
    let document = reader().read(&fixture("statement.pdf"), &Limits::default()).unwrap();
    let bytes = fs::read(fixture("statement.pdf")).unwrap();
    assert_eq!(document.hash, onrecord::verify::hash(&bytes));
    let extract = document.extract.unwrap();
    assert_eq!(
        blocks(&extract),
        [
            "1 Presence",
            "Corvia a\u{fb03}rms that its coastguard will remain in the Strait of Ilmen for as long as the \
         di\u{fb03}cult conditions of the \u{fb01}nal cease\u{fb01}re require it.¹ It will not \
         deploy troops on the territory of Maretta, neither now nor after a set-\ntlement, and it \
         does not ask any other state to do so.",
            "The government o\u{fb00}ers 120 inspec-\ntors and up to 10² vehicles. It stands ready to \
         reconsider this contribution when the Assembly of the Confedera-\ntion has deliberated \
         about the repre-\nsentation of minorities in the northern districts.",
            "2 Conditions",
            "“We shall act together or not at all,” said the foreign minister, Éloïse Brandt. Three \
         conditions apply:",
            "• a mandate of the Assembly of the Confederation;",
            "• the consent of Maretta, given in writing before the mission begins its work;",
            "• an o\u{fb03}ce in Port Aldane.",
            "None of these obligations is a\u{fb00}ected by the internationally recognised \
         re-\nsponsibilities of the parties, and the ful\u{fb01}lment of one of them does not \
         re-\nplace the ful\u{fb01}lment of another.",
            "¹The cease\u{fb01}re of Port Aldane was signed by Corvia and Maretta.",
            "1",
        ]
    );
    assert_eq!(extract.meta.title.as_deref(), Some("Statement on the Strait of Ilmen"));
    assert_eq!(extract.meta.author.as_deref(), Some("Ministry of Foreign Affairs of Corvia"));
    assert_eq!(extract.hidden, []);
}

#[test]
fn the_office_program_s_list_table_and_white_text_are_read() {
    let extract = reader().read(&fixture("note.pdf"), &Limits::default()).unwrap().extract.unwrap();
    assert_eq!(
        blocks(&extract),
        [
            "Reply of Maretta",
            "Maretta thanks Corvia for its statement on the Strait of Ilmen. The government is ready to \
         receive 120 inspectors, and it will provide their accommodation in Port Aldane for the \
         first twelve months of the mission.",
            "What Maretta does not accept",
            "No foreign troops shall be stationed in Maretta. “A mission of inspectors is not a mission \
         of soldiers,” the prime minister said; “we will say so as often as it is asked.”",
            "• Offices outside of Port Aldane need the consent of the district.",
            "• Vehicles carry the sign of the Confederation.",
            "Inspectors",
            "120",
            "Vehicles",
            "40",
            "Żaneta Óvári speaks for the government.",
        ]
    );
    let hidden: Vec<(&str, Why)> =
        extract.hidden.iter().map(|h| (h.text.as_str(), h.why)).collect();
    assert_eq!(hidden, [("This sentence is white on white.", Why::Unseeable)]);
    assert_eq!(extract.meta.title.as_deref(), Some("Reply of Maretta"));
}

#[test]
fn the_browser_s_columns_and_coloured_bars_are_read() {
    let extract =
        reader().read(&fixture("record.pdf"), &Limits::default()).unwrap().extract.unwrap();
    assert_eq!(
        blocks(&extract),
        [
            "Record of the Assembly",
            "The Assembly of the Confederation met on the proposal of Maretta.",
            "The delegate of Corvia said that her government would never again accept a decision that \
         was taken without it. “We will sign, but we will not be silent,” she said.",
            "The delegate of Maretta replied that the o\u{fb00}ice in Port Aldane was open to every \
         member, and that the \u{fb02}ow of o\u{fb00}icial information would not be interrupted.",
            "The vote: 31 in favour, 2 against.⁴",
            "1. Corvia voted in favour.",
            "2. Maretta abstained.",
        ]
    );
    let hidden: Vec<&str> = extract.hidden.iter().map(|h| h.text.as_str()).collect();
    assert_eq!(hidden, ["This sentence is white on white."]);
    assert_eq!(extract.meta.language.as_deref(), Some("en-GB"));
}

#[test]
fn what_is_encrypted_or_a_picture_is_said_to_be() {
    let document = reader().read(&fixture("password.pdf"), &Limits::default()).unwrap();
    assert_eq!(document.extract, Err(Unreadable::Encrypted));
    let document = reader().read(&fixture("locked.pdf"), &Limits::default()).unwrap();
    assert_eq!(document.extract.unwrap().text, "Corvia agrees.\n");
    let picture = stream(
        "/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray",
        b"x",
    );
    let draws = stream("", b"200 0 0 100 0 0 cm /X Do");
    let scan = page(draws, "/XObject << /X 5 0 R >>", std::slice::from_ref(&picture));
    assert_eq!(read(&scan), Err(Unreadable::NoText(Kind::Pdf)));
    // With recognised letters behind the picture, these are hidden.
    let draws = stream("", &[AGREES, b" 200 0 0 100 0 0 cm /X Do"].concat());
    let extract = read(&page(draws, "/XObject << /X 5 0 R >>", &[picture])).unwrap();
    assert_eq!((extract.text.as_str(), extract.hidden[0].text.as_str()), ("", "Corvia agrees."));
}

#[test]
fn circles_end() {
    let plain = String::from_utf8(page(stream("", AGREES), "", &[])).unwrap();
    assert_eq!(read(plain.as_bytes()).unwrap().text, "Corvia agrees.\n");
    let nodes = plain.replace("/Kids [3 0 R]", "/Kids [2 0 R]");
    assert_eq!(read(nodes.as_bytes()), Err(damaged("its list of pages leads back to itself")));
    let contents = plain.replace("/Contents 4 0 R", "/Contents [[[]]]");
    assert_eq!(read(contents.as_bytes()), Err(damaged("the text of page 1 is cut off or broken")));
    let itself = plain.replace("/Root 1 0 R", "/Root 1 0 R /Prev 0");
    let start = itself.find("xref\n").unwrap();
    let itself = itself.replace("/Prev 0", &format!("/Prev {start}"));
    assert!(read(itself.as_bytes()).is_ok_and(|e| e.text == "Corvia agrees.\n"));
    // It is no more than a claim, but for a table of objects that had to be made anew.
    let count = plain.replace("/Kids [3 0 R] /Count 1", "/Kids[3 0 R]/Count 999");
    assert!(read(count.as_bytes()).is_ok_and(|e| e.text == "Corvia agrees.\n"));
    let count = plain.replace("/Count 1", "/Count 99999999999999999999");
    assert!(matches!(read(count.as_bytes()), Err(Unreadable::Damaged(_))));
    // Each of these forms draws the next one ten times.
    let forms: Vec<Vec<u8>> = (5..25)
        .map(|number| {
            let next = format!("/Resources << /XObject << /X {} 0 R >> >>", number + 1);
            stream(&format!("/Subtype /Form {next}"), &b"/X Do ".repeat(10))
        })
        .collect();
    let bomb = page(stream("", b"/X Do"), "/XObject << /X 5 0 R >>", &forms);
    let limits = Limits { parts: 2000, ..Limits::default() };
    assert_eq!(read_within(&bomb, &limits), Err(Unreadable::TooManyParts(400_000)));
}

#[test]
fn bombs_are_stopped() {
    let packed = zeros(3000);
    let content = stream("/Filter /FlateDecode", &packed);
    let most = Limits::default().text * 4;
    assert_eq!(read(&page(content.clone(), "", &[])), Err(Unreadable::TooMuchText(most)));
    // A stream of objects is unpacked while the file is opened.
    let objects = stream("/Type /ObjStm /N 100000 /First 600000 /Filter /FlateDecode", &packed);
    let bytes = page(stream("", AGREES), "", &[objects]);
    assert_eq!(read(&bytes), Err(Unreadable::TooMuchText(Limits::default().text)));
    // So is the table of objects.
    let table = "/Type /XRef /Size 9 /W [1 2 1] /Root 1 0 R /Filter /FlateDecode";
    let bytes = page(stream("", AGREES), "", &[stream(table, &packed)]);
    let at = bytes.windows(7).position(|seven| seven == b"5 0 obj").unwrap();
    let bytes = [&bytes[..], format!("startxref\n{at}\n%%EOF\n").as_bytes()].concat();
    let read_anew = read(&bytes);
    assert!(
        matches!(&read_anew, Ok(extract) if extract.text == "Corvia agrees.\n")
            || read_anew == Err(Unreadable::TooMuchText(Limits::default().text)),
        "{read_anew:?}"
    );
    // With a limit above what the process may have.
    let limits = Limits { text: 4 << 30, ..Limits::default() };
    assert_eq!(
        read_within(&page(content, "", &[]), &limits),
        Err(broken("it needed too much memory"))
    );
}

#[test]
fn depth_ends_in_a_reason_or_does_no_harm() {
    let deep = |open: &str, close: &str| {
        format!("{}{}", open.repeat(100_000), close.repeat(100_000)).into_bytes()
    };
    for nested in [deep("[", "]"), deep("<< /A ", ">>"), deep("(", ")")] {
        let object = page(stream("", AGREES), "", std::slice::from_ref(&nested));
        assert!(read(&object).is_ok_and(|extract| extract.text == "Corvia agrees.\n"));
        let resources = page(stream("", AGREES), &String::from_utf8(nested.clone()).unwrap(), &[]);
        assert!(matches!(read(&resources), Err(Unreadable::Damaged(_))));
        let content = page(stream("", &[&nested[..], b" ", AGREES].concat()), "", &[]);
        assert!(read(&content).is_ok());
    }
    let states = page(stream("", &b"q ".repeat(100_000)), "", &[]);
    assert_eq!(read(&states), Err(Unreadable::TooDeep(512)));
}

/// How many letters of a text are none.
fn unknown(text: &str) -> usize {
    text.matches('\u{fffd}').count()
}

#[test]
fn a_file_that_is_cut_is_never_a_shorter_text() {
    for name in ["statement.pdf", "note.pdf"] {
        let whole = fs::read(fixture(name)).unwrap();
        let text = read(&whole).unwrap().text;
        let cuts = (0..40).map(|n| whole.len() * n / 40).chain(whole.len() - 40..whole.len());
        for cut in cuts.step_by(2) {
            match read(&whole[..cut]) {
                Err(Unreadable::Damaged(_)) => {}
                // In a file without its head there is nothing to tell that it was a PDF.
                Ok(extract) if cut == 0 => assert_eq!(extract.text, ""),
                Ok(extract) => assert!(
                    extract.text == text || unknown(&extract.text) > 0,
                    "{name} cut at {cut}: {}",
                    extract.text
                ),
                Err(other) => panic!("{name} cut at {cut}: {other}"),
            }
        }
    }
}

#[test]
fn flipped_bytes_end_in_a_text_or_a_reason() {
    // Xorshift with a fixed seed: the same files each time.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap()
    };
    for name in ["statement.pdf", "note.pdf", "record.pdf", "locked.pdf"] {
        let whole = fs::read(fixture(name)).unwrap();
        for _ in 0..25 {
            let mut bytes = whole.clone();
            for _ in 0..=next() % 20 {
                let at = next() % bytes.len();
                bytes[at] = next().to_le_bytes()[0];
            }
            let read = read(&bytes);
            let is_named = !matches!(read, Err(Unreadable::Broken(_) | Unreadable::TooSlow(_)));
            assert!(is_named, "{name}: {read:?}");
        }
    }
}

#[test]
fn what_is_no_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    assert!(Command::new("mkfifo").arg(path("pipe.pdf")).status().unwrap().success());
    fs::create_dir(path("folder.pdf")).unwrap();
    symlink(fixture("note.pdf"), path("link.pdf")).unwrap();
    let read = |name: &str| reader().read(&path(name), &Limits::default());
    assert!(matches!(read("pipe.pdf"), Err(FileError::NotAFile { .. })));
    assert!(matches!(read("folder.pdf"), Err(FileError::NotAFile { .. })));
    assert!(matches!(read("link.pdf"), Err(FileError::Link { .. })));
    assert!(matches!(read("nothing.pdf"), Err(FileError::Io { .. })));
}

/// What a process that does this makes of a PDF, and where it may write its number.
fn with_program(script: &str) -> (Result<Extract, Unreadable>, Option<String>) {
    let folder = tempfile::tempdir().unwrap();
    let (program, number) = (folder.path().join("program"), folder.path().join("number"));
    let script = format!("#!/bin/sh\necho $$ > {}\n{script}\n", number.display());
    fs::write(&program, script).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let reader = Reader { program, patience: Duration::from_secs(2) };
    // Large enough to fill a pipe that nobody empties.
    let path = folder.path().join("a.pdf");
    fs::write(&path, page(stream("", &b" ".repeat(1_000_000)), "", &[])).unwrap();
    let limits = Limits { text: 1_000_000, ..Limits::default() };
    let extract = reader.read(&path, &limits).unwrap().extract;
    (extract, fs::read_to_string(number).ok())
}

#[test]
fn whatever_the_process_does_the_program_goes_on() {
    let sound = r#"{"Ok":{"kind":"Pdf","text":"é","blocks":[],"pages":[AT],"asides":[],"recognised":[],"unread":[],"hidden":[],"map":{"pieces":[]},
        "meta":{},"encoding":{"name":"PDF","sure":"Declared"},"remarks":[]}}"#;
    let sound = sound.replace('\n', "");
    let answers = |at: &str| format!("cat > /dev/null; echo '{}'", sound.replace("AT", at));
    let (read, _) = with_program(&answers("2"));
    assert_eq!(read.unwrap().text, "é");
    for (script, expected) in [
        (answers("1").as_str(), broken("its answer makes no sense")),
        ("exit 3", broken("it ended without an answer")),
        ("cat > /dev/null; echo '{\"Ok\":'", broken("it ended without an answer")),
        ("kill -ABRT $$", broken("it needed too much memory")),
        ("kill -SEGV $$", broken("it crashed")),
        ("kill -KILL $$", broken("it was ended from outside")),
        ("kill -XCPU $$", Unreadable::TooSlow(20)),
        ("exec sleep 60", Unreadable::TooSlow(2)),
        ("exec cat /dev/zero", Unreadable::TooMuchText(1_000_000)),
        ("exec 1>&-; exec sleep 60", broken("it was ended from outside")),
    ] {
        let (read, number) = with_program(script);
        assert_eq!(read, Err(expected), "{script}");
        let number = number.unwrap();
        let entry = Path::new("/proc").join(number.trim());
        assert!(!entry.exists(), "{script}: the process is still there");
    }
    let reader = Reader { program: PathBuf::from("/nowhere"), ..reader() };
    let document = reader.read(&fixture("note.pdf"), &Limits::default()).unwrap();
    assert_eq!(document.extract, Err(broken("it does not start: entity not found")));
}
