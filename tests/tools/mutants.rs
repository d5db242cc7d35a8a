//! Ways to spoil words by one edit, each of which a check of quotes must notice.

/// Every way to spoil `words` by one edit: a letter or digit left out, put in, changed or swapped
/// with the next, the other case, a word left out, put in or swapped, and a "not" put in.
pub(crate) fn mutants(words: &str) -> Vec<String> {
    let mut mutants = Vec::new();
    let letters: Vec<(usize, char)> =
        words.char_indices().filter(|(_, c)| c.is_alphanumeric()).collect();
    for (n, (at, c)) in letters.iter().copied().enumerate() {
        let (before, after) = (&words[..at], &words[at + c.len_utf8()..]);
        let other = match c {
            '0'..='8' => char::from(c as u8 + 1),
            '9' => '0',
            'a' | 'A' => 'e',
            _ => 'a',
        };
        mutants.push(format!("{before}{after}"));
        mutants.push(format!("{before}{c}{other}{after}"));
        mutants.push(format!("{before}{other}{after}"));
        let upper: String = c.to_uppercase().collect();
        let lower: String = c.to_lowercase().collect();
        mutants.push(format!("{before}{upper}{after}"));
        mutants.push(format!("{before}{lower}{after}"));
        if let Some((next_at, next)) =
            letters.get(n + 1).filter(|(next, _)| *next == at + c.len_utf8())
        {
            let rest = &words[next_at + next.len_utf8()..];
            mutants.push(format!("{before}{next}{c}{rest}"));
        }
    }
    let spaces: Vec<usize> = words.match_indices(' ').map(|(at, _)| at).collect();
    for (n, at) in spaces.iter().enumerate() {
        let (before, after) = (&words[..*at], &words[at + 1..]);
        mutants.push(format!("{before} not {after}"));
        mutants.push(format!("{before} perhaps {after}"));
        let next = spaces.get(n + 1).map_or(words.len(), |next| *next);
        let (word, rest) = (&words[at + 1..next], &words[next..]);
        mutants.push(format!("{before}{rest}"));
        let start = before.rfind(' ').map_or(0, |at| at + 1);
        mutants.push(format!("{}{word} {}{rest}", &before[..start], &before[start..]));
    }
    mutants.retain(|mutant| mutant != words);
    mutants
}
