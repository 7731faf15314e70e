//! What the screens about audits of cases say.

use super::{called, language};

tumbuh_app::both_texts! {
    /// A message of these screens.
    pub enum AuditWord {
        None: "Belum ada audit.", "There are no audits yet.";
        New: "Audit baru", "New audit";
        Cases: "kasus", "cases";
        Waiting: "rekomendasi belum selesai", "recommendations not finished";
        Late: "terlambat", "late";
        AllFinished: "Semua rekomendasi selesai", "Every recommendation is finished";
        Title: "Nama audit", "Name of the audit";
        TitleLike: "misalnya AKS semester 2 2026", "for example AKS second half 2026";
        HeldOn: "Hari audit", "Day of the audit";
        Members: "Anggota tim", "Members of the team";
        MembersLike: "nama dan lembaganya, dipisah koma", "names and where they are from, with commas between";
        Pick: "Pilih kasus", "Pick cases";
        Order: "Urutan", "Order";
        LongestOpen: "Paling lama terbuka dulu", "Longest open first";
        LateFirst: "Paling terlambat dulu", "Latest first";
        Picked: "kasus dipilih", "cases picked";
        OpenSince: "terbuka sejak", "open since";
        NotLate: "tidak terlambat", "not late";
        More: "dan lainnya; cari atau pilih wilayah", "and more; search or choose an area";
        Freeze: "Bekukan dan buat audit", "Freeze and make the audit";
        FreezeHint: "Semua yang tercatat tentang kasus yang dipilih dibekukan hari ini. Setelah itu berkasnya tidak berubah.",
            "Everything recorded about the cases that are picked is frozen today. The bundles never change after that.";
        FillIn: "Isi nama audit, hari dan anggota tim.", "Fill in the name of the audit, its day and the team.";
        WrongDay: "Hari audit terlalu jauh dari hari ini.", "The day of the audit is too far from today.";
        PickSome: "Pilih 1 sampai 40 kasus.", "Pick 1 to 40 cases.";
        Made: "Audit dibuat. Berkasnya sudah dibekukan.", "The audit is made and its bundles are frozen.";
        HeldBy: "Tim", "Team";
        FrozenOn: "Beku per", "Frozen as of";
        Settings: "pengaturan sejak", "settings since";
        Version: "versi", "version";
        Fingerprint: "Sidik berkas (SHA-256)", "Fingerprint (SHA-256)";
        PrintAll: "Cetak semua", "Print all";
        Json: "Unduh JSON", "Download JSON";
        NoneSeen: "Tidak ada kasus di wilayah Anda.", "None of its cases are in your area.";
        Recommendations: "Rekomendasi", "Recommendations";
        NothingRecommended: "Belum ada rekomendasi.", "Nothing is recommended yet.";
        CaseClosed: "kasus sudah ditutup", "the case is closed";
        By: "oleh", "by";
        Until: "paling lambat", "by";
        Add: "Tambah rekomendasi", "Add a recommendation";
        What: "Apa yang dilakukan", "What is to be done";
        Owner: "Siapa yang melakukan", "Who does it";
        Due: "Paling lambat", "By when";
        ChooseOwner: "Pilih siapa yang melakukan", "Choose who does it";
        Incomplete: "Isi apa yang dilakukan, siapa dan sampai kapan.", "Fill in what is to be done, by whom and by when.";
        DueTooEarly: "Batas waktunya sebelum hari ini.", "It is due before today.";
        NotYet: "Rekomendasi bisa ditulis mulai hari audit.", "Recommendations can be written from the day of the audit on.";
        Added: "Rekomendasi tersimpan. Pelaksananya melihatnya di tugasnya.",
            "The recommendation is saved. Whoever does it sees it among their tasks.";
        Show: "Lihat berkas beku", "See the frozen bundle";
        Hide: "Tutup berkas", "Hide the bundle";
        CaseNow: "Kasus sekarang", "The case now";
    }
}

/// The message in the language in use.
#[must_use]
pub fn a(word: AuditWord) -> &'static str {
    called(word.words(language()))
}
