//! The photos and voice notes of the record in front: of the sheet that is open, or of the page.

use crate::{
    browser::Element,
    page::{Named, Page, Role},
    patience::wait_for,
    photo_file::PhotoFile,
};
use serde_json::json;
use std::collections::HashSet;

/// What a record has, and the ways to add more.
#[derive(Debug, Clone, Copy)]
pub struct Attachments<'a>(pub Page<'a>);

impl Attachments<'_> {
    /// Chooses a photo from the files of the device. It has to be there for as long as the journey goes on: when
    /// the app reads it is the app's affair.
    pub fn choose(self, photo: &PhotoFile) {
        let path = photo.path().to_str().expect("temporary folders have plain names");
        wait_for("a field for photos to take a file", || {
            let field = self
                .0
                .browser
                .try_run(
                    "return (document.querySelector('dialog[open]') ?? document.querySelector('main'))
                       .querySelector('input[type=file][multiple]')",
                    &[],
                )
                .map_err(|refusal| refusal.message)?;
            let field = Element::from_value(&field).ok_or("there is none")?;
            self.0.browser.type_into(&field, path).map_err(|refusal| refusal.message)
        });
    }

    /// Waits until so many photos stand in the sheet in front, not saved yet.
    pub fn wait_for_unsaved(self, count: usize) {
        self.0.wait_until(
            "photos that are not saved yet",
            &format!("document.querySelectorAll('.unsaved .unsaved__row').length === {count}"),
        );
    }

    /// Waits until the page of a customer has so many of its own.
    pub fn wait_for_own(self, count: usize) {
        self.wait_in(".attachments-section", count);
    }

    /// Waits until the history has so many.
    pub fn wait_in_history(self, count: usize) {
        self.wait_in(".timeline", count);
    }

    /// Opens the first of a kind, by the key of its name; those of the history come first.
    pub fn open(self, kind: &str) {
        let title = format!("{} ·", self.0.word(kind));
        self.0.tap(Role::Button, Named::With(title.clone()));
        self.0.find(Role::Dialog, Named::With(title));
    }

    /// Opens the first that belongs to the customer.
    pub fn open_own(self) {
        wait_for("an attachment to open", || {
            let tile = self
                .0
                .browser
                .try_run("return document.querySelector('.attachments-section .attachment')", &[])
                .map_err(|refusal| refusal.message)?;
            let tile = Element::from_value(&tile).ok_or("there is none")?;
            self.0.browser.click(&tile).map_err(|refusal| refusal.message)
        });
        self.0.find(Role::Dialog, Named::With(" · ".to_owned()));
    }

    /// Waits until the photo that is opened is drawn, so many pixels wide.
    pub fn wait_for_width(self, pixels: u32) {
        self.0.wait_until(
            "the photo in full",
            &format!("document.querySelector('dialog[open] .viewer__photo')?.naturalWidth === {pixels}"),
        );
    }

    /// Waits until the voice note that is opened can be played.
    pub fn wait_for_sound(self) {
        self.0.wait_until(
            "the voice note to be playable",
            "document.querySelector('dialog[open] audio')?.readyState >= HTMLMediaElement.HAVE_METADATA",
        );
    }

    /// Takes the one that is opened away.
    pub fn remove(self) {
        let sheet = self.0.find(Role::Dialog, Named::Anything);
        self.0.tap_in(&sheet, Role::Button, self.0.word("attachments.remove"));
        self.0.wait_until_gone(Role::Dialog, Named::Anything);
    }

    /// Records for some seconds.
    pub fn record(self) {
        self.0.tap(Role::Button, self.0.word("attachments.record"));
        self.0.find(Role::Button, self.0.word("attachments.stop"));
        let mut times = HashSet::new();
        wait_for("some seconds to be recorded", || {
            times.insert(self.running_time());
            if times.len() > 2 { Ok(()) } else { Err(format!("the clock has shown {times:?}")) }
        });
    }

    fn running_time(self) -> String {
        let shown = self
            .0
            .browser
            .run("return document.querySelector(arguments[0])?.innerText ?? ''", &[json!("[role=timer]")]);
        shown.as_str().unwrap_or_default().to_owned()
    }

    fn wait_in(self, place: &str, count: usize) {
        self.0.wait_until(
            &format!("{count} attachments in {place}"),
            &format!(
                "document.querySelectorAll('{place} .attachment').length === {count}
                 && [...document.querySelectorAll('{place} .attachment img')].every((one) => one.naturalWidth > 0)"
            ),
        );
    }
}
