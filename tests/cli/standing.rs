//! What is planted in a copy is seen in every output that rests on the quote, and nowhere else. Every command
//! that there is has its place in the list below, so that a new one cannot be forgotten.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use onrecord::dossier::{Dossier, bundled, open};
use onrecord::verify::documents_quoted;
use serde_json::Value;

use super::run;
use crate::planted::{PLANTS, Plant, copies};

/// What of a command rests on quotes.
enum Rests {
    /// Rows in JSON, from these arguments: each row tells of itself how its quotes stand.
    Rows(&'static [&'static str]),
    /// Each quote, with how it stands, in a list of its own; elsewhere it is tested whether that is so.
    Quotes,
    /// Nothing.
    Nothing,
}

use Rests::{Nothing, Quotes, Rows};

const COMMANDS: [(&str, Rests); 27] = [
    ("list", Rows(&[])),
    ("search", Rows(&["stance:commit"])),
    ("actors", Rows(&[])),
    ("topics", Rows(&[])),
    ("documents", Rows(&[])),
    ("show", Quotes),
    ("grid", Rows(&[])),
    ("timeline", Rows(&[])),
    ("conflicts", Rows(&[])),
    ("diff", Rows(&["--drafts"])),
    ("diff", Rows(&["2026-01-06", "2026-01-08"])),
    ("diff", Rows(&["france", "germany"])),
    ("coalition", Rows(&[])),
    ("silence", Rows(&["--claims"])),
    ("dependence", Rows(&[])),
    ("line", Rows(&[])),
    ("brief", Quotes),
    ("check", Quotes),
    ("export", Quotes),
    // It proposes, and repeats no words of the record.
    ("suggest", Nothing),
    ("new", Nothing),
    ("learn", Nothing),
    ("add", Nothing),
    ("keys", Nothing),
    ("settings", Nothing),
    ("man", Nothing),
    ("completions", Nothing),
];

/// Of how many quotes of each document the words are changed.
const OF_EACH: usize = 5;

fn write(folder: &Path, d: &Dossier, plant: Option<Plant>) -> usize {
    let mut planted = 0;
    for ((id, paragraphs), ix) in copies(d).into_iter().zip(documents_quoted(d)) {
        let mut text = paragraphs.join("\n\n");
        let quotes = d.quotes_from(ix).iter().filter_map(|ix| d.quote(*ix));
        let mut here = 0;
        for quote in quotes.filter(|quote| !quote.exact().contains("[...]")) {
            let other = plant.filter(|_| here < OF_EACH).and_then(|plant| plant(quote.exact()));
            // What was changed already is not changed again.
            if let Some(other) = other.filter(|_| text.contains(quote.exact())) {
                text = text.replacen(quote.exact(), &other, 1);
                here += 1;
            }
        }
        planted += here;
        fs::write(folder.join(format!("{id}.txt")), text).unwrap();
    }
    planted
}

fn json(arguments: &[&str]) -> Value {
    let (out, err, _) = run(arguments);
    serde_json::from_str(&out).unwrap_or_else(|why| panic!("{arguments:?}: {why}: {err}"))
}

fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(all) => all.iter().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// Which positions and other entries rest on a quote that does not stand, and the words of these quotes.
#[derive(Debug, Default)]
struct Fallen {
    entries: BTreeSet<String>,
    /// Fields of entries, as `fra member_of[0]`.
    fields: BTreeSet<String>,
    /// Positions that depend on something through their text of which that is so.
    dependent: BTreeSet<String>,
    words: BTreeSet<String>,
    documents: BTreeSet<String>,
    /// Which link of a position leads where: `a > b` to `a links[0]`.
    links: BTreeMap<String, String>,
}

impl Fallen {
    /// As the verdicts on each quote say, whose field it stands in, and which text shares its conditions.
    fn new(export: &Value) -> Fallen {
        let mut fallen = Fallen::default();
        let (mut shared, mut joined) = (Vec::<(String, usize)>::new(), Vec::new());
        for proof in export["proofs"].as_array().unwrap() {
            if proof["proved"] == true {
                continue;
            }
            let (entry, path) = (proof["entry"].as_str().unwrap(), proof["path"].as_str().unwrap());
            fallen.words.insert(proof["exact"].as_str().unwrap().to_string());
            fallen.documents.insert(proof["document"].as_str().unwrap().to_string());
            let (field, rest) = path.split_once('[').unwrap();
            let n = rest.split_once(']').unwrap().0;
            fallen.fields.insert(format!("{entry} {field}[{n}]"));
            match path.split_once('[').unwrap() {
                ("evidence" | "conditions", _) => {
                    fallen.entries.insert(entry.to_string());
                }
                ("preconditions", rest) => {
                    let n = rest.split_once(']').unwrap().0.parse().unwrap();
                    shared.push((entry.to_string(), n));
                }
                // The number of what somebody did about a text, and of a link.
                (what, rest) => {
                    let n = rest.split_once(']').unwrap().0;
                    if what == "participation" {
                        joined.push((entry.to_string(), n.parse::<usize>().unwrap()));
                    }
                    fallen.entries.insert(format!("{entry} {what}[{n}]"));
                }
            }
        }
        for p in export["positions"].as_array().unwrap() {
            let id = p["id"].as_str().unwrap();
            for (n, link) in p["links"].as_array().into_iter().flatten().enumerate() {
                let to = link["to"].as_str().unwrap();
                fallen.links.insert(format!("{id} > {to}"), format!("{id} links[{n}]"));
            }
        }
        // What a text says is theirs who joined it: it rests on the words that say so, too.
        for (text, n) in joined {
            let instruments = export["instruments"].as_array().unwrap();
            let instrument = instruments.iter().find(|i| i["id"] == text.as_str()).unwrap();
            let act = &instrument["participation"][n];
            if !["Signed", "Adopted"].contains(&act["act"].as_str().unwrap()) {
                continue;
            }
            for p in export["positions"].as_array().unwrap() {
                let innermost = |quote: &Value| {
                    let hops = quote["attribution"].as_array();
                    hops.and_then(|hops| hops.last()).map_or(Value::Null, |hop| hop["who"].clone())
                };
                let evidence = p["evidence"].as_array().unwrap();
                let speaks = evidence.iter().any(|q| texts(&innermost(q)).contains(&text.as_str()));
                let actors = texts(&p["actors"]);
                let theirs = texts(&act["actors"]).iter().any(|actor| actors.contains(actor));
                if p["instrument"] == text.as_str() && speaks && theirs {
                    fallen.entries.insert(p["id"].as_str().unwrap().to_string());
                }
            }
        }
        for (text, n) in shared {
            let instruments = export["instruments"].as_array().unwrap();
            let instrument = instruments.iter().find(|i| i["id"] == text.as_str()).unwrap();
            let topics = texts(&instrument["preconditions"][n]["topics"]);
            for p in export["positions"].as_array().unwrap() {
                let undertakes = ["Commit", "Ready", "Expected"];
                let stance = p["stance"].as_str().unwrap();
                let topic = p["topic"].as_str().unwrap();
                if p["instrument"] == text.as_str()
                    && undertakes.contains(&stance)
                    && (topics.is_empty() || topics.contains(&topic))
                {
                    fallen.dependent.insert(p["id"].as_str().unwrap().to_string());
                }
            }
        }
        fallen
    }

    /// Whether a row rests on any of them, by the ids and the words that it names.
    fn is_behind(&self, row: &Value) -> bool {
        // A cell says on what that depends which it shows, its first position.
        let shown = row.get("bucket").and_then(|_| texts(&row["positions"]).first().copied());
        if texts(&row["marks"]).contains(&"with a shared precondition")
            && shown.is_some_and(|id| self.dependent.contains(id))
        {
            return true;
        }
        // All quotes of a document, whatever rests on them.
        if row.get("publisher").is_some() {
            return self.documents.contains(row["id"].as_str().unwrap());
        }
        let ids = ["id", "positions", "tells_of", "said_about", "one", "other"];
        // What a line and a comparison rest on they name by its words.
        let words = ["a_quotes", "b_quotes", "evidence", "membership_quote", "not_member_quote"];
        let of_line = row.get("phrases").is_some() || row.get("a_quotes").is_some();
        let named = ids.iter().filter(|_| !of_line).flat_map(|key| texts(&row[*key]));
        let link = format!(
            "{} > {}",
            row["one"].as_str().unwrap_or(""),
            row["other"].as_str().unwrap_or("")
        );
        let link = self.links.get(&link).filter(|_| row["by_hand"] == true);
        if link.is_some_and(|link| self.entries.contains(link)) {
            return true;
        }
        let parts = [
            ("act", "participation"),
            ("precondition", "preconditions"),
            ("membership", "member_of"),
            ("non-membership", "not_member_of"),
            ("condition", "conditions"),
            ("link", "links"),
        ];
        if let Some((_, field)) = parts.iter().find(|(what, _)| row["what"] == *what) {
            let entry = row["entry"].as_str().unwrap();
            let field = format!("{entry} {field}[{}]", row["number"]);
            // A remark tells what it compares.
            let of_it = self.links.iter().filter(|(_, at)| row["what"] == "link" && **at == field);
            let compared = of_it.flat_map(|(pair, _)| pair.split(" > "));
            return self.fields.contains(&field)
                || compared.into_iter().any(|id| self.entries.contains(id));
        }
        let entry = row.get("effect").filter(|_| row["what"] == "position").map(|_| &row["entry"]);
        let phrases = row["phrases"].as_array().into_iter().flatten();
        named.chain(entry.into_iter().flat_map(texts)).any(|id| self.entries.contains(id))
            || words
                .iter()
                .flat_map(|key| texts(&row[*key]))
                .any(|exact| self.words.contains(exact))
            || phrases.flat_map(|p| texts(&p["quotes"])).any(|exact| self.words.contains(exact))
    }
}

/// Whether a row says that it rests on what does not stand: its sentence by a stamp, and a row of facts by its
/// proof.
fn is_marked(row: &Value) -> bool {
    let flaws = ["reads otherwise", "missing", "doubtful"];
    let sentence = row.get("sentence").or(row.get("line"));
    match sentence {
        Some(sentence) => sentence.as_str().unwrap().contains("NOT PROVED ("),
        None => texts(&row["proof"]).iter().any(|proof| flaws.contains(proof)),
    }
}

#[test]
fn every_command_is_listed() {
    let (help, _, _) = run(&["--help"]);
    let (_, commands) = help.split_once("Commands:\n").unwrap();
    let commands = commands.lines().take_while(|line| line.starts_with("  "));
    // What is said of a command goes on set in farther.
    let commands = commands.filter(|line| !line.starts_with("   "));
    let commands: BTreeSet<&str> = commands
        .filter_map(|line| line.split_whitespace().next())
        .filter(|c| *c != "help")
        .collect();
    let listed: BTreeSet<&str> = COMMANDS.iter().map(|(name, _)| *name).collect();
    assert_eq!(listed, commands);
}

#[test]
fn what_is_planted_is_seen_where_anything_rests_on_it_and_nowhere_else() {
    let files: Vec<_> =
        bundled().into_iter().filter(|file| !file.name.contains("stamps")).collect();
    let d = open(&files).dossier;
    let (folder, sources) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for file in &files {
        fs::write(folder.path().join(file.name.rsplit('/').next().unwrap()), &*file.text).unwrap();
    }
    let (dossier, copies) = (folder.path().to_str().unwrap(), sources.path().to_str().unwrap());
    let rows = |(command, rests): &(&'static str, Rests)| match rests {
        Rows(arguments) => Some((*command, *arguments)),
        Quotes | Nothing => None,
    };
    let mut never_marked: Vec<(&str, &[&str])> = COMMANDS.iter().filter_map(rows).collect();
    let all = [("nothing", None)].into_iter();
    let all = all.chain(PLANTS.map(|(name, plant)| (name, Some(plant))));
    for (name, plant) in all {
        let planted = write(sources.path(), &d, plant);
        let export = json(&["export", dossier, "--sources", copies]);
        let fallen = Fallen::new(&export);
        match name {
            "nothing" => assert!(fallen.words.is_empty(), "{:?}", fallen.words),
            "another number" => assert!(planted >= 5, "{planted}"),
            _ => assert!(planted >= 4 * OF_EACH, "{name}: {planted}"),
        }
        for (command, rests) in &COMMANDS {
            let Rows(arguments) = rests else { continue };
            let mut all = vec![*command];
            all.extend(*arguments);
            // Two things that are compared stand where else the dossier does.
            let place = if *command == "diff" { vec!["--dossier", dossier] } else { vec![dossier] };
            all.extend(place);
            all.extend(["--sources", copies, "--format", "json"]);
            let rows = json(&all);
            let rows = rows.as_array().unwrap();
            assert!(!rows.is_empty(), "{command}");
            for row in rows {
                let expected = fallen.is_behind(row);
                assert_eq!(is_marked(row), expected, "{name}: {command} {arguments:?}: {row:#}");
            }
            if rows.iter().any(is_marked) {
                never_marked.retain(|other| *other != (*command, *arguments));
            }
        }
    }
    assert!(never_marked.is_empty(), "{never_marked:?}");
}
