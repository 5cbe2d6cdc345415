import { describe, expect, test } from 'vitest';
import { distance, nearestName } from './nearest.ts';

const CONTAINER = ['args', 'command', 'env', 'envFrom', 'image', 'imagePullPolicy', 'livenessProbe', 'name', 'ports', 'readinessProbe', 'resources', 'volumeMounts'];

describe('nearestName', () => {
  test.each([
    ['port', 'ports'],
    ['livenessprobe', 'livenessProbe'],
    ['volumeMount', 'volumeMounts'],
    ['volume_mounts', 'volumeMounts'],
    ['iamge', 'image'],
    ['recources', 'resources'],
    ['enviroment', undefined],
    ['depends_on', undefined],
    ['x', undefined],
  ])('%s is meant to be %s', (name, nearest) => expect(nearestName(name, CONTAINER)).toBe(nearest));

  test.each([
    ['Deploymnet', 'Deployment'],
    ['Deployments', 'Deployment'],
    ['Statefulset', 'StatefulSet'],
    ['Certificate', undefined],
  ])('the kind %s is meant to be %s', (name, nearest) => {
    expect(nearestName(name, ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'])).toBe(nearest);
  });

  test('the first of equally near names wins', () => expect(nearestName('cat', ['bat', 'car'])).toBe('bat'));
  test('a name is not its own neighbour', () => expect(nearestName('name', ['name'])).toBeUndefined());
});

describe('distance', () => {
  test.each([
    ['kitten', 'sitting', 3],
    ['ab', 'ba', 1],
    ['', 'abc', 3],
    ['same', 'same', 0],
  ])('%j to %j is %i', (a, b, expected) => expect(distance(a, b)).toBe(expected));

  test('is given up beyond the limit', () => expect(distance('aaaaaaaa', 'bbbbbbbb', 2)).toBe(3));
});
