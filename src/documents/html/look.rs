//! What an element looks like, by its name, its attributes and the style sheets of the page, as far as it
//! decides what a person sees of the text in it.

use super::super::capitals::Casing;
use super::super::extract::{BlockKind, Why};
use super::super::height::Height;
use super::css::{
    Beside, Counts, Display, ElementId, Elements, Gone, Ground, Ink, ListType, Numbers, Rgba,
    Sheets, Style, Vertical, says_looks, style,
};
use super::elements as html;
use super::open::{Flow, NoteLink, Own, Paper, Says};
use super::sheets::PageSheets;
use super::tokens::Tag;

/// The elements of a page and what its style sheets say of them.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is another thing that is known of the page"
)]
pub(super) struct Looks {
    sheets: Sheets,
    elements: Elements,
    /// The page has style sheets in other files, which say more.
    pub(super) has_more: bool,
    /// The page has scripts.
    has_scripts: bool,
    /// Its style sheets hide all of it, as pages do until a script has looked at where they are shown.
    pub(super) is_veiled: bool,
    /// There was a picture: text that is placed by itself may stand on it.
    pub(super) has_pictures: bool,
    pass: Pass,
}

/// Some selectors ask for what comes later in the page: it is gone through twice then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Pass {
    #[default]
    Only,
    /// Elements are only counted.
    First,
    /// They are known, and come again in the same order; so many came so far.
    Second(usize),
}

/// What is written around the content of an element, by style sheets or by the browser, and what few say of
/// themselves.
pub(super) struct Around {
    pub(super) before: Beside,
    pub(super) after: Beside,
    pub(super) marker: Beside,
    /// Whether it has the number or the sign of an item, where a style sheet says so.
    pub(super) is_item: Option<bool>,
    pub(super) counts: Option<Box<Counts>>,
    pub(super) says: Option<Box<Says>>,
}

impl Looks {
    pub(super) fn new(sheets: PageSheets) -> Looks {
        let PageSheets { sheets, has_more, has_scripts } = sheets;
        let has_more = has_more || sheets.has_import;
        Looks { sheets, has_more, has_scripts, ..Looks::default() }
    }

    /// What style sheets say of a kind of numbers.
    pub(super) fn numbers(&self, list: &ListType) -> Numbers<'_> {
        match list {
            ListType::Decimal | ListType::Nothing | ListType::Drawn | ListType::Text(_) => {
                Numbers::NotSaid
            }
            ListType::Unknown => Numbers::Unknown,
            ListType::Named(name) => match self.sheets.numbers(name) {
                Numbers::NotSaid if self.has_more => Numbers::Unknown,
                said => said,
            },
            _ if self.sheets.renames_counters => Numbers::Unknown,
            _ => Numbers::NotSaid,
        }
    }

    /// Whether some numbers of items may have no blank behind them.
    pub(super) fn has_bare_numbers(&self) -> bool {
        self.sheets.has_bare_numbers
    }

    pub(super) fn has_sheets(&self) -> bool {
        !self.sheets.is_empty()
    }

    /// Whether the page must be gone through once to know what comes later.
    pub(super) fn look_ahead(&mut self) -> bool {
        let looks_ahead = self.sheets.looks_ahead();
        if looks_ahead {
            self.pass = Pass::First;
        }
        looks_ahead
    }

    /// Whether elements are only counted so far.
    pub(super) fn is_first_pass(&self) -> bool {
        self.pass == Pass::First
    }

    /// The same, now that all elements are known.
    pub(super) fn known(self) -> Looks {
        let Looks { sheets, mut elements, has_more, has_scripts, .. } = self;
        elements.complete();
        let pass = Pass::Second(0);
        Looks { sheets, elements, has_more, has_scripts, pass, ..Looks::default() }
    }

    /// Whether the style sheets ask for more than they may cost, so that not all of them counts.
    pub(super) fn is_cut(&self) -> bool {
        self.sheets.is_cut || self.elements.is_exhausted()
    }

    /// There is text in an element.
    pub(super) fn holds_text(&mut self, own: &Own) {
        if let (Pass::First, Some(element)) = (self.pass, own.element) {
            self.elements.holds_text(element);
        }
    }

    /// An element without text in it: others may be counted by it.
    pub(super) fn pass(&mut self, around: Option<&Own>, tag: &Tag<'_>) {
        self.has_pictures |= matches!(tag.name.as_ref(), "img" | "embed" | "source");
        if !self.sheets.is_empty() {
            self.open(around, tag);
        }
    }

    /// What an element says of itself that stands in another one.
    pub(super) fn own(&mut self, around: Option<&Own>, tag: &Tag<'_>) -> (Own, Around) {
        let name = tag.name.as_ref();
        self.has_pictures |= matches!(name, "video" | "canvas" | "picture" | "object" | "svg");
        // Most elements of most pages say nothing of their looks.
        let is_plain = self.sheets.is_empty()
            && around.is_none_or(|around| !around.lays_out)
            && !tag.attributes.iter().any(|(name, _)| says_looks(name));
        let (element, mut look) = if is_plain {
            (around.and_then(|around| around.element), Style::default())
        } else {
            let element = self.open(around, tag);
            let is_first = self.pass == Pass::First;
            let look = if is_first { Style::default() } else { self.style(element) };
            (Some(element), look)
        };
        self.lift_veil(tag, &mut look);
        let in_lines = around.is_none_or(|around| !around.lays_out);
        let own = Own {
            element,
            gone: gone(tag, &look),
            visible: look.visibility,
            size: look.font_size,
            ink: ink(tag, &look),
            paper: self.paper(name, &look),
            kind: kind(tag, &look),
            flow: flow(name, &look, in_lines),
            lays_out: match look.display {
                Some(Display::Contents) => !in_lines,
                _ => look.lays_out_children == Some(true),
            },
            gaps: (look.gap_before, look.gap_after),
            foreign: false,
            height: html::height(name).or(height(&look)),
            case: look.case,
            small_capitals: look.small_capitals,
            casing: language(tag).map(Casing::of),
            opacity: look.opacity,
            right_to_left: look.right_to_left.or(match tag.attribute("dir") {
                Some(dir) if dir.eq_ignore_ascii_case("rtl") => Some(true),
                Some(dir) if dir.eq_ignore_ascii_case("ltr") => Some(false),
                _ => None,
            }),
            overrides: look.overrides.unwrap_or(name == "bdo"),
            masks: look.masks,
            caption_below: look.caption_below,
            // A foot of a table stands below all of it, wherever the file has it.
            is_moved: look.is_moved || name == "tfoot",
            reorders: look.reorders,
            note_link: if name == "a" { note_link(tag) } else { NoteLink::None },
            is_root: name == "html",
            is_page_break: is_of_book(tag, &["pagebreak"]),
            floats: look.out_of_flow == Some(true),
        };
        let language = language(tag).map(str::to_string);
        let list = look.list.or_else(|| list_type(tag));
        let says = Says { language, quotes: look.quotes, list, slots: None };
        let says_nothing = says.language.is_none() && says.quotes.is_none() && says.list.is_none();
        let around = Around {
            before: look.before,
            after: look.after,
            marker: look.marker,
            is_item: look.is_item,
            counts: look.counts,
            says: (!says_nothing).then(|| Box::new(says)),
        };
        (own, around)
    }

    /// A page that its style sheets hide as a whole is shown by its scripts: nobody publishes nothing.
    fn lift_veil(&mut self, tag: &Tag<'_>, look: &mut Style) {
        if !self.has_scripts || !matches!(tag.name.as_ref(), "html" | "body") {
            return;
        }
        if ["style", "hidden"].iter().any(|name| tag.attribute(name).is_some()) {
            return;
        }
        let hides = look.display == Some(Display::None)
            || look.visibility == Some(false)
            || look.gone.is_some();
        if hides {
            self.is_veiled = true;
            (look.display, look.visibility, look.gone) = (None, None, None);
            look.opacity = None;
        }
    }

    fn open(&mut self, around: Option<&Own>, tag: &Tag<'_>) -> ElementId {
        let parent = around.and_then(|around| around.element);
        if let Pass::Second(number) = &mut self.pass {
            *number += 1;
            if let Some(element) = self.elements.opened(*number - 1) {
                return element;
            }
        }
        self.elements.open(parent, tag.name.as_ref(), &tag.attributes)
    }

    fn style(&mut self, element: ElementId) -> Style {
        style(&self.sheets, &mut self.elements, element)
    }

    /// What holds for what a style sheet writes.
    pub(super) fn own_of_added(&self, look: &Style) -> Own {
        Own {
            gone: (look.struck == Some(true)).then_some(Why::Deleted),
            visible: look.visibility,
            size: look.font_size,
            height: height(look),
            right_to_left: look.right_to_left,
            overrides: look.overrides == Some(true),
            ink: match look.color {
                Some(Ink::Is(color)) => Some((color, true)),
                Some(Ink::Inherited) | None => None,
            },
            paper: self.paper("", look),
            case: look.case,
            small_capitals: look.small_capitals,
            opacity: look.opacity,
            masks: look.masks,
            ..Own::default()
        }
    }

    fn paper(&self, name: &str, look: &Style) -> Option<Paper> {
        match look.background {
            Some(Ground::Color(color)) => Some(Paper::Color(color)),
            Some(Ground::Ink) => Some(Paper::OfInk),
            Some(Ground::Unknown) => Some(Paper::Unknown),
            // Browsers give them a ground of their own, each another one.
            None if matches!(name, "button" | "input" | "select" | "textarea" | "mark") => {
                Some(Paper::Unknown)
            }
            None if look.out_of_flow == Some(true) && self.has_pictures => Some(Paper::Unknown),
            None => None,
        }
    }
}

fn height(look: &Style) -> Option<Height> {
    match look.vertical {
        Some(Vertical::Raised) => Some(Height::Raised),
        Some(Vertical::Lowered) => Some(Height::Lowered),
        Some(Vertical::OnLine) | None => None,
    }
}

fn language<'t>(tag: &'t Tag<'_>) -> Option<&'t str> {
    tag.attribute("lang").or_else(|| tag.attribute("xml:lang")).filter(|tag| !tag.is_empty())
}

/// What the attributes of a list or an item say of its numbers.
fn list_type(tag: &Tag<'_>) -> Option<ListType> {
    let said = tag.attribute("type")?;
    match (tag.name.as_ref(), said) {
        ("ol" | "li", "1") => Some(ListType::Decimal),
        ("ol" | "li", "a") => Some(ListType::LowerLatin),
        ("ol" | "li", "A") => Some(ListType::UpperLatin),
        ("ol" | "li", "i") => Some(ListType::LowerRoman),
        ("ol" | "li", "I") => Some(ListType::UpperRoman),
        ("ul" | "ol" | "li", said) => match said.to_ascii_lowercase().as_str() {
            "none" => Some(ListType::Nothing),
            "disc" | "circle" | "square" => Some(ListType::Drawn),
            _ => None,
        },
        _ => None,
    }
}

fn gone(tag: &Tag<'_>, look: &Style) -> Option<Why> {
    let name = tag.name.as_ref();
    if look.display == Some(Display::None) {
        return Some(Why::NotShown);
    }
    match look.gone {
        Some(Gone::NotShown) => return Some(Why::NotShown),
        Some(Gone::Unseeable) => return Some(Why::Unseeable),
        None => {}
    }
    let is_closed =
        name == "dialog" && tag.attribute("open").is_none() || tag.attribute("popover").is_some();
    // Struck out is taken back, as `<del>` is.
    html::gone(name)
        .or(is_closed.then_some(Why::NotShown))
        .or((look.struck == Some(true)).then_some(Why::Deleted))
}

fn ink(tag: &Tag<'_>, look: &Style) -> Option<(Rgba, bool)> {
    match look.color {
        Some(Ink::Is(color)) => Some((color, true)),
        Some(Ink::Inherited) => None,
        None if tag.name == "a" && tag.attribute("href").is_some() => Some((LINK, false)),
        None => None,
    }
}

const LINK: Rgba = Rgba { red: 0, green: 0, blue: 238, alpha: 1.0 };

fn kind(tag: &Tag<'_>, look: &Style) -> Option<BlockKind> {
    const NOTES: [&str; 4] = ["footnote", "endnote", "rearnote", "note"];
    match look.display {
        Some(Display::Cell) => Some(BlockKind::Cell),
        _ if is_of_book(tag, &NOTES) => Some(BlockKind::Note),
        _ => html::kind(&tag.name),
    }
}

/// Whether an element says that it is one of some parts of a book.
fn is_of_book(tag: &Tag<'_>, parts: &[&str]) -> bool {
    let says = |name: &str, prefix: &str| {
        let is_part =
            |word: &str| word.strip_prefix(prefix).is_some_and(|word| parts.contains(&word));
        tag.attribute(name).is_some_and(|said| said.split_ascii_whitespace().any(is_part))
    };
    says("epub:type", "") || says("role", "doc-")
}

fn flow(name: &str, look: &Style, in_lines: bool) -> Flow {
    let by_itself = match look.display {
        Some(Display::Contents | Display::Inline) => Flow::Inline,
        Some(Display::InlineBlock) => Flow::Boxed,
        Some(Display::Block | Display::Row | Display::Cell) => Flow::Block,
        _ if html::is_block(name) => Flow::Block,
        _ => Flow::Inline,
    };
    let is_off_line = html::height(name).is_some();
    match look.display {
        Some(Display::Contents | Display::None) => by_itself,
        _ if !in_lines || look.out_of_flow == Some(true) && !is_off_line => Flow::Block,
        _ => by_itself,
    }
}

/// Whether a link leads to a note, by where it leads and by what it says of itself.
fn note_link(tag: &Tag<'_>) -> NoteLink {
    let says = |name: &str, words: &[&str]| {
        let said = tag.attribute(name).unwrap_or_default();
        // All of the words have this one in them, and most links nothing of the kind.
        let may_say = said.as_bytes().windows(4).any(|part| part.eq_ignore_ascii_case(b"note"));
        may_say && words.iter().any(|word| said.to_ascii_lowercase().contains(word))
    };
    let address = tag.attribute("href").unwrap_or_default();
    let place = address.split_once('#').map_or("", |(_, place)| place).to_ascii_lowercase();
    let names = ["fn", "ftn", "edn", "note", "footnote", "endnote", "cite_note"];
    if names.iter().any(|name| place.trim_start_matches('_').starts_with(name))
        || says("role", &["doc-noteref"])
        || says("epub:type", &["noteref"])
        || says("rel", &["footnote"])
        || says("class", &["footnote", "noteref", "endnote"])
    {
        return NoteLink::Sure;
    }
    if address.starts_with('#') && !place.is_empty() { NoteLink::Maybe } else { NoteLink::None }
}
