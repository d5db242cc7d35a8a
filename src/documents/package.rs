//! The parts of a DOCX, an ODT or an EPUB: a ZIP archive, unpacked in memory within limits. Nothing but the parts that
//! are asked for is unpacked, and no part has two contents.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::extract::{Limits, Unreadable};

#[derive(Debug)]
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The parts by their names in small letters: to Word, `Word/Document.xml` is the same part, and no
    /// program makes two that differ in nothing else.
    parts: HashMap<String, usize>,
    /// Bytes that may still be unpacked, and at most.
    left: usize,
    most: usize,
}

/// No document has as many parts.
pub(super) const MOST_PARTS: usize = 20_000;

/// How much XML may stand around a text.
const MARKUP: usize = 4;

impl<'a> Package<'a> {
    /// Opens an archive of so many parts at `most`.
    pub(super) fn open(
        bytes: &'a [u8],
        most: usize,
        limits: &Limits,
    ) -> Result<Package<'a>, Unreadable> {
        let most_parts = limits.parts.min(most);
        // The end of the archive says how many there are: refused before each is looked at.
        let tail = bytes.get(bytes.len().saturating_sub(0x1_0015)..).unwrap_or_default();
        let end = tail.windows(12).rev().find(|w| w.starts_with(b"PK\x05\x06"));
        if let Some([.., low, high]) = end
            && usize::from(u16::from_le_bytes([*low, *high])) > most_parts
        {
            return Err(Unreadable::TooManyParts(most_parts));
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damage(&error))?;
        if archive.len() > most_parts {
            return Err(Unreadable::TooManyParts(most_parts));
        }
        if archive.has_duplicate_names() {
            return Err(twice());
        }
        let mut parts = HashMap::new();
        for at in 0..archive.len() {
            let part = archive.by_index_raw(at).map_err(|error| damage(&error))?;
            if part.encrypted() {
                return Err(Unreadable::Encrypted);
            }
            let name = String::from_utf8_lossy(part.name_raw()).replace('\\', "/").to_lowercase();
            if parts.insert(name, at).is_some() {
                return Err(twice());
            }
        }
        let most = limits.text.saturating_mul(MARKUP);
        Ok(Package { archive, parts, left: most, most })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&name.to_lowercase())
    }

    /// Whether there are parts in that folder.
    pub(super) fn has_folder(&self, name: &str) -> bool {
        self.parts.keys().any(|part| part.starts_with(name))
    }

    /// The first bytes of a part, if there is one of that name: so many at most.
    pub(super) fn beginning(&mut self, name: &str, most: u64) -> Option<Vec<u8>> {
        let at = self.parts.get(&name.to_lowercase())?;
        let mut bytes = Vec::new();
        self.archive.by_index(*at).ok()?.take(most).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    /// The bytes of a part, if there is one of that name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(at) = self.parts.get(&name.to_lowercase()) else { return Ok(None) };
        let part = self.archive.by_index(*at).map_err(|error| damage(&error))?;
        let mut bytes = Vec::new();
        // One more than there may be, to see that there is more; what the archive says does not count.
        let cap = u64::try_from(self.left).unwrap_or(u64::MAX).saturating_add(1);
        part.take(cap).read_to_end(&mut bytes).map_err(|error| broken(name, &error))?;
        if bytes.len() > self.left {
            return Err(Unreadable::TooMuchText(self.most));
        }
        self.left -= bytes.len();
        Ok(Some(bytes))
    }
}

/// Where a target lies, as seen from a folder.
pub(super) fn resolved(folder: &str, target: &str) -> String {
    let (start, path) = match target.strip_prefix('/') {
        Some(path) => ("", path),
        None => (folder, target),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in start.split('/').chain(path.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

fn twice() -> Unreadable {
    Unreadable::Damaged("two of its parts have the same name".to_string())
}

fn damage(error: &ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Unreadable::Encrypted,
        ZipError::CompressionMethodNotSupported(method) => {
            Unreadable::Damaged(format!("a part is packed in a way that is not read ({method})"))
        }
        error => Unreadable::Damaged(format!("its ZIP archive cannot be read ({error})")),
    }
}

fn broken(name: &str, error: &std::io::Error) -> Unreadable {
    Unreadable::Damaged(format!("its part {name} cannot be unpacked: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_their_folder_and_never_above_the_package() {
        for (folder, target, expected) in [
            ("word", "styles.xml", "word/styles.xml"),
            ("", "word/document.xml", "word/document.xml"),
            ("word", "/docProps/core.xml", "docProps/core.xml"),
            ("word", "../customXml/item1.xml", "customXml/item1.xml"),
            ("word", "../../../etc/passwd", "etc/passwd"),
        ] {
            assert_eq!(resolved(folder, target), expected);
        }
    }
}
