//! Where an interview stands.

use zeroize::Zeroizing;

use super::Place;
use crate::answer::Answer;
use crate::form::{Choice, Consent, Group, Missing, Question};

/// Where an interview stands.
#[derive(Debug)]
pub enum Step<'i> {
    /// Consent is asked first.
    Consent(ConsentStep<'i>),
    /// A question is asked, or a note read out.
    Ask(Ask<'i>),
    /// All instances of an open repeat have been passed: is there another?
    Repeat(RepeatStep<'i>),
    /// Every question has been passed: read it over, then finish.
    Review,
}

/// What consent asks.
#[derive(Debug)]
pub struct ConsentStep<'i> {
    /// The form's consent: purposes and modes.
    pub consent: &'i Consent,
    /// The exact words, in the language of the interview.
    pub words: &'i str,
    /// Name, words and necessity of each purpose, in the language of the interview.
    pub purposes: Vec<(&'i str, &'i str, bool)>,
    /// What is said where a minor answers; none where the form does not ask for it.
    pub assent: Option<AssentStep<'i>>,
}

/// What is said where a minor answers, in the language of the interview. The words and purposes of the consent are then
/// the guardian's.
#[derive(Debug)]
pub struct AssentStep<'i> {
    /// What is asked to learn whether a minor answers.
    pub ask: &'i str,
    /// The exact words read to the minor.
    pub words: &'i str,
}

/// "Add another?" of an open repeat.
#[derive(Debug)]
pub struct RepeatStep<'i> {
    /// The repeat.
    pub group: &'i Group,
    /// Where it stands: `child`, or `home[2].child` inside another.
    pub place: Place,
    /// Its heading in the language of the interview, filled in; may be empty.
    pub label: Zeroizing<String>,
    /// How many instances there are.
    pub count: usize,
    /// How many there may be.
    pub max: usize,
    /// Headings of the groups it stands in, outermost first, parted by " › ".
    pub section: Option<Zeroizing<String>>,
    /// Its place on the interview's present path, from 1.
    pub position: usize,
    /// Length of that path.
    pub of: usize,
    /// The language of the interview.
    pub language: &'i str,
}

/// What a question asks.
#[derive(Debug)]
pub struct Ask<'i> {
    /// The question.
    pub question: &'i Question,
    /// Where it stands: its name, or `child[2].age` in a repeat.
    pub place: Place,
    /// Its words in the language of the interview, with every `${name}` filled in.
    pub label: Zeroizing<String>,
    /// Its hint, likewise.
    pub hint: Option<Zeroizing<String>>,
    /// Its further hint, likewise.
    pub guidance_hint: Option<Zeroizing<String>>,
    /// The choices offered now, in the order in which they are read out.
    pub choices: Vec<&'i Choice>,
    /// The answer it has.
    pub current: Option<&'i Answer>,
    /// Why that answer stands although it does not meet its warning.
    pub reason: Option<&'i str>,
    /// The missing values it offers.
    pub missing: &'i [Missing],
    /// Whether it needs an answer now.
    pub required: bool,
    /// Headings of the groups it stands in, outermost first, parted by " › ".
    pub section: Option<Zeroizing<String>>,
    /// Its place on the interview's present path, from 1.
    pub position: usize,
    /// Length of that path.
    pub of: usize,
    /// The language of the interview.
    pub language: &'i str,
}

/// One line of the review.
pub struct Reviewed {
    /// Where it stands: the question's name, or `child[2].age` in a repeat.
    pub name: String,
    /// Its words in the language of the interview.
    pub label: Zeroizing<String>,
    /// Its answer as a person reads it; empty where there is none.
    pub shown: Zeroizing<String>,
    /// Why there is no value, where the answer is that.
    pub missing: Option<Missing>,
    /// Needs an answer and has none.
    pub unanswered_required: bool,
    /// Does not meet its warning, and nobody said why it stands.
    pub is_doubtful: bool,
}

impl std::fmt::Debug for Reviewed {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Reviewed(…)")
    }
}
