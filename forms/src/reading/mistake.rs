//! Mistakes in a form.
#[derive(Debug)]
/// What is wrong.
pub enum MistakeKind {}
/// One mistake and its place.
#[derive(Debug)]
pub struct Mistake {
    /// What is wrong.
    pub what: MistakeKind,
    /// Line from 1.
    pub line: u64,
    /// Column from 1, in characters.
    pub column: u64,
    /// The question it belongs to.
    pub question: Option<String>,
}
/// All mistakes found.
#[derive(Debug)]
pub struct Mistakes(pub(crate) Vec<Mistake>);
impl Mistakes {
    /// In order of the file. Never empty.
    pub fn iter(&self) -> std::slice::Iter<'_, Mistake> {
        self.0.iter()
    }
    /// How many. At least one.
    #[expect(clippy::len_without_is_empty, reason = "never empty")]
    pub fn len(&self) -> usize {
        self.0.len()
    }
}
