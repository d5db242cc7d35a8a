//! What good and bad settings come to: for each text the values that hold then, the keys that commands have, and
//! every problem with its place and its remedy. And what no text does, whatever it holds.

use onrecord::app::commands;
use onrecord::state::command::Command;
use onrecord::state::command::Kind;
use onrecord::state::settings::{Problem, Settings, located, read, with_keys};

/// Reads a text as the program does: the settings, the command table, the problems in order.
fn outcome(text: &str) -> (Settings, Vec<Command>, Vec<Problem>) {
    let (settings, mut faults) = read(text);
    let (table, of_keys) = with_keys(&commands(), &settings.keys);
    faults.extend(of_keys);
    let problems = located(faults, text, "settings.ron");
    (settings, table, problems)
}

/// What differs from what holds without settings, and the problems.
fn told(text: &str) -> String {
    let (settings, table, problems) = outcome(text);
    let without = Settings::default();
    let mut out: Vec<String> = Vec::new();
    if settings.theme != without.theme {
        out.push(format!("theme {:?}", settings.theme));
    }
    if settings.ascii != without.ascii {
        out.push(format!("ascii {}", settings.ascii));
    }
    if settings.mouse != without.mouse {
        out.push(format!("mouse {}", settings.mouse));
    }
    if settings.watch != without.watch {
        out.push(format!("watch {}", settings.watch));
    }
    if let Some((folder, at)) = &settings.sources {
        out.push(format!("sources {folder:?} at byte {at}"));
    }
    for (own, command) in commands().iter().zip(&table) {
        assert_eq!(own.id, command.id);
        if own.keys != command.keys {
            out.push(format!("{} {:?}", command.id, command.keys));
        }
    }
    for p in problems {
        out.push(format!("{}:{} {} | {}", p.line, p.column, p.sentence, p.remedy));
    }
    out.join("\n")
}

/// Holds each text and what comes of it to a snapshot.
macro_rules! check {
    ($($text:expr,)+) => {
        let cases: Vec<String> =
            [$($text),+].iter().map(|text| format!("{text:?}\n{}", told(text))).collect();
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!(cases.join("\n\n"));
        });
    };
}

#[test]
fn what_is_right_holds() {
    check!(
        "",
        "// nothing\n",
        "/* nothing /* at all */ */",
        "()",
        " ( ) ",
        "\u{feff}",
        "\u{feff}(theme: Light)",
        "(theme: Dark)",
        "(theme: Auto, ascii: false, mouse: true, keys: {})",
        "(\r\n\ttheme: Mono,\r\n\tascii: true,\r\n)\r\n",
        "(theme:Mono,ascii:true,mouse:false,sources:\"a/b\",)",
        "(theme/* a */:/* b */Mono/* c */,// d\nascii// e\n:// f\ntrue/*,*/)/* g */",
        "(sources: \"/srv/copies\")",
        "(sources: \"a \\\"b\\\" \\u{e9}\")",
        "(sources: r#\"C:\\x\"#)",
        "(sources: \"two\nlines\")",
        "(keys: {\"app.quit\": [\"X\"]})",
        "(keys: {\"app.help\": [], \"actors.fold\": [\"<a-z>\", \"zz\"],})",
        "(keys: {r\"app.help\": [r#\"<f9>\"#,], \"app.\\u{72}edraw\": [\"<a-l>\", \"<a-l>\"]})",
        "(keys: {\"move.up\": [\"j\"], \"move.down\": [\"k\"]})",
        "(keys: {\"help.close\": [\"x\"], \"find.down\": [\"<c-j>\"]})",
    );
}

#[test]
fn each_value_that_is_wrong_is_told_and_left_out() {
    check!(
        "(theme: Drak)",
        "(theme: dark, ascii: true)",
        "(theme: \"Dark\")",
        "(theme: Some(Dark))",
        "(theme: 7, mouse: 0)",
        "(ascii: yes, mouse: no)",
        "(ascii: \"true\")",
        "(ascii: True)",
        "(mouse: (false))",
        "(mouse: [false], ascii: {true: false})",
        "(sources: copies)",
        "(sources: copies/of/it)",
        "(sources: [\"a\"])",
        "(sources: \"\")",
        "(sources: \"  \")",
        "(sources: \"~/x\")",
        "(sources: \"\\q\")",
        "(sources: None)",
        "(theme: Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)",
        "(keys: [\"q\"])",
        "(keys: \"q\")",
        "(keys: (\"app.quit\": [\"q\"]))",
        "(keys: {\"app.quit\": \"X\", \"app.help\": [\"<f9>\"]})",
        "(keys: {\"app.quit\": (\"X\")})",
        "(keys: {\"app.quit\": {\"X\"}})",
        "(keys: {\"app.quit\": [\"X\", 7, Y, [\"Z\"]]})",
        "(keys: {\"app.quit\": [x]})",
        "(keys: {\"app.quit\": ['x']})",
        "(keys: {\"\\q\": [\"x\"], \"app.help\": [\"<f9>\"]})",
    );
}

#[test]
fn each_name_that_is_wrong_is_told() {
    check!(
        "(asci: true)",
        "(ascii: true,\n  asci: true)",
        "(Theme: Dark)",
        "(colour: \"red\", nope: (a: [1, 2], b: {\"c\": (d)}), ascii: true)",
        "(\"theme\": Dark)",
        "(mouse: true, mouse: false)",
        "(mouse: maybe, mouse: false)",
        "(keys: {}, keys: {\"app.quit\": [\"X\"]})",
        "(keys: {\"move.dwn\": [\"x\"], \"something.else\": [\"y\"], \"\": [\"z\"]})",
        "(keys: {\"App.Quit\": [\"X\"], \"quit\": [\"Y\"]})",
        "(keys: {app.quit: [\"X\"], \"app.help\": [\"<f9>\"]})",
        "(keys: {\"app.help\": [\"<f9>\"], \"app.help\": []})",
        "(keys: {\"app.help\": [\"<f9>\"], r\"app.help\": [\"<f8>\"], \"app.quit\": [\"X\"]})",
        "(keys: {\"app.help\": [7], \"app.help\": [\"<f8>\"]})",
    );
}

#[test]
fn each_mark_that_is_missing_or_too_much_is_told() {
    check!(
        "theme: Dark",
        "[theme: Dark]",
        "{theme: Dark}",
        "Settings(theme: Dark)",
        "#![enable(implicit_some)]\n(theme: Dark)",
        ")",
        "}",
        "(",
        "((theme: Dark))",
        "(mouse: false ascii: true)",
        "(mouse: false; ascii: true)",
        "(mouse: false,, ascii: true)",
        "(, mouse: false)",
        "(mouse:, ascii: true)",
        "(mouse:: false, ascii: true)",
        "(mouse: )",
        "(mouse:",
        "(mouse false, ascii: true)",
        "(mouse = false, ascii: true)",
        "(mouse)",
        "(: false)",
        "(mouse: false",
        "(mouse: false, ascii: true,",
        "(mouse: false) x",
        "(mouse: false)) ascii: true",
        "(mouse: false)\n(ascii: true)",
        "(mouse: false]",
        "(mouse: false}, ascii: true)",
        "(sources: \"x, ascii: true)",
        "(sources: \"x, ascii: true,\n theme: \"Dark\")",
        "(mouse: false /* x",
        "(foo: \"x",
        "(keys: \"x",
        "(sources: r#\"x\")",
        "(mouse: (false, ascii: true)",
        "(keys: {",
        "(keys: {\"app.quit\"",
        "(keys: {\"app.quit\":",
        "(keys: {\"app.quit\": [",
        "(keys: {\"app.quit\": [\"X",
        "(keys: {\"app.quit\": [\"X\"",
        "(keys: {\"app.quit\": [\"X\"]",
        "(keys: {\"app.quit\": [\"X\"]}",
        "(keys: {\"app.help\": [\"<f9>\", \"app.quit\": [\"X\"]})",
        "(keys: {\"app.help\": [\"app.quit\": [\"X\"]})",
        "(keys: {\"app.help\": [\"<f9>\"}, ascii: true)",
        "(keys: {\"app.help\": [\"<f9>\"], ascii: true)",
        "(keys: {\"app.help\": [\"<f9>\", ascii: true)",
        "(keys: {\"app.help\": [\"<f9>\"\n\"<f8>\"]\n\"app.quit\": [\"X\"]}\nascii: true)",
        "(keys: {\"app.help\": [,\"<f9>\",, \"<f8>\"],, \"app.quit\": [,]})",
        "(keys: {\"app.help\" [\"<f9>\"], \"app.quit\": [\"X\"]})",
        "(keys: {\"app.help\": \"<f9>\"], \"app.quit\": [\"X\"]})",
        "(keys: \"app.help\": [\"<f9>\"]}, ascii: true)",
    );
}

#[test]
fn keys_that_cannot_be_are_told() {
    check!(
        "(keys: {\"move.up\": [\"<nope>\", \"<ret\", \"\", \"<c-K>\", \"<c-i>\", \"<c-m>\", \"<c-[>\", \"\\t\", \"<a-k>\"]})",
        "(keys: {\"find.down\": [\"x\", \"<c-x>\"], \"palette.run\": [\"<space>\"], \"search.accept\": [\"é\"]})",
        "(keys: {\"move.up\": [\"j\", \"<a-k>\"], \"actors.fold\": [\"Z\"]})",
        "(keys: {\"app.help\": [\"<f9>\"], \"app.redraw\": [\"<f9>\"]})",
        "(keys: {\"app.help\": [\"g\"], \"actors.fold\": [\"qz\"], \"grid.fold\": [\"g\"], \"app.redraw\": [\"ga\"]})",
        "(keys: {\"app.help\": [\"ab\", \"a\", \"abc\"]})",
        "(keys: {\"app.help\": [\"<c-a-x>\", \"<a-c-x>\"]})",
        "(keys: {\"app.quit\": []})",
        "(keys: {\"app.palette\": []})",
        "(keys: {\"app.quit\": [], \"app.palette\": []})",
        "(keys: {\"app.palette\": [], \"move.up\": [\":\", \"q\"], \"app.quit\": []})",
        "(keys: {\"app.quit\": [], \"app.palette\": [\"<nope>\"]})",
        "(keys: {\"app.quit\": [\"j\"], \"app.palette\": []})",
        "(keys: {\"app.palette\": [\"q\", \"<c-c>\", \"<c-q>\"], \"app.quit\": [\"<nope>\"]})",
        "(keys: {\"actors.fold\": [\"q\"], \"app.quit\": [\"<f10>\", \"z\"]})",
        "(keys: {\"reader.outline\": [\"<c-c>\"], \"help.close\": [\"<c-c>\"]})",
        "(keys: {\"export.close\": [\"<c-q>\"], \"briefs.down\": [\":\"]})",
        "(keys: {\"writing.done\": [\"x\"], \"briefs.open\": [\"é\"], \"export.write\": [\"<space>\"]})",
        "(keys: {\"writing.done\": [\"<c-x>\", \"<c-q>\", \"qq\"], \"app.redraw\": [\"<c-x>a\"]})",
        "(keys: {\"writing.done\": [], \"briefs.close\": [], \"export.close\": []})",
        "(keys: {\"find.cancel\": [], \"search.accept\": [], \"palette.run\": []})",
        "(keys: {\"find.down\": [\"<esc>\"], \"find.cancel\": [], \"find.up\": [\"<ret>\", \"<tab>\"], \"find.accept\": []})",
        "(keys: {\"find.down\": [\"<ret>\", \"<esc>\"], \"find.accept\": [\"x\"], \"find.cancel\": [\"y\"]})",
    );
}

#[test]
fn what_is_wrong_is_told_all_at_once() {
    check!(
        "(theme: Drak, nope: (a: [1, 2]), ascii: true, keys: {\"a\": [\"q\", \"b\": [\"x\"], \"c\": 7, \"d\": [\"y\"], mouse: false",
        "(\n    theme: Drak,\n    sources: \"~\",\n    keys: {\n        \"move.dwn\": [\"x\"],\n        \"app.help\": [\"q\", \"<f9>\"],\n    },\n)\n",
        "\u{feff}theme: Drak,\r\n\tascii: yes\r\n\tmouse: no\r\n",
        "(\n\t/* ä */ theme: Drak, // x\n\té: 1)",
    );
}

/// A place far into a line is shown with what stands around it.
#[test]
fn a_problem_shows_its_line() {
    let check = |text: &str, expected: (&str, usize)| {
        let (_, _, problems) = outcome(text);
        assert_eq!(problems.len(), 1, "{problems:#?}");
        assert_eq!((problems[0].excerpt.as_str(), problems[0].caret), expected);
        assert_eq!(problems[0].file, "settings.ron");
    };
    check("(\r\n\t theme: Drak, // é\r\n)", ("theme: Drak, // é", 7));
    check("(theme: Drak)", ("(theme: Drak)", 8));
    check("(\n", ("(", 0));
    check("(mouse:", ("(mouse:", 0));
    // Far to the right, the line is cut to what stands around.
    let far = format!("(sources: {:?}, theme: Drak) // {}", "x".repeat(60), "y".repeat(60));
    let shown = format!("…{}\", theme: Drak) // {}…", "x".repeat(40), "y".repeat(51));
    check(&far, (&shown, 51));
}

/// Megabytes of anything are read without hours or an overflowing stack, and what is right in them holds.
#[test]
fn no_text_is_too_much() {
    let many = |piece: &str, times: usize| piece.repeat(times);
    for (text, holds) in [
        (format!("(ascii: true, keys: {})", many("(", 500_000)), true),
        (format!("(ascii: true, nope: {}{})", many("[", 500_000), many("]", 500_000)), true),
        (format!("(ascii: true, sources: {}{})", many("Some(", 99_999), many(")", 99_999)), true),
        (many("(", 1_000_000), false),
        (many("[{(", 300_000), false),
        (many("\"", 999_999), false),
        (many("/*", 500_000), false),
        (format!("{}(ascii: true)", many("/* \t */ //\r\n", 100_000)), true),
        (format!("(ascii: true, sources: \"{}\")", many("é", 500_000)), true),
        (format!("(ascii: true, {}: 1)", many("é", 500_000)), true),
        (format!("(ascii: true, keys: {{\"{}\": []}})", many("é", 500_000)), true),
        (format!("(ascii: true, keys: {{\"app.quit\": [\"{}\"]}})", many("x", 1_000_000)), true),
        (format!("(ascii: true, keys: {{\"app.quit\": [\"{}", many("<", 1_000_000)), true),
    ] {
        let (settings, _, problems) = outcome(&text);
        let head: String = text.chars().take(40).collect();
        assert_eq!(settings.ascii, holds, "{head}");
        assert!(problems.len() < 10, "{head}: {}", problems.len());
    }
}

/// Of a text that is too much, the beginning holds, and what is not read is told.
#[test]
fn what_is_too_much_is_told() {
    let many = |piece: &str| piece.repeat(1_000_000 / piece.len());
    let keys: String = ('\u{4e00}'..='\u{9fff}').map(|c| format!("\"{c}\",")).collect();
    for rest in [
        many(","),
        many(":"),
        many("x:1,"),
        many("theme:Dark,"),
        many("a \"b\" "),
        format!("keys: {{{}", many("\"app.hlp\":[\"x\"],")),
        format!("keys: {{{}", many("\"app.help\":[\"x\"],")),
        format!("keys: {{\"app.help\": [{keys}{keys}"),
    ] {
        let text = format!("(ascii: true, {rest}, mouse: false)");
        let (settings, _, problems) = outcome(&text);
        let head: String = text.chars().take(60).collect();
        assert!(settings.ascii && settings.mouse, "{head}");
        assert!(problems.len() <= 10_000, "{head}");
        let sentence = &problems.last().unwrap().sentence;
        assert_eq!(
            sentence, "Too long for a settings file: nothing is read from here on.",
            "{head}"
        );
    }
}

/// Whatever the settings say of its commands, there is a key that leads out of the program, and one that leads out
/// of each place where letters are typed.
#[test]
fn there_is_a_way_out_of_every_place() {
    let mut ways: Vec<&[&str]> = vec![&["app.leave", "app.quit", "app.palette"]];
    for command in commands() {
        if let Kind::Typed(out) = command.context.kind
            && !ways.contains(&out)
        {
            let is_there =
                |id: &&str| commands().iter().any(|c| c.id == *id && c.context == command.context);
            assert!(!out.is_empty() && out.iter().all(is_there), "{}", command.context.title);
            ways.push(out);
        }
    }
    assert!(ways.len() > 6, "{ways:?}");
    let lists = [
        "",
        "[]",
        "[\"<nope>\"]",
        "[\"x\"]",
        "[\"<esc>\"]",
        "[\"<ret>\"]",
        "[\"<c-q>\", \"q\"]",
        "7",
    ];
    for one in lists {
        for other in lists {
            for rest in lists {
                let list = |id: &str| match ways.iter().find(|ways| ways.contains(&id)) {
                    Some(ways) if ways[0] == id => one,
                    Some(_) => other,
                    None => rest,
                };
                // The others come first.
                let mut table = commands();
                table.sort_by_key(|command| ways.iter().any(|ways| ways.contains(&command.id)));
                let given = table.iter().map(|command| (command.id, list(command.id)));
                let given = given.filter(|(_, list)| !list.is_empty());
                let text: String = given.map(|(id, list)| format!("{id:?}: {list},")).collect();
                let (_, table, _) = outcome(&format!("(keys: {{{text}}})"));
                for ways in &ways {
                    let out = table.iter().filter(|command| ways.contains(&command.id));
                    assert!(
                        out.map(|command| command.keys.len()).sum::<usize>() > 0,
                        "{ways:?} {text}"
                    );
                }
            }
        }
    }
}
