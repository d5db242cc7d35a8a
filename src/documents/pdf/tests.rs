//! Whole files, written by hand: each shows one thing that a page can do to its text.

use flate2::{Compress, Compression, FlushCompress};

use super::*;
use crate::documents::extract::{BlockKind, Why};

/// A file of these objects, numbered from 1; the first is the catalog.
fn file(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table = String::from("0000000000 65535 f \n");
    for (number, object) in (1..).zip(objects) {
        table.push_str(&format!("{:010} 00000 n \n", bytes.len()));
        bytes.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
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

fn stream(dictionary: &str, content: &str) -> String {
    format!("<< {dictionary} /Length {} >>\nstream\n{content}\nendstream", content.len())
}

/// A file of one page, 200 by 100, with `F` as Helvetica at hand. `more` are objects from 5 on.
fn page(content: &str, resources: &str, more: &[String]) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [5 0 R] /D << /OFF [5 0 R] >> >> >>"
            .to_string(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_string(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources << \
             /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> {resources} >> >>"
        ),
        stream("", content),
    ];
    objects.extend_from_slice(more);
    file(&objects, "")
}

fn extract(bytes: &[u8]) -> Result<Extract, Unreadable> {
    read(bytes, &Limits::default())
}

/// What is seen and what is not.
#[track_caller]
fn check(content: &str, resources: &str, more: &[String], seen: &str, unseen: &[(&str, Why)]) {
    let extract = extract(&page(content, resources, more)).unwrap();
    assert_eq!(extract.text, seen, "{content}");
    let hidden: Vec<(&str, Why)> =
        extract.hidden.iter().map(|hidden| (hidden.text.as_str(), hidden.why)).collect();
    assert_eq!(hidden, unseen, "{content}");
}

#[test]
fn every_way_of_showing_text_is_read() {
    let seen = |content: &str, seen: &str| check(content, "", &[], seen, &[]);
    seen("BT /F 10 Tf 10 50 Td (Corvia) Tj ( signs) Tj ET", "Corvia signs\n");
    seen("BT /F 10 Tf 10 50 Td [(Cor) 20 (via) -300 (signs)] TJ ET", "Corvia signs\n");
    seen("BT /F 10 Tf 12 TL 10 80 Td (one) Tj (two) ' 0 0 (three) \" T* (four) Tj ET", {
        "one two three four\n"
    });
    seen("BT /F 10 Tf 10 80 TD (one) Tj 0 -12 TD (two) Tj T* (three) Tj ET", "one two three\n");
    seen("BT /F 10 Tf 2 0 0 2 10 50 Tm (big) Tj ET", "big\n");
    seen("q .1 0 0 .1 0 0 cm BT /F 100 Tf 100 500 Td (small) Tj ET Q", "small\n");
    seen("BT /F 10 Tf 1 Tc 10 50 Td (spaced) Tj ET", "spaced\n");
    seen("BT /F 10 Tf 10 Tw 10 50 Td (a b) Tj ET", "a b\n");
    seen("BT /F 10 Tf 10 50 Td (caf\\222s \\(1\\)) Tj ET", "caf\u{fffd}s (1)\n");
    seen("BT /F 10 Tf 0 1 -1 0 50 10 Tm (up) Tj ET", "up\n");
    seen("BI /W 1 /H 1 /BPC 8 /CS /G ID x EI BT /F 10 Tf 10 50 Td (on) Tj ET", "on\n");
}

#[test]
fn what_cannot_be_seen_stands_apart() {
    use Why::{NotShown, Unseeable};
    let shown = "BT /F 10 Tf 10 50 Td (yes) Tj ET ";
    let check = |content: &str, why: Why| {
        check(
            &format!("{shown}{content}"),
            "/ExtGState << /G << /ca 0 >> >>",
            &[],
            "yes\n",
            &[("no", why)],
        );
    };
    check("BT /F 10 Tf 3 Tr 10 30 Td (no) Tj ET", NotShown);
    check("BT /F 10 Tf 7 Tr 10 30 Td (no) Tj ET", NotShown);
    check("BT /F 10 Tf 1 g 10 30 Td (no) Tj ET", Unseeable);
    check("BT /F 10 Tf 0 0 0 0 k 10 30 Td (no) Tj ET", Unseeable);
    check("/DeviceRGB cs 1 1 1 sc BT /F 10 Tf 10 30 Td (no) Tj ET", Unseeable);
    check("BT /F 0.5 Tf 10 30 Td (no) Tj ET", Unseeable);
    check("BT /F 10 Tf 10 -30 Td (no) Tj ET", Unseeable);
    check("/G gs BT /F 10 Tf 10 30 Td (no) Tj ET", Unseeable);
    check("0 0 5 5 re W n BT /F 10 Tf 10 30 Td (no) Tj ET", Unseeable);
    // Struck out, by a line or by a thin area.
    let struck = "BT /F 10 Tf 10 30 Td (no) Tj ET";
    check(&format!("{struck} 9 33 m 25 33 l S"), Why::Deleted);
    check(&format!("9 32.5 20 .8 re f {struck}"), Why::Deleted);
    // Covered, as badly blackened texts are; and black on black.
    check("BT /F 10 Tf 10 30 Td (no) Tj ET 0 20 50 20 re f", Unseeable);
    check("0 20 50 20 re f BT /F 10 Tf 10 30 Td (no) Tj ET", Unseeable);
}

#[test]
fn what_can_be_seen_is_not_taken_for_hidden() {
    let seen = |content: &str| check(content, "", &[], "yes\n", &[]);
    seen("0 20 90 40 re f 1 g BT /F 10 Tf 10 30 Td (yes) Tj ET");
    seen("1 g 0 0 200 100 re f 0 g BT /F 10 Tf 10 30 Td (yes) Tj ET");
    seen("BT /F 10 Tf 10 30 Td (yes) Tj ET 0 20 5 20 re f");
    seen("BT /F 10 Tf 10 30 Td (yes) Tj ET 0 20 m 90 20 l 40 60 l f");
    seen("BT /F 10 Tf 10 30 Td (yes) Tj ET 9 28 m 60 28 l S 9 41 m 60 41 l S 9 33 m 12 33 l S");
    // A background of narrow strips.
    seen(
        "0 20 90 3 re 0 23 90 3 re 0 26 90 3 re 0 29 90 3 re 0 32 90 3 re 0 35 90 3 re 0 38 90 3 re f \
          1 g BT /F 20 Tf 10 24 Td (yes) Tj ET",
    );
    seen(
        "0 1 1 rg 0 30 90 2 re f 0 32 90 2 re f 0 34 90 2 re f 0 36 90 2 re f 0 38 90 2 re f 0 g \
          BT /F 10 Tf 10 30 Td (yes) Tj ET",
    );
    seen("q 0 0 5 5 re W n Q BT /F 10 Tf 10 30 Td (yes) Tj ET");
    seen("1 G 2 Tr BT /F 10 Tf 10 30 Td (yes) Tj ET");
}

#[test]
fn layers_that_are_off_are_not_shown() {
    let layer = "<< /Type /OCG /Name (off) >>".to_string();
    let form =
        stream("/Subtype /Form /BBox [0 0 200 100] /OC 5 0 R", "BT /F 10 Tf 10 30 Td (form) Tj ET");
    check(
        "BT /F 10 Tf 10 50 Td (yes) Tj /OC /L BDC ( no) Tj EMC ( more) Tj ET /X Do",
        "/Properties << /L 5 0 R >> /XObject << /X 6 0 R >>",
        &[layer, form],
        "yes more\n",
        &[(" no", Why::NotShown), ("form", Why::NotShown)],
    );
}

#[test]
fn forms_are_drawn_where_they_are_placed_and_never_within_themselves() {
    let form = |content: &str| {
        let resources = "/Resources << /XObject << /X 6 0 R >> >>";
        stream(&format!("/Subtype /Form /BBox [0 0 200 100] {resources}"), content)
    };
    let nothing = "null".to_string();
    check(
        "/F 10 Tf BT 10 50 Td (one) Tj ET q 1 0 0 1 0 -20 cm /X Do Q",
        "/XObject << /X 6 0 R >>",
        &[nothing, form("BT 10 50 Td (two) Tj ET /X Do")],
        "one\ntwo\n",
        &[],
    );
}

#[test]
fn a_group_that_shines_through_covers_nothing() {
    let form = stream(
        "/Subtype /Form /BBox [0 0 200 100] /Group << /S /Transparency >>",
        "0 0 99 99 re f",
    );
    check(
        "BT /F 10 Tf 10 50 Td (yes) Tj ET /G gs /X Do BT /F 10 Tf 10 30 Td (yes) Tj ET",
        "/XObject << /X 6 0 R >> /ExtGState << /G << /ca .3 >> >>",
        &["null".to_string(), form],
        "yes\nyes\n",
        &[],
    );
}

#[test]
fn codes_without_a_meaning_are_not_guessed() {
    let objects = [
        "null".to_string(),
        "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [7 0 R] >>".into(),
        "<< /Type /Font /Subtype /CIDFontType2 /DW 500 /W [1 [600 600] 3 9 700] >>".into(),
        "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [7 0 R] \
         /ToUnicode 9 0 R >>"
            .into(),
        stream(
            "",
            "1 beginbfchar <0001> <00660069> endbfchar 1 beginbfrange <0002> <0003> <0041> \
                    endbfrange",
        ),
        "<< /Type /Font /Subtype /Type3 /FontMatrix [.001 0 0 .001 0 0] /FirstChar 1 \
         /Widths [500 500] /Encoding << /Differences [1 /A /g7] >> >>"
            .into(),
    ];
    let bytes = page(
        "BT 10 50 Td /G 10 Tf <00010002> Tj /H 10 Tf <0001000200030004> Tj /I 10 Tf <0102> Tj ET",
        "/Font << /G 6 0 R /H 8 0 R /I 10 0 R >>",
        &objects,
    );
    // The first of two entries of one key counts, or the second: it is given once here.
    let bytes = String::from_utf8(bytes).unwrap().replacen("/Font << /F", "/Fnt_ << /F", 1);
    let extract = extract(bytes.as_bytes()).unwrap();
    assert_eq!(extract.text, "\u{fffd}\u{fffd}fiAB\u{fffd}A\u{fffd}\n");
    assert!(extract.remarks[1].contains("4 of its signs"), "{:?}", extract.remarks);
}

#[test]
fn the_file_says_what_it_says_about_itself() {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>".to_string(),
        "<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 /MediaBox [0 0 99 99] >>".into(),
        "<< /Type /Page /Contents [4 0 R 4 0 R] /Resources << /Font << /F << /Type /Font \
         /Subtype /Type1 /BaseFont /Times-Roman >> >> >> >>"
            .into(),
        stream("", "BT /F 20 Tf 10 50 Td (A) Tj ET"),
        "<< /Title <FEFF00C9006C> /Author ( ) /CreationDate (D:2026) >>".into(),
    ];
    let extract = extract(&file(&objects, "/Info 5 0 R")).unwrap();
    assert_eq!((extract.text.as_str(), extract.pages.as_slice()), ("A\nA\n", &[0, 2][..]));
    assert_eq!(extract.meta.title.as_deref(), Some("Él"));
    assert_eq!((extract.meta.author, extract.meta.published), (None, None));
    assert_eq!(extract.meta.language.as_deref(), Some("en-GB"));
    assert_eq!(extract.blocks[0].kind, BlockKind::Paragraph);
    assert_eq!(extract.map.source(0..1), None);
    assert!(extract.remarks[0].starts_with("This is the text layer of a PDF"));
}

#[test]
fn what_is_not_whole_is_damaged_and_not_shorter() {
    let fails = |bytes: &[u8], expected: &Unreadable| {
        assert_eq!(extract(bytes).as_ref(), Err(expected), "{}", String::from_utf8_lossy(bytes));
    };
    let broken = |how: &str| Unreadable::Damaged(how.to_string());
    let whole = String::from_utf8(page("BT ET", "", &[])).unwrap();
    fails(whole.as_bytes(), &Unreadable::NoText(Kind::Pdf));
    fails(
        whole.replace("/Contents 4", "/Contents 9").as_bytes(),
        &broken("the text of page 1 is cut off or broken"),
    );
    fails(whole.replace("/Kids [3 0 R]", "/Kids [9 0 R]").as_bytes(), &broken("page 1 is missing"));
    fails(
        whole.replace("/Kids [3 0 R]", "/Kids [2 0 R]").as_bytes(),
        &broken("its list of pages leads back to itself"),
    );
    let packed = page("", "", &[]);
    let packed = String::from_utf8(packed).unwrap();
    let packed = packed.replace("<<  /Length 0", "<< /Filter /FlateDecode /Length 0");
    fails(packed.as_bytes(), &Unreadable::NoText(Kind::Pdf));
    let garbage = page("x\u{1}garbage", "", &[]);
    let garbage = String::from_utf8(garbage).unwrap();
    let garbage = garbage.replace("<<  /Length 9", "<< /Filter /FlateDecode /Length 9");
    fails(garbage.as_bytes(), &broken("the text of page 1 is cut off or broken"));
    fails(b"%PDF-1.7\n", &broken("its objects cannot be found"));
}

#[test]
fn limits_hold() {
    let bytes = page("BT /F 10 Tf 10 50 Td (Corvia) Tj ET", "", &[]);
    let with = |limits: Limits| read(&bytes, &limits);
    let all = Limits::default();
    assert_eq!(with(Limits { text: 6, ..all }), Err(Unreadable::TooMuchText(24)));
    assert_eq!(with(Limits { parts: 0, ..all }), Err(Unreadable::TooManyParts(0)));
    assert_eq!(with(Limits { depth: 0, ..all }), Err(Unreadable::TooDeep(0)));
    let deep = page(&"q ".repeat(600), "", &[]);
    assert_eq!(read(&deep, &all), Err(Unreadable::TooDeep(512)));
    let long = page(&"0 g ".repeat(3000), "", &[]);
    let limits = Limits { parts: 20, ..all };
    assert_eq!(read(&long, &limits), Err(Unreadable::TooManyParts(4000)));
}

#[test]
fn what_is_unpacked_takes_no_more_memory_than_it_may() {
    const MOST: usize = 100_000;
    let source = Source::open(&page("", "", &[]), &Limits::default()).unwrap();
    let packed = |length: usize| {
        let mut packed = Vec::with_capacity(2 * MOST);
        let mut deflate = Compress::new(Compression::best(), true);
        deflate.compress_vec(&vec![b' '; length], &mut packed, FlushCompress::Finish).unwrap();
        packed
    };
    let unpacked = source.inflated(&packed(MOST), MOST).unwrap();
    assert!(unpacked.is_whole && unpacked.bytes.len() == MOST);
    assert!(unpacked.bytes.capacity() <= MOST + 1, "{}", unpacked.bytes.capacity());
    let too_much = source.inflated(&packed(MOST + 1), MOST);
    assert!(matches!(too_much, Err(Unreadable::TooMuchText(_))));
}
