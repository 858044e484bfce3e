//! How large a response can get.
use super::Form;
impl Form {
    /// Bytes of the largest body a response to this form can have.
    pub fn largest_response_bytes(&self) -> usize {
        todo!()
    }
}
