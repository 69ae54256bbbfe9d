//! The icons: one hand of drawing, 24 units square, strokes only.

use leptos::prelude::*;

/// Draws one icon in the colour of the text around it. Always hidden from assistive technology: the
/// control that carries it names itself.
#[component]
pub fn Icon(
    /// Which icon.
    name: IconName,
) -> impl IntoView {
    let class = if name.follows_reading() { "icon icon--flips" } else { "icon" };
    view! {
        <svg class=class viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=name.path()></path>
        </svg>
    }
    .into_any()
}

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $path:expr,)+) => {
        /// The icons there are, named by what they stand for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum IconName {
            $($(#[$doc])* $name,)+
        }

        impl IconName {
            /// The outline in a square of 24 units, to be stroked and not filled.
            pub const fn path(self) -> &'static str {
                match self {
                    $(IconName::$name => $path,)+
                }
            }
        }
    };
}

impl IconName {
    /// Whether the icon points along the line of reading and so is mirrored in right-to-left scripts.
    pub const fn follows_reading(self) -> bool {
        matches!(
            self,
            IconName::Back
                | IconName::Forward
                | IconName::Undo
                | IconName::Chat
                | IconName::Sms
                | IconName::Note
                | IconName::Tasks
        )
    }
}

/// The receiver of a telephone, with what a variant adds to it.
macro_rules! receiver {
    ($more:literal) => {
        concat!("M5 4h3.6a1 1 0 0 1 .9.7l1.1 3.3a1 1 0 0 1-.3 1.05L8.7 10.4a12.5 12.5 0 0 0 4.9 4.9l1.35-1.6a1 1 0 0 1 1.05-.3l3.3 1.1a1 1 0 0 1 .7.9V19a1.7 1.7 0 0 1-1.8 1.7A16.4 16.4 0 0 1 3.3 5.8 1.7 1.7 0 0 1 5 4Z", $more)
    };
}

/// A speech bubble, with what a variant adds to it.
macro_rules! bubble {
    ($more:literal) => {
        concat!("M20.2 11.6a7.9 7.9 0 0 1-11.5 7L4 20l1.4-4.6a7.9 7.9 0 1 1 14.8-3.8Z", $more)
    };
}

icons! {
    /// A telephone receiver: call.
    Call = receiver!(""),
    /// A receiver with an arrow towards it: they called.
    CallIn = receiver!("M20.5 3.5l-5.5 5.5M15 4.8V9h4.2"),
    /// A receiver with an arrow away from it: we called.
    CallOut = receiver!("M15 9l5.5-5.5M16.3 3.5h4.2v4.2"),
    /// A speech bubble: a chat message.
    Chat = bubble!(""),
    /// A speech bubble with a receiver: WhatsApp.
    WhatsApp = bubble!("M9.3 8.3l.9-.3 1 2.2-.8.9a5.6 5.6 0 0 0 2.7 2.6l.9-.8 2.1 1-.3 1a1.7 1.7 0 0 1-1.9 1.1 6.9 6.9 0 0 1-5.7-5.8 1.7 1.7 0 0 1 1.1-1.9Z"),
    /// A square bubble with lines: a text message.
    Sms = "M6.5 5h11A2.5 2.5 0 0 1 20 7.5v7a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 3.5V17A2.5 2.5 0 0 1 4 14.5v-7A2.5 2.5 0 0 1 6.5 5ZM8 9.5h8M8 13h5",
    /// An envelope: e-mail.
    Mail = "M6 5.5h12A2.5 2.5 0 0 1 20.5 8v8a2.5 2.5 0 0 1-2.5 2.5H6A2.5 2.5 0 0 1 3.5 16V8A2.5 2.5 0 0 1 6 5.5ZM4.2 7.5 12 13.3l7.8-5.8",
    /// A map pin: a place, or the way there.
    Pin = "M12 21s6.7-5.5 6.7-11a6.7 6.7 0 0 0-13.4 0c0 5.5 6.7 11 6.7 11ZM9.6 10a2.4 2.4 0 1 0 4.8 0 2.4 2.4 0 1 0-4.8 0",
    /// A sun: today; also the light theme.
    Today = "M8 12a4 4 0 1 0 8 0 4 4 0 1 0-8 0M12 3v1.8M12 19.2V21M3 12h1.8M19.2 12H21M5.6 5.6l1.3 1.3M17.1 17.1l1.3 1.3M5.6 18.4l1.3-1.3M17.1 6.9l1.3-1.3",
    /// Two people: customers.
    People = "M5.8 8.5a3.2 3.2 0 1 0 6.4 0 3.2 3.2 0 1 0-6.4 0M3 19c.4-3.4 2.7-5.2 6-5.2s5.6 1.8 6 5.2M15.5 5.5a3.2 3.2 0 0 1 0 6M17.5 14.2c2 .6 3.2 2.2 3.5 4.8",
    /// One person.
    Person = "M8.3 8.3a3.7 3.7 0 1 0 7.4 0 3.7 3.7 0 1 0-7.4 0M5 20c.5-3.9 3.2-6 7-6s6.5 2.1 7 6",
    /// A person and a plus: add a customer.
    PersonAdd = "M6.3 8.3a3.7 3.7 0 1 0 7.4 0 3.7 3.7 0 1 0-7.4 0M3 20c.5-3.9 3.2-6 7-6s6.5 2.1 7 6M19 8v6M16 11h6",
    /// A building: an organisation.
    Building = "M5 20.5V6a2 2 0 0 1 2-2h6a2 2 0 0 1 2 2v14.5M15 10h2.5a1.5 1.5 0 0 1 1.5 1.5v9M3 20.5h18M8.5 8h3M8.5 12h3M8.5 16h3",
    /// Three lines: more.
    More = "M5 7h14M5 12h14M5 17h14",
    /// Three dots: the actions of one thing.
    Actions = "M11.2 5.5a.8.8 0 1 0 1.6 0 .8.8 0 1 0-1.6 0M11.2 12a.8.8 0 1 0 1.6 0 .8.8 0 1 0-1.6 0M11.2 18.5a.8.8 0 1 0 1.6 0 .8.8 0 1 0-1.6 0",
    /// A plus: add.
    Plus = "M12 5v14M5 12h14",
    /// A glass: search.
    Search = "M4.5 11a6.5 6.5 0 1 0 13 0 6.5 6.5 0 1 0-13 0M20 20l-4.3-4.3",
    /// A sheet with a folded corner: a note.
    Note = "M7.5 4h9A1.5 1.5 0 0 1 18 5.5V16l-4 4H7.5A1.5 1.5 0 0 1 6 18.5v-13A1.5 1.5 0 0 1 7.5 4ZM18 16h-2.5a1.5 1.5 0 0 0-1.5 1.5V20M9.3 8.5h5.4M9.3 12.3h3.7",
    /// Back along the line of reading.
    Back = "M14.5 6l-6 6 6 6",
    /// Onwards along the line of reading.
    Forward = "M9.5 6l6 6-6 6",
    /// A chevron down.
    Down = "M6 9.5l6 6 6-6",
    /// A cross: close, clear, remove.
    Close = "M6.5 6.5l11 11M17.5 6.5l-11 11",
    /// A tick: done, chosen.
    Check = "M5 12.5l4.5 4.5L19 7.5",
    /// A pencil: edit.
    Edit = "M4.5 19.5l.9-4L16 4.9a1.7 1.7 0 0 1 2.4 0l.7.7a1.7 1.7 0 0 1 0 2.4L8.5 18.6ZM14.3 6.6l3.1 3.1",
    /// A bin: delete.
    Trash = "M4.5 7h15M9.5 7V5.5A1.5 1.5 0 0 1 11 4h2a1.5 1.5 0 0 1 1.5 1.5V7M6.5 7l.8 11.2A2 2 0 0 0 9.3 20h5.4a2 2 0 0 0 2-1.8L17.5 7M10.3 11v5M13.7 11v5",
    /// An arrow that turns back: undo.
    Undo = "M8.5 5 4 9.5 8.5 14M4 9.5h10a5.5 5.5 0 0 1 0 11h-3",
    /// A funnel of lines: filter.
    Filter = "M4 6.5h16M7 12h10M10 17.5h4",
    /// A label on a string: tag.
    Tag = "M4 5.5A1.5 1.5 0 0 1 5.5 4h6l8 8a1.7 1.7 0 0 1 0 2.4l-5.1 5.1a1.7 1.7 0 0 1-2.4 0l-8-8ZM8.3 8.3v.01",
    /// A star: favourite.
    Star = "M12 4l2.4 5 5.5.7-4 3.8 1 5.5-4.9-2.7L7.1 19l1-5.5-4-3.8 5.5-.7Z",
    /// Two sliders: settings.
    Settings = "M4 8h8M18 8h2M12 8a3 3 0 1 0 6 0 3 3 0 1 0-6 0M4 16h2M12 16h8M6 16a3 3 0 1 0 6 0 3 3 0 1 0-6 0",
    /// A globe: language.
    Globe = "M3.5 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 1 0-17 0M3.5 12h17M12 3.5c2.5 2.4 3.7 5.2 3.7 8.5s-1.2 6.1-3.7 8.5c-2.5-2.4-3.7-5.2-3.7-8.5S9.5 5.9 12 3.5",
    /// A moon: the dark theme.
    Moon = "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z",
    /// A half-filled disc: the system's theme.
    Contrast = "M4 12a8 8 0 1 0 16 0 8 8 0 1 0-16 0M12 4v16M12 8h3.5M12 12h4.5M12 16h3.5",
    /// Columns of a table.
    Columns = "M4 5h16v14H4ZM9.5 5v14M14.5 5v14",
    /// A drum: storage.
    Storage = "M5 6.5c0-1.7 3.1-3 7-3s7 1.3 7 3-3.1 3-7 3-7-1.3-7-3ZM5 6.5v11c0 1.7 3.1 3 7 3s7-1.3 7-3v-11M5 12c0 1.7 3.1 3 7 3s7-1.3 7-3",
    /// A phone with an arrow into it: install the app.
    Install = "M14 3.5H8.5A1.5 1.5 0 0 0 7 5v14a1.5 1.5 0 0 0 1.5 1.5h7A1.5 1.5 0 0 0 17 19v-4M10.8 18h2.4M17 4v7M14 8.5l3 3 3-3",
    /// Two links of a chain: a relation.
    Link = "M10 14a3.8 3.8 0 0 0 5.4 0l3.5-3.5a3.8 3.8 0 0 0-5.4-5.4L12.3 6.3M14 10a3.8 3.8 0 0 0-5.4 0l-3.5 3.5a3.8 3.8 0 0 0 5.4 5.4l1.2-1.2",
    /// A leaf of a calendar: the calendar, a day.
    Calendar = "M6.5 5.5h11A2.5 2.5 0 0 1 20 8v9.5a2.5 2.5 0 0 1-2.5 2.5h-11A2.5 2.5 0 0 1 4 17.5V8a2.5 2.5 0 0 1 2.5-2.5ZM8 3.5v4M16 3.5v4M4 10.5h16",
    /// A keyboard: shortcuts.
    Keyboard = "M5.5 6.5h13A2.5 2.5 0 0 1 21 9v6a2.5 2.5 0 0 1-2.5 2.5h-13A2.5 2.5 0 0 1 3 15V9a2.5 2.5 0 0 1 2.5-2.5ZM7 10.2v.01M10.3 10.2v.01M13.7 10.2v.01M17 10.2v.01M8 14h8",
    /// A bell: a reminder.
    Bell = "M6 16.5v-6a6 6 0 0 1 12 0v6l1.5 1.5h-15ZM10 20.5h4M12 4.5V3",
    /// Two arrows in a round: comes back.
    Repeat = "M4.5 11a7.5 7.5 0 0 1 13-4.5L20 9M20 4.5V9h-4.5M19.5 13a7.5 7.5 0 0 1-13 4.5L4 15M4 19.5V15h4.5",
    /// A list with ticks: tasks.
    Tasks = "M4 6.5l1.5 1.5L8 5M4 12.5l1.5 1.5L8 11M4 18.5l1.5 1.5L8 17M11.5 6.5H20M11.5 12.5H20M11.5 18.5H20",
    /// A clock: time, recent.
    Clock = "M3.8 12a8.2 8.2 0 1 0 16.4 0 8.2 8.2 0 1 0-16.4 0M12 7.5V12l3 2",
    /// A triangle: take care.
    Warning = "M10.5 4.9 3.4 17.2A1.7 1.7 0 0 0 4.9 19.8h14.2a1.7 1.7 0 0 0 1.5-2.6L13.5 4.9a1.7 1.7 0 0 0-3 0ZM12 9.5v4.2M12 16.7v.01",
    /// An i in a disc: information.
    Info = "M3.8 12a8.2 8.2 0 1 0 16.4 0 8.2 8.2 0 1 0-16.4 0M12 11.3V16M12 8v.01",
    /// A question mark in a disc: help.
    Help = "M3.8 12a8.2 8.2 0 1 0 16.4 0 8.2 8.2 0 1 0-16.4 0M9.7 9.6a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.3 1-1.3 1.9M12 16.3v.01",
    /// A cloud struck through: no network.
    Offline = "M8.5 6.6A5.5 5.5 0 0 1 17 10.5a4 4 0 0 1 2.9 6.6M16 18.5H7a4.5 4.5 0 0 1-.7-8.9M4 4l16 16",
    /// A wrapped gift: a birthday or anniversary.
    Gift = "M5 11.5v7A1.5 1.5 0 0 0 6.5 20h11a1.5 1.5 0 0 0 1.5-1.5v-7M4.5 8h15A1 1 0 0 1 20.5 9v2.5h-17V9a1 1 0 0 1 1-1ZM12 8v12M12 8C9 8 7.5 6.8 7.5 5.5S9 3.6 10 4.3 12 8 12 8s1-3 2-3.7 2.5-.1 2.5 1.2S15 8 12 8",
    /// Two heads at a table: a meeting.
    Meeting = "M5 7.5a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0M14 7.5a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0M3.5 15c.3-2.1 1.7-3.2 4-3.2s3.7 1.1 4 3.2M12.5 15c.3-2.1 1.7-3.2 4-3.2s3.7 1.1 4 3.2M3 18.5h18",
    /// A shop front: a visit.
    Visit = "M5 11v7.5A1.5 1.5 0 0 0 6.5 20h11a1.5 1.5 0 0 0 1.5-1.5V11M5.5 4h13L20.5 9a2.1 2.1 0 0 1-4.2.3 2.2 2.2 0 0 1-4.3 0 2.2 2.2 0 0 1-4.3 0A2.1 2.1 0 0 1 3.5 9ZM10 20v-4.5a1 1 0 0 1 1-1h2a1 1 0 0 1 1 1V20",
    /// A padlock: protected.
    Lock = "M7 10.5h10a2 2 0 0 1 2 2V18a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-5.5a2 2 0 0 1 2-2ZM8 10.5V8a4 4 0 0 1 8 0v2.5M12 14.3v2",
    /// Sparkles: try it with sample data.
    Sparkle = "M11 4.5l1.7 4.8 4.8 1.7-4.8 1.7L11 17.5l-1.7-4.8L4.5 11l4.8-1.7ZM18.5 15.5v5M16 18h5",
    /// A cake: birthday in a fact.
    Cake = "M5 20v-6.5A1.5 1.5 0 0 1 6.5 12h11a1.5 1.5 0 0 1 1.5 1.5V20M3.5 20h17M5 16.3c1.2 1 2.3 1 3.5 0 1.2 1 2.3 1 3.5 0 1.2 1 2.3 1 3.5 0 1.2 1 2.3 1 3.5 0M12 12V8.5M12 5.5c-.9-1-.6-2 0-2.8.6.8.9 1.8 0 2.8",
}
