//! Conflicts in sentences: what lies between two statements, why, and both in their own words.

use crate::dossier::terms::Act;
use crate::dossier::{ActorIx, Dossier, Entity, Known, Position, PositionIx, Quote};
use crate::insight::conflicts::{Conflict, Kind, Side, quotes_of};
use crate::insight::naming::{names, short};
use crate::text::words::closed;

/// Words of a quote that a sentence repeats, at most; the whole of it stands under the sentence.
const MOST_WORDS: usize = 30;

/// The conflict in sentences: `No contradiction, different denominators: … France, in Why So France:
/// “several thousand”. …`
pub fn sentence(d: Known<'_>, conflict: &Conflict) -> String {
    let (label, reason) = (conflict.kind.label(), reason(d, conflict));
    let verdict = match conflict.kind {
        Kind::Contradiction => "Contradiction".to_string(),
        Kind::OneSided => "One-sided claim".to_string(),
        // A person's reason may begin with the very words.
        _ if reason.to_lowercase().starts_with(label) => "No contradiction".to_string(),
        _ => format!("No contradiction, {label}"),
    };
    let mut told = format!("{verdict}: {}", closed(&reason));
    let quotes = quotes(d, conflict);
    for (side, quote) in conflict.sides.into_iter().zip(quotes) {
        let cite = cite(&d, side, quote);
        if !cite.is_empty() {
            told.push(' ');
            told.push_str(&cite);
        }
    }
    told
}

/// The quote that speaks for each side: where a number is compared the one that has it, where one
/// document speaks against itself two from that document.
pub fn quotes<'d>(d: Known<'d>, conflict: &Conflict) -> [Option<Quote<'d>>; 2] {
    let all = |side: Side| -> Vec<Quote<'d>> {
        quotes_of(d, side).into_iter().filter_map(|ix| d.quote(ix)).collect()
    };
    let [one, other] = conflict.sides;
    match conflict.kind {
        Kind::Denominator | Kind::Scope => [one, other].map(|side| {
            let number = match side {
                Side::Position(ix) => d.position(ix).and_then(|p| p.quantity()),
                _ => None,
            };
            let all = all(side);
            let has = |q: &&Quote<'_>| number.is_some_and(|n| q.exact().contains(n.as_said));
            all.iter().find(has).or(all.first()).copied()
        }),
        Kind::LooseWording => {
            let (ones, others) = (about_text(d, one), about_text(d, other));
            let pair = ones
                .iter()
                .find_map(|q| Some((*q, *others.iter().find(|o| o.document() == q.document())?)));
            pair.map_or([all(one).first().copied(), all(other).first().copied()], |(q, o)| {
                [Some(q), Some(o)]
            })
        }
        _ => [all(one).first().copied(), all(other).first().copied()],
    }
}

/// The quotes of a side, and for a position on a text those that tell there what its actors did.
fn about_text(d: Known<'_>, side: Side) -> Vec<Quote<'_>> {
    let mut quotes: Vec<Quote<'_>> =
        quotes_of(d, side).into_iter().filter_map(|ix| d.quote(ix)).collect();
    if let Side::Position(ix) = side
        && let Some(p) = d.position(ix)
        && let Some(text) = p.instrument()
    {
        let joined = |act: Act| matches!(act, Act::Signed | Act::Adopted | Act::NotSigned);
        let parts = d.participation(text).filter(|(_, part)| {
            joined(part.act) && part.actors.iter().any(|actor| p.actors().contains(actor))
        });
        quotes.extend(parts.flat_map(|(_, part)| d.quotes(part.evidence)));
    }
    quotes
}

/// Why: a person's reason, or the one that follows from the kind and the two sides.
pub fn reason(d: Known<'_>, conflict: &Conflict) -> String {
    if let Some(why) = conflict.by_hand.and_then(|(ix, number)| why(d, ix, number)) {
        return why;
    }
    let [one, other] = conflict.sides;
    let position = |side| match side {
        Side::Position(ix) => d.position(ix),
        _ => None,
    };
    let (p, q) = (position(one), position(other));
    match (conflict.kind, p, q) {
        (Kind::Contradiction, Some(p), Some(q))
            if p.topic() == q.topic() && p.actors() != q.actors() =>
        {
            format!(
                "{} denies what {} says, on the very same point",
                names(&d, p.actors()),
                names(&d, q.actors())
            )
        }
        (Kind::Contradiction, Some(p), Some(_)) => {
            format!("{} says both, and nothing tells the two apart", names(&d, p.actors()))
        }
        (Kind::Denominator, Some(p), Some(q)) => {
            format!("{}; {}", counts(&d, p), counts(&d, q))
        }
        (Kind::NarrowerDenial, Some(p), Some(q)) => format!(
            "the denial by {} is of “{}”, and does not speak of “{}”",
            names(&d, p.actors()),
            d.name_of(Entity::Topic(p.topic())),
            d.name_of(Entity::Topic(q.topic()))
        ),
        (Kind::NonDenial, Some(p), _) => {
            format!("{} neither confirms nor denies it. That is no denial", names(&d, p.actors()))
        }
        (Kind::Scope, Some(_), Some(_)) => {
            "the two are placed, counted or conditioned differently".to_string()
        }
        (Kind::AttendedNotSigned, ..) => {
            format!(
                "{} took part in the meeting. To attend is not to sign",
                shared_actor(&d, one, other)
            )
        }
        (Kind::LooseWording, ..) => format!(
            "read literally, the group includes {}, of which the same document says otherwise",
            shared_actor(&d, other, other)
        ),
        (Kind::OneSided, ..) => match other {
            Side::Silence(actor, topic) => format!(
                "only others speak on “{}”; {} says nothing on it in the documents held here",
                d.name_of(Entity::Topic(topic)),
                d.name_of(Entity::Actor(actor))
            ),
            _ => conflict.kind.meaning().to_string(),
        },
        _ => conflict.kind.meaning().to_string(),
    }
}

/// The reason that a person gave in a link.
fn why(d: Known<'_>, ix: PositionIx, number: usize) -> Option<String> {
    let link = d.position(ix)?.links().find(|link| link.number == number)?;
    link.why.map(str::to_string)
}

/// `“up to 15,000 troops combined” counts France, United Kingdom`.
fn counts(d: &Dossier, p: Position<'_>) -> String {
    let Some(quantity) = p.quantity() else { return String::new() };
    match quantity.held_by {
        [] => format!("“{}” does not say whose", quantity.as_said),
        holders => format!("“{}” counts {}", quantity.as_said, names(d, holders)),
    }
}

/// One side in its own words: `France, in Why So France: “several thousand”.`
fn cite(d: &Dossier, side: Side, quote: Option<Quote<'_>>) -> String {
    let who = match (side, quote) {
        (Side::Silence(..), _) => return String::new(),
        (Side::Text(ix), _) => return format!("Text: {}.", d.name_of(Entity::Instrument(ix))),
        (_, None) => return String::new(),
        (Side::Position(ix), _) => d.position(ix).map(|p| names(d, p.actors())).unwrap_or_default(),
        (Side::Participation(at, n), _) => {
            let part = d.instrument(at).and_then(|text| text.participation.get(n));
            let act = part.map_or("", |part| act_in_words(part.act));
            format!("{} {act}", part.map(|part| names(d, &part.actors)).unwrap_or_default())
        }
    };
    quote.map_or(String::new(), |quote| {
        let publisher = d.name_of(Entity::Document(quote.document()));
        format!("{who}, in {publisher}: {}.", short(quote.exact(), MOST_WORDS))
    })
}

const fn act_in_words(act: Act) -> &'static str {
    match act {
        Act::Signed => "signed",
        Act::Adopted => "adopted it",
        Act::Attended => "attended",
        Act::NotSigned => "did not sign",
        Act::Host => "hosted",
    }
}

/// The actors that both sides name, or else those of the first.
fn shared_actor(d: &Dossier, one: Side, other: Side) -> String {
    let actors = |side: Side| match side {
        Side::Position(ix) => d.position(ix).map(|p| p.actors().to_vec()).unwrap_or_default(),
        Side::Participation(at, n) => d
            .instrument(at)
            .and_then(|text| text.participation.get(n))
            .map(|part| part.actors.clone())
            .unwrap_or_default(),
        Side::Silence(actor, _) => vec![actor],
        Side::Text(_) => Vec::new(),
    };
    let (first, second) = (actors(one), actors(other));
    let both: Vec<ActorIx> = first.iter().copied().filter(|a| second.contains(a)).collect();
    names(d, if both.is_empty() { &first } else { &both })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Opened, PositionSet, bundled, open};
    use crate::insight::conflicts::conflicts;

    /// The sentences of one kind about which one of these words stands.
    fn told(kind: Kind, word: &str) -> Vec<String> {
        let Opened { dossier: d, .. } = open(&bundled());
        let found = conflicts(Known::from(&d), &PositionSet::all(d.len()));
        let of_kind = found.iter().filter(|c| c.kind == kind).map(|c| sentence(Known::from(&d), c));
        of_kind.filter(|sentence| sentence.contains(word)).collect()
    }

    #[test]
    fn nothing_in_the_bundled_dossier_is_called_a_contradiction() {
        assert_eq!(told(Kind::Contradiction, ""), Vec::<String>::new());
    }

    #[test]
    fn numbers_with_other_holders_are_other_denominators() {
        assert_eq!(
            told(Kind::Denominator, "thousand"),
            [
                "No contradiction, different denominators: “Several thousand” counts French soldiers alone; “up to \
                 15,000” counts French and British troops combined. France, in Why So France: \
                 “President Macron announced on France 2 that “several thousand” French soldiers \
                 could be deployed to maintain peace in Ukraine after a ceasefire is signed”. France \
                 and United Kingdom, in OSW Centre for Eastern Studies: “Individual countries will \
                 assume responsibility for specific components of the future mission: France and the \
                 UK pledged to deploy their ground forces – reportedly up to 15,000 troops \
                 combined”.",
                "No contradiction, different denominators: “Between 15,000 and 30,000” is said of “the deployment”, whose total is not stated; “several thousand” is France alone. Radio Free Europe/Radio Liberty, in The Kyiv Independent: \
                 “According to Radio Free Europe/Radio Liberty, the deployment could involve between 15,000 and \
                 30,000 troops”. France, in Why So France: “President Macron announced on France 2 that “several \
                 thousand” French soldiers could be deployed to maintain peace in Ukraine after a ceasefire is \
                 signed”.",
            ]
        );
    }

    #[test]
    fn the_elysee_denies_less_than_was_reported() {
        let found = told(Kind::NarrowerDenial, "Le Monde reports");
        assert_eq!(
            found,
            [
                "No contradiction, narrower denial: The Élysée denies a visit to the president's residence; it does \
              not deny that Dmitriev was in Paris. France, in RazomUA: “A Kremlin representative did not visit \
              the president's residence”. Le Monde, in RazomUA: “Le Monde reports that Kirill Dmitriev was \
              spotted in Paris on January 7”."
            ]
        );
    }

    #[test]
    fn neither_moscow_nor_paris_denies() {
        let found = told(Kind::NonDenial, "Asked about");
        assert_eq!(
            found,
            [
                "No contradiction, non-denial: Asked about the alleged visit, the spokesperson neither confirms nor \
              denies it. That is no denial. Russia, in BRICx News: “The Kremlin has declined to confirm or deny \
              reports that a senior French diplomatic adviser visited Moscow earlier this week for talks with \
              Russian officials”. Unnamed sources of international media, in BRICx News: “According to sources \
              cited by international media outlets, Emmanuel Bonne, President Emmanuel Macron's top diplomatic \
              adviser, traveled to the Russian capital on February 3, 2026”."
            ]
        );
        let paris = told(Kind::NonDenial, "The French presidency neither confirms");
        assert_eq!(paris.len(), 2);
        assert!(
            paris
                .iter()
                .all(|s| s.contains("has neither confirmed nor denied the reported meeting"))
        );
    }

    #[test]
    fn the_participants_signed_is_loose_wording_inside_one_document() {
        let found = told(Kind::LooseWording, "");
        assert_eq!(
            found,
            [
                "No contradiction: Loose wording: “the participants” include the US envoys who attended, yet the \
              same document notes the absence of US signatures. It does not show that the US signed. \
              Participants in the Paris meeting of 6 January, in OSW Centre for Eastern Studies: “The \
              participants signed the so-called Paris Declaration”. United States, in OSW Centre for Eastern \
              Studies: “The absence of US signatures on the declaration itself”."
            ]
        );
        assert_eq!(told(Kind::AttendedNotSigned, "To attend is not to sign").len(), 1);
    }

    #[test]
    fn substantial_and_thorough_are_one_utterance() {
        let found = told(Kind::SameUtterance, "thorough");
        assert_eq!(
            found,
            [
                "No contradiction, one utterance told twice: “Substantial documents, and not just words” (Why So \
              France) and ‘thorough’ documents (OSW) are taken to be one utterance in two translations. Ukraine, \
              in Why So France: “it is important that the coalition now has substantial documents, and not just \
              words”. Ukraine, in OSW Centre for Eastern Studies: “described the \
              documents adopted in Paris as ‘thorough’ and as a signal that Europe and the Coalition of the \
              Willing are serious about providing Ukraine with security guarantees”."
            ]
        );
    }

    #[test]
    fn a_claim_that_nobody_answers_is_one_sided() {
        let found = told(Kind::OneSided, "US embassy");
        assert!(found.iter().any(|s| s.starts_with(
            "One-sided claim: only others speak on “Dmitriev at the US embassy”; United States says nothing on it in the \
             documents held here."
        )));
    }

    /// The kinds that are found among some positions of `a`, `b` and the relay `r`, on the undertaking `t`,
    /// the claim `c` with its parts `c1` and `c2`.
    fn check(positions: &str, expected: &[Kind]) {
        let frame = r#"(dossier: (id: "d", title: "D"),
            actors: [(id: "a", name: "A", kind: State), (id: "b", name: "B", kind: State),
                (id: "r", name: "R", kind: Outlet)],
            topics: [(id: "t", name: "T", short: "T", kind: Undertaking, question: "?", place: "Here"),
                (id: "c", name: "C", short: "C", kind: Claim, question: "?"),
                (id: "c1", name: "C1", short: "C1", kind: Claim, question: "?", parent: "c"),
                (id: "c2", name: "C2", short: "C2", kind: Claim, question: "?", parent: "c")],
            instruments: [(id: "final", title: "F", kind: Declaration, text: Final),
                (id: "draft", title: "F", kind: Declaration, text: Draft, draft_of: "final")],
            documents: [(id: "o", publisher: "P", kind: News)], positions: [POSITIONS])"#;
        let by = |who: &str| {
            format!(
                "actors: [\"{who}\"], summary: \"S\", evidence: [(document: \"o\", exact: \"7 or 9 words of it\", \
                 attribution: [(who: [\"{who}\"], mode: Indirect)])]"
            )
        };
        let mut text = frame.replace("POSITIONS", positions);
        for who in ["a", "b", "r"] {
            text = text.replace(&format!("BY-{who}"), &by(who));
        }
        let file = crate::dossier::SourceFile { name: "a.ron".to_string(), text: text.into() };
        let Opened { dossier: d, problems } = open(&[file]);
        assert!(problems.iter().all(|p| p.code().name() >= "D130"), "{problems:?}");
        let kinds: Vec<Kind> =
            conflicts(Known::from(&d), &PositionSet::all(d.len())).iter().map(|c| c.kind).collect();
        assert_eq!(kinds, expected, "{positions}");
    }

    const COMMIT: &str = r#"(id: "x", topic: "t", stance: Commit, firmness: Pledged, BY-a),"#;
    const REFUSE: &str = r#"(id: "y", topic: "t", stance: Refuse, BY-a),"#;

    #[test]
    fn to_undertake_and_to_decline_is_a_contradiction_only_when_nothing_tells_them_apart() {
        check(&format!("{COMMIT}{REFUSE}"), &[Kind::Contradiction]);
        let limited =
            COMMIT.replace("BY-a", "BY-a, conditions: [(kind: Caveat, text: \"only so\")]");
        check(&format!("{limited}{REFUSE}"), &[Kind::Scope]);
        let there = COMMIT.replace("BY-a", "BY-a, place: \"There\"");
        check(&format!("{there}{REFUSE}"), &[Kind::Scope]);
        let other = REFUSE.replace("BY-a", "BY-b");
        check(&format!("{COMMIT}{other}"), &[]);
        let drafted = COMMIT.replace("BY-a", "BY-a, instrument: \"draft\"");
        check(&format!("{drafted}{REFUSE}"), &[]);
        let dated = |entry: &str, day: &str| {
            entry.replace("BY-a", &format!("BY-a, stated_on: \"2031-05-{day}\""))
        };
        let later = dated(COMMIT, "09")
            .replace("stated_on", "links: [(kind: Supersedes, to: \"y\")], stated_on");
        check(&format!("{later}{}", dated(REFUSE, "04")), &[]);
        // Whoever could and does is not at odds with itself.
        let ready = r#"(id: "z", topic: "t", stance: Ready, firmness: Signalled, BY-a),"#;
        check(&format!("{COMMIT}{ready}"), &[]);
    }

    #[test]
    fn numbers_contradict_only_with_one_holder_on_one_day() {
        let number = |id: &str, said: &str, more: &str| {
            let value: f64 = said.parse().unwrap();
            format!(
                "(id: \"{id}\", topic: \"t\", stance: Commit, firmness: Pledged, BY-a, quantity: (as_said: \
                 \"{said}\", unit: \"ships\", min: {value:?}, max: {value:?}, held_by: [{more}),"
            )
        };
        let on = |day: &str| format!("\"a\"]), stated_on: \"2031-05-0{day}\"");
        let (first, second) = (number("x", "7", &on("1")), number("y", "9", &on("1")));
        check(&format!("{first}{second}"), &[Kind::Contradiction]);
        check(&format!("{first}{}", number("y", "9", &on("2"))), &[]);
        check(&format!("{first}{}", number("y", "9", "\"a\", \"b\"])")), &[Kind::Denominator]);
        check(&format!("{first}{}", number("y", "7", &on("1"))), &[]);
    }

    #[test]
    fn only_a_denial_of_the_very_claim_contradicts_it() {
        let said = r#"(id: "x", topic: "c1", stance: Assert, BY-r),"#;
        let whole = r#"(id: "w", topic: "c", stance: Assert, BY-r),"#;
        let deny = |topic: &str| format!("(id: \"y\", topic: \"{topic}\", stance: Deny, BY-a),");
        check(&format!("{said}{}", deny("c1")), &[Kind::Contradiction]);
        check(
            &format!("{said}{whole}{}", deny("c2")),
            &[Kind::NarrowerDenial, Kind::NarrowerDenial],
        );
        check(&format!("{whole}{}", deny("c2")), &[Kind::NarrowerDenial]);
        let open = r#"(id: "y", topic: "c1", stance: Noncommittal, BY-a),"#;
        check(&format!("{said}{open}"), &[Kind::NonDenial]);
        // A person's link overrules all of it.
        let linked = deny("c1")
            .replace("BY-a", "BY-a, links: [(kind: Corroborates, to: \"x\", why: \"W\")]");
        check(&format!("{said}{linked}"), &[]);
        let about = said.replace("BY-r", "BY-r, about: [\"b\"]");
        check(&about, &[Kind::OneSided]);
    }
}
