//! Scripts and frames of what is quoted anew.

use super::frames::{DARK, picture};
use super::scripts::Script;
use super::stage::{Play, small};
use onrecord::app::commands;
use onrecord::dossier::{SourceFile, locate};
use onrecord::state::effect::Effect;
use onrecord::state::msg::Msg;
use onrecord::widgets::theme::{Background, Theme};

/// The Paper, in which two of its quotes read otherwise, and one is gone.
const PAPER: &str = "On Monday Arland considered sending 200 soldiers, the minister said. The accord comes into force \
                     only after a truce. Bordavia did not sign.\n\nBordavia accepts any foreign troops, The Courier \
                     writes. In the draft it reads: Bordavia would host the troops.\n";

fn changed(play: &mut Play) -> &mut Play {
    play.copies.insert("paper".to_string(), PAPER.to_string());
    play.prove();
    let text = include_str!("small.ron").into();
    let files = [SourceFile { name: "small.ron".to_string(), text }];
    let model = &play.app.model;
    let problems = locate(model.proofs.findings.clone(), &files);
    let all = Msg::AllProved { dossier: model.dossier.clone(), problems };
    play.send(all)
}

impl Play {
    /// The small dossier with a page of the web, of which a quote stands outside of its article.
    pub(super) fn page(&mut self) -> &mut Play {
        let from = "kind: Analysis),\n    ],\n    positions: [";
        let to = r#"kind: Analysis),
        (id: "page", publisher: "The Harbour Gazette", kind: News, title: "Arland ready to send ships", published_on: "2030-05-05"),
    ],
    positions: [
        (
            id: "bor-mole", actors: ["bor"], topic: "troops", stance: Refuse,
            summary: "Bordavia refuses to pay for the mole.",
            evidence: [(document: "page", exact: "Bordavia refuses to pay for the mole", attribution: [(who: ["bor"], mode: Indirect)])],
        ),"#;
        self.changed(from, to).prove()
    }
}

pub(super) const SCRIPTS: &[(&str, Script)] = &[
    ("a quote that reads otherwise is quoted anew from where it is chosen", |p| {
        p.keys("Q").see("There is no copy here to quote from.");
        changed(p)
            .keys("j")
            .see("accepts")
            .keys("Q")
            .see("Quote anew")
            .see("bor-troops   small.ron:");
        p.see("Bordavia accepts any foreign troops").see("[-refuses-] {+accepts+}");
        p.see("proved to the character").see("exact: \"Bordavia accepts any foreign troops\",");
        p.keys("y").effect(&Effect::Copy {
            text: "exact: \"Bordavia accepts any foreign troops\",".to_string(),
        });
        p.keys("<ret>").see("A bundled dossier has no files here");
        p.app.model.folder = "/home/desk/small".to_string();
        let (folder, file) = ("/home/desk/small".to_string(), "small.ron".to_string());
        let problem = p.app.model.problems.iter().find(|problem| problem.entry == "bor-troops");
        let (line, column) = problem.map(|problem| (problem.line, problem.column)).unwrap();
        p.keys("<ret>").effect(&Effect::Edit { folder, file, line, column });
        p.keys("<esc>").miss("Quote anew");
    }),
    ("from quote to quote that does not stand", |p| {
        changed(p)
            .keys("!Q")
            .see("Quote anew")
            .see("[-pledged to send-]")
            .keys("[")
            .see("This is the first quote");
        p.keys("]").see("[-refuses-]").keys("[").see("[-pledged to send-]").keys("]]");
        p.see("No passage of the copy is near enough")
            .keys("y")
            .see("There is no line to copy here.");
        p.keys("]").see("This is the last quote").keys("Q").see("Problems").miss("Quote anew");
    }),
    ("where all stands there is nothing to quote anew", |p| {
        p.prove().keys("Q").see("This quote stands in its copy as it is written.");
    }),
    ("once the file says what the copy says, it stands", |p| {
        changed(p).keys("jQ").see("[-refuses-]");
        p.changed("exact: \"Bordavia refuses any", "exact: \"Bordavia accepts any").prove();
        p.see("Quote anew").see("proved to the character").miss("The line to write");
    }),
];

#[test]
fn frames_of_a_quote_anew() {
    let mono = Theme::new(Background::Mono, true);
    for (name, columns, rows, theme) in [
        ("anew-120x40", 120, 40, DARK),
        ("anew-80x24", 80, 24, DARK),
        ("anew-80x24-mono-ascii", 80, 24, mono),
    ] {
        let mut play = Play::sized(small(), commands(), columns, rows);
        changed(&mut play).keys("jQ");
        play.theme(theme).draw();
        insta::assert_snapshot!(name, picture(&play));
    }
}
