// Reads cases as JSON from standard input and writes what Recognizers-Text finds in each of them.
// The first argument is its package, the second a culture.
//
// In: [{"text": string, "reference": "2016-11-07T00:00:00" or null}]
// Out: [[[[start, end], …answers], …mentions], …cases], days as YYYY-MM-DD.
// Dates and ranges of them count; times of the day, durations and recurrences are no days.
"use strict";

const { readFileSync } = require("node:fs");
const [suite, culture] = process.argv.slice(2);
const { recognizeDateTime, DateTimeOptions } = require(suite);

const isDay = (text) => /^\d{4}-\d{2}-\d{2}/.test(text ?? "");

function answer({ value, start, end }) {
  const days = [start ?? value, end ?? value];
  return days.every(isDay) ? [days.map((day) => day.slice(0, 10))] : [];
}

function mentions({ text, reference }) {
  if (!reference) return [];
  const found = recognizeDateTime(text, culture, DateTimeOptions.None, new Date(reference));
  return found
    .filter(({ typeName }) => /\.(date|datetime|daterange|datetimerange)$/.test(typeName))
    .map(({ resolution }) => (resolution?.values ?? []).flatMap(answer));
}

const cases = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(cases.map(mentions)));
