//! Danger signs and red flags that were seen when a child was measured, as the act that they stand for.

use serde_json::Value;
use tumbuh::care::{CareAct, follow_signs};
use tumbuh::finding::Finding;
use tumbuh::id::CaseId;
use tumbuh::measurement::Measurement;
use tumbuh::sync::Act;

use super::file::CaseFile;
use super::make::{filled, json, text};

/// What is sent: the case is opened by the signs, holds them with what it had, or goes on because of them.
const OPEN: &str = r#"{"type":"openCase","case":"$case","found":"$found"}"#;
const JOIN: &str = r#"{"type":"addFindings","case":"$case","found":"$found"}"#;
const REOPEN: &str =
    r#"{"type":"reopenCase","case":"$case","closing":"$closing","found":"$found","reason":"$reason"}"#;

/// The act; `None` when the child's case holds the signs already, or the person may not say so. `case` names the case if the
/// child has none.
#[must_use]
pub fn noted(file: &CaseFile, entry: &Measurement, signs: Vec<Finding>, case: CaseId) -> Option<Act> {
    let act = follow_signs(entry, signs, &file.care, case, &file.sheet.care.deadlines)?;
    let role = file.roles().find(|role| act.is_for(*role))?;
    let (template, found, more) = match &act {
        CareAct::OpenCase { found, .. } => (OPEN, found, None),
        CareAct::AddFindings { found, .. } => (JOIN, found, None),
        CareAct::ReopenCase { found, closing, reason, .. } => (REOPEN, found, Some((closing, reason))),
        _ => return None,
    };
    let found = json(found).ok()?;
    let value = |name: &str| match (name, more) {
        ("case", _) => text(act.case().to_string()),
        ("found", _) => found.clone(),
        ("closing", Some((closing, _))) => text(closing.to_string()),
        (_, Some((_, reason))) => text(reason.to_string()),
        _ => Value::Null,
    };
    let step = filled(serde_json::from_str(template).ok()?, &value);
    Some(Act::CarriedCare { child: file.child.id, role, step })
}
