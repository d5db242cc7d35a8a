//! What is done with the brief that is being written (`editing`), the other briefs (`files`), all that is found put into it (`all`), what became in the dossier of what it keeps (`look_again`).

pub mod all;
pub mod editing;
pub mod files;
pub mod look_again;
pub mod taken;
pub mod told;
