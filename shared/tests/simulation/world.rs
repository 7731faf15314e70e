//! Four phones, five people, three posyandu, and everything that happens to them.

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;
use tumbuh::access::{Grant, Grants, Role};
use tumbuh::area::{AreaCode, Scope};
use tumbuh::id::{AccountId, DeviceId, MutationId, Revision};
use tumbuh::sync::phone::{Fate, View};
use tumbuh::sync::{Mutation, Protocol};

use crate::act::{Doing, Names};
use crate::device::{Device, Mishap, Saved, Tab, Views};
use crate::disk::Disk;
use crate::flaw::Flaw;
use crate::regency::{Person, Regency};
use crate::version::{NEW, OLD};

/// A batch that was sent, and comes once more some time.
#[derive(Clone, Debug)]
pub struct Late {
    pub speaker: AccountId,
    pub app: Protocol,
    pub batch: Vec<Mutation>,
}

pub struct World {
    pub rng: Rng,
    pub names: Names,
    pub regency: Regency,
    pub devices: Vec<Device>,
    pub late: Vec<Late>,
    pub flaw: Option<Flaw>,
    pub faults: u64,
    /// While false nothing fails.
    pub stormy: bool,
    /// What the phones told their people is saved.
    pub saved: BTreeMap<MutationId, Mutation>,
    /// Everything that reached a storage, told or not.
    pub written: BTreeMap<MutationId, Mutation>,
    /// What people replaced or took back themselves.
    pub withdrawn: BTreeSet<MutationId>,
    pub broken: Option<String>,
}

const DAY: i64 = 86_400_000;
/// 1 March 2026.
pub const BEGIN: i64 = 1_772_323_200_000;
/// Steps of one world.
const STEPS: usize = 1_500;

const POSYANDU: [&str; 3] = ["32.11.01.2001.01", "32.11.01.2001.02", "32.11.01.2001.03"];
const VILLAGE: &str = "32.11.01.2001";

impl World {
    pub fn new(seed: u64, flaw: Option<Flaw>) -> Self {
        let account = |number: u8| AccountId::new(1, [number; 10]);
        let areas = [POSYANDU[0], POSYANDU[1], POSYANDU[0], POSYANDU[1], VILLAGE];
        let people: BTreeMap<AccountId, Person> =
            (1..).zip(areas).map(|(number, area)| (account(number), person(number, area))).collect();
        let crews: [(&[u8], usize, Protocol, bool); 4] =
            [(&[1, 2], 1, OLD, true), (&[3], 2, NEW, false), (&[4], 1, OLD, true), (&[5], 2, OLD, false)];
        let mut devices: Vec<Device> = Vec::new();
        let mut signed_in = BTreeMap::new();
        for (number, (crew, tabs, app, has_registers)) in (1..).zip(crews) {
            let id = DeviceId::new(1, [number; 10]);
            let crew: Vec<AccountId> = crew.iter().map(|number| account(*number)).collect();
            let scope = people[&crew[0]].scope.clone();
            signed_in.insert(id, crew.clone());
            let mut device = Device {
                id,
                app,
                has_registers,
                disk: Disk::default(),
                tabs: vec![Tab::default(); tabs],
                speaker: (crew[0], scope.clone()),
                crew,
                cookie: true,
                greeted: false,
                skew_millis: 0,
                exchange: None,
                flaw,
            };
            device.restart();
            device.begin_session(0, device.speaker.0, &views(&people), 0, None);
            device.restart();
            devices.push(device);
        }
        let regency = Regency {
            rows: BTreeMap::new(),
            by_revision: BTreeMap::new(),
            by_child: BTreeMap::new(),
            decided: BTreeMap::new(),
            audit: Vec::new(),
            followed: Vec::new(),
            head: Revision::START,
            people,
            signed_in,
            posyandu: POSYANDU.map(|code| code.parse().unwrap()).into(),
            now_millis: BEGIN,
            protocol: NEW,
            flaw,
            broken: None,
        };
        Self {
            rng: Rng::with_seed(seed),
            names: Names::new(seed ^ 0x5eed),
            regency,
            devices,
            late: Vec::new(),
            flaw,
            faults: 0,
            stormy: true,
            saved: BTreeMap::new(),
            written: BTreeMap::new(),
            withdrawn: BTreeSet::new(),
            broken: None,
        }
    }

    /// Rolls whether something fails, so many times in a hundred.
    pub fn fails(&mut self, percent: u8) -> bool {
        let fails = self.stormy && self.rng.u8(..100) < percent;
        self.faults += u64::from(fails);
        fails
    }

    pub fn mishap(&mut self, percent: u8) -> Option<Mishap> {
        self.fails(percent).then(|| match self.rng.u8(..3) {
            0 => Mishap::Full,
            1 => Mishap::KilledBefore,
            _ => Mishap::KilledAfter,
        })
    }

    /// Everything at once.
    pub fn live(&mut self) -> Result<(), String> {
        for _ in 0..STEPS {
            let number = self.rng.usize(..self.devices.len());
            match self.rng.u8(..100) {
                0..=29 => self.someone_acts(number),
                30..=79 => {
                    self.advance(number);
                }
                80..=91 => self.something_happens(number),
                92..=94 => self.a_late_batch_comes(),
                _ => self.someone_repairs(number),
            }
            self.regency.now_millis += self.rng.i64(0..DAY / 20);
            self.look_at_promises(number)?;
        }
        Ok(())
    }

    fn someone_acts(&mut self, number: usize) {
        let tab = self.rng.usize(..self.devices[number].tabs.len());
        let now_millis = self.regency.now_millis;
        let (device, names, rng) = (&self.devices[number], &self.names, &mut self.rng);
        let posyandu = &self.regency.posyandu;
        let people = &self.regency.people;
        let Some(act) = (Doing { rng, names, device, tab, posyandu, people, now_millis }).act() else {
            return;
        };
        let mishap = self.mishap(6);
        let too_soon = self.flaw == Some(Flaw::SavedTooSoon);
        let device = &mut self.devices[number];
        let phone_millis = now_millis + device.skew_millis;
        let name = || self.names.of(phone_millis, MutationId::new);
        let Some((saved, outcome)) = device.act(tab, act, now_millis, name, mishap) else { return };
        self.note(&saved, outcome, too_soon);
        self.tell_tabs(number, tab);
    }

    fn note(&mut self, saved: &Saved, outcome: Result<(), Mishap>, too_soon: bool) {
        for entry in &saved.entries {
            let mutation = &entry.mutation;
            if matches!(outcome, Ok(()) | Err(Mishap::KilledAfter)) {
                self.written.insert(mutation.id, mutation.clone());
            }
            if outcome.is_ok() || too_soon {
                self.saved.insert(mutation.id, mutation.clone());
            }
        }
        if matches!(outcome, Ok(()) | Err(Mishap::KilledAfter)) {
            self.withdrawn.extend(&saved.withdrawn);
        }
    }

    /// Other tabs hear of what one wrote, mostly.
    fn tell_tabs(&mut self, number: usize, tab: usize) {
        for other in 0..self.devices[number].tabs.len() {
            if other != tab && !self.fails(50) {
                self.devices[number].reload(other);
            }
        }
    }

    fn someone_repairs(&mut self, number: usize) {
        let tab = self.rng.usize(..self.devices[number].tabs.len());
        let now_millis = self.regency.now_millis;
        let device = &mut self.devices[number];
        let account = device.account(tab);
        let parked = device.tabs[tab]
            .phone
            .own(account)
            .into_iter()
            .find(|entry| matches!(entry.fate, Fate::Parked { .. }));
        let Some(parked) = parked else { return };
        let phone_millis = now_millis + device.skew_millis;
        let name = || self.names.of(phone_millis, MutationId::new);
        let Some((saved, outcome)) = device.resend(tab, parked.mutation.id, now_millis, name) else { return };
        self.note(&saved, outcome, false);
        self.tell_tabs(number, tab);
    }

    fn something_happens(&mut self, number: usize) {
        let what = self.rng.u8(..12);
        // That people come and go, and days pass, is no fault.
        self.faults += u64::from(!matches!(what, 4..=5 | 7..=8));
        match what {
            // Killed: it opens anew.
            0..=2 => self.devices[number].restart(),
            3 => self.devices[number].cookie = false,
            4..=5 => self.sign_in(number),
            6 => {
                let years = self.rng.i64(-11..10);
                self.devices[number].skew_millis = years * 365 * DAY + self.rng.i64(-DAY..DAY);
            }
            7 => self.regency.now_millis += self.rng.i64(0..10) * DAY,
            8 => self.hand_over(number),
            9 => {
                if self.rng.bool() {
                    self.devices[number].app = NEW;
                } else {
                    self.devices[number].has_registers = true;
                }
                self.devices[number].restart();
            }
            // A release of the server is taken back, or put in place again.
            10 => self.regency.protocol = if self.regency.protocol == NEW { OLD } else { NEW },
            _ => self.move_areas(),
        }
    }

    /// Someone of the crew signs in with signal: the cookie is theirs from now on.
    fn sign_in(&mut self, number: usize) {
        let views = self.views();
        let mishap = self.mishap(6);
        let device = &mut self.devices[number];
        let account = device.crew[self.rng.usize(..device.crew.len())];
        let scope = self.regency.people[&account].scope.clone();
        device.cookie = true;
        device.speaker = (account, scope.clone());
        device.begin_session(0, account, &views, -device.skew_millis, mishap);
        for tab in 1..device.tabs.len() {
            device.reload(tab);
        }
    }

    /// The phone goes to another of its people, without signal: their session as the phone keeps it.
    fn hand_over(&mut self, number: usize) {
        let views = self.views();
        let mishap = self.mishap(6);
        let device = &mut self.devices[number];
        let account = device.crew[self.rng.usize(..device.crew.len())];
        device.begin_session(0, account, &views, -device.skew_millis, mishap);
        for tab in 1..device.tabs.len() {
            device.reload(tab);
        }
    }

    /// What everybody sees now.
    pub fn views(&self) -> Views {
        views(&self.regency.people)
    }

    /// An admin gives somebody other areas.
    fn move_areas(&mut self) {
        let number = self.rng.u8(1..5);
        let account = AccountId::new(1, [number; 10]);
        let area = POSYANDU[self.rng.usize(..POSYANDU.len())];
        self.regency.people.insert(account, person(number, area));
    }

    fn a_late_batch_comes(&mut self) {
        if self.late.is_empty() {
            return;
        }
        self.faults += 1;
        let place = self.rng.usize(..self.late.len());
        let Late { speaker, app, batch } = self.late.swap_remove(place);
        let _ = self.receive(speaker, app, &batch);
    }

    /// The storm is over: everyone signs in, everything is sent and fetched, by each person of each phone.
    pub fn settle(&mut self) -> Result<(), String> {
        self.stormy = false;
        self.regency.protocol = NEW;
        for device in &mut self.devices {
            device.app = NEW;
            device.has_registers = true;
        }
        for number in 0..self.devices.len() {
            self.devices[number].skew_millis = 0;
            for account in self.devices[number].crew.clone() {
                self.exchange_as(number, account)?;
            }
        }
        // What the others sent is fetched by all; the first of each crew works in the end.
        for number in 0..self.devices.len() {
            for account in self.devices[number].crew.clone().into_iter().rev() {
                self.exchange_as(number, account)?;
            }
        }
        self.look_at_everything()
    }

    fn exchange_as(&mut self, number: usize, account: AccountId) -> Result<(), String> {
        let views = self.views();
        let scope = self.regency.people[&account].scope.clone();
        let device = &mut self.devices[number];
        device.cookie = true;
        device.speaker = (account, scope.clone());
        device.restart();
        device.begin_session(0, account, &views, 0, None);
        device.restart();
        for _ in 0..5_000 {
            if !self.advance(number) {
                for tab in 0..self.devices[number].tabs.len() {
                    self.devices[number].reload(tab);
                }
                return Ok(());
            }
        }
        Err(format!("device {number} never comes to an end"))
    }
}

fn views(people: &BTreeMap<AccountId, Person>) -> Views {
    people.iter().map(|(account, person)| (*account, View::new(&person.scope, &person.grants))).collect()
}

/// Three kader, a midwife who helps out at a posyandu, and the village's, who is nutritionist as well.
fn person(number: u8, area: &str) -> Person {
    let code: AreaCode = area.parse().unwrap();
    let scope = Scope(vec![code]);
    let roles: &[Role] = match number {
        5 => &[Role::Midwife, Role::Nutritionist],
        4 => &[Role::Midwife],
        _ => &[Role::Kader],
    };
    let grant = |role: &Role| Grant { role: *role, areas: scope.clone().into(), office: None };
    let grants = Grants(roles.iter().map(grant).collect());
    Person { grants, scope }
}
