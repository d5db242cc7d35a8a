//! The items of a brief as parts of its page. What an earlier item prints is pointed to: a quote, and the same statement of
//! the same actor.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::became::became_nodes;
use super::collect::{KNOWN_BY, NOTHING};
use super::ground::Ground;
use super::model::{Excerpt, Item, ItemKind, Part, Quoted, Snapshot, Subject, TakenAt};
use super::proof::proof;
use super::quoting::{Form, again, hidden_nodes, quote_node, sentence_of};
use super::words as plain;
use crate::export::{Node, Own};
use crate::insight::as_of::Clock;
use crate::insight::cell::Bucket;
use crate::insight::conflicts::Kind;
use crate::insight::when;
use crate::text::sentences::sentences;
use crate::text::words::{capital, closed, squeezed, words};
use crate::verify::{Flaw, with_stamp};

/// What the dossier's author notes is printed to about so many words beside what it is on; the rest stands at the end.
const NOTE_WORDS: usize = 32;

/// Composes items one after the other, and knows what the ones before have.
pub struct Composer<'b> {
    on: Ground<'b>,
    /// The time at which all items were looked at: said once, at the head.
    taken: Option<&'b TakenAt>,
    /// Whether long notes of the dossier go on at the end.
    cuts_notes: bool,
    /// Where quotes, the sentences around them, statements and what is said of them stand.
    quotes: BTreeMap<[&'b str; 4], (&'b Quoted, Rc<str>)>,
    around: BTreeMap<(&'b str, String), Rc<str>>,
    statements: BTreeMap<&'b str, Vec<Above<'b>>>,
    said: BTreeMap<&'b str, Rc<str>>,
    /// How often each heading was used.
    headings: BTreeMap<String, usize>,
    /// The rest of long notes, by the heading under which each begins.
    rest: Vec<(String, String)>,
}

/// A statement that stands above, whose it is, and where.
struct Above<'b> {
    part: &'b Part,
    whose: [&'b str; 2],
    under: Rc<str>,
}

/// What an item comes to, and what of its snapshot stands there in words for others to point to.
struct Composed<'b> {
    nodes: Vec<Node>,
    says: Vec<&'b String>,
    parts: Vec<&'b Part>,
    /// What long notes of the dossier say further.
    rest: Vec<&'b str>,
}

impl Above<'_> {
    /// Whether it is the same statement as one that reads alike: that position, or that of the same actor.
    fn is(&self, part: &Part, whose: [&str; 2]) -> bool {
        let is_same = !part.position.is_empty() && part.position == self.part.position;
        is_same || (whose == self.whose && whose != ["", ""])
    }

    /// Whether it has a quote whose words are printed under that heading.
    fn prints(&self, quote: &Quoted, under: &str) -> bool {
        *self.under == *under && self.part.quotes.contains(quote)
    }
}

/// How a quote of an item comes onto the page.
enum Way<'c> {
    NotPrinted,
    /// Its words stand under that heading above.
    Above(&'c Quoted, &'c str),
    /// Its words, or the sentence that has them, stand above in the same item.
    Here(&'static str),
    Printed(Form),
}

/// One item alone, in full.
pub fn item_nodes(item: &Item, on: Ground<'_>) -> Vec<Node> {
    Composer::new(on, None, false).item(item)
}

/// The heading of what was collected, in plain words.
pub(super) fn heading(snapshot: &Snapshot) -> String {
    let headline = snapshot.parts.first().map_or("", |part| part.headline.as_str());
    match &snapshot.of {
        Subject::Quote { .. } | Subject::Nothing => snapshot.title.clone(),
        // Of one claim there are as many cases as there are others whom it concerns.
        Subject::Conflict(_) => {
            let side = |part: &Part| {
                format!("{}{}", part.label, if is_silent(part) { " silent" } else { "" })
            };
            let mut sides: Vec<String> = snapshot.parts.iter().map(side).collect();
            sides.dedup();
            if sides.is_empty() {
                return snapshot.title.clone();
            }
            format!("{} ({})", snapshot.title, sides.join("; "))
        }
        Subject::Position(_) => plain::heading(&snapshot.title, &[headline]),
        Subject::Cell { .. } => {
            let headlines = snapshot.parts.iter().map(|part| part.headline.as_str());
            plain::heading(&snapshot.title, &headlines.collect::<Vec<_>>())
        }
        Subject::Comparison { .. } | Subject::Line { .. } => plain::heading(&snapshot.title, &[]),
    }
}

/// Who says what a part does: of a case its side, of a difference of some actors one of their sides.
fn whose<'s>(snapshot: &'s Snapshot, part: &'s Part) -> [&'s str; 2] {
    match &snapshot.of {
        Subject::Conflict(_) => [&part.label, ""],
        Subject::Comparison { .. } => [&snapshot.who, &part.label],
        _ => [&snapshot.who, ""],
    }
}

/// Whether a side says nothing: the heading tells that of it.
fn is_silent(part: &Part) -> bool {
    part.summary == NOTHING && part.quotes.is_empty()
}

/// A note of the writer's.
pub fn own_nodes(note: &str) -> Option<Node> {
    let lines = note.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines: Vec<String> = lines.map(str::to_string).collect();
    (!lines.is_empty()).then(|| Node::Own(Own { label: plain::OWN.to_string(), lines }))
}

/// At which time something was looked at, as a sentence.
pub(super) fn taken_in_words(taken: &TakenAt) -> Option<String> {
    let day = |day: &Option<String>| day.as_deref().map(plain::date);
    let clock = taken.clock();
    let clause = when::clause(day(&taken.as_of), day(&taken.since), clock)?;
    let later = match clock {
        Clock::Said => " What was said by then may have been published later.",
        Clock::Published => "",
    };
    Some(format!("Looked at {clause}.{later}"))
}

impl<'b> Composer<'b> {
    pub fn new(on: Ground<'b>, taken: Option<&'b TakenAt>, cuts_notes: bool) -> Composer<'b> {
        Composer {
            on,
            taken,
            cuts_notes,
            quotes: BTreeMap::new(),
            around: BTreeMap::new(),
            statements: BTreeMap::new(),
            said: BTreeMap::new(),
            headings: BTreeMap::new(),
            rest: Vec::new(),
        }
    }

    /// The heading of what was collected: told apart from those above that read alike.
    fn heading(&self, snapshot: &Snapshot) -> String {
        let heading = heading(snapshot);
        match self.headings.get(&heading) {
            Some(before) => format!("{heading}, no. {}", before + 1),
            None => heading,
        }
    }

    /// The nodes of an item, its note first.
    pub fn item(&mut self, item: &'b Item) -> Vec<Node> {
        let mut nodes = Vec::new();
        match &item.what {
            ItemKind::Heading(text) => nodes.push(Node::Heading(2, text.clone())),
            ItemKind::Text => {}
            ItemKind::Excerpt(kept) => nodes.push(Node::Heading(3, self.heading(&kept.snapshot))),
        }
        nodes.extend(own_nodes(&item.note));
        if let Some(kept) = item.excerpt() {
            let mut composed = self.kept(kept);
            nodes.append(&mut composed.nodes);
            if let Some(became) = self.on.became.get(&item.id) {
                nodes.extend(became_nodes(became, self.on));
            }
            self.note_above(kept, &composed);
        }
        nodes
    }

    /// Takes note of what stands on the page now, for what follows.
    fn note_above(&mut self, kept: &'b Excerpt, composed: &Composed<'b>) {
        let snapshot = &kept.snapshot;
        let under: Rc<str> = self.heading(snapshot).into();
        *self.headings.entry(heading(snapshot)).or_default() += 1;
        for text in &composed.says {
            self.said.entry(text.as_str()).or_insert_with(|| under.clone());
        }
        for part in &composed.parts {
            let here = Above { part, whose: whose(snapshot, part), under: under.clone() };
            self.statements.entry(&part.summary).or_default().push(here);
        }
        let rest = composed.rest.iter().map(|rest| (under.to_string(), (*rest).to_string()));
        self.rest.extend(rest);
        for quote in kept.printed() {
            self.quotes.entry(quote.key()).or_insert_with(|| (quote, under.clone()));
            let place = (quote.document.as_str(), sentence_of(quote));
            self.around.entry(place).or_insert_with(|| under.clone());
        }
    }

    /// The statement of a part, where it stands above.
    fn above(&self, snapshot: &Snapshot, part: &Part) -> Option<&Above<'b>> {
        let whose = whose(snapshot, part);
        self.statements.get(part.summary.as_str())?.iter().find(|above| above.is(part, whose))
    }

    /// What long notes of the dossier say further, each with the heading under which it begins.
    pub fn rest_of_notes(self) -> Vec<(String, String)> {
        self.rest
    }

    fn kept(&self, kept: &'b Excerpt) -> Composed<'b> {
        let (snapshot, on) = (&kept.snapshot, self.on);
        let (says, mut nodes): (Vec<&String>, Vec<Node>) = self.says(snapshot).into_iter().unzip();
        let (mut parts, mut rest) = (Vec::new(), Vec::new());
        if let Some(taken) = snapshot.taken.as_ref().filter(|taken| self.taken != Some(*taken)) {
            nodes.extend(taken_in_words(taken).map(Node::Note));
        }
        let mut said = Said::new(&nodes);
        let grounds = snapshot.grounds();
        let behind = |of: Option<usize>| {
            let quotes = grounds.iter().filter(move |(part, _)| *part == of);
            quotes.map(|(_, quote)| *quote).collect::<Vec<&Quoted>>()
        };
        let mut here: Vec<(&Quoted, Form)> = Vec::new();
        let mut number = 0;
        for (n, part) in snapshot.parts.iter().enumerate().filter(|(_, part)| !is_silent(part)) {
            let mut ways: Vec<(&Quoted, Way<'_>)> = Vec::new();
            for quote in &part.quotes {
                let way =
                    if kept.prints(number) { self.way(quote, &here) } else { Way::NotPrinted };
                if let Way::Printed(form) = way {
                    here.push((quote, form));
                }
                ways.push((quote, way));
                number += 1;
            }
            let repeats = |(quote, way): &(&Quoted, Way<'_>)| match way {
                Way::Printed(form) => is_verbatim(&part.summary, quote, *form),
                Way::NotPrinted | Way::Above(..) | Way::Here(_) => false,
            };
            // A sentence that only repeats the quote below it says nothing; nor does a reason that has no words but those
            // of its quotes, all of which stand above in this item.
            let is_read = part.label == KNOWN_BY
                && !ways.is_empty()
                && ways.iter().all(|(_, way)| matches!(way, Way::Here(_)))
                && said.has_words_of(&part.summary);
            let is_told = is_read || ways.iter().any(repeats);
            let known = self.above(snapshot, part);
            let above = known.filter(|_| !is_told);
            if known.is_none() && !is_read && !part.summary.is_empty() {
                parts.push(part);
            }
            nodes.extend(self.part(part, is_told, above, snapshot, &mut said));
            let mut hidden: Vec<&Quoted> = Vec::new();
            for (quote, way) in ways {
                match way {
                    Way::NotPrinted => hidden.push(quote),
                    // The statement pointed to has it.
                    Way::Above(other, under)
                        if other == quote
                            && above.is_some_and(|above| above.prints(quote, under)) => {}
                    Way::Above(_, under) => {
                        let place = format!("Quoted above, under “{under}”");
                        nodes.push(again(quote, snapshot, &place, on));
                    }
                    Way::Here(place) => nodes.push(again(quote, snapshot, place, on)),
                    Way::Printed(form) => nodes.push(quote_node(quote, snapshot, form, on)),
                }
            }
            said.quoted = here.iter().map(|(quote, form)| printed(quote, *form)).collect();
            hidden.extend(behind(Some(n)));
            nodes.extend(hidden_nodes(&hidden, snapshot, on));
            let is_above = known.is_some_and(|known| part_note(known.part) == part_note(part));
            if let Some(note) = part_note(part).filter(|_| !on.short && !is_above) {
                let note = match cut(note).filter(|_| self.cuts_notes) {
                    Some((first, more)) => {
                        rest.push(more);
                        format!("{first} (Continued at the end.)")
                    }
                    None => note.to_string(),
                };
                nodes.push(Node::Note(format!("Dossier’s note: {note}")));
            }
        }
        nodes.extend(hidden_nodes(&behind(None), snapshot, on));
        Composed { nodes, says, parts, rest }
    }

    /// How a quote whose words are printed comes onto the page, below those of the same item.
    fn way(&self, quote: &'b Quoted, here: &[(&Quoted, Form)]) -> Way<'_> {
        if let Some((other, under)) = self.quotes.get(&quote.key()) {
            return Way::Above(other, under);
        }
        if here.iter().any(|(other, _)| other.is(quote)) {
            return Way::Here("Quoted above");
        }
        let sentence = sentence_of(quote);
        let has_sentence = |(other, _): &(&Quoted, Form)| {
            other.document == quote.document && sentence_of(other) == sentence
        };
        // In the long form the sentence of a quote that is printed stands around it, or around another one above.
        if !self.on.short && here.iter().any(has_sentence) {
            return Way::Here("From the same sentence, too");
        }
        let is_whole = sentence == quote.exact;
        match self.around.get(&(quote.document.as_str(), sentence)) {
            _ if self.on.short => Way::Printed(Form::WordsAlone),
            None => Way::Printed(Form::Sentence),
            Some(under) if is_whole => Way::Above(quote, under),
            Some(_) => Way::Printed(Form::WordsAlone),
        }
    }

    /// What is said of the whole, which rests on all of its parts, each with the sentence that it is. What only explains
    /// the heading is left to the key, unless it must be stamped.
    fn says(&self, snapshot: &'b Snapshot) -> Vec<(&'b String, Node)> {
        let flaw = worst(snapshot.rests_on(), self.on);
        let meanings = || {
            let buckets = Bucket::ALL.into_iter().map(Bucket::meaning);
            buckets.chain(Kind::ALL.into_iter().map(Kind::meaning))
        };
        let is_told = |text: &&String| flaw.is_some() || !plain::is_definition(text, meanings());
        let told = snapshot.says.iter().filter(is_told).map(|text| {
            let told = match self.said.get(text.as_str()) {
                Some(above) => format!("As above, under “{above}”."),
                None => plain::sentence(text),
            };
            (text, Node::Paragraph(with_stamp(flaw, &told)))
        });
        told.collect()
    }

    /// What a part says: its sentence, stamped where it rests on a quote that does not stand; then what it is and what
    /// limits it, in one line, each stamped by its own quotes.
    fn part(
        &self,
        part: &Part,
        is_told: bool,
        above: Option<&Above<'b>>,
        snapshot: &Snapshot,
        said: &mut Said,
    ) -> Vec<Node> {
        let (on, mut nodes) = (self.on, Vec::new());
        let summary = match above {
            _ if is_told => String::new(),
            Some(above) => format!("as above, under “{}”.", above.under),
            None => said.anew(&part.summary),
        };
        let is_of = |label: &str| part.facts.iter().any(|fact| fact.label == label);
        let has_limits = ["precondition", "trigger", "caveat", "approval"].into_iter().any(is_of);
        let has_stance = matches!(snapshot.of, Subject::Position(_));
        let headline = plain::headline(&part.headline, has_stance, has_limits);
        let sentence = match (part.label.is_empty(), summary.is_empty()) {
            (true, _) if above.is_some() => capital(&summary),
            (true, _) => summary,
            // A label heads quotes, or nothing. It must not look as if something were missing.
            (false, true) if part.quotes.is_empty() => String::new(),
            (false, true) => format!("{}, in the words below:", part.label),
            (false, false) => format!("{}: {summary}", part.label),
        };
        if !sentence.is_empty() {
            nodes.push(Node::Paragraph(with_stamp(worst(part.rests_on(), on), &sentence)));
        }
        let is_above = |above: &&Above<'_>| {
            let facts = part.facts.iter();
            facts
                .filter(|fact| fact.label != plain::NOTE)
                .all(|fact| above.part.facts.contains(fact))
        };
        let has_headline = |above: &&Above<'_>| above.part.headline == part.headline;
        if above.as_ref().is_some_and(|above| has_headline(above) && is_above(above)) {
            return nodes;
        }
        let mut told: Vec<String> = headline.iter().map(|text| closed(text)).collect();
        for fact in part.facts.iter().filter(|fact| fact.label != plain::NOTE) {
            let flaw = worst(fact.quotes.iter(), on);
            // What must be stamped is told even where the sentence has it.
            let sentence = if flaw.is_some() { "" } else { part.summary.as_str() };
            if let Some((label, text)) = plain::fact(fact, sentence, on.short) {
                told.push(closed(&with_stamp(flaw, &format!("{label}: {text}"))));
            }
        }
        if !told.is_empty() {
            nodes.push(Node::Note(told.join(" ")));
        }
        nodes
    }
}

/// What an item has said: its sentences, and what is printed of its quotes.
struct Said {
    sentences: Vec<String>,
    quoted: Vec<String>,
}

impl Said {
    fn new(nodes: &[Node]) -> Said {
        let mut said = Said { sentences: Vec::new(), quoted: Vec::new() };
        for node in nodes {
            if let Node::Paragraph(text) = node {
                said.anew(text);
            }
        }
        said
    }

    /// What of a text was not said yet, also after a label.
    fn anew(&mut self, text: &str) -> String {
        let mut left: Vec<&str> = Vec::new();
        for sentence in sentences(text).into_iter().filter_map(|range| text.get(range)) {
            if !self.sentences.iter().any(|other| other.ends_with(sentence)) {
                self.sentences.push(sentence.to_string());
                left.push(sentence);
            }
        }
        left.join(" ")
    }

    /// Whether every word of a text but “that” was read in what is printed.
    fn has_words_of(&self, text: &str) -> bool {
        let said = [self.sentences.concat(), self.quoted.concat()].concat().to_lowercase();
        let said: BTreeSet<&str> = words(&said).into_iter().map(|word| word.text).collect();
        let text = text.to_lowercase();
        words(&text).iter().all(|word| word.text == "that" || said.contains(word.text))
    }
}

/// The words of a quote that are printed.
fn printed(quote: &Quoted, form: Form) -> String {
    match form {
        Form::WordsAlone => quote.exact.clone(),
        Form::Sentence => sentence_of(quote),
    }
}

/// Whether a sentence is the quoted words, or all that is printed of their sentence.
fn is_verbatim(sentence: &str, quote: &Quoted, form: Form) -> bool {
    let of = |text: &str| squeezed(text).trim_end_matches('.').to_string();
    let all = [of(&quote.exact), of(&printed(quote, form))];
    !sentence.is_empty() && all.contains(&of(sentence))
}

fn part_note(part: &Part) -> Option<&str> {
    let note = part.facts.iter().find(|fact| fact.label == plain::NOTE)?;
    Some(note.text.trim())
}

/// A long note cut between two sentences; `None` where it is short enough.
fn cut(note: &str) -> Option<(&str, &str)> {
    let count = |text: &str| text.split_whitespace().count();
    if count(note) <= NOTE_WORDS * 3 / 2 {
        return None;
    }
    let ranges = sentences(note);
    let fits = |end: usize| note.get(..end).is_some_and(|text| count(text) <= NOTE_WORDS);
    let ends = ranges.iter().map(|range| range.end);
    let end = ends.take_while(|end| fits(*end)).last().or(ranges.first().map(|first| first.end))?;
    let (first, rest) = note.split_at_checked(end)?;
    let rest = rest.trim();
    (!rest.is_empty()).then_some((first, rest))
}

/// The worst flaw of some quotes.
fn worst<'q>(quotes: impl Iterator<Item = &'q Quoted>, on: Ground<'_>) -> Option<Flaw> {
    quotes.filter_map(|quote| proof(on.dossier, on.proofs, quote).flaw).min()
}
