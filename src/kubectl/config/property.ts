import { CommandError } from '../errors/command-error.ts';
import { FIELDS } from './content.ts';
import { STANZAS, type Kubeconfig, type Stanza, type StanzaList } from './kubeconfig.ts';

/** The fields of stanzas that are true or false. */
const SWITCHES = new Set(['insecure-skip-tls-verify', 'disable-compression']);

/** A property is `current-context`, a list, a stanza in it, or a field of one; names of stanzas may hold dots. */
interface Property {
  list: StanzaList;
  name: string | undefined;
  field: string | undefined;
}

/**
 * Sets `current-context` or a field of a stanza, which is made when there is none.
 * @throws CommandError when the property is none that has a value
 * Rule: `modifyConfig` of kubectl's `cmd/config/set.go`.
 */
export function setProperty(config: Kubeconfig, property: string, value: string): void {
  if (property === 'current-context') {
    config.currentContext = value;
    return;
  }
  const { list, name, field } = propertyOf(property);
  if (name === undefined || field === undefined) {
    throw new CommandError(`${property} holds several values; set one of its fields, as in ${list}.${name ?? 'NAME'}.${FIELDS[list][0]}`);
  }
  if (SWITCHES.has(field) && !/^(?:true|false)$/.test(value)) throw new CommandError(`strconv.ParseBool: parsing ${JSON.stringify(value)}: invalid syntax`);
  config.put(list, name, { ...config.stanza(list, name), [field]: SWITCHES.has(field) ? value === 'true' : value });
}

/** Takes a property away, with everything below it. */
export function unsetProperty(config: Kubeconfig, property: string): void {
  if (property === 'current-context') {
    config.currentContext = '';
    return;
  }
  const { list, name, field } = propertyOf(property);
  if (name === undefined) return config[list].clear();
  // A whole stanza that is not there counts as taken away.
  if (field === undefined) return void config[list].delete(name);
  const fields = config.stanza(list, name);
  if (fields === undefined) throw new CommandError(`current map key \`${name}\` is invalid`);
  config.put(list, name, without(fields, field));
}

function without(fields: Stanza, field: string): Stanza {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== field));
}

/** A name ends where a field begins. Rule: `newNavigationSteps` and `findNameStep` there. */
function propertyOf(property: string): Property {
  const [list = '', ...parts] = property.split('.');
  if (!Object.hasOwn(STANZAS, list)) throw new CommandError(`unable to parse ${property} after [] at api.Config`);
  const known = list as StanzaList;
  if (parts.length === 0) return { list: known, name: undefined, field: undefined };
  const at = parts.findIndex((part, index) => index > 0 && FIELDS[known].includes(part));
  return at < 0
    ? { list: known, name: parts.join('.'), field: undefined }
    : { list: known, name: parts.slice(0, at).join('.'), field: parts.slice(at).join('.') };
}
