import { expect, test } from 'vitest';
import { kubectlCommand } from './command-table.ts';

test('kubectl has the commands that its help lists', () => {
  const names = [...kubectlCommand('')!.subcommands.keys()];
  // From `kubectl help` of kubectl 1.36.
  const listed =
    'create expose run set explain get edit delete rollout scale autoscale certificate cluster-info top cordon uncordon drain taint describe logs attach exec port-forward proxy cp auth debug events diff apply patch replace wait kustomize label annotate completion api-resources api-versions config kuberc plugin version';
  expect(listed.split(' ').filter((name) => !names.includes(name))).toEqual([]);
  expect(names.filter((name) => !listed.split(' ').includes(name))).toEqual(['alpha', 'help', 'options']);
});

test('a subcommand has other names', () => {
  expect(kubectlCommand('create')!.subcommands.get('ns')).toBe('create namespace');
  expect(kubectlCommand('top')!.subcommands.get('pods')).toBe('top pod');
  expect(kubectlCommand('rollout')!.subcommands.get('restrat')).toBeUndefined();
});

test('flags say whether they take a value', () => {
  const flags = kubectlCommand('apply')!.flags!;
  expect(flags.get('filename')).toMatchObject({ short: 'f', value: 'required' });
  expect(flags.get('dry-run')).toMatchObject({ value: 'attached' });
  expect(flags.get('wait')).toMatchObject({ value: 'none' });
  expect(flags.get('namespace')).toMatchObject({ short: 'n', value: 'required' });
  expect(flags.get('record')).toMatchObject({ deprecated: true });
});

test('one letter means different flags of different commands', () => {
  expect(kubectlCommand('logs')!.shorthands.get('f')).toMatchObject({ name: 'follow', value: 'none' });
  expect(kubectlCommand('logs')!.shorthands.get('p')).toMatchObject({ name: 'previous' });
  expect(kubectlCommand('patch')!.shorthands.get('p')).toMatchObject({ name: 'patch', value: 'required' });
  expect(kubectlCommand('expose')!.shorthands.get('l')).toMatchObject({ name: 'labels' });
});

test('flags that kubectl insists on', () => {
  const required = (path: string): string[] => [...kubectlCommand(path)!.flags!.values()].filter((flag) => flag.required).map((flag) => flag.name);
  expect(required('scale')).toEqual(['replicas']);
  expect(required('autoscale')).toEqual(['max']);
  expect(required('create cronjob')).toEqual(['image', 'schedule']);
  expect(required('get')).toEqual([]);
});

test('what is not listed is not judged', () => {
  expect(kubectlCommand('kuberc')!.flags).toBeUndefined();
  expect(kubectlCommand('nosuch')).toBeUndefined();
});
