//! What people do: any act, about any child that their phone shows, sensible or not.

use std::cell::RefCell;

use fastrand::Rng;
use tumbuh::age::CivilDate;
use tumbuh::area::AreaCode;
use tumbuh::child::{Child, ChildChange, ChildStatus, CloseReason};
use tumbuh::id::{AbsenceId, AccountId, ChildId, MeasurementId, RequestId};
use tumbuh::measurement::{Absence, Measurement};
use tumbuh::request::{DataRequest, RequestKind};
use tumbuh::sex::Sex;
use tumbuh::sync::Act;
use tumbuh::sync::phone::table;
use tumbuh::unit::{Grams, Millimetres};

use crate::device::Device;
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
    /// True time; the person reads the day off the wall.
    pub now_millis: i64,
}

impl Doing<'_> {
    pub fn act(&mut self) -> Option<Act> {
        let account = self.device.account(self.tab)?;
        let children = self.children();
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
            60..=79 => match self.some_reading(child.id) {
                Some(corrects) => Act::CorrectMeasurement {
                    corrects,
                    measurement: self.reading(&child, account),
                    reason: "salah baca".parse().unwrap(),
                },
                None => Act::RecordMeasurement { measurement: self.reading(&child, account) },
            },
            80..=87 => Act::RetractMeasurement {
                child: child.id,
                measurement: self.some_reading(child.id)?,
                reason: "anak lain".parse().unwrap(),
            },
            88..=96 if self.device.app < NEW => {
                Act::RecordMeasurement { measurement: self.reading(&child, account) }
            }
            88..=96 => Act::RecordAbsence {
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
                    child: child.id,
                    kind: RequestKind::Access,
                    by: "Siti".parse().unwrap(),
                    on: self.day(),
                    note: None,
                },
            },
        })
    }

    fn id<T>(&self, make: impl FnOnce(u64, [u8; 10]) -> T) -> T {
        self.names.of(self.now_millis + self.device.skew_millis, make)
    }

    /// Today or one of the days before; sometimes a slip of the finger.
    fn day(&mut self) -> CivilDate {
        let today = CivilDate::from_unix_millis(self.now_millis, 420).unwrap();
        let back = match self.rng.u8(..50) {
            0 => -400,
            1 => 2_000,
            _ => self.rng.i32(0..60),
        };
        today.plus_days(-back)
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
    fn some_reading(&mut self, child: ChildId) -> Option<MeasurementId> {
        let phone = &self.device.tabs[self.tab].phone;
        let mut ids: Vec<MeasurementId> = self
            .device
            .disk
            .under::<tumbuh::sync::MeasurementRow>(table::MEASUREMENTS, &format!("{child}/"))
            .into_iter()
            .filter(|row| row.superseded.is_none())
            .map(|row| row.measurement.id)
            .collect();
        for entry in phone.acts_of(self.device.account(self.tab), child) {
            if let Act::RecordMeasurement { measurement } | Act::CorrectMeasurement { measurement, .. } =
                &entry.mutation.act
            {
                ids.push(measurement.id);
            }
        }
        (!ids.is_empty()).then(|| ids[self.rng.usize(..ids.len())])
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
