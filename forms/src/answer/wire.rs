//! Answers in the body of a response.
