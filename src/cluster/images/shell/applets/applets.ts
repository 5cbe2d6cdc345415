import type { Applet, Flavour } from '../machine.ts';
import { fileApplets } from './files.ts';
import { networkApplets } from './network.ts';
import { systemApplets } from './system.ts';
import { textApplets } from './text.ts';

const busybox: Readonly<Record<string, Applet>> = { ...fileApplets, ...textApplets, ...systemApplets, ...networkApplets };

/** Not part of Debian's small images. */
const MISSING_IN_DEBIAN = new Set(['wget', 'nslookup', 'dig', 'ping', 'nc', 'netcat', 'httpd', 'ash', 'ps', 'watch', 'killall', 'pkill', 'free']);
const debian: Readonly<Record<string, Applet>> = Object.fromEntries(Object.entries(busybox).filter(([name]) => !MISSING_IN_DEBIAN.has(name)));

/** The tools that images have by what they are made from. BusyBox has no bash. */
export function applets(flavour: Flavour): Readonly<Record<string, Applet>> {
  return flavour === 'debian' ? debian : withoutBash;
}

const { bash: _bash, ...withoutBash } = busybox;
