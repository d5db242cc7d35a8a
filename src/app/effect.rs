//! Everything that the program can do to the world outside of it, as plain data.
//!
//! `shell/perform.rs` carries these out; nothing else does.

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Give the terminal back and stop, as Ctrl-Z does.
    Suspend,
    /// Forget what the terminal shows and draw every cell anew.
    Redraw,
    /// Read the dossier again; answered by `Msg::Loaded` or `Msg::LoadFailed`.
    Load,
}
