//! Everything that can go wrong with a request, and how it is told (RFC 9457).

use std::borrow::Cow;

use tumbuh::api::problem::{FieldProblem, Problem};
use tumbuh::language::Both;
use tumbuh::sync::Mismatch;

use crate::http::{Answer, Method};
use crate::store::StoreError;

/// Why a request was not answered as asked. Each kind has a stable `type`.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error("There is nothing at this address.")]
    NotFound,
    #[error("This address does not take that method; it takes those in the Allow header.")]
    MethodNotAllowed(Vec<Method>),
    #[error("The body is larger than {limit} bytes.")]
    TooLarge { limit: usize },
    #[error("{what} takes at most {limit} items; send them in smaller parts.")]
    TooMany { what: &'static str, limit: usize },
    #[error("The body must be {expected}.")]
    UnsupportedMediaType { expected: &'static str },
    #[error("The answer can be {offered}.")]
    NotAcceptable { offered: &'static str },
    #[error("The body could not be read: {detail}.")]
    Malformed { detail: String, errors: Vec<FieldProblem> },
    #[error("Some fields are wrong.")]
    Invalid(Vec<FieldProblem>),
    #[error("Sign in first.")]
    Unauthenticated,
    #[error("The name or the password is wrong.")]
    WrongCredentials,
    #[error("This device was shut out. Ask whoever looks after accounts.")]
    DeviceRevoked,
    #[error("This account is blocked. Ask whoever looks after accounts.")]
    AccountBlocked,
    #[error(
        "Here are more than {limit} children. Choose the areas that this device keeps: PUT /api/v1/me/areas."
    )]
    ScopeTooWide { limit: u32 },
    #[error("Send the code that the authenticator shows.")]
    SecondFactorRequired,
    #[error("The code is wrong, over or was used already.")]
    WrongCode,
    #[error("Your role may not do this.")]
    Forbidden,
    #[error("A second factor guards the account already; take it off first.")]
    AlreadyGuarded,
    #[error("This invitation was used, taken back or is over. Ask for a new one.")]
    UnknownInvitation,
    #[error(
        "This code was used, is over or was never given. The regency that the child comes from can make a new one."
    )]
    UnknownHandover,
    #[error("This request was decided otherwise already; a new one can be made.")]
    AlreadyDecided,
    #[error("This was dealt with already, by its author or by someone else. Read it again.")]
    AlreadySettled,
    #[error("It was changed meanwhile. Read it again, then send your change.")]
    ChangedMeanwhile,
    #[error("Say with If-Match which one you change.")]
    ConditionRequired,
    #[error("This copy is damaged, or was not made on a device of this regency. Nothing of it was taken in.")]
    ForeignCopy,
    #[error("The regency would be left without an admin.")]
    LastAdmin,
    #[error("A browser may send this only from the app's own pages.")]
    CrossOrigin,
    #[error("No such regency is served here.")]
    UnknownRegency,
    #[error("This regency is suspended for now; nothing is lost. Its administrators know more.")]
    Suspended,
    #[error("People are served here: suspend the regency first. Restoring replaces all that it holds.")]
    NotSuspended,
    #[error("There is no such export of this regency.")]
    UnknownExport,
    #[error("This export is damaged, of another regency, or made with another key. Nothing was changed.")]
    DamagedExport,
    #[error("This export was made by a newer version of the server. Nothing was changed.")]
    NewerExport,
    #[error("An export or a restoration is going on; ask again when it is over.")]
    ArchiveBusy,
    #[error(
        "This deployment keeps no exports: it needs a bucket and an EXPORT_KEY of at least 32 characters."
    )]
    NoExports,
    #[error("{}", versions(*.0))]
    Versions(Mismatch),
    #[error("Too many failed attempts; try again in {seconds} seconds.")]
    TooManyAttempts { seconds: i64 },
    #[error("Too many requests; try again in {seconds} seconds.")]
    TooManyRequests { seconds: i64 },
    #[error("Too many ask this regency at this moment; nothing is lost. Try again in {seconds} seconds.")]
    Overloaded { seconds: i64 },
    /// The text is for the log, never for the caller.
    #[error("{0}")]
    Internal(String),
}

/// One kind of problem as it is named on the wire.
struct Kind(u16, &'static str, &'static str);

impl Failure {
    /// One wrong field of the body, named by its JSON pointer, or of the query, named by its parameter.
    pub fn field(field: impl Into<String>, detail: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldProblem::new(field, detail)])
    }

    /// The same where people read it.
    pub fn told(field: impl Into<String>, words: Both<String>) -> Self {
        Self::Invalid(vec![FieldProblem::told(field, words)])
    }

    fn kind(&self) -> Kind {
        match self {
            Self::NotFound => Kind(404, "not-found", "Not found"),
            Self::MethodNotAllowed(_) => Kind(405, "method-not-allowed", "Method not allowed"),
            Self::TooLarge { .. } => Kind(413, "too-large", "Body too large"),
            Self::TooMany { .. } => Kind(413, "too-many-items", "Too many items"),
            Self::UnsupportedMediaType { .. } => {
                Kind(415, "unsupported-media-type", "Unsupported media type")
            }
            Self::NotAcceptable { .. } => Kind(406, "not-acceptable", "Not acceptable"),
            Self::Malformed { .. } => Kind(400, "malformed", "Unreadable body"),
            Self::Invalid(_) => Kind(422, "invalid", "Wrong values"),
            Self::Unauthenticated => Kind(401, "unauthenticated", "Not signed in"),
            Self::WrongCredentials => Kind(401, "wrong-credentials", "Wrong name or password"),
            Self::DeviceRevoked => Kind(401, "device-revoked", "Device shut out"),
            Self::AccountBlocked => Kind(403, "account-blocked", "Account blocked"),
            Self::ScopeTooWide { .. } => Kind(403, "scope-too-wide", "More children than a phone keeps"),
            Self::SecondFactorRequired => Kind(401, "second-factor-required", "Second factor required"),
            Self::WrongCode => Kind(401, "wrong-code", "Wrong code"),
            Self::Forbidden => Kind(403, "forbidden", "Not allowed"),
            Self::AlreadyGuarded => Kind(409, "already-guarded", "Second factor in force"),
            Self::UnknownInvitation => Kind(404, "unknown-invitation", "Unknown invitation"),
            Self::UnknownHandover => Kind(404, "unknown-handover", "Unknown handover"),
            Self::AlreadyDecided => Kind(409, "already-decided", "Decided already"),
            Self::AlreadySettled => Kind(409, "already-settled", "Dealt with already"),
            Self::ChangedMeanwhile => Kind(412, "changed-meanwhile", "Changed meanwhile"),
            Self::ConditionRequired => Kind(428, "condition-required", "Condition required"),
            Self::ForeignCopy => Kind(422, "foreign-copy", "Damaged or foreign copy"),
            Self::LastAdmin => Kind(409, "last-admin", "Last admin"),
            Self::CrossOrigin => Kind(403, "cross-origin", "Sent from another site"),
            Self::UnknownRegency => Kind(404, "unknown-regency", "Unknown regency"),
            Self::Suspended => Kind(423, "suspended", "Regency suspended"),
            Self::NotSuspended => Kind(409, "not-suspended", "Regency not suspended"),
            Self::UnknownExport => Kind(404, "unknown-export", "Unknown export"),
            Self::DamagedExport => Kind(409, "damaged-export", "Damaged export"),
            Self::NewerExport => Kind(409, "newer-export", "Export of a newer version"),
            Self::ArchiveBusy => Kind(409, "archive-busy", "Export or restoration going on"),
            Self::NoExports => Kind(409, "no-exports", "No exports kept"),
            Self::Versions(Mismatch::AppTooOld) => Kind(409, "app-too-old", "App too old"),
            Self::Versions(Mismatch::ServerTooOld) => {
                Kind(409, "server-too-old", "App newer than the server")
            }
            Self::TooManyAttempts { .. } => Kind(429, "too-many-attempts", "Too many attempts"),
            Self::TooManyRequests { .. } => Kind(429, "too-many-requests", "Too many requests"),
            Self::Overloaded { .. } => Kind(503, "overloaded", "Overloaded"),
            Self::Internal(_) => Kind(500, "internal", "The server failed"),
        }
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.kind().0
    }

    /// What only the log may say.
    pub fn internal(&self) -> Option<&str> {
        match self {
            Self::Internal(text) => Some(text),
            _ => None,
        }
    }

    pub fn problem(&self, request_id: &str) -> Problem {
        let Kind(status, name, title) = self.kind();
        let detail = match self {
            Self::Internal(_) => {
                "Nothing was changed by this request, or it may be repeated safely. Try again.".into()
            }
            other => other.to_string(),
        };
        let errors = match self {
            Self::Invalid(errors) | Self::Malformed { errors, .. } => errors.clone(),
            _ => Vec::new(),
        };
        Problem {
            kind: Cow::Owned(format!("/problems/{name}")),
            title: Cow::Borrowed(title),
            status,
            detail,
            request_id: Some(request_id.into()),
            errors,
        }
    }

    pub fn answer(&self, request_id: &str) -> Answer {
        let problem = self.problem(request_id);
        // A problem is made of strings and numbers, which JSON can always hold.
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let answer = Answer::text(problem.status, "application/problem+json", body);
        match self {
            Self::MethodNotAllowed(allowed) => {
                let names: Vec<_> = allowed.iter().map(|method| method.name()).collect();
                answer.with("allow", names.join(", "))
            }
            Self::TooManyAttempts { seconds }
            | Self::TooManyRequests { seconds }
            | Self::Overloaded { seconds } => answer.with("retry-after", seconds.to_string()),
            Self::Unauthenticated => answer.with("www-authenticate", "Cookie"),
            _ => answer,
        }
    }
}

fn versions(mismatch: Mismatch) -> &'static str {
    match mismatch {
        Mismatch::AppTooOld => {
            "This version of the app is too old; nothing is lost. Update it, then send again."
        }
        Mismatch::ServerTooOld => {
            "The app is newer than this server, which is about to be updated; nothing is lost. Send again later."
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Internal(error.to_string())
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Internal(format!("writing JSON: {:?} at column {}", error.classify(), error.column()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inside_of_a_failure_stays_inside() {
        let failure = Failure::Internal("UNIQUE constraint failed: rows.kind".into());
        let answer = failure.answer("r1");
        assert_eq!(answer.status, 500);
        assert!(!String::from_utf8(answer.into_bytes()).unwrap().contains("constraint"));
    }

    #[test]
    fn a_wrong_method_is_told_the_right_ones() {
        let answer = Failure::MethodNotAllowed(vec![Method::Get, Method::Delete]).answer("r1");
        assert!(answer.headers.contains(&("allow", "GET, DELETE".into())));
    }

    #[test]
    fn whoever_must_wait_is_told_how_long() {
        for (failure, status) in [
            (Failure::TooManyAttempts { seconds: 7 }, 429),
            (Failure::TooManyRequests { seconds: 7 }, 429),
            (Failure::Overloaded { seconds: 7 }, 503),
        ] {
            let answer = failure.answer("r1");
            assert_eq!((answer.status, failure.status()), (status, status));
            assert!(answer.headers.contains(&("retry-after", "7".into())));
        }
    }
}
