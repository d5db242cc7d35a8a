//! The documents: what each is, how many quotes it gives, and how they stand.

use super::Page;
use super::columns::only;
use super::quote::weakest_label;
use crate::dossier::{Dossier, Entity};
use crate::export::{Node, Table, Value};
use crate::scope::Scope;
use crate::verify::{Proofs, document_words};

const COLUMNS: [(&str, &str); 11] = [
    ("title", "Title"),
    ("publisher", "Publisher"),
    ("published_on", "Date"),
    ("id", "Id"),
    ("kind", "Kind"),
    ("quotes", "Quotes"),
    ("standing", "How its quotes stand"),
    ("proof", "Proof"),
    ("sentences", "Sentences"),
    ("undecided", "Undecided"),
    ("url", "Address"),
];

/// The number of quotes stands in the words on how they stand.
const FOR_PEOPLE: [(&str, &str); 5] = [
    ("title", "title not given"),
    ("publisher", ""),
    ("published_on", "undated"),
    ("id", ""),
    ("standing", ""),
];

/// The documents of a dossier in its order; what is asked for chooses which, and changes no count.
pub struct DocumentsPage<'a> {
    d: &'a Dossier,
    scope: &'a Scope,
    proofs: &'a Proofs,
}

impl<'a> DocumentsPage<'a> {
    pub fn new(d: &'a Dossier, scope: &'a Scope, proofs: &'a Proofs) -> DocumentsPage<'a> {
        DocumentsPage { d, scope, proofs }
    }
}

impl Page for DocumentsPage<'_> {
    fn nodes(&self) -> Vec<Node> {
        vec![Node::Table(only(&self.table(), &FOR_PEOPLE))]
    }

    fn table(&self) -> Table {
        let DocumentsPage { d, scope, proofs } = self;
        let mut asked = vec![scope.asks_for_all(); d.document_indices().count()];
        for p in scope.asked().iter().filter_map(|ix| d.position(ix)) {
            for quote in p.evidence() {
                if let Some(asked) = asked.get_mut(quote.document().0 as usize) {
                    *asked = true;
                }
            }
        }
        let asked = d.document_indices().zip(asked).filter(|(_, asked)| *asked);
        let number =
            |count: Option<usize>| count.map_or(Value::Absent, |count| Value::Number(count as u64));
        let row = |ix| {
            let document = d.document(ix).filter(|document| !document.at.is_stand_in())?;
            Some(vec![
                Value::optional(document.title.clone()),
                Value::Text(document.publisher.clone()),
                Value::optional(document.published_on.map(|date| date.to_string())),
                Value::Text(d.id_of(Entity::Document(ix)).to_string()),
                Value::Text(document.kind.name().to_string()),
                Value::Number(d.quotes_from(ix).len() as u64),
                Value::Text(document_words(d, proofs, ix)),
                weakest_label(d, proofs, d.quotes_from(ix).to_vec()),
                number(proofs.how_read(ix).map(|how| how.sentences)),
                number(proofs.how_read(ix).map(|how| how.open)),
                document.url.clone().map_or(Value::Absent, Value::Address),
            ])
        };
        Table::new(&COLUMNS).with(asked.filter_map(|(ix, _)| row(ix)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{SourceFile, load};
    use crate::insight::as_of::{Calendar, Time};

    #[test]
    fn what_has_no_date_and_no_title_says_so() {
        let text = r#"(dossier: (id: "d", title: "D"), documents: [(id: "n", publisher: "P", kind: News)])"#;
        let d = load(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]).dossier;
        let scope = Scope::at(&d, &Calendar::new(&d), Time::default());
        let proofs = Proofs::default();
        let nodes = DocumentsPage::new(&d, &scope, &proofs).nodes();
        let Some(Node::Table(table)) = nodes.first() else { panic!("{nodes:?}") };
        let titles: Vec<&str> = table.columns.iter().map(|column| column.title.as_ref()).collect();
        assert_eq!(titles, ["Title", "Publisher", "Date", "Id", "How its quotes stand"]);
        let row: Vec<String> = table.rows[0].iter().map(Value::to_text).collect();
        assert_eq!(row, ["title not given", "P", "undated", "n", "nothing quoted yet"]);
    }
}
