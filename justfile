# The developer's manual: `just --list`.

# Open the explorer on the bundled dossier, or on PATH.
run *PATH:
    cargo run --release -- {{PATH}}

# Run every test.
test:
    cargo test --locked

# Format, lint, document and test, as continuous integration does.
ci:
    bash .ci/run

# Check the bundled dossiers; with a folder of its documents, prove the quotes of the first and the list of its sentences, too.
data SOURCES="":
    cargo run --locked -- check data/harbour-accord
    cargo run --locked --example coverage -- check harbour data/harbour-accord/documents
    cargo run --locked -- check data/paris-declaration {{ if SOURCES == "" { "" } else { "--sources " + SOURCES } }}
    {{ if SOURCES == "" { "true" } else { "cargo run --locked --example coverage -- check paris " + SOURCES } }}

# Write the page of keys and the README's picture anew.
docs:
    cargo run --locked -- keys --format md > docs/KEYS.md
    cargo run --locked --example picture > assets/home.svg

# Measure: each figure beside its floor. Fails on a missed ratio.
bench *ARGS:
    cargo bench --locked --no-fail-fast {{ARGS}}
