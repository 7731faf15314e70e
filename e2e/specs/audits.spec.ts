// The audit of cases at the desk: picked, frozen, recommended, done by an office, shown done; on paper each case by itself.
import { expect, test } from "../fixtures/test";
import { examine } from "../pages/examine";
import { enterDesk, Office } from "../pages/office";
import { daysAgo } from "../pages/phone";

const WISH = "Bangun jamban keluarga";

test("two cases are audited, an office is asked for something and reports it, and the audit shows it done", async ({ newPhone }) => {
  const at = await newPhone();
  const { page } = at;
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute("data-printed", "");
  });
  await enterDesk(at, "gizi");
  const desk = new Office(page, at.regency, "/desk");
  await desk.goTo("Audit kasus");
  await page.getByRole("link", { name: "Audit baru" }).click();
  const picks = page.locator("ul.picks > li");
  await expect(picks.first()).toBeVisible();
  await examine(page, "desk: a new audit");

  // The longest open come first, and those that are late when they are asked for.
  const { cases } = await (await page.request.get("/api/v1/cases?limit=500")).json();
  const oldest = cases.map(({ openedOn }: { openedOn: string }) => openedOn).sort()[0];
  const first = cases.filter(({ openedOn }: { openedOn: string }) => openedOn === oldest).map(({ child }: { child: { name: string } }) => child.name);
  expect(first).toContain(await picks.first().locator(".strong").textContent());
  await page.getByLabel("Hanya yang terlambat").check();
  await page.getByLabel("Urutan").selectOption({ label: "Paling terlambat dulu" });
  await expect(picks.filter({ hasText: "tidak terlambat" })).toHaveCount(0);

  await page.getByRole("button", { name: "Bekukan dan buat audit" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Isi nama audit" })).toBeVisible();
  await page.getByLabel("Nama audit").fill("AKS semester 2");
  await page.getByLabel("Anggota tim").fill("dr. Contoh (Dinkes), Ibu Contoh (puskesmas)");
  await page.getByRole("button", { name: "Bekukan dan buat audit" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Pilih 1 sampai 40 kasus." })).toBeVisible();
  const names = await Promise.all([0, 1].map((place) => picks.nth(place).locator(".strong").innerText()));
  for (const place of [0, 1]) await picks.nth(place).getByRole("checkbox").check();
  await expect(page.getByRole("status").filter({ hasText: "2 kasus dipilih" })).toBeVisible();
  await page.getByRole("button", { name: "Bekukan dan buat audit" }).click();
  await expect(page.getByText("Audit dibuat. Berkasnya sudah dibekukan.")).toBeVisible();
  await expect(desk.heading()).toHaveText("AKS semester 2");
  const audited = page.locator("section.audited");
  await expect(audited).toHaveCount(2);
  await expect(audited.getByRole("heading", { level: 2 })).toHaveText(names);
  await examine(page, "desk: an audit");

  const one = audited.first();
  await one.getByRole("button", { name: "Lihat berkas beku" }).click();
  await expect(one.getByRole("heading", { name: "Riwayat penanganan" })).toBeVisible();
  await expect(one.locator("svg").first()).toBeVisible();
  await examine(page, "desk: a frozen bundle");

  await one.getByText("Tambah rekomendasi", { exact: true }).click();
  await one.getByRole("button", { name: "Simpan" }).click();
  await expect(one.getByRole("alert").filter({ hasText: "Isi apa yang dilakukan" })).toBeVisible();
  await one.getByLabel("Apa yang dilakukan").fill(WISH);
  await one.getByLabel("Siapa yang melakukan").selectOption({ label: "PUPR" });
  await one.getByLabel("Paling lambat").fill(daysAgo(1));
  await one.getByRole("button", { name: "Simpan" }).click();
  await expect(one.getByRole("alert").filter({ hasText: "Batas waktunya sebelum hari ini." })).toBeVisible();
  await one.getByLabel("Paling lambat").fill(daysAgo(-20));
  await examine(page, "desk: a recommendation");
  await one.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByText("Rekomendasi tersimpan.")).toBeVisible();
  const recommendation = one.locator("ul.recommended > li").filter({ hasText: WISH });
  await expect(recommendation).toContainText("Belum dikerjakan");
  await expect(one.getByRole("heading", { name: "Riwayat penanganan" })).toBeVisible();

  const office = await newPhone();
  await enterDesk(office, "pupr");
  const task = office.page.locator("ul.todo > li").filter({ hasText: WISH });
  await expect(task).toContainText(names[0]);
  await examine(office.page, "desk: an office's tasks with what an audit recommended");
  await task.getByText("Laporkan", { exact: true }).click();
  await task.getByLabel("Selesai", { exact: true }).check({ force: true });
  await task.getByLabel("Surat atau kartu", { exact: true }).check({ force: true });
  await task.getByLabel("Nomor surat atau kartu").fill("BA-12/PUPR/2026");
  await examine(office.page, "desk: a report on what an audit recommended");
  await task.getByRole("button", { name: "Kirim laporan" }).click();
  await expect(office.page.getByText("Laporan terkirim.")).toBeVisible();
  await expect(task).toHaveCount(0);

  await page.reload();
  await expect(recommendation).toContainText("Selesai");
  await expect(recommendation).toContainText("BA-12/PUPR/2026");
  await examine(page, "desk: what became of a recommendation");
  const [downloaded] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Unduh JSON" }).click()]);
  expect(downloaded.suggestedFilename()).toMatch(/^audit-.*\.json$/);

  await page.getByRole("button", { name: "Cetak semua" }).click();
  await expect(page.locator("body")).toHaveAttribute("data-printed", "");
  await expect(page.getByRole("heading", { name: "Riwayat penanganan" })).toHaveCount(2);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Cetak semua" })).toBeHidden();
  await expect(one.getByText("Tambah rekomendasi")).toBeHidden();
  await expect(one.getByRole("tablist")).toBeHidden();
  expect(await audited.evaluateAll((all) => all.map((each) => getComputedStyle(each).breakBefore))).toEqual(["page", "page"]);
  await page.emulateMedia({ media: "screen" });

  await one.getByRole("link", { name: "Kasus sekarang" }).click();
  await expect(page.locator("section.card").filter({ hasText: "Rekomendasi audit" }).first()).toContainText(WISH);
  await expect(page.locator("ol.story")).toContainText("Rekomendasi audit selesai");
  await desk.goTo("Audit kasus");
  await expect(page.locator("ul.todo > li").filter({ hasText: "AKS semester 2" })).toContainText("Semua rekomendasi selesai");
  await examine(page, "desk: audits");
});

test("a leader reads audits and changes nothing in them", async ({ newPhone }) => {
  const nutritionist = await newPhone();
  await enterDesk(nutritionist, "gizi");
  const { cases } = await (await nutritionist.page.request.get("/api/v1/cases?limit=5")).json();
  const { regency } = await (await nutritionist.page.request.get("/api/v1/session")).json();
  const audit = {
    id: "0195a1b2-c3d4-7e5f-8a9b-acbdcedfeaf1",
    title: "AKS untuk pimpinan",
    heldOn: daysAgo(0),
    area: regency.code,
    members: "Tim contoh",
    children: [cases[0].child.id],
  };
  expect((await nutritionist.page.request.post("/api/v1/audits", { data: audit })).status()).toBe(201);
  const at = await newPhone();
  const { page } = at;
  await enterDesk(at, "bupati");
  await new Office(page, at.regency, "/desk").goTo("Audit kasus");
  await expect(page.getByRole("link", { name: "Audit baru" })).toHaveCount(0);
  await page.getByRole("link", { name: "AKS untuk pimpinan" }).click();
  await expect(page.getByRole("heading", { name: cases[0].child.name })).toBeVisible();
  await expect(page.getByText("Tambah rekomendasi")).toHaveCount(0);
  await page.goto(`${at.regency.url}/desk#/audits/new`);
  await expect(page.getByRole("button", { name: "Bekukan dan buat audit" })).toHaveCount(0);
});
