// Women, girls, couples and small newborns who are followed: acts go up, rows and lists come down, a child follows from its
// mother's pregnancy, and each is for the people it is for.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { account, ANGGREK, child, consent, day, enrol, MAWAR, measurement, MELATI, pack, pregnant, registerStep, settle, startServer, temporaryFolder, uuid, VILLAGE, woman } from "./harness.mjs";

const folder = temporaryFolder();
let server;
let people;

before(async () => {
  server = await startServer({ persist: folder.path });
  const accounts = [
    account("melati", [MELATI]),
    account("mawar", [MAWAR]),
    account("anggrek", [ANGGREK]),
    account("bidan", [VILLAGE], { role: "midwife" }),
    account("desa", [VILLAGE], { role: "villageOfficer" }),
    account("gizi", ["32.11"], { role: "nutritionist" }),
    account("bupati", ["32.11"], { role: "leader" }),
    account("admin", ["32.11"], { role: "regencyAdmin" }),
    { ...account("pupr", []), grants: [{ role: "opdOfficer", areas: ["32.11"], office: "pupr" }] },
  ];
  people = await settle(server, pack(), accounts);
});

after(async () => {
  await server?.kill();
  folder.remove();
});

const check = (daysAgo, fields = {}) => ({
  check: { on: day(daysAgo), weightGrams: null, heightMillimetres: null, armMillimetres: null, haemoglobinGramsPerLitre: null, ironTablets: 0, ...fields },
});

const codes = (verdicts) => verdicts.map(({ verdict, reason }) => reason?.code ?? verdict);
const why = (verdicts) => verdicts.map(({ reason }) => reason?.why?.code ?? reason?.code);

/** A pregnant woman with a thin arm, entered and seen by the kader of a posyandu. */
async function thin(kader, posyandu, fields, daysPregnant = 100) {
  const [entry, who] = [uuid(), woman(posyandu, fields)];
  const verdicts = await kader.act([
    enrol(entry, who, 20, pregnant(daysPregnant)),
    registerStep(entry, "kader", "recordVisit", check(3, { armMillimetres: 228, haemoglobinGramsPerLitre: 112, ironTablets: 30 })),
  ]);
  assert.deepEqual(codes(verdicts), ["applied", "applied"], JSON.stringify(verdicts));
  return { entry, who };
}

const list = async (person, query = "") => {
  const { status, body } = await person.get(`/api/v1/registers?limit=500${query}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body.entries;
};
const of = (entries, entry) => entries.find(({ followed }) => followed.entry === entry || followed.child === entry);
const story = async (person, entry) => (await person.get(`/api/v1/registers/${entry}`)).body;
const kinds = ({ tasks }) => tasks.map(({ task }) => task.kind.finding ?? task.kind.kind);

test("what is done comes down as rows to whoever asks, in her area, and to nobody else", async () => {
  const { entry, who } = await thin(people.melati, MELATI);
  const events = async (person, path = "&registers=true") => {
    const { body } = await person.get(`/api/v1/sync/rows?since=0${path}`);
    return body.rows.filter(({ kind, event }) => kind === "registerEvent" && event.entry === entry);
  };
  for (const person of [people.melati, people.bidan, people.desa, people.gizi, people.bupati]) {
    assert.deepEqual((await events(person)).map(({ event }) => event.act.type), ["enrol", "recordVisit"]);
  }
  const nik = async (person) => (await events(person))[0].event.act.woman.nik;
  assert.deepEqual([await nik(people.bidan), await nik(people.desa), await nik(people.bupati)], [who.nik, null, null]);
  assert.deepEqual(await events(people.mawar), []);
  assert.deepEqual(await events(people.melati, "&care=true"), [], "an app that does not know them is sent none");
  assert.equal((await people.pupr.get("/api/v1/registers")).status, 403);
  assert.equal((await people.admin.get(`/api/v1/registers/${entry}`)).status, 403);
  assert.equal((await people.mawar.get(`/api/v1/registers/${entry}`)).status, 404);
  assert.equal((await story(people.bupati, entry)).entry.woman.nik, null);
  const read = [["opened", people.bupati.view.account]];
  const log = async () => (await people.admin.get(`/api/v1/access-log?child=${entry}`)).body.entries.map(({ kind, account }) => [kind, account]);
  assert.deepEqual(await log(), read);
  // A phone reports later whom it opened without signal; one of another area has nothing to report.
  for (const person of [people.melati, people.anggrek]) {
    const entries = [{ child: entry, atMillis: Date.now() - 60_000 }];
    assert.equal((await person.post("/api/v1/access-log", { entries })).status, 204);
  }
  assert.deepEqual(await log(), [["opened", people.melati.view.account], ...read]);
});

test("a thin arm is the midwife's to act on; food holds for its days, and a wrong visit is taken back", async () => {
  const { entry } = await thin(people.melati, MELATI);
  const listed = of(await list(people.bidan, "&register=pregnancy&mine=true"), entry);
  assert.deepEqual([listed.findings, kinds(listed), listed.tasks[0].task.due, listed.tasks[0].escalation.lateDays], [["thinArm"], ["thinArm"], day(-4), 0]);
  assert.equal(of(await list(people.melati, "&mine=true"), entry), undefined, "nothing of it is the kader's");
  assert.equal(of(await list(people.bidan, "&register=girl"), entry), undefined);
  const help = (kind, finding = "thinArm") => registerStep(entry, "midwife", "actOnFinding", { help: { on: day(2), finding, kind, remark: null } });
  assert.deepEqual(codes(await people.melati.act([{ ...help({ kind: "treated" }), role: "kader" }])), ["register"]);
  assert.deepEqual(why(await people.bidan.act([help({ kind: "food", days: 120 }, "anaemia")])), ["notOfThisRegister"]);
  assert.deepEqual(codes(await people.bidan.act([help({ kind: "food", days: 120 })])), ["applied"]);
  assert.deepEqual(kinds(await story(people.bidan, entry)), []);
  const visit = registerStep(entry, "midwife", "recordVisit", check(1, { haemoglobinGramsPerLitre: 65 }));
  const [{ id }] = await people.bidan.act([visit]);
  assert.deepEqual(kinds(await story(people.bidan, entry)), ["severeAnaemia"], "still thin, but the food is not over");
  const takeBack = (role) => registerStep(entry, role, "takeBack", { event: id, reason: "Hb orang lain" });
  assert.deepEqual(why(await people.melati.act([takeBack("kader")])), ["notAllowed"], "it was not the kader's");
  assert.deepEqual(codes(await people.bidan.act([takeBack("midwife")])), ["applied"]);
  const told = await story(people.bidan, entry);
  assert.deepEqual([kinds(told), told.entry.visits.length, told.events.length, told.entry.takenBack[0].event], [[], 1, 5, id]);
});

test("two people put two fields right, and both are heard", async () => {
  const { entry } = await thin(people.melati, MELATI);
  const correct = (role, field, value) => registerStep(entry, role, "correctEntry", { changes: [{ field, value }] });
  await people.melati.act([correct("kader", "phone", "0811")]);
  await people.bidan.act([correct("midwife", "name", "Siti Baru")]);
  const told = await story(people.gizi, entry);
  assert.deepEqual([told.entry.woman.phone, told.entry.woman.name], ["0811", "Siti Baru"]);
  assert.equal(of(await list(people.gizi), entry).name, "Siti Baru");
});

test("a woman is found by her NIK: who she is in the own areas, elsewhere by the posyandu alone, and under no old number", async () => {
  const { melati, bidan, mawar, anggrek, gizi, bupati, admin } = people;
  const nik = "9901014505980077";
  const { entry, who } = await thin(melati, MELATI, { nik });
  const find = async (person, number = nik) => {
    const { women, elsewhere } = (await person.post("/api/v1/children/by-nik", { nik: number })).body;
    return { women: women.map(({ followed }) => followed.entry), elsewhere };
  };
  const [found] = (await bidan.post("/api/v1/children/by-nik", { nik })).body.women;
  assert.deepEqual([found.woman, found.name, found.register, found.posyandu, kinds(found)], [who.id, who.name, "pregnancy", MELATI, ["thinArm"]]);
  assert.ok(!JSON.stringify(found).includes(nik), "the number itself is not told back");
  for (const person of [melati, gizi]) assert.deepEqual(await find(person), { women: [entry], elsewhere: [] });
  for (const person of [mawar, anggrek]) assert.deepEqual(await find(person), { women: [], elsewhere: ["Posyandu Melati"] });
  assert.equal((await bupati.post("/api/v1/children/by-nik", { nik })).status, 403);

  // She is followed again, later and in another register: the same woman, twice.
  const again = uuid();
  const wedding = { register: "couple", manName: "Rama Uji", weddingOn: day(-60) };
  assert.deepEqual(codes(await bidan.act([enrol(again, who, 1, wedding, "midwife")])), ["applied"]);
  assert.deepEqual((await find(bidan)).women.toSorted(), [entry, again].toSorted());
  const close = registerStep(again, "midwife", "closeEntry", { on: day(0), ending: "byMistake", remark: null });
  const other = "9901014505980078";
  const correct = registerStep(entry, "midwife", "correctEntry", { changes: [{ field: "nik", value: other }] });
  assert.deepEqual(codes(await bidan.act([close, correct])), ["applied", "applied"]);
  assert.deepEqual([(await find(bidan)).women, (await find(bidan, other)).women], [[again], [entry]], "who is not followed any more is found, too");
  const { entries } = (await admin.get(`/api/v1/access-log?child=${entry}`)).body;
  assert.deepEqual(new Set(entries.map(({ kind }) => kind)), new Set(["searched"]));
});

test("what cannot be is refused with its reason, and nothing is kept of it", async () => {
  const { entry, who } = await thin(people.melati, MELATI);
  const wrong = [
    [enrol(uuid(), woman(MAWAR), 1, pregnant(100)), "notAllowed"],
    [enrol(uuid(), woman(`${VILLAGE}.99`), 1, pregnant(100), "midwife"), "notAllowed"],
    [enrol(entry, who, 1, pregnant(100)), "recordExists"],
    [enrol(uuid(), woman(MELATI), -1, pregnant(100)), "dateInFuture"],
    [enrol(uuid(), woman(MELATI), 1, pregnant(400)), "datesDisagree"],
    [enrol(uuid(), woman(MELATI), 1, { register: "girl", school: null }), "notOfAge"],
    [registerStep(uuid(), "kader", "recordVisit", check(1, { armMillimetres: 228 })), "unknownEntry"],
    [registerStep(entry, "kader", "recordVisit", check(1)), "empty"],
    [registerStep(entry, "kader", "recordVisit", check(1, { armMillimetres: 501 })), "outOfInstrument"],
    [registerStep(entry, "kader", "recordBirth", { on: day(1), child: uuid() }), "unknownChild"],
    [registerStep(entry, "kader", "closeEntry", { on: day(1), ending: "died", remark: null }), "notAllowed"],
  ];
  assert.deepEqual(why(await people.melati.act(wrong.map(([act]) => act))), wrong.map(([, code]) => code));
  const nowhere = enrol(uuid(), woman(`${VILLAGE}.99`), 1, pregnant(100), "midwife");
  assert.deepEqual(codes(await people.bidan.act([nowhere])), ["unknownPosyandu"]);
  assert.equal((await story(people.bidan, entry)).events.length, 2);
});

test("a child is registered from its mother's record, and a light one is followed as a newborn", async () => {
  const { entry, who } = await thin(people.melati, MELATI, {}, 275);
  const born = child(MELATI, { daysOld: 1, motherName: who.name, phone: who.phone, birthWeightGrams: 2_300, birthLengthMillimetres: 470 });
  const birth = (on) => registerStep(entry, "midwife", "recordBirth", { on, child: born.id });
  const verdicts = await people.bidan.act([
    { type: "registerChild", child: born },
    birth(day(2)),
    birth(day(1)),
  ]);
  assert.deepEqual(why(verdicts), [undefined, "datesDisagree", undefined]);
  const told = await story(people.bidan, entry);
  assert.deepEqual([told.entry.born.map(({ child }) => child), kinds(told)], [[born.id], []]);
  assert.equal(told.children[0].child.motherName, who.name);
  assert.equal(told.children[0].next.task.kind.kind, "visitNewborn");
  assert.equal(of(await list(people.bidan, "&register=pregnancy"), entry), undefined);
  assert.equal(of(await list(people.bidan, "&register=pregnancy&ended=true"), entry).endedOn, day(1));
  const small = async () => of(await list(people.bidan, "&register=newborn&mine=true"), born.id);
  assert.deepEqual([kinds(await small()), (await small()).tasks[0].task.due], [["visitNewborn"], day(-1)]);
  assert.equal(of(await list(people.mawar, "&register=newborn"), born.id), undefined);
  const reading = measurement(born, people.bidan.view.account, { daysAgo: 0, weightGrams: 2_280, lengthMillimetres: 470, headMillimetres: 330, armMillimetres: null });
  assert.deepEqual(codes(await people.bidan.act([{ type: "recordMeasurement", measurement: reading }])), ["applied"]);
  assert.deepEqual((await small()).tasks.map(({ task }) => task.due), [day(-6)], "the second visit is next");
  await people.bidan.act([{ type: "editChild", child: born.id, changes: [{ field: "birthWeightGrams", value: 2_600 }, { field: "birthLengthMillimetres", value: 490 }] }]);
  assert.equal(await small(), undefined, "neither light nor short after all");
});

test("girls and couples have their own findings, and one woman is the same in every register", async () => {
  const [girl, couple, pregnancy] = [uuid(), uuid(), uuid()];
  const who = woman(MELATI, { birthDate: day(15 * 366) });
  await people.bidan.act([
    enrol(girl, who, 9, { register: "girl", school: "SMPN 1" }, "midwife"),
    registerStep(girl, "midwife", "recordVisit", check(5, { weightGrams: 32_000, heightMillimetres: 1_550, haemoglobinGramsPerLitre: 118 })),
  ]);
  const found = await story(people.gizi, girl);
  assert.deepEqual(found.found.map(({ finding }) => finding), ["anaemia", "severelyThin", "ironMissing"]);
  const owners = Object.fromEntries(found.tasks.map(({ task }) => [task.kind.finding, task.owner.kind]));
  assert.deepEqual(owners, { anaemia: "midwife", severelyThin: "puskesmas", ironMissing: "kader" });
  assert.ok(of(await list(people.gizi, "&mine=true"), girl));
  const bride = { ...who, birthDate: who.birthDate };
  await people.bidan.act([
    enrol(couple, bride, 8, { register: "couple", manName: "Budi", weddingOn: day(-60) }, "midwife"),
    enrol(pregnancy, bride, 7, pregnant(60), "midwife"),
  ]);
  const { others } = await story(people.bidan, girl);
  assert.deepEqual(others.map(({ register }) => register).sort(), ["couple", "pregnancy"]);
  assert.deepEqual((await story(people.bidan, couple)).found.map(({ finding }) => finding), ["tooYoung", "notSeen"]);
});

test("whoever moves is followed elsewhere with all that is known, and gone where she was", async () => {
  const { entry } = await thin(people.melati, MELATI);
  const { cursor } = (await people.melati.get("/api/v1/sync/rows?since=0&registers=true")).body;
  const move = (to) => registerStep(entry, "midwife", "moveEntry", { to });
  assert.deepEqual(why(await people.bidan.act([move(`${VILLAGE}.99`), move(ANGGREK)])), ["unknownPosyandu", "notAllowed"]);
  assert.deepEqual(codes(await people.bidan.act([move(MAWAR)])), ["applied"]);
  const news = (await people.melati.get(`/api/v1/sync/rows?since=${cursor}&registers=true`)).body.rows;
  assert.deepEqual(news.filter(({ child }) => child === entry).map(({ kind }) => kind), ["gone"]);
  const there = (await people.mawar.get("/api/v1/sync/rows?since=0&registers=true")).body.rows;
  const own = there.filter(({ event }) => event?.entry === entry);
  assert.deepEqual(own.map(({ event }) => event.act.type).sort(), ["enrol", "moveEntry", "recordVisit"]);
  assert.equal((await people.melati.get(`/api/v1/registers/${entry}`)).status, 404);
  const village = (await people.bidan.get("/api/v1/sync/rows?since=0&registers=true")).body.rows;
  assert.equal(village.some(({ kind, child }) => kind === "gone" && child === entry), false, "who follows both places keeps her");
  assert.deepEqual(kinds(of(await list(people.mawar), entry)), ["thinArm"]);
});

test("a posyandu of another code takes along whom it follows, and none is closed over them", async () => {
  const { entry } = await thin(people.anggrek, ANGGREK);
  const to = { code: "32.11.01.2002.77", name: "Posyandu Anggrek Baru" };
  const change = (change) => people.admin.post("/api/v1/areas/changes", { change, dryRun: false });
  const closed = await change({ type: "close", area: ANGGREK });
  assert.equal(closed.status, 422, JSON.stringify(closed.body));
  const moved = await change({ type: "move", from: ANGGREK, to });
  assert.equal(moved.status, 200, JSON.stringify(moved.body));
  const told = await story(people.gizi, entry);
  assert.deepEqual([told.entry.woman.posyandu, told.events.at(-1).event.act.type], [to.code, "moveEntry"]);
  assert.equal(of(await list(people.gizi, `&area=${to.code}`), entry).posyandu, to.code);
});

test("a list goes on where a page ended", async () => {
  const all = (await list(people.gizi)).map(({ followed }) => followed.entry ?? followed.child);
  const paged = [];
  for (let cursor = ""; ; ) {
    const { body } = await people.gizi.get(`/api/v1/registers?limit=2${cursor}`);
    paged.push(...body.entries.map(({ followed }) => followed.entry ?? followed.child));
    if (!body.cursor) break;
    cursor = `&cursor=${encodeURIComponent(body.cursor)}`;
  }
  assert.ok(all.length > 4);
  assert.deepEqual(paged, all);
  for (const query of ["register=dogs", "area=x", "mine=maybe", "cursor=x", "limit=0"]) {
    assert.equal((await people.gizi.get(`/api/v1/registers?${query}`)).status, 422, query);
  }
});
