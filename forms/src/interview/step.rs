//! Where an interview stands.

use zeroize::Zeroizing;

use crate::answer::Answer;
use crate::form::{Choice, Consent, Missing, Question};

/// Where an interview stands.
#[derive(Debug)]
pub enum Step<'i> {
    /// Consent is asked first.
    Consent(ConsentStep<'i>),
    /// A question is asked, or a note read out.
    Ask(Ask<'i>),
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
}

/// What a question asks.
#[derive(Debug)]
pub struct Ask<'i> {
    /// The question.
    pub question: &'i Question,
    /// Its words in the language of the interview, with every `${name}` filled in.
    pub label: Zeroizing<String>,
    /// Its hint, likewise.
    pub hint: Option<Zeroizing<String>>,
    /// The choices offered now.
    pub choices: Vec<&'i Choice>,
    /// The answer it has.
    pub current: Option<&'i Answer>,
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
    /// The question's name.
    pub name: String,
    /// Its words in the language of the interview.
    pub label: Zeroizing<String>,
    /// Its answer as a person reads it; empty where there is none.
    pub shown: Zeroizing<String>,
    /// Why there is no value, where the answer is that.
    pub missing: Option<Missing>,
    /// Needs an answer and has none.
    pub unanswered_required: bool,
}

impl std::fmt::Debug for Reviewed {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Reviewed(…)")
    }
}
