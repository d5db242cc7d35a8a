//! Which elements are open, and what that means for the text in them, by the HTML standard where it
//! decides what can be seen: implied end tags, tags without a match, marks that go on behind their block.

use std::ops::Range;

use super::super::extract::{Limits, Unreadable, Why};
use super::super::writer::Writer;
use super::elements as html;
use super::look::{Around, Looks};
use super::marks::Marks;
use super::open::{Flow, Inherited, Open, Own, in_scope, take_out};
use super::regions::Regions;
use super::tokens::Tag;

/// Whether the next line break counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineBreak {
    Counts,
    /// The first one in `<pre>` does not.
    First,
    /// The second half of a carriage return and line feed does not.
    Second,
}

#[derive(Debug)]
pub(in super::super) struct Tree {
    pub(super) writer: Writer,
    pub(super) open: Vec<Open>,
    marks: Marks,
    pub(super) line_break: LineBreak,
    depth: usize,
    /// The page itself is hidden.
    pub(super) shows_nothing: bool,
    pub(super) looks: Looks,
    pub(super) regions: Regions,
    /// A box within a line has begun, and no text in it yet.
    pub(super) is_boxed: bool,
    /// The page is read by the rules of XML.
    pub(super) is_xml: bool,
}

impl Tree {
    pub(super) fn new(limits: &Limits) -> Tree {
        Tree {
            writer: Writer::new(limits),
            open: Vec::new(),
            marks: Marks::default(),
            line_break: LineBreak::Counts,
            depth: limits.depth,
            shows_nothing: false,
            looks: Looks::default(),
            regions: Regions::default(),
            is_boxed: false,
            is_xml: false,
        }
    }

    /// Whether the next tag stands within SVG or `MathML`.
    pub(super) fn is_foreign(&self) -> bool {
        self.open.last().is_some_and(|open| open.own.foreign)
    }

    /// Whether text that comes now could be seen.
    pub(super) fn is_seen(&self) -> bool {
        self.state().why_unseen().is_none()
    }

    pub(super) fn state(&self) -> Inherited {
        self.open.last().map_or_else(|| self.outside(), |open| open.state)
    }

    fn outside(&self) -> Inherited {
        Inherited { has_more: self.looks.has_more, ..Inherited::OUTSIDE }
    }

    /// An element without text of the page in it: style sheets count it among its siblings.
    pub(super) fn pass(&mut self, tag: &Tag<'_>) -> Result<(), Unreadable> {
        self.imply_body(&tag.name)?;
        let around = self.open.last().map(|open| open.own);
        self.looks.pass(around.as_ref(), tag);
        if html::is_replaced(&tag.name) {
            self.replace();
        }
        Ok(())
    }

    /// Opens what a browser adds around content, where style sheets speak of it.
    pub(super) fn imply_body(&mut self, name: &str) -> Result<(), Unreadable> {
        let is_written = matches!(name, "html" | "head" | "body") || html::is_of_head(name);
        if is_written || !self.looks.has_sheets() {
            return Ok(());
        }
        for (depth, implied) in ["html", "body"].into_iter().enumerate() {
            if self.open.len() == depth && self.open.iter().all(|open| open.name == "html") {
                let (own, around) = self.own(&Tag::named(implied, 0..0));
                self.push_with(implied, own, around, None)?;
            }
        }
        Ok(())
    }

    /// A start tag.
    pub(super) fn start(&mut self, tag: &Tag<'_>, source: Range<usize>) -> Result<(), Unreadable> {
        if self.is_xml {
            return self.start_in_xml(tag, source);
        }
        let name = tag.name.as_ref();
        self.line_break = LineBreak::Counts;
        if self.is_foreign() {
            let is_html = html::breaks_out(name)
                || name == "font"
                    && ["color", "face", "size"].iter().any(|a| tag.attribute(a).is_some());
            if !is_html {
                let (mut own, around) = self.own(tag);
                own.height = self.place_in_formula(name, &source)?;
                if tag.closes_itself {
                    return Ok(());
                }
                own.foreign = !html::holds_html(name);
                return self.push_with(name, own, around, None);
            }
            while self.is_foreign() {
                self.close_from(self.open.len() - 1);
            }
        }
        self.imply_body(name)?;
        if html::is_void(name) {
            self.pass(tag)?;
        }
        match name {
            "br" => return self.line_break(source),
            "hr" => {
                self.make_room(name);
                self.boundary();
                return Ok(());
            }
            "html" | "body" if self.merge(name, tag) => return Ok(()),
            "head" | "frameset" => return Ok(()),
            _ if html::is_void(name) && !html::is_table_part(name) => return Ok(()),
            _ if html::is_table_part(name) && !self.is_in_table() => return Ok(()),
            "col" => return Ok(()),
            "svg" | "math" => {
                self.go_on_with_marks()?;
                if tag.closes_itself {
                    return Ok(());
                }
                let (own, around) = self.own(tag);
                return self.push_with(name, Own { foreign: true, ..own }, around, None);
            }
            _ => {}
        }
        self.make_room(name);
        let (own, around) = self.own(tag);
        if html::is_formatting(name) {
            if matches!(name, "a" | "nobr") && self.marks.of_name(name).is_some() {
                self.end_mark(name);
            }
            self.go_on_with_marks()?;
            let mark = self.marks.begin(tag, own);
            return self.push_with(name, own, around, Some(mark));
        }
        if !html::is_block(name) {
            self.go_on_with_marks()?;
        }
        self.push_with(name, own, around, None)?;
        if html::is_verbatim(name) {
            self.line_break = LineBreak::First;
        }
        if html::is_marker(name) {
            self.marks.enter_border();
        }
        Ok(())
    }

    /// What an element says of itself, and what is written before its content.
    pub(super) fn own(&mut self, tag: &Tag<'_>) -> (Own, Around) {
        let around = self.open.last().map(|open| open.own);
        self.looks.own(around.as_ref(), tag)
    }

    /// Opens an element, with what style sheets write around its content.
    pub(super) fn push_with(
        &mut self,
        name: &str,
        own: Own,
        around: Around,
        mark: Option<usize>,
    ) -> Result<(), Unreadable> {
        if html::is_replaced(name) {
            self.replace();
        }
        self.push(name, own, mark)?;
        if let Some(open) = self.open.last_mut() {
            open.after = around.after;
        }
        around.before.map_or(Ok(()), |added| self.add(&added))
    }

    /// An end tag.
    pub(super) fn end(&mut self, name: &str, source: Range<usize>) -> Result<(), Unreadable> {
        if self.is_xml {
            self.end_in_xml(name);
            return Ok(());
        }
        self.line_break = LineBreak::Counts;
        if self.is_foreign() {
            if matches!(name, "br" | "p") {
                while self.is_foreign() {
                    self.close_from(self.open.len() - 1);
                }
            } else {
                let foreign = self.open.iter().rposition(|open| !open.own.foreign);
                let first = foreign.map_or(0, |at| at + 1);
                let inside = self.open.iter().rposition(|open| open.name == name);
                if let Some(at) = inside.filter(|at| *at >= first) {
                    self.close_from(at);
                    return Ok(());
                }
            }
        }
        match name {
            "br" => self.line_break(source)?,
            "p" => match in_scope(&self.open, |n| n == "p", |n| n == "button") {
                Some(at) => self.close_from(at),
                None => self.boundary(),
            },
            "li" => self.end_in_scope(|n| n == "li", |n| matches!(n, "ol" | "ul")),
            "html" | "body" | "head" => {}
            // What was begun in a form stays in it, even when the form ends first.
            "form" => {
                if let Some(at) = in_scope(&self.open, |n| n == "form", |_| false) {
                    self.end_by_themselves();
                    if at + 1 == self.open.len() {
                        self.close_from(at);
                    } else if let Some(open) = self.open.get_mut(at) {
                        open.is_over = true;
                    }
                }
            }
            "template" => {
                if let Some(at) = self.open.iter().rposition(|open| open.name == name) {
                    self.close_from(at);
                }
            }
            _ if html::heading(name).is_some() => {
                self.end_in_scope(|n| html::heading(n).is_some(), |_| false);
            }
            "table" => self.end_in_table(name),
            _ if html::is_table_part(name) => self.end_in_table(name),
            _ if html::is_formatting(name) => self.end_mark(name),
            _ if html::is_block(name) && html::is_special(name) || html::is_marker(name) => {
                self.end_in_scope(|n| n == name, |_| false);
            }
            _ => self.end_other(name),
        }
        Ok(())
    }

    /// The kind of block that text here belongs to begins anew.
    pub(super) fn boundary(&mut self) {
        self.writer.block(self.state().kind);
    }

    /// A block begins or ends that takes up no room: what is around it stands together.
    pub(super) fn boundary_unseen(&mut self) {
        self.writer.part_hidden();
    }

    pub(super) fn push(
        &mut self,
        name: &str,
        own: Own,
        mark: Option<usize>,
    ) -> Result<(), Unreadable> {
        if self.open.len() >= self.depth {
            return Err(Unreadable::TooDeep(self.depth));
        }
        let state = self.state().within(own);
        let is_door = self.is_foreign() && !own.foreign;
        let is_block = own.flow == Flow::Block && !own.foreign;
        let name = name.to_string();
        let (from, after) = (self.writer.len(), None);
        let (is_over, children) = (false, 0);
        let region = None;
        let open = Open { name, own, state, mark, is_over, is_door, children, from, region, after };
        self.open.push(open);
        if is_block {
            if state.takes_room() { self.boundary() } else { self.boundary_unseen() }
        } else if state.why_unseen().is_none() {
            if own.gaps.0 {
                self.writer.gap();
            }
            self.is_boxed |= own.flow == Flow::Boxed;
        }
        Ok(())
    }

    /// Opens an element that hides what follows until its end tag, which is yet to come.
    pub(super) fn hide(&mut self, name: &str) -> Result<(), Unreadable> {
        self.push(name, Own { gone: Some(Why::NotShown), ..Own::default() }, None)
    }

    /// Closes the elements from the open one at `at` on.
    pub(super) fn close_from(&mut self, at: usize) {
        let (mut is_boundary, mut is_unseen) = (false, false);
        while self.open.len() > at || self.open.last().is_some_and(|open| open.is_over) {
            let Some(open) = self.open.pop() else { break };
            if let Some(region) = open.region {
                self.regions.end(region, self.writer.len());
            }
            let is_seen = open.state.why_unseen().is_none();
            if let Some(after) = open.after.as_deref().filter(|_| is_seen) {
                // A text that is too long shows at the next word.
                let _ = self.add(after);
            }
            if open.own.is_page_break && is_seen {
                self.page_break(open.from);
            }
            let letters = self.writer.letters_since(open.from);
            let is_initial = open.own.floats && (1..=2).contains(&letters) && is_inline(&open.name);
            let is_block = open.own.flow == Flow::Block && !open.own.foreign && !is_initial;
            if is_seen
                && !is_initial
                && (open.own.gaps.1 || open.own.flow == Flow::Boxed && letters > 1)
            {
                self.writer.gap();
            }
            is_boundary |= is_block && open.state.takes_room();
            is_unseen |= is_block && !open.state.takes_room();
            if let Some(id) = open.mark {
                self.marks.close(id);
            }
            if html::is_marker(&open.name) && !open.own.foreign {
                self.marks.leave_border();
            }
        }
        if is_boundary {
            self.boundary();
        } else if is_unseen {
            self.boundary_unseen();
        }
    }

    /// Ends the innermost elements as far as they need no end tag.
    fn end_by_themselves(&mut self) {
        let ended = self.open.iter().rposition(|open| !html::ends_by_itself(&open.name));
        self.close_from(ended.map_or(0, |at| at + 1));
    }

    fn end_in_scope(&mut self, wanted: impl Fn(&str) -> bool, also_bars: impl Fn(&str) -> bool) {
        if let Some(at) = in_scope(&self.open, wanted, also_bars) {
            self.close_from(at);
        }
    }

    fn end_in_table(&mut self, name: &str) {
        let is_border = |n: &str| matches!(n, "table" | "template" | "html");
        let found = self.open.iter().rposition(|open| open.name == name || is_border(&open.name));
        if let Some(at) = found
            && self.open.get(at).is_some_and(|open| open.name == name)
        {
            self.close_from(at);
        }
    }

    fn end_other(&mut self, name: &str) {
        for (at, open) in self.open.iter().enumerate().rev() {
            if open.name == name {
                return self.close_from(at);
            }
            if open.is_special() {
                return;
            }
        }
    }

    /// Opens again the marks whose block ended before they did.
    pub(super) fn go_on_with_marks(&mut self) -> Result<(), Unreadable> {
        for (name, own, id) in self.marks.open_again() {
            self.push(&name, own, Some(id))?;
        }
        Ok(())
    }

    /// Ends a mark, also when blocks that were begun in it are still open: the standard's
    /// "adoption agency", as far as it decides what is seen.
    fn end_mark(&mut self, name: &str) {
        let last_is_plain = self.open.last().is_some_and(|o| o.name == name && o.mark.is_none());
        if last_is_plain {
            return self.close_from(self.open.len() - 1);
        }
        let Some(mark) = self.marks.of_name(name) else { return self.end_other(name) };
        let Some(at) = self.open.iter().rposition(|open| open.mark == Some(mark)) else {
            return self.marks.end(mark);
        };
        if self.open.iter().skip(at + 1).any(Open::is_scope) {
            return;
        }
        let inside = self.open.iter().enumerate().skip(at + 1);
        let blocks: Vec<usize> =
            inside.filter(|(_, open)| open.is_special()).map(|(at, _)| at).collect();
        // The standard's loop goes through eight blocks; in those behind them the mark goes on.
        let Some(last) = blocks.iter().take(8).next_back().copied() else {
            self.close_from(at);
            return self.marks.end(mark);
        };
        let goes_on = blocks.len() >= 8;
        if !goes_on {
            self.close_from(last + 1);
            self.marks.end(mark);
        }
        if let Some(region) = self.open.get_mut(at).and_then(|open| open.region.take()) {
            self.regions.end(region, self.writer.len());
        }
        take_out(&mut self.open, at, last, goes_on);
        self.settle(at);
    }

    fn is_in_table(&self) -> bool {
        let border = self
            .open
            .iter()
            .rfind(|open| matches!(open.name.as_str(), "table" | "template" | "html"));
        border.is_some_and(|open| open.name != "html")
    }

    /// Ends what a start tag of `name` ends.
    fn make_room(&mut self, name: &str) {
        let last = self.open.last().map(|open| open.name.as_str()).unwrap_or_default();
        match name {
            "li" | "dd" | "dt" => {
                let alike = |open: &str| match name {
                    "li" => open == "li",
                    _ => matches!(open, "dd" | "dt"),
                };
                let bars = |open: &Open| {
                    open.is_special() && !matches!(open.name.as_str(), "address" | "div" | "p")
                };
                let found = self.open.iter().rposition(|open| alike(&open.name) || bars(open));
                if let Some(at) = found
                    && self.open.get(at).is_some_and(|open| alike(&open.name))
                {
                    self.close_from(at);
                }
            }
            "option" | "optgroup" if last == "option" => self.close_from(self.open.len() - 1),
            "rb" | "rt" | "rtc" | "rp"
                if in_scope(&self.open, |n| n == "ruby", |_| false).is_some() =>
            {
                self.end_by_themselves();
            }
            "button" => self.end_in_scope(|n| n == "button", |_| false),
            "table" if matches!(last, "table" | "tbody" | "thead" | "tfoot" | "tr") => {
                self.end_in_table("table");
            }
            _ if html::is_table_part(name) => {
                let outer = self.open.iter().rposition(|open| html::stands_in(name, &open.name));
                self.close_from(outer.map_or(0, |at| at + 1));
            }
            _ if html::heading(name).is_some() && html::heading(last).is_some() => {
                self.close_from(self.open.len() - 1);
            }
            _ => {}
        }
        if html::ends_paragraph(name)
            && let Some(at) = in_scope(&self.open, |n| n == "p", |n| n == "button")
        {
            self.close_from(at);
        }
    }

    /// A `<body>` behind the first, or behind what implied one, is none of its own; but what it
    /// hides is the whole page, from its beginning.
    fn merge(&mut self, name: &str, tag: &Tag<'_>) -> bool {
        let is_first = self.open.iter().all(|open| open.name == "html" && name == "body");
        if is_first && self.writer.is_empty() {
            return false;
        }
        let is_inert = self.open.iter().any(|open| open.name == "template");
        let (own, _) = self.own(tag);
        let hides = self.outside().within(own).why_unseen().is_some();
        self.shows_nothing |= hides && !is_inert;
        true
    }

    /// Works out the states anew, from the open element at `from` on.
    fn settle(&mut self, from: usize) {
        let before = from.checked_sub(1).and_then(|at| self.open.get(at));
        let mut state = before.map_or_else(|| self.outside(), |open| open.state);
        for open in self.open.iter_mut().skip(from) {
            state = state.within(open.own);
            open.state = state;
        }
    }
}

/// A first letter that floats belongs to the word behind it; a paragraph that floats does not.
fn is_inline(name: &str) -> bool {
    !html::is_block(name)
}
