//! Where the reader is, and the way back.

/// The screens, with the numbers under which they are reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Screen {
    #[default]
    Actors,
    Grid,
    Timeline,
    Documents,
    Compare,
    Conflicts,
    /// What was collected for a briefing.
    Brief,
    /// One document's text; reached from a quote or a document, not by a number.
    Reader,
}

impl Screen {
    /// Those with a number.
    pub const ALL: &'static [Screen] = &[
        Screen::Actors,
        Screen::Grid,
        Screen::Timeline,
        Screen::Documents,
        Screen::Compare,
        Screen::Conflicts,
        Screen::Brief,
    ];

    /// The key that leads to it; none leads to the reader.
    pub const fn key(self) -> &'static str {
        match self {
            Screen::Actors => "1",
            Screen::Grid => "2",
            Screen::Timeline => "3",
            Screen::Documents => "4",
            Screen::Compare => "5",
            Screen::Conflicts => "6",
            Screen::Brief => "7",
            Screen::Reader => "",
        }
    }

    pub const fn title(self) -> &'static str {
        match self {
            Screen::Actors => "Actors",
            Screen::Grid => "Grid",
            Screen::Timeline => "Timeline",
            Screen::Documents => "Documents",
            Screen::Compare => "Compare",
            Screen::Conflicts => "Conflicts",
            Screen::Brief => "Brief",
            Screen::Reader => "Reader",
        }
    }
}

/// The panes of a screen, from the list on the left to the evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pane {
    /// The list of subjects: actors, documents.
    #[default]
    Subjects,
    /// What the subject holds: positions, quotes.
    Items,
    /// The evidence card (the actors screen only).
    Card,
}

/// One place in the program. It holds ids, never indexes, so that it outlives a reload.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    pub screen: Screen,
    /// The id of the chosen actor or document; in the grid the row, on the timeline what names the
    /// date, among the conflicts what names the case.
    pub subject: String,
    /// The id of the chosen position; empty for the first one. In the grid the topic of the column, on
    /// the compare screen what is compared.
    pub item: String,
    /// Which of several: the quote of a document, the quote or link of a card. Counted from 0.
    pub spot: usize,
    pub pane: Pane,
    /// Lines of the card above its first visible one; in the reader, the byte of the text at which the
    /// screen begins.
    pub scroll: usize,
}
