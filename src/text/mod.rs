//! Pure string work. Knows nothing of dossiers, files or terminals.
