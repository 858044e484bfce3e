//! One command, one file: its help, its arguments, one function.

pub(crate) mod ceremony;
pub(crate) mod closing;
pub(crate) mod cosign;
pub(crate) mod cosign_key;
pub(crate) mod destruction;
pub(crate) mod mirror;
pub(crate) mod parcel;
pub(crate) mod study;
pub(crate) mod verify;
pub(crate) mod witness;
