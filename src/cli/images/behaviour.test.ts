import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { behaviourOf } from './behaviour.ts';
import { BASE } from './context.ts';

const STAND_IN = readFileSync(join(import.meta.dirname, 'stand_in.py'), 'utf8');

test('nothing is left open', () => {
  expect(behaviourOf({ name: 'job:1' })).toEqual({
    image: 'job:1', port: null, startsIn: 0, prints: [], logs: null, exits: null,
    needs: { cpu: 0.002, memory: 32 * 2 ** 20, cpuPerRequest: 0.002, memoryPerRequest: 0 },
    routes: {}, reasons: { 404: 'Not Found' },
  });
});

test('all that is declared, in seconds, bytes and processors', () => {
  expect(
    behaviourOf({
      name: 'eta:1', port: 8000, startsIn: 2, prints: ['hello {env.NAME}'], logs: '{path}', exits: 3,
      needs: { cpu: '50m', memory: '1Gi', cpuPerRequest: 55, memoryPerRequest: '1Mi' },
      routes: { '/a': 'text', 'POST /b': { status: 201, headers: { 'X-A': 'b' }, takes: 0.5 }, '/c': [{ status: 503 }, { from: 8, body: 'ok' }] },
    }),
  ).toEqual({
    image: 'eta:1', port: 8000, startsIn: 2, prints: ['hello {env.NAME}'], logs: '{path}', exits: 3,
    needs: { cpu: 0.05, memory: 2 ** 30, cpuPerRequest: 0.055, memoryPerRequest: 2 ** 20 },
    routes: {
      '/a': [{ from: 0, status: 200, body: 'text', headers: {}, takes: 0 }],
      'POST /b': [{ from: 0, status: 201, body: '', headers: { 'X-A': 'b' }, takes: 0.5 }],
      '/c': [{ from: 0, status: 503, body: '', headers: {}, takes: 0 }, { from: 8, status: 200, body: 'ok', headers: {}, takes: 0 }],
    },
    reasons: { 200: 'OK', 201: 'Created', 404: 'Not Found', 503: 'Service Unavailable' },
  });
});

test('the stand-in reads what is written for it, and all of it', () => {
  const { image: _image, needs, ...behaviour } = behaviourOf({ name: 'eta:1' });
  const readFrom = (table: string): string[] => [...new Set([...STAND_IN.matchAll(new RegExp(`\\b${table}\\["(\\w+)"\\]`, 'g'))].map((match) => match[1]!))].sort();
  expect(readFrom('WHAT')).toEqual(['needs', ...Object.keys(behaviour)].sort());
  expect(readFrom('NEEDS')).toEqual(Object.keys(needs).sort());
});

test('the stand-in names the Python of the image', () => {
  const [, version] = /^python:(\d+\.\d+)-slim$/.exec(BASE)!;
  expect(STAND_IN.split('\n', 1)[0]).toBe(`#!/usr/local/bin/python${version}`);
});
