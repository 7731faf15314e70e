// The office: who gets in, looking after people and devices, and that no kader's phone downloads it.
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "../fixtures/test";
import { examine } from "../pages/examine";
import { Office } from "../pages/office";

const SIZES = [
  { width: 360, height: 640 },
  { width: 1280, height: 800 },
];

test("every screen is accessible, on a phone and on a laptop", async ({ newPhone }) => {
  const { page, regency } = await newPhone();
  const office = new Office(page, regency);
  await office.open();
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await examine(page, `sign in at ${size.width}`);
  }
  await office.signIn("admin");
  for (const size of SIZES) {
    await page.setViewportSize(size);
    const look = (screen: string) => examine(page, `${screen} at ${size.width}`);
    for (const screen of ["Orang", "Undangan", "Undang banyak", "Perangkat", "Wilayah", "Permintaan", "Pengaturan", "Log akses", "Akun saya"]) {
      await office.goTo(screen);
      await expect(page.getByText("Sedang dimuat…")).toHaveCount(0);
      await look(screen);
    }
    await office.openPerson("Bidan Desa Mekarsari");
    await page.getByRole("button", { name: "Ubah", exact: true }).click();
    await page.getByLabel("Cari wilayah").fill("mawar");
    await expect(page.locator(".offer").first()).toBeVisible();
    await look("a person");
    await page.getByRole("button", { name: "Blokir" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await look("a question");
    await page.keyboard.press("Escape");
    await office.invite("Euis Komala", "Kader", "mawar", "Posyandu Mawar");
    await look("a link");
  }
});

test("an admin invites someone, and takes the invitation back", async ({ newPhone }) => {
  const { page, regency } = await newPhone();
  const office = new Office(page, regency);
  await office.signIn("admin");
  await page.goto(`${regency.url}/office#/invite`);
  await page.getByRole("button", { name: "Buat tautan undangan" }).click();
  await expect(page.getByText("Tulis nama orangnya.")).toBeVisible();
  await expect(page.getByText("Pilih paling sedikit satu wilayah untuk tiap peran.")).toBeVisible();
  await office.invite("Imas Rohaeti", "Kader", "mawar", "Posyandu Mawar");
  const link = await page.getByLabel("Tautan", { exact: true }).inputValue();
  expect(link).toMatch(new RegExp(`^${regency.url}/join#${regency.code}\\.[0-9a-f]{64}$`));
  await expect(page.getByRole("img", { name: "Kode QR untuk Imas Rohaeti" })).toBeVisible();
  const message = await page.getByRole("link", { name: "Kirim lewat WhatsApp" }).getAttribute("href");
  expect(decodeURIComponent(message ?? "")).toContain(link);
  expect(decodeURIComponent(message ?? ""), "the message of the pack").toContain("Halo Imas Rohaeti, Anda diundang memakai Tumbuh di Posyandu Mawar, ");

  await office.goTo("Undangan");
  const row = page.getByRole("row").filter({ hasText: "Imas Rohaeti" });
  await expect(row).toContainText("Kader di Posyandu Mawar");
  await row.getByRole("button", { name: "Tarik undangan untuk Imas Rohaeti" }).click();
  await expect(page.getByRole("dialog", { name: "Tarik undangan untuk Imas Rohaeti?" })).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Batal" }).click();
  await expect(row).toBeVisible();
  await row.getByRole("button").click();
  await page.getByRole("dialog").getByRole("button", { name: "Tarik" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Undangan ditarik." })).toBeVisible();
  await expect(row).toHaveCount(0);
});

test("an admin finds a person, changes what they are, blocks them and hands them a new password", async ({ newPhone }) => {
  const { page, regency } = await newPhone();
  const office = new Office(page, regency);
  await office.signIn("admin");
  await page.getByLabel("Cari orang").fill("cibeureum kader");
  await expect(page.getByText(/^2 dari \d+ orang$/)).toBeVisible();
  await page.getByLabel("Peran").selectOption({ label: "Bidan" });
  await expect(page.getByText("Tidak ada orang yang cocok.")).toBeVisible();
  await page.getByLabel("Peran").selectOption({ label: "Semua peran" });
  await office.openPerson("Kader Posyandu Dahlia");
  await page.getByRole("button", { name: "Ubah", exact: true }).click();
  await page.getByLabel("Cari wilayah").fill("kenanga");
  await page.locator(".offer").first().click();
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByRole("dialog")).toContainText("Jadikan Kader Posyandu Dahlia: Kader di Posyandu Dahlia dan Posyandu Kenanga?");
  await page.getByRole("dialog").getByRole("button", { name: "Ubah" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Peran Kader Posyandu Dahlia disimpan." })).toBeVisible();
  await expect(page.locator("dd").filter({ hasText: "Kader di Posyandu Dahlia dan Posyandu Kenanga" })).toBeVisible();

  await page.getByRole("button", { name: "Buat tautan kata sandi" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Buat tautan kata sandi" }).click();
  await expect(page.getByLabel("Tautan", { exact: true })).toHaveValue(/\/join#/);

  await page.getByRole("button", { name: "Blokir" }).click();
  await page.getByRole("dialog", { name: "Blokir Kader Posyandu Dahlia?" }).getByRole("button", { name: "Blokir" }).click();
  await expect(page.getByText("Orang ini diblokir: tidak bisa masuk di perangkat mana pun.")).toBeVisible();
  await page.getByRole("button", { name: "Buka blokir" }).click();
  await expect(page.getByRole("status").filter({ hasText: "boleh masuk lagi" })).toBeVisible();
});

test("a file of people is checked whole before anyone is invited", async ({ newPhone }) => {
  const { page, regency } = await newPhone();
  const office = new Office(page, regency);
  await office.signIn("admin");
  await office.goTo("Undang banyak");
  const choose = (text: string) =>
    page.getByLabel("Berkas CSV").setInputFiles({ name: "kader.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await choose(`name,role,areas,office\nAi,dukun,${regency.code}.01.2001.01,\nEnok,kader,99.99,\n`);
  await expect(page.getByRole("alert").filter({ hasText: "kader.csv: 2 kesalahan." })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Baris 3" })).toContainText("bukan wilayah kabupaten ini");
  await choose(`name,role,areas,office\nAi Kurnia,kader,${regency.code}.01.2001.01,\nEnok Sri,bidan,${regency.code}.01.2001,\n`);
  await expect(page.getByText("Berkas benar: 2 orang siap diundang.")).toBeVisible();
  await page.getByRole("button", { name: "Buat semua undangan" }).click();
  await page.getByRole("dialog", { name: "Buat 2 undangan dari kader.csv?" }).getByRole("button", { name: "Buat semua undangan" }).click();
  await expect(page.getByText("2 undangan dibuat.")).toBeVisible();
  await expect(page.getByRole("img", { name: "Kode QR untuk Enok Sri" })).toBeVisible();
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Simpan sebagai CSV" }).click();
  const lines = readFileSync(await (await saved).path(), "utf8").trim().split("\n");
  expect(lines).toHaveLength(3);
  expect(lines[2]).toContain('"Enok Sri"');
  await office.goTo("Undangan");
  await expect(page.getByRole("row").filter({ hasText: "Ai Kurnia" })).toBeVisible();
});

test("a lost device is shut out, and let in again", async ({ newPhone }) => {
  const lost = await newPhone();
  await new Office(lost.page, lost.regency).signIn("bidan05");
  const { page, regency } = await newPhone();
  const office = new Office(page, regency);
  await office.signIn("admin");
  await office.goTo("Perangkat");
  // The demo, too, signed in as the midwife, on a device that no browser names.
  const row = page.getByRole("row").filter({ hasText: "Bidan Desa Lohia" }).filter({ hasText: /Chrome \d+/ });
  await expect(row).toContainText(/Chrome \d+/);
  await row.getByRole("button", { name: /^Cabut / }).click();
  await page.getByRole("dialog", { name: /dipakai Bidan Desa Lohia/ }).getByRole("button", { name: "Cabut" }).click();
  await expect(row).toContainText("Dicabut");
  await lost.page.reload();
  await expect(lost.page.getByRole("alert").filter({ hasText: "Perangkat ini sudah dicabut" })).toBeVisible();
  await row.getByRole("button", { name: /^Izinkan lagi / }).click();
  await expect(row.getByRole("button", { name: /^Cabut / })).toBeVisible();
});

test("an admin sees who fetched which records", async ({ phone, newPhone }) => {
  await phone.everythingSent();
  const { page, regency } = await newPhone();
  const office = new Office(page, regency);
  await office.signIn("admin");
  await office.goTo("Log akses");
  const row = page.getByRole("row").filter({ hasText: "Kader Posyandu Melati 1" }).first();
  await expect(row).toContainText(/\d{4} \d\d\.\d\d/);
  await expect(row).toContainText(/Mengambil \d+ catatan di Posyandu Melati 1/);
  await row.getByRole("link", { name: "Kader Posyandu Melati 1" }).click();
  await expect(page.getByText("Hanya satu orang.")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Kader Posyandu Melati 1" }).first()).toBeVisible();
  await page.getByRole("link", { name: "Tampilkan semua" }).click();
  await expect(page.getByText("Hanya satu orang.")).toHaveCount(0);
});

test("an admin adds a posyandu, renames it and closes it, and is told first what that means", async ({ newPhone }) => {
  const { page, regency } = await newPhone();
  const office = new Office(page, regency);
  await office.signIn("admin");
  const open = async (name: string) => {
    await office.goTo("Wilayah");
    await page.getByText("Kecamatan Pesisir").click();
    await page.getByText("Kelurahan Bahari").click();
    await page.getByRole("link", { name: `Ubah ${name}` }).click();
    await expect(office.heading()).toHaveText(name);
  };
  await open("Kelurahan Bahari");
  await examine(page, "a village");
  await page.getByRole("button", { name: "Tambah posyandu" }).click();
  await expect(page.getByText("Tulis namanya.")).toBeVisible();
  await page.getByLabel("Nama posyandu baru").fill("Posyandu Edelweis");
  await page.getByRole("button", { name: "Tambah posyandu" }).click();
  const yes = (name: string) => page.getByRole("dialog").getByRole("button", { name }).click();
  await expect(page.getByRole("dialog", { name: "Tambah Posyandu Edelweis di Kelurahan Bahari?" })).toContainText("0 anak");
  await yes("Tambah posyandu");
  await expect(page.getByRole("status").filter({ hasText: "Wilayah diubah." })).toBeVisible();
  await open("Posyandu Edelweis");
  await page.setViewportSize({ width: 1280, height: 800 });
  await examine(page, "a posyandu");
  await page.getByLabel("Nama", { exact: true }).fill("Posyandu Wijaya");
  await page.getByRole("button", { name: "Ganti nama" }).click();
  await yes("Ganti nama");
  await expect(page.getByRole("status").filter({ hasText: "Wilayah diubah." })).toBeVisible();
  await open("Posyandu Wijaya");
  await page.getByRole("button", { name: "Tutup posyandu" }).click();
  await expect(page.getByRole("dialog", { name: "Tutup Posyandu Wijaya?" })).toBeVisible();
  await yes("Tutup posyandu");
  // The list is drawn anew once the change has arrived; what is typed before is gone.
  await expect(page.getByText("2 kecamatan, 6 desa/kelurahan, 12 posyandu")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Wilayah diubah." })).toBeVisible();
  await page.getByLabel("Cari wilayah").fill("wijaya");
  await expect(page.getByText("Tidak ada wilayah yang cocok.")).toBeVisible();
  await page.getByLabel("Cari wilayah").fill("");
  // Where children are still followed nothing is closed.
  await open("Posyandu Seroja");
  await page.getByRole("button", { name: "Tutup posyandu" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "masih ada anak yang dipantau di sana" })).toBeVisible();
});

test("a midwife invites kader of the own village, and nobody else", async ({ newPhone }) => {
  const { page, regency } = await newPhone();
  const office = new Office(page, regency);
  await office.signIn("bidan01");
  await expect(page.getByRole("link", { name: "Undang banyak" })).toHaveCount(0);
  await page.goto(`${regency.url}/office#/import`);
  await expect(office.heading()).toHaveText("Bukan untuk peran Anda");
  await page.goto(`${regency.url}/office#/invite`);
  await expect(page.getByLabel("Peran").getByRole("option")).toHaveText(["Kader"]);
  await page.getByLabel("Cari wilayah").fill("anggrek");
  await expect(page.getByText("Tidak ada wilayah yang cocok.")).toBeVisible();
  await office.goTo("Wilayah");
  await page.getByText("Kecamatan Tunas").click();
  await page.getByText("Desa Sukamaju").click();
  await expect(page.getByText("Posyandu Melati 1")).toBeVisible();
});

test("an account ends its other sessions and is guarded by a second factor", async ({ newPhone }) => {
  const elsewhere = await newPhone();
  await new Office(elsewhere.page, elsewhere.regency).signIn("admin");
  const { page, regency } = await newPhone();
  const office = new Office(page, regency);
  await office.signIn("admin");
  await office.goTo("Akun saya");
  await page.getByRole("button", { name: /^Akhiri sesi di / }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Akhiri" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Sesi diakhiri." })).toBeVisible();

  await page.getByRole("button", { name: "Pasang pengaman kedua" }).click();
  const secret = await page.getByLabel("Atau tulis kunci ini").inputValue();
  await expect(page.getByRole("img", { name: "Kode QR untuk aplikasi autentikator" })).toBeVisible();
  await page.getByLabel("Kode pengaman kedua").fill("000000");
  await page.getByRole("button", { name: "Aktifkan" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Kodenya salah atau sudah lewat." })).toBeVisible();
  await page.getByLabel("Kode pengaman kedua").fill(code(secret, -1));
  await page.getByRole("button", { name: "Aktifkan" }).click();
  await expect(page.getByText("Pengaman kedua aktif: kode diminta setiap kali Anda masuk.")).toBeVisible();

  await page.getByRole("button", { name: "Keluar" }).click();
  await expect(office.heading()).toHaveText("Masuk ke kantor");
  await office.fillSignIn("admin");
  await page.getByRole("button", { name: "Masuk" }).click();
  await expect(page.getByText("Akun ini dijaga pengaman kedua.")).toBeVisible();
  await page.getByLabel("Kode pengaman kedua").fill(code(secret, 0));
  await page.getByRole("button", { name: "Masuk" }).click();
  await expect(office.heading()).toHaveText("Akun saya");
  await page.getByLabel("Kode pengaman kedua").fill(code(secret, 1));
  await page.getByRole("button", { name: "Lepas pengaman kedua" }).click();
  await expect(page.getByRole("button", { name: "Pasang pengaman kedua" })).toBeVisible();
});

/** The code of an authenticator (RFC 6238), some steps of 30 seconds from now. */
function code(secret: string, steps: number): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const hash = createHmac("sha1", key).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

test("a kader is told where to go instead", async ({ newPhone }) => {
  const { page, regency } = await newPhone();
  const office = new Office(page, regency);
  await office.signIn("kader01");
  await expect(page.getByText("Kantor dipakai admin kabupaten, bidan, dan tenaga gizi.")).toBeVisible();
  await expect(page.getByText("Kader di Posyandu Melati 1.")).toBeVisible();
  await examine(page, "no rights");
  await page.getByRole("main").getByRole("link", { name: "Ke aplikasi posyandu" }).click();
  await expect(page).toHaveURL(`${regency.url}/`);
});

test("wrong words are told, and the skip link keeps the screen", async ({ newPhone }) => {
  const { page, regency } = await newPhone();
  const office = new Office(page, regency);
  await office.open();
  await page.getByRole("button", { name: "Masuk" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Kode kabupaten ditulis seperti 32.11." })).toBeVisible();
  await office.fillSignIn("bidan02", "salah-semua");
  await page.getByRole("button", { name: "Masuk" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "kata sandi salah" })).toBeVisible();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Masuk" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Tidak ada jawaban dari server." })).toBeVisible();
  await page.context().setOffline(false);
  await office.signIn("bidan02");
  await page.getByRole("link", { name: "Langsung ke isi" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await expect(office.heading()).toHaveText("Orang");
  await page.goto(`${regency.url}/office#/nowhere`);
  await expect(office.heading()).toHaveText("Halaman tidak ada");
});

test("English is complete, and stays chosen", async ({ newPhone }) => {
  const { page, regency } = await newPhone();
  const office = new Office(page, regency);
  await office.signIn("admin");
  await office.goTo("Akun saya");
  await page.getByRole("radio", { name: "English" }).check({ force: true });
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(office.heading()).toHaveText("My account");
  await page.goto(`${regency.url}/office#/people`);
  await expect(page.getByText(/^\d+ of \d+ people$/)).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Admin Kabupaten" })).toContainText("Regency admin in");
  await examine(page, "people in English");
});

test("a phone keeps nothing of the office, and the office opens beside it", async ({ phone }) => {
  const cached = await phone.page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => url);
  });
  expect(cached.length).toBeGreaterThan(0);
  expect(cached.filter((url) => url.includes("office"))).toEqual([]);
  // The cookie is shared: whoever is signed in on the phone is signed in here.
  const office = new Office(phone.page, phone.regency);
  await office.open();
  await expect(office.heading()).toHaveText("Bukan untuk peran Anda");
});
