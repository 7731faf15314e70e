//! The names of all messages.

/// A fixed message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    // The frame
    OfficeName,
    Menu,
    NavLabel,
    NavAreas,
    NavMe,
    ToPhone,
    SkipToContent,
    MissingTitle,
    MissingWhy,
    ToStart,
    // Troubles
    TroubleUnreachable,
    TroubleUnreadable,
    TroubleSignInAgain,
    TroubleWrongPassword,
    TroubleTooMany,
    TroubleForbidden,
    TroubleUnknownRegency,
    TroubleNotFound,
    TroubleInvalid,
    TroubleTooLarge,
    TroubleRefused,
    TroubleServer,
    // Signing in
    SignInTitle,
    SignIn,
    SigningIn,
    SignInWhy,
    RegencyCode,
    Username,
    Password,
    RegencyInvalid,
    SignInIncomplete,
    NotHere,
    NoRightsTitle,
    NoRightsHere,
    NoRightsThere,
    // Roles
    RoleKader,
    RoleMidwife,
    RoleNutritionist,
    RoleVillageOfficer,
    RoleOpdOfficer,
    RoleLeader,
    RoleRegencyAdmin,
    AreaSearch,
    AreaExample,
    AreaNone,
    // My account
    SignOut,
    SignOutMeans,
    LanguageTitle,
    LanguageNotKept,
}

/// A message with something in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phrase {
    // Places and grants
    GrantIn { what: String, places: String },
    ListOf { first: String, last: String },
    ListAndMore { first: String, more: usize },
    AreaCounts { districts: usize, villages: usize, posyandu: usize },
    PosyanduCount { count: usize },
    // Troubles
    RequestNumber { id: String },
    SignedInAs { name: String, grants: String },
}
