//! What went wrong on the way.

use std::io::ErrorKind;

/// Why there was no whole answer. Says nothing of an address, whose path is nobody else's business.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum LineError {
    /// It took too long.
    #[error("timed out")]
    LineTooSlow,
    /// The network does not know the server's name.
    #[error("the server's name was not found")]
    LineNameUnknown,
    /// Nothing listens there, or no way leads there.
    #[error("no connection")]
    LineNoConnection,
    /// The connection ended in the middle.
    #[error("the connection was cut")]
    LineCut,
    /// Somebody stands in between, or the server's certificate is not in order.
    #[error("the connection is not to be trusted: {reason}")]
    LineUntrusted {
        /// The library's words.
        reason: String,
    },
    /// What came is longer than any answer.
    #[error("the answer is too long")]
    LineAnswerTooLong,
    /// What came is no answer.
    #[error("the answer could not be read")]
    LineAnswerUnreadable,
}

impl From<ureq::Error> for LineError {
    fn from(error: ureq::Error) -> Self {
        match error {
            ureq::Error::Io(error) => of_system(error.kind()),
            ureq::Error::Timeout(_) => Self::LineTooSlow,
            ureq::Error::HostNotFound => Self::LineNameUnknown,
            ureq::Error::ConnectionFailed => Self::LineNoConnection,
            ureq::Error::Tls(reason) => Self::LineUntrusted { reason: reason.to_owned() },
            ureq::Error::Rustls(error) => Self::LineUntrusted { reason: error.to_string() },
            ureq::Error::BodyExceedsLimit(_) => Self::LineAnswerTooLong,
            _ => Self::LineAnswerUnreadable,
        }
    }
}

fn of_system(kind: ErrorKind) -> LineError {
    match kind {
        ErrorKind::TimedOut | ErrorKind::WouldBlock => LineError::LineTooSlow,
        ErrorKind::ConnectionRefused
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::AddrNotAvailable => LineError::LineNoConnection,
        ErrorKind::InvalidData => LineError::LineAnswerUnreadable,
        _ => LineError::LineCut,
    }
}
