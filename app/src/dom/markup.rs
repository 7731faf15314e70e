//! Markup as `view!` writes it down: one text for all that is known when the app is built, and what fills its places.
//!
//! Each line of the text begins with what it is: `<` an element opens, `>` it ends, `.` an attribute with its text, `"` a text;
//! and, filled in their order, `@` an attribute, `!` a property, `%` a style class, `*` a handler, `&` a reference, `$` a part.

use leptos::prelude::*;

use super::element::{Element, Handler, Part, handler};
use super::piece::Piece;
use super::value::Value;

/// A signal that holds an element once it is built.
type Reference = RwSignal<Option<web_sys::Element>, LocalStorage>;

/// Markup and what fills its places.
pub struct Markup {
    lines: &'static str,
    fillings: Vec<Filling>,
}

enum Filling {
    Value(Value),
    Handler(Handler),
    Reference(Reference),
    Piece(Piece),
}

impl Markup {
    /// Markup whose places are still to be filled.
    #[must_use]
    pub fn new(lines: &'static str) -> Self {
        Self { lines, fillings: Vec::new() }
    }

    /// Fills the place of an attribute, a property or a style class.
    #[inline(never)]
    pub fn value(&mut self, value: Value) {
        self.fillings.push(Filling::Value(value));
    }

    /// Fills the place of a handler.
    #[inline(never)]
    pub fn handler(&mut self, handler: Handler) {
        self.fillings.push(Filling::Handler(handler));
    }

    /// Fills the place of a reference.
    pub fn reference(&mut self, signal: Reference) {
        self.fillings.push(Filling::Reference(signal));
    }

    /// Fills the place of a part.
    #[inline(never)]
    pub fn piece(&mut self, piece: Piece) {
        self.fillings.push(Filling::Piece(piece));
    }

    /// Fills the places of a property and a handler: a text that is bound to the signal, both ways.
    pub fn bind_value(&mut self, signal: RwSignal<String>) {
        self.value(Value::Live(Box::new(move || Value::Text(signal.get().into()))));
        self.handler(handler(leptos::ev::input, move |event| signal.set(event_target_value(&event))));
    }

    /// Fills the places of a property and a handler: a tick that is bound to the signal, both ways.
    pub fn bind_checked(&mut self, signal: RwSignal<bool>) {
        self.value(Value::Live(Box::new(move || Value::Flag(signal.get()))));
        self.handler(handler(leptos::ev::change, move |event| signal.set(event_target_checked(&event))));
    }

    /// The parts that the markup describes.
    #[inline(never)]
    #[must_use]
    pub fn build(self) -> Piece {
        let mut fillings = self.fillings.into_iter();
        let mut around: Vec<Element> = Vec::new();
        // What is being described; at first all parts together.
        let mut current = Element::new("");
        for line in self.lines.split('\n') {
            let (kind, rest) = line.split_at(1);
            match kind {
                "<" => around.push(core::mem::replace(&mut current, Element::new(rest))),
                ">" => {
                    let outer = around.pop().unwrap_or_else(|| Element::new(""));
                    let element = core::mem::replace(&mut current, outer);
                    current.children.push(Piece::from(element));
                }
                "\"" => current.children.push(Piece::from(rest)),
                "." => {
                    let (name, text) = rest.split_once('=').unwrap_or((rest, ""));
                    current.parts.push((name, Part::Fixed(text)));
                }
                _ => match (kind, fillings.next()) {
                    ("@", Some(Filling::Value(value))) => current.parts.push((rest, Part::Attribute(value))),
                    ("!", Some(Filling::Value(value))) => current.parts.push((rest, Part::Property(value))),
                    ("%", Some(Filling::Value(value))) => current.parts.push((rest, Part::Class(value))),
                    (_, Some(Filling::Handler(handler))) => {
                        current.parts.push((rest, Part::Listener(handler)))
                    }
                    (_, Some(Filling::Reference(signal))) => {
                        current.parts.push(("", Part::Reference(signal)))
                    }
                    (_, Some(Filling::Piece(piece))) => current.children.push(piece),
                    _ => {}
                },
            }
        }
        let mut parts = current.children;
        match parts.pop() {
            Some(only) if parts.is_empty() => only,
            last => {
                parts.extend(last);
                Piece::Many(parts)
            }
        }
    }
}
