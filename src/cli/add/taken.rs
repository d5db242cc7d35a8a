//! What one command has taken so far: no two of its files may become one document, or two at one address.

use std::collections::BTreeSet;

use super::address::page_of;
use crate::dossier::Dossier;

#[derive(Default)]
pub(super) struct Taken {
    ids: BTreeSet<String>,
    files: Vec<File>,
}

struct File {
    name: String,
    hash: String,
    page: Option<String>,
}

impl Taken {
    /// Takes a file with that hash and that address.
    ///
    /// # Errors
    /// A sentence: one that was taken before has the same bytes, or the same address. Neither was beside the other,
    /// as a new version is beside the copy that is held.
    pub(super) fn take(
        &mut self,
        name: &str,
        hash: String,
        address: Option<&str>,
    ) -> Result<(), String> {
        let page = address.map(page_of);
        if let Some(same) = self.files.iter().find(|file| file.hash == hash) {
            let other = &same.name;
            return Err(format!(
                "`{name}` is not added: it is the same, byte for byte, as `{other}`"
            ));
        }
        if let Some(same) = self.files.iter().find(|file| page.is_some() && file.page == page) {
            return Err(format!(
                "`{name}` is not added: it has the address of `{}`, which comes before it; add it by itself to see \
                 what differs",
                same.name
            ));
        }
        self.files.push(File { name: name.to_string(), hash, page });
        Ok(())
    }

    /// The id, with a number behind it where it is taken.
    pub(super) fn free_id(&mut self, id: &str, dossier: &Dossier) -> String {
        let numbered = |n: usize| if n == 1 { id.to_string() } else { format!("{id}-{n}") };
        let is_free = |id: &String| dossier.find(id).is_none() && !self.ids.contains(id);
        let free = (1..=dossier.document_indices().count() + self.ids.len() + 1)
            .map(numbered)
            .find(is_free)
            .unwrap_or_else(|| id.to_string());
        self.ids.insert(free.clone());
        free
    }
}
