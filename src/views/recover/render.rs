//! Draws what was left behind.

use crate::state::Model;
use crate::state::Orphan;
use crate::text::visible::visible;
use crate::widgets::{Line, Role, span, wrapped};

/// The first of it, in so many columns.
pub(super) fn lines(model: &Model, columns: usize) -> Vec<Line> {
    let Some(Orphan { brief: name, record, .. }) = model.orphans.first() else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    let mut say = |text: &str, role: Role| {
        for part in text.split('\n') {
            lines.extend(wrapped(&visible(part), columns, role, &[]));
        }
    };
    say("The program ended before this was saved. Enter takes it into its brief.", Role::Plain);
    if record.is_damaged {
        say(
            "Later words may be lost: part of what was kept cannot be read. The damaged file is not removed.",
            Role::Warning,
        );
    }
    say("", Role::Plain);
    say(&format!("Brief: {name}"), Role::Quiet);
    if let Some(brief) = &record.brief {
        let count = brief.items.len();
        say(&format!("The whole brief as it was, with {count} items."), Role::Plain);
    }
    if let Some(typing) = &record.typing {
        say(&format!("{}:", typing.into.name()), Role::Quiet);
        say("", Role::Plain);
        say(&typing.text, Role::Quote);
    }
    if model.orphans.len() > 1 {
        say("", Role::Plain);
        say(&format!("{} more after this.", model.orphans.len() - 1), Role::Quiet);
    }
    if lines.is_empty() {
        lines.push(vec![span("", Role::Plain)]);
    }
    lines
}
