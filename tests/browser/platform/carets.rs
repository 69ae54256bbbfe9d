//! Where a caret stays, and where it is let go of.

use peyvand::platform::page;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::script;

/// What is selected after `select` was run in a page with a paragraph and a field, and the tap that came then.
async fn left_after(select: &str) -> String {
    script::run(
        &format!(
            "document.body.insertAdjacentHTML('beforeend', '<div id=carets><p>Rostami</p><textarea>note</textarea></div>');
             const [paragraph, field] = document.querySelector('#carets').children;
             {select}"
        ),
        "",
    )
    .await;
    page::drop_idle_caret();
    let left = "const left = getSelection().type;
                document.activeElement.blur();
                getSelection().removeAllRanges();
                document.querySelector('#carets').remove();
                return left";
    script::run(left, "").await.as_string().unwrap()
}

#[wasm_bindgen_test]
async fn a_caret_in_what_is_only_read_goes() {
    assert_eq!(left_after("getSelection().collapse(paragraph.firstChild, 3)").await, "None");
}

#[wasm_bindgen_test]
async fn a_caret_goes_with_its_field() {
    assert_eq!(left_after("field.focus(); field.remove()").await, "None");
}

#[wasm_bindgen_test]
async fn a_caret_in_a_field_stays() {
    assert_eq!(left_after("field.focus()").await, "Caret");
}

#[wasm_bindgen_test]
async fn what_is_selected_to_be_copied_stays() {
    assert_eq!(left_after("getSelection().selectAllChildren(paragraph)").await, "Range");
}
