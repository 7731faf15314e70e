// What parents ask, and children who move: taken down on the phone, decided and handed over at the office, from one regency's to
// another's.
import { account, OPERATOR_SECRET, pack, provision } from "../../worker/tests/harness.mjs";
import { PASSWORD } from "../fixtures/regency";
import { expect, test, type Page } from "../fixtures/test";
import { examine } from "../pages/examine";
import { Office } from "../pages/office";
import { daysAgo, type Phone } from "../pages/phone";

const SIZES = [
  { width: 360, height: 640 },
  { width: 1280, height: 800 },
];
const yes = (page: Page, name: string) => page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
const told = (page: Page, text: string) => expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();

async function look(page: Page, screen: string) {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await examine(page, `${screen} at ${size.width}`);
  }
  await page.setViewportSize(SIZES[0]);
}

/** A kader takes down on the child's page what its parent asks. */
async function ask(phone: Phone, child: string, what: string, note: string) {
  await phone.open(`/children/${child}`);
  await phone.page.getByText("Permintaan orang tua").click();
  await phone.page.getByRole("button", { name: "Simpan permintaan" }).click();
  await expect(phone.page.getByText("Pilih apa yang diminta.")).toBeVisible();
  await phone.page.getByRole("radio", { name: what }).check({ force: true });
  await phone.page.getByLabel("Kata orang tua").fill(note);
  await examine(phone.page, "a request on the phone");
  await phone.page.getByRole("button", { name: "Simpan permintaan" }).click();
  await expect(phone.page.getByText("Permintaan tersimpan")).toBeVisible();
}

async function newChild(phone: Phone, name: string, mother: string) {
  await phone.register({ name, sex: "Perempuan", birthDate: daysAgo(400), mother });
  const child = phone.childId();
  await phone.measure({ weight: "8,4", length: "72,5" });
  return child;
}

test("a parent's request is taken down without signal, and granted or refused at the office", async ({ phone, newPhone }) => {
  const child = await newChild(phone, "Rara Putri Cahya", "Yuni Cahya");
  await phone.goOffline();
  await ask(phone, child, "Menghapus catatan", "Kami pindah ke luar negeri");
  await ask(phone, child, "Salinan catatan", "Untuk dokter");
  await phone.goOnline();
  await phone.everythingSent();

  const { page, regency } = await newPhone();
  const office = new Office(page, regency);
  await office.signIn("admin");
  await office.goTo("Permintaan");
  const row = (what: string) => page.getByRole("row").filter({ hasText: "Rara Putri Cahya" }).filter({ hasText: what });
  await expect(row("Salinan catatan")).toContainText("Jawab sampai");
  await look(page, "requests");
  await row("Salinan catatan").getByRole("link").click();
  await expect(page.getByText("Untuk dokter")).toBeVisible();
  await expect(page.getByText("Yuni Cahya")).toBeVisible();
  await look(page, "a request");
  await page.getByRole("button", { name: "Tolak" }).click();
  await expect(page.getByText("Tulis alasannya.")).toBeVisible();
  await page.getByLabel("Alasan bila ditolak").fill("Sudah diserahkan bulan lalu");
  await page.getByRole("button", { name: "Tolak" }).click();
  await expect(page.getByRole("dialog")).toContainText("Tidak ada yang berubah pada catatannya.");
  await yes(page, "Tolak");
  await told(page, "Keputusan disimpan dan dilaksanakan.");
  await expect(row("Salinan catatan")).toContainText("Ditolak");
  await row("Salinan catatan").getByRole("link").click();
  await expect(page.getByText("Sudah diserahkan bulan lalu")).toBeVisible();

  // Who saw the record goes to the parent on paper.
  await page.getByRole("link", { name: "Log akses catatan ini, untuk dicetak" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Kader Posyandu Melati 1" }).first()).toContainText("Membuka catatan");
  await expect(page.getByRole("button", { name: "Cetak untuk yang meminta" })).toBeVisible();
  await look(page, "the log of one child");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { name: "Siapa melihat catatan ini" })).toBeVisible();
  await expect(page.getByText("Nama:")).toBeVisible();
  await expect(page.getByRole("navigation")).toBeHidden();
  await page.emulateMedia({ media: "screen" });

  await office.goTo("Permintaan");
  await row("Menghapus catatan").getByRole("link").click();
  await expect(page.getByText("Tidak bisa dibatalkan.")).toBeVisible();
  await page.getByRole("button", { name: "Kabulkan" }).click();
  await yes(page, "Kabulkan");
  await told(page, "Keputusan disimpan dan dilaksanakan.");
  await expect(page.getByText("Rara Putri Cahya")).toHaveCount(0);
  await expect(page.getByRole("row").filter({ hasText: "(catatan sudah dihapus)" }).filter({ hasText: "Dikabulkan" }).first()).toBeVisible();
  await phone.open("/sync");
  await phone.page.getByRole("button", { name: "Kirim sekarang" }).click();
  await phone.everythingSent();
  await phone.open();
  await phone.search("Rara Putri");
  await expect(phone.card("Rara Putri Cahya")).toHaveCount(0);
});

test("a woman asks without signal that her record is erased, and it goes from the phone when that is granted", async ({ phone, newPhone }) => {
  const { page } = phone;
  await phone.open("/registers/new");
  await page.getByLabel(/^Nama(?! calon)/).fill("Uji Rukmini");
  await page.getByLabel("Tanggal lahir", { exact: true }).fill("1997-03-03");
  await page.getByLabel("Hari pertama haid terakhir (HPHT)").fill(daysAgo(90));
  await page.getByLabel("Persetujuan dari").fill("Uji Rukmini");
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Uji Rukmini");
  await phone.everythingSent();
  await phone.goOffline();
  await page.getByRole("link", { name: "Permintaan atas datanya" }).click();
  await page.getByRole("radio", { name: "Menghapus catatan" }).check({ force: true });
  await page.getByLabel("Kata yang meminta").fill("Saya pindah");
  await examine(page, "what a woman asks about her data");
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Uji Rukmini");
  await phone.unsent(1);
  await phone.goOnline();
  await phone.everythingSent();

  const admin = await newPhone();
  const office = new Office(admin.page, admin.regency);
  await office.signIn("admin");
  await office.goTo("Permintaan");
  await admin.page.getByRole("row").filter({ hasText: "Uji Rukmini" }).getByRole("link").click();
  await expect(admin.page.getByText("Ibu atau remaja", { exact: true })).toBeVisible();
  await expect(admin.page.getByText("Saya pindah")).toBeVisible();
  await admin.page.getByRole("button", { name: "Kabulkan" }).click();
  await yes(admin.page, "Kabulkan");
  await told(admin.page, "Keputusan disimpan dan dilaksanakan.");
  await phone.open("/sync");
  await page.getByRole("button", { name: "Kirim sekarang" }).click();
  await phone.everythingSent();
  await phone.open("/registers");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Daftar dampingan");
  await expect(page.getByText("Uji Rukmini")).toHaveCount(0);
});

test("a child moves to another regency of the deployment, and its history goes along", async ({ newPhone }) => {
  test.setTimeout(180_000);
  const first = await newPhone();
  const there = { ...first.regency, code: "99.02" };
  const village = "99.02.01.2001";
  const accounts = [account("bidan", [village], { role: "midwife", name: "Wa Ode Sari" }), account("kader01", [`${village}.01`], { name: "Wa Ode Ani" })];
  const people = accounts.map((one) => ({ ...one, password: PASSWORD }));
  const server = { url: first.regency.url, secret: OPERATOR_SECRET };
  expect((await provision(server, pack("99.02", "Kabupaten Seberang"), people)).status).toBe(201);

  await first.signIn("kader01");
  const nik = `9901014501240001`;
  const child = await newChild(first, "Putri Pindah Rumah", "Nining Pindah");
  await first.open(`/children/${child}/edit`);
  await first.page.getByLabel("NIK anak").fill(nik);
  await first.page.getByRole("button", { name: /^Simpan/ }).click();
  await expect(first.page).toHaveURL(/children\/[0-9a-f-]+$/);
  await first.everythingSent();

  // The midwife who gives.
  const giver = await newPhone();
  const giving = new Office(giver.page, giver.regency);
  await giving.signIn("bidan01");
  await giving.goTo("Cari dan pindah anak");
  await giver.page.getByLabel("NIK", { exact: true }).fill("abc");
  await giver.page.getByRole("button", { name: "Cari", exact: true }).click();
  await expect(giver.page.getByText("NIK hanya angka, paling banyak 20.")).toBeVisible();
  await giver.page.getByLabel("NIK", { exact: true }).fill("9901014501249999");
  await giver.page.getByRole("button", { name: "Cari", exact: true }).click();
  await expect(giver.page.getByText("Tidak ada orang dengan NIK itu di kabupaten ini.")).toBeVisible();
  await giver.page.getByLabel("NIK", { exact: true }).fill(nik);
  await giver.page.getByRole("button", { name: "Cari", exact: true }).click();
  await expect(giver.page.getByRole("heading", { name: "Putri Pindah Rumah" })).toBeVisible();
  await look(giver.page, "a child found by NIK");
  await giver.page.getByRole("link", { name: "Serahkan ke kabupaten lain" }).click();
  await giver.page.getByRole("button", { name: "Buat kode pindah" }).click();
  await expect(giver.page.getByText("Tanpa persetujuan catatan tidak boleh dikirim.")).toBeVisible();
  await giver.page.getByRole("checkbox").check({ force: true });
  await giver.page.getByLabel("Yang setuju (nama)").fill("Nining Pindah");
  await look(giver.page, "handing over");
  await giver.page.getByRole("button", { name: "Buat kode pindah" }).click();
  await yes(giver.page, "Buat kode pindah");
  const code = await giver.page.getByLabel("Kode pindah").inputValue();
  expect(code).toMatch(/^99\.01\.[0-9a-f]{64}$/);
  await look(giver.page, "the code");

  // The midwife who receives, as from the picture on the paper.
  const taker = await newPhone();
  const taking = new Office(taker.page, there);
  await taking.signIn("bidan");
  await taker.page.goto(`${there.url}/office#/take-in/${code}`);
  await expect(taker.page.getByLabel("Kode pindah")).toHaveValue(code);
  await taker.page.getByRole("button", { name: "Terima anak" }).click();
  await expect(taker.page.getByText("Pilih satu posyandu.")).toBeVisible();
  await taker.page.getByLabel("Cari wilayah").fill("melati");
  await taker.page.getByRole("button", { name: "Posyandu Melati" }).click();
  await look(taker.page, "taking in");
  await taker.page.getByRole("button", { name: "Terima anak" }).click();
  await yes(taker.page, "Terima anak");
  await expect(taker.page.getByText("Anak diterima dengan riwayatnya.")).toBeVisible();
  await look(taker.page, "taken in");

  // The kader there sees the history; here the record is closed.
  const receiver = Object.assign(await newPhone(), { regency: there });
  await receiver.signIn("kader01");
  await receiver.choose("Putri Pindah Rumah");
  await receiver.open(`/children/${child}`);
  await expect(receiver.page.getByText(/8,4/).first()).toBeVisible();
  await first.open("/sync");
  await first.page.getByRole("button", { name: "Kirim sekarang" }).click();
  await first.everythingSent();
  await first.open(`/children/${child}`);
  await expect(first.page.getByText(/Tidak dipantau lagi: pindah, sejak/)).toBeVisible();
  // Used once.
  await taker.page.goto(`${there.url}/office#/take-in/${code.replace(/.$/, (last) => (last === "0" ? "1" : "0"))}`);
  await taker.page.reload();
  await taker.page.getByLabel("Cari wilayah").fill("melati");
  await taker.page.getByRole("button", { name: "Posyandu Melati" }).click();
  await taker.page.getByRole("button", { name: "Terima anak" }).click();
  await yes(taker.page, "Terima anak");
  await expect(taker.page.getByRole("alert").filter({ hasText: "Kode ini salah, sudah dipakai, atau sudah lewat." })).toBeVisible();
});

test("everyone reaches the own password and devices from the phone, and comes back", async ({ phone }) => {
  await phone.open("/settings");
  await phone.page.getByRole("link", { name: "Kata sandi dan HP saya" }).click();
  await expect(phone.page).toHaveURL(/\/office#\/me$/);
  await expect(phone.page.getByRole("heading", { level: 1 })).toHaveText("Akun saya");
  await expect(phone.page.getByText("Tempat Anda masuk")).toBeVisible();
  await expect(phone.page.getByText("Perangkat ini")).toBeVisible();
  await examine(phone.page, "one's own account");
  await phone.page.getByRole("link", { name: "← Ke aplikasi posyandu" }).click();
  await expect(phone.page).toHaveURL(/\/settings$/);
});
