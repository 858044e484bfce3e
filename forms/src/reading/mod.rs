//! Reading a form.
mod mistake;
use crate::form::Form;
pub use mistake::{Mistake, MistakeKind, Mistakes};
pub(crate) fn read(_bytes: &[u8]) -> Result<Form, Mistakes> {
    todo!()
}
