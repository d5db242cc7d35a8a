//! Sentences about other versions of documents.

use crate::insight::naming::{Joint, list};

/// The folder, in that of the copies, in which those are kept that others took the place of. No copy is looked for
/// in it.
pub(super) const EARLIER: &str = "earlier";

/// From where a document is added: what is to be done next is done there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    CommandLine,
    Screen,
}

pub(super) fn several_have_its_address(file: &str, ids: &[String], way: Way) -> String {
    let how = match way {
        Way::CommandLine => "with `--corrects ID`",
        Way::Screen => "in the line “version of”",
    };
    format!(
        "`{file}` is not added: its address is that of {}; say which of them it is a version of, {how}",
        list(ids, Joint::And)
    )
}

pub(super) fn unclear(file: &str, id: &str, why: &str) -> String {
    format!("`{file}`, another version of {id}, is not added: {why}")
}

pub(super) const IS_OTHER: &str = "One of the two has changed since it was shown, so nothing was replaced. This is how they differ now.";

pub(super) const ONE_ONLY: &str =
    "`--corrects` is for one document only: add its new version by itself";

pub(super) const IF_IT_SAYS_SO: &str =
    "Your files stay as they are. Write a line below only where it still says what its entry says.";
