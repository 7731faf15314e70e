//! What the screens of care say, both languages side by side: they come with these screens and not with the first load.

/// Messages with both languages side by side.
#[macro_export]
macro_rules! both_texts {
    ($(#[$doc:meta])* $vis:vis enum $texts:ident { $($name:ident: $indonesian:literal, $english:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "each is its own words")]
        $vis enum $texts { $($name,)+ }

        impl $texts {
            /// The message in a language.
            #[must_use]
            $vis fn words(self, language: ::tumbuh::language::Language) -> &'static str {
                let (indonesian, english) = match self { $(Self::$name => ($indonesian, $english),)+ };
                language.pick(indonesian, english)
            }
        }
    };
}

both_texts! {
    /// A message of the screens of care.
    pub enum CareText {
        Case: "Penanganan", "Handling";
        MoreToDo: "tugas lagi yang tidak mendesak; muncul setelah yang di atas dikerjakan",
            "more that are less urgent; they come up when those above are done";
        NextStep: "Langkah berikut", "Next step";
        Who: "Oleh", "By";
        ByWhen: "Paling lambat", "By when";
        Late: "terlambat", "late";
        Days: "hari", "days";
        Why: "Alasan", "Reasons";
        Story: "Riwayat penanganan", "Story of the case";
        SeeStory: "Lihat riwayat", "See the story";
        Since: "sejak", "since";
        AlsoToDo: "Juga perlu", "Also to do";
        Steps: "Catat langkah", "Record a step";
        NoCase: "Tidak ada kasus.", "There is no case.";
        Save: "Simpan", "Save";
        Day: "Tanggal", "Date";
        Calibrated: "Alat terakhir dikalibrasi", "Tools last calibrated";
        Present: "Yang menghambat", "What holds the child back";
        LookedAt: "Yang dicentang dicatat ada; yang lain dicatat tidak ada.",
            "What is ticked is recorded as there; the rest as not there.";
        Remark: "Catatan", "Remark";
        What: "Kegiatan", "Interventions";
        Owner: "Siapa yang melakukan", "Who does it";
        AsListed: "Sesuai daftar: puskesmas atau dinasnya", "As listed: the puskesmas or its office";
        Due: "Selesai paling lambat", "Done by";
        FoodDays: "Lama PMT (hari)", "Food supplements (days)";
        Suggested: "Usulan, Anda yang memutuskan", "Suggestions; you decide";
        Which: "Yang mana", "Which one";
        Eaten: "Berapa yang dimakan", "How much was eaten";
        WeeklyWeight: "Berat minggu ini (kg)", "This week's weight (kg)";
        Signs: "Tanda yang terlihat", "Signs that are seen";
        SignsWhy: "Tanyakan pada ibu dan lihat anaknya. Centang yang ada.", "Ask the mother and look at the child. Tick what is there.";
        NoSigns: "Tidak ada tanda ini", "None of these";
        How: "Bagaimana", "How it is";
        Started: "Dimulai", "Begun";
        Done: "Selesai", "Done";
        CannotBeDone: "Tidak bisa dilakukan", "Cannot be done";
        Quantity: "jumlah", "quantity";
        QuantityDone: "Jumlah yang dilakukan", "How much was done";
        OfPlanned: "direncanakan", "planned";
        ShownBy: "Bukti", "What shows it";
        InWords: "Keterangan", "Words";
        WhatWasDone: "Apa yang dilakukan", "What was done";
        Paper: "Surat atau kartu", "A letter or card";
        PaperNumber: "Nomor surat atau kartu", "Number of the letter or card";
        Reading: "Hasil ukur", "A reading";
        WhichReading: "Hasil ukur yang mana", "Which reading";
        Photo: "Foto", "A photo";
        PhotoOf: "Foto", "Photo";
        SeePhoto: "Lihat foto (perlu sinyal)", "See the photo (needs signal)";
        PhotoElsewhere: "Fotonya tetap di kabupaten asal anak.", "The photo remained in the regency that the child came from.";
        PhotoNotHere: "Foto tidak bisa dibuka: perlu sinyal, atau fotonya tetap di kabupaten asal anak.",
            "The photo cannot be opened: it needs signal, or it remained in the regency that the child came from.";
        WhereTo: "Dirujuk ke", "Referred to";
        Puskesmas: "Puskesmas", "Puskesmas";
        Hospital: "Rumah sakit", "Hospital";
        HospitalName: "Nama rumah sakit", "Name of the hospital";
        Letter: "Surat rujukan untuk dicetak (perlu sinyal)", "Letter to print (needs signal)";
        HowSoon: "Seberapa cepat", "How soon";
        Outcome: "Hasil atau alasan", "Result or reason";
        About: "Tentang", "About";
        Other: "Lainnya", "Something else";
        Obstacle: "Kendala", "Obstacle";
        Talked: "Apa yang dibicarakan dan disepakati", "What was said and agreed";
        HowItEnds: "Bagaimana kasus berakhir", "How the case ends";
        Reason: "Alasan", "Reason";
        TalkMissing: "Tulis dulu apa yang dibicarakan.", "Write what was said.";
        WhatMissing: "Tulis dulu apa yang dilakukan.", "Write what was done.";
        NumberMissing: "Tulis nomor surat atau kartunya.", "Write the number of the letter or card.";
        PhotoMissing: "Ambil atau pilih fotonya dulu.", "Take or choose the photo first.";
        ReasonMissing: "Tulis alasannya.", "Write the reason.";
        NameMissing: "Tulis nama rumah sakit.", "Write the name of the hospital.";
        ChooseOne: "Pilih dulu.", "Choose first.";
        WrongNumber: "Periksa angkanya.", "Check the number.";
        WrongDate: "Periksa tanggalnya.", "Check the date.";
        WeighFirst: "Isi hasil ukur.", "Fill in what was measured.";
        NotYours: "Langkah ini bukan tugas Anda di sini.", "This step is not yours to take here.";
        ReadFailed: "Isian ini belum lengkap.", "The form is not complete.";
        Measured: "Diukur", "Measured";
        NotSent: "belum selesai terkirim", "not sent through yet";
        ChangesNothing: "Tidak mengubah apa pun", "Changes nothing";
        Today: "Hari ini", "Today";
        NothingToday: "Tidak ada yang perlu dikerjakan hari ini.", "Nothing to do today.";
        Remind: "Ingatkan lewat WhatsApp", "Remind by WhatsApp";
        NextSession: "Hari posyandu berikutnya", "Next posyandu day";
        Counsel: "Pesan untuk ibu", "What to tell the mother";
    }
}
