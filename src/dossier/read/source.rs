//! A file of a dossier, as it is handed in to be read.

use std::borrow::Cow;

/// One file of a dossier: its name as shown to people, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    pub name: String,
    pub text: Cow<'static, str>,
}
