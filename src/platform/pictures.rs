//! Pictures: scaled down to what is kept, upright, and without what cameras write into them beside the
//! picture, such as where it was taken.

use futures_channel::oneshot;
use js_sys::Reflect;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap};

use crate::domain::attachment::{
    AttachmentKind, NewFile, PHOTO_LIMIT_BYTES, PHOTO_ORIGINAL_LIMIT_BYTES, PHOTO_SIDE_PX,
    THUMBNAIL_LIMIT_BYTES, THUMBNAIL_SIDE_PX,
};
use crate::platform::files::{ChosenFile, bytes_of};

/// Every browser writes it, and every program that a photo is handed to reads it.
const MEDIA_TYPE: &str = "image/jpeg";
/// How finely a picture is written, from 0 to 1: the first that is small enough.
const QUALITIES: [f64; 4] = [0.8, 0.6, 0.4, 0.2];
/// JPEG knows no transparency; where there was any, paper shows through.
const PAPER: &str = "#fff";

/// A photo ready to be attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreparedPhoto {
    /// The photo as it is kept.
    pub file: NewFile,
    /// Whether it was larger and has been scaled down.
    pub scaled: bool,
}

/// Why a file cannot be kept as a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPicture {
    /// It has more than [`PHOTO_ORIGINAL_LIMIT_BYTES`].
    TooLarge,
    /// It is no picture, or one that this browser cannot read.
    Unreadable,
}

/// Reads a photo and scales it down to what is kept, with its thumbnail. Photos are turned upright, as the
/// camera noted.
///
/// # Errors
/// [`NoPicture`].
pub async fn prepare(chosen: &ChosenFile) -> Result<PreparedPhoto, NoPicture> {
    if chosen.size_bytes() > PHOTO_ORIGINAL_LIMIT_BYTES {
        return Err(NoPicture::TooLarge);
    }
    let bitmap = decode(&chosen.0).await.ok_or(NoPicture::Unreadable)?;
    let (width, height) = (bitmap.width(), bitmap.height());
    let photo = Canvas::draw(fitted(width, height, PHOTO_SIDE_PX), |context, size| {
        context.draw_image_with_image_bitmap_and_dw_and_dh(&bitmap, 0.0, 0.0, size.0, size.1)
    });
    // It is the largest thing here by far.
    bitmap.close();
    let photo = photo.ok_or(NoPicture::Unreadable)?;
    let thumbnail = Canvas::draw(fitted(width, height, THUMBNAIL_SIDE_PX), |context, size| {
        context.draw_image_with_html_canvas_element_and_dw_and_dh(&photo.element, 0.0, 0.0, size.0, size.1)
    });
    let small = match thumbnail {
        Some(thumbnail) => thumbnail.written(THUMBNAIL_LIMIT_BYTES as u64).await,
        None => None,
    };
    let bytes = photo.written(PHOTO_LIMIT_BYTES).await.ok_or(NoPicture::Unreadable)?;
    let file = NewFile {
        kind: AttachmentKind::Photo,
        name: with_ending(&chosen.name(), "jpg"),
        media_type: MEDIA_TYPE.to_owned(),
        bytes,
        pixels: Some(photo.size),
        duration_s: None,
        thumbnail: small.unwrap_or_default(),
    };
    Ok(PreparedPhoto { file, scaled: photo.size != (width, height) })
}

/// Decodes a picture; browsers turn it upright unless told not to.
async fn decode(blob: &Blob) -> Option<ImageBitmap> {
    let promise = web_sys::window()?.create_image_bitmap_with_blob(blob).ok()?;
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// A picture being written. Its memory is given back when it is dropped, and not only some time later.
struct Canvas {
    element: HtmlCanvasElement,
    size: (u32, u32),
}

impl Drop for Canvas {
    fn drop(&mut self) {
        self.element.set_width(0);
        self.element.set_height(0);
    }
}

impl Canvas {
    /// A canvas of a size in pixels, with what `draw` draws over it.
    fn draw(
        size: (u32, u32),
        draw: impl FnOnce(&CanvasRenderingContext2d, (f64, f64)) -> Result<(), JsValue>,
    ) -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let element: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
        element.set_width(size.0);
        element.set_height(size.1);
        let canvas = Self { element, size };
        let context: CanvasRenderingContext2d = canvas.element.get_context("2d").ok()??.dyn_into().ok()?;
        let (width, height) = (f64::from(size.0), f64::from(size.1));
        context.set_fill_style_str(PAPER);
        context.fill_rect(0.0, 0.0, width, height);
        // Browsers that know nothing finer take no notice.
        Reflect::set(&context, &"imageSmoothingQuality".into(), &"high".into()).ok()?;
        draw(&context, (width, height)).ok()?;
        Some(canvas)
    }

    /// The picture in as few bytes as `limit`, as fine as that allows; none where it does not fit.
    async fn written(&self, limit: u64) -> Option<Vec<u8>> {
        for quality in QUALITIES {
            let blob = self.blob(quality).await?;
            if blob.size() as u64 <= limit {
                return bytes_of(&blob).await;
            }
        }
        None
    }

    async fn blob(&self, quality: f64) -> Option<Blob> {
        let (sender, written) = oneshot::channel::<Option<Blob>>();
        let take = Closure::once(move |blob: Option<Blob>| {
            // Nobody waits any more when the receiver is gone.
            sender.send(blob).ok();
        });
        let take = take.as_ref().unchecked_ref();
        self.element.to_blob_with_type_and_encoder_options(take, MEDIA_TYPE, &quality.into()).ok()?;
        written.await.ok()?
    }
}

/// The largest size of the same shape whose longest side has at most so many pixels; nothing is made larger.
fn fitted(width: u32, height: u32, longest: u32) -> (u32, u32) {
    let side = width.max(height);
    if side <= longest {
        return (width, height);
    }
    let scaled = |length: u32| {
        let rounded = (u64::from(length) * u64::from(longest) + u64::from(side) / 2) / u64::from(side);
        (rounded as u32).max(1)
    };
    (scaled(width), scaled(height))
}

/// A file's name with another ending.
fn with_ending(name: &str, ending: &str) -> String {
    match name.rsplit_once('.').map_or(name, |(stem, _)| stem) {
        "" => String::new(),
        stem => format!("{stem}.{ending}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photo_of_a_phone_keeps_its_shape() {
        assert_eq!(fitted(4_000, 3_000, 1_600), (1_600, 1_200));
        assert_eq!(fitted(3_000, 4_000, 1_600), (1_200, 1_600));
    }

    #[test]
    fn a_small_picture_is_not_made_larger() {
        assert_eq!(fitted(120, 80, 1_600), (120, 80));
    }

    #[test]
    fn the_longest_panorama_keeps_a_line_of_pixels() {
        assert_eq!(fitted(100_000, 3, 160), (160, 1));
    }

    #[test]
    fn a_photo_is_called_as_it_was_but_for_its_ending() {
        assert_eq!(with_ending("IMG_0042.HEIC", "jpg"), "IMG_0042.jpg");
        assert_eq!(with_ending("قفسه", "jpg"), "قفسه.jpg");
        assert_eq!(with_ending(".png", "jpg"), "");
    }
}
