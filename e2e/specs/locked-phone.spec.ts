// What a phone keeps is sealed: read by nobody who has not its secret, opened without signal by who has, and never lost to a
// forgotten PIN or a phone that is shut out.
import { readFileSync } from "node:fs";
import { signIn } from "../../worker/tests/harness.mjs";
import { expect, test } from "../fixtures/test";
import { PASSWORD, type Regency } from "../fixtures/regency";
import { Office } from "../pages/office";
import { daysAgo, type Phone } from "../pages/phone";

const PIN = "402719";
const NIK = "9901014503240017";

/** Everything that lies in the browser's database, as text: `store/key` and what is there. */
function stored(phone: Phone): Promise<[string, string][]> {
  return phone.page.evaluate(async () => {
    const answered = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answered(indexedDB.open("tumbuh"));
    const found: [string, string][] = [];
    for (const name of database.objectStoreNames) {
      const store = database.transaction(name).objectStore(name);
      const [keys, values] = [await answered(store.getAllKeys()), await answered(store.getAll())];
      for (const [place, value] of values.entries()) {
        found.push([`${name}/${keys[place]}`, value instanceof Uint8Array ? new TextDecoder().decode(value) : JSON.stringify(value)]);
      }
    }
    database.close();
    return found;
  });
}

async function nameOf(phone: Phone, place: number) {
  return (await phone.cards().nth(place).locator(".who .strong").textContent()) ?? "";
}

test("nothing about a child lies open, and whoever opens the app anew needs a secret but no signal", async ({ newPhone }) => {
  const phone = await newPhone();
  const { page } = phone;
  await phone.signIn("kader07");
  await phone.readyForOffline();
  const known = await nameOf(phone, 0);
  await phone.goOffline();
  await phone.open("/children/new");
  await page.getByLabel("NIK anak").fill(NIK);
  await page.getByLabel("Nama anak").fill("Uji Rahasia");
  await page.getByRole("radio", { name: "Perempuan" }).check({ force: true });
  await page.getByRole("textbox", { name: "Tanggal lahir" }).fill(daysAgo(300));
  await page.getByLabel("Nama ibu atau wali").fill("Uji Ibu Rahasia");
  await page.getByRole("checkbox", { name: "Orang tua setuju" }).check({ force: true });
  const consent = page.getByLabel("Yang setuju (nama)");
  if ((await consent.inputValue()) === "") await consent.fill("Uji Ibu Rahasia");
  await page.getByRole("button", { name: "Simpan, lalu ukur" }).click();
  await expect(page).toHaveURL(/\/measure$/);
  const child = phone.childId();
  await phone.type({ weight: "7,77", length: "70" });
  await expect.poll(async () => (await stored(phone)).some(([place]) => place.startsWith("drafts/"))).toBe(true);

  const all = await stored(phone);
  expect(all.filter(([place]) => /^(children|measurements|outbox|drafts)\//.test(place)).length).toBeGreaterThan(10);
  for (const [place, text] of all) {
    for (const word of [known, "Uji Rahasia", "Uji Ibu", NIK, "7,77", "motherName"]) {
      expect(text.includes(word) ? `${place} says ${word}` : "").toBe("");
    }
  }

  await phone.openLocked(`/children/${child}/measure`);
  await expect(phone.lock()).toBeVisible();
  await expect(page.getByText("Uji Rahasia")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Kader Posyandu/ })).toHaveAttribute("aria-pressed", "true");
  await phone.tryToUnlock("bukan-ini");
  await expect(page.getByRole("alert").filter({ hasText: "Kata sandi salah" })).toBeVisible();
  await phone.unlock();
  await expect(page.getByLabel("Berat badan", { exact: true })).toHaveValue("7,77");
  await phone.unsent(1);
  await phone.goOnline();
  await phone.everythingSent();
});

test("wrong PINs must wait, even when the app is opened anew, and a PIN that was forgotten is no end", async ({ newPhone }) => {
  const phone = await newPhone();
  const { page } = phone;
  await phone.signIn("kader08");
  await phone.readyForOffline();
  await phone.makePin(PIN);
  await phone.goOffline();
  await phone.openLocked();
  await page.getByRole("button", { name: "Lupa PIN" }).click();
  await phone.unlock(PASSWORD);
  await expect(phone.cards().first()).toBeVisible();

  await phone.openLocked();
  for (const wrong of ["402718", "402717", "402716", "402715"]) {
    await phone.tryToUnlock(wrong);
    await expect(page.getByRole("alert").filter({ hasText: "PIN salah" })).toBeVisible();
    await page.getByLabel("PIN", { exact: true }).fill("");
  }
  await phone.tryToUnlock("402714");
  await expect(page.getByRole("alert").filter({ hasText: "Terlalu sering salah" })).toBeVisible();
  await phone.openLocked();
  await phone.tryToUnlock(PIN);
  await expect(page.getByRole("alert").filter({ hasText: "Terlalu sering salah" })).toBeVisible();
  await expect(phone.cards()).toHaveCount(0);
});

test("a phone that lies untouched locks itself, and what was half typed is still there", async ({ newPhone }) => {
  const phone = await newPhone();
  const { page } = phone;
  await phone.signIn("kader07");
  await page.clock.install();
  await phone.open();
  await phone.cards().first().getByRole("link").first().click();
  await phone.type({ weight: "8,88", length: "" });
  await expect.poll(async () => (await stored(phone)).some(([place]) => place.startsWith("drafts/"))).toBe(true);
  await page.clock.fastForward("14:00");
  await expect(page.getByLabel("Berat badan", { exact: true })).toHaveValue("8,88");
  await page.clock.fastForward("02:00");
  await expect(phone.lock()).toBeVisible();
  await expect(page.getByLabel("Berat badan", { exact: true })).toHaveCount(0);
  await phone.unlock();
  await expect(page.getByLabel("Berat badan", { exact: true })).toHaveValue("8,88");
});

test("what a phone that was shut out had not sent is opened with the regency's code and sent by a colleague, once", async ({
  newPhone,
  regency,
}) => {
  const phone = await newPhone();
  const { page } = phone;
  await phone.signIn("kader09");
  await phone.readyForOffline();
  await phone.goOffline();
  await phone.register({ name: "Uji Salinan", sex: "Laki-laki", birthDate: daysAgo(100), mother: "Uji Ibu Salinan" });
  await phone.unsent(1);
  const admin = await at(regency, "admin");
  const author = (await at(regency, "kader09")).view;
  const { body } = await admin.get("/api/v1/devices");
  const lost = body.devices.find(
    ({ people, name }: { people: string[]; name: string | null }) => name !== null && people.includes(author.name),
  );
  expect((await admin.call("PUT", `/api/v1/devices/${lost.id}/revocation`, { revoked: true })).status).toBe(204);
  await phone.goOnline();
  await expect(page.getByRole("heading", { level: 1, name: "Masuk" })).toBeVisible();

  const desk = await newPhone();
  const office = new Office(desk.page, regency);
  await office.signIn("admin");
  await office.goTo("Perangkat");
  const row = desk.page.getByRole("row").filter({ hasText: author.name }).filter({ hasText: "Dicabut" });
  await row.getByRole("button", { name: /^Kode pembuka/ }).click();
  const code = await desk.page.getByText(/^([0-9A-Z]{4}-){5}[0-9A-Z]{4}$/).textContent();

  await page.getByRole("button", { name: "Kode dari kabupaten" }).click();
  const field = page.getByLabel("Kode dari kabupaten");
  await field.fill("7K2M-9QXR-0ABC-3DEF-8GHJ-5NPQ");
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "bukan untuk HP ini" })).toBeVisible();
  await field.fill((code ?? "").toLowerCase().replaceAll("-", " "));
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await expect(page.getByText("1 catatan milik orang lain")).toBeVisible();
  await expect(page.getByText("Uji Salinan")).toHaveCount(0);
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Buat salinan" }).click();
  const file = await (await saved).path();
  await expect(page.getByText("Salinan berisi 1 catatan")).toBeVisible();
  const text = readFileSync(file, "utf8");
  expect(Object.keys(JSON.parse(text)).sort()).toEqual(["device", "nonce", "regency", "sealed"]);

  const colleague = await newPhone();
  await colleague.signIn("kader08");
  await colleague.open("/sync");
  const bring = async (content: string) => {
    const chooser = colleague.page.waitForEvent("filechooser");
    await colleague.page.getByRole("button", { name: "Kirim salinan dari HP lain" }).click();
    await (await chooser).setFiles({ name: "tumbuh.txt", mimeType: "text/plain", buffer: Buffer.from(content) });
  };
  await bring(text.replace(/"sealed":"../, '"sealed":"zz'));
  await expect(colleague.page.getByRole("alert").filter({ hasText: "Berkas ini rusak" })).toBeVisible();
  await bring(text);
  await expect(colleague.page.getByText("Terkirim: 1 baru, 0 sudah ada, 0 ditolak.")).toBeVisible();
  await bring(text);
  await expect(colleague.page.getByText("Terkirim: 0 baru, 1 sudah ada, 0 ditolak.")).toBeVisible();
  await desk.page.getByLabel("Berkas salinan").setInputFiles({ name: "tumbuh.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
  await expect(desk.page.getByText("Diterima: 0 baru, 1 sudah ada, 0 ditolak.")).toBeVisible();

  // Let in again, the phone itself sends nothing twice.
  await admin.call("PUT", `/api/v1/devices/${lost.id}/revocation`, { revoked: false });
  await phone.signIn("kader09");
  await phone.search("uji salinan");
  await expect(phone.cards()).toHaveCount(1);
});

/** Someone who calls the API beside the phones. */
function at(regency: Regency, username: string) {
  return signIn(regency, regency.code, username, { password: PASSWORD });
}
