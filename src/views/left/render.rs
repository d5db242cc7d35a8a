//! Draws what was left behind of a record.

use crate::capture::Field;
use crate::state::Model;
use crate::state::captured::Kept;
use crate::text::visible::visible;
use crate::views::parts::draft::value;
use crate::widgets::{Line, Role, wrapped};

/// What is quoted, and what was filled in.
pub(super) fn lines(model: &Model, left: &Kept, columns: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut say =
        |text: &str, role: Role| lines.extend(wrapped(&visible(text), columns, role, &[]));
    say("This was filled in and not saved. Enter goes on with it.", Role::Plain);
    say("", Role::Plain);
    say(&format!("“{}”", left.draft.words()), Role::Quote);
    say("", Role::Plain);
    for field in Field::ALL {
        let typed = left.typed.trim();
        let is_asked = left.field == Some(field) && !typed.is_empty();
        let value = value(model, &left.draft, field);
        let value = if is_asked { typed.to_string() } else { value };
        if !value.is_empty() {
            say(&format!("{}: {value}", field.name()), Role::Plain);
        }
    }
    if let Some(reason) = &left.reason {
        say(&format!("{} may stand, because {}", reason.code, reason.why.trim()), Role::Plain);
    }
    lines
}
