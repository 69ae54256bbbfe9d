//! The pages that are chunks of their own: fetched when they are opened, or before that when the
//! app has nothing better to do.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use leptos_router::LazyRoute;

use crate::features::more::MorePage;
use crate::features::settings::SettingsPage;
use crate::features::storage::StoragePage;
use crate::i18n::{t, t_string, use_i18n};
use crate::platform::{idle, page};
use crate::ui::{Button, Drawing, EmptyState};

/// How long fetching ahead may wait for an idle moment, in milliseconds.
const AT_LATEST_MS: u32 = 20_000;

/// Makes a page the only way into a chunk. The page of a chunk that does not arrive says so.
macro_rules! chunk {
    ($route:ident, $chunk:ident, $fetch:ident, $page:ident) => {
        #[doc = concat!("The route to [`", stringify!($page), "`].")]
        pub struct $route;

        impl LazyRoute for $route {
            fn data() -> Self {
                Self
            }

            async fn view(_route: Self) -> AnyView {
                $chunk().await.unwrap_or_else(|error| not_arrived(&error))
            }

            async fn preload() {
                if let Err(error) = $fetch().await {
                    leptos::logging::warn!("{}: {error}", stringify!($page));
                }
            }
        }

        #[wasm_split($chunk, wasm_split_path = leptos::wasm_split, preload($fetch), fallible)]
        fn $chunk() -> Result<AnyView, SplitLoaderError> {
            Ok(view! { <$page/> }.into_any())
        }
    };
}

chunk!(MoreRoute, more, fetch_more, MorePage);
chunk!(SettingsRoute, settings, fetch_settings, SettingsPage);
chunk!(StorageRoute, storage, fetch_storage, StoragePage);

/// Fetches every chunk in idle moments, so that its page opens at once, and offline too.
pub fn fetch_ahead() {
    spawn_local(async {
        idle::when_idle(AT_LATEST_MS).await;
        MoreRoute::preload().await;
        SettingsRoute::preload().await;
        StorageRoute::preload().await;
    });
}

fn not_arrived(error: &SplitLoaderError) -> AnyView {
    leptos::logging::error!("{error}");
    let i18n = use_i18n();
    view! {
        <main id="main" class="page" tabindex="-1">
            <h1 class="visually-hidden">{t!(i18n, shell.crash_title)}</h1>
            <EmptyState
                drawing=Drawing::Search
                title=move || t_string!(i18n, shell.crash_title)
                text=move || t_string!(i18n, shell.not_arrived_text)
            >
                <Button label=move || t_string!(i18n, common.retry) on_press=move |()| page::reload()/>
            </EmptyState>
        </main>
    }
    .into_any()
}
