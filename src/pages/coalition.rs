//! What a body undertakes, beside what the states named here say themselves.

use super::Page;
use super::filter::{self, Listed};
use super::quote::weakest_label;
use crate::dossier::{ActorIx, Dossier, Entity, Known, QuoteIx};
use crate::export::{Node, Table, Value};
use crate::insight::coalition::words::{
    Line, NOBODY, counts_rest_on, lines, listed, membership, note, remarks, sentence,
    silence_rests_on, undertaking, undertaking_rests_on,
};
use crate::insight::coalition::{
    Against, Case, Coalition, States, Undertaking, coalition, coalitions, denial, evidence,
};
use crate::insight::grounds::{of_positions, shared_by};
use crate::insight::naming::called;
use crate::scope::Scope;
use crate::text::words::capital;
use crate::verify::{Proofs, stamped};

const COLUMNS: [(&str, &str); 17] = [
    ("body", "Body"),
    ("body_id", "Body id"),
    ("undertaking", "Undertaking"),
    ("body_bucket", "Body's bucket"),
    ("body_positions", "Body's positions"),
    ("actor", "Actor"),
    ("actor_id", "Actor id"),
    ("topic", "Topic"),
    ("membership", "Membership"),
    ("membership_quote", "On the words"),
    ("not_member_quote", "Not a member, on the words"),
    ("bucket", "Bucket"),
    ("against", "Against the body"),
    ("positions", "Positions"),
    ("evidence", "Evidence"),
    ("sentence", "Sentence"),
    ("proof", "Proof"),
];

/// Behind the topic of what a body says and does not undertake.
const BESIDES: &str = ": what it says, and who answers or does not join it";

/// One body, or each that undertakes something, and which cases are asked for.
pub struct CoalitionPage<'d> {
    d: Known<'d>,
    proofs: &'d Proofs,
    found: Vec<Coalition>,
    /// A body was named: it is told of even where nothing is asked for.
    is_named: bool,
    /// Since a day: cases of which one side is new, changed or superseded.
    listed: Listed,
    /// What distinguishes them, in words.
    asked: String,
}

impl<'d> CoalitionPage<'d> {
    /// Of one body, or of each that undertakes something.
    pub fn new(
        d: &'d Dossier,
        scope: &Scope,
        proofs: &'d Proofs,
        body: Option<ActorIx>,
    ) -> CoalitionPage<'d> {
        let known = scope.known(d, proofs.fallen());
        let (there, possibly) = (&scope.there, &scope.possibly_there);
        let found = match body {
            Some(body) => {
                vec![coalition(known, there, &States::new(known, there, possibly), body)]
            }
            None => coalitions(known, there, possibly),
        };
        CoalitionPage {
            d: known,
            proofs,
            found,
            is_named: body.is_some(),
            listed: Listed::new(d, scope),
            asked: filter::in_words(scope),
        }
    }

    /// The bodies with the undertakings of which a case is listed, and these cases.
    fn listed(&self) -> impl Iterator<Item = (&Coalition, Vec<(&Undertaking, Vec<&Case>)>)> {
        let bodies = self.found.iter().map(|of| {
            let all = of.undertakings.iter();
            let all = all.filter(|on| self.is_asked(of.body, on));
            (of, all.map(|on| (on, self.cases(of.body, on))).collect::<Vec<_>>())
        });
        bodies.filter(|(_, undertakings)| self.is_named || !undertakings.is_empty())
    }

    /// Whether the undertaking or a case beside it is listed; of one beside which nobody stands, whether
    /// the body's own words are.
    fn is_asked(&self, body: ActorIx, on: &Undertaking) -> bool {
        self.listed.has_cell(body, on.topic) || !self.cases(body, on).is_empty()
    }

    /// What the body says besides, with the states that do not join it, as far as they are listed.
    fn says<'c>(&self, of: &'c Coalition) -> Vec<(&'c Undertaking, Vec<&'c Case>)> {
        let all = of.sayings.iter().map(|on| (on, self.cases(of.body, on)));
        all.filter(|(_, cases)| !cases.is_empty()).collect()
    }

    fn cases<'c>(&self, body: ActorIx, on: &'c Undertaking) -> Vec<&'c Case> {
        let is_news = self.listed.has_cell(body, on.topic);
        let is_asked = |case: &&Case| is_news || self.listed.has_cell(case.actor, case.topic);
        on.cases.iter().filter(is_asked).collect()
    }
}

impl CoalitionPage<'_> {
    /// A sentence, stamped where a quote does not stand on which it rests.
    fn stamped(&self, quotes: Vec<QuoteIx>, sentence: &str) -> String {
        stamped(&self.d, self.proofs, quotes, sentence)
    }

    fn told(&self, body: ActorIx, on: &Undertaking, line: &Line<'_>) -> String {
        let quotes = line.cases.iter().flat_map(|case| rests_on(self.d, body, on, case));
        self.stamped(quotes.collect(), &line.sentence)
    }

    fn row(&self, body: ActorIx, on: &Undertaking, case: &Case) -> Vec<Value> {
        let d = self.d;
        let quotes = rests_on(d, body, on, case);
        let own = of_positions(d, case.positions.iter().copied());
        let more = quotes.iter().filter(|ix| !own.contains(ix)).filter_map(|ix| d.quote(*ix));
        let more = more.map(|quote| quote.exact().to_string()).collect();
        // A row names the membership, too.
        let mut all = quotes.clone();
        let (is, is_not) =
            (evidence(d, case.actor, case.membership), denial(d, case.actor, case.membership));
        all.extend(is.into_iter().chain(is_not).map(|quote| quote.ix));
        let told = self.stamped(all.clone(), &sentence(d, body, on, case));
        let ids = |positions: &[_]| {
            let ids = positions.iter().map(|ix| d.id_of(Entity::Position(*ix)).to_string());
            Value::List(ids.collect())
        };
        let name = |actor| Value::Text(d.name_of(Entity::Actor(actor)).to_string());
        let id = |entity| Value::Text(d.id_of(entity).to_string());
        vec![
            name(body),
            id(Entity::Actor(body)),
            id(Entity::Topic(on.topic)),
            Value::Text(on.bucket.label().to_string()),
            ids(&on.positions),
            name(case.actor),
            id(Entity::Actor(case.actor)),
            id(Entity::Topic(case.topic)),
            Value::Text(case.membership.label().to_string()),
            Value::optional(is.map(|q| q.exact().to_string())),
            Value::optional(is_not.map(|q| q.exact().to_string())),
            Value::Text(case.bucket.label().to_string()),
            Value::Text(case.against.label().to_string()),
            ids(&case.positions),
            Value::List(more),
            Value::Text(told),
            weakest_label(&d, self.proofs, all),
        ]
    }
}

impl Page for CoalitionPage<'_> {
    /// Each body with its undertakings, and under each the states: first those that decline or limit.
    fn nodes(&self) -> Vec<Node> {
        let d = self.d;
        let mut nodes = Vec::new();
        for (of, asked) in self.listed() {
            let Coalition { body, undertakings, .. } = of;
            let in_text = called(&d, Entity::Actor(*body));
            let name = d.name_of(Entity::Actor(*body));
            nodes.push(Node::Heading(1, format!("{name} and the states named here")));
            if undertakings.is_empty() {
                nodes.push(Node::Note(format!(
                    "{} undertakes nothing itself in what was asked for.",
                    capital(&in_text)
                )));
                continue;
            }
            if asked.is_empty() {
                nodes.push(Node::Note(format!(
                    "Nothing that {in_text} undertakes or that states say beside it {}.",
                    self.asked
                )));
                continue;
            }
            if let Some(told) = listed(d, of) {
                nodes.push(Node::Paragraph(self.stamped(counts_rest_on(d, of), &told)));
            }
            let memberships = of.members.iter().filter_map(|(state, stated)| {
                let told = membership(d, *body, *state, *stated)?;
                let quotes = evidence(d, *state, *stated).into_iter();
                let quotes = quotes.chain(denial(d, *state, *stated)).map(|quote| quote.ix);
                Some(self.stamped(quotes.collect(), &told))
            });
            let memberships: Vec<String> = memberships.collect();
            if !memberships.is_empty() {
                nodes.push(Node::List(memberships));
            }
            nodes.push(Node::Note(note(d, *body)));
            let says = self.says(of);
            let undertaken = asked.len();
            for (n, (on, cases)) in asked.into_iter().chain(says).enumerate() {
                let heading = d.name_of(Entity::Topic(on.topic)).to_string();
                let besides = if n < undertaken { "" } else { BESIDES };
                nodes.push(Node::Heading(2, format!("{heading}{besides}")));
                let quotes = undertaking_rests_on(d, on);
                nodes.push(Node::Paragraph(self.stamped(quotes, &undertaking(d, *body, on))));
                for remark in remarks(d, on, &cases) {
                    nodes.push(Node::Note(self.stamped(remark.quotes, &remark.sentence)));
                }
                let told = lines(d, *body, on, cases).into_iter();
                let told: Vec<String> = told.map(|line| self.told(*body, on, &line)).collect();
                nodes.push(if told.is_empty() {
                    Node::Note(NOBODY.to_string())
                } else {
                    Node::List(told)
                });
            }
        }
        if nodes.is_empty() {
            nodes.push(Node::Heading(1, "Bodies and the states named here".to_string()));
            nodes.push(Node::Note(if self.found.is_empty() {
                "No body undertakes anything itself here.".to_string()
            } else {
                format!(
                    "Nothing that bodies undertake here or that states say beside it {}.",
                    self.asked
                )
            }));
        }
        nodes
    }

    /// One row a case.
    fn table(&self) -> Table {
        let mut table = Table::new(&COLUMNS);
        for (of, listed) in self.listed() {
            for (on, cases) in listed.into_iter().chain(self.says(of)) {
                table.rows.extend(cases.into_iter().map(|case| self.row(of.body, on, case)));
            }
        }
        table
    }
}

/// The quotes of what the state says and of what that depends on; where it is silent, of what is told in its place.
fn rests_on(d: Known<'_>, body: ActorIx, on: &Undertaking, case: &Case) -> Vec<QuoteIx> {
    if case.against == Against::Silent {
        return silence_rests_on(d, body, on);
    }
    let mut quotes = of_positions(d, case.positions.iter().copied());
    let told = case.positions.iter().filter_map(|ix| d.position(*ix));
    quotes.extend(told.flat_map(|p| shared_by(d, p)));
    quotes
}
