//! What is too much. Past a limit is an error, never a truncation.

/// Largest form file, in bytes.
pub const MAX_FORM_BYTES: usize = 8 * 1024 * 1024;
/// Deepest nesting of objects and arrays in a form file.
pub const MAX_FORM_DEPTH: usize = 64;
/// Most mistakes reported for one form.
pub const MAX_MISTAKES: usize = 100;
/// Longest text a question may ask for, in Unicode scalar values.
pub const MAX_TEXT_CHARS: u32 = 4000;
/// Longest text where a question does not say, in Unicode scalar values.
pub const DEFAULT_TEXT_CHARS: u32 = 255;
/// Longest calculated text, in Unicode scalar values.
pub const MAX_CALCULATED_CHARS: usize = 1000;
/// Longest text an expression may hold on its way to a result, in bytes.
pub const MAX_VALUE_BYTES: usize = 64 * 1024;
/// Longest name of a form, a question, a list, a choice or a score, in bytes.
pub const MAX_NAME_BYTES: usize = 64;
/// Longest expression, in bytes.
pub const MAX_EXPRESSION_BYTES: usize = 8 * 1024;
/// Deepest nesting of an expression.
pub const MAX_EXPRESSION_DEPTH: usize = 64;
/// Largest whole number in size: the last one that JSON readers and expressions hold exactly.
pub const MAX_INTEGER: i64 = (1 << 53) - 1;
/// Largest decimal number in size.
pub const MAX_DECIMAL: f64 = 1e15;
/// Most languages of a form.
pub const MAX_LANGUAGES: usize = 32;
/// Smallest `minimum_cell` a form may ask for.
pub const LEAST_MINIMUM_CELL: u32 = 3;
/// `minimum_cell` where a form does not say.
pub const DEFAULT_MINIMUM_CELL: u32 = 10;
/// Most instances of a repeat.
pub const MAX_REPEAT: u32 = 1000;
/// Most instances of an open or counted repeat where its form does not say.
pub const DEFAULT_REPEAT: u32 = 20;
/// Most instances of all repeats of one interview together.
pub const MAX_INSTANCES: usize = 10_000;
/// Most nodes one evaluation of an expression may look at.
pub const MAX_EVALUATION_STEPS: usize = 1_000_000;
/// Most rows of all tables of a form together.
pub const MAX_TABLE_ROWS: usize = 50_000;
/// Longest cell of a table and of a choice's column, in bytes.
pub const MAX_CELL_BYTES: usize = 1024;
/// Longest reason for an answer that does not meet its warning, in Unicode scalar values.
pub const MAX_REASON_CHARS: usize = 255;
/// Most positions of a way or an area.
pub const MAX_POSITIONS: u32 = 1000;
/// Most positions of a way or an area where a question does not say.
pub const DEFAULT_POSITIONS: u32 = 50;
/// Most answers that one correction changes.
pub const MAX_CORRECTION_CHANGES: usize = 200;
/// Longest correction, in bytes: no seal holds more.
pub const MAX_CORRECTION_BYTES: usize = 1024 * 1024;
/// Largest file that may travel beside a response, in bytes.
pub const MAX_ATTACHMENT_BYTES: u32 = 16 * 1024 * 1024;
/// The same where a form does not say.
pub const DEFAULT_ATTACHMENT_BYTES: u32 = 512 * 1024;
/// Most files beside one response.
pub const MAX_ATTACHED: u32 = 16;
/// The same where a form does not say.
pub const DEFAULT_ATTACHED: u32 = 3;
/// Longest name of a file that an answer refers to, in bytes.
pub const MAX_FILE_NAME_BYTES: usize = 255;
/// Longest name of the person asking, in bytes.
pub const MAX_USERNAME_BYTES: usize = 64;
/// Longest draft of an interview, in bytes.
pub const MAX_DRAFT_BYTES: usize = 16 * 1024 * 1024;
