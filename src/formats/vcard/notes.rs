//! What no field has room for, as lines of the notes.

use super::draft::Draft;
use super::property::Property;

/// Properties that no person wrote, or that say nothing by themselves, each between spaces.
const TECHNICAL: &str = " VERSION PRODID REV UID CLIENTPIDMAP SORT-STRING SORT-AS CLASS MAILER SOURCE NAME \
    PROFILE KEY SOUND AGENT MEMBER XML TZ LANG CREATED CALURI CALADRURI FBURL LABEL KIND X-ABLABEL X-ABADR \
    X-ABSHOWAS X-ABUID X-ABORDER X-CLASS X-IMAGETYPE X-IMAGEHASH X-IRMC-LUID X-ACCOUNT X-FILE-AS \
    X-ADDRESSBOOKSERVER-KIND X-ADDRESSBOOKSERVER-MEMBER X-MS-OL-DESIGN X-MS-OL-DEFAULT-POSTAL-ADDRESS \
    X-MS-CARDPICTURE X-MS-SIGNATURE X-WA-BIZ-AUTOMATED_TYPE X-SHARED-PHOTO-DISPLAY-PREF X-WALLPAPER X-DEVICE-ID ";

/// What the names begin with of properties that no person wrote.
const TECHNICAL_BEGINNINGS: [&str; 5] = ["X-APPLE-", "X-ADDRESSING-", "X-SYNCML", "X-SHARED-", "X-EPOC"];

/// What stands before the name of a property that a product made up.
const BEGINNINGS: [&str; 8] =
    ["X-ANDROID-", "X-GOOGLE-", "X-EVOLUTION-", "X-KADDRESSBOOK-", "X-WA-BIZ-", "X-MS-", "X-AB", "X-"];

impl Draft<'_> {
    /// Keeps what a property says, if a person wrote it.
    pub(super) fn note(&mut self, property: &Property) {
        let name = property.name.as_str();
        let is_technical = TECHNICAL.contains(&[" ", name, " "].concat())
            || TECHNICAL_BEGINNINGS.iter().any(|beginning| name.starts_with(beginning));
        if is_technical && !name.is_empty() {
            return;
        }
        let parts: Vec<String> = property.texts(';').into_iter().filter(|part| !part.is_empty()).collect();
        let text = parts.join("; ");
        let label = match self.label_of(property) {
            Some(label) => label,
            None => {
                let service = property.parameter("X-SERVICE-TYPE").unwrap_or_default();
                if service.is_empty() { word_for(name) } else { service.to_owned() }
            }
        };
        self.note_of(&label, &text);
    }

    /// Keeps a text under a label; without one as it is.
    pub(super) fn note_of(&mut self, label: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let line = if label.is_empty() { text.to_owned() } else { format!("{label}: {text}") };
        if !self.notes.contains(&line) {
            self.notes.push(line);
        }
    }
}

/// A word of a file as people read it: `Phonetic first name` of `X-PHONETIC-FIRST-NAME`. One that somebody
/// wrote stays as it is.
pub(super) fn word_for(name: &str) -> String {
    if name.bytes().any(|byte| byte.is_ascii_lowercase()) {
        return name.strip_prefix("X-").unwrap_or(name).replace('_', " ");
    }
    if name == "BDAY" {
        return "Birthday".to_owned();
    }
    let bare = BEGINNINGS.iter().find_map(|beginning| name.strip_prefix(beginning)).unwrap_or(name);
    let mut word = bare.replace(['-', '_'], " ").to_ascii_lowercase();
    if let Some(first) = word.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    word
}
