// A village at the desk: its families at risk, what is in their way, what is promised and by whom, and what rules suggest; its
// officer notes an obstacle. What the screen says and what the API answers agree.
import { signIn } from "../../worker/tests/harness.mjs";
import { PASSWORD, type Regency } from "../fixtures/regency";
import { expect, type Page, test } from "../fixtures/test";
import { examine } from "../pages/examine";
import { enterDesk, Office } from "../pages/office";
import { daysAgo } from "../pages/phone";

type Pledge = { owner: { kind: string; office?: string }; state: string; lateDays: number };
type Family = {
  case: { child: { id: string; name: string }; state: string };
  look: { present: string[] } | null;
  atRisk: boolean;
  obstacles: { remark: string }[];
  promises: Pledge[];
};
type Village = { families: Family[]; recommendations: { because: { children: number; of: number } }[] };

const hasPromises = ({ promises }: Family) => promises.length > 0;

/** Who looks after a village where something is promised: which those are hangs on the day. */
async function officer({ url, code }: Regency) {
  for (let number = 1; number <= 6; number += 1) {
    const username = `desa0${number}`;
    const person = await signIn({ url }, code, username, { password: PASSWORD });
    const [village] = person.view.grants[0].areas;
    const { families } = (await person.get(`/api/v1/villages/${village}/handling`)).body;
    if (families.some(hasPromises)) return username;
  }
  throw new Error("the demo has no promises");
}

const STATES: Record<string, string> = { waiting: "Belum dikerjakan", started: "Sedang dikerjakan", declined: "Tidak bisa dilakukan", done: "Selesai" };

const handling = async (page: Page, code: string): Promise<Village> => {
  const answer = await page.request.get(`/api/v1/villages/${code}/handling`);
  expect(answer.status()).toBe(200);
  return answer.json();
};

const section = (page: Page, title: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name: new RegExp(`^${title}`) }) });

/** The card of a family: names repeat, links do not. */
const card = (page: Page, { case: { child } }: Family) => page.locator("ul.families > li").filter({ has: page.locator(`a[href="#/cases/${child.id}"]`) });

test("a village officer sees who is at risk, what is promised and by whom, and adds what is in the way", async ({ newPhone }) => {
  const at = await newPhone();
  const { page } = at;
  await enterDesk(at, await officer(at.regency));
  const desk = new Office(page, at.regency, "/desk");
  await expect(desk.heading()).toHaveText("Desa");
  const { grants } = await (await page.request.get("/api/v1/session")).json();
  const [code] = grants[0].areas;
  const village = await handling(page, code);
  const cards = page.locator("ul.families > li");
  await expect(cards).toHaveCount(village.families.length);
  await expect(section(page, "Keluarga berisiko").locator("ul.families > li")).toHaveCount(village.families.filter(({ atRisk }) => atRisk).length);
  await expect(page.getByLabel("Desa", { exact: true })).toHaveCount(0);
  const suggestions = section(page, "Usulan");
  await expect(suggestions).toContainText("yang memutuskan orang");
  await expect(suggestions.locator("ul.bullets > li")).toHaveCount(village.recommendations.length);
  await examine(page, "desk: a village");

  await test.step("each family with what is promised, how far it is and how late in words", async () => {
    for (const family of village.families) {
      const own = card(page, family);
      if (family.promises.length === 0) await expect(own).toContainText("Belum ada yang dijanjikan.");
      if (family.look === null) await expect(own).toContainText("Penyebabnya belum dicari.");
      if (family.atRisk) await expect(own).toContainText("Berisiko karena");
      for (const { remark } of family.obstacles) await expect(own).toContainText(remark);
      const promises = own.locator("ul.recommended > li");
      await expect(promises).toHaveCount(family.promises.length);
      for (const [place, { state, lateDays, owner }] of family.promises.entries()) {
        const one = promises.nth(place);
        await expect(one).toContainText(STATES[state]);
        await expect(one).toContainText("paling lambat");
        if (owner.office === "pupr") await expect(one).toContainText("oleh PUPR");
        if (lateDays > 0) await expect(one).toContainText(`terlambat ${lateDays} hari`);
        else await expect(one).not.toContainText("terlambat");
      }
    }
  });

  await test.step("an obstacle is noted on the child's page and stands on the village's", async () => {
    const family = village.families.find(hasPromises) as Family;
    await card(page, family).getByRole("link", { name: family.case.child.name }).click();
    await expect(page.getByRole("heading", { name: "Riwayat penanganan" })).toBeVisible();
    await page.getByRole("link", { name: "Catat kendala" }).click();
    await page.getByLabel("Tanggal", { exact: true }).fill(daysAgo(0));
    await page.getByLabel("Jamban: belum punya jamban layak", { exact: true }).check({ force: true });
    await page.getByLabel("Kendala", { exact: true }).fill("Sungai banjir, tanah becek");
    await page.getByRole("button", { name: "Simpan", exact: true }).click();
    await expect(page.getByText("Tersimpan.")).toBeVisible();
    await desk.goTo("Desa");
    await expect(card(page, family)).toContainText("belum punya jamban layak: Sungai banjir, tanah becek");
    const told = (await handling(page, code)).families.find(({ case: { child } }) => child.id === family.case.child.id);
    expect(told?.obstacles.at(-1)?.remark).toBe("Sungai banjir, tanah becek");
  });

  await test.step("on a laptop", async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.reload();
    await expect(cards).toHaveCount(village.families.length);
    await expect(page.getByRole("navigation").getByRole("link", { name: "Desa", exact: true })).toHaveAttribute("aria-current", "page");
    await examine(page, "desk: a village on a laptop");
  });
});

test("who looks after several villages chooses one, and finds it again", async ({ newPhone }) => {
  const at = await newPhone();
  const { page } = at;
  await enterDesk(at, "bupati");
  const desk = new Office(page, at.regency, "/desk");
  await expect(desk.heading()).toHaveText("Penanganan");
  await desk.goTo("Desa");
  const choice = page.getByLabel("Desa", { exact: true });
  const codes = await choice.locator("option").evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  expect(codes.length).toBeGreaterThan(1);
  await expect(choice).toHaveValue(codes[0]);
  const villages = await Promise.all(codes.map((code) => handling(page, code)));
  // Any but the first that has families.
  const place = villages.findIndex(({ families }, number) => number > 0 && families.length > 0);
  await choice.selectOption(codes[place]);
  const cards = page.locator("ul.families > li");
  await expect(cards).toHaveCount(villages[place].families.length);
  await examine(page, "desk: one of several villages");
  await cards.first().getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "Riwayat penanganan" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Catat kendala" })).toHaveCount(0);
  await page.goBack();
  await expect(choice).toHaveValue(codes[place]);
  await expect(cards).toHaveCount(villages[place].families.length);

  const office = await newPhone();
  await enterDesk(office, "pupr");
  await expect(office.page.getByRole("heading", { level: 1 })).toHaveText("Perlu dikerjakan");
  await office.page.goto(`${at.regency.url}/desk#/village`);
  await expect(office.page.getByText("Bukan untuk peran Anda")).toBeVisible();
});

test("a suggestion says why in numbers, and for how many children it is promised already", async ({ newPhone }) => {
  const at = await newPhone();
  const { page } = at;
  const username = await officer(at.regency);
  // Whether enough children share something hangs on the day.
  await page.route("**/handling", async (route) => {
    const answer = await route.fetch();
    const village = await answer.json();
    const owner = { kind: "office", office: "pupr" };
    const suggested = (catalogue: string, circumstance: string) => ({ catalogue, owner, because: { kind: "shared", circumstance, children: 3, of: 5 }, foodDays: null });
    const [first] = village.families;
    const intervention = { id: first.case.case, catalogue: "sanitation", owner, due: daysAgo(4), quantity: 1, food: null };
    const promise = { what: { kind: "intervention", intervention }, owner, due: daysAgo(4), state: "started", lateDays: 4 };
    const families = village.families.map((family: Family) => ({ ...family, promises: [] }));
    families[0] = { ...families[0], promises: [promise] };
    await route.fulfill({ json: { ...village, families, recommendations: [suggested("drinking-water", "unsafeWater"), suggested("sanitation", "noLatrine")] } });
  });
  await enterDesk(at, username);
  const suggestions = section(page, "Usulan").locator("ul.bullets > li");
  await expect(suggestions).toHaveCount(2);
  await expect(suggestions.first()).toContainText("3 dari 5 anak di sini minum air yang belum layak: usulkan Air minum layak kepada dinas (pupr)");
  await expect(suggestions.first()).toContainText("Belum dijanjikan untuk satu anak pun.");
  await expect(suggestions.last()).toContainText("Sudah dijanjikan untuk 1 anak.");
  await expect(page.locator("ul.recommended > li")).toContainText("Sedang dikerjakan, terlambat 4 hari");
  await examine(page, "desk: a village with suggestions");
});
