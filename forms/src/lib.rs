//! A form, its questions and expressions, an interview, a response.
//!
//! Architecture invariant: nothing here touches a disk, a clock, a socket, a random source or a thread. A form arrives
//! as bytes, the time as a [`Now`], and a [`Response`] leaves as bytes to be sealed.

mod answer;
mod correction;
mod digest;
mod expression;
mod form;
mod interview;
pub mod limits;
mod now;
mod reading;
mod recorded;
mod response;
mod score;
pub mod vocabulary;

pub use answer::{Answer, FileReference, Position, Refusal};
pub use correction::{Change, Correction};
pub use expression::{Alone, Expression, ExpressionMistake, LoneError, LoneValue, evaluate_alone};
pub use form::{
    Assent, Attachments, Choice, ChoiceSource, Condition, Consent, ConsentMode, DefaultValue, Disclosure,
    FileType, Form, Group, Item, List, Media, MediaKind, Metadata, Missing, PlaceKind, Purpose, Question,
    QuestionKind, RandomOrder, Range, Repeat, Support, SupportPlace, Table, Words, named_alike,
};
pub use interview::{
    Ask, AssentStep, Beginning, ConsentStep, DraftError, Interview, Place, RepeatStep, Reviewed, Step,
    Unfillable, Unfinished,
};
pub use now::Now;
pub use reading::{FormMistake, FormPlace, JsonReason, Mistake, MistakeKind, Mistakes};
pub use recorded::{Consented, Identified, Invalid, Override, Recorded, RecordedInstance};
pub use response::{BrokenOff, Figures, Identifiers, Response, ResponseKind};
pub use score::{Band, Dimension, Method, MissingRule, Scored, ScoredItem, Scoring};

/// Words of this crate by language.
pub const LOCALES: [(&str, &str); 2] =
    [("en", include_str!("../locales/en.ftl")), ("vi", include_str!("../locales/vi.ftl"))];
