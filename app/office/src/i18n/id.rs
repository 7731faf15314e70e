//! Every message in Indonesian.

use super::{Phrase, Text};

pub(super) fn text(text: Text) -> &'static str {
    match text {
        // The frame
        Text::OfficeName => "Tumbuh · Kantor",
        Text::Menu => "Menu",
        Text::NavLabel => "Menu kantor",
        Text::HandlingName => "Penanganan",
        Text::NavCases => "Penanganan",
        Text::NavTasks => "Perlu dikerjakan",
        Text::NavVillage => "[Desa]",
        Text::NavAudits => "Audit kasus",
        Text::NavRegisters => "Daftar dampingan",
        Text::NavRefusals => "Catatan ditolak",
        Text::NavStock => "Stok PMT",
        Text::NavPeople => "Orang",
        Text::NavInvitations => "Undangan",
        Text::NavImport => "Undang banyak",
        Text::NavDevices => "Perangkat",
        Text::NavAreas => "Wilayah",
        Text::NavMe => "Akun saya",
        Text::ToPhone => "Ke aplikasi [posyandu]",
        Text::SkipToContent => "Langsung ke isi",
        Text::Loading => "Sedang dimuat…",
        Text::Choose => "Pilih…",
        Text::TryAgain => "Coba lagi",
        Text::Cancel => "Batal",
        Text::Save => "Simpan",
        Text::Saving => "Sedang disimpan…",
        Text::Yes => "Ya",
        Text::No => "Belum",
        Text::Actions => "Tindakan",
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
        Text::SignInWhy => {
            "Untuk admin kabupaten, [bidan], dan tenaga gizi: orang, undangan, perangkat, wilayah, pengaturan, dan anak yang pindah."
        }
        Text::RegencyCode => "Kode kabupaten/kota",
        Text::Username => "Nama pengguna",
        Text::Password => "Kata sandi",
        Text::RegencyInvalid => "Kode kabupaten ditulis seperti 32.11.",
        Text::SignInIncomplete => "Isi nama pengguna dan kata sandi.",
        Text::NotHere => "Mencatat anak di [posyandu]?",
        Text::NoRightsTitle => "Bukan untuk peran Anda",
        Text::NoRightsHere => {
            "Kantor dipakai admin kabupaten, [bidan], dan tenaga gizi. Untuk mencatat dan melihat anak, pakai aplikasi [posyandu]."
        }
        Text::NoRightsThere => "Layar ini dipakai admin kabupaten. Pilih layar lain dari menu.",
        // Roles
        Text::RoleKader => "[Kader]",
        Text::RoleMidwife => "[Bidan]",
        Text::RoleNutritionist => "Tenaga gizi",
        Text::RoleVillageOfficer => "Petugas [desa]",
        Text::RoleOpdOfficer => "Petugas OPD",
        Text::RoleLeader => "Pimpinan",
        Text::RoleRegencyAdmin => "Admin kabupaten",
        Text::Role => "Peran",
        Text::RoleAndAreas => "Peran dan wilayah",
        Text::AddRole => "Tambah peran lain",
        Text::RemoveRole => "Hapus peran ini",
        Text::Office => "Dinas (OPD)",
        Text::OfficeHint => "Kode dinas di pengaturan kabupaten, misalnya dinkes.",
        Text::OfficeMissing => "Tulis dinas untuk petugas OPD.",
        Text::AreaSearch => "Cari wilayah",
        Text::AreaExample => "[Posyandu], [desa], [kecamatan]…",
        Text::AreaNone => "Tidak ada wilayah yang cocok.",
        Text::AreaMissing => "Pilih paling sedikit satu wilayah untuk tiap peran.",
        // People
        Text::PeopleSearch => "Cari orang",
        Text::PeopleExample => "Nama, [posyandu], [desa]…",
        Text::AnyRole => "Semua peran",
        Text::AnyState => "Semua",
        Text::OnlyActive => "Boleh masuk",
        Text::OnlyBlocked => "Diblokir",
        Text::State => "Status",
        Text::Active => "Aktif",
        Text::Blocked => "Diblokir",
        Text::NobodyFits => "Tidak ada orang yang cocok. Ubah kata pencarian atau saringannya.",
        Text::Name => "Nama",
        Text::LastSeen => "Terakhir terlihat",
        Text::NeverSeen => "Belum pernah",
        // A person
        Text::Person => "Orang",
        Text::BackToPeople => "← Semua orang",
        Text::PersonMissing => "Orang ini tidak ada di wilayah Anda, atau sudah dihapus.",
        Text::SecondFactor => "Pengaman kedua",
        Text::ChangeTitle => "Ubah peran dan wilayah",
        Text::Change => "Ubah",
        Text::ChangeMeans => {
            "Bila ada yang dicabut, orang ini keluar dari semua perangkatnya dan harus masuk lagi. Catatan yang sudah dibuat tetap ada."
        }
        Text::AccessTitle => "Akses",
        Text::BlockWhy => "Orang yang diblokir tidak bisa masuk. Catatan yang dibuatnya tetap ada.",
        Text::IsBlocked => "Orang ini diblokir: tidak bisa masuk di perangkat mana pun.",
        Text::Block => "Blokir",
        Text::Unblock => "Buka blokir",
        Text::BlockMeans => {
            "Orang ini keluar dari semua perangkatnya dan tidak bisa masuk sampai dibuka lagi. Catatan yang belum terkirim tetap di HP-nya."
        }
        Text::ResetTitle => "Lupa kata sandi",
        Text::ResetWhy => {
            "Buat tautan untuk membuat kata sandi baru, lalu serahkan langsung kepada orangnya."
        }
        Text::Reset => "Buat tautan kata sandi",
        Text::ResetMeans => {
            "Kata sandi lama tetap berlaku sampai tautan dipakai. Tautan hanya ditampilkan sekali."
        }
        // Links
        Text::Link => "Tautan",
        Text::LinkOnce => "Tautan hanya ditampilkan sekarang dan berlaku untuk satu kali.",
        Text::SendByWhatsApp => "Kirim lewat WhatsApp",
        Text::CopyLink => "Salin tautan",
        Text::Copied => "Tautan disalin.",
        Text::CopyByHand => "Peramban tidak mengizinkan menyalin. Pilih tautannya, lalu salin sendiri.",
        Text::Print => "Cetak",
        // Inviting
        Text::InviteTitle => "Undang orang",
        Text::InviteeName => "Nama orang yang diundang",
        Text::InviteeHint => "Seperti tertulis di KTP atau SK.",
        Text::NameMissing => "Tulis nama orangnya.",
        Text::ValidFor => "Tautan berlaku",
        Text::OneDay => "1 hari",
        Text::OneWeek => "1 minggu",
        Text::ThirtyDays => "30 hari",
        Text::MakeLink => "Buat tautan undangan",
        Text::InviteAnother => "Undang orang lain",
        Text::BackToInvitations => "← Semua undangan",
        Text::InvitationsWhy => {
            "Undangan yang belum dipakai. Tautannya tidak ditampilkan lagi; bila hilang, tarik lalu undang lagi."
        }
        Text::NoInvitations => "Tidak ada undangan yang terbuka.",
        Text::InvitedBy => "Diundang oleh",
        Text::OpenUntil => "Berlaku sampai",
        Text::ForNewPassword => "untuk kata sandi baru",
        Text::Operator => "Operator",
        Text::TakeBack => "Tarik",
        Text::TakeBackMeans => "Tautannya langsung tidak berlaku. Anda bisa mengundang lagi kapan saja.",
        Text::TakenBack => "Undangan ditarik.",
        // Importing
        Text::ImportTitle => "Undang banyak orang",
        Text::ImportWhy => {
            "Unggah daftar orang dalam berkas CSV. Berkas diperiksa dulu; tidak ada yang dibuat sebelum Anda setuju."
        }
        Text::ImportColumns => {
            "Kolom: name, role, areas, office. Peran: kader, midwife, nutritionist, villageOfficer, opdOfficer, leader, regencyAdmin. Kode wilayah dipisahkan spasi."
        }
        Text::ImportExample => "Unduh berkas contoh",
        Text::ImportFile => "Berkas CSV",
        Text::ImportChecking => "Berkas sedang diperiksa…",
        Text::ImportNothingYet => "Belum ada yang dibuat.",
        Text::ImportApply => "Buat semua undangan",
        Text::ImportMeans => {
            "Tiap orang mendapat tautan sendiri. Semua tautan hanya ditampilkan sekali: simpan atau cetak setelahnya."
        }
        Text::ImportMend => "Tidak ada yang dibuat. Perbaiki baris berikut, lalu pilih berkasnya lagi.",
        Text::Line => "Baris",
        Text::Column => "Kolom",
        Text::WhatIsWrong => "Yang salah",
        Text::LinksOnce => {
            "Tautan hanya ditampilkan sekarang. Simpan atau cetak sebelum meninggalkan layar ini."
        }
        Text::SaveCsv => "Simpan sebagai CSV",
        // Devices
        Text::DevicesWhy => {
            "HP dan laptop yang pernah dipakai masuk. Cabut perangkat yang hilang atau dijual."
        }
        Text::NoDevices => "Belum ada perangkat.",
        Text::Device => "Perangkat",
        Text::NamelessDevice => "Perangkat tanpa nama",
        Text::UsedBy => "Dipakai oleh",
        Text::Revoke => "Cabut",
        Text::Revoked => "Perangkat dicabut.",
        Text::IsRevoked => "Dicabut",
        Text::RevokeMeans => {
            "Semua orang keluar dari perangkat itu dan tidak bisa masuk di sana lagi. Catatan yang belum terkirim dari perangkat itu tidak akan diterima."
        }
        // My account
        Text::SignOut => "Keluar",
        Text::SignOutMeans => {
            "Aplikasi [posyandu] di peramban ini juga keluar dari server; catatan di HP tetap ada."
        }
        Text::LanguageTitle => "Bahasa",
        Text::LanguageNotKept => "Peramban ini tidak bisa menyimpan pilihan bahasa.",
        // Second factor and troubles of accounts
        Text::TroubleDeviceRevoked => {
            "Perangkat ini sudah dicabut, jadi tidak bisa dipakai masuk. Hubungi admin kabupaten."
        }
        Text::TroubleBlocked => "Akun ini diblokir. Hubungi admin kabupaten.",
        Text::TroubleCode => "Akun ini dijaga pengaman kedua. Tulis kode dari aplikasi autentikator Anda.",
        Text::TroubleWrongCode => "Kodenya salah atau sudah lewat. Tulis kode yang sedang ditampilkan.",
        Text::TroubleLastAdmin => {
            "Kabupaten harus punya paling sedikit satu admin, jadi tidak ada yang berubah. Jadikan orang lain admin dulu."
        }
        Text::TroubleSuspended => {
            "Kabupaten ini sedang dihentikan sementara oleh operator. Tidak ada data yang hilang."
        }
        Text::Code => "Kode pengaman kedua",
        Text::CodeHint => "Enam angka dari aplikasi autentikator.",
        Text::Readmit => "Izinkan lagi",
        Text::Readmitted => "Perangkat boleh dipakai lagi.",
        Text::RecoveryCode => "Kode pembuka",
        Text::RecoveryMeans => {
            "Bacakan kepada orang yang memegang HP itu. Di layar kunci mereka memilih “Kode dari kabupaten”. Siapa yang punya kode bisa membuka HP itu; pembacaan ini dicatat."
        }
        Text::CopyTitle => "Salinan darurat",
        Text::CopyWhy => {
            "Berkas dari HP yang tidak bisa mengirim. Mengirimnya dua kali tidak mengubah apa-apa."
        }
        Text::CopyFile => "Berkas salinan",
        Text::CopyUnreadable => "Berkas ini bukan salinan darurat. Tidak ada yang dikirim.",
        Text::TroubleForeignCopy => {
            "Berkas ini rusak, atau tidak dibuat di HP kabupaten ini. Tidak ada yang dikirim."
        }
        // My account: sessions, password, second factor
        Text::SessionsTitle => "Tempat Anda masuk",
        Text::SessionsWhy => "Akhiri yang tidak Anda kenal, misalnya HP yang hilang.",
        Text::Since => "Sejak",
        Text::ThisDevice => "Perangkat ini",
        Text::EndSession => "Akhiri",
        Text::EndSessionMeans => "Anda keluar dari perangkat itu. Untuk memakainya lagi, masuk lagi di sana.",
        Text::SessionEnded => "Sesi diakhiri.",
        Text::PasswordTitle => "Kata sandi",
        Text::PasswordCurrent => "Kata sandi sekarang",
        Text::PasswordNew => "Kata sandi baru",
        Text::PasswordHint => "Paling sedikit 8 huruf atau angka; beberapa kata lebih kuat daripada satu.",
        Text::PasswordShort => "Kata sandi terlalu pendek.",
        Text::PasswordChange => "Ganti kata sandi",
        Text::PasswordChanged => "Kata sandi diganti; perangkat lain harus masuk lagi.",
        Text::FactorWhy => {
            "Selain kata sandi, diminta kode dari aplikasi autentikator di HP Anda. Dianjurkan untuk admin."
        }
        Text::FactorBegin => "Pasang pengaman kedua",
        Text::FactorScan => {
            "Pindai kode ini dengan aplikasi autentikator, lalu tulis kode yang ditampilkannya."
        }
        Text::FactorQr => "Kode QR untuk aplikasi autentikator",
        Text::FactorSecret => "Atau tulis kunci ini",
        Text::FactorConfirm => "Aktifkan",
        Text::FactorOn => "Pengaman kedua aktif.",
        Text::FactorIsOn => "Pengaman kedua aktif: kode diminta setiap kali Anda masuk.",
        Text::FactorEnd => "Lepas pengaman kedua",
        Text::FactorOff => "Pengaman kedua dilepas.",
        // The operator
        Text::OperatorTitle => "Operator",
        Text::OperatorHere => "Mengelola server ini?",
        Text::OperatorWhy => {
            "Untuk operator server: menyiapkan kabupaten, menghentikan sementara, dan meniru cara kerja kabupaten lain."
        }
        Text::Secret => "Rahasia operator",
        Text::SecretHint => "Tidak disimpan: hilang saat halaman ini ditutup atau dimuat ulang.",
        Text::SecretWrong => "Rahasianya salah, atau server ini tidak punya operator. Tulis lagi.",
        Text::Continue => "Lanjut",
        Text::ForgetSecret => "Lupakan rahasia",
        Text::NoRegencies => "Belum ada kabupaten. Siapkan yang pertama.",
        Text::SetUp => "Disiapkan",
        Text::Changed => "Terakhir diubah",
        Text::Served => "Dilayani",
        Text::Suspended => "Dihentikan sementara",
        Text::NewRegency => "Siapkan kabupaten",
        Text::BackToRegencies => "← Semua kabupaten",
        Text::OwnPack => "Paket kabupaten ini (berkas JSON)",
        Text::OtherPack => "Paket kabupaten yang ditiru (berkas JSON)",
        Text::WorksLike => "Bekerja seperti",
        Text::LikeNobody => "Tidak meniru: pakai paketnya apa adanya",
        Text::LikeFile => "Kabupaten di server lain (dari berkas)",
        Text::SetUpNow => "Siapkan sekarang",
        Text::ProvisionMeans => {
            "Pengaturan dan wilayah diambil dari paket. Bila kabupaten ini sudah ada, paketnya diganti; anak, pengukuran, dan akun tetap ada."
        }
        Text::ReplicateMeans => {
            "Pengaturan, dinas, katalog, sebutan, pesan, dan pemberitahuan diambil dari sana; kode, nama, wilayah, [puskesmas], dan tampilan tetap milik sendiri. Tidak ada data orang atau anak yang ikut."
        }
        Text::AdminWhy => {
            "Orang yang akan mengurus kabupaten ini dan mengundang yang lain. Sesudah masuk, sebaiknya ia mengganti kata sandinya."
        }
        Text::AdminIncomplete => "Isi nama dan nama pengguna.",
        Text::MakeAdmin => "Buat akun admin",
        Text::ToRegency => "Ke kabupaten ini",
        Text::FirstAdmin => "Admin pertama",
        Text::FirstAdminWhy => "Serahkan tautan ini kepada orang yang akan mengurus kabupaten ini.",
        Text::ShowTaken => "Tampilkan semuanya",
        Text::Puskesmas => "[Puskesmas]",
        Text::Children => "Anak",
        Text::Readings => "Pengukuran",
        Text::Pack => "Paket",
        Text::SavePack => "Simpan paket sebagai berkas",
        Text::Suspend => "Hentikan sementara",
        Text::Resume => "Layani lagi",
        Text::SuspendMeans => {
            "Semua orangnya diminta menunggu. Catatan di HP tetap aman dan terkirim setelah dilayani lagi; tidak ada yang hilang."
        }
        Text::ChangesTitle => "Perubahan di kabupaten yang ditiru",
        Text::ChangesWhy => {
            "Lihat apa yang berubah di sana, lalu pilih yang diambil. Tidak ada yang diambil sendiri."
        }
        Text::NoOthers => "Tidak ada kabupaten lain di server ini.",
        Text::LookForChanges => "Lihat perubahan",
        Text::NoChanges => "Tidak ada perubahan yang belum diambil.",
        Text::TakeOver => "Ambil",
        Text::TakeMeans => {
            "Yang dipilih menggantikan yang ada di sini. Paket lama tetap tersimpan dalam riwayat."
        }
        Text::ChangedHere => "Juga diubah di sini",
        Text::ShowDifference => "Tampilkan perbedaannya",
        Text::ThereBefore => "Di sana dulu",
        Text::ThereNow => "Di sana sekarang",
        Text::Here => "Di sini",
        Text::NotThere => "Tidak ada",
        Text::ItemOffice => "Dinas",
        Text::ItemCatalogue => "Tindakan",
        Text::ItemWord => "Sebutan",
        Text::ItemTemplate => "Pesan",
        Text::ItemInvitation => "Pesan undangan",
        Text::ItemReminder => "Pesan pengingat",
        Text::ItemWomanReminder => "Pesan pengingat untuk perempuan",
        Text::ItemNotice => "Pemberitahuan",
        Text::ItemLanguages => "Bahasa yang dipakai",
        // The access log
        Text::NavAccessLog => "Log akses",
        Text::LogWhy => "Siapa membuka atau mengambil catatan anak atau ibu yang mana, yang terbaru dulu.",
        Text::LogOfPerson => "Hanya satu orang.",
        Text::LogOfChild => "Hanya satu catatan.",
        Text::LogAll => "Tampilkan semua",
        Text::LogEmpty => "Belum ada yang tercatat.",
        Text::Older => "Yang lebih lama",
        Text::When => "Waktu",
        Text::Who => "Siapa",
        Text::What => "Apa",
        Text::LogOpened => "Membuka catatan",
        Text::LogSearched => "Mencari dengan NIK",
        Text::LogErased => "Menghapus catatan atas permintaan",
        Text::LogOfThisPerson => "Log akses orang ini",
        // Changing areas
        Text::BackToAreas => "← Semua wilayah",
        Text::AreaName => "Nama",
        Text::AreaNameMissing => "Tulis namanya.",
        Text::AreaChanged => "Wilayah diubah.",
        Text::Rename => "Ganti nama",
        Text::RenameWhy => "Nama baru terlihat di semua HP setelah bertukar data.",
        Text::AddPosyandu => "Tambah [posyandu]",
        Text::AddPosyanduWhy => "[Posyandu] baru di [desa] ini; kodenya nomor berikutnya.",
        Text::NewPosyandu => "Nama [posyandu] baru",
        Text::Split => "Pecah [posyandu]",
        Text::SplitWhy => "Anak dari RT yang disebut pindah ke [posyandu] baru.",
        Text::Rts => "RT yang pindah",
        Text::RtsHint => "Dipisahkan koma, misalnya 03, 04.",
        Text::RtsMissing => "Tulis RT yang pindah.",
        Text::Relocate => "Pindahkan [posyandu]",
        Text::RelocateWhy => "[Posyandu], anak, dan [kader]nya pindah ke [desa] lain dengan kode baru.",
        Text::OneVillage => "Pilih satu [desa] atau [kelurahan].",
        Text::NoCodeLeft => "[Desa] itu tidak punya nomor [posyandu] yang tersisa.",
        Text::Close => "Tutup [posyandu]",
        Text::CloseWhy => "Hanya bisa bila tidak ada anak yang masih dipantau di sini.",
        // Posyandu from a file
        Text::ImportAreasTitle => "[Posyandu] dari berkas",
        Text::ImportAreasWhy => {
            "Unggah daftar [posyandu] dalam berkas CSV. Berkas diperiksa dulu; tidak ada yang berubah sebelum Anda setuju. [Posyandu] yang tidak disebut tetap ada."
        }
        Text::ImportAreasColumns => {
            "Kolom: code, village_code, name. Kode [posyandu] boleh kosong: lalu dipakai nomor berikutnya di [desa] itu."
        }
        Text::ImportAreasApply => "Simpan semua [posyandu]",
        Text::ImportAreasMeans => {
            "[Posyandu] baru dan nama baru terlihat di semua HP setelah bertukar data. Anak dan orang tetap di tempatnya."
        }
        // Settings and the pack
        Text::NavSettings => "Pengaturan",
        Text::SettingsWhy => {
            "Angka dan pilihan yang berlaku di kabupaten ini, masing-masing sejak tanggalnya. Penilaian mencatat pengaturan mana yang dipakai."
        }
        Text::SettingsChange => "Ubah pengaturan",
        Text::BackToSettings => "← Pengaturan",
        Text::SettingsFromDay => "Berlaku mulai",
        Text::SettingsFromHint => "Hari ini atau nanti. Yang sudah berlaku sebelumnya tetap tersimpan.",
        Text::SettingsFromWrong => "Pilih hari ini atau hari sesudahnya.",
        Text::SettingsTexts => "Pesan dan pemberitahuan kepada orang tua",
        Text::SettingsByFile => "Diubah lewat berkas paket.",
        Text::ShowChanges => "Lihat perubahannya",
        Text::SettingsMake => "Berlakukan",
        Text::SettingsMeans => {
            "Mulai tanggal itu semua HP dan server memakai nilai baru. Penilaian yang sudah ada tidak berubah."
        }
        Text::SettingsMade => "Pengaturan disimpan.",
        Text::SettingsDrop => "Batalkan yang ini",
        Text::SettingsDropMeans => {
            "Pengaturan yang belum mulai ini dihapus; yang berlaku sekarang tetap berlaku. Riwayat tetap tersimpan."
        }
        Text::SettingsDropped => "Pengaturan yang belum mulai dibatalkan.",
        Text::PackFileTitle => "Paket: simpan dan muat",
        Text::PackOut => "Simpan paket",
        Text::PackOutWhy => {
            "Seluruh pengaturan, wilayah, dinas, sebutan, pesan, dan tampilan dalam satu berkas. Tidak ada data orang atau anak di dalamnya."
        }
        Text::PackIn => "Muat paket",
        Text::PackInWhy => {
            "Berkas diperiksa dulu dan semua perbedaannya ditampilkan; tidak ada yang berubah sebelum Anda setuju. Paket yang salah ditolak seluruhnya."
        }
        Text::PackInFile => "Berkas paket (JSON)",
        Text::PackInApply => "Berlakukan paket ini",
        Text::PackInMeans => {
            "Paket ini menggantikan yang sekarang untuk semua orang. Paket sekarang tetap tersimpan dalam riwayat."
        }
        Text::PackTaken => "Paket diberlakukan.",
        Text::PackSame => "Tidak ada perbedaan.",
        Text::PackHistoryTitle => "Riwayat perubahan",
        Text::PackHistoryWhy => {
            "Setiap perubahan pengaturan dan wilayah tetap tersimpan dengan tanggal dan orangnya, yang terbaru dulu."
        }
        Text::PackFirst => "Paket pertama kabupaten ini.",
        Text::Before => "Sebelum",
        Text::After => "Sesudah",
        Text::ItemLook => "Tampilan",
        Text::ItemSource => "Sumber nama wilayah",
        Text::ItemClock => "Zona waktu (menit)",
        Text::TroubleChanged => {
            "Sementara itu orang lain mengubahnya, jadi tidak ada yang disimpan. Muat ulang, lalu ulangi perubahan Anda."
        }
        // Requests of parents
        Text::NavRequests => "Permintaan",
        Text::RequestsWhy => {
            "Yang diminta orang tua tentang data anaknya, dan ibu atau remaja tentang datanya sendiri (UU 27/2022). Jawab sebelum batasnya; membuka daftar ini tercatat di log akses."
        }
        Text::NoRequests => "Tidak ada permintaan yang menunggu.",
        Text::RequestsDecided => "Sudah diputuskan",
        Text::NoneDecided => "Belum ada yang diputuskan.",
        Text::Child => "Anak",
        Text::Woman => "Ibu atau remaja",
        Text::ErasedChild => "(catatan sudah dihapus)",
        Text::Granted => "Dikabulkan",
        Text::Refused => "Ditolak",
        Text::RequestWithdrawal => "Menarik persetujuan",
        Text::RequestErasure => "Menghapus catatan",
        Text::RequestAccess => "Salinan catatan",
        Text::RequestCorrection => "Perbaikan catatan",
        Text::RequestTitle => "Permintaan atas data",
        Text::BackToRequests => "← Semua permintaan",
        Text::RequestMissing => "Permintaan ini tidak ada di wilayah Anda, atau catatannya sudah dihapus.",
        Text::RequestNote => "Kata yang meminta",
        Text::RefusedWhy => "Alasan penolakan",
        Text::Posyandu => "[Posyandu]",
        Text::AskedBy => "Diminta oleh",
        Text::AskedOn => "Tanggal",
        Text::RecordedBy => "Dicatat oleh",
        Text::LogOfThisChild => "Log akses catatan ini, untuk dicetak",
        Text::RequestDone => "Keputusan disimpan dan dilaksanakan.",
        Text::DecideTitle => "Keputusan",
        Text::IfGranted => "Bila dikabulkan",
        Text::Grant => "Kabulkan",
        Text::Refuse => "Tolak",
        Text::Reason => "Alasan bila ditolak",
        Text::ReasonHint => "Disampaikan kepada orang tua, misalnya dasar hukumnya.",
        Text::ReasonMissing => "Tulis alasannya.",
        Text::RefuseMeans => {
            "Tidak ada yang berubah pada catatannya. Sampaikan alasannya kepada yang meminta. Keputusan ini tetap; ia boleh meminta lagi."
        }
        Text::WithdrawalMeans => {
            "Mulai sekarang catatan hanya terlihat oleh yang mengukur dan merawatnya; petugas [desa], OPD, pimpinan, dan mitra tidak melihatnya lagi. Jumlah tanpa nama tetap dihitung."
        }
        Text::ErasureMeans => {
            "Semua catatannya dihapus dari server dan dari HP saat bertukar data. Tidak bisa dibatalkan. Hanya jumlah tanpa nama yang tersisa."
        }
        Text::AccessMeans => {
            "Cetak kartu anak atau halaman ibu di aplikasi [posyandu] dan log akses di sini, lalu serahkan kepada yang meminta. Catatannya tidak berubah."
        }
        Text::CorrectionMeans => {
            "Minta [kader] atau [bidan] memperbaiki catatannya di aplikasi [posyandu]. Keputusan ini sendiri tidak mengubah catatan."
        }
        // Children: by NIK, to and from other regencies
        Text::NavChildren => "Cari dan pindah anak",
        Text::NikTitle => "Cari dengan NIK",
        Text::NikWhy => {
            "Anak, atau perempuan yang didampingi. Hanya NIK lengkap; setiap orang yang ditemukan tercatat di log akses."
        }
        Text::Nik => "NIK",
        Text::NikHint => "16 angka, atau 17 untuk NIK ibu ditambah urutan anak.",
        Text::NikWrong => "NIK hanya angka, paling banyak 20.",
        Text::NikSearch => "Cari",
        Text::NikNobody => "Tidak ada orang dengan NIK itu di kabupaten ini.",
        Text::ClosedRecord => "Ditutup",
        Text::Born => "Lahir",
        Text::Mother => "Ibu",
        Text::OpenEntry => "Buka di Penanganan",
        Text::OpenRecord => "Buka catatan di aplikasi [posyandu]",
        Text::BackToChildren => "← Cari dan pindah anak",
        Text::HandOverTitle => "Serahkan ke kabupaten lain",
        Text::HandOverWhy => {
            "Untuk keluarga yang pindah. Orang tua membawa kode; kabupaten tujuan menerima catatan lengkap dengan kode itu."
        }
        Text::HandOverConsent => "Orang tua atau wali setuju catatan anak ini dikirim ke kabupaten tujuan.",
        Text::ConsentBy => "Yang setuju (nama)",
        Text::ConsentOn => "Tanggal persetujuan",
        Text::ConsentMissing => "Tanpa persetujuan catatan tidak boleh dikirim.",
        Text::ConsentByMissing => "Tulis nama orang yang setuju.",
        Text::ConsentDayWrong => "Pilih hari antara lahir dan hari ini.",
        Text::HandOverMake => "Buat kode pindah",
        Text::HandOverMeans => {
            "Catatan di sini tetap terbuka sampai kabupaten tujuan menerimanya; lalu ditutup sebagai pindah. Kode lama yang belum dipakai tidak berlaku lagi."
        }
        Text::HandOverPaper => {
            "Serahkan kertas ini kepada orang tua. [Bidan] atau tenaga gizi di tempat baru memindai gambar ini atau menulis kodenya."
        }
        Text::HandOverCode => "Kode pindah",
        Text::HandOverOnce => "Kode hanya ditampilkan sekarang dan dipakai satu kali.",
        Text::TakeInTitle => "Terima anak dari kabupaten lain",
        Text::TakeInWhy => "Dengan kode yang dibawa orang tua.",
        Text::TakeInHow => {
            "Tulis atau tempel kode dari kertas orang tua, lalu pilih [posyandu] yang akan memantau anak ini."
        }
        Text::CodeFromPaper => "Atau pindai gambarnya dengan kamera HP: layar ini terbuka dengan kodenya.",
        Text::CodeMissing => "Tulis kodenya.",
        Text::OnePosyandu => "Pilih satu [posyandu].",
        Text::TakeInNow => "Terima anak",
        Text::TakeInMeans => "Catatan lengkap datang ke sini, dan di kabupaten asal ditutup sebagai pindah.",
        Text::TakenIn => "Anak diterima dengan riwayatnya.",
        Text::TakenInNext => "Catatannya ada di HP [posyandu] setelah bertukar data.",
        Text::TroubleHandover => {
            "Kode ini salah, sudah dipakai, atau sudah lewat. Kabupaten asal bisa membuat yang baru."
        }
        Text::TroubleSettled => {
            "Catatan ini sudah dibereskan orang lain atau pencatatnya. Muat ulang untuk melihatnya."
        }
        Text::TroubleDecided => "Permintaan ini sudah diputuskan lain. Muat ulang untuk melihatnya.",
        Text::BackToPhone => "← Ke aplikasi [posyandu]",
        // The access log on paper
        Text::FromWhere => "Dari",
        Text::LogPrint => "Cetak untuk yang meminta",
        Text::LogPrintAll => "Muat semua yang lebih lama dulu, lalu bisa dicetak.",
        Text::LogPaperTitle => "Siapa melihat catatan ini",
        Text::LogPaperName => "Nama:",
        Text::LogPaperAlso => {
            "Selain yang tertulis di sini, HP [kader], [bidan], dan petugas yang ditugasi di [posyandu]-nya menyimpan catatan ini agar bisa bekerja tanpa sinyal."
        }
    }
}

pub(super) fn phrase(phrase: &Phrase) -> String {
    match phrase {
        // Places and grants
        Phrase::GrantIn { what, places } => format!("{what} di {places}"),
        Phrase::ListOf { first, last } => format!("{first} dan {last}"),
        Phrase::ListAndMore { first, more } => format!("{first}, dan {more} tempat lain"),
        Phrase::RemoveArea { name } => format!("Hapus {name}"),
        Phrase::AreaCounts { districts, villages, posyandu } => {
            format!("{districts} [kecamatan], {villages} [desa]/[kelurahan], {posyandu} [posyandu]")
        }
        Phrase::PosyanduCount { count } => format!("{count} [posyandu]"),
        // Troubles
        Phrase::RequestNumber { id } => format!("Nomor permintaan: {id}"),
        Phrase::SignedInAs { name, grants } => format!("Anda masuk sebagai {name}: {grants}."),
        // People
        Phrase::PeopleFound { count, of } => format!("{count} dari {of} orang"),
        Phrase::ShowAll { count } => format!("Tampilkan semua {count}"),
        Phrase::BlockSure { name } => format!("Blokir {name}?"),
        Phrase::BlockedNow { name } => format!("{name} diblokir."),
        Phrase::Unblocked { name } => format!("{name} boleh masuk lagi."),
        Phrase::ChangeSure { name, grants } => format!("Jadikan {name}: {grants}?"),
        Phrase::Changed { name } => format!("Peran {name} disimpan."),
        Phrase::ResetSure { name } => format!("Buat tautan kata sandi baru untuk {name}?"),
        Phrase::ResetMessage { name, regency, link, until } => format!(
            "Halo {name}, buka tautan ini untuk membuat kata sandi baru di Tumbuh {regency}: {link} (berlaku sampai {until}, hanya untuk Anda)."
        ),
        // Links
        Phrase::QrFor { name } => format!("Kode QR untuk {name}"),
        Phrase::LinkFor { name } => format!("Tautan untuk {name}"),
        Phrase::LinkUntil { until } => format!("Berlaku sampai {until}."),
        Phrase::TakeBackSure { name } => format!("Tarik undangan untuk {name}?"),
        Phrase::TakeBackThis { name } => format!("Tarik undangan untuk {name}"),
        // Importing
        Phrase::ImportGood { people } => format!("Berkas benar: {people} orang siap diundang."),
        Phrase::ImportBad { name, count } => format!("{name}: {count} kesalahan."),
        Phrase::ImportSure { name, people } => format!("Buat {people} undangan dari {name}?"),
        Phrase::LineNumber { line } => format!("Baris {line}"),
        Phrase::LinksMade { count } => format!("{count} undangan dibuat."),
        // Devices
        Phrase::RevokeSure { device, people } => format!("Cabut {device}, dipakai {people}?"),
        Phrase::DeviceLost { when, records, unsent } => {
            format!(
                "Data terhapus dari peramban: {records} catatan menurut hitungan {when}, {unsent} belum terkirim"
            )
        }
        Phrase::RevokeThis { device, people } => format!("Cabut {device}, {people}"),
        Phrase::ReadmitThis { device, people } => format!("Izinkan lagi {device}, {people}"),
        Phrase::RecoveryOf { device } => {
            format!("Kode pembuka {device}:")
        }
        Phrase::RecoveryThis { device, people } => {
            format!("Kode pembuka {device}, {people}")
        }
        Phrase::CopyBrought { new, known, refused } => {
            format!("Diterima: {new} baru, {known} sudah ada, {refused} ditolak.")
        }
        Phrase::EndSessionSure { device } => format!("Akhiri sesi di {device}?"),
        Phrase::EndSessionThis { device } => format!("Akhiri sesi di {device}"),
        // The operator
        Phrase::SettingsFrom { date } => format!("Pengaturan mulai {date}"),
        Phrase::NoPack { name } => format!("{name} bukan paket kabupaten; tidak ada yang dikirim."),
        Phrase::ProvisionSure { name } => format!("Siapkan {name} dengan paketnya apa adanya?"),
        Phrase::ReplicateSure { name, other } => format!("Siapkan {name} agar bekerja seperti {other}?"),
        Phrase::IsSetUp { name } => format!("{name} sudah siap."),
        Phrase::ToDecide { count } => format!("{count} hal yang masih harus diputuskan"),
        Phrase::TakenOver { count } => format!("{count} hal diambil."),
        Phrase::SettingsHoldFrom { from } => {
            format!(
                "Pengaturannya berlaku mulai {from}; yang sudah dicatat tetap dinilai dengan pengaturan pada harinya."
            )
        }
        Phrase::NamesReplaced { count } => format!("{count} nama diganti dengan nama sendiri"),
        Phrase::FirstAdminMessage { regency, link, until } => format!(
            "Anda diundang menjadi admin Tumbuh di {regency}. Buka tautan ini: {link} (berlaku sampai {until}, hanya untuk Anda)."
        ),
        Phrase::RegencyTitle { code } => format!("Kabupaten {code}"),
        Phrase::LikeSince { code, at } => format!("{code}, sejak {at}"),
        Phrase::PackSince { revision, at } => format!("Versi {revision}, sejak {at}"),
        Phrase::SuspendSure { name } => format!("Hentikan {name} untuk sementara?"),
        Phrase::SuspendedNow { name } => format!("{name} dihentikan sementara."),
        Phrase::ResumedNow { name } => format!("{name} dilayani lagi."),
        Phrase::TakeSure { count, from } => format!("Ambil {count} perubahan dari {from}?"),
        Phrase::TakeChosen { count } => format!("Ambil {count} yang dipilih"),
        // The access log
        Phrase::LogPulled { records, places } => format!("Mengambil {records} catatan di {places}"),
        Phrase::ChildNumber { id } => format!("nomor {id}"),
        Phrase::AdminMade { name } => format!("Akun admin {name} dibuat."),
        // Changing areas
        Phrase::ChangeArea { name } => format!("Ubah {name}"),
        Phrase::AreaMeans { children, people } => {
            format!("{children} anak ikut berubah [posyandu], dan peran {people} orang menyebut wilayah ini.")
        }
        Phrase::RenameSure { name, new } => format!("Ganti nama {name} menjadi {new}?"),
        Phrase::AddSure { name, village } => format!("Tambah {name} di {village}?"),
        Phrase::SplitSure { name, new } => format!("Pecah {name} menjadi {name} dan {new}?"),
        Phrase::RelocateSure { name, village } => format!("Pindahkan {name} ke {village}?"),
        Phrase::CloseSure { name } => format!("Tutup {name}?"),
        // Settings and the pack
        Phrase::ImportAreasGood { added, renamed, unchanged } => {
            format!("Berkas benar: {added} [posyandu] baru, {renamed} ganti nama, {unchanged} tetap.")
        }
        Phrase::ImportAreasSure { name, count } => {
            format!("Simpan {count} perubahan [posyandu] dari {name}?")
        }
        Phrase::ImportAreasDone { added, renamed } => {
            format!("{added} [posyandu] ditambah, {renamed} ganti nama.")
        }
        Phrase::NoticeSince { version, date } => format!("Pemberitahuan versi {version}, mulai {date}"),
        Phrase::SettingsSince { date } => format!("Berlaku sejak {date}"),
        Phrase::SettingsLater { date } => format!("Akan berlaku mulai {date}"),
        Phrase::SettingsDropSure { date } => format!("Batalkan pengaturan mulai {date}?"),
        Phrase::SettingsLaterStay { date } => format!(
            "Pengaturan mulai {date} sudah ditulis dan tetap seperti itu; ubah juga di sana bila perlu."
        ),
        Phrase::SettingsSure { date } => format!("Berlakukan pengaturan ini mulai {date}?"),
        Phrase::NotANumber { name } => format!("{name}: tulis bilangan bulat."),
        Phrase::DifferenceCount { count } => format!("{count} perbedaan"),
        Phrase::PackInSure { name, count } => format!("Berlakukan {name} dengan {count} perbedaan?"),
        Phrase::PackRevision { revision, at, by } => format!("Versi {revision} · {at} · {by}"),
        // Requests, and children that move
        Phrase::RequestsOpen { count } => format!("Menunggu keputusan: {count}"),
        Phrase::RequestDue { date } => format!("Jawab sampai {date}"),
        Phrase::RequestLate { date } => format!("Terlambat sejak {date}"),
        Phrase::GrantSure { what, name } => format!("Kabulkan: {what}, {name}?"),
        Phrase::RefuseSure { what, name } => format!("Tolak: {what}, {name}?"),
        Phrase::FoundElsewhere { place } => {
            format!("Anak dengan NIK itu terdaftar di {place}. Tanyakan di sana.")
        }
        Phrase::RecordIsClosed { name } => {
            format!("Catatan {name} sudah ditutup, jadi tidak bisa diserahkan.")
        }
        Phrase::HandOverSure { name } => format!("Buat kode pindah untuk {name}?"),
        Phrase::HandOverFor { name } => format!("Kode pindah untuk {name}"),
        Phrase::TakeInSure { place } => format!("Terima anak di {place}?"),
        Phrase::LogPrinted { regency, date } => format!("{regency}, dicetak {date}"),
    }
}
