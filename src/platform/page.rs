//! The page itself: what it says of its user, and what the app sets on it.

use gloo::events::EventListener;
use js_sys::WebAssembly::RuntimeError;
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, Selection};

/// The address the app lies under; begins and ends with a slash.
#[must_use]
pub fn base_path() -> String {
    let base = root().and_then(|root| root.get_attribute("data-base"));
    base.filter(|base| base.starts_with('/')).unwrap_or_else(|| "/".to_owned())
}

/// The address by which another browser finds a path of this app.
#[must_use]
pub fn address_for_others(path: &str) -> String {
    let origin = web_sys::window().and_then(|window| window.location().origin().ok());
    origin.unwrap_or_default() + path
}

/// The languages the user prefers, as BCP 47 tags, the best first.
#[must_use]
pub fn languages() -> Vec<String> {
    let tags = web_sys::window().map(|window| window.navigator().languages());
    tags.map(|tags| tags.iter().filter_map(|tag| tag.as_string()).collect()).unwrap_or_default()
}

/// The IANA name of the device's time zone, empty when unknown.
#[must_use]
pub fn time_zone() -> String {
    let options = js_sys::Intl::DateTimeFormat::new(&Array::new(), &js_sys::Object::new()).resolved_options();
    let zone = Reflect::get(&options, &JsValue::from_str("timeZone")).ok();
    zone.and_then(|zone| zone.as_string()).unwrap_or_default()
}

/// Sets the page's language (a BCP 47 tag) and direction (`rtl` or `ltr`), and names the manifest in that
/// language, which a later installation takes the app's name from.
pub fn set_language(tag: &str, direction: &str) {
    set_root_attribute("lang", Some(tag));
    set_root_attribute("dir", Some(direction));
    let address = format!("{}manifest.{tag}.webmanifest", base_path());
    let manifest =
        document().and_then(|document| document.query_selector("link[rel=manifest]").ok().flatten());
    // Named by the boot script already at the start; naming it again would fetch it again.
    let other = manifest.filter(|link| link.get_attribute("href").as_deref() != Some(&address));
    if other.is_some_and(|link| link.set_attribute("href", &address).is_err()) {
        web_sys::console::warn_1(&"the page would not take the manifest of its language".into());
    }
}

/// Sets the theme (`light` or `dark`; none follows the device), and the browser's own bars with it.
pub fn set_theme(theme: Option<&str>) {
    set_root_attribute("data-theme", theme);
    for scheme in ["light", "dark"] {
        let media = match theme {
            None => format!("(prefers-color-scheme: {scheme})"),
            Some(theme) if theme == scheme => "all".to_owned(),
            Some(_) => "not all".to_owned(),
        };
        let selector = format!("meta[name=theme-color][data-scheme={scheme}]");
        let bar = document().and_then(|document| document.query_selector(&selector).ok().flatten());
        if bar.is_some_and(|bar| bar.set_attribute("media", &media).is_err()) {
            web_sys::console::warn_1(&"the browser's bars would not take the theme".into());
        }
    }
}

/// The language the page is in, as a BCP 47 tag.
#[must_use]
pub fn language() -> String {
    root().and_then(|root| root.get_attribute("lang")).unwrap_or_default()
}

/// Puts a message in place of everything, with a link that loads the page anew. It needs nothing of
/// the app afterwards.
pub fn replace_with_message(title: &str, text: &str, reload: &str) {
    if draw_message(title, text, reload).is_none() {
        web_sys::console::error_2(&title.into(), &text.into());
    }
}

/// Calls `act` when the code comes to an end of itself, by a failure that nobody foresaw: the browser tells that as
/// an error, or as a promise that is broken by it.
pub fn when_code_ends(act: impl Fn() + Copy + 'static) {
    let Some(window) = web_sys::window() else { return };
    for (event, error) in [("error", "error"), ("unhandledrejection", "reason")] {
        EventListener::new(&window, event, move |event| {
            let error = Reflect::get(event, &error.into());
            if error.is_ok_and(|error| error.is_instance_of::<RuntimeError>()) {
                act();
            }
        })
        .forget();
    }
}

fn draw_message(title: &str, text: &str, reload: &str) -> Option<()> {
    let document = document()?;
    let main = document.create_element("main").ok()?;
    main.set_class_name("message-page");
    for (tag, words) in [("h1", title), ("p", text), ("a", reload)] {
        let element = document.create_element(tag).ok()?;
        element.set_text_content(Some(words));
        if tag == "a" {
            element.set_class_name("button");
            element.set_attribute("href", &base_path()).ok()?;
            // Loads the page anew, and not within the app, which has ended.
            element.set_attribute("rel", "external").ok()?;
        }
        main.append_child(&element).ok()?;
    }
    let body = document.body()?;
    body.set_text_content(None);
    body.append_child(&main).ok()?;
    Some(())
}

/// Sets the page's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Moves the focus to an element.
pub fn focus(element: &HtmlElement) {
    if element.focus().is_err() {
        web_sys::console::warn_1(&"an element could not take the focus".into());
    }
}

/// Moves the focus to the first element that a CSS selector names; stays where it is without one.
pub fn focus_on(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        focus(&element);
    }
}

/// Clicks the first element within `container` that matches the CSS `selector`, if there is one.
pub fn click_first(container: &Element, selector: &str) {
    let first = container.query_selector(selector).ok().flatten();
    if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
        first.click();
    }
}

/// Moves the focus to the page's heading of level 1, so that a screen reader begins there. Where a
/// list stands beside what was chosen from it, the chosen thing's heading comes last and counts. Screens
/// that are kept behind the page have no part in it.
pub fn focus_heading() {
    // What was selected lies in a page that may be kept behind this one.
    if let Some(selection) = selection() {
        let_go_of(&selection);
    }
    let headings =
        document().and_then(|document| document.query_selector_all("main h1:not(.kept--away h1)").ok());
    let last = headings.and_then(|headings| headings.get(headings.length().checked_sub(1)?));
    let Some(heading) = last.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) else { return };
    // Those of the busiest pages are made ready for it: to change them here is one more painting.
    if heading.has_attribute("tabindex") || heading.set_attribute("tabindex", "-1").is_ok() {
        focus(&heading);
    }
}

/// Lets go of a caret that stands in nothing one could type into: where a field was that is gone, or where a finger
/// tapped. With each tap and each painting the browser would look for the place to show it at, through all screens
/// that are kept behind this one.
pub fn drop_idle_caret() {
    let typing = document()
        .and_then(|document| document.active_element())
        .is_some_and(|active| !matches!(active.matches("input, textarea"), Ok(false)));
    if let Some(selection) = selection().filter(|selection| !typing && selection.is_collapsed()) {
        let_go_of(&selection);
    }
}

fn selection() -> Option<Selection> {
    web_sys::window()?.get_selection().ok()?
}

fn let_go_of(selection: &Selection) {
    if selection.remove_all_ranges().is_err() {
        web_sys::console::warn_1(&"what was selected stays so".into());
    }
}

/// The name of a country (ISO 3166-1 alpha-2) in a language; none in a browser that knows none.
#[must_use]
pub fn country_name(language: &str, country: &str) -> Option<String> {
    let names = Reflect::get(&js_sys::global(), &"Intl".into())
        .and_then(|intl| Reflect::get(&intl, &"DisplayNames".into()))
        .and_then(|constructor| constructor.dyn_into::<js_sys::Function>())
        .ok()?;
    let options = js_sys::Object::new();
    Reflect::set(&options, &"type".into(), &"region".into()).ok()?;
    let arguments = Array::of2(&language.into(), &options);
    let names = Reflect::construct(&names, &arguments).ok()?;
    let of = Reflect::get(&names, &"of".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
    of.call1(&names, &country.into()).ok()?.as_string()
}

/// Loads the page anew.
pub fn reload() {
    let done = web_sys::window().map(|window| window.location().reload());
    if done.is_none_or(|done| done.is_err()) {
        web_sys::console::warn_1(&"the page could not be loaded anew".into());
    }
}

fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = root() else { return };
    let done = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
    if done.is_err() {
        web_sys::console::warn_1(&format!("the page would not take the attribute {name}").into());
    }
}

fn root() -> Option<Element> {
    document()?.document_element()
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
