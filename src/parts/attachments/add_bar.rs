//! The ways to add a photo or a voice note.

use leptos::{ev, html, prelude::*, text_prop::TextProp};

use crate::erased::{derived, dynamic, memo, watch};
use crate::i18n::{say, t_string, use_i18n};
use crate::parts::attachments::signs::Sign;
use crate::parts::attachments::unsaved::UnsavedFiles;
use crate::parts::attachments::voice_recorder::{RecorderState, VoiceRecorder, use_recorder};
use crate::parts::attachments::words;
use crate::state::attachments::take_chosen;
use crate::ui::FormError;

/// A chip for each way. While something is recorded, the recorder stands in their place.
#[component]
pub(super) fn AddBar(
    /// Where what is added goes.
    files: UnsavedFiles,
) -> impl IntoView {
    let i18n = use_i18n();
    let recorder = use_recorder(files);
    let record_button = NodeRef::<html::Button>::new();
    let state = recorder.state();
    let recording = memo(move |_| state.get() == RecorderState::Recording);
    let asking = memo(move |_| state.get() == RecorderState::Asking);
    let error = derived(move || match state.get() {
        RecorderState::Resting(Some(why)) => Some(words::no_recording(i18n.get_locale(), why).to_owned()),
        _ => None,
    });
    // With the recorder goes the focus; it comes back to what began it.
    watch(
        move || recording.get(),
        move |now, _, _| {
            if !*now {
                request_animation_frame(move || {
                    if let Some(button) = record_button.try_get_untracked().flatten()
                        && button.focus().is_err()
                    {
                        leptos::logging::warn!("the record button could not take the focus back");
                    }
                });
            }
        },
        false,
    );
    view! {
        <div class="add-facts" hidden=move || recording.get()>
            <span class="attachments__touch">
                <PhotoField
                    files=files
                    sign=Sign::Camera
                    label=say!(i18n, attachments.take_photo)
                    camera=true
                />
            </span>
            <PhotoField
                files=files
                sign=Sign::Picture
                label=say!(i18n, attachments.add_photo)
                camera=false
            />
            <span class="chip">
                <button
                    type="button"
                    class="chip__face"
                    node_ref=record_button
                    disabled=asking
                    on:click=move |_| recorder.start()
                >
                    {Sign::Microphone.draw()}
                    <span>{say!(i18n, attachments.record).shown()}</span>
                </button>
            </span>
        </div>
        <p class="quiet" role="status">
            {dynamic(move || asking.get().then(|| t_string!(i18n, attachments.asking)))}
        </p>
        <FormError message=error/>
        {dynamic(move || recording.get().then(|| view! { <VoiceRecorder recorder=recorder/> }))}
    }
    .into_any()
}

/// A chip that opens the camera, or lets photos be chosen. The browser's own field lies invisible over it.
#[component]
fn PhotoField(
    files: UnsavedFiles,
    sign: Sign,
    #[prop(into)] label: TextProp,
    /// Whether the camera is opened at once, where there is one.
    camera: bool,
) -> impl IntoView {
    let take = move |event: ev::Event| files.take_photos(take_chosen(&event));
    view! {
        <label class="chip photo-field">
            <span class="chip__face">
                {sign.draw()}
                <span>{dynamic(move || label.get())}</span>
            </span>
            <input
                type="file"
                class="photo-field__input"
                accept="image/*"
                capture=camera.then_some("environment")
                multiple=!camera
                on:change=take
            />
        </label>
    }
    .into_any()
}
