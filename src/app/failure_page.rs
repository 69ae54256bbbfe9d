//! What fills the window when the store does not open: what is so, and what to do.

use leptos::prelude::*;

use crate::erased::dynamic;
use crate::i18n::{say, t_string, use_i18n};
use crate::platform::page;
use crate::state::navigation::use_page_title;
use crate::store::codec::CodecError;
use crate::store::engine::StoreError;
use crate::store::ports::DiskError;
use crate::ui::{Button, Icon, IconName};

/// Why nothing can be shown, in kinds that ask for different things of the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trouble {
    /// Another tab runs an older version.
    Blocked,
    /// This tab does.
    Newer,
    /// The bytes are damaged.
    Damaged,
    /// The browser's database does not answer.
    Failed,
}

impl Trouble {
    fn of(error: &StoreError) -> Self {
        match error {
            StoreError::Disk(DiskError::Blocked) => Self::Blocked,
            StoreError::Disk(DiskError::Newer) | StoreError::Codec(CodecError::Newer(_)) => Self::Newer,
            StoreError::Codec(_) => Self::Damaged,
            StoreError::Disk(_) => Self::Failed,
        }
    }
}

/// A page for a store that did not open.
#[component]
pub fn FailurePage(
    /// Why it did not.
    error: StoreError,
) -> impl IntoView {
    let i18n = use_i18n();
    let trouble = Trouble::of(&error);
    leptos::logging::error!("the store did not open: {error}");
    let title = move || match trouble {
        Trouble::Blocked => t_string!(i18n, errors.blocked_title),
        Trouble::Newer => t_string!(i18n, errors.newer_title),
        Trouble::Damaged => t_string!(i18n, errors.damaged_title),
        Trouble::Failed => t_string!(i18n, errors.failed_title),
    };
    let text = move || match trouble {
        Trouble::Blocked => t_string!(i18n, errors.blocked_text),
        Trouble::Newer => t_string!(i18n, errors.newer_text),
        Trouble::Damaged => t_string!(i18n, errors.damaged_text),
        Trouble::Failed => t_string!(i18n, errors.failed_text),
    };
    use_page_title(move || title().to_owned());
    view! {
        <main id="main" class="message-page" tabindex="-1">
            <Icon name=IconName::Warning/>
            <h1>{dynamic(title)}</h1>
            <p>{dynamic(text)}</p>
            <Button label=say!(i18n, common.retry) on_press=move |()| page::reload()/>
            <p class="quiet">{say!(i18n, common.app_name).shown()}</p>
        </main>
    }
    .into_any()
}
