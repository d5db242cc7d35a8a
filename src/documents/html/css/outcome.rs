//! From the values of all properties to what they mean for the text in an element.

use std::sync::Arc;

use super::cascade::Cascade;
use super::elements::PassedOn;
use super::lengths::Length;
use super::sight::{Box, gone};
use super::style::{
    Beside, Case, Counts, Display, FontSize, Ground, Ink, ListType, Quotes, Rgba, Style, Vertical,
};
use super::value::{Align, Id, Image, Move, Paint, Position, Shown, Value, Wide};

/// The size of letters where none is known.
const EM: f32 = 16.0;

/// A gap is seen from a fifth of the size of letters on.
const GAP: f32 = 3.0;

/// Letters that are so far from the line are raised or lowered; so far moved, they are elsewhere.
const OFF_LINE: f32 = 0.15;
const MOVED: std::ops::RangeInclusive<f32> = 0.195..=2.0;

/// What holds for an element, and what it passes on.
pub(super) fn outcome(
    values: &Cascade,
    name: &str,
    around: PassedOn,
    passed_on: &mut PassedOn,
) -> Style {
    let shown = shown(values);
    let position = position(values);
    let floats = flag(values, Id::Float);
    let is_apart = position == Some(Position::Apart);
    let out_of_flow = match (floats, position) {
        (None, None) => None,
        (floats, _) => Some(floats == Some(true) || is_apart),
    };
    let display = shown.map(|shown| shown.display);
    let has_box = display != Some(Display::Contents);
    let lays_out_children = shown.map(|shown| shown.lays_out);
    let (color, ink, fill) = letters(values, around);
    let box_ = Box {
        name,
        shown,
        is_block: out_of_flow == Some(true) || around.lays_out,
        position: position.unwrap_or(Position::Static),
        around_lays_out: around.lays_out,
    };
    passed_on.lays_out = match display {
        // Its children stand where it stands.
        Some(Display::Contents) => around.lays_out,
        _ => lays_out_children == Some(true),
    };
    (passed_on.ink, passed_on.fill) = (ink, fill);
    let font_size = font_size(values);
    Style {
        display,
        lays_out_children,
        out_of_flow,
        visibility: inherited(values, Id::Visibility, |value| match value {
            Value::Flag(visible) => Some(*visible),
            Value::Wide(Wide::Initial) => Some(true),
            _ => None,
        }),
        gone: gone(values, &box_).filter(|_| has_box),
        struck: flag(values, Id::Lines),
        color,
        background: ground(values, color).filter(|_| has_box),
        font_size,
        vertical: vertical(values, font_size, &box_).filter(|_| has_box),
        gap_before: has_box && gap(values, [Id::MarginLeft, Id::PaddingLeft], Id::BorderLeft),
        gap_after: has_box && gap(values, [Id::MarginRight, Id::PaddingRight], Id::BorderRight),
        small_capitals: inherited(values, Id::Caps, |value| match value {
            Value::Flag(small) => Some(*small),
            Value::Wide(Wide::Initial) => Some(false),
            _ => None,
        }),
        is_item: shown.map(|shown| shown.is_item),
        list: inherited(values, Id::List, |value| match value {
            Value::List(list) => Some(list.clone()),
            Value::Wide(Wide::Initial) => Some(ListType::Drawn),
            _ => None,
        }),
        quotes: inherited(values, Id::Quotes, |value| match value {
            Value::Quotes(quotes) => Some(quotes.clone()),
            Value::Wide(Wide::Initial) => Some(Quotes::OfLanguage),
            _ => None,
        }),
        counts: counts(values),
        opacity: inherited(values, Id::Opacity, |value| match value {
            Value::Number(opacity) => Some(*opacity),
            _ => None,
        })
        .filter(|_| has_box && flag(values, Id::Animation) != Some(true)),
        right_to_left: inherited(values, Id::Direction, |value| match value {
            Value::Flag(right_to_left) => Some(*right_to_left),
            Value::Wide(Wide::Initial) => Some(false),
            _ => None,
        }),
        overrides: flag(values, Id::Bidi),
        is_moved: out_of_flow == Some(true)
            || around.lays_out && flag(values, Id::Order) == Some(true)
            || has_box && is_shifted(values, font_size, &box_),
        reorders: lays_out_children == Some(true) && flag(values, Id::Reverse) == Some(true),
        masks: inherited(values, Id::Masks, said),
        caption_below: inherited(values, Id::CaptionBelow, said),
        case: inherited(values, Id::Case, |value| match value {
            Value::Case(case) => Some(*case),
            Value::Wide(Wide::Initial) => Some(Case::AsWritten),
            _ => None,
        }),
        before: Beside::NotSaid,
        after: Beside::NotSaid,
        marker: Beside::NotSaid,
    }
}

/// Whether an inherited property has its effect; at first it has none.
fn said(value: &Value) -> Option<bool> {
    match value {
        Value::Flag(flag) => Some(*flag),
        Value::Wide(Wide::Initial) => Some(false),
        _ => None,
    }
}

/// What an element does to counters.
fn counts(values: &Cascade) -> Option<std::boxed::Box<Counts>> {
    let said = |id| match values.get(id) {
        Some(Value::Counters(all)) => all.clone(),
        _ => Arc::from([]),
    };
    let reset = said(Id::CounterReset);
    let (increment, set) = (said(Id::CounterIncrement), said(Id::CounterSet));
    let is_nothing = reset.is_empty() && increment.is_empty() && set.is_empty();
    (!is_nothing).then(|| std::boxed::Box::new(Counts { reset, increment, set }))
}

fn inherited<T>(values: &Cascade, id: Id, read: impl Fn(&Value) -> Option<T>) -> Option<T> {
    values.get(id).and_then(read)
}

/// A property that is not inherited: without a value of its own it has no effect.
fn flag(values: &Cascade, id: Id) -> Option<bool> {
    match values.get(id)? {
        Value::Flag(flag) => Some(*flag),
        _ => Some(false),
    }
}

fn shown(values: &Cascade) -> Option<Shown> {
    let plain = |display| Shown { display, lays_out: false, is_item: false, of_table: false };
    Some(match values.get(Id::Display)? {
        Value::Display(shown) => *shown,
        Value::Wide(Wide::Inherit) => plain(Display::Inherited),
        _ => plain(Display::Inline),
    })
}

fn position(values: &Cascade) -> Option<Position> {
    match values.get(Id::Position)? {
        Value::Position(position) => Some(*position),
        _ => Some(Position::Static),
    }
}

/// The colour of an element's letters; what it passes on as its colour, and as paint over it.
fn letters(values: &Cascade, around: PassedOn) -> (Option<Ink>, Option<Rgba>, Option<Paint>) {
    let own = values.get(Id::Ink).map(|value| match value {
        Value::Paint(Paint::Is(color)) => Ink::Is(*color),
        Value::Wide(Wide::Initial) => Ink::Is(Rgba::BLACK),
        // `currentcolor` is the colour around it.
        _ => Ink::Inherited,
    });
    let ink = match own {
        Some(Ink::Is(color)) => Some(color),
        _ => around.ink,
    };
    let said = values.get(Id::Fill);
    let fill = match said {
        Some(Value::Paint(paint)) => Some(*paint),
        Some(Value::Wide(Wide::Initial)) => Some(Paint::OfText),
        _ => around.fill,
    };
    let color = match fill {
        Some(Paint::Is(color)) => Some(Ink::Is(color)),
        // It is painted no longer: the colour comes back.
        Some(Paint::OfText) if said.is_some() && own != Some(Ink::Inherited) => own.or_else(|| {
            matches!(around.fill, Some(Paint::Is(_))).then(|| Ink::Is(ink.unwrap_or(Rgba::BLACK)))
        }),
        _ => own,
    };
    (color, ink, fill)
}

fn ground(values: &Cascade, color: Option<Ink>) -> Option<Ground> {
    let (own, image) = (values.get(Id::Ground), values.get(Id::Image));
    let own = own.map(|value| match value {
        Value::Paint(Paint::Is(color)) => Ground::Color(*color),
        Value::Paint(Paint::OfText) => match color {
            Some(Ink::Is(color)) => Ground::Color(color),
            _ => Ground::Ink,
        },
        _ => Ground::Color(Rgba::CLEAR),
    });
    let ground = match image {
        Some(Value::Image(Image::Unknown)) => Some(Ground::Unknown),
        Some(Value::Image(Image::Plain(over))) => Some(match own {
            _ if over.alpha >= 1.0 => Ground::Color(*over),
            None => Ground::Color(*over),
            Some(Ground::Color(under)) if under.alpha <= 0.0 => Ground::Color(*over),
            Some(under) if over.alpha <= 0.0 => under,
            _ => Ground::Unknown,
        }),
        _ => own,
    };
    let is_of_letters = flag(values, Id::GroundClip) == Some(true);
    let is_clear = matches!(ground, Some(Ground::Color(color)) if color.alpha <= 0.0);
    if is_of_letters && ground.is_some() && !is_clear { Some(Ground::Unknown) } else { ground }
}

/// Without the digits that only come from counting in halves.
fn tidy(number: f32) -> f64 {
    (f64::from(number) * 1e4).round() / 1e4
}

fn font_size(values: &Cascade) -> Option<FontSize> {
    Some(match values.get(Id::FontSize)? {
        Value::Length(size) => match *size {
            Length { px, em: 0.0, rem: 0.0, .. } => FontSize::Px(tidy(px)),
            Length { px: 0.0, em, rem: 0.0, .. } => FontSize::Em(tidy(em)),
            Length { px: 0.0, em: 0.0, rem, .. } => FontSize::Rem(tidy(rem)),
            mixed => FontSize::Px(tidy(mixed.in_px(EM))),
        },
        Value::Wide(Wide::Initial) => FontSize::Px(16.0),
        _ => FontSize::Em(1.0),
    })
}

fn length(values: &Cascade, id: Id) -> Option<Length> {
    match values.get(id)? {
        Value::Length(length) => Some(*length),
        _ => None,
    }
}

/// Whether a box is drawn elsewhere than where it was laid out, so far that a reader meets its words there.
fn is_shifted(values: &Cascade, font_size: Option<FontSize>, own_box: &Box<'_>) -> bool {
    const FAR: f32 = 1.0;
    let own = px_of(font_size);
    let is_far = |length: Length| length.in_em(own).abs() > FAR || length.percent.abs() > 0.0;
    let is_pushed = [Id::Top, Id::Bottom, Id::Left, Id::Right]
        .into_iter()
        .any(|id| length(values, id).is_some_and(is_far));
    if own_box.position == Position::Relative && is_pushed {
        return true;
    }
    // By the standard this hides nothing in a line, whatever the page means by it.
    if own_box.is_inline() && flag(values, Id::ContentVisibility) == Some(true) {
        return true;
    }
    let moves = flag(values, Id::Animation) == Some(true);
    [Id::Transform, Id::Translate, Id::Scale, Id::Rotate].into_iter().any(|id| {
        match values.get(id) {
            // By the standard this does nothing to a box in a line, which would be gone otherwise.
            Some(Value::Flag(true)) => own_box.is_inline(),
            Some(Value::Move(moved)) if own_box.is_inline() => moved.is_gone,
            Some(Value::Move(moved)) => !moves && (is_far(moved.x) || is_far(moved.y)),
            _ => false,
        }
    })
}

/// The size of an element's letters, as far as it says so itself.
fn px_of(font_size: Option<FontSize>) -> f32 {
    match font_size {
        #[allow(clippy::cast_possible_truncation, reason = "sizes of letters are small numbers")]
        Some(FontSize::Px(px)) => px as f32,
        _ => EM,
    }
}

/// Whether letters stand above or below their line, by all properties that can move them.
fn vertical(values: &Cascade, font_size: Option<FontSize>, own_box: &Box<'_>) -> Option<Vertical> {
    let own = px_of(font_size);
    let by = |length: Length| length.in_em(own);
    let mut said = false;
    let mut up = 0.0;
    match values.get(Id::Align) {
        Some(Value::Align(Align::By(length))) => {
            said = true;
            up += by(*length);
        }
        // Small letters that reach as high as the large ones around them are raised.
        Some(Value::Align(Align::Top)) => match font_size {
            Some(FontSize::Em(size)) if size < 0.85 => {
                said = true;
                up += 1.0;
            }
            Some(FontSize::Em(_)) => said = true,
            _ => {}
        },
        Some(Value::Wide(_)) => said = true,
        _ => {}
    }
    for id in [Id::BaselineShift, Id::VariantPosition, Id::Features] {
        if let Some(length) = length(values, id) {
            said = true;
            up += by(length);
        }
    }
    let in_a_box = own_box.shown.is_some_and(|shown| shown.display == Display::InlineBlock);
    let in_line = own_box.is_inline() || in_a_box && !own_box.is_block;
    let mut moved = 0.0;
    if own_box.position == Position::Relative && in_line {
        let offset = |id| length(values, id).map(by).filter(|em| *em != 0.0);
        moved += offset(Id::Top).map(|top| -top).or_else(|| offset(Id::Bottom)).unwrap_or(0.0);
    }
    if in_a_box && in_line {
        for id in [Id::Transform, Id::Translate] {
            if let Some(Value::Move(Move { y, .. })) = values.get(id) {
                moved -= by(Length { em: y.em + y.percent, percent: 0.0, ..*y });
            }
        }
    }
    if MOVED.contains(&moved.abs()) {
        said = true;
        up += moved;
    }
    said.then_some(if up >= OFF_LINE {
        Vertical::Raised
    } else if up <= -OFF_LINE {
        Vertical::Lowered
    } else {
        Vertical::OnLine
    })
}

/// Whether margin, padding and edge of one side can be seen between words.
fn gap(values: &Cascade, rooms: [Id; 2], edge: Id) -> bool {
    let rooms = rooms.into_iter().filter_map(|id| length(values, id));
    let style = if edge == Id::BorderLeft { Id::BorderLeftStyle } else { Id::BorderRightStyle };
    let edge = match flag(values, style) {
        Some(true) => length(values, edge).unwrap_or(Length::px(GAP)).in_px(0.0),
        _ => 0.0,
    };
    rooms.map(|room| room.in_px(super::lengths::SCREEN.0)).sum::<f32>() + edge >= GAP
}
