// From a finding to recovered, across the people who handle a child: offline at the posyandu, with midwife, nutritionist and two
// offices; what the screens say and what the API answers agree at each step.
import { account, OPERATOR_SECRET, pack, provision, signIn } from "../../worker/tests/harness.mjs";
import { expect, type Page, test } from "../fixtures/test";
import { examine } from "../pages/examine";
import { daysAgo, Phone } from "../pages/phone";

const BIRTH = daysAgo(500);
const child = { name: "Uji Faltera", sex: "Perempuan", birthDate: BIRTH, mother: "Uji Ningsih" } as const;

type Story = {
  care: { cases: { state: { state?: string; phase: string }; id: string }[] };
  tasks: { task: { kind: { kind: string }; due: string; owner: { kind: string } }; escalation: { lateDays: number; owners: unknown[] } }[];
};

/** What the API says of the child, in the name of whoever is signed in on that page. */
async function story(page: Page, id: string): Promise<Story> {
  const answer = await page.request.get(`/api/v1/children/${id}/case`);
  expect(answer.status()).toBe(200);
  return answer.json();
}

const words: Record<string, string> = {
  detected: "Ditemukan, belum diukur ulang",
  validated: "Sudah diukur ulang",
  causeKnown: "Penyebab diketahui",
  planned: "Sudah direncanakan",
  inTreatment: "Sedang ditangani",
  evaluated: "Sudah dievaluasi",
  referred: "Di rumah sakit",
  closed: "Selesai",
};

const card = (page: Page) => page.locator("section.case");

/** The card on the child's page, the API's story and its due list say the same. */
async function agree(phone: Phone, id: string, state: string) {
  await phone.everythingSent();
  await phone.open(`/children/${id}`);
  await expect(card(phone.page)).toContainText(words[state]);
  const told = await story(phone.page, id);
  const { state: now } = told.care.cases[0];
  expect(now.phase === "open" ? now.state : now.phase).toBe(state);
  const tasks = await (await phone.page.request.get("/api/v1/tasks?limit=500")).json();
  const own = tasks.tasks.filter(({ due }: { due: { task: { child: string } } }) => due.task.child === id);
  const kinds = (list: { kind: { kind: string } }[]) => list.map(({ kind }) => kind.kind).sort();
  const until = new Date(Date.now() + 31 * 86_400_000).toISOString().slice(0, 10);
  const due = told.tasks.filter(({ task }) => task.due <= until);
  expect(kinds(own.map((one: { due: { task: { kind: { kind: string } } } }) => one.due.task))).toEqual(kinds(due.map(({ task }) => task)));
  if (told.tasks.length > 0) await expect(card(phone.page).locator("dd").first()).not.toBeEmpty();
  else await expect(card(phone.page).locator("dd")).toHaveCount(0);
  return told;
}

/** Until what others did has come. */
async function follows(phone: Phone, id: string, state: string) {
  await phone.open("/sync");
  // What it says at the end can be what it said before: the exchange itself is waited for.
  const pulled = phone.page.waitForResponse((response) => response.url().includes("/sync/rows"));
  await phone.page.getByRole("button", { name: "Kirim sekarang" }).click();
  await pulled;
  await expect(phone.status()).toContainText("Terakhir");
  await phone.open(`/children/${id}`);
  await expect(card(phone.page)).toContainText(words[state]);
}

async function begin(phone: Phone, id: string, step: string) {
  await phone.open(`/children/${id}/care/${step}`);
  await expect(phone.page.getByRole("button", { name: "Simpan" })).toBeVisible();
}

const save = async (phone: Phone, id: string) => {
  await phone.page.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(phone.page).toHaveURL(new RegExp(`/children/${id}$`));
};

const choose = (page: Page, name: string) => page.getByLabel(name, { exact: true }).check({ force: true });
const on = (page: Page, days: number) => page.getByLabel("Tanggal", { exact: true }).fill(daysAgo(days));

test("a child falters offline, is handled by many hands, and recovers", async ({ phone, newPhone, regency }) => {
  test.setTimeout(360_000);
  const { page } = phone;
  let id = "";

  await test.step("found at the posyandu without signal: the phone opens the case by itself", async () => {
    await phone.goOffline();
    await phone.register(child);
    id = phone.childId();
    await page.getByLabel("Tanggal ukur").fill(daysAgo(40));
    await phone.measure({ weight: "7,4", length: "72,5" });
    await phone.open(`/children/${id}`);
    await expect(card(page)).toContainText(words.detected);
    await expect(card(page)).toContainText("Ukur ulang dengan alat terkalibrasi");
    await expect(card(page)).toContainText("bidan desa");
    await expect(card(page)).toContainText("Berat badan kurang");
    await page.getByText("Pesan untuk ibu").click();
    await expect(page.getByText("Makanan keluarga 3-4 kali sehari")).toBeVisible();
    await examine(page, "child with a case");
    await phone.goOnline();
    await agree(phone, id, "detected");
  });

  const midwife = await newPhone();
  await midwife.signIn("bidan01");
  await midwife.readyForOffline();
  await test.step("measured again, offline; the draft outlives a killed tab", async () => {
    await begin(midwife, id, "validate");
    await midwife.goOffline();
    await midwife.type({ weight: "7,35", length: "72,5" });
    await on(midwife.page, 38);
    await midwife.page.getByLabel("Alat terakhir dikalibrasi").fill(daysAgo(60));
    await examine(midwife.page, "validate");
    await expect
      .poll(async () => {
        const other = new Phone(await midwife.context.newPage(), regency);
        await other.open(`/children/${id}/care/validate`);
        const calibrated = other.page.getByLabel("Alat terakhir dikalibrasi");
        await expect(calibrated).toBeVisible();
        const kept = await calibrated.inputValue();
        await other.page.close();
        return kept;
      })
      .toBe(daysAgo(60));
    await midwife.killTab();
    await begin(midwife, id, "validate");
    await expect(midwife.page.getByLabel("Berat badan", { exact: true })).toHaveValue("7,35");
    await save(midwife, id);
    await expect(card(midwife.page)).toContainText(words.validated);
    await midwife.goOnline();
    await agree(midwife, id, "validated");
  });

  await test.step("the cause, and a plan with two offices", async () => {
    await begin(midwife, id, "cause");
    await on(midwife.page, 37);
    await choose(midwife.page, "Air minum: minum air yang belum layak");
    await examine(midwife.page, "cause");
    await save(midwife, id);
    await agree(midwife, id, "causeKnown");
    await begin(midwife, id, "plan");
    await expect(midwife.page.getByText("Usulan, Anda yang memutuskan")).toBeVisible();
    await on(midwife.page, 36);
    for (const what of ["Tata laksana balita bermasalah gizi", "Air minum layak", "Jaminan kesehatan (PBI-JKN)"]) {
      await choose(midwife.page, what);
    }
    await midwife.page.getByLabel("Jaminan kesehatan (PBI-JKN): jumlah (keluarga)").fill("3");
    const session = await (await midwife.page.request.get("/api/v1/session")).json();
    await expect(midwife.page.getByLabel("Lama PMT (hari)")).toHaveValue(String(session.regency.handling.foodDays.underweight));
    await midwife.page.getByLabel("Selesai paling lambat").fill(daysAgo(30));
    await examine(midwife.page, "plan");
    await save(midwife, id);
    await agree(midwife, id, "planned");
  });

  await test.step("food for the configured days with weekly weights; late tasks have gone up", async () => {
    await follows(phone, id, "planned");
    await phone.open("/today");
    const todo = page.locator("ul.todo > li").filter({ hasText: child.name });
    await expect(todo.filter({ hasText: "Catat PMT hari ini" })).toHaveCount(1);
    await expect(todo.filter({ hasText: "Timbang mingguan" })).toHaveCount(1);
    await examine(page, "today");
    const weights: Record<number, string> = { 36: "7,4", 29: "7,7", 23: "8,0" };
    for (let day = 36; day > 36 - 14; day -= 1) {
      await begin(phone, id, "log");
      await on(page, day);
      await choose(page, "Habis");
      if (weights[day]) await page.getByLabel("Berat minggu ini (kg)").fill(weights[day]);
      if (day === 36) await examine(page, "log");
      await save(phone, id);
    }
    const told = await agree(phone, id, "inTreatment");
    const late = told.tasks.filter(({ escalation }) => escalation.owners.length > 1);
    expect(late.length).toBeGreaterThan(0);
    expect(late.some(({ task }) => task.owner.kind === "office")).toBe(true);
    await expect(card(page)).toContainText("→");
  });

  await test.step("a referral goes out and comes back", async () => {
    await follows(midwife, id, "inTreatment");
    await begin(midwife, id, "refer");
    await on(midwife.page, 20);
    await choose(midwife.page, "Rumah sakit");
    await midwife.page.getByLabel("Nama rumah sakit").fill("RSUD Contoh");
    await choose(midwife.page, "minggu ini");
    await save(midwife, id);
    await agree(midwife, id, "referred");
    await midwife.page.getByRole("link", { name: "Surat rujukan untuk dicetak" }).click();
    const letter = midwife.page.locator("article.letter");
    await expect(letter).toContainText("RSUD Contoh");
    await expect(letter).toContainText(child.name);
    await expect(letter.getByRole("img")).toBeVisible();
    for (const [step, day, outcome] of [["Diterima", 19, ""], ["Ada hasil", 18, "Diberi obat cacing"], ["Sudah kembali", 17, ""]] as const) {
      await begin(midwife, id, "answer");
      await on(midwife.page, day);
      await choose(midwife.page, step);
      if (outcome) await midwife.page.getByLabel("Hasil atau alasan").fill(outcome);
      await save(midwife, id);
    }
    await agree(midwife, id, "inTreatment");
  });

  await test.step("what was promised is reported with how much of it was done and the number of a card", async () => {
    await begin(midwife, id, "report");
    await midwife.page.getByLabel(/^Jaminan kesehatan/).check({ force: true });
    await on(midwife.page, 16);
    await choose(midwife.page, "Selesai");
    await midwife.page.getByLabel("Jumlah yang dilakukan (keluarga), direncanakan 3").fill("1");
    await choose(midwife.page, "Surat atau kartu");
    await midwife.page.getByLabel("Nomor surat atau kartu").fill("0001234567890");
    await examine(midwife.page, "report");
    await save(midwife, id);
    await agree(midwife, id, "inTreatment");
    await midwife.open(`/children/${id}/care`);
    const report = midwife.page.locator("ol.story > li").filter({ hasText: "Kegiatan selesai" });
    await expect(report).toContainText("Direncanakan 3, dilaporkan 1 keluarga");
    await expect(report).toContainText("Nomor 0001234567890");
  });

  await test.step("the next regency sees nothing of it", async () => {
    const server = { url: regency.url, secret: OPERATOR_SECRET };
    const there = pack("99.03", "Kabupaten Sebelah");
    expect((await provision(server, there, [account("gizi", ["99.03"], { role: "nutritionist" })])).status).toBe(201);
    const other = await signIn(server, "99.03", "gizi");
    expect((await other.get(`/api/v1/children/${id}/case`)).status).toBe(404);
    expect((await other.get("/api/v1/cases")).body.cases).toEqual([]);
    expect((await other.get("/api/v1/tasks")).body.tasks).toEqual([]);
  });

  await test.step("recovery is confirmed on two visits, and not on one", async () => {
    const nutritionist = await newPhone();
    await nutritionist.signIn("gizi");
    for (const [day, weight] of [[12, "9,2"], [5, "9,4"]] as const) {
      await begin(midwife, id, "evaluate");
      await midwife.type({ weight, length: "75,5" });
      await on(midwife.page, day);
      if (day === 12) await examine(midwife.page, "evaluate");
      await save(midwife, id);
      await agree(midwife, id, "evaluated");
      await follows(nutritionist, id, "evaluated");
      await begin(nutritionist, id, "close");
      await choose(nutritionist.page, "Sembuh");
      if (day === 5) break;
      await nutritionist.page.getByRole("button", { name: "Simpan", exact: true }).click();
      await expect(nutritionist.page.getByRole("alert").filter({ hasText: "Belum terbukti sembuh" })).toBeVisible();
    }
    await examine(nutritionist.page, "close");
    await save(nutritionist, id);
    await agree(nutritionist, id, "closed");
    await expect(card(nutritionist.page)).toContainText("Sembuh");
    await nutritionist.open(`/children/${id}/care`);
    const items = nutritionist.page.locator("ol.story > li");
    await expect(items.filter({ hasText: "Kasus ditutup" })).toHaveCount(1);
    await expect(items.filter({ hasText: "Rencana dibuat" })).toContainText("PUPR");
    await expect(items.filter({ hasText: "PMT" })).toHaveCount(14);
    await examine(nutritionist.page, "story");
  });
});

test("what a role may not do is not offered", async ({ phone }) => {
  const { page } = phone;
  await phone.register({ name: "Uji Giat", sex: "Laki-laki", birthDate: BIRTH, mother: "Uji Yani" });
  const id = phone.childId();
  await phone.measure({ weight: "7,4", length: "72,5" });
  await phone.open(`/children/${id}`);
  await expect(card(page)).toContainText(words.detected);
  const steps = page.locator("details").filter({ hasText: "Catat langkah" });
  await expect(steps.getByRole("link", { includeHidden: true })).toHaveText(["Catat percakapan"]);
  await steps.getByText("Catat langkah").click();
  await steps.getByRole("link", { name: "Catat percakapan" }).click();
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Tulis dulu apa yang dibicarakan." })).toBeVisible();
  await page.getByLabel("Apa yang dibicarakan dan disepakati").fill("Ibu mau datang ke puskesmas");
  await examine(page, "a talk");
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Uji Giat");
  await phone.open(`/children/${id}/care`);
  await expect(page.locator("ol.story")).toContainText("Ibu mau datang ke puskesmas");
  await phone.open(`/children/${id}/care/validate`);
  await expect(page.getByText("Langkah ini bukan tugas Anda di sini.")).toBeVisible();
});

test("danger signs are asked only of a child that falters, and one that is seen is in its case, offline and at the regency", async ({ newPhone }) => {
  const phone = await newPhone();
  const { page } = phone;
  await phone.signIn("kader06");
  await phone.readyForOffline();
  const ask = page.getByRole("link", { name: "Tanya tanda bahaya" });
  await phone.goOffline();
  await phone.register({ ...child, name: "Uji Sehat" });
  await phone.measure({ weight: "9,8", length: "78" });
  await expect(ask).toHaveCount(0);

  await phone.register({ ...child, name: "Uji Kejang" });
  const id = phone.childId();
  await phone.measure({ weight: "7,4", length: "72,5" });
  await ask.click();
  await expect(page.getByRole("button", { name: "Tidak ada tanda ini" })).toBeVisible();
  await examine(page, "danger signs");
  await choose(page, "Kejang");
  await expect(page.getByText("Rujuk ke rumah sakit hari ini.", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/children/${id}/care$`));
  await expect(card(page)).toContainText("Kejang");

  await phone.killTab();
  await phone.open(`/children/${id}/care`);
  await phone.goOnline();
  const told = await agree(phone, id, "detected");
  const findings = (told.care.cases[0] as unknown as { found: { findings: unknown[] }[] }).found.flatMap(({ findings }) => findings);
  expect(findings).toContainEqual({ dangerSign: "convulsion" });
  expect(told.care.cases).toHaveLength(1);
});
