//! PDFs by where their letters come from: deciphered, recognised in a picture, told by the names of glyphs,
//! filled into a form. What a person sees of each is what can be proved.

use onrecord::documents::{Extract, Limits, Unreadable, Why, read};
use onrecord::verify::{QuoteFinder, Sought};

use super::bytes;
use super::made::check;
use super::pdf::{page, stream};

fn extract(bytes: &[u8]) -> Extract {
    read(bytes, "a.pdf", &Limits::default()).unwrap()
}

/// What is said of a quote, behind the kind of its verdict.
fn said(bytes: &[u8], exact: &str) -> String {
    let extract = extract(bytes);
    let verdict = QuoteFinder::new(&extract).judge(Sought { exact, ..Sought::default() });
    format!("{} {}", verdict.kind().label(), verdict.sentence())
}

#[track_caller]
fn says(bytes: &[u8], exact: &str, expected: &str) {
    let said = said(bytes, exact);
    assert!(said.contains(expected), "{exact:?}: {said}\n{:?}", extract(bytes));
}

fn replaced(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let (from, to) = (from.as_bytes(), to.as_bytes());
    let at = bytes.windows(from.len()).position(|part| part == from).unwrap();
    [&bytes[..at], to, &bytes[at + from.len()..]].concat()
}

const NOTICE: &str = "Corvia keeps 40 vessels in the strait.";

#[test]
fn what_opens_without_a_password_is_read_and_said_to_be_restricted() {
    for name in [
        "restricted-rc4-40.pdf",
        "restricted-rc4-128.pdf",
        "restricted-aes-128.pdf",
        "restricted-aes-256-r5.pdf",
        "restricted-aes-256-r6.pdf",
    ] {
        let bytes = bytes(&format!("pdf/{name}"));
        check(&bytes, name, &[('+', NOTICE), ('-', "Corvia keeps 41 vessels")]);
        let extract = extract(&bytes);
        assert_eq!(extract.meta.title.as_deref(), Some("Notice on the strait"), "{name}");
        let is_told = |r: &String| r.starts_with("Its owner restricted what may be done with it");
        assert!(extract.remarks.iter().any(is_told), "{name} {:?}", extract.remarks);
    }
}

#[test]
fn an_encryption_is_read_however_it_is_written() {
    let old = bytes("pdf/restricted-rc4-128.pdf");
    let text = String::from_utf8_lossy(&old).into_owned();
    let start = text.find("<< /Filter /Standard").unwrap();
    let dictionary = text[start..].split(" >>").next().unwrap().to_string() + " >>";
    // In the trailer itself.
    let within = replaced(&old, "/Encrypt 7 0 R", &format!("/Encrypt {dictionary}"));
    check(&within, "a.pdf", &[('+', NOTICE)]);
    let new = bytes("pdf/restricted-aes-256-r5.pdf");
    // With its filters in an object of their own, which a later part of the file adds.
    let filters = "<< /StdCF << /AuthEvent /DocOpen /CFM /AESV3 /Length 32 >> >>";
    let apart = replaced(&new, filters, &format!("{:width$}", "90 0 R", width = filters.len()));
    let table = String::from_utf8_lossy(&apart).into_owned();
    let (trailer, rest) = table.rsplit_once("startxref\n").unwrap();
    let trailer = trailer.rsplit_once("trailer << ").unwrap().1.trim_end();
    let previous = rest.lines().next().unwrap();
    let at = apart.len() + 1;
    let object = format!("\n90 0 obj\n{filters}\nendobj\n");
    let more = format!(
        "{object}xref\n90 1\n{at:010} 00000 n \ntrailer << /Prev {previous} {}\nstartxref\n{}\n%%EOF\n",
        trailer.replace("/Size 8", "/Size 91"),
        apart.len() + object.len(),
    );
    check(&[&apart[..], more.as_bytes()].concat(), "a.pdf", &[('+', NOTICE)]);
    // A way of ciphering that nobody knows.
    let strange = replaced(&new, "/CFM /AESV3", "/CFM /AESV9");
    assert_eq!(read(&strange, "a.pdf", &Limits::default()), Err(Unreadable::Encrypted));
    let locked = bytes("pdf/password.pdf");
    assert_eq!(read(&locked, "a.pdf", &Limits::default()), Err(Unreadable::Encrypted));
}

/// A page of 200 by 100 points with a picture of 300 by 150 pixels at hand.
fn with_picture(content: &str) -> Vec<u8> {
    let picture = stream(
        "/Subtype /Image /Width 300 /Height 150 /BitsPerComponent 8 /ColorSpace /DeviceGray",
        b"x",
    );
    page(stream("", content.as_bytes()), "/XObject << /X 5 0 R >>", &[picture])
}

const WHOLE: &str = "q 200 0 0 100 0 0 cm /X Do Q ";
const RECOGNISED: &str = "recognised in a picture";

#[test]
fn recognised_text_is_proved_as_such() {
    let words = "BT /F 10 Tf 10 50 Td (Corvia will not) Tj 0 -12 Td (send any troops.) Tj ET ";
    let quote = "Corvia will not send any troops.";
    let invisible = format!("3 Tr {words}");
    let strips: String =
        (0..20).map(|at| format!("q 200 0 0 5 0 {} cm /X Do Q ", at * 5)).collect();
    for content in [
        format!("{WHOLE}{invisible}"),
        format!("{invisible}{WHOLE}"),
        format!("{strips}{invisible}"),
        // The letters are painted, and the picture laid over them.
        format!("{words}{WHOLE}"),
        // A clipping that holds the text of the page.
        format!("q 150 0 0 40 5 30 cm /X Do Q {invisible}"),
        // With a line of its own beside it.
        format!("{WHOLE}{invisible} 0 Tr BT /F 6 Tf 150 90 Td (Page 4) Tj ET"),
    ] {
        let bytes = with_picture(&content);
        says(&bytes, quote, RECOGNISED);
        says(&bytes, quote, "typographic Proved");
        assert!(extract(&bytes).remarks.iter().any(|r| r.contains("recognised in pictures")));
    }
}

#[test]
fn invisible_text_that_no_picture_shows_stays_hidden() {
    let invisible = |x: u32, y: u32| format!("3 Tr BT /F 10 Tf {x} {y} Td (Corvia agrees.) Tj ET ");
    let seen = "0 Tr BT /F 10 Tf 10 80 Td (Maretta declines, and says so to all) Tj ET ";
    for content in [
        invisible(10, 50),
        // Beside the picture, and over a logo.
        format!("q 100 0 0 100 100 0 cm /X Do Q {}", invisible(5, 50)),
        format!(
            "{seen}q 14 0 0 14 10 50 cm /X Do Q 3 Tr BT /F 2 Tf 11 55 Td (Corvia agrees.) Tj ET"
        ),
        format!("{seen}q 90 0 0 20 10 40 cm /X Do Q {}", invisible(12, 46)),
        // The picture is painted over, or drawn in a layer that lets everything through.
        format!("{WHOLE}{} 1 g 0 0 200 100 re f", invisible(10, 50)),
        // A part of the page that was blackened with a picture.
        format!("{seen}BT /F 10 Tf 10 50 Td (Corvia agrees.) Tj ET q 90 0 0 20 5 44 cm /X Do Q"),
    ] {
        let bytes = with_picture(&content);
        says(&bytes, "Corvia agrees.", "doubtful Not proved");
        assert_eq!(extract(&bytes).recognised, [], "{content}");
    }
    // One pixel shows no letters.
    let bytes = with_picture(&format!("{WHOLE}{}", invisible(10, 50)));
    let bytes = replaced(&bytes, "/Width 300 /Height 150", "/Width 1   /Height 1  ");
    says(&bytes, "Corvia agrees.", "doubtful Not proved");
}

#[test]
fn what_is_seen_anyway_does_not_come_twice() {
    let seen = "BT /F 10 Tf 10 50 Td (Corvia agrees to all of it.) Tj ET ";
    for hidden in [
        "3 Tr BT /F 10 Tf 11 51 Td (Corvia agrees to all of it.) Tj ET",
        "3 Tr BT /F 9 Tf 10 20 Td (Corvia agrees to all of it.) Tj ET",
        "3 Tr BT /F 10 Tf 10 50 Td (Corvia agrees to none 0f it.) Tj ET",
    ] {
        let bytes = with_picture(&format!("{WHOLE}{seen}{hidden}"));
        check(&bytes, "a.pdf", &[('+', "Corvia agrees to all of it."), ('-', "to none 0f it.")]);
    }
    // Two layers of recognised text at one place.
    let twice =
        "3 Tr BT /F 10 Tf 10 50 Td (Corvia agrees to it.) Tj 1 1 Td (Corvia agrees t0 it.) Tj ET";
    let bytes = with_picture(&format!("{WHOLE}{twice}"));
    check(&bytes, "a.pdf", &[('~', "Corvia agrees to it."), ('-', "Corvia agrees t0 it.")]);
}

#[test]
fn a_page_that_is_a_picture_is_never_a_page_without_words() {
    let bytes = with_picture("BT /F 10 Tf 10 50 Td (Corvia agrees.) Tj ET");
    let text = String::from_utf8(bytes).unwrap();
    let second = "6 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 7 0 R \
                  /Resources << /XObject << /X 5 0 R >> >> >>\nendobj\n7 0 obj\n<< /Length 29 >>\nstream\n\
                  q 200 0 0 100 0 0 cm /X Do Q \nendstream\nendobj\n";
    let text = text.replace("/Kids [3 0 R] /Count 1", "/Kids [3 0 R 6 0 R] /Count 2");
    let bytes = anew(&text, second);
    says(&bytes, "Corvia agrees.", "exact Proved");
    says(&bytes, "Maretta declines to sign.", "unreadable Not proved");
    says(&bytes, "Maretta declines to sign.", "page 2 is a picture");
}

/// A page on which a font shows these bytes.
fn with_font(font: &str, shown: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let content = format!("BT /G 10 Tf 10 50 Td ({shown}) Tj ET");
    let all: Vec<Vec<u8>> =
        std::iter::once(font.as_bytes().to_vec()).chain(more.iter().cloned()).collect();
    let bytes = page(stream("", content.as_bytes()), "", &all);
    let named = replaced(&bytes, "/Font << /F ", "/Font << /G 5 0 R /F ");
    anew(&String::from_utf8(named).unwrap(), "")
}

/// A file whose table of objects has to be made anew, with some objects more.
fn anew(text: &str, more: &str) -> Vec<u8> {
    let (objects, _) = text.split_once("xref\n").unwrap();
    format!("{objects}{more}trailer << /Size 9 /Root 1 0 R >>\n%%EOF\n").into_bytes()
}

fn map(pairs: &[(u8, &str)]) -> Vec<u8> {
    let pairs: String = pairs.iter().map(|(code, hex)| format!("<{code:02x}> <{hex}> ")).collect();
    let map = format!(
        "1 begincodespacerange <00> <ff> endcodespacerange 99 beginbfchar {pairs} endbfchar"
    );
    stream("", map.as_bytes())
}

#[test]
fn what_a_font_draws_counts_and_not_what_it_is_called() {
    let font = |more: &str| format!("<< /Type /Font /Subtype /Type1 {more} >>");
    // Letters whose glyphs are named, and called something else: an S for an s, a 9 for a 4.
    let called = map(&[(b'4', "0039"), (b'n', "006E"), (b'o', "006F")]);
    let helvetica = "/BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 6 0 R";
    let bytes =
        with_font(&font(helvetica), "40 vessels are not sent", std::slice::from_ref(&called));
    check(
        &bytes,
        "a.pdf",
        &[
            ('-', "40 vessels are not sent"),
            ('-', "90 vessels are not sent"),
            ('+', "vessels are not sent"),
        ],
    );
    let named = "/BaseFont /Own /Encoding << /Differences [52 /four /nine] >> /ToUnicode 6 0 R";
    let bytes = with_font(&font(named), "4", &[called]);
    check(&bytes, "a.pdf", &[('-', "9"), ('-', "4")]);
    // The same sign in another form is no contradiction.
    let forms = map(&[(b'-', "00AD"), (b'\'', "2019"), (b' ', "00A0"), (b'f', "0066")]);
    let bytes = with_font(&font(helvetica), "Corvia's half-way", &[forms]);
    says(&bytes, "Corvia's half-way", "typographic Proved");
}

#[test]
fn fonts_of_signs_draw_no_latin_letters() {
    let latin = map(&[(b'a', "0061"), (b'b', "0062"), (b'c', "0063"), (b'd', "0064")]);
    for name in ["Symbol", "ZapfDingbats", "Wingdings", "ABCDEF+Symbol", "Symbol,Bold"] {
        for more in ["", "/Encoding /WinAnsiEncoding", "/ToUnicode 6 0 R"] {
            let font = format!("<< /Type /Font /Subtype /TrueType /BaseFont /{name} {more} >>");
            let bytes = with_font(&font, "abcd", std::slice::from_ref(&latin));
            check(&bytes, "a.pdf", &[('-', "abcd")]);
        }
        let font = format!(
            "<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding << /Differences \
             [1 /a /b /c /d] >> >>"
        );
        check(&with_font(&font, "\\001\\002\\003\\004", &[]), "a.pdf", &[('-', "abcd")]);
    }
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>";
    check(&with_font(font, "abg = 5", &[]), "a.pdf", &[('+', "αβγ = 5")]);
}

#[test]
fn letters_that_only_have_numbers_are_a_guess() {
    let drawn = |names: &str| {
        format!(
            "<< /Type /Font /Subtype /Type3 /FontMatrix [.001 0 0 .001 0 0] /FontBBox [0 0 600 800] \
             /CharProcs << >> /FirstChar 0 /LastChar 255 /Widths [{}] /Encoding << /Differences \
             [{names}] >> >>",
            "600 ".repeat(256)
        )
    };
    let names = |text: &str, name: &dyn Fn(u8) -> String| -> String {
        text.bytes().map(|code| format!("{code} /{} ", name(code))).collect()
    };
    let text = "Corvia agrees";
    for name in [&(|c: u8| format!("a{c}")) as &dyn Fn(u8) -> String, &|c| format!("c{c:02X}")] {
        let bytes = with_font(&drawn(&names("Corviagesn", name)), "Corviaagrees", &[]);
        says(
            &bytes,
            "Corviaagrees",
            "typographic Proved: how the copy's letters are encoded was a guess",
        );
        assert!(extract(&bytes).remarks.iter().any(|r| r.contains("is a guess")));
    }
    // Numbers that are not the codes say nothing, and nor does a font of signs.
    let bytes = with_font(&drawn(&names(text, &|c| format!("g{}", c - 29))), "Corviaagrees", &[]);
    says(&bytes, "Corviaagrees", "unreadable Not proved");
    says(&bytes, "Corviaagrees", "letters of a font on page 1 have no meaning");
    let bytes = with_font(&drawn("48 /a48 49 /a49"), "10", &[]);
    check(&bytes, "a.pdf", &[('-', "10")]);
}

/// A page with words, and what stands on it besides: dictionaries of annotations, and objects from 5 on.
fn with_notes(content: &str, notes: &[&str], more: &[Vec<u8>]) -> Vec<u8> {
    let bytes = page(stream("", content.as_bytes()), "", more);
    let text = String::from_utf8(bytes).unwrap();
    let notes = format!("/Annots [{}] /MediaBox", notes.join(" "));
    anew(&text.replacen("/MediaBox", &notes, 1), "")
}

fn appearance(text: &str) -> Vec<u8> {
    let content = format!("BT /F 10 Tf 2 4 Td ({text}) Tj ET");
    let font =
        "/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>";
    stream(&format!("/Type /XObject /Subtype /Form /BBox [0 0 100 20] {font}"), content.as_bytes())
}

const FIELD: &str = "/Type /Annot /Subtype /Widget /FT /Tx /AP << /N 5 0 R >>";

#[test]
fn what_is_filled_in_is_read_where_it_stands() {
    let label = "BT /F 10 Tf 10 50 Td (Corvia will) Tj 65 0 Td (send any troops) Tj ET";
    let field = format!("<< {FIELD} /Rect [56 46 156 66] /V (not) >>");
    let bytes = with_notes(label, &[&field], &[appearance("not")]);
    check(
        &bytes,
        "a.pdf",
        &[('+', "Corvia will not send any troops"), ('-', "Corvia will send any troops")],
    );
    // Alone, as a stamp, as typed onto the page, and from a field above it.
    for note in [
        "<< /Subtype /Stamp /AP << /N 5 0 R >> /Rect [20 20 120 40] >>",
        "<< /Subtype /FreeText /Contents (Six ships) /AP << /N 5 0 R >> /Rect [20 20 120 40] >>",
        "<< /Subtype /Widget /Parent << /FT /Tx /V (Six ships) >> /AP << /N 5 0 R >> \
         /Rect [20 20 120 40] >>",
        "<< /Subtype /Widget /FT /Ch /Ff 131072 /Opt [[(6) (Six ships)] [(7) (Seven)]] /V (6) \
         /AP << /N 5 0 R >> /Rect [20 20 120 40] >>",
        "<< /Subtype /Widget /FT /Btn /AS /On /AP << /N << /On 5 0 R >> >> /Rect [20 20 120 40] >>",
        "<< /Subtype /Widget /FT /Tx /V <FEFF0053006900780020007300680069007000730020> \
         /AP << /N 5 0 R >> /Rect [20 20 120 40] >>",
    ] {
        let bytes = with_notes("", &[note], &[appearance("Six ships")]);
        check(&bytes, "a.pdf", &[('+', "Six ships")]);
    }
}

#[test]
fn what_nobody_sees_of_a_form_is_no_proof() {
    let place = "/Rect [20 20 120 40] /V (Six ships)";
    for (note, expected) in [
        (format!("<< {FIELD} {place} /F 2 >>"), Some(Why::NotShown)),
        // To be printed, and not to be seen.
        (format!("<< {FIELD} {place} /F 36 >>"), Some(Why::NotShown)),
        // It holds something else than is drawn: some programs show the one, some the other.
        (format!("<< {FIELD} /Rect [20 20 120 40] /V (No ships) >>"), Some(Why::NotShown)),
        (format!("<< {FIELD} /Rect [20 20 120 40] >>"), Some(Why::NotShown)),
        (format!("<< {FIELD} /Rect [520 20 620 40] /V (Six ships) >>"), Some(Why::Unseeable)),
        // Another state of it is drawn, and none is.
        ("<< /Subtype /Widget /FT /Btn /AS /Off /AP << /N << /On 5 0 R >> >> /Rect [20 20 120 40] >>"
            .to_string(), None),
        ("<< /Subtype /Popup /AP << /N 5 0 R >> /Rect [20 20 120 40] >>".to_string(), None),
    ] {
        let words = "BT /F 10 Tf 10 70 Td (Maretta declines.) Tj ET";
        let bytes = with_notes(words, &[&note], &[appearance("Six ships")]);
        check(&bytes, "a.pdf", &[('-', "Six ships"), ('+', "Maretta declines.")]);
        assert_eq!(extract(&bytes).hidden.first().map(|hidden| hidden.why), expected, "{note}");
    }
    let words = "BT /F 10 Tf 10 70 Td (Maretta declines.) Tj ET";
    let field = "<< /Subtype /Widget /FT /Tx /Rect [20 20 120 40] /V (Six ships are sent) >>";
    let bytes = with_notes(words, &[field], &[]);
    says(&bytes, "Six ships are sent", "unreadable");
    says(
        &bytes,
        "Six ships are sent",
        "a form field on page 1 holds words that the file does not draw",
    );
    says(&with_notes("", &[field], &[]), "Six ships are sent", "unreadable");
    // A number as a program of the field shows it.
    let shown = appearance("Sends 1,200 ships");
    let number = "<< /Subtype /Widget /FT /Tx /AP << /N 5 0 R >> /Rect [20 20 120 40] /V (1200) /AA << \
                  /F << >> >> >>";
    check(&with_notes(words, &[number], &[shown]), "a.pdf", &[('-', "Sends 1,200 ships")]);
    check(&with_notes(words, &[number], &[appearance("$1,200")]), "a.pdf", &[('+', "$1,200")]);
    check(&with_notes(words, &[number], &[appearance("$1,300")]), "a.pdf", &[('-', "$1,300")]);
    // A form in another format.
    let bytes = with_notes(words, &[], &[]);
    let form = replaced(&bytes, "/Catalog", "/Catalog /AcroForm << /XFA [] >>");
    says(&form, "Six ships are sent", "its form is written in XFA, which was not read");
    says(&bytes, "Six ships are sent", "missing");
    // A stamp that covers what was there.
    let cover = stream("/Subtype /Form /BBox [0 0 200 100]", b"0 0 200 100 re f");
    let stamp = "<< /Subtype /Stamp /AP << /N 5 0 R >> /Rect [0 0 200 100] >>";
    check(&with_notes(words, &[stamp], &[cover]), "a.pdf", &[('-', "Maretta declines.")]);
}
