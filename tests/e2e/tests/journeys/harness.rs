//! The harness itself, on a page small enough to know everything about.

use peyvand_e2e::{
    accessibility,
    browser::{Browser, Device, Options},
    page::{Page, Role},
    site::Site,
    words::{Language, Words},
};
use std::{fs, path::PathBuf, process};

/// A build of one page with a button, a field and, when the button is tapped, a text.
struct SmallApp(PathBuf);

impl SmallApp {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("peyvand-small-{name}-{}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), PAGE).unwrap();
        fs::write(folder.join("small.js"), SCRIPT).unwrap();
        Self(folder)
    }
}

impl Drop for SmallApp {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

const PAGE: &str = r#"<!doctype html><html lang="fa" dir="rtl"><head><title>پیوند</title>
<meta name="viewport" content="width=device-width"></head>
<body><main><h1>مشتریان</h1>
<label for="name">نام</label><input id="name">
<button type="button"><span aria-hidden="true">+</span> افزودن مشتری</button>
<button type="button" hidden>حذف</button>
<p role="status" id="status"></p></main><script src="small.js"></script></body></html>"#;

const SCRIPT: &str = r#"document.querySelector("button").addEventListener("click", () => {
  document.getElementById("status").textContent = document.getElementById("name").value + " افزوده شد";
});"#;

fn open(device: Device, site: &Site) -> Browser {
    let browser = Browser::open(Options::new(device, Language::Persian.accepted()));
    browser.go(&site.url(""));
    browser
}

#[test]
fn things_are_found_by_role_and_name_and_answer_to_taps_and_keys() {
    let app = SmallApp::new("found");
    let site = Site::serve(&app.0);
    for device in [Device::Phone, Device::Desktop] {
        let browser = open(device, &site);
        let page = Page::new(&browser, Words::of(Language::Persian));
        page.type_into("نام", "مینا");
        page.fill("نام", "کاوه");
        assert_eq!(page.value("نام"), "کاوه");
        page.tap(Role::Button, "افزودن مشتری");
        page.see("کاوه افزوده شد");
        assert!(page.look(Role::Button, "حذف").is_none(), "a hidden button was found");
        let size = browser.run("return [innerWidth, innerHeight, navigator.language]", &[]);
        let (width, height) = device.size();
        assert_eq!(size, serde_json::json!([width, height, "fa-IR"]));
    }
}

#[test]
fn a_field_without_a_label_is_a_violation() {
    let app = SmallApp::new("axe");
    let site = Site::serve(&app.0);
    let browser = open(Device::Phone, &site);
    assert_eq!(accessibility::violations(&browser), Vec::<String>::new());
    browser.run("document.querySelector('label').remove()", &[]);
    let found = accessibility::violations(&browser);
    assert!(found.iter().any(|sentence| sentence.starts_with("label (critical)")), "{found:?}");
}

#[test]
fn an_error_in_the_page_is_in_the_console() {
    let app = SmallApp::new("console");
    let site = Site::serve(&app.0);
    let browser = open(Device::Phone, &site);
    browser.run("setTimeout(() => { throw new Error('out of stock') })", &[]);
    let page = Page::new(&browser, Words::of(Language::Persian));
    peyvand_e2e::patience::wait_for("the error", || {
        let console = page.browser.console();
        console
            .iter()
            .find(|entry| entry.is_error() && entry.message.contains("out of stock"))
            .map(drop)
            .ok_or_else(|| format!("{console:?}"))
    });
}

#[test]
fn a_site_that_went_away_answers_again_at_the_same_address() {
    let app = SmallApp::new("away");
    let mut site = Site::serve(&app.0);
    let browser = open(Device::Desktop, &site);
    let reach = "try { return (await fetch('?again')).status } catch { return 'gone' }";
    site.go_away();
    assert_eq!(browser.run_async(reach, &[]), "gone");
    site.come_back();
    assert_eq!(browser.run_async(reach, &[]), 200);
}
