//! Which words of a text stand in quotation marks. Must not judge whose words they are.

use std::ops::Range;

/// The words between quotation marks, outermost marks only, in bytes of the text and without the marks.
/// A mark that nothing closes sets nothing apart; an apostrophe is no mark.
pub fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((start, end, next)) = first(text, from) {
        found.push(start..end);
        from = next;
    }
    found
}

/// The first run from a place on: where it begins and ends, and where its closing mark ends.
fn first(text: &str, from: usize) -> Option<(usize, usize, usize)> {
    let rest = text.get(from..)?;
    for (at, c) in rest.char_indices() {
        let at = from + at;
        let after = at + c.len_utf8();
        if !opens(text, at, c) {
            continue;
        }
        if let Some(end) = closed_at(text, after, c) {
            let mark = text.get(end..)?.chars().next().map_or(0, char::len_utf8);
            return Some((after, end, end + mark));
        }
    }
    None
}

fn opens(text: &str, at: usize, c: char) -> bool {
    match c {
        '“' | '„' | '«' => true,
        '"' | '‘' | '’' | '\'' => {
            let before = text.get(..at).and_then(|t| t.chars().next_back());
            let after = text.get(at + c.len_utf8()..).and_then(|t| t.chars().next());
            before.is_none_or(|b| !b.is_alphanumeric() && !".,!?;)’'".contains(b))
                && after.is_some_and(|a| !a.is_whitespace())
        }
        _ => false,
    }
}

/// Where the mark stands that closes what `open` began.
fn closed_at(text: &str, from: usize, open: char) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in text.get(from..)?.char_indices() {
        let at = from + at;
        let is_end = match open {
            '“' => c == '”',
            '„' => c == '“' || c == '”',
            '«' => c == '»',
            '"' => c == '"',
            _ => (c == '’' || c == '\'') && is_end_of_word(text, at, c),
        };
        if is_end && depth == 0 {
            return Some(at);
        } else if is_end {
            depth -= 1;
        } else if c == open && matches!(open, '“' | '«') {
            depth += 1;
        }
    }
    None
}

/// Whether no letter follows: the mark is no apostrophe.
fn is_end_of_word(text: &str, at: usize, c: char) -> bool {
    let after = text.get(at + c.len_utf8()..).and_then(|t| t.chars().next());
    after.is_none_or(|a| !a.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_marks_are_found() {
        let check = |text: &str, expected: &[&str]| {
            let got: Vec<&str> = quoted(text).into_iter().map(|r| &text[r]).collect();
            assert_eq!(got, expected, "{text}");
        };
        check("“several thousand” soldiers", &["several thousand"]);
        check("commit to \"support\" a force", &["support"]);
        check("already \"fully agreed,\"", &["fully agreed,"]);
        check("the ’use of military capabilities’.", &["use of military capabilities"]);
        check("as ‘thorough’ and Ukraine's", &["thorough"]);
        check("partners' words, and Ukraine’s", &[]);
        check("“a “b” c” and «d»", &["a “b” c", "d"]);
        check("„So“, \"dort\"", &["So", "dort"]);
        check("it begins “and never ends", &[]);
        check("", &[]);
    }
}
