// A phone in a kader's hand: what the person does with it, in the words on the screen.
import { type BrowserContext, expect, type Page } from "@playwright/test";
import { PASSWORD, type Regency, today } from "../fixtures/regency";

export type NewChild = { name: string; sex: "Laki-laki" | "Perempuan"; birthDate: string; mother: string };
export type Reading = { weight: string; length: string; arm?: string; head?: string };

/** A civil day some days before today in the demo regency. */
export function daysAgo(days: number): string {
  const date = new Date(`${today()}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - days);
  return date.toISOString().slice(0, 10);
}

export class Phone {
  constructor(
    public page: Page,
    readonly regency: Regency,
    /** What whoever worked last opens it with: a password or a PIN. */
    public secret = PASSWORD,
  ) {}

  get context(): BrowserContext {
    return this.page.context();
  }

  /** Opens the app anew, which locks it, and unlocks it. */
  async open(path = "/") {
    await this.openLocked(path);
    if (!/^\/(sign-in|join)/.test(path) && (await this.lock().isVisible())) await this.unlock();
  }

  async openLocked(path = "/") {
    await this.page.goto(this.regency.url + path);
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
  }

  /** The heading of the lock screen. */
  lock() {
    return this.page.getByRole("heading", { level: 1, name: /^(HP ini terkunci|This phone is locked)$/ });
  }

  /** Types what opens the phone for whoever is chosen. */
  async tryToUnlock(secret: string) {
    const pin = this.page.getByLabel("PIN", { exact: true });
    const password = this.page.getByLabel(/^(Kata sandi|Password)$/);
    await pin.or(password).fill(secret);
    await this.page.getByRole("button", { name: /^(Masuk|Sign in)$/ }).click();
  }

  async unlock(secret = this.secret) {
    await this.tryToUnlock(secret);
    await expect(this.lock()).toHaveCount(0);
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
  }

  async makePin(pin: string) {
    await this.open("/settings");
    await this.page.getByRole("button", { name: "Buat PIN saya" }).click();
    await this.page.getByLabel("PIN baru, 6 angka").fill(pin);
    await this.page.getByRole("button", { name: "Simpan PIN" }).click();
    await expect(this.page.getByRole("button", { name: "Ganti PIN saya" })).toBeVisible();
    this.secret = pin;
  }

  /** Asks to be let in by a password; what comes of it is the test's to see. */
  async knock(username: string, password = PASSWORD) {
    await this.open("/sign-in");
    await this.page.getByLabel("Kode kabupaten/kota").fill(this.regency.code);
    await this.page.getByLabel("Nama pengguna").fill(username);
    await this.page.getByLabel("Kata sandi", { exact: true }).fill(password);
    await this.page.getByRole("button", { name: "Masuk", exact: true }).click();
    this.secret = password;
  }

  async signIn(username: string) {
    await this.knock(username);
    await expect(this.page.getByRole("searchbox")).toBeVisible();
    await this.everythingSent();
    await expect(this.cards().first()).toBeVisible();
  }

  /** Waits until the service worker holds the whole app. */
  async readyForOffline() {
    await this.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await expect
      .poll(() => this.page.evaluate(async () => (await caches.keys()).length > 0 && navigator.serviceWorker.controller !== null))
      .toBe(true);
  }

  async goOffline() {
    await this.context.setOffline(true);
    await expect(this.status()).toContainText("Tanpa sinyal");
  }

  async goOnline() {
    await this.context.setOffline(false);
    await expect(this.status()).toContainText("Ada sinyal");
  }

  /** The tab dies without a word, as when Android needs the memory, and is opened again. */
  async killTab() {
    const session = await this.context.newCDPSession(this.page);
    const crashed = this.page.waitForEvent("crash");
    // The answer never comes from a dead tab.
    session.send("Page.crash").catch(() => undefined);
    await crashed;
    await this.page.close();
    this.page = await this.context.newPage();
  }

  /** The bar that is always visible: signal, unsent records, last sync. */
  status() {
    return this.page.getByRole("banner");
  }

  async everythingSent() {
    // In one look: what is read one after the other may be of two moments.
    await expect(this.status()).toContainText(/Semua terkirim(?!.*Belum pernah)/s);
  }

  async unsent(count: number) {
    await expect(this.status()).toContainText(`${count} hanya di HP ini`);
  }

  cards() {
    return this.page.locator("li.child-card");
  }

  card(name: string) {
    return this.cards().filter({ hasText: name });
  }

  async search(text: string) {
    await this.page.getByRole("searchbox").fill(text);
  }

  /** From the day to the end of the form; the phone is then at the scale. */
  async register(child: NewChild) {
    await this.fillIn(child);
    await this.page.getByRole("button", { name: "Simpan, lalu ukur" }).click();
    await expect(this.page).toHaveURL(/\/measure$/);
  }

  /** Types what is to be known of a child into the form, and saves nothing. */
  async fillIn(child: NewChild) {
    await this.open("/children/new");
    await this.page.getByLabel("Nama anak").fill(child.name);
    await this.page.getByRole("radio", { name: child.sex }).check({ force: true });
    await this.page.getByRole("textbox", { name: "Tanggal lahir" }).fill(child.birthDate);
    await this.page.getByLabel("Nama ibu atau wali").fill(child.mother);
    await this.page.getByRole("checkbox", { name: "Orang tua setuju" }).check({ force: true });
    const consent = this.page.getByLabel("Yang setuju (nama)");
    if ((await consent.inputValue()) === "") await consent.fill(child.mother);
  }

  /** Types a reading into the open form. */
  async type(reading: Reading) {
    await this.page.getByLabel("Berat badan", { exact: true }).fill(reading.weight);
    await this.page.getByLabel(/^(Panjang|Tinggi) badan$/).fill(reading.length);
    if (reading.arm) await this.page.getByLabel("LiLA", { exact: true }).fill(reading.arm);
    if (reading.head) await this.page.getByLabel("Lingkar kepala", { exact: true }).fill(reading.head);
  }

  saveButton() {
    return this.page.getByRole("button", { name: "Simpan hasil ukur" });
  }

  async measure(reading: Reading) {
    await this.type(reading);
    await this.saveButton().click();
    await expect(this.page).toHaveURL(/\/results\//);
    await expect(this.page.getByRole("heading", { name: "Hasil tiap ukuran" })).toBeVisible();
  }

  /** Opens a child of the day at the scale. */
  async choose(name: string) {
    await this.open();
    await this.search(name);
    await this.card(name).first().getByRole("link").first().click();
  }

  childId(): string {
    const id = /\/children\/([0-9a-f-]{36})/.exec(this.page.url())?.[1];
    if (!id) throw new Error(`no child in ${this.page.url()}`);
    return id;
  }
}
