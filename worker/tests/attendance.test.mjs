// Children who stay away from the posyandu: the home visit is on the lists of whoever answers for it, until the child is seen.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { account, child, day, MAWAR, measurement, MELATI, pack, settle, startServer, temporaryFolder, uuid, VILLAGE } from "./harness.mjs";

const folder = temporaryFolder();
let server;
let people;

before(async () => {
  server = await startServer({ persist: folder.path });
  const accounts = [
    account("melati", [MELATI]),
    account("mawar", [MAWAR]),
    account("bidan", [VILLAGE], { role: "midwife" }),
    account("bupati", ["32.11"], { role: "leader" }),
    { ...account("pupr", []), grants: [{ role: "opdOfficer", areas: ["32.11"], office: "pupr" }] },
    { ...account("dinkes", []), grants: [{ role: "opdOfficer", areas: ["32.11"], office: "dinkes" }] },
  ];
  people = await settle(server, { ...pack(), puskesmas: [{ code: "32.11.P01", name: "Puskesmas Satu", villages: [VILLAGE] }] }, accounts);
});

after(async () => {
  await server?.kill();
  folder.remove();
});

/** The middle of the month so many months ago. */
function monthsAgo(months) {
  const [year, month] = day(0).split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 - months, 15)).toISOString().slice(0, 10);
}

const first = (date) => `${date.slice(0, 8)}01`;

async function registered(kader, posyandu, consentOn, seenOn) {
  const of = child(posyandu, { consent: { givenBy: "Ibu Uji", on: consentOn, noticeVersion: 1 } });
  const acts = [{ type: "registerChild", child: of }];
  if (seenOn) acts.push({ type: "recordMeasurement", measurement: measurement(of, kader.view.account, { date: seenOn }) });
  for (const { verdict } of await kader.act(acts)) assert.equal(verdict, "applied");
  return of;
}

async function visits(person, query = "") {
  const { status, body } = await person.get(`/api/v1/tasks?${query}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body.tasks.filter(({ due }) => due.task.kind.kind === "visitHome");
}

const of = (list, wanted) => list.find(({ due }) => due.task.child === wanted.id);

test("a child that missed two sessions is looked for by its kader, and when late by the midwife, the puskesmas and the health office", async () => {
  const away = await registered(people.melati, MELATI, monthsAgo(9), monthsAgo(8));
  const lately = await registered(people.melati, MELATI, monthsAgo(9), monthsAgo(2));
  const never = await registered(people.melati, MELATI, monthsAgo(3));
  const here = await visits(people.melati, "mine=true");
  assert.equal(of(here, lately), undefined, "this month is not over");
  assert.ok(of(here, never), "never measured is counted from the consent");
  const { due, name } = of(here, away);
  assert.deepEqual([name, due.task.case, due.task.owner, due.task.since], [away.name, null, { kind: "kader" }, first(monthsAgo(5))]);
  const owners = due.escalation.owners.map(({ kind, office }) => office ?? kind);
  assert.deepEqual(owners, ["kader", "midwife", "puskesmas", "dinkes"]);
  for (const person of [people.bidan, people.dinkes]) assert.ok(of(await visits(person, "mine=true"), away));
  assert.ok(of(await visits(people.bupati), away), "a leader sees them all");
  assert.equal(of(await visits(people.dinkes, "office=dinkes"), never), undefined, "not so late yet");
  assert.deepEqual(await visits(people.pupr), [], "nobody stays away from another office");
  assert.deepEqual(await visits(people.mawar), [], "nor is it another posyandu's");
  const story = await people.bidan.get(`/api/v1/children/${away.id}/case`);
  assert.deepEqual(story.body.tasks.map(({ task }) => task.kind.kind), ["visitHome"]);
});

test("a page of the list goes on in the middle of home visits, each told once", async () => {
  const some = [];
  for (let count = 0; count < 5; count += 1) some.push(await registered(people.mawar, MAWAR, monthsAgo(6)));
  const seen = [];
  let cursor = "";
  do {
    const { body } = await people.mawar.get(`/api/v1/tasks?limit=2${cursor}`);
    seen.push(...body.tasks.map(({ due }) => due.task.child));
    cursor = body.cursor ? `&cursor=${encodeURIComponent(body.cursor)}` : "";
  } while (cursor);
  assert.deepEqual(seen.toSorted(), some.map(({ id }) => id).toSorted());
});

test("a noted absence asks for the visit on its day; a reading, a move and a closing end it", async () => {
  const away = await registered(people.melati, MELATI, monthsAgo(9), monthsAgo(2));
  const note = { id: uuid(), child: away.id, date: first(day(0)), remark: null };
  assert.equal((await people.melati.act([{ type: "recordAbsence", absence: note }]))[0].verdict, "applied");
  assert.equal(of(await visits(people.melati), away).due.task.since, note.date);
  const seen = measurement(away, people.melati.view.account, { date: day(0) });
  assert.equal((await people.melati.act([{ type: "recordMeasurement", measurement: seen }]))[0].verdict, "applied");
  assert.equal(of(await visits(people.melati), away), undefined, "it was seen");
  const retract = { type: "retractMeasurement", child: away.id, measurement: seen.id, reason: "salah anak" };
  assert.equal((await people.melati.act([retract]))[0].verdict, "applied");
  assert.ok(of(await visits(people.melati), away), "it was another child");
  const edit = (field, value) => ({ type: "editChild", child: away.id, changes: [{ field, value }] });
  assert.equal((await people.bidan.act([edit("posyandu", MAWAR)]))[0].verdict, "applied");
  assert.equal(of(await visits(people.melati), away), undefined);
  assert.equal(of(await visits(people.mawar), away).due.task.posyandu, MAWAR);
  const gone = { state: "closed", reason: "moved", on: day(0), remark: null };
  assert.equal((await people.mawar.act([edit("status", gone)]))[0].verdict, "applied");
  assert.equal(of(await visits(people.mawar), away), undefined);
});

test("two records of one child are one child that was seen, until they are taken apart", async () => {
  const seen = await registered(people.melati, MELATI, monthsAgo(9), day(0));
  const double = await registered(people.melati, MELATI, monthsAgo(9), monthsAgo(8));
  const status = (child, value) => ({ type: "editChild", child: child.id, changes: [{ field: "status", value }] });
  assert.ok(of(await visits(people.melati), double));
  const [merged] = await people.bidan.act([status(seen, { state: "merged", into: double.id, on: day(0) })]);
  assert.equal(merged.verdict, "applied", JSON.stringify(merged));
  assert.equal(of(await visits(people.melati), double), undefined);
  const [apart] = await people.bidan.act([status(seen, { state: "active" })]);
  assert.equal(apart.verdict, "applied", JSON.stringify(apart));
  const list = await visits(people.melati);
  assert.ok(of(list, double));
  assert.equal(of(list, seen), undefined);
});
