//! What the HTML standard says about elements, by their names: which begin a block, which end
//! others without an end tag, which hide their text.

use super::super::extract::{BlockKind, Why};
use super::super::height::Height;
use super::tokens::{Raw, Tag};

/// No text and no end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// A start tag of these ends an open paragraph.
pub(super) fn ends_paragraph(name: &str) -> bool {
    heading(name).is_some()
        || matches!(
            name,
            "address"
                | "article"
                | "aside"
                | "blockquote"
                | "center"
                | "dd"
                | "details"
                | "dialog"
                | "dir"
                | "div"
                | "dl"
                | "dt"
                | "fieldset"
                | "figcaption"
                | "figure"
                | "footer"
                | "form"
                | "header"
                | "hgroup"
                | "hr"
                | "li"
                | "listing"
                | "main"
                | "menu"
                | "nav"
                | "ol"
                | "p"
                | "plaintext"
                | "pre"
                | "search"
                | "section"
                | "summary"
                | "table"
                | "ul"
                | "xmp"
        )
}

/// The note of a Markdown file. HTML has no element for it, and none can have a name with a space.
pub(in super::super) const NOTE: &str = "a note";

/// Text before and after it stands on lines of its own.
pub(super) fn is_block(name: &str) -> bool {
    ends_paragraph(name)
        || name == NOTE
        || is_table_part(name)
        || matches!(
            name,
            "body" | "button" | "html" | "legend" | "optgroup" | "option" | "select" | "textarea"
        )
}

/// A control with text in it: it is read as a block, and stands in the line.
pub(super) fn is_control(name: &str) -> bool {
    matches!(name, "button" | "select" | "textarea")
}

/// The standard's "special" elements: an end tag of an ordinary element does not reach across.
pub(super) fn is_special(name: &str) -> bool {
    is_block(name) && !matches!(name, "dialog" | "legend" | "optgroup" | "option" | "search")
        || matches!(
            name,
            "applet"
                | "frameset"
                | "head"
                | "iframe"
                | "marquee"
                | "noembed"
                | "noframes"
                | "noscript"
                | "object"
                | "script"
                | "style"
                | "template"
                | "title"
        )
}

/// Parts of a table: without a table around them their tags do not count.
pub(super) fn is_table_part(name: &str) -> bool {
    is_cell(name)
        || matches!(name, "caption" | "colgroup" | "col" | "tbody" | "tfoot" | "thead" | "tr")
}

pub(super) fn is_cell(name: &str) -> bool {
    matches!(name, "td" | "th")
}

/// It needs no end tag where something that does has ended.
pub(super) fn ends_by_itself(name: &str) -> bool {
    matches!(name, "dd" | "dt" | "li" | "optgroup" | "option" | "p" | "rb" | "rp" | "rt" | "rtc")
}

/// The parts of a table that a part stands in: what is open within them ends.
pub(super) fn stands_in(name: &str, outer: &str) -> bool {
    match outer {
        "table" | "template" | "html" => true,
        "tbody" | "thead" | "tfoot" => is_cell(name) || name == "tr",
        "tr" => is_cell(name),
        _ => false,
    }
}

/// Marks of writing: they go on behind the block in which they were left open.
pub(super) fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "a" | "b"
            | "big"
            | "code"
            | "em"
            | "font"
            | "i"
            | "nobr"
            | "s"
            | "small"
            | "strike"
            | "strong"
            | "tt"
            | "u"
    )
}

/// Marks of writing do not go on across these.
pub(super) fn is_marker(name: &str) -> bool {
    is_cell(name) || matches!(name, "applet" | "caption" | "marquee" | "object" | "template")
}

/// An end tag does not reach across these.
pub(super) fn is_scope(name: &str) -> bool {
    is_marker(name) || raw(name).is_some() || matches!(name, "html" | "table")
}

pub(super) fn heading(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}

/// What text within it is. `None`: as around it.
pub(super) fn kind(name: &str) -> Option<BlockKind> {
    if let Some(level) = heading(name) {
        return Some(BlockKind::Heading(level));
    }
    Some(match name {
        "li" | "dt" | "dd" => BlockKind::Item,
        "blockquote" => BlockKind::Quotation,
        "td" | "th" => BlockKind::Cell,
        NOTE => BlockKind::Note,
        "table" | "caption" => BlockKind::Paragraph,
        name if is_verbatim(name) => BlockKind::Verbatim,
        _ => return None,
    })
}

/// It is shown as a picture or a control in its line.
pub(super) fn is_replaced(name: &str) -> bool {
    matches!(
        name,
        "audio"
            | "canvas"
            | "embed"
            | "iframe"
            | "img"
            | "input"
            | "meter"
            | "object"
            | "progress"
            | "svg"
            | "video"
    )
}

/// Where text within it stands.
pub(super) fn height(name: &str) -> Option<Height> {
    match name {
        "sup" => Some(Height::Raised),
        "sub" => Some(Height::Lowered),
        _ => None,
    }
}

/// White space counts in it.
pub(super) fn is_verbatim(name: &str) -> bool {
    matches!(name, "pre" | "listing" | "xmp" | "plaintext" | "textarea")
}

/// Why no text within it can be seen, by its name alone.
pub(super) fn gone(name: &str) -> Option<Why> {
    Some(match name {
        // What stands in for a thing that cannot be shown, and parts of scripts.
        "template" | "datalist" | "canvas" | "video" | "audio" | "object" | "applet" | "rp"
        | "meter" | "progress" => Why::NotShown,
        // Drawings, how words are pronounced, notes of formulas.
        "svg" | "rt" | "rtc" | "annotation" | "annotation-xml" => Why::Beside,
        "del" | "s" | "strike" => Why::Deleted,
        _ => return None,
    })
}

/// Elements in which tags do not count, and how they end.
pub(super) fn raw(name: &str) -> Option<Raw> {
    Some(match name {
        "script" => Raw::Script,
        "style" | "xmp" | "iframe" | "noembed" | "noframes" | "noscript" | "title" | "textarea" => {
            Raw::Plain
        }
        "plaintext" => Raw::Endless,
        _ => return None,
    })
}

/// Belongs into the head: the head goes on behind it.
pub(super) fn is_of_head(name: &str) -> bool {
    matches!(
        name,
        "html"
            | "head"
            | "title"
            | "meta"
            | "link"
            | "base"
            | "basefont"
            | "bgsound"
            | "script"
            | "style"
            | "noscript"
            | "template"
            | "noframes"
    )
}

/// HTML within SVG or `MathML` ends the drawing or the formula.
pub(super) fn breaks_out(name: &str) -> bool {
    heading(name).is_some()
        || matches!(
            name,
            "b" | "big"
                | "blockquote"
                | "body"
                | "br"
                | "center"
                | "code"
                | "dd"
                | "div"
                | "dl"
                | "dt"
                | "em"
                | "embed"
                | "head"
                | "hr"
                | "i"
                | "img"
                | "li"
                | "listing"
                | "menu"
                | "meta"
                | "nobr"
                | "ol"
                | "p"
                | "pre"
                | "ruby"
                | "s"
                | "small"
                | "span"
                | "strong"
                | "strike"
                | "sub"
                | "sup"
                | "table"
                | "tt"
                | "u"
                | "ul"
                | "var"
        )
}

/// Elements of SVG and `MathML` with HTML in them.
pub(super) fn holds_html(name: &str) -> bool {
    matches!(name, "foreignobject" | "desc" | "title" | "mi" | "mo" | "mn" | "ms" | "mtext")
}

/// The value that a control shows.
pub(super) fn shown_value<'t>(tag: &'t Tag<'_>) -> Option<&'t str> {
    let kind = tag.attribute("type").unwrap_or_default().trim().to_ascii_lowercase();
    let shows = !matches!(
        kind.as_str(),
        "hidden"
            | "password"
            | "checkbox"
            | "radio"
            | "range"
            | "color"
            | "file"
            | "image"
            | "date"
            | "datetime-local"
            | "month"
            | "time"
            | "week"
    );
    tag.attribute("value").filter(|value| shows && !value.trim().is_empty())
}
