//! Markdown (`CommonMark` with tables). Text from a dossier stays text: whatever Markdown or HTML
//! would take for a mark is escaped.

use super::address::is_link;
use super::tree::{Node, Own, OwnPart, Quote, Sheet, Table, Value};
use crate::text::visible::visible;

/// A sheet, with its marking above and below.
pub fn document(sheet: &Sheet) -> Vec<u8> {
    let mut marking = strong(&sheet.marking);
    if !marking.is_empty() {
        marking.push('\n');
    }
    let page = page(&sheet.nodes);
    let parts = [marking.as_bytes(), &page, marking.as_bytes()];
    let parts: Vec<&[u8]> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(&b'\n')
}

/// A page.
pub fn page(nodes: &[Node]) -> Vec<u8> {
    let mut out = String::new();
    let mut bullet = '*';
    for node in nodes {
        // Two lists in a row with the same bullet would be one.
        let is_list = matches!(node, Node::List(_) | Node::Fields(_) | Node::Own(_));
        let other = if is_list && bullet == '-' { '*' } else { '-' };
        let mut part = String::new();
        write_node(&mut part, node, other);
        if part.trim().is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&part);
        bullet = if is_list { other } else { '*' };
    }
    out.into_bytes()
}

fn write_node(out: &mut String, node: &Node, bullet: char) {
    match node {
        Node::Heading(level, text) => {
            out.push_str(&"#".repeat(usize::from(*level).clamp(1, 6)));
            line(out, &format!(" {}", escape(text)));
        }
        Node::Paragraph(text) => line(out, &block(text)),
        Node::Quote(Quote { prefix, exact, suffix, source, citation, stamp }) => {
            if let Some(stamp) = stamp {
                line(out, &format!("> {}", strong(stamp)));
                line(out, ">");
            }
            line(out, &format!("> {}", quoted(prefix, exact, suffix)));
            for text in source.iter().chain(citation) {
                line(out, ">");
                line(out, &format!("> {}", block(text)));
            }
        }
        Node::Fields(fields) => {
            for (label, text) in fields {
                line(out, &format!("{bullet} {}: {}", strong(label), escape(text)));
            }
        }
        Node::List(items) => {
            for item in items {
                line(out, &format!("{bullet} {}", block(item)));
            }
        }
        Node::Table(table) if table.columns.is_empty() => {}
        Node::Table(table) => write_table(out, table),
        Node::Note(text) => line(out, &marked("*", text)),
        Node::Own(own) => write_own(out, own, bullet),
    }
}

/// Each paragraph after its label, so that none can be taken for the page's own.
fn write_own(out: &mut String, own: &Own, bullet: char) {
    let label = strong(&format!("{}:", own.label.trim()));
    for (n, part) in own.parts().into_iter().enumerate() {
        if n > 0 {
            out.push('\n');
        }
        match part {
            OwnPart::Paragraph(text) => line(out, format!("{label} {}", escape(text)).trim_end()),
            OwnPart::Items(items) => {
                for item in items {
                    line(out, &format!("{bullet} {}", block(Own::item(item))));
                }
            }
        }
    }
}

fn strong(text: &str) -> String {
    marked("**", text)
}

/// Words between two marks, which do not count beside a blank.
fn marked(mark: &str, text: &str) -> String {
    let words = escape(visible(text).trim());
    if words.is_empty() { words } else { format!("{mark}{words}{mark}") }
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

fn write_table(out: &mut String, table: &Table) {
    let titles: Vec<String> = table.columns.iter().map(|c| escape(&c.title)).collect();
    line(out, &format!("| {} |", titles.join(" | ")));
    line(out, &format!("|{}", " --- |".repeat(titles.len())));
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(cell).collect();
        line(out, &format!("| {} |", cells.join(" | ")));
    }
}

/// An address that may be followed stands between angle brackets as it is, so that it can be copied; whatever else stays
/// text.
fn cell(value: &Value) -> String {
    match value {
        Value::Address(address) if is_link(address) && !has_reference(address) => {
            format!("<{address}>")
        }
        value => escape(&value.to_text()),
    }
}

/// Whether some reader would take a part of it for a character by its name: `&copy;`.
fn has_reference(address: &str) -> bool {
    let named = |rest: &str| {
        let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
        name.len() < rest.len() && name.starts_with(';')
    };
    address.split('&').skip(1).any(named)
}

/// Strong words inside of their sentence.
///
/// The two asterisks count only beside a blank, beside punctuation, or on the other side of a
/// letter; where none of these is certain, the character outside of them is written as a number.
fn quoted(prefix: &str, exact: &str, suffix: &str) -> String {
    let inner = exact.trim();
    if inner.is_empty() {
        return block(&format!("{prefix}{exact}{suffix}"));
    }
    let (lead, rest) = exact.split_once(inner).unwrap_or_default();
    let mut before = block(&format!("{prefix}{lead}"));
    let inside = escape(inner);
    let mut after = escape(&format!("{rest}{suffix}"));
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if !is_letter(inside.chars().next())
        && let Some(last) = before.chars().next_back().filter(|c| !parts(*c))
    {
        before.truncate(before.len() - last.len_utf8());
        before.push_str(&format!("&#{};", u32::from(last)));
    }
    if !is_letter(inside.chars().next_back())
        && let Some(first) = after.chars().next().filter(|c| !parts(*c))
    {
        after.replace_range(..first.len_utf8(), &format!("&#{};", u32::from(first)));
    }
    format!("{before}**{inside}**{after}")
}

/// A blank, or what every reader of Markdown takes for punctuation.
fn parts(c: char) -> bool {
    c.is_whitespace()
        || c.is_ascii_punctuation()
        || matches!(c, '«' | '»' | '\u{2010}'..='\u{2027}')
}

/// Text that may open a block: what would do it (`1. `, four blanks) is escaped or left out too.
fn block(text: &str) -> String {
    let escaped = escape(visible(text).trim_start_matches(' '));
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    let rest = escaped.get(digits..).unwrap_or_default();
    if digits > 0 && rest.starts_with(['.', ')']) {
        let (number, mark) = escaped.split_at(digits);
        return format!("{number}\\{mark}");
    }
    escaped
}

fn escape(text: &str) -> String {
    let mut out = String::new();
    let text = visible(text);
    let mut at_start = true;
    let mut chars = text.trim_end().chars().peekable();
    while let Some(c) = chars.next() {
        let marks = "\\`*_[]<>|~&!#$";
        let opens_block = at_start && "+-=".contains(c);
        if marks.contains(c) || opens_block || is_address(&out, c, chars.peek()) {
            out.push('\\');
        }
        at_start = at_start && c == ' ';
        out.push(c);
    }
    let trailing = text.len() - text.trim_end().len();
    out.push_str(&" ".repeat(trailing.min(1)));
    out
}

/// Whether `c` makes an address of what stands before it, which some readers turn into a link by
/// themselves: `https://`, `mailto:`, `www.`, `a@b`.
fn is_address(before: &str, c: char, next: Option<&char>) -> bool {
    let ends_with = |word: &str| {
        let start = before.len().checked_sub(word.len()).and_then(|start| before.get(start..));
        start.is_some_and(|end| end.eq_ignore_ascii_case(word))
    };
    match c {
        ':' => next == Some(&'/') || ["http", "https", "mailto", "xmpp"].into_iter().any(ends_with),
        '.' => ends_with("www"),
        '@' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stay_text() {
        for (text, expected) in [
            ("1. one", "1\\. one"),
            ("- item", "\\- item"),
            ("<b>*bold*</b>", "\\<b\\>\\*bold\\*\\</b\\>"),
            ("a | b", "a \\| b"),
            ("see https://x.example", "see https\\://x.example"),
            ("WWW.x.example, a@b", "WWW\\.x.example, a\\@b"),
            ("a-b = c", "a-b = c"),
            ("\t\t\t\tno code", "no code"),
        ] {
            assert_eq!(block(text), expected);
        }
    }

    #[test]
    fn lists_in_a_row_stay_apart_and_what_is_empty_leaves_nothing() {
        let list = |item: &str| Node::List(vec![item.to_string()]);
        let nodes = [
            list("a"),
            Node::Paragraph(" ".to_string()),
            Node::Fields(vec![("b".to_string(), "c".to_string())]),
            list("d"),
            Node::Note("(e) ".to_string()),
            list("f"),
        ];
        let text = String::from_utf8(page(&nodes)).unwrap();
        assert_eq!(text, "- a\n\n* **b**: c\n\n- d\n\n*(e)*\n\n- f\n");
    }

    #[test]
    fn an_address_can_be_copied_and_is_nothing_else() {
        for (address, expected) in [
            ("https://x.example/a_b?c=*d*&e=[f](g)~h", "<https://x.example/a_b?c=*d*&e=[f](g)~h>"),
            ("https://x.example/?a=1&copy;=2", "https\\://x.example/?a=1\\&copy;=2"),
            ("https://x.example/a|b", "https\\://x.example/a\\|b"),
            ("https://x.example/a>b", "https\\://x.example/a\\>b"),
            ("javascript:alert(1)", "javascript:alert(1)"),
        ] {
            assert_eq!(cell(&Value::Address(address.to_string())), expected);
            assert_ne!(cell(&Value::Text(address.to_string())), format!("<{address}>"));
        }
    }

    #[test]
    fn each_paragraph_of_somebodys_own_says_so() {
        let lines = ["Ask *again*.", "- before May", "- in writing", "And then?"].map(String::from);
        let own = |lines: &[String]| {
            let own = Own { label: "Note".to_string(), lines: lines.to_vec() };
            String::from_utf8(page(&[Node::Own(own)])).unwrap()
        };
        let expected =
            "**Note:** Ask \\*again\\*.\n\n- before May\n- in writing\n\n**Note:** And then?\n";
        assert_eq!(own(&lines), expected);
        assert_eq!(own(&lines[1..2]), "**Note:**\n\n- before May\n");
        assert_eq!(own(&[]), "");
    }

    #[test]
    fn the_marking_stands_first_and_last() {
        let nodes = vec![Node::Paragraph("Text".to_string())];
        let mut sheet = Sheet { marking: "OFFICIAL\n*USE*".to_string(), nodes, ..Sheet::default() };
        let text = String::from_utf8(document(&sheet)).unwrap();
        assert_eq!(text, "**OFFICIAL \\*USE\\***\n\nText\n\n**OFFICIAL \\*USE\\***\n");
        sheet.marking.clear();
        assert_eq!(document(&sheet), b"Text\n");
    }

    #[test]
    fn strong_words_stay_strong_whatever_stands_beside_them() {
        for ((prefix, exact, suffix), expected) in [
            (("He said ", "it might", "."), "He said **it might**."),
            (("said “", "“No”", "” he"), "said “**“No”**” he"),
            (("word", "(it)", "word"), "wor&#100;**(it)**&#119;ord"),
            (("word", " it ", "word"), "word **it** word"),
            (("1. ", "it", ""), "1\\. **it**"),
            (("    ", "it", ""), "**it**"),
            (("a", " ", "b"), "a b"),
        ] {
            assert_eq!(quoted(prefix, exact, suffix), expected);
        }
    }
}
