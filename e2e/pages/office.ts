// The office on a phone or a laptop: what whoever looks after accounts does with it, in the words on the screen.
import { expect, type Page } from "@playwright/test";
import { PASSWORD, type Regency } from "../fixtures/regency";

export class Office {
  constructor(
    readonly page: Page,
    readonly regency: Regency,
    /** The desk is the same app, for those who handle children. */
    readonly path: "/office" | "/desk" = "/office",
  ) {}

  async open(hash = "") {
    await this.page.goto(`${this.regency.url}${this.path}${hash}`);
    await expect(this.heading()).toBeVisible();
  }

  async signIn(username: string, password = PASSWORD) {
    await this.open();
    await this.fillSignIn(username, password);
    await this.page.getByRole("button", { name: "Masuk" }).click();
    await expect(this.heading()).not.toHaveText("Masuk ke kantor");
  }

  async fillSignIn(username: string, password = PASSWORD) {
    await this.page.getByLabel("Kode kabupaten/kota").fill(this.regency.code);
    await this.page.getByLabel("Nama pengguna").fill(username);
    await this.page.getByLabel("Kata sandi").fill(password);
  }

  heading() {
    return this.page.getByRole("heading", { level: 1 });
  }

  /** Goes to a screen through the menu, which is always open on a laptop. */
  async goTo(name: string) {
    const menu = this.page.getByRole("button", { name: "Menu", exact: true });
    if (await menu.isVisible()) await menu.click();
    await this.page.getByRole("navigation").getByRole("link", { name, exact: true }).click();
    await expect(this.heading()).toHaveText(new RegExp(`^${name}`));
  }

  async openPerson(name: string) {
    await this.goTo("Orang");
    await this.page.getByLabel("Cari orang").fill(name);
    await this.page.getByRole("link", { name, exact: true }).click();
    await expect(this.heading()).toHaveText(name);
  }

  /** Invites someone; the link is then on the screen. */
  async invite(name: string, role: string, search: string, area: string) {
    await this.page.goto(`${this.regency.url}/office#/invite`);
    await this.page.getByLabel("Nama orang yang diundang").fill(name);
    await this.page.getByLabel("Peran").selectOption({ label: role });
    await this.page.getByLabel("Cari wilayah").fill(search);
    await this.page.getByRole("button", { name: area }).click();
    await this.page.getByRole("button", { name: "Buat tautan undangan" }).click();
    await expect(this.page.getByText(`Tautan untuk ${name}`)).toBeVisible();
  }
}

/** Signs in at the desk. */
export function enterDesk({ page, regency }: { page: Page; regency: Regency }, username: string) {
  return new Office(page, regency, "/desk").signIn(username);
}
