//! `onrecord settings`: where the user's settings belong and what is wrong with them. And what they come
//! to, for every other command.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::output::{Done, remark, write};
use crate::app::commands;
use crate::shell;
use crate::shell::env::Env;
use crate::shell::files::FileError;
use crate::state::command::Command;
pub(super) use crate::state::settings::Theme;
use crate::state::settings::{self, Problem, Settings, located, sample, with_keys};
use crate::text::visible::Shown;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Print a file with every setting, each with what it means and what holds without it
    #[arg(long)]
    default: bool,
}

/// What holds, and what is wrong with what was wished for.
pub(super) struct Effective {
    pub(super) settings: Settings,
    /// The command table with its keys.
    pub(super) commands: Vec<Command>,
    /// A folder with copies that is there.
    pub(super) sources: Option<PathBuf>,
    pub(super) problems: Vec<Problem>,
    path: Option<PathBuf>,
    is_there: bool,
}

/// Reads the settings. Whatever is wrong with them, something holds.
pub(super) fn effective(env: &Env) -> Effective {
    let shell::settings::File { path, text } = shell::settings::read(env);
    let is_there = text.is_some();
    let name = path.as_ref().map_or(String::new(), |path| path.display().to_string());
    let (text, unreadable) = match text.transpose() {
        Ok(text) => (text.unwrap_or_default(), None),
        Err(FileError::TooLarge { path, .. }) => {
            let path = path.display();
            (
                String::new(),
                Some(format!("`{path}` is too large: remove whatever is not a setting")),
            )
        }
        Err(error) => (String::new(), Some(error.to_string())),
    };
    let (settings, mut problems) = settings::read(&text);
    let (commands, of_keys) = with_keys(&commands(), &settings.keys);
    problems.extend(of_keys);
    let folder = path.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
    let mut sources = settings.sources.as_ref().map(|(sources, _)| folder.join(sources));
    if let (Some(named), Some((_, at))) = (sources.take_if(|s| !s.is_dir()), &settings.sources) {
        let sentence = format!("{} is not a folder.", named.display());
        problems.push(Problem::new(*at, &sentence, "Name the folder with the copies."));
    }
    problems = located(problems, &text, &name);
    problems.extend(unreadable.map(|sentence| Problem {
        file: name,
        sentence,
        remedy: "Until then, everything is as it is without settings.".to_string(),
        ..Problem::default()
    }));
    Effective { settings, commands, sources, problems, path, is_there }
}

/// As [`effective`], for commands whose output is about something else: problems are only counted.
pub(super) fn effective_with_remark(env: &Env) -> Effective {
    let effective = effective(env);
    match effective.problems.len() {
        0 => {}
        1 => remark("the settings have 1 problem; `onrecord settings` shows it"),
        n => remark(&format!("the settings have {n} problems; `onrecord settings` lists them")),
    }
    effective
}

pub(super) fn run(args: &Args) -> Done {
    if args.default {
        return write(sample(&commands()).as_bytes());
    }
    let effective = effective(&Env::read());
    write(report(&effective).as_bytes())?;
    Ok(if effective.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn report(effective: &Effective) -> String {
    let mut out = String::new();
    let mut line = |text: &str| {
        out.push_str(Shown::line(text).as_str().trim_end());
        out.push('\n');
    };
    match &effective.path {
        Some(path) => line(&format!("Settings are read from {}", path.display())),
        None => line("Settings have no place: neither XDG_CONFIG_HOME nor HOME names a folder"),
    }
    if !effective.is_there {
        line("There is none; `onrecord settings --default` prints what holds without it");
        return out;
    }
    for problem in &effective.problems {
        line("");
        line(&format!("{}: {}", problem.place(), problem.sentence));
        if !problem.excerpt.is_empty() {
            let before: String = problem.excerpt.chars().take(problem.caret).collect();
            line(&format!("    {}", problem.excerpt));
            line(&format!("    {}^", " ".repeat(Shown::line(&before).width())));
        }
        line(&format!("  {}", problem.remedy));
    }
    line("");
    match effective.problems.len() {
        0 => line("no problems"),
        1 => line("1 problem; everything else in it holds"),
        n => line(&format!("{n} problems; everything else in it holds")),
    }
    out
}
