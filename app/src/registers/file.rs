//! Everything about one entry of a register, as a screen needs it.

use core::ops::Deref;
use std::sync::Arc;

use tumbuh::access::Role;
use tumbuh::api::registers::EntryStory;
use tumbuh::area::AreaCode;
use tumbuh::care::Rules;
use tumbuh::care::register::{
    Entry, EntryContext, HealthCheck, RegisterAct, RegisterDue, RegisterEvent, RegisterEventRow,
    RegisterRejection, WomanFinding, WomanFound, check, register_tasks,
};
use tumbuh::child::Child;
use tumbuh::id::{EntryId, MutationId};
use tumbuh::language::Language;
use tumbuh::sync::Act;
use tumbuh::sync::phone::EntryHistory;

use super::words::RegisterWord;
use crate::care::Context;

/// An entry with what is needed to show it and to write something down.
pub struct EntryFile {
    /// The entry, and where what was done to it is.
    pub history: EntryHistory,
    context: Arc<Context>,
}

impl Deref for EntryFile {
    type Target = Context;

    fn deref(&self) -> &Context {
        &self.context
    }
}

impl EntryFile {
    /// Of what the phone holds.
    #[must_use]
    pub fn new(context: Arc<Context>, history: EntryHistory) -> Arc<Self> {
        Arc::new(Self { history, context })
    }

    /// Of what the regency answers about one entry.
    #[must_use]
    pub fn of_story(context: Arc<Context>, story: &EntryStory) -> Arc<Self> {
        let (entry, events) = (story.entry.clone(), story.events.clone());
        Self::new(context, EntryHistory { entry, events, unsent: Vec::new() })
    }

    /// The entry.
    #[must_use]
    pub fn entry(&self) -> &Entry {
        &self.history.entry
    }

    /// What the rules of registers are given.
    #[must_use]
    pub fn rules(&self) -> Rules<'_> {
        self.sheet.rules(&self.kms)
    }

    /// What today finds, gravest first.
    #[must_use]
    pub fn found(&self) -> Vec<WomanFound> {
        self.entry().findings(self.today, self.rules())
    }

    /// What was found and can be acted on.
    #[must_use]
    pub fn to_act_on(&self) -> Vec<WomanFinding> {
        let found = self.found().into_iter().map(|found| found.finding);
        found.filter(|finding| !finding.ends_by_itself()).collect()
    }

    /// What is to do, the first due first.
    #[must_use]
    pub fn due(&self) -> Vec<RegisterDue> {
        let tasks = register_tasks(self.entry(), self.today, self.rules()).into_iter();
        tasks.map(|task| RegisterDue::of(task, self.today, &self.sheet.care.escalation)).collect()
    }

    /// The entry with one visit more, and what its numbers show, gravest first.
    #[must_use]
    pub fn with_visit(&self, visit: HealthCheck) -> Option<(Entry, Vec<WomanFound>)> {
        let event =
            event(&self.context, self.entry().id, Role::Kader, RegisterAct::RecordVisit { check: visit });
        let entry = Entry::of(self.history.events.iter().map(|row| &row.event).chain([&event]))?;
        let mut found = entry.findings(self.today, self.rules());
        found.retain(|found| found.on == visit.on && found.finding.is_measured());
        Some((entry, found))
    }

    /// As what the person may do it where she is followed; `None` when they may not.
    #[must_use]
    pub fn role_for(&self, act: &RegisterAct) -> Option<Role> {
        role_for(&self.context, act, &self.entry().woman.posyandu)
    }

    /// Whether the person may take that back.
    #[must_use]
    pub fn may_take_back(&self, event: MutationId) -> bool {
        let any = "-".parse().ok().map(|reason| RegisterAct::TakeBack { event, reason });
        any.is_some_and(|act| self.checked(&act, None).is_ok())
    }

    /// The act to send, checked by the rules that the regency checks by.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn act(&self, act: RegisterAct, child: Option<&Child>, language: Language) -> Result<Act, String> {
        let role = self.checked(&act, child).map_err(|wrong| wrong.words(language).to_owned())?;
        carried(self.entry().id, role, &act, language)
    }

    fn checked(&self, act: &RegisterAct, child: Option<&Child>) -> Result<Role, RegisterRejection> {
        let Self { history, context } = self;
        let role = self.role_for(act).ok_or(RegisterRejection::NotAllowed)?;
        allowed(context, history.entry.id, &history.events, role, act, child)
    }
}

/// As what the person may do it at a posyandu; `None` when they may not.
#[must_use]
pub fn role_for(context: &Context, act: &RegisterAct, posyandu: &AreaCode) -> Option<Role> {
    let mut here = context.grants.0.iter().filter(|grant| grant.areas.contains(posyandu));
    here.find(|grant| act.is_for(grant.role)).map(|grant| grant.role)
}

/// The act that enters someone, checked by the rules that the regency checks by.
pub fn enrolment(
    context: &Context,
    entry: EntryId,
    act: &RegisterAct,
    posyandu: &AreaCode,
    language: Language,
) -> Result<Act, String> {
    let role = role_for(context, act, posyandu).ok_or(RegisterRejection::NotAllowed);
    let role = role.and_then(|role| allowed(context, entry, &[], role, act, None));
    let role = role.map_err(|wrong| wrong.words(language).to_owned())?;
    carried(entry, role, act, language)
}

fn allowed(
    context: &Context,
    entry: EntryId,
    events: &[RegisterEventRow],
    role: Role,
    act: &RegisterAct,
    child: Option<&Child>,
) -> Result<Role, RegisterRejection> {
    let known = EntryContext { events, child, grants: &context.grants, today: context.today };
    check(&event(context, entry, role, act.clone()), &known).map(|()| role)
}

/// Named when it is saved.
fn event(context: &Context, entry: EntryId, role: Role, act: RegisterAct) -> RegisterEvent {
    RegisterEvent { id: MutationId::new(u64::MAX, [0; 10]), entry, actor: context.account, role, act }
}

fn carried(entry: EntryId, role: Role, act: &RegisterAct, language: Language) -> Result<Act, String> {
    let step = serde_json::to_value(act).map_err(|_| RegisterWord::Nothing.words(language).to_owned())?;
    Ok(Act::CarriedRegister { entry, role, step })
}
