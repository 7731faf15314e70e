//! Who is followed in registers, as lists read them: made from what was done to their entries, and made anew with it.

use serde::{Deserialize, Serialize};
use tumbuh::age::CivilDate;
use tumbuh::api::registers::EntryView;
use tumbuh::area::AreaCode;
use tumbuh::care::EscalationSettings;
use tumbuh::care::register::{Followed, RegisterDue, RegisterKind, RegisterTask};
use tumbuh::id::{ChildId, EntryId, WomanId};
use tumbuh::nik::Nik;

use super::cases::{NEVER, Place};
use super::sql::{Bind, read, write};
use super::{Store, StoreError};

/// Someone in a register, to keep.
#[derive(Serialize)]
pub struct StoredEntry {
    /// Without what is to do, which is late or not by the day.
    pub view: EntryView,
    /// What is to do, the first due first.
    pub tasks: Vec<RegisterTask>,
    /// The next day that brings something new.
    #[serde(skip)]
    pub stale_on: Option<CivilDate>,
    /// Her number, by which she is found; a newborn is found as a child.
    #[serde(skip)]
    pub nik: Option<Nik>,
}

/// Someone in a register, as kept.
#[derive(Deserialize)]
pub struct ListedEntry {
    /// Whether she withdrew her consent, or a newborn's parent did.
    #[serde(skip)]
    pub withdrawn: bool,
    pub view: EntryView,
    pub tasks: Vec<RegisterTask>,
}

/// Who of the registers.
#[derive(Clone, Copy)]
pub struct EntryFilter {
    /// Those of this register; of every one when `None`.
    pub register: Option<RegisterKind>,
    /// Those who are not followed any more.
    pub ended: bool,
    /// Those for whom something is due by this day.
    pub due_by: Option<CivilDate>,
}

#[derive(Deserialize)]
struct Columns {
    id: String,
    due: String,
    withdrawn: u8,
    body: String,
}

#[derive(Deserialize)]
struct Named {
    id: String,
    register: String,
}

/// Who is made anew at once: settings change for all on one day, and a request has only so long.
const STALE_AT_ONCE: i64 = 2_000;

impl Store {
    /// Puts someone in the place of what was there.
    pub fn put_entry(&self, entry: &StoredEntry, rules: &str) -> Result<(), StoreError> {
        let id = match entry.view.followed {
            Followed::Woman { entry } => entry.to_string(),
            Followed::Newborn { child } => child.to_string(),
        };
        let day = |day: Option<CivilDate>| day.map_or_else(|| NEVER.into(), |day| day.to_string());
        self.blank_entry(&id)?;
        let nik = entry.nik.as_ref().map(|nik| self.nik_hash(nik)).transpose()?.unwrap_or_default();
        let query = "INSERT INTO entries (id, woman, register, posyandu, ended, due, stale_on, rules, nik, body)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET woman = excluded.woman, register = excluded.register,
                posyandu = excluded.posyandu, ended = excluded.ended, due = excluded.due,
                stale_on = excluded.stale_on, rules = excluded.rules, nik = excluded.nik, body = excluded.body";
        self.database.run(
            query,
            [
                id.into(),
                entry.view.woman.map(|woman| woman.to_string()).into(),
                entry.view.register.name().into(),
                entry.view.posyandu.as_str().into(),
                i64::from(entry.view.ended_on.is_some()).into(),
                day(entry.tasks.first().map(|task| task.due)).into(),
                day(entry.stale_on).into(),
                rules.into(),
                nik.into(),
                write("entry", entry)?.into(),
            ],
        )
    }

    /// Takes a newborn off the register, if it is there.
    pub fn drop_newborn(&self, child: ChildId) -> Result<(), StoreError> {
        let id = child.to_string();
        self.blank_entry(&id)?;
        self.database.run("DELETE FROM entries WHERE id = ?", [id.into()])
    }

    /// Overwrites what a list showed, before it is replaced: SQLite leaves it in its pages, and there no erasure would reach it.
    fn blank_entry(&self, id: &str) -> Result<(), StoreError> {
        let query = "UPDATE entries SET body = replace(hex(zeroblob(length(CAST(body AS BLOB)))), '00', '-')
            WHERE id = ?";
        self.database.run(query, [id.into()])
    }

    /// Who was listed by other settings, or has something new by `today`.
    pub fn stale_entries(&self, today: CivilDate, rules: &str) -> Result<Vec<Followed>, StoreError> {
        let query =
            "SELECT id, register FROM entries WHERE ended = 0 AND (rules <> ? OR stale_on <= ?) LIMIT ?";
        let binds: [Bind; 3] = [rules.into(), today.to_string().into(), STALE_AT_ONCE.into()];
        self.database.all::<Named>(query, binds)?.into_iter().map(Named::followed).collect()
    }

    /// Who was listed before there were numbers to be found by.
    pub fn entries_without_hash(&self) -> Result<Vec<Followed>, StoreError> {
        let query = "SELECT id, register FROM entries WHERE nik = '?' AND nik <> '' LIMIT ?";
        self.database.all::<Named>(query, [STALE_AT_ONCE.into()])?.into_iter().map(Named::followed).collect()
    }

    /// Every time that a woman of this number is or was followed.
    pub fn entries_by_nik(&self, nik: &Nik) -> Result<Vec<ListedEntry>, StoreError> {
        let query = "SELECT id, due, body,
                EXISTS (SELECT 1 FROM withdrawals w WHERE w.child = entries.id) AS withdrawn FROM entries
            WHERE nik = ? AND nik <> '' ORDER BY id LIMIT 20";
        let found = self.database.all::<Columns>(query, [self.nik_hash(nik)?.into()])?;
        found.into_iter().map(|row| Ok(row.listed()?.1)).collect()
    }

    /// Who is followed in one area after a place, the first due first, at most `limit`, each with its own place.
    pub fn entries_in(
        &self,
        area: &AreaCode,
        filter: EntryFilter,
        after: Option<&Place<String>>,
        limit: usize,
    ) -> Result<Vec<(Place<String>, ListedEntry)>, StoreError> {
        // An area and what lies in it: the dot that follows a code comes right before the slash.
        let query = "SELECT id, due, body,
                EXISTS (SELECT 1 FROM withdrawals w WHERE w.child = entries.id) AS withdrawn FROM entries
            WHERE posyandu >= ?1 AND posyandu < ?1 || '/' AND ended = ?2
                AND (?3 IS NULL OR register = ?3) AND (?4 IS NULL OR due <= ?4) AND (due, id) > (?5, ?6)
            ORDER BY due, id LIMIT ?7";
        let (due, last) = after.map_or(("", ""), |place| (place.due.as_str(), place.last.as_str()));
        let binds: [Bind; 7] = [
            area.as_str().into(),
            i64::from(filter.ended).into(),
            filter.register.map(RegisterKind::name).into(),
            filter.due_by.map(|day| day.to_string()).into(),
            due.into(),
            last.into(),
            i64::try_from(limit).unwrap_or(i64::MAX).into(),
        ];
        self.database.all::<Columns>(query, binds)?.into_iter().map(Columns::listed).collect()
    }

    /// Every time that a woman is or was followed.
    pub fn entries_of(&self, woman: WomanId) -> Result<Vec<ListedEntry>, StoreError> {
        let query = "SELECT id, due, body,
                EXISTS (SELECT 1 FROM withdrawals w WHERE w.child = entries.id) AS withdrawn FROM entries
            WHERE woman = ? ORDER BY id";
        let found = self.database.all::<Columns>(query, [woman.to_string().into()])?;
        found.into_iter().map(|row| Ok(row.listed()?.1)).collect()
    }

    /// The entries of women and girls in a posyandu; with those who are not followed any more, or without.
    pub fn entries_at(&self, posyandu: &AreaCode, with_ended: bool) -> Result<Vec<EntryId>, StoreError> {
        let query =
            "SELECT id, register FROM entries WHERE posyandu = ? AND register <> 'newborn' AND ended <= ?";
        let binds: [Bind; 2] = [posyandu.as_str().into(), i64::from(with_ended).into()];
        let unreadable = || StoreError::Unreadable { what: "entry" };
        let found = self.database.all::<Named>(query, binds)?;
        found.into_iter().map(|row| row.id.parse().map_err(|_| unreadable())).collect()
    }
}

impl ListedEntry {
    /// As lists show it on a day, with what is to do.
    pub fn on(self, today: CivilDate, escalation: &EscalationSettings) -> EntryView {
        let tasks = self.tasks.into_iter().map(|task| RegisterDue::of(task, today, escalation));
        EntryView { tasks: tasks.collect(), ..self.view }
    }
}

impl Named {
    fn followed(self) -> Result<Followed, StoreError> {
        let unreadable = || StoreError::Unreadable { what: "entry" };
        Ok(if self.register == RegisterKind::Newborn.name() {
            Followed::Newborn { child: self.id.parse().map_err(|_| unreadable())? }
        } else {
            Followed::Woman { entry: self.id.parse().map_err(|_| unreadable())? }
        })
    }
}

impl Columns {
    fn listed(self) -> Result<(Place<String>, ListedEntry), StoreError> {
        let entry: ListedEntry = read("entry", &self.body)?;
        let entry = ListedEntry { withdrawn: self.withdrawn != 0, ..entry };
        Ok((Place { due: self.due, last: self.id }, entry))
    }
}
