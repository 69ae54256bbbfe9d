//! What the first screen comes without: the pages and forms, what writes, and what goes on behind the screens.
//! It is fetched when any of it is wanted, or before that when the app has nothing better to do.
//!
//! It is one chunk of code, for all of it is made of the same parts: by themselves they would be a fifth
//! larger together.

use std::future::{Future, poll_fn};
use std::task::{Context, Poll, Waker};

use leptos::ev;
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::app::behind::keep_reminding;
use crate::app::keys::listen_for_shortcuts;
use crate::app::notices::{Notice, banner};
use crate::app::search::SearchDialog;
use crate::domain::id::PartyId;
use crate::features::activity::ActivityPage;
use crate::features::calendar::CalendarPage;
use crate::features::customers::list::CustomersArea;
use crate::features::customers::quick_add::QuickAdd;
use crate::features::customers::quick_log::QuickLog;
use crate::features::customers::shared;
use crate::features::customers::show::CustomerPage;
use crate::features::duplicates::DuplicatesPage;
use crate::features::fields::FieldsPage;
use crate::features::guide::GuidePage;
use crate::features::help::GuidanceSheet;
use crate::features::import::ImportPage;
use crate::features::interactions::InteractionsPage;
use crate::features::lists::ListsPage;
use crate::features::more::MorePage;
use crate::features::settings::SettingsPage;
use crate::features::storage::StoragePage;
use crate::features::tasks::list::TasksPage;
use crate::features::tasks::sheet::TaskForms;
use crate::features::templates::TemplatesPage;
use crate::features::trash::TrashPage;
use crate::i18n::{say, use_i18n};
use crate::platform::{self, idle};
use crate::state::navigation::Place;
use crate::state::overlays::{Guidance, TaskSheet};
use crate::state::texts;
use crate::state::toasts::use_toasts;
use crate::ui::{Button, Drawing, EmptyState, Skeleton, TopBar};

/// How many keys are kept that are pressed before the shortcuts are there.
const EARLY_KEYS: usize = 4;
/// How long fetching ahead may wait for an idle moment, in milliseconds.
const AT_LATEST_MS: u32 = 20_000;

/// A page, or an area that stays while others are in front.
pub enum Page {
    /// A page that is made anew each time.
    At(Place),
    /// The list of customers, with a customer's page beside it.
    Customers(Callback<Memo<Option<PartyId>>, AnyView>),
    /// A customer's page.
    Customer(Memo<Option<PartyId>>),
}

#[wasm_split(rest, wasm_split_path = leptos::wasm_split, preload(fetch_rest), fallible)]
fn build_page(page: Page) -> Result<AnyView, SplitLoaderError> {
    Ok(match page {
        Page::Customers(page) => view! { <CustomersArea page/> }.into_any(),
        Page::Customer(id) => view! { <CustomerPage id/> }.into_any(),
        Page::At(place) => match place {
            Place::Tasks => view! { <TasksPage/> }.into_any(),
            Place::Calendar => view! { <CalendarPage/> }.into_any(),
            Place::Interactions => view! { <InteractionsPage/> }.into_any(),
            Place::Guide => view! { <GuidePage/> }.into_any(),
            Place::More => view! { <MorePage/> }.into_any(),
            Place::Settings => view! { <SettingsPage/> }.into_any(),
            Place::Lists => view! { <ListsPage/> }.into_any(),
            Place::Fields => view! { <FieldsPage/> }.into_any(),
            Place::Storage => view! { <StoragePage/> }.into_any(),
            Place::Templates => view! { <TemplatesPage/> }.into_any(),
            Place::Activity | Place::ChangesOf(_) => view! { <ActivityPage/> }.into_any(),
            Place::Trash => view! { <TrashPage/> }.into_any(),
            Place::Import => view! { <ImportPage/> }.into_any(),
            Place::Duplicates => view! { <DuplicatesPage/> }.into_any(),
            // These are areas of their own.
            Place::Today | Place::Customers | Place::Customer(_) => ().into_any(),
        },
    })
}

/// A page or an area, as soon as it has arrived.
pub fn page(page: Page) -> AnyView {
    arriving(build_page(page), on_its_way(), |error| not_arrived(&error))
}

/// The customers' area: a list and a page side by side.
pub fn customers() -> AnyView {
    page(Page::Customers(Callback::new(|id| page(Page::Customer(id)))))
}

fn on_its_way() -> AnyView {
    view! { <div class="page"><TopBar/><Skeleton/></div> }.into_any()
}

/// What goes on behind the screens: reminders, the number on the app's icon, and shortcuts.
#[wasm_split(rest, wasm_split_path = leptos::wasm_split, fallible)]
fn begin_behind(keys: Vec<ev::KeyboardEvent>) -> Result<(), SplitLoaderError> {
    keep_reminding();
    listen_for_shortcuts(keys);
    Ok(())
}

/// Fetches all that in idle moments, so that its page opens at once, and offline too.
pub fn fetch_ahead() {
    spawn_local(async {
        idle::when_idle(AT_LATEST_MS).await;
        if let Err(error) = fetch_rest().await {
            leptos::logging::warn!("the pages: {error}");
        }
        if let Err(error) = texts::fetch_ahead().await {
            leptos::logging::warn!("the other languages: {error}");
        }
    });
    // On a first visit that code takes a moment, and a key that is pressed meanwhile is not lost.
    let keys = StoredValue::new_local(Vec::new());
    let listener = window_event_listener(ev::keydown, move |event| {
        keys.update_value(|keys| {
            if keys.len() < EARLY_KEYS {
                keys.push(event);
            }
        });
    });
    spawn_local(ScopedFuture::new_untracked(async move {
        idle::when_idle(AT_LATEST_MS).await;
        if let Err(error) = fetch_rest().await {
            leptos::logging::warn!("the pages: {error}");
        }
        listener.remove();
        if let Err(error) = begin_behind(keys.try_get_value().unwrap_or_default()).await {
            leptos::logging::warn!("no reminders will come, and no shortcuts hold: {error}");
        }
    }));
}

/// A form over the page, or a notice at its head.
pub enum Form {
    /// A notice at the head of the page.
    Notice(Notice),
    /// The search over everything.
    Search,
    /// Quick add, with the name to begin with and what to do when it closes.
    QuickAdd(String, Callback<()>),
    /// The log of a call with anyone, with what to do when it closes.
    QuickLog(Callback<()>),
    /// A form of a task, with what to do when it closes.
    Task(TaskSheet, Callback<()>),
    /// A sheet that explains, with what to do when it closes.
    Guidance(Guidance, Callback<()>),
}

#[wasm_split(rest, wasm_split_path = leptos::wasm_split, fallible)]
fn build_form(form: Form) -> Result<AnyView, SplitLoaderError> {
    Ok(match form {
        Form::Notice(notice) => banner(notice),
        Form::Search => view! { <SearchDialog/> }.into_any(),
        Form::QuickAdd(name, on_close) => view! { <QuickAdd name on_close/> }.into_any(),
        Form::QuickLog(on_close) => view! { <QuickLog on_close/> }.into_any(),
        Form::Task(sheet, on_close) => view! { <TaskForms sheet on_close/> }.into_any(),
        Form::Guidance(about, on_close) => view! { <GuidanceSheet about on_close/> }.into_any(),
    })
}

#[wasm_split(rest, wasm_split_path = leptos::wasm_split, fallible)]
fn take_in_shared() -> Result<(), SplitLoaderError> {
    shared::add_shared();
    Ok(())
}

/// Opens quick add with what another app shared.
pub fn add_shared() {
    let toasts = use_toasts();
    spawn_local(ScopedFuture::new_untracked(async move {
        if let Err(error) = take_in_shared().await {
            toasts.not_arrived(&error);
        }
    }));
}

/// A form that shows itself as soon as it has arrived; where it does not arrive, a message says so.
pub fn form(form: Form) -> AnyView {
    let toasts = use_toasts();
    arriving(build_form(form), ().into_any(), move |error| {
        toasts.not_arrived(&error);
        ().into_any()
    })
}

/// A view out of a chunk: at once where the chunk is here already, otherwise `meanwhile` until it has
/// arrived, or what is to be shown when it does not arrive.
fn arriving(
    view: impl Future<Output = Result<AnyView, SplitLoaderError>> + 'static,
    meanwhile: AnyView,
    without: impl FnOnce(SplitLoaderError) -> AnyView + 'static,
) -> AnyView {
    // What is built belongs to the place that shows it, and goes with it.
    let view = async move { view.await.unwrap_or_else(without) };
    let mut view = Box::pin(ScopedFuture::new_untracked(view));
    if let Poll::Ready(here) = view.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        return here;
    }
    let arrived = RwSignal::new_local(Some(meanwhile));
    spawn_local(async move {
        let view = poll_fn(|context| {
            // Where the place is gone by now, nobody waits for it, and nothing is built.
            if arrived.is_disposed() { Poll::Ready(None) } else { view.as_mut().poll(context).map(Some) }
        });
        if let Some(view) = view.await {
            drop(arrived.try_set(Some(view)));
        }
    });
    let shown = move || {
        arrived.track();
        arrived.try_write_untracked().and_then(|mut view| view.take())
    };
    shown.into_any()
}

fn not_arrived(error: &SplitLoaderError) -> AnyView {
    leptos::logging::error!("{error}");
    let i18n = use_i18n();
    view! {
        <div class="page">
            <h1 class="visually-hidden">{say!(i18n, shell.crash_title).shown()}</h1>
            <EmptyState
                drawing=Drawing::Search
                title=say!(i18n, shell.crash_title)
                text=say!(i18n, shell.not_arrived_text)
            >
                <Button label=say!(i18n, common.retry) on_press=move |()| platform::page::reload()/>
            </EmptyState>
        </div>
    }
    .into_any()
}
