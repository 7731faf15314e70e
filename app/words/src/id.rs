//! Every message in Indonesian.

use crate::Text;

/// A message in Indonesian.
#[must_use]
pub fn text(text: Text) -> &'static str {
    match text {
        // The shell
        Text::NobodySignedIn => "Belum masuk",
        Text::NothingUnsent => "Semua terkirim",
        Text::Syncing => "Bertukar data…",
        Text::SignInAgain => "Perlu masuk lagi",
        Text::NeverSynced => "Belum pernah terkirim",
        Text::UpdateReady => "Versi baru siap.",
        Text::UpdateNow => "Pakai sekarang",
        Text::RegencyInvalid => "Kode kabupaten ditulis seperti 32.11.",
        Text::SignInIncomplete => "Isi nama pengguna dan kata sandi.",
        Text::SignInWhy => "Masuk sekali dengan sinyal; setelah itu semua bisa dipakai tanpa sinyal.",
        Text::RegencyCode => "Kode kabupaten/kota",
        Text::Username => "Nama pengguna",
        Text::Password => "Kata sandi",
        Text::ShowPassword => "Tampilkan kata sandi",
        Text::CheckWithoutAccount => "Tanpa akun pun bisa:",
        Text::WrongPassword => {
            "Kode kabupaten, nama pengguna, atau kata sandi salah. Periksa lalu coba lagi."
        }
        Text::TooManyTries => "Terlalu sering mencoba. Tunggu beberapa menit, lalu coba lagi.",
        Text::SignInNeedsSignal => {
            "Tidak ada jawaban dari server. Untuk masuk perlu sinyal; pindah ke tempat yang ada sinyal, lalu coba lagi."
        }
        Text::SyncTitle => "Data di HP ini",
        Text::SyncNow => "Kirim sekarang",
        Text::EverythingSafe => "Semua catatan sudah aman di server.",
        Text::RecordsTooNew => {
            "Ada catatan baru yang belum bisa dibaca aplikasi ini. Perbarui aplikasi; catatan itu akan diambil lagi."
        }
        Text::UnfitForgets => {
            "Peramban ini tidak menyimpan aplikasi (mode pribadi?), jadi catatan bisa hilang. Jangan mulai hari [posyandu] di sini. Buka Tumbuh di jendela biasa Chrome, lalu pasang di layar utama."
        }
        Text::UnfitSafari => {
            "Safari menghapus catatan bila aplikasi tidak dibuka tujuh hari. Jangan mulai hari [posyandu] dulu: ketuk Bagikan, pilih Tambah ke Layar Utama, lalu buka Tumbuh dari sana."
        }
        Text::UnfitFull => {
            "HP ini hampir penuh, catatan bisa gagal disimpan. Jangan mulai hari [posyandu] dulu: hapus foto, video atau aplikasi lain, lalu buka Tumbuh lagi. Catatan yang sudah ada tetap aman."
        }
        Text::ClearSafe => {
            "Aman untuk mengosongkan HP ini: semua catatan ada di server, dan HP ini memegang tanda terimanya."
        }
        Text::ClearNotYet => {
            "Belum aman untuk mengosongkan HP ini. Kirim atau perbaiki dulu catatan yang masih ada di sini."
        }
        Text::ClearDrafts => "Belum aman untuk mengosongkan HP ini: ada isian yang belum disimpan.",
        Text::ReceiptsUnchecked => {
            "Tanda terima server disimpan, tetapi peramban HP ini belum bisa memeriksa tanda tangannya."
        }
        Text::ParkedTitle => "Perlu diperbaiki",
        Text::ParkedWhy => {
            "Server menolak catatan ini. Catatan tetap ada di HP ini sampai Anda memperbaiki atau membuangnya."
        }
        Text::InboxTitle => "Perlu diputuskan",
        Text::InboxWhy => "Dua orang mencatat hal yang berbeda. Keduanya disimpan sampai ada yang memilih.",
        Text::InboxConflict => "Data anak ini diubah dua orang.",
        Text::InboxTwins => "Anak ini diukur dua orang pada hari yang sama.",
        Text::InboxReadings => "Ada hasil ukur anak ini yang perlu diputuskan. Lihat riwayatnya.",
        Text::InboxDouble => "Mungkin satu anak yang tercatat dua kali",
        Text::KeptAreas => "Wilayah di HP ini",
        Text::KeptAreasWhy => {
            "HP ini menyimpan anak dari wilayah yang dicentang. Catatan yang belum terkirim tetap tersimpan."
        }
        Text::KeptAreasSave => "Simpan wilayah",
        Text::KeptAreasNone => "Centang paling sedikit satu wilayah.",
        Text::KeepRecord => "Pakai yang ini",
        Text::MergeWhy => {
            "Pilih catatan yang diteruskan. Ukuran dari keduanya jadi satu riwayat; bisa dipisah lagi."
        }
        Text::Merged => "Tercatat dua kali, digabung",
        Text::GoesOn => "Buka catatan yang diteruskan",
        Text::TakeApart => "Pisahkan lagi",
        Text::Decide => "Lihat dan pilih",
        Text::TwinReason => "Diukur dua kali, dipilih yang lain",
        Text::Repair => "Perbaiki",
        Text::SendAgain => "Kirim lagi",
        Text::Discard => "Buang",
        Text::DiscardSure => "Buang catatan ini? Hanya ada di HP ini dan tidak bisa dikembalikan.",
        Text::DiscardYes => "Ya, buang",
        Text::ActRegister => "Pendaftaran anak",
        Text::ActEdit => "Perubahan data anak",
        Text::ActMeasure => "Pengukuran",
        Text::ActCorrect => "Pembetulan pengukuran",
        Text::ActRetract => "Penarikan pengukuran",
        Text::ActAbsence => "Tidak hadir",
        Text::ActRequest => "Permintaan orang tua",
        Text::ActCare => "Penanganan",
        Text::Followed => "Ibu hamil, remaja, catin",
        Text::StorageTitle => "Penyimpanan",
        Text::StorageKept => "Peramban berjanji menyimpan data walau HP hampir penuh.",
        Text::StorageNotKept => {
            "Peramban belum berjanji menyimpan data bila HP penuh. Pasang aplikasi di layar utama dan kirim data sesering mungkin."
        }
        Text::AboutTitle => "Tentang",
        Text::About => "Tumbuh, versi",
        Text::AboutWho => {
            "Standar pertumbuhan: WHO Child Growth Standards 2006 dan WHO Growth Reference 2007, © Organisasi Kesehatan Dunia. WHO tidak mendukung aplikasi ini atau hasil hitungannya."
        }
        Text::AboutPermenkes => "Kategori status gizi: Permenkes 2/2020. Kartu berat badan: Buku KIA 2023.",
        Text::AboutLicence => "Perangkat lunak terbuka, lisensi Apache-2.0.",
        Text::LanguageTitle => "Bahasa",
        Text::InstallTitle => "Pasang di layar utama",
        Text::InstallWhy => "Lebih cepat dibuka dan data lebih aman.",
        Text::Install => "Pasang",
        Text::AccountTitle => "Akun",
        Text::SignOut => "Keluar",
        Text::SignOutSafe => {
            "Keluar dari HP ini? Data anak dihapus dari HP, kecuali yang juga dipantau orang lain di HP ini; di server tetap ada. Untuk masuk lagi perlu sinyal."
        }
        Text::RoleKader => "[Kader] [posyandu]",
        Text::RoleMidwife => "[Bidan desa]",
        Text::RoleNutritionist => "Tenaga gizi [puskesmas]",
        Text::RoleVillageOfficer => "Petugas [desa]",
        Text::RoleOpdOfficer => "Petugas dinas (OPD)",
        Text::RoleLeader => "Pimpinan",
        Text::RoleRegencyAdmin => "Admin kabupaten",
        Text::SkipToContent => "Langsung ke isi",
        Text::NavLabel => "Menu utama",
        Text::NavDay => "[Posyandu]",
        Text::NavToday => "Hari ini",
        Text::NavCheck => "Cek anak",
        Text::NavSync => "Data di HP",
        Text::NavSettings => "Pengaturan",
        Text::Online => "Ada sinyal",
        Text::Offline => "Tanpa sinyal",
        Text::SignIn => "Masuk",
        Text::ErrorSignedOut => "Belum ada yang masuk di HP ini. Masuk dulu, lalu simpan lagi.",
        Text::ErrorFull => {
            "Memori HP penuh, jadi belum tersimpan. Yang sudah tersimpan tetap aman. Hapus foto atau aplikasi lain, lalu simpan lagi."
        }
        Text::ErrorRefused => {
            "HP menolak menyimpan; memorinya mungkin penuh. Yang sudah tersimpan tetap aman. Kosongkan sedikit memori, lalu simpan lagi."
        }
        Text::ErrorUnavailable => {
            "Peramban ini tidak mengizinkan penyimpanan, jadi catatan tidak bisa disimpan. Tutup mode pribadi (samaran) dan buka lagi dengan cara biasa."
        }
        Text::ErrorOutdated => {
            "Aplikasi sudah diperbarui di halaman lain. Catatan tetap aman. Muat ulang halaman ini."
        }
        Text::ErrorUnreadable => {
            "Sebagian data di HP tidak bisa dibaca. Data tidak dihapus. Perbarui aplikasi atau hubungi [puskesmas]."
        }
        Text::ErrorUnreachable => {
            "Server tidak terjangkau. Catatan tetap aman di HP ini dan dikirim saat ada sinyal."
        }
        Text::ErrorSignInAgain => "Perlu masuk lagi. Catatan tetap aman di HP ini.",
        Text::ErrorForbidden => {
            "Akun ini tidak boleh melakukannya. Catatan tetap aman di HP ini. Hubungi [puskesmas]."
        }
        Text::ErrorTooMany => "Server sedang sibuk. Catatan tetap aman di HP ini; dicoba lagi sebentar lagi.",
        Text::ErrorServer => "Server sedang bermasalah. Catatan tetap aman di HP ini; dicoba lagi nanti.",
        Text::ErrorAppTooOld => {
            "Jawaban server tidak dimengerti. Catatan tetap aman di HP ini. Perbarui aplikasi."
        }
        Text::ErrorServerTooOld => {
            "Server belum diperbarui, aplikasi ini lebih baru. Catatan tetap aman di HP ini dan dikirim begitu server siap. Tidak perlu berbuat apa-apa."
        }
        Text::ErrorReceipt => {
            "Tanda terima dari server tidak bisa dipastikan. Catatan tetap aman di HP ini dan dikirim lagi nanti."
        }
        Text::ErrorPassedOver => {
            "Server belum bisa menerima sebagian catatan; yang lain sudah terkirim. Yang belum tetap aman di HP ini dan dikirim lagi nanti. Kalau terus begini, hubungi admin kabupaten."
        }
        // Everywhere
        Text::Cancel => "Batal",
        Text::Undo => "Urungkan",
        Text::Optional => "boleh kosong",
        Text::Choose => "Pilih",
        Text::Loading => "Sebentar…",
        Text::Opening => "Membuka…",
        Text::PartMissing => "Halaman ini belum ada di HP ini. Cari sinyal, lalu coba lagi.",
        Text::TryAgain => "Coba lagi",
        Text::NotFound => "Tidak ditemukan di HP ini.",
        Text::DraftRestored => "Isian yang belum disimpan dikembalikan.",
        Text::DraftDiscard => "Mulai dari kosong",
        Text::More => "Tambah",
        Text::Less => "Kurangi",
        Text::Boy => "Laki-laki",
        Text::Girl => "Perempuan",
        Text::BoyShort => "L",
        Text::GirlShort => "P",
        // Words of measuring
        Text::Weight => "Berat badan",
        Text::Length => "Panjang badan",
        Text::Height => "Tinggi badan",
        Text::Position => "Cara ukur",
        Text::Lying => "Telentang",
        Text::Standing => "Berdiri",
        Text::LyingHint => "di bawah 2 tahun",
        Text::StandingHint => "2 tahun ke atas",
        Text::Arm => "LiLA",
        Text::Head => "Lingkar kepala",
        Text::Oedema => "Bengkak kedua punggung kaki",
        Text::OedemaNone => "Tidak",
        Text::Oedema1 => "+1",
        Text::Oedema2 => "+2",
        Text::Oedema3 => "+3",
        Text::MeasuredOn => "Tanggal ukur",
        Text::LastTime => "Lalu",
        // States of a record
        Text::StateSafe => "Aman di server",
        Text::StateSent => "Diterima server",
        Text::StateOnlyHere => "Hanya di HP ini",
        Text::StateNeedsFixing => "Perlu diperbaiki",
        Text::StateConflicting => "Ada dua versi",
        // Posyandu day
        Text::DayTitle => "Hari [posyandu]",
        Text::ChoosePosyandu => "Pilih [posyandu]",
        Text::Search => "Cari nama anak, ibu, atau NIK",
        Text::FilterAll => "Semua",
        Text::FilterWaiting => "Belum",
        Text::FilterDone => "Selesai",
        Text::FilterAbsent => "Tidak datang",
        Text::AllRt => "Semua RT",
        Text::RegisterChild => "Daftarkan anak",
        Text::NoChildren => "Belum ada anak di [posyandu] ini. Daftarkan anak pertama.",
        Text::NotHereYet => {
            "Data anak belum lengkap di HP ini. Perlu sinyal untuk mengambilnya; sesudah itu bisa dipakai tanpa sinyal."
        }
        Text::NoMatch => "Tidak ada yang cocok.",
        Text::MarkAbsent => "Tidak datang",
        Text::MarkedAbsent => "akan dicatat tidak datang",
        Text::AllDone => "Semua anak sudah ditimbang. Terima kasih, [Kader]!",
        Text::ShowMore => "Tampilkan lagi",
        Text::Waiting => "Belum ditimbang",
        Text::DoneToday => "Sudah ditimbang",
        Text::AbsentToday => "Tidak datang",
        Text::Mother => "Ibu",
        Text::SeeChild => "Lihat catatan",
        // What fields say
        Text::NotANumber => "Tulis angka, misalnya 7,2",
        // Result
        Text::ResultTitle => "Hasil",
        Text::WhatToDo => "Yang dilakukan sekarang",
        Text::EachIndex => "Hasil tiap ukuran",
        Text::SinceLast => "Sejak kunjungan lalu:",
        Text::FirstVisit => "Kunjungan pertama yang tercatat.",
        Text::MonthlyWeight => "Berat bulan ini (KMS)",
        Text::ToBeConfirmed => "perlu konfirmasi",
        Text::ByMonth => "Menurut bulan penuh (Permenkes)",
        Text::CorrectedAge => "Umur koreksi (lahir kurang bulan)",
        Text::CorrectedWhy => {
            "Sampai 2 tahun, anak lahir kurang bulan juga dibaca menurut perkiraan tanggal lahirnya. Yang harus dilakukan di atas memakai umur koreksi ini."
        }
        Text::ComparedLength => "Panjang yang dibandingkan",
        Text::NextChild => "Anak berikutnya",
        Text::SeeCurve => "Lihat grafik",
        Text::AskSigns => "Tanya tanda bahaya",
        Text::CorrectThis => "Betulkan hasil ini",
        Text::NothingAssessed => "Belum ada yang bisa dinilai. Isi berat atau panjang badan.",
        Text::Nutrition => "Status gizi",
        Text::Normal => "Baik",
        Text::AgeNow => "Umur",
        // Check
        Text::CheckTitle => "Cek pertumbuhan",
        Text::CheckIntro => "Hitung untuk satu anak. Tidak disimpan di mana pun.",
        Text::Sex => "Jenis kelamin",
        Text::KnowsAge => "Yang diketahui",
        Text::BirthDate => "Tanggal lahir",
        Text::AgeInMonths => "Umur (bulan)",
        Text::AgeUnknownHint => "Tanpa umur, hanya berat menurut panjang yang dinilai.",
        Text::ClearAll => "Hapus isian",
        // Oedema
        Text::Oedema1Hint => "kaki",
        Text::Oedema2Hint => "tungkai",
        Text::Oedema3Hint => "tubuh",
        // Chart
        Text::ChartWeight => "Berat (KMS)",
        Text::ChartLength => "Panjang/Tinggi",
        Text::ChartWeightForLength => "Berat/Panjang",
        Text::ChartBmi => "IMT",
        Text::ChartHead => "Kepala",
        Text::Curves => "Grafik pertumbuhan",
        Text::ChartHelp => "Sentuh titik untuk membaca. Cubit atau pakai tombol untuk memperbesar.",
        Text::ZoomIn => "Perbesar",
        Text::ZoomOut => "Perkecil",
        Text::ZoomReset => "Semua",
        Text::PrintChart => "Cetak A4",
        Text::AsTable => "Baca sebagai tabel",
        Text::Date => "Tanggal",
        Text::Value => "Ukuran",
        Text::CategoryWord => "Kategori",
        Text::NoPoints => "Belum ada titik untuk grafik ini.",
        Text::AxisMonths => "umur (bulan)",
        Text::AxisCm => "panjang/tinggi (cm)",
        Text::RedLine => "garis merah",
        // More of the day
        Text::AllPosyandu => "Semua [posyandu]",
        // Measuring
        Text::SaveReading => "Simpan hasil ukur",
        Text::Saving => "Menyimpan…",
        Text::NothingEntered => "Isi dulu berat, panjang, atau ukuran lain.",
        Text::FixFirst => "Ada angka yang belum benar. Lihat kotak yang merah.",
        Text::DateMissing => "Pilih tanggal ukur.",
        Text::DoubtsHint => "Boleh langsung disimpan.",
        Text::MeasuredAgain => "Sudah diulang, sama",
        Text::GiveReason => "Beri alasan",
        Text::Reason => "Alasan",
        Text::Answered => "Dijawab",
        Text::Swap => "Tukar angkanya",
        Text::CorrectTitle => "Betulkan hasil ukur",
        Text::CorrectHint => "Hasil lama tetap disimpan sebagai riwayat.",
        Text::CorrectReason => "Apa yang salah?",
        Text::ReasonMisread => "Salah baca alat",
        Text::ReasonTypo => "Salah tulis",
        Text::ReasonOtherChild => "Anak lain",
        Text::ReasonMissing => "Tulis apa yang salah.",
        // The card and what became of a reading
        Text::TwiceNotGained => "Tidak naik 2 kali berturut-turut (2T)",
        Text::BelowRed => "Di bawah garis merah (BGM)",
        Text::AboveOrange => "Di atas garis oranye",
        Text::Superseded => "Hasil ini sudah dibetulkan.",
        Text::Retracted => "Hasil ini sudah dibatalkan.",
        Text::SeeRecord => "Lihat anak",
        // Registering
        Text::RegisterTitle => "Daftarkan anak",
        Text::EditTitle => "Ubah data anak",
        Text::SectionChild => "Anak",
        Text::SectionFamily => "Ibu dan alamat",
        Text::SectionBirth => "Saat lahir",
        Text::SectionConsent => "Persetujuan orang tua",
        Text::Name => "Nama anak",
        Text::MotherName => "Nama ibu atau wali",
        Text::Nik => "NIK anak",
        Text::NikHint => "Kalau belum punya, kosongkan.",
        Text::NikInvalid => "NIK hanya angka, paling banyak 20.",
        Text::NikLength => "NIK biasanya 16 angka. Periksa sekali lagi; boleh disimpan.",
        Text::NikBirthDate => "Tanggal lahir di NIK berbeda. Periksa sekali lagi; boleh disimpan.",
        Text::NikSex => "Jenis kelamin di NIK berbeda. Periksa sekali lagi; boleh disimpan.",
        Text::Phone => "Nomor HP",
        Text::PhoneInvalid => "Nomor terlalu panjang.",
        Text::Posyandu => "[Posyandu]",
        Text::Address => "Kampung, jalan, atau rumah",
        Text::Rt => "RT",
        Text::Rw => "RW",
        Text::TooLong => "Terlalu panjang.",
        Text::BirthWeight => "Berat lahir (kg)",
        Text::BirthLength => "Panjang lahir (cm)",
        Text::Gestation => "Umur kandungan saat lahir (minggu)",
        Text::GestationHint => "Kurang dari 37 minggu: lahir kurang bulan, umurnya dikoreksi.",
        Text::GestationInvalid => "Isi 20 sampai 45 minggu.",
        Text::BirthOrder => "Anak ke-",
        Text::OrderInvalid => "Isi angka 1 sampai 20.",
        Text::NameMissing => "Tulis nama anak.",
        Text::SexMissing => "Pilih laki-laki atau perempuan.",
        Text::BirthMissing => "Pilih tanggal lahir.",
        Text::BirthTooLongAgo => "Tanggal lahir terlalu lama. Periksa tahunnya.",
        Text::BirthInFuture => "Tanggal lahir belum terjadi.",
        Text::MotherMissing => "Tulis nama ibu atau wali.",
        Text::PosyanduMissing => "Pilih [posyandu].",
        Text::ConsentMissing => "Tanyakan dulu persetujuan orang tua.",
        Text::ConsentReadOut => "Bacakan atau tunjukkan kepada orang tua:",
        Text::ConsentGiven => "Orang tua setuju",
        Text::ConsentBy => "Yang setuju (nama)",
        Text::SaveAndMeasure => "Simpan, lalu ukur",
        Text::SaveChanges => "Simpan perubahan",
        Text::NothingChanged => "Belum ada yang diubah.",
        Text::FixFields => "Ada isian yang belum benar. Lihat tulisan merah.",
        Text::Duplicate => "Mungkin sudah terdaftar:",
        // Record
        Text::EditChild => "Ubah data",
        Text::MeasureNow => "Ukur sekarang",
        Text::History => "Riwayat pengukuran",
        Text::NoHistory => "Belum ada pengukuran.",
        Text::Correct => "Betulkan",
        Text::Retract => "Batalkan hasil",
        Text::RetractWhy => "Kenapa dibatalkan?",
        Text::RetractConfirm => "Ya, batalkan",
        Text::Replaced => "diganti",
        Text::TakenBack => "dibatalkan",
        Text::CloseRecord => "Anak tidak dipantau lagi",
        Text::CloseReason => "Kenapa?",
        Text::CloseMoved => "Pindah",
        Text::CloseDied => "Meninggal",
        Text::CloseAged => "Sudah 5 tahun",
        Text::CloseError => "Salah daftar",
        Text::CloseDate => "Sejak tanggal",
        Text::CloseRemark => "Keterangan",
        Text::CloseConfirm => "Tutup catatan",
        Text::Reopen => "Pantau lagi",
        Text::RecordStays => "Catatan tidak dihapus.",
        Text::MyAccount => "Kata sandi dan HP saya",
        Text::RequestTitle => "Permintaan orang tua",
        Text::RequestWhy => {
            "Catat permintaan tentang data anak ini. Admin kabupaten memutuskan dan menjawabnya."
        }
        Text::RequestKind => "Apa yang diminta?",
        Text::RequestAccess => "Salinan catatan",
        Text::RequestCorrection => "Perbaikan catatan",
        Text::RequestWithdrawal => "Menarik persetujuan",
        Text::RequestErasure => "Menghapus catatan",
        Text::RequestBy => "Siapa yang meminta",
        Text::RequestNote => "Kata orang tua",
        Text::RequestSave => "Simpan permintaan",
        Text::RequestSaved => "Permintaan tersimpan dan dikirim saat ada sinyal.",
        Text::RequestKindMissing => "Pilih apa yang diminta.",
        Text::RequestByMissing => "Tulis siapa yang meminta.",
        Text::HandOver => "Pindah ke kabupaten lain",
        Text::Identity => "Data anak",
        Text::BirthWeightShort => "Berat lahir",
        Text::BirthLengthShort => "Panjang lahir",
        Text::GestationShort => "Umur kandungan",
        Text::AddressShort => "Alamat",
        Text::Conflict => "Orang lain juga mengubah data ini. Pilih yang benar:",
        // Options
        Text::MoreOptions => "Pilihan lain",
        Text::OrangeLine => "garis oranye",
        Text::See => "Lihat",
        // With something in them
        Text::OnlyHere => "{count} hanya di HP ini",
        Text::ToFix => "{count} perlu diperbaiki",
        Text::ToDecide => "{count} perlu diputuskan",
        Text::LastSync => "Terakhir {when}",
        Text::SyncProgress => "Terkirim {sent}, diterima {received}.",
        Text::ClockCorrected => {
            "Jam HP ini salah: menunjukkan {phone}. Aplikasi memakai tanggal server, {day}. Betulkan jam HP."
        }
        Text::ClockLost => {
            "Jam HP ini salah: menunjukkan {phone}. Aplikasi memakai {day}, hari terakhir tersambung. Isilah tanggal ukur yang benar; betulkan jam HP atau cari sinyal."
        }
        Text::LostSent => {
            "Peramban telah menghapus data di HP ini. Semua catatan sampai {when} sudah terkirim dan aman di server; masuklah dengan sinyal untuk mengambilnya lagi."
        }
        Text::LostUnsent => {
            "Peramban telah menghapus data di HP ini. Yang belum terkirim hilang: {count} catatan menurut hitungan {when}; isilah lagi. Yang sudah terkirim aman di server; masuklah dengan sinyal untuk mengambilnya."
        }
        Text::UnsentLong => {
            "{count} catatan hanya ada di HP ini. Jangan hapus data peramban sebelum terkirim."
        }
        Text::SentLong => "{count} catatan sudah diterima server.",
        Text::OthersUnsent => {
            "{count} catatan milik orang lain menunggu di HP ini. Minta mereka masuk untuk mengirimnya."
        }
        Text::StorageUse => "Terpakai {used} MB dari {quota} MB.",
        Text::SignOutUnsent => {
            "{count} catatan belum terkirim. Catatan itu tetap tersimpan di HP ini, tersembunyi, dan dikirim saat Anda atau orang lain masuk lagi di HP ini. Data anak lain dihapus dari HP. Tetap keluar?"
        }
        Text::Progress => "{done} dari {all} ditimbang",
        Text::Remaining => "{waiting} belum · {absent} tidak datang",
        Text::Matches => "{count} anak",
        Text::OutOfInstrument => "Periksa lagi: {low} sampai {high} {unit}",
        Text::ZScore => "z {z}",
        Text::Engine => "Dihitung dengan standar WHO · mesin versi {engine} · tabel {tables}",
        Text::SettingsUsed => "· pengaturan sejak {date}",
        Text::MonthReading => "{category} (z {z})",
        Text::InDays => "dalam {days} hari",
        Text::ChartLabel => "Grafik {name}, {count} titik. Panah menggeser, tambah dan kurang memperbesar.",
        Text::GainOf => "{gain}; kenaikan minimal {minimal}",
        Text::Gain => "{gain} sejak bulan lalu",
        Text::ConsentOn => "Disetujui {name}, {date}",
        Text::ClosedSince => "Tidak dipantau lagi: {reason}, sejak {date}",
        Text::TooMany => {
            "Anak di wilayah Anda lebih dari {limit}: terlalu banyak untuk satu HP. Pilih dulu wilayah yang disimpan di HP ini."
        }
        Text::Weeks => "{weeks} minggu",
        Text::UseThis => "{field}: pakai “{value}”",
        Text::KeepThis => "{field}: tetap “{value}”",
        Text::TwinsAsk => {
            "Diukur dua orang pada {when}. Pilih satu untuk bulan ini; yang lain tetap ada di riwayat."
        }
        Text::UseReading => "Pakai {reading}",
        // Joining, and sharing a phone
        Text::JoinTitle => "Undangan",
        Text::JoinAccept => "Terima undangan",
        Text::JoinOver => {
            "Undangan ini sudah dipakai, dibatalkan, atau lewat waktunya. Minta undangan baru kepada yang mengundang."
        }
        Text::UsernameTaken => "Nama pengguna ini sudah dipakai orang lain. Pilih yang lain.",
        Text::NewPassword => "Kata sandi baru",
        Text::PasswordHint => "Paling sedikit 8 huruf atau angka. Jangan beri tahu siapa pun.",
        Text::PasswordTooShort => "Kata sandi paling sedikit 8 huruf atau angka.",
        Text::CrewTitle => "Orang di HP ini",
        Text::CrewWhy => {
            "Beberapa [kader] bisa bergantian di satu HP. Setiap orang masuk sekali dengan sinyal, lalu cukup PIN."
        }
        Text::CrewAdd => "Ganti orang",
        Text::PinMake => "Buat PIN saya",
        Text::PinChange => "Ganti PIN saya",
        Text::PinNew => "PIN baru, 6 angka",
        Text::PinSave => "Simpan PIN",
        Text::PinDigits => "dari 6 angka",
        Text::PinWrong => "PIN salah. Coba lagi.",
        Text::PinSixDigits => "PIN harus 6 angka.",
        Text::PinTooEasy => "PIN ini mudah ditebak. Jangan angka berurutan atau sama semua.",
        Text::PinWait => {
            "Terlalu sering salah. Tunggu beberapa menit, lalu coba lagi. Kalau lupa PIN, masuk dengan kata sandi."
        }
        Text::JoinWelcome => "Halo {name}, Anda diundang sebagai:",
        Text::CorrectedAgeIs => "(koreksi {age})",
        Text::ErrorVault => {
            "HP ini tidak bisa memeriksa PIN sekarang. Tutup aplikasi lain, lalu coba lagi. Catatan tetap aman."
        }
        Text::ErrorRevoked => {
            "HP ini dikeluarkan oleh pengelola akun. Catatan yang belum terkirim tetap tersimpan dan terkunci; hubungi [bidan] atau admin."
        }
        Text::ErrorSecondFactor => "Akun ini dijaga dengan kode tambahan. Masuklah lewat halaman kantor.",
        Text::WhoWorks => "Siapa yang memakai HP ini?",
        Text::Pin => "PIN",
        Text::OtherWay => "Masuk dengan kata sandi",
        // Locking
        Text::LockedTitle => "HP ini terkunci",
        Text::LockedWhy => {
            "Catatan di HP ini tersandi. Pilih nama Anda, lalu buka dengan PIN atau kata sandi; sinyal tidak perlu."
        }
        Text::ForgotPin => "Lupa PIN",
        Text::KnownPasswordHint => "Kata sandi yang terakhir dipakai di HP ini. Tidak perlu sinyal.",
        Text::KnownPasswordWrong => "Kata sandi salah. Kalau kata sandi sudah diganti, masuk dengan sinyal.",
        Text::FirstPinWhy => {
            "Mulai sekarang catatan di HP ini disandikan. Buat PIN untuk membukanya. Menyandikan butuh waktu sebentar."
        }
        Text::RecoveryWay => "Kode dari kabupaten",
        Text::RecoveryWhy => {
            "Semua lupa PIN dan kata sandi? Minta kode HP ini kepada [bidan] atau admin: 24 huruf dan angka."
        }
        Text::RecoveryWrong => "Kode ini bukan untuk HP ini. Periksa lagi hurufnya.",
        Text::ErrorLocked => "HP ini terkunci. Buka dulu kuncinya; catatan tetap aman.",
        Text::ErrorStillLocked => {
            "Anda dikenal server, tetapi catatan di HP ini masih terkunci. Buka dengan PIN atau kata sandi lama, atau dengan kode dari kabupaten."
        }
        Text::LockNow => "Kunci HP ini sekarang",
        Text::LockedUnsent => {
            "{count} catatan terkunci di HP ini dan mungkin belum terkirim. Buka kuncinya untuk mengirim."
        }
        // Emergency copies
        Text::CopyTitle => "Salinan darurat",
        Text::CopyWhy => {
            "HP ini tidak bisa mengirim? Simpan yang belum diterima server dalam satu berkas tersandi, lalu berikan kepada teman [kader] atau [bidan] untuk dikirim."
        }
        Text::CopyMake => "Buat salinan",
        Text::CopyBringWhy => {
            "Punya berkas salinan dari HP lain? Kirim dari sini. Mengirim dua kali tidak apa-apa."
        }
        Text::CopyBring => "Kirim salinan dari HP lain",
        Text::CopyNoKey => "HP ini belum bisa membuat salinan. Sambungkan sekali dengan sinyal.",
        Text::CopyForeign => {
            "Berkas ini rusak, atau bukan salinan dari kabupaten ini. Tidak ada yang dikirim."
        }
        Text::CopyNoSignal => "Tidak ada sinyal. Simpan berkasnya dan kirim nanti; tidak ada yang hilang.",
        Text::CopyMade => {
            "Salinan berisi {count} catatan sudah dibuat. Catatan itu juga tetap ada di HP ini."
        }
        Text::CopyMadePart => {
            "Salinan berisi {count} catatan sudah dibuat. Masih ada {left} catatan lagi: ketuk sekali lagi untuk berkas berikutnya."
        }
        Text::CopyBrought => "Terkirim: {new} baru, {known} sudah ada, {refused} ditolak.",
    }
}
