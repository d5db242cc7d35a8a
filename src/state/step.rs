//! A movement in a list, and where it leads.

/// A movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    On,
    Back,
    PageOn,
    PageBack,
    First,
    Last,
}
impl Step {
    /// Where a step leads from `at` in a row of `len`, by pages of `page`.
    pub fn from(self, at: usize, len: usize, page: usize) -> usize {
        let page = page.max(1);
        let to = match self {
            Step::On => at.saturating_add(1),
            Step::Back => at.saturating_sub(1),
            Step::PageOn => at.saturating_add(page),
            Step::PageBack => at.saturating_sub(page),
            Step::First => 0,
            Step::Last => len,
        };
        to.min(len.saturating_sub(1))
    }
}

/// Where a step leads in a list in which some rows are headings, which cannot be chosen; `None` where
/// nothing can. Looks at as many rows as it goes, and at headings in a row.
pub fn step_over(
    step: Step,
    at: Option<usize>,
    len: usize,
    page: usize,
    is_heading: impl Fn(usize) -> bool,
) -> Option<usize> {
    let to = at.map_or(0, |at| step.from(at, len, page));
    let back = || (0..to).rev().find(|n| !is_heading(*n));
    let on = || (to..len).find(|n| !is_heading(*n));
    if !is_heading(to) && to < len {
        return Some(to);
    }
    match step {
        Step::Back | Step::PageBack | Step::Last => back().or_else(on),
        Step::On | Step::PageOn | Step::First => on().or_else(back),
    }
}

/// Scrolls `lines` lines of which `page` are seen: the first one seen after a step from `at`.
pub fn scroll(step: Step, at: usize, lines: usize, page: usize) -> usize {
    let last = lines.saturating_sub(page);
    step.from(at.min(last), last + 1, page)
}
