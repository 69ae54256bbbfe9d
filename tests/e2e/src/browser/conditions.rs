//! The world around the page: a slow processor, a bad network, a dark room.

use super::Browser;
use serde_json::json;

/// A network to emulate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Network {
    /// Whatever the machine has.
    Full,
    /// DevTools' "slow 4G": 1.6 Mbit/s down, 750 kbit/s up, 150 ms more for each request.
    Slow4g,
    /// None, for the page. A service worker has a network of its own: stop the server for it.
    Offline,
}

/// The colours the person's system asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark text on light ground.
    Light,
    /// Light text on dark ground.
    Dark,
}

impl Theme {
    /// Its name in CSS.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Browser {
    /// Makes the tab's processor `times` slower; 1 ends it.
    pub fn slow_processor(&self, times: u32) {
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times }));
    }

    /// Gives the tab another network.
    pub fn network(&self, network: Network) {
        let kilobytes_per_second = |kilobits: f64| kilobits * 1000.0 / 8.0;
        let (offline, latency, down, up) = match network {
            Network::Full => (false, 0.0, -1.0, -1.0),
            Network::Slow4g => (false, 150.0, kilobytes_per_second(1600.0), kilobytes_per_second(750.0)),
            Network::Offline => (true, 0.0, 0.0, 0.0),
        };
        self.devtools("Network.enable", json!({}));
        self.devtools(
            "Network.emulateNetworkConditions",
            json!({
                "offline": offline, "latency": latency,
                "downloadThroughput": down, "uploadThroughput": up,
            }),
        );
    }

    /// Sets the system's colours, and asks for as little motion as a check needs to be repeatable.
    pub fn theme(&self, theme: Theme) {
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": [
                { "name": "prefers-color-scheme", "value": theme.name() },
                { "name": "prefers-reduced-motion", "value": "reduce" },
            ] }),
        );
        self.come_to_rest();
    }

    /// Waits until nothing on the page moves or changes colour any more: halfway, no contrast and no
    /// place is the one that stays.
    pub fn come_to_rest(&self) {
        self.run_async(
            "const frame = () => new Promise(requestAnimationFrame);
             await frame();
             await frame();
             // In a screen that is kept behind this one nothing moves on, and nothing ends.
             const inSight = (animation) => animation.effect.target.checkVisibility();
             const animations = () => document.getAnimations().filter(inSight);
             for (let moving; (moving = animations()).length > 0; await frame()) {
               await Promise.allSettled(moving.map((animation) => animation.finished));
             }",
            &[],
        );
    }
}
