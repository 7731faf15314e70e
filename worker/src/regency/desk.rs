//! Where a request meets its regency: the session is checked here, for every route, and nowhere else.

use std::rc::Rc;

use tumbuh::access::Action;
use tumbuh::age::CivilDate;
use tumbuh::api::session::TooMany;
use tumbuh::api::sync::MOST_CHILDREN;
use tumbuh::area::Scope;
use tumbuh::care::CareSheet;
use tumbuh::regency::RegencyPack;

use super::people;
use crate::auth::{self, Caller};
use crate::http::{Call, Method, Outcome};
use crate::problem::Failure;
use crate::router::{Route, Serve};
use crate::store::{Access, PackInForce, Store};
use crate::traffic::Traffic;

const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;

/// What a handler works with: a regency that was set up.
pub struct Desk<'a> {
    pub store: &'a Store,
    /// What is configured.
    pub pack: Rc<RegencyPack>,
    /// The place of `pack` among the regency's packs.
    pub pack_revision: u64,
    /// Whether nobody is served for now. It is told only to those who show that they belong here, or who name the regency
    /// themselves to sign in.
    pub is_suspended: bool,
    pub traffic: &'a Traffic,
}

impl Desk<'_> {
    /// The civil day in the regency at that moment.
    ///
    /// # Errors
    /// When the server's clock is outside the calendar.
    pub fn today(&self, now_millis: i64) -> Result<CivilDate, Failure> {
        day(&self.pack, now_millis)
    }

    /// What the pack says about handling children, as it is in force on a day.
    #[must_use]
    pub fn care_sheet(&self, today: CivilDate) -> CareSheet {
        let (pack, settings) = (&self.pack, self.pack.settings_on(today));
        CareSheet {
            thresholds: settings.thresholds,
            food_days: settings.food_days,
            care: settings.care.clone(),
            catalogue: pack.catalogue.clone(),
            offices: pack.offices.clone(),
            reminder: pack.templates.reminder.clone(),
            woman_reminder: Some(pack.templates.woman_reminder.clone()),
        }
    }

    /// Where the caller sees records on the device of the session: of what they may see, the areas that it keeps.
    ///
    /// # Errors
    /// When the database fails.
    pub fn kept_scope(&self, caller: &Caller) -> Result<Scope, Failure> {
        let whole = caller.scope(Action::ReadRecords);
        let mut kept = self.store.kept_areas(caller.account, caller.device)?;
        // What was granted may be less by now.
        kept.retain(|area| whole.contains(area));
        Ok(if kept.is_empty() { whole } else { Scope(kept) })
    }

    /// Whether a scope has more children than a phone keeps.
    ///
    /// # Errors
    /// When the database fails.
    pub fn too_many(&self, scope: &Scope) -> Result<Option<TooMany>, Failure> {
        let children = self.store.children_within(scope, MOST_CHILDREN)?;
        Ok((children > MOST_CHILDREN).then_some(TooMany { limit: MOST_CHILDREN }))
    }

    /// The caller, who sees something now.
    ///
    /// # Errors
    /// As [`Desk::today`].
    pub fn access<'c>(&self, caller: &'c Caller, call: &Call) -> Result<Access<'c>, Failure> {
        let settings = self.pack.settings_on(self.today(call.now_millis)?);
        let kept_millis = i64::from(settings.privacy.access_log_days) * DAY_MILLIS;
        Ok(Access { caller, at_millis: call.now_millis, keep_from_millis: call.now_millis - kept_millis })
    }
}

/// The civil day in a regency at that moment.
///
/// # Errors
/// When the server's clock is outside the calendar.
pub fn day(pack: &RegencyPack, now_millis: i64) -> Result<CivilDate, Failure> {
    CivilDate::from_unix_millis(now_millis, pack.utc_offset_minutes)
        .map_err(|_| Failure::Internal("the server's clock is outside the calendar".into()))
}

/// Answers a request that the edge forwarded.
pub fn answer(store: &Store, traffic: &Traffic, route: &Route, call: &Call) -> Outcome {
    let open = || open(store, traffic);
    match route.serve {
        Serve::Public(_) | Serve::Document(_) | Serve::Directory(_) | Serve::Upkeep(_) => {
            Err(Failure::NotFound)
        }
        Serve::Between(serve) => {
            // To other regencies one that is suspended gives nothing, just as if the code were made up.
            let desk = open()?.filter(|desk| !desk.is_suspended);
            serve(&desk.ok_or(Failure::UnknownHandover)?, call)
        }
        Serve::Operator(serve) | Serve::Replication(serve) => serve(store, call),
        Serve::SignIn(serve) => {
            let desk = open()?.ok_or(Failure::UnknownRegency)?;
            if desk.is_suspended { Err(Failure::Suspended) } else { serve(&desk, call) }
        }
        Serve::Invited(serve) => {
            let token = auth::invitation_token(call)?;
            // A made-up token must not tell which regencies exist.
            let desk = open()?.ok_or(Failure::UnknownInvitation)?;
            if desk.is_suspended {
                let known = people::invitation(store, &token, call.now_millis)?;
                return Err(known.map_or(Failure::UnknownInvitation, |_| Failure::Suspended));
            }
            serve(&desk, &token, call)
        }
        Serve::SignedIn(_, serve) | Serve::Arriving(serve) => {
            if route.method != Method::Get {
                auth::same_origin(call)?;
            }
            // A forged cookie must not tell which regencies exist.
            let desk = open()?.ok_or(Failure::Unauthenticated)?;
            let caller = auth::caller(&desk, call, route.serve.action())?;
            traffic.admit(caller.device, call.now_millis)?;
            serve(&desk, &caller, call)
        }
    }
}

/// The regency, its schema up to date; `None` for a code that was never set up. Asking for such a code writes nothing,
/// however often it is tried.
fn open<'a>(store: &'a Store, traffic: &'a Traffic) -> Result<Option<Desk<'a>>, Failure> {
    if !store.is_provisioned()? {
        return Ok(None);
    }
    store.migrate()?;
    let is_suspended = store.suspended_millis()?.is_some();
    let in_force = store.pack()?;
    Ok(in_force.map(|PackInForce { revision, pack }| Desk {
        store,
        pack,
        pack_revision: revision,
        is_suspended,
        traffic,
    }))
}
