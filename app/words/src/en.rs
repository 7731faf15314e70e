//! Every message in English.

use crate::Text;

/// A message in English.
#[must_use]
pub fn text(text: Text) -> &'static str {
    match text {
        // The shell
        Text::NobodySignedIn => "Not signed in",
        Text::NothingUnsent => "All sent",
        Text::Syncing => "Exchanging…",
        Text::SignInAgain => "Sign in again",
        Text::NeverSynced => "Never exchanged",
        Text::UpdateReady => "A new version is ready.",
        Text::UpdateNow => "Use it now",
        Text::RegencyInvalid => "A regency code looks like 32.11.",
        Text::SignInIncomplete => "Fill in user name and password.",
        Text::SignInWhy => "Sign in once with signal; after that everything works without it.",
        Text::RegencyCode => "Regency code",
        Text::Username => "User name",
        Text::Password => "Password",
        Text::ShowPassword => "Show password",
        Text::CheckWithoutAccount => "Without an account you can:",
        Text::WrongPassword => "Regency code, user name or password is wrong. Check and try again.",
        Text::TooManyTries => "Too many tries. Wait some minutes, then try again.",
        Text::SignInNeedsSignal => {
            "No answer from the server. Signing in needs signal; find some, then try again."
        }
        Text::SyncTitle => "Data on this phone",
        Text::SyncNow => "Send now",
        Text::EverythingSafe => "Every record is safe on the server.",
        Text::RecordsTooNew => {
            "There are new records that this app cannot read yet. Update the app; they are fetched again then."
        }
        Text::UnfitForgets => {
            "This browser keeps no app (a private window?), so records could be lost. Do not begin a [posyandu] day here. Open Tumbuh in an ordinary window of Chrome, then install it."
        }
        Text::UnfitSafari => {
            "Safari deletes records when the app is not opened for seven days. Do not begin a [posyandu] day yet: tap Share, choose Add to Home Screen, and open Tumbuh from there."
        }
        Text::UnfitFull => {
            "This phone is almost full and saving could fail. Do not begin a [posyandu] day yet: delete photos, videos or other apps, then open Tumbuh again. The records that are there are safe."
        }
        Text::ClearSafe => {
            "Safe to clear this phone: the server has every record, and this phone holds the receipts."
        }
        Text::ClearNotYet => {
            "Not safe to clear this phone yet. First send or repair the records that are still here."
        }
        Text::ClearDrafts => "Not safe to clear this phone yet: something is typed and not saved.",
        Text::ReceiptsUnchecked => {
            "The receipts are kept, but this phone's browser cannot check their signature."
        }
        Text::ParkedTitle => "Needs fixing",
        Text::ParkedWhy => {
            "The server refused these. They stay on this phone until you repair or discard them."
        }
        Text::InboxTitle => "To be decided",
        Text::InboxWhy => "Two people recorded different things. Both are kept until someone chooses.",
        Text::InboxConflict => "Two people changed this child's record.",
        Text::InboxTwins => "Two people measured this child on the same day.",
        Text::InboxReadings => "Someone has to decide about readings of this child. See its history.",
        Text::InboxDouble => "Perhaps one child, registered twice",
        Text::KeptAreas => "Areas on this phone",
        Text::KeptAreasWhy => {
            "This phone keeps the children of the areas that are ticked. What was not sent yet stays."
        }
        Text::KeptAreasSave => "Save areas",
        Text::KeptAreasNone => "Tick at least one area.",
        Text::KeepRecord => "Keep this one",
        Text::MergeWhy => {
            "Choose the record that goes on. What was measured under both names becomes one history; the two can be taken apart again."
        }
        Text::Merged => "Registered twice, merged",
        Text::GoesOn => "Open the record that goes on",
        Text::TakeApart => "Take apart again",
        Text::Decide => "Look and choose",
        Text::TwinReason => "Measured twice, the other was chosen",
        Text::Repair => "Repair",
        Text::SendAgain => "Send again",
        Text::Discard => "Discard",
        Text::DiscardSure => "Discard this record? It is only on this phone and cannot be brought back.",
        Text::DiscardYes => "Yes, discard",
        Text::ActRegister => "Registration of a child",
        Text::ActEdit => "Change of a child’s record",
        Text::ActMeasure => "Measurement",
        Text::ActCorrect => "Correction of a measurement",
        Text::ActRetract => "Retraction of a measurement",
        Text::ActAbsence => "Absence",
        Text::ActRequest => "Parent's request",
        Text::ActCare => "Handling",
        Text::Followed => "Pregnant women, girls, couples",
        Text::StorageTitle => "Storage",
        Text::StorageKept => "The browser promised to keep the data even when the phone is nearly full.",
        Text::StorageNotKept => {
            "The browser has not promised to keep the data when the phone is full. Put the app on the home screen and send data often."
        }
        Text::AboutTitle => "About",
        Text::About => "Tumbuh, version",
        Text::AboutWho => {
            "Growth standards: WHO Child Growth Standards 2006 and WHO Growth Reference 2007, © World Health Organization. WHO does not endorse this app or its results."
        }
        Text::AboutPermenkes => "Nutritional categories: Permenkes 2/2020. Weight card: Buku KIA 2023.",
        Text::AboutLicence => "Open source, Apache-2.0 licence.",
        Text::LanguageTitle => "Language",
        Text::InstallTitle => "Put on the home screen",
        Text::InstallWhy => "Opens faster and keeps data safer.",
        Text::Install => "Install",
        Text::AccountTitle => "Account",
        Text::SignOut => "Sign out",
        Text::SignOutSafe => {
            "Sign out of this phone? Children’s data leave the phone, but for those that somebody else on it follows too; the server keeps them. Signing in again needs signal."
        }
        Text::RoleKader => "[Posyandu] cadre",
        Text::RoleMidwife => "[Village midwife]",
        Text::RoleNutritionist => "[Puskesmas] nutritionist",
        Text::RoleVillageOfficer => "[Village] officer",
        Text::RoleOpdOfficer => "Officer of a regency office",
        Text::RoleLeader => "Leader",
        Text::RoleRegencyAdmin => "Regency administrator",
        Text::SkipToContent => "Skip to content",
        Text::NavLabel => "Main menu",
        Text::NavDay => "[Posyandu]",
        Text::NavToday => "Today",
        Text::NavCheck => "Check a child",
        Text::NavSync => "Data on phone",
        Text::NavSettings => "Settings",
        Text::Online => "Online",
        Text::Offline => "Offline",
        Text::SignIn => "Sign in",
        Text::ErrorSignedOut => "Nobody is signed in on this phone. Sign in, then save again.",
        Text::ErrorFull => {
            "The phone is full, so this is not saved yet. What was saved before is safe. Remove photos or other apps, then save again."
        }
        Text::ErrorRefused => {
            "The phone refused to save; it may be full. What was saved before is safe. Free some space, then save again."
        }
        Text::ErrorUnavailable => {
            "This browser allows no storage, so nothing can be saved. Leave private (incognito) mode and open the app the usual way."
        }
        Text::ErrorOutdated => "The app was updated in another tab. Records are safe. Reload this page.",
        Text::ErrorUnreadable => {
            "Some data on this phone cannot be read. Nothing was deleted. Update the app or call the [puskesmas]."
        }
        Text::ErrorUnreachable => {
            "The server cannot be reached. Records are safe on this phone and are sent when there is signal."
        }
        Text::ErrorSignInAgain => "Please sign in again. Records are safe on this phone.",
        Text::ErrorForbidden => {
            "This account may not do that. Records are safe on this phone. Call the [puskesmas]."
        }
        Text::ErrorTooMany => "The server is busy. Records are safe on this phone; trying again soon.",
        Text::ErrorServer => "The server has a problem. Records are safe on this phone; trying again later.",
        Text::ErrorAppTooOld => {
            "The server's answer was not understood. Records are safe on this phone. Update the app."
        }
        Text::ErrorServerTooOld => {
            "This app is newer than the server, which has not been updated yet. Records are safe on this phone and are sent when it has. Nothing to do."
        }
        Text::ErrorReceipt => {
            "The receipt from the server could not be made sure of. Records are safe on this phone and are sent again later."
        }
        Text::ErrorPassedOver => {
            "The server cannot take some records yet; the others are sent. Those are safe on this phone and are sent again later. If this goes on, tell the regency's administrator."
        }
        // Everywhere
        Text::Cancel => "Cancel",
        Text::Undo => "Undo",
        Text::Optional => "optional",
        Text::Choose => "Choose",
        Text::Loading => "One moment…",
        Text::Opening => "Opening…",
        Text::PartMissing => "This page is not on this phone yet. Find signal, then try again.",
        Text::TryAgain => "Try again",
        Text::NotFound => "Not found on this phone.",
        Text::DraftRestored => "Your unsaved entry is back.",
        Text::DraftDiscard => "Start empty",
        Text::More => "More",
        Text::Less => "Less",
        Text::Boy => "Boy",
        Text::Girl => "Girl",
        Text::BoyShort => "M",
        Text::GirlShort => "F",
        // Words of measuring
        Text::Weight => "Weight",
        Text::Length => "Length",
        Text::Height => "Height",
        Text::Position => "Position",
        Text::Lying => "Lying",
        Text::Standing => "Standing",
        Text::LyingHint => "under 2 years",
        Text::StandingHint => "2 years and over",
        Text::Arm => "Arm (MUAC)",
        Text::Head => "Head circumference",
        Text::Oedema => "Swelling of both feet",
        Text::OedemaNone => "No",
        Text::Oedema1 => "+1",
        Text::Oedema2 => "+2",
        Text::Oedema3 => "+3",
        Text::MeasuredOn => "Date measured",
        Text::LastTime => "Last",
        // States of a record
        Text::StateSafe => "Safe on the server",
        Text::StateSent => "Received by the server",
        Text::StateOnlyHere => "Only on this phone",
        Text::StateNeedsFixing => "Needs fixing",
        Text::StateConflicting => "Two versions",
        // Posyandu day
        Text::DayTitle => "[Posyandu] day",
        Text::ChoosePosyandu => "Choose a [posyandu]",
        Text::Search => "Search child, mother or NIK",
        Text::FilterAll => "All",
        Text::FilterWaiting => "Waiting",
        Text::FilterDone => "Done",
        Text::FilterAbsent => "Absent",
        Text::AllRt => "All RT",
        Text::RegisterChild => "Register a child",
        Text::NoChildren => "No children here yet. Register the first one.",
        Text::NotHereYet => {
            "Not all children are on this phone yet. It needs signal to fetch them; then it works without."
        }
        Text::NoMatch => "Nothing matches.",
        Text::MarkAbsent => "Absent",
        Text::MarkedAbsent => "will be noted as absent",
        Text::AllDone => "Every child is measured. Thank you!",
        Text::ShowMore => "Show more",
        Text::Waiting => "Waiting",
        Text::DoneToday => "Measured",
        Text::AbsentToday => "Absent",
        Text::Mother => "Mother",
        Text::SeeChild => "See record",
        // What fields say
        Text::NotANumber => "Write a number, such as 7.2",
        // Result
        Text::ResultTitle => "Result",
        Text::WhatToDo => "What to do now",
        Text::EachIndex => "Each index",
        Text::SinceLast => "Since the last visit:",
        Text::FirstVisit => "The first visit on record.",
        Text::MonthlyWeight => "This month's weight (KMS)",
        Text::ToBeConfirmed => "to be confirmed",
        Text::ByMonth => "By completed months (Permenkes)",
        Text::CorrectedAge => "Corrected age (born preterm)",
        Text::CorrectedWhy => {
            "Up to 2 years a preterm child is also read by its due date. What to do, above, follows this corrected age."
        }
        Text::ComparedLength => "Length compared",
        Text::NextChild => "Next child",
        Text::SeeCurve => "See curve",
        Text::AskSigns => "Ask about danger signs",
        Text::CorrectThis => "Correct this reading",
        Text::NothingAssessed => "Nothing to assess yet. Enter a weight or a length.",
        Text::Nutrition => "Nutrition",
        Text::Normal => "Good",
        Text::AgeNow => "Age",
        // Check
        Text::CheckTitle => "Check growth",
        Text::CheckIntro => "For any one child. Nothing is saved.",
        Text::Sex => "Sex",
        Text::KnowsAge => "What you know",
        Text::BirthDate => "Date of birth",
        Text::AgeInMonths => "Age (months)",
        Text::AgeUnknownHint => "Without an age only weight for length is assessed.",
        Text::ClearAll => "Clear",
        // Oedema
        Text::Oedema1Hint => "feet",
        Text::Oedema2Hint => "legs",
        Text::Oedema3Hint => "body",
        // Chart
        Text::ChartWeight => "Weight (KMS)",
        Text::ChartLength => "Length",
        Text::ChartWeightForLength => "Weight/Length",
        Text::ChartBmi => "BMI",
        Text::ChartHead => "Head",
        Text::Curves => "Growth charts",
        Text::ChartHelp => "Touch a point to read it. Pinch or use the buttons to zoom.",
        Text::ZoomIn => "Zoom in",
        Text::ZoomOut => "Zoom out",
        Text::ZoomReset => "All",
        Text::PrintChart => "Print A4",
        Text::AsTable => "Read as a table",
        Text::Date => "Date",
        Text::Value => "Value",
        Text::CategoryWord => "Category",
        Text::NoPoints => "No points for this chart yet.",
        Text::AxisMonths => "age (months)",
        Text::AxisCm => "length/height (cm)",
        Text::RedLine => "red line",
        // More of the day
        Text::AllPosyandu => "All [posyandu]",
        // Measuring
        Text::SaveReading => "Save reading",
        Text::Saving => "Saving…",
        Text::NothingEntered => "Enter a weight, a length or another measure first.",
        Text::FixFirst => "A number is not right yet. See the red box.",
        Text::DateMissing => "Choose the date.",
        Text::DoubtsHint => "You can save anyway.",
        Text::MeasuredAgain => "Measured again, same",
        Text::GiveReason => "Give a reason",
        Text::Reason => "Reason",
        Text::Answered => "Answered",
        Text::Swap => "Exchange them",
        Text::CorrectTitle => "Correct a reading",
        Text::CorrectHint => "The old reading stays in the history.",
        Text::CorrectReason => "What was wrong?",
        Text::ReasonMisread => "Misread",
        Text::ReasonTypo => "Typing error",
        Text::ReasonOtherChild => "Another child",
        Text::ReasonMissing => "Say what was wrong.",
        // The card and what became of a reading
        Text::TwiceNotGained => "Not gained twice in a row (2T)",
        Text::BelowRed => "Below the red line (BGM)",
        Text::AboveOrange => "Above the orange line",
        Text::Superseded => "This reading was corrected.",
        Text::Retracted => "This reading was taken back.",
        Text::SeeRecord => "See child",
        // Registering
        Text::RegisterTitle => "Register a child",
        Text::EditTitle => "Edit child",
        Text::SectionChild => "Child",
        Text::SectionFamily => "Mother and address",
        Text::SectionBirth => "At birth",
        Text::SectionConsent => "Parent's consent",
        Text::Name => "Child's name",
        Text::MotherName => "Mother's or guardian's name",
        Text::Nik => "Child's NIK",
        Text::NikHint => "Leave empty if there is none yet.",
        Text::NikInvalid => "Digits only, 20 at most.",
        Text::NikLength => "A NIK usually has 16 digits. Check once more; you can save.",
        Text::NikBirthDate => "The NIK says another birth date. Check once more; you can save.",
        Text::NikSex => "The NIK says the other sex. Check once more; you can save.",
        Text::Phone => "Phone",
        Text::PhoneInvalid => "Too long.",
        Text::Posyandu => "[Posyandu]",
        Text::Address => "Hamlet, street or house",
        Text::Rt => "RT",
        Text::Rw => "RW",
        Text::TooLong => "Too long.",
        Text::BirthWeight => "Birth weight (kg)",
        Text::BirthLength => "Birth length (cm)",
        Text::Gestation => "Weeks of pregnancy at birth",
        Text::GestationHint => "Under 37 weeks is preterm: the age is corrected.",
        Text::GestationInvalid => "20 to 45 weeks.",
        Text::BirthOrder => "Which child of the mother",
        Text::OrderInvalid => "A number from 1 to 20.",
        Text::NameMissing => "Write the child's name.",
        Text::SexMissing => "Choose boy or girl.",
        Text::BirthMissing => "Choose the date of birth.",
        Text::BirthTooLongAgo => "Born too long ago. Check the year.",
        Text::BirthInFuture => "The date has not come yet.",
        Text::MotherMissing => "Write the mother's or guardian's name.",
        Text::PosyanduMissing => "Choose a [posyandu].",
        Text::ConsentMissing => "Ask for the parent's consent first.",
        Text::ConsentReadOut => "Read out or show to the parent:",
        Text::ConsentGiven => "The parent agrees",
        Text::ConsentBy => "Who agreed (name)",
        Text::SaveAndMeasure => "Save, then measure",
        Text::SaveChanges => "Save changes",
        Text::NothingChanged => "Nothing was changed.",
        Text::FixFields => "Something is not right yet. See the red words.",
        Text::Duplicate => "May be registered already:",
        // Record
        Text::EditChild => "Edit",
        Text::MeasureNow => "Measure now",
        Text::History => "Measurements",
        Text::NoHistory => "No measurements yet.",
        Text::Correct => "Correct",
        Text::Retract => "Take back",
        Text::RetractWhy => "Why take it back?",
        Text::RetractConfirm => "Yes, take it back",
        Text::Replaced => "replaced",
        Text::TakenBack => "taken back",
        Text::CloseRecord => "Stop following this child",
        Text::CloseReason => "Why?",
        Text::CloseMoved => "Moved",
        Text::CloseDied => "Died",
        Text::CloseAged => "Five years old",
        Text::CloseError => "Mistake",
        Text::CloseDate => "Since",
        Text::CloseRemark => "Remark",
        Text::CloseConfirm => "Close the record",
        Text::Reopen => "Follow again",
        Text::RecordStays => "The record is kept.",
        Text::MyAccount => "My password and devices",
        Text::RequestTitle => "A parent's request",
        Text::RequestWhy => {
            "Note a request about this child's data. The regency's admin decides and answers it."
        }
        Text::RequestKind => "What is asked?",
        Text::RequestAccess => "A copy of the record",
        Text::RequestCorrection => "A correction",
        Text::RequestWithdrawal => "To withdraw consent",
        Text::RequestErasure => "To erase the record",
        Text::RequestBy => "Who asks",
        Text::RequestNote => "In their words",
        Text::RequestSave => "Save the request",
        Text::RequestSaved => "The request is saved and goes out when there is signal.",
        Text::RequestKindMissing => "Choose what is asked.",
        Text::RequestByMissing => "Write who asks.",
        Text::HandOver => "Move to another regency",
        Text::Identity => "About the child",
        Text::BirthWeightShort => "Birth weight",
        Text::BirthLengthShort => "Birth length",
        Text::GestationShort => "Pregnancy",
        Text::AddressShort => "Address",
        Text::Conflict => "Someone else changed this too. Choose the right one:",
        // Options
        Text::MoreOptions => "More options",
        Text::OrangeLine => "orange line",
        Text::See => "See",
        // With something in them
        Text::OnlyHere => "{count} only on this phone",
        Text::ToFix => "{count} to fix",
        Text::ToDecide => "{count} to be decided",
        Text::LastSync => "Last {when}",
        Text::SyncProgress => "{sent} sent, {received} received.",
        Text::ClockCorrected => {
            "This phone's clock is wrong: it shows {phone}. The app uses the server's date, {day}. Set the clock right."
        }
        Text::ClockLost => {
            "This phone's clock is wrong: it shows {phone}. The app uses {day}, when it last had contact. Enter the right date of measuring; set the clock or find signal."
        }
        Text::LostSent => {
            "The browser has deleted the data on this phone. Every record up to {when} had been sent and is safe on the server; sign in with signal to fetch them again."
        }
        Text::LostUnsent => {
            "The browser has deleted the data on this phone. What had not been sent is lost: {count} records as counted on {when}; enter them again. What had been sent is safe on the server; sign in with signal to fetch it."
        }
        Text::UnsentLong => {
            "{count} records are only on this phone. Do not clear the browser before they are sent."
        }
        Text::SentLong => "{count} records were received by the server.",
        Text::OthersUnsent => {
            "{count} records of other people wait on this phone. Ask them to sign in to send them."
        }
        Text::StorageUse => "{used} MB of {quota} MB used.",
        Text::SignOutUnsent => {
            "{count} records are not sent yet. They stay on this phone, hidden, and are sent when you or someone else signs in again on this phone. Other children’s data leave the phone. Sign out anyway?"
        }
        Text::Progress => "{done} of {all} measured",
        Text::Remaining => "{waiting} waiting · {absent} absent",
        Text::Matches => "{count} children",
        Text::OutOfInstrument => "Check again: {low} to {high} {unit}",
        Text::ZScore => "z {z}",
        Text::Engine => "Computed from WHO's standards · engine {engine} · tables {tables}",
        Text::SettingsUsed => "· settings since {date}",
        Text::MonthReading => "{category} (z {z})",
        Text::InDays => "in {days} days",
        Text::ChartLabel => "Chart of {name}, {count} points. Arrows move, plus and minus zoom.",
        Text::GainOf => "{gain}; minimal gain {minimal}",
        Text::Gain => "{gain} since last month",
        Text::ConsentOn => "Given by {name}, {date}",
        Text::ClosedSince => "Not followed any more: {reason}, since {date}",
        Text::TooMany => {
            "Your areas have more than {limit} children: too many for one phone. Choose first which areas this phone keeps."
        }
        Text::Weeks => "{weeks} weeks",
        Text::UseThis => "{field}: use “{value}”",
        Text::KeepThis => "{field}: keep “{value}”",
        Text::TwinsAsk => {
            "Measured by two people on {when}. Choose one for this month; the other stays in the history."
        }
        Text::UseReading => "Use {reading}",
        // Joining, and sharing a phone
        Text::JoinTitle => "Invitation",
        Text::JoinAccept => "Accept the invitation",
        Text::JoinOver => "This invitation was used, taken back or is over. Ask for a new one.",
        Text::UsernameTaken => "Someone else has this user name. Choose another.",
        Text::NewPassword => "New password",
        Text::PasswordHint => "At least 8 letters or digits. Tell nobody.",
        Text::PasswordTooShort => "A password has at least 8 letters or digits.",
        Text::CrewTitle => "People on this phone",
        Text::CrewWhy => {
            "Several cadres can take turns on one phone. Each signs in once with signal, then a PIN is enough."
        }
        Text::CrewAdd => "Switch person",
        Text::PinMake => "Make my PIN",
        Text::PinChange => "Change my PIN",
        Text::PinNew => "New PIN, 6 digits",
        Text::PinSave => "Save the PIN",
        Text::PinDigits => "of 6 digits",
        Text::PinWrong => "Wrong PIN. Try again.",
        Text::PinSixDigits => "A PIN has 6 digits.",
        Text::PinTooEasy => "This PIN is easy to guess. No digits in a row, not all the same.",
        Text::PinWait => {
            "Wrong too often. Wait some minutes, then try again. Who forgot the PIN signs in with the password."
        }
        Text::JoinWelcome => "Hello {name}, you are invited as:",
        Text::CorrectedAgeIs => "(corrected {age})",
        Text::ErrorVault => {
            "This phone cannot check a PIN now. Close other apps, then try again. Records stay safe."
        }
        Text::ErrorRevoked => {
            "This phone was shut out by those who look after accounts. Unsent records stay on it, locked; ask the [midwife] or administrator."
        }
        Text::ErrorSecondFactor => "A code guards this account. Sign in at the office page.",
        Text::WhoWorks => "Who uses this phone?",
        Text::Pin => "PIN",
        Text::OtherWay => "Sign in with the password",
        // Locking
        Text::LockedTitle => "This phone is locked",
        Text::LockedWhy => {
            "What this phone keeps is encrypted. Choose your name, then open it with your PIN or password; no signal is needed."
        }
        Text::ForgotPin => "I forgot my PIN",
        Text::KnownPasswordHint => "The password that was last used on this phone. No signal is needed.",
        Text::KnownPasswordWrong => "Wrong password. If it was changed, sign in with signal.",
        Text::FirstPinWhy => {
            "From now on what this phone keeps is encrypted. Make a PIN to open it. Encrypting takes a moment."
        }
        Text::RecoveryWay => "Code from the regency",
        Text::RecoveryWhy => {
            "Everyone forgot PIN and password? Ask the [midwife] or administrator for the code of this phone: 24 letters and digits."
        }
        Text::RecoveryWrong => "This code is not for this phone. Check the letters.",
        Text::ErrorLocked => "This phone is locked. Open it first; records stay safe.",
        Text::ErrorStillLocked => {
            "The server knows you, but what this phone keeps stays locked. Open it with a PIN or the old password, or with the code from the regency."
        }
        Text::LockNow => "Lock this phone now",
        Text::LockedUnsent => {
            "{count} records are locked on this phone and may not be sent yet. Unlock it to send them."
        }
        // Emergency copies
        Text::CopyTitle => "Emergency copy",
        Text::CopyWhy => {
            "Cannot this phone send? Save what is not sent in one encrypted file, then give it to a colleague or the [midwife] to send."
        }
        Text::CopyMake => "Make a copy",
        Text::CopyBringWhy => {
            "Do you have a copy from another phone? Send it from here. Sending it twice does no harm."
        }
        Text::CopyBring => "Send a copy from another phone",
        Text::CopyNoKey => "This phone cannot make copies yet. Connect it once with signal.",
        Text::CopyForeign => "This file is damaged, or no copy of this regency. Nothing was sent.",
        Text::CopyNoSignal => "No signal. Keep the file and send it later; nothing is lost.",
        Text::CopyMade => "The copy holds {count} records. They stay on this phone as well.",
        Text::CopyMadePart => {
            "A copy of {count} records was made. {left} more are left: tap again for the next file."
        }
        Text::CopyBrought => "Sent: {new} new, {known} known before, {refused} refused.",
    }
}
