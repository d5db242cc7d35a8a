//! What the drawing of screens shares: the sign and the colour of a stance, the letters beside it, rules and margins.

use std::ops::Range;

use ratatui::layout::Rect;

use crate::dossier::terms::{Family, Stance};
use crate::verify::{Difference, Standing, VerdictKind};
use crate::views::canvas::Canvas;
use crate::widgets::{Glyph, Role, Span, Theme, span};

/// What stands beside a stance in the grid, or in its place.
#[derive(Clone, Copy, Debug)]
pub(in crate::views) struct Mark {
    sign: Sign,
    pub(in crate::views) role: Role,
    /// What it says in a legend.
    pub(in crate::views) few: &'static str,
    /// What it says in the help.
    pub(in crate::views) more: &'static str,
}

#[derive(Clone, Copy, Debug)]
enum Sign {
    Word(&'static str),
    Glyph(Glyph),
}

impl Mark {
    pub(in crate::views) const IF: Mark = Mark {
        sign: Sign::Word("if"),
        role: Role::Plain,
        few: "under a condition, or only elsewhere",
        more: "holds under a condition, or only elsewhere",
    };
    pub(in crate::views) const LIMITED: Mark = Mark {
        sign: Sign::Glyph(Glyph::Limited),
        more: "the same, where there is no room for a word",
        ..Mark::IF
    };
    pub(in crate::views) const DIFFER: Mark = Mark {
        sign: Sign::Glyph(Glyph::Differ),
        role: Role::Warning,
        few: "sources differ",
        more: "sources differ",
    };
    /// Where there is room for one mark; told after the two that it stands for.
    pub(in crate::views) const LIMITED_AND_DIFFER: Mark = Mark {
        sign: Sign::Glyph(Glyph::LimitedAndDiffer),
        role: Role::Warning,
        few: "both",
        more: "both, where there is room for one sign",
    };
    pub(in crate::views) const NEW: Mark = Mark {
        sign: Sign::Glyph(Glyph::New),
        role: Role::Accent,
        few: "new since",
        more: "new, changed or superseded since the day compared with",
    };
    pub(in crate::views) const DRAFT_ONLY: Mark = Mark {
        sign: Sign::Glyph(Glyph::DraftOnly),
        role: Role::Quiet,
        few: "only in a draft",
        more: "only a draft speaks of it",
    };
    /// Each, in the order of the help.
    pub(in crate::views) const ALL: [Mark; 6] = [
        Mark::IF,
        Mark::LIMITED,
        Mark::DIFFER,
        Mark::LIMITED_AND_DIFFER,
        Mark::NEW,
        Mark::DRAFT_ONLY,
    ];

    pub(in crate::views) fn span(self, theme: &Theme) -> Span {
        let sign = match self.sign {
            Sign::Word(word) => word,
            Sign::Glyph(glyph) => theme.glyph(glyph),
        };
        span(sign, self.role)
    }
}

/// What a stance means, in a legend.
pub(in crate::views) const fn in_legend(stance: Stance) -> &'static str {
    match stance {
        Stance::Commit => "commits",
        Stance::Ready => "could, is willing",
        Stance::Expected => "only others say so",
        Stance::Refuse => "refuses",
        Stance::Abstain => "did not join",
        Stance::Noncommittal => "leaves it open",
        Stance::Demand => "demands",
        Stance::Oppose => "opposes",
        Stance::Criticise => "criticises",
        Stance::Endorse => "endorses",
        Stance::Assert => "says it is so",
        Stance::Deny => "denies it",
    }
}

/// The sign and the role of a stance.
pub(in crate::views) fn sign_of(theme: &Theme, stance: Stance) -> Span {
    let sign = Glyph::STANCES.get(stance as usize).map_or("", |glyph| theme.glyph(*glyph));
    span(sign, role_of(stance))
}

/// The role of a stance's family.
pub(in crate::views) const fn role_of(stance: Stance) -> Role {
    match stance.family() {
        Family::Undertakes => Role::Undertakes,
        Family::SpokenFor => Role::SpokenFor,
        Family::Withholds => Role::Withholds,
        Family::Presses => Role::Presses,
        Family::Reports => Role::Reports,
    }
}

/// The mark beside what is chosen: strong where the focus is.
pub(in crate::views) fn bar(theme: &Theme, chosen: bool, focus: bool) -> Span {
    match (chosen, focus) {
        (false, _) => span(" ", Role::Plain),
        (true, true) => span(theme.glyph(Glyph::Bar), Role::Accent),
        (true, false) => span(theme.glyph(Glyph::Bar), Role::Rule),
    }
}

/// A rule from the top rule to the bottom rule of a body, in the column `x`.
pub(in crate::views) fn vertical_rule(on: &mut Canvas<'_, '_>, x: u16) {
    let (theme, body) = (on.theme, on.body);
    for y in body.top()..body.bottom() {
        let glyph = match y {
            y if y == body.top() => Glyph::TeeDown,
            y if y == body.bottom() - 1 => Glyph::TeeUp,
            _ => Glyph::Vertical,
        };
        let cell = Rect { x, y, width: 1, height: 1 };
        on.draw_line(cell, &[span(theme.glyph(glyph), Role::Rule)]);
    }
}

/// The inside of a body: without its rules above and below.
pub(in crate::views) fn inside(body: Rect) -> Rect {
    Rect { y: body.y + 1, height: body.height.saturating_sub(2), ..body }
}

/// The sign of how a quote stands, and its look. Only proof looks like proof.
pub(in crate::views) fn standing_sign(standing: &Standing<'_>) -> (Glyph, Role) {
    match standing {
        Standing::Judged(verdict) if verdict.is_proof() => (Glyph::Proved, Role::Proved),
        Standing::Judged(verdict) if verdict.kind() == VerdictKind::Drifted => {
            (Glyph::Otherwise, Role::Warning)
        }
        Standing::Judged(_) => (Glyph::Unproved, Role::Warning),
        Standing::Attested(_) => (Glyph::Attested, Role::Quiet),
        Standing::Unproved => (Glyph::Unproved, Role::Warning),
    }
}

/// A difference in one text, with the roles of its parts: `[-only in the quote-] {+only in the copy+}`.
pub(in crate::views) fn difference(parts: &[Difference]) -> (String, Vec<(Range<usize>, Role)>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    for part in parts {
        if !text.is_empty() {
            text.push(' ');
        }
        let start = text.len();
        match part {
            Difference::Same(words) => text.push_str(words),
            Difference::Quote(words) => text.push_str(&format!("[-{words}-]")),
            Difference::Source(words) => text.push_str(&format!("{{+{words}+}}")),
        }
        match part {
            Difference::Same(_) => {}
            Difference::Quote(_) => marks.push((start..text.len(), Role::Warning)),
            Difference::Source(_) => marks.push((start..text.len(), Role::Quote)),
        }
    }
    (text, marks)
}
/// Keys as they are shown; with ASCII only, those with arrows by their names.
pub(in crate::views) fn keys(theme: &Theme, label: String) -> String {
    if !theme.is_ascii() {
        return label;
    }
    let names = [("↑", "Up"), ("↓", "Down"), ("←", "Left"), ("→", "Right")];
    names.into_iter().fold(label, |label, (arrow, name)| label.replace(arrow, name))
}
