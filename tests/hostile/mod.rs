//! A dossier written to do harm: whatever its texts hold, they neither control the terminal nor
//! break what surrounds them, on the screen, on the command line, in files and in file names.

mod cells;
pub(crate) mod documents;
mod docx;
mod exports;
mod files;
mod html;
mod lines;
mod markdown;
pub(crate) mod matter;
mod proofs;
mod read_back;
mod sheets;
mod tables;
