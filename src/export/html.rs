//! HTML: one file that loads nothing and runs nothing, for the screen and for paper.
//!
//! Text is shown as text whatever it holds. The only links are addresses of the web that a table
//! gives as such.

use super::address::is_link;
use super::tree::{Node, Own, OwnPart, Quote, Sheet, Table, Value, language};
use crate::text::visible::visible;

const STYLE: &str = include_str!("html.css");

/// What the page may load: nothing but its own style.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// In bytes: longer than what stands in a narrow column unbroken.
const LONG_WORD: usize = 20;

/// A sheet, with its marking above and below, and on each printed page.
pub fn document(sheet: &Sheet) -> Vec<u8> {
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<div class=\"sheet{}\">\n",
        language(sheet),
        escape(&sheet.title),
        if sheet.is_wide { " wide" } else { "" },
    );
    let marking = (!sheet.marking.is_empty()).then(|| text(&sheet.marking));
    if let Some(marking) = &marking {
        line(&mut out, &format!("<header class=\"marking\"><p>{marking}</p></header>"));
    }
    line(&mut out, "<main>");
    for node in &sheet.nodes {
        write_node(&mut out, node);
    }
    line(&mut out, "</main>");
    if let Some(marking) = &marking {
        line(&mut out, &format!("<footer class=\"marking\"><p>{marking}</p></footer>"));
    }
    out.push_str("</div>\n</body>\n</html>\n");
    out.into_bytes()
}

fn write_node(out: &mut String, node: &Node) {
    match node {
        Node::Heading(level, title) => {
            let level = (*level).clamp(1, 6);
            line(out, &format!("<h{level}>{}</h{level}>", text(title)));
        }
        Node::Paragraph(words) => line(out, &format!("<p>{}</p>", text(words))),
        Node::Quote(quote) => write_quote(out, quote),
        Node::Fields(fields) => {
            line(out, "<dl>");
            for (label, value) in fields {
                line(out, &format!("<dt>{}</dt><dd>{}</dd>", text(label), text(value)));
            }
            line(out, "</dl>");
        }
        Node::List(items) => write_list(out, items.iter().map(String::as_str)),
        Node::Table(table) => write_table(out, table),
        Node::Note(words) => line(out, &format!("<p class=\"note\">{}</p>", text(words))),
        Node::Own(own) => write_own(out, own),
    }
}

fn write_list<'i>(out: &mut String, items: impl Iterator<Item = &'i str>) {
    line(out, "<ul>");
    for item in items {
        line(out, &format!("<li>{}</li>", text(item)));
    }
    line(out, "</ul>");
}

fn write_own(out: &mut String, own: &Own) {
    if own.lines.is_empty() {
        return;
    }
    line(out, "<aside class=\"own\">");
    for part in own.parts() {
        match part {
            OwnPart::Paragraph(words) => {
                let label = format!("{}:", own.label);
                line(out, &format!("<p><b>{}</b> {}</p>", text(&label), text(words)));
            }
            OwnPart::Items(items) => write_list(out, items.iter().map(|item| Own::item(item))),
        }
    }
    line(out, "</aside>");
}

fn write_quote(out: &mut String, quote: &Quote) {
    let Quote { prefix, exact, suffix, source, citation, stamp } = quote;
    match stamp {
        Some(stamp) => {
            line(out, "<figure class=\"quote stamped\">");
            line(out, &format!("<p class=\"stamp\">{}</p>", text(stamp)));
        }
        None => line(out, "<figure class=\"quote\">"),
    }
    // One sentence, in its own direction, whatever the direction of the page.
    line(
        out,
        &format!(
            "<blockquote><p dir=\"auto\"><bdi>{}<strong>{}</strong>{}</bdi></p></blockquote>",
            escape(prefix),
            escape(exact),
            escape(suffix)
        ),
    );
    if !source.is_empty() || citation.is_some() {
        line(out, "<figcaption>");
        for words in source {
            line(out, &format!("<p>{}</p>", text(words)));
        }
        if let Some(citation) = citation {
            line(out, &format!("<p class=\"citation\">{}</p>", text(citation)));
        }
        line(out, "</figcaption>");
    }
    line(out, "</figure>");
}

fn write_table(out: &mut String, table: &Table) {
    line(out, "<div class=\"table\"><table>");
    out.push_str("<thead><tr>");
    for (n, column) in table.columns.iter().enumerate() {
        let class = if table.is_of_numbers(n) { " class=\"number\"" } else { "" };
        out.push_str(&format!("<th scope=\"col\"{class}>{}</th>", text(&column.title)));
    }
    line(out, "</tr></thead>");
    line(out, "<tbody>");
    for row in &table.rows {
        out.push_str("<tr>");
        for value in row {
            let class = match value {
                Value::Number(_) => " class=\"number\"",
                value if has_long_words(value) => " class=\"long\"",
                _ => "",
            };
            out.push_str(&format!("<td{class}>{}</td>", cell(value)));
        }
        line(out, "</tr>");
    }
    line(out, "</tbody></table></div>");
}

/// Whether a cell must break words, or it would push the others off the page.
fn has_long_words(value: &Value) -> bool {
    value.to_lines().iter().any(|line| line.split_whitespace().any(|word| word.len() > LONG_WORD))
}

fn cell(value: &Value) -> String {
    match value {
        // It may break after each slash.
        Value::Address(address) if is_link(address) => {
            let target = escape(address);
            let words = target.replace('/', "/<wbr>");
            format!("<a href=\"{target}\" rel=\"noreferrer noopener\"><bdi>{words}</bdi></a>")
        }
        Value::List(_) | Value::Rows(_) => value
            .to_lines()
            .iter()
            .fold(String::new(), |cell, line| cell + "<p>" + &text(line) + "</p>"),
        value => text(&value.to_text()),
    }
}

fn line(out: &mut String, markup: &str) {
    out.push_str(markup);
    out.push('\n');
}

/// Text that keeps its direction to itself.
fn text(text: &str) -> String {
    format!("<bdi>{}</bdi>", escape(text))
}

/// Text between tags, or between quotation marks in one.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::Column;
    use super::*;

    fn page(nodes: Vec<Node>) -> String {
        let sheet = Sheet { title: "T".to_string(), nodes, ..Sheet::default() };
        let page = String::from_utf8(document(&sheet)).unwrap();
        let (_, main) = page.split_once("<main>\n").unwrap();
        main.split_once("</main>").unwrap().0.to_string()
    }

    #[test]
    fn text_stays_text() {
        for (text, expected) in [
            ("a & b", "a &amp; b"),
            (
                "<script>\"x\"='y'</script>",
                "&lt;script&gt;&quot;x&quot;=&#39;y&#39;&lt;/script&gt;",
            ),
            ("&lt;", "&amp;lt;"),
            ("a\u{202e}b\0", "a⟦RLO⟧b␀"),
            ("two\nlines", "two lines"),
        ] {
            assert_eq!(escape(text), expected);
        }
    }

    #[test]
    fn the_stamp_comes_first_and_the_citation_last() {
        let quote = Quote {
            prefix: "He said ".to_string(),
            exact: "it <might>".to_string(),
            suffix: ".".to_string(),
            source: vec!["A. Person".to_string()],
            citation: Some("A Paper".to_string()),
            stamp: Some("NOT PROVED".to_string()),
        };
        let expected = "<figure class=\"quote stamped\">\n\
            <p class=\"stamp\"><bdi>NOT PROVED</bdi></p>\n\
            <blockquote><p dir=\"auto\"><bdi>He said <strong>it &lt;might&gt;</strong>.</bdi></p></blockquote>\n\
            <figcaption>\n<p><bdi>A. Person</bdi></p>\n\
            <p class=\"citation\"><bdi>A Paper</bdi></p>\n</figcaption>\n</figure>\n";
        assert_eq!(page(vec![Node::Quote(quote)]), expected);
    }

    #[test]
    fn only_an_address_is_a_link_and_only_in_its_column() {
        let address = "https://x.example/a?b&c".to_string();
        let columns = vec![Column::new("a", "A"); 3];
        let rows = vec![vec![
            Value::Address(address.clone()),
            Value::Address("javascript:x".to_string()),
            Value::Text(address.clone()),
        ]];
        let found = page(vec![
            Node::Table(Table { columns, rows }),
            Node::Paragraph(address.clone()),
            Node::Fields(vec![(address.clone(), address)]),
        ]);
        assert_eq!(found.matches("<a ").count(), 1);
        let link = "<td class=\"long\"><a href=\"https://x.example/a?b&amp;c\" rel=\"noreferrer noopener\">\
            <bdi>https:/<wbr>/<wbr>x.example/<wbr>a?b&amp;c</bdi></a></td><td><bdi>javascript:x</bdi></td>";
        assert!(found.contains(link), "{found}");
    }

    #[test]
    fn nothing_is_loaded_and_nothing_runs() {
        let sheet = Sheet {
            title: "</title><script>".to_string(),
            marking: "OFFICIAL".to_string(),
            language: "en\" onload=\"x".to_string(),
            nodes: Vec::new(),
            ..Sheet::default()
        };
        let page = String::from_utf8(document(&sheet)).unwrap();
        assert!(
            page.starts_with(
                "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">"
            )
        );
        assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline';"));
        assert!(page.contains("<title>&lt;/title&gt;&lt;script&gt;</title>"));
        assert_eq!(page.matches("<bdi>OFFICIAL</bdi>").count(), 2);
        for word in ["<script", "<link", "<img", "src=", "@import", "url(", "http:", "https:"] {
            assert!(!page.contains(word), "{word}");
        }
        assert_eq!(STYLE.matches('<').count(), 0);
    }
}
