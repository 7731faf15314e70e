//! The names of all messages.

/// A fixed message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is its own words, in id.rs and en.rs")]
pub enum Text {
    // The shell
    SkipToContent,
    NavLabel,
    NavDay,
    NavCheck,
    NavSync,
    NavSettings,
    Online,
    Offline,
    SignIn,
    // Everywhere
    AppName,
    Save,
    Cancel,
    Back,
    Undo,
    Close,
    Optional,
    Required,
    Choose,
    Yes,
    No,
    Loading,
    NotFound,
    SaveFailed,
    DraftRestored,
    DraftDiscard,
    Kg,
    Cm,
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
    Today,
    LastTime,
    NeverMeasured,
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
    // end of Text
}

/// A message with something in it; numbers and dates arrive formatted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is its own words, in id.rs and en.rs")]
pub enum Phrase {
    Progress { done: usize, all: usize },
    Remaining { waiting: usize, absent: usize },
    Matches { count: usize },
    // end of Phrase
}
