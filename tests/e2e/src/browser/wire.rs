//! The WebDriver protocol: JSON over HTTP.

use serde_json::{Value, json};
use std::time::Duration;
use ureq::Agent;

/// The key that marks a reference to an element in WebDriver's JSON.
pub const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A request that the driver refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// WebDriver's name for the error, such as `stale element reference`.
    pub error: String,
    /// What it says about it, without the stack.
    pub message: String,
}

/// One browser session at a driver.
#[derive(Debug)]
pub struct Session {
    agent: Agent,
    url: String,
}

impl Session {
    /// Asks the driver at `address` for a browser with these capabilities.
    pub fn new(address: &str, capabilities: &Value) -> Self {
        let agent: Agent = Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .timeout_global(Some(Duration::from_secs(300)))
            .build()
            .into();
        let mut session = Self { agent, url: format!("{address}/session") };
        let wanted = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let made =
            session.post("", &wanted).unwrap_or_else(|refusal| panic!("no browser: {}", refusal.message));
        let id = made["sessionId"].as_str().expect("a session has an id");
        session.url = format!("{address}/session/{id}");
        session
    }

    /// Sends `body` to `path` (which begins with a slash) and returns the answer's value.
    pub fn post(&self, path: &str, body: &Value) -> Result<Value, Refusal> {
        let sent = self.agent.post(format!("{}{path}", self.url)).send_json(body);
        self.value(path, sent)
    }

    /// Reads `path`.
    pub fn get(&self, path: &str) -> Result<Value, Refusal> {
        let sent = self.agent.get(format!("{}{path}", self.url)).call();
        self.value(path, sent)
    }

    /// Ends what is at `path`; the empty path ends the session.
    pub fn delete(&self, path: &str) -> Result<Value, Refusal> {
        let sent = self.agent.delete(format!("{}{path}", self.url)).call();
        self.value(path, sent)
    }

    fn value(
        &self,
        path: &str,
        answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
    ) -> Result<Value, Refusal> {
        let broken = |error: ureq::Error| Refusal {
            error: "no answer".to_owned(),
            message: format!("the driver did not answer {path}: {error}"),
        };
        let mut answer = answer.map_err(broken)?;
        let accepted = answer.status().is_success();
        // Screenshots and traces are longer than the client's default limit.
        let mut body: Value =
            answer.body_mut().with_config().limit(256 * 1024 * 1024).read_json().map_err(broken)?;
        let value = body["value"].take();
        if accepted {
            return Ok(value);
        }
        let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
        Err(Refusal { error: text("error"), message: text("message") })
    }
}
