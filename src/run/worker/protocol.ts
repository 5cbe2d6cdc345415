import type { ImageDeclaration } from '../../cluster/images/declaration.ts';
import type { ImageOptions } from '../../cluster/images/registry.ts';
import type { Piece } from '../../shell/output/output.ts';
import type { Difference } from '../compare/diff.ts';
import type { WrittenStep } from '../console/step.ts';
import type { ClusterSnapshot } from './snapshot.ts';

/** A new computer with a new cluster; what ran before is gone. The first request. */
export interface StartRequest {
  type: 'start';
  /** The workspace's files by name. */
  files?: Readonly<Record<string, string>>;
  /** The source of all chance: the same seed and the same requests give the same replies. */
  seed?: number;
  images?: readonly ImageDeclaration[];
  unknownImages?: ImageOptions['unknownImages'];
  /**
   * How many seconds of virtual time go by in a second while a command waits, so that it can be watched. Without it,
   * waiting takes no time. A step of a lesson that waits for long goes on faster and faster. It does not change what is printed.
   */
  speed?: number;
  /** What `kubectl explain` says of types and of their fields: `core.v1.Container`, `core.v1.Container.image`. */
  fieldTexts?: Readonly<Record<string, string>>;
  /** Replies `cluster` are wanted. */
  watched?: boolean;
}

/** Plays a command line of the reader's own. Steps are played one after the other, in the order in which they are asked for. */
export interface PlayRequest {
  type: 'play';
  /** Stands in the replies that belong to the step. */
  id: number;
  /** A command line, here-documents included; empty when only time is to go by. */
  command: string;
  /** Lets so many seconds of virtual time go by after the command. */
  seconds?: number;
  /** Commands that run in another terminal meanwhile. */
  meanwhile?: readonly string[];
  /** Ctrl-C ends it, as in a recorded session. */
  interrupted?: boolean;
}

/**
 * Plays a step that a lesson has written, and compares what it prints with the page. Generated names in its command are
 * replaced by those of this computer.
 */
export interface StepRequest {
  type: 'step';
  id: number;
  step: WrittenStep;
  /** Waiting takes no time, whatever the speed: the step is only played because others build on it. */
  fast?: boolean;
}

/** Tries the check of an exercise; what it prints is not shown. */
export interface CheckRequest {
  type: 'check';
  id: number;
  command: string;
  /** The lines it has to print; without them it is enough that it succeeds. */
  output?: readonly string[];
}

/** Ctrl-C, now, for the step that is being played. */
export interface InterruptRequest {
  type: 'interrupt';
}

/** Writes a file of the workspace: one that a reader has edited, or that a later block shows. */
export interface WriteRequest {
  type: 'write';
  name: string;
  text: string;
}

/** Adds what `kubectl explain` says; see `StartRequest.fieldTexts`. */
export interface TextsRequest {
  type: 'texts';
  fieldTexts: Readonly<Record<string, string>>;
}

/** What a page may ask of the worker. */
export type Request = StartRequest | PlayRequest | StepRequest | CheckRequest | InterruptRequest | WriteRequest | TextsRequest;

/** A piece of what a step prints, as it is printed. */
export interface OutputReply extends Piece {
  type: 'output';
  id: number;
}

/** A step has ended. */
export interface DoneReply {
  type: 'done';
  id: number;
  status: number;
  /** It would never have ended, and was stopped. */
  endless: boolean;
  /** The folder that the terminal is in now. */
  cwd: string;
  /** Of a lesson's step. */
  written?: {
    /** Whether it printed what the page says, and ended as the page says. */
    asWritten: boolean;
    /** The lines of the page and of this run, side by side; none when nothing was expected. */
    differences: readonly Difference[];
  };
}

/** A check of an exercise was tried. */
export interface CheckedReply {
  type: 'checked';
  id: number;
  passed: boolean;
  status: number;
  text: string;
}

/** The cluster looks otherwise than in the last such reply. */
export interface ClusterReply {
  type: 'cluster';
  snapshot: ClusterSnapshot;
}

/** A request could not be carried out; a command that fails is no reason for this. */
export interface FailedReply {
  type: 'failed';
  /** The step, when it was one. */
  id?: number;
  message: string;
}

/** What the worker answers. */
export type Reply = OutputReply | DoneReply | CheckedReply | ClusterReply | FailedReply;
