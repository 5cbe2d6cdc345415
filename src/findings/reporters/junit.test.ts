import { expect, test } from 'vitest';
import { finding, report } from '../testing/report.ts';
import { junit } from './junit.ts';

test('a suite for each file, a failure for each error, a passing case for what is clean', () => {
  const error = finding({ file: 'a.md', message: 'bad "x" <y>', related: [{ file: 'b.yaml', line: 3, message: 'here' }] });
  const warning = finding({ file: 'a.md', line: 200, endLine: 200, severity: 'warning', message: 'w', help: undefined });
  expect(junit(report([error, warning], { 'a.md': '', 'clean & fine.md': '' }))).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<!-- checked 2 files: 34 blocks, 12 manifests, 41 commands (not run) against Kubernetes 1.36 · 1 error, 1 warning -->
<testsuites name="drydock" tests="3" failures="1" errors="0">
  <testsuite name="a.md" tests="2" failures="1" errors="0" skipped="0">
    <testcase name="doc/port-not-exposed 148:28" classname="a.md" file="a.md" line="148">
      <failure message="bad &#34;x&#34; &lt;y&gt;" type="doc/port-not-exposed">a.md:148:28  error  doc/port-not-exposed
bad "x" &lt;y&gt;
write localhost:30001
b.yaml:3  here</failure>
    </testcase>
    <testcase name="doc/port-not-exposed 200:28" classname="a.md" file="a.md" line="200">
      <system-out>a.md:200:28  warning  doc/port-not-exposed
w</system-out>
    </testcase>
  </testsuite>
  <testsuite name="clean &amp; fine.md" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="no problems" classname="clean &amp; fine.md" file="clean &amp; fine.md"/>
  </testsuite>
</testsuites>
`);
});

test('has no character that XML 1.0 forbids', () => {
  const xml = junit(report([finding({ message: 'a\u0000\u001b[31m\ud800 ]]> \uffff 🚀\tb\nc' })]));
  expect(xml).toContain('message="a\ufffd\ufffd[31m\ufffd ]]&gt; \ufffd 🚀&#9;b&#10;c"');
  expect(xml).not.toMatch(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/u);
});
