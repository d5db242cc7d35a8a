//! The rules about naming, held to small crates that break them: a rule that cannot fail holds
//! nothing.

use super::arrows::{self, Arrows};
use super::circles;
use super::imports;
use super::layers;

/// The arrows of a crate that is written out here, each file with its text.
fn planted(files: &[(&str, &str)]) -> Arrows {
    let arrows = arrows::of(files.iter().copied().chain([("lib.rs", "")]));
    assert!(arrows.lost.is_empty(), "{:?}", arrows.lost);
    arrows
}

/// The first line of what is said about each circle.
fn circles(files: &[(&str, &str)]) -> Vec<String> {
    let told = circles::forbidden(&planted(files), &[]);
    told.iter().map(|told| told.lines().next().unwrap().to_string()).collect()
}

#[test]
fn a_circle_is_told_with_what_makes_it() {
    let crate_of_two = planted(&[
        ("dossier/mod.rs", "mod build; mod load;"),
        ("dossier/load.rs", "use super::build::Builder; pub struct Loaded;"),
        ("dossier/build.rs", "use crate::dossier::load::Loaded; pub struct Builder;"),
    ]);
    let told = circles::forbidden(&crate_of_two, &[]);
    assert_eq!(
        told,
        ["dossier/build.rs -> dossier/load.rs -> dossier/build.rs\n    \
          dossier/build.rs names dossier/load.rs: crate::dossier::load::Loaded\n    \
          dossier/load.rs names dossier/build.rs: super::build::Builder"]
    );
    let allowed: &[(&[&str], &str)] = &[(&["dossier/load.rs", "dossier/build.rs"], "Why.")];
    assert!(circles::forbidden(&crate_of_two, allowed).is_empty());
}

#[test]
fn of_a_knot_the_shortest_circle_is_told() {
    let told = circles::forbidden(
        &planted(&[
            ("a/one.rs", "use super::two::Two; pub struct One;"),
            ("a/two.rs", "use super::three::Three; pub struct Two;"),
            ("a/three.rs", "use super::one::One; use super::four::Four; pub struct Three;"),
            ("a/four.rs", "use super::three::Three; pub struct Four;"),
            ("a/mod.rs", ""),
        ]),
        &[],
    );
    let [told] = &told[..] else { panic!("{told:?}") };
    assert!(told.starts_with(
        "a/four.rs -> a/three.rs -> a/four.rs\n    \
         one of a knot of 4: a/four.rs, a/one.rs, a/three.rs, a/two.rs\n"
    ));
}

#[test]
fn folders_that_name_one_another_are_a_circle() {
    let found = circles(&[
        ("a/mod.rs", "pub mod x; pub mod y;"),
        ("a/x.rs", "use crate::b::z::Z;"),
        ("a/y.rs", "pub struct Y;"),
        ("b/mod.rs", "pub mod z; pub mod w;"),
        ("b/z.rs", "pub struct Z;"),
        ("b/w.rs", "use crate::a::y::Y;"),
    ]);
    assert_eq!(found, ["a -> b -> a"]);
}

#[test]
fn views_that_name_one_another_are_a_circle() {
    let found = circles(&[
        ("views/mod.rs", "mod grid; mod find;"),
        ("views/grid/mod.rs", "use super::find::draw; pub struct State;"),
        ("views/find/mod.rs", "pub fn draw(state: &crate::views::grid::State) {}"),
    ]);
    assert_eq!(found, ["views/find -> views/grid -> views/find"]);
}

#[test]
fn a_circle_does_not_hide_behind_what_is_handed_on() {
    let found = circles(&[
        ("dossier/mod.rs", "mod load; mod model; pub use load::*; pub use model::Dossier as Held;"),
        ("dossier/load.rs", "use crate::dossier::Held; pub struct Loaded;"),
        ("dossier/model.rs", "use super::Loaded; pub struct Dossier;"),
    ]);
    assert_eq!(found, ["dossier/load.rs -> dossier/model.rs -> dossier/load.rs"]);
    let through_two = circles(&[
        ("a/mod.rs", "mod x; pub use x::X; pub mod y;"),
        ("a/x.rs", "use crate::b::Deep; pub struct X;"),
        ("a/y.rs", "pub struct Y;"),
        ("b/mod.rs", "mod deep; pub use deep::Deep; mod other;"),
        ("b/deep.rs", "pub struct Deep;"),
        ("b/other.rs", "fn f() -> crate::c::Renamed {}"),
        ("c/mod.rs", "mod again; pub use again::Renamed;"),
        ("c/again.rs", "pub use super::super::a::y::Y as Renamed;"),
    ]);
    // `b` names what `c` hands on: that lies in `a`.
    assert_eq!(through_two, ["a -> b -> a"]);
}

#[test]
fn a_circle_is_found_wherever_a_path_stands() {
    let y = "use super::x::X; pub struct Y; pub trait T {} pub fn f() {} pub const N: u8 = 0;";
    let found =
        |code: &str| circles(&[("a/mod.rs", "mod x; mod y;"), ("a/x.rs", code), ("a/y.rs", y)]);
    for code in [
        "pub struct X; fn g() { crate::a::y::f() }",
        "pub struct X; fn g() { super::y::f() }",
        "pub struct X; fn g() { self::super::y::f() }",
        "use crate::a; pub struct X; fn g() { a::y::f() }",
        "use crate::{a as b}; pub struct X; fn g() { b::y::f() }",
        "use super::y; pub struct X; fn g() { y::f() }",
        "use super::{y::{self, N as M}}; pub struct X;",
        "use super::y::*; pub struct X;",
        "use super::y::{self as z}; pub struct X; fn g() { z::f() }",
        "pub struct X; fn g() { use super::y; if true { y::f() } }",
        "pub struct X(super::y::Y);",
        "pub struct X; impl super::y::Y { }",
        "pub struct X<T = Vec<Option<super::y::Y>>>(T);",
        "pub struct X; fn g() { h::<super::y::Y>() }",
        "pub struct X; fn g() { println!(\"{}\", crate::a::y::N) }",
        "pub struct X; fn g() { assert!(matches!(1, super::y::N), \"no\") }",
        "pub struct X; macro_rules! m { () => { $crate::a::y::f() } }",
        "pub struct X; fn g() { vec![(1, [super::y::N])] }",
        "#[serde(with = \"super::y::f\")] pub struct X;",
        "pub struct X; mod inner { fn g() { super::super::y::f() } }",
        "pub struct X; mod inner { use super::super::y::{f as h}; mod deep { use super::h; } }",
        "pub use super::y; pub struct X;",
        "use super::y::T as _; pub struct X;",
    ] {
        assert_eq!(found(code), ["a/x.rs -> a/y.rs -> a/x.rs"], "{code}");
    }
    for code in [
        "// use super::y::Y;\npub struct X;",
        "/* super::y::f() */ pub struct X;",
        "/// As [`super::y::f`].\npub struct X;",
        "pub struct X; const S: &str = \"super::y::f\";",
        "pub struct X; fn g() { println!(\"super::y::f\") }",
        "pub struct X; #[cfg(test)] mod tests { use super::super::y::Y; }",
        "pub struct X; #[cfg(all(test, unix))] fn g() { super::y::f() }",
        "pub struct X; impl X { #[cfg(test)] fn g() { super::y::f() } }",
        "use super::y; pub struct X;",
        "pub(in crate::a::y) struct X;",
        "use ::y::f; pub struct X; fn g() { ::y::f() }",
        "pub struct X; mod y { pub fn f() {} } fn g() { y::f() }",
    ] {
        assert!(found(code).is_empty(), "{code}");
    }
}

#[test]
fn what_stands_in_mod_rs_itself_makes_a_circle() {
    let found = circles(&[
        ("a/mod.rs", "mod x; pub use x::X; pub struct Shared;"),
        ("a/x.rs", "use super::Shared; pub struct X;"),
    ]);
    assert_eq!(found, ["a/mod.rs -> a/x.rs -> a/mod.rs"]);
    // What it only hands on does not.
    let found = circles(&[
        ("a/mod.rs", "mod x; mod shared; pub use x::X; pub use shared::Shared;"),
        ("a/x.rs", "use super::Shared; pub struct X;"),
        ("a/shared.rs", "pub struct Shared;"),
    ]);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_name_that_a_macro_makes_belongs_to_its_file() {
    let found = circles(&[
        ("a/mod.rs", "mod terms; mod x; pub use terms::Stance;"),
        ("a/terms.rs", "macro_rules! terms { () => {} } terms! { Stance } use super::x::X;"),
        ("a/x.rs", "use crate::a::Stance; pub struct X;"),
    ]);
    assert_eq!(found, ["a/terms.rs -> a/x.rs -> a/terms.rs"]);
}

#[test]
fn a_path_that_leads_nowhere_is_told() {
    let arrows =
        arrows::of([("lib.rs", ""), ("a/mod.rs", "mod x;"), ("a/x.rs", "use super::gone::Gone;")]);
    assert_eq!(arrows.lost, ["a/x.rs names super::gone::Gone: not in `a`"]);
}

#[test]
fn a_view_that_names_a_view_is_told() {
    let arrows = planted(&[
        ("views/mod.rs", "mod find; mod grid; mod parts; pub mod frame;"),
        ("views/grid/mod.rs", "mod state;"),
        ("views/grid/state.rs", "use crate::views::{find, parts}; fn f() { find::open() }"),
        ("views/find/mod.rs", "mod state; pub use state::open;"),
        ("views/find/state.rs", "use crate::views::parts::list; pub fn open() { list() }"),
        ("views/parts/mod.rs", "pub fn list() {}"),
        ("views/frame.rs", "fn draw() { super::find::open() }"),
    ]);
    let told = layers::views_that_name_views(&arrows);
    assert_eq!(told, ["views/grid/state.rs names views/find/state.rs: find::open"]);
}

#[test]
fn an_arrow_that_the_layers_do_not_allow_is_told() {
    let arrows = planted(&[
        ("text/mod.rs", "use crate::dossier::Date;"),
        ("dossier/mod.rs", "mod date; pub use date::Date;"),
        ("dossier/date.rs", "use crate::text; pub struct Date;"),
        ("unknown/mod.rs", "use crate::dossier::Date;"),
        ("main.rs", "fn main() { onrecord::dossier::Date; }"),
    ]);
    let told = layers::forbidden(&arrows, &[("text", &[]), ("dossier", &["text"])]);
    assert_eq!(
        told,
        [
            "main.rs names dossier/date.rs: onrecord::dossier::Date",
            "text/mod.rs names dossier/date.rs: crate::dossier::Date",
            "unknown/mod.rs names dossier/date.rs: crate::dossier::Date",
        ]
    );
}

#[test]
fn a_model_that_knows_how_it_is_read_is_told() {
    let arrows = planted(&[
        ("a/mod.rs", "mod model; mod open; pub mod read; pub use read::load;"),
        ("a/model.rs", "use super::load; fn f() { load() }"),
        ("a/open.rs", "use super::read::load;"),
        ("a/read/mod.rs", "mod load; pub use load::load;"),
        ("a/read/load.rs", "pub fn load() {}"),
        ("b/mod.rs", "use crate::a::load;"),
    ]);
    let told = layers::too_near(&arrows, &[("a/read/", &["a/mod.rs", "a/open.rs"])]);
    assert_eq!(told, ["a/model.rs names a/read/load.rs: super::load"]);
}

#[test]
fn a_door_is_found_whatever_it_is_called() {
    let arrows = planted(&[
        ("a.rs", "pub use std::{fs as disk, io::{self, Read as _}}; fn f() { io::stdin() }"),
        ("b.rs", "use crate::a; fn f() { a::disk::read(\"\"); ::std::env::var(\"\") }"),
    ]);
    let told: Vec<String> = arrows.outside.iter().map(|(f, path)| format!("{f} {path}")).collect();
    assert_eq!(
        told,
        [
            "a.rs std::fs",
            "a.rs std::io",
            "a.rs std::io::Read",
            "a.rs std::io::stdin",
            "b.rs std::env::var",
            "b.rs std::fs::read",
        ]
    );
}

#[test]
fn a_view_that_is_named_outside_the_registry_is_told() {
    let told = layers::views_named_from_outside(&planted(&[
        ("views/mod.rs", "mod grid; mod parts; mod registry; mod frame;"),
        ("views/grid/mod.rs", "use super::parts::Pane; pub struct Grid;"),
        ("views/parts/mod.rs", "pub struct Pane; use super::grid::Grid;"),
        ("views/registry.rs", "use super::grid::Grid;"),
        ("views/frame.rs", "pub fn draw(grid: &super::grid::Grid) {}"),
        ("state/mod.rs", "use crate::views::grid::Grid;"),
    ]));
    let who: Vec<&str> = told.iter().map(|told| told.split(' ').next().unwrap()).collect();
    assert_eq!(who, ["state/mod.rs", "views/frame.rs", "views/parts/mod.rs"]);
}

#[test]
fn state_and_app_that_name_a_screen_are_told() {
    let told = |file: &str, text: &str| layers::screens_named(&imports::read(file, text));
    for text in [
        "fn f(m: &mut Model) { m.open(Overlay::Find) }",
        "fn f() { crate::state::place::Place::Grid(at) }",
        "fn f(p: &Place) -> bool { matches!(p, Place::Grid(_)) }",
        "use crate::state::place::Place::{Grid};",
        "use super::place::Place::*;",
        "use super::overlay::Overlay as Above; fn f() { Above::Help }",
    ] {
        assert_eq!(told("app/commands/view.rs", text).len(), 1, "{text}");
        assert_eq!(told("state/model.rs", text).len(), 1, "{text}");
        assert!(told("views/grid/mod.rs", text).is_empty(), "{text}");
    }
    for text in [
        "use super::place::Place; fn f() { Place::of_cell(actor, topic) }",
        "use super::overlay::{Next, Overlay}; fn f() { Next::Open(overlay) }",
    ] {
        assert!(told("state/model.rs", text).is_empty(), "{text}");
    }
    assert!(told("state/place.rs", "fn f() { Place::Grid(at) }").is_empty());
}
