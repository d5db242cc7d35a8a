//! What a query finds, and what each value of each field would leave: asked of every position and every quote at once.
//!
//! What has to hold together is asked of one and the same quote: "in the actor's own words" and "published by AFP" is
//! what AFP quotes of the actor. What must not hold must not hold of any quote.

mod against;
mod buckets;
mod columns;
mod counts;
mod find;
mod is;
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

/// Whether a query asks how quotes stand, so that its answer changes while they are being proved.
pub fn asks_of_proofs(query: &Query) -> bool {
    match query {
        Query::Field(Field::Proof, _) => true,
        Query::Field(Field::Is, values) => {
            let asks = |name: &String| Is::named(name).is_some_and(Is::is_of_proofs);
            values.iter().any(asks)
        }
        Query::Field(Field::Bucket, _) => true,
        Query::Not(inner) => asks_of_proofs(inner),
        Query::And(parts) | Query::Or(parts) => parts.iter().any(asks_of_proofs),
        Query::Field(..) | Query::Word { .. } | Query::Phrase(_) => false,
    }
}
