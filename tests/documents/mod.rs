//! Documents: the files of real programs, and hostile ones.

mod pdf;
