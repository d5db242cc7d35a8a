//! What is said of a quote that does not stand in its copy, and why there is nothing to quote anew.

pub(super) const STANDS: &str = "This quote stands in its copy as it is written.";
pub(super) const STANDS_IN_ANOTHER: &str =
    "The words stand in the copy that is here, which is not the one that was stamped.";
pub(super) const NO_COPY: &str = "There is no copy here to quote from.";
pub(super) const UNREADABLE: &str = "The copy cannot be read, so there is nothing to quote from.";
pub(super) const BEING_READ: &str = "The copies are still being read.";
pub(super) const NOTHING_NEAR: &str = "No passage of the copy is near enough to be quoted instead.";
pub(super) const NOTHING_TO_COPY: &str = "There is no line to copy here.";
pub(super) const GONE: &str = "What was to be quoted anew is not in the dossier any more.";
pub(super) const LAST: &str = "This is the last quote that does not stand.";
pub(super) const FIRST: &str = "This is the first quote that does not stand.";

pub(super) const NO_PLACE: &str = "It is not known in which file this stands.";

pub(super) const AS_QUOTED: &str = "As it is quoted";
pub(super) const IN_THE_COPY: &str = "The nearest passage of the copy";
pub(super) const DIFFERENCE: &str = "The difference";
pub(super) const WOULD_STAND: &str = "The result with these words";
pub(super) const STAMP: &str =
    "Once all quotes of the document stand, “onrecord check --stamp” stamps this copy.";
pub(super) const TO_WRITE: &str = "The line to write, if it still says what the entry says";
pub(super) const BY_YOU: &str = "y copies it, Enter opens the file at it. If the copy is what was changed, restore the copy instead. Only you change your files; the program never does.";
