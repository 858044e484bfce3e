//! Questions and the groups they stand in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::kind::QuestionKind;
use super::words::Words;
use crate::expression::Expression;

/// A missing value that is itself an answer; never confused with empty, never scored as 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// The respondent does not want to answer.
    Refused,
    /// The respondent does not know.
    DontKnow,
    /// The question does not apply to the respondent.
    NotApplicable,
}

impl Missing {
    /// All of them, in the order they are offered.
    pub const ALL: [Missing; 3] = [Missing::Refused, Missing::DontKnow, Missing::NotApplicable];

    /// The word for it in forms and responses.
    pub fn name(self) -> &'static str {
        match self {
            Missing::Refused => "refused",
            Missing::DontKnow => "dont_know",
            Missing::NotApplicable => "not_applicable",
        }
    }

    /// The value with that word.
    pub fn from_name(name: &str) -> Option<Missing> {
        Missing::ALL.into_iter().find(|missing| missing.name() == name)
    }
}

/// How much an answer gives away about a person; drives exports and tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Disclosure {
    /// Identifies on its own: a name, a phone number.
    Direct,
    /// Identifies in combination: age, province.
    Quasi,
    /// Does harm when known about a person. What a question is when its form does not say.
    Sensitive,
    /// Anything may stand in it. What a text is when its form does not say.
    FreeText,
    /// A place.
    Location,
    /// Harmless.
    Open,
}

impl Disclosure {
    /// All of them.
    pub const ALL: [Disclosure; 6] = [
        Disclosure::Direct,
        Disclosure::Quasi,
        Disclosure::Sensitive,
        Disclosure::FreeText,
        Disclosure::Location,
        Disclosure::Open,
    ];

    /// The word for it in a form.
    pub fn name(self) -> &'static str {
        match self {
            Disclosure::Direct => "direct",
            Disclosure::Quasi => "quasi",
            Disclosure::Sensitive => "sensitive",
            Disclosure::FreeText => "free_text",
            Disclosure::Location => "location",
            Disclosure::Open => "open",
        }
    }
}

/// Whether something holds always, never, or when an expression says so.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "one a question, and most conditions are expressions")]
pub enum Condition {
    /// Never.
    Never,
    /// Always.
    Always,
    /// When the expression is true.
    When(Expression),
}

/// One question of a form. Fields absent from the form are `None` or empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Its name: `${name}` in expressions, the column in exports. Unique in the form.
    pub name: String,
    /// What stays when the name changes in a later version; the name, where the form does not say.
    pub key: String,
    /// What kind of answer it takes.
    pub kind: QuestionKind,
    /// The words to ask it with; may hold `${name}`. Empty where it is never asked, or a hint or a picture asks.
    pub label: Words,
    /// More words for the person asking.
    pub hint: Option<Words>,
    /// Still more words for the person asking, shown on demand.
    pub guidance_hint: Option<Words>,
    /// Files shown or played with it.
    pub media: Media,
    /// Whether the interview can finish without it.
    pub required: Condition,
    /// What to say when it is required and empty.
    pub required_message: Option<Words>,
    /// Asked only when true.
    pub relevant: Option<Expression>,
    /// An answer (`.`) is accepted only when true.
    pub constraint: Option<Expression>,
    /// What to say when the constraint is not met.
    pub constraint_message: Option<Words>,
    /// An answer (`.`) is taken without a word only when true; else with a reason, which is recorded.
    pub warning: Option<Expression>,
    /// What to say when the warning is not met.
    pub warning_message: Option<Words>,
    /// The value of a calculation, or what fills a question in.
    pub calculation: Option<Expression>,
    /// The questions whose change makes the calculation run; without any it runs whenever its value changes. Indexes
    /// into [`crate::Form::questions`].
    pub triggers: Vec<usize>,
    /// What it holds from the beginning.
    pub default: Option<DefaultValue>,
    /// Shown, never typed.
    pub read_only: bool,
    /// How other programs show it; kept, without a meaning here.
    pub appearance: Option<String>,
    /// Further settings by name.
    pub parameters: BTreeMap<String, String>,
    /// In which order choices are offered, where not in the list's.
    pub random_order: Option<RandomOrder>,
    /// Which choices of the list are offered; reads a choice's own columns by their bare names.
    pub choice_filter: Option<Expression>,
    /// The missing values it offers.
    pub missing: Vec<Missing>,
    /// How much its answer gives away.
    pub disclosure: Disclosure,
    /// The innermost group or repeat it stands in: an index into [`crate::Form::groups`].
    pub group: Option<usize>,
    /// The innermost repeat it stands in: an index into [`crate::Form::groups`].
    pub repeat: Option<usize>,
}

/// What a question holds from the beginning.
#[derive(Debug, Clone, PartialEq)]
pub enum DefaultValue {
    /// What a person would type.
    Typed(String),
    /// Computed once, when the interview or the instance of the repeat begins.
    Computed(Expression),
}

/// Choices in an order of chance.
#[derive(Debug, Clone, PartialEq)]
pub struct RandomOrder {
    /// What the order depends on; without it, on the interview's own seed.
    pub seed: Option<Expression>,
}

/// Files by language: names of files that travel with the form, or not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Media {
    /// A picture.
    pub image: Option<Words>,
    /// The same picture, large.
    pub big_image: Option<Words>,
    /// A sound.
    pub audio: Option<Words>,
    /// A film.
    pub video: Option<Words>,
}

impl Media {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.image.is_none() && self.big_image.is_none() && self.audio.is_none() && self.video.is_none()
    }
}

/// Questions that stand together under one heading and one condition; asked once, or several times where it is a repeat.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Its name; groups and questions share one set of names.
    pub name: String,
    /// Its heading; may be empty.
    pub label: Words,
    /// Everything in it is asked only when true.
    pub relevant: Option<Expression>,
    /// How other programs show it; kept, without a meaning here.
    pub appearance: Option<String>,
    /// How often it is asked; none for a group, which is asked once.
    pub repeat: Option<Repeat>,
    /// The group or repeat it stands in: an index into [`crate::Form::groups`].
    pub parent: Option<usize>,
    /// What stands in it, in order.
    pub children: Vec<Item>,
}

/// How often a repeat is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Repeat {
    /// How many instances there are; without it, "add another?" is asked after each.
    pub count: Option<Expression>,
    /// Most instances, 1 to [`crate::limits::MAX_REPEAT`].
    pub max: u32,
}

/// A place in the tree of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// An index into [`crate::Form::questions`].
    Question(usize),
    /// An index into [`crate::Form::groups`].
    Group(usize),
}
