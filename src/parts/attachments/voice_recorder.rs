//! Recording a voice note: the running time, and one large button that ends it.

use std::time::Duration;

use leptos::task::spawn_local;
use leptos::{html, prelude::*};

use crate::domain::attachment::{VOICE_LIMIT_BYTES, VOICE_LIMIT_S};
use crate::erased::{dynamic, effect};
use crate::i18n::{say, use_i18n};
use crate::parts::attachments::unsaved::UnsavedFiles;
use crate::parts::attachments::words;
use crate::state::attachments::{NoRecording, begin};
use crate::state::preferences::use_formats;
use crate::ui::{Button, ButtonTone};

/// How often the running time is shown anew.
const TICK: Duration = Duration::from_millis(250);
/// What may still be handed over after the end, in bytes.
const LAST_PIECE_BYTES: u64 = 100_000;

/// What the recorder does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RecorderState {
    /// Nothing; with the reason why it did not begin, the last time.
    Resting(Option<NoRecording>),
    /// It waits for the browser and the person.
    Asking,
    /// It records.
    Recording,
}

/// The recorder of one record or form. Copying it gives the same.
#[derive(Clone, Copy)]
pub(super) struct Recorder {
    state: RwSignal<RecorderState>,
    seconds: RwSignal<u32>,
    files: UnsavedFiles,
}

/// A recorder whose recordings go to `files`. What is being recorded when the page is left is kept.
pub(super) fn use_recorder(files: UnsavedFiles) -> Recorder {
    let recorder =
        Recorder { state: RwSignal::new(RecorderState::Resting(None)), seconds: RwSignal::new(0), files };
    on_cleanup(move || files.end_recording());
    recorder
}

impl Recorder {
    pub(super) fn state(self) -> Signal<RecorderState> {
        self.state.into()
    }

    /// Begins, once the person allows it.
    pub(super) fn start(self) {
        if !matches!(self.state.get_untracked(), RecorderState::Resting(_)) {
            return;
        }
        self.state.set(RecorderState::Asking);
        spawn_local(async move {
            match begin().await {
                // Where the page is gone by now the recording is dropped, which lets go of the microphone.
                Ok(recording) => {
                    if !self.state.is_disposed()
                        && self.files.recording().try_set_value(Some(recording)).is_none()
                    {
                        self.seconds.set(0);
                        self.state.set(RecorderState::Recording);
                    }
                }
                Err(why) => {
                    self.state.try_set(RecorderState::Resting(Some(why)));
                }
            }
        });
    }

    /// Ends it and keeps what was recorded.
    fn finish(self) {
        self.files.end_recording();
        self.state.set(RecorderState::Resting(None));
    }

    /// Ends it and throws away what was recorded.
    fn discard(self) {
        drop(self.files.recording().try_update_value(Option::take));
        self.state.set(RecorderState::Resting(None));
    }

    fn tick(self) {
        let over = self.files.recording().with_value(|recording| {
            // Ended by the form that is being saved.
            let Some(recording) = recording else { return true };
            let seconds = recording.duration_s();
            self.seconds.set(seconds);
            recording.has_ended()
                || seconds >= VOICE_LIMIT_S
                || recording.size_bytes() + LAST_PIECE_BYTES > VOICE_LIMIT_BYTES
        });
        if over {
            self.finish();
        }
    }
}

/// The running time of a recording, and the ways to end it.
#[component]
pub(super) fn VoiceRecorder(
    /// The recorder, at work.
    recorder: Recorder,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let stop = NodeRef::<html::Button>::new();
    match set_interval_with_handle(move || recorder.tick(), TICK) {
        Ok(ticking) => on_cleanup(move || ticking.clear()),
        Err(_) => leptos::logging::warn!("the running time stands still: the browser has no timers"),
    }
    effect(move |_| {
        if stop.get().is_some_and(|stop| stop.focus().is_err()) {
            leptos::logging::warn!("the stop button could not take the focus");
        }
    });
    let time = move || {
        let seconds = recorder.seconds.get();
        formats.with(|formats| {
            format!("{} / {}", words::clock(formats, seconds), words::clock(formats, VOICE_LIMIT_S))
        })
    };
    view! {
        <div class="voice-recorder" role="group" aria-label=say!(i18n, attachments.recording)>
            <button
                type="button"
                class="voice-recorder__stop"
                node_ref=stop
                aria-label=say!(i18n, attachments.stop)
                title=say!(i18n, attachments.stop)
                on:click=move |_| recorder.finish()
            >
                <span class="voice-recorder__square"></span>
            </button>
            <div class="voice-recorder__words">
                <p class="voice-recorder__now" role="status">
                    {say!(i18n, attachments.recording).shown()}
                </p>
                <p class="figures quiet" role="timer">{dynamic(time)}</p>
            </div>
            <Button
                label=say!(i18n, attachments.discard)
                tone=ButtonTone::Plain
                on_press=move |()| recorder.discard()
            />
        </div>
    }
    .into_any()
}
