//! A part of a view before and after it is in the page.

use std::borrow::Cow;

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::Placeholder;
use leptos::tachys::view::{Position, PositionState};

use super::element::{Element, ShownElement};
use super::keyed::{self, Row, ShownRow};

/// A part of a view.
pub enum Piece {
    /// A text; the browser takes it as it is, so nothing needs escaping.
    Text(Cow<'static, str>),
    /// An element.
    Element(Box<Element>),
    /// Any number of parts, none included.
    Many(Vec<Piece>),
    /// Follows the signals it reads.
    Live(Box<dyn FnMut() -> Piece + Send>),
    /// Rows that keep their place in the page as long as their keys are there; made under that owner.
    Keyed(Owner, Vec<Row>),
}

impl Piece {
    /// Nothing.
    #[must_use]
    pub fn nothing() -> Self {
        Self::Many(Vec::new())
    }
}

impl From<&'static str> for Piece {
    #[inline(never)]
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<Element> for Piece {
    #[inline(never)]
    fn from(element: Element) -> Self {
        Self::Element(Box::new(element))
    }
}

impl FromIterator<Piece> for Piece {
    fn from_iter<I: IntoIterator<Item = Piece>>(pieces: I) -> Self {
        Self::Many(pieces.into_iter().collect())
    }
}

/// What can stand as a part of a view.
pub trait IntoPiece {
    /// As a part of a view.
    fn into_piece(self) -> Piece;
}

impl IntoPiece for Piece {
    fn into_piece(self) -> Piece {
        self
    }
}

impl IntoPiece for () {
    fn into_piece(self) -> Piece {
        Piece::nothing()
    }
}

impl IntoPiece for &'static str {
    fn into_piece(self) -> Piece {
        Piece::from(self)
    }
}

impl IntoPiece for String {
    fn into_piece(self) -> Piece {
        Piece::Text(Cow::Owned(self))
    }
}

impl<T: IntoPiece> IntoPiece for View<T> {
    fn into_piece(self) -> Piece {
        self.into_inner().into_piece()
    }
}

impl<T: IntoPiece> IntoPiece for Option<T> {
    fn into_piece(self) -> Piece {
        self.map_or_else(Piece::nothing, IntoPiece::into_piece)
    }
}

impl<T: IntoPiece> IntoPiece for Vec<T> {
    fn into_piece(self) -> Piece {
        Piece::Many(self.into_iter().map(IntoPiece::into_piece).collect())
    }
}

impl<F, T> IntoPiece for F
where
    F: FnMut() -> T + Send + 'static,
    T: IntoPiece,
{
    fn into_piece(mut self) -> Piece {
        Piece::Live(Box::new(move || self().into_piece()))
    }
}

/// A part of a view that is built.
pub enum Shown {
    /// A text.
    Text(web_sys::Text, Cow<'static, str>),
    /// An element.
    Element(Box<ShownElement>),
    /// Parts, and what stands after them.
    Many(Vec<Shown>, Placeholder),
    /// Follows signals.
    Live(Following),
    /// Rows with their keys, and what stands after them.
    Keyed(Vec<ShownRow>, Placeholder),
}

/// A part that follows signals, for as long as it is kept.
///
/// The task that waits for an effect's signals keeps what the effect built until it is next woken. Parts in there would follow
/// signals meanwhile that are gone with the screen; so what was built goes at once.
pub struct Following(RenderEffect<Shown>);

impl Drop for Following {
    fn drop(&mut self) {
        self.0.with_value_mut(|shown| *shown = Shown::Many(Vec::new(), Rndr::create_placeholder()));
    }
}

impl Piece {
    pub(super) fn show(self) -> Shown {
        match self {
            Self::Text(text) => Shown::Text(Rndr::create_text_node(&text), text),
            Self::Element(element) => Shown::Element(Box::new(element.build())),
            Self::Many(children) => {
                Shown::Many(children.into_iter().map(Self::show).collect(), Rndr::create_placeholder())
            }
            Self::Live(mut follow) => {
                Shown::Live(Following(RenderEffect::new(move |before: Option<Shown>| match before {
                    Some(mut shown) => {
                        shown.become_like(follow());
                        shown
                    }
                    None => follow().show(),
                })))
            }
            Self::Keyed(owner, rows) => {
                let rows = rows.into_iter().map(|row| row.show(&owner)).collect();
                Shown::Keyed(rows, Rndr::create_placeholder())
            }
        }
    }
}

impl Shown {
    /// Becomes another part, in its place in the page.
    pub(super) fn become_like(&mut self, child: Piece) {
        match (child, &mut *self) {
            (Piece::Text(text), Self::Text(node, before)) => {
                if text != *before {
                    Rndr::set_text(node, &text);
                    *before = text;
                }
            }
            (Piece::Element(element), Self::Element(shown)) if shown.fits(&element) => {
                shown.become_like(*element);
            }
            (Piece::Many(children), Self::Many(shown, end)) => {
                while shown.len() > children.len() {
                    if let Some(mut surplus) = shown.pop() {
                        surplus.unmount();
                    }
                }
                let mut children = children.into_iter();
                for (shown, child) in shown.iter_mut().zip(children.by_ref()) {
                    shown.become_like(child);
                }
                for child in children {
                    let mut child = child.show();
                    Rndr::try_mount_before(&mut child, end);
                    shown.push(child);
                }
            }
            (Piece::Keyed(owner, rows), Self::Keyed(shown, end)) => {
                keyed::become_like(shown, end, &owner, rows)
            }
            (child, shown) => {
                let mut new = child.show();
                shown.insert_before_this(&mut new);
                shown.unmount();
                *shown = new;
            }
        }
    }
}

impl Mountable for Shown {
    fn unmount(&mut self) {
        match self {
            Self::Text(node, _) => Rndr::remove(node),
            Self::Element(shown) => Rndr::remove(&shown.node),
            Self::Many(shown, end) => {
                for shown in shown {
                    shown.unmount();
                }
                Rndr::remove(end);
            }
            Self::Keyed(rows, end) => {
                for row in rows {
                    row.shown.unmount();
                }
                Rndr::remove(end);
            }
            Self::Live(Following(effect)) => {
                effect.with_value_mut(Mountable::unmount);
            }
        }
    }

    fn mount(&mut self, parent: &web_sys::Element, marker: Option<&web_sys::Node>) {
        match self {
            Self::Text(node, _) => Rndr::insert_node(parent, node, marker),
            Self::Element(shown) => Rndr::insert_node(parent, &shown.node, marker),
            Self::Many(shown, end) => {
                for shown in shown {
                    shown.mount(parent, marker);
                }
                Rndr::insert_node(parent, end, marker);
            }
            Self::Keyed(rows, end) => {
                for row in rows {
                    row.shown.mount(parent, marker);
                }
                Rndr::insert_node(parent, end, marker);
            }
            Self::Live(Following(effect)) => {
                effect.with_value_mut(|shown| shown.mount(parent, marker));
            }
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let node: &web_sys::Node = match self {
            Self::Text(node, _) => node,
            Self::Element(shown) => &shown.node,
            Self::Many(shown, end) => match shown.first() {
                Some(first) => return first.insert_before_this(child),
                None => end,
            },
            Self::Keyed(rows, end) => match rows.first() {
                Some(first) => return first.shown.insert_before_this(child),
                None => end,
            },
            Self::Live(Following(effect)) => {
                return effect.with_value_mut(|shown| shown.insert_before_this(child)).unwrap_or_default();
            }
        };
        let Some(parent) = Rndr::get_parent(node) else { return false };
        child.mount(leptos::wasm_bindgen::JsCast::unchecked_ref(&parent), Some(node));
        true
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        match self {
            Self::Text(..) => Vec::new(),
            Self::Element(shown) => vec![shown.node.clone()],
            Self::Many(shown, _) => shown.iter().flat_map(Mountable::elements).collect(),
            Self::Keyed(rows, _) => rows.iter().flat_map(|row| row.shown.elements()).collect(),
            Self::Live(Following(effect)) => {
                effect.with_value_mut(|shown| shown.elements()).unwrap_or_default()
            }
        }
    }
}

impl Render for Piece {
    type State = Shown;

    fn build(self) -> Shown {
        self.show()
    }

    fn rebuild(self, state: &mut Shown) {
        state.become_like(self);
    }
}

impl AddAnyAttr for Piece {
    type Output<SomeNewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _attr: NewAttr) -> Self {
        self
    }
}

/// Only in a browser: there is no server that renders, so nothing is written as HTML.
impl RenderHtml for Piece {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Shown {
        self.show()
    }

    fn into_owned(self) -> Self {
        self
    }
}
