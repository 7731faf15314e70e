//! Entering someone in a register: someone new, or a woman who is known from another one, who is not typed in again.

use tumbuh::age::CivilDate;
use tumbuh::area::AreaCode;
use tumbuh::care::register::{Enrolment, RegisterAct, RegisterKind, Woman};
use tumbuh::child::Consent;
use tumbuh::id::{EntryId, WomanId};
use tumbuh::language::Language;
use tumbuh::sync::Act;

use super::file;
use super::typed::Typed;
use super::words::RegisterWord;
use crate::care::{Context, Field, FieldKind, FormFields};

/// Registers that one is entered in, in order of the choice.
const KINDS: [RegisterKind; 3] = [RegisterKind::Pregnancy, RegisterKind::Girl, RegisterKind::Couple];

/// Who is entered.
pub struct Enrolling {
    /// The entry; the same however often it is sent.
    pub entry: EntryId,
    /// The woman, if she is known.
    pub woman: WomanId,
    /// What is known of her.
    pub known: Option<Woman>,
    /// What the regency refused, to be put right.
    pub refused: Option<RegisterAct>,
    /// Where the person may enter someone: codes and names.
    pub places: Vec<(AreaCode, String)>,
}

/// The fields of the form.
#[must_use]
pub fn enrol_fields(who: &Enrolling, today: CivilDate, language: Language) -> Vec<Field> {
    use FieldKind::{Day, Line, Number, One};
    let (woman, since, enrolment) = match &who.refused {
        Some(RegisterAct::Enrol { woman, since, enrolment, .. }) => {
            (Some(woman), Some(*since), Some(enrolment))
        }
        _ => (who.known.as_ref(), None, None),
    };
    let of = |read: fn(&Woman) -> Option<String>| woman.and_then(read).unwrap_or_default();
    let name = of(|woman| Some(woman.name.to_string()));
    let field =
        |name, word: RegisterWord, kind, first: String| Field::new(name, word.words(language), kind, &first);
    let optional = |field: Field| field.optional(RegisterWord::Optional.words(language));
    let kinds = KINDS.map(|kind| (kind.name().to_owned(), kind.words(language).to_owned()));
    let kind = enrolment.map_or(RegisterKind::Pregnancy, Enrolment::kind);
    let place = woman.map(|woman| woman.posyandu.to_string());
    let place = place.filter(|code| who.places.iter().any(|(own, _)| own.to_string() == *code));
    let place = place.or(who.places.first().map(|(code, _)| code.to_string())).unwrap_or_default();
    let (mut last_period, mut spacing, mut living) = (String::new(), String::new(), String::new());
    let (mut school, mut man, mut wedding) = (String::new(), String::new(), String::new());
    let said = |value: Option<String>| value.unwrap_or_default();
    match enrolment {
        Some(Enrolment::Pregnancy { last_period: begin, spacing_months, children }) => {
            last_period = begin.to_string();
            spacing = said(spacing_months.map(|months| months.to_string()));
            living = said(children.map(|children| children.to_string()));
        }
        Some(Enrolment::Girl { school: name }) => school = said(name.as_ref().map(ToString::to_string)),
        Some(Enrolment::Couple { man_name, wedding_on }) => {
            (man, wedding) = (man_name.to_string(), wedding_on.to_string());
        }
        None => {}
    }
    let (pregnancy, girl, couple) =
        (RegisterKind::Pregnancy.name(), RegisterKind::Girl.name(), RegisterKind::Couple.name());
    let mut fields =
        vec![field("register", RegisterWord::Which, One(kinds.to_vec()), kind.name().to_owned())];
    if who.places.len() > 1 {
        let places = who.places.iter().map(|(code, name)| (code.to_string(), name.clone()));
        fields.push(field("posyandu", RegisterWord::Posyandu, One(places.collect()), place));
    }
    fields.extend([
        field("name", RegisterWord::Name, Line("280"), name.clone()),
        field("birth", RegisterWord::BirthDate, Day(false), of(|woman| Some(woman.birth_date.to_string()))),
        optional(field(
            "nik",
            RegisterWord::Nik,
            Number,
            of(|woman| Some(woman.nik.as_ref()?.digits().to_owned())),
        )),
        field("last-period", RegisterWord::LastPeriod, Day(false), last_period).when("register", pregnancy),
        optional(field("living", RegisterWord::Living, Number, living).when("register", pregnancy)),
        optional(field("spacing", RegisterWord::Spacing, Number, spacing).when("register", pregnancy)),
        optional(field("school", RegisterWord::School, Line("280"), school).when("register", girl)),
        field("man", RegisterWord::ManName, Line("280"), man).when("register", couple),
        field("wedding", RegisterWord::Wedding, Day(true), wedding).when("register", couple),
        optional(field(
            "phone",
            RegisterWord::Phone,
            Line("280"),
            of(|woman| Some(woman.phone.as_ref()?.to_string())),
        )),
        optional(field(
            "address",
            RegisterWord::Address,
            Line("280"),
            of(|woman| Some(woman.address.as_ref()?.to_string())),
        )),
        field("since", RegisterWord::Since, Day(false), since.unwrap_or(today).to_string()),
        field("consent", RegisterWord::Consents, Line("280"), name),
    ]);
    fields
}

/// The filled form as the act that enters her.
///
/// # Errors
/// What is wrong with it, in words.
pub fn enrolled(
    who: &Enrolling,
    context: &Context,
    fields: FormFields,
    language: Language,
) -> Result<Act, String> {
    let typed = Typed { fields, language };
    let register = RegisterKind::named(&fields.get("register"));
    let register = register.ok_or_else(|| typed.wrong("register"))?;
    let name = typed.required("name")?;
    let birth_date = typed.required("birth")?;
    let enrolment = match register {
        RegisterKind::Girl => Enrolment::Girl { school: typed.optional("school")? },
        RegisterKind::Couple => {
            Enrolment::Couple { man_name: typed.required("man")?, wedding_on: typed.required("wedding")? }
        }
        RegisterKind::Pregnancy | RegisterKind::Newborn => Enrolment::Pregnancy {
            last_period: typed.required("last-period")?,
            spacing_months: typed.optional("spacing")?,
            children: typed.optional("living")?,
        },
    };
    let only = who.places.first().map(|(code, _)| code.clone());
    let posyandu = typed.optional("posyandu")?.or(only);
    let posyandu: AreaCode = posyandu.ok_or_else(|| RegisterWord::NotYours.words(language).to_owned())?;
    let woman = Woman {
        id: who.woman,
        name,
        birth_date,
        nik: typed.optional("nik")?,
        phone: typed.optional("phone")?,
        posyandu: posyandu.clone(),
        address: typed.optional("address")?,
    };
    let consent = Consent {
        given_by: typed.required("consent")?,
        on: context.today,
        notice_version: context.notice_version,
    };
    let act = RegisterAct::Enrol { woman, consent, since: typed.required("since")?, enrolment };
    file::enrolment(context, who.entry, &act, &posyandu, language)
}
