import { describe, expect, test } from 'vitest';
import { timestampError } from './timestamp.ts';

const LAYOUT = '"2006-01-02T15:04:05Z07:00"';

describe('date-time', () => {
  test.each(['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.5Z', '2026-01-31T12:00:00,25Z', '2024-02-29T00:00:00+01:00', '0001-01-01T00:00:00Z'])('takes %s', (text) => {
    expect(timestampError(text, 'date-time')).toBeUndefined();
  });

  // Messages as Go's time.Parse writes them (time.ParseError); the first is from a recorded verdict.
  test.each([
    ['yesterday', `parsing time "yesterday" as ${LAYOUT}: cannot parse "yesterday" as "2006"`],
    ['', `parsing time "" as ${LAYOUT}: cannot parse "" as "2006"`],
    ['2026-01-31', `parsing time "2026-01-31" as ${LAYOUT}: cannot parse "" as "T"`],
    ['2026-01-31 12:00:00Z', `parsing time "2026-01-31 12:00:00Z" as ${LAYOUT}: cannot parse " 12:00:00Z" as "T"`],
    ['2026-13-01T00:00:00Z', 'parsing time "2026-13-01T00:00:00Z": month out of range'],
    ['2026-02-30T00:00:00Z', 'parsing time "2026-02-30T00:00:00Z": day out of range'],
    ['2026-01-31T24:00:00Z', 'parsing time "2026-01-31T24:00:00Z": hour out of range'],
    ['2026-01-31T12:00:00', `parsing time "2026-01-31T12:00:00" as ${LAYOUT}: cannot parse "" as "Z07:00"`],
    ['2026-01-31T12:00:00Zulu', 'parsing time "2026-01-31T12:00:00Zulu": extra text: "ulu"'],
  ])('says of %j what the server says', (text, error) => expect(timestampError(text, 'date-time')).toBe(error));
});

describe('micro-time', () => {
  test('takes six digits of a fraction', () => expect(timestampError('2026-01-31T12:00:00.000000Z', 'micro-time')).toBeUndefined());

  test.each(['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.000Z', '2026-01-31T12:00:00.0000000Z'])('refuses %s', (text) => {
    expect(timestampError(text, 'micro-time')).toContain('cannot parse');
  });
});
