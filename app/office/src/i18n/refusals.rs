//! What the screen about refused records says.

use tumbuh::language::Language;
use tumbuh_app::i18n::place::called_with;

use super::{called, language};

tumbuh_app::both_texts! {
    /// A message of this screen.
    pub enum RefusalWord {
        Why: "Server menolak catatan ini. Pencatatnya bisa memperbaikinya di HP-nya; kalau tidak, bereskan dari sini.",
            "The server refused these records. Whoever made them can repair them on their phone; if they do not, deal with them here.";
        Which: "Tampilkan", "Show";
        Waiting: "Belum dibereskan", "Not dealt with";
        Done: "Sudah dibereskan", "Dealt with";
        NoneWaiting: "Tidak ada catatan ditolak yang menunggu.", "No refused records are waiting.";
        NoneDone: "Belum ada yang dibereskan.", "None has been dealt with yet.";
        NewKind: "Catatan jenis baru", "A record of a new kind";
        NoName: "Nama tidak diketahui", "Name not known";
        Unknown: "Tidak ada di server", "Not on the server";
        By: "Dicatat oleh", "Recorded by";
        NoAuthor: "akun yang sudah tidak ada", "an account that is gone";
        RefusedAt: "ditolak", "refused";
        Reason: "Alasan, seperti yang dibaca pencatatnya", "Why, as whoever recorded it reads it";
        What: "Isian", "Value";
        Measured: "Tanggal ukur", "Measured on";
        Weight: "Berat", "Weight";
        Length: "Panjang atau tinggi", "Length or height";
        Arm: "LiLA", "Arm";
        Head: "Lingkar kepala", "Head";
        Oedema: "Bengkak kedua kaki", "Swelling of both feet";
        Refused: "Yang ditolak", "As refused";
        Standing: "Di server sekarang", "On the server now";
        Nothing: "Tidak ada", "None";
        Told: "Keterangan pencatat", "In their words";
        Whole: "Isi lengkap", "All that it said";
        OpenHere: "Buka catatan", "Open the record";
        OpenApp: "Ubah di aplikasi posyandu", "Change it in the posyandu app";
        Settle: "Bereskan", "Deal with it";
        Remark: "Apa yang sudah dilakukan", "What was done about it";
        RemarkLike: "misalnya: sudah diukur ulang dan dicatat 12 Mei", "for example: measured again and recorded on 12 May";
        RemarkMissing: "Tulis dulu apa yang sudah dilakukan.", "Write what was done first.";
        Keep: "Sudah dibereskan", "It is dealt with";
        Kept: "Tersimpan. Catatan ini tidak menunggu lagi.", "Saved. This record is not waiting any more.";
        ByItself: "Beres sendiri: catatan yang benar sudah diterima", "Settled by itself: the right record was taken";
        Next: "Yang berikutnya", "Next ones";
        First: "Kembali ke awal", "Back to the first";
    }
}

/// The message in the language in use.
#[must_use]
pub fn f(word: RefusalWord) -> &'static str {
    called(word.words(language()))
}

/// How many wait.
#[must_use]
pub fn waiting(count: u64) -> String {
    called_with(match (language(), count) {
        (Language::Indonesian, _) => format!("{count} menunggu dibereskan"),
        (Language::English, 1) => "1 waits to be dealt with".into(),
        (Language::English, _) => format!("{count} wait to be dealt with"),
    })
}
