//! Lists: the stages, outcomes, sources and tags as the user wants them.

mod colour_picker;
mod draft;
mod editor;
mod rows;
mod words;

use leptos::prelude::*;

use crate::domain::choice::ChoiceList;
use crate::erased::derived;
use crate::i18n::{say, t_string, use_i18n};
use crate::state::navigation::{Place, use_page_title};
use crate::ui::{Choice, IconButton, IconButtonTone, IconName, SegmentedControl, TopBar, at_place, place_of};

use editor::{Editing, EditorSheet};
use rows::Rows;

/// The page of lists.
#[component]
pub fn ListsPage() -> impl IntoView {
    let i18n = use_i18n();
    let list = RwSignal::new(ChoiceList::Stages);
    let editing = RwSignal::new(None::<Editing>);
    use_page_title(move || t_string!(i18n, lists.title).to_owned());
    let add = move || {
        view! {
            <IconButton
                icon=IconName::Plus
                tone=IconButtonTone::Accent
                label=say!(i18n, lists.add)
                on_press=move |()| editing.set(Some(Editing::New(list.get_untracked())))
            />
        }
    };
    let lists = Choice::each(&ChoiceList::ALL, |one| move || words::list(i18n.get_locale(), one));
    view! {
        <div class="page">
            <TopBar
                title=say!(i18n, lists.title)
                back_href=Place::Settings.href()
                back_label=say!(i18n, common.back)
                actions=add
            />
            <div class="lists">
                <SegmentedControl
                    label=say!(i18n, lists.which)
                    label_hidden=true
                    choices=Signal::stored(lists)
                    value=derived(move || place_of(&ChoiceList::ALL, &list.get()))
                    on_change=move |place: String| {
                        if let Some(chosen) = at_place(&ChoiceList::ALL, &place) {
                            list.set(chosen);
                        }
                    }
                />
                <Rows list editing/>
            </div>
            <EditorSheet editing/>
        </div>
    }
    .into_any()
}
