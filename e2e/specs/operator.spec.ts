// The operator in the office: setting a regency up like another, suspending it, taking over what changed there.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { OPERATOR_SECRET } from "../../worker/tests/harness.mjs";
import { expect, test } from "../fixtures/test";
import { examine } from "../pages/examine";
import { Office } from "../pages/office";

const packFile = (code: string) => fileURLToPath(new URL(`../../shared/packs/${code}.json`, import.meta.url));
const SIZES = [
  { width: 360, height: 640 },
  { width: 1280, height: 800 },
];

test("an operator sets a regency up like another, suspends it and takes changes over", async ({ newPhone }) => {
  test.slow();
  const { page, regency } = await newPhone();
  const office = new Office(page, regency);
  const look = async (screen: string) => {
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await examine(page, `${screen} at ${size.width}`);
    }
  };
  const yes = (name: string) => page.getByRole("dialog").getByRole("button", { name }).click();

  await office.open("#/operator");
  await page.getByLabel("Rahasia operator").fill("salah");
  await page.getByRole("button", { name: "Lanjut" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Rahasianya salah" })).toBeVisible();
  await look("the secret");
  await page.getByLabel("Rahasia operator").fill(OPERATOR_SECRET);
  await page.getByRole("button", { name: "Lanjut" }).click();
  await expect(page.getByRole("row").filter({ hasText: regency.code })).toContainText("Dilayani");
  await look("regencies");

  await page.getByRole("link", { name: "Siapkan kabupaten" }).click();
  await expect(page.getByLabel("Bekerja seperti")).toBeVisible();
  const pack = JSON.parse(readFileSync(packFile("74.13"), "utf8"));
  const choose = (content: unknown) =>
    page
      .getByLabel("Paket kabupaten ini (berkas JSON)")
      .setInputFiles({ name: "74.13.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(content)) });
  await choose({ ...pack, utcOffsetMinutes: 0, areas: [...pack.areas, pack.areas[0]] });
  await page.getByLabel("Bekerja seperti").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Siapkan sekarang" }).click();
  await yes("Siapkan sekarang");
  const wrong = page.getByRole("alert").filter({ hasText: "Ada isian yang salah, jadi tidak ada yang disimpan." });
  await expect(wrong).toContainText("pack › utcOffsetMinutes");
  await expect(wrong.getByRole("listitem")).toHaveCount(2);
  await look("a wrong pack");
  await choose({ pack });
  await expect(page.getByText("74.13.json bukan paket kabupaten; tidak ada yang dikirim.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Siapkan sekarang" })).toBeDisabled();
  await choose(pack);
  await expect(page.getByText(`${pack.name} · 74.13`)).toBeVisible();
  await page.getByLabel("Bekerja seperti").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Siapkan sekarang" }).click();
  await expect(page.getByRole("dialog")).toContainText(`Siapkan ${pack.name} agar bekerja seperti`);
  await yes("Siapkan sekarang");
  await expect(page.getByRole("heading", { name: `${pack.name} sudah siap.` })).toBeVisible();
  await expect(page.getByLabel("Tautan", { exact: true })).toHaveValue(/\/join#74\.13\.[0-9a-f]{64}$/);
  await expect(page.getByText("Minta bagian hukum memeriksa naskah persetujuan")).toBeVisible();
  await look("a replica");

  await page.getByRole("link", { name: "Ke kabupaten ini" }).click();
  await expect(page.getByText(new RegExp(`^${regency.code}, sejak `))).toBeVisible();
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Simpan paket sebagai berkas" }).click();
  expect((await saved).suggestedFilename()).toBe("74.13.json");
  expect(JSON.parse(readFileSync(await (await saved).path(), "utf8")).name).toBe(pack.name);
  await page.getByRole("button", { name: "Hentikan sementara" }).click();
  await expect(page.getByRole("dialog", { name: `Hentikan ${pack.name} untuk sementara?` })).toBeVisible();
  await yes("Hentikan sementara");
  await expect(page.getByRole("status").filter({ hasText: `${pack.name} dihentikan sementara.` })).toBeVisible();
  await page.getByRole("button", { name: "Layani lagi" }).click();
  await expect(page.getByRole("status").filter({ hasText: `${pack.name} dilayani lagi.` })).toBeVisible();

  const like = page.getByLabel("Bekerja seperti");
  await like.selectOption({ label: (await like.getByRole("option").filter({ hasText: regency.code }).textContent()) ?? "" });
  await page.getByRole("button", { name: "Lihat perubahan" }).click();
  await expect(page.getByText("Tidak ada perubahan yang belum diambil.")).toBeVisible();
  const path = `${regency.url}/api/v1/operator/regencies/${regency.code}`;
  const headers = { authorization: `Bearer ${OPERATOR_SECRET}`, "content-type": "application/json" };
  const other = await (await fetch(`${path}/pack`, { headers })).json();
  other.offices[0].name += " Baru";
  await fetch(path, { method: "PUT", headers, body: JSON.stringify({ pack: other, accounts: [] }) });
  await page.getByRole("button", { name: "Lihat perubahan" }).click();
  await page.getByText("Tampilkan perbedaannya").click();
  await expect(page.locator("pre").filter({ hasText: " Baru" })).toBeVisible();
  await look("a regency with changes");
  await page.getByRole("checkbox", { name: `Dinas ${other.offices[0].id}` }).check();
  await page.getByRole("button", { name: "Ambil 1 yang dipilih" }).click();
  await yes("Ambil");
  await expect(page.getByRole("status").filter({ hasText: "1 hal diambil." })).toBeVisible();
  await expect(page.getByText("Tidak ada perubahan yang belum diambil.")).toBeVisible();

  await page.reload();
  await expect(page.getByLabel("Rahasia operator")).toBeVisible();
});

test("a regency set up from its pack alone gets a first admin, who signs in", async ({ newPhone }) => {
  const { page, regency } = await newPhone();
  const office = new Office(page, { ...regency, code: "32.11" });
  await office.open("#/operator/new");
  await page.getByLabel("Rahasia operator").fill(OPERATOR_SECRET);
  await page.getByRole("button", { name: "Lanjut" }).click();
  await page.getByLabel("Paket kabupaten ini (berkas JSON)").setInputFiles(packFile("32.11"));
  await page.getByRole("button", { name: "Siapkan sekarang" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Siapkan sekarang" }).click();
  await expect(page.getByRole("heading", { name: "Admin pertama" })).toBeVisible();
  await examine(page, "the first admin");
  await page.getByLabel("Nama", { exact: true }).fill("Rina Marlina");
  await page.getByLabel("Nama pengguna").fill("rina");
  await page.getByLabel("Kata sandi").fill("pendek");
  await page.getByRole("button", { name: "Buat akun admin" }).click();
  await expect(page.getByText("Kata sandi terlalu pendek.")).toBeVisible();
  await page.getByLabel("Kata sandi").fill("kuda benar baterai");
  await page.getByRole("button", { name: "Buat akun admin" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Akun admin Rina Marlina dibuat." })).toBeVisible();
  await page.goto("about:blank");
  await office.signIn("rina", "kuda benar baterai");
  await expect(page.getByText("1 dari 1 orang")).toBeVisible();
  await office.goTo("Wilayah");
  await expect(page.getByText(/^26 kecamatan, 2\d\d desa/)).toBeVisible();
});
