//! The fields of the language: their names, what each asks, and what its values look like.

/// A field of what is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Actor,
    Group,
    Topic,
    Family,
    Stance,
    Firmness,
    Bucket,
    Instrument,
    Document,
    Publisher,
    Kind,
    Language,
    Date,
    Before,
    After,
    Relays,
    Proof,
    Is,
}

/// Name, what it asks, an example.
type Described = (Field, &'static str, &'static str, &'static str);

const FIELDS: &[Described] = &[
    (Field::Actor, "actor", "whose position it is, or who speaks", "actor:germany"),
    (Field::Group, "group", "whose members it is of", "group:coalition"),
    (Field::Topic, "topic", "on what; topics below it included", "topic:ground-troops"),
    (Field::Family, "family", "what kind of stance", "family:withholds"),
    (Field::Stance, "stance", "which stance", "stance:refuse"),
    (Field::Firmness, "firmness", "how firm; >= for at least so firm", "firmness:>=pledged"),
    (Field::Bucket, "bucket", "where its actor stands on its topic", "bucket:conditioned"),
    (Field::Instrument, "instrument", "on which text it hangs", "instrument:paris-declaration"),
    (Field::Document, "doc", "in which document a quote stands", "doc:osw-2026-01-08"),
    (Field::Publisher, "publisher", "by whom that was published", "publisher:\"OSW Centre\""),
    (Field::Kind, "kind", "what kind of document that is", "kind:news"),
    (Field::Language, "lang", "in which language it is", "lang:en"),
    (Field::Date, "date", "in which month, or undated", "date:2026-01"),
    (Field::Before, "before", "before a day, by the clock in force", "before:2026-01-06"),
    (Field::After, "after", "after a day, by the clock in force", "after:2026-01-06"),
    (Field::Relays, "relays", "by how many it was passed on; <= for at most", "relays:<=1"),
    (Field::Proof, "proof", "how its quotes stand", "proof:proved"),
    (
        Field::Is,
        "is",
        "own-words, draft, joint, anonymous, conflict, undated, new …",
        "is:own-words",
    ),
];

impl Field {
    /// All of them, in the order of the help.
    pub fn all() -> impl Iterator<Item = Field> {
        FIELDS.iter().map(|(field, ..)| *field)
    }

    fn described(self) -> Option<&'static Described> {
        FIELDS.iter().find(|(field, ..)| *field == self)
    }

    /// As it is typed, before the colon.
    pub fn name(self) -> &'static str {
        self.described().map_or("", |(_, name, ..)| name)
    }

    /// What it asks, as a clause.
    pub fn meaning(self) -> &'static str {
        self.described().map_or("", |(_, _, meaning, _)| meaning)
    }

    /// What could be typed.
    pub fn example(self) -> &'static str {
        self.described().map_or("", |(.., example)| example)
    }

    /// The field of that name, whatever the case; some have a second name.
    pub fn named(name: &str) -> Option<Field> {
        let name = name.to_ascii_lowercase();
        let name = match name.as_str() {
            "document" => "doc",
            "language" => "lang",
            "text" => "instrument",
            "by" | "who" => "actor",
            other => other,
        };
        FIELDS.iter().find(|(_, held, ..)| *held == name).map(|(field, ..)| *field)
    }

    /// Whether its values are compared rather than named: `<=1`, `>=pledged`.
    pub const fn is_compared(self) -> bool {
        matches!(self, Field::Firmness | Field::Relays)
    }
}
