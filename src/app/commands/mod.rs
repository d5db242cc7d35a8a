//! The commands that belong to no single view: what they do on whatever is there.

pub(super) mod brief;
mod going;
pub(super) mod hits;
pub(super) mod leaving;
pub(super) mod moving;
pub(super) mod time;
pub(super) mod view;
