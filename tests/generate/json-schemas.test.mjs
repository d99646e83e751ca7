// The JSON Schemas accept and refuse what the validator does.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";

import { Ajv2020 } from "ajv/dist/2020.js";

import { folder, samples, show } from "./generated.mjs";

const schemas = JSON.parse(await readFile(path.join(folder, "schemas.json"), "utf8"));
const ajv = new Ajv2020({ strict: true, allErrors: true });
ajv.addSchema(schemas, "types");

/** An error's place as the validator writes it: `messages[2].role`. */
function placeOf({ instancePath, params, propertyName }) {
  const steps = instancePath.split("/").slice(1);
  const last = params.missingProperty ?? params.propertyName ?? propertyName;
  if (last !== undefined) steps.push(last);
  const names = steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  return names.reduce((place, name) => {
    if (/^\d+$/.test(name)) return `${place}[${name}]`;
    if (!/^[\w$]+$/.test(name)) return `${place}[${JSON.stringify(name)}]`;
    return place === "" ? name : `${place}.${name}`;
  }, "");
}

test("every definition compiles", () => {
  for (const name of Object.keys(schemas.$defs)) {
    assert.equal(typeof ajv.getSchema(`types#/$defs/${name}`), "function", name);
  }
});

test("samples fit their schema, or fail it where the validator says", () => {
  for (const sample of samples) {
    const validate = ajv.getSchema(`types#/$defs/${sample.type}`);
    assert.ok(validate, `no schema of ${sample.type}`);
    const fits = validate(sample.value);
    const expected = new Set((sample.faults ?? []).map((fault) => fault.split(/ (?=\w+$)/)[0]));
    const found = new Set(fits ? [] : validate.errors.map(placeOf));
    assert.equal(fits, expected.size === 0, show(sample));
    for (const place of expected) assert.ok(found.has(place), `${show(sample)} at ${place}`);
  }
});
