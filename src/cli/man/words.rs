//! What the man page says beside the table of arguments. What stands in backticks is set in bold.

/// The name's meaning, in one line.
pub(super) const NAME: &str = "which actors committed to what, in whose words";

pub(super) const COMMANDS: &str =
    "Every command also has `-h` and `--help`, which print what is said of it here.";

/// Exit statuses and what they mean.
pub(super) const EXIT_STATUS: [(&str, &str); 3] = [
    ("0", "Done."),
    (
        "1",
        "Done, with findings: problems of the dossier or the settings, a file that was not written because a quote \
         is not proved, or something that was left out and named.",
    ),
    ("2", "Could not run. Standard error says why, and what helps."),
];

/// Where the program reads and writes.
pub(super) const FILES: [(&str, &str); 7] = [
    (
        "DOSSIER/*.ron",
        "What people write. Never rewritten; `add` and `check --stamp` put new files beside.",
    ),
    ("DOSSIER/documents/", "Copies of the documents, each named by its id."),
    ("DOSSIER/briefs/", "Briefs of a dossier in a folder of your own."),
    (
        "~/.local/share/onrecord/briefs/",
        "Briefs of other dossiers, the bundled one among them; below `XDG_DATA_HOME` where that is set.",
    ),
    (
        "~/.local/state/onrecord/journals/",
        "What was being written when a process died; below `XDG_STATE_HOME` where that is set.",
    ),
    (
        "~/.local/state/onrecord/sessions/",
        "Where you were in each dossier; below `XDG_STATE_HOME` where that is set.",
    ),
    (
        "~/.config/onrecord/settings.ron",
        "Your settings; below `XDG_CONFIG_HOME` where that is set. `onrecord settings` says what is wrong with \
         them.",
    ),
];

/// What is read of the environment.
pub(super) const ENVIRONMENT: [(&str, &str); 11] = [
    ("NO_COLOR", "When set and not empty: no colours."),
    (
        "COLORFGBG",
        "From which a light or a dark background is guessed, unless `--theme` or the settings say.",
    ),
    (
        "COLUMNS",
        "How wide text for people is where it does not go to a terminal; 100 when not set.",
    ),
    ("VISUAL, EDITOR", "The editor that opens the file of a problem; `vi` when neither is set."),
    ("TERM", "The terminal; on `dumb` there is no screen."),
    (
        "LC_ALL, LC_CTYPE, LANG",
        "The first that is set decides whether the screen is drawn with more than ASCII characters.",
    ),
    ("ONRECORD_SOURCES", "A folder with copies of documents, where `--sources` names none."),
    (
        "XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME, HOME",
        "Where settings, briefs and sessions lie; only absolute paths count.",
    ),
    (
        "SSH_CONNECTION, SSH_TTY",
        "Whether the terminal is on another machine: then nothing is opened here.",
    ),
    ("TMUX", "Whether to copy through tmux."),
    ("WAYLAND_DISPLAY, DISPLAY", "Which clipboard there is, and whether addresses can be opened."),
];

/// What it is, and a command that works on the bundled dossier.
pub(super) const EXAMPLES: [(&str, &str); 3] = [
    (
        "Who said what on ground troops, one position a row:",
        "onrecord list --topic \"ground troops\"",
    ),
    ("What a draft said and the final text does not, clause by clause:", "onrecord diff --drafts"),
    (
        "Where Germany stands on ground troops, in a wording for a briefing:",
        "onrecord line --actor germany --topic \"ground troops\"",
    ),
];
