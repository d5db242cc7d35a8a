//! Every sentence of the coded documents has been read: a list for each bundled dossier accounts for each of them. What
//! needs the documents is in the example `coverage`.

use onrecord::dossier::{Bundled, Dossier, Entity, SourceFile, open};

#[path = "tools/list.rs"]
pub(crate) mod list;

use list::{List, Reason, Source};

/// The lists as they are written.
const FILES: [(&str, &str); 2] =
    [("paris", include_str!("coverage.ron")), ("harbour", include_str!("harbour/coverage.ron"))];

/// Each bundled dossier with its list.
fn listed() -> [(Dossier, List); 2] {
    FILES.map(|(name, file)| {
        let list = list::read(file).unwrap_or_else(|why| panic!("{name}: {why}"));
        (open(&Bundled::named(name).unwrap().texts()).dossier, list)
    })
}

#[test]
fn the_list_and_the_dossier_agree() {
    for (d, list) in listed() {
        let faults = list::faults_within(&d, &list);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

#[test]
fn every_position_is_listed() {
    for (d, list) in listed() {
        let sentences = list.documents.iter().flat_map(|l| &l.sentences);
        let listed: Vec<&String> = sentences.flat_map(|s| &s.yields).collect();
        for position in d.positions() {
            assert!(listed.iter().any(|id| *id == position.id()), "{}", position.id());
        }
    }
}

#[test]
fn hashes_are_hashes_and_the_stamps_know_the_same_files() {
    let is_hash = |text: &str, digits: usize| {
        text.len() == digits && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    };
    let all = listed();
    for (d, listed) in all.iter().flat_map(|(d, list)| list.documents.iter().map(move |l| (d, l))) {
        assert!(is_hash(&listed.sha256, 64), "{}: {}", listed.document, listed.sha256);
        for sentence in &listed.sentences {
            assert!(is_hash(&sentence.hash, 16), "{}: {}", listed.document, sentence.hash);
        }
        if let Some(Entity::Document(ix)) = d.find(&listed.document)
            && let Some(stamp) = d.stamp_of(ix)
        {
            assert_eq!(stamp.sha256, listed.sha256, "{}", listed.document);
        }
    }
}

/// Every string is an id of the dossier or a hash (see the tests above), and nothing else stands in
/// the files: so none of the documents' text does.
#[test]
fn the_files_are_as_the_tool_writes_them() {
    for (name, file) in FILES {
        let list = list::read(file).unwrap();
        assert_eq!(
            list::render(&list).unwrap(),
            file,
            "`cargo run --example coverage -- write {name} DIR`"
        );
    }
}

const TEXT: &str = "Aro signs the Accord\n\nAro will send boats. It rained. Bo will not. So what?";

fn source(text: &str) -> Source {
    Source::read("gazette", "gazette.txt", text.as_bytes()).unwrap()
}

fn invented() -> (Dossier, Vec<Source>) {
    let position = |id: &str, actor: &str, stance: &str, exact: &str| {
        format!(
            "(id: {id:?}, actors: [{actor:?}], topic: \"boats\", stance: {stance}, summary: \"S\", \
             evidence: [(document: \"gazette\", exact: {exact:?})])"
        )
    };
    let text = format!(
        "(documents: [(id: \"gazette\", publisher: \"Gazette\", kind: News)], positions: [{}, {}])",
        position("aro-boats", "aro", "Refuse", "send boats. It rained"),
        position("bo-boats", "bo", "Refuse", "Bo will not"),
    );
    let d = open(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]).dossier;
    (d, vec![source(TEXT)])
}

/// A list for the invented text that has no faults.
fn complete(d: &Dossier, sources: &[Source]) -> List {
    let mut list = list::fill(d, &List::default(), sources);
    for sentence in list.documents.iter_mut().flat_map(|listed| &mut listed.sentences) {
        sentence.none = sentence.none.and(Some(Reason::Closing));
    }
    list
}

#[test]
fn a_list_is_filled_from_the_quotes_and_keeps_its_reasons() {
    let (d, sources) = invented();
    let new = list::fill(&d, &List::default(), &sources);
    let yields: Vec<(String, Option<Reason>)> =
        new.documents[0].sentences.iter().map(|s| (s.yields.join(" "), s.none)).collect();
    let none = || (String::new(), Some(Reason::Unread));
    let one = |id: &str| (id.to_string(), None);
    assert_eq!(yields, [none(), one("aro-boats"), one("aro-boats"), one("bo-boats"), none()]);

    let list = complete(&d, &sources);
    assert_eq!(list::fill(&d, &list, &sources), list);
    assert_eq!(list::faults(&d, &list, &sources), [""; 0]);
    assert_eq!(list::read(&list::render(&list).unwrap()), Ok(list));
}

/// A document of any kind is listed as it is read: a line that only ends at the margin ends no sentence, and a quote may
/// differ from it in what proves it all the same.
#[test]
fn a_line_within_a_paragraph_goes_on() {
    let (d, _) = invented();
    let text = "# Aro signs\n\nAro will\nsend boats. It\nrained.\n";
    let source = Source::read("gazette", "gazette.md", text.as_bytes()).unwrap();
    let list = list::fill(&d, &List::default(), &[source]);
    let sentences: Vec<(&str, String)> = list.documents[0]
        .sentences
        .iter()
        .map(|sentence| (sentence.hash.as_str(), sentence.yields.join(" ")))
        .collect();
    let expected =
        [("Aro signs", ""), ("Aro will send boats.", "aro-boats"), ("It rained.", "aro-boats")]
            .map(|(text, yields)| (list::short_hash(text), yields.to_string()));
    let expected: Vec<(&str, String)> =
        expected.iter().map(|(hash, yields)| (hash.as_str(), yields.clone())).collect();
    assert_eq!(sentences, expected);
}

#[test]
fn every_disagreement_is_a_fault() {
    let check = |expected: &[&str], spoil: fn(&mut List, &mut Vec<Source>)| {
        let (d, mut sources) = invented();
        let mut list = complete(&d, &sources);
        spoil(&mut list, &mut sources);
        assert_eq!(list::faults(&d, &list, &sources), expected);
    };
    check(&["gazette 22..42: the list misses “Aro will send boats.”"], |list, _| {
        list.documents[0].sentences.remove(1);
    });
    check(
        &[
            "gazette 22..42: the list misses “Aro will send boats.”",
            "gazette 22..41: no sentence of the text",
        ],
        |list, _| list.documents[0].sentences[1].bytes.1 = 41,
    );
    check(&["gazette 43..53: the sentence has another hash"], |list, _| {
        list.documents[0].sentences[2].hash = "0".repeat(16);
    });
    check(&["gazette: the file has another hash than the one listed"], |list, _| {
        list.documents[0].sha256 = "0".repeat(64);
    });
    check(
        &[
            "gazette 22..42: nothing has the id aro-ships",
            "gazette 22..42: aro-ships is listed and quotes none of it",
        ],
        |list, _| list.documents[0].sentences[1].yields.push("aro-ships".to_string()),
    );
    check(&["gazette 54..66: bo-boats is listed, but twice"], |list, _| {
        list.documents[0].sentences[3].yields.push("bo-boats".to_string());
    });
    check(&["gazette 0..20: yields nothing and does not say why"], |list, _| {
        list.documents[0].sentences[0].none = None;
    });
    check(&["gazette 0..20: is still Unread"], |list, _| {
        list.documents[0].sentences[0].none = Some(Reason::Unread);
    });
    check(&["gazette 22..42: yields something, and gives a reason not to"], |list, _| {
        list.documents[0].sentences[1].none = Some(Reason::Scene);
    });
    check(
        &[
            "gazette 43..53: yields nothing and does not say why",
            "gazette 43..53: aro-boats quotes it and is not listed",
        ],
        |list, _| list.documents[0].sentences[2].yields.clear(),
    );
    check(&["gazette 67..75: bo-boats is listed and quotes none of it"], |list, _| {
        let last = &mut list.documents[0].sentences[4];
        (last.yields, last.none) = (vec!["bo-boats".to_string()], None);
    });
    check(
        &[
            "gazette: no sentence lists bo-boats, which quotes it",
            "gazette 54..66: bo-boats quotes it and is not listed",
        ],
        |list, _| {
            let sentence = &mut list.documents[0].sentences[3];
            (sentence.yields, sentence.none) = (Vec::new(), Some(Reason::Scene));
        },
    );
    check(
        &[
            "gazette: the file has another hash than the one listed",
            "gazette: bo-boats evidence[0]: Not proved: the copy reads otherwise; similar words stand there.",
            "gazette 54..66: the sentence has another hash",
            "gazette 54..66: bo-boats is listed and quotes none of it",
        ],
        |_, sources| sources[0] = source(&TEXT.replace("will not", "will now")),
    );
    check(&["gazette: its text is not there"], |_, sources| sources.clear());
    check(&["gazette: listed 0 times", "gazette: the list has no such document"], |list, _| {
        list.documents.clear();
    });
}
