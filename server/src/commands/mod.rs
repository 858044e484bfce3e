//! One command, one file.

pub(crate) mod export;
pub(crate) mod init;
pub(crate) mod log_key;
pub(crate) mod serve;
pub(crate) mod status;
pub(crate) mod study;
