//! The product's mark.

use leptos::prelude::*;

/// The letter پ of پیوند as two arms that meet, on its ground; `public/icons/icon.svg` is the same
/// drawing. Hidden from assistive technology: the product's name stands beside it.
#[component]
pub fn BrandMark() -> impl IntoView {
    view! {
        <svg class="brand-mark" viewBox="0 0 512 512" aria-hidden="true" focusable="false">
            <rect class="brand-mark__ground" width="512" height="512" rx="128"></rect>
            <path class="brand-mark__second" d="M420 156v10a96 96 0 0 1-96 96h-88"></path>
            <path class="brand-mark__gap" d=FIRST_ARM></path>
            <path class="brand-mark__first" d=FIRST_ARM></path>
            <circle class="brand-mark__dot" cx="200" cy="356" r="29"></circle>
            <circle class="brand-mark__dot" cx="312" cy="356" r="29"></circle>
            <circle class="brand-mark__spark" cx="256" cy="408" r="29"></circle>
        </svg>
    }
    .into_any()
}

/// The arm that lies in front.
const FIRST_ARM: &str = "M92 156v10a96 96 0 0 0 96 96h88";
