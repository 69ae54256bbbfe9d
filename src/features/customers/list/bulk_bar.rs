//! What can be done with the customers chosen: the bar at the foot of the list, and its sheet.

use leptos::prelude::*;

use crate::domain::bulk_edit::BulkEdit;
use crate::domain::choice::Choices;
use crate::erased::{attribute, derived, dynamic};
use crate::features::customers::list::selection::Selecting;
use crate::features::customers::list::words;
use crate::i18n::{Locale, td_string};
use crate::parts::export_sheet::ExportSheet;
use crate::parts::merge::MergeSheet;
use crate::parts::saving::use_saving;
use crate::state::choices::use_choices;
use crate::state::preferences::use_preferences;
use crate::state::toasts::use_toasts;
use crate::state::writing::Attempt;
use crate::ui::{Button, ButtonTone, Chip, ChipBar, Form, FormError, IconName, Sheet, TextField};
use crate::usecases::delete_many::{DeleteMany, delete_many};
use crate::usecases::edit_many::{EditMany, edit_many};
use crate::usecases::{FormField, Refusal};

/// How many of the values others have are offered.
const OFFERED: usize = 16;

/// What is edited of all that are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edited {
    Tag,
    Owner,
    Stage,
}

/// The bar of what can be done with the customers chosen.
#[component]
pub(super) fn BulkBar(
    /// Who is chosen.
    selecting: Selecting,
) -> impl IntoView {
    let locale = use_preferences().locale();
    let formats = use_preferences().formats();
    let saving = use_saving();
    let edited = RwSignal::new(None::<Edited>);
    let exporting = RwSignal::new(false);
    let merging = RwSignal::new(None);
    let nobody = derived(move || selecting.count() == 0);
    let delete = move |()| {
        let parties = selecting.parties();
        let count = parties.len() as u32;
        let n = formats.get_untracked().number(count);
        let locale = locale.get_untracked();
        let said = td_string!(locale, customer_list.deleted_many, count = count, n = n).to_string();
        saving.writing.run(
            move |store| async move {
                let request = DeleteMany { parties };
                Ok((Some(delete_many(&store, request).await.map_err(Refusal::Commit)?), ()))
            },
            said,
            move |outcome: Result<(), Refusal>| {
                if outcome.is_ok() {
                    selecting.end();
                }
            },
        );
    };
    view! {
        <div
            class="bulk-bar"
            role="group"
            aria-label=attribute(move || td_string!(locale.get(), customer_list.selection))
        >
            <Button
                label=move || td_string!(locale.get(), customer_list.bulk_tag)
                icon=IconName::Tag
                tone=ButtonTone::Plain
                disabled=nobody
                on_press=move |()| edited.set(Some(Edited::Tag))
            />
            <Button
                label=move || td_string!(locale.get(), customer_list.bulk_assign)
                icon=IconName::Person
                tone=ButtonTone::Plain
                disabled=nobody
                on_press=move |()| edited.set(Some(Edited::Owner))
            />
            <Button
                label=move || td_string!(locale.get(), customer_list.bulk_stage)
                icon=IconName::Star
                tone=ButtonTone::Plain
                disabled=nobody
                on_press=move |()| edited.set(Some(Edited::Stage))
            />
            <Button
                label=move || {
                    if nobody.get() {
                        td_string!(locale.get(), import.export_list)
                    } else {
                        td_string!(locale.get(), import.export_short)
                    }
                }
                icon=IconName::Install
                tone=ButtonTone::Plain
                disabled=derived(move || nobody.get() && !selecting.knows_all())
                on_press=move |()| exporting.set(true)
            />
            <Button
                label=move || td_string!(locale.get(), duplicates.merge_short)
                icon=IconName::People
                tone=ButtonTone::Plain
                disabled=derived(move || selecting.count() != 2)
                on_press=move |()| {
                    if let [first, second] = selecting.parties()[..] {
                        merging.set(Some((first, second)));
                    }
                }
            />
            <Button
                label=move || td_string!(locale.get(), common.delete)
                icon=IconName::Trash
                tone=ButtonTone::Plain
                disabled=nobody
                on_press=delete
            />
        </div>
        <BulkSheet edited selecting/>
        <MergeSheet pair=merging on_done=move |()| selecting.end()/>
        <ExportSheet open=exporting parties=move |()| Some(selecting.parties_or_list())/>
    }
    .into_any()
}

#[component]
fn BulkSheet(
    /// What is edited.
    edited: RwSignal<Option<Edited>>,
    /// Who is chosen.
    selecting: Selecting,
) -> impl IntoView {
    let locale = use_preferences().locale();
    let title = move || {
        let locale = locale.get();
        match edited.get() {
            Some(Edited::Owner) => td_string!(locale, customer_list.bulk_assign),
            Some(Edited::Stage) => td_string!(locale, customer_list.bulk_stage),
            Some(Edited::Tag) | None => td_string!(locale, customer_list.bulk_tag),
        }
    };
    let body = move || match edited.get()? {
        Edited::Tag => Some(view! { <Tags edited selecting/> }.into_any()),
        Edited::Owner => Some(view! { <Owners edited selecting/> }.into_any()),
        Edited::Stage => Some(view! { <Stages edited selecting/> }.into_any()),
    };
    view! {
        <Sheet
            open=derived(move || edited.with(Option::is_some))
            on_close=move |()| edited.set(None)
            title=title
            close_label=move || td_string!(locale.get(), common.close)
        >
            {dynamic(body)}
        </Sheet>
    }
    .into_any()
}

/// What edits all that are chosen. Copying it gives the same.
#[derive(Clone, Copy)]
struct Giving {
    attempt: Attempt,
    give: Callback<BulkEdit>,
}

fn use_giving(edited: RwSignal<Option<Edited>>, selecting: Selecting) -> Giving {
    let saving = use_saving();
    let toasts = use_toasts();
    let choices = use_choices();
    let attempt = saving.writing.attempt();
    let give = move |edit: BulkEdit| {
        let parties = selecting.parties();
        let locale = saving.locale();
        let n = saving.formats().number(parties.len() as i64);
        let said = choices.with_untracked(|choices| said(locale, choices, &edit, parties.len() as u32, &n));
        attempt.run(
            move |store| async move {
                let change = edit_many(&store, EditMany { parties, edit }).await?;
                Ok((change, change.is_some()))
            },
            said,
            move |changed: bool| {
                if !changed {
                    toasts.say(td_string!(locale, customer_list.nothing_to_change));
                }
                edited.try_set(None);
                selecting.end();
            },
        );
    };
    Giving { attempt, give: Callback::new(give) }
}

/// What was done, in the user's words.
fn said(locale: Locale, choices: &Choices, edit: &BulkEdit, count: u32, n: &str) -> String {
    let n = n.to_owned();
    match edit {
        BulkEdit::AddTag(tag) => {
            td_string!(locale, customer_list.tagged, count = count, n = n, tag = tag.clone()).to_string()
        }
        BulkEdit::RemoveTag(tag) => {
            td_string!(locale, customer_list.untagged, count = count, n = n, tag = tag.clone()).to_string()
        }
        BulkEdit::SetOwner(Some(name)) => {
            td_string!(locale, customer_list.assigned, count = count, n = n, name = name.clone()).to_string()
        }
        BulkEdit::SetOwner(None) | BulkEdit::SetSource(_) => {
            td_string!(locale, customer_list.unassigned, count = count, n = n).to_string()
        }
        BulkEdit::SetStage(stage, own) => {
            let stage = words::named_stage(locale, choices, *stage, *own);
            td_string!(locale, customer_list.staged, count = count, n = n, stage = stage).to_string()
        }
    }
}

#[component]
fn Tags(edited: RwSignal<Option<Edited>>, selecting: Selecting) -> impl IntoView {
    let saving = use_saving();
    let locale = use_preferences().locale();
    let Giving { attempt, give } = use_giving(edited, selecting);
    let typed = RwSignal::new(String::new());
    attempt.forgive_with(move || typed.track());
    let tags = saving.services.store().map(|store| store.facets().tags).unwrap_or_default();
    let tags: Vec<String> = tags.into_iter().map(|(tag, _)| tag).take(OFFERED).collect();
    let some = !tags.is_empty();
    let add = tags.clone().into_iter().map(move |tag| {
        let label = tag.clone();
        let press = move |()| give.run(BulkEdit::AddTag(tag.clone()));
        view! { <Chip label=label icon=IconName::Plus on_press=press/> }
    });
    let remove = tags.into_iter().map(move |tag| {
        let label = tag.clone();
        let press = move |()| give.run(BulkEdit::RemoveTag(tag.clone()));
        view! { <Chip label=label icon=IconName::Close on_press=press/> }
    });
    view! {
        <Form on_submit=move |()| give.run(BulkEdit::AddTag(typed.get_untracked()))>
            <TextField
                label=move || td_string!(locale.get(), customer_list.tag)
                hint=move || td_string!(locale.get(), customer_list.bulk_tag_hint)
                value=typed
                on_input=move |text: String| typed.set(text)
                error=saving.error_or_failure(attempt, &[FormField::Tag])
            />
            <div class="bulk__values">
                <ChipBar label=move || td_string!(locale.get(), customer_list.bulk_add_tag)>
                    {add.collect_view()}
                </ChipBar>
            </div>
            <Button
                label=move || td_string!(locale.get(), customer_list.bulk_add_tag)
                wide=true
                submit=true
            />
            {some
                .then(|| {
                    view! {
                        <section class="bulk__values">
                            <h3>{dynamic(move || td_string!(locale.get(), customer_list.bulk_remove_tag))}</h3>
                            <ChipBar label=move || td_string!(locale.get(), customer_list.bulk_remove_tag)>
                                {remove.collect_view()}
                            </ChipBar>
                        </section>
                    }
                })}
        </Form>
    }
    .into_any()
}

#[component]
fn Owners(edited: RwSignal<Option<Edited>>, selecting: Selecting) -> impl IntoView {
    let saving = use_saving();
    let locale = use_preferences().locale();
    let Giving { attempt, give } = use_giving(edited, selecting);
    let typed = RwSignal::new(saving.owner());
    attempt.forgive_with(move || typed.track());
    let owners = saving.services.store().map(|store| store.facets().owners).unwrap_or_default();
    let owners = owners.into_iter().map(|(owner, _)| owner).take(OFFERED).map(move |owner| {
        let label = owner.clone();
        let press = move |()| give.run(BulkEdit::SetOwner(Some(owner.clone())));
        view! { <Chip label=label icon=IconName::Person on_press=press/> }
    });
    view! {
        <Form on_submit=move |()| give.run(BulkEdit::SetOwner(written(&typed.get_untracked())))>
            <TextField
                label=move || td_string!(locale.get(), customer_list.bulk_owner)
                value=typed
                on_input=move |text: String| typed.set(text)
                error=saving.error_or_failure(attempt, &[FormField::Owner])
            />
            <div class="bulk__values">
                <ChipBar label=move || td_string!(locale.get(), customer_list.bulk_owner)>
                    {owners.collect_view()}
                    <Chip
                        label=move || td_string!(locale.get(), customer_list.bulk_nobody)
                        on_press=move |()| give.run(BulkEdit::SetOwner(None))
                    />
                </ChipBar>
            </div>
            <Button
                label=move || td_string!(locale.get(), customer_list.bulk_assign)
                wide=true
                submit=true
            />
        </Form>
    }
    .into_any()
}

/// A name as it was written, none where nothing was.
fn written(name: &str) -> Option<String> {
    Some(name.trim()).filter(|name| !name.is_empty()).map(str::to_owned)
}

#[component]
fn Stages(edited: RwSignal<Option<Edited>>, selecting: Selecting) -> impl IntoView {
    let saving = use_saving();
    let locale = use_preferences().locale();
    let choices = use_choices();
    let Giving { attempt, give } = use_giving(edited, selecting);
    let stages = move || {
        let offered = choices.with(|choices| choices.stages(None));
        let buttons = offered.into_iter().map(|(stage, own)| {
            view! {
                <Button
                    label=move || choices.with(|choices| words::named_stage(locale.get(), choices, stage, own))
                    tone=ButtonTone::Quiet
                    wide=true
                    on_press=move |()| give.run(BulkEdit::SetStage(stage, own))
                />
            }
        });
        buttons.collect_view()
    };
    view! {
        {dynamic(stages)}
        <FormError message=saving.failure(attempt)/>
    }
    .into_any()
}
