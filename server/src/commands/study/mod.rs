//! `study …`

pub(crate) mod cosign;
pub(crate) mod load;
pub(crate) mod packages;
pub(crate) mod reader;

/// Which studies the store serves
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    Load(load::Args),
    Reader(reader::Args),
    Packages(packages::Args),
    Cosign(cosign::Args),
}
