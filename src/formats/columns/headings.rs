//! What columns are called, in the three languages and by the products whose files are met most: Google and
//! Outlook contacts, phones, spreadsheets, other CRMs.

use crate::domain::normalise::{normalise, push_compact};
use crate::domain::party::{ContactLabel, SocialNetwork};
use crate::formats::columns::target::{AddressPart, Target};

/// Names of columns, normalised and without spaces, divided by bars; those that come first are tried first.
pub(super) const HEADINGS: &[(Target, &str)] = &[
    (Target::Identity, "peyvandid|شناسهپیوند|معرفپیوند"),
    (Target::Card, "peyvandcard|کارتپیوند|بطاقهپیوند"),
    (Target::PlaceTitle, "positionthere|سمتدرشرکت|المنصبفیالشرکه"),
    (
        Target::Name,
        "name|fullname|displayname|contactname|contact|customer|customername|client|fileas|نام|نامکامل|نامونامخانوادگی|نامنامخانوادگی|ناممشتری|مشتری|مخاطب|نامومشخصات|طرفحساب|الاسم|اسم|الاسمالکامل|اسمالعمیل|العمیل|الزبون|اسمالزبون",
    ),
    (Target::GivenName, "firstname|givenname|first|forename|نامکوچک|اسمکوچک|اسماول|الاسمالاول|اسمالاول"),
    (Target::MiddleName, "middlename|additionalname|ناممیانی|الاسمالاوسط|اسمالاب"),
    (
        Target::FamilyName,
        "lastname|familyname|surname|last|نامخانوادگی|فامیلی|فامیل|شهرت|اسمالعایله|العایله|اللقب|الاسمالاخیر",
    ),
    (
        Target::Honorific,
        "prefix|nameprefix|salutation|honorific|عنواننام|پیشوند|لقب|جنابخانم|titlemrdr|عنواندکترمهندس|اللقبدم",
    ),
    (
        Target::Kind,
        "kind|type|contacttype|customertype|نوع|نوعمشتری|حقیقیحقوقی|نوعالعمیل|النوع|personorcompany|شخصیاشرکت|شخصاوشرکه",
    ),
    (
        Target::JobTitle,
        "jobtitle|title|job|position|role|organizationtitle|occupation|سمت|شغل|عنوانشغلی|پست|المسمیالوظیفی|الوظیفه|المنصب|الوظیفهالحالیه",
    ),
    (
        Target::Organisation,
        "company|companyname|organization|organisation|organizationname|organisationname|account|accountname|employer|business|شرکت|نامشرکت|سازمان|موسسه|فروشگاه|نامفروشگاه|محلکار|الشرکه|اسمالشرکه|الموسسه|جههالعمل|المتجر|المنظمه|شرکه",
    ),
    (
        Target::Industry,
        "industry|sector|field|صنعت|زمینهفعالیت|صنف|رسته|القطاع|المجال|النشاط|trade|زمینهیکار|زمینهکار|مجالالعمل",
    ),
    (
        Target::Registration,
        "registration|registrationnumber|vatnumber|taxnumber|taxid|nationalid|شناسهملی|شمارهثبت|کداقتصادی|کدملی|السجلالتجاری|الرقمالضریبی|رقمالتسجیل|شناسهیملی",
    ),
    (
        Target::Website,
        "website|web|webpage|url|homepage|site|وبسایت|سایت|تارنما|الموقع|الموقعالالکترونی|موقعالویب",
    ),
    (
        Target::Phone(Some(ContactLabel::Mobile)),
        "mobile|mobilephone|cell|cellphone|mobilenumber|whatsapp|موبایل|همراه|تلفنهمراه|شمارههمراه|شمارهموبایل|گوشی|واتساپ|واتساب|الجوال|جوال|المحمول|الموبایل|رقمالجوال|النقال|الهاتفالمحمول",
    ),
    (
        Target::Phone(Some(ContactLabel::Work)),
        "workphone|businessphone|companymainphone|officephone|office|companyphone|phonework|تلفنکار|تلفنمحلکار|تلفنثابت|ثابت|تلفنشرکت|تلفندفتر|هاتفالعمل|هاتفالمکتب|هاتفالشرکه",
    ),
    (Target::Phone(Some(ContactLabel::Home)), "homephone|phonehome|تلفنمنزل|تلفنخانه|هاتفالمنزل|هاتفالبیت"),
    (
        Target::Phone(Some(ContactLabel::Other)),
        "fax|businessfax|homefax|otherphone|phoneother|فاکس|نمابر|دورنگار|الفاکس",
    ),
    (
        Target::Phone(None),
        "phone|phonenumber|telephone|tel|primaryphone|number|تلفن|شمارهتلفن|شماره|شمارهتماس|تلفنتماس|الهاتف|هاتف|رقمالهاتف|الرقم|رقمالتواصل|التلفون|تلیفون",
    ),
    (Target::Email(Some(ContactLabel::Work)), "workemail|businessemail|emailwork|ایمیلکاری|بریدالعمل"),
    (Target::Email(Some(ContactLabel::Home)), "homeemail|personalemail|emailhome|ایمیلشخصی|البریدالشخصی"),
    (
        Target::Email(None),
        "email|emailaddress|emailother|mail|ایمیل|پستالکترونیک|رایانامه|البرید|البریدالالکترونی|برید|بریدالکترونی|الایمیل|ایمیلادرس",
    ),
    (
        Target::Address(AddressPart::Street),
        "address|street|streetaddress|addressstreet|businessstreet|homestreet|mailingstreet|billingstreet|addressline|postaladdress|نشانی|ادرس|خیابان|ادرسپستی|العنوان|الشارع|عنوان",
    ),
    (
        Target::Address(AddressPart::District),
        "district|neighborhood|neighbourhood|suburb|addressextendedaddress|محله|منطقه|ناحیه|الحی|المنطقه|quarter",
    ),
    (
        Target::Address(AddressPart::City),
        "city|town|addresscity|businesscity|homecity|mailingcity|billingcity|locality|شهر|شهرستان|المدینه|مدینه",
    ),
    (
        Target::Address(AddressPart::Region),
        "state|province|region|addressregion|businessstate|homestate|mailingstate|billingstate|stateregion|استان|المحافظه|الولایه|الاماره|محافظه",
    ),
    (
        Target::Address(AddressPart::PostalCode),
        "zip|zipcode|postalcode|postcode|addresspostalcode|businesspostalcode|homepostalcode|mailingpostalcode|کدپستی|الرمزالبریدی|رمزبریدی",
    ),
    (
        Target::Address(AddressPart::Country),
        "country|addresscountry|businesscountryregion|businesscountry|homecountryregion|homecountry|mailingcountry|countryregion|کشور|الدوله|البلد|دوله",
    ),
    // As ours are written, and Outlook's.
    (Target::OtherAddress(AddressPart::Street), "addressother|otherstreet|نشانیدیگر|العنواناخری"),
    (Target::OtherAddress(AddressPart::District), "quarterother|محلهدیگر|الحیاخری"),
    (Target::OtherAddress(AddressPart::City), "cityother|othercity|شهردیگر|المدینهاخری"),
    (Target::OtherAddress(AddressPart::Region), "provinceother|otherstate|استاندیگر|المحافظهاخری"),
    (
        Target::OtherAddress(AddressPart::PostalCode),
        "postalcodeother|otherpostalcode|کدپستیدیگر|الرمزالبریدیاخری",
    ),
    (
        Target::OtherAddress(AddressPart::Country),
        "countryother|othercountryregion|othercountry|کشوردیگر|البلداخری",
    ),
    (Target::Handle(SocialNetwork::Instagram), "instagram|اینستاگرام|اینستا|انستغرام|انستقرام"),
    (Target::Handle(SocialNetwork::Telegram), "telegram|تلگرام|تلیغرام|تیلیغرام|تیلیجرام"),
    (Target::Handle(SocialNetwork::LinkedIn), "linkedin|linkedinurl|لینکدین|لینکدان"),
    (Target::Handle(SocialNetwork::X), "x|twitter|توییتر|تویتر|ایکس|اکس"),
    (Target::Handle(SocialNetwork::Facebook), "facebook|فیسبوک"),
    (Target::Handle(SocialNetwork::Bale), "bale|بله"),
    (Target::Handle(SocialNetwork::Eitaa), "eitaa|ایتا"),
    (
        Target::Tags,
        "tags|tag|labels|label|categories|category|groups|groupmembership|برچسب|برچسبها|گروه|دسته|دستهبندی|الوسوم|وسوم|التصنیف|الفیه|المجموعه",
    ),
    (
        Target::Stage,
        "stage|status|lifecyclestage|leadstatus|contactstatus|مرحله|وضعیت|وضعیتمشتری|المرحله|الحاله|حالهالعمیل",
    ),
    (
        Target::Owner,
        "owner|contactowner|accountowner|salesrep|assignedto|rep|مسیول|کارشناس|بازاریاب|ویزیتور|فروشنده|المسوول|المسیول|المندوب|lookedafterby|مسیولپیگیری",
    ),
    (
        Target::Source,
        "source|leadsource|origin|منبع|نحوهاشنایی|معرف|طریقهاشنایی|المصدر|مصدرالعمیل|howwemet|اشناییاز|کیفتعارفنا",
    ),
    (
        Target::Birthday,
        "birthday|birthdate|dateofbirth|dob|bday|تولد|تاریختولد|روزتولد|تاریخالمیلاد|المیلاد|عیدالمیلاد|عیدمیلاد",
    ),
    (
        Target::CreatedAt,
        "created|createdat|createdon|createdate|creationdate|تاریخثبت|تاریخایجاد|تاریخالانشا|تاریخالتسجیل|sincewhenknown",
    ),
    (
        Target::LeaveOut,
        "phonelabel|phonetype|emaillabel|emailtype|addresslabel|addresstype|organizationlabel|organizationtype|websitelabel|websitetype|avatar|photo",
    ),
    (
        Target::Notes,
        "notes|note|comments|comment|description|remarks|background|یادداشت|توضیحات|توضیح|ملاحظات|الملاحظات|ملاحظه|وصف",
    ),
];

/// A column's name as the table has them: normalised, without spaces, and without what numbers it or says that
/// it is the value of a thing ("Phone 1 - Value", «تلفن ۲»).
pub(super) fn key_of(heading: &str) -> String {
    let mut key = String::new();
    push_compact(&mut key, &normalise(heading));
    key.retain(|letter| !letter.is_ascii_digit());
    for ending in ["value", "formatted"] {
        if let Some(bare) = key.strip_suffix(ending)
            && !bare.is_empty()
        {
            key.truncate(bare.len());
        }
    }
    key
}

/// What a column of this name says, none when the name tells nothing.
pub(super) fn target_of(heading: &str) -> Option<Target> {
    let key = key_of(heading);
    if key.is_empty() {
        return None;
    }
    let named = |names: &str| names.split('|').any(|name| name == key);
    HEADINGS.iter().find(|(_, names)| named(names)).map(|(target, _)| *target)
}
