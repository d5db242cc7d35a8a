//! What a query finds, and what each value of each field would leave: asked of every position and every quote at once.
//!
//! What has to hold together is asked of one and the same quote: "in the actor's own words" and "published by The Wire" is
//! what The Wire quotes of the actor. What must not hold must not hold of any quote.

mod against;
mod buckets;
mod columns;
mod counts;
mod find;
mod is;
mod remembered;
mod slots;
mod told;
mod values;

pub use against::{Against, Found, Live};
pub use columns::{Columns, UNDATED, Value};
pub use counts::{Count, Facet, uncounted};
pub use told::{Told, as_clause, in_short, told};
pub use values::is_value;

use crate::search::query::{Field, Query};
use is::Is;

/// Whether a query asks where sources differ, which may take a while to work out.
pub fn asks_of_conflicts(query: &Query) -> bool {
    asks(query, &|field, values| {
        field == Field::Is && values.iter().any(|name| Is::named(name) == Some(Is::Conflict))
    })
}

/// Whether a query asks how quotes stand, so that its answer changes while they are being proved.
pub fn asks_of_proofs(query: &Query) -> bool {
    asks(query, &|field, values| match field {
        Field::Proof | Field::Bucket => true,
        Field::Is => values.iter().any(|name| Is::named(name).is_some_and(Is::is_of_proofs)),
        _ => false,
    })
}

/// Whether that is so of any field that is asked.
fn asks(query: &Query, is: &dyn Fn(Field, &[String]) -> bool) -> bool {
    match query {
        Query::Field(field, values) => is(*field, values),
        Query::Not(inner) => asks(inner, is),
        Query::And(parts) | Query::Or(parts) => parts.iter().any(|part| asks(part, is)),
        Query::Word { .. } | Query::Phrase(_) => false,
    }
}
