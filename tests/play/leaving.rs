//! Scripts that step back, cancel and leave.

use super::scripts::Script;
use onrecord::state::effect::Effect;

pub(super) const SCRIPTS: &[(&str, Script)] = &[
    ("q steps back from what lies above and from deeper places, and leaves from home", |p| {
        p.keys("?").see("Help").keys("q").miss("Help").see("q leave");
        p.keys("lq").chosen("Arland").see("q leave");
        p.keys("2<ret>").see("q back").keys("q").see("Arland, Troops").keys("q").see("q leave");
        p.keys("1234q").see("q leave").chosen("Arland").keys("q").effect(&Effect::Quit);
    }),
    ("Ctrl-Q and Ctrl-C leave from wherever nothing is typed", |p| {
        p.keys("2<ret>?<c-c>").effect(&Effect::Quit).keys("<c-q>").effect(&Effect::Quit);
    }),
    ("Ctrl-C cancels what is typed", |p| {
        p.keys("/zzz<c-c>").chosen("Arland").see("q leave").keys(":x<c-c>").see("q leave");
        p.keys("b7n")
            .types("not this")
            .keys("<c-c>")
            .see("Not added to the brief; U adds it after all.");
        p.miss("not this").keys("U").see("not this").keys("u").miss("not this");
        p.keys("e<c-c>").see("brief · saved").keys("B<c-c>").see("brief · saved");
    }),
    ("what lies above is not closed by what would act beneath it", |p| {
        p.keys("?3").see("Close this first, with Esc.").see("Help").keys("!").see("Problems");
        p.keys("<esc>").see("Help").keys("<esc>").chosen("Arland");
    }),
];
