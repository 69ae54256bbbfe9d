//! Files saved and picked, with the user's part played by a script.

use peyvand::platform::{clipboard, files};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::script::{self, Patch};

/// Answers the next file dialogue by running `body`, in which `this` is the input.
fn answer_dialogue(body: &str) -> Patch {
    script::patch(&format!(
        r"
        const before = HTMLInputElement.prototype.click;
        HTMLInputElement.prototype.click = function () {{ {body} }};
        return () => {{ HTMLInputElement.prototype.click = before; }};
        "
    ))
}

#[wasm_bindgen_test]
async fn a_saved_file_has_its_name_and_content() {
    let patch = script::patch(
        r"
        const before = HTMLAnchorElement.prototype.click;
        HTMLAnchorElement.prototype.click = function () {
            globalThis.saved = { name: this.download, content: fetch(this.href) };
        };
        return () => { HTMLAnchorElement.prototype.click = before; };
        ",
    );
    files::save("مشتریان.csv", "text/csv", "نام,شهر\nسارا,تهران\n".as_bytes()).unwrap();
    drop(patch);
    let read = "
        const response = await globalThis.saved.content;
        const type = response.headers.get('content-type');
        return `${globalThis.saved.name}|${type}|${await response.text()}`;
    ";
    let saved = script::run(read, "").await.as_string().unwrap();
    assert_eq!(saved, "مشتریان.csv|text/csv|نام,شهر\nسارا,تهران\n");
}

#[wasm_bindgen_test]
async fn a_picked_file_is_read() {
    let _patch = answer_dialogue(
        "
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array([1, 0, 255])], 'card.vcf', { type: 'text/vcard' }));
        this.files = transfer.files;
        this.dispatchEvent(new Event('change'));
        ",
    );
    let picked = files::pick(".vcf").await.unwrap().unwrap();
    assert_eq!((picked.name.as_str(), picked.mime.as_str()), ("card.vcf", "text/vcard"));
    assert_eq!(picked.bytes, [1, 0, 255]);
}

#[wasm_bindgen_test]
async fn a_cancelled_choice_is_no_file() {
    let _patch = answer_dialogue("this.dispatchEvent(new Event('cancel'));");
    assert_eq!(files::pick(".vcf").await.unwrap(), None);
}

#[wasm_bindgen_test]
async fn a_clipboard_that_refuses_is_told_of() {
    let answer = |outcome: &str| {
        script::patch(&format!(
            "
            const before = Clipboard.prototype.writeText;
            Clipboard.prototype.writeText = (text) => {{ globalThis.copied = text; return {outcome}; }};
            return () => {{ Clipboard.prototype.writeText = before; }};
            "
        ))
    };
    let taken = answer("Promise.resolve()");
    assert!(clipboard::copy("+98 912 123 4567").await);
    drop(taken);
    assert_eq!(script::run("return globalThis.copied;", "").await, "+98 912 123 4567");
    let _refused = answer("Promise.reject(new DOMException('', 'NotAllowedError'))");
    assert!(!clipboard::copy("+98 912 123 4567").await);
}
