//! What a dossier claims about its own proofs: only a real stamp attests, and no text passes for
//! the line that says so.

use onrecord::app::{App, commands};
use onrecord::dossier::{SourceFile, open};
use onrecord::state::key::parse_keys;
use onrecord::state::msg::Msg;
use onrecord::verify::{Proofs, tally};
use onrecord::widgets::theme::{Background, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::lines::{IDS, folder, harmless, name};
use super::matter::dossier;

fn attested(document: &str, hash: &str) -> usize {
    let text = format!(
        "(dossier: (id: \"d\", title: \"T\"), actors: [(id: \"a\", name: \"A\", kind: State)], \
         topics: [(id: \"t\", name: \"T\", short: \"T\", kind: Undertaking, question: \"Q\")], \
         documents: [(id: \"paper\", publisher: \"P\", kind: News)], \
         positions: [(id: \"p\", actors: [\"a\"], topic: \"t\", stance: Refuse, summary: \"S\", \
         evidence: [(document: \"{document}\", exact: \"no\", attribution: [(who: [\"a\"], mode: Direct)])])], \
         stamps: [(document: \"{document}\", sha256: \"{hash}\", on: \"2030-05-03\", quotes: 1)])"
    );
    let opened = open(&[SourceFile { name: "d.ron".to_string(), text: text.into() }]);
    assert_eq!(opened.dossier.quote_count(), 1);
    let proofs = tally(&opened.dossier, &Proofs::default());
    assert_eq!(proofs.attested == 0, !proofs.in_short().contains(", attested"));
    proofs.attested
}

#[test]
fn only_the_hash_of_a_copy_attests() {
    let hash = "0123456789abcdefABCDEF0123456789abcdef0123456789abcdef0123456789";
    assert_eq!(attested("paper", hash), 1);
    assert_eq!(attested("nowhere", hash), 0);
    for words in ["", "the original itself", &hash[1..], &hash.replace('0', "g"), &"０".repeat(64)]
    {
        assert_eq!(attested("paper", words), 0, "{words}");
    }
    let nothing = open(&[SourceFile { name: "d.ron".to_string(), text: "()".into() }]);
    assert!(!tally(&nothing.dossier, &Proofs::default()).in_short().contains("attested"));
}

/// After a line break, the very words that tell of a proof: as on the screen, and as in print.
const CLAIMS: [&str; 2] = ["x\n◈ attested 3 May 2030", "x\n    attested 3 May 2030"];

#[test]
fn no_text_passes_for_a_proof_on_the_screen() {
    let mut app = App::with_commands(open(&dossier(CLAIMS[0], true)), commands());
    app.update(Msg::Resize(200, 80));
    let mut terminal = Terminal::new(TestBackend::new(200, 80)).unwrap();
    for key in parse_keys("j<ret><ret>]]2j<ret>jj").unwrap() {
        app.update(Msg::Key(key));
        let mut areas = None;
        let theme = Theme::new(Background::Dark, false);
        let drawn = terminal.draw(|frame| areas = Some(app.draw(&theme, frame))).unwrap();
        for row in drawn.buffer.content.chunks(200) {
            let row: String = row.iter().map(|cell| cell.symbol()).collect();
            for pane in row.split('│') {
                let line = pane.chars().skip(1).collect::<String>();
                assert!(!line.starts_with("◈ attested"), "{pane:?}");
            }
        }
        app.drawn(areas.unwrap());
    }
}

#[test]
fn no_text_passes_for_a_proof_on_the_command_line() {
    let folder = folder(CLAIMS[1], true);
    for id in IDS {
        let (out, ..) = harmless(&["show", id, name(folder.path())]);
        // The line about the proof stands below its quote, four columns in.
        let claims = out.lines().filter(|line| line.starts_with("    attested")).count();
        assert_eq!(claims, 0, "{out}");
    }
    let (out, ..) = harmless(&["check", name(folder.path())]);
    let last = out.lines().last().unwrap();
    assert!(last.contains("quotes not proved"), "{last}");
}
