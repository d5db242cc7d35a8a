//! A quote that begins or ends within a number or a compound is never proof, in any reader and however the
//! document sets it; one beside it is.

use proptest::prelude::*;

use super::made::{check, docx, paragraph, pdf};

/// A number or a compound in two parts, and what stands between them in the source.
fn cut() -> impl Strategy<Value = (String, String, String)> {
    let digits = |least: u32, most: u32| (least..most).prop_map(|n| n.to_string());
    let of = |all: &'static [&'static str]| prop::sample::select(all).prop_map(String::from);
    let groups =
        (digits(1, 999), of(&[" ", ",", ".", "'", "\u{a0}", "\u{202f}"]), digits(100, 999));
    let joined = (digits(1, 99), of(&["/", ":", "-", "\u{2013}", "\u{d7}"]), digits(1, 99));
    let signed = (of(&["", "up to "]), of(&["-", "\u{2212}", "\u{20ac}", "\u{b1}"]), digits(1, 99));
    let words = (of(&["twenty", "fifty", "ninety"]), of(&["-", " "]), of(&["five", "three"]));
    let scaled = (digits(1, 99), of(&[" "]), of(&["million", "thousand", "billion"]));
    let compound = (of(&["non", "anti", "half", "NATO"]), of(&["-"]), of(&["aligned", "led"]));
    prop_oneof![groups, joined, signed, words, scaled, compound]
}

/// The same sentence in each reader; in a web page the second part in a box of its own.
fn documents(before: &str, cut: &[&str; 3], behind: &str) -> Vec<(Vec<u8>, &'static str)> {
    let [first, mark, second] = cut;
    let sentence = format!("{before} {first}{mark}{second} {behind}");
    let runs = [(format!("{before} {first}"), ""), (format!("{mark}{second} {behind}"), "<w:b/>")];
    let runs = runs.each_ref().map(|(text, said)| (text.as_str(), *said));
    let page = format!(
        "<!doctype html><meta charset=utf-8><p>{before} {first}{mark}<b>{second}</b> {behind}"
    );
    let mut all = vec![
        (sentence.clone().into_bytes(), "a.txt"),
        (page.into_bytes(), "a.html"),
        (docx(&paragraph(&runs)), "a.docx"),
    ];
    if sentence.is_ascii() {
        let drawn = format!("BT /F 10 Tf 20 700 Td ({sentence}) Tj ET");
        all.push((pdf(&drawn, &[]), "a.pdf"));
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn half_a_number_is_never_proof((first, mark, second) in cut()) {
        let (before, behind) = ("The minister says that Arland will send", "ships to the port of Kern");
        for (bytes, name) in documents(before, &[&first, &mark, &second], behind) {
            let front = format!("{before} {first}");
            let front = front.trim_end();
            let mut quotes = vec![
                ('-', format!("{second} {behind}")),
                ('+', behind.to_string()),
                ('+', before.to_string()),
                ('+', format!("{before} {first}{mark}{second} {behind}")),
            ];
            if front.len() > before.len() && first != "up to " {
                quotes.push(('-', front.to_string()));
            }
            let quotes: Vec<(char, &str)> = quotes.iter().map(|(e, q)| (*e, q.as_str())).collect();
            check(&bytes, name, &quotes);
        }
    }
}
