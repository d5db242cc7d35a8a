//! What a journal holds: its records, and what of them is damaged. Knows no files.

use crate::verify::hash;

/// How the first line of a journal begins, and that of another version's.
pub(super) const HEAD: &str = "onrecord journal 1: ";
const ANY_HEAD: &str = "onrecord journal ";

/// What a journal holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Records<'b> {
    /// It is of another version of the program.
    Foreign,
    Of {
        /// The text of the last whole record.
        last: Option<&'b str>,
        /// Something in it is no whole record.
        is_damaged: bool,
    },
}

/// Reads the records. Behind what is none, those that follow are looked for.
pub(super) fn records(journal: &[u8]) -> Records<'_> {
    let is_own = journal.starts_with(HEAD.as_bytes());
    // A crash can leave a part of the first line, or nothing.
    if HEAD.as_bytes().starts_with(journal) {
        return Records::Of { last: None, is_damaged: false };
    }
    let version = journal.strip_prefix(ANY_HEAD.as_bytes()).unwrap_or_default();
    if !is_own && version.first().is_some_and(u8::is_ascii_digit) && !version.starts_with(b"1") {
        return Records::Foreign;
    }
    let (mut last, mut is_damaged) = (None, !is_own);
    let mut rest = match split_line(journal) {
        Some((_, rest)) if is_own => rest,
        None if is_own => &[],
        _ => later_record(journal).unwrap_or_default(),
    };
    while !rest.is_empty() {
        if let Some((text, after)) = first_record(rest) {
            (last, rest) = (Some(text), after);
        } else {
            is_damaged = true;
            rest = later_record(rest).unwrap_or_default();
        }
    }
    Records::Of { last, is_damaged }
}

/// Bytes of the line before the text of a record: its length, a space, its hash.
const RECORD_HEAD: usize = 8 + 1 + 64;

/// From the next whole record on, wherever it begins.
fn later_record(bytes: &[u8]) -> Option<&[u8]> {
    let lines = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    let starts = lines.filter_map(|(end, _)| end.checked_sub(RECORD_HEAD)).filter(|at| *at > 0);
    starts.filter_map(|at| bytes.get(at..)).find(|rest| first_record(rest).is_some())
}

/// The first record, if it is whole, and what follows it.
fn first_record(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let (line, rest) = split_line(bytes)?;
    let (length, expected) = std::str::from_utf8(line).ok()?.split_once(' ')?;
    let (text, after) = rest.split_at_checked(usize::from_str_radix(length, 16).ok()?)?;
    let after = after.strip_prefix(b"\n")?;
    (hash(text) == expected).then_some((std::str::from_utf8(text).ok()?, after))
}

fn split_line(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    Some((bytes.get(..end)?, bytes.get(end + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn journal(texts: &[&str]) -> Vec<u8> {
        let mut bytes = format!("{HEAD}head\n").into_bytes();
        for text in texts {
            bytes.extend(format!("{:08x} {}\n{text}\n", text.len(), hash(text.as_bytes())).bytes());
        }
        bytes
    }

    #[test]
    fn a_journal_cut_anywhere_tells_its_last_whole_record() {
        let texts = ["one", "two\nand more", "", "трі"];
        let ends: Vec<usize> = (0..=texts.len()).map(|n| journal(&texts[..n]).len()).collect();
        let whole = journal(&texts);
        for cut in 0..=whole.len() {
            let whole_ones = ends.iter().skip(1).filter(|end| **end <= cut).count();
            let expected = whole_ones.checked_sub(1).map(|last| texts[last]);
            let is_whole = cut < ends[0] || ends.contains(&cut);
            let found = Records::Of { last: expected, is_damaged: !is_whole };
            assert_eq!(records(&whole[..cut]), found, "cut at {cut}");
        }
    }

    /// Whatever byte is changed, of the other records the last is found, and that something is missing is told.
    #[test]
    fn a_changed_byte_takes_one_record_and_no_more() {
        let texts = ["one", "two\nand more", "three"];
        let whole = journal(&texts);
        let ends: Vec<usize> = (0..=texts.len()).map(|n| journal(&texts[..n]).len()).collect();
        for at in ends[0]..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 0x10;
            let Records::Of { last, is_damaged: true } = records(&changed) else {
                panic!("byte {at}: {:?}", records(&changed));
            };
            // Of the last record a zero before its length may be another one: the record is whole without it.
            let is_last = at < ends[2] || last == Some(texts[2]) && at < ends[2] + 8;
            assert_eq!(last, Some(texts[if is_last { 2 } else { 1 }]), "byte {at}");
        }
        for at in 0..HEAD.len() {
            let mut changed = whole.clone();
            changed[at] ^= 0x10;
            let found = Records::Of { last: Some("three"), is_damaged: true };
            assert_eq!(records(&changed), found, "byte {at}");
        }
        let other = String::from_utf8(whole).unwrap().replace("journal 1", "journal 2");
        assert_eq!(records(other.as_bytes()), Records::Foreign);
    }
}
