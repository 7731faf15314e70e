// Registers at the desk: a pregnant woman with a thin arm is entered, seen and helped; her child is registered from her record,
// born light, and followed as a newborn. What the screens say and what the API answers agree.
import { expect, type Page, test } from "../fixtures/test";
import { examine } from "../pages/examine";
import { enterDesk } from "../pages/office";
import { daysAgo } from "../pages/phone";

const NAME = "Uji Kartini";
const CHILD = "Uji Melati Kecil";

const save = async (page: Page) => {
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(page.getByText("Tersimpan.")).toBeVisible();
};

const section = (page: Page, title: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name: title, exact: true }) });

const person = (page: Page) => page.locator("ul.todo > li").filter({ hasText: NAME });

test("a pregnant woman with a thin arm is followed until her light child is followed in her place", async ({ newPhone }) => {
  const at = await newPhone();
  const { page } = at;
  await enterDesk(at, "bidan01");
  const story = async () => (await page.request.get(`/api/v1/registers/${page.url().split("/").at(-1)}`)).json();

  await test.step("entered", async () => {
    await page.goto(`${at.regency.url}/desk#/registers`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Daftar dampingan");
    await examine(page, "desk: registers");
    await page.getByRole("link", { name: "Daftarkan orang" }).click();
    await page.getByRole("button", { name: "Simpan", exact: true }).click();
    await expect(page.getByRole("alert").filter({ hasText: "Periksa: Nama" })).toBeVisible();
    await page.getByLabel(/^Nama(?! calon)/).fill(NAME);
    await page.getByLabel("Tanggal lahir").fill("1998-05-05");
    await page.getByLabel("Nomor HP").fill("081234567890");
    await page.getByLabel("Hari pertama haid terakhir (HPHT)").fill(daysAgo(268));
    await page.getByLabel("Sejak").fill(daysAgo(40));
    await page.getByLabel("Persetujuan dari").fill(NAME);
    await examine(page, "desk: entering someone");
    await save(page);
    await expect(page.getByRole("heading", { level: 2, name: NAME })).toBeVisible();
    await expect(section(page, "Yang ditemukan")).toContainText("Lama tidak diperiksa");
  });

  await test.step("seen: a thin arm is hers to act on within a week", async () => {
    await page.getByRole("link", { name: "Catat pemeriksaan" }).click();
    await page.getByRole("button", { name: "Simpan", exact: true }).click();
    await expect(page.getByRole("alert").filter({ hasText: "Belum ada yang diisi" })).toBeVisible();
    await page.getByLabel("Tanggal", { exact: true }).fill(daysAgo(3));
    await page.getByLabel("LiLA (cm)", { exact: true }).fill("22,8");
    await page.getByLabel("Hb (g/dL)", { exact: true }).fill("11,4");
    await page.getByLabel("Tablet tambah darah (TTD)", { exact: true }).fill("90");
    await examine(page, "desk: a visit");
    await save(page);
    await expect(section(page, "Yang perlu dikerjakan")).toContainText("KEK (LiLA kecil)");
    await expect(section(page, "Pemeriksaan")).toContainText("22,8");
    await examine(page, "desk: a pregnant woman");
    const told = await story();
    expect(told.tasks.map(({ task }: { task: { kind: object; due: string } }) => [task.kind, task.due])).toEqual([
      [{ kind: "actOn", finding: "thinArm" }, daysAgo(-4)],
    ]);
    await page.goto(`${at.regency.url}/desk#/tasks`);
    await expect(person(page)).toContainText("KEK (LiLA kecil)");
    await person(page).getByRole("link", { name: NAME }).click();
  });

  await test.step("food is given for the configured days", async () => {
    await page.getByRole("link", { name: "Catat yang dilakukan" }).click();
    await expect(page.getByLabel("Lama PMT (hari)")).toHaveValue("120");
    await page.getByLabel("Tanggal", { exact: true }).fill(daysAgo(2));
    await examine(page, "desk: what was done");
    await save(page);
    await expect(section(page, "Yang perlu dikerjakan")).toContainText("Tidak ada yang perlu dikerjakan.");
    await expect(section(page, "Yang sudah dilakukan")).toContainText("PMT diberikan (120)");
  });

  await test.step("a wrong visit is taken back and counts for nothing", async () => {
    await page.getByRole("link", { name: "Catat pemeriksaan" }).click();
    await page.getByLabel("Hb (g/dL)", { exact: true }).fill("6,5");
    await save(page);
    await expect(section(page, "Yang ditemukan")).toContainText("Anemia berat");
    const wrong = page.locator("ul.visits > li").first();
    await wrong.getByText("Batalkan pemeriksaan ini").first().click();
    await wrong.getByLabel("Alasannya").fill("Hb orang lain");
    await wrong.locator("button").click();
    await expect(section(page, "Yang ditemukan")).not.toContainText("Anemia berat");
    await expect(page.getByText("Dibatalkan: 1")).toBeVisible();
  });

  let child = "";
  await test.step("the child is registered from what is known of its mother", async () => {
    await page.getByRole("link", { name: "Catat persalinan" }).click();
    await page.getByLabel("Tanggal lahir").fill(daysAgo(1));
    await page.getByLabel("Nama anak").fill(CHILD);
    // Nobody is a girl because nobody chose.
    await page.getByRole("button", { name: "Simpan", exact: true }).click();
    await expect(page.getByRole("alert").filter({ hasText: "Jenis kelamin" })).toBeVisible();
    await page.getByRole("radio", { name: "Perempuan" }).check({ force: true });
    await page.getByLabel("Berat lahir (kg)", { exact: true }).fill("2,3");
    await page.getByLabel("Panjang lahir (cm)", { exact: true }).fill("47");
    await examine(page, "desk: a birth");
    await save(page);
    await expect(section(page, "Anak yang lahir")).toContainText(CHILD);
    await expect(section(page, "Anak yang lahir")).toContainText("Kunjungan neonatal");
    const { children, entry } = await story();
    child = children[0].child.id;
    const { motherName, phone, posyandu, birthDate, birthWeightGrams } = children[0].child;
    expect({ motherName, phone, posyandu, birthDate, birthWeightGrams }).toEqual({
      motherName: NAME,
      phone: "081234567890",
      posyandu: entry.woman.posyandu,
      birthDate: daysAgo(1),
      birthWeightGrams: 2_300,
    });
  });

  await test.step("and is followed as a newborn", async () => {
    await page.goto(`${at.regency.url}/desk#/registers`);
    await page.getByLabel("Daftar", { exact: true }).selectOption({ label: "Bayi lahir kecil" });
    const small = page.locator("ul.todo > li").filter({ hasText: CHILD });
    await expect(small).toContainText("Kunjungan neonatal");
    await small.getByRole("link", { name: CHILD }).click();
    await expect(page).toHaveURL(new RegExp(`#/cases/${child}$`));
    await page.goto(`${at.regency.url}/desk#/registers`);
    await page.getByLabel("Siapa").selectOption({ label: "Yang sudah selesai" });
    await expect(person(page)).toContainText("Selesai");
  });

  await test.step("the mother is entered in another register without typing again", async () => {
    await person(page).getByRole("link", { name: NAME }).click();
    await page.getByRole("link", { name: "Masukkan ke daftar lain" }).click();
    await expect(page.getByLabel(/^Nama(?! calon)/)).toHaveValue(NAME);
    await page.getByRole("radio", { name: "Calon pengantin" }).check({ force: true });
    await page.getByLabel("Nama calon suami").fill("Uji Budi");
    await page.getByLabel("Hari nikah").fill(daysAgo(-60));
    await save(page);
    await expect(section(page, "Di daftar lain")).toContainText("Ibu hamil");
  });

  const leader = await newPhone();
  await test.step("a leader reads and writes nothing", async () => {
    await enterDesk(leader, "bupati");
    await leader.page.goto(`${at.regency.url}/desk#/registers`);
    await leader.page.getByLabel("Cari nama").fill(NAME);
    await person(leader.page).getByRole("link", { name: NAME }).first().click();
    await expect(leader.page.getByRole("heading", { level: 2, name: NAME })).toBeVisible();
    await expect(leader.page.getByRole("link", { name: /^Catat|^Tutup|^Betulkan/ })).toHaveCount(0);
    await examine(leader.page, "desk: a leader reads an entry");
  });
});
