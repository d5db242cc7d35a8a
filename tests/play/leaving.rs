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
    // Esc in a pane that was reached by Tab went to another screen, and q left the program.
    ("Esc and q go back to the first pane before they go elsewhere", |p| {
        for back in ["<esc>", "q"] {
            p.keys("8<tab>").keys(back);
            let place = format!("{:?}", p.app.place());
            assert!(place.starts_with("Voices") && place.contains("Subjects"), "{back}: {place}");
            p.keys(back).chosen("Arland").see("q leave");
        }
        p.keys("<tab><tab>").see("q back").keys("q").see("q back").keys("q").see("q leave");
    }),
    // Esc went back to the screen before, and nothing was shown again.
    ("where nothing matches, Esc shows everything again as is said", |p| {
        for screen in ["1", "2", "3", "4", "6", "8"] {
            p.keys("1/qqqq<tab>").keys(screen);
            p.see("Nothing matches; Esc shows");
            p.keys("<esc>").miss("Nothing matches").miss("found “").keys("q");
        }
    }),
    ("that holds in a deeper place and in another pane, too", |p| {
        p.keys("2<ret>/zzz<tab>").see("Nothing matches; Esc").keys("<esc>").miss("found “");
        p.see("q back").keys("<esc>").see("Arland, Troops").keys("6<tab>/zzz<tab><esc>");
        p.miss("found “").keys("7/zzz<tab><esc>").miss("found “");
    }),
    ("the first pane reached by Tab is the first pane", |p| {
        p.keys("<ret><tab><tab>").see("q leave").keys("q").effect(&Effect::Quit);
    }),
    ("coming back to a screen finds its lists scrolled as they were left", |p| {
        p.resize(80, 14).keys("<ret>G<esc>2").keys("<esc><ret>kkkk");
        let before = p.screen();
        p.keys("6G<esc>");
        assert_eq!(p.screen(), before);
    }),
    ("that not everything is listed is in sight however narrow the screen is", |p| {
        p.keys("/visit<tab>").see("found “visit”: 1 of 5 positions");
        p.resize(60, 16)
            .see("“visit”: 1 of 5")
            .resize(40, 12)
            .see("1 of 5")
            .keys("3")
            .see("1 of 5");
    }),
    ("the folder that is open is in sight, as much of its end as there is room for", |p| {
        p.app.model.folder = "/home/desk/dossiers/the-accord".to_string();
        p.keys("j").see("A small accord   /home/desk/dossiers/the-accord");
        p.resize(84, 24).see("-accord").miss("/home/desk");
        p.app.model.folder = "/home/\u{1b}[2Jdesk\u{202e}".to_string();
        p.resize(160, 45).keys("k").see("desk⟦RLO⟧");
    }),
    ("what lies above is not closed by what would act beneath it", |p| {
        p.keys("?3").see("Close this first, with Esc.").see("Help").keys("!").see("Problems");
        p.keys("<esc>").see("Help").keys("<esc>").chosen("Arland");
    }),
];
