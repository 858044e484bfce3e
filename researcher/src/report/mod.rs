//! A report: one page of released tables, with charts, that opens without a network.
//!
//! | file | what |
//! |---|---|
//! | `plan` | what a report is asked to show: a file, or what a form suggests |
//! | `suggested` | what a form suggests |
//! | `make` | the tables of a plan, each under all rules of a release |
//! | `page` | the page |
//! | `figures`, `held` | a section's chart, and the tables under it |
//! | `word` | the words of the page |
//!
//! Architecture invariant: the page is made from released tables alone. No number reaches it in another way.

mod figures;
mod held;
mod make;
mod page;
mod plan;
mod suggested;
mod word;

pub use make::{Made, Report, make};
pub use page::{Page, page};
pub use plan::{MAX_PLAN_BYTES, Plan, PlanMistake, Texts};
pub use suggested::suggested;
pub use word::ReportWord;

/// What a page is called in the ledger, and where it is handed over.
pub const PAGE: &str = "report.html";

/// The text at the language asked for; else in Vietnamese, in English, in any.
fn in_language<'w>(words: &'w plan::Texts, language: &str) -> &'w str {
    let first = [language, "vi", "en"].into_iter().find_map(|language| words.get(language));
    first.or_else(|| words.values().next()).map_or("", String::as_str)
}
