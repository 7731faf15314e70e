// Muna Barat gets it all as Sumedang has it: one command, an invitation, a midwife, a kader, a child.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { OPERATOR_SECRET, provision, signIn } from "../../worker/tests/harness.mjs";
import { scan } from "../fixtures/camera";
import { startRegency } from "../fixtures/regency";
import { expect, test } from "../fixtures/test";
import { Office } from "../pages/office";
import { daysAgo, Phone } from "../pages/phone";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const pack = (code: string) => JSON.parse(readFileSync(`${ROOT}/shared/packs/${code}.json`, "utf8"));

function replicate(url: string): string {
  const command = ["--no-print-directory", "replicate", "FROM=32.11", "TO=74.13", `URL=${url}`];
  return execFileSync("make", command, { cwd: ROOT, encoding: "utf8", env: { ...process.env, OPERATOR_SECRET } });
}

async function join(phone: Phone, link: string, username: string) {
  await phone.page.goto(link);
  await phone.page.getByLabel("Nama pengguna").fill(username);
  phone.secret = `${username}-sandi-7`;
  await phone.page.getByLabel("Kata sandi baru").fill(phone.secret);
  await phone.page.getByRole("button", { name: "Terima undangan" }).click();
}

test("from nothing to a measured child in the next regency, and Sumedang sees nothing of it", async ({ browser, contextOptions }) => {
  test.setTimeout(180_000);
  // A system of its own: other tests set the same regencies up in theirs.
  const regency = await startRegency();
  const newPhone = async () => {
    const context = await browser.newContext({ ...contextOptions, baseURL: regency.url });
    return new Phone(await context.newPage(), regency);
  };
  const [sumedang, munaBarat] = [pack("32.11"), pack("74.13")];
  const leader = { username: "pimpinan", name: "Pimpinan", grants: [{ role: "leader", areas: ["32.11"] }], password: "pimpinan-sandi" };
  const server = { url: regency.url, secret: OPERATOR_SECRET };
  expect((await provision(server, sumedang, [leader])).status).toBe(201);

  const told = replicate(regency.url);
  const link = /\S+\/join#74\.13\.[0-9a-f]{64}/.exec(told)?.[0];
  expect(link, told).toBeDefined();
  const again = replicate(regency.url);
  expect(again, "running it again changes nothing").not.toContain("/join#");

  const admin = await newPhone();
  await join(admin, link ?? "", "admin.mubar");
  await expect(admin.page, "who only administers goes to the office").toHaveURL(/\/office/);
  const there = { ...regency, code: "74.13" };
  const village = munaBarat.areas.find(({ code }: { code: string }) => code.length === 13);
  const posyandu = munaBarat.areas.find(({ code }: { code: string }) => code.startsWith(village.code) && code.length === 16);
  const adminOffice = new Office(admin.page, there);
  await adminOffice.invite("Wa Ode Hasnah", "Bidan", village.name, village.name);
  const midwifeLink = await admin.page.getByLabel("Tautan", { exact: true }).inputValue();

  const midwife = await newPhone();
  await join(midwife, midwifeLink, "hasnah");
  await expect(midwife.page.getByRole("searchbox")).toBeVisible();
  const midwifeOffice = new Office(midwife.page, there);
  await midwifeOffice.invite("La Ode Rahman", "Kader", posyandu.name, posyandu.name);
  const kaderLink = await scan(midwife.page.getByRole("img", { name: "Kode QR untuk La Ode Rahman" }));
  expect(kaderLink).toBe(await midwife.page.getByLabel("Tautan", { exact: true }).inputValue());

  const kader = await newPhone();
  await join(kader, kaderLink, "rahman");
  await expect(kader.page.getByRole("heading", { level: 1, name: posyandu.name })).toBeVisible();
  await kader.readyForOffline();
  const bar = kader.page.getByRole("banner");
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(munaBarat.look.primary.slice(at, at + 2), 16));
  await expect(bar).toHaveCSS("background-color", `rgb(${red}, ${green}, ${blue})`);
  await kader.goOffline();
  await kader.register({ name: "Wa Ode Uji", sex: "Perempuan", birthDate: daysAgo(400), mother: "Wa Uji" });
  await kader.measure({ weight: "8,2", length: "71,5" });
  await kader.goOnline();
  await kader.everythingSent();

  const hers = await signIn(server, "74.13", "hasnah", { password: "hasnah-sandi-7" });
  expect((await hers.pull()).rows.some((row: { child?: { name: string } }) => row.child?.name === "Wa Ode Uji")).toBe(true);
  const theirs = await signIn(server, "32.11", "pimpinan", { password: "pimpinan-sandi" });
  expect((await theirs.pull()).rows).toEqual([]);
  expect(JSON.stringify(theirs.view)).not.toContain("74.13");
  await regency.remove();
});
