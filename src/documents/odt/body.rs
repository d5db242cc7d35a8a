//! Goes through the blocks of a text: paragraphs, headings, lists, sections, tables.

use super::super::extract::{BlockKind, Why};
use super::letters::Ground;
use super::lists::Label;
use super::margins::is_page_number;
use super::names::{Node, Space, all_words, child, said, tag};
use super::place::{Done, Place, Walk};
use super::styles::{Family, hides_row};

/// The columns of a table that are not shown, as stretches in order.
type Columns = Vec<std::ops::Range<u64>>;

impl<'a> Walk<'a> {
    /// Whatever blocks stand in a node.
    pub(super) fn blocks(&mut self, node: Node<'a>, place: Place<'a>) -> Done {
        node.children().try_for_each(|child| self.block(child, place))
    }

    fn block(&mut self, node: Node<'a>, place: Place<'a>) -> Done {
        match tag(node) {
            (Space::Text, "p" | "h") if self.in_margin && is_page_number(node) => Ok(()),
            (Space::Text, "p" | "h") => {
                let label = self.heading_label(node, place);
                self.paragraph(node, place, label)
            }
            (Space::Text, "list") => self.list(node, place),
            (Space::Text, "numbered-paragraph") => self.blocks(node, place),
            (Space::Text, "section") => self.section(node, place),
            (Space::Table, "table") => self.table(node, place),
            (Space::Text, "tracked-changes") => {
                self.changes(node);
                Ok(())
            }
            (Space::Text, "change" | "change-start" | "change-end") => {
                self.change(node, place.gone)
            }
            // A table of contents and the like: its words, and before them the rules for making them.
            (Space::Text, "index-body" | "index-title") => self.blocks(node, place),
            (Space::Text, name) if is_index(name) => self.blocks(node, place),
            (Space::Draw, _) => {
                let mut boxes = Vec::new();
                self.drawing(node, place, &mut boxes)?;
                self.boxes(boxes)
            }
            (Space::Office, "annotation") => self.writer.beside(&all_words(node)),
            _ => Ok(()),
        }
    }

    /// Text boxes, each behind the paragraph on which it hangs.
    pub(super) fn boxes(&mut self, boxes: Vec<(Node<'a>, Place<'a>)>) -> Done {
        self.writer.end_block();
        boxes.into_iter().try_for_each(|(text_box, place)| self.blocks(text_box, place))
    }

    fn paragraph(&mut self, node: Node<'a>, place: Place<'a>, label: Option<Label>) -> Done {
        let style = self.styles.paragraph(style_of(node));
        let level = said(node, Space::Text, "outline-level").and_then(|n| n.parse::<u8>().ok());
        let kind = match tag(node).1 {
            _ if place.kind == BlockKind::Note => BlockKind::Note,
            "h" => BlockKind::Heading(level.unwrap_or(1).clamp(1, 10)),
            _ if style.is_title => BlockKind::Heading(1),
            _ if place.list.is_some() => BlockKind::Item,
            _ if style.is_quotation => BlockKind::Quotation,
            _ => place.kind,
        };
        let mut within = Place { letters: style.letters, ..place.on(style.ground) };
        if hides_itself(node) {
            within = within.without(Why::NotShown);
        }
        self.writer.block(kind);
        match label.filter(|_| within.why_unseen().is_none()) {
            Some(label) if label.is_unknown => {
                self.writer.unknown_number(&label.text);
                if label.is_joined {
                    self.writer.seam_of_unknown();
                }
            }
            Some(label) => {
                let from = self.writer.len();
                self.writer.verbatim(&label.text, None)?;
                if label.is_joined {
                    self.writer.joined_number(from);
                } else {
                    self.writer.list_number(from);
                    self.writer.verbatim(" ", None)?;
                }
            }
            None => {}
        }
        self.is_blank = true;
        let mut boxes = Vec::new();
        self.inline(node, within, &mut boxes)?;
        self.boxes(boxes)
    }

    fn list(&mut self, node: Node<'a>, place: Place<'a>) -> Done {
        let within = self.lists.begin(node, place.list);
        let place = Place { list: Some(within), ..place };
        for item in node.children() {
            let is_counted = match tag(item) {
                (Space::Text, "list-item") => true,
                (Space::Text, "list-header") => false,
                _ => continue,
            };
            let start = said(item, Space::Text, "start-value").and_then(|n| n.parse().ok());
            let other = said(item, Space::Text, "style-override");
            if other.is_some() {
                self.lists.doubt(within);
            }
            let mut is_first = is_counted;
            for part in item.children() {
                if !matches!(tag(part), (Space::Text, "p" | "h")) {
                    self.block(part, place)?;
                    continue;
                }
                let style = self.styles.paragraph(style_of(part));
                let mut label = None;
                if std::mem::take(&mut is_first) {
                    if place.gone.is_some() || hides_itself(part) {
                        // Some programs count what is hidden.
                        self.lists.doubt(within);
                    }
                    let list = self.styles.list(other.or(within.style).or(style.list));
                    label = self.lists.next(within, list, start);
                    label = label.map(|label| compared(part, label));
                }
                self.paragraph(part, place, label)?;
            }
        }
        Ok(())
    }

    /// The number of a heading.
    fn heading_label(&mut self, node: Node<'a>, place: Place<'a>) -> Option<Label> {
        let level = said(node, Space::Text, "outline-level").and_then(|n| n.parse::<u8>().ok());
        let level = level.unwrap_or(1).max(1);
        let at = usize::from(level) - 1;
        let outline = &self.styles.outline;
        if tag(node).1 != "h" || !outline.has_number(at) {
            return None;
        }
        let style = self.styles.paragraph(style_of(node));
        if said(node, Space::Text, "is-list-header") == Some("true") {
            return None;
        }
        let is_plain = style.outline == Some(level) && style.list.is_none();
        if !is_plain || place.gone.is_some() || place.list.is_some() || hides_itself(node) {
            self.lists.doubt_headings();
        }
        let is_new = said(node, Space::Text, "restart-numbering") == Some("true");
        let start = said(node, Space::Text, "start-value").and_then(|n| n.parse().ok());
        if is_new && start.is_none() {
            self.lists.doubt_headings();
        }
        self.lists.next_heading(outline, at, start).map(|label| compared(node, label))
    }

    fn section(&mut self, node: Node<'a>, place: Place<'a>) -> Done {
        let style = said(node, Space::Text, "style-name");
        let mut within = place.on(self.styles.ground(Family::Section, style));
        let is_shown = match said(node, Space::Text, "display") {
            None | Some("true") => said(node, Space::Text, "is-hidden") != Some("true"),
            // A condition is tried whenever the document is opened.
            Some("condition") => said(node, Space::Text, "is-hidden") == Some("false"),
            Some(_) => false,
        };
        if !is_shown {
            within = within.without(Why::NotShown);
        }
        let source = child(node, Space::Text, "section-source");
        if let Some(address) = source.and_then(|source| said(source, Space::Xlink, "href"))
            && all_words(node).trim().is_empty()
        {
            self.leave("a part in another file", Some(address));
        }
        self.blocks(node, within)
    }

    fn table(&mut self, node: Node<'a>, place: Place<'a>) -> Done {
        let style = said(node, Space::Table, "style-name");
        let place = place.on(self.styles.ground(Family::Table, style));
        for name in ["title", "desc"] {
            let text = child(node, Space::Table, name).map(all_words).unwrap_or_default();
            self.writer.beside(&text)?;
        }
        let mut hidden = Columns::new();
        columns(node, &mut 0, &mut hidden);
        self.rows(node, place, &hidden)?;
        self.writer.end_block();
        Ok(())
    }

    fn rows(&mut self, node: Node<'a>, place: Place<'a>, hidden: &Columns) -> Done {
        for part in node.children() {
            match tag(part) {
                (Space::Table, "table-row") => self.row(part, place, hidden)?,
                (Space::Table, "table-row-group")
                    if said(part, Space::Table, "display") == Some("false") =>
                {
                    self.rows(part, place.without(Why::NotShown), hidden)?;
                }
                (Space::Table, "table-row-group" | "table-header-rows" | "table-rows") => {
                    self.rows(part, place, hidden)?;
                }
                (Space::Text, "soft-page-break") => {}
                (Space::Table, "shapes") => self.blocks(part, place)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn row(&mut self, node: Node<'a>, place: Place<'a>, hidden: &Columns) -> Done {
        let style = said(node, Space::Table, "style-name");
        let place = place.on(self.styles.ground(Family::Row, style));
        let place = hides_row(node).map_or(place, |why| place.without(why));
        let usual = said(node, Space::Table, "default-cell-style-name");
        let mut column = 0_u64;
        for cell in node.children() {
            let is_covered = match tag(cell) {
                (Space::Table, "table-cell") => false,
                (Space::Table, "covered-table-cell") => true,
                _ => continue,
            };
            let style = said(cell, Space::Table, "style-name").or(usual);
            let ground: Option<Ground> = self.styles.ground(Family::Cell, style);
            let mut within = place.on(ground);
            // What another cell covers is not seen.
            let next = hidden.partition_point(|columns| columns.end <= column);
            let is_hidden = hidden.get(next).is_some_and(|columns| columns.contains(&column));
            if is_covered || is_hidden {
                within = within.without(Why::NotShown);
            }
            column = column.saturating_add(repeated(cell));
            if within.kind != BlockKind::Note {
                within.kind = BlockKind::Cell;
            }
            within.list = None;
            self.blocks(cell, within)?;
        }
        Ok(())
    }

    /// What tracked changes took away is kept until the text comes to where it was.
    fn changes(&mut self, node: Node<'a>) {
        for region in node.children().filter(|node| tag(*node) == (Space::Text, "changed-region")) {
            self.has_changes = true;
            let id = said(region, Space::Text, "id").or(said(region, Space::Xml, "id"));
            let deletion = child(region, Space::Text, "deletion");
            if let (Some(id), Some(deletion)) = (id, deletion) {
                self.deletions.insert(id);
                self.deleted.insert(id, all_words(deletion));
            }
        }
    }
}

/// The style of a paragraph: programs take the usual one for those that name none.
fn style_of(node: Node<'_>) -> Option<&str> {
    said(node, Space::Text, "style-name").or(Some("Standard"))
}

/// A label, compared with the number that the file gives for a paragraph: if that is another one, nobody knows
/// what is seen. No number says nothing.
fn compared(node: Node<'_>, label: Label) -> Label {
    let number = child(node, Space::Text, "number").map(all_words);
    match number.map(|number| number.trim().to_string()) {
        Some(text) if text != label.text => Label { text, is_unknown: true, ..label },
        _ => label,
    }
}

/// Whether a field hides the paragraph in which it stands.
fn hides_itself(node: Node<'_>) -> bool {
    let mut inner = node.children();
    inner.any(|node| match tag(node) {
        (Space::Text, "hidden-paragraph") => said(node, Space::Text, "is-hidden") != Some("false"),
        (Space::Text, "span" | "a" | "meta" | "ruby" | "ruby-base") => hides_itself(node),
        _ => false,
    })
}

/// The stretches of columns that are not shown.
fn columns(node: Node<'_>, at: &mut u64, hidden: &mut Columns) {
    for part in node.children() {
        match tag(part) {
            (Space::Table, "table-column") => {
                let end = at.saturating_add(repeated(part));
                if hides_row(part).is_some() {
                    hidden.push(*at..end);
                }
                *at = end;
            }
            (Space::Table, "table-column-group" | "table-header-columns" | "table-columns") => {
                columns(part, at, hidden);
            }
            _ => {}
        }
    }
}

fn repeated(node: Node<'_>) -> u64 {
    let times = said(node, Space::Table, "number-columns-repeated").and_then(|n| n.parse().ok());
    times.unwrap_or(1).max(1)
}

/// What a program gathers from the text.
fn is_index(name: &str) -> bool {
    matches!(
        name,
        "table-of-content"
            | "illustration-index"
            | "table-index"
            | "object-index"
            | "user-index"
            | "alphabetical-index"
            | "bibliography"
    )
}
