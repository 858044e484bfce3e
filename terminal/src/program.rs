//! A program from its command line to its exit code.

use std::ffi::OsString;
use std::process::ExitCode;

use crate::{Catalog, Exit, Locales, Result, Terminal, about, core_files, help, language, usage};

/// What `run` must know of a program.
#[derive(Debug, Clone, Copy)]
pub struct Program {
    /// Its name on the command line, such as `kin-server`.
    pub name: &'static str,
    /// The words of the program and of every crate whose messages it shows.
    pub locales: &'static [Locales],
}

/// Runs a program on this process's command line, streams and environment.
///
/// Forbids core files, chooses the language (`--language`, else `KIN_LANGUAGE`, else the locale, else English),
/// answers `--help`, `--version`, `--completions` and `--manual`, tells mistakes in the command line and failures of `main` in words, and
/// turns the end into an exit code ([`Exit`]).
pub fn run<A: clap::Parser>(program: Program, main: fn(A, &mut Terminal) -> Result) -> ExitCode {
    core_files::forbid();
    let language = language::of_environment(|name| std::env::var(name).ok());
    let mut terminal = Terminal::new(Catalog::new(language, program.locales));
    ExitCode::from(run_from(program, std::env::args_os().collect(), &mut terminal, main))
}

/// Runs a program on these arguments (the first is its name) and this terminal. Returns the exit code.
pub fn run_from<A: clap::Parser>(
    program: Program,
    arguments: Vec<OsString>,
    terminal: &mut Terminal,
    main: impl FnOnce(A, &mut Terminal) -> Result,
) -> u8 {
    if let Some(language) = language::asked(&arguments) {
        terminal.speak(Catalog::new(language, program.locales));
    }
    if let Some(about) = about::asked(&arguments) {
        let command = help::localised(A::command(), program.name, terminal.catalog());
        let text = about.text(command, program.name, terminal.catalog());
        terminal.raw(&text);
        return ended(terminal, Ok(()));
    }
    let result = match parse::<A>(program, arguments, terminal.catalog()) {
        Ok(parsed) => main(parsed, terminal),
        Err(error) => match usage::shown(&error) {
            usage::Shown::Output(text) => {
                terminal.raw(&text);
                Ok(())
            }
            usage::Shown::Missing(text) => {
                terminal.mutter(&text);
                return Exit::Usage.code();
            }
            usage::Shown::Mistake(failure) => Err(failure),
        },
    };
    ended(terminal, result)
}

fn ended(terminal: &mut Terminal, result: Result) -> u8 {
    match result.and_then(|()| terminal.finish()) {
        Ok(()) => 0,
        Err(failure) => {
            terminal.fail(&failure);
            failure.exit().code()
        }
    }
}

fn parse<A: clap::Parser>(
    program: Program,
    arguments: Vec<OsString>,
    catalog: &Catalog,
) -> std::result::Result<A, Box<clap::Error>> {
    let mut command = help::localised(A::command(), program.name, catalog);
    let matches = command.try_get_matches_from_mut(arguments)?;
    if let Some(mistake) = about::beside_others(&matches) {
        return Err(Box::new(mistake));
    }
    A::from_arg_matches(&matches).map_err(|error| Box::new(error.format(&mut command)))
}
