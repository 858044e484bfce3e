//! What people ask of their own data, and by when it has to be done: `requests.jsonl`.
//!
//! The log names nobody. It holds the number of the paper file in which an officer keeps who asked, and no answer: it is
//! not sealed, because it has to outlive the keys.

mod days;

use jiff::Timestamp;
use jiff::civil::Date;
use kin_protocol::Digest;
use kin_terminal::{Exit, Failure, Result};
use serde::{Deserialize, Serialize};

use crate::chain::{Chain, Link};
use crate::study::Study;

pub use days::{Due, LegalDays, MAX_DAYS_BYTES, Time};

const VERSION: u32 = 1;
/// The longest number of a paper file, in characters.
const MAX_FILE: usize = 32;

/// What may be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum RequestKind {
    /// To take a consent back.
    Withdraw,
    /// To do less with the data.
    Restrict,
    /// To do something no longer.
    Object,
    /// To see them.
    Access,
    /// To put them right.
    Correct,
    /// To be given them.
    Provide,
    /// To delete them.
    Delete,
}

/// Why something about a request is not recorded.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum RequestError {
    /// A file's number is not short and plain.
    #[error("a file's number is 1 to {most} letters, digits, . / or -")]
    RequestFileUnfit {
        /// The most characters.
        most: u64,
    },
    /// The day of receipt is to come.
    #[error("a request cannot have been received on {received}")]
    RequestReceivedLater {
        /// The day.
        received: String,
    },
    /// No law holds on the day.
    #[error("no law is known for requests received on {received}")]
    RequestWithoutLaw {
        /// The day.
        received: String,
    },
    /// The file of legal days is none.
    #[error("the file of legal days cannot be read")]
    RequestDaysUnreadable,
    /// There is no such request.
    #[error("there is no request {number}")]
    RequestUnknown {
        /// The number.
        number: u64,
    },
    /// It was done or refused before.
    #[error("request {number} is closed")]
    RequestClosed {
        /// The number.
        number: u64,
    },
    /// It was put off before.
    #[error("request {number} was put off before")]
    RequestExtendedAlready {
        /// The number.
        number: u64,
    },
    /// The law does not allow to put it off.
    #[error("the law does not allow to put off request {number}")]
    RequestNotExtendable {
        /// The number.
        number: u64,
        /// The law.
        law: String,
    },
}

impl From<RequestError> for Failure {
    fn from(error: RequestError) -> Self {
        Self::error(Exit::Refused, &error)
    }
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestLine {
    kin_request: u32,
    /// 1, 2, 3 …
    pub number: u64,
    /// SHA-256 of the line before it, without its line feed; of nothing for the first.
    pub previous: Digest,
    /// When it was written, to the second.
    pub at: Timestamp,
    /// What happened.
    pub what: Event,
}

/// What happened to a request. A request has the number of the line that says it was received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// It was received.
    Received {
        /// What is asked.
        asked: RequestKind,
        /// The number of the paper file.
        file: String,
        /// On which day.
        received: Date,
        /// By when it has to be answered and done.
        due: Due,
    },
    /// The person was told what will be done.
    Answered {
        /// Which request.
        request: u64,
        /// Who told her.
        by: String,
    },
    /// It was put off, once, and the person was told why.
    Extended {
        /// Which request.
        request: u64,
        /// Why.
        reason: String,
        /// Who decided it.
        by: String,
    },
    /// It was done.
    Done {
        /// Which request.
        request: u64,
        /// What was done.
        how: String,
        /// Who did it.
        by: String,
    },
    /// It was refused, and the person was told why.
    Refused {
        /// Which request.
        request: u64,
        /// Why.
        reason: String,
        /// Who decided it.
        by: String,
    },
}

impl Link for RequestLine {
    const FILE: &'static str = "requests.jsonl";
    const VERSION_MEMBER: &'static str = "kin_request";
    const VERSION: u64 = VERSION as u64;

    fn number(&self) -> u64 {
        self.number
    }

    fn previous(&self) -> Digest {
        self.previous
    }
}

/// A request as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Request {
    /// Its number.
    pub number: u64,
    /// What is asked.
    pub asked: RequestKind,
    /// The number of the paper file.
    pub file: String,
    /// On which day it was received.
    pub received: Date,
    /// By when.
    pub due: Due,
    /// When the person was told what will be done.
    pub answered: Option<Timestamp>,
    /// Whether it was put off.
    pub extended: bool,
    /// How it ended.
    pub end: Option<RequestEnd>,
}

/// How a request ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "end", rename_all = "snake_case")]
pub enum RequestEnd {
    /// It was done.
    Done {
        /// When this was recorded.
        at: Timestamp,
        /// What was done.
        how: String,
        /// Who did it.
        by: String,
    },
    /// It was refused.
    Refused {
        /// When this was recorded.
        at: Timestamp,
        /// Why.
        reason: String,
        /// Who decided it.
        by: String,
    },
}

impl Request {
    /// The day by which something has to happen next; none where it is closed.
    pub fn next_due(&self) -> Option<Date> {
        if self.end.is_some() {
            return None;
        }
        let done = self.due.extended.filter(|_| self.extended).unwrap_or(self.due.done);
        Some(self.due.answer.filter(|_| self.answered.is_none()).map_or(done, |answer| answer.min(done)))
    }
}

/// The log of a study.
#[derive(Debug)]
pub struct Requests(Chain<RequestLine>);

impl Requests {
    /// Reads the log and follows its chain; empty before the first request.
    pub fn of(study: &Study) -> Result<Self> {
        Chain::read(&study.layout().requests()).map(Self)
    }

    /// Its lines, in order.
    pub fn lines(&self) -> &[RequestLine] {
        self.0.lines()
    }

    /// All requests as they stand, in the order in which they came.
    pub fn all(&self) -> Vec<Request> {
        let mut requests: Vec<Request> = Vec::new();
        for line in self.lines() {
            let at = line.at;
            let known = |number: &u64| requests.binary_search_by_key(number, |request| request.number).ok();
            match &line.what {
                Event::Received { asked, file, received, due } => requests.push(Request {
                    number: line.number,
                    asked: *asked,
                    file: file.clone(),
                    received: *received,
                    due: due.clone(),
                    answered: None,
                    extended: false,
                    end: None,
                }),
                Event::Answered { request, .. } => {
                    if let Some(index) = known(request) {
                        requests[index].answered.get_or_insert(at);
                    }
                }
                Event::Extended { request, .. } => {
                    if let Some(index) = known(request) {
                        requests[index].extended = true;
                    }
                }
                Event::Done { request, how, by } => {
                    if let Some(index) = known(request) {
                        let end = RequestEnd::Done { at, how: how.clone(), by: by.clone() };
                        requests[index].end.get_or_insert(end);
                    }
                }
                Event::Refused { request, reason, by } => {
                    if let Some(index) = known(request) {
                        let end = RequestEnd::Refused { at, reason: reason.clone(), by: by.clone() };
                        requests[index].end.get_or_insert(end);
                    }
                }
            }
        }
        requests
    }

    /// The request with this number, which is not closed.
    pub fn open(&self, number: u64) -> std::result::Result<Request, RequestError> {
        let request = self.all().into_iter().find(|request| request.number == number);
        let request = request.ok_or(RequestError::RequestUnknown { number })?;
        if request.end.is_some() { Err(RequestError::RequestClosed { number }) } else { Ok(request) }
    }

    /// Adds a line and writes the log. Gives the line's number.
    pub fn append(mut self, study: &Study, at: Timestamp, what: Event) -> Result<u64> {
        self.0.add(|number, previous| RequestLine { kin_request: VERSION, number, previous, at, what })?;
        Ok(self.0.write(&study.layout().requests())?.number)
    }
}

/// The number of a paper file. A name would not be one: blanks and accents are refused.
pub fn file_number(text: &str) -> std::result::Result<String, RequestError> {
    let fits = |character: char| character.is_ascii_alphanumeric() || matches!(character, '.' | '/' | '-');
    if text.is_empty()
        || text.len() > MAX_FILE
        || !text.chars().all(fits)
        || !text.contains(|c: char| c.is_ascii_digit())
    {
        return Err(RequestError::RequestFileUnfit { most: MAX_FILE as u64 });
    }
    Ok(text.to_owned())
}

/// That a request may be put off: the law allows it, and it was not yet.
pub fn extendable(request: &Request) -> std::result::Result<Date, RequestError> {
    let number = request.number;
    if request.extended {
        return Err(RequestError::RequestExtendedAlready { number });
    }
    request
        .due
        .extended
        .ok_or_else(|| RequestError::RequestNotExtendable { number, law: request.due.law.clone() })
}
