//! What is composed, in each of its forms.

use crate::export::{Node, Table};

/// Something that is composed. Each form is made when it is asked for, because most outputs want one of them.
pub trait Page {
    /// For people.
    fn nodes(&self) -> Vec<Node>;

    /// For programs and spreadsheets: a row for each thing.
    fn table(&self) -> Table;

    /// For programs that read rows within rows.
    fn nested(&self) -> Table {
        self.table()
    }
}
