//! The design system: components that know shapes and behaviour, and nothing of customers.
//!
//! Every text comes from outside as a [`TextProp`](leptos::text_prop::TextProp): a plain string, a
//! signal, or a closure over the catalogue of words, so that a change of language redraws it. Every
//! component ends in `into_any()`: its type stays out of the caller's, which keeps the module small.
//! Looks live in `style/`, one sheet a component, under the same name.

mod about_button;
mod avatar;
mod banner;
mod brand_mark;
mod button;
mod card;
mod check_button;
mod check_row;
mod chip;
mod choice;
mod empty_state;
mod fact_row;
mod field;
mod form;
mod form_error;
mod highlight;
mod icon;
mod icon_button;
mod identity;
mod kept;
mod later;
mod list_row;
mod long_press;
mod menu;
pub(crate) mod modal;
mod navigation;
pub(crate) mod roving;
mod screen;
mod search_box;
mod section_header;
mod segmented_control;
mod select_field;
mod sheet;
mod skeleton;
mod status;
mod switch_row;
mod text_area;
mod text_field;
mod timeline;
mod toast;
mod top_bar;
mod virtual_list;

pub use about_button::AboutButton;
pub use avatar::{Avatar, AvatarSize};
pub use banner::{Banner, BannerTone};
pub use brand_mark::BrandMark;
pub use button::{Button, ButtonTone};
pub use card::{Card, CardKind};
pub use check_button::CheckButton;
pub use check_row::CheckRow;
pub use chip::{Chip, ChipBar};
pub use choice::{Choice, at_place, place_of};
pub use empty_state::{Drawing, EmptyState};
pub use fact_row::FactRow;
pub use field::GroupError;
pub use form::Form;
pub use form_error::FormError;
pub use highlight::Highlight;
pub use icon::{Icon, IconName};
pub use icon_button::{IconButton, IconButtonTone};
pub use kept::Kept;
pub use later::{Later, Lines, rows_in_sight, use_below_in_time};
pub use list_row::ListRow;
pub use long_press::LongPress;
pub use menu::{Menu, MenuItem, MenuTrigger};
pub use navigation::{Navigation, NavigationEntry};
pub use screen::use_width_from;
pub use search_box::SearchBox;
pub use section_header::SectionHeader;
pub use segmented_control::SegmentedControl;
pub use select_field::SelectField;
pub use sheet::{Sheet, SheetPlace};
pub use skeleton::Skeleton;
pub use status::{Status, StatusTone};
pub use switch_row::SwitchRow;
pub use text_area::{TextArea, put_at_cursor};
pub use text_field::{TextField, TextKind};
pub use timeline::{Timeline, TimelineItem};
pub use toast::{Toast, ToastHost, ToastQueue, ToastTone};
pub use top_bar::{BarHelp, BarSearch, TopBar};
pub use virtual_list::{VirtualList, VirtualRow};
