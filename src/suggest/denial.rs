//! Words that deny what stands with them.

/// Words that deny: English, German, French, Ukrainian and Russian.
pub(super) const NOT: [&str; 18] = [
    "not",
    "no",
    "never",
    "nobody",
    "none",
    "nothing",
    "nicht",
    "kein",
    "keine",
    "niemand",
    "pas",
    "aucun",
    "aucune",
    "jamais",
    "не",
    "ні",
    "ніколи",
    "никогда",
];
