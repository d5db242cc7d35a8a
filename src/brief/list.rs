//! The briefs of a dossier, a line each.

use super::{Brief, Head};
use crate::dossier::date::Date;
use crate::insight::naming::count;
use crate::text::visible::Shown;

/// The name first on each line, then how much is in it, when it was made and last changed, and its title; `None` for
/// one that cannot be read.
pub fn in_lines(briefs: &[(&str, Option<&Brief>)]) -> String {
    let told = |brief: &Brief| {
        let items = count(brief.items.len(), "item", "items");
        [items, days(&brief.head), Shown::line(&brief.head.title).to_string()]
    };
    let rows: Vec<(&str, Option<[String; 3]>)> =
        briefs.iter().map(|(name, brief)| (*name, brief.map(told))).collect();
    let longest = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let widest = |n: usize| {
        let cells = rows.iter().filter_map(|(_, told)| told.as_ref()?.get(n));
        cells.map(|cell| cell.len()).max().unwrap_or(0)
    };
    let (items, days) = (widest(0), widest(1));
    let line = |(name, told): &(&str, Option<[String; 3]>)| {
        let told = match told {
            None => "cannot be read".to_string(),
            Some([held, when, title]) => format!("{held:<items$}  {when:<days$}  {title}"),
        };
        format!("{}\n", format!("{name:<longest$}  {told}").trim_end())
    };
    rows.iter().map(line).collect()
}

/// `made 6 Jan 2026, changed 8 Jan 2026`. Files of earlier versions do not say it.
fn days(head: &Head) -> String {
    let day = |text: &str| Date::parse(text).map_or(text.to_string(), Date::in_short);
    match (head.made_on.as_str(), head.changed_on.as_str()) {
        ("", "") => "days not kept".to_string(),
        (made, "") => format!("made {}", day(made)),
        ("", changed) => format!("changed {}", day(changed)),
        (made, changed) => format!("made {}, changed {}", day(made), day(changed)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_brief_has_a_line_that_begins_with_its_name() {
        let brief = |title: &str, made: &str, changed: &str| {
            let [title, made_on, changed_on] = [title, made, changed].map(str::to_string);
            Brief {
                head: Head { title, made_on, changed_on, ..Head::default() },
                ..Brief::default()
            }
        };
        let talks = brief("Talks on Monday", "2026-01-06", "2026-01-31");
        let old = brief("Old", "", "");
        let touched = brief("", "", "2026-05-01");
        let listed = in_lines(&[
            ("talks", Some(&talks)),
            ("a", None),
            ("old-news", Some(&old)),
            ("untitled", Some(&touched)),
        ]);
        assert_eq!(
            listed,
            "talks     0 items  made 6 Jan 2026, changed 31 Jan 2026  Talks on Monday\n\
             a         cannot be read\n\
             old-news  0 items  days not kept                         Old\n\
             untitled  0 items  changed 1 May 2026\n"
        );
    }
}
