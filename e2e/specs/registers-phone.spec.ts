// Registers on a kader's phone: without signal a pregnant woman is entered and seen, and the phone says at once what that shows;
// a killed tab loses nothing, and the midwife's desk, her phone and the API say the same.
import { expect, type Page, test } from "../fixtures/test";
import { examine } from "../pages/examine";
import { enterDesk } from "../pages/office";
import { daysAgo, Phone } from "../pages/phone";

const NAME = "Uji Sulastri";
const CHILD = "Uji Melati Mungil";

const section = (page: Page, title: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name: title, exact: true }) });
const person = (page: Page) => page.locator("ul.todo > li").filter({ hasText: NAME });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const save = (page: Page) => page.getByRole("button", { name: "Simpan", exact: true }).click();
const choose = (page: Page, name: string) => page.getByRole("radio", { name, exact: true }).check({ force: true });

async function enrol(page: Page, name: string) {
  await page.getByLabel(/^Nama(?! calon)/).fill(name);
  await field(page, "Tanggal lahir").fill("1998-05-05");
  await field(page, "Hari pertama haid terakhir (HPHT)").fill(daysAgo(268));
  await field(page, "Persetujuan dari").fill(name);
}

test("a pregnant woman is entered and seen without signal, and everyone is told the same", async ({ phone, newPhone, regency }) => {
  let { page } = phone;
  let entry = "";

  await test.step("entered without signal, from the day's screen", async () => {
    await phone.open();
    await page.getByRole("link", { name: "Ibu hamil, remaja, catin" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Daftar dampingan");
    await examine(page, "registers");
    await phone.goOffline();
    await page.getByRole("link", { name: "Daftarkan orang" }).click();
    await save(page);
    await expect(page.getByRole("alert").filter({ hasText: "Periksa: Nama" })).toBeVisible();
    await enrol(page, NAME);
    await examine(page, "entering someone");
    await save(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(NAME);
    entry = page.url().split("/").at(-1) ?? "";
    await phone.unsent(1);
    await expect(page.locator("main .record-state").first()).toContainText("Hanya di HP ini");
  });

  await test.step("seen: the phone says at once what a thin arm means, and what to do", async () => {
    await page.getByRole("link", { name: "Catat pemeriksaan" }).click();
    await field(page, "LiLA (cm)").fill("22,8");
    await expect(page.locator(".actions")).toContainText("KEK (LiLA kecil)");
    const shown = page.locator(".callout.urgent");
    await expect(shown).toContainText("KEK (LiLA kecil)");
    await expect(shown).toContainText("LiLA 22,8 cm, di bawah 23,5 cm");
    await expect(shown).toContainText("Beri tahu bidan minggu ini.");
    await examine(page, "a visit");
  });

  await test.step("the tab dies before it is saved, and what was typed is there again", async () => {
    await expect
      .poll(async () => {
        const other = new Phone(await phone.context.newPage(), regency);
        await other.open(`/registers/${entry}/visit`);
        const arm = field(other.page, "LiLA (cm)");
        await expect(arm).toBeVisible();
        const kept = await arm.inputValue();
        await other.page.close();
        return kept;
      })
      .toBe("22,8");
    await phone.killTab();
    page = phone.page;
    await phone.open(`/registers/${entry}/visit`);
    await expect(field(page, "LiLA (cm)")).toHaveValue("22,8");
    await field(page, "Tablet tambah darah (TTD)").fill("90");
    await save(page);
    await expect(section(page, "Yang ditemukan")).toContainText("KEK (LiLA kecil)");
    await expect(section(page, "Yang perlu dikerjakan")).toContainText("bidan desa");
    await phone.unsent(2);
    // It is the midwife's to act on.
    await expect(page.getByRole("link", { name: "Catat yang dilakukan" })).toHaveCount(0);
    await examine(page, "a woman with a thin arm");
  });

  await test.step("the tab dies, and all of it is there", async () => {
    await phone.killTab();
    page = phone.page;
    await phone.open("/registers");
    await expect(person(page)).toContainText("KEK (LiLA kecil)");
    await page.getByRole("button", { name: "Remaja putri" }).click();
    await expect(person(page)).toHaveCount(0);
    await page.getByRole("button", { name: "Ibu hamil" }).click();
    await person(page).getByRole("link").click();
    await expect(section(page, "Pemeriksaan")).toContainText("22,8 cm");
  });

  await test.step("a woman who is known is not typed in again", async () => {
    await phone.open("/registers/new");
    await page.getByLabel(/^Nama(?! calon)/).fill("sulast");
    await page.getByRole("link", { name: new RegExp(NAME) }).click();
    await expect(page.getByLabel(/^Nama(?! calon)/)).toHaveValue(NAME);
  });

  const tasks = async (at: Page) => {
    const told = await (await at.request.get(`/api/v1/registers/${entry}`)).json();
    return told.tasks.map(({ task }: { task: { kind: object; due: string } }) => [task.kind, task.due]);
  };
  const thin = [[{ kind: "actOn", finding: "thinArm" }, daysAgo(-7)]];

  await test.step("with signal everything is sent, and the API finds the same", async () => {
    await phone.goOnline();
    await phone.everythingSent();
    expect(await tasks(page)).toEqual(thin);
  });

  await test.step("the desk of the midwife shows it", async () => {
    const desk = await newPhone();
    await enterDesk(desk, "bidan01");
    await desk.page.goto(`${regency.url}/desk#/tasks`);
    await expect(person(desk.page)).toContainText("KEK (LiLA kecil)");
  });

  const midwife = await newPhone();
  await test.step("her phone has it among what is to do today, and takes down without signal what she did", async () => {
    await midwife.signIn("bidan01");
    await midwife.readyForOffline();
    await midwife.open("/today");
    await expect(person(midwife.page)).toContainText("KEK (LiLA kecil)");
    await examine(midwife.page, "today with registers");
    await midwife.goOffline();
    await person(midwife.page).getByRole("link").first().click();
    await midwife.page.getByRole("link", { name: "Catat yang dilakukan" }).click();
    await expect(field(midwife.page, "Lama PMT (hari)")).toHaveValue("120");
    await examine(midwife.page, "what was done");
    await save(midwife.page);
    await expect(section(midwife.page, "Yang perlu dikerjakan")).toContainText("Tidak ada yang perlu dikerjakan.");
    await midwife.goOnline();
    await midwife.everythingSent();
    expect(await tasks(midwife.page)).toEqual([]);
  });

  await test.step("the child is registered from its mother's record, and is followed as a small newborn", async () => {
    await phone.open("/sync");
    await page.getByRole("button", { name: "Kirim sekarang" }).click();
    await phone.everythingSent();
    await phone.open(`/registers/${entry}`);
    await expect(section(page, "Yang sudah dilakukan")).toContainText("PMT diberikan (120)");
    await phone.goOffline();
    await page.getByRole("link", { name: "Catat persalinan" }).click();
    await field(page, "Tanggal lahir").fill(daysAgo(1));
    await field(page, "Nama anak").fill(CHILD);
    await save(page);
    await expect(page.getByRole("alert").filter({ hasText: "Jenis kelamin" })).toBeVisible();
    await choose(page, "Perempuan");
    await field(page, "Berat lahir (kg)").fill("2,3");
    await field(page, "Panjang lahir (cm)").fill("47");
    await examine(page, "a birth");
    await save(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(CHILD);
    await phone.open("/registers");
    const small = page.locator("ul.todo > li").filter({ hasText: CHILD });
    await expect(small).toContainText("Kunjungan neonatal");
    await expect(person(page)).toHaveCount(0);
    await phone.goOnline();
    await phone.everythingSent();
    const told = await (await page.request.get(`/api/v1/registers/${entry}`)).json();
    expect(told.children.map(({ child }: { child: { motherName: string } }) => child.motherName)).toEqual([NAME]);
  });
});
