//! `study …`

pub(crate) mod load;

/// Which studies the store serves
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    Load(load::Args),
}
