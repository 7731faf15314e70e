//! A phone's storage: transactions that are there whole or not at all, and a full disk.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use tumbuh::id::DeviceId;
use tumbuh::sync::phone::{Checkpoint, Clock, OutboxEntry, Phone, Put, StoredChild, table};
use tumbuh::sync::{MeasurementRow, Protocol, Receipt};

#[derive(Clone, Debug, Default)]
pub struct Disk {
    texts: BTreeMap<(&'static str, String), String>,
    outbox: BTreeMap<u32, String>,
    last_number: u32,
}

impl Disk {
    /// Runs a transaction; returns the numbers of [`Put::Next`].
    pub fn write(&mut self, puts: &[Put]) -> Vec<u32> {
        let mut numbers = Vec::new();
        for put in puts {
            match put {
                Put::Text(table, key, text) => {
                    self.texts.insert((table, key.clone()), text.clone());
                }
                Put::IfNone(table, key, text) => {
                    self.texts.entry((table, key.clone())).or_insert_with(|| text.clone());
                }
                Put::Next(_, text) => {
                    self.last_number += 1;
                    self.outbox.insert(self.last_number, text.clone());
                    numbers.push(self.last_number);
                }
                Put::Number(_, number, text) => {
                    self.outbox.insert(*number, text.clone());
                }
                Put::DropNumber(_, number) => {
                    self.outbox.remove(number);
                }
                Put::Drop(table, key) => {
                    self.texts.remove(&(*table, key.clone()));
                }
                Put::DropUnder(table, prefix) => {
                    self.texts.retain(|(own, key), _| own != table || !key.starts_with(prefix.as_str()));
                }
                Put::Clear(table) => self.texts.retain(|(own, _), _| own != table),
                Put::Fail => panic!("not for this disk"),
            }
        }
        numbers
    }

    pub fn all<T: DeserializeOwned>(&self, table: &'static str) -> Vec<T> {
        self.under(table, "")
    }

    pub fn under<T: DeserializeOwned>(&self, table: &'static str, prefix: &str) -> Vec<T> {
        self.texts
            .range((table, prefix.to_string())..)
            .take_while(|((own, key), _)| *own == table && key.starts_with(prefix))
            .map(|(_, text)| serde_json::from_str(text).unwrap())
            .collect()
    }

    pub fn readings(&self) -> Vec<MeasurementRow> {
        self.all(table::MEASUREMENTS)
    }

    pub fn outbox(&self) -> Vec<OutboxEntry> {
        let read = |(number, text): (&u32, &String)| OutboxEntry {
            number: *number,
            ..serde_json::from_str(text).unwrap()
        };
        self.outbox.iter().map(read).collect()
    }

    pub fn receipts(&self) -> Vec<Receipt> {
        self.under(table::META, table::RECEIPT)
    }

    /// How far another tab has pulled, as an app that speaks `app` takes it.
    pub fn checkpoint(&self, app: Protocol) -> Option<Checkpoint> {
        let text = self.texts.get(&(table::META, table::CHECKPOINT.to_string()))?;
        Some(serde_json::from_str::<Checkpoint>(text).unwrap().read_by(app))
    }

    /// What the app reads when it opens.
    pub fn load(&self, device: DeviceId, app: Protocol) -> Phone {
        let meta = |name: &str| self.texts.get(&(table::META, name.to_string()));
        let children = self.all::<StoredChild>(table::CHILDREN).into_iter().filter_map(|stored| {
            let row = stored.row.as_ref().map(|row| row.child.id);
            let id = row.or_else(|| stored.latest.first().map(|reading| reading.child))?;
            Some((id, stored))
        });
        Phone {
            device,
            protocol: app,
            clock: Clock {
                offset_millis: meta(table::OFFSET).map(|text| text.parse().unwrap()),
                met_millis: meta(table::MET).map(|text| text.parse().unwrap()),
            },
            checkpoint: self.checkpoint(app),
            children: children.collect(),
            outbox: self.outbox(),
        }
    }
}
