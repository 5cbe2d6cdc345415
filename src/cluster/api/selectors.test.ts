import { describe, expect, test } from 'vitest';
import type { KubeObject } from '../../kube/object.ts';
import { parseFieldSelector } from './field-selector.ts';
import { parseLabelSelector } from './label-selector.ts';

describe('label selectors', () => {
  const LABELS = { app: 'web', tier: 'front', release: '3', empty: '' };
  test.each([
    ['', true], ['app=web', true], ['app==web', true], ['app=api', false], ['app!=api', true], ['nosuch!=x', true], ['nosuch=', false], ['empty=', true],
    ['app', true], ['!app', false], ['!nosuch', true], ['app in (web,api)', true], ['app notin (web)', false], ['nosuch notin (web)', true],
    ['release>2', true], ['release<3', false], ['app=web,tier=back', false], [' app = web , tier = front ', true], ['empty in ()', true], ['empty in (,x)', true],
  ])('%j', (selector, matches) => {
    expect(parseLabelSelector(selector)(LABELS)).toBe(matches);
  });

  // What recorded sessions and `labels.Parse` of apimachinery say.
  test.each([
    ['env in dev', "unable to parse requirement: found 'dev' expected: '('"],
    ['env=dev=test', "found '=', expected: ',' or 'end of string'"],
    ['env in (dev', "unable to parse requirement: found '', expected: ',' or ')'"],
    ['env in (dev prod)', "unable to parse requirement: found 'prod', expected: ',' or ')'"],
    ['=dev', "found '=', expected: !, identifier, or 'end of string'"],
    ['a b', "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt"],
    ['env=not valid!', "found 'valid', expected: ',' or 'end of string'"],
    ['release>x', `unable to parse requirement: values[0]: Invalid value: "x": for 'Gt', 'Lt' operators, the value must be an integer`],
    ['a,', "found '', expected: identifier after ','"],
  ])('%j is no selector', (selector, message) => {
    expect(() => parseLabelSelector(selector)).toThrow(message);
  });
});

describe('field selectors', () => {
  const POD: KubeObject = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'lab' }, spec: { nodeName: 'desktop-worker' }, status: { phase: 'Running' } };
  test.each([
    ['metadata.name=web', true], ['metadata.namespace!=lab', false], ['status.phase=Running,spec.nodeName=desktop-worker', true], ['status.phase!=Running', false],
    ['spec.nodeName=', false], ['spec.serviceAccountName=', true], ['spec.hostNetwork=false', true], ['', true],
  ])('%j', (selector, matches) => {
    expect(parseFieldSelector(selector, 'pods')(POD)).toBe(matches);
  });

  test('what cannot be selected by', () => {
    expect(() => parseFieldSelector('spec.foo=x', 'pods')).toThrow('field label not supported: spec.foo');
    expect(() => parseFieldSelector('spec.replicas=2', 'deployments.apps')).toThrow('"spec.replicas" is not a known field selector: only "metadata.name", "metadata.namespace"');
    expect(() => parseFieldSelector('x', 'pods')).toThrow("invalid selector: 'x'; can't understand 'x'");
  });
});
