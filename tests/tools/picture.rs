//! Prints the picture of the README: `cargo run --example picture > assets/home.svg`.

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
