//! The app's other tabs on this device.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, Event, MessageEvent};

use crate::store::ports::Seq;

/// Name of the channel that every tab of the app listens to.
const CHANNEL: &str = "peyvand";

/// What [`News::Cleared`] is on the channel; [`News::Written`] is its position as a number.
const CLEARED: &str = "cleared";

/// What one tab tells the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// The log has grown up to this position.
    Written(Seq),
    /// Everything was taken away; what is in memory holds no more.
    Cleared,
}

/// This tab's place on the channel; when dropped, it neither hears nor is heard any more.
#[derive(Debug)]
pub struct Tabs {
    /// None in a browser without such channels: there a tab hears of others when it is shown again.
    channel: Option<(BroadcastChannel, EventListener)>,
}

impl Tabs {
    /// Joins the other tabs; `heard` is called with what they tell, never with what this one does.
    #[must_use]
    pub fn join(heard: impl Fn(News) + 'static) -> Self {
        let channel = BroadcastChannel::new(CHANNEL).ok().map(|channel| {
            let listener = EventListener::new(&channel, "message", move |event| {
                if let Some(news) = read(event) {
                    heard(news);
                }
            });
            (channel, listener)
        });
        Self { channel }
    }

    /// Tells the other tabs.
    pub fn tell(&self, news: News) {
        let Some((channel, _)) = &self.channel else { return };
        let message = match news {
            News::Written(seq) => JsValue::from_f64(seq as f64),
            News::Cleared => JsValue::from_str(CLEARED),
        };
        if let Err(error) = channel.post_message(&message) {
            web_sys::console::warn_1(&error);
        }
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        if let Some((channel, _)) = &self.channel {
            channel.close();
        }
    }
}

/// Reads a message; none when it is of a version of the app that says more than this one knows.
fn read(event: &Event) -> Option<News> {
    let message = event.dyn_ref::<MessageEvent>()?.data();
    if message.as_string().as_deref() == Some(CLEARED) {
        return Some(News::Cleared);
    }
    message.as_f64().map(|seq| News::Written(seq as Seq))
}
