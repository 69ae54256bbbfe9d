//! A screen that stays while another one is in front of it.

use leptos::prelude::*;

/// Whether the screen around is in front.
#[derive(Clone, Copy)]
struct InFront(Signal<bool>);

/// Whether the screen this is asked in is in front: what is away need not look where it stands.
pub(super) fn use_in_front() -> Signal<bool> {
    use_context::<InFront>().map_or_else(|| Signal::stored(true), |InFront(in_front)| in_front)
}

/// A screen that is not built again each time it is turned to. While it is away it is neither painted, read
/// aloud nor reached by a key, and the browser keeps what it laid out, so that it comes back within a frame,
/// its boxes scrolled and its fields filled in as they were left. Browsers that cannot lay it out again.
#[component]
pub fn Kept(
    /// Whether it is in front.
    #[prop(into)]
    in_front: Signal<bool>,
    children: Children,
) -> impl IntoView {
    provide_context(InFront(in_front));
    let class = move || if in_front.get() { "kept" } else { "kept kept--away" };
    view! { <div class=class>{children()}</div> }.into_any()
}
