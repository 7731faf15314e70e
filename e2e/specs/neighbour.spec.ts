// The next regency of a deployment handles its own children by its own settings, with whoever stays away and the women it
// follows; neither regency sees anything of the other.
import { account, child as childOf, enrol, OPERATOR_SECRET, pack, provision, signIn, uuid, woman } from "../../worker/tests/harness.mjs";
import { expect, type Page, test } from "../fixtures/test";
import { examine } from "../pages/examine";
import { daysAgo, Phone } from "../pages/phone";

const CODE = "99.41";
const MELATI = `${CODE}.01.2001.01`;
const child = { name: "Uji Sebelah", sex: "Perempuan", birthDate: daysAgo(500), mother: "Uji Ratih" } as const;

const card = (page: Page) => page.locator("section.case");

test("the next regency handles its own children by its own settings, and neither sees the other", async ({ phone, newPhone, regency }) => {
  test.setTimeout(240_000);
  const server = { url: regency.url, secret: OPERATOR_SECRET };
  const there = {
    ...pack(CODE, "Kabupaten Sebelah"),
    puskesmas: [{ code: `${CODE}.P01`, name: "Puskesmas Satu", villages: [`${CODE}.01.2001`, `${CODE}.01.2002`] }],
    settings: [{ from: "2025-01-01", care: { deadlines: { validateThisWeekDays: 3 } } }],
  };
  const people = [
    account("melati", [MELATI]),
    account("bidan", [`${CODE}.01.2001`], { role: "midwife" }),
    account("gizi", [CODE], { role: "nutritionist" }),
  ];
  expect((await provision(server, there, people)).status).toBe(201);
  const gizi = await signIn(server, CODE, "gizi");
  const phoneOf = async (username: string) => {
    const made = await newPhone();
    const other = new Phone(made.page, { ...regency, code: CODE });
    await other.knock(username, `${username}-sandi`);
    await expect(other.page.getByRole("searchbox")).toBeVisible();
    await other.everythingSent();
    await other.readyForOffline();
    return other;
  };
  const [kader, midwife] = [await phoneOf("melati"), await phoneOf("bidan")];
  const tasksOf = async (id: string) => {
    const { body } = await gizi.get("/api/v1/tasks?limit=500");
    return body.tasks.filter(({ due }: { due: { task: { child: string } } }) => due.task.child === id).map(({ due }: { due: unknown }) => due);
  };
  const pulled = async (of: Phone) => {
    await of.open("/sync");
    const answered = of.page.waitForResponse((response) => response.url().includes("/sync/rows"));
    await of.page.getByRole("button", { name: "Kirim sekarang" }).click();
    await answered;
    await of.everythingSent();
  };
  let id = "";

  await test.step("misread at the posyandu without signal: what to say to the mother stands by the result", async () => {
    await kader.goOffline();
    await kader.register(child);
    id = kader.childId();
    await kader.page.getByLabel("Tanggal ukur").fill(daysAgo(3));
    await kader.measure({ weight: "7,4", length: "77,0" });
    const counsel = kader.page.locator("details.counsel");
    await counsel.locator("summary").click();
    await expect(counsel).toContainText("Makanan keluarga 3-4 kali sehari");
    await examine(kader.page, "result with what to say");
    await kader.goOnline();
    await kader.everythingSent();
  });

  await test.step("the second reading is good: by this regency's days it is to be judged whether it is a case", async () => {
    await pulled(midwife);
    await midwife.open(`/children/${id}/care/validate`);
    await midwife.type({ weight: "9,9", length: "77,0" });
    await midwife.page.getByLabel("Tanggal", { exact: true }).fill(daysAgo(2));
    await midwife.page.getByLabel("Alat terakhir dikalibrasi").fill(daysAgo(60));
    await midwife.page.getByRole("button", { name: "Simpan", exact: true }).click();
    await expect(card(midwife.page)).toContainText("Ukuran ulang baik");
    await examine(midwife.page, "a case that may be none");
    await midwife.everythingSent();
    const [task, ...more] = await tasksOf(id);
    expect(more).toEqual([]);
    expect([task.task.kind.kind, task.task.due]).toEqual(["reconsider", daysAgo(2 - 3)]);
    const story = (await gizi.get(`/api/v1/children/${id}/case`)).body;
    expect(story.people.map(({ name }: { name: string }) => name).toSorted()).toEqual(["Orang bidan", "Orang melati"]);
  });

  await test.step("it is none, with the reason, and nobody's task any more", async () => {
    await midwife.open(`/children/${id}/care/close`);
    await expect(midwife.page.getByLabel("Pindah", { exact: true })).toBeAttached();
    await expect(midwife.page.getByLabel("Bukan kasus", { exact: true })).toHaveCount(0);
    // Whether it was a case at all, the nutritionist says.
    const nutritionist = await phoneOf("gizi");
    await nutritionist.open(`/children/${id}/care/close`);
    await nutritionist.page.getByLabel("Bukan kasus", { exact: true }).check({ force: true });
    await nutritionist.page.getByLabel("Alasan", { exact: true }).fill("Timbangan posyandu salah dibaca");
    await nutritionist.page.getByRole("button", { name: "Simpan", exact: true }).click();
    await expect(card(nutritionist.page)).toContainText("Bukan kasus");
    await nutritionist.everythingSent();
    expect(await tasksOf(id)).toEqual([]);
    await pulled(kader);
    await kader.open(`/children/${id}`);
    await expect(card(kader.page)).toContainText("Bukan kasus");
  });

  await test.step("a child that stays away and a girl without iron are on today's list, each with a reminder", async () => {
    const hand = await signIn(server, CODE, "melati");
    const away = childOf(MELATI, { phone: "081234567890", consent: { givenBy: "Ibu Uji", on: daysAgo(150), noticeVersion: 1 } });
    const girl = woman(MELATI, { birthDate: daysAgo(15 * 365), nik: null });
    const done = await hand.act([
      { type: "registerChild", child: away },
      enrol(uuid(), girl, 20, { register: "girl", school: null }),
    ]);
    expect(done.map(({ verdict }: { verdict: string }) => verdict)).toEqual(["applied", "applied"]);
    const [visit] = await tasksOf(away.id);
    expect(visit.task.kind.kind).toBe("visitHome");
    expect(visit.escalation.owners.length).toBeGreaterThan(1);
    await pulled(kader);
    await kader.open("/today");
    await kader.page.getByLabel("Hari posyandu berikutnya").fill(daysAgo(-4));
    const todo = (name: string) => kader.page.locator("ul.todo > li").filter({ hasText: name });
    const message = async (name: string) => {
      const link = await todo(name).getByRole("link", { name: `Ingatkan lewat WhatsApp: ${name}` }).getAttribute("href");
      expect(link).toContain("https://wa.me/6281234567890?text=");
      return decodeURIComponent(link?.split("text=")[1] ?? "");
    };
    await expect(todo(away.name)).toContainText("Kunjungi rumah: anak tidak datang ke posyandu");
    expect(await message(away.name)).toMatch(new RegExp(`Posyandu Melati buka tanggal .* ukur ${away.name}`));
    await expect(todo(girl.name)).toContainText("Tablet tambah darah kurang");
    expect(await message(girl.name)).toMatch(new RegExp(`Halo ${girl.name}, Posyandu Melati buka tanggal `));
    await examine(kader.page, "today with reminders");
    await kader.open(`/children/${away.id}/measure`);
    await kader.measure({ weight: "9,6", length: "77,0" });
    await kader.everythingSent();
    expect((await tasksOf(away.id)).filter(({ task }: { task: { kind: { kind: string } } }) => task.kind.kind === "visitHome")).toEqual([]);
    await kader.open("/today");
    await expect(todo(girl.name)).toHaveCount(1);
    await expect(todo(away.name).filter({ hasText: "Kunjungi rumah" })).toHaveCount(0);
  });

  await test.step("neither regency sees anything of the other", async () => {
    const answer = await phone.page.request.get(`/api/v1/children/${id}/case`);
    expect(answer.status()).toBe(404);
    const own = await (await phone.page.request.get("/api/v1/cases?limit=500")).json();
    expect(JSON.stringify(own)).not.toContain(CODE);
    for (const path of ["/api/v1/cases?limit=500", "/api/v1/cases?state=closed&limit=500", "/api/v1/tasks?limit=500"]) {
      const { status, body } = await gizi.get(path);
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toContain(`"${regency.code}.`);
    }
  });
});
