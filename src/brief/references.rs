//! The sources of a brief for reference managers.

use super::{Brief, Source};
use crate::dossier::date::{Date, Doubt, Point};
use crate::export::csl::{Kind, Reference, When};

/// The documents quoted in a brief, also those of quotes whose words are not printed.
pub fn references(brief: &Brief) -> Vec<Reference> {
    brief.sources().into_iter().map(reference).collect()
}

fn reference(source: &Source) -> Reference {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_string());
    Reference {
        id: source.id.clone(),
        kind: match source.kind.as_str() {
            "News" => Kind::ArticleNewspaper,
            "Analysis" => Kind::Report,
            "Post" => Kind::Post,
            _ => Kind::Document,
        },
        title: text(&source.title),
        author: text(&source.author).into_iter().collect(),
        publisher: text(&source.publisher),
        issued: when(&source.published_on),
        accessed: when(&source.accessed_on),
        url: text(&source.url),
        language: text(&source.language),
        note: text(&source.reliability).map(|grade| format!("Admiralty grade {grade}")),
    }
}

/// A date that is certain, in its parts; any other in words, so that no doubt is lost.
fn when(text: &str) -> Option<When> {
    if text.is_empty() {
        return None;
    }
    Some(match Date::parse(text) {
        Ok(Date::At(Point { year, month, day, doubt: Doubt::None })) => {
            let year = i32::from(year);
            match (month, day) {
                (0, _) => When::Year(year),
                (month, 0) => When::Month(year, month),
                (month, day) => When::Day(year, month, day),
            }
        }
        Ok(date) => When::Literal(date.in_words()),
        Err(_) => When::Literal(text.to_string()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubtful_date_stays_doubtful() {
        assert_eq!(when(""), None);
        assert_eq!(when("2026-01-06"), Some(When::Day(2026, 1, 6)));
        assert_eq!(when("2026-01"), Some(When::Month(2026, 1)));
        for doubtful in ["2026-01-06?", "../2026-01-06", "some day"] {
            assert!(matches!(when(doubtful), Some(When::Literal(_))), "{doubtful}");
        }
    }
}
