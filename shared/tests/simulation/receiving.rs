//! One act inside one transaction of the simulated database.

use tumbuh::age::CivilDate;
use tumbuh::area::AreaCode;
use tumbuh::care::register::RegisterEventRow;
use tumbuh::care::{CareEventRow, CureSettings};
use tumbuh::child::Child;
use tumbuh::id::{AccountId, ChildId, EntryId, MutationId, Revision};
use tumbuh::sync::{
    Asked, ChildRow, Decided, Decision, MeasurementRow, Mutation, Records, Rejection, Row, RowKey, Verdict,
    canonical, decide,
};

use crate::flaw::Flaw;
use crate::regency::{Name, Placed, Regency};

/// The power went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crash;

enum Undo {
    Row(Box<(Name, Option<Placed>)>),
    Head(Revision),
    Decided(MutationId),
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

    fn care_events(&self, _: ChildId) -> Result<Vec<CareEventRow>, Crash> {
        Ok(Vec::new())
    }

    fn register_events(&self, _: EntryId) -> Result<Vec<RegisterEventRow>, Crash> {
        Ok(Vec::new())
    }

    fn cure(&self, _: CivilDate) -> CureSettings {
        CureSettings::default()
    }

    fn holds(&self, key: RowKey) -> Result<bool, Crash> {
        Ok(self.regency.rows.contains_key(&Name::Record(key)))
    }

    fn has_posyandu(&self, posyandu: &AreaCode) -> bool {
        self.regency.posyandu.contains(posyandu)
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
        let placed = Placed { row: row.clone(), posyandu: child.posyandu.clone() };
        self.put_placed(Name::Record(row.key()), placed);
        Ok(())
    }

    fn put_event(&mut self, _: &Row, _: &AreaCode) -> Result<(), Crash> {
        Ok(())
    }

    fn follow_entry(
        &mut self,
        _: EntryId,
        _: &AreaCode,
        _: &AreaCode,
        head: Revision,
    ) -> Result<Revision, Crash> {
        Ok(head)
    }

    fn reassess(&mut self, _: &Child) -> Result<(), Crash> {
        self.writing()
    }

    fn agreed(&mut self, _: &Child, _: &AreaCode, head: Revision) -> Result<Revision, Crash> {
        self.writing().map(|()| head)
    }

    fn follow(&mut self, child: &Child, from: &AreaCode, mut head: Revision) -> Result<Revision, Crash> {
        let mut names = self.regency.by_child[&child.id].clone();
        names.retain(|name| matches!(name, Name::Record(key) if !matches!(key, RowKey::Child(_))));
        names.sort_by_key(|name| self.regency.rows[name].row.revision());
        for name in names {
            self.writing()?;
            head = head.next();
            let mut row = self.regency.rows[&name].row.clone();
            match &mut row {
                Row::Measurement(row) => row.revision = head,
                Row::Absence(row) => row.revision = head,
                Row::Request(row) => row.revision = head,
                other => panic!("{other:?}"),
            }
            self.put_placed(name, Placed { row, posyandu: child.posyandu.clone() });
        }
        let back = Name::Left(child.id, child.posyandu.clone());
        if let Some(old) = self.regency.remove(&back) {
            self.undo.push(Undo::Row(Box::new((back, Some(old)))));
        }
        head = head.next();
        let (name, placed) = Regency::left(child.id, from, head);
        self.put_placed(name, placed);
        Ok(head)
    }

    fn settle(&mut self, _: &Mutation, _: &Asked<'_>, head: Revision) -> Result<Revision, Crash> {
        self.writing()?;
        Ok(head)
    }

    fn set_head(&mut self, head: Revision) -> Result<(), Crash> {
        self.writing()?;
        let old = self.regency.head;
        self.undo.push(Undo::Head(old));
        self.regency.head = head;
        Ok(())
    }
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
