//! The hostile texts, the dossier that holds one in every field, and what must never come out.

use onrecord::dossier::SourceFile;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// Texts that act on a terminal, hide, reorder, widen, or mean something to an export's reader.
pub(crate) const PIECES: &[&str] = &[
    "\u{1b}[2J\u{1b}[1;1Hcleared",
    "\u{1b}]0;title\u{7}\u{1b}]52;c;ZXZpbA==\u{1b}\\",
    "\u{1b}P1$r0m\u{1b}\\\u{1b}[6n\u{1b}c",
    "\u{9b}31m\u{9d}0;x\u{9c}\u{85}\u{90}q",
    "over\rwrite\u{8}\u{8}\u{7}\u{b}\u{c}\u{7f}\0",
    "abc\u{202e}cba\u{202d}\u{2066}x\u{2069}\u{200f}\u{61c}\u{202a}",
    "so\u{200b}ft\u{ad}\u{2060}\u{feff}\u{200d}\u{200c}\u{34f}\u{180e}\u{115f}\u{3164}\u{2063}",
    "a\u{e0041}\u{e0042}\u{e007f}\u{fe0f}b\u{e0100}\u{fe01}c\u{17b4}d\u{fff9}\u{fffb}",
    "two\nlines\r\nand\ta\u{2028}tab\n\n\n    \n---\n",
    "漢字かな한글ｶ\u{ff9e}ｱ漢字かな한글漢字かな한글漢字かな한글漢字かな한글",
    "👩\u{200d}👩\u{200d}👧\u{200d}👧🇫🇷🇩🇪🇩❤\u{fe0f}1\u{fe0f}\u{20e3}🏴\u{e0067}\u{e0062}\u{e007f}👍🏽\u{1f3fd}",
    "\u{301}\u{302}e\u{301}\u{600}1\u{6dd}\u{1160}\u{11ab}\u{fff0}\u{e000}\u{fdd0}\u{10ffff}",
    "עברית العربية לא ﷽ ก\u{e33}",
    "=cmd|' /C calc'!A0",
    "+1+1\n=2",
    "-@SUM(1)",
    "@x 'own ＝1 ＠",
    "\"quo,te\"; '\\\"\r\n=1",
    "<script>alert(1)</script> <!-- x --> &lt; &#60; <b> <https://x.example>",
    "[x](javascript:y) ![i](u) https://x.example www.x.example a@b.example [^1] [r]: /u",
    "*a* **b** _c_ __d__ ~~e~~ `f` ``` ~~~ | g | \\| \\",
    "# h\n## h\n===\n1. one\n2) two\n- x\n+ y\n> q\n    code\n***\n| a |\n| - |",
    "1. one",
    "12) two",
    "    \t code",
    "***",
    "-- x",
    "(a)",
    "“said”",
    "a^b {x} $y$ :smile: 'q' ...",
];

/// Texts that are only long.
pub(crate) fn long() -> Vec<String> {
    vec![
        "e".to_string() + &"\u{301}".repeat(200),
        "क\u{94d}".repeat(300),
        "w".repeat(10_000),
        "漢".repeat(3_000),
        "\u{202e}".repeat(500) + &"\u{1b}".repeat(500) + &"\u{200b}x".repeat(500),
        "long words in a long text ".repeat(400),
        "\n".repeat(300),
        "👩\u{200d}👧".repeat(200),
    ]
}

/// A few texts that hold all pieces, for where each costs a process.
pub(crate) fn mixtures() -> Vec<String> {
    let mut mixtures: Vec<String> = PIECES.chunks(5).map(|pieces| pieces.join(" ")).collect();
    mixtures.push(PIECES.iter().rev().copied().collect());
    mixtures.extend([PIECES[13], PIECES[14], PIECES[21], PIECES[22]].map(str::to_string));
    mixtures.push("e".to_string() + &"\u{301}".repeat(200) + &"w".repeat(10_000));
    mixtures
}

/// The two files of a dossier with `text` in every field: in every second one it comes first, in
/// the others last, or the other way round.
pub(crate) fn dossier(text: &str, flip: bool) -> Vec<SourceFile> {
    let file = |name: &str, template: &str| SourceFile {
        name: name.to_string(),
        text: filled(template, text, flip).into(),
    };
    vec![
        file("good.ron", include_str!("good.ron")),
        file(&format!("broken {text}.ron"), include_str!("broken.ron")),
    ]
}

fn filled(template: &str, text: &str, flip: bool) -> String {
    let quoted = text.replace('\\', "\\\\").replace('"', "\\\"");
    // A name may hold letters and marks only, or it would be another mistake.
    let name: String =
        text.chars().filter(|c| c.is_alphabetic() || is_combining_mark(*c)).collect();
    let name = format!("n{}", name.chars().take(300).collect::<String>());
    let mut out = String::new();
    let mut number = 0;
    for part in template.split_inclusive(['§', '¤']) {
        number += 1;
        let first = (number % 2 == 0) != flip;
        match part.chars().next_back() {
            Some('§') if first => out.push_str(&part.replace('§', &format!("{quoted} w{number}"))),
            Some('§') => out.push_str(&part.replace('§', &format!("w{number} {quoted}"))),
            _ => out.push_str(&part.replace('¤', &name)),
        }
    }
    out
}

/// Acts on a terminal, or is not seen, wherever it stands.
pub(crate) fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}'
            | '\u{e0000}'..='\u{e00ff}' | '\u{f0000}'..)
}

/// What must not be in a piece of output, if anything.
pub(crate) fn harm(text: &str) -> Option<String> {
    if let Some(c) = text.chars().find(|c| is_forbidden(*c)) {
        return Some(format!("U+{:04X}", u32::from(c)));
    }
    for cluster in text.graphemes(true) {
        let first = cluster.chars().next().unwrap_or(' ');
        // Joiners and selectors are for pictures and for scripts that write with them.
        let plain = first.is_ascii_alphabetic() || first == ' ' || cluster.chars().count() == 1;
        let joins = |c: char| matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}');
        if plain && cluster.contains(joins) {
            return Some(format!("a lone joiner in {cluster:?}"));
        }
        if cluster.len() > 40 {
            return Some(format!("a stack of {} bytes", cluster.len()));
        }
    }
    None
}

/// Holds a whole output to it, line by line.
pub(crate) fn assert_harmless(what: &str, output: &str) {
    for line in output.split('\n') {
        if let Some(harm) = harm(line) {
            let shown: String = line.chars().take(300).collect();
            panic!("{what}: {harm} in {shown:?}");
        }
    }
}
