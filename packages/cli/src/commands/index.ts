import type { Command } from '../program/command.ts';
import { callbackRemove } from './callback-remove.ts';
import { callbackSet } from './callback-set.ts';
import { callbackShow } from './callback-show.ts';
import { certify } from './certify.ts';
import { completion } from './completion.ts';
import { doctor } from './doctor.ts';
import { listen } from './listen.ts';
import { onboardingSet } from './onboarding-set.ts';
import { ordersList } from './orders-list.ts';
import { ordersShow } from './orders-show.ts';
import { ordersUpdate } from './orders-update.ts';
import { packagesApply } from './packages-apply.ts';
import { packagesPlan } from './packages-plan.ts';
import { packagesSchema } from './packages-schema.ts';
import { profileCreate } from './profile-create.ts';
import { profileList } from './profile-list.ts';
import { profileRemove } from './profile-remove.ts';
import { sandbox } from './sandbox.ts';
import { subscriptionSet } from './subscription-set.ts';
import { token } from './token.ts';
import { verify } from './verify.ts';

/** Every command, in the sequence of help and documentation. Add one: a file of its own, and a line here. */
export const COMMANDS: readonly Command[] = [
  callbackShow,
  callbackSet,
  callbackRemove,
  ordersList,
  ordersShow,
  ordersUpdate,
  packagesPlan,
  packagesApply,
  packagesSchema,
  onboardingSet,
  subscriptionSet,
  sandbox,
  listen,
  certify,
  verify,
  token,
  doctor,
  profileCreate,
  profileList,
  profileRemove,
  completion,
];
