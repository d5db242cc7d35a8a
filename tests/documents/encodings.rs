//! Texts that do not say how their letters are encoded: what they show is proved, and no letter that may be
//! another is.

use encoding_rs::{
    Encoding, ISO_8859_2, ISO_8859_15, KOI8_R, MACINTOSH, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251,
    WINDOWS_1252,
};
use onrecord::documents::{Limits, read};
use onrecord::verify::{QuoteFinder, Sought};

use super::made::check;

/// What each quote proves of a text in an encoding that nothing states, in plain text and in a page.
#[track_caller]
fn without_name(text: &str, codec: &'static Encoding, quotes: &[(char, &str)]) {
    let (bytes, _, is_lossy) = codec.encode(text);
    assert!(!is_lossy, "{} has no {text}", codec.name());
    check(&bytes, "a.txt", quotes);
    check(&[b"<!doctype html><p>", &*bytes].concat(), "a.html", quotes);
}

#[test]
fn what_signs_and_languages_tell_is_proved() {
    for (text, codec, quotes) in [
        (
            "A berth at the quay costs £40 a day, the harbour master said.",
            WINDOWS_1252,
            &[('~', "quay costs £40 a day"), ('-', "quay costs Ł40 a day")][..],
        ),
        (
            "The ship turned by ±7° and waited for 3½ hours; it’s a naïve plan.",
            WINDOWS_1252,
            &[('~', "turned by ±7° and"), ('~', "it’s a naïve plan"), ('-', "turned by ą7° and")],
        ),
        (
            "A berth at the quay costs €40 a day, or £30 for the naïve.",
            ISO_8859_15,
            &[('~', "quay costs €40 a day"), ('-', "quay costs ¤40 a day"), ('~', "the naïve")],
        ),
        (
            "The quay costs £40 a day; the “master” isn’t there.",
            MACINTOSH,
            &[('~', "quay costs £40 a day"), ('~', "the “master” isn’t there")],
        ),
        (
            "La flotte sera prête à l'été, a déclaré le préfet après la grève.",
            WINDOWS_1252,
            &[('~', "La flotte sera prête à l'été"), ('-', "La flotte sera pręte ŕ l'été")],
        ),
        (
            "Přístav bude otevřen až příští týden, řekl ředitel; lodě čekají.",
            ISO_8859_2,
            &[('~', "bude otevřen až příští týden")],
        ),
        ("Порт будет открыт позже: мы ждём корабли.", WINDOWS_1251, &[('~', "мы ждём корабли")]),
        ("порт будет открыт позже: мы ждём корабли", KOI8_R, &[('~', "мы ждём корабли")]),
        ("港は来週まで閉じる。船は桟橋で待つ。", SHIFT_JIS, &[('~', "船は桟橋で待つ。")]),
    ] {
        without_name(text, codec, quotes);
    }
}

#[test]
fn a_letter_that_may_be_another_is_no_proof() {
    let text = "The minister met Mr Kova\u{10d} at the harbour and said that it will stay open.";
    without_name(
        text,
        WINDOWS_1250,
        &[
            ('-', "met Mr Kova\u{e8} at the harbour"),
            ('-', "met Mr Kova"),
            ('~', "at the harbour and said that it will stay open"),
        ],
    );
    let (bytes, ..) = WINDOWS_1250.encode(text);
    let extract = read(&bytes, "a.txt", &Limits::default()).unwrap();
    let shown = extract.text.split(" at ").next().unwrap().to_string();
    let told = QuoteFinder::new(&extract).judge(Sought { exact: &shown, ..Sought::default() });
    assert_eq!(
        told.sentence(),
        "Not proved: the copy does not say how its letters are encoded, and some of these may be others: \
         where it shows them right, save it as UTF-8."
    );
    // Of DOS, which is not recognised: nobody knows what any letter is.
    check(
        b"d\x82cision prise \x85 l'\x90lys\x82e, tr\x8as pr\x8at\x82e, dit le maire de la ville",
        "a.txt",
        &[('-', "d\u{201a}cision prise"), ('~', "dit le maire de la ville")],
    );
    // A statement leaves nothing in doubt.
    let stated = [b"<meta charset=windows-1250><p>", &*bytes].concat();
    check(&stated, "a.html", &[('+', "met Mr Kova\u{10d} at the harbour")]);
}
