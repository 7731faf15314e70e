// Values made up from a JSON Schema of the OpenAPI document, and ways of breaking them. All of it follows from one seed.

/** A generator of numbers that gives the same ones for the same seed. */
export function chance(seed) {
  let state = seed >>> 0;
  /** 0 to 1. */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit) => Math.floor(next() * limit);
  return { next, below, pick: (list) => list[below(list.length)], odds: (share) => next() < share };
}

const hex = (random, digits) => Array.from({ length: digits }, () => random.below(16).toString(16)).join("");

/** A UUIDv7 that nobody has. */
export const strangerId = (random) =>
  `0199${hex(random, 4)}-${hex(random, 4)}-7${hex(random, 3)}-8${hex(random, 3)}-${hex(random, 12)}`;

const WORDS = ["Melati", "Anak Uji", "3211010503240009", "32.11", "kader", "Jl. Mawar 3", "ya", "O'Brien", "é", "ꦲꦏ꧀ꦱꦫ"];
const INTEGERS = [0, 1, 2, 7, 40, 400, 5_000, 9_100, 752];

/**
 * A value that the schema allows, as far as the schema says; `known` holds what exists: `ids`, `areas`, `dates`.
 */
export function valid(schema, context, depth = 0) {
  const { random, schemas, known } = context;
  const inner = (part) => valid(part, context, depth + 1);
  if (schema.$ref) return inner(schemas[schema.$ref.split("/").at(-1)]);
  if ("const" in schema) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  if (schema.oneOf ?? schema.anyOf) {
    const ways = schema.oneOf ?? schema.anyOf;
    const isDeep = depth > 12 && ways.find(({ type }) => type === "null");
    return inner(isDeep || random.pick(ways));
  }
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(inner));
  const types = [schema.type].flat().filter(Boolean);
  switch (depth > 12 && types.includes("null") ? "null" : random.pick(types.length > 0 ? types : ["string"])) {
    case "null":
      return null;
    case "boolean":
      return random.odds(0.5);
    case "integer":
    case "number":
      return Math.max(schema.minimum ?? -1e9, random.pick(INTEGERS));
    case "array": {
      const length = Math.max(schema.minItems ?? 0, depth > 10 ? 0 : random.below(3));
      return Array.from({ length }, () => inner(schema.items ?? {}));
    }
    case "object":
      return object(schema, context, depth);
    default:
      return text(schema, random, known);
  }
}

function object(schema, context, depth) {
  const { random } = context;
  const required = new Set(schema.required);
  const fields = Object.entries(schema.properties ?? {}).filter(([name]) => required.has(name) || random.odds(depth > 8 ? 0 : 0.6));
  const value = Object.fromEntries(fields.map(([name, part]) => [name, valid(part, context, depth + 1)]));
  if (typeof schema.additionalProperties === "object" && random.odds(0.5)) {
    value[random.pick(WORDS)] = valid(schema.additionalProperties, context, depth + 1);
  }
  return value;
}

function text(schema, random, known) {
  if (schema.format === "uuid") return random.odds(0.6) ? random.pick(known.ids) : strangerId(random);
  if (schema.format === "date") return random.pick(known.dates);
  if (schema.pattern?.startsWith("^\\d{2}")) return random.pick(known.areas);
  if (schema.pattern?.startsWith("^#")) return "#0a7d5c";
  if (schema.pattern?.startsWith("^[0-9]")) return random.pick(["3211010503240009", "1", "00000000000000000000"]);
  if (schema.pattern) return random.pick(["a-1", "M0 0", "32.11.P01", "x"]);
  const word = random.pick(WORDS).slice(0, schema.maxLength ?? undefined);
  return word.padEnd(schema.minLength ?? 0, "x");
}

const nested = (open, close, times) => open.repeat(times) + close.repeat(times);

/** JSON texts for the place of any value; texts, since JavaScript's own numbers could not hold some of them. */
const WRONG = [
  "null", "true", "-1", "0", "1.5", "1e999", "-1e999", "1e-999", "9007199254740993", "18446744073709551616", "-0", "1".repeat(4_000),
  '""', '" "', '"\\u0000"', '"\\ud800"', '"\\uffff"', '"\\u202e\\u200b"', '"9999-99-99"', '"0000-00-00"', '"99999-01-01"',
  '"-271821-04-20"', '"00000000-0000-0000-0000-000000000000"', '"99.99.99.9999.99"', '"__proto__"', '"\'; DROP TABLE rows; --"',
  '"%s%n"', `"${"a".repeat(70_000)}"`, `"${"é".repeat(10_000)}"`, "[]", "[[]]", "{}", '{"":{}}', '{"type":"nothing"}',
  nested("[", "]", 100), nested("[", "]", 2_000), nested('{"a":', "}", 126).replace(":}", ":1}"), `[${"0,".repeat(20_000)}0]`,
];

/** The value as JSON text with one thing in it that is wrong. */
export function broken(value, random) {
  const places = [];
  const walk = (node, path) => {
    places.push(path);
    if (node && typeof node === "object") for (const key of Object.keys(node)) walk(node[key], [...path, key]);
  };
  walk(value, []);
  const path = random.pick(places);
  const parent = path.slice(0, -1).reduce((node, key) => node[key], value);
  const node = path.length === 0 ? value : parent[path.at(-1)];
  const isObject = node && typeof node === "object" && !Array.isArray(node);
  const way = random.below(4);
  if (way === 0 && path.length > 0 && !Array.isArray(parent)) {
    const { [path.at(-1)]: _, ...rest } = parent;
    return written(value, path.slice(0, -1), JSON.stringify(rest));
  }
  if (way === 1 && isObject) {
    const name = random.pick(["admin", "", "__proto__", "constructor", "😀", "x".repeat(5_000)]);
    const twice = Object.keys(node)[0] ?? name;
    const extra = `${JSON.stringify(random.odds(0.7) ? name : twice)}:${random.pick(WRONG)}`;
    const rest = JSON.stringify(node).slice(1);
    return written(value, path, `{${extra}${rest === "}" ? "" : ","}${rest}`);
  }
  return written(value, path, random.pick(WRONG));
}

/** `value` as JSON with the text `json` at `path`. */
function written(value, path, json) {
  if (path.length === 0) return json;
  const [key, ...rest] = path;
  const inside = (name) => (name === key ? written(value[name], rest, json) : JSON.stringify(value[name]));
  if (Array.isArray(value)) return `[${value.map((_, place) => inside(String(place))).join(",")}]`;
  return `{${Object.keys(value).map((name) => `${JSON.stringify(name)}:${inside(name)}`).join(",")}}`;
}

const bytes = (...values) => Uint8Array.from(values);

/** Bodies that are no JSON of any kind. */
export const GARBAGE = [
  "", " ", "{", "[", "]", "nul", "{'a':1}", "NaN", "{}{}", "[1,]", '{"a":1,}', "\u0000", '{"a":"', "// x", "a=b&c=d",
  nested("[", "]", 8_000), "[".repeat(12_000), '{"a":'.repeat(2_500), '"'.repeat(999), "\ufeff{}",
  bytes(0xff, 0xfe, 0x00), bytes(0xc3, 0x28), bytes(0x22, 0xed, 0xa0, 0x80, 0x22), bytes(0x1f, 0x8b, 8, 0, 0, 0),
  Uint8Array.from({ length: 4_096 }, (_, place) => (place * 151) & 255), "é".repeat(8_000),
];

/** Parts of a path or values of a query that name nothing. */
export const STRANGE = [
  "null", "..", "%2e%2e%2f", "%00", "%ff%fe", "%", "%zz", "a".repeat(3_000), "'", '"', "1;2", "32.11", "99.99", "32.11.01", "-1", "1e9",
  "18446744073709551616", "9007199254740993", "NaN", "weightForAge", "%F0%9F%98%80", "__proto__", "*", "{code}", " ", "+", "1,2",
];

/** What a body may falsely say that it is. */
export const MEDIA_TYPES = [
  undefined, "", "text/plain", "text/csv", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json; charset=utf-16",
  "APPLICATION/JSON", "application/jsonp", "application/xml", ";", "a/b/c", "application/json, text/csv",
];

/** Tables that are none, and one that might be. */
export const TABLES = [
  "", "a", "a,b\n1", '"', '"a\n', ",,,\n,,,\n", "a;b\n1;2\n", "\r\r\r", "name\n\u0000\n", "x".repeat(70_000), "a,".repeat(9_000),
  bytes(0xff, 0xfe, 0x2c), bytes(0xef, 0xbb, 0xbf, 0x61, 0x2c, 0x62, 0x0a),
  "sex,age,weight,lenhei,measure,headc,armc,oedema\n1,91,6.5,,,,,n\n2,1e999,-0,NaN,x,\"\",,y\n",
  "name,role,areas\nOrang,kader,32.11.01.2001.01\n,,\n=1+1,admin,*\n",
];
