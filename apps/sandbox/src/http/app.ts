import { contractApp } from '@assessment-kit/http';
import type { Express } from 'express';
import type { SandboxContext } from '../context.ts';
import { controlGroup } from './control-group.ts';
import { platformGroup } from './platform-group.ts';

/** The sandbox as an Express app: the platform's paths, and its own below `/_sandbox`. */
export function createApp(context: SandboxContext): Express {
  return contractApp([platformGroup(context), controlGroup(context)], (error, correlationId) => {
    console.error(`sandbox failed, correlation id ${correlationId}:`, error);
  });
}
