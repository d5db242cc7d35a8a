//! XML from anything: what is no tag becomes text, and what is open at the end is closed, so that
//! spoiled markup gets past the parser and to the reader behind it.

/// The prefixes that are declared around it, in one kind of document or another.
const PREFIXES: [&str; 16] = [
    "w", "r", "m", "v", "mc", "office", "text", "style", "table", "draw", "fo", "svg", "xlink",
    "dc", "math", "loext",
];

/// Markup that every parser of XML takes.
pub(super) fn well_formed(text: &str) -> String {
    let mut out = String::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some((tag, after)) = tag(rest) {
            match tag {
                Tag::Opens(name, attributes) => {
                    out.push_str(&format!("<{name}{attributes}>"));
                    open.push(name);
                }
                Tag::Empty(name, attributes) => out.push_str(&format!("<{name}{attributes}/>")),
                // Whatever is open within it is closed with it; what was never opened is not closed.
                Tag::Closes(name) => {
                    while open.contains(&name) {
                        let Some(last) = open.pop() else { break };
                        out.push_str(&format!("</{last}>"));
                        if last == name {
                            break;
                        }
                    }
                }
            }
            rest = after;
            continue;
        }
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '>' => out.push_str("&gt;"),
            // XML has no such characters.
            c if (c < ' ' && !matches!(c, '\t' | '\n' | '\r'))
                || c == '\u{fffe}'
                || c == '\u{ffff}' => {}
            c => out.push(c),
        }
        rest = &rest[c.len_utf8()..];
    }
    for name in open.iter().rev() {
        out.push_str(&format!("</{name}>"));
    }
    out
}

enum Tag {
    Opens(String, String),
    Empty(String, String),
    Closes(String),
}

/// The tag with which a text begins, and what follows it.
fn tag(text: &str) -> Option<(Tag, &str)> {
    let end = text.get(..400.min(text.len())).unwrap_or(text).find('>')?;
    let inside = text.strip_prefix('<')?.get(..end - 1)?;
    let after = &text[end + 1..];
    if let Some(name) = inside.strip_prefix('/') {
        return name_of(name.trim()).map(|name| (Tag::Closes(name), after));
    }
    let (inside, is_empty) = match inside.strip_suffix('/') {
        Some(inside) => (inside, true),
        None => (inside, false),
    };
    let (name, mut stated) = inside.split_once(' ').unwrap_or((inside, ""));
    let name = name_of(name)?;
    let mut attributes = String::new();
    let mut seen: Vec<String> = Vec::new();
    while let Some((key, value)) = stated.trim_start().split_once('=') {
        let key = name_of(key.trim())?;
        let mark = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, left) = value[1..].split_once(mark)?;
        if value.contains(['<', '&', '\u{fffe}', '\u{ffff}']) || value.chars().any(|c| c < ' ') {
            return None;
        }
        if !seen.contains(&key) {
            attributes.push_str(&format!(" {key}={mark}{value}{mark}"));
            seen.push(key);
        }
        stated = left;
    }
    let tag = if is_empty { Tag::Empty(name, attributes) } else { Tag::Opens(name, attributes) };
    stated.trim().is_empty().then_some((tag, after))
}

fn name_of(text: &str) -> Option<String> {
    let (prefix, name) = text.split_once(':').unwrap_or(("", text));
    let known = prefix.is_empty() || PREFIXES.contains(&prefix);
    let letters = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphabetic() || c == '-');
    (known && letters && name != "xmlns").then(|| text.to_string())
}
