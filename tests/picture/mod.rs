//! The README's picture is the first frame of the program as it is now.

mod svg;

#[test]
fn the_picture_of_the_readme_is_fresh() {
    let kept = include_str!("../../assets/home.svg");
    let fresh = svg::home();
    assert!(fresh == kept, "draw it anew: cargo run --example picture > assets/home.svg");
}
