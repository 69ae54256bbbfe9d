//! Customers who were written down twice: pair by pair, likeliest first, each with why.

use leptos::prelude::*;

use crate::domain::id::PartyId;
use crate::erased::{Each, dynamic, memo};
use crate::i18n::{say, t_string, td_string, use_i18n};
use crate::parts::duplicate_words::reasons;
use crate::parts::merge::MergeSheet;
use crate::state::duplicates::{DuplicateSearch, Looking};
use crate::state::navigation::{Place, use_page_title};
use crate::state::preferences::use_formats;
use crate::state::services::use_services;
use crate::ui::{
    Avatar, Banner, BannerTone, Button, ButtonTone, Card, CardKind, Drawing, EmptyState, ListRow, Skeleton,
    Status, StatusTone, TopBar,
};
use crate::usecases::find_duplicates::Pair;

/// From how many percent on a pair is called likely.
const LIKELY: u8 = 80;

/// The page of those who were written down twice.
#[component]
pub fn DuplicatesPage() -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let services = use_services();
    let search = DuplicateSearch::begun_here();
    let looking = search.looking();
    let open = RwSignal::new(None::<(PartyId, PartyId)>);
    use_page_title(move || t_string!(i18n, duplicates.title).to_owned());
    // Those that still may be one: not those that were made one meanwhile, deleted or told apart.
    let pairs = memo(move |_| {
        let found = looking.with(|looking| match looking {
            Looking::Found(pairs, _) => pairs.clone(),
            _ => Vec::new(),
        });
        services.read(|store| {
            let named = |pair: Pair| {
                let is_open = !store.are_told_apart(pair.first, pair.second);
                let (first, second) = (store.party(pair.first)?, store.party(pair.second)?);
                let organisation = first.is_organisation();
                let names = [first.name().to_owned(), second.name().to_owned()];
                is_open.then_some(Named { pair, names, organisation })
            };
            found.into_iter().filter_map(named).collect::<Vec<_>>()
        })
    });
    let look_again = move || {
        view! {
            <Button
                label=say!(i18n, duplicates.again)
                tone=ButtonTone::Quiet
                on_press=move |()| search.look()
            />
        }
    };
    let state = memo(move |_| {
        looking.with(|looking| match looking {
            Looking::On(hundredths) => Shown::Looking(*hundredths),
            Looking::Failed => Shown::Failed,
            Looking::Found(told, count) => {
                let (told, shown) = (told.len() as u32, pairs.with(Vec::len) as u32);
                // Those that no longer stand are not among the ones that were found either.
                let found = count - (told - shown);
                if found == 0 { Shown::Nobody } else { Shown::Pairs(found, shown) }
            }
        })
    });
    let above = move || match state.get() {
        Shown::Looking(hundredths) => {
            let n = formats.get().number(hundredths);
            view! {
                <p role="status">{t_string!(i18n, duplicates.looking, n = n).to_string()}</p>
                <Card kind=CardKind::List><Skeleton rows=4/></Card>
            }
            .into_any()
        }
        Shown::Failed => view! {
            <Banner tone=BannerTone::Warn text=say!(i18n, duplicates.failed)/>
            {look_again()}
        }
        .into_any(),
        Shown::Nobody => view! {
            <EmptyState
                drawing=Drawing::Calm
                title=say!(i18n, duplicates.none_title)
                text=say!(i18n, duplicates.none_text)
            >
                {look_again()}
            </EmptyState>
        }
        .into_any(),
        Shown::Pairs(found, shown) => {
            let formats = formats.get();
            let n = formats.number(found);
            let text = t_string!(i18n, duplicates.found, count = found, n = n).to_string();
            let first = t_string!(i18n, import.first_rows, n = formats.number(shown)).to_string();
            view! {
                <p role="status">{text} " " {(shown < found).then_some(first)}</p>
            }
            .into_any()
        }
    };
    let some = memo(move |_| matches!(state.get(), Shown::Pairs(..)));
    let row = move |named: Named| view! { <PairRow named open/> };
    view! {
        <div class="page">
            <TopBar
                title=say!(i18n, duplicates.title)
                back_href=Place::More.href()
                back_label=say!(i18n, common.back)
            />
            {dynamic(above)}
            <div class="merge__pairs" hidden=move || !some.get()>
                <Card kind=CardKind::List>
                    <ul>
                        <Each
                            each=move || pairs.get()
                            key=|named| (named.pair.first, named.pair.second, named.names.clone())
                            children=row
                        />
                    </ul>
                </Card>
                {look_again()}
            </div>
            <MergeSheet pair=open on_done=|()| ()/>
        </div>
    }
    .into_any()
}

/// What the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Looking(u32),
    Failed,
    Nobody,
    /// How many there are, and how many of them are shown.
    Pairs(u32, u32),
}

/// A pair with the names of the two.
#[derive(Clone, Debug, PartialEq)]
struct Named {
    pair: Pair,
    names: [String; 2],
    organisation: bool,
}

#[component]
fn PairRow(named: Named, open: RwSignal<Option<(PartyId, PartyId)>>) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let Named { pair: Pair { first, second, percent, certain, reasons: why }, names, organisation } = named;
    let initial = names[0].clone();
    let title = move || {
        let [first, second] = names.clone();
        let second = (first != second).then(|| view! { <bdi>{second}</bdi> });
        view! { <span class="merge__pair"><bdi>{first}</bdi>{second}</span> }
    };
    let subtitle = move || reasons(i18n.get_locale(), &formats.get(), &why);
    let trail = move || {
        let locale = i18n.get_locale();
        let (tone, word) = match percent {
            _ if certain => (StatusTone::Good, td_string!(locale, duplicates.certain)),
            LIKELY.. => (StatusTone::Info, td_string!(locale, duplicates.likely)),
            _ => (StatusTone::Plain, td_string!(locale, duplicates.possible)),
        };
        view! { <Status tone=tone label=word/> }
    };
    view! {
        <li>
            <ListRow
                title=title
                subtitle=subtitle
                lead=move || view! { <Avatar name=initial.clone() organisation/> }
                trail=trail
                wraps=true
                on_press=move |()| open.set(Some((first, second)))
            />
        </li>
    }
    .into_any()
}
