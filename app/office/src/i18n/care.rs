//! What the screens about handling children say besides what the phone says, too.

use super::{called, language};

tumbuh_app::both_texts! {
    /// A message of these screens.
    pub enum CareWord {
        Search: "Cari nama anak", "Search a child's name";
        Area: "Wilayah", "Area";
        AllAreas: "Semua wilayah", "All areas";
        OnlyLate: "Hanya yang terlambat", "Only late ones";
        NoneHere: "Tidak ada kasus di sini.", "There are no cases here.";
        MoreThanShown: "dan lainnya; cari atau pilih wilayah", "and more; search or choose an area";
        Summary: "Ringkasan per wilayah", "Summary by area";
        Open: "Terbuka", "Open";
        Late: "Terlambat", "Late";
        Recovered: "Sembuh", "Recovered";
        Inbox: "Perlu divalidasi", "To validate";
        Tasks: "Yang perlu dikerjakan", "What is to do";
        MoreTasks: "Ini yang paling lama menunggu; pilih OPD atau desa untuk melihat yang lain.",
            "These have waited longest; choose an office or village to see the others.";
        NoTasks: "Tidak ada yang perlu dikerjakan.", "Nothing is to do.";
        Mine: "Tugas saya", "Mine";
        Everyone: "Semua", "Everyone's";
        Report: "Laporkan", "Report";
        TakePhoto: "Ambil atau pilih foto", "Take or choose a photo";
        OtherPhoto: "Ganti dengan foto lain", "Take another photo";
        PhotoHint: "Foto kartu, surat atau hasil kerja. Jangan tampakkan wajah. Foto diperkecil, keterangan tempatnya dihapus.",
            "Of a card, a letter or the work. Show no faces. It is made small, and what it says of the place is taken out.";
        PhotoBusy: "Foto sedang diperkecil…", "Making the photo small…";
        PhotoPreview: "Foto yang akan dikirim", "The photo that will be sent";
        PhotoReady: "Siap dikirim", "Ready to be sent";
        NoPicture: "Berkas ini bukan foto yang bisa dibuka. Pilih yang lain.", "This file is no photo that can be opened. Choose another.";
        Send: "Kirim laporan", "Send the report";
        Reported: "Laporan terkirim.", "The report is sent.";
        Saved: "Tersimpan.", "Saved.";
        WordsMissing: "Tulis dulu apa yang dilakukan atau alasannya.", "Write what was done or why not.";
        Promised: "Yang dijanjikan", "What is promised";
        By: "oleh", "by";
        Audited: "Rekomendasi audit", "Recommended by audits";
        SeeAudit: "Lihat auditnya", "See the audit";
        Obstacles: "Kendala", "Obstacles";
        Suggestions: "Usulan", "Suggestions";
        Letter: "Surat rujukan", "Referral letter";
        PrintLetter: "Cetak surat rujukan", "Print the referral letter";
        Print: "Cetak", "Print";
        To: "Kepada", "To";
        Of: "Rujukan anak", "Referral of";
        BornOn: "Lahir", "Born";
        Mother: "Ibu", "Mother";
        LastReading: "Pengukuran terakhir", "Last reading";
        WhyReferred: "Alasan dirujuk", "Why referred";
        Urgency: "Seberapa cepat", "How soon";
        ScanToAnswer: "Pindai untuk membuka kasus ini dan menjawab rujukan", "Scan to open this case and answer the referral";
        NoSuchLetter: "Surat ini tidak ada.", "There is no such letter.";
        OnHand: "Persediaan", "On hand";
        CameIn: "Masuk", "In";
        WentOut: "Keluar", "Out";
        Lost: "Rusak atau hilang", "Spoilt or lost";
        Item: "Barang", "Item";
        Packs: "Jumlah paket", "Packs";
        Moves: "Keluar masuk", "Movements";
        Move: "Catat keluar masuk", "Note a movement";
        Way: "Keluar atau masuk", "Which way";
        From: "Dari mana atau nomor surat jalan", "From whom, or number of the delivery";
        Short: "Keluar lebih banyak daripada masuk: hitung isi gudang.", "More went out than came in: count the store.";
        NoStock: "Belum ada catatan.", "Nothing is noted yet.";
        WrongPacks: "Tulis barangnya dan jumlah paket, 1 atau lebih.", "Write what it is and the number of packs, 1 or more.";
        Puskesmas: "[Puskesmas]", "[Puskesmas]";
        Bundle: "Berkas audit kasus (AKS)", "Bundle for the case audit (AKS)";
        BundleJson: "Unduh JSON", "Download JSON";
        BundleWhy: "Semua yang tercatat tentang anak ini pada hari ini, untuk audit.",
            "Everything recorded about this child as of today, for the audit.";
    }
}

/// The message in the language in use.
#[must_use]
pub fn c(word: CareWord) -> &'static str {
    called(word.words(language()))
}
