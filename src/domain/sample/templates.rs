//! Made-up templates of messages.

use crate::domain::custom_field::Labels;
use crate::domain::id::TemplateId;
use crate::domain::language::Language;
use crate::domain::template::Template;

use super::{Purpose, SampleSet, Source, uuid_v7};

impl SampleSet {
    /// Three templates with a text in each language, called by names in the language of the set. They stand
    /// apart from [`SampleSet::generate`], whose records are measured by.
    #[must_use]
    pub fn templates(self) -> Vec<Template> {
        let source = Source::new(self);
        (0..)
            .zip([AFTER_A_VISIT, PRICE_LIST, BIRTHDAY])
            .map(|(position, [name, subject, text])| Template {
                id: TemplateId(uuid_v7(self.now, position, &mut source.random(Purpose::Template, position))),
                name: labels(name).get(self.language).to_owned(),
                subject: labels(subject),
                text: labels(text),
                position,
                sample: true,
                created_at: self.now,
            })
            .collect()
    }
}

/// A name, a subject and a text, each in the order of [`Language::ALL`].
type Texts = [[&'static str; 3]; 3];

const AFTER_A_VISIT: Texts = [
    ["تشکر پس از دیدار", "شكر بعد الزيارة", "Thanks after a visit"],
    ["ممنون از وقتی که گذاشتید", "شكرًا على وقتكم", "Thank you for your time"],
    [
        "سلام {نام|دوست عزیز}، وقت بخیر.\n\
         ممنون از وقتی که امروز گذاشتید. خلاصه‌ی گفت‌وگو و نمونه‌هایی را که خواستید همین هفته می‌فرستم. \
         اگر پرسشی بود، همین‌جا پیام بدهید.\n{نام من|}",
        "مرحبًا {الاسم|عميلنا العزيز}،\n\
         شكرًا على وقتكم اليوم. سأرسل هذا الأسبوع ملخص ما تحدثنا عنه والعينات التي طلبتموها. \
         وإن كان لديكم أي سؤال فراسلوني هنا.\n{اسمي|}",
        "Hello {first_name|there},\n\
         Thank you for your time today. I will send the summary and the samples you asked for this week. \
         If anything comes up, just write to me here.\n{my_name|}",
    ],
];

const PRICE_LIST: Texts = [
    ["یادآوری لیست قیمت", "تذكير بقائمة الأسعار", "Price list reminder"],
    ["لیست قیمت تازه", "قائمة الأسعار الجديدة", "Our new price list"],
    [
        "سلام {نام|دوست عزیز}،\n\
         لیست قیمت تازه برای {شرکت|شما} آماده است و سفارش‌های تا پایان ماه هنوز با قیمت قبلی حساب می‌شود. \
         چه روزی برای مرور آن تماس بگیرم؟\n{نام من|}",
        "مرحبًا {الاسم|عميلنا العزيز}،\n\
         قائمة الأسعار الجديدة جاهزة لـ{الشركة|كم}، والطلبات حتى نهاية الشهر ما زالت بالسعر السابق. \
         متى يناسبكم أن أتصل لنراجعها معًا؟\n{اسمي|}",
        "Hello {first_name|there},\n\
         The new price list for {company|you} is ready, and orders until the end of the month still go at \
         the old prices. Which day suits you for a short call about it?\n{my_name|}",
    ],
];

const BIRTHDAY: Texts = [
    ["تبریک تولد", "تهنئة بعيد الميلاد", "Birthday wishes"],
    ["تولدتان مبارک", "عيد ميلاد سعيد", "Happy birthday"],
    [
        "{نام کوچک|دوست} عزیز، تولدتان مبارک!\n\
         برایتان سالی پر از تندرستی و خبرهای خوب آرزو دارم.\n{نام من|}",
        "كل عام وأنتم بخير يا {الاسم الأول|صديقنا}!\n\
         أتمنى لكم عامًا مليئًا بالصحة والأخبار الطيبة.\n{اسمي|}",
        "Happy birthday, {first_name|dear friend}!\n\
         I wish you a year of good health and good news.\n{my_name|}",
    ],
];

fn labels([fa, ar, en]: [&str; 3]) -> Labels {
    let mut labels = Labels::default();
    for (language, text) in Language::ALL.into_iter().zip([fa, ar, en]) {
        text.clone_into(labels.own_mut(language));
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::merge_fields::{MergeTexts, render};
    use crate::domain::time::Instant;

    fn templates(language: Language) -> Vec<Template> {
        let now = Instant::from_millis(1_773_223_200_000);
        SampleSet { seed: 1404, customers: 10, now, language, words: super::super::Words::BUILT_IN }
            .templates()
    }

    #[test]
    fn each_template_has_a_subject_and_a_text_in_every_language_and_is_marked() {
        for template in templates(Language::Fa) {
            assert!(template.sample);
            for language in Language::ALL {
                assert_ne!(template.text.own(language), "");
                assert_ne!(template.subject.own(language), "");
            }
        }
    }

    #[test]
    fn each_text_reads_well_of_a_customer_of_whom_nothing_is_known() {
        for template in templates(Language::En) {
            for language in Language::ALL {
                let rendered = render(template.text.own(language), &MergeTexts::default());
                assert!(rendered.missing.is_empty() && rendered.unknown.is_empty(), "{rendered:?}");
                assert!(!rendered.text.contains(['{', '}']), "{rendered:?}");
            }
        }
    }

    #[test]
    fn the_same_set_has_the_same_templates_and_another_language_other_names() {
        assert_eq!(templates(Language::Ar), templates(Language::Ar));
        assert_ne!(templates(Language::Ar)[0].name, templates(Language::En)[0].name);
    }
}
