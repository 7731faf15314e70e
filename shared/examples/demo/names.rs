//! Common Indonesian names, put together at random: no real person is meant.

use fastrand::Rng;
use tumbuh::sex::Sex;

const BOYS: [&str; 24] = [
    "Adit", "Bagas", "Candra", "Dimas", "Eka", "Fajar", "Galih", "Hafiz", "Ilham", "Jaka", "Kevin", "Lukman",
    "Maulana", "Naufal", "Oki", "Panji", "Raka", "Satria", "Tegar", "Umar", "Wahyu", "Yoga", "Zaki", "Arkan",
];
const GIRLS: [&str; 24] = [
    "Ayu", "Bunga", "Citra", "Dewi", "Elsa", "Fitri", "Gita", "Hana", "Intan", "Julia", "Kirana", "Laras",
    "Mawar", "Nabila", "Olivia", "Putri", "Rani", "Salma", "Tiara", "Ulfa", "Wulan", "Yasmin", "Zahra",
    "Aisyah",
];
const SECOND: [&str; 24] = [
    "Pratama",
    "Lestari",
    "Ramadhan",
    "Saputra",
    "Nurhayati",
    "Hidayat",
    "Permata",
    "Maharani",
    "Kusuma",
    "Wijaya",
    "Anggraini",
    "Setiawan",
    "Fauzi",
    "Rahmawati",
    "Gunawan",
    "Firdaus",
    "Nugraha",
    "Sari",
    "Utami",
    "Hakim",
    "Purnama",
    "Cahyani",
    "Syahputra",
    "Melati",
];
const MOTHERS: [&str; 24] = [
    "Siti", "Nur", "Sri", "Rina", "Yanti", "Euis", "Neneng", "Imas", "Lilis", "Ani", "Wati", "Tati",
    "Rohani", "Ida", "Mimin", "Nining", "Teti", "Enok", "Iis", "Kokom", "Popon", "Dede", "Ros", "Yuli",
];
const MOTHERS_SECOND: [&str; 20] = [
    "Aminah",
    "Halimah",
    "Maryati",
    "Rohayati",
    "Suryani",
    "Marlina",
    "Komariah",
    "Hasanah",
    "Sumiati",
    "Fatimah",
    "Juariah",
    "Nurjanah",
    "Kartini",
    "Rukmini",
    "Astuti",
    "Handayani",
    "Solihat",
    "Kurniasih",
    "Rahayu",
    "Susilawati",
];
const HAMLETS: [&str; 10] = [
    "Cikuda",
    "Pasir Angin",
    "Babakan",
    "Sukasari",
    "Ciseureuh",
    "Kubang",
    "Cibodas",
    "Lebak Jaya",
    "Nangela",
    "Situ",
];

/// A child's name of one or two words.
pub fn child(rng: &mut Rng, sex: Sex) -> String {
    let first = pick(rng, if sex == Sex::Male { &BOYS } else { &GIRLS });
    if rng.f64() < 0.15 { first.to_owned() } else { format!("{first} {}", pick(rng, &SECOND)) }
}

/// A mother's name.
pub fn mother(rng: &mut Rng) -> String {
    format!("{} {}", pick(rng, &MOTHERS), pick(rng, &MOTHERS_SECOND))
}

/// A hamlet.
pub fn hamlet(rng: &mut Rng) -> String {
    format!("Kampung {}", pick(rng, &HAMLETS))
}

fn pick<'a>(rng: &mut Rng, from: &[&'a str]) -> &'a str {
    rng.choice(from).copied().unwrap_or_default()
}
