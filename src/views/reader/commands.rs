//! The reader's rows of the command table.

use super::state::Reader;
use crate::state::Model;
use crate::state::command::When;
use crate::state::overlay::Overlay;
use crate::state::step::Step;
use crate::views::view::Row;

pub(super) const ROWS: &[Row<Reader>] = &[
    Row {
        id: "reader.next-quote",
        title: "Next quote in the text",
        help: "Go to the next quote in this document.",
        keys: &["]"],
        bar: Some((30, "next quote")),
        when: has_marks,
        run: |reader, model| reader.choose_quote(model, Step::On),
    },
    Row {
        id: "reader.previous-quote",
        title: "Previous quote in the text",
        help: "Go to the quote before in this document.",
        keys: &["["],
        bar: None,
        when: has_marks,
        run: |reader, model| reader.choose_quote(model, Step::Back),
    },
    Row {
        id: "reader.select",
        title: "Select words to put on record",
        help: "Select the statement in sight; extend or shorten it, see whether it would be proved, and put it on record.",
        keys: &["v", "a"],
        bar: Some((10, "select")),
        when: has_text,
        run: |reader, model| reader.select(model),
    },
    Row {
        id: "reader.next-open",
        title: "Next undecided sentence",
        help: "Select the next sentence in the text that is neither on record nor set aside.",
        keys: &["J"],
        bar: None,
        when: has_text,
        run: |reader, model| reader.select_open(model),
    },
    Row {
        id: "reader.search",
        title: "Search in the document",
        help: "Look for words in this document, whatever their case and accents.",
        keys: &["/"],
        bar: Some((20, "search")),
        when: has_text,
        run: |_, model| model.open(Overlay::Search),
    },
    Row {
        id: "reader.next-found",
        title: "Next place found",
        help: "Go to the next place of the words that were looked for.",
        keys: &["n"],
        bar: None,
        when: has_text,
        run: |reader, model| reader.choose_found(model, Step::On),
    },
    Row {
        id: "reader.previous-found",
        title: "Previous place found",
        help: "Go to the place before of the words that were looked for.",
        keys: &["N", "p"],
        bar: None,
        when: has_text,
        run: |reader, model| reader.choose_found(model, Step::Back),
    },
    Row {
        id: "reader.fold",
        title: "Show or fold what is around the article",
        help: "Show the navigation and all else that stands around the article of a page, or fold it again.",
        keys: &["z"],
        bar: Some((25, "whole page")),
        when: has_folds,
        run: |reader, model| reader.turn_folds(model),
    },
    Row {
        id: "reader.outline",
        title: "Outline",
        help: "Show the headings of this document and go to one.",
        keys: &["t"],
        bar: Some((40, "outline")),
        when: has_headings,
        run: |_, model| model.open(Overlay::Outline),
    },
    Row {
        id: "reader.next-heading",
        title: "Next heading",
        help: "Go to the next heading of this document.",
        keys: &["}"],
        bar: None,
        when: has_headings,
        run: |reader, model| reader.turn_heading(model, Step::On),
    },
    Row {
        id: "reader.previous-heading",
        title: "Previous heading",
        help: "Go to the heading before.",
        keys: &["{"],
        bar: None,
        when: has_headings,
        run: |reader, model| reader.turn_heading(model, Step::Back),
    },
];

fn has_text(reader: &Reader, _: &Model) -> When {
    When::only(reader.held().is_some(), "There is no text to read here.")
}

fn has_marks(reader: &Reader, _: &Model) -> When {
    When::only(!reader.marks.is_empty(), "No quote stands in this text.")
}

fn has_folds(reader: &Reader, _: &Model) -> When {
    When::only(!reader.folds.is_empty(), "Nothing is folded here.")
}

fn has_headings(reader: &Reader, _: &Model) -> When {
    When::only(!reader.headings.is_empty(), "This document has no headings.")
}
