//! The title of a page without the name of the site that hangs on it, and that name.

use super::super::super::lines::line;
use crate::text::fold::fold;

/// What parts a title and the name of a site.
const SIGNS: [&str; 14] = [
    " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", " > ", " ‹ ", " < ", "_",
];

/// What is known of a page when its title is looked at.
pub(super) struct Known<'k> {
    /// Names of the site, as the page states them.
    pub(super) sites: Vec<&'k str>,
    /// `gazette.example`.
    pub(super) host: Option<&'k str>,
    /// Titles that are stated elsewhere, and the main heading.
    pub(super) titles: Vec<&'k str>,
}

impl Known<'_> {
    pub(super) fn is_site(&self, part: &str) -> bool {
        let own = letters(part);
        !own.is_empty()
            && (self.sites.iter().any(|site| letters(site) == own) || self.is_host(&own))
    }

    /// Whether letters are those of the host: "The Gazette" of gazette.example or thegazette.example.
    fn is_host(&self, own: &str) -> bool {
        let Some(host) = self.host else { return false };
        let host = host.trim_start_matches("www.");
        let own = own.strip_prefix("the").unwrap_or(own);
        let is = |name: &str| {
            let name = letters(name);
            !name.is_empty() && name.strip_prefix("the").unwrap_or(&name) == own
        };
        is(host) || host.split('.').rev().skip(1).filter(|label| label.len() > 3).any(is)
    }

    /// A title without the name of the site before or behind it.
    pub(super) fn without_site(&self, title: &str) -> String {
        let mut own = title.trim();
        for _ in 0..4 {
            let Some(shorter) = self.shorter(own) else { break };
            own = shorter;
        }
        own.to_string()
    }

    fn shorter<'t>(&self, title: &'t str) -> Option<&'t str> {
        let whole = letters(title);
        if self.titles.iter().any(|other| letters(other) == whole)
            && !SIGNS.iter().any(|sign| {
                title.rsplit_once(sign).is_some_and(|(_, part)| self.is_site(part))
                    || title.split_once(sign).is_some_and(|(part, _)| self.is_site(part))
            })
        {
            return None;
        }
        let is_title = |part: &str| {
            let own = letters(part);
            own.chars().count() > 5 && self.titles.iter().any(|other| letters(other) == own)
        };
        let mut found: Option<&str> = None;
        let mut take = |part: &'t str| {
            let part = part.trim();
            if !part.is_empty() && found.is_none_or(|before| part.len() > before.len()) {
                found = Some(part);
            }
        };
        for sign in SIGNS {
            if let Some((before, behind)) = title.rsplit_once(sign)
                && (self.is_site(behind) || is_title(before))
            {
                take(before);
            }
            if let Some((before, behind)) = title.split_once(sign) {
                if self.is_site(before) || is_title(behind) {
                    take(behind);
                }
                if is_title(before) {
                    take(before);
                }
            }
        }
        if let Some((before, behind)) = title.split_once(": ")
            && self.is_site(before)
        {
            take(behind);
        }
        found
    }

    /// The name of the site that hangs on a title, if it is that of the host.
    pub(super) fn site_in(&self, title: &str) -> Option<String> {
        let parts = SIGNS.iter().flat_map(|sign| {
            let last = title.rsplit_once(sign).map(|(_, part)| part);
            let first = title.split_once(sign).map(|(part, _)| part);
            [last, first]
        });
        let is_name = |part: &&str| self.is_host(&letters(part)) && !is_host_name(part.trim());
        parts.flatten().find(is_name).and_then(line)
    }
}

/// Whether a name is nothing but an address: `www.gazette.example`.
pub(super) fn is_host_name(name: &str) -> bool {
    let name = name.trim();
    name.contains("://")
        || name.starts_with('@')
        || !name.contains(char::is_whitespace)
            && name.contains('.')
            && name.split('.').all(|label| !label.is_empty())
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'/'))
            && name.bytes().all(|b| !b.is_ascii_uppercase())
}

/// Letters and digits alone, whatever their case and accents.
pub(super) fn letters(text: &str) -> String {
    let text = text.get(..2000).unwrap_or(text);
    fold(text).text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether two titles are of one page: half of the words of the shorter one stand in the other.
pub(super) fn are_alike(one: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let folded = fold(text.get(..2000).unwrap_or(text)).text;
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.take(60).map(str::to_string).collect()
    };
    let (one, other) = (words(one), words(other));
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let same = short.iter().filter(|word| long.contains(word)).count();
    if short.len() == 1 {
        // Scripts without blanks have one word.
        return short.iter().any(|word| long.iter().any(|other| other.contains(word.as_str())));
    }
    !short.is_empty() && same * 2 >= short.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_site_is_taken_off_and_nothing_else() {
        let known = Known {
            sites: vec!["The Gazette", "Corvia Times"],
            host: Some("www.morningpost.example"),
            titles: vec!["Ships - a long story", "A long story"],
        };
        for (title, expected) in [
            ("Ships for the mole | The Gazette", "Ships for the mole"),
            ("The Gazette: Ships for the mole", "Ships for the mole"),
            ("Ships - a long story - News - The Gazette", "Ships - a long story"),
            ("Ships - a long story", "Ships - a long story"),
            ("Ships for the mole — Corvia | Corvia Times", "Ships for the mole — Corvia"),
            ("Ships for the mole – Morning Post", "Ships for the mole"),
            ("船_THE GAZETTE", "船"),
            ("Ships | Boats", "Ships | Boats"),
            ("The Gazette", "The Gazette"),
            ("Why The Gazette sails - and sinks", "Why The Gazette sails - and sinks"),
        ] {
            assert_eq!(known.without_site(title), expected, "{title}");
        }
        assert_eq!(known.site_in("Ships – Morning Post").as_deref(), Some("Morning Post"));
        assert_eq!(known.site_in("Ships – Evening Post"), None);
        assert!(is_host_name("www.gazette.example") && !is_host_name("The Gazette"));
        assert!(!is_host_name("Le Monde.fr") && !is_host_name("Gazette"));
    }
}
