//! `--format`: by their names the formats that an output offers.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::export::{Format, Output};

/// Reads the name of a format; help and errors tell the formats of this output and no other.
pub(super) fn of(output: Output) -> impl TypedValueParser<Value = Format> {
    let names = output.formats().iter().map(|format| format.name());
    let one = |name: String| Format::from_name(&name).ok_or("there is no such format");
    PossibleValuesParser::new(names).try_map(one)
}
