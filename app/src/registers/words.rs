//! What the screens about registers say, both languages side by side: they come with these screens and not with the first load.

crate::both_texts! {
    /// A message of these screens.
    pub enum RegisterWord {
        Which: "Daftar", "Register";
        AllRegisters: "Semua daftar", "All registers";
        Who: "Siapa", "Who";
        EveryoneFollowed: "Semua yang didampingi", "Everyone who is followed";
        Mine: "Tugas saya", "Mine";
        Ended: "Yang sudah selesai", "Those who are not followed any more";
        Search: "Cari nama", "Search a name";
        NoneHere: "Tidak ada orang di daftar ini.", "There is no one in this register.";
        More: "dan lainnya; pilih daftar atau wilayah", "and more; choose a register or an area";
        Enrol: "Daftarkan orang", "Enter someone";
        Due: "Perkiraan lahir (HPL)", "Expected";
        Wedding: "Hari nikah", "Wedding";
        GrownOn: "Berumur 19 tahun", "19 years old";
        FirstWeeks: "Dipantau sampai", "Followed until";
        EndedOn: "Selesai", "Ended";
        Since: "Sejak", "Since";
        Found: "Yang ditemukan", "What was found";
        NothingFound: "Tidak ada masalah yang ditemukan.", "Nothing was found.";
        ToDo: "Yang perlu dikerjakan", "What is to do";
        NothingToDo: "Tidak ada yang perlu dikerjakan.", "Nothing is to do.";
        Visits: "Pemeriksaan", "Visits";
        NoVisits: "Belum ada pemeriksaan.", "No visits yet.";
        Helps: "Yang sudah dilakukan", "What was done";
        Children: "Anak yang lahir", "Children born";
        Others: "Di daftar lain", "In other registers";
        AlsoEnrol: "Masukkan ke daftar lain", "Enter her in another register";
        TakenBack: "Dibatalkan", "Taken back";
        TakeBack: "Batalkan pemeriksaan ini", "Take this visit back";
        Reason: "Alasannya", "Why";
        ReasonMissing: "Tulis alasannya.", "Write why.";
        Visit: "Catat pemeriksaan", "Record a visit";
        Help: "Catat yang dilakukan", "Record what was done";
        Birth: "Catat persalinan", "Record a birth";
        Correct: "Betulkan data", "Correct the record";
        Move: "Pindah posyandu", "Move to another posyandu";
        Close: "Tutup", "Close";
        Request: "Permintaan atas datanya", "What she asks about her data";
        RequestWhy: "Catat permintaannya. Admin kabupaten memutuskan dan menjawabnya; keputusan berlaku untuk semua daftar.",
            "Write down what she asks. The regency's admin decides and answers; it holds for every register.";
        RequestKind: "Apa yang diminta?", "What is asked?";
        RequestBy: "Siapa yang meminta", "Who asks";
        RequestNote: "Kata yang meminta", "In their words";
        RequestAccess: "Salinan catatan", "A copy of the record";
        RequestCorrection: "Perbaikan catatan", "A correction";
        RequestWithdrawal: "Menarik persetujuan", "To withdraw consent";
        RequestErasure: "Menghapus catatan", "To erase the record";
        AgreesAgain: "Persetujuan baru dari, kalau pernah ditarik", "Consent given anew by, where it was withdrawn";
        Withdrawn: "Persetujuan ditarik: hanya yang memeriksa dan merawatnya yang melihat catatan ini. Kalau ia setuju lagi, tulis di \"Betulkan data\".",
            "Consent was withdrawn: only those who examine and treat her see this. If she agrees again, write it under \"Correct the record\".";
        Day: "Tanggal", "Date";
        Weight: "Berat (kg)", "Weight (kg)";
        Height: "Tinggi (cm)", "Height (cm)";
        Arm: "LiLA (cm)", "Arm, LiLA (cm)";
        Haemoglobin: "Hb (g/dL)", "Hb (g/dL)";
        Iron: "Tablet tambah darah (TTD)", "Iron tablets";
        Finding: "Tentang", "About";
        What: "Apa yang dilakukan", "What was done";
        FoodDays: "Lama PMT (hari)", "Food supplements (days)";
        Remark: "Catatan", "Remark";
        ChildName: "Nama anak", "Child's name";
        Sex: "Jenis kelamin", "Sex";
        Girl: "Perempuan", "Girl";
        Boy: "Laki-laki", "Boy";
        BirthWeight: "Berat lahir (kg)", "Weight at birth (kg)";
        BirthLength: "Panjang lahir (cm)", "Length at birth (cm)";
        Carried: "Nama ibu, telepon, alamat dan posyandu diambil dari catatan ibu.",
            "The mother's name, phone, address and posyandu are taken from her record.";
        Consents: "Persetujuan dari", "Consent given by";
        Name: "Nama", "Name";
        BirthDate: "Tanggal lahir", "Date of birth";
        Nik: "NIK", "NIK";
        Known: "NIK ini sudah dikenal:", "This NIK is known already:";
        TakeHer: "Ini orangnya, pakai datanya", "It is her, take what is known";
        Phone: "Nomor HP", "Phone number";
        Address: "Alamat", "Address";
        Posyandu: "Posyandu", "Posyandu";
        LastPeriod: "Hari pertama haid terakhir (HPHT)", "First day of the last period";
        Spacing: "Jarak dari kelahiran sebelumnya (bulan)", "Months since the birth before";
        Living: "Anak hidup", "Living children";
        School: "Sekolah", "School";
        ManName: "Nama calon suami", "Groom's name";
        WhyClosed: "Sebabnya", "Why";
        Optional: "boleh kosong", "optional";
        Check: "Periksa", "Check";
        Saved: "Tersimpan.", "Saved.";
        NotYours: "Ini bukan tugas Anda di posyandu ini.", "This is not yours to do in this posyandu.";
        Nothing: "Belum ada yang diisi.", "Nothing is filled in.";
        Title: "Daftar dampingan", "Registers";
        ThisFinds: "Pemeriksaan ini menunjukkan", "This visit shows";
        FindsNothing: "Pemeriksaan ini tidak menunjukkan masalah.", "This visit shows no problem.";
        Repair: "Betulkan pendaftaran", "Correct what was entered";
        Refused: "Pendaftaran ini ditolak server. Betulkan, lalu kirim lagi.",
            "The server refused this. Correct it, and it is sent again.";
        RefusedActs: "Ada catatan yang ditolak server.", "The server refused something here.";
        SeeRefused: "Lihat yang ditolak", "See what was refused";
        NotHere: "Orang ini tidak ada di HP ini.", "This person is not on this phone.";
        AskConsent: "Tanyakan dulu apakah data ini boleh dicatat untuk memantau kesehatannya. Ia boleh menolak, dan tetap dilayani.",
            "Ask first whether this may be recorded to follow her health. She may refuse, and is served all the same.";
        IsItHer: "Sudah tercatat? Pilih namanya, supaya tidak diketik lagi.", "Known already? Choose her, and nothing is typed again.";
    }
}
