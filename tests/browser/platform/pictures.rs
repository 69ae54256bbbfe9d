//! Photos: read, turned upright, scaled down, and small enough.

use peyvand::domain::attachment::{AttachmentKind, PHOTO_LIMIT_BYTES, THUMBNAIL_LIMIT_BYTES};
use peyvand::platform::files::{ChosenFile, ObjectUrl};
use peyvand::platform::pictures::{NoPicture, prepare};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::File;

use crate::script;

/// Draws a picture, noise all over it, and turns it into a file after `change` has had its bytes.
async fn photo(width: u32, height: u32, media_type: &str, change: &str) -> ChosenFile {
    let body = format!(
        "const canvas = document.createElement('canvas');
         [canvas.width, canvas.height] = [{width}, {height}];
         const context = canvas.getContext('2d');
         const pixels = context.createImageData({width}, {height});
         let seed = 1;
         for (let place = 0; place < pixels.data.length; place += 1) {{
           seed = (seed * 1103515245 + 12345) & 0x7fffffff;
           pixels.data[place] = place % 4 === 3 ? 255 : seed >> 16;
         }}
         context.putImageData(pixels, 0, 0);
         const blob = await new Promise((resolve) => canvas.toBlob(resolve, '{media_type}'));
         let bytes = new Uint8Array(await blob.arrayBuffer());
         {change}
         return new File([bytes], 'IMG_0042.picture', {{ type: '{media_type}' }});"
    );
    script::run(&body, "").await.unchecked_into::<File>().into()
}

#[wasm_bindgen_test]
async fn a_large_photo_is_scaled_down_and_fits_with_its_thumbnail_even_if_it_is_all_noise() {
    let prepared = prepare(&photo(2_000, 1_000, "image/png", "").await).await.unwrap();
    let file = prepared.file;
    assert!(prepared.scaled);
    assert_eq!((file.kind, file.pixels), (AttachmentKind::Photo, Some((1_600, 800))));
    assert_eq!((file.name.as_str(), file.media_type.as_str()), ("IMG_0042.jpg", "image/jpeg"));
    assert!(file.bytes.len() as u64 <= PHOTO_LIMIT_BYTES, "{} bytes", file.bytes.len());
    assert!((1..=THUMBNAIL_LIMIT_BYTES).contains(&file.thumbnail.len()), "{} bytes", file.thumbnail.len());
    for bytes in [&file.bytes, &file.thumbnail] {
        assert!(bytes.starts_with(&[0xff, 0xd8]), "no JPEG");
    }
}

#[wasm_bindgen_test]
async fn a_photo_taken_upright_stands_upright_and_does_not_say_where_it_was_taken() {
    // The camera lay on its side: orientation 6 of Exif 2.3.
    let turned = "
        const exif = [0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x49, 0x49, 42, 0, 8, 0, 0, 0,
          1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0];
        bytes = new Uint8Array([...bytes.subarray(0, 2), ...exif, ...bytes.subarray(2)]);";
    let prepared = prepare(&photo(40, 20, "image/jpeg", turned).await).await.unwrap();
    assert!(!prepared.scaled, "it was small enough");
    assert_eq!(prepared.file.pixels, Some((20, 40)));
    assert!(!prepared.file.bytes.windows(4).any(|four| four == b"Exif"));
}

#[wasm_bindgen_test]
async fn what_is_cut_off_or_no_picture_at_all_is_unreadable() {
    let cut = prepare(&photo(40, 20, "image/png", "bytes = bytes.subarray(0, 30);").await).await;
    assert_eq!(cut, Err(NoPicture::Unreadable));
    let text = "bytes = new TextEncoder().encode('1 carton, 24 bottles');";
    assert_eq!(prepare(&photo(1, 1, "image/png", text).await).await, Err(NoPicture::Unreadable));
}

#[wasm_bindgen_test]
async fn a_file_of_sixty_one_megabytes_is_not_even_decoded() {
    let large = prepare(&photo(1, 1, "image/png", "bytes = new Uint8Array(61_000_000);").await).await;
    assert_eq!(large, Err(NoPicture::TooLarge));
}

#[wasm_bindgen_test]
async fn an_address_shows_its_bytes_until_it_is_given_back() {
    let address = ObjectUrl::new(b"after the visit", "text/plain").unwrap();
    let read =
        |address: &str| format!("return fetch('{address}').then((answer) => answer.text(), () => 'gone');");
    assert_eq!(script::run(&read(address.address()), "").await, "after the visit");
    let before = address.address().to_owned();
    drop(address);
    assert_eq!(script::run(&read(&before), "").await, "gone");
}
