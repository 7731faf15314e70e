//! A phone: its storage, its tabs, the people who share it, its clock.

use std::collections::BTreeMap;

use tumbuh::area::Scope;
use tumbuh::id::{AccountId, DeviceId, MutationId};
use tumbuh::sync::phone::{Clock, Fold, OutboxEntry, Phone, Put, Stamp, View, resend, table};
use tumbuh::sync::{Act, Protocol};

use crate::disk::Disk;
use crate::exchange::Exchange;
use crate::flaw::Flaw;

/// What everybody sees.
pub type Views = BTreeMap<AccountId, View>;

/// A tab of the app: what it read of the storage, and when it last looked.
#[derive(Clone, Debug, Default)]
pub struct Tab {
    pub phone: Phone,
}

#[derive(Debug)]
pub struct Device {
    pub id: DeviceId,
    /// The version of the app.
    pub app: Protocol,
    /// Whether it is one that has registers.
    pub has_registers: bool,
    pub disk: Disk,
    pub tabs: Vec<Tab>,
    /// Who shares it.
    pub crew: Vec<AccountId>,
    /// In whose name the regency is asked, and what it then shows.
    pub speaker: (AccountId, Scope),
    /// Whether the regency still knows the cookie.
    pub cookie: bool,
    /// Whether the session was read since the app opened.
    pub greeted: bool,
    /// Phone's clock minus true time.
    pub skew_millis: i64,
    pub exchange: Option<Exchange>,
    pub flaw: Option<Flaw>,
}

/// What became of an attempt to save.
pub struct Saved {
    /// What is in the storage, or was meant to be.
    pub entries: Vec<OutboxEntry>,
    /// What the person replaced or took back.
    pub withdrawn: Vec<MutationId>,
}

/// What goes wrong while something is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mishap {
    /// The phone is full: nothing is written, and the person is told.
    Full,
    /// The app is killed before the storage has it.
    KilledBefore,
    /// The app is killed when the storage has it and nobody was told.
    KilledAfter,
}

impl Device {
    /// Who works now: the person of the stored session.
    pub fn account(&self, tab: usize) -> Option<AccountId> {
        self.tabs[tab].phone.checkpoint.as_ref().map(|checkpoint| checkpoint.account)
    }

    /// The app opens anew.
    pub fn restart(&mut self) {
        self.exchange = None;
        self.greeted = false;
        for tab in 0..self.tabs.len() {
            self.reload(tab);
        }
    }

    pub fn reload(&mut self, tab: usize) {
        self.tabs[tab].phone = self.disk.load(self.id, self.app);
    }

    /// Writes, unless something happens. Returns the numbers, or what happened.
    pub fn write(&mut self, puts: &[Put], mishap: Option<Mishap>) -> Result<Vec<u32>, Mishap> {
        let result = match mishap {
            None => return Ok(self.disk.write(puts)),
            Some(Mishap::KilledAfter) => {
                self.disk.write(puts);
                Err(Mishap::KilledAfter)
            }
            Some(other) => Err(other),
        };
        if mishap != Some(Mishap::Full) {
            self.restart();
        }
        result
    }

    /// A person does something; the same that the app does for a save.
    pub fn act(
        &mut self,
        tab: usize,
        act: Act,
        now_millis: i64,
        id: impl Fn() -> MutationId,
        mishap: Option<Mishap>,
    ) -> Option<(Saved, Result<(), Mishap>)> {
        let account = self.account(tab)?;
        let fold = self.tabs[tab].phone.fold(Some(account), act);
        Some(self.keep(tab, account, fold, now_millis, id, mishap))
    }

    /// A person sends a refused act again.
    pub fn resend(
        &mut self,
        tab: usize,
        refused: MutationId,
        now_millis: i64,
        id: impl Fn() -> MutationId,
    ) -> Option<(Saved, Result<(), Mishap>)> {
        let account = self.account(tab)?;
        let fold = resend(&self.tabs[tab].phone.own(Some(account)), refused);
        Some(self.keep(tab, account, fold, now_millis, id, None))
    }

    fn keep(
        &mut self,
        tab: usize,
        account: AccountId,
        fold: Fold,
        now_millis: i64,
        id: impl Fn() -> MutationId,
        mishap: Option<Mishap>,
    ) -> (Saved, Result<(), Mishap>) {
        let stamp = Stamp { account, phone_time_millis: now_millis + self.skew_millis };
        let keeping = self.tabs[tab].phone.keep(fold, stamp, id).unwrap();
        let mut saved = Saved { entries: Vec::new(), withdrawn: Vec::new() };
        let replaces = keeping.puts.iter().any(|put| matches!(put, Put::DropNumber(..)));
        let known = if replaces { self.disk.outbox() } else { Vec::new() };
        for put in &keeping.puts {
            match put {
                Put::Next(_, text) => saved.entries.push(serde_json::from_str(text).unwrap()),
                Put::DropNumber(_, number) => saved.withdrawn.extend(
                    known.iter().filter(|entry| entry.number == *number).map(|entry| entry.mutation.id),
                ),
                _ => {}
            }
        }
        match self.write(&keeping.puts, mishap) {
            Ok(numbers) => {
                self.tabs[tab].phone.kept(keeping, numbers);
                (saved, Ok(()))
            }
            Err(mishap) => (saved, Err(mishap)),
        }
    }

    /// A session begins or was read anew: rows that are for the eyes of none of its people leave the phone.
    /// `false` when it could not be written: then whoever worked before goes on.
    pub fn begin_session(
        &mut self,
        tab: usize,
        account: AccountId,
        views: &Views,
        offset: i64,
        mishap: Option<Mishap>,
    ) -> bool {
        self.reload(tab);
        let mut phone = self.tabs[tab].phone.clone();
        // An app of before there were registers asks for none, and does not note that.
        let knows = self.has_registers;
        if !knows || self.flaw == Some(Flaw::ForgetsRegisters) {
            let kept = phone.checkpoint.iter_mut().chain(&mut phone.aside);
            kept.for_each(|kept| kept.with_registers = true);
        }
        let others = self.crew.iter().filter(|other| **other != account).map(|other| views[other].clone());
        let (mut now, mut shelves) = phone.resume(account, &views[&account], &others.collect::<Vec<_>>());
        now.with_registers = knows;
        if !knows {
            shelves.aside.iter_mut().for_each(|kept| kept.with_registers = false);
        }
        let clock = Clock { offset_millis: Some(offset), ..phone.clock };
        let meta = |name: &str, text| Put::Text(table::META, name.into(), text);
        let mut puts = vec![meta(table::CHECKPOINT, serde_json::to_string(&now).unwrap())];
        puts.extend(clock.puts());
        let leaves_rows = self.flaw == Some(Flaw::LeavesRows);
        puts.extend(
            shelves.puts().unwrap().into_iter().filter(|put| !leaves_rows || !matches!(put, Put::Clear(_))),
        );
        let is_written = self.write(&puts, mishap).is_ok();
        self.reload(tab);
        is_written
    }
}
