//! What browsers show and no text of the page says: quotation marks, numbers of lists, counters, capitals,
//! frames and shadow roots. Provable with and without, and never another number.

use super::made::{check, html};

#[test]
fn quotation_marks_of_the_browser_are_provable_with_and_without() {
    html(
        "<p>Kern said <q>we will sign</q> today.",
        &[
            ('+', "Kern said “we will sign” today."),
            ('~', "Kern said \"we will sign\" today."),
            ('~', "Kern said we will sign today."),
            ('-', "Kern said we will sign” today."),
            ('-', "Kern said “we will sign today."),
            ('+', "we will sign"),
        ],
    );
    html(
        "<p>She said <q>he said <q>no</q> and left</q>, and he <q lang=de>nein</q>.",
        &[('+', "She said “he said ‘no’ and left”, and he “nein”.")],
    );
    html("<body lang=de><p>Er sagte <q>nie</q>.", &[('+', "Er sagte „nie“.")]);
    html("<body lang=fr-CH><p>Il dit <q>non</q>.", &[('+', "Il dit «non».")]);
    html("<body lang=ja><p>彼は<q>はい</q>と言った。", &[('+', "彼は「はい」と言った。")]);
    html(
        "<style>q{quotes:'<' '>' '(' ')'}</style><p>She said <q>he said <q>no</q></q>.",
        &[('+', "She said <he said (no)>."), ('-', "She said “he said ‘no’”.")],
    );
    for none in
        ["q{quotes:none}", "q::before,q::after{content:none}", "q:before,q:after{content:''}"]
    {
        html(
            &format!("<style>{none}</style><p>Kern said <q>we will sign</q> today."),
            &[('+', "Kern said we will sign today."), ('-', "Kern said “we will sign” today.")],
        );
    }
    html(
        "<style>.c::before{content:open-quote}.c::after{content:close-quote}.d::before{content:'«'}\
         .d::after{content:'»'}</style><p>Kern said <i class=c>we will sign</i> and <b class=d>so be it</b> today.",
        &[
            ('+', "Kern said “we will sign” and «so be it» today."),
            ('~', "Kern said we will sign and so be it today."),
        ],
    );
}

#[test]
fn numbers_of_lists_are_provable_with_and_without() {
    html(
        "<ol><li>Arland sends ships.<li>Bessony pays.<li><p>Corvia looks on.</p><ol type=a><li>It may ask.\
         <li>15 times, or<li>000 times</ol><li value=9>Nobody knows.<li>Not even Kern.</ol>",
        &[
            ('+', "2. Bessony pays."),
            ('+', "Bessony pays."),
            ('-', "1. Bessony pays."),
            ('-', "3. Bessony pays."),
            ('~', "ships. Bessony pays."),
            ('~', "1. Arland sends ships. 2. Bessony pays."),
            ('+', "3. Corvia looks on."),
            ('+', "a. It may ask."),
            ('~', "15 times, or 000 times"),
            ('+', "9. Nobody knows."),
            ('+', "10. Not even Kern."),
        ],
    );
    for (list, third) in [
        ("<ol start=5>", "7. three of them"),
        ("<ol reversed>", "1. three of them"),
        ("<ol reversed start=10>", "8. three of them"),
        ("<ol type=I>", "III. three of them"),
        ("<ol style='list-style:lower-roman'>", "iii. three of them"),
        ("<ol style='list-style-type:upper-alpha'>", "C. three of them"),
        ("<ol style='list-style-type:decimal-leading-zero'>", "03. three of them"),
        ("<ol style='list-style:lower-greek inside'>", "γ. three of them"),
        ("<ol start=-1>", "1. three of them"),
        ("<ol style=\"list-style:'— '\">", "— three of them"),
        ("<style>li{list-style:upper-roman}</style><ol>", "III. three of them"),
        ("<style>li::marker{content:'§ ' counter(list-item) ' '}</style><ol>", "§ 3 three of them"),
        (
            "<style>ol{counter-reset:a;list-style:none}li{counter-increment:a}li::before{content:'Article ' \
             counter(a) ' '}</style><ol>",
            "Article 3 three of them",
        ),
        (
            "<style>ol{counter-reset:x 6}li::before{counter-increment:x;content:counters(x,'.') ') '}\
             li{list-style:none}</style><ol>",
            "9) three of them",
        ),
        (
            "<style>body{counter-reset:s 4 t}ol{counter-increment:s;list-style:none}li{counter-increment:t}\
             li::before{content:counter(s) '.' counter(t) ' '}</style><ol>",
            "5.3 three of them",
        ),
    ] {
        let page = format!("{list}<li>one of them<li>two of them<li>three of them</ol>");
        html(&page, &[('+', third), ('+', "three of them")]);
    }
    html(
        "<ol><li>one of them<li hidden>no<li style='display:none'>no<li>two of them<li style='display:block'>\
         three of them<li>four of them</ol>",
        &[('+', "2. two of them"), ('-', "3. three of them"), ('-', "4. four of them")],
    );
    html(
        "<style>h2{counter-increment:h}h2::before{content:counter(h) '. '}h3::before{counter-increment:k;\
         content:counter(h) '.' counter(k) ' '}h2{counter-reset:k}</style><h2>First things</h2><h3>of all</h3>\
         <h2>Second things</h2><h3>of some</h3><h3>of none</h3>",
        &[
            ('+', "2. Second things"),
            ('+', "2.2 of none"),
            ('-', "Second things of some"),
            ('~', "Second things 2.1 of some"),
            ('-', "2.3 of none"),
        ],
    );
}

#[test]
fn what_is_not_sure_has_no_number() {
    for list in [
        "<ol style='list-style:none'>",
        "<ul>",
        "<ol style='list-style:hebrew'>",
        "<ol style='list-style:square'>",
        "<style>li{display:flex}</style><ol>",
        "<style>li::marker{content:none}</style><ol>",
        "<style>@counter-style x{system:cyclic;symbols:a}ol{list-style:x}</style><ol>",
        "<link rel=stylesheet href=a.css><ol>",
    ] {
        html(
            &format!("{list}<li>one of them<li>two of them"),
            &[('+', "two of them"), ('-', "2. two of them"), ('-', "b. two of them")],
        );
    }
    html(
        "<link rel=stylesheet href=a.css><ol type=a><li>one of them<li>two of them",
        &[('+', "b. two of them")],
    );
}

#[test]
fn numbers_of_markdown_are_counted() {
    let markdown =
        "3. one of them\n4. two of them\n   - a sign\n1. three of them\n\nWords.\n\n1) once more\n";
    check(
        markdown.as_bytes(),
        "a.md",
        &[
            ('+', "3. one of them"),
            ('+', "5. three of them"),
            ('-', "1. three of them"),
            ('+', "two of them"),
            ('+', "1. once more"),
        ],
    );
}

#[test]
fn capitals_of_style_sheets_are_provable_as_seen_and_as_written() {
    html(
        "<style>.u{text-transform:uppercase}.l{text-transform:lowercase}.c{text-transform:capitalize}\
         .s{font-variant:small-caps}</style><p><b class=u>Arland</b> will send <i class=l>NATO</i> ships to <i \
         class=c>port <b>al</b>dane</i> and <u class=s>Bessony</u>, <u style='font:small-caps 1em serif'>Corvia</u>. \
         <span class=u lang=de>Gro&szlig;e Stra&szlig;e</span> <span class=u lang=tr>iki ilk</span>.",
        &[
            (
                '+',
                "ARLAND will send nato ships to Port Aldane and Bessony, Corvia. GROSSE STRASSE İKİ İLK.",
            ),
            (
                '~',
                "Arland will send NATO ships to port aldane and BESSONY, CORVIA. Große Straße iki ilk.",
            ),
            ('~', "Arland will send NATO ships"),
            ('-', "arland will send nato ships"),
            ('-', "ARLAND WILL SEND nato ships"),
            ('-', "LAND will send nato"),
            ('-', "GROSSE STRASSE IKI ILK"),
        ],
    );
    html(
        "<p><span style='float:left;font-size:3em'>A</span><span style='text-transform:uppercase'>rland will</span> \
         send ships.",
        &[('+', "ARLAND WILL send ships."), ('~', "Arland will send ships.")],
    );
}

#[test]
fn frames_and_shadow_roots_are_shown() {
    let quotes = [
        ('+', "Arland sends 500² ships."),
        ('-', "Arland sends 5002 ships."),
        ('-', "It will never pay."),
    ];
    let page = "Arland sends 500<sup>2</sup> ships.<p hidden>It will never pay.</p>";
    let quoted = page.replace('<', "&lt;").replace('"', "&quot;");
    let packed = "PHA+QXJsYW5kIHNlbmRzIDUwMDxzdXA+Mjwvc3VwPiBzaGlwcy4=";
    for frame in [
        format!("<iframe srcdoc=\"{quoted}\">no frames</iframe>"),
        format!(
            "<iframe srcdoc=\"&lt;iframe srcdoc='{}'>\"></iframe>",
            quoted.replace('&', "&amp;")
        ),
        format!("<iframe src='data:text/html,{page}'></iframe>"),
        format!("<embed src='data:text/html;charset=utf-8;base64,{packed}'>"),
        "<object data='data:text/plain;charset=utf-8,Arland sends 500² ships.'>none</object>"
            .to_string(),
        format!("<x-y><template shadowrootmode=open>{page}</template></x-y>"),
        format!("<div><template shadowrootmode=CLOSED><slot></slot></template><p>{page}</p></div>"),
        format!(
            "<x-y><p slot=a>{page}</p><template shadowrootmode=open><slot name=a>no</slot></template></x-y>"
        ),
        format!(
            "<x-y><template shadowrootmode=open><style>i{{display:none}}</style><i>It will never pay.</i>{page}\
                 </template><i>Neither this.</i></x-y>"
        ),
        format!(
            "<style>x-y p{{display:none}}</style><x-y><template shadowrootmode=open><p>{page}</template></x-y>"
        ),
    ] {
        html(&format!("<p>Words.</p>{frame}<p>And more words."), &quotes);
        html(&format!("<p>Words.</p>{frame}<p>And more words."), &[('+', "And more words.")]);
    }
    for hides in [
        "<iframe hidden srcdoc='It will never pay.'></iframe>",
        "<iframe width=0 height=0 srcdoc='It will never pay.'></iframe>",
        "<iframe src='data:text/html,<p hidden>It will never pay.'></iframe>",
        "<x-y><template shadowrootmode=open>Words.</template>It will never pay.</x-y>",
        "<x-y><template shadowrootmode=open><slot name=a></slot></template><p>It will never pay.</p></x-y>",
        "<x-y><template shadowrootmode=open><slot hidden></slot></template><p>It will never pay.</p></x-y>",
        "<x-y><template shadowrootmode=open><slot>It will never pay.</slot></template>Words.</x-y>",
        "<x-y><template shadowrootmode=open><style>:host{display:none}</style>It will never pay.</template></x-y>",
        "<x-y hidden><template shadowrootmode=open>It will never pay.</template></x-y>",
        "<template><x-y><template shadowrootmode=open>It will never pay.</template></x-y></template>",
        "<link rel=stylesheet href='data:text/css,b{display:none}'><b>It will never pay.</b>",
        "<meter>It will never pay.</meter>",
        "<select><option>Words.<option>It will never pay.</select>",
        "<style>@scope (.x) { b { display: none } }</style><p class=x><b>It will never pay.</b>",
    ] {
        html(
            &format!("<p>Arland sends ships.</p>{hides}"),
            &[('-', "It will never pay."), ('+', "Arland sends ships.")],
        );
    }
}

#[test]
fn controls_stand_apart_from_words() {
    html(
        "<p>We need 10<img alt=5>00 ships, 50<input value=7>0 men and 1<select><option>2<option selected>3</select>4 \
         days <button>Send</button>now<input type=hidden value=99>.",
        &[
            ('-', "1000 ships"),
            ('-', "10500 ships"),
            ('-', "5070 men"),
            ('-', "500 men"),
            ('+', "50 7 0 men"),
            ('-', "134 days"),
            ('-', "Sendnow"),
            ('-', "99"),
        ],
    );
}

#[test]
fn what_style_sheets_move_is_no_sentence() {
    for style in [
        ".r{display:flex;flex-direction:row-reverse}",
        ".r{display:flex;flex-flow:row-reverse wrap}",
        ".r{display:flex}.r i+i{order:-1}",
        ".r i+i{float:right}",
        ".r{position:relative}.r i+i{position:absolute;left:0;top:0}",
    ] {
        html(
            &format!(
                "<style>{style}</style><div class=r><i>Arland will not</i> <i>send any ships</i></div>"
            ),
            &[
                ('-', "Arland will not send any ships"),
                ('+', "send any ships"),
                ('+', "Arland will not"),
            ],
        );
    }
    html(
        "<style>.r{display:flex}</style><div class=r><i>Arland will not</i> <i>send any ships</i></div>",
        &[('~', "Arland will not send any ships")],
    );
}

#[test]
fn letters_set_against_their_direction_prove_nothing() {
    for turned in [
        "<bdo dir=rtl>15</bdo>",
        "<span style='unicode-bidi:bidi-override;direction:rtl'>15</span>",
        "<span dir=rtl style='unicode-bidi:isolate-override'><b>15</b></span>",
    ] {
        html(
            &format!("<p>Arland will send {turned} ships."),
            &[('-', "Arland will send 15 ships."), ('-', "Arland will send 51 ships.")],
        );
    }
    html(
        "<p dir=rtl>Arland will send <bdo dir=ltr>15</bdo> ships.",
        &[('+', "Arland will send 15 ships.")],
    );
}

#[test]
fn what_is_moved_up_or_away_is_seen_as_such() {
    for style in [
        "display:inline-block;transform:translateY(-.4em)",
        "display:inline-block;transform:translate(0,-6px);font-size:.7em",
        "display:inline-block;translate:0 -.5em",
        "position:relative;bottom:.4em",
    ] {
        html(
            &format!("<p>Arland will send 500<span style='{style}'>2</span> ships."),
            &[('-', "send 5002 ships."), ('-', "send 500 2 ships."), ('+', "send 500² ships.")],
        );
    }
    for style in [
        "position:absolute;left:-500px",
        "position:fixed;left:-100%",
        "position:absolute;right:100%",
        "position:fixed;transform:translateX(-100%)",
        "filter:contrast(0)",
        "filter:opacity(0)",
        "mask-image:linear-gradient(transparent,transparent)",
        "opacity:.2\"><b style=\"opacity:.2",
    ] {
        html(
            &format!("<p>Arland sends ships.</p><div style=\"{style}\">It will never pay."),
            &[('-', "It will never pay."), ('+', "Arland sends ships.")],
        );
    }
    for style in [
        "opacity:.5",
        "filter:contrast(.8)",
        "margin-left:-300px",
        "transform:translate(-50%,-50%)",
    ] {
        html(
            &format!("<div style=\"{style}\">Arland sends ships."),
            &[('+', "Arland sends ships.")],
        );
    }
}

#[test]
fn signs_of_style_sheets_change_what_is_said() {
    html(
        "<style>.m::before{content:'−'}.e::before{content:'€'}.l::before{content:'≤ '}.i::before{content:'\\2022 '}\
         </style><p>It fell by <b class=m>5</b> per cent to <b class=e>500</b> and <b class=l>12</b> <b \
         class=i>days</b>.",
        &[
            ('-', "It fell by 5 per cent"),
            ('+', "It fell by −5 per cent to €500 and ≤ 12 days."),
            ('-', "and 12 days"),
        ],
    );
}

#[test]
fn letters_and_links_that_lead_to_notes_stand_apart() {
    html(
        "<p>Arland keeps the port<sup>a</sup> and its quay<sup>b</sup> in the XX<sup>e</sup> year for \u{20ac}5<sup>,99</sup>.",
        &[
            ('~', "Arland keeps the port and its quay in"),
            ('-', "Arland keeps the porta and"),
            ('+', "in the XXe year"),
            ('-', "for \u{20ac}5,99"),
        ],
    );
    check(
        "Arland keeps 40[1](#fn1) ships and the [port](#p) there.\n".as_bytes(),
        "a.md",
        &[
            ('-', "keeps 401 ships"),
            ('~', "Arland keeps 40 ships"),
            ('+', "ships and the port there"),
        ],
    );
}
