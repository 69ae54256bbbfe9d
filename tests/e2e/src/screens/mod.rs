//! One page model a screen: what a person can do there, in the person's words.

mod attachments;
mod customer_list;
mod customer_page;
mod first_run;
mod import;
mod log_sheet;
mod own_fields;
mod quick_add;
mod search;
mod settings;
mod shell;
mod storage;
mod task_sheet;
mod templates;
mod today;

pub use attachments::Attachments;
pub use customer_list::CustomerList;
pub use customer_page::CustomerPage;
pub use first_run::FirstRun;
pub use import::Import;
pub use log_sheet::LogSheet;
pub use own_fields::OwnFields;
pub use quick_add::QuickAdd;
pub use search::Search;
pub use settings::Settings;
pub use shell::Shell;
pub use storage::Storage;
pub use task_sheet::TaskSheet;
pub use templates::Templates;
pub use today::Today;

use crate::page::Page;

/// The screens, by name. A screen need not be shown to be named; its functions wait for it.
impl<'a> Page<'a> {
    /// The welcome.
    pub fn first_run(self) -> FirstRun<'a> {
        FirstRun(self)
    }

    /// The page on which customers are brought in.
    pub fn import(self) -> Import<'a> {
        Import(self)
    }

    /// What is around every screen.
    pub fn shell(self) -> Shell<'a> {
        Shell(self)
    }

    /// The day.
    pub fn today(self) -> Today<'a> {
        Today(self)
    }

    /// The list of customers.
    pub fn customers(self) -> CustomerList<'a> {
        CustomerList(self)
    }

    /// A customer's page.
    pub fn customer(self) -> CustomerPage<'a> {
        CustomerPage(self)
    }

    /// The photos and voice notes of the record in front.
    pub fn attachments(self) -> Attachments<'a> {
        Attachments(self)
    }

    /// The sheet that adds a customer.
    pub fn quick_add(self) -> QuickAdd<'a> {
        QuickAdd(self)
    }

    /// The sheet that logs what happened.
    pub fn log_sheet(self) -> LogSheet<'a> {
        LogSheet(self)
    }

    /// The sheet of tasks.
    pub fn task_sheet(self) -> TaskSheet<'a> {
        TaskSheet(self)
    }

    /// The search over everything.
    pub fn search(self) -> Search<'a> {
        Search(self)
    }

    /// The settings.
    pub fn settings(self) -> Settings<'a> {
        Settings(self)
    }

    /// The templates of messages.
    pub fn templates(self) -> Templates<'a> {
        Templates(self)
    }

    /// The fields of the user's own.
    pub fn own_fields(self) -> OwnFields<'a> {
        OwnFields(self)
    }

    /// What is kept on the device.
    pub fn storage(self) -> Storage<'a> {
        Storage(self)
    }
}
