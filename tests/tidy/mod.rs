//! The house rules, held by test: which layer may name which, nothing in circles, one line of
//! purpose on each file, files of a size that can be read, one key for one thing, no case that the program knows.

mod arrows;
mod cases;
mod circles;
mod commands;
mod doors;
mod files;
mod imports;
mod layers;
mod planted;
