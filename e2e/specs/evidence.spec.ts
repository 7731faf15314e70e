// What shows that something was done: how much of what was planned, and a photo that is small and tells no place.
import { createHash } from "node:crypto";
import { expect, type Page, test } from "../fixtures/test";
import { examine } from "../pages/examine";
import { enterDesk } from "../pages/office";

/** A JPEG as a camera makes it: large, and with the place written into it. */
async function fromCamera(page: Page, width: number, height: number): Promise<Buffer> {
  const paper = await page.context().newPage();
  const text = await paper.evaluate(
    async ([width, height]) => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [width, height];
      const context = canvas.getContext("2d") as CanvasRenderingContext2D;
      // Noise is what is worst to make small.
      const noise = context.createImageData(width, height);
      for (let at = 0; at < noise.data.length; at += 1) noise.data[at] = at % 4 === 3 ? 255 : (at * 2_654_435_761) >>> 24;
      context.putImageData(noise, 0, 0);
      context.fillStyle = "#06c";
      context.fillRect(width / 4, height / 4, width / 2, height / 2);
      return canvas.toDataURL("image/jpeg", 0.95).split(",")[1];
    },
    [width, height],
  );
  await paper.close();
  const plain = Buffer.from(text, "base64");
  const place = Buffer.from("Exif\0\0GPS 6.9175 S, 107.6191 E");
  const head = Buffer.from([0xff, 0xe1, 0, place.length + 2]);
  return Buffer.concat([plain.subarray(0, 2), head, place, plain.subarray(2)]);
}

test("an office reports with a photo and how much was done, and the nutritionist sees both", async ({ newPhone }) => {
  const office = await newPhone();
  const { page } = office;
  await enterDesk(office, "pupr");
  const row = page.locator("ul.todo > li").first();
  await expect(row).toContainText("(1 rumah tangga)");
  const tasks = await (await page.request.get("/api/v1/tasks?limit=500")).json();
  const { child } = tasks.tasks[0].due.task;
  const count = await page.locator("ul.todo > li").count();

  await row.getByText("Laporkan", { exact: true }).click();
  await row.getByLabel("Selesai", { exact: true }).check({ force: true });
  await row.getByLabel("Jumlah yang dilakukan (rumah tangga), direncanakan 1").fill("2");
  await row.getByLabel("Foto", { exact: true }).check({ force: true });
  await row.getByRole("button", { name: "Kirim laporan" }).click();
  await expect(row.getByRole("alert").filter({ hasText: "Ambil atau pilih fotonya dulu." })).toBeVisible();
  await row.getByLabel("Ambil atau pilih foto").setInputFiles({ name: "catatan.jpg", mimeType: "image/jpeg", buffer: Buffer.from("bukan foto") });
  await expect(row.getByRole("alert").filter({ hasText: "bukan foto yang bisa dibuka" })).toBeVisible();
  const taken = await fromCamera(page, 4_000, 3_000);
  expect(taken.length).toBeGreaterThan(1_000_000);
  await row.getByLabel("Ambil atau pilih foto").setInputFiles({ name: "foto.jpg", mimeType: "image/jpeg", buffer: taken });
  await expect(row.getByAltText("Foto yang akan dikirim")).toBeVisible();
  await expect(row.getByRole("status")).toContainText("Siap dikirim");
  await examine(page, "desk: a photo before it is sent");
  const other = await fromCamera(page, 900, 1_600);
  await row.getByLabel("Ganti dengan foto lain").setInputFiles({ name: "lain.jpg", mimeType: "image/jpeg", buffer: other });
  const preview = row.getByAltText("Foto yang akan dikirim");
  await expect.poll(() => preview.evaluate((image: HTMLImageElement) => [image.naturalWidth < image.naturalHeight, image.naturalHeight <= 1_024])).toEqual([true, true]);
  await row.getByRole("button", { name: "Kirim laporan" }).click();
  await expect(page.getByText("Laporan terkirim.")).toBeVisible();
  await expect(page.locator("ul.todo > li")).toHaveCount(count - 1);

  const health = await newPhone();
  await enterDesk(health, "gizi");
  await health.page.goto(`${health.regency.url}/desk#/cases/${child}`);
  const story = health.page.locator("ol.story");
  await expect(story).toContainText("Direncanakan 1, dilaporkan 2 rumah tangga");
  const photo = story.getByRole("button", { name: /^Foto: / });
  await expect.poll(() => photo.locator("img").evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
  await photo.click();
  await expect(photo).toHaveAttribute("aria-expanded", "true");
  await examine(health.page, "desk: a story with a photo");
  const source = await photo.locator("img").getAttribute("src");
  const kept = await (await health.page.request.get(source ?? "")).body();
  expect(createHash("sha256").update(kept).digest("hex")).toBe(source?.split("/").at(-1));
  expect(kept.length).toBeLessThanOrEqual(61_440);
  for (const text of ["Exif", "GPS", "107.6191"]) expect(kept.includes(text), text).toBe(false);
  await health.page.goto(`${health.regency.url}/desk#/bundle/${child}`);
  await expect(health.page.getByRole("button", { name: /^Foto: / })).toBeVisible();
  // Whose case it is, and every curve: on paper nothing can be chosen.
  await expect(health.page.getByText(/^(Perempuan|Laki-laki) · Lahir .+ · .+ · Ibu .+ · Posyandu /)).toBeVisible();
  for (const curve of [/^Berat badan menurut umur/, /^Panjang atau tinggi badan menurut umur/, /^Berat badan menurut (panjang|tinggi) badan/]) {
    await expect(health.page.locator("figure.chart").filter({ hasText: curve })).toHaveCount(1);
  }
});

test("a midwife's phone shows a photo when it is asked to, and says why when it cannot", async ({ newPhone }) => {
  const desk = await newPhone();
  await enterDesk(desk, "pupr");
  const row = desk.page.locator("ul.todo > li").first();
  await expect(row).toBeVisible();
  const tasks = await (await desk.page.request.get("/api/v1/tasks?limit=500")).json();
  const { child, posyandu } = tasks.tasks[0].due.task;
  await row.getByText("Laporkan", { exact: true }).click();
  await row.getByLabel("Selesai", { exact: true }).check({ force: true });
  await row.getByLabel("Foto", { exact: true }).check({ force: true });
  await row.getByLabel("Ambil atau pilih foto").setInputFiles({ name: "foto.jpg", mimeType: "image/jpeg", buffer: await fromCamera(desk.page, 1_200, 900) });
  await expect(row.getByAltText("Foto yang akan dikirim")).toBeVisible();
  await row.getByRole("button", { name: "Kirim laporan" }).click();
  await expect(desk.page.getByText("Laporan terkirim.")).toBeVisible();

  const phone = await newPhone();
  await phone.signIn(await midwifeOf(desk.page, posyandu));
  await phone.readyForOffline();
  const { page } = phone;
  await phone.open(`/children/${child}/care`);
  await expect(page.locator("ol.story")).toContainText("Dengan foto");
  await phone.goOffline();
  await page.getByRole("button", { name: "Lihat foto (perlu sinyal)" }).click();
  await expect(page.getByText("Foto tidak bisa dibuka")).toBeVisible();
  await phone.goOnline();
  await phone.open(`/children/${child}/care`);
  await page.getByRole("button", { name: "Lihat foto (perlu sinyal)" }).click();
  const photo = page.getByRole("button", { name: /^Foto: / });
  await expect.poll(() => photo.locator("img").evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
  await examine(page, "a story with a photo on a phone");
});

/** The name that the midwife of a village signs in by. */
async function midwifeOf(page: Page, village: string): Promise<string> {
  const session = await (await page.request.get("/api/v1/session")).json();
  const villages = session.areas.filter(({ code }: { code: string }) => code.split(".").length === 4).map(({ code }: { code: string }) => code);
  return `bidan${String(villages.indexOf(village) + 1).padStart(2, "0")}`;
}
