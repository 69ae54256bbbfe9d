//! What attachments need of the device: files the user chooses, pictures, the microphone, and addresses
//! under which the page shows bytes.

pub use crate::platform::files::{ChosenFile, ObjectUrl, save_to_device, take_chosen};
pub use crate::platform::pictures::{NoPicture, PreparedPhoto, prepare};
pub use crate::platform::recorder::{NoRecording, Recording, begin};
