#!/usr/bin/env node
// Holds a service against the contract of docs/http.md: target-tiles-contract https://… [--token=…] [--header=name:value]
import { httpContract } from 'target-tiles/testing';

const USAGE = 'target-tiles-contract https://… [--token=…] [--header=name:value] [--only=part of a rule]';
const { url, token, headers, only } = optionsOf(process.argv.slice(2));
if (!url) {
  console.error(USAGE);
  process.exit(2);
}

let [passed, failed] = [0, 0];
for (const { name, run } of httpContract({ url, token, headers }).filter(({ name: rule }) => rule.includes(only))) {
  try {
    await run();
    passed++;
    console.log(`ok      ${name}`);
  } catch (error) {
    failed++;
    console.log(`not ok  ${name}\n        ${String(error?.message ?? error).replaceAll('\n', '\n        ')}`);
  }
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0); // streams of events may still be open

function optionsOf(args) {
  const options = { headers: {}, only: '' };
  for (const arg of args) {
    const [, name, value] = /^--(token|header|only)=(.*)$/s.exec(arg) ?? [];
    if (!name) options.url = arg;
    else if (name === 'header')
      options.headers[value.slice(0, value.indexOf(':'))] = value.slice(value.indexOf(':') + 1).trim();
    else options[name] = value;
  }
  return options;
}
