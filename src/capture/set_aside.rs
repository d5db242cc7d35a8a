//! The file of the sentences of a document that were set aside: one line each, in the order of the text, so that what two
//! people decide in different places is put together line by line.

use serde::Serialize;

use super::text::in_lines;
use crate::dossier::entry::SetAsideEntry;
use crate::dossier::{SourceFile, load};

#[derive(Serialize)]
struct Fragment<'e> {
    set_aside: &'e [SetAsideEntry],
}

/// The name of the file, without its ending.
pub fn set_aside_file(document: &str) -> String {
    format!("set-aside-{document}")
}

/// The text of the file after some sentences were set aside and others were taken out again; none where nothing is left in
/// it. `before` is what it holds.
///
/// # Errors
///
/// A clause that says why, where the file is not as the program writes it: it is left alone.
pub fn decided_anew(
    before: Option<&str>,
    put: &[SetAsideEntry],
    taken: &[SetAsideEntry],
) -> Result<Option<String>, String> {
    let mut entries = before.map_or(Ok(Vec::new()), |text| {
        let found = from_text(text);
        let is_own = to_text(&found) == text;
        is_own.then_some(found).ok_or_else(|| "it was edited by hand and is left alone".to_string())
    })?;
    entries.retain(|own| !taken.iter().chain(put).any(|other| own.is_of(other)));
    entries.extend(put.iter().cloned());
    entries.sort_by(|a, b| (a.from, a.to, &a.hash).cmp(&(b.from, b.to, &b.hash)));
    Ok((!entries.is_empty()).then(|| to_text(&entries)))
}

/// The sentences in the text of such a file, as far as it can be read.
pub fn from_text(text: &str) -> Vec<SetAsideEntry> {
    let file = SourceFile { name: String::new(), text: text.to_string().into() };
    load(&[file]).dossier.entries().set_aside
}

fn to_text(entries: &[SetAsideEntry]) -> String {
    in_lines(&Fragment { set_aside: entries })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::terms::WhyAside;

    fn aside(from: u32, why: WhyAside) -> SetAsideEntry {
        let hash = format!("{:016x}", u64::from(from) * 7);
        SetAsideEntry { document: "note".to_string(), from, to: from + 9, hash, why }
    }

    #[test]
    fn each_sentence_has_a_line_in_the_order_of_the_text() {
        let first = decided_anew(None, &[aside(30, WhyAside::Scene)], &[]).unwrap().unwrap();
        let both =
            decided_anew(Some(&first), &[aside(4, WhyAside::NoStance)], &[]).unwrap().unwrap();
        assert_eq!(
            both,
            "(\n    set_aside: [\n        (document: \"note\", from: 4, to: 13, hash: \"000000000000001c\", \
             why: NoStance),\n        (document: \"note\", from: 30, to: 39, hash: \"00000000000000d2\", \
             why: Scene),\n    ],\n)\n"
        );
        assert_eq!(from_text(&both), [aside(4, WhyAside::NoStance), aside(30, WhyAside::Scene)]);
        // However long its id is.
        let long =
            SetAsideEntry { document: "a-long-id-".repeat(9) + "x", ..aside(1, WhyAside::Scene) };
        let text = decided_anew(None, &[long], &[]).unwrap().unwrap();
        assert_eq!(text.lines().count(), 5);
        // Another reason takes the place of the first one.
        let anew = decided_anew(Some(&both), &[aside(4, WhyAside::Context)], &[]).unwrap().unwrap();
        assert_eq!(from_text(&anew), [aside(4, WhyAside::Context), aside(30, WhyAside::Scene)]);
        assert_eq!(decided_anew(Some(&first), &[], &from_text(&first)), Ok(None));
    }

    #[test]
    fn what_a_person_wrote_is_left_alone() {
        let own = decided_anew(None, &[aside(30, WhyAside::Scene)], &[]).unwrap().unwrap();
        for by_hand in [format!("// Mine.\n{own}"), "(positions: [])".to_string(), "(".to_string()]
        {
            assert!(decided_anew(Some(&by_hand), &[aside(4, WhyAside::Scene)], &[]).is_err());
        }
    }
}
