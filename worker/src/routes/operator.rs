//! `/api/v1/operator`: setting up regencies.

use serde_json::value::RawValue;
use tumbuh::api::operator::{
    ACCOUNT_LIMIT, AccountRequest, Change, ProvisionRequest, ProvisionResponse, ProvisionedAccount,
};
use tumbuh::api::problem::FieldProblem;
use tumbuh::id::AccountId;
use tumbuh::regency::RegencyPack;

use crate::auth::{Caller, password};
use crate::body;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::random;
use crate::store::{AuditEntry, Store, StoredAccount};

#[cfg_attr(test, utoipa::path(
    put,
    path = "/api/v1/operator/regencies/{code}",
    operation_id = "provisionRegency",
    tag = "operation",
    summary = "Set a regency up, or change its pack and accounts",
    params(("code" = tumbuh::area::AreaCode, Path, description = "Kemendagri code, `PP.KK`")),
    security(("operator" = [])),
    request_body = ProvisionRequest,
    responses(
        (status = 200, body = ProvisionResponse, description = "It was there"),
        (status = 201, body = ProvisionResponse, description = "It is new"),
    ),
))]
pub fn provision(store: &Store, call: &Call) -> Outcome {
    let request: ProvisionRequest = body::json(call)?;
    validate(&request, call.param(0))?;
    store.migrate()?;
    // The slow hashes come before the transaction. Until a pack is put, the regency is as unknown as before.
    let accounts = request
        .accounts
        .iter()
        .map(|account| prepare(store, account, call))
        .collect::<Result<Vec<_>, Failure>>()?;
    let pack = store.atomically(|| -> Result<Change, Failure> {
        let old = store.pack()?;
        let pack = match &old {
            None => Change::Created,
            Some(old) if **old == request.pack => Change::Unchanged,
            Some(_) => Change::Updated,
        };
        if pack != Change::Unchanged {
            store.put_pack(&request.pack)?;
            let old = old.map(|old| serde_json::value::to_raw_value(&*old)).transpose()?;
            store.put_audit(entry(call, "putPack", None, old))?;
        }
        for prepared in &accounts {
            prepared.store(store, call)?;
        }
        Ok(pack)
    })?;
    let accounts = request.accounts.iter().zip(&accounts);
    let answer = ProvisionResponse {
        code: request.pack.code.clone(),
        pack,
        accounts: accounts
            .map(|(asked, prepared)| ProvisionedAccount {
                username: asked.username.clone(),
                account: prepared.account.caller.account,
                change: prepared.change,
            })
            .collect(),
    };
    Answer::json(if pack == Change::Created { 201 } else { 200 }, &answer)
}

/// An account ready to be stored.
struct Prepared {
    account: StoredAccount,
    change: Change,
    /// A new password, role or scope ends the sessions that began under the old.
    ends_sessions: bool,
}

fn prepare(store: &Store, asked: &AccountRequest, call: &Call) -> Result<Prepared, Failure> {
    let username = asked.username.as_str().to_lowercase();
    let old = store.account(&username)?;
    let same_password =
        old.as_ref().is_some_and(|old| password::verify(&asked.password, Some(&old.password_hash)));
    let millis = u64::try_from(call.now_millis).unwrap_or_default();
    let account = match &old {
        Some(old) => old.caller.account,
        None => AccountId::new(millis, random::bytes()?),
    };
    let caller = Caller { account, name: asked.name.clone(), role: asked.role, scope: asked.scope.clone() };
    let Some(old) = old else {
        let password_hash = password::hash(&asked.password)?;
        let account = StoredAccount { caller, username, password_hash };
        return Ok(Prepared { account, change: Change::Created, ends_sessions: false });
    };
    let same_person = old.caller.role == caller.role && old.caller.scope == caller.scope;
    let unchanged = same_password && same_person && old.caller.name == caller.name;
    let password_hash = if same_password { old.password_hash } else { password::hash(&asked.password)? };
    Ok(Prepared {
        account: StoredAccount { caller, username, password_hash },
        change: if unchanged { Change::Unchanged } else { Change::Updated },
        ends_sessions: !(same_password && same_person),
    })
}

impl Prepared {
    fn store(&self, store: &Store, call: &Call) -> Result<(), Failure> {
        if self.change == Change::Unchanged {
            return Ok(());
        }
        store.put_account(&self.account)?;
        if self.ends_sessions {
            store.end_sessions_of(self.account.caller.account)?;
        }
        let subject = self.account.caller.account.to_string();
        Ok(store.put_audit(entry(call, "putAccount", Some(subject), None))?)
    }
}

fn entry(
    call: &Call,
    action: &'static str,
    subject: Option<String>,
    detail: Option<Box<RawValue>>,
) -> AuditEntry<'static> {
    AuditEntry {
        at_millis: call.now_millis,
        actor: "operator".into(),
        action,
        subject,
        mutation: None,
        detail,
    }
}

/// Everything that is wrong with the request.
fn validate(request: &ProvisionRequest, code: &str) -> Result<(), Failure> {
    if request.accounts.len() > ACCOUNT_LIMIT {
        return Err(Failure::TooMany { what: "accounts", limit: ACCOUNT_LIMIT });
    }
    let mut errors: Vec<FieldProblem> = Vec::new();
    let mut wrong = |field: String, detail: String| errors.push(FieldProblem { field, detail });
    if request.pack.code.as_str() != code {
        wrong("/pack/code".into(), "must be the code in the address".into());
    }
    for error in request.pack.errors() {
        wrong("/pack".into(), error.to_string());
    }
    let mut names = std::collections::BTreeSet::new();
    for (place, account) in request.accounts.iter().enumerate() {
        if !names.insert(account.username.as_str().to_lowercase()) {
            wrong(format!("/accounts/{place}/username"), "is there twice".into());
        }
        if !password::LENGTH.contains(&account.password.len()) {
            let (low, high) = password::LENGTH.into_inner();
            wrong(format!("/accounts/{place}/password"), format!("must have {low} to {high} bytes"));
        }
        for (part, area) in account.scope.0.iter().enumerate() {
            if !is_area(&request.pack, area) {
                let detail = "is no area of the pack".into();
                wrong(format!("/accounts/{place}/scope/{part}"), detail);
            }
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(Failure::Invalid(errors)) }
}

fn is_area(pack: &RegencyPack, code: &tumbuh::area::AreaCode) -> bool {
    pack.code == *code || pack.areas.iter().any(|area| area.code == *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_is_told_where_it_stands() {
        let request: ProvisionRequest = serde_json::from_value(serde_json::json!({
            "pack": { "code": "32.11", "name": "Contoh", "utcOffsetMinutes": 0, "noticeVersion": 1,
                "areas": [{ "code": "32.11.01", "name": "Satu" }] },
            "accounts": [
                { "username": "a", "name": "A", "role": "kader", "scope": ["32.11.02"], "password": "short" },
                { "username": "A", "name": "A", "role": "kader", "scope": ["32.11"], "password": "long enough" },
            ],
        }))
        .unwrap();
        let Err(Failure::Invalid(errors)) = validate(&request, "74.13") else { panic!() };
        let fields: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(
            fields,
            ["/pack/code", "/pack", "/accounts/0/password", "/accounts/0/scope/0", "/accounts/1/username"]
        );
    }
}
