//! The briefs of a dossier, a line each.

use super::Brief;
use crate::insight::naming::count;
use crate::text::visible::Shown;

/// The name first on each line, then how much is in it and its title; `None` for one that cannot be read.
pub fn in_lines(briefs: &[(&str, Option<&Brief>)]) -> String {
    let longest = briefs.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let line = |(name, brief): &(&str, Option<&Brief>)| {
        let told = brief.map_or("cannot be read".to_string(), |brief| {
            let items = count(brief.items.len(), "item", "items");
            format!("{items}  {}", Shown::line(&brief.head.title))
        });
        format!("{}\n", format!("{name:<longest$}  {told}").trim_end())
    };
    briefs.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::Head;

    #[test]
    fn each_brief_has_a_line_that_begins_with_its_name() {
        let head = Head { title: "Talks on Monday".to_string(), ..Head::default() };
        let brief = Brief { head, ..Brief::default() };
        let listed = in_lines(&[
            ("talks", Some(&brief)),
            ("a", None),
            ("untitled", Some(&Brief::default())),
        ]);
        assert_eq!(
            listed,
            "talks     0 items  Talks on Monday\na         cannot be read\nuntitled  0 items\n"
        );
    }
}
