//! Files: chosen by the user, shown on the page, handed back to the device.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, Event, File, HtmlAnchorElement, HtmlInputElement, MessageChannel,
    MessagePort, Url,
};

/// A file that the user chose. Its bytes stay on the device until they are asked for.
#[derive(Clone, Debug)]
pub struct ChosenFile(pub(super) File);

impl ChosenFile {
    /// What it is called.
    #[must_use]
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// How many bytes it has.
    #[must_use]
    pub fn size_bytes(&self) -> u64 {
        // The browser's number is a float, and never negative.
        self.0.size() as u64
    }
}

impl ChosenFile {
    /// Its bytes; none where the browser cannot read it any more.
    pub async fn bytes(&self) -> Option<Vec<u8>> {
        bytes_of(&self.0).await
    }

    /// Those of its bytes from one place up to another; none where the browser cannot read it any more. It is
    /// being read from the call on, so that something else can be done meanwhile.
    pub fn piece(&self, from: u64, to: u64) -> impl Future<Output = Option<Vec<u8>>> + use<> {
        let piece = self.0.slice_with_f64_and_f64(from as f64, to as f64);
        let buffer = piece.map(|piece| JsFuture::from(piece.array_buffer()));
        async move {
            let buffer = buffer.ok()?.await.ok()?;
            let bytes = Uint8Array::new(&buffer).to_vec();
            let_go(&buffer);
            Some(bytes)
        }
    }
}

impl ChosenFile {
    /// A file of texts, one after the other; none where the browser makes none.
    #[must_use]
    pub fn of_texts(texts: &[String]) -> Option<Self> {
        let parts: Array = texts.iter().map(|text| Uint8Array::from(text.as_bytes())).collect();
        File::new_with_u8_array_sequence(&parts, "").ok().map(Self)
    }

    /// A file of these bytes; none where the browser makes none.
    #[must_use]
    pub fn of_bytes(bytes: &[u8], name: &str) -> Option<Self> {
        File::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)), name).ok().map(Self)
    }
}

impl From<File> for ChosenFile {
    fn from(file: File) -> Self {
        Self(file)
    }
}

/// Takes the files out of the field whose `change` event this is, so that the same ones can be chosen
/// again.
#[must_use]
pub fn take_chosen(event: &Event) -> Vec<ChosenFile> {
    let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return Vec::new();
    };
    let files = field.files();
    let files = files.iter().flat_map(|files| (0..files.length()).filter_map(|place| files.get(place)));
    let chosen = files.map(ChosenFile).collect();
    field.set_value("");
    chosen
}

/// The first of the files that were dropped somewhere.
#[must_use]
pub fn dropped(event: &DragEvent) -> Option<ChosenFile> {
    event.data_transfer()?.files()?.get(0).map(ChosenFile)
}

/// An address under which the page can show bytes; given back when dropped.
#[derive(Debug, PartialEq, Eq)]
pub struct ObjectUrl(String);

impl ObjectUrl {
    /// An address for bytes of a media type (RFC 6838); none where the browser gives none.
    #[must_use]
    pub fn new(bytes: &[u8], media_type: &str) -> Option<Self> {
        Url::create_object_url_with_blob(&blob(bytes, media_type)?).ok().map(Self)
    }

    /// The address.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.0
    }
}

impl Drop for ObjectUrl {
    fn drop(&mut self) {
        if Url::revoke_object_url(&self.0).is_err() {
            web_sys::console::warn_1(&"an address could not be given back".into());
        }
    }
}

/// Hands a file that is whole already over to the device.
pub fn save_file(file: &ChosenFile, name: &str) {
    match Url::create_object_url_with_blob(&file.0) {
        Ok(address) => save_to_device(&ObjectUrl(address), name),
        Err(error) => web_sys::console::error_1(&error),
    }
}

/// Hands a file over to the device, to lie where the browser puts what is downloaded.
pub fn save_to_device(file: &ObjectUrl, name: &str) {
    let link = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.create_element("a").ok())
        .and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(file.address());
        link.set_download(name);
        link.click();
    }
}

/// The bytes of a blob; none where the browser cannot read it any more.
pub(super) async fn bytes_of(blob: &Blob) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

thread_local! {
    /// A way that leads to nobody.
    static NOWHERE: Option<MessagePort> = MessageChannel::new().ok().map(|channel| {
        channel.port2().close();
        channel.port1()
    });
}

/// Gives the memory of a buffer back at once. The browser would do it when it next tidies up, which a thread that
/// makes few other objects comes to when a whole file of pieces has piled up.
///
/// It is sent away to nobody: of a buffer that the browser has filled it keeps a hold of its own, which
/// `ArrayBuffer.prototype.transfer` leaves as it is and sending takes along. Where it cannot be sent, there is
/// nothing to be done but wait.
fn let_go(buffer: &JsValue) {
    NOWHERE.with(|nowhere| {
        let sent =
            nowhere.as_ref().map(|port| port.post_message_with_transferable(buffer, &Array::of1(buffer)));
        if let Some(Err(error)) = sent {
            web_sys::console::warn_1(&error);
        }
    });
}

fn blob(bytes: &[u8], media_type: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(bytes)), &options).ok()
}
