//! Identities made on this device.

use uuid::Uuid;

use crate::domain::id::{DeviceId, IdSource};
use crate::platform::local_storage;

/// Where the device's identity is kept.
const KEY: &str = "peyvand.device";

/// Makes identities by the device's clock and random numbers. Within a millisecond a counter rises,
/// and a clock that is set back does not take later ones below earlier ones.
#[derive(Clone, Copy, Debug, Default)]
pub struct DeviceIds;

impl IdSource for DeviceIds {
    fn next(&self) -> Uuid {
        Uuid::now_v7()
    }
}

/// The identity of this device: made on the first visit and kept. Where the browser keeps nothing,
/// it is another one after each start.
#[must_use]
pub fn device_id() -> DeviceId {
    let kept = local_storage::read(KEY).and_then(|text| text.parse().ok());
    kept.unwrap_or_else(|| {
        let made = DeviceId(DeviceIds.next());
        if let Err(reason) = local_storage::write(KEY, &made.to_string()) {
            web_sys::console::warn_1(&format!("the device's identity was not kept: {reason}").into());
        }
        made
    })
}
