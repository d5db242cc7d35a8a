//! What is composed, in each of its forms.

use super::quote::stamped;
use crate::export::{Flow, Node, Table};

/// Something that is composed. Each form is made when it is asked for, because most outputs want one of them.
pub trait Page {
    /// For people.
    fn nodes(&self) -> Vec<Node>;

    /// The same in a file for people, where paper has room for another form.
    fn on_paper(&self) -> Vec<Node> {
        self.nodes()
    }

    /// Whether that form is printed across the longer side of the paper.
    fn is_wide(&self) -> bool {
        false
    }

    /// For programs: a row for each thing.
    fn table(&self) -> Table;

    /// The rows for programs one by one, where there may be as many as the dossier has positions. Then `nested` and
    /// `spreadsheet` are the same.
    fn flow(&self) -> Option<Flow<'_>> {
        None
    }

    /// The rows for people one by one, where the page is a table of as many.
    fn flow_for_people(&self) -> Option<Flow<'_>> {
        None
    }

    /// For spreadsheets, where that is another form.
    fn spreadsheet(&self) -> Table {
        self.table()
    }

    /// How many of its quotes, sentences and rows rest on what is neither proved nor attested.
    fn unproved(&self) -> usize {
        stamped(&self.nodes())
    }

    /// To what it was restricted beside the scope, in words after “only”.
    fn only(&self) -> Option<String> {
        None
    }

    /// How much it lists, of how much: `2 of 7 cells`.
    fn counted(&self) -> Option<String> {
        None
    }

    /// For programs that read rows within rows.
    fn nested(&self) -> Table {
        self.table()
    }
}
