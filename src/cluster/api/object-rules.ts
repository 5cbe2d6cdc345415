import { applyDefaults } from '../../kube/defaulting/apply.ts';
import type { KubeObject } from '../../kube/object.ts';
import type { FieldError } from '../../kube/validation/field-error.ts';
import { validateDefaulted } from '../../kube/validation/validate.ts';
import { validateUpdate } from '../../kube/validation/update/validate-update.ts';
import type { KubernetesVersion } from '../../kube/version.ts';
import { gvkOf, type ResourceRegistry } from './registry.ts';
import type { ApiResource } from './resource.ts';

/** Defaults and validation of the objects of any resource, built in or custom. */
export class ObjectRules {
  readonly #registry: ResourceRegistry;
  readonly #version: KubernetesVersion;

  constructor(registry: ResourceRegistry, version: KubernetesVersion) {
    this.#registry = registry;
    this.#version = version;
  }

  defaulted(object: KubeObject, resource: ApiResource): KubeObject {
    const custom = this.#registry.custom(resource);
    return custom === undefined ? applyDefaults(object, gvkOf(resource)) : custom.default(object);
  }

  /** @param object with its defaults */
  validate(object: KubeObject, resource: ApiResource): FieldError[] {
    const custom = this.#registry.custom(resource);
    return custom === undefined ? validateDefaulted(object, gvkOf(resource), { version: this.#version }) : custom.validate(object);
  }

  validateUpdate(object: KubeObject, old: KubeObject, resource: ApiResource): FieldError[] {
    const custom = this.#registry.custom(resource);
    return custom === undefined ? validateUpdate(object, old, gvkOf(resource), { version: this.#version }) : custom.validateUpdate(object, old);
  }
}
