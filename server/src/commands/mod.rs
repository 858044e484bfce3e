//! One command, one file.

pub(crate) mod backup;
pub(crate) mod check;
pub(crate) mod export;
mod held;
pub(crate) mod init;
mod locks_folder;
pub(crate) mod log_key;
pub(crate) mod purge;
pub(crate) mod serve;
pub(crate) mod status;
pub(crate) mod study;
pub(crate) mod unpack;
pub(crate) mod withdraw;
