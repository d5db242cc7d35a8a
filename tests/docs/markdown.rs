//! As much of Markdown as the documents need: sections, fenced blocks, tables. Every piece knows
//! its line.

/// A section: what stands below one heading, up to the next of whatever level.
#[derive(Debug, Default)]
pub(super) struct Section {
    pub(super) title: String,
    pub(super) line: usize,
    pub(super) pieces: Vec<Piece>,
}

/// A run of text lines, or a fenced block.
#[derive(Debug)]
pub(super) enum Piece {
    /// Its lines joined by blanks, paragraphs and tables by line breaks.
    Text { line: usize, text: String },
    /// `line` is that of its first line of content.
    Block { line: usize, language: String, text: String },
}

/// Cuts a document; the first section is what stands before the first heading below its title.
pub(super) fn sections(document: &str) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let mut lines = document.lines().enumerate();
    while let Some((n, content)) = lines.next() {
        let line = n + 1;
        let title = content.strip_prefix("## ").or_else(|| content.strip_prefix("### "));
        if let Some(title) = title {
            sections.push(Section { title: title.to_string(), line, pieces: Vec::new() });
            continue;
        }
        let Some(section) = sections.last_mut() else { continue };
        if let Some(language) = content.strip_prefix("```") {
            let mut text = String::new();
            let block = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```");
            block.for_each(|line| text = format!("{text}{line}\n"));
            let language = language.to_string();
            section.pieces.push(Piece::Block { line: line + 1, language, text });
        } else if let Some(Piece::Text { text, .. }) = section.pieces.last_mut() {
            let joint = if content.is_empty() || content.starts_with('|') { "\n" } else { " " };
            text.push_str(joint);
            text.push_str(content);
        } else if !content.is_empty() {
            section.pieces.push(Piece::Text { line, text: content.to_string() });
        }
    }
    sections
}

/// The rows of the first table of a section, each as its cells; without its heading.
pub(super) fn table(section: &Section) -> Vec<Vec<String>> {
    let texts = section.pieces.iter().filter_map(|piece| match piece {
        Piece::Text { text, .. } => Some(text),
        Piece::Block { .. } => None,
    });
    let rows = texts.flat_map(|text| text.lines()).map(str::trim).filter(|l| l.starts_with('|'));
    let cells = |row: &str| -> Vec<String> {
        row.trim_matches('|').split(" | ").map(|cell| cell.trim().to_string()).collect()
    };
    rows.skip(2).map(cells).collect()
}

/// The fenced blocks of a language, with their lines.
pub(super) fn blocks<'d>(sections: &'d [Section], of: &str) -> Vec<(usize, &'d str)> {
    let pieces = sections.iter().flat_map(|section| &section.pieces);
    pieces
        .filter_map(|piece| match piece {
            Piece::Block { line, language, text } if language == of => Some((*line, text.as_str())),
            _ => None,
        })
        .collect()
}

/// The text between the first pair of backquotes.
pub(super) fn quoted(text: &str) -> Option<&str> {
    let (_, after) = text.split_once('`')?;
    after.split_once('`').map(|(inside, _)| inside)
}

#[test]
fn a_document_is_cut_into_sections_with_blocks_and_tables() {
    let sections = sections(
        "# A\n\nIntro\ngoes on.\n\n## One `x`\n\n```ron\n(\n)\n```\n\n| a | b |\n|---|---|\n| `c` | d |\n",
    );
    let [intro, one] = sections.as_slice() else { panic!("{sections:?}") };
    assert!(matches!(&intro.pieces[..], [Piece::Text { line: 1, .. }]), "{intro:?}");
    assert_eq!((one.title.as_str(), one.line), ("One `x`", 6));
    let Piece::Block { line: 9, language, text } = &one.pieces[0] else { panic!("{one:?}") };
    assert_eq!((language.as_str(), text.as_str()), ("ron", "(\n)\n"));
    assert_eq!(table(one), [["`c`", "d"]]);
    assert_eq!(quoted("see `this` one"), Some("this"));
}
