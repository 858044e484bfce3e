//! Somebody who looks on while a form is tried.

/// Takes down what a trial refuses and warns about. Real interviews have none: see [`crate::Purpose`].
pub trait Witness {
    /// An answer was not taken; `typed` is none where nothing was typed and something was needed.
    fn refused(&mut self, place: &str, typed: Option<&str>, message: &str);
    /// An answer was taken in spite of a warning.
    fn warned(&mut self, place: &str, message: &str, reason: &str);
}

/// Nobody looks on.
#[derive(Debug, Clone, Copy, Default)]
pub struct Nobody;

impl Witness for Nobody {
    fn refused(&mut self, _place: &str, _typed: Option<&str>, _message: &str) {}
    fn warned(&mut self, _place: &str, _message: &str, _reason: &str) {}
}
