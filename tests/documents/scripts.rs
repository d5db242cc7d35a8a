//! Sentences of the world's scripts, in each kind of document: a part of one over a line end is proved, and
//! no part of one with a letter changed is.

use onrecord::documents::{Limits, read};
use onrecord::verify::{QuoteFinder, Sought, VerdictKind};

use super::made;

/// What stands before a part, the part with the end of a line in it, and what stands behind.
const SENTENCES: [[&str; 4]; 14] = [
    ["外交部发言人表示，", "中方不会向乌克兰派遣", "作战部队", "，但愿意提供人道主义援助。"],
    ["該國部長昨日在港口說，", "政府將在春季派遣六艘", "軍艦前往該港", "，並支付費用。"],
    ["外務大臣は、", "春に六隻の艦船をこの港に", "派遣する", "用意があると述べた。"],
    ["同国は", "ウクライナに地上部隊を", "派遣しない", "と首相が語った。"],
    ["รัฐมนตรีกล่าวว่า", "กระทรวงจะไม่ส่งเรือรบ", "ไปยังท่าเรือ", "ในปีนี้"],
    ["นายกรัฐมนตรีแถลงว่า", "ประเทศไทยพร้อมที่จะส่ง", "ความช่วยเหลือ", "ทันที"],
    ["រដ្ឋមន្ត្រីបាននិយាយថា", "ប្រទេសនឹងមិន", "បញ្ជូនទាហាន", "ទេ។"],
    ["ဝန်ကြီးက", "တပ်ဖွဲ့များကို", "မစေလွှတ်ဘူး", "ဟု ပြောကြားခဲ့သည်။"],
    ["ລັດຖະມົນຕີກ່າວວ່າ", "ຈະບໍ່", "ສົ່ງທະຫານ", "ໃນປີນີ້"],
    ["मंत्री ने कहा कि ", "देश इस वर्ष अपनी ", "सेना नहीं भेजेगा", " और सहायता देगा।"],
    ["قال الوزير إن ", "البلاد لن ترسل قوات ", "كبيرة إلى الميناء", " هذا العام."],
    ["השר אמר כי ", "המדינה לא תשלח ", "חיילים אל הנמל", " השנה."],
    ["장관은 ", "올봄에 여섯 척의 함정을 ", "항구로 보내지 않겠다고", " 말했다."],
    ["মন্ত্রী বলেছেন যে ", "দেশটি এই বছর ", "সৈন্য পাঠাবে না", " বলে জানা গেছে।"],
];

/// The kinds of documents that a sentence is put into, by a name and how.
fn documents(before: &str, one: &str, two: &str, behind: &str) -> Vec<(&'static str, Vec<u8>)> {
    let (one, whole) = (one.trim_end(), format!("{before}{one}{two}{behind}"));
    let lines = format!("{before}{one}\n{two}{behind}");
    let page =
        |body: &str| format!("<!doctype html><meta charset=utf-8><p>{body}</p>").into_bytes();
    let mail = format!(
        "MIME-Version: 1.0\nSubject: x\nContent-Type: text/plain; charset=utf-8\n\n{lines}\n"
    );
    vec![
        ("a.txt", format!("{lines}\n").into_bytes()),
        ("b.txt", format!("{before}{one}\r\n  {two}{behind}").into_bytes()),
        ("a.md", format!("{lines}\n").into_bytes()),
        ("a.html", page(&lines)),
        ("b.html", page(&format!("{before}{one}<br>{two}{behind}"))),
        ("c.html", page(&whole)),
        ("a.docx", made::docx(&made::paragraph(&[(&whole, "")]))),
        ("a.eml", mail.into_bytes()),
    ]
}

#[test]
fn a_part_of_a_sentence_is_proved_over_the_end_of_a_line() {
    for [before, one, two, behind] in SENTENCES {
        let part = format!("{one}{two}");
        for (name, bytes) in documents(before, one, two, behind) {
            let extract = read(&bytes, name, &Limits::default()).unwrap();
            let finder = QuoteFinder::new(&extract);
            let verdict = finder.judge(Sought { exact: &part, ..Sought::default() });
            assert!(
                verdict.is_proof(),
                "{part} in {name}: {}\n{}",
                verdict.sentence(),
                extract.text
            );
            let is_broken = !extract.text.contains(&part);
            assert_eq!(verdict.kind() == VerdictKind::Exact, !is_broken, "{part} in {name}");
            for mutant in mutants(&part) {
                let verdict = finder.judge(Sought { exact: &mutant, ..Sought::default() });
                assert!(
                    !verdict.is_proof(),
                    "{mutant} for {part} in {name}: {}",
                    verdict.sentence()
                );
            }
        }
    }
}

/// The text with each letter left out, doubled, and replaced by one that stands elsewhere in it.
fn mutants(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut mutants = Vec::new();
    for at in 0..letters.len() {
        // At the ends, less is a shorter quote.
        let is_end = at == 0 || at + 1 == letters.len();
        let other = letters[(at + 5) % letters.len()];
        for (most, instead) in
            [(is_end, vec![]), (false, vec![letters[at]; 2]), (false, vec![other])]
        {
            let mut mutant = letters.clone();
            mutant.splice(at..=at, instead);
            let mutant: String = mutant.into_iter().collect();
            let same = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            if !most && same(&mutant) != same(text) {
                mutants.push(mutant);
            }
        }
    }
    mutants
}

#[test]
fn neither_a_blank_nor_half_a_word_is_proved_there() {
    let cells = "<table><tr><td>中方不会<td>派遣部队</table>";
    made::html(cells, &[('+', "中方不会"), ('-', "中方不会派遣部队")]);
    made::html("<p>中方不会</p><p>派遣部队</p>", &[('-', "中方不会派遣部队")]);
    made::html("<p>中方不会派遣部队</p>", &[('-', "中方不会 派遣部队"), ('-', "国务")]);
    made::html("<p>派遣十五艘军舰</p>", &[('-', "五艘军舰"), ('+', "十五艘军舰")]);
    made::html("<p>外務大臣は港に艦船を派遣する</p>", &[('-', "臣は港に艦船を派遣する")]);
    made::html("<p>กระทรวงจะไม่ส่งเรือรบ", &[('-', "ทรวงจะไม่ส่งเรือรบ"), ('+', "จะไม่ส่งเรือรบ")]);
    made::html(
        "<p>部长昨天说：中方不会派遣部队，但愿意提供人道主义援助",
        &[('+', "中方不会派遣部队[…]愿意提供人道主义援助"), ('-', "部长[…]援助")],
    );
}

#[test]
fn half_a_broken_word_is_not_proved() {
    for (exact, text) in [
        (
            "able to send ships to the port",
            "Arland is clearly un-\nable to send ships to the port.",
        ),
        ("told the house that Arland can", "It told the house that Arland can-\nnot go."),
        ("able to send ships to the port", "Arland is un\u{ad}able to send ships to the port."),
        ("Arland says that it will not", "Arland says that it will not\u{200b}ify us."),
    ] {
        let extract = read(text.as_bytes(), "a.txt", &Limits::default()).unwrap();
        let verdict = QuoteFinder::new(&extract).judge(Sought { exact, ..Sought::default() });
        assert!(!verdict.is_proof(), "{exact:?} in {text:?}: {}", verdict.sentence());
    }
}
