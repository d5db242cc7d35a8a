//! How white space, blocks and hidden text come out, and how much there may be.

use super::*;

fn written(write: impl FnOnce(&mut Writer) -> Result<(), Unreadable>) -> Extract {
    let mut writer = Writer::new(&Limits::default());
    write(&mut writer).unwrap();
    writer.finish(Kind::Html, Meta::default(), Encoding::utf8(), Vec::new())
}

#[test]
fn white_space_collapses_over_calls_and_never_begins_a_block() {
    let extract = written(|w| {
        w.block(BlockKind::Heading(1));
        w.flowing(" A \n title ", 0..11)?;
        w.block(BlockKind::Paragraph);
        w.flowing("  ", 11..13)?;
        w.block(BlockKind::Paragraph);
        w.flowing("one ", 20..24)?;
        w.flowing(" two\u{a0} ", 30..37)?;
        w.line_break(40..44);
        w.flowing(" three", 44..50)
    });
    assert_eq!(extract.text, "A title\none two\u{a0}\nthree\n");
    let blocks: Vec<&str> = extract.blocks.iter().map(|b| &extract.text[b.range.clone()]).collect();
    assert_eq!(blocks, ["A title", "one two\u{a0}\nthree"]);
    assert_eq!(extract.map.source(2..7), Some(5..10));
    assert_eq!(extract.map.source(8..15), Some(20..34));
}

#[test]
fn what_is_hidden_stands_apart() {
    let extract = written(|w| {
        w.flowing("seen ", 0..5)?;
        w.hidden("not ", Why::Deleted)?;
        w.hidden("seen", Why::Deleted)?;
        w.hidden(" \n", Why::Beside)?;
        w.flowing("again", 20..25)
    });
    assert_eq!(extract.text, "seen again\n");
    let unseen: Vec<(&str, usize)> =
        extract.hidden.iter().map(|h| (h.text.as_str(), h.at)).collect();
    assert_eq!(unseen, [("not seen", 4)]);
}

#[test]
fn a_text_has_its_limit() {
    let limits = Limits { text: 5, ..Limits::default() };
    let mut writer = Writer::new(&limits);
    assert!(writer.flowing("12345", 0..5).is_ok());
    assert_eq!(writer.flowing("6", 5..6), Err(Unreadable::TooMuchText(5)));
    assert_eq!(writer.hidden("123456", Why::Beside), Err(Unreadable::TooMuchText(5)));
}
