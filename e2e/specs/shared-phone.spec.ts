// Several kader, one phone: a link brings in, a PIN switches without signal, and a lost phone is shut out.
import { signIn } from "../../worker/tests/harness.mjs";
import { expect, test } from "../fixtures/test";
import { PASSWORD, type Regency } from "../fixtures/regency";
import { daysAgo, type Phone } from "../pages/phone";

const OWN_PIN = "402719";
const OTHER_PIN = "836150";

/** Someone who calls the API beside the phones. */
function at(regency: Regency, username: string) {
  return signIn(regency, regency.code, username, { password: PASSWORD });
}

async function switchTo(phone: Phone, name: string, pin: string) {
  await phone.open("/settings");
  await phone.page.getByRole("link", { name: "Ganti orang" }).click();
  await phone.page.getByRole("button", { name }).click();
  await phone.page.getByLabel("PIN", { exact: true }).fill(pin);
  await phone.page.getByRole("button", { name: "Masuk", exact: true }).click();
}

test("two kader take turns on one phone without signal, and each act is its author's", async ({ phone, regency }) => {
  const bidan = await at(regency, "bidan01");
  const posyandu = bidan.view.areas.find(({ name }: { name: string }) => name === "Posyandu Melati 1").code;
  const invitation = { name: "Euis Komala", grants: [{ role: "kader", areas: [posyandu] }], validHours: 24 };
  const { body: link } = await bidan.post("/api/v1/invitations", invitation);
  await phone.makePin(OWN_PIN);

  await phone.open(`/join#${link.token}`);
  const { page } = phone;
  await expect(page.getByText("Halo Euis Komala")).toBeVisible();
  await expect(page.getByText("Kader posyandu · Posyandu Melati 1")).toBeVisible();
  await expect(page.getByLabel("Nama pengguna")).toHaveValue("euis");
  await page.getByLabel("Kata sandi baru").fill("pendek");
  await page.getByRole("button", { name: "Terima undangan" }).click();
  await expect(page.getByText("Kata sandi paling sedikit 8")).toBeVisible();
  await page.getByLabel("Kata sandi baru").fill("sandi-euis-7");
  await page.getByLabel("Nama pengguna").fill("kader02");
  await page.getByRole("button", { name: "Terima undangan" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "sudah dipakai orang lain" })).toBeVisible();
  await page.getByLabel("Nama pengguna").fill("euis");
  await page.getByRole("button", { name: "Terima undangan" }).click();
  await expect(phone.cards().first()).toBeVisible();
  phone.secret = "sandi-euis-7";
  await phone.makePin(OTHER_PIN);

  await phone.goOffline();
  await phone.register({ name: "Uji Euis", sex: "Perempuan", birthDate: daysAgo(200), mother: "Uji Ibu Satu" });
  await switchTo(phone, "Kader Posyandu Melati 1", OTHER_PIN);
  await expect(page.getByRole("alert").filter({ hasText: "PIN salah" })).toBeVisible();
  await page.getByLabel("PIN", { exact: true }).fill(OWN_PIN);
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  phone.secret = OWN_PIN;
  await expect(phone.cards().first()).toBeVisible();
  await phone.search("uji euis");
  await expect(phone.cards(), "nobody sees what another has not sent yet").toHaveCount(0);
  await phone.register({ name: "Uji Melati", sex: "Laki-laki", birthDate: daysAgo(300), mother: "Uji Ibu Dua" });
  await phone.measure({ weight: "8,1", length: "70" });

  await phone.goOnline();
  await phone.everythingSent();
  const { rows } = await bidan.pull();
  const named = (name: string) => rows.filter((row: { child?: { name: string } }) => row.child?.name === name);
  expect(named("Uji Euis"), "sent although she is not the one at work").toHaveLength(1);
  expect(named("Uji Melati")).toHaveLength(1);
  const child = named("Uji Melati")[0].child.id;
  const reading = rows.find((row: { measurement?: { child: string } }) => row.measurement?.child === child);
  const kader = await at(regency, "kader01");
  expect(reading.measurement.measuredBy).toBe(kader.view.account);

  // Euis signed in last, but another works now.
  await phone.open("/settings");
  await page.getByRole("link", { name: "Ganti orang" }).click();
  await page.getByRole("button", { name: "Masuk dengan kata sandi" }).click();
  await expect(page.getByLabel("Kode kabupaten/kota")).toHaveValue(regency.code);
  await expect(page.getByLabel("Nama pengguna")).toHaveValue("");

  await phone.open(`/join#${link.token}`);
  await expect(page.getByRole("alert").filter({ hasText: "Undangan ini sudah dipakai" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Masuk", exact: true }), "a dead link leads to signing in").toBeVisible();
  await expect(page.getByText("Sebentar…")).toHaveCount(0);
});

test("what someone had not sent who signed out is sent when a colleague works on the phone", async ({ newPhone, regency }) => {
  const phone = await newPhone();
  const { page } = phone;
  await phone.signIn("kader03");
  await phone.readyForOffline();
  await phone.goOffline();
  await phone.register({ name: "Uji Tertinggal", sex: "Perempuan", birthDate: daysAgo(150), mother: "Uji Ibu Lima" });
  await phone.unsent(1);
  await phone.open("/settings");
  await page.getByRole("button", { name: "Keluar", exact: true }).click();
  await page.getByRole("button", { name: "Keluar", exact: true }).click();
  await expect(phone.status()).toContainText("Belum masuk");
  await phone.goOnline();
  await phone.signIn("kader04");
  const author = await at(regency, "kader03");
  const names = async () => (await author.pull()).rows.map((row: { child?: { name: string } }) => row.child?.name);
  await expect.poll(names).toContain("Uji Tertinggal");
  await phone.open("/sync");
  await expect(page.getByText("milik orang lain")).toHaveCount(0);
});

test("a lost phone is shut out at its next contact and keeps what was not sent", async ({ newPhone, regency }) => {
  const phone = await newPhone();
  await phone.signIn("kader05");
  await phone.readyForOffline();
  await phone.goOffline();
  await phone.register({ name: "Uji Hilang", sex: "Laki-laki", birthDate: daysAgo(100), mother: "Uji Ibu Tiga" });
  const admin = await at(regency, "admin");
  const { body } = await admin.get("/api/v1/devices");
  const lost = body.devices.find(({ people }: { people: string[] }) => people.includes("Kader Posyandu Kenanga"));
  expect(lost.name).toMatch(/Chrome/);
  expect((await admin.call("PUT", `/api/v1/devices/${lost.id}/revocation`, { revoked: true })).status).toBe(204);

  await phone.goOnline();
  await expect(phone.page.getByRole("heading", { name: "Masuk" })).toBeVisible();
  await phone.open();
  await expect(phone.cards()).toHaveCount(0);
  await phone.page.getByLabel("Nama pengguna").fill("kader05");
  await phone.page.getByLabel("Kata sandi", { exact: true }).fill(PASSWORD);
  await phone.page.getByRole("button", { name: "Masuk", exact: true }).click();
  await expect(phone.page.getByRole("alert").filter({ hasText: "dikeluarkan oleh pengelola" })).toBeVisible();

  await admin.call("PUT", `/api/v1/devices/${lost.id}/revocation`, { revoked: false });
  await phone.page.getByRole("button", { name: "Masuk", exact: true }).click();
  await phone.everythingSent();
  await phone.search("uji hilang");
  await expect(phone.cards()).toHaveCount(1);
});

test("people of different posyandu each find their own children on one phone, without signal too", async ({ phone }) => {
  await phone.makePin(OWN_PIN);
  await phone.register({ name: "Uji Melati Sendiri", sex: "Perempuan", birthDate: daysAgo(200), mother: "Uji Ibu Satu" });
  await phone.everythingSent();

  const { page } = phone;
  await phone.open("/sign-in");
  await page.getByRole("button", { name: "Masuk dengan kata sandi" }).click();
  await page.getByLabel("Nama pengguna").fill("kader05");
  await page.getByLabel("Kata sandi", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await expect(phone.cards().first()).toBeVisible();
  phone.secret = PASSWORD;
  await phone.makePin(OTHER_PIN);
  await phone.open();
  await phone.search("uji melati sendiri");
  await expect(phone.cards(), "nobody sees the children of another's posyandu").toHaveCount(0);
  await phone.register({ name: "Uji Kenanga Sendiri", sex: "Laki-laki", birthDate: daysAgo(300), mother: "Uji Ibu Dua" });
  await phone.everythingSent();

  await phone.goOffline();
  await switchTo(phone, "Kader Posyandu Melati 1", OWN_PIN);
  phone.secret = OWN_PIN;
  await expect(phone.cards().first()).toBeVisible();
  await phone.search("uji melati sendiri");
  await expect(phone.cards()).toHaveCount(1);
  await phone.search("uji kenanga sendiri");
  await expect(phone.cards()).toHaveCount(0);
  await switchTo(phone, "Kader Posyandu Kenanga", OTHER_PIN);
  await phone.search("uji kenanga sendiri");
  await expect(phone.cards()).toHaveCount(1);
});
