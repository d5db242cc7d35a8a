//! Mail as text: the fields that mail programs show, then what was written, then the mails that hang on it.
//!
//! Of a text that comes in several forms the HTML counts, as in mail programs; what stands only in the plain
//! form, in other fields or between the parts is hidden text. Attachments are not read, and a remark names
//! them. There is no way back to bytes: what is shown was unpacked and decoded on the way.

mod content;
pub(super) mod detect;
mod earlier;
mod fields;
mod letter;
mod parts;
mod saved;

pub(super) use letter::read;
pub(super) use saved::read as read_page;

#[cfg(test)]
mod tests;
