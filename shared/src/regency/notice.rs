//! What parents are told before a child is registered: what they agree to, and what happens with the data.

use serde::{Deserialize, Serialize};

use super::constant;
use super::dated::{Dated, From};
use super::template::both;
use crate::age::CivilDate;
use crate::language::Both;
use crate::text::Passage;

/// One version of the notice, in force from a day on. `{regency}` in its texts is filled with the regency's name.
///
/// A consent names the version that was read, so a version that was in force is never changed: a new one follows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Notice {
    /// Grows from one to the next.
    pub version: u16,
    /// The first day.
    pub from: CivilDate,
    /// What a parent agrees to, short enough to be read aloud.
    pub consent: Both<Passage<2000>>,
    /// What is kept, why, who sees it, and what a parent may ask (UU 27/2022).
    pub privacy: Both<Passage<6000>>,
}

impl From for Notice {
    fn from(&self) -> CivilDate {
        self.from
    }
}

impl Default for Notice {
    fn default() -> Self {
        Self {
            version: 1,
            from: constant("2025-01-01"),
            consent: both(
                "Saya setuju data anak saya (nama, tanggal lahir, NIK, alamat, hasil penimbangan dan pengukuran) dicatat dan \
                 dipakai {regency} untuk memantau pertumbuhan anak saya dan memberi bantuan bila diperlukan. Saya boleh \
                 menolak atau mencabut persetujuan ini, dan anak saya tetap dilayani di posyandu.",
                "I agree that my child's data (name, birth date, NIK, address, weights and measurements) are recorded and \
                 used by {regency} to follow my child's growth and to help where needed. I may refuse or take this \
                 consent back, and my child is still served at the posyandu.",
            ),
            privacy: both(
                "Siapa yang bertanggung jawab: Pemerintah {regency} melalui dinas kesehatan.\n\
                 Apa yang dicatat: identitas anak dan ibu, alamat, hasil penimbangan dan pengukuran, dan tindak lanjutnya.\n\
                 Untuk apa: memantau pertumbuhan, menemukan masalah gizi sedini mungkin, dan memberi layanan. Tidak untuk \
                 tujuan lain dan tidak dijual.\n\
                 Siapa yang melihat: kader, bidan, petugas gizi dan petugas yang menangani anak, masing-masing hanya untuk \
                 wilayahnya. Siapa yang membuka data anak dicatat. Laporan untuk umum tidak memuat nama.\n\
                 Berapa lama: selama anak dipantau, sesudahnya sesuai ketentuan rekam medis.\n\
                 Hak orang tua: melihat, memperbaiki, meminta salinan, mencabut persetujuan, dan meminta penghapusan, lewat \
                 kader, puskesmas atau dinas kesehatan.\n\
                 Bila data bocor: orang tua diberi tahu paling lambat 3 x 24 jam.",
                "Who is responsible: the government of {regency} through its health office.\n\
                 What is recorded: who child and mother are, their address, weights and measurements, and what follows \
                 from them.\n\
                 What for: to follow growth, to find nutrition problems as early as possible, and to help. For nothing \
                 else; it is never sold.\n\
                 Who sees it: the kader, midwife, nutrition officer and officers who care for the child, each for their own \
                 area only. Who opened a child's record is noted. Public reports name nobody.\n\
                 How long: while the child is followed, then as the rules for medical records say.\n\
                 A parent's rights: to see, correct and copy the data, to take consent back and to ask for erasure, at the \
                 kader, the puskesmas or the health office.\n\
                 If data leak: parents are told within 3 x 24 hours.",
            ),
        }
    }
}

impl Default for Dated<Notice> {
    fn default() -> Self {
        Self::new(Notice::default())
    }
}
