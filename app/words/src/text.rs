//! The names of all messages.

macro_rules! texts {
    ($($name:ident,)+) => {
        /// A fixed message, or one with places that a [`Phrase`] fills.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "each is its own words, in id.rs and en.rs")]
        pub enum Text {
            $($name,)+
        }

        impl Text {
            /// All, in the order in which a list of words has them.
            pub const ALL: &[Self] = &[$(Self::$name,)+];
        }
    };
}

macro_rules! phrases {
    ($($name:ident { $($part:ident: $type:ty),+ })+) => {
        /// A message with something in it; numbers and dates arrive formatted.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "each is its own words, in id.rs and en.rs")]
        pub enum Phrase {
            $($name { $($part: $type),+ },)+
        }

        impl Phrase {
            /// The message, and what fills its places, in their order.
            #[must_use]
            pub fn parts(&self) -> (Text, Vec<String>) {
                match self {
                    $(Self::$name { $($part),+ } => (Text::$name, vec![$($part.to_string()),+]),)+
                }
            }
        }

        /// The places that each message has to have.
        #[cfg(test)]
        pub(crate) const PLACES: &[(Text, &[&str])] = &[$((Text::$name, &[$(stringify!($part)),+])),+];
    };
}

texts! {
    // The shell
    NobodySignedIn,
    NothingUnsent,
    Syncing,
    SignInAgain,
    NeverSynced,
    UpdateReady,
    UpdateNow,
    RegencyInvalid,
    SignInIncomplete,
    SignInWhy,
    RegencyCode,
    Username,
    Password,
    ShowPassword,
    CheckWithoutAccount,
    WrongPassword,
    TooManyTries,
    SignInNeedsSignal,
    SyncTitle,
    SyncNow,
    EverythingSafe,
    RecordsTooNew,
    UnfitForgets,
    UnfitSafari,
    UnfitFull,
    ClearSafe,
    ClearNotYet,
    ClearDrafts,
    ReceiptsUnchecked,
    ParkedTitle,
    ParkedWhy,
    InboxTitle,
    InboxWhy,
    InboxConflict,
    InboxTwins,
    InboxReadings,
    InboxDouble,
    KeptAreas,
    KeptAreasWhy,
    KeptAreasSave,
    KeptAreasNone,
    KeepRecord,
    MergeWhy,
    Merged,
    GoesOn,
    TakeApart,
    Decide,
    TwinReason,
    Repair,
    SendAgain,
    Discard,
    DiscardSure,
    DiscardYes,
    ActRegister,
    ActEdit,
    ActMeasure,
    ActCorrect,
    ActRetract,
    ActAbsence,
    ActRequest,
    ActCare,
    Followed,
    StorageTitle,
    StorageKept,
    StorageNotKept,
    AboutTitle,
    About,
    AboutWho,
    AboutPermenkes,
    AboutLicence,
    LanguageTitle,
    InstallTitle,
    InstallWhy,
    Install,
    AccountTitle,
    SignOut,
    SignOutSafe,
    RoleKader,
    RoleMidwife,
    RoleNutritionist,
    RoleVillageOfficer,
    RoleOpdOfficer,
    RoleLeader,
    RoleRegencyAdmin,
    SkipToContent,
    NavLabel,
    NavDay,
    NavToday,
    NavCheck,
    NavSync,
    NavSettings,
    Online,
    Offline,
    SignIn,
    ErrorSignedOut,
    ErrorFull,
    ErrorRefused,
    ErrorUnavailable,
    ErrorOutdated,
    ErrorUnreadable,
    ErrorUnreachable,
    ErrorSignInAgain,
    ErrorForbidden,
    ErrorTooMany,
    ErrorServer,
    ErrorAppTooOld,
    ErrorServerTooOld,
    ErrorReceipt,
    ErrorPassedOver,
    // Everywhere
    Cancel,
    Undo,
    Optional,
    Choose,
    Loading,
    Opening,
    PartMissing,
    TryAgain,
    NotFound,
    DraftRestored,
    DraftDiscard,
    More,
    Less,
    Boy,
    Girl,
    BoyShort,
    GirlShort,
    // Words of measuring
    Weight,
    Length,
    Height,
    Position,
    Lying,
    Standing,
    LyingHint,
    StandingHint,
    Arm,
    Head,
    Oedema,
    OedemaNone,
    Oedema1,
    Oedema2,
    Oedema3,
    MeasuredOn,
    LastTime,
    // States of a record
    StateSafe,
    StateSent,
    StateOnlyHere,
    StateNeedsFixing,
    StateConflicting,
    // Posyandu day
    DayTitle,
    ChoosePosyandu,
    Search,
    FilterAll,
    FilterWaiting,
    FilterDone,
    FilterAbsent,
    AllRt,
    RegisterChild,
    NoChildren,
    NotHereYet,
    NoMatch,
    MarkAbsent,
    MarkedAbsent,
    AllDone,
    ShowMore,
    Waiting,
    DoneToday,
    AbsentToday,
    Mother,
    SeeChild,
    // What fields say
    NotANumber,
    // Result
    ResultTitle,
    WhatToDo,
    EachIndex,
    SinceLast,
    FirstVisit,
    MonthlyWeight,
    ToBeConfirmed,
    ByMonth,
    CorrectedAge,
    CorrectedWhy,
    ComparedLength,
    NextChild,
    SeeCurve,
    CorrectThis,
    AskSigns,
    NothingAssessed,
    Nutrition,
    Normal,
    AgeNow,
    // Check
    CheckTitle,
    CheckIntro,
    Sex,
    KnowsAge,
    BirthDate,
    AgeInMonths,
    AgeUnknownHint,
    ClearAll,
    // Oedema
    Oedema1Hint,
    Oedema2Hint,
    Oedema3Hint,
    // Chart
    ChartWeight,
    ChartLength,
    ChartWeightForLength,
    ChartBmi,
    ChartHead,
    Curves,
    ChartHelp,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    PrintChart,
    AsTable,
    Date,
    Value,
    CategoryWord,
    NoPoints,
    AxisMonths,
    AxisCm,
    RedLine,
    // More of the day
    AllPosyandu,
    // Measuring
    SaveReading,
    Saving,
    NothingEntered,
    FixFirst,
    DateMissing,
    DoubtsHint,
    MeasuredAgain,
    GiveReason,
    Reason,
    Answered,
    Swap,
    CorrectTitle,
    CorrectHint,
    CorrectReason,
    ReasonMisread,
    ReasonTypo,
    ReasonOtherChild,
    ReasonMissing,
    // The card and what became of a reading
    TwiceNotGained,
    BelowRed,
    AboveOrange,
    Superseded,
    Retracted,
    SeeRecord,
    // Registering
    RegisterTitle,
    EditTitle,
    SectionChild,
    SectionFamily,
    SectionBirth,
    SectionConsent,
    Name,
    MotherName,
    Nik,
    NikHint,
    NikInvalid,
    NikLength,
    NikBirthDate,
    NikSex,
    Phone,
    PhoneInvalid,
    Posyandu,
    Address,
    Rt,
    Rw,
    TooLong,
    BirthWeight,
    BirthLength,
    Gestation,
    GestationHint,
    GestationInvalid,
    BirthOrder,
    OrderInvalid,
    NameMissing,
    SexMissing,
    BirthMissing,
    BirthTooLongAgo,
    BirthInFuture,
    MotherMissing,
    PosyanduMissing,
    ConsentMissing,
    ConsentReadOut,
    ConsentGiven,
    ConsentBy,
    SaveAndMeasure,
    SaveChanges,
    NothingChanged,
    FixFields,
    Duplicate,
    // Record
    EditChild,
    MeasureNow,
    History,
    NoHistory,
    Correct,
    Retract,
    RetractWhy,
    RetractConfirm,
    Replaced,
    TakenBack,
    CloseRecord,
    CloseReason,
    CloseMoved,
    CloseDied,
    CloseAged,
    CloseError,
    CloseDate,
    CloseRemark,
    CloseConfirm,
    Reopen,
    RecordStays,
    MyAccount,
    RequestTitle,
    RequestWhy,
    RequestKind,
    RequestAccess,
    RequestCorrection,
    RequestWithdrawal,
    RequestErasure,
    RequestBy,
    RequestNote,
    RequestSave,
    RequestSaved,
    RequestKindMissing,
    RequestByMissing,
    HandOver,
    Identity,
    BirthWeightShort,
    BirthLengthShort,
    GestationShort,
    AddressShort,
    Conflict,
    // Options
    MoreOptions,
    OrangeLine,
    See,
    // With something in them: told by a phrase
    OnlyHere,
    ToFix,
    ToDecide,
    LastSync,
    SyncProgress,
    ClockCorrected,
    ClockLost,
    LostSent,
    LostUnsent,
    UnsentLong,
    SentLong,
    OthersUnsent,
    StorageUse,
    SignOutUnsent,
    Progress,
    Remaining,
    Matches,
    OutOfInstrument,
    ZScore,
    Engine,
    SettingsUsed,
    MonthReading,
    InDays,
    ChartLabel,
    GainOf,
    Gain,
    ConsentOn,
    ClosedSince,
    TooMany,
    Weeks,
    UseThis,
    KeepThis,
    TwinsAsk,
    UseReading,
    JoinTitle,
    JoinAccept,
    JoinOver,
    UsernameTaken,
    NewPassword,
    PasswordHint,
    PasswordTooShort,
    CrewTitle,
    CrewWhy,
    CrewAdd,
    PinMake,
    PinChange,
    PinNew,
    PinSave,
    PinDigits,
    PinWrong,
    PinSixDigits,
    PinTooEasy,
    PinWait,
    JoinWelcome,
    CorrectedAgeIs,
    ErrorVault,
    WhoWorks,
    Pin,
    OtherWay,
    ErrorRevoked,
    ErrorSecondFactor,
    // Locking
    LockedTitle,
    LockedWhy,
    ForgotPin,
    KnownPasswordHint,
    KnownPasswordWrong,
    FirstPinWhy,
    RecoveryWay,
    RecoveryWhy,
    RecoveryWrong,
    ErrorLocked,
    ErrorStillLocked,
    LockNow,
    LockedUnsent,
    // Emergency copies
    CopyTitle,
    CopyWhy,
    CopyMake,
    CopyBringWhy,
    CopyBring,
    CopyNoKey,
    CopyForeign,
    CopyNoSignal,
    CopyMade,
    CopyMadePart,
    CopyBrought,
}

phrases! {
    OnlyHere { count: usize }
    ToFix { count: usize }
    LastSync { when: String }
    SyncProgress { sent: usize, received: usize }
    UnsentLong { count: usize }
    SentLong { count: usize }
    OthersUnsent { count: usize }
    StorageUse { used: u32, quota: u32 }
    SignOutUnsent { count: usize }
    Progress { done: usize, all: usize }
    Remaining { waiting: usize, absent: usize }
    Matches { count: usize }
    OutOfInstrument { low: String, high: String, unit: &'static str }
    ZScore { z: String }
    Engine { engine: u16, tables: String }
    SettingsUsed { date: String }
    MonthReading { category: String, z: String }
    InDays { days: i32 }
    ChartLabel { name: String, count: usize }
    GainOf { gain: String, minimal: String }
    Gain { gain: String }
    ConsentOn { name: String, date: String }
    ClosedSince { reason: String, date: String }
    TooMany { limit: u32 }
    Weeks { weeks: u16 }
    UseThis { field: &'static str, value: String }
    JoinWelcome { name: String }
    CorrectedAgeIs { age: String }
    ClockCorrected { phone: String, day: String }
    ClockLost { phone: String, day: String }
    LostSent { when: String }
    LostUnsent { count: u32, when: String }
    KeepThis { field: &'static str, value: String }
    TwinsAsk { when: String }
    UseReading { reading: String }
    ToDecide { count: usize }
    LockedUnsent { count: usize }
    CopyMade { count: usize }
    CopyMadePart { count: usize, left: usize }
    CopyBrought { new: u32, known: u32, refused: u32 }
}
