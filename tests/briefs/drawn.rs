//! Briefs drawn at random, with text in them that is hard on every format.

use std::sync::Arc;

use onrecord::brief::{
    Brief, Excerpt, Fact, Head, Item, ItemKind, Part, Quoted, Snapshot, Source, Subject, TakenAt,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Any text: what some format would take for a mark, and letters of any kind.
pub(super) fn text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(
        &[
            "plain words",
            "",
            " ",
            "=1+1",
            "- item",
            "# no",
            "<b>&amp;</b>",
            "]]>",
            "\"",
            "\\",
            "'",
            "a\nb",
            "\r\n",
            "\t",
            "\u{0}",
            "\u{1b}[2J",
            "\u{202e}x",
            "e\u{301}",
            "Ω漢字",
            "| a | b |",
            "None",
            "Some(\"x\")",
            "\u{10ffff}",
            "//",
            "(",
            ")",
            "r#\"",
            "\u{2028}",
        ][..],
    );
    vec(prop_oneof![4 => pieces.prop_map(str::to_string), 1 => "\\PC{0,6}"], 0..4)
        .prop_map(|parts| parts.concat())
}

fn quoted() -> impl Strategy<Value = Quoted> {
    (text(), text(), text(), text(), text(), vec(text(), 0..3), text()).prop_map(
        |(document, exact, prefix, suffix, translation, chain, citation)| Quoted {
            document,
            exact,
            prefix,
            suffix,
            translation,
            chain,
            citation,
        },
    )
}

fn part() -> impl Strategy<Value = Part> {
    let fact = (text(), text(), vec(quoted(), 0..2), any::<bool>())
        .prop_map(|(label, text, quotes, apart)| Fact { label, text, quotes, apart });
    (text(), text(), text(), text(), vec(fact, 0..3), vec(quoted(), 0..3)).prop_map(
        |(label, position, headline, summary, facts, quotes)| Part {
            label,
            position,
            headline,
            summary,
            facts,
            quotes,
        },
    )
}

fn of() -> impl Strategy<Value = Subject> {
    prop_oneof![
        Just(Subject::Nothing),
        text().prop_map(Subject::Position),
        (text(), text()).prop_map(|(actor, topic)| Subject::Cell { actor, topic }),
        text().prop_map(Subject::Conflict),
        (text(), text()).prop_map(|(sides, case)| Subject::Comparison { sides, case }),
        (text(), text()).prop_map(|(document, exact)| Subject::Quote { document, exact }),
        (text(), text()).prop_map(|(actor, topic)| Subject::Line { actor, topic }),
    ]
}

fn snapshot() -> impl Strategy<Value = Snapshot> {
    let taken = (option::of(text()), option::of(text()), text())
        .prop_map(|(as_of, since, clock)| TakenAt { as_of, since, clock });
    let source = (text(), text(), text()).prop_map(|(id, publisher, url)| Source {
        id,
        publisher,
        url,
        ..Source::default()
    });
    (
        of(),
        option::of(taken),
        text(),
        text(),
        text(),
        vec(text(), 0..2),
        vec(part(), 0..3),
        (vec(source, 0..2), vec(quoted(), 0..2)),
    )
        .prop_map(|(of, taken, title, who, date, says, parts, (sources, grounds))| Snapshot {
            of,
            taken,
            title,
            who,
            date,
            says,
            parts,
            sources,
            grounds,
            ..Snapshot::default()
        })
}

fn what() -> impl Strategy<Value = ItemKind> {
    let kept = (snapshot(), vec(0usize..6, 0..3)).prop_map(|(snapshot, left_out)| {
        ItemKind::Excerpt(Box::new(Excerpt { snapshot, left_out, ..Excerpt::default() }))
    });
    prop_oneof![1 => Just(ItemKind::Text), 1 => text().prop_map(ItemKind::Heading), 3 => kept]
}

/// Any brief.
pub(super) fn brief() -> impl Strategy<Value = Brief> {
    let head = (text(), text(), text(), text(), any::<bool>()).prop_map(
        |(title, prepared_for, prepared_by, handling, short)| Head {
            made_on: "2026-01-06".to_string(),
            changed_on: String::new(),
            title,
            prepared_for,
            prepared_by,
            handling,
            dossier: String::new(),
            short,
        },
    );
    (head, vec((what(), text()), 0..4)).prop_map(|(head, items)| Brief {
        head,
        items: (1..)
            .zip(items)
            .map(|(id, (what, note))| Arc::new(Item { id, what, note }))
            .collect(),
    })
}
