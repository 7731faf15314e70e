// A kader sees the own posyandu and nothing else; without a session there is only the calculator.
import { expect, test } from "../fixtures/test";
import { daysAgo } from "../pages/phone";

test("another posyandu's kader does not see the child", async ({ phone, newPhone }) => {
  await phone.register({ name: "Uji Kenari", sex: "Perempuan", birthDate: daysAgo(200), mother: "Uji Ida" });
  await phone.open();
  await phone.everythingSent();
  const other = await newPhone();
  await other.signIn("kader02");
  await other.search("uji kenari");
  await expect(other.cards()).toHaveCount(0);
  const midwife = await newPhone();
  await midwife.signIn("bidan01");
  await midwife.search("uji kenari");
  await expect(midwife.cards()).toHaveCount(1);
});

test("the calculator needs no account and keeps nothing", async ({ newPhone }) => {
  const phone = await newPhone();
  await phone.open("/check");
  const { page } = phone;
  await page.getByRole("radio", { name: "Perempuan" }).check({ force: true });
  await page.getByRole("textbox", { name: "Tanggal lahir" }).fill(daysAgo(365));
  await phone.type({ weight: "6,1", length: "68" });
  await expect(page.getByText("Pendek, perlu konfirmasi").or(page.getByText("Sangat pendek, perlu konfirmasi")).first()).toBeVisible();
  await expect(page.getByText("Gizi kurang").first()).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Berat badan", { exact: true })).toHaveValue("");
});

test("a wrong password is refused in words", async ({ newPhone }) => {
  const phone = await newPhone();
  await phone.knock("kader03", "bukan ini");
  await expect(phone.page.getByRole("alert").filter({ hasText: "kata sandi salah" })).toBeVisible();
});
