//! Whose words are these: the rule that the innermost hop decides (rule 2 of the model).

use super::handles::{Hop, Position, Quote};
use super::known::Known;
use super::model::Dossier;
use super::rows::{ActorIx, Entity, InstrumentIx};
use super::terms::{Act, Mode};

/// How near a quote is to the actor whose position it shows; nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Words {
    /// Whole quoted words of the actor, or of one who represents it.
    Own,
    /// The same, in quoted fragments.
    OwnInPart,
    /// The wording of an instrument that the actor signed or adopted.
    Instrument,
    /// The source reports that the actor did it.
    OwnAct,
    /// The actor's statement, paraphrased.
    Reported,
    /// Somebody else speaks.
    Others,
}

impl Words {
    /// In plain words.
    pub const fn name(self) -> &'static str {
        match self {
            Words::Own => "quoted directly",
            Words::OwnInPart => "quoted in fragments",
            Words::Instrument => "a text it joined",
            Words::OwnAct => "as reported",
            Words::Reported => "paraphrased",
            Words::Others => "said by others",
        }
    }
}

/// Whose words a quote is, for one actor.
pub fn words(d: &Dossier, quote: Quote<'_>, actor: ActorIx) -> Words {
    words_known(Known::from(d), quote, actor)
}

/// The same as far as it was known: a text speaks for who is known to have joined it.
pub fn words_known(d: Known<'_>, quote: Quote<'_>, actor: ActorIx) -> Words {
    let joined =
        |text| d.took_part(text, actor, Act::Signed) || d.took_part(text, actor, Act::Adopted);
    words_if(&d, quote, actor, &joined)
}

/// The same where `joined` says which texts the actor joined.
pub fn words_if(
    d: &Dossier,
    quote: Quote<'_>,
    actor: ActorIx,
    joined: &dyn Fn(InstrumentIx) -> bool,
) -> Words {
    let Some(innermost) = quote.hops().next_back() else { return Words::Others };
    let of = |who: &Entity| words_of_speaker(d, *who, innermost, actor, joined);
    innermost.who.iter().map(of).min().unwrap_or(Words::Others)
}

fn words_of_speaker(
    d: &Dossier,
    who: Entity,
    hop: Hop<'_>,
    actor: ActorIx,
    joined: &dyn Fn(InstrumentIx) -> bool,
) -> Words {
    match who {
        Entity::Actor(speaker) if speaks_for(d, speaker, actor) => match hop.mode {
            Mode::Direct | Mode::Text => Words::Own,
            Mode::Mixed => Words::OwnInPart,
            Mode::Act => Words::OwnAct,
            Mode::Indirect => Words::Reported,
        },
        Entity::Instrument(text) if joined(text) => Words::Instrument,
        _ => Words::Others,
    }
}

/// Whether a speaker is the actor, or speaks for it.
pub fn speaks_for(d: &Dossier, speaker: ActorIx, actor: ActorIx) -> bool {
    speaker == actor || d.actor(speaker).is_some_and(|a| a.represents.contains(&actor))
}

/// The nearest words that a position has for one of its actors.
pub fn nearest_words(d: &Dossier, position: Position<'_>, actor: ActorIx) -> Words {
    position.evidence().map(|quote| words(d, quote, actor)).min().unwrap_or(Words::Others)
}
