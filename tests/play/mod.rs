//! Key scripts over the real application, read like a session at the keyboard. No terminal: frames
//! are drawn into memory, and keys are written in the program's own notation.

mod above;
mod adding;
mod ahead;
mod alphabets;
mod anew;
mod beside;
mod briefs;
mod bundled;
mod captured;
mod days;
mod form;
mod frames;
mod insight;
mod leaving;
mod left;
mod lesson;
mod looks;
mod outside;
mod planted;
mod random;
mod readme;
mod resuming;
mod saved;
mod scripts;
mod stage;
mod stories;
mod watching;
