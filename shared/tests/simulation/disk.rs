//! A phone's storage: transactions that are there whole or not at all, and a full disk.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use tumbuh::id::DeviceId;
use tumbuh::sync::phone::{Checkpoint, Clock, OutboxEntry, Phone, Put, Shelf, StoredChild, table};
use tumbuh::sync::{Protocol, Receipt};

#[derive(Clone, Debug, Default)]
pub struct Disk {
    texts: BTreeMap<(&'static str, String), String>,
    /// The children among them and the acts as they are read: apps open so often that reading each text once is most of the time.
    children: BTreeMap<(&'static str, String), StoredChild>,
    outbox: BTreeMap<u32, OutboxEntry>,
    last_number: u32,
}

impl Disk {
    /// Whether what the transaction builds on is still so.
    pub fn is_so(&self, puts: &[Put]) -> bool {
        puts.iter().all(|put| match put {
            Put::Only(table, key, text) => self.texts.get(&(*table, key.clone())) == Some(text),
            _ => true,
        })
    }

    /// Runs a transaction; returns the numbers of [`Put::Next`].
    pub fn write(&mut self, puts: &[Put]) -> Vec<u32> {
        let mut numbers = Vec::new();
        for put in puts {
            match put {
                Put::Text(table, key, text) => self.put(table, key, text),
                Put::IfNone(table, key, text) => {
                    if !self.texts.contains_key(&(*table, key.clone())) {
                        self.put(table, key, text);
                    }
                }
                Put::Next(_, text) => {
                    self.last_number += 1;
                    self.outbox.insert(self.last_number, read_entry(self.last_number, text));
                    numbers.push(self.last_number);
                }
                Put::Number(_, number, text) => {
                    self.outbox.insert(*number, read_entry(*number, text));
                }
                Put::DropNumber(_, number) => {
                    self.outbox.remove(number);
                }
                Put::Drop(table, key) => {
                    self.texts.remove(&(*table, key.clone()));
                    self.children.remove(&(*table, key.clone()));
                }
                Put::DropUnder(table, prefix) => {
                    self.texts.retain(|(own, key), _| own != table || !key.starts_with(prefix.as_str()));
                    self.children.retain(|(own, key), _| own != table || !key.starts_with(prefix.as_str()));
                }
                Put::Clear(table) => {
                    self.texts.retain(|(own, _), _| own != table);
                    self.children.retain(|(own, _), _| own != table);
                }
                Put::Only(..) => {}
                Put::Fail => panic!("not for this disk"),
            }
        }
        numbers
    }

    fn put(&mut self, table: &'static str, key: &str, text: &str) {
        if Shelf::ALL.iter().any(|shelf| shelf.stores().children == table) {
            self.children.insert((table, key.into()), serde_json::from_str(text).unwrap());
        }
        self.texts.insert((table, key.into()), text.into());
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

    /// What the texts of a store are filed under: the part of their keys before the first `/`.
    pub fn filed_in(&self, table: &'static str) -> BTreeSet<&str> {
        self.texts
            .range((table, String::new())..)
            .take_while(|((own, _), _)| *own == table)
            .filter_map(|((_, key), _)| Some(key.split_once('/')?.0))
            .collect()
    }

    /// How many texts lie in a store.
    pub fn count(&self, table: &str) -> usize {
        self.texts.keys().filter(|(own, _)| *own == table).count()
    }

    /// How far was pulled for those who share the phone and do not work now.
    pub fn aside(&self, app: Protocol) -> Vec<Checkpoint> {
        let text = self.texts.get(&(table::META, table::ASIDE.to_string()));
        let aside: Vec<Checkpoint> = text.map(|text| serde_json::from_str(text).unwrap()).unwrap_or_default();
        aside.into_iter().map(|kept| kept.read_by(app)).collect()
    }

    pub fn outbox(&self) -> Vec<OutboxEntry> {
        self.outbox.values().cloned().collect()
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
        let checkpoint = self.checkpoint(app);
        let stores = checkpoint.as_ref().map(|kept| kept.shelf).unwrap_or_default().stores();
        let children = self.children.range((stores.children, String::new())..);
        let children = children.take_while(|((own, _), _)| *own == stores.children);
        let children = children.map(|(_, stored)| stored.clone()).filter_map(|stored| {
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
            checkpoint,
            aside: self.aside(app),
            children: children.collect(),
            outbox: self.outbox(),
        }
    }
}

fn read_entry(number: u32, text: &str) -> OutboxEntry {
    OutboxEntry { number, ..serde_json::from_str(text).unwrap() }
}
