//! What style sheets and the browser write around the content of elements: numbers of lists, quotation
//! marks, and words and signs.

use super::super::capitals;
use super::super::extract::{AsideKind, BlockKind, Unreadable};
use super::super::height::{self, Height};
use super::super::notes::Meaning;
use super::super::numerals::{self, GREEK, LATIN};
use super::super::turned::is_turned;
use super::css::{Added, Beside, Counts, Display, ListType, Numbers, Quotes, Written};
use super::languages::quotation_marks;
use super::look::Around;
use super::open::{Inherited, Open, Says};
use super::tokens::Tag;
use super::tree::{Generated, ItemNumber, Tree};

/// Stands for what may be words.
const ANYTHING: &str = "\u{fffd}";

/// The counter of all lists.
const ITEMS: &str = "list-item";

impl Tree {
    /// Counts an element that was just opened, by what its attributes and the style sheets say.
    pub(super) fn count(&mut self, tag: &Tag<'_>, around: &Around) {
        let items = self.items.take();
        let name = tag.name.as_ref();
        let is_item = around.is_item.unwrap_or(name == "li");
        let is_list = matches!(name, "ol" | "ul" | "menu" | "dir");
        if !is_list && !is_item && name != "li" && around.counts.is_none() {
            return;
        }
        // What is not there at all is not counted.
        if self.open.last().is_none_or(|open| !open.state.takes_room()) {
            return;
        }
        let depth = self.open.len() - 1;
        if is_list {
            let is_reversed = name == "ol" && tag.attribute("reversed").is_some();
            let step = if is_reversed { -1 } else { 1 };
            let stated = tag.attribute("start").filter(|_| name == "ol").and_then(integer);
            let counted = items.and_then(|items| i32::try_from(items).ok());
            let start = stated.or(counted).filter(|_| is_reversed || stated.is_some());
            // From how many it counts backwards, only all of its items tell.
            let is_known = !is_reversed || start.is_some();
            let start = start.unwrap_or(1);
            self.counters.begin(ITEMS, start.saturating_sub(step), step, depth);
            if !is_known {
                self.counters.forget(ITEMS);
            }
        }
        self.count_said(around.counts.as_deref(), depth, is_item);
        // Whether one that is shown as something else counts, browsers do not agree.
        if name == "li" && !is_item {
            self.counters.forget(ITEMS);
        }
        let stated = tag.attribute("value").filter(|_| name == "li").and_then(integer);
        if let Some(value) = stated {
            self.counters.set(ITEMS, value, depth);
        }
        if is_item && self.is_seen() {
            self.number(around);
        }
    }

    /// What style sheets say of counters; an item counts by itself.
    fn count_said(&mut self, counts: Option<&Counts>, depth: usize, is_item: bool) {
        let Counts { reset, increment, set } = counts.cloned().unwrap_or_default();
        for (name, value) in reset.iter() {
            self.counters.reset(name, *value, depth);
        }
        if is_item && increment.iter().all(|(name, _)| name != ITEMS) {
            self.counters.next_item(ITEMS, depth);
        }
        for (name, by) in increment.iter() {
            self.counters.increment(name, *by, depth);
        }
        for (name, value) in set.iter() {
            self.counters.set(name, *value, depth);
        }
    }

    /// Keeps the number of an item that was just opened until there is text behind it.
    fn number(&mut self, around: &Around) {
        let said = match &around.marker {
            Beside::Nothing => return,
            Beside::Is(added) => self.in_words(added, None),
            Beside::NotSaid => {
                let own = around.says.as_deref().and_then(|says| says.list.clone());
                let (list, is_said) = match own {
                    Some(list) => (list, true),
                    None => self.list_type(),
                };
                match list {
                    ListType::Nothing | ListType::Drawn => return,
                    ListType::Text(text) => Generated { text, ..Generated::default() },
                    list => {
                        let mut said = Generated::default();
                        self.write_counter(&mut said, ITEMS, None, &list);
                        let (prefix, suffix) = match self.looks.numbers(&list) {
                            Numbers::Are(style) => (style.prefix.as_str(), style.suffix()),
                            Numbers::Unknown if self.looks.has_bare_numbers() => ("", ""),
                            Numbers::NotSaid | Numbers::Unknown => ("", ". "),
                        };
                        said.text = format!("{prefix}{}{suffix}", said.text);
                        // Sheets that are not at hand may say otherwise.
                        said.is_unknown |= self.looks.has_more && !is_said;
                        said
                    }
                }
            }
        };
        self.is_unsure |= said.is_unknown;
        if !said.text.trim().is_empty() {
            self.numbers.push(ItemNumber { at: self.open.len() - 1, said });
        }
    }

    /// How the items of the innermost list are numbered, and whether the page says so.
    fn list_type(&self) -> (ListType, bool) {
        for open in self.open.iter().rev() {
            if let Some(list) = open.says.as_deref().and_then(|says| says.list.as_ref()) {
                return (list.clone(), true);
            }
            match open.name.as_str() {
                "ol" => return (ListType::Decimal, false),
                "ul" | "menu" | "dir" => return (ListType::Drawn, false),
                _ => {}
            }
        }
        (ListType::Drawn, false)
    }

    /// Writes a counter, or what it might look like.
    fn write_counter(
        &self,
        said: &mut Generated,
        name: &str,
        between: Option<&str>,
        list: &ListType,
    ) {
        let said_of = self.looks.numbers(list);
        let numeral = |value: i32| match said_of {
            Numbers::Are(style) => style.written(value),
            Numbers::NotSaid => numeral(value, list),
            Numbers::Unknown => None,
        };
        let written = self.counters.values(name).and_then(|values| {
            let from = if between.is_some() { 0 } else { values.len().saturating_sub(1) };
            let all: Option<Vec<String>> =
                values.iter().skip(from).map(|value| numeral(*value)).collect();
            Some(all?.join(between.unwrap_or_default()))
        });
        said.is_unknown |= written.is_none();
        let is_plain = matches!(said_of, Numbers::NotSaid);
        let example = if is_plain { "1" } else { ANYTHING };
        said.text.push_str(&written.unwrap_or_else(|| example.to_string()));
    }

    /// Writes the numbers of items that wait for text, which comes now.
    pub(super) fn write_numbers(&mut self, state: Inherited) -> Result<(), Unreadable> {
        if self.numbers.is_empty() {
            return Ok(());
        }
        for ItemNumber { said, at } in std::mem::take(&mut self.numbers) {
            let text = said.text.trim();
            let is_parted = said.text.ends_with(char::is_whitespace);
            // Beside a table it is not told in which line the number stands.
            if said.is_unknown || state.kind == BlockKind::Cell {
                self.writer.unknown_number(text);
                if said.is_unknown && !is_parted {
                    self.writer.seam_of_unknown();
                }
                continue;
            }
            let from = self.writer.len();
            self.writer.flowing(text, None)?;
            if is_parted {
                self.writer.list_number(from);
                self.writer.flowing(" ", None)?;
            } else {
                self.writer.joined_number(from);
                // Whether its room stands between the sign and the text, browsers do not agree.
                if self.open.get(at).is_some_and(|item| item.own.gaps.0) {
                    self.writer.seam();
                }
            }
        }
        Ok(())
    }

    /// What is written before the content of an element that was just opened.
    pub(super) fn write_before(&mut self, around: Around) -> Result<(), Unreadable> {
        let Around { before, after, says, .. } = around;
        let is_quote = self.open.last().is_some_and(|open| open.name == "q" && !open.own.foreign);
        let is_quoted = is_quote && after == Beside::NotSaid;
        if let Some(open) = self.open.last_mut() {
            open.after = after.added();
            open.says = says;
            open.is_quoted = is_quoted;
        }
        match before {
            Beside::Is(added) => self.add_in(&added, None, self.state(), self.open.len()),
            Beside::NotSaid if is_quote => self.quote_in(true, None, self.state()),
            Beside::NotSaid | Beside::Nothing => Ok(()),
        }
    }

    /// What is written behind the content of an element that has just ended.
    pub(super) fn write_behind(&mut self, ended: &Open) -> Result<(), Unreadable> {
        let len = self.open.len();
        self.numbers.retain(|number| number.at < len);
        if ended.state.takes_room() {
            if ended.is_quoted {
                self.quote_in(false, ended.says.as_deref(), ended.state)?;
            }
            if let Some(after) = ended.after.as_deref() {
                self.add_in(after, ended.says.as_deref(), ended.state, len + 1)?;
            }
        }
        self.counters.close(len);
        Ok(())
    }

    /// A quotation mark that the browser writes; `opens` says on which side, `own` what an element says that
    /// is open no longer.
    fn quote_in(
        &mut self,
        opens: bool,
        own: Option<&Says>,
        state: Inherited,
    ) -> Result<(), Unreadable> {
        if !state.takes_room() {
            return Ok(());
        }
        let Some(mark) = self.next_quote(opens, own) else { return Ok(()) };
        if state.why_unseen().is_some() || mark.trim().is_empty() {
            return Ok(());
        }
        self.write_numbers(state)?;
        let from = self.writer.len();
        self.writer.flowing(&mark, None)?;
        // A sheet may have words for marks.
        if mark.chars().all(is_quotation_mark) || !says_something(&mark) {
            self.writer.aside(from, AsideKind::QuotationMarks, "");
        }
        Ok(())
    }

    /// The mark that opens or closes a quotation here; it counts whether or not it is shown.
    fn next_quote(&mut self, opens: bool, own: Option<&Says>) -> Option<String> {
        let level = if opens {
            self.quoted += 1;
            self.quoted - 1
        } else {
            self.quoted = self.quoted.checked_sub(1)?;
            self.quoted
        };
        let around = self.open.iter().rev().filter_map(|open| open.says.as_deref());
        let said = own.into_iter().chain(around).find_map(|says| says.quotes.as_ref());
        match said {
            Some(Quotes::Nothing) => None,
            Some(Quotes::Are(pairs)) => {
                let (open, close) = pairs.get(level).or_else(|| pairs.last())?;
                Some(if opens { open.clone() } else { close.clone() })
            }
            Some(Quotes::OfLanguage) | None => {
                // A quotation has the marks of the language around it.
                let around = self.open.iter().rev().filter(|open| open.name != "q");
                let mut languages =
                    around.filter_map(|open| open.says.as_deref()?.language.as_deref());
                let pairs = quotation_marks(languages.next().unwrap_or_default());
                let (open, close) = pairs.get(level).or_else(|| pairs.last())?;
                Some(if opens { *open } else { *close }.to_string())
            }
        }
    }

    /// What style sheets add within so many elements is seen: its words are words of the page.
    fn add_in(
        &mut self,
        added: &Added,
        own: Option<&Says>,
        state: Inherited,
        depth: usize,
    ) -> Result<(), Unreadable> {
        if !state.takes_room() {
            return Ok(());
        }
        self.count_said(added.style.counts.as_deref(), depth, false);
        let Generated { text, is_quote, is_unknown } = self.in_words(added, own);
        self.is_unsure |= is_unknown;
        let style = &added.style;
        let state = state.within(self.looks.own_of_added(style));
        let is_turned = state.turned.is_some_and(|turned| is_turned(&text, turned));
        let is_unknown = is_unknown || state.masks || is_turned;
        let text = match state.height {
            Height::OnLine => text,
            Height::Raised => text.chars().map(height::raised).collect(),
            Height::Lowered => text.chars().map(height::lowered).collect(),
        };
        if state.why_unseen().is_some() {
            return Ok(());
        }
        let is_block =
            matches!(style.display, Some(Display::Block)) || style.out_of_flow == Some(true);
        // Letters in boxes of their own make a word.
        let is_boxed =
            style.display == Some(Display::InlineBlock) && text.trim().chars().nth(1).is_some();
        let has_ornament = !says_something(&text) && text.contains(is_drawn) && !is_quote;
        let is_parted = is_block || style.gap_after || text.ends_with(char::is_whitespace);
        self.enter_box(&text);
        if is_block {
            self.boundary();
        } else if style.gap_before || has_ornament || text.is_empty() && style.gap_after {
            self.writer.gap();
        } else if is_boxed {
            self.writer.seam();
        }
        let from = self.writer.len();
        if is_quote {
            self.write_numbers(state)?;
            let from = self.writer.len();
            self.writer.flowing(&text, None)?;
            self.writer.aside(from, AsideKind::QuotationMarks, "");
        } else if is_unknown {
            self.write_numbers(state)?;
            self.writer.unknown_number(&text);
            if is_parted { self.writer.gap() } else { self.writer.seam_of_unknown() }
        } else if says_something(&text) {
            self.write_numbers(state)?;
            let how = state.capitals();
            capitals::write(&mut self.writer, &text, how, None, &mut |writer, text, source| {
                writer.flowing(text, source)
            })?;
            if state.height == Height::Raised {
                self.writer.raised(from, Meaning::Unknown);
            } else if is_number(added) && is_parted {
                self.writer.list_number(from);
            } else if is_number(added) {
                self.writer.joined_number(from);
            }
            if style.gap_after && !is_block {
                self.writer.gap();
            } else if is_boxed {
                self.writer.seam();
            }
            if style.is_moved && !is_block {
                self.writer.apart_around(from, true, true);
            }
        }
        Ok(())
    }

    /// The text that style sheets write.
    fn in_words(&mut self, added: &Added, own: Option<&Says>) -> Generated {
        let mut said = Generated::default();
        for piece in &added.pieces {
            match piece {
                Written::Text(part) => said.text.push_str(part),
                Written::Quote(opens, is_shown) => {
                    let mark = self.next_quote(*opens, own).filter(|_| *is_shown);
                    said.text.push_str(&mark.unwrap_or_default());
                }
                Written::Counter { name, between, list } => {
                    self.write_counter(&mut said, name, between.as_deref(), list);
                }
            }
        }
        let marks = said.text.trim();
        said.is_quote = !marks.is_empty() && marks.chars().all(is_quotation_mark);
        said
    }
}

/// Whether it counts something.
fn is_number(added: &Added) -> bool {
    added.pieces.iter().any(|piece| matches!(piece, Written::Counter { .. }))
}

/// Whether there is more in a text than ornaments and letters of icon fonts.
fn says_something(text: &str) -> bool {
    text.contains(|c: char| c.is_alphanumeric() || is_sign(c))
}

/// Whether something of a letter is seen, or its place is.
fn is_drawn(c: char) -> bool {
    !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
        && (c.is_whitespace() || !c.is_control())
}

/// Signs that change what is said by what stands beside them.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        '+' | '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{b1}' | '<' | '>' | '=' | '~' | '%'
            | '\u{2030}' | '\u{b0}' | '/' | '\u{d7}' | '\u{f7}' | '\u{2260}'..='\u{2265}'
            | '\u{2248}' | '$' | '\u{a3}' | '\u{a5}' | '\u{20a0}'..='\u{20cf}' | '\u{a7}' | '#'
            | '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '[' | ']' | '&' | '@'
    )
}

fn is_quotation_mark(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '"' | '\u{201c}'..='\u{201f}' | '\u{2018}'..='\u{201b}' | '\u{ab}' | '\u{bb}' | '\u{2039}'
                | '\u{203a}' | '\u{300c}'..='\u{300f}' | '\u{275b}'..='\u{275e}'
        )
}

/// A number of an attribute.
fn integer(text: &str) -> Option<i32> {
    let text = text.trim_start();
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let number: i32 = digits.get(..end)?.parse().ok()?;
    Some(if text.starts_with('-') { -number } else { number })
}

fn numeral(value: i32, list: &ListType) -> Option<String> {
    let number = u32::try_from(value).ok();
    let written = match list {
        ListType::Nothing => return Some(String::new()),
        ListType::Drawn | ListType::Text(_) | ListType::Foreign | ListType::Unknown => return None,
        // What no sheet makes is written in digits.
        ListType::Decimal | ListType::Named(_) => None,
        ListType::DecimalZero if value < 0 => Some(format!("-{:02}", value.unsigned_abs())),
        ListType::DecimalZero => Some(format!("{value:02}")),
        ListType::LowerRoman => number.and_then(numerals::roman),
        ListType::UpperRoman => number.and_then(numerals::roman).map(|text| text.to_uppercase()),
        ListType::LowerLatin => number.and_then(|number| numerals::alphabetic(number, &LATIN)),
        ListType::UpperLatin => number
            .and_then(|number| numerals::alphabetic(number, &LATIN))
            .map(|text| text.to_uppercase()),
        ListType::LowerGreek => number.and_then(|number| numerals::alphabetic(number, &GREEK)),
    };
    // What a kind of numbers cannot write is written in digits.
    Some(written.unwrap_or_else(|| value.to_string()))
}
