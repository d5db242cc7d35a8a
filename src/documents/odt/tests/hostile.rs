//! What is refused, and by what name; any bytes at all.

use proptest::prelude::*;

use super::super::super::html::properties::holds;
use super::*;

#[test]
fn what_is_no_text_is_called_by_its_name() {
    let refused = |bytes: &[u8]| {
        super::super::super::read(bytes, "a.odt", &Limits::default()).unwrap_err().to_string()
    };
    let of_kind = |kind: &str| {
        refused(&zipped(&[("mimetype", &format!("application/vnd.oasis.opendocument.{kind}"))]))
    };
    assert!(of_kind("spreadsheet").contains("workbook (ODS)"));
    assert!(of_kind("presentation-template").contains("presentation (ODP)"));
    assert!(of_kind("graphics").contains("drawing (ODG)"));
    assert!(of_kind("formula").contains("OpenDocument file of another kind"));
    assert!(of_kind("text").contains("content.xml is missing"), "{}", of_kind("text"));
    let locked = "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'>\
        <manifest:file-entry manifest:full-path='content.xml'><manifest:encryption-data/></manifest:file-entry>\
        </manifest:manifest>";
    let locked = zipped(&[MIME, ("META-INF/manifest.xml", locked), ("content.xml", "\u{1}\u{2}")]);
    assert_eq!(read(&locked, &Limits::default()), Err(Unreadable::Encrypted));
    let bomb = "<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '&b;&b;&b;&b;&b;&b;'>]>"
        .to_string()
        + &content("", &p("&c;"));
    let bomb = refused(&zipped(&[MIME, ("content.xml", &bomb)]));
    assert!(bomb.contains("declares names of its own"), "{bomb}");
    let typed = "<!DOCTYPE office:document-content PUBLIC \"-//OASIS\" \"office.dtd\">".to_string()
        + &content("", &p("a"));
    assert!(read(&zipped(&[MIME, ("content.xml", &typed)]), &Limits::default()).is_ok());
    let both = [MIME, ("_rels/.rels", "<a/>"), ("[Content_Types].xml", "<a/>")];
    assert!(refused(&zipped(&both)).contains("two kinds"));
}

#[test]
fn a_package_that_lost_its_first_part_is_known_by_its_list() {
    let list = "<?xml version='1.0'?><manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:\
        manifest:1.0'><manifest:file-entry manifest:full-path='/' manifest:media-type='application/vnd.oasis.\
        opendocument.text-template'/></manifest:manifest>";
    let content = content("", &p("a"));
    let bytes = zipped(&[("content.xml", &content), ("META-INF/manifest.xml", list)]);
    check_in(&bytes, "a", &[]);
}

#[test]
fn what_unpacks_to_too_much_or_nests_too_deep_is_refused() {
    let limits = Limits { text: 10_000, ..Limits::default() };
    let bomb = odt("", &p(&"a".repeat(1_000_000)), &[]);
    assert!(bomb.len() < 10_000);
    assert_eq!(read(&bomb, &limits), Err(Unreadable::TooMuchText(40_000)));
    let blanks = odt("", &p(&"<text:s text:c='256'/>b".repeat(300)), &[]);
    assert_eq!(read(&blanks, &limits), Err(Unreadable::TooMuchText(10_000)));
    let cell = "<table:table><table:table-row><table:table-cell>";
    let ends = "</table:table-cell></table:table-row></table:table>";
    let deep = |n: usize| odt("", &(cell.repeat(n) + &p("a") + &ends.repeat(n)), &[]);
    assert_eq!(read(&deep(100_000), &Limits::default()), Err(Unreadable::TooDeep(512)));
    assert!(read(&deep(150), &Limits::default()).is_ok());
    // A style that is its own parent, and lists by the thousand.
    let own =
        style("text", "T", "").replace("style:family", "style:parent-style-name='T' style:family");
    assert!(read(&odt(&own, &p(&span("T", "a")), &[]), &Limits::default()).is_ok());
    let lists = "<text:list text:continue-list='x' xml:id='x'><text:list-item><text:p>a</text:p>\
        </text:list-item></text:list>";
    assert!(read(&odt("", &lists.repeat(20_000), &[]), &Limits::default()).is_ok());
}

proptest! {
    #[test]
    fn flipped_and_cut_bytes_end_in_text_or_a_reason(
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in any::<prop::sample::Index>(),
        is_cut: bool,
    ) {
        let mut bytes = odt("", &p("some words"), &[]);
        for (at, value) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= value;
        }
        if is_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = super::super::super::read(&bytes, "a.odt", &Limits::default());
    }

    #[test]
    fn any_xml_ends_in_text_or_a_reason(pieces in prop::collection::vec(prop::sample::select(vec![
        "<text:p>", "</text:p>", "<text:span text:style-name='none'>", "</text:span>", "a &amp; b", " é ",
        "<text:tab/>", "<text:s/>", "<table:table>", "</table:table>", "<table:table-row>",
        "</table:table-row>", "<table:table-cell>", "</table:table-cell>", "<text:list>", "</text:list>",
        "<text:list-item>", "</text:list-item>", "<text:note>", "</text:note>", "<text:note-citation>1",
        "</text:note-citation>", "<text:note-body>", "</text:note-body>", "<draw:frame>", "</draw:frame>",
        "<draw:text-box>", "</draw:text-box>", "<text:line-break/>", "<", "&", "&#1;", "<!--", "-->",
        "<text:change-start text:change-id='d'/>", "<text:hidden-paragraph/>",
    ]), 0..30)) {
        let styles = style("text", "none", "<style:text-properties text:display='none'/>");
        let body = pieces.concat();
        if let Ok(extract) = read(&odt(&styles, &body, &[]), &Limits::default()) {
            holds(&extract, content(&styles, &body).len());
        }
    }
}
