//! One act inside one transaction of the simulated database.

use tumbuh::access::Action;
use tumbuh::age::CivilDate;
use tumbuh::area::AreaCode;
use tumbuh::care::register::RegisterEventRow;
use tumbuh::care::{CareAct, CareEvent, CareEventRow, CureSettings, cases, follow_reading, may_follow};
use tumbuh::child::Child;
use tumbuh::id::{AccountId, CaseAuditId, ChildId, EntryId, MutationId, Revision};
use tumbuh::measurement::Measurement;
use tumbuh::regency::Settings;
use tumbuh::sync::{
    Act, Asked, ChildRow, Decided, Decision, MeasurementRow, Mutation, Records, Rejection, Row, RowKey,
    Verdict, canonical, decide,
};

use crate::care::{PHOTO_CAME, audit};
use crate::flaw::Flaw;
use crate::regency::{Name, Placed, Regency};
use crate::world::BEGIN;

/// The power went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crash;

enum Undo {
    Row(Box<(Name, Option<Placed>)>),
    Head(Revision),
    Decided(MutationId),
    Followed,
}

struct Transaction<'a> {
    regency: &'a mut Regency,
    undo: Vec<Undo>,
    /// The power goes at this write.
    crash_in: Option<usize>,
}

impl Transaction<'_> {
    fn writing(&mut self) -> Result<(), Crash> {
        match &mut self.crash_in {
            Some(0) => Err(Crash),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn put_placed(&mut self, name: Name, placed: Placed) {
        let old = self.regency.put(name.clone(), placed);
        self.undo.push(Undo::Row(Box::new((name, old))));
    }

    fn roll_back(mut self) {
        if self.regency.flaw == Some(Flaw::CommitsHalf) {
            return;
        }
        while let Some(undo) = self.undo.pop() {
            match undo {
                Undo::Row(row) => {
                    let (name, old) = *row;
                    self.regency.remove(&name);
                    if let Some(old) = old {
                        self.regency.put(name, old);
                    }
                }
                Undo::Followed => {
                    self.regency.followed.pop();
                }
                Undo::Head(head) => self.regency.head = head,
                Undo::Decided(id) => {
                    self.regency.decided.remove(&id);
                    self.regency.audit.pop();
                }
            }
        }
    }
}

impl Records for Transaction<'_> {
    type Error = Crash;

    fn decided(&self, id: MutationId) -> Result<Option<Decided>, Crash> {
        let forgets = self.regency.flaw == Some(Flaw::ForgetsVerdicts);
        Ok(self.regency.decided.get(&id).filter(|_| !forgets).cloned())
    }

    fn child(&self, id: ChildId) -> Result<Option<ChildRow>, Crash> {
        Ok(self.regency.rows.get(&Name::Record(RowKey::Child(id))).and_then(|placed| match &placed.row {
            Row::Child(row) => Some(row.clone()),
            _ => None,
        }))
    }

    fn readings(&self, child: ChildId) -> Result<Vec<MeasurementRow>, Crash> {
        Ok(self.regency.readings_of(child))
    }

    fn left_from(&self, child: ChildId, since: Revision) -> Result<Vec<AreaCode>, Crash> {
        let left = self.regency.rows.iter().filter_map(|(name, placed)| match name {
            Name::Left(one, from) if *one == child && placed.row.revision() > since => Some(from.clone()),
            _ => None,
        });
        Ok(left.collect())
    }

    fn care_events(&self, child: ChildId) -> Result<Vec<CareEventRow>, Crash> {
        Ok(self.regency.care_of(child))
    }

    fn has_photo(&self, _: ChildId, sha256: &str) -> Result<bool, Crash> {
        Ok(sha256.starts_with(PHOTO_CAME))
    }

    fn register_events(&self, entry: EntryId) -> Result<Vec<RegisterEventRow>, Crash> {
        Ok(self.regency.events_of(entry))
    }

    fn cure(&self, _: CivilDate) -> CureSettings {
        CureSettings::default()
    }

    fn audited_on(&self, _: ChildId, name: CaseAuditId) -> Result<Option<CivilDate>, Crash> {
        Ok((name == audit()).then(|| CivilDate::from_unix_millis(BEGIN, 420).unwrap()))
    }

    fn holds(&self, key: RowKey) -> Result<bool, Crash> {
        Ok(self.regency.rows.contains_key(&Name::Record(key)))
    }

    fn has_posyandu(&self, posyandu: &AreaCode) -> bool {
        self.regency.posyandu.contains(posyandu)
    }

    fn has_notice(&self, _: u16, _: CivilDate) -> bool {
        true
    }

    fn head(&self) -> Result<Revision, Crash> {
        Ok(self.regency.head)
    }

    fn keep(&mut self, decision: &Decision<'_>) -> Result<(), Crash> {
        self.writing()?;
        let Decision { mutation, body, verdict, .. } = *decision;
        let grants = self.regency.people[&mutation.actor].grants.clone();
        let decided = Decided { actor: mutation.actor, body: Some(body.into()), verdict: verdict.clone() };
        self.regency.decided.insert(mutation.id, decided);
        self.regency.audit.push((mutation.clone(), verdict.clone(), grants));
        self.undo.push(Undo::Decided(mutation.id));
        Ok(())
    }

    fn put(&mut self, row: &Row, child: &Child) -> Result<(), Crash> {
        self.writing()?;
        if self.regency.flaw == Some(Flaw::LosesSteps) && self.changes_nothing(row) {
            return Ok(());
        }
        let placed = Placed { row: row.clone(), posyandu: child.posyandu.clone() };
        self.put_placed(Name::Record(row.key()), placed);
        Ok(())
    }

    fn put_event(&mut self, row: &Row, posyandu: &AreaCode) -> Result<(), Crash> {
        self.writing()?;
        let placed = Placed { row: row.clone(), posyandu: posyandu.clone() };
        self.put_placed(Name::Record(row.key()), placed);
        Ok(())
    }

    fn follow_entry(
        &mut self,
        entry: EntryId,
        from: &AreaCode,
        to: &AreaCode,
        head: Revision,
    ) -> Result<Revision, Crash> {
        self.move_along(entry.into(), from, to, head)
    }

    fn reassess(&mut self, _: &Child) -> Result<(), Crash> {
        self.writing()
    }

    fn agreed(&mut self, _: ChildId, _: &AreaCode, head: Revision) -> Result<Revision, Crash> {
        self.writing().map(|()| head)
    }

    fn follow(&mut self, child: &Child, from: &AreaCode, head: Revision) -> Result<Revision, Crash> {
        self.move_along(child.id, from, &child.posyandu, head)
    }

    /// A reading opens, joins or goes on with the case of its child, as in the Worker.
    fn settle(&mut self, mutation: &Mutation, asked: &Asked<'_>, head: Revision) -> Result<Revision, Crash> {
        self.writing()?;
        let (Act::RecordMeasurement { measurement } | Act::CorrectMeasurement { measurement, .. }) =
            &mutation.act
        else {
            return Ok(head);
        };
        let Some((child, act)) = self.asked_for(measurement, asked.today)? else { return Ok(head) };
        let mut here = asked.grants.0.iter().filter(|grant| grant.areas.contains(&child.posyandu));
        let Some(grant) = here.find(|grant| grant.role.may(Action::WriteRecords)) else { return Ok(head) };
        let (actor, role) = (mutation.actor, grant.role);
        let event = CareEvent { id: mutation.id, child: child.id, actor, role, act };
        self.regency.followed.push(event.clone());
        self.undo.push(Undo::Followed);
        let revision = head.next();
        self.put(&Row::CareEvent(CareEventRow { revision, event }), &child)?;
        Ok(revision)
    }

    fn set_head(&mut self, head: Revision) -> Result<(), Crash> {
        self.writing()?;
        let old = self.regency.head;
        self.undo.push(Undo::Head(old));
        self.regency.head = head;
        Ok(())
    }
}

impl Transaction<'_> {
    /// The step that a reading asks for, and the child: the record that goes on for it.
    fn asked_for(
        &self,
        measurement: &Measurement,
        today: CivilDate,
    ) -> Result<Option<(Child, CareAct)>, Crash> {
        let mut id = measurement.child;
        let child = loop {
            let Some(row) = self.child(id)? else { return Ok(None) };
            match row.child.merged_into() {
                Some(into) => id = into,
                None => break row.child,
            }
        };
        let rules = settings().rules();
        if !may_follow(&child, measurement, today, rules) {
            return Ok(None);
        }
        let mut others = self.readings(child.id)?;
        others.retain(|row| row.counts() && row.measurement.id != measurement.id);
        let others: Vec<Measurement> = others.into_iter().map(|row| row.measurement).collect();
        let care = cases(&self.regency.care_of(child.id), [], &rules.care.cure);
        let act = follow_reading(&child, &others, measurement, &care, today, rules);
        Ok(act.map(|act| (child, act)))
    }

    /// Whether it is a step of care that is only kept.
    fn changes_nothing(&self, row: &Row) -> bool {
        let Row::CareEvent(new) = row else { return false };
        let mut rows = self.regency.care_of(new.event.child);
        rows.push(new.clone());
        let care = cases(&rows, [], &CureSettings::default());
        care.kept.iter().any(|kept| kept.event == new.event.id)
    }

    /// What belongs to a child or an entry goes along to another posyandu, and word is left.
    fn move_along(
        &mut self,
        child: ChildId,
        from: &AreaCode,
        to: &AreaCode,
        mut head: Revision,
    ) -> Result<Revision, Crash> {
        let mut names = self.regency.by_child[&child].clone();
        names.retain(|name| matches!(name, Name::Record(key) if !matches!(key, RowKey::Child(_))));
        if self.regency.flaw == Some(Flaw::LeavesSteps) {
            names.retain(|name| !matches!(name, Name::Record(RowKey::CareEvent(_))));
        }
        names.sort_by_key(|name| self.regency.rows[name].row.revision());
        for name in names {
            self.writing()?;
            head = head.next();
            let mut row = self.regency.rows[&name].row.clone();
            match &mut row {
                Row::Measurement(row) => row.revision = head,
                Row::Absence(row) => row.revision = head,
                Row::Request(row) => row.revision = head,
                Row::RegisterEvent(row) => row.revision = head,
                Row::CareEvent(row) => row.revision = head,
                other => panic!("{other:?}"),
            }
            self.put_placed(name, Placed { row, posyandu: to.clone() });
        }
        let back = Name::Left(child, to.clone());
        if let Some(old) = self.regency.remove(&back) {
            self.undo.push(Undo::Row(Box::new((back, Some(old)))));
        }
        head = head.next();
        let (name, placed) = Regency::left(child, from, head);
        self.put_placed(name, placed);
        Ok(head)
    }
}

/// By which readings ask for steps.
fn settings() -> &'static Settings {
    static SETTINGS: std::sync::OnceLock<Settings> = std::sync::OnceLock::new();
    SETTINGS.get_or_init(|| Settings::standard("2020-01-01".parse().unwrap()))
}

/// As a regency receives an act that `speaker` brings.
pub fn receive(
    regency: &mut Regency,
    speaker: AccountId,
    mutation: &Mutation,
    crash_in: Option<usize>,
) -> Result<Verdict, Crash> {
    let shares = regency
        .signed_in
        .get(&mutation.device)
        .is_some_and(|here| here.contains(&mutation.actor) && here.contains(&speaker));
    if mutation.actor != speaker && !shares {
        return Ok(Verdict::Rejected { reason: Rejection::NotTheActor });
    }
    let grants = regency.people[&mutation.actor].grants.clone();
    let body = canonical(&serde_json::to_value(mutation).unwrap());
    let today = regency.today();
    let asked = Asked { account: mutation.actor, grants: &grants, today, body: &body };
    let mut mutation = mutation.clone();
    if regency.flaw == Some(Flaw::LastWriteWins) {
        mutation.base = regency.head;
    }
    let mut transaction = Transaction { regency, undo: Vec::new(), crash_in };
    match decide(&mut transaction, &mutation, &asked) {
        Ok(verdict) => Ok(verdict),
        Err(crash) => {
            transaction.roll_back();
            Err(crash)
        }
    }
}
