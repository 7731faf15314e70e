//! Every message in Indonesian.

use super::{Phrase, Text};

pub(super) fn text(text: Text) -> &'static str {
    match text {
        // The frame
        Text::OfficeName => "Tumbuh · Kantor",
        Text::Menu => "Menu",
        Text::NavLabel => "Menu kantor",
        Text::NavAreas => "Wilayah",
        Text::NavMe => "Akun saya",
        Text::ToPhone => "Ke aplikasi posyandu",
        Text::SkipToContent => "Langsung ke isi",
        Text::MissingTitle => "Halaman tidak ada",
        Text::MissingWhy => "Alamat ini tidak menuju ke mana pun.",
        Text::ToStart => "Ke awal",
        // Troubles
        Text::TroubleUnreachable => {
            "Tidak ada jawaban dari server. Tidak ada yang berubah di layar ini; periksa sambungan internet, lalu coba lagi."
        }
        Text::TroubleUnreadable => {
            "Jawaban server tidak dikenal. Muat ulang halaman ini; mungkin ada versi baru."
        }
        Text::TroubleSignInAgain => {
            "Sesi Anda sudah berakhir. Yang sudah disimpan tetap aman; masuk lagi untuk melanjutkan."
        }
        Text::TroubleWrongPassword => {
            "Kode kabupaten, nama pengguna, atau kata sandi salah. Periksa lalu coba lagi."
        }
        Text::TroubleTooMany => "Terlalu sering mencoba. Tunggu beberapa menit, lalu coba lagi.",
        Text::TroubleForbidden => {
            "Anda tidak berhak melakukan ini, jadi tidak ada yang berubah. Minta admin kabupaten."
        }
        Text::TroubleUnknownRegency => "Kabupaten dengan kode itu tidak dilayani di sini. Periksa kodenya.",
        Text::TroubleNotFound => "Yang dicari sudah tidak ada. Muat ulang untuk melihat keadaan terbaru.",
        Text::TroubleInvalid => {
            "Ada isian yang salah, jadi tidak ada yang disimpan. Perbaiki lalu kirim lagi."
        }
        Text::TroubleTooLarge => {
            "Terlalu besar untuk dikirim sekaligus, jadi tidak ada yang disimpan. Bagi menjadi beberapa bagian."
        }
        Text::TroubleRefused => "Server menolak permintaan ini, jadi tidak ada yang berubah.",
        Text::TroubleServer => {
            "Server sedang bermasalah. Yang sudah disimpan tetap aman; coba lagi beberapa saat lagi."
        }
        // Signing in
        Text::SignInTitle => "Masuk ke kantor",
        Text::SignIn => "Masuk",
        Text::SigningIn => "Sedang masuk…",
        Text::SignInWhy => "Untuk admin kabupaten dan bidan: orang, undangan, perangkat, dan wilayah.",
        Text::RegencyCode => "Kode kabupaten/kota",
        Text::Username => "Nama pengguna",
        Text::Password => "Kata sandi",
        Text::RegencyInvalid => "Kode kabupaten ditulis seperti 32.11.",
        Text::SignInIncomplete => "Isi nama pengguna dan kata sandi.",
        Text::NotHere => "Mencatat anak di posyandu?",
        Text::NoRightsTitle => "Bukan untuk peran Anda",
        Text::NoRightsHere => {
            "Kantor dipakai admin kabupaten dan bidan. Untuk mencatat dan melihat anak, pakai aplikasi posyandu."
        }
        Text::NoRightsThere => "Layar ini dipakai admin kabupaten. Pilih layar lain dari menu.",
        // Roles
        Text::RoleKader => "Kader",
        Text::RoleMidwife => "Bidan",
        Text::RoleNutritionist => "Tenaga gizi",
        Text::RoleVillageOfficer => "Petugas desa",
        Text::RoleOpdOfficer => "Petugas OPD",
        Text::RoleLeader => "Pimpinan",
        Text::RoleRegencyAdmin => "Admin kabupaten",
        Text::AreaSearch => "Cari wilayah",
        Text::AreaExample => "Posyandu, desa, kecamatan…",
        Text::AreaNone => "Tidak ada wilayah yang cocok.",
        // My account
        Text::SignOut => "Keluar",
        Text::SignOutMeans => {
            "Aplikasi posyandu di peramban ini juga keluar dari server; catatan di HP tetap ada."
        }
        Text::LanguageTitle => "Bahasa",
        Text::LanguageNotKept => "Peramban ini tidak bisa menyimpan pilihan bahasa.",
    }
}

pub(super) fn phrase(phrase: &Phrase) -> String {
    match phrase {
        // Places and grants
        Phrase::GrantIn { what, places } => format!("{what} di {places}"),
        Phrase::ListOf { first, last } => format!("{first} dan {last}"),
        Phrase::ListAndMore { first, more } => format!("{first}, dan {more} tempat lain"),
        Phrase::AreaCounts { districts, villages, posyandu } => {
            format!("{districts} kecamatan, {villages} desa/kelurahan, {posyandu} posyandu")
        }
        Phrase::PosyanduCount { count } => format!("{count} posyandu"),
        // Troubles
        Phrase::RequestNumber { id } => format!("Nomor permintaan: {id}"),
        Phrase::SignedInAs { name, grants } => format!("Anda masuk sebagai {name}: {grants}."),
    }
}
