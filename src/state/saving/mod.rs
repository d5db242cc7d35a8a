//! What is done with saved views, and what each of them lists.

mod counted;
mod deeds;

pub use counted::{counted, looked};
pub use deeds::{keep, look_at, name_of_new, open, remove, restore, took};
