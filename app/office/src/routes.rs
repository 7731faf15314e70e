//! Every address of the office, typed: what stands behind the `#`.

use core::fmt;

use leptos::prelude::*;
use tumbuh::access::{Action, Role};
use tumbuh::area::AreaCode;
use tumbuh::care::StepKind;
use tumbuh::id::{AccountId, CaseAuditId, ChildId, EntryId, ReferralId, RequestId};
use tumbuh_app::registers::EntryForm;

use crate::desk::Session;

/// Of whom, or about whom the access log is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Logged {
    /// Everyone and everything.
    Everything,
    /// One person.
    Person(AccountId),
    /// One child.
    Child(ChildId),
}

/// The address of a screen; `to_string` gives the link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Where one arrives.
    Home,
    /// Cases by state, to validate and to follow.
    Cases,
    /// One child's story.
    Case(ChildId),
    /// The form of a step in handling a child.
    Step(ChildId, StepKind),
    /// A referral to print.
    Letter(ChildId, ReferralId),
    /// A case as a bundle for an audit.
    Bundle(ChildId),
    /// Audits of cases.
    Audits,
    /// Making one.
    NewAudit,
    /// One of them.
    Audit(CaseAuditId),
    /// What is due.
    Tasks,
    /// The families of a village, and what is promised to them.
    Village,
    /// Women, girls, couples and newborns who are followed.
    Registers,
    /// Entering someone; the woman of another entry, or someone new.
    Enrol(Option<EntryId>),
    /// One of them.
    Entry(EntryId),
    /// A form about one of them.
    EntryForm(EntryId, EntryForm),
    /// Records of others that were refused.
    Refusals,
    /// Food supplements in the stores of puskesmas.
    Stock,
    /// People, to search.
    People,
    /// One person.
    Person(AccountId),
    /// Inviting someone.
    Invite,
    /// Open invitations.
    Invitations,
    /// Inviting many from a file.
    Import,
    /// Phones and laptops.
    Devices,
    /// Districts, villages and posyandu.
    Areas,
    /// Changing one of them.
    Area(AreaCode),
    /// Posyandu from a file.
    ImportAreas,
    /// The settings in force, and those to come.
    Settings,
    /// Changing settings as of a day.
    ChangeSettings,
    /// The whole pack as a file, out and in.
    PackFile,
    /// What was changed when.
    PackHistory,
    /// What parents ask about their child's data.
    Requests,
    /// One of these requests.
    Request(RequestId),
    /// Finding a child by its NIK.
    Children,
    /// Handing a child over to another regency.
    HandOver(ChildId),
    /// Taking a child in, by the code that was scanned or is still to be typed.
    TakeIn(Option<String>),
    /// Who saw which child's record.
    AccessLog(Logged),
    /// One's own account.
    Me,
    /// All regencies, for the operator.
    Operator,
    /// Setting a regency up.
    NewRegency,
    /// One regency.
    Regency(AreaCode),
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => f.write_str("#/"),
            Self::Cases => f.write_str("#/cases"),
            Self::Case(child) => write!(f, "#/cases/{child}"),
            Self::Step(child, kind) => write!(f, "#/cases/{child}/{}", kind.name()),
            Self::Letter(child, referral) => write!(f, "#/letter/{child}/{referral}"),
            Self::Bundle(child) => write!(f, "#/bundle/{child}"),
            Self::Audits => f.write_str("#/audits"),
            Self::NewAudit => f.write_str("#/audits/new"),
            Self::Audit(audit) => write!(f, "#/audits/{audit}"),
            Self::Tasks => f.write_str("#/tasks"),
            Self::Village => f.write_str("#/village"),
            Self::Registers => f.write_str("#/registers"),
            Self::Enrol(None) => f.write_str("#/enrol"),
            Self::Enrol(Some(entry)) => write!(f, "#/enrol/{entry}"),
            Self::Entry(entry) => write!(f, "#/registers/{entry}"),
            Self::EntryForm(entry, form) => write!(f, "#/registers/{entry}/{}", form.name()),
            Self::Refusals => f.write_str("#/refusals"),
            Self::Stock => f.write_str("#/stock"),
            Self::People => f.write_str("#/people"),
            Self::Person(account) => write!(f, "#/people/{account}"),
            Self::Invite => f.write_str("#/invite"),
            Self::Invitations => f.write_str("#/invitations"),
            Self::Import => f.write_str("#/import"),
            Self::Devices => f.write_str("#/devices"),
            Self::Areas => f.write_str("#/areas"),
            Self::Area(code) => write!(f, "#/areas/{code}"),
            Self::ImportAreas => f.write_str("#/import-areas"),
            Self::Settings => f.write_str("#/settings"),
            Self::ChangeSettings => f.write_str("#/settings/change"),
            Self::PackFile => f.write_str("#/settings/file"),
            Self::PackHistory => f.write_str("#/settings/history"),
            Self::Requests => f.write_str("#/requests"),
            Self::Request(id) => write!(f, "#/requests/{id}"),
            Self::Children => f.write_str("#/children"),
            Self::HandOver(child) => write!(f, "#/hand-over/{child}"),
            Self::TakeIn(None) => f.write_str("#/take-in"),
            Self::TakeIn(Some(code)) => write!(f, "#/take-in/{code}"),
            Self::AccessLog(Logged::Everything) => f.write_str("#/log"),
            Self::AccessLog(Logged::Person(account)) => write!(f, "#/log/person/{account}"),
            Self::AccessLog(Logged::Child(child)) => write!(f, "#/log/child/{child}"),
            Self::Me => f.write_str("#/me"),
            Self::Operator => f.write_str("#/operator"),
            Self::NewRegency => f.write_str("#/operator/new"),
            Self::Regency(code) => write!(f, "#/operator/{code}"),
        }
    }
}

impl Route {
    /// Reads what stands behind the `#`; `None` when it leads nowhere.
    #[must_use]
    pub fn read(hash: &str) -> Option<Self> {
        let mut parts = hash.trim_start_matches('#').split('/').filter(|part| !part.is_empty());
        Some(match [parts.next(), parts.next(), parts.next()] {
            [None, ..] => Self::Home,
            [Some("cases"), None, _] => Self::Cases,
            [Some("cases"), Some(child), None] => Self::Case(child.parse().ok()?),
            [Some("cases"), Some(child), Some(step)] => {
                Self::Step(child.parse().ok()?, StepKind::named(step)?)
            }
            [Some("letter"), Some(child), Some(referral)] => {
                Self::Letter(child.parse().ok()?, referral.parse().ok()?)
            }
            [Some("bundle"), Some(child), None] => Self::Bundle(child.parse().ok()?),
            [Some("audits"), None, _] => Self::Audits,
            [Some("audits"), Some("new"), None] => Self::NewAudit,
            [Some("audits"), Some(audit), None] => Self::Audit(audit.parse().ok()?),
            [Some("tasks"), None, _] => Self::Tasks,
            [Some("village"), None, _] => Self::Village,
            [Some("registers"), None, _] => Self::Registers,
            [Some("registers"), Some(entry), None] => Self::Entry(entry.parse().ok()?),
            [Some("registers"), Some(entry), Some(form)] => {
                Self::EntryForm(entry.parse().ok()?, EntryForm::named(form)?)
            }
            [Some("enrol"), None, _] => Self::Enrol(None),
            [Some("enrol"), Some(entry), None] => Self::Enrol(Some(entry.parse().ok()?)),
            [Some("refusals"), None, _] => Self::Refusals,
            [Some("stock"), None, _] => Self::Stock,
            [Some("people"), None, _] => Self::People,
            [Some("people"), Some(account), None] => Self::Person(account.parse().ok()?),
            [Some("invite"), None, _] => Self::Invite,
            [Some("invitations"), None, _] => Self::Invitations,
            [Some("import"), None, _] => Self::Import,
            [Some("devices"), None, _] => Self::Devices,
            [Some("areas"), None, _] => Self::Areas,
            [Some("areas"), Some(code), None] => Self::Area(code.parse().ok()?),
            [Some("import-areas"), None, _] => Self::ImportAreas,
            [Some("settings"), None, _] => Self::Settings,
            [Some("settings"), Some("change"), None] => Self::ChangeSettings,
            [Some("settings"), Some("file"), None] => Self::PackFile,
            [Some("settings"), Some("history"), None] => Self::PackHistory,
            [Some("requests"), None, _] => Self::Requests,
            [Some("requests"), Some(id), None] => Self::Request(id.parse().ok()?),
            [Some("children"), None, _] => Self::Children,
            [Some("hand-over"), Some(child), None] => Self::HandOver(child.parse().ok()?),
            [Some("take-in"), code, None] => Self::TakeIn(code.map(ToOwned::to_owned)),
            [Some("log"), None, _] => Self::AccessLog(Logged::Everything),
            [Some("log"), Some("person"), Some(account)] => {
                Self::AccessLog(Logged::Person(account.parse().ok()?))
            }
            [Some("log"), Some("child"), Some(child)] => Self::AccessLog(Logged::Child(child.parse().ok()?)),
            [Some("me"), None, _] => Self::Me,
            [Some("operator"), None, _] => Self::Operator,
            [Some("operator"), Some("new"), None] => Self::NewRegency,
            [Some("operator"), Some(code), None] => Self::Regency(code.parse().ok()?),
            _ => return None,
        })
    }

    /// What one must be allowed to do to see it; `None` is for everyone who is signed in.
    #[must_use]
    pub fn needs(&self) -> Option<Action> {
        match self {
            Self::Home | Self::Me | Self::Operator | Self::NewRegency | Self::Regency(_) => None,
            Self::Cases
            | Self::Case(_)
            | Self::Step(..)
            | Self::Letter(..)
            | Self::Bundle(_)
            | Self::Village
            | Self::Registers
            | Self::Entry(_) => Some(Action::ReadRecords),
            Self::Enrol(_) | Self::EntryForm(..) => Some(Action::WriteRecords),
            Self::Audits | Self::Audit(_) => Some(Action::ReadAudits),
            Self::NewAudit => Some(Action::MakeAudits),
            Self::Tasks => Some(Action::ReadTasks),
            Self::Refusals => Some(Action::SettleRefusals),
            Self::Stock => Some(Action::ReadStock),
            Self::People | Self::Person(_) | Self::Devices | Self::Areas => Some(Action::ReadPeople),
            Self::Invite | Self::Invitations => Some(Action::InvitePeople),
            Self::Import => Some(Action::ManagePeople),
            Self::Area(_) | Self::ImportAreas => Some(Action::ManageAreas),
            Self::Settings | Self::ChangeSettings | Self::PackFile | Self::PackHistory => {
                Some(Action::ManageSettings)
            }
            Self::Requests | Self::Request(_) => Some(Action::DecideRequests),
            // Kader find by NIK on the phone.
            Self::Children | Self::HandOver(_) | Self::TakeIn(_) => Some(Action::HandOverChildren),
            Self::AccessLog(_) => Some(Action::ReadAccessLog),
        }
    }

    /// Whether that person may see it.
    #[must_use]
    pub fn is_for(&self, session: &Session) -> bool {
        // The phone has no screen for registers, so that a kader finds them here.
        let registers = matches!(self, Self::Registers | Self::Entry(_));
        let care = !registers && matches!(self.needs(), Some(Action::ReadRecords | Action::ReadTasks));
        self.needs().is_none_or(|action| session.may(action)) && (!care || handles_here(session))
    }
}

/// Whether the person handles children at a desk: whoever is a kader and nothing else does so on the phone.
fn handles_here(session: &Session) -> bool {
    session.view.grants.0.iter().any(|grant| grant.role != Role::Kader)
}

/// Goes to a screen; back leads here.
pub fn go(route: &Route) {
    let _ = window().location().set_hash(&route.to_string());
}

/// Where one is: a context.
#[derive(Clone, Copy)]
struct Here(RwSignal<Option<Route>>);

/// Follows the address.
pub fn provide_here() {
    let address = || Route::read(&window().location().hash().unwrap_or_default());
    let here = RwSignal::new(address());
    provide_context(Here(here));
    let _ = window_event_listener(leptos::ev::hashchange, move |_| here.set(address()));
}

/// Where one is; `None` when the address leads nowhere.
#[must_use]
pub fn use_route() -> Signal<Option<Route>> {
    use_context::<Here>().map_or_else(|| Signal::stored(None), |here| here.0.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_link_leads_where_it_says() {
        let person = AccountId::new(1_700_000_000_000, [7; 10]);
        let all = [
            Route::Home,
            Route::Cases,
            Route::Case(ChildId::new(1, [3; 10])),
            Route::Step(ChildId::new(1, [3; 10]), StepKind::Plan),
            Route::Letter(ChildId::new(1, [3; 10]), ReferralId::new(2, [4; 10])),
            Route::Bundle(ChildId::new(1, [3; 10])),
            Route::Audits,
            Route::NewAudit,
            Route::Audit(CaseAuditId::new(1, [8; 10])),
            Route::Tasks,
            Route::Village,
            Route::Registers,
            Route::Enrol(None),
            Route::Enrol(Some(EntryId::new(1, [6; 10]))),
            Route::Entry(EntryId::new(1, [6; 10])),
            Route::EntryForm(EntryId::new(1, [6; 10]), EntryForm::Visit),
            Route::Refusals,
            Route::Stock,
            Route::People,
            Route::Person(person),
            Route::Invite,
            Route::Invitations,
            Route::Import,
            Route::Devices,
            Route::Areas,
            Route::Area("32.11.01.2001.01".parse().unwrap()),
            Route::ImportAreas,
            Route::Settings,
            Route::ChangeSettings,
            Route::PackFile,
            Route::PackHistory,
            Route::Requests,
            Route::Request(RequestId::new(1, [5; 10])),
            Route::Children,
            Route::HandOver(ChildId::new(1, [3; 10])),
            Route::TakeIn(None),
            Route::TakeIn(Some("32.11.abc".into())),
            Route::AccessLog(Logged::Everything),
            Route::AccessLog(Logged::Person(person)),
            Route::AccessLog(Logged::Child(ChildId::new(1, [3; 10]))),
            Route::Me,
            Route::Operator,
            Route::NewRegency,
            Route::Regency("74.13".parse().unwrap()),
        ];
        for route in all {
            assert_eq!(Route::read(&route.to_string()).as_ref(), Some(&route));
        }
        assert_eq!(Route::read(""), Some(Route::Home));
    }

    #[test]
    fn made_up_addresses_lead_nowhere() {
        for hash in ["#/nowhere", "#/people/x", "#/people/x/y", "#/me/more", "#/operator/x", "#main"] {
            assert_eq!(Route::read(hash), None, "{hash}");
        }
    }
}
