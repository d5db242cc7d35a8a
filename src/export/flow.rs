//! Rows that are made while they are written: what may have as many as a dossier is never held at once.

use super::tree::{Column, Table, Value};

/// Takes rows one by one, and tells whether more are wanted.
pub type Taker<'t> = dyn FnMut(Vec<Value>) -> bool + 't;

/// Hands all rows to a taker, until it wants no more.
type Maker<'f> = Box<dyn Fn(&mut Taker<'_>) + 'f>;

/// Columns, and how their rows are made; always the same ones, as often as they are asked for.
pub struct Flow<'f> {
    pub columns: Vec<Column>,
    make: Maker<'f>,
}

impl<'f> Flow<'f> {
    /// Rows that are made by `make` under these columns: the key of each and its title.
    pub fn new(
        columns: &[(&'static str, &'static str)],
        make: impl Fn(&mut Taker<'_>) + 'f,
    ) -> Flow<'f> {
        Flow::under(Table::new(columns).columns, make)
    }

    /// The same under columns that are there already.
    pub fn under(columns: Vec<Column>, make: impl Fn(&mut Taker<'_>) + 'f) -> Flow<'f> {
        Flow { columns, make: Box::new(make) }
    }

    /// Makes each row, until no more is wanted.
    pub fn each(&self, take: &mut Taker<'_>) {
        (self.make)(take);
    }

    /// All rows at once.
    pub fn table(&self) -> Table {
        let mut rows = Vec::new();
        self.each(&mut |row| {
            rows.push(row);
            true
        });
        Table { columns: self.columns.clone(), rows }
    }
}
