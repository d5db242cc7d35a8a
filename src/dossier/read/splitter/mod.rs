//! The splitter: where each entry of a file begins and ends, however broken its neighbours are.

mod borders;
mod lists;
mod pieces;
mod split;

pub(super) use borders::{Brackets, goes_on_after};
pub(super) use lists::List;
pub(super) use pieces::{ReadEntry, Unplaced, UnplacedKind};
pub(super) use split::split;
