//! Synthetic dossiers: any number of positions of the model's full shape, in several scripts, with the
//! documents that they quote. The same numbers always give the same texts, and each part is made apart
//! from the others, so that a million positions need no more memory than one file of them.
#![allow(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    dead_code,
    reason = "for tools and benches, which write files, and each of which needs a part of it"
)]

mod ground;
mod passage;
mod position;
mod tongue;

use std::path::Path;
use std::{fs, io};

use passage::Passage;
use tongue::{Dice, Tongue};

/// Positions of one file: about 20 MB of text, well within what is read of a file.
const FILE: usize = 20_000;

/// How large a dossier is.
#[derive(Clone, Copy)]
pub(crate) struct Synthetic {
    pub(crate) positions: usize,
    pub(crate) documents: usize,
}

impl Synthetic {
    /// Every file of the dossier: its name and its text, one after the other.
    pub(crate) fn files(self) -> impl Iterator<Item = (String, String)> {
        let position_files = (0..self.positions).step_by(FILE).enumerate();
        let ground = ground::files(self).into_iter();
        ground.chain(position_files.map(move |(n, first)| {
            let last = (first + FILE).min(self.positions);
            let entries: String = (first..last).map(|n| position::entry(self, n)).collect();
            let name = format!("positions-{:03}.ron", n + 1);
            (name, format!("// Synthetic.\n(\n  positions: [\n{entries}  ],\n)\n"))
        }))
    }

    /// Writes it into a new folder, with the copies of its documents if they are asked for.
    pub(crate) fn write(self, folder: &Path, copies: bool) -> io::Result<()> {
        fs::create_dir(folder)?;
        for (name, text) in self.files() {
            fs::write(folder.join(name), text)?;
        }
        if copies {
            let folder = folder.join("documents");
            fs::create_dir(&folder)?;
            for n in 0..self.documents {
                fs::write(folder.join(format!("{}.txt", Synthetic::document_id(n))), self.copy(n))?;
            }
        }
        Ok(())
    }

    /// The text of a document's copy: a title, and each passage that is quoted from it in a paragraph.
    pub(crate) fn copy(self, document: usize) -> String {
        let tongue = Tongue::of(document);
        let mut text = tongue.words(6, &mut Dice::of("title", document));
        text.push_str("\n\n");
        for number in (document..self.passages()).step_by(self.documents) {
            text.push_str(&Passage::new(number, document).paragraph(number, document));
            text.push('\n');
        }
        text
    }

    /// The id of a document, which is also the name of its copy.
    pub(crate) fn document_id(document: usize) -> String {
        format!("document-{document:06}")
    }

    /// The document of a passage. Passages are dealt out like cards.
    fn document_of(self, passage: usize) -> usize {
        passage % self.documents
    }

    /// One passage for each position, and one for each instrument behind them.
    fn passages(self) -> usize {
        self.positions + self.instruments()
    }

    fn actors(self) -> usize {
        (self.positions / 200).clamp(20, 2_000)
    }

    fn topics(self) -> usize {
        (self.positions / 500).clamp(10, 1_000)
    }

    fn instruments(self) -> usize {
        (self.positions / 1_000).clamp(4, 500)
    }
}

/// A text as RON has it between quotation marks.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
