// Takes the picture of the README: three screens of the demo (make run, on fresh data), side by side.
// Usage: CHROMIUM=/usr/bin/chromium node e2e/pictures/take.mjs [URL]
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const url = process.argv[2] ?? "http://localhost:8787";
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const phone = { viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const context = await browser.newContext({ ...phone, locale: "id-ID", timezoneId: "Asia/Jakarta" });
const page = await context.newPage();
await page.goto(`${url}/sign-in`);
await page.getByLabel("Kode kabupaten/kota").fill("99.01");
await page.getByLabel("Nama pengguna").fill("kader01");
await page.getByLabel("Kata sandi", { exact: true }).fill("posyandu-melati");
await page.getByRole("button", { name: "Masuk" }).click();
await page.locator("li.child-card").first().waitFor();
const pictures = [await page.screenshot()];

const child = page.locator("li.child-card").filter({ hasText: "Gizi kurang" }).first();
await child.getByRole("link").first().click();
const last = async (place) => /[\d,]+/.exec(await page.locator(".last").nth(place).textContent())[0];
await page.locator(".last").filter({ hasText: /\d/ }).first().waitFor();
await page.getByLabel("Berat badan", { exact: true }).fill(await last(0));
await page.getByLabel(/^(Panjang|Tinggi) badan$/).fill(await last(1));
await page.getByRole("button", { name: "Simpan hasil ukur" }).click();
await page.getByRole("heading", { name: "Hasil tiap ukuran" }).waitFor();
pictures.push(await page.screenshot());
await page.getByRole("link", { name: "Lihat grafik" }).click();
await page.locator("svg.chart, .chart svg").first().waitFor();
await page.locator("svg.chart, .chart svg").first().evaluate((chart) => scrollBy(0, chart.getBoundingClientRect().top - 190));
pictures.push(await page.screenshot());

const sheet = await browser.newPage({ viewport: { width: 1160, height: 700 } });
const image = (bytes) => `<img src="data:image/png;base64,${bytes.toString("base64")}">`;
await sheet.setContent(
  `<style>body{margin:0;display:flex;gap:20px;padding:20px;background:#e9efe9}img{width:360px;border-radius:18px;box-shadow:0 2px 14px #0003}</style>${pictures.map(image).join("")}`,
);
await sheet.screenshot({ path: fileURLToPath(new URL("phone.png", import.meta.url)) });
await browser.close();
