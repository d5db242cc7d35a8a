//! Opening a dossier: for every subcommand, and for the screen.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use super::output::{Done, Failure, remark};
use super::{Cli, ThemeChoice};
use crate::app::App;
use crate::app::msg::Msg;
use crate::dossier::{Opened, SourceFile, bundled, in_order, locate, open};
use crate::shell::env::Env;
use crate::shell::{self, files};
use crate::widgets::theme::{Background, Theme};

/// Opens a dossier with all its problems, and keeps the texts to find places in.
pub(super) fn with_texts(path: Option<&Path>) -> Result<(Opened, Vec<SourceFile>), Failure> {
    let Some(path) = path else {
        let texts = bundled();
        return Ok((open(&texts), texts));
    };
    let (texts, errors) = files::read_dossier(path);
    if texts.is_empty() {
        let why: Vec<String> = errors.iter().map(ToString::to_string).collect();
        return Err(Failure(why.join("; ")));
    }
    let mut opened = open(&texts);
    let unreadable = errors.iter().map(files::FileError::finding).collect();
    opened.problems.extend(locate(unreadable, &texts));
    in_order(&mut opened.problems, &texts);
    Ok((opened, texts))
}

/// Opens a dossier with all its problems.
pub(super) fn dossier(path: Option<&Path>) -> Result<Opened, Failure> {
    with_texts(path).map(|(opened, _)| opened)
}

/// As [`dossier`], for commands whose output is about something else: problems are only counted.
pub(super) fn dossier_with_remark(path: Option<&Path>) -> Result<Opened, Failure> {
    let opened = dossier(path)?;
    let open = opened.problems.iter().filter(|p| p.is_open()).count();
    if open > 0 {
        let noun = if open == 1 { "problem" } else { "problems" };
        remark(&format!("the dossier has {open} {noun}; `onrecord check` lists them"));
    }
    Ok(opened)
}

/// Opens the screen.
pub(super) fn run(cli: &Cli) -> Done {
    let env = Env::read();
    let background = match cli.theme {
        ThemeChoice::Auto if env.no_color => Background::Mono,
        ThemeChoice::Auto => Background::guess(env.colorfgbg.as_deref()),
        ThemeChoice::Dark => Background::Dark,
        ThemeChoice::Light => Background::Light,
        ThemeChoice::Mono => Background::Mono,
    };
    let theme = Theme::new(background, cli.ascii || !env.utf8);
    let opened = dossier(cli.dossier.as_deref())?;
    let app = App::new(opened);
    let path = cli.dossier.clone();
    let load = move || match dossier(path.as_deref()) {
        Ok(opened) => Msg::Loaded(Box::new(opened)),
        Err(failure) => Msg::LoadFailed(failure.0),
    };
    let options = shell::Options { mouse: !cli.no_mouse, load: Arc::new(load) };
    let done = shell::run(app, &env, options, |app, frame| {
        let areas = crate::views::draw(app, &theme, frame);
        app.drawn(areas);
    });
    match done {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) => {
            remark(&error.to_string());
            Ok(ExitCode::from(error.status()))
        }
    }
}
