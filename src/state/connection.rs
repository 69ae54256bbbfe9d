//! Whether there is a network.

use leptos::prelude::*;

use crate::platform::online;

#[derive(Clone, Copy)]
struct Connection(RwSignal<bool>);

/// Puts into context whether there is a network, and follows it.
pub fn provide_connection() {
    let connected = RwSignal::new(online::is_online());
    let listening = StoredValue::new_local(Some(online::on_change(move |now| connected.set(now))));
    on_cleanup(move || listening.set_value(None));
    provide_context(Connection(connected));
}

/// Whether the browser sees a network.
#[must_use]
pub fn use_online() -> Signal<bool> {
    expect_context::<Connection>().0.into()
}
