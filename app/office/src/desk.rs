//! Who is signed in, and asking the API on their behalf.

use std::sync::Arc;

use gloo_net::http::Method;
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tumbuh::access::Action;
use tumbuh::age::CivilDate;
use tumbuh::api::session::{SessionView, SignInRequest};
use tumbuh::api::sync::PushRequest;
use tumbuh::id::{ChildId, DeviceId, MutationId, Revision};
use tumbuh::language::Language;
use tumbuh::sync::{Act, Mutation, Rejection};
use tumbuh_app::care::{Context, photo_path};
use tumbuh_app::clock;
use tumbuh_app::json::{self, Read};
use tumbuh_app::store::Store;

use crate::device_name;
use crate::i18n::call_things;
use crate::names::AreaNames;
use crate::net::{self, Answer, Answering, Body, Done, Trouble};
use crate::photo::Photo;

const SESSION: &str = "/api/v1/session";

/// Who is signed in, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// As the API tells it.
    pub view: SessionView,
    /// Names of the areas.
    pub names: AreaNames,
}

impl Session {
    fn new(view: SessionView) -> Self {
        let names = AreaNames::new(&view.regency, &view.areas);
        Self { names, view }
    }

    /// Whether the person may do it anywhere.
    #[must_use]
    pub fn may(&self, action: Action) -> bool {
        self.view.grants.may(action)
    }
}

/// Who is signed in, and asking the API on their behalf: a handle to copy around.
#[derive(Clone, Copy)]
pub struct Desk {
    store: Store,
    device: DeviceId,
    session: RwSignal<Option<Arc<Session>>>,
    /// Why nobody is, when that is not what was asked for.
    trouble: RwSignal<Option<Trouble>>,
}

/// The desk. Call it while a component is built, not in an event handler.
#[must_use]
#[expect(clippy::expect_used, reason = "Office provides the desk before it builds any page")]
pub fn use_desk() -> Desk {
    use_context().expect("the desk is provided by Office")
}

/// Who is signed in, as it stands when a page is built; pages are built anew for someone else.
#[must_use]
pub fn use_session() -> Option<Arc<Session>> {
    use_desk().session.get_untracked()
}

impl Desk {
    /// Nobody is signed in.
    #[must_use]
    pub fn new(store: Store, device: DeviceId) -> Self {
        Self { store, device, session: RwSignal::new(None), trouble: RwSignal::new(None) }
    }

    /// What this browser keeps.
    #[must_use]
    pub fn store(self) -> Store {
        self.store
    }

    /// What the cases of all children share; `None` while nobody is signed in.
    #[must_use]
    pub fn context(self) -> Option<Arc<Context>> {
        let session = self.session.get_untracked()?;
        Context::new(&session.view, self.today())
    }

    /// Today where the regency is.
    #[must_use]
    pub fn today(self) -> CivilDate {
        clock::day(clock::now_millis(), self.zone())
    }

    /// Sends steps that someone took here, in their order; tells why the first that was refused was.
    ///
    /// # Errors
    /// When the API cannot be reached or refuses all of them.
    pub async fn act(self, acts: Vec<Act>) -> Result<Option<Rejection>, Trouble> {
        let actor = self.session.get_untracked().map(|session| session.view.account);
        let mutation = |act| {
            Some(Mutation {
                id: clock::new_id(MutationId::new),
                device: self.device,
                actor: actor?,
                base: Revision::START,
                phone_time_millis: clock::now_millis(),
                server_offset_millis: None,
                act,
            })
        };
        let batch = PushRequest { mutations: acts.into_iter().filter_map(mutation).collect() };
        let answer: Value = self.post("/api/v1/sync/mutations", &batch).await?;
        let verdicts = answer.get("verdicts").and_then(Value::as_array);
        let mut reasons = verdicts.into_iter().flatten().filter_map(|verdict| verdict.get("reason"));
        Ok(reasons.next().cloned().and_then(Rejection::read))
    }

    /// The same, after a photo that one of them names.
    ///
    /// # Errors
    /// As [`Desk::act`], and when the photo is refused: then no step was sent.
    pub async fn act_with(
        self,
        child: ChildId,
        photo: Option<Arc<Photo>>,
        acts: Vec<Act>,
    ) -> Result<Option<Rejection>, Trouble> {
        if let Some(photo) = photo {
            let path = photo_path(child, &photo.sha256);
            let _: Done = self.ask(Method::PUT, &path, Body::Jpeg(photo.bytes.clone())).await?;
        }
        self.act(acts).await
    }

    /// Who is signed in.
    #[must_use]
    pub fn session(self) -> Signal<Option<Arc<Session>>> {
        self.session.into()
    }

    /// Why nobody is signed in, when that is not what was asked for.
    #[must_use]
    pub fn trouble(self) -> Signal<Option<Trouble>> {
        self.trouble.into()
    }

    /// How far the regency's clocks are ahead of UTC, minutes; western Indonesia's while nobody is signed in.
    #[must_use]
    pub fn zone(self) -> i32 {
        let session = self.session.get_untracked();
        session.map_or(420, |session| session.view.regency.utc_offset_minutes)
    }

    /// Shows what is for someone, or for nobody.
    fn begin(self, view: Option<SessionView>) {
        let words = view.as_ref().map(|view| view.regency.words.clone()).unwrap_or_default();
        call_things(&words);
        self.session.set(view.map(|view| Arc::new(Session::new(view))));
    }

    /// Asks who is signed in.
    pub async fn refresh(self) {
        let answer = net::ask(Method::GET, SESSION.into(), Body::Empty, None).await;
        match answer.and_then(|answer| net::read(&answer.text)) {
            Ok(view) => self.begin(Some(view)),
            Err(trouble) => {
                let plain = trouble.kind() == "unauthenticated";
                self.trouble.set((!plain).then_some(trouble));
                self.begin(None);
            }
        }
    }

    /// The regency and name of the last sign-in of the phone app in this browser.
    #[must_use]
    pub fn last_sign_in(self) -> (String, String) {
        let last = self.store.last_sign_in();
        (last.regency, last.username)
    }

    /// Signs in; the cookie is the phone app's too.
    ///
    /// # Errors
    /// When the API cannot be reached or refuses.
    pub async fn sign_in(self, request: SignIn) -> Result<(), Trouble> {
        let request = SignInRequest {
            regency: request.regency,
            username: request.username,
            password: request.password,
            device: self.device,
            device_name: device_name::of_this_browser(),
            code: request.code,
            lost: None,
        };
        let answer = net::ask(Method::POST, SESSION.into(), Body::json(&request)?, None).await?;
        let view = net::read(&answer.text)?;
        self.trouble.set(None);
        self.begin(Some(view));
        Ok(())
    }

    /// Signs out.
    ///
    /// # Errors
    /// When the API cannot be reached; then one is still signed in.
    pub async fn sign_out(self) -> Result<(), Trouble> {
        self.delete(SESSION).await?;
        self.begin(None);
        Ok(())
    }

    /// The language to speak to who is signed in: the one that was chosen, where their regency has it.
    #[must_use]
    pub fn spoken(self, chosen: Language) -> Language {
        let session = self.session.get_untracked();
        session.map_or(chosen, |session| session.view.regency.spoken(Some(chosen)))
    }

    /// Remembers the language for the next time; returns whether that worked.
    pub async fn remember_language(self, language: Language) -> bool {
        self.store.remember_language(language).await.is_ok()
    }

    /// Asks for something.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn get<T: DeserializeOwned>(self, path: &str) -> Result<T, Trouble> {
        self.ask(Method::GET, path, Body::Empty).await
    }

    /// Asks for something that the phone's readers read.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn read<T: Read>(self, path: &str) -> Result<T, Trouble> {
        let text = self.text(Method::GET, path.into(), Body::Empty).await?;
        json::from_str(&text).map_err(|error| Trouble::Unreadable(error.to_string()))
    }

    /// Makes something.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn post<T: DeserializeOwned>(self, path: &str, body: &impl Serialize) -> Result<T, Trouble> {
        self.ask(Method::POST, path, Body::json(body)?).await
    }

    /// Sets something.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn put(self, path: &str, body: &impl Serialize) -> Result<Done, Trouble> {
        self.ask(Method::PUT, path, Body::json(body)?).await
    }

    /// Takes something away.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn delete(self, path: &str) -> Result<Done, Trouble> {
        self.ask(Method::DELETE, path, Body::Empty).await
    }

    /// Asks in any way.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn ask<T: DeserializeOwned>(
        self,
        method: Method,
        path: &str,
        body: Body,
    ) -> Result<T, Trouble> {
        net::read(&self.text(method, path.into(), body).await?)
    }

    /// Asks in any way, for the text of the answer.
    pub fn text(self, method: Method, path: String, body: Body) -> Answering {
        Box::pin(async move { Ok(self.answer(method, path, body).await?.text) })
    }

    /// Asks in any way, for the answer as it came; who turns out not to be signed in any more sees the sign-in screen.
    pub fn answer(self, method: Method, path: String, body: Body) -> Answering<Answer> {
        Box::pin(async move {
            let answer = net::ask(method, path, body, None).await;
            if let Err(trouble) = &answer
                && matches!(trouble.kind(), "unauthenticated" | "device-revoked")
            {
                self.trouble.set(Some(trouble.clone()));
                self.begin(None);
            }
            answer
        })
    }
}

/// What the sign-in screen asks for.
pub struct SignIn {
    /// Code of the regency.
    pub regency: tumbuh::area::AreaCode,
    /// Name of the account.
    pub username: tumbuh::text::Line<64>,
    /// The password; never stored.
    pub password: String,
    /// Six digits of the authenticator, once they were asked for.
    pub code: Option<String>,
}
