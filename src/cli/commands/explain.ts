import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { schemaSet } from '../../kube/schema/schema-set.ts';
import { onlyArgument, readArguments } from '../arguments.ts';
import { EXIT, type Command } from '../command.ts';
import { findField } from '../explain/find-field.ts';
import { findKind } from '../explain/find-kind.ts';
import { explainPage } from '../explain/page.ts';
import { fieldDocs } from '../field-docs.ts';
import type { Io } from '../io.ts';
import { kubernetesVersionOption } from '../kubernetes-version.ts';

const help = `Usage: drydock explain [options] KIND[.field…]

Describes a kind or one of its fields in the layout of kubectl explain, without a cluster. KIND is a
kind, a plural or a short name. Custom resources that Drydock has schemas for are known too.

Options:
  --kubernetes-version X.Y     1.32 to 1.36 (default 1.36)
  --api-version GROUP/VERSION  where a kind has several, such as autoscaling/v1
  --recursive                  all fields below it, without their descriptions
  -h, --help                   this text

Examples:
  drydock explain deployment.spec.strategy
  drydock explain pods.spec.containers.livenessProbe
  drydock explain hpa --api-version autoscaling/v1
`;

const OPTIONS = {
  'kubernetes-version': { type: 'string' },
  'api-version': { type: 'string' },
  recursive: { type: 'boolean', default: false },
} as const;

/** From this file, and from the bundle (`build/drydock/<hash>/`), which is as deep below the root. */
const PACKAGES = '../../../node_modules';

/** The package that has the descriptions. */
const DESCRIPTIONS = '@kubernetes/client-node';

export const command: Command = { name: 'explain', help, run };

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments('explain', args, OPTIONS);
  const version = kubernetesVersionOption('explain', values['kubernetes-version']);
  const what = onlyArgument('explain', positionals, 'one kind or field, such as deployment.spec.strategy');
  const [word = '', ...path] = what.replace(/\[[^\]]*\]/g, '').split('.').filter((step, index) => index === 0 || step !== '');

  const schemas = schemaSet(version, { customResources: true });
  const kind = findKind(word, values['api-version'], schemas);
  const found = findField(kind, schemas.root(kind)!, path);
  const packages = fileURLToPath(new URL(PACKAGES, import.meta.url));
  const docs = fieldDocs(version, packages);
  const describe = (steps: readonly string[]): string | undefined => docs.describe(kind, steps);
  await io.stdout.write(explainPage({ ...found, kind, path, recursive: values.recursive, describe }));
  if (!existsSync(`${packages}/${DESCRIPTIONS}`)) {
    await io.stderr.write(`drydock explain: descriptions are left out, because ${DESCRIPTIONS} is not installed; run: npm ci\n`);
  }
  return EXIT.clean;
}
