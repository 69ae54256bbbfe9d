//! The page on which customers are brought in.

use crate::page::{Named, Page, Role};

/// The page on which customers are brought in.
#[derive(Debug, Clone, Copy)]
pub struct Import<'a>(pub Page<'a>);

impl Import<'_> {
    /// Goes there by way of "More".
    pub fn open(self) {
        self.0.shell().go_more();
        self.0.tap(Role::Link, Named::With(self.0.word("import.about")));
        self.0.find(Role::Button, self.0.word("import.choose_file"));
    }

    /// Drops a file of this name and text there.
    pub fn drop_file(self, name: &str, text: &str) {
        const DROP: &str = "const files = new DataTransfer();
            files.items.add(new File([arguments[1]], arguments[0]));
            document.querySelector('.import__drop').dispatchEvent(
                new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: files }))";
        self.0.browser.run(DROP, &[name.into(), text.into()]);
    }

    /// Drops a file of this name and these bytes there.
    pub fn drop_bytes(self, name: &str, bytes: Vec<u8>) {
        const DROP: &str = "const files = new DataTransfer();
            files.items.add(new File([new Uint8Array(arguments[1])], arguments[0]));
            document.querySelector('.import__drop').dispatchEvent(
                new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: files }))";
        self.0.browser.run(DROP, &[name.into(), bytes.into()]);
    }

    /// Saves what was rejected, under this name, and keeps it for [`Import::drop_handed_over`].
    pub fn save_rejected_as(self, name: &str) {
        const KEEP: &str = "const make = URL.createObjectURL;
            URL.createObjectURL = (file) => { globalThis.handedOver = file; return make.call(URL, file); };
            const click = HTMLAnchorElement.prototype.click;
            HTMLAnchorElement.prototype.click = function () {
                globalThis.savedAs = this.download;
                return click.call(this);
            }";
        self.0.browser.run(KEEP, &[]);
        self.0.tap(Role::Button, self.0.word("import.save_rejected"));
        self.0.wait_until("what was rejected to be saved", &format!("globalThis.savedAs === '{name}'"));
    }

    /// Hands everybody over as the file at a place of the kinds, and keeps it for [`Import::drop_handed_over`].
    pub fn hand_over(self, kind: usize) {
        self.0.shell().go_more();
        self.0.tap(Role::Button, Named::With(self.0.word("import.export_about")));
        self.save_handed_over(kind);
    }

    /// Hands everybody in the list of customers over as the file at a place of the kinds, and keeps it for
    /// [`Import::drop_handed_over`].
    pub fn hand_list_over(self, kind: usize) {
        self.0.tap(Role::Button, self.0.word("customer_list.select"));
        self.0.tap(Role::Button, self.0.word("import.export_list"));
        self.save_handed_over(kind);
    }

    fn save_handed_over(self, kind: usize) {
        const KEEP: &str = "const make = URL.createObjectURL;
            URL.createObjectURL = (file) => { globalThis.handedOver = file; return make.call(URL, file); }";
        self.0.find(Role::Dialog, self.0.word("import.export"));
        self.0.choose_option(&self.0.word("import.export_kind"), kind);
        self.0.browser.run(KEEP, &[]);
        self.0.tap(Role::Button, self.0.word("import.export_save"));
        self.0.wait_until_gone(Role::Dialog, self.0.word("import.export"));
    }

    /// Drops the file that was handed over.
    pub fn drop_handed_over(self, name: &str) {
        const DROP: &str = "const files = new DataTransfer();
            files.items.add(new File([globalThis.handedOver], arguments[0]));
            document.querySelector('.import__drop').dispatchEvent(
                new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: files }))";
        self.0.browser.run(DROP, &[name.into()]);
    }

    /// Pastes rows.
    pub fn paste(self, rows: &str) {
        self.0.tap(Role::Button, self.0.word("import.paste"));
        self.0.find(Role::Textbox, self.0.word("import.paste"));
        // Typed, a tab would lead on to the next control.
        const PASTE: &str = "const field = document.querySelector('dialog[open] textarea');
            field.value = arguments[0];
            field.dispatchEvent(new InputEvent('input', { bubbles: true }))";
        self.0.browser.run(PASTE, &[rows.into()]);
        self.0.tap(Role::Button, self.0.word("import.paste_take"));
    }

    /// Waits until so many rows, in the digits of the language, would come to an outcome.
    pub fn wait_for(self, outcome: &str, count: &str) {
        self.0.find(Role::Button, format!("{} {count}", self.0.word(outcome)));
    }

    /// Waits until it is known what would happen.
    pub fn wait_for_any(self) {
        self.0.find(Role::Heading, self.0.word("import.result"));
    }

    /// Takes in so many, in the digits of the language.
    pub fn take_in(self, count: &str) {
        self.0.tap(Role::Button, self.0.words.filled("import.take_in", &[("n", count)]));
        self.0.see(&self.0.word("import.done_text"));
    }

    /// Goes back to the choice of a file.
    pub fn another(self) {
        self.0.tap(Role::Button, self.0.word("import.other_file"));
        self.0.find(Role::Button, self.0.word("import.choose_file"));
    }
}
