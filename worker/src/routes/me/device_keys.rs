//! `/api/v1/me/device-keys`: what a phone needs so that its regency can open it, and its copies.

use tumbuh::api::me::DeviceKeysView;

use crate::auth::Caller;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::random;
use crate::regency::Desk;

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/me/device-keys",
    operation_id = "readDeviceKeys",
    tag = "me",
    summary = "Keys of the device of this session",
    description = "The app makes doors of them to what it keeps sealed, and forgets them. They are told to the browser that first \
        signed in with the device's id, and to no other.",
    security(("session" = [])),
    responses((status = 200, body = DeviceKeysView)),
))]
pub fn read(desk: &Desk<'_>, caller: &Caller, _: &Call) -> Outcome {
    if !desk.store.is_browser_of(caller.device, &caller.browser)? {
        return Err(Failure::Forbidden);
    }
    let keys = desk.store.device_keys(caller.device)?;
    Answer::json(200, &DeviceKeysView { recovery: keys.recovery, copy: random::hex(&keys.copy) })
}
