//! Help in the person's language. The doc comments of the command line are the English help.
//!
//! A command's words are under `help-<program>-<command>…`, an argument's under that and `-arg-<argument>`,
//! a possible value's under that and `-value-<value>`; `kin-` is left away. A first paragraph is the
//! message, the whole of a longer text its attribute `.long`.

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgAction, Command};
use serde::Serialize;

use crate::{Catalog, about, language};

/// The words around a help text which clap would otherwise say in English.
#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Heading {
    HeadingUsage,
    HeadingCommands,
    HeadingArguments,
    HeadingOptions,
    HeadingOptionsPlace,
    HeadingCommandPlace,
    HeadingCommandPlaceFree,
    HeadingHelp,
    HeadingVersion,
    HeadingLanguage,
    HeadingCompletions,
    HeadingManual,
    HeadingDefault { value: String },
    HeadingPossible { values: String },
}

/// Our own flags stand after those of the command.
const LAST: usize = 900;

/// The id under which the help of a command is worded.
pub(crate) fn id_of_program(name: &str) -> String {
    format!("help-{}", name.strip_prefix("kin-").unwrap_or(name))
}

pub(crate) fn id_of_argument(command: &str, argument: &Arg) -> String {
    format!("{command}-arg-{}", argument.get_id().as_str().replace('_', "-"))
}

/// The command with our flags, and with every word in the catalog's language.
pub(crate) fn localised(command: Command, name: &'static str, catalog: &Catalog) -> Command {
    let help =
        Arg::new("help").short('h').long("help").action(ArgAction::Help).display_order(LAST).global(true);
    let version =
        Arg::new("version").short('V').long("version").action(ArgAction::Version).display_order(LAST);
    let language = Arg::new(language::FLAG)
        .long(language::FLAG)
        .value_name("vi|en")
        .value_parser(PossibleValuesParser::new(language::all()))
        .hide_possible_values(true)
        .display_order(LAST - 2)
        .global(true);
    let text = |heading: &Heading| catalog.line(heading).text;
    let command = command
        .name(name)
        .bin_name(name)
        .styles(clap::builder::Styles::plain())
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .version(env!("CARGO_PKG_VERSION"))
        .arg(language.help(text(&Heading::HeadingLanguage)))
        .args(about::options(catalog, LAST - 1))
        .arg(help.help(text(&Heading::HeadingHelp)))
        .arg(version.help(text(&Heading::HeadingVersion)));
    let worded = worded(command, &id_of_program(name), catalog);
    let mut built = worded.clone();
    built.build();
    with_usage(worded, &mut built, catalog)
}

/// The help texts and what stands in place of names, for a command and all below it.
fn worded(command: Command, id: &str, catalog: &Catalog) -> Command {
    let mut command = command;
    if let Some((about, long)) = catalog.help(id) {
        command = command.about(about);
        if let Some(long) = long {
            command = command.long_about(long);
        }
    }
    command
        .mut_args(|argument| {
            let id = id_of_argument(id, &argument);
            worded_argument(argument, &id, catalog)
        })
        .mut_subcommands(|subcommand| {
            let id = format!("{id}-{}", subcommand.get_name());
            worded(subcommand.disable_help_flag(true).disable_version_flag(true), &id, catalog)
        })
}

fn worded_argument(argument: Arg, id: &str, catalog: &Catalog) -> Arg {
    let said = catalog.help(id);
    let help = said.as_ref().map(|(help, _)| help.clone());
    let help = help.or_else(|| argument.get_help().map(ToString::to_string)).unwrap_or_default();
    let long = said.and_then(|(_, long)| long).or_else(|| argument.get_long_help().map(ToString::to_string));
    let notes = notes(&argument, catalog);
    let with_notes = |text: String| if notes.is_empty() { text } else { format!("{text} {notes}") };
    let mut argument = argument.help(with_notes(help));
    if argument.get_action().takes_values() {
        argument = argument.hide_default_value(true).hide_possible_values(true);
    }
    match long {
        Some(long) => argument.long_help(with_notes(long)),
        None => argument,
    }
}

/// Default, possible values and environment variable, which clap would add in English.
fn notes(argument: &Arg, catalog: &Catalog) -> String {
    let mut notes = Vec::new();
    if !argument.get_action().takes_values() {
        return String::new();
    }
    let values: Vec<PossibleValue> = argument.get_possible_values();
    let values: Vec<&str> =
        values.iter().filter(|value| !value.is_hide_set()).map(PossibleValue::get_name).collect();
    if !values.is_empty() && !argument.is_hide_possible_values_set() {
        notes.push(Heading::HeadingPossible { values: values.join(", ") });
    }
    let defaults: Vec<_> =
        argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if !defaults.is_empty() && !argument.is_hide_default_value_set() {
        notes.push(Heading::HeadingDefault { value: defaults.join(", ") });
    }
    notes.iter().map(|note| catalog.line(note).text).collect::<Vec<_>>().join(" ")
}

/// How a command is called, with its full name and without a heading. `built` knows full names.
pub(crate) fn usage(built: &mut Command, catalog: &Catalog) -> String {
    let text = |heading: &Heading| catalog.line(heading).text;
    let usage = built.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim();
    usage
        .replace("[OPTIONS]", &text(&Heading::HeadingOptionsPlace))
        .replace("<COMMAND>", &text(&Heading::HeadingCommandPlace))
        .replace("[COMMAND]", &text(&Heading::HeadingCommandPlaceFree))
}

/// Usage line and layout. `built` is the same command after clap's own preparation, which knows full names.
fn with_usage(command: Command, built: &mut Command, catalog: &Catalog) -> Command {
    let text = |heading: &Heading| catalog.line(heading).text;
    let usage = usage(built, catalog);
    let mut template = format!("{{about-with-newline}}\n{} {{usage}}\n", text(&Heading::HeadingUsage));
    let mut section = |heading: &Heading, tag: &str, present: bool| {
        if present {
            template.extend(["\n", &text(heading), "\n{", tag, "}\n"]);
        }
    };
    section(&Heading::HeadingCommands, "subcommands", built.has_subcommands());
    section(&Heading::HeadingArguments, "positionals", built.get_positionals().next().is_some());
    section(&Heading::HeadingOptions, "options", true);
    command.override_usage(usage).help_template(template).mut_subcommands(|subcommand| {
        match built.find_subcommand_mut(subcommand.get_name()) {
            Some(built) => with_usage(subcommand, built, catalog),
            None => subcommand,
        }
    })
}
