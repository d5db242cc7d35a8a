//! Scripts of documents that are added; and what the disk would answer.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::frames::picture;
use super::scripts::Script;
use super::stage::{Play, small};
use onrecord::app::commands;
use onrecord::documents::Field;
use onrecord::state::adding::{AddFrom, AddRequest, Added, Became, Shown};
use onrecord::state::effect::Effect;
use onrecord::state::msg::Msg;

/// What becomes of a document: `late.txt` is a new one, `anew.html` another version of The Paper, and no other file is
/// there.
pub(super) fn added(request: AddRequest) -> Added {
    let shown = Shown { new: "2".to_string(), held: Some("1".to_string()) };
    let held = |id: &str| Became::Held(id.to_string());
    let (became, told) = match &request.from {
        AddFrom::File(path) if path == "late.txt" => {
            (held("letter"), "`late.txt` is documents/letter.txt".to_string())
        }
        AddFrom::File(path) if path == "anew.html" && request.replace.is_none() => {
            (Became::Version(shown), "Arland [-will-] {+may+} send ships".to_string())
        }
        AddFrom::File(path) if path == "anew.html" && request.replace == Some(shown) => {
            (held("paper"), "the earlier copy is kept".to_string())
        }
        AddFrom::File(path) => (Became::Refused, format!("`{path}` is not there")),
        AddFrom::Pasted(_) => (held("paper"), "pasted".to_string()),
    };
    let described = matches!(&request.from, AddFrom::Pasted(_)).then(|| "new.ron".to_string());
    Added { request, became, told: vec![told], described }
}

fn request(from: AddFrom) -> AddRequest {
    AddRequest { from, given: BTreeMap::new(), corrects: None, replace: None }
}

pub(super) const SCRIPTS: &[(&str, Script)] = &[
    ("a document is added by its path, and gone to", |p| {
        p.keys("4a").see("Add a document").types("z").keys("<tab>");
        p.see("Nothing there begins with that.").keys("<bs>").types("la").keys("<tab>");
        p.see("late.txt  later.txt").see("7 more");
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
        p.see("a pasted text of 4 words: One line").types("Her title").see("publisher   Her title");
        p.keys("<up>x").see("A text was pasted here").keys("<c-x>").miss("pasted text");
        p.keys("<down><c-u><up>").send(Msg::Paste("One\rtwo".to_string())).keys("<up>");
        // What comes last is meant.
        p.send(Msg::Paste("  /tmp/one line.txt\n".to_string()))
            .see("file        /tmp/one line.txt");
        p.keys("<c-u>").send(Msg::Paste("One\rtwo".to_string()));
        // Several lines are the document only where that is named.
        p.keys("<down>").send(Msg::Paste("A\rtitle".to_string())).see("title       A title");
        p.keys("<c-u><ret>").see("seldom says who published it").keys("<ret>");
        let text: Arc<str> = "One\ntwo".into();
        p.effect(&Effect::Add(Box::new(request(AddFrom::Pasted(text))))).see("In the dossier");
        let (folder, file) = ("/home/desk".to_string(), "new.ron".to_string());
        p.app.model.folder.clone_from(&folder);
        p.keys("E").effect(&Effect::Edit { folder, file, line: 1, column: 1 });
        p.keys("y").effect(&Effect::Copy { text: "pasted".to_string() });
        p.keys("<esc>").miss("In the dossier").keys("a").miss("pasted text");
    }),
    ("what is typed while a document is read is another document, and stays", |p| {
        p.is_slow = true;
        p.keys("4a").types("late.txt").keys("<ret>").see("being read").keys("<ret>");
        p.see("being read").keys("<c-u>").types("next.txt").answer().see("next.txt");
        p.miss("In the dossier").keys("<esc>").see("In the dossier").see("letter.txt");
        p.keys("<esc>a").see("next.txt").keys("<ret>").answer().see("`next.txt` is not there");
        // Where nobody looks any more, it is said.
        p.keys("<ret><esc>").answer().see("The document is not added: `next.txt` is not there");
    }),
    ("a version is shown when there is room for it, and can be put in place again", |p| {
        p.is_slow = true;
        p.keys("4a").types("anew.html").keys("<ret><esc>?").answer().miss("Another version");
        p.keys("<esc>").see("Another version").see("[-will-]").keys("r");
        let request = request(AddFrom::File("anew.html".to_string()));
        let shown = Shown { new: "2".to_string(), held: Some("1".to_string()) };
        let request = AddRequest { replace: Some(shown), ..request };
        let why = vec!["the disk is full".to_string()];
        let refused = Added { request, became: Became::Refused, told: why, described: None };
        p.send(Msg::Added(Box::new(refused))).see("the disk is full").see("[-will-]");
        p.is_slow = false;
        p.keys("r").see("the earlier copy is kept");
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
        p.keys("4a").see("A bundled dossier has no folder to add to");
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
