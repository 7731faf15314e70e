//! Two fingers zoom, one finger moves, the wheel zooms with Ctrl (as pads report a pinch).

use leptos::ev::{PointerEvent, WheelEvent};
use leptos::prelude::*;

/// The fingers on a chart: pointer id and x of each.
#[derive(Clone, Copy)]
pub struct Gesture {
    fingers: StoredValue<Vec<(i32, i32)>>,
    zoom: Callback<f64>,
    shift: Callback<f64>,
}

/// A usual width of the drawing on a phone, to turn a finger's way into a share of the window.
const WIDTH: f64 = 320.0;

impl Gesture {
    /// Fingers that zoom by a factor and move by a share of the window.
    pub fn new(
        zoom: impl Fn(f64) + Send + Sync + 'static,
        shift: impl Fn(f64) + Send + Sync + 'static,
    ) -> Self {
        Self { fingers: StoredValue::default(), zoom: Callback::new(zoom), shift: Callback::new(shift) }
    }

    /// A finger comes.
    pub fn down(self, event: &PointerEvent) {
        let finger = (event.pointer_id(), event.client_x());
        self.fingers.update_value(|fingers| {
            fingers.retain(|known| known.0 != finger.0);
            fingers.push(finger);
        });
    }

    /// A finger moves.
    pub fn moved(self, event: &PointerEvent) {
        let (id, x) = (event.pointer_id(), event.client_x());
        let mut fingers = self.fingers.get_value();
        let before = span(&fingers);
        let Some(finger) = fingers.iter_mut().find(|known| known.0 == id) else { return };
        let way = f64::from(x - finger.1);
        finger.1 = x;
        match (before, span(&fingers)) {
            (Some(before), Some(now)) if before > 8.0 && now > 8.0 => self.zoom.run(now / before),
            (None, None) => self.shift.run(-way / WIDTH),
            _ => {}
        }
        self.fingers.set_value(fingers);
    }

    /// A finger goes.
    pub fn up(self, event: &PointerEvent) {
        let id = event.pointer_id();
        self.fingers.update_value(|fingers| fingers.retain(|known| known.0 != id));
    }

    /// The wheel turns.
    pub fn wheel(self, event: &WheelEvent) {
        if event.ctrl_key() || event.shift_key() {
            event.prevent_default();
            let turn = event.delta_y() + event.delta_x();
            self.zoom.run(if turn < 0.0 { 1.15 } else { 1.0 / 1.15 });
        }
    }
}

/// How far apart two fingers are.
fn span(fingers: &[(i32, i32)]) -> Option<f64> {
    match fingers {
        [one, other, ..] => Some(f64::from((one.1 - other.1).abs())),
        _ => None,
    }
}
