/** A manifest file, as far as it decides with which others it is applied. */
export interface ManifestFile {
  file: string;
  /** Its objects: what makes each the same object of a cluster, and its content as text. */
  objects: readonly { identity: string; content: string }[];
  /** It is not all there is: a template, a base from elsewhere, an object for which an operator makes others. */
  opens: boolean;
}

/** Files that are taken to be applied together. */
export interface FileSet {
  files: string[];
  open: boolean;
}

/** What else stands in a folder and tells how its files are used. */
export interface Landmark {
  file: string;
  /** The folder is a thing of its own: a kustomization, a chart, an example with a page. */
  boundary: boolean;
  /** The folder's manifests are not all there is. */
  opens: boolean;
}

interface Folder {
  files: ManifestFile[];
  folders: Map<string, Folder>;
  boundary: boolean;
  opens: boolean;
}

/**
 * Which files are applied together. All files below a folder are, as with `kubectl apply -R -f`, unless two of them define
 * the same object with different content: they are environments or alternatives then, so that each folder below is on its
 * own; and where that happens within a folder, each of its files is. A folder with a kustomization, a chart or a
 * page is always on its own. Every file is in exactly one set; the sets are in order of their first files.
 */
export function fileSets(files: readonly ManifestFile[], landmarks: readonly Landmark[]): FileSet[] {
  const root = emptyFolder();
  for (const file of files) {
    const folder = folderAt(root, file.file);
    folder.files.push(file);
  }
  for (const { file, boundary, opens } of landmarks) {
    const folder = folderAt(root, file);
    folder.boundary ||= boundary;
    folder.opens ||= opens;
  }
  const order = new Map(files.map(({ file }, index) => [file, index]));
  const sets = setsOf(root).map(({ files: own, open }) => ({ files: own.sort((a, b) => order.get(a)! - order.get(b)!), open }));
  return sets.sort((a, b) => order.get(a.files[0]!)! - order.get(b.files[0]!)!);
}

function emptyFolder(): Folder {
  return { files: [], folders: new Map(), boundary: false, opens: false };
}

function folderAt(root: Folder, file: string): Folder {
  let folder = root;
  for (const name of file.split('/').slice(0, -1)) {
    const below = folder.folders.get(name) ?? emptyFolder();
    folder.folders.set(name, below);
    folder = below;
  }
  return folder;
}

function setsOf(folder: Folder): FileSet[] {
  const below = [...folder.folders.values()];
  const together = reach(folder);
  const bounded = boundariesBelow(folder).flatMap(setsOf);
  const files = together.flatMap((one) => one.files);
  if (!definesTwice(files)) return [...setFrom(files, together), ...bounded];
  const own = definesTwice(folder.files) ? folder.files.map((file) => [file]) : [folder.files];
  return [
    ...own.flatMap((one) => setFrom(one, [folder])),
    ...below.flatMap(setsOf),
  ];
}

/** A folder and those below it, as far as none is a thing of its own. */
function reach(folder: Folder): Folder[] {
  return [folder, ...[...folder.folders.values()].filter(({ boundary }) => !boundary).flatMap(reach)];
}

function boundariesBelow(folder: Folder): Folder[] {
  return [...folder.folders.values()].flatMap((below) => (below.boundary ? [below] : boundariesBelow(below)));
}

function setFrom(files: readonly ManifestFile[], folders: readonly Folder[]): FileSet[] {
  if (files.length === 0) return [];
  const open = files.some(({ opens }) => opens) || folders.some(({ opens }) => opens);
  return [{ files: files.map(({ file }) => file), open }];
}

/** Whether two files define one object differently. */
export function definesTwice(files: readonly ManifestFile[]): boolean {
  const contents = new Map<string, { file: string; content: string }>();
  for (const { file, objects } of files) {
    for (const { identity, content } of objects) {
      const other = contents.get(identity);
      if (other !== undefined && other.file !== file && other.content !== content) return true;
      contents.set(identity, { file, content });
    }
  }
  return false;
}
