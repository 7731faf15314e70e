// What a regency calls things, how it looks and which languages it has: its pack says so, and phone and office follow.
import { signIn } from "../../worker/tests/harness.mjs";
import { PASSWORD, startRegency } from "../fixtures/regency";
import { expect, test, type Page } from "../fixtures/test";
import { Office } from "../pages/office";
import { Phone } from "../pages/phone";

const LOOK = {
  primary: "#7b2433",
  accent: "#0b5a6f",
  crest: { viewBox: [20, 24], paths: [{ fill: "#ffcc00", d: "M0 0h20v24h-20z" }, { fill: "#004400", d: "M2 2h4v4z" }] },
};
const BRAND = "rgb(123, 36, 51)";
const ACCENT = "rgb(11, 90, 111)";

/** The crest is there and was drawn, which the page's own policy might forbid. */
async function isDrawn(page: Page, within: string) {
  const crest = page.locator(`${within} img.crest`);
  await expect(crest).toBeVisible();
  expect(await crest.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
}

test("words, colours, crest and languages of the pack are on the phone and in the office", async ({ browser, contextOptions }) => {
  test.setTimeout(120_000);
  // A system of its own: other tests read the usual words in theirs.
  const regency = await startRegency();
  const newPage = async () => (await browser.newContext({ ...contextOptions, baseURL: regency.url })).newPage();

  const phone = new Phone(await newPage(), regency);
  await phone.signIn("kader01");
  await phone.open("/settings");
  await phone.page.getByRole("radio", { name: "English" }).click({ force: true });
  await expect(phone.page.locator("html")).toHaveAttribute("lang", "en");
  await phone.unlock();
  await expect(phone.page.locator("img.crest")).toHaveCount(0);

  const admin = await signIn({ url: regency.url }, regency.code, "admin", { password: PASSWORD });
  const { headers, body } = await admin.get("/api/v1/pack");
  const words = { ...body.words, posyandu: "Pos Gizi", kader: "Relawan", desa: "Gampong", puskesmas: "PKM" };
  const given = { ...body, languages: ["id"], look: LOOK, words };
  const put = await admin.call("PUT", "/api/v1/pack", given, { "if-match": headers.get("etag") });
  expect(put.status, JSON.stringify(put.body)).toBe(200);

  // The phone hears of it with its next exchange, and speaks a language that is left from its next start on.
  const heard = phone.page.waitForResponse((response) => response.url().endsWith("/api/v1/session"));
  await phone.page.reload();
  await phone.unlock();
  await heard;
  await expect(phone.page.getByRole("banner")).toHaveCSS("background-color", BRAND);
  await phone.page.reload();
  await expect(phone.page.locator("html")).toHaveAttribute("lang", "id");
  await phone.unlock();
  await expect(phone.page.getByRole("radio", { name: "English" })).toHaveCount(0);
  await expect(phone.page.getByText("Relawan").first()).toBeVisible();
  await isDrawn(phone.page, "main");
  await expect(phone.page.getByRole("navigation").getByText("Pos Gizi")).toBeVisible();
  await expect(phone.page.getByText("Beberapa relawan bisa bergantian di satu HP.", { exact: false })).toBeVisible();

  const page = await newPage();
  const office = new Office(page, regency);
  await office.signIn("admin");
  await isDrawn(page, "header");
  await office.goTo("Wilayah");
  await expect(page.getByText("2 kecamatan, 6 gampong/kelurahan, 12 pos gizi")).toBeVisible();
  await expect(page.getByRole("link", { name: "Pos Gizi dari berkas" })).toBeVisible();
  await office.goTo("Orang");
  await expect(page.getByText("Relawan di Posyandu Melati 1").first()).toBeVisible();
  await office.goTo("Akun saya");
  await isDrawn(page, "main");
  await expect(page.getByRole("main").getByRole("link", { name: "← Ke aplikasi pos gizi" })).toHaveCSS("color", ACCENT);
  await expect(page.getByRole("radio", { name: "English" })).toHaveCount(0);
  await regency.remove();
});
