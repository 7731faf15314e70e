//! An element before and after it is in the page.

use leptos::ev::EventDescriptor;
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::renderer::Rndr;
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};

use super::piece::{Piece, Shown};
use super::value::Value;

/// An element to build: its tag, what is on it, what is in it.
pub struct Element {
    tag: &'static str,
    /// What is on it, each with its name.
    pub(super) parts: Vec<(&'static str, Part)>,
    /// What is in it.
    pub(super) children: Vec<Piece>,
}

/// Handles an event.
pub type Handler = Box<dyn FnMut(JsValue) + Send>;

/// What is on an element.
pub enum Part {
    /// An attribute whose text is known when the app is built.
    Fixed(&'static str),
    /// An attribute.
    Attribute(Value),
    /// A property.
    Property(Value),
    /// A style class, there while the value is true.
    Class(Value),
    /// Handles events of that name.
    Listener(Handler),
    /// Holds the element once it is built.
    Reference(RwSignal<Option<web_sys::Element>, LocalStorage>),
}

/// A handler of events of one kind.
pub fn handler<E>(_: E, mut handle: impl FnMut(E::EventType) + Send + 'static) -> Handler
where
    E: EventDescriptor,
    E::EventType: JsCast,
{
    Box::new(move |event| handle(event.unchecked_into()))
}

impl Element {
    /// An element without anything on or in it.
    #[must_use]
    pub fn new(tag: &'static str) -> Self {
        Self { tag, parts: Vec::new(), children: Vec::new() }
    }

    pub(super) fn build(self) -> ShownElement {
        let namespace = is_svg(self.tag).then_some("http://www.w3.org/2000/svg");
        let node = Rndr::create_element(self.tag, namespace);
        let parts = self.parts.into_iter().map(|(name, part)| (name, part.build(&node, name))).collect();
        let mut children: Vec<Shown> = self.children.into_iter().map(Piece::show).collect();
        for child in &mut children {
            child.mount(&node, None);
        }
        ShownElement { tag: self.tag, node, parts, children }
    }
}

fn is_svg(tag: &str) -> bool {
    matches!(tag, "svg" | "g" | "path" | "line" | "circle" | "text" | "rect" | "polyline" | "tspan")
}

/// An element that is built.
pub struct ShownElement {
    tag: &'static str,
    pub(super) node: web_sys::Element,
    parts: Vec<(&'static str, Held)>,
    children: Vec<Shown>,
}

/// What holds a part of an element: dropping it ends the effect, or stops listening.
enum Held {
    Value(Value),
    Effect(#[expect(dead_code, reason = "held for its drop")] RenderEffect<Value>),
    Listener(#[expect(dead_code, reason = "held for its drop")] Listener),
    Fixed(&'static str),
    Reference,
}

struct Listener {
    node: web_sys::Element,
    name: &'static str,
    closure: Closure<dyn FnMut(JsValue)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ =
            self.node.remove_event_listener_with_callback(self.name, self.closure.as_ref().unchecked_ref());
    }
}

/// Where a value goes.
#[derive(Clone, Copy)]
enum Kind {
    Attribute,
    Property,
    Class,
}

impl Kind {
    fn apply(self, node: &web_sys::Element, name: &str, value: &Value) {
        match (self, value) {
            (_, Value::Live(_)) => {}
            (Self::Attribute, Value::Text(text)) => Rndr::set_attribute(node, name, text),
            (Self::Attribute, Value::Flag(true)) => Rndr::set_attribute(node, name, ""),
            (Self::Attribute, _) => Rndr::remove_attribute(node, name),
            (Self::Property, Value::Text(text)) => Rndr::set_property(node, name, &JsValue::from_str(text)),
            (Self::Property, Value::Flag(flag)) => Rndr::set_property(node, name, &JsValue::from_bool(*flag)),
            (Self::Property, _) => Rndr::set_property(node, name, &JsValue::UNDEFINED),
            (Self::Class, Value::Flag(true)) => Rndr::add_class(&Rndr::class_list(node), name),
            (Self::Class, _) => Rndr::remove_class(&Rndr::class_list(node), name),
        }
    }

    /// Applies the value, now and whenever a signal that it reads changes; nothing is done for a value that is there already.
    fn hold(self, node: &web_sys::Element, name: &'static str, value: Value, before: Option<&Value>) -> Held {
        match value {
            Value::Live(mut follow) => {
                let node = node.clone();
                Held::Effect(RenderEffect::new(move |before: Option<Value>| {
                    let mut value = follow();
                    // A closure that gives a closure or a signal: read that.
                    while let Value::Live(mut inner) = value {
                        value = inner();
                    }
                    if !before.is_some_and(|before| before.same(&value)) {
                        self.apply(&node, name, &value);
                    }
                    value
                }))
            }
            value => {
                if !before.is_some_and(|before| before.same(&value)) {
                    self.apply(node, name, &value);
                }
                Held::Value(value)
            }
        }
    }
}

impl Part {
    fn build(self, node: &web_sys::Element, name: &'static str) -> Held {
        self.replace(node, name, None)
    }

    fn replace(self, node: &web_sys::Element, name: &'static str, before: Option<&Held>) -> Held {
        let first = before.is_none();
        let before = match before {
            Some(Held::Value(value)) => Some(value),
            _ => None,
        };
        match self {
            Self::Fixed(text) => {
                if first {
                    Rndr::set_attribute(node, name, text);
                }
                Held::Fixed(text)
            }
            Self::Attribute(value) => Kind::Attribute.hold(node, name, value, before),
            Self::Property(value) => Kind::Property.hold(node, name, value, before),
            // Setting the attribute `class` anew may have taken it away.
            Self::Class(value) => Kind::Class.hold(node, name, value, None),
            Self::Listener(mut handler) => {
                let owner = Owner::current().unwrap_or_default();
                let closure: Box<dyn FnMut(JsValue)> = Box::new(move |event| owner.with(|| handler(event)));
                let closure = Closure::wrap(closure);
                let _ = node.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
                Held::Listener(Listener { node: node.clone(), name, closure })
            }
            Self::Reference(signal) => {
                signal.set(Some(node.clone()));
                Held::Reference
            }
        }
    }
}

impl ShownElement {
    /// Whether it can become that element: the same tag, as many children, the same parts, the same fixed texts and name.
    pub(super) fn fits(&self, element: &Element) -> bool {
        self.tag == element.tag
            && self.children.len() == element.children.len()
            && self.parts.len() == element.parts.len()
            && self.parts.iter().zip(&element.parts).all(|((one, held), (other, part))| {
                one == other
                    && match (held, part) {
                        (Held::Fixed(one), Part::Fixed(other)) => one == other,
                        (Held::Value(before), Part::Attribute(value)) if *one == "id" => before.same(value),
                        (Held::Fixed(_), _) | (_, Part::Fixed(_)) => false,
                        _ => true,
                    }
            })
    }

    /// Becomes an element that [fits](Self::fits), in its place in the page.
    pub(super) fn become_like(&mut self, element: Element) {
        for ((name, held), (_, part)) in self.parts.iter_mut().zip(element.parts) {
            *held = part.replace(&self.node, name, Some(held));
        }
        for (shown, child) in self.children.iter_mut().zip(element.children) {
            shown.become_like(child);
        }
    }
}
