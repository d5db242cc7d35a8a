//! Which elements are open, and what that means for the text in them, by the HTML standard where it
//! decides what can be seen: implied end tags, tags without a match, marks that go on behind their block.

use std::ops::Range;

use super::super::extract::{Limits, Unreadable, Why};
use super::super::writer::Writer;
use super::ahead::Options;
use super::counters::Counters;
use super::elements as html;
use super::look::{Around, Looks};
use super::marks::Marks;
use super::open::{Flow, Inherited, Open, Own, in_scope};
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

/// The number of an item, as far as it is known.
#[derive(Debug)]
pub(super) struct ItemNumber {
    /// The place of the item among the open elements.
    pub(super) at: usize,
    pub(super) said: Generated,
}

/// What style sheets and the browser write.
#[derive(Debug, Default)]
pub(super) struct Generated {
    pub(super) text: String,
    /// It is nothing but quotation marks.
    pub(super) is_quote: bool,
    /// What is seen is not known: the text is what it might look like.
    pub(super) is_unknown: bool,
}

#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is another thing that is known of the page"
)]
pub(in super::super) struct Tree {
    pub(super) writer: Writer,
    pub(super) open: Vec<Open>,
    pub(super) marks: Marks,
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
    pub(super) counters: Counters,
    /// Numbers of items of which no text has come yet.
    pub(super) numbers: Vec<ItemNumber>,
    /// The items of the list that comes next, where it counts backwards.
    pub(super) items: Option<usize>,
    /// What holds around the page, where it is a part of another one.
    pub(super) around: Inherited,
    /// The slots of a shadow root for which there is something, and those that it shows.
    pub(super) filled: Vec<String>,
    pub(super) shown: Vec<String>,
    /// Which options of the selection are shown.
    pub(super) options: Options,
    /// Within how many quotation marks the text is.
    pub(super) quoted: usize,
    /// Some numbers of lists are not known.
    pub(super) is_unsure: bool,
    /// Words are kept in pictures, to be drawn elsewhere.
    pub(super) stores_words: bool,
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
            counters: Counters::default(),
            numbers: Vec::new(),
            items: None,
            around: Inherited::OUTSIDE,
            filled: Vec::new(),
            shown: Vec::new(),
            options: Options::All,
            quoted: 0,
            is_unsure: false,
            stores_words: false,
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
        Inherited { has_more: self.looks.has_more || self.around.has_more, ..self.around }
    }

    /// An element without text of the page in it: style sheets count it among its siblings.
    pub(super) fn pass(&mut self, tag: &Tag<'_>) -> Result<(), Unreadable> {
        self.imply(&tag.name)?;
        if matches!(tag.name.as_ref(), "iframe" | "embed") {
            let (own, _) = self.own(tag);
            self.part_by_frame(own);
        } else {
            let around = self.open.last().map(|open| open.own);
            self.looks.pass(around.as_ref(), tag);
        }
        let kind = tag.attribute("type").unwrap_or_default().trim();
        if html::is_replaced(&tag.name) && !kind.eq_ignore_ascii_case("hidden") {
            self.replace(tag);
        }
        Ok(())
    }

    /// Opens what a browser adds around what the page writes, where style sheets speak of it.
    pub(super) fn imply(&mut self, name: &str) -> Result<(), Unreadable> {
        if !self.looks.has_sheets() || name == "html" {
            return Ok(());
        }
        let has_body = !matches!(name, "head" | "body") && !html::is_of_head(name);
        for (depth, implied) in ["html", "body"].into_iter().enumerate() {
            let is_missing =
                self.open.len() == depth && self.open.iter().all(|open| open.name == "html");
            if is_missing && (depth == 0 || has_body) {
                let (own, around) = self.own(&Tag::named(implied, 0..0));
                self.push_with(&Tag::named(implied, 0..0), own, around, None)?;
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
                self.place_in_formula(tag, &mut own, &source)?;
                if tag.closes_itself {
                    if name == "use" {
                        self.draw_stored();
                    }
                    return Ok(());
                }
                own.foreign = !html::holds_html(name);
                return self.push_with(tag, own, around, None);
            }
            while self.is_foreign() {
                self.close_from(self.open.len() - 1)?;
            }
        }
        self.imply(name)?;
        if let Some(value) = html::shown_value(tag).filter(|_| name == "input") {
            return self.control(tag, value, source);
        }
        if html::is_void(name) && name != "embed" {
            self.pass(tag)?;
        }
        match name {
            "br" => return self.line_break(source),
            "hr" => {
                self.make_room(name)?;
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
                return self.push_with(tag, Own { foreign: true, ..own }, around, None);
            }
            _ => {}
        }
        self.make_room(name)?;
        let (mut own, around) = self.own(tag);
        let slot = tag.attribute("name").unwrap_or_default();
        let is_filled = name == "slot" && self.filled.iter().any(|filled| filled == slot);
        if is_filled && own.gone.is_none() && self.is_seen() {
            self.shown.push(slot.to_string());
        }
        if is_filled || name == "option" && !self.options.shows_next() {
            own.gone = own.gone.or(Some(Why::NotShown));
        }
        if html::is_formatting(name) {
            if matches!(name, "a" | "nobr") && self.marks.of_name(name).is_some() {
                self.end_mark(name)?;
            }
            self.go_on_with_marks()?;
            let mark = self.marks.begin(tag, own);
            return self.push_with(tag, own, around, Some(mark));
        }
        if !html::is_block(name) {
            self.go_on_with_marks()?;
        }
        self.push_with(tag, own, around, None)?;
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
        let slots = self.open.last().and_then(Open::slots);
        let slot = tag.attribute("slot").unwrap_or_default();
        let is_out = slots.is_some_and(|slots| slots.iter().all(|shown| shown != slot));
        let (mut own, around) = self.looks.own(around.as_ref(), tag);
        if is_out {
            own.gone = own.gone.or(Some(Why::NotShown));
        }
        (own, around)
    }

    /// Opens an element that stands in a line.
    pub(super) fn open_element(&mut self, tag: &Tag<'_>) -> Result<(), Unreadable> {
        self.imply(&tag.name)?;
        self.go_on_with_marks()?;
        let (own, around) = self.own(tag);
        self.push_with(tag, own, around, None)
    }

    /// Opens an element, with what is written around its content.
    pub(super) fn push_with(
        &mut self,
        tag: &Tag<'_>,
        own: Own,
        around: Around,
        mark: Option<usize>,
    ) -> Result<(), Unreadable> {
        let name = tag.name.as_ref();
        if html::is_replaced(name) {
            self.replace(tag);
        } else if own.foreign && name == "use" {
            self.draw_stored();
        }
        self.push(name, own, mark)?;
        if !own.foreign {
            self.count(tag, &around);
        }
        self.write_before(around)
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
        let is_reordered = self.open.last().is_some_and(|around| around.own.reorders);
        let state = self.state().within(own);
        let is_below = name == "caption" && state.caption_below;
        let own = Own { is_moved: own.is_moved || is_reordered || is_below, ..own };
        let is_door = self.is_foreign() && !own.foreign;
        let is_block = own.flow == Flow::Block && !own.foreign;
        let around = self.open.last().map(|open| open.drawn).unwrap_or_default();
        let is_closed = own.gone.is_some_and(|why| why != Why::Beside);
        let drawn = around.within(name, self.is_seen(), is_closed);
        let is_control = html::is_control(name);
        let name = name.to_string();
        let (from, after) = (self.writer.len(), None);
        let (is_over, children) = (false, 0);
        let (region, says, is_quoted) = (None, None, false);
        self.open.push(Open {
            name,
            own,
            state,
            mark,
            is_over,
            is_door,
            children,
            from,
            region,
            after,
            says,
            is_quoted,
            drawn,
        });
        if is_block {
            match (state.takes_room(), is_control) {
                (true, true) => self.writer.block_in_line(state.kind),
                (true, false) => self.boundary(),
                (false, _) => self.boundary_unseen(),
            }
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

    /// Opens again the marks whose block ended before they did.
    pub(super) fn go_on_with_marks(&mut self) -> Result<(), Unreadable> {
        for (name, own, id) in self.marks.open_again() {
            self.push(&name, own, Some(id))?;
        }
        Ok(())
    }

    fn is_in_table(&self) -> bool {
        let border = self
            .open
            .iter()
            .rfind(|open| matches!(open.name.as_str(), "table" | "template" | "html"));
        border.is_some_and(|open| open.name != "html")
    }

    /// Ends what a start tag of `name` ends.
    fn make_room(&mut self, name: &str) -> Result<(), Unreadable> {
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
                    self.close_from(at)?;
                }
            }
            "option" | "optgroup" if last == "option" => self.close_from(self.open.len() - 1)?,
            "rb" | "rt" | "rtc" | "rp"
                if in_scope(&self.open, |n| n == "ruby", |_| false).is_some() =>
            {
                self.end_by_themselves()?;
            }
            "button" => self.end_in_scope(|n| n == "button", |_| false)?,
            "table" if matches!(last, "table" | "tbody" | "thead" | "tfoot" | "tr") => {
                self.end_in_table("table")?;
            }
            _ if html::is_table_part(name) => {
                let outer = self.open.iter().rposition(|open| html::stands_in(name, &open.name));
                self.close_from(outer.map_or(0, |at| at + 1))?;
            }
            _ if html::heading(name).is_some() && html::heading(last).is_some() => {
                self.close_from(self.open.len() - 1)?;
            }
            _ => {}
        }
        if html::ends_paragraph(name)
            && let Some(at) = in_scope(&self.open, |n| n == "p", |n| n == "button")
        {
            self.close_from(at)?;
        }
        Ok(())
    }

    /// A `<body>` behind the first, or behind what implied one, is none of its own; but what it
    /// hides is the whole page, from its beginning.
    fn merge(&mut self, name: &str, tag: &Tag<'_>) -> bool {
        let is_first = self.open.iter().all(|open| open.name == "html" && name == "body");
        if is_first && self.writer.is_empty() {
            return false;
        }
        let is_inert = self.open.iter().any(|open| open.name == "template");
        let root = self.open.first().map(|open| open.own);
        let (own, _) = self.looks.own(root.as_ref(), tag);
        let hides = self.outside().within(own).why_unseen().is_some();
        self.shows_nothing |= hides && !is_inert;
        true
    }

    /// Works out the states anew, from the open element at `from` on.
    pub(super) fn settle(&mut self, from: usize) {
        let before = from.checked_sub(1).and_then(|at| self.open.get(at));
        let mut state = before.map_or_else(|| self.outside(), |open| open.state);
        for open in self.open.iter_mut().skip(from) {
            state = state.within(open.own);
            open.state = state;
        }
    }
}
