//! Where a user's own things about a dossier are kept.

use std::path::PathBuf;

/// Where things are kept.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// The folder of the dossier's briefs, and the one for journals; without the first nothing can be saved.
    pub briefs: Option<PathBuf>,
    pub journals: Option<PathBuf>,
    /// The file that says where one was.
    pub session: Option<PathBuf>,
    /// Where records lie that were captured on the screen.
    pub captured: Option<PathBuf>,
    /// The file that says what was done to them.
    pub deeds: Option<PathBuf>,
    /// Where saved views lie: the dossier's, and the user's own; and the file of what they listed when looked at.
    pub dossier_views: Option<PathBuf>,
    pub own_views: Option<PathBuf>,
    pub seen: Option<PathBuf>,
    /// The user's own folder, which `~` stands for.
    pub home: Option<PathBuf>,
}
