// The server dies in the middle of a batch, and two tabs work at once: in the end each record is there, once.
import { expect, test } from "../fixtures/test";
import { daysAgo, Phone } from "../pages/phone";

const child = (name: string) => ({ name, sex: "Perempuan", birthDate: daysAgo(300), mother: `Ibu ${name}` }) as const;

const isPush = (request: { url(): string }) => request.url().endsWith("/api/v1/sync/mutations");

test("a server that is killed while a batch comes in takes each act once", async ({ phone, newPhone, regency }) => {
  const names = ["Uji Putus A", "Uji Putus B", "Uji Putus C"];
  for (const name of names) {
    await phone.goOffline();
    await phone.register(child(name));
    await phone.measure({ weight: "7,9", length: "70" });
    const asked = phone.page.waitForRequest(isPush);
    await phone.context.setOffline(false);
    await phone.open("/sync");
    await asked;
    await regency.kill();
    await phone.context.setOffline(true);
    await regency.restart();
  }
  await phone.context.setOffline(false);
  await phone.page.getByRole("button", { name: "Kirim sekarang" }).click();
  await phone.everythingSent();
  const other = await newPhone();
  await other.signIn("kader01");
  for (const name of names) {
    await other.choose(name);
    await other.open(`/children/${other.childId()}`);
    await expect(other.page.locator("li.reading")).toHaveCount(1);
  }
});

test("two tabs record at the same time, and both show and send everything once", async ({ phone, newPhone }) => {
  const second = new Phone(await phone.context.newPage(), phone.regency);
  await phone.goOffline();
  await second.open();
  await Promise.all([phone.register(child("Uji Tab Kiri")), second.register(child("Uji Tab Kanan"))]);
  await Promise.all([phone.measure({ weight: "7,1", length: "68" }), second.measure({ weight: "7,2", length: "69" })]);
  for (const tab of [phone, second]) {
    await tab.unsent(4);
    await tab.open();
    await tab.search("uji tab");
    await expect(tab.cards()).toHaveCount(2);
  }
  await phone.context.setOffline(false);
  await Promise.all([phone.everythingSent(), second.everythingSent()]);
  const other = await newPhone();
  await other.signIn("kader01");
  await other.search("uji tab");
  await expect(other.cards()).toHaveCount(2);
});
