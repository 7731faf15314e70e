// The desk of those who handle children: cases by state, one child's story, what is due, stock, a letter; each for whom it is.
import { expect, test } from "../fixtures/test";
import { examine } from "../pages/examine";
import { enterDesk } from "../pages/office";
import { daysAgo } from "../pages/phone";

test("a nutritionist finds what waits to be validated, reads one child's story and takes a step", async ({ newPhone }) => {
  const at = await newPhone();
  const { page } = at;
  await enterDesk(at, "gizi");
  const inbox = page.locator("section.column").filter({ hasText: "Perlu divalidasi" });
  await expect(inbox.locator("li").first()).toBeVisible();
  await examine(page, "desk: cases");
  const answer = await (await page.request.get("/api/v1/cases?state=detected&limit=500")).json();
  await expect(inbox.getByRole("heading")).toContainText(String(answer.cases.length));
  const name = answer.cases[0].child.name;
  await page.getByLabel("Cari nama anak").fill(name);
  await inbox.getByRole("link", { name, exact: true }).first().click();
  await expect(page.getByRole("heading", { name: "Riwayat penanganan" })).toBeVisible();
  await expect(page.locator("section.case")).toContainText("Ditemukan, belum diukur ulang");
  await examine(page, "desk: one child's story");
  await page.getByRole("link", { name: "Ukur ulang (validasi)" }).click();
  await expect(page.getByRole("button", { name: "Simpan" })).toBeVisible();
  await examine(page, "desk: a step");
  await page.getByLabel("Berat badan", { exact: true }).fill("8");
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Periksa tanggalnya." })).toBeVisible();
  await page.getByLabel("Alat terakhir dikalibrasi").fill(daysAgo(30));
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByText("Tersimpan.")).toBeVisible();
  await expect(page.locator("section.case")).toContainText("Sudah diukur ulang");
});

test("stock is read and moved", async ({ newPhone }) => {
  const at = await newPhone();
  const { page } = at;
  await enterDesk(at, "gizi");
  await page.goto(`${at.regency.url}/desk#/stock`);
  const store = page.locator("section.card").first();
  await expect(store).toContainText("Persediaan");
  const before = await (await page.request.get("/api/v1/stock")).json();
  await store.getByText("Catat keluar masuk", { exact: true }).click();
  await store.getByLabel("Jumlah paket").fill("7");
  await examine(page, "desk: stock");
  await store.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByText("Tersimpan.")).toBeVisible();
  const { packsOnHand } = before.stores[0].items[0];
  await expect(store).toContainText(`Persediaan ${packsOnHand + 7}`);
});

test("an office sees what it is to do and nothing else, and reports it", async ({ newPhone }) => {
  const at = await newPhone();
  const { page } = at;
  await enterDesk(at, "pupr");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Perlu dikerjakan");
  await expect(page.getByRole("link", { name: "Penanganan", exact: true })).toHaveCount(0);
  const rows = page.locator("ul.todo > li");
  await expect(rows.first()).toBeVisible();
  await examine(page, "desk: an office's tasks");
  const count = await rows.count();
  await rows.first().getByText("Laporkan", { exact: true }).click();
  await rows.first().getByRole("button", { name: "Kirim laporan" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Pilih dulu." })).toBeVisible();
  await rows.first().getByLabel("Selesai", { exact: true }).check({ force: true });
  await rows.first().getByRole("button", { name: "Kirim laporan" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Tulis dulu" })).toBeVisible();
  await examine(page, "desk: an office's report");
  await rows.first().getByLabel("Apa yang dilakukan", { exact: true }).fill("Sambungan air dipasang");
  await rows.first().getByRole("button", { name: "Kirim laporan" }).click();
  await expect(page.getByText("Laporan terkirim.")).toBeVisible();
  await expect(rows).toHaveCount(count - 1);
});

test("a leader counts open, late and recovered, and changes nothing; a kader finds the registers only", async ({ newPhone }) => {
  const at = await newPhone();
  const { page } = at;
  await enterDesk(at, "bupati");
  await page.getByText("Ringkasan per wilayah").click();
  const rows = page.locator("table.counts tbody tr");
  await expect(rows.first()).toBeVisible();
  const open = (await (await page.request.get("/api/v1/cases?limit=500")).json()).cases.length;
  const sums = (await rows.locator("td:nth-child(2)").allTextContents()).reduce((sum, text) => sum + Number(text), 0);
  expect(sums).toBe(open);
  await examine(page, "desk: a leader's summary");
  await page.locator("section.column li a").first().click();
  await expect(page.getByRole("heading", { name: "Riwayat penanganan" })).toBeVisible();
  await expect(page.getByRole("link", { name: /Ukur ulang|Tutup kasus/ })).toHaveCount(0);

  const kader = await newPhone();
  await enterDesk(kader, "kader01");
  await expect(kader.page.getByRole("heading", { level: 1 })).toHaveText("Daftar dampingan");
  await expect(kader.page.locator("section.column")).toHaveCount(0);
});

test("a thousand open cases are filtered within 150 ms a letter on a slow laptop", async ({ newPhone }) => {
  const at = await newPhone();
  const { page } = at;
  await page.route("**/api/v1/cases?*", async (route) => {
    const answer = await route.fetch();
    const { cases } = await answer.json();
    const many = Array.from({ length: 1_000 }, (_, number) => {
      const one = cases[number % cases.length];
      const digits = String(number).padStart(12, "0");
      const name = `${["Ayu", "Bima", "Citra", "Dewi"][number % 4]} ${one.child.name} ${number}`;
      return { ...one, case: `01950000-0000-7000-8000-${digits}`, child: { ...one.child, id: `01950000-0000-7000-9000-${digits}`, name } };
    });
    const closed = route.request().url().includes("state=closed");
    await route.fulfill({ json: { cases: closed ? [] : many, cursor: null } });
  });
  await enterDesk(at, "gizi");
  await expect(page.locator("section.column li").first()).toBeVisible();
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const took: number[] = [];
  for (const text of ["c", "ci", "cit", "citr", "citra", "citra ", "citra 9", "citra 99", ""]) {
    took.push(
      await page.getByLabel("Cari nama anak").evaluate(async (input, text) => {
        const start = performance.now();
        (input as HTMLInputElement).value = text;
        input.dispatchEvent(new Event("input", { bubbles: true }));
        await new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)));
        return performance.now() - start;
      }, text),
    );
  }
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await expect(page.locator("section.column").first()).toBeVisible();
  const middle = took.sort((a, b) => a - b)[Math.floor(took.length / 2)];
  expect(middle, took.map(Math.round).join(", ")).toBeLessThanOrEqual(150);
});
