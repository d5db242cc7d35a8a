//! The one picker: a list above the screen of which one is chosen, narrowed by what is typed where something can
//! be typed. The palette, the briefs, the headings and the formats are such lists.

use ratatui::layout::Rect;

use crate::state::Model;
use crate::state::command::When;
use crate::state::editor::{Editor, Size, Typed};
use crate::state::key::Key;
use crate::state::layout::{Flowed, Target};
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::view::{Row, View, always};
use crate::widgets::{Line, List, Span, popup};

/// What is typed and chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::views) struct Picker {
    pub(in crate::views) editor: Editor,
    pub(in crate::views) chosen: usize,
}

impl Picker {
    /// Begins with a text and with one of the list.
    pub(in crate::views) fn new(text: impl Into<String>, chosen: usize) -> Picker {
        Picker { editor: Editor::new(text, Size::Short), chosen }
    }

    pub(in crate::views) fn text(&self) -> &str {
        self.editor.text()
    }

    /// Takes a key into what is typed. Another text chooses the first again.
    pub(in crate::views) fn type_key(&mut self, key: Key) -> Typed {
        let typed = self.editor.type_key(key, 1);
        self.after(typed)
    }

    /// Takes what is pasted.
    pub(in crate::views) fn paste(&mut self, text: &str) -> Typed {
        let typed = self.editor.paste(text);
        self.after(typed)
    }

    fn after(&mut self, typed: Typed) -> Typed {
        if typed == Typed::Changed {
            self.chosen = 0;
        }
        typed
    }
}

/// A view that is such a list.
pub(in crate::views) trait Picks: View {
    fn picker(&mut self) -> &mut Picker;

    /// How many there are to choose from.
    fn len(&self, model: &Model) -> usize;

    /// Something else is chosen.
    fn chose(&mut self) {}
}

/// Chooses another one.
pub(in crate::views) fn step<V: Picks>(view: &mut V, model: &Model, step: Step) {
    let (len, page) = (view.len(model), model.layout.above.page);
    let at = view.picker().chosen;
    view.picker().chosen = step.from(at, len, page);
    view.chose();
}

/// The row that chooses the next one.
pub(in crate::views) const fn next<V: Picks + 'static>(
    id: &'static str,
    title: &'static str,
    help: &'static str,
) -> Row<V> {
    Row {
        id,
        title,
        help,
        keys: &["<down>", "<c-n>", "<tab>"],
        bar: None,
        when: always,
        run: |view, model| step(view, model, Step::On),
    }
}

/// The row that chooses the one before.
pub(in crate::views) const fn previous<V: Picks + 'static>(
    id: &'static str,
    title: &'static str,
    help: &'static str,
) -> Row<V> {
    Row {
        id,
        title,
        help,
        keys: &["<up>", "<c-p>", "<s-tab>"],
        bar: None,
        when: always,
        run: |view, model| step(view, model, Step::Back),
    }
}

/// The row that closes what lies above, whatever it is.
pub(in crate::views) const fn close<V: View + 'static>(
    id: &'static str,
    title: &'static str,
    help: &'static str,
    keys: &'static [&'static str],
    rank: u8,
) -> Row<V> {
    Row {
        id,
        title,
        help,
        keys,
        bar: Some((rank, "close")),
        when: |_, _| When::Yes,
        run: |_, model| model.close(),
    }
}

/// What a list above the screen looks like.
pub(in crate::views) struct Look<'a> {
    pub(in crate::views) title: &'a str,
    /// The columns and rows of the box, at most.
    pub(in crate::views) size: (u16, u16),
    /// What is typed, above the list: a line of so many columns.
    pub(in crate::views) typed: Option<&'a dyn Fn(usize) -> Line>,
    /// The rows of the box that are kept free below the list.
    pub(in crate::views) below: u16,
    pub(in crate::views) chosen: usize,
    pub(in crate::views) len: usize,
    /// The line of one of the list, in so many columns.
    pub(in crate::views) line: &'a dyn Fn(usize, usize) -> Line,
    /// What is said where there is none.
    pub(in crate::views) nothing: Span,
}

/// Draws it; what is left below the list.
pub(in crate::views) fn draw(on: &mut Canvas<'_, '_>, look: &Look<'_>) -> Rect {
    let place = popup::place(on.body, look.size.0, look.size.1);
    let inside = popup::frame(on.frame, on.theme, place, look.title);
    let columns = usize::from(inside.width);
    let mut list = inside;
    if let Some(typed) = look.typed {
        on.draw_line(Rect { height: 1.min(inside.height), ..inside }, &typed(columns));
        list = Rect { y: inside.y + 2, height: inside.height.saturating_sub(2), ..inside };
    }
    let whole = list;
    list.height = list.height.saturating_sub(look.below);
    if look.len == 0 {
        on.draw_line(list, std::slice::from_ref(&look.nothing));
        return Rect { height: 0, ..list };
    }
    // At the end of a list that is cut stands, after a blank, the sign that more follows.
    let is_cut = look.len > usize::from(list.height);
    let columns = columns.saturating_sub(if is_cut { 2 } else { 0 });
    let lines = |n: usize| vec![(look.line)(n, columns)];
    let (len, chosen) = (look.len, Some(look.chosen));
    let choices = List { len, chosen, top: 0, lines: &lines, heads: &|_| false };
    let drawn = on.draw_list(&choices, list);
    on.layout.above =
        Flowed { lines: look.len, page: usize::from(list.height), ..Flowed::default() };
    let mut bottom = list.y;
    for (n, y, height) in drawn.rows {
        on.target(Rect { y, height, ..list }, Target::Choice(n));
        bottom = y + height;
    }
    Rect { y: bottom, height: whole.bottom().saturating_sub(bottom), ..whole }
}
