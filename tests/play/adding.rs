//! Scripts of documents that are added; and what the disk would answer.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::frames::picture;
use super::scripts::Script;
use super::stage::{Play, small};
use onrecord::app::commands;
use onrecord::documents::Field;
use onrecord::state::adding::{AddFrom, AddRequest, Added, Became};
use onrecord::state::effect::Effect;
use onrecord::state::msg::Msg;

/// What becomes of a document: `late.txt` is a new one, `anew.html` another version of The Paper, and no other file is
/// there.
pub(super) fn added(request: AddRequest) -> Added {
    let (became, told) = match &request.from {
        AddFrom::File(path) if path == "late.txt" => {
            (Became::Held("letter".to_string()), "`late.txt` is documents/letter.txt".to_string())
        }
        AddFrom::File(path) if path == "anew.html" && !request.replace => {
            (Became::Version("paper".to_string()), "Arland [-will-] {+may+} send ships".to_string())
        }
        AddFrom::File(path) if path == "anew.html" => {
            (Became::Held("paper".to_string()), "the earlier copy is kept".to_string())
        }
        AddFrom::File(path) => (Became::Refused, format!("`{path}` is not there")),
        AddFrom::Pasted(_) => (Became::Held("paper".to_string()), "pasted".to_string()),
    };
    Added { request, became, told: vec![told] }
}

fn request(from: AddFrom) -> AddRequest {
    AddRequest { from, given: BTreeMap::new(), corrects: None, replace: false }
}

pub(super) const SCRIPTS: &[(&str, Script)] = &[
    ("a document is added by its path, and gone to", |p| {
        p.keys("4a").see("Add a document").types("la").keys("<tab>").see("late.txt  later.txt");
        p.types(".txt").keys("<down>").types("The Gazette").keys("<down><down><down>");
        p.types("2030-05-04").keys("<up>").types("A. Writer").keys("<ret>");
        let given = [
            (Field::Publisher, "The Gazette"),
            (Field::Author, "A. Writer"),
            (Field::Published, "2030-05-04"),
        ];
        let given = given.map(|(field, text)| (field, text.to_string())).into();
        let asked = AddRequest { given, ..request(AddFrom::File("late.txt".to_string())) };
        p.effect(&Effect::Add(Box::new(asked)));
        p.see("In the dossier").see("documents/letter.txt").keys("<ret>").miss("In the dossier");
        p.see("The Letter").see("id letter");
    }),
    ("what is not added says why, and what was typed stays", |p| {
        p.keys("4a<ret>").see("Name a file, or paste a text.");
        p.types("gone.txt").keys("<ret>").see("`gone.txt` is not there").keys("<esc>");
        p.miss("Add a document").keys("a").see("gone.txt").keys("<tab><down><tab>");
        p.types("x").keys("<s-tab>").types("y").see("publisher   y").keys("<c-c>");
        p.miss("Add a document");
    }),
    ("a text is pasted for a document, or taken out again", |p| {
        p.keys("4a").send(Msg::Paste("One line\r\nand another".to_string()));
        p.see("a pasted text of 4 words: One line").keys("<c-x>").miss("pasted text");
        p.send(Msg::Paste("  /tmp/one line.txt\n".to_string())).see("/tmp/one line.txt");
        p.send(Msg::Paste("One\rtwo".to_string())).keys("<ret>");
        let text: Arc<str> = "One\ntwo".into();
        p.effect(&Effect::Add(Box::new(request(AddFrom::Pasted(text))))).see("In the dossier");
        p.keys("<esc>").miss("In the dossier").keys("a").miss("pasted text");
    }),
    ("another version is shown first, and takes the place of the held copy by one key", |p| {
        p.keys("4a").types("anew.html").keys("<ret>").see("Another version of a document");
        p.see("[-will-] {+may+}").keys("<ret>").see("It is not in the dossier yet.");
        p.keys("<esc>").miss("Another version").keys("a").see("anew.html").keys("<ret>r");
        p.effect(&Effect::Load)
            .see("the earlier copy is kept")
            .keys("r")
            .see("There is no copy to replace.");
        p.keys("q").miss("the earlier copy");
    }),
    ("only a dossier with a folder can take documents", |p| {
        p.app.model.is_folder = false;
        p.keys("4a").see("The bundled dossier has no folder to add to");
        p.app.model.folder = "/home/desk/one.ron".to_string();
        p.keys("a").see("A dossier of one file has no folder for documents");
    }),
];

#[test]
fn frames_of_the_form() {
    let lower = "4a<down><down><down><down><down><down><down>arl";
    for (name, columns, rows, keys) in [
        ("adding-80x24", 80, 24, "4ala<tab><down>The Gazette"),
        ("adding-40x12", 40, 12, lower),
        ("added-80x24", 80, 24, "4aanew.html<ret>"),
    ] {
        let mut play = Play::sized(small(), commands(), columns, rows);
        play.keys(keys);
        insta::assert_snapshot!(name, picture(&play));
    }
}
