//! What the program is for, by keys: each question that a desk officer comes with, and with how many keys from
//! home it is answered.

use super::stage::{Play, small};
use onrecord::app::commands;
use onrecord::dossier::{bundled, open};
use onrecord::state::key::parse_keys;

/// A question, the keys that answer it from home, at most how many they are, and what is then seen.
struct Story {
    question: &'static str,
    /// Keys of the question before, where it goes on from there.
    after: &'static str,
    keys: &'static str,
    most: usize,
    seen: &'static [&'static str],
}

const STORIES: [Story; 11] = [
    Story {
        question: "what did Washington drop between the reported draft and the final text?",
        after: "",
        keys: "5",
        most: 3,
        seen: &["Dropped", "United States", "Omission is not refusal"],
    },
    Story {
        question: "do these sources contradict each other?",
        after: "",
        keys: "6",
        most: 3,
        seen: &["Narrower denial", "Non-denial", "The denial speaks of less than the report does"],
    },
    Story {
        question: "what could we say on the evening of 6 January?",
        after: "",
        keys: ",,,c",
        most: 4,
        seen: &["6 January 2026", "published"],
    },
    Story {
        question: "what had been said by the evening of 6 January?",
        after: "",
        keys: "A6<ret>",
        most: 3,
        seen: &["as of 6 January 2026, by what had been said by then", "published later"],
    },
    Story {
        question: "and what changed by the 8th?",
        after: "A6<ret>",
        keys: "A8<ret>",
        most: 3,
        seen: &["as of 8 January 2026", "44 marked since 6 January 2026", "perhaps new"],
    },
    Story {
        question: "is each quote still in its source?",
        after: "",
        keys: "4",
        most: 1,
        seen: &["quotes, attested"],
    },
    Story {
        question: "who said it in the actor's own words, passed on at most once?",
        after: "",
        keys: "fo1",
        most: 3,
        seen: &["in the actor's own words, passed on at most once"],
    },
    Story {
        question: "who is only spoken for?",
        after: "",
        keys: "8",
        most: 3,
        seen: &["Only reported", "Silent"],
    },
    Story {
        question: "where does everybody stand, Germany and Italy among them?",
        after: "",
        keys: "2",
        most: 1,
        seen: &["DEU Germany", "Refuse"],
    },
    Story {
        question: "which of those named here limits, refuses, or has said nothing itself?",
        after: "",
        keys: "5m",
        most: 3,
        seen: &["Italy", "Germany", "Membership is not a commitment"],
    },
    Story {
        question: "the contested visit in one neutral line",
        after: "",
        keys: "6w",
        most: 3,
        seen: &["Dmitriev", "What each phrase rests on"],
    },
];

#[test]
fn each_question_is_answered_by_few_keys_from_home() {
    for Story { question, after, keys, most, seen } in STORIES {
        let mut play = Play::new(open(&bundled()), commands());
        play.keys(after).keys(keys);
        for words in seen {
            play.see(words);
        }
        assert!(play.failures.is_empty(), "{question}: {:#?}\n{}", play.failures, play.screen());
        let count = parse_keys(keys).unwrap().len();
        assert!(count <= most, "{question}: {count} keys");
    }
}

#[test]
fn a_quote_that_reads_otherwise_is_seen_without_a_key_and_stops_the_export() {
    let mut play = Play::new(small(), commands());
    play.prove().see("1 reads otherwise");
    play.keys("2").see("≠").keys("e<ret>").see("Ctrl-A lets");
    assert!(play.failures.is_empty(), "{:#?}\n{}", play.failures, play.screen());
}

#[test]
fn what_changed_since_the_brief_is_seen_by_one_key() {
    let mut play = Play::new(small(), commands());
    play.keys("b");
    play.changed(
        "summary: \"Arland pledged to send 200 soldiers.\"",
        "summary: \"Arland pledged to go.\"",
    );
    play.keys("7").see("changed").see("Since it was collected: Summary:");
    assert!(play.failures.is_empty(), "{:#?}\n{}", play.failures, play.screen());
}

#[test]
fn what_is_new_since_the_brief_is_seen_by_one_key_and_led_to_by_another() {
    let mut play = Play::new(small(), commands());
    play.keys("b");
    let before = "        (\n            id: \"arl-troops-ready\"";
    let record = "        (id: \"later\", actors: [\"arl\"], topic: \"troops\", stance: Refuse, summary: \"Arland \
                  sends nobody.\", evidence: [(document: \"paper\", exact: \"nobody\", \
                  attribution: [(who: [\"arl\"], mode: Act)])]),\n";
    play.changed(before, &format!("{record}{before}"));
    play.keys("7").see("1 new").see("New since this brief:").see("Arland sends nobody.");
    play.keys("<home>>").chosen("ARL: Troops");
    assert!(play.failures.is_empty(), "{:#?}\n{}", play.failures, play.screen());
}

/// Where there was no room for all of it, nothing was said of how the quotes stand.
#[test]
fn what_reads_otherwise_is_in_sight_on_a_narrow_screen_too() {
    let mut play = Play::sized(small(), commands(), 60, 20);
    play.prove().see("1 reads otherwise");
    assert!(play.failures.is_empty(), "{:#?}\n{}", play.failures, play.screen());
}
