//! Raised, hidden, turned and parted by other means than text and tags: by what style sheets write, by
//! formulas, signs, fields, lines and tables. What a person sees of it is what can be proved.

use super::made::html;

#[test]
fn what_a_sheet_writes_above_the_line_is_no_digit() {
    let quotes = [
        ('-', "Arland will send 5002 troops"),
        ('-', "Arland will send 500 troops"),
        ('+', "Arland will send 500² troops"),
    ];
    for css in [
        "b::after{content:'2';vertical-align:super}",
        "b::before{content:'2';font-size:60%;position:relative;top:-.5em}",
        "b::after{content:'2';display:inline-block;transform:translateY(-5px)}",
        "b{vertical-align:.4em}b::after{content:'2'}",
        "b::after{content:attr(x) '2';font-variant-position:super}",
    ] {
        html(&format!("<style>{css}</style><p>Arland will send 500<b></b> troops to it."), &quotes);
    }
    html(
        "<style>b::after{content:'2';vertical-align:sub}</style><p>Less CO<b></b> in 10<b></b> years.",
        &[('+', "Less CO₂ in 10₂ years."), ('-', "in 102 years"), ('-', "in 10 years")],
    );
    // A counter makes the mark of a note.
    html(
        "<style>i{counter-increment:n}i::after{content:counter(n);vertical-align:super}</style>\
         <p>Arland keeps the port.<i></i> It pays.",
        &[('~', "keeps the port. It pays"), ('-', "keeps the port.1 It pays")],
    );
}

#[test]
fn what_a_sheet_writes_is_struck_turned_and_moved_as_elements_are() {
    html(
        "<style>b::before{content:'not ';text-decoration:line-through}</style><p>Arland will <b>send</b> ships.",
        &[('-', "Arland will not send ships."), ('+', "Arland will send ships.")],
    );
    html(
        "<style>b::before{content:'15';direction:rtl;unicode-bidi:bidi-override}</style><p>Arland sends <b></b> \
         ships.",
        &[('-', "Arland sends 15 ships."), ('-', "Arland sends 51 ships.")],
    );
    for moves in ["position:relative;left:9em", "display:inline-block;translate:9em"] {
        html(
            &format!(
                "<style>b::before{{content:'not ';{moves}}}</style><p>Arland will <b>send</b> ships."
            ),
            &[('-', "Arland will not send ships."), ('-', "Arland will send ships.")],
        );
    }
}

#[test]
fn what_a_formula_leaves_out_is_not_read() {
    for (formula, as_shown) in [
        ("<mn>500</mn><mphantom><mn>2</mn></mphantom>", '+'),
        ("<maction actiontype=toggle><mn>500</mn><mn>2</mn></maction>", '+'),
        ("<semantics><mn>500</mn><mn>2</mn></semantics>", '+'),
        ("<mn>500</mn><mpadded voffset=6px><mn>2</mn></mpadded>", '-'),
        ("<mn>500</mn><mpadded voffset='-0.5em'><mn>2</mn></mpadded>", '-'),
    ] {
        html(
            &format!("<p>Arland will send <math>{formula}</math> troops."),
            &[('-', "will send 5002 troops"), (as_shown, "will send 500 troops")],
        );
    }
    html(
        "<p>It is <math><mn>5</mn><mpadded voffset=0 width=2em><mn>2</mn></mpadded></math> days.",
        &[('+', "It is 52 days.")],
    );
}
