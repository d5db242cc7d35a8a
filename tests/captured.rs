//! Whatever is captured is exact at once: any stretch of any document that can be selected is saved, read back as it was,
//! and proved in its document.

use onrecord::capture::{Draft, End, Selection, from_text, moved, statement_at, to_text};
use onrecord::documents::{Extract, Limits, read};
use onrecord::dossier::entry::{HopEntry, QuoteEntry, QuoteStampEntry};
use onrecord::dossier::terms::{Mode, Stance};
use onrecord::dossier::{SourceFile, load};
use onrecord::text::statements::Unit;
use onrecord::verify::{Copy, Proofs, VerdictKind, hash, quoted};
use proptest::prelude::*;

/// Documents of every kind and script that there are here, by the names of their files.
fn documents() -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    all.push(("scripts.txt".to_string(), SCRIPTS.as_bytes().to_vec()));
    let folders = ["tests/documents", "tests/documents/pdf", "data/harbour-accord/documents"];
    for folder in folders {
        let mut names: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_file() && path.extension().is_none_or(|ending| ending != "rs"))
            .collect();
        names.sort();
        for path in names {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            all.push((name, std::fs::read(&path).unwrap()));
        }
    }
    all
}

/// A paragraph or two in each of several scripts.
const SCRIPTS: &str = "阿兰派出船只；博达拒绝，并表示“不会签署”。\n\nアーランドは春に六隻の艦船を派遣する用意がある、と述べた。\n\n\
    سترسل أرلاند السفن؛ ورفضت بوردافيا، وقالت «لن نوقع».\n\nארלנד תשלח ספינות; בורדביה סירבה.\n\n\
    จะส่งทหารไปยังเบสโซเนียในฤดูใบไม้ผลิ\n\nवह जहाज भेजेगा, लेकिन बोर्डाविया ने मना किया।\n\n\
    Країна надішле «до 15 кораблів», але Бордавія — ні.\n\nΗ χώρα θα στείλει πλοία, είπε·\nκαι αρνήθηκε.\n\n\
    Cafe\u{301} \u{201e}na\u{ef}v\u{201c}\u{a0}: 15\u{202f}000 Mann.\r\nDas ist \"alles\" \\ und \u{200b}mehr.\n";

const GROUND: &str = r#"(dossier: (id: "d", title: "D"),
    actors: [(id: "a", name: "Arland", kind: State)],
    topics: [(id: "t", name: "T", short: "T", kind: Undertaking, question: "Q?")],
    documents: [(id: "doc", publisher: "P", kind: News)])"#;

/// Saves a stretch as the record of a refusal, reads it back and proves it. Whether it could be quoted.
fn captured(
    extract: &Extract,
    bytes_hash: &str,
    span: &std::ops::Range<usize>,
) -> Result<bool, String> {
    let judged = quoted(extract, span);
    if !judged.verdict.is_proof() {
        return Ok(false);
    }
    let some = |text: &String| (!text.is_empty()).then(|| text.clone());
    let quote = QuoteEntry {
        document: "doc".to_string(),
        exact: judged.exact.clone(),
        prefix: some(&judged.prefix),
        suffix: some(&judged.suffix),
        attribution: Vec::new(),
        translation: None,
        translated_by: None,
        stamp: Some(QuoteStampEntry {
            sha256: bytes_hash.to_string(),
            on: "2031-05-04".to_string(),
        }),
    };
    if extract.text.get(span.clone()) != Some(judged.exact.as_str()) {
        return Err("it is not quoted byte for byte".to_string());
    }
    let hop = HopEntry { who: vec!["a".to_string()], mode: Mode::Act };
    let draft = Draft {
        actors: vec!["a".to_string()],
        says: Some(vec![hop]),
        topic: Some("t".to_string()),
        stance: Some(Stance::Refuse),
        ..Draft::new(quote)
    };
    let ground = SourceFile { name: "a.ron".to_string(), text: GROUND.to_string().into() };
    let d = load(std::slice::from_ref(&ground)).dossier;
    let entry = draft.entry(&d, "a-t-abcd", "Arland refuses.").unwrap();
    let text = to_text(&entry);
    if from_text(&text).as_ref() != Some(&entry) {
        return Err(format!("it does not read back: {text}"));
    }
    let record = SourceFile { name: "captured/a-t-abcd.ron".to_string(), text: text.into() };
    let loaded = load(&[ground, record]);
    if !loaded.findings.is_empty() {
        return Err(format!("{:?}", loaded.findings));
    }
    let d = loaded.dossier;
    let copy = Copy {
        name: "doc".to_string(),
        hash: bytes_hash.to_string(),
        extract: extract.clone(),
        line_ends: false,
    };
    let proofs = Proofs::all(&d, |_| Ok(copy.clone()));
    let quote = d.all_quotes().next().unwrap();
    let verdict = proofs.verdict(quote.ix).unwrap();
    if *verdict != judged.verdict {
        return Err(format!("{verdict:?} is not {:?}", judged.verdict));
    }
    let is_within = extract
        .blocks
        .iter()
        .any(|block| block.range.start <= span.start && span.end <= block.range.end);
    let is_sure = !extract.encoding.is_guessed() && extract.recognised.is_empty();
    if is_within && is_sure && verdict.kind() != VerdictKind::Exact {
        return Err(format!("it is {verdict:?}"));
    }
    Ok(true)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_selected_is_saved_read_back_and_proved(
        starts in prop::collection::vec(0..1000usize, 3),
        steps in prop::collection::vec((any::<bool>(), 0..4usize, any::<bool>()), 0..6),
    ) {
        let (mut tried, mut quotable) = (0, 0);
        for (name, bytes) in documents() {
            let Ok(extract) = read(&bytes, &name, &Limits::default()) else { continue };
            let hash = hash(&bytes);
            for start in &starts {
                let byte = extract.text.len() * start / 1000;
                let byte = (0..=byte).rev().find(|at| extract.text.is_char_boundary(*at)).unwrap();
                let Some(span) = statement_at(&extract, byte) else { continue };
                let mut selection = Selection { span, end: End::Last };
                for (is_first, unit, forward) in &steps {
                    let units = [Unit::Word, Unit::Clause, Unit::Statement, Unit::Sentence];
                    selection.end = if *is_first { End::First } else { End::Last };
                    let next = moved(&extract, &selection, units[*unit], *forward);
                    selection = next.unwrap_or(selection);
                }
                tried += 1;
                match captured(&extract, &hash, &selection.span) {
                    Ok(is) => quotable += usize::from(is),
                    Err(why) => {
                        let words = &extract.text[selection.span.clone()];
                        prop_assert!(false, "{name}: {words:?}: {why}");
                    }
                }
            }
        }
        // Some stand in several places, or join what stands apart; most can be quoted.
        prop_assert!(tried == 0 || quotable * 2 > tried, "{quotable} of {tried}");
    }
}
