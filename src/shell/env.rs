#![expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
//! The environment, read once. Says what it holds; what follows from it is decided elsewhere.

use std::ffi::OsString;
use std::path::PathBuf;

/// What the environment says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each tells one thing of the environment")]
pub struct Env {
    /// `NO_COLOR` is set and not empty: no colours, please.
    pub no_color: bool,
    /// `COLORFGBG`, from which a light background can be guessed: `15;0`.
    pub colorfgbg: Option<String>,
    /// `COLUMNS`: how wide text for people is to be where no terminal says so.
    pub columns: Option<usize>,
    /// `VISUAL`, else `EDITOR`: the user's editor, with what stands behind it.
    pub editor: Option<String>,
    /// `TERM`: the name of the terminal.
    pub term: Option<String>,
    /// The locale's characters are UTF-8. When no locale is set, they are not.
    pub utf8: bool,
    /// `ONRECORD_SOURCES`: a folder with copies of documents.
    pub sources: Option<PathBuf>,
    /// Where this user's own data, state and settings are kept, each a folder `onrecord`; `None` where
    /// the environment names no home (XDG Base Directory Specification 0.8).
    pub data: Option<PathBuf>,
    pub state: Option<PathBuf>,
    pub config: Option<PathBuf>,
    /// The user's own folder: `HOME`.
    pub home: Option<PathBuf>,
    /// The terminal is on another machine: `SSH_CONNECTION` or `SSH_TTY` is set.
    pub is_remote: bool,
    /// Inside of tmux: `TMUX` is set.
    pub in_tmux: bool,
    /// There is a Wayland display, or an X display.
    pub wayland: bool,
    pub x11: bool,
    /// `ONRECORD_TEST_FAULT`: a fault to provoke, in builds for tests only.
    pub test_fault: Option<String>,
}

impl Env {
    /// Reads the environment of the process.
    pub fn read() -> Env {
        Env::from(|name| std::env::var_os(name))
    }

    /// As `read`, from any other source.
    pub fn from(var: impl Fn(&str) -> Option<OsString>) -> Env {
        let text = |name| {
            let value = var(name)?;
            (!value.is_empty()).then(|| value.to_string_lossy().into_owned())
        };
        let path = |name| Some(PathBuf::from(var(name)?)).filter(|path| path.is_absolute());
        // A relative path in these variables is to be ignored, says the specification.
        let folder = |name, below_home: &str| {
            let base = path(name).or_else(|| Some(path("HOME")?.join(below_home)))?;
            Some(base.join("onrecord"))
        };
        // POSIX: the first of these that is not empty decides.
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(text);
        Env {
            no_color: text("NO_COLOR").is_some(),
            colorfgbg: text("COLORFGBG"),
            columns: text("COLUMNS").and_then(|columns| columns.trim().parse().ok()),
            editor: text("VISUAL").or(text("EDITOR")),
            term: text("TERM"),
            utf8: locale.is_some_and(|name| is_utf8(&name)),
            sources: var("ONRECORD_SOURCES").filter(|v| !v.is_empty()).map(PathBuf::from),
            data: folder("XDG_DATA_HOME", ".local/share"),
            state: folder("XDG_STATE_HOME", ".local/state"),
            config: folder("XDG_CONFIG_HOME", ".config"),
            home: path("HOME"),
            is_remote: text("SSH_CONNECTION").or(text("SSH_TTY")).is_some(),
            in_tmux: text("TMUX").is_some(),
            wayland: text("WAYLAND_DISPLAY").is_some(),
            x11: text("DISPLAY").is_some(),
            test_fault: text("ONRECORD_TEST_FAULT"),
        }
    }
}

/// The arguments of the process, its own name first. They may be anything but text.
pub fn arguments() -> Vec<OsString> {
    std::env::args_os().collect()
}

/// `de_DE.UTF-8`, `C.utf8`, `en_GB.UTF-8@euro`.
fn is_utf8(locale: &str) -> bool {
    let locale = locale.to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env(vars: &[(&str, &str)]) -> Env {
        Env::from(|name| {
            let (_, value) = vars.iter().find(|(n, _)| *n == name)?;
            Some(OsString::from(value))
        })
    }

    #[test]
    fn the_first_locale_that_is_set_decides() {
        for (vars, utf8) in [
            (&[][..], false),
            (&[("LANG", "C")][..], false),
            (&[("LANG", "C.UTF-8")][..], true),
            (&[("LANG", "de_DE.utf8")][..], true),
            (&[("LC_ALL", "C"), ("LANG", "de_DE.UTF-8")][..], false),
            (&[("LC_ALL", ""), ("LC_CTYPE", "C.UTF-8"), ("LANG", "C")][..], true),
        ] {
            assert_eq!(env(vars).utf8, utf8, "{vars:?}");
        }
    }

    #[test]
    fn folders_of_the_user_are_absolute_or_below_home() {
        let at = |vars| env(vars).state.map(|path| path.display().to_string());
        assert_eq!(at(&[("HOME", "/h")]).as_deref(), Some("/h/.local/state/onrecord"));
        assert_eq!(at(&[("HOME", "/h"), ("XDG_STATE_HOME", "/s")]).as_deref(), Some("/s/onrecord"));
        assert_eq!(
            at(&[("HOME", "/h"), ("XDG_STATE_HOME", "s")]).as_deref(),
            Some("/h/.local/state/onrecord")
        );
        assert_eq!(at(&[("HOME", "")]), None);
    }

    #[test]
    fn an_empty_no_color_says_nothing() {
        assert!(!env(&[("NO_COLOR", "")]).no_color);
        assert!(env(&[("NO_COLOR", "1")]).no_color);
    }
}
