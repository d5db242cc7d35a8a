//! What style sheets say of small pages. Each check names a sheet, a page, and what holds for the
//! element that was opened last.

mod boxes;
mod content;
mod hostile;
mod letters;
mod matching;
mod sheets;
mod sight;

use super::super::tokens::{Token, Tokens};
use super::{Elements, Sheets, Style, style};

/// The elements of a page, and the number of the last.
pub(super) fn page(html: &str, sheets: &Sheets, looks_ahead: bool) -> (Vec<Style>, usize) {
    let mut elements = Elements::default();
    let tokens = Tokens::new(html);
    let (mut open, mut all) = (Vec::new(), Vec::new());
    let mut styles = Vec::new();
    for token in tokens {
        match token {
            Token::Start(tag) => {
                let parent = open.last().map(|(_, id)| *id);
                let id = elements.open(parent, &tag.name, &tag.attributes);
                if !tag.closes_itself {
                    open.push((tag.name.to_string(), id));
                }
                all.push(id);
                if !looks_ahead {
                    styles.push(style(sheets, &mut elements, id));
                }
            }
            Token::End(name, _) => {
                let at = open.iter().rposition(|(open, _)| *open == name).expect(html);
                open.truncate(at);
            }
            Token::Text(_) | Token::Reference(..) => {
                if let Some((_, id)) = open.last() {
                    elements.holds_text(*id);
                }
            }
            Token::Comment(_) => {}
        }
    }
    if looks_ahead {
        elements.complete();
        styles = all.into_iter().map(|id| style(sheets, &mut elements, id)).collect();
    }
    assert!(!elements.is_exhausted(), "{html}");
    (styles, open.len())
}

pub(super) fn parse(css: &str) -> Sheets {
    Sheets::parse([(css, None)].into_iter())
}

/// What holds for the last element of a page.
pub(super) fn last(css: &str, html: &str) -> Style {
    page(html, &parse(css), false).0.pop().expect(html)
}

/// What holds for the element `<p>` of which a rule speaks.
pub(super) fn declared(declarations: &str) -> Style {
    last(&format!("p {{ {declarations} }}"), "<div><p>")
}

/// What a `style` attribute says of a `<span>`.
pub(super) fn inline(declarations: &str) -> Style {
    last("", &format!("<p><span style=\"{declarations}\">"))
}

/// Whether a selector matches the last element of a page.
pub(super) fn check_matches(selector: &str, html: &str, expected: bool) {
    let style = last(&format!("{selector} {{ visibility: hidden }}"), html);
    assert_eq!(style.visibility, expected.then_some(false), "{selector} | {html}");
}
