//! The words of attachments, in the user's language.

use crate::domain::attachment::{
    Attachment, AttachmentKind, NewFile, PHOTO_ORIGINAL_LIMIT_BYTES, PHOTO_SIDE_PX,
};
use crate::domain::time::CivilDate;
use crate::i18n::formats::Formats;
use crate::i18n::{Locale, td_string};
use crate::parts::attachments::signs::Sign;
use crate::state::attachments::{NoPicture, NoRecording};
use crate::state::failure::commit_failure;
use crate::terms;
use crate::usecases::{FormField, Problem, Refusal};

/// A kind of attachment.
pub(super) fn kind(locale: Locale, kind: AttachmentKind) -> &'static str {
    match kind {
        AttachmentKind::Photo => td_string!(locale, attachments.photo),
        AttachmentKind::Voice => td_string!(locale, attachments.voice),
        AttachmentKind::File => td_string!(locale, attachments.file),
    }
}

/// The sign of a kind of attachment.
pub(super) fn sign(kind: AttachmentKind) -> Sign {
    match kind {
        AttachmentKind::Photo => Sign::Picture,
        AttachmentKind::Voice => Sign::Microphone,
        AttachmentKind::File => Sign::Paper,
    }
}

/// A length as a running clock shows it: "0:07", «۰:۰۷».
pub(super) fn clock(formats: &Formats, seconds: u32) -> String {
    formats.figures(&format!("{}:{:02}", seconds / 60, seconds % 60))
}

/// What it is, how long, and when it was added: "Voice note · 0:42 · today, 11:20".
pub(super) fn title(locale: Locale, formats: &Formats, attachment: &Attachment, today: CivilDate) -> String {
    let length = attachment.duration_s.map(|seconds| clock(formats, seconds)).unwrap_or_default();
    terms::line(&[kind(locale, attachment.kind), &length, &formats.moment(attachment.created_at, today)])
}

/// What it is and how much of it, before it is saved: "Photo · 320 KB".
pub(super) fn unsaved(locale: Locale, formats: &Formats, file: &NewFile) -> String {
    let length = file.duration_s.map(|seconds| clock(formats, seconds)).unwrap_or_default();
    terms::line(&[kind(locale, file.kind), &length, &formats.bytes(file.bytes.len() as u64)])
}

/// "2 photos added", and what became of them where they were scaled down.
pub(super) fn added(locale: Locale, formats: &Formats, files: &[NewFile], scaled: bool) -> String {
    let count = files.len() as u32;
    let n = formats.number(count);
    let said = if files.iter().all(|file| file.kind == AttachmentKind::Photo) {
        td_string!(locale, attachments.photos_added, count = count, n = n).to_string()
    } else if count == 1 {
        td_string!(locale, attachments.voice_added).to_owned()
    } else {
        td_string!(locale, attachments.files_added, count = count, n = n).to_string()
    };
    if !scaled {
        return said;
    }
    let px = formats.number(PHOTO_SIDE_PX);
    td_string!(locale, attachments.added_scaled, added = said, px = px)
}

/// Why a chosen file is no photo that can be kept, and what to do.
pub(super) fn no_picture(
    locale: Locale,
    formats: &Formats,
    name: &str,
    size_bytes: u64,
    why: NoPicture,
) -> String {
    let name = formats.isolate(name);
    match why {
        NoPicture::TooLarge => {
            let size = formats.bytes(size_bytes);
            let limit = formats.bytes(PHOTO_ORIGINAL_LIMIT_BYTES);
            td_string!(locale, attachments.too_large, name = name, size = size, limit = limit)
        }
        NoPicture::Unreadable => td_string!(locale, attachments.no_picture, name = name),
    }
}

/// Why nothing is recorded, and what to do.
pub(super) fn no_recording(locale: Locale, why: NoRecording) -> &'static str {
    match why {
        NoRecording::Refused => td_string!(locale, attachments.microphone_refused),
        NoRecording::NoMicrophone => td_string!(locale, attachments.no_microphone),
        NoRecording::Failed => td_string!(locale, attachments.recording_failed),
    }
}

/// Why files were not attached, and what to do.
pub(super) fn refused(locale: Locale, formats: &Formats, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Commit(error) => commit_failure(locale, error).to_owned(),
        Refusal::Invalid(_) => refusal
            .about(FormField::File)
            .and_then(|found| problem(locale, formats, found))
            .unwrap_or_default(),
    }
}

/// What is wrong with a file, and what to do; none of what is never wrong with one.
#[must_use]
pub fn problem(locale: Locale, formats: &Formats, problem: &Problem) -> Option<String> {
    Some(match problem {
        Problem::TooMany { limit } => {
            let limit = formats.number(i64::try_from(*limit).unwrap_or(i64::MAX));
            td_string!(locale, attachments.problem_too_many, limit = limit)
        }
        Problem::TooLarge { limit, .. } => {
            td_string!(locale, attachments.problem_too_large, limit = formats.bytes(*limit))
        }
        Problem::LastsTooLong { limit_s } => {
            td_string!(locale, attachments.problem_too_long, limit = formats.duration(*limit_s))
        }
        Problem::Empty => td_string!(locale, attachments.recording_failed).to_owned(),
        _ => return None,
    })
}

/// What a file is called on the device it is saved to. One without a name gets its day and time, in figures
/// that sort.
pub(super) fn file_name(formats: &Formats, attachment: &Attachment) -> String {
    if !attachment.name.is_empty() {
        return attachment.name.clone();
    }
    let civil = formats.civil(attachment.created_at);
    let media_type = attachment.media_type.split(';').next().unwrap_or_default();
    let ending = match media_type {
        "image/jpeg" => "jpg",
        "audio/mp4" => "m4a",
        other => other.rsplit('/').next().unwrap_or_default(),
    };
    format!("peyvand-{}-{:02}{:02}.{ending}", civil.date, civil.time.hour(), civil.time.minute())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::calendar::CalendarKind;
    use crate::domain::country::Country;
    use crate::domain::digits::DigitSystem;
    use crate::domain::id::AttachmentId;
    use crate::domain::language::Language;
    use crate::domain::record::{RecordKind, RecordRef};
    use crate::domain::time::{Instant, UtcOffset};

    fn formats(language: Language, digits: DigitSystem) -> Formats {
        Formats {
            language,
            calendar: CalendarKind::Gregorian,
            digits,
            country: Country::IR,
            offset_at: |_| UtcOffset::UTC,
        }
    }

    fn english() -> Formats {
        formats(Language::En, DigitSystem::Latin)
    }

    fn file(kind: AttachmentKind) -> NewFile {
        NewFile {
            kind,
            name: String::new(),
            media_type: "audio/webm;codecs=opus".to_owned(),
            bytes: vec![0; 12_000],
            pixels: None,
            duration_s: Some(67),
            thumbnail: Vec::new(),
        }
    }

    fn saved(name: &str, media_type: &str) -> Attachment {
        let id = uuid::Uuid::from_u128(1);
        Attachment {
            id: AttachmentId(id),
            of: RecordRef { kind: RecordKind::Party, id },
            kind: AttachmentKind::Voice,
            name: name.to_owned(),
            media_type: media_type.to_owned(),
            size_bytes: 12_000,
            pixels: None,
            duration_s: Some(67),
            thumbnail: Vec::new(),
            sample: false,
            // 22 November 2026, 12:00 UTC.
            created_at: Instant::from_millis(1_795_348_800_000),
        }
    }

    #[test]
    fn a_running_clock_counts_minutes_and_seconds_in_the_digits_of_the_user() {
        assert_eq!(clock(&english(), 7), "0:07");
        assert_eq!(clock(&formats(Language::Fa, DigitSystem::Persian), 600), "۱۰:۰۰");
    }

    #[test]
    fn what_was_scaled_down_says_to_how_much() {
        let photos = [file(AttachmentKind::Photo), file(AttachmentKind::Photo)];
        assert_eq!(added(Locale::en, &english(), &photos, true), "2 photos added, kept at 1,600 pixels");
        assert_eq!(added(Locale::en, &english(), &photos[..1], false), "Photo added");
        assert_eq!(added(Locale::en, &english(), &[file(AttachmentKind::Voice)], false), "Voice note added");
    }

    #[test]
    fn what_has_no_name_is_saved_under_its_day_and_time() {
        let webm = saved("", "audio/webm;codecs=opus");
        assert_eq!(file_name(&english(), &webm), "peyvand-2026-11-22-1200.webm");
        assert_eq!(file_name(&english(), &saved("", "audio/mp4")), "peyvand-2026-11-22-1200.m4a");
        assert_eq!(file_name(&english(), &saved("shelf.jpg", "image/jpeg")), "shelf.jpg");
    }

    #[test]
    fn a_photo_of_seventy_five_megabytes_is_told_the_limit() {
        let told = no_picture(Locale::en, &english(), "wall.tif", 75_000_000, NoPicture::TooLarge);
        assert!(told.contains("75.0 MB") && told.contains("60.0 MB"), "{told}");
    }

    #[test]
    fn a_full_device_and_a_full_record_are_told_apart() {
        use crate::store::ports::{CommitError, DiskError};
        let full = Refusal::Commit(CommitError::Disk(DiskError::Full));
        assert_eq!(refused(Locale::en, &english(), &full), td_string!(Locale::en, errors.full));
        let many = Refusal::from(FormField::File.has(Problem::TooMany { limit: 50 }));
        assert!(refused(Locale::en, &english(), &many).contains("more than 50"));
    }
}
