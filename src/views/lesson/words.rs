//! What the lesson says. A command's id in braces stands for the key that gives it; other names in braces for what the
//! exercise names so.

use crate::state::lesson::Deed;

pub(super) const TITLE: &str = "Your first 15 minutes";
pub(super) const WAY: &str =
    "{lesson.close} closes this page, so that you can do a step; {app.lesson} brings it back.";
pub(super) const GOES_ON: &str = "L shows what comes next.";
pub(super) const ALL_DONE: &str =
    "That was the last step; “onrecord new” begins a dossier of your own.";

/// A step in a few words, as an order; within a sentence, too.
pub(super) const fn title(deed: Deed) -> &'static str {
    match deed {
        Deed::Read => "read a quote in its document",
        Deed::Found => "find the quote that does not match its copy",
        Deed::Mended => "restore the changed copy",
        Deed::Compared => "set a draft beside the final text",
        Deed::Conflict => "look at where sources differ",
        Deed::AsOf => "see what had been said by a day",
        Deed::Collected => "collect something for a brief",
        Deed::Exported => "write the brief to a file",
    }
}

/// What to press, and what is then seen: at most four lines at 80 columns.
pub(super) const fn step(deed: Deed) -> &'static str {
    match deed {
        Deed::Read => {
            "Press {app.documents} and choose “{read}”, the first document, then press {documents.read} to read it. \
             {reader.next-quote} goes to its quotes one after the other: the quoted words are marked in the sentence in \
             which they stand. Esc leads back."
        }
        Deed::Found => {
            "Somebody changed a word in one of the copies. Each quote was checked against its copy, and one no longer \
             matches. Press {app.problems} for the problems, then {problems.anew}: you see the quote, the nearest \
             passage of the copy and the difference. Esc closes each of the two."
        }
        Deed::Mended => {
            "You could change the quote or restore the copy. Here the copy was changed and the quote is right: leave it. \
             On this page, {copy.text} copies the command below. Then press {app.suspend} for the shell, paste it there \
             and type “fg”: the program notices, and checks the quote again."
        }
        Deed::Compared => {
            "Press {app.compare}, go down past “Dropped” to “Weakened” and choose “{clause}”: draft and final wording stand \
             one below the other (Tab, then ↓, for more). Press Enter for the record; Esc leads back."
        }
        Deed::Conflict => {
            "Press {app.conflicts} and choose the first “{conflict}” under “Contradiction”: you see both sides with their \
             quotes (Tab, then ↓, for more), and why this is a contradiction. Press Enter for the record of the first side, Esc to come back, \
             then {conflicts.other} for the second."
        }
        Deed::AsOf => {
            "Press {time.choose}, type {day} and press Enter: only what had been said by then still counts, on every \
             screen, and the day stands above it. Then press {time.clear} to see everything again, as the next steps \
             need it."
        }
        Deed::Collected => {
            "Wherever a position, a clause or a conflict is chosen, press {brief.collect} to put it into the brief, with \
             its quotes and whether they are proved. Pressing it again takes it out."
        }
        Deed::Exported => {
            "Press {app.brief} for the page made from what you collected, then {export.open} for the formats: Word, a web \
             page, plain text. Enter writes the file and says where it is. While a quote is not proved, nothing is written unless \
             {export.allow-unproved} allows it; the quote is then stamped."
        }
    }
}
