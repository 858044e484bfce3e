//! The kinds of questions.

/// What kind of answer a question takes.
#[derive(Debug, Clone, PartialEq)]
pub enum QuestionKind {
    /// Free text of at most `max_length` Unicode scalar values, counted after normalisation to NFC.
    Text {
        /// Longest text in Unicode scalar values, 1 to [`crate::limits::MAX_TEXT_CHARS`].
        max_length: u32,
    },
    /// A whole number, exact in JSON and in expressions: at most 2⁵³ − 1 in size.
    Integer,
    /// A finite decimal number of at most 10¹⁵ in size.
    Decimal,
    /// A number between two bounds, in steps.
    Range(Range),
    /// A day of the Gregorian calendar, years 1 to 9999.
    Date,
    /// A time of day in hours and minutes.
    Time,
    /// A day and a time of day, in the time zone of the interview.
    DateTime,
    /// One choice.
    SelectOne {
        /// Where the choices come from.
        choices: ChoiceSource,
    },
    /// One or more choices.
    SelectMultiple {
        /// Where the choices come from.
        choices: ChoiceSource,
    },
    /// All choices, brought into an order.
    Rank {
        /// Where the choices come from.
        choices: ChoiceSource,
    },
    /// Something read out and acknowledged: "OK" or nothing.
    Acknowledge,
    /// Words to read out; takes no answer.
    Note,
    /// A value computed from others, never asked.
    Calculate,
    /// A value that is there from the beginning or computed, never asked.
    Hidden,
    /// A text read from a bar code, typed here.
    Barcode {
        /// Longest text in Unicode scalar values.
        max_length: u32,
    },
    /// A file that lies beside the response.
    Media(MediaKind),
    /// One or more positions on the earth.
    Place {
        /// How many, and what they are.
        kind: PlaceKind,
        /// Most positions, 1 for a point.
        max_positions: u32,
    },
    /// Something about the interview itself, never asked.
    Metadata(Metadata),
}

/// A number from `start` to `end` in steps of `step` from `start`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The least answer.
    pub start: f64,
    /// The greatest answer; below `start` where the range runs downwards.
    pub end: f64,
    /// The distance of two answers, above zero.
    pub step: f64,
    /// Whether all three are whole: then answers are whole numbers, else decimals.
    pub whole: bool,
}

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaKind {
    /// A picture.
    Image,
    /// A sound.
    Audio,
    /// A film.
    Video,
    /// Anything.
    File,
}

/// What positions stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceKind {
    /// One position.
    Point,
    /// A way: two positions or more.
    Trace,
    /// An area: three positions or more and the first again.
    Shape,
}

/// What an interview knows of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metadata {
    /// When it started, to the minute.
    Start,
    /// When it was finished, to the minute; empty before.
    End,
    /// The day on which it started.
    Today,
    /// Who asks.
    Username,
    /// How often something was answered, changed, cleared, and gone back to.
    Audit,
}

/// Where choices come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChoiceSource {
    /// A list of the form.
    List {
        /// Its name in [`crate::Form::lists`].
        list: String,
    },
    /// The rows of a table.
    Table {
        /// The table's name.
        table: String,
        /// The name in [`crate::Form::lists`] of the list made of it.
        list: String,
    },
    /// The instances of a repeat, one choice each.
    Repeat {
        /// The repeat: an index into [`crate::Form::groups`].
        repeat: usize,
        /// The question in it that a choice is stored as: an index into [`crate::Form::questions`].
        value: usize,
        /// The question in it that is read out.
        label: usize,
    },
}

impl QuestionKind {
    /// The word for it in a form's `type`.
    pub fn name(&self) -> &'static str {
        match self {
            QuestionKind::Text { .. } => "text",
            QuestionKind::Integer => "integer",
            QuestionKind::Decimal => "decimal",
            QuestionKind::Range(_) => "range",
            QuestionKind::Date => "date",
            QuestionKind::Time => "time",
            QuestionKind::DateTime => "dateTime",
            QuestionKind::SelectOne { .. } => "select_one",
            QuestionKind::SelectMultiple { .. } => "select_multiple",
            QuestionKind::Rank { .. } => "rank",
            QuestionKind::Acknowledge => "acknowledge",
            QuestionKind::Note => "note",
            QuestionKind::Calculate => "calculate",
            QuestionKind::Hidden => "hidden",
            QuestionKind::Barcode { .. } => "barcode",
            QuestionKind::Media(MediaKind::Image) => "image",
            QuestionKind::Media(MediaKind::Audio) => "audio",
            QuestionKind::Media(MediaKind::Video) => "video",
            QuestionKind::Media(MediaKind::File) => "file",
            QuestionKind::Place { kind: PlaceKind::Point, .. } => "geopoint",
            QuestionKind::Place { kind: PlaceKind::Trace, .. } => "geotrace",
            QuestionKind::Place { kind: PlaceKind::Shape, .. } => "geoshape",
            QuestionKind::Metadata(Metadata::Start) => "start",
            QuestionKind::Metadata(Metadata::End) => "end",
            QuestionKind::Metadata(Metadata::Today) => "today",
            QuestionKind::Metadata(Metadata::Username) => "username",
            QuestionKind::Metadata(Metadata::Audit) => "audit",
        }
    }

    /// Where its choices come from, if it has any.
    pub fn choice_source(&self) -> Option<&ChoiceSource> {
        match self {
            QuestionKind::SelectOne { choices }
            | QuestionKind::SelectMultiple { choices }
            | QuestionKind::Rank { choices } => Some(choices),
            _ => None,
        }
    }

    /// The list its choices come from, if it has one: a table's rows are a list too, the instances of a repeat are not.
    pub fn list(&self) -> Option<&str> {
        match self.choice_source()? {
            ChoiceSource::List { list } | ChoiceSource::Table { list, .. } => Some(list),
            ChoiceSource::Repeat { .. } => None,
        }
    }

    /// Whether the interview stops at it.
    pub fn is_asked(&self) -> bool {
        !matches!(self, QuestionKind::Calculate | QuestionKind::Hidden | QuestionKind::Metadata(_))
    }

    /// Whether a response can hold a value for it: everything but a note.
    pub fn holds_a_value(&self) -> bool {
        !matches!(self, QuestionKind::Note)
    }

    /// Whether a person gives its answer: asked, and not a note.
    pub fn takes_an_answer(&self) -> bool {
        self.is_asked() && self.holds_a_value()
    }
}
