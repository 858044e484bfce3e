//! Expressions.
#[derive(Debug, Clone, PartialEq)]
/// One.
pub struct Expression {}
#[derive(Debug)]
pub(crate) struct Plan {}
