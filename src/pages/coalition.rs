//! What a body undertakes, beside what the states named here say themselves.

use super::Page;
use super::filter::{self, Listed};
use super::quote::weakest_label;
use crate::dossier::{ActorIx, Dossier, Entity, Known, QuoteIx};
use crate::export::{Node, Table, Value};
use crate::insight::coalition::words::{denial, evidence, sentence, silent, undertaking};
use crate::insight::coalition::{
    Against, Case, Coalition, Stated, States, Undertaking, coalition, coalitions,
};
use crate::insight::grounds::{of_positions, shared_by};
use crate::scope::Scope;
use crate::verify::{Proofs, stamped};

const COLUMNS: [(&str, &str); 16] = [
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
    ("sentence", "Sentence"),
    ("proof", "Proof"),
];

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
            let all = all.map(|on| (on, self.cases(of.body, on)));
            (of, all.filter(|(_, cases)| !cases.is_empty()).collect::<Vec<_>>())
        });
        bodies.filter(|(_, undertakings)| self.is_named || !undertakings.is_empty())
    }

    fn cases<'c>(&self, body: ActorIx, on: &'c Undertaking) -> Vec<&'c Case> {
        let is_news = self.listed.has_cell(body, on.topic);
        let is_asked = |case: &&Case| is_news || self.listed.has_cell(case.actor, case.topic);
        on.cases.iter().filter(is_asked).collect()
    }
}

impl Page for CoalitionPage<'_> {
    /// Each body with its undertakings, and under each the states: first those that decline or limit.
    fn nodes(&self) -> Vec<Node> {
        let d = self.d;
        let mut nodes = Vec::new();
        for (Coalition { body, undertakings }, listed) in self.listed() {
            let name = d.name_of(Entity::Actor(*body));
            nodes.push(Node::Heading(1, format!("{name}, and the states named here")));
            if undertakings.is_empty() {
                nodes.push(Node::Note(format!(
                    "{name} undertakes nothing itself in what was asked for."
                )));
                continue;
            }
            if listed.is_empty() {
                nodes.push(Node::Note(format!(
                    "Nothing that {name} undertakes or that states say beside it {}.",
                    self.asked
                )));
                continue;
            }
            nodes.push(Node::Note(
                "Membership is not a commitment: what the body undertakes is put down to no state. Silence is not \
                 refusal."
                    .to_string(),
            ));
            for (on, cases) in listed {
                nodes.push(Node::Heading(2, d.name_of(Entity::Topic(on.topic)).to_string()));
                let mut quotes = of_positions(d, on.positions.iter().copied());
                let told = on.positions.iter().filter_map(|ix| d.position(*ix));
                quotes.extend(told.flat_map(|p| shared_by(d, p)));
                let undertaken = undertaking(d, *body, on);
                nodes.push(Node::Paragraph(stamped(&d, self.proofs, quotes, &undertaken)));
                nodes.push(Node::List(sentences(d, self.proofs, *body, on, cases)));
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
        for (Coalition { body, .. }, listed) in self.listed() {
            for (on, cases) in listed {
                table.rows.extend(
                    cases.into_iter().map(|case| row(self.d, self.proofs, *body, on, case)),
                );
            }
        }
        table
    }
}

/// A sentence for each case, those that matter most first, and one for all silent states of which
/// no membership is stated.
fn sentences(
    d: Known<'_>,
    proofs: &Proofs,
    body: ActorIx,
    on: &Undertaking,
    cases: Vec<&Case>,
) -> Vec<String> {
    let is_quiet = |case: &&Case| {
        case.against == Against::Silent && case.membership == Stated::NotStated && !case.drafted
    };
    let (quiet, mut told): (Vec<&Case>, Vec<&Case>) = cases.into_iter().partition(is_quiet);
    told.sort_by_key(|case| case.order(on));
    let mut lines: Vec<String> =
        told.into_iter().map(|case| told_of(d, proofs, body, on, case)).collect();
    if !quiet.is_empty() {
        let actors: Vec<ActorIx> = quiet.iter().map(|case| case.actor).collect();
        lines.push(silent(d, body, on, &actors));
    }
    lines
}

/// A case, stamped where a quote does not stand on which it rests.
fn told_of(d: Known<'_>, proofs: &Proofs, body: ActorIx, on: &Undertaking, case: &Case) -> String {
    stamped(&d, proofs, rests_on(d, case), &sentence(d, body, on, case))
}

/// The quotes of what the state says, and of what it is in the body.
fn rests_on(d: Known<'_>, case: &Case) -> Vec<QuoteIx> {
    let mut quotes = of_positions(d, case.positions.iter().copied());
    let is = evidence(d, case.actor, case.membership);
    let is_not = denial(d, case.actor, case.membership);
    quotes.extend(is.into_iter().chain(is_not).map(|quote| quote.ix));
    quotes
}

fn row(d: Known<'_>, proofs: &Proofs, body: ActorIx, on: &Undertaking, case: &Case) -> Vec<Value> {
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
        Value::optional(evidence(d, case.actor, case.membership).map(|q| q.exact().to_string())),
        Value::optional(denial(d, case.actor, case.membership).map(|q| q.exact().to_string())),
        Value::Text(case.bucket.label().to_string()),
        Value::Text(case.against.label().to_string()),
        ids(&case.positions),
        Value::Text(told_of(d, proofs, body, on, case)),
        weakest_label(&d, proofs, rests_on(d, case)),
    ]
}
