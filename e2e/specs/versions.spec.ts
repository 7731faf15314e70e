// App and server of different releases, receipts that are and are not the regency's, clocks that are years off.
import { expect, test } from "../fixtures/test";
import { daysAgo, type Phone } from "../pages/phone";

const child = (name: string) => ({ name, sex: "Perempuan", birthDate: daysAgo(300), mother: `Ibu ${name}` }) as const;
const sendNow = (phone: Phone) => phone.page.getByRole("button", { name: "Kirim sekarang" }).click();
/** The phone's clock is off by so much from the next page on. */
const moveClock = async (phone: Phone, millis: number) => {
  await phone.context.addInitScript((skew: number) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + skew;
  }, millis);
};
/** What the server says of a session is changed on its way. */
const retell = (phone: Phone, change: (session: Record<string, unknown>) => void) =>
  phone.context.route("**/api/v1/session", async (route) => {
    const response = await route.fetch();
    const session = await response.json();
    change(session);
    await route.fulfill({ response, json: session });
  });
const YEAR = 365 * 86_400_000;

test("an app that is newer than its server waits, says so, and loses nothing", async ({ phone }) => {
  await phone.context.route("**/api/v1/**", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "tumbuh-protocol": "0" } });
  });
  await phone.register(child("Uji Intan"));
  await phone.measure({ weight: "7,9", length: "70" });
  await phone.unsent(2);
  await phone.open("/sync");
  await sendNow(phone);
  await expect(phone.page.getByRole("alert")).toContainText("Server belum diperbarui");
  await phone.unsent(2);
  await phone.context.unrouteAll({ behavior: "wait" });
  await sendNow(phone);
  await phone.everythingSent();
  await expect(phone.page.getByText("Server belum diperbarui")).toBeHidden();
});

test("records of tomorrow are passed over, and the screen says that they wait for an update", async ({ phone }) => {
  await phone.context.route("**/api/v1/sync/rows*", async (route) => {
    const response = await route.fetch();
    const page = await response.json();
    page.rows.push({ kind: "weatherOfTomorrow", revision: page.cursor, child: "0199a000-0000-7000-8000-000000000001" });
    await route.fulfill({ response, json: page });
  });
  await phone.register(child("Uji Jelita"));
  await phone.everythingSent();
  await phone.open("/sync");
  await expect(phone.page.getByText("belum bisa dibaca aplikasi ini")).toBeVisible();
});

test("a verdict of tomorrow is one refused act, and the others are sent", async ({ phone }) => {
  const { page } = phone;
  await phone.goOffline();
  await phone.register(child("Uji Aneh"));
  await phone.register(child("Uji Biasa"));
  await phone.unsent(2);
  // Of the first, a newer server says what this app has no words for.
  await phone.context.route("**/api/v1/sync/mutations", async (route) => {
    const sent = route.request().postDataJSON();
    const strange = sent.mutations.filter((act: object) => JSON.stringify(act).includes("Uji Aneh"));
    const others = sent.mutations.filter((act: object) => !strange.includes(act));
    const response = await route.fetch({ postData: { mutations: others } });
    const answer = await response.json();
    const reason = { code: "register", why: { code: "eclipse" } };
    answer.verdicts.push(...strange.map(({ id }: { id: string }) => ({ id, verdict: "rejected", reason })));
    await route.fulfill({ response, json: answer });
  });
  await phone.goOnline();
  await expect(phone.status()).toContainText("1 perlu diperbaiki");
  await expect(phone.status()).not.toContainText("hanya di HP ini");
  await phone.open("/sync");
  await expect(page.getByText("Server tidak mengerti catatan ini")).toBeVisible();
});

test("one act that the server breaks down over keeps nothing else back", async ({ phone }) => {
  const { page } = phone;
  await phone.goOffline();
  await phone.register(child("Uji Macet"));
  await phone.register(child("Uji Lancar"));
  await phone.unsent(2);
  await phone.open("/sync");
  await phone.context.route("**/api/v1/sync/mutations", async (route) => {
    if (route.request().postData()?.includes("Uji Macet")) await route.fulfill({ status: 500, json: {} });
    else await route.continue();
  });
  await phone.goOnline();
  // It tries twice before it takes an act for what is wrong.
  const told = page.getByRole("alert").filter({ hasText: "Server belum bisa menerima sebagian catatan" });
  await expect(told).toBeVisible({ timeout: 30_000 });
  await phone.unsent(1);
  await phone.context.unrouteAll({ behavior: "wait" });
  await sendNow(phone);
  await phone.everythingSent();
  await expect(told).toBeHidden();
});

test("a phone may be emptied only when the server has signed for everything on it", async ({ phone }) => {
  const { page } = phone;
  await phone.open("/sync");
  await expect(page.getByText(/^Aman untuk mengosongkan HP ini/)).toBeVisible();
  await expect(page.getByText("belum bisa memeriksa tanda tangannya")).toBeHidden();
  await phone.goOffline();
  await phone.register(child("Uji Kirana"));
  await phone.unsent(1);
  await phone.open("/sync");
  await expect(page.getByText("Belum aman untuk mengosongkan HP ini")).toBeVisible();

  // Someone on the way answers in the server's place.
  await phone.context.route("**/api/v1/sync/mutations", async (route) => {
    const response = await route.fetch();
    const answer = await response.json();
    answer.receipt.signature = "0".repeat(128);
    await route.fulfill({ response, json: answer });
  });
  await phone.goOnline();
  await expect(page.getByRole("alert").first()).toContainText("Tanda terima dari server tidak bisa dipastikan");
  await phone.unsent(1);
  await expect(page.getByText("Belum aman untuk mengosongkan HP ini")).toBeVisible();
  await phone.context.unroute("**/api/v1/sync/mutations");
  await sendNow(phone);
  await phone.everythingSent();
  await expect(page.getByText(/^Aman untuk mengosongkan HP ini/)).toBeVisible();
});

test("a phone that everyone signed out of is not called safe while something on it was not sent", async ({ newPhone }) => {
  const phone = await newPhone();
  const { page } = phone;
  await phone.signIn("kader01");
  await phone.readyForOffline();
  await phone.goOffline();
  await phone.register(child("Uji Kartini"));
  await phone.unsent(1);
  await phone.open("/settings");
  await page.getByRole("button", { name: "Keluar", exact: true }).click();
  await page.getByRole("button", { name: "Keluar", exact: true }).click();
  await expect(phone.status()).toContainText("Belum masuk");
  // The same page goes on: nothing was read from the phone anew.
  await phone.status().click();
  await expect(page.getByText("1 catatan terkunci di HP ini")).toBeVisible();
  await expect(page.getByText("Belum aman untuk mengosongkan HP ini")).toBeVisible();
  await expect(page.getByText(/^Aman untuk mengosongkan HP ini/)).toHaveCount(0);
  await phone.goOnline();
  await phone.signIn("kader01");
  await phone.open("/sync");
  await expect(page.getByText(/^Aman untuk mengosongkan HP ini/)).toBeVisible();
});

test("a phone whose server tells no key for receipts says that it cannot check them", async ({ newPhone }) => {
  const phone = await newPhone();
  await retell(phone, (session) => delete session.receiptKey);
  await phone.signIn("kader01");
  await phone.open("/sync");
  await expect(phone.page.getByText(/^Aman untuk mengosongkan HP ini/)).toBeVisible();
  await expect(phone.page.getByText("belum bisa memeriksa tanda tangannya")).toBeVisible();
});

test("whoever sees more children than a phone keeps is sent to choose, and not to look for signal", async ({ newPhone }) => {
  const phone = await newPhone();
  const { page } = phone;
  await retell(phone, (session) => {
    session.tooMany = { limit: 20_000 };
  });
  await phone.knock("bidan01");
  const notice = page.getByRole("alert").filter({ hasText: "terlalu banyak untuk satu HP" });
  await expect(notice.getByRole("link", { name: "Wilayah di HP ini" })).toBeVisible();
  await expect(phone.status()).toContainText("Semua terkirim");
  await expect(page.getByText("Data anak belum lengkap")).toBeHidden();
  await expect(page.getByText("Belum ada anak")).toBeHidden();
});

test("a phone that woke up in 2015 without signal keeps the day of its last contact", async ({ phone }) => {
  await phone.register(child("Uji Lestari"));
  await phone.everythingSent();
  const id = phone.childId();
  await phone.goOffline();
  await moveClock(phone, new Date("2015-02-03").getTime() - Date.now());
  await phone.open();
  await expect(phone.page.getByText("Jam HP ini salah: menunjukkan", { exact: false })).toContainText("2015");
  await phone.open(`/children/${id}/measure`);
  await expect(phone.page.getByLabel("Tanggal ukur")).toHaveValue(daysAgo(0));
  await phone.measure({ weight: "7,8", length: "70" });
  await phone.goOnline();
  await phone.everythingSent();
  await expect(phone.status()).not.toContainText("perlu diperbaiki");
});

test("a phone that lives in 2035 works on the server's day", async ({ newPhone }) => {
  const phone = await newPhone();
  await moveClock(phone, 9 * YEAR);
  await phone.signIn("kader01");
  await phone.open();
  await expect(phone.page.getByText("Jam HP ini salah: menunjukkan", { exact: false })).toContainText("tanggal server");
  await phone.register(child("Uji Mentari"));
  await expect(phone.page.getByLabel("Tanggal ukur")).toHaveValue(daysAgo(0));
  await phone.measure({ weight: "8,1", length: "71" });
  await phone.everythingSent();
  await expect(phone.status()).not.toContainText("perlu diperbaiki");
});
