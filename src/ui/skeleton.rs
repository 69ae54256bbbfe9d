//! The grey shape of rows that are still on their way.

use leptos::prelude::*;

/// Rows without words, in the place and size of those to come, so that nothing jumps. Shown only when
/// not even an old answer can be.
#[component]
pub fn Skeleton(
    /// How many rows.
    #[prop(default = 6)]
    rows: u32,
) -> impl IntoView {
    let row = |_| {
        view! {
            <div class="skeleton__row">
                <span class="skeleton__disc"></span>
                <span class="skeleton__lines">
                    <span></span>
                    <span></span>
                </span>
            </div>
        }
    };
    view! {
        <div class="skeleton" aria-hidden="true">
            {(0..rows).map(row).collect_view()}
        </div>
    }
    .into_any()
}
