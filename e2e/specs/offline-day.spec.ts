// The main job: a posyandu day without signal, killed tabs and all, and the regency has each record once.
import { expect, test } from "../fixtures/test";
import { daysAgo, Phone } from "../pages/phone";

const children = [
  { name: "Tenun Bayu", sex: "Laki-laki", birthDate: daysAgo(400), mother: "Uji Rina" },
  { name: "Tenun Citra", sex: "Perempuan", birthDate: daysAgo(900), mother: "Uji Sri" },
  { name: "Tenun Dewi", sex: "Perempuan", birthDate: daysAgo(45), mother: "Uji Tati" },
] as const;
const readings = [
  { weight: "7,4", length: "70,2", arm: "12,1" },
  { weight: "11,2", length: "86,5" },
  { weight: "4,3", length: "54" },
];

test("registers and measures offline, loses nothing to killed tabs, and syncs each record once", async ({
  phone,
  newPhone,
}) => {
  await phone.goOffline();
  for (const [place, child] of children.entries()) {
    await phone.register(child);
    await phone.measure(readings[place]);
  }
  await phone.unsent(6);
  await expect(phone.page.getByText("Hanya di HP ini").first()).toBeVisible();

  await test.step("the tab dies before, while and after the fourth child is saved", async () => {
    await phone.register({ name: "Tenun Eka", sex: "Laki-laki", birthDate: daysAgo(700), mother: "Uji Wati" });
    const child = phone.childId();
    await phone.type({ weight: "9,8", length: "81" });
    // The draft says that it is kept before the tab may die.
    await expect
      .poll(async () => {
        const other = new Phone(await phone.context.newPage(), phone.regency);
        await other.open(`/children/${child}/measure`);
        const field = other.page.getByLabel("Berat badan", { exact: true });
        await expect(field).toBeVisible();
        const weight = await field.inputValue();
        await other.page.close();
        return weight;
      })
      .toBe("9,8");
    await phone.saveButton().click({ noWaitAfter: true });
    await phone.killTab();

    await phone.open(`/children/${child}`);
    const history = phone.page.getByRole("heading", { name: "Riwayat pengukuran" });
    await expect(history).toBeVisible();
    // Either the save was complete, or the draft is still there: never nothing, never half.
    if (await phone.page.getByText("Belum ada pengukuran.").first().isVisible()) {
      await phone.open(`/children/${child}/measure`);
      await expect(phone.page.getByLabel("Berat badan", { exact: true })).toHaveValue("9,8");
      await phone.saveButton().click();
      await expect(phone.page).toHaveURL(/\/results\//);
    }
    await phone.unsent(8);
  });

  await test.step("opened again offline, every child is there once", async () => {
    await phone.killTab();
    await phone.open();
    await phone.search("tenun");
    await expect(phone.cards()).toHaveCount(4);
    for (const { name } of children) await expect(phone.card(name)).toHaveCount(1);
    await phone.unsent(8);
  });

  await test.step("online again, everything is sent, and another phone sees it", async () => {
    await phone.goOnline();
    await phone.everythingSent();
    const other = await newPhone();
    await other.signIn("kader01");
    await other.search("tenun");
    await expect(other.cards()).toHaveCount(4);
    await expect(other.card("Tenun Bayu")).toContainText("Sudah ditimbang");
    await other.card("Tenun Eka").getByRole("link").first().click();
    await expect(other.page.getByText("9,8").first()).toBeVisible();
  });
});

test("the API says what the screen says", async ({ phone, request, regency }) => {
  const child = { name: "Uji Fajar", sex: "Laki-laki", birthDate: daysAgo(500), mother: "Uji Yuli" } as const;
  await phone.goOffline();
  await phone.register(child);
  await phone.measure({ weight: "8,1", length: "73,4", arm: "12,9", head: "45,1" });
  const response = await request.post(`${regency.url}/api/v1/assess`, {
    data: {
      sex: "male",
      birthDate: child.birthDate,
      date: daysAgo(0),
      weightGrams: 8100,
      lengthMillimetres: 734,
      position: "lying",
      armMillimetres: 129,
      headMillimetres: 451,
      oedema: "absent",
    },
  });
  expect(response.ok()).toBe(true);
  const assessment = await response.json();
  const shown = phone.page.locator("li.score");
  const codes = { weightForAge: "BB/U", lengthForAge: "PB/U", weightForLength: "BB/PB", bmiForAge: "IMT/U", headForAge: "LK/U" };
  for (const [name, code] of Object.entries(codes)) {
    const z = assessment.scores[name].zRounded.toFixed(2).replace(".", ",").replace("-", "−");
    await expect(shown.filter({ hasText: code }).first()).toContainText(new RegExp(`z\\s*\\+?${z}`));
  }
  await expect(phone.page.locator(".engine")).toContainText(assessment.provenance.tables);
});
