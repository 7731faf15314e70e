//! `/api/v1/operator`: setting up regencies.

pub mod exports;
pub mod metrics;
pub mod regencies;
pub mod replication;
pub mod suspension;

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use tumbuh::api::operator::{
    ACCOUNT_LIMIT, AccountRequest, Change, ProvisionRequest, ProvisionResponse, ProvisionedAccount,
};
use tumbuh::api::problem::FieldProblem;
use tumbuh::id::AccountId;
use tumbuh::language::Both;
use tumbuh::regency::RegencyPack;

use crate::auth::password;
use crate::body;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::random;
use crate::regency::pack;
use crate::store::{AuditEntry, Store, StoredAccount};

/// Who acted, in a regency's own records.
const OPERATOR: &str = "operator";

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
    let request = read(body::json(call)?, call.param(0))?;
    store.migrate()?;
    // The slow hashes come before the transaction. Until a pack is put, the regency is as unknown as before.
    let accounts = request
        .accounts
        .iter()
        .map(|account| prepare(store, account, call))
        .collect::<Result<Vec<_>, Failure>>()?;
    let change = store.atomically(|| -> Result<Change, Failure> {
        // First, so that what people are granted now is what the pack must have.
        for prepared in &accounts {
            prepared.store(store, call)?;
        }
        let change = match store.pack()? {
            None => Change::Created,
            Some(old) if *old.pack == request.pack => Change::Unchanged,
            Some(old) => {
                pack::check(store, &old.pack, &request.pack, "/pack", call.now_millis)?;
                Change::Updated
            }
        };
        if change != Change::Unchanged {
            store.put_pack(&request.pack, OPERATOR, call.now_millis)?;
            store.put_audit(entry(call, "putPack", None, None))?;
        }
        Ok(change)
    })?;
    let accounts = request.accounts.iter().zip(&accounts);
    let answer = ProvisionResponse {
        code: request.pack.code.clone(),
        pack: change,
        accounts: accounts
            .map(|(asked, prepared)| ProvisionedAccount {
                username: asked.username.clone(),
                account: prepared.account.id,
                change: prepared.change,
            })
            .collect(),
    };
    Answer::json(if change == Change::Created { 201 } else { 200 }, &answer)
}

/// An account ready to be stored.
struct Prepared {
    account: StoredAccount,
    change: Change,
    /// A new password or new grants end the sessions that began under the old.
    ends_sessions: bool,
}

fn prepare(store: &Store, asked: &AccountRequest, call: &Call) -> Result<Prepared, Failure> {
    let username = asked.username.as_str().to_lowercase();
    let old = store.account(&username)?;
    let same_password =
        old.as_ref().is_some_and(|old| password::verify(&asked.password, Some(&old.password_hash)));
    let millis = u64::try_from(call.now_millis).unwrap_or_default();
    let Some(old) = old else {
        let account = StoredAccount {
            id: AccountId::new(millis, random::bytes()?),
            username,
            name: asked.name.clone(),
            grants: asked.grants.clone(),
            password_hash: password::hash(&asked.password)?,
            blocked: false,
            factor: None,
            last_seen_millis: None,
        };
        return Ok(Prepared { account, change: Change::Created, ends_sessions: false });
    };
    let same_person = old.grants == asked.grants;
    let unchanged = same_password && same_person && old.name == asked.name;
    let password_hash =
        if same_password { old.password_hash.clone() } else { password::hash(&asked.password)? };
    Ok(Prepared {
        account: StoredAccount {
            name: asked.name.clone(),
            grants: asked.grants.clone(),
            password_hash,
            ..old
        },
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
            store.end_sessions_of(self.account.id, None)?;
        }
        let subject = self.account.id.to_string();
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
        actor: OPERATOR.into(),
        carrier: None,
        action,
        subject,
        mutation: None,
        detail,
    }
}

/// [`ProvisionRequest`] before its pack is read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    pack: Value,
    accounts: Vec<AccountRequest>,
}

/// The request, when nothing is wrong with it.
fn read(given: Given, code: &str) -> Result<ProvisionRequest, Failure> {
    if given.accounts.len() > ACCOUNT_LIMIT {
        return Err(Failure::TooMany { what: "accounts", limit: ACCOUNT_LIMIT });
    }
    let mut errors: Vec<FieldProblem> = Vec::new();
    let pack = pack_at("/pack", given.pack, code).map_err(|found| errors.extend(found)).ok();
    let mut wrong = |field: String, words: Both<String>| errors.push(FieldProblem::told(field, words));
    let mut names = std::collections::BTreeSet::new();
    for (place, account) in given.accounts.iter().enumerate() {
        if !names.insert(account.username.as_str().to_lowercase()) {
            wrong(format!("/accounts/{place}/username"), Both::new("ada dua kali", "is there twice"));
        }
        if let Some(problem) = password::length_problem(&account.password) {
            wrong(format!("/accounts/{place}/password"), problem);
        }
        for problem in pack.iter().flat_map(|pack| account.grants.problems(pack)) {
            wrong(format!("/accounts/{place}/grants{}", problem.at), problem.words);
        }
    }
    match pack {
        Some(pack) if errors.is_empty() => Ok(ProvisionRequest { pack, accounts: given.accounts }),
        _ => Err(Failure::Invalid(errors)),
    }
}

/// The pack of the regency `code`, which stands at `at` in the body; otherwise everything that is wrong with it.
fn pack_at(at: &str, value: Value, code: &str) -> Result<RegencyPack, Vec<FieldProblem>> {
    let pack = RegencyPack::from_value(value).map_err(|problems| {
        problems.into_iter().map(|problem| body::pack_problem_at(at, problem)).collect::<Vec<_>>()
    })?;
    if pack.code.as_str() == code {
        Ok(pack)
    } else {
        Err(body::problem_at(&format!("{at}/code"), "must be the code in the address"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_is_told_where_it_stands() {
        let pack = |code: &str, minutes: i32| {
            serde_json::json!({ "formatVersion": 1, "code": code, "name": "Contoh", "utcOffsetMinutes": minutes,
                "areas": [{ "code": "32.11.01", "name": "Satu" }] })
        };
        let grants = |area| serde_json::json!([{ "role": "kader", "areas": [area] }]);
        let mut given = serde_json::json!({
            "pack": pack("32.11", 0),
            "accounts": [
                { "username": "a", "name": "A", "grants": grants("32.11.02"), "password": "short" },
                { "username": "A", "name": "A", "grants": grants("32.11"), "password": "long enough" },
            ],
        });
        let fields = |given: &Value, code: &str| {
            let Err(Failure::Invalid(errors)) = read(serde_json::from_value(given.clone()).unwrap(), code)
            else {
                panic!()
            };
            errors.into_iter().map(|error| error.field).collect::<Vec<_>>()
        };
        assert_eq!(
            fields(&given, "32.11"),
            ["/pack/utcOffsetMinutes", "/accounts/0/password", "/accounts/1/username"]
        );
        given["pack"] = pack("32.11", 420);
        assert_eq!(
            fields(&given, "32.11"),
            ["/accounts/0/password", "/accounts/0/grants/0/areas/0", "/accounts/1/username"]
        );
        assert_eq!(fields(&given, "74.13")[0], "/pack/code");
    }
}
