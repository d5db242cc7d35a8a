//! The plain questions that people type, as what they ask: "who refused" is a stance, "undated" is a flag.

use super::query::{Field, Query};
use super::words::words;
use crate::text::fold::fold;

/// The words of a question, folded, and what it asks for: a field and a value.
const QUESTIONS: &[(&str, Field, &str)] = &[
    ("who committed", Field::Stance, "commit"),
    ("who commits", Field::Stance, "commit"),
    ("who promised", Field::Stance, "commit"),
    ("who undertook", Field::Stance, "commit"),
    ("who agreed", Field::Stance, "commit"),
    ("who pledged", Field::Firmness, "pledged"),
    ("who is ready", Field::Stance, "ready"),
    ("who is willing", Field::Stance, "ready"),
    ("who offered", Field::Stance, "ready"),
    ("who refused", Field::Stance, "refuse"),
    ("who refuses", Field::Stance, "refuse"),
    ("who declined", Field::Stance, "refuse"),
    ("who rejected", Field::Stance, "refuse"),
    ("who said no", Field::Stance, "refuse"),
    ("who ruled it out", Field::Stance, "refuse"),
    ("who ruled out", Field::Stance, "refuse"),
    ("who abstained", Field::Stance, "abstain"),
    ("who abstains", Field::Stance, "abstain"),
    ("who is noncommittal", Field::Stance, "noncommittal"),
    ("who neither confirms nor denies", Field::Stance, "noncommittal"),
    ("neither confirms nor denies", Field::Stance, "noncommittal"),
    ("neither confirmed nor denied", Field::Stance, "noncommittal"),
    ("neither confirm nor deny", Field::Stance, "noncommittal"),
    ("who demanded", Field::Stance, "demand"),
    ("who demands", Field::Stance, "demand"),
    ("who opposed", Field::Stance, "oppose"),
    ("who opposes", Field::Stance, "oppose"),
    ("who is against", Field::Stance, "oppose"),
    ("who criticised", Field::Stance, "criticise"),
    ("who criticized", Field::Stance, "criticise"),
    ("who criticises", Field::Stance, "criticise"),
    ("who praised", Field::Stance, "endorse"),
    ("who endorsed", Field::Stance, "endorse"),
    ("who endorses", Field::Stance, "endorse"),
    ("who welcomed", Field::Stance, "endorse"),
    ("who denied", Field::Stance, "deny"),
    ("who denied it", Field::Stance, "deny"),
    ("who denies", Field::Stance, "deny"),
    ("who denies it", Field::Stance, "deny"),
    ("who claimed", Field::Stance, "assert"),
    ("who claims", Field::Stance, "assert"),
    ("who asserts", Field::Stance, "assert"),
    ("who signed", Field::Is, "signed"),
    ("who has signed", Field::Is, "signed"),
    ("who adopted", Field::Is, "adopted"),
    ("who has adopted", Field::Is, "adopted"),
    ("who attended", Field::Is, "attended"),
    ("who took part", Field::Is, "attended"),
    ("who was there", Field::Is, "attended"),
    ("who hosted", Field::Is, "hosted"),
    ("who did not sign", Field::Is, "not-signed"),
    ("who has not signed", Field::Is, "not-signed"),
    ("what is legally binding", Field::Firmness, "binding"),
    ("undated", Field::Is, "undated"),
    ("without a date", Field::Is, "undated"),
    ("no date", Field::Is, "undated"),
    ("own words", Field::Is, "own-words"),
    ("in own words", Field::Is, "own-words"),
    ("in their own words", Field::Is, "own-words"),
    ("in its own words", Field::Is, "own-words"),
    ("said by others", Field::Is, "others"),
    ("spoken for", Field::Is, "others"),
    ("who is spoken for", Field::Is, "others"),
    ("precondition", Field::Is, "precondition"),
    ("preconditions", Field::Is, "precondition"),
    ("under a precondition", Field::Is, "precondition"),
    ("caveat", Field::Is, "caveat"),
    ("caveats", Field::Is, "caveat"),
    ("approval needed", Field::Is, "approval"),
    ("only a draft", Field::Is, "draft"),
    ("only in a draft", Field::Is, "draft"),
    ("only drafts", Field::Is, "draft"),
    ("omitted in the final text", Field::Is, "dropped"),
    ("omitted from the final text", Field::Is, "dropped"),
    ("dropped from the final text", Field::Is, "dropped"),
    ("dropped from the draft", Field::Is, "dropped"),
    ("not in the final text", Field::Is, "dropped"),
    ("what was dropped", Field::Is, "dropped"),
    ("what was weakened", Field::Is, "weakened"),
    ("weakened in the final text", Field::Is, "weakened"),
    ("what was added", Field::Is, "added"),
    ("added in the final text", Field::Is, "added"),
    ("what was kept", Field::Is, "kept"),
    ("unnamed source", Field::Is, "anonymous"),
    ("unnamed sources", Field::Is, "anonymous"),
    ("anonymous source", Field::Is, "anonymous"),
    ("anonymous sources", Field::Is, "anonymous"),
    ("sources differ", Field::Is, "conflict"),
    ("where sources differ", Field::Is, "conflict"),
    ("contradictions", Field::Is, "conflict"),
    ("reads otherwise", Field::Is, "changed"),
    ("not proved", Field::Is, "unproved"),
    ("unproved", Field::Is, "unproved"),
    ("attested", Field::Is, "attested"),
    ("joint statements", Field::Is, "joint"),
];

/// What is looked for, with each question in it as what it asks. In quotation marks its words stay words.
#[must_use]
pub fn understood(query: Query) -> Query {
    let typed: Vec<(String, usize)> = query
        .parts()
        .iter()
        .enumerate()
        .filter_map(|(n, part)| match part {
            Query::Word { text, .. } => Some((fold(text).text, n)),
            _ => None,
        })
        .collect();
    let mut asked: Vec<(usize, Query)> = Vec::new();
    let mut taken: Vec<usize> = Vec::new();
    let mut from = 0;
    while from < typed.len() {
        let rest = typed.get(from..).unwrap_or_default();
        // The longest that begins here.
        let longest = QUESTIONS
            .iter()
            .filter_map(|(question, field, value)| {
                let all: Vec<&str> = words(question).collect();
                let is_it = all.len() <= rest.len()
                    && all
                        .iter()
                        .zip(rest)
                        .all(|(word, (typed, _))| typed.trim_end_matches('?') == *word);
                is_it.then_some((all.len(), *field, *value))
            })
            .max_by_key(|(len, ..)| *len);
        match longest {
            Some((len, field, value)) => {
                let of: Vec<usize> = rest.iter().take(len).map(|(_, n)| *n).collect();
                asked.push((of.first().copied().unwrap_or(0), Query::field(field, value)));
                taken.extend(of);
                from += len;
            }
            None => from += 1,
        }
    }
    if asked.is_empty() {
        return query;
    }
    let parts = query.parts().iter().enumerate().filter_map(|(n, part)| {
        let question = asked.iter().find(|(at, _)| *at == n).map(|(_, question)| question.clone());
        question.or_else(|| (!taken.contains(&n)).then(|| part.clone()))
    });
    Query::all(parts)
}

#[cfg(test)]
mod tests {
    use super::super::query::parse;
    use super::*;

    #[test]
    fn a_question_is_what_it_asks() {
        let check = |typed: &str, asked: &str| {
            assert_eq!(understood(parse(typed).unwrap()).to_string(), asked, "{typed}");
        };
        check("who refused", "stance:refuse");
        check("Who refused?", "stance:refuse");
        check("who refused troops", "stance:refuse troops");
        check("who denied it ", "stance:deny");
        check("undated macron ", "is:undated macron ");
        check("who", "who");
        check("\"who refused\"", "\"who refused\"");
        check("who said that", "who said that");
    }
}
