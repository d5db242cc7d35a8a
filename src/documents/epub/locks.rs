//! Which parts of a book are encrypted. Letters of a font that are only disguised hide no text.

use std::collections::HashSet;

use super::super::extract::{Limits, Unreadable};
use super::super::package::Package;
use super::super::xml::Part;
use super::addresses::address_in;

const ENCRYPTION: &str = "META-INF/encryption.xml";

/// The parts that only programs with a key can read, in small letters.
#[derive(Debug, Default)]
pub(super) struct Locked(HashSet<String>);

impl Locked {
    pub(super) fn of(package: &mut Package<'_>, limits: &Limits) -> Result<Locked, Unreadable> {
        let Some(bytes) = package.part(ENCRYPTION)? else { return Ok(Locked::default()) };
        let part = Part::new(&bytes, ENCRYPTION, limits)?.with_type();
        let document = part.parse(ENCRYPTION, limits)?;
        let mut locked = HashSet::new();
        for data in document.descendants().filter(|n| n.tag_name().name() == "EncryptedData") {
            for node in data.descendants().filter(|n| n.tag_name().name() == "CipherReference") {
                let address = node.attribute("URI").unwrap_or_default();
                locked.extend(address_in("", address).map(|path| path.to_lowercase()));
            }
        }
        Ok(Locked(locked))
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.0.contains(&path.to_lowercase())
    }
}
