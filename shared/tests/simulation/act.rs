//! What people do: any act, about any child that their phone shows, sensible or not.

use std::cell::RefCell;
use std::collections::BTreeMap;

use fastrand::Rng;
use tumbuh::age::CivilDate;
use tumbuh::area::AreaCode;
use tumbuh::care::register::{
    Enrolment, EntryChange, HealthCheck, RegisterAct, RegisterEnding, RegisterEventRow, RegisterStep, Woman,
};
use tumbuh::child::{Child, ChildChange, ChildStatus, CloseReason, Consent};
use tumbuh::id::{AbsenceId, AccountId, ChildId, EntryId, MeasurementId, MutationId, RequestId, WomanId};
use tumbuh::measurement::{Absence, Measurement};
use tumbuh::request::{DataRequest, RequestKind};
use tumbuh::sex::Sex;
use tumbuh::sync::Act;
use tumbuh::unit::{Grams, Millimetres};

use crate::device::Device;
use crate::regency::Person;
use crate::version::NEW;

/// Names from the phone's clock and a seeded source.
pub struct Names {
    rng: RefCell<Rng>,
}

impl Names {
    pub fn new(seed: u64) -> Self {
        Self { rng: RefCell::new(Rng::with_seed(seed)) }
    }

    pub fn of<T>(&self, millis: i64, make: impl FnOnce(u64, [u8; 10]) -> T) -> T {
        let mut bytes = [0; 10];
        self.rng.borrow_mut().fill(&mut bytes);
        make(u64::try_from(millis).unwrap_or_default(), bytes)
    }
}

pub struct Doing<'a> {
    pub rng: &'a mut Rng,
    pub names: &'a Names,
    pub device: &'a Device,
    pub tab: usize,
    pub posyandu: &'a [AreaCode],
    pub people: &'a BTreeMap<AccountId, Person>,
    /// True time; the person reads the day off the wall.
    pub now_millis: i64,
}

impl Doing<'_> {
    pub fn act(&mut self) -> Option<Act> {
        let account = self.device.account(self.tab)?;
        if self.device.has_registers && self.rng.u8(..100) < 18 {
            return Some(Act::Register(self.step(account)));
        }
        let children = self.children();
        if self.rng.u8(..100) < 28
            && let Some(act) = self.care(account, &children)
        {
            return Some(act);
        }
        let child = children.get(self.rng.usize(..children.len().max(1))).cloned();
        let Some(child) = child.filter(|_| self.rng.u8(..100) >= 12) else {
            return Some(Act::RegisterChild { child: self.newborn() });
        };
        Some(match self.rng.u8(..100) {
            0..=34 => Act::RecordMeasurement { measurement: self.reading(&child, account) },
            35..=56 => Act::EditChild { child: child.id, changes: self.changes() },
            57..=59 => {
                // Another of the same posyandu or not, followed or not, and sometimes itself.
                let into = &children[self.rng.usize(..children.len())];
                Act::EditChild { child: child.id, changes: child.merging(into, self.day()) }
            }
            60..=77 => match self.some_reading(child.id) {
                Some(corrects) => Act::CorrectMeasurement {
                    corrects,
                    measurement: self.reading(&child, account),
                    reason: "salah baca".parse().unwrap(),
                },
                None => Act::RecordMeasurement { measurement: self.reading(&child, account) },
            },
            78..=83 => Act::RetractMeasurement {
                child: child.id,
                measurement: self.some_reading(child.id)?,
                reason: "anak lain".parse().unwrap(),
            },
            84..=96 if self.device.app < NEW => {
                Act::RecordMeasurement { measurement: self.reading(&child, account) }
            }
            84..=96 => Act::RecordAbsence {
                absence: Absence {
                    id: self.id(AbsenceId::new),
                    child: child.id,
                    date: self.day(),
                    remark: None,
                },
            },
            _ => Act::RecordRequest {
                request: DataRequest {
                    id: self.id(RequestId::new),
                    // A woman asks about what is kept of her, too.
                    child: match self.events(account).first() {
                        Some((entry, _)) if self.rng.bool() => (*entry).into(),
                        _ => child.id,
                    },
                    kind: RequestKind::Access,
                    by: "Siti".parse().unwrap(),
                    on: self.day(),
                    note: None,
                },
            },
        })
    }

    /// Something about someone in a register: a woman who is entered, or any of those that the phone knows.
    fn step(&mut self, account: AccountId) -> RegisterStep {
        let role = self.people[&account].grants.0[0].role;
        let known = self.events(account);
        let some = known.get(self.rng.usize(..known.len().max(1))).copied();
        let Some((entry, event)) = some.filter(|_| self.rng.u8(..100) >= 25) else {
            return RegisterStep { entry: self.id(EntryId::new), role, step: self.enrolment() };
        };
        let on = self.day();
        let step = match self.rng.u8(..100) {
            0..=39 => RegisterAct::RecordVisit {
                check: HealthCheck {
                    on,
                    weight_grams: None,
                    height_millimetres: None,
                    arm_millimetres: Some(Millimetres(self.rng.u32(200..300))),
                    haemoglobin_grams_per_litre: None,
                    iron_tablets: self.rng.u16(..31),
                },
            },
            40..=54 => {
                let name = format!("w{}", self.rng.u8(..9)).parse().unwrap();
                RegisterAct::CorrectEntry { changes: vec![EntryChange::Name(name)] }
            }
            55..=74 => {
                RegisterAct::MoveEntry { to: self.posyandu[self.rng.usize(..self.posyandu.len())].clone() }
            }
            75..=81 => match self.children().first() {
                Some(child) => RegisterAct::RecordBirth { on: child.birth_date, child: child.id },
                None => RegisterAct::TakeBack { event, reason: "salah".parse().unwrap() },
            },
            82..=90 => RegisterAct::CloseEntry { on, ending: RegisterEnding::Moved, remark: None },
            _ => RegisterAct::TakeBack { event, reason: "salah".parse().unwrap() },
        };
        RegisterStep { entry, role, step }
    }

    fn enrolment(&mut self) -> RegisterAct {
        let since = self.day();
        let posyandu = self.posyandu[self.rng.usize(..self.posyandu.len())].clone();
        RegisterAct::Enrol {
            woman: Woman {
                id: self.id(WomanId::new),
                name: "Siti".parse().unwrap(),
                birth_date: "1998-05-05".parse().unwrap(),
                nik: None,
                phone: None,
                posyandu,
                address: None,
            },
            consent: Consent { given_by: "Siti".parse().unwrap(), on: since, notice_version: 1 },
            since,
            enrolment: Enrolment::Pregnancy {
                last_period: since.plus_days(-self.rng.i32(0..200)),
                spacing_months: None,
                children: None,
            },
        }
    }

    /// What was done to entries that the phone knows, sent or not.
    fn events(&self, account: AccountId) -> Vec<(EntryId, MutationId)> {
        let phone = &self.device.tabs[self.tab].phone;
        let rows = self.device.disk.all::<RegisterEventRow>(phone.stores().registers).into_iter();
        let own = phone.own(Some(account)).into_iter().filter_map(|entry| match entry.mutation.act {
            Act::Register(step) => Some((step.entry, entry.mutation.id)),
            _ => None,
        });
        rows.map(|row| (row.event.entry, row.event.id)).chain(own).collect()
    }

    pub fn id<T>(&self, make: impl FnOnce(u64, [u8; 10]) -> T) -> T {
        self.names.of(self.now_millis + self.device.skew_millis, make)
    }

    /// Today or one of the days before; sometimes a slip of the finger.
    pub fn day(&mut self) -> CivilDate {
        let today = self.today();
        let back = match self.rng.u8(..50) {
            0 => -400,
            1 => 2_000,
            _ => self.rng.i32(0..60),
        };
        today.plus_days(-back)
    }

    pub fn today(&self) -> CivilDate {
        CivilDate::from_unix_millis(self.now_millis, 420).unwrap()
    }

    /// The children that the phone shows, those of unsent registrations too.
    fn children(&self) -> Vec<Child> {
        let phone = &self.device.tabs[self.tab].phone;
        let account = self.device.account(self.tab);
        let stored = phone.children.values().filter_map(|stored| Some(stored.row.as_ref()?.child.clone()));
        let registered = phone.own(account).into_iter().filter_map(|entry| match entry.mutation.act {
            Act::RegisterChild { child } => Some(child),
            _ => None,
        });
        stored.chain(registered).collect()
    }

    /// A reading of the child that the phone knows, counted or not.
    pub fn some_reading(&mut self, child: ChildId) -> Option<MeasurementId> {
        let known: Vec<_> = self.readings(child).into_iter().map(|reading| reading.id).collect();
        self.rng.choice(known)
    }

    /// The readings of the child that the phone knows, counted or not.
    pub fn readings(&self, child: ChildId) -> Vec<Measurement> {
        let phone = &self.device.tabs[self.tab].phone;
        let store = phone.stores().measurements;
        let rows = self.device.disk.under::<tumbuh::sync::MeasurementRow>(store, &format!("{child}/"));
        let stored = rows.into_iter().filter(|row| row.superseded.is_none()).map(|row| row.measurement);
        let unsent = phone.acts_of(self.device.account(self.tab), child).filter_map(|entry| {
            match &entry.mutation.act {
                Act::RecordMeasurement { measurement } | Act::CorrectMeasurement { measurement, .. } => {
                    Some(measurement.clone())
                }
                _ => None,
            }
        });
        stored.chain(unsent).collect()
    }

    fn newborn(&mut self) -> Child {
        let place = self.posyandu[self.rng.usize(..self.posyandu.len())].clone();
        let born = self.day().plus_days(-400);
        let mut child = tumbuh::samples::child();
        child.id = self.id(ChildId::new);
        child.birth_date = born;
        child.consent.on = born.plus_days(20);
        child.posyandu = place;
        child
    }

    fn reading(&mut self, child: &Child, account: AccountId) -> Measurement {
        let mut reading = tumbuh::samples::reading(1);
        reading.id = self.id(MeasurementId::new);
        reading.child = child.id;
        reading.date = self.day();
        reading.weight_grams = Some(Grams(self.rng.u32(3_000..14_000)));
        reading.length_millimetres = Some(Millimetres(self.rng.u32(500..900)));
        reading.measured_by = account;
        reading
    }

    fn changes(&mut self) -> Vec<ChildChange> {
        let word = format!("n{}", self.rng.u8(..9));
        vec![match self.rng.u8(..12) {
            0..=3 => ChildChange::Name(word.parse().unwrap()),
            4..=5 => ChildChange::MotherName(word.parse().unwrap()),
            6 => ChildChange::Rt(Some(word.parse().unwrap())),
            7 => ChildChange::Sex(if self.rng.bool() { Sex::Male } else { Sex::Female }),
            8 => ChildChange::BirthDate(self.day().plus_days(-400)),
            9 => ChildChange::Status(if self.rng.u8(..4) == 0 {
                ChildStatus::Closed { reason: CloseReason::Died, on: self.day(), remark: None }
            } else {
                ChildStatus::Active
            }),
            _ => ChildChange::Posyandu(self.posyandu[self.rng.usize(..self.posyandu.len())].clone()),
        }]
    }
}
