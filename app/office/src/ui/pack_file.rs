//! A regency pack from a file. What it must be, the server checks and tells whole; here only whom it is for is read.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;
use tumbuh::area::{AreaCode, AreaLevel};
use tumbuh_app::ui::{Notice, Tone, live};
use wasm_bindgen::JsCast;

use crate::dom::{Piece, view};
use crate::files;
use crate::i18n::{Phrase, Text, p, t};

/// A pack as it stands in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct GivenPack {
    /// Whose it is.
    pub code: AreaCode,
    /// Its name.
    pub name: String,
    /// The whole of it.
    pub content: Value,
}

impl GivenPack {
    fn read(text: &str) -> Option<Self> {
        let content: Value = serde_json::from_str(text).ok()?;
        let member = |name| content.get(name).and_then(Value::as_str).map(ToOwned::to_owned);
        Some(Self { code: member("code")?.parse().ok()?, name: member("name")?, content })
    }

    /// How many areas of a level it names.
    fn count(&self, level: AreaLevel) -> usize {
        let areas = self.content.get("areas").and_then(Value::as_array);
        let codes = areas.into_iter().flatten().filter_map(|area| area.get("code")?.as_str()?.parse().ok());
        codes.filter(|code: &AreaCode| code.level() == level).count()
    }
}

/// A file field for a regency pack.
#[component]
pub fn PackFile(
    /// Names the field for its label.
    id: &'static str,
    /// Its label.
    label: Text,
    /// The pack, once one was read.
    pack: RwSignal<Option<Arc<GivenPack>>>,
) -> Piece {
    let unreadable = RwSignal::new(None::<String>);
    let choose = move |event: leptos::ev::Event| {
        let Some(field) = event.target().and_then(|field| field.dyn_into().ok()) else { return };
        spawn_local(async move {
            let Some((name, text)) = files::chosen(field).await else { return };
            let read = GivenPack::read(&text);
            unreadable.set(read.is_none().then_some(name));
            pack.set(read.map(Arc::new));
        });
    };
    view! {
        <div class="field">
            <label for=id>{t(label)}</label>
            <input class="input" id=id type="file" accept=".json,application/json" on:change=choose />
        </div>
        {live(move || pack.get().map(|pack| view! {
            <Notice tone=Tone::Good>
                <p class="strong" role="status">{pack.name.clone()} " · " {pack.code.to_string()}</p>
                <p>{contents(&pack)}</p>
            </Notice>
        }))}
        {live(move || unreadable.get().map(|name| view! {
            <Notice tone=Tone::Urgent alert=true><p class="strong">{p(&Phrase::NoPack { name })}</p></Notice>
        }))}
    }
}

fn contents(pack: &GivenPack) -> String {
    p(&Phrase::AreaCounts {
        districts: pack.count(AreaLevel::District),
        villages: pack.count(AreaLevel::Village),
        posyandu: pack.count(AreaLevel::Posyandu),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_says_whose_it_is() {
        let text = r#"{"code":"74.13","name":"Muna Barat","areas":[{"code":"74.13.01"},{"code":"x"},{}]}"#;
        let pack = GivenPack::read(text).unwrap();
        assert_eq!(
            (pack.code.as_str(), pack.name.as_str(), pack.count(AreaLevel::District)),
            ("74.13", "Muna Barat", 1)
        );
        assert_eq!(GivenPack::read(r#"{"code":"here","name":"X"}"#), None);
        assert_eq!(GivenPack::read("code,name"), None);
    }
}
