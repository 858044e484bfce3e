//! Answers that are not what was asked for.

use axum::http::StatusCode;
use axum::http::header::{ALLOW, CONNECTION, CONTENT_TYPE, WWW_AUTHENTICATE};
use axum::response::{IntoResponse, Response};
use kin_protocol::problem::{PROBLEM_MEDIA_TYPE, Problem, ProblemKind};

/// Why a request is not answered.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// Nothing is here. An unknown study answers exactly as an unknown route does.
    Nothing,
    /// Something is wrong, named by a problem document (RFC 9457).
    Problem(Box<Problem>),
    /// Too many vouchers are refused at the moment: the connection ends with this answer.
    CutOff,
}

impl Refusal {
    pub(crate) fn of(kind: ProblemKind) -> Self {
        Self::Problem(Box::new(Problem::new(kind, None)))
    }

    /// With the check that failed. `detail` never holds anything of the body or the voucher.
    pub(crate) fn because(kind: ProblemKind, detail: &impl ToString) -> Self {
        Self::Problem(Box::new(Problem::new(kind, Some(detail.to_string()))))
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let problem = match self {
            Self::Nothing => return StatusCode::NOT_FOUND.into_response(),
            Self::CutOff => {
                let document = Self::of(ProblemKind::VouchersFailing).into_response();
                return ([(CONNECTION, "close")], document).into_response();
            }
            Self::Problem(problem) => problem,
        };
        let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let document = (status, [(CONTENT_TYPE, PROBLEM_MEDIA_TYPE)], problem.to_json());
        if status == StatusCode::UNAUTHORIZED {
            return ([(WWW_AUTHENTICATE, "Bearer")], document).into_response();
        }
        document.into_response()
    }
}

/// The answer to every route that is none.
pub(crate) async fn nothing() -> Refusal {
    Refusal::Nothing
}

/// Takes from a 404 what the router adds to it: which methods a route has tells that it is one.
pub(crate) async fn bare(mut response: Response) -> Response {
    if response.status() == StatusCode::NOT_FOUND {
        response.headers_mut().remove(ALLOW);
    }
    response
}
