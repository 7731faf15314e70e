//! Every message in English.

use super::{Phrase, Text};

pub(super) fn text(text: Text) -> &'static str {
    match text {
        // The frame
        Text::OfficeName => "Tumbuh · Office",
        Text::Menu => "Menu",
        Text::NavLabel => "Office menu",
        Text::HandlingName => "Handling",
        Text::NavCases => "Handling",
        Text::NavTasks => "To do",
        Text::NavVillage => "[Village]",
        Text::NavAudits => "Case audits",
        Text::NavRegisters => "Registers",
        Text::NavRefusals => "Refused records",
        Text::NavStock => "PMT stock",
        Text::NavPeople => "People",
        Text::NavInvitations => "Invitations",
        Text::NavImport => "Invite many",
        Text::NavDevices => "Devices",
        Text::NavAreas => "Areas",
        Text::NavMe => "My account",
        Text::ToPhone => "To the [posyandu] app",
        Text::SkipToContent => "Skip to content",
        Text::Loading => "Loading…",
        Text::Choose => "Choose…",
        Text::TryAgain => "Try again",
        Text::Cancel => "Cancel",
        Text::Save => "Save",
        Text::Saving => "Saving…",
        Text::Yes => "Yes",
        Text::No => "No",
        Text::Actions => "Actions",
        Text::MissingTitle => "No such page",
        Text::MissingWhy => "This address leads nowhere.",
        Text::ToStart => "To the start",
        // Troubles
        Text::TroubleUnreachable => {
            "The server does not answer. Nothing on this screen has changed; check the connection, then try again."
        }
        Text::TroubleUnreadable => {
            "The server's answer is not understood. Reload this page; there may be a new version."
        }
        Text::TroubleSignInAgain => "Your session has ended. What was saved is safe; sign in again to go on.",
        Text::TroubleWrongPassword => {
            "The regency code, the user name or the password is wrong. Check them and try again."
        }
        Text::TroubleTooMany => "Too many tries. Wait a few minutes, then try again.",
        Text::TroubleForbidden => "You may not do this, so nothing has changed. Ask the regency's admin.",
        Text::TroubleUnknownRegency => "No regency with that code is served here. Check the code.",
        Text::TroubleNotFound => "It is not there any more. Reload to see how things stand.",
        Text::TroubleInvalid => "Something is wrong, so nothing was saved. Mend it and send it again.",
        Text::TroubleTooLarge => "Too large to be sent at once, so nothing was saved. Divide it into parts.",
        Text::TroubleRefused => "The server refused this, so nothing has changed.",
        Text::TroubleServer => "The server is in trouble. What was saved is safe; try again in a while.",
        // Signing in
        Text::SignInTitle => "Sign in to the office",
        Text::SignIn => "Sign in",
        Text::SigningIn => "Signing in…",
        Text::SignInWhy => {
            "For the regency's admin, [midwives] and nutritionists: people, invitations, devices, areas, settings, and children that move."
        }
        Text::RegencyCode => "Regency code",
        Text::Username => "User name",
        Text::Password => "Password",
        Text::RegencyInvalid => "A regency code is written like 32.11.",
        Text::SignInIncomplete => "Fill in user name and password.",
        Text::NotHere => "Recording children at a [posyandu]?",
        Text::NoRightsTitle => "Not for your role",
        Text::NoRightsHere => {
            "The office is for the regency's admin, [midwives] and nutritionists. To record and see children, use the [posyandu] app."
        }
        Text::NoRightsThere => "This screen is for the regency's admin. Choose another one from the menu.",
        // Roles
        Text::RoleKader => "[Kader]",
        Text::RoleMidwife => "[Midwife]",
        Text::RoleNutritionist => "Nutritionist",
        Text::RoleVillageOfficer => "[Village] officer",
        Text::RoleOpdOfficer => "Office (OPD) officer",
        Text::RoleLeader => "Leader",
        Text::RoleRegencyAdmin => "Regency admin",
        Text::Role => "Role",
        Text::RoleAndAreas => "Role and areas",
        Text::AddRole => "Add another role",
        Text::RemoveRole => "Remove this role",
        Text::Office => "Office (OPD)",
        Text::OfficeHint => "The office's id in the regency's settings, for example dinkes.",
        Text::OfficeMissing => "Name the office of an OPD officer.",
        Text::AreaSearch => "Search areas",
        Text::AreaExample => "[Posyandu], [village], [district]…",
        Text::AreaNone => "No area fits.",
        Text::AreaMissing => "Choose at least one area for each role.",
        // People
        Text::PeopleSearch => "Search people",
        Text::PeopleExample => "Name, [posyandu], [village]…",
        Text::AnyRole => "Every role",
        Text::AnyState => "All",
        Text::OnlyActive => "May sign in",
        Text::OnlyBlocked => "Blocked",
        Text::State => "State",
        Text::Active => "Active",
        Text::Blocked => "Blocked",
        Text::NobodyFits => "Nobody fits. Change the search or the filters.",
        Text::Name => "Name",
        Text::LastSeen => "Last seen",
        Text::NeverSeen => "Never",
        // A person
        Text::Person => "Person",
        Text::BackToPeople => "← All people",
        Text::PersonMissing => "This person is not in your areas, or is gone.",
        Text::SecondFactor => "Second factor",
        Text::ChangeTitle => "Change role and areas",
        Text::Change => "Change",
        Text::ChangeMeans => {
            "Where something is taken away, the person is signed out everywhere and has to sign in again. What they recorded stays."
        }
        Text::AccessTitle => "Access",
        Text::BlockWhy => "Who is blocked cannot sign in. What they recorded stays.",
        Text::IsBlocked => "This person is blocked: signing in works on no device.",
        Text::Block => "Block",
        Text::Unblock => "Unblock",
        Text::BlockMeans => {
            "The person is signed out everywhere and cannot sign in until unblocked. Records that were not sent stay on their phone."
        }
        Text::ResetTitle => "Forgotten password",
        Text::ResetWhy => "Make a link for a new password and hand it to the person yourself.",
        Text::Reset => "Make a password link",
        Text::ResetMeans => "The old password works until the link is used. The link is shown only once.",
        // Links
        Text::Link => "Link",
        Text::LinkOnce => "The link is shown only now and works once.",
        Text::SendByWhatsApp => "Send by WhatsApp",
        Text::CopyLink => "Copy the link",
        Text::Copied => "The link was copied.",
        Text::CopyByHand => "The browser did not let it be copied. Select the link and copy it yourself.",
        Text::Print => "Print",
        // Inviting
        Text::InviteTitle => "Invite someone",
        Text::InviteeName => "Name of the person",
        Text::InviteeHint => "As on the identity card or the decree.",
        Text::NameMissing => "Write the person's name.",
        Text::ValidFor => "The link works for",
        Text::OneDay => "1 day",
        Text::OneWeek => "1 week",
        Text::ThirtyDays => "30 days",
        Text::MakeLink => "Make the invitation link",
        Text::InviteAnother => "Invite someone else",
        Text::BackToInvitations => "← All invitations",
        Text::InvitationsWhy => {
            "Invitations that were not used yet. Their links are not shown again; where one was lost, take it back and invite again."
        }
        Text::NoInvitations => "There are no open invitations.",
        Text::InvitedBy => "Invited by",
        Text::OpenUntil => "Open until",
        Text::ForNewPassword => "for a new password",
        Text::Operator => "The operator",
        Text::TakeBack => "Take back",
        Text::TakeBackMeans => "The link stops working at once. You can invite again at any time.",
        Text::TakenBack => "The invitation was taken back.",
        // Importing
        Text::ImportTitle => "Invite many people",
        Text::ImportWhy => {
            "Upload a list of people as a CSV file. The file is checked first; nothing is made before you agree."
        }
        Text::ImportColumns => {
            "Columns: name, role, areas, office. Roles: kader, midwife, nutritionist, villageOfficer, opdOfficer, leader, regencyAdmin. Area codes are separated by spaces."
        }
        Text::ImportExample => "Download an example",
        Text::ImportFile => "CSV file",
        Text::ImportChecking => "The file is being checked…",
        Text::ImportNothingYet => "Nothing was made yet.",
        Text::ImportApply => "Make all invitations",
        Text::ImportMeans => {
            "Everyone gets a link of their own. All links are shown only once: save or print them afterwards."
        }
        Text::ImportMend => "Nothing was made. Mend these lines, then choose the file again.",
        Text::Line => "Line",
        Text::Column => "Column",
        Text::WhatIsWrong => "What is wrong",
        Text::LinksOnce => "The links are shown only now. Save or print them before you leave this screen.",
        Text::SaveCsv => "Save as CSV",
        // Devices
        Text::DevicesWhy => {
            "Phones and laptops that someone signed in on. Shut out those that were lost or sold."
        }
        Text::NoDevices => "There are no devices yet.",
        Text::Device => "Device",
        Text::NamelessDevice => "Nameless device",
        Text::UsedBy => "Used by",
        Text::Revoke => "Shut out",
        Text::Revoked => "The device was shut out.",
        Text::IsRevoked => "Shut out",
        Text::RevokeMeans => {
            "Everyone is signed out on that device and cannot sign in there again. Records it has not sent will not be accepted."
        }
        // My account
        Text::SignOut => "Sign out",
        Text::SignOutMeans => {
            "The [posyandu] app in this browser is signed out at the server, too; records on the phone stay."
        }
        Text::LanguageTitle => "Language",
        Text::LanguageNotKept => "This browser cannot keep the choice of language.",
        // Second factor and troubles of accounts
        Text::TroubleDeviceRevoked => {
            "This device was shut out and cannot be used to sign in. Ask the regency's admin."
        }
        Text::TroubleBlocked => "This account is blocked. Ask the regency's admin.",
        Text::TroubleCode => {
            "A second factor guards this account. Write the code that your authenticator shows."
        }
        Text::TroubleWrongCode => "The code is wrong or over. Write the one that is shown now.",
        Text::TroubleLastAdmin => {
            "A regency needs at least one admin, so nothing has changed. Make someone else an admin first."
        }
        Text::TroubleSuspended => "The operator has suspended this regency. No data is lost.",
        Text::Code => "Second-factor code",
        Text::CodeHint => "Six digits from the authenticator.",
        Text::Readmit => "Let in again",
        Text::Readmitted => "The device may be used again.",
        Text::RecoveryCode => "Opening code",
        Text::RecoveryMeans => {
            "Read it out to who holds the phone. On the lock screen they choose “Code from the regency”. Whoever has the code can open that phone; that you read it is noted."
        }
        Text::CopyTitle => "Emergency copy",
        Text::CopyWhy => "A file of a phone that cannot send. Bringing it twice changes nothing.",
        Text::CopyFile => "File of the copy",
        Text::CopyUnreadable => "This file is no emergency copy. Nothing was sent.",
        Text::TroubleForeignCopy => {
            "This file is damaged, or was not made on a phone of this regency. Nothing was sent."
        }
        // My account: sessions, password, second factor
        Text::SessionsTitle => "Where you are signed in",
        Text::SessionsWhy => "End those you do not know, such as a lost phone.",
        Text::Since => "Since",
        Text::ThisDevice => "This device",
        Text::EndSession => "End",
        Text::EndSessionMeans => "You are signed out on that device. To use it again, sign in there.",
        Text::SessionEnded => "The session was ended.",
        Text::PasswordTitle => "Password",
        Text::PasswordCurrent => "Password until now",
        Text::PasswordNew => "New password",
        Text::PasswordHint => "At least 8 letters or digits; several words are stronger than one.",
        Text::PasswordShort => "The password is too short.",
        Text::PasswordChange => "Change the password",
        Text::PasswordChanged => "The password was changed; other devices have to sign in again.",
        Text::FactorWhy => {
            "Beside the password, a code of an authenticator on your phone is asked for. Advised for admins."
        }
        Text::FactorBegin => "Set up a second factor",
        Text::FactorScan => "Scan this with an authenticator, then write the code that it shows.",
        Text::FactorQr => "QR code for an authenticator",
        Text::FactorSecret => "Or type this secret",
        Text::FactorConfirm => "Turn it on",
        Text::FactorOn => "The second factor is on.",
        Text::FactorIsOn => "The second factor is on: a code is asked for at every sign-in.",
        Text::FactorEnd => "Take the second factor off",
        Text::FactorOff => "The second factor was taken off.",
        // The operator
        Text::OperatorTitle => "Operator",
        Text::OperatorHere => "Running this server?",
        Text::OperatorWhy => {
            "For the operator of the server: setting regencies up, suspending them, letting one work as another does."
        }
        Text::Secret => "Operator's secret",
        Text::SecretHint => "Not stored: gone when this page is closed or reloaded.",
        Text::SecretWrong => "The secret is wrong, or this server has no operator. Type it again.",
        Text::Continue => "Continue",
        Text::ForgetSecret => "Forget the secret",
        Text::NoRegencies => "There is no regency yet. Set the first one up.",
        Text::SetUp => "Set up",
        Text::Changed => "Last changed",
        Text::Served => "Served",
        Text::Suspended => "Suspended",
        Text::NewRegency => "Set a regency up",
        Text::BackToRegencies => "← All regencies",
        Text::OwnPack => "The pack of this regency (JSON file)",
        Text::OtherPack => "The pack of the regency it works like (JSON file)",
        Text::WorksLike => "Works like",
        Text::LikeNobody => "Nobody: use the pack as it is",
        Text::LikeFile => "A regency elsewhere (from a file)",
        Text::SetUpNow => "Set it up now",
        Text::ProvisionMeans => {
            "Settings and areas are those of the pack. Where the regency is there already, its pack is replaced; children, readings and accounts stay."
        }
        Text::ReplicateMeans => {
            "Settings, offices, catalogue, words, messages and notices are taken from there; code, name, areas, [puskesmas] and look stay its own. Nobody's data travels."
        }
        Text::AdminWhy => {
            "Who will look after this regency and invite the others. Once signed in, they had better change the password."
        }
        Text::AdminIncomplete => "Fill in the name and the user name.",
        Text::MakeAdmin => "Make the admin's account",
        Text::ToRegency => "To this regency",
        Text::FirstAdmin => "First admin",
        Text::FirstAdminWhy => "Hand this link to the person who will look after this regency.",
        Text::ShowTaken => "Show everything",
        Text::Puskesmas => "[Puskesmas]",
        Text::Children => "Children",
        Text::Readings => "Readings",
        Text::Pack => "Pack",
        Text::SavePack => "Save the pack as a file",
        Text::Suspend => "Suspend",
        Text::Resume => "Serve again",
        Text::SuspendMeans => {
            "Its people are told to wait. Records on phones are safe and are sent once it is served again; nothing is lost."
        }
        Text::ChangesTitle => "Changes at the regency it works like",
        Text::ChangesWhy => {
            "See what changed there, then choose what to take over. Nothing is taken over by itself."
        }
        Text::NoOthers => "There is no other regency on this server.",
        Text::LookForChanges => "Look for changes",
        Text::NoChanges => "There are no changes that were not taken over.",
        Text::TakeOver => "Take over",
        Text::TakeMeans => "What was chosen replaces what is here. The pack until now stays in the history.",
        Text::ChangedHere => "Changed here, too",
        Text::ShowDifference => "Show the difference",
        Text::ThereBefore => "There before",
        Text::ThereNow => "There now",
        Text::Here => "Here",
        Text::NotThere => "Not there",
        Text::ItemOffice => "Office",
        Text::ItemCatalogue => "Intervention",
        Text::ItemWord => "Word",
        Text::ItemTemplate => "Message",
        Text::ItemInvitation => "Message of invitation",
        Text::ItemReminder => "Message of reminder",
        Text::ItemWomanReminder => "Message of reminder to women",
        Text::ItemNotice => "Notice",
        Text::ItemLanguages => "Languages",
        // The access log
        Text::NavAccessLog => "Access log",
        Text::LogWhy => "Who opened or fetched whose record, newest first.",
        Text::LogOfPerson => "Of one person only.",
        Text::LogOfChild => "About one record only.",
        Text::LogAll => "Show all",
        Text::LogEmpty => "Nothing is recorded yet.",
        Text::Older => "Older ones",
        Text::When => "When",
        Text::Who => "Who",
        Text::What => "What",
        Text::LogOpened => "Opened the record",
        Text::LogSearched => "Found by NIK",
        Text::LogErased => "Erased the record on request",
        Text::LogOfThisPerson => "Access log of this person",
        // Changing areas
        Text::BackToAreas => "← All areas",
        Text::AreaName => "Name",
        Text::AreaNameMissing => "Write its name.",
        Text::AreaChanged => "The areas were changed.",
        Text::Rename => "Rename",
        Text::RenameWhy => "The new name shows on every phone after its next exchange.",
        Text::AddPosyandu => "Add a [posyandu]",
        Text::AddPosyanduWhy => "A new [posyandu] in this [village]; its code is the next number.",
        Text::NewPosyandu => "Name of the new [posyandu]",
        Text::Split => "Split the [posyandu]",
        Text::SplitWhy => "Children of the RTs named go to a new [posyandu].",
        Text::Rts => "RTs that go",
        Text::RtsHint => "Separated by commas, for example 03, 04.",
        Text::RtsMissing => "Write the RTs that go.",
        Text::Relocate => "Move the [posyandu]",
        Text::RelocateWhy => {
            "The [posyandu], its children and its [kader] go to another [village], with a new code."
        }
        Text::OneVillage => "Choose one [village].",
        Text::NoCodeLeft => "That [village] has no number left for a [posyandu].",
        Text::Close => "Close the [posyandu]",
        Text::CloseWhy => "Only when no child is followed here any more.",
        // Posyandu from a file
        Text::ImportAreasTitle => "[Posyandu] from a file",
        Text::ImportAreasWhy => {
            "Upload a list of [posyandu] as a CSV file. It is checked first; nothing changes before you agree. [Posyandu] that it does not name stay."
        }
        Text::ImportAreasColumns => {
            "Columns: code, village_code, name. The code may be empty: then the next number of the [village] is used."
        }
        Text::ImportAreasApply => "Save all [posyandu]",
        Text::ImportAreasMeans => {
            "New [posyandu] and new names show on every phone after the next sync. Children and people stay where they are."
        }
        // Settings and the pack
        Text::NavSettings => "Settings",
        Text::SettingsWhy => {
            "The numbers and choices in force in this regency, each since its day. Assessments note which settings they used."
        }
        Text::SettingsChange => "Change settings",
        Text::BackToSettings => "← Settings",
        Text::SettingsFromDay => "In force from",
        Text::SettingsFromHint => "Today or later. What was in force before is kept.",
        Text::SettingsFromWrong => "Choose today or a later day.",
        Text::SettingsTexts => "Messages and notices to parents",
        Text::SettingsByFile => "Changed by the pack's file.",
        Text::ShowChanges => "See what changes",
        Text::SettingsMake => "Put in force",
        Text::SettingsMeans => {
            "From that day every phone and the server use the new values. Assessments that were made do not change."
        }
        Text::SettingsMade => "The settings were saved.",
        Text::SettingsDrop => "Take these back",
        Text::SettingsDropMeans => {
            "These settings, which have not begun, go; those in force now stay in force. The history is kept."
        }
        Text::SettingsDropped => "The settings to come were taken back.",
        Text::PackFileTitle => "Pack: save and load",
        Text::PackOut => "Save the pack",
        Text::PackOutWhy => {
            "All settings, areas, offices, words, messages and looks in one file. There are no people and no children in it."
        }
        Text::PackIn => "Load a pack",
        Text::PackInWhy => {
            "The file is checked first and every difference is shown; nothing changes before you agree. A pack with an error is refused whole."
        }
        Text::PackInFile => "Pack file (JSON)",
        Text::PackInApply => "Put this pack in force",
        Text::PackInMeans => {
            "This pack replaces the present one for everybody. The present one is kept in the history."
        }
        Text::PackTaken => "The pack is in force.",
        Text::PackSame => "There is no difference.",
        Text::PackHistoryTitle => "History of changes",
        Text::PackHistoryWhy => {
            "Every change of settings and areas is kept with its date and person, newest first."
        }
        Text::PackFirst => "The first pack of this regency.",
        Text::Before => "Before",
        Text::After => "After",
        Text::ItemLook => "Look",
        Text::ItemSource => "Source of area names",
        Text::ItemClock => "Clock (minutes)",
        Text::TroubleChanged => {
            "Someone else changed it meanwhile, so nothing was saved. Reload, then make your change again."
        }
        // Requests of parents
        Text::NavRequests => "Requests",
        Text::RequestsWhy => {
            "What parents ask about their child's data, and women about their own (UU 27/2022). Answer before the day; opening this list is noted in the access log."
        }
        Text::NoRequests => "No request is waiting.",
        Text::RequestsDecided => "Decided",
        Text::NoneDecided => "Nothing was decided yet.",
        Text::Child => "Child",
        Text::Woman => "Woman or girl",
        Text::ErasedChild => "(record erased)",
        Text::Granted => "Granted",
        Text::Refused => "Refused",
        Text::RequestWithdrawal => "Withdrawal of consent",
        Text::RequestErasure => "Erasure",
        Text::RequestAccess => "Copy of the record",
        Text::RequestCorrection => "Correction",
        Text::RequestTitle => "A request about data",
        Text::BackToRequests => "← All requests",
        Text::RequestMissing => "This request is not in your areas, or its record was erased.",
        Text::RequestNote => "In their words",
        Text::RefusedWhy => "Why it was refused",
        Text::Posyandu => "[Posyandu]",
        Text::AskedBy => "Asked by",
        Text::AskedOn => "On",
        Text::RecordedBy => "Taken down by",
        Text::LogOfThisChild => "Access log of this record, to print",
        Text::RequestDone => "The decision was saved and carried out.",
        Text::DecideTitle => "Decision",
        Text::IfGranted => "If granted",
        Text::Grant => "Grant",
        Text::Refuse => "Refuse",
        Text::Reason => "Reason when refused",
        Text::ReasonHint => "It is told to the parent, such as the legal ground.",
        Text::ReasonMissing => "Write the reason.",
        Text::RefuseMeans => {
            "Nothing changes in the record. Tell the reason to who asked. The decision stands; they may ask anew."
        }
        Text::WithdrawalMeans => {
            "From now on only those who measure and treat see the record; officers, leaders and partners do not. Counts without names go on."
        }
        Text::ErasureMeans => {
            "Every record of this person goes from the server, and from phones as they sync. It cannot be undone. Only counts without names stay."
        }
        Text::AccessMeans => {
            "Print the child's card or the woman's page in the [posyandu] app and the access log here, and hand them to who asked. The record does not change."
        }
        Text::CorrectionMeans => {
            "Ask the [kader] or [midwife] to correct the record in the [posyandu] app. The decision itself does not change the record."
        }
        // Children: by NIK, to and from other regencies
        Text::NavChildren => "Find and move children",
        Text::NikTitle => "Find by NIK",
        Text::NikWhy => {
            "Children, and women who are followed. Whole numbers only; everyone who is found is noted in the access log."
        }
        Text::Nik => "NIK",
        Text::NikHint => "16 digits, or 17 for the mother's NIK and the birth order.",
        Text::NikWrong => "A NIK has only digits, at most 20.",
        Text::NikSearch => "Search",
        Text::NikNobody => "No one of that NIK is registered in this regency.",
        Text::ClosedRecord => "Closed",
        Text::Born => "Born",
        Text::Mother => "Mother",
        Text::OpenEntry => "Open in Handling",
        Text::OpenRecord => "Open the record in the [posyandu] app",
        Text::BackToChildren => "← Find and move children",
        Text::HandOverTitle => "Hand over to another regency",
        Text::HandOverWhy => {
            "For a family that moves. The parent takes a code along; with it the other regency receives the whole record."
        }
        Text::HandOverConsent => {
            "A parent or guardian agrees that this child's record goes to the other regency."
        }
        Text::ConsentBy => "Who agreed (name)",
        Text::ConsentOn => "Day of consent",
        Text::ConsentMissing => "Without consent nothing may be sent.",
        Text::ConsentByMissing => "Write who agreed.",
        Text::ConsentDayWrong => "Choose a day between birth and today.",
        Text::HandOverMake => "Make the code",
        Text::HandOverMeans => {
            "The record here stays open until the other regency takes the child in; then it is closed as moved. An earlier code that was not used ends."
        }
        Text::HandOverPaper => {
            "Give this paper to the parent. The [midwife] or nutritionist there scans the picture or types the code."
        }
        Text::HandOverCode => "Code",
        Text::HandOverOnce => "The code is shown only now and works once.",
        Text::TakeInTitle => "Take in a child from another regency",
        Text::TakeInWhy => "With the code that the parent brought.",
        Text::TakeInHow => {
            "Type or paste the code from the parent's paper, then choose the [posyandu] that will follow the child."
        }
        Text::CodeFromPaper => "Or scan the picture with a phone's camera: this screen opens with the code.",
        Text::CodeMissing => "Write the code.",
        Text::OnePosyandu => "Choose one [posyandu].",
        Text::TakeInNow => "Take the child in",
        Text::TakeInMeans => "The whole record comes here and is closed as moved where it came from.",
        Text::TakenIn => "The child was taken in with its history.",
        Text::TakenInNext => "The record is on the [posyandu]'s phones after the next sync.",
        Text::TroubleHandover => {
            "This code is wrong, was used or is over. The regency that the child comes from can make a new one."
        }
        Text::TroubleSettled => {
            "This record was dealt with already, by its author or someone else. Reload to see it."
        }
        Text::TroubleDecided => "This request was decided otherwise already. Reload to see it.",
        Text::BackToPhone => "← To the [posyandu] app",
        // The access log on paper
        Text::FromWhere => "From",
        Text::LogPrint => "Print for who asked",
        Text::LogPrintAll => "Load all older ones first, then it can be printed.",
        Text::LogPaperTitle => "Who saw this record",
        Text::LogPaperName => "Name:",
        Text::LogPaperAlso => {
            "Besides those named here, the phones of the [kader], [midwife] and officers of that [posyandu] keep this record to work without signal."
        }
    }
}

pub(super) fn phrase(phrase: &Phrase) -> String {
    match phrase {
        // Places and grants
        Phrase::GrantIn { what, places } => format!("{what} in {places}"),
        Phrase::ListOf { first, last } => format!("{first} and {last}"),
        Phrase::ListAndMore { first, more } => format!("{first}, and {more} more"),
        Phrase::RemoveArea { name } => format!("Remove {name}"),
        Phrase::AreaCounts { districts, villages, posyandu } => {
            format!("{districts} [districts], {villages} [villages], {posyandu} [posyandu]")
        }
        Phrase::PosyanduCount { count } => format!("{count} [posyandu]"),
        // Troubles
        Phrase::RequestNumber { id } => format!("Request number: {id}"),
        Phrase::SignedInAs { name, grants } => format!("You are signed in as {name}: {grants}."),
        // People
        Phrase::PeopleFound { count, of } => format!("{count} of {of} people"),
        Phrase::ShowAll { count } => format!("Show all {count}"),
        Phrase::BlockSure { name } => format!("Block {name}?"),
        Phrase::BlockedNow { name } => format!("{name} was blocked."),
        Phrase::Unblocked { name } => format!("{name} may sign in again."),
        Phrase::ChangeSure { name, grants } => format!("Make {name}: {grants}?"),
        Phrase::Changed { name } => format!("{name}'s role was saved."),
        Phrase::ResetSure { name } => format!("Make a link for a new password for {name}?"),
        Phrase::ResetMessage { name, regency, link, until } => format!(
            "Hello {name}, open this link to set a new password for Tumbuh in {regency}: {link} (works until {until}, for you alone)."
        ),
        // Links
        Phrase::QrFor { name } => format!("QR code for {name}"),
        Phrase::LinkFor { name } => format!("Link for {name}"),
        Phrase::LinkUntil { until } => format!("Works until {until}."),
        Phrase::TakeBackSure { name } => format!("Take back the invitation for {name}?"),
        Phrase::TakeBackThis { name } => format!("Take back the invitation for {name}"),
        // Importing
        Phrase::ImportGood { people } => format!("The file is right: {people} people can be invited."),
        Phrase::ImportBad { name, count } => format!("{name}: {count} mistakes."),
        Phrase::ImportSure { name, people } => format!("Make {people} invitations from {name}?"),
        Phrase::LineNumber { line } => format!("Line {line}"),
        Phrase::LinksMade { count } => format!("{count} invitations were made."),
        // Devices
        Phrase::RevokeSure { device, people } => format!("Shut out {device}, used by {people}?"),
        Phrase::DeviceLost { when, records, unsent } => {
            format!(
                "Data vanished from the browser: {records} records as counted on {when}, {unsent} not sent"
            )
        }
        Phrase::RevokeThis { device, people } => format!("Shut out {device}, {people}"),
        Phrase::ReadmitThis { device, people } => format!("Let {device}, {people} in again"),
        Phrase::RecoveryOf { device } => {
            format!("Opening code of {device}:")
        }
        Phrase::RecoveryThis { device, people } => {
            format!("Opening code of {device}, {people}")
        }
        Phrase::CopyBrought { new, known, refused } => {
            format!("Received: {new} new, {known} known before, {refused} refused.")
        }
        Phrase::EndSessionSure { device } => format!("End the session on {device}?"),
        Phrase::EndSessionThis { device } => format!("End the session on {device}"),
        // The operator
        Phrase::SettingsFrom { date } => format!("Settings from {date}"),
        Phrase::NoPack { name } => format!("{name} is no regency pack; nothing was sent."),
        Phrase::ProvisionSure { name } => format!("Set {name} up with its pack as it is?"),
        Phrase::ReplicateSure { name, other } => format!("Set {name} up to work like {other}?"),
        Phrase::IsSetUp { name } => format!("{name} is set up."),
        Phrase::ToDecide { count } => format!("{count} things that are still to be decided"),
        Phrase::TakenOver { count } => format!("{count} items were taken over."),
        Phrase::SettingsHoldFrom { from } => {
            format!("Their settings hold from {from}; what was recorded stays judged by those of its day.")
        }
        Phrase::NamesReplaced { count } => format!("{count} names were replaced by its own"),
        Phrase::FirstAdminMessage { regency, link, until } => format!(
            "You are invited to be the admin of Tumbuh in {regency}. Open this link: {link} (works until {until}, for you alone)."
        ),
        Phrase::RegencyTitle { code } => format!("Regency {code}"),
        Phrase::LikeSince { code, at } => format!("{code}, since {at}"),
        Phrase::PackSince { revision, at } => format!("Version {revision}, since {at}"),
        Phrase::SuspendSure { name } => format!("Suspend {name}?"),
        Phrase::SuspendedNow { name } => format!("{name} was suspended."),
        Phrase::ResumedNow { name } => format!("{name} is served again."),
        Phrase::TakeSure { count, from } => format!("Take {count} changes over from {from}?"),
        Phrase::TakeChosen { count } => format!("Take over the {count} chosen"),
        // The access log
        Phrase::LogPulled { records, places } => format!("Fetched {records} records in {places}"),
        Phrase::ChildNumber { id } => format!("number {id}"),
        Phrase::AdminMade { name } => format!("The account of the admin {name} was made."),
        // Changing areas
        Phrase::ChangeArea { name } => format!("Change {name}"),
        Phrase::AreaMeans { children, people } => format!(
            "{children} children get another [posyandu], and the roles of {people} people name this area."
        ),
        Phrase::RenameSure { name, new } => format!("Rename {name} to {new}?"),
        Phrase::AddSure { name, village } => format!("Add {name} in {village}?"),
        Phrase::SplitSure { name, new } => format!("Split {name} into {name} and {new}?"),
        Phrase::RelocateSure { name, village } => format!("Move {name} to {village}?"),
        Phrase::CloseSure { name } => format!("Close {name}?"),
        // Settings and the pack
        Phrase::ImportAreasGood { added, renamed, unchanged } => {
            format!("The file is right: {added} new [posyandu], {renamed} renamed, {unchanged} as they are.")
        }
        Phrase::ImportAreasSure { name, count } => format!("Save {count} changes of [posyandu] from {name}?"),
        Phrase::ImportAreasDone { added, renamed } => format!("{added} [posyandu] added, {renamed} renamed."),
        Phrase::NoticeSince { version, date } => format!("Notice version {version}, from {date}"),
        Phrase::SettingsSince { date } => format!("In force since {date}"),
        Phrase::SettingsLater { date } => format!("To come from {date}"),
        Phrase::SettingsDropSure { date } => format!("Take back the settings from {date}?"),
        Phrase::SettingsLaterStay { date } => format!(
            "The settings from {date} are written already and stay as they are; change them too if needed."
        ),
        Phrase::SettingsSure { date } => format!("Put these settings in force from {date}?"),
        Phrase::NotANumber { name } => format!("{name}: write a whole number."),
        Phrase::DifferenceCount { count } => format!("{count} differences"),
        Phrase::PackInSure { name, count } => format!("Put {name} in force with {count} differences?"),
        Phrase::PackRevision { revision, at, by } => format!("Version {revision} · {at} · {by}"),
        // Requests, and children that move
        Phrase::RequestsOpen { count } => format!("Waiting for a decision: {count}"),
        Phrase::RequestDue { date } => format!("Answer by {date}"),
        Phrase::RequestLate { date } => format!("Late since {date}"),
        Phrase::GrantSure { what, name } => format!("Grant: {what}, {name}?"),
        Phrase::RefuseSure { what, name } => format!("Refuse: {what}, {name}?"),
        Phrase::FoundElsewhere { place } => {
            format!("A child of that NIK is registered at {place}. Ask there.")
        }
        Phrase::RecordIsClosed { name } => {
            format!("The record of {name} is closed and cannot be handed over.")
        }
        Phrase::HandOverSure { name } => format!("Make a code for {name}?"),
        Phrase::HandOverFor { name } => format!("Code for {name}"),
        Phrase::TakeInSure { place } => format!("Take the child in at {place}?"),
        Phrase::LogPrinted { regency, date } => format!("{regency}, printed {date}"),
    }
}
