//! The table of the properties that are read, shorthands among them, and how each is read.

use cssparser::Parser;

use super::boxes::{
    border, content_visibility, display, edge, edge_style, ends, float, is_below, overflow,
    overrides, position, reverses, right_to_left, sides, size, visibility,
};
use super::colors::paint;
use super::effects;
use super::grounds::{background, images, of_letters};
use super::lengths::{Parsed, no};
use super::lists::{caps, counters, list_style, quotes};
use super::value::{Id, Value};
use super::writing::{
    align, baseline_shift, case, content, features, font, font_size, indent, masks, struck,
    variant_position, wide, wraps,
};

use Id::{
    BorderLeft, BorderLeftStyle, BorderRight, BorderRightStyle, Bottom, Height, Left, MarginLeft,
    MarginRight, MarginTop, MaxHeight, MaxWidth, MinHeight, MinWidth, OverflowX, OverflowY,
    PaddingBottom, PaddingLeft, PaddingRight, PaddingTop, Right, Top, Width,
};

/// Each name that is read, and the properties that it sets. In the order of the alphabet.
const PROPERTIES: &[(&str, &[Id])] = &[
    ("-webkit-animation", &[Id::Animation]),
    ("-webkit-animation-name", &[Id::Animation]),
    ("-webkit-background-clip", &[Id::GroundClip]),
    ("-webkit-clip-path", &[Id::ClipPath]),
    ("-webkit-filter", &[Id::Filter]),
    ("-webkit-flex", &[Id::Grow]),
    ("-webkit-flex-direction", &[Id::Reverse]),
    ("-webkit-flex-grow", &[Id::Grow]),
    ("-webkit-margin-end", &[MarginRight]),
    ("-webkit-margin-start", &[MarginLeft]),
    ("-webkit-mask", &[Id::Mask]),
    ("-webkit-mask-image", &[Id::Mask]),
    ("-webkit-opacity", &[Id::Opacity]),
    ("-webkit-order", &[Id::Order]),
    ("-webkit-padding-end", &[PaddingRight]),
    ("-webkit-padding-start", &[PaddingLeft]),
    ("-webkit-text-decoration", &[Id::Lines]),
    ("-webkit-text-fill-color", &[Id::Fill]),
    ("-webkit-text-security", &[Id::Masks]),
    ("-webkit-transform", &[Id::Transform]),
    ("animation", &[Id::Animation]),
    ("animation-name", &[Id::Animation]),
    ("background", &[Id::Ground, Id::Image, Id::GroundClip]),
    ("background-clip", &[Id::GroundClip]),
    ("background-color", &[Id::Ground]),
    ("background-image", &[Id::Image]),
    ("baseline-shift", &[Id::BaselineShift]),
    ("block-size", &[Height]),
    ("border", &[BorderLeft, BorderLeftStyle, BorderRight, BorderRightStyle]),
    ("border-inline", &[BorderLeft, BorderLeftStyle, BorderRight, BorderRightStyle]),
    ("border-inline-end", &[BorderRight, BorderRightStyle]),
    ("border-inline-end-style", &[BorderRightStyle]),
    ("border-inline-end-width", &[BorderRight]),
    ("border-inline-start", &[BorderLeft, BorderLeftStyle]),
    ("border-inline-start-style", &[BorderLeftStyle]),
    ("border-inline-start-width", &[BorderLeft]),
    ("border-inline-style", &[BorderLeftStyle, BorderRightStyle]),
    ("border-inline-width", &[BorderLeft, BorderRight]),
    ("border-left", &[BorderLeft, BorderLeftStyle]),
    ("border-left-style", &[BorderLeftStyle]),
    ("border-left-width", &[BorderLeft]),
    ("border-right", &[BorderRight, BorderRightStyle]),
    ("border-right-style", &[BorderRightStyle]),
    ("border-right-width", &[BorderRight]),
    ("border-style", &[BorderLeftStyle, BorderRightStyle]),
    ("border-width", &[BorderLeft, BorderRight]),
    ("bottom", &[Bottom]),
    ("caption-side", &[Id::CaptionBelow]),
    ("clip", &[Id::Clip]),
    ("clip-path", &[Id::ClipPath]),
    ("color", &[Id::Ink]),
    ("content", &[Id::Content]),
    ("content-visibility", &[Id::ContentVisibility]),
    ("counter-increment", &[Id::CounterIncrement]),
    ("counter-reset", &[Id::CounterReset]),
    ("counter-set", &[Id::CounterSet]),
    ("direction", &[Id::Direction]),
    ("display", &[Id::Display]),
    ("filter", &[Id::Filter]),
    ("flex", &[Id::Grow]),
    ("flex-direction", &[Id::Reverse]),
    ("flex-flow", &[Id::Reverse]),
    ("flex-grow", &[Id::Grow]),
    ("float", &[Id::Float]),
    ("font", &[Id::FontSize, Id::VariantPosition, Id::Features, Id::Caps]),
    ("font-feature-settings", &[Id::Features]),
    ("font-size", &[Id::FontSize]),
    ("font-variant", &[Id::VariantPosition, Id::Caps]),
    ("font-variant-caps", &[Id::Caps]),
    ("font-variant-position", &[Id::VariantPosition]),
    ("height", &[Height]),
    ("inline-size", &[Width]),
    ("inset", &[Top, Right, Bottom, Left]),
    ("inset-block", &[Top, Bottom]),
    ("inset-block-end", &[Bottom]),
    ("inset-block-start", &[Top]),
    ("inset-inline", &[Left, Right]),
    ("inset-inline-end", &[Right]),
    ("inset-inline-start", &[Left]),
    ("left", &[Left]),
    ("list-style", &[Id::List]),
    ("list-style-type", &[Id::List]),
    ("margin", &[MarginTop, MarginRight, MarginLeft]),
    ("margin-block", &[MarginTop]),
    ("margin-block-start", &[MarginTop]),
    ("margin-inline", &[MarginLeft, MarginRight]),
    ("margin-inline-end", &[MarginRight]),
    ("margin-inline-start", &[MarginLeft]),
    ("margin-left", &[MarginLeft]),
    ("margin-right", &[MarginRight]),
    ("margin-top", &[MarginTop]),
    ("mask", &[Id::Mask]),
    ("mask-image", &[Id::Mask]),
    ("max-block-size", &[MaxHeight]),
    ("max-height", &[MaxHeight]),
    ("max-inline-size", &[MaxWidth]),
    ("max-width", &[MaxWidth]),
    ("min-block-size", &[MinHeight]),
    ("min-height", &[MinHeight]),
    ("min-inline-size", &[MinWidth]),
    ("min-width", &[MinWidth]),
    ("opacity", &[Id::Opacity]),
    ("order", &[Id::Order]),
    ("overflow", &[OverflowX, OverflowY]),
    ("overflow-block", &[OverflowY]),
    ("overflow-inline", &[OverflowX]),
    ("overflow-x", &[OverflowX]),
    ("overflow-y", &[OverflowY]),
    ("padding", &[PaddingTop, PaddingRight, PaddingBottom, PaddingLeft]),
    ("padding-block", &[PaddingTop, PaddingBottom]),
    ("padding-block-end", &[PaddingBottom]),
    ("padding-block-start", &[PaddingTop]),
    ("padding-bottom", &[PaddingBottom]),
    ("padding-inline", &[PaddingLeft, PaddingRight]),
    ("padding-inline-end", &[PaddingRight]),
    ("padding-inline-start", &[PaddingLeft]),
    ("padding-left", &[PaddingLeft]),
    ("padding-right", &[PaddingRight]),
    ("padding-top", &[PaddingTop]),
    ("position", &[Id::Position]),
    ("quotes", &[Id::Quotes]),
    ("right", &[Right]),
    ("rotate", &[Id::Rotate]),
    ("scale", &[Id::Scale]),
    ("text-decoration", &[Id::Lines]),
    ("text-decoration-line", &[Id::Lines]),
    ("text-indent", &[Id::Indent]),
    ("text-transform", &[Id::Case]),
    ("text-wrap", &[Id::Wrap]),
    ("text-wrap-mode", &[Id::Wrap]),
    ("top", &[Top]),
    ("transform", &[Id::Transform]),
    ("translate", &[Id::Translate]),
    ("unicode-bidi", &[Id::Bidi]),
    ("vertical-align", &[Id::Align]),
    ("visibility", &[Id::Visibility]),
    ("white-space", &[Id::Wrap]),
    ("width", &[Width]),
    ("zoom", &[Id::Zoom]),
];

/// A property, or several by one name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Property {
    name: &'static str,
    /// Those that it sets.
    pub(super) sets: &'static [Id],
}

impl Property {
    /// The property of a name in small letters, if it is one that is read.
    pub(super) fn named(name: &str) -> Option<Property> {
        let at = PROPERTIES.binary_search_by(|(known, _)| (*known).cmp(name)).ok()?;
        let (name, sets) = *PROPERTIES.get(at)?;
        (!sets.is_empty()).then_some(Property { name, sets })
    }

    /// Reads a value. What is left in `input` then is no part of it.
    pub(super) fn read(self, input: &mut Parser<'_>, out: &mut Vec<(Id, Value)>) -> Parsed<()> {
        if let Ok(wide) = input.try_parse(wide) {
            out.extend(self.sets.iter().map(|id| (*id, Value::Wide(wide))));
            return Ok(());
        }
        match self.sets {
            [] => no(),
            [id] if self.name != "margin-block" => {
                out.push((*id, one(*id, input)?));
                Ok(())
            }
            _ => self.several(input, out),
        }
    }

    fn several(self, input: &mut Parser<'_>, out: &mut Vec<(Id, Value)>) -> Parsed<()> {
        let set = |out: &mut Vec<(Id, Value)>, values: &[Value]| {
            out.extend(self.sets.iter().copied().zip(values.iter().cloned()));
        };
        match self.name {
            "background" => background(input, out)?,
            "font" => font(input, out)?,
            "font-variant" => {
                let state = input.state();
                out.push((Id::VariantPosition, variant_position(input)?));
                input.reset(&state);
                out.push((Id::Caps, caps(input)?));
            }
            "overflow" => set(out, &ends(input, overflow)?.map(Value::Overflow)),
            "margin" => {
                let [top, right, _, left] = sides(input, size)?;
                set(out, &[top, right, left]);
            }
            "margin-block" => set(out, &ends(input, size)?),
            "inset" | "padding" => set(out, &sides(input, size)?),
            "border" | "border-inline" => {
                let (width, is_drawn) = border(input)?;
                let one = [Value::Length(width), Value::Flag(is_drawn)];
                set(out, &[one.clone(), one].concat());
            }
            "border-left" | "border-right" | "border-inline-start" | "border-inline-end" => {
                let (width, is_drawn) = border(input)?;
                set(out, &[Value::Length(width), Value::Flag(is_drawn)]);
            }
            "border-width" => {
                let [_, right, _, left] = sides(input, edge)?;
                set(out, &[left, right].map(Value::Length));
            }
            "border-style" => {
                let [_, right, _, left] = sides(input, edge_style)?;
                set(out, &[left, right].map(Value::Flag));
            }
            "border-inline-width" => set(out, &ends(input, edge)?.map(Value::Length)),
            "border-inline-style" => set(out, &ends(input, edge_style)?.map(Value::Flag)),
            _ => set(out, &ends(input, size)?),
        }
        Ok(())
    }
}

fn one(id: Id, input: &mut Parser<'_>) -> Parsed<Value> {
    Ok(match id {
        Id::Display => Value::Display(display(input)?),
        Id::Float => Value::Flag(float(input)?),
        Id::Position => Value::Position(position(input)?),
        Id::Visibility => Value::Flag(visibility(input)?),
        Id::ContentVisibility => Value::Flag(content_visibility(input)?),
        OverflowX | OverflowY => Value::Overflow(overflow(input)?),
        Id::Grow => Value::Number(effects::grow(input)?),
        Id::Clip => Value::Flag(effects::clip(input)?),
        Id::ClipPath => Value::Flag(effects::clip_path(input)?),
        Id::Animation => Value::Flag(effects::animation(input)?),
        Id::Opacity => Value::Number(effects::opacity(input)?),
        Id::Filter => Value::Flag(effects::filter(input)?),
        Id::Transform => Value::Move(effects::transform(input)?),
        Id::Scale => Value::Flag(effects::scale(input)?),
        Id::Translate => Value::Move(effects::translate(input)?),
        Id::Rotate => Value::Flag(effects::rotate(input)?),
        Id::Zoom => Value::Flag(effects::zoom(input)?),
        Id::Indent => Value::Length(indent(input)?),
        BorderLeft | BorderRight => Value::Length(edge(input)?),
        BorderLeftStyle | BorderRightStyle => Value::Flag(edge_style(input)?),
        Id::Lines => Value::Flag(struck(input)?),
        Id::Ink | Id::Fill | Id::Ground => Value::Paint(paint(input)?),
        Id::Image => Value::Image(images(input)?),
        Id::GroundClip => Value::Flag(of_letters(input)?),
        Id::FontSize => Value::Length(font_size(input)?),
        Id::Align => Value::Align(align(input)?),
        Id::VariantPosition => variant_position(input)?,
        Id::Features => features(input)?,
        Id::BaselineShift => Value::Length(baseline_shift(input)?),
        Id::Case => Value::Case(case(input)?),
        Id::Caps => caps(input)?,
        Id::Content => content(input)?,
        Id::List => Value::List(list_style(input)?),
        Id::Quotes => Value::Quotes(quotes(input)?),
        Id::CounterReset | Id::CounterSet => Value::Counters(counters(input, 0)?),
        Id::CounterIncrement => Value::Counters(counters(input, 1)?),
        Id::Direction => Value::Flag(right_to_left(input)?),
        Id::Bidi => Value::Flag(overrides(input)?),
        Id::Order => Value::Flag(effects::number_of(input)? != 0.0),
        Id::Reverse => Value::Flag(reverses(input)?),
        Id::Mask => Value::Flag(effects::mask(input)?),
        Id::Wrap => Value::Flag(wraps(input)?),
        Id::Masks => Value::Flag(masks(input)?),
        Id::CaptionBelow => Value::Flag(is_below(input)?),
        Left | Right | Top | Bottom | Width | Height | MaxWidth | MaxHeight | MinWidth
        | MinHeight | MarginLeft | MarginRight | MarginTop | PaddingLeft | PaddingRight
        | PaddingTop | PaddingBottom => size(input)?,
    })
}
