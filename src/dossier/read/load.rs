//! Reads the texts of a dossier's files: what is good goes into the dossier, what is not becomes
//! findings, and neither hides the other.

use ron::extensions::Extensions;

use super::build::Builder;
use super::parse::EntryReader;
use super::resolve::resolve;
use super::source::SourceFile;
use super::splitter::{List, Unplaced, UnplacedKind, split};
use crate::dossier::model::Dossier;
use crate::dossier::problem::{Fault, Finding, Spot};

/// What was read, and what was wrong with it.
#[derive(Debug, Default)]
pub struct Loaded {
    pub dossier: Dossier,
    pub findings: Vec<Finding>,
}

/// Bytes of text in one dossier, at most: offsets into it are kept in 32 bits.
const MOST_TEXT: usize = u32::MAX as usize;

/// Reads the files of a dossier. Never fails: a broken entry is left out and reported.
pub fn load(files: &[SourceFile]) -> Loaded {
    load_within(files, MOST_TEXT, &|_, _| {})
}

/// As [`load`]; tells how many bytes of text are read of how many, before each file.
pub fn load_telling(files: &[SourceFile], tell: &dyn Fn(usize, usize)) -> Loaded {
    load_within(files, MOST_TEXT, tell)
}

/// Reads the files that fit into `most` bytes of text. Whatever is counted in a dossier, texts and
/// rows, takes at least as many bytes in the files: the numbers of what fits never run over.
fn load_within(files: &[SourceFile], most: usize, tell: &dyn Fn(usize, usize)) -> Loaded {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let mut builder = Builder::new(files.iter().map(|f| f.name.clone()).collect());
    let mut room = most;
    let (mut read, of) = (0, files.iter().map(|file| file.text.len()).sum());
    for (number, file) in files.iter().enumerate() {
        let (text, number) = (file.text.as_ref(), number as u32);
        tell(read, of);
        read += text.len();
        let Some(left) = room.checked_sub(text.len()) else {
            let said = "The dossier is too large: this file is left out".to_string();
            let spot = Spot::File { name: file.name.clone() };
            builder.findings.push(Finding::new(Fault::Unreadable { said }, spot));
            continue;
        };
        room = left;
        let mut reader =
            EntryReader { options: &options, text, file: number, builder: &mut builder };
        for piece in split(text, &mut reader) {
            builder.note_left_out(text.get(piece.text.clone()).unwrap_or_default());
            builder.findings.push(finding_of(piece, text, number));
        }
    }
    builder.check_header();
    let Builder { d: mut dossier, findings, left_out, .. } = resolve(builder);
    dossier.incomplete = !left_out.is_empty();
    dossier.index();
    Loaded { dossier, findings }
}

fn finding_of(piece: Unplaced, text: &str, file: u32) -> Finding {
    let fault = match piece.kind {
        UnplacedKind::Stray => Fault::Stray,
        UnplacedKind::Unclosed => Fault::Unclosed,
        UnplacedKind::Conflict => Fault::Conflict,
        UnplacedKind::GivenUp => Fault::GivenUp,
        UnplacedKind::UnknownList { name, read_as } => {
            let found = text.get(name).unwrap_or_default().to_string();
            Fault::UnknownList { found, read_as: read_as.map(List::name) }
        }
    };
    Finding::new(fault, Spot::Bytes { file, at: piece.at, within: piece.text })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::dossier::locate;
    use crate::dossier::read::tokens::{Token, token};

    /// A sound file of three topics: `a` on line 4, `b` on line 11, `c` in one line on line 18.
    const SOUND: &str = r#"(
    dossier: (id: "d", title: "D"),
    topics: [
        (
            id: "a",
            name: "A",
            short: "A",
            kind: Claim,
            question: "A?",
        ),
        (
            id: "b",
            name: "B",
            short: "B",
            kind: Claim,
            question: "B?",
        ),
        (id: "c", name: "C", short: "C", kind: Claim, question: "C?", parent: "a"),
    ],
)
"#;

    /// Loads one file; tells the topics that were kept, and each problem with its place and what
    /// stands there.
    fn check(text: &str, expected: &str) {
        let files = [SourceFile { name: "f".to_string(), text: text.to_string().into() }];
        let Loaded { dossier, findings } = load(&files);
        let kept = dossier.topics.iter().filter(|t| !t.at.is_stand_in());
        let mut told: Vec<String> = vec![kept.map(|t| t.id.as_str()).collect::<Vec<_>>().join(" ")];
        for p in locate(findings, &files) {
            let there: String = p.excerpt.chars().skip(p.caret).take(6).collect();
            told.push(format!("{} {}:{} {there:?}", p.code().name(), p.line, p.column));
        }
        assert_eq!(told.join("; "), expected, "{text}");
    }

    /// The sound file with something in place of something else that it holds once.
    fn change(from: &str, to: &str, expected: &str) {
        assert_eq!(SOUND.matches(from).count(), 1, "{from}");
        check(&SOUND.replace(from, to), expected);
    }

    #[test]
    fn a_sound_file_is_read_however_it_is_laid_out() {
        check(SOUND, "a b c");
        check(&SOUND.replace('\n', "\r\n"), "a b c");
        check(&SOUND.replace('\n', " "), "a b c");
        check(&format!("\u{feff}{SOUND}"), "a b c");
        check(&SOUND.replace("    ", ""), "a b c");
        check(&SOUND.replace("    ", "\t"), "a b c");
        change("name: \"B\"", "name: \"B\n        (\n    ],\n)\n\"", "a b c");
        change("name: \"B\"", "name: r#\"B\"\n        (\"#", "a b c");
        change("name: \"B\"", "/* \n        (\n /* */ */ name: \"B\" //)\n", "a b c");
    }

    /// Every list, with a field of another list's name.
    const WHOLE: &str = r#"(dossier: (id: "d", title: "D"),
        actors: [(id: "n", name: "N", kind: State), (id: "m", name: "M", kind: Person, represents: ["n"])],
        topics: [(id: "a", name: "A", short: "A", kind: Claim, question: "A?"),
            (id: "b", name: "B", short: "B", kind: Claim, question: "B?")],
        instruments: [(id: "x", title: "X", kind: Declaration, text: Final, preconditions: [(text: "if", topics: ["a"],
            evidence: [(document: "k", exact: "x")])], participation: [(actors: ["n"], act: Signed,
            evidence: [(document: "k", exact: "x", attribution: [(who: ["n"], mode: Act)])])])],
        documents: [(id: "k", publisher: "K", kind: News)],
        positions: [(id: "p", actors: ["n"], topic: "a", stance: Assert, summary: "It (so: [it] says) is.",
            evidence: [(document: "k", exact: "x", attribution: [(who: ["m"], mode: Direct)])])])"#;

    proptest! {
        #[test]
        fn lines_may_be_broken_and_indented_between_fields(
            gaps in prop::collection::vec(prop::sample::select(vec![
                " ", " ", "\n", "\n  ", "\n        ", "\t", "\r\n    ", " // ]\n", " /* ( */ ",
            ]), 400),
        ) {
            let (mut text, mut at, mut gaps) = (String::new(), 0, gaps.into_iter().cycle());
            while let Some((found, range)) = token(WHOLE, at) {
                text.push_str(&WHOLE[range.clone()]);
                at = range.end;
                // A name, its colon and what follows stand in one line.
                let next = token(WHOLE, at).map(|(next, _)| next);
                let holds = found == Token::Colon || next == Some(Token::Colon);
                text.push_str(if holds { " " } else { gaps.next().unwrap_or(" ") });
            }
            check(&text, "a b");
        }
    }

    #[test]
    fn a_broken_entry_is_told_at_its_very_place_and_hides_no_other() {
        change("name: \"B\"", "name: \"B", "a c; D010 13:19 \"\\\"B,\"");
        change("name: \"B\"", "name: B\"", "a c; D006 13:19 \"B\\\",\"");
        change("name: \"B\"", "name \"B\"", "a c; D001 13:18 \"\\\"B\\\",\"");
        change("name: \"B\"", "name: \"B\\q\"", "a c; D001 13:20 \"B\\\\q\\\",\"");
        change("name: \"B\"", "name: [\"B\"]", "a c; D006 13:19 \"[\\\"B\\\"],\"");
        change("name: \"B\"", "name: 7", "a c; D006 13:19 \"7,\"");
        change("name: \"B\",", "name: \"B\"", "a c; D001 14:13 \"short:\"");
        change("name: \"B\",", "", "a c; D003 11:9 \"(\"");
        change("name: \"B\",", "name: \"B\", name: \"B\",", "a c; D005 13:24 \"name: \"");
        change("name: \"B\",", "naem: \"B\",", "a c; D002 13:13 \"naem: \"");
        change("name: \"B\",", "name: \"B\", note: [", "a c; D006 13:30 \"[\"");
        change("name: \"B\",", "name: \"B\"),", "a c; D001 13:22 \"),\"");
        change("name: \"B\",", "name: \"B\", /* never", "a c; D010 13:24 \"/* nev\"");
        change(
            "kind: Claim,\n            question: \"B?\"",
            "kind: Clam, question: \"B?\"",
            "a c; D004 15:19 \"Clam, \"",
        );
        change(
            "kind: Claim,\n            question: \"B?\"",
            "kind: \"Claim\", question: \"B?\"",
            "a c; D001 15:19 \"\\\"Claim\"",
        );
        change("(\n            id: \"b\"", "id: \"b\"", "a c; D008 11:9 \"id: \\\"b\"");
        change("(\n            id: \"b\"", "x\n            id: \"b\"", "a c; D008 11:9 \"x\"");
        change("(\n            id: \"b\"", "((\n            id: \"b\"", "a b c; D008 11:9 \"((\"");
        change("\"B?\",\n        ),", "\"B?\",\n", "a c; D010 11:9 \"(\"");
        change("\"B?\",\n        ),", "\"B?\",\n        ],", "a c; D001 17:9 \"],\"");
        change("parent: \"a\"),", "parent: \"a\"", "a b; D010 18:9 \"(id: \\\"\"");
        change("parent: \"a\"),", "parent: \"a\")),", "a b c; D008 18:83 \"),\"");
        change("id: \"b\"", "id: \"B b\"", "a c; D014 12:17 \"\\\"B b\\\",\"");
        change("id: \"b\"", "id: \"a\"", "a c; D011 12:17 \"\\\"a\\\",\"");
    }

    #[test]
    fn what_stands_between_entries_or_lists_is_told() {
        change(
            "        (id: \"c\"",
            "        stray\n        (id: \"c\"",
            "a b c; D008 18:9 \"stray\"",
        );
        change(
            "        (id: \"c\"",
            "        \"stray\" 'x' [1] (id: \"c\"",
            "a b c; D008 18:9 \"\\\"stray\"",
        );
        change("        (id: \"c\"", "        ]\n        (id: \"c\"", "a b c; D008 18:9 \"]\"");
        change("        (id: \"c\"", "        ),\n        (id: \"c\"", "a b c; D008 18:9 \"),\"");
        change("        (id: \"c\"", "        \0(id: \"c\"", "a b c; D008 18:9 \"\\0(id: \"");
        change("    ],\n)", "    ],\n    more\n)", "a b c; D008 20:5 \"more\"");
        change("    ],\n)", "    ],\n)\nmore\n(id: \"x\")", "a b c; D008 21:1 \"more\"");
        change("    ],\n)", "    \n)", "a b c; D010 3:13 \"[\"");
        change("    ],\n)", "    ],\n", "a b c; D010 19:7 \"\"");
        change("(\n    dossier", "\n    dossier", "a b c; D008 2:5 \"dossie\"");
        change("    topics: [", "    topics [", "a b c; D009 3:5 \"topics\"");
        change("    topics: [", "    topisc: [", "a b c; D009 3:5 \"topisc\"");
        change("    topics: [", "    topi/s: [", "a b c; D009 3:5 \"topi/s\"");
        change("    topics: [", "    notes: [", "; D009 3:5 \"notes:\"");
        change("    topics: [", "    \"topics: [", "a b c; D009 3:5 \"\\\"topic\"");
        change("    dossier: (", "    dossier; (", "a b c; D009 2:5 \"dossie\"");
        for nothing in [
            "",
            "\u{feff}",
            " \t\r\n",
            "\u{feff}\u{3000}\u{a0}\n",
            "// to come",
            "\u{feff}// a\r\n// b\r\n",
            "/* a /* b */ c */\n/**/",
        ] {
            check(nothing, "; D016 0:0 \"\"");
        }
        check("/* a /* b */", "; D016 0:0 \"\"; D010 1:1 \"/* a /\"; D008 1:4 \"a /* b\"");
        check("// a\n/*", "; D016 0:0 \"\"; D010 2:1 \"/*\"");
        check("nothing", "; D016 0:0 \"\"; D008 1:1 \"nothin\"");
        check("()", "; D016 0:0 \"\"");
        check(
            "(dossier: (id: \"d\", title: \" \"), dossier: (id: \"e\", title: \"E\"))",
            "; D018 1:28 \"\\\" \\\"), \"; D017 1:43 \"(id: \\\"\"",
        );
    }

    #[test]
    fn merge_conflicts_leave_out_what_they_cut_into() {
        let ours = "<<<<<<< HEAD\n            name: \"B\",\n=======\n            name: \"BB\",\n>>>>>>> theirs\n";
        change("            name: \"B\",\n", ours, "a c; D007 13:1 \"<<<<<<\"");
        change(
            "        (id: \"c\"",
            "<<<<<<< HEAD\n        (id: \"x\"),\n=======\n>>>>>>> theirs\n        (id: \"c\"",
            "a b c; D007 18:1 \"<<<<<<\"",
        );
        change(
            "        ),\n        (\n            id: \"b\"",
            "<<<<<<< a\n        ),\n        (\n            id: \"b\"\n=======\n        ),\n        (\n            id: \"bb\"\n>>>>>>> b\n",
            "c; D007 10:1 \"<<<<<<\"",
        );
        change(
            "        (id: \"c\"",
            "<<<<<<< HEAD\n        (id: \"c\"",
            "a b c; D007 18:1 \"<<<<<<\"",
        );
        change("        (id: \"c\"", "=======\n        (id: \"c\"", "a b c; D008 18:1 \"======\"");
    }
}
