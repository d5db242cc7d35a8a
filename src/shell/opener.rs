//! Opens an address or a file with the program of the desktop that opens such things, and says what
//! became of it. Only when asked to, and never on a terminal whose desktop is elsewhere.

use std::ffi::OsStr;
use std::path::Path;

use super::env::Env;
use super::program::{self, Ended};
use crate::state::address::is_openable;

/// The program that opens things here, or why there is none.
fn chooses(env: &Env, is_macos: bool) -> Result<&'static str, &'static str> {
    match () {
        () if env.is_remote => Err("this terminal is remote"),
        () if is_macos => Ok("open"),
        // Without a display, xdg-open would start a browser in this very terminal.
        () if env.wayland || env.x11 => Ok("xdg-open"),
        () => Err("there is no display here"),
    }
}

/// Opens an address in the browser.
pub(super) fn address(address: &str, env: &Env) -> String {
    if !is_openable(address) {
        return "Not opened: this is no address that is safe to open.".to_string();
    }
    open(address.as_ref(), address, env)
}

/// Opens a file that this program wrote.
pub(super) fn file(path: &Path, env: &Env) -> String {
    // An absolute path cannot be taken for an option.
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    if !path.is_file() {
        return format!("Not opened: there is no file {}.", path.display());
    }
    open(path.as_os_str(), &path.display().to_string(), env)
}

fn open(what: &OsStr, shown: &str, env: &Env) -> String {
    let why = match chooses(env, cfg!(target_os = "macos")) {
        Ok(program) => match program::ask(program, what) {
            Ended::Well | Ended::NotYet => return format!("Handed to {program}: {shown}"),
            Ended::Badly => format!("{program} failed"),
            Ended::Missing => format!("{program} is not here"),
        },
        Err(why) => why.to_string(),
    };
    // It is shown, so that it can be copied from here.
    format!("Not opened, {why}: {shown}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_opened_where_there_is_a_desktop() {
        let env = |is_remote, wayland, x11| Env { is_remote, wayland, x11, ..Env::default() };
        for (env, is_macos, expected) in [
            (env(false, true, false), false, Ok("xdg-open")),
            (env(false, false, true), false, Ok("xdg-open")),
            (env(false, false, false), false, Err("there is no display here")),
            (env(true, true, true), false, Err("this terminal is remote")),
            (env(false, false, false), true, Ok("open")),
            (env(true, false, false), true, Err("this terminal is remote")),
        ] {
            assert_eq!(chooses(&env, is_macos), expected, "{env:?} {is_macos}");
        }
    }

    #[test]
    fn what_is_no_address_and_no_file_goes_nowhere() {
        let env = Env { x11: true, ..Env::default() };
        assert!(address("file:///etc/passwd", &env).starts_with("Not opened"));
        assert!(file(Path::new("--version"), &env).starts_with("Not opened: there is no file /"));
    }
}
