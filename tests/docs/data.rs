//! `docs/DATA.md`: its examples load without a problem, its tables have every field and every
//! value of the program, its references lead somewhere.

use std::collections::BTreeMap;

use onrecord::documents::{Limits, read};
use onrecord::dossier::date::Date;
use onrecord::dossier::problem::Code;
use onrecord::dossier::terms::{
    Act, ActorKind, ConditionKind, DocumentKind, Firmness, InstrumentKind, LinkKind, Mode,
    Reliability, Stance, TextState, TopicKind, WhyAside,
};
use onrecord::dossier::{SourceFile, locate, open};
use onrecord::verify::{Copy, Proofs, hash};

use super::markdown::{Section, blocks, quoted, sections, table};
use super::source::{entries, vocabularies};
use super::{in_line, report};

const DATA: &str = include_str!("../../docs/DATA.md");
const DOCUMENT: &str = "docs/DATA.md";

fn section<'d>(sections: &'d [Section], title: &str) -> Option<&'d Section> {
    sections.iter().find(|section| section.title == title)
}

#[test]
fn every_example_loads_without_a_problem() {
    let mut out = Vec::new();
    let sections = sections(DATA);
    let blocks = blocks(&sections, "ron");
    let (_, complete) = blocks.first().copied().expect("a complete example");
    for (line, text) in &blocks {
        let file = |name: &str, text: &str| SourceFile {
            name: name.into(),
            text: text.to_string().into(),
        };
        let mut files = vec![file("example.ron", text)];
        if *text != complete {
            files.insert(0, file("complete.ron", complete));
        }
        let problems = open(&files).problems;
        out.extend(problems.iter().filter(|p| p.is_open()).map(|p| {
            format!(
                "{DOCUMENT}:{}: the example should load without a problem; it has {}",
                line + (p.line as usize).saturating_sub(1),
                in_line(p)
            )
        }));
    }
    report(&out);
}

#[test]
fn the_complete_example_is_proved_against_its_copy() {
    let sections = sections(DATA);
    let (line, complete) = blocks(&sections, "ron").first().copied().expect("a complete example");
    let copy = blocks(&sections, "text").first().map_or("", |(_, text)| *text);
    let files = [SourceFile { name: "example.ron".into(), text: complete.to_string().into() }];
    let dossier = open(&files).dossier;
    let proofs = Proofs::all(&dossier, |_| {
        let extract = read(copy.as_bytes(), "copy.txt", &Limits::default()).unwrap();
        let name = "copy.txt".to_string();
        Ok(Copy { name, hash: hash(copy.as_bytes()), extract, line_ends: false })
    });
    let out: Vec<String> = locate(proofs.findings.clone(), &files)
        .iter()
        .map(|p| format!("{DOCUMENT}:{}: {}", line + p.line as usize - 1, in_line(p)))
        .collect();
    report(&out);
    assert_eq!(proofs.proved(), dossier.quote_count());
}

#[test]
fn the_tables_have_every_field_of_every_entry() {
    let mut out = Vec::new();
    let sections = sections(DATA);
    let ron: String = blocks(&sections, "ron").iter().map(|(_, text)| *text).collect();
    for entry in entries() {
        let title = entry.name;
        let Some(section) = section(&sections, title) else {
            out.push(format!("{DOCUMENT}: add a section `### {title}` with a table of its fields"));
            continue;
        };
        let at = format!("{DOCUMENT}:{}: table of {title}", section.line);
        let rows = table(section);
        let names: Vec<&str> = rows.iter().filter_map(|row| quoted(row.first()?)).collect();
        let wanted: Vec<&str> = entry.fields.iter().map(|field| field.name).collect();
        if names != wanted {
            out.push(format!("{at}: its fields are, in this order, {wanted:?}; it has {names:?}"));
            continue;
        }
        for (field, row) in entry.fields.iter().zip(&rows) {
            let name = field.name;
            let [_, needed, value, _] = row.as_slice() else {
                out.push(format!(
                    "{at}: `{name}` needs the cells Field, Needed, Value and Meaning"
                ));
                continue;
            };
            let by_rule = Code::from_name(needed).is_some();
            if (needed == "yes") != field.needed || (needed != "yes" && needed != "no" && !by_rule)
            {
                let right = if field.needed { "`yes`" } else { "`no`, or the code of a rule" };
                out.push(format!("{at}: below Needed of `{name}` write {right}; now `{needed}`"));
            }
            let (list, number) =
                (field.kind.starts_with("Vec<"), matches!(field.kind, "f64" | "u32"));
            if value.starts_with("list of ") != list || (value == "number") != number {
                let kind = field.kind;
                out.push(format!("{at}: `{name}` is a `{kind}`; below Value stands `{value}`"));
            }
            if !ron.contains(&format!("{name}: ")) {
                out.push(format!("{DOCUMENT}: no example uses `{name}` of {title}: add one"));
            }
        }
    }
    report(&out);
}

/// A vocabulary: the heading of its table, and its values with what they mean.
type Vocabulary = (&'static str, Vec<(&'static str, &'static str)>);

macro_rules! vocabularies {
    ($($name:ident $title:literal,)+) => {
        /// Every vocabulary by its name in the source.
        fn documented() -> BTreeMap<&'static str, Vocabulary> {
            let values = [$((
                stringify!($name),
                ($title, $name::ALL.iter().map(|v| (v.name(), v.meaning())).collect()),
            ),)+];
            values.into()
        }
    };
}

vocabularies! {
    ActorKind "Kind of an actor",
    TopicKind "Kind of a topic",
    InstrumentKind "Kind of an instrument",
    TextState "State of a text",
    Act "Act",
    DocumentKind "Kind of a document",
    Reliability "Reliability",
    Stance "Stance",
    Firmness "Firmness",
    ConditionKind "Kind of a condition",
    LinkKind "Kind of a link",
    Mode "Mode of a hop",
    WhyAside "Why a sentence is set aside",
}

#[test]
fn the_tables_have_every_value_of_every_vocabulary() {
    let mut out = Vec::new();
    let sections = sections(DATA);
    let documented = documented();
    for name in vocabularies() {
        let Some((title, values)) = documented.get(name) else {
            out.push(format!(
                "tests/docs/data.rs: `{name}` of src/dossier/terms.rs is new: give it a line in \
                 `vocabularies!` and a table in {DOCUMENT}"
            ));
            continue;
        };
        let Some(section) = section(&sections, title) else {
            out.push(format!("{DOCUMENT}: add a section `### {title}` with the values of {name}"));
            continue;
        };
        let rows: Vec<String> = table(section).iter().map(|row| row.join(" | ")).collect();
        let wanted: Vec<String> = values
            .iter()
            .map(|(value, meaning)| match Stance::from_name(value) {
                Some(stance) if name == "Stance" => {
                    format!("`{value}` | {} | {meaning}", stance.family().name())
                }
                _ => format!("`{value}` | {meaning}"),
            })
            .collect();
        if rows != wanted {
            let lines: Vec<String> = wanted.iter().map(|row| format!("| {row} |")).collect();
            out.push(format!(
                "{DOCUMENT}:{}: write the rows of {title} so:\n{}",
                section.line,
                lines.join("\n")
            ));
        }
    }
    report(&out);
}

#[test]
fn dates_are_said_as_the_program_says_them() {
    let sections = sections(DATA);
    let rows = section(&sections, "Dates").map(table).unwrap_or_default();
    assert!(!rows.is_empty(), "{DOCUMENT}: a section `## Dates` with a table");
    let mut out = Vec::new();
    for row in rows {
        let written = row.first().and_then(|cell| quoted(cell)).unwrap_or_default();
        let said = row.get(1).map_or("", String::as_str);
        match Date::parse(written) {
            Ok(date) if date.in_words() == said => {}
            Ok(date) => out.push(format!(
                "{DOCUMENT}: the program says `{written}` as \"{}\", the table as \"{said}\"",
                date.in_words()
            )),
            Err(reason) => {
                out.push(format!("{DOCUMENT}: in the table of dates, `{written}` {reason}"));
            }
        }
    }
    report(&out);
}

#[test]
fn what_is_referred_to_is_there() {
    let mut out = Vec::new();
    let anchor = |title: &str| title.to_lowercase().replace(' ', "-");
    let anchors: Vec<String> = sections(DATA).iter().map(|s| anchor(&s.title)).collect();
    for (n, line) in DATA.lines().enumerate() {
        let targets = line.split("](#").skip(1).filter_map(|rest| rest.split(')').next());
        for target in targets.filter(|target| !anchors.iter().any(|a| a == target)) {
            out.push(format!("{DOCUMENT}:{}: no section has the anchor `#{target}`", n + 1));
        }
        let words = line.split(|c: char| !c.is_ascii_alphanumeric());
        let codes = words.filter(|w| {
            w.len() == 4 && w.starts_with('D') && w.bytes().skip(1).all(|b| b.is_ascii_digit())
        });
        for code in codes.filter(|code| Code::from_name(code).is_none()) {
            out.push(format!("{DOCUMENT}:{}: there is no code {code}", n + 1));
        }
    }
    report(&out);
}
