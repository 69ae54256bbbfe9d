//! Signs that only attachments need: the icons of the design system are part of the first screen's code.

use leptos::prelude::*;

/// Outlines in a square of 24 units, drawn as [`Icon`](crate::ui::Icon)s are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// A camera: take a photo.
    Camera,
    /// A framed landscape: a photo.
    Picture,
    /// A microphone: a voice note.
    Microphone,
    /// A sheet of paper: any other file.
    Paper,
}

impl Sign {
    const fn path(self) -> &'static str {
        match self {
            Self::Camera => {
                "M4.5 8h3L9 5.5h6L16.5 8h3A1.5 1.5 0 0 1 21 9.5v8a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17.5v-8A1.5 1.5 0 0 1 4.5 8ZM8.7 13.2a3.3 3.3 0 1 0 6.6 0 3.3 3.3 0 1 0-6.6 0"
            }
            Self::Picture => {
                "M5.5 5h13A1.5 1.5 0 0 1 20 6.5v11a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5v-11A1.5 1.5 0 0 1 5.5 5ZM4 15.5l4.2-4 4 3.8 2.6-2.3L20 17M15 9v.01"
            }
            Self::Microphone => {
                "M12 3.5a2.8 2.8 0 0 1 2.8 2.8v5a2.8 2.8 0 0 1-5.6 0v-5A2.8 2.8 0 0 1 12 3.5ZM6.2 11.2a5.8 5.8 0 0 0 11.6 0M12 17v3.5M9 20.5h6"
            }
            Self::Paper => {
                "M7.5 3.5h6L18 8v12.5H7.5A1.5 1.5 0 0 1 6 19V5a1.5 1.5 0 0 1 1.5-1.5ZM13.5 3.5V8H18"
            }
        }
    }

    /// The sign, hidden from assistive technology.
    pub(super) fn draw(self) -> AnyView {
        view! {
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                <path d=self.path()></path>
            </svg>
        }
        .into_any()
    }
}
