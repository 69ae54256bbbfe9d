//! The microphone: voice notes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_channel::oneshot;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobEvent, BlobPropertyBag, DomException, MediaRecorder, MediaRecorderOptions, MediaStream,
    MediaStreamConstraints, MediaStreamTrack, RecordingState,
};

use crate::domain::attachment::{AttachmentKind, NewFile};
use crate::platform::files::bytes_of;
use crate::platform::{Listening, clock};

/// What may be recorded, the best first: Opus where there is it, and what iPhones record.
const MEDIA_TYPES: [&str; 4] = ["audio/webm;codecs=opus", "audio/mp4", "audio/webm", "audio/ogg"];
/// Speech needs no more, in bits per second; ten minutes are 2.4 MB.
const BITS_PER_SECOND: u32 = 32_000;
/// How often the browser hands over what it has, in milliseconds.
const PIECE_MS: i32 = 1_000;

/// Why nothing is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRecording {
    /// The person, or the device's settings, did not allow it.
    Refused,
    /// The device has no microphone.
    NoMicrophone,
    /// The browser cannot record, or failed to.
    Failed,
}

/// A recording under way. The microphone is let go when it is finished or dropped.
pub struct Recording {
    recorder: MediaRecorder,
    stream: MediaStream,
    taken: Rc<Taken>,
    began_ms: f64,
    ended: oneshot::Receiver<()>,
    _listening: Listening,
}

/// What a recorder has handed over.
#[derive(Default)]
struct Taken {
    pieces: RefCell<Vec<Blob>>,
    bytes: Cell<f64>,
    ended_ms: Cell<Option<f64>>,
    waiting: RefCell<Option<oneshot::Sender<()>>>,
}

/// Begins to record; the first time, the browser asks the person.
///
/// # Errors
/// [`NoRecording`].
pub async fn begin() -> Result<Recording, NoRecording> {
    let stream = microphone().await?;
    let recorder = recorder(&stream);
    let Some(recorder) = recorder else {
        let_go(&stream);
        return Err(NoRecording::Failed);
    };
    let (sender, ended) = oneshot::channel();
    let taken = Rc::new(Taken { waiting: RefCell::new(Some(sender)), ..Taken::default() });
    let (pieces, end) = (taken.clone(), taken.clone());
    let listening = Listening::to(&recorder, "dataavailable", move |event| {
        if let Some(piece) = event.dyn_ref::<BlobEvent>().and_then(BlobEvent::data) {
            pieces.bytes.set(pieces.bytes.get() + piece.size());
            pieces.pieces.borrow_mut().push(piece);
        }
    })
    // A call that comes in takes the microphone away; what was said till then is kept.
    .and(Listening::to(&recorder, "stop", move |_| {
        end.ended_ms.set(Some(clock::monotonic_ms()));
        end.waiting.take();
    }));
    let recording =
        Recording { recorder, stream, taken, began_ms: clock::monotonic_ms(), ended, _listening: listening };
    recording.recorder.start_with_time_slice(PIECE_MS).map_err(|_| NoRecording::Failed)?;
    Ok(recording)
}

impl Recording {
    /// How long it is by now, in seconds.
    #[must_use]
    pub fn duration_s(&self) -> u32 {
        let until = self.taken.ended_ms.get().unwrap_or_else(clock::monotonic_ms);
        ((until - self.began_ms) / 1_000.0).max(0.0) as u32
    }

    /// How many bytes it has by now.
    #[must_use]
    pub fn size_bytes(&self) -> u64 {
        self.taken.bytes.get() as u64
    }

    /// Whether it ended by itself, as when a call took the microphone.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.taken.ended_ms.get().is_some()
    }

    /// Ends it and gives what was recorded.
    ///
    /// # Errors
    /// [`NoRecording::Failed`] when the browser has nothing to give.
    pub async fn finish(mut self) -> Result<NewFile, NoRecording> {
        if self.recorder.state() != RecordingState::Inactive {
            self.recorder.stop().map_err(|_| NoRecording::Failed)?;
        }
        // Nothing is ever sent: at the end the sender is dropped.
        (&mut self.ended).await.unwrap_or(());
        let media_type = self.recorder.mime_type();
        let pieces: Array = self.taken.pieces.borrow().iter().collect();
        let options = BlobPropertyBag::new();
        options.set_type(&media_type);
        let whole = Blob::new_with_blob_sequence_and_options(&pieces, &options).ok();
        let whole = whole.filter(|whole| whole.size() > 0.0).ok_or(NoRecording::Failed)?;
        let bytes = bytes_of(&whole).await.ok_or(NoRecording::Failed)?;
        Ok(NewFile {
            kind: AttachmentKind::Voice,
            name: String::new(),
            media_type,
            bytes,
            pixels: None,
            duration_s: Some(self.duration_s()),
            thumbnail: Vec::new(),
        })
    }
}

impl Drop for Recording {
    fn drop(&mut self) {
        let_go(&self.stream);
    }
}

async fn microphone() -> Result<MediaStream, NoRecording> {
    let window = web_sys::window().ok_or(NoRecording::Failed)?;
    let devices = window.navigator().media_devices().map_err(|_| NoRecording::Failed)?;
    // A page that is not served securely has none.
    if !devices.is_object() {
        return Err(NoRecording::Failed);
    }
    let constraints = MediaStreamConstraints::new();
    constraints.set_audio_bool(true);
    let asked = devices.get_user_media_with_constraints(&constraints).map_err(|error| why(&error))?;
    let stream = JsFuture::from(asked).await.map_err(|error| why(&error))?;
    stream.dyn_into().map_err(|_| NoRecording::Failed)
}

fn recorder(stream: &MediaStream) -> Option<MediaRecorder> {
    let options = MediaRecorderOptions::new();
    options.set_audio_bits_per_second(BITS_PER_SECOND);
    if let Some(media_type) = MEDIA_TYPES.into_iter().find(|one| MediaRecorder::is_type_supported(one)) {
        options.set_mime_type(media_type);
    }
    MediaRecorder::new_with_media_stream_and_media_recorder_options(stream, &options).ok()
}

fn let_go(stream: &MediaStream) {
    for track in stream.get_tracks() {
        if let Ok(track) = track.dyn_into::<MediaStreamTrack>() {
            track.stop();
        }
    }
}

fn why(error: &JsValue) -> NoRecording {
    match error.dyn_ref::<DomException>().map(DomException::name).as_deref() {
        Some("NotAllowedError" | "SecurityError") => NoRecording::Refused,
        Some("NotFoundError" | "OverconstrainedError") => NoRecording::NoMicrophone,
        _ => NoRecording::Failed,
    }
}
