//! Briefs in the whole program: whatever ends it, fails or interferes, nothing that was typed is lost, no file
//! is torn, and what the screen says is true.

mod exported;
#[cfg(all(target_os = "linux", target_env = "gnu", target_pointer_width = "64"))]
mod faults;
mod home;
mod left;
mod others;
mod sessions;
