//! What the lesson says. A command's id in braces stands for the key that gives it; other names in braces for what the
//! exercise names so.

use crate::state::lesson::Deed;

pub(super) const TITLE: &str = "A first quarter of an hour";
pub(super) const GOES_ON: &str = "L shows what comes next.";
pub(super) const ALL_DONE: &str =
    "That was the last step; “onrecord new” begins a dossier of your own.";

/// A step in a few words, as an order; within a sentence, too.
pub(super) const fn title(deed: Deed) -> &'static str {
    match deed {
        Deed::Read => "read a quote in its document",
        Deed::Found => "find the quote that does not stand",
        Deed::Mended => "restore the changed copy",
        Deed::Compared => "set a draft beside the final text",
        Deed::Conflict => "look at where sources differ",
        Deed::AsOf => "see what stood on a day",
        Deed::Collected => "collect something for a brief",
        Deed::Exported => "write the brief to a file",
    }
}

/// What to press, and what is then seen.
pub(super) const fn step(deed: Deed) -> &'static str {
    match deed {
        Deed::Read => {
            "Press {app.documents} for the documents, choose “{read}” and press Enter: these are its quotes. \
             {documents.read} opens the text at the chosen one. You see the quoted words in the sentence in which they \
             stand; {reader.next-quote} goes to the next quote, Esc comes back."
        }
        Deed::Found => {
            "Somebody changed a word in one of the copies. Every quote was looked for in its document when this dossier \
             was opened, and one no longer reads as it is quoted. {app.problems} lists what is wrong; {problems.anew} \
             there shows the quote, the nearest passage in the copy and the difference between the two."
        }
        Deed::Mended => {
            "The quote is right, and the copy is wrong: what was really said lies untouched beside it. Put it in its \
             place: {app.suspend} gives you the shell, where you type “{restore}” ({copy.text} here copies that) and \
             then “fg”. The program sees that the file is another one, reads it and proves the quote again \
             ({app.reload} makes it look at once)."
        }
        Deed::Compared => {
            "{app.compare} and then {compare.drafts} list what became of each clause of a draft: kept, weakened, \
             dropped, added. Choose “{clause}” where it was weakened: the two wordings stand one below the other, each \
             with its quote. Enter leads to the record, Esc comes back."
        }
        Deed::Conflict => {
            "{app.conflicts} lists where sources do not say the same. Choose “{conflict}”: you see both sides with their \
             quotes, and why this is, or is not, a contradiction. Enter leads to the first side, {conflicts.other} to \
             the second."
        }
        Deed::AsOf => {
            "Press {time.choose}, type {day} and press Enter: every screen now shows only what had been said by then. \
             {time.clear} shows everything again."
        }
        Deed::Collected => {
            "Wherever a position, a clause or a conflict is chosen, {brief.collect} puts it into the brief, with its \
             quotes and how they stand; once more takes it out."
        }
        Deed::Exported => {
            "{app.brief} shows the page that comes of what you collected. {export.open} lists the formats, for Word, a \
             browser or as text; Enter writes the file and says where it lies. A quote that is not proved does not \
             leave unless you allow it, and then it is stamped."
        }
    }
}
