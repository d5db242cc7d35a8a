//! Prints the picture of the README: `cargo run --example picture > assets/home.svg`.
#![allow(
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    reason = "it draws a picture of a fixed size"
)]

#[path = "../picture/svg.rs"]
mod svg;

fn main() {
    let picture = svg::home();
    // Standard output is the whole point of this little program.
    #[expect(clippy::print_stdout, reason = "it prints the picture")]
    {
        print!("{picture}");
    }
}
